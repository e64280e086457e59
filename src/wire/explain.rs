//! From a TLS failure to a sentence that says what to set.

use crate::error::{Error, Result};
use crate::wire::FrameError;
use crate::wire::link::{Peer, ascii_host};
use crate::wire::settings::Settings;
use crate::wire::tap::Heard;
use crate::wire::tls::moment;
use openssl::ssl::{SslConnector, SslMethod, SslVerifyMode};
use openssl::x509::{X509, X509NameRef};
use std::net::{IpAddr, SocketAddr};
use std::time::Duration;

/// What OpenSSL says of a chain (`X509_verify_cert_error_string`; 1.1 wrote `self signed`).
const VERDICTS: [(&str, Verdict); 12] = [
    ("hostname mismatch", Verdict::Name),
    ("IP address mismatch", Verdict::Name),
    ("certificate has expired", Verdict::Expired),
    ("certificate is not yet valid", Verdict::NotYetValid),
    ("self-signed certificate", Verdict::SelfSigned),
    ("self signed certificate", Verdict::SelfSigned),
    ("self-signed certificate in certificate chain", Verdict::UnknownAuthority),
    ("self signed certificate in certificate chain", Verdict::UnknownAuthority),
    ("unable to get local issuer certificate", Verdict::UnknownAuthority),
    ("unable to verify the first certificate", Verdict::UnknownAuthority),
    ("unable to get issuer certificate", Verdict::UnknownAuthority),
    ("certificate revoked", Verdict::Revoked),
];

/// What is wrong with a server's certificate.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Verdict {
    Name,
    Expired,
    NotYetValid,
    SelfSigned,
    UnknownAuthority,
    Revoked,
}

/// The error for a failed handshake. A second one, which checks and sends nothing, fetches the certificate to talk about.
pub(super) async fn handshake(
    text: &str,
    heard: &Heard,
    settings: &Settings,
    name: &str,
    address: SocketAddr,
) -> Error {
    let server = settings.server();
    if let Some(error) = no_tls(&heard.bytes(), &server).or_else(|| client_refused(text, settings)) {
        return error.source(text.to_owned());
    }
    let error = if let Some(verdict) = verdict(text) {
        let chain = fetch(settings, name.to_owned(), address).await;
        judged(verdict, &chain, settings)
    } else if heard.bytes().is_empty() {
        Error::session(format!("{server} closed the connection during the TLS handshake"))
            .hint("is your address on the registry's list, and is this a port with TLS (700 is usual)?")
    } else if ["protocol version", "unsupported protocol"].iter().any(|part| text.contains(part)) {
        Error::session(format!("{server} speaks no TLS that is still safe; 1.2 is the least"))
            .hint("ask the registry which of its servers has TLS 1.2 or 1.3")
    } else if text.contains("too small") || text.contains("too weak") {
        Error::session(format!("{server}: its certificate or key is too weak for this system's OpenSSL: {text}"))
            .hint("ask the registry for a stronger certificate; `pin` does not lift this")
    } else {
        Error::session(format!("{server}: the TLS handshake failed: {text}"))
            .hint("`cert` and `key`, `ca`, `server-name` and `pin` of the profile decide about TLS")
    };
    error.source(text.to_owned())
}

/// The error for a greeting that did not come. With TLS 1.3 a refused client certificate shows only here.
pub fn explain_read(error: FrameError, peer: &Peer, settings: &Settings) -> Error {
    let server = settings.server();
    if let FrameError::Io(io) = &error
        && let Some(explained) = client_refused(&io.to_string(), settings)
    {
        return explained.source(error);
    }
    let certificate = match (&settings.tls.identity, peer.tls_version) {
        (None, Some(_)) => "; does it ask for a client certificate (`cert` and `key`)?",
        (Some(_), Some(_)) => ", and is the client certificate still good there, not revoked?",
        _ => "?",
    };
    let (message, hint) = match &error {
        FrameError::Closed | FrameError::Io(_) => (
            format!("{server} closed the connection before a greeting"),
            format!("is your address on the registry's list{certificate}"),
        ),
        FrameError::Unframed(text) => (
            format!("{server} did not greet but said: {}", visible(text.trim())),
            "this is no EPP frame: a refusal in words, or another service on this port".to_owned(),
        ),
        FrameError::TooLong { .. } | FrameError::TooShort(_) => {
            (format!("{server} sent no greeting: {error}"), "is this the port of EPP (700 is usual)?".to_owned())
        }
        FrameError::Cut { .. } => {
            (format!("{server} sent half a greeting: {error}"), "try again; then ask the registry".to_owned())
        }
    };
    Error::session(message).hint(hint).source(error)
}

/// The server's first bytes are no TLS record.
fn no_tls(heard: &[u8], server: &str) -> Option<Error> {
    let (handshake, alert) = (22, 21);
    let first = *heard.first()?;
    if (first == handshake || first == alert) && heard.get(1).is_none_or(|version| *version == 3) {
        return None;
    }
    let text: String = String::from_utf8_lossy(heard).chars().take(120).collect();
    let said = match heard {
        [0, _, _, _, rest @ ..] if rest.starts_with(b"<") => "EPP without TLS".to_owned(),
        _ => format!("\u{201c}{}\u{201d}", visible(text.trim())),
    };
    Some(
        Error::session(format!("{server} speaks no TLS on this port; it said {said}"))
            .hint("check the port (700 is usual); `plain` works without TLS, only to this very machine"),
    )
}

/// The server's alert is about our certificate.
fn client_refused(text: &str, settings: &Settings) -> Option<Error> {
    let server = settings.server();
    let alert = |name: &str| text.contains(&format!("alert {name}"));
    let refused = ["bad certificate", "certificate unknown", "unsupported certificate", "access denied", "unknown ca"];
    let missing = alert("certificate required") || alert("handshake failure");
    let Some(_) = settings.tls.identity else {
        return (missing || refused.iter().any(|name| alert(name))).then(|| {
            Error::session(format!("{server} asks for a client certificate, and none is set"))
                .hint("set `cert` and `key` (or `pkcs12`) in the profile, or EPPSH_CERT and EPPSH_KEY")
        });
    };
    let why = if alert("certificate expired") {
        "it has expired"
    } else if alert("certificate revoked") {
        "it was revoked"
    } else if alert("unknown ca") {
        "its issuer is not known there"
    } else if missing || refused.iter().any(|name| alert(name)) {
        "it is not the one the registry knows"
    } else {
        return None;
    };
    Some(
        Error::session(format!("{server} refused the client certificate: {why}"))
            .hint("check `cert` and `key` (EPPSH_CERT, EPPSH_KEY): the registry must know this certificate"),
    )
}

/// Finds OpenSSL's own words for a verdict.
fn verdict(text: &str) -> Option<Verdict> {
    let (_, words) = text.rsplit_once('(')?;
    let words = words.strip_suffix(')')?;
    VERDICTS.iter().find(|(said, _)| words.eq_ignore_ascii_case(said)).map(|(_, verdict)| *verdict)
}

/// The sentence for a certificate that was not accepted.
fn judged(verdict: Verdict, chain: &[X509], settings: &Settings) -> Error {
    let server = settings.server();
    let now = jiff::Timestamp::now();
    let whose =
        |found: Option<&X509>| found.map_or_else(String::new, |found| format!(" ({})", subject(found.subject_name())));
    match verdict {
        Verdict::Name => {
            let names = chain.first().map_or_else(|| "another name".to_owned(), names);
            Error::session(format!("the certificate of {server} is for {names}, not for {}", settings.verified_name()))
                .hint("if that is the right server, set `server-name` (--server-name) to the name in the certificate")
        }
        Verdict::Expired => {
            let old = chain.iter().find(|found| moment(found.not_after()).is_some_and(|end| end < now));
            let when = old.and_then(|found| moment(found.not_after())).map_or_else(String::new, |end| on(end, now));
            Error::session(format!("a certificate of {server} has expired{when}{}", whose(old))).hint(
                "if this machine's clock is right, only the registry can mend it; `pin` accepts this one certificate",
            )
        }
        Verdict::NotYetValid => {
            let young = chain.iter().find(|found| moment(found.not_before()).is_some_and(|start| start > now));
            let when =
                young.and_then(|found| moment(found.not_before())).map_or_else(String::new, |start| on(start, now));
            Error::session(format!("a certificate of {server} is not valid yet; it begins{when}{}", whose(young)))
                .hint("is this machine's clock right?")
        }
        Verdict::SelfSigned => Error::session(format!("the certificate of {server} is self-signed"))
            .hint("get the certificate from the registry and set `ca` (EPPSH_CA) to its file, or `pin` to its SHA-256"),
        Verdict::UnknownAuthority => {
            let issuer =
                chain.last().map_or_else(|| "an unknown authority".to_owned(), |last| subject(last.issuer_name()));
            let hint = match &settings.tls.ca {
                None => "get the registry's CA certificate and set `ca` (--ca, EPPSH_CA) to its file".to_owned(),
                Some(file) => format!("{} does not hold it; `ca` needs the root itself", file.display()),
            };
            Error::session(format!("the certificate of {server} was issued by {issuer}, which is not trusted"))
                .hint(hint)
        }
        Verdict::Revoked => Error::session(format!("the certificate of {server} was revoked")).hint("ask the registry"),
    }
}

/// ` on 2026-01-31, 12 days ago`.
fn on(then: jiff::Timestamp, now: jiff::Timestamp) -> String {
    let days = (now.as_second() - then.as_second()) / 86_400;
    let distance = match days {
        0 => "within a day of now".to_owned(),
        days if days > 0 => format!("{days} days ago"),
        days => format!("in {} days", -days),
    };
    format!(" on {}, {distance}", then.strftime("%Y-%m-%d"))
}

/// The names a certificate is for.
pub(super) fn names(certificate: &X509) -> String {
    let alternative: Vec<String> = certificate
        .subject_alt_names()
        .into_iter()
        .flatten()
        .filter_map(|name| {
            let address = || match name.ipaddress()? {
                bytes if bytes.len() == 4 => Some(IpAddr::from(<[u8; 4]>::try_from(bytes).ok()?).to_string()),
                bytes => Some(IpAddr::from(<[u8; 16]>::try_from(bytes).ok()?).to_string()),
            };
            name.dnsname().map(visible).or_else(address)
        })
        .take(10)
        .collect();
    if alternative.is_empty() { subject(certificate.subject_name()) } else { alternative.join(", ") }
}

/// The common name, else everything of a name.
pub(super) fn subject(name: &X509NameRef) -> String {
    let mut parts: Vec<_> = name.entries_by_nid(openssl::nid::Nid::COMMONNAME).collect();
    if parts.is_empty() {
        parts = name.entries().collect();
    }
    let parts: Vec<String> =
        parts.iter().filter_map(|part| part.data().to_string().ok()).map(|part| visible(&part)).collect();
    if parts.is_empty() { "nobody (it has no name)".to_owned() } else { parts.join(", ") }
}

/// Text of a peer without anything a terminal would obey.
fn visible(text: &str) -> String {
    crate::wire::trace::escape_controls(text, false)
}

/// The certificates the server shows; none when it cannot be asked again.
pub(super) async fn fetch(settings: &Settings, name: String, address: SocketAddr) -> Vec<X509> {
    let limit = settings.timeouts.handshake;
    let send_name = settings.tls.send_sni && name.parse::<IpAddr>().is_err() && ascii_host(&name).is_ok();
    if settings.source.is_some() {
        return Vec::new();
    }
    tokio::task::spawn_blocking(move || look(&name, send_name, address, limit).unwrap_or_default())
        .await
        .unwrap_or_default()
}

/// Shakes hands without checking, sends nothing and leaves.
fn look(
    name: &str,
    send_name: bool,
    address: SocketAddr,
    limit: Duration,
) -> Result<Vec<X509>, Box<dyn std::error::Error>> {
    let stream = std::net::TcpStream::connect_timeout(&address, limit)?;
    stream.set_read_timeout(Some(limit))?;
    stream.set_write_timeout(Some(limit))?;
    let mut builder = SslConnector::builder(SslMethod::tls_client())?;
    builder.set_verify(SslVerifyMode::NONE);
    let asking = builder.build().configure()?.use_server_name_indication(send_name).verify_hostname(false);
    let stream = asking.connect(name, stream)?;
    Ok(stream.ssl().peer_cert_chain().map(|chain| chain.iter().map(ToOwned::to_owned).collect()).unwrap_or_default())
}
