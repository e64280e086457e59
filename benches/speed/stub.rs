//! A server with canned answers, fast enough never to be what is measured: TLS, a thread per connection, no XML parser.

use crate::Failure;
use crate::table::say;
use openssl::ssl::{SslAcceptor, SslFiletype, SslMethod, SslStream};
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

const HEAD: &str =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"no\"?><epp xmlns=\"urn:ietf:params:xml:ns:epp-1.0\">";
const GREETING: &str = "<greeting><svID>stub</svID><svDate>2026-01-01T00:00:00.0Z</svDate><svcMenu><version>1.0</version>\
<lang>en</lang><objURI>urn:ietf:params:xml:ns:domain-1.0</objURI><objURI>urn:ietf:params:xml:ns:host-1.0</objURI>\
<objURI>urn:ietf:params:xml:ns:contact-1.0</objURI><svcExtension><extURI>urn:ietf:params:xml:ns:secDNS-1.1</extURI>\
<extURI>urn:ietf:params:xml:ns:rgp-1.0</extURI></svcExtension></svcMenu><dcp><access><all/></access><statement><purpose>\
<admin/><prov/></purpose><recipient><ours/></recipient><retention><stated/></retention></statement></dcp></greeting></epp>";
const OK: &str = "<response><result code=\"1000\"><msg>Command completed successfully</msg></result>";
const BYE: &str = "<response><result code=\"1500\"><msg>Command completed successfully; ending session</msg></result>";
const UNKNOWN: &str = "<response><result code=\"2000\"><msg>Unknown command</msg></result>";

/// How long a `hold` stub keeps the answer to logout back, so that the client can be looked at before it ends.
pub const HOLD: Duration = Duration::from_millis(250);

/// How long a `delay` stub works on a command.
pub const DELAY: Duration = Duration::from_millis(20);

/// How long answers are kept back.
#[derive(Clone, Copy)]
struct Pauses {
    logout: Duration,
    check: Duration,
}

/// Listens on a free port, says which, and answers until it is killed.
pub fn serve(dir: &Path, mode: &str) -> Result<(), Failure> {
    let mut builder = SslAcceptor::mozilla_intermediate_v5(SslMethod::tls_server())?;
    builder.set_certificate_file(dir.join("server.pem"), SslFiletype::PEM)?;
    builder.set_private_key_file(dir.join("server.key"), SslFiletype::PEM)?;
    let acceptor = Arc::new(builder.build());
    let listener = TcpListener::bind("127.0.0.1:0")?;
    say(&listener.local_addr()?.port().to_string());
    let pauses = Pauses {
        logout: if mode == "hold" { HOLD } else { Duration::ZERO },
        check: if mode == "delay" { DELAY } else { Duration::ZERO },
    };
    for stream in listener.incoming() {
        let (acceptor, stream) = (acceptor.clone(), stream?);
        std::thread::spawn(move || session(&acceptor, stream, pauses));
    }
    Ok(())
}

/// One session; whatever goes wrong ends it.
fn session(acceptor: &SslAcceptor, stream: TcpStream, pauses: Pauses) -> Option<()> {
    stream.set_nodelay(true).ok()?;
    let mut link = Link::new(acceptor.accept(stream).ok()?);
    link.send(&framed(&[HEAD, GREETING])).ok()?;
    let mut number = 0u64;
    loop {
        let request = String::from_utf8_lossy(link.receive().ok()?).into_owned();
        number += 1;
        let bye = request.contains("<logout");
        let pause = if bye { pauses.logout } else { pauses.check };
        if !pause.is_zero() && !request.contains("<login") {
            std::thread::sleep(pause);
        }
        link.send(&answer(&request, number)).ok()?;
        if bye {
            return Some(());
        }
    }
}

/// The answer to a request, header and all.
fn answer(request: &str, number: u64) -> Vec<u8> {
    if request.contains("<hello") {
        return framed(&[HEAD, GREETING]);
    }
    let mut body = String::new();
    let result = if request.contains("<logout") {
        BYE
    } else if request.contains("<login") {
        OK
    } else if request.contains("<check") {
        body.push_str("<resData><domain:chkData xmlns:domain=\"urn:ietf:params:xml:ns:domain-1.0\">");
        for name in texts(request, "<domain:name>") {
            body.push_str("<domain:cd><domain:name avail=\"1\">");
            body.push_str(name);
            body.push_str("</domain:name></domain:cd>");
        }
        body.push_str("</domain:chkData></resData>");
        OK
    } else if request.contains("<renew>") {
        OK
    } else {
        UNKNOWN
    };
    let id = texts(request, "<clTRID>").next().map(|id| format!("<clTRID>{id}</clTRID>")).unwrap_or_default();
    let end = format!("<trID>{id}<svTRID>STUB-{number}</svTRID></trID></response></epp>");
    framed(&[HEAD, result, &body, &end])
}

/// What stands behind each `tag`, up to the next tag.
fn texts<'a>(xml: &'a str, tag: &'a str) -> impl Iterator<Item = &'a str> {
    xml.split(tag).skip(1).filter_map(|rest| rest.split('<').next())
}

/// A frame with its length in front (RFC 5734, section 4), as one buffer: one write, one packet.
pub fn framed(parts: &[&str]) -> Vec<u8> {
    let length = 4 + parts.iter().map(|part| part.len()).sum::<usize>();
    let mut frame = Vec::with_capacity(length);
    frame.extend_from_slice(&u32::try_from(length).unwrap().to_be_bytes());
    parts.iter().for_each(|part| frame.extend_from_slice(part.as_bytes()));
    frame
}

/// Frames over TLS, read through one buffer: a frame usually costs one read.
pub struct Link {
    stream: SslStream<TcpStream>,
    buffer: Vec<u8>,
    from: usize,
    to: usize,
}

impl Link {
    /// Frames over `stream`.
    pub fn new(stream: SslStream<TcpStream>) -> Self {
        Link { stream, buffer: vec![0; 64 << 10], from: 0, to: 0 }
    }

    /// Writes a frame.
    pub fn send(&mut self, frame: &[u8]) -> std::io::Result<()> {
        self.stream.write_all(frame)?;
        self.stream.flush()
    }

    /// The next frame without its header.
    pub fn receive(&mut self) -> std::io::Result<&[u8]> {
        loop {
            if let Some(header) = self.buffer[self.from..self.to].first_chunk::<4>() {
                let length = u32::from_be_bytes(*header) as usize;
                if !(4..=1 << 20).contains(&length) {
                    return Err(std::io::ErrorKind::InvalidData.into());
                }
                if self.to - self.from >= length {
                    let body = self.from + 4..self.from + length;
                    self.from = body.end;
                    return Ok(&self.buffer[body]);
                }
                if self.buffer.len() < length {
                    self.buffer.resize(length, 0);
                }
            }
            self.buffer.copy_within(self.from..self.to, 0);
            self.to -= self.from;
            self.from = 0;
            match self.stream.read(&mut self.buffer[self.to..])? {
                0 => return Err(std::io::ErrorKind::UnexpectedEof.into()),
                read => self.to += read,
            }
        }
    }
}
