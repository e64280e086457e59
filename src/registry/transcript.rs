//! `--transcript`: every frame both ways, as JSON lines, with its secrets masked.

use crate::epp::{Code, mask};
use crate::error::{Error, Result};
use serde_json::json;
use std::fs::{File, OpenOptions};
use std::io::Write;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

/// A file that frames are written to.
pub struct Transcript(Mutex<File>);

/// A frame and its answer.
pub(super) struct Exchange<'a> {
    /// When it was answered.
    pub(super) at: String,
    /// Where the client is.
    pub(super) peer: String,
    /// Who it is.
    pub(super) registrar: &'a str,
    /// What came; nothing before the greeting.
    pub(super) request: &'a [u8],
    /// What was answered.
    pub(super) answer: &'a [u8],
    /// The result code.
    pub(super) code: Code,
    /// The server's transaction id.
    pub(super) svtrid: &'a str,
}

impl Transcript {
    /// Goes on with the file at `path`, for its owner only.
    pub fn open(path: &Path) -> Result<Transcript> {
        let mut options = OpenOptions::new();
        options.append(true).create(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let file = options.open(path).map_err(|error| {
            Error::config(format!("the transcript {} cannot be written: {error}", path.display())).source(error)
        })?;
        Ok(Transcript(Mutex::new(file)))
    }

    /// Writes an exchange down.
    pub(super) fn record(&self, exchange: &Exchange<'_>) {
        let masked = |frame: &[u8]| String::from_utf8_lossy(&mask::mask_bytes(frame, &[])).into_owned();
        let line = json!({
            "at": exchange.at,
            "peer": exchange.peer,
            "registrar": exchange.registrar,
            "code": exchange.code.0,
            "svTRID": exchange.svtrid,
            "request": masked(exchange.request),
            "answer": masked(exchange.answer),
        });
        let mut file = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        // One write, so that lines of several processes do not mix.
        if let Err(error) = file.write_all(format!("{line}\n").as_bytes()) {
            tracing::error!(%error, "the transcript has a gap");
        }
    }
}
