//! `agent`: the process that holds a session for others.

use super::globals::duration;
use crate::error::Result;
use clap::{Arg, ArgAction, ArgMatches, Command};
use std::time::Duration;

/// What is wanted of agents.
#[derive(Debug, PartialEq, Eq)]
pub enum AgentAct {
    /// Start one.
    Start {
        /// The profile.
        profile: Option<String>,
        /// It stays where it was started.
        foreground: bool,
        /// This is the process that leaves; its parent waits for it to be ready.
        detached: bool,
        /// After how long without commands it ends.
        idle: Option<Duration>,
    },
    /// End one, or all.
    Stop {
        /// The profile.
        profile: Option<String>,
        /// All of this user's.
        all: bool,
    },
    /// Tell of one, or of all.
    Status {
        /// The profile.
        profile: Option<String>,
    },
}

/// A switch.
fn switch(id: &'static str, help: &'static str) -> Arg {
    Arg::new(id).long(id).action(ArgAction::SetTrue).help(help)
}

/// The words `agent …`.
pub(super) fn command() -> Command {
    let profile = |help: &'static str| Arg::new("profile").value_name("@PROFILE").help(help);
    Command::new("agent")
        .about("A process that holds a session: one-shot commands use it, and cost no login")
        .subcommand_required(true)
        .subcommand(
            Command::new("start")
                .about("Log in, and hold the session until `agent stop`")
                .arg(profile("The profile; else the default one"))
                .arg(switch("foreground", "Stay here, and say on stderr what happens: for systemd"))
                .arg(
                    Arg::new("idle")
                        .long("idle")
                        .value_name("TIME")
                        .help("End by itself when no command came for this long: 8h"),
                )
                .arg(switch("detached", "The process that leaves").hide(true).conflicts_with("foreground"))
                .after_help(
                    "Examples:\n  agent start @ote\n  agent start @ote --idle 8h\n  agent start @ote --foreground",
                ),
        )
        .subcommand(
            Command::new("stop")
                .about("Log out and end it; a command under way gets its answer")
                .arg(profile("The profile; else the default one"))
                .arg(switch("all", "All agents of this user").conflicts_with("profile"))
                .after_help("Examples:\n  agent stop @ote\n  agent stop --all"),
        )
        .subcommand(
            Command::new("status")
                .about("Whether its session is open, since when, how many commands it has forwarded")
                .arg(profile("The profile; else all agents of this user"))
                .after_help("Examples:\n  agent status\n  agent status @ote -o table"),
        )
}

/// What the words ask for.
pub(super) fn act(matches: &ArgMatches) -> Result<AgentAct> {
    let (verb, own) = matches.subcommand().unwrap_or(("status", matches));
    let text = |id: &str| own.try_get_one::<String>(id).ok().flatten().cloned();
    let flag = |id: &str| own.try_get_one::<bool>(id).ok().flatten() == Some(&true);
    let profile = text("profile").map(|name| name.trim_start_matches('@').to_string());
    Ok(match verb {
        "start" => AgentAct::Start {
            profile,
            foreground: flag("foreground"),
            detached: flag("detached"),
            idle: text("idle").map(|word| duration(&word)).transpose().map_err(|error| error.at("--idle"))?,
        },
        "stop" => AgentAct::Stop { profile, all: flag("all") },
        _ => AgentAct::Status { profile },
    })
}
