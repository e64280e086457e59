//! A registry's operator at work with the program itself: one command after the other, and signals.

use crate::support::Home;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// A server that is told to stop when this value ends.
struct Server {
    child: Child,
    address: String,
    metrics: Option<String>,
}

impl Server {
    /// Runs a command that serves a registry until it listens.
    fn start(mut command: Command, metrics: bool) -> Server {
        let mut child = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
        let mut lines = BufReader::new(child.stderr.take().unwrap()).lines().map_while(Result::ok);
        let address = lines.find_map(|line| line.strip_prefix("listening on ").map(String::from)).unwrap();
        let metrics = metrics.then(|| {
            let told = lines.find_map(|line| line.strip_prefix("metrics on http://").map(String::from)).unwrap();
            told.trim_end_matches("/metrics").into()
        });
        std::thread::spawn(move || lines.for_each(drop));
        Server { child, address, metrics }
    }

    /// Sends it a signal.
    fn signal(&self, name: &str) {
        let sent = Command::new("kill").args([&format!("-{name}"), &self.child.id().to_string()]).status().unwrap();
        assert!(sent.success());
    }

    /// Waits for its end, for so many seconds at most; whether it ended well.
    fn ends_within(&mut self, seconds: u64) -> bool {
        let until = Instant::now() + Duration::from_secs(seconds);
        while Instant::now() < until {
            if let Some(status) = self.child.try_wait().unwrap() {
                return status.success();
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        panic!("the server did not end");
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

/// The next frame of a connection.
fn receive(stream: &mut TcpStream) -> Option<String> {
    let mut length = [0; 4];
    stream.read_exact(&mut length).ok()?;
    let mut body = vec![0; u32::from_be_bytes(length) as usize - 4];
    stream.read_exact(&mut body).ok()?;
    String::from_utf8(body).ok()
}

/// A connection whose greeting was read; none when the server does not answer in time.
fn connect(address: &str) -> Option<TcpStream> {
    let mut stream = TcpStream::connect(address).ok()?;
    stream.set_read_timeout(Some(Duration::from_secs(3))).unwrap();
    receive(&mut stream)?;
    Some(stream)
}

/// The answer to a command.
fn ask(stream: &mut TcpStream, inside: &str) -> String {
    let body = format!("<epp xmlns=\"urn:ietf:params:xml:ns:epp-1.0\"><command>{inside}</command></epp>");
    let length = u32::try_from(body.len() + 4).unwrap();
    stream.write_all(&[&length.to_be_bytes(), body.as_bytes()].concat()).unwrap();
    receive(stream).unwrap()
}

/// A login of AAA.
fn login(stream: &mut TcpStream) -> String {
    ask(
        stream,
        "<login><clID>AAA</clID><pw>password-a</pw><options><version>1.0</version><lang>en</lang></options><svcs>\
         <objURI>urn:ietf:params:xml:ns:domain-1.0</objURI></svcs></login>",
    )
}

/// A registry with the registrar AAA.
fn registry() -> Home {
    let home = Home::new();
    let made = home.line("registry init registry --registrar AAA:password-a");
    assert_eq!(made.status, 0, "{made:?}");
    home
}

/// The words that start the server, with more.
fn serve(home: &Home, more: &[&str]) -> Command {
    let mut words = vec!["registry", "serve", "registry", "--plain", "--listen", "127.0.0.1:0"];
    words.extend(more);
    home.command(&words)
}

#[test]
fn an_operator_seeds_checks_keeps_and_restores() {
    let home = registry();
    let run = |line: &str| {
        let done = home.line(line);
        assert_eq!(done.status, 0, "{line}: {done:?}");
        done.out
    };
    assert!(run("registry seed registry --domains 20").contains("20 domains made"));
    assert_eq!(run("registry check registry"), "the database is whole\n");
    run("registry snapshot save registry before");
    let rows = run("registry backup registry kept.backup");
    assert!(rows.ends_with(" rows\n"), "{rows}");
    run("registry seed registry --domains 30");
    run("registry snapshot load registry before");
    assert_eq!(run("registry snapshot list registry"), "before\n");
    assert!(run("registry seed registry --domains 30").contains("10 domains made, 20 were there"));
    assert_ne!(home.line("registry restore registry kept.backup").status, 0, "it is not empty");
    assert_eq!(run("registry restore registry kept.backup --db sqlite:other.db"), rows);
    run("registry restore registry kept.backup --replace");
    let issued = run("registry cert issue registry AAA --days 10");
    let fingerprint = issued.lines().nth(1).unwrap();
    assert!(run("registry cert list registry").contains(fingerprint));
    run(&format!("registry cert revoke registry {fingerprint}"));
    assert!(run("registry cert list registry AAA").contains("revoked"));
    assert_ne!(home.line("registry cert issue registry NOBODY").status, 0);
}

#[test]
fn tr_33_a_hangup_reads_the_settings_again_and_keeps_sessions() {
    let home = registry();
    let server = Server::start(serve(&home, &["--metrics", "127.0.0.1:0"]), true);
    let mut stream = connect(&server.address).unwrap();
    assert!(login(&mut stream).contains("code=\"1000\""));
    let settings = home.read("registry/registry.toml").replace("svid = \"eppsh registry\"", "svid = \"another name\"");
    home.write("registry/registry.toml", settings);
    server.signal("HUP");
    let until = Instant::now() + Duration::from_secs(20);
    loop {
        let mut other = TcpStream::connect(&server.address).unwrap();
        if receive(&mut other).unwrap().contains("another name") {
            break;
        }
        assert!(Instant::now() < until, "the settings are not read again");
    }
    assert!(ask(&mut stream, "<poll op=\"req\"/>").contains("code=\"1300\""), "the session goes on");
    let mut scrape = TcpStream::connect(server.metrics.as_ref().unwrap()).unwrap();
    scrape.write_all(b"GET /metrics HTTP/1.0\r\n\r\n").unwrap();
    let mut page = String::new();
    scrape.read_to_string(&mut page).unwrap();
    assert!(page.contains("\neppsh_reloads_total 1\n") && page.contains("\neppsh_sessions 1\n"), "{page}");
}

#[test]
fn tr_32_a_server_that_is_told_to_stop_ends_in_time_with_sessions_open() {
    let home = registry();
    let mut server = Server::start(serve(&home, &[]), false);
    let mut streams: Vec<TcpStream> = (0..5).map(|_| connect(&server.address).unwrap()).collect();
    assert!(login(&mut streams[0]).contains("code=\"1000\""));
    server.signal("TERM");
    assert!(server.ends_within(10));
    assert!(receive(&mut streams[0]).is_none());
    assert!(TcpStream::connect(&server.address).is_err());
    assert_eq!(home.line("registry check registry").out, "the database is whole\n");
}

#[test]
fn tr_31_without_descriptors_the_server_waits_for_some_and_goes_on() {
    let home = registry();
    let program = serve(&home, &[]);
    let mut shell = Command::new("sh");
    shell.args(["-c", "ulimit -n 40; exec \"$@\"", "sh"]).arg(program.get_program()).args(program.get_args());
    shell.current_dir(home.dir.path()).env_clear();
    shell.envs(program.get_envs().filter_map(|(name, value)| Some((name, value?))));
    let server = Server::start(shell, false);
    let mut first = connect(&server.address).unwrap();
    assert!(login(&mut first).contains("code=\"1000\""));
    let crowd: Vec<TcpStream> = (0..60).filter_map(|_| TcpStream::connect(&server.address).ok()).collect();
    std::thread::sleep(Duration::from_millis(500));
    assert!(ask(&mut first, "<poll op=\"req\"/>").contains("code=\"1300\""), "who is in is served");
    drop(crowd);
    let until = Instant::now() + Duration::from_secs(20);
    while connect(&server.address).is_none() {
        assert!(Instant::now() < until, "nobody gets in any more");
    }
}

#[test]
fn a_transcript_is_written_and_transaction_ids_are_those_of_the_seed() {
    let home = registry();
    let mut answers = Vec::new();
    for run in ["one", "two"] {
        let file = format!("{run}.jsonl");
        let server = Server::start(serve(&home, &["--transcript", &file, "--deterministic", "7"]), false);
        let mut stream = connect(&server.address).unwrap();
        answers.push(login(&mut stream));
        let lines = home.read(&file);
        assert!(lines.contains("AAA") && !lines.contains("password-a"), "{lines}");
    }
    assert_eq!(answers[0], answers[1]);
}

#[test]
fn the_log_is_json_where_that_is_asked_for_and_has_no_secret() {
    let home = registry();
    let mut child = serve(&home, &["--log", "json"]).stdin(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
    let mut lines = BufReader::new(child.stderr.take().unwrap()).lines().map_while(Result::ok);
    let address: String = lines.find_map(|line| line.strip_prefix("listening on ").map(String::from)).unwrap();
    let server = Server { child, address, metrics: None };
    let mut stream = connect(&server.address).unwrap();
    login(&mut stream);
    let mut seen = String::new();
    let answered = lines.by_ref().inspect(|line| seen.push_str(line)).find(|line| line.contains("answered")).unwrap();
    let line: serde_json::Value = answered.parse().unwrap();
    assert_eq!((&line["command"], &line["code"]), (&"login".into(), &1000.into()), "{line}");
    assert!(!seen.contains("password-a"), "{seen}");
}
