//! Options that go with any command, and those the program starts with.

use crate::error::{Error, Result};
use crate::idn;
use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgAction, ArgMatches};
use std::sync::OnceLock;
use std::time::Duration;

/// How answers can be printed.
pub const FORMATS: [&str; 4] = ["json", "xml", "table", "xmltodict"];

/// What was said beside the command itself.
#[derive(Clone, Debug, Default)]
pub struct Globals {
    /// `@PROFILE`.
    pub profile: Option<String>,
    /// `-o`.
    pub output: Option<String>,
    /// `-q`: a jq filter.
    pub query: Option<String>,
    /// `--raw`: the answer's bytes, or a query's strings without quotes.
    pub raw: bool,
    /// `--dry-run`.
    pub dry_run: bool,
    /// `--cltrid`.
    pub cltrid: Option<String>,
    /// `--lang`.
    pub lang: Option<String>,
    /// `--timeout`: how long to wait for an answer.
    pub timeout: Option<Duration>,
    /// `-v`.
    pub verbose: bool,
    /// `-y`.
    pub yes: bool,
    /// `--yes NAME`: the name of the object, typed back.
    pub yes_to: Option<String>,
    /// `--keep-going`.
    pub keep_going: bool,
    /// `--reveal`.
    pub reveal: bool,
    /// `--exit-status`: a "no" is 8.
    pub exit_status: bool,
    /// `--color` and `--no-color`.
    pub colour: Option<bool>,
    /// `--no-input`.
    pub no_input: bool,
    /// `--config`.
    pub config: Option<String>,
    /// `-c`.
    pub commands: Vec<String>,
    /// `-f`.
    pub file: Option<String>,
    /// Settings of the connection, by the names they have in a profile.
    pub settings: Vec<(&'static str, String)>,
    /// `--insecure`.
    pub insecure: bool,
    /// `--plain`.
    pub plain: bool,
    /// `-4` or `-6`.
    pub family: Option<u8>,
    /// `--agent` and `--no-agent`.
    pub agent: Option<bool>,
}

/// A switch that goes anywhere.
fn switch(id: &'static str, help: &'static str) -> Arg {
    Arg::new(id).long(id).action(ArgAction::SetTrue).global(true).help(help).help_heading("Options for any command")
}

/// An option with a value that goes anywhere.
fn option(id: &'static str, value: &'static str, help: &'static str) -> Arg {
    Arg::new(id).long(id).value_name(value).global(true).help(help).help_heading("Options for any command")
}

/// Options that go with a command wherever it is typed.
pub fn shared() -> Vec<Arg> {
    vec![
        option("output", "FORMAT", "How to print the answer")
            .short('o')
            .value_parser(PossibleValuesParser::new(FORMATS)),
        switch("json", "The same as -o json"),
        switch("xml", "The same as -o xml"),
        option("query", "JQ", "Print what this jq filter makes of the answer").short('q'),
        switch("raw", "With -o xml the answer's own bytes, with -q texts without quotes"),
        switch("dry-run", "Print the request and send nothing"),
        option("cltrid", "ID", "Client transaction id to use"),
        option("timeout", "TIME", "How long to wait for an answer: 30s"),
        switch("verbose", "Show the frames on the wire, secrets masked").short('v'),
        option("yes", "NAME", "Do not ask before doing it; with a production profile the object's name must be given")
            .short('y')
            .num_args(0..=1)
            .require_equals(true)
            .default_missing_value(""),
        switch("reveal", "Show secrets in answers"),
        switch("exit-status", "Exit with 8 when the answer is a \"no\": name taken, queue empty"),
        switch("keep-going", "Go on after a command that failed"),
    ]
}

/// A setting of the connection: its option's name is its name in a profile.
fn setting(id: &'static str, value: &'static str, help: &'static str) -> Arg {
    Arg::new(id).long(id).value_name(value).global(true).help(help).help_heading("Connection")
}

/// The settings that have an option each.
const SETTINGS: [&str; 10] =
    ["server", "user", "password", "ca", "cert", "key", "key-password", "pkcs12", "pin", "server-name"];

/// Options that the program starts with.
pub fn starting() -> Vec<Arg> {
    vec![
        option("lang", "LANG", "Language of the server's messages: en, ru"),
        switch("no-color", "No colours").conflicts_with("color"),
        option("color", "WHEN", "Colours: auto, always, never")
            .value_parser(PossibleValuesParser::new(["auto", "always", "never"])),
        switch("no-input", "Never ask for anything"),
        option("config", "FILE", "Configuration file [EPPSH_CONFIG]"),
        Arg::new("command")
            .short('c')
            .value_name("CMD")
            .action(ArgAction::Append)
            .help("Run this command; may be given again, in one session"),
        Arg::new("file").short('f').value_name("FILE").help("Run the commands in a file, in one session"),
        setting("server", "HOST:PORT", "Server, instead of the profile's"),
        setting("user", "ID", "Client identifier, instead of the profile's"),
        setting("password", "SECRET", "Password: prompt, env:VAR, cmd:'…', @file"),
        setting("ca", "FILE", "Certificates of the only authorities to trust"),
        setting("cert", "FILE", "Client certificate (PEM)"),
        setting("key", "FILE", "Its key (PEM)"),
        setting("key-password", "SECRET", "The key's passphrase: prompt, env:VAR, cmd:'…', @file"),
        setting("pkcs12", "FILE", "Client certificate and key in one file"),
        setting("pin", "SHA256", "Fingerprint the server's certificate must have"),
        setting("server-name", "NAME", "Name the server's certificate is for, where it is not the host's"),
        switch("insecure", "Do not check the server's certificate").help_heading("Connection"),
        switch("plain", "Without TLS, on a loopback address only").help_heading("Connection"),
        switch("agent", "Through the session agent only, in the shell too; never a login of its own")
            .conflicts_with("no-agent")
            .help_heading("Connection"),
        switch("no-agent", "A session of its own, even where an agent holds one").help_heading("Connection"),
        Arg::new("ipv4")
            .short('4')
            .action(ArgAction::SetTrue)
            .global(true)
            .help("IPv4 only")
            .help_heading("Connection")
            .conflicts_with("ipv6"),
        Arg::new("ipv6")
            .short('6')
            .action(ArgAction::SetTrue)
            .global(true)
            .help("IPv6 only")
            .help_heading("Connection"),
    ]
}

impl Globals {
    /// Reads them out of the matches.
    pub fn read(matches: &ArgMatches) -> Result<Globals> {
        let text = |id: &str| matches.try_get_one::<String>(id).ok().flatten().cloned();
        let flag = |id: &str| matches.try_get_one::<bool>(id).ok().flatten().copied().unwrap_or(false);
        let output = match (flag("json"), flag("xml")) {
            (true, true) => return Err(Error::usage("--json and --xml exclude each other")),
            (true, _) => Some("json".into()),
            (_, true) => Some("xml".into()),
            _ => text("output"),
        };
        Ok(Globals {
            profile: None,
            output,
            query: text("query"),
            raw: flag("raw"),
            dry_run: flag("dry-run"),
            cltrid: text("cltrid"),
            lang: text("lang"),
            timeout: text("timeout").map(|word| duration(&word)).transpose().map_err(|error| error.at("--timeout"))?,
            verbose: flag("verbose"),
            yes: text("yes").is_some(),
            yes_to: text("yes").filter(|name| !name.is_empty()),
            keep_going: flag("keep-going"),
            reveal: flag("reveal"),
            exit_status: flag("exit-status"),
            colour: match text("color").as_deref() {
                Some("always") => Some(true),
                Some("never") => Some(false),
                _ => flag("no-color").then_some(false),
            },
            no_input: flag("no-input"),
            config: text("config"),
            commands: matches.try_get_many::<String>("command").ok().flatten().into_iter().flatten().cloned().collect(),
            file: text("file"),
            settings: SETTINGS.iter().filter_map(|id| Some((*id, text(id)?))).collect(),
            insecure: flag("insecure"),
            plain: flag("plain"),
            agent: if flag("agent") { Some(true) } else { flag("no-agent").then_some(false) },
            family: if flag("ipv4") { Some(4) } else { flag("ipv6").then_some(6) },
        })
    }
}

/// `30s`, `2m`, `500ms`, `1h`; a bare number is seconds.
pub fn duration(word: &str) -> Result<Duration> {
    let at = word.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(word.len());
    let (number, unit) = word.split_at(at);
    let seconds = match unit {
        "ms" => 0.001,
        "" | "s" => 1.0,
        "m" | "min" => 60.0,
        "h" => 3600.0,
        "d" => 86400.0,
        _ => f64::NAN,
    };
    match number.parse::<f64>().map(|number| Duration::try_from_secs_f64(number * seconds)) {
        Ok(Ok(duration)) => Ok(duration),
        _ => Err(Error::usage(format!("{word:?} is no length of time")).hint("write 500ms, 30s, 2m or 1h")),
    }
}

/// Whether an option takes the next word as its value.
fn takes_value(word: &str) -> bool {
    static VALUED: OnceLock<Vec<(Option<String>, Option<char>)>> = OnceLock::new();
    let valued = VALUED.get_or_init(|| {
        let all = shared().into_iter().chain(starting());
        let with_value =
            all.filter(|arg| !matches!(arg.get_action(), ArgAction::SetTrue) && !arg.is_require_equals_set());
        with_value.map(|arg| (arg.get_long().map(Into::into), arg.get_short())).collect()
    });
    match word.strip_prefix("--") {
        // `--output=json` holds its value, and so does `-ojson`.
        Some(name) => valued.iter().any(|(long, _)| long.as_deref() == Some(name)),
        None => word.chars().count() == 2 && valued.iter().any(|(_, short)| *short == word.chars().nth(1)),
    }
}

/// `--yes NAME` as one word, where the name stands on the line as the object's too, also in a `-c`; any other word behind
/// `--yes` is not its value.
pub fn join_yes(words: Vec<String>) -> Vec<String> {
    let Some(at) = words.iter().position(|word| word == "--yes" || word == "-y") else { return words };
    let same = |one: &str, other: &str| one == other || (one.contains('.') && idn::is_same(one, other));
    let again = |name: &String| {
        let mut others = words.iter().enumerate().filter(|(place, _)| *place != at + 1);
        others.any(|(_, word)| word.split_whitespace().any(|word| same(word, name)))
    };
    match words.get(at + 1).filter(|name| !name.starts_with('-') && again(name)) {
        Some(name) => {
            let mut joined = words.clone();
            joined[at] = format!("--yes={name}");
            joined.remove(at + 1);
            joined
        }
        None => words,
    }
}

/// Splits `@PROFILE` off: it stands before the first word of the command.
pub fn take_profile(words: &[String]) -> (Vec<String>, Option<String>) {
    let mut at = 0;
    while let Some(word) = words.get(at) {
        if let Some(name) = word.strip_prefix('@') {
            let mut rest = words.to_vec();
            rest.remove(at);
            return (rest, Some(name.into()));
        }
        if !word.starts_with('-') || word == "--" {
            break;
        }
        at += 1 + usize::from(takes_value(word));
    }
    (words.to_vec(), None)
}

/// The name in the first `@NAME` that may be meant as a profile: no option's value, and not like a file's name.
pub fn misplaced_profile(words: &[String]) -> Option<String> {
    let like_a_name = |name: &&str| !name.is_empty() && !name.contains(['/', '.', '@']);
    let behind_option = |at: usize| at.checked_sub(1).and_then(|at| words.get(at)).is_some_and(|w| w.starts_with('-'));
    let mut found = words.iter().enumerate().filter(|(at, _)| !behind_option(*at));
    found.find_map(|(_, word)| word.strip_prefix('@').filter(like_a_name)).map(Into::into)
}

/// The first two words of the command: the object it is about, and the verb.
pub fn first_words(words: &[String]) -> (&str, &str) {
    let mut found = ["", ""];
    let mut at = 0;
    for place in &mut found {
        while let Some(word) = words.get(at) {
            at += 1;
            if !word.starts_with('-') {
                *place = word;
                break;
            }
            at += usize::from(takes_value(word));
        }
    }
    let [object, verb] = found;
    (object, verb)
}
