//! Many connections to one server: what each costs in memory (TR-5), and how a crowd that says nothing is got rid of
//! (TR-30). `EPPSH_WHOLE` makes the crowds as large as the specification has them, and tells what was measured.

use crate::served::{Served, dial};
use crate::support::Home;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

/// A server; it is killed when this value ends.
struct Server {
    server: Served,
    _home: Home,
}

impl Server {
    /// Serves a registry with some settings changed.
    fn start(changes: &[(&str, &str)]) -> Server {
        let home = Home::new();
        let made = home.line("registry init registry --registrar AAA:password-a");
        assert_eq!(made.status, 0, "{made:?}");
        let mut settings = home.read("registry/registry.toml");
        for (from, to) in changes {
            assert!(settings.contains(from), "{from} in {settings}");
            settings = settings.replace(from, to);
        }
        home.write("registry/registry.toml", settings);
        Server { server: Served::start(&home), _home: home }
    }

    /// A connection of which nothing was read.
    fn connect(&self) -> TcpStream {
        dial(&self.server.address).unwrap()
    }

    /// A session.
    fn session(&self) -> TcpStream {
        let mut stream = self.connect();
        receive(&mut stream).unwrap();
        let login = "<login><clID>AAA</clID><pw>password-a</pw><options><version>1.0</version><lang>en</lang></options>\
            <svcs><objURI>urn:ietf:params:xml:ns:domain-1.0</objURI></svcs></login>";
        assert!(ask(&mut stream, login).contains("code=\"1000\""));
        stream
    }

    /// What the kernel counts of it, in KiB: memory that it asked for, and memory that it uses.
    fn memory(&self) -> (u64, u64) {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.server.id())).unwrap();
        let value = |name: &str| {
            let line = status.lines().find_map(|line| line.strip_prefix(name)).unwrap();
            line.trim().trim_end_matches(" kB").parse().unwrap()
        };
        (value("VmData:"), value("VmRSS:"))
    }
}

/// Whether the crowds are as large as the specification has them.
fn whole() -> bool {
    std::env::var_os("EPPSH_WHOLE").is_some()
}

/// The next frame; none at the end.
fn receive(stream: &mut TcpStream) -> Option<String> {
    let mut length = [0; 4];
    stream.read_exact(&mut length).ok()?;
    let mut body = vec![0; u32::from_be_bytes(length) as usize - 4];
    stream.read_exact(&mut body).ok()?;
    String::from_utf8(body).ok()
}

/// The answer to a command.
fn ask(stream: &mut TcpStream, inside: &str) -> String {
    let body = format!("<epp xmlns=\"urn:ietf:params:xml:ns:epp-1.0\"><command>{inside}</command></epp>");
    stream.write_all(&[&(body.len() as u32 + 4).to_be_bytes(), body.as_bytes()].concat()).unwrap();
    receive(stream).unwrap()
}

/// How long the slowest of a hundred checks of one session takes, in microseconds: the 99th percentile of a thousand.
fn p99(session: &mut TcpStream) -> u128 {
    let check = "<check><domain:check xmlns:domain=\"urn:ietf:params:xml:ns:domain-1.0\">\
        <domain:name>foo.example</domain:name></domain:check></check>";
    let mut times: Vec<u128> = (0..1000)
        .map(|_| {
            let begun = Instant::now();
            assert!(ask(session, check).contains("code=\"1000\""));
            begun.elapsed().as_micros()
        })
        .collect();
    times.sort_unstable();
    times[989]
}

#[test]
fn tr_5_what_a_header_declares_takes_no_memory() {
    let crowd = if whole() { 1000 } else { 100 };
    let server = Server::start(&[("max-per-address = 100", "max-per-address = 0")]);
    let mut session = server.session();
    let before = server.memory();
    let mut stalled: Vec<TcpStream> = (0..crowd).map(|_| server.connect()).collect();
    for stream in &mut stalled {
        receive(stream).unwrap();
        stream.write_all(&[&(1_u32 << 20).to_be_bytes()[..], b"<epp xmlns=\"urn:"].concat()).unwrap();
    }
    // Whoever is answered after them knows that they were read: the server takes what comes in turn.
    p99(&mut session);
    let after = server.memory();
    let (asked, used) = (after.0 - before.0.min(after.0), after.1 - before.1.min(after.1));
    if whole() {
        eprintln!("TR-5: {crowd} frames of 1 MiB begun: {asked} KiB asked for, {used} KiB used");
    }
    // 64 KiB of each, and 16 MiB for threads: a sixteenth of what they declared, and room.
    assert!(asked < crowd * 64 + 16 * 1024, "{crowd} connections: {before:?} became {after:?}");
    for length in [(1_u32 << 20) + 1, u32::MAX] {
        for _ in 0..if whole() { 500 } else { 20 } {
            let mut stream = server.connect();
            receive(&mut stream).unwrap();
            stream.write_all(&length.to_be_bytes()).unwrap();
            assert!(receive(&mut stream).unwrap().contains("code=\"2500\""));
            assert!(receive(&mut stream).is_none());
        }
    }
    let end = server.memory();
    assert!(end.0 < after.0 + 16 * 1024, "{after:?} became {end:?}");
    assert!(ask(&mut session, "<poll op=\"req\"/>").contains("code=\"1300\""), "others are served");
}

#[test]
fn tr_30_a_crowd_from_one_address_is_held_at_its_limit() {
    let server = Server::start(&[("max-per-address = 100", "max-per-address = 20")]);
    let mut session = server.session();
    let crowd: Vec<TcpStream> = (0..if whole() { 5000 } else { 60 }).map(|_| server.connect()).collect();
    let greeted = crowd.into_iter().map(|mut stream| (receive(&mut stream).is_some(), stream));
    let (inside, outside): (Vec<_>, Vec<_>) = greeted.partition(|(greeted, _)| *greeted);
    assert_eq!(inside.len(), 19, "one of the twenty is logged in");
    if whole() {
        eprintln!("TR-30: of 5000 connections {} were closed at once", outside.len());
    }
    assert!(ask(&mut session, "<poll op=\"req\"/>").contains("code=\"1300\""), "who is in is served");
}

#[test]
fn tr_30_an_idle_crowd_is_let_go_when_its_time_is_up() {
    let crowd = if whole() { 5000 } else { 100 };
    let time = if whole() { "pre-login = 30" } else { "pre-login = 2" };
    let server = Server::start(&[("max-per-address = 100", "max-per-address = 0"), ("pre-login = 60", time)]);
    let mut session = server.session();
    let (calm, empty) = if whole() { (p99(&mut session), server.memory().1) } else { (0, 0) };
    let mut idle: Vec<TcpStream> = (0..crowd).map(|_| server.connect()).collect();
    if whole() {
        let (crowded, full) = (p99(&mut session), server.memory().1);
        let begun = Instant::now();
        let mut passing = Vec::new();
        let busy = std::thread::scope(|scope| {
            let comers = scope.spawn(|| {
                for number in 0..1000_u32 {
                    let due = Duration::from_millis(5) * number;
                    std::thread::sleep(due.saturating_sub(begun.elapsed()));
                    passing.push(server.connect());
                }
                begun.elapsed()
            });
            let busy = p99(&mut session).max(p99(&mut session));
            (busy, comers.join().unwrap())
        });
        eprintln!(
            "TR-30: p99 of a check {calm} us alone, {crowded} us beside {crowd} idle connections ({} KiB for all of \
             them), {} us while 1000 more come in {:?}",
            full - empty.min(full),
            busy.0,
            busy.1
        );
    }
    for stream in &mut idle {
        receive(stream).unwrap();
        assert!(receive(stream).is_none(), "its time is up");
    }
    assert!(ask(&mut session, "<poll op=\"req\"/>").contains("code=\"1300\""), "who is logged in stays");
    let mut late = server.connect();
    assert!(receive(&mut late).is_some(), "there is room again");
}
