//! `doctor`: each step of the way to a registry, and what to do about it.

use super::server::Served;
use super::*;

/// The status of a check in a report.
fn check<'a>(report: &'a Value, name: &str) -> &'a Value {
    let found = report["checks"].as_array().unwrap().iter().find(|check| check["check"] == name);
    found.unwrap_or_else(|| panic!("{name}: {report}"))
}

#[test]
fn a_sound_registry_passes_every_step() {
    let home = Home::new();
    let served = Served::start(&home);
    let line = format!("--config registry/eppsh.toml @TEST-A --server {} doctor", served.address);
    let report = home.line(&format!("{line} -o json"));
    let json = report.json();
    assert_eq!((report.status, &json["ok"]), (0, &json!(true)), "{report:?}");
    for step in ["dns", "tcp ipv4", "tls", "server certificate", "client certificate", "greeting", "clock", "login"] {
        assert_eq!(check(&json, step)["status"], "ok", "{step}: {json}");
    }
    assert!(check(&json, "client certificate")["message"].as_str().unwrap().contains("days left"));
    check(&json, "limits");
    let text = home.line(&line);
    assert!(text.status == 0 && text.out.contains("days left") && !text.out.contains('{'), "{text:?}");
    home.line("@sandbox doctor -o json").is(0, None);
    assert_eq!(home.line("@sandbox doctor -q .checks[0].check --raw").out, "greeting\n");
}

#[test]
fn the_step_that_fails_says_what_to_do_and_gives_the_status() {
    let home = Home::new();
    let served = Served::start(&home);
    home.line("registry init other").says(0, &[]);
    let ask = |more: &str| {
        let server = if more.contains("--server ") { String::new() } else { format!("--server {}", served.address) };
        home.line(&format!("--config registry/eppsh.toml @TEST-A {server} {more} doctor -o json"))
    };
    let failed = |more: &str, step: &str, status: i32, part: &str| {
        let ran = ask(more);
        let json = ran.json();
        let found = check(&json, step);
        assert_eq!((ran.status, &found["status"], &json["ok"]), (status, &json!("failed"), &json!(false)), "{ran:?}");
        let told = format!("{} {}", found["message"], found["hint"]);
        assert!(told.contains(part), "{part}: {told}");
        json
    };
    let wrong = failed("--server-name epp.example.net", "tls", 6, "server-name");
    assert!(check(&wrong, "server certificate")["message"].as_str().unwrap().contains("localhost"), "{wrong}");
    failed("--ca other/ca.pem", "tls", 6, "ca");
    failed("--password env:HOME", "login", 4, "password");
    failed("--cert registry/clients/TEST-B.pem --key registry/clients/TEST-B.key", "login", 4, "certificate");
    let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    failed(&format!("--server 127.0.0.1:{port}"), "tcp ipv4", 6, "refused");
    failed("--server no-such-host.invalid:700", "dns", 6, "name server");
    home.line("--server 127.0.0.1:1 --plain --user A doctor").says(6, &[]);
}
