//! For those who keep sessions for others (the gateway, the agent): a frame goes out once, and whoever asked decides what follows.

use super::model::Heard;
use super::{Client, Limits, Phase, RawExchange};
use crate::epp::read::Frame;
use crate::epp::{Call, Code};
use crate::error::{Error, Result};
use crate::session::{Effect, Lost, Outline, Prepared};
use crate::wire::Lent;
use std::time::Duration;

/// The answer to a frame, as it came.
#[derive(Debug)]
pub struct Relayed {
    /// Its bytes: an answer, or a greeting.
    pub raw: Vec<u8>,
    /// The code of its first result; a greeting has none, and that of a plain success is not looked for.
    pub code: Option<Code>,
    /// From sending to the answer.
    pub elapsed: Duration,
}

impl Client {
    /// Whether the next frame can go out at once. One that only `asks` may meet a dead link: it is asked again.
    pub async fn is_ready(&mut self, asks: bool) -> bool {
        self.settle();
        // Where there are limits, they are kept first.
        let Limits { rate, commands_per_session, .. } = &self.settings.limits;
        if rate.is_some() || commands_per_session.is_some() {
            return false;
        }
        let late = matches!(&self.phase, Phase::LoggedIn(session) if session.expects_late());
        !late && if asks { matches!(self.phase, Phase::LoggedIn(_)) } else { self.is_alive().await }
    }

    /// Whether the session is open and its link up, as a look at it tells.
    pub async fn is_alive(&mut self) -> bool {
        self.settle();
        matches!(self.phase, Phase::LoggedIn(_)) && self.alive().await
    }

    /// Connects and logs in where that is not done, and keeps to the limits.
    pub async fn make_ready(&mut self, asks: bool) -> Result<()> {
        self.settle();
        self.ready(asks).await
    }

    /// Writes a command in the words of the session, which must be there; refused where the profile only reads.
    pub fn prepare(&self, call: &Call, cltrid: String) -> Result<Prepared> {
        let Phase::LoggedIn(session) = &self.phase else { return Err(super::out_of_step()) };
        let prepared = session.prepare(self.catalog, call, cltrid)?;
        self.may_send(&prepared)?;
        Ok(prepared)
    }

    /// Refuses a frame that changes something where the profile only reads, and a verb that it does not allow.
    pub fn may_send(&self, prepared: &Prepared) -> Result<()> {
        self.writable(&prepared.outline)
    }

    /// Whether a command changes nothing, so that it may be asked again.
    pub fn only_asks(&self, call: &Call) -> bool {
        let op = call.args.str("op");
        self.catalog.command(&call.command).is_some_and(|(_, command)| command.is_query(op))
    }

    /// The same of a command that is not written yet.
    pub fn may_ask(&self, call: &Call) -> Result<()> {
        let Some((_, command)) = self.catalog.command(&call.command) else { return Ok(()) };
        let effect = if self.only_asks(call) { Effect::Query } else { Effect::Transform };
        let (verb, command) = (command.verb().into(), call.command.clone());
        self.writable(&Outline { verb, command, object: None, cltrid: None, effect })
    }

    /// The session as another process may use it, while it is open.
    pub fn lend(&self) -> Option<Lent> {
        match &self.phase {
            Phase::LoggedIn(session) => Some(session.lend()),
            _ => None,
        }
    }

    /// The last greeting as it came.
    pub fn raw_greeting(&self) -> Option<&[u8]> {
        self.greeting.as_ref().map(|(_, raw)| &raw[..])
    }

    /// Sends a frame in the session that is there, once.
    pub async fn relay(&mut self, prepared: &Prepared) -> Result<Relayed, Lost> {
        match self.hear(prepared, &mut || {}, true).await? {
            Heard::Unread(unread) => Ok(Relayed { raw: unread.raw, code: None, elapsed: unread.elapsed }),
            Heard::Read(exchange) => {
                let RawExchange { answer, raw, elapsed } = *exchange;
                let code = match &answer {
                    Frame::Reply(reply) => Some(reply.code()),
                    _ => None,
                };
                Ok(Relayed { raw, code, elapsed })
            }
        }
    }

    /// What is told of a frame whose answer cannot be had; a transform is written down as in doubt.
    pub fn give_up(&mut self, lost: Lost) -> Error {
        self.gone(lost)
    }
}
