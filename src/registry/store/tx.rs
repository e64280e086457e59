//! The small interface that the flows see of a database: portable SQL, values and rows.

use super::Failure;
use crate::epp::Code;
use crate::registry::flow::Refusal;
use crate::registry::time::Timestamp;
use rusqlite::ffi::{SQLITE_CONSTRAINT_FOREIGNKEY, SQLITE_CONSTRAINT_PRIMARYKEY, SQLITE_CONSTRAINT_UNIQUE};
use rusqlite::types::{ToSqlOutput, Value as Stored, ValueRef};
use rusqlite::{Connection, ToSql};
use std::sync::Arc;

/// A value in the database.
#[derive(Clone, Debug, PartialEq)]
pub enum Sql {
    /// Nothing.
    Null,
    /// A number, a moment or a truth value.
    Int(i64),
    /// A text.
    Text(String),
}

/// One row of an answer; its values are found by the name of their column.
#[derive(Clone, Debug)]
pub struct Row {
    columns: Arc<[String]>,
    values: Vec<Sql>,
}

/// A transaction under way.
pub struct Tx<'a> {
    connection: &'a Connection,
    writable: bool,
}

impl<'a> Tx<'a> {
    /// The transaction open on `connection`.
    pub(super) fn new(connection: &'a Connection, writable: bool) -> Self {
        Tx { connection, writable }
    }

    /// Whether anything may be changed in it.
    pub fn is_writable(&self) -> bool {
        self.writable
    }

    /// The rows that `sql` gives. Parameters are `$1`, `$2`, … and appear in this order first.
    pub fn query(&mut self, sql: &str, params: &[Sql]) -> Result<Vec<Row>, Failure> {
        #[cfg(test)]
        super::plan::check(self.connection, sql)?;
        self.run(sql, params).map_err(|error| failure(sql, &error))
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
        super::plan::check(self.connection, sql)?;
        let mut statement = self.connection.prepare_cached(sql).map_err(|error| failure(sql, &error))?;
        let changed = statement.execute(rusqlite::params_from_iter(params)).map_err(|error| failure(sql, &error))?;
        Ok(changed as u64)
    }

    /// The next number of the counter `name`; it is given back if the transaction is.
    pub fn next(&mut self, name: &str) -> Result<i64, Failure> {
        if !self.writable {
            return Err(Failure::Database(format!("a query tried to take a number of {name}")));
        }
        let sql = "UPDATE counter SET next = next + 1 WHERE name = $1 RETURNING next - 1 AS taken";
        match self.query_one(sql, &[name.into()])? {
            Some(row) => row.int("taken"),
            None => Err(Failure::Database(format!("there is no counter {name}"))),
        }
    }

    /// Runs `sql` and collects its rows.
    fn run(&mut self, sql: &str, params: &[Sql]) -> rusqlite::Result<Vec<Row>> {
        let mut statement = self.connection.prepare_cached(sql)?;
        let columns: Arc<[String]> = statement.column_names().map(String::from).collect();
        let mut found = Vec::new();
        let mut rows = statement.query(rusqlite::params_from_iter(params))?;
        while let Some(row) = rows.next()? {
            let values = (0..columns.len()).map(|at| Ok(row.get_ref(at)?.into())).collect::<rusqlite::Result<_>>()?;
            found.push(Row { columns: Arc::clone(&columns), values });
        }
        Ok(found)
    }
}

impl Row {
    /// The number in `column`.
    pub fn int(&self, column: &str) -> Result<i64, Failure> {
        self.opt_int(column)?.ok_or_else(|| missing(column))
    }

    /// The number in `column`, if there is one.
    pub fn opt_int(&self, column: &str) -> Result<Option<i64>, Failure> {
        match self.value(column)? {
            Sql::Int(number) => Ok(Some(*number)),
            Sql::Null => Ok(None),
            Sql::Text(_) => Err(missing(column)),
        }
    }

    /// The text in `column`.
    pub fn text(&self, column: &str) -> Result<String, Failure> {
        self.opt_text(column)?.ok_or_else(|| missing(column))
    }

    /// The text in `column`, if there is one.
    pub fn opt_text(&self, column: &str) -> Result<Option<String>, Failure> {
        match self.value(column)? {
            Sql::Text(text) => Ok(Some(text.clone())),
            Sql::Null => Ok(None),
            Sql::Int(_) => Err(missing(column)),
        }
    }

    /// The moment in `column`.
    pub fn time(&self, column: &str) -> Result<Timestamp, Failure> {
        self.int(column).map(Timestamp)
    }

    /// The moment in `column`, if there is one.
    pub fn opt_time(&self, column: &str) -> Result<Option<Timestamp>, Failure> {
        Ok(self.opt_int(column)?.map(Timestamp))
    }

    /// The value in `column`.
    fn value(&self, column: &str) -> Result<&Sql, Failure> {
        let at = self.columns.iter().position(|name| name == column).ok_or_else(|| missing(column))?;
        Ok(&self.values[at])
    }
}

/// What is told of a column that does not hold what it must.
fn missing(column: &str) -> Failure {
    Failure::Database(format!("the database has no usable value in column {column}"))
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

/// SQLite reports `ON DELETE RESTRICT` as SQLITE_CONSTRAINT_TRIGGER.
const RESTRICTED: i32 = rusqlite::ffi::SQLITE_CONSTRAINT_TRIGGER;

impl ToSql for Sql {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(match self {
            Sql::Null => ToSqlOutput::Owned(Stored::Null),
            Sql::Int(number) => ToSqlOutput::Owned(Stored::Integer(*number)),
            Sql::Text(text) => ToSqlOutput::Borrowed(ValueRef::Text(text.as_bytes())),
        })
    }
}

impl From<ValueRef<'_>> for Sql {
    /// Floating numbers and blobs are nowhere in the schema; they count as nothing.
    fn from(value: ValueRef<'_>) -> Self {
        match value {
            ValueRef::Integer(number) => Sql::Int(number),
            ValueRef::Text(text) => Sql::Text(String::from_utf8_lossy(text).into_owned()),
            ValueRef::Null | ValueRef::Real(_) | ValueRef::Blob(_) => Sql::Null,
        }
    }
}

impl From<i64> for Sql {
    fn from(number: i64) -> Self {
        Sql::Int(number)
    }
}

impl From<Timestamp> for Sql {
    fn from(moment: Timestamp) -> Self {
        Sql::Int(moment.0)
    }
}

impl From<&str> for Sql {
    fn from(text: &str) -> Self {
        Sql::Text(text.into())
    }
}

impl From<&String> for Sql {
    fn from(text: &String) -> Self {
        Sql::Text(text.clone())
    }
}

impl From<String> for Sql {
    fn from(text: String) -> Self {
        Sql::Text(text)
    }
}

impl<T: Into<Sql>> From<Option<T>> for Sql {
    fn from(value: Option<T>) -> Self {
        value.map_or(Sql::Null, Into::into)
    }
}

impl<'a, T> From<&'a Option<T>> for Sql
where
    &'a T: Into<Sql>,
{
    fn from(value: &'a Option<T>) -> Self {
        value.as_ref().map_or(Sql::Null, Into::into)
    }
}
