//! The program as a person meets it: one-shot commands, scripts, and the shell on a terminal.

pub mod check;
pub mod complete;
pub mod connect;
pub mod explain;
pub mod help;
pub mod highlight;
pub mod output;
pub mod prompt;
pub mod run;
pub mod script;
pub mod seen;
#[cfg(feature = "registry")]
pub mod serve;
pub mod show;
pub mod start;
mod typed;
pub mod world;

pub use start::start;
pub mod repl { pub fn run(_: &tokio::runtime::Runtime, _: super::run::Runner) -> crate::error::Result<u8> { Ok(0) } }
