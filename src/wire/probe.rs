//! Looking at a server step by step: what each step alone brings, for a person who asks what is wrong.

use super::explain;
use super::identity;
use super::link;
use super::settings::{Identity, IpFamily, Settings};
use super::tls::moment;
use crate::error::Result;
use openssl::x509::X509;
use std::io;
use std::net::SocketAddr;
use std::time::Duration;
use tokio::time::Instant;

/// What is told of a certificate.
#[derive(Clone, Debug)]
pub struct Certificate {
    /// Whose it is: the names of a server's, the common name of another.
    pub subject: String,
    /// Who signed it.
    pub issuer: String,
    /// The last moment at which it is valid.
    pub expires: Option<jiff::Timestamp>,
}

impl Certificate {
    /// What is told of `certificate`.
    fn of(certificate: &X509) -> Certificate {
        Certificate {
            subject: explain::names(certificate),
            issuer: explain::subject(certificate.issuer_name()),
            expires: moment(certificate.not_after()),
        }
    }

    /// How many whole days it is valid after `now`; negative when it has expired.
    pub fn days_left(&self, now: jiff::Timestamp) -> Option<i64> {
        Some((self.expires?.as_second() - now.as_second()).div_euclid(86_400))
    }
}

/// All addresses of the server, whatever family the settings choose.
pub async fn addresses(settings: &Settings) -> Result<Vec<SocketAddr>> {
    let any = Settings { family: IpFamily::Any, source: None, ..settings.clone() };
    link::resolve(&any, Instant::now() + settings.timeouts.connect).await
}

/// Makes a connection to one address and closes it; how long that took.
pub async fn reach(settings: &Settings, address: SocketAddr) -> io::Result<Duration> {
    let started = Instant::now();
    // An address of the other family cannot be had from there.
    let source = settings.source.filter(|source| source.is_ipv4() == address.is_ipv4());
    match tokio::time::timeout(settings.timeouts.connect, link::dial(address, source)).await {
        Ok(done) => done.map(|_| started.elapsed()),
        Err(_) => Err(io::Error::new(io::ErrorKind::TimedOut, "no answer in time")),
    }
}

/// The certificates that the server shows, its own first; not checked, and none when it shows none.
pub async fn chain(settings: &Settings, address: SocketAddr) -> Vec<Certificate> {
    let name = settings.verified_name().to_owned();
    explain::fetch(settings, name, address).await.iter().map(Certificate::of).collect()
}

/// The client certificate, where its file can be read.
pub fn client_certificate(identity: &Identity) -> Result<Option<Certificate>> {
    Ok(identity::leaf(identity)?.as_ref().map(Certificate::of))
}
