//! What goes on beside the line that is being typed: notices, keep-alive, and signals that end the shell.

use super::assistant::Assistant;
use super::repl::{Engine, HANGUP, LEAVING};
use super::terminal::Terminal;
use crate::ui::Ui;
use crate::view::colour::visible_lines;
use rustyline::history::MemHistory;
use rustyline::{Editor, ExternalPrinter};
use std::sync::{Arc, mpsc};
use std::time::Duration;
use tokio::sync::{Mutex, Notify, watch};

/// Tells the user something while a line is being typed, without disturbing it.
#[derive(Clone, Debug)]
pub struct Notices(mpsc::Sender<String>);

impl Notices {
    /// A sender, and the end that `Shell` takes.
    pub fn new() -> (Notices, mpsc::Receiver<String>) {
        let (sender, receiver) = mpsc::channel();
        (Notices(sender), receiver)
    }

    /// Says a sentence; never blocks.
    pub fn tell(&self, text: impl Into<String>) {
        // After the shell nobody listens any more.
        let _ = self.0.send(text.into());
    }
}

/// Prints notices above the line that is being typed. The printer blocks while it is busy, hence a thread of its own.
pub fn print_notices(editor: &mut Editor<Assistant, MemHistory>, notices: mpsc::Receiver<String>, ui: Arc<Ui>) {
    let mut printer = editor.create_external_printer().ok();
    std::thread::spawn(move || {
        for notice in notices {
            let text = format!("eppsh: {}\n", visible_lines(&notice));
            let printed = printer.as_mut().is_some_and(|printer| printer.print(text).is_ok());
            if !printed {
                ui.talk(&notice);
            }
        }
    });
}

/// Keeps the session alive while the prompt waits; a command that is running goes first.
pub async fn keep_alive<E: Engine>(engine: Arc<Mutex<E>>, wake: Arc<Notify>) {
    loop {
        let next = match engine.try_lock() {
            Ok(mut engine) => engine.tick().await,
            // Whoever holds it wakes us afterwards.
            Err(_) => None,
        };
        match next {
            Some(after) => {
                let after = after.max(Duration::from_millis(10));
                tokio::select! {
                    () = tokio::time::sleep(after) => {}
                    () = wake.notified() => {}
                }
            }
            None => wake.notified().await,
        }
    }
}

/// Ends the shell at SIGTERM or SIGHUP: logs out, gives the terminal back, exits. Reading a line cannot be cancelled,
/// so the process ends from here.
pub async fn end_on_signal<E: Engine>(
    mut endings: Endings,
    engine: Arc<Mutex<E>>,
    end: watch::Sender<u8>,
    terminal: Terminal,
) {
    let status = endings.next().await;
    // A command that runs lets go of the engine now.
    let _ = end.send(status);
    let leave = async { engine.lock().await.leave().await };
    let _ = tokio::time::timeout(LEAVING, leave).await;
    terminal.restore();
    std::process::exit(status.into());
}

/// Signals that end the shell.
pub struct Endings {
    #[cfg(unix)]
    terminate: Option<tokio::signal::unix::Signal>,
    #[cfg(unix)]
    hangup: Option<tokio::signal::unix::Signal>,
}

impl Endings {
    /// Hears them from now on.
    pub fn listen() -> Endings {
        #[cfg(unix)]
        use tokio::signal::unix::{SignalKind, signal};
        Endings {
            #[cfg(unix)]
            terminate: signal(SignalKind::terminate()).ok(),
            #[cfg(unix)]
            hangup: signal(SignalKind::hangup()).ok(),
        }
    }

    /// The exit status of the one that came; waits for ever where there are none.
    async fn next(&mut self) -> u8 {
        #[cfg(unix)]
        if let (Some(terminate), Some(hangup)) = (&mut self.terminate, &mut self.hangup) {
            return tokio::select! {
                _ = terminate.recv() => 143,
                _ = hangup.recv() => HANGUP,
            };
        }
        std::future::pending().await
    }
}

#[cfg(test)]
mod tests {
    use super::super::complete::Seen;
    use super::super::prompt::Facts;
    use super::super::repl::Done;
    use super::*;
    use std::sync::atomic::{AtomicU32, Ordering};

    /// Counts how often it was kept alive.
    struct Ticking(Arc<AtomicU32>, Seen);

    use crate::spec::Catalog;

    impl Engine for Ticking {
        async fn line(&mut self, _line: &str) -> Done {
            Done::default()
        }

        async fn abandon(&mut self) {}

        async fn leave(&mut self) {}

        async fn tick(&mut self) -> Option<Duration> {
            self.0.fetch_add(1, Ordering::SeqCst);
            None
        }

        fn facts(&self) -> Facts {
            Facts::default()
        }

        fn catalog(&self) -> &'static Catalog {
            Catalog::built_in()
        }

        fn seen(&self) -> &Seen {
            &self.1
        }
    }

    #[tokio::test]
    async fn a_command_goes_before_the_keep_alive() {
        let count = Arc::new(AtomicU32::new(0));
        let engine = Arc::new(Mutex::new(Ticking(count.clone(), Seen::default())));
        let wake = Arc::new(Notify::new());
        let held = engine.clone().lock_owned().await;
        tokio::spawn(keep_alive(engine.clone(), wake.clone()));
        tokio::task::yield_now().await;
        assert_eq!(count.load(Ordering::SeqCst), 0, "the engine is busy");
        drop(held);
        for expected in 1..4 {
            wake.notify_one();
            while count.load(Ordering::SeqCst) < expected {
                tokio::task::yield_now().await;
            }
        }
    }
}
