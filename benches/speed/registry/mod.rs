//! The registry: answers a second, growth, two processes on one database, memory of sessions.

pub mod answers;
pub mod canned;
mod commits;
mod load;
mod site;
