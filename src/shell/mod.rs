//! shell

pub mod complete;
pub mod explain;
pub mod help;
pub mod highlight;

pub mod prompt;

pub mod seen;

pub mod typed;
