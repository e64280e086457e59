//! One session with a registry for its whole life: connecting when needed, asking, and never sending a transform twice.
//!
//! The [`session`](crate::session) decides what may be sent and what is believed; this joins it to a [`Link`] and a clock.
//! Every call may be dropped at any point (Ctrl-C): the state stays in the client, and [`Client::abandon`], which the
//! next call does by itself, settles what was in flight.

mod audit;
pub mod expiry;
pub mod hooks;
mod lifecycle;
pub mod limits;
mod link;
pub mod model;
#[cfg(test)]
mod peer;
mod relay;
pub mod sink;
#[cfg(test)]
mod tests;
pub mod turn;

pub use crate::wire::{Lent, Link, trace::Direction};
pub(crate) use audit::scanned;
pub use hooks::{Begun, DoubtSink, Hooks};
pub use limits::{Limits, Rate};
pub use link::{Connect, Inside, Network, Opening};
pub use model::{Answered, Exchange, RawExchange, Settings, Status, Unread};
pub use relay::Relayed;
pub use sink::{Ahead, Journaled};

use crate::epp::read::{self, Frame};
use crate::epp::{Call, Code, Greeting, Reply, mask};
use crate::error::{Error, Kind, Result};
use crate::fault;
use crate::journal::Entry;
use crate::secret::Secret;
use crate::session::{Effect, Greeted, LoggedIn, LoggingIn, Lost, Outline, Prepared, Waiting, prepare_offline};
use crate::spec::Catalog;
use limits::Pace;
use model::Heard;
use std::time::Duration;
use tokio::time::Instant;

/// What is done while an answer is under way: printing the one before, reading the next line.
pub type Meanwhile<'a> = &'a mut (dyn FnMut() + Send);

/// Where the session stands.
#[derive(Debug, Default)]
enum Phase {
    /// No link, or one in the middle of a move.
    #[default]
    Down,
    /// Greeted.
    Greeted(Greeted),
    /// The login was sent.
    LoggingIn(LoggingIn),
    /// Logged in.
    LoggedIn(LoggedIn),
    /// A command was sent.
    Waiting(Waiting),
}

/// One session with a registry.
pub struct Client {
    settings: Settings,
    /// All specs.
    specs: &'static Catalog,
    /// The same, those in front that the session agreed on.
    catalog: &'static Catalog,
    connector: Box<dyn Connect>,
    hooks: Hooks,
    link: Option<Link>,
    phase: Phase,
    /// A frame is being written; dropped meanwhile, it leaves the link out of step.
    writing: bool,
    /// The transform that was written down before it was sent.
    begun: Option<Entry>,
    greeting: Option<(Greeting, Vec<u8>)>,
    pace: Pace,
    /// A share of the idle limit, in thousandths, by which this client asks earlier than others of its kind.
    jitter: u32,
    /// A login that was refused for who it is: it is not tried again by itself.
    refused: Option<Reply>,
    opened: Instant,
    last_used: Instant,
    /// Whether the last answer came so quickly that the next may be waited for awake.
    near: bool,
    queue: Option<u64>,
    last_code: Option<Code>,
    /// The secrets in the frame that was sent last.
    spoken: Vec<Secret>,
    /// What was said of passwords and certificates: once is enough.
    told: Vec<String>,
}

impl Client {
    /// A client that connects at its first command.
    pub fn new(settings: Settings, catalog: &'static Catalog, connector: Box<dyn Connect>, hooks: Hooks) -> Self {
        Client {
            settings,
            specs: catalog,
            catalog,
            connector,
            hooks,
            link: None,
            phase: Phase::Down,
            writing: false,
            begun: None,
            greeting: None,
            pace: Pace::default(),
            jitter: limits::jitter(),
            refused: None,
            opened: Instant::now(),
            last_used: Instant::now(),
            near: false,
            queue: None,
            last_code: None,
            spoken: Vec::new(),
            told: Vec::new(),
        }
    }

    /// The specs, those in front that the session agreed on.
    pub fn catalog(&self) -> &'static Catalog {
        self.catalog
    }

    /// Until a session decides, commands are those of the object `uri`.
    pub fn expect(&mut self, uri: &'static str) {
        if !matches!(self.phase, Phase::LoggedIn(_)) {
            self.catalog = self.specs.preferring(&[uri]);
        }
    }

    /// Connects and logs in where that is not done, once `call` is known to be sound.
    pub async fn connect(&mut self, call: &Call) -> Result<()> {
        self.settle();
        self.check_offline(call)?;
        if matches!(self.phase, Phase::LoggedIn(_)) {
            return Ok(());
        }
        self.usable(true).await
    }

    /// Sends a command and gives its answer, connecting and logging in where needed.
    pub async fn ask(&mut self, call: &Call) -> Result<Exchange> {
        self.ask_and(call, &mut || {}).await
    }

    /// The same; `meanwhile` is done while the registry works on its answer.
    pub async fn ask_and(&mut self, call: &Call, meanwhile: Meanwhile<'_>) -> Result<Exchange> {
        let parts = limits::split(call, self.catalog, self.settings.limits.names_per_check);
        let mut whole: Option<Exchange> = None;
        for part in &parts {
            let mut exchange = self.ask_one(part, meanwhile).await?;
            let refused = !exchange.reply.code().is_success();
            if let Some(before) = whole.take() {
                exchange.reply = limits::merge(before.reply, exchange.reply);
                exchange.elapsed += before.elapsed;
                exchange.earlier = before.earlier;
                exchange.earlier.push((before.request, before.raw));
            }
            if refused {
                return Ok(exchange);
            }
            whole = Some(exchange);
        }
        whole.ok_or_else(|| Error::internal("a command fell into no parts"))
    }

    /// Asks a query of a run of them: its answer may come back unread, so that the next one need not wait for that.
    pub async fn ask_ahead(&mut self, call: &Call, meanwhile: Meanwhile<'_>) -> Result<Answered> {
        if self.settings.limits.names_per_check.is_some() {
            return self.ask_and(call, meanwhile).await.map(|exchange| Answered::Read(Box::new(exchange)));
        }
        self.ask_once(call, meanwhile, true).await
    }

    /// Reads an answer that came back unread; one that turns out to be no answer ends the connection.
    pub fn read(&mut self, unread: &Unread) -> Result<Reply> {
        match read::reply(&unread.raw, self.catalog) {
            Ok(reply) => {
                self.note(&reply);
                Ok(reply)
            }
            Err(bad) => {
                self.close();
                Err(Error::session(format!("what came cannot be read: {bad}")))
            }
        }
    }

    /// Leaves a connection whose answers cannot be read.
    pub fn distrust(&mut self) {
        self.close();
    }

    /// Sends one command, and a query once more after a lost link.
    async fn ask_one(&mut self, call: &Call, meanwhile: Meanwhile<'_>) -> Result<Exchange> {
        match self.ask_once(call, meanwhile, false).await? {
            Answered::Read(exchange) => Ok(*exchange),
            Answered::Unread(_) => Err(out_of_step()),
        }
    }

    /// The same; with `ahead`, the answer may come back unread.
    async fn ask_once(&mut self, call: &Call, meanwhile: Meanwhile<'_>, ahead: bool) -> Result<Answered> {
        if matches!(call.command.as_str(), "hello" | "login" | "logout") {
            let message = format!("`{}` is about the session itself and cannot stand here", call.command);
            return Err(Error::usage(message));
        }
        self.settle();
        self.check_offline(call)?;
        let asks = self.only_asks(call);
        let mut lost = None;
        loop {
            match self.settings.reopens {
                true => self.ready(asks).await?,
                false => self.still_ready(asks).await?,
            }
            if let Some(why) = &lost {
                (self.hooks.warn)(&format!("the connection was lost ({why}); reconnected and asked again"));
            }
            let cltrid = call.cltrid.clone().unwrap_or_else(|| (self.hooks.ids)());
            let Phase::LoggedIn(session) = &self.phase else { return Err(out_of_step()) };
            let prepared = session.prepare(self.catalog, call, cltrid)?;
            self.writable(&prepared.outline)?;
            match self.hear(&prepared, meanwhile, ahead).await {
                Ok(Heard::Unread(unread)) => return Ok(Answered::Unread(unread)),
                Ok(Heard::Read(exchange)) => {
                    let RawExchange { answer: Frame::Reply(reply), raw, elapsed } = *exchange else {
                        return Err(out_of_step());
                    };
                    let request = String::from_utf8_lossy(&prepared.frame).into_owned();
                    return Ok(Answered::Read(Box::new(Exchange {
                        request,
                        reply,
                        raw,
                        elapsed,
                        earlier: Vec::new(),
                    })));
                }
                Err(Lost::AskAgain { why }) if lost.is_none() && self.settings.reopens => lost = Some(why),
                Err(gone) => return Err(self.gone(gone)),
            }
        }
    }

    /// Finds what is wrong with a command before connecting for it.
    fn check_offline(&mut self, call: &Call) -> Result<()> {
        if matches!(self.phase, Phase::LoggedIn(_)) {
            return Ok(());
        }
        let cltrid = call.cltrid.clone().unwrap_or_else(hooks::unique_id);
        match prepare_offline(self.catalog, call, cltrid, self.settings.login.names) {
            Ok(prepared) => self.writable(&prepared.outline),
            // Another version of the extension, which the greeting decides, may take what this one does not.
            Err(_) if !call.ext.is_empty() => Ok(()),
            Err(error) => Err(error),
        }
    }

    /// Refuses transforms where the profile only reads, and verbs that it does not allow.
    fn writable(&self, outline: &Outline) -> Result<()> {
        let of_session = matches!(outline.verb.as_str(), "hello" | "login" | "logout");
        if let Some(verbs) = self.settings.verbs.as_ref().filter(|verbs| !of_session && !verbs.contains(&outline.verb))
        {
            let profile = &self.settings.profile;
            let message = format!("`{}` is not allowed in the profile {profile}", outline.command);
            return Err(Error::usage(message).hint(format!("`verbs` there allows {}", verbs.join(", "))));
        }
        if !self.settings.read_only || outline.effect == Effect::Query {
            return Ok(());
        }
        let message =
            format!("`{}` changes something, and the profile {} is read-only", outline.command, self.settings.profile);
        Err(Error::usage(message).hint("set `read-only = false` in the profile, or use another one"))
    }

    /// The greeting, fresh from the server; no login is needed for it.
    pub async fn hello(&mut self) -> Result<(Greeting, Vec<u8>)> {
        self.settle();
        if self.keepalive().await
            && let Some(greeting) = &self.greeting
        {
            return Ok(greeting.clone());
        }
        self.greet().await?;
        // Whoever lends a session gives the greeting that it got itself, once.
        if self.is_lent() {
            self.keepalive().await;
        }
        self.greeting.clone().ok_or_else(out_of_step)
    }

    /// Logs in, and changes the password if a new one is given.
    pub async fn login(&mut self, new_password: Option<Secret>) -> Result<Exchange> {
        self.settle();
        if new_password.is_some() && self.settings.read_only {
            let message = format!("a new password is a change, and the profile {} is read-only", self.settings.profile);
            return Err(Error::usage(message));
        }
        self.refused = None;
        if let Phase::LoggedIn(session) = &self.phase {
            if new_password.is_none() {
                return Err(Error::usage(format!("{} is logged in already", session.user())));
            }
            self.logout().await?;
        }
        self.connector.alone();
        self.log_in(new_password).await
    }

    /// Ends the session; without one there is nothing to do. One that is lent goes on without us.
    pub async fn logout(&mut self) -> Result<Option<Exchange>> {
        self.settle();
        if self.is_lent() {
            self.close();
        }
        let Phase::LoggedIn(session) = &self.phase else {
            self.close();
            return Ok(None);
        };
        let prepared = session.prepare(self.catalog, &Call::new("logout"), (self.hooks.ids)())?;
        let done = self.transmit(&prepared, &mut || {}).await;
        self.close();
        match done {
            Ok(RawExchange { answer: Frame::Reply(reply), raw, elapsed }) => {
                let request = String::from_utf8_lossy(&prepared.frame).into_owned();
                Ok(Some(Exchange { request, reply, raw, elapsed, earlier: Vec::new() }))
            }
            // The session is over either way.
            _ => Ok(None),
        }
    }

    /// Sends a hand-written frame as it is. Its verb decides whether it may be sent again.
    pub async fn raw(&mut self, frame: Vec<u8>) -> Result<RawExchange> {
        self.settle();
        let prepared = Prepared::raw(frame, self.catalog);
        let verb = prepared.outline.verb.clone();
        if verb == "login" && !matches!(self.phase, Phase::LoggedIn(_)) {
            return self.raw_login(&prepared).await;
        }
        self.writable(&prepared.outline)?;
        let mut lost = None;
        loop {
            self.ready(false).await?;
            if let Some(why) = &lost {
                (self.hooks.warn)(&format!("the connection was lost ({why}); reconnected and asked again"));
            }
            match self.transmit(&prepared, &mut || {}).await {
                Ok(exchange) => return Ok(exchange),
                Err(Lost::AskAgain { why }) if lost.is_none() && verb != "logout" => lost = Some(why),
                Err(gone) => return Err(self.gone(gone)),
            }
        }
    }

    /// Logs in with a hand-written frame.
    async fn raw_login(&mut self, prepared: &Prepared) -> Result<RawExchange> {
        let Ok(Frame::Request(call, _)) = read::frame(&prepared.frame, self.catalog) else {
            return Err(Error::usage("the login cannot be read"));
        };
        if call.args.contains("newPW") {
            self.writable(&prepared.outline)?;
        }
        self.connector.alone();
        self.greeted().await?;
        let started = Instant::now();
        let (reply, raw) =
            match self.send_login(&prepared.frame, LoggingIn::by_hand(&call, self.settings.login.names)).await {
                Ok(exchange) => (exchange.reply, exchange.raw),
                // What was typed by hand gets its answer shown, whatever it is.
                Err((error, raw)) => match error.refusal() {
                    Some(reply) => (reply.clone(), raw),
                    None => return Err(error),
                },
            };
        Ok(RawExchange { answer: Frame::Reply(reply), raw, elapsed: started.elapsed() })
    }

    /// What was in flight when a call was dropped, if it is in doubt now. A query's late answer will be drained.
    pub fn abandon(&mut self) -> Option<Entry> {
        let writing = std::mem::take(&mut self.writing);
        match std::mem::take(&mut self.phase) {
            Phase::Waiting(waiting) => match waiting.abandon() {
                Ok(session) if !writing => {
                    self.phase = Phase::LoggedIn(session);
                    None
                }
                Ok(_) | Err(Lost::AskAgain { .. } | Lost::NotSent(_)) => {
                    self.close();
                    None
                }
                Err(Lost::Unknown { outline, why }) => {
                    self.close();
                    self.tell_audit(&outline, b"", None, None, None, Duration::ZERO, Some(&why));
                    Some(self.doubt(*outline, why))
                }
            },
            Phase::LoggingIn(login) => {
                self.close();
                let why = "it was interrupted before its answer came".to_string();
                login.changes_password().then(|| self.doubt(login_outline(&login), why))
            }
            Phase::Down => {
                self.close();
                None
            }
            settled => {
                self.phase = settled;
                None
            }
        }
    }

    /// Settles what a dropped call left behind, and says what is in doubt.
    fn settle(&mut self) {
        if let Some(doubt) = self.abandon() {
            let text = format!("the outcome of {} is unknown: {}; {}", doubt.title(), doubt.why, doubt.hint());
            (self.hooks.warn)(&text);
        }
    }

    /// When the next [`Client::keepalive`] is due, where the profile has an idle limit: at three quarters of it, or a
    /// little earlier, so that many clients do not ask at the same moment.
    pub fn idle_due(&self, now: Instant) -> Option<Duration> {
        // Whoever lends a session keeps it open.
        let idle = self.settings.limits.idle.filter(|_| self.is_connected() && !self.is_lent())?;
        Some((self.last_used + idle * (750 - self.jitter) / 1000).saturating_duration_since(now))
    }

    /// Whether there is a link, as far as is known.
    pub fn is_connected(&self) -> bool {
        self.link.is_some()
    }

    /// Whether the session is somebody else's, who keeps to its limits.
    pub fn is_lent(&self) -> bool {
        self.link.as_ref().is_some_and(|link| link.lent.is_some())
    }

    /// The last greeting.
    pub fn greeting(&self) -> Option<&Greeting> {
        self.greeting.as_ref().map(|(greeting, _)| greeting)
    }

    /// The settings.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// How long answers are waited for from now on.
    pub fn set_answer_timeout(&mut self, timeout: Duration) {
        self.settings.answer_timeout = timeout;
    }

    /// Leaves it to others to open the session anew when it is lost.
    pub fn leave_reopening(&mut self) {
        self.settings.reopens = false;
    }

    /// Keeps to its part of the rate where several clients of an account work at once.
    pub fn share_rate(&mut self, clients: usize) {
        let clients = u32::try_from(clients).unwrap_or(u32::MAX).max(1);
        if let Some(rate) = &mut self.settings.limits.rate {
            *rate = rate.shared(clients);
        }
    }

    /// How the session is.
    pub fn status(&self) -> Status {
        let session = match &self.phase {
            Phase::LoggedIn(session) => Some(session),
            _ => None,
        };
        let services = session.map(LoggedIn::services);
        Status {
            connected: self.is_connected(),
            peer: self.link.as_ref().map(|link| link.peer.clone()),
            user: session.map(|session| session.user().into()),
            server: self.greeting().map(|greeting| greeting.svid.clone()),
            lang: session.map(|session| session.lang().into()),
            objects: services.map(|services| services.objects.clone()).unwrap_or_default(),
            extensions: services.map(|services| services.extensions.clone()).unwrap_or_default(),
            commands: session.map_or(0, LoggedIn::sent),
            age: self.is_connected().then(|| self.opened.elapsed()),
            queue: self.queue,
            last_code: self.last_code,
        }
    }

    /// The error for a command whose answer cannot be had; a transform is written down.
    fn gone(&mut self, lost: Lost) -> Error {
        match lost {
            Lost::AskAgain { why } => {
                Error::session(format!("the connection was lost: {why}")).hint("nothing was changed; try again later")
            }
            Lost::Unknown { outline, why } => self.unknown(*outline, why),
            Lost::NotSent(error) => error,
        }
    }

    /// Writes a transform down; when this is done it may be sent.
    async fn begin(&mut self, outline: Outline, frame: &[u8], user: &str) -> Result<()> {
        fault::point("before-journal");
        let begun = self.hooks.outlined(&self.settings.profile, user, outline, frame);
        self.hooks.doubts.begin(&begun).await?;
        self.begun = Some(begun);
        fault::point("after-journal");
        Ok(())
    }

    /// The answer to the transform that was written down has been read.
    fn answered(&mut self, code: Code) {
        if self.begun.take().is_some() {
            fault::point("answer-read");
            self.hooks.doubts.answered(code);
        }
    }

    /// Writes a transform down as in doubt.
    fn doubt(&mut self, outline: Outline, why: String) -> Entry {
        let begun = self.begun.take();
        let begun = begun.unwrap_or_else(|| self.hooks.outlined(&self.settings.profile, "", outline, b""));
        self.hooks.record(Entry { why, ..begun })
    }

    /// The error for a transform in doubt, written down.
    fn unknown(&mut self, outline: Outline, why: String) -> Error {
        let doubt = self.doubt(outline, why);
        let message = format!(
            "the outcome of {} is unknown: {}. It may have been done, and is not sent again",
            doubt.title(),
            doubt.why
        );
        let error = match &doubt.cltrid {
            Some(cltrid) => Error::unknown(cltrid, message),
            None => Error::new(Kind::Unknown, message),
        };
        error.hint(doubt.hint())
    }
}

impl Drop for Client {
    /// A transform in flight is written down even when the whole client goes.
    fn drop(&mut self) {
        self.abandon();
    }
}

/// The outline of a login that changes the password.
fn login_outline(login: &LoggingIn) -> Outline {
    Outline {
        verb: "login".into(),
        command: "login with a new password".into(),
        object: Some(login.user().into()),
        cltrid: login.cltrid().map(Into::into),
        effect: Effect::Transform,
    }
}

/// The frame of a login for people.
fn masked(frame: &[u8]) -> String {
    String::from_utf8_lossy(&mask::mask_bytes(frame, &[])).into_owned()
}

/// A state that cannot be.
fn out_of_step() -> Error {
    Error::internal("the session is not in the state it should be in")
}
