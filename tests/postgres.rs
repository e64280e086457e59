//! Several `eppsh registry serve` on one database of PostgreSQL: they agree, and one that is killed takes nothing along.

use crate::cluster;
use crate::served::{Served, Session, create};
use crate::support::Home;
use std::collections::BTreeSet;
use std::sync::Mutex;
use std::time::Duration;

/// A session of AAA; none when the server is gone or refuses.
fn open(server: &Served) -> Option<Session> {
    Session::open(&server.address, "AAA", "password-a")
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
    let servers = [Served::start(&home), Served::start(&home), Served::start(&home)];
    let codes: Vec<Vec<u16>> = std::thread::scope(|scope| {
        let racers: Vec<_> = servers
            .iter()
            .cycle()
            .take(6)
            .map(|server| {
                scope.spawn(|| {
                    let mut session = open(server).unwrap();
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
    let steady = Served::start(&home);
    for round in 0..4 {
        let victim = Served::start(&home);
        std::thread::scope(|scope| {
            for (who, address) in
                [&victim, &victim, &steady].map(|server| server.address.clone()).into_iter().enumerate()
            {
                let told = &told;
                scope.spawn(move || {
                    let Some(mut session) = Session::open(&address, "AAA", "password-a") else { return };
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
    let mut session = open(&steady).unwrap();
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
    let servers = [Served::start(&home), Served::start(&home), Served::start(&home)];
    let mut sessions: Vec<Session> = servers.iter().map(|server| open(server).unwrap()).collect();
    for server in &servers {
        assert!(open(server).is_none(), "that would be the fourth");
    }
    assert_eq!(sessions[0].ask("<logout/>"), Some(1500));
    assert!(open(&servers[2]).is_some(), "the place is free at once");
}
