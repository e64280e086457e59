//! The registry over real sockets, with frames written by hand.

mod audit;
mod expiry;
mod fuzz;
mod hostile;
mod login;
mod operating;
mod repeats;
mod rules;
mod session;
mod steps;
mod tls;
mod transport;
#[cfg(all(feature = "postgres", unix))]
mod waiting;

use super::Registry;
use super::init::{InitOptions, init};
use super::listen::{Doorway, Listener, ServeOptions};
use super::settings::Settings;
use super::store::registrar::{self, NewRegistrar, Registrar};
use super::store::{Database, Store, Tx, test_database};
use crate::secret::Secret;
use std::collections::HashMap;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Arc, Mutex, OnceLock};
use std::time::Duration;
use tempfile::TempDir;
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::task::JoinHandle;
use tokio::time::timeout;

/// How long anything may take before a test counts as hanging.
const PATIENCE: Duration = Duration::from_secs(30);

/// What a login asks for unless a test wants something else.
const SERVICES: &str = "<objURI>urn:ietf:params:xml:ns:domain-1.0</objURI>\
    <objURI>urn:ietf:params:xml:ns:host-1.0</objURI><objURI>urn:ietf:params:xml:ns:contact-1.0</objURI>";

/// The namespace of loginSec.
const LOGIN_SEC: &str = "urn:ietf:params:xml:ns:epp:loginSec-1.0";

/// A command that only asks.
const CHECK: &str = "<check><domain:check xmlns:domain=\"urn:ietf:params:xml:ns:domain-1.0\">\
    <domain:name>foo.example</domain:name></domain:check></check>";

/// A registry of one test on a port of its own.
struct Site {
    directory: TempDir,
    address: SocketAddr,
    registry: Arc<Registry>,
    task: JoinHandle<()>,
    answers: Arc<Mutex<Vec<String>>>,
    plain: bool,
}

/// The directory of a registry, made once: certificates and hashes take a while.
async fn directory() -> TempDir {
    static MADE: OnceLock<HashMap<PathBuf, Vec<u8>>> = OnceLock::new();
    let target = tempfile::tempdir().expect("a directory");
    std::fs::create_dir(target.path().join("clients")).expect("a directory");
    if MADE.get().is_none() {
        let source = tempfile::tempdir().expect("a directory");
        let registrars = ["TEST-A:password-a", "TEST-B:password-b"].map(Secret::from).into();
        let options = InitOptions { dir: source.path().into(), registrars, ..InitOptions::default() };
        init(&options, &mut Vec::new()).await.expect("a registry");
        let mut files = HashMap::new();
        for folder in ["", "clients"] {
            for entry in std::fs::read_dir(source.path().join(folder)).expect("readable") {
                let path = entry.expect("an entry").path();
                if path.is_file() {
                    let name = path.strip_prefix(source.path()).expect("below").to_path_buf();
                    files.insert(name, std::fs::read(&path).expect("readable"));
                }
            }
        }
        let _ = MADE.set(files);
    }
    for (name, bytes) in MADE.get().expect("made") {
        std::fs::write(target.path().join(name), bytes).expect("written");
    }
    target
}

/// A registry on plain TCP with the lenient rules changed by `change`.
async fn site(change: impl FnOnce(&mut Settings)) -> Site {
    site_in(directory().await, true, change).await
}

/// A registry on TLS likewise.
async fn tls_site(change: impl FnOnce(&mut Settings)) -> Site {
    site_in(directory().await, false, change).await
}

/// A registry whose parameters can be changed while it serves.
async fn site_with_doorway(plain: bool) -> (Site, Arc<Doorway>) {
    site_at(directory().await, plain, |_| {}).await
}

/// A registry in a directory that is there.
async fn site_in(directory: TempDir, plain: bool, change: impl FnOnce(&mut Settings)) -> Site {
    site_at(directory, plain, change).await.0
}

/// Likewise, with what changes its parameters.
async fn site_at(directory: TempDir, plain: bool, change: impl FnOnce(&mut Settings)) -> (Site, Arc<Doorway>) {
    let path = directory.path().join("registry.toml");
    let mut settings = Settings::load(&path).expect("settings");
    change(&mut settings);
    if let database @ Database::Postgres(_) = test_database(&directory.path().join(&settings.database)) {
        settings.database = move_to(database, &directory.path().join("registry.db")).await;
    }
    std::fs::write(&path, settings.to_file().expect("settings")).expect("written");
    let listen = "127.0.0.1:0".to_owned();
    let options = ServeOptions { dir: directory.path().into(), listen, plain, ..ServeOptions::default() };
    let listener = Listener::open(&options).await.expect("a port");
    let (address, registry) = (listener.address, Arc::clone(listener.registry()));
    let doorway = Arc::clone(listener.doorway());
    let task = tokio::spawn(listener.run());
    (Site { directory, address, registry, task, answers: Arc::default(), plain }, doorway)
}

/// Makes the registrars of the database in `file` in another one; the word for that in the settings.
async fn move_to(database: Database, file: &Path) -> String {
    let Database::Postgres(url) = &database else { unreachable!("only PostgreSQL is elsewhere") };
    let people = Store::open(file).expect("a database").read(registrar::list).await.expect("registrars");
    let store = Store::connect(&database, true).expect("another database");
    let make = move |tx: &mut Tx<'_>| {
        for Registrar { clid, password_hash, lang, certificates, .. } in &people {
            let id = registrar::create(tx, &NewRegistrar { clid, password_hash, lang })?;
            certificates.iter().try_for_each(|fingerprint| registrar::bind_certificate(tx, id, fingerprint))?;
        }
        Ok(())
    };
    store.write(make).await.expect("registrars");
    url.clone()
}

impl Site {
    /// A connection whose greeting was read.
    async fn connect(&self) -> Peer {
        let mut peer = self.connect_silently().await;
        let greeting = peer.receive().await.expect("a greeting");
        assert!(greeting.contains("<greeting>"), "{greeting}");
        peer
    }

    /// A connection of which nothing was read.
    async fn connect_silently(&self) -> Peer {
        assert!(self.plain, "plain TCP to a TLS port");
        let stream = TcpStream::connect(self.address).await.expect("connected");
        stream.set_nodelay(true).expect("a socket");
        Peer { stream: Box::new(stream), answers: Arc::clone(&self.answers) }
    }

    /// A connection over any stream.
    fn over(&self, stream: impl Stream + 'static) -> Peer {
        Peer { stream: Box::new(stream), answers: Arc::clone(&self.answers) }
    }

    /// TEST-A, logged in.
    async fn session(&self) -> Peer {
        let mut peer = self.connect().await;
        assert_eq!(peer.code(&login("TEST-A", "password-a")).await, 1000);
        peer
    }

    /// How many sessions the database counts.
    async fn sessions(&self) -> i64 {
        let count = self.registry.store.read(|tx| {
            let row = tx.query_one("SELECT COUNT(*) AS sessions FROM session WHERE registrar_id > 0", &[])?;
            row.expect("a row").int("sessions")
        });
        count.await.expect("counted")
    }

    /// Waits until the database counts `wanted` sessions.
    async fn wait_for_sessions(&self, wanted: i64) {
        let reached = async {
            while self.sessions().await != wanted {
                tokio::time::sleep(Duration::from_millis(5)).await;
            }
        };
        timeout(PATIENCE, reached).await.expect("the sessions are counted right in the end");
    }

    /// Stops the registry and holds everything it said against the schemas.
    async fn finish(self) {
        self.registry.stop();
        timeout(PATIENCE, self.task).await.expect("the registry stops").expect("the registry did not panic");
        validate(&self.answers.lock().expect("whole"));
        drop(self.directory);
    }
}

/// How often something is done: `short` in every run of the tests, `whole` with `EPPSH_WHOLE` set.
fn rounds(short: usize, whole: usize) -> usize {
    if std::env::var_os("EPPSH_WHOLE").is_some() { whole } else { short }
}

/// A two-way stream of bytes.
trait Stream: AsyncRead + AsyncWrite + Unpin + Send {}
impl<S: AsyncRead + AsyncWrite + Unpin + Send> Stream for S {}

/// The client's end of a connection.
struct Peer {
    stream: Box<dyn Stream>,
    answers: Arc<Mutex<Vec<String>>>,
}

impl Peer {
    /// Sends bytes as they are.
    async fn send_raw(&mut self, bytes: &[u8]) {
        self.stream.write_all(bytes).await.expect("sent");
        self.stream.flush().await.expect("sent");
    }

    /// Sends a frame.
    async fn send(&mut self, body: impl AsRef<[u8]>) {
        self.send_raw(&frame(body)).await;
    }

    /// The next frame; `None` when the server closed the connection.
    async fn receive(&mut self) -> Option<String> {
        let read = async {
            let length = self.stream.read_u32().await.ok()?;
            let mut body = vec![0; length as usize - 4];
            self.stream.read_exact(&mut body).await.ok()?;
            Some(String::from_utf8(body).expect("UTF-8"))
        };
        let text = timeout(PATIENCE, read).await.expect("an answer in time")?;
        self.answers.lock().expect("whole").push(text.clone());
        Some(text)
    }

    /// The answer to a frame.
    async fn ask(&mut self, body: impl AsRef<[u8]>) -> String {
        self.send(body).await;
        self.receive().await.expect("an answer")
    }

    /// The code of the answer to a frame.
    async fn code(&mut self, body: impl AsRef<[u8]>) -> u16 {
        code(&self.ask(body).await)
    }

    /// Expects the connection to be closed, with nothing more to read.
    async fn expect_end(&mut self) {
        let more = self.receive().await;
        assert_eq!(more, None, "the connection is closed");
    }
}

/// A frame on the wire.
fn frame(body: impl AsRef<[u8]>) -> Vec<u8> {
    let body = body.as_ref();
    [&(body.len() as u32 + 4).to_be_bytes(), body].concat()
}

/// A document around what is in `<epp>`.
fn epp(inside: &str) -> String {
    format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?><epp xmlns=\"urn:ietf:params:xml:ns:epp-1.0\">{inside}</epp>")
}

/// A command with the transaction id `ABC-12345`.
fn command(inside: &str) -> String {
    epp(&format!("<command>{inside}<clTRID>ABC-12345</clTRID></command>"))
}

/// A login for all objects.
fn login(id: &str, password: &str) -> String {
    login_with(id, &format!("<pw>{password}</pw>"), "en", SERVICES, "")
}

/// A login with its parts given.
fn login_with(id: &str, passwords: &str, lang: &str, services: &str, extension: &str) -> String {
    command(&format!(
        "<login><clID>{id}</clID>{passwords}<options><version>1.0</version><lang>{lang}</lang></options>\
         <svcs>{services}</svcs></login>{extension}"
    ))
}

/// The result code of an answer.
fn code(answer: &str) -> u16 {
    let (_, rest) = answer.split_once("<result code=\"").unwrap_or_else(|| panic!("no answer: {answer}"));
    rest[..4].parse().expect("a number")
}

/// What stands in the first element `name` of an answer.
fn inside<'a>(answer: &'a str, name: &str) -> &'a str {
    let (_, rest) = answer.split_once(&format!("<{name}>")).unwrap_or_else(|| panic!("no {name} in {answer}"));
    rest.split("</").next().expect("an end")
}

/// Holds frames against the published schemas, where those are.
fn validate(frames: &[String]) {
    let schemas = std::env::var("EPPSH_SCHEMAS").unwrap_or_else(|_| "../shared/schemas".into());
    let tool = PathBuf::from(schemas).join("validate");
    if frames.is_empty() || !tool.is_file() {
        // A test's own word about itself goes to the test's output, which the lint is not meant for.
        #[allow(clippy::print_stderr)]
        if !tool.is_file() {
            eprintln!("NOT VALIDATED: {} is missing; set EPPSH_SCHEMAS", tool.display());
        }
        return;
    }
    let directory = tempfile::tempdir().expect("a directory");
    let files: Vec<PathBuf> = frames
        .iter()
        .enumerate()
        .map(|(at, text)| {
            let path = directory.path().join(format!("{at}.xml"));
            std::fs::write(&path, text).expect("written");
            path
        })
        .collect();
    // As many at a time as a command line holds for certain.
    for files in files.chunks(1000) {
        let output = Command::new(&tool).arg("-q").args(files).output().expect("the validator runs");
        let told = String::from_utf8_lossy(&output.stdout);
        assert!(output.status.success(), "{told}{}{}", String::from_utf8_lossy(&output.stderr), quoted(&told, frames));
    }
}

/// The frames that the validator names.
fn quoted(told: &str, frames: &[String]) -> String {
    let named = |at: &usize| told.contains(&format!("/{at}.xml"));
    (0..frames.len()).filter(named).take(5).map(|at| format!("{at}: {}\n", frames[at])).collect()
}
