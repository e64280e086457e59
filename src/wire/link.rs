//! From settings to a connection that carries frames.

use crate::error::{Error, Result};
use crate::wire::settings::{IpFamily, Settings};
use crate::wire::{Framed, explain, tls};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpSocket, TcpStream};
use tokio::time::{Instant, timeout, timeout_at};

/// Anything that carries bytes both ways: TCP, TLS over it, a pipe to the registry inside.
pub trait Stream: AsyncRead + AsyncWrite + Send + Unpin {}

impl<S: AsyncRead + AsyncWrite + Send + Unpin> Stream for S {}

/// Whom we are connected with.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Peer {
    /// Address and port, or words for a registry inside the process.
    pub address: String,
    /// `TLS 1.2` or `TLS 1.3`; `None` without TLS.
    pub tls_version: Option<&'static str>,
    /// The cipher suite.
    pub cipher: Option<String>,
    /// When the server's certificate expires.
    pub expires: Option<jiff::Timestamp>,
    /// The SHA-256 of the server's certificate.
    pub sha256: Option<[u8; 32]>,
    /// When the certificate that it was shown expires, where one is set.
    pub own_expires: Option<jiff::Timestamp>,
}

/// A session that another process opened, as it lends it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lent {
    /// Who is logged in.
    pub user: String,
    /// The language agreed on.
    pub lang: String,
    /// The namespaces of objects agreed on.
    pub objects: Vec<String>,
    /// The namespaces of extensions agreed on.
    pub extensions: Vec<String>,
    /// The namespace of the protocol itself.
    pub protocol: String,
    /// Whether the server echoes transaction ids.
    pub echoes: bool,
}

/// A connection that carries frames.
pub struct Link {
    /// The frames.
    pub framed: Framed<Box<dyn Stream>>,
    /// The other side.
    pub peer: Peer,
    /// The session that is open on it already, where somebody else holds one and lends it.
    pub lent: Option<Lent>,
}

impl fmt::Debug for Link {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Link").field(&self.peer).finish()
    }
}

impl Link {
    /// Frames over `stream`, which leads to a registry inside this process.
    pub fn from_stream(stream: impl Stream + 'static, max_frame: usize) -> Self {
        let peer = Peer { address: "this process".to_owned(), ..Peer::default() };
        Link { framed: Framed::new(Box::new(stream), max_frame), peer, lent: None }
    }

    /// The greeting, which a server sends first (RFC 5734 section 3).
    pub async fn greeting(&mut self, settings: &Settings) -> Result<Vec<u8>> {
        match timeout(settings.timeouts.greeting, self.framed.read()).await {
            Ok(Ok(frame)) => Ok(frame),
            Ok(Err(error)) => Err(explain::explain_read(error, &self.peer, settings)),
            Err(_) => Err(Error::session(format!(
                "{}: connected, but no greeting came within {}",
                settings.server(),
                seconds(settings.timeouts.greeting)
            ))
            .hint("is this the port of EPP (700)? `timeout.greeting` in the profile waits longer")),
        }
    }
}

/// Connects as `settings` say. What the person should know is told to `warn` at once, on every connect.
pub fn connect<'a>(
    settings: &'a Settings,
    warn: &mut dyn FnMut(&str),
) -> impl Future<Output = Result<Link>> + Send + use<'a> {
    if settings.tls.insecure && !settings.plain {
        warn(&format!(
            "the certificate of {} is not checked (insecure): whoever is in between can read and change everything",
            settings.server()
        ));
    }
    open(settings)
}

/// Connects, with or without TLS.
async fn open(settings: &Settings) -> Result<Link> {
    let connector = if settings.plain { None } else { Some(tls::Client::new(settings)?) };
    let (stream, address) = reach(settings).await?;
    let (stream, peer): (Box<dyn Stream>, Peer) = match connector {
        None => (Box::new(stream), Peer { address: address.to_string(), ..Peer::default() }),
        Some(client) => client.handshake(settings, stream, address).await?,
    };
    Ok(Link { framed: Framed::new(stream, settings.max_frame), peer, lent: None })
}

/// The host in the form DNS and TLS take: an address, or a name of A-labels.
pub(super) fn ascii_host(host: &str) -> Result<String> {
    if host.parse::<IpAddr>().is_ok() {
        return Ok(host.to_owned());
    }
    idna::domain_to_ascii(host)
        .map(|name| name.trim_end_matches('.').to_owned())
        .ok()
        .filter(|name| !name.is_empty())
        .ok_or_else(|| {
            Error::config(format!("`{host}` is no host name")).hint("check `server` and `server-name` of the profile")
        })
}

/// The first address of the host that answers. The time-out holds for all of them together.
async fn reach(settings: &Settings) -> Result<(TcpStream, SocketAddr)> {
    let deadline = Instant::now() + settings.timeouts.connect;
    let addresses = resolve(settings, deadline).await?;
    let mut failures = Vec::new();
    for (index, address) in addresses.iter().enumerate() {
        // A share for each, so that one silent address does not use up the time of the others.
        let left = deadline.saturating_duration_since(Instant::now());
        let share = left / u32::try_from(addresses.len() - index).unwrap_or(1).max(1);
        let failure = match timeout(share, dial(*address, settings.source)).await {
            Ok(Ok(stream)) => return Ok((stream, *address)),
            Ok(Err(error)) => error,
            Err(_) => io::Error::new(io::ErrorKind::TimedOut, format!("no answer within {}", seconds(share))),
        };
        failures.push((*address, failure));
    }
    Err(unreachable(settings, failures))
}

/// The addresses that may be used, in the order the system gives them.
pub(super) async fn resolve(settings: &Settings, deadline: Instant) -> Result<Vec<SocketAddr>> {
    settings.check_plain()?;
    let name = ascii_host(&settings.host)?;
    let found = match timeout_at(deadline, tokio::net::lookup_host((name.as_str(), settings.port))).await {
        Ok(Ok(found)) => found.collect::<Vec<_>>(),
        Ok(Err(error)) => {
            return Err(Error::session(format!("the host name {} was not found: {error}", settings.host))
                .hint("check `server` in the profile or --server, and that this machine reaches a name server")
                .source(error));
        }
        Err(_) => {
            return Err(Error::session(format!(
                "the host name {} was not found within {}",
                settings.host,
                seconds(settings.timeouts.connect)
            ))
            .hint("no name server answers; `timeout.connect` in the profile waits longer"));
        }
    };
    if settings.plain && !found.iter().all(|address| address.ip().is_loopback()) {
        return Err(settings.not_plain());
    }
    let usable = |address: &SocketAddr| {
        let family = settings.family;
        (address.is_ipv4() || family != IpFamily::V4)
            && (address.is_ipv6() || family != IpFamily::V6)
            && settings.source.is_none_or(|source| source.is_ipv4() == address.is_ipv4())
    };
    let (used, left): (Vec<_>, Vec<_>) = found.into_iter().partition(usable);
    if used.is_empty() {
        let has = left.iter().map(|address| address.ip().to_string()).collect::<Vec<_>>().join(", ");
        return Err(Error::session(format!("{} has no address of the wanted family, only {has}", settings.host))
            .hint("`family` and `source` of the profile decide which addresses are used"));
    }
    Ok(used)
}

/// One TCP connection, from `source` if that is wanted.
pub(super) async fn dial(address: SocketAddr, source: Option<IpAddr>) -> io::Result<TcpStream> {
    let stream = from_source(address, source)?.connect(address).await?;
    stream.set_nodelay(true)?;
    Ok(stream)
}

/// A socket of the right family, bound to `source`.
fn from_source(address: SocketAddr, source: Option<IpAddr>) -> io::Result<TcpSocket> {
    let socket = if address.is_ipv4() { TcpSocket::new_v4()? } else { TcpSocket::new_v6()? };
    let any = if address.is_ipv4() { IpAddr::V4(Ipv4Addr::UNSPECIFIED) } else { IpAddr::V6(Ipv6Addr::UNSPECIFIED) };
    if let Some(source) = source.filter(|source| *source != any) {
        socket.bind(SocketAddr::new(source, 0))?;
    }
    Ok(socket)
}

/// No address answered: each with its reason.
fn unreachable(settings: &Settings, failures: Vec<(SocketAddr, io::Error)>) -> Error {
    let all = |kind| failures.iter().all(|(_, error)| error.kind() == kind);
    let hint = if all(io::ErrorKind::ConnectionRefused) {
        "nothing listens there: check the port (700 is usual), and whether the registry lets in only listed addresses"
    } else if all(io::ErrorKind::TimedOut) {
        "a firewall may drop it: is your address on the registry's list? `timeout.connect` waits longer"
    } else if all(io::ErrorKind::AddrNotAvailable) {
        "`source` must be an address of this machine"
    } else {
        "check `server`, `family` and `source` of the profile, and the network"
    };
    let reasons: Vec<String> = failures.iter().map(|(address, error)| format!("{}: {error}", address.ip())).collect();
    Error::session(format!("{} cannot be reached: {}", settings.server(), reasons.join("; "))).hint(hint)
}

/// A duration for a person.
pub(super) fn seconds(duration: Duration) -> String {
    format!("{} s", (duration.as_secs_f64() * 10.0).round() / 10.0)
}
