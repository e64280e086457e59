//! What is on its way into the log of commands (TI-3).
//!
//! A transform writes its entry in its own transaction. Entries of queries, logins and refused commands, which have no
//! transaction that lasts, wait here and are written together a moment later; when a session ends and when the
//! server stops in order, at once. A server that is killed loses those of the last moment, and none of a change.

use super::Registry;
use super::flow;
use super::server::Client;
use super::store::command_log::{self, Entry, Line};
use super::store::{Failure, Tx};
use super::time::Timestamp;
use crate::epp::{Call, Code};
use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::time::{Duration, Instant};
use tokio::sync::Notify;

/// For how long entries are gathered before they are written.
const GATHERED: Duration = Duration::from_millis(500);

/// How many entries wait at most, should the database be gone for long.
const MOST: usize = 100_000;

/// How many entries one transaction writes.
const AT_ONCE: usize = 2500;

/// How many old entries are taken out at once.
const SLICE: i64 = 1000;

/// The longest list of names that is kept of one command, in characters.
const LONGEST: usize = 255;

/// Entries that wait.
#[derive(Clone, Default)]
pub(super) struct Audit {
    waiting: Arc<Mutex<VecDeque<Line>>>,
    /// Told when there are any.
    pub(super) news: Arc<Notify>,
    /// Held while entries are between the queue and the database.
    turn: Arc<tokio::sync::Mutex<()>>,
}

impl Audit {
    /// Lets an entry wait for the next time that any are written.
    pub(super) fn push(&self, entry: Entry) {
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        if waiting.len() >= MOST {
            tracing::error!(svtrid = entry.svtrid, "the log of commands has a gap: the database takes no entries");
            return;
        }
        waiting.push_back(entry.into_line());
        drop(waiting);
        self.news.notify_one();
    }

    /// How many wait.
    fn count(&self) -> usize {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner).len()
    }

    /// Those that wait, up to what one transaction takes.
    pub(super) fn take(&self) -> Vec<Line> {
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        let count = waiting.len().min(AT_ONCE);
        waiting.drain(..count).collect()
    }

    /// Puts back, at the front, what could not be written.
    pub(super) fn put_back(&self, entries: Vec<Line>) {
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        entries.into_iter().rev().for_each(|entry| waiting.push_front(entry));
    }
}

impl Registry {
    /// Writes all entries that wait; those that cannot be written wait on, and so do those that come meanwhile: under
    /// load there would always be some, each few with a commit of their own.
    pub(super) async fn write_audit(&self) {
        let _turn = self.audit.turn.lock().await;
        let mut left = self.audit.count();
        while left > 0 {
            let entries = self.audit.take();
            if entries.is_empty() {
                return;
            }
            left = left.saturating_sub(entries.len());
            let entries = Arc::new(entries);
            let kept = Arc::clone(&entries);
            let written = self.store.write(move |tx: &mut Tx<'_>| command_log::write(tx, &kept)).await;
            if let Err(failure) = written {
                tracing::error!(?failure, "entries of the log of commands wait for the database");
                return self.audit.put_back(Arc::unwrap_or_clone(entries));
            }
        }
    }
}

/// Takes out a slice of the entries that are older than the registry keeps them; tells whether there may be more. Days
/// are the database's: a registry whose clock was moved on a year does not forget what was done a minute ago.
pub(super) fn trim(tx: &mut Tx<'_>, days: i64) -> Result<bool, Failure> {
    if days <= 0 {
        return Ok(false);
    }
    let oldest = tx.clock()?.plus_days(-days);
    Ok(command_log::trim(tx, oldest, SLICE)? >= SLICE.unsigned_abs())
}

/// Writes entries that wait, now and then, until their registry is gone.
pub(super) async fn write_now_and_then(registry: Weak<Registry>, news: Audit) {
    loop {
        news.news.notified().await;
        tokio::time::sleep(GATHERED).await;
        let Some(registry) = registry.upgrade() else { return };
        registry.write_audit().await;
    }
}

/// The entry of a command that begins; what came of it is filled in later.
#[derive(Clone)]
pub(super) struct Draft {
    entry: Entry,
    begun: Instant,
}

/// What is the same in the entries of two commands that differ in nothing but their ids.
#[derive(Debug)]
pub(super) struct About {
    /// The command, its extensions and its object, as they are logged.
    pub(super) command: &'static str,
    pub(super) extensions: Option<Box<str>>,
    pub(super) object: Option<Box<str>>,
}

impl About {
    /// How much memory it takes, about.
    pub(super) fn size(&self) -> usize {
        let long = |text: &Option<Box<str>>| text.as_ref().map_or(0, |text| text.len() + 16);
        size_of::<About>() + long(&self.extensions) + long(&self.object)
    }
}

impl Draft {
    /// A frame of `client`, as long as nothing else is known of it.
    pub(super) fn new(client: &Client, svtrid: &str, begun: Instant) -> Draft {
        let session = client.session.as_ref();
        let entry = Entry {
            svtrid: svtrid.into(),
            registrar: session.map(|session| session.registrar.clone()),
            session: session.map(|session| session.id.clone()),
            ..Entry::default()
        };
        Draft { entry, begun }
    }

    /// A command like an earlier one.
    pub(super) fn again(mut self, about: &About, cltrid: &str) -> Draft {
        let owned = |text: &Option<Box<str>>| text.as_deref().map(String::from);
        self.entry.verb = about.command.into();
        (self.entry.extensions, self.entry.object) = (owned(&about.extensions), owned(&about.object));
        self.entry.cltrid = Some(cltrid.into());
        self
    }

    /// What it is about, of a command that is logged by its own name.
    pub(super) fn about(&self) -> Option<About> {
        let Entry { verb, extensions, object, .. } = &self.entry;
        let boxed = |text: &Option<String>| text.as_deref().map(Box::from);
        flow::known(verb).map(|command| About { command, extensions: boxed(extensions), object: boxed(object) })
    }

    /// The server's transaction id.
    pub(super) fn svtrid(&self) -> &str {
        &self.entry.svtrid
    }

    /// A command that was not understood to its end.
    pub(super) fn turned(mut self, verb: &str, cltrid: Option<&str>) -> Draft {
        self.entry.verb = verb.into();
        self.entry.cltrid = cltrid.map(String::from);
        self
    }

    /// A command that was understood.
    pub(super) fn of(mut self, call: &Call) -> Draft {
        let op = call.args.str("op").filter(|_| call.command.ends_with("transfer") || call.command == "poll");
        self.entry.verb = op.map_or_else(|| call.command.clone(), |op| format!("{} {op}", call.command));
        self.entry.cltrid.clone_from(&call.cltrid);
        self.entry.object = object(call);
        let extensions: Vec<&str> = call.ext.iter().map(|(id, _)| id.as_ref()).collect();
        self.entry.extensions = (!extensions.is_empty()).then(|| extensions.join(" "));
        if call.command == "login" {
            self.entry.registrar = call.args.str("clID").map(|id| id.trim().chars().take(LONGEST).collect());
        }
        self
    }

    /// The entry, now that the result is known.
    pub(super) fn ended(&self, code: Code, at: Timestamp, deed: Option<i64>) -> Entry {
        Entry { deed, ..self.clone().into_ended(code, at) }
    }

    /// The entry of a command that did nothing, now that the result is known.
    pub(super) fn into_ended(self, code: Code, at: Timestamp) -> Entry {
        let duration = i64::try_from(self.begun.elapsed().as_micros()).unwrap_or(i64::MAX);
        let mut entry = Entry { at, code: code.0.into(), duration, ..self.entry };
        if entry.verb.is_empty() {
            entry.verb.push('-');
        }
        entry
    }
}

/// What a command is about: the names or ids in it, one behind the other.
fn object(call: &Call) -> Option<String> {
    let names = if call.args.contains("name") && call.command != "login" { "name" } else { "id" };
    let named: Vec<&str> = call.args.list(names).iter().filter_map(|value| value.as_str()).collect();
    let all: String = named.join(" ").chars().take(LONGEST).collect();
    (!all.is_empty()).then_some(all)
}
