//! What registrars have paid in, in the smallest unit of the registry's currency.

use super::{Failure, Tx};

/// The balance of `clid`; nothing before anything was paid in.
pub fn of(tx: &mut Tx<'_>, clid: &str) -> Result<i64, Failure> {
    tx.looks_at_any();
    let row = tx.query_one("SELECT amount FROM balance WHERE clid = $1", &[clid.into()])?;
    row.map_or(Ok(0), |row| row.int("amount"))
}

/// Takes `amount` from `clid` if it has as much; tells whether it had. One statement, so that two commands never spend
/// the same money.
pub fn take(tx: &mut Tx<'_>, clid: &str, amount: i64) -> Result<bool, Failure> {
    if amount <= 0 {
        return Ok(true);
    }
    let sql = "UPDATE balance SET amount = amount - $1 WHERE clid = $2 AND amount >= $1";
    Ok(tx.execute(sql, &[amount.into(), clid.into()])? > 0)
}

/// Adds `amount`, which may be negative, whatever comes of it.
pub fn add(tx: &mut Tx<'_>, clid: &str, amount: i64) -> Result<(), Failure> {
    let sql = "INSERT INTO balance (clid, amount) VALUES ($1, $2)
        ON CONFLICT (clid) DO UPDATE SET amount = balance.amount + $2";
    tx.execute(sql, &[clid.into(), amount.into()])?;
    Ok(())
}
