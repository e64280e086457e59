use super::*;
use crate::epp::{MsgQ, Outcome, read};
use crate::spec::Catalog;
use serde_json::{Value as Json, json};

/// Values from JSON: texts, numbers, truth values, lists and maps.
fn value(json: &Json) -> Value {
    match json {
        Json::String(text) => text.as_str().into(),
        Json::Number(number) => number.as_i64().unwrap_or_default().into(),
        Json::Bool(truth) => (*truth).into(),
        Json::Array(items) => Value::List(items.iter().map(value).collect()),
        Json::Object(_) => Value::Map(map(json)),
        Json::Null => "".into(),
    }
}

/// A map from JSON.
fn map(json: &Json) -> Map {
    let fields = json.as_object().into_iter().flatten();
    fields.map(|(name, field)| (name.clone(), value(field))).collect()
}

/// A body from JSON.
fn body(spec: &'static str, element: &'static str, json: Json) -> Body {
    Body { spec: spec.into(), element: element.into(), values: map(&json) }
}

/// A message with these objects and extensions.
fn message(data: Vec<Body>, ext: Vec<Body>) -> Reply {
    Reply {
        results: vec![Outcome { code: Code::ACK_TO_DEQUEUE, ..Outcome::default() }],
        msgq: Some(MsgQ { id: Some("1".into()), ..MsgQ::default() }),
        data,
        ext,
        ..Reply::default()
    }
}

/// The notice of one object.
fn told(spec: &'static str, element: &'static str, json: Json) -> String {
    notice(&message(vec![body(spec, element, json)], Vec::new())).unwrap_or_default()
}

/// The notice of one extension beside a domain.
fn told_beside(spec: &'static str, element: &'static str, json: Json) -> String {
    let domain = body("domain", "infData", json!({"name": "foo.xn--d1acj3b", "roid": "R-1"}));
    notice(&message(vec![domain], vec![body(spec, element, json)])).unwrap_or_default()
}

#[test]
fn transfers() {
    let transfer = |status: &str| {
        told(
            "domain",
            "trnData",
            json!({"name": "foo.xn--d1acj3b", "trStatus": status, "reID": "X", "acID": "Y",
            "reDate": "2000-06-08T22:00:00.0Z", "acDate": "2000-06-13T22:00:00.0Z", "exDate": "2002-09-08T22:00:00.0Z"}),
        )
    };
    assert_eq!(
        transfer("pending"),
        "X asked at 2000-06-08T22:00:00.0Z for the transfer of foo.дети; Y may approve or reject it until \
         2000-06-13T22:00:00.0Z."
    );
    let approved = "The transfer of foo.дети from Y to X was approved by Y at 2000-06-13T22:00:00.0Z. It expires on \
                    2002-09-08T22:00:00.0Z now.";
    assert_eq!(transfer("clientApproved"), approved);
    for (status, part) in [
        ("clientRejected", "was rejected by Y at"),
        ("clientCancelled", "was cancelled by X at"),
        ("serverApproved", "was completed by the registry at"),
        ("serverCancelled", "was stopped by the registry at"),
        ("onHold", "from Y to X is onHold."),
    ] {
        assert!(transfer(status).contains(part), "{}", transfer(status));
    }
    let contact = told("contact", "trnData", json!({"id": "C-1", "trStatus": "pending"}));
    assert_eq!(
        contact,
        "the other registrar asked for the transfer of C-1; the other registrar may approve or reject it."
    );
    assert_eq!(told("domain", "trnData", json!({"name": "a.test"})), "");
    let done = told("fred-domain", "trnData", json!({"name": "a.cz", "trDate": "2007-10-02", "clID": "REG-X"}));
    assert_eq!(done, "a.cz was transferred to REG-X on 2007-10-02.");
}

#[test]
fn frames_of_the_rfcs_are_told() {
    let frame = |data: &str| {
        format!(
            "<epp xmlns='urn:ietf:params:xml:ns:epp-1.0'><response><result code='1301'><msg>Ok</msg></result>\
             <msgQ count='5' id='12345'><qDate>1999-04-04T22:01:00.0Z</qDate><msg>Pending action.</msg></msgQ>\
             <resData>{data}</resData><trID><clTRID>BCD-23456</clTRID><svTRID>65432-WXY</svTRID></trID></response></epp>"
        )
    };
    let pan = |prefix: &str, id: &str, result: &str| {
        format!(
            "<{prefix}:panData xmlns:{prefix}='urn:ietf:params:xml:ns:{prefix}-1.0'>\
             <{prefix}:{id} paResult='{result}'>xn--d1acj3b</{prefix}:{id}><{prefix}:paTRID><clTRID>ABC-12345</clTRID>\
             <svTRID>54321-XYZ</svTRID></{prefix}:paTRID><{prefix}:paDate>1999-04-04T22:00:00.0Z</{prefix}:paDate></{prefix}:panData>"
        )
    };
    for (data, expected) in [
        (
            pan("domain", "name", "1"),
            "What was pending for дети was completed at 1999-04-04T22:00:00.0Z. Its clTRID was ABC-12345.",
        ),
        (
            pan("host", "name", "false"),
            "What was pending for дети was refused at 1999-04-04T22:00:00.0Z. Its clTRID was ABC-12345.",
        ),
        (
            pan("contact", "id", "0"),
            "What was pending for дети was refused at 1999-04-04T22:00:00.0Z. Its clTRID was ABC-12345.",
        ),
        (
            "<domain:renData xmlns:domain='urn:ietf:params:xml:ns:domain-1.0'><domain:name>a.test</domain:name>\
             <domain:exDate>2005-04-03T22:00:00.0Z</domain:exDate></domain:renData>"
                .into(),
            "a.test was renewed; it expires on 2005-04-03T22:00:00.0Z now.",
        ),
    ] {
        let reply = read::reply(frame(&data).as_bytes(), Catalog::built_in()).expect("an answer");
        assert_eq!(notice(&reply).as_deref(), Some(expected));
    }
    // The same object in an answer that is no message.
    let plain = frame(&pan("domain", "name", "1")).replace("1301", "1000");
    let plain = plain.replace("<qDate>1999-04-04T22:01:00.0Z</qDate><msg>Pending action.</msg>", "");
    let reply = read::reply(plain.as_bytes(), Catalog::built_in()).expect("an answer");
    assert_eq!(notice(&reply), None);
}

#[test]
fn changes() {
    let change = |json: Json| told_beside("changePoll", "changeData", json);
    assert_eq!(
        change(json!({"state": "after", "operation": "update", "date": "2013-10-22T14:25:57.0Z", "svTRID": "1",
            "who": "URS Admin", "caseId": {"type": "urs", "id": "urs123"}, "reason": "URS\n Lock"})),
        "foo.дети was updated by URS Admin at 2013-10-22T14:25:57.0Z: URS case urs123, URS Lock. It is shown as it was \
         after that."
    );
    assert_eq!(
        change(json!({"state": "before", "operation": "delete", "op": "purge", "who": "ClientZ"})),
        "foo.дети was deleted (purge) by ClientZ. It is shown as it was before that."
    );
    for (json, part) in [
        (json!({"operation": "custom", "op": "sync"}), "was changed (sync). "),
        (json!({"operation": "custom"}), "was changed (custom). "),
        (json!({"operation": "autoRenew", "who": "Batch"}), "was renewed by itself by Batch. "),
        (json!({"operation": "autoPurge"}), "was purged by itself. "),
        (
            json!({"operation": "transfer", "caseId": {"type": "custom", "name": "Court", "id": "17"}}),
            ": Court case 17. ",
        ),
        (json!({"operation": "restore", "caseId": {"type": "udrp", "id": "D1"}}), ": UDRP case D1. "),
    ] {
        assert!(change(json.clone()).contains(part), "{}", change(json));
    }
    let alone = notice(&message(Vec::new(), vec![body("changePoll", "changeData", json!({"operation": "create"}))]));
    assert_eq!(alone.as_deref(), Some("An object was created."));
}

#[test]
fn money() {
    let json = json!({"registrarName": "Reg", "creditLimit": "1000", "availableCredit": "50",
        "creditThreshold": {"type": "PERCENT", "creditThreshold": "10"}});
    let text = told("lowbalance-poll", "pollData", json);
    assert_eq!(text, "The credit of Reg runs low: 50 of 1000 are left; a message comes below 10 percent.");
    let text = told("lowbalance-poll", "pollData", json!({"availableCredit": "-5"}));
    assert_eq!(text, "The credit runs low: -5 are left.");
    let json = json!({"type": "balance", "balance": {"sum": "10000.00", "credit": "800.00", "currency": "RUB",
        "calcDate": "2016-04-19T12:43:51.0Z"}});
    let text = told("tci-billing", "infData", json);
    assert_eq!(text, "The account holds 10000.00 RUB, with a credit of 800.00 RUB, as of 2016-04-19T12:43:51.0Z.");
}

#[test]
fn restores_keys_and_maintenance() {
    let json = json!({"name": "a.test", "rgpStatus": {"s": "pendingRestore"}, "reqDate": "T1", "reportDueDate": "T2"});
    let text = told("rgp-poll", "pollData", json);
    assert_eq!(
        text,
        "The restore of a.test was asked for at T1; its report is due by T2: `domain restore a.test report …`."
    );
    let key = json!({"keyData": {"flags": 257}});
    let json =
        json!({"name": "a.test", "authInfo": {"pw": "sEcReT"}, "keyRelayData": [key, key], "reID": "X", "acID": "Y"});
    let text = told("keyrelay", "infData", json);
    assert_eq!(text, "X passes on to Y 2 DNSKEY records for the zone a.test.");
    let text = told("keyrelay", "infData", json!({"name": "a.test", "keyRelayData": [key]}));
    assert_eq!(text, "Another registrar passes on a DNSKEY record for the zone a.test.");
    let systems = json!([{"name": "EPP", "impact": "full"}, {"name": "WHOIS", "impact": "partial"}, {"name": "Portal", "impact": "none"}]);
    let item = json!({"id": "m-1", "pollType": "update", "system": systems, "environment": {"type": "ote"},
        "start": "T1", "end": "T2", "reason": "planned"});
    assert_eq!(
        told("maintenance", "infData", json!({"item": item})),
        "The planned maintenance m-1 (ote) was changed: from T1 to T2. EPP does not work, WHOIS works in parts, Portal works as \
         ever."
    );
    let item = json!({"pollType": "end", "environment": {"type": "custom", "name": "labs"}, "start": "T1", "end": "T2", "reason": "emergency"});
    let text = told("maintenance", "infData", json!({"item": item}));
    assert_eq!(text, "The emergency maintenance (labs) is over: from T1 to T2.");
}

#[test]
fn applications_and_logins() {
    let launch = |json: Json| told_beside("launch", "infData", json);
    assert_eq!(
        launch(json!({"phase": {"phase": "sunrise"}, "applicationID": "abc123", "status": {"s": "allocated"}})),
        "The application abc123 for foo.дети in the phase sunrise is allocated now."
    );
    assert_eq!(
        launch(
            json!({"phase": {"phase": "custom", "name": "idn-release"}, "status": {"s": "custom", "name": "sorting", "text": "In the auction"}})
        ),
        "The registration for foo.дети in the phase idn-release is sorting now: In the auction."
    );
    assert_eq!(launch(json!({"phase": {"phase": "claims"}})), "");
    let events = json!({"event": [
        {"type": "password", "level": "warning", "exDate": "2020-03-25T22:00:00.0Z", "text": "Password expires soon."},
        {"type": "stat", "name": "failedLogins", "level": "error", "value": "100", "duration": "P1D"},
        {"level": "warning"},
    ]});
    let mut reply = message(Vec::new(), vec![body("loginSec", "loginSecData", events)]);
    let expected = "Login security, warning: the password, until 2020-03-25T22:00:00.0Z: Password expires soon.\n\
                    Login security, error: failedLogins 100 within P1D.";
    assert_eq!(notice(&reply).as_deref(), Some(expected));
    reply.results[0].code = Code::OK;
    reply.msgq = None;
    assert_eq!(notice(&reply).as_deref(), Some(expected));
}

#[test]
fn nothing_is_said_where_there_is_nothing_to_say() {
    assert_eq!(notice(&Reply::default()), None);
    assert_eq!(told("domain", "infData", json!({"name": "a.test"})), "");
    assert_eq!(told("x", "pollData", json!({"availableCredit": {"a": 1}})), "");
    assert_eq!(told("x", "infData", json!({"item": "text", "balance": "1"})), "");
    assert_eq!(told("domain", "panData", json!({"name": "a.test", "paResult": "maybe"})), "");
}
