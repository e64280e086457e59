//! What an agent has to say: to its log, and to whoever waits for its session at that moment.

use std::sync::{Mutex, PoisonError};
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};

/// Writes a line of the log.
type Log = Box<dyn Fn(&str) + Send + Sync>;

/// The log and its listener.
pub struct Voice {
    log: Log,
    listener: Mutex<Option<UnboundedSender<String>>>,
}

impl Voice {
    /// Speaks to `log`.
    pub fn new(log: impl Fn(&str) + Send + Sync + 'static) -> Voice {
        Voice { log: Box::new(log), listener: Mutex::default() }
    }

    /// Writes a line of the log.
    pub fn log(&self, text: &str) {
        (self.log)(text);
    }

    /// Says something that whoever waits should know too.
    pub fn say(&self, text: &str) {
        self.log(text);
        let listener = self.listener.lock().unwrap_or_else(PoisonError::into_inner);
        // Whoever left needs to know nothing.
        listener.iter().for_each(|listener| drop(listener.send(text.to_string())));
    }

    /// What is said from now on, until somebody else listens.
    pub fn listen(&self) -> UnboundedReceiver<String> {
        let (sender, receiver) = unbounded_channel();
        *self.listener.lock().unwrap_or_else(PoisonError::into_inner) = Some(sender);
        receiver
    }
}
