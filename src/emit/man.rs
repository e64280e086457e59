//! The manual pages: prose from the text files beside this one, lists from the declarations.

use super::roff;
use crate::cli::{self, Place, tree};
use crate::spec::Catalog;
use crate::spec::load::{DIRECTIVE_ATTRIBUTES, DIRECTIVE_ELEMENTS, KINDS, Term};
use clap::{Arg, ArgAction, Command};
use std::fmt::Write;

/// `eppsh(1)`.
pub fn program(catalog: &'static Catalog) -> String {
    let tree = cli::command(catalog, Place::Program, tree::Extent::Whole);
    let shell = cli::command(catalog, Place::Shell, tree::Extent::Whole);
    let objects = catalog.objects();
    let of_protocol = |name: &str| objects.contains(&name) || matches!(name, "login" | "passwd" | "raw");
    let known = |name: &str| tree.get_subcommands().any(|command| command.get_name() == name);
    let text = include_str!("eppsh.1.txt")
        .replace("@COMMANDS@\n", &commands(tree.get_subcommands().filter(|command| of_protocol(command.get_name()))))
        .replace("@PROGRAM@\n", &commands(tree.get_subcommands().filter(|command| !of_protocol(command.get_name()))))
        .replace("@OPTIONS@\n", &options(&tree))
        .replace("@META@\n", &meta(shell.get_subcommands().filter(|command| !known(command.get_name()))));
    roff::page("eppsh", 1, &text)
}

/// `eppsh-spec(5)`.
pub fn spec() -> String {
    let text = include_str!("eppsh-spec.5.txt")
        .replace("@EXAMPLE@\n", include_str!("example.xml"))
        .replace("@ELEMENTS@\n", &elements())
        .replace("@ATTRIBUTES@\n", &terms(DIRECTIVE_ATTRIBUTES, "e:"))
        .replace("@KINDS@\n", &terms(KINDS, ""));
    roff::page("eppsh-spec", 5, &text)
}

/// Commands with all their verbs.
fn commands<'a>(commands: impl Iterator<Item = &'a Command>) -> String {
    let mut out = String::new();
    for command in commands {
        let verbs: Vec<&Command> = command.get_subcommands().collect();
        if verbs.is_empty() || !command.is_subcommand_required_set() {
            entry(&mut out, "", command);
        }
        verbs.into_iter().for_each(|verb| entry(&mut out, command.get_name(), verb));
    }
    out
}

/// One command: what it does, its arguments, its examples.
fn entry(out: &mut String, object: &str, command: &Command) {
    let mut heading = format!("{object} {}", command.get_name()).trim_start().to_string();
    for arg in command.get_positionals() {
        let _ = write!(heading, " {}", placeholder(arg));
    }
    let _ = writeln!(out, "## {heading}\n{}", sentence(command.get_about().map(ToString::to_string)));
    let (positional, named): (Vec<&Arg>, Vec<&Arg>) = command.get_arguments().partition(|arg| arg.is_positional());
    // What extensions add has a page of its own.
    let own = |arg: &&Arg| !arg.get_help_heading().is_some_and(|heading| heading.starts_with(tree::EXTENSION_HEADING));
    positional.into_iter().chain(named).filter(own).for_each(|arg| argument(out, arg));
    if let Some(help) = command.get_after_help() {
        let lines: String = help.to_string().lines().skip(1).map(|line| format!("{}\n", line.trim())).collect();
        let _ = write!(out, "\n```\n{lines}```\n");
    }
}

/// The options that go with any command, under their headings.
fn options(tree: &Command) -> String {
    let mut out = String::new();
    let mut headings: Vec<&str> = Vec::new();
    for arg in tree.get_arguments() {
        let heading = arg.get_help_heading().unwrap_or("Starting it");
        if !headings.contains(&heading) {
            headings.push(heading);
        }
    }
    for heading in headings {
        let _ = writeln!(out, "## {heading}");
        let own = |arg: &&Arg| arg.get_help_heading().unwrap_or("Starting it") == heading;
        tree.get_arguments().filter(own).for_each(|arg| argument(&mut out, arg));
    }
    out
}

/// The shell's own commands with their short forms.
fn meta<'a>(commands: impl Iterator<Item = &'a Command>) -> String {
    let mut out = String::new();
    for command in commands {
        let mut names = vec![command.get_name()];
        names.extend(command.get_all_aliases());
        let names: Vec<String> = names.into_iter().map(|name| format!("`{name}`")).collect();
        let args: String = command.get_positionals().map(|arg| format!(" *{}*", placeholder(arg))).collect();
        let options: String = command.get_opts().map(|option| format!(" [{}]", option_name(option))).collect();
        let about = sentence(command.get_about().map(ToString::to_string));
        let _ = writeln!(out, "\n= {}{args}{options}\n{about}", names.join(", "));
    }
    out.push('\n');
    out
}

/// An argument: how it is typed, and what it is.
pub fn argument(out: &mut String, arg: &Arg) {
    let term = match arg.is_positional() {
        true => format!("*{}*", placeholder(arg)),
        false => {
            let value = placeholder(arg);
            let name = option_name(arg);
            if value.is_empty() { name } else { format!("{name} *{value}*") }
        }
    };
    let mut help = sentence(arg.get_help().map(ToString::to_string));
    let defaults: Vec<_> = arg.get_default_values().iter().map(|value| value.to_string_lossy()).collect();
    if !defaults.is_empty() && arg.get_action().takes_values() {
        let _ = write!(help, " Without it: `{}`.", defaults.join(" "));
    }
    let choices: Vec<String> =
        arg.get_possible_values().iter().map(|choice| format!("`{}`", choice.get_name())).collect();
    if !choices.is_empty() && !is_switch(arg) {
        let _ = write!(help, " One of {}.", choices.join(", "));
    }
    if matches!(arg.get_action(), ArgAction::Append) && !arg.is_positional() {
        help.push_str(" May be given again.");
    }
    let _ = writeln!(out, "\n= {term}\n{help}");
}

/// `-o`, `--output`.
fn option_name(arg: &Arg) -> String {
    let short = arg.get_short().map(|short| format!("`-{short}`"));
    let long = arg.get_long().map(|long| format!("`--{long}`"));
    short.into_iter().chain(long).collect::<Vec<_>>().join(", ")
}

/// Whether an argument takes no value.
fn is_switch(arg: &Arg) -> bool {
    !arg.get_action().takes_values()
}

/// What stands for an argument's value; brackets for one that may be left out, an ellipsis for one that repeats.
fn placeholder(arg: &Arg) -> String {
    if is_switch(arg) {
        return String::new();
    }
    let named = arg.get_value_names().unwrap_or_default().join(" ");
    let name = if named.is_empty() { arg.get_id().as_str().to_uppercase() } else { named };
    if !arg.is_positional() {
        return name;
    }
    let several = arg.get_num_args().is_some_and(|range| range.max_values() > 1);
    let name = if several { format!("{name}...") } else { name };
    if arg.is_required_set() { name } else { format!("[{name}]") }
}

/// Help as a sentence.
fn sentence(help: Option<String>) -> String {
    let help = help.unwrap_or_default();
    let help = help.trim();
    if help.is_empty() || help.ends_with(['.', '?', '!']) { help.into() } else { format!("{help}.") }
}

/// The directives that are elements.
fn elements() -> String {
    let mut out = String::new();
    for (name, attributes, help) in DIRECTIVE_ELEMENTS {
        let attributes: String = attributes.iter().map(|attribute| format!(" *{attribute}*")).collect();
        let _ = writeln!(out, "\n= `e:{name}`{attributes}\n{help}");
    }
    out.push('\n');
    out
}

/// A table of terms, each with its example.
fn terms(terms: &[Term], prefix: &str) -> String {
    let mut out = String::new();
    for Term { name, help, example } in terms {
        let _ = writeln!(out, "\n= `{prefix}{name}`\n{help}\n\n```\n{example}\n```");
    }
    out.push('\n');
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::spec::load::{self, DIRECTIVES};
    use crate::spec::model::Spec;

    /// A spec whose one frame holds `body`.
    fn spec_with(body: &str) -> crate::error::Result<Spec> {
        let text = format!(
            "<e:spec xmlns:e='{DIRECTIVES}' xmlns:x='urn:x-1.0' id='x' uri='urn:x-1.0'>\
             <e:extend command='domain create'><x:create>{body}</x:create></e:extend></e:spec>"
        );
        load::load("example", Box::leak(text.into_boxed_str()))
    }

    #[test]
    fn every_example_of_the_tables_is_understood_and_has_help() {
        for term in DIRECTIVE_ATTRIBUTES.iter().chain(KINDS) {
            spec_with(term.example).unwrap_or_else(|error| panic!("{}: {error}", term.name));
            assert!(term.help.ends_with('.'), "{}", term.name);
        }
        for term in DIRECTIVE_ATTRIBUTES {
            let name = term.name.trim_end_matches("ATTR");
            assert!(term.example.contains(&format!("e:{name}")), "{}", term.name);
        }
    }

    #[test]
    fn every_command_and_option_of_the_tree_is_in_the_page() {
        let page = program(Catalog::built_in()) + &crate::emit::extensions::page(Catalog::built_in());
        let tree = cli::command(Catalog::built_in(), Place::Program, tree::Extent::Whole);
        for command in tree.get_subcommands() {
            for verb in command.get_subcommands() {
                assert!(page.contains(&format!("{} {}", command.get_name(), verb.get_name())), "{}", verb.get_name());
                for long in verb.get_arguments().filter_map(Arg::get_long) {
                    assert!(page.contains(&format!("\\-\\-{}", long.replace('-', "\\-"))), "{long}");
                }
            }
        }
    }

    #[test]
    fn no_placeholder_is_left() {
        for page in [program(Catalog::built_in()), spec()] {
            for name in ["COMMANDS", "PROGRAM", "OPTIONS", "META", "EXAMPLE", "ELEMENTS", "ATTRIBUTES", "KINDS"] {
                assert!(!page.contains(&format!("@{name}@")), "{name}");
            }
        }
    }
}
