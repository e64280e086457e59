//! One line in the log for each request: who asked for what, what the registry answered, how long it took.
//!
//! What answers them notes what it knows in the request's [`Notes`], as soon as it knows it: a client that goes away before
//! its answer leaves a line too. Bodies are never in it, only names and ids.

use super::App;
use super::metrics::{Asked, Route};
use crate::spec::Catalog;
use axum::extract::{MatchedPath, Request};
use axum::http::{Method, StatusCode};
use axum::middleware::Next;
use axum::response::Response;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;

/// What is known of a request.
#[derive(Clone, Debug, Default)]
pub struct Told {
    /// The route, with the places for names left open.
    pub route: Option<Route>,
    /// Who asks.
    pub user: Option<Arc<str>>,
    /// The command: `domain create`.
    pub verb: Option<String>,
    /// The name or id of its object.
    pub object: Option<String>,
    /// The result code.
    pub code: Option<u16>,
    /// The client's transaction id.
    pub cltrid: Option<String>,
    /// The server's.
    pub svtrid: Option<String>,
}

/// What the handlers of a request noted; in its extensions.
#[derive(Clone, Debug, Default)]
pub struct Notes(Arc<Mutex<Told>>);

impl Notes {
    /// Notes something.
    pub fn add(&self, note: impl FnOnce(&mut Told)) {
        note(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner));
    }

    /// What is known now, which is told once.
    fn told(&self) -> Told {
        std::mem::take(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// Routes that are asked for all day long and tell nothing.
const SILENT: [&str; 3] = ["/healthz", "/readyz", "/metrics"];

/// Notes which of its routes the router took, around what it answers.
pub async fn named(route: Option<MatchedPath>, request: Request, next: Next) -> Response {
    if let (Some(notes), Some(route)) = (request.extensions().get::<Notes>(), route) {
        notes.add(|told| told.route = Some(route.as_str().to_owned().into()));
    }
    next.run(request).await
}

/// A request under way; when this is dropped, it is counted and its line is written.
pub struct Watched<'a> {
    app: &'a App,
    /// What is known of it.
    pub notes: Notes,
    method: &'static str,
    begun: Instant,
    /// The status of its answer; none while there is no answer.
    pub status: Option<StatusCode>,
}

impl<'a> Watched<'a> {
    /// A request that begins.
    pub fn new(app: &'a App, method: &Method) -> Watched<'a> {
        Watched { app, notes: Notes::default(), method: plain(method), begun: Instant::now(), status: None }
    }
}

impl Drop for Watched<'_> {
    fn drop(&mut self) {
        let Told { route, user, verb, object, code, cltrid, svtrid } = self.notes.told();
        let (route, took) = (route.unwrap_or("none".into()), self.begun.elapsed());
        // 499 is what servers write down for a client that went away.
        let status = self.status.map_or(499, |status| status.as_u16());
        let silent = SILENT.contains(&&*route);
        if !silent {
            let said = if self.status.is_some() { "answered" } else { "the client went away before its answer" };
            tracing::info!(
                user = user.as_deref(),
                method = self.method,
                route = &*route,
                verb,
                object,
                code,
                clTRID = cltrid,
                svTRID = svtrid,
                status,
                ms = took.as_micros() as f64 / 1000.0,
                "{said}"
            );
        }
        let command = verb.as_deref().map(|verb| known(self.app.catalog, verb));
        let asked = Asked { route, method: self.method, status: status.into() };
        self.app.metrics.answered(asked, command.zip(code), took);
    }
}

/// The method, or a word for one that nobody has: what a client makes up is no label.
fn plain(method: &Method) -> &'static str {
    match *method {
        Method::GET => "GET",
        Method::POST => "POST",
        Method::HEAD => "HEAD",
        Method::OPTIONS => "OPTIONS",
        _ => "other",
    }
}

/// The command as the specs name it, for the same reason.
fn known(catalog: &'static Catalog, verb: &str) -> &'static str {
    let two = verb.match_indices(' ').nth(1).map_or(verb, |(at, _)| &verb[..at]);
    let found = catalog.command(two).map(|(_, command)| command.name);
    found.or_else(|| catalog.alias(two).and_then(|(_, extend)| extend.alias)).unwrap_or("other")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_client_makes_up_is_no_label() {
        let catalog = Catalog::built_in();
        assert_eq!(known(catalog, "domain check"), "domain check");
        assert_eq!(known(catalog, "domain transfer request"), "domain transfer");
        assert_eq!(known(catalog, "domain restore"), "domain restore");
        assert_eq!(known(catalog, "poll"), "poll");
        assert_eq!(known(catalog, "object frobnicate"), "other");
        assert_eq!(plain(&Method::from_bytes(b"FROBNICATE").unwrap()), "other");
    }
}
