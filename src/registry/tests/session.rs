//! Greeting, hello, logout, and what every command passes (SE-*, LO-*, TI-*, TR-23, and what other clients send).

use super::*;
use std::collections::HashSet;

#[tokio::test]
async fn se_2_tci_2_3_tci_2_4_the_greeting_tells_what_is_offered() {
    let site = site(|_| {}).await;
    let mut peer = site.connect_silently().await;
    let greeting = peer.receive().await.expect("a greeting");
    assert_eq!(inside(&greeting, "svID"), "eppsh registry");
    assert_eq!(inside(&greeting, "version"), "1.0");
    let date: jiff::Timestamp = inside(&greeting, "svDate").parse().expect("a date");
    assert!((date.as_second() - jiff::Timestamp::now().as_second()).abs() < 30);
    for uri in ["domain-1.0", "host-1.0", "contact-1.0"] {
        assert!(greeting.contains(&format!("<objURI>urn:ietf:params:xml:ns:{uri}</objURI>")), "{greeting}");
    }
    assert!(greeting.contains(&format!("<extURI>{LOGIN_SEC}</extURI>")), "{greeting}");
    assert!(greeting.contains("<retention><stated/></retention>"), "{greeting}");
    site.finish().await;
}

#[tokio::test]
async fn se_1_tr_23_hello_is_answered_anywhere_and_changes_nothing() {
    let site = site(|_| {}).await;
    let mut peer = site.connect().await;
    assert!(peer.ask(epp("<hello/>")).await.contains("<greeting>"));
    assert_eq!(peer.code(command(CHECK)).await, 2002);
    assert_eq!(peer.code(&login("TEST-A", "password-a")).await, 1000);
    assert!(peer.ask(epp("<hello/>")).await.contains("<greeting>"));
    assert_eq!(peer.code(command(CHECK)).await, 1000);
    site.finish().await;
}

#[tokio::test]
async fn g6_lo_1_tr_23_commands_before_login_and_a_second_login_are_use_errors() {
    let site = site(|_| {}).await;
    let mut peer = site.connect().await;
    assert_eq!(peer.code(command("<logout/>")).await, 2002);
    assert_eq!(peer.code(command("<poll op=\"req\"/>")).await, 2002);
    assert_eq!(peer.code(&login("TEST-A", "password-a")).await, 1000);
    assert_eq!(peer.code(&login("TEST-B", "password-b")).await, 2002);
    assert_eq!(peer.code(command(CHECK)).await, 1000, "the session is unharmed");
    site.finish().await;
}

#[tokio::test]
async fn lo_2_tci_2_7_2_logout_frees_the_slot_and_ends_the_connection() {
    let site = site(|settings| settings.session.max_per_registrar = 1).await;
    let mut peer = site.session().await;
    assert_eq!(site.sessions().await, 1);
    let answer = peer.ask(command("<logout/>")).await;
    assert_eq!(code(&answer), 1500);
    assert_eq!(site.sessions().await, 0, "freed in the same step");
    peer.expect_end().await;
    drop(site.session().await);
    site.wait_for_sessions(0).await;
    site.finish().await;
}

#[tokio::test]
async fn lo_2_a_frame_after_logout_is_not_executed() {
    let site = site(|_| {}).await;
    let mut peer = site.session().await;
    peer.send_raw(&[frame(command("<logout/>")), frame(command(CHECK))].concat()).await;
    assert_eq!(code(&peer.receive().await.expect("an answer")), 1500);
    peer.expect_end().await;
    site.finish().await;
}

#[tokio::test]
async fn g5_ti_1_ti_2_transaction_ids() {
    let site = site(|_| {}).await;
    let mut peer = site.connect().await;
    let mut seen = HashSet::new();
    let frames = [command(CHECK), command(CHECK), "<epp/>".into(), "garbage".into(), login("TEST-A", "password-a")];
    for frame in frames {
        let answer = peer.ask(frame).await;
        assert!(seen.insert(inside(&answer, "svTRID").to_owned()), "given twice: {answer}");
    }
    let answer = peer.ask(epp(&format!("<command>{CHECK}<clTRID>\n a  b\tc </clTRID></command>"))).await;
    assert_eq!((code(&answer), inside(&answer, "clTRID")), (1000, "a b c"));
    let answer = peer.ask(epp(&format!("<command>{CHECK}</command>"))).await;
    assert_eq!(code(&answer), 1000);
    assert!(!answer.contains("clTRID"), "{answer}");
    for wrong in ["ab".to_owned(), "x".repeat(65)] {
        let answer = peer.ask(epp(&format!("<command>{CHECK}<clTRID>{wrong}</clTRID></command>"))).await;
        assert_eq!(code(&answer), 2005);
        assert!(!answer.contains(&format!("<clTRID>{wrong}</clTRID></trID>")) && !answer.contains("<trID><clTRID>"));
    }
    site.finish().await;
}

#[tokio::test]
async fn g3_g4_g6_g8_g9_tci_2_2_1_8_the_first_step_that_fails_decides() {
    let site = site(|_| {}).await;
    let mut peer = site.connect().await;
    let services =
        "<objURI>urn:ietf:params:xml:ns:domain-1.0</objURI><objURI>urn:ietf:params:xml:ns:contact-1.0</objURI>";
    assert_eq!(peer.code(login_with("TEST-A", "<pw>password-a</pw>", "en", services, "")).await, 1000);
    let secdns = "<extension><x:y xmlns:x=\"urn:nobody\"/></extension>";
    let login_sec = format!("<extension><l:loginSec xmlns:l=\"{LOGIN_SEC}\"/></extension>");
    let host =
        "<check><h:check xmlns:h=\"urn:ietf:params:xml:ns:host-1.0\"><h:name>a.b.example</h:name></h:check></check>";
    let renew = "<renew><c:renew xmlns:c=\"urn:ietf:params:xml:ns:contact-1.0\"><c:id>abc</c:id></c:renew></renew>";
    let cases: &[(String, u16)] = &[
        (epp("<greeting/>"), 2001),
        (epp("<response/>"), 2001),
        (epp("<hello/><hello/>"), 2001),
        ("<epp xmlns=\"urn:other\"><hello/></epp>".into(), 2001),
        (epp("<extension><x xmlns=\"urn:x\"/></extension>"), 2000),
        (command("<frobnicate/>"), 2000),
        (command("<logout/><logout/>"), 2001),
        (command(&CHECK.replace("domain:check", "domain:info")), 2001),
        (command(&CHECK.replace("domain-1.0", "domain-9.9")), 2307),
        (command(host), 2002),
        (command(renew), 2101),
        (command(&format!("{CHECK}{secdns}")), 2103),
        (command(&format!("{CHECK}{login_sec}")), 2002),
        (command("<check><domain:check xmlns:domain=\"urn:ietf:params:xml:ns:domain-1.0\"/></check>"), 2003),
        (command(&CHECK.replace("<check>", "<check>words")), 2001),
    ];
    for (frame, expected) in cases {
        let answer = peer.ask(frame).await;
        assert_eq!(code(&answer), *expected, "{frame}\n{answer}");
    }
    for (at, odd, why) in [
        ("<domain:name>", "<domain:name odd=\"1\">", "name has an attribute that it does not take"),
        ("<domain:name>", "words<domain:name>", "check holds text where it takes none"),
        ("<domain:name>", "<domain:odd/><domain:name>", "odd is not allowed at this place"),
    ] {
        let answer = peer.ask(command(&CHECK.replacen(at, odd, 1))).await;
        assert_eq!((code(&answer), inside(&answer, "reason")), (2001, why), "{answer}");
    }
    let again = login_with("TEST-A", "<pw>password-a</pw>", "ru", services, "");
    for (frame, why) in [
        (command(host), "This service was not asked for at login"),
        (command(&format!("{CHECK}{login_sec}")), "This service was not asked for at login"),
        (again, "This session is logged in already"),
    ] {
        let answer = peer.ask(frame).await;
        assert_eq!((code(&answer), inside(&answer, "reason")), (2002, why), "{answer}");
    }
    let answer = site.connect().await.ask(command(CHECK)).await;
    assert_eq!((code(&answer), inside(&answer, "reason")), (2002, "Nobody is logged in"));
    assert_eq!(peer.code(command(CHECK)).await, 1000, "the session is unharmed");
    site.finish().await;
}

#[tokio::test]
async fn tr_16_prefixes_do_not_matter() {
    let site = site(|_| {}).await;
    let mut peer = site.session().await;
    let odd = "<e:epp xmlns:e=\"urn:ietf:params:xml:ns:epp-1.0\"><e:command><e:check>\
        <check xmlns=\"urn:ietf:params:xml:ns:domain-1.0\"><name>foo.example</name></check>\
        </e:check><e:clTRID>ABC-12345</e:clTRID></e:command></e:epp>";
    let shadowed = command(&CHECK.replace("<domain:name>", "<e:name xmlns:e=\"urn:ietf:params:xml:ns:domain-1.0\">"))
        .replace("</domain:name>", "</e:name>");
    let usual = peer.ask(command(CHECK)).await;
    for frame in [odd.to_owned(), shadowed] {
        let answer = peer.ask(frame).await;
        let without_id = |answer: &str| answer.replace(inside(answer, "svTRID"), "");
        assert_eq!(without_id(&answer), without_id(&usual));
    }
    site.finish().await;
}

#[tokio::test]
async fn what_other_clients_send_is_taken() {
    let site = site(|_| {}).await;
    let mut peer = site.session().await;
    let bare = command(CHECK).split_once("?>").expect("a declaration").1.to_owned();
    let location = "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" \
        xsi:schemaLocation=\"urn:ietf:params:xml:ns:epp-1.0 epp-1.0.xsd\" xmlns=\"urn:ietf:params:xml:ns:epp-1.0\"";
    let root = "xmlns=\"urn:ietf:params:xml:ns:epp-1.0\" xmlns:domain=\"urn:ietf:params:xml:ns:domain-1.0\"";
    let frames = [
        bare.clone(),
        format!("\u{feff}{}", command(CHECK)),
        format!("{}\r\n", command(CHECK)),
        command(CHECK).replace("><", ">\n  <"),
        bare.replacen("xmlns=\"urn:ietf:params:xml:ns:epp-1.0\"", location, 1),
        command(CHECK).replace("UTF-8\"", "UTF-8\" standalone=\"no\""),
        bare.replacen("xmlns=\"urn:ietf:params:xml:ns:epp-1.0\"", root, 1),
    ];
    for frame in frames {
        let answer = peer.ask(&frame).await;
        assert_eq!((code(&answer), inside(&answer, "clTRID")), (1000, "ABC-12345"), "{frame}\n{answer}");
    }
    site.finish().await;
}

#[tokio::test]
async fn g17_when_the_database_fails_the_client_learns_it_and_nothing_is_kept() {
    let site = site(|_| {}).await;
    let rename = |from: &'static str, to: &'static str| {
        site.registry.store.write(move |tx| tx.execute(&format!("ALTER TABLE {from} RENAME TO {to}"), &[]))
    };
    let mut peer = site.connect().await;
    rename("process", "gone").await.expect("renamed");
    let change = "<pw>password-a</pw><newPW>password-1</newPW>";
    assert_eq!(peer.code(login_with("TEST-A", change, "en", SERVICES, "")).await, 2400);
    assert_eq!(peer.code(command(CHECK)).await, 2002, "no session");
    rename("gone", "process").await.expect("renamed");
    assert_eq!(peer.code(&login("TEST-A", "password-a")).await, 1000, "the old password");
    rename("domain", "gone").await.expect("renamed");
    assert_eq!(peer.code(command(CHECK)).await, 2400);
    rename("gone", "domain").await.expect("renamed");
    assert_eq!(peer.code(command(CHECK)).await, 1000);
    site.finish().await;
}

#[tokio::test]
async fn a_check_is_answered_with_a_reason_for_every_name_that_is_taken() {
    let site = site(|_| {}).await;
    let mut peer = site.session().await;
    let names =
        CHECK.replace("foo.example</domain:name>", "foo.example</domain:name><domain:name>nic.example</domain:name>");
    let answer = peer.ask(command(&names)).await;
    assert_eq!(code(&answer), 1000);
    assert_eq!(answer.matches("<domain:reason").count(), answer.matches("avail=\"0\"").count());
    assert_eq!((answer.matches("avail=\"1\"").count(), answer.matches("avail=\"0\"").count()), (1, 1), "{answer}");
    site.finish().await;
}

#[tokio::test]
async fn tci_2_2_1_1_objects_live_over_the_wire() {
    let site = site(|_| {}).await;
    let mut peer = site.session().await;
    let domain = |verb: &str, inside: &str| {
        let uri = "urn:ietf:params:xml:ns:domain-1.0";
        command(&format!(
            "<{verb}><d:{verb} xmlns:d=\"{uri}\"><d:name>foo.example</d:name>{inside}</d:{verb}></{verb}>"
        ))
    };
    let host = |verb: &str, inside: &str| {
        let uri = "urn:ietf:params:xml:ns:host-1.0";
        command(&format!(
            "<{verb}><h:{verb} xmlns:h=\"{uri}\"><h:name>ns1.foo.example</h:name>{inside}</h:{verb}></{verb}>"
        ))
    };
    let auth = "<d:authInfo><d:pw>2fooBAR!</d:pw></d:authInfo>";
    let empty = "<h:add/><h:rem/><h:chg><h:name>ns2.foo.example</h:name></h:chg>";
    let steps = [
        (domain("info", ""), 2303),
        (domain("create", &format!("<d:period unit=\"y\">1</d:period>{auth}")), 1000),
        (domain("create", auth), 2302),
        (domain("info", ""), 1000),
        (host("create", "<h:addr>192.0.2.1</h:addr>"), 1000),
        (host("info", ""), 1000),
        (domain("update", "<d:add/><d:rem/><d:chg/>"), 2003),
        (domain("update", "<d:add><d:status s=\"clientHold\"/></d:add><d:rem/><d:chg/>"), 1000),
        (host("update", empty), 1000),
        (host("info", ""), 2303),
        (command("<poll op=\"req\"/>"), 1300),
        (domain("delete", ""), 2305),
    ];
    for (frame, expected) in steps {
        let answer = peer.ask(&frame).await;
        assert_eq!(code(&answer), expected, "{frame}\n{answer}");
        assert_eq!(inside(&answer, "clTRID"), "ABC-12345");
    }
    let mut other = site.connect().await;
    assert_eq!(other.code(&login("TEST-B", "password-b")).await, 1000);
    assert_eq!(other.code(domain("delete", "")).await, 2201);
    assert!(!other.ask(domain("info", "")).await.contains("2fooBAR"));
    site.finish().await;
}

#[tokio::test]
async fn ex_3_a_message_tells_nothing_of_services_that_the_login_did_not_ask_for() {
    let site = site(|_| {}).await;
    let about = |verb: &str, attributes: &str, rest: &str| {
        command(&format!(
            "<{verb}{attributes}><domain:{verb} xmlns:domain=\"urn:ietf:params:xml:ns:domain-1.0\">\
             <domain:name>told.example</domain:name>{rest}</domain:{verb}></{verb}>"
        ))
    };
    let auth = "<domain:authInfo><domain:pw>2fooBAR-x</domain:pw></domain:authInfo>";
    let mut losing = site.session().await;
    assert_eq!(losing.code(about("create", "", auth)).await, 1000);
    let mut gaining = site.connect().await;
    assert_eq!(gaining.code(login("TEST-B", "password-b")).await, 1000);
    assert_eq!(gaining.code(about("transfer", " op=\"request\"", auth)).await, 1001);

    let whole = losing.ask(command("<poll op=\"req\"/>")).await;
    assert_eq!((code(&whole), whole.contains("trnData")), (1301, true), "{whole}");
    let hosts_only = "<objURI>urn:ietf:params:xml:ns:host-1.0</objURI>";
    let mut other = site.connect().await;
    let frame = login_with("TEST-A", "<pw>password-a</pw>", "en", hosts_only, "");
    assert_eq!(other.code(frame).await, 1000);
    let bare = other.ask(command("<poll op=\"req\"/>")).await;
    assert_eq!((code(&bare), bare.contains("<msg>Transfer requested</msg>")), (1301, true), "{bare}");
    assert!(!bare.contains("domain-1.0") && !bare.contains("resData"), "{bare}");
    site.finish().await;
}
