//! The file of drained messages: one JSON object on a line, each on disk before its message is acknowledged.

use super::{MessageKey, Queue};
use crate::durable;
use crate::error::{Error, Result};
use crate::fault;
use serde_json::Value as Json;
use std::collections::HashSet;
use std::fs::File;
use std::io::{BufRead, BufReader, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

/// What every line begins with.
const START: &str = "{\"profile\":";

/// A file of messages, this process's own while it is open.
pub struct Messages {
    file: File,
    path: PathBuf,
    length: u64,
    /// The messages of one queue that it holds.
    held: HashSet<MessageKey>,
}

impl Messages {
    /// Opens the file at `path` and reads which messages of `queue` it holds. Half a line at its end, which a crash left,
    /// is taken off: its message was never acknowledged. A file of anything else is refused.
    pub fn open(path: &Path, queue: &Queue) -> Result<Messages> {
        let failed = |error| durable::failed("opened", path, error);
        let fresh = !path.exists();
        let file = durable::open(path).map_err(failed)?;
        if !file.metadata().map_err(failed)?.is_file() {
            return Err(Error::usage(format!("{} is no file on a disk", path.display()))
                .hint("messages are acknowledged once they are safe there; --exec hands them to a command instead"));
        }
        durable::take(&file, path, "drains into it")?;
        if fresh {
            durable::sync_dir(path).map_err(failed)?;
        }
        let mut messages = Messages { file, path: path.into(), length: 0, held: HashSet::new() };
        messages.read(queue)?;
        Ok(messages)
    }

    /// Reads what is there.
    fn read(&mut self, queue: &Queue) -> Result<()> {
        let failed = |error| durable::failed("read", &self.path, error);
        let mut reader = BufReader::new(&self.file);
        let mut line = Vec::new();
        let mut number = 0;
        loop {
            line.clear();
            let length = reader.read_until(b'\n', &mut line).map_err(failed)?;
            number += 1;
            if length == 0 {
                break;
            }
            if line.last() != Some(&b'\n') {
                if !is_torn(&line) {
                    return Err(foreign(&self.path, number));
                }
                self.file.set_len(self.length).and_then(|()| self.file.sync_all()).map_err(failed)?;
                break;
            }
            let json: Json = serde_json::from_slice(&line).map_err(|_| foreign(&self.path, number))?;
            let key = MessageKey::of_json(&json).ok_or_else(|| foreign(&self.path, number))?;
            if json["profile"] == queue.profile.as_str() && json["user"] == queue.user.as_str() {
                self.held.insert(key);
            }
            self.length += length as u64;
        }
        self.file.seek(SeekFrom::Start(self.length)).map_err(failed)?;
        Ok(())
    }

    /// Whether the message is here already.
    pub fn holds(&self, key: &MessageKey) -> bool {
        self.held.contains(key)
    }

    /// Adds a message; it is on disk when this returns. What cannot be written whole is taken back.
    pub fn add(&mut self, key: MessageKey, message: &Json) -> Result<()> {
        let mut line = message.to_string().into_bytes();
        line.push(b'\n');
        fault::point("drain-before-write");
        let (head, tail) = line.split_at(line.len() / 2);
        let written = self.file.write_all(head).and_then(|()| {
            fault::point("drain-half-written");
            self.file.write_all(tail)?;
            fault::point("drain-before-sync");
            self.file.sync_data()
        });
        if let Err(error) = written {
            drop(self.file.set_len(self.length).and_then(|()| self.file.seek(SeekFrom::Start(self.length))));
            return Err(durable::unwritten(&self.path, error));
        }
        self.length += line.len() as u64;
        self.held.insert(key);
        Ok(())
    }
}

/// Whether this may be the beginning of a line of ours: cut short, or the zeros of a file that grew before its content came.
fn is_torn(tail: &[u8]) -> bool {
    let text = &tail[..tail.iter().position(|byte| *byte == 0).unwrap_or(tail.len())];
    let zeros = tail[text.len()..].iter().all(|byte| *byte == 0);
    let common = text.len().min(START.len());
    zeros && text[..common] == START.as_bytes()[..common]
}

/// The file holds something else.
fn foreign(path: &Path, line: usize) -> Error {
    Error::usage(format!("{}:{line}: this is no message of `poll drain`", path.display()))
        .hint("nothing was sent and nothing was changed; name a file of its own, or a new one")
}

/// The messages in a file, of whatever queue; half a line at its end is left out.
pub fn read_all(path: &str) -> Result<Vec<Json>> {
    let file = File::open(path).map_err(|error| Error::usage(format!("cannot read {path}: {error}")))?;
    let mut found = Vec::new();
    for (at, line) in BufReader::new(file).split(b'\n').enumerate() {
        let line = line.map_err(|error| Error::usage(format!("cannot read {path}: {error}")))?;
        if line.is_empty() {
            continue;
        }
        match serde_json::from_slice::<Json>(&line) {
            Ok(json) if MessageKey::of_json(&json).is_some() => found.push(json),
            Err(_) if is_torn(&line) => {}
            _ => return Err(foreign(Path::new(path), at + 1)),
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn queue() -> Queue {
        Queue { profile: "p".into(), user: "U".into() }
    }

    fn key(id: &str) -> MessageKey {
        MessageKey { id: id.into(), qdate: Some("2026-01-01T00:00:00Z".into()) }
    }

    fn message(user: &str, id: &str) -> Json {
        json!({ "profile": "p", "user": user, "msgQ": { "id": id, "qDate": "2026-01-01T00:00:00Z" } })
    }

    /// Opens what was closed before: a process that another test is starting may hold the lock for a moment more.
    fn reopened(path: &Path) -> Messages {
        let held = |opened: &Result<Messages>| opened.as_ref().is_err_and(|error| error.message().contains("another"));
        let mut tries = (0..1000).map(|_| {
            std::thread::sleep(std::time::Duration::from_millis(1));
            Messages::open(path, &queue())
        });
        tries.find(|opened| !held(opened)).unwrap().unwrap()
    }

    #[test]
    fn what_is_there_is_known_again_and_half_a_line_is_taken_off() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("m.ndjson");
        let mut messages = Messages::open(&path, &queue()).unwrap();
        messages.add(key("1"), &message("U", "1")).unwrap();
        messages.add(key("2"), &message("OTHER", "2")).unwrap();
        assert!(Messages::open(&path, &queue()).unwrap_err_text().contains("another eppsh"));
        drop(messages);
        let whole = std::fs::read(&path).unwrap();
        for torn in ["{", "{\"prof", "{\"profile\":\"p\",\"us", "\0\0\0", "{\"profile\":\"p\0\0"] {
            std::fs::write(&path, [&whole, torn.as_bytes()].concat()).unwrap();
            let messages = reopened(&path);
            assert!(messages.holds(&key("1")) && !messages.holds(&key("2")) && !messages.holds(&key("3")));
            assert_eq!(std::fs::read(&path).unwrap(), whole, "{torn:?}");
        }
        assert!(!reopened(&path).holds(&MessageKey { id: "1".into(), qdate: None }));
    }

    #[test]
    fn a_file_of_something_else_stays_as_it_is() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("notes");
        for text in ["dear diary", "dear diary\n", "{\"a\":1}\n", "[1]\n", "{\"profile\":\"p\"}\nx"] {
            std::fs::write(&path, text).unwrap();
            let error = Messages::open(&path, &queue()).unwrap_err_text();
            assert!(error.contains("no message of `poll drain`"), "{error}");
            assert_eq!(std::fs::read_to_string(&path).unwrap(), text);
        }
    }

    /// The message of the error that is expected.
    trait ErrText {
        fn unwrap_err_text(self) -> String;
    }

    impl ErrText for Result<Messages> {
        fn unwrap_err_text(self) -> String {
            self.err().unwrap().message().to_string()
        }
    }
}
