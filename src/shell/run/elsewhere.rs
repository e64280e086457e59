//! Output that goes elsewhere than to the terminal: into a file, or through a command of the user's own shell.

use super::{Runner, done};
use crate::cli::lexer::Line;
use crate::error::{Error, Result};
use crate::shell::repl::Done;
use crate::ui::Stream;
use std::io::Write;
use std::sync::Arc;

impl Runner {
    /// Carries out a line with its output where the line says.
    pub(super) async fn redirected(&mut self, line: &Line) -> Done {
        let words: Vec<String> = line.words.iter().map(|word| word.text.clone()).collect();
        if let Some(redirect) = &line.redirect {
            let mut options = std::fs::OpenOptions::new();
            options.create(true).write(true).append(redirect.append).truncate(!redirect.append);
            return match options.open(&redirect.path) {
                Ok(file) => {
                    let before = self.ui.replace_out(Stream::plain(file));
                    let outcome = self.words(&words).await;
                    self.ui.replace_out(before);
                    outcome
                }
                Err(error) => {
                    let error = Error::usage(format!("cannot write {}: {error}", redirect.path));
                    done(self.failed(None, &self.quiet_format(), error))
                }
            };
        }
        let Some(command) = &line.pipe else { return self.words(&words).await };
        let captured = Captured::default();
        let before = self.ui.replace_out(Stream::plain(captured.clone()));
        let outcome = self.words(&words).await;
        self.ui.replace_out(before);
        match piped(command, &captured.take()).await {
            Ok(status) if outcome.status == 0 => Done { status, ..outcome },
            Ok(_) => outcome,
            Err(error) => done(self.failed(None, &self.quiet_format(), error)),
        }
    }
}

/// Output kept for a pipe.
#[derive(Clone, Default)]
struct Captured(Arc<std::sync::Mutex<Vec<u8>>>);

impl Captured {
    /// What was written.
    fn take(&self) -> Vec<u8> {
        self.0.lock().map(|mut bytes| std::mem::take(&mut *bytes)).unwrap_or_default()
    }
}

impl Write for Captured {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        if let Ok(mut kept) = self.0.lock() {
            kept.extend_from_slice(bytes);
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// Gives `input` to a command of the user's own shell; its exit status.
async fn piped(command: &str, input: &[u8]) -> Result<u8> {
    use tokio::io::AsyncWriteExt;
    let told = |error: std::io::Error| Error::usage(format!("cannot run {command:?}: {error}"));
    let mut child = tokio::process::Command::new("sh")
        .arg("-c")
        .arg(command)
        .stdin(std::process::Stdio::piped())
        .spawn()
        .map_err(told)?;
    if let Some(mut stdin) = child.stdin.take() {
        // A command that reads only a part of it, such as head, has what it wanted.
        drop(stdin.write_all(input).await);
    }
    let status = child.wait().await.map_err(told)?;
    Ok(status.code().and_then(|code| u8::try_from(code).ok()).unwrap_or(1))
}
