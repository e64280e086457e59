//! From a profile to a client: the password, the link, the trace, the record of doubts.

use crate::cli::globals::Globals;
use crate::client::{Client, Connect, Direction, DoubtSink, Hooks, InDoubt, Limits, Link, Opening, Rate, Settings};
use crate::config::paths;
use crate::config::{Overrides, Profile};
use crate::epp::mask;
use crate::error::{Error, Result};
use crate::session::Login;
use crate::spec::Catalog;
use crate::ui::Ui;
use crate::{config, wire};
use std::io::Write;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

/// The options that override a profile's settings.
pub fn overrides(globals: &Globals) -> Overrides {
    Overrides {
        config: globals.config.clone(),
        profile: globals.profile.clone(),
        settings: globals.settings.clone(),
        insecure: globals.insecure,
        plain: globals.plain,
        family: globals.family,
        timeout: globals.timeout,
        lang: globals.lang.clone(),
        output: globals.output.clone(),
    }
}

/// This process's environment.
pub fn environment(name: &str) -> Option<String> {
    std::env::var(name).ok()
}

/// A client for `profile`.
pub fn client(profile: &Profile, catalog: &'static Catalog, ui: Arc<Ui>, trace: Arc<AtomicBool>, may_ask: bool) -> Result<Client> {
    let mut profile = profile.clone();
    let (user, password) = credentials(&profile, may_ask)?;
    profile.resolve_identity(may_ask)?;
    let settings = Settings {
        profile: profile.name.clone(),
        login: Login {
            user: user.clone(),
            password,
            new_password: None,
            lang: profile.lang.clone(),
            objects: profile.objects.clone(),
            extensions: profile.extensions.clone(),
        },
        greeting_timeout: profile.server.timeouts.greeting,
        answer_timeout: profile.server.timeouts.answer,
        limits: limits(&profile.limits),
        read_only: profile.read_only,
    };
    let told = ui.clone();
    let hooks = Hooks {
        warn: Box::new(move |text| told.warn(text)),
        trace: Box::new(move |direction, frame| {
            if trace.load(Ordering::Relaxed) {
                let direction = match direction {
                    Direction::Sent => wire::trace::Direction::Sent,
                    Direction::Received => wire::trace::Direction::Received,
                };
                ui.plain(&wire::trace::trace_line(direction, &time_of_day(), frame, &mask::mask));
            }
        }),
        doubts: Box::new(DoubtFile),
        ..Hooks::default()
    };
    Ok(Client::new(settings, catalog, Box::new(Connector { profile, user }), hooks))
}

/// Who logs in, with what.
fn credentials(profile: &Profile, may_ask: bool) -> Result<(String, crate::secret::Secret)> {
    #[cfg(feature = "registry")]
    if profile.sandbox {
        let user = profile.user.clone().unwrap_or_else(|| "TEST-A".into());
        if profile.password.is_none() {
            return crate::registry::sandbox::credentials(&user);
        }
        return Ok((user, profile.resolve_password(may_ask)?));
    }
    let user = profile.user.clone().ok_or_else(|| {
        Error::config(format!("the profile {} has no user", profile.name)).hint("set `user` in the profile, EPPSH_USER or --user")
    })?;
    Ok((user, profile.resolve_password(may_ask)?))
}

/// What a registry allows, as the client counts it.
fn limits(limits: &config::Limits) -> Limits {
    Limits {
        idle: limits.idle,
        rate: limits.rate.map(|(commands, per)| Rate { commands, per }),
        commands_per_session: limits.commands_per_session,
        names_per_check: limits.names_per_check,
    }
}

/// Makes links: through TLS, or into the registry of this process.
struct Connector {
    profile: Profile,
    #[cfg_attr(not(feature = "registry"), expect(dead_code, reason = "names the sandbox's registrar"))]
    user: String,
}

impl Connect for Connector {
    fn connect<'a>(&'a mut self, warn: &'a mut (dyn FnMut(&str) + Send)) -> Opening<'a> {
        Box::pin(async move {
            if self.profile.sandbox {
                return self.sandbox().await;
            }
            wire::connect(&self.profile.server, warn).await.map(wire::Link::into_frames)
        })
    }
}

impl Connector {
    #[cfg(feature = "registry")]
    async fn sandbox(&self) -> Result<Link> {
        let stream = crate::registry::sandbox::connect(&paths::data_dir()?, &self.user).await?;
        Ok(Link::new(Box::new(stream), self.profile.server.max_frame))
    }

    #[cfg(not(feature = "registry"))]
    async fn sandbox(&self) -> Result<Link> {
        Err(Error::config("this eppsh was built without its registry, so there is no @sandbox")
            .hint("set a server: --server HOST:PORT, EPPSH_SERVER or a profile"))
    }
}

/// Transforms in doubt, a line of JSON each, in the state directory.
struct DoubtFile;

impl DoubtSink for DoubtFile {
    fn record(&mut self, doubt: &InDoubt) -> Result<()> {
        let dir = paths::state_dir()?;
        paths::create(&dir)?;
        let path = dir.join("doubt.ndjson");
        let seconds = doubt.time.duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
        let line = serde_json::json!({
            "time": seconds,
            "profile": doubt.profile,
            "clTRID": doubt.cltrid,
            "command": doubt.command,
            "object": doubt.object,
            "why": doubt.why,
        });
        let told = |error: std::io::Error| Error::internal(format!("cannot write {}: {error}", path.display()));
        let mut options = std::fs::OpenOptions::new();
        options.create(true).append(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut file = options.open(&path).map_err(told)?;
        file.write_all(format!("{line}\n").as_bytes()).map_err(told)?;
        file.sync_data().map_err(told)
    }
}

/// The time of day for a trace: `12:34:56.789`, UTC.
fn time_of_day() -> String {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    let (seconds, millis) = (since.as_secs() % 86400, since.subsec_millis());
    format!("{:02}:{:02}:{:02}.{millis:03}", seconds / 3600, seconds / 60 % 60, seconds % 60)
}
