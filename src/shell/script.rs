//! Scripts: lines from a file, from standard input or from `-c`, in one session.

use super::repl::Done;
use super::run::Runner;
use super::world::read_file;
use crate::cli::lexer;
use crate::error::{Error, Result};
use std::io::BufRead;
use tokio::sync::mpsc;

/// Runs lines until one fails, or all of them with `keep_going`; the status is that of the first that failed.
pub struct Script {
    keep_going: bool,
    name: String,
    pending: String,
    number: usize,
    status: u8,
}

impl Script {
    /// A script called `name` in messages; an empty one is not named.
    pub fn new(name: &str, keep_going: bool) -> Self {
        Script { keep_going, name: name.into(), pending: String::new(), number: 0, status: 0 }
    }

    /// Takes the next line; `Some` when the script is over.
    pub async fn line(&mut self, runner: &mut Runner, text: &str) -> Option<Done> {
        self.number += 1;
        self.pending.push_str(text);
        if lexer::is_unfinished(&self.pending) {
            self.pending.push('\n');
            return None;
        }
        self.run(runner).await
    }

    /// Runs what is still pending at the end.
    pub async fn end(&mut self, runner: &mut Runner) -> Done {
        if !self.pending.trim().is_empty()
            && let Some(done) = self.run(runner).await
        {
            return done;
        }
        Done { status: self.status, quit: false }
    }

    async fn run(&mut self, runner: &mut Runner) -> Option<Done> {
        let line = std::mem::take(&mut self.pending);
        let outer = runner.place.take();
        runner.place = (!self.name.is_empty()).then(|| format!("{}:{}", self.name, self.number));
        let done = Box::pin(runner.line(&line)).await;
        runner.place = outer;
        if self.status == 0 {
            self.status = done.status;
        }
        let over = done.quit || (done.status != 0 && !self.keep_going) || runner.ui().closed();
        over.then_some(Done { status: self.status, quit: done.quit })
    }
}

/// Runs the lines of a file.
pub async fn file(runner: &mut Runner, path: &str, keep_going: bool) -> Result<Done> {
    let bytes = read_file(path)?;
    let text = String::from_utf8(bytes).map_err(|_| Error::usage(format!("{path} is not UTF-8 text")))?;
    let mut script = Script::new(path, keep_going);
    for line in text.trim_start_matches('\u{feff}').lines() {
        if let Some(done) = script.line(runner, line).await {
            return Ok(done);
        }
    }
    Ok(script.end(runner).await)
}

/// Runs the commands of `-c`.
pub async fn commands(runner: &mut Runner, commands: &[String], keep_going: bool) -> Done {
    let mut script = Script::new("", keep_going);
    for command in commands {
        if let Some(done) = script.line(runner, command).await {
            return done;
        }
    }
    script.end(runner).await
}

/// Runs lines from standard input as they come; meanwhile the session is kept alive.
pub async fn standard_input(runner: &mut Runner, keep_going: bool) -> Done {
    let (sender, mut lines) = mpsc::channel::<std::io::Result<String>>(256);
    // Reading cannot be cancelled; the thread ends with the process.
    std::thread::spawn(move || {
        for line in std::io::stdin().lock().lines() {
            if sender.blocking_send(line).is_err() {
                break;
            }
        }
    });
    let mut script = Script::new("stdin", keep_going);
    loop {
        let due = runner.tick().await;
        let line = tokio::select! {
            line = lines.recv() => line,
            () = tokio::time::sleep(due) => continue,
        };
        match line {
            None => return script.end(runner).await,
            Some(Ok(line)) => {
                if let Some(done) = script.line(runner, &line).await {
                    return done;
                }
            }
            Some(Err(error)) => {
                runner.ui().error(&Error::usage(format!("cannot read standard input: {error}")));
                return Done { status: 2, quit: false };
            }
        }
    }
}
