//! The one clap tree, made from the specs: it serves one-shot commands, the shell, scripts, help, completions and the manual.

use super::{forms, work};
use crate::spec::model::{Command as Spec, Example, Extend, Kind};
use crate::spec::params::{Param, Shape, alias_params, params};
use crate::spec::{Catalog, Wanted};
use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgAction, Command, ValueHint};

/// A command of the tree that a spec declares, with its arguments.
pub struct Declared {
    /// The namespace of the spec that brings the command.
    pub uri: &'static str,
    /// The command.
    pub command: &'static Spec,
    /// For one with words of its own: the extension behind it.
    pub extend: Option<(&'static str, &'static Extend)>,
    /// Its arguments.
    pub params: Vec<Param>,
}

/// Finds the declaration behind two words, `domain restore`, with the arguments of the wanted extensions.
pub fn declared(catalog: &'static Catalog, name: &str, wanted: Wanted) -> Option<Declared> {
    if let Some((spec, command)) = catalog.command(name) {
        return Some(Declared { uri: spec.uri, command, extend: None, params: params(catalog, command, wanted) });
    }
    let (spec, extend) = catalog.alias(name)?;
    let (base, command) = catalog.command(extend.command)?;
    Some(Declared {
        uri: base.uri,
        command,
        extend: Some((spec.id, extend)),
        params: alias_params(catalog, command, spec.id, extend, wanted),
    })
}

/// How much of the tree is wanted: a command that is typed pays for itself only.
#[derive(Clone, Copy, Debug)]
pub enum Extent<'a> {
    /// Everything that a person is told of.
    Whole,
    /// The objects with their titles: for `--help`.
    Titles,
    /// One object's verb in full, with the wanted extensions (all its verbs when it is not one of them), and of the
    /// rest the names.
    Only(&'a str, &'a str, Wanted<'a>),
}

/// The commands that specs declare.
pub fn objects(catalog: &'static Catalog, extent: Extent) -> Vec<Command> {
    let objects = match extent {
        Extent::Only(..) => catalog.objects(),
        _ => catalog.common_objects(),
    };
    objects
        .into_iter()
        .filter(|object| *object != "login")
        // Beside a known object the others are of no use: each costs a copy of every common option.
        .filter(|object| !matches!(extent, Extent::Only(only, ..) if !only.is_empty() && only != *object))
        .map(|object| match extent {
            Extent::Whole => filled(catalog, object, "", Wanted::Common),
            Extent::Titles => titled(catalog, object),
            Extent::Only(only, verb, wanted) if only == object => filled(catalog, object, verb, wanted),
            Extent::Only(..) => Command::new(object),
        })
        .collect()
}

/// An object's command without its verbs.
fn titled(catalog: &'static Catalog, object: &'static str) -> Command {
    let mut commands = catalog.commands(object);
    let first = commands.next();
    let several = first.is_some_and(|(first, _)| commands.any(|(spec, _)| spec.id != first.id));
    let title = first.map_or("", |(spec, command)| match command.name.contains(' ') {
        // What several specs share the word for is in front of the colon.
        true if several => spec.title.split(':').next().unwrap_or(spec.title),
        true => spec.title,
        false => command.help,
    });
    Command::new(object).about(title)
}

/// An object's command with its verbs, or the command itself where it has no verb.
fn filled(catalog: &'static Catalog, object: &'static str, only: &str, wanted: Wanted) -> Command {
    let bare = titled(catalog, object);
    if let Some((_, command)) = catalog.command(object) {
        let own = with_params(bare, &params(catalog, command, wanted), &lines(&command.examples));
        return own.subcommands(work::beside(object));
    }
    let mut tree = bare.subcommand_required(true).arg_required_else_help(false);
    if !only.is_empty()
        && let Some(declared) = declared(catalog, &format!("{object} {only}"), wanted)
    {
        for (_, command) in catalog.commands(object).filter(|(_, command)| verb_of(command.name) != only) {
            tree = tree.subcommand(Command::new(verb_of(command.name)).about(command.help));
        }
        return tree.subcommand(declared.verb(catalog, wanted));
    }
    for (spec, command) in catalog.commands(object) {
        let params = params(catalog, command, wanted);
        tree = tree.subcommand(Declared { uri: spec.uri, command, extend: None, params }.verb(catalog, wanted));
    }
    for (command, id, extend) in aliases(catalog, object, wanted) {
        let params = alias_params(catalog, command, id, extend, wanted);
        let declared = Declared {
            uri: catalog.command(command.name).map_or("", |(spec, _)| spec.uri),
            command,
            extend: Some((id, extend)),
            params,
        };
        tree = tree.subcommand(declared.verb(catalog, wanted));
    }
    tree
}

/// The commands of `object` that the wanted extensions offer under words of their own.
fn aliases(
    catalog: &'static Catalog,
    object: &str,
    wanted: Wanted,
) -> Vec<(&'static Spec, &'static str, &'static Extend)> {
    let mut found: Vec<(&'static Spec, &'static str, &'static Extend)> = Vec::new();
    for (_, command) in catalog.commands(object) {
        let extends = catalog.extends_wanted(command.name, wanted);
        for (spec, extend) in extends.filter(|(_, extend)| extend.alias.is_some()) {
            if !found.iter().any(|(_, _, known)| known.alias == extend.alias) {
                found.push((command, spec.id, extend));
            }
        }
    }
    found
}

impl Declared {
    /// The verb's own command in the tree.
    fn verb(&self, catalog: &'static Catalog, wanted: Wanted) -> Command {
        let verb = self.own_verb(catalog, wanted);
        let verb = match self.command.name == "domain delete" && self.extend.is_none() {
            true => verb.arg(
                Arg::new(PLAN)
                    .long(PLAN)
                    .action(ArgAction::SetTrue)
                    .help("Show what stands in the way and the steps to it, and delete nothing (RFC 9874)"),
            ),
            false => verb,
        };
        match catalog.has_price(self.command.name) {
            true => verb.arg(
                Arg::new(MAX_FEE)
                    .long(MAX_FEE)
                    .value_name("120USD")
                    .help_heading("Price")
                    .help("Ask the price first, refuse above this amount, and send it as the most to pay"),
            ),
            false => verb,
        }
    }

    /// The same, of what the specs declare.
    fn own_verb(&self, catalog: &'static Catalog, wanted: Wanted) -> Command {
        let command = self.command;
        match self.extend {
            Some((_, extend)) => {
                let word = verb_of(extend.alias.unwrap_or(extend.command));
                with_params(Command::new(word).about(extend.help), &self.params, &lines(&extend.examples))
            }
            None => {
                let mut examples = lines(&command.examples);
                let extends = catalog.extends_wanted(command.name, wanted).filter(|(_, extend)| extend.alias.is_none());
                let mut ids = Vec::new();
                for (spec, extend) in extends {
                    // One of each, of several versions the newest: the extension's own page has them all.
                    if !ids.contains(&spec.id) {
                        ids.push(spec.id);
                        examples.extend(lines(&extend.examples).first());
                    }
                }
                with_params(Command::new(verb_of(command.name)).about(command.help), &self.params, &examples)
            }
        }
    }
}

/// The lines of examples.
fn lines(examples: &[Example]) -> Vec<&'static str> {
    examples.iter().map(|example| example.line).collect()
}

/// The verb in a command's name.
fn verb_of(name: &'static str) -> &'static str {
    name.split_once(' ').map_or(name, |(_, verb)| verb)
}

/// A command with its arguments and examples.
fn with_params(mut command: Command, params: &[Param], examples: &[&str]) -> Command {
    for param in params.iter().filter(|param| !param.name.ends_with("-null")) {
        command = command.arg(argument(param));
    }
    if !examples.is_empty() {
        let lines: Vec<String> = examples.iter().map(|line| format!("  {line}")).collect();
        command = command.after_help(format!("Examples:\n{}", lines.join("\n")));
    }
    command
}

/// The id that an argument has in the matches.
pub fn id_of(param: &Param) -> String {
    match param.position {
        Some(_) => param.name.to_string(),
        None => format!("--{}", param.option),
    }
}

/// One argument.
pub fn argument(param: &Param) -> Arg {
    let mut arg = Arg::new(id_of(param));
    match param.position {
        Some(at) => arg = arg.index(at + 1),
        None => arg = arg.long(param.option.clone()),
    }
    // A missing secret is generated, a missing expiry date is asked for: neither keeps the command from being typed.
    let asked_for = param.secret || param.name == "cur-exp";
    if let Some(owner) = param.owner {
        arg = arg.help_heading(format!("{EXTENSION_HEADING} {owner}"));
    }
    arg = arg
        .help(param.help)
        .value_name(value_name(param))
        .required(param.required && !asked_for)
        .allow_hyphen_values(false);
    match &param.shape {
        Shape::Flag => return arg.action(ArgAction::SetTrue),
        Shape::Value(Kind::Decimal | Kind::Int) => arg = arg.allow_negative_numbers(true),
        Shape::KeyFile => arg = arg.value_hint(ValueHint::FilePath),
        Shape::Value(Kind::Bool) => arg = arg.num_args(0..=1).require_equals(true).default_missing_value("true"),
        Shape::Value(Kind::Words(words)) if !param.repeats => {
            arg = arg.value_parser(PossibleValuesParser::new(words.iter().map(|word| word.to_string())));
        }
        _ => {}
    }
    if param.secret {
        arg = arg.value_hint(ValueHint::Other);
    }
    match (param.position, param.repeats) {
        (Some(_), true) => arg.action(ArgAction::Append).num_args(1..),
        (None, true) => arg.action(ArgAction::Append),
        _ => arg.action(ArgAction::Set),
    }
}

/// What stands above the options of an extension, before its id.
pub const EXTENSION_HEADING: &str = "Extension";

/// The option that shows the steps of a deletion.
pub const PLAN: &str = "plan";

/// The option with the most that a command may cost.
pub const MAX_FEE: &str = "max-fee";

/// How long what stands for a value may be before it pushes the help aside.
const LONGEST_VALUE: usize = 40;

/// What stands for the value in help.
pub fn value_name(param: &Param) -> String {
    if param.position.is_some() {
        return param.name.to_uppercase();
    }
    match &param.shape {
        Shape::Flag => String::new(),
        Shape::KeyFile => "FILE[:sha384]".into(),
        Shape::Words(_) => "WORD,…".into(),
        Shape::Fields { fields, form, plain } => {
            let item = forms::shown(fields, *form);
            let item = if item.chars().count() > LONGEST_VALUE { "FIELD=…;…".into() } else { item };
            if plain.is_some() { format!("HOST|{item}") } else { item }
        }
        Shape::Value(_) if param.secret => "SECRET".into(),
        Shape::Value(kind) => match kind {
            Kind::Int | Kind::Byte | Kind::Short => "N".into(),
            Kind::Bool => "true|false".into(),
            Kind::Time => "TIME".into(),
            Kind::Date => "DATE".into(),
            Kind::Name => "NAME".into(),
            Kind::Ip => "IP".into(),
            Kind::Period => "1y".into(),
            Kind::Phone => "+7.495…".into(),
            Kind::Words(words) if words.join("|").len() <= LONGEST_VALUE => words.join("|"),
            Kind::Words(_) => "WORD".into(),
            _ => param.part.as_ref().map_or(param.option.as_str(), |part| part.field).to_uppercase(),
        },
    }
}
