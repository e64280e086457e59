//! Sessions that ask as fast as they are answered: blocking, one thread each, no XML read.

use super::site::{PASSWORD, REGISTRARS};
use crate::Failure;
use crate::stub::{Link, framed};
use openssl::ssl::{Ssl, SslContext, SslContextBuilder, SslFiletype, SslMethod, SslVerifyMode};
use std::net::TcpStream;
use std::path::Path;
use std::time::{Duration, Instant};

/// What every frame begins with.
pub const HEAD: &str =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"no\"?><epp xmlns=\"urn:ietf:params:xml:ns:epp-1.0\">";

/// The namespace of domains, as frames declare it.
const DOMAIN: &str = "xmlns:domain=\"urn:ietf:params:xml:ns:domain-1.0\"";

/// What sessions of one server have in common: its authority and their certificates, read once.
pub struct Door {
    contexts: Vec<(&'static str, SslContext)>,
    port: u16,
}

impl Door {
    /// The server on `port` of the registry in `dir`.
    pub fn new(dir: &Path, port: u16) -> Result<Door, Failure> {
        let context = |user: &'static str| {
            let mut builder = SslContextBuilder::new(SslMethod::tls_client())?;
            builder.set_verify(SslVerifyMode::PEER);
            builder.set_ca_file(dir.join("ca.pem"))?;
            builder.set_certificate_chain_file(dir.join(format!("clients/{user}.pem")))?;
            builder.set_private_key_file(dir.join(format!("clients/{user}.key")), SslFiletype::PEM)?;
            Ok((user, builder.build()))
        };
        Ok(Door { contexts: REGISTRARS.into_iter().map(context).collect::<Result<_, Failure>>()?, port })
    }

    /// A session of `user`, logged in.
    pub fn session(&self, user: &str) -> Result<Session, Failure> {
        let (_, context) = self.contexts.iter().find(|(known, _)| *known == user).ok_or("no such registrar")?;
        let mut ssl = Ssl::new(context)?;
        ssl.set_hostname("localhost")?;
        ssl.param_mut().set_host("localhost")?;
        let stream = TcpStream::connect(("127.0.0.1", self.port))?;
        stream.set_nodelay(true)?;
        let mut link = Link::new(ssl.connect(stream)?);
        link.receive()?;
        let mut session = Session { link, asked: 0 };
        let login = format!(
            "<login><clID>{user}</clID><pw>{PASSWORD}</pw><options><version>1.0</version><lang>en</lang></options><svcs>\
             <objURI>urn:ietf:params:xml:ns:domain-1.0</objURI><objURI>urn:ietf:params:xml:ns:host-1.0</objURI>\
             <objURI>urn:ietf:params:xml:ns:contact-1.0</objURI></svcs></login>"
        );
        session.ask(&login, &["1000"])?;
        Ok(session)
    }

    /// So many sessions of `user`.
    pub fn sessions(&self, user: &str, count: usize) -> Result<Vec<Session>, Failure> {
        (0..count).map(|_| self.session(user)).collect()
    }
}

/// A session that is logged in.
pub struct Session {
    link: Link,
    asked: u64,
}

impl Session {
    /// Sends a command and gives the answer, whose result code must be one of `codes`.
    pub fn ask(&mut self, command: &str, codes: &[&str]) -> Result<&[u8], Failure> {
        self.asked += 1;
        let end = format!("<clTRID>BENCH-{:08}</clTRID></command></epp>", self.asked);
        self.link.send(&framed(&[HEAD, "<command>", command, &end]))?;
        let answer = self.link.receive()?;
        let found = find(answer, "code=\"", '"').unwrap_or_default();
        match codes.contains(&found) {
            true => Ok(answer),
            false => Err(format!("{command} was answered {}", String::from_utf8_lossy(answer)).into()),
        }
    }
}

/// What stands in `answer` between `start` and `end`.
pub fn find<'a>(answer: &'a [u8], start: &str, end: char) -> Option<&'a str> {
    let at = answer.windows(start.len()).position(|window| window == start.as_bytes())?;
    std::str::from_utf8(&answer[at + start.len()..]).ok()?.split(end).next()
}

/// What the session of this index asks for the so-manieth time after its login; both count from 0.
pub type Make<'a> = &'a (dyn Fn(usize, u64) -> String + Sync);

/// How many commands a second all `sessions` together get answered within `span`.
pub fn rate(sessions: &mut [Session], span: Duration, make: Make<'_>) -> Result<f64, Failure> {
    let begun = Instant::now();
    rate_while(sessions, &|_| begun.elapsed() < span, make)
}

/// The same while the number of commands that a session has got answered says `go`.
pub fn rate_while(sessions: &mut [Session], go: &(dyn Fn(u64) -> bool + Sync), make: Make<'_>) -> Result<f64, Failure> {
    let begun = Instant::now();
    let one = &|index: usize, session: &mut Session| -> Result<u64, Failure> {
        let before = session.asked;
        while go(session.asked - before) {
            let command = make(index, session.asked - 1);
            session.ask(&command, &["1000"])?;
        }
        Ok(session.asked - before)
    };
    let answered = std::thread::scope(|scope| {
        let start = |(index, session)| scope.spawn(move || one(index, session));
        let threads: Vec<_> = sessions.iter_mut().enumerate().map(start).collect();
        let join =
            |thread: std::thread::ScopedJoinHandle<'_, _>| thread.join().map_err(|_| "a session's thread failed")?;
        threads.into_iter().map(join).sum::<Result<u64, Failure>>()
    })?;
    Ok(answered as f64 / begun.elapsed().as_secs_f64())
}

/// A check of one name.
pub fn check(name: &str) -> String {
    format!("<check><domain:check {DOMAIN}><domain:name>{name}</domain:name></domain:check></check>")
}

/// An info.
pub fn info(name: &str) -> String {
    format!("<info><domain:info {DOMAIN}><domain:name>{name}</domain:name></domain:info></info>")
}

/// A create with what the seed gives a domain: a registrant, two contacts, two hosts.
pub fn create(name: &str, group: u64) -> String {
    format!(
        "<create><domain:create {DOMAIN}><domain:name>{name}</domain:name><domain:ns>\
         <domain:hostObj>ns1.seed-{group}.example.net</domain:hostObj>\
         <domain:hostObj>ns2.seed-{group}.example.net</domain:hostObj></domain:ns>\
         <domain:registrant>SEED-{group}</domain:registrant><domain:contact type=\"admin\">SEED-{group}</domain:contact>\
         <domain:contact type=\"tech\">SEED-{group}</domain:contact>\
         <domain:authInfo><domain:pw>Bench-auth-2026</domain:pw></domain:authInfo></domain:create></create>"
    )
}

/// A renewal by a year of what expires on `date`.
pub fn renew(name: &str, date: &str) -> String {
    format!(
        "<renew><domain:renew {DOMAIN}><domain:name>{name}</domain:name><domain:curExpDate>{date}</domain:curExpDate>\
         <domain:period unit=\"y\">1</domain:period></domain:renew></renew>"
    )
}

/// A status set, or taken off.
pub fn update(name: &str, part: &str) -> String {
    format!(
        "<update><domain:update {DOMAIN}><domain:name>{name}</domain:name><domain:{part}>\
         <domain:status s=\"clientHold\"/></domain:{part}></domain:update></update>"
    )
}

/// A delete.
pub fn delete(name: &str) -> String {
    format!("<delete><domain:delete {DOMAIN}><domain:name>{name}</domain:name></domain:delete></delete>")
}

/// A request for a transfer, or its end: `op` is `request`, `cancel`.
pub fn transfer(op: &str, name: &str, auth: &str) -> String {
    format!(
        "<transfer op=\"{op}\"><domain:transfer {DOMAIN}><domain:name>{name}</domain:name>\
         <domain:authInfo><domain:pw>{auth}</domain:pw></domain:authInfo></domain:transfer></transfer>"
    )
}
