//! The registry that `serve` makes by itself when it is told no directory: made once, in the user's state directory, and
//! found there again by every later start.

use super::init::{self, InitOptions};
use super::settings::{Profile, Settings};
use crate::error::{Error, Result};
use std::io::Write;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};

/// The directory of the registry with the rules `rules` below `base`; made if it is not there. `rules` is the name of a
/// profile, or of a file with rules of one's own (`mine.toml`), which is read only then.
pub async fn directory(base: &Path, rules: &str, database: Option<&str>) -> Result<PathBuf> {
    let file = rules.ends_with(".toml").then(|| PathBuf::from(rules));
    let profile = if file.is_some() { Profile::default() } else { rules.parse()? };
    let name =
        file.as_deref().and_then(Path::file_stem).map_or(rules.into(), |stem| stem.to_string_lossy().into_owned());
    let dir = base.join("registry").join(&name);
    if dir.join("registry.toml").is_file() {
        return same_database(&dir, database).map(|()| dir);
    }
    // Made beside its place and moved there whole: a start that was cut short leaves nothing half made behind.
    let draft = base.join("registry").join(format!(".{name}.{}", std::process::id()));
    drop(std::fs::remove_dir_all(&draft));
    let options = InitOptions {
        dir: draft.clone(),
        profile,
        rules: file,
        database: database.map(String::from),
        ..InitOptions::default()
    };
    // What it tells is told by `introduce`, at every start.
    let made = init::init(&options, &mut std::io::sink()).await;
    let moved = made.and_then(|_| {
        std::fs::rename(&draft, &dir).map_err(|error| {
            Error::config(format!("the directory {} cannot be made: {error}", dir.display())).source(error)
        })
    });
    if let Err(error) = moved {
        drop(std::fs::remove_dir_all(&draft));
        // Another start was faster, or it is a fault.
        return if dir.join("registry.toml").is_file() { Ok(dir) } else { Err(error) };
    }
    Ok(dir)
}

/// Refuses another database than the one whose registrars the directory holds the keys of.
fn same_database(dir: &Path, wish: Option<&str>) -> Result<()> {
    let settings = Settings::load(&dir.join("registry.toml"))?;
    match wish {
        Some(wish) if wish != settings.database => {
            Err(Error::usage(format!("the registry in {} has another database than the one after --db", dir.display()))
                .hint("`eppsh registry init DIR --db …` makes one on that database; then serve DIR"))
        }
        _ => Ok(()),
    }
}

/// Tells where the registry in `dir` is, which registrars it has and where their passwords and certificates are, and
/// the line to connect with to `address`.
pub fn introduce(dir: &Path, address: SocketAddr, out: &mut (dyn Write + Send)) -> Result<()> {
    let settings = Settings::load(&dir.join("registry.toml"))?;
    let registrars = registrars(dir);
    let shown = dir.display();
    let mut told = format!("the registry is in {shown}; its registrars:\n");
    for id in &registrars {
        told.push_str(&format!(
            "  {id}  password {shown}/clients/{id}.password, certificate {shown}/clients/{id}.pem, key {shown}/clients/{id}.key\n"
        ));
    }
    let server = match address.to_string() {
        usual if usual == super::listen::DEFAULT_LISTEN => String::new(),
        other => format!(" --server {other}"),
    };
    let first = registrars.first().map_or("ID", String::as_str);
    let name = init::example_name(&settings);
    told.push_str(&format!("try it:  eppsh --config {shown}/eppsh.toml @{first}{server} domain check {name}\n"));
    out.write_all(told.as_bytes())
        .and_then(|()| out.flush())
        .map_err(|error| Error::internal("the registry could not be introduced").source(error))
}

/// The registrars whose passwords were written when the directory was made, by name.
fn registrars(dir: &Path) -> Vec<String> {
    let files = std::fs::read_dir(dir.join("clients")).into_iter().flatten().flatten();
    let named = |name: String| name.strip_suffix(".password").map(String::from);
    let mut found: Vec<String> = files.filter_map(|file| named(file.file_name().into_string().ok()?)).collect();
    found.sort();
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_registry_is_made_once_and_found_again() {
        let state = tempfile::tempdir().expect("a directory");
        let dir = directory(state.path(), "tci", None).await.expect("made");
        assert_eq!(dir, state.path().join("registry/tci"));
        let password = std::fs::read(dir.join("clients/TEST-A.password")).expect("a password");
        assert_eq!(directory(state.path(), "tci", None).await.expect("found"), dir);
        assert_eq!(std::fs::read(dir.join("clients/TEST-A.password")).expect("a password"), password);
        let other = directory(state.path(), "lenient", None).await.expect("another for other rules");
        assert_ne!(other, dir);
        assert!(directory(state.path(), "tci", Some("sqlite:elsewhere.db")).await.is_err());
        assert!(directory(state.path(), "theirs", None).await.is_err());
        let left = std::fs::read_dir(state.path().join("registry")).expect("readable").count();
        assert_eq!(left, 2, "no half made directory");

        let mut told = Vec::new();
        introduce(&dir, "127.0.0.1:7001".parse().expect("an address"), &mut told).expect("told");
        let told = String::from_utf8(told).expect("UTF-8");
        let line = format!(
            "eppsh --config {}/eppsh.toml @TEST-A --server 127.0.0.1:7001 domain check тест.дети\n",
            dir.display()
        );
        assert!(told.contains(&line), "{told}");
        assert!(told.contains("clients/TEST-B.password") && told.contains("clients/TEST-B.pem"), "{told}");
    }
}
