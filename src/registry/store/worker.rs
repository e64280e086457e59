//! The database's thread: takes what waits, runs it in one transaction, commits, and only then answers.

use super::{Failure, Tx};
use rusqlite::Connection;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::Receiver;

/// How many jobs one commit may hold.
const GROUP: usize = 128;
/// How often a transaction is tried when another process holds the database.
const TRIES: usize = 5;

/// Work for the thread. It is given a failure in place of a transaction when none could be opened.
pub(super) struct Job {
    /// Whether it may change anything.
    pub(super) writes: bool,
    /// What is to be done.
    pub(super) work: Work,
}

/// What is to be done in a transaction.
pub(super) type Work = Box<dyn FnOnce(Result<Tx<'_>, Failure>) -> Finished + Send>;

/// Work that was done and waits for its commit.
pub(super) struct Finished {
    /// Whether its changes stay.
    pub(super) keep: bool,
    /// Tells the outcome, given that of the commit.
    pub(super) tell: Box<dyn FnOnce(Result<(), Failure>) + Send>,
}

/// Serves `queue` until its last sender is gone.
pub(super) fn work(connection: &Connection, queue: &Receiver<Job>) {
    while let Ok(first) = queue.recv() {
        let mut jobs = vec![first];
        while jobs.len() < GROUP
            && let Ok(job) = queue.try_recv()
        {
            jobs.push(job);
        }
        run_group(connection, jobs);
    }
}

/// Runs `jobs` in one transaction, each in a savepoint of its own.
fn run_group(connection: &Connection, jobs: Vec<Job>) {
    let writes = jobs.iter().any(|job| job.writes);
    if let Err(error) = begin(connection, writes) {
        for job in jobs {
            ((job.work)(Err(database(&error))).tell)(Ok(()));
        }
        return;
    }
    let mut finished = Vec::with_capacity(jobs.len());
    let mut whole = Ok(());
    for job in jobs {
        match &whole {
            Ok(()) => whole = run_job(connection, job, &mut finished),
            // In no transaction at all its changes would stay, whatever it is told.
            Err(failure) => finished.push((job.work)(Err(Failure::clone(failure)))),
        }
    }
    let committed = whole.and_then(|()| connection.execute_batch("COMMIT").map_err(|error| database(&error)));
    if committed.is_err() && !connection.is_autocommit() {
        // A failed COMMIT may leave the transaction open; the next group must not inherit it.
        drop(connection.execute_batch("ROLLBACK"));
    }
    for job in finished {
        (job.tell)(committed.clone());
    }
}

/// Runs one job; a panic in it takes back only its own changes and its caller sees the work broken off. Fails when the
/// transaction is lost with everything in it: SQLite takes it back as a whole when the disk is full or cannot be read.
fn run_job(connection: &Connection, job: Job, finished: &mut Vec<Finished>) -> Result<(), Failure> {
    if let Err(error) = connection.execute_batch("SAVEPOINT job") {
        finished.push((job.work)(Err(database(&error))));
        return Err(database(&error));
    }
    let writes = job.writes;
    let done = catch_unwind(AssertUnwindSafe(|| (job.work)(Ok(Tx::new(connection, writes))))).ok();
    let keep = done.as_ref().is_some_and(|done| done.keep);
    finished.extend(done);
    let end = if keep { "RELEASE job" } else { "ROLLBACK TO job; RELEASE job" };
    connection.execute_batch(end).map_err(|error| database(&error))
}

/// Opens a transaction; one that writes takes the lock at once, so that it cannot fail half-way.
fn begin(connection: &Connection, writes: bool) -> rusqlite::Result<()> {
    let sql = if writes { "BEGIN IMMEDIATE" } else { "BEGIN" };
    let mut begun = connection.execute_batch(sql);
    for _ in 1..TRIES {
        let busy = begun
            .as_ref()
            .is_err_and(|error| matches!(error.sqlite_error_code(), Some(rusqlite::ErrorCode::DatabaseBusy)));
        if !busy {
            break;
        }
        begun = connection.execute_batch(sql);
    }
    begun
}

/// An error of SQLite for the log.
fn database(error: &rusqlite::Error) -> Failure {
    Failure::Database(error.to_string())
}
