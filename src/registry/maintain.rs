//! What keeps a registry in order besides serving it: certificates, integrity, backups, snapshots, mass data.

pub mod backup;
pub mod cert;
pub mod check;
pub mod fixtures;
pub mod seed;
pub mod snapshot;

use super::settings::{Numbering, Settings};
use super::store::{Database, Failure, Store};
use crate::error::{Error, Result};
use std::path::{Path, PathBuf};

/// A registry that is operated on: its directory, its settings and its database.
pub struct Place {
    /// The directory that `init` made.
    pub dir: PathBuf,
    /// What its file says.
    pub settings: Settings,
    /// Its database, opened.
    pub store: Store,
}

impl Place {
    /// Opens the registry in `dir`, with another database than its own where `db` names one.
    pub fn open(dir: &Path, db: Option<&str>) -> Result<Place> {
        let settings = Settings::load(&dir.join("registry.toml"))?;
        let database = match db {
            Some(wish) => Database::read(wish, None)?,
            None => Database::read(&settings.database, Some(dir))?,
        };
        let store = Store::connect(&database, settings.numbering == Numbering::Continuous)?;
        Ok(Place { dir: dir.into(), settings, store })
    }
}

/// A failure of the database as our error.
fn told(failure: Failure) -> Error {
    match failure {
        Failure::Database(reason) | Failure::Unknown(reason) => {
            Error::config(format!("the registry's database failed: {reason}"))
        }
        Failure::Refused(refusal) => Error::config(format!("the registry's database refuses it: {refusal:?}")),
    }
}

/// A file that could not be read or written.
fn file_fault(path: &Path, error: std::io::Error) -> Error {
    Error::config(format!("{}: {error}", path.display())).source(error)
}

/// What could not be told to whoever asked.
fn untold(error: std::io::Error) -> Error {
    Error::internal(format!("the result could not be told: {error}")).source(error)
}

#[cfg(test)]
mod tests;
