//! The ledger of doubts: `doubt.ndjson`, a line for each command whose outcome is not known, and one for each that was
//! settled. It is only ever added to.

use super::entry::{Entry, text_of};
use super::slot;
use crate::durable;
use crate::error::{Error, Result};
use serde_json::{Value, json};
use std::fs::{File, OpenOptions};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// The doubts of all processes of a user.
#[derive(Clone, Debug)]
pub struct Ledger {
    state: PathBuf,
}

/// What became of a doubt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Settled {
    /// It was done.
    Applied,
    /// It was not done.
    NotApplied,
}

impl Settled {
    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Settled::Applied => "applied",
            Settled::NotApplied => "not applied",
        }
    }
}

impl Ledger {
    /// The ledger in the state directory.
    pub fn at(state: &Path) -> Ledger {
        Ledger { state: state.to_owned() }
    }

    /// The ledger of this user.
    pub fn of_user() -> Result<Ledger> {
        Ok(Ledger::at(&crate::config::paths::state_dir()?))
    }

    /// What is in doubt, oldest first; what processes that have gone left open is among it.
    pub fn open(&self) -> Result<Vec<Entry>> {
        slot::collect(&slot::directory(&self.state), self)?;
        let Some(mut file) = self.file(false)? else { return Ok(Vec::new()) };
        file.lock_shared().map_err(|error| self.failed("locked", error))?;
        Ok(unsettled(&self.text(&mut file)?, &self.path()))
    }

    /// Adds commands in doubt; one that is there already is not added again. On return they are on disk.
    pub fn record(&self, entries: &[Entry]) -> Result<()> {
        if entries.is_empty() {
            return Ok(());
        }
        self.add(|known| {
            let new = entries.iter().filter(|entry| !known.contains(&entry.id));
            new.map(Entry::json).collect()
        })
    }

    /// Writes down what became of a command, and how that was found out.
    pub fn settle(&self, id: &str, settled: Settled, how: &str) -> Result<()> {
        let time = text_of(SystemTime::now());
        self.add(|_| vec![json!({ "settled": id, "as": settled.word(), "how": how, "time": time })])
    }

    /// Adds the lines that `lines` makes of what is known.
    fn add(&self, lines: impl FnOnce(&str) -> Vec<Value>) -> Result<()> {
        crate::config::paths::ensure(self.state.clone())?;
        let Some(mut file) = self.file(true)? else { return Err(Error::internal("the ledger of doubts is gone")) };
        file.lock().map_err(|error| self.failed("locked", error))?;
        let text = self.text(&mut file)?;
        // A line without an end is what a crash left of one that is added again.
        let whole = text.rfind('\n').map_or(0, |at| at + 1) as u64;
        if whole < text.len() as u64 {
            file.set_len(whole).map_err(|error| self.failed("written", error))?;
        }
        let more: String = lines(&text).iter().map(|line| format!("{line}\n")).collect();
        let written = file.write_all(more.as_bytes()).and_then(|()| file.sync_data());
        let written = written.and_then(|()| if whole == 0 { durable::sync_dir(&self.path()) } else { Ok(()) });
        written.map_err(|error| {
            // Half a line would be taken for damage.
            let _ = file.set_len(whole);
            self.failed("written", error)
        })
    }

    /// The file, which is made where it is missing and `make` says so.
    fn file(&self, make: bool) -> Result<Option<File>> {
        let mut options = OpenOptions::new();
        options.read(true).append(make).create(make);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        match options.open(self.path()) {
            Ok(file) => Ok(Some(file)),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound && !make => Ok(None),
            Err(error) => Err(self.failed("opened", error)),
        }
    }

    /// All that it holds; what is no text is shown as such.
    fn text(&self, file: &mut File) -> Result<String> {
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).map_err(|error| self.failed("read", error))?;
        Ok(String::from_utf8_lossy(&bytes).into_owned())
    }

    fn path(&self) -> PathBuf {
        self.state.join("doubt.ndjson")
    }

    fn failed(&self, done: &str, error: std::io::Error) -> Error {
        durable::failed(done, &self.path(), error)
    }
}

/// The entries that no line settles. A line that cannot be read stands for a doubt itself.
fn unsettled(text: &str, path: &Path) -> Vec<Entry> {
    let whole = text.rfind('\n').map_or(0, |at| at + 1);
    let mut open: Vec<Entry> = Vec::new();
    for (at, line) in text[..whole].lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let json: Value = serde_json::from_str(line).unwrap_or_default();
        if let Some(id) = json.get("settled").and_then(Value::as_str) {
            open.retain(|entry| entry.id != id);
            continue;
        }
        let entry = Entry::read(&json, at + 1).unwrap_or_else(|| damaged(path, at + 1));
        if !open.iter().any(|known| known.id == entry.id) {
            open.push(entry);
        }
    }
    open
}

/// Stands for a line of the ledger that cannot be read.
fn damaged(path: &Path, line: usize) -> Entry {
    Entry::damaged(format!("line-{line}"), std::time::UNIX_EPOCH, path, line)
}
