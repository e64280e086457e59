//! The statuses that registrars and the registry set on objects.

use super::{Failure, Tx};
use crate::value::{Map, Value};

/// A status with what was said about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Status {
    /// The status: `clientHold`.
    pub s: String,
    /// The language of the text.
    pub lang: Option<String>,
    /// Why it was set.
    pub text: Option<String>,
}

impl Status {
    /// The status `s` without words.
    pub fn new(s: impl Into<String>) -> Self {
        Status { s: s.into(), lang: None, text: None }
    }
}

impl From<&Status> for Value {
    fn from(status: &Status) -> Self {
        let mut map = Map::new();
        map.set("s", status.s.as_str());
        map.set_some("lang", status.lang.as_deref());
        map.set_some("text", status.text.as_deref());
        Value::Map(map)
    }
}

/// The statuses set on `object`.
pub fn list(tx: &mut Tx<'_>, object: i64) -> Result<Vec<Status>, Failure> {
    let rows = tx.query("SELECT s, lang, text FROM object_status WHERE object_id = $1 ORDER BY s", &[object.into()])?;
    rows.iter()
        .map(|row| Ok(Status { s: row.text("s")?, lang: row.opt_text("lang")?, text: row.opt_text("text")? }))
        .collect()
}

/// Sets `status` on `object`.
pub fn add(tx: &mut Tx<'_>, object: i64, status: &Status) -> Result<(), Failure> {
    let sql = "INSERT INTO object_status (object_id, s, lang, text) VALUES ($1, $2, $3, $4)";
    tx.execute(sql, &[object.into(), (&status.s).into(), (&status.lang).into(), (&status.text).into()])?;
    Ok(())
}

/// Takes the status `s` off `object`.
pub fn remove(tx: &mut Tx<'_>, object: i64, s: &str) -> Result<(), Failure> {
    tx.execute("DELETE FROM object_status WHERE object_id = $1 AND s = $2", &[object.into(), s.into()])?;
    Ok(())
}

/// Takes every status off `object`.
pub fn clear(tx: &mut Tx<'_>, object: i64) -> Result<(), Failure> {
    tx.execute("DELETE FROM object_status WHERE object_id = $1", &[object.into()])?;
    Ok(())
}
