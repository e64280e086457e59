//! What a gateway counts, in Prometheus' text form at `/metrics`; and whether it is alive and ready.

use super::App;
use super::compat::message;
use super::pool::Counts;
use axum::Router;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::encoding::text::encode;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::{Family, MetricConstructor};
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::registry::Registry;
use std::borrow::Cow;
use std::sync::atomic::Ordering;
use std::time::Duration;

/// The upper bounds of the histogram, in seconds.
const BOUNDS: [f64; 12] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 5.0, 30.0];

/// The routes.
pub fn routes() -> Router<App> {
    Router::new().route("/metrics", get(page)).route("/healthz", get(healthz)).route("/readyz", get(readyz))
}

/// A request and what became of it.
#[derive(Clone, Debug, Hash, PartialEq, Eq, EncodeLabelSet)]
pub struct Asked {
    /// Its route, with the places for names left open.
    pub route: Route,
    /// Its method.
    pub method: &'static str,
    /// The status of its answer.
    pub status: u32,
}

/// The name of a route: one of those known when this was built, or one of the router's.
pub type Route = Cow<'static, str>;

/// A route.
#[derive(Clone, Debug, Hash, PartialEq, Eq, EncodeLabelSet)]
struct OfRoute {
    route: Route,
}

/// An answer of the registry.
#[derive(Clone, Debug, Hash, PartialEq, Eq, EncodeLabelSet)]
struct Answer {
    command: &'static str,
    code: u32,
}

/// The state of a session.
#[derive(Clone, Debug, Hash, PartialEq, Eq, EncodeLabelSet)]
struct OfState {
    state: &'static str,
}

/// Makes a histogram for each route.
#[derive(Clone, Copy, Debug)]
struct Bounds;

impl MetricConstructor<Histogram> for Bounds {
    fn new_metric(&self) -> Histogram {
        Histogram::new(BOUNDS)
    }
}

/// Everything that is counted.
pub struct Metrics {
    registry: Registry,
    requests: Family<Asked, Counter>,
    seconds: Family<OfRoute, Histogram, Bounds>,
    answers: Family<Answer, Counter>,
    sessions: Family<OfState, Gauge>,
    waiting: Gauge,
    opened: Counter,
    lost: Counter,
}

impl Default for Metrics {
    fn default() -> Self {
        let mut registry = Registry::with_prefix("eppsh_gateway");
        let requests = Family::default();
        registry.register("requests", "Requests by route and status", requests.clone());
        let seconds = Family::new_with_constructor(Bounds);
        registry.register("request_seconds", "Time from a request to its answer", seconds.clone());
        let answers = Family::default();
        registry.register("answers", "Answers of the registry by command and result code", answers.clone());
        let sessions = Family::default();
        registry.register("sessions", "EPP sessions by state: busy, idle, closed", sessions.clone());
        let (waiting, opened, lost) = (Gauge::default(), Counter::default(), Counter::default());
        registry.register("waiting", "Requests that wait for a session", waiting.clone());
        registry.register("sessions_opened", "Times a session was opened, reconnects included", opened.clone());
        registry.register("sessions_lost", "Times an open session was found lost", lost.clone());
        Metrics { registry, requests, seconds, answers, sessions, waiting, opened, lost }
    }
}

impl Metrics {
    /// Counts an answer, with the command and code of the registry's where there was one.
    pub fn answered(&self, asked: Asked, answer: Option<(&'static str, u16)>, took: Duration) {
        self.requests.get_or_create(&asked).inc();
        self.seconds.get_or_create(&OfRoute { route: asked.route }).observe(took.as_secs_f64());
        if let Some((command, code)) = answer {
            self.answers.get_or_create(&Answer { command, code: code.into() }).inc();
        }
    }

    /// The page, with the sessions as they are.
    pub fn page(&self, counts: &Counts) -> Result<String, std::fmt::Error> {
        let idle = counts.open.saturating_sub(counts.busy);
        let closed = counts.sessions.saturating_sub(idle + counts.busy);
        for (state, count) in [("busy", counts.busy), ("idle", idle), ("closed", closed)] {
            self.sessions.get_or_create(&OfState { state }).set(number(count));
        }
        self.waiting.set(number(counts.waiting));
        self.opened.inner().store(counts.opened, Ordering::Relaxed);
        self.lost.inner().store(counts.lost, Ordering::Relaxed);
        let mut page = String::new();
        encode(&mut page, &self.registry)?;
        Ok(page)
    }
}

/// A number of things.
fn number(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// The counts.
async fn page(State(app): State<App>) -> Response {
    match app.metrics.page(&app.pool.counts()) {
        Ok(page) => ([(header::CONTENT_TYPE, "application/openmetrics-text; version=1.0.0; charset=utf-8")], page)
            .into_response(),
        Err(_) => message(StatusCode::INTERNAL_SERVER_ERROR, "The counts could not be written"),
    }
}

/// It runs.
async fn healthz() -> &'static str {
    "ok\n"
}

/// Whether it can take requests; a session is opened where none is.
async fn readyz(State(app): State<App>) -> (StatusCode, String) {
    let counts = app.pool.counts();
    let not = if app.is_stopping() {
        "the gateway is ending".into()
    } else if let Some(refused) = counts.refused {
        format!("the registry refused the login: {refused}")
    } else if counts.waiting >= app.settings.queue && counts.busy >= counts.sessions {
        "as many requests wait for a session as may".into()
    } else if let Err(failure) = app.pool.can_serve().await {
        format!("there is no session: {}", failure.message())
    } else {
        return (StatusCode::OK, "ready\n".into());
    };
    (StatusCode::SERVICE_UNAVAILABLE, format!("{not}\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn requests_answers_and_sessions_are_counted() {
        let metrics = Metrics::default();
        let asked = Asked { route: "/v1/{object}/{verb}".into(), method: "POST", status: 404 };
        metrics.answered(asked.clone(), Some(("domain info", 2303)), Duration::from_millis(3));
        metrics.answered(asked, None, Duration::from_millis(30));
        let counts = Counts { sessions: 8, open: 5, busy: 2, waiting: 3, opened: 7, lost: 2, refused: None };
        metrics.page(&counts).unwrap();
        let page = metrics.page(&counts).unwrap();
        for line in [
            "eppsh_gateway_requests_total{route=\"/v1/{object}/{verb}\",method=\"POST\",status=\"404\"} 2",
            "eppsh_gateway_request_seconds_bucket{le=\"0.005\",route=\"/v1/{object}/{verb}\"} 1",
            "eppsh_gateway_request_seconds_count{route=\"/v1/{object}/{verb}\"} 2",
            "eppsh_gateway_answers_total{command=\"domain info\",code=\"2303\"} 1",
            "eppsh_gateway_sessions{state=\"busy\"} 2",
            "eppsh_gateway_sessions{state=\"idle\"} 3",
            "eppsh_gateway_sessions{state=\"closed\"} 3",
            "eppsh_gateway_waiting 3",
            "eppsh_gateway_sessions_opened_total 7",
            "eppsh_gateway_sessions_lost_total 2",
        ] {
            assert!(page.lines().any(|found| found == line), "{line}\n{page}");
        }
    }
}
