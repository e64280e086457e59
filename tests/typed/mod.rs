//! `eppsh gateway` in front of `eppsh registry serve`: the typed routes, keys, metrics, the log and the page, over HTTP.

mod keys;
mod log;
mod page;
mod passwd;

use crate::support::Home;
use serde_json::{Value as Json, json};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::Child;
use std::sync::{Arc, Mutex};

/// A process that is killed when this value ends, and what it said on stderr so far.
struct Process {
    child: Child,
    address: String,
    said: Arc<Mutex<String>>,
    reading: Option<std::thread::JoinHandle<()>>,
}

impl Process {
    /// Starts the program and waits until it listens.
    fn start(home: &Home, words: &[&str]) -> Process {
        let mut child = home.command(words).stdout(std::process::Stdio::null()).spawn().unwrap();
        let mut lines = BufReader::new(child.stderr.take().unwrap()).lines().map_while(Result::ok);
        let mut before = String::new();
        let address = lines.by_ref().find_map(|line| {
            before.push_str(&line);
            line.split_once("listening on ").map(|(_, address)| address.trim_start_matches("http://").to_owned())
        });
        let Some(address) = address else { panic!("it does not listen: {before}") };
        let said = Arc::new(Mutex::new(String::new()));
        let kept = Arc::clone(&said);
        let reading = std::thread::spawn(move || lines.for_each(|line| kept.lock().unwrap().push_str(&(line + "\n"))));
        Process { child, address, said, reading: Some(reading) }
    }

    /// Ends it as kill -9 does; gives what it said.
    fn kill(mut self) -> String {
        self.child.kill().unwrap();
        self.said()
    }

    /// Waits for its end; gives all that it said.
    fn said(mut self) -> String {
        self.child.wait().unwrap();
        self.reading.take().unwrap().join().unwrap();
        self.said.lock().unwrap().clone()
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

/// A registry, and what a gateway in front of it is started with.
struct Scene {
    home: Home,
    registry: Process,
}

impl Scene {
    /// A registry that serves.
    fn new() -> Scene {
        let home = Home::new();
        assert_eq!(home.line("registry init registry").status, 0);
        let registry = Process::start(&home, &["registry", "serve", "registry", "--listen", "127.0.0.1:0"]);
        Scene { home, registry }
    }

    /// A gateway in front of it.
    fn gateway(&self, more: &[&str]) -> Process {
        let mut words =
            vec!["gateway", "--config", "registry/eppsh.toml", "@TEST-A", "--server", &self.registry.address];
        words.extend(["--listen", "127.0.0.1:0", "--log", "json"]);
        words.extend(more);
        Process::start(&self.home, &words)
    }
}

/// An answer.
#[derive(Debug)]
struct Answer {
    status: u16,
    head: String,
    body: String,
}

impl Answer {
    /// The body as JSON.
    fn json(&self) -> Json {
        serde_json::from_str(&self.body).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }
}

/// Sends a request and reads its answer; none where the connection ends without one.
fn try_http(address: &str, method: &str, path: &str, headers: &[&str], body: &str) -> Option<Answer> {
    let mut stream = TcpStream::connect(address).ok()?;
    stream.set_read_timeout(Some(std::time::Duration::from_secs(120))).unwrap();
    let headers: String = headers.iter().map(|header| format!("{header}\r\n")).collect();
    let length = body.len();
    let request = format!(
        "{method} {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n{headers}Content-Length: {length}\r\n\r\n{body}"
    );
    stream.write_all(request.as_bytes()).ok()?;
    let mut reader = BufReader::new(stream);
    let mut head = String::new();
    while !head.ends_with("\r\n\r\n") {
        if reader.read_line(&mut head).ok()? == 0 {
            return None;
        }
    }
    let status = head.split(' ').nth(1)?.parse().ok()?;
    let head = head.to_ascii_lowercase();
    let length = head.lines().find_map(|line| line.strip_prefix("content-length:")?.trim().parse().ok()).unwrap_or(0);
    let mut body = vec![0; length];
    reader.read_exact(&mut body).ok()?;
    Some(Answer { status, head, body: String::from_utf8(body).ok()? })
}

/// The same, where an answer is certain.
fn http(address: &str, method: &str, path: &str, headers: &[&str], body: &str) -> Answer {
    try_http(address, method, path, headers, body).unwrap_or_else(|| panic!("{method} {path}: no answer"))
}

/// Asks for a command.
fn post(gateway: &Process, path: &str, headers: &[&str], body: &Json) -> Answer {
    let all: Vec<&str> = headers.iter().copied().chain(["Content-Type: application/json"]).collect();
    http(&gateway.address, "POST", path, &all, &body.to_string())
}

#[test]
fn commands_have_routes_and_result_codes_become_statuses() {
    let scene = Scene::new();
    let gateway = scene.gateway(&["--sessions", "2"]);
    let ask = |path: &str, body: Json| post(&gateway, path, &[], &body);
    let is = |answer: Answer, status: u16, code: Option<u64>| {
        assert_eq!((answer.status, answer.json()["code"].as_u64()), (status, code), "{answer:?}");
        answer.json()
    };
    // Nothing is sent for these, and no session is opened.
    for (path, body, status, argument) in [
        ("/v1/domain/check", json!({"nmae": ["foo.дети"]}), 422, "nmae"),
        ("/v1/domain/check", json!({"name": "foo.дети"}), 422, "name"),
        ("/v1/contact/create", json!({"id": "ivan-1", "email": "a@b.example"}), 422, "name"),
        ("/v1/domain/create", json!({"name": "foo.дети", "ns": [{"hostAddr": ["192.0.2.1"]}]}), 422, "ns"),
    ] {
        let told = is(ask(path, body), status, None);
        assert_eq!(told["error"]["argument"], argument, "{told}");
    }
    let page = http(&gateway.address, "GET", "/metrics", &[], "");
    assert!(page.body.contains("eppsh_gateway_sessions_opened_total 0\n"), "{}", page.body);
    assert!(!page.body.contains("eppsh_gateway_answers_total{"), "{}", page.body);

    let told = is(ask("/v1/domain/check", json!({"name": ["foo.дети", "bar.example"]})), 200, Some(1000));
    assert_eq!(told["data"]["cd"][0]["uname"], "foo.дети");
    is(ask("/v1/domain/info", json!({"name": "foo.дети"})), 404, Some(2303));
    let told =
        is(ask("/v1/domain/create", json!({"name": "foo.дети", "period": 2, "auth": "2fooBAR-x"})), 200, Some(1000));
    let expires = told["data"]["exDate"].as_str().unwrap()[..10].to_owned();
    is(ask("/v1/domain/create", json!({"name": "foo.дети"})), 409, Some(2302));
    let told = is(ask("/v1/domain/info", json!({"name": "foo.дети"})), 200, Some(1000));
    assert_eq!(told["data"]["authInfo"]["pw"], "***");
    let told = is(ask("/v1/domain/info?reveal=true", json!({"name": "foo.дети"})), 200, Some(1000));
    assert_eq!(told["data"]["authInfo"]["pw"], "2fooBAR-x");
    is(ask("/v1/domain/renew", json!({"name": "foo.дети", "cur-exp": "2001-01-01"})), 422, Some(2306));
    is(ask("/v1/domain/renew", json!({"name": "foo.дети", "cur-exp": expires})), 200, Some(1000));
    is(ask("/v1/domain/update", json!({"name": "foo.дети", "add-status": ["clientHold"]})), 200, Some(1000));
    is(ask("/v1/domain/transfer", json!({"op": "query", "name": "foo.дети"})), 409, Some(2301));
    is(ask("/v1/poll", json!({})), 200, Some(1300));
    is(ask("/v1/poll", json!({"op": "ack", "id": "999999"})), 404, Some(2303));
    // What the registry does not offer is refused for that reason.
    let told =
        is(ask("/v1/domain/check", json!({"name": ["foo.дети"], "fee": ["create"], "currency": "USD"})), 422, None);
    assert!(told["error"]["message"].as_str().unwrap().contains("fee"), "{told}");
    let told = is(ask("/v1/domain/update", json!({"name": "foo.дети"})), 422, None);
    assert!(told["error"]["message"].as_str().unwrap().contains("change nothing"), "{told}");
    let told = ask("/v1/hello", json!({})).json();
    assert_eq!(told["greeting"]["version"][0], "1.0");

    // What is no command, or no JSON.
    let told = is(ask("/v1/domain/chek", json!({})), 404, None);
    assert!(told["error"]["message"].as_str().unwrap().contains("did you mean domain check?"), "{told}");
    is(ask("/v1/login", json!({"clID": "TEST-A"})), 404, None);
    is(ask("/v1/domain/check?revael=1", json!({"name": ["foo.дети"]})), 400, None);
    let bare = |kind: &str, body: &str| http(&gateway.address, "POST", "/v1/domain/check", &[kind], body).status;
    assert_eq!(bare("Content-Type: text/plain", "{\"name\":[\"foo.example\"]}"), 415);
    assert_eq!(bare("Content-Type: application/json", "{\"name\":"), 400);
    assert_eq!(bare("Content-Type: application/json", "[]"), 422);
    let wrong = http(&gateway.address, "GET", "/v1/domain/check", &[], "");
    assert!(wrong.status == 405 && wrong.head.contains("allow: post"), "{wrong:?}");

    let page = http(&gateway.address, "GET", "/metrics", &[], "").body;
    for line in [
        "eppsh_gateway_requests_total{route=\"/v1/{object}/{verb}\",method=\"POST\",status=\"409\"} 2",
        "eppsh_gateway_answers_total{command=\"domain info\",code=\"2303\"} 1",
        "eppsh_gateway_answers_total{command=\"domain create\",code=\"1000\"} 1",
        "eppsh_gateway_sessions{state=\"busy\"} 0",
    ] {
        assert!(page.lines().any(|found| found == line), "{line}\n{page}");
    }
    for path in ["/healthz", "/readyz"] {
        assert_eq!(http(&gateway.address, "GET", path, &[], "").status, 200);
    }
    // The description is of what this registry has.
    let described = http(&gateway.address, "GET", "/openapi.json", &[], "").json();
    let check = &described["paths"]["/v1/domain/check"]["post"]["requestBody"]["content"]["application/json"]["schema"];
    assert!(check["properties"]["name"].is_object() && check["properties"]["fee"].is_null(), "{check}");
}

#[test]
fn without_the_registry_nothing_is_done_and_that_is_told() {
    let scene = Scene::new();
    let gateway = scene.gateway(&[]);
    let Scene { home, registry } = scene;
    registry.kill();
    let told = post(&gateway, "/v1/domain/create", &["Idempotency-Key: k"], &json!({"name": "foo.дети"}));
    assert_eq!((told.status, &told.json()["error"]["kind"]), (502, &json!("session")), "{told:?}");
    // The key is free again: the next answer is no replay.
    let again = post(&gateway, "/v1/domain/create", &["Idempotency-Key: k"], &json!({"name": "foo.дети"}));
    assert!(again.status == 502 && !again.head.contains("idempotency-replayed"), "{again:?}");
    drop(home);
}
