//! TLS as a client, and where it looks for certificate authorities.

use crate::error::{Error, Result};
use crate::wire::explain;
use crate::wire::identity;
use crate::wire::link::{Peer, Stream, ascii_host, seconds};
use crate::wire::settings::{Settings, fingerprint};
use crate::wire::tap::{Heard, Tap, suite_name, version_name};
use native_tls::Protocol;
use openssl::asn1::{Asn1Time, Asn1TimeRef};
use openssl::x509::X509;
use sha2::{Digest, Sha256};
use std::ffi::OsString;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use tokio::net::TcpStream;
use tokio::time::timeout;

/// What `SSL_CERT_FILE` and `SSL_CERT_DIR` should be set to.
#[derive(Clone, Debug, PartialEq)]
pub struct Roots {
    /// An empty file.
    pub file: PathBuf,
    /// A directory of authorities named by their hash, read only when one is needed.
    pub dir: PathBuf,
}

/// Decides how the system's authorities are found cheaply; `None` leaves everything as it is.
///
/// Making a TLS connector otherwise reads the whole bundle of the system, twice (55 to 220 ms). `main` calls this first
/// thing, **before any thread exists**, with the process's own environment, and sets both variables to the answer.
/// It holds with and without a private authority: with one, the built-in ones are switched off anyway.
/// A variable the user has set is respected; one that names the system's own authorities says nothing new.
pub fn prepare_roots(environment: &dyn Fn(&str) -> Option<OsString>) -> Option<Roots> {
    let own =
        |name: &str, system: &[&str]| environment(name).is_some_and(|path| !system.iter().any(|known| path == **known));
    if own("SSL_CERT_FILE", &BUNDLES) || own("SSL_CERT_DIR", &HASHED) {
        return None;
    }
    cheap_roots(Path::new("/dev/null"), &HASHED.map(Path::new))
}

/// Where systems keep their authorities in one file, made from the directory beside it.
const BUNDLES: [&str; 3] = ["/etc/ssl/certs/ca-certificates.crt", "/etc/ssl/cert.pem", "/usr/lib/ssl/cert.pem"];
/// Where they keep them one by one.
const HASHED: [&str; 3] = ["/etc/ssl/certs", "/etc/pki/tls/certs", "/usr/lib/ssl/certs"];

/// The first of `dirs` with hashed names, beside the empty file.
fn cheap_roots(empty: &Path, dirs: &[&Path]) -> Option<Roots> {
    let dir = dirs.iter().find(|dir| is_hashed(dir))?;
    empty.exists().then(|| Roots { file: empty.to_owned(), dir: dir.to_path_buf() })
}

/// Whether a directory has at least one `1234abcd.0`.
fn is_hashed(dir: &Path) -> bool {
    let hash = |name: &str| {
        name.strip_suffix(".0").is_some_and(|hash| hash.len() == 8 && hash.bytes().all(|byte| byte.is_ascii_hexdigit()))
    };
    std::fs::read_dir(dir).is_ok_and(|mut entries| {
        entries.any(|entry| entry.is_ok_and(|entry| entry.file_name().to_str().is_some_and(hash)))
    })
}

/// Everything made ready before a socket is opened: a wrong file costs no connection.
pub(super) struct Client {
    connector: tokio_native_tls::TlsConnector,
    name: String,
    /// When our own certificate expires.
    own_expires: Option<jiff::Timestamp>,
}

impl Client {
    /// Reads the files of `settings`.
    pub(super) fn new(settings: &Settings) -> Result<Self> {
        let tls = &settings.tls;
        let mut builder = native_tls::TlsConnector::builder();
        // A pin names one certificate; who signed it then adds nothing, unless `ca` asks for it.
        let unchecked = tls.insecure || (tls.pin_sha256.is_some() && tls.ca.is_none());
        builder
            .min_protocol_version(Some(Protocol::Tlsv12))
            .use_sni(tls.send_sni)
            .danger_accept_invalid_certs(unchecked)
            .danger_accept_invalid_hostnames(unchecked);
        if let Some(ca) = &tls.ca {
            builder.disable_built_in_roots(true);
            for certificate in identity::certificates(ca, "ca")? {
                builder.add_root_certificate(root(&certificate)?);
            }
        }
        let mut own_expires = None;
        if let Some(identity) = &tls.identity {
            let (identity, expires) = identity::load(identity)?;
            builder.identity(identity);
            own_expires = expires;
        }
        let connector = builder
            .build()
            .map_err(|error| Error::config(format!("TLS cannot be set up with these files: {error}")).source(error))?;
        Ok(Client { connector: connector.into(), name: ascii_host(settings.verified_name())?, own_expires })
    }

    /// Agrees on TLS and looks at the certificate, before anything is sent over it.
    pub(super) async fn handshake(
        &self,
        settings: &Settings,
        stream: TcpStream,
        address: SocketAddr,
    ) -> Result<(Box<dyn Stream>, Peer)> {
        let heard = Heard::default();
        let tapped = Tap::new(stream, heard.clone());
        let stream = match timeout(settings.timeouts.handshake, self.connector.connect(&self.name, tapped)).await {
            Ok(Ok(stream)) => stream,
            Ok(Err(error)) => {
                return Err(explain::handshake(&error.to_string(), &heard, settings, &self.name, address).await);
            }
            Err(_) => {
                return Err(Error::session(format!(
                    "{}: TLS was not agreed on within {}",
                    settings.server(),
                    seconds(settings.timeouts.handshake)
                ))
                .hint("is this a port with TLS? `timeout.handshake` in the profile waits longer"));
            }
        };
        let certificate = stream.get_ref().peer_certificate().ok().flatten().and_then(|found| found.to_der().ok());
        let peer = Peer { own_expires: self.own_expires, ..describe(address, &heard, certificate.as_deref()) };
        check_pin(settings, peer.sha256)?;
        Ok((Box::new(stream), peer))
    }
}

/// A certificate as the TLS layer takes it.
fn root(certificate: &X509) -> Result<native_tls::Certificate> {
    certificate
        .to_der()
        .ok()
        .and_then(|der| native_tls::Certificate::from_der(&der).ok())
        .ok_or_else(|| Error::internal("a certificate of `ca` was lost in conversion"))
}

/// What is worth telling about the server.
fn describe(address: SocketAddr, heard: &Heard, certificate: Option<&[u8]>) -> Peer {
    let chosen = heard.chosen();
    let expires = certificate.and_then(|der| X509::from_der(der).ok()).and_then(|found| moment(found.not_after()));
    Peer {
        address: address.to_string(),
        tls_version: chosen.map(|(version, _)| version_name(version)),
        cipher: chosen.map(|(_, suite)| suite_name(suite)),
        expires,
        sha256: certificate.map(|der| Sha256::digest(der).into()),
        own_expires: None,
    }
}

/// A time of a certificate.
pub(super) fn moment(time: &Asn1TimeRef) -> Option<jiff::Timestamp> {
    let since = Asn1Time::from_unix(0).ok()?.diff(time).ok()?;
    jiff::Timestamp::from_second(i64::from(since.days) * 86_400 + i64::from(since.secs)).ok()
}

/// Compares the certificate with the pin.
fn check_pin(settings: &Settings, found: Option<[u8; 32]>) -> Result<()> {
    let Some(pin) = settings.tls.pin_sha256 else { return Ok(()) };
    if found == Some(pin) {
        return Ok(());
    }
    let found = found.map_or_else(|| "no certificate".to_owned(), |digest| fingerprint(&digest));
    Err(Error::session(format!(
        "the certificate of {} is not the pinned one: it is {found}, `pin` is {}",
        settings.server(),
        fingerprint(&pin)
    ))
    .hint("nothing was sent; if the registry has changed its certificate, set `pin` (EPPSH_PIN) to the new SHA-256"))
}
