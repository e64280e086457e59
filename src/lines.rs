//! The log's lines on their way out: gathered for some milliseconds, and written together by a thread of their own.
//!
//! A write of its own for each line costs a request more than everything else about it that is not the network. Lines
//! that were gathered and not written are lost when the process is killed; what must not be lost is in the gateway's
//! journal or the registry's database.

mod clock;
mod fields;

pub use clock::Clock;
pub use fields::Fields;

use std::io::Write;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;
use tracing_subscriber::fmt::MakeWriter;

/// For how long lines are gathered.
const GATHER: Duration = Duration::from_millis(5);
/// How many bytes may wait; who writes more waits for the reader of the log.
const ROOM: usize = 1 << 20;

/// Where lines are put.
#[derive(Clone, Default)]
pub struct Lines(Arc<Inner>);

#[derive(Default)]
struct Inner {
    state: Mutex<State>,
    /// There is something to write, after a time without.
    come: Condvar,
    /// Everything was taken, or written.
    gone: Condvar,
}

#[derive(Default)]
struct State {
    waiting: Vec<u8>,
    /// The thread waits for the first line.
    idle: bool,
    /// It is writing what it took.
    writing: bool,
    ended: bool,
}

/// The thread that writes; dropped, it writes what is left.
pub struct Writing {
    lines: Lines,
    thread: Option<JoinHandle<()>>,
}

/// Log lines on stderr, for people or as JSON, unless the program has a log already. Frames are never in it.
pub fn start_log(json: bool) -> Option<(Lines, Writing)> {
    let (lines, writing) = Lines::written_to(std::io::stderr()).ok()?;
    let log = tracing_subscriber::fmt().with_writer(lines.clone()).with_timer(Clock).with_target(false);
    // Fails only where a log was started before, which is then used.
    match json {
        true => drop(log.json().flatten_event(true).try_init()),
        false => drop(log.fmt_fields(Fields).try_init()),
    }
    Some((lines, writing))
}

impl Lines {
    /// Starts the thread that writes to `out`.
    pub fn written_to(out: impl Write + Send + 'static) -> std::io::Result<(Lines, Writing)> {
        let lines = Lines::default();
        let own = lines.clone();
        let thread = std::thread::Builder::new().name("log".into()).spawn(move || own.write_all(out))?;
        let writing = Writing { lines: lines.clone(), thread: Some(thread) };
        Ok((lines, writing))
    }

    /// Waits until everything is written.
    pub fn flush(&self) {
        let mut state = self.state();
        while !state.ended && (!state.waiting.is_empty() || state.writing) {
            state = self.0.gone.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// Adds a line.
    fn add(&self, line: &[u8]) {
        let mut state = self.state();
        while state.waiting.len() > ROOM && !state.ended {
            state = self.0.gone.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
        state.waiting.extend_from_slice(line);
        if std::mem::take(&mut state.idle) {
            self.0.come.notify_one();
        }
    }

    /// Writes until the end.
    fn write_all(&self, mut out: impl Write) {
        let mut taken = Vec::new();
        loop {
            {
                let mut state = self.state();
                while state.waiting.is_empty() && !state.ended {
                    state.idle = true;
                    state = self.0.come.wait(state).unwrap_or_else(PoisonError::into_inner);
                }
                state.idle = false;
                if state.waiting.is_empty() {
                    return;
                }
                std::mem::swap(&mut taken, &mut state.waiting);
                state.writing = true;
            }
            // A log that nobody takes is no reason to end.
            drop(out.write_all(&taken).and_then(|()| out.flush()));
            taken.clear();
            let mut state = self.state();
            state.writing = false;
            self.0.gone.notify_all();
            if !state.ended {
                drop(self.0.come.wait_timeout(state, GATHER));
            }
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Writing {
    fn drop(&mut self) {
        self.lines.state().ended = true;
        self.lines.0.come.notify_all();
        drop(self.thread.take().map(JoinHandle::join));
        self.lines.0.gone.notify_all();
    }
}

/// One line on its way.
pub struct Line<'l>(&'l Lines);

impl<'l> MakeWriter<'l> for Lines {
    type Writer = Line<'l>;

    fn make_writer(&'l self) -> Line<'l> {
        Line(self)
    }
}

impl Write for Line<'_> {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.add(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A place that keeps what is written, and how often.
    #[derive(Clone, Default)]
    struct Kept(Arc<Mutex<(Vec<u8>, usize)>>);

    impl Write for Kept {
        fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
            let mut kept = self.0.lock().unwrap();
            kept.0.extend_from_slice(bytes);
            kept.1 += 1;
            Ok(bytes.len())
        }

        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn every_line_is_written_once_and_whole() {
        let kept = Kept::default();
        let (lines, writing) = Lines::written_to(kept.clone()).unwrap();
        lines.flush();
        std::thread::scope(|scope| {
            for thread in 0..4 {
                let lines = &lines;
                scope.spawn(move || {
                    for number in 0..500 {
                        let line = format!("{thread} {number} {}\n", "x".repeat(number));
                        lines.make_writer().write_all(line.as_bytes()).unwrap();
                    }
                });
            }
        });
        lines.flush();
        let count = |kept: &Kept| kept.0.lock().unwrap().0.iter().filter(|byte| **byte == b'\n').count();
        assert_eq!(count(&kept), 2000);
        lines.make_writer().write_all(b"the last\n").unwrap();
        drop(writing);
        let text = String::from_utf8(kept.0.lock().unwrap().0.clone()).unwrap();
        for thread in 0..4 {
            let own = text.lines().filter_map(|line| line.strip_prefix(&format!("{thread} ")));
            let numbers: Vec<usize> = own
                .map(|line| {
                    let (number, rest) = line.split_once(' ').unwrap();
                    assert_eq!(rest.len(), number.parse::<usize>().unwrap());
                    rest.len()
                })
                .collect();
            assert_eq!(numbers, (0..500).collect::<Vec<_>>());
        }
        assert!(text.ends_with("the last\n"));
        assert!(kept.0.lock().unwrap().1 < 2001, "lines are gathered");
    }
}
