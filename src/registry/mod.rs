//! The embedded registry: a server of EPP with its own database, for tests and for `@sandbox`.
//!
//! ```text
//!  listen ─► server (one connection) ─► gate (checks common to all commands) ─► login
//!    a thread of lanes for each core      │                                └──► flow in a transaction of store
//!                                         └──► repeats: what was asked before and is true still
//! ```

mod audit;
mod billing;
pub mod expiry;
pub mod flow;
mod gate;
pub mod init;
pub mod lifecycle;
pub mod listen;
mod login;
pub mod maintain;
pub mod metrics;
mod mischief;
pub mod operator;
pub mod password;
pub mod pki;
pub mod ready;
mod repeats;
pub mod rules;
pub mod sandbox;
pub mod server;
pub mod sessions;
pub mod settings;
pub mod store;
mod stream;
#[cfg(test)]
mod tests;
mod texts;
pub mod time;
pub mod transcript;
mod trid;

use crate::error::{Error, Result};
use crate::spec::Catalog;
use audit::Audit;
use metrics::Metrics;
use password::Hasher;
use repeats::Repeats;
use rules::policy::{DataModel, Policy};
use sessions::Session;
use settings::Settings;
use std::collections::HashSet;
use std::sync::atomic::{AtomicBool, AtomicI64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError, RwLock, Weak};
use std::time::Duration;
use store::command_log::{self, Entry};
use store::{Database, Store, clock, fault, setting};
use time::Timestamp;
use tokio::sync::watch;
use transcript::Transcript;

/// The objects that are offered, by the ids of their specs.
const OBJECTS: &[&str] = &["domain", "host", "contact"];

/// How many due objects one transaction takes on: commands must not wait long for it.
const SETTLED_AT_ONCE: i64 = 100;

/// The parameters in force; what began under others goes on under them.
struct Rules {
    settings: Arc<Settings>,
    policy: Arc<Policy>,
    /// What the file says.
    file: Arc<Settings>,
    /// What the operator has set over it for a while.
    over: Vec<(String, String)>,
}

impl Rules {
    /// The rules that `file` makes with what is set over it.
    fn new(file: Arc<Settings>, over: Vec<(String, String)>) -> Self {
        // The operator's word was tried before it was written down; a file that it does not fit any more goes first.
        let settings = file.with(&over).unwrap_or_else(|error| {
            tracing::error!(%error, "what the operator set is left out");
            (*file).clone()
        });
        Rules { policy: Arc::new(settings.policy()), settings: Arc::new(settings), file, over }
    }
}

/// A registry at work in this process.
pub struct Registry {
    store: Store,
    rules: RwLock<Rules>,
    hasher: Hasher,
    /// What is counted.
    metrics: Metrics,
    /// Answers that are kept.
    repeats: Repeats,
    /// What is on its way into the log of commands.
    audit: Audit,
    /// Where frames are written down.
    transcript: OnceLock<Transcript>,
    /// Transaction ids that are the same in every run.
    seeded: OnceLock<trid::Seeded>,
    /// This process in the database.
    process: String,
    /// The sessions that this process holds.
    held: Arc<Mutex<HashSet<String>>>,
    stop: watch::Sender<bool>,
    /// The latest of its times that this process told, in microseconds (TR-43).
    latest: Arc<AtomicI64>,
    /// Whether there are rules for faults on purpose.
    mischievous: AtomicBool,
}

impl Registry {
    /// Opens the registry on `database`; within a runtime, whose tasks keep its process alive.
    pub fn open(database: impl Into<Database>, settings: Settings) -> Result<Arc<Registry>> {
        let continuous = settings.numbering == settings::Numbering::Continuous;
        let registry = Arc::new(Registry {
            store: Store::connect(&database.into(), continuous)?,
            rules: RwLock::new(Rules::new(Arc::new(settings), Vec::new())),
            hasher: Hasher::default(),
            metrics: Metrics::default(),
            repeats: Repeats::default(),
            audit: Audit::default(),
            transcript: OnceLock::new(),
            seeded: OnceLock::new(),
            process: format!("{:032x}", trid::random()?),
            held: Arc::default(),
            stop: watch::Sender::new(false),
            latest: Arc::default(),
            // Until the first beat, which comes soon, each command looks.
            mischievous: AtomicBool::new(true),
        });
        tokio::spawn(beat(Arc::downgrade(&registry)));
        tokio::spawn(watch_settings(Arc::downgrade(&registry)));
        tokio::spawn(audit::write_now_and_then(Arc::downgrade(&registry), registry.audit.clone()));
        Ok(registry)
    }

    /// The parameters in force.
    pub fn settings(&self) -> Arc<Settings> {
        Arc::clone(&self.rules.read().unwrap_or_else(PoisonError::into_inner).settings)
    }

    /// What the flows decide by.
    fn policy(&self) -> Arc<Policy> {
        Arc::clone(&self.rules.read().unwrap_or_else(PoisonError::into_inner).policy)
    }

    /// Puts other parameters in force, from the next command on; sessions stay. The database and how objects are
    /// numbered are those the registry was opened with.
    pub fn change(&self, settings: Settings) {
        let mut rules = self.rules.write().unwrap_or_else(PoisonError::into_inner);
        *rules = Rules::new(Arc::new(settings), std::mem::take(&mut rules.over));
        metrics::count(&self.metrics.reloads);
    }

    /// Takes on what the operator has set for a while, or has taken back.
    async fn refresh(&self) {
        let over = match self.store.read(setting::list).await {
            Ok(over) => over,
            Err(failure) => return tracing::error!(?failure, "the operator's parameters could not be read"),
        };
        match self.store.read(fault::list).await {
            Ok(rules) => self.mischievous.store(!rules.is_empty(), Ordering::Relaxed),
            Err(failure) => tracing::error!(?failure, "the rules for faults could not be read"),
        }
        let mut rules = self.rules.write().unwrap_or_else(PoisonError::into_inner);
        if rules.over != over {
            *rules = Rules::new(Arc::clone(&rules.file), over);
            tracing::info!("the operator's parameters were taken on");
        }
    }

    /// Writes every frame down from now on.
    fn record_to(&self, transcript: Transcript) {
        // Asked for once, at the start.
        drop(self.transcript.set(transcript));
    }

    /// Makes transaction ids from `seed`, the same in every run, and stops the clock where it is.
    async fn be_deterministic(&self, seed: u64) -> Result<()> {
        drop(self.seeded.set(trid::Seeded::new(seed)));
        let frozen = self.store.write(|tx| clock::freeze(tx, true)).await;
        frozen.map(drop).map_err(|failure| Error::internal(format!("the clock could not be stopped: {failure:?}")))
    }

    /// The next transaction id.
    fn next_trid(&self, millis: u64) -> Result<String> {
        match self.seeded.get() {
            Some(seeded) => Ok(seeded.next(&self.settings().svid)),
            None => trid::next(&self.settings().svid, millis),
        }
    }

    /// The registry's time, which is not always the system's.
    async fn now(&self) -> Timestamp {
        match self.store.read(clock::now).await {
            Ok(now) => Self::tick(&self.latest, now),
            Err(failure) => {
                tracing::error!(?failure, "the registry's clock could not be read");
                Timestamp::now().max(self.latest())
            }
        }
    }

    /// The latest time that was told.
    fn latest(&self) -> Timestamp {
        Timestamp(self.latest.load(Ordering::Relaxed))
    }

    /// Tells `now`, or the time that was told last if that is later.
    fn tick(latest: &AtomicI64, now: Timestamp) -> Timestamp {
        Timestamp(latest.fetch_max(now.0, Ordering::Relaxed).max(now.0))
    }

    /// Lets running commands end and closes every session after its answer.
    pub fn stop(&self) {
        self.stop.send_replace(true);
    }

    /// Ends when the registry stops.
    async fn stopped(&self) {
        // An error would mean that the sender is gone, and it lives in `self`.
        drop(self.stop.subscribe().wait_for(|stop| *stop).await);
    }

    /// The namespaces of the objects offered.
    fn objects(&self) -> impl Iterator<Item = &'static str> + use<> {
        let contacts = self.policy().data_model != DataModel::Minimum;
        let offered = OBJECTS.iter().filter(move |id| contacts || **id != "contact");
        offered.filter_map(|id| Catalog::built_in().by_id(id)).map(|spec| spec.uri)
    }

    /// The namespaces of the extensions offered.
    fn extensions(&self) -> impl Iterator<Item = &'static str> + '_ {
        let offered = self.settings().extensions.clone();
        offered.into_iter().filter_map(|id| Catalog::built_in().by_id(&id)).map(|spec| spec.uri)
    }

    /// Says that this process holds the session `id`, before the database knows it.
    fn hold(&self, id: &str) {
        self.sessions().insert(id.into());
    }

    /// Takes that back.
    fn release(&self, id: &str) {
        self.sessions().remove(id);
    }

    /// The sessions held; a panic elsewhere leaves the set whole.
    fn sessions(&self) -> MutexGuard<'_, HashSet<String>> {
        self.held.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Frees the slot of a session that ended, perhaps with its `last` command, and writes down what waits to be logged.
    async fn forget(&self, session: &Session, last: Option<Entry>) {
        self.release(&session.id);
        let mut entries = self.audit.take();
        entries.extend(last.map(Entry::into_line));
        let entries = Arc::new(entries);
        let (id, kept) = (session.id.clone(), Arc::clone(&entries));
        let close = move |tx: &mut store::Tx<'_>| {
            sessions::close(tx, &id)?;
            command_log::write(tx, &kept)
        };
        if let Err(failure) = self.store.write(close).await {
            // The next beat tries again.
            tracing::error!(?failure, "a session's slot could not be freed");
            self.audit.put_back(Arc::unwrap_or_clone(entries));
        }
    }

    /// Writes down what became due, so that messages about it are there without a command that touches the object.
    async fn settle(&self) {
        loop {
            let (policy, latest) = (self.policy(), Arc::clone(&self.latest));
            let days = self.settings().command_log_days;
            let due = move |tx: &mut store::Tx<'_>| {
                let now = Self::tick(&latest, clock::now(tx)?);
                clock::keep(tx, now)?;
                let old = audit::trim(tx, days)?;
                expiry::notify(tx, now)?;
                Ok((flow::settle_due(tx, &policy, now, SETTLED_AT_ONCE)?, old))
            };
            match self.store.write(due).await {
                Ok((found, old)) if old || found >= SETTLED_AT_ONCE as usize => {}
                Ok(_) => return,
                Err(failure) => return tracing::error!(?failure, "what is due could not be done"),
            }
        }
    }

    /// Takes this process out of the database.
    async fn leave(&self) {
        self.write_audit().await;
        let process = self.process.clone();
        if let Err(failure) = self.store.write(move |tx| sessions::leave(tx, &process)).await {
            tracing::error!(?failure, "the process could not sign off");
        }
    }
}

impl Drop for Registry {
    /// Wakes the task that waits for entries to log, which then finds its registry gone.
    fn drop(&mut self) {
        self.audit.news.notify_one();
    }
}

/// Looks every second what the operator has set, until its registry is gone.
async fn watch_settings(registry: Weak<Registry>) {
    loop {
        let Some(registry) = registry.upgrade() else { return };
        registry.refresh().await;
        registry.store.let_go();
        drop(registry);
        tokio::time::sleep(Duration::from_secs(1)).await;
    }
}

/// Says now and then that this process lives, until its registry is gone.
async fn beat(registry: Weak<Registry>) {
    loop {
        tokio::time::sleep(Duration::from_secs(sessions::BEAT)).await;
        let Some(registry) = registry.upgrade() else { return };
        let (process, held) = (registry.process.clone(), Arc::clone(&registry.held));
        let beat = move |tx: &mut store::Tx<'_>| {
            // Others judge by it whether the process lives, whatever their own clocks say.
            let now = tx.clock()?;
            sessions::beat(tx, &process, now)?;
            // Read here, where no login is between holding its session and writing it.
            let held: Vec<String> = held.lock().unwrap_or_else(PoisonError::into_inner).iter().cloned().collect();
            sessions::reconcile(tx, &process, &held)
        };
        if let Err(failure) = registry.store.write(beat).await {
            tracing::error!(?failure, "the process could not say that it lives");
        }
        registry.settle().await;
    }
}
