//! The floor: greeting, login, checks, logout over TLS, blocking, with no XML read or built.

use crate::Failure;
use crate::stub::{Link, framed};
use openssl::ssl::{Ssl, SslContextBuilder, SslMethod, SslVerifyMode};
use std::net::TcpStream;
use std::path::Path;

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"no\"?><epp xmlns=\"urn:ietf:params:xml:ns:epp-1.0\"><command>";
const LOGIN: &str = "<login><clID>ClientX</clID><pw>foo-BAR2</pw><options><version>1.0</version><lang>en</lang></options><svcs>\
<objURI>urn:ietf:params:xml:ns:domain-1.0</objURI><objURI>urn:ietf:params:xml:ns:host-1.0</objURI>\
<objURI>urn:ietf:params:xml:ns:contact-1.0</objURI></svcs></login><clTRID>FLOOR-0</clTRID></command></epp>";
const LOGOUT: &str = "<logout/><clTRID>FLOOR-9</clTRID></command></epp>";

/// One session with `commands` checks.
pub fn run(port: &str, dir: &Path, commands: &str) -> Result<(), Failure> {
    let commands: usize = commands.parse()?;
    let mut link = login(port, dir)?;
    for number in 0..commands {
        exchange(&mut link, &check(&format!("d{number}.example"), number), "1000")?;
    }
    exchange(&mut link, &framed(&[HEAD, LOGOUT]), "1500")
}

/// A session.
pub fn login(port: &str, dir: &Path) -> Result<Link, Failure> {
    // A context and not a connector: that one would read the system's authorities first.
    let mut builder = SslContextBuilder::new(SslMethod::tls_client())?;
    builder.set_verify(SslVerifyMode::PEER);
    builder.set_ca_file(dir.join("ca.pem"))?;
    let mut ssl = Ssl::new(&builder.build())?;
    ssl.set_hostname("localhost")?;
    ssl.param_mut().set_host("localhost")?;
    let stream = TcpStream::connect(("127.0.0.1", port.parse::<u16>()?))?;
    stream.set_nodelay(true)?;
    let mut link = Link::new(ssl.connect(stream)?);
    link.receive()?;
    exchange(&mut link, &framed(&[HEAD, LOGIN]), "1000")?;
    Ok(link)
}

/// The frame of a check of one name.
pub fn check(name: &str, number: usize) -> Vec<u8> {
    let check = format!(
        "<check><domain:check xmlns:domain=\"urn:ietf:params:xml:ns:domain-1.0\"><domain:name>{name}</domain:name>\
         </domain:check></check><clTRID>FLOOR-{number:08}</clTRID></command></epp>"
    );
    framed(&[HEAD, &check])
}

/// Sends a frame and looks for the result code in the answer.
fn exchange(link: &mut Link, frame: &[u8], code: &str) -> Result<(), Failure> {
    link.send(frame)?;
    let answer = link.receive()?;
    let at = answer.windows(6).position(|window| window == b"code=\"").ok_or("an answer without a result")?;
    match answer[at + 6..].starts_with(code.as_bytes()) {
        true => Ok(()),
        false => Err(format!("the stub did not answer {code}").into()),
    }
}
