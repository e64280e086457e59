//! Who may use the gateway: HTTP Basic against a file of Apache's `htpasswd`.

mod hash;

use crate::error::{Error, Result};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};
use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use tokio::sync::Semaphore;

/// Who asks; in a request's extensions once they proved it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct User(pub Arc<str>);

/// How many passwords are checked at once: each takes its time on purpose.
const CHECKS: usize = 2;
/// How many proven passwords are remembered.
const REMEMBERED: usize = 10_000;
/// The users of one file.
pub struct Users {
    path: PathBuf,
    entries: RwLock<Arc<HashMap<String, String>>>,
    /// Digests of user, password and entry that were found right, under a key of this process.
    proven: Mutex<HashSet<[u8; 32]>>,
    key: [u8; 32],
    checks: Semaphore,
}

impl Users {
    /// The users of the file at `path`.
    pub fn load(path: &Path) -> Result<Users> {
        let mut key = [0; 32];
        getrandom::fill(&mut key).map_err(|error| Error::internal(format!("there is no randomness: {error}")))?;
        let entries = RwLock::new(Arc::new(read(path)?));
        let proven = Mutex::new(HashSet::new());
        Ok(Users { path: path.to_owned(), entries, proven, key, checks: Semaphore::new(CHECKS) })
    }

    /// The file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Reads the file again; nothing changes when it will not do.
    pub fn reload(&self) -> Result<()> {
        let entries = Arc::new(read(&self.path)?);
        *self.entries.write().unwrap_or_else(PoisonError::into_inner) = entries;
        self.lock_proven().clear();
        Ok(())
    }

    /// The user whom an `Authorization` header proves to be there.
    pub async fn prove(&self, header: &str) -> Option<User> {
        let (scheme, value) = header.split_once(' ')?;
        if !scheme.eq_ignore_ascii_case("basic") {
            return None;
        }
        let pair = zeroize::Zeroizing::new(STANDARD.decode(value.trim()).ok()?);
        let (name, password) = std::str::from_utf8(&pair).ok()?.split_once(':')?;
        let entries = Arc::clone(&self.entries.read().unwrap_or_else(PoisonError::into_inner));
        let entry = entries.get(name);
        let digest = entry.map(|entry| self.digest(name, password, entry));
        let user = || User(name.into());
        if digest.is_some_and(|digest| self.lock_proven().contains(&digest)) {
            return Some(user());
        }
        // Whoever is not there is held against the slowest entry, so that it takes as long and tells nobody's name.
        let held = entry.or_else(|| entries.values().max_by_key(|entry| hash::cost(entry)))?;
        let right = self.check(password, held).await && entry.is_some();
        if right && let Some(digest) = digest {
            let mut proven = self.lock_proven();
            if proven.len() >= REMEMBERED {
                proven.clear();
            }
            proven.insert(digest);
        }
        right.then(user)
    }

    /// Whether a password is the entry's.
    async fn check(&self, password: &str, entry: &str) -> bool {
        let Ok(_turn) = self.checks.acquire().await else { return false };
        let (password, entry) = (zeroize::Zeroizing::new(password.to_owned()), entry.to_owned());
        tokio::task::spawn_blocking(move || hash::matches(&password, &entry)).await.unwrap_or(false)
    }

    /// What is remembered of a proven password.
    fn digest(&self, name: &str, password: &str, entry: &str) -> [u8; 32] {
        let mut digest = Sha256::new_with_prefix(self.key);
        for part in [name, password, entry] {
            digest.update((part.len() as u64).to_be_bytes());
            digest.update(part);
        }
        digest.finalize().into()
    }

    /// The proven ones.
    fn lock_proven(&self) -> std::sync::MutexGuard<'_, HashSet<[u8; 32]>> {
        self.proven.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Reads a file: `NAME:HASH` a line.
fn read(path: &Path) -> Result<HashMap<String, String>> {
    let told = |error: std::io::Error| {
        Error::config(format!("the users in {} cannot be read: {error}", path.display()))
            .hint("make the file with: htpasswd -B -c FILE NAME")
            .source(error)
    };
    let text = std::fs::read_to_string(path).map_err(told)?;
    let mut entries = HashMap::new();
    for (at, line) in text.lines().enumerate() {
        let line = line.trim_end();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let place = || format!("{}:{}", path.display(), at + 1);
        let (name, hash) = line.split_once(':').filter(|(name, _)| !name.is_empty()).ok_or_else(|| {
            Error::config(format!("{}: NAME:HASH was expected", place())).hint("make the file with htpasswd")
        })?;
        // Some files have further fields behind the hash.
        let hash = hash.split(':').next().unwrap_or(hash);
        if !hash::is_known(hash) {
            return Err(Error::config(format!(
                "{}: the password of {name} is kept in a form that is not read",
                place()
            ))
            .hint("bcrypt, $apr1$ and {SHA} are: htpasswd -B FILE NAME"));
        }
        entries.insert(name.to_owned(), hash.to_owned());
    }
    if entries.is_empty() {
        return Err(
            Error::config(format!("{} names no user", path.display())).hint("add one with: htpasswd -B FILE NAME")
        );
    }
    Ok(entries)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A header for a pair.
    fn basic(pair: &str) -> String {
        format!("Basic {}", STANDARD.encode(pair))
    }

    #[tokio::test]
    async fn every_form_that_htpasswd_writes_opens_the_door() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("htpasswd");
        let hash = bcrypt::hash_with_result("пароль", 4).unwrap().format_for_version(bcrypt::Version::TwoY);
        let lines = format!(
            "# users\nbea:{hash}\nmad:$apr1$r31.....$HqJZimcKQFAMYayBlzkrA/\nsam:{{SHA}}5en6G6MezRroT3XKqkdPOmY/BfQ=\n\n"
        );
        std::fs::write(&path, lines).unwrap();
        let users = Users::load(&path).unwrap();
        for pair in ["bea:пароль", "mad:myPassword", "sam:secret"] {
            for _ in 0..2 {
                let name = pair.split(':').next().unwrap();
                assert_eq!(users.prove(&basic(pair)).await, Some(User(name.into())), "{pair}");
            }
            assert_eq!(users.prove(&basic(&format!("{pair}x"))).await, None);
        }
        for header in ["Basic !", "Bearer x", "", &basic("nobody:пароль"), &basic("sam"), &basic(":"), &basic("sam:")]
        {
            assert_eq!(users.prove(header).await, None, "{header}");
        }
        // A user who is taken out is out at once, remembered or not; a bad file changes nothing.
        std::fs::write(&path, "mad:$apr1$r31.....$HqJZimcKQFAMYayBlzkrA/\n").unwrap();
        users.reload().unwrap();
        assert_eq!(users.prove(&basic("sam:secret")).await, None);
        std::fs::write(&path, "mad:$6$rounds$x\n").unwrap();
        assert!(users.reload().unwrap_err().message().contains("htpasswd:1: the password of mad"));
        assert!(users.prove(&basic("mad:myPassword")).await.is_some());
    }

    #[test]
    fn a_file_without_users_opens_nothing() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("htpasswd");
        assert!(Users::load(&path).is_err());
        for text in ["", "# nobody\n", "name\n", ":x\n", "plain:secret\n", "des:rqXexS6ZhobKA\n"] {
            std::fs::write(&path, text).unwrap();
            assert!(Users::load(&path).is_err(), "{text}");
        }
    }
}
