//! Where a secret comes from; it is fetched only when it is needed.

use super::paths::others_can_read;
use crate::error::{Error, Result};
use crate::secret::Secret;
use serde::de::{self, Deserialize, Deserializer, MapAccess, Visitor};
use std::fmt;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use zeroize::Zeroizing;

/// Where a secret comes from.
#[derive(Clone, Debug, PartialEq)]
pub enum SecretSource {
    /// The secret itself.
    Literal(Secret),
    /// The first line a shell command prints.
    Cmd(String),
    /// An environment variable.
    Env(String),
    /// The first line of a file that only the user can read.
    File(PathBuf),
    /// The desktop's key store.
    Keyring,
    /// A question on the terminal.
    Prompt,
}

impl SecretSource {
    /// Reads a word of the command line: `prompt`, `env:VAR`, `cmd:…`, `@file`, else the secret itself.
    pub fn parse_word(word: &str) -> Self {
        if word == "prompt" {
            SecretSource::Prompt
        } else if let Some(name) = word.strip_prefix("env:") {
            SecretSource::Env(name.to_owned())
        } else if let Some(command) = word.strip_prefix("cmd:") {
            SecretSource::Cmd(command.to_owned())
        } else if let Some(path) = word.strip_prefix('@') {
            SecretSource::File(PathBuf::from(path))
        } else {
            SecretSource::Literal(Secret::new(word))
        }
    }

    /// Fetches the secret. `what` names it to a person; a question is asked only with `allow_prompt`.
    pub fn resolve(&self, what: &str, allow_prompt: bool) -> Result<Secret> {
        match self {
            SecretSource::Literal(secret) => Ok(secret.clone()),
            SecretSource::Cmd(command) => from_command(command, what),
            SecretSource::Env(name) => std::env::var(name).map(Secret::new).map_err(|_| {
                Error::config(format!("{what}: the environment variable {name} is not set"))
                    .hint(format!("set {name}, or name another source"))
            }),
            SecretSource::File(path) => from_file(path, what),
            SecretSource::Keyring => from_keyring(what),
            SecretSource::Prompt if allow_prompt => from_terminal(what),
            SecretSource::Prompt => Err(unasked(what)),
        }
    }
}

/// The first line of `text`.
fn first_line(text: &str) -> &str {
    text.lines().next().unwrap_or("")
}

/// An empty secret is a mistake of its source.
fn not_empty(line: &str, what: &str, source: &str) -> Result<Secret> {
    if line.is_empty() {
        return Err(Error::config(format!("{what}: {source} gave an empty first line")));
    }
    Ok(Secret::new(line))
}

/// Runs `command` by the shell. It may use the terminal; its complaints are shown when it fails.
fn from_command(command: &str, what: &str) -> Result<Secret> {
    let output = Command::new("sh")
        .args(["-c", command])
        .stdin(Stdio::inherit())
        .stderr(Stdio::piped())
        .output()
        .map_err(|error| Error::config(format!("{what}: `sh` cannot be run: {error}")).source(error))?;
    let printed = Zeroizing::new(output.stdout);
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        let said = said.trim();
        let said = if said.is_empty() { "it said nothing".to_owned() } else { format!("it said: {said}") };
        return Err(Error::config(format!("{what}: the command `{command}` failed ({}); {said}", output.status)));
    }
    let text = std::str::from_utf8(&printed)
        .map_err(|error| Error::config(format!("{what}: the command `{command}` printed no UTF-8")).source(error))?;
    not_empty(first_line(text), what, &format!("the command `{command}`"))
}

/// Reads the first line of a private file.
fn from_file(path: &Path, what: &str) -> Result<Secret> {
    let failed = |error: std::io::Error| {
        Error::config(format!("{what}: {} cannot be read: {error}", path.display())).source(error)
    };
    let mut file = File::open(path).map_err(failed)?;
    if others_can_read(&file) {
        return Err(Error::config(format!("{what}: {} holds a secret and others can read it", path.display()))
            .hint(format!("chmod 600 {}", path.display())));
    }
    let mut text = Zeroizing::new(String::new());
    file.read_to_string(&mut text).map_err(failed)?;
    not_empty(first_line(&text), what, &path.display().to_string())
}

/// Asks the key store.
#[cfg(feature = "keyring")]
fn from_keyring(what: &str) -> Result<Secret> {
    let failed = |error: keyring::Error| {
        Error::config(format!("{what}: the key store does not give it: {error}"))
            .hint(format!("store it under the service `eppsh` and the name `{what}`"))
            .source(error)
    };
    keyring::Entry::new("eppsh", what).and_then(|entry| entry.get_password()).map(Secret::new).map_err(failed)
}

/// Says how to get a program that can.
#[cfg(not(feature = "keyring"))]
fn from_keyring(what: &str) -> Result<Secret> {
    Err(Error::config(format!("{what}: this eppsh was built without the key store"))
        .hint("build it with `cargo build --features keyring`, or use { cmd = \"…\" }"))
}

/// Asks on the terminal, without echo.
fn from_terminal(what: &str) -> Result<Secret> {
    let typed = rpassword::prompt_password(format!("{what}: ")).map(Secret::new);
    let typed = typed.map_err(|error| unasked(what).source(error))?;
    // Nothing typed is a way to say no.
    if typed.is_empty() {
        return Err(Error::usage(format!("{what}: nothing was typed, and nothing was sent")));
    }
    Ok(typed)
}

/// Nobody can be asked.
fn unasked(what: &str) -> Error {
    let error = Error::usage(format!("{what} is needed and nobody can be asked (no terminal, or --no-input)"));
    // An argument of a command has no setting that could stand for it.
    if what.starts_with("--") {
        return error.hint(format!("give its source: {what} env:VAR, cmd:'COMMAND' or @FILE"));
    }
    error.hint(
        "set EPPSH_PASSWORD or EPPSH_KEY_PASSWORD, or give its source: env:VAR, cmd:…, @file; \
         in a profile { env = … }, { cmd = … }, { file = … }",
    )
}

impl<'de> Deserialize<'de> for SecretSource {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(SourceVisitor)
    }
}

/// Reads a string or a table with one key.
struct SourceVisitor;

impl<'de> Visitor<'de> for SourceVisitor {
    type Value = SecretSource;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("\"prompt\", or one of { cmd = … }, { env = … }, { file = … }, { keyring = true }")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<SecretSource, E> {
        Ok(if text == "prompt" { SecretSource::Prompt } else { SecretSource::Literal(Secret::new(text)) })
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<SecretSource, A::Error> {
        const KEYS: &[&str] = &["cmd", "env", "file", "keyring"];
        let key: String = map.next_key()?.ok_or_else(|| de::Error::invalid_length(0, &self))?;
        let source = match key.as_str() {
            "cmd" => SecretSource::Cmd(map.next_value()?),
            "env" => SecretSource::Env(map.next_value()?),
            "file" => SecretSource::File(map.next_value()?),
            "keyring" if map.next_value()? => SecretSource::Keyring,
            "keyring" => return Err(de::Error::custom("`keyring` can only be true")),
            other => return Err(de::Error::unknown_field(other, KEYS)),
        };
        match map.next_key::<String>()? {
            None => Ok(source),
            Some(second) => Err(de::Error::custom(format!("a secret has one source: `{key}` or `{second}`"))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_name_their_source() {
        for (word, source) in [
            ("prompt", SecretSource::Prompt),
            ("env:A", SecretSource::Env("A".into())),
            ("cmd:pass a", SecretSource::Cmd("pass a".into())),
            ("@a", SecretSource::File("a".into())),
            ("geheim", SecretSource::Literal("geheim".into())),
        ] {
            assert_eq!(SecretSource::parse_word(word), source, "{word}");
        }
    }

    #[test]
    fn a_command_gives_its_first_line_or_its_complaint() {
        let run = |command: &str| SecretSource::Cmd(command.into()).resolve("password", false);
        assert_eq!(run("printf 'a b\\nlogin: x\\n'").unwrap().expose(), "a b");
        let error = run("echo locked >&2; exit 3").unwrap_err();
        assert!(error.message().contains("locked") && error.message().contains('3'), "{error}");
        assert!(run("true").is_err());
    }

    #[cfg(unix)]
    #[test]
    fn a_file_others_can_read_is_refused() {
        use std::os::unix::fs::PermissionsExt;
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("pw");
        std::fs::write(&path, "geheim\r\nmore").unwrap();
        let mode = |mode| std::fs::set_permissions(&path, std::fs::Permissions::from_mode(mode)).unwrap();
        mode(0o640);
        let error = SecretSource::File(path.clone()).resolve("password", false).unwrap_err();
        assert!(error.hint_text().unwrap().starts_with("chmod 600"), "{error}");
        mode(0o600);
        assert_eq!(SecretSource::File(path.clone()).resolve("password", false).unwrap().expose(), "geheim");
    }

    #[test]
    fn nobody_is_asked_without_leave() {
        let error = SecretSource::Prompt.resolve("password", false).unwrap_err();
        assert_eq!(error.kind().exit_status(), 2);
        assert!(error.hint_text().unwrap().contains("EPPSH_PASSWORD"));
    }
}
