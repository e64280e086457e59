//! Every parameter of a registry, and the profiles they begin with. What the flows decide by is in [`Policy`].

mod file;

use super::rules::policy::{AuthMode, DataModel, Need, Policy, Tld};
use crate::error::{Error, Result};
use serde::{Deserialize, Serialize};

/// The longest password taken in loginSec; the RFC leaves it to the registry.
pub(super) const LONGEST_PASSWORD: usize = 1024;

/// Every extension that this registry has, by the ids of their specs, in the order of the greeting.
pub const EXTENSIONS: &[&str] = &[
    "secDNS",
    "rgp",
    "tci-contact",
    "tci-domain",
    "launch",
    "loginSec",
    "unhandled-namespaces",
    "secure-authinfo-transfer",
    "changePoll",
];

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
    /// The extensions offered, by the ids of their specs.
    pub extensions: Vec<String>,
    /// Whether the greeting also names epp-1.0 and eppcom-1.0 among the objects, as TCI's does.
    pub object_schemas: bool,
    /// Whether the greeting writes the name of a schema file behind each URI, as TCI's did in 2014.
    pub schema_suffix: bool,
    /// The database: a file, or the URL of one of PostgreSQL.
    pub database: String,
    /// How objects are numbered.
    pub numbering: Numbering,
    /// For how many days commands that changed nothing are kept in the log; 0 for ever.
    pub command_log_days: i64,
    /// Limits of sessions and connections.
    pub session: Session,
    /// Rules of login.
    pub login: Login,
    /// Limits of frames.
    pub frame: Frame,
    /// The listener's identity.
    pub tls: Tls,
    /// What the registry allows.
    pub rules: Policy,
    /// The zones served.
    pub tld: Vec<Tld>,
}

/// How objects are numbered (RO-1). In SQLite every registry is continuous: it costs nothing there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Numbering {
    /// Without gaps, in the order of the commits; one create waits for the other.
    Continuous,
    /// Ascending; a create that fails may leave a gap.
    #[default]
    Sequence,
}

/// Limits of sessions and connections; times in seconds.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Session {
    /// How many sessions a registrar may have, over all processes; 0 for any number.
    pub max_per_registrar: i64,
    /// How many connections one address may have with this process.
    pub max_per_address: usize,
    /// How many commands a session may send in a minute; 0 for any number.
    pub commands_per_minute: u32,
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
    /// For how many days a password holds; 0 for ever.
    pub password_days: i64,
    /// How many days before its end the registrar is told.
    pub password_notice: i64,
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

impl Default for Settings {
    fn default() -> Self {
        Settings {
            profile: Profile::Lenient,
            svid: "eppsh registry".into(),
            langs: vec!["en".into(), "ru".into()],
            // Short-lived authInfo is announced where it is asked for.
            extensions: EXTENSIONS
                .iter()
                .filter(|id| **id != "secure-authinfo-transfer")
                .map(|id| (*id).into())
                .collect(),
            object_schemas: false,
            schema_suffix: false,
            database: "registry.db".into(),
            numbering: Numbering::default(),
            command_log_days: 90,
            session: Session::default(),
            login: Login::default(),
            frame: Frame::default(),
            tls: Tls::default(),
            rules: Policy::default(),
            tld: Policy::default().tlds,
        }
    }
}

impl Default for Session {
    fn default() -> Self {
        Session {
            max_per_registrar: 20,
            max_per_address: 100,
            commands_per_minute: 0,
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
            password_days: 0,
            password_notice: 14,
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

impl Settings {
    /// What `profile` begins with.
    pub fn of(profile: Profile) -> Self {
        let mut settings = Settings { profile, ..Settings::default() };
        match profile {
            Profile::Lenient => {}
            Profile::Tci => {
                settings.langs = vec!["ru".into(), "en".into()];
                // What the deployed server announced; the others can be switched on.
                settings.extensions = ["secDNS", "rgp", "launch", "tci-contact", "tci-domain"].map(String::from).into();
                settings.numbering = Numbering::Continuous;
                settings.session.max_per_registrar = 5;
                settings.login.tolerate_unknown_services = false;
                settings.rules.data_model = DataModel::Maximum;
                settings.rules.magic_names = false;
                settings.rules.tci_contact = Need::Required;
                settings.rules.tci_domain = Need::Required;
                settings.tld.truncate(1);
                settings.tld[0].idn_only = true;
            }
            Profile::Rst => {
                settings.login.tolerate_unknown_services = false;
                settings.login.lockout_failures = 0;
                settings.login.lockout_address_failures = 0;
                settings.rules.data_model = DataModel::Maximum;
                settings.rules.roid_suffix = "ICANNRST".into();
                settings.rules.magic_names = false;
                settings.rules.authinfo = AuthMode::Rfc9154;
                settings.rules.restore_report_required = false;
                // Every URI of its greeting must be in IANA's registry, and TCI's are not.
                settings.extensions =
                    EXTENSIONS.iter().filter(|id| !id.starts_with("tci-")).map(|id| (*id).into()).collect();
            }
        }
        settings
    }

    /// The part that the flows decide by.
    pub fn policy(&self) -> Policy {
        Policy { tlds: self.tld.clone(), ..self.rules.clone() }
    }
}

/// A name as A-labels in lower case; `None` when it is none.
pub fn a_label(name: &str) -> Option<String> {
    let name = idna::domain_to_ascii_strict(name.trim_end_matches('.')).ok()?;
    (!name.is_empty() && name.len() <= 253).then_some(name)
}
