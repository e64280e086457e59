//! Sessions that take rows and send them.

use super::book::Book;
use crate::client::{Ahead, Client, hooks};
use crate::doubt::Verdict;
use crate::epp::mask;
use crate::epp::{Call, Reply};
use crate::error::{Error, Kind, Result};
use crate::idn::Form;
use crate::journal::{Entry, Journal};
use crate::session::prepare_offline;
use indicatif::ProgressBar;
use std::collections::VecDeque;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::SystemTime;

/// How many rows are written down with one sync.
const WINDOW: usize = 32;

/// After so many commands without an answer one after another a session gives up.
const LOSSES: usize = 3;

/// A row to be sent.
#[derive(Debug)]
pub struct Task {
    /// Its number.
    pub row: usize,
    /// Its command.
    pub call: Call,
    /// What was sent of it before, where the registry said that it was not done.
    pub again: Option<Entry>,
}

/// What the sessions of a run share.
#[derive(Debug)]
pub struct Work {
    /// The rows that wait.
    pub tasks: Mutex<VecDeque<Task>>,
    /// What became of them.
    pub book: Book,
    /// Where changes are written down for everybody.
    pub journal: Journal,
    /// The profile, for the journal.
    pub profile: String,
    /// Who is logged in.
    pub user: String,
    /// The form in which names are sent.
    pub names: Form,
    /// How far it has come.
    pub progress: ProgressBar,
    /// Nothing more is to be sent.
    pub stop: AtomicBool,
    /// Why.
    pub trouble: Mutex<Option<Error>>,
}

impl Work {
    /// Sends rows until there are none.
    pub async fn run(self: Arc<Self>, mut client: Client, ahead: Ahead) {
        if let Err(error) = self.all(&mut client, &ahead).await {
            self.stop.store(true, Ordering::Relaxed);
            self.trouble.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert(error);
        }
        ahead.clear();
        // The session is over either way.
        let _ = client.logout().await;
    }

    async fn all(self: &Arc<Self>, client: &mut Client, ahead: &Ahead) -> Result<()> {
        let mut losses = 0;
        while !self.stop.load(Ordering::Relaxed) {
            let mut batch = self.begun(client, ahead).await?;
            if batch.is_empty() {
                return Ok(());
            }
            while let Some((task, entry)) = batch.pop_front() {
                if self.stop.load(Ordering::Relaxed) {
                    batch.push_front((task, entry));
                    return self.give_back(batch, "the run was stopped");
                }
                match client.ask(&task.call).await {
                    Ok(exchange) => {
                        losses = 0;
                        self.answered(client, &task, &exchange.reply).await?;
                    }
                    // It stays open in the journal.
                    Err(error) if error.kind() == Kind::Unknown => {
                        self.progress.inc(1);
                        losses += 1;
                        if losses == LOSSES {
                            self.give_back(batch, "answers were lost")?;
                            return Err(error);
                        }
                    }
                    Err(error) => {
                        batch.push_front((task, entry));
                        self.give_back(batch, error.message())?;
                        return Err(error);
                    }
                }
            }
        }
        Ok(())
    }

    /// Takes rows, and writes them down with one sync; on return they may be sent.
    async fn begun(self: &Arc<Self>, client: &mut Client, ahead: &Ahead) -> Result<VecDeque<(Task, Entry)>> {
        let mut batch = VecDeque::new();
        while batch.len() < WINDOW && !self.stop.load(Ordering::Relaxed) {
            let taken = self.tasks.lock().unwrap_or_else(PoisonError::into_inner).pop_front();
            let Some(mut task) = taken else { break };
            if let Some(refusal) = expiry(client, &mut task.call).await? {
                self.refused(&task, &refusal)?;
                continue;
            }
            let cltrid = hooks::unique_id();
            task.call.cltrid = Some(cltrid.clone());
            let told = |error: Error| error.at(format!("row {}", task.row));
            let prepared = prepare_offline(client.catalog(), &task.call, cltrid, self.names).map_err(told)?;
            let entry = Entry {
                id: Entry::new_id(),
                time: SystemTime::now(),
                profile: self.profile.clone(),
                user: self.user.clone(),
                cltrid: prepared.outline.cltrid,
                command: prepared.outline.command,
                object: prepared.outline.object,
                frame: String::from_utf8_lossy(&mask::mask_bytes(&prepared.frame, &[])).into_owned(),
                why: String::new(),
            };
            batch.push_back((task, entry));
        }
        if batch.is_empty() {
            return Ok(batch);
        }
        crate::fault::point("bulk-before");
        let rows: Vec<(usize, Entry)> = batch.iter().map(|(task, entry)| (task.row, entry.clone())).collect();
        self.book.sending(&rows)?;
        let work = self.clone();
        let synced = tokio::task::spawn_blocking(move || work.book.sync()).await;
        synced.map_err(|error| Error::internal(error.to_string()))??;
        crate::fault::point("bulk-written");
        ahead.keep(self.journal.begin_all(rows.into_iter().map(|(_, entry)| entry).collect()).await?);
        Ok(batch)
    }

    /// Rows that were written down and not sent wait again.
    fn give_back(&self, batch: VecDeque<(Task, Entry)>, why: &str) -> Result<()> {
        batch.iter().try_for_each(|(task, _)| self.book.unsent(task.row, why))
    }

    /// Notes an answer. A refusal of what was sent before may say that it was done after all.
    async fn answered(&self, client: &mut Client, task: &Task, reply: &Reply) -> Result<()> {
        crate::fault::point("bulk-answered");
        if reply.code().is_success() {
            self.progress.inc(1);
            return self.book.done(task.row, Some(reply.code().0), reply.svtrid.as_deref(), None);
        }
        if let Some(before) = &task.again
            && let Verdict::Applied(how) = crate::doubt::ask(client, before).await?
        {
            self.progress.inc(1);
            return self.book.done(task.row, None, None, Some(&how));
        }
        self.refused(task, reply)
    }

    fn refused(&self, task: &Task, reply: &Reply) -> Result<()> {
        self.progress.inc(1);
        let first = reply.results.first();
        let reason = first.and_then(|result| result.errors.iter().find_map(|error| error.reason.clone()));
        let said = first.map_or(String::new(), |result| result.msg.clone());
        let words = reason.map_or(said.clone(), |reason| format!("{said}: {reason}"));
        self.book.refused(task.row, reply.code().0, &words)
    }
}

/// Asks for the date that a renewal must name, where it was left out; the refusal, where the registry tells none.
async fn expiry(client: &mut Client, call: &mut Call) -> Result<Option<Box<Reply>>> {
    if call.command != "domain renew" || call.args.contains("cur-exp") {
        return Ok(None);
    }
    let name = call.args.get("name").cloned().unwrap_or_else(|| "".into());
    let info = Call::new("domain info").with("name", name).with("hosts", "none");
    let reply = client.ask(&info).await?.reply;
    let date = reply.values().and_then(|values| values.str("exDate")?.get(..10)).map(ToString::to_string);
    match date {
        Some(date) => {
            call.args.set("cur-exp", date);
            Ok(None)
        }
        None => Ok(Some(Box::new(reply))),
    }
}
