//! Snapshots that are kept, and the log that they must not keep.

use super::super::{Failure, Store, Tx, setting};
use super::LOG;
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
