//! The one clap tree, made from the specs: it serves one-shot commands, the shell, scripts, help, completions and the manual.

use super::forms;
use crate::spec::Catalog;
use crate::spec::model::{Command as Spec, Extend, Kind};
use crate::spec::params::{Param, Shape, alias_params, params};
use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgAction, Command, ValueHint};

/// A command of the tree that a spec declares, with its arguments.
pub struct Declared {
    /// The command.
    pub command: &'static Spec,
    /// For one with words of its own: the extension behind it.
    pub extend: Option<(&'static str, &'static Extend)>,
    /// Its arguments.
    pub params: Vec<Param>,
}

/// Finds the declaration behind two words: `domain restore`.
pub fn declared(catalog: &'static Catalog, name: &str) -> Option<Declared> {
    if let Some((_, command)) = catalog.command(name) {
        return Some(Declared { command, extend: None, params: params(catalog, command) });
    }
    let object = name.split(' ').next()?;
    let (command, id, extend) =
        aliases(catalog, object).into_iter().find(|(_, _, extend)| extend.alias == Some(name))?;
    Some(Declared { command, extend: Some((id, extend)), params: alias_params(command, id, extend) })
}

/// The commands of `object` that extensions offer under words of their own.
fn aliases(catalog: &'static Catalog, object: &str) -> Vec<(&'static Spec, &'static str, &'static Extend)> {
    let commands: Vec<&'static Spec> = catalog.commands(object).map(|(_, command)| command).collect();
    commands
        .into_iter()
        .flat_map(|command| catalog.extends(command.name).map(move |(spec, extend)| (command, spec.id, extend)))
        .filter(|(_, _, extend)| extend.alias.is_some())
        .collect()
}

/// How much of the tree is wanted: a command that is typed pays for itself only.
#[derive(Clone, Copy, Debug)]
pub enum Extent<'a> {
    /// Everything.
    Whole,
    /// The objects with their titles: for `--help`.
    Titles,
    /// One object's verb in full (all its verbs when it is not one of them), and of the rest the names.
    Only(&'a str, &'a str),
}

/// The commands that specs declare.
pub fn objects(catalog: &'static Catalog, extent: Extent) -> Vec<Command> {
    let objects = catalog.objects().into_iter().filter(|object| *object != "login");
    objects
        .map(|object| match extent {
            Extent::Whole => filled(catalog, object, "", titled(catalog, object)),
            Extent::Titles => titled(catalog, object),
            Extent::Only(only, verb) if only == object => filled(catalog, object, verb, titled(catalog, object)),
            Extent::Only(..) => Command::new(object),
        })
        .collect()
}

/// An object's command without its verbs.
fn titled(catalog: &'static Catalog, object: &'static str) -> Command {
    let title = catalog.commands(object).next().map_or("", |(spec, command)| match command.name.contains(' ') {
        true => spec.title,
        false => command.help,
    });
    Command::new(object).about(title)
}

/// An object's command with its verbs, or the command itself where it has no verb.
fn filled(catalog: &'static Catalog, object: &'static str, only: &str, bare: Command) -> Command {
    if let Some((_, command)) = catalog.command(object) {
        return with_params(
            bare,
            &params(catalog, command),
            &command.examples.iter().map(|e| e.line).collect::<Vec<_>>(),
        );
    }
    let known = catalog.commands(object).any(|(_, command)| verb_of(command.name) == only)
        || aliases(catalog, object).iter().any(|(_, _, extend)| verb_of(extend.alias.unwrap_or_default()) == only);
    let wanted = |word: &str| !known || word == only;
    let mut tree = bare.subcommand_required(true).arg_required_else_help(false);
    for (_, command) in catalog.commands(object) {
        let word = verb_of(command.name);
        let mut verb = Command::new(word).about(command.help);
        if wanted(word) {
            let own = command.examples.iter();
            let others = catalog.extends(command.name).filter(|(_, extend)| extend.alias.is_none());
            let examples: Vec<_> = own.chain(others.flat_map(|(_, extend)| &extend.examples)).map(|e| e.line).collect();
            verb = with_params(verb, &params(catalog, command), &examples);
        }
        tree = tree.subcommand(verb);
    }
    for (command, id, extend) in aliases(catalog, object) {
        let word = verb_of(extend.alias.unwrap_or(extend.command));
        let mut verb = Command::new(word).about(extend.help);
        if wanted(word) {
            let examples: Vec<_> = extend.examples.iter().map(|e| e.line).collect();
            verb = with_params(verb, &alias_params(command, id, extend), &examples);
        }
        tree = tree.subcommand(verb);
    }
    tree
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
fn argument(param: &Param) -> Arg {
    let mut arg = Arg::new(id_of(param));
    match param.position {
        Some(at) => arg = arg.index(at + 1),
        None => arg = arg.long(param.option.clone()),
    }
    let help = match param.owner {
        Some(owner) => format!("{} [{owner}]", param.help),
        None => param.help.to_string(),
    };
    // A missing secret is generated, a missing expiry date is asked for: neither keeps the command from being typed.
    let asked_for = param.secret || param.name == "cur-exp";
    arg =
        arg.help(help).value_name(value_name(param)).required(param.required && !asked_for).allow_hyphen_values(false);
    match &param.shape {
        Shape::Flag => return arg.action(ArgAction::SetTrue),
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

/// What stands for the value in help.
pub fn value_name(param: &Param) -> String {
    if param.position.is_some() {
        return param.name.to_uppercase();
    }
    match &param.shape {
        Shape::Flag => String::new(),
        Shape::Words(_) => "WORD,…".into(),
        Shape::Fields { fields, form, plain } => {
            let item = forms::shown(fields, *form);
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
            Kind::Words(words) => words.join("|"),
            _ => param.part.as_ref().map_or(param.option.as_str(), |part| part.field).to_uppercase(),
        },
    }
}
