//! `poll drain`, `poll watch`, `poll count`: a message is acknowledged only when it is safe somewhere else.

use super::Runner;
use super::doubt::settle;
use crate::cli::globals::Globals;
use crate::cli::work::{Drain, Work};
use crate::doubt::ask;
use crate::epp::{Call, Code, Reply};
use crate::error::{Error, Kind, Result};
use crate::fault;
use crate::journal::Entry;
use crate::shell::desk::handed::Handed;
use crate::shell::desk::messages::Messages;
use crate::shell::desk::transfers::{Noted, Waiting};
use crate::shell::desk::{MessageKey, Queue, document};
use crate::shell::output::Shown;
use crate::ui::counted;
use serde_json::{Value as Json, json};
use std::path::Path;
use std::process::Stdio;
use std::time::Duration;
use tokio::io::AsyncWriteExt;

/// What came of a drain so far.
#[derive(Default)]
struct Tally {
    /// Messages acknowledged.
    drained: u64,
    /// Those of them that an earlier run had kept already.
    known: u64,
    /// Messages that wait, as last told.
    left: Option<u64>,
}

/// Where the messages of one drain go.
struct Places<'a> {
    queue: Queue,
    file: Option<Messages>,
    exec: Option<(&'a str, Handed)>,
}

impl<'a> Places<'a> {
    /// Makes everything ready before a message is read.
    fn open(queue: Queue, drain: &'a Drain) -> Result<Places<'a>> {
        let file = drain.to.as_deref().map(|path| Messages::open(Path::new(path), &queue)).transpose()?;
        let exec = match drain.exec.as_deref() {
            Some(command) => Some((command, Handed::open(&queue)?)),
            None => None,
        };
        Ok(Places { queue, file, exec })
    }

    /// Keeps a message everywhere; tells whether an earlier run had done so.
    async fn keep(&mut self, key: &MessageKey, reply: &Reply) -> Result<bool> {
        let message = document(&self.queue, reply);
        let mut known = true;
        if let Some(file) = self.file.as_mut().filter(|file| !file.holds(key)) {
            known = false;
            file.add(key.clone(), &message)?;
        }
        if let Some(waiting) = Waiting::of(reply, &self.queue) {
            Noted::open()?.add(&self.queue, &waiting)?;
        }
        if let Some((command, handed)) = self.exec.as_mut().filter(|(_, handed)| !handed.is(key)) {
            known = false;
            hand(command, &message, &key.id).await?;
            fault::point("drain-handed");
            handed.note(key)?;
        }
        Ok(known)
    }
}

impl Runner {
    /// Commands that are more than one exchange.
    pub(super) async fn work(&mut self, work: Work, globals: &Globals) -> Result<u8> {
        if globals.dry_run {
            return Err(Error::usage("--dry-run shows one frame, and this command sends what the answers ask for"));
        }
        match work {
            Work::Drain(drain) => self.drain(&drain, globals).await,
            Work::Watch { every, drain } => self.watch_queue(every, &drain, globals).await,
            Work::Doctor => self.doctor(globals).await,
            Work::Log(log) => self.log(&log, globals),
            Work::Count => self.count(globals).await,
            Work::Inbox(inbox) => self.inbox(&inbox, globals).await,
            Work::Decide { verb, inbox, all: _, before } => self.decide(&verb, &inbox, before, globals).await,
        }
    }

    /// Whose queue it is.
    pub(super) async fn queue(&mut self, globals: &Globals) -> Result<Queue> {
        self.open(globals).await?;
        let settings = self.client()?.settings();
        Ok(Queue { profile: settings.profile.clone(), user: settings.login.user.clone() })
    }

    /// The same, for acknowledging: what became of acknowledgements whose answers were lost is found out first, as the
    /// head of the queue shows it. No message depends on that: each is known by its id.
    async fn queue_of_acks(&mut self, globals: &Globals) -> Result<Queue> {
        self.load(globals)?;
        let is_ack = |entry: &Entry| entry.command.starts_with("poll");
        let (acks, others) = std::mem::take(&mut self.doubts).into_iter().partition::<Vec<_>, _>(is_ack);
        // The person is told of the others only.
        self.doubts = others;
        let queue = self.queue(globals).await?;
        for ack in &acks {
            let verdict = ask(self.client()?, ack).await?;
            if settle(ack, &verdict)? {
                self.ui.talk(&format!("{} is settled: {}, {}", ack.title(), verdict.word(), verdict.why()));
            }
        }
        if !acks.is_empty() {
            self.look_for_doubts();
        }
        Ok(queue)
    }

    /// The oldest message, or the word that there is none.
    pub(super) async fn head(&mut self) -> Result<Reply> {
        let reply = self.client()?.ask(&Call::new("poll").with("op", "req")).await?.reply;
        if reply.code().is_success() { Ok(reply) } else { Err(refused("the queue cannot be read", reply)) }
    }

    /// Prints a document of ours.
    pub(super) fn tell(&mut self, told: &Json, globals: &Globals) -> Result<()> {
        let mut format = self.format(globals, true)?;
        if matches!(format.kind.as_str(), "xml" | "xmltodict") {
            format.kind = "json".into();
        }
        format.print(&self.ui, &Shown::Other(told), b"")
    }

    /// `poll count`.
    async fn count(&mut self, globals: &Globals) -> Result<u8> {
        self.open(globals).await?;
        let reply = self.head().await?;
        let count = match reply.code() {
            Code::NO_MESSAGES => Some(0),
            _ => reply.msgq.as_ref().and_then(|queue| queue.count),
        };
        self.tell(&json!({ "ok": true, "command": "poll count", "count": count }), globals)?;
        Ok(if globals.exit_status && count == Some(0) { 8 } else { 0 })
    }

    /// `poll drain`.
    async fn drain(&mut self, drain: &Drain, globals: &Globals) -> Result<u8> {
        let queue = self.queue_of_acks(globals).await?;
        let mut places = Places::open(queue, drain)?;
        let mut tally = Tally::default();
        let done = self.drain_into(&mut places, drain.max, &mut tally).await;
        if let Err(error) = done {
            if tally.drained > 0 {
                self.ui.talk(&format!("{} drained before that", counted(tally.drained, "message")));
            }
            return Err(error);
        }
        let Tally { drained, known, left } = tally;
        let told = json!({ "ok": true, "command": "poll drain", "drained": drained, "known": known, "left": left });
        self.tell(&told, globals)?;
        Ok(if globals.exit_status && drained == 0 { 8 } else { 0 })
    }

    /// Drains until the queue is empty or so many messages are done.
    async fn drain_into(&mut self, places: &mut Places<'_>, max: Option<u64>, tally: &mut Tally) -> Result<()> {
        while max.is_none_or(|max| tally.drained < max) {
            let reply = self.head().await?;
            if reply.code() == Code::NO_MESSAGES {
                tally.left = Some(0);
                break;
            }
            let Some(key) = MessageKey::of(&reply) else {
                return Err(Error::session("the registry sent a message without an id, which cannot be acknowledged")
                    .hint("`poll` shows it; ask the registry"));
            };
            let known = places.keep(&key, &reply).await?;
            fault::point("drain-before-ack");
            tally.left = self.acknowledge(&key.id).await?;
            fault::point("drain-after-ack");
            tally.drained += 1;
            tally.known += u64::from(known);
        }
        Ok(())
    }

    /// Acknowledges a message that is safe; gives how many are left.
    async fn acknowledge(&mut self, id: &str) -> Result<Option<u64>> {
        let asked = self.client()?.ask(&Call::new("poll").with("op", "ack").with("id", id)).await;
        let reply = match asked {
            Ok(exchange) => exchange.reply,
            Err(error) if error.kind() == Kind::Unknown => {
                return Err(error.hint(format!(
                    "the message {id} is kept; the same command again goes on from there and knows it by its id"
                )));
            }
            Err(error) => return Err(error),
        };
        match reply.code() {
            code if code.is_success() => Ok(reply.msgq.and_then(|queue| queue.count)),
            // It is out of the queue, which is what was wanted.
            Code::OBJECT_DOES_NOT_EXIST => {
                self.ui.warn(&format!("the message {id} was acknowledged by somebody else meanwhile"));
                Ok(None)
            }
            _ => Err(refused(&format!("the message {id} is kept and cannot be acknowledged"), reply)),
        }
    }

    /// `poll watch`.
    async fn watch_queue(&mut self, every: Duration, drain: &Drain, globals: &Globals) -> Result<u8> {
        let keeps = drain.to.is_some() || drain.exec.is_some();
        let queue = if keeps { self.queue_of_acks(globals).await? } else { self.queue(globals).await? };
        let mut places = Places::open(queue, drain)?;
        let mut shown: Option<MessageKey> = None;
        loop {
            let looked = match keeps {
                true => {
                    let mut tally = Tally::default();
                    let looked = self.drain_into(&mut places, None, &mut tally).await;
                    if tally.drained > 0 {
                        let left = tally.left;
                        self.tell(
                            &json!({ "ok": true, "command": "poll watch", "drained": tally.drained, "left": left }),
                            globals,
                        )?;
                    }
                    looked
                }
                false => self.show_head(&mut shown, globals).await,
            };
            match looked {
                // A registry that is away for a while is no reason to stop looking.
                Err(error) if error.kind() == Kind::Session && error.refusal().is_none() => {
                    self.ui.warn(&format!("{error}; the next look is in {} s", every.as_secs_f32()));
                }
                looked => looked?,
            }
            if self.ui.closed() {
                return Ok(0);
            }
            self.rest(every).await;
        }
    }

    /// Shows the oldest message if it is another than the last time.
    async fn show_head(&mut self, shown: &mut Option<MessageKey>, globals: &Globals) -> Result<()> {
        let exchange = self.client()?.ask(&Call::new("poll").with("op", "req")).await?;
        let key = MessageKey::of(&exchange.reply).filter(|_| exchange.reply.code() != Code::NO_MESSAGES);
        if exchange.reply.code().is_success() && (key.is_none() || key == *shown) {
            *shown = key;
            return Ok(());
        }
        *shown = key;
        let format = self.format(globals, true)?;
        match self.answered("poll", exchange, globals, &format)? {
            0 => Ok(()),
            _ => Err(Error::session("the queue cannot be read")),
        }
    }

    /// Waits, and keeps the session open meanwhile.
    async fn rest(&mut self, time: Duration) {
        let end = tokio::time::Instant::now() + time;
        loop {
            let due = self.tick().await;
            let now = tokio::time::Instant::now();
            if now >= end {
                return;
            }
            tokio::time::sleep(due.max(Duration::from_millis(10)).min(end - now)).await;
        }
    }
}

/// The registry's refusal, with what it keeps from being done.
fn refused(what: &str, reply: Reply) -> Error {
    let said = reply.results.first().map(|result| format!("{} {}", result.code, result.msg)).unwrap_or_default();
    Error::session(format!("{what}: {said}")).reply(reply)
}

/// Hands a message to a command of the user's; it took it when it ends with 0.
async fn hand(command: &str, message: &Json, id: &str) -> Result<()> {
    let stays = format!("the message {id} was not acknowledged and stays in the queue");
    let told = |error: std::io::Error| Error::usage(format!("cannot run {command:?}: {error}")).hint(stays.clone());
    let mut child =
        tokio::process::Command::new("sh").arg("-c").arg(command).stdin(Stdio::piped()).spawn().map_err(told)?;
    if let Some(mut stdin) = child.stdin.take() {
        // A command that reads only a part of it has what it wanted; its exit status decides.
        drop(stdin.write_all(format!("{message}\n").as_bytes()).await);
    }
    let status = child.wait().await.map_err(told)?;
    if status.success() {
        return Ok(());
    }
    Err(Error::internal(format!("{command:?} did not take the message {id} ({status})")).hint(stays))
}
