//! The registry: answers a second, growth, two processes on one database, memory of sessions.

pub mod answers;
pub mod canned;
mod commits;
pub mod growth;
pub mod idle;
mod load;
pub mod postgres;
pub mod processes;
mod site;
