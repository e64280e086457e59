//! The database by itself.

#[cfg(all(feature = "postgres", unix))]
mod on_postgres;

use super::registrar::{self, NewRegistrar, State};
use super::*;
use crate::epp::Code;
use crate::registry::time::Timestamp;
use std::sync::mpsc;

/// Runs a future to its end.
fn wait<T>(future: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().build().expect("a runtime").block_on(future)
}

/// A database in memory.
fn memory() -> Store {
    Store::open(Path::new(":memory:")).expect("a new database")
}

/// Makes the registrar A.
fn make_a(tx: &mut Tx<'_>) -> Result<i64, Failure> {
    registrar::create(tx, &NewRegistrar { clid: "A", password_hash: "$old", lang: "en" })
}

/// How many registrars there are.
async fn registrars(store: &Store) -> usize {
    store.read(registrar::list).await.expect("a list").len()
}

#[test]
fn a_refusal_takes_everything_back() {
    let store = memory();
    let refused: Result<(), Failure> = wait(store.write(|tx| {
        make_a(tx)?;
        Err(Refusal::new(Code::POLICY_ERROR).into())
    }));
    assert_eq!(refused, Err(Refusal::new(Code::POLICY_ERROR).into()));
    assert_eq!(wait(registrars(&store)), 0);
    assert_eq!(wait(store.write(make_a)), Ok(1), "the number was given back too");
}

#[test]
fn a_panic_takes_back_its_own_work_only() {
    let store = memory();
    let other = store.clone();
    let (broken, sound) = wait(async move {
        let broken = store.write::<()>(|tx| {
            make_a(tx)?;
            panic!("a mistake in a flow")
        });
        tokio::join!(broken, other.write(make_a))
    });
    assert!(matches!(broken, Err(Failure::Database(_))));
    assert_eq!(sound, Ok(1));
}

#[test]
fn a_transaction_that_is_lost_keeps_nothing_of_what_shared_it() {
    let store = memory();
    let (go, wait_for_it) = mpsc::channel::<()>();
    let (running, is_running) = mpsc::channel();
    let outcomes = wait(async {
        let gate = store.clone();
        let all_queued = tokio::spawn(async move {
            let held = gate.write(move |_| {
                let _ = running.send(());
                let _ = wait_for_it.recv();
                Ok(())
            });
            held.await
        });
        tokio::task::yield_now().await;
        // From here on what is queued cannot join the transaction that is held.
        is_running.recv().expect("the thread runs");
        let before = store.write(make_a);
        let refused =
            store.write(|tx| registrar::find(tx, "A").and(Err::<(), _>(Refusal::new(Code::OBJECT_EXISTS).into())));
        // What SQLite does when the disk is full: it takes back the transaction, savepoints and all.
        let losing =
            store.write(|tx| tx.execute("INSERT OR ROLLBACK INTO counter (name, next) VALUES ('object', 1)", &[]));
        let after = store.write(make_a);
        let start = async { go.send(()).expect("the thread waits") };
        let (_, before, refused, losing, after, ()) = tokio::join!(all_queued, before, refused, losing, after, start);
        [before.map(|_| ()), refused, losing.map(|_| ()), after.map(|_| ())]
    });
    for outcome in outcomes {
        assert!(matches!(outcome, Err(Failure::Database(_))), "{outcome:?}");
    }
    assert_eq!(wait(registrars(&store)), 0);
    assert_eq!(wait(store.write(make_a)), Ok(1), "the next transaction is sound");
}

#[test]
fn waiting_work_shares_a_commit_and_each_is_answered_for_itself() {
    let store = memory();
    let outcomes = wait(async {
        let mut running = tokio::task::JoinSet::new();
        for number in 0..50 {
            let store = store.clone();
            running.spawn(async move {
                store
                    .write(move |tx| {
                        let clid = format!("R{number}");
                        registrar::create(tx, &NewRegistrar { clid: &clid, password_hash: "$", lang: "en" })?;
                        if number % 2 == 0 { Ok(()) } else { Err(Refusal::new(Code::POLICY_ERROR).into()) }
                    })
                    .await
            });
        }
        running.join_all().await
    });
    assert_eq!(outcomes.iter().filter(|outcome| outcome.is_ok()).count(), 25);
    assert_eq!(wait(registrars(&store)), 25);
}

#[test]
fn a_query_cannot_write() {
    let directory = tempfile::tempdir().expect("a directory");
    for store in [memory(), Store::open(&directory.path().join("registry.db")).expect("a new database")] {
        let outcome = wait(store.read(make_a));
        assert!(matches!(outcome, Err(Failure::Database(_))));
        assert_eq!(wait(registrars(&store)), 0);
    }
}

#[test]
fn constraints_have_result_codes() {
    let store = memory();
    wait(store.write(make_a)).expect("a registrar");
    let refused = |sql: &'static str| match wait(store.write(move |tx| tx.execute(sql, &[]))) {
        Err(Failure::Refused(refusal)) => refusal.code.0,
        other => panic!("{sql}: {other:?}"),
    };
    let domain =
        "INSERT INTO domain (id, name, roid, clid, crid, cr_date, ex_date) VALUES (1, 'a.b', 'x', 'A', 'A', 0, 0)";
    let host = "INSERT INTO host (id, name, roid, clid, crid, cr_date) VALUES (2, 'n.s', 'x', 'A', 'A', 0)";
    for sql in [domain, host, "INSERT INTO domain_host (domain_id, host_id) VALUES (1, 2)"] {
        wait(store.write(move |tx| tx.execute(sql, &[]))).expect("a row");
    }
    let again =
        "INSERT INTO domain (id, name, roid, clid, crid, cr_date, ex_date) VALUES (9, 'a.b', 'x', 'A', 'A', 0, 0)";
    assert_eq!(refused(again), 2302);
    assert_eq!(refused("INSERT INTO domain_host (domain_id, host_id) VALUES (1, 9)"), 2303);
    assert_eq!(refused("DELETE FROM host WHERE id = 2"), 2305);
}

#[test]
fn tr_45_several_may_open_a_new_file_at_once() {
    let directory = tempfile::tempdir().expect("a directory");
    let path = directory.path().join("registry.db");
    let openings: Vec<_> = (0..6)
        .map(|_| {
            let path = path.clone();
            std::thread::spawn(move || Store::open(&path).map(drop))
        })
        .collect();
    for opening in openings {
        opening.join().expect("no panic").expect("every opening succeeds");
    }
    let store = Store::open(&path).expect("the database");
    assert_eq!(wait(store.write(make_a)), Ok(1));
    drop(store);
    let store = Store::open(&path).expect("the database again");
    assert_eq!(wait(registrars(&store)), 1);
}

/// Makes a database as it was before the grace periods moved into the domains' rows, and brings it up to date.
fn bring_up(engine: &mut dyn Engine) {
    migrate::apply(engine, &migrate::STEPS[..9]).expect("the tables of that time");
    engine.begin(true, false).expect("begun");
    for sql in [
        "INSERT INTO registrar (id, clid, password_hash, state, lang, failed_count) VALUES (1, 'A', '$', 'active', 'en', 0)",
        "INSERT INTO domain (id, name, roid, clid, crid, cr_date, ex_date) VALUES (1, 'foo.example', 'D1', 'A', 'A', 1, 9),
         (2, 'bar.example', 'D2', 'A', 'A', 1, 9)",
        "INSERT INTO grace (domain_id, kind, seq, ends_at, years) VALUES (1, 'renew', 2, 7, 2), (1, 'renew', 1, 6, 1),
         (1, 'add', 0, 5, 1)",
        "INSERT INTO history (id, at, svtrid, verb, object_type, object_id, object, code)
         VALUES (1, 3, 'SV-1', 'create', 'domain', 1, 'foo.example', 1000)",
    ] {
        engine.execute(sql, &[]).expect(sql);
    }
    engine.commit().expect("committed");
    migrate::migrate(engine).expect("up to date");
    engine.begin(false, false).expect("begun");
    let mut tx = Tx::new(engine, false);
    let graces = |tx: &mut Tx<'_>, name: &str| -> Vec<(String, i64, i64)> {
        let domain = domain::find(tx, name).expect("read").expect("there");
        domain.grace.into_iter().map(|grace| (grace.kind, grace.ends_at.0, grace.years)).collect()
    };
    assert_eq!(graces(&mut tx, "foo.example"), [("add".into(), 5, 1), ("renew".into(), 6, 1), ("renew".into(), 7, 2)]);
    assert_eq!(graces(&mut tx, "bar.example"), []);
    assert_eq!(history::of_transaction(&mut tx, "SV-1").expect("read").len(), 1);
    assert_eq!(command_log::of_transaction(&mut tx, "SV-1").expect("read"), [], "it was logged elsewhere, or nowhere");
    engine.roll_back();
}

#[test]
fn what_is_in_an_older_database_is_there_in_a_newer_one() {
    let directory = tempfile::tempdir().expect("a directory");
    bring_up(&mut Sqlite::connect(&directory.path().join("registry.db"), true).expect("a new database"));
}

#[test]
fn a_database_of_a_newer_program_is_refused() {
    let directory = tempfile::tempdir().expect("a directory");
    let path = directory.path().join("registry.db");
    let store = Store::open(&path).expect("a new database");
    wait(store.write(|tx| tx.execute("UPDATE meta SET value = 999 WHERE name = 'schema_version'", &[])))
        .expect("a change");
    drop(store);
    let error = Store::open(&path).err().expect("refused");
    assert!(error.message().contains("newer"), "{error}");
    assert!(Store::open(directory.path()).is_err(), "a directory is no database");
}

#[test]
fn co_2_sg_4_commits_are_durable_and_references_checked() {
    let directory = tempfile::tempdir().expect("a directory");
    let store = Store::open(&directory.path().join("registry.db")).expect("a new database");
    let settings = wait(store.write(|tx| {
        let number = |row: Option<Row>, column| row.expect("a row").int(column);
        let synchronous = number(tx.query_one("PRAGMA synchronous", &[])?, "synchronous")?;
        let foreign_keys = number(tx.query_one("PRAGMA foreign_keys", &[])?, "foreign_keys")?;
        let journal = tx.query_one("PRAGMA journal_mode", &[])?.expect("a row").text("journal_mode")?;
        Ok((synchronous, foreign_keys, journal))
    }));
    assert_eq!(settings, Ok((2, 1, "wal".into())));
}

#[test]
fn registrars_and_their_passwords() {
    let store = memory();
    let now = Timestamp(1_000_000);
    let outcome = wait(store.write(move |tx| {
        let id = make_a(tx)?;
        registrar::bind_certificate(tx, id, "AB12")?;
        assert!(!registrar::set_password_hash(tx, id, "$other", "$new", now)?);
        for (at, (old, new)) in [("$old", "$1"), ("$1", "$2"), ("$2", "$3"), ("$3", "$4")].into_iter().enumerate() {
            assert!(registrar::set_password_hash(tx, id, old, new, Timestamp(at as i64))?);
        }
        assert_eq!(registrar::former_password_hashes(tx, id)?, ["$3", "$2", "$1"]);
        assert_eq!(registrar::count_failure(tx, id, now)?, 1);
        assert_eq!(registrar::count_failure(tx, id, now)?, 2);
        registrar::lock_out(tx, id, Timestamp(9))?;
        registrar::set_state(tx, id, State::Suspended)?;
        let found = registrar::find(tx, "A")?.expect("A is there");
        assert_eq!((found.password_hash.as_str(), found.failed_count, found.state), ("$4", 2, State::Suspended));
        assert_eq!((found.locked_until, found.certificates), (Some(Timestamp(9)), vec!["ab12".to_owned()]));
        registrar::clear_failures(tx, id)?;
        let found = registrar::find(tx, "A")?.expect("A is there");
        assert_eq!((found.failed_count, found.failed_at, found.locked_until), (0, None, None));
        registrar::find(tx, "B")
    }));
    assert!(matches!(outcome, Ok(None)));
}

#[cfg(unix)]
#[test]
fn only_its_owner_can_read_a_database() {
    use std::os::unix::fs::PermissionsExt;
    let directory = tempfile::tempdir().expect("a directory");
    let store = Store::open(&directory.path().join("registry.db")).expect("a new database");
    wait(store.write(make_a)).expect("a registrar");
    let files: Vec<_> = std::fs::read_dir(directory.path()).expect("files").map(|file| file.expect("a file")).collect();
    assert!(files.len() > 1, "the write-ahead log is there too");
    for file in files {
        let mode = file.metadata().expect("its metadata").permissions().mode() & 0o777;
        assert_eq!(mode, 0o600, "{:?}", file.file_name());
    }
}

#[test]
fn gr_4_a_statement_that_reads_a_whole_table_is_noticed() {
    let outcome = wait(memory().read(|tx| tx.query("SELECT id FROM domain WHERE crid = $1", &["A".into()])));
    assert!(matches!(outcome, Err(Failure::Database(message)) if message.contains("SCAN domain")));
}

#[test]
fn a_closed_database_is_one_file() {
    let directory = tempfile::tempdir().expect("a directory");
    let path = directory.path().join("registry.db");
    let store = Store::open(&path).expect("a new database");
    wait(store.write(make_a)).expect("a registrar");
    store.close();
    let files: Vec<_> = std::fs::read_dir(directory.path())
        .expect("readable")
        .map(|entry| entry.expect("an entry").file_name())
        .collect();
    assert_eq!(files, ["registry.db"]);
    assert_eq!(wait(registrars(&Store::open(&path).expect("the same database"))), 1);
}

#[test]
fn tr_43_the_time_never_goes_back_whatever_the_machines_clock_does() {
    const HOUR: i64 = 3_600_000_000;
    let store = memory();
    let keep_now = |tx: &mut Tx<'_>| {
        let now = clock::now(tx)?;
        clock::keep(tx, now).map(|()| now)
    };
    let first = wait(store.write(keep_now)).expect("a time");
    let shift = |by: i64| {
        let work = move |tx: &mut Tx<'_>| tx.execute("UPDATE clock SET offset_us = $1 WHERE id = 1", &[by.into()]);
        assert_eq!(wait(store.write(work)), Ok(1));
    };
    // As if the machine's clock had been set back.
    shift(-HOUR);
    assert_eq!(wait(store.read(clock::now)), Ok(first));
    assert_eq!(wait(store.write(keep_now)), Ok(first));
    // Who is late with an earlier time does not move it either.
    wait(store.write(move |tx| clock::keep(tx, Timestamp(first.0 - HOUR)))).expect("kept");
    assert_eq!(wait(store.read(clock::now)), Ok(first));
    shift(0);
    assert!(wait(store.read(clock::now)).expect("a time") > first, "it runs on");
}

/// Runs this program's tests whose names begin with one of `prefixes` on PostgreSQL.
#[cfg(all(feature = "postgres", unix))]
fn run_on_postgres(prefixes: &[&str]) {
    if std::env::var_os("EPPSH_TEST_DB").is_some() || cluster::url().is_none() {
        return;
    }
    let tests = std::process::Command::new(std::env::current_exe().expect("this program"))
        .args(prefixes)
        .args(["--test-threads", "4"])
        .env("EPPSH_TEST_DB", "postgres")
        .output()
        .expect("the tests run");
    let told = String::from_utf8_lossy(&tests.stdout);
    assert!(tests.status.success(), "{told}{}", String::from_utf8_lossy(&tests.stderr));
    assert!(!told.contains("running 0 tests"), "{told}");
}

#[cfg(all(feature = "postgres", unix))]
#[test]
fn sg_5_every_flow_does_on_postgresql_what_it_does_on_sqlite() {
    run_on_postgres(&["registry::flow::tests"]);
}

#[cfg(all(feature = "postgres", unix))]
#[test]
fn sg_1_logins_and_sessions_do_on_postgresql_what_they_do_on_sqlite() {
    run_on_postgres(&["registry::tests::login", "registry::tests::session", "registry::maintain"]);
}
