//! A session in the hands of one request.

use super::door::Closed;
use super::queue::here;
use super::{Failure, Passed, Pool, REST, Slot};
use crate::client::{Client, Exchange, Relayed};
use crate::epp::Call;
use crate::error::{Error, Kind};
use crate::session::{Effect, Lost, Prepared};
use crate::spec::Catalog;
use std::sync::atomic::Ordering;
use std::sync::{Arc, PoisonError};
use tokio::time::Instant;

/// A session; dropped, it is given back.
pub(super) struct Lease {
    pool: Arc<Pool>,
    /// There until it is given back.
    slot: Option<Slot>,
}

impl Lease {
    /// The session `slot`, which was free.
    pub fn new(pool: &Arc<Pool>, slot: Slot) -> Lease {
        Lease { pool: Arc::clone(pool), slot: Some(slot) }
    }

    /// The session, which the pool does not get back by itself.
    pub fn into_slot(mut self) -> Option<Slot> {
        self.slot.take()
    }

    /// Whether its session counts among the open ones.
    pub fn is_open(&self) -> bool {
        self.slot.as_ref().is_some_and(|slot| slot.open)
    }

    /// Sends a command; a query once more after a lost link.
    pub async fn ask(self, call: &Call) -> Result<Exchange, Failure> {
        let mut lease = self;
        let client = lease.made()?;
        client.may_ask(call).map_err(Failure::Forbidden)?;
        let asks = client.only_asks(call);
        let (lease, answer) = lease.ask_once(call, asks).await?;
        match answer {
            Err(error) if asks && error.kind() == Kind::Session => {
                let (_, answer) =
                    Box::pin(lease.again(error.message()).ask_once(call, asks)).await.map_err(after(error))?;
                answer.map_err(Failure::of)
            }
            answer => answer.map_err(Failure::of),
        }
    }

    /// Sends a command, once, in a session that is there.
    async fn ask_once(self, call: &Call, asks: bool) -> Result<(Lease, crate::error::Result<Exchange>), Failure> {
        let mut lease = self.opened(asks).await?;
        let answer = lease.client()?.ask(call).await;
        lease.note();
        Ok((lease, answer))
    }

    /// The specs that the session agreed on.
    pub async fn catalog(self) -> Result<&'static Catalog, Failure> {
        let mut lease = self.opened(true).await?;
        Ok(lease.client()?.catalog())
    }

    /// Sends a frame; a query once more after a lost link.
    pub async fn send(self, frame: &Prepared) -> Result<Passed, Failure> {
        let (lease, answer) = self.once(frame).await?;
        match answer {
            Err(Lost::AskAgain { why }) if frame.outline.verb != "logout" => {
                let (lease, answer) = Box::pin(lease.again(&why).once(frame)).await.map_err(after(why))?;
                lease.judge(answer)
            }
            answer => lease.judge(answer),
        }
    }

    /// Sends a frame, once, in a session that is there.
    async fn once(self, frame: &Prepared) -> Result<(Lease, Result<Relayed, Lost>), Failure> {
        let mut lease = self;
        lease.made()?.may_send(frame).map_err(Failure::Forbidden)?;
        let mut lease = lease.opened(frame.outline.effect == Effect::Query).await?;
        let answer = lease.client()?.relay(frame).await;
        lease.note();
        Ok((lease, answer))
    }

    /// The same, to ask again what it was lost with.
    fn again(self, why: &str) -> Lease {
        tracing::info!(why, "a session was lost; the query is asked again");
        self
    }

    /// What came of a frame.
    fn judge(mut self, answer: Result<Relayed, Lost>) -> Result<Passed, Failure> {
        let client = self.client()?;
        match answer {
            Ok(Relayed { raw, code, elapsed }) => Ok(Passed { raw, catalog: client.catalog(), code, elapsed }),
            Err(lost) => Err(Failure::of(client.give_up(lost))),
        }
    }

    /// The same with its session open, or another one where the registry allows no further.
    async fn opened(mut self, asks: bool) -> Result<Lease, Failure> {
        if self.is_ready(asks).await? {
            return Ok(self);
        }
        // What is rare and large has its room for itself, here and below: all requests would carry it with them.
        Box::pin(async move {
            let pool = Arc::clone(&self.pool);
            let mut lease = self;
            loop {
                match lease.open(asks).await {
                    Ok(lease) => return Ok(lease),
                    Err(Closed::Failed(failure)) => return Err(failure),
                    Err(Closed::Crowded(error)) if pool.open.load(Ordering::Relaxed) == 0 => {
                        return Err(Failure::NotConnected(error));
                    }
                    Err(Closed::Crowded(error)) => {
                        tracing::warn!(%error, "the registry allows no further session; one of those open is used");
                        lease = pool.lease().await?;
                    }
                }
            }
        })
        .await
    }

    /// Whether its session can be used as it is.
    async fn is_ready(&mut self, asks: bool) -> Result<bool, Failure> {
        let generation = self.pool.generation.load(Ordering::Relaxed);
        if self.slot.as_ref().is_some_and(|slot| slot.generation != generation) {
            Box::pin(self.close()).await;
        }
        Ok(self.made()?.is_ready(asks).await)
    }

    /// Opens the session where it is not open. One that the registry has no room for is not tried again for a while.
    pub async fn open(mut self, asks: bool) -> Result<Lease, Closed> {
        if self.is_ready(asks).await.map_err(Closed::Failed)? {
            return Ok(self);
        }
        let home = self.slot.as_ref().and_then(|slot| slot.home.clone()).filter(|home| home.id() != here());
        match home {
            // A link is waited for where it was made.
            Some(home) => home.spawn(self.enter(asks)).await.unwrap_or_else(|_| {
                let fault = Error::internal("a fault of this program while a session was opened");
                Err(Closed::Failed(Failure::Fault(fault)))
            }),
            None => Box::pin(self.enter(asks)).await,
        }
    }

    /// Opens it here.
    async fn enter(mut self, asks: bool) -> Result<Lease, Closed> {
        let pool = Arc::clone(&self.pool);
        self.note();
        let entered = pool.door.enter(self.client().map_err(Closed::Failed)?, asks).await;
        self.note();
        match entered {
            Ok(()) => Ok(self),
            Err(closed) => {
                if matches!(closed, Closed::Crowded(_)) {
                    self.rest();
                }
                Err(closed)
            }
        }
    }

    /// Whether its session is there, made with the secrets of now, and its link up.
    pub async fn is_alive(&mut self) -> bool {
        let generation = self.pool.generation.load(Ordering::Relaxed);
        let current = self.slot.as_ref().is_some_and(|slot| slot.generation == generation);
        match self.client() {
            Ok(client) => current && client.is_alive().await,
            Err(_) => false,
        }
    }

    /// Says hello, so that the registry does not close the session for its silence.
    pub async fn hello(mut self) {
        if let Ok(client) = self.client() {
            client.keepalive().await;
        }
        self.note();
    }

    /// Logs out, where the session is open.
    pub async fn close(&mut self) {
        if let Ok(client) = self.client()
            && client.is_connected()
        {
            drop(client.logout().await);
            // It was not lost.
            if let Some(slot) = self.slot.as_mut().filter(|slot| slot.open) {
                slot.open = false;
                self.pool.open.fetch_sub(1, Ordering::Relaxed);
            }
        }
        if let Some(slot) = &mut self.slot {
            slot.client = None;
        }
    }

    /// Has the session not tried again for a while.
    fn rest(mut self) {
        let Some(slot) = self.slot.take() else { return };
        let pool = Arc::clone(&self.pool);
        tokio::spawn(async move {
            tokio::time::sleep(REST).await;
            pool.give_back(slot);
        });
    }

    /// The client, made where it was not.
    fn made(&mut self) -> Result<&mut Client, Failure> {
        if let Some(slot) = self.slot.as_mut().filter(|slot| slot.client.is_none()) {
            slot.generation = self.pool.generation.load(Ordering::Relaxed);
            let mut made = (self.pool.maker)().map_err(|error| Failure::NotConnected(Arc::new(error)))?;
            made.leave_reopening();
            slot.client = Some(Box::new(made));
        }
        self.client()
    }

    /// The client, where one was made.
    fn client(&mut self) -> Result<&mut Client, Failure> {
        let client = self.slot.as_mut().and_then(|slot| slot.client.as_deref_mut());
        client.ok_or_else(|| Failure::Fault(Error::internal("the session is not there")))
    }

    /// Counts the session as open or lost, as it is now.
    fn note(&mut self) {
        let Some(slot) = &mut self.slot else { return };
        let open = slot.client.as_deref().is_some_and(Client::is_connected);
        match (slot.open, open) {
            (false, true) => {
                self.pool.open.fetch_add(1, Ordering::Relaxed);
                self.pool.opened.fetch_add(1, Ordering::Relaxed);
                let catalog = slot.client.as_deref().map(Client::catalog);
                *self.pool.agreed.lock().unwrap_or_else(PoisonError::into_inner) = catalog;
            }
            (true, false) => {
                self.pool.open.fetch_sub(1, Ordering::Relaxed);
                self.pool.lost.fetch_add(1, Ordering::Relaxed);
                // Whoever ended it may have changed the password.
                self.pool.door.doubt();
            }
            _ => {}
        }
        slot.open = open;
        slot.used = Instant::now();
    }
}

/// What is told of a session that could not be opened again after it was lost.
fn after(why: impl std::fmt::Display) -> impl FnOnce(Failure) -> Failure {
    move |failure| match failure {
        Failure::NotConnected(error) => {
            Failure::Lost(Error::session(format!("the session was lost ({why}), and then: {error}")))
        }
        other => other,
    }
}

impl Drop for Lease {
    fn drop(&mut self) {
        if let Some(slot) = self.slot.take() {
            self.pool.give_back(slot);
        }
    }
}
