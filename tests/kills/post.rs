//! Messages: one for each transfer's step, to whom it concerns, in the order of their numbers, there until it is taken
//! out, and then gone.

use super::act::{IDS, Who};
use super::frames::Letter;
use super::load::Look;
use std::collections::{BTreeMap, BTreeSet};

/// What a message tells: of which object, how its transfer stands, since when.
type Subject = (String, String, String);

/// A message that may be there.
#[derive(Clone, Debug)]
struct Message {
    who: Who,
    letter: Letter,
    /// When its cause was sent, and when it was done at the latest.
    sent: u64,
    written: u64,
    /// When somebody was told that it is out: sent and told.
    taken: Option<(u64, u64)>,
    /// When somebody may have taken it out, the first time.
    perhaps: Option<u64>,
}

/// Every message that is known of.
#[derive(Debug, Default)]
pub struct Post {
    /// What was done and no message was seen of yet: when it was sent, and when it was done at the latest.
    causes: BTreeMap<Subject, (u64, u64)>,
    there: BTreeMap<i64, Message>,
    /// Those that were taken out long ago.
    gone: BTreeSet<i64>,
}

impl Post {
    /// A transfer has come to stand so; the command was sent then, and was done by then.
    pub fn send(&mut self, object: &str, status: &str, at: &str, sent: u64, written: u64) {
        self.causes.insert((object.into(), status.into(), at.into()), (sent, written));
    }

    /// Holds looks at the queues, and the messages that are `left`, against what was sent.
    pub fn judge(
        &mut self,
        looks: &[Look],
        end: &dyn Fn(&Look) -> u64,
        left: &BTreeMap<i64, (Who, Letter)>,
        faults: &mut Vec<String>,
    ) {
        let seen = looks.iter().filter_map(|look| {
            let (_, queue) = look.told.as_ref()?;
            Some((queue.id?, look.who, queue.letter.clone()?))
        });
        let rest = left.iter().map(|(id, (who, letter))| (*id, *who, letter.clone()));
        for (id, who, letter) in seen.chain(rest).collect::<Vec<_>>() {
            self.meet(id, who, letter, faults);
        }
        faults.extend(self.causes.keys().map(|subject| format!("no message tells of {subject:?}")));
        for look in looks {
            self.take(look, end(look), faults);
        }
        for look in looks {
            self.hold(look, faults);
        }
        for (id, message) in &self.there {
            let is_left = left.contains_key(id);
            if message.taken.is_some() && is_left {
                faults.push(format!("message {id} was taken out and is there: {message:?}"));
            }
            if message.taken.is_none() && message.perhaps.is_none() && !is_left {
                faults.push(format!("message {id} is lost: {message:?}"));
            }
        }
        let gone = self.there.keys().filter(|id| !left.contains_key(id)).copied();
        self.gone.extend(gone.collect::<Vec<_>>());
        self.there.retain(|id, _| left.contains_key(id));
        // Whatever nobody knows of those that are left is known now.
        self.there.values_mut().for_each(|message| message.perhaps = None);
        self.causes.clear();
    }

    /// A message was seen.
    fn meet(&mut self, id: i64, who: Who, letter: Letter, faults: &mut Vec<String>) {
        if let Some(known) = self.there.get(&id) {
            if (known.who, &known.letter) != (who, &letter) {
                faults.push(format!("message {id} was {known:?}, and is {letter:?} of {}", IDS[who as usize]));
            }
            return;
        }
        if self.gone.contains(&id) {
            return faults.push(format!("message {id} has come back: {letter:?}"));
        }
        let subject = (letter.name.clone(), letter.status.clone(), letter.at.clone());
        let Some((sent, written)) = self.causes.remove(&subject) else {
            return faults.push(format!("message {id} has no cause, or comes twice: {letter:?}"));
        };
        if letter.recipient() != who {
            faults.push(format!("message {id} is not for {}: {letter:?}", IDS[who as usize]));
        }
        self.there.insert(id, Message { who, letter, sent, written, taken: None, perhaps: None });
    }

    /// A message was taken out, perhaps.
    fn take(&mut self, look: &Look, ended: u64, faults: &mut Vec<String>) {
        let Some(id) = look.take else { return };
        let Some(message) = self.there.get_mut(&id) else {
            let told = look.told.as_ref().map(|(_, queue)| queue.code);
            if told == Some(1000) {
                faults.push(format!("message {id} was taken out again, or never was: {look:?}"));
            }
            return;
        };
        match look.told.as_ref().map(|(_, queue)| queue.code) {
            Some(1000) if message.taken.is_some() => faults.push(format!("taken out twice: {message:?}, {look:?}")),
            Some(1000) => message.taken = Some((look.sent, ended)),
            Some(2303) => {}
            Some(_) => faults.push(format!("no such answer: {look:?}")),
            None => message.perhaps = Some(message.perhaps.map_or(look.sent, |first| first.min(look.sent))),
        }
    }

    /// Holds an answer against the messages that were surely there, and those that may have been.
    fn hold(&self, look: &Look, faults: &mut Vec<String>) {
        let Some((ended, queue)) = &look.told else { return };
        let own = || self.there.iter().filter(|(_, message)| message.who == look.who);
        if let Some(id) = look.take {
            let was_taken = |message: &Message| {
                let first = message.taken.map(|(sent, _)| sent).into_iter().chain(message.perhaps).min();
                first.is_some_and(|first| first < *ended)
            };
            if queue.code == 2303 && self.there.get(&id).is_some_and(|message| !was_taken(message)) {
                faults.push(format!("a message that nobody took out was refused: {look:?}"));
            }
            return;
        }
        let surely = |message: &Message| {
            let taken = message.taken.map(|(sent, _)| sent).into_iter().chain(message.perhaps).min();
            message.written < look.sent && taken.is_none_or(|taken| taken > *ended)
        };
        let perhaps =
            |message: &Message| message.sent < *ended && message.taken.is_none_or(|(_, told)| told > look.sent);
        let least = own().filter(|(_, message)| surely(message)).count() as u64;
        let most = own().filter(|(_, message)| perhaps(message)).count() as u64;
        if !(least..=most).contains(&queue.count) {
            faults.push(format!("between {least} and {most} messages are there: {look:?}"));
        }
        let Some(head) = queue.id else { return };
        if own().any(|(id, message)| *id < head && surely(message)) {
            faults.push(format!("an older message was passed over: {look:?}"));
        }
        if !self.there.get(&head).is_some_and(perhaps) {
            faults.push(format!("the message was not there any more: {look:?}"));
        }
    }
}
