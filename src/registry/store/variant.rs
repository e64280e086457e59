//! Names that are variants of one another (NM-7), found by what they have in common.

use super::{Failure, Tx};

/// Makes whoever else registers a variant of `set` wait until this transaction ends.
pub fn claim(tx: &mut Tx<'_>, set: &str) -> Result<(), Failure> {
    tx.execute("INSERT INTO variant_set (name) VALUES ($1) ON CONFLICT DO NOTHING", &[set.into()])?;
    tx.lock("SELECT name FROM variant_set WHERE name = $1", &[set.into()])
}

/// The domains that are stored as variants of `set`.
pub fn names(tx: &mut Tx<'_>, set: &str) -> Result<Vec<String>, Failure> {
    tx.looks_at_any();
    let rows = tx.query("SELECT name FROM domain WHERE variant_of = $1 ORDER BY name", &[set.into()])?;
    rows.iter().map(|row| row.text("name")).collect()
}

/// Stores that the domain numbered `id` is a variant of `set`.
pub fn set(tx: &mut Tx<'_>, id: i64, set: &str) -> Result<(), Failure> {
    tx.execute("UPDATE domain SET variant_of = $1 WHERE id = $2", &[set.into(), id.into()])?;
    Ok(())
}
