//! A password that changes while a gateway runs.

use super::*;
use std::time::{Duration, Instant};

#[test]
fn a_password_that_is_rotated_is_the_gateways_too() {
    let scene = Scene::new();
    let gateway = scene.gateway(&["--sessions", "1"]);
    let check = || post(&gateway, "/v1/domain/check", &[], &json!({"name": ["foo.example"]}));
    assert_eq!(check().status, 200);
    let old = scene.home.read("registry/clients/TEST-A.password");
    let words = ["--config", "registry/eppsh.toml", "@TEST-A", "--server", &scene.registry.address, "passwd", "rotate"];
    let ran = scene.home.run(&words);
    assert_eq!(ran.status, 0, "{ran:?}");
    assert_ne!(scene.home.read("registry/clients/TEST-A.password"), old);
    assert_eq!(check().status, 200, "a session goes on that was open");
    let began = Instant::now();
    while !gateway.said.lock().unwrap().contains("the account: read again") {
        assert!(began.elapsed() < Duration::from_secs(60), "{}", gateway.said.lock().unwrap());
        std::thread::sleep(Duration::from_millis(100));
    }
    // The next session is another one, by the new password.
    let answer = check();
    assert_eq!(answer.status, 200, "{answer:?}");
}
