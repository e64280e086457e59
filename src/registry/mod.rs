//! The embedded registry: a server of EPP with its own database, for tests and for `@sandbox`.
//!
//! ```text
//!  listen ─► server (one connection) ─► gate (checks common to all commands) ─► login
//!                                                                          └──► flow in a transaction of store
//! ```

pub mod flow;
mod gate;
pub mod init;
pub mod lifecycle;
pub mod listen;
mod login;
pub mod password;
pub mod pki;
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
mod trid;

use crate::error::Result;
use crate::spec::Catalog;
use password::Hasher;
use rules::policy::{DataModel, Policy};
use sessions::Session;
use settings::Settings;
use std::collections::HashSet;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
use std::time::Duration;
use store::{Database, Store};
use time::Timestamp;
use tokio::sync::watch;

/// The objects that are offered, by the ids of their specs.
const OBJECTS: &[&str] = &["domain", "host", "contact"];

/// How many due objects one transaction takes on: commands must not wait long for it.
const SETTLED_AT_ONCE: i64 = 100;

/// A registry at work in this process.
pub struct Registry {
    store: Store,
    policy: Arc<Policy>,
    settings: Settings,
    hasher: Hasher,
    /// This process in the database.
    process: String,
    /// The sessions that this process holds.
    held: Arc<Mutex<HashSet<String>>>,
    stop: watch::Sender<bool>,
}

impl Registry {
    /// Opens the registry on `database`; within a runtime, whose tasks keep its process alive.
    pub fn open(database: impl Into<Database>, settings: Settings) -> Result<Arc<Registry>> {
        let continuous = settings.numbering == settings::Numbering::Continuous;
        let registry = Arc::new(Registry {
            store: Store::connect(&database.into(), continuous)?,
            policy: Arc::new(settings.policy()),
            settings,
            hasher: Hasher::default(),
            process: format!("{:032x}", trid::random()?),
            held: Arc::default(),
            stop: watch::Sender::new(false),
        });
        tokio::spawn(beat(Arc::downgrade(&registry)));
        Ok(registry)
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
        let contacts = self.policy.data_model != DataModel::Minimum;
        let offered = OBJECTS.iter().filter(move |id| contacts || **id != "contact");
        offered.filter_map(|id| Catalog::built_in().by_id(id)).map(|spec| spec.uri)
    }

    /// The namespaces of the extensions offered.
    fn extensions(&self) -> impl Iterator<Item = &'static str> + '_ {
        self.settings.extensions.iter().filter_map(|id| Catalog::built_in().by_id(id)).map(|spec| spec.uri)
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

    /// Frees the slot of a session that ended.
    async fn forget(&self, session: &Session) {
        self.release(&session.id);
        let id = session.id.clone();
        if let Err(failure) = self.store.write(move |tx| sessions::close(tx, &id)).await {
            // The next beat tries again.
            tracing::error!(?failure, "a session's slot could not be freed");
        }
    }

    /// Writes down what became due, so that messages about it are there without a command that touches the object.
    async fn settle(&self) {
        loop {
            let policy = Arc::clone(&self.policy);
            let due = move |tx: &mut store::Tx<'_>| flow::settle_due(tx, &policy, Timestamp::now(), SETTLED_AT_ONCE);
            match self.store.write(due).await {
                Ok(found) if found >= SETTLED_AT_ONCE as usize => {}
                Ok(_) => return,
                Err(failure) => return tracing::error!(?failure, "what is due could not be done"),
            }
        }
    }

    /// Takes this process out of the database.
    async fn leave(&self) {
        let process = self.process.clone();
        if let Err(failure) = self.store.write(move |tx| sessions::leave(tx, &process)).await {
            tracing::error!(?failure, "the process could not sign off");
        }
    }
}

/// Says now and then that this process lives, until its registry is gone.
async fn beat(registry: Weak<Registry>) {
    loop {
        tokio::time::sleep(Duration::from_secs(sessions::BEAT)).await;
        let Some(registry) = registry.upgrade() else { return };
        let (process, held) = (registry.process.clone(), Arc::clone(&registry.held));
        let beat = move |tx: &mut store::Tx<'_>| {
            sessions::beat(tx, &process, Timestamp::now())?;
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
