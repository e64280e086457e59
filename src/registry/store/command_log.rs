//! The log of commands (TI-3): one row for each, whatever came of it. What changed an object is told of by the row of its
//! deed in the history, which is kept; the others have a log of their own, which grows with every command and is cut off
//! at its old end (GR-1).

use super::{Failure, Row, Sql, Tx, history};
use crate::registry::time::Timestamp;
use std::sync::LazyLock;

/// How many rows one statement writes.
const ROWS: usize = 20;

/// An entry as its row is written.
pub type Line = [Sql; 11];

/// The columns, in the order of a [`Line`].
const COLUMNS: &str = "at, svtrid, cltrid, registrar, session, verb, object, code, duration_us, deed,
    extensions";

/// A command and what came of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// When it took effect or was refused, by the registry's clock.
    pub at: Timestamp,
    /// The server's transaction id.
    pub svtrid: String,
    /// The client's.
    pub cltrid: Option<String>,
    /// Whose command it was; of a login, the client id that was tried.
    pub registrar: Option<String>,
    /// The session.
    pub session: Option<String>,
    /// The command: `domain create`, `domain transfer approve`, `login`; `-` for what was none.
    pub verb: String,
    /// The extensions that it carried, by the ids of their specs, one behind the other.
    pub extensions: Option<String>,
    /// What it was about: names or ids, or the number of a message.
    pub object: Option<String>,
    /// The result code.
    pub code: i64,
    /// Microseconds from the frame's arrival until this was written, the wait for the disk not included.
    pub duration: i64,
    /// The number of its deed in the history; none when it changed no object.
    pub deed: Option<i64>,
}

impl Entry {
    /// The values of its columns.
    pub fn into_line(self) -> Line {
        [
            self.at.into(),
            self.svtrid.into(),
            self.cltrid.into(),
            self.registrar.into(),
            self.session.into(),
            self.verb.into(),
            self.object.into(),
            self.code.into(),
            self.duration.into(),
            self.deed.into(),
            self.extensions.into(),
        ]
    }

    /// An entry from its row.
    fn read(row: &Row) -> Result<Entry, Failure> {
        Ok(Entry {
            at: row.time("at")?,
            svtrid: row.text("svtrid")?,
            cltrid: row.opt_text("cltrid")?,
            registrar: row.opt_text("registrar")?,
            session: row.opt_text("session")?,
            verb: row.text("verb")?,
            object: row.opt_text("object")?,
            code: row.int("code")?,
            duration: row.int("duration_us")?,
            deed: row.opt_int("deed")?,
            extensions: row.opt_text("extensions")?,
        })
    }
}

/// Writes entries down, many with one statement where each is a way there and back. Where it is none, SQLite would only
/// remember for each statement how to take back its first rows, should one of the later ones fail.
pub fn write(tx: &mut Tx<'_>, entries: &[Line]) -> Result<(), Failure> {
    static MANY: LazyLock<String> = LazyLock::new(|| statement(ROWS));
    static ONE: LazyLock<String> = LazyLock::new(|| statement(1));
    for group in entries.chunks(ROWS) {
        if group.len() == ROWS && !tx.is_near() {
            tx.execute(&MANY, group.as_flattened())?;
        } else {
            group.iter().try_for_each(|line| tx.execute(&ONE, line).map(drop))?;
        }
    }
    Ok(())
}

/// The statement that writes `rows` entries.
fn statement(rows: usize) -> String {
    let row = |at: usize| {
        let values: Vec<String> = (1..=11).map(|column| format!("${}", at * 11 + column)).collect();
        format!("({})", values.join(", "))
    };
    let rows: Vec<String> = (0..rows).map(row).collect();
    format!("INSERT INTO command_log ({COLUMNS}) VALUES {}", rows.join(", "))
}

/// Writes down a command that is done: in the row of its deed, if it did anything.
pub fn close(tx: &mut Tx<'_>, entry: Entry) -> Result<(), Failure> {
    if history::finish_with(tx, &entry)? { Ok(()) } else { write(tx, &[entry.into_line()]) }
}

/// What a deed's row tells of its command.
const OF_DEED: &str =
    "at, svtrid, cltrid, registrar, session, command AS verb, COALESCE(named, object) AS object, code,
    duration_us, id AS deed, extensions FROM history";

/// The commands with a transaction id, the server's or the client's, the oldest first.
pub fn of_transaction(tx: &mut Tx<'_>, id: &str) -> Result<Vec<Entry>, Failure> {
    let mut found = Vec::new();
    for column in ["svtrid", "cltrid"] {
        let logged = format!("SELECT {COLUMNS} FROM command_log WHERE {column} = $1 ORDER BY at");
        let done = format!("SELECT {OF_DEED} WHERE {column} = $1 AND command IS NOT NULL ORDER BY id");
        for sql in [logged, done] {
            for row in tx.query(&sql, &[id.into()])? {
                let entry = Entry::read(&row)?;
                // A client may have sent what the server made up.
                if !found.contains(&entry) {
                    found.push(entry);
                }
            }
        }
    }
    found.sort_by_key(|entry| entry.at);
    Ok(found)
}

/// Takes out entries from before `then`, some `slice` of them at once (more where many are of one moment); tells how
/// many.
pub fn trim(tx: &mut Tx<'_>, then: Timestamp, slice: i64) -> Result<u64, Failure> {
    let sql = "SELECT MAX(at) AS newest FROM
        (SELECT at FROM command_log WHERE at < $1 ORDER BY at LIMIT $2) AS oldest";
    let row = tx.query_one(sql, &[then.into(), slice.into()])?;
    match row.map_or(Ok(None), |row| row.opt_time("newest"))? {
        Some(newest) => tx.execute("DELETE FROM command_log WHERE at <= $1", &[newest.into()]),
        None => Ok(0),
    }
}
