//! Connections: accepted, made TLS of, kept to their time, ended in order.

mod tls;

use super::{App, server};
use crate::error::{Error, Result};
use crate::lanes::Lanes;
use axum::Router;
use axum::http::{HeaderValue, Request, header};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use std::convert::Infallible;
use std::future::poll_fn;
use std::net::SocketAddr;
use std::pin::pin;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, PoisonError, RwLock};
use std::task::Poll;
use std::time::Duration;
use tls::Identity;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpListener, TcpStream, lookup_host};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::task::{JoinSet, unconstrained};
use tokio::time::{sleep, timeout};

/// How long a connection that is open when the gateway ends may still bring a request, which is answered.
const LINGER: Duration = Duration::from_secs(1);
/// How long the requests that run then may take.
const FAREWELL: Duration = Duration::from_secs(60);
/// How long the last answer may take to go out when all are made.
const PARTING: Duration = Duration::from_secs(5);
/// How long a TLS handshake may take.
const HANDSHAKE: Duration = Duration::from_secs(10);
/// The shortest and the longest pause after a connection that could not be accepted.
const PAUSE: (Duration, Duration) = (Duration::from_millis(10), Duration::from_secs(1));
/// Descriptors kept back from connections, for sessions, files and the log.
const KEPT_BACK: usize = 64;

/// An open port with the gateway behind it.
pub struct Listener {
    app: App,
    socket: TcpListener,
    identity: Arc<RwLock<Option<Arc<Identity>>>>,
    lanes: Lanes,
    places: usize,
    /// Where it listens.
    pub address: SocketAddr,
}

impl Listener {
    /// Opens the port that the settings name, whose connections are carried in `lanes`; refuses to leave an account open to
    /// strangers.
    pub async fn open(app: App, lanes: Lanes) -> Result<Listener> {
        let settings = &app.settings;
        let address = resolve(&settings.listen).await?;
        if !address.ip().is_loopback() {
            if settings.tls.is_none() {
                return Err(Error::usage(format!("plain HTTP on {address} would send passwords over the network"))
                    .hint("give --listen-cert and --listen-key, or listen on 127.0.0.1 or [::1]"));
            }
            if settings.users.is_none() && !settings.without_users {
                return Err(Error::usage(format!("everyone who reaches {address} could spend this account's money"))
                    .hint("give --users FILE (made with htpasswd -B), or say --without-users if that is meant"));
            }
        }
        let identity = settings.tls.as_ref().map(|(cert, key)| Identity::load(cert, key)).transpose()?;
        let socket = TcpListener::bind(address).await.map_err(|error| {
            Error::config(format!("cannot listen on {address}: {error}"))
                .hint("is another server using the port? --listen 127.0.0.1:0 takes a free one")
                .source(error)
        })?;
        let address = socket.local_addr().unwrap_or(address);
        let places = places(settings.connections, settings.sessions);
        let identity = Arc::new(RwLock::new(identity.map(Arc::new)));
        Ok(Listener { app, socket, identity, lanes, places, address })
    }
}

impl Listener {
    /// What new connections are received with, to be changed while others go on.
    pub fn doorway(&self) -> Doorway {
        Doorway { app: self.app.clone(), identity: Arc::clone(&self.identity) }
    }

    /// Accepts connections until the gateway is to end; then answers what is under way and logs out of the sessions.
    pub async fn run(self) {
        let router = server::router(&self.app);
        let places = Arc::new(Semaphore::new(self.places));
        let mut connections = JoinSet::new();
        let mut pause = PAUSE.0;
        let mut stopped = pin!(self.app.stopped());
        loop {
            // Beyond the limit, connections wait in the system's queue for their turn.
            let place = tokio::select! {
                biased;
                () = stopped.as_mut() => break,
                Some(_) = connections.join_next() => continue,
                place = Arc::clone(&places).acquire_owned() => place,
            };
            let Ok(place) = place else { break };
            tokio::select! {
                biased;
                () = stopped.as_mut() => break,
                accepted = self.socket.accept() => match accepted {
                    Ok((stream, _)) => {
                        pause = PAUSE.0;
                        self.admit(stream, router.clone(), Some(place), &mut connections);
                    }
                    // Most likely no descriptors are left; they come back when connections end.
                    Err(error) => {
                        tracing::warn!(%error, "a connection could not be accepted");
                        sleep(pause).await;
                        pause = (pause * 2).min(PAUSE.1);
                    }
                },
            }
        }
        // Who had connected already is answered too.
        while let Ok(Ok((stream, _))) = timeout(Duration::ZERO, self.socket.accept()).await {
            self.admit(stream, router.clone(), None, &mut connections);
        }
        drop(self.socket);
        let all = async { while connections.join_next().await.is_some() {} };
        if timeout(FAREWELL, all).await.is_err() {
            tracing::warn!("requests that did not end in time are cut");
            connections.shutdown().await;
        }
        if timeout(FAREWELL, self.app.pool.close_all()).await.is_err() {
            tracing::warn!("a session did not end in time");
        }
        self.lanes.close().await;
    }

    /// Starts the task of a connection, which has a `place` until it ends.
    fn admit(
        &self,
        stream: TcpStream,
        router: Router,
        place: Option<OwnedSemaphorePermit>,
        connections: &mut JoinSet<()>,
    ) {
        let identity = self.identity.read().unwrap_or_else(PoisonError::into_inner).clone();
        let app = self.app.clone();
        self.lanes.place().carry(connections, stream, async move |stream| {
            match stream {
                Ok(stream) => connection(stream, identity, app, router).await,
                Err(error) => tracing::warn!(%error, "a connection was lost at once"),
            }
            drop(place);
        });
    }
}

/// One connection: TLS where it is spoken, then HTTP.
async fn connection(stream: TcpStream, identity: Option<Arc<Identity>>, app: App, router: Router) {
    // Answers are small and whole; waiting to fill a packet only delays them.
    drop(stream.set_nodelay(true));
    match identity {
        None => talk(stream, app, router).await,
        Some(identity) => match timeout(HANDSHAKE, identity.accept(stream)).await {
            Ok(Ok(stream)) => talk(stream, app, router).await,
            Ok(Err(error)) => tracing::debug!(%error, "no TLS"),
            Err(_) => tracing::debug!("the TLS handshake took too long"),
        },
    }
}

/// HTTP on one connection, until either side has enough.
async fn talk(stream: impl AsyncRead + AsyncWrite + Unpin + Send + 'static, app: App, router: Router) {
    let is_busy = AtomicBool::new(false);
    let service = service_fn(|request: Request<Incoming>| {
        let (app, router, is_busy) = (&app, &router, &is_busy);
        async move {
            is_busy.store(true, Ordering::Relaxed);
            let mut response = server::answer(app, router, request).await;
            is_busy.store(false, Ordering::Relaxed);
            if app.is_stopping() {
                response.headers_mut().insert(header::CONNECTION, HeaderValue::from_static("close"));
            }
            Ok::<_, Infallible>(response)
        }
    });
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(app.settings.head_time);
    let mut connection = pin!(http.serve_connection(TokioIo::new(stream), service));
    let (mut lingered, mut waits) = (pin!(unconstrained(lingered(&app))), false);
    let ended = poll_fn(|cx| {
        let ended = connection.as_mut().poll(cx);
        if ended.is_ready() {
            return ended.map(Some);
        }
        // Asked once, it wakes this task by itself; to ask with every request would cost more than it tells.
        if !std::mem::replace(&mut waits, true) || app.is_stopping() {
            return lingered.as_mut().poll(cx).map(|()| None);
        }
        Poll::Pending
    });
    let ended = match ended.await {
        Some(ended) => ended,
        None => {
            connection.as_mut().graceful_shutdown();
            loop {
                match timeout(PARTING, connection.as_mut()).await {
                    Ok(ended) => break ended,
                    Err(_) if is_busy.load(Ordering::Relaxed) => {}
                    // Half a request, or an answer that nobody reads.
                    Err(_) => return tracing::debug!("a connection with nothing under way was cut"),
                }
            }
        }
    };
    if let Err(error) = ended {
        tracing::debug!(%error, "a connection ended early");
    }
}

/// Comes when the gateway is to end and idle connections have had their time.
async fn lingered(app: &App) {
    app.stopped().await;
    sleep(LINGER).await;
}

/// What new connections are received with.
pub struct Doorway {
    app: App,
    identity: Arc<RwLock<Option<Arc<Identity>>>>,
}

impl Doorway {
    /// Reads the certificate and its key again; nothing changes when they will not do.
    pub fn reload(&self) -> Result<()> {
        let Some((cert, key)) = &self.app.settings.tls else { return Ok(()) };
        let identity = Identity::load(cert, key)?;
        *self.identity.write().unwrap_or_else(PoisonError::into_inner) = Some(Arc::new(identity));
        Ok(())
    }
}

/// How many connections there may be: what is asked for, as far as the system has descriptors for it.
fn places(wanted: usize, sessions: usize) -> usize {
    let kept = KEPT_BACK + 2 * sessions;
    let places = descriptors(wanted + kept).saturating_sub(kept).clamp(1, wanted);
    if places < wanted {
        tracing::warn!(places, wanted, "the system's limit of open files allows fewer connections (ulimit -n)");
    }
    places
}

/// How many files may be open, raised towards `wanted` as far as the system lets us.
#[cfg(unix)]
fn descriptors(wanted: usize) -> usize {
    use nix::sys::resource::{Resource, getrlimit, setrlimit};
    let wanted = wanted as u64;
    let Ok((soft, hard)) = getrlimit(Resource::RLIMIT_NOFILE) else { return usize::MAX };
    let raised = wanted.min(hard);
    if soft < raised && setrlimit(Resource::RLIMIT_NOFILE, raised, hard).is_ok() {
        return usize::try_from(raised).unwrap_or(usize::MAX);
    }
    usize::try_from(soft).unwrap_or(usize::MAX)
}

/// Where the system does not say, it is not asked.
#[cfg(not(unix))]
fn descriptors(_: usize) -> usize {
    usize::MAX
}

/// The first address that `listen` stands for.
async fn resolve(listen: &str) -> Result<SocketAddr> {
    let hint = "write an address and a port: 127.0.0.1:8080, [::1]:8080, 0.0.0.0:800";
    let found = lookup_host(listen)
        .await
        .map_err(|error| Error::usage(format!("--listen {listen} is no address: {error}")).hint(hint).source(error))?;
    found.into_iter().next().ok_or_else(|| Error::usage(format!("--listen {listen} has no address")).hint(hint))
}
