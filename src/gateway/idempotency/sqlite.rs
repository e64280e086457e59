//! A file of SQLite. Each commit is on disk before anything else happens.
//!
//! Several gateways may use one file. Each holds a lock on a file of its own beside it as long as it lives; the system
//! takes the lock away however it ends.

use super::super::idempotency::Asked;
use super::store::{CLAIM, FIND, FORGET, Kept, RELEASE, Row, SETTLE, TABLE, failed};
use crate::config::paths;
use crate::error::{Error, Result};
use rusqlite::{Connection, OptionalExtension, params};
use std::fs::{File, TryLockError};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// How long a statement waits for another gateway.
const BUSY: Duration = Duration::from_secs(10);

/// The file.
pub(in crate::gateway) struct Sqlite {
    connection: Arc<Mutex<Connection>>,
    path: PathBuf,
    /// The name of this gateway among those that use the file.
    owner: String,
    /// Locked.
    _life: File,
}

impl Sqlite {
    /// Opens the file, which is made for its owner alone where it is missing.
    pub async fn open(path: PathBuf) -> Result<Sqlite> {
        tokio::task::spawn_blocking(move || Sqlite::open_now(path)).await.map_err(failed)?
    }

    fn open_now(path: PathBuf) -> Result<Sqlite> {
        if let Some(dir) = path.parent().filter(|dir| !dir.as_os_str().is_empty()) {
            paths::ensure(dir.to_owned())?;
        }
        let told = |error: &dyn std::fmt::Display| Error::config(format!("{}: {error}", path.display()));
        private(&path).map_err(|error| told(&error))?;
        let connection = Connection::open(&path).map_err(|error| told(&error))?;
        let prepared = connection
            .busy_timeout(BUSY)
            .and_then(|()| connection.pragma_update(None, "journal_mode", "WAL"))
            .and_then(|()| connection.pragma_update(None, "synchronous", "FULL"))
            .and_then(|()| connection.execute_batch(TABLE));
        prepared.map_err(|error| told(&error))?;
        let mut random = [0; 8];
        getrandom::fill(&mut random).map_err(|error| told(&error))?;
        let owner = format!("{:016x}", u64::from_be_bytes(random));
        let life = private(&life_of(&path, &owner)).map_err(|error| told(&error))?;
        life.lock().map_err(|error| told(&error))?;
        Ok(Sqlite { connection: Arc::new(Mutex::new(connection)), path, owner, _life: life })
    }

    /// Works on the connection, on a thread that may wait.
    async fn with<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Connection) -> rusqlite::Result<T> + Send + 'static,
    ) -> Result<T> {
        let connection = Arc::clone(&self.connection);
        let work = move || work(&connection.lock().unwrap_or_else(PoisonError::into_inner));
        tokio::task::spawn_blocking(work).await.map_err(failed)?.map_err(failed)
    }

    pub async fn claim(&self, asked: &Asked, now: i64) -> Result<bool> {
        let (asked, owner) = (asked.clone(), self.owner.clone());
        self.with(move |connection| {
            let mut statement = connection.prepare_cached(CLAIM)?;
            Ok(statement.execute(params![asked.id, asked.print, owner, now, asked.what, asked.cltrid])? == 1)
        })
        .await
    }

    pub async fn find(&self, id: &str) -> Result<Option<Row>> {
        let id = id.to_owned();
        self.with(move |connection| {
            let mut statement = connection.prepare_cached(FIND)?;
            let row = statement.query_row([id], |row| {
                Ok(Row {
                    print: row.get(0)?,
                    owner: row.get(1)?,
                    what: row.get(2)?,
                    cltrid: row.get(3)?,
                    status: row.get(4)?,
                    kind: row.get(5)?,
                    body: row.get(6)?,
                })
            });
            row.optional()
        })
        .await
    }

    pub async fn settle(&self, id: &str, kept: &Kept) -> Result<()> {
        let (id, kept) = (id.to_owned(), kept.clone());
        self.with(move |connection| {
            let mut statement = connection.prepare_cached(SETTLE)?;
            statement.execute(params![kept.status, kept.kind, kept.body, id]).map(drop)
        })
        .await
    }

    pub async fn release(&self, id: &str) -> Result<()> {
        let (id, owner) = (id.to_owned(), self.owner.clone());
        self.with(move |connection| connection.prepare_cached(RELEASE)?.execute([id, owner]).map(drop)).await
    }

    pub async fn forget(&self, time: i64) -> Result<()> {
        self.with(move |connection| connection.prepare_cached(FORGET)?.execute([time]).map(drop)).await
    }

    /// Whether the gateway called `owner` is at work. What it leaves when it is not is taken away.
    pub async fn lives(&self, owner: &str) -> Result<bool> {
        // Its own requests at work are known without the store.
        if owner == self.owner {
            return Ok(false);
        }
        let path = life_of(&self.path, owner);
        let look = move || match File::options().write(true).open(&path).map(|life| life.try_lock()) {
            Ok(Err(TryLockError::WouldBlock)) => true,
            Ok(Ok(())) => {
                drop(std::fs::remove_file(&path));
                false
            }
            _ => false,
        };
        tokio::task::spawn_blocking(look).await.map_err(failed)
    }
}

impl Drop for Sqlite {
    fn drop(&mut self) {
        drop(std::fs::remove_file(life_of(&self.path, &self.owner)));
    }
}

/// The file that a gateway locks.
fn life_of(path: &Path, owner: &str) -> PathBuf {
    path.with_extension(format!("{owner}.lock"))
}

/// A file that only its owner may read and write, made where it is missing.
fn private(path: &Path) -> std::io::Result<File> {
    let mut options = File::options();
    options.write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}
