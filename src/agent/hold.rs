//! The agent itself: its session, its state, and its life from the first login to the logout.

use super::place::Taken;
use super::voice::Voice;
use super::words::{Account, Report};
use crate::client::{Client, Lent};
use crate::error::{Error, Result};
use crate::spec::Catalog;
use jiff::Timestamp;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex as StdMutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::net::{UnixListener, UnixStream};
use tokio::sync::{Mutex, Semaphore, watch};
use tokio::task::JoinSet;
use tokio::time::{Instant, sleep, timeout};

/// How many programs may have the socket open.
const CLIENTS: usize = 256;

/// How long the answer to the logout is waited for.
const PARTING: Duration = Duration::from_secs(2);

/// How long a command under way is waited for at the end, beyond what its answer may take.
const GRACE: Duration = Duration::from_secs(5);

/// How often the session is looked at where nothing is due.
const LOOK: Duration = Duration::from_secs(30);

/// Why an agent ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ending {
    /// The reason, for the log.
    pub why: String,
    /// The exit status.
    pub status: u8,
}

/// What is known of the session.
pub(super) struct State {
    pub commands: u64,
    pub code: Option<u16>,
    pub used: Instant,
    pub open: bool,
    pub lent: Lent,
    pub greeting: Vec<u8>,
    pub clients: usize,
}

/// What an agent is made of.
pub struct Setup {
    /// The profile's name.
    pub profile: String,
    /// The account whose session it is.
    pub account: Account,
    /// The session; its doubts, its audit log and its ids are those of whoever uses it.
    pub client: Client,
    /// The specs.
    pub catalog: &'static Catalog,
    /// What it says; the client's warnings go there too.
    pub voice: Arc<Voice>,
    /// Counts the client's logins.
    pub logins: Arc<AtomicU64>,
    /// After how long without commands it ends.
    pub idle: Option<Duration>,
    /// The largest frame.
    pub max_frame: usize,
}

/// An agent.
pub struct Holder {
    profile: String,
    pub(super) account: Account,
    pub(super) session: Arc<Mutex<Client>>,
    state: StdMutex<State>,
    pub(super) catalog: &'static Catalog,
    pub(super) voice: Arc<Voice>,
    logins: Arc<AtomicU64>,
    idle: Option<Duration>,
    pub(super) max_frame: usize,
    /// How long answers are waited for, where whoever asks says nothing else.
    pub(super) answer: Duration,
    since: Timestamp,
    clients: Semaphore,
    ending: watch::Sender<Option<Ending>>,
    ended: watch::Sender<bool>,
}

impl Holder {
    /// Logs in; an agent without a session is none.
    pub async fn open(setup: Setup) -> Result<Arc<Holder>> {
        let Setup { profile, account, mut client, catalog, voice, logins, idle, max_frame } = setup;
        client.make_ready(true).await?;
        let (Some(lent), Some(greeting)) = (client.lend(), client.raw_greeting().map(Into::into)) else {
            return Err(Error::internal("the session is not in the state it should be in"));
        };
        let answer = client.settings().answer_timeout;
        let state = State { commands: 0, code: None, used: Instant::now(), open: true, lent, greeting, clients: 0 };
        Ok(Arc::new(Holder {
            profile,
            account,
            session: Arc::new(Mutex::new(client)),
            state: StdMutex::new(state),
            catalog,
            voice,
            logins,
            idle,
            max_frame,
            answer,
            since: Timestamp::now(),
            clients: Semaphore::new(CLIENTS),
            ending: watch::Sender::new(None),
            ended: watch::Sender::new(false),
        }))
    }

    /// Serves until it is told to end, is unused for long enough, or the registry refuses it.
    pub async fn run(self: Arc<Self>, taken: Taken, listener: UnixListener) -> Ending {
        let mut tasks = JoinSet::new();
        let maintained = tokio::spawn(self.clone().maintain());
        let mut ending = self.ending.subscribe();
        let why = loop {
            if let Some(why) = ending.borrow_and_update().clone() {
                break why;
            }
            tokio::select! {
                accepted = listener.accept() => match accepted {
                    Ok((stream, _)) => drop(tasks.spawn(self.clone().admit(stream))),
                    // Out of file handles, most likely: some come back.
                    Err(error) => {
                        self.voice.log(&format!("nobody can be let in: {error}"));
                        sleep(Duration::from_millis(200)).await;
                    }
                },
                _ = ending.changed() => {}
                Some(_) = tasks.join_next() => {}
            }
        };
        taken.hide();
        drop(listener);
        maintained.abort();
        // What is under way gets its answer.
        match timeout(self.answer + GRACE, self.session.lock()).await {
            Ok(mut session) => drop(timeout(PARTING, session.logout()).await),
            Err(_) => self.voice.log("a command was under way still, and was not waited for any longer"),
        }
        self.voice.log(&format!("ended: {}", why.why));
        drop(taken);
        self.ended.send_replace(true);
        drop(timeout(PARTING, async { while tasks.join_next().await.is_some() {} }).await);
        why
    }

    /// Lets one in, where it is this user's.
    async fn admit(self: Arc<Self>, stream: UnixStream) {
        if !super::place::is_ours(&stream) {
            self.voice.log("another user wanted in, and was refused");
            return;
        }
        match self.clients.try_acquire() {
            Ok(_place) => self.talk(stream).await,
            Err(_) => self.voice.log(&format!("{CLIENTS} programs have the socket open; another one was refused")),
        }
    }

    /// Ends, for the reason that was given first.
    pub fn end(&self, why: impl Into<String>, status: u8) {
        self.ending.send_if_modified(|ending| {
            let first = ending.is_none();
            if first {
                *ending = Some(Ending { why: why.into(), status });
            }
            first
        });
    }

    /// Whether it is about to end.
    pub(super) fn is_ending(&self) -> bool {
        self.ending.borrow().is_some()
    }

    /// Waits until it is about to end.
    pub(super) async fn about_to_end(&self) {
        drop(self.ending.subscribe().wait_for(Option::is_some).await);
    }

    /// Waits until it has logged out.
    pub(super) async fn has_ended(&self) {
        drop(self.ended.subscribe().wait_for(|ended| *ended).await);
    }

    /// Keeps the session open while nobody uses it, and ends when nobody has for long enough.
    async fn maintain(self: Arc<Self>) {
        loop {
            let next = {
                let mut session = self.session.lock().await;
                if session.idle_due(Instant::now()) == Some(Duration::ZERO) && !session.keepalive().await {
                    self.voice.log("the registry closed the connection; the next command opens another one");
                }
                self.look(&session);
                session.idle_due(Instant::now()).unwrap_or(LOOK)
            };
            let unused = self.state().used.elapsed();
            let next = match self.idle {
                Some(idle) if unused >= idle => {
                    self.end(format!("no command came for {} s", unused.as_secs()), 0);
                    return;
                }
                Some(idle) => next.min(idle - unused),
                None => next,
            };
            sleep(next.max(Duration::from_millis(20))).await;
        }
    }

    /// The state.
    pub(super) fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Notes how the session is.
    pub(super) fn look(&self, session: &Client) {
        let (lent, greeting) = (session.lend(), session.raw_greeting().map(<[u8]>::to_vec));
        let mut state = self.state();
        state.open = lent.is_some();
        if let (Some(lent), Some(greeting)) = (lent, greeting) {
            (state.lent, state.greeting) = (lent, greeting);
        }
    }

    /// How it is.
    pub async fn report(&self) -> Report {
        // While a command is under way the session is open.
        if let Ok(mut session) = self.session.try_lock() {
            session.is_alive().await;
            self.look(&session);
        }
        let state = self.state();
        Report {
            profile: self.profile.clone(),
            user: state.lent.user.clone(),
            server: self.account.server.clone(),
            pid: std::process::id(),
            since: self.since.to_string(),
            open: state.open,
            logins: self.logins.load(Ordering::Relaxed),
            commands: state.commands,
            code: state.code,
            unused: state.used.elapsed().as_secs(),
            idle: self.idle.map(|idle| idle.as_secs()),
            clients: state.clients,
        }
    }
}
