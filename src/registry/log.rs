//! The log on stderr. Lines are gathered for a moment and written together, because there is one for every command; a
//! line that tells of something wrong is written at once, with all before it. A server that is killed loses the lines of
//! the last moment; the log of commands in the database does not depend on them.

use std::io::Write;
use std::sync::{Condvar, Mutex, PoisonError};
use std::time::Duration;
use tracing::{Level, Metadata};
use tracing_subscriber::fmt::MakeWriter;

/// For how long lines are gathered.
const GATHERED: Duration = Duration::from_millis(50);

/// How many bytes are, at most.
const MOST: usize = 64 * 1024;

/// Lines that wait.
static WAITING: Mutex<Vec<u8>> = Mutex::new(Vec::new());

/// Told when the first of them comes.
static NEWS: Condvar = Condvar::new();

/// Held while lines are between waiting and stderr.
static TURN: Mutex<()> = Mutex::new(());

/// Where log lines are written to.
pub(super) struct Log {
    /// Whether somebody looks after lines that wait.
    gathers: bool,
}

/// Writes what waits when it is dropped.
pub(super) struct Flushed;

/// One line.
pub(super) struct Line {
    /// Whether it must not wait.
    urgent: bool,
}

impl Log {
    /// A log whose last lines are written when the second value is dropped.
    pub(super) fn open() -> (Log, Flushed) {
        // Without a thread every line is written at once.
        let gathers = std::thread::Builder::new().name("log".into()).spawn(write_now_and_then).is_ok();
        (Log { gathers }, Flushed)
    }
}

impl<'a> MakeWriter<'a> for Log {
    type Writer = Line;

    fn make_writer(&'a self) -> Line {
        Line { urgent: true }
    }

    fn make_writer_for(&'a self, about: &Metadata<'_>) -> Line {
        Line { urgent: !self.gathers || *about.level() <= Level::WARN }
    }
}

impl Write for Line {
    fn write(&mut self, line: &[u8]) -> std::io::Result<usize> {
        let mut waiting = WAITING.lock().unwrap_or_else(PoisonError::into_inner);
        let first = waiting.is_empty();
        waiting.extend_from_slice(line);
        let many = waiting.len() >= MOST;
        drop(waiting);
        if self.urgent || many {
            write_all();
        } else if first {
            NEWS.notify_one();
        }
        Ok(line.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl Drop for Flushed {
    fn drop(&mut self) {
        write_all();
    }
}

/// Writes what waits, and lets more of it come together after that.
fn write_now_and_then() {
    loop {
        let waiting = WAITING.lock().unwrap_or_else(PoisonError::into_inner);
        drop(NEWS.wait_while(waiting, |waiting| waiting.is_empty()));
        std::thread::sleep(GATHERED);
        write_all();
    }
}

/// Writes all that waits.
fn write_all() {
    let turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
    let lines = std::mem::take(&mut *WAITING.lock().unwrap_or_else(PoisonError::into_inner));
    // A reader that went away is no reason to stop.
    drop(std::io::stderr().write_all(&lines));
    drop(turn);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_wait_and_what_is_urgent_takes_them_along() {
        let waiting = || WAITING.lock().expect("whole").len();
        let mut calm = Line { urgent: false };
        calm.write_all(b"").expect("taken");
        assert_eq!(waiting(), 0);
        calm.write_all(b"\n").expect("taken");
        assert_eq!(waiting(), 1);
        Line { urgent: true }.write_all(b"\n").expect("taken");
        assert_eq!(waiting(), 0);
    }
}
