//! Where configuration, data and state live: the XDG directories, or what the system has in their place.

use crate::error::{Error, Result};
use std::path::{Path, PathBuf};

/// The directory of ours inside each of the system's.
const OURS: &str = "eppsh";

/// `config.toml` is here.
pub fn config_dir() -> Result<PathBuf> {
    ours(dirs::config_dir(), "XDG_CONFIG_HOME")
}

/// The user's own specs.
pub fn spec_dir() -> Result<PathBuf> {
    Ok(config_dir()?.join("spec"))
}

/// The database of the embedded registry.
pub fn data_dir() -> Result<PathBuf> {
    ours(dirs::data_dir(), "XDG_DATA_HOME")
}

/// The history, and the commands whose outcome is not known. Systems without such a directory keep it with the data.
pub fn state_dir() -> Result<PathBuf> {
    ours(dirs::state_dir().or_else(dirs::data_local_dir), "XDG_STATE_HOME")
}

/// Makes `directory` and those above it, for its owner only; one that is there stays as it is.
pub fn create(directory: &Path) -> Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(directory).map_err(|error| {
        Error::config(format!("the directory {} cannot be made: {error}", directory.display())).source(error)
    })
}

/// The configuration file when none is named; `None` when there is no home to look in.
pub(crate) fn default_config(env: &dyn Fn(&str) -> Option<String>) -> Option<PathBuf> {
    // XDG: a relative path in such a variable counts as not set.
    let named = env("XDG_CONFIG_HOME").map(PathBuf::from).filter(|path| path.is_absolute());
    Some(named.or_else(dirs::config_dir)?.join(OURS).join("config.toml"))
}

/// Our directory in `base`.
fn ours(base: Option<PathBuf>, variable: &str) -> Result<PathBuf> {
    base.map(|base| base.join(OURS)).ok_or_else(|| {
        Error::config("there is no home directory to keep files in").hint(format!("set HOME or {variable}"))
    })
}

/// A path as written in a setting: `~/` is the home directory, and what is relative starts at `base`.
pub(crate) fn expand(text: &str, base: &Path) -> PathBuf {
    match (text.strip_prefix("~/"), dirs::home_dir()) {
        (Some(rest), Some(home)) => home.join(rest),
        _ => base.join(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_directory_is_ours() {
        for directory in [config_dir(), data_dir(), state_dir()] {
            assert!(directory.unwrap().ends_with("eppsh"));
        }
        assert!(spec_dir().unwrap().ends_with("eppsh/spec"));
        let error = ours(None, "XDG_DATA_HOME").unwrap_err();
        assert!(error.hint_text().unwrap().contains("XDG_DATA_HOME"), "{error:?}");
    }

    #[test]
    fn the_default_file_follows_xdg() {
        let at = |value: &'static str| default_config(&move |name| (name == "XDG_CONFIG_HOME").then(|| value.into()));
        assert_eq!(at("/x/y").unwrap(), PathBuf::from("/x/y/eppsh/config.toml"));
        assert_ne!(at("relative"), Some(PathBuf::from("relative/eppsh/config.toml")));
    }

    #[test]
    fn paths_start_at_home_or_beside_the_file() {
        let home = dirs::home_dir().unwrap();
        assert_eq!(expand("~/a.pem", Path::new("/etc")), home.join("a.pem"));
        assert_eq!(expand("a.pem", Path::new("/etc")), PathBuf::from("/etc/a.pem"));
        assert_eq!(expand("/b.pem", Path::new("/etc")), PathBuf::from("/b.pem"));
        assert_eq!(expand("~b/c", Path::new("")), PathBuf::from("~b/c"));
    }

    #[cfg(unix)]
    #[test]
    fn directories_are_for_their_owner_only() {
        use std::os::unix::fs::PermissionsExt;
        let base = tempfile::tempdir().unwrap();
        let made = base.path().join("a/b");
        create(&made).unwrap();
        create(&made).unwrap();
        for path in [made.clone(), base.path().join("a")] {
            assert_eq!(path.metadata().unwrap().permissions().mode() & 0o777, 0o700);
        }
        std::fs::write(base.path().join("file"), "").unwrap();
        let error = create(&base.path().join("file")).unwrap_err();
        assert!(error.message().contains("cannot be made"), "{error:?}");
    }
}
