//! `Idempotency-Key`: one change, however often it is asked for.

use super::*;

/// Creates a domain name with a key.
fn create(gateway: &Process, key: &str, name: &str) -> Answer {
    post(gateway, "/v1/domain/create", &[&format!("Idempotency-Key: {key}")], &json!({"name": name}))
}

/// Has the registry make a fault of every `domain create`, or none any more; comes back when a running one has seen it.
fn fault(scene: &Scene, gateway: &Process, action: Option<&str>) {
    let lines = match action {
        Some(action) => vec![format!("add 'domain create' {action}"), "add 'host check' code=2400".into()],
        None => vec!["clear".into()],
    };
    for line in lines {
        scene.home.line(&format!("registry fault registry {line}")).says(0, &[]);
    }
    let wanted = if action.is_some() { 502 } else { 200 };
    let host = json!({"name": ["ns1.example.net"]});
    while post(gateway, "/v1/host/check", &[], &host).status != wanted {
        std::thread::yield_now();
    }
}

#[test]
fn a_key_is_one_change_also_after_kill_nine() {
    let scene = Scene::new();
    let gateway = scene.gateway(&[]);
    let first = create(&gateway, "k-1", "one.example");
    assert_eq!(first.status, 200, "{first:?}");
    let again = create(&gateway, "k-1", "one.example");
    assert!(again.body == first.body && again.head.contains("idempotency-replayed: true"), "{again:?}");
    assert_eq!(create(&gateway, "k-1", "other.example").status, 422);
    // The surface of epp-restapi has keys too.
    let frame = json!({"delete": {"domain:delete": {
        "@xmlns:domain": "urn:ietf:params:xml:ns:domain-1.0", "domain:name": "one.example"}}});
    let delete = |path: &str| post(&gateway, path, &["Idempotency-Key: k-2"], &frame);
    let deleted = delete("/epp/api/v1.0/request");
    assert!(deleted.json()["result"]["@code"].as_str().unwrap().starts_with('1'), "{deleted:?}");
    assert_eq!(delete("/api/epp/v1.0/request").body, deleted.body);
    gateway.kill();
    let gateway = scene.gateway(&[]);
    let again = create(&gateway, "k-1", "one.example");
    assert!(again.body == first.body && again.head.contains("idempotency-replayed: true"), "{again:?}");

    // The gateway is killed while the registry works on it: what became of it is not known, and it is not sent again.
    fault(&scene, &gateway, Some("delay=20s"));
    std::thread::scope(|threads| {
        let lost = threads.spawn(|| {
            let headers = ["Content-Type: application/json", "Idempotency-Key: k-3"];
            try_http(&gateway.address, "POST", "/v1/domain/create", &headers, "{\"name\":\"two.example\"}")
        });
        // Asked directly, the registry tells that the command has reached it.
        let look = format!(
            "--config registry/eppsh.toml @TEST-B --server {} domain check two.example",
            scene.registry.address
        );
        let done = (0..200).any(|_| scene.home.line(&look).json()["data"]["cd"][0]["avail"] == false);
        assert!(done, "the command does not reach the registry");
        let id = gateway.child.id().to_string();
        assert!(std::process::Command::new("kill").args(["-9", &id]).status().unwrap().success());
        let lost = lost.join().unwrap();
        assert!(lost.is_none(), "{lost:?}");
    });
    drop(gateway);
    let gateway = scene.gateway(&[]);
    fault(&scene, &gateway, None);
    let unknown = create(&gateway, "k-3", "two.example");
    let told = unknown.json();
    assert_eq!((unknown.status, &told["error"]["outcome"]), (502, &json!("unknown")), "{unknown:?}");
    assert!(told["error"]["clTRID"].as_str().is_some_and(|id| !id.is_empty()), "{told}");
    // A second command would have been answered 2302.
    let page = http(&gateway.address, "GET", "/metrics", &[], "").body;
    assert!(!page.contains("command=\"domain create\""), "{page}");
}

#[test]
fn requests_at_once_with_one_key_are_one_change() {
    let scene = Scene::new();
    // Two gateways on one store.
    let store = format!("sqlite:{}", scene.home.path("keys.db").display());
    let gateways = [0; 2].map(|_| scene.gateway(&["--sessions", "4", "--idempotency", &store]));
    fault(&scene, &gateways[0], Some("delay=300ms"));
    let answers: Vec<Answer> = std::thread::scope(|threads| {
        let running: Vec<_> = (0..8)
            .map(|at| {
                threads.spawn({
                    let gateway = &gateways[at % 2];
                    move || create(gateway, "k", "foo.example")
                })
            })
            .collect();
        running.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    assert!(answers.iter().all(|answer| answer.status == 200 && answer.body == answers[0].body), "{answers:?}");
    let replayed = answers.iter().filter(|answer| answer.head.contains("idempotency-replayed")).count();
    assert_eq!(replayed, 7, "{answers:?}");
}

#[test]
fn an_answer_that_is_lost_is_unknown_for_its_key_too() {
    let scene = Scene::new();
    let gateway = scene.gateway(&[]);
    fault(&scene, &gateway, Some("drop-after-commit"));
    let first = create(&gateway, "k", "foo.example");
    assert_eq!((first.status, &first.json()["error"]["outcome"]), (502, &json!("unknown")), "{first:?}");
    fault(&scene, &gateway, None);
    let again = create(&gateway, "k", "foo.example");
    assert!(again.body == first.body && again.head.contains("idempotency-replayed"), "{again:?}");
    let id = first.json()["error"]["clTRID"].as_str().unwrap().to_owned();
    let doubt = http(&gateway.address, "GET", "/v1/doubt", &[], "");
    assert!(doubt.body.contains(&id), "{doubt:?}");
}
