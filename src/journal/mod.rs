//! The journal: a command that changes something is on disk before its first byte is written, and closed when its
//! answer is read. What is found open after a process has gone is in doubt.
//!
//! ```text
//! begin(entry) ── written, synced ──► Ticket ── the command is sent ──► answered(code)
//!                                        └─ no answer to trust ──► in_doubt(why)   └─ nothing was written ──► unsent()
//! ```
//!
//! Each process writes a file of its own, `journal/N.ndjson` in the state directory, locked for as long as it lives.
//! What another one left open in such a file goes to the [`Ledger`], `doubt.ndjson` beside it, where it stays until it is
//! settled. A process may have one [`Journal`] for all its sessions: it is cheap to clone, and commands that begin at the
//! same time share one sync.

mod entry;
mod ledger;
mod slot;
#[cfg(test)]
mod tests;

pub use entry::Entry;
pub use ledger::{Ledger, Settled};

use crate::error::{Error, Result};
use slot::Slot;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

/// How many processes may write at the same time.
const SLOTS: usize = 4096;

/// Where this process writes down what it is about to send.
#[derive(Clone, Debug)]
pub struct Journal(Arc<Inner>);

/// What the clones of a journal share.
#[derive(Debug)]
struct Inner {
    dir: PathBuf,
    /// The file of this process, once something was written.
    slot: Mutex<Option<Arc<Slot>>>,
}

/// A command that was written down and is not closed yet. One that is dropped stays open: it is in doubt.
#[derive(Debug)]
pub struct Ticket {
    slot: Arc<Slot>,
    ledger: Ledger,
    entry: Entry,
}

impl Journal {
    /// A journal in the state directory `state`; nothing is touched before something is to be written.
    pub fn open(state: &Path) -> Journal {
        Journal(Arc::new(Inner { dir: state.to_owned(), slot: Mutex::default() }))
    }

    /// The doubts of all processes that write in this directory.
    pub fn ledger(&self) -> Ledger {
        Ledger::at(&self.0.dir)
    }

    /// Writes a command down. When this returns, it is on disk; only then may it be sent.
    ///
    /// Dropped meanwhile, or failed, the command counts as not sent.
    pub async fn begin(&self, entry: Entry) -> Result<Ticket> {
        let mut tickets = self.begin_all(vec![entry]).await?;
        tickets.pop().ok_or_else(|| Error::internal("the journal gave no ticket"))
    }

    /// Writes several commands down with one sync, to be sent one after another.
    pub async fn begin_all(&self, entries: Vec<Entry>) -> Result<Vec<Ticket>> {
        let slot = self.slot()?;
        let mut begun = Begun { slot: slot.clone(), ids: Vec::new() };
        let mut upto = 0;
        for entry in &entries {
            begun.ids.push(entry.id.clone());
            upto = slot.begin(entry)?;
        }
        slot.sync(upto).await?;
        begun.ids.clear();
        let ledger = self.ledger();
        let ticket = |entry| Ticket { slot: slot.clone(), ledger: ledger.clone(), entry };
        Ok(entries.into_iter().map(ticket).collect())
    }

    /// The file of this process: the first that nobody has.
    fn slot(&self) -> Result<Arc<Slot>> {
        let mut own = self.0.slot.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(slot) = own.as_ref().filter(|slot| !slot.is_broken()) {
            return Ok(slot.clone());
        }
        let dir = crate::config::paths::ensure(slot::directory(&self.0.dir))?;
        for number in 1..=SLOTS {
            let path = dir.join(format!("{number}.ndjson"));
            if let Some(slot) = Slot::take(&path, &self.ledger())? {
                let slot = Arc::new(slot);
                *own = Some(slot.clone());
                return Ok(slot);
            }
        }
        Err(Error::config(format!("{}: {SLOTS} processes write here already", dir.display())))
    }
}

impl Ticket {
    /// What was written down.
    pub fn entry(&self) -> &Entry {
        &self.entry
    }

    /// The answer was read. This is not waited for: lost in a crash, it is asked for again.
    pub fn answered(self, code: u16) {
        self.slot.end(&self.entry.id, Some(code));
    }

    /// Nothing was written to the wire.
    pub fn unsent(self) {
        self.slot.end(&self.entry.id, None);
    }

    /// No answer to trust came: it goes to the ledger. Where that cannot be written it stays open here.
    pub fn in_doubt(mut self, why: &str) -> Result<()> {
        self.entry.why = why.into();
        self.ledger.record(std::slice::from_ref(&self.entry))?;
        self.slot.end(&self.entry.id, None);
        Ok(())
    }
}

/// Commands that are being written down; dropped before that is done, they were not sent.
struct Begun {
    slot: Arc<Slot>,
    ids: Vec<String>,
}

impl Drop for Begun {
    fn drop(&mut self) {
        self.ids.iter().for_each(|id| self.slot.end(id, None));
    }
}
