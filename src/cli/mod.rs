//! The command line: one clap tree made from the specs, and what its matches mean.
//!
//! Two steps: what was typed ([`Globals`] and [`Act`]), then what it means ([`words::call`]). Neither touches a file or a
//! socket; values that stand elsewhere come through [`words::Sources`].

mod act;
pub mod agent;
pub mod bulk;
pub mod doubt;
pub mod forms;
pub mod gateway;
pub mod globals;
mod keys;
pub mod lexer;
mod meta;
pub mod passwd;
mod program;
pub mod registry;
pub mod tree;
pub mod words;
pub mod work;

use crate::epp::Call;
use crate::error::{Error, Result};
use crate::spec::{Catalog, Wanted};
pub use act::{Act, Draft, RegistryAct};
use clap::builder::PossibleValuesParser;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, ArgMatches, Command};
use globals::Globals;
pub use meta::Meta;
use meta::meta_commands;
use program::{drafted, login, program_commands, registry_act};
use std::collections::HashMap;
use tree::{Declared, Extent};
use words::Sources;

/// Where commands are typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Arguments of the program.
    Program,
    /// A line of the shell or of a script.
    Shell,
}

/// A command line, understood.
#[derive(Debug)]
pub struct Parsed {
    /// Options that go with any command.
    pub globals: Globals,
    /// What to do.
    pub act: Act,
}

/// Help or the version, to print and be done: no failure.
pub struct Asked(pub String);

/// Why there is no command.
pub enum Stop {
    /// Help or version was asked for.
    Asked(Asked),
    /// What was typed is wrong.
    Error(Error),
}

impl From<Error> for Stop {
    fn from(error: Error) -> Self {
        Stop::Error(error)
    }
}

/// The tree, as much of it as is wanted.
pub fn command(catalog: &'static Catalog, place: Place, extent: Extent) -> Command {
    let name = if place == Place::Program { "eppsh" } else { "" };
    let mut tree = Command::new(name)
        .about("A shell for EPP, the protocol between registrars and domain registries")
        .disable_help_subcommand(true)
        .subcommand_required(place == Place::Shell)
        .args(globals::shared())
        .subcommands(tree::objects(catalog, extent))
        .subcommand(login())
        .subcommand(passwd::command())
        .subcommands(work::commands())
        .subcommand(bulk::command())
        .subcommand(doubt::command())
        .subcommand(Command::new("raw").about("Send a frame as it is").arg(
            Arg::new("frame").required(true).value_name("FILE|-").help("The frame: a file, or - for standard input"),
        ))
        .subcommand(
            Command::new("show")
                .about("Print saved frames in any view, without a connection")
                .arg(
                    Arg::new("files")
                        .num_args(0..)
                        .value_name("FILE|-")
                        .help("Frames; standard input when none is named"),
                )
                .arg(
                    Arg::new("from")
                        .long("from")
                        .value_parser(PossibleValuesParser::new(["xml", "xmltodict"]))
                        .help("What the files hold"),
                ),
        );
    tree = match place {
        Place::Program => tree
            .version(env!("CARGO_PKG_VERSION"))
            .args(globals::starting())
            .subcommands(program_commands())
            // What explains needs no session: it answers one-shot too.
            .subcommands(
                meta_commands()
                    .into_iter()
                    .filter(|command| ["help", "explain", "sandbox"].contains(&command.get_name())),
            )
            .after_help(PROGRAM_HELP),
        Place::Shell => {
            let help = Arg::new("help").long("help").short('h').action(ArgAction::Help).global(true).help("Print help");
            tree.no_binary_name(true).disable_help_flag(true).arg(help).subcommands(meta_commands())
        }
    };
    tree
}

/// What `eppsh --help` ends with.
const PROGRAM_HELP: &str = "\
@PROFILE before the command chooses a profile; without any configuration it is @sandbox, a registry inside the program.
Without a command: a shell on a terminal, a script from standard input otherwise.
Exit status: 0 done, 1 fault of eppsh, 2 wrong usage or configuration, 3 refused, 4 not authorised, 5 server failed,
6 no session, 7 outcome unknown, 8 a \"no\" with --exit-status, 130 interrupted. See eppsh(1).";

/// Reads the words that were typed; keeps the trees it made, since a script types many alike.
pub struct Parser {
    catalog: &'static Catalog,
    place: Place,
    /// The options of every command.
    shared: Vec<String>,
    trees: HashMap<String, Command>,
    declared: HashMap<String, Declared>,
}

/// Reads the words that were typed, once.
pub fn parse(
    catalog: &'static Catalog,
    place: Place,
    words: &[String],
    sources: &mut dyn Sources,
) -> Result<Parsed, Stop> {
    Parser::new(catalog, place).parse(words, sources)
}

impl Parser {
    /// For words typed at `place`.
    pub fn new(catalog: &'static Catalog, place: Place) -> Self {
        let options = globals::shared().into_iter().chain(globals::starting());
        let mut shared: Vec<String> = options.filter_map(|arg| arg.get_long().map(Into::into)).collect();
        shared.extend(["help".into(), "version".into()]);
        Parser { catalog, place, shared, trees: HashMap::new(), declared: HashMap::new() }
    }

    /// What the words mean. Words that are none of the standard's objects may be those of a registry that replaced it:
    /// then the act names the namespace by which they were understood.
    pub fn parse(&mut self, words: &[String], sources: &mut dyn Sources) -> Result<Parsed, Stop> {
        match self.parse_here(words, sources) {
            Err(Stop::Error(error)) if !self.catalog.is_agreed() => {
                self.parse_otherwise(words, sources).ok_or(Stop::Error(error))
            }
            parsed => parsed,
        }
    }

    /// What the words mean to the other specs that bring a command so called.
    fn parse_otherwise(&mut self, words: &[String], sources: &mut dyn Sources) -> Option<Parsed> {
        let bare = match self.place {
            Place::Program => globals::take_profile(words).0,
            Place::Shell => words.to_vec(),
        };
        let (object, verb) = globals::first_words(&bare);
        let name = format!("{object} {verb}");
        let here = self.catalog.command(&name).map(|(spec, _)| spec.uri)?;
        let others: Vec<&'static str> = self.catalog.bringing(&name).filter(|uri| *uri != here).collect();
        let mut others = others.into_iter().map(|uri| Parser::new(self.catalog.preferring(&[uri]), self.place));
        others.find_map(|mut parser| parser.parse_here(words, sources).ok())
    }

    /// What the words mean by the catalog as it is.
    fn parse_here(&mut self, words: &[String], sources: &mut dyn Sources) -> Result<Parsed, Stop> {
        let (words, profile) = match self.place {
            Place::Program => globals::take_profile(words),
            Place::Shell => (words.to_vec(), None),
        };
        let misplaced = globals::misplaced_profile(&words);
        self.parse_words(words, profile, sources).map_err(|stop| match (stop, misplaced) {
            (Stop::Error(error), Some(name)) if is_about(&error, &name) => Stop::Error(error.hint(format!(
                "if @{name} is a profile, put @{name} before the command: `eppsh @{name} …`; in the shell and in \
                 scripts `use {name}` goes to it"
            ))),
            (stop, _) => stop,
        })
    }

    /// What the words behind the profile mean.
    fn parse_words(
        &mut self,
        words: Vec<String>,
        profile: Option<String>,
        sources: &mut dyn Sources,
    ) -> Result<Parsed, Stop> {
        let words = globals::join_yes(words);
        let (object, verb) = globals::first_words(&words);
        let known = self.catalog.objects().contains(&object);
        if !known {
            let titles = object.is_empty() && !words.iter().any(|word| word == "--version");
            let extent = if titles { Extent::Titles } else { Extent::Only("", "", Wanted::Common) };
            let matches = self.matches(object.to_string(), extent, &words)?;
            return self.understood(&matches, profile, None, sources);
        }
        let asks_help = words.iter().any(|word| matches!(word.as_str(), "--help" | "-h"));
        let options = match asks_help {
            true => None,
            false => Some(self.options_beyond(object, verb, &words)),
        };
        let parsed = {
            let typed: Vec<&str> = options.iter().flatten().map(String::as_str).collect();
            let wanted = if options.is_some() { Wanted::Typed(&typed) } else { Wanted::Common };
            let key = format!("{object} {verb} {}", typed.join(" "));
            self.matches(key, Extent::Only(object, verb, wanted), &words)
        };
        match parsed {
            Ok(matches) => self.understood(&matches, profile, options, sources),
            // The nearest spelling may be an option of an extension that was not looked at.
            Err(_) if options.is_some() => {
                let all = Extent::Only(object, verb, Wanted::All);
                let matches = self.matches(format!("{object} {verb} --all"), all, &words)?;
                self.understood(&matches, profile, None, sources)
            }
            Err(stop) => Err(stop),
        }
    }

    /// The options typed, without dashes, that neither the command itself has nor every command.
    fn options_beyond(&mut self, object: &str, verb: &str, words: &[String]) -> Vec<String> {
        let mut typed: Vec<String> = words
            .iter()
            .filter_map(|word| word.strip_prefix("--"))
            .map(|word| word.split('=').next().unwrap_or(word).to_string())
            .filter(|option| !option.is_empty() && !self.shared.contains(option))
            .collect();
        let alone = self.catalog.command(object).is_some();
        let name = if alone { object.to_string() } else { format!("{object} {verb}") };
        if let Ok(own) = self.declared(&name, Some(&[])) {
            typed.retain(|option| !own.params.iter().any(|param| param.option == *option));
        }
        typed.sort();
        typed.dedup();
        typed
    }

    /// Holds the words against the tree of that extent, kept under `key`.
    fn matches(&mut self, key: String, extent: Extent, words: &[String]) -> Result<ArgMatches, Stop> {
        let (catalog, place) = (self.catalog, self.place);
        let tree = self.trees.entry(key).or_insert_with(|| command(catalog, place, extent));
        let argv = (place == Place::Program).then(|| "eppsh".to_string()).into_iter().chain(words.iter().cloned());
        tree.try_get_matches_from_mut(argv).map_err(stop)
    }

    /// The globals and the act of what was matched; `options` are those beyond the command's own.
    fn understood(
        &mut self,
        matches: &ArgMatches,
        profile: Option<String>,
        options: Option<Vec<String>>,
        sources: &mut dyn Sources,
    ) -> Result<Parsed, Stop> {
        let mut globals = Globals::read(matches)?;
        globals.profile = profile;
        let act = self.act(matches, options.as_deref(), sources)?;
        Ok(Parsed { globals, act })
    }

    /// The call that words without any option make, and its name; `None` where it takes the tree to tell.
    pub fn plain(&mut self, words: &[String], sources: &mut dyn Sources) -> Option<Result<(String, Call)>> {
        let (object, rest) = words.split_first()?;
        let (name, rest) = match rest.split_first() {
            Some((verb, names)) if self.catalog.command(object).is_none() => (format!("{object} {verb}"), names),
            _ => (object.clone(), rest),
        };
        self.catalog.command(&name)?;
        let declared = self.declared(&name, Some(&[])).ok()?;
        Some(words::plain_call(declared, rest, sources)?.map(|call| (name, call)))
    }

    /// Gives the call further options of the extension `owner`, as the profile or a price has them: those that the call has
    /// already, and those that the command does not take, are left alone. Tells whether the extension goes with the command.
    pub fn add(
        &mut self,
        call: &mut Call,
        owner: &str,
        options: &[(String, String)],
        sources: &mut dyn Sources,
    ) -> Result<bool> {
        let goes = self.catalog.extends(&call.command).any(|(spec, _)| spec.id == owner);
        if goes {
            let name = call.command.clone();
            words::add(self.declared(&name, None)?, call, owner, options, sources)?;
        }
        Ok(goes)
    }

    /// A failure of the command `name`, in the words it was typed in.
    pub fn told(&mut self, name: &str, error: Error) -> Error {
        if !error.is_about_an_argument() {
            return error;
        }
        match self.declared(name, None) {
            Ok(declared) => error.in_words(|invalid| words::told(declared, invalid)),
            Err(_) => error,
        }
    }

    /// From now on words are read by this catalog: a session chose among the specs.
    pub fn set_catalog(&mut self, catalog: &'static Catalog) {
        if !std::ptr::eq(self.catalog, catalog) {
            *self = Parser::new(catalog, self.place);
        }
    }

    /// The declaration behind a command's words, with the extensions that may have these options, or with all.
    fn declared(&mut self, name: &str, options: Option<&[String]>) -> Result<&Declared> {
        let key = format!("{name} {}", options.map_or("--all".into(), |options| options.join(" ")));
        if !self.declared.contains_key(&key) {
            let typed: Vec<&str> = options.unwrap_or_default().iter().map(String::as_str).collect();
            let wanted = if options.is_some() { Wanted::Typed(&typed) } else { Wanted::All };
            let found = tree::declared(self.catalog, name, wanted);
            let found = found.ok_or_else(|| Error::internal(format!("the command {name:?} has no declaration")))?;
            self.declared.insert(key.clone(), found);
        }
        Ok(&self.declared[&key])
    }

    /// What the matches say is to be done.
    fn act(&mut self, matches: &ArgMatches, options: Option<&[String]>, sources: &mut dyn Sources) -> Result<Act> {
        let Some((object, own)) = matches.subcommand() else { return Ok(Act::Shell) };
        let text = |id: &str| own.get_one::<String>(id).cloned();
        let texts = |id: &str| own.get_many::<String>(id).into_iter().flatten().cloned().collect::<Vec<_>>();
        let need = |id: &str| text(id).unwrap_or_default();
        if let Some(act) = meta::act(object, own) {
            return Ok(Act::Meta(act));
        }
        Ok(match object {
            "login" => Act::Login { new_password: text("new-password") },
            "raw" => Act::Raw { frame: need("frame") },
            "show" => Act::Show { files: texts("files"), from: text("from") },
            "registry" => Act::Registry(registry_act(own)),
            "gateway" => Act::Gateway(gateway::act(own)),
            "agent" => Act::Agent(agent::act(own)?),
            "spec" if own.subcommand_name() == Some("draft") => Act::Draft(drafted(own)),
            "profile" | "spec" => {
                let (verb, inner) = own.subcommand().unwrap_or(("list", own));
                let names: Vec<String> =
                    inner.try_get_many::<String>("names").ok().flatten().into_iter().flatten().cloned().collect();
                let name = inner.try_get_one::<String>("name").ok().flatten().cloned();
                match object {
                    "spec" => {
                        let xsd = inner.try_get_one::<String>("xsd").ok().flatten().cloned();
                        let on = |id: &str| inner.try_get_one::<bool>(id).ok().flatten() == Some(&true);
                        let switch = on("frame") || on("not-covered");
                        Act::Spec { verb: verb.into(), names, xsd, switch }
                    }
                    _ => Act::Profile { verb: verb.into(), name },
                }
            }
            "completions" => Act::Completions { shell: need("shell") },
            "man" => Act::Man { page: need("page") },
            "bulk" => bulk::act(own),
            "doubt" => doubt::act(own),
            "passwd" => passwd::act(own)?,
            object => {
                if let Some(work) = work::act(object, own)? {
                    return Ok(Act::Work(work));
                }
                let (name, inner) = match own.subcommand() {
                    Some((verb, inner)) => (format!("{object} {verb}"), inner),
                    None => (object.to_string(), own),
                };
                let max_fee = inner.try_get_one::<String>(tree::MAX_FEE).ok().flatten().cloned();
                let plan = inner.try_get_one::<bool>(tree::PLAN).ok().flatten() == Some(&true);
                let declared = self.declared(&name, options)?;
                let (call, uri) = (words::call(declared, inner, sources)?, declared.uri);
                if plan {
                    return Ok(Act::DeletePlan { call });
                }
                Act::Call { call, name, uri, max_fee }
            }
        })
    }
}

/// Whether `@name` among the words is what failed: no such file, no such command, or a word too many beside it.
fn is_about(error: &Error, name: &str) -> bool {
    let message = error.message();
    [format!("cannot read {name}:"), format!("there is no command '@{name}'"), "unexpected argument".into()]
        .iter()
        .any(|about| message.contains(about.as_str()))
}

/// What clap's error means to us.
fn stop(error: clap::Error) -> Stop {
    if matches!(
        error.kind(),
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand
    ) {
        return Stop::Asked(Asked(error.to_string()));
    }
    let text = error.to_string();
    let mut paragraphs = text.split("\n\n").map(str::trim).filter(|part| !part.is_empty());
    let message = paragraphs.next().unwrap_or("the command line is wrong").trim_start_matches("error: ");
    let message = message
        .lines()
        .map(str::trim)
        .collect::<Vec<_>>()
        .join(" ")
        .replace("unrecognized subcommand", "there is no command");
    // The tip to pass an option as a value helps nobody who mistyped one.
    let tips = paragraphs.clone().flat_map(str::lines).filter_map(|line| line.trim().strip_prefix("tip: "));
    let tip = tips.into_iter().find(|tip| !tip.starts_with("to pass "));
    let mut stop = Error::usage(message);
    if let Some(tip) = tip.or_else(|| paragraphs.find(|part| part.starts_with("Usage:"))) {
        stop = stop.hint(tip.lines().map(str::trim).collect::<Vec<_>>().join(" "));
    } else if let Some(ContextValue::String(usage)) = error.get(ContextKind::Usage) {
        stop = stop.hint(usage.trim());
    }
    Stop::Error(stop)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The message and the hint for a line that cannot be read.
    fn refusal(place: Place, line: &str) -> (String, String) {
        struct Nothing;
        impl Sources for Nothing {
            fn file(&mut self, path: &str) -> Result<String> {
                Err(Error::usage(format!("cannot read {path}: there is no such file")))
            }
            fn stdin(&mut self) -> Result<String> {
                Ok(String::new())
            }
            fn secret(&mut self, _: &str, word: &str) -> Result<crate::secret::Secret> {
                Ok(crate::secret::Secret::new(word))
            }
            fn generate(&mut self) -> crate::secret::Secret {
                crate::secret::Secret::new("x")
            }
        }
        let words: Vec<String> = line.split(' ').map(Into::into).collect();
        match parse(Catalog::built_in(), place, &words, &mut Nothing) {
            Err(Stop::Error(error)) => (error.message().into(), error.hint_text().unwrap_or_default().into()),
            _ => panic!("{line} is understood"),
        }
    }

    #[test]
    fn an_unknown_option_is_told_with_what_helps() {
        for place in [Place::Program, Place::Shell] {
            let (message, hint) = refusal(place, "domain create a.test --perod 1y");
            assert!(message.contains("--perod") && hint.contains("--period"), "{message} {hint}");
            let (message, hint) = refusal(place, "domain create a.test --frobnicate 1y");
            assert!(message.contains("--frobnicate") && hint.starts_with("Usage: "), "{message} {hint}");
        }
    }

    #[test]
    fn a_profile_in_the_wrong_place_is_told_where_it_belongs() {
        for line in ["domain check @ote a.test", "domain check a.test @ote", "domain info @ote a.test"] {
            for place in [Place::Program, Place::Shell] {
                let (message, hint) = refusal(place, line);
                assert!(hint.contains("put @ote before the command"), "{line}: {message} {hint}");
            }
        }
        assert!(refusal(Place::Shell, "@ote domain check a.test").1.contains("`use ote`"));
        for other in ["domain info a.test b.test", "domain check @names/list.txt", "domain info a.test --auth @key b"] {
            let (message, hint) = refusal(Place::Program, other);
            assert!(!hint.contains("before the command"), "{other}: {message} {hint}");
        }
    }

    #[test]
    fn the_programs_own_words_are_reserved() {
        let own = program_commands().into_iter().chain(meta_commands());
        for command in own {
            assert!(crate::spec::RESERVED.contains(&command.get_name()), "{}", command.get_name());
        }
        let objects = Catalog::built_in().objects();
        assert!(objects.iter().all(|object| !crate::spec::RESERVED.contains(object)));
    }

    #[test]
    fn the_trees_hold_together() {
        for place in [Place::Program, Place::Shell] {
            command(Catalog::built_in(), place, Extent::Whole).debug_assert();
        }
    }
}
