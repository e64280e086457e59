//! Turns in a session that somebody else holds: before each command it is asked for, so that nobody's answer is waited for
//! while others are served, and a session that cannot be had is known before anything is written down or sent.
//!
//! Beside EPP frames, which begin with `<`, such a link carries these words as JSON.

use super::{Client, Link, Phase};
use crate::epp::reply::Outcome;
use crate::epp::{Code, Reply};
use crate::error::{Error, Result};
use serde::{Deserialize, Serialize};
use std::time::Duration;
use tokio::time::timeout;

/// How often whoever holds the session says that it lives, while a turn is waited for.
pub const PULSE: Duration = Duration::from_secs(2);

/// After what silence it counts as dead.
const SILENCE: Duration = Duration::from_secs(10);

/// What is asked of whoever holds the session.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Asked {
    /// A turn: the session to ourselves for one command.
    Turn {
        /// For how many milliseconds its answer is worth waiting.
        patience: u64,
    },
}

/// What whoever holds the session says.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Told {
    /// It is your turn.
    Turn,
    /// Others are before you.
    Wait,
    /// Something that the person should know.
    Note(String),
    /// There is no session, and none could be opened.
    Failed {
        /// Why.
        message: String,
        /// What to try.
        hint: Option<String>,
        /// The registry's code, where it refused.
        code: Option<u16>,
    },
    /// What became of the session while an answer was waited for; the link is closed after it.
    Lost(String),
}

impl Told {
    /// What a frame says that is none of EPP; only a link to a lent session has such.
    pub(super) fn over(link: &Link, bytes: &[u8]) -> Option<Told> {
        link.lent.as_ref()?;
        bytes.first().filter(|byte| matches!(byte, b'{' | b'"'))?;
        serde_json::from_slice(bytes).ok()
    }

    /// Why no answer will come; `None` where one may: words about a turn that nobody waits for any more.
    pub(super) fn ends(self) -> Option<String> {
        match self {
            Told::Lost(why) | Told::Failed { message: why, .. } => Some(why),
            Told::Turn | Told::Wait | Told::Note(_) => None,
        }
    }

    /// The failure it tells of.
    pub fn failed(error: &Error) -> Told {
        Told::Failed {
            message: error.message().into(),
            hint: error.hint_text().map(Into::into),
            code: error.refusal().map(|reply| reply.code().0),
        }
    }
}

impl Client {
    /// Waits for our turn, where the session is lent; whether it came. Without an answer the link is closed.
    pub(super) async fn turn(&mut self) -> Result<bool> {
        let patience = u64::try_from(self.settings.answer_timeout.as_millis()).unwrap_or(u64::MAX);
        let Some(link) = self.link.as_mut().filter(|link| link.lent.is_some()) else { return Ok(true) };
        let asked = serde_json::to_vec(&Asked::Turn { patience }).unwrap_or_default();
        let mut sent = matches!(timeout(SILENCE, link.framed.write(&asked)).await, Ok(Ok(())));
        while sent {
            let told = match timeout(SILENCE, link.framed.read()).await {
                Ok(Ok(bytes)) => serde_json::from_slice::<Told>(&bytes).ok(),
                _ => None,
            };
            match told {
                Some(Told::Turn) => return Ok(true),
                Some(Told::Wait) => {}
                Some(Told::Note(text)) => (self.hooks.warn)(&text),
                Some(Told::Failed { message, hint, code }) => {
                    self.close();
                    return Err(told_failure(message, hint, code));
                }
                Some(Told::Lost(_)) | None => sent = false,
            }
        }
        self.close();
        debug_assert!(matches!(self.phase, Phase::Down));
        Ok(false)
    }
}

/// The failure as the agent met it.
fn told_failure(message: String, hint: Option<String>, code: Option<u16>) -> Error {
    let mut error = Error::session(format!("the agent has no session: {message}"));
    if let Some(hint) = hint {
        error = error.hint(hint);
    }
    match code {
        Some(code) => {
            let refusal = Outcome { code: Code(code), msg: message, lang: None, errors: Vec::new() };
            error.reply(Reply { results: vec![refusal], ..Reply::default() })
        }
        None => error,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_told_from_frames() {
        let turn = serde_json::to_string(&Asked::Turn { patience: 30_000 }).unwrap();
        assert_eq!(turn, "{\"turn\":{\"patience\":30000}}");
        assert_eq!(serde_json::from_str::<Asked>(&turn).unwrap(), Asked::Turn { patience: 30_000 });
        for bad in ["{\"turn\":{}}", "{\"turn\":{\"patience\":-1}}", "{\"turn\":{\"patience\":1,\"x\":2}}", "[]", "{"] {
            assert!(serde_json::from_str::<Asked>(bad).is_err(), "{bad}");
        }
        assert_eq!(serde_json::to_string(&Told::Turn).unwrap(), "\"turn\"");
    }

    #[test]
    fn a_refused_login_keeps_its_code() {
        let error = told_failure("the login of A was refused".into(), Some("look".into()), Some(2501));
        assert_eq!((error.exit_status(), error.hint_text()), (4, Some("look")));
        assert_eq!(told_failure("no way".into(), None, None).exit_status(), 6);
        assert_eq!(
            Told::failed(&error),
            Told::Failed {
                message: "the agent has no session: the login of A was refused".into(),
                hint: Some("look".into()),
                code: Some(2501),
            }
        );
    }
}
