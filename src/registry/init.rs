//! `eppsh registry init`: a directory with everything a registry needs, and a client's profiles for it.

use super::expiry::CERTIFICATE_NOTICE;
use super::listen::DEFAULT_LISTEN;
use super::password::{self, Cost};
use super::pki::{Issued, Validity};
use super::rules::policy::Tld;
use super::settings::{Numbering, Profile, Settings, a_label};
use super::store::registrar::{self, NewRegistrar};
use super::store::{Database, Failure, Store};
use super::time::Timestamp;
use crate::error::{Error, Result};
use crate::secret::Secret;
use std::fs::OpenOptions;
use std::io::Write;
use std::path::{Path, PathBuf};

/// Days that the certificates of a test registry hold.
const DAYS: i64 = 3650;

/// The registrars of a registry that was told none.
const REGISTRARS: &[&str] = &["TEST-A", "TEST-B"];

/// The characters of generated passwords: none looks like another.
const LETTERS: &[u8; 54] = b"ABCDEFGHJKMNPQRSTVWXYZabcdefghijkmnpqrstuvwxyz23456789";

/// The length of generated passwords, the longest that a plain login takes (RFC 5730, `pwType`).
const PASSWORD: usize = 16;

/// What `eppsh registry init` was told.
#[derive(Clone, Debug, Default)]
pub struct InitOptions {
    /// The directory to make; it must be empty or missing.
    pub dir: PathBuf,
    /// The rules to begin with.
    pub profile: Profile,
    /// A file with rules of one's own, in place of a profile.
    pub rules: Option<PathBuf>,
    /// The zones, as U-labels or A-labels; with none, the profile's.
    pub tlds: Vec<String>,
    /// Registrars, `ID:PASSWORD` or `ID` for a generated password; with none, TEST-A and TEST-B.
    pub registrars: Vec<Secret>,
    /// More names and addresses for the server's certificate.
    pub names: Vec<String>,
    /// The database, where it is not a file in the directory: `sqlite:PATH` or `postgres://…`.
    pub database: Option<String>,
}

/// What was made.
#[derive(Debug)]
pub struct InitReport {
    /// The registrars with their passwords.
    pub registrars: Vec<NewPassword>,
}

/// A registrar and its password.
#[derive(Clone, Debug)]
pub struct NewPassword {
    /// Its client id, which is also the name of its profile.
    pub id: String,
    /// Its password.
    pub password: Secret,
    /// Whether the password was made here and is told once.
    pub generated: bool,
}

/// Makes the directory and tells `out` what is in it.
pub async fn init(options: &InitOptions, out: &mut (dyn Write + Send)) -> Result<InitReport> {
    let settings = settings(options)?;
    let registrars = registrars(&options.registrars)?;
    prepare(&options.dir)?;
    let people = certificates(options, &registrars)?;
    let at = |name: &str| options.dir.join(name);
    let database = Database::read(&settings.database, Some(&options.dir))?;
    // The URL of a database may hold a password.
    let mode = if options.database.is_some() { Mode::Owner } else { Mode::Open };
    write(&at("registry.toml"), settings.to_file()?.as_bytes(), mode)?;
    write(&at("eppsh.toml"), profiles(&registrars).as_bytes(), Mode::Open)?;
    fill(&database, &settings, &registrars, &people).await?;
    tell(options, &settings, &registrars, out).map_err(|error| {
        Error::internal(format!("the registry is ready, but its passwords could not be told: {error}"))
            .hint("they are in DIR/clients/ID.password")
            .source(error)
    })?;
    Ok(InitReport { registrars })
}

/// The profile with the zones that were asked for.
fn settings(options: &InitOptions) -> Result<Settings> {
    let mut settings = match &options.rules {
        Some(path) => Settings::load_rules(path)?,
        None => Settings::of(options.profile),
    };
    if let Some(database) = &options.database {
        Database::read(database, None)?;
        settings.database.clone_from(database);
    }
    if options.tlds.is_empty() {
        return Ok(settings);
    }
    let known = Settings::default().tld;
    let strict = settings.profile == Profile::Tci;
    let zones = options.tlds.iter().map(|tld| {
        let name = a_label(tld.trim_start_matches('.'))
            .ok_or_else(|| Error::usage(format!("--tld {tld}: this is no domain name")))?;
        let table = known.iter().find(|zone| zone.name == name).and_then(|zone| zone.table);
        Ok(Tld { idn_only: strict && name.contains("xn--"), name, table, ..Tld::default() })
    });
    settings.tld = zones.collect::<Result<_>>()?;
    settings.tld.dedup_by(|one, other| one.name == other.name);
    Ok(settings)
}

/// The registrars that were asked for, each with a password.
fn registrars(wishes: &[Secret]) -> Result<Vec<NewPassword>> {
    if wishes.is_empty() {
        let made = |id: &&str| Ok(NewPassword { id: (*id).into(), password: generate()?, generated: true });
        return REGISTRARS.iter().map(made).collect();
    }
    let mut registrars: Vec<NewPassword> = Vec::new();
    for wish in wishes {
        let (id, password) = match wish.expose().split_once(':') {
            Some((id, password)) => (id, Some(Secret::new(password))),
            None => (wish.expose(), None),
        };
        check_id(id)?;
        if registrars.iter().any(|other| other.id.eq_ignore_ascii_case(id)) {
            return Err(Error::usage(format!("--registrar {id} is given twice")));
        }
        if let Some(password) = &password {
            check_password(id, password)?;
        }
        let generated = password.is_none();
        let password = password.map_or_else(generate, Ok)?;
        registrars.push(NewPassword { id: id.into(), password, generated });
    }
    Ok(registrars)
}

/// A client id that can also name files and profiles.
fn check_id(id: &str) -> Result<()> {
    let plain = id.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
    if plain && (3..=16).contains(&id.len()) {
        return Ok(());
    }
    Err(Error::usage(format!("--registrar {id:?}: an id has 3 to 16 letters, digits, - and _"))
        .hint("write ID:PASSWORD, or ID alone for a generated password"))
}

/// A password that `<pw>` can carry (RFC 5730, `pwType`: a token of 6 to 16 characters).
fn check_password(id: &str, password: &Secret) -> Result<()> {
    let text = password.expose();
    let token = text.split_ascii_whitespace().collect::<Vec<_>>().join(" ") == text;
    if token && (6..=16).contains(&text.chars().count()) && text.chars().all(crate::epp::xml::is_xml_char) {
        return Ok(());
    }
    Err(Error::usage(format!("--registrar {id}: a password has 6 to 16 characters and no space at its ends"))
        .hint("that is what a login can carry (RFC 5730); leave it out to have one generated"))
}

/// A password of letters and digits, each as likely as the other.
fn generate() -> Result<Secret> {
    let mut password = String::with_capacity(PASSWORD);
    // 216 is the largest multiple of 54 in a byte: what lies above would favour the first letters.
    while password.len() < PASSWORD {
        let chance = super::trid::random()?.to_le_bytes();
        let letters = chance.iter().filter(|byte| **byte < 216).map(|byte| char::from(LETTERS[usize::from(byte % 54)]));
        password.extend(letters.take(PASSWORD - password.len()));
    }
    Ok(Secret::new(password))
}

/// Makes the directory, or makes sure that it is empty.
fn prepare(dir: &Path) -> Result<()> {
    let fail = |error: std::io::Error| {
        Error::config(format!("the directory {} cannot be made: {error}", dir.display())).source(error)
    };
    std::fs::create_dir_all(dir).map_err(fail)?;
    if std::fs::read_dir(dir).map_err(fail)?.next().is_some() {
        return Err(Error::config(format!("{} is not empty", dir.display()))
            .hint("a registry begins in an empty directory; name another, or clear this one yourself"));
    }
    std::fs::create_dir(dir.join("clients")).map_err(fail)
}

/// Writes all certificates, keys and password files; the fingerprint of each registrar's certificate.
fn certificates(options: &InitOptions, registrars: &[NewPassword]) -> Result<Vec<String>> {
    let validity = Validity::days(Timestamp::now().0 / 1_000_000, DAYS);
    let authority = Issued::authority("eppsh test registry CA", validity)?;
    let server = authority.issue_server(&server_names(&options.names), validity)?;
    let at = |name: &str| options.dir.join(name);
    write(&at("ca.pem"), authority.certificate_pem()?.as_bytes(), Mode::Open)?;
    write(&at("ca.key"), authority.key_pem()?.expose().as_bytes(), Mode::Owner)?;
    write(&at("server.pem"), server.certificate_pem()?.as_bytes(), Mode::Open)?;
    write(&at("server.key"), server.key_pem()?.expose().as_bytes(), Mode::Owner)?;
    let client = |registrar: &NewPassword| {
        let id = &registrar.id;
        let client = authority.issue_client(id, validity)?;
        write(&at(&format!("clients/{id}.pem")), client.certificate_pem()?.as_bytes(), Mode::Open)?;
        write(&at(&format!("clients/{id}.key")), client.key_pem()?.expose().as_bytes(), Mode::Owner)?;
        write(&at(&format!("clients/{id}.password")), registrar.password.expose().as_bytes(), Mode::Owner)?;
        client.fingerprint()
    };
    registrars.iter().map(client).collect()
}

/// The names of the server's certificate: this machine's own, and those asked for as A-labels.
fn server_names(more: &[String]) -> Vec<String> {
    let mut names: Vec<String> = ["localhost", "127.0.0.1", "::1"].map(String::from).into();
    let host = std::fs::read_to_string("/proc/sys/kernel/hostname").ok().and_then(|name| a_label(name.trim()));
    let more = more.iter().map(|name| match name.parse::<std::net::IpAddr>() {
        Ok(address) => Some(address.to_string()),
        Err(_) => a_label(name),
    });
    for name in std::iter::once(host).chain(more).flatten() {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

/// Who may read a file.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Mode {
    /// Whoever the system lets.
    Open,
    /// Its owner only.
    Owner,
}

/// Writes a new file; one that exists is not touched.
pub(super) fn write(path: &Path, bytes: &[u8], mode: Mode) -> Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    if mode == Mode::Owner {
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    }
    #[cfg(not(unix))]
    let _ = mode;
    let written = options.open(path).and_then(|mut file| file.write_all(bytes).and_then(|()| file.sync_all()));
    written.map_err(|error| Error::config(format!("{} cannot be written: {error}", path.display())).source(error))
}

/// The client's configuration: one profile per registrar; files are named relative to it.
fn profiles(registrars: &[NewPassword]) -> String {
    let mut file = String::from("# Profiles for this registry: eppsh --config DIR/eppsh.toml @ID …\n");
    file.push_str("# The port is that of `registry serve`; when it listens elsewhere, use --server.\n");
    if let Some(first) = registrars.first() {
        file.push_str(&format!("default = \"{}\"\n", first.id));
    }
    for NewPassword { id, .. } in registrars {
        file.push_str(&format!(
            "\n[profile.{id}]\nserver = \"{DEFAULT_LISTEN}\"\nuser = \"{id}\"\n\
             password = {{ file = \"clients/{id}.password\" }}\nca = \"ca.pem\"\n\
             cert = \"clients/{id}.pem\"\nkey = \"clients/{id}.key\"\n"
        ));
    }
    file
}

/// Makes the tables and the registrars, each bound to its certificate.
async fn fill(
    database: &Database,
    settings: &Settings,
    registrars: &[NewPassword],
    fingerprints: &[String],
) -> Result<()> {
    let mut people = Vec::new();
    for (registrar, fingerprint) in registrars.iter().zip(fingerprints) {
        people.push((registrar.id.clone(), password::hash(&registrar.password, Cost::Full)?, fingerprint.clone()));
    }
    let store = Store::connect(database, settings.numbering == Numbering::Continuous)?;
    let end = Timestamp::now().plus_days(DAYS);
    let filled = store.write(move |tx| {
        for (clid, password_hash, fingerprint) in &people {
            let id = registrar::create(tx, &NewRegistrar { clid, password_hash, lang: "en" })?;
            registrar::bind_certificate(tx, id, fingerprint)?;
            registrar::set_certificate_end(tx, fingerprint, end, end.plus_days(-CERTIFICATE_NOTICE))?;
        }
        Ok(())
    });
    let filled = filled.await;
    // Whoever copies the directory now copies the whole database.
    store.close();
    filled.map_err(|failure: Failure| {
        let told = Error::config(format!("the registry's database {database} could not be filled: {failure:?}"));
        match failure {
            Failure::Refused(_) => told.hint("it has these registrars already: use an empty database"),
            Failure::Database(_) | Failure::Unknown(_) => told,
        }
    })
}

/// Tells what was made and how to go on; passwords that were made here, once.
fn tell(
    options: &InitOptions,
    settings: &Settings,
    registrars: &[NewPassword],
    out: &mut (dyn Write + Send),
) -> std::io::Result<()> {
    let dir = options.dir.display();
    writeln!(out, "{dir} holds a registry with these registrars:")?;
    for NewPassword { id, password, generated } in registrars {
        match generated {
            true => writeln!(out, "  {id}  password {}", password.expose())?,
            false => writeln!(out, "  {id}")?,
        }
    }
    let first = registrars.first().map_or("ID", |registrar| &registrar.id);
    writeln!(out, "start it:  eppsh registry serve {dir}")?;
    let name = example_name(settings);
    writeln!(out, "try it:    eppsh --config {dir}/eppsh.toml @{first} domain check {name}")?;
    out.flush()
}

/// A name that can be asked for in the registry's first zone.
pub(super) fn example_name(settings: &Settings) -> String {
    let zone = settings.tld.first();
    let label = if zone.is_some_and(|zone| zone.idn_only) { "тест" } else { "foo" };
    let (zone, _) = idna::domain_to_unicode(zone.map_or("example", |zone| &zone.name));
    format!("{label}.{zone}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::registry::pki;
    use crate::registry::store::registrar::Registrar;

    /// Makes a registry and gives what was told.
    async fn made(options: &InitOptions) -> Result<(InitReport, String)> {
        let mut out = Vec::new();
        let report = init(options, &mut out).await?;
        Ok((report, String::from_utf8(out).expect("UTF-8")))
    }

    #[tokio::test]
    async fn a_directory_has_all_that_a_registry_and_its_clients_need() {
        let directory = tempfile::tempdir().expect("a directory");
        let dir = directory.path().join("new/registry");
        let options =
            InitOptions { dir: dir.clone(), tlds: vec!["дети".into(), "ТЕСТ".into()], ..Default::default() };
        let (report, told) = made(&options).await.expect("made");
        assert!(told.contains("@TEST-A domain check foo.дети\n"), "{told}");

        let settings = Settings::load(&dir.join("registry.toml")).expect("readable");
        let zones: Vec<&str> = settings.tld.iter().map(|zone| zone.name.as_str()).collect();
        assert_eq!(zones, ["xn--d1acj3b", "xn--e1aybc"]);
        assert!(settings.tld[0].table.is_some());
        let store = Store::open(&dir.join("registry.db")).expect("a database");
        let people: Vec<Registrar> = store.read(registrar::list).await.expect("registrars");
        assert_eq!(people.iter().map(|one| one.clid.as_str()).collect::<Vec<_>>(), ["TEST-A", "TEST-B"]);
        for (made, stored) in report.registrars.iter().zip(&people) {
            assert_eq!(made.password.expose().len(), 16);
            assert!(told.contains(made.password.expose()));
            assert!(password::matches(&made.password, &stored.password_hash, Cost::Full));
            let pem = std::fs::read(dir.join(format!("clients/{}.pem", made.id))).expect("a certificate");
            assert_eq!(stored.certificates, [pki::fingerprint_of_pem(&pem).expect("a certificate")]);
        }
        let profiles: toml::Table =
            std::fs::read_to_string(dir.join("eppsh.toml")).expect("profiles").parse().expect("TOML");
        assert_eq!(profiles["profile"]["TEST-B"]["password"]["file"].as_str(), Some("clients/TEST-B.password"));
    }

    #[cfg(unix)]
    #[tokio::test]
    async fn secrets_are_for_their_owner_only() {
        use std::os::unix::fs::PermissionsExt;
        let directory = tempfile::tempdir().expect("a directory");
        made(&InitOptions { dir: directory.path().into(), ..Default::default() }).await.expect("made");
        for name in ["ca.key", "server.key", "clients/TEST-A.key", "clients/TEST-A.password", "registry.db"] {
            let mode = std::fs::metadata(directory.path().join(name)).expect(name).permissions().mode();
            assert_eq!(mode & 0o777, 0o600, "{name}");
        }
    }

    #[tokio::test]
    async fn a_directory_in_use_is_left_alone() {
        let directory = tempfile::tempdir().expect("a directory");
        std::fs::write(directory.path().join("precious"), "x").expect("written");
        let options = InitOptions { dir: directory.path().into(), ..Default::default() };
        let error = made(&options).await.expect_err("refused");
        assert!(error.message().contains("not empty"), "{error}");
        assert_eq!(std::fs::read_dir(directory.path()).expect("readable").count(), 1);
    }

    #[test]
    fn registrars_are_checked_and_their_passwords_never_told() {
        let wish = |wish: &str| registrars(&[Secret::new(wish)]);
        assert!(wish("REG-1:pass:word").is_ok_and(|made| made[0].password.expose() == "pass:word"));
        assert!(wish("REG-1").is_ok_and(|made| made[0].generated));
        for wrong in ["ab:password", "../../etc:password", "REG-1:12345", "REG-1:12345678901234567", "REG-1: secret "] {
            let error = wish(wrong).expect_err(wrong);
            assert!(!error.to_string().contains("12345"), "{error}");
        }
        assert!(registrars(&[Secret::new("REG-1"), Secret::new("reg-1")]).is_err());
        assert_ne!(generate().expect("chance"), generate().expect("chance"));
    }
}
