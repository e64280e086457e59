//! emit
pub fn man(_: &str) -> String { String::new() }
pub fn completions(_: &str) -> String { String::new() }
