//! The audit log: what went to a registry and what came back, a line of JSON each, every line bound to the one before.
//!
//! A line holds the SHA-256 of the line before it, so that none can be changed, taken out or put in without a trace. A small
//! file beside the log holds the number of lines and the hash of the last, so that the end cannot be cut off unseen.
//! Lines are added under a lock: any number of processes write one log.

pub mod verify;

use crate::client::hooks::Audited;
use crate::config::paths;
use crate::durable;
use crate::epp::mask;
use crate::error::{Error, Result};
use serde_json::{Value as Json, json};
use sha2::{Digest, Sha256};
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

/// The log of this user.
pub fn path() -> Result<PathBuf> {
    Ok(paths::ensure(paths::state_dir()?)?.join("audit.ndjson"))
}

/// The file with the number of lines and the hash of the last.
fn head_of(path: &Path) -> PathBuf {
    path.with_extension("head")
}

/// The hash of a line without its line feed.
fn hash(line: &[u8]) -> String {
    Sha256::digest(line).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The end of a log: how long it is, how many lines it has, the hash of the last.
#[derive(Clone, Debug, PartialEq)]
struct End {
    length: u64,
    lines: u64,
    hash: String,
}

/// The log, open to be added to.
pub struct Log {
    path: PathBuf,
    file: File,
    head: File,
    end: Option<End>,
}

impl Log {
    /// Opens the log at `path`, or makes it.
    pub fn open(path: &Path) -> Result<Log> {
        let told = |error| {
            durable::failed("opened", path, error)
                .hint("the profile asks for an audit log and nothing was sent without it; `audit = false` does")
        };
        let file = durable::open(path).map_err(told)?;
        let head = durable::open(&head_of(path)).map_err(told)?;
        Ok(Log { path: path.into(), file, head, end: None })
    }

    /// Adds what was exchanged.
    pub fn add(&mut self, what: &Audited) -> Result<()> {
        let frame = |bytes: &[u8]| String::from_utf8_lossy(&mask::mask_bytes(bytes, &[])).into_owned();
        let entry = json!({
            "time": jiff::Timestamp::now().strftime("%Y-%m-%dT%H:%M:%S.%3fZ").to_string(),
            "by": std::env::var("USER").or_else(|_| std::env::var("LOGNAME")).ok(),
            "profile": what.profile,
            "user": what.user,
            "command": what.outline.command,
            "object": what.outline.object,
            "clTRID": what.outline.cltrid,
            "svTRID": what.svtrid,
            "code": what.code,
            "ms": (what.elapsed.as_secs_f64() * 10_000.0).round() / 10.0,
            "why": what.why,
            "request": frame(what.request),
            "answer": what.answer.map(frame),
        });
        self.append(entry).map_err(|error| durable::unwritten(&self.path, error))
    }

    /// Adds an entry, bound to the line before it.
    fn append(&mut self, mut entry: Json) -> io::Result<()> {
        self.file.lock()?;
        let done = (|| {
            let length = self.file.metadata()?.len();
            let end = match self.end.take() {
                Some(end) if end.length == length => end,
                _ => self.find_end(length)?,
            };
            entry["prev"] = end.hash.clone().into();
            let line = entry.to_string();
            // Half a line that a crash left becomes a line of its own: nothing is ever taken out.
            let start = if end.length < length { "\n" } else { "" };
            self.file.seek(SeekFrom::End(0))?;
            if let Err(error) = self.file.write_all(format!("{start}{line}\n").as_bytes()) {
                drop(self.file.set_len(length));
                return Err(error);
            }
            let (lines, hash) = (end.lines + 1, hash(line.as_bytes()));
            self.head.seek(SeekFrom::Start(0))?;
            self.head.write_all(format!("{lines:020} {hash}\n").as_bytes())?;
            let length = length + (start.len() + line.len() + 1) as u64;
            self.end = Some(End { length, lines, hash });
            Ok(())
        })();
        self.file.unlock()?;
        done
    }

    /// Looks for the end of the log. Its `length` is less than the file's when half a line stands there, which is then
    /// counted.
    fn find_end(&mut self, length: u64) -> io::Result<End> {
        let none = || End { length: 0, lines: 0, hash: String::new() };
        if length == 0 {
            return Ok(none());
        }
        let last = self.last_line(length)?;
        let torn = last.last() != Some(&b'\n');
        let text = if torn { &last[..] } else { &last[..last.len() - 1] };
        let hash = hash(text);
        let kept = read_head(&mut self.head);
        let lines = match kept {
            Some((lines, known)) if known == hash && !torn => lines,
            // The small file lags behind after a crash: the lines are counted.
            _ => {
                self.file.seek(SeekFrom::Start(0))?;
                BufReader::new(&self.file).split(b'\n').count() as u64
            }
        };
        Ok(End { length: if torn { length - 1 } else { length }, lines, hash })
    }

    /// The last line, with its line feed where it has one.
    fn last_line(&mut self, length: u64) -> io::Result<Vec<u8>> {
        let mut size = 64 << 10;
        loop {
            let from = length.saturating_sub(size);
            self.file.seek(SeekFrom::Start(from))?;
            let mut tail = Vec::new();
            (&self.file).take(length - from).read_to_end(&mut tail)?;
            let body = tail.strip_suffix(b"\n").unwrap_or(&tail);
            match body.iter().rposition(|byte| *byte == b'\n') {
                Some(at) => return Ok(tail.split_off(at + 1)),
                None if from == 0 => return Ok(tail),
                None => size *= 4,
            }
        }
    }
}

/// The number of lines and the hash of the last, as the small file has them.
fn read_head(head: &mut File) -> Option<(u64, String)> {
    let mut text = String::new();
    head.seek(SeekFrom::Start(0)).ok()?;
    head.read_to_string(&mut text).ok()?;
    let (lines, hash) = text.trim_end().split_once(' ')?;
    Some((lines.parse().ok()?, hash.into()))
}

/// Opens a log to be read; says how to have one where there is none yet.
fn existing(path: &Path) -> Result<File> {
    File::open(path).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => Error::usage(format!("there is no audit log yet ({})", path.display()))
            .hint("`audit = true` in a profile keeps one; a profile marked production keeps one by itself"),
        _ => durable::failed("read", path, error),
    })
}

/// Calls `each` for every entry of the log at `path`, in order; lines that are none are passed over.
pub fn entries(path: &Path, mut each: impl FnMut(Json) -> Result<()>) -> Result<()> {
    let file = existing(path)?;
    for line in BufReader::new(file).split(b'\n') {
        let line = line.map_err(|error| durable::failed("read", path, error))?;
        if let Ok(entry) = serde_json::from_slice(&line) {
            each(entry)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests;
