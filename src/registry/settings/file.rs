//! `registry.toml`: read strictly, mistakes told with their place, and written with an explanation of each parameter.

use super::{Settings, Tld, a_label};
use crate::error::{Error, Result};
use std::path::Path;

impl Settings {
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
        let settings = settings.over_profile(text).map_err(|reason| Error::config(format!("{file}: {reason}")))?;
        settings.check().map_err(|Misfit { name, nth, must }| {
            let (line, column) = place(text, find(text, name, nth));
            Error::config(format!("{file}:{line}:{column}: {name} must {must}"))
        })?;
        Ok(settings)
    }

    /// Rules that somebody wrote: a file like a registry's, whose `profile` tells what it changes.
    pub fn load_rules(path: &Path) -> Result<Self> {
        let text = std::fs::read_to_string(path).map_err(|error| {
            Error::config(format!("{} cannot be read: {error}", path.display()))
                .hint("rules are lenient, tci, rst, or a file that begins with profile = \"tci\" and says what differs")
                .source(error)
        })?;
        Self::parse(&text, &path.display().to_string())
    }

    /// What `text` sets over what its profile begins with. A list takes the place of a list.
    fn over_profile(self, text: &str) -> std::result::Result<Self, toml::de::Error> {
        let mut whole = match toml::Table::try_from(Settings::of(self.profile)) {
            Ok(whole) => whole,
            // Not reached: the profiles are written as files, too.
            Err(_) => return Ok(self),
        };
        merge(&mut whole, text.parse()?);
        whole.try_into()
    }

    /// The same with other values for some parameters: `session.idle` and `3`, as TOML writes values.
    pub fn with(&self, changes: &[(String, String)]) -> Result<Self> {
        if changes.is_empty() {
            return Ok(self.clone());
        }
        let mut whole = toml::Table::try_from(self)
            .map_err(|error| Error::internal("the registry's settings cannot be written").source(error))?;
        let mut text = String::new();
        for (name, value) in changes {
            if !WORDS.iter().any(|(known, _)| known == name) || name.starts_with("tld.") {
                return Err(Error::usage(format!("there is no parameter {name}"))
                    .hint("they are those of registry.toml, with their section: session.idle, rules.check-max"));
            }
            let change = format!("{name} = {value}\n");
            let one: toml::Table = change.parse().map_err(|error: toml::de::Error| {
                Error::usage(format!("{name}={value} is not understood: {}", error.message()))
            })?;
            merge(&mut whole, one);
            text.push_str(&change);
        }
        let settings: Settings = whole
            .try_into()
            .map_err(|error: toml::de::Error| Error::usage(format!("that will not do: {}", error.message())))?;
        match settings.check() {
            Ok(()) => Ok(settings),
            Err(Misfit { name, must, .. }) => Err(Error::usage(format!("{name} must {must}"))),
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
        let verbs = |verb: &String| ["create", "update", "delete", "renew"].contains(&verb.as_str());
        let unknown_extension = self.extensions.iter().find(|id| !super::EXTENSIONS.contains(&id.as_str()));
        let no_a_label = |zone: &Tld| a_label(&zone.name).as_ref() != Some(&zone.name);
        let bad_zone = self.tld.iter().position(no_a_label);
        let checks: &[(&'static str, bool, &str)] = &[
            ("svid", (3..=64).contains(&self.svid.chars().count()), "have 3 to 64 characters (RFC 5730)"),
            ("langs", !self.langs.is_empty(), "name a language"),
            ("langs", self.langs.iter().all(|lang| lang == "en" || lang == "ru"), "hold en and ru only"),
            ("command-log-days", day(self.command_log_days), days),
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
            ("rules.grace-auto-renew", day(rules.grace_auto_renew), days),
            ("rules.grace-transfer", day(rules.grace_transfer), days),
            ("rules.expiry-notices", rules.expiry_notices.iter().all(|notice| day(*notice)), days),
            ("rules.renew-window", day(rules.renew_window), days),
            ("rules.redemption", day(rules.redemption), days),
            ("rules.pending-delete", day(rules.pending_delete), days),
            ("rules.restore-report", day(rules.restore_report), days),
            ("rules.transfer-pending", day(rules.transfer_pending), days),
            ("rules.transfer-lock", day(rules.transfer_lock), days),
            ("rules.pending", rules.pending.iter().all(verbs), "hold create, update, delete and renew only"),
            ("rules.pending-consent", day(rules.pending_consent), days),
            ("rules.quota", rules.quota >= 0, whole),
            ("rules.price-year", rules.price_year >= 0, whole),
            ("rules.price-restore", rules.price_restore >= 0, whole),
            ("rules.low-balance", rules.low_balance >= 0, whole),
            ("extensions", unknown_extension.is_none(), "name extensions that this registry has"),
            ("login.password-days", day(login.password_days), days),
            ("login.password-notice", day(login.password_notice), days),
            ("tld", !self.tld.is_empty(), "name a zone"),
            ("tld.name", bad_zone.is_none(), "be a name as A-labels in lower case"),
        ];
        match checks.iter().find(|(_, fits, _)| !fits) {
            // Only zones come more than once.
            Some(&(name, _, must)) => {
                Err(Misfit { name, nth: if name == "tld.name" { bad_zone.unwrap_or(0) } else { 0 }, must: must.into() })
            }
            None => Ok(()),
        }
    }
}

/// Sets what `changes` has, within sections too.
fn merge(whole: &mut toml::Table, changes: toml::Table) {
    for (name, value) in changes {
        match (whole.get_mut(&name), value) {
            (Some(toml::Value::Table(known)), toml::Value::Table(changes)) => merge(known, changes),
            (_, value) => drop(whole.insert(name, value)),
        }
    }
}

/// A parameter whose value will not do.
struct Misfit {
    /// Its name, after that of its section and a dot.
    name: &'static str,
    /// How many of that name stand before it.
    nth: usize,
    /// What it must be or do.
    must: String,
}

/// Where the parameter `name` is set in `text`, after `skipped` of that name; the file's beginning where it is not.
fn find(text: &str, name: &str, mut skipped: usize) -> usize {
    let (mut at, mut section) = (0, String::new());
    for line in text.split_inclusive('\n') {
        let trimmed = line.trim();
        if trimmed.starts_with('[') {
            section = format!("{}.", trimmed.trim_matches(['[', ']']));
        }
        if let Some((key, _)) = trimmed.split_once('=')
            && format!("{section}{}", key.trim()) == name
        {
            if skipped == 0 {
                return at + line.len() - line.trim_start().len();
            }
            skipped -= 1;
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
    ("extensions", "Extensions offered, by the names that `eppsh spec list` gives them."),
    ("object-schemas", "Whether the greeting also names epp-1.0 and eppcom-1.0 among the objects, as TCI's does."),
    ("schema-suffix", "Whether the greeting writes the name of a schema file behind each URI, as TCI's did."),
    ("database", "The database: a file, relative to this directory, or postgres://USER@HOST/NAME."),
    ("numbering", "Numbers of objects: continuous (without gaps) or sequence; SQLite is always continuous."),
    ("command-log-days", "Days for which commands that changed nothing are kept in the log; 0 for ever."),
    ("session.max-per-registrar", "Sessions a registrar may have at once; 0 for any number."),
    ("session.max-per-address", "Connections one address may have at once; 0 for any number."),
    ("session.commands-per-minute", "Commands a session may send in a minute (2400 above that); 0 for any number."),
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
    ("login.password-days", "Days for which a password holds; 0 for ever."),
    ("login.password-notice", "Days before its end on which its registrar is told."),
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
    ("rules.reserve-short", "Whether ASCII labels of two letters are reserved."),
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
    ("rules.grace-auto-renew", "After an automatic renew."),
    ("rules.grace-transfer", "After a transfer."),
    ("rules.expiry", "What becomes of a domain that expires: renew, delete or nothing."),
    ("rules.expiry-notices", "Days before that on which its sponsor is told."),
    ("rules.renew-window", "Days before its expiry in which a domain can be renewed; 0 for at any time."),
    ("rules.redemption", "Days in which a deleted domain can be restored."),
    ("rules.pending-delete", "Days it stays after that."),
    ("rules.restore-report", "Days the report of a restore may take."),
    ("rules.restore-report-required", "Whether a restore needs a report."),
    ("rules.transfer-pending", "Days the losing registrar has to answer a transfer."),
    ("rules.transfer-auto", "What happens then: approve, reject or never."),
    ("rules.transfer-lock", "Days after a create or transfer without another transfer."),
    ("rules.transfer-contacts", "Contacts of a transferred domain: keep (as they are) or clone (for its new sponsor)."),
    ("rules.disclose", "What a contact may ask to be disclosed or not."),
    ("rules.pending", "Commands that wait for the registry's consent: create, update, delete, renew."),
    ("rules.pending-consent", "Days after which the registry consents by itself; 0 for never."),
    ("rules.authinfo", "classic: any text, its sponsor sees it; rfc9154: strong, kept as a hash, never shown."),
    ("rules.host-internal-requires-address", "Whether a host inside a served zone must have an address."),
    (
        "rules.magic-names",
        "Whether transfers of names that begin with auto-approve- and auto-reject- are decided at once.",
    ),
    ("rules.poll-hint", "Whether every answer tells of waiting messages."),
    ("rules.schema-errors-2001", "Whether faults of values are answered 2001, as by servers that validate."),
    ("rules.quota", "Objects a registrar may have; 0 for any number."),
    ("rules.billing", "Whether commands cost money; what a registrar cannot pay is refused (2104)."),
    ("rules.price-year", "What a year costs, in the smallest unit of the currency."),
    ("rules.price-restore", "What a restore costs."),
    ("rules.low-balance", "The balance below which a registrar is warned; 0 for never."),
    ("rules.ds-max", "DS records of a domain."),
    ("rules.ds-algorithms", "Algorithms of keys that are taken."),
    ("rules.ds-digests", "Types of digests that are taken."),
    ("rules.ds-key-required", "Whether a DS record must come with its key."),
    ("rules.tci-contact", "TCI's extension of contacts at a create: required or optional."),
    ("rules.tci-domain", "TCI's extension of domains at a create: required or optional."),
    ("rules.tci-update", "Whether every update must carry TCI's extension too."),
    ("rules.description-max", "Characters of a domain's description."),
    ("rules.tin-max", "Characters of a taxpayer identification number."),
    ("rules.passport-max", "Characters of a passport."),
    ("rules.legal-line-max", "Characters of a line of a legal address."),
    ("rules.legal-pc-max", "Characters of its postal code."),
    ("rules.tci-org-element", "How answers spell TCI's element for an organisation: organization or org."),
    ("tld.name", "A zone that is served, as A-labels."),
    ("tld.idn-only", "Whether ASCII labels are refused."),
    ("tld.table", "Letters of internationalised labels: russian."),
    ("tld.variants", "Letters that count as one, as [\"её\"]: names that differ in these only are variants."),
    ("tld.variant-use", "Who may register a variant of a taken name: blocked (nobody) or same-registrar."),
];

#[cfg(test)]
mod tests {
    use super::super::super::rules::policy::VariantUse;
    use super::super::{AuthMode, Need, Policy, Profile};
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
        let mut full = Settings::default();
        (full.tld[0].variants, full.tld[0].variant_use) = (vec!["её".into()], VariantUse::SameRegistrar);
        let file = full.to_file().expect("written");
        assert_eq!(Settings::parse(&file, "registry.toml").expect(&file), full);
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
        let zones = "[[tld]]\nname = \"test\"\n[[tld]]\nname = \"дети\"\n";
        assert_eq!(told(zones), "registry.toml:4:1: tld.name must be a name as A-labels in lower case");
        assert!(told("langs = [\"fr\"]\n").contains("en and ru"));
    }

    #[test]
    fn section_0_a_profile_of_ones_own_says_what_differs() {
        let rules = "profile = \"tci\"\n[rules]\ngrace-add = 1\nreserved = [\"mine\"]\n[session]\nidle = 30\n";
        let settings = Settings::parse(rules, "mine.toml").expect("rules");
        let tci = Settings::of(Profile::Tci);
        let mut expected = tci.clone();
        expected.rules.grace_add = 1;
        expected.rules.reserved = vec!["mine".into()];
        expected.session.idle = 30;
        assert_eq!(settings, expected);
        assert_eq!(settings.session.max_per_registrar, 5, "what is not said is the profile's");
    }

    #[test]
    fn section_0_the_profiles_differ_as_the_specification_says() {
        let (tci, rst, lenient) = (Settings::of(Profile::Tci), Settings::of(Profile::Rst), Settings::default());
        assert_eq!(tci.langs, ["ru", "en"]);
        assert_eq!((tci.rules.tci_contact, tci.rules.tci_domain), (Need::Required, Need::Required));
        assert_eq!((lenient.rules.tci_contact, lenient.rules.tci_domain), (Need::Optional, Need::Optional));
        assert_eq!((tci.rules.authinfo, rst.rules.authinfo), (AuthMode::Classic, AuthMode::Rfc9154));
        assert!(!rst.extensions.iter().any(|id| id.starts_with("tci")));
        assert_eq!(rst.extensions.len(), 7);
        assert!(tci.tld.iter().all(|zone| zone.idn_only));
        assert_eq!((tci.session.max_per_registrar, rst.session.max_per_registrar), (5, 20));
    }

    #[test]
    fn the_lenient_profile_is_the_flows_default() {
        assert_eq!(format!("{:?}", Settings::default().policy()), format!("{:?}", Policy::default()));
    }
}
