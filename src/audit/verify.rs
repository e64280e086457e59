//! Whether an audit log is whole and as it was written.

use super::{hash, head_of, read_head};
use crate::durable;
use crate::error::{Error, Result};
use serde_json::Value as Json;
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;

/// What a log that is whole has.
#[derive(Debug, PartialEq, Eq)]
pub struct Verified {
    /// How many lines.
    pub lines: u64,
    /// Lines that a crash or a full disk cut short; they count as they stand.
    pub cut: Vec<u64>,
    /// The hash of the last line: kept elsewhere, it proves the log later.
    pub hash: String,
}

/// Follows the log at `path` from its first line to its last.
pub fn verify(path: &Path) -> Result<Verified> {
    let failed = |error| durable::failed("read", path, error);
    let file = super::existing(path)?;
    // Whoever is adding a line is waited for.
    file.lock_shared().map_err(failed)?;
    let kept = File::open(head_of(path)).ok().and_then(|mut head| read_head(&mut head));
    let mut found = Verified { lines: 0, cut: Vec::new(), hash: String::new() };
    let mut known = None;
    for line in BufReader::new(&file).split(b'\n') {
        let line = line.map_err(failed)?;
        found.lines += 1;
        let entry: Option<Json> = serde_json::from_slice(&line).ok().filter(Json::is_object);
        match &entry {
            None => found.cut.push(found.lines),
            Some(entry) if entry["prev"] == found.hash.as_str() => {}
            Some(_) => return Err(broken(path, found.lines)),
        }
        found.hash = hash(&line);
        if kept.as_ref().is_some_and(|(lines, _)| *lines == found.lines) {
            known = Some(found.hash.clone());
        }
    }
    match kept {
        Some((lines, _)) if lines > found.lines => {
            Err(tampered(path, format!("the end is missing: there were {lines} lines, and {} are left", found.lines)))
        }
        Some((lines, hash)) if lines > 0 && known.as_ref() != Some(&hash) => {
            Err(tampered(path, format!("line {lines} was changed after it was written")))
        }
        None if found.lines > 0 => Err(tampered(
            path,
            format!("{} is missing or cannot be read, so the end may be too", head_of(path).display()),
        )),
        _ => Ok(found),
    }
}

/// A line that does not follow.
fn broken(path: &Path, line: u64) -> Error {
    let what = match line {
        1 => "the beginning is missing: line 1 follows a line that is not there".to_owned(),
        line => format!(
            "line {line} does not follow line {}: one of them was changed, put in, or one between them taken out",
            line - 1
        ),
    };
    tampered(path, what)
}

/// The log is not as it was written.
fn tampered(path: &Path, what: String) -> Error {
    Error::config(format!("{}: {what}", path.display()))
        .hint("what stands before that line can be relied on; compare with a copy, and keep the file as it is")
}
