//! Snapshots that are kept, and the log that they must not keep.

use super::super::command_log::{self, Entry};
use super::super::engine::State;
use super::super::{Failure, Reader, Store, Tx, setting};
use super::LOG;
use super::eras::{self, Eras};
use super::index::Header;
use crate::epp::Code;
use crate::registry::flow::Refusal;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

/// How long a page is.
const PAGE: u64 = 4096;

/// Runs a future to its end.
fn wait<T>(future: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().build().expect("a runtime").block_on(future)
}

/// Puts `number` down.
fn put(store: &Store, number: usize, length: usize) {
    let value = format!("{number:0length$}");
    wait(store.write(move |tx: &mut Tx<'_>| setting::set(tx, "counted", &value))).expect("written");
}

/// What number was put down.
fn told(store: &Store) -> usize {
    let read = |tx: &mut Tx<'_>| -> Result<usize, Failure> {
        Ok(setting::list(tx)?.first().map_or(0, |(_, value)| value.parse().expect("a number")))
    };
    wait(store.read(read)).expect("a list")
}

/// Moves the log of the file at `path` into it and empties it, by a connection of another program; whether it could.
fn empty_log(path: &Path) -> bool {
    let other = rusqlite::Connection::open(path).expect("a connection");
    other.busy_timeout(std::time::Duration::ZERO).expect("a setting");
    let busy: i64 =
        other.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0)).expect("an answer of SQLite");
    busy == 0
}

#[test]
fn what_anybody_committed_is_seen_by_the_next_question() {
    let dir = tempfile::tempdir().expect("a directory");
    let path = dir.path().join("registry.db");
    let stores = [Store::open(&path).expect("a database"), Store::open(&path).expect("the same")];
    for number in 1..100 {
        put(&stores[number % 2], number, 1);
        assert_eq!(stores.each_ref().map(told), [number; 2]);
        // Of a snapshot that was kept.
        assert_eq!(stores.each_ref().map(told), [number; 2]);
    }
}

#[test]
fn a_file_that_is_always_read_has_a_log_that_ends() {
    let dir = tempfile::tempdir().expect("a directory");
    let path = dir.path().join("registry.db");
    let store = Store::open(&path).expect("a database");
    put(&store, 0, 1);
    let ended = AtomicBool::new(false);
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                while !ended.load(Ordering::Relaxed) {
                    told(&store);
                }
            });
        }
        (1..u64::from(LOG) / 2).for_each(|number| put(&store, number as usize, 10 * PAGE as usize));
        ended.store(true, Ordering::Relaxed);
    });
    assert_eq!(told(&store), LOG as usize / 2 - 1);
    let log = std::fs::metadata(dir.path().join("registry.db-wal")).expect("a log").len();
    assert!(log < 2 * u64::from(LOG) * PAGE, "{log} bytes, of {} that were written", u64::from(LOG) * 5 * PAGE);
}

#[test]
fn a_reader_that_nobody_asks_lets_go_of_its_snapshot() {
    let dir = tempfile::tempdir().expect("a directory");
    let path = dir.path().join("registry.db");
    let (idle, busy) = (Store::open(&path).expect("a database"), Store::open(&path).expect("the same"));
    assert_eq!(told(&idle), 0);
    put(&busy, 1, 1);
    assert!(!empty_log(&path), "a snapshot of before is held");
    idle.let_go();
    assert!(empty_log(&path), "nothing is held any more");
    put(&busy, 2, 1);
    assert_eq!(told(&idle), 2);
    idle.let_go();
    assert!(!empty_log(&path), "what is up to date is kept");
}

/// What the first reader of `store` knows its snapshot to hold, after a question.
fn state(store: &Store) -> State {
    told(store);
    let Reader::Here(readers) = &store.reader else { panic!("a file is read where the caller is") };
    let reader = readers[0].lock().expect("no panic");
    reader.state.expect("nobody committed meanwhile")
}

/// Logs a command under `svtrid` that took so long, and changes something too where a `number` is given.
fn log(store: &Store, svtrid: &str, duration: i64, number: Option<usize>) {
    let entry = Entry { svtrid: svtrid.into(), verb: "domain check".into(), duration, ..Entry::default() };
    let work = move |tx: &mut Tx<'_>| {
        number.map_or(Ok(()), |number| setting::set(tx, "counted", &number.to_string()))?;
        command_log::write(tx, &[entry.clone().into_line()])
    };
    wait(store.write(work)).expect("written");
}

/// How many commands are logged under `svtrid`.
fn logged(store: &Store, svtrid: &'static str) -> usize {
    wait(store.read(move |tx| command_log::of_transaction(tx, svtrid))).expect("a list").len()
}

#[test]
fn a_state_lasts_while_commands_are_logged_and_nothing_is_changed() {
    let dir = tempfile::tempdir().expect("a directory");
    let path = dir.path().join("registry.db");
    let (store, other) = (Store::open(&path).expect("a database"), Store::open(&path).expect("the same"));
    put(&store, 1, 1);
    assert_eq!(logged(&store, "S-1"), 0);
    let first = state(&store);
    for (duration, writer) in [(1, &store), (2, &other)] {
        log(writer, "S-1", duration, None);
        assert_eq!(state(&store), first, "a line of the log changes nothing");
        assert_eq!(state(&other), first);
    }
    assert_eq!(logged(&store, "S-1"), 2);
    for writer in [&store, &other] {
        let before = state(&store);
        log(writer, "S-2", 1, Some(2));
        assert_ne!(state(&store), before, "a change is one, logged or not");
        assert_eq!(state(&store), state(&other));
        let before = state(&store);
        put(writer, 3, 1);
        assert_ne!(state(&store), before);
    }
    // A number that was taken is a change, whatever it was taken for.
    let before = state(&store);
    let take = |tx: &mut Tx<'_>| {
        tx.next("object")?;
        command_log::write(tx, &[Entry { verb: "domain create".into(), ..Entry::default() }.into_line()])
    };
    wait(store.write(take)).expect("written");
    assert_ne!(state(&store), before);
    // By a program that knows nothing of the counter.
    let before = state(&store);
    let foreign = rusqlite::Connection::open(&path).expect("a connection");
    foreign.execute("UPDATE setting SET value = '7'", []).expect("changed");
    assert_eq!(told(&store), 7);
    assert_ne!(state(&store), before);
    log(&store, "S-3", 1, None);
    assert_eq!(told(&store), 7);
}

#[test]
fn whatever_is_done_in_whatever_order_the_next_question_sees_it() {
    let dir = tempfile::tempdir().expect("a directory");
    let path = dir.path().join("registry.db");
    let stores = [Store::open(&path).expect("a database"), Store::open(&path).expect("the same")];
    let (mut number, mut lines, mut chance) = (0, 0, 7u64);
    put(&stores[0], number, 1);
    for step in 0..600_i64 {
        chance = chance.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let store = &stores[(chance >> 40) as usize % 2];
        match (chance >> 50) % 6 {
            0 => {
                number = step as usize;
                put(store, number, 1);
            }
            1 => {
                (number, lines) = (step as usize, lines + 1);
                log(store, "S-1", step, Some(number));
            }
            // Refused after a change, which is taken back.
            2 => {
                let refuse = |tx: &mut Tx<'_>| -> Result<(), Failure> {
                    setting::set(tx, "counted", "1000000")?;
                    Err(Refusal::new(Code::USE_ERROR).into())
                };
                assert!(wait(store.write(refuse)).is_err());
            }
            3 => {
                let _ = empty_log(&path);
                stores.iter().for_each(Store::let_go);
            }
            _ => {
                lines += 1;
                log(store, "S-1", step, None);
            }
        }
        for store in &stores {
            assert_eq!((told(store), logged(store, "S-1")), (number, lines), "step {step}");
        }
    }
}

#[test]
fn what_stands_aside_is_told_from_what_is_asked_about() {
    for aside in ["INSERT INTO session (id)", "DELETE FROM process WHERE", "UPDATE clock SET x"] {
        assert!(eras::is_aside(aside), "{aside}");
    }
    for other in ["INSERT INTO domain (id)", "DELETE FROM sessions", "UPDATE counter SET x", "SELECT 1 FROM clock", ""]
    {
        assert!(!eras::is_aside(other), "{other}");
    }
}

#[test]
fn commits_that_are_counted_anew_are_no_commits_of_before() {
    let eras = Eras::default();
    let first = eras.state(&Header::of(7), 2, 0);
    assert_eq!(eras.state(&Header::of(8), 3, 0), first, "what stands aside changes nothing");
    let told = eras.state(&Header::of(9), 3, 1);
    assert!(told != first && told.is_like(&first), "what was told by name is told apart");
    let second = eras.state(&Header::of(9), 3, 0);
    assert!(!second.is_like(&first));
    // The count began anew, and is by chance what it was.
    let third = eras.state(&Header::of(6), 0, 0);
    assert!(third.changes == second.changes && !third.is_like(&second));
}
