//! Where a registry's database is, as it is written: a path, `sqlite:PATH` or `postgres://…`.

use crate::error::{Error, Result};
use std::fmt;
use std::path::{Path, PathBuf};

/// Where a database is.
#[derive(Clone, PartialEq, Eq)]
pub enum Database {
    /// A file of SQLite, or `:memory:`.
    Sqlite(PathBuf),
    /// A database of a PostgreSQL server, with whatever is needed to reach it; it may hold a password.
    Postgres(String),
}

impl Database {
    /// Reads what stands after `--db`, or in the settings, where a bare path is meant from `dir`.
    pub fn read(text: &str, dir: Option<&Path>) -> Result<Database> {
        if text.starts_with("postgres://") || text.starts_with("postgresql://") {
            return Ok(Database::Postgres(text.into()));
        }
        match (text.strip_prefix("sqlite:"), dir) {
            // A path that is no whole one begins where the program does.
            (Some(path), _) if !path.is_empty() => Ok(Database::Sqlite(path.into())),
            (None, Some(dir)) if !text.is_empty() => Ok(Database::Sqlite(dir.join(text))),
            _ => Err(Error::usage(format!("{} names no database", without_password(text)))
                .hint("write --db sqlite:PATH or --db postgres://USER@HOST/NAME")),
        }
    }
}

impl From<&Path> for Database {
    fn from(path: &Path) -> Self {
        Database::Sqlite(path.into())
    }
}

impl From<&PathBuf> for Database {
    fn from(path: &PathBuf) -> Self {
        Database::Sqlite(path.clone())
    }
}

impl fmt::Display for Database {
    /// Never with the password.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Database::Sqlite(path) => write!(formatter, "{}", path.display()),
            Database::Postgres(url) => formatter.write_str(&without_password(url)),
        }
    }
}

impl fmt::Debug for Database {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, formatter)
    }
}

/// A URL without what stands between the user's name and `@`, and without its parameters, one of which may be it too.
fn without_password(url: &str) -> String {
    let plain = url.split('?').next().unwrap_or(url);
    let Some((scheme, rest)) = plain.split_once("://") else { return plain.into() };
    match rest.rsplit_once('@') {
        Some((who, place)) => format!("{scheme}://{}@{place}", who.split(':').next().unwrap_or(who)),
        None => plain.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_names_one_of_the_two() {
        let dir = Some(Path::new("/registry"));
        let sqlite = |path: &str| Database::Sqlite(path.into());
        assert_eq!(Database::read("registry.db", dir).expect("read"), sqlite("/registry/registry.db"));
        assert_eq!(Database::read("sqlite:other.db", dir).expect("read"), sqlite("other.db"));
        let url = "postgres://eppsh:pass:word@db.example/registry?password=word";
        assert_eq!(Database::read(url, None).expect("read"), Database::Postgres(url.into()));
        for wrong in ["", "registry.db", "sqlite:", "mysql://host/name"] {
            assert!(Database::read(wrong, None).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_password_is_never_shown() {
        let url = "postgres://eppsh:pass@word@db.example/registry?password=word";
        let database = Database::Postgres(url.into());
        assert_eq!(
            format!("{database} {database:?}"),
            "postgres://eppsh@db.example/registry postgres://eppsh@db.example/registry"
        );
        assert!(!Database::read("mysql://eppsh:word@host", None).expect_err("refused").to_string().contains("word"));
    }
}
