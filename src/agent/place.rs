//! Where an agent is found: a directory that its user alone can enter, and in it a socket, a lock and a log for each.
//!
//! It is below the state directory, not `$XDG_RUNTIME_DIR`: that one is unknown to cron jobs, for whom an agent is made,
//! and it goes away when its user logs out.

use crate::config::{Profile, paths};
use crate::durable::{self, name_of};
use crate::error::{Error, Result};
use nix::unistd::geteuid;
use std::fs::{File, TryLockError};
use std::io::{ErrorKind, Read, Seek, SeekFrom};
use std::os::unix::fs::{DirBuilderExt, MetadataExt, PermissionsExt};
use std::path::PathBuf;
use tokio::net::UnixListener;

/// A log that has grown beyond this begins anew with the next agent.
const LOG: u64 = 1 << 20;

/// The files of one agent.
#[derive(Clone, Debug)]
pub struct Place {
    dir: PathBuf,
    name: String,
}

impl Place {
    /// That of the agent of a profile and its user.
    pub fn of(profile: &Profile) -> Result<Place> {
        let user = profile.user.as_deref().unwrap_or_default();
        let name = name_of(&[&profile.name, user]).to_string_lossy().into_owned();
        Ok(Place { dir: dir()?, name })
    }

    /// Those that have a socket, whether an agent still serves it or not.
    pub fn all() -> Result<Vec<Place>> {
        let dir = dir()?;
        let entries = match std::fs::read_dir(&dir) {
            Ok(entries) => entries,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
            Err(error) => return Err(durable::failed("read", &dir, error)),
        };
        let names = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
        let mut names: Vec<String> =
            names.filter_map(|name| name.strip_suffix(".sock").map(ToString::to_string)).collect();
        names.sort();
        Ok(names.into_iter().map(|name| Place { dir: dir.clone(), name }).collect())
    }

    /// The socket.
    pub fn socket(&self) -> PathBuf {
        self.file("sock")
    }

    /// The log of an agent without a terminal.
    pub fn log(&self) -> PathBuf {
        self.file("log")
    }

    /// One of its files.
    fn file(&self, kind: &str) -> PathBuf {
        self.dir.join(format!("{}.{kind}", self.name))
    }

    /// Whether an agent may be there: its socket is, or somebody keeps us from looking.
    pub fn is_taken(&self) -> bool {
        self.socket().symlink_metadata().map_or_else(|error| error.kind() != ErrorKind::NotFound, |_| true)
    }

    /// Why what is in the directory cannot be trusted: it is another user's, or others can write into it.
    pub fn distrust(&self) -> Option<String> {
        let dir = self.dir.display();
        let told = match self.dir.symlink_metadata() {
            Err(error) if error.kind() == ErrorKind::NotFound => return None,
            Err(error) => format!("{dir} cannot be looked at: {error}"),
            Ok(data) if !data.is_dir() => format!("{dir} is no directory"),
            Ok(data) if data.uid() != geteuid().as_raw() => format!("{dir} belongs to another user"),
            Ok(data) if data.mode() & 0o022 != 0 => format!("others can write into {dir}"),
            Ok(_) => return None,
        };
        Some(told)
    }

    /// Makes the directory where it is missing, and takes the place for this process; `None` where another agent has it.
    pub fn take(&self) -> Result<Option<Taken>> {
        if let Some(parent) = self.dir.parent() {
            paths::ensure(parent.to_owned())?;
        }
        match std::fs::DirBuilder::new().mode(0o700).create(&self.dir) {
            Err(error) if error.kind() != ErrorKind::AlreadyExists => {
                return Err(durable::failed("made", &self.dir, error));
            }
            _ => {}
        }
        if let Some(why) = self.distrust() {
            return Err(Error::config(format!("{why}, so no agent is started there"))
                .hint(format!("remove it, or `chmod 700 {}`", self.dir.display())));
        }
        let path = self.file("lock");
        let lock = durable::open(&path).map_err(|error| durable::failed("opened", &path, error))?;
        match lock.try_lock() {
            Ok(()) => Ok(Some(Taken { place: self.clone(), _lock: lock })),
            Err(TryLockError::WouldBlock) => Ok(None),
            Err(TryLockError::Error(error)) => Err(durable::failed("locked", &path, error)),
        }
    }

    /// Opens the log, at its end.
    pub fn open_log(&self) -> Result<File> {
        let path = self.log();
        let failed = |error| durable::failed("opened", &path, error);
        drop(durable::open(&path).map_err(failed)?);
        let file = File::options().append(true).open(&path).map_err(failed)?;
        if file.metadata().is_ok_and(|data| data.len() > LOG) {
            file.set_len(0).map_err(failed)?;
        }
        Ok(file)
    }

    /// The last line of the log: why the agent that was here has ended.
    pub fn last_words(&self) -> Option<String> {
        let mut file = File::open(self.log()).ok()?;
        let length = file.metadata().ok()?.len();
        file.seek(SeekFrom::Start(length.saturating_sub(4096))).ok()?;
        let mut end = Vec::new();
        file.take(4096).read_to_end(&mut end).ok()?;
        String::from_utf8_lossy(&end).lines().last().map(Into::into)
    }
}

/// A place that is this process's own as long as this lives.
#[derive(Debug)]
pub struct Taken {
    place: Place,
    _lock: File,
}

impl Taken {
    /// The place.
    pub fn place(&self) -> &Place {
        &self.place
    }

    /// Listens; a socket that a dead agent left is replaced.
    pub fn listen(&self) -> Result<UnixListener> {
        let path = self.place.socket();
        match std::fs::remove_file(&path) {
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(durable::failed("removed", &path, error)),
            _ => {}
        }
        let failed = |error: std::io::Error| {
            durable::failed("made", &path, error)
                .hint("the path of a socket is short: set XDG_STATE_HOME to a shorter one")
        };
        let listener = UnixListener::bind(&path).map_err(failed)?;
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o600)).map_err(failed)?;
        Ok(listener)
    }

    /// Nobody finds us any more.
    pub fn hide(&self) {
        // What is left is taken for what it is: a dead agent's.
        drop(std::fs::remove_file(self.place.socket()));
    }
}

/// The directory of all agents of this user.
fn dir() -> Result<PathBuf> {
    Ok(paths::state_dir()?.join("agent"))
}

/// Whether a process of this user is at the other end.
pub fn is_ours(stream: &tokio::net::UnixStream) -> bool {
    stream.peer_cred().is_ok_and(|peer| peer.uid() == geteuid().as_raw())
}

/// A place in another directory.
#[cfg(test)]
fn place(dir: &std::path::Path) -> Place {
    Place { dir: dir.to_owned(), name: "ote+A".into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_directory_of_others_is_not_trusted_and_a_place_is_taken_once() {
        let home = tempfile::tempdir().unwrap();
        let here = place(&home.path().join("state/agent"));
        assert!(!here.is_taken() && here.distrust().is_none());
        let taken = here.take().unwrap().unwrap();
        assert!(here.take().unwrap().is_none());
        let mode = std::fs::metadata(&here.dir).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode, 0o700);
        drop(taken);
        for mode in [0o770, 0o702, 0o777] {
            std::fs::set_permissions(&here.dir, std::fs::Permissions::from_mode(mode)).unwrap();
            assert!(here.distrust().unwrap().contains("others can write"), "{mode:o}");
            assert!(here.take().unwrap_err().hint_text().unwrap().contains("chmod 700"));
        }
        let link = place(&home.path().join("link"));
        std::os::unix::fs::symlink(&here.dir, &link.dir).unwrap();
        assert!(link.distrust().unwrap().contains("no directory"));
    }

    #[tokio::test]
    async fn a_dead_agents_socket_is_replaced() {
        let home = tempfile::tempdir().unwrap();
        let here = place(&home.path().join("agent"));
        let taken = here.take().unwrap().unwrap();
        drop(taken.listen().unwrap());
        assert!(here.is_taken());
        let listener = taken.listen().unwrap();
        assert_eq!(std::fs::metadata(here.socket()).unwrap().permissions().mode() & 0o777, 0o600);
        drop(listener);
        taken.hide();
        assert!(!here.is_taken());
    }
}
