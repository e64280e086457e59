//! `doubt`: the commands whose outcome is not known.

use super::act::Act;
use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgMatches, Command};

/// What is to be done about doubts.
#[derive(Debug, PartialEq, Eq)]
pub enum Doubt {
    /// List them.
    List,
    /// Show one whole, its frame included.
    Show {
        /// Its id or its clTRID.
        id: String,
    },
    /// Ask the registry what became of them.
    Resolve {
        /// An id, a clTRID or `all`.
        id: String,
        /// What became of it, where the person knows better than the registry tells.
        known: Option<bool>,
    },
}

/// The words `doubt …`.
pub(super) fn command() -> Command {
    let id = |help: &'static str| Arg::new("id").required(true).value_name("ID").help(help);
    Command::new("doubt")
        .about("Commands whose outcome is not known: sent, and no answer came that can be trusted")
        .subcommand_required(true)
        .subcommand(
            Command::new("list").about("List them").after_help("Examples:\n  doubt list\n  doubt list -o table"),
        )
        .subcommand(
            Command::new("show")
                .about("Show one with its frame, secrets masked")
                .arg(id("Its id, or the command's clTRID"))
                .after_help("Examples:\n  doubt show 1f2e3d4c"),
        )
        .subcommand(
            Command::new("resolve")
                .about("Ask the registry what became of them; nothing is sent again")
                .arg(id("An id, a clTRID, or all: those of this profile"))
                .arg(
                    Arg::new("as")
                        .long("as")
                        .value_name("WHAT")
                        .value_parser(PossibleValuesParser::new(["applied", "not-applied"]))
                        .help("Do not ask: what you know has become of it"),
                )
                .after_help("Examples:\n  doubt resolve all\n  doubt resolve 1f2e3d4c --as applied"),
        )
}

/// What the words ask for.
pub(super) fn act(matches: &ArgMatches) -> Act {
    let (verb, own) = matches.subcommand().unwrap_or(("list", matches));
    let text = |id: &str| own.try_get_one::<String>(id).ok().flatten().cloned();
    let id = text("id").unwrap_or_default();
    Act::Doubt(match verb {
        "show" => Doubt::Show { id },
        "resolve" => Doubt::Resolve { id, known: text("as").map(|word| word == "applied") },
        _ => Doubt::List,
    })
}
