//! `registry backup` and `registry restore`: a whole database as one file of JSON lines, the same for SQLite and
//! PostgreSQL, so that a registry can also move from one to the other.
//!
//! ```text
//!  {"backup":1,"schema":3}
//!  {"table":"counter","columns":["name","next"]}
//!  ["object",7]
//!  …
//!  {"rows":1234}
//! ```

use super::{Place, file_fault, told};
use crate::error::{Error, Result};
use crate::registry::store::{Failure, Sql, Tx, schema_version, tables};
use serde_json::{Value as Json, json};
use std::fs::{File, OpenOptions};
use std::io::{BufRead, BufReader, BufWriter, Write};
use std::path::Path;

/// The form of the file.
const FORM: i64 = 1;

/// Who is connected at the moment is no part of a backup.
const FLEETING: &[&str] = &["process", "session", "writer"];

/// How many values one statement of a restore carries at most.
const VALUES_AT_ONCE: usize = 2000;

/// Writes the whole database, as it is at one moment, to a new file; tells how many rows it has.
pub async fn save(place: &Place, path: &Path) -> Result<u64> {
    if path.exists() {
        return Err(Error::usage(format!("{} is there already", path.display())).hint("name a file that is not there"));
    }
    let partial = path.with_extension("partial");
    let target = partial.clone();
    let written = place.store.read(move |tx| {
        let file = create(&target).map_err(|error| Failure::Database(format!("{}: {error}", target.display())))?;
        dump(tx, file)
    });
    let written = written.await.map_err(told);
    if written.is_err() {
        drop(std::fs::remove_file(&partial));
    }
    let rows = written?;
    std::fs::rename(&partial, path).map_err(|error| file_fault(path, error))?;
    Ok(rows)
}

/// Puts a backup in place of everything in the database; tells how many rows it had. Without `replace`, the database
/// must be empty.
pub async fn load(place: &Place, path: &Path, replace: bool) -> Result<u64> {
    // Looked through before anything is changed.
    let rows = examine(path)?;
    if !replace {
        let taken = place.store.read(|tx| tx.exists("SELECT id FROM registrar ORDER BY clid LIMIT 1", &[]));
        if taken.await.map_err(told)? {
            return Err(Error::usage("the database is not empty")
                .hint("restore into a new one (--db), or say --replace and lose what is in it"));
        }
    }
    let source = path.to_path_buf();
    place.store.write(move |tx| fill(tx, &source)).await.map_err(told)?;
    Ok(rows)
}

/// A new file that only its owner can read: it holds authInfo and hashes.
fn create(path: &Path) -> std::io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// Writes every table to `file`.
fn dump(tx: &mut Tx<'_>, file: File) -> Result<u64, Failure> {
    let mut out = BufWriter::new(file);
    let mut rows = 0;
    let mut line = |json: &Json| writeln!(out, "{json}").map_err(|error| Failure::Database(error.to_string()));
    line(&json!({ "backup": FORM, "schema": schema_version() }))?;
    line(&json!({ "table": "counter", "columns": ["name", "next"] }))?;
    for (name, next) in tx.counters()? {
        line(&json!([name, next]))?;
        rows += 1;
    }
    for table in tables().filter(|table| *table != "counter" && !FLEETING.contains(table)) {
        let mut began = false;
        tx.each_row(table, &mut |columns, values| {
            if !began {
                line(&json!({ "table": table, "columns": columns }))?;
                began = true;
            }
            rows += 1;
            line(&values.iter().map(to_json).collect())
        })?;
    }
    line(&json!({ "rows": rows }))?;
    let file = out.into_inner().map_err(|error| Failure::Database(error.to_string()))?;
    file.sync_all().map_err(|error| Failure::Database(error.to_string()))?;
    Ok(rows)
}

/// Reads a backup to its end; how many rows it has.
fn examine(path: &Path) -> Result<u64> {
    let file = File::open(path).map_err(|error| file_fault(path, error))?;
    let mut lines = BufReader::new(file).lines();
    let broken = |why: &str| Error::config(format!("{} is no whole backup: {why}", path.display()));
    let first = lines.next().and_then(std::result::Result::ok).and_then(|line| line.parse::<Json>().ok());
    let first = first.ok_or_else(|| broken("it does not begin like one"))?;
    if first["backup"].as_i64() != Some(FORM) {
        return Err(broken("it does not begin like one"));
    }
    if first["schema"].as_i64() != Some(schema_version()) {
        return Err(broken("it was made by an eppsh with other tables").hint("restore it with that eppsh"));
    }
    let (mut rows, mut end) = (0, None);
    for line in lines {
        let line = line.map_err(|error| file_fault(path, error))?;
        match line.parse::<Json>() {
            Ok(Json::Array(_)) => rows += 1,
            Ok(json) => end = json["rows"].as_u64().or(end),
            Err(_) => return Err(broken("a line of it is damaged")),
        }
    }
    if end == Some(rows) { Ok(rows) } else { Err(broken("its end is missing")) }
}

/// Empties every table and fills it from the backup.
fn fill(tx: &mut Tx<'_>, path: &Path) -> Result<(), Failure> {
    let damaged = |error: &dyn std::fmt::Display| Failure::Database(format!("{}: {error}", path.display()));
    tx.clear("session")?;
    let known: Vec<&str> = tables().filter(|table| !FLEETING.contains(table)).collect();
    for table in known.iter().rev().filter(|table| **table != "counter") {
        tx.clear(table)?;
    }
    let file = File::open(path).map_err(|error| damaged(&error))?;
    let mut batch = Batch::default();
    for line in BufReader::new(file).lines() {
        let line = line.map_err(|error| damaged(&error))?;
        match line.parse::<Json>().map_err(|error| damaged(&error))? {
            Json::Array(values) if batch.table == "counter" => {
                let (name, next) = (values[0].as_str().unwrap_or(""), values[1].as_i64().unwrap_or(1));
                tx.set_counter(name, next)?;
            }
            Json::Array(values) => batch.add(tx, &values)?,
            json => {
                batch.flush(tx)?;
                let Some(table) = json["table"].as_str() else { continue };
                let found = known.iter().find(|known| **known == table);
                let table = *found.ok_or_else(|| damaged(&format!("there is no table {table}")))?;
                let names = json["columns"].as_array().into_iter().flatten().filter_map(Json::as_str);
                let plain = |name: &&str| name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
                batch = Batch { table, columns: names.filter(plain).map(String::from).collect(), values: Vec::new() };
            }
        }
    }
    batch.flush(tx)
}

/// Rows that go into a table with one statement.
#[derive(Default)]
struct Batch {
    table: &'static str,
    columns: Vec<String>,
    values: Vec<Sql>,
}

impl Batch {
    /// Takes a row, and writes when there are enough.
    fn add(&mut self, tx: &mut Tx<'_>, row: &[Json]) -> Result<(), Failure> {
        if row.len() != self.columns.len() {
            return Err(Failure::Database(format!("a row of {} has another number of values", self.table)));
        }
        self.values.extend(row.iter().map(from_json));
        let rows = VALUES_AT_ONCE / self.columns.len().max(1);
        if self.values.len() >= rows * self.columns.len() { self.flush(tx) } else { Ok(()) }
    }

    /// Writes what is there.
    fn flush(&mut self, tx: &mut Tx<'_>) -> Result<(), Failure> {
        if self.values.is_empty() {
            return Ok(());
        }
        let width = self.columns.len();
        let row = |at: usize| {
            let places: Vec<String> = (1..=width).map(|column| format!("${}", at * width + column)).collect();
            format!("({})", places.join(", "))
        };
        let rows: Vec<String> = (0..self.values.len() / width).map(row).collect();
        let sql = format!("INSERT INTO {} ({}) VALUES {}", self.table, self.columns.join(", "), rows.join(", "));
        tx.fill(&sql, &std::mem::take(&mut self.values))
    }
}

/// A value as JSON.
fn to_json(value: &Sql) -> Json {
    match value {
        Sql::Null => Json::Null,
        Sql::Int(number) => json!(number),
        Sql::Text(text) => json!(text),
    }
}

/// A value from JSON.
fn from_json(json: &Json) -> Sql {
    match json {
        Json::Number(number) => number.as_i64().into(),
        Json::String(text) => text.into(),
        _ => Sql::Null,
    }
}
