//! The words of `eppsh registry` that keep a registry in order.

use clap::{Arg, ArgAction, ArgMatches, Command};

/// What is asked for.
#[derive(Debug, PartialEq, Eq)]
pub enum Operation {
    /// A certificate for these client ids.
    CertIssue {
        /// The client ids; the first names it.
        ids: Vec<String>,
        /// How long it holds.
        days: i64,
    },
    /// A certificate is taken back.
    CertRevoke {
        /// Its file or its fingerprint.
        which: String,
    },
    /// The certificates on file.
    CertList {
        /// Of this client id only.
        id: Option<String>,
    },
    /// Whether the database is whole.
    Check,
    /// The database as a file.
    Backup {
        /// The file.
        file: String,
    },
    /// A file as the database.
    Restore {
        /// The file.
        file: String,
        /// Whether what is there may be lost.
        replace: bool,
    },
    /// The present state gets a name.
    SnapshotSave {
        /// The name.
        name: String,
    },
    /// A state comes back.
    SnapshotLoad {
        /// Its name.
        name: String,
    },
    /// The states that have names.
    SnapshotList,
    /// One domain in every state.
    SeedLifecycle,
    /// Many domains at once.
    Seed {
        /// How many.
        domains: u64,
    },
}

/// What is done with a transcript.
#[derive(Debug, PartialEq, Eq)]
pub enum Transcript {
    /// Its frames as XML.
    Export {
        /// The transcript.
        file: String,
    },
    /// Where two differ in result codes.
    Diff {
        /// One.
        one: String,
        /// The other.
        other: String,
    },
    /// Its commands are sent to another server.
    Replay {
        /// The transcript.
        file: String,
        /// Those of this registrar only.
        of: Option<String>,
    },
}

/// What is to be done with a transcript; none when it is no such word.
pub fn transcript(verb: &str, own: &ArgMatches) -> Option<Transcript> {
    let (word, own) = own.subcommand().filter(|_| verb == "transcript")?;
    let opt = |id: &str| own.get_one::<String>(id).cloned();
    let file = opt("file").unwrap_or_default();
    Some(match word {
        "export" => Transcript::Export { file },
        "diff" => Transcript::Diff { one: file, other: opt("other").unwrap_or_default() },
        _ => Transcript::Replay { file, of: opt("of") },
    })
}

/// What `serve` does besides serving.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Extras {
    /// Tells counts there.
    pub metrics: Option<String>,
    /// Writes every frame to this file.
    pub transcript: Option<String>,
    /// Makes transaction ids from this seed.
    pub deterministic: Option<u64>,
    /// Logs in JSON.
    pub json_log: bool,
}

/// The options of `serve` for it.
pub fn extra_args() -> Vec<Arg> {
    vec![
        option("metrics", "ADDR:PORT", "Tell counts in Prometheus' form there, at /metrics"),
        option("transcript", "FILE", "Write every frame to a file, secrets masked")
            .value_hint(clap::ValueHint::FilePath),
        number(
            "deterministic",
            "SEED",
            "Make transaction ids that are the same in every run, and stop the registry's clock",
        ),
        option("log", "FORM", "How the log on stderr is written").value_parser(["text", "json"]).default_value("text"),
    ]
}

/// What they say.
pub fn extras(own: &ArgMatches) -> Extras {
    let text = |id: &str| own.try_get_one::<String>(id).ok().flatten().cloned();
    let deterministic = own.try_get_one::<u64>("deterministic").ok().flatten().copied();
    let json_log = text("log").is_some_and(|form| form == "json");
    Extras { metrics: text("metrics"), transcript: text("transcript"), deterministic, json_log }
}

/// The words, beside `init` and `serve`.
pub fn commands() -> Vec<Command> {
    vec![
        group("cert", "Certificates of the registry's own authority")
            .subcommand(
                about("issue", "Make a certificate for a registrar, or one for several")
                    .arg(Arg::new("ids").required(true).num_args(1..).value_name("ID").help("Client ids it is tied to"))
                    .arg(number("days", "DAYS", "How long it holds").default_value("365")),
            )
            .subcommand(about("revoke", "Take a certificate back").arg(text("which", "FILE|FINGERPRINT", "Which")))
            .subcommand(
                about("list", "List the certificates on file")
                    .arg(text("id", "ID", "Of this registrar only").required(false)),
            ),
        about("check", "Look whether the database is whole"),
        about("backup", "Write the whole database to a file, while servers run").arg(text(
            "file",
            "FILE",
            "A new file; it will hold authInfo and password hashes",
        )),
        about("restore", "Fill the database from such a file; it may have been of another kind")
            .arg(text("file", "FILE", "The backup"))
            .arg(
                Arg::new("replace")
                    .long("replace")
                    .action(ArgAction::SetTrue)
                    .help("Lose whatever the database holds now"),
            ),
        group("transcript", "What `serve --transcript FILE` wrote")
            .subcommand(plain("export", "Print its frames as XML").arg(text("file", "FILE", "The transcript")))
            .subcommand(
                plain("diff", "Tell where two differ in result codes; 8 when they do")
                    .arg(text("file", "FILE", "One"))
                    .arg(text("other", "OTHER", "The other")),
            )
            .subcommand(
                plain("replay", "Send its commands to the profile's server, and tell which result codes differ")
                    .arg(text("file", "FILE", "The transcript"))
                    .arg(option("of", "REGISTRAR", "Commands of this registrar only")),
            ),
        group("snapshot", "States of the registry by name, to come back to")
            .subcommand(about("save", "Keep the present state").arg(text("name", "NAME", "What to call it")))
            .subcommand(about("load", "Come back to a state; servers may run").arg(text("name", "NAME", "Which")))
            .subcommand(about("list", "Name the states")),
        about("seed", "Make many domains, with contacts and hosts, or one in every state of its life")
            .arg(
                Arg::new("what")
                    .value_name("WHAT")
                    .value_parser(["lifecycle"])
                    .help("lifecycle: one domain in every state, under names that are always the same"),
            )
            .arg(number("domains", "N", "How many domains").required_unless_present("what").conflicts_with("what")),
    ]
}

/// What was asked for; none when it is no such word.
pub fn operation(verb: &str, own: &ArgMatches) -> Option<(Operation, String, Option<String>)> {
    let (name, own) = match own.subcommand() {
        Some((word, inner)) => (format!("{verb} {word}"), inner),
        None => (verb.to_owned(), own),
    };
    let opt = |id: &str| own.get_one::<String>(id).cloned();
    let need = |id: &str| opt(id).unwrap_or_default();
    let operation = match name.as_str() {
        "cert issue" => Operation::CertIssue {
            ids: own.get_many::<String>("ids").into_iter().flatten().cloned().collect(),
            days: own.get_one::<u64>("days").map_or(365, |days| i64::try_from(*days).unwrap_or(i64::MAX)),
        },
        "cert revoke" => Operation::CertRevoke { which: need("which") },
        "cert list" => Operation::CertList { id: opt("id") },
        "check" => Operation::Check,
        "backup" => Operation::Backup { file: need("file") },
        "restore" => Operation::Restore { file: need("file"), replace: own.get_flag("replace") },
        "snapshot save" => Operation::SnapshotSave { name: need("name") },
        "snapshot load" => Operation::SnapshotLoad { name: need("name") },
        "snapshot list" => Operation::SnapshotList,
        "seed" if opt("what").is_some() => Operation::SeedLifecycle,
        "seed" => Operation::Seed { domains: own.get_one::<u64>("domains").copied().unwrap_or(0) },
        _ => return None,
    };
    Some((operation, need("dir"), opt("db")))
}

/// `--db`: a registry's database.
pub fn database(help: &'static str) -> Arg {
    Arg::new("db").long("db").value_name("URL").help(format!("{help}: sqlite:PATH or postgres://…"))
}

/// A word that has others below it.
fn group(name: &'static str, help: &'static str) -> Command {
    Command::new(name).about(help).subcommand_required(true)
}

/// A word with help.
fn plain(name: &'static str, help: &'static str) -> Command {
    Command::new(name).about(help)
}

/// A word for the registry in a directory.
fn about(name: &'static str, help: &'static str) -> Command {
    Command::new(name)
        .about(help)
        .arg(Arg::new("dir").required(true).value_name("DIR").help("The directory that init made"))
        .arg(database("Database, where it is not the one that DIR names"))
}

/// An argument that must be there.
fn text(id: &'static str, value: &'static str, help: &'static str) -> Arg {
    Arg::new(id).required(true).value_name(value).help(help)
}

/// An option with a value.
fn option(id: &'static str, value: &'static str, help: &'static str) -> Arg {
    Arg::new(id).long(id).value_name(value).help(help)
}

/// An option that is a number.
fn number(id: &'static str, value: &'static str, help: &'static str) -> Arg {
    Arg::new(id).long(id).value_name(value).value_parser(clap::value_parser!(u64)).help(help)
}
