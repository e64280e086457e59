//! In tests, every statement is looked at before it runs: its parameters come in order, and its plan reads no whole
//! table, however large the registry grows.

use super::Failure;
use rusqlite::Connection;

/// What a test may do to a whole table: a list of all registrars, a test's own numbers (`AS n`), settings.
const ALLOWED: &[&str] = &["FROM registrar ORDER BY", " AS n ", "PRAGMA"];

/// Refuses a statement that would not do in a large registry or in another database.
pub(super) fn check(connection: &Connection, sql: &str) -> Result<(), Failure> {
    if ALLOWED.iter().any(|allowed| sql.contains(allowed)) {
        return Ok(());
    }
    let database = |error: rusqlite::Error| Failure::Database(error.to_string());
    let statement = connection.prepare(sql).map_err(database)?;
    for index in 1..=statement.parameter_count() {
        if statement.parameter_name(index) != Some(&*format!("${index}")) {
            return Err(Failure::Database(format!("the parameters of this statement are not in order: {sql}")));
        }
    }
    let mut plan = connection.prepare(&format!("EXPLAIN QUERY PLAN {sql}")).map_err(database)?;
    let nothing = vec![rusqlite::types::Null; statement.parameter_count()];
    let steps = plan.query_map(rusqlite::params_from_iter(nothing), |row| row.get::<_, String>("detail"));
    for step in steps.map_err(database)? {
        let step = step.map_err(database)?;
        if step.starts_with("SCAN ") && step != "SCAN CONSTANT ROW" {
            return Err(Failure::Database(format!("{step}, a whole table, in: {sql}")));
        }
    }
    Ok(())
}
