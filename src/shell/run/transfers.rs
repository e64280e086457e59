//! `transfer inbox`, `transfer approve`, `transfer reject`: what other registrars want of ours, and until when.

use super::Runner;
use crate::cli::globals::Globals;
use crate::cli::work::Inbox;
use crate::client::Client;
use crate::epp::{Call, Code, Reply};
use crate::error::{Error, Result};
use crate::shell::desk::transfers::{Noted, Waiting};
use crate::shell::desk::{Queue, messages};
use crate::ui::counted;
use serde_json::{Map, Value as Json, json};
use std::time::Duration;

/// A transfer that waits, as the registry tells of it now.
struct Pending {
    waiting: Waiting,
    /// Who asked, and when.
    by: Option<String>,
    asked: Option<String>,
    /// When the registry decides by itself.
    deadline: Option<String>,
}

impl Pending {
    /// How long there is to decide; `None` where no deadline is told.
    fn left(&self) -> Option<i64> {
        let deadline: jiff::Timestamp = self.deadline.as_ref()?.parse().ok()?;
        Some(deadline.as_second() - jiff::Timestamp::now().as_second())
    }

    /// As it is printed.
    fn json(&self) -> Json {
        let Waiting { object, name } = &self.waiting;
        let mut map = Map::new();
        map.insert("object".into(), object.clone().into());
        map.insert("name".into(), name.clone().into());
        if object == "domain" {
            map.insert("uname".into(), shown(name).into());
        }
        map.insert("reID".into(), self.by.clone().into());
        map.insert("reDate".into(), self.asked.clone().into());
        map.insert("acDate".into(), self.deadline.clone().into());
        map.insert("hoursLeft".into(), self.left().map(|seconds| seconds.div_euclid(3600)).into());
        Json::Object(map)
    }
}

/// A name with its own letters.
fn shown(name: &str) -> String {
    crate::idn::to_unicode(name).unwrap_or_else(|| name.into())
}

impl Runner {
    /// `transfer inbox`.
    pub(super) async fn inbox(&mut self, inbox: &Inbox, globals: &Globals) -> Result<u8> {
        let pending = self.pending(inbox, true, globals).await?;
        let list: Vec<Json> = pending.iter().map(Pending::json).collect();
        let none = list.is_empty();
        self.tell(&json!({ "ok": true, "command": "transfer inbox", "transfers": list }), globals)?;
        Ok(if globals.exit_status && none { 8 } else { 0 })
    }

    /// `transfer approve` and `transfer reject`.
    pub(super) async fn decide(
        &mut self,
        verb: &str,
        inbox: &Inbox,
        before: Option<Duration>,
        globals: &Globals,
    ) -> Result<u8> {
        // Names that were given are meant alone.
        let mut pending = self.pending(inbox, inbox.names.is_empty(), globals).await?;
        if let Some(before) = before {
            let most = i64::try_from(before.as_secs()).unwrap_or(i64::MAX);
            pending.retain(|transfer| transfer.left().is_some_and(|left| left <= most));
        }
        if pending.is_empty() {
            self.ui.talk(&format!("there is no transfer to {verb}"));
            return Ok(if globals.exit_status { 8 } else { 0 });
        }
        self.agree(verb, &pending, globals)?;
        // What was agreed to for all of them is not asked about each.
        let typed = self.base.yes_to.take();
        let decided = self.decide_each(verb, &pending, globals).await;
        self.base.yes_to = typed;
        let (worst, decided) = decided;
        let queue = self.queue(globals).await?;
        Noted::open()?.remove(&queue, &decided)?;
        Ok(worst)
    }

    /// Decides about each; the worst exit status, and those that are decided.
    async fn decide_each(&mut self, verb: &str, pending: &[Pending], globals: &Globals) -> (u8, Vec<Waiting>) {
        let mut worst = 0;
        let mut decided = Vec::new();
        for transfer in pending {
            let Waiting { object, name } = &transfer.waiting;
            self.base.yes_to = Some(name.clone());
            let mut words: Vec<String> = [object, "transfer", verb, name].map(String::from).into();
            words.extend(globals.yes.then(|| "--yes".to_string()));
            // As if it were typed: whatever guards a transform guards this one.
            let status = Box::pin(self.words(&words)).await.status;
            if status == 0 {
                decided.push(transfer.waiting.clone());
            }
            worst = worst.max(status);
            // Without a session, or with one transfer in doubt, the others wait.
            if matches!(status, 2 | 6 | 7 | 130) {
                break;
            }
        }
        (worst, decided)
    }

    /// Remembers a transfer that a message tells of: once the message is acknowledged, nothing else does.
    pub(super) fn note_transfer(&mut self, command: &str, reply: &Reply) {
        if command != "poll" {
            return;
        }
        let Some(settings) = self.client.as_ref().map(Client::settings) else { return };
        let queue = Queue { profile: settings.profile.clone(), user: settings.login.user.clone() };
        if let Some(waiting) = Waiting::of(reply, &queue) {
            let noted = Noted::open().and_then(|noted| match noted.of(&queue)?.contains(&waiting) {
                true => Ok(()),
                false => noted.add(&queue, &waiting),
            });
            if let Err(error) = noted {
                self.ui.warn(&format!("`transfer inbox` will not know of this: {error}"));
            }
        }
    }

    /// Asks whether these are meant.
    fn agree(&mut self, verb: &str, pending: &[Pending], globals: &Globals) -> Result<()> {
        let list: Vec<String> = pending
            .iter()
            .map(|transfer| {
                let by = transfer.by.as_deref().unwrap_or("another registrar");
                let until = transfer.deadline.as_deref().map(|date| format!(", until {date}")).unwrap_or_default();
                format!("  {} to {by}{until}\n", shown(&transfer.waiting.name))
            })
            .collect();
        self.ui.plain(&format!("to {verb}:\n{}", list.concat()));
        if self.profile.as_ref().is_some_and(|profile| profile.production) {
            return match pending {
                [one] => self.confirm(&format!("transfer {verb}"), &one.waiting.name, globals),
                all => self.confirm(&format!("transfer {verb} of these"), &all.len().to_string(), globals),
            };
        }
        if globals.yes || (self.world.may_ask && self.world.agrees(&format!("{verb} these {}?", list.len()))?) {
            return Ok(());
        }
        let error = Error::usage(format!("{}: not agreed to; nothing was sent", counted(list.len(), "transfer")));
        Err(if self.world.may_ask { error } else { error.hint("add --yes to do it without being asked") })
    }

    /// The transfers that wait, by the registry's word for each: those named, and with `known` those that messages told of.
    async fn pending(&mut self, inbox: &Inbox, known: bool, globals: &Globals) -> Result<Vec<Pending>> {
        let queue = self.queue(globals).await?;
        let domain = |name: &String| {
            let name = crate::idn::to_ascii(name.into()).map_or_else(|_| name.clone(), |name| name.into_owned());
            Waiting { object: "domain".into(), name }
        };
        let mut waiting: Vec<Waiting> = inbox.names.iter().map(domain).collect();
        if let Some(file) = &inbox.from {
            waiting.extend(messages::read_all(file)?.iter().filter_map(|message| Waiting::of_message(message, &queue)));
        }
        if known {
            waiting.extend(Noted::open()?.of(&queue)?);
            waiting.extend(Waiting::of(&self.head().await?, &queue));
        }
        waiting.sort();
        waiting.dedup();
        let (mut pending, mut decided) = (Vec::new(), Vec::new());
        for one in waiting {
            match self.ask_transfer(&one).await? {
                Some(told) if told.by.as_deref() != Some(queue.user.as_str()) => pending.push(told),
                _ => decided.push(one),
            }
        }
        Noted::open()?.remove(&queue, &decided)?;
        pending.sort_by(|one, other| (one.left(), &one.waiting).cmp(&(other.left(), &other.waiting)));
        Ok(pending)
    }

    /// What the registry says of a transfer; `None` when it does not wait any more.
    async fn ask_transfer(&mut self, waiting: &Waiting) -> Result<Option<Pending>> {
        let field = if waiting.object == "domain" { "name" } else { "id" };
        let call =
            Call::new(format!("{} transfer", waiting.object)).with("op", "query").with(field, waiting.name.as_str());
        let reply = self.client()?.ask(&call).await?.reply;
        if !reply.code().is_success() {
            return match reply.code() {
                Code::NOT_PENDING_TRANSFER | Code::OBJECT_DOES_NOT_EXIST | Code::AUTHORIZATION_ERROR => Ok(None),
                code => {
                    let name = shown(&waiting.name);
                    Err(Error::session(format!("the registry does not tell of the transfer of {name}: {code}"))
                        .reply(reply))
                }
            };
        }
        let values = reply.values();
        let text = |name: &str| values.and_then(|values| values.str(name)).map(String::from);
        if text("trStatus").as_deref() != Some("pending") {
            return Ok(None);
        }
        let (by, asked, deadline) = (text("reID"), text("reDate"), text("acDate"));
        Ok(Some(Pending { waiting: waiting.clone(), by, asked, deadline }))
    }
}
