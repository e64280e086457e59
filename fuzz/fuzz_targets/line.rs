//! A line of the shell is split or is not finished; the places of its words lie in it.
//!
//! `cargo +nightly fuzz run line`
#![no_main]

use eppsh::cli::lexer;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|line: &str| {
    if let Ok(split) = lexer::split(line) {
        for word in split.words {
            assert!(line.get(word.start..word.end).is_some(), "{line:?}: {}..{}", word.start, word.end);
        }
    }
});
