//! Commands a second: queries beside canned answers, transforms beside the database's own durable commits.

use super::canned;
use super::commits::{Commits, Deed};
use super::load::{self, Door, Make, find};
use super::site::{REGISTRARS, Server, Site};
use crate::Failure;
use crate::process::{Killed, myself};
use crate::table::{Table, Target, median};
use std::collections::HashMap;
use std::io::{BufRead, BufReader};
use std::process::Stdio;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

/// How many domains there are: enough that none is renewed beyond its ten years.
const DOMAINS: u64 = 40_000;
/// How many rounds, and how long each measures each.
const ROUNDS: usize = 7;
const SPAN: Duration = Duration::from_millis(700);
/// How many changes a second there are beside questions.
const CHANGES: u32 = 10;
/// How many sessions ask at once.
const SESSIONS: [usize; 2] = [1, 32];

/// Measures queries.
pub fn measure(table: &mut Table) -> Result<(), Failure> {
    let dir = tempfile::tempdir()?;
    let site = Site::make(&dir.path().join("site"), None, DOMAINS)?;
    // Each with a server that has not been asked anything.
    SESSIONS.into_iter().try_for_each(|sessions| queries(table, &site, &site.serve(None)?, sessions))
}

/// Measures transforms.
pub fn measure_transforms(table: &mut Table) -> Result<(), Failure> {
    let dir = tempfile::tempdir()?;
    let site = Site::make(&dir.path().join("site"), None, DOMAINS)?;
    let mut commits = Commits::open(&site.dir.join("registry.db"), &site.dir.join("floor.db"))?;
    let server = site.serve(None)?;
    let mut looking = site.door(server.port)?.session(REGISTRARS[0])?;
    let answer = looking.ask(&load::info("seed-0.example"), &["1000"])?;
    let expiry = find(answer, "<domain:exDate>", 'T').ok_or("no exDate")?.to_owned();
    let mut alone = HashMap::new();
    for sessions in SESSIONS {
        transforms(table, &site, &server, &mut commits, sessions, &mut alone, &expiry)?;
    }
    Ok(())
}

/// Checks and infos.
fn queries(table: &mut Table, site: &Site, server: &Server, sessions: usize) -> Result<(), Failure> {
    let check: Make = &|index, number| load::check(&seeded(index, number));
    let info: Make = &|index, number| load::info(&seeded(index, number));
    for (what, make) in [("check", check), ("info", info)] {
        let mut own = site.door(server.port)?.sessions(REGISTRARS[0], sessions)?;
        let answer = own[0].ask(&make(0, 1), &["1000"])?.to_vec();
        std::fs::write(site.dir.join(canned::ANSWER), answer)?;
        std::fs::write(site.dir.join(canned::GREETING), "<epp/>")?;
        let (_process, door) = start_canned(site)?;
        let mut floor = door.sessions(REGISTRARS[0], sessions)?;
        // Once around all names: what is measured then is what goes on all day. How long that took is told as well.
        let share = DOMAINS / 2 / sessions as u64;
        let once: Make = &|index, number| make(0, index as u64 * share + number % share);
        let first = load::rate_while(&mut own, &|asked| asked < share, once)?;
        let mut compare = |own: &mut [load::Session]| -> Result<[Vec<f64>; 2], Failure> {
            let mut rates = [Vec::new(), Vec::new()];
            for round in 0..=ROUNDS {
                let pair = [load::rate(own, SPAN, make)?, load::rate(&mut floor, SPAN, make)?];
                if round > 0 {
                    rates.iter_mut().zip(pair).for_each(|(rates, rate)| rates.push(rate));
                }
            }
            Ok(rates)
        };
        let name = format!("registry: {what}, {sessions} sessions");
        let [own_rates, floor_rates] = compare(&mut own)?;
        add(table, &name, own_rates, floor_rates.clone(), Target::Least(0.6));
        add(table, &format!("{name}, each name once"), vec![first; floor_rates.len()], floor_rates, Target::None);
        let [own_rates, floor_rates] =
            beside_creates(site, server, &format!("{what}-{sessions}"), || compare(&mut own))?;
        let name = format!("{name}, {CHANGES} creates a second beside");
        add(table, &name, own_rates, floor_rates, Target::None);
    }
    Ok(())
}

/// Does `work` while another registrar creates domains called after `what`.
fn beside_creates<T>(
    site: &Site,
    server: &Server,
    what: &str,
    work: impl FnOnce() -> Result<T, Failure>,
) -> Result<T, Failure> {
    let mut session = site.door(server.port)?.session(REGISTRARS[1])?;
    let over = AtomicBool::new(false);
    std::thread::scope(|scope| {
        let creating = scope.spawn(|| {
            (0..).take_while(|_| !over.load(Ordering::Relaxed)).try_for_each(|number: u64| {
                session.ask(&load::create(&format!("{what}-{number}.example"), number % (DOMAINS / 10)), &["1000"])?;
                std::thread::sleep(Duration::from_secs(1) / CHANGES);
                Ok::<(), Failure>(())
            })
        });
        let done = work();
        over.store(true, Ordering::Relaxed);
        creating.join().map_err(|_| "the creates failed")??;
        done
    })
}

/// Starts the server of canned answers.
fn start_canned(site: &Site) -> Result<(Killed, Door), Failure> {
    let mut process = Killed(myself(&["canned"])?.arg(&site.dir).stdout(Stdio::piped()).spawn()?);
    let mut port = String::new();
    BufReader::new(process.0.stdout.take().ok_or("no output")?).read_line(&mut port)?;
    Ok((process, site.door(port.trim().parse()?)?))
}

/// Creates and renewals, beside the database's own durable commits of the same rows, one after another, however many
/// sessions there are: many are to get well above that by sharing commits. `alone` remembers what one session reached,
/// which is told and nothing more: its exchange and its commit come one after the other, and a canned exchange of 65 to
/// 75 us in front of a commit of 170 to 190 us would leave no more than 0.7 for everything.
fn transforms(
    table: &mut Table,
    site: &Site,
    server: &Server,
    commits: &mut Commits,
    sessions: usize,
    alone: &mut HashMap<&'static str, f64>,
    expiry: &str,
) -> Result<(), Failure> {
    let create: Make = &|index, number| {
        load::create(&format!("new-{sessions}-{index}-{number}.example"), (number * 7 + index as u64) % (DOMAINS / 10))
    };
    let (year, day) = expiry.split_once('-').ok_or("no date")?;
    let year = year.parse::<u64>()?;
    // Each session goes around domains of its own, which are renewed by a year in each turn.
    let renew: Make = &|index, number| {
        let (first, count) = if sessions == 1 { (0, DOMAINS / 10) } else { (DOMAINS / 10, DOMAINS * 4 / 10) };
        let share = count / sessions as u64;
        let domain = first + index as u64 * share + number % share;
        load::renew(&format!("seed-{}.example", domain * 2), &format!("{}-{day}", year + number / share))
    };
    for (what, deed, make) in [("create", Deed::Create, create), ("renew", Deed::Renew, renew)] {
        let mut own = site.door(server.port)?.sessions(REGISTRARS[0], sessions)?;
        let (mut own_rates, mut floor_rates, mut shared_rates) = (Vec::new(), Vec::new(), Vec::new());
        for round in 0..=ROUNDS {
            let floor = commits.rate(deed, 1, SPAN)?;
            let shared = if sessions > 1 { commits.rate(deed, sessions, SPAN)? } else { floor };
            let rate = load::rate(&mut own, SPAN, make)?;
            if round > 0 {
                floor_rates.push(floor);
                shared_rates.push(shared);
                own_rates.push(rate);
            }
        }
        let rate = median(own_rates.clone());
        add(
            table,
            &format!("registry: {what}, {sessions} sessions"),
            own_rates.clone(),
            floor_rates,
            if sessions > 1 { Target::Least(0.7) } else { Target::None },
        );
        if sessions > 1 {
            // What grouping could give at most, if nothing were asked, read, decided or answered.
            let name = format!("registry: {what}, {sessions} sessions beside shared commits");
            add(table, &name, own_rates, shared_rates, Target::None);
        }
        match alone.get(what) {
            None => drop(alone.insert(what, rate)),
            Some(one) => table.add(
                &format!("registry: {what}, {sessions} sessions beside one"),
                format!("{rate:.0}/s"),
                format!("{one:.0}/s"),
                rate / one,
                "x",
                Target::Least(2.0),
            ),
        }
    }
    Ok(())
}

/// The name of one of the first registrar's domains.
fn seeded(index: usize, number: u64) -> String {
    format!("seed-{}.example", (number * 7919 + index as u64 * 104_729) % (DOMAINS / 2) * 2)
}

/// A line of rates with the median of the rounds' ratios.
fn add(table: &mut Table, what: &str, own: Vec<f64>, floor: Vec<f64>, target: Target) {
    let ratio = median(own.iter().zip(&floor).map(|(own, floor)| own / floor).collect());
    let speed = |rates| format!("{:.0}/s", median(rates));
    table.add(what, speed(own), speed(floor), ratio, "x", target);
}
