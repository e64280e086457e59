//! Commands that are more than one exchange with a registry: the poll desk, transfers waiting for a decision.

use super::globals::duration;
use crate::error::{Error, Result};
use clap::{Arg, ArgAction, ArgMatches, Command, ValueHint};
use std::time::Duration;

/// What such a command is to do.
#[derive(Debug, PartialEq, Eq)]
pub enum Work {
    /// `poll drain`.
    Drain(Drain),
    /// `poll watch`.
    Watch {
        /// How often the queue is looked at.
        every: Duration,
        /// What is done with its messages; with neither a file nor a command they are shown and left.
        drain: Drain,
    },
    /// `poll count`.
    Count,
    /// `doctor`.
    Doctor,
    /// `log`.
    Log(LogWork),
    /// `transfer inbox`.
    Inbox(Inbox),
    /// `transfer approve` and `transfer reject`.
    Decide {
        /// `approve` or `reject`.
        verb: String,
        /// Which transfers are looked at.
        inbox: Inbox,
        /// All of them, not only those named.
        all: bool,
        /// Only those that the registry would decide within this time.
        before: Option<Duration>,
    },
}

/// What is wanted of the audit log.
#[derive(Debug, PartialEq, Eq)]
pub enum LogWork {
    /// `log find`.
    Find(Find),
    /// `log tail`.
    Tail {
        /// How many lines.
        lines: usize,
    },
    /// `log verify`.
    Verify,
    /// `log export`.
    Export {
        /// Transaction ids of either side.
        tickets: Vec<String>,
        /// The file, where it is not standard output.
        to: Option<String>,
    },
}

/// Which entries are looked for.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Find {
    /// A part of a command, an object, an id, a profile or a user.
    pub text: Option<String>,
    /// A result code, or its beginning: `23xx`.
    pub code: Option<String>,
    /// From this time on, and before that one.
    pub since: Option<String>,
    /// Before this time.
    pub until: Option<String>,
}

/// Where messages go before they are acknowledged.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Drain {
    /// The file that they are added to.
    pub to: Option<String>,
    /// The command that gets each.
    pub exec: Option<String>,
    /// How many at most.
    pub max: Option<u64>,
}

/// Where transfers that wait are looked for, beside the messages read earlier.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Inbox {
    /// Domain names.
    pub names: Vec<String>,
    /// A file of drained messages.
    pub from: Option<String>,
}

/// The commands that stand beside those of the spec's object.
pub(super) fn beside(object: &str) -> Vec<Command> {
    if object != "poll" {
        return Vec::new();
    }
    vec![
        Command::new("drain")
            .about("Read every message, keep it, and only then acknowledge it")
            .args(drain_args())
            .arg(
                Arg::new("max")
                    .long("max")
                    .value_name("N")
                    .value_parser(clap::value_parser!(u64).range(1..))
                    .help("Stop after so many messages"),
            )
            .after_help("Examples:\n  poll drain --to messages.ndjson\n  poll drain --exec ./import-message --max 100"),
        Command::new("watch")
            .about("Look at the queue again and again: show what is new, or drain it")
            .arg(Arg::new("every").required(true).value_name("EVERY").help("How often: 60s"))
            .args(drain_args())
            .after_help("Examples:\n  poll watch 60s\n  poll watch 5m --to messages.ndjson"),
        Command::new("count")
            .about("How many messages wait; none is acknowledged")
            .after_help("Examples:\n  poll count"),
    ]
}

/// Where drained messages go.
fn drain_args() -> [Arg; 2] {
    [
        Arg::new("to")
            .long("to")
            .value_name("FILE.ndjson")
            .value_hint(ValueHint::FilePath)
            .help("Add each message to this file, one JSON object on a line, safe on disk before it is acknowledged"),
        Arg::new("exec")
            .long("exec")
            .value_name("COMMAND")
            .value_hint(ValueHint::CommandString)
            .help("Hand each message to this command as JSON on its standard input; acknowledged when it exits with 0"),
    ]
}

/// The commands of this kind with words of their own.
pub(super) fn commands() -> Vec<Command> {
    let inbox_args = || {
        [
            Arg::new("names").num_args(0..).value_name("NAME").help("Domain names to look at"),
            Arg::new("from")
                .long("from")
                .value_name("FILE.ndjson")
                .value_hint(ValueHint::FilePath)
                .help("Look at the transfers in this file of drained messages too"),
        ]
    };
    let decide = |verb: &'static str, about: &'static str, example: &'static str| {
        Command::new(verb)
            .about(about)
            .args(inbox_args())
            .arg(Arg::new("all").long("all").action(ArgAction::SetTrue).help("All that wait, not only those named"))
            .arg(
                Arg::new("before")
                    .long("before")
                    .value_name("24h")
                    .help("Only those that the registry decides by itself within this time"),
            )
            .after_help(format!("Examples:\n  {example}"))
    };
    vec![
        Command::new("doctor")
            .about("Go the way to the registry step by step, and say at each what to do")
            .after_help("Examples:\n  doctor\n  @ote doctor -o json"),
        Command::new("log")
            .about("The audit log: what was sent to registries, and what came back")
            .subcommand_required(true)
            .subcommand(
                Command::new("find")
                    .about("Find entries")
                    .arg(
                        Arg::new("text")
                            .value_name("TEXT")
                            .help("A part of a command, a name, an id, a profile or a user"),
                    )
                    .arg(Arg::new("code").long("code").value_name("CODE").help("A result code, or its beginning: 23xx"))
                    .arg(Arg::new("since").long("since").value_name("TIME").help("From this date or time on, in UTC"))
                    .arg(Arg::new("until").long("until").value_name("TIME").help("Before this date or time"))
                    .after_help(
                        "Examples:\n  log find example.com --since 2026-01-31\n  log find 'domain renew' --code 2xxx",
                    ),
            )
            .subcommand(
                Command::new("tail")
                    .about("The last entries")
                    .arg(
                        Arg::new("lines")
                            .long("lines")
                            .value_name("N")
                            .value_parser(clap::value_parser!(u32))
                            .default_value("10")
                            .help("How many"),
                    )
                    .after_help("Examples:\n  log tail --lines 20"),
            )
            .subcommand(
                Command::new("verify")
                    .about("Whether the log is whole and as it was written")
                    .after_help("Examples:\n  log verify"),
            )
            .subcommand(
                Command::new("export")
                    .about("Everything about a transaction, for the registry's help desk; secrets are masked")
                    .arg(
                        Arg::new("ticket")
                            .long("ticket")
                            .required(true)
                            .action(ArgAction::Append)
                            .value_name("ID")
                            .help("A clTRID or an svTRID"),
                    )
                    .arg(
                        Arg::new("to")
                            .long("to")
                            .value_name("FILE")
                            .value_hint(ValueHint::FilePath)
                            .help("A new file, instead of standard output"),
                    )
                    .after_help("Examples:\n  log export --ticket ABC-12345 --to ticket.txt"),
            ),
        Command::new("transfer")
            .about("Transfers that wait for a decision of ours")
            .subcommand_required(true)
            .subcommand(
                Command::new("inbox")
                    .about("List them with their deadlines, by the messages read and by asking the registry")
                    .args(inbox_args())
                    .after_help("Examples:\n  transfer inbox\n  transfer inbox example.com --from messages.ndjson"),
            )
            .subcommand(decide(
                "approve",
                "Approve them, each once",
                "transfer approve --all --before 24h\n  transfer approve example.com",
            ))
            .subcommand(decide("reject", "Reject them, each once", "transfer reject example.com")),
    ]
}

/// What the matches of one of these commands ask for; `None` where the command is no such one.
pub(super) fn act(name: &str, own: &ArgMatches) -> Result<Option<Work>> {
    if name == "doctor" {
        return Ok(Some(Work::Doctor));
    }
    let Some((verb, own)) = own.subcommand() else { return Ok(None) };
    let text = |id: &str| own.try_get_one::<String>(id).ok().flatten().cloned();
    let drain =
        || Drain { to: text("to"), exec: text("exec"), max: own.try_get_one::<u64>("max").ok().flatten().copied() };
    let inbox = || Inbox {
        names: own.get_many::<String>("names").into_iter().flatten().cloned().collect(),
        from: text("from"),
    };
    Ok(Some(match (name, verb) {
        ("poll", "drain") => {
            let drain = drain();
            if drain.to.is_none() && drain.exec.is_none() {
                return Err(Error::usage(
                    "`poll drain` must know where the messages go: each is acknowledged, and the \
                                         registry then forgets it",
                )
                .hint("give --to FILE.ndjson, --exec COMMAND, or both; `poll count` only counts"));
            }
            Work::Drain(drain)
        }
        ("poll", "watch") => Work::Watch { every: duration(&text("every").unwrap_or_default())?, drain: drain() },
        ("poll", "count") => Work::Count,
        ("log", "verify") => Work::Log(LogWork::Verify),
        ("log", "find") => Work::Log(LogWork::Find(Find {
            text: text("text"),
            code: text("code"),
            since: text("since"),
            until: text("until"),
        })),
        ("log", "tail") => {
            Work::Log(LogWork::Tail { lines: own.get_one::<u32>("lines").map_or(10, |lines| *lines as usize) })
        }
        ("log", "export") => Work::Log(LogWork::Export {
            tickets: own.get_many::<String>("ticket").into_iter().flatten().cloned().collect(),
            to: text("to"),
        }),
        ("transfer", "inbox") => Work::Inbox(inbox()),
        ("transfer", "approve" | "reject") => {
            let (inbox, all) = (inbox(), own.get_flag("all"));
            if inbox.names.is_empty() != all {
                return Err(Error::usage(format!("`transfer {verb}` takes either names or --all"))
                    .hint("`transfer inbox` lists what waits"));
            }
            Work::Decide {
                verb: verb.into(),
                inbox,
                all,
                before: text("before").map(|text| duration(&text)).transpose().map_err(|error| error.at("--before"))?,
            }
        }
        _ => return Ok(None),
    }))
}

#[cfg(test)]
mod tests {
    use crate::cli::{Act, Extent, Place, command, lexer, parse};
    use crate::shell::check::Nothing;
    use crate::spec::Catalog;

    #[test]
    fn every_example_in_help_is_understood() {
        let catalog = Catalog::built_in();
        let mut seen = 0;
        let tree = command(catalog, Place::Program, Extent::Whole);
        for own in tree.get_subcommands().flat_map(|command| std::iter::once(command).chain(command.get_subcommands()))
        {
            let help = own.get_after_help().map(ToString::to_string).unwrap_or_default();
            for line in help.lines().filter_map(|line| line.strip_prefix("  ")) {
                let words: Vec<String> = lexer::split(line)
                    .unwrap_or_else(|_| panic!("{line}"))
                    .words
                    .into_iter()
                    .map(|word| word.text)
                    .collect();
                match parse(catalog, Place::Program, &words, &mut Nothing) {
                    Ok(parsed) => seen += usize::from(matches!(parsed.act, Act::Work(_))),
                    Err(crate::cli::Stop::Error(error)) => panic!("{line}: {error}"),
                    Err(crate::cli::Stop::Asked(asked)) => panic!("{line}: {}", asked.0),
                }
            }
        }
        assert!(seen >= 9, "{seen}");
    }
}
