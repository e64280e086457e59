//! A spec file is loaded or refused with file, line and column; what is loaded can be made into options.
//!
//! `cargo +nightly fuzz run spec`
#![no_main]

use eppsh::spec::load;
use eppsh::spec::params;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: String| {
    // A spec lives as long as the program; a fuzzer that runs for long is given `-rss_limit_mb=0`.
    let text: &'static str = Box::leak(text.into_boxed_str());
    match load::load("fuzz.xml", text) {
        Ok(spec) => {
            let spec = Box::leak(Box::new(spec));
            for command in &spec.commands {
                drop(params::of_frame(&command.frame, None));
            }
            for extend in &spec.extends {
                drop(params::of_frame(&extend.frame, Some(spec.id)));
            }
        }
        Err(error) => assert!(error.message().starts_with("fuzz.xml:"), "{error}"),
    }
});
