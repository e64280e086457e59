//! `eppsh gateway` as a process, over real sockets: in front of `eppsh registry serve`, and of registries that misbehave.

mod answers;
mod compat;
mod crash;
mod crowd;
mod ending;
mod hostile;
mod http;
mod profile;
mod recorder;
mod reload;
mod sessions;
mod stub;

use crate::support::Home;
use http::Http;
use recorder::Recorder;
use serde_json::{Value, json};
use std::io::{BufRead, BufReader};
use std::process::{Child, Stdio};

/// A process that listens; it is killed when this value ends.
pub struct Served {
    child: Child,
    /// Where it listens.
    pub address: String,
    /// What it said before it did.
    pub told: String,
}

impl Served {
    /// Starts the program with these words and waits until it listens.
    pub fn start(home: &Home, words: &[&str], variables: &[(&str, &str)]) -> Served {
        let mut command = home.command(words);
        command.envs(variables.iter().copied()).stdout(Stdio::null());
        Served::of(command)
    }

    /// The same of a command that is written already.
    pub fn of(mut command: std::process::Command) -> Served {
        let mut child = command.spawn().unwrap();
        let mut lines = BufReader::new(child.stderr.take().unwrap()).lines().map_while(Result::ok);
        let mut told = String::new();
        let address = lines.by_ref().find_map(|line| {
            told.push_str(&line);
            let (_, address) = line.split_once("listening on ")?;
            Some(address.trim_start_matches("http://").trim_start_matches("https://").to_owned())
        });
        // Its log is read on, or it would wait for a reader.
        std::thread::spawn(move || lines.for_each(drop));
        let address = address.unwrap_or_else(|| panic!("it does not listen: {told}"));
        Served { child, address, told }
    }

    /// Its process.
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// Sends it a signal.
    pub fn signal(&self, name: &str) {
        let kill = std::process::Command::new("kill").args(["-s", name, &self.child.id().to_string()]).status();
        assert!(kill.unwrap().success());
    }

    /// Waits for its end.
    pub fn status(mut self) -> Option<i32> {
        self.child.wait().unwrap().code()
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

/// A registry over plain TCP with the registrar AAA.
pub fn registry(home: &Home) -> Served {
    let made = home.line("registry init registry --registrar AAA:password-a");
    assert_eq!(made.status, 0, "{made:?}");
    serve(home)
}

/// The registry of a home, served.
pub fn serve(home: &Home) -> Served {
    Served::start(home, &["registry", "serve", "registry", "--plain", "--listen", "127.0.0.1:0"], &[])
}

/// A gateway in front of the registry at `registry`, by the variables of epp-restapi.
pub fn gateway(home: &Home, registry: &str, more: &[&str]) -> Served {
    let words = [&["--plain", "gateway", "--listen", "127.0.0.1:0"], more].concat();
    let account = [("EPP_SERVER", registry), ("EPP_USERNAME", "AAA"), ("EPP_PASSWORD", "password-a")];
    Served::start(home, &words, &account)
}

/// A gateway in front of a registry behind a recorder.
pub fn before(home: &Home, recorder: &Recorder, more: &[&str]) -> Served {
    before_with(home, recorder, more, "")
}

/// The same with words for the gateway itself.
pub fn before_with(home: &Home, recorder: &Recorder, more: &[&str], own: &str) -> Served {
    let own: Vec<&str> = own.split_whitespace().collect();
    let words = [&["--ca", "registry/ca.pem"], more, &["gateway", "--listen", "127.0.0.1:0"], &own].concat();
    let account = [("EPP_SERVER", &*recorder.address), ("EPP_USERNAME", "AAA"), ("EPP_PASSWORD", "password-a")];
    Served::start(home, &words, &account)
}

/// Where requests go.
pub const REQUEST: &str = "/epp/api/v1.0/request";

/// Posts a command.
pub fn ask(gateway: &Served, body: &Value) -> (u16, Value) {
    Http::open(&gateway.address).post(REQUEST, &body.to_string())
}

/// A check of one name.
pub fn check(name: &str) -> Value {
    json!({"check": {"domain:check": {"@xmlns:domain": "urn:ietf:params:xml:ns:domain-1.0", "domain:name": name}}})
}

/// The creation of a name.
pub fn create(name: &str) -> Value {
    json!({"create": {"domain:create": {"@xmlns:domain": "urn:ietf:params:xml:ns:domain-1.0",
        "domain:name": name, "domain:authInfo": {"domain:pw": "2fooBAR"}}}})
}

/// Two hundred ask at once, each on a connection of its own, and each is answered, whatever goes on meanwhile.
fn each_is_served(gateway: &Served, meanwhile: impl FnOnce()) {
    let body = check("a.test").to_string();
    std::thread::scope(|scope| {
        for _ in 0..200 {
            scope.spawn(|| {
                let answer = Http::open(&gateway.address).try_post(REQUEST, &body, "Connection: close\r\n");
                assert_eq!(answer.unwrap().status, 200);
            });
        }
        meanwhile();
    });
}
