//! What `eppsh registry serve` said it did is done: the program is killed under load and started again, and two
//! programs serve one database.

use crate::served::{SERVE, Served, Session, create, domain};
use crate::support::Home;
use std::collections::BTreeSet;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::{Duration, SystemTime};

/// How often the server is killed.
const KILLS: usize = 10;

/// How many pairs of registrars work at once.
const PAIRS: usize = 2;

/// Starts the server so that no file of its can grow beyond `blocks`, as if the disk were full.
fn start_on_a_small_disk(home: &Home, blocks: u64) -> Served {
    Served::run(home.on_a_small_disk(SERVE, blocks))
}

/// A registry with the registrars A and B, which have short names and any number of sessions.
fn registry() -> Home {
    let home = Home::new();
    let made = home.line("registry init registry --registrar AAA:password-a --registrar BBB:password-b");
    assert_eq!(made.status, 0, "{made:?}");
    let settings = home.read("registry/registry.toml").replace("max-per-registrar = 20", "max-per-registrar = 0");
    home.write("registry/registry.toml", settings);
    home
}

/// The request for its transfer: it causes one message.
fn request(name: &str) -> String {
    let auth = "<domain:authInfo><domain:pw>2fooBAR-x</domain:pw></domain:authInfo>";
    domain("transfer", " op=\"request\"", name, auth)
}

/// What a client was told.
enum Told {
    /// This domain was created.
    Created(String),
    /// Its transfer is pending.
    Requested(String),
}

/// Creates domains as A and requests their transfer as B until the server is gone; tells what was acknowledged.
fn work(address: &str, prefix: &str, told: &Sender<Told>) {
    let Some(mut first) = Session::open(address, "AAA", "password-a") else { return };
    let Some(mut second) = Session::open(address, "BBB", "password-b") else { return };
    for number in 0.. {
        let name = format!("{prefix}-{number}.example");
        let Some(code) = first.ask(&create(&name)) else { return };
        assert_eq!(code, 1000, "{name}");
        told.send(Told::Created(name.clone())).unwrap();
        let Some(code) = second.ask(&request(&name)) else { return };
        assert_eq!(code, 1001, "{name}");
        told.send(Told::Requested(name)).unwrap();
    }
}

/// A number below `most` that differs from run to run.
fn chance(most: u64) -> u64 {
    let clock = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap();
    // Multiplied, so that clocks of coarse steps give all numbers too.
    ((clock.as_nanos() as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 32) % most
}

/// Everything acknowledged so far.
#[derive(Default)]
struct Acknowledged {
    created: BTreeSet<String>,
    requested: BTreeSet<String>,
}

impl Acknowledged {
    /// Takes what clients tell until there were `wanted` messages.
    fn hear(&mut self, told: &Receiver<Told>, wanted: usize) {
        for told in told.iter().take(wanted) {
            match told {
                Told::Created(name) => self.created.insert(name),
                Told::Requested(name) => self.requested.insert(name),
            };
        }
    }
}

/// The single number that `sql` gives.
fn number(database: &rusqlite::Connection, sql: &str) -> i64 {
    database.query_row(sql, [], |row| row.get(0)).unwrap()
}

/// The names that `sql` gives.
fn names(database: &rusqlite::Connection, sql: &str) -> BTreeSet<String> {
    let mut statement = database.prepare(sql).unwrap();
    statement.query_map([], |row| row.get(0)).unwrap().collect::<Result<_, _>>().unwrap()
}

/// Holds the database against what was acknowledged; `kills` tells how many commands may have lost their answer.
fn inspect(home: &Home, acknowledged: &Acknowledged, kills: usize) {
    let database = rusqlite::Connection::open(home.path("registry/registry.db")).unwrap();
    let integrity: String = database.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
    assert_eq!(integrity, "ok");
    assert!(!database.prepare("PRAGMA foreign_key_check").unwrap().exists([]).unwrap());

    let created = names(&database, "SELECT name FROM domain");
    let requested = names(&database, "SELECT d.name FROM transfer t JOIN domain d ON d.id = t.object_id");
    for (there, told) in [(&created, &acknowledged.created), (&requested, &acknowledged.requested)] {
        let lost: Vec<_> = told.difference(there).collect();
        assert!(lost.is_empty(), "acknowledged and lost: {lost:?}");
        assert!(there.len() - told.len() <= kills * PAIRS, "more was done than asked");
    }
    let count = i64::try_from(created.len()).unwrap();
    assert_eq!(number(&database, "SELECT COUNT(DISTINCT roid) FROM domain"), count);
    assert_eq!(number(&database, "SELECT COALESCE(MAX(id), 0) FROM domain"), count, "roids have a gap");
    assert_eq!(number(&database, "SELECT next FROM counter WHERE name = 'object'"), count + 1);

    let deeds = count + i64::try_from(requested.len()).unwrap();
    assert_eq!(number(&database, "SELECT COUNT(*) FROM history"), deeds, "a deed without its history, or twice");
    assert_eq!(number(&database, "SELECT COALESCE(MAX(id), 0) FROM history"), deeds);
    let causes = names(&database, "SELECT d.name FROM transfer t JOIN domain d ON d.id = t.object_id");
    let payloads: Vec<String> = names(&database, "SELECT payload FROM poll_msg").into_iter().collect();
    assert_eq!(number(&database, "SELECT COUNT(*) FROM poll_msg"), i64::try_from(causes.len()).unwrap());
    for name in causes {
        let about = payloads.iter().filter(|payload| payload.contains(&format!("\"{name}\""))).count();
        assert_eq!(about, 1, "messages about {name}");
    }
    let waiting = number(&database, "SELECT COALESCE(SUM(pending), 0) FROM poll_state WHERE clid = 'AAA'");
    assert_eq!(waiting, number(&database, "SELECT COUNT(*) FROM poll_msg WHERE clid = 'AAA'"));
    assert_eq!(number(&database, "SELECT COUNT(*) FROM poll_msg WHERE clid <> 'AAA'"), 0);
}

#[test]
fn tr_41_what_was_acknowledged_outlives_a_kill_at_any_moment() {
    let home = registry();
    let mut acknowledged = Acknowledged::default();
    for round in 0..KILLS {
        let server = Served::start(&home);
        let (sender, told) = channel();
        std::thread::scope(|scope| {
            for pair in 0..PAIRS {
                let (address, sender) = (server.address.clone(), sender.clone());
                scope.spawn(move || work(&address, &format!("kill-{round}-{pair}"), &sender));
            }
            drop(sender);
            acknowledged.hear(&told, 1 + chance(40) as usize);
            std::thread::sleep(Duration::from_micros(chance(5000)));
            drop(server);
            acknowledged.hear(&told, usize::MAX);
        });
        inspect(&home, &acknowledged, round + 1);
    }
    let server = Served::start(&home);
    let mut session = Session::open(&server.address, "AAA", "password-a").unwrap();
    for name in &acknowledged.created {
        assert_eq!(session.ask(&create(name)), Some(2302), "{name}");
    }
    let head = session.exchange("<poll op=\"req\"/>").unwrap();
    assert!(head.contains("<result code=\"1301\">"), "{head}");
    inspect(&home, &acknowledged, KILLS);
}

#[test]
fn co_5_two_servers_on_one_database_agree_who_was_first() {
    const NAMES: usize = 30;
    let home = registry();
    let servers = [Served::start(&home), Served::start(&home)];
    let codes: Vec<Vec<u16>> = std::thread::scope(|scope| {
        let racers: Vec<_> = servers
            .iter()
            .cycle()
            .take(4)
            .zip(["AAA", "BBB", "BBB", "AAA"])
            .map(|(server, id)| {
                scope.spawn(move || {
                    let password = format!("password-{}", id[..1].to_lowercase());
                    let mut session = Session::open(&server.address, id, &password).unwrap();
                    let names = (0..NAMES).map(|number| create(&format!("race-{number}.example")));
                    names.map(|frame| session.ask(&frame).unwrap()).collect::<Vec<_>>()
                })
            })
            .collect();
        racers.into_iter().map(|racer| racer.join().unwrap()).collect()
    });
    let mut acknowledged = Acknowledged::default();
    for number in 0..NAMES {
        let mut answers: Vec<u16> = codes.iter().map(|codes| codes[number]).collect();
        answers.sort_unstable();
        assert_eq!(answers, [1000, 2302, 2302, 2302], "race-{number}");
        acknowledged.created.insert(format!("race-{number}.example"));
    }
    inspect(&home, &acknowledged, 0);
}

#[test]
fn tr_42_a_command_waits_for_another_program_that_holds_the_database() {
    let home = registry();
    let server = Served::start(&home);
    let mut session = Session::open(&server.address, "AAA", "password-a").unwrap();
    let database = rusqlite::Connection::open(home.path("registry/registry.db")).unwrap();
    database.execute_batch("BEGIN IMMEDIATE").unwrap();
    let waiting = std::thread::spawn(move || session.ask(&create("patience.example")));
    assert!(Session::connect(&server.address).is_some(), "others are served");
    assert_eq!(number(&database, "SELECT COUNT(*) FROM domain"), 0);
    database.execute_batch("ROLLBACK").unwrap();
    assert_eq!(waiting.join().unwrap(), Some(1000));
}

#[test]
fn tr_42_on_a_full_disk_commands_fail_and_nothing_acknowledged_is_lost() {
    let home = registry();
    let mut acknowledged = Acknowledged::default();
    {
        // Half a mebibyte or one, as the shell counts: room for the tables and some domains, less than a checkpoint.
        let server = start_on_a_small_disk(&home, 1024);
        let mut session = Session::open(&server.address, "AAA", "password-a").unwrap();
        let mut failed = 0;
        for number in 0..2000 {
            let name = format!("full-{number}.example");
            match session.ask(&create(&name)) {
                Some(1000) => drop(acknowledged.created.insert(name)),
                Some(2400) => failed += 1,
                other => panic!("{name}: {other:?}"),
            }
            if failed == 5 {
                break;
            }
        }
        assert!(failed == 5 && !acknowledged.created.is_empty(), "the disk was never full, or always");
        let known = acknowledged.created.first().unwrap();
        let answer = session.exchange(&domain("info", "", known, "")).unwrap();
        assert!(answer.contains("<result code=\"1000\">"), "what only reads goes on: {answer}");
    }
    inspect(&home, &acknowledged, 0);
    let server = Served::start(&home);
    let mut session = Session::open(&server.address, "AAA", "password-a").unwrap();
    assert_eq!(session.ask(&create("room.example")), Some(1000));
    acknowledged.created.insert("room.example".into());
    inspect(&home, &acknowledged, 0);
}
