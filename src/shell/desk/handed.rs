//! Which message was handed to a command last, so that it is not handed over again when its acknowledgement was lost.

use super::{MessageKey, Queue};
use crate::config::paths;
use crate::durable;
use crate::error::Result;
use serde_json::{Value as Json, json};
use std::fs::File;
use std::path::PathBuf;

/// The last message that a command took, one file for each queue, this process's own while it is open.
pub struct Handed {
    path: PathBuf,
    last: Option<MessageKey>,
    /// Holds the lock.
    _lock: File,
}

impl Handed {
    /// Opens that of a queue.
    pub fn open(queue: &Queue) -> Result<Handed> {
        let dir = paths::ensure(paths::state_dir()?.join("drained"))?;
        let path = dir.join(durable::name_of(&[&queue.profile, &queue.user]));
        let beside = dir.join(durable::name_of(&[&queue.profile, &queue.user, "lock"]));
        let lock = durable::open(&beside).map_err(|error| durable::failed("opened", &beside, error))?;
        durable::take(&lock, &beside, "drains this queue into a command")?;
        let last = std::fs::read(&path).ok().and_then(|bytes| serde_json::from_slice::<Json>(&bytes).ok());
        Ok(Handed { path, last: last.as_ref().and_then(MessageKey::of_json), _lock: lock })
    }

    /// Whether the message was handed over already.
    pub fn is(&self, key: &MessageKey) -> bool {
        self.last.as_ref() == Some(key)
    }

    /// Notes that a message was handed over; on disk when this returns.
    pub fn note(&mut self, key: &MessageKey) -> Result<()> {
        let told = json!({ "msgQ": { "id": key.id, "qDate": key.qdate } });
        durable::replace(&self.path, told.to_string().as_bytes())
            .map_err(|error| durable::unwritten(&self.path, error))?;
        self.last = Some(key.clone());
        Ok(())
    }
}
