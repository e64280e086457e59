//! What a profile allows, what cannot be written down, and whether there is a session to be had.

use super::stub::{Reaction, Stub};
use super::*;

/// A gateway with a profile of these further lines.
fn of_profile(home: &Home, stub: &Stub, more: &str, words: &[&str]) -> Served {
    let text = format!("[profile.own]\nserver = '{}'\nuser = 'AAA'\npassword = 'password-a'\n{more}\n", stub.address);
    home.write("config/eppsh/config.toml", &text);
    Served::start(home, &[&["--plain", "gateway", "@own", "--listen", "127.0.0.1:0"], words].concat(), &[])
}

#[test]
fn what_the_profile_does_not_allow_is_forbidden_and_not_sent() {
    let home = Home::new();
    for (setting, told) in
        [("read-only = true", "read-only"), ("verbs = ['check', 'poll']", "not allowed in the profile own")]
    {
        let stub = Stub::start(|_, _| Reaction::Answer(1000));
        let gateway = of_profile(&home, &stub, setting, &[]);
        let typed = |path: &str, body: Value| Http::open(&gateway.address).post(path, &body.to_string());
        let delete = json!({"delete": {"domain:delete": {"domain:name": "a.test"}}});
        for (status, json) in [
            ask(&gateway, &create("a.test")),
            ask(&gateway, &delete),
            typed("/v1/domain/create", json!({"name": "a.test"})),
            typed("/v1/domain/renew", json!({"name": "a.test", "cur-exp": "2030-01-01"})),
        ] {
            let message = json["error"]["message"].as_str().unwrap_or_default();
            assert!(status == 403 && message.contains(told), "{status} {json}");
        }
        assert_eq!(stub.count("<login"), 0, "not even a session is opened for it");
        assert_eq!(ask(&gateway, &check("a.test")).0, 200);
        assert_eq!(typed("/v1/domain/check", json!({"name": ["a.test"]})).0, 200);
        assert_eq!(stub.count("<create") + stub.count("<delete") + stub.count("<renew"), 0);
    }
}

#[test]
fn a_production_profile_is_told_of_and_has_its_audit_log() {
    let home = Home::new();
    let stub = Stub::start(|_, _| Reaction::Answer(1000));
    let gateway = of_profile(&home, &stub, "production = true", &["--sessions", "3"]);
    assert!(gateway.told.contains("marked production"), "{}", gateway.told);
    std::thread::scope(|scope| {
        for number in 0..12 {
            let gateway = &gateway;
            scope.spawn(move || assert_eq!(ask(gateway, &create(&format!("n{number}.test"))).0, 200));
        }
    });
    let log = home.read("state/eppsh/audit.ndjson");
    for number in 0..12 {
        assert_eq!(log.matches(&format!("\"object\":\"n{number}.test\"")).count(), 1, "{log}");
    }
    assert!(!log.contains("password-a") && !log.contains("2fooBAR"));
    home.line("log verify").says(0, &[]);
}

#[test]
fn a_change_that_cannot_be_written_down_is_not_sent_and_no_fault_of_the_caller() {
    let home = Home::new();
    let stub = Stub::start(|_, _| Reaction::Answer(1000));
    let gateway = gateway(&home, &stub.address, &[]);
    // A file is where the journal's directory would be.
    home.write("state/eppsh/journal", "");
    let typed = Http::open(&gateway.address).post("/v1/domain/create", &json!({"name": "a.test"}).to_string());
    for (status, json) in [ask(&gateway, &create("a.test")), typed] {
        assert_eq!((status, &json["error"]["outcome"]), (500, &json!("not sent")), "{json}");
        assert!(json["error"]["message"].as_str().unwrap().contains("journal"), "{json}");
    }
    assert_eq!(ask(&gateway, &check("a.test")).0, 200, "what only asks is not written down");
    std::fs::remove_file(home.path("state/eppsh/journal")).unwrap();
    assert_eq!(stub.count("<create"), 0);
    assert_eq!(ask(&gateway, &create("a.test")).0, 200);
    assert_eq!(Http::open(&gateway.address).get("/v1/doubt").1, json!({"doubt": []}));
}

#[test]
fn a_gateway_is_ready_while_a_session_can_be_had() {
    let home = Home::new();
    let mut registry = Some(registry(&home));
    let address = registry.as_ref().unwrap().address.clone();
    let gateway = gateway(&home, &address, &["--sessions", "3"]);
    let ready = || {
        let answer = Http::open(&gateway.address).try_get("/readyz").unwrap();
        (answer.status, answer.body)
    };
    assert_eq!(ready(), (200, "ready\n".into()), "nobody asked yet, and a session can be had");
    assert_eq!(ask(&gateway, &check("a.test")).0, 200);
    assert_eq!(ready().0, 200);
    // Dropped, it is killed.
    drop(registry.take());
    let (status, why) = ready();
    assert!(status == 503 && why.contains("there is no session") && why.contains("cannot be reached"), "{why}");
    assert_eq!(ready().0, 503, "and it is not forgotten");
    let _again = Served::start(&home, &["registry", "serve", "registry", "--plain", "--listen", &address], &[]);
    assert_eq!(ask(&gateway, &check("a.test")).0, 200);
    assert_eq!(ready().0, 200, "a request found it first");
}
