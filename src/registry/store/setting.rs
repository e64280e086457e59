//! Parameters that the operator changed for a while: every server of the registry takes them on without a restart.

use super::{Failure, Tx};

/// All of them: name (`session.idle`) and value, as TOML writes it.
pub fn list(tx: &mut Tx<'_>) -> Result<Vec<(String, String)>, Failure> {
    let rows = tx.query("SELECT name, value FROM setting WHERE name > '' ORDER BY name", &[])?;
    rows.iter().map(|row| Ok((row.text("name")?, row.text("value")?))).collect()
}

/// Sets one.
pub fn set(tx: &mut Tx<'_>, name: &str, value: &str) -> Result<(), Failure> {
    let sql = "INSERT INTO setting (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = $2";
    tx.execute(sql, &[name.into(), value.into()])?;
    Ok(())
}

/// Takes all back.
pub fn clear(tx: &mut Tx<'_>) -> Result<u64, Failure> {
    tx.execute("DELETE FROM setting WHERE name > ''", &[])
}
