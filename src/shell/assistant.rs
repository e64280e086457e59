//! What the line editor asks while a line is typed: completion, hints, colours, and whether the line is whole.

use super::complete::{self, Known, Seen};
use super::hint;
use super::{highlight, repl};
use crate::cli::{Place, lexer};
use crate::spec::Catalog;
use crate::view::colour::Paint;
use clap::Command;
use rustyline::completion::{Completer, Pair};
use rustyline::highlight::{CmdKind, Highlighter};
use rustyline::hint::{Hint, Hinter, HistoryHinter};
use rustyline::validate::{ValidationContext, ValidationResult, Validator};
use rustyline::{Context, Helper};
use std::borrow::Cow;
use std::cell::Cell;

/// The line editor's helper.
pub struct Assistant {
    catalog: &'static Catalog,
    tree: Command,
    profiles: Vec<String>,
    colour: bool,
    seen: Seen,
    prompt: String,
    empty: Cell<bool>,
}

impl Assistant {
    /// Knows the commands and nothing seen yet.
    pub fn new(catalog: &'static Catalog, tree: Command, profiles: Vec<String>, colour: bool) -> Self {
        let (seen, prompt) = (Seen::default(), String::new());
        Assistant { catalog, tree, profiles, colour, seen, prompt, empty: Cell::new(true) }
    }

    /// Takes over what has become known since the last line, before the next one is read.
    pub fn refresh(&mut self, seen: Seen, prompt: String, catalog: &'static Catalog) {
        if !std::ptr::eq(self.catalog, catalog) {
            self.catalog = catalog;
            self.tree = crate::cli::command(catalog, Place::Shell, crate::cli::tree::Extent::Whole);
        }
        self.seen = seen;
        self.prompt = prompt;
        self.empty.set(true);
    }

    /// The tree of commands.
    pub fn tree(&self) -> &Command {
        &self.tree
    }

    /// The name of the command that a word means.
    pub fn command_of(&self, word: &str) -> Option<&str> {
        self.tree.find_subcommand(word).map(Command::get_name)
    }

    /// Whether nothing stood in the line when it was given up.
    pub fn line_was_empty(&self) -> bool {
        self.empty.get()
    }

    fn known(&self) -> Known<'_> {
        Known { catalog: self.catalog, tree: &self.tree, seen: &self.seen, profiles: &self.profiles }
    }
}

impl Helper for Assistant {}

impl Completer for Assistant {
    type Candidate = Pair;

    fn complete(&self, line: &str, pos: usize, _: &Context<'_>) -> rustyline::Result<(usize, Vec<Pair>)> {
        let (start, found) = complete::complete(self.known(), &line[..pos]);
        let pairs = found.into_iter().map(|candidate| Pair { display: candidate.shown, replacement: candidate.text });
        Ok((start, pairs.collect()))
    }
}

impl Hint for hint::Hint {
    fn display(&self) -> &str {
        &self.shown
    }

    fn completion(&self) -> Option<&str> {
        self.insert.as_deref()
    }
}

impl Hinter for Assistant {
    type Hint = hint::Hint;

    fn hint(&self, line: &str, pos: usize, context: &Context<'_>) -> Option<hint::Hint> {
        self.empty.set(line.is_empty());
        // Without colours a hint would look like something that was typed.
        if !self.colour || pos < line.len() {
            return None;
        }
        hint::hint(self.known(), line, HistoryHinter {}.hint(line, pos, context))
    }
}

impl Highlighter for Assistant {
    fn highlight<'l>(&self, line: &'l str, pos: usize) -> Cow<'l, str> {
        if self.colour { highlight::line(&self.tree, line, pos).into() } else { line.into() }
    }

    fn highlight_prompt<'b, 's: 'b, 'p: 'b>(&'s self, prompt: &'p str, default: bool) -> Cow<'b, str> {
        // Searching the history shows a prompt of its own.
        if self.colour && default && !self.prompt.is_empty() { (&*self.prompt).into() } else { prompt.into() }
    }

    fn highlight_hint<'h>(&self, hint: &'h str) -> Cow<'h, str> {
        Paint::Dim.on(hint, self.colour)
    }

    fn highlight_char(&self, _: &str, _: usize, _: CmdKind) -> bool {
        self.colour
    }
}

impl Validator for Assistant {
    fn validate(&self, context: &mut ValidationContext<'_>) -> rustyline::Result<ValidationResult> {
        let open = repl::commands(context.input()).last().is_some_and(|command| lexer::is_unfinished(command));
        Ok(if open { ValidationResult::Incomplete } else { ValidationResult::Valid(None) })
    }
}
