//! One command for each row of a table, with a journal that says of every row what became of it.
//!
//! ```text
//! table   a CSV file and a command with holes ──► rows of words
//! book    the journal: a row is in it, on disk, before its command is sent, and again when it is answered
//! work    sessions that take rows from the book and send them
//! undo    the commands that take back what was done, where there are such
//! ```
//!
//! Killed at any moment, a run is gone on with by its journal: what was answered is not sent again, what was not begun is
//! sent, and of what lies between the registry is asked first.

pub mod book;
pub mod table;
pub mod undo;
pub mod work;
