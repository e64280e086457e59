//! Several `eppsh registry serve` on one database of PostgreSQL: they agree, and one that is killed takes nothing along.

#[path = "../src/registry/store/cluster.rs"]
mod cluster;

use crate::support::Home;
use std::collections::BTreeSet;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Stdio};
use std::sync::Mutex;
use std::time::Duration;

/// A running server; it is killed, not stopped, when this value ends.
struct Server {
    child: Child,
    address: String,
}

impl Server {
    /// Starts one on a free port.
    fn start(home: &Home) -> Server {
        let mut command = home.command(&["registry", "serve", "registry", "--plain", "--listen", "127.0.0.1:0"]);
        let mut child = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
        let mut lines = BufReader::new(child.stderr.take().unwrap()).lines().map_while(Result::ok);
        let address = lines.find_map(|line| line.strip_prefix("listening on ").map(String::from)).unwrap();
        std::thread::spawn(move || lines.for_each(drop));
        Server { child, address }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

/// A session over plain TCP.
struct Session(TcpStream);

impl Session {
    /// Connects and logs in as AAA; none when the server is gone or refuses.
    fn open(address: &str) -> Option<Session> {
        let stream = TcpStream::connect(address).ok()?;
        stream.set_nodelay(true).ok()?;
        stream.set_read_timeout(Some(Duration::from_secs(60))).unwrap();
        let mut session = Session(stream);
        session.receive()?;
        let login = "<login><clID>AAA</clID><pw>password-a</pw><options><version>1.0</version><lang>en</lang></options>\
            <svcs><objURI>urn:ietf:params:xml:ns:domain-1.0</objURI></svcs></login>";
        (session.ask(login)? == 1000).then_some(session)
    }

    /// The result code of a command; none when the connection ended before the answer.
    fn ask(&mut self, inside: &str) -> Option<u16> {
        let body = format!("<epp xmlns=\"urn:ietf:params:xml:ns:epp-1.0\"><command>{inside}</command></epp>");
        let length = u32::try_from(body.len() + 4).unwrap();
        self.0.write_all(&[&length.to_be_bytes(), body.as_bytes()].concat()).ok()?;
        let answer = self.receive()?;
        answer.split_once("<result code=\"")?.1.get(..4)?.parse().ok()
    }

    /// The next frame.
    fn receive(&mut self) -> Option<String> {
        let mut length = [0; 4];
        self.0.read_exact(&mut length).ok()?;
        let mut body = vec![0; u32::from_be_bytes(length) as usize - 4];
        self.0.read_exact(&mut body).ok()?;
        String::from_utf8(body).ok()
    }
}

/// `<create>` of a domain.
fn create(name: &str) -> String {
    format!(
        "<create><domain:create xmlns:domain=\"urn:ietf:params:xml:ns:domain-1.0\"><domain:name>{name}</domain:name>\
         <domain:authInfo><domain:pw>2fooBAR-x</domain:pw></domain:authInfo></domain:create></create>"
    )
}

/// A registry on PostgreSQL with the registrar AAA, whose numbers have no gaps; none where there is no PostgreSQL.
fn registry() -> Option<Home> {
    let url = cluster::url()?;
    let home = Home::new();
    let made = home.line(&format!("registry init registry --registrar AAA:password-a --db '{url}'"));
    assert_eq!(made.status, 0, "{made:?}");
    let settings =
        home.read("registry/registry.toml").replace("numbering = \"sequence\"", "numbering = \"continuous\"");
    assert!(settings.contains("numbering = \"continuous\""), "{settings}");
    home.write("registry/registry.toml", settings);
    Some(home)
}

#[test]
fn co_5_ro_1_three_servers_on_one_database_agree_and_number_without_gaps() {
    const NAMES: usize = 25;
    let Some(home) = registry() else { return };
    let servers = [Server::start(&home), Server::start(&home), Server::start(&home)];
    let codes: Vec<Vec<u16>> = std::thread::scope(|scope| {
        let racers: Vec<_> = servers
            .iter()
            .cycle()
            .take(6)
            .map(|server| {
                scope.spawn(|| {
                    let mut session = Session::open(&server.address).unwrap();
                    let names = (0..NAMES).map(|number| create(&format!("race-{number}.example")));
                    names.map(|frame| session.ask(&frame).unwrap()).collect::<Vec<_>>()
                })
            })
            .collect();
        racers.into_iter().map(|racer| racer.join().unwrap()).collect()
    });
    for number in 0..NAMES {
        let mut answers: Vec<u16> = codes.iter().map(|codes| codes[number]).collect();
        answers.sort_unstable();
        assert_eq!(answers, [1000, 2302, 2302, 2302, 2302, 2302], "race-{number}");
    }
    let kept = home.line("registry backup registry kept.backup");
    assert_eq!(kept.status, 0, "{kept:?}");
    let next = home.read("kept.backup").lines().find(|line| line.starts_with("[\"object\"")).map(String::from);
    assert_eq!(next, Some(format!("[\"object\",{}]", NAMES + 1)));
    assert_eq!(home.line("registry check registry").out, "the database is whole\n");
}

#[test]
fn tr_26_tr_41_a_server_that_is_killed_loses_nothing_and_the_others_serve() {
    let Some(home) = registry() else { return };
    let told = Mutex::new(BTreeSet::new());
    let steady = Server::start(&home);
    for round in 0..4 {
        let victim = Server::start(&home);
        std::thread::scope(|scope| {
            for (who, address) in
                [&victim, &victim, &steady].map(|server| server.address.clone()).into_iter().enumerate()
            {
                let told = &told;
                scope.spawn(move || {
                    let Some(mut session) = Session::open(&address) else { return };
                    for number in 0..30 {
                        let name = format!("kill-{round}-{who}-{number}.example");
                        match session.ask(&create(&name)) {
                            Some(1000) => drop(told.lock().unwrap().insert(name)),
                            Some(code) => panic!("{name}: {code}"),
                            None => return,
                        }
                    }
                });
            }
            while told.lock().unwrap().len() < 40 * (round + 1) {
                std::thread::sleep(Duration::from_millis(1));
            }
            drop(victim);
        });
    }
    let mut session = Session::open(&steady.address).unwrap();
    for name in told.lock().unwrap().iter() {
        assert_eq!(session.ask(&create(name)), Some(2302), "{name} was acknowledged");
    }
    assert_eq!(home.line("registry check registry").out, "the database is whole\n");
}

#[test]
fn lg_10_tr_26_sessions_are_counted_over_all_servers() {
    let Some(home) = registry() else { return };
    let settings = home.read("registry/registry.toml").replace("max-per-registrar = 20", "max-per-registrar = 3");
    home.write("registry/registry.toml", settings);
    let servers = [Server::start(&home), Server::start(&home), Server::start(&home)];
    let mut sessions: Vec<Session> = servers.iter().map(|server| Session::open(&server.address).unwrap()).collect();
    for server in &servers {
        assert!(Session::open(&server.address).is_none(), "that would be the fourth");
    }
    assert_eq!(sessions[0].ask("<logout/>"), Some(1500));
    assert!(Session::open(&servers[2].address).is_some(), "the place is free at once");
}
