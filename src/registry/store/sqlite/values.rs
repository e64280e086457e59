//! Our values in SQLite's form, and its in ours.

use super::super::Sql;
use super::super::value::Held;
use rusqlite::ToSql;
use rusqlite::types::{ToSqlOutput, Value as Stored, ValueRef};

impl ToSql for Sql {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(match self {
            Sql::Null => ToSqlOutput::Owned(Stored::Null),
            Sql::Int(number) => ToSqlOutput::Owned(Stored::Integer(*number)),
            Sql::Text(text) => ToSqlOutput::Borrowed(ValueRef::Text(text.as_bytes())),
        })
    }
}

/// A value as SQLite gives it. Floating numbers, blobs and texts that are none are nowhere in the schema; they count as
/// nothing.
pub(super) fn held(value: ValueRef<'_>) -> Held<'_> {
    match value {
        ValueRef::Integer(number) => Held::Int(number),
        ValueRef::Text(text) => std::str::from_utf8(text).map_or(Held::Null, Held::Text),
        ValueRef::Null | ValueRef::Real(_) | ValueRef::Blob(_) => Held::Null,
    }
}
