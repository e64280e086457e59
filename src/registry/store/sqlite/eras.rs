//! What a snapshot holds, in numbers: as long as they are the same, so is every answer.
//!
//! The index of the log counts every commit, whoever made it, and the database itself counts those that changed nothing but
//! what stands aside: who is here, and what was asked. What is left are the changes.

use super::super::engine::State;
use super::super::named::{ASIDE, table_of};
use super::index::Header;
use std::sync::{Arc, Mutex, PoisonError};

/// The counter of commits that wrote to no other.
pub(super) const COUNTER: &str = "commits aside";

/// Whether a statement that changes rows changes those of a table that stands aside.
pub(super) fn is_aside(sql: &str) -> bool {
    table_of(sql).is_some_and(|table| ASIDE.contains(&table))
}

/// How often the count of commits was found to have gone back, and where it was last; for all connections that read one
/// file.
#[derive(Clone, Default)]
pub(super) struct Eras(Arc<Mutex<(u32, u32)>>);

impl Eras {
    /// What a snapshot holds that was just taken while the index said `header`, when so many commits had changed only what
    /// stands aside, and so many some domains by name.
    pub(super) fn state(&self, header: &Header, aside: i64, told: u64) -> State {
        let mut last = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let commits = header.commits();
        *last = (last.0 + u32::from(commits < last.1), commits);
        State { era: last.0, changes: commits.wrapping_sub(aside as u32).wrapping_sub(told as u32), told }
    }
}
