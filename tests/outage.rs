//! A database of PostgreSQL that goes away under `eppsh registry serve` and comes back (TR-42): what is told meanwhile,
//! what is there afterwards, and that nobody has to start anything again.

use crate::database::Database;
use crate::served::{Served, Session, create, domain};
use crate::support::{Home, until};
use std::time::Duration;

/// A registry on a database, with the registrar AAA.
fn registry(url: &str) -> Home {
    let home = Home::new();
    let made = home.line(&format!("registry init registry --registrar AAA:password-a --db '{url}'"));
    assert_eq!(made.status, 0, "{made:?}");
    home
}

/// A session of AAA; none when the server refuses.
fn open(server: &Served) -> Option<Session> {
    Session::open(&server.address, "AAA", "password-a")
}

/// `<info>` of a domain.
fn info(name: &str) -> String {
    domain("info", "", name, "")
}

/// Asks until the database serves again; the code of the first answer that is not 2400.
fn ask_until_served(session: &mut Session, inside: &str) -> u16 {
    for _ in 0..200 {
        match session.ask(inside) {
            Some(2400) => std::thread::sleep(Duration::from_millis(50)),
            told => return told.unwrap(),
        }
    }
    panic!("the database was not found again");
}

#[test]
fn tr_42_a_database_that_crashed_fails_commands_until_it_is_back_and_sessions_live_on() {
    let Some(mut database) = Database::start() else { return };
    let home = registry(&database.url());
    let server = Served::start(&home);
    let (mut one, mut two) = (open(&server).unwrap(), open(&server).unwrap());
    for number in 0..20 {
        assert_eq!(one.ask(&create(&format!("kept-{number}.example"))), Some(1000));
    }
    database.crash();
    assert_eq!(one.ask(&create("lost.example")), Some(2400), "what changes something");
    assert_eq!(two.ask(&info("kept-3.example")), Some(2400), "what only asks");
    assert_eq!(two.ask("<poll op=\"req\"/>"), Some(2400));
    let hello = "<epp xmlns=\"urn:ietf:params:xml:ns:epp-1.0\"><hello/></epp>";
    assert!(one.send(hello).is_some_and(|answer| answer.contains("<greeting>")), "no database is needed for that");
    let mut late = Session::connect(&server.address).unwrap();
    assert_eq!(late.login("AAA", "password-a"), Some(2400), "who comes now is not refused for a wrong password");
    assert_eq!(two.ask("<logout/>"), Some(1500), "a session can always be ended");

    database.resume();
    assert_eq!(ask_until_served(&mut one, &info("lost.example")), 2303, "a command that failed left nothing");
    assert_eq!(one.ask(&create("lost.example")), Some(1000));
    assert_eq!(late.login("AAA", "password-a"), Some(1000), "the connection has stayed");
    for number in 0..20 {
        assert_eq!(late.ask(&create(&format!("kept-{number}.example"))), Some(2302));
    }
    assert_eq!(home.line("registry check registry").out, "the database is whole\n");
}

#[test]
fn tr_42_a_database_that_only_reads_refuses_changes_and_answers_queries() {
    let Some(database) = Database::start() else { return };
    let home = registry(&database.url());
    let server = Served::start(&home);
    let mut session = open(&server).unwrap();
    assert_eq!(session.ask(&create("before.example")), Some(1000));
    let set_to = |on: &str| {
        database.sql(&format!("ALTER SYSTEM SET default_transaction_read_only = {on}"));
        database.sql("SELECT pg_reload_conf()");
        until(|| database.sql("SHOW default_transaction_read_only") == on);
    };
    set_to("on");
    // Each connection hears of it in its own time.
    let refused = (0..100).any(|number| {
        std::thread::sleep(Duration::from_millis(5));
        session.ask(&create(&format!("during-{number}.example"))) == Some(2400)
    });
    assert!(refused, "nothing was refused");
    assert_eq!(session.ask(&info("before.example")), Some(1000));
    set_to("off");
    assert_eq!(ask_until_served(&mut session, &create("after.example")), 1000);
    assert_eq!(home.line("registry check registry").out, "the database is whole\n");
}

#[test]
fn tr_42_another_database_takes_over_and_nothing_acknowledged_is_lost() {
    let Some(mut first) = Database::start() else { return };
    let second = first.standby();
    let home = registry(&first.url_with(&second));
    let server = Served::start(&home);
    let mut session = open(&server).unwrap();
    for number in 0..20 {
        assert_eq!(session.ask(&create(&format!("kept-{number}.example"))), Some(1000));
    }
    first.crash();
    assert_eq!(session.ask(&create("between.example")), Some(2400), "a standby takes nothing before it is told to");
    assert_eq!(second.sql("SELECT pg_promote()"), "t");
    second.sql("ALTER SYSTEM RESET synchronous_standby_names");
    second.sql("SELECT pg_reload_conf()");
    assert_eq!(ask_until_served(&mut session, &create("between.example")), 1000);
    for number in 0..20 {
        assert_eq!(session.ask(&create(&format!("kept-{number}.example"))), Some(2302));
    }
    assert_eq!(session.ask(&create("after.example")), Some(1000));
    assert_eq!(home.line("registry check registry").out, "the database is whole\n");
}

#[test]
fn co_2_co_3_tr_42_a_commit_that_nobody_can_tell_of_is_told_to_nobody() {
    let Some(mut database) = Database::start() else { return };
    let home = registry(&database.url());
    let server = Served::start(&home);
    let sessions: Vec<Session> = (0..12).map(|_| open(&server).unwrap()).collect();
    // Commits are written, and then wait for a standby that never comes.
    database.sql("ALTER SYSTEM SET synchronous_standby_names = 'nobody'");
    database.sql("SELECT pg_reload_conf()");
    let begun: Vec<_> = sessions
        .into_iter()
        .enumerate()
        .map(|(number, mut session)| {
            let name = format!("doubtful-{number}.example");
            std::thread::spawn(move || (session.ask(&create(&name)), name))
        })
        .collect();
    let waits = "SELECT COUNT(*) FROM pg_stat_activity WHERE wait_event = 'SyncRep' AND query LIKE '%writer%COMMIT'";
    until(|| database.sql(waits) != "0");
    database.crash();
    let told: Vec<_> = begun.into_iter().map(|one| one.join().unwrap()).collect();
    database.resume();
    database.sql("ALTER SYSTEM RESET synchronous_standby_names");
    database.sql("SELECT pg_reload_conf()");
    let mut session = open(&server).unwrap();
    let mut done_and_told_to_nobody = 0;
    for (code, name) in &told {
        let is_there = ask_until_served(&mut session, &create(name)) == 2302;
        match code {
            None => done_and_told_to_nobody += usize::from(is_there),
            Some(code) => {
                assert!(*code == 2400 && !is_there, "{name} was answered {code}, and is it there? {is_there}")
            }
        }
    }
    assert!(done_and_told_to_nobody > 0, "{told:?}");
    assert_eq!(home.line("registry check registry").out, "the database is whole\n");
}
