//! Values and rows as the flows see them, whichever database they are in.

use super::Failure;
use crate::registry::time::Timestamp;
use std::cell::Cell;
use std::sync::Arc;

/// A value in the database.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
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
    values: Arc<[Sql]>,
    /// Where the next column to be asked for probably is: behind the last.
    next: Cell<usize>,
}

impl Row {
    /// A row of `values` for `columns`.
    pub(super) fn new(columns: &Arc<[String]>, values: Arc<[Sql]>) -> Row {
        Row { columns: Arc::clone(columns), values, next: Cell::new(0) }
    }

    /// The names of its columns.
    pub(super) fn columns(&self) -> &[String] {
        &self.columns
    }

    /// Its values in the order of the columns.
    pub(super) fn values(&self) -> &[Sql] {
        &self.values
    }

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
        let next = self.next.get();
        let at = match self.columns.get(next) {
            Some(name) if name == column => next,
            _ => self.columns.iter().position(|name| name == column).ok_or_else(|| missing(column))?,
        };
        self.next.set(at + 1);
        Ok(&self.values[at])
    }
}

/// What is told of a column that does not hold what it must.
fn missing(column: &str) -> Failure {
    Failure::Database(format!("the database has no usable value in column {column}"))
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
