//! The one test binary: every file beside this one is a module of it, and a test holds them to that.
#![allow(clippy::unwrap_used, clippy::print_stderr, missing_docs)]

mod cli;
mod corpus;
#[cfg(all(unix, feature = "registry"))]
mod durability;
mod fresh;
mod hostile;
#[cfg(feature = "registry")]
mod interop;
mod peer;
mod properties;
mod rfc;
mod schemas;
mod specs;
mod support;

#[test]
fn every_test_file_is_a_module_of_this_binary() {
    let here = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let list = std::fs::read_to_string(here.join("main.rs")).unwrap();
    for entry in std::fs::read_dir(here).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        if let Some(module) = name.strip_suffix(".rs").filter(|module| *module != "main") {
            assert!(list.contains(&format!("mod {module};")), "tests/{name} is not a module of tests/main.rs");
        }
    }
}
