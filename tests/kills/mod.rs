//! A registry that is killed under load, again and again, and held to what it told its clients (CO-1 to CO-12, TR-41).
//!
//! ```text
//!  load    registrars at work over TLS, on few objects           what was sent, when, and what was told
//!  mod     servers and databases are killed and started again    ▼
//!  judge   is there an order that explains every answer? ◄─────── and what is there: EPP, backup, check
//! ```
//!
//! `EPPSH_KILLS` tells how often, `EPPSH_SEED` which seed the chance has; what was judged is printed.

mod act;
mod doctored;
mod frames;
mod judge;
mod load;
mod model;
mod order;
mod post;
mod site;
mod told;

use crate::database::Database;
use act::{Act, IDS, Op, Who};
use judge::{Evidence, Judge};
use load::{Chance, Load};
use site::Site;
use std::sync::atomic::Ordering::SeqCst;
use std::time::{Duration, Instant, SystemTime};

/// How many sessions each registrar has.
const SESSIONS: usize = 4;

/// How many families of objects there are.
const FAMILIES: usize = 4;

/// How often something is killed where nobody asks for more.
const KILLS: usize = 10;

/// After how many kills what is there is held against what was told.
const JUDGED: usize = 50;

/// How long the database is away at most, in milliseconds.
const AWAY: u64 = 600;

/// Something that is served, and what has happened to it.
struct Trial<'a> {
    name: &'a str,
    seed: u64,
    site: &'a Site,
    load: &'a Load<'a>,
    chance: Chance,
    judge: Judge,
    /// How many servers, and how often the database, were killed.
    killed: (usize, usize),
}

/// Kills servers of a registry, and its database where that is a server, so often; holds it to what it told.
fn try_out(name: &str, database: Option<Database>, servers: usize, kills: usize) {
    let seed = std::env::var("EPPSH_SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or_else(|| {
        let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap();
        u64::try_from(now.as_nanos() & 0xFFFF_FFFF).unwrap()
    });
    eprintln!("{name}: EPPSH_SEED={seed}");
    let begun = Instant::now();
    let site = Site::start(database, servers);
    let load = Load::new(&site, FAMILIES, SESSIONS * IDS.len());
    let mut chance = Chance(seed);
    std::thread::scope(|scope| {
        let _ending = load.ending();
        for client in 0..SESSIONS * IDS.len() {
            let who = Who::try_from(client % IDS.len()).unwrap();
            let (place, own) = (client / IDS.len() % servers, Chance(seed ^ (client as u64 + 1) << 32));
            let load = &load;
            scope.spawn(move || load.work(who, place, own));
        }
        let (site, load, chance) = (&site, &load, Chance(chance.below(u64::MAX)));
        let mut trial = Trial { name, seed, site, load, chance, judge: Judge::new(FAMILIES), killed: (0, 0) };
        for number in 1..=kills {
            trial.wait_for_a_moment();
            trial.kill();
            if number % JUDGED.min(kills.div_ceil(2)) == 0 && number < kills {
                trial.judge(false);
            }
        }
        trial.wait_for_a_moment();
        trial.judge(true);
        let Trial { judge, killed, .. } = trial;
        let (tally, seconds) = (&judge.tally, begun.elapsed().as_secs());
        eprintln!("{name}: {} servers and {} databases killed in {seconds} s; {tally:?}", killed.0, killed.1);
        assert!(tally.done > tally.commands / 10, "hardly anything was done");
    });
}

impl Trial<'_> {
    /// Waits until some commands were answered, or some time went by: perhaps nobody is logged in yet.
    fn wait_for_a_moment(&mut self) {
        if self.chance.percent(25) {
            return std::thread::sleep(Duration::from_micros(20_000 + self.chance.below(180_000)));
        }
        let wanted = self.load.answered.load(SeqCst) + usize::try_from(self.chance.below(150)).unwrap();
        let begun = Instant::now();
        while self.load.answered.load(SeqCst) < wanted && begun.elapsed() < Duration::from_secs(10) {
            self.load.check();
            std::thread::sleep(Duration::from_micros(500));
        }
        std::thread::sleep(Duration::from_micros(self.chance.below(5_000)));
    }

    /// Kills a server, or the database, or both, and starts them again.
    fn kill(&mut self) {
        let place = usize::try_from(self.chance.below(self.site.servers() as u64)).unwrap();
        let lot = if self.site.database.is_some() { self.chance.below(10) } else { 9 };
        let Some(database) = self.site.database.as_ref().filter(|_| lot < 2) else {
            self.site.kill(place);
            self.site.serve(place);
            self.killed.0 += 1;
            return;
        };
        let from = self.site.now();
        database.lock().unwrap().crash();
        std::thread::sleep(Duration::from_millis(self.chance.below(AWAY)));
        database.lock().unwrap().resume();
        self.judge.was_away(from, self.site.now());
        self.killed.1 += 1;
        if lot == 0 {
            self.site.kill(place);
            self.site.serve(place);
            self.killed.0 += 1;
        }
    }

    /// Lets everybody rest, reads everything back, and judges; at the `end`, takes every message out before.
    fn judge(&mut self, end: bool) {
        self.load.pause();
        self.read_back(end);
        let (entries, looks) = self.load.take();
        let mut faults: Vec<String> = self.site.check().into_iter().collect();
        let books = self.site.books();
        let end_of = |run: usize| self.site.end_of(run);
        let now = self.site.now();
        faults.extend(self.judge.judge(Evidence { entries, looks, end_of: &end_of, now, books: &books }));
        let (name, seed) = (self.name, self.seed);
        let count = faults.len();
        faults.truncate(5);
        assert!(faults.is_empty(), "{name}, EPPSH_SEED={seed}: {count} faults\n{}", faults.join("\n"));
        self.load.resume();
    }

    /// Every registrar looks at everything, on whichever server.
    fn read_back(&mut self, end: bool) {
        for who in 0..Who::try_from(IDS.len()).unwrap() {
            let place = usize::try_from(self.chance.below(self.site.servers() as u64)).unwrap();
            let opened = (0..100).find_map(|_| {
                std::thread::sleep(Duration::from_millis(5));
                self.site.open(place, who)
            });
            let (mut tls, run) = opened.expect("a server that serves");
            for family in 0..FAMILIES {
                let queries = [Act::Transfer(Op::Query), Act::ContactTransfer(Op::Query)];
                let infos = [Act::Info, Act::ContactInfo, Act::HostInfo, Act::GlueInfo];
                for act in infos.iter().chain(&queries) {
                    let code = self.load.send(&mut tls, run, who, family, act);
                    assert!(code.is_some_and(|code| code != 2400), "nobody is in the way, and it fails: {act:?}");
                }
            }
            while let Some(queue) = self.load.poll(&mut tls, run, who, None) {
                let Some(id) = queue.id.filter(|_| end) else { break };
                self.load.poll(&mut tls, run, who, Some(id)).expect("an answer");
            }
        }
    }
}

/// How often something is to be killed.
fn kills() -> usize {
    std::env::var("EPPSH_KILLS").ok().and_then(|kills| kills.parse().ok()).unwrap_or(KILLS)
}

#[test]
fn co_1_co_2_co_3_co_4_co_12_tr_41_kills_at_any_moment_with_sqlite() {
    try_out("SQLite", None, 1, kills());
}

#[test]
fn co_1_co_2_co_3_co_4_co_12_tr_41_kills_at_any_moment_with_postgresql() {
    let Some(database) = Database::start() else { return };
    try_out("PostgreSQL", Some(database), 3, kills());
}

#[test]
fn co_4_co_12_tr_41_kills_among_three_processes_on_one_file() {
    try_out("SQLite, three processes", None, 3, kills().div_ceil(10).max(4));
}
