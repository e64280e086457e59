//! A database's thread: takes what waits, runs it in one transaction, commits, and only then answers.

use super::engine::{Engine, Loss};
use super::{Failure, Tx};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::sync::oneshot;

/// How often a transaction is tried when others are in its way (CO-11).
const TRIES: u32 = 5;

/// The longest pause before the second try, in milliseconds; it doubles each time.
const PAUSE: u64 = 16;

/// Work for a thread.
pub(super) struct Job {
    /// Whether it may change anything.
    writes: bool,
    /// What is to be done.
    work: Box<dyn Work>,
}

/// What is to be done in a transaction, more than once if others are in its way.
trait Work: Send {
    /// Does it, and tells whether its changes stay.
    fn run(&mut self, tx: &mut Tx<'_>) -> bool;
    /// Tells the outcome, given that of the commit.
    fn tell(self: Box<Self>, committed: Result<(), Failure>);
}

/// Work whose outcome somebody waits for.
struct Task<T, F> {
    work: F,
    outcome: Option<Result<T, Failure>>,
    answer: oneshot::Sender<Result<T, Failure>>,
}

impl Job {
    /// The work as a job, and where its outcome will be.
    pub(super) fn new<T: Send + 'static>(
        writes: bool,
        work: impl Fn(&mut Tx<'_>) -> Result<T, Failure> + Send + 'static,
    ) -> (Job, oneshot::Receiver<Result<T, Failure>>) {
        let (answer, outcome) = oneshot::channel();
        (Job { writes, work: Box::new(Task { work, outcome: None, answer }) }, outcome)
    }
}

impl<T: Send, F: Fn(&mut Tx<'_>) -> Result<T, Failure> + Send> Work for Task<T, F> {
    fn run(&mut self, tx: &mut Tx<'_>) -> bool {
        self.outcome = None;
        let outcome = (self.work)(tx);
        let keep = outcome.is_ok();
        self.outcome = Some(outcome);
        keep
    }

    fn tell(self: Box<Self>, committed: Result<(), Failure>) {
        // A refusal may rest on what was just taken back: without the commit nothing is known. And the receiver is
        // gone when the session was; then nobody is left to tell.
        drop(self.answer.send(committed.and(self.outcome.unwrap_or_else(|| Err(broken_off())))));
    }
}

/// What waits for the threads that share it.
#[derive(Clone)]
pub(super) struct Queue(Arc<Mutex<Receiver<Job>>>);

impl Queue {
    /// A queue and its entrance.
    pub(super) fn new() -> (Sender<Job>, Queue) {
        let (entrance, queue) = channel();
        (entrance, Queue(Arc::new(Mutex::new(queue))))
    }

    /// The next job; none when the last sender is gone.
    fn wait(&self) -> Option<Job> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).recv().ok()
    }

    /// The next job if one is there that no idle thread is going to take.
    fn take(&self) -> Option<Job> {
        // Who holds the lock waits in it for the next job.
        self.0.try_lock().ok()?.try_recv().ok()
    }
}

/// Serves `queue` until its last sender is gone, with up to `group` jobs that write in one commit.
pub(super) fn serve(engine: &mut dyn Engine, queue: &Queue, group: usize) {
    while let Some(job) = queue.wait() {
        let more = || queue.take();
        // What reads must see everything that was committed before it was asked for: a snapshot of its own.
        let group = if job.writes { group } else { 1 };
        let mut jobs = vec![job];
        match run(engine, &mut jobs, group, false, &more) {
            Err(failure) if engine.loss() == Loss::Passing => {
                tracing::debug!(?failure, jobs = jobs.len(), "a transaction is tried again");
                jobs.into_iter().for_each(|job| run_again(engine, job));
            }
            outcome => jobs.into_iter().for_each(|job| job.work.tell(outcome.clone())),
        }
    }
}

/// Asks on a snapshot, here and now.
pub(super) fn ask<T>(engine: &mut dyn Engine, work: impl Fn(&mut Tx<'_>) -> Result<T, Failure>) -> Result<T, Failure> {
    let asked = engine.begin(false).and_then(|()| {
        let outcome = catch_unwind(AssertUnwindSafe(|| work(&mut Tx::new(engine, false))))
            .unwrap_or_else(|_| Err(broken_off()))?;
        engine.commit().map(|()| outcome)
    });
    if asked.is_err() {
        engine.roll_back();
    }
    asked
}

/// What is told of work that panicked.
fn broken_off() -> Failure {
    Failure::Database("the work for the database was broken off".into())
}

/// Runs a job by itself until it is done or was tried often enough.
fn run_again(engine: &mut dyn Engine, job: Job) {
    let mut jobs = vec![job];
    for attempt in 1..TRIES {
        pause(attempt);
        let outcome = run(engine, &mut jobs, 1, true, &|| None);
        let again = outcome.is_err() && engine.loss() == Loss::Passing && attempt + 1 < TRIES;
        if !again {
            jobs.into_iter().for_each(|job| job.work.tell(outcome.clone()));
            return;
        }
    }
}

/// Waits a while that differs from thread to thread.
fn pause(attempt: u32) {
    let most = PAUSE << attempt;
    let chance = crate::registry::trid::random().unwrap_or(0) as u64;
    std::thread::sleep(Duration::from_millis(1 + chance % most));
}

/// Runs `jobs` in one transaction, each in a savepoint of its own, and more of them as long as there are any. With
/// `again`, it takes turns with others that are tried again.
/// Fails when nothing of it stays.
fn run(
    engine: &mut dyn Engine,
    jobs: &mut Vec<Job>,
    group: usize,
    again: bool,
    more: &dyn Fn() -> Option<Job>,
) -> Result<(), Failure> {
    let writes = jobs.iter().any(|job| job.writes);
    let done = engine.begin(writes).and_then(|()| {
        if again && writes {
            engine.take_turns()?;
        }
        let mut at = 0;
        while let Some(job) = jobs.get_mut(at) {
            let keep = run_job(engine, job);
            if !keep && engine.loss() == Loss::Passing {
                return Err(Failure::Database(
                    "others were in the way of a transaction, or its connection broke".into(),
                ));
            }
            at += 1;
            if at == jobs.len() && at < group {
                jobs.extend(more());
            }
            match (keep, at < jobs.len()) {
                _ if !writes => {}
                (true, true) => engine.batch("RELEASE job; SAVEPOINT job")?,
                (false, true) => engine.batch("ROLLBACK TO job; RELEASE job; SAVEPOINT job")?,
                // The commit takes the last savepoint with it.
                (true, false) => {}
                (false, false) => engine.batch("ROLLBACK TO job")?,
            }
        }
        engine.commit()
    });
    if done.is_err() {
        // A failed statement may leave the transaction open; the next group must not inherit it.
        engine.roll_back();
    }
    done
}

/// Runs one job; a panic in it takes back only its own changes and its caller sees the work broken off.
fn run_job(engine: &mut dyn Engine, job: &mut Job) -> bool {
    let writes = job.writes;
    catch_unwind(AssertUnwindSafe(|| job.work.run(&mut Tx::new(engine, writes)))).unwrap_or(false)
}

#[cfg(test)]
mod tests;
