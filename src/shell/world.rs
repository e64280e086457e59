//! What words may refer to outside the line they stand on: files, standard input, secrets, chance.

use crate::cli::words::Sources;
use crate::config::SecretSource;
use crate::error::{Error, Result};
use crate::secret::Secret;
use rustyline::error::ReadlineError;
use rustyline::history::MemHistory;
use rustyline::{Behavior, Config, Editor};
use std::io::{IsTerminal, Read};
use std::sync::Arc;

use crate::ui::Ui;

/// The largest file a value may come from.
const LARGEST: u64 = 16 << 20;

/// Files, standard input, the environment and the terminal of this process.
pub struct World {
    ui: Arc<Ui>,
    /// Whether questions may be asked.
    pub may_ask: bool,
    /// How many secrets were made up since this was last looked at.
    pub generated: usize,
    warned: bool,
    /// What was read and asked for a line: read by another spec, it is not asked again.
    stdin: Option<String>,
    asked: Vec<(String, Secret)>,
}

impl World {
    /// Talks through `ui`.
    pub fn new(ui: Arc<Ui>, may_ask: bool) -> Self {
        World { ui, may_ask, generated: 0, warned: false, stdin: None, asked: Vec::new() }
    }

    /// A new line begins: nothing was asked or read for it yet.
    pub fn begin(&mut self) {
        self.asked.clear();
        self.stdin = None;
    }

    /// Asks a question that is answered with yes or no; only a clear yes counts.
    pub fn agrees(&self, question: &str) -> Result<bool> {
        let line = self.answer(&format!("{question} [y/N] "))?;
        Ok(super::attend::is_yes(line.as_bytes()))
    }

    /// Asks for a line.
    pub fn typed(&self, question: &str) -> Result<String> {
        Ok(self.answer(&format!("{question} "))?.trim().to_string())
    }

    /// The line that is typed after `question`. Ctrl-C and Ctrl-D are an answer too: none.
    fn answer(&self, question: &str) -> Result<String> {
        let unread = |error: &dyn std::fmt::Display| {
            Error::usage(format!("the answer cannot be read: {error}; nothing was sent"))
        };
        if !std::io::stdin().is_terminal() {
            self.ui.plain(question);
            let mut line = String::new();
            std::io::stdin().read_line(&mut line).map_err(|error| unread(&error))?;
            return Ok(line);
        }
        let config = Config::builder().behavior(Behavior::PreferTerm).build();
        let mut editor =
            Editor::<(), MemHistory>::with_history(config, MemHistory::new()).map_err(|error| unread(&error))?;
        match editor.readline(question) {
            Ok(line) => Ok(line),
            Err(ReadlineError::Interrupted | ReadlineError::Eof) => {
                Err(Error::usage("the question was not answered; nothing was sent"))
            }
            Err(error) => Err(unread(&error)),
        }
    }

    /// Warns, once, that a secret stood on the command line.
    pub fn warn_literal(&mut self, option: &str) {
        if !std::mem::replace(&mut self.warned, true) {
            let message = format!(
                "{option}: a secret on the command line can be read in the process list and in the shell's history"
            );
            self.ui.warn(&message);
            self.ui.hint("write prompt, env:VARIABLE, cmd:'COMMAND' or @FILE instead");
        }
    }
}

/// Reads a file of a size that makes sense for a value.
pub fn read_file(path: &str) -> Result<Vec<u8>> {
    let told = |error: std::io::Error| Error::usage(format!("cannot read {path}: {error}"));
    let file = std::fs::File::open(path).map_err(told)?;
    let mut bytes = Vec::new();
    file.take(LARGEST + 1).read_to_end(&mut bytes).map_err(told)?;
    if bytes.len() as u64 > LARGEST {
        return Err(Error::usage(format!("{path} is larger than {} MiB", LARGEST >> 20)));
    }
    Ok(bytes)
}

/// Reads standard input to its end.
pub fn read_stdin() -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let read = std::io::stdin().lock().take(LARGEST + 1).read_to_end(&mut bytes);
    read.map_err(|error| Error::usage(format!("cannot read standard input: {error}")))?;
    if bytes.len() as u64 > LARGEST {
        return Err(Error::usage(format!("standard input is larger than {} MiB", LARGEST >> 20)));
    }
    Ok(bytes)
}

/// Bytes as text, or where they come from and that they are none.
fn utf8(from: &str, bytes: Vec<u8>) -> Result<String> {
    String::from_utf8(bytes).map_err(|_| Error::usage(format!("{from} is not UTF-8 text")))
}

impl Sources for World {
    fn file(&mut self, path: &str) -> Result<String> {
        utf8(path, read_file(path)?)
    }

    fn stdin(&mut self) -> Result<String> {
        // It can be read once; what it held stands for whoever reads the same line again.
        if self.stdin.is_none() {
            self.stdin = Some(utf8("standard input", read_stdin()?)?);
        }
        Ok(self.stdin.clone().unwrap_or_default())
    }

    fn secret(&mut self, option: &str, word: &str) -> Result<Secret> {
        let source = SecretSource::parse_word(word);
        if matches!(source, SecretSource::Literal(_)) && !word.is_empty() {
            self.warn_literal(option);
        }
        if let Some((_, secret)) = self.asked.iter().find(|(known, _)| known == option).filter(|_| word == "prompt") {
            return Ok(secret.clone());
        }
        let secret = source.resolve(option, self.may_ask)?;
        if word == "prompt" {
            self.asked.push((option.to_string(), secret.clone()));
        }
        Ok(secret)
    }

    fn generate(&mut self) -> Secret {
        self.generated += 1;
        generate(22)
    }

    fn warn(&mut self, text: &str) {
        self.ui.warn(text);
    }
}

/// A random secret of letters and digits. 22 of them have the 128 bits that RFC 9154, section 4.1 asks of authInfo.
pub fn generate(length: usize) -> Secret {
    const ALPHABET: &[u8] = b"ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz0123456789";
    let mut text = String::with_capacity(length);
    while text.len() < length {
        let mut byte = [0u8];
        // Without the system's randomness there is no secret to be had: better none than a guessable one.
        getrandom::fill(&mut byte).expect("the system has random numbers");
        // Bytes beyond a multiple of the alphabet would favour its beginning.
        let limit = 256 - 256 % ALPHABET.len();
        if usize::from(byte[0]) < limit {
            text.push(char::from(ALPHABET[usize::from(byte[0]) % ALPHABET.len()]));
        }
    }
    Secret::new(text)
}
