//! The terminal's settings, kept so that whatever ends the shell gives it back as it was.
//!
//! Line editing puts the terminal into raw mode and takes it back when a line is read. A signal or a panic in between
//! would leave it without echo; `stty` restores it then, which needs no unsafe call.

use std::fs::{File, OpenOptions};
use std::io::Write;
use std::process::{Command, Stdio};

/// Ends bracketed paste, ends any colour, shows the cursor.
const PLAIN: &[u8] = b"\x1b[?2004l\x1b[0m\x1b[?25h";

/// The settings of the controlling terminal.
#[derive(Clone, Debug, Default)]
pub struct Terminal {
    saved: Option<String>,
}

impl Terminal {
    /// Keeps the settings as they are now; without a terminal or `stty` there is nothing to keep.
    pub fn save() -> Terminal {
        let output = tty().and_then(|tty| {
            Command::new("stty")
                .arg("-g")
                .stdin(tty)
                .stderr(Stdio::null())
                .output()
                .ok()
                .filter(|run| run.status.success())
        });
        let saved = output.and_then(|run| String::from_utf8(run.stdout).ok()).map(|text| text.trim().to_string());
        Terminal { saved: saved.filter(|text| !text.is_empty()) }
    }

    /// Puts the terminal back into the state that was kept.
    pub fn restore(&self) {
        let (Some(saved), Some(tty)) = (&self.saved, tty()) else { return };
        // The program is about to end: if this fails, nothing better can be done.
        let _ = Command::new("stty").arg(saved).stdin(tty).stderr(Stdio::null()).status();
        if let Ok(mut tty) = OpenOptions::new().write(true).open("/dev/tty") {
            let _ = tty.write_all(PLAIN);
        }
    }

    /// Restores it when this thread panics, before the message is printed. Other threads' panics leave the line editor
    /// running, which still needs its own settings.
    pub fn restore_on_panic(&self) {
        let (terminal, owner) = (self.clone(), std::thread::current().id());
        let before = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            if std::thread::current().id() == owner {
                terminal.restore();
            }
            before(panic);
        }));
    }
}

/// The controlling terminal, which is gone after a hangup.
pub fn tty() -> Option<File> {
    File::open("/dev/tty").ok()
}
