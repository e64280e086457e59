//! Files of ours that must survive a crash: made for their owner alone, written to disk before anything counts on them.

use crate::error::{Error, Result};
use std::fs::{File, OpenOptions, TryLockError};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Opens a file that only its owner can read (0600), to be read and written; it is made where it is missing.
pub fn open(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.create(true).read(true).write(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// Puts `bytes` in the place of the file at `path`: after a crash it holds either what was there before, or all of them.
pub fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{}.new", std::process::id()));
    let fresh = path.with_file_name(name);
    let written = (|| {
        let mut options = OpenOptions::new();
        options.create(true).write(true).truncate(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut file = options.open(&fresh)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        crate::fault::point("replace");
        std::fs::rename(&fresh, path)
    })();
    if written.is_err() {
        drop(std::fs::remove_file(&fresh));
    }
    written.and_then(|()| sync_dir(path))
}

/// Removes what a crash in the middle of [`replace`] has left beside the file at `path`. Nobody else may be replacing it.
pub fn sweep(path: &Path) {
    let Some(name) = path.file_name().and_then(|name| name.to_str()) else { return };
    let dir = path.parent().filter(|dir| !dir.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let is_left = |other: &str| {
        let middle = other.strip_prefix(name).and_then(|rest| rest.strip_prefix('.')?.strip_suffix(".new"));
        middle.is_some_and(|id| !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_digit()))
    };
    for entry in std::fs::read_dir(dir).into_iter().flatten().flatten() {
        if entry.file_name().to_str().is_some_and(is_left) {
            drop(std::fs::remove_file(entry.path()));
        }
    }
}

/// Has the directory of `path` written to disk: a file that was just made is then found after a crash.
pub fn sync_dir(path: &Path) -> io::Result<()> {
    // Other systems cannot open a directory, and need not.
    #[cfg(unix)]
    {
        let dir = path.parent().filter(|dir| !dir.as_os_str().is_empty()).unwrap_or(Path::new("."));
        File::open(dir)?.sync_all()?;
    }
    #[cfg(not(unix))]
    let _ = path;
    Ok(())
}

/// Takes a file for this process alone; `what` is what another process that has it is doing.
pub fn take(file: &File, path: &Path, what: &str) -> Result<()> {
    match file.try_lock() {
        Ok(()) => Ok(()),
        Err(TryLockError::WouldBlock) => Err(Error::usage(format!("{}: another eppsh {what}", path.display()))
            .hint("wait until it is done; nothing was sent by this one")),
        Err(TryLockError::Error(error)) => Err(failed("locked", path, error)),
    }
}

/// The error for a file of ours with which something cannot be done.
pub fn failed(done: &str, path: &Path, error: io::Error) -> Error {
    Error::config(format!("{} cannot be {done}: {error}", path.display())).source(error)
}

/// The error for a file of ours that cannot be written any more once commands were sent: that is no matter of usage, whose
/// status promises that nothing was.
pub fn unwritten(path: &Path, error: io::Error) -> Error {
    Error::internal(format!("{} cannot be written: {error}", path.display()))
        .hint("make room on the disk, then run the same command again")
        .source(error)
}

/// A file's name made of parts that may hold anything: letters, digits, `-` and `.` stand for themselves.
pub fn name_of(parts: &[&str]) -> PathBuf {
    let mut name = String::new();
    for (at, part) in parts.iter().enumerate() {
        if at > 0 {
            name.push('+');
        }
        for byte in part.bytes() {
            match byte {
                b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' => name.push(char::from(byte)),
                b'.' if !name.is_empty() => name.push('.'),
                other => name.push_str(&format!("_{other:02x}")),
            }
        }
    }
    PathBuf::from(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_one_file_and_no_two_are_the_same() {
        assert_eq!(name_of(&["ote", "REG-1"]), PathBuf::from("ote+REG-1"));
        assert_eq!(name_of(&["../x", "a/b"]), PathBuf::from("_2e._2fx+a_2fb"));
        assert_ne!(name_of(&["a+b", "c"]), name_of(&["a", "b+c"]));
        assert_eq!(name_of(&["epp.example.net:700"]), PathBuf::from("epp.example.net_3a700"));
    }

    #[cfg(unix)]
    #[test]
    fn a_replaced_file_is_its_owners_and_whole() {
        use std::os::unix::fs::PermissionsExt;
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("a");
        replace(&path, b"one").unwrap();
        replace(&path, b"two").unwrap();
        assert_eq!(std::fs::read(&path).unwrap(), b"two");
        assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        assert_eq!(std::fs::read_dir(dir.path()).unwrap().count(), 1);
        assert!(replace(&dir.path().join("no/where"), b"x").is_err());
    }

    #[test]
    fn what_a_crash_left_is_swept_and_nothing_else() {
        let dir = tempfile::tempdir().unwrap();
        let at = |name: &str| dir.path().join(name);
        for name in ["a", "a.12.new", "a.new", "a.x.new", "aa.1.new", "a.1.new.b"] {
            std::fs::write(at(name), "x").unwrap();
        }
        sweep(&at("a"));
        let left = std::fs::read_dir(dir.path()).unwrap().count();
        assert!(left == 5 && !at("a.12.new").exists(), "{left}");
    }

    #[test]
    fn a_taken_file_is_refused_to_others() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("a");
        let (first, second) = (open(&path).unwrap(), open(&path).unwrap());
        take(&first, &path, "drains into it").unwrap();
        let error = take(&second, &path, "drains into it").unwrap_err();
        assert!(error.message().ends_with("another eppsh drains into it") && error.exit_status() == 2, "{error}");
    }
}
