//! registry
pub mod flow;
pub mod lifecycle;
pub mod rules;
pub mod store;
pub mod time;
