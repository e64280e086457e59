//! The journal of a bulk run: a line of JSON for each thing that happened to a row.
//!
//! A small file beside it (`JOURNAL.head`) holds how many lines were on disk at the last sync, and their SHA-256: rows
//! whose commands went out cannot be cut off its end unseen. What came after that sync may be missing: nothing was sent
//! on its strength.

use crate::durable;
use crate::error::{Error, Result};
use crate::journal::Entry;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::fs::{File, OpenOptions};
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// What a run is about; the first line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// The table.
    pub table: String,
    /// Its SHA-256.
    pub sha256: String,
    /// The command with its holes.
    pub command: String,
    /// The profile.
    pub profile: String,
    /// Who is logged in.
    pub user: String,
}

/// What became of a row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum State {
    /// Nothing yet.
    #[default]
    Waiting,
    /// It may have been sent; the registry has to be asked.
    Open(Box<Entry>),
    /// It was done.
    Done,
    /// The registry refused it, with this code and these words.
    Refused(u16, String),
}

/// The journal of one run, which has it alone.
#[derive(Debug)]
pub struct Book {
    path: PathBuf,
    file: File,
    inner: Mutex<Inner>,
    /// The file with what is known to be on disk, and how many lines that are.
    head: Mutex<(File, u64)>,
}

/// What is written.
#[derive(Debug)]
struct Inner {
    states: Vec<State>,
    length: u64,
    lines: u64,
    digest: Sha256,
}

/// The file with what is known to be on disk.
fn head_of(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".head");
    name.into()
}

/// What such a file says: how many lines, and their hash.
fn read_head(mut file: &File) -> Option<(u64, String)> {
    let mut text = String::new();
    file.read_to_string(&mut text).ok()?;
    let (lines, hash) = text.trim_end().split_once(' ')?;
    Some((lines.parse().ok()?, hash.into()))
}

/// A digest as text.
fn hex(digest: &Sha256) -> String {
    digest.clone().finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

impl Book {
    /// Begins the journal of a new run over rows up to the number `last`.
    pub fn begin(path: &Path, head: &Head, last: usize) -> Result<Book> {
        let mut book = Book::open(path, true)?;
        let mut text = Vec::new();
        book.file.read_to_end(&mut text).map_err(|error| durable::failed("read", path, error))?;
        if !text.is_empty() {
            return Err(Error::usage(format!("{} is the journal of another run", path.display()))
                .hint("go on with that one: --resume FILE; or name another file: --journal FILE"));
        }
        // Another run's, whose journal was removed.
        book.head().0.set_len(0).map_err(|error| durable::failed("written", &head_of(path), error))?;
        let Head { table, sha256, command, profile, user } = head;
        book.inner().states = vec![State::Waiting; last + 1];
        book.write(&[json!({
            "bulk": command, "table": table, "sha256": sha256, "profile": profile, "user": user, "rows": last,
        })])?;
        book.sync()?;
        durable::sync_dir(path).map_err(|error| durable::failed("made", path, error))?;
        Ok(book)
    }

    /// Opens the journal of a run that was begun.
    pub fn resume(path: &Path) -> Result<(Book, Head)> {
        let mut book = Book::open(path, false)?;
        let mut bytes = Vec::new();
        book.file.read_to_end(&mut bytes).map_err(|error| durable::failed("read", path, error))?;
        // A line without an end was never on disk as a whole: what it begins was not sent.
        let whole = bytes.iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
        let text = std::str::from_utf8(&bytes[..whole]).map_err(|_| damaged(path, 0))?;
        let mut lines = text.lines().enumerate();
        let first =
            lines.next().ok_or_else(|| Error::usage(format!("{} is empty: no run was begun", path.display())))?;
        let (head, last) = head(first.1).ok_or_else(|| damaged(path, 1))?;
        let mut states = vec![State::Waiting; last + 1];
        for (at, line) in lines {
            let (row, state) = read(line).ok_or_else(|| damaged(path, at + 1))?;
            *states.get_mut(row).ok_or_else(|| damaged(path, at + 1))? = state;
        }
        let known = read_head(&book.head().0);
        let mut digest = Sha256::new();
        let mut count = 0;
        for line in text.split_inclusive('\n') {
            digest.update(line);
            count += 1;
            if known.as_ref().is_some_and(|(lines, hash)| *lines == count && *hash != hex(&digest)) {
                return Err(changed(path, format!("one of its first {count} lines is not as it was written")));
            }
        }
        if let Some((lines, _)) = known.filter(|(lines, _)| *lines > count) {
            return Err(changed(path, format!("its end is missing: there were {lines} lines, and {count} are left")));
        }
        if whole < bytes.len() {
            book.file.set_len(whole as u64).map_err(|error| durable::failed("written", path, error))?;
        }
        *book.inner() = Inner { states, length: whole as u64, lines: count, digest };
        Ok((book, head))
    }

    /// Opens the file for this process alone.
    fn open(path: &Path, make: bool) -> Result<Book> {
        let mut options = OpenOptions::new();
        options.read(true).append(true).create(make);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let file = options.open(path).map_err(|error| durable::failed("opened", path, error))?;
        durable::take(&file, path, "works on it")?;
        let beside = head_of(path);
        let head = durable::open(&beside).map_err(|error| durable::failed("opened", &beside, error))?;
        let inner = Mutex::new(Inner { states: Vec::new(), length: 0, lines: 0, digest: Sha256::new() });
        Ok(Book { path: path.to_owned(), file, inner, head: Mutex::new((head, 0)) })
    }

    /// What became of a row.
    pub fn state(&self, row: usize) -> State {
        self.inner().states.get(row).cloned().unwrap_or_default()
    }

    /// Writes down that these rows are about to be sent; on disk only after [`Book::sync`].
    pub fn sending(&self, rows: &[(usize, Entry)]) -> Result<()> {
        let lines: Vec<Value> =
            rows.iter().map(|(row, entry)| json!({ "row": row, "sending": entry.json() })).collect();
        self.write(&lines)?;
        let mut inner = self.inner();
        for (row, entry) in rows {
            inner.states[*row] = State::Open(Box::new(entry.clone()));
        }
        Ok(())
    }

    /// Writes down that a row was done; `how` it is known, where no answer was read.
    pub fn done(&self, row: usize, code: Option<u16>, svtrid: Option<&str>, how: Option<&str>) -> Result<()> {
        self.write(&[json!({ "row": row, "done": code, "svTRID": svtrid, "how": how })])?;
        self.inner().states[row] = State::Done;
        Ok(())
    }

    /// Writes down that a row was refused.
    pub fn refused(&self, row: usize, code: u16, words: &str) -> Result<()> {
        self.write(&[json!({ "row": row, "refused": code, "msg": words })])?;
        self.inner().states[row] = State::Refused(code, words.into());
        Ok(())
    }

    /// Writes down that nothing of a row was sent: it waits again.
    pub fn unsent(&self, row: usize, why: &str) -> Result<()> {
        self.write(&[json!({ "row": row, "waits": why })])?;
        self.inner().states[row] = State::Waiting;
        Ok(())
    }

    /// Has everything written to disk, and notes that it is.
    pub fn sync(&self) -> Result<()> {
        let (lines, digest) = {
            let inner = self.inner();
            (inner.lines, inner.digest.clone())
        };
        self.file.sync_data().map_err(|error| durable::failed("written to disk", &self.path, error))?;
        let mut head = self.head();
        // Another session may have synced more meanwhile.
        if lines > head.1 {
            let written = head.0.seek(SeekFrom::Start(0));
            let text = format!("{lines:020} {}\n", hex(&digest));
            let written = written.and_then(|_| head.0.write_all(text.as_bytes()));
            written.map_err(|error| durable::failed("written", &head_of(&self.path), error))?;
            head.1 = lines;
        }
        Ok(())
    }

    /// Writes lines, or nothing of them.
    fn write(&self, lines: &[Value]) -> Result<()> {
        let text: String = lines.iter().map(|line| format!("{line}\n")).collect();
        let mut inner = self.inner();
        match (&self.file).write_all(text.as_bytes()) {
            Ok(()) => {
                inner.length += text.len() as u64;
                inner.lines += lines.len() as u64;
                inner.digest.update(text.as_bytes());
                Ok(())
            }
            Err(error) => {
                // Half a line at the end is cut off by the next run too.
                let _ = self.file.set_len(inner.length);
                Err(durable::failed("written", &self.path, error))
            }
        }
    }

    fn head(&self) -> MutexGuard<'_, (File, u64)> {
        self.head.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn inner(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The first line.
fn head(line: &str) -> Option<(Head, usize)> {
    let json: Value = serde_json::from_str(line).ok()?;
    let text = |name: &str| json.get(name)?.as_str().map(ToString::to_string);
    let (command, table, sha256) = (text("bulk")?, text("table")?, text("sha256")?);
    let head = Head { table, sha256, command, profile: text("profile")?, user: text("user")? };
    Some((head, usize::try_from(json.get("rows")?.as_u64()?).ok()?))
}

/// Any other line.
fn read(line: &str) -> Option<(usize, State)> {
    let json: Value = serde_json::from_str(line).ok()?;
    let row = usize::try_from(json.get("row")?.as_u64()?).ok()?;
    let state = if let Some(entry) = json.get("sending") {
        State::Open(Box::new(Entry::read(entry, row)?))
    } else if let Some(code) = json.get("refused") {
        let words = json.get("msg").and_then(Value::as_str).unwrap_or_default();
        State::Refused(u16::try_from(code.as_u64()?).ok()?, words.into())
    } else if json.get("waits").is_some() {
        State::Waiting
    } else {
        json.get("done")?;
        State::Done
    };
    Some((row, state))
}

fn damaged(path: &Path, line: usize) -> Error {
    Error::config(format!("{}: line {line} cannot be read: the journal was changed or damaged", path.display()))
        .hint("nothing was sent; what the other lines say still holds, so mend or remove that line knowingly")
}

/// The journal is not the one that was written.
fn changed(path: &Path, what: String) -> Error {
    Error::config(format!("{}: {what}", path.display())).hint(format!(
        "rows that were done may look as if they waited; nothing was sent. Take the journal back from a copy, or, if you \
         know that it is right, remove {}",
        head_of(path).display()
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::UNIX_EPOCH;

    fn head() -> Head {
        let text = |text: &str| text.to_string();
        Head { table: text("t.csv"), sha256: text("00"), command: text("x {y}"), profile: text("p"), user: text("u") }
    }

    fn entry() -> Entry {
        Entry {
            id: "1".into(),
            time: UNIX_EPOCH,
            profile: "p".into(),
            user: "u".into(),
            cltrid: Some("C-1".into()),
            command: "domain renew".into(),
            object: Some("a.test".into()),
            frame: "<epp/>".into(),
            why: String::new(),
        }
    }

    #[test]
    fn a_run_is_known_again_by_its_journal() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("j");
        let book = Book::begin(&path, &head(), 5).unwrap();
        book.sending(&[(1, entry()), (2, entry()), (3, entry()), (5, entry())]).unwrap();
        book.done(1, Some(1000), Some("S"), None).unwrap();
        book.refused(2, 2303, "Object does not exist").unwrap();
        book.unsent(5, "no session").unwrap();
        assert!(Book::resume(&path).unwrap_err().message().contains("another eppsh works on it"));
        drop(book);
        let error = Book::begin(&path, &head(), 5).unwrap_err();
        assert!(error.message().contains("another run"), "{error}");
        let (book, known) = Book::resume(&path).unwrap();
        assert_eq!(known, head());
        let states: Vec<State> = (1..=5).map(|row| book.state(row)).collect();
        let refused = State::Refused(2303, "Object does not exist".into());
        assert_eq!(states, [State::Done, refused, State::Open(Box::new(entry())), State::Waiting, State::Waiting]);
        drop(book);
        let text = std::fs::read_to_string(&path).unwrap();
        // Cut anywhere it can be gone on with: half a line counts for nothing.
        for end in text.find('\n').unwrap() + 1..text.len() {
            std::fs::write(&path, &text[..end]).unwrap();
            drop(Book::resume(&path).unwrap());
        }
        // Once it is known what was on disk, a cut at the end of a line is seen too, and so is a change.
        std::fs::write(&path, &text).unwrap();
        let (book, _) = Book::resume(&path).unwrap();
        book.sync().unwrap();
        drop(book);
        let last = text.trim_end().rfind('\n').unwrap() + 1;
        std::fs::write(&path, &text[..last]).unwrap();
        let error = Book::resume(&path).unwrap_err();
        assert!(error.message().contains("there were 8 lines, and 7 are left"), "{error}");
        assert!(error.hint_text().unwrap().contains("j.head"));
        std::fs::write(&path, text.replacen("2303", "2304", 1)).unwrap();
        assert!(Book::resume(&path).unwrap_err().message().contains("first 8 lines"));
        // What came after it may be missing, and whoever knows better says so.
        std::fs::write(&path, format!("{text}{}\n", json!({ "row": 5, "waits": "x" }))).unwrap();
        drop(Book::resume(&path).unwrap());
        std::fs::write(&path, &text[..last]).unwrap();
        std::fs::remove_file(dir.path().join("j.head")).unwrap();
        drop(Book::resume(&path).unwrap());
        std::fs::write(&path, text.replacen("\"row\":2", "\"row\":99", 1)).unwrap();
        assert!(Book::resume(&path).unwrap_err().message().contains("line 3"));
        std::fs::write(&path, "").unwrap();
        assert!(Book::resume(&path).unwrap_err().message().contains("empty"));
    }
}
