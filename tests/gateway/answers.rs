//! The answers of a registrar's day, from end to end: the very bytes that a client of the gateway gets, beside what Python's
//! xmltodict makes of the very frames that passed.

use super::recorder::Recorder;
use super::*;
use std::io::Write;

/// What of an answer is taken off, in Python; and whether the request is the body that was posted.
const JUDGE: &str = r#"
import json, sys, xmltodict
for line in sys.stdin:
    body, request, answer = json.loads(line)
    sent = xmltodict.parse(request)["epp"]["command"]
    cltrid = sent.pop("clTRID")
    told = xmltodict.parse(answer)["epp"]
    told.pop("@xmlns", None)
    told = told.get("response", told)
    if told.get("trID", {}).get("clTRID") == cltrid:
        del told["trID"]
    print(json.dumps([sent == body, json.dumps(told, ensure_ascii=False, separators=(",", ":"))]))
"#;

#[test]
fn they_are_what_xmltodict_makes_of_the_frames_that_passed() {
    let Some(python) = crate::xmltodict::python() else { return };
    let home = Home::new();
    let registry = registry(&home);
    let recorder = Recorder::before(&registry.address, &home.path("registry"));
    let gateway = before(&home, &recorder, &[]);
    home.line("registry poll registry push AAA 'Зона .дети: работы <в ночь> & утром'").says(0, &[]);
    let (domain, host, contact) =
        ("urn:ietf:params:xml:ns:domain-1.0", "urn:ietf:params:xml:ns:host-1.0", "urn:ietf:params:xml:ns:contact-1.0");
    let mut many = check("");
    many["check"]["domain:check"]["domain:name"] = json!(["one.test", "two.test", "three.test"]);
    let mut with_glue = create("two.test");
    with_glue["create"]["domain:create"] = json!({"@xmlns:domain": domain, "domain:name": "two.test",
        "domain:period": {"@unit": "y", "#text": "2"},
        "domain:ns": {"domain:hostObj": ["ns1.one.test", "ns2.one.test"]}, "domain:authInfo": {"domain:pw": "2fooBAR"}});
    let glue = |name: &str, ip: &str| {
        json!({"create": {"host:create": {"@xmlns:host": host, "host:name": name,
            "host:addr": [{"@ip": "v4", "#text": ip}, {"@ip": "v6", "#text": "2001:db8::1"}]}}})
    };
    let mut asked = vec![
        ("check one", check("one.test")),
        ("check many", many),
        ("create", create("one.test")),
        ("the first glue", glue("ns1.one.test", "192.0.2.1")),
        ("the second glue", glue("ns2.one.test", "192.0.2.2")),
        ("create with glue", with_glue),
        (
            "info",
            json!({"info": {"domain:info": {"@xmlns:domain": domain,
            "domain:name": {"@hosts": "all", "#text": "two.test"}}}}),
        ),
        ("info of a host", json!({"info": {"host:info": {"@xmlns:host": host, "host:name": "ns1.one.test"}}})),
        ("poll", json!({"poll": {"@op": "req"}})),
        (
            "contact create",
            json!({"create": {"contact:create": {"@xmlns:contact": contact, "contact:id": "jd1",
            "contact:postalInfo": [
                {"@type": "int", "contact:name": "Jane Doe", "contact:addr": {"contact:street": ["Road 1", "Flat 2"],
                    "contact:city": "Moscow", "contact:cc": "RU"}},
                {"@type": "loc", "contact:name": "Джейн «Д» Доу", "contact:addr": {"contact:city": "Москва", "contact:cc": "RU"}}],
            "contact:voice": {"@x": "12", "#text": "+7.4951234567"}, "contact:email": "jd@example.com",
            "contact:authInfo": {"contact:pw": "2fooBAR"}}}}),
        ),
        ("contact info", json!({"info": {"contact:info": {"@xmlns:contact": contact, "contact:id": "jd1"}}})),
        ("a refusal", create("two.test")),
    ];
    let (mut lines, mut answers) = (String::new(), Vec::new());
    let mut http = Http::open(&gateway.address);
    for (what, body) in &asked {
        let answer = http.try_post(REQUEST, &body.to_string(), "").unwrap();
        let expected = if *what == "a refusal" {
            "2302"
        } else if *what == "poll" {
            "1301"
        } else {
            "1000"
        };
        let json: Value = serde_json::from_str(&answer.body).unwrap();
        assert_eq!((answer.status, &json["result"]["@code"]), (200, &json!(expected)), "{what}: {json}");
        let (request, frame) = recorder.last();
        lines.push_str(&format!("{}\n", json!([body, request, frame])));
        answers.push((answer.body, frame));
    }
    let mut judge = std::process::Command::new(python);
    let mut judge = judge.args(["-c", JUDGE]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    judge.stdin.take().unwrap().write_all(lines.as_bytes()).unwrap();
    let output = judge.wait_with_output().unwrap();
    assert!(output.status.success());
    let told = String::from_utf8(output.stdout).unwrap();
    let verdicts: Vec<(bool, String)> = told.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(verdicts.len(), asked.len());
    for (((what, body), (answer, frame)), (is_sent, expected)) in asked.drain(..).zip(answers).zip(verdicts) {
        assert_eq!(answer, expected, "{what}: {frame}");
        assert!(is_sent, "{what}: another command was sent than {body}");
    }
}
