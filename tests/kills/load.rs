//! Registrars at work on a few families of objects, over TLS: they are in each other's way all the time, and note what
//! they sent, when, and what they were told.

use super::act::{Act, Op, Who};
use super::frames::{self, Letter, Queue};
use super::site::{Site, Tls};
use super::told::Answer;
use eppsh::registry::time::Timestamp;
use std::sync::atomic::{AtomicBool, AtomicU32, AtomicUsize, Ordering::SeqCst};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// How many years a domain is registered for before nobody makes it more.
const ENOUGH: i32 = 5;

/// Numbers by chance, the same for the same seed (SplitMix64).
#[derive(Clone, Debug)]
pub struct Chance(pub u64);

impl Chance {
    /// The next number, below `most`.
    pub fn below(&mut self, most: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (mixed ^ (mixed >> 31)) % most
    }

    /// Something that comes so many times in a hundred.
    pub fn percent(&mut self, times: u64) -> bool {
        self.below(100) < times
    }

    /// One of these, each as often as its number says.
    fn pick(&mut self, from: Vec<(u64, Act)>) -> Act {
        let mut at = self.below(from.iter().map(|(weight, _)| weight).sum());
        let chosen = from.into_iter().find(|(weight, _)| {
            let here = at < *weight;
            at = at.saturating_sub(*weight);
            here
        });
        chosen.unwrap().1
    }
}

/// A command on an object, and what its client was told.
#[derive(Clone, Debug)]
pub struct Entry {
    pub family: usize,
    pub who: Who,
    pub act: Act,
    pub cltrid: String,
    /// In microseconds.
    pub sent: u64,
    /// When, and what; none where the connection ended before.
    pub told: Option<(u64, Answer)>,
    /// What the answer says of a transfer.
    pub letter: Option<Letter>,
    /// The number of the server.
    pub run: usize,
}

/// A look at the queue of messages, and what was told of it.
#[derive(Clone, Debug)]
pub struct Look {
    pub who: Who,
    /// The message that is taken out; none for a look only.
    pub take: Option<i64>,
    pub sent: u64,
    pub told: Option<(u64, Queue)>,
    pub run: usize,
}

/// What clients believe of a domain.
#[derive(Clone, Debug)]
struct Known {
    sponsor: Who,
    auth: Option<u32>,
    expires: Option<Arc<str>>,
    pending: Option<Who>,
    deleted: bool,
}

/// What clients believe of a family: by what they were told, perhaps wrong, so that they do what makes sense.
#[derive(Debug, Default)]
struct Hint {
    domain: Option<Known>,
    contact: Option<Known>,
    host: Option<Who>,
    glue: bool,
}

/// What all clients share.
pub struct Load<'a> {
    pub site: &'a Site,
    hints: Vec<Mutex<Hint>>,
    entries: Mutex<Vec<Entry>>,
    looks: Mutex<Vec<Look>>,
    number: AtomicU32,
    /// How many commands were answered.
    pub answered: AtomicUsize,
    /// How many clients wait while they may do nothing.
    idle: AtomicUsize,
    clients: usize,
    pause: AtomicBool,
    stop: AtomicBool,
}

/// Ends every client when this value ends: a test that fails must not go on for ever.
pub struct Ending<'a>(&'a AtomicBool);

impl Drop for Ending<'_> {
    fn drop(&mut self) {
        self.0.store(true, SeqCst);
    }
}

impl<'a> Load<'a> {
    /// Of so many clients on so many families.
    pub fn new(site: &'a Site, families: usize, clients: usize) -> Load<'a> {
        Load {
            site,
            hints: (0..families).map(|_| Mutex::default()).collect(),
            entries: Mutex::default(),
            looks: Mutex::default(),
            number: AtomicU32::new(100),
            answered: AtomicUsize::new(0),
            idle: AtomicUsize::new(0),
            clients,
            pause: AtomicBool::new(false),
            stop: AtomicBool::new(false),
        }
    }

    /// What ends the clients.
    pub fn ending(&self) -> Ending<'_> {
        Ending(&self.stop)
    }

    /// Fails if a client did.
    pub fn check(&self) {
        assert!(!self.stop.load(SeqCst), "a client failed");
    }

    /// Lets the clients do nothing until [`Load::resume`]; what they noted since the last time.
    pub fn pause(&self) {
        self.pause.store(true, SeqCst);
        while self.idle.load(SeqCst) < self.clients {
            self.check();
            std::thread::sleep(Duration::from_millis(1));
        }
    }

    /// What was noted since the last time.
    pub fn take(&self) -> (Vec<Entry>, Vec<Look>) {
        (std::mem::take(&mut self.entries.lock().unwrap()), std::mem::take(&mut self.looks.lock().unwrap()))
    }

    /// Lets them go on.
    pub fn resume(&self) {
        self.pause.store(false, SeqCst);
    }

    /// A number that was not used yet.
    fn next(&self) -> u32 {
        self.number.fetch_add(1, SeqCst)
    }

    /// One client's work, until the end.
    pub fn work(&self, who: Who, mut place: usize, mut chance: Chance) {
        let _guard = Panicking(&self.stop);
        let mut session: Option<(Tls, usize)> = None;
        let mut again: Option<(usize, Act)> = None;
        while !self.stop.load(SeqCst) {
            if self.pause.load(SeqCst) {
                self.rest();
                continue;
            }
            let Some((tls, run)) = &mut session else {
                session = self.site.open(place, who);
                if session.is_none() {
                    place = (place + 1) % self.site.servers();
                    std::thread::sleep(Duration::from_millis(5));
                }
                continue;
            };
            let run = *run;
            let lives = if again.is_none() && chance.percent(10) {
                self.look(tls, run, who, &mut chance)
            } else {
                let (family, act) = again.take().unwrap_or_else(|| self.choose(who, &mut chance));
                let told = self.send(tls, run, who, family, &act);
                // Who does not know what came of it may well ask for it again (CO-3).
                again = (told.is_none() && chance.percent(50)).then_some((family, act));
                told
            };
            match lives {
                Some(2400) => std::thread::sleep(Duration::from_millis(20)),
                Some(_) => {}
                None => session = None,
            }
        }
    }

    /// Waits while nothing may be done.
    fn rest(&self) {
        self.idle.fetch_add(1, SeqCst);
        while self.pause.load(SeqCst) && !self.stop.load(SeqCst) {
            std::thread::sleep(Duration::from_millis(2));
        }
        self.idle.fetch_sub(1, SeqCst);
    }

    /// Sends a command and notes what comes of it; the code that was told.
    pub fn send(&self, tls: &mut Tls, run: usize, who: Who, family: usize, act: &Act) -> Option<u16> {
        let cltrid = format!("K-{}", self.next());
        let frame = frames::frame(family, act, &cltrid);
        let sent = self.site.now();
        let told = tls.send(&frame);
        let ended = self.site.now();
        let answer = told.as_deref().map(|text| frames::read(text, act));
        let decides = matches!(act, Act::Transfer(op) | Act::ContactTransfer(op) if *op != Op::Query);
        let letter = told.as_deref().filter(|_| decides).and_then(frames::letter);
        if let Some(answer) = &answer {
            self.answered.fetch_add(1, SeqCst);
            self.hints[family].lock().unwrap().learn(who, act, answer);
        }
        let code = answer.as_ref().map(|answer| answer.facts.code);
        let told = answer.map(|answer| (ended, answer));
        let act = act.clone();
        self.entries.lock().unwrap().push(Entry { family, who, act, cltrid, sent, told, letter, run });
        code
    }

    /// Looks at the queue, and often takes out what it finds.
    fn look(&self, tls: &mut Tls, run: usize, who: Who, chance: &mut Chance) -> Option<u16> {
        let queue = self.poll(tls, run, who, None)?;
        let Some(id) = queue.id.filter(|_| queue.code == 1301 && chance.percent(70)) else { return Some(queue.code) };
        let times = if chance.percent(10) { 2 } else { 1 };
        let mut code = queue.code;
        for _ in 0..times {
            code = self.poll(tls, run, who, Some(id))?.code;
        }
        Some(code)
    }

    /// A look at the queue, or what takes a message out of it.
    pub fn poll(&self, tls: &mut Tls, run: usize, who: Who, take: Option<i64>) -> Option<Queue> {
        let inside = take.map_or("<poll op=\"req\"/>".into(), |id| format!("<poll op=\"ack\" msgID=\"{id}\"/>"));
        let frame = frames::command(&inside, &format!("P-{}", self.next()));
        let sent = self.site.now();
        let told = tls.send(&frame).map(|text| frames::queue(&text));
        let ended = self.site.now();
        let look = Look { who, take, sent, told: told.clone().map(|queue| (ended, queue)), run };
        self.looks.lock().unwrap().push(look);
        told
    }

    /// What a client of `who` does next.
    fn choose(&self, who: Who, chance: &mut Chance) -> (usize, Act) {
        let family = usize::try_from(chance.below(self.hints.len() as u64)).unwrap();
        let hint = self.hints[family].lock().unwrap();
        let act = match chance.below(100) {
            0..60 => self.on_domain(&hint, who, chance),
            60..80 => self.on_contact(&hint, who, chance),
            80..90 => chance.pick(match hint.host {
                None => vec![(6, Act::HostCreate), (1, Act::HostInfo), (1, Act::HostDelete)],
                Some(_) => vec![(1, Act::HostCreate), (4, Act::HostInfo), (2, Act::HostDelete)],
            }),
            _ => chance.pick(match hint.glue {
                false => vec![(4, Act::GlueCreate), (1, Act::GlueInfo), (1, Act::GlueDelete)],
                true => vec![(1, Act::GlueCreate), (3, Act::GlueInfo), (4, Act::GlueDelete)],
            }),
        };
        (family, act)
    }

    /// Something with the domain: mostly what is likely to be done.
    fn on_domain(&self, hint: &Hint, who: Who, chance: &mut Chance) -> Act {
        let number = self.next();
        let (on, other) = (chance.percent(60), chance.percent(50));
        let years = u8::try_from(1 + chance.below(2)).unwrap();
        let create = Act::Create { years, auth: number, linked: on && hint.host.is_some(), owned: other };
        let Some(known) = &hint.domain else {
            return chance.pick(vec![(12, create), (1, Act::Info), (1, Act::Delete), (1, Act::Auth(number))]);
        };
        let expires = known.expires.as_deref().filter(|_| chance.percent(90)).unwrap_or("2031-01-01");
        let today = Timestamp::now().to_wire();
        let year = |date: &str| date[..4].parse::<i32>().unwrap();
        let young = year(expires) - year(&today) < ENOUGH;
        let renew = if young { Act::Renew { believed: expires[..10].into(), years: 1 } } else { Act::Info };
        let wrong = chance.percent(5);
        let request = Op::Request(known.auth.filter(|_| !wrong && young).unwrap_or(number));
        let mine = known.sponsor == who;
        let mut acts = vec![
            (4, Act::Info),
            (1, create),
            (1, renew.clone()),
            (1, Act::Delete),
            (1, Act::Transfer(Op::Query)),
            (1, Act::Transfer(request)),
            (1, Act::Restore),
        ];
        acts.extend(match (mine, known.pending) {
            (true, _) if known.deleted => vec![(20, Act::Restore)],
            (true, Some(_)) => vec![(8, Act::Transfer(Op::Approve)), (6, Act::Transfer(Op::Reject))],
            (true, None) if known.auth.is_none() => vec![(12, Act::Auth(number)), (3, renew), (3, Act::Delete)],
            (true, None) => vec![
                (6, renew),
                (4, Act::Auth(number)),
                (2, Act::Hold(on)),
                (2, Act::Lock(chance.percent(30))),
                (4, Act::Link(on)),
                (4, Act::Own(on)),
                (5, Act::Delete),
            ],
            (false, Some(gaining)) if gaining == who => vec![(4, Act::Transfer(Op::Cancel)), (3, Act::Info)],
            (false, _) => vec![(9, Act::Transfer(request)), (1, Act::Transfer(Op::Approve))],
        });
        chance.pick(acts)
    }

    /// Something with the contact.
    fn on_contact(&self, hint: &Hint, who: Who, chance: &mut Chance) -> Act {
        let number = self.next();
        let Some(known) = &hint.contact else {
            return chance.pick(vec![(8, Act::ContactCreate(number)), (1, Act::ContactInfo), (1, Act::ContactDelete)]);
        };
        let request = Op::Request(known.auth.unwrap_or(number));
        let mut acts = vec![(4, Act::ContactInfo), (1, Act::ContactCreate(number)), (1, Act::ContactDelete)];
        acts.extend(match (known.sponsor == who, known.pending) {
            (true, Some(_)) => vec![(6, Act::ContactTransfer(Op::Approve)), (4, Act::ContactTransfer(Op::Reject))],
            (true, None) if known.auth.is_none() => vec![(8, Act::ContactAuth(number))],
            (true, None) => {
                vec![(4, Act::ContactEmail(number)), (2, Act::ContactAuth(number)), (2, Act::ContactDelete)]
            }
            (false, Some(gaining)) if gaining == who => vec![(4, Act::ContactTransfer(Op::Cancel))],
            (false, _) => vec![(6, Act::ContactTransfer(request)), (1, Act::ContactTransfer(Op::Query))],
        });
        chance.pick(acts)
    }
}

/// Stops the others if a client panics.
struct Panicking<'a>(&'a AtomicBool);

impl Drop for Panicking<'_> {
    fn drop(&mut self) {
        if std::thread::panicking() {
            self.0.store(true, SeqCst);
        }
    }
}

impl Hint {
    /// Takes on what an answer tells.
    fn learn(&mut self, who: Who, act: &Act, answer: &Answer) {
        let facts = &answer.facts;
        let done = facts.code < 2000;
        match act {
            Act::HostCreate if done => self.host = Some(who),
            Act::HostInfo | Act::HostDelete | Act::HostCreate => {
                self.host = match facts.code {
                    2303 => None,
                    1000 if *act == Act::HostDelete => None,
                    _ => facts.sponsor.or(self.host),
                }
            }
            Act::GlueCreate | Act::GlueInfo => self.glue = done || facts.code == 2302,
            Act::GlueDelete => self.glue &= !done && facts.code != 2303,
            Act::ContactCreate(_) | Act::ContactInfo | Act::ContactEmail(_) | Act::ContactAuth(_) => {
                learn(&mut self.contact, who, act, answer);
            }
            Act::ContactDelete | Act::ContactTransfer(_) => learn(&mut self.contact, who, act, answer),
            Act::Own(true) | Act::Link(true) if facts.code == 2303 => {}
            _ => learn(&mut self.domain, who, act, answer),
        }
    }
}

/// Takes on what an answer tells of a domain or a contact.
fn learn(object: &mut Option<Known>, who: Who, act: &Act, answer: &Answer) {
    let facts = &answer.facts;
    let deletes = matches!(act, Act::Delete | Act::ContactDelete);
    if facts.code == 2303 || (deletes && facts.code == 1000) {
        *object = None;
        return;
    }
    let unknown = Known { sponsor: who, auth: None, expires: None, pending: None, deleted: false };
    let known = object.get_or_insert(unknown);
    known.expires = answer.expires.clone().or_else(|| known.expires.take());
    known.sponsor = facts.sponsor.unwrap_or(known.sponsor);
    let has = |status: &str| facts.statuses.iter().any(|one| one == status);
    match (act, facts.code) {
        (Act::Create { auth, .. } | Act::ContactCreate(auth), 1000) => {
            *known = Known {
                sponsor: who,
                auth: Some(*auth),
                expires: answer.expires.clone(),
                pending: None,
                deleted: false,
            };
        }
        (Act::Auth(auth) | Act::ContactAuth(auth), 1000) => known.auth = Some(*auth),
        (Act::Info | Act::ContactInfo, 1000) => {
            known.auth = if facts.sponsor == Some(who) { facts.auth } else { known.auth };
            known.deleted = has("pendingDelete");
            known.pending = if has("pendingTransfer") { known.pending.or(Some(Who::MAX)) } else { None };
        }
        (Act::Delete, 1001) => known.deleted = true,
        (Act::Restore, 1000 | 2304) => known.deleted = false,
        (Act::Transfer(op) | Act::ContactTransfer(op), code) => match (op, code) {
            (Op::Request(_), 1001) => {
                (known.pending, known.sponsor) = (Some(who), facts.losing.unwrap_or(known.sponsor))
            }
            (Op::Request(_), 2300) => known.pending = known.pending.or(Some(Who::MAX)),
            (Op::Request(_), 2202) => known.auth = None,
            (Op::Approve, 1000) => {
                (known.sponsor, known.auth, known.pending) = (facts.gaining.unwrap_or(known.sponsor), None, None);
            }
            (Op::Reject | Op::Cancel, 1000) | (Op::Approve | Op::Reject | Op::Cancel, 2301) => known.pending = None,
            _ => {}
        },
        _ => {}
    }
    // An answer to another than whom it is believed to belong to.
    if facts.code == 2201 && known.sponsor == who {
        known.sponsor = (who + 1) % 3;
    }
}
