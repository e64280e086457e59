//! What a client tells the world outside, and what it takes from it: words, traces, ids, time, doubts.

use crate::epp::{Code, mask};
use crate::error::Result;
use crate::journal::Entry;
use crate::session::Outline;
use crate::wire::trace::Direction;
use std::pin::Pin;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// A transform being written down.
pub type Begun<'a> = Pin<Box<dyn Future<Output = Result<()>> + Send + 'a>>;

/// Where transforms are written down, those in doubt above all. One is under way at a time.
pub trait DoubtSink: Send {
    /// Writes down what is about to be sent; it is not sent before this is done. Dropped meanwhile, it is not sent at all.
    fn begin<'a>(&'a mut self, _sent: &'a Entry) -> Begun<'a> {
        Box::pin(std::future::ready(Ok(())))
    }

    /// The answer to what was begun last has been read.
    fn answered(&mut self, _code: Code) {}

    /// No answer to what was begun last can be trusted.
    fn record(&mut self, doubt: &Entry) -> Result<()>;
}

/// Forgets doubts: for a client that has no place for them.
struct Nowhere;

impl DoubtSink for Nowhere {
    fn record(&mut self, _: &Entry) -> Result<()> {
        Ok(())
    }
}

/// Takes every frame that goes over the wire.
pub type Trace = Box<dyn FnMut(Direction, &[u8]) + Send>;

/// An exchange, for the audit log.
pub struct Audited<'a> {
    /// The profile.
    pub profile: &'a str,
    /// The registrar.
    pub user: &'a str,
    /// What was sent.
    pub outline: &'a Outline,
    /// The request frame, with its secrets.
    pub request: &'a [u8],
    /// The answer's bytes, if one came.
    pub answer: Option<&'a [u8]>,
    /// Its code.
    pub code: Option<u16>,
    /// The server's transaction id.
    pub svtrid: Option<String>,
    /// From sending to the answer.
    pub elapsed: Duration,
    /// Why there is no answer to trust.
    pub why: Option<&'a str>,
}

/// Writes an exchange into the audit log.
pub type Audit = Box<dyn FnMut(&Audited) -> Result<()> + Send>;

/// The outside of a client.
pub struct Hooks {
    /// Words for the person, on stderr.
    pub warn: Box<dyn FnMut(&str) + Send>,
    /// Every frame as it is on the wire; whoever prints it masks it.
    pub trace: Trace,
    /// The next client transaction id.
    pub ids: Box<dyn FnMut() -> String + Send>,
    /// The time of day.
    pub clock: Box<dyn Fn() -> SystemTime + Send>,
    /// Where transforms in doubt go.
    pub doubts: Box<dyn DoubtSink>,
    /// The audit log, where one is kept.
    pub audit: Option<Audit>,
}

impl Default for Hooks {
    fn default() -> Self {
        Hooks {
            warn: Box::new(|_| {}),
            trace: Box::new(|_, _| {}),
            ids: Box::new(unique_id),
            clock: Box::new(SystemTime::now),
            doubts: Box::new(Nowhere),
            audit: None,
        }
    }
}

impl Hooks {
    /// What is about to be sent, as it is written down.
    pub(super) fn outlined(&self, profile: &str, user: &str, outline: Outline, frame: &[u8]) -> Entry {
        let Outline { command, object, cltrid, .. } = outline;
        let frame = String::from_utf8_lossy(&mask::mask_bytes(frame, &[])).into_owned();
        let (profile, user) = (profile.to_string(), user.to_string());
        let (id, time) = (Entry::new_id(), (self.clock)());
        Entry { id, time, profile, user, cltrid, command, object, frame, why: String::new() }
    }

    /// Writes a doubt down, and says so if that fails.
    pub(super) fn record(&mut self, doubt: Entry) -> Entry {
        if let Err(error) = self.doubts.record(&doubt) {
            (self.warn)(&format!("{} is in doubt, and that could not be written down: {error}", doubt.title()));
        }
        doubt
    }
}

/// A client transaction id that nobody had before: registries exist that drop the link on one they have seen,
/// even in another session. It is the time, and a number that begins at random in each process.
pub fn unique_id() -> String {
    static NEXT: OnceLock<AtomicU64> = OnceLock::new();
    let millis = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_millis() as u64);
    let next = NEXT.get_or_init(|| {
        let mut random = [0; 8];
        // Without randomness the time of day and the process still tell clients apart.
        match getrandom::fill(&mut random) {
            Ok(()) => AtomicU64::new(u64::from_be_bytes(random)),
            Err(_) => AtomicU64::new(u64::from(std::process::id()) << 32 | millis & 0xffff_ffff),
        }
    });
    let mut id = String::with_capacity("EPPSH-".len() + 12 + 1 + 16);
    id.push_str("EPPSH-");
    push_hex(&mut id, millis, 12);
    id.push('-');
    push_hex(&mut id, next.fetch_add(1, Ordering::Relaxed), 16);
    id
}

/// Writes so many of a number's last hexadecimal digits.
fn push_hex(text: &mut String, number: u64, digits: u32) {
    let digit = |at: u32| char::from_digit((number >> (4 * at) & 15) as u32, 16).unwrap_or('0');
    text.extend((0..digits).rev().map(digit));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_tokens_of_the_right_length_and_differ() {
        let ids: std::collections::HashSet<String> = (0..1000).map(|_| unique_id()).collect();
        assert_eq!(ids.len(), 1000);
        assert!(ids.iter().all(|id| (3..=64).contains(&id.len()) && !id.contains(' ')));
        let mut text = String::new();
        push_hex(&mut text, 0x1234_5678_9abc_def0, 16);
        push_hex(&mut text, 0x00ab_cdef, 12);
        assert_eq!(text, "123456789abcdef0000000abcdef");
    }
}
