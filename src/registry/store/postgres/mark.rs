//! Which of a connection's transactions were committed, by a row of its own that each of them counts up.
//!
//! PostgreSQL tells that of a transaction's number too (`pg_xact_status`), but after a crash it gives out again the
//! numbers of all that had not reached its log, and then tells of somebody else's transaction.

use super::{CLOCK, Failure};
use crate::registry::trid;
use std::time::{Duration, Instant};

/// How long a row is used; far less than its rows are [`KEPT`].
const USED: Duration = Duration::from_secs(24 * 60 * 60);

/// How long rows are kept, in microseconds.
const KEPT: i64 = 30 * 24 * 60 * 60 * 1_000_000;

/// What asks how far a connection has come. It waits for a transaction that is under way, and none that comes later is
/// committed; asking again gives the same.
pub(super) const ASK: &str = "UPDATE writer SET most = number WHERE id = $1 RETURNING number";

/// A connection's row, and how many transactions have counted there.
#[derive(Clone, Debug)]
pub(in crate::registry::store) struct Mark {
    /// The row.
    pub(super) id: String,
    /// How many there are with the last one.
    pub(super) number: i64,
    since: Instant,
}

impl Mark {
    /// A row to be made.
    pub(super) fn new() -> Result<Mark, Failure> {
        let chance = trid::random().map_err(|error| Failure::Database(error.to_string()))?;
        Ok(Mark { id: format!("{chance:032x}"), number: 0, since: Instant::now() })
    }

    /// Whether it is to be used for another transaction.
    pub(super) fn is_fresh(&self) -> bool {
        self.since.elapsed() < USED
    }

    /// The statements that make the row, and take out those that nobody asks for any more.
    pub(super) fn make(&self) -> String {
        let id = &self.id;
        format!(
            "INSERT INTO writer (id, made_at, number, most) SELECT '{id}', clock, 0, {most} FROM (SELECT {CLOCK}) AS c;
             DELETE FROM writer WHERE made_at < (SELECT made_at - {KEPT} FROM writer WHERE id = '{id}')",
            most = i64::MAX
        )
    }

    /// The statements that end a transaction which is counted.
    pub(in crate::registry::store) fn commit(&mut self) -> String {
        self.number += 1;
        format!("UPDATE writer SET number = {} WHERE id = '{}'; COMMIT", self.number, self.id)
    }
}
