//! Where to connect and what to insist on: plain data, made by `config`.

use crate::error::{Error, Result};
use crate::secret::Secret;
use crate::wire::DEFAULT_MAX_FRAME;
use base64::Engine;
use base64::engine::general_purpose::{STANDARD, STANDARD_NO_PAD};
use std::net::{IpAddr, Ipv6Addr};
use std::path::PathBuf;
use std::time::Duration;

/// The port of RFC 5734 section 2.
pub const DEFAULT_PORT: u16 = 700;

/// One server and how to reach it.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    /// A host name (U-label or A-label) or an address.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// Which of its addresses may be used.
    pub family: IpFamily,
    /// The address of ours that a registry has on its list.
    pub source: Option<IpAddr>,
    /// What proves the two sides to each other.
    pub tls: Tls,
    /// No TLS at all; only to this very machine.
    pub plain: bool,
    /// How long each step may take.
    pub timeouts: Timeouts,
    /// The largest answer taken, with its header.
    pub max_frame: usize,
}

impl Settings {
    /// The defaults for `host`.
    pub fn new(host: impl Into<String>, port: u16) -> Self {
        Settings {
            host: host.into(),
            port,
            family: IpFamily::Any,
            source: None,
            tls: Tls::default(),
            plain: false,
            timeouts: Timeouts::default(),
            max_frame: DEFAULT_MAX_FRAME,
        }
    }

    /// `host:port` as a person writes it.
    pub fn server(&self) -> String {
        match self.host.parse::<Ipv6Addr>() {
            Ok(address) => format!("[{address}]:{}", self.port),
            Err(_) => format!("{}:{}", self.host, self.port),
        }
    }

    /// Refuses to do without TLS where the host is not this very machine; no name server is asked for that.
    pub fn check_plain(&self) -> Result<()> {
        if !self.plain || is_this_machine(&self.host) { Ok(()) } else { Err(self.not_plain()) }
    }

    /// Why there is no connection without TLS.
    pub(super) fn not_plain(&self) -> Error {
        Error::usage(format!("{} would be reached without TLS over a network", self.server())).hint(
            "`plain` is for this very machine (localhost, 127.0.0.1, ::1): leave out --plain, or take it out of the profile",
        )
    }

    /// The name the server's certificate has to carry.
    pub fn verified_name(&self) -> &str {
        self.tls.server_name.as_deref().unwrap_or(&self.host)
    }
}

/// Whether a host is this machine by its name (RFC 6761, section 6.3) or address.
fn is_this_machine(host: &str) -> bool {
    let name = host.trim_end_matches('.').to_ascii_lowercase();
    host.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
        || name == "localhost"
        || name.ends_with(".localhost")
}

/// Which addresses of a host may be used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum IpFamily {
    /// Whatever the name has.
    #[default]
    Any,
    /// Only IPv4.
    V4,
    /// Only IPv6.
    V6,
}

/// What is checked of the server and shown of the client.
#[derive(Clone, Debug, PartialEq)]
pub struct Tls {
    /// The certificate authorities to trust instead of the system's.
    pub ca: Option<PathBuf>,
    /// The client certificate with its key.
    pub identity: Option<Identity>,
    /// The SHA-256 of the only certificate to accept.
    pub pin_sha256: Option<[u8; 32]>,
    /// The name to check and to send in place of the host's.
    pub server_name: Option<String>,
    /// Whether the name is sent at all.
    pub send_sni: bool,
    /// Take any certificate.
    pub insecure: bool,
}

impl Default for Tls {
    fn default() -> Self {
        Tls { ca: None, identity: None, pin_sha256: None, server_name: None, send_sni: true, insecure: false }
    }
}

/// A client certificate and its key, in files.
#[derive(Clone, Debug, PartialEq)]
pub enum Identity {
    /// Two PEM files (or twice the same).
    Pem {
        /// The certificate, with its chain.
        cert: PathBuf,
        /// The private key in any form.
        key: PathBuf,
        /// What the key is encrypted with.
        password: Option<Secret>,
    },
    /// One PKCS#12 file.
    Pkcs12 {
        /// The file.
        file: PathBuf,
        /// What it is encrypted with.
        password: Option<Secret>,
    },
}

/// How long each step may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Timeouts {
    /// Finding the name and reaching one of its addresses.
    pub connect: Duration,
    /// Agreeing on TLS.
    pub handshake: Duration,
    /// Waiting for the greeting.
    pub greeting: Duration,
    /// Waiting for the answer to a command.
    pub answer: Duration,
}

impl Default for Timeouts {
    fn default() -> Self {
        Timeouts {
            connect: Duration::from_secs(10),
            handshake: Duration::from_secs(10),
            greeting: Duration::from_secs(10),
            answer: Duration::from_secs(30),
        }
    }
}

/// Reads `host`, `host:port`, `address`, `[v6]` or `[v6]:port`.
pub fn parse_server(text: &str) -> Result<(String, u16)> {
    let wrong = |why: &str| {
        Error::usage(format!("`{text}` is no server: {why}"))
            .hint("write host:port, for example epp.example.net:700; an IPv6 address with a port goes in brackets")
    };
    let (host, port) = split_server(text.trim()).ok_or_else(|| wrong("the bracket is not closed"))?;
    if host.is_empty() {
        return Err(wrong("the host name is missing"));
    }
    if host.contains(|letter: char| letter.is_whitespace() || letter.is_control() || "/@?#".contains(letter)) {
        return Err(wrong("a host name has only letters, digits, hyphens and dots"));
    }
    let port = match port {
        None => DEFAULT_PORT,
        Some(port) => match port.parse() {
            Ok(port) if port > 0 => port,
            _ => return Err(wrong("the port is a number from 1 to 65535")),
        },
    };
    Ok((host.to_owned(), port))
}

/// The two halves of `host:port`; `None` when a bracket stays open.
fn split_server(text: &str) -> Option<(&str, Option<&str>)> {
    if let Some(rest) = text.strip_prefix('[') {
        let (host, port) = rest.split_once(']')?;
        return match port {
            "" => Some((host, None)),
            port => port.strip_prefix(':').map(|port| (host, Some(port))),
        };
    }
    if text.parse::<Ipv6Addr>().is_ok() {
        return Some((text, None));
    }
    Some(text.rsplit_once(':').map_or((text, None), |(host, port)| (host, Some(port))))
}

/// Reads a SHA-256 in hexadecimal, with or without colons, or in base64; `sha256:`, `sha256/` or `SHA256=` may lead it.
pub fn parse_pin(text: &str) -> Result<[u8; 32]> {
    let text = text.trim();
    let digest = match text.get(..7) {
        Some(head) if ["sha256:", "sha256/", "sha256="].contains(&head.to_ascii_lowercase().as_str()) => &text[7..],
        _ => text,
    };
    let bytes = from_hex(digest)
        .or_else(|| STANDARD.decode(digest).or_else(|_| STANDARD_NO_PAD.decode(digest)).ok())
        .and_then(|bytes| <[u8; 32]>::try_from(bytes).ok());
    bytes.ok_or_else(|| {
        Error::usage(format!("`{text}` is no pin: it takes the 32 bytes of a SHA-256 in hexadecimal or base64")).hint(
            "the SHA-256 of the server's whole certificate: openssl x509 -noout -fingerprint -sha256 -in cert.pem",
        )
    })
}

/// The bytes of `aa:bb…` or `aabb…`.
fn from_hex(text: &str) -> Option<Vec<u8>> {
    let digits: Vec<u8> = text.bytes().filter(|byte| *byte != b':').collect();
    if !digits.len().is_multiple_of(2) {
        return None;
    }
    digits
        .chunks(2)
        .map(|pair| {
            let value = |digit: u8| (digit as char).to_digit(16);
            Some((value(pair[0])? * 16 + value(pair[1])?) as u8)
        })
        .collect()
}

/// A fingerprint as people compare it: upper case with colons.
pub fn fingerprint(digest: &[u8; 32]) -> String {
    digest.iter().map(|byte| format!("{byte:02X}")).collect::<Vec<_>>().join(":")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn servers_in_every_notation() {
        for (text, host, port) in [
            ("epp.example.net", "epp.example.net", 700),
            ("epp.example.net:3121", "epp.example.net", 3121),
            ("епп.дети:700", "епп.дети", 700),
            ("192.0.2.1:7000", "192.0.2.1", 7000),
            ("2001:db8::1", "2001:db8::1", 700),
            ("[2001:db8::1]:701", "2001:db8::1", 701),
            ("[::1]", "::1", 700),
        ] {
            assert_eq!(parse_server(text).unwrap(), (host.to_owned(), port), "{text}");
        }
        for text in ["", ":700", "a:0", "a:65536", "a:x", "[::1", "[::1]7", "https://a", "a b"] {
            assert!(parse_server(text).is_err(), "{text}");
        }
        assert_eq!(Settings::new("::1", 7).server(), "[::1]:7");
    }

    #[test]
    fn pins_in_every_notation() {
        let digest: [u8; 32] = std::array::from_fn(|index| index as u8 * 7);
        let colons = fingerprint(&digest);
        for text in [
            colons.clone(),
            colons.replace(':', "").to_lowercase(),
            format!("sha256:{}", colons.replace(':', "")),
            format!("SHA256={colons}"),
            STANDARD.encode(digest),
            format!("sha256/{}", STANDARD_NO_PAD.encode(digest)),
        ] {
            assert_eq!(parse_pin(&text).unwrap(), digest, "{text}");
        }
        for text in ["", "00", "zz", "не пин", &colons[3..], &format!("{colons}:00")] {
            assert!(parse_pin(text).is_err(), "{text}");
        }
    }
}
