//! `eppsh registry serve`: accepts connections, makes TLS of them, and stops in order.

use super::pki::{Identity, PeerCertificate};
use super::server::{Channel, PeerInfo, serve_stream};
use super::settings::{ClientCertificate, Settings};
use super::store::{Database, registrar};
use super::stream::Socket;
use super::transcript::Transcript;
use super::{Registry, metrics, ready};
use crate::error::{Error, Result};
use crate::lanes::Lanes;
use crate::lines::start_log;
use openssl::ssl::Ssl;
use std::collections::HashMap;
use std::io::Write;
use std::net::{IpAddr, SocketAddr};
use std::path::{Path, PathBuf};
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use std::time::Duration;
use tokio::net::{TcpListener, TcpStream, lookup_host};
use tokio::task::JoinSet;
use tokio::time::{sleep, timeout};
use tokio_openssl::SslStream;

/// How long sessions may take to end when the server stops.
const FAREWELL: Duration = Duration::from_secs(8);

/// The shortest and the longest pause after a connection that could not be accepted.
const PAUSE: (Duration, Duration) = (Duration::from_millis(10), Duration::from_secs(1));

/// Where a registry listens unless told otherwise; the profiles that `init` writes name it.
pub const DEFAULT_LISTEN: &str = "127.0.0.1:7000";

/// What `eppsh registry serve` was told.
#[derive(Clone, Debug, Default)]
pub struct ServeOptions {
    /// The registry's directory.
    pub dir: PathBuf,
    /// Address and port to listen on; port 0 takes a free one.
    pub listen: String,
    /// A database other than the directory's: `sqlite:PATH` or `postgres://…`.
    pub db: Option<String>,
    /// No TLS, on loopback only.
    pub plain: bool,
    /// Address and port to tell counts on.
    pub metrics: Option<String>,
    /// A file to write every frame to.
    pub transcript: Option<PathBuf>,
    /// A seed for transaction ids that are the same in every run.
    pub deterministic: Option<u64>,
    /// A log of JSON lines.
    pub json_log: bool,
    /// How many threads carry connections; with none, the caller's runtime does.
    pub lanes: usize,
    /// Whether the registry's place, its registrars and a line to connect with are told.
    pub introduced: bool,
}

/// Serves the registry in a directory until SIGTERM or Ctrl-C. `notices` is told the address when it is ready.
pub async fn serve(options: &ServeOptions, notices: &mut (dyn Write + Send)) -> Result<()> {
    let _log = start_log(options.json_log);
    let listener = Listener::open(options).await?;
    let said = writeln!(notices, "listening on {}", listener.address).and_then(|()| notices.flush());
    said.map_err(|error| Error::internal(format!("the address could not be told: {error}")).source(error))?;
    if options.introduced {
        ready::introduce(&options.dir, listener.address, notices)?;
    }
    if let Some(listen) = &options.metrics {
        let address = metrics::serve(&listener.registry, listen).await?;
        let said = writeln!(notices, "metrics on http://{address}/metrics").and_then(|()| notices.flush());
        said.map_err(|error| Error::internal("the address could not be told").source(error))?;
    }
    let registry = Arc::clone(&listener.registry);
    let signals = until_told()?;
    tokio::spawn(async move {
        signals.await;
        registry.stop();
    });
    reload_when_told(&listener)?;
    listener.run().await;
    Ok(())
}

/// Ends with the first SIGTERM or SIGINT.
fn until_told() -> Result<impl Future<Output = ()>> {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        let fail = |error: std::io::Error| Error::internal("signals cannot be waited for").source(error);
        let mut terminate = signal(SignalKind::terminate()).map_err(fail)?;
        let mut interrupt = signal(SignalKind::interrupt()).map_err(fail)?;
        Ok(async move {
            tokio::select! {
                _ = terminate.recv() => {}
                _ = interrupt.recv() => {}
            }
        })
    }
    #[cfg(not(unix))]
    Ok(async {
        drop(tokio::signal::ctrl_c().await);
    })
}

/// Reads the settings and certificates again with every SIGHUP.
fn reload_when_told(listener: &Listener) -> Result<()> {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        let mut told = signal(SignalKind::hangup())
            .map_err(|error| Error::internal("signals cannot be waited for").source(error))?;
        let (registry, doorway) = (Arc::clone(&listener.registry), Arc::clone(&listener.doorway));
        tokio::spawn(async move {
            while told.recv().await.is_some() {
                match doorway.reload(&registry) {
                    Ok(()) => tracing::info!("the settings were read again"),
                    Err(error) => tracing::error!(%error, "the settings stay as they were"),
                }
            }
        });
    }
    #[cfg(not(unix))]
    let _ = listener;
    Ok(())
}

/// What new connections are received with; it can be changed while others go on (TR-33).
pub struct Doorway {
    dir: PathBuf,
    plain: bool,
    identity: RwLock<Option<Arc<Identity>>>,
}

impl Doorway {
    /// Reads everything again; nothing changes when anything of it will not do.
    pub fn reload(&self, registry: &Registry) -> Result<()> {
        let settings = Settings::load(&self.dir.join("registry.toml"))?;
        let identity = if self.plain { None } else { Some(Arc::new(identity(&self.dir, &settings)?)) };
        *self.identity.write().unwrap_or_else(PoisonError::into_inner) = identity;
        registry.change(settings);
        Ok(())
    }

    /// The identity in force; none where TLS is not spoken.
    fn identity(&self) -> Option<Arc<Identity>> {
        self.identity.read().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

/// An open port with the registry behind it.
pub struct Listener {
    registry: Arc<Registry>,
    socket: TcpListener,
    doorway: Arc<Doorway>,
    lanes: usize,
    /// Where it listens.
    pub address: SocketAddr,
}

impl Listener {
    /// Opens the registry and the port that `options` name.
    pub async fn open(options: &ServeOptions) -> Result<Listener> {
        let settings = Settings::load(&options.dir.join("registry.toml"))?;
        let database = database(options, &settings)?;
        let identity = match options.plain {
            true => None,
            false => Some(identity(&options.dir, &settings)?),
        };
        let address = resolve(&options.listen).await?;
        if options.plain && !address.ip().is_loopback() {
            return Err(Error::usage(format!("--plain on {address} would send passwords over the network"))
                .hint("listen on 127.0.0.1 or [::1], or leave --plain out"));
        }
        let socket = TcpListener::bind(address).await.map_err(|error| {
            Error::config(format!("cannot listen on {address}: {error}"))
                .hint("is another server using the port? --listen 127.0.0.1:0 takes a free one")
                .source(error)
        })?;
        let address = socket.local_addr().unwrap_or(address);
        let registry = Registry::open(database, settings)?;
        registry.refresh().await;
        if let Some(path) = &options.transcript {
            registry.record_to(Transcript::open(path)?);
        }
        if let Some(seed) = options.deterministic {
            registry.be_deterministic(seed).await?;
        }
        let identity = RwLock::new(identity.map(Arc::new));
        let doorway = Arc::new(Doorway { dir: options.dir.clone(), plain: options.plain, identity });
        Ok(Listener { registry, socket, doorway, lanes: options.lanes, address })
    }

    /// What new connections are received with.
    pub fn doorway(&self) -> &Arc<Doorway> {
        &self.doorway
    }

    /// The registry behind the port.
    pub fn registry(&self) -> &Arc<Registry> {
        &self.registry
    }

    /// Accepts connections until the registry stops, then waits for the running ones.
    pub async fn run(self) {
        let mut connections = JoinSet::new();
        let lanes = Lanes::open(self.lanes);
        let addresses = Addresses::default();
        let mut pause = PAUSE.0;
        loop {
            tokio::select! {
                biased;
                () = self.registry.stopped() => break,
                Some(_) = connections.join_next() => {}
                accepted = self.socket.accept() => match accepted {
                    Ok((stream, peer)) => {
                        pause = PAUSE.0;
                        self.admit(stream, peer.ip(), &addresses, &lanes, &mut connections);
                    }
                    // Most likely no descriptors are left; they come back when sessions end (TR-31).
                    Err(error) => {
                        tracing::warn!(%error, "a connection could not be accepted");
                        sleep(pause).await;
                        pause = (pause * 2).min(PAUSE.1);
                    }
                },
            }
        }
        drop(self.socket);
        let all = async { while connections.join_next().await.is_some() {} };
        if timeout(FAREWELL, all).await.is_err() {
            tracing::warn!("sessions that did not end in time are cut");
            connections.shutdown().await;
        }
        lanes.close().await;
        self.registry.leave().await;
    }

    /// Starts the task of a connection, unless its address has too many.
    fn admit(
        &self,
        stream: TcpStream,
        ip: IpAddr,
        addresses: &Addresses,
        lanes: &Lanes,
        connections: &mut JoinSet<()>,
    ) {
        let Some(place) = addresses.admit(ip, self.registry.settings().session.max_per_address) else {
            tracing::warn!(peer = %ip, "too many connections from one address");
            metrics::count(&self.registry.metrics.turned_away);
            return;
        };
        metrics::count(&self.registry.metrics.accepted);
        let (registry, identity) = (Arc::clone(&self.registry), self.doorway.identity());
        lanes.place().carry(connections, stream, move |stream| async move {
            let ended = match stream {
                Ok(stream) => connection(registry, stream, ip, identity).await,
                Err(error) => Err(lost(error)),
            };
            if let Err(error) = ended {
                tracing::info!(peer = %ip, %error, "no session");
            }
            drop(place);
        });
    }
}

/// What is told of a connection that cannot even be waited for.
fn lost(error: std::io::Error) -> Error {
    Error::session("the connection was lost at once").source(error)
}

/// One connection: TLS where it is spoken, then EPP.
async fn connection(
    registry: Arc<Registry>,
    stream: TcpStream,
    ip: IpAddr,
    identity: Option<Arc<Identity>>,
) -> Result<()> {
    let socket = Socket::new(stream).map_err(lost)?;
    let Some(identity) = identity else {
        serve_stream(registry, socket, PeerInfo { ip, channel: Channel::Plain }).await;
        return Ok(());
    };
    let mut stream = Ssl::new(identity.acceptor().context())
        .and_then(|ssl| SslStream::new(ssl, socket))
        .map_err(|error| Error::internal("TLS could not be prepared").source(error))?;
    let patience = Duration::from_secs(registry.settings().session.handshake);
    let accepted = timeout(patience, Pin::new(&mut stream).accept()).await;
    if !matches!(accepted, Ok(Ok(()))) {
        metrics::count(&registry.metrics.failed_handshakes);
    }
    match accepted {
        Err(_) => return Err(Error::session("the TLS handshake took too long")),
        Ok(Err(error)) => return Err(Error::session(format!("the TLS handshake failed: {error}"))),
        Ok(Ok(())) => {}
    }
    let shown = stream.ssl().peer_certificate().map(|certificate| identity.judge(&certificate)).transpose()?;
    if registry.settings().login.client_certificate == ClientCertificate::Required {
        refuse_revoked(&registry, shown.as_ref()).await?;
    }
    serve_stream(registry, stream, PeerInfo { ip, channel: Channel::Tls(shown) }).await;
    Ok(())
}

/// Refuses a certificate that was taken back, where one is required: the client hears nothing more.
async fn refuse_revoked(registry: &Registry, shown: Option<&PeerCertificate>) -> Result<()> {
    let Some(fingerprint) = shown.map(|shown| shown.fingerprint.clone()) else { return Ok(()) };
    let revoked = registry.store.read(move |tx| registrar::is_revoked(tx, &fingerprint)).await;
    match revoked {
        Ok(false) => Ok(()),
        Ok(true) => Err(Error::session("the client's certificate was revoked")),
        Err(failure) => Err(Error::session(format!("it is not known whether a certificate was revoked: {failure:?}"))),
    }
}

/// How many connections each address has.
#[derive(Clone, Default)]
struct Addresses(Arc<Mutex<HashMap<IpAddr, usize>>>);

/// A connection that counts until it is dropped.
struct Place {
    addresses: Addresses,
    ip: IpAddr,
}

impl Addresses {
    /// A place for one more connection of `ip`, of which it may have `most` (0: any number).
    fn admit(&self, ip: IpAddr, most: usize) -> Option<Place> {
        let mut counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let count = counts.entry(ip).or_insert(0);
        if most > 0 && *count >= most {
            return None;
        }
        *count += 1;
        Some(Place { addresses: self.clone(), ip })
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut counts = self.addresses.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(count) = counts.get_mut(&self.ip) {
            *count -= 1;
            if *count == 0 {
                counts.remove(&self.ip);
            }
        }
    }
}

/// The database that was asked for, or the directory's own.
fn database(options: &ServeOptions, settings: &Settings) -> Result<Database> {
    match &options.db {
        Some(wish) => Database::read(wish, None),
        None => Database::read(&settings.database, Some(&options.dir)),
    }
}

/// The listener's identity from the files that the settings name.
fn identity(dir: &Path, settings: &Settings) -> Result<Identity> {
    let tls = &settings.tls;
    let required = settings.login.client_certificate == ClientCertificate::Required;
    Identity::load(&dir.join(&tls.certificate), &dir.join(&tls.key), &dir.join(&tls.client_authority), required)
}

/// The first address that `listen` stands for.
async fn resolve(listen: &str) -> Result<SocketAddr> {
    let hint = "write an address and a port: 127.0.0.1:7000, [::1]:7000, localhost:0";
    let found = lookup_host(listen)
        .await
        .map_err(|error| Error::usage(format!("--listen {listen} is no address: {error}")).hint(hint).source(error))?;
    found.into_iter().next().ok_or_else(|| Error::usage(format!("--listen {listen} has no address")).hint(hint))
}
