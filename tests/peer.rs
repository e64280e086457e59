//! The program against peers that do what registries do on bad days: a script for each, over loopback.

use crate::support::{Home, Ran, ran};
use eppsh::registry::pki::{Issued, Validity};
use serde_json::json;
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::Command;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime};

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

#[test]
fn any_split_of_bytes_and_any_order_of_children_is_read() {
    let home = Home::new();
    let drip = Plan::new(|_, _, id| Do::Drip(checked(id))).greets(|_| Do::Drip(greeting(&OBJECTS, &[]))).serve();
    drip.run(&home, "domain check foo.example").is(0, 1000);
    let turned = Plan::new(|_, _, id| {
        let whole = checked(id);
        let data = format!("<resData>{}</resData>", text_of(&whole, "resData"));
        Do::Frame(
            whole
                .replace(&data, "")
                .replace("</response>", &format!("{data}</response>"))
                .replace("<?xml", "\u{feff}<?xml"),
        )
    });
    let json = turned.serve().run(&home, "domain check foo.example").is(0, 1000);
    assert_eq!(json["data"]["cd"][0]["avail"], true, "{json}");
}

/// Answers that are none.
fn hostile() -> Vec<(&'static str, Do)> {
    let bomb = "<!DOCTYPE epp [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]><epp>&b;</epp>";
    let deep = format!(
        "<epp xmlns=\"urn:ietf:params:xml:ns:epp-1.0\">{}{}</epp>",
        "<a>".repeat(100_000),
        "</a>".repeat(100_000)
    );
    let mut invalid = framed("<epp>......</epp>");
    invalid[10..14].copy_from_slice(&[0xff, 0xfe, 0xc3, 0x28]);
    vec![
        ("a length of 4 GiB", Do::Bytes(vec![0xff; 4])),
        ("a length below 5", Do::Bytes(vec![0, 0, 0, 3])),
        ("unframed text", Do::Each(vec![Do::Bytes(b"550 your IP is not allowed\r\n".to_vec()), Do::Close])),
        ("invalid UTF-8", Do::Bytes(invalid)),
        ("a DTD", Do::Frame("<!DOCTYPE epp SYSTEM \"file:///etc/passwd\"><epp/>".into())),
        ("an entity bomb", Do::Frame(bomb.into())),
        ("depth", Do::Frame(deep)),
        ("no XML", Do::Frame("hello, world".into())),
        ("another vocabulary", Do::Frame("<html><body/></html>".into())),
        ("half a frame", Do::Each(vec![Do::Bytes(framed("<epp xmlns='x'></epp>")[..9].to_vec()), Do::Close])),
        ("a closed link", Do::Close),
    ]
}

#[test]
fn a_hostile_greeting_ends_in_an_error() {
    let home = Home::new();
    for at in 0..hostile().len() {
        let peer = Plan::new(|_, _, _| Do::Close).greets(move |_| hostile().swap_remove(at).1).serve();
        let ran = peer.run(&home, "domain check foo.example --timeout 60s");
        let json = ran.is(6, None);
        assert_eq!(json["error"]["kind"], "session", "{}: {ran:?}", hostile()[at].0);
        assert_eq!(peer.count("login"), 0);
        if hostile()[at].0 == "unframed text" {
            ran.says(6, &["your IP is not allowed"]);
        }
    }
}

#[test]
fn a_query_is_asked_again_once_and_a_transform_never() {
    for at in 0..hostile().len() {
        let (name, home) = (hostile()[at].0, Home::new());
        let peer = Plan::new(move |_, _, _| hostile().swap_remove(at).1).serve();
        let ran = peer.run(&home, "domain info foo.example");
        assert_eq!(ran.is(6, None)["error"]["kind"], "session", "{name}");
        assert_eq!(peer.count("info"), 2, "{name}: once more, and no oftener");
        assert!(doubts(&home).is_empty(), "{name}");

        let ran = peer.run(&home, "domain create foo.example --auth env:PW --cltrid DOUBT-1");
        ran.says(7, &["DOUBT-1", "unknown", "domain info foo.example"]);
        assert_eq!(ran.is(7, None)["error"]["kind"], "unknown", "{name}");
        assert_eq!(peer.count("create"), 1, "{name}: never again");
        let [doubt] = &doubts(&home)[..] else { panic!("{name}: {:?}", doubts(&home)) };
        assert_eq!((&doubt["clTRID"], &doubt["command"]), (&json!("DOUBT-1"), &json!("domain create")), "{name}");
        assert!(!doubt.to_string().contains(PASSWORD), "{name}");
    }
}

#[test]
fn a_query_after_a_lost_link_gets_its_answer() {
    let home = Home::new();
    let peer = Plan::new(|number, _, id| if number == 1 { Do::Close } else { Do::Frame(checked(id)) }).serve();
    let ran = peer.run(&home, "domain check foo.example");
    ran.is(0, 1000);
    ran.says(0, &["warning", "asked again"]);
    assert_eq!((peer.count("login"), peer.count("check")), (2, 2));
}

#[test]
fn every_transform_is_sent_once() {
    for line in [
        "domain create foo.example --auth gen",
        "domain update foo.example --add-status clientHold",
        "domain renew foo.example --cur-exp 2027-01-01",
        "domain transfer request foo.example --auth env:PW",
        "domain delete foo.example",
        "host create ns1.foo.example",
        "contact delete C-1",
        "poll ack 1",
    ] {
        let home = Home::new();
        let peer = Plan::new(|_, _, _| Do::Close).serve();
        let ran = peer.run(&home, line);
        assert_eq!(ran.status, 7, "{line}: {ran:?}");
        let sent = peer.seen.lock().unwrap().iter().filter(|frame| !matches!(verb(frame), "login" | "logout")).count();
        assert_eq!((sent, doubts(&home).len()), (1, 1), "{line}");
        let id = doubts(&home)[0]["clTRID"].as_str().unwrap().to_string();
        assert!(ran.err.contains(&id), "{line}: {ran:?}");
    }
    for line in ["domain transfer query foo.example", "poll", "contact info C-1", "host check ns1.foo.example"] {
        let home = Home::new();
        let peer = Plan::new(|_, _, _| Do::Close).serve();
        assert_eq!(peer.run(&home, line).status, 6, "{line}");
        assert!(doubts(&home).is_empty(), "{line}");
    }
}

#[test]
fn a_link_that_goes_after_the_answer_is_no_harm() {
    let home = Home::new();
    let peer = Plan::new(|_, _, id| Do::Each(vec![Do::Frame(answer(1000, id, "")), Do::Close])).serve();
    peer.run(&home, "domain delete foo.example").is(0, 1000);
    // Between two commands of a script the session is simply opened again.
    let mut child = peer.command(&home, "").stdin(std::process::Stdio::piped()).spawn().unwrap();
    let mut script = child.stdin.take().unwrap();
    let closed = || while peer.told.recv().unwrap() != "closed" {};
    closed();
    for name in ["one", "two", "three"] {
        writeln!(script, "domain delete {name}.example").unwrap();
        closed();
    }
    drop(script);
    let ran = ran(child);
    assert_eq!((ran.status, ran.documents().len()), (0, 3), "{ran:?}");
    assert_eq!((peer.count("delete"), peer.count("login")), (4, 4));
    assert!(doubts(&home).is_empty());
}

#[test]
fn an_answer_to_something_else_is_not_believed() {
    let home = Home::new();
    let stale = |id: &str| answer(1000, &format!("{id}-OTHER"), "");
    let query = Plan::new(move |_, _, id| Do::Frame(stale(id))).serve();
    query.run(&home, "domain info foo.example").is(6, None);
    assert_eq!(query.count("info"), 2);
    let transform = Plan::new(move |_, _, id| Do::Frame(stale(id))).serve();
    transform.run(&home, "domain delete foo.example").is(7, None);
    assert_eq!((transform.count("delete"), doubts(&home).len()), (1, 1));
    let refused = Plan::new(|_, _, _| Do::Frame(answer(2303, "NOT-THIS", ""))).serve();
    refused.run(&home, "domain delete foo.example").is(7, None);
}

#[test]
fn a_query_that_timed_out_is_asked_again_on_another_link() {
    let home = Home::new();
    let peer = Plan::new(|number, _, id| if number == 1 { Do::Silence } else { Do::Frame(checked(id)) }).serve();
    peer.run(&home, "domain check foo.example --timeout 3s").says(0, &["within 3 s", "asked again"]).is(0, 1000);
    assert_eq!((peer.count("login"), peer.count("check")), (2, 2));
    // What was asked on the first link is no answer on the second.
    let old = Mutex::new(String::new());
    let late = Plan::new(move |_, _, id| {
        let before = std::mem::replace(&mut *old.lock().unwrap(), id.into());
        if before.is_empty() { Do::Close } else { Do::Frame(answer(2303, &before, "")) }
    });
    late.serve().run(&home, "domain check foo.example").is(6, None);
}

#[test]
fn silence_ends_with_the_time_out() {
    let home = Home::new();
    let peer = Plan::new(|_, _, _| Do::Silence).serve();
    peer.run(&home, "domain info foo.example --timeout 200ms").says(6, &["0.2 s"]);
    peer.run(&home, "domain delete foo.example --timeout 200ms").says(7, &["0.2 s"]);
    let dumb = Plan::new(|_, _, _| Do::Silence).greets(|_| Do::Silence).serve();
    home.write(
        "config/eppsh/config.toml",
        format!(
            "[profile.dumb]\nserver = '127.0.0.1:{}'\nplain = true\nuser = 'A'\npassword = {{ env = 'HOME' }}\ntimeout = {{ greeting = '200ms' }}\n",
            dumb.port
        ),
    );
    home.line("@dumb domain check foo.example").says(6, &["greeting", "0.2 s"]);
    let login = Plan::new(|_, _, _| Do::Silence).logs_in(|_, _| Do::Silence).serve();
    login.run(&home, "domain delete foo.example --timeout 200ms").says(6, &["logging in"]);
    assert_eq!(doubts(&home).len(), 1);
}

#[test]
fn logins_are_refused_in_many_ways() {
    let home = Home::new();
    for (code, status) in
        [(2200, 4), (2501, 4), (2502, 6), (2202, 4), (2002, 3), (2103, 3), (2307, 3), (2400, 5), (2500, 5)]
    {
        let peer = Plan::new(|_, _, _| Do::Close).logs_in(move |_, id| Do::Frame(answer(code, id, ""))).serve();
        let ran = peer.run(&home, "domain delete foo.example");
        assert_eq!(ran.is(status, u64::from(code))["command"], "login", "{ran:?}");
        assert_eq!((peer.count("delete"), peer.count("login")), (0, 1), "{code}");
    }
    let silent = Plan::new(|_, _, _| Do::Close).logs_in(|_, _| Do::Close).serve();
    silent.run(&home, "domain delete foo.example").says(6, &["address"]).is(6, None);
    let after = Plan::new(|_, _, _| Do::Close)
        .logs_in(|_, id| Do::Each(vec![Do::Frame(answer(1000, id, "")), Do::Close]))
        .serve();
    assert!(matches!(after.run(&home, "domain check foo.example").status, 6));
    assert!(doubts(&home).is_empty());
}

#[test]
fn codes_decide_the_status() {
    let home = Home::new();
    for (code, status) in [
        (1001, 0),
        (2001, 3),
        (2104, 3),
        (2201, 4),
        (2202, 4),
        (2302, 3),
        (2399, 3),
        (2400, 5),
        (2500, 5),
        (2501, 4),
        (2502, 6),
    ] {
        let peer = Plan::new(move |_, _, id| Do::Frame(answer(code, id, ""))).serve();
        let json = peer.run(&home, "domain delete foo.example").is(status, u64::from(code));
        assert_eq!(json["ok"], code < 2000);
        assert_eq!(peer.count("delete"), 1);
    }
}

#[test]
fn greetings_of_the_wild_are_understood() {
    let home = Home::new();
    let tci = Plan::new(|_, _, id| Do::Frame(checked(id)))
        .greets(|_| {
            Do::Frame(greeting(
                &OBJECTS
                    .map(|uri| format!("{uri} {}.xsd", uri.rsplit(':').next().unwrap()))
                    .each_ref()
                    .map(String::as_str),
                &[],
            ))
        })
        .serve();
    tci.run(&home, "domain check foo.example").is(0, 1000);
    let login = tci.seen.lock().unwrap()[0].clone();
    assert!(login.contains("<objURI>urn:ietf:params:xml:ns:domain-1.0"), "{login}");

    let few = Plan::new(|_, _, id| Do::Frame(checked(id))).greets(|_| Do::Frame(greeting(&OBJECTS[..1], &[]))).serve();
    few.run(&home, "domain check foo.example").is(0, 1000);
    few.run(&home, "contact check C-1").says(2, &["contact"]);
    assert_eq!(few.count("check"), 1);
    // An extension that was not announced is not dropped in silence.
    few.run(&home, "domain create foo.example --auth gen --ds '1 8 2 ABCD'").says(2, &["secDNS"]);
    assert_eq!(few.count("create"), 0);

    let extended = Plan::new(|_, _, id| Do::Frame(answer(1000, id, "")))
        .greets(|_| Do::Frame(greeting(&OBJECTS, &["urn:ietf:params:xml:ns:secDNS-1.1", "urn:example:unheard-of-1.0"])))
        .serve();
    extended.run(&home, "domain create foo.example --auth gen --ds '1 8 2 ABCD'").is(0, 1000);
    assert!(extended.seen.lock().unwrap()[0].contains("<extURI>urn:ietf:params:xml:ns:secDNS-1.1</extURI>"));
}

#[test]
fn what_no_spec_names_is_kept() {
    let home = Home::new();
    let peer = Plan::new(|number, _, id| {
        Do::Frame(match number {
            1 => answer(
                1301,
                id,
                "<msgQ count=\"2\" id=\"m-1\"><qDate>2027-01-01T00:00:00Z</qDate><msg>Unheard of</msg></msgQ>\
                 <resData><x:news xmlns:x=\"urn:example:news-1.0\"><x:headline>Новости 👋</x:headline><x:pw>Planted-Pw-1</x:pw></x:news></resData>",
            ),
            _ => answer(1300, id, ""),
        })
    })
    .serve();
    let json = peer.run(&home, "poll").is(0, 1301);
    assert_eq!((&json["msgQ"]["id"], &json["msgQ"]["count"]), (&json!("m-1"), &json!(2)));
    assert!(json["other"].to_string().contains("Новости 👋"), "{json}");
    peer.run(&home, "poll").is(0, 1300);
    peer.run(&home, "poll ack m-1").is(0, 1300);
}

#[test]
fn what_the_wire_says_is_made_harmless_for_people() {
    let home = Home::new();
    let peer =
        Plan::new(|_, _, id| Do::Frame(answer(2303, id, "").replace("Said", "\u{9b}31m\u{202e}evil\u{7f} &lt;said")))
            .serve();
    for view in ["json", "table", "xml", "xmltodict"] {
        let ran = peer.run(&home, &format!("domain info foo.example -v -o {view}"));
        assert_eq!(ran.status, 3);
        assert!(!ran.err.contains(['\u{9b}', '\u{202e}', '\u{7f}']), "{view}: {ran:?}");
    }
}

#[test]
fn secrets_that_a_server_returns_stay_hidden() {
    let home = Home::new();
    let planted = |id: &str| {
        answer(
            1000,
            id,
            "<resData><domain:infData xmlns:domain=\"urn:ietf:params:xml:ns:domain-1.0\"><domain:name>foo.example</domain:name>\
             <domain:roid>R-1</domain:roid><domain:clID>REG-1</domain:clID><domain:authInfo><domain:pw>Planted-Pw-1</domain:pw>\
             </domain:authInfo></domain:infData></resData><extension><x:data xmlns:x=\"urn:example:x-1.0\">\
             <x:authInfo><x:pw>Planted-Pw-1</x:pw></x:authInfo><x:newPW>Planted-Pw-1</x:newPW></x:data></extension>",
        )
    };
    let refused = |id: &str| {
        answer(2202, id, "").replace(
            "</result>",
            "<value xmlns:domain=\"urn:ietf:params:xml:ns:domain-1.0\"><domain:pw>Planted-Pw-1</domain:pw></value>\
             <extValue><value xmlns:domain=\"urn:ietf:params:xml:ns:domain-1.0\"><domain:authInfo><domain:pw>Planted-Pw-1</domain:pw>\
             </domain:authInfo></value><reason>Wrong</reason></extValue></result>",
        )
    };
    let good = Plan::new(move |_, _, id| Do::Frame(planted(id))).serve();
    let bad = Plan::new(move |_, _, id| Do::Frame(refused(id))).serve();
    for view in ["-o json", "-o xml", "-o table", "-o xmltodict", "-v", "-q ."] {
        // `run` looks for the secret in all that is printed.
        let ran = good.run(&home, &format!("domain info foo.example --auth env:PW {view}"));
        assert!(ran.status == 0 && ran.out.contains("***"), "{view}: {ran:?}");
        if view == "-v" {
            assert!(
                ran.err
                    .lines()
                    .filter(|line| line.ends_with(" bytes"))
                    .all(|line| line.starts_with(|c: char| c.is_ascii_digit())),
                "{ran:?}"
            );
        }
        assert_eq!(bad.run(&home, &format!("domain info foo.example --auth env:PW {view}")).status, 4, "{view}");
    }
    for view in ["-o json", "-o xml", "-o table", "-o xmltodict", "-q ."] {
        let shown = ran(good.command(&home, &format!("domain info foo.example --reveal {view}")).spawn().unwrap());
        assert!(shown.out.contains(PASSWORD), "{view}: {shown:?}");
    }
    home.write("pw", format!("{PASSWORD}\n"));
    let cut = Plan::new(|_, _, _| Do::Close).serve();
    for auth in ["@pw", "'cmd:cat pw'", "env:PW"] {
        cut.run(&home, &format!("domain create foo.example -v --auth {auth}")).says(7, &["***"]);
    }
    let script =
        cut.script(&home, "--keep-going", "domain update foo.example --auth Planted-Pw-1\nlogin --new-password @pw\n");
    assert!(!format!("{script:?}").contains(PASSWORD), "{script:?}");
    assert!(!home.read("state/eppsh/doubt.ndjson").contains(PASSWORD));
}

#[test]
fn a_new_password_is_never_lost() {
    let home = Home::new();
    let peer = Plan::new(|_, _, _| Do::Close).logs_in(|_, _| Do::Close).serve();
    peer.run(&home, "login --new-password gen").says(2, &["--reveal"]);
    assert_eq!(peer.count("login"), 0);
    let ran = peer.run(&home, "login --new-password gen --reveal");
    ran.says(7, &["the new password", "old password"]).is(7, None);
    let sent = text_of(&peer.seen.lock().unwrap()[0], "newPW").to_string();
    assert!(sent.len() >= 6 && ran.err.contains(&sent), "{sent}: {ran:?}");
    assert_eq!((peer.count("login"), doubts(&home).len()), (1, 1));
    assert!(!home.read("state/eppsh/doubt.ndjson").contains(&sent));
}

#[test]
fn ctrl_c_stops_a_query_and_puts_a_transform_in_doubt() {
    for (line, status) in [("domain info foo.example", 130), ("domain delete foo.example --cltrid STOP-1", 7)] {
        let home = Home::new();
        let peer = Plan::new(|_, _, _| Do::Silence).serve();
        let child = peer.command(&home, line).spawn().unwrap();
        while peer.told.recv().unwrap() == "login" {}
        assert!(Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap().success());
        let ran = ran(child);
        assert_eq!(ran.status, status, "{ran:?}");
        assert_eq!(doubts(&home).len(), usize::from(status == 7), "{line}");
        if status == 7 {
            ran.says(7, &["STOP-1"]).is(7, None);
        }
    }
}

#[test]
fn a_renewal_without_its_date_asks_first() {
    let home = Home::new();
    let peer = Plan::new(|number, verb, id| match verb {
        "info" => Do::Frame(answer(
            1000,
            id,
            "<resData><domain:infData xmlns:domain=\"urn:ietf:params:xml:ns:domain-1.0\"><domain:name>foo.example</domain:name>\
             <domain:roid>R-1</domain:roid><domain:clID>REG-1</domain:clID><domain:exDate>2031-05-06T07:08:09Z</domain:exDate>\
             </domain:infData></resData>",
        )),
        _ if number == 2 => Do::Close,
        _ => Do::Frame(answer(1000, id, "")),
    })
    .serve();
    peer.run(&home, "domain renew foo.example").says(7, &["2031-05-06"]);
    assert_eq!((peer.count("info"), peer.count("renew")), (1, 1));
    assert!(peer.seen.lock().unwrap()[2].contains("<domain:curExpDate>2031-05-06<"));
}

#[test]
fn an_expired_certificate_is_told_as_such() {
    let home = Home::new();
    let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap().as_secs() as i64;
    let authority = Issued::authority("Test CA", Validity::days(now, 10)).unwrap();
    let names = ["127.0.0.1".to_string(), "localhost".to_string()];
    let old = Validity { from: now - 86_400 * 20, until: now - 86_400 * 10 };
    let server = authority.issue_server(&names, old).unwrap();
    home.write("ca.pem", authority.certificate_pem().unwrap());
    let mut builder = openssl::ssl::SslAcceptor::mozilla_intermediate(openssl::ssl::SslMethod::tls()).unwrap();
    builder.set_certificate(&server.certificate).unwrap();
    builder.set_private_key(&server.key).unwrap();
    let acceptor = builder.build();
    let peer = Plan::new(|_, _, id| Do::Frame(checked(id))).serve_with(move |stream| {
        stream.set_read_timeout(Some(Duration::from_secs(60))).ok()?;
        Some(Box::new(acceptor.accept(stream).ok()?))
    });
    let line = format!("--server 127.0.0.1:{} --user REG-1 --password env:PW --ca ca.pem", peer.port);
    let run = |more: &str| {
        let words = crate::support::words(&format!("{line} {more} domain check foo.example"));
        ran(home.command(&words.iter().map(String::as_str).collect::<Vec<_>>()).env("PW", PASSWORD).spawn().unwrap())
    };
    run("").says(6, &["expired"]).is(6, None);
    assert_eq!(peer.count("login"), 0);
    for _ in 0..2 {
        run("--insecure").says(0, &["warning"]).is(0, 1000);
    }
    let plain = Plan::new(|_, _, _| Do::Close).serve();
    let line = format!(
        "--server 127.0.0.1:{} --user REG-1 --password env:PW --ca ca.pem domain check foo.example",
        plain.port
    );
    let words = crate::support::words(&line);
    let told =
        ran(home.command(&words.iter().map(String::as_str).collect::<Vec<_>>()).env("PW", PASSWORD).spawn().unwrap());
    told.says(6, &["TLS"]);
}
