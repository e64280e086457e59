//! The registry's database. SQLite in one file, or PostgreSQL behind any number of processes: SQL is written once.
//!
//! ```text
//!  write(work) ──► queue ──► a thread and its connection     SQLite: one thread; PostgreSQL: several
//!                             BEGIN
//!                             SAVEPOINT, work 1, RELEASE (or ROLLBACK TO)
//!                             SAVEPOINT, work 2, …            everything that was waiting
//!                            COMMIT, synced to disk ──► answers 1, 2, …
//! ```
//!
//! Queries are asked on a snapshot: of SQLite where the caller is, of PostgreSQL by threads and connections of their own.
//! An answer to work is given only after the commit that holds its work is durable. Work that others were in the way of is done
//! again from the start, which the caller does not notice. Several processes may open one database.

pub mod action;
pub mod balance;
pub mod bot;
pub mod clock;
#[cfg(all(test, feature = "postgres", unix))]
pub(crate) mod cluster;
pub mod command_log;
pub mod contact;
mod database;
pub mod domain;
pub mod ds;
mod engine;
pub mod fault;
pub mod history;
pub mod host;
pub mod message;
mod migrate;
mod named;
#[cfg(test)]
mod plan;
#[cfg(feature = "postgres")]
mod postgres;
pub mod registrar;
pub mod setting;
mod sqlite;
pub mod status;
pub mod tci;
pub mod transfer;
mod tx;
mod value;
pub mod variant;
mod worker;

/// How others that keep something in PostgreSQL reach it.
#[cfg(all(feature = "postgres", feature = "gateway"))]
pub(crate) mod postgres_client {
    use super::postgres;
    use tokio_postgres::{Client, Config, Error};

    /// Reads a URL; a password that is not in it may be in `PGPASSWORD`.
    pub fn configure(url: &str) -> Result<Config, Error> {
        postgres::Postgres::configure(url)
    }

    /// Connects, with TLS unless the server is on this machine or the URL says `sslmode=disable`.
    pub async fn connect(config: &Config) -> Result<Client, String> {
        postgres::connect(config).await.map_err(|failure| format!("{failure:?}"))
    }
}

pub use database::Database;
pub use engine::State;
pub use migrate::{schema_version, tables};
pub use named::Ground;
pub use tx::Tx;
pub use value::{Row, Sql};

use crate::error::{Error, Result};
use crate::registry::flow::Refusal;
use engine::Engine;
use sqlite::Sqlite;
use std::path::Path;
use std::sync::mpsc::Sender;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;
use worker::{Job, Queue};

/// How many connections to a file of SQLite only read: one for each core, as far as their memory goes.
fn readers() -> usize {
    std::thread::available_parallelism().map_or(2, usize::from).clamp(2, 4)
}

/// Why work was not done.
#[derive(Clone, Debug, PartialEq)]
pub enum Failure {
    /// A rule of the registry says no.
    Refused(Refusal),
    /// The database failed; the client is told 2400, the log is told this.
    Database(String),
    /// The database was lost within a commit, and nobody can tell whether that was done. The client is told nothing:
    /// whatever it was told might be wrong (CO-2).
    Unknown(String),
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
    reader: Reader,
    threads: Arc<Mutex<Threads>>,
}

/// Where queries are asked.
#[derive(Clone)]
enum Reader {
    /// On a thread that waits for the database meanwhile.
    There(Sender<Job>),
    /// On the caller's own, with one of these connections: a file that is read costs less than another thread's
    /// attention, and nobody is waited for.
    Here(sqlite::Readers),
}

/// The threads of a database.
#[derive(Default)]
struct Threads {
    writers: Vec<JoinHandle<()>>,
    readers: Vec<JoinHandle<()>>,
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
        let mut connection = Sqlite::connect(path, true).map_err(fail)?;
        migrate::migrate(&mut connection).map_err(|error| error.at(path.display()))?;
        let (writer, queue) = Queue::new();
        let reader = match in_memory {
            true => Reader::There(writer.clone()),
            false => Reader::Here(connection.connect_readers(path, readers()).map_err(fail)?),
        };
        let mut threads = Threads::default();
        threads.writers.push(start("registry-writer", queue, sqlite::GROUP, move || Ok(connection))?);
        Ok(Store { writer, reader, threads: Arc::new(Mutex::new(threads)) })
    }

    /// Opens a database wherever it is. With `continuous`, the numbers of objects have no gaps; they never have in
    /// SQLite, where it costs nothing.
    pub fn connect(database: &Database, continuous: bool) -> Result<Store> {
        match database {
            Database::Sqlite(path) => Store::open(path),
            #[cfg(feature = "postgres")]
            Database::Postgres(url) => {
                Store::open_postgres(url, continuous).map_err(|error| error.at(database.to_string()))
            }
            #[cfg(not(feature = "postgres"))]
            Database::Postgres(_) => {
                let _ = continuous;
                Err(Error::usage("this eppsh was built without PostgreSQL").hint("name a file: --db sqlite:PATH"))
            }
        }
    }

    /// Connects to a PostgreSQL server and brings the tables up to date.
    #[cfg(feature = "postgres")]
    fn open_postgres(url: &str, continuous: bool) -> Result<Store> {
        use postgres::Postgres;
        let config = Postgres::configure(url).map_err(|error| {
            Error::usage(format!("this is no address of a PostgreSQL database: {error}"))
                .hint("write postgres://USER@HOST/NAME, or postgres:///NAME?host=/run/postgresql")
        })?;
        let (ready, outcome) = std::sync::mpsc::sync_channel(1);
        let mut threads = Threads::default();
        let (writer, queue) = Queue::new();
        let first = config.clone();
        // Every connection is made on its own thread: it brings a runtime, and the caller may be in one.
        let migrated = move || {
            let made = Postgres::new(first, continuous).map_err(thread_fault);
            let opened = made.and_then(|mut connection| migrate::migrate(&mut connection).map(|()| connection));
            let (told, connection) = match opened {
                Ok(connection) => (Ok(()), Ok(connection)),
                Err(error) => (Err(error), Err(())),
            };
            // Nobody waits any more only where the caller's thread is gone.
            drop(ready.send(told));
            connection
        };
        threads.writers.push(start("registry-writer", queue.clone(), postgres::GROUP, migrated)?);
        outcome.recv().unwrap_or_else(|_| Err(Error::internal("the database's thread ended at once")))?;
        let another = |name: &str, queue: &Queue, group: usize| {
            let config = config.clone();
            let made = move || {
                let told = |error| tracing::error!(%error, "a thread of the database could not begin");
                Postgres::new(config, continuous).map_err(told)
            };
            start(name, queue.clone(), group, made)
        };
        for _ in 1..postgres::WRITERS {
            threads.writers.push(another("registry-writer", &queue, postgres::GROUP)?);
        }
        let (reader, queue) = Queue::new();
        for _ in 0..postgres::READERS {
            threads.readers.push(another("registry-reader", &queue, 1)?);
        }
        Ok(Store { writer, reader: Reader::There(reader), threads: Arc::new(Mutex::new(threads)) })
    }

    /// Lets go of snapshots that somebody has committed after; to be called now and then, so that a reader that nobody asks
    /// does not keep the log from being moved into the file.
    pub fn let_go(&self) {
        if let Reader::Here(connections) = &self.reader {
            let free = connections.iter().filter_map(|connection| connection.try_lock().ok());
            free.for_each(|mut connection| connection.let_go_of_old());
        }
    }

    /// Whether it tells what a snapshot holds ([`Tx::state`]), and how little that takes.
    pub fn tells_states(&self) -> bool {
        matches!(&self.reader, Reader::Here(_))
    }

    /// Closes the database and waits until that is done, so that the one file holds everything. To be called on the
    /// last clone: it waits for the others to be dropped.
    pub fn close(self) {
        let Store { writer, reader, threads } = self;
        let Threads { writers, readers } = std::mem::take(&mut *threads.lock().unwrap_or_else(PoisonError::into_inner));
        // A thread that panicked has closed its connection too.
        let end = |threads: Vec<JoinHandle<()>>| threads.into_iter().for_each(|thread| drop(thread.join()));
        // Who writes at the end: connections that close at once each leave the write-ahead log to the other. In memory
        // both are one.
        drop(reader);
        end(readers);
        drop(writer);
        end(writers);
    }

    /// Runs `work` in one transaction on the database's thread. Its commit is durable before this returns;
    /// an `Err` takes everything back. It may be run more than once, so it does nothing but look at and change rows.
    pub async fn write<T: Send + 'static>(
        &self,
        work: impl FnMut(&mut Tx<'_>) -> Result<T, Failure> + Send + 'static,
    ) -> Result<T, Failure> {
        send(&self.writer, true, work).await
    }

    /// Runs `work` on a snapshot that cannot be written to.
    pub async fn read<T: Send + 'static>(
        &self,
        work: impl FnMut(&mut Tx<'_>) -> Result<T, Failure> + Send + 'static,
    ) -> Result<T, Failure> {
        match &self.reader {
            Reader::There(queue) => send(queue, false, work).await,
            Reader::Here(connections) => {
                let free = connections.iter().find_map(|connection| connection.try_lock().ok());
                let first = || connections[0].lock().unwrap_or_else(PoisonError::into_inner);
                worker::ask(&mut *free.unwrap_or_else(first), work)
            }
        }
    }
}

/// Puts `work` into the queue of a database thread and waits for its outcome.
async fn send<T: Send + 'static>(
    queue: &Sender<Job>,
    writes: bool,
    work: impl FnMut(&mut Tx<'_>) -> Result<T, Failure> + Send + 'static,
) -> Result<T, Failure> {
    let (job, outcome) = Job::new(writes, work);
    queue.send(job).map_err(|_| Failure::Database("the database thread has ended".into()))?;
    outcome.await.unwrap_or_else(|_| Err(Failure::Database("the work for the database was broken off".into())))
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

/// Starts a thread that makes its connection and serves `queue` with it.
fn start<E: Engine + 'static>(
    name: &str,
    queue: Queue,
    group: usize,
    open: impl FnOnce() -> std::result::Result<E, ()> + Send + 'static,
) -> Result<JoinHandle<()>> {
    let work = move || {
        if let Ok(mut engine) = open() {
            worker::serve(&mut engine, &queue, group);
        }
    };
    std::thread::Builder::new().name(name.into()).spawn(work).map_err(thread_fault)
}

/// What is told when no thread can be started.
fn thread_fault(error: std::io::Error) -> Error {
    Error::internal("cannot start the thread of the registry's database").source(error)
}

/// A database of a test's own: in memory or the file at `path`; or, where `EPPSH_TEST_DB` is `postgres`, one of
/// PostgreSQL, which is the same for the same file.
#[cfg(test)]
pub(crate) fn test_database(path: &Path) -> Database {
    #[cfg(all(feature = "postgres", unix))]
    if std::env::var("EPPSH_TEST_DB").is_ok_and(|wish| wish == "postgres") {
        static KNOWN: Mutex<Vec<(std::path::PathBuf, String)>> = Mutex::new(Vec::new());
        let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, url)) = known.iter().find(|(file, _)| file == path && path.as_os_str() != ":memory:") {
            return Database::Postgres(url.clone());
        }
        let url = cluster::url().expect("PostgreSQL, which EPPSH_TEST_DB asks for");
        known.push((path.into(), url.clone()));
        return Database::Postgres(url);
    }
    Database::Sqlite(path.into())
}

/// Opens it.
#[cfg(test)]
pub(crate) fn test_store(path: &Path) -> Store {
    Store::connect(&test_database(path), true).expect("a database")
}

#[cfg(test)]
mod tests;
