//! The index of the write-ahead log, looked at without a lock (SQLite's WAL-mode file format, section 2.1: the header).
//!
//! Every commit by whichever process changes its header before anybody is told of the commit. As long as the header is
//! what it was, an open snapshot shows everything there is.

use std::fs::File;
use std::path::Path;

/// How long one of the two copies of the header is.
const HEADER: usize = 48;

/// Where the number of commits stands in it, and that of frames in the log, in the byte order of the machine.
const COMMITS: std::ops::Range<usize> = 8..12;
const FRAMES: std::ops::Range<usize> = 16..20;

/// The index of one database's log.
#[derive(Clone, Copy, Debug)]
pub(super) struct Index(&'static File);

/// Its header at one moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Header([u8; HEADER]);

impl Index {
    /// The index of the database at `path`, which a connection of this process has open. The file stays open for as long
    /// as the process lives: to close it would take the locks away that SQLite holds on it (POSIX, `fcntl`).
    pub(super) fn open(path: &Path) -> Option<Index> {
        let mut name = path.as_os_str().to_owned();
        name.push("-shm");
        let file = File::open(name).ok().filter(|_| cfg!(unix))?;
        Some(Index(Box::leak(Box::new(file))))
    }

    /// The header as it is now; what is read while somebody writes it is none that was there before.
    pub(super) fn header(self) -> Option<Header> {
        let mut header = [0; HEADER];
        #[cfg(unix)]
        std::os::unix::fs::FileExt::read_exact_at(self.0, &mut header, 0).ok()?;
        Some(Header(header))
    }
}

impl Header {
    /// How many pages are in the log.
    pub(super) fn frames(&self) -> u32 {
        self.0[FRAMES].try_into().map_or(0, u32::from_ne_bytes)
    }

    /// How many commits there were since the index was made, or was made anew.
    pub(super) fn commits(&self) -> u32 {
        self.0[COMMITS].try_into().map_or(0, u32::from_ne_bytes)
    }

    /// One that says so many commits.
    #[cfg(test)]
    pub(super) fn of(commits: u32) -> Header {
        let mut header = [0; HEADER];
        header[COMMITS].copy_from_slice(&commits.to_ne_bytes());
        Header(header)
    }
}
