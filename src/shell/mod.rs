//! The program as a person meets it: one-shot commands, scripts, and the shell on a terminal.

pub mod check;
pub mod complete;
pub mod connect;
pub mod explain;
pub mod help;
pub mod output;
pub mod prompt;
pub mod run;
pub mod script;
pub mod show;
pub mod start;
pub mod world;

pub use start::start;
