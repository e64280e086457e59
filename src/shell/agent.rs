//! `eppsh agent`: starting the process that holds a session, asking it, ending it.

#[cfg(unix)]
mod start;

use crate::cli::agent::AgentAct;
use crate::cli::globals::Globals;
use crate::error::{Error, Result};
use crate::spec::Catalog;
use crate::ui::Ui;
use std::sync::Arc;

/// Does what was asked for.
#[cfg(unix)]
pub fn agent(
    ui: &Arc<Ui>,
    catalog: &'static Catalog,
    globals: &Globals,
    act: &AgentAct,
    words: &[String],
) -> Result<u8> {
    let named = |profile: &Option<String>| Globals {
        profile: profile.clone().or_else(|| globals.profile.clone()),
        ..globals.clone()
    };
    match act {
        AgentAct::Start { profile, detached: false, foreground: false, .. } => {
            start::in_background(ui, &named(profile), words)
        }
        AgentAct::Start { profile, detached, idle, .. } => start::here(ui, catalog, &named(profile), *detached, *idle),
        AgentAct::Stop { all: true, .. } => asked::stop(ui, crate::agent::Place::all()?),
        AgentAct::Stop { profile, .. } => asked::stop_one(ui, &named(profile)),
        AgentAct::Status { profile } => match profile.is_some() || globals.profile.is_some() {
            true => asked::status_of(ui, &named(profile)),
            false => asked::status(ui, globals),
        },
    }
}

/// Other systems have no sockets that only one user can open.
#[cfg(not(unix))]
pub fn agent(_: &Arc<Ui>, _: &'static Catalog, _: &Globals, _: &AgentAct, _: &[String]) -> Result<u8> {
    Err(Error::usage("there are no session agents on this system")
        .hint("a script with -f, or `-c` several times, keeps one session for many commands"))
}

/// What is asked of agents that run.
#[cfg(unix)]
mod asked {
    use super::*;
    use crate::agent::{NoAgent, Offer, Place, Report, Wanted, ask};
    use crate::config;
    use crate::shell::connect;
    use crate::shell::output::{Format, Shown};
    use crate::shell::start::small_runtime;
    use crate::view::query::Query;
    use serde_json::{Value as Json, json};
    use std::time::Duration;

    /// How long an agent may take to say how it is.
    const PATIENCE: Duration = Duration::from_secs(5);

    /// How long it may take to end: the longest that an answer is waited for, and a little more.
    const ENDING: Duration = Duration::from_secs(16 * 60);

    /// The place of the agent of a profile.
    fn place(globals: &Globals) -> Result<(Place, config::Profile)> {
        let profile = config::load(connect::overrides(globals)?, &connect::environment)?;
        Ok((Place::of(&profile)?, profile))
    }

    /// How the agent at a place is.
    fn report(place: &Place) -> Result<Report, NoAgent> {
        let runtime = small_runtime().map_err(|error| NoAgent::Suspect(error.message().into()))?;
        match runtime.block_on(ask(place, &Wanted::Status, PATIENCE))? {
            Offer::Status(report) => Ok(*report),
            _ => Err(NoAgent::Suspect("the agent said something else than how it is".into())),
        }
    }

    /// How an agent that runs is told of.
    fn running(report: &Report) -> Json {
        let mut json = json!({ "running": true });
        let fields = serde_json::to_value(report).unwrap_or_default();
        if let (Some(json), Json::Object(fields)) = (json.as_object_mut(), fields) {
            json.extend(fields);
        }
        json
    }

    /// Prints what is told.
    fn print(ui: &Ui, globals: &Globals, json: &Json) -> Result<()> {
        let query = globals.query.as_deref().map(Query::parse).transpose()?;
        let kind = globals.output.clone().unwrap_or_else(|| "json".into());
        let format = Format { kind, query, raw: globals.raw, reveal: false, mask_xml: true, several: false };
        format.print(ui, &Shown::Other(json), b"")
    }

    /// All agents of this user.
    pub fn status(ui: &Ui, globals: &Globals) -> Result<u8> {
        let mut told = Vec::new();
        for place in Place::all()? {
            match report(&place) {
                Ok(report) => told.push(running(&report)),
                Err(NoAgent::Absent) => {}
                Err(none) => ui.warn(&format!("{}: {}", place.socket().display(), none.why())),
            }
        }
        print(ui, globals, &json!(told)).map(|()| 0)
    }

    /// The agent of one profile.
    pub fn status_of(ui: &Ui, globals: &Globals) -> Result<u8> {
        let (place, profile) = place(globals)?;
        let none = match report(&place) {
            Ok(report) => return print(ui, globals, &running(&report)).map(|()| 0),
            Err(none) => none,
        };
        if let NoAgent::Suspect(why) = &none {
            ui.warn(why);
        }
        let last = place.last_words();
        print(ui, globals, &json!({ "running": false, "profile": profile.name, "user": profile.user, "last": last }))?;
        Ok(if globals.exit_status { 8 } else { 0 })
    }

    /// Ends the agent of one profile.
    pub fn stop_one(ui: &Ui, globals: &Globals) -> Result<u8> {
        let (place, profile) = place(globals)?;
        match stopped(&place) {
            Ok(()) => ui.talk(&format!("the agent of {} has logged out and ended", profile.name)),
            Err(NoAgent::Absent) => ui.talk(&format!("there is no agent of {}", profile.name)),
            Err(none) => return Err(not_stopped(&none)),
        }
        Ok(0)
    }

    /// Ends those at these places.
    pub fn stop(ui: &Ui, places: Vec<Place>) -> Result<u8> {
        let mut ended = 0;
        for place in places {
            match stopped(&place) {
                Ok(()) => ended += 1,
                Err(NoAgent::Absent) => {}
                Err(none) => return Err(not_stopped(&none)),
            }
        }
        let count = if ended == 1 { "1 agent has".into() } else { format!("{ended} agents have") };
        ui.talk(&format!("{count} logged out and ended"));
        Ok(0)
    }

    /// Ends the one at a place.
    fn stopped(place: &Place) -> Result<(), NoAgent> {
        let runtime = small_runtime().map_err(|error| NoAgent::Suspect(error.message().into()))?;
        match runtime.block_on(ask(place, &Wanted::Stop, ENDING))? {
            Offer::Stopped => Ok(()),
            _ => Err(NoAgent::Suspect("the agent said something else than that it ends".into())),
        }
    }

    /// The error for an agent that could not be ended.
    fn not_stopped(none: &NoAgent) -> Error {
        Error::config(format!("no agent was ended: {}", none.why()))
            .hint("`agent status` names its process; SIGTERM ends it too")
    }
}
