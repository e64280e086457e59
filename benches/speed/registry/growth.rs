//! A hundred times the domains: what a command costs then, beside the same command in the small registry.

use super::load::{self, Session};
use super::site::{REGISTRARS, Server, Site};
use crate::Failure;
use crate::table::{Table, Target, median, time};
use std::time::Instant;

/// How many domains each registry has.
const DOMAINS: [u64; 2] = [10_000, 1_000_000];
/// How often each command is asked of each.
const QUERIES: u64 = 2000;
const TRANSFORMS: u64 = 400;

/// A registry with sessions of both registrars.
struct Subject {
    domains: u64,
    sessions: [Session; 2],
    _server: Server,
}

/// What is asked the so-manieth time of a registry of so many domains: by which registrar, what, and the codes that are
/// right.
type Ask<'a> = &'a dyn Fn(u64, u64) -> (usize, String);

/// Measures all of it.
pub fn measure(table: &mut Table) -> Result<(), Failure> {
    let dir = tempfile::tempdir()?;
    let mut subjects = Vec::new();
    for domains in DOMAINS {
        let begun = Instant::now();
        let site = Site::make(&dir.path().join(domains.to_string()), None, domains)?;
        let took = begun.elapsed().as_secs_f64();
        if domains == DOMAINS[1] {
            table.add("registry: seed of a million", time(took), "-".into(), took, "s", Target::Most(180.0));
        }
        let server = site.serve(None)?;
        let door = site.door(server.port)?;
        let sessions = [door.session(REGISTRARS[0])?, door.session(REGISTRARS[1])?];
        subjects.push(Subject { domains, sessions, _server: server });
    }
    let [small, large] = &mut subjects[..] else { return Err("there are two registries".into()) };
    let commands: [(&str, u64, Ask<'_>); 8] = [
        ("check", QUERIES, &|domains, number| (0, load::check(&seeded(domains, number, 0)))),
        ("info", QUERIES, &|domains, number| (0, load::info(&seeded(domains, number, 0)))),
        ("create", TRANSFORMS, &|domains, number| (0, load::create(&fresh(number), spread(domains / 10, number)))),
        ("update", TRANSFORMS, &|domains, number| (0, load::update(&seeded(domains, number, 0), "add"))),
        ("renew", TRANSFORMS, &|domains, number| (0, load::renew(&seeded(domains, number, 0), &next_year()))),
        ("transfer", TRANSFORMS, &|domains, number| {
            let domain = spread(domains / 2, number) * 2 + 1;
            (0, load::transfer("request", &format!("seed-{domain}.example"), &format!("Seed-{domain:09}-Aa1")))
        }),
        ("poll", TRANSFORMS, &|_, _| (1, "<poll op=\"req\"/>".into())),
        ("delete", TRANSFORMS, &|_, number| (0, load::delete(&fresh(number)))),
    ];
    for (what, count, ask) in commands {
        let (mut few, mut many) = (Vec::new(), Vec::new());
        for number in 0..count {
            few.push(asked(small, ask, number)?);
            many.push(asked(large, ask, number)?);
        }
        let (few, many) = (median(few), median(many));
        table.add(&format!("registry: {what} of a million"), time(many), time(few), many / few, "x", Target::Most(1.3));
    }
    Ok(())
}

/// The seconds that one answer takes.
fn asked(subject: &mut Subject, ask: Ask<'_>, number: u64) -> Result<f64, Failure> {
    let (who, command) = ask(subject.domains, number);
    let begun = Instant::now();
    subject.sessions[who].ask(&command, &["1000", "1001", "1301"])?;
    Ok(begun.elapsed().as_secs_f64())
}

/// A number below `count`, all over the range, each once until all were.
fn spread(count: u64, number: u64) -> u64 {
    // A prime that does not divide the count.
    number * 611_953 % count
}

/// One of a registrar's domains.
fn seeded(domains: u64, number: u64, owner: u64) -> String {
    format!("seed-{}.example", spread(domains / 2, number) * 2 + owner)
}

/// A name nobody has, all over the index.
fn fresh(number: u64) -> String {
    format!("n{}.example", spread(1_000_000, number))
}

/// When what was seeded today expires.
fn next_year() -> String {
    let now = eppsh::registry::time::Timestamp::now();
    now.plus_years(1).to_wire().split('T').next().unwrap_or_default().into()
}
