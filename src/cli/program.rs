//! Commands of the program that are none of a registry's: its own registry, profiles, specs, completions, pages.

use super::act::{Draft, RegistryAct};
use super::{agent, gateway, registry};
use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgAction, ArgMatches, Command};

/// `login`.
pub(super) fn login() -> Command {
    Command::new("login").about("Log in; the shell does so by itself").arg(
        Arg::new("new-password")
            .long("new-password")
            .value_name("SECRET")
            .help("Change the password: prompt, env:VAR, cmd:'…', @file or gen"),
    )
}

/// A switch.
fn flag(id: &'static str, help: &'static str) -> Arg {
    Arg::new(id).long(id).action(ArgAction::SetTrue).help(help)
}

/// What the operator of a registry does.
const OPERATOR: &[(&str, &str)] = &[
    ("clock", "Show or set its clock: freeze, thaw, advance 46d, set TIME, run-to NAME EVENT"),
    ("admin", "Act on an object as the registry: lock, hold, approve, delete, restore, … NAME"),
    ("suspend", "Let a registrar only look"),
    ("activate", "Let a suspended registrar work again"),
    ("expire-password", "Let a registrar's password be over: ID"),
    ("revoke-cert", "Take back a registrar's certificates, or one: ID|FINGERPRINT"),
    ("poll", "Put a message into a registrar's queue: push ID TEXT --kind KIND --file FILE.xml --count N"),
    ("bot", "Let a registrar decide about transfers by itself: ID approve|reject|cancel|off --after 2s"),
    ("balance", "Show or change what a registrar has paid in: ID [AMOUNT]"),
    ("fault", "Make faults on purpose: add COMMAND ACTION, list, clear"),
    ("limits", "Parameters set for a while, without a restart: drill, set NAME=VALUE, reset"),
    ("ote", "What registrars have shown in an operational test, and what is missing: status [ID]"),
    ("trid", "What came of a command whose answer was lost, by either transaction id"),
];

/// Commands of the program that the shell has no use for.
pub(super) fn program_commands() -> Vec<Command> {
    vec![
        agent::command(),
        gateway::command(),
        Command::new("registry")
            .about("The registry in this program, as a process")
            .subcommand_required(true)
            .subcommands(registry::commands())
            .subcommands(OPERATOR.iter().map(|(name, about)| {
                Command::new(name)
                    .about(*about)
                    .arg(Arg::new("dir").required(true).value_name("DIR").help("The directory that init made"))
                    .arg(Arg::new("words").num_args(0..).value_name("WORDS").trailing_var_arg(true).help("What to do"))
            }))
            .subcommand(
                Command::new("init")
                    .about("Make a directory with a registry, its certificates and its registrars")
                    .arg(Arg::new("dir").required(true).value_name("DIR").help("A new or empty directory"))
                    .arg(
                        Arg::new("rules")
                            .long("profile")
                            .value_name("RULES")
                            .default_value("lenient")
                            .help("The registry's rules: lenient, tci, rst, or a file of your own (FILE.toml)"),
                    )
                    .arg(
                        Arg::new("tld")
                            .long("tld")
                            .action(ArgAction::Append)
                            .value_name("TLD")
                            .help("A zone to serve: дети"),
                    )
                    .arg(
                        Arg::new("registrar")
                            .long("registrar")
                            .action(ArgAction::Append)
                            .value_name("ID:PASSWORD")
                            .help("A registrar; TEST-A and TEST-B when none is named"),
                    )
                    .arg(registry::database("Database, where it is not a file in DIR")),
            )
            .subcommand(
                Command::new("serve")
                    .about("Serve it; without DIR, one in the user's state directory, made at its first start")
                    .arg(Arg::new("dir").value_name("DIR").help("The directory that init made"))
                    .arg(
                        Arg::new("rules")
                            .long("profile")
                            .value_name("RULES")
                            .conflicts_with("dir")
                            .help("Without DIR: the rules, lenient unless told: lenient, tci, rst, or FILE.toml"),
                    )
                    .arg(
                        Arg::new("listen")
                            .long("listen")
                            .value_name("ADDR:PORT")
                            .default_value("127.0.0.1:7000")
                            .help("Where to listen; port 0 takes a free one"),
                    )
                    .arg(registry::database("Database, where it is not the one that DIR names"))
                    .args(registry::extra_args()),
            ),
        Command::new("profile")
            .about("The profiles in the configuration file")
            .subcommand_required(true)
            .subcommand(Command::new("list").about("Name them"))
            .subcommand(
                Command::new("show")
                    .about("Show one as it is understood, secrets left out")
                    .arg(Arg::new("name").value_name("PROFILE").help("The profile")),
            ),
        Command::new("spec")
            .about("The declarations of objects and extensions")
            .subcommand_required(true)
            .subcommand(
                Command::new("list")
                    .about("List them")
                    .arg(flag("not-covered", "The namespaces that are known and have no spec, with the reason")),
            )
            .subcommand(draft())
            .subcommand(
                Command::new("show")
                    .about("Print one")
                    .arg(
                        Arg::new("names")
                            .required(true)
                            .num_args(1..)
                            .value_name("ID")
                            .help("Its id, or its namespace"),
                    )
                    .arg(flag("frame", "Its bare frames, as they go over the wire, instead of the whole file")),
            )
            .subcommand(
                Command::new("check")
                    .about("Check files of your own, and run their examples")
                    .arg(Arg::new("names").required(true).num_args(1..).value_name("FILE").help("The files"))
                    .arg(
                        Arg::new("xsd")
                            .long("xsd")
                            .value_name("FILE.xsd")
                            .value_hint(clap::ValueHint::FilePath)
                            .help("Hold every example against this XML Schema"),
                    ),
            ),
        Command::new("completions").about("Print a completion script").arg(
            Arg::new("shell")
                .required(true)
                .value_name("SHELL")
                .value_parser(PossibleValuesParser::new(["bash", "zsh", "fish"]))
                .help("Which shell it is for"),
        ),
        Command::new("man").about("Print the manual page").arg(
            Arg::new("page")
                .default_value("eppsh")
                .value_parser(PossibleValuesParser::new(["eppsh", "eppsh-spec", "eppsh-extensions"]))
                .value_name("PAGE")
                .help("Which page"),
        ),
    ]
}

/// `spec draft`.
fn draft() -> Command {
    Command::new("draft")
        .about("Draft one from an XML Schema, to look over and keep")
        .arg(
            Arg::new("schema")
                .required(true)
                .value_name("FILE.xsd")
                .help("The schema; what it imports is looked for near it"),
        )
        .arg(
            Arg::new("as")
                .long("as")
                .value_name("WHAT")
                .value_parser(PossibleValuesParser::new(["object", "extension"]))
                .help("An object with commands of its own, or an extension of others' commands"),
        )
        .arg(
            Arg::new("object")
                .long("object")
                .value_name("OBJECT")
                .help("What an extension extends: domain, contact, host"),
        )
}

/// What `spec draft` is to make of which schema.
pub(super) fn drafted(matches: &ArgMatches) -> Draft {
    let text = |id: &str| matches.subcommand().and_then(|(_, own)| own.get_one::<String>(id).cloned());
    Draft { file: text("schema").unwrap_or_default(), shape: text("as"), object: text("object") }
}

/// `registry init`, `registry serve`, and what an operator does.
pub(super) fn registry_act(matches: &ArgMatches) -> RegistryAct {
    let (verb, own) = matches.subcommand().unwrap_or(("serve", matches));
    if let Some(wanted) = registry::transcript(verb, own) {
        return RegistryAct::Transcript(wanted);
    }
    if let Some((operation, dir, db)) = registry::operation(verb, own) {
        return RegistryAct::Maintain { dir, db, operation };
    }
    let text = |id: &str| own.get_one::<String>(id).cloned();
    let texts = |id: &str| own.get_many::<String>(id).into_iter().flatten().cloned().collect::<Vec<_>>();
    let dir = text("dir").unwrap_or_default();
    match verb {
        "init" => RegistryAct::Init {
            dir,
            profile: text("rules").unwrap_or_default(),
            tlds: texts("tld"),
            registrars: texts("registrar"),
            db: text("db"),
        },
        act if act != "serve" => {
            RegistryAct::Operate { dir, words: std::iter::once(act.to_owned()).chain(texts("words")).collect() }
        }
        _ => RegistryAct::Serve {
            dir: text("dir"),
            profile: text("rules").unwrap_or_else(|| "lenient".into()),
            listen: text("listen").unwrap_or_default(),
            db: text("db"),
            plain: own.try_get_one::<bool>("plain").ok().flatten().copied().unwrap_or(false),
            extras: registry::extras(own),
        },
    }
}
