//! SQLite: one file, one writer. Its commits are synced to disk, and many jobs share one.
//!
//! A connection that only reads keeps its snapshot until somebody has committed, which the head of the log's index tells
//! without a lock: to open one and to close it costs more than most questions. What keeps the log from being moved into
//! the file is let go of by [`Sqlite::rest`] and once in a second. What it holds is told in
//! numbers ([`eras`]), so that answers can be kept for as long as they are true.

mod brief;
mod eras;
mod index;
mod values;

use super::engine::{Engine, Lock, Loss, Show, State, counted, lost, no_counter, set_count};
use super::named::{Change, Ground, Looked, Named};
use super::{Failure, Row, Sql};
use crate::epp::Code;
use crate::registry::flow::Refusal;
use crate::registry::time::Timestamp;
use brief::Brief;
use eras::Eras;
use index::{Header, Index};
use rusqlite::Connection;
use rusqlite::config::DbConfig;
use rusqlite::ffi::{SQLITE_CONSTRAINT_FOREIGNKEY, SQLITE_CONSTRAINT_PRIMARYKEY, SQLITE_CONSTRAINT_UNIQUE};
use std::collections::HashMap;
use std::hash::BuildHasherDefault;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};
use values::held;

/// How many jobs one commit may hold.
pub(super) const GROUP: usize = 128;

/// How much of the file a connection that writes keeps in memory, and one that reads, in kibibytes: in a registry of a
/// million domains, the upper levels of every index.
const PAGES: (i64, i64) = (16 * 1024, 12 * 1024);

/// After how many pages of the write-ahead log they are moved into the file: what many commits change is moved once.
const LOG: u32 = if cfg!(test) { 300 } else { 8000 };

/// After how many more pages that is tried again where others were in the way.
const MORE: u32 = LOG / 8;

/// The statements around jobs, which are prepared once.
const TURNS: &[&str] = &[
    "SAVEPOINT job",
    "RELEASE job",
    "ROLLBACK TO job",
    "SAVEPOINT attempt",
    "RELEASE attempt",
    "ROLLBACK TO attempt",
    "COMMIT",
];

/// How long a statement waits for another process.
const BUSY: Duration = Duration::from_secs(5);

/// How often a transaction is tried when another process holds the database.
const TRIES: usize = 5;

/// How long others are waited for at most before a commit.
const PATIENCE: Duration = Duration::from_millis(2);

/// What stands in every statement that changes the registry's clock.
const CLOCK: &str = " clock";

/// The counter of what was done, of which every transform takes a number. No row of it is ever taken out, so the last one
/// tells the next number, and the counter's own row is not written each time; it counts where it is ahead.
const HISTORY: &str = "history";

/// The next number of it.
const NEXT_DEED: &str = "SELECT MAX(next, COALESCE((SELECT MAX(id) FROM history), 0) + 1) AS next
    FROM counter WHERE name = $1";

/// SQLite reports `ON DELETE RESTRICT` as SQLITE_CONSTRAINT_TRIGGER.
const RESTRICTED: i32 = rusqlite::ffi::SQLITE_CONSTRAINT_TRIGGER;

/// A connection to a file, or to a database in memory.
pub(super) struct Sqlite {
    /// Of one that writes, those that read the same file.
    readers: Readers,
    connection: Connection,
    /// Where commits of others are seen; none in memory.
    index: Option<Index>,
    /// Of one that reads, what the index said before its snapshot was taken.
    snapshot: Option<Header>,
    /// What that snapshot holds, where it is known.
    state: Option<State>,
    eras: Eras,
    named: Arc<Named>,
    /// Of one that writes, what the open transaction has changed.
    change: Change,
    /// Of one that writes, how many rows it had changed before the open transaction, and how many of those that it
    /// changed since stand aside.
    changed: u64,
    aside: u64,
    /// Of one that writes, how long the log was when it was last moved into the file.
    moved: u32,
    /// The columns of each statement's rows.
    columns: HashMap<String, Arc<[String]>, BuildHasherDefault<Brief>>,
    /// What [`Engine::dated_lately`] found last.
    lately: Option<Lately>,
    /// The counters that the open transaction has taken numbers of, each with its next: written down at its end.
    counters: Vec<(String, i64)>,
}

/// Connections that only read, on the threads of whoever asks.
pub(super) type Readers = Arc<[Mutex<Sqlite>]>;

/// A row that is the same until somebody changes it.
struct Lately {
    /// What was asked for.
    columns: String,
    from: String,
    /// The state of the file, but for what this connection did.
    version: i64,
    row: Row,
}

impl Sqlite {
    /// A connection that syncs every commit and checks references; whether it `writes`.
    pub(super) fn connect(path: &Path, writes: bool) -> rusqlite::Result<Sqlite> {
        let connection = Connection::open(path)?;
        connection.busy_timeout(BUSY)?;
        connection.set_prepared_statement_cache_capacity(256);
        use_write_ahead_log(&connection)?;
        connection.pragma_update(None, "synchronous", "FULL")?;
        connection.pragma_update(None, "foreign_keys", true)?;
        connection.pragma_update(None, "cache_size", -if writes { PAGES.0 } else { PAGES.1 })?;
        connection.pragma_update_and_check(None, "wal_autocheckpoint", LOG, |_| Ok(()))?;
        // Otherwise SQLite plans a statement anew for each value that an index's condition might ask about.
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
        // What a savepoint may have to take back, which is little.
        connection.pragma_update(None, "temp_store", "MEMORY")?;
        Ok(Sqlite {
            readers: Arc::new([]),
            connection,
            index: None,
            snapshot: None,
            state: None,
            eras: Eras::default(),
            named: Arc::default(),
            change: Change::default(),
            changed: 0,
            aside: 0,
            moved: 0,
            columns: HashMap::default(),
            lately: None,
            counters: Vec::new(),
        })
    }

    /// Makes `count` more connections to the file at `path`, which only read, and lets them keep their snapshots.
    pub(super) fn connect_readers(&mut self, path: &Path, count: usize) -> rusqlite::Result<Readers> {
        let (index, eras) = (Index::open(path), Eras::default());
        let named = &self.named;
        let connect = |_| {
            let (eras, named) = (eras.clone(), Arc::clone(named));
            Sqlite::connect(path, false).map(|reader| Mutex::new(Sqlite { index, eras, named, ..reader }))
        };
        self.readers = (0..count).map(connect).collect::<rusqlite::Result<_>>()?;
        self.index = index;
        if index.is_some() {
            // At the end of a commit it would mostly find readers in its way, and keep those waiting who are to be told.
            self.connection.pragma_update_and_check(None, "wal_autocheckpoint", 0, |_| Ok(()))?;
        }
        Ok(Arc::clone(&self.readers))
    }

    /// Takes a snapshot, or keeps the one that shows everything there is.
    fn look(&mut self, index: Index) -> rusqlite::Result<()> {
        let now = index.header();
        if now.is_some() && now == self.snapshot {
            return Ok(());
        }
        self.let_go();
        self.turn("BEGIN")?;
        let aside = self.commits_aside()?;
        let told = self.named.told();
        // One that was taken while it could not be told what it holds is not kept: no later commit might come.
        self.snapshot = now.filter(|_| told.is_some());
        // Whoever committed in between may or may not be seen.
        let certain = now.filter(|now| index.header().as_ref() == Some(now)).zip(told);
        self.state = certain.map(|(now, told)| self.eras.state(&now, aside, told));
        Ok(())
    }

    /// How many commits changed only what stands aside.
    fn commits_aside(&mut self) -> rusqlite::Result<i64> {
        let rows = self.rows("SELECT next FROM counter WHERE name = $1", &[eras::COUNTER.into()])?;
        Ok(rows.first().and_then(|row| row.int("next").ok()).unwrap_or_default())
    }

    /// Lets go of the snapshot.
    fn let_go(&mut self) {
        (self.snapshot, self.state, self.lately) = (None, None, None);
        if !self.connection.is_autocommit() {
            // It is only read: whatever is wrong with it shows when the next one is taken.
            drop(self.turn("COMMIT"));
        }
    }

    /// Lets go of a snapshot that somebody has committed after.
    pub(super) fn let_go_of_old(&mut self) {
        if self.index.and_then(Index::header) != self.snapshot {
            self.let_go();
        }
    }

    /// Moves what is in the log into the file; while readers go on, and then what they were in the way of.
    fn move_log(&mut self) -> rusqlite::Result<()> {
        self.turn("PRAGMA wal_checkpoint(PASSIVE)")?;
        let mut readers: Vec<_> =
            self.readers.iter().map(|reader| reader.lock().unwrap_or_else(PoisonError::into_inner)).collect();
        readers.iter_mut().for_each(|reader| reader.let_go());
        self.turn("PRAGMA wal_checkpoint(PASSIVE)")
    }

    /// Runs `sql` and collects its rows.
    fn rows(&mut self, sql: &str, params: &[Sql]) -> rusqlite::Result<Vec<Row>> {
        let mut statement = self.connection.prepare_cached(sql)?;
        let columns = match self.columns.get(sql) {
            Some(known) => Arc::clone(known),
            None => {
                let columns: Arc<[String]> = statement.column_names().map(String::from).collect();
                self.columns.insert(sql.into(), Arc::clone(&columns));
                columns
            }
        };
        let mut found = Vec::new();
        let mut rows = statement.query(rusqlite::params_from_iter(params))?;
        while let Some(row) = rows.next()? {
            found.push(Row::read(&columns, |at| row.get_ref(at).map(held))?);
        }
        Ok(found)
    }

    /// Writes the counters down that numbers were taken of, but for one that the rows themselves tell.
    fn write_counters(&mut self) -> Result<(), Failure> {
        for (name, next) in std::mem::take(&mut self.counters).into_iter().filter(|(name, _)| name != HISTORY) {
            self.execute("UPDATE counter SET next = $1 WHERE name = $2", &[next.into(), name.into()])?;
        }
        Ok(())
    }

    /// Forgets what was only true in the transaction that is taken back.
    fn forget(&mut self) {
        self.lately = None;
        self.counters.clear();
    }

    /// Runs a statement without parameters that is prepared once.
    fn turn(&self, sql: &str) -> rusqlite::Result<()> {
        self.connection.prepare_cached(sql)?.query([])?.next().map(drop)
    }
}

impl Engine for Sqlite {
    fn query(&mut self, sql: &str, params: &[Sql]) -> Result<Vec<Row>, Failure> {
        self.rows(sql, params).map_err(|error| failure(sql, &error))
    }

    fn execute(&mut self, sql: &str, params: &[Sql]) -> Result<u64, Failure> {
        if self.connection.is_autocommit() {
            // What comes after a transaction that was lost must not be kept by itself.
            return Err(lost());
        }
        if sql.contains(CLOCK) {
            self.lately = None;
        }
        let mut statement = self.connection.prepare_cached(sql).map_err(|error| failure(sql, &error))?;
        let changed =
            statement.execute(rusqlite::params_from_iter(params)).map_err(|error| failure(sql, &error))? as u64;
        if eras::is_aside(sql) {
            self.aside += changed;
        }
        Ok(changed)
    }

    fn batch(&mut self, sql: &str) -> Result<(), Failure> {
        if sql.starts_with("ROLLBACK") {
            self.forget();
        } else {
            self.write_counters()?;
        }
        let done = match sql.split("; ").all(|turn| TURNS.contains(&turn)) {
            true => sql.split("; ").try_for_each(|turn| self.turn(turn)),
            false => self.connection.execute_batch(sql),
        };
        done.map_err(|error| failure(sql, &error))
    }

    /// One that writes takes the lock at once, so that it cannot fail half-way.
    fn begin(&mut self, writes: bool, saves: bool) -> Result<(), Failure> {
        if let Some(index) = self.index.filter(|_| !writes) {
            return self.look(index).map_err(|error| failure("BEGIN", &error));
        }
        let sql = if writes { "BEGIN IMMEDIATE" } else { "BEGIN" };
        let mut begun = self.turn(sql);
        for _ in 1..TRIES {
            let busy = begun
                .as_ref()
                .is_err_and(|error| matches!(error.sqlite_error_code(), Some(rusqlite::ErrorCode::DatabaseBusy)));
            if !busy {
                break;
            }
            begun = self.turn(sql);
        }
        (self.changed, self.aside) = (self.connection.total_changes(), 0);
        self.change = Change::default();
        if begun.is_ok() && saves {
            begun = self.turn("SAVEPOINT job");
        }
        begun.map_err(|error| failure(sql, &error))
    }

    /// A statement that fails takes back what it did, and no more.
    fn always_saves(&self) -> bool {
        false
    }

    fn is_lost(&self) -> bool {
        self.connection.is_autocommit()
    }

    fn is_near(&self) -> bool {
        true
    }

    fn patience(&self, commit: Duration) -> Duration {
        (commit / 2).min(PATIENCE)
    }

    fn take_turns(&mut self) -> Result<(), Failure> {
        Ok(())
    }

    fn commit(&mut self) -> Result<(), Failure> {
        if self.snapshot.is_some() {
            return Ok(());
        }
        // Numbers that were taken are changes too, and are counted as such.
        self.write_counters()?;
        if self.aside > 0 && self.connection.total_changes() == self.changed + self.aside {
            let sql =
                "INSERT INTO counter (name, next) VALUES ($1, 1) ON CONFLICT (name) DO UPDATE SET next = next + 1";
            self.execute(sql, &[eras::COUNTER.into()])?;
        }
        let change = std::mem::take(&mut self.change);
        let named = Arc::clone(&self.named);
        named.commit(&change, || {
            let before = self.index.and_then(Index::header);
            self.batch("COMMIT")?;
            Ok(before.is_none() || self.index.and_then(Index::header) != before)
        })
    }

    fn rest(&mut self) {
        let Some(header) = self.index.and_then(Index::header) else { return };
        let frames = header.frames();
        if frames < self.moved {
            self.moved = 0;
        }
        if frames < LOG || frames < self.moved + MORE {
            return;
        }
        self.moved = frames;
        if let Err(error) = self.move_log() {
            tracing::warn!(%error, "the write-ahead log could not be moved into the database");
        }
    }

    fn roll_back(&mut self) {
        self.forget();
        (self.snapshot, self.state) = (None, None);
        if !self.connection.is_autocommit() {
            drop(self.connection.execute_batch("ROLLBACK"));
        }
    }

    /// The disk is full or cannot be read: SQLite then takes back the transaction, savepoints and all.
    fn loss(&self) -> Loss {
        Loss::Lasting
    }

    fn lock(&mut self, _sql: &str, _params: &[Sql], _lock: Lock) -> Result<bool, Failure> {
        Ok(true)
    }

    fn next(&mut self, counter: &str) -> Result<i64, Failure> {
        if let Some((_, next)) = self.counters.iter_mut().find(|(name, _)| name == counter) {
            *next += 1;
            return Ok(*next - 1);
        }
        let sql = if counter == HISTORY { NEXT_DEED } else { "SELECT next FROM counter WHERE name = $1" };
        let rows = self.query(sql, &[counter.into()])?;
        let next = rows.first().ok_or_else(|| no_counter(counter))?.int("next")?;
        self.counters.push((counter.into(), next + 1));
        Ok(next)
    }

    fn counters(&mut self) -> Result<Vec<(String, i64)>, Failure> {
        self.write_counters()?;
        let deed = self.query(NEXT_DEED, &[HISTORY.into()])?.first().map_or(Ok(1), |row| row.int("next"))?;
        let told = |(name, next): (String, i64)| if name == HISTORY { (name, deed) } else { (name, next) };
        // What only this engine counts is no number of anything.
        let own = counted(self)?.into_iter().filter(|(name, _)| name != eras::COUNTER);
        Ok(own.map(told).collect())
    }

    fn set_counter(&mut self, counter: &str, next: i64) -> Result<(), Failure> {
        self.write_counters()?;
        set_count(self, counter, next)
    }

    fn each_row(&mut self, table: &str, show: Show<'_>) -> Result<(), Failure> {
        self.write_counters()?;
        let sql = format!("SELECT * FROM {table}");
        let fail = |error: rusqlite::Error| failure(&sql, &error);
        let mut statement = self.connection.prepare(&sql).map_err(fail)?;
        let columns: Vec<String> = statement.column_names().map(String::from).collect();
        let mut rows = statement.query([]).map_err(fail)?;
        while let Some(row) = rows.next().map_err(fail)? {
            let values =
                (0..columns.len()).map(|at| Ok(held(row.get_ref(at)?).into())).collect::<rusqlite::Result<Vec<_>>>();
            show(&columns, &values.map_err(fail)?)?;
        }
        Ok(())
    }

    fn damage(&mut self) -> Result<Vec<String>, Failure> {
        let mut told = Vec::new();
        for row in self.query("PRAGMA integrity_check", &[])? {
            told.extend(Some(row.text("integrity_check")?).filter(|word| word != "ok"));
        }
        for row in self.query("PRAGMA foreign_key_check", &[])? {
            told.push(format!(
                "a row of {} refers to one of {} that is not there",
                row.text("table")?,
                row.text("parent")?
            ));
        }
        Ok(told)
    }

    /// Everybody who opens a file is on one machine.
    fn clock(&mut self) -> Result<Timestamp, Failure> {
        Ok(Timestamp::now())
    }

    /// Told again without a look as long as no other connection has committed and this one has not touched the clock.
    fn dated_lately(&mut self, columns: &str, from: &str) -> Result<Option<(Row, Timestamp)>, Failure> {
        // A snapshot that is kept forgets with its end.
        let version = match self.snapshot {
            Some(_) => 0,
            None => self.query("PRAGMA data_version", &[])?.first().map_or(Ok(0), |row| row.int("data_version"))?,
        };
        let known = self.lately.as_ref();
        let known = known.filter(|known| known.version == version && known.columns == columns && known.from == from);
        if let Some(known) = known {
            return Ok(Some((known.row.clone(), Timestamp::now())));
        }
        let found = self.dated(columns, from)?;
        self.lately = found.as_ref().map(|(row, _)| Lately {
            columns: columns.into(),
            from: from.into(),
            version,
            row: row.clone(),
        });
        Ok(found)
    }

    fn state(&self) -> Option<State> {
        self.state
    }

    fn ground(&self, looked: &mut Looked) -> Option<Ground> {
        self.state.map(|state| looked.ground(state, &self.named))
    }

    fn changed(&mut self, change: Change) {
        self.change.add(change);
    }

    /// A number that is the key is the place of the row itself, and rows with another key stand in its index: one tree
    /// in place of two. What an older eppsh made stays as it is and means the same.
    fn translate(&self, step: &str) -> String {
        let end = "\n);";
        let place = |part: &str| {
            let table = part.rsplit("CREATE TABLE ").next().filter(|_| part.ends_with(end)).unwrap_or_default();
            match table.contains("PRIMARY KEY (") || table.contains("TEXT PRIMARY KEY") {
                true => format!("{} WITHOUT ROWID;", part.trim_end_matches(';')),
                false => part.replace("BIGINT PRIMARY KEY", "INTEGER PRIMARY KEY"),
            }
        };
        step.split_inclusive(end).map(place).collect()
    }

    fn begin_migration(&mut self) -> Result<(), Failure> {
        self.batch("BEGIN EXCLUSIVE")
    }

    fn finish_migration(&mut self) -> Result<(), Failure> {
        Ok(())
    }

    #[cfg(test)]
    fn check(&mut self, sql: &str) -> Result<(), Failure> {
        super::plan::check_sqlite(&self.connection, sql)
    }
}

/// Turns the write-ahead log on. SQLite does not wait for a lock here, so another process opening the file is waited for.
fn use_write_ahead_log(connection: &Connection) -> rusqlite::Result<()> {
    let patience = Instant::now() + BUSY;
    loop {
        let switched = connection.pragma_update_and_check(None, "journal_mode", "WAL", |_| Ok(()));
        let busy = switched.as_ref().is_err_and(|error| {
            matches!(
                error.sqlite_error_code(),
                Some(rusqlite::ErrorCode::DatabaseBusy | rusqlite::ErrorCode::DatabaseLocked)
            )
        });
        if !busy || Instant::now() >= patience {
            return switched;
        }
        std::thread::sleep(Duration::from_millis(10));
    }
}

/// What a failed statement means: a broken constraint has a result code, anything else is a failure of the database.
fn failure(sql: &str, error: &rusqlite::Error) -> Failure {
    let extended = error.sqlite_error().map_or(0, |error| error.extended_code);
    let refused = |code| Failure::Refused(Refusal::new(code));
    match extended {
        SQLITE_CONSTRAINT_FOREIGNKEY | RESTRICTED if sql.starts_with("DELETE") => refused(Code::ASSOCIATION_PROHIBITS),
        SQLITE_CONSTRAINT_FOREIGNKEY | RESTRICTED => refused(Code::OBJECT_DOES_NOT_EXIST),
        SQLITE_CONSTRAINT_UNIQUE | SQLITE_CONSTRAINT_PRIMARYKEY => {
            let told = error.to_string();
            let names = ["domain.name", "host.name", "contact.handle", "registrar.clid"];
            if names.iter().any(|name| told.contains(name)) {
                refused(Code::OBJECT_EXISTS)
            } else if told.contains("transfer.object_id") {
                refused(Code::PENDING_TRANSFER)
            } else {
                Failure::Database(told)
            }
        }
        _ => Failure::Database(error.to_string()),
    }
}

#[cfg(test)]
mod tests;
