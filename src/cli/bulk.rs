//! `bulk`: one command for each row of a table.

use super::act::Act;
use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgAction, ArgMatches, Command, ValueHint};

/// A run over a table.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Bulk {
    /// The table.
    pub table: Option<String>,
    /// The command with its holes.
    pub command: Option<String>,
    /// Only show what would be sent.
    pub plan: bool,
    /// Send it.
    pub apply: bool,
    /// The journal of a new run.
    pub journal: Option<String>,
    /// The journal of a run to be gone on with.
    pub resume: Option<String>,
    /// Only the rows that were refused.
    pub only_failed: bool,
    /// How many sessions at once.
    pub sessions: usize,
    /// Where the commands go that take it back.
    pub undo: Option<String>,
}

/// The words `bulk …`.
pub(super) fn command() -> Command {
    let file = |id: &'static str, help: &'static str| {
        Arg::new(id).long(id).value_name("FILE").value_hint(ValueHint::FilePath).help(help)
    };
    let switch = |id: &'static str, help: &'static str| Arg::new(id).long(id).action(ArgAction::SetTrue).help(help);
    Command::new("bulk")
        .about("Run a command for each row of a table, once, whatever happens meanwhile")
        .arg(
            Arg::new("table")
                .value_name("FILE.csv")
                .value_hint(ValueHint::FilePath)
                .help("The table: its first line names the columns"),
        )
        .arg(Arg::new("template").value_name("COMMAND").help("The command; {HEADING} stands for a row's field"))
        .arg(switch("plan", "Show the requests and what they cost, and send none").conflicts_with("apply"))
        .arg(switch("apply", "Send them"))
        .arg(file("journal", "Where the run writes down each row; the table's name and .journal without it"))
        .arg(
            file("resume", "Go on with the run of this journal")
                .conflicts_with_all(["plan", "apply", "journal", "table", "template"]),
        )
        .arg(
            Arg::new("only")
                .long("only")
                .value_name("WHICH")
                .value_parser(PossibleValuesParser::new(["failed"]))
                .requires("resume")
                .help("Only the rows that the registry refused"),
        )
        .arg(
            Arg::new("sessions")
                .long("sessions")
                .value_name("N")
                .value_parser(clap::value_parser!(u16).range(1..=100))
                .default_value("1")
                .help("How many sessions work at once"),
        )
        .arg(file(
            "undo",
            "Where the commands go that take back what was done; the journal's name and .undo without it",
        ))
        .after_help(
            "Examples:\n  bulk names.csv 'domain renew {name} --period 1y' --plan\n  \
             bulk names.csv 'domain renew {name} --period 1y' --apply --journal renewals.ndjson\n  \
             bulk --resume renewals.ndjson",
        )
}

/// What the words ask for.
pub(super) fn act(matches: &ArgMatches) -> Act {
    let text = |id: &str| matches.get_one::<String>(id).cloned();
    Act::Bulk(Bulk {
        table: text("table"),
        command: text("template"),
        plan: matches.get_flag("plan"),
        apply: matches.get_flag("apply"),
        journal: text("journal"),
        resume: text("resume"),
        only_failed: text("only").is_some(),
        sessions: matches.get_one::<u16>("sessions").copied().unwrap_or(1).into(),
        undo: text("undo"),
    })
}
