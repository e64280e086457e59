//! The registry's clock: the database's time, perhaps moved or stopped by the operator. It never goes back (TR-43), and
//! every process reads the same one (TR-44).

use super::{Failure, Row, Tx};
use crate::registry::time::Timestamp;

/// How far the registry's time is from the database's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clock {
    /// Microseconds ahead.
    pub offset: i64,
    /// Where it stands still.
    pub frozen: Option<Timestamp>,
    /// The latest time that was told and written down, or had by what was done last.
    last: Timestamp,
}

/// The columns of the clock. What is written down by itself lags behind what is done.
const COLUMNS: &str = "offset_us, frozen_at, last_now,
    (SELECT at FROM history WHERE id = (SELECT MAX(id) FROM history)) AS newest";

/// Where it stands.
const ROW: &str = "FROM clock WHERE id = 1";

/// How the clock is set.
pub fn read(tx: &mut Tx<'_>) -> Result<Clock, Failure> {
    let found = tx.dated(COLUMNS, ROW)?;
    of(found).map(|(clock, _)| clock)
}

/// How the clock is set, from its row, and the database's time.
fn of(found: Option<(Row, Timestamp)>) -> Result<(Clock, Timestamp), Failure> {
    let (row, time) = found.ok_or_else(|| Failure::Database("the registry's clock is not in the database".into()))?;
    let (offset, frozen, told) = (row.int("offset_us")?, row.opt_time("frozen_at")?, row.time("last_now")?);
    let last = row.opt_time("newest")?.map_or(told, |newest| newest.max(told));
    Ok((Clock { offset, frozen, last }, time))
}

/// The registry's time.
pub fn now(tx: &mut Tx<'_>) -> Result<Timestamp, Failure> {
    let found = tx.dated(COLUMNS, ROW)?;
    of(found).map(told)
}

/// The registry's time for a process that remembers the latest of its times: what it did itself may not count yet.
pub fn tick(tx: &mut Tx<'_>) -> Result<Timestamp, Failure> {
    let found = tx.dated_lately(COLUMNS, ROW)?;
    of(found).map(told)
}

/// The time that a clock tells.
fn told((clock, time): (Clock, Timestamp)) -> Timestamp {
    let running = Timestamp(time.0.saturating_add(clock.offset));
    clock.frozen.unwrap_or(running).max(clock.last)
}

/// Writes down that it is `now`, so that no process ever tells an earlier time.
pub fn keep(tx: &mut Tx<'_>, now: Timestamp) -> Result<(), Failure> {
    tx.execute("UPDATE clock SET last_now = $1 WHERE id = 1 AND last_now < $1", &[now.into()])?;
    Ok(())
}

/// Stops the clock where it is, or lets it run on from there.
pub fn freeze(tx: &mut Tx<'_>, frozen: bool) -> Result<Timestamp, Failure> {
    let now = now(tx)?;
    set(tx, now, frozen)?;
    Ok(now)
}

/// Sets the clock to `at`, which must not be in its past; it stands or runs as before.
pub fn move_to(tx: &mut Tx<'_>, at: Timestamp) -> Result<Result<Timestamp, Timestamp>, Failure> {
    let now = now(tx)?;
    if at < now {
        return Ok(Err(now));
    }
    let frozen = read(tx)?.frozen.is_some();
    set(tx, at, frozen)?;
    Ok(Ok(at))
}

/// Makes it `at` now.
fn set(tx: &mut Tx<'_>, at: Timestamp, frozen: bool) -> Result<(), Failure> {
    tx.lock("SELECT id FROM clock WHERE id = 1", &[])?;
    let offset = at.0.saturating_sub(tx.clock()?.0);
    let sql = "UPDATE clock SET offset_us = $1, frozen_at = $2, last_now = $3 WHERE id = 1";
    tx.execute(sql, &[offset.into(), frozen.then_some(at).into(), at.into()])?;
    Ok(())
}
