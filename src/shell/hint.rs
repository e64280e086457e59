//! The greyed text behind the cursor: the rest of a word, the next argument, or a line of the history.

use super::complete::{Known, complete, open_options};
use super::typed::{Role, Token, TokenKind, Walk, param_of, repeats, tokens};
use clap::{Arg, Command};

/// A greyed text behind the cursor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hint {
    /// What is shown.
    pub shown: String,
    /// What the right arrow puts into the line.
    pub insert: Option<String>,
}

/// A hint at the end of `line`; `earlier` is the rest of a line of the history that begins the same.
pub fn hint(known: Known<'_>, line: &str, earlier: Option<String>) -> Option<Hint> {
    let first = tokens(line);
    let whole = first.iter().all(|token| token.kind == TokenKind::Word);
    if first.is_empty() || !whole {
        return None;
    }
    if !line.ends_with(char::is_whitespace)
        && let Some(rest) = rest_of_word(known, line, &first)
    {
        return Some(Hint { shown: rest.clone(), insert: Some(rest) });
    }
    let walk = Walk::over(known.tree, first.iter().map(|token| token.text.as_str()));
    let blank = if line.ends_with(char::is_whitespace) { "" } else { " " };
    // Behind a command or an option it is known without a blank what follows.
    let in_tree = matches!(role_of_last(known, &first), Some(Role::Command | Role::Option));
    let needed = needed(known, &walk).filter(|_| blank.is_empty() || in_tree);
    if let Some(text) = needed {
        return Some(Hint { shown: format!("{blank}{text}"), insert: None });
    }
    if let Some(rest) = earlier.filter(|rest| !rest.is_empty() && !rest.contains('\n')) {
        return Some(Hint { shown: rest.clone(), insert: Some(rest) });
    }
    let option = next_option(known, &walk).filter(|_| blank.is_empty())?;
    Some(Hint { shown: format!("[{option}]"), insert: None })
}

/// The rest of a command or an option that can only be one.
fn rest_of_word(known: Known<'_>, line: &str, tokens: &[Token]) -> Option<String> {
    // Only words of the tree: looking for files at every key would take its time.
    if role_of_last(known, tokens) != Some(Role::Unknown) {
        return None;
    }
    let (start, found) = complete(known, line);
    let [only] = found.as_slice() else { return None };
    let rest = only.text.trim_end().strip_prefix(&line[start..])?;
    (!rest.is_empty()).then(|| rest.to_string())
}

/// What the last word is.
fn role_of_last(known: Known<'_>, tokens: &[Token]) -> Option<Role> {
    let mut walk = Walk::new(known.tree);
    tokens.iter().map(|token| walk.step(&token.text)).last()
}

/// What the command cannot do without and has not got yet.
fn needed(known: Known<'_>, walk: &Walk<'_>) -> Option<String> {
    if let Some(arg) = walk.waiting {
        return Some(value_name(arg));
    }
    if walk.command.has_subcommands() {
        let names: Vec<&str> = walk.command.get_subcommands().map(Command::get_name).collect();
        return (!walk.path.is_empty()).then(|| names.join("|"));
    }
    let missing =
        walk.argument().filter(|arg| arg.is_required_set() && walk.arguments.len() < arg.get_index().unwrap_or(1));
    if let Some(arg) = missing {
        let name = value_name(arg);
        return Some(if repeats(arg) { format!("{name}…") } else { name });
    }
    let mut open = open_options(known, walk)
        .filter(|arg| arg.is_required_set() && !walk.given.iter().any(|id| id == arg.get_id().as_str()));
    open.next().map(shown)
}

/// The first option of the command that could still be given.
fn next_option(known: Known<'_>, walk: &Walk<'_>) -> Option<String> {
    let declared = walk.declared(known.catalog)?;
    let mut own = open_options(known, walk).filter(|arg| param_of(&declared, arg).is_some());
    own.find(|arg| !walk.given.iter().any(|id| id == arg.get_id().as_str())).map(shown)
}

/// An option with its value, as help writes it.
fn shown(arg: &Arg) -> String {
    let name = arg.get_long().unwrap_or_default();
    match arg.get_action().takes_values() {
        true => format!("--{name} {}", value_name(arg)),
        false => format!("--{name}"),
    }
}

/// What stands for the value.
fn value_name(arg: &Arg) -> String {
    let names = arg.get_value_names().unwrap_or_default();
    names.first().map_or_else(|| arg.get_id().to_string().to_uppercase(), ToString::to_string)
}

#[cfg(test)]
mod tests {
    use super::super::complete::tests::Fixture;
    use super::*;

    /// The hint at the end of a line.
    fn shown_at(shell: &Fixture, line: &str) -> String {
        hint(shell.known(), line, None).map_or(String::new(), |hint| hint.shown)
    }

    #[test]
    fn hints_tell_what_comes_next() {
        let shell = Fixture::new();
        assert_eq!(shown_at(&shell, "dom"), "ain");
        assert_eq!(shown_at(&shell, "domain check "), "NAME…");
        assert_eq!(shown_at(&shell, "domain check"), " NAME…");
        assert_eq!(shown_at(&shell, "domain create x.example --period "), "1y");
        assert_eq!(shown_at(&shell, "domain create x.example "), "[--period 1y]");
        assert_eq!(shown_at(&shell, "domain create x.example --per"), "iod");
        assert!(shown_at(&shell, "domain ").starts_with("check|info|create"));
        assert_eq!(shown_at(&shell, "nonsense "), "");
        assert_eq!(shown_at(&shell, ""), "");
        let earlier = hint(shell.known(), "domain check fo", Some("o.дети".into())).expect("a hint");
        assert_eq!(earlier.insert.as_deref(), Some("o.дети"));
    }
}
