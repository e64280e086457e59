//! The one test binary: every file beside this one is a module of it, and a test holds them to that.
#![allow(clippy::unwrap_used, clippy::print_stderr, missing_docs)]

#[cfg(feature = "gateway")]
mod bodies;
#[cfg(feature = "registry")]
mod cli;
#[cfg(all(target_os = "linux", feature = "postgres"))]
mod clocks;
#[cfg(all(unix, feature = "postgres"))]
#[path = "../src/registry/store/cluster.rs"]
mod cluster;
mod corpus;
#[cfg(all(target_os = "linux", feature = "registry"))]
mod crowds;
#[cfg(all(unix, feature = "postgres"))]
mod database;
mod draft;
#[cfg(all(unix, feature = "registry"))]
mod durability;
mod fresh;
#[cfg(all(unix, feature = "gateway", feature = "registry"))]
mod gateway;
mod hostile;
mod index;
mod instances;
#[cfg(feature = "registry")]
mod interop;
#[cfg(all(unix, feature = "postgres"))]
mod kills;
#[cfg(all(unix, feature = "registry"))]
mod lossless;
#[cfg(all(unix, feature = "registry"))]
mod maintain;
#[cfg(all(unix, feature = "postgres"))]
mod outage;
mod peer;
#[cfg(all(unix, feature = "postgres"))]
mod postgres;
mod properties;
mod rfc;
#[cfg(all(unix, feature = "registry"))]
mod rst;
mod schemas;
#[cfg(feature = "registry")]
mod served;
mod specs;
mod support;
#[cfg(all(unix, feature = "registry", feature = "gateway"))]
mod typed;
mod xmltodict;

#[test]
fn every_test_file_is_a_module_of_this_binary() {
    let here = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    assert!(files_below(&here, "main.rs") > 15, "the files are found");
}

/// Holds the files of a directory to the list of modules in `root`, and so on below it; gives their number.
fn files_below(dir: &std::path::Path, root: &str) -> usize {
    let entries: Vec<_> = std::fs::read_dir(dir).unwrap().map(|entry| entry.unwrap().path()).collect();
    let is_code = |path: &std::path::PathBuf| path.extension().is_some_and(|extension| extension == "rs");
    // Some hold what tests read, and no code.
    if !entries.iter().any(is_code) {
        return 0;
    }
    let list = std::fs::read_to_string(dir.join(root)).unwrap_or_else(|error| panic!("{}: {error}", dir.display()));
    let mut count = 0;
    for path in entries.iter().filter(|path| path.file_name().unwrap() != root) {
        let below = if path.is_dir() { files_below(path, "mod.rs") } else { usize::from(is_code(path)) };
        let module = path.file_stem().unwrap().to_str().unwrap();
        let listed = list.lines().any(|line| line == format!("mod {module};"));
        assert!(below == 0 || listed, "{} is not a module of {root} beside it", path.display());
        count += below;
    }
    count
}
