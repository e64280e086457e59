//! What clients were told, held against what is there: the order of commands, the history that the registry wrote, what
//! it cost and which messages came of it.

use super::act::{Act, IDS, Op, Who};
use super::frames;
use super::load::{Entry, Look};
use super::model::Family;
use super::order::{self, Came, Command};
use super::post::Post;
use super::site::{Books, Deed, PAID, PRICE};
use std::collections::{BTreeMap, BTreeSet, HashSet};

/// What was judged.
#[derive(Debug, Default)]
pub struct Tally {
    pub commands: usize,
    /// Done, and told so.
    pub done: usize,
    /// Refused, and told so.
    pub refused: usize,
    /// The database was away, and that was told.
    pub failed: usize,
    /// Nobody was told.
    pub unknown: usize,
    /// Of these, done all the same.
    pub unknown_done: usize,
    pub messages: usize,
}

/// Everything that is known from what was judged before.
pub struct Judge {
    /// The states in which each family may be, by what clients were told.
    believed: Vec<HashSet<Family>>,
    /// Likewise, by the history of the registry too.
    known: Vec<HashSet<Family>>,
    /// The highest number in the history.
    newest: i64,
    /// When each object was changed last.
    changed: BTreeMap<i64, i64>,
    /// When the database was away.
    outages: Vec<(u64, u64)>,
    post: Post,
    pub tally: Tally,
}

/// What there is to judge.
pub struct Evidence<'a> {
    pub entries: Vec<Entry>,
    pub looks: Vec<Look>,
    /// Until when a server could do something.
    pub end_of: &'a dyn Fn(usize) -> Option<u64>,
    /// When nothing was under way any more.
    pub now: u64,
    pub books: &'a Books,
}

impl Evidence<'_> {
    /// Until when a command could be done: until it was answered, or its server could do nothing more. What is sent to a
    /// server that is dead by then is never done.
    fn end(&self, sent: u64, told: Option<u64>, run: usize) -> u64 {
        told.unwrap_or_else(|| (self.end_of)(run).unwrap_or(self.now).max(sent))
    }
}

impl Judge {
    /// Of so many families, of which nothing is there.
    pub fn new(families: usize) -> Judge {
        let nothing = vec![HashSet::from([Family::default()]); families];
        Judge {
            believed: nothing.clone(),
            known: nothing,
            newest: 0,
            changed: BTreeMap::new(),
            outages: Vec::new(),
            post: Post::default(),
            tally: Tally::default(),
        }
    }

    /// From the first moment until the second, the database was away.
    pub fn was_away(&mut self, from: u64, until: u64) {
        self.outages.push((from, until));
    }

    /// What is wrong with the evidence.
    pub fn judge(&mut self, mut evidence: Evidence<'_>) -> Vec<String> {
        let mut faults = Vec::new();
        self.leave_out_failures(&mut evidence, &mut faults);
        let new: Vec<&Deed> = evidence.books.history.iter().filter(|deed| deed.id > self.newest).collect();
        let deeds = self.compare_history(&evidence, &new, &mut faults);
        number_objects(evidence.books, &mut faults);
        for family in 0..self.believed.len() {
            self.find_order(family, &evidence, &deeds, &mut faults);
        }
        self.count_money(evidence.books, &mut faults);
        self.deliver(&evidence, &new, &mut faults);
        self.newest = new.last().map_or(self.newest, |deed| deed.id);
        faults
    }

    /// Takes out the commands that failed for want of a database: nothing was done, and the rest of the judgement
    /// holds them to that. Otherwise there is no reason to fail.
    fn leave_out_failures(&mut self, evidence: &mut Evidence<'_>, faults: &mut Vec<String>) {
        let outages = &self.outages;
        let was_away = |sent: u64, ended: u64| outages.iter().any(|(from, until)| sent <= *until && *from <= ended);
        let mut failed = 0;
        for entry in &mut evidence.entries {
            let Some((ended, answer)) = &entry.told else { continue };
            if answer.facts.code == 2400 {
                failed += 1;
                if !was_away(entry.sent, *ended) {
                    faults.push(format!("failed, and the database was there: {entry:?}"));
                }
            }
        }
        evidence.looks.retain(|look| {
            let Some((ended, queue)) = &look.told else { return true };
            if queue.code == 2400 && !was_away(look.sent, *ended) {
                faults.push(format!("failed, and the database was there: {look:?}"));
            }
            queue.code != 2400
        });
        self.tally.failed += failed;
    }

    /// Holds the history against what was told: whatever was done is there once, what was refused is not, and nothing
    /// else is there. Gives what was done, by the transaction ids of clients.
    fn compare_history<'a>(
        &mut self,
        evidence: &Evidence<'_>,
        new: &[&'a Deed],
        faults: &mut Vec<String>,
    ) -> BTreeMap<String, &'a Deed> {
        let mut deeds: BTreeMap<String, &Deed> = BTreeMap::new();
        for deed in new {
            let last = self.changed.insert(deed.object_id, deed.at);
            if last.is_some_and(|last| last > deed.at) {
                faults.push(format!("earlier than what was done to it before: {deed:?}"));
            }
            match &deed.cltrid {
                Some(cltrid) if !deeds.contains_key(cltrid) => drop(deeds.insert(cltrid.clone(), deed)),
                Some(_) => faults.push(format!("done twice: {deed:?}")),
                None => faults.push(format!("done by nobody: {deed:?}")),
            }
        }
        let mut asked = BTreeSet::new();
        for entry in &evidence.entries {
            asked.insert(entry.cltrid.as_str());
            let deed = deeds.get(&entry.cltrid);
            let code = entry.told.as_ref().map(|(_, answer)| i64::from(answer.facts.code));
            let changes = !entry.act.asks();
            self.tally.commands += 1;
            match (code, deed) {
                (Some(code), None) if code < 2000 && changes => {
                    faults.push(format!("acknowledged and lost: {entry:?}"));
                }
                (Some(code), Some(deed)) if code >= 2000 || !changes => {
                    faults.push(format!("{code} was told, and it was done: {entry:?}, {deed:?}"));
                }
                (Some(code), Some(deed)) if code != deed.code => {
                    faults.push(format!("{code} was told and {} is written: {entry:?}", deed.code));
                }
                _ => {}
            }
            match code {
                Some(code) if code < 2000 => self.tally.done += 1,
                Some(2400) => {}
                Some(_) => self.tally.refused += 1,
                None => {
                    self.tally.unknown += 1;
                    self.tally.unknown_done += usize::from(deed.is_some());
                }
            }
            if let Some(deed) = deed {
                let object = frames::object_of(entry.family, &entry.act);
                let right = (deed.verb.as_str(), deed.registrar, &deed.object);
                if right != (entry.act.verb(), Some(entry.who), &object) {
                    faults.push(format!("something else was done than asked for: {entry:?}, {deed:?}"));
                }
            }
        }
        let unasked = deeds.values().filter(|deed| !deed.cltrid.as_deref().is_some_and(|id| asked.contains(id)));
        faults.extend(unasked.map(|deed| format!("nobody asked for it: {deed:?}")));
        deeds
    }

    /// Looks for an order of a family's commands: by what clients were told, and by what the history adds to that.
    fn find_order(
        &mut self,
        family: usize,
        evidence: &Evidence<'_>,
        deeds: &BTreeMap<String, &Deed>,
        faults: &mut Vec<String>,
    ) {
        let own = |entry: &&Entry| {
            let failed = entry.told.as_ref().is_some_and(|(_, answer)| answer.facts.code == 2400);
            entry.family == family && !failed
        };
        let ended = |entry: &Entry| evidence.end(entry.sent, entry.told.as_ref().map(|told| told.0), entry.run);
        let (mut told, mut written) = (Vec::new(), Vec::new());
        for entry in evidence.entries.iter().filter(own) {
            let command =
                |came| Command { who: entry.who, act: &entry.act, sent: entry.sent, ended: ended(entry), came };
            match &entry.told {
                Some((_, answer)) => {
                    told.push(command(Came::Answer(answer)));
                    written.push(command(Came::Answer(answer)));
                }
                None if entry.act.asks() => {}
                None => {
                    told.push(command(Came::Perhaps));
                    if deeds.contains_key(&entry.cltrid) {
                        written.push(command(Came::Done));
                    }
                }
            }
        }
        for (states, commands, by) in
            [(&mut self.believed, told, "by what was told"), (&mut self.known, written, "by what is written")]
        {
            match order::search(&states[family], &commands) {
                Ok(after) => states[family] = after,
                Err(why) => faults.push(format!("family {family}, {by}: {why}")),
            }
        }
    }

    /// Holds the balances against what all families cost.
    fn count_money(&self, books: &Books, faults: &mut Vec<String>) {
        let mut sums = BTreeSet::from([[0; IDS.len()]]);
        for states in &self.known {
            let spent: BTreeSet<_> = states.iter().map(|family| family.spent).collect();
            let add = |sum: &[i64; IDS.len()], more: &[i64; IDS.len()]| std::array::from_fn(|at| sum[at] + more[at]);
            sums = sums.iter().flat_map(|sum| spent.iter().map(move |more| add(sum, more))).collect();
        }
        let paid: [i64; IDS.len()] =
            std::array::from_fn(|at| PAID - books.balances.get(&(at as Who)).copied().unwrap_or(0));
        if !sums.iter().any(|sum| sum.map(|years| years * PRICE) == paid) {
            faults.push(format!("{paid:?} was paid, and it would be {sums:?} times {PRICE}"));
        }
    }

    /// Holds messages against the transfers they tell of.
    fn deliver(&mut self, evidence: &Evidence<'_>, new: &[&Deed], faults: &mut Vec<String>) {
        let entries: BTreeMap<&str, &Entry> =
            evidence.entries.iter().map(|entry| (entry.cltrid.as_str(), entry)).collect();
        for deed in new.iter().filter(|deed| deed.verb.starts_with("transfer ")) {
            let Some(entry) = deed.cltrid.as_deref().and_then(|id| entries.get(id)) else { continue };
            let (Act::Transfer(op) | Act::ContactTransfer(op)) = &entry.act else { continue };
            let status = match op {
                Op::Request(_) => "pending",
                Op::Approve => "clientApproved",
                Op::Reject => "clientRejected",
                Op::Cancel | Op::Query => "clientCancelled",
            };
            let letter = entry.letter.clone().filter(|letter| letter.at == deed.date() && letter.status == status);
            if entry.told.is_some() && letter.is_none() {
                faults.push(format!("the answer tells something else than {deed:?}: {entry:?}"));
            }
            let until = evidence.end(entry.sent, entry.told.as_ref().map(|told| told.0), entry.run);
            self.post.send(&deed.object, status, &deed.date(), entry.sent, until);
            self.tally.messages += 1;
        }
        let end = |look: &Look| evidence.end(look.sent, look.told.as_ref().map(|told| told.0), look.run);
        self.post.judge(&evidence.looks, &end, &evidence.books.messages, faults);
    }
}

/// Objects are numbered without gaps, in the order of the history.
fn number_objects(books: &Books, faults: &mut Vec<String>) {
    let created: BTreeSet<i64> =
        books.history.iter().filter(|deed| deed.verb == "create").map(|deed| deed.object_id).collect();
    let missing: Vec<i64> = (1..books.next).filter(|number| !created.contains(number)).take(5).collect();
    let last = created.last().copied().unwrap_or(0);
    if !missing.is_empty() || last + 1 != books.next {
        faults.push(format!("the numbers of objects have gaps: {missing:?}; the last is {last}, next {}", books.next));
    }
}
