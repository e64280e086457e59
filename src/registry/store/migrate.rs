//! Brings a database's tables up to date: ordered files, each applied once, whoever starts first.

use crate::error::{Error, Result};
use rusqlite::{Connection, TransactionBehavior};

/// The steps in order; a step that was released is never changed.
const STEPS: &[&str] = &[
    include_str!("migrations/0001_objects.sql"),
    include_str!("migrations/0002_sessions.sql"),
    include_str!("migrations/0010_lifecycle.sql"),
    include_str!("migrations/0011_operator.sql"),
];

/// Applies the steps that are missing, in one exclusive transaction: a second process waits and finds them done.
pub(super) fn migrate(connection: &mut Connection) -> Result<()> {
    let latest = STEPS.len() as i64;
    let version = apply(connection).map_err(|error| {
        Error::config("the registry's database could not be brought up to date").hint(error.to_string()).source(error)
    })?;
    if version > latest {
        return Err(Error::config(format!(
            "the database is of a newer eppsh: version {version}, known are up to {latest}"
        ))
        .hint("use that eppsh, or start with an empty database"));
    }
    Ok(())
}

/// Applies what is missing; the version found or reached.
fn apply(connection: &mut Connection) -> rusqlite::Result<i64> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Exclusive)?;
    transaction.execute_batch("CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value BIGINT NOT NULL)")?;
    transaction.execute("INSERT INTO meta (name, value) VALUES ('schema_version', 0) ON CONFLICT DO NOTHING", [])?;
    let sql = "SELECT value FROM meta WHERE name = 'schema_version'";
    let found: i64 = transaction.query_row(sql, [], |row| row.get(0))?;
    for step in STEPS.iter().skip(usize::try_from(found).unwrap_or(0)) {
        transaction.execute_batch(step)?;
    }
    let reached = found.max(STEPS.len() as i64);
    transaction.execute("UPDATE meta SET value = $1 WHERE name = 'schema_version'", [reached])?;
    transaction.commit()?;
    Ok(reached)
}
