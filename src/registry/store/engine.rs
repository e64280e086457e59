//! What each database does in its own way; everything else is written once, above this.

use super::named::{Change, Ground, Looked};
use super::{Failure, Row, Sql};
use crate::registry::time::Timestamp;
use std::time::Duration;

/// How a row is locked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lock {
    /// By one transaction, which is going to change it.
    Exclusive,
    /// By many, which rely on it.
    Shared,
}

/// What a database holds, but for what stands aside (who is here, and what was asked): the same for as long as this is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct State {
    /// How often the count of commits began anew.
    pub(super) era: u32,
    /// How many commits changed something, but for those told by name.
    pub(super) changes: u32,
    /// How many commits of this process changed some domains and told which.
    pub(super) told: u64,
}

impl State {
    /// Whether nothing is different but what was told by name.
    pub fn is_like(&self, other: &State) -> bool {
        (self.era, self.changes) == (other.era, other.changes)
    }
}

/// How a transaction was lost with everything in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Loss {
    /// Others were in the way, or the connection broke: it may be tried again.
    Passing,
    /// Trying again would not help.
    Lasting,
}

/// What is shown the rows of a table: the names of the columns, and the values.
pub type Show<'a> = &'a mut dyn FnMut(&[String], &[Sql]) -> Result<(), Failure>;

/// A connection to a database. Its user is one thread, which opens a transaction, works in it, and ends it.
pub(super) trait Engine {
    /// The rows that `sql` gives.
    fn query(&mut self, sql: &str, params: &[Sql]) -> Result<Vec<Row>, Failure>;

    /// Changes rows and tells how many.
    fn execute(&mut self, sql: &str, params: &[Sql]) -> Result<u64, Failure>;

    /// Runs statements without parameters.
    fn batch(&mut self, sql: &str) -> Result<(), Failure>;

    /// Opens a transaction: on a snapshot, or to write, and then with the savepoint `job` in it where it `saves`.
    fn begin(&mut self, writes: bool, saves: bool) -> Result<(), Failure>;

    /// Whether every piece of work needs a savepoint, because a statement that fails leaves the transaction unusable.
    fn always_saves(&self) -> bool {
        true
    }

    /// Whether the database has taken the whole transaction back by itself, as SQLite does when the disk is full.
    fn is_lost(&self) -> bool {
        false
    }

    /// Whether the database is in this process: a question costs no way there and back.
    fn is_near(&self) -> bool {
        false
    }

    /// How long others may be waited for before a commit that took so long the last time: they save one of their own.
    fn patience(&self, _commit: Duration) -> Duration {
        Duration::ZERO
    }

    /// Waits, in a transaction that is tried again, for all others that are: they were in each other's way before.
    fn take_turns(&mut self) -> Result<(), Failure>;

    /// Makes durable what was done; an error means that nothing was.
    fn commit(&mut self) -> Result<(), Failure>;

    /// Does what may be done when the answers of a transaction are on their way.
    fn rest(&mut self) {}

    /// Takes everything back; it is no fault if nothing is open.
    fn roll_back(&mut self);

    /// What the last failure since the transaction began means for it.
    fn loss(&self) -> Loss;

    /// Whether other transactions write while one is under way.
    fn has_other_writers(&self) -> bool {
        false
    }

    /// Locks the rows that `sql` selects until the transaction ends, where other transactions write at the same time;
    /// whether there are any.
    fn lock(&mut self, sql: &str, params: &[Sql], lock: Lock) -> Result<bool, Failure>;

    /// The next number of a counter.
    fn next(&mut self, counter: &str) -> Result<i64, Failure>;

    /// The next number of every counter.
    fn counters(&mut self) -> Result<Vec<(String, i64)>, Failure>;

    /// Makes `next` the next number of a counter, which is made if there is none.
    fn set_counter(&mut self, counter: &str, next: i64) -> Result<(), Failure>;

    /// Shows every row of a table, with the names of its columns.
    fn each_row(&mut self, table: &str, show: Show<'_>) -> Result<(), Failure>;

    /// What the database itself finds wrong with its files and references.
    fn damage(&mut self) -> Result<Vec<String>, Failure>;

    /// The clock that everybody who works on this database shares.
    fn clock(&mut self) -> Result<Timestamp, Failure>;

    /// The one row of `columns` `from` a table, and what time it is.
    fn dated(&mut self, columns: &str, from: &str) -> Result<Option<(Row, Timestamp)>, Failure> {
        let row = self.query(&format!("SELECT {columns} {from}"), &[])?.into_iter().next();
        row.map(|row| self.clock().map(|clock| (row, clock))).transpose()
    }

    /// The same, perhaps as it was found before, if nobody else has committed and the clock was not set since.
    fn dated_lately(&mut self, columns: &str, from: &str) -> Result<Option<(Row, Timestamp)>, Failure> {
        self.dated(columns, from)
    }

    /// What the snapshot that is open holds, where that can be told from what it will hold after a change.
    fn state(&self) -> Option<State> {
        None
    }

    /// What an answer from that snapshot hangs on.
    fn ground(&self, _looked: &mut Looked) -> Option<Ground> {
        None
    }

    /// Takes note of what a piece of work changed, which stays.
    fn changed(&mut self, _change: Change) {}

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

/// Every counter of the table of counters.
pub(super) fn counted(engine: &mut dyn Engine) -> Result<Vec<(String, i64)>, Failure> {
    let rows = engine.query("SELECT name, next FROM counter ORDER BY name", &[])?;
    rows.iter().map(|row| Ok((row.text("name")?, row.int("next")?))).collect()
}

/// Sets a number of the table of counters.
pub(super) fn set_count(engine: &mut dyn Engine, counter: &str, next: i64) -> Result<(), Failure> {
    let sql = "INSERT INTO counter (name, next) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET next = $2";
    engine.execute(sql, &[counter.into(), next.into()]).map(drop)
}

/// Takes a number of the table of counters.
#[cfg(feature = "postgres")]
pub(super) fn count_up(engine: &mut dyn Engine, counter: &str) -> Result<i64, Failure> {
    let sql = "UPDATE counter SET next = next + 1 WHERE name = $1 RETURNING next - 1 AS taken";
    match engine.query(sql, &[counter.into()])?.first() {
        Some(row) => row.int("taken"),
        None => Err(no_counter(counter)),
    }
}

/// What is told when the database has taken a transaction back.
pub(super) fn lost() -> Failure {
    Failure::Database("the transaction was broken off".into())
}

/// What is told of a counter that is not there.
pub(super) fn no_counter(counter: &str) -> Failure {
    Failure::Database(format!("there is no counter {counter}"))
}
