//! `registry check`: whether the database is whole, by its own word and by what must hold between its rows.

use super::{Place, told, untold};
use crate::error::{Error, Result};
use crate::registry::store::{Failure, Tx};
use std::io::Write;

/// What must hold; each statement names the rows that break it as `what`. Whole tables are read.
const RULES: &[(&str, &str)] = &[
    (
        "a registrar's count of messages is not that of its queue",
        "SELECT clid AS what FROM poll_state s
         WHERE pending <> (SELECT COUNT(*) FROM poll_msg m WHERE m.clid = s.clid)",
    ),
    (
        "a registrar has messages that are not counted",
        "SELECT DISTINCT clid AS what FROM poll_msg m
         WHERE NOT EXISTS (SELECT 1 FROM poll_state s WHERE s.clid = m.clid)",
    ),
    (
        "a status is set on an object that is not there",
        "SELECT s AS what FROM object_status o
         WHERE NOT EXISTS (SELECT 1 FROM domain WHERE id = o.object_id)
         AND NOT EXISTS (SELECT 1 FROM host WHERE id = o.object_id)
         AND NOT EXISTS (SELECT 1 FROM contact WHERE id = o.object_id)",
    ),
    (
        "a transfer is pending of an object that is not there",
        "SELECT object_type AS what FROM transfer t WHERE status = 'pending'
         AND NOT EXISTS (SELECT 1 FROM domain WHERE id = t.object_id)
         AND NOT EXISTS (SELECT 1 FROM contact WHERE id = t.object_id)",
    ),
    (
        "a host is not below the domain it is subordinate to",
        "SELECT h.name AS what FROM host h JOIN domain d ON d.id = h.superordinate_id
         WHERE h.name <> d.name AND h.name NOT LIKE '%.' || d.name",
    ),
    (
        "two objects have one number",
        "SELECT d.name AS what FROM domain d WHERE EXISTS (SELECT 1 FROM host WHERE id = d.id)
         OR EXISTS (SELECT 1 FROM contact WHERE id = d.id)",
    ),
    (
        "a host and a contact have one number",
        "SELECT h.name AS what FROM host h WHERE EXISTS (SELECT 1 FROM contact WHERE id = h.id)",
    ),
    ("a domain expires before it was created", "SELECT name AS what FROM domain WHERE ex_date < cr_date"),
    (
        "a contact has no name and address",
        "SELECT handle AS what FROM contact c
         WHERE NOT EXISTS (SELECT 1 FROM contact_postal WHERE contact_id = c.id)",
    ),
    (
        "a history begins without its object's creation",
        "SELECT object AS what FROM history WHERE verb <> 'create' AND code < 2000
         AND object_id NOT IN (SELECT object_id FROM history WHERE verb = 'create')
         AND object_type IN ('domain', 'host', 'contact')",
    ),
];

/// Tables whose numbers must be below the counter.
const NUMBERED: &[(&str, &str)] = &[
    ("object", "domain"),
    ("object", "host"),
    ("object", "contact"),
    ("transfer", "transfer"),
    ("message", "poll_msg"),
    ("history", "history"),
    ("registrar", "registrar"),
];

/// How many broken rows of a kind are named.
const NAMED: usize = 5;

/// Looks at everything and tells what is wrong; an error when anything is.
pub async fn run(place: &Place, out: &mut (dyn Write + Send)) -> Result<()> {
    let faults = place.store.read(faults).await.map_err(told)?;
    for fault in &faults {
        writeln!(out, "{fault}").map_err(untold)?;
    }
    if faults.is_empty() {
        return writeln!(out, "the database is whole").map_err(untold);
    }
    Err(Error::config(format!("the registry's database has {} faults", faults.len()))
        .hint("stop the servers, keep a copy, and restore the last good backup"))
}

/// Everything that is wrong.
pub(super) fn faults(tx: &mut Tx<'_>) -> Result<Vec<String>, Failure> {
    let mut faults = tx.damage()?;
    for (rule, sql) in RULES {
        let broken = tx.whole_table(sql)?;
        if !broken.is_empty() {
            let named: Vec<String> = broken.iter().take(NAMED).map(|row| row.text("what")).collect::<Result<_, _>>()?;
            faults.push(format!("{rule}: {} ({})", broken.len(), named.join(", ")));
        }
    }
    let counters = tx.counters()?;
    for (counter, table) in NUMBERED {
        let highest = tx.whole_table(&format!("SELECT COALESCE(MAX(id), 0) AS highest FROM {table}"))?;
        let highest = highest.first().map_or(Ok(0), |row| row.int("highest"))?;
        let next = counters.iter().find(|(name, _)| name == counter).map_or(0, |(_, next)| *next);
        if highest >= next {
            faults.push(format!("the next number of {counter} would be {next}, and {table} has {highest} already"));
        }
    }
    Ok(faults)
}
