//! Registrars that decide about transfers by themselves: counterparts for who has but one registrar.

use super::transfer::TransferStatus;
use super::{Failure, Tx};

/// What a counterpart does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bot {
    /// How it decides: about requests for what it has, or, to cancel them, about its own.
    pub decision: TransferStatus,
    /// How many microseconds after the request.
    pub after: i64,
}

/// What the registrar `clid` does by itself.
pub fn find(tx: &mut Tx<'_>, clid: &str) -> Result<Option<Bot>, Failure> {
    let row = tx.query_one("SELECT transfers, after_us FROM bot WHERE clid = $1", &[clid.into()])?;
    let Some(row) = row else { return Ok(None) };
    let decision = match row.text("transfers")?.as_str() {
        "approve" => TransferStatus::ClientApproved,
        "cancel" => TransferStatus::ClientCancelled,
        _ => TransferStatus::ClientRejected,
    };
    Ok(Some(Bot { decision, after: row.int("after_us")? }))
}

/// Lets the registrar `clid` decide by itself, or no longer.
pub fn set(tx: &mut Tx<'_>, clid: &str, bot: Option<Bot>) -> Result<(), Failure> {
    tx.execute("DELETE FROM bot WHERE clid = $1", &[clid.into()])?;
    if let Some(bot) = bot {
        let word = match bot.decision {
            TransferStatus::ClientApproved => "approve",
            TransferStatus::ClientCancelled => "cancel",
            _ => "reject",
        };
        let sql = "INSERT INTO bot (clid, transfers, after_us) VALUES ($1, $2, $3)";
        tx.execute(sql, &[clid.into(), word.into(), bot.after.into()])?;
    }
    Ok(())
}
