//! Files that are read again when they change: certificates, keys, users.

use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// What tells one state of a file from another.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Look {
    changed: Option<SystemTime>,
    length: u64,
    #[cfg(unix)]
    inode: u64,
}

/// Some files that belong together.
#[derive(Clone, Debug)]
pub struct Files {
    paths: Vec<PathBuf>,
    /// As they were when they were last taken.
    taken: Vec<Option<Look>>,
    /// As they were at the last look.
    seen: Vec<Option<Look>>,
}

impl Files {
    /// The files as they are now.
    pub fn new(paths: Vec<PathBuf>) -> Files {
        let taken = look_at(&paths);
        Files { paths, seen: taken.clone(), taken }
    }

    /// Whether they have changed, and rest: what changed since the last look may be half written.
    pub fn have_changed(&mut self) -> bool {
        let now = look_at(&self.paths);
        let rests = now == self.seen;
        self.seen = now;
        if !rests || self.seen == self.taken {
            return false;
        }
        self.taken = self.seen.clone();
        true
    }
}

/// The state of each.
fn look_at(paths: &[PathBuf]) -> Vec<Option<Look>> {
    paths.iter().map(|path| look(path)).collect()
}

/// The state of one; none where it is not there.
fn look(path: &Path) -> Option<Look> {
    let data = std::fs::metadata(path).ok()?;
    Some(Look {
        changed: data.modified().ok(),
        length: data.len(),
        #[cfg(unix)]
        inode: std::os::unix::fs::MetadataExt::ino(&data),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_is_taken_once_it_rests() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("cert.pem");
        std::fs::write(&path, "one").unwrap();
        let mut files = Files::new(vec![path.clone()]);
        assert!(!files.have_changed());
        std::fs::write(&path, "second").unwrap();
        assert!(!files.have_changed(), "it may be half written");
        assert!(files.have_changed());
        assert!(!files.have_changed());
        std::fs::remove_file(&path).unwrap();
        assert!(!files.have_changed());
        assert!(files.have_changed());
    }
}
