//! What was typed before, in a file that only its owner reads and that never holds a secret.
//!
//! Every line is appended as it is typed, so that several shells share the file and a killed one has lost nothing.

use super::typed::{Role, Token, TokenKind, Walk, tokens};
use crate::error::{Error, Result};
use crate::spec::params::{Field, Param, Shape, of_frame};
use crate::spec::{Catalog, Entry};
use clap::Command;
use std::fs::{File, OpenOptions};
use std::io::{Read, Seek, Write};
use std::path::{Path, PathBuf};

/// How many lines a shell recalls.
pub const RECALLED: usize = 5_000;
/// How many lines the file may hold before the oldest are dropped.
const MOST: usize = 2 * RECALLED;

/// The options whose values are secret.
pub struct Secrets {
    /// Options that take a secret.
    options: Vec<String>,
    /// Options that take markup with a secret in it.
    markup: Vec<String>,
}

impl Secrets {
    /// Reads them out of all specs, those that nobody is told of unasked too, and adds the program's own.
    pub fn of(catalog: &'static Catalog) -> Secrets {
        let mut options: Vec<String> =
            ["password", "key-password", "new-password", "auth", "pw"].map(Into::into).into();
        let mut markup = Vec::new();
        for spec in catalog.entries().filter(|entry| entry.has_secrets()).filter_map(Entry::spec) {
            let frames = spec.commands.iter().map(|command| &command.frame);
            let frames = frames.chain(spec.extends.iter().map(|extend| &extend.frame));
            for param in frames.flat_map(|frame| of_frame(frame, None)).filter(is_secret) {
                markup.push(format!("{}-ext", param.option));
                // Where another spec of the command has the option too, it goes by its id and the option.
                options.push(format!("{}-{}", spec.id.to_lowercase(), param.option));
                options.push(param.option);
            }
        }
        options.sort();
        options.dedup();
        Secrets { options, markup }
    }

    /// The line as it may be stored; `None`: not at all.
    pub fn without(&self, catalog: &'static Catalog, tree: &Command, line: &str) -> Option<String> {
        let line = line.trim_end();
        if line.is_empty() || line.starts_with(char::is_whitespace) {
            return None;
        }
        let tokens = tokens(line);
        // One word that is no command may be a password, typed at the wrong prompt.
        if let [only] = tokens.as_slice()
            && Walk::new(tree).step(&only.text) == Role::Unknown
        {
            return None;
        }
        let mut stored = String::with_capacity(line.len());
        let mut walk = Walk::new(tree);
        let (mut at, mut pending) = (0, None);
        for token in &tokens {
            stored.push_str(&line[at..token.start]);
            let typed = &line[token.start..token.end];
            let other = self.stand_in(catalog, &mut walk, token, &mut pending);
            match other.or_else(|| self.template(catalog, tree, &walk, token)) {
                Some(other) => stored.push_str(&other),
                None => stored.push_str(typed),
            }
            at = token.end;
        }
        stored.push_str(&line[at..]);
        Some(stored.trim_end().to_string())
    }

    /// What is stored instead of the command in a word of `bulk`, where that holds a secret.
    fn template(&self, catalog: &'static Catalog, tree: &Command, walk: &Walk<'_>, token: &Token) -> Option<String> {
        if walk.path != ["bulk"] || token.kind != TokenKind::Word || !token.text.contains(' ') {
            return None;
        }
        let kept = self.without(catalog, tree, token.text.trim())?;
        (kept != token.text.trim()).then(|| crate::bulk::undo::line(&[kept]))
    }

    /// What is stored instead of a piece of the line. `pending` is what stands in for the value of the option before it.
    fn stand_in(
        &self,
        catalog: &'static Catalog,
        walk: &mut Walk<'_>,
        token: &Token,
        pending: &mut Option<&'static str>,
    ) -> Option<String> {
        match token.kind {
            TokenKind::Body => return Some(pending.take().unwrap_or("-").into()),
            TokenKind::Pipe => {
                let leaks = self.options.iter().any(|option| token.text.contains(&format!("--{option}")));
                return leaks.then(String::new);
            }
            TokenKind::Comment | TokenKind::File => return None,
            TokenKind::Word => {}
        }
        let secret_place = walk
            .argument()
            .filter(|_| walk.waiting.is_none() && !walk.command.has_subcommands())
            .zip(walk.declared(catalog))
            .is_some_and(|(arg, declared)| super::typed::param_of(&declared, arg).is_some_and(is_secret));
        let role = walk.step(&token.text);
        if let Some(other) = pending.take() {
            let forgotten = token.text.starts_with("--") && Walk::find_option(walk, &token.text).is_some();
            if !forgotten {
                return (!is_source(&token.text)).then(|| other.into());
            }
        }
        if role == Role::Argument && secret_place {
            return (!is_source(&token.text)).then(|| "prompt".into());
        }
        if walk.path == ["raw"] && role == Role::Argument && token.text.trim_start().starts_with('<') {
            return Some("-".into());
        }
        let (name, value) =
            token.text.split_once('=').map_or((&*token.text, None), |(name, value)| (name, Some(value)));
        let other = self.guards(name, role, value.is_some())?;
        match value {
            Some(value) => (!is_source(value)).then(|| format!("{name}={other}")),
            None => {
                *pending = Some(other);
                None
            }
        }
    }

    /// What stands in for the value of the option `name`, if that is secret. A misspelled option guards its value too.
    fn guards(&self, name: &str, role: Role, has_value: bool) -> Option<&'static str> {
        let bare = name.trim_start_matches(['-', '–', '—']).to_lowercase();
        let dashed = bare.len() < name.len();
        if bare.is_empty() || !(dashed || has_value) {
            return None;
        }
        if self.markup.contains(&bare) {
            return Some("-");
        }
        // Two letters wrong or swapped, or cut short: the value was still meant for it.
        let near = |option: &String| option.starts_with(&bare) || strsim::osa_distance(option, &bare) <= 2;
        let secret = self.options.contains(&bare) || (role == Role::Unknown && self.options.iter().any(near));
        secret.then_some("prompt")
    }
}

/// Whether an argument, or a field of its items, is secret.
fn is_secret(param: &Param) -> bool {
    param.secret || matches!(&param.shape, Shape::Fields { fields, .. } if fields.iter().any(holds_secret))
}

/// Whether a field, or one in it, is secret.
fn holds_secret(field: &Field) -> bool {
    field.secret || field.fields.iter().any(holds_secret)
}

/// Whether the word only says where a secret comes from.
fn is_source(word: &str) -> bool {
    let name = |name: &str| !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
    matches!(word, "" | "-" | "prompt" | "gen" | "none")
        || word.starts_with("cmd:")
        || word.strip_prefix("env:").is_some_and(name)
        || word.strip_prefix('@').is_some_and(|path| Path::new(path).is_file())
}

/// The file.
pub struct History {
    path: Option<PathBuf>,
    last: String,
}

impl History {
    /// Opens the file, makes it if there is none, and gives the lines to recall, the oldest first.
    pub fn open(path: Option<PathBuf>) -> (History, Result<Vec<String>>) {
        let Some(path) = path else { return (History { path: None, last: String::new() }, Ok(Vec::new())) };
        match load(&path) {
            Ok(lines) => {
                let last = lines.last().cloned().unwrap_or_default();
                (History { path: Some(path), last }, Ok(lines))
            }
            Err(error) => {
                let error = Error::config(format!("the history {} cannot be used: {error}", path.display()))
                    .hint("lines are recalled in this shell only")
                    .source(error);
                (History { path: None, last: String::new() }, Err(error))
            }
        }
    }

    /// Adds a line that holds no secret. After a failure, which is told once, the file is left alone.
    pub fn append(&mut self, line: &str) -> std::io::Result<()> {
        let Some(path) = self.path.take_if(|_| self.last != line) else { return Ok(()) };
        self.last = line.into();
        let mut file = owner_only(&path)?;
        // Not every file system has locks; one write to the end of a file does without.
        let _ = file.lock();
        file.write_all(format!("{}\n", escape(line)).as_bytes())?;
        self.path = Some(path);
        Ok(())
    }
}

/// The file, for appending, readable by its owner only.
fn owner_only(path: &Path) -> std::io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true).append(true).create(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let file = options.open(path)?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        if file.metadata()?.permissions().mode() & 0o077 != 0 {
            file.set_permissions(std::fs::Permissions::from_mode(0o600))?;
        }
    }
    Ok(file)
}

/// Reads the lines; a file that has grown too long loses its oldest.
fn load(path: &Path) -> std::io::Result<Vec<String>> {
    if let Some(parent) = path.parent().filter(|parent| !parent.exists()) {
        let mut builder = std::fs::DirBuilder::new();
        builder.recursive(true);
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        builder.create(parent)?;
    }
    let mut file = owner_only(path)?;
    // Another shell may be writing a line, or dropping the oldest.
    let locked = file.lock().is_ok();
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes)?;
    let text = String::from_utf8_lossy(&bytes);
    let all: Vec<&str> = text.lines().filter(|line| !line.is_empty()).collect();
    let kept = &all[all.len().saturating_sub(RECALLED)..];
    if locked && all.len() > MOST {
        file.set_len(0)?;
        file.rewind()?;
        file.write_all(format!("{}\n", kept.join("\n")).as_bytes())?;
    }
    Ok(kept.iter().map(|line| unescape(line)).collect())
}

/// A command of several lines as one.
fn escape(line: &str) -> String {
    line.replace('\\', "\\\\").replace('\n', "\\n").replace('\r', "\\r")
}

/// The command behind a stored line.
fn unescape(stored: &str) -> String {
    let mut line = String::with_capacity(stored.len());
    let mut chars = stored.chars();
    while let Some(c) = chars.next() {
        match c {
            '\\' => match chars.next() {
                Some('n') => line.push('\n'),
                Some('r') => line.push('\r'),
                Some(c) => line.push(c),
                None => {}
            },
            c => line.push(c),
        }
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::{Place, command};

    /// What a line is stored as.
    fn stored(line: &str) -> Option<String> {
        let catalog = Catalog::built_in();
        let tree = command(catalog, Place::Shell, crate::cli::tree::Extent::Whole);
        Secrets::of(catalog).without(catalog, &tree, line)
    }

    #[test]
    fn no_planted_secret_is_stored() {
        for line in [
            "domain create a.example --auth PLANTED --period 1y",
            "domain create a.example --auth=PLANTED",
            "domain create a.example --auth='PLANTED x' --period 1y",
            "domain create a.example \"--auth=PLANTED x\"",
            "domain create a.example --auth 'it is PLANTED",
            "domain create a.example --auth \\\n PLANTED",
            "domain create a.example --ahtu PLANTED",
            "domain create a.example --auht=PLANTED",
            "domain create a.example --aut PLANTED",
            "domain create a.example -auth PLANTED",
            "domain create a.example —auth PLANTED",
            "domain create a.example auth=PLANTED",
            "domain create a.example --AUTH PLANTED",
            "domian create a.example --auth PLANTED",
            "domain create a.example --auth @PLANTED",
            "domain create a.example --auth env:PLANTED!",
            "domain create a.example --auth-ext '<x>PLANTED</x>'",
            "domain create a.example --auth <<EOF\nPLANTED\nEOF",
            "contact update c --auth PLANTED --email a@b.example",
            "-domain info a.example --auth PLANTED",
            "watch 30s domain info a.example --auth PLANTED",
            "login --new-password PLANTED",
            "poll --password PLANTED",
            "poll --key-password PLANTED",
            "raw '<epp><pw>PLANTED</pw></epp>'",
            "raw <<EOF\n<pw>PLANTED</pw>\nEOF",
            "raw <<EOF\n<pw>PLANTED</pw>",
            "poll | curl --password PLANTED",
            "bulk t.csv 'domain create {name} --auth PLANTED' --plan",
            "bulk t.csv \"domain create {name} --auth=PLANTED\" --apply",
            "PLANTED",
            " domain check PLANTED",
        ] {
            let kept = stored(line);
            assert!(kept.as_ref().is_none_or(|kept| !kept.contains("PLANTED")), "{line} is stored as {kept:?}");
        }
    }

    #[test]
    fn a_stored_line_asks_when_it_is_run_again() {
        let is = |line: &str, kept: &str| assert_eq!(stored(line).as_deref(), Some(kept));
        is("domain create a.example --auth x --period 1y", "domain create a.example --auth prompt --period 1y");
        is("domain create a.example --auth='x y' # z", "domain create a.example --auth=prompt # z");
        is(
            "bulk t.csv 'domain renew {name} --period 1y' --plan",
            "bulk t.csv 'domain renew {name} --period 1y' --plan",
        );
        is(
            "bulk t.csv \"domain create {name} --auth x\" --plan",
            "bulk t.csv 'domain create {name} --auth prompt' --plan",
        );
        is("raw <<EOF\n<x/>\nEOF", "raw -");
        is("login --new-password x", "login --new-password prompt");
    }

    #[test]
    fn everything_else_is_stored_as_typed() {
        for line in [
            "domain check foo.дети 'a b' > f",
            "domain create a.example --auth prompt --period 1y",
            "domain create a.example --auth gen",
            "domain update a.example --auth none",
            "domain create a.example --auth env:PW --ns 'h=192.0.2.1'",
            "domain create a.example --auth cmd:'pass x'",
            "domain create a.example --auth --period 1y",
            "domain info a.example --auth-roid R-1",
            "raw frame.xml",
            "poll req | jq .",
            "a \\\n b",
            "quit",
            "\\q",
        ] {
            assert_eq!(stored(line).as_deref(), Some(line));
        }
        assert_eq!(stored("   "), None);
    }

    #[test]
    fn the_file_is_the_owner_s_and_shells_share_it() {
        let dir = tempfile::tempdir().expect("a directory");
        let path = dir.path().join("state/history");
        let (mut first, lines) = History::open(Some(path.clone()));
        assert!(lines.expect("a new file").is_empty());
        let (mut second, _) = History::open(Some(path.clone()));
        first.append("domain check a\\ b").expect("appended");
        second.append("raw <<EOF\n<x/>\nEOF").expect("appended");
        first.append("poll").expect("appended");
        first.append("poll").expect("a repetition");
        let (_, lines) = History::open(Some(path.clone()));
        assert_eq!(lines.expect("readable"), ["domain check a\\ b", "raw <<EOF\n<x/>\nEOF", "poll"]);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = |path: &Path| std::fs::metadata(path).expect("there").permissions().mode() & 0o777;
            assert_eq!((mode(&path), mode(&dir.path().join("state"))), (0o600, 0o700));
            std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o644)).expect("set");
            drop(History::open(Some(path.clone())));
            assert_eq!(mode(&path), 0o600);
        }
    }

    #[test]
    fn a_long_file_loses_its_oldest_lines() {
        let dir = tempfile::tempdir().expect("a directory");
        let path = dir.path().join("history");
        let text: String = (0..=MOST).map(|n| format!("poll ack {n}\n")).collect();
        std::fs::write(&path, text).expect("written");
        let (_, lines) = History::open(Some(path.clone()));
        let lines = lines.expect("readable");
        assert_eq!((lines.len(), lines.last().map(String::as_str)), (RECALLED, Some("poll ack 10000")));
        assert_eq!(std::fs::read_to_string(&path).expect("text").lines().count(), RECALLED);
    }

    #[test]
    fn a_history_that_cannot_be_used_is_told_once() {
        let dir = tempfile::tempdir().expect("a directory");
        let (mut history, lines) = History::open(Some(dir.path().to_path_buf()));
        assert!(lines.expect_err("a directory").message().contains("cannot be used"));
        history.append("poll").expect("nothing to do");
    }
}
