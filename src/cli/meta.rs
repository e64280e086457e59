//! Commands of the shell itself.

use super::globals;
use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgAction, ArgMatches, Command};

/// Commands of the shell itself.
#[derive(Debug, PartialEq, Eq)]
pub enum Meta {
    /// `help [TOPIC…]`.
    Help(Vec<String>),
    /// `explain CODE|STATUS`.
    Explain(Vec<String>),
    /// `output [FORMAT]`.
    Output(Option<String>),
    /// `use PROFILE`.
    Use(String),
    /// `status`.
    Status,
    /// `greeting`.
    Greeting,
    /// `last`: the last answer again, or its request.
    Last {
        /// The request instead of the answer.
        request: bool,
    },
    /// `history [N]`.
    History(Option<usize>),
    /// `source FILE`.
    Source(String),
    /// `timing on|off`.
    Timing(Option<bool>),
    /// `trace on|off`.
    Trace(Option<bool>),
    /// `watch 30s CMD…`.
    Watch {
        /// How often.
        every: String,
        /// The command.
        words: Vec<String>,
    },
    /// `sandbox WORDS…`: act as the operator of `@sandbox`.
    Sandbox(Vec<String>),
    /// `edit`: the last line, or an empty one, in an editor.
    Edit,
    /// `quit`.
    Quit,
}

/// Commands of the shell itself, with psql's short forms.
pub(super) fn meta_commands() -> Vec<Command> {
    let word = |id: &'static str, help: &'static str| Arg::new(id).value_name(id.to_uppercase()).help(help);
    let switch = |name: &'static str, about: &'static str| {
        Command::new(name).about(about).arg(
            Arg::new("switch")
                .value_parser(PossibleValuesParser::new(["on", "off"]))
                .value_name("on|off")
                .help("On or off"),
        )
    };
    vec![
        Command::new("help")
            .aliases(["\\h", "\\?", "?"])
            .about("What can be typed")
            .arg(word("topic", "A command").num_args(0..)),
        Command::new("explain")
            .about("What a result code or a status means, and what to do")
            .arg(word("what", "A code or a status").required(true).num_args(1..)),
        Command::new("output")
            .aliases(["\\o", "\\pset"])
            .about("How answers are printed")
            .arg(word("format", "The format").value_parser(PossibleValuesParser::new(globals::FORMATS))),
        Command::new("use")
            .aliases(["\\c", "\\connect"])
            .about("Go to another profile")
            .arg(word("profile", "The profile").required(true)),
        Command::new("status").aliases(["\\conninfo"]).about("The session, the connection and the queue"),
        Command::new("greeting").about("What the server said first"),
        Command::new("last").about("The last answer again, in any view").arg(
            Arg::new("request").long("request").action(ArgAction::SetTrue).help("The request instead of the answer"),
        ),
        Command::new("history")
            .aliases(["\\s"])
            .about("What was typed before")
            .arg(word("n", "How many lines").value_parser(clap::value_parser!(u32))),
        Command::new("source")
            .aliases(["\\i"])
            .about("Run a script in this session")
            .arg(word("file", "The script").required(true)),
        switch("timing", "How long each command takes").alias("\\timing"),
        switch("trace", "The frames on the wire, secrets masked").alias("\\trace"),
        Command::new("watch")
            .alias("\\watch")
            .about("Run a command again and again")
            .arg(word("every", "How often: 30s").required(true))
            .arg(
                word("words", "The command")
                    .required(true)
                    .num_args(1..)
                    .trailing_var_arg(true)
                    .allow_hyphen_values(true),
            ),
        Command::new("sandbox")
            .about("Act as the operator of @sandbox: clock, admin, poll, bot, balance, fault, trid, …")
            .arg(word("words", "What to do: clock advance 46d").required(true).num_args(1..).trailing_var_arg(true)),
        Command::new("edit").alias("\\e").about("Write the next command in your editor"),
        Command::new("quit").aliases(["exit", "\\q"]).about("Log out and leave"),
    ]
}

/// What the matches of one of these commands ask for; `None` where the command is no such one.
pub(super) fn act(name: &str, own: &ArgMatches) -> Option<Meta> {
    let text = |id: &str| own.get_one::<String>(id).cloned();
    let texts = |id: &str| own.get_many::<String>(id).into_iter().flatten().cloned().collect::<Vec<_>>();
    let need = |id: &str| text(id).unwrap_or_default();
    let switch = || own.get_one::<String>("switch").map(|word| word == "on");
    Some(match name {
        "help" => Meta::Help(texts("topic")),
        "explain" => Meta::Explain(texts("what")),
        "output" => Meta::Output(text("format")),
        "use" => Meta::Use(need("profile").trim_start_matches('@').into()),
        "status" => Meta::Status,
        "greeting" => Meta::Greeting,
        "last" => Meta::Last { request: own.get_flag("request") },
        "history" => Meta::History(own.get_one::<u32>("n").map(|n| *n as usize)),
        "source" => Meta::Source(need("file")),
        "timing" => Meta::Timing(switch()),
        "trace" => Meta::Trace(switch()),
        "watch" => Meta::Watch { every: need("every"), words: texts("words") },
        "sandbox" => Meta::Sandbox(texts("words")),
        "edit" => Meta::Edit,
        "quit" => Meta::Quit,
        _ => return None,
    })
}
