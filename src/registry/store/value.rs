//! Values and rows as the flows see them, whichever database they are in.

use super::Failure;
use crate::registry::time::Timestamp;
use std::cell::Cell;
use std::sync::Arc;

/// A value in the database.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sql {
    /// Nothing.
    Null,
    /// A number, a moment or a truth value.
    Int(i64),
    /// A text.
    Text(String),
}

/// One row of an answer, cheap to clone; its values are found by the name of their column.
#[derive(Clone, Debug)]
pub struct Row {
    columns: Arc<[String]>,
    values: Arc<Values>,
    /// Where the next column to be asked for probably is: behind the last.
    next: Cell<usize>,
}

impl Row {
    /// A row for `columns`, each of which `read` gives the value of.
    pub(super) fn read<'a, E>(
        columns: &Arc<[String]>,
        mut read: impl FnMut(usize) -> Result<Held<'a>, E>,
    ) -> Result<Row, E> {
        // With room from the start: a row is read for every question, and to make room bit by bit takes longer than that.
        let (mut places, mut texts) = (Vec::with_capacity(columns.len()), String::with_capacity(TEXTS));
        for at in 0..columns.len() {
            places.push(match read(at)? {
                Held::Null => Place::Null,
                Held::Int(number) => Place::Int(number),
                Held::Text(text) => {
                    let from = texts.len() as u32;
                    texts.push_str(text);
                    Place::Text(from, texts.len() as u32)
                }
            });
        }
        let values = Values { places: places.into(), texts };
        Ok(Row { columns: Arc::clone(columns), values: Arc::new(values), next: Cell::new(0) })
    }

    /// The names of its columns.
    #[cfg(feature = "postgres")]
    pub(super) fn columns(&self) -> &[String] {
        &self.columns
    }

    /// Its values in the order of the columns.
    #[cfg(feature = "postgres")]
    pub(super) fn values(&self) -> Vec<Sql> {
        self.values.places.iter().map(|place| self.values.at(*place).into()).collect()
    }

    /// The number in `column`.
    pub fn int(&self, column: &str) -> Result<i64, Failure> {
        self.opt_int(column)?.ok_or_else(|| missing(column))
    }

    /// The number in `column`, if there is one.
    pub fn opt_int(&self, column: &str) -> Result<Option<i64>, Failure> {
        match self.value(column)? {
            Held::Int(number) => Ok(Some(number)),
            Held::Null => Ok(None),
            Held::Text(_) => Err(missing(column)),
        }
    }
    /// The text in `column`.
    pub fn text(&self, column: &str) -> Result<String, Failure> {
        self.opt_text(column)?.ok_or_else(|| missing(column))
    }

    /// The text in `column`, if there is one.
    pub fn opt_text(&self, column: &str) -> Result<Option<String>, Failure> {
        match self.value(column)? {
            Held::Text(text) => Ok(Some(text.into())),
            Held::Null => Ok(None),
            Held::Int(_) => Err(missing(column)),
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
    fn value(&self, column: &str) -> Result<Held<'_>, Failure> {
        let next = self.next.get();
        let at = match self.columns.get(next) {
            Some(name) if name == column => next,
            _ => self.columns.iter().position(|name| name == column).ok_or_else(|| missing(column))?,
        };
        self.next.set(at + 1);
        self.values.places.get(at).map(|place| self.values.at(*place)).ok_or_else(|| missing(column))
    }
}

/// For how many bytes of texts a row has room at first.
const TEXTS: usize = 160;

/// The values of a row, with all texts in one.
#[derive(Clone, Debug, Default)]
pub(super) struct Values {
    places: Box<[Place]>,
    texts: String,
}

/// Where a value is.
#[derive(Clone, Copy, Debug)]
enum Place {
    Null,
    Int(i64),
    /// Where in the texts it begins and ends.
    Text(u32, u32),
}

/// A value of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Held<'a> {
    /// Nothing.
    Null,
    /// A number, a moment or a truth value.
    Int(i64),
    /// A text.
    Text(&'a str),
}

impl Values {
    /// The value at a place; none where that is not in the texts, which are as long as a row of a database can be.
    fn at(&self, place: Place) -> Held<'_> {
        match place {
            Place::Null => Held::Null,
            Place::Int(number) => Held::Int(number),
            Place::Text(from, to) => self.texts.get(from as usize..to as usize).map_or(Held::Null, Held::Text),
        }
    }
}

impl From<Held<'_>> for Sql {
    fn from(held: Held<'_>) -> Self {
        match held {
            Held::Null => Sql::Null,
            Held::Int(number) => Sql::Int(number),
            Held::Text(text) => Sql::Text(text.into()),
        }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_tells_its_values_whatever_they_are_and_in_whatever_order() {
        let columns: Arc<[String]> = ["a", "b", "c", "d"].map(String::from).into();
        let held = [Held::Text("дети"), Held::Null, Held::Int(-7), Held::Text("")];
        let Ok(row) = Row::read(&columns, |at| Ok::<_, std::convert::Infallible>(held[at]));
        for _ in 0..2 {
            assert_eq!(row.text("a"), Ok("дети".into()));
            assert_eq!((row.opt_text("b"), row.opt_int("b")), (Ok(None), Ok(None)));
            assert_eq!(row.int("c"), Ok(-7));
            assert_eq!(row.text("d"), Ok(String::new()));
            assert_eq!(row.clone().int("c"), Ok(-7));
        }
        for wrong in [row.text("c"), row.text("b"), row.text("e"), row.int("a").map(|number| number.to_string())] {
            assert!(wrong.is_err(), "{wrong:?}");
        }
    }
}
