//! What an agent does for one program that has its socket open.

use super::hold::Holder;
use super::words::{Account, Offer, VERSION, Wanted, hear, tell};
use crate::client::turn::{Asked, PULSE, Told};
use crate::client::{Client, Lent, scanned};
use crate::epp::reply::Answer;
use crate::epp::{Code, encode};
use crate::session::{Lost, Prepared};
use crate::wire::Framed;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::UnixStream;
use tokio::sync::OwnedMutexGuard;
use tokio::time::{Instant, interval_at, timeout};

/// How long the first words are waited for, and how long what is said may take to be read.
const HANDSHAKE: Duration = Duration::from_secs(5);

/// How long a turn is kept for somebody who sends nothing.
const TURN: Duration = Duration::from_secs(5);

/// How long a long answer may take to be read.
const READING: Duration = Duration::from_secs(30);

/// The longest that whoever asks may have an answer waited for.
const LONGEST: Duration = Duration::from_secs(15 * 60);

/// The largest first words.
const FIRST_WORDS: usize = 64 * 1024;

/// One turn in the session.
type Turn = OwnedMutexGuard<Client>;

/// Sends a word; `None` where nobody reads it.
async fn said(framed: &mut Framed<UnixStream>, word: &impl serde::Serialize) -> Option<()> {
    timeout(HANDSHAKE, tell(framed, word)).await.ok()?.ok()
}

impl Holder {
    /// Talks with one program until either has enough of it.
    pub(super) async fn talk(self: &Arc<Self>, stream: UnixStream) {
        let mut framed = Framed::new(stream, FIRST_WORDS);
        let Ok(Some(wanted)) = timeout(HANDSHAKE, hear::<Wanted>(&mut framed)).await else { return };
        let no = match wanted {
            Wanted::Status => {
                let report = self.report().await;
                said(&mut framed, &Offer::Status(Box::new(report))).await;
                return;
            }
            Wanted::Stop => {
                self.end("`agent stop` was said", 0);
                self.has_ended().await;
                said(&mut framed, &Offer::Stopped).await;
                return;
            }
            Wanted::Session { version, account } => self.no_session_for(version, &account),
        };
        match no {
            Some(no) => drop(said(&mut framed, &Offer::No(no)).await),
            // Whatever ends it, the other side sees its socket closed.
            None => {
                self.state().clients += 1;
                self.lend(Framed::new(framed.into_inner(), self.max_frame)).await;
                self.state().clients -= 1;
            }
        }
    }

    /// Why the session is not one for this account.
    fn no_session_for(&self, version: u32, account: &Account) -> Option<String> {
        if version != VERSION {
            return Some("it is of another version of eppsh; start it again".into());
        }
        let differs = self.account.differs(account)?;
        Some(format!("its session is with another {differs}"))
    }

    /// Lends the session to one program: turn by turn, frame by frame.
    async fn lend(self: &Arc<Self>, mut framed: Framed<UnixStream>) -> Option<()> {
        let (lent, greeting) = {
            let state = self.state();
            (state.lent.clone(), state.greeting.clone())
        };
        said(&mut framed, &Offer::Session { pid: std::process::id(), lent: lent.clone() }).await?;
        timeout(READING, framed.write(&greeting)).await.ok()?.ok()?;
        let mut turn: Option<Turn> = None;
        let mut patience = self.answer;
        loop {
            let bytes = match turn {
                Some(_) => match timeout(TURN, framed.read()).await {
                    Ok(bytes) => bytes.ok()?,
                    // Others wait.
                    Err(_) => {
                        turn = None;
                        continue;
                    }
                },
                None => tokio::select! {
                    bytes = framed.read() => bytes.ok()?,
                    () = self.about_to_end() => return None,
                },
            };
            if bytes.first() == Some(&b'{') {
                let Asked::Turn { patience: wanted } = serde_json::from_slice(&bytes).ok()?;
                patience = Duration::from_millis(wanted).clamp(Duration::from_millis(1), LONGEST);
                if turn.is_none() {
                    turn = Some(self.turn(&mut framed, &lent).await?);
                }
                said(&mut framed, &Told::Turn).await?;
                continue;
            }
            let prepared = Prepared::raw(bytes, self.catalog);
            if let Some(answer) = self.answer_here(&prepared) {
                timeout(HANDSHAKE, framed.write(&answer)).await.ok()?.ok()?;
                match prepared.outline.verb == "logout" {
                    true => return None,
                    false => continue,
                }
            }
            let session = match turn.take() {
                Some(session) => session,
                None => self.turn(&mut framed, &lent).await?,
            };
            match self.forward(session, &prepared, patience).await {
                Ok(raw) => timeout(READING, framed.write(&raw)).await.ok()?.ok()?,
                Err(why) => {
                    said(&mut framed, &Told::Lost(why)).await;
                    return None;
                }
            }
        }
    }

    /// The answer to what is about the session itself, which is not the asking program's to open or end.
    fn answer_here(&self, prepared: &Prepared) -> Option<Vec<u8>> {
        let (code, msg) = match prepared.outline.verb.as_str() {
            "logout" => (1500, "Command completed successfully; the agent keeps its session"),
            "login" => (2002, "Command use error: the agent is logged in"),
            _ => return None,
        };
        let answer = Answer {
            code: Code(code),
            msg: msg.into(),
            lang: "en".into(),
            cltrid: prepared.outline.cltrid.clone(),
            svtrid: "eppsh-agent".into(),
            ..Answer::default()
        };
        encode::answer(self.catalog, &answer).ok().map(String::into_bytes)
    }

    /// Waits for a turn, and for the session to be open; meanwhile the other side hears that we live. `None` where it
    /// went away, there is no session to be had, or another one than was lent.
    async fn turn(self: &Arc<Self>, framed: &mut Framed<UnixStream>, lent: &Lent) -> Option<Turn> {
        let mut pulse = interval_at(Instant::now() + PULSE, PULSE);
        let mut session = {
            let lock = self.session.clone().lock_owned();
            tokio::pin!(lock);
            loop {
                tokio::select! {
                    biased;
                    session = &mut lock => break session,
                    _ = pulse.tick() => said(framed, &Told::Wait).await?,
                }
            }
        };
        if self.is_ending() {
            return None;
        }
        let mut words = self.voice.listen();
        let made = {
            // A login that was begun is seen to its end, whoever still waits for it.
            let made = session.make_ready(false);
            tokio::pin!(made);
            loop {
                tokio::select! {
                    biased;
                    made = &mut made => break made,
                    Some(text) = words.recv() => drop(said(framed, &Told::Note(text)).await),
                    _ = pulse.tick() => drop(said(framed, &Told::Wait).await),
                }
            }
        };
        while let Ok(text) = words.try_recv() {
            said(framed, &Told::Note(text)).await?;
        }
        self.look(&session);
        if let Err(error) = made {
            self.voice.log(error.message());
            // Trying again what was refused locks accounts.
            if error.refusal().is_some() {
                self.end(error.message(), error.exit_status());
            }
            said(framed, &Told::failed(&error)).await;
            return None;
        }
        (session.lend().as_ref() == Some(lent)).then_some(session)
    }

    /// Sends a frame, once, and gives its answer, or what became of the session.
    async fn forward(&self, mut session: Turn, prepared: &Prepared, patience: Duration) -> Result<Vec<u8>, String> {
        {
            let mut state = self.state();
            state.commands += 1;
            state.used = Instant::now();
        }
        session.set_answer_timeout(patience);
        let relayed = session.relay(prepared).await;
        session.set_answer_timeout(self.answer);
        let outcome = match relayed {
            Ok(relayed) => {
                let code = relayed.code.map(|code| code.0).or_else(|| scanned(&relayed.raw).0);
                let mut state = self.state();
                state.used = Instant::now();
                state.code = code.or(state.code);
                drop(state);
                if let Some(code @ (2501 | 2502)) = code {
                    self.end(format!("the registry ended the session with {code}"), Code(code).exit_status());
                }
                Ok(relayed.raw)
            }
            Err(lost) => {
                let why = match &lost {
                    Lost::AskAgain { why } | Lost::Unknown { why, .. } => why.clone(),
                    Lost::NotSent(error) => error.message().into(),
                };
                // Whoever asked has it in a journal; here it is forgotten.
                drop(session.give_up(lost));
                self.voice.log(&format!("the session was lost during `{}`: {why}", prepared.outline.command));
                Err(format!("the agent lost its session: {why}"))
            }
        };
        self.look(&session);
        outcome
    }
}
