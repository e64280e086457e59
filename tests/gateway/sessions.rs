//! Sessions that are lost, refused or too few.

use super::stub::{Reaction, Stub};
use super::*;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

/// The message of an answer.
fn message((status, json): (u16, Value)) -> (u16, String) {
    (status, json["error"]["message"].as_str().unwrap_or_default().to_owned())
}

#[test]
fn a_registry_that_is_down_is_told_of_and_found_again() {
    let home = Home::new();
    let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = port.local_addr().unwrap();
    drop(port);
    let gateway = gateway(&home, &address.to_string(), &["--eager", "--sessions", "3"]);
    for _ in 0..3 {
        assert_eq!(message(ask(&gateway, &check("a.test"))), (400, "Failed to connect to EPP Server".into()));
    }
    let _stub = Stub::on(std::net::TcpListener::bind(address).unwrap(), |_, _| Reaction::Answer(1000));
    assert_eq!(ask(&gateway, &check("a.test")).0, 200);
}

#[test]
fn a_hello_has_no_id_and_is_never_in_doubt() {
    let home = Home::new();
    let stub = Stub::start(|_, _| Reaction::Answer(1000));
    let gateway = gateway(&home, &stub.address, &[]);
    for body in [
        json!({"hello": null}),
        json!({"clTRID": "ABC-1", "hello": null}),
        json!({"extension": {"x": 1}, "hello": null}),
    ] {
        let (status, json) = ask(&gateway, &body);
        assert!(status == 200 && json["greeting"].is_object(), "{json}");
    }
    assert_eq!((stub.count("<hello"), stub.count("ABC-1")), (3, 0));
    assert_eq!(Http::open(&gateway.address).get("/v1/doubt").1["doubt"], json!([]));
}

#[test]
fn a_query_is_asked_again_and_a_transform_never() {
    let home = Home::new();
    let stub = Stub::start(|connection, frame| match (connection, frame) {
        (0, frame) if frame.contains("<check") => Reaction::Close,
        (_, frame) if frame.contains("half.test") => Reaction::Half,
        (_, frame) if frame.contains("garbage.test") => Reaction::Garbage,
        (_, frame) if frame.contains("gone.test") => Reaction::Close,
        _ => Reaction::Answer(1000),
    });
    let gateway = gateway(&home, &stub.address, &[]);
    assert_eq!(ask(&gateway, &check("once.test")).0, 200, "the first connection was lost, unseen");
    assert_eq!(stub.count("once.test"), 2);
    assert_eq!(message(ask(&gateway, &check("gone.test"))), (400, "Lost connection to EPP Server".into()));
    assert_eq!(stub.count("gone.test"), 2);
    for (at, name) in ["half.test", "garbage.test"].into_iter().enumerate() {
        let (status, json) = ask(&gateway, &create(name));
        assert_eq!((status, &json["error"]["outcome"]), (502, &json!("unknown")), "{json}");
        let cltrid = json["error"]["clTRID"].as_str().unwrap();
        assert_eq!((stub.count(name), stub.count(cltrid)), (1, 1));
        let doubt = Http::open(&gateway.address).get("/v1/doubt").1;
        assert_eq!(doubt["doubt"].as_array().unwrap().len(), at + 1, "{doubt}");
        assert_eq!(doubt["doubt"][at]["clTRID"], cltrid);
    }
    assert_eq!(ask(&gateway, &create("fine.test")).0, 200);
}

#[test]
fn a_refused_password_is_tried_once() {
    let home = Home::new();
    let stub = Stub::start(|_, frame| Reaction::Answer(if frame.contains("<login") { 2200 } else { 1000 }));
    let gateway = gateway(&home, &stub.address, &["--sessions", "8", "--eager"]);
    std::thread::scope(|scope| {
        for _ in 0..16 {
            scope.spawn(|| {
                let (status, json) = ask(&gateway, &check("a.test"));
                assert_eq!((status, &json["error"]["code"]), (400, &json!(2200)), "{json}");
                assert_eq!(json["error"]["message"], "Failed to connect to EPP Server");
            });
        }
    });
    assert_eq!(stub.count("<login"), 1, "an account is locked by such attempts");
}

#[test]
fn a_password_that_was_changed_while_sessions_were_open_is_tried_once() {
    const SESSIONS: usize = 8;
    let home = Home::new();
    let changed = std::sync::Arc::new(std::sync::atomic::AtomicBool::new(false));
    let known = std::sync::Arc::clone(&changed);
    // Whoever asks after the change finds the session closed.
    let stub = Stub::start(move |_, frame| match (known.load(Ordering::Relaxed), frame.contains("<login")) {
        (false, _) => Reaction::Answer(1000),
        (true, true) => Reaction::Answer(2200),
        (true, false) => Reaction::Close,
    });
    let gateway = gateway(&home, &stub.address, &["--sessions", &SESSIONS.to_string(), "--eager"]);
    crate::support::until(|| stub.count("<login") == SESSIONS);
    assert_eq!((ask(&gateway, &check("a.test")).0, stub.count("<login")), (200, SESSIONS));
    changed.store(true, Ordering::Relaxed);
    std::thread::scope(|scope| {
        for number in 0..2 * SESSIONS {
            let gateway = &gateway;
            scope.spawn(move || match number % 2 {
                0 => assert_eq!(ask(gateway, &check("a.test")).0, 400),
                _ => {
                    let (status, json) =
                        Http::open(&gateway.address).post("/v1/domain/check", r#"{"name": ["a.test"]}"#);
                    assert!(matches!(status, 502 | 503), "{status} {json}");
                }
            });
        }
    });
    assert_eq!(stub.count("<login"), SESSIONS + 1, "an account is locked by such attempts");
}

#[test]
fn fewer_sessions_than_asked_for_do_all_the_work() {
    let home = Home::new();
    let stub = Stub::start(|connection, frame| match frame.contains("<login") {
        true => Reaction::Answer(if connection < 2 { 1000 } else { 2502 }),
        false => Reaction::Answer(1000),
    });
    let gateway = gateway(&home, &stub.address, &["--sessions", "6"]);
    std::thread::scope(|scope| {
        for _ in 0..12 {
            scope.spawn(|| assert_eq!(ask(&gateway, &check("a.test")).0, 200));
        }
    });
    assert!(stub.count("<login") <= 6);
}

#[test]
fn who_finds_the_queue_full_is_told_to_come_again() {
    let home = Home::new();
    let stub = Stub::start(|_, frame| match frame.contains("<check") {
        true => Reaction::Late(1000, Duration::from_millis(500)),
        false => Reaction::Answer(1000),
    });
    let gateway = gateway(&home, &stub.address, &["--queue", "2"]);
    let (done, turned_away) = (AtomicUsize::new(0), AtomicUsize::new(0));
    std::thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| {
                let body = check("a.test").to_string();
                let answer = Http::open(&gateway.address).try_post(REQUEST, &body, "").unwrap();
                match answer.status {
                    200 => done.fetch_add(1, Ordering::Relaxed),
                    503 if answer.head.to_ascii_lowercase().contains("retry-after: 1") => {
                        turned_away.fetch_add(1, Ordering::Relaxed)
                    }
                    _ => panic!("{answer:?}"),
                };
            });
        }
    });
    let (done, turned_away) = (done.into_inner(), turned_away.into_inner());
    assert!(done >= 3 && turned_away >= 1 && done + turned_away == 8, "{done} {turned_away}");
}

#[test]
fn a_silent_session_says_hello() {
    // Through the library, where the time between two hellos may be short.
    use eppsh::client::{Client, Hooks, Network, Settings};
    use eppsh::gateway::pool::Pool;
    use eppsh::session::Login;
    let stub = Stub::start(|_, _| Reaction::Answer(1000));
    let (host, port) = stub.address.rsplit_once(':').unwrap();
    let mut wire = eppsh::wire::Settings::new(host, port.parse().unwrap());
    wire.plain = true;
    let maker = move || {
        let login = Login { user: "AAA".into(), password: "password-a".into(), ..Login::default() };
        let settings = Settings { login, ..Settings::default() };
        let catalog = eppsh::spec::Catalog::built_in();
        Ok(Client::new(settings, catalog, Box::new(Network(wire.clone())), Hooks::default()))
    };
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let pool = Pool::new(Box::new(maker), 3, 10, &[]);
        pool.open_all().await.unwrap();
        assert_eq!((pool.counts().open, pool.counts().busy), (3, 0));
        pool.keep_alive(Duration::from_secs(60)).await;
        assert_eq!(stub.count("<hello"), 0, "none was silent that long");
        pool.keep_alive(Duration::ZERO).await;
        assert_eq!(stub.count("<hello"), 3);
        pool.close_all().await;
        assert_eq!((stub.count("<logout"), pool.counts().open, pool.counts().lost), (3, 0, 0));
    });
}
