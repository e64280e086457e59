//! The program as a person meets it: one-shot commands, scripts, and the shell on a terminal.

mod agent;
pub mod ahead;
mod assistant;
mod attend;
mod background;
pub mod check;
pub mod complete;
pub mod connect;
pub mod desk;
pub mod doctor;
pub mod draft;
mod editor;
pub mod explain;
#[cfg(feature = "gateway")]
mod gateway;
pub mod help;
pub mod highlight;
pub mod hint;
pub mod history;
pub mod judge;
#[cfg(feature = "registry")]
pub mod maintain;
pub mod output;
mod price;
pub mod prompt;
pub mod repl;
pub mod run;
pub mod script;
pub mod seen;
#[cfg(feature = "registry")]
pub mod serve;
pub mod show;
mod specs;
pub mod start;
mod suspect;
mod terminal;
#[cfg(feature = "registry")]
mod transcript;
pub mod typed;
pub mod world;

pub use start::start;
