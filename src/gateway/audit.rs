//! One line in the log for each request: who asked for what, what the registry answered, how long it took.
//!
//! The handlers note what they know in the request's [`Notes`], as soon as they know it: a client that goes away before
//! its answer leaves a line too. Bodies are never in it, only names and ids.

use super::App;
use super::metrics::Asked;
use crate::spec::Catalog;
use axum::extract::{MatchedPath, Request, State};
use axum::http::{Method, StatusCode};
use axum::middleware::Next;
use axum::response::Response;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;

/// What is known of a request.
#[derive(Clone, Debug, Default)]
pub struct Told {
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

/// Writes the line and counts, around everything else.
pub async fn observe(State(app): State<App>, mut request: Request, next: Next) -> Response {
    let notes = Notes::default();
    request.extensions_mut().insert(notes.clone());
    let route = request.extensions().get::<MatchedPath>().map_or("none", MatchedPath::as_str).to_owned();
    let mut watched =
        Watched { app, notes, method: plain(request.method()), route, begun: Instant::now(), status: None };
    let response = next.run(request).await;
    watched.status = Some(response.status());
    response
}

/// A request under way; its line is written when it is dropped.
struct Watched {
    app: App,
    notes: Notes,
    method: &'static str,
    route: String,
    begun: Instant,
    /// None while there is no answer.
    status: Option<StatusCode>,
}

impl Drop for Watched {
    fn drop(&mut self) {
        let Told { user, verb, object, code, cltrid, svtrid } = self.notes.told();
        let took = self.begun.elapsed();
        // 499 is what servers write down for a client that went away.
        let status = self.status.map_or(499, |status| status.as_u16());
        let command = verb.as_deref().map(|verb| known(self.app.catalog, verb));
        self.app.metrics.answered(
            &Asked { route: self.route.clone(), method: self.method.into(), status: status.into() },
            command.zip(code),
            took,
        );
        if SILENT.contains(&self.route.as_str()) {
            return;
        }
        let said = if self.status.is_some() { "answered" } else { "the client went away before its answer" };
        tracing::info!(
            user = user.as_deref(),
            method = self.method,
            route = self.route,
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
