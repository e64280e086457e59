//! A database's thread: takes what waits, runs it in one transaction, commits, and only then answers.

use super::engine::{Engine, Loss, lost};
use super::{Failure, Tx, history};
use std::collections::VecDeque;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};
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
        work: impl FnMut(&mut Tx<'_>) -> Result<T, Failure> + Send + 'static,
    ) -> (Job, oneshot::Receiver<Result<T, Failure>>) {
        let (answer, outcome) = oneshot::channel();
        (Job { writes, work: Box::new(Task { work, outcome: None, answer }) }, outcome)
    }
}

impl<T: Send, F: FnMut(&mut Tx<'_>) -> Result<T, Failure> + Send> Work for Task<T, F> {
    fn run(&mut self, tx: &mut Tx<'_>) -> bool {
        self.outcome = None;
        let outcome = (self.work)(tx).and_then(|done| history::finish(tx).map(|()| done));
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

    /// The next job, waited for until then.
    fn take_until(&self, then: Instant) -> Option<Job> {
        let rest = then.checked_duration_since(Instant::now()).filter(|rest| !rest.is_zero())?;
        self.0.try_lock().ok()?.recv_timeout(rest).ok()
    }
}

/// Serves `queue` until its last sender is gone, with up to `group` jobs that write in one commit.
pub(super) fn serve(engine: &mut dyn Engine, queue: &Queue, group: usize) {
    let mut pace = Pace::default();
    let mut waiting = VecDeque::new();
    while let Some(job) = waiting.pop_front().or_else(|| queue.wait()) {
        // What reads must see everything that was committed before it was asked for: a snapshot of its own.
        let group = if job.writes { group } else { 1 };
        let mut jobs = vec![job];
        jobs.extend(waiting.drain(..waiting.len().min(group - 1)));
        let outcome = run(engine, &mut jobs, Some(queue), group, &mut pace);
        if group > 1 && !engine.patience(pace.commit).is_zero() {
            // Before the answers: who gets one asks again.
            waiting.extend(std::iter::from_fn(|| queue.take()).take(group));
            pace.expected = jobs.len() + waiting.len();
        }
        match outcome {
            Err(failure) if engine.loss() == Loss::Passing => {
                tracing::debug!(?failure, jobs = jobs.len(), "a transaction is tried again");
                jobs.into_iter().for_each(|job| run_again(engine, job));
            }
            outcome => jobs.into_iter().for_each(|job| job.work.tell(outcome.clone())),
        }
        engine.rest();
    }
}

/// How many jobs come at a time, and what a commit costs: where many ask and each waits for its answer, one commit for all
/// of them takes less than two for a half each, and a moment's wait saves more than it takes.
#[derive(Default)]
struct Pace {
    /// How many are to be expected: those of the last group ask again, and others waited while it was written.
    expected: usize,
    /// How long the last commit took.
    commit: Duration,
}

/// Asks on a snapshot, here and now.
pub(super) fn ask<T>(
    engine: &mut dyn Engine,
    mut work: impl FnMut(&mut Tx<'_>) -> Result<T, Failure>,
) -> Result<T, Failure> {
    let asked = engine.begin(false, false).and_then(|()| {
        let outcome =
            catch_unwind(AssertUnwindSafe(|| work(&mut Tx::new(engine, false)))).unwrap_or_else(|_| Err(broken_off()));
        match outcome {
            // There is nothing to take back.
            Ok(_) | Err(Failure::Refused(_)) => engine.commit().and(outcome),
            failed => failed,
        }
    });
    if matches!(asked, Err(Failure::Database(_) | Failure::Unknown(_))) {
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
        let outcome = run(engine, &mut jobs, None, 1, &mut Pace::default());
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

/// Runs `jobs` in one transaction, and with a `queue` more of them as long as there are any, up to a `group`. Without, it
/// takes turns with others that are tried again. Fails when nothing of it stays.
fn run(
    engine: &mut dyn Engine,
    jobs: &mut Vec<Job>,
    queue: Option<&Queue>,
    group: usize,
    pace: &mut Pace,
) -> Result<(), Failure> {
    let mut saves = engine.always_saves();
    loop {
        match attempt(engine, jobs, queue, group, pace, saves) {
            Ok(true) => return Ok(()),
            // What is refused has mostly changed nothing, and then needs no savepoint, which costs as much as the work.
            // What has is done again with one, and everything before it.
            Ok(false) => {
                engine.roll_back();
                saves = true;
            }
            Err(failure) => {
                // A failed statement may leave the transaction open; the next group must not inherit it.
                engine.roll_back();
                return Err(failure);
            }
        }
    }
}

/// One try of it: each job in a savepoint of its own where it `saves`; otherwise `false` when one would have been needed.
fn attempt(
    engine: &mut dyn Engine,
    jobs: &mut Vec<Job>,
    queue: Option<&Queue>,
    group: usize,
    pace: &mut Pace,
    saves: bool,
) -> Result<bool, Failure> {
    let writes = jobs.iter().any(|job| job.writes);
    let saves = saves && writes;
    engine.begin(writes, saves)?;
    if queue.is_none() && writes {
        engine.take_turns()?;
    }
    let mut at = 0;
    let mut deadline = None;
    while let Some(job) = jobs.get_mut(at) {
        let (keep, wrote) = run_job(engine, job);
        if !keep && engine.loss() == Loss::Passing {
            return Err(Failure::Database("others were in the way of a transaction, or its connection broke".into()));
        }
        let is_lost = writes && engine.is_lost();
        if !keep && wrote && writes && !saves && !is_lost {
            return Ok(false);
        }
        at += 1;
        if let Some(queue) = queue.filter(|_| at == jobs.len() && at < group) {
            jobs.extend(queue.take().or_else(|| {
                let until = deadline.get_or_insert_with(|| Instant::now() + engine.patience(pace.commit));
                if at < pace.expected { queue.take_until(*until) } else { None }
            }));
        }
        if is_lost {
            return Err(lost());
        }
        match (keep, at < jobs.len()) {
            _ if !saves => {}
            (true, true) => engine.batch("RELEASE job; SAVEPOINT job")?,
            (false, true) => engine.batch("ROLLBACK TO job; RELEASE job; SAVEPOINT job")?,
            // The commit takes the last savepoint with it.
            (true, false) => {}
            (false, false) => engine.batch("ROLLBACK TO job")?,
        }
    }
    let begun = Instant::now();
    engine.commit()?;
    if writes {
        pace.commit = begun.elapsed();
    }
    Ok(true)
}

/// Runs one job; tells whether its changes stay and whether there are any. A panic in it takes back only its own changes
/// and its caller sees the work broken off.
fn run_job(engine: &mut dyn Engine, job: &mut Job) -> (bool, bool) {
    let writes = job.writes;
    let mut tx = Tx::new(engine, writes);
    let keep = catch_unwind(AssertUnwindSafe(|| job.work.run(&mut tx))).unwrap_or(false);
    let (wrote, change) = tx.into_change();
    if keep && writes {
        engine.changed(change);
    }
    (keep, wrote)
}

#[cfg(test)]
mod tests;
