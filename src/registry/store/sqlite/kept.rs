//! Answers of the database, kept for as long as nobody changes what they tell.
//!
//! A registry is asked far more often than it is changed, and mostly about the same names: whoever waits for one asks
//! again and again. All connections that read one file share what they found. It is never out of date: the index of the
//! log counts every commit, whoever made it, and the database itself counts those that changed nothing but what stands
//! aside: who is here, and what was asked. What is left are the changes, and with each of them everything is forgotten.

use super::super::engine::State;
use super::super::named::{ASIDE, table_of};
use super::super::{Row, Sql, forget};
use super::brief::Brief;
use super::index::Header;
use std::collections::HashMap;
use std::hash::BuildHasherDefault;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// How much is kept, about, in bytes.
pub(super) const ROOM: usize = 8 << 20;

/// The largest answer that is kept.
const LARGEST: usize = 16 << 10;

/// The counter of commits that wrote to no other.
pub(super) const COUNTER: &str = "commits aside";

/// Whether a statement that changes rows changes those of a table that stands aside.
pub(super) fn is_aside(sql: &str) -> bool {
    table_of(sql).is_some_and(|table| ASIDE.contains(&table))
}

/// What is kept, for all connections that read one file.
#[derive(Clone, Default)]
pub(super) struct Kept(Arc<Mutex<Inner>>);

#[derive(Default)]
struct Inner {
    /// What all of it is true of.
    state: Option<State>,
    /// How often the count of commits was found to have gone back, and where it was last.
    era: u32,
    commits: u32,
    /// What was asked for lately; when that is half of the room, it becomes the rest, and the rest is forgotten.
    late: Shelf,
    rest: Shelf,
}

/// Answers by statement and parameters.
#[derive(Default)]
struct Shelf {
    answers: HashMap<Box<str>, Answers, BuildHasherDefault<Brief>>,
    size: usize,
}

/// The answers to one statement, by its parameters.
type Answers = HashMap<Box<[Sql]>, Box<[Row]>>;

impl Kept {
    /// What a snapshot holds that was just taken while the index said `header`, when so many commits had changed only what
    /// stands aside, and so many some domains by name. What is not true of it is forgotten.
    pub(super) fn turn_to(&self, header: &Header, aside: i64, told: u64) -> State {
        let mut inner = self.inner();
        let commits = header.commits();
        let era = inner.era + u32::from(commits < inner.commits);
        let state = State { era, changes: commits.wrapping_sub(aside as u32).wrapping_sub(told as u32), told };
        (inner.era, inner.commits) = (era, commits);
        if inner.state != Some(state) {
            inner.state = Some(state);
            let old = [std::mem::take(&mut inner.late), std::mem::take(&mut inner.rest)];
            drop(inner);
            forget(old.iter().map(|shelf| shelf.size).sum(), old);
        }
        state
    }

    /// The answer to a question about `state`.
    pub(super) fn find(&self, state: State, sql: &str, params: &[Sql]) -> Option<Vec<Row>> {
        let mut inner = self.inner();
        if inner.state != Some(state) {
            return None;
        }
        if let Some(rows) = inner.late.find(sql, params) {
            return Some(rows.to_vec());
        }
        let rows = inner.rest.take(sql, params)?;
        let found = rows.to_vec();
        inner.put(sql, params.into(), rows);
        Some(found)
    }

    /// Keeps the answer to a question about `state`.
    pub(super) fn keep(&self, state: State, sql: &str, params: &[Sql], rows: &[Row]) {
        let mut inner = self.inner();
        if inner.state == Some(state) && is_kept(sql) {
            inner.put(sql, params.into(), rows.into());
        }
    }

    /// How much is kept, about, in bytes.
    #[cfg(test)]
    pub(super) fn size(&self) -> usize {
        let inner = self.inner();
        inner.late.size + inner.rest.size
    }

    fn inner(&self) -> MutexGuard<'_, Inner> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Inner {
    fn put(&mut self, sql: &str, params: Box<[Sql]>, rows: Box<[Row]>) {
        let size = size(&params, &rows);
        if size > LARGEST {
            return;
        }
        if self.late.size + size > ROOM / 2 {
            self.rest = std::mem::take(&mut self.late);
        }
        if self.late.put(sql, params, rows) {
            self.late.size += size;
        }
    }
}

impl Shelf {
    fn find(&self, sql: &str, params: &[Sql]) -> Option<&[Row]> {
        self.answers.get(sql)?.get(params).map(|rows| &**rows)
    }

    fn take(&mut self, sql: &str, params: &[Sql]) -> Option<Box<[Row]>> {
        let rows = self.answers.get_mut(sql)?.remove(params)?;
        self.size -= size(params, &rows);
        Some(rows)
    }

    /// Puts an answer in; whether it was not in before.
    fn put(&mut self, sql: &str, params: Box<[Sql]>, rows: Box<[Row]>) -> bool {
        let answers = match self.answers.get_mut(sql) {
            Some(answers) => answers,
            None => self.answers.entry(sql.into()).or_default(),
        };
        answers.insert(params, rows).is_none()
    }
}

/// Whether answers to a statement are kept.
fn is_kept(sql: &str) -> bool {
    sql.starts_with("SELECT") && !ASIDE.iter().any(|table| sql.contains(table))
}

/// How much memory an answer takes, about, with what is needed to find it.
fn size(params: &[Sql], rows: &[Row]) -> usize {
    let text = |value: &Sql| if let Sql::Text(text) = value { text.len() } else { 0 };
    let key: usize = params.iter().map(|value| size_of::<Sql>() + text(value)).sum();
    64 + key + rows.iter().map(Row::size).sum::<usize>()
}
