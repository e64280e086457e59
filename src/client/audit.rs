//! Telling the audit log of every exchange.

use super::hooks::Audited;
use super::model::Heard;
use super::{Client, Exchange};
use crate::epp::Reply;
use crate::epp::read::Frame;
use crate::error::Error;
use crate::session::{Effect, LoggingIn, Lost, Outline, Prepared};
use std::time::Duration;

impl Client {
    /// What became of a command.
    pub(super) fn audit(&mut self, prepared: &Prepared, heard: &Result<Heard, Lost>, elapsed: Duration) {
        let (answer, reply, why) = match heard {
            Ok(Heard::Read(exchange)) => match &exchange.answer {
                Frame::Reply(reply) => (Some(&exchange.raw[..]), Some(reply), None),
                _ => (Some(&exchange.raw[..]), None, None),
            },
            Ok(Heard::Unread(unread)) => (Some(&unread.raw[..]), None, None),
            Err(Lost::NotSent(_)) => return,
            Err(Lost::AskAgain { why } | Lost::Unknown { why, .. }) => (None, None, Some(why.as_str())),
        };
        let (code, svtrid) = match (reply, answer) {
            (Some(reply), _) => (Some(reply.code().0), reply.svtrid.clone()),
            (None, Some(raw)) => scanned(raw),
            _ => (None, None),
        };
        self.tell_audit(&prepared.outline, &prepared.frame, answer, code, svtrid, elapsed, why);
    }

    /// What became of a login.
    pub(super) fn audit_login(
        &mut self,
        outline: &Outline,
        frame: &[u8],
        done: &Result<Exchange, (Error, Vec<u8>)>,
        elapsed: Duration,
    ) {
        let (raw, reply, why) = match done {
            Ok(exchange) => (&exchange.raw, Some(&exchange.reply), None),
            Err((error, raw)) => (raw, error.refusal(), Some(error.message())),
        };
        let told = |reply: Option<&Reply>| reply.map(|reply| (reply.code().0, reply.svtrid.clone())).unzip();
        let (code, svtrid) = told(reply);
        let answer = (!raw.is_empty()).then_some(&raw[..]);
        self.tell_audit(outline, frame, answer, code, svtrid.flatten(), elapsed, why.filter(|_| code.is_none()));
    }

    /// Tells of an exchange, or that it cannot be told.
    #[allow(clippy::too_many_arguments, reason = "each is a field of what is told")]
    pub(super) fn tell_audit(
        &mut self,
        outline: &Outline,
        request: &[u8],
        answer: Option<&[u8]>,
        code: Option<u16>,
        svtrid: Option<String>,
        elapsed: Duration,
        why: Option<&str>,
    ) {
        let Some(audit) = &mut self.hooks.audit else { return };
        let (profile, user) = (&self.settings.profile, &self.settings.login.user);
        if let Err(error) = audit(&Audited { profile, user, outline, request, answer, code, svtrid, elapsed, why }) {
            let what = &outline.command;
            (self.hooks.warn)(&format!("`{what}` was sent, and the audit log does not know of it: {error}"));
        }
    }
}

/// The outline of a login.
pub(super) fn outline_of_login(login: &LoggingIn) -> Outline {
    let effect = if login.changes_password() { Effect::Transform } else { Effect::Query };
    let (object, cltrid) = (Some(login.user().into()), login.cltrid().map(Into::into));
    Outline { verb: "login".into(), command: "login".into(), object, cltrid, effect }
}

/// The code and the svTRID of an answer that was not read, and plainly is one.
pub(crate) fn scanned(raw: &[u8]) -> (Option<u16>, Option<String>) {
    let text = String::from_utf8_lossy(raw);
    let between = |start: &str, end: &str| Some(text.split_once(start)?.1.split_once(end)?.0.trim().to_string());
    (between("<result code=\"", "\"").and_then(|code| code.parse().ok()), between("<svTRID>", "</svTRID>"))
}
