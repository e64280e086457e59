//! The gateway: REST and JSON in front of a registry, over a pool of EPP sessions.
//!
//! ```text
//!   listen     accepts connections, TLS, time-outs, the end in order; a thread of lanes for each core carries them
//!     ▼
//!   server     one line in the log for each (audit), who may come in (users), how much is read, a router made of parts
//!     ▼
//!   compat     the surface of epp-restapi: a JSON object in, the registry's answer as JSON out
//!   typed      a route for each command of the specs (body, schema, openapi, status), shown and tried at /docs
//!     ▼
//!   frame      JSON object ──► EPP frame                  answer ──► JSON (epp::xmltodict)
//!     ▼                                                      ▲
//!   pool       N sessions, a fair queue, no transform sent twice
//!     ▼                                                      │
//!   client     one session for its whole life ───────────────┘
//! ```
//!
//! A part of the surface is a `Router<App>`, merged in [`server::router`]. Its handlers take `State<App>`, send commands
//! with [`pool::Pool::ask`] (a [`Call`](crate::epp::Call)) or [`pool::Pool::send`] (a frame), and turn a
//! [`pool::Failure`] into an answer by `?`: it is an [`axum::response::IntoResponse`] of the shape
//! `{"error": {"message": …}}`. Who asks is in the request's extensions as [`users::User`], once they proved it.

pub mod audit;
pub mod body;
pub mod compat;
pub mod docs;
pub mod doubt;
mod failure;
pub mod frame;
pub mod idempotency;
pub mod listen;
pub mod metrics;
pub mod openapi;
pub mod pool;
mod schema;
pub mod server;
pub mod settings;
pub mod status;
pub mod typed;
pub mod upkeep;
pub mod users;
mod watch;

use crate::spec::Catalog;
use idempotency::{Keys, Place};
use metrics::Metrics;
use pool::Pool;
use settings::Settings;
use std::sync::Arc;
use tokio::sync::watch as channel;
use users::Users;

/// What every handler may use: `State<App>`.
pub type App = Arc<Gateway>;

/// A gateway at work.
pub struct Gateway {
    /// The sessions.
    pub pool: Arc<Pool>,
    /// What it was told.
    pub settings: Settings,
    /// All specs; the pool's answers name the catalog of their session.
    pub catalog: &'static Catalog,
    /// Who may use it; everyone who reaches it where there is no such file.
    pub users: Option<Users>,
    /// The idempotency keys.
    pub keys: Arc<Keys>,
    /// What is counted.
    pub metrics: Metrics,
    /// The commands that have routes.
    known: typed::Known,
    /// Raised once, when it is to end.
    stop: channel::Sender<bool>,
}

impl Gateway {
    /// A gateway that has not begun to listen.
    pub fn new(settings: Settings, pool: Arc<Pool>, catalog: &'static Catalog, users: Option<Users>) -> App {
        let keys = Keys::new(settings.idempotency.clone().unwrap_or_else(Place::usual), settings.keep_keys);
        let (metrics, known) = (Metrics::default(), typed::Known::default());
        Arc::new(Gateway { pool, settings, catalog, users, keys, metrics, known, stop: channel::Sender::new(false) })
    }

    /// Has it end in order: running requests are answered, sessions log out.
    pub fn stop(&self) {
        self.stop.send_replace(true);
    }

    /// Whether it is ending.
    pub fn is_stopping(&self) -> bool {
        *self.stop.borrow()
    }

    /// Comes when it is to end.
    pub async fn stopped(&self) {
        // The sender lives in `self`.
        drop(self.stop.subscribe().wait_for(|stop| *stop).await);
    }
}
