//! Logins one at a time until one has succeeded, and none any more after a refused password.
//!
//! Sixteen sessions that begin at once with a wrong password are sixteen wrong logins, and a locked account.

use super::Failure;
use crate::client::Client;
use crate::epp::Code;
use crate::error::Error;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::time::Instant;

/// What guards the logins.
#[derive(Default)]
pub(super) struct Door {
    /// Held by the one that logs in, while it is not known that this works.
    turn: tokio::sync::Mutex<()>,
    /// Whether the last login succeeded.
    proven: AtomicBool,
    /// The refusal after which none is tried.
    refused: Mutex<Option<Arc<Error>>>,
    /// The last failure to connect, and when that was.
    failed: Mutex<Option<(Instant, Arc<Error>)>>,
}

/// Why a session could not be opened.
pub(super) enum Closed {
    /// The registry allows no further session.
    Crowded(Arc<Error>),
    /// Anything else.
    Failed(Failure),
}

impl Door {
    /// Connects and logs in.
    pub async fn enter(&self, client: &mut Client, asks: bool) -> Result<(), Closed> {
        self.check()?;
        if self.proven.load(Ordering::Relaxed) {
            return self.judge(client.make_ready(asks).await);
        }
        let came = Instant::now();
        let _turn = self.turn.lock().await;
        self.check()?;
        // Who stood in line behind a failure shares it; each trying for itself would take as long again.
        let shared = self.lock_failed().clone().filter(|(when, _)| *when >= came);
        if let Some((_, error)) = shared {
            return Err(Closed::Failed(Failure::NotConnected(error)));
        }
        self.judge(client.make_ready(asks).await)
    }

    /// A session was found lost: whether a login still works must be seen.
    pub fn doubt(&self) {
        self.proven.store(false, Ordering::Relaxed);
    }

    /// The refusal after which no login is tried.
    pub fn refused(&self) -> Option<Arc<Error>> {
        self.refused.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// The last failure to connect, where it is not older than that and nothing has succeeded since.
    pub fn failed_within(&self, time: Duration) -> Option<Arc<Error>> {
        self.lock_failed().clone().filter(|(when, _)| when.elapsed() < time).map(|(_, error)| error)
    }

    /// Why there is no session, as far as is known.
    pub fn reason(&self) -> Arc<Error> {
        let known = self.refused().or_else(|| self.lock_failed().clone().map(|(_, error)| error));
        known.unwrap_or_else(|| Arc::new(Error::session("no session is open yet")))
    }

    /// Logins are tried again.
    pub fn forget(&self) {
        self.doubt();
        *self.refused.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }

    /// No login after a refusal.
    fn check(&self) -> Result<(), Closed> {
        match self.refused() {
            Some(error) => Err(Closed::Failed(Failure::NotConnected(error))),
            None => Ok(()),
        }
    }

    /// What came of it.
    fn judge(&self, result: crate::error::Result<()>) -> Result<(), Closed> {
        let error = match result {
            Ok(()) => {
                self.proven.store(true, Ordering::Relaxed);
                *self.lock_failed() = None;
                return Ok(());
            }
            Err(error) => Arc::new(error),
        };
        self.doubt();
        let code = error.refusal().map(|reply| reply.code());
        match code {
            Some(Code::SESSION_LIMIT_CLOSING) => return Err(Closed::Crowded(error)),
            Some(Code::AUTHENTICATION_ERROR | Code::AUTHENTICATION_CLOSING | Code::AUTHORIZATION_ERROR) => {
                tracing::error!(%error, "the registry refused the login; it is not tried again before SIGHUP or a restart");
                *self.refused.lock().unwrap_or_else(PoisonError::into_inner) = Some(Arc::clone(&error));
            }
            _ => *self.lock_failed() = Some((Instant::now(), Arc::clone(&error))),
        }
        Err(Closed::Failed(Failure::NotConnected(error)))
    }

    /// The last failure.
    fn lock_failed(&self) -> std::sync::MutexGuard<'_, Option<(Instant, Arc<Error>)>> {
        self.failed.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
