//! Transfers that wait for a decision of ours, as messages told of them: a list in the state directory.
//!
//! A message that was acknowledged is gone; what it told is kept here until the registry says that it is decided.

use super::Queue;
use crate::config::paths;
use crate::durable;
use crate::epp::Reply;
use crate::error::Result;
use crate::value::Map;
use serde_json::{Value as Json, json};
use std::fs::File;
use std::io::{ErrorKind, Seek, SeekFrom, Write};
use std::path::PathBuf;

/// One of them.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Waiting {
    /// `domain` or `contact`.
    pub object: String,
    /// The name or id.
    pub name: String,
}

impl Waiting {
    /// The transfer in an answer, if it waits and another registrar asked for it.
    pub fn of(reply: &Reply, queue: &Queue) -> Option<Waiting> {
        let body = reply.data.iter().find(|body| body.element == "trnData")?;
        let text = |name: &str| body.values.str(name);
        let waits = text("trStatus") == Some("pending") && text("reID") != Some(queue.user.as_str());
        waits.then(|| Waiting::named(&body.values))?
    }

    /// The object of a transfer's data: a contact has an id, a domain a name.
    fn named(values: &Map) -> Option<Waiting> {
        let of = |object: &str, name: &str| Waiting { object: object.into(), name: name.into() };
        values.str("name").map(|name| of("domain", name)).or_else(|| values.str("id").map(|id| of("contact", id)))
    }

    /// The same in a message kept as JSON, of that queue.
    pub fn of_message(message: &Json, queue: &Queue) -> Option<Waiting> {
        let data = &message["data"];
        let own = message["profile"] == queue.profile.as_str() && message["user"] == queue.user.as_str();
        if !own || data["trStatus"] != "pending" || data["reID"] == queue.user.as_str() {
            return None;
        }
        let of = |object: &str, name: &str| Waiting { object: object.into(), name: name.into() };
        let domain = data["name"].as_str().map(|name| of("domain", name));
        domain.or_else(|| data["id"].as_str().map(|id| of("contact", id)))
    }
}

/// The list, of all queues, this process's own as long as this lives.
pub struct Noted {
    /// Another file than the list, which is replaced by another one.
    _lock: File,
    path: PathBuf,
}

impl Noted {
    /// Opens it, and waits for a process that is writing it.
    pub fn open() -> Result<Noted> {
        let path = paths::ensure(paths::state_dir()?)?.join("transfers.ndjson");
        let beside = path.with_extension("lock");
        let lock = durable::open(&beside).map_err(|error| durable::failed("opened", &beside, error))?;
        lock.lock().map_err(|error| durable::failed("locked", &beside, error))?;
        Ok(Noted { _lock: lock, path })
    }

    /// Its lines; what cannot be read, as half a line after a crash, is left out.
    fn lines(&self) -> Result<Vec<Json>> {
        let text = match std::fs::read(&self.path) {
            Err(error) if error.kind() == ErrorKind::NotFound => Vec::new(),
            text => text.map_err(|error| durable::failed("read", &self.path, error))?,
        };
        Ok(text.split(|byte| *byte == b'\n').filter_map(|line| serde_json::from_slice(line).ok()).collect())
    }

    /// Those of a queue, each once.
    pub fn of(&self, queue: &Queue) -> Result<Vec<Waiting>> {
        let lines = self.lines()?;
        let mut found: Vec<Waiting> = lines.iter().filter_map(|line| waiting(line, queue)).collect();
        found.sort();
        found.dedup();
        Ok(found)
    }

    /// Adds one; on disk when this returns.
    pub fn add(&self, queue: &Queue, waiting: &Waiting) -> Result<()> {
        let Waiting { object, name } = waiting;
        let line = json!({ "profile": queue.profile, "user": queue.user, "object": object, "name": name });
        // A line of its own, whatever a crash left before it.
        let written = durable::open(&self.path).and_then(|mut file| {
            let fresh = file.seek(SeekFrom::End(0))? == 0;
            file.write_all(format!("{}{line}", if fresh { "" } else { "\n" }).as_bytes())?;
            file.sync_data()?;
            if fresh { durable::sync_dir(&self.path) } else { Ok(()) }
        });
        written.map_err(|error| durable::unwritten(&self.path, error))
    }

    /// Takes those off that are decided.
    pub fn remove(&self, queue: &Queue, decided: &[Waiting]) -> Result<()> {
        let mut kept = self.lines()?;
        let before = kept.len();
        kept.retain(|line| waiting(line, queue).is_none_or(|own| !decided.contains(&own)));
        if kept.len() == before {
            return Ok(());
        }
        let text: Vec<String> = kept.iter().map(ToString::to_string).collect();
        durable::replace(&self.path, text.join("\n").as_bytes()).map_err(|error| durable::unwritten(&self.path, error))
    }
}

/// The transfer on a line, if it is of that queue.
fn waiting(line: &Json, queue: &Queue) -> Option<Waiting> {
    let own = line["profile"] == queue.profile.as_str() && line["user"] == queue.user.as_str();
    let text = |name: &str| line[name].as_str().map(String::from);
    own.then(|| Some(Waiting { object: text("object")?, name: text("name")? }))?
}
