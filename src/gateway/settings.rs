//! What a gateway is told: options, over the environment variables of epp-restapi, over defaults.

use super::idempotency::Place;
use crate::cli::gateway::GatewayAct;
use crate::config::{Environment, Overrides, SecretSource};
use crate::error::{Error, Result};
use crate::secret::Secret;
use crate::wire::settings::parse_server;
use std::path::PathBuf;
use std::time::Duration;

/// How a gateway works.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Address and port to listen on.
    pub listen: String,
    /// How many EPP sessions there are, at least one.
    pub sessions: usize,
    /// After how long an idle session says hello.
    pub keepalive: Option<Duration>,
    /// Sessions are opened at the start.
    pub eager: bool,
    /// How many requests may wait for a session.
    pub queue: usize,
    /// The listener's certificate and key; plain HTTP without them.
    pub tls: Option<(PathBuf, PathBuf)>,
    /// The htpasswd file.
    pub users: Option<PathBuf>,
    /// Whoever reaches the port may use it, beyond loopback too.
    pub without_users: bool,
    /// How many HTTP connections there may be at once.
    pub connections: usize,
    /// How many bytes a body may have.
    pub body: usize,
    /// How long the head of a request may take to arrive.
    pub head_time: Duration,
    /// How long its body may take.
    pub body_time: Duration,
    /// Logs in JSON.
    pub json_log: bool,
    /// Where idempotency keys are kept, if not in a file of the state directory.
    pub idempotency: Option<Place>,
    /// How long they are kept.
    pub keep_keys: Duration,
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            listen: crate::cli::gateway::DEFAULT_LISTEN.into(),
            sessions: 1,
            keepalive: None,
            eager: false,
            queue: 1024,
            tls: None,
            users: None,
            without_users: false,
            connections: 4096,
            body: 1024 * 1024,
            head_time: Duration::from_secs(60),
            body_time: Duration::from_secs(20),
            json_log: false,
            idempotency: None,
            keep_keys: Duration::from_secs(crate::cli::gateway::KEEP_DAYS * DAY),
        }
    }
}

/// A day in seconds.
const DAY: u64 = 86_400;

/// The most sessions that one gateway has: registries allow few.
const MOST_SESSIONS: u64 = 1000;

impl Settings {
    /// Settings from the command line and the environment.
    pub fn read(act: &GatewayAct, environment: Environment) -> Result<Settings> {
        let number = |name: &str| {
            let value = environment(name).filter(|value| !value.is_empty());
            let wrong = |value: &str| {
                Error::config(format!("{name} is {value:?}; a whole number was expected")).hint(format!("see {name}"))
            };
            value.map(|value| value.trim().parse::<u64>().map_err(|_| wrong(&value))).transpose()
        };
        let default = Settings::default();
        let sessions = act.sessions.map_or_else(|| number("EPP_SESSIONS"), |n| Ok(Some(n)))?.unwrap_or(1);
        if !(1..=MOST_SESSIONS).contains(&sessions) {
            return Err(Error::config(format!("{sessions} sessions are asked for; 1 to {MOST_SESSIONS} can be had"))
                .hint("see --sessions and EPP_SESSIONS"));
        }
        let keepalive = act.keepalive.map_or_else(|| number("EPP_KEEPALIVE"), |n| Ok(Some(n)))?.filter(|n| *n > 0);
        let tls = match (&act.listen_cert, &act.listen_key) {
            (Some(cert), key) => Some((cert.into(), key.as_ref().unwrap_or(cert).into())),
            (None, Some(_)) => {
                return Err(Error::usage("--listen-key is given without --listen-cert")
                    .hint("give --listen-cert as well; one file may hold both"));
            }
            (None, None) => None,
        };
        let size = |value: Option<u64>, default: usize| value.and_then(|n| usize::try_from(n).ok()).unwrap_or(default);
        Ok(Settings {
            listen: act.listen.clone(),
            sessions: usize::try_from(sessions).unwrap_or(1),
            keepalive: keepalive.map(|minutes| Duration::from_secs(minutes.saturating_mul(60))),
            eager: act.eager,
            queue: size(act.queue, default.queue),
            tls,
            users: act.users.as_ref().map(Into::into),
            without_users: act.without_users,
            connections: size(act.connections, default.connections).max(1),
            body: size(act.body, default.body / 1024).saturating_mul(1024),
            json_log: act.json_log,
            idempotency: act.idempotency.as_deref().map(Place::read).transpose()?,
            keep_keys: act.keep_keys.map_or(default.keep_keys, |days| Duration::from_secs(days.saturating_mul(DAY))),
            ..default
        })
    }
}

/// The variables of epp-restapi that name an account.
pub const VARIABLES: [&str; 3] = ["EPP_SERVER", "EPP_USERNAME", "EPP_PASSWORD"];

/// The account that epp-restapi's variables name; none where none of them is set. All three belong together.
pub fn account(environment: Environment) -> Result<Option<Overrides>> {
    let values = VARIABLES.map(|name| environment(name).filter(|value| !value.is_empty()));
    let missing: Vec<&str> =
        VARIABLES.iter().zip(&values).filter(|(_, value)| value.is_none()).map(|(name, _)| *name).collect();
    match (values, missing.len()) {
        (_, 3) => Ok(None),
        ([Some(server), Some(user), Some(password)], _) => Ok(Some(Overrides {
            server: Some(parse_server(&server).map_err(|error| error.at("EPP_SERVER"))?),
            user: Some(user),
            password: Some(SecretSource::Literal(Secret::new(password))),
            ..Overrides::default()
        })),
        _ => Err(nothing_named(&missing)),
    }
}

/// The refusal of a gateway that does not know which registry it stands in front of.
pub fn nothing_named(missing: &[&str]) -> Error {
    let (last, first) = missing.split_last().unwrap_or((&"EPP_SERVER", &[]));
    let list = if first.is_empty() { (*last).to_owned() } else { format!("{} and {last}", first.join(", ")) };
    let verb = if first.is_empty() { "is" } else { "are" };
    Error::config(format!("{list} {verb} not set"))
        .hint("set EPP_SERVER, EPP_USERNAME and EPP_PASSWORD, or name a profile: eppsh gateway @NAME")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_variables_of_epp_restapi_work_and_options_stand_over_them() {
        let variables = |name: &str| match name {
            "EPP_SERVER" => Some("epp.example.net:1700".to_owned()),
            "EPP_USERNAME" => Some("REG-1".to_owned()),
            "EPP_PASSWORD" => Some("foo-BAR2".to_owned()),
            "EPP_SESSIONS" => Some("3".to_owned()),
            "EPP_KEEPALIVE" => Some("5".to_owned()),
            _ => None,
        };
        let settings = Settings::read(&GatewayAct::default(), &variables).unwrap();
        assert_eq!((settings.sessions, settings.keepalive), (3, Some(Duration::from_secs(300))));
        let act = GatewayAct { sessions: Some(8), keepalive: Some(0), ..GatewayAct::default() };
        let settings = Settings::read(&act, &variables).unwrap();
        assert_eq!((settings.sessions, settings.keepalive), (8, None));
        let account = account(&variables).unwrap().unwrap();
        assert_eq!(account.server, Some(("epp.example.net".into(), 1700)));
        assert_eq!(account.user.as_deref(), Some("REG-1"));
        let none = Settings::read(&GatewayAct::default(), &|_| None).unwrap();
        assert_eq!((none.sessions, none.keepalive), (1, None));
    }

    #[test]
    fn what_is_missing_is_named() {
        assert!(account(&|_| None).unwrap().is_none());
        let only = |name: &str| (name == "EPP_SERVER").then(|| "a".to_owned());
        let error = account(&only).unwrap_err();
        assert_eq!(error.message(), "EPP_USERNAME and EPP_PASSWORD are not set");
        let all_but = |name: &str| (name.starts_with("EPP_") && name != "EPP_PASSWORD").then(|| "a".to_owned());
        assert_eq!(account(&all_but).unwrap_err().message(), "EPP_PASSWORD is not set");
        let empty = |name: &str| Some(if name == "EPP_SERVER" { String::new() } else { "a".into() });
        assert_eq!(account(&empty).unwrap_err().message(), "EPP_SERVER is not set");
        for (name, value) in [("EPP_SESSIONS", "many"), ("EPP_SESSIONS", "0"), ("EPP_KEEPALIVE", "-1")] {
            let told = Settings::read(&GatewayAct::default(), &|asked| (asked == name).then(|| value.to_owned()));
            assert!(told.is_err(), "{name}={value}");
        }
    }
}
