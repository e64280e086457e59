//! Bodies that will not do, and connections that are too slow or too many.

use super::stub::{Reaction, Stub};
use super::*;

#[test]
fn bodies_that_will_not_do_are_answered_and_nothing_is_sent() {
    let home = Home::new();
    let stub = Stub::start(|_, _| Reaction::Answer(1000));
    let gateway = gateway(&home, &stub.address, &["--max-body", "16"]);
    let deep = format!("{}1{}", "{\"a\":".repeat(2000), "}".repeat(2000));
    let deep_enough = format!("{{\"check\":{}1{}}}", "{\"a\":".repeat(100), "}".repeat(100));
    for (body, message) in [
        ("", "No JSON data was POSTed"),
        ("hello", "No JSON data was POSTed"),
        ("[]", "No JSON data was POSTed"),
        ("null", "No JSON data was POSTed"),
        ("{\"check\":", "No JSON data was POSTed"),
        (&deep, "No JSON data was POSTed"),
        ("{\"check\": \"\u{1}\"}", "No JSON data was POSTed"),
        (&deep_enough, "deeper"),
        ("{}", "names no command"),
        ("{\"extension\": null, \"clTRID\": \"A\"}", "names no command"),
        ("{\"check\": null, \"info\": null}", "several commands"),
        ("{\"login\": null}", "logs in by itself"),
        ("{\"check\": {\"foo:check\": null}}", "prefix"),
        ("{\"check\": {\"domain:check\": {\"foo:name\": \"a\"}}}", "prefix"),
        ("{\"check\": {\"domain:check\": {\"domain:name\": \"a\\u0001\"}}}", "U+0001"),
        ("{\"check\": {\"a b\": null}}", "name"),
        ("{\"check\": {\"domain:check\": {\"@a\": {\"b\": 1}}}}", "object"),
        ("{\"check\": [null, null]}", "list"),
        ("{\"che<ck\": null}", "name"),
    ] {
        let (status, json) = Http::open(&gateway.address).post(REQUEST, body);
        let told = json["error"]["message"].as_str().unwrap_or_default();
        assert!(status == 400 && told.contains(message), "{} {status} {json}", &body[..body.len().min(80)]);
    }
    let large = format!("{{\"check\": \"{}\"}}", "x".repeat(17 * 1024));
    let answer = Http::open(&gateway.address).try_post(REQUEST, &large, "").unwrap();
    assert!(answer.status == 413 && answer.body.contains("16384"), "{answer:?}");
    for head in [
        "POST /epp/api/v1.0/request HTTP/1.1\r\nHost: x\r\nContent-Length: 14\r\n\r\n{\"hello\":null}",
        "POST /epp/api/v1.0/request HTTP/1.1\r\nHost: x\r\nContent-Type: text/plain\r\nContent-Length: 14\r\n\r\n{\"hello\":null}",
    ] {
        let answer = Http::open(&gateway.address).exchange(head.as_bytes()).unwrap();
        assert!(answer.status == 400 && answer.body.contains("No JSON data was POSTed"), "{answer:?}");
    }
    assert_eq!(Http::open(&gateway.address).get("/nosuch").0, 404);
    assert_eq!(Http::open(&gateway.address).get(REQUEST).0, 405);
    for bytes in [&b"\x16\x03\x01\x00\x01"[..], b"GET\r\n\r\n", b"\0\0\0\0\r\n\r\n"] {
        let answer = Http::open(&gateway.address).exchange(bytes);
        assert!(answer.is_none_or(|answer| answer.status == 400));
    }
    assert_eq!(stub.count("<check"), 0, "nothing was sent");
    assert_eq!(ask(&gateway, &check("a.test")).0, 200, "and it works on");
}

#[test]
fn more_connections_than_allowed_wait_for_their_turn() {
    let home = Home::new();
    let stub = Stub::start(|_, _| Reaction::Answer(1000));
    let gateway = gateway(&home, &stub.address, &["--connections", "20"]);
    // These say nothing and are in the way; they leave one by one.
    let mut idle: Vec<_> = (0..18).map(|_| Http::open(&gateway.address)).collect();
    each_is_served(&gateway, || idle.drain(..).for_each(drop));
}

#[test]
fn who_is_too_slow_is_sent_away() {
    // Through the library, where patience may be short.
    use eppsh::gateway::Gateway;
    use eppsh::gateway::listen::Listener;
    use eppsh::gateway::pool::Pool;
    use eppsh::gateway::settings::Settings;
    use eppsh::lanes::Lanes;
    use std::time::Duration;
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
    let patience = Duration::from_millis(100);
    let listen = "127.0.0.1:0".into();
    let settings = Settings { listen, head_time: patience, body_time: patience, ..Settings::default() };
    let pool = Pool::new(Box::new(|| Err(eppsh::error::Error::session("there is no registry"))), 1, 1, &[]);
    let app = Gateway::new(settings, pool, eppsh::spec::Catalog::built_in(), None);
    let listener = runtime.block_on(Listener::open(app.clone(), Lanes::default())).unwrap();
    let address = listener.address.to_string();
    let running = runtime.spawn(listener.run());
    assert!(Http::open(&address).answer().is_none(), "nothing came");
    assert!(Http::open(&address).exchange(b"POST /epp/api/v1.0/req").is_none_or(|answer| answer.status == 408));
    let head = "POST /epp/api/v1.0/request HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{";
    let answer = Http::open(&address).exchange(head.as_bytes()).unwrap();
    assert!(answer.status == 408 && answer.closes(), "{answer:?}");
    let (status, json) = Http::open(&address).post(REQUEST, "{\"hello\": null}");
    assert!(status == 400 && json["error"]["message"] == "Failed to connect to EPP Server", "{json}");
    app.stop();
    runtime.block_on(running).unwrap();
}
