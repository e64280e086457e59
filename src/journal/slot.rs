//! The file of one process, and what is left of those that have gone.

use super::entry::Entry;
use super::ledger::Ledger;
use crate::durable;
use crate::error::{Error, Result};
use serde_json::{Value, json};
use std::fs::{File, OpenOptions, TryLockError};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::SystemTime;

/// A file with nothing open in it begins anew beyond this size.
const ROOM: u64 = 64 << 10;

/// Why a command is in doubt that its process left open.
const DIED: &str = "eppsh ended before its answer was read";

/// The directory of the files.
pub(super) fn directory(state: &Path) -> PathBuf {
    state.join("journal")
}

/// The file of this process, locked for as long as this value lives.
#[derive(Debug)]
pub(super) struct Slot {
    path: PathBuf,
    file: Arc<File>,
    state: Mutex<State>,
    /// Held while syncing: whoever waits for it is served by the next sync.
    syncing: tokio::sync::Mutex<()>,
}

/// How far the file has come.
#[derive(Debug, Default)]
struct State {
    length: u64,
    /// Entries that are not closed.
    open: usize,
    /// How many were written, and how many of these are on disk.
    written: u64,
    synced: u64,
    /// A sync failed: what is on disk is not known, and nothing more is written.
    broken: bool,
}

impl Slot {
    /// Takes the file at `path` where nobody has it; what was left open in it goes to the ledger.
    pub fn take(path: &Path, ledger: &Ledger) -> Result<Option<Slot>> {
        let Some(file) = locked(path, true)? else { return Ok(None) };
        inherit(&file, path, ledger)?;
        let (state, syncing) = (Mutex::default(), tokio::sync::Mutex::default());
        Ok(Some(Slot { path: path.to_owned(), file: Arc::new(file), state, syncing }))
    }

    /// Whether nothing can be written here any more.
    pub fn is_broken(&self) -> bool {
        self.state().broken
    }

    /// Writes an entry; gives the number for [`Slot::sync`].
    pub fn begin(&self, entry: &Entry) -> Result<u64> {
        let mut state = self.state();
        self.append(&mut state, &json!({ "begin": entry.json() })).map_err(|error| {
            durable::failed("written", &self.path, error)
                .hint("nothing was sent: a change is sent only once it is written down; make room on the disk")
        })?;
        state.open += 1;
        state.written += 1;
        Ok(state.written)
    }

    /// Waits until everything up to `number` is on disk. Those who wait at the same time share a sync.
    pub async fn sync(&self, number: u64) -> Result<()> {
        let _turn = self.syncing.lock().await;
        let upto = {
            let state = self.state();
            if state.broken {
                return Err(self.unsynced("a write before it failed"));
            }
            if state.synced >= number {
                return Ok(());
            }
            state.written
        };
        // Made a moment ago, its name must outlive a crash as well.
        let (file, fresh) = (self.file.clone(), (self.state().synced == 0).then(|| self.path.clone()));
        let done = tokio::task::spawn_blocking(move || {
            file.sync_data()?;
            fresh.map_or(Ok(()), |path| durable::sync_dir(&path))
        });
        let done = done.await.map_err(std::io::Error::other).and_then(|done| done);
        let mut state = self.state();
        match done {
            Ok(()) => {
                state.synced = state.synced.max(upto);
                Ok(())
            }
            Err(error) => {
                state.broken = true;
                drop(state);
                Err(self.unsynced(error))
            }
        }
    }

    /// Closes an entry; without a code it was not sent, or is in the ledger.
    pub fn end(&self, id: &str, code: Option<u16>) {
        let mut state = self.state();
        // Where this cannot be written, the entry stays open and is asked for later: nothing is lost.
        if self.append(&mut state, &json!({ "end": id, "code": code })).is_ok() {
            state.open = state.open.saturating_sub(1);
        }
        if state.open == 0 && state.length > ROOM && self.file.set_len(0).is_ok() {
            state.length = 0;
        }
    }

    /// Writes a line, or nothing of it.
    fn append(&self, state: &mut State, line: &Value) -> std::io::Result<()> {
        let line = format!("{line}\n");
        match (&*self.file).write_all(line.as_bytes()) {
            Ok(()) => {
                state.length += line.len() as u64;
                Ok(())
            }
            Err(error) => {
                // Half a line at the end is no entry; where it cannot be cut off, the next reader does so.
                let _ = self.file.set_len(state.length);
                Err(error)
            }
        }
    }

    fn unsynced(&self, why: impl std::fmt::Display) -> Error {
        Error::config(format!("{} cannot be written to disk: {why}", self.path.display()))
            .hint("nothing was sent: a change is sent only once it is written down")
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Slot {
    fn drop(&mut self) {
        if self.state().open == 0 {
            // A file that still has its lines is read by the next process, to the same end.
            let _ = self.file.set_len(0);
        }
    }
}

/// The file at `path`, locked; none where another process has it, or where it is not there and not to be made.
fn locked(path: &Path, make: bool) -> Result<Option<File>> {
    let mut options = OpenOptions::new();
    options.read(true).append(true).create(make);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let file = match options.open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound && !make => return Ok(None),
        Err(error) => return Err(durable::failed("opened", path, error)),
    };
    match file.try_lock() {
        Ok(()) => Ok(Some(file)),
        Err(TryLockError::WouldBlock) => Ok(None),
        Err(TryLockError::Error(error)) => Err(durable::failed("locked", path, error)),
    }
}

/// Hands to the ledger what processes that have gone left open in the directory.
pub(super) fn collect(dir: &Path, ledger: &Ledger) -> Result<()> {
    let Ok(entries) = std::fs::read_dir(dir) else { return Ok(()) };
    for path in entries.filter_map(|entry| Some(entry.ok()?.path())) {
        let ours = path.extension().is_some_and(|extension| extension == "ndjson");
        let filled = || std::fs::metadata(&path).is_ok_and(|data| data.len() > 0);
        if ours
            && filled()
            && let Some(file) = locked(&path, false)?
        {
            inherit(&file, &path, ledger)?;
        }
    }
    Ok(())
}

/// Hands what is open in a file to the ledger, and empties the file.
fn inherit(mut file: &File, path: &Path, ledger: &Ledger) -> Result<()> {
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes).map_err(|error| durable::failed("read", path, error))?;
    if bytes.is_empty() {
        return Ok(());
    }
    let Left { open, damaged } = left(&bytes, path);
    ledger.record(&open)?;
    if damaged {
        // Kept for whoever wants to know what stood there.
        let kept = path.with_extension(format!("{}.damaged", Entry::new_id()));
        std::fs::copy(path, kept).map_err(|error| durable::failed("kept aside", path, error))?;
    }
    file.set_len(0).map_err(|error| durable::failed("emptied", path, error))
}

/// What a file holds that is not closed.
struct Left {
    open: Vec<Entry>,
    /// Lines that cannot be read stand in it.
    damaged: bool,
}

/// Reads a file. A line without an end was never synced as a whole: what it begins was not sent.
fn left(bytes: &[u8], path: &Path) -> Left {
    let mut left = Left { open: Vec::new(), damaged: false };
    let whole = bytes.iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
    let lines = bytes[..whole].split(|byte| *byte == b'\n').filter(|line| !line.is_empty());
    for (at, line) in lines.enumerate() {
        let json: Value = serde_json::from_slice(line).unwrap_or_default();
        if let Some(mut entry) = json.get("begin").and_then(|begin| Entry::read(begin, at + 1)) {
            entry.why = DIED.into();
            left.open.push(entry);
        } else if let Some(id) = json.get("end").and_then(Value::as_str) {
            left.open.retain(|entry| entry.id != id);
        } else {
            left.damaged = true;
            left.open.push(unreadable(path, at + 1));
        }
    }
    left
}

/// Stands for a line that cannot be read: a command may have been there.
fn unreadable(path: &Path, line: usize) -> Entry {
    Entry::damaged(Entry::new_id(), SystemTime::now(), path, line)
}
