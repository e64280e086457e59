//! `eppsh registry serve` in a process of its own, and sessions with it.

use crate::support::Home;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// How long anything may take before a test counts as hanging.
pub const PATIENCE: Duration = Duration::from_secs(90);

/// The words that serve the registry in `registry/` on a free port, over plain TCP.
pub const SERVE: &[&str] = &["registry", "serve", "registry", "--plain", "--listen", "127.0.0.1:0"];

/// A running server; it is killed, not stopped, when this value ends.
pub struct Served {
    child: Child,
    /// Where it listens.
    pub address: String,
}

impl Served {
    /// Serves the registry of `home`, over plain TCP.
    pub fn start(home: &Home) -> Served {
        Served::run(home.command(SERVE))
    }

    /// Runs a command that serves until it listens.
    pub fn run(command: Command) -> Served {
        Served::try_run(command).unwrap_or_else(|told| panic!("the registry does not listen: {told}"))
    }

    /// The same; what it said instead, where it ends.
    pub fn try_run(mut command: Command) -> Result<Served, String> {
        let mut child = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
        let mut lines = BufReader::new(child.stderr.take().unwrap()).lines().map_while(Result::ok);
        let mut before = String::new();
        let address = lines.find_map(|line| {
            before.push_str(&line);
            before.push('\n');
            line.strip_prefix("listening on ").map(String::from)
        });
        // Its log is read on, or it would wait for a reader.
        std::thread::spawn(move || lines.for_each(drop));
        let served = Served { child, address: address.clone().unwrap_or_default() };
        address.map(|_| served).ok_or(before)
    }

    /// The process.
    pub fn id(&self) -> u32 {
        self.child.id()
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

/// A connection that was greeted.
pub struct Session<S = TcpStream>(pub S);

impl Session {
    /// A connection over plain TCP; none when the server is gone.
    pub fn connect(address: &str) -> Option<Session> {
        Session::greeted(dial(address)?)
    }

    /// One that is logged in; none when the server is gone meanwhile, or refuses.
    pub fn open(address: &str, id: &str, password: &str) -> Option<Session> {
        let mut session = Session::connect(address)?;
        (session.login(id, password)? == 1000).then_some(session)
    }
}

impl<S: Read + Write> Session<S> {
    /// The connection on a stream, when its greeting has come.
    pub fn greeted(stream: S) -> Option<Session<S>> {
        let mut session = Session(stream);
        session.receive().map(|_| session)
    }

    /// Logs in to work with all three objects.
    pub fn login(&mut self, id: &str, password: &str) -> Option<u16> {
        let objects = ["domain", "host", "contact"].map(|o| format!("<objURI>urn:ietf:params:xml:ns:{o}-1.0</objURI>"));
        self.ask(&format!(
            "<login><clID>{id}</clID><pw>{password}</pw><options><version>1.0</version><lang>en</lang></options>\
             <svcs>{}<svcExtension><extURI>urn:ietf:params:xml:ns:rgp-1.0</extURI></svcExtension></svcs></login>",
            objects.concat()
        ))
    }

    /// The result code of a command; none when the connection ended before the answer.
    pub fn ask(&mut self, inside: &str) -> Option<u16> {
        code_of(&self.exchange(inside)?)
    }

    /// The answer to a command.
    pub fn exchange(&mut self, inside: &str) -> Option<String> {
        self.send(&format!(
            "<epp xmlns=\"urn:ietf:params:xml:ns:epp-1.0\"><command>{inside}<clTRID>ABC-12345</clTRID></command></epp>"
        ))
    }

    /// The answer to a frame.
    pub fn send(&mut self, frame: &str) -> Option<String> {
        let length = u32::try_from(frame.len() + 4).unwrap();
        self.0.write_all(&[&length.to_be_bytes(), frame.as_bytes()].concat()).ok()?;
        self.receive()
    }

    /// The next frame.
    pub fn receive(&mut self) -> Option<String> {
        let mut length = [0; 4];
        self.0.read_exact(&mut length).ok()?;
        let mut body = vec![0; u32::from_be_bytes(length) as usize - 4];
        self.0.read_exact(&mut body).ok()?;
        Some(String::from_utf8(body).unwrap())
    }
}

/// A connection of which nothing was read.
pub fn dial(address: &str) -> Option<TcpStream> {
    let stream = TcpStream::connect(address).ok()?;
    stream.set_nodelay(true).ok()?;
    stream.set_read_timeout(Some(PATIENCE)).unwrap();
    Some(stream)
}

/// The result code in an answer.
pub fn code_of(answer: &str) -> Option<u16> {
    answer.split_once("<result code=\"")?.1.get(..4)?.parse().ok()
}

/// A command on one domain, with what follows its name.
pub fn domain(verb: &str, operation: &str, name: &str, rest: &str) -> String {
    format!(
        "<{verb}{operation}><domain:{verb} xmlns:domain=\"urn:ietf:params:xml:ns:domain-1.0\">\
         <domain:name>{name}</domain:name>{rest}</domain:{verb}></{verb}>"
    )
}

/// `<create>` of a domain whose authInfo all tests know.
pub fn create(name: &str) -> String {
    domain("create", "", name, "<domain:authInfo><domain:pw>2fooBAR-x</domain:pw></domain:authInfo>")
}
