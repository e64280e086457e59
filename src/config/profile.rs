//! What is known of one registry, once file, environment and options are put together.

use crate::config::SecretSource;
use crate::error::Result;
use crate::secret::Secret;
use crate::wire::settings::{Identity, Settings};
use std::path::PathBuf;
use std::time::Duration;

/// The name of the built-in profile: the embedded registry.
pub const SANDBOX: &str = "sandbox";

/// One registry: where it is, who we are there, and what to keep to.
#[derive(Clone, Debug, PartialEq)]
pub struct Profile {
    /// What `@NAME` calls it.
    pub name: String,
    /// The embedded registry takes the place of a server.
    pub sandbox: bool,
    /// Where to connect; the identity's password is put in by [`Profile::resolve_identity`].
    pub server: Settings,
    /// The client identifier.
    pub user: Option<String>,
    /// Where its password comes from.
    pub password: Option<SecretSource>,
    /// Where the passphrase of the client's key comes from.
    pub key_password: Option<SecretSource>,
    /// A secret stood on the command line, where other users of the machine can read it.
    pub password_was_literal: bool,
    /// The language of the server's messages.
    pub lang: Option<String>,
    /// How answers are printed.
    pub output: Option<String>,
    /// Real names and real money: the prompt is red, and more is asked.
    pub production: bool,
    /// Nothing that changes anything is sent.
    pub read_only: bool,
    /// What the registry puts up with.
    pub limits: Limits,
    /// The objects to log in with, instead of all that both sides know.
    pub objects: Option<Vec<String>>,
    /// The extensions to log in with, likewise.
    pub extensions: Option<Vec<String>>,
}

/// What a registry puts up with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Limits {
    /// How long a session may be silent.
    pub idle: Option<Duration>,
    /// How many commands in how much time.
    pub rate: Option<(u32, Duration)>,
    /// How many commands one session may carry.
    pub commands_per_session: Option<u32>,
    /// How many names one check may ask for.
    pub names_per_check: Option<usize>,
}

/// What the command line says of the connection.
#[derive(Clone, Debug, Default)]
pub struct Overrides {
    /// `--config`.
    pub config: Option<String>,
    /// `@PROFILE`.
    pub profile: Option<String>,
    /// Settings by the names they have in a profile.
    pub settings: Vec<(&'static str, String)>,
    /// `--insecure`.
    pub insecure: bool,
    /// `--plain`.
    pub plain: bool,
    /// `-4` or `-6`.
    pub family: Option<u8>,
    /// `--timeout`.
    pub timeout: Option<Duration>,
    /// `--lang`.
    pub lang: Option<String>,
    /// `-o`.
    pub output: Option<String>,
}

/// A profile and where it was found.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// The profile.
    pub profile: Profile,
    /// Nothing is configured: `@sandbox` was taken.
    pub defaulted: bool,
    /// The configuration file, when there is one.
    pub file: Option<PathBuf>,
}

/// One line of `profile list`.
#[derive(Clone, Debug, PartialEq)]
pub struct ProfileSummary {
    /// What `@NAME` calls it.
    pub name: String,
    /// `host:port`; none for a sandbox.
    pub server: Option<String>,
    /// The client identifier.
    pub user: Option<String>,
    /// The embedded registry takes the place of a server.
    pub sandbox: bool,
    /// Real names and real money.
    pub production: bool,
    /// Nothing that changes anything is sent.
    pub read_only: bool,
    /// It is taken when none is named.
    pub default: bool,
    /// It comes with the program and stands in no file.
    pub built_in: bool,
}

impl Profile {
    /// Fetches the passphrase of the client's key, when there is one, and puts it where the connection needs it.
    pub fn resolve_identity(&mut self, allow_prompt: bool) -> Result<()> {
        let Some(identity) = &mut self.server.tls.identity else { return Ok(()) };
        let Some(source) = &self.key_password else { return Ok(()) };
        let secret = source.resolve("key-password", allow_prompt)?;
        match identity {
            Identity::Pem { password, .. } | Identity::Pkcs12 { password, .. } => *password = Some(secret),
        }
        Ok(())
    }

    /// Fetches the password; it is asked for when the profile does not say where it comes from.
    pub fn resolve_password(&self, allow_prompt: bool) -> Result<Secret> {
        self.password.as_ref().unwrap_or(&SecretSource::Prompt).resolve("password", allow_prompt)
    }
}
