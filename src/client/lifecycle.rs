//! A link's life: connected, greeted, logged in, used, found dead.

use super::audit::outline_of_login;
use super::model::{Heard, Unread};
use super::turn::Told;
use super::{Client, Exchange, Meanwhile, Phase, RawExchange, login_outline, masked, out_of_step};
use crate::epp::read::Frame;
use crate::epp::{Call, Code, Reply, encode, mask};
use crate::error::{Error, Result};
use crate::secret::Secret;
use crate::session::{Effect, Greeted, LoggedIn, LoggingIn, Login, LoginAnswer, Lost, Prepared, Received};
use crate::wire::trace::Direction;
use crate::wire::{FrameError, Framed, Stream};
use std::fmt;
use std::time::Duration;
use tokio::time::{Instant, timeout_at};

/// How often a link that is found dead before anything was sent is made anew.
const ATTEMPTS: usize = 3;

/// How long the late answers to abandoned queries are waited for before the next command.
const LATE_GRACE: Duration = Duration::from_secs(5);

impl Client {
    /// Makes sure that a command can be sent now: a live link, logged in, within the limits.
    ///
    /// Before a query it is not looked at whether the link is still up: on a dead one it is asked again anyway.
    pub(super) async fn ready(&mut self, asks: bool) -> Result<()> {
        self.made_ready(asks, true).await
    }

    /// Makes sure of the same where the session is not ours to open: it was made ready just now.
    pub(super) async fn still_ready(&mut self, asks: bool) -> Result<()> {
        let is_open = matches!(self.phase, Phase::LoggedIn(_));
        match is_open && (asks || self.alive().await) {
            true => Ok(()),
            false => Err(Error::session("the connection was lost before the command was sent")
                .hint("nothing was changed; try again")),
        }
    }

    /// The same, for something that will be sent later: nobody else waits for us meanwhile.
    pub(super) async fn usable(&mut self, asks: bool) -> Result<()> {
        self.made_ready(asks, false).await
    }

    /// Makes sure that a command can be sent; where the session is lent, with our `turn` in it.
    async fn made_ready(&mut self, asks: bool, turn: bool) -> Result<()> {
        for _ in 0..ATTEMPTS {
            self.recycle().await?;
            if !matches!(self.phase, Phase::LoggedIn(_)) {
                self.enter().await?;
            }
            self.keep_pace().await;
            let late = matches!(&self.phase, Phase::LoggedIn(session) if session.expects_late());
            let usable = (asks && self.link.is_some() && !late) || (self.alive().await && self.quiet().await);
            if usable && (!turn || self.turn().await?) {
                return Ok(());
            }
            (self.hooks.warn)("the connection was closed or of no use any more; connecting again");
        }
        Err(Error::session("the registry closes each connection right after the login")
            .hint("another session of this user may be open, or the registry limits sessions"))
    }

    /// Opens a session: one that is lent, or one of our own.
    async fn enter(&mut self) -> Result<()> {
        if self.refused.is_none() && self.connector.may_lend() {
            self.greeted().await?;
            if matches!(self.phase, Phase::LoggedIn(_)) {
                return Ok(());
            }
        }
        self.log_in(None).await.map(drop)
    }

    /// Logs out when the session is about to reach its number of commands; the logout is one of them.
    async fn recycle(&mut self) -> Result<()> {
        let Phase::LoggedIn(session) = &self.phase else { return Ok(()) };
        if self.is_lent() {
            return Ok(());
        }
        let used_up = |most: u32| session.sent() > 1 && session.sent() + 1 >= most;
        if self.settings.limits.commands_per_session.is_some_and(used_up) {
            self.logout().await?;
        }
        Ok(())
    }

    /// Waits until the rate allows another command.
    async fn keep_pace(&mut self) {
        let Some(rate) = self.settings.limits.rate.filter(|_| !self.is_lent()) else { return };
        let wait = self.pace.wait(rate, Instant::now());
        if !wait.is_zero() {
            let (count, per) = (rate.count, rate.per.as_secs_f32());
            let seconds = wait.as_secs_f32();
            (self.hooks.warn)(&format!("waiting {seconds:.1} s: the profile allows {count} commands in {per:.0} s"));
            tokio::time::sleep(wait).await;
        }
    }

    /// Looks, without waiting, whether the link is still up; a dead one is closed. Late answers are drained.
    /// What else came unasked is no answer to the next command and ends the link, or it would be taken for one.
    pub(super) async fn alive(&mut self) -> bool {
        // Lets the runtime see what the sockets have.
        tokio::task::yield_now().await;
        loop {
            let Some(link) = &mut self.link else { return false };
            let arrived = tokio::select! {
                biased;
                arrived = link.framed.read() => Some(arrived),
                () = std::future::ready(()) => None,
            };
            let late_possible = matches!(&self.phase, Phase::LoggedIn(session) if session.expects_late());
            match arrived {
                None if !link.framed.buffered() || late_possible => return true,
                Some(Ok(bytes)) if Told::over(link, &bytes).is_some_and(|told| told.ends().is_none()) => {}
                Some(Ok(bytes)) => {
                    let bytes = mask::without_echo(bytes, &self.spoken);
                    (self.hooks.trace)(Direction::Received, &bytes);
                    let late = match &mut self.phase {
                        Phase::LoggedIn(session) => session.drain(&bytes, self.catalog),
                        _ => false,
                    };
                    if !late {
                        self.close();
                        return false;
                    }
                }
                None | Some(Err(_)) => {
                    self.close();
                    return false;
                }
            }
        }
    }

    /// Waits a little for the late answers to abandoned queries: pipelining is prohibited, and a transform behind
    /// a query that never ends would be in doubt for nothing. A link that stays busy is closed.
    async fn quiet(&mut self) -> bool {
        let deadline = Instant::now() + LATE_GRACE;
        loop {
            match &mut self.phase {
                Phase::LoggedIn(session) if session.expects_late() => {}
                Phase::LoggedIn(_) => return true,
                _ => return false,
            }
            let arrived = self.receive(deadline).await;
            let late = match (&arrived, &mut self.phase) {
                (Ok(bytes), Phase::LoggedIn(session)) => session.drain(bytes, self.catalog),
                _ => false,
            };
            if !late {
                self.close();
                return false;
            }
        }
    }

    /// Closes the link.
    pub(super) fn close(&mut self) {
        self.link = None;
        self.phase = Phase::Down;
        self.writing = false;
    }

    /// Connects and reads the greeting.
    pub(super) async fn greet(&mut self) -> Result<()> {
        self.close();
        let link = self.connector.connect(&mut *self.hooks.warn).await?;
        self.tell_certificates(&link.peer);
        self.link = Some(link);
        self.opened = Instant::now();
        self.last_used = self.opened;
        let bytes = match self.receive(self.opened + self.settings.greeting_timeout).await {
            Ok(bytes) => bytes,
            Err(why) => {
                let peer = self.link.take().map(|link| link.peer).unwrap_or_default();
                self.close();
                return Err(match why {
                    NoFrame::Failed(error) => self.connector.explain(error, &peer),
                    late => Error::session(format!("{}: connected, but no greeting came: {late}", peer.address))
                        .hint("is this the port of EPP (700)? `timeout.greeting` in the profile waits longer"),
                });
            }
        };
        match Greeted::read(&bytes, self.catalog) {
            Ok(greeted) => {
                self.greeting = Some((greeted.greeting.clone(), bytes));
                self.phase = match self.link.as_ref().and_then(|link| link.lent.as_ref()) {
                    None => Phase::Greeted(greeted),
                    Some(lent) => {
                        let session = LoggedIn::lent(lent, self.settings.login.names);
                        self.catalog = self.specs.preferring(&session.services().uris());
                        Phase::LoggedIn(session)
                    }
                };
                Ok(())
            }
            Err(bad) => {
                self.close();
                Err(Error::session(format!("what the server said first is no greeting: {bad}"))
                    .hint("is this the address and port of an EPP server?"))
            }
        }
    }

    /// Makes sure that there is a live link with a greeting and no login.
    pub(super) async fn greeted(&mut self) -> Result<()> {
        if matches!(self.phase, Phase::Greeted(_)) && self.alive().await {
            return Ok(());
        }
        self.greet().await
    }

    /// Logs in on a link that is made where needed.
    pub(super) async fn log_in(&mut self, new_password: Option<Secret>) -> Result<Exchange> {
        if let Some(reply) = &self.refused {
            let user = &self.settings.login.user;
            let message = format!(
                "the registry refused the login of {user} before ({}), and it is not tried again",
                reply.code()
            );
            return Err(Error::session(message)
                .hint("mend user or password; `login` tries again. Many registries lock an account after some failures")
                .reply(reply.clone()));
        }
        self.keep_pace().await;
        self.greeted().await?;
        let Phase::Greeted(greeted) = std::mem::take(&mut self.phase) else { return Err(out_of_step()) };
        if let Some(password) = self.connector.password().filter(|_| self.settings.login.password.is_empty()) {
            self.settings.login.password = password;
        }
        let login = Login { new_password: new_password.clone(), ..self.settings.login.clone() };
        let written = match greeted.login(&login, self.specs, (self.hooks.ids)()) {
            Ok(written) => written,
            Err(error) => {
                self.close();
                return Err(error);
            }
        };
        written.warnings.iter().for_each(|warning| (self.hooks.warn)(warning));
        let sent = self.send_login(written.frame.as_bytes(), written.next).await;
        let exchange = sent.map_err(|(error, _)| error)?;
        if let Some(password) = new_password {
            self.settings.login.password = password;
        }
        Ok(exchange)
    }

    /// Sends a login and judges its answer. A refused one ends the link: some registries count failures on it.
    /// With the error goes what arrived.
    pub(super) async fn send_login(&mut self, frame: &[u8], next: LoggingIn) -> Result<Exchange, (Error, Vec<u8>)> {
        if next.changes_password() {
            let user = next.user().to_string();
            if let Err(error) = self.begin(login_outline(&next), frame, &user).await {
                self.close();
                return Err((error, Vec::new()));
            }
        }
        let (started, outline) = (Instant::now(), outline_of_login(&next));
        let done = self.exchange_login(frame, next).await;
        self.audit_login(&outline, frame, &done, started.elapsed());
        done
    }

    /// Sends the frame of a login and judges what comes.
    async fn exchange_login(&mut self, frame: &[u8], next: LoggingIn) -> Result<Exchange, (Error, Vec<u8>)> {
        let started = Instant::now();
        let deadline = started + self.settings.answer_timeout;
        self.phase = Phase::LoggingIn(next);
        let arrived = match self.send(frame, deadline).await {
            Ok(()) => self.receive(deadline).await.map_err(|why| why.to_string()),
            Err(why) => Err(why),
        };
        let Phase::LoggingIn(waiting) = std::mem::take(&mut self.phase) else {
            return Err((out_of_step(), Vec::new()));
        };
        let outline = waiting.changes_password().then(|| login_outline(&waiting));
        let answer = match &arrived {
            Ok(bytes) => waiting.receive(bytes, self.catalog),
            Err(why) => LoginAnswer::Untrusted(why.clone()),
        };
        match (answer, outline) {
            (LoginAnswer::In(session, reply), _) => {
                self.catalog = self.specs.preferring(&session.services().uris());
                self.phase = Phase::LoggedIn(session);
                self.tell_events(&reply);
                self.answered(reply.code());
                self.note(&reply);
                let raw = arrived.unwrap_or_default();
                let elapsed = started.elapsed();
                Ok(Exchange { request: masked(frame), reply: *reply, raw, elapsed, earlier: Vec::new() })
            }
            (LoginAnswer::Refused(error), _) => {
                self.close();
                self.answered(error.refusal().map_or(Code::COMMAND_FAILED, Reply::code));
                let of_account = |reply: &&Reply| matches!(reply.code().0, 2200 | 2201 | 2202 | 2501);
                self.refused = error.refusal().filter(of_account).cloned();
                error.refusal().cloned().iter().for_each(|reply| self.note(reply));
                Err((error, arrived.unwrap_or_default()))
            }
            (LoginAnswer::Untrusted(why), Some(outline)) => {
                self.close();
                Err((self.unknown(outline, why), arrived.unwrap_or_default()))
            }
            (LoginAnswer::Untrusted(why), None) => {
                self.close();
                let error = Error::session(format!("the connection was lost while logging in: {why}"));
                let hint = "the registry may not allow your address, your certificate or another session";
                Err((error.hint(hint), arrived.unwrap_or_default()))
            }
        }
    }

    /// Keeps an idle session open with a `<hello>`. It never connects; a link found dead is closed.
    /// Whether the link is up.
    pub async fn keepalive(&mut self) -> bool {
        self.abandon();
        if !self.is_connected() || !self.alive().await {
            return false;
        }
        let hello = match self
            .catalog
            .command("hello")
            .map(|(_, command)| encode::request(command, &[], &Call::new("hello")))
        {
            Some(Ok(frame)) => {
                let protocol = self.greeting.as_ref().map_or("", |(greeting, _)| &greeting.protocol);
                Prepared::raw(encode::in_protocol(frame, protocol).into_bytes(), self.catalog)
            }
            _ => return false,
        };
        match self.phase {
            Phase::LoggedIn(_) => {
                matches!(self.transmit(&hello, &mut || {}).await, Ok(RawExchange { answer: Frame::Greeting(_), .. }))
            }
            Phase::Greeted(_) => self.hello_before_login(&hello.frame).await,
            _ => false,
        }
    }

    /// A `<hello>` before the login. Dropped meanwhile, the link is left without a state and closed by the next call.
    async fn hello_before_login(&mut self, frame: &[u8]) -> bool {
        self.phase = Phase::Down;
        let deadline = Instant::now() + self.settings.answer_timeout;
        let arrived = match self.send(frame, deadline).await {
            Ok(()) => self.receive(deadline).await.map_err(|why| why.to_string()),
            Err(why) => Err(why),
        };
        let greeted = arrived.ok().and_then(|bytes| Some((Greeted::read(&bytes, self.catalog).ok()?, bytes)));
        match greeted {
            Some((greeted, bytes)) => {
                self.greeting = Some((greeted.greeting.clone(), bytes));
                self.phase = Phase::Greeted(greeted);
                true
            }
            None => {
                self.close();
                false
            }
        }
    }

    /// Sends a prepared frame in the open session and gives what is to be believed.
    ///
    /// `meanwhile` is done once the frame is out and before the answer is waited for.
    pub(super) async fn transmit(
        &mut self,
        prepared: &Prepared,
        meanwhile: Meanwhile<'_>,
    ) -> Result<RawExchange, Lost> {
        match self.hear(prepared, meanwhile, false).await? {
            Heard::Read(exchange) => Ok(*exchange),
            Heard::Unread(_) => Err(Lost::AskAgain { why: "the answer was not read".into() }),
        }
    }

    /// The same; with `ahead`, an answer that is plainly the one to a query comes back unread.
    pub(super) async fn hear(
        &mut self,
        prepared: &Prepared,
        meanwhile: Meanwhile<'_>,
        ahead: bool,
    ) -> Result<Heard, Lost> {
        if prepared.outline.effect == Effect::Transform
            && let Phase::LoggedIn(session) = &self.phase
        {
            let user = session.user().to_string();
            Box::pin(self.begin(prepared.outline.clone(), &prepared.frame, &user)).await.map_err(Lost::NotSent)?;
        }
        let started = Instant::now();
        let heard = self.send_and_hear(prepared, meanwhile, ahead).await;
        if self.hooks.audit.is_some() {
            self.audit(prepared, &heard, started.elapsed());
        }
        heard
    }

    /// Sends the frame and judges what comes.
    async fn send_and_hear(
        &mut self,
        prepared: &Prepared,
        meanwhile: Meanwhile<'_>,
        ahead: bool,
    ) -> Result<Heard, Lost> {
        let started = Instant::now();
        let deadline = started + self.settings.answer_timeout;
        let Phase::LoggedIn(session) = std::mem::take(&mut self.phase) else {
            return Err(Lost::AskAgain { why: "there is no session".into() });
        };
        self.phase = Phase::Waiting(session.send(prepared.outline.clone()));
        let mut sent = self.send(&prepared.frame, deadline).await;
        if sent.is_ok() {
            meanwhile();
        }
        loop {
            let arrived = match std::mem::replace(&mut sent, Ok(())) {
                Ok(()) => self.receive(deadline).await.map_err(|why| why.to_string()),
                Err(why) => Err(why),
            };
            let Phase::Waiting(mut waiting) = std::mem::take(&mut self.phase) else {
                return Err(Lost::AskAgain { why: "there is no session".into() });
            };
            let raw = match arrived {
                Ok(raw) => raw,
                Err(why) => {
                    self.close();
                    return Err(waiting.lost(why));
                }
            };
            if ahead {
                match waiting.plainly(&raw) {
                    Ok(session) => {
                        self.phase = Phase::LoggedIn(session);
                        return Ok(Heard::Unread(Unread { raw, elapsed: started.elapsed() }));
                    }
                    Err(still) => waiting = *still,
                }
            }
            let answer = match waiting.receive(&raw, self.catalog) {
                Received::Late(waiting) => {
                    self.phase = Phase::Waiting(waiting);
                    continue;
                }
                Received::Answer(session, reply) => {
                    self.phase = Phase::LoggedIn(session);
                    Frame::Reply(*reply)
                }
                Received::Ended(reply) => {
                    self.close();
                    Frame::Reply(*reply)
                }
                Received::Greeting(session, greeting) => {
                    self.phase = Phase::LoggedIn(session);
                    self.greeting = Some(((*greeting).clone(), raw.clone()));
                    Frame::Greeting(*greeting)
                }
                Received::Untrusted(lost) => {
                    self.close();
                    return Err(lost);
                }
            };
            if let Frame::Reply(reply) = &answer {
                self.answered(reply.code());
                self.note(reply);
            }
            return Ok(Heard::Read(Box::new(RawExchange { answer, raw, elapsed: started.elapsed() })));
        }
    }

    /// Remembers what the prompt shows.
    pub(super) fn note(&mut self, reply: &Reply) {
        self.last_code = Some(reply.code());
        match &reply.msgq {
            Some(msgq) if msgq.count.is_some() => self.queue = msgq.count,
            _ if reply.code() == Code::NO_MESSAGES => self.queue = Some(0),
            _ => {}
        }
    }

    /// Writes a frame, or says why it may not have gone out as a whole.
    async fn send(&mut self, frame: &[u8], deadline: Instant) -> Result<(), String> {
        let Some(link) = &mut self.link else { return Err("there is no connection".into()) };
        (self.hooks.trace)(Direction::Sent, frame);
        let now = Instant::now();
        if self.settings.limits.rate.is_some() {
            self.pace.sent(now);
        }
        self.last_used = now;
        self.writing = true;
        self.spoken = mask::secrets(frame);
        let written = timeout_at(deadline, link.framed.write(frame)).await;
        self.writing = false;
        match written {
            Ok(Ok(())) => Ok(()),
            Ok(Err(error)) => Err(format!("the connection failed while sending: {error}")),
            Err(_) => Err("the registry did not take the command in time".into()),
        }
    }

    /// Reads a frame.
    async fn receive(&mut self, deadline: Instant) -> Result<Vec<u8>, NoFrame> {
        let Some(link) = &mut self.link else { return Err(NoFrame::Failed(FrameError::Closed)) };
        let (started, clock) = (Instant::now(), std::time::Instant::now());
        let arrived = match self.near && self.settings.waits_awake {
            true => soon(&mut link.framed).await,
            false => None,
        };
        let mut arrived = match arrived {
            Some(arrived) => Ok(arrived),
            None => timeout_at(deadline, link.framed.read()).await,
        };
        while let Ok(Ok(bytes)) = &arrived
            && let Some(told) = Told::over(link, bytes)
        {
            match told.ends() {
                Some(why) => return Err(NoFrame::Told(why)),
                None => arrived = timeout_at(deadline, link.framed.read()).await,
            }
        }
        self.near = clock.elapsed() < NEAR;
        self.last_used = Instant::now();
        match arrived {
            Ok(Ok(bytes)) => {
                let bytes = mask::without_echo(bytes, &self.spoken);
                (self.hooks.trace)(Direction::Received, &bytes);
                Ok(bytes)
            }
            Ok(Err(error)) => Err(NoFrame::Failed(error)),
            Err(_) => Err(NoFrame::TimedOut(deadline.saturating_duration_since(started))),
        }
    }
}

/// How quickly a registry answers that is worth waiting for awake: one on this machine or beside it.
const NEAR: Duration = Duration::from_micros(150);

/// Waits for a frame without going to sleep, for as long as one from nearby takes: waking up would take as long again.
async fn soon(framed: &mut Framed<Box<dyn Stream>>) -> Option<Result<Vec<u8>, FrameError>> {
    let clock = std::time::Instant::now();
    while clock.elapsed() < NEAR {
        tokio::select! {
            biased;
            arrived = framed.read() => return Some(arrived),
            () = tokio::task::yield_now() => {}
        }
    }
    None
}

/// Why there is no frame.
enum NoFrame {
    /// The link failed, or what came is none.
    Failed(FrameError),
    /// Nothing came in this time.
    TimedOut(Duration),
    /// Whoever lends the session says what happened to it.
    Told(String),
}

impl fmt::Display for NoFrame {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            NoFrame::Failed(error) => error.fmt(f),
            NoFrame::Told(why) => f.write_str(why),
            NoFrame::TimedOut(time) => write!(f, "nothing came within {} s", seconds(*time)),
        }
    }
}

/// A length of time for a sentence.
fn seconds(time: Duration) -> String {
    let text = format!("{:.1}", time.as_secs_f32());
    text.strip_suffix(".0").map_or(text.clone(), Into::into)
}
