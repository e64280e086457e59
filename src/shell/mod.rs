//! shell

mod assistant;
mod attend;
pub mod complete;
mod editor;
pub mod explain;
pub mod help;
pub mod highlight;
pub mod history;
pub mod prompt;
pub mod repl;
pub mod seen;
mod terminal;
pub mod typed;
