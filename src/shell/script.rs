//! Scripts: lines from a file, from standard input or from `-c`, in one session.

use super::ahead::{Lines, Run};
use super::repl::Done;
use super::run::Runner;
use super::world::read_file;
use crate::cli::lexer;
use crate::error::{Error, Kind, Result};
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

    /// Remembers the first failure.
    fn note(&mut self, status: u8) {
        if self.status == 0 {
            self.status = status;
        }
    }

    /// The end that `done` is, with the status of the first failure.
    fn with_status(mut self, done: Done) -> Done {
        self.note(done.status);
        Done { status: self.status, ..done }
    }

    async fn run(&mut self, runner: &mut Runner) -> Option<Done> {
        let line = std::mem::take(&mut self.pending);
        let outer = runner.place.take();
        runner.place = (!self.name.is_empty()).then(|| format!("{}:{}", self.name, self.number));
        let done = Box::pin(runner.line(&line)).await;
        runner.place = outer;
        self.note(done.status);
        let over = done.quit || (done.status != 0 && !self.keep_going) || runner.ui().closed();
        (over || self.is_hopeless(runner)).then_some(Done { status: self.status, quit: done.quit })
    }

    /// Whether there is no session to be had: each further line would knock at the registry again.
    fn is_hopeless(&mut self, runner: &Runner) -> bool {
        if runner.hopeless && self.keep_going {
            runner.ui().warn("the registry gives no session; the rest of the script was left out");
        }
        self.note(if runner.hopeless { Kind::Session.exit_status() } else { 0 });
        runner.hopeless
    }
}

/// Where a script's lines come from.
trait Source: Lines {
    /// Waits for the next line; meanwhile the session is kept alive. `None` at the end.
    fn wait(&mut self, runner: &mut Runner) -> impl Future<Output = Result<Option<String>>>;
}

/// Runs all the lines of a source.
async fn all(runner: &mut Runner, mut lines: impl Source, name: &str, keep_going: bool) -> Result<Done> {
    let mut script = Script::new(name, keep_going);
    loop {
        if script.pending.is_empty() {
            let before = script.number;
            match runner.queries(&mut lines, keep_going, &|taken| Some(format!("{name}:{}", before + taken))).await {
                Run::None => {}
                Run::Ended(done) => return Ok(script.with_status(done)),
                Run::Went(taken, status) => {
                    script.number += taken;
                    script.note(status);
                    if script.is_hopeless(runner) {
                        return Ok(Done { status: script.status, quit: false });
                    }
                }
            }
        }
        match lines.wait(runner).await? {
            None => return Ok(script.end(runner).await),
            Some(line) => {
                if let Some(done) = script.line(runner, &line).await {
                    let is_cut = !done.quit && lines.peek().is_some();
                    return Ok(if is_cut { cut_short(runner, done) } else { done });
                }
            }
        }
    }
}

/// The end of a script with lines left; where it ends only because nobody reads its output, it has not succeeded.
fn cut_short(runner: &Runner, done: Done) -> Done {
    if done.status != 0 || !runner.ui().closed() {
        return done;
    }
    runner.ui().warn("nobody reads what is printed any more; the commands that are left were not sent");
    Done { status: Kind::Internal.exit_status(), ..done }
}

/// Runs the lines of a file.
pub async fn file(runner: &mut Runner, path: &str, keep_going: bool) -> Result<Done> {
    let bytes = read_file(path)?;
    let text = String::from_utf8(bytes).map_err(|_| Error::usage(format!("{path} is not UTF-8 text")))?;
    let at = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    all(runner, Text { text, at }, path, keep_going).await
}

/// The lines of a file that was read.
struct Text {
    text: String,
    at: usize,
}

impl Lines for Text {
    fn peek(&mut self) -> Option<&str> {
        let rest = &self.text[self.at..];
        rest.split_inclusive('\n').next().map(|line| line.trim_end_matches(['\r', '\n']))
    }

    fn take(&mut self) {
        let rest = &self.text[self.at..];
        self.at += rest.split_inclusive('\n').next().map_or(0, str::len);
    }
}

impl Source for Text {
    async fn wait(&mut self, _: &mut Runner) -> Result<Option<String>> {
        let line = self.peek().map(Into::into);
        self.take();
        Ok(line)
    }
}

/// Runs the commands of `-c`.
pub async fn commands(runner: &mut Runner, commands: &[String], keep_going: bool) -> Done {
    let mut script = Script::new("", keep_going);
    for (at, command) in commands.iter().enumerate() {
        if let Some(done) = script.line(runner, command).await {
            let is_cut = !done.quit && at + 1 < commands.len();
            return if is_cut { cut_short(runner, done) } else { done };
        }
    }
    script.end(runner).await
}

/// Runs lines from standard input as they come.
pub async fn standard_input(runner: &mut Runner, keep_going: bool) -> Result<Done> {
    let (sender, lines) = mpsc::channel::<std::io::Result<String>>(256);
    // Reading cannot be cancelled; the thread ends with the process.
    std::thread::spawn(move || {
        for line in std::io::stdin().lock().lines() {
            if sender.blocking_send(line).is_err() {
                break;
            }
        }
    });
    all(runner, Piped { lines, head: None, broken: None }, "stdin", keep_going).await
}

/// Lines that another thread reads.
struct Piped {
    lines: mpsc::Receiver<std::io::Result<String>>,
    head: Option<String>,
    broken: Option<std::io::Error>,
}

impl Piped {
    /// Takes in what arrived.
    fn arrived(&mut self, line: std::io::Result<String>) {
        match line {
            Ok(line) => self.head = Some(line),
            Err(error) => self.broken = Some(error),
        }
    }
}

impl Lines for Piped {
    fn peek(&mut self) -> Option<&str> {
        if self.head.is_none()
            && self.broken.is_none()
            && let Ok(line) = self.lines.try_recv()
        {
            self.arrived(line);
        }
        self.head.as_deref()
    }

    fn take(&mut self) {
        self.head = None;
    }
}

impl Source for Piped {
    async fn wait(&mut self, runner: &mut Runner) -> Result<Option<String>> {
        loop {
            if let Some(line) = self.head.take() {
                return Ok(Some(line));
            }
            if let Some(error) = self.broken.take() {
                return Err(Error::usage(format!("cannot read standard input: {error}")));
            }
            let due = runner.tick().await;
            tokio::select! {
                line = self.lines.recv() => match line {
                    Some(line) => self.arrived(line),
                    None => return Ok(None),
                },
                () = tokio::time::sleep(due) => {}
            }
        }
    }
}
