//! What only PostgreSQL does: writers at the same time, and connections that break. Each test ends at once, with a word
//! about it, where PostgreSQL is not installed.

use super::*;
use crate::registry::store::engine::{Engine, Loss};
use crate::registry::store::postgres::Postgres;
use std::sync::atomic::{AtomicUsize, Ordering};

/// A database of the test's own, its objects numbered without gaps.
fn database() -> Option<Database> {
    cluster::url().map(Database::Postgres)
}

/// It, opened.
fn open(database: &Database) -> Store {
    Store::connect(database, true).expect("a database")
}

/// Two registrars.
fn make_two(tx: &mut Tx<'_>) -> Result<(), Failure> {
    for clid in ["A", "B"] {
        registrar::create(tx, &NewRegistrar { clid, password_hash: "$", lang: "en" })?;
    }
    Ok(())
}

/// A connection by itself.
fn engine(database: &Database) -> Postgres {
    let Database::Postgres(url) = database else { unreachable!("it is one of PostgreSQL") };
    Postgres::new(Postgres::configure(url).expect("a URL"), true).expect("a runtime")
}

#[test]
fn what_is_in_an_older_database_is_there_in_a_newer_one() {
    let Some(database) = database() else { return };
    bring_up(&mut engine(&database));
}

#[test]
fn tr_45_several_may_open_a_new_database_at_once() {
    let Some(database) = database() else { return };
    let openings: Vec<_> = (0..6)
        .map(|_| {
            let database = database.clone();
            std::thread::spawn(move || Store::connect(&database, true).map(drop))
        })
        .collect();
    for opening in openings {
        opening.join().expect("no panic").expect("every opening succeeds");
    }
    assert_eq!(wait(open(&database).write(make_a)), Ok(1));
    assert_eq!(wait(registrars(&open(&database))), 1);
}

#[test]
fn co_11_who_is_in_each_others_way_is_tried_again_and_notices_nothing() {
    let Some(database) = database() else { return };
    let stores = [open(&database), open(&database)];
    wait(stores[0].write(make_two)).expect("registrars");
    let tries = Arc::new(AtomicUsize::new(0));
    let outcomes = wait(async {
        let mut running = tokio::task::JoinSet::new();
        for at in 0..8 {
            let (store, tries) = (stores[at % 2].clone(), Arc::clone(&tries));
            let order = if at % 2 == 0 { ["A", "B"] } else { ["B", "A"] };
            running.spawn(async move {
                let work = move |tx: &mut Tx<'_>| {
                    tries.fetch_add(1, Ordering::Relaxed);
                    for clid in order {
                        tx.execute(
                            "UPDATE registrar SET failed_count = failed_count + 1 WHERE clid = $1",
                            &[clid.into()],
                        )?;
                        std::thread::sleep(std::time::Duration::from_millis(20));
                    }
                    Ok(())
                };
                store.write(work).await
            });
        }
        running.join_all().await
    });
    assert!(outcomes.iter().all(Result::is_ok), "{outcomes:?}");
    assert!(tries.load(Ordering::Relaxed) > 8, "there was nothing in the way");
    let counts =
        wait(stores[0].read(|tx| Ok(registrar::list(tx)?.iter().map(|one| one.failed_count).collect::<Vec<_>>())));
    assert_eq!(counts, Ok(vec![8, 8]), "each was done once");
}

#[test]
fn tr_40_tr_42_work_whose_connection_breaks_is_done_once_over_a_new_one() {
    let Some(database) = database() else { return };
    let store = open(&database);
    let tries = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&tries);
    let outcome = wait(store.write(move |tx| {
        let id = make_a(tx)?;
        if counted.fetch_add(1, Ordering::Relaxed) == 0 {
            tx.query("SELECT pg_terminate_backend(pg_backend_pid()) AS n ", &[])?;
        }
        Ok(id)
    }));
    assert!(outcome.is_ok(), "{outcome:?}");
    assert_eq!(tries.load(Ordering::Relaxed), 2);
    assert_eq!(wait(registrars(&store)), 1);
}

#[test]
fn co_3_a_commit_whose_answer_was_lost_is_asked_for() {
    let Some(database) = database() else { return };
    drop(open(&database));
    for (end, committed) in [("COMMIT", true), ("ROLLBACK", false)] {
        let mut link = engine(&database);
        let mark = half_done(&mut link);
        link.batch(end).expect("ended");
        let mut other = engine(&database);
        assert_eq!(other.was_committed(&mark), Ok(committed), "{end}");
        assert_eq!(other.was_committed(&mark), Ok(committed), "{end}: and it stays so");
    }
}

#[test]
fn co_2_co_3_a_commit_that_was_asked_for_and_not_done_cannot_be_done_later() {
    let Some(database) = database() else { return };
    drop(open(&database));
    let mut link = engine(&database);
    link.begin(true, true).expect("begun");
    link.execute("UPDATE counter SET next = next + 1 WHERE name = 'object'", &[]).expect("a change");
    let mut mark = link.mark();
    let late = mark.commit();
    assert_eq!(engine(&database).was_committed(&mark), Ok(false));
    assert!(link.batch(&late).is_err(), "its connection only seemed to be broken");
    link.roll_back();
    assert_eq!(
        wait(open(&database).read(|tx| Ok(tx.counters()?.iter().any(|one| *one == ("object".into(), 1))))),
        Ok(true)
    );
}

/// A transaction that was counted and is not ended.
fn half_done(link: &mut Postgres) -> postgres::Mark {
    link.begin(true, true).expect("begun");
    link.execute("UPDATE counter SET next = next + 1 WHERE name = 'object'", &[]).expect("a change");
    let mut mark = link.mark();
    let counted = mark.commit();
    link.batch(counted.strip_suffix("; COMMIT").expect("it ends so")).expect("counted");
    mark
}

#[test]
fn tr_42_a_database_that_is_gone_fails_the_command_and_serves_when_it_is_back() {
    let Some(Database::Postgres(url)) = database() else { return };
    let mut operator = engine(&Database::Postgres(url.clone()));
    operator.begin(false, false).and_then(|()| operator.commit()).expect("connected");
    operator.batch("CREATE DATABASE lost").expect("a database");
    let lost = Database::Postgres(url.split("&options").next().expect("a URL").replace("/postgres?", "/lost?"));
    let store = open(&lost);
    wait(store.write(make_a)).expect("a registrar");
    operator.batch("ALTER DATABASE lost ALLOW_CONNECTIONS false").expect("closed");
    let cut = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'lost'";
    operator.batch(cut).expect("cut");
    let outcome = wait(store.write(|tx| registrar::find(tx, "A")));
    assert!(matches!(outcome, Err(Failure::Database(_))), "{}", outcome.is_ok());
    assert!(wait(store.read(registrar::list)).is_err());
    operator.batch("ALTER DATABASE lost ALLOW_CONNECTIONS true").expect("opened");
    assert_eq!(wait(registrars(&store)), 1);
    assert!(wait(store.write(|tx| registrar::set_state(tx, 1, State::Suspended))).is_ok());
}

#[test]
fn tr_44_the_time_is_the_databases() {
    let Some(database) = database() else { return };
    let store = open(&database);
    let first = wait(store.read(|tx| tx.clock())).expect("a time");
    let second = wait(store.write(|tx| tx.clock())).expect("a time");
    assert!(first < second);
    assert!((Timestamp::now().0 - first.0).abs() < 60_000_000, "in microseconds of the Unix epoch");
}

#[test]
fn ro_1_numbering_changes_from_one_kind_to_the_other_without_using_a_number_twice() {
    let Some(database) = database() else { return };
    let take = |continuous: bool, lose: bool| {
        let store = Store::connect(&database, continuous).expect("a database");
        let taken = Arc::new(AtomicUsize::new(0));
        let number = Arc::clone(&taken);
        let _ = wait(store.write(move |tx| {
            number.store(tx.next("object")? as usize, Ordering::Relaxed);
            if lose { Err(Refusal::new(Code::POLICY_ERROR).into()) } else { Ok(()) }
        }));
        taken.load(Ordering::Relaxed)
    };
    let numbers = [take(true, false), take(true, true), take(true, false), take(false, false)];
    assert_eq!(numbers, [1, 2, 2, 3], "given back, and gone on with");
    let numbers = [take(false, true), take(false, false), take(true, false), take(true, false)];
    assert_eq!(numbers, [4, 5, 6, 7], "a gap, and gone on with");
}

#[test]
fn ro_1_a_sequence_that_a_crash_put_ahead_is_no_number_without_gaps() {
    let Some(database) = database() else { return };
    let next = |continuous: bool| {
        let store = Store::connect(&database, continuous).expect("a database");
        let counters = wait(store.read(|tx| tx.counters())).expect("counters");
        counters.into_iter().find(|(name, _)| name == "object").map(|(_, next)| next)
    };
    let taken = wait(open(&database).write(|tx| tx.next("object")));
    assert_eq!(taken, Ok(1));
    // As after a crash: what was written ahead of its use is lost.
    let mut link = engine(&database);
    link.begin(true, true).expect("begun");
    link.batch("SELECT setval('counter_object', 33)").and_then(|()| link.commit()).expect("ahead");
    assert_eq!(next(true), Some(2), "what a backup takes along");
}

#[test]
fn a_refusal_takes_back_its_own_work_only_and_a_fault_is_no_reason_to_try_again() {
    let Some(database) = database() else { return };
    let store = open(&database);
    let outcomes = wait(async {
        let mut running = tokio::task::JoinSet::new();
        for number in 0..60 {
            let store = store.clone();
            running.spawn(async move {
                store
                    .write(move |tx| {
                        let clid = format!("R{number}");
                        registrar::create(tx, &NewRegistrar { clid: &clid, password_hash: "$", lang: "en" })?;
                        match number % 3 {
                            0 => Ok(()),
                            1 => Err(Refusal::new(Code::POLICY_ERROR).into()),
                            _ => {
                                tx.execute("INSERT INTO meta (name, value) VALUES ('schema_version', 1)", &[]).map(drop)
                            }
                        }
                    })
                    .await
            });
        }
        running.join_all().await
    });
    assert_eq!(outcomes.iter().filter(|outcome| outcome.is_ok()).count(), 20);
    assert_eq!(outcomes.iter().filter(|outcome| matches!(outcome, Err(Failure::Database(_)))).count(), 20);
    assert_eq!(wait(registrars(&store)), 20);
}

#[test]
fn a_query_cannot_write_and_sees_one_moment() {
    let Some(database) = database() else { return };
    let store = open(&database);
    assert!(matches!(wait(store.read(make_a)), Err(Failure::Database(_))));
    let other = engine(&database);
    let other = Mutex::new(other);
    let seen = wait(store.read(move |tx| {
        let before = registrar::list(tx)?.len();
        let mut other = other.lock().expect("sound");
        other.begin(true, true)?;
        make_a(&mut Tx::new(&mut *other, true))?;
        other.batch("RELEASE job")?;
        other.commit()?;
        Ok((before, registrar::list(tx)?.len()))
    }));
    assert_eq!(seen, Ok((0, 0)));
    assert_eq!(wait(registrars(&store)), 1);
}

#[test]
fn gr_4_a_statement_that_reads_a_whole_table_is_noticed_in_postgresql_too() {
    let Some(database) = database() else { return };
    let outcome = wait(open(&database).read(|tx| tx.query("SELECT id FROM domain WHERE authinfo = $1", &["A".into()])));
    assert!(matches!(&outcome, Err(Failure::Database(told)) if told.contains("Seq Scan")), "{outcome:?}");
}

#[test]
fn po_6_messages_of_one_registrar_are_numbered_in_the_order_of_the_commits() {
    let Some(database) = database() else { return };
    let stores = [open(&database), open(&database)];
    wait(stores[0].write(make_two)).expect("registrars");
    let seen = wait(async {
        let mut running = tokio::task::JoinSet::new();
        for at in 0..40 {
            let store = stores[at % 2].clone();
            running.spawn(async move {
                store.write(|tx| message::push(tx, "A", Timestamp(1), "kind", &[], &[])).await.expect("queued");
                // Whoever committed before has a lower number than whoever begins now.
                let newest = "SELECT id FROM poll_msg WHERE clid = $1 ORDER BY id DESC LIMIT 1";
                let row = store.read(move |tx| tx.query_one(newest, &["A".into()])).await.expect("read");
                row.expect("a message").int("id").expect("a number")
            });
        }
        running.join_all().await
    });
    assert_eq!(seen.len(), 40);
    assert_eq!(wait(stores[0].read(|tx| message::count(tx, "A"))), Ok(40));
}

#[test]
fn what_is_lost_for_good_is_told_apart_from_what_passes() {
    let Some(database) = database() else { return };
    drop(open(&database));
    let mut link = engine(&database);
    link.begin(true, true).expect("begun");
    assert!(link.query("SELECT nonsense", &[]).is_err());
    assert_eq!(link.loss(), Loss::Lasting);
    link.roll_back();
    link.begin(true, true).expect("begun again");
    assert!(link.batch("SELECT pg_terminate_backend(pg_backend_pid())").is_err());
    assert_eq!(link.loss(), Loss::Passing);
    link.roll_back();
    link.begin(false, false).expect("over a new connection");
}
