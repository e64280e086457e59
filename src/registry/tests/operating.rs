//! A registry that is operated on while it serves (TR-31, TR-33), and what it tells about itself.

use super::*;
use crate::registry::metrics;
use crate::registry::transcript::Transcript;

#[tokio::test]
async fn tr_33_tci_2_7_1_new_limits_are_in_force_at_once_and_no_session_is_dropped() {
    let (site, doorway) = site_with_doorway(true).await;
    let mut peer = site.session().await;
    let path = site.directory.path().join("registry.toml");
    let written = std::fs::read_to_string(&path).expect("readable");
    let stricter = written.replace("max-per-registrar = 20", "max-per-registrar = 1");
    std::fs::write(&path, stricter.replace("check-max = 0", "check-max = 1")).expect("written");
    doorway.reload(&site.registry).expect("read again");

    assert_eq!(peer.code(command(CHECK)).await, 1000, "the session goes on");
    let two = CHECK.replace("</domain:check>", "<domain:name>bar.example</domain:name></domain:check>");
    assert_eq!(peer.code(command(&two)).await, 2306, "under the new rules");
    assert_eq!(site.connect().await.code(&login("TEST-A", "password-a")).await, 2502);

    std::fs::write(&path, "nonsense").expect("written");
    assert!(doorway.reload(&site.registry).is_err());
    assert_eq!(peer.code(command(&two)).await, 2306, "what was in force stays");
    std::fs::write(&path, written).expect("written");
    doorway.reload(&site.registry).expect("read again");
    assert_eq!(site.connect().await.code(&login("TEST-A", "password-a")).await, 1000);
    site.finish().await;
}

#[tokio::test]
async fn counts_are_told_to_whoever_asks_for_them() {
    let site = site(|_| {}).await;
    let address = metrics::serve(&site.registry, "127.0.0.1:0").await.expect("a port");
    let mut peer = site.session().await;
    assert_eq!(peer.code(command(CHECK)).await, 1000);
    let ask = async |request: &str| {
        let mut stream = TcpStream::connect(address).await.expect("connected");
        stream.write_all(request.as_bytes()).await.expect("sent");
        let mut answer = String::new();
        timeout(PATIENCE, stream.read_to_string(&mut answer)).await.expect("in time").expect("read");
        answer
    };
    let page = ask("GET /metrics HTTP/1.1\r\nHost: x\r\n\r\n").await;
    assert!(page.starts_with("HTTP/1.1 200 OK\r\n"), "{page}");
    for line in [
        "eppsh_answers_total{command=\"domain check\",code=\"1000\"} 1",
        "eppsh_answers_total{command=\"login\",code=\"1000\"} 1",
        "eppsh_sessions 1",
        "eppsh_connections 1",
    ] {
        assert!(page.lines().any(|found| found == line), "{line}\n{page}");
    }
    assert!(ask("GET / HTTP/1.0\r\n\r\n").await.starts_with("HTTP/1.1 404"));
    site.finish().await;
}

#[tokio::test]
async fn a_transcript_has_every_exchange_and_no_secret() {
    let site = site(|_| {}).await;
    let path = site.directory.path().join("transcript.jsonl");
    site.registry.record_to(Transcript::open(&path).expect("a file"));
    let mut peer = site.session().await;
    let create = "<create><domain:create xmlns:domain=\"urn:ietf:params:xml:ns:domain-1.0\">\
        <domain:name>foo.example</domain:name><domain:authInfo><domain:pw>2fooBAR-x</domain:pw></domain:authInfo>\
        </domain:create></create>";
    assert_eq!(peer.code(command(create)).await, 1000);
    assert_eq!(peer.code(command(&CHECK.replace("check", "info"))).await, 1000);
    assert_eq!(peer.code(command("<logout/>")).await, 1500);
    let lines = std::fs::read_to_string(&path).expect("readable");
    let exchanges: Vec<serde_json::Value> = lines.lines().map(|line| line.parse().expect("JSON")).collect();
    let codes: Vec<_> = exchanges.iter().map(|exchange| exchange["code"].as_i64()).collect();
    assert_eq!(codes, [Some(1000), Some(1000), Some(1000), Some(1500)]);
    assert!(exchanges[1]["request"].as_str().expect("a frame").contains("foo.example"));
    assert!(exchanges.iter().all(|exchange| exchange["registrar"] == "TEST-A"), "{lines}");
    assert!(!lines.contains("password-a") && !lines.contains("2fooBAR-x"), "{lines}");
    site.finish().await;
}

#[tokio::test]
async fn deterministic_transaction_ids_are_the_same_in_every_run() {
    let mut runs = Vec::new();
    for _ in 0..2 {
        let site = site(|_| {}).await;
        site.registry.be_deterministic(42).await.expect("a clock");
        let mut peer = site.session().await;
        let answer = peer.ask(command(CHECK)).await;
        runs.push(inside(&answer, "svTRID").to_owned());
        let now = || site.registry.now();
        assert_eq!(now().await, now().await, "its clock stands");
        site.finish().await;
    }
    assert_eq!(runs[0], runs[1]);
}
