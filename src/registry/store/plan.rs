//! In tests, every statement is looked at before it runs: its parameters come in order, and its plan reads no whole
//! table, however large the registry grows.

use super::Failure;
#[cfg(feature = "postgres")]
use super::engine::Engine;
use rusqlite::Connection;
use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};

/// What a test may do to a whole table: a list of all registrars, a test's own numbers (`AS n`), settings.
const ALLOWED: &[&str] = &["FROM registrar ORDER BY", " AS n ", "PRAGMA", "SAVEPOINT", "ALTER TABLE"];

/// Refuses a statement that would not do in a large registry or in another database.
pub(super) fn check_sqlite(connection: &Connection, sql: &str) -> Result<(), Failure> {
    static SOUND: Sound = Mutex::new(BTreeSet::new());
    if is_allowed(sql) || is_known(&SOUND, sql) {
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
        let given = step == "SCAN CONSTANT ROW" || step.ends_with(" VALUES CLAUSE");
        if step.starts_with("SCAN ") && !given {
            return Err(Failure::Database(format!("{step}, a whole table, in: {sql}")));
        }
    }
    SOUND.lock().unwrap_or_else(PoisonError::into_inner).insert(sql.into());
    Ok(())
}

/// The same by PostgreSQL's own plan, made while reading a whole table costs more than anything: where it stands in
/// the plan all the same, there is no index for it.
#[cfg(feature = "postgres")]
pub(super) fn check_postgres(engine: &mut dyn Engine, sql: &str) -> Result<(), Failure> {
    static SOUND: Sound = Mutex::new(BTreeSet::new());
    if is_allowed(sql) || is_known(&SOUND, sql) {
        return Ok(());
    }
    let count = (1..).take_while(|index| sql.contains(&format!("${index}"))).count();
    let nothing = if count == 0 { String::new() } else { format!("({})", vec!["NULL"; count].join(", ")) };
    engine.batch("SAVEPOINT plan; SET LOCAL enable_seqscan = off; SET LOCAL plan_cache_mode = force_generic_plan")?;
    engine.batch(&format!("PREPARE looked_at AS {sql}"))?;
    let plan = engine.query(&format!("EXPLAIN EXECUTE looked_at{nothing}"), &[]);
    engine.batch("DEALLOCATE looked_at; ROLLBACK TO plan; RELEASE plan")?;
    for row in plan? {
        let step = row.text("QUERY PLAN")?;
        if step.contains("Seq Scan") {
            return Err(Failure::Database(format!("{}, a whole table, in: {sql}", step.trim())));
        }
    }
    SOUND.lock().unwrap_or_else(PoisonError::into_inner).insert(sql.into());
    Ok(())
}

/// Statements that were looked at and are good.
type Sound = Mutex<BTreeSet<String>>;

/// Whether a statement was looked at and is good.
fn is_known(sound: &Sound, sql: &str) -> bool {
    sound.lock().unwrap_or_else(PoisonError::into_inner).contains(sql)
}

/// Whether a test may read a whole table with `sql`.
fn is_allowed(sql: &str) -> bool {
    ALLOWED.iter().any(|allowed| sql.contains(allowed))
}
