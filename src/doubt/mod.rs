//! What became of a command whose answer was lost, by what the registry says of its object now.
//!
//! [`question`] gives what to ask; [`verdict`] compares the answer with what was sent; [`ask`] does both. Nothing is sent
//! again to find out.

mod update;

use crate::client::Client;
use crate::epp::read::{self, Frame};
use crate::epp::{Call, Code, Reply};
use crate::error::Result;
use crate::journal::Entry;
use crate::spec::Catalog;
use crate::value::{Map, Value};
use jiff::civil::Date;
use jiff::{Span, Timestamp};
use std::time::{Duration, SystemTime};

/// How far the registry's clock and ours may be apart.
const SKEW: Duration = Duration::from_secs(300);

/// What became of a command, and how that is known: a sentence each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It was done.
    Applied(String),
    /// It was not done.
    NotApplied(String),
    /// The registry's answer does not tell.
    CannotTell(String),
}

use Verdict::{Applied, CannotTell, NotApplied};

impl Verdict {
    /// The word for it.
    pub fn word(&self) -> &'static str {
        match self {
            Applied(_) => "applied",
            NotApplied(_) => "not applied",
            CannotTell(_) => "cannot tell",
        }
    }

    /// How it is known, or why it is not.
    pub fn why(&self) -> &str {
        match self {
            Applied(why) | NotApplied(why) | CannotTell(why) => why,
        }
    }
}

/// A command younger than this may still be worked on by a slow registry.
const YOUNG: Duration = Duration::from_secs(30);

/// Asks the registry what became of a command.
pub async fn ask(client: &mut Client, entry: &Entry) -> Result<Verdict> {
    let call = match question(entry, client.catalog()) {
        Ok(call) => call,
        Err(why) => return Ok(CannotTell(why)),
    };
    let exchange = client.ask(&call).await?;
    let verdict = verdict(entry, client.catalog(), &exchange.reply);
    let age = SystemTime::now().duration_since(entry.time).unwrap_or_default();
    Ok(match verdict {
        NotApplied(why) if age < YOUNG => NotApplied(format!("{why} (asked {} s after it was sent)", age.as_secs())),
        verdict => verdict,
    })
}

/// The command that was sent, read from its frame; its secrets are masked there.
pub fn sent(entry: &Entry, catalog: &Catalog) -> Option<Call> {
    match read::frame(entry.frame.as_bytes(), catalog) {
        Ok(Frame::Request(call, _)) => Some(call),
        _ => None,
    }
}

/// What to ask in order to know; or why nothing can be asked.
pub fn question(entry: &Entry, catalog: &Catalog) -> std::result::Result<Call, String> {
    let (kind, verb) = entry.command.split_once(' ').unwrap_or((&entry.command, ""));
    if kind == "poll" {
        return Ok(Call::new("poll").with("op", "req"));
    }
    if kind == "login" {
        return Err("a new password is told only by logging in: try the old one, then the new one".into());
    }
    let Some(object) = entry.object.as_deref() else { return Err("it names no object that could be asked for".into()) };
    let ask = format!("{kind} {}", if verb.starts_with("transfer") { "transfer" } else { "info" });
    let Some((_, command)) = catalog.command(&ask) else {
        return Err(format!("there is no command to look at a {kind} object"));
    };
    let key = command.positional.iter().find(|name| matches!(**name, "name" | "id")).copied().unwrap_or("name");
    let value = if key == "name" { Value::Domain(object.into()) } else { object.into() };
    let call = Call::new(ask.clone()).with(key, value);
    Ok(if ask.ends_with("transfer") { call.with("op", "query") } else { call })
}

/// What the answer to the [`question`] says of the command.
pub fn verdict(entry: &Entry, catalog: &Catalog, reply: &Reply) -> Verdict {
    let (_, verb) = entry.command.split_once(' ').unwrap_or(("", &entry.command));
    let call = sent(entry, catalog);
    let seen = Seen { entry, reply, values: reply.values() };
    match (verb, &call) {
        _ if entry.command.starts_with("poll") => seen.acknowledged(),
        (_, Some(call)) if seen.restores(call).is_some() => seen.restored(seen.restores(call).unwrap_or_default()),
        ("create", _) => seen.created(),
        ("delete", _) => seen.deleted(),
        ("renew", Some(call)) => seen.renewed(call),
        ("update", Some(call)) => seen.updated(call),
        _ if verb.starts_with("transfer") => seen.transferred(verb.rsplit(' ').next().unwrap_or_default()),
        (_, None) => CannotTell("its frame was not kept, so there is nothing to compare with".into()),
        (verb, _) => CannotTell(format!("what `{verb}` leaves behind cannot be seen")),
    }
}

/// An answer beside what was sent.
struct Seen<'a> {
    entry: &'a Entry,
    reply: &'a Reply,
    values: Option<&'a Map>,
}

impl<'a> Seen<'a> {
    /// The values of the object; or what to say where the registry shows none.
    fn object(&self) -> std::result::Result<&'a Map, Verdict> {
        match (self.reply.code(), self.values) {
            (code, Some(values)) if code.is_success() => Ok(values),
            _ => Err(CannotTell(format!("the registry does not show the object: {}", self.said()))),
        }
    }

    /// The result in the registry's words.
    fn said(&self) -> String {
        self.reply.results.first().map_or(String::new(), |result| format!("{} {}", result.code, result.msg))
    }

    fn is_gone(&self) -> bool {
        self.reply.code() == Code::OBJECT_DOES_NOT_EXIST
    }

    /// Whether a time that the registry tells is not before the command was sent, its clock not trusted too far.
    fn since(&self, time: Option<&str>) -> Option<bool> {
        self.is_after(time, SKEW)
    }

    /// The same, its clock being ahead by as much as that.
    fn is_after(&self, time: Option<&str>, ahead: Duration) -> Option<bool> {
        let time: Timestamp = time?.parse().ok()?;
        let sent = Timestamp::try_from(self.entry.time.checked_sub(ahead)?).ok()?;
        Some(time >= sent)
    }

    /// Whether a registrar that the registry names is the one that sent the command; true where nobody was noted.
    fn is_ours(&self, id: Option<&str>) -> bool {
        self.entry.user.is_empty() || id == Some(&self.entry.user)
    }

    /// Whether the object has a status of that name.
    fn has_status(&self, values: &Map, name: &str) -> bool {
        values.list("status").iter().any(|status| status.as_map().and_then(|status| status.str("s")) == Some(name))
    }

    /// The grace periods that the registry tells (RFC 3915).
    fn periods(&self) -> Vec<&'a str> {
        let values = self.reply.extension("rgp");
        let all = values.map_or(&[][..], |values| values.list("rgpStatus"));
        all.iter().filter_map(|status| status.as_map()?.str("s")).collect()
    }

    fn created(&self) -> Verdict {
        if self.is_gone() {
            return NotApplied("the registry has no such object".into());
        }
        let values = match self.object() {
            Ok(values) => values,
            Err(cannot) => return cannot,
        };
        let (holder, date) = (values.str("clID"), values.str("crDate"));
        let creator = values.str("crID").or(holder);
        if !self.is_ours(creator) {
            return NotApplied(format!("it was created by {}", creator.unwrap_or("somebody else")));
        }
        match self.since(date) {
            Some(true) => Applied(format!("it was created at {}", date.unwrap_or_default())),
            Some(false) => NotApplied(format!("it was there before: created at {}", date.unwrap_or_default())),
            None => CannotTell("the registry does not tell when it was created".into()),
        }
    }

    fn deleted(&self) -> Verdict {
        if self.is_gone() {
            return Applied("the registry has no such object any more".into());
        }
        let values = match self.object() {
            Ok(values) => values,
            Err(cannot) => return cannot,
        };
        if self.is_after(values.str("crDate"), Duration::ZERO) == Some(true) {
            return CannotTell(format!("it was created after that, at {}", values.str("crDate").unwrap_or_default()));
        }
        if self.has_status(values, "pendingDelete") {
            return Applied("it has the status pendingDelete".into());
        }
        if !self.is_ours(values.str("clID")) {
            return CannotTell(format!("its sponsor is {} now", values.str("clID").unwrap_or_default()));
        }
        NotApplied("it is still there, and not about to go".into())
    }

    fn renewed(&self, call: &Call) -> Verdict {
        let values = match self.object() {
            Ok(values) => values,
            Err(cannot) => return cannot,
        };
        let date = |text: Option<&str>| text?.get(..10)?.parse::<Date>().ok();
        let (Some(before), Some(now)) = (date(call.args.str("cur-exp")), date(values.str("exDate"))) else {
            return CannotTell("the registry does not tell when it expires".into());
        };
        if now == before {
            return NotApplied(format!("it still expires on {now}"));
        }
        let periods = self.periods();
        if periods.contains(&"autoRenewPeriod") && !periods.contains(&"renewPeriod") {
            return CannotTell(format!("the registry itself has renewed it meanwhile; it expires on {now}"));
        }
        let after = span(call.args.str("period")).and_then(|span| before.checked_add(span).ok());
        match after {
            // The end of February differs by a day between registries.
            Some(after) if (after - now).get_days().abs() <= 1 => {
                Applied(format!("it expires on {now} now, and expired on {before}"))
            }
            Some(after) => CannotTell(format!("it was to go from {before} to {after}, and expires on {now}")),
            None => {
                CannotTell(format!("it was to go on from {before} for a time that was left out, and expires on {now}"))
            }
        }
    }

    fn updated(&self, call: &Call) -> Verdict {
        if self.is_gone() {
            // A host may have been given another name.
            return CannotTell("the registry has no such object any more".into());
        }
        let values = match self.object() {
            Ok(values) => values,
            Err(cannot) => return cannot,
        };
        let changed = values.str("upDate");
        if self.since(changed) != Some(true) {
            let when = changed.map_or("it was never changed".to_string(), |at| format!("it was last changed at {at}"));
            return NotApplied(when);
        }
        let compared = update::compare(call, values);
        match (&compared.there[..], &compared.missing[..]) {
            ([], []) => CannotTell("what it changes cannot be seen; something was changed since".into()),
            (there, []) if self.is_ours(values.str("upID").or(values.str("clID"))) => {
                Applied(format!("{} as it was asked for, changed at {}", there.join(", "), changed.unwrap_or_default()))
            }
            (_, []) => CannotTell(format!("it is so, changed by {}", values.str("upID").unwrap_or("somebody"))),
            ([], missing) => NotApplied(format!("{} not as it was asked for", missing.join(", "))),
            (there, missing) => {
                CannotTell(format!("{} as it was asked for, and {} not", there.join(", "), missing.join(", ")))
            }
        }
    }

    fn transferred(&self, op: &str) -> Verdict {
        if op == "request" && self.reply.code() == Code::NOT_PENDING_TRANSFER {
            return NotApplied("no transfer of it is known".into());
        }
        let values = match self.object() {
            Ok(values) => values,
            Err(cannot) => return cannot,
        };
        let status = values.str("trStatus").unwrap_or_default();
        let state = format!("the transfer is {status}");
        match op {
            "request" if self.is_ours(values.str("reID")) && self.since(values.str("reDate")) == Some(true) => {
                Applied(state)
            }
            "request" => NotApplied(format!(
                "the last transfer was requested by {} at {}",
                values.str("reID").unwrap_or_default(),
                values.str("reDate").unwrap_or_default()
            )),
            _ if status == "pending" => NotApplied(state),
            "approve" if status == "clientApproved" => Applied(state),
            "reject" if status == "clientRejected" => Applied(state),
            "cancel" if status == "clientCancelled" => Applied(state),
            _ => CannotTell(state),
        }
    }

    /// Whether it asks for a restoration, and for which step of it.
    fn restores(&self, call: &'a Call) -> Option<&'a str> {
        let args = call.extension("rgp")?;
        Some(args.str("op").unwrap_or("request"))
    }

    fn restored(&self, op: &str) -> Verdict {
        let values = match self.object() {
            Ok(values) => values,
            Err(cannot) => return cannot,
        };
        let periods = self.periods();
        match op {
            "report" if periods.contains(&"pendingRestore") => NotApplied("the report is still waited for".into()),
            "request" if periods.contains(&"pendingRestore") => Applied("its restoration is pending".into()),
            _ if self.has_status(values, "pendingDelete") => NotApplied("it is still about to be deleted".into()),
            _ => Applied("it is not about to be deleted any more".into()),
        }
    }

    fn acknowledged(&self) -> Verdict {
        if !self.reply.code().is_success() {
            return CannotTell(format!("the queue cannot be looked at: {}", self.said()));
        }
        let head = self.reply.msgq.as_ref().and_then(|queue| queue.id.as_deref());
        match head {
            Some(id) if Some(id) == self.entry.object.as_deref() => {
                NotApplied(format!("message {id} is still at the head of the queue"))
            }
            _ => Applied("it is not at the head of the queue any more".into()),
        }
    }
}

/// A period as a span of time.
fn span(period: Option<&str>) -> Option<Span> {
    let period = period?;
    let (number, unit) = period.split_at(period.find(|c: char| !c.is_ascii_digit()).unwrap_or(period.len()));
    let number: i64 = number.parse().ok()?;
    match unit {
        "" | "y" => Span::new().try_years(number).ok(),
        "m" => Span::new().try_months(number).ok(),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
