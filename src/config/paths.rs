//! Where things of ours live: `XDG_*` where set, else the place the system has for it.

use crate::error::{Error, Result};
use std::path::{Path, PathBuf};

/// The directory of this program below each of them.
const OURS: &str = "eppsh";

/// Configuration, and the user's own specs.
pub fn config_dir() -> Result<PathBuf> {
    ours(dirs::config_dir(), "XDG_CONFIG_HOME")
}

/// Data: the sandbox's database.
pub fn data_dir() -> Result<PathBuf> {
    ours(dirs::data_dir(), "XDG_DATA_HOME")
}

/// State: history, commands in doubt.
pub fn state_dir() -> Result<PathBuf> {
    ours(dirs::state_dir().or_else(dirs::data_local_dir), "XDG_STATE_HOME")
}

/// Makes `dir` for the user alone (0700) where it is missing, and gives it back.
pub fn ensure(dir: PathBuf) -> Result<PathBuf> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(&dir).map_err(|error| {
        Error::config(format!("{}: the directory cannot be made: {error}", dir.display())).source(error)
    })?;
    Ok(dir)
}

/// `eppsh` below `base`.
fn ours(base: Option<PathBuf>, variable: &str) -> Result<PathBuf> {
    base.map(|base| base.join(OURS))
        .ok_or_else(|| Error::config("there is no home directory").hint(format!("set HOME or {variable}")))
}

/// A path as written: `~/` is the home directory, anything relative starts at `base`.
pub(super) fn expand(path: &Path, base: Option<&Path>) -> PathBuf {
    if let Ok(rest) = path.strip_prefix("~")
        && let Some(home) = dirs::home_dir()
    {
        return home.join(rest);
    }
    base.map_or_else(|| path.to_owned(), |base| base.join(path))
}

/// Whether the group or others may read a file.
pub(super) fn others_can_read(file: &std::fs::File) -> bool {
    #[cfg(unix)]
    return file.metadata().is_ok_and(|data| std::os::unix::fs::MetadataExt::mode(&data) & 0o077 != 0);
    #[cfg(not(unix))]
    return false;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_start_where_they_should() {
        let base = Path::new("/etc/eppsh");
        assert_eq!(expand(Path::new("a.pem"), Some(base)), Path::new("/etc/eppsh/a.pem"));
        assert_eq!(expand(Path::new("/a.pem"), Some(base)), Path::new("/a.pem"));
        assert_eq!(expand(Path::new("a.pem"), None), Path::new("a.pem"));
        assert_eq!(expand(Path::new("~/a.pem"), Some(base)), dirs::home_dir().unwrap().join("a.pem"));
        assert_eq!(expand(Path::new("~other/a"), Some(base)), Path::new("/etc/eppsh/~other/a"));
    }

    #[cfg(unix)]
    #[test]
    fn directories_are_the_users_own() {
        use std::os::unix::fs::PermissionsExt;
        let place = tempfile::tempdir().unwrap();
        let dir = ensure(place.path().join("a/b")).unwrap();
        assert_eq!(std::fs::metadata(dir).unwrap().permissions().mode() & 0o777, 0o700);
    }
}
