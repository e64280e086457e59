//! The registry's database. One thread owns the writing connection; work is sent to it and runs in transactions.
//!
//! ```text
//!  write(work) ──► queue ──► BEGIN IMMEDIATE
//!                             SAVEPOINT, work 1, RELEASE (or ROLLBACK TO)
//!                             SAVEPOINT, work 2, …            everything that was waiting
//!                            COMMIT, synced to disk ──► answers 1, 2, …
//! ```
//!
//! An answer is given only after the commit that holds its work is durable. Several processes may open one file.

pub mod action;
pub mod contact;
pub mod domain;
pub mod ds;
pub mod history;
pub mod host;
pub mod message;
mod migrate;
#[cfg(test)]
mod plan;
pub mod registrar;
pub mod status;
pub mod tci;
pub mod transfer;
mod tx;
mod worker;

pub use tx::{Row, Sql, Tx};

use crate::error::{Error, Result};
use crate::registry::flow::Refusal;
use rusqlite::Connection;
use std::path::Path;
use std::sync::mpsc::{self, Sender};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};
use tokio::sync::oneshot;
use worker::{Finished, Job};

/// How long a statement waits for another process.
const BUSY: Duration = Duration::from_secs(5);

/// Why work was not done.
#[derive(Clone, Debug, PartialEq)]
pub enum Failure {
    /// A rule of the registry says no.
    Refused(Refusal),
    /// The database failed; the client is told 2400, the log is told this.
    Database(String),
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Self {
        Failure::Refused(refusal)
    }
}

/// A database, cheap to clone. It closes when the last clone is dropped.
#[derive(Clone)]
pub struct Store {
    writer: Sender<Job>,
    reader: Sender<Job>,
    threads: Arc<Mutex<Vec<JoinHandle<()>>>>,
}

impl Store {
    /// Opens the file at `path`, or `:memory:`, and brings its tables up to date.
    pub fn open(path: &Path) -> Result<Store> {
        let fail = |error: rusqlite::Error| {
            Error::config(format!("cannot open the registry's database {}", path.display()))
                .hint(format!("is it a file that eppsh may write, and not used by something else? ({error})"))
                .source(error)
        };
        let in_memory = path.as_os_str() == ":memory:";
        if !in_memory {
            create_private(path);
        }
        let mut connection = connect(path).map_err(fail)?;
        migrate::migrate(&mut connection).map_err(|error| error.at(path.display()))?;
        let (writer, thread) = start(connection, "registry-writer").map_err(thread_fault)?;
        let mut threads = vec![thread];
        let reader = if in_memory {
            writer.clone()
        } else {
            let (reader, thread) = start(connect(path).map_err(fail)?, "registry-reader").map_err(thread_fault)?;
            threads.push(thread);
            reader
        };
        Ok(Store { writer, reader, threads: Arc::new(Mutex::new(threads)) })
    }

    /// Closes the database and waits until that is done, so that the one file holds everything. To be called on the
    /// last clone: it waits for the others to be dropped.
    pub fn close(self) {
        let Store { writer, reader, threads } = self;
        let mut threads = std::mem::take(&mut *threads.lock().unwrap_or_else(PoisonError::into_inner));
        // One after the other: two connections that close at once each leave the write-ahead log to the other.
        drop(reader);
        let reading = (threads.len() > 1).then(|| threads.pop()).flatten();
        // A thread that panicked has closed its connection too.
        drop(reading.map(JoinHandle::join));
        drop(writer);
        threads.into_iter().for_each(|thread| drop(thread.join()));
    }

    /// Runs `work` in one transaction on the database's thread. Its commit is durable before this returns;
    /// an `Err` takes everything back.
    pub async fn write<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Tx<'_>) -> Result<T, Failure> + Send + 'static,
    ) -> Result<T, Failure> {
        send(&self.writer, true, work).await
    }

    /// Runs `work` on a snapshot that cannot be written to.
    pub async fn read<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Tx<'_>) -> Result<T, Failure> + Send + 'static,
    ) -> Result<T, Failure> {
        send(&self.reader, false, work).await
    }
}

/// Puts `work` into the queue of a database thread and waits for its outcome.
async fn send<T: Send + 'static>(
    queue: &Sender<Job>,
    writes: bool,
    work: impl FnOnce(&mut Tx<'_>) -> Result<T, Failure> + Send + 'static,
) -> Result<T, Failure> {
    let (answer, outcome) = oneshot::channel();
    let job = Job {
        writes,
        work: Box::new(move |tx| {
            let result = match tx {
                Ok(mut tx) => work(&mut tx),
                Err(failure) => Err(failure),
            };
            let keep = result.is_ok();
            // A refusal may rest on what was just taken back: without the commit nothing is known. And the receiver is
            // gone when the session was; then nobody is left to tell.
            let tell = move |committed: Result<(), Failure>| drop(answer.send(committed.and(result)));
            Finished { keep, tell: Box::new(tell) }
        }),
    };
    queue.send(job).map_err(|_| Failure::Database("the database thread has ended".into()))?;
    outcome.await.unwrap_or_else(|_| Err(Failure::Database("the work for the database was broken off".into())))
}

/// A connection that syncs every commit and checks references.
fn connect(path: &Path) -> rusqlite::Result<Connection> {
    let connection = Connection::open(path)?;
    connection.busy_timeout(BUSY)?;
    connection.set_prepared_statement_cache_capacity(256);
    use_write_ahead_log(&connection)?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.pragma_update(None, "foreign_keys", true)?;
    Ok(connection)
}

/// Makes the file so that only its owner can read it, for it holds authInfo; SQLite gives its other files the same
/// permissions. That it exists, or cannot be made, is for SQLite to deal with.
fn create_private(path: &Path) {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    drop(options.open(path));
}

/// Turns the write-ahead log on. SQLite does not wait for a lock here, so another process opening the file is waited for.
fn use_write_ahead_log(connection: &Connection) -> rusqlite::Result<()> {
    let patience = Instant::now() + BUSY;
    loop {
        let switched = connection.pragma_update_and_check(None, "journal_mode", "WAL", |_| Ok(()));
        let busy = switched.as_ref().is_err_and(|error| {
            matches!(
                error.sqlite_error_code(),
                Some(rusqlite::ErrorCode::DatabaseBusy | rusqlite::ErrorCode::DatabaseLocked)
            )
        });
        if !busy || Instant::now() >= patience {
            return switched;
        }
        std::thread::sleep(Duration::from_millis(10));
    }
}

/// Starts the thread of a connection.
fn start(connection: Connection, name: &str) -> std::io::Result<(Sender<Job>, JoinHandle<()>)> {
    let (sender, queue) = mpsc::channel();
    let thread = std::thread::Builder::new().name(name.into()).spawn(move || worker::work(&connection, &queue))?;
    Ok((sender, thread))
}

/// What is told when no thread can be started.
fn thread_fault(error: std::io::Error) -> Error {
    Error::internal("cannot start the thread of the registry's database").source(error)
}

#[cfg(test)]
mod tests;
