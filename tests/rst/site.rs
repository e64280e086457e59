//! The registry under test: two servers on one database, over TLS, with the run sheet's registrars.

use crate::served::{Served, dial};
use crate::support::Home;
use openssl::ssl::{SslConnector, SslFiletype, SslMethod, SslStream, SslVersion};
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::io::{Read, Write};
use std::net::TcpStream;

/// The registrar that most is done as, its counterpart, and the one that owns the registered names.
pub const ONE: &str = "RST-ONE";
/// The second registrar.
pub const TWO: &str = "RST-TWO";
/// The third registrar.
pub const THREE: &str = "RST-THREE";

/// The zones where ASCII names can be registered.
pub const ZONES: &[&str] = &["example", "rst"];

/// The zone where they cannot: .дети.
pub const IDN_ZONE: &str = "xn--d1acj3b";

/// The rules: those of the profile, with an IDN zone that takes no ASCII names.
const RULES: &str = "profile = \"rst\"\n[[tld]]\nname = \"example\"\n[[tld]]\nname = \"rst\"\n\
    [[tld]]\nname = \"xn--d1acj3b\"\nidn-only = true\ntable = \"russian\"\n\
    variants = [\"её\"]\nvariant-use = \"same-registrar\"\n";

/// The registry.
pub struct Site {
    home: Home,
    servers: Vec<Served>,
    number: Cell<u64>,
    /// Everything that was answered, by what it was asked for.
    pub answers: RefCell<Vec<(String, String)>>,
}

impl Site {
    /// Makes the registry and two servers on its database.
    pub fn start() -> Site {
        let home = Home::new();
        home.write("rules.toml", RULES);
        let registrars = [ONE, TWO, THREE].map(|id| format!("--registrar {id}:secret-{id}")).join(" ");
        let made = home.line(&format!("registry init registry --profile rules.toml {registrars}"));
        assert_eq!(made.status, 0, "{made:?}");
        // Another authority, for certificates that nobody here vouches for.
        let made = home.line(&format!("registry init other --registrar {ONE}:password-x"));
        assert_eq!(made.status, 0, "{made:?}");
        let servers = (0..2).map(|_| Self::serve(&home)).collect();
        Site { home, servers, number: Cell::new(0), answers: RefCell::default() }
    }

    /// Starts a server on a free port.
    fn serve(home: &Home) -> Served {
        Served::run(home.command(&["registry", "serve", "registry", "--listen", "127.0.0.1:0"]))
    }

    /// A number that was not used yet.
    pub fn next(&self) -> u64 {
        self.number.set(self.number.get() + 1);
        self.number.get()
    }

    /// A label that is not registered.
    pub fn label(&self) -> String {
        format!("walk{}", self.next())
    }

    /// A TLS handshake with a server; `certificate` names a file below the home, without its ending.
    pub fn handshake(
        &self,
        server: usize,
        certificate: Option<&str>,
        version: Option<SslVersion>,
    ) -> Result<SslStream<TcpStream>, String> {
        let mut builder = SslConnector::builder(SslMethod::tls_client()).unwrap();
        builder.set_ca_file(self.home.path("registry/ca.pem")).unwrap();
        if let Some(name) = certificate {
            builder.set_certificate_chain_file(self.home.path(&format!("{name}.pem"))).unwrap();
            builder.set_private_key_file(self.home.path(&format!("{name}.key")), SslFiletype::PEM).unwrap();
        }
        builder.set_min_proto_version(None).unwrap();
        builder.set_max_proto_version(version).unwrap();
        let stream = dial(&self.servers[server].address).unwrap();
        builder.build().connect("127.0.0.1", stream).map_err(|error| error.to_string())
    }

    /// A connection whose greeting was read.
    pub fn connect(&self, server: usize, certificate: Option<&str>) -> Session<'_> {
        let stream = self.handshake(server, certificate, None).unwrap();
        let mut session = Session { stream, site: self, greeting: String::new() };
        session.greeting = session.receive("greeting").unwrap();
        session
    }

    /// A registrar's session on a server.
    pub fn session_on(&self, server: usize, id: &str) -> Session<'_> {
        let mut session = self.connect(server, Some(&format!("registry/clients/{id}")));
        let answer = session.login(id, &format!("secret-{id}"));
        assert_eq!(answer.code, 1000, "{}", answer.text);
        session
    }

    /// A registrar's session.
    pub fn session(&self, id: &str) -> Session<'_> {
        self.session_on(0, id)
    }
}

/// A connection.
pub struct Session<'a> {
    stream: SslStream<TcpStream>,
    site: &'a Site,
    /// What it began with.
    pub greeting: String,
}

/// An answer.
#[derive(Debug)]
pub struct Answer {
    /// Its result code.
    pub code: u16,
    /// The whole of it.
    pub text: String,
}

impl Session<'_> {
    /// The next frame.
    fn receive(&mut self, to: &str) -> Option<String> {
        let mut length = [0; 4];
        self.stream.read_exact(&mut length).ok()?;
        let mut body = vec![0; u32::from_be_bytes(length) as usize - 4];
        self.stream.read_exact(&mut body).ok()?;
        let text = String::from_utf8(body).unwrap();
        self.site.answers.borrow_mut().push((to.to_owned(), text.clone()));
        Some(text)
    }

    /// The answer to a command.
    pub fn ask(&mut self, inside: &str) -> Answer {
        let frame = format!(
            "<epp xmlns=\"urn:ietf:params:xml:ns:epp-1.0\"><command>{inside}<clTRID>RST-{}</clTRID></command></epp>",
            self.site.next()
        );
        let length = u32::try_from(frame.len() + 4).unwrap();
        self.stream.write_all(&[&length.to_be_bytes(), frame.as_bytes()].concat()).unwrap();
        let text = self.receive(&frame).unwrap_or_else(|| panic!("no answer to {frame}"));
        let code = text.split_once("<result code=\"").and_then(|(_, rest)| rest.get(..4)?.parse().ok());
        Answer { code: code.unwrap_or_else(|| panic!("no code: {text}")), text }
    }

    /// Logs in with every service of the greeting, the password in loginSec.
    pub fn login(&mut self, id: &str, password: &str) -> Answer {
        let uris = |name: &str| {
            let begin = format!("<{name}>");
            let whole = self.greeting.split(&begin).skip(1);
            whole.map(|rest| format!("<{name}>{}</{name}>", rest.split('<').next().unwrap())).collect::<String>()
        };
        let (objects, extensions) = (uris("objURI"), uris("extURI"));
        self.ask(&format!(
            "<login><clID>{id}</clID><pw>[LOGIN-SECURITY]</pw><options><version>1.0</version><lang>en</lang></options>\
             <svcs>{objects}<svcExtension>{extensions}</svcExtension></svcs></login><extension>\
             <l:loginSec xmlns:l=\"urn:ietf:params:xml:ns:epp:loginSec-1.0\"><l:pw>{password}</l:pw></l:loginSec>\
             </extension>"
        ))
    }

    /// The cipher that was agreed on.
    pub fn cipher(&self) -> String {
        self.stream.ssl().current_cipher().map_or("", |cipher| cipher.name()).to_owned()
    }
}

impl Answer {
    /// Whether the answer holds some text.
    pub fn has(&self, text: &str) -> bool {
        self.text.contains(text)
    }

    /// The texts of the elements of that name, as they are written.
    pub fn texts(&self, name: &str) -> Vec<&str> {
        let begin = format!("<{name}");
        let whole = self.text.split(&begin).skip(1).filter(|rest| rest.starts_with(['>', ' ']));
        whole.filter_map(|rest| Some(rest.split_once('>')?.1.split_once("</")?.0)).collect()
    }

    /// The text of the first of them.
    pub fn first(&self, name: &str) -> &str {
        self.texts(name).first().copied().unwrap_or("")
    }

    /// What is told of the object, without what differs from answer to answer.
    pub fn data(&self) -> &str {
        let begin = self.text.find("<resData>").unwrap_or(0);
        &self.text[begin..self.text.find("<trID>").unwrap_or(self.text.len())]
    }
}

/// Values by their names.
pub type Fields = BTreeMap<String, String>;

/// A row of a data provider.
pub struct Row {
    /// Its name: `epp-07-data-row-9`.
    pub id: String,
    /// `pass`, `refuse`, `n/a` or a result code.
    pub word: String,
    /// What differs from a good request.
    pub fields: Fields,
}

/// The rows in the file `name`, their `{holes}` filled; `{a*17}` stands for seventeen letters.
pub fn rows(site: &Site, name: &str, holes: &[(&str, &str)]) -> Vec<Row> {
    let path = format!("{}/tests/rst/rows/{name}.txt", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    let row = |(at, line): (usize, &str)| {
        let (label, number) = (site.label(), (at + 1).to_string());
        let mut line = line.replace("{rand}", &label).replace("{RAND}", &label.to_uppercase()).replace("{n}", &number);
        for (hole, value) in holes {
            line = line.replace(&format!("{{{hole}}}"), value);
        }
        while let Some((before, rest)) = line.clone().split_once('{') {
            let (hole, after) = rest.split_once('}').unwrap();
            let (letter, times) = hole.split_once('*').unwrap_or_else(|| panic!("{name}: {hole}"));
            line = format!("{before}{}{after}", letter.repeat(times.parse().unwrap()));
        }
        let mut words = crate::support::words(&line).into_iter();
        let word = words.next().unwrap();
        let pair =
            |word: String| word.split_once('=').map(|(name, value)| (name.to_owned(), value.to_owned())).unwrap();
        Row { id: format!("{name}-data-row-{number}"), word, fields: words.map(pair).collect() }
    };
    lines.enumerate().map(row).collect()
}
