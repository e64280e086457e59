//! Faults on purpose: what a rule's action does to one command and its answer.

use super::server::Client;
use super::{Registry, store};
use crate::epp::{Call, Code};
use crate::registry::store::fault;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

/// What happens to a command, and to the bytes of its answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mischief {
    /// It is refused with this code and not done.
    Refuse(Code),
    /// Its answer comes so much later.
    Delay(Duration),
    /// The connection ends and nothing was done.
    DropBeforeCommit,
    /// It was done and the connection ends without an answer.
    DropAfterCommit,
    /// Half of the answer comes, then the connection ends.
    Truncate,
    /// What comes is no XML.
    Garbage,
    /// The answer comes in many small pieces.
    Split,
    /// The answer comes, then the connection ends.
    Close,
    /// The answer comes twice.
    Duplicate,
    /// The answer has another client transaction id.
    WrongId,
    /// The answer comes at so many bytes a second.
    Slow(u64),
}

impl std::str::FromStr for Mischief {
    type Err = String;

    /// Reads an action: `code=2400`, `delay=5s`, `drop-before-commit`.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (word, value) = text.split_once('=').unwrap_or((text, ""));
        let number = |text: &str| text.trim_end_matches(|letter: char| !letter.is_ascii_digit()).parse::<u64>().ok();
        Ok(match (word, number(value)) {
            ("code", Some(code @ 1000..=2999)) => Mischief::Refuse(Code(u16::try_from(code).unwrap_or(2400))),
            ("delay", Some(wait @ 0..=600)) if value.ends_with('s') && !value.ends_with("ms") => {
                Mischief::Delay(Duration::from_secs(wait))
            }
            ("delay", Some(wait @ 0..=600_000)) if value.ends_with("ms") => {
                Mischief::Delay(Duration::from_millis(wait))
            }
            ("drop-before-commit", _) => Mischief::DropBeforeCommit,
            ("drop-after-commit", _) => Mischief::DropAfterCommit,
            ("truncate-reply", _) => Mischief::Truncate,
            ("garbage", _) => Mischief::Garbage,
            ("split-frames", _) => Mischief::Split,
            ("close", _) => Mischief::Close,
            ("duplicate-reply", _) => Mischief::Duplicate,
            ("wrong-clTRID", _) => Mischief::WrongId,
            ("slow-write", Some(rate @ 1..)) => Mischief::Slow(rate),
            _ => {
                return Err(format!(
                    "there is no fault {text:?}; they are code=2400, delay=5s, drop-before-commit, drop-after-commit, \
                     truncate-reply, garbage, split-frames, close, duplicate-reply, wrong-clTRID, slow-write=1B/s"
                ));
            }
        })
    }
}

/// Whether the operator, in this process, has just changed the rules; other processes see it at their next beat.
pub(super) static NEWS: AtomicBool = AtomicBool::new(false);

/// Whether there may be a rule for any command.
pub(super) fn is_possible(registry: &Registry) -> bool {
    NEWS.load(Ordering::Relaxed) || registry.mischievous.load(Ordering::Relaxed)
}

/// The fault that strikes `call`, if any rule says so.
pub(super) async fn of(registry: &Registry, client: &Client, call: &Call) -> Option<Mischief> {
    let news = NEWS.swap(false, Ordering::Relaxed);
    if !news && !registry.mischievous.load(Ordering::Relaxed) {
        return None;
    }
    let rules = registry.store.read(fault::list).await.ok()?;
    registry.mischievous.store(!rules.is_empty(), Ordering::Relaxed);
    let registrar = client.session.as_ref().map(|session| session.registrar.clone()).unwrap_or_default();
    let command = call.command.clone();
    let named = |arg: &str| call.args.list(arg).first().and_then(|value| value.as_str()).map(String::from);
    let name = named("name").or_else(|| named("id")).unwrap_or_default();
    if !rules.iter().any(|rule| rule.is_about(&command, &registrar, &name)) {
        return None;
    }
    let strike = move |tx: &mut store::Tx<'_>| fault::strike(tx, &command, &registrar, &name);
    registry.store.write(strike).await.ok().flatten()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fault_actions_are_read() {
        assert_eq!("code=2400".parse(), Ok(Mischief::Refuse(Code::COMMAND_FAILED)));
        assert_eq!("delay=5s".parse(), Ok(Mischief::Delay(Duration::from_secs(5))));
        assert_eq!("delay=50ms".parse(), Ok(Mischief::Delay(Duration::from_millis(50))));
        assert_eq!("slow-write=1B/s".parse(), Ok(Mischief::Slow(1)));
        assert_eq!("wrong-clTRID".parse(), Ok(Mischief::WrongId));
        for wrong in ["", "code", "code=9", "delay=5", "explode"] {
            assert!(wrong.parse::<Mischief>().is_err(), "{wrong}");
        }
    }
}
