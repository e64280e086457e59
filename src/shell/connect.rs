//! From a profile to a client: the password, the link, the trace, the record of doubts.

use crate::cli::globals::Globals;
use crate::client::hooks::Audit;
use crate::client::{Client, Connect, DoubtSink, Hooks, Journaled, Limits, Network, Rate, Settings};
use crate::config::paths;
use crate::config::{Overrides, Profile, SecretSource};
use crate::epp::mask;
use crate::error::{Error, Result};
use crate::journal::Journal;
use crate::passwd::{Pending, Place, Step};
use crate::secret::Secret;
use crate::session::Login;
use crate::spec::Catalog;
use crate::ui::Ui;
use crate::wire::IpFamily;
use crate::wire::settings::{parse_pin, parse_server};
use crate::{config, wire};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

/// The options that override a profile's settings.
pub fn overrides(globals: &Globals) -> Result<Overrides> {
    let text = |name: &str| globals.settings.iter().find(|(id, _)| *id == name).map(|(_, value)| value.clone());
    let path = |name: &str| text(name).map(PathBuf::from);
    let secret = |name: &str| text(name).map(|word| SecretSource::parse_word(&word));
    let at = |name: &'static str| move |error: Error| error.at(format!("--{name}"));
    Ok(Overrides {
        config: globals.config.as_ref().map(PathBuf::from),
        profile: globals.profile.clone(),
        server: text("server").map(|word| parse_server(&word)).transpose().map_err(at("server"))?,
        user: text("user"),
        password: secret("password"),
        ca: path("ca"),
        cert: path("cert"),
        key: path("key"),
        pkcs12: path("pkcs12"),
        key_password: secret("key-password"),
        pin: text("pin").map(|word| parse_pin(&word)).transpose().map_err(at("pin"))?,
        server_name: text("server-name"),
        insecure: globals.insecure.then_some(true),
        plain: globals.plain.then_some(true),
        family: globals.family.map(|family| if family == 4 { IpFamily::V4 } else { IpFamily::V6 }),
        answer: globals.timeout,
        lang: globals.lang.clone(),
        output: globals.output.clone(),
        ..Overrides::default()
    })
}

/// This process's environment.
pub fn environment(name: &str) -> Option<String> {
    std::env::var(name).ok()
}

/// Whether a session agent may be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ByAgent {
    /// The session is to be our own.
    Never,
    /// Where there is one.
    IfThere,
    /// Where there is none, there is no session.
    Only,
}

impl ByAgent {
    /// What profile and options say; the shell has a session of its own unless told otherwise.
    pub fn wanted(profile: &Profile, globals: &Globals, interactive: bool) -> ByAgent {
        match globals.agent {
            _ if profile.is_sandbox => ByAgent::Never,
            Some(true) => ByAgent::Only,
            None if profile.agent && !interactive => ByAgent::IfThere,
            _ => ByAgent::Never,
        }
    }

    /// Whether there may be one to use.
    #[cfg(unix)]
    pub fn may_be_there(self, profile: &Profile) -> Result<bool> {
        Ok(match self {
            ByAgent::Never => false,
            ByAgent::IfThere => profile.user.is_some() && crate::agent::Place::of(profile)?.is_taken(),
            ByAgent::Only => true,
        })
    }

    /// There are none here.
    #[cfg(not(unix))]
    pub fn may_be_there(self, _: &Profile) -> Result<bool> {
        Ok(false)
    }
}

/// A client for `profile`.
pub fn client(
    profile: &Profile,
    catalog: &'static Catalog,
    warn: Box<dyn FnMut(&str) + Send>,
    ui: Arc<Ui>,
    trace: Arc<AtomicBool>,
    may_ask: bool,
    agent: ByAgent,
) -> Result<Client> {
    let detail = detail(&ui, &trace);
    let journal = Journal::open(&paths::state_dir()?);
    let doubts = Box::new(Journaled::new(journal));
    // What keeps it from being made is told before secrets are asked for.
    let hooks = || hooks(profile, warn, ui, trace, doubts);
    match through(profile, may_ask, agent, detail)? {
        Some(links) => Ok(Client::new(settings(profile, links.1, Secret::default()), catalog, links.0, hooks()?)),
        None => Account::new(profile, may_ask)?.client(catalog, hooks()?),
    }
}

/// A client for an account of `profile`, on a session of its own.
pub fn client_of(
    account: &Account,
    profile: &Profile,
    catalog: &'static Catalog,
    warn: Box<dyn FnMut(&str) + Send>,
    ui: Arc<Ui>,
    trace: Arc<AtomicBool>,
) -> Result<Client> {
    let journal = Journal::open(&paths::state_dir()?);
    let doubts = Box::new(Journaled::new(journal));
    account.client(catalog, hooks(profile, warn, ui, trace, doubts)?)
}

/// Says what only those want to know who look at the wire too.
pub fn detail(ui: &Arc<Ui>, trace: &Arc<AtomicBool>) -> Detail {
    let (ui, trace) = (ui.clone(), trace.clone());
    Box::new(move |text| {
        if trace.load(Ordering::Relaxed) {
            ui.talk(text);
        }
    })
}

/// Words for those who asked for details.
pub type Detail = Box<dyn Fn(&str) + Send>;

/// What makes links through the agent of a profile, and its user; `None` where none is wanted or there.
#[cfg(unix)]
pub fn through(
    profile: &Profile,
    may_ask: bool,
    agent: ByAgent,
    detail: Detail,
) -> Result<Option<(Box<dyn Connect>, String)>> {
    use crate::agent::{self, Place, Through};
    let Some(user) = profile.user.clone().filter(|_| agent != ByAgent::Never) else { return Ok(None) };
    if !agent.may_be_there(profile)? {
        return Ok(None);
    }
    let place = Place::of(profile)?;
    let (account, max_frame) = (agent::Account::of(profile), profile.settings.max_frame);
    let profile = profile.clone();
    let make = move || {
        let account = Account::new(&profile, may_ask)?;
        let connector = connector(&profile, account.server, account.settings.login.user)?;
        Ok((connector, account.settings.login.password))
    };
    let links = Through::new(place, account, max_frame, agent == ByAgent::Only, Box::new(make), detail);
    Ok(Some((Box::new(links), user)))
}

/// Other systems have no sockets that only one user can open.
#[cfg(not(unix))]
pub fn through(_: &Profile, _: bool, agent: ByAgent, _: Detail) -> Result<Option<(Box<dyn Connect>, String)>> {
    match agent {
        ByAgent::Only => Err(Error::usage("there are no session agents on this system").hint("leave --agent out")),
        _ => Ok(None),
    }
}

/// What a client says and writes down.
pub fn hooks(
    profile: &Profile,
    warn: Box<dyn FnMut(&str) + Send>,
    ui: Arc<Ui>,
    trace: Arc<AtomicBool>,
    doubts: Box<dyn DoubtSink>,
) -> Result<Hooks> {
    let trace = Box::new(move |direction, frame: &[u8]| {
        if trace.load(Ordering::Relaxed) {
            let line = wire::trace::trace_line(&time_of_day(), direction, frame, &mask::mask);
            ui.plain(&format!("{}\n", line.trim_end()));
        }
    });
    let audit = if profile.audit { Some(audit_log()?) } else { None };
    Ok(Hooks { warn, trace, doubts, audit, ..Hooks::default() })
}

/// A profile with its secrets fetched: what any number of clients are made of.
pub struct Account {
    profile: Profile,
    settings: Settings,
    /// Where to connect.
    pub server: wire::Settings,
}

impl Account {
    /// Fetches the secrets of `profile`.
    pub fn new(profile: &Profile, may_ask: bool) -> Result<Account> {
        let password = password(profile, may_ask)?;
        Account::with_password(profile, password, may_ask)
    }

    /// The same with another password than the profile's.
    pub fn with_password(profile: &Profile, password: Secret, may_ask: bool) -> Result<Account> {
        let user = profile.user.clone().ok_or_else(|| no_user(profile))?;
        let server = profile.wire_settings(may_ask)?;
        Ok(Account { profile: profile.clone(), settings: settings(profile, user, password), server })
    }

    /// A client that has not connected yet.
    pub fn client(&self, catalog: &'static Catalog, hooks: Hooks) -> Result<Client> {
        let connector = connector(&self.profile, self.server.clone(), self.settings.login.user.clone())?;
        Ok(Client::new(self.settings.clone(), catalog, connector, hooks))
    }

    /// A client for one of so many sessions, which share their threads and the rate of the profile.
    pub fn client_of_many(&self, sessions: usize, catalog: &'static Catalog, hooks: Hooks) -> Result<Client> {
        let connector = connector(&self.profile, self.server.clone(), self.settings.login.user.clone())?;
        let settings = Settings { waits_awake: false, ..self.settings.clone() };
        let mut client = Client::new(settings, catalog, connector, hooks);
        client.share_rate(sessions);
        Ok(client)
    }

    /// The files in which its password may change: where it is kept, and where it is while a change of it is open.
    pub fn password_files(&self) -> Result<Vec<PathBuf>> {
        let kept = match &self.profile.password {
            Some(SecretSource::File(path)) => Some(path.clone()),
            _ => self.profile.password_in.clone(),
        };
        Ok(Place::of(&self.profile)?.map(|place| place.path()).into_iter().chain(kept).collect())
    }

    /// The profile.
    pub fn profile(&self) -> &Profile {
        &self.profile
    }
}

/// What a client must know of a profile.
pub fn settings(profile: &Profile, user: String, password: Secret) -> Settings {
    let timeouts = &profile.settings.timeouts;
    Settings {
        profile: profile.name.clone(),
        login: Login {
            user,
            password,
            new_password: None,
            lang: profile.lang.clone(),
            objects: profile.objects.clone(),
            extensions: profile.extensions.clone(),
            names: profile.idn,
        },
        greeting_timeout: timeouts.greeting,
        answer_timeout: timeouts.answer,
        limits: limits(&profile.limits),
        read_only: profile.read_only,
        waits_awake: true,
        reopens: true,
        verbs: profile.verbs.clone(),
        warn_days: profile.warn_days,
    }
}

/// The audit log, opened before anything is sent.
pub fn audit_log() -> Result<Audit> {
    let mut log = crate::audit::Log::open(&crate::audit::path()?)?;
    Ok(Box::new(move |exchange| log.add(exchange)))
}

/// A profile without a user.
pub fn no_user(profile: &Profile) -> Error {
    Error::config(format!("the profile {} has no user", profile.name))
        .hint("set `user` in the profile, EPPSH_USER or --user")
}

/// The password to log in with: while a change of it is open, the one that is known to hold.
fn password(profile: &Profile, may_ask: bool) -> Result<Secret> {
    let open = match Place::of(profile)? {
        Some(place) => place.read()?,
        None => return Err(no_user(profile)),
    };
    match open {
        Some(pending) if pending.step >= Step::Changed => Ok(pending.password),
        Some(pending) if pending.step == Step::Sent && !pending.is_unapplied() => Err(open_change(&pending)),
        _ => own_password(profile, may_ask),
    }
}

/// Nobody knows which of two passwords is right, and nothing is tried by itself.
pub fn open_change(pending: &Pending) -> Error {
    let user = &pending.user;
    match pending.is_stuck() {
        false => Error::session(format!(
            "a change of the password of {user} was broken off, and which of the two holds is not known; nothing was sent"
        ))
        .hint("`passwd rotate --resume` finds out and finishes it"),
        true => Error::session(format!(
            "neither the old password of {user} nor the new one is let in, and neither is tried again by itself"
        ))
        .hint(
            "ask the registry's people; `passwd rotate --resume` tries each once more, `passwd rotate --forget` goes back to \
             what the profile has",
        ),
    }
}

/// The profile's own password, or the question for it.
pub fn own_password(profile: &Profile, may_ask: bool) -> Result<Secret> {
    #[cfg(feature = "registry")]
    if profile.is_sandbox && profile.password.is_none() {
        let user = profile.user.as_deref().unwrap_or_default();
        return Ok(crate::registry::sandbox::credentials(&paths::data_dir()?, user)?.1);
    }
    let source = profile.password.clone().unwrap_or(SecretSource::Prompt);
    source.resolve(&profile.password_name(), may_ask)
}

/// What a registry allows, as the client counts it.
fn limits(limits: &config::Limits) -> Limits {
    Limits {
        idle: limits.idle,
        rate: limits.rate.map(|rate| Rate { count: rate.count, per: rate.per }),
        commands_per_session: limits.commands_per_session,
        names_per_check: limits.names_per_check.map(|names| names as usize),
    }
}

/// What makes links: through TLS, or into the registry of this process.
fn connector(profile: &Profile, server: wire::Settings, user: String) -> Result<Box<dyn Connect>> {
    if !profile.is_sandbox {
        return Ok(Box::new(Network(server)));
    }
    sandbox(user)
}

#[cfg(feature = "registry")]
fn sandbox(user: String) -> Result<Box<dyn Connect>> {
    let dir = paths::data_dir()?;
    Ok(Box::new(crate::client::Inside(move || {
        let (dir, user) = (dir.clone(), user.clone());
        async move { crate::registry::sandbox::connect(&dir, &user).await }
    })))
}

#[cfg(not(feature = "registry"))]
fn sandbox(_: String) -> Result<Box<dyn Connect>> {
    Err(Error::config("this eppsh was built without its registry, so there is no @sandbox")
        .hint("set a server: --server HOST:PORT, EPPSH_SERVER or a profile"))
}

/// Acts as the operator of `@sandbox`.
#[cfg(feature = "registry")]
pub(super) async fn operate_sandbox(words: &[String]) -> Result<serde_json::Value> {
    crate::registry::sandbox::operator(&paths::data_dir()?)?.run(words).await
}

/// A build without the registry has no `@sandbox`.
#[cfg(not(feature = "registry"))]
pub(super) async fn operate_sandbox(_: &[String]) -> Result<serde_json::Value> {
    sandbox(String::new()).map(|_| serde_json::Value::Null)
}

/// The time of day for a trace: `12:34:56.789`, UTC.
fn time_of_day() -> String {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    let (seconds, millis) = (since.as_secs() % 86400, since.subsec_millis());
    format!("{:02}:{:02}:{:02}.{millis:03}", seconds / 3600, seconds / 60 % 60, seconds % 60)
}
