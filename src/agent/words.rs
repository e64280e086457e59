//! What is said over the socket before any frame: which account is wanted, and what there is.

use crate::config::Profile;
use crate::wire::settings::Identity;
use crate::wire::{Framed, Lent};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use std::io;
use tokio::net::UnixStream;

/// The words of this program; others are refused.
pub const VERSION: u32 = 1;

/// The first words of whoever opens the socket.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Wanted {
    /// The session of this account.
    Session {
        /// The words that are understood.
        version: u32,
        /// The account.
        account: Box<Account>,
    },
    /// How the agent is.
    Status,
    /// That it ends.
    Stop,
}

/// The answer to them.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Offer {
    /// The session; the registry's greeting follows.
    Session {
        /// The agent's process.
        pid: u32,
        /// The session's facts.
        lent: Lent,
    },
    /// Not this one.
    No(String),
    /// How it is.
    Status(Box<Report>),
    /// It has logged out, and is about to end.
    Stopped,
}

/// How an agent is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// The profile.
    pub profile: String,
    /// Who is logged in.
    pub user: String,
    /// The registry.
    pub server: String,
    /// Its process.
    pub pid: u32,
    /// Since when it runs.
    pub since: String,
    /// Whether its session is open; one that is not is opened for the next command.
    pub open: bool,
    /// How often it has logged in.
    pub logins: u64,
    /// How many commands it has forwarded.
    pub commands: u64,
    /// The result code of the last one.
    pub code: Option<u16>,
    /// How many seconds ago that was, or the start.
    pub unused: u64,
    /// After how many unused seconds it ends by itself.
    pub idle: Option<u64>,
    /// How many programs use it now.
    pub clients: usize,
}

/// As whom and with whom a session is; an agent lends its session to the same account only.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[allow(missing_docs, reason = "each is the setting of the same name in the profile")]
pub struct Account {
    pub server: String,
    pub user: String,
    pub plain: bool,
    pub insecure: bool,
    pub cert: Option<String>,
    pub ca: Option<String>,
    pub pin: Option<[u8; 32]>,
    pub server_name: Option<String>,
    pub lang: Option<String>,
    pub objects: Option<Vec<String>>,
    pub extensions: Option<Vec<String>>,
}

impl Account {
    /// The account of a profile.
    pub fn of(profile: &Profile) -> Account {
        let tls = &profile.settings.tls;
        let text = |path: &std::path::PathBuf| path.to_string_lossy().into_owned();
        let cert = tls.identity.as_ref().map(|identity| match identity {
            Identity::Pem { cert, key, .. } => format!("{} {}", text(cert), text(key)),
            Identity::Pkcs12 { file, .. } => text(file),
        });
        Account {
            server: profile.settings.server(),
            user: profile.user.clone().unwrap_or_default(),
            plain: profile.settings.plain,
            insecure: tls.insecure,
            cert,
            ca: tls.ca.as_ref().map(text),
            pin: tls.pin_sha256,
            server_name: tls.server_name.clone(),
            lang: profile.lang.clone(),
            objects: profile.objects.clone(),
            extensions: profile.extensions.clone(),
        }
    }

    /// The settings in which two accounts differ, for a sentence; `None` where they are the same.
    pub fn differs(&self, other: &Account) -> Option<String> {
        let json = |account: &Account| serde_json::to_value(account).unwrap_or_default();
        let (here, there) = (json(self), json(other));
        let fields = here.as_object().into_iter().flatten();
        let differing: Vec<&str> =
            fields.filter(|(name, value)| there.get(name) != Some(value)).map(|(name, _)| name.as_str()).collect();
        (!differing.is_empty()).then(|| differing.join(", "))
    }
}

/// Sends a word.
pub async fn tell(framed: &mut Framed<UnixStream>, word: &impl Serialize) -> io::Result<()> {
    framed.write(&serde_json::to_vec(word)?).await
}

/// Reads a word; `None` where what came is none.
pub async fn hear<W: DeserializeOwned>(framed: &mut Framed<UnixStream>) -> Option<W> {
    serde_json::from_slice(&framed.read().await.ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::{self, Overrides};

    fn account(more: Overrides) -> Account {
        let options = Overrides { server: Some(("epp.example.net".into(), 700)), user: Some("A".into()), ..more };
        Account::of(&config::load(options, &|_| None).unwrap())
    }

    #[test]
    fn accounts_that_differ_are_told_by_their_settings() {
        let one = account(Overrides::default());
        assert_eq!(one.differs(&account(Overrides::default())), None);
        let other = Overrides { lang: Some("ru".into()), cert: Some("c.pem".into()), ..Overrides::default() };
        assert_eq!(one.differs(&account(other)).unwrap(), "cert, lang");
    }

    #[test]
    fn words_that_are_none_are_refused() {
        let wanted = serde_json::to_string(&Wanted::Session {
            version: VERSION,
            account: Box::new(account(Overrides::default())),
        });
        assert!(serde_json::from_str::<Wanted>(&wanted.unwrap()).is_ok());
        for bad in
            ["", "{}", "{\"session\":{}}", "\"start\"", "[\"status\"]", "<epp/>", "{\"session\":{\"version\":1}}"]
        {
            assert!(serde_json::from_str::<Wanted>(bad).is_err(), "{bad}");
        }
    }
}
