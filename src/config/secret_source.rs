//! Where a secret comes from, and fetching it.

use crate::config::paths;
use crate::error::{Error, Kind, Result};
use crate::secret::Secret;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use zeroize::Zeroizing;

/// Where a secret comes from.
#[derive(Clone, Debug, PartialEq)]
pub enum SecretSource {
    /// It stands there itself.
    Literal(Secret),
    /// What this command prints.
    Cmd(String),
    /// This variable of the environment.
    Env(String),
    /// The first line of this file.
    File(PathBuf),
    /// The desktop's key store, under the service `eppsh` and this account.
    Keyring(String),
    /// The person at the terminal.
    Prompt,
}

impl SecretSource {
    /// Reads a word of the command line: `prompt`, `env:VAR`, `cmd:…`, `@file`, or the secret itself.
    pub fn parse_word(word: &str) -> SecretSource {
        if word == "prompt" {
            SecretSource::Prompt
        } else if let Some(variable) = word.strip_prefix("env:") {
            SecretSource::Env(variable.into())
        } else if let Some(command) = word.strip_prefix("cmd:") {
            SecretSource::Cmd(command.into())
        } else if let Some(file) = word.strip_prefix('@') {
            SecretSource::File(paths::expand(file, Path::new("")))
        } else {
            SecretSource::Literal(word.into())
        }
    }

    /// Fetches the secret; `what` names it, as the profile's key (`password`) or in words.
    pub fn resolve(&self, what: &str, allow_prompt: bool) -> Result<Secret> {
        match self {
            SecretSource::Literal(secret) => Ok(secret.clone()),
            SecretSource::Cmd(command) => from_command(command),
            SecretSource::Env(variable) => from_variable(variable),
            SecretSource::File(file) => from_file(file),
            SecretSource::Keyring(account) => from_keyring(account),
            SecretSource::Prompt => from_prompt(what, allow_prompt),
        }
        .map_err(|error| error.at(what))
    }
}

/// What `command` prints, without the newline at its end.
fn from_command(command: &str) -> Result<Secret> {
    // Its input is not ours: a script may be waiting there.
    let output = shell(command)
        .stdin(Stdio::null())
        .output()
        .map_err(|error| Error::config(format!("the command `{command}` cannot be run: {error}")).source(error))?;
    let printed = Zeroizing::new(output.stdout);
    if !output.status.success() {
        let said = one_line(&String::from_utf8_lossy(&output.stderr));
        let said = if said.is_empty() { String::new() } else { format!(": {said}") };
        return Err(Error::config(format!("the command `{command}` failed ({}){said}", output.status)));
    }
    let text = std::str::from_utf8(&printed)
        .map_err(|_| Error::config(format!("the command `{command}` printed what is not UTF-8")))?;
    filled(text.trim_end_matches(['\r', '\n']), || format!("the command `{command}` printed nothing"))
}

/// The system's shell, about to run `command`.
fn shell(command: &str) -> Command {
    let (program, flag) = if cfg!(windows) { ("cmd", "/C") } else { ("sh", "-c") };
    let mut shell = Command::new(program);
    shell.arg(flag).arg(command);
    shell
}

/// What a program said, fit for one line of a message: control characters never reach the terminal.
fn one_line(text: &str) -> String {
    let spaced: String = text.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The variable's value.
fn from_variable(variable: &str) -> Result<Secret> {
    // `std::env::var` panics at neither of these, but a name with them can never be set.
    let value = std::env::var_os(variable)
        .ok_or_else(|| Error::config(format!("the environment has no variable {variable:?}")))?
        .into_string()
        .map_err(|_| Error::config(format!("the variable {variable} holds what is not UTF-8")))?;
    filled(&Zeroizing::new(value), || format!("the variable {variable} is empty"))
}

/// The file's first line.
fn from_file(path: &Path) -> Result<Secret> {
    let unreadable = |error: io::Error| Error::config(format!("{} cannot be read: {error}", path.display())).source(error);
    let mut file = std::fs::File::open(path).map_err(unreadable)?;
    if open_to_others(&file).map_err(unreadable)? {
        return Err(Error::config(format!("{} holds a secret and others can read it", path.display()))
            .hint(format!("chmod 600 {}", quoted(path))));
    }
    let mut text = Zeroizing::new(String::new());
    file.read_to_string(&mut text).map_err(unreadable)?;
    filled(text.lines().next().unwrap_or_default(), || format!("the first line of {} is empty", path.display()))
}

/// Whether anyone but its owner can read `file`. Where files have no such bits, the directory has to guard them.
pub(crate) fn open_to_others(file: &std::fs::File) -> io::Result<bool> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        let metadata = file.metadata()?;
        // A pipe (`<(…)`) has no bits that mean anything.
        Ok(metadata.is_file() && metadata.mode() & 0o044 != 0)
    }
    #[cfg(not(unix))]
    {
        let _ = file;
        Ok(false)
    }
}

/// A path as a shell takes it.
pub(crate) fn quoted(path: &Path) -> String {
    let text = path.display().to_string();
    shlex::try_quote(&text).map_or_else(|_| text.clone(), |quoted| quoted.into_owned())
}

/// The entry of the desktop's key store.
#[cfg(feature = "keyring")]
fn from_keyring(account: &str) -> Result<Secret> {
    keyring::Entry::new("eppsh", account).and_then(|entry| entry.get_password()).map(Secret::from).map_err(|error| {
        Error::config(format!("the keyring has nothing for `{account}`: {error}"))
            .hint(format!("store it under the service `eppsh` and the account `{account}`"))
    })
}

/// This program has no key store.
#[cfg(not(feature = "keyring"))]
fn from_keyring(account: &str) -> Result<Secret> {
    Err(Error::config(format!("the secret `{account}` is in the keyring, which this program is built without"))
        .hint("build it with: cargo install eppsh --features keyring; or use { cmd = \"…\" }"))
}

/// Asks on the terminal, without echo.
fn from_prompt(what: &str, allow_prompt: bool) -> Result<Secret> {
    let nobody = |why: &str| Error::usage(format!("it has to be asked for and {why}")).hint(instead_of_asking(what));
    if !allow_prompt {
        return Err(nobody("nothing may be asked"));
    }
    let mut asked = what.replace('-', " ");
    if let Some(first) = asked.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    match rpassword::prompt_password(format!("{asked}: ")) {
        Ok(text) => filled(&Zeroizing::new(text), || "nothing was typed".into()),
        Err(error) if error.kind() == io::ErrorKind::Interrupted => Err(Error::new(Kind::Interrupted, "interrupted")),
        Err(error) => Err(nobody("there is no terminal to ask on").source(error)),
    }
}

/// What to set so that nobody need be asked.
fn instead_of_asking(what: &str) -> String {
    match what {
        "password" => "set EPPSH_PASSWORD, or `password = { cmd = \"…\" }` in the profile".into(),
        "key-password" => "set EPPSH_KEY_PASSWORD, or `key-password = { cmd = \"…\" }` in the profile".into(),
        _ => "write env:VAR, cmd:'…' or @file in place of prompt".into(),
    }
}

/// A secret that is there.
fn filled(text: &str, missing: impl Fn() -> String) -> Result<Secret> {
    if text.is_empty() { Err(Error::config(missing())) } else { Ok(text.into()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn resolve(source: &SecretSource) -> Result<String> {
        source.resolve("password", false).map(|secret| secret.expose().to_owned())
    }

    #[test]
    fn words_of_the_command_line() {
        let word = SecretSource::parse_word;
        assert_eq!(word("prompt"), SecretSource::Prompt);
        assert_eq!(word("env:A"), SecretSource::Env("A".into()));
        assert_eq!(word("cmd:pass a b"), SecretSource::Cmd("pass a b".into()));
        assert_eq!(word("@a/b"), SecretSource::File("a/b".into()));
        assert_eq!(word("@~/b"), SecretSource::File(dirs::home_dir().unwrap().join("b")));
        assert_eq!(word("hunter2"), SecretSource::Literal("hunter2".into()));
        assert_eq!(format!("{:?}", word("hunter2")), "Literal(***)");
    }

    #[cfg(unix)]
    #[test]
    fn commands_give_what_they_print() {
        let cmd = |text: &str| resolve(&SecretSource::Cmd(text.into()));
        assert_eq!(cmd("printf 'a b\\n\\n'").unwrap(), "a b");
        assert_eq!(cmd("printf ' x '").unwrap(), " x ");
        let error = cmd("echo half; printf 'no \\033[31msuch entry\\n' >&2; exit 3").unwrap_err();
        assert!(error.message().starts_with("password: "), "{error:?}");
        assert!(error.message().contains("no [31msuch entry") && error.message().contains('3'), "{error:?}");
        assert_eq!(error.kind(), Kind::Config);
        assert!(cmd("true").unwrap_err().message().contains("printed nothing"));
        assert!(cmd("printf '\\377'").unwrap_err().message().contains("UTF-8"));
        // Standard input is not the command's: this ends at once.
        assert!(cmd("cat").unwrap_err().message().contains("printed nothing"));
    }

    #[test]
    fn variables() {
        // Set by cargo for every test.
        assert_eq!(resolve(&SecretSource::Env("CARGO_PKG_NAME".into())).unwrap(), "eppsh");
        for name in ["EPPSH_NEVER_SET", "", "A=B", "A\0B"] {
            let error = resolve(&SecretSource::Env(name.into())).unwrap_err();
            assert!(error.message().contains("no variable"), "{error:?}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn files_of_the_owner_only() {
        use std::os::unix::fs::PermissionsExt;
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("pass word");
        let source = SecretSource::File(path.clone());
        let missing = resolve(&source).unwrap_err();
        assert!(missing.message().contains("cannot be read"), "{missing:?}");
        for (text, mode, wanted) in [
            ("s3cret\nuser: x\n", 0o600, Ok("s3cret")),
            ("s3cret\r\n", 0o400, Ok("s3cret")),
            ("s3cret\n", 0o640, Err("others can read it")),
            ("s3cret\n", 0o604, Err("others can read it")),
            ("\nx\n", 0o600, Err("first line")),
            ("", 0o600, Err("first line")),
        ] {
            let _ = std::fs::remove_file(&path);
            std::fs::write(&path, text).unwrap();
            std::fs::set_permissions(&path, std::fs::Permissions::from_mode(mode)).unwrap();
            match (resolve(&source), wanted) {
                (Ok(found), Ok(wanted)) => assert_eq!(found, wanted),
                (Err(error), Err(wanted)) => {
                    assert!(error.message().contains(wanted), "{error:?}");
                    let hint = error.hint_text().unwrap_or_default();
                    assert_eq!(mode != 0o600, hint.contains("chmod 600 '"), "{error:?}");
                    assert!(!format!("{error:?}").contains("s3cret"));
                }
                (found, wanted) => panic!("{found:?} for {wanted:?}"),
            }
        }
    }

    #[test]
    fn nothing_is_asked_when_that_is_not_allowed() {
        for (what, wanted) in
            [("password", "EPPSH_PASSWORD"), ("key-password", "EPPSH_KEY_PASSWORD"), ("auth", "env:VAR")]
        {
            let error = SecretSource::Prompt.resolve(what, false).unwrap_err();
            assert_eq!(error.kind(), Kind::Usage);
            assert!(error.hint_text().unwrap().contains(wanted), "{error:?}");
        }
    }

    #[cfg(not(feature = "keyring"))]
    #[test]
    fn a_keyring_needs_the_feature() {
        let error = resolve(&SecretSource::Keyring("ote".into())).unwrap_err();
        assert!(error.hint_text().unwrap().contains("--features keyring"), "{error:?}");
    }
}
