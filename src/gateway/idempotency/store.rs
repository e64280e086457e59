//! Where keys and answers are kept. The statements are written once; each database runs them in its own way.

use super::Asked;
use super::sqlite::Sqlite;
use crate::error::{Error, Result};
use std::fmt;
use std::path::PathBuf;

/// The table. A row without a status belongs to a request whose answer is due.
pub(super) const TABLE: &str = "CREATE TABLE IF NOT EXISTS idempotency (
    id TEXT PRIMARY KEY, print TEXT NOT NULL, owner TEXT NOT NULL, begun BIGINT NOT NULL,
    what TEXT NOT NULL, cltrid TEXT NOT NULL, status BIGINT, kind TEXT, body TEXT);
    CREATE INDEX IF NOT EXISTS idempotency_begun ON idempotency (begun)";
/// Takes a key that nobody has.
pub(super) const CLAIM: &str = "INSERT INTO idempotency (id, print, owner, begun, what, cltrid)
    VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (id) DO NOTHING";
/// What is known of a key.
pub(super) const FIND: &str = "SELECT print, owner, what, cltrid, status, kind, body FROM idempotency WHERE id = $1";
/// Keeps an answer; the first one stays.
pub(super) const SETTLE: &str =
    "UPDATE idempotency SET status = $1, kind = $2, body = $3 WHERE id = $4 AND status IS NULL";
/// Gives a key back whose request was not sent.
pub(super) const RELEASE: &str = "DELETE FROM idempotency WHERE id = $1 AND owner = $2 AND status IS NULL";
/// Forgets what is old.
pub(super) const FORGET: &str = "DELETE FROM idempotency WHERE begun < $1";

/// Where keys are kept, as it is written: `sqlite:PATH` or `postgres://…`.
#[derive(Clone, PartialEq, Eq)]
pub enum Place {
    /// A file of SQLite: for one machine.
    Sqlite(PathBuf),
    /// A database of PostgreSQL: for any number of gateways. It may hold a password.
    Postgres(String),
}

impl Place {
    /// Reads what stands after `--idempotency`.
    pub fn read(text: &str) -> Result<Place> {
        let hint = "write --idempotency sqlite:PATH or --idempotency postgres://USER@HOST/NAME";
        match text.strip_prefix("sqlite:") {
            Some(path) if !path.is_empty() => Ok(Place::Sqlite(path.into())),
            None if text.starts_with("postgres://") || text.starts_with("postgresql://") => {
                Ok(Place::Postgres(text.into()))
            }
            _ => Err(Error::usage("--idempotency names no database").hint(hint)),
        }
    }
}

impl Place {
    /// A file in the state directory.
    pub fn usual() -> Place {
        // Without a home there is the place that services have.
        let dir = crate::config::paths::state_dir().unwrap_or_else(|_| "/var/lib/eppsh".into());
        Place::Sqlite(dir.join("gateway-keys.db"))
    }
}

impl fmt::Debug for Place {
    /// Never with the password.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Place::Sqlite(path) => write!(f, "sqlite:{}", path.display()),
            Place::Postgres(_) => f.write_str("postgres://…"),
        }
    }
}

/// An answer that is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Kept {
    /// The status of HTTP.
    pub status: u16,
    /// The type of its body.
    pub kind: String,
    /// Its body.
    pub body: String,
}

/// What a key means now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Claim {
    /// It was free and belongs to this request.
    Mine,
    /// There is an answer.
    Kept(Kept),
    /// The answer is due.
    AtWork,
    /// The answer will never come: whoever waited for it is gone.
    Orphan {
        /// What was asked for.
        what: String,
        /// The transaction id it was sent with, if it was.
        cltrid: String,
    },
    /// It belongs to another request.
    Other,
}

/// A row, as [`FIND`] gives it.
pub(super) struct Row {
    pub print: String,
    pub owner: String,
    pub what: String,
    pub cltrid: String,
    pub status: Option<i64>,
    pub kind: Option<String>,
    pub body: Option<String>,
}

impl Row {
    /// What it means for a request; `lives` tells whether its owner is at work.
    fn means(self, asked: &Asked, lives: bool) -> Claim {
        if self.print != asked.print {
            return Claim::Other;
        }
        let status = self.status.and_then(|status| u16::try_from(status).ok());
        match (status, self.kind, self.body) {
            (Some(status), Some(kind), Some(body)) => Claim::Kept(Kept { status, kind, body }),
            _ if lives => Claim::AtWork,
            _ => Claim::Orphan { what: self.what, cltrid: self.cltrid },
        }
    }
}

/// A database with the table in it.
pub(super) enum Store {
    Sqlite(Sqlite),
    #[cfg(feature = "postgres")]
    Postgres(Box<super::postgres::Postgres>),
}

/// Has either database do the same.
macro_rules! either {
    ($store:expr, $database:ident => $work:expr) => {
        match $store {
            Store::Sqlite($database) => $work,
            #[cfg(feature = "postgres")]
            Store::Postgres($database) => $work,
        }
    };
}

impl Store {
    /// Opens it.
    pub async fn open(place: &Place) -> Result<Store> {
        match place {
            Place::Sqlite(path) => Sqlite::open(path.clone()).await.map(Store::Sqlite),
            #[cfg(feature = "postgres")]
            Place::Postgres(url) => super::postgres::Postgres::open(url).await.map(Box::new).map(Store::Postgres),
            #[cfg(not(feature = "postgres"))]
            Place::Postgres(_) => Err(Error::config("this eppsh was built without PostgreSQL")),
        }
    }

    /// Takes the key, or tells what it means; `Mine` is on disk.
    pub async fn claim(&self, asked: &Asked, now: i64) -> Result<Claim> {
        loop {
            if either!(self, database => database.claim(asked, now).await)? {
                return Ok(Claim::Mine);
            }
            // Given back meanwhile, it may be taken again.
            if let Some(claim) = self.find(asked).await? {
                return Ok(claim);
            }
        }
    }

    /// What the key means; none where nobody has it.
    pub async fn find(&self, asked: &Asked) -> Result<Option<Claim>> {
        let Some(row) = either!(self, database => database.find(&asked.id).await)? else { return Ok(None) };
        let lives = row.status.is_none() && either!(self, database => database.lives(&row.owner).await)?;
        Ok(Some(row.means(asked, lives)))
    }

    /// Keeps an answer.
    pub async fn settle(&self, asked: &Asked, kept: &Kept) -> Result<()> {
        either!(self, database => database.settle(&asked.id, kept).await)
    }

    /// Gives the key back.
    pub async fn release(&self, asked: &Asked) -> Result<()> {
        either!(self, database => database.release(&asked.id).await)
    }

    /// Forgets what began before `time`.
    pub async fn forget(&self, time: i64) -> Result<()> {
        either!(self, database => database.forget(time).await)
    }
}

/// A failure of a database.
pub(super) fn failed(error: impl std::error::Error + Send + Sync + 'static) -> Error {
    let mut told = error.to_string();
    let mut source = error.source();
    while let Some(behind) = source {
        told.push_str(&format!(": {behind}"));
        source = behind.source();
    }
    Error::internal(told).source(error)
}
