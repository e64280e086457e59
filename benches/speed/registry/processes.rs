//! Two server processes on one database of PostgreSQL, beside one.
//!
//! Neither the cores nor the database are the limit here, but the way between: each byte to the database takes
//! [`DELAY`], as to another machine of the same network, so that a process waits most of the time. Every process has
//! the same number of sessions, as when a second one is set up for more registrars, and both go through wires of the same
//! delay to the same server. That a process does not simply have too few connections is told by a third line: as many
//! sessions as two processes have, all of them with one.

use super::load::{self, Make, Session};
use super::postgres::{Cluster, url, wire};
use super::site::{REGISTRARS, Site};
use crate::Failure;
use crate::table::{Table, Target, median};
use std::time::Duration;

/// How long each byte to the database takes.
const DELAY: Duration = Duration::from_millis(3);
/// How many sessions each process has.
const SESSIONS: usize = 24;
const DOMAINS: u64 = 2000;
const ROUNDS: usize = 5;
const SPAN: Duration = Duration::from_millis(1500);

/// Measures all of it.
pub fn measure(table: &mut Table) -> Result<(), Failure> {
    let dir = tempfile::tempdir()?;
    let cluster = Cluster::start()?;
    let site = Site::make(&dir.path().join("site"), Some(&url(cluster.port)), DOMAINS)?;
    let (port, _wire) = wire(cluster.port, DELAY)?;
    let database = url(port);
    let servers = [site.serve(Some(&database))?, site.serve(Some(&database))?];
    let doors = [site.door(servers[0].port)?, site.door(servers[1].port)?];
    let sessions = |count| doors[0].sessions(REGISTRARS[0], count);
    let mut alone = sessions(SESSIONS)?;
    let mut crowd = sessions(2 * SESSIONS)?;
    let mut both = sessions(SESSIONS)?;
    both.extend(doors[1].sessions(REGISTRARS[0], SESSIONS)?);
    let check: Make = &|index, number| load::check(&seeded(index, number));
    let info: Make = &|index, number| load::info(&seeded(index, number));
    let make = |who: &'static str| {
        move |index: usize, number: u64| {
            load::create(&format!("{who}-{index}-{number}.example"), (index as u64 + 7 * number) % (DOMAINS / 10))
        }
    };
    let creates = [make("one"), make("two"), make("all")];
    for what in ["check", "info", "create"] {
        let make = |who: usize| match what {
            "check" => check,
            "info" => info,
            _ => &creates[who] as Make<'_>,
        };
        let mut rates = [const { Vec::new() }; 3];
        for round in 0..=ROUNDS {
            let subjects: [&mut Vec<Session>; 3] = [&mut alone, &mut both, &mut crowd];
            for (at, sessions) in subjects.into_iter().enumerate() {
                let rate = load::rate(sessions, SPAN, make(at))?;
                if round > 0 {
                    rates[at].push(rate);
                }
            }
        }
        let [alone, both, crowd] = rates.map(median);
        let speed = |rate: f64| format!("{rate:.0}/s");
        let name = format!("registry: {what}, two processes");
        table.add(&name, speed(both), speed(alone), both / alone, "x", Target::Least(1.6));
        let name = format!("registry: {what}, one with the sessions of two");
        table.add(&name, speed(crowd), speed(alone), crowd / alone, "x", Target::None);
    }
    Ok(())
}

/// The name of a domain.
fn seeded(index: usize, number: u64) -> String {
    format!("seed-{}.example", (number * 7919 + index as u64 * 104_729) % DOMAINS)
}
