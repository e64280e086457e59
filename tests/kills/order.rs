//! Whether there is an order of commands, each at one moment between its being sent and its being answered, that gives
//! every one the answer it was told (CO-12): the search of Wing and Gong over one family.
//!
//! ```text
//!  sent ─────────── waits, perhaps done ─────────── answered: it must be done by now, and with this answer
//!                                     └──────────── its server is dead: it was done by now, or never
//! ```
//!
//! The search goes along the times at which commands were sent and answered, and keeps every state in which the family
//! may be, with those of the waiting commands that are done in it. Commands are done as late as they can be, and what was
//! reached in two ways is gone on with once.

use super::act::{Act, IDS, Who};
use super::model::{Domain, Family, years_on};
use super::told::{Answer, Expected, Facts};
use std::collections::HashSet;
use std::sync::Arc;

/// How many states may be possible at once before the search gives up.
const MOST: usize = 500_000;

/// How many commands are told of before the one that nothing explains.
const TOLD: usize = 24;

/// What came of a command.
#[derive(Clone, Debug)]
pub enum Came<'a> {
    /// It was answered.
    Answer(&'a Answer),
    /// Nobody was told; it was done or not.
    Perhaps,
    /// Nobody was told; it was done.
    Done,
}

/// A command.
#[derive(Clone, Debug)]
pub struct Command<'a> {
    /// Whose it is.
    pub who: Who,
    /// What it asks for.
    pub act: &'a Act,
    /// When it was sent, in microseconds.
    pub sent: u64,
    /// When it was answered, or could have been done no more.
    pub ended: u64,
    /// What came of it.
    pub came: Came<'a>,
}

/// A state, and which of the waiting commands are done in it, by their places.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Possible {
    family: Family,
    done: u128,
}

/// Every state in which the family may be after the commands, if it was in one of `begin` before.
pub fn search(begin: &HashSet<Family>, commands: &[Command<'_>]) -> Result<HashSet<Family>, String> {
    let sent = commands.iter().enumerate().map(|(at, command)| (command.sent, false, at));
    let ended = commands.iter().enumerate().map(|(at, command)| (command.ended, true, at));
    let mut events: Vec<(u64, bool, usize)> = sent.chain(ended).collect();
    events.sort_unstable();
    let mut possible: HashSet<Possible> =
        begin.iter().map(|family| Possible { family: family.clone(), done: 0 }).collect();
    let mut waiting: Vec<Option<usize>> = Vec::new();
    for (_, ends, at) in events {
        if !ends {
            match waiting.iter().position(Option::is_none) {
                Some(place) => waiting[place] = Some(at),
                None => waiting.push(Some(at)),
            }
            assert!(waiting.len() <= 128, "too many commands at once");
            possible = possible.into_iter().map(|one| one.with_what_fits(&waiting, commands)).collect();
            continue;
        }
        let place = waiting.iter().position(|one| *one == Some(at)).unwrap();
        let bit = 1 << place;
        let mut next = do_by_now(&possible, &waiting, place, commands);
        if matches!(commands[at].came, Came::Perhaps) {
            next.extend(possible.iter().map(|one| one.without(bit)));
        }
        if next.is_empty() {
            return Err(explain(&possible, commands, at));
        }
        assert!(next.len() < MOST, "too many states are possible");
        possible = next;
        waiting[place] = None;
    }
    Ok(possible.into_iter().map(|one| one.family).collect())
}

/// The states in which the command at `place` is done, by way of any of the others that wait.
fn do_by_now(
    possible: &HashSet<Possible>,
    waiting: &[Option<usize>],
    place: usize,
    commands: &[Command<'_>],
) -> HashSet<Possible> {
    let mut reached = HashSet::new();
    let mut seen = possible.clone();
    let mut open: Vec<Possible> = possible.iter().cloned().collect();
    while let Some(one) = open.pop() {
        if one.done & (1 << place) != 0 {
            reached.insert(one.without(1 << place));
            continue;
        }
        for (other, command) in one.waiting(waiting, commands) {
            let Some(family) = command.attempt(&one.family) else { continue };
            let next = Possible { family, done: one.done | 1 << other };
            let next = next.with_what_fits(waiting, commands);
            if seen.insert(next.clone()) {
                open.push(next);
            }
        }
    }
    reached
}

impl Possible {
    /// The commands that wait and are not done in it, with their places.
    fn waiting<'a>(
        &self,
        waiting: &'a [Option<usize>],
        commands: &'a [Command<'a>],
    ) -> impl Iterator<Item = (usize, &'a Command<'a>)> + use<'a> {
        let done = self.done;
        let waits = move |(place, at): (usize, &Option<usize>)| Some((place, &commands[(*at)?]));
        waiting.iter().enumerate().filter_map(waits).filter(move |(place, _)| done & (1 << place) == 0)
    }

    /// The same with all those done that have the right answer now and change nothing: they are never better done later.
    fn with_what_fits(mut self, waiting: &[Option<usize>], commands: &[Command<'_>]) -> Possible {
        for (place, command) in self.waiting(waiting, commands) {
            if !command.changes() && command.attempt(&self.family).is_some_and(|after| after == self.family) {
                self.done |= 1 << place;
            }
        }
        self
    }

    /// The same without a command that waits no more.
    fn without(&self, bit: u128) -> Possible {
        Possible { family: self.family.clone(), done: self.done & !bit }
    }
}

impl Command<'_> {
    /// Whether others may see that it was done.
    fn changes(&self) -> bool {
        match self.came {
            Came::Answer(answer) => answer.facts.code < 2000 && !self.act.asks(),
            Came::Perhaps | Came::Done => !self.act.asks(),
        }
    }

    /// The family after it, where it can be done now with what came of it.
    fn attempt(&self, family: &Family) -> Option<Family> {
        match (family.step(self.who, self.act), &self.came) {
            (Ok((expected, next)), Came::Answer(answer)) if expected.facts == answer.facts => {
                dated(next, &expected, answer)
            }
            (Err(code), Came::Answer(answer)) => (refusal(code) == answer.facts).then(|| family.clone()),
            (Ok(_), Came::Answer(answer)) => {
                // Nobody knows when a domain expires whose creation nobody was told of.
                let unknown = family.domain.as_ref().is_some_and(|domain| domain.created.is_none());
                let believes = matches!(self.act, Act::Renew { .. }) && unknown;
                (believes && answer.facts == refusal(2306)).then(|| family.clone())
            }
            (Ok((_, next)), Came::Perhaps | Came::Done) => Some(next),
            (Err(_), Came::Perhaps | Came::Done) => None,
        }
    }
}

/// A refusal.
fn refusal(code: u16) -> Facts {
    Facts { code, ..Facts::default() }
}

/// The family with the dates of the answer, if they are right.
fn dated(mut next: Family, expected: &Expected, answer: &Answer) -> Option<Family> {
    if expected.dated != answer.created.is_some() || expected.span.is_some() != answer.expires.is_some() {
        return None;
    }
    let Some(span) = expected.span.map(i32::from) else { return Some(next) };
    let expires = answer.expires.as_ref()?;
    let Some(Domain { created, .. }) = &mut next.domain else { return None };
    let known = created.get_or_insert_with(|| match &answer.created {
        Some(created) => Arc::clone(created),
        None => years_on(expires, -span),
    });
    let right = answer.created.as_ref().is_none_or(|told| told == known) && years_on(known, span) == *expires;
    right.then_some(next)
}

/// What is told of a command that nothing explains.
fn explain(possible: &HashSet<Possible>, commands: &[Command<'_>], at: usize) -> String {
    let mut text = String::from("no order explains this command:\n");
    let line = |command: &Command<'_>| {
        let Command { who, act, sent, ended, came } = command;
        format!("  {sent:>12} to {ended:>12}  {}  {act:?}: {came:?}\n", IDS[*who as usize])
    };
    text.push_str(&line(&commands[at]));
    text.push_str("what came before it or beside it:\n");
    let mut before: Vec<&Command<'_>> = commands.iter().filter(|other| other.sent <= commands[at].ended).collect();
    before.sort_by_key(|command| command.ended);
    before[before.len().saturating_sub(TOLD)..].iter().for_each(|command| text.push_str(&line(command)));
    text.push_str("what might have been there:\n");
    possible.iter().take(4).for_each(|one| text.push_str(&format!("  {:?}\n", one.family)));
    text
}
