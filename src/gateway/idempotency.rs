//! `Idempotency-Key`: a change that is asked for again gets the first answer again, and the registry no second command.
//!
//! Before a change with a key is sent, the key is written down, on disk; when its answer is there, the answer is. Who
//! comes with the same key and body meanwhile waits for that answer; who comes when the gateway that wrote it down is
//! gone is told that the outcome is unknown. A request that came to nothing before it was sent leaves no trace.
//!
//! Neither keys nor bodies are kept, only digests: whoever reads the store learns no authInfo from it.

#[cfg(feature = "postgres")]
mod postgres;
mod sqlite;
mod store;
#[cfg(test)]
mod tests;

pub use store::Place;

use super::failure::{self, Refused};
use crate::error::{Error, Result};
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use sha2::{Digest, Sha256};
use std::collections::HashSet;
use std::fmt::Write as _;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, SystemTime, UNIX_EPOCH};
use store::{Claim, Kept, Store};
use tokio::sync::OnceCell;

/// The header that carries the key.
pub(super) const KEY: &str = "idempotency-key";
/// What an answer that was given before carries.
const REPLAYED: HeaderName = HeaderName::from_static("idempotency-replayed");
/// The longest key.
const LONGEST: usize = 255;
/// How often it is looked whether the first request has its answer, and how long at most.
const LOOK: Duration = Duration::from_millis(50);
const PATIENCE: Duration = Duration::from_secs(60);
/// How often answers that are old enough are forgotten.
const CLEANING: Duration = Duration::from_secs(3600);

/// The keys of one gateway.
pub struct Keys {
    place: Place,
    keep: Duration,
    store: OnceCell<Store>,
    /// The requests of this process whose answers are due.
    at_work: Mutex<HashSet<String>>,
}

/// A change that has a key.
#[derive(Clone, Debug)]
pub struct Asked {
    /// Digest of user and key.
    id: String,
    /// Digest of key, address and body.
    print: String,
    /// What is asked for, for the person who has to find out what became of it: `domain create foo.example`.
    pub what: String,
    /// The transaction id that it is sent with.
    pub cltrid: String,
}

/// What came of a change.
pub struct Outcome {
    /// What is answered.
    pub response: Response,
    /// Whether it was sent, or may have been: then this answer is the answer from now on.
    pub sent: bool,
}

impl Asked {
    /// The change that a request with a key asks for; none where it has no key.
    pub fn read(headers: &HeaderMap, user: &str, address: &str, body: &[u8]) -> Result<Option<Asked>, Refused> {
        let mut keys = headers.get_all(KEY).iter();
        let Some(key) = keys.next() else { return Ok(None) };
        let plain =
            key.as_bytes().strip_prefix(b"\"").and_then(|key| key.strip_suffix(b"\"")).unwrap_or(key.as_bytes());
        let sound = (1..=LONGEST).contains(&plain.len()) && plain.iter().all(u8::is_ascii_graphic);
        if keys.next().is_some() || !sound {
            let message = format!("Idempotency-Key is one text of 1 to {LONGEST} printable ASCII characters");
            return Err(Refused::new(StatusCode::BAD_REQUEST, Error::usage(message)));
        }
        let id = digest(&[user.as_bytes(), plain]);
        let print = digest(&[plain, address.as_bytes(), body]);
        Ok(Some(Asked { id, print, what: String::new(), cltrid: String::new() }))
    }

    /// The same, with what is told of it where its outcome is unknown.
    #[must_use]
    pub fn about(mut self, what: String, cltrid: &str) -> Asked {
        self.what = what;
        self.cltrid = cltrid.into();
        self
    }
}

/// A digest of parts, none of which runs into the next.
fn digest(parts: &[&[u8]]) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part);
    }
    hash.finalize().iter().fold(String::with_capacity(64), |mut hex, byte| {
        // A String takes everything.
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

impl Keys {
    /// Keys that are kept at `place` for so long. The place is not looked at before the first key comes.
    pub fn new(place: Place, keep: Duration) -> Arc<Keys> {
        Arc::new(Keys { place, keep, store: OnceCell::new(), at_work: Mutex::default() })
    }

    /// Opens the place where they are kept.
    pub async fn open(&self) -> Result<()> {
        self.store().await.map(drop)
    }

    /// Answers a change that has a key: with the first answer if there is or will be one, else by `work`, once.
    pub async fn once(
        self: &Arc<Self>,
        asked: Asked,
        work: impl Future<Output = Outcome> + Send + 'static,
    ) -> Response {
        let deadline = tokio::time::Instant::now() + PATIENCE;
        let named = asked.what.clone();
        loop {
            let refused = match self.claim(&asked).await {
                Ok(Claimed::Mine(held)) => return self.carry_out(held, work).await,
                Ok(Claimed::Known(Claim::Kept(kept))) => return kept.into_response(),
                Ok(Claimed::Known(Claim::Other)) => Refused::new(
                    StatusCode::UNPROCESSABLE_ENTITY,
                    Error::usage("this Idempotency-Key was used with another body; nothing was sent")
                        .hint("a key belongs to one request: make up a new one"),
                ),
                Ok(Claimed::Known(Claim::Orphan { what, cltrid })) => orphan(&what, &cltrid),
                Ok(Claimed::Known(_)) if tokio::time::Instant::now() < deadline => {
                    tokio::time::sleep(LOOK).await;
                    continue;
                }
                Ok(Claimed::Known(_)) => Refused::new(
                    StatusCode::CONFLICT,
                    Error::usage("the first request with this Idempotency-Key still waits for its answer")
                        .hint("ask again with the same key and body; nothing is sent twice"),
                ),
                Err(error) => Refused::new(StatusCode::INTERNAL_SERVER_ERROR, error),
            };
            let command = named.split(' ').take(2).collect::<Vec<_>>().join(" ");
            return refused.of(&command).into_response();
        }
    }

    /// Forgets old answers for ever and ever.
    pub async fn keep_clean(self: Arc<Self>) {
        loop {
            tokio::time::sleep(CLEANING).await;
            // One that is not open has nothing to forget.
            let Some(store) = self.store.get() else { continue };
            if let Err(error) = store.forget(now() - millis(self.keep)).await {
                tracing::warn!(%error, "old idempotency keys could not be forgotten");
            }
        }
    }

    /// The store, opened at its first use.
    async fn store(&self) -> Result<&Store> {
        let opened = self.store.get_or_try_init(async || {
            let store = Store::open(&self.place).await?;
            store.forget(now() - millis(self.keep)).await?;
            Ok(store)
        });
        opened.await.map_err(|error: Error| error.at("the store of idempotency keys"))
    }

    /// Whose turn it is. Who asks may go away meanwhile, and the key is given back then.
    async fn claim(self: &Arc<Self>, asked: &Asked) -> Result<Claimed> {
        let store = self.store().await?;
        let Some(held) = Held::new(self, asked) else {
            // It is at work here; a different body is told so at once.
            return Ok(Claimed::Known(match store.find(asked).await? {
                Some(Claim::Other) => Claim::Other,
                Some(Claim::Kept(kept)) => Claim::Kept(kept),
                _ => Claim::AtWork,
            }));
        };
        let claiming = tokio::spawn(async move {
            let mut held = held;
            match held.keys.store().await?.claim(&held.asked, now()).await? {
                Claim::Mine => {
                    held.written = true;
                    Ok(Claimed::Mine(held))
                }
                known => Ok(Claimed::Known(known)),
            }
        });
        claiming.await.unwrap_or_else(|_| Err(Error::internal("a fault while a key was written down")))
    }

    /// Does the work and writes down its answer, whether or not anybody still waits for it.
    async fn carry_out(&self, held: Held, work: impl Future<Output = Outcome> + Send + 'static) -> Response {
        let done = tokio::spawn(async move {
            let mut held = held;
            // From here on it may be sent, and the key stays what it is whatever happens.
            held.written = false;
            let outcome = work.await;
            held.keys.settle(&held.asked, outcome).await
        });
        done.await.unwrap_or_else(|_| {
            Refused::new(StatusCode::INTERNAL_SERVER_ERROR, Error::internal("a fault while a command was sent"))
                .into_response()
        })
    }

    /// Writes down what came of it.
    async fn settle(&self, asked: &Asked, outcome: Outcome) -> Response {
        let (parts, body) = outcome.response.into_parts();
        // It is an answer of this program, in memory already.
        let body = to_bytes(body, usize::MAX).await.unwrap_or_default();
        let written = match self.store().await {
            Ok(store) if outcome.sent => {
                let kind = parts.headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
                let kept = Kept {
                    status: parts.status.as_u16(),
                    kind: kind.unwrap_or("application/json").into(),
                    body: String::from_utf8_lossy(&body).into_owned(),
                };
                store.settle(asked, &kept).await
            }
            Ok(store) => store.release(asked).await,
            Err(error) => Err(error),
        };
        if let Err(error) = written {
            tracing::error!(%error, command = asked.what, clTRID = asked.cltrid, "an answer could not be kept for its key");
        }
        Response::from_parts(parts, Body::from(body))
    }

    /// The requests at work.
    fn lock(&self) -> std::sync::MutexGuard<'_, HashSet<String>> {
        self.at_work.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Whose turn it is.
enum Claimed {
    /// That of the request that asked.
    Mine(Held),
    /// Another one's; or it is known what came of it.
    Known(Claim),
}

/// A request at work, until it is dropped.
struct Held {
    keys: Arc<Keys>,
    asked: Asked,
    /// Whether its key is written down and nothing has been done with it yet.
    written: bool,
}

impl Held {
    /// The request's turn, if no other one with its key is at work here.
    fn new(keys: &Arc<Keys>, asked: &Asked) -> Option<Held> {
        let is_first = keys.lock().insert(asked.id.clone());
        is_first.then(|| Held { keys: Arc::clone(keys), asked: asked.clone(), written: false })
    }

    /// Gives the key back.
    async fn give_back(&self) -> Result<()> {
        self.keys.store().await?.release(&self.asked).await
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        if !self.written {
            self.keys.lock().remove(&self.asked.id);
            return;
        }
        // Who asked went away before anything was sent. Dropped once more, it is at work no longer.
        let held = Held { keys: Arc::clone(&self.keys), asked: self.asked.clone(), written: false };
        if let Ok(runtime) = tokio::runtime::Handle::try_current() {
            runtime.spawn(async move {
                if let Err(error) = held.give_back().await {
                    tracing::error!(%error, command = held.asked.what, "a key could not be given back");
                }
            });
        }
    }
}

impl IntoResponse for Kept {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::BAD_GATEWAY);
        let mut response = (status, self.body).into_response();
        let kind = HeaderValue::from_str(&self.kind).unwrap_or(failure::JSON);
        response.headers_mut().insert(header::CONTENT_TYPE, kind);
        response.headers_mut().insert(REPLAYED, HeaderValue::from_static("true"));
        response
    }
}

/// The first request was written down by a gateway that is gone.
fn orphan(what: &str, cltrid: &str) -> Refused {
    let message = format!(
        "the gateway ended before it had the answer to the first request with this Idempotency-Key; \
         the outcome of `{what}` is unknown"
    );
    let error = Error::unknown(cltrid, message)
        .hint("ask the registry whether it was done, then send it again with a new key if it was not");
    Refused::new(StatusCode::BAD_GATEWAY, error)
}

/// The time, in milliseconds.
fn now() -> i64 {
    millis(SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default())
}

/// A duration in milliseconds.
fn millis(duration: Duration) -> i64 {
    i64::try_from(duration.as_millis()).unwrap_or(i64::MAX)
}
