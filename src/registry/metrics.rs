//! What a registry counts, and `--metrics`: a port that tells it in Prometheus' text form.
//!
//! Written by hand: a page of counters and one request to answer are less than the fifteen crates of
//! prometheus-client, which would still need a server of HTTP beside it.

use super::Registry;
use crate::epp::Code;
use crate::error::{Error, Result};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::net::SocketAddr;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::time::timeout;

/// The upper bounds of the histogram of answers, in microseconds.
const BOUNDS: [u64; 12] =
    [500, 1_000, 2_500, 5_000, 10_000, 25_000, 50_000, 100_000, 250_000, 500_000, 1_000_000, 5_000_000];

/// How long a request may take, and how long it may be.
const REQUEST: (Duration, u64) = (Duration::from_secs(5), 8192);

/// Everything that is counted.
#[derive(Default)]
pub struct Metrics {
    answers: Mutex<BTreeMap<(&'static str, u16), u64>>,
    buckets: [AtomicU64; BOUNDS.len()],
    slower: AtomicU64,
    microseconds: AtomicU64,
    /// Connections that are open.
    pub(super) connections: Gauge,
    /// Connections that were accepted.
    pub(super) accepted: AtomicU64,
    /// Connections that were refused because their address has too many.
    pub(super) turned_away: AtomicU64,
    /// TLS handshakes that failed.
    pub(super) failed_handshakes: AtomicU64,
    /// Commands that the database failed.
    pub(super) database_failures: AtomicU64,
    /// Times the settings were read again.
    pub(super) reloads: AtomicU64,
}

/// A number that goes up and down.
#[derive(Default)]
pub(super) struct Gauge(AtomicI64);

/// Counts in a gauge until it is dropped.
pub(super) struct Counted<'a>(&'a Gauge);

impl Gauge {
    /// One more, until the result is dropped.
    pub(super) fn count(&self) -> Counted<'_> {
        self.0.fetch_add(1, Ordering::Relaxed);
        Counted(self)
    }
}

impl Drop for Counted<'_> {
    fn drop(&mut self) {
        self.0.0.fetch_sub(1, Ordering::Relaxed);
    }
}

/// One more of what is counted.
pub(super) fn count(counter: &AtomicU64) {
    counter.fetch_add(1, Ordering::Relaxed);
}

impl Metrics {
    /// Counts an answer to `command`, which took so long.
    pub(super) fn answered(&self, command: &str, code: Code, took: Duration) {
        let micros = u64::try_from(took.as_micros()).unwrap_or(u64::MAX);
        match BOUNDS.iter().position(|bound| micros <= *bound) {
            Some(bucket) => count(&self.buckets[bucket]),
            None => count(&self.slower),
        }
        self.microseconds.fetch_add(micros, Ordering::Relaxed);
        // A verb may be whatever a client sent; only known ones get a line of their own.
        let command = super::flow::known(command).unwrap_or("other");
        let mut answers = self.answers.lock().unwrap_or_else(PoisonError::into_inner);
        *answers.entry((command, code.0)).or_default() += 1;
    }

    /// The page, with how many sessions this process holds.
    pub(super) fn page(&self, sessions: usize) -> String {
        let mut page = String::new();
        let mut single = |name: &str, kind: &str, help: &str, value: String| {
            // A String takes everything.
            let _ = writeln!(page, "# HELP eppsh_{name} {help}\n# TYPE eppsh_{name} {kind}\neppsh_{name} {value}");
        };
        let of = |counter: &AtomicU64| counter.load(Ordering::Relaxed).to_string();
        let open = self.connections.0.load(Ordering::Relaxed).to_string();
        single("connections", "gauge", "Open connections.", open);
        single("sessions", "gauge", "Sessions that this process holds.", sessions.to_string());
        single("connections_total", "counter", "Accepted connections.", of(&self.accepted));
        single("connections_refused_total", "counter", "Connections beyond the limit.", of(&self.turned_away));
        single("handshakes_failed_total", "counter", "Failed TLS handshakes.", of(&self.failed_handshakes));
        single("database_failures_total", "counter", "Commands the database failed.", of(&self.database_failures));
        single("reloads_total", "counter", "Times the settings were read again.", of(&self.reloads));
        self.histogram(&mut page);
        page.push_str(
            "# HELP eppsh_answers_total Answers by command and result code.\n# TYPE eppsh_answers_total counter\n",
        );
        for ((command, code), count) in &*self.answers.lock().unwrap_or_else(PoisonError::into_inner) {
            let _ = writeln!(page, "eppsh_answers_total{{command=\"{command}\",code=\"{code}\"}} {count}");
        }
        page
    }

    /// How long answers took.
    fn histogram(&self, page: &mut String) {
        page.push_str(
            "# HELP eppsh_answer_seconds Time from a frame to its answer.\n# TYPE eppsh_answer_seconds histogram\n",
        );
        let mut count = 0;
        for (bound, bucket) in BOUNDS.iter().zip(&self.buckets) {
            count += bucket.load(Ordering::Relaxed);
            let seconds = *bound as f64 / 1e6;
            let _ = writeln!(page, "eppsh_answer_seconds_bucket{{le=\"{seconds}\"}} {count}");
        }
        count += self.slower.load(Ordering::Relaxed);
        let sum = self.microseconds.load(Ordering::Relaxed) as f64 / 1e6;
        let _ = writeln!(
            page,
            "eppsh_answer_seconds_bucket{{le=\"+Inf\"}} {count}\neppsh_answer_seconds_sum {sum}\neppsh_answer_seconds_count {count}"
        );
    }
}

/// Tells the counts of `registry` on `listen` until it stops; gives the address.
pub(super) async fn serve(registry: &Arc<Registry>, listen: &str) -> Result<SocketAddr> {
    let fail = |error: std::io::Error| {
        Error::config(format!("--metrics {listen}: cannot listen there: {error}"))
            .hint("write an address and a port that is free: 127.0.0.1:9101")
            .source(error)
    };
    let socket = TcpListener::bind(listen).await.map_err(fail)?;
    let address = socket.local_addr().map_err(fail)?;
    let registry = Arc::clone(registry);
    tokio::spawn(async move {
        loop {
            tokio::select! {
                () = registry.stopped() => return,
                accepted = socket.accept() => match accepted {
                    // A scraper that goes away in the middle is no concern of ours.
                    Ok((stream, _)) => drop(timeout(REQUEST.0, answer(&registry, stream)).await),
                    Err(_) => tokio::time::sleep(Duration::from_millis(100)).await,
                },
            }
        }
    });
    Ok(address)
}

/// Answers one request.
async fn answer(registry: &Registry, stream: TcpStream) -> std::io::Result<()> {
    let mut stream = BufReader::new(stream);
    let mut first = String::new();
    let mut head = (&mut stream).take(REQUEST.1);
    head.read_line(&mut first).await?;
    let mut line = String::new();
    while head.read_line(&mut line).await? > 2 {
        line.clear();
    }
    let wanted = first.split(' ').nth(1).unwrap_or("");
    let (status, body) = match first.starts_with("GET ") && wanted == "/metrics" {
        true => ("200 OK", registry.metrics.page(registry.sessions().len())),
        false => ("404 Not Found", "the counts are at /metrics\n".into()),
    };
    let answer = format!(
        "HTTP/1.1 {status}\r\nContent-Type: text/plain; version=0.0.4; charset=utf-8\r\nContent-Length: {}\r\n\
         Connection: close\r\n\r\n{body}",
        body.len()
    );
    stream.get_mut().write_all(answer.as_bytes()).await?;
    stream.get_mut().shutdown().await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_are_counted_by_command_and_code() {
        let metrics = Metrics::default();
        metrics.answered("domain check", Code::OK, Duration::from_micros(600));
        metrics.answered("domain check", Code::OK, Duration::from_secs(9));
        metrics.answered("frobnicate\"", Code::UNKNOWN_COMMAND, Duration::ZERO);
        let counted = metrics.connections.count();
        let page = metrics.page(3);
        for line in [
            "eppsh_answers_total{command=\"domain check\",code=\"1000\"} 2",
            "eppsh_answers_total{command=\"other\",code=\"2000\"} 1",
            "eppsh_answer_seconds_bucket{le=\"0.0005\"} 1",
            "eppsh_answer_seconds_bucket{le=\"0.001\"} 2",
            "eppsh_answer_seconds_bucket{le=\"+Inf\"} 3",
            "eppsh_connections 1",
            "eppsh_sessions 3",
        ] {
            assert!(page.lines().any(|found| found == line), "{line}\n{page}");
        }
        drop(counted);
        assert!(metrics.page(0).contains("\neppsh_connections 0\n"));
    }
}
