//! What was done to which object, when and by whom; written in the transaction of the deed.

use super::{Failure, Tx};
use crate::epp::Code;
use crate::registry::time::Timestamp;

/// One deed.
#[derive(Clone, Debug)]
pub struct Deed<'a> {
    /// When it took effect.
    pub at: Timestamp,
    /// The server's transaction id; none when the clock did it.
    pub svtrid: Option<&'a str>,
    /// The client's.
    pub cltrid: Option<&'a str>,
    /// The registrar that did it.
    pub registrar: Option<&'a str>,
    /// What was done: `create`, `transfer approve`, `purge`.
    pub verb: &'a str,
    /// The kind of object.
    pub object_type: &'a str,
    /// The object.
    pub object_id: i64,
    /// Its name at that time.
    pub object: &'a str,
    /// The result code.
    pub code: Code,
}

/// Writes `deed` down.
pub fn record(tx: &mut Tx<'_>, deed: &Deed<'_>) -> Result<(), Failure> {
    let id = tx.next("history")?;
    let sql = "INSERT INTO history (id, at, svtrid, cltrid, registrar, verb, object_type, object_id, object, code)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    tx.execute(
        sql,
        &[
            id.into(),
            deed.at.into(),
            deed.svtrid.into(),
            deed.cltrid.into(),
            deed.registrar.into(),
            deed.verb.into(),
            deed.object_type.into(),
            deed.object_id.into(),
            deed.object.into(),
            i64::from(deed.code.0).into(),
        ],
    )?;
    Ok(())
}
