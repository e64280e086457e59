//! Attending to a command while it runs: Ctrl-C asks whether to stop waiting, a second one stops.

use super::repl::{Done, Engine, News};
use crate::ui::Ui;
use std::pin::pin;
use std::time::Duration;
use tokio::sync::{Mutex, watch};

/// What Ctrl-C does to a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wait {
    /// It asks first.
    Asks,
    /// It stops the command: `watch`.
    StopsAtOnce,
}

/// What a command that was stopped ends with.
const STOPPED: Done = Done { status: 130, quit: false };
/// How long settling an abandoned command may hold up the end of the shell.
const SETTLING: Duration = Duration::from_secs(2);

/// Runs a line to its end, or until the user stops waiting or a signal ends the shell; tells what the engine is then
/// like, if it was had at all.
pub async fn attend<E: Engine>(
    engine: &Mutex<E>,
    line: &str,
    wait: Wait,
    ui: &Ui,
    mut ended: watch::Receiver<u8>,
) -> (Done, Option<News>) {
    let mut interrupts = Interrupts::listen();
    // The keep-alive may have the engine for a moment. Nothing is sent yet, so stopping needs no question.
    let mut engine = tokio::select! {
        engine = engine.lock() => engine,
        () = interrupts.next() => return (STOPPED, None),
        _ = ended.wait_for(|status| *status != 0) => return (STOPPED, None),
    };
    let done = {
        let work = pin!(engine.line(line));
        finish(work, wait, ui, &mut interrupts, &mut ended).await
    };
    if done.is_none() {
        settle(&mut *engine, &mut interrupts, &mut ended).await;
    }
    (done.unwrap_or(STOPPED), Some(News::of(&*engine)))
}

/// Lets the engine settle what was given up, as far as there is time.
async fn settle(engine: &mut impl Engine, interrupts: &mut Interrupts, ended: &mut watch::Receiver<u8>) {
    if *ended.borrow() != 0 {
        let _ = tokio::time::timeout(SETTLING, engine.abandon()).await;
        return;
    }
    tokio::select! {
        () = engine.abandon() => {}
        () = interrupts.next() => {}
        _ = ended.wait_for(|status| *status != 0) => {}
    }
}

/// Waits for the command; `None`: it is to be given up.
async fn finish(
    mut work: impl Future<Output = Done> + Unpin,
    wait: Wait,
    ui: &Ui,
    interrupts: &mut Interrupts,
    ended: &mut watch::Receiver<u8>,
) -> Option<Done> {
    let mut question: Option<Question> = None;
    loop {
        tokio::select! {
            biased;
            done = &mut work => return Some(done),
            _ = ended.wait_for(|status| *status != 0) => return None,
            () = interrupts.next() => {
                if wait == Wait::StopsAtOnce || question.is_some() {
                    ui.plain("\n");
                    return None;
                }
                question = Some(Question::ask(ui));
            }
            stop = answer(&mut question) => {
                question = None;
                if stop {
                    return None;
                }
                ui.talk("still waiting");
            }
        }
    }
}

/// The answer to the question that is open; waits for ever without one.
async fn answer(question: &mut Option<Question>) -> bool {
    match question {
        Some(question) => question.answer().await,
        None => std::future::pending().await,
    }
}

/// Whether to stop waiting. The command goes on while the question is open.
struct Question {
    tty: Option<Tty>,
    typed: Vec<u8>,
}

impl Question {
    /// Asks it.
    fn ask(ui: &Ui) -> Question {
        let tty = open_tty();
        let how = if tty.is_some() { "[y/N] or Ctrl-C again: " } else { "Press Ctrl-C again to stop.\n" };
        ui.plain(&format!(
            "\nStop waiting for the answer? What was sent cannot be called back: a change would be in doubt. {how}"
        ));
        Question { tty, typed: Vec::new() }
    }

    /// Waits for a line; may be dropped and called again.
    async fn answer(&mut self) -> bool {
        let Some(tty) = &self.tty else { return std::future::pending().await };
        loop {
            let mut bytes = [0; 256];
            match read(tty, &mut bytes).await {
                Some(count) if count > 0 => self.typed.extend_from_slice(&bytes[..count]),
                _ => return std::future::pending().await,
            }
            if self.typed.contains(&b'\n') {
                return is_yes(&self.typed);
            }
        }
    }
}

/// Whether a line says yes.
pub(super) fn is_yes(line: &[u8]) -> bool {
    let line = String::from_utf8_lossy(line);
    matches!(line.trim().to_lowercase().as_str(), "y" | "yes" | "д" | "да")
}

/// The terminal, read without blocking: a thread that blocks on it would take the next line from the prompt.
#[cfg(unix)]
type Tty = tokio::net::unix::pipe::Receiver;

/// There is no terminal that can be read so.
#[cfg(not(unix))]
type Tty = std::convert::Infallible;

/// Opens the terminal a second time, so that standard input stays as it is.
#[cfg(unix)]
fn open_tty() -> Option<Tty> {
    tokio::net::unix::pipe::OpenOptions::new().unchecked(true).open_receiver("/dev/tty").ok()
}

/// There is none.
#[cfg(not(unix))]
fn open_tty() -> Option<Tty> {
    None
}

/// Reads what is there; `None` when the terminal cannot be read.
#[cfg(unix)]
async fn read(tty: &Tty, bytes: &mut [u8]) -> Option<usize> {
    loop {
        tty.readable().await.ok()?;
        match tty.try_read(bytes) {
            Err(error) if error.kind() == std::io::ErrorKind::WouldBlock => {}
            other => return other.ok(),
        }
    }
}

/// Never called.
#[cfg(not(unix))]
async fn read(tty: &Tty, _bytes: &mut [u8]) -> Option<usize> {
    match *tty {}
}

/// Ctrl-C, again and again.
struct Interrupts {
    #[cfg(unix)]
    signal: Option<tokio::signal::unix::Signal>,
}

impl Interrupts {
    /// Hears every Ctrl-C from now on.
    fn listen() -> Interrupts {
        Interrupts {
            #[cfg(unix)]
            signal: tokio::signal::unix::signal(tokio::signal::unix::SignalKind::interrupt()).ok(),
        }
    }

    /// The next one.
    async fn next(&mut self) {
        #[cfg(unix)]
        let heard = match &mut self.signal {
            Some(signal) => signal.recv().await.is_some(),
            None => false,
        };
        #[cfg(not(unix))]
        let heard = tokio::signal::ctrl_c().await.is_ok();
        if !heard {
            std::future::pending().await
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_clear_yes_stops() {
        for yes in ["y\n", " YES \r\n", "да\n"] {
            assert!(is_yes(yes.as_bytes()), "{yes:?}");
        }
        for no in ["\n", "n\n", "yy\n", "\u{fffd}\n"] {
            assert!(!is_yes(no.as_bytes()), "{no:?}");
        }
    }
}
