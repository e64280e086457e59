//! The EPP sessions of a gateway: so many, each with one command at a time, handed out in the order of asking.
//!
//! Sessions are opened when they are needed, and again when they were lost. A query whose answer did not come is asked
//! once more; a transform never: it is written down as in doubt ([`DoubtSink`](crate::client::DoubtSink)). A refused
//! password is not tried again until [`Pool::renew`], so that no account is locked.

mod door;
mod lease;
mod queue;
#[cfg(test)]
mod tests;

use crate::client::{Client, Exchange};
use crate::epp::{Call, Code};
use crate::error::{Error, Kind, Result};
use crate::session::{Effect, Prepared};
use crate::spec::Catalog;
use door::{Closed, Door};
use lease::Lease;
use queue::{Queue, here};
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::runtime::{Handle, Id};
use tokio::time::Instant;

/// Makes a client that has not connected yet; it reads secrets and certificates as they are now.
pub type Maker = Box<dyn Fn() -> Result<Client> + Send + Sync>;

/// The answer to a frame.
pub struct Passed {
    /// Its bytes: an answer, or a greeting.
    pub raw: Vec<u8>,
    /// The specs of the session it came in: `epp::read::reply(&raw, catalog)` understands it.
    pub catalog: &'static Catalog,
    /// The code of its first result, where it was looked at: anything but the plain success of a query.
    pub code: Option<Code>,
    /// From sending to the answer.
    pub elapsed: Duration,
}

/// Why there is no answer.
#[derive(Debug)]
pub enum Failure {
    /// The request itself will not do; nothing was sent.
    Bad(Error),
    /// The profile does not allow it: it only reads, or only some verbs; nothing was sent.
    Forbidden(Error),
    /// A fault of this machine or this program, and not of the request.
    Fault(Error),
    /// As many requests wait as may; nothing was sent.
    Full,
    /// There is no session to send it in; nothing was sent.
    NotConnected(Arc<Error>),
    /// A query got no answer, twice; nothing was changed.
    Lost(Error),
    /// A transform was sent and got no answer to trust; its [`Error::cltrid`] was written down.
    Unknown(Error),
}

/// The sessions in numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// How many there may be.
    pub sessions: usize,
    /// How many are open.
    pub open: usize,
    /// How many are at work.
    pub busy: usize,
    /// How many requests wait for one.
    pub waiting: usize,
    /// How often one was opened, the first time included.
    pub opened: u64,
    /// How often an open one was found lost.
    pub lost: u64,
    /// Why none is opened any more: the registry refused the password.
    pub refused: Option<String>,
}

/// The sessions.
pub struct Pool {
    maker: Maker,
    /// How many there may be.
    sessions: usize,
    /// How many requests may wait.
    most: usize,
    /// Those not at work, or who waits for one.
    queue: Mutex<Queue>,
    door: Door,
    waiting: AtomicUsize,
    open: AtomicUsize,
    opened: AtomicU64,
    lost: AtomicU64,
    /// The specs that the last session to be opened agreed on.
    agreed: Mutex<Option<&'static Catalog>>,
    /// Sessions of an earlier generation are made anew before their next command.
    generation: AtomicU64,
}

/// One session, or the place for it.
struct Slot {
    /// Where its link is waited for; wherever it is opened if there is no such place.
    home: Option<Handle>,
    /// Boxed: it is large, and moves from hand to hand with every request.
    client: Option<Box<Client>>,
    generation: u64,
    used: Instant,
    /// Whether it counts among the open ones.
    open: bool,
}

impl Slot {
    /// Whether its link is waited for there, as far as is known.
    fn is_at_home(&self, there: Id) -> bool {
        self.home.as_ref().is_none_or(|home| home.id() == there)
    }
}

/// How long a session is waited for by who only wants to know whether there is one, and how long a failure is the answer.
const PATIENCE: Duration = Duration::from_secs(5);

/// How long a session is not tried again after the registry said that there are too many (2502).
const REST: Duration = Duration::from_secs(15);

impl Pool {
    /// A pool of `sessions` sessions, none of them open, for which `most` requests may wait. Their links are waited for in
    /// `homes`, in turn; without any, where they are opened.
    pub fn new(maker: Maker, sessions: usize, most: usize, homes: &[Handle]) -> Arc<Pool> {
        let slot = |number: usize| {
            let home = homes.get(number % homes.len().max(1)).cloned();
            Slot { home, client: None, generation: 0, used: Instant::now(), open: false }
        };
        Arc::new(Pool {
            maker,
            sessions,
            most,
            queue: Mutex::new(Queue::of((0..sessions).map(slot).collect())),
            door: Door::default(),
            waiting: AtomicUsize::new(0),
            open: AtomicUsize::new(0),
            opened: AtomicU64::new(0),
            lost: AtomicU64::new(0),
            agreed: Mutex::default(),
            generation: AtomicU64::new(0),
        })
    }

    /// Sends a command and gives its answer; a check of more names than the profile allows goes in parts.
    ///
    /// Dropped before it was sent, it is not sent. A transform that was sent is seen through all the same.
    pub async fn ask(self: &Arc<Self>, call: Call) -> Result<Exchange, Failure> {
        let lease = self.lease().await?;
        let mut call = call;
        // The id is known from here on, whatever becomes of it.
        call.cltrid.get_or_insert_with(crate::client::hooks::unique_id);
        through(async move { lease.ask(&call).await }).await
    }

    /// The specs as the sessions have agreed on them with the registry, once one was open.
    pub fn known_catalog(&self) -> Option<&'static Catalog> {
        *self.agreed.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The same; a session is opened where none was.
    pub async fn catalog(self: &Arc<Self>) -> Result<&'static Catalog, Failure> {
        match self.known_catalog() {
            Some(catalog) => Ok(catalog),
            None => self.lease().await?.catalog().await,
        }
    }

    /// Refuses a command that the profile does not allow; no session is needed for that.
    pub fn permit(&self, call: &Call) -> Result<(), Failure> {
        let client = (self.maker)().map_err(|error| Failure::NotConnected(Arc::new(error)))?;
        client.may_ask(call).map_err(Failure::Forbidden)
    }

    /// Sends a frame as it is and gives the answer as it came.
    ///
    /// Dropped before it was sent, it is not sent. A transform that was sent is seen through all the same.
    pub async fn send(self: &Arc<Self>, frame: Prepared) -> Result<Passed, Failure> {
        let lease = self.lease().await?;
        match frame.outline.effect {
            Effect::Query => lease.send(&frame).await,
            Effect::Transform => Box::pin(through(async move { lease.send(&frame).await })).await,
        }
    }

    /// Opens the sessions that are not open. The first failure ends it.
    pub async fn open_all(self: &Arc<Self>) -> Result<(), Failure> {
        let mut leases = Vec::new();
        for _ in 0..self.sessions {
            match self.lease().await?.open(true).await {
                Ok(lease) => leases.push(lease),
                Err(Closed::Failed(failure)) => return Err(failure),
                Err(Closed::Crowded(error)) => return Err(Failure::NotConnected(error)),
            }
        }
        Ok(())
    }

    /// Says hello in every session that did nothing for `quiet`; one found dead is opened again at its next command.
    pub async fn keep_alive(self: &Arc<Self>, quiet: Duration) {
        let now = Instant::now();
        for _ in 0..self.sessions {
            // Sessions at work need no hello.
            let due = |slot: &Slot| slot.open && now.saturating_duration_since(slot.used) >= quiet;
            let Some(slot) = self.queue().find(due) else { return };
            Lease::new(self, slot).hello().await;
        }
    }

    /// Logs out of every session that is open; the next request opens one again.
    pub async fn close_all(self: &Arc<Self>) {
        // One after the other as they come free: whatever is at work finishes.
        self.generation.fetch_add(1, Ordering::Relaxed);
        for _ in 0..self.sessions {
            let Ok(mut lease) = self.next(false).await else { return };
            if !lease.is_open() {
                return;
            }
            lease.close().await;
        }
    }

    /// Has every session made anew before its next command, with the secrets and certificates of now, and a refused
    /// password tried again.
    pub fn renew(&self) {
        self.generation.fetch_add(1, Ordering::Relaxed);
        self.door.forget();
    }

    /// The sessions in numbers.
    pub fn counts(&self) -> Counts {
        Counts {
            sessions: self.sessions,
            open: self.open.load(Ordering::Relaxed),
            busy: self.sessions - self.queue().free().min(self.sessions),
            waiting: self.waiting.load(Ordering::Relaxed),
            opened: self.opened.load(Ordering::Relaxed),
            lost: self.lost.load(Ordering::Relaxed),
            refused: self.door.refused().map(|error| error.message().to_owned()),
        }
    }

    /// A session of its own, in the order of asking.
    async fn lease(self: &Arc<Self>) -> Result<Lease, Failure> {
        self.next(true).await
    }

    /// The same; whether that is refused where as many wait as may.
    async fn next(self: &Arc<Self>, limited: bool) -> Result<Lease, Failure> {
        let (told, _place) = {
            let mut queue = self.queue();
            if let Some(slot) = queue.take(here()) {
                return Ok(Lease::new(self, slot));
            }
            let most = if limited { self.most } else { usize::MAX };
            let place = Waiting::join(&self.waiting, most).ok_or(Failure::Full)?;
            (queue.wait(here()), place)
        };
        told.await.map_err(|_| Failure::Fault(Error::internal("the pool is gone")))
    }

    /// Gives a session to who waits for it, or keeps it.
    fn give_back(self: &Arc<Self>, slot: Slot) {
        let mut slot = slot;
        loop {
            let Ok((waiter, given)) = self.queue().next(slot) else { return };
            // Outside of the queue's lock: one that is not taken any more comes back by itself.
            match waiter.give(Lease::new(self, given)) {
                Ok(()) => return,
                Err(lease) => match lease.into_slot() {
                    Some(back) => slot = back,
                    None => return,
                },
            }
        }
    }

    /// Whether a session can be had: one is open and alive, or was opened just now.
    pub async fn can_serve(self: &Arc<Self>) -> Result<(), Failure> {
        let all_at_work = || match self.open.load(Ordering::Relaxed) {
            0 => Err(Failure::NotConnected(self.door.reason())),
            _ => Ok(()),
        };
        let slot = {
            let mut queue = self.queue();
            match queue.find(|slot| slot.open) {
                Some(slot) => Some(slot),
                // Those that are open are at work.
                None if self.open.load(Ordering::Relaxed) > 0 => return Ok(()),
                None => queue.take(here()),
            }
        };
        let Some(slot) = slot else { return all_at_work() };
        let mut lease = Lease::new(self, slot);
        // Whether the limits allow a command at this moment is another question.
        if lease.is_alive().await {
            return Ok(());
        }
        if let Some(error) = self.door.failed_within(PATIENCE) {
            return Err(Failure::NotConnected(error));
        }
        match tokio::time::timeout(PATIENCE, lease.open(false)).await {
            Ok(Ok(_)) => Ok(()),
            Ok(Err(Closed::Failed(failure))) => Err(failure),
            Ok(Err(Closed::Crowded(error))) => Err(Failure::NotConnected(error)),
            Err(_) => {
                let text = format!("no session was opened within {} s", PATIENCE.as_secs());
                Err(Failure::NotConnected(Arc::new(Error::session(text))))
            }
        }
    }

    /// Those not at work, or who waits for one.
    fn queue(&self) -> MutexGuard<'_, Queue> {
        self.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Sees a transform through, even if nobody waits for its answer any more.
async fn through<T: Send + 'static>(
    work: impl Future<Output = Result<T, Failure>> + Send + 'static,
) -> Result<T, Failure> {
    let fault = "a fault of this program while a command was sent; its outcome is unknown";
    let unknown = |_| Err(Failure::Unknown(Error::new(Kind::Unknown, fault).hint("GET /v1/doubt may list it")));
    tokio::spawn(work).await.unwrap_or_else(unknown)
}

/// A place in the queue.
struct Waiting<'p>(&'p AtomicUsize);

impl<'p> Waiting<'p> {
    /// One of `most` places.
    fn join(count: &'p AtomicUsize, most: usize) -> Option<Self> {
        let joined = count.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |n| (n < most).then_some(n + 1));
        joined.ok().map(|_| Waiting(count))
    }
}

impl Drop for Waiting<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

impl Failure {
    /// What an error of a client means once its session was there.
    fn of(error: Error) -> Failure {
        match error.kind() {
            Kind::Unknown => Failure::Unknown(error),
            Kind::Session => Failure::Lost(error),
            Kind::Usage => Failure::Bad(error),
            Kind::Config | Kind::Internal | Kind::Interrupted => Failure::Fault(error),
        }
    }

    /// What is wrong, for the log.
    pub fn message(&self) -> &str {
        match self {
            Failure::Bad(error) | Failure::Forbidden(error) | Failure::Fault(error) => error.message(),
            Failure::Lost(error) | Failure::Unknown(error) => error.message(),
            Failure::NotConnected(error) => error.message(),
            Failure::Full => "as many requests wait for a session as may",
        }
    }
}
