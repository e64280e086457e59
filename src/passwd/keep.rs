//! Where the profile keeps its password, and putting a new one there.

use crate::config::{Profile, SecretSource, edit};
use crate::durable;
use crate::error::{Error, Result};
use crate::secret::Secret;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use zeroize::Zeroizing;

/// Where a new password goes.
#[derive(Clone, Debug)]
pub enum Keep {
    /// The first line of a file.
    File(PathBuf),
    /// The configuration file, in the section of this profile.
    Config(PathBuf, String),
    /// The desktop's key store, under this name.
    Keyring(String),
    /// A command that takes it on its standard input; where the profile says from where it is had then, that is looked at.
    Command(String, Option<SecretSource>),
    /// A file beside the sandbox's database.
    Sandbox(PathBuf),
    /// Nowhere that eppsh could reach; why.
    Nowhere(String),
}

impl Keep {
    /// Where that is for `profile`; `store` is the command that was named for it. Refused where nothing can be said to be
    /// able to keep it, although something is asked for it.
    pub fn of(profile: &Profile, store: Option<&str>) -> Result<Keep> {
        let source = profile.password.clone();
        if let Some(command) = store.or(profile.store_password.as_deref()) {
            let readable = |source: &SecretSource| {
                matches!(source, SecretSource::Cmd(_) | SecretSource::File(_) | SecretSource::Keyring)
            };
            return Ok(Keep::Command(command.into(), source.filter(readable)));
        }
        let name = &profile.name;
        Ok(match source {
            Some(SecretSource::File(path)) => Keep::File(path),
            Some(SecretSource::Keyring) => Keep::Keyring(profile.password_name()),
            Some(SecretSource::Literal(_)) => match &profile.password_in {
                Some(path) => Keep::Config(path.clone(), name.clone()),
                None => Keep::Nowhere("it was given by EPPSH_PASSWORD or --password".into()),
            },
            Some(SecretSource::Cmd(command)) => {
                return Err(Error::usage(format!(
                    "the profile {name} has its password from the command `{command}`, and how that is told a new one is not \
                     known; nothing was sent"
                ))
                .hint(
                    "--store-cmd 'COMMAND' names what takes it on standard input, such as 'pass insert -m -f epp/ote'; \
                     `store-password` in the profile does so each time",
                ));
            }
            Some(SecretSource::Env(variable)) => Keep::Nowhere(format!("it is in the environment variable {variable}")),
            None if profile.is_sandbox => Keep::of_sandbox(profile)?,
            Some(SecretSource::Prompt) | None => Keep::Nowhere("it is asked for".into()),
        })
    }

    /// The file of the sandbox.
    #[cfg(feature = "registry")]
    fn of_sandbox(profile: &Profile) -> Result<Keep> {
        let dir = crate::config::paths::data_dir()?;
        let user = profile.user.clone().unwrap_or_default();
        Ok(Keep::Sandbox(crate::registry::sandbox::password_file(&dir, &user)))
    }

    /// There is none.
    #[cfg(not(feature = "registry"))]
    fn of_sandbox(_: &Profile) -> Result<Keep> {
        Ok(Keep::Nowhere("there is no sandbox here".into()))
    }

    /// The word for it, in answers.
    pub fn word(&self) -> Option<&'static str> {
        Some(match self {
            Keep::File(_) | Keep::Sandbox(_) => "file",
            Keep::Config(..) => "configuration",
            Keep::Keyring(_) => "keyring",
            Keep::Command(..) => "command",
            Keep::Nowhere(_) => return None,
        })
    }

    /// The place itself.
    pub fn place(&self) -> Option<String> {
        Some(match self {
            Keep::File(path) | Keep::Sandbox(path) | Keep::Config(path, _) => path.display().to_string(),
            Keep::Keyring(name) => name.clone(),
            Keep::Command(command, _) => command.clone(),
            Keep::Nowhere(_) => return None,
        })
    }

    /// Looks, before anything is sent, whether it can be put there.
    pub fn check(&self) -> Result<()> {
        match self {
            Keep::File(path) => {
                let path = real(path)?;
                if !path.is_file() {
                    return Err(Error::usage(format!(
                        "{} is no file that could be given a new password; nothing was sent",
                        path.display()
                    ))
                    .hint("--store-cmd 'COMMAND' names what takes it on standard input"));
                }
                replaceable(&path)
            }
            Keep::Config(path, name) => {
                let path = real(path)?;
                edit::with_password(&read(&path)?, name, &Secret::new("another"))
                    .map_err(|error| error.at(path.display()))?;
                replaceable(&path)
            }
            Keep::Sandbox(_) | Keep::Keyring(_) | Keep::Command(..) | Keep::Nowhere(_) => Ok(()),
        }
    }

    /// Whether it is there already.
    pub fn holds(&self, new: &Secret) -> bool {
        let given = |source: SecretSource| source.resolve("password", false).is_ok_and(|found| found == *new);
        match self {
            Keep::File(path) | Keep::Sandbox(path) => given(SecretSource::File(path.clone())),
            Keep::Config(path, name) => {
                read(path).is_ok_and(|text| edit::password(&text, name).is_some_and(|found| found == *new))
            }
            Keep::Keyring(name) => SecretSource::Keyring.resolve(name, false).is_ok_and(|found| found == *new),
            Keep::Command(_, source) => source.clone().is_some_and(given),
            Keep::Nowhere(_) => false,
        }
    }

    /// Puts it there, and looks whether it can be had from there then.
    pub fn store(&self, profile: &Profile, new: &Secret) -> Result<()> {
        match self {
            Keep::Nowhere(_) => return Ok(()),
            Keep::File(path) => {
                let path = real(path)?;
                let old = read(&path)?;
                let rest = old.find('\n').map_or("", |end| &old[end..]);
                replace(&path, &Zeroizing::new(format!("{}{rest}", new.expose())))?;
            }
            Keep::Sandbox(path) => replace(path, &Zeroizing::new(format!("{}\n", new.expose())))?,
            Keep::Config(path, name) => {
                let path = real(path)?;
                let text = edit::with_password(&read(&path)?, name, new).map_err(|error| error.at(path.display()))?;
                replace(&path, &text)?;
            }
            Keep::Keyring(name) => to_keyring(name, new)?,
            Keep::Command(command, _) => give(command, profile, new)?,
        }
        match self {
            Keep::Command(_, None) => Ok(()),
            _ if self.holds(new) => Ok(()),
            Keep::Command(command, _) => Err(Error::internal(format!(
                "`{command}` ended well, and the profile's own source gives another password still"
            ))),
            _ => Err(Error::internal("it was written, and another one is read there still")),
        }
    }
}

/// The file that a path leads to: a link to it stays one.
fn real(path: &Path) -> Result<PathBuf> {
    std::fs::canonicalize(path).map_err(|error| durable::failed("found", path, error))
}

/// The text of a file.
fn read(path: &Path) -> Result<Zeroizing<String>> {
    std::fs::read_to_string(path).map(Zeroizing::new).map_err(|error| durable::failed("read", path, error))
}

/// Puts the text in the place of the file.
fn replace(path: &Path, text: &str) -> Result<()> {
    durable::sweep(path);
    durable::replace(path, text.as_bytes()).map_err(|error| durable::unwritten(path, error))
}

/// Whether a file can be made beside this one, as it must be to replace it.
fn replaceable(path: &Path) -> Result<()> {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{}.new", std::process::id()));
    let fresh = path.with_file_name(name);
    let made = durable::open(&fresh);
    drop(std::fs::remove_file(&fresh));
    made.map(drop).map_err(|error| {
        durable::failed("replaced", path, error)
            .hint("nothing was sent: let its directory be written to, or name what keeps the password with --store-cmd")
    })
}

/// Gives the password to a command, on its standard input.
fn give(command: &str, profile: &Profile, new: &Secret) -> Result<()> {
    let failed = |why: String| Error::internal(format!("the command `{command}` did not take the password: {why}"));
    let mut child = Command::new("sh")
        .args(["-c", command])
        .env("EPPSH_PROFILE", &profile.name)
        .env("EPPSH_USER", profile.user.as_deref().unwrap_or_default())
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|error| failed(format!("`sh` cannot be run: {error}")))?;
    let written = match child.stdin.take() {
        Some(mut stdin) => stdin.write_all(Zeroizing::new(format!("{}\n", new.expose())).as_bytes()),
        None => Ok(()),
    };
    let output = child.wait_with_output().map_err(|error| failed(error.to_string()))?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        let said = if said.trim().is_empty() { "it said nothing".into() } else { format!("it said: {}", said.trim()) };
        return Err(failed(format!("{}; {said}", output.status)));
    }
    written.map_err(|error| failed(format!("it did not read it: {error}")))
}

/// Puts it into the key store.
#[cfg(feature = "keyring")]
fn to_keyring(name: &str, new: &Secret) -> Result<()> {
    keyring::Entry::new("eppsh", name)
        .and_then(|entry| entry.set_password(new.expose()))
        .map_err(|error| Error::internal(format!("the key store does not take it: {error}")).source(error))
}

/// This program has none.
#[cfg(not(feature = "keyring"))]
fn to_keyring(_: &str, _: &Secret) -> Result<()> {
    Err(Error::config("this eppsh was built without the key store"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::{Overrides, load};

    /// A profile with this line about its password.
    fn profile(dir: &Path, line: &str) -> Profile {
        let path = dir.join("config.toml");
        std::fs::write(&path, format!("[profile.a]\nserver = 'h'\nuser = 'A' # mine\n{line}\n")).unwrap();
        private(&path);
        let options = Overrides { config: Some(path), profile: Some("a".into()), ..Overrides::default() };
        load(options, &|_| None).unwrap()
    }

    fn private(path: &Path) {
        #[cfg(unix)]
        std::fs::set_permissions(path, std::os::unix::fs::PermissionsExt::from_mode(0o600)).unwrap();
    }

    #[cfg(unix)]
    #[test]
    fn each_place_takes_it_and_gives_it_back() {
        let dir = tempfile::tempdir().unwrap();
        let new = Secret::new("n'\"eu\\12");
        std::fs::write(dir.path().join("pw"), "old\r\nlogin: A\n").unwrap();
        private(&dir.path().join("pw"));
        std::os::unix::fs::symlink(dir.path().join("pw"), dir.path().join("link")).unwrap();
        let store = format!("cat > {}", dir.path().join("kept").display());
        for (line, store, word) in [
            ("password = { file = 'link' }", None, "file"),
            ("password = 'old' # kept", None, "configuration"),
            ("password = { env = 'X' }", Some(store.as_str()), "command"),
        ] {
            let profile = profile(dir.path(), line);
            let keep = Keep::of(&profile, store).unwrap();
            assert_eq!(keep.word(), Some(word));
            keep.check().unwrap();
            assert!(!keep.holds(&new));
            keep.store(&profile, &new).unwrap();
            assert!(keep.holds(&new) || word == "command");
        }
        assert_eq!(std::fs::read_to_string(dir.path().join("pw")).unwrap(), "n'\"eu\\12\nlogin: A\n");
        assert!(dir.path().join("link").is_symlink());
        assert_eq!(std::fs::read_to_string(dir.path().join("kept")).unwrap(), "n'\"eu\\12\n");
    }

    #[test]
    fn a_command_that_gives_another_one_is_told() {
        let dir = tempfile::tempdir().unwrap();
        let profile = profile(dir.path(), "password = { cmd = 'echo old' }\nstore-password = 'cat >/dev/null'");
        let keep = Keep::of(&profile, None).unwrap();
        let error = keep.store(&profile, &Secret::new("neu-123")).unwrap_err();
        assert!(error.message().contains("gives another password still"), "{error}");
        let keep = Keep::of(&profile, Some("echo full >&2; exit 3")).unwrap();
        let error = keep.store(&profile, &Secret::new("neu-123")).unwrap_err();
        assert!(error.message().contains("full") && !error.message().contains("neu-123"), "{error}");
    }

    #[test]
    fn what_cannot_keep_it_is_said_before() {
        let dir = tempfile::tempdir().unwrap();
        let error = Keep::of(&profile(dir.path(), "password = { cmd = 'echo old' }"), None).unwrap_err();
        assert!(error.hint_text().unwrap().contains("--store-cmd"), "{error:?}");
        for line in ["password = { env = 'X' }", "password = 'prompt'", ""] {
            assert!(matches!(Keep::of(&profile(dir.path(), line), None).unwrap(), Keep::Nowhere(_)), "{line}");
        }
        let fifo = Keep::of(&profile(dir.path(), "password = { file = '/dev/null' }"), None).unwrap();
        assert!(fifo.check().unwrap_err().message().contains("nothing was sent"));
        let missing = Keep::of(&profile(dir.path(), "password = { file = 'nosuch' }"), None).unwrap();
        assert!(missing.check().is_err());
    }
}
