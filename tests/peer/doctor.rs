//! `doctor` against servers that refuse in their own ways.

use super::*;
use openssl::ssl::{SslAcceptor, SslFiletype, SslMethod, SslVerifyMode, SslVersion};

/// The check that failed.
fn failed(ran: &Ran) -> serde_json::Value {
    let json = ran.json();
    let mut failed = json["checks"].as_array().unwrap().iter().filter(|check| check["status"] == "failed");
    let found = failed.next().unwrap_or_else(|| panic!("{ran:?}")).clone();
    assert!(failed.next().is_none(), "{ran:?}");
    found
}

#[test]
fn a_refusal_in_plain_words_is_shown() {
    let home = Home::new();
    let refuses = Plan::new(|_, _, _| Do::Close)
        .greets(|_| Do::Each(vec![Do::Bytes(b"Access denied for 192.0.2.7\r\n".to_vec()), Do::Close]))
        .serve();
    let ran = refuses.run(&home, "doctor -o json");
    let found = failed(&ran);
    assert_eq!((ran.status, &found["check"]), (6, &json!("greeting")), "{ran:?}");
    assert!(found["message"].as_str().unwrap().contains("Access denied for 192.0.2.7"), "{found}");
    assert_eq!(refuses.count("login"), 0);

    let silent = Plan::new(|_, _, _| Do::Close).greets(|_| Do::Close).serve();
    let found = failed(&silent.run(&home, "doctor -o json"));
    assert!(found["hint"].as_str().unwrap().contains("address on the registry's list"), "{found}");
}

#[test]
fn a_wrong_password_is_tried_once_and_other_times_are_told() {
    let home = Home::new();
    let peer = Plan::new(|_, _, _| Do::Close).logs_in(|_, id| Do::Frame(answer(2200, id, ""))).serve();
    let ran = peer.run(&home, "doctor -o json");
    assert_eq!((ran.status, &failed(&ran)["check"], peer.count("login")), (4, &json!("login"), 1), "{ran:?}");
    // The peer's date is a fixed one.
    let json = ran.json();
    let clock = json["checks"].as_array().unwrap().iter().find(|check| check["check"] == "clock").unwrap();
    assert!(clock["status"] == "warning" && clock["hint"].as_str().unwrap().contains("NTP"), "{clock}");
}

#[test]
fn a_missing_client_certificate_is_told_in_both_versions_of_tls() {
    let home = Home::new();
    home.line("registry init registry");
    for version in [SslVersion::TLS1_2, SslVersion::TLS1_3] {
        let mut acceptor = SslAcceptor::mozilla_intermediate_v5(SslMethod::tls()).unwrap();
        acceptor.set_min_proto_version(Some(version)).unwrap();
        acceptor.set_max_proto_version(Some(version)).unwrap();
        acceptor.set_certificate_chain_file(home.path("registry/server.pem")).unwrap();
        acceptor.set_private_key_file(home.path("registry/server.key"), SslFiletype::PEM).unwrap();
        acceptor.set_ca_file(home.path("registry/ca.pem")).unwrap();
        acceptor.set_verify(SslVerifyMode::PEER | SslVerifyMode::FAIL_IF_NO_PEER_CERT);
        let acceptor = acceptor.build();
        let peer = Plan::new(|_, _, _| Do::Close)
            .serve_with(move |stream| acceptor.accept(stream).ok().map(|link| Box::new(link) as Box<dyn Link>));
        let server = format!("127.0.0.1:{}", peer.port);
        let words = [
            "--server",
            &server,
            "--ca",
            "registry/ca.pem",
            "--user",
            "A",
            "--password",
            "env:HOME",
            "doctor",
            "-o",
            "json",
        ];
        let ran = home.run(&words);
        let found = failed(&ran);
        assert_eq!((ran.status, &found["check"]), (6, &json!("client certificate")), "{ran:?}");
        assert!(found["message"].as_str().unwrap().contains("asks for a client certificate"), "{found}");
    }
}
