//! `registry.toml`: every parameter of a registry, read strictly and written with its explanation.

use super::rules::policy::{DataModel, Policy, Table, Tld, TransferAuto};
use crate::error::{Error, Result};
use serde::{Deserialize, Serialize};
use std::path::Path;

/// The longest password taken in loginSec; the RFC leaves it to the registry.
pub(super) const LONGEST_PASSWORD: usize = 128;

/// A set of rules to begin with (`registry-spec.md`, section 0).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Profile {
    /// Takes what can be taken.
    #[default]
    Lenient,
    /// As .дети is run.
    Tci,
    /// As ICANN's tests of registry systems want it.
    Rst,
}

impl Profile {
    /// Every profile with its name.
    pub const ALL: &[(&str, Profile)] = &[("lenient", Profile::Lenient), ("tci", Profile::Tci), ("rst", Profile::Rst)];
}

impl std::str::FromStr for Profile {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self> {
        let found = Profile::ALL.iter().find(|(known, _)| *known == name);
        let unknown = || Error::usage(format!("there are no rules called {name}")).hint("they are lenient, tci, rst");
        found.map(|(_, profile)| *profile).ok_or_else(unknown)
    }
}

/// Everything in the file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Settings {
    /// The rules it began with.
    pub profile: Profile,
    /// The server's name in the greeting and in its transaction ids.
    pub svid: String,
    /// The languages offered.
    pub langs: Vec<String>,
    /// The database's file.
    pub database: String,
    /// Limits of sessions and connections.
    pub session: Session,
    /// Rules of login.
    pub login: Login,
    /// Limits of frames.
    pub frame: Frame,
    /// The listener's identity.
    pub tls: Tls,
    /// What the registry allows.
    pub rules: Rules,
    /// The zones served.
    pub tld: Vec<Zone>,
}

/// Limits of sessions and connections; times in seconds.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Session {
    /// How many sessions a registrar may have, over all processes; 0 for any number.
    pub max_per_registrar: i64,
    /// How many connections one address may have with this process.
    pub max_per_address: usize,
    /// Silence after which a session is closed.
    pub idle: u64,
    /// Age at which a session is closed.
    pub lifetime: u64,
    /// How long a client may take to log in.
    pub pre_login: u64,
    /// How long a TLS handshake may take.
    pub handshake: u64,
}

/// Rules of login.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Login {
    /// When a client certificate is judged.
    pub client_certificate: ClientCertificate,
    /// The failure on one connection that closes it.
    pub max_failed_per_connection: u32,
    /// Failures that lock a registrar out; 0 for never.
    pub lockout_failures: i64,
    /// Failures that lock an address out; 0 for never.
    pub lockout_address_failures: i64,
    /// How long failures add up, and how long a lock-out lasts.
    pub lockout_minutes: i64,
    /// Whether services that nobody offers are left out in place of refused.
    pub tolerate_unknown_services: bool,
}

/// When a client certificate is judged.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ClientCertificate {
    /// By the login: a registrar with certificates on file must show one of them.
    #[default]
    AtLogin,
    /// By the handshake, which fails without one of the registry's authority; then by the login.
    Required,
}

/// Limits of frames; times in seconds.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Frame {
    /// The longest frame, its header included.
    pub max: usize,
    /// How long a frame may take from its first byte.
    pub timeout: u64,
    /// How long a client may take to read an answer.
    pub write_timeout: u64,
}

/// The listener's identity: PEM files, relative to the registry's directory.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Tls {
    /// The server's certificate, with its chain.
    pub certificate: String,
    /// Its key.
    pub key: String,
    /// The authority that vouches for client certificates.
    pub client_authority: String,
}

/// What the registry allows; times in days.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
#[allow(missing_docs)] // Each is explained in `Policy` and in the file.
pub struct Rules {
    pub reserved: Vec<String>,
    pub reserve_short: bool,
    pub data_model: Model,
    pub required_contacts: Vec<String>,
    pub roid_suffix: String,
    pub check_max: usize,
    pub period_max: i64,
    pub ns_max: usize,
    pub addresses_max: usize,
    pub refuse_private_addresses: bool,
    pub grace_add: i64,
    pub grace_renew: i64,
    pub grace_transfer: i64,
    pub redemption: i64,
    pub pending_delete: i64,
    pub transfer_pending: i64,
    pub transfer_auto: Auto,
    pub transfer_lock: i64,
    pub disclose: Vec<String>,
}

/// [`DataModel`] in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum Model {
    Maximum,
    Optional,
    Minimum,
}

/// [`TransferAuto`] in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum Auto {
    Approve,
    Reject,
    Never,
}

/// A zone in the file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Zone {
    /// Its name as A-labels.
    pub name: String,
    /// Whether ASCII labels are refused.
    #[serde(default)]
    pub idn_only: bool,
    /// The letters of internationalised labels: `russian`, or any valid ones.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub table: Option<Letters>,
}

/// [`Table`] in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum Letters {
    Russian,
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            profile: Profile::Lenient,
            svid: "eppsh registry".into(),
            langs: vec!["en".into(), "ru".into()],
            database: "registry.db".into(),
            session: Session::default(),
            login: Login::default(),
            frame: Frame::default(),
            tls: Tls::default(),
            rules: Rules::default(),
            tld: Policy::default().tlds.iter().map(Zone::from).collect(),
        }
    }
}

impl Default for Session {
    fn default() -> Self {
        Session {
            max_per_registrar: 20,
            max_per_address: 100,
            idle: 600,
            lifetime: 86_400,
            pre_login: 60,
            handshake: 10,
        }
    }
}

impl Default for Login {
    fn default() -> Self {
        Login {
            client_certificate: ClientCertificate::AtLogin,
            max_failed_per_connection: 3,
            lockout_failures: 10,
            lockout_address_failures: 30,
            lockout_minutes: 15,
            tolerate_unknown_services: true,
        }
    }
}

impl Default for Frame {
    fn default() -> Self {
        Frame { max: 1 << 20, timeout: 30, write_timeout: 30 }
    }
}

impl Default for Tls {
    fn default() -> Self {
        Tls { certificate: "server.pem".into(), key: "server.key".into(), client_authority: "ca.pem".into() }
    }
}

impl Default for Rules {
    fn default() -> Self {
        let policy = Policy::default();
        Rules {
            data_model: match policy.data_model {
                DataModel::Maximum => Model::Maximum,
                DataModel::Optional => Model::Optional,
                DataModel::Minimum => Model::Minimum,
            },
            transfer_auto: match policy.transfer_auto {
                TransferAuto::Approve => Auto::Approve,
                TransferAuto::Reject => Auto::Reject,
                TransferAuto::Never => Auto::Never,
            },
            reserved: policy.reserved,
            reserve_short: policy.reserve_short,
            required_contacts: policy.required_contacts,
            roid_suffix: policy.roid_suffix,
            check_max: policy.check_max,
            period_max: policy.period_max,
            ns_max: policy.ns_max,
            addresses_max: policy.addresses_max,
            refuse_private_addresses: policy.refuse_private_addresses,
            grace_add: policy.grace_add,
            grace_renew: policy.grace_renew,
            grace_transfer: policy.grace_transfer,
            redemption: policy.redemption,
            pending_delete: policy.pending_delete,
            transfer_pending: policy.transfer_pending,
            transfer_lock: policy.transfer_lock,
            disclose: policy.disclose,
        }
    }
}

impl From<&Tld> for Zone {
    fn from(tld: &Tld) -> Self {
        let table = tld.table.map(|Table::Russian| Letters::Russian);
        Zone { name: tld.name.clone(), idn_only: tld.idn_only, table }
    }
}

impl Settings {
    /// What `profile` begins with.
    pub fn of(profile: Profile) -> Self {
        let mut settings = Settings { profile, ..Settings::default() };
        match profile {
            Profile::Lenient => {}
            Profile::Tci => {
                settings.langs = vec!["ru".into(), "en".into()];
                settings.session.max_per_registrar = 5;
                settings.login.tolerate_unknown_services = false;
                settings.rules.data_model = Model::Maximum;
                settings.tld.truncate(1);
                settings.tld[0].idn_only = true;
            }
            Profile::Rst => {
                settings.login.tolerate_unknown_services = false;
                settings.login.lockout_failures = 0;
                settings.login.lockout_address_failures = 0;
                settings.rules.data_model = Model::Maximum;
                settings.rules.roid_suffix = "ICANNRST".into();
            }
        }
        settings
    }

    /// Reads the file at `path`.
    pub fn load(path: &Path) -> Result<Self> {
        let text = std::fs::read_to_string(path).map_err(|error| {
            Error::config(format!("{} cannot be read: {error}", path.display()))
                .hint("`eppsh registry init DIR` makes a registry's directory")
                .source(error)
        })?;
        Self::parse(&text, &path.display().to_string())
    }

    /// Reads `text`, which stands in `file`; errors say where.
    fn parse(text: &str, file: &str) -> Result<Self> {
        let settings: Settings = toml::from_str(text).map_err(|error| {
            let at = error.span().map_or(0, |span| span.start);
            let (line, column) = place(text, at);
            Error::config(format!("{file}:{line}:{column}: {}", error.message()))
        })?;
        settings.check().map_err(|Misfit { name, must }| {
            let (line, column) = place(text, find(text, name));
            Error::config(format!("{file}:{line}:{column}: {name} must {must}"))
        })?;
        Ok(settings)
    }

    /// What the types cannot say: the first parameter whose value will not do.
    fn check(&self) -> std::result::Result<(), Misfit> {
        let Settings { session, login, frame, rules, .. } = self;
        let most = 1 << 30;
        let seconds = format!("be from 1 to {most}");
        let days = "be from 0 to 36500 days";
        let whole = "not be negative";
        let day = |days: i64| (0..=36_500).contains(&days);
        let word = |suffix: &str| {
            (1..=8).contains(&suffix.len()) && suffix.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
        };
        let kinds = |kind: &String| ["admin", "billing", "tech"].contains(&kind.as_str());
        let a_labels = |zone: &Zone| a_label(&zone.name).as_ref() == Some(&zone.name);
        let checks: [(&'static str, bool, &str); 27] = [
            ("svid", (3..=64).contains(&self.svid.chars().count()), "have 3 to 64 characters (RFC 5730)"),
            ("langs", !self.langs.is_empty(), "name a language"),
            ("langs", self.langs.iter().all(|lang| lang == "en" || lang == "ru"), "hold en and ru only"),
            ("session.max-per-registrar", session.max_per_registrar >= 0, whole),
            ("session.idle", (1..=most).contains(&session.idle), &seconds),
            ("session.lifetime", (1..=most).contains(&session.lifetime), &seconds),
            ("session.pre-login", (1..=most).contains(&session.pre_login), &seconds),
            ("session.handshake", (1..=most).contains(&session.handshake), &seconds),
            ("login.max-failed-per-connection", login.max_failed_per_connection > 0, "be 1 at least"),
            ("login.lockout-failures", login.lockout_failures >= 0, whole),
            ("login.lockout-address-failures", login.lockout_address_failures >= 0, whole),
            ("login.lockout-minutes", (1..=1 << 30).contains(&login.lockout_minutes), &seconds),
            ("frame.max", (1024..=1 << 30).contains(&frame.max), "be from 1024 to 1073741824 bytes"),
            ("frame.timeout", (1..=most).contains(&frame.timeout), &seconds),
            ("frame.write-timeout", (1..=most).contains(&frame.write_timeout), &seconds),
            ("rules.required-contacts", rules.required_contacts.iter().all(kinds), "hold admin, billing and tech only"),
            ("rules.roid-suffix", word(&rules.roid_suffix), "be 1 to 8 letters, digits and _ (RFC 5730, roidType)"),
            ("rules.period-max", (1..=99).contains(&rules.period_max), "be from 1 to 99 (RFC 5731)"),
            ("rules.grace-add", day(rules.grace_add), days),
            ("rules.grace-renew", day(rules.grace_renew), days),
            ("rules.grace-transfer", day(rules.grace_transfer), days),
            ("rules.redemption", day(rules.redemption), days),
            ("rules.pending-delete", day(rules.pending_delete), days),
            ("rules.transfer-pending", day(rules.transfer_pending), days),
            ("rules.transfer-lock", day(rules.transfer_lock), days),
            ("tld", !self.tld.is_empty(), "name a zone"),
            ("tld.name", self.tld.iter().all(a_labels), "be a name as A-labels in lower case"),
        ];
        match checks.into_iter().find(|(_, fits, _)| !fits) {
            Some((name, _, must)) => Err(Misfit { name, must: must.into() }),
            None => Ok(()),
        }
    }

    /// The part that the flows decide by.
    pub fn policy(&self) -> Policy {
        let rules = self.rules.clone();
        let zone = |zone: &Zone| Tld {
            name: zone.name.clone(),
            idn_only: zone.idn_only,
            table: zone.table.map(|Letters::Russian| Table::Russian),
        };
        Policy {
            tlds: self.tld.iter().map(zone).collect(),
            reserved: rules.reserved,
            reserve_short: rules.reserve_short,
            data_model: match rules.data_model {
                Model::Maximum => DataModel::Maximum,
                Model::Optional => DataModel::Optional,
                Model::Minimum => DataModel::Minimum,
            },
            required_contacts: rules.required_contacts,
            roid_suffix: rules.roid_suffix,
            check_max: rules.check_max,
            period_max: rules.period_max,
            ns_max: rules.ns_max,
            addresses_max: rules.addresses_max,
            refuse_private_addresses: rules.refuse_private_addresses,
            grace_add: rules.grace_add,
            grace_renew: rules.grace_renew,
            grace_transfer: rules.grace_transfer,
            redemption: rules.redemption,
            pending_delete: rules.pending_delete,
            transfer_pending: rules.transfer_pending,
            transfer_auto: match rules.transfer_auto {
                Auto::Approve => TransferAuto::Approve,
                Auto::Reject => TransferAuto::Reject,
                Auto::Never => TransferAuto::Never,
            },
            transfer_lock: rules.transfer_lock,
            disclose: rules.disclose,
        }
    }

    /// The file, each parameter with its explanation.
    pub fn to_file(&self) -> Result<String> {
        let plain = toml::to_string(self)
            .map_err(|error| Error::internal("the registry's settings cannot be written").source(error))?;
        let mut file =
            String::from("# A registry of eppsh. What is not set has its default; what is not known is refused.\n\n");
        let mut section = String::new();
        for line in plain.lines() {
            if let Some(name) = line.strip_prefix('[') {
                section = format!("{}.", name.trim_matches(['[', ']']));
            }
            let name = format!("{section}{}", line.split(' ').next().unwrap_or(""));
            if let Some((_, words)) = WORDS.iter().find(|(known, _)| *known == name) {
                file.push_str(&format!("# {words}\n"));
            }
            file.push_str(line);
            file.push('\n');
        }
        Ok(file)
    }
}

/// A name as A-labels in lower case; `None` when it is none.
pub fn a_label(name: &str) -> Option<String> {
    let name = idna::domain_to_ascii_strict(name.trim_end_matches('.')).ok()?;
    (!name.is_empty() && name.len() <= 253).then_some(name)
}

/// A parameter whose value will not do.
struct Misfit {
    /// Its name, after that of its section and a dot.
    name: &'static str,
    /// What it must be or do.
    must: String,
}

/// Where the parameter `name` is set in `text`; the file's beginning where it is not.
fn find(text: &str, name: &str) -> usize {
    let (mut at, mut section) = (0, String::new());
    for line in text.split_inclusive('\n') {
        let trimmed = line.trim();
        if trimmed.starts_with('[') {
            section = format!("{}.", trimmed.trim_matches(['[', ']']));
        }
        if let Some((key, _)) = trimmed.split_once('=')
            && format!("{section}{}", key.trim()) == name
        {
            return at + line.len() - line.trim_start().len();
        }
        at += line.len();
    }
    0
}

/// Line and column of the byte `at`, both from 1.
fn place(text: &str, at: usize) -> (usize, usize) {
    let before = text.get(..at).unwrap_or(text);
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or("").chars().count() + 1;
    (line, column)
}

/// What each parameter means; a test holds this table against the settings.
const WORDS: &[(&str, &str)] = &[
    ("profile", "The rules this file began with: lenient, tci or rst."),
    ("svid", "The server's name in the greeting and in its transaction ids, 3 to 64 characters."),
    ("langs", "Languages of messages, the preferred one first: en, ru."),
    ("database", "The database, relative to this directory."),
    ("session.max-per-registrar", "Sessions a registrar may have at once; 0 for any number."),
    ("session.max-per-address", "Connections one address may have at once; 0 for any number."),
    ("session.idle", "Seconds without a command after which a session is closed."),
    ("session.lifetime", "Seconds after which a session is closed in any case."),
    ("session.pre-login", "Seconds in which a client must log in."),
    ("session.handshake", "Seconds in which TLS must be ready."),
    (
        "login.client-certificate",
        "at-login: a registrar with certificates on file must show one; required: TLS fails without one.",
    ),
    ("login.max-failed-per-connection", "The failed login that closes the connection."),
    ("login.lockout-failures", "Failed logins that lock a registrar out; 0 for never."),
    ("login.lockout-address-failures", "Failed logins that lock an address out; 0 for never."),
    ("login.lockout-minutes", "How long failures add up, and how long a lock-out lasts."),
    (
        "login.tolerate-unknown-services",
        "Leave out services that are not in the greeting (true), or refuse the login (false).",
    ),
    ("frame.max", "The longest frame in bytes, its header included."),
    ("frame.timeout", "Seconds a frame may take from its first byte."),
    ("frame.write-timeout", "Seconds a client may take to read an answer."),
    ("tls.certificate", "The server's certificate and its chain."),
    ("tls.key", "Its key."),
    ("tls.client-authority", "The authority that vouches for client certificates."),
    ("rules.reserved", "Labels that cannot be registered."),
    ("rules.reserve-short", "Whether ASCII labels of one or two letters are reserved."),
    ("rules.data-model", "Registrant and contacts: maximum (required), optional, minimum (none exist)."),
    ("rules.required-contacts", "The contacts that the maximum model asks for."),
    ("rules.roid-suffix", "The end of repository object ids."),
    ("rules.check-max", "Objects one check may name; 0 for any number."),
    ("rules.period-max", "The longest registration in years."),
    ("rules.ns-max", "Name servers of a domain."),
    ("rules.addresses-max", "Addresses of a host."),
    ("rules.refuse-private-addresses", "Whether addresses of private networks and documentation are refused."),
    ("rules.grace-add", "Days of the grace period after a create."),
    ("rules.grace-renew", "After a renew."),
    ("rules.grace-transfer", "After a transfer."),
    ("rules.redemption", "Days in which a deleted domain can be restored."),
    ("rules.pending-delete", "Days it stays after that."),
    ("rules.transfer-pending", "Days the losing registrar has to answer a transfer."),
    ("rules.transfer-auto", "What happens then: approve, reject or never."),
    ("rules.transfer-lock", "Days after a create or transfer without another transfer."),
    ("rules.disclose", "What a contact may ask to be disclosed or not."),
    ("tld.name", "A zone that is served, as A-labels."),
    ("tld.idn-only", "Whether ASCII labels are refused."),
    ("tld.table", "Letters of internationalised labels: russian."),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_again_and_explained() {
        for profile in [Profile::Lenient, Profile::Tci, Profile::Rst] {
            let settings = Settings::of(profile);
            let file = settings.to_file().expect("written");
            assert_eq!(Settings::parse(&file, "registry.toml").expect(&file), settings);
            let lines: Vec<&str> = file.lines().collect();
            for (at, line) in lines.iter().enumerate().filter(|(_, line)| line.contains(" = ")) {
                assert!(line.starts_with("# ") || lines[at - 1].starts_with("# "), "not explained: {line}");
            }
        }
        let file = Settings::default().to_file().expect("written");
        for (name, words) in WORDS {
            assert!(file.contains(words), "{name} is explained and not written");
        }
    }

    #[test]
    fn mistakes_are_told_with_their_place() {
        let told = |text: &str| Settings::parse(text, "registry.toml").expect_err("refused").to_string();
        assert!(told("svid = \"x y z\"\n[session]\nidel = 5\n").starts_with("registry.toml:3:1: unknown field `idel`"));
        assert!(told("[session]\nidle = \"long\"\n").starts_with("registry.toml:2:8: "));
        assert_eq!(told("svid = \"x\"\n"), "registry.toml:1:1: svid must have 3 to 64 characters (RFC 5730)");
        assert!(
            told("[frame]\ntimeout = 5\n[session]\n  idle = 0 # never\n")
                .starts_with("registry.toml:4:3: session.idle must ")
        );
        assert!(told("[rules]\ngrace-add = -1\n").starts_with("registry.toml:2:1: rules.grace-add must "));
        assert!(told("[rules]\nroid-suffix = \"A-B\"\n").contains("roidType"));
        assert!(told("[rules]\nperiod-max = 0\n").contains("from 1 to 99"));
        assert!(told("[rules]\nrequired-contacts = [\"boss\"]\n").contains("admin, billing and tech"));
        assert!(told("[[tld]]\nname = \"дети\"\n").contains("A-labels"));
        assert!(told("langs = [\"fr\"]\n").contains("en and ru"));
    }

    #[test]
    fn the_lenient_profile_is_the_flows_default() {
        assert_eq!(format!("{:?}", Settings::default().policy()), format!("{:?}", Policy::default()));
    }
}
