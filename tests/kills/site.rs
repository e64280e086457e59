//! The registry under test: servers that are killed and started again, the database they share, and what it holds.

use super::act::{IDS, Who};
use super::frames::{Letter, who};
use crate::database::Database;
use crate::served::{Served, Session, dial};
use crate::support::{Home, until};
use eppsh::registry::time::Timestamp;
use openssl::ssl::{SslConnector, SslFiletype, SslMethod, SslStream};
use serde_json::Value as Json;
use std::collections::BTreeMap;
use std::net::TcpStream;
use std::sync::Mutex;
use std::time::{Duration, Instant};

/// What each registrar has paid in.
pub const PAID: i64 = 1_000_000_000;

/// What a year costs.
pub const PRICE: i64 = 1000;

/// How often a server is tried to be started where it was before.
const TRIES: usize = 40;

/// A place for a server, which has the same address all the time.
pub struct Place {
    /// The directory that it serves.
    directory: String,
    /// The server, where it runs.
    server: Option<Served>,
    /// Where it listens.
    address: String,
    /// The number of the server that runs there, over all places.
    run: usize,
}

/// The registry.
pub struct Site {
    home: Home,
    /// Its database, where that is not a file.
    pub database: Option<Mutex<Database>>,
    places: Vec<Mutex<Place>>,
    connectors: Vec<SslConnector>,
    begun: Instant,
    /// When no server that had this number could do anything any more.
    dead: Mutex<BTreeMap<usize, u64>>,
}

/// A session over TLS.
pub type Tls = Session<SslStream<TcpStream>>;

/// What was done, as the registry's history has it.
#[derive(Clone, Debug)]
pub struct Deed {
    pub id: i64,
    pub at: i64,
    pub cltrid: Option<String>,
    pub registrar: Option<Who>,
    pub verb: String,
    pub object_id: i64,
    pub object: String,
    pub code: i64,
}

/// What the registry has written down.
#[derive(Debug, Default)]
pub struct Books {
    /// In the order in which it was done.
    pub history: Vec<Deed>,
    /// The messages that wait.
    pub messages: BTreeMap<i64, (Who, Letter)>,
    pub balances: BTreeMap<Who, i64>,
    /// The next number of an object.
    pub next: i64,
}

impl Site {
    /// A registry on a file, or on a server of PostgreSQL, that so many servers serve.
    pub fn start(database: Option<Database>, servers: usize) -> Site {
        let home = Home::new();
        let registrars = IDS.map(|id| format!("--registrar {id}:password-{id}")).join(" ");
        let place = database.as_ref().map_or(String::new(), |database| format!("--db '{}'", database.url()));
        let made = home.line(&format!("registry init registry {registrars} {place}"));
        assert_eq!(made.status, 0, "{made:?}");
        let mut settings = home.read("registry/registry.toml");
        for (from, to) in [
            ("max-per-registrar = 20", "max-per-registrar = 0"),
            ("max-per-address = 100", "max-per-address = 0"),
            ("numbering = \"sequence\"", "numbering = \"continuous\""),
            ("restore-report-required = true", "restore-report-required = false"),
            ("billing = false", "billing = true"),
        ] {
            assert!(settings.contains(from), "{from} in {settings}");
            settings = settings.replace(from, to);
        }
        home.write("registry/registry.toml", &settings);
        for id in IDS {
            let paid = home.line(&format!("registry balance registry {id} {PAID}"));
            assert_eq!(paid.status, 0, "{paid:?}");
        }
        let place = |number: usize| {
            // The database knows each by its name.
            let directory = if database.is_some() { format!("registry-{number}") } else { "registry".into() };
            if let Some(database) = &database {
                let named = format!("{}&application_name=place-{number}", database.url());
                home.write(&format!("{directory}/registry.toml"), settings.replace(&database.url(), &named));
                for name in ["ca.pem", "server.pem", "server.key"] {
                    home.write(&format!("{directory}/{name}"), home.read(&format!("registry/{name}")));
                }
            }
            Mutex::new(Place { directory, server: None, address: "127.0.0.1:0".into(), run: 0 })
        };
        let places = (0..servers).map(place).collect();
        let connectors = IDS.map(|id| {
            let mut builder = SslConnector::builder(SslMethod::tls_client()).unwrap();
            builder.set_ca_file(home.path("registry/ca.pem")).unwrap();
            builder.set_certificate_chain_file(home.path(&format!("registry/clients/{id}.pem"))).unwrap();
            builder.set_private_key_file(home.path(&format!("registry/clients/{id}.key")), SslFiletype::PEM).unwrap();
            builder.build()
        });
        let (database, begun, dead) = (database.map(Mutex::new), Instant::now(), Mutex::default());
        let site = Site { home, database, places, connectors: connectors.into(), begun, dead };
        (0..servers).for_each(|number| site.serve(number));
        site
    }

    /// The time, in microseconds.
    pub fn now(&self) -> u64 {
        u64::try_from(self.begun.elapsed().as_micros()).unwrap()
    }

    /// How many servers there are.
    pub fn servers(&self) -> usize {
        self.places.len()
    }

    /// Starts a server at its place.
    pub fn serve(&self, number: usize) {
        static RUNS: std::sync::atomic::AtomicUsize = std::sync::atomic::AtomicUsize::new(1);
        let mut place = self.places[number].lock().unwrap();
        let words = ["registry", "serve", &place.directory, "--listen", &place.address];
        let mut told = String::new();
        for _ in 0..TRIES {
            match Served::try_run(self.home.command(&words)) {
                Ok(server) => {
                    place.address.clone_from(&server.address);
                    place.run = RUNS.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
                    place.server = Some(server);
                    return;
                }
                Err(why) => told = why,
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        panic!("the server does not start again: {told}");
    }

    /// Kills a server, and waits until nothing of it can do anything any more.
    pub fn kill(&self, number: usize) {
        let run = {
            let mut place = self.places[number].lock().unwrap();
            drop(place.server.take());
            place.run
        };
        if let Some(database) = &self.database {
            // What it had begun there ends by itself.
            let database = database.lock().unwrap();
            let open = format!("SELECT COUNT(*) FROM pg_stat_activity WHERE application_name = 'place-{number}'");
            until(|| database.sql(&open) == "0");
        }
        self.dead.lock().unwrap().insert(run, self.now());
    }

    /// Until when a server could do something; none for one that still can.
    pub fn end_of(&self, run: usize) -> Option<u64> {
        self.dead.lock().unwrap().get(&run).copied()
    }

    /// A session of a registrar on a server, and the server's number; none where it is not to be had now.
    pub fn open(&self, place: usize, who: Who) -> Option<(Tls, usize)> {
        let (address, run) = {
            let place = self.places[place].lock().unwrap();
            place.server.as_ref().map(|_| (place.address.clone(), place.run))?
        };
        let stream = self.connectors[who as usize].connect("127.0.0.1", dial(&address)?).ok()?;
        let mut session = Session::greeted(stream)?;
        let id = IDS[who as usize];
        match session.login(id, &format!("password-{id}"))? {
            1000 => Some((session, run)),
            // The database is away.
            2400 => None,
            code => panic!("{id} is not let in: {code}"),
        }
    }

    /// What the program itself finds wrong with the database.
    pub fn check(&self) -> Option<String> {
        let ran = self.home.line("registry check registry");
        (ran.out != "the database is whole\n").then(|| format!("{ran:?}"))
    }

    /// Everything that is written down.
    pub fn books(&self) -> Books {
        drop(std::fs::remove_file(self.home.path("kept")));
        let kept = self.home.line("registry backup registry kept");
        assert_eq!(kept.status, 0, "{kept:?}");
        Books::read(&self.home.read("kept"))
    }
}

impl Books {
    /// Reads a backup.
    fn read(text: &str) -> Books {
        let mut books = Books::default();
        let (mut table, mut columns) = (String::new(), Vec::new());
        for line in text.lines() {
            if line.starts_with('{') {
                let head: Json = serde_json::from_str(line).unwrap();
                if let Some(name) = head["table"].as_str() {
                    table = name.into();
                    let names = head["columns"].as_array().unwrap().iter();
                    columns = names.map(|name| name.as_str().unwrap().to_owned()).collect();
                }
                continue;
            }
            if !["counter", "balance", "history", "poll_msg"].contains(&table.as_str()) {
                continue;
            }
            let row: Json = serde_json::from_str(line).unwrap();
            let value = |name: &str| &row[columns.iter().position(|column| column == name).unwrap()];
            let (number, text) = (|name: &str| value(name).as_i64().unwrap(), |name: &str| value(name).as_str());
            match table.as_str() {
                "counter" if text("name") == Some("object") => books.next = number("next"),
                "balance" => drop(books.balances.insert(who(text("clid").unwrap()).unwrap(), number("amount"))),
                "poll_msg" => {
                    let letter = letter_of(text("payload").unwrap());
                    books.messages.insert(number("id"), (who(text("clid").unwrap()).unwrap(), letter));
                }
                "history" => books.history.push(Deed {
                    id: number("id"),
                    at: number("at"),
                    cltrid: text("cltrid").map(String::from),
                    registrar: text("registrar").and_then(who),
                    verb: text("verb").unwrap().into(),
                    object_id: number("object_id"),
                    object: text("object").unwrap().into(),
                    code: number("code"),
                }),
                _ => {}
            }
        }
        books.history.sort_by_key(|deed| deed.id);
        books
    }
}

impl Deed {
    /// Its time as answers tell it.
    pub fn date(&self) -> String {
        Timestamp(self.at).to_wire()
    }
}

/// How a transfer stands, as a message is kept: `[["domain","trnData",[["trStatus","pending"],…]]]`.
fn letter_of(payload: &str) -> Letter {
    let payload: Json = serde_json::from_str(payload).unwrap();
    let values = payload[0][2].as_array().unwrap();
    let text = |name: &str| {
        let value = values.iter().find(|pair| pair[0] == name).map(|pair| &pair[1])?;
        Some(value.as_str().or_else(|| value["domain"].as_str())?.to_owned())
    };
    let status = text("trStatus").unwrap();
    let at = text(if status == "pending" { "reDate" } else { "acDate" }).unwrap();
    let name = text("name").or_else(|| text("id")).unwrap();
    let party = |name: &str| who(&text(name).unwrap()).unwrap();
    Letter { name, status, gaining: party("reID"), losing: party("acID"), at }
}
