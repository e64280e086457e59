//! The log of requests, with secrets planted wherever one may stand.

use super::*;

/// Secrets that no line may hold.
const SECRETS: [&str; 4] = ["sEcReT-one", "sEcReT-two", "sEcReT-three", "sEcReT-four"];

#[test]
fn each_request_leaves_a_line_and_no_secret() {
    let scene = Scene::new();
    // `alice` with the password sEcReT-four, as `htpasswd -s` writes it.
    use base64::Engine;
    let encode = |bytes: &[u8]| base64::engine::general_purpose::STANDARD.encode(bytes);
    let hash = encode(&{
        use sha1::Digest;
        sha1::Sha1::digest(SECRETS[3].as_bytes())
    });
    let users = scene.home.write("users", format!("alice:{{SHA}}{hash}\n"));
    let gateway = scene.gateway(&["--users", &users]);
    let alice = format!("Authorization: Basic {}", encode(format!("alice:{}", SECRETS[3]).as_bytes()));
    let ask = |path: &str, body: Json| post(&gateway, path, &[&alice], &body);
    assert_eq!(post(&gateway, "/v1/domain/check", &[], &json!({"name": ["a.example"]})).status, 401);
    assert_eq!(http(&gateway.address, "GET", "/healthz", &[], "").status, 200);
    assert_eq!(http(&gateway.address, "GET", "/openapi.json", &[], "").status, 401);
    let created = ask("/v1/domain/create", json!({"name": "foo.дети", "auth": SECRETS[0]}));
    assert_eq!(created.status, 200, "{created:?}");
    assert_eq!(ask("/v1/domain/create", json!({"name": "foo.дети", "auth": [SECRETS[1]]})).status, 422);
    assert_eq!(ask("/v1/domain/create", json!({"name": "foo.дети", "auht": SECRETS[1]})).status, 422);
    let revealed = ask("/v1/domain/info?reveal=true", json!({"name": "foo.дети"}));
    assert!(revealed.body.contains(SECRETS[0]), "{revealed:?}");
    let frame = json!({"info": {"domain:info": {
        "@xmlns:domain": "urn:ietf:params:xml:ns:domain-1.0", "domain:name": "foo.xn--d1acj3b",
        "domain:authInfo": {"domain:pw": SECRETS[2]}}}});
    assert_eq!(ask("/epp/api/v1.0/request", frame).status, 200);
    // Ended in order, it has written all lines.
    assert_eq!(http(&gateway.address, "GET", "/api/epp/v1.0/finish", &[&alice], "").status, 200);
    let said = gateway.said();
    for secret in SECRETS.iter().chain([&hash.as_str()]) {
        assert!(!said.contains(secret), "{secret}: {said}");
    }
    let lines: Vec<Json> = said.lines().map(|line| serde_json::from_str(line).expect(line)).collect();
    let answered: Vec<&Json> = lines.iter().filter(|line| line["message"] == "answered").collect();
    assert_eq!(answered.len(), 8, "{said}");
    let line = answered.iter().find(|line| line["verb"] == "domain create" && line["code"] == 1000).expect(&said);
    assert_eq!(
        (&line["user"], &line["object"], &line["status"]),
        (&json!("alice"), &json!("foo.xn--d1acj3b"), &json!(200)),
        "{line}"
    );
    let answer = created.json();
    assert_eq!((&line["clTRID"], &line["svTRID"]), (&answer["clTRID"], &answer["svTRID"]), "{line}");
    assert!(line["ms"].as_f64().is_some_and(|ms| ms > 0.0), "{line}");
    let compatible = answered.iter().find(|line| line["route"] == "/epp/api/v1.0/request").expect(&said);
    assert!(compatible["verb"] == "domain info" && compatible["svTRID"].is_string(), "{compatible}");
    assert!(answered.iter().any(|line| line["status"] == 401 && line["user"].is_null()), "{said}");
}
