//! shell

mod assistant;
mod attend;
mod background;
pub mod complete;
mod editor;
pub mod explain;
pub mod help;
pub mod highlight;
pub mod hint;
pub mod history;
pub mod prompt;
pub mod repl;
pub mod seen;
mod terminal;
pub mod typed;
