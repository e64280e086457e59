//! A line as far as it is typed, held against the tree of commands: what each word is, and what may come next.
//!
//! Completion, hints, colours and the history read lines that are not finished, so nothing here ever fails.

use crate::cli::lexer::is_short_form;
use crate::cli::tree::{Declared, declared, id_of};
use crate::spec::params::Param;
use crate::spec::{Catalog, Wanted};
use clap::{Arg, ArgAction, Command};

/// A piece of a line and its place, in bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// What it is.
    pub kind: TokenKind,
    /// Its text without quotes; for everything but words, as it stands.
    pub text: String,
    /// Where it begins.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
}

/// What a piece of a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// A word.
    Word,
    /// The file after `>`.
    File,
    /// `|` and everything after it.
    Pipe,
    /// `#` and everything after it.
    Comment,
    /// The lines of a here-document.
    Body,
}

/// Takes a line apart, whatever is still missing from it; the same rules as [`crate::cli::lexer::split`].
pub fn tokens(line: &str) -> Vec<Token> {
    let head = heredoc_head(line).unwrap_or(line.len());
    let mut tokens = Vec::new();
    let mut at = 0;
    let mut file = false;
    // A leading - before a letter only says that failure does not matter.
    let lead = line.len() - line.trim_start().len();
    if line[lead..].starts_with('-') && line[lead + 1..].starts_with(char::is_alphabetic) {
        at = lead + 1;
    }
    while let Some(c) = line[at..head].chars().next() {
        if c.is_whitespace() || line[at..].starts_with("\\\n") {
            at += if c == '\\' { 2 } else { c.len_utf8() };
        } else if c == '#' || c == '|' {
            let kind = if c == '#' { TokenKind::Comment } else { TokenKind::Pipe };
            tokens.push(Token { kind, text: line[at..head].into(), start: at, end: head });
            at = head;
        } else if c == '>' {
            at += if line[at..head].starts_with(">>") { 2 } else { 1 };
            file = true;
        } else {
            let short = tokens.is_empty() && is_short_form(&line[at..]);
            let (mut text, end) = word(&line[..head], if short { at + 1 } else { at });
            if short {
                text.insert(0, '\\');
            }
            let kind = if std::mem::take(&mut file) { TokenKind::File } else { TokenKind::Word };
            tokens.push(Token { kind, text, start: at, end });
            at = end;
        }
    }
    if file {
        tokens.push(Token { kind: TokenKind::File, text: String::new(), start: head, end: head });
    }
    if head < line.len() {
        tokens.push(Token { kind: TokenKind::Body, text: line[head..].into(), start: head, end: line.len() });
    }
    tokens
}

/// Where the `<<EOF` of a here-document begins.
fn heredoc_head(line: &str) -> Option<usize> {
    let first = line.split('\n').next().unwrap_or(line);
    let at = first.rfind("<<")?;
    let end = first[at + 2..].trim();
    let is_word = !end.is_empty() && end.chars().all(|c| c.is_alphanumeric() || c == '_');
    (is_word && (at == 0 || first[..at].ends_with(char::is_whitespace))).then_some(at)
}

/// The word that begins at `start`, and its end; an open quote ends with the line.
fn word(line: &str, start: usize) -> (String, usize) {
    let mut text = String::new();
    let mut quote = None;
    let mut chars = line[start..].char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        match (quote, c) {
            (None, c) if c.is_whitespace() || c == '|' || c == '>' => return (text, start + at),
            (None, '\'' | '"') => quote = Some(c),
            (Some(open), c) if c == open => quote = None,
            (None, '\\') => match chars.next() {
                Some((_, '\n')) | None => {}
                Some((_, c)) => text.push(c),
            },
            (Some('"'), '\\') => match chars.peek() {
                Some((_, '"' | '\\')) => text.extend(chars.next().map(|(_, c)| c)),
                _ => text.push('\\'),
            },
            _ => text.push(c),
        }
    }
    (text, line.len())
}

/// What a word is to the command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// The name of a command.
    Command,
    /// An option.
    Option,
    /// The value of an option.
    Value,
    /// An argument without an option's name.
    Argument,
    /// Nothing that the command knows.
    Unknown,
}

/// Where in the tree a line has got to.
#[derive(Clone)]
pub struct Walk<'t> {
    root: &'t Command,
    /// The innermost command.
    pub command: &'t Command,
    /// The names that led to it.
    pub path: Vec<&'t str>,
    /// The ids of the options given so far.
    pub given: Vec<String>,
    /// The arguments given so far without an option's name.
    pub arguments: Vec<String>,
    /// The option that waits for its value.
    pub waiting: Option<&'t Arg>,
}

impl<'t> Walk<'t> {
    /// At the start of a line.
    pub fn new(root: &'t Command) -> Self {
        Walk { root, command: root, path: Vec::new(), given: Vec::new(), arguments: Vec::new(), waiting: None }
    }

    /// After all these words.
    pub fn over<'w>(root: &'t Command, words: impl IntoIterator<Item = &'w str>) -> Self {
        let mut walk = Walk::new(root);
        for word in words {
            walk.step(word);
        }
        walk
    }

    /// Takes one more word.
    pub fn step(&mut self, word: &str) -> Role {
        if self.waiting.take().is_some() {
            return Role::Value;
        }
        if word.len() > 1 && word.starts_with('-') {
            return self.option(word);
        }
        if self.command.has_subcommands() && self.arguments.is_empty() {
            if let Some(found) = self.command.find_subcommand(word) {
                self.command = found;
                self.path.push(found.get_name());
                return Role::Command;
            }
            // `poll` has arguments of its own beside its commands.
            if self.command.get_positionals().next().is_none() {
                return Role::Unknown;
            }
        }
        if self.begins_anew() {
            *self = Walk::new(self.root);
            return self.step(word);
        }
        let known = self.argument().is_some();
        self.arguments.push(word.into());
        if known { Role::Argument } else { Role::Unknown }
    }

    /// Whether a whole command follows: `watch 30s COMMAND`.
    pub fn begins_anew(&self) -> bool {
        self.path == ["watch"] && self.arguments.len() == 1
    }

    /// The commands that may come next.
    pub fn commands(&self) -> impl Iterator<Item = &'t Command> {
        let command = if self.begins_anew() { self.root } else { self.command };
        command.get_subcommands()
    }

    /// An option, perhaps with its value behind `=`.
    fn option(&mut self, word: &str) -> Role {
        let (name, value) = word.split_once('=').map_or((word, None), |(name, value)| (name, Some(value)));
        let Some(arg) = self.find_option(name) else { return Role::Unknown };
        self.given.push(arg.get_id().to_string());
        if value.is_none() && takes_value(arg) {
            self.waiting = Some(arg);
        }
        Role::Option
    }

    /// The option called `--name` or `-n`.
    pub fn find_option(&self, name: &str) -> Option<&'t Arg> {
        self.options().find(|arg| match name.strip_prefix("--") {
            Some(long) => arg.get_long() == Some(long),
            None => {
                name.chars().nth(1).is_some_and(|short| name.chars().count() == 2 && arg.get_short() == Some(short))
            }
        })
    }

    /// Every option that may stand here: the command's own, then those for any command.
    pub fn options(&self) -> impl Iterator<Item = &'t Arg> + use<'t> {
        let (root, command) = (self.root, self.command);
        let own = command.get_arguments().filter(|arg| !arg.is_positional());
        let shared = root.get_arguments().filter(move |arg| {
            arg.is_global_set()
                && !std::ptr::eq(root, command)
                && !command.get_arguments().any(|own| own.get_id() == arg.get_id())
        });
        own.chain(shared)
    }

    /// The argument without an option's name that comes next.
    pub fn argument(&self) -> Option<&'t Arg> {
        let mut positionals: Vec<&Arg> = self.command.get_positionals().collect();
        positionals.sort_by_key(|arg| arg.get_index());
        let last = positionals.last().copied().filter(|arg| repeats(arg));
        positionals.get(self.arguments.len()).copied().or(last)
    }

    /// The declaration of the command, if a spec has it.
    pub fn declared(&self, catalog: &'static Catalog) -> Option<Declared> {
        declared(catalog, &self.path.join(" "), Wanted::Common)
    }
}

/// Whether an argument without an option's name may be given several times.
pub fn repeats(arg: &Arg) -> bool {
    matches!(arg.get_action(), ArgAction::Append) || arg.get_num_args().is_some_and(|range| range.max_values() > 1)
}

/// Whether the next word is the option's value.
fn takes_value(arg: &Arg) -> bool {
    arg.get_action().takes_values() && !arg.is_require_equals_set()
}

/// The declared argument behind one of the tree's.
pub fn param_of<'d>(declared: &'d Declared, arg: &Arg) -> Option<&'d Param> {
    declared.params.iter().find(|param| id_of(param) == arg.get_id().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::{Place, command, lexer};

    fn root() -> Command {
        command(Catalog::built_in(), Place::Shell, crate::cli::tree::Extent::Whole)
    }

    fn roles(line: &str) -> Vec<Role> {
        let root = root();
        let mut walk = Walk::new(&root);
        tokens(line).iter().map(|token| walk.step(&token.text)).collect()
    }

    #[test]
    fn whole_lines_are_cut_as_the_lexer_cuts_them() {
        for line in [
            "domain check foo.дети 'b c' \"d \\\" e\" f\\ g h#i ''",
            "-domain info x.example",
            "a \\\n b",
            "--org 'Ромашка & Co 🌼' x|y",
            "raw <<EOF",
            "\\q now",
            " \t ",
        ] {
            let Ok(split) = lexer::split(line) else { continue };
            let words: Vec<_> = tokens(line).into_iter().filter(|token| token.kind == TokenKind::Word).collect();
            let ours: Vec<_> = words.iter().map(|word| (word.text.as_str(), word.start, word.end)).collect();
            let theirs: Vec<_> = split.words.iter().map(|word| (word.text.as_str(), word.start, word.end)).collect();
            assert_eq!(ours, theirs, "{line}");
        }
    }

    #[test]
    fn unfinished_lines_are_cut_too() {
        let kinds = |line: &str| tokens(line).into_iter().map(|t| (t.kind, t.text)).collect::<Vec<_>>();
        let word = |text: &str| (TokenKind::Word, text.to_string());
        assert_eq!(kinds("a 'b c"), [word("a"), word("b c")]);
        assert_eq!(kinds("a >"), [word("a"), (TokenKind::File, "".into())]);
        assert_eq!(
            kinds("a > 'f g' # x"),
            [word("a"), (TokenKind::File, "f g".into()), (TokenKind::Comment, "# x".into())]
        );
        assert_eq!(kinds("a | b c"), [word("a"), (TokenKind::Pipe, "| b c".into())]);
        assert_eq!(kinds("raw <<EOF\n<x>"), [word("raw"), (TokenKind::Body, "<<EOF\n<x>".into())]);
        assert_eq!(kinds("a\\"), [word("a")]);
        assert_eq!(kinds("-"), [word("-")]);
    }

    #[test]
    fn every_word_has_a_role() {
        use Role::{Argument, Command, Option, Unknown, Value};
        assert_eq!(roles("domain info foo.дети --hosts all -v"), [Command, Command, Argument, Option, Value, Option]);
        assert_eq!(
            roles("domain create x --period=1y --nss y"),
            [Command, Command, Argument, Option, Unknown, Unknown]
        );
        assert_eq!(roles("domian info"), [Unknown, Unknown]);
        assert_eq!(roles("watch 30s domain check a b"), [Command, Argument, Command, Command, Argument, Argument]);
        assert_eq!(roles("\\q x"), [Command, Unknown]);
        assert_eq!(roles("domain check a b c"), [Command, Command, Argument, Argument, Argument]);
    }
}
