//! The configuration file: strict, and its mistakes are told with their place.

use super::paths::{expand, others_can_read};
use super::profile::Overrides;
use super::secret_source::SecretSource;
use super::units::{Names, Output, Pin, RateText, Server, Span};
use crate::error::{Error, Result};
use crate::wire::IpFamily;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::io::Read;
use std::net::IpAddr;
use std::path::{Path, PathBuf};

/// The whole file.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Document {
    /// The profile taken when none is named.
    pub(super) default: Option<String>,
    /// The profiles by name.
    #[serde(default)]
    pub(super) profile: BTreeMap<String, Section>,
}

/// One profile as written.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct Section {
    pub(super) server: Option<Server>,
    user: Option<String>,
    password: Option<SecretSource>,
    cert: Option<PathBuf>,
    key: Option<PathBuf>,
    pkcs12: Option<PathBuf>,
    ca: Option<PathBuf>,
    key_password: Option<SecretSource>,
    pin: Option<Pin>,
    server_name: Option<String>,
    send_sni: Option<bool>,
    insecure: Option<bool>,
    plain: Option<bool>,
    family: Option<Family>,
    source: Option<IpAddr>,
    #[serde(default)]
    timeout: TimeoutSection,
    max_frame: Option<usize>,
    lang: Option<String>,
    output: Option<Output>,
    production: Option<bool>,
    read_only: Option<bool>,
    audit: Option<bool>,
    agent: Option<bool>,
    pub verbs: Option<Vec<String>>,
    idn: Option<Names>,
    #[serde(default)]
    pub(super) limits: LimitSection,
    #[serde(alias = "obj")]
    pub(super) objects: Option<Vec<String>>,
    #[serde(alias = "ext")]
    pub(super) extensions: Option<Vec<String>>,
    pub(super) always: Option<toml::Value>,
    pub(super) warn_days: Option<u32>,
    pub(super) store_password: Option<String>,
}

/// `family`.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Family {
    Any,
    Ipv4,
    Ipv6,
}

/// `timeout`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct TimeoutSection {
    connect: Option<Span>,
    handshake: Option<Span>,
    greeting: Option<Span>,
    answer: Option<Span>,
}

/// `limits`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct LimitSection {
    pub(super) idle: Option<Span>,
    pub(super) rate: Option<RateText>,
    pub(super) commands_per_session: Option<u32>,
    pub(super) names_per_check: Option<u32>,
}

impl Section {
    /// The settings of this profile as a layer; relative paths start at `base`.
    pub(super) fn layer(&self, base: &Path) -> Overrides {
        let path = |path: &Option<PathBuf>| path.as_deref().map(|path| expand(path, Some(base)));
        let secret = |source: &Option<SecretSource>| {
            source.clone().map(|source| match source {
                SecretSource::File(path) => SecretSource::File(expand(&path, Some(base))),
                other => other,
            })
        };
        let span = |span: &Option<Span>| span.as_ref().map(|span| span.0);
        Overrides {
            server: self.server.as_ref().map(|server| server.0.clone()),
            user: self.user.clone(),
            password: secret(&self.password),
            ca: path(&self.ca),
            cert: path(&self.cert),
            key: path(&self.key),
            pkcs12: path(&self.pkcs12),
            key_password: secret(&self.key_password),
            pin: self.pin.as_ref().map(|pin| pin.0),
            server_name: self.server_name.clone(),
            send_sni: self.send_sni,
            insecure: self.insecure,
            plain: self.plain,
            family: self.family.map(|family| match family {
                Family::Any => IpFamily::Any,
                Family::Ipv4 => IpFamily::V4,
                Family::Ipv6 => IpFamily::V6,
            }),
            source: self.source,
            connect: span(&self.timeout.connect),
            handshake: span(&self.timeout.handshake),
            greeting: span(&self.timeout.greeting),
            answer: span(&self.timeout.answer),
            max_frame: self.max_frame,
            lang: self.lang.clone(),
            output: self.output.as_ref().map(|output| output.0.clone()),
            production: self.production,
            read_only: self.read_only,
            audit: self.audit,
            agent: self.agent,
            idn: self.idn.as_ref().map(|names| names.0),
            ..Overrides::default()
        }
    }

    /// Whether the password itself is written here.
    pub(super) fn has_literal_password(&self) -> bool {
        matches!(self.password, Some(SecretSource::Literal(_)))
    }

    /// Whether a secret itself is written here.
    fn has_literal(&self) -> bool {
        [&self.password, &self.key_password].iter().any(|source| matches!(source, Some(SecretSource::Literal(_))))
    }
}

/// Reads the file at `path`; `None` when there is none and `must_exist` does not ask for it.
pub(super) fn read(path: &Path, must_exist: bool) -> Result<Option<Document>> {
    let failed = |error: std::io::Error| {
        Error::config(format!("{}: the configuration cannot be read: {error}", path.display())).source(error)
    };
    let mut file = match std::fs::File::open(path) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound && !must_exist => return Ok(None),
        other => other.map_err(failed)?,
    };
    let mut text = zeroize::Zeroizing::new(String::new());
    file.read_to_string(&mut text).map_err(failed)?;
    let document = parse(&text).map_err(|error| error.at_file(path))?;
    if document.profile.values().any(Section::has_literal) && others_can_read(&file) {
        return Err(Error::config(format!("{}: it holds a password and others can read it", path.display()))
            .hint(format!("chmod 600 {}, or give the password's source: {{ cmd = \"…\" }}", path.display())));
    }
    Ok(Some(document))
}

/// A mistake in the text and its place.
#[derive(Debug)]
struct Mistake {
    line: usize,
    column: usize,
    message: String,
    hint: Option<String>,
}

impl Mistake {
    /// The error with `file:line:column`.
    fn at_file(self, path: &Path) -> Error {
        let error = Error::config(format!("{}:{}:{}: {}", path.display(), self.line, self.column, self.message));
        match self.hint {
            Some(hint) => error.hint(hint),
            None => error,
        }
    }
}

/// Reads the text of a file.
fn parse(text: &str) -> Result<Document, Mistake> {
    toml::from_str(text).map_err(|error| {
        let before = text.get(..error.span().map_or(0, |span| span.start)).unwrap_or("");
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        let (message, hint) = reworded(error.message());
        Mistake {
            line: before.matches('\n').count() + 1,
            column: before[line_start..].chars().count() + 1,
            message,
            hint,
        }
    })
}

/// The parser's message; an unknown key gets the nearest known one.
fn reworded(message: &str) -> (String, Option<String>) {
    let message = message.trim();
    if !message.starts_with("unknown field") {
        return (message.replace('\n', "; "), None);
    }
    let quoted: Vec<&str> = message.split('`').skip(1).step_by(2).collect();
    let Some((unknown, known)) = quoted.split_first() else { return (message.to_owned(), None) };
    let hint = match nearest(unknown, known.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("known here: {}", known.join(", ")),
    };
    (format!("there is no setting `{unknown}`"), Some(hint))
}

/// The known word that `word` was probably meant to be.
pub(super) fn nearest<'a>(word: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    known
        .map(|candidate| (strsim::jaro_winkler(word, candidate), candidate))
        .filter(|(score, _)| *score > 0.75)
        .max_by(|left, right| left.0.total_cmp(&right.0))
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_mistake_has_its_place() {
        for (text, line, column, part) in [
            ("default = 1", 1, 11, "string"),
            ("[profile.a]\nusr = 'x'", 2, 1, "no setting `usr`"),
            ("[profile.a]\nserver = 'a:x'", 2, 10, "port"),
            ("[profile.a]\npin = 'zz'", 2, 7, "pin"),
            ("[profile.a]\noutput = 'yaml'", 2, 10, "output format"),
            ("[profile.a.limits]\nrate = '5/day'", 2, 8, "rate"),
            ("[profile.a]\ntimeout = { connect = '10' }", 2, 23, "duration"),
            ("[profile.a]\nfamily = 'v4'", 2, 10, "ipv4"),
            ("[profile.a]\nidn = 'unicode'", 2, 7, "`a-label` or `u-label`"),
            ("[profile.a]\npassword = 5", 2, 12, "prompt"),
            ("[profile.a]\nuser = 'a'\nuser = 'b'", 3, 1, "duplicate"),
        ] {
            let mistake = parse(text).unwrap_err();
            assert!(mistake.message.contains(part), "{text}: {mistake:?}");
            assert_eq!((mistake.line, mistake.column), (line, column), "{text}: {mistake:?}");
        }
        let mistake = parse("[profile.a]\npasword = 'x'").unwrap_err();
        assert_eq!(mistake.hint.as_deref(), Some("did you mean `password`?"));
        assert!(parse("[profile.a]\npassword = { cmd = 'a', env = 'b' }").is_err());
        assert!(parse("[profile.a]\npassword = { cmdd = 'a' }").unwrap_err().hint.unwrap().contains("cmd"));
    }

    #[cfg(unix)]
    #[test]
    fn a_file_with_a_password_is_for_its_owner_only() {
        use std::os::unix::fs::PermissionsExt;
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("config.toml");
        let write = |text: &str, mode| {
            std::fs::write(&path, text).unwrap();
            std::fs::set_permissions(&path, std::fs::Permissions::from_mode(mode)).unwrap();
        };
        write("[profile.a]\npassword = 'geheim'", 0o644);
        let error = read(&path, true).unwrap_err();
        assert!(error.hint_text().unwrap().contains("chmod 600"), "{error}");
        write("[profile.a]\npassword = 'geheim'", 0o600);
        assert!(read(&path, true).unwrap().is_some());
        write("[profile.a]\npassword = { cmd = 'true' }", 0o644);
        assert!(read(&path, true).unwrap().is_some());
    }
}
