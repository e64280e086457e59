//! The program against peers that do what registries do on bad days: a script for each, over loopback.

mod answers;
mod desk;
mod doctor;
mod extensions;
mod links;
mod logins;
mod runs;

use crate::support::{Home, Ran, ran};
use serde_json::json;
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::Command;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex};

/// The password of every test here: it must never be seen.
const PASSWORD: &str = "Planted-Pw-1";

/// What a peer does when it has read a frame.
enum Do {
    /// Sends a frame.
    Frame(String),
    /// Sends bytes as they are.
    Bytes(Vec<u8>),
    /// Sends a frame, byte by byte.
    Drip(String),
    /// One after the other.
    Each(Vec<Do>),
    /// Closes the link.
    Close,
    /// Says nothing and waits until the client has gone.
    Silence,
}

/// What a peer says to the command that is number so-and-so, by its verb and clTRID.
type Script = dyn Fn(usize, &str, &str) -> Do + Send + Sync;

/// What a peer says to the login on the link that is number so-and-so, by its clTRID.
type Login = dyn Fn(usize, &str) -> Do + Send + Sync;

/// A peer on a port of its own.
struct Peer {
    port: u16,
    /// Every frame it read.
    seen: Arc<Mutex<Vec<String>>>,
    /// A word for every command it read, as it came.
    told: Receiver<String>,
}

/// What a peer follows.
struct Plan {
    greeting: Box<dyn Fn(usize) -> Do + Send + Sync>,
    login: Box<Login>,
    command: Box<Script>,
}

/// A greeting that offers these objects and extensions.
fn greeting(objects: &[&str], extensions: &[&str]) -> String {
    let list = |name: &str, uris: &[&str]| uris.iter().map(|uri| format!("<{name}>{uri}</{name}>")).collect::<String>();
    let extensions = match extensions {
        [] => String::new(),
        some => format!("<svcExtension>{}</svcExtension>", list("extURI", some)),
    };
    format!(
        "<epp xmlns=\"urn:ietf:params:xml:ns:epp-1.0\"><greeting><svID>Peer</svID><svDate>2027-01-01T00:00:00Z</svDate>\
         <svcMenu><version>1.0</version><lang>en</lang>{}{extensions}</svcMenu><dcp><access><all/></access><statement>\
         <purpose><admin/></purpose><recipient><ours/></recipient><retention><stated/></retention></statement></dcp>\
         </greeting></epp>",
        list("objURI", objects)
    )
}

/// The objects that most registries have.
const OBJECTS: [&str; 3] =
    ["urn:ietf:params:xml:ns:domain-1.0", "urn:ietf:params:xml:ns:host-1.0", "urn:ietf:params:xml:ns:contact-1.0"];

/// An answer with a code, and perhaps more between the result and the ids.
fn answer(code: u16, cltrid: &str, more: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><epp xmlns=\"urn:ietf:params:xml:ns:epp-1.0\"><response>\
         <result code=\"{code}\"><msg>Said {code}</msg></result>{more}<trID><clTRID>{cltrid}</clTRID><svTRID>SV-1</svTRID>\
         </trID></response></epp>"
    )
}

/// The answer to a check of one name.
fn checked(cltrid: &str) -> String {
    answer(
        1000,
        cltrid,
        "<resData><domain:chkData xmlns:domain=\"urn:ietf:params:xml:ns:domain-1.0\"><domain:cd>\
         <domain:name avail=\"1\">foo.example</domain:name></domain:cd></domain:chkData></resData>",
    )
}

/// A frame with its length in front (RFC 5734, section 4).
fn framed(frame: &str) -> Vec<u8> {
    let mut bytes = (frame.len() as u32 + 4).to_be_bytes().to_vec();
    bytes.extend_from_slice(frame.as_bytes());
    bytes
}

/// The text of an element.
fn text_of<'a>(frame: &'a str, name: &str) -> &'a str {
    let (open, close) = (format!("<{name}>"), format!("</{name}>"));
    frame.split(&open).nth(1).and_then(|rest| rest.split(&close).next()).unwrap_or("")
}

/// What a command is.
fn verb(frame: &str) -> &'static str {
    let verbs =
        ["login", "logout", "hello", "check", "info", "create", "update", "renew", "transfer", "delete", "poll"];
    let stands = |verb: &&&str| [">", "/>", " "].iter().any(|end| frame.contains(&format!("<{verb}{end}")));
    verbs.iter().find(stands).copied().unwrap_or("?")
}

impl Plan {
    /// A registry without faults, but for its answers to commands.
    fn new(command: impl Fn(usize, &str, &str) -> Do + Send + Sync + 'static) -> Plan {
        Plan {
            greeting: Box::new(|_| Do::Frame(greeting(&OBJECTS, &[]))),
            login: Box::new(|_, id| Do::Frame(answer(1000, id, ""))),
            command: Box::new(command),
        }
    }

    /// One with another greeting.
    fn greets(mut self, greeting: impl Fn(usize) -> Do + Send + Sync + 'static) -> Plan {
        self.greeting = Box::new(greeting);
        self
    }

    /// One with another answer to a login.
    fn logs_in(mut self, login: impl Fn(usize, &str) -> Do + Send + Sync + 'static) -> Plan {
        self.login = Box::new(login);
        self
    }

    /// Serves it without TLS.
    fn serve(self) -> Peer {
        self.serve_with(|stream| Some(Box::new(stream)))
    }

    /// Serves it over what `wrap` makes of a connection.
    fn serve_with(self, wrap: impl Fn(TcpStream) -> Option<Box<dyn Link>> + Send + Sync + 'static) -> Peer {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let seen = Arc::new(Mutex::new(Vec::new()));
        let (tell, told) = channel();
        let (plan, wrap, log) = (Arc::new(self), Arc::new(wrap), seen.clone());
        // Ends with the process of the tests.
        std::thread::spawn(move || {
            for (number, stream) in listener.incoming().enumerate() {
                let (plan, wrap, log, tell) = (plan.clone(), wrap.clone(), log.clone(), tell.clone());
                std::thread::spawn(move || {
                    if let Some(link) = stream.ok().and_then(|stream| wrap(stream)) {
                        plan.talk(number, link, &log, &tell);
                    }
                });
            }
        });
        Peer { port, seen, told }
    }

    /// Talks over one connection.
    fn talk(&self, number: usize, mut link: Box<dyn Link>, log: &Mutex<Vec<String>>, tell: &Sender<String>) {
        let mut open = (self.greeting)(number).act(&mut link);
        while open && let Some(frame) = read(&mut link) {
            let verb = verb(&frame);
            let id = text_of(&frame, "clTRID").to_string();
            let commands = {
                let mut log = log.lock().unwrap();
                log.push(frame);
                log.iter().filter(|frame| !matches!(self::verb(frame), "login" | "logout")).count()
            };
            drop(tell.send(verb.into()));
            let next = match verb {
                "login" => (self.login)(number, &id),
                "logout" => Do::Each(vec![Do::Frame(answer(1500, &id, "")), Do::Close]),
                verb => (self.command)(commands, verb, &id),
            };
            open = next.act(&mut link);
        }
        drop(link);
        drop(tell.send("closed".into()));
    }
}

/// A connection, with or without TLS.
trait Link: Read + Write + Send {}

impl<T: Read + Write + Send> Link for T {}

impl Do {
    /// Does it; whether the link is still open.
    fn act(self, link: &mut Box<dyn Link>) -> bool {
        match self {
            Do::Frame(frame) => link.write_all(&framed(&frame)).is_ok(),
            Do::Bytes(bytes) => link.write_all(&bytes).and_then(|()| link.flush()).is_ok(),
            Do::Drip(frame) => {
                framed(&frame).iter().all(|byte| link.write_all(&[*byte]).and_then(|()| link.flush()).is_ok())
            }
            Do::Each(all) => all.into_iter().all(|one| one.act(link)),
            Do::Close => false,
            Do::Silence => {
                while link.read(&mut [0; 512]).is_ok_and(|read| read > 0) {}
                false
            }
        }
    }
}

/// Reads a frame.
fn read(link: &mut Box<dyn Link>) -> Option<String> {
    let mut head = [0; 4];
    link.read_exact(&mut head).ok()?;
    let mut bytes = vec![0; (u32::from_be_bytes(head) as usize).checked_sub(4)?];
    link.read_exact(&mut bytes).ok()?;
    String::from_utf8(bytes).ok()
}

impl Peer {
    /// The words before a command.
    fn words<'a>(&self, server: &'a mut String, line: &'a str) -> Vec<String> {
        *server = format!("127.0.0.1:{}", self.port);
        let mut words: Vec<String> =
            ["--plain", "--server", server, "--user", "REG-1", "--password", "env:PW"].map(Into::into).to_vec();
        words.extend(crate::support::words(line));
        words
    }

    /// The program, ready to ask this peer.
    fn command(&self, home: &Home, line: &str) -> Command {
        let mut server = String::new();
        let words = self.words(&mut server, line);
        let mut command = home.command(&words.iter().map(String::as_str).collect::<Vec<_>>());
        command.env("PW", PASSWORD);
        command
    }

    /// Runs a command; what is secret never shows.
    fn run(&self, home: &Home, line: &str) -> Ran {
        let ran = ran(self.command(home, line).spawn().unwrap());
        assert!(!format!("{ran:?}").contains(PASSWORD), "{ran:?}");
        ran
    }

    /// Runs a script.
    fn script(&self, home: &Home, options: &str, script: &str) -> Ran {
        let mut child = self.command(home, options).stdin(std::process::Stdio::piped()).spawn().unwrap();
        child.stdin.take().unwrap().write_all(script.as_bytes()).unwrap();
        ran(child)
    }

    /// How many frames with this verb came.
    fn count(&self, what: &str) -> usize {
        self.seen.lock().unwrap().iter().filter(|frame| verb(frame) == what).count()
    }
}

/// The doubts that were written down.
fn doubts(home: &Home) -> Vec<serde_json::Value> {
    let text = std::fs::read_to_string(home.path("state/eppsh/doubt.ndjson")).unwrap_or_default();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}
