//! Brings a database's tables up to date: ordered files, each applied once, whoever starts first.

use super::Failure;
use super::engine::Engine;
use crate::error::{Error, Result};

/// The steps in order; a step that was released is never changed.
pub(super) const STEPS: &[&str] = &[
    include_str!("migrations/0001_objects.sql"),
    include_str!("migrations/0002_sessions.sql"),
    include_str!("migrations/0003_certificates.sql"),
    include_str!("migrations/0010_lifecycle.sql"),
    include_str!("migrations/0011_operator.sql"),
    include_str!("migrations/0012_command_log.sql"),
    include_str!("migrations/0013_expiry.sql"),
    include_str!("migrations/0014_operating.sql"),
    include_str!("migrations/0015_writer.sql"),
    include_str!("migrations/0016_lean.sql"),
];

/// The version of the tables when every step is applied.
pub fn schema_version() -> i64 {
    STEPS.len() as i64
}

/// Every table in the order of creation: none refers to a later one.
pub fn tables() -> impl Iterator<Item = &'static str> {
    let named = |start| {
        let lines = STEPS.iter().flat_map(|step| step.lines());
        lines.filter_map(move |line| line.strip_prefix(start)?.split([' ', '(', ';']).next())
    };
    named("CREATE TABLE ").filter(move |table| named("DROP TABLE ").all(|dropped| dropped != *table))
}

/// Applies the steps that are missing, in one exclusive transaction: a second process waits and finds them done (TR-45).
pub(super) fn migrate(engine: &mut dyn Engine) -> Result<()> {
    let latest = STEPS.len() as i64;
    let version = apply(engine, STEPS).map_err(|failure| {
        engine.roll_back();
        let told = match failure {
            Failure::Refused(refusal) => format!("{refusal:?}"),
            Failure::Database(told) | Failure::Unknown(told) => told,
        };
        Error::config("the registry's database could not be brought up to date").hint(told)
    })?;
    if version > latest {
        return Err(Error::config(format!(
            "the database is of a newer eppsh: version {version}, known are up to {latest}"
        ))
        .hint("use that eppsh, or start with an empty database"));
    }
    Ok(())
}

/// Applies what is missing of `steps`; the version found or reached.
pub(super) fn apply(engine: &mut dyn Engine, steps: &[&str]) -> Result<i64, Failure> {
    engine.begin_migration()?;
    engine.batch("CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value BIGINT NOT NULL)")?;
    engine.execute("INSERT INTO meta (name, value) VALUES ('schema_version', 0) ON CONFLICT DO NOTHING", &[])?;
    let found = engine.query("SELECT value FROM meta WHERE name = 'schema_version'", &[])?;
    let found = found.first().map_or(Ok(0), |row| row.int("value"))?;
    for step in steps.iter().skip(usize::try_from(found).unwrap_or(0)) {
        let step = engine.translate(step);
        engine.batch(&step)?;
    }
    let latest = steps.len() as i64;
    if found < latest {
        engine.execute("UPDATE meta SET value = $1 WHERE name = 'schema_version'", &[latest.into()])?;
    }
    if found <= latest {
        engine.finish_migration()?;
    }
    engine.batch("COMMIT")?;
    Ok(found.max(latest))
}
