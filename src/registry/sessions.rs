//! Sessions in the database, so that any number of processes agree how many a registrar has (SG-1).
//!
//! A process that stops beating is dead, and its sessions with it.

use super::repeats::Mark;
use super::store::{Failure, Tx};
use super::time::Timestamp;
use tokio::time::Instant;

/// How often a process says that it lives, in seconds.
pub(super) const BEAT: u64 = 10;

/// After how many microseconds of silence a process counts as dead (TR-26: within two beats and some grace).
const DEAD: i64 = 25_000_000;

/// What a client agreed on at login.
#[derive(Clone, Debug)]
pub struct Session {
    /// Its row.
    pub id: String,
    /// The registrar's number.
    pub registrar_id: i64,
    /// The registrar's client id.
    pub registrar: String,
    /// The language of messages.
    pub lang: String,
    /// The namespaces of the objects it works with.
    pub objects: Vec<String>,
    /// The namespaces of the extensions it understands.
    pub extensions: Vec<String>,
    /// When it began.
    pub since: Instant,
    /// What tells it from sessions that are answered otherwise.
    pub(super) mark: Mark,
}

/// A session to be counted.
pub(super) struct Opening<'a> {
    /// The row's id.
    pub(super) id: &'a str,
    /// The process that holds it.
    pub(super) process: &'a str,
    /// Whose it is.
    pub(super) registrar_id: i64,
    /// Where the client is.
    pub(super) peer: &'a str,
}

/// Counts one more session unless the registrar has `limit` already (0: no limit).
pub(super) fn open(tx: &mut Tx<'_>, opening: &Opening<'_>, limit: i64, now: Timestamp) -> Result<bool, Failure> {
    bury(tx, now)?;
    if limit > 0 {
        let sql = "SELECT COUNT(*) AS sessions FROM session WHERE registrar_id = $1";
        let row = tx.query_one(sql, &[opening.registrar_id.into()])?;
        if row.map_or(Ok(0), |row| row.int("sessions"))? >= limit {
            return Ok(false);
        }
    }
    beat(tx, opening.process, now)?;
    let sql = "INSERT INTO session (id, registrar_id, process_id, peer, opened_at) VALUES ($1, $2, $3, $4, $5)";
    let peer = opening.peer;
    let values = [opening.id.into(), opening.registrar_id.into(), opening.process.into(), peer.into(), now.into()];
    tx.execute(sql, &values)?;
    Ok(true)
}

/// Counts a session no longer.
pub(super) fn close(tx: &mut Tx<'_>, id: &str) -> Result<(), Failure> {
    tx.execute("DELETE FROM session WHERE id = $1", &[id.into()])?;
    Ok(())
}

/// Says that `process` lives.
pub(super) fn beat(tx: &mut Tx<'_>, process: &str, now: Timestamp) -> Result<(), Failure> {
    let sql = "INSERT INTO process (id, started_at, heartbeat_at) VALUES ($1, $2, $2)
        ON CONFLICT (id) DO UPDATE SET heartbeat_at = $2";
    tx.execute(sql, &[process.into(), now.into()])?;
    Ok(())
}

/// Takes a process and its sessions out.
pub(super) fn leave(tx: &mut Tx<'_>, process: &str) -> Result<(), Failure> {
    tx.execute("DELETE FROM session WHERE process_id = $1", &[process.into()])?;
    tx.execute("DELETE FROM process WHERE id = $1", &[process.into()])?;
    Ok(())
}

/// Removes sessions of `process` that it does not hold any more.
pub(super) fn reconcile(tx: &mut Tx<'_>, process: &str, held: &[String]) -> Result<(), Failure> {
    for row in tx.query("SELECT id FROM session WHERE process_id = $1", &[process.into()])? {
        let id = row.text("id")?;
        if !held.contains(&id) {
            close(tx, &id)?;
        }
    }
    Ok(())
}

/// Removes dead processes with their sessions.
fn bury(tx: &mut Tx<'_>, now: Timestamp) -> Result<(), Failure> {
    let dead = now.0 - DEAD;
    let sql = "DELETE FROM session WHERE process_id IN (SELECT id FROM process WHERE heartbeat_at < $1)";
    tx.execute(sql, &[dead.into()])?;
    tx.execute("DELETE FROM process WHERE heartbeat_at < $1", &[dead.into()])?;
    Ok(())
}

/// Failed logins from one address.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Address {
    /// How many since the window began.
    pub(super) failed: i64,
    /// When the window began.
    pub(super) since: i64,
}

/// What is known of `address`.
pub(super) fn address(tx: &mut Tx<'_>, address: &str) -> Result<Address, Failure> {
    let row = tx.query_one("SELECT failed_count, since FROM login_address WHERE address = $1", &[address.into()])?;
    row.map_or(Ok(Address::default()), |row| Ok(Address { failed: row.int("failed_count")?, since: row.int("since")? }))
}

/// Remembers `known` of `address`.
pub(super) fn remember_address(tx: &mut Tx<'_>, address: &str, known: Address) -> Result<(), Failure> {
    let sql = "INSERT INTO login_address (address, failed_count, since) VALUES ($1, $2, $3)
        ON CONFLICT (address) DO UPDATE SET failed_count = $2, since = $3";
    tx.execute(sql, &[address.into(), known.failed.into(), known.since.into()])?;
    Ok(())
}

/// Forgets addresses whose window began before `then`: the table does not grow.
pub(super) fn forget_addresses(tx: &mut Tx<'_>, then: i64) -> Result<(), Failure> {
    tx.execute("DELETE FROM login_address WHERE since < $1", &[then.into()])?;
    Ok(())
}
