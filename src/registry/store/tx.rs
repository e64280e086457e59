//! The small interface that the flows see of a database: portable SQL, numbers, locks and the time.

use super::engine::{Engine, Lock, Show, State};
use super::named::{Change, Ground, Looked};
use super::{Failure, Row, Sql, history};
use crate::registry::flow::Refusal;
use crate::registry::time::Timestamp;

/// A transaction under way.
pub struct Tx<'a> {
    engine: &'a mut dyn Engine,
    writable: bool,
    /// The number of the last deed that was written into the history.
    deed: Option<i64>,
    /// The last deed as long as it is not written down.
    unwritten: Option<Box<[Sql; 10]>>,
    /// Whether anything was changed that a refusal would have to take back.
    wrote: bool,
    /// What that was.
    change: Change,
    /// What was looked at in it.
    looked: Looked,
    /// Until when what was seen in it is true of the same rows.
    until: Option<Timestamp>,
}

impl<'a> Tx<'a> {
    /// The transaction open on `engine`.
    pub(super) fn new(engine: &'a mut dyn Engine, writable: bool) -> Self {
        Tx {
            engine,
            writable,
            deed: None,
            unwritten: None,
            wrote: false,
            change: Change::default(),
            looked: Looked::default(),
            until: None,
        }
    }

    /// Whether anything may be changed in it.
    pub fn is_writable(&self) -> bool {
        self.writable
    }

    /// Whether one more statement costs little, because the database is in this process.
    pub(super) fn is_near(&self) -> bool {
        self.engine.is_near()
    }

    /// Whether anything was changed in it, and what.
    pub(super) fn into_change(self) -> (bool, Change) {
        (self.wrote, self.change)
    }

    /// What the rows are that it sees, where that can be told; see [`Tx::until`].
    pub fn state(&self) -> Option<State> {
        self.engine.state()
    }

    /// What an answer that rests on what was looked at so far hangs on, where that can be told.
    pub fn ground(&mut self) -> Option<Ground> {
        self.engine.ground(&mut self.looked)
    }

    /// Says that the domain of that name is looked for.
    pub(super) fn looks_for(&mut self, name: &str) {
        self.looked.at(name);
    }

    /// Says that domains are looked at that are not asked for by name, or what stands beside them.
    pub(super) fn looks_at_any(&mut self) {
        self.looked.at_any();
    }

    /// Says that something seen in it is true until `at` and not after, whether or not any row is changed; none where time
    /// does nothing to it.
    pub fn is_true_until(&mut self, at: Option<Timestamp>) {
        self.until = self.until.into_iter().chain(at).min();
    }

    /// Until when all of it is true as long as no row is changed.
    pub fn until(&self) -> Option<Timestamp> {
        self.until
    }

    /// The number in the history of what was done last in it.
    pub fn deed(&self) -> Option<i64> {
        self.deed
    }

    /// Remembers the number of what was just done.
    pub(super) fn done(&mut self, deed: i64) {
        self.deed = Some(deed);
    }

    /// Lets a deed wait to be written into the history.
    pub(super) fn wait(&mut self, deed: [Sql; 10]) {
        self.unwritten = Some(Box::new(deed));
    }

    /// The deed that waits.
    pub(super) fn unwritten(&mut self) -> Option<[Sql; 10]> {
        self.unwritten.take().map(|deed| *deed)
    }

    /// The rows that `sql` gives. Parameters are `$1`, `$2`, … and appear in this order first.
    pub fn query(&mut self, sql: &str, params: &[Sql]) -> Result<Vec<Row>, Failure> {
        #[cfg(test)]
        self.engine.check(sql)?;
        self.engine.query(sql, params)
    }

    /// The first row that `sql` gives.
    pub fn query_one(&mut self, sql: &str, params: &[Sql]) -> Result<Option<Row>, Failure> {
        Ok(self.query(sql, params)?.into_iter().next())
    }

    /// Whether `sql` gives a row.
    pub fn exists(&mut self, sql: &str, params: &[Sql]) -> Result<bool, Failure> {
        Ok(!self.query(sql, params)?.is_empty())
    }

    /// Changes rows and tells how many.
    pub fn execute(&mut self, sql: &str, params: &[Sql]) -> Result<u64, Failure> {
        if !self.writable {
            return Err(Failure::Database(format!("a query tried to write: {sql}")));
        }
        #[cfg(test)]
        self.engine.check(sql)?;
        let changed = self.engine.execute(sql, params)?;
        if changed > 0 {
            self.wrote = true;
            self.change.note(sql, params);
        }
        Ok(changed)
    }

    /// The next number of the counter `name`. Those of objects are continuous where the registry is set to be so: they
    /// are given back if the transaction is.
    pub fn next(&mut self, name: &str) -> Result<i64, Failure> {
        if !self.writable {
            return Err(Failure::Database(format!("a query tried to take a number of {name}")));
        }
        self.wrote = true;
        self.engine.next(name)
    }

    /// Keeps every other transaction that locks or changes the rows that `sql` selects waiting until this one ends, and
    /// waits for those that began before. To be asked for before the rows are read; the order is domain, host, contact.
    /// Nothing to do in a transaction that cannot write, nor in a database with one writer.
    pub fn lock(&mut self, sql: &str, params: &[Sql]) -> Result<(), Failure> {
        self.lock_for(sql, params, Lock::Exclusive).map(drop)
    }

    /// Locks the rows likewise, and tells whether others may have changed them just before: what was read until then, the
    /// time too, may be out of date.
    pub fn lock_late(&mut self, sql: &str, params: &[Sql]) -> Result<bool, Failure> {
        Ok(self.lock_for(sql, params, Lock::Exclusive)? && self.writable && self.engine.has_other_writers())
    }

    /// What `read` finds, with the row that `sql` selects locked for it: it is what `read` reads.
    pub fn locked<T>(
        &mut self,
        sql: &str,
        params: &[Sql],
        read: impl Fn(&mut Self) -> Result<Option<T>, Failure>,
    ) -> Result<Option<T>, Failure> {
        self.read_locked(sql, params, Lock::Exclusive, read)
    }

    /// Likewise, with the row kept as it is by any number of transactions at once.
    pub fn locked_shared<T>(
        &mut self,
        sql: &str,
        params: &[Sql],
        read: impl Fn(&mut Self) -> Result<Option<T>, Failure>,
    ) -> Result<Option<T>, Failure> {
        self.read_locked(sql, params, Lock::Shared, read)
    }

    /// Locks and reads until what is read is what is locked.
    fn read_locked<T>(
        &mut self,
        sql: &str,
        params: &[Sql],
        lock: Lock,
        read: impl Fn(&mut Self) -> Result<Option<T>, Failure>,
    ) -> Result<Option<T>, Failure> {
        loop {
            let is_locked = self.lock_for(sql, params, lock)?;
            let found = read(self)?;
            // A row that appeared after the lock was looked for, in place of one that went, is not locked yet.
            if is_locked || found.is_none() {
                return Ok(found);
            }
        }
    }

    /// Does `work`, and takes it back where it is refused or not to be kept: its rows, its numbers, and its deed too.
    pub fn attempt<T>(
        &mut self,
        keep: bool,
        work: impl FnOnce(&mut Self) -> Result<T, Failure>,
    ) -> Result<Result<T, Refusal>, Failure> {
        if !self.writable {
            return Err(Failure::Database("a query tried to try a change".into()));
        }
        // What waits to be written was done before.
        history::finish(self)?;
        let deed = self.deed;
        self.engine.batch("SAVEPOINT attempt")?;
        let outcome = work(self);
        if !(keep && outcome.is_ok()) {
            (self.unwritten, self.deed) = (None, deed);
            self.engine.batch("ROLLBACK TO attempt")?;
        }
        self.engine.batch("RELEASE attempt")?;
        match outcome {
            Ok(done) => Ok(Ok(done)),
            Err(Failure::Refused(refusal)) => Ok(Err(refusal)),
            Err(failure) => Err(failure),
        }
    }

    /// The time of the database, which all processes share whatever their own clocks say (TR-44).
    pub fn clock(&mut self) -> Result<Timestamp, Failure> {
        self.engine.clock()
    }

    /// The one row of `columns` `from` a table, and the time of the database, at one go.
    pub fn dated(&mut self, columns: &str, from: &str) -> Result<Option<(Row, Timestamp)>, Failure> {
        #[cfg(test)]
        self.engine.check(&format!("SELECT {columns} {from}"))?;
        self.engine.dated(columns, from)
    }

    /// The same, perhaps without what this process has done itself since it was asked for last.
    pub fn dated_lately(&mut self, columns: &str, from: &str) -> Result<Option<(Row, Timestamp)>, Failure> {
        #[cfg(test)]
        self.engine.check(&format!("SELECT {columns} {from}"))?;
        self.engine.dated_lately(columns, from)
    }

    /// The rows that `sql` gives, which reads whole tables: for operators, never for commands.
    pub fn whole_table(&mut self, sql: &str) -> Result<Vec<Row>, Failure> {
        self.engine.query(sql, &[])
    }

    /// Shows every row of `table`, in no order: for backups.
    pub fn each_row(&mut self, table: &str, show: Show<'_>) -> Result<(), Failure> {
        self.engine.each_row(table, show)
    }

    /// Puts rows into a table that a restore fills, in whatever time it takes.
    pub fn fill(&mut self, sql: &str, params: &[Sql]) -> Result<(), Failure> {
        if !self.writable {
            return Err(Failure::Database(format!("a query tried to write: {sql}")));
        }
        self.wrote_all();
        self.engine.execute(sql, params).map(drop)
    }

    /// Empties `table`: for operators, never for commands.
    pub fn clear(&mut self, table: &str) -> Result<(), Failure> {
        if !self.writable {
            return Err(Failure::Database(format!("a query tried to empty {table}")));
        }
        self.wrote_all();
        self.engine.execute(&format!("DELETE FROM {table}"), &[]).map(drop)
    }

    /// The next number of every counter.
    pub fn counters(&mut self) -> Result<Vec<(String, i64)>, Failure> {
        self.engine.counters()
    }

    /// Makes `next` the next number of the counter `name`.
    pub fn set_counter(&mut self, name: &str, next: i64) -> Result<(), Failure> {
        if !self.writable {
            return Err(Failure::Database(format!("a query tried to set the counter {name}")));
        }
        self.wrote_all();
        self.engine.set_counter(name, next)
    }

    /// What the database itself finds wrong with its files and references.
    pub fn damage(&mut self) -> Result<Vec<String>, Failure> {
        self.engine.damage()
    }

    /// Remembers that anything may be different now.
    fn wrote_all(&mut self) {
        self.wrote = true;
        self.change.is_of_everything();
    }

    /// Locks rows where that means anything; whether there were any.
    fn lock_for(&mut self, sql: &str, params: &[Sql], lock: Lock) -> Result<bool, Failure> {
        if !self.writable {
            return Ok(true);
        }
        #[cfg(test)]
        self.engine.check(sql)?;
        self.engine.lock(sql, params, lock)
    }
}
