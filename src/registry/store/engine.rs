//! What each database does in its own way; everything else is written once, above this.

use super::{Failure, Row, Sql};
use crate::registry::time::Timestamp;

/// How a row is locked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lock {
    /// By one transaction, which is going to change it.
    Exclusive,
    /// By many, which rely on it.
    Shared,
}

/// How a transaction was lost with everything in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Loss {
    /// Others were in the way, or the connection broke: it may be tried again.
    Passing,
    /// Trying again would not help.
    Lasting,
}

/// A connection to a database. Its user is one thread, which opens a transaction, works in it, and ends it.
pub(super) trait Engine {
    /// The rows that `sql` gives.
    fn query(&mut self, sql: &str, params: &[Sql]) -> Result<Vec<Row>, Failure>;

    /// Changes rows and tells how many.
    fn execute(&mut self, sql: &str, params: &[Sql]) -> Result<u64, Failure>;

    /// Runs statements without parameters.
    fn batch(&mut self, sql: &str) -> Result<(), Failure>;

    /// Opens a transaction: on a snapshot, or to write, and then with the savepoint `job` in it.
    fn begin(&mut self, writes: bool) -> Result<(), Failure>;

    /// Makes durable what was done; an error means that nothing was.
    fn commit(&mut self) -> Result<(), Failure>;

    /// Takes everything back; it is no fault if nothing is open.
    fn roll_back(&mut self);

    /// What the last failure means for the transaction.
    fn loss(&self) -> Loss;

    /// Locks the rows that `sql` selects until the transaction ends, where other transactions write at the same time.
    fn lock(&mut self, sql: &str, params: &[Sql], lock: Lock) -> Result<(), Failure>;

    /// The next number of a counter.
    fn next(&mut self, counter: &str) -> Result<i64, Failure>;

    /// The clock that everybody who works on this database shares.
    fn clock(&mut self) -> Result<Timestamp, Failure>;

    /// A migration step in this database's words.
    fn translate(&self, step: &str) -> String;

    /// Opens the transaction of a migration; others that would migrate wait.
    fn begin_migration(&mut self) -> Result<(), Failure>;

    /// What is left to do when the tables are up to date, within the same transaction.
    fn finish_migration(&mut self) -> Result<(), Failure>;

    /// In tests, refuses a statement that would not do in a large registry or in the other database.
    #[cfg(test)]
    fn check(&mut self, sql: &str) -> Result<(), Failure>;
}

/// Takes a number of the table of counters.
pub(super) fn count_up(engine: &mut dyn Engine, counter: &str) -> Result<i64, Failure> {
    let sql = "UPDATE counter SET next = next + 1 WHERE name = $1 RETURNING next - 1 AS taken";
    match engine.query(sql, &[counter.into()])?.first() {
        Some(row) => row.int("taken"),
        None => Err(Failure::Database(format!("there is no counter {counter}"))),
    }
}
