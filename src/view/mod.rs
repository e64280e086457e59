//! What is shown: answers, greetings, requests and failures as JSON, XML or a table.

pub mod colour;
pub mod json;
pub mod json_writer;
pub mod notice;
pub mod query;
pub mod table;
pub mod xml;
