//! `registry snapshot`: states of a registry by name, kept beside it, to come back to.

use super::{Place, backup, file_fault, untold};
use crate::error::{Error, Result};
use std::io::Write;
use std::path::PathBuf;

/// The end of a snapshot's file name.
const END: &str = "snapshot";

/// Keeps the present state as `name`, in place of an older one.
pub async fn save(place: &Place, name: &str) -> Result<u64> {
    let path = path(place, name)?;
    let directory = place.dir.join("snapshots");
    std::fs::create_dir_all(&directory).map_err(|error| file_fault(&directory, error))?;
    if path.exists() {
        std::fs::remove_file(&path).map_err(|error| file_fault(&path, error))?;
    }
    backup::save(place, &path).await
}

/// Comes back to the state kept as `name`; servers may be running.
pub async fn load(place: &Place, name: &str) -> Result<u64> {
    let path = path(place, name)?;
    if !path.exists() {
        return Err(
            Error::usage(format!("there is no snapshot {name}")).hint("`registry snapshot list DIR` names them")
        );
    }
    backup::load(place, &path, true).await
}

/// Names the snapshots.
pub fn list(place: &Place, out: &mut (dyn Write + Send)) -> Result<()> {
    let files = std::fs::read_dir(place.dir.join("snapshots")).into_iter().flatten().flatten();
    let mut paths: Vec<PathBuf> = files.map(|file| file.path()).collect();
    paths.sort();
    for path in paths.iter().filter(|path| path.extension().is_some_and(|end| end == END)) {
        if let Some(name) = path.file_stem() {
            writeln!(out, "{}", name.display()).map_err(untold)?;
        }
    }
    Ok(())
}

/// The file of a snapshot.
fn path(place: &Place, name: &str) -> Result<PathBuf> {
    let plain = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
    if !plain || name.is_empty() || name.len() > 64 {
        return Err(Error::usage(format!("a snapshot cannot be called {name:?}"))
            .hint("a name has up to 64 letters, digits, - and _"));
    }
    Ok(place.dir.join("snapshots").join(format!("{name}.{END}")))
}
