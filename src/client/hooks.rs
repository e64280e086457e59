//! What a client tells the world outside, and what it takes from it: words, traces, ids, time, doubts.

use crate::epp::{Code, mask};
use crate::error::Result;
use crate::session::Outline;
use crate::wire::trace::Direction;
use std::pin::Pin;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// A transform that is about to be sent, or whose outcome is unknown. It holds no secrets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InDoubt {
    /// When it was about to be sent.
    pub time: SystemTime,
    /// The profile it was sent with.
    pub profile: String,
    /// Who was logged in.
    pub user: String,
    /// Its client transaction id; a hand-written frame may have none.
    pub cltrid: Option<String>,
    /// The command: `domain create`.
    pub command: String,
    /// The name or id of its object.
    pub object: Option<String>,
    /// Its frame, secrets masked.
    pub frame: String,
    /// Why no answer can be trusted; empty before it is sent.
    pub why: String,
}

impl InDoubt {
    /// How to find out what became of it.
    pub fn hint(&self) -> String {
        let object = self.object.as_deref().unwrap_or("NAME");
        let kind = self.command.split(' ').next().unwrap_or_default();
        match (kind, &self.command) {
            ("login", _) => "log in with the old password, then with the new one; one of the two is right".into(),
            ("poll", _) => {
                "`poll` shows the message at the head of the queue: if it is still this one, ack it again".into()
            }
            (_, command) if command.contains("transfer") => {
                format!(
                    "`doubt resolve all` finds out, or ask with `{kind} transfer query {object}` and look at `poll`, \
                     before you send it again"
                )
            }
            (_, command) if command.ends_with("delete") => {
                format!(
                    "`doubt resolve all` finds out, or ask with `{kind} info {object}` (2303, or a status pendingDelete: it was \
                     done), before you send it again"
                )
            }
            ("domain" | "host" | "contact", _) => {
                format!("`doubt resolve all` finds out, or ask with `{kind} info {object}`, before you send it again")
            }
            _ => "ask the registry whether it was done before you send it again".into(),
        }
    }

    /// The command and its object for a sentence.
    pub fn title(&self) -> String {
        let object = self.object.iter().map(|object| format!(" {object}")).collect::<String>();
        let cltrid = self.cltrid.as_deref().map_or(String::new(), |id| format!(" (clTRID {id})"));
        format!("`{}{object}`{cltrid}", self.command)
    }
}

/// A transform being written down.
pub type Begun<'a> = Pin<Box<dyn Future<Output = Result<()>> + Send + 'a>>;

/// Where transforms are written down, those in doubt above all. One is under way at a time.
pub trait DoubtSink: Send {
    /// Writes down what is about to be sent; it is not sent before this is done. Dropped meanwhile, it is not sent at all.
    fn begin<'a>(&'a mut self, _sent: &'a InDoubt) -> Begun<'a> {
        Box::pin(std::future::ready(Ok(())))
    }

    /// The answer to what was begun last has been read.
    fn answered(&mut self, _code: Code) {}

    /// No answer to what was begun last can be trusted.
    fn record(&mut self, doubt: &InDoubt) -> Result<()>;
}

/// Forgets doubts: for a client that has no place for them.
struct Nowhere;

impl DoubtSink for Nowhere {
    fn record(&mut self, _: &InDoubt) -> Result<()> {
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
    pub(super) fn outlined(&self, profile: &str, user: &str, outline: Outline, frame: &[u8]) -> InDoubt {
        let Outline { command, object, cltrid, .. } = outline;
        let frame = String::from_utf8_lossy(&mask::mask_bytes(frame, &[])).into_owned();
        let (profile, user) = (profile.to_string(), user.to_string());
        InDoubt { time: (self.clock)(), profile, user, cltrid, command, object, frame, why: String::new() }
    }

    /// Writes a doubt down, and says so if that fails.
    pub(super) fn record(&mut self, doubt: InDoubt) -> InDoubt {
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
    format!("EPPSH-{millis:012x}-{:016x}", next.fetch_add(1, Ordering::Relaxed))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_tokens_of_the_right_length_and_differ() {
        let ids: std::collections::HashSet<String> = (0..1000).map(|_| unique_id()).collect();
        assert_eq!(ids.len(), 1000);
        assert!(ids.iter().all(|id| (3..=64).contains(&id.len()) && !id.contains(' ')));
    }

    #[test]
    fn each_doubt_says_how_to_find_out() {
        let hint = |command: &str| {
            let doubt = InDoubt {
                time: UNIX_EPOCH,
                profile: "ote".into(),
                cltrid: Some("ABC-1".into()),
                command: command.into(),
                object: Some("foo.test".into()),
                user: "REG-1".into(),
                frame: String::new(),
                why: "closed".into(),
            };
            assert!(doubt.title().contains("foo.test") && doubt.title().contains("ABC-1"));
            doubt.hint()
        };
        assert!(hint("domain renew").contains("`domain info foo.test`"));
        assert!(hint("domain transfer request").contains("`domain transfer query foo.test`"));
        assert!(hint("contact delete").contains("`contact info foo.test`"));
        assert!(hint("poll ack").contains("`poll`"));
        assert!(hint("login with a new password").contains("old password"));
        assert!(hint("raw").contains("ask the registry"));
    }
}
