//! One profile, put together from the file, the environment and the options.

use super::always::{Always, always};
use super::file::{self, Document, Section, nearest};
use super::paths::{config_dir, expand};
use super::secret_source::SecretSource;
use super::units::{Rate, parse_duration, parse_names, parse_output};
use crate::error::{Error, Result};
use crate::idn::Form;
use crate::secret::Secret;
use crate::wire::settings::{Identity, IpFamily, Settings, parse_pin, parse_server};
use std::collections::BTreeMap;
use std::net::IpAddr;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// The profile that is always there.
pub const SANDBOX: &str = "sandbox";

/// The registrars that are ready in the sandbox; the first is taken when none is named.
pub const SANDBOX_USERS: [&str; 2] = ["TEST-A", "TEST-B"];

/// With fewer days left than this, a password or a certificate is warned of, unless the profile says otherwise.
pub const WARN_DAYS: u32 = 30;

/// Everything that is set for one registry account.
#[derive(Clone, Debug)]
pub struct Profile {
    /// Its name; for a server given alone, the server.
    pub name: String,
    /// Where to connect; without meaning for the sandbox.
    pub settings: Settings,
    /// The registry is the one inside this process.
    pub is_sandbox: bool,
    /// Nothing was configured or named: the sandbox was taken, and the person should be told.
    pub defaulted: bool,
    /// The login name.
    pub user: Option<String>,
    /// Where the password comes from.
    pub password: Option<SecretSource>,
    /// Where the passphrase of the private key comes from.
    pub key_password: Option<SecretSource>,
    /// The language asked for at login.
    pub lang: Option<String>,
    /// The output format.
    pub output: Option<String>,
    /// Mistakes here cost money: the prompt turns red.
    pub production: bool,
    /// Transforms are refused before they are sent.
    pub read_only: bool,
    /// What is exchanged goes into the audit log; without the setting, where mistakes cost money.
    pub audit: bool,
    /// Whether a session agent is used where there is one.
    pub agent: bool,
    /// The only verbs that may be sent; all, where none are named.
    pub verbs: Option<Vec<String>>,
    /// The form in which domain names are sent.
    pub idn: Form,
    /// What the registry allows.
    pub limits: Limits,
    /// The object URIs to log in with, instead of the greeting's.
    pub objects: Option<Vec<String>>,
    /// The extension URIs to log in with, instead of the greeting's.
    pub extensions: Option<Vec<String>>,
    /// Extensions that go with every command they extend.
    pub always: Vec<Always>,
    /// With fewer days left than this, a password or a certificate is warned of.
    pub warn_days: u32,
    /// The command that a new password is given to on its standard input, where it is to be kept by one.
    pub store_password: Option<String>,
    /// The configuration file, where the password itself is written there and nothing stands over it.
    pub password_in: Option<PathBuf>,
}

/// What a registry allows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Limits {
    /// After this silence it closes the connection.
    pub idle: Option<Duration>,
    /// How often commands may come.
    pub rate: Option<Rate>,
    /// How many commands one session may have.
    pub commands_per_session: Option<u32>,
    /// How many names one check may have.
    pub names_per_check: Option<u32>,
}

/// One layer of settings: the file's, the environment's or the options'.
#[derive(Clone, Debug, Default)]
#[allow(missing_docs, reason = "each is the setting of the same name in the file")]
pub struct Overrides {
    pub config: Option<PathBuf>,
    pub profile: Option<String>,
    pub server: Option<(String, u16)>,
    pub user: Option<String>,
    pub password: Option<SecretSource>,
    pub ca: Option<PathBuf>,
    pub cert: Option<PathBuf>,
    pub key: Option<PathBuf>,
    pub pkcs12: Option<PathBuf>,
    pub key_password: Option<SecretSource>,
    pub pin: Option<[u8; 32]>,
    pub server_name: Option<String>,
    pub send_sni: Option<bool>,
    pub insecure: Option<bool>,
    pub plain: Option<bool>,
    pub family: Option<IpFamily>,
    pub source: Option<IpAddr>,
    pub connect: Option<Duration>,
    pub handshake: Option<Duration>,
    pub greeting: Option<Duration>,
    pub answer: Option<Duration>,
    pub max_frame: Option<usize>,
    pub lang: Option<String>,
    pub output: Option<String>,
    pub production: Option<bool>,
    pub read_only: Option<bool>,
    pub audit: Option<bool>,
    pub agent: Option<bool>,
    pub idn: Option<Form>,
}

/// The environment, as a function so that it can be another one.
pub type Environment<'a> = &'a dyn Fn(&str) -> Option<String>;

impl Overrides {
    /// The layer of `EPPSH_…` variables; an empty one counts as not set.
    pub fn from_environment(environment: Environment) -> Result<Self> {
        let text = |name: &str| environment(name).filter(|value| !value.is_empty());
        let path = |name: &str| text(name).map(|value| expand(Path::new(&value), None));
        let secret = |name: &str| text(name).map(|value| SecretSource::Literal(Secret::new(value)));
        let flag = |name: &str| text(name).map(|value| yes(&value).map_err(|error| error.at(name))).transpose();
        Ok(Overrides {
            config: path("EPPSH_CONFIG"),
            profile: text("EPPSH_PROFILE"),
            server: parsed(&text, "EPPSH_SERVER", parse_server)?,
            user: text("EPPSH_USER"),
            password: secret("EPPSH_PASSWORD"),
            ca: path("EPPSH_CA"),
            cert: path("EPPSH_CERT"),
            key: path("EPPSH_KEY"),
            pkcs12: path("EPPSH_PKCS12"),
            key_password: secret("EPPSH_KEY_PASSWORD"),
            pin: parsed(&text, "EPPSH_PIN", parse_pin)?,
            server_name: text("EPPSH_SERVER_NAME"),
            insecure: flag("EPPSH_INSECURE")?,
            plain: flag("EPPSH_PLAIN")?,
            answer: parsed(&text, "EPPSH_TIMEOUT", parse_duration)?,
            lang: text("EPPSH_LANG"),
            output: parsed(&text, "EPPSH_OUTPUT", parse_output)?,
            read_only: flag("EPPSH_READ_ONLY")?,
            agent: flag("EPPSH_AGENT")?,
            idn: parsed(&text, "EPPSH_IDN", parse_names)?,
            ..Overrides::default()
        })
    }

    /// This layer over `below`.
    #[must_use]
    pub fn over(self, below: Self) -> Self {
        // The two ways to give a client certificate exclude each other: the upper layer's way wins.
        let bundled = self.pkcs12.is_some();
        let keep = |value: Option<PathBuf>| value.filter(|_| !bundled);
        let old_pkcs12 = below.pkcs12.filter(|_| self.cert.is_none() && self.key.is_none());
        Overrides {
            cert: self.cert.or(keep(below.cert)),
            key: self.key.or(keep(below.key)),
            pkcs12: self.pkcs12.or(old_pkcs12),
            config: self.config.or(below.config),
            profile: self.profile.or(below.profile),
            server: self.server.or(below.server),
            user: self.user.or(below.user),
            password: self.password.or(below.password),
            ca: self.ca.or(below.ca),
            key_password: self.key_password.or(below.key_password),
            pin: self.pin.or(below.pin),
            server_name: self.server_name.or(below.server_name),
            send_sni: self.send_sni.or(below.send_sni),
            insecure: self.insecure.or(below.insecure),
            plain: self.plain.or(below.plain),
            family: self.family.or(below.family),
            source: self.source.or(below.source),
            connect: self.connect.or(below.connect),
            handshake: self.handshake.or(below.handshake),
            greeting: self.greeting.or(below.greeting),
            answer: self.answer.or(below.answer),
            max_frame: self.max_frame.or(below.max_frame),
            lang: self.lang.or(below.lang),
            output: self.output.or(below.output),
            production: self.production.or(below.production),
            read_only: self.read_only.or(below.read_only),
            audit: self.audit.or(below.audit),
            agent: self.agent.or(below.agent),
            idn: self.idn.or(below.idn),
        }
    }
}

/// A variable read by `parse`; its name stands before the error.
fn parsed<T>(text: &dyn Fn(&str) -> Option<String>, name: &str, parse: fn(&str) -> Result<T>) -> Result<Option<T>> {
    text(name).map(|value| parse(&value).map_err(|error| error.at(name))).transpose()
}

/// Reads a switch of the environment.
fn yes(text: &str) -> Result<bool> {
    match text.to_ascii_lowercase().as_str() {
        "1" | "true" | "yes" | "on" => Ok(true),
        "0" | "false" | "no" | "off" => Ok(false),
        _ => Err(Error::usage(format!("`{text}` is neither 1 nor 0"))),
    }
}

/// The profile to use: the file, over it the environment, over that `options`.
pub fn load(options: Overrides, environment: Environment) -> Result<Profile> {
    let variables = Overrides::from_environment(environment)?;
    let (document, path) = document(&options, &variables)?;
    let base = path.parent().unwrap_or(Path::new("")).to_owned();
    let named = options.profile.clone().or_else(|| variables.profile.clone());
    let alone = named.is_none() && (options.server.is_some() || variables.server.is_some());
    if alone {
        return finish(None, &Section::default(), options.over(variables), false, &path);
    }
    let (name, defaulted) = match named.or_else(|| document.default.clone()) {
        Some(name) => (name, false),
        None if document.profile.keys().all(|name| name == SANDBOX) => (SANDBOX.to_owned(), true),
        None => {
            return Err(Error::config("no profile was named and the configuration has no `default`").hint(format!(
                "write @NAME, set EPPSH_PROFILE, or put default = \"NAME\" into {}; known: {}",
                path.display(),
                known(&document.profile)
            )));
        }
    };
    let section = match document.profile.get(&name) {
        Some(section) => section.clone(),
        None if name == SANDBOX => Section::default(),
        None => return Err(no_profile(&name, &document.profile)),
    };
    let mut variables = variables;
    if name == SANDBOX {
        if options.server.is_some() || section.server.is_some() {
            return Err(Error::config("the profile `sandbox` is the registry inside; it has no server")
                .hint("give a profile with a server another name"));
        }
        variables.server = None;
        // Credentials meant for a real registry are no use when nobody asked for the sandbox.
        if defaulted {
            variables.user = variables.user.filter(|user| SANDBOX_USERS.contains(&user.as_str()));
            variables.password = None;
        }
    }
    let above = options.over(variables);
    let written = above.password.is_none() && section.has_literal_password();
    let layers = above.over(section.layer(&base));
    let profile = finish(Some(name), &section, layers, defaulted, &path)?;
    Ok(Profile { password_in: written.then_some(path), ..profile })
}

/// The names of all profiles, the sandbox included.
pub fn names(options: &Overrides, environment: Environment) -> Result<Vec<String>> {
    let (document, _) = document(options, &Overrides::from_environment(environment)?)?;
    let mut names: Vec<String> = document.profile.into_keys().filter(|name| name != SANDBOX).collect();
    names.push(SANDBOX.to_owned());
    Ok(names)
}

/// The file that holds, and where it is. Only one that was named must exist.
fn document(options: &Overrides, variables: &Overrides) -> Result<(Document, PathBuf)> {
    if let Some(path) = options.config.as_ref().or(variables.config.as_ref()) {
        return Ok((file::read(path, true)?.unwrap_or_default(), path.clone()));
    }
    let Ok(dir) = config_dir() else { return Ok((Document::default(), PathBuf::from("config.toml"))) };
    let path = dir.join("config.toml");
    Ok((file::read(&path, false)?.unwrap_or_default(), path))
}

/// The names a person can write.
fn known(profiles: &BTreeMap<String, Section>) -> String {
    let mut names: Vec<&str> = profiles.keys().map(String::as_str).filter(|name| *name != SANDBOX).collect();
    names.push(SANDBOX);
    names.join(", ")
}

/// A name that no profile has.
fn no_profile(name: &str, profiles: &BTreeMap<String, Section>) -> Error {
    let near = nearest(name, profiles.keys().map(String::as_str).chain([SANDBOX]));
    let near = near.map_or_else(String::new, |near| format!("did you mean `{near}`? "));
    Error::config(format!("there is no profile `{name}`")).hint(format!("{near}known: {}", known(profiles)))
}

/// The profile of these layers.
fn finish(name: Option<String>, section: &Section, layers: Overrides, defaulted: bool, path: &Path) -> Result<Profile> {
    let is_sandbox = name.as_deref() == Some(SANDBOX);
    let settings = match (&layers.server, &name) {
        (Some((host, port)), _) => settings(&layers, host, *port)?,
        _ if is_sandbox => Settings::new("localhost", crate::wire::settings::DEFAULT_PORT),
        (None, name) => {
            let name = name.as_deref().unwrap_or("");
            return Err(Error::config(format!("{}: the profile `{name}` has no server", path.display()))
                .hint("add server = \"epp.example.net:700\", or set EPPSH_SERVER or --server"));
        }
    };
    let limits = &section.limits;
    Ok(Profile {
        name: name.unwrap_or_else(|| settings.server()),
        is_sandbox,
        defaulted,
        user: layers.user.or_else(|| is_sandbox.then(|| SANDBOX_USERS[0].to_owned())),
        password: layers.password,
        key_password: layers.key_password,
        lang: layers.lang,
        output: layers.output,
        production: layers.production.unwrap_or(false),
        read_only: layers.read_only.unwrap_or(false),
        audit: layers.audit.or(layers.production).unwrap_or(false),
        agent: layers.agent.unwrap_or(true),
        idn: layers.idn.unwrap_or_default(),
        limits: Limits {
            idle: limits.idle.as_ref().map(|span| span.0),
            rate: limits.rate.as_ref().map(|rate| rate.0),
            commands_per_session: limits.commands_per_session,
            names_per_check: limits.names_per_check,
        },
        verbs: section.verbs.as_deref().map(allowed).transpose().map_err(|error| error.at(path.display()))?,
        objects: section.objects.clone(),
        extensions: section.extensions.clone(),
        always: section.always.as_ref().map_or(Ok(Vec::new()), always).map_err(|error| error.at(path.display()))?,
        warn_days: section.warn_days.unwrap_or(WARN_DAYS),
        store_password: section.store_password.clone(),
        password_in: None,
        settings,
    })
}

/// The verbs of EPP that a profile may allow.
const VERBS: [&str; 8] = ["check", "info", "poll", "transfer", "create", "update", "renew", "delete"];

/// The verbs that a profile allows, each of which must be one.
fn allowed(verbs: &[String]) -> Result<Vec<String>> {
    match verbs.iter().find(|verb| !VERBS.contains(&verb.as_str())) {
        Some(verb) => Err(Error::config(format!("`verbs` names {verb:?}, which is no verb of EPP"))
            .hint(format!("these are: {}", VERBS.join(", ")))),
        None => Ok(verbs.to_vec()),
    }
}

/// The connection these layers describe; the key's passphrase is fetched later.
fn settings(layers: &Overrides, host: &str, port: u16) -> Result<Settings> {
    let mut settings = Settings::new(host, port);
    let tls = &mut settings.tls;
    tls.identity = match (&layers.cert, &layers.key, &layers.pkcs12) {
        (None, None, None) => None,
        (None, None, Some(file)) => Some(Identity::Pkcs12 { file: file.clone(), password: None }),
        // One file may hold both.
        (Some(cert), key, None) => {
            Some(Identity::Pem { cert: cert.clone(), key: key.as_ref().unwrap_or(cert).clone(), password: None })
        }
        (None, Some(_), None) => {
            return Err(Error::config("`key` is set without `cert`").hint("set `cert` (EPPSH_CERT) as well"));
        }
        _ => return Err(Error::config("`pkcs12` and `cert` or `key` are set").hint("a profile has one of them")),
    };
    tls.ca.clone_from(&layers.ca);
    tls.pin_sha256 = layers.pin;
    tls.server_name.clone_from(&layers.server_name);
    tls.send_sni = layers.send_sni.unwrap_or(true);
    tls.insecure = layers.insecure.unwrap_or(false);
    settings.plain = layers.plain.unwrap_or(false);
    settings.check_plain()?;
    settings.family = layers.family.unwrap_or_default();
    settings.source = layers.source;
    let times = &mut settings.timeouts;
    times.connect = layers.connect.unwrap_or(times.connect);
    times.handshake = layers.handshake.unwrap_or(times.handshake);
    times.greeting = layers.greeting.unwrap_or(times.greeting);
    times.answer = layers.answer.unwrap_or(times.answer);
    settings.max_frame = layers.max_frame.unwrap_or(settings.max_frame);
    Ok(settings)
}

impl Profile {
    /// What the password is called where it is asked for and kept.
    pub fn password_name(&self) -> String {
        format!("password of {}", self.name)
    }

    /// The connection with the key's passphrase in it, fetched only when the key is encrypted.
    pub fn wire_settings(&self, allow_prompt: bool) -> Result<Settings> {
        let mut settings = self.settings.clone();
        if let Some(identity) = &mut settings.tls.identity
            && let Some(source) = &self.key_password
            && crate::wire::identity::needs_password(identity)?
        {
            let secret = source.resolve(&format!("key-password of {}", self.name), allow_prompt)?;
            let (Identity::Pem { password, .. } | Identity::Pkcs12 { password, .. }) = identity;
            *password = Some(secret);
        }
        Ok(settings)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "default = 'ote'
[profile.ote]
server = 'epp.example.net'
user = 'REG-1'
cert = 'client.pem'
key = '/k/client.key'
timeout = { answer = '5s' }
lang = 'ru'
production = true
[profile.ote.limits]
rate = '100/min'
[profile.live]
user = 'REG-2'
";

    /// Loads with `text` as the file.
    fn with(text: &str, options: Overrides, variables: &[(&str, &str)]) -> Result<Profile> {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("config.toml");
        std::fs::write(&path, text).unwrap();
        let environment = |name: &str| {
            let found = variables.iter().find(|(known, _)| *known == name);
            found.map(|(_, value)| (*value).to_owned())
        };
        load(Overrides { config: Some(path), ..options }, &environment)
    }

    #[test]
    fn options_stand_over_the_environment_and_that_over_the_file() {
        let profile = with(FILE, Overrides::default(), &[]).unwrap();
        assert_eq!((profile.name.as_str(), profile.user.as_deref()), ("ote", Some("REG-1")));
        assert_eq!(profile.settings.server(), "epp.example.net:700");
        assert_eq!(profile.settings.timeouts.answer, Duration::from_secs(5));
        assert_eq!(profile.limits.rate.unwrap().count, 100);
        assert!(profile.production && !profile.is_sandbox && !profile.defaulted);
        let Some(Identity::Pem { cert, key, .. }) = &profile.settings.tls.identity else { panic!() };
        assert!(cert.is_absolute() && cert.ends_with("client.pem"));
        assert_eq!(key, Path::new("/k/client.key"));
        let options = Overrides { user: Some("O".into()), ..Overrides::default() };
        let profile = with(FILE, options, &[("EPPSH_USER", "E"), ("EPPSH_LANG", "en")]).unwrap();
        assert_eq!((profile.user.as_deref(), profile.lang.as_deref()), (Some("O"), Some("en")));
        assert_eq!(profile.idn, Form::ALabel);
        let wants = FILE.replace("production = true", "idn = 'u-label'");
        assert_eq!(with(&wants, Overrides::default(), &[]).unwrap().idn, Form::ULabel);
        let profile = with(&wants, Overrides::default(), &[("EPPSH_IDN", "a-label")]).unwrap();
        assert_eq!(profile.idn, Form::ALabel);
    }

    #[test]
    fn without_configuration_it_is_the_sandbox() {
        let profile = with("", Overrides::default(), &[("EPPSH_USER", "REAL")]).unwrap();
        assert!(profile.is_sandbox && profile.defaulted);
        assert_eq!(profile.user.as_deref(), Some("TEST-A"));
        let profile = with("", Overrides::default(), &[("EPPSH_USER", "TEST-B"), ("EPPSH_PASSWORD", "x")]).unwrap();
        assert!(profile.defaulted && profile.user.as_deref() == Some("TEST-B") && profile.password.is_none());
        let named = Overrides { profile: Some(SANDBOX.into()), ..Overrides::default() };
        let profile = with(FILE, named, &[("EPPSH_USER", "TEST-B"), ("EPPSH_SERVER", "a")]).unwrap();
        assert!(profile.is_sandbox && !profile.defaulted);
        assert_eq!(profile.user.as_deref(), Some("TEST-B"));
    }

    #[test]
    fn a_server_alone_takes_nothing_from_the_default_profile() {
        let profile = with(FILE, Overrides::default(), &[("EPPSH_SERVER", "other.example:1700")]).unwrap();
        assert_eq!(profile.name, "other.example:1700");
        assert_eq!((profile.user, profile.settings.tls.identity), (None, None));
    }

    #[test]
    fn without_tls_only_this_machine_is_reached() {
        let server =
            |host: &str| Overrides { server: Some((host.into(), 700)), plain: Some(true), ..Overrides::default() };
        for host in ["localhost", "LOCALHOST.", "epp.localhost", "127.0.0.2", "::1"] {
            assert!(with("", server(host), &[]).unwrap().settings.plain, "{host}");
        }
        for host in ["epp.example.net", "192.0.2.1", "localhost.example.net", "2001:db8::1", "notlocalhost"] {
            let error = with("", server(host), &[]).unwrap_err();
            assert!(error.exit_status() == 2 && error.message().contains("without TLS"), "{error:?}");
        }
    }

    #[test]
    fn mistakes_name_what_to_set() {
        let name = |name: &str| Overrides { profile: Some(name.into()), ..Overrides::default() };
        let error = with(FILE, name("oté"), &[]).unwrap_err();
        assert!(error.hint_text().unwrap().contains("`ote`? known: live, ote, sandbox"), "{error:?}");
        assert!(with(FILE, name("live"), &[]).unwrap_err().hint_text().unwrap().contains("EPPSH_SERVER"));
        assert!(
            with(FILE, Overrides::default(), &[("EPPSH_PIN", "x")]).unwrap_err().message().starts_with("EPPSH_PIN: ")
        );
        let none = FILE.replace("default = 'ote'", "");
        assert!(with(&none, Overrides::default(), &[]).unwrap_err().hint_text().unwrap().contains("@NAME"));
        assert!(with(FILE, Overrides { config: Some("/nonexistent".into()), ..name("ote") }, &[]).is_ok());
        assert!(load(Overrides { config: Some("/nonexistent".into()), ..name("ote") }, &|_| None).is_err());
    }
}
