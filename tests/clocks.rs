//! Several `eppsh registry serve` on one database of PostgreSQL, on machines whose clocks differ: the time is the
//! database's (TR-44), for dates and for who counts as dead (TR-26).
//!
//! A library that is loaded before the C library moves the clock of a process.

use crate::database::Database;
use crate::served::{SERVE, Served, Session, create, domain};
use crate::support::{Home, until};
use std::collections::BTreeSet;
use std::process::Command;

/// The library: whatever asks for the time of day is told another.
const SKEW: &str = r#"
#include <stdlib.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>
int clock_gettime(clockid_t id, struct timespec *told) {
    int failed = (int)syscall(SYS_clock_gettime, id, told);
    const char *skew = getenv("SKEW");
    if (!failed && id == CLOCK_REALTIME && skew) told->tv_sec += atol(skew);
    return failed;
}
"#;

/// An hour.
const HOUR: i64 = 3600;

/// A registry with the registrar AAA, and what moves clocks.
struct Site {
    home: Home,
    database: Database,
}

impl Site {
    /// Makes them; none, and a word about it, where something is not installed.
    fn make() -> Option<Site> {
        let database = Database::start()?;
        let home = Home::new();
        home.write("skew.c", SKEW);
        let mut compiler = Command::new("cc");
        compiler.args(["-shared", "-fPIC", "-o"]).arg(home.path("skew.so")).arg(home.path("skew.c"));
        if !compiler.status().is_ok_and(|status| status.success()) {
            eprintln!("NOT RUN: there is no C compiler; apt-get install gcc");
            return None;
        }
        let made = home.line(&format!("registry init registry --registrar AAA:password-a --db '{}'", database.url()));
        assert_eq!(made.status, 0, "{made:?}");
        Some(Site { home, database })
    }

    /// What starts a server whose clock is so many seconds ahead.
    fn ahead(&self, seconds: i64) -> Command {
        let mut command = self.home.command(SERVE);
        command.env("LD_PRELOAD", self.home.path("skew.so")).env("SKEW", seconds.to_string());
        command
    }

    /// Changes the settings.
    fn set(&self, from: &str, to: &str) {
        let settings = self.home.read("registry/registry.toml");
        assert!(settings.contains(from), "{settings}");
        self.home.write("registry/registry.toml", settings.replace(from, to));
    }

    /// How many seconds ago, by the database, each process said that it lives.
    fn silences(&self) -> Vec<i64> {
        let ages = "SELECT CAST(EXTRACT(EPOCH FROM clock_timestamp()) - heartbeat_at / 1000000 AS BIGINT) FROM process";
        self.database.sql(ages).lines().map(|age| age.parse().unwrap()).collect()
    }
}

/// A session of AAA; none when the server refuses.
fn open(server: &Served) -> Option<Session> {
    Session::open(&server.address, "AAA", "password-a")
}

/// What the first element of that name holds.
fn text_of<'a>(answer: &'a str, element: &str) -> &'a str {
    let begin = format!("<domain:{element}>");
    answer.split_once(&begin).and_then(|(_, rest)| rest.split_once('<')).unwrap_or_else(|| panic!("{answer}")).0
}

#[test]
fn tr_44_tr_45_servers_whose_clocks_differ_make_one_database_and_tell_one_time() {
    let Some(site) = Site::make() else { return };
    assert_eq!(site.home.line("registry backup registry kept.backup").status, 0);
    // A new database, which whoever comes first brings up to date.
    site.database.sql("CREATE DATABASE fresh");
    site.set("/postgres?", "/fresh?");
    let begun = [0, -5, 5, -HOUR, HOUR].map(|skew| {
        let command = site.ahead(skew);
        std::thread::spawn(move || Served::try_run(command))
    });
    let servers = begun.map(|server| server.join().unwrap().unwrap());
    assert_eq!(site.home.line("registry restore registry kept.backup").status, 0, "into its tables");

    let now = || site.database.sql("SELECT to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.MS\"Z\"')");
    let mut sessions: Vec<Session> = servers.iter().map(|server| open(server).unwrap()).collect();
    let mut last = now();
    for round in 0..3 {
        for at in 0..sessions.len() {
            let name = format!("clock-{round}-{at}.example");
            let created = sessions[at].exchange(&create(&name)).unwrap();
            let date = text_of(&created, "crDate").to_owned();
            assert!(last <= date && date <= now(), "{at}: {date} after {last}, before {}", now());
            last.clone_from(&date);
            // The next one changes it, and all see the same.
            let next = (at + 1) % servers.len();
            let renew = format!("<domain:curExpDate>{}</domain:curExpDate>", &text_of(&created, "exDate")[..10]);
            assert_eq!(sessions[next].ask(&domain("renew", "", &name, &renew)), Some(1000));
            let told = sessions.iter_mut().map(|session| {
                let answer = session.exchange(&domain("info", "", &name, "")).unwrap();
                answer.split("<trID>").next().unwrap().to_owned()
            });
            let told: BTreeSet<String> = told.collect();
            assert_eq!(told.len(), 1, "{told:?}");
            let told = told.first().unwrap();
            assert_eq!(text_of(told, "crDate"), date);
            assert!(last.as_str() <= text_of(told, "upDate"), "{told}");
            assert!(told.contains("addPeriod"), "whatever the time is elsewhere: {told}");
            last = text_of(told, "upDate").to_owned();
        }
    }
    assert_eq!(site.home.line("registry check registry").out, "the database is whole\n");
}

#[test]
fn tr_26_tr_44_who_lives_is_judged_by_the_databases_clock() {
    let Some(site) = Site::make() else { return };
    site.set("max-per-registrar = 20", "max-per-registrar = 2");
    let servers = [-HOUR, HOUR, 0].map(|skew| Served::run(site.ahead(skew)));
    let _sessions = [open(&servers[0]).unwrap(), open(&servers[1]).unwrap()];
    let refused = || servers.iter().for_each(|server| assert!(open(server).is_none(), "that would be the third"));
    refused();
    assert!(site.silences().iter().all(|age| (0..30).contains(age)), "{:?}", site.silences());
    // Until both have said again that they live.
    let beats = "SELECT COUNT(*) FROM process WHERE heartbeat_at > started_at";
    until(|| site.database.sql(beats).parse::<i64>().unwrap() >= 2);
    let silences = site.silences();
    assert!(silences.len() >= 2 && silences.iter().all(|age| (0..30).contains(age)), "{silences:?}");
    refused();
}
