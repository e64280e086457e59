//! One connection: greeting, then one answer per frame, until somebody ends it (RFC 5734, section 2).
//!
//! ```text
//!            ┌────────────── answer ◄─────────── gate
//!            ▼                                     ▲
//!  greeting ─► wait for the first byte ─► frame ───┘
//!                 │ idle, stop, end         │ cut, too slow, too long
//!                 ▼                         ▼
//!               close                    (2500) close
//! ```

use super::gate::{self, Spoken, Then};
use super::mischief::Mischief;
use super::pki::PeerCertificate;
use super::stream::{Prompt, Watched};
use super::transcript::Exchange;
use super::{Registry, sessions};
use crate::secret::Wiped;
use crate::wire::{FrameError, Framed};
use std::future::poll_fn;
use std::net::IpAddr;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, Waker};
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::sync::watch;
use tokio::time::{Instant, Sleep, sleep, timeout};

/// How often a client may send ahead of an answer before the connection is closed (TR-21).
const BATCHES: u32 = 3;

/// The time in which commands are counted.
const MINUTE: Duration = Duration::from_secs(60);

/// How long the client's last words are waited for, so that closing does not destroy what it has not read yet.
const LINGER: Duration = Duration::from_millis(500);

/// Who is at the other end.
#[derive(Clone, Debug)]
pub struct PeerInfo {
    /// Its address.
    pub ip: IpAddr,
    /// How it is connected.
    pub channel: Channel,
}

/// How a client is connected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Channel {
    /// From within this process.
    InProcess,
    /// Over TCP on the loopback interface: no certificate can be asked for.
    Plain,
    /// Over TLS, with the certificate it showed.
    Tls(Option<PeerCertificate>),
}

impl PeerInfo {
    /// Whether it is in this process.
    pub fn in_process(&self) -> bool {
        self.channel == Channel::InProcess
    }
}

/// A client as the gate sees it.
pub(super) struct Client {
    /// Who it is.
    pub(super) peer: PeerInfo,
    /// What it agreed on at login.
    pub(super) session: Option<sessions::Session>,
    /// Failed logins on this connection.
    pub(super) failed_logins: u32,
    /// How fast its commands come.
    pub(super) pace: Pace,
    /// When it connected.
    pub(super) since: Instant,
}

/// How many commands came in the minute that runs (G11).
#[derive(Default)]
pub(super) struct Pace {
    since: Option<std::time::Instant>,
    count: u32,
}

impl Pace {
    /// Counts a command that came `now`; whether it is one of the first `most` of its minute. 0 is for any number.
    pub(super) fn admits(&mut self, most: u32, now: std::time::Instant) -> bool {
        if most == 0 {
            return true;
        }
        if self.since.is_none_or(|since| now.saturating_duration_since(since) >= MINUTE) {
            *self = Pace { since: Some(now), count: 0 };
        }
        self.count = self.count.saturating_add(1);
        self.count <= most
    }
}

/// Why a connection ended, for the log.
type End = String;

/// Speaks EPP over `stream` until the session ends.
pub async fn serve_stream<S>(registry: Arc<Registry>, stream: S, peer: PeerInfo)
where
    S: AsyncRead + AsyncWrite + Prompt + Unpin + Send,
{
    let max_frame = registry.settings().frame.max;
    let client = Client { peer, session: None, failed_logins: 0, pace: Pace::default(), since: Instant::now() };
    let mut connection = Connection {
        framed: Framed::new(Watched::new(stream), max_frame),
        who: client.name().into(),
        client,
        ahead: false,
        batches: 0,
        active: Instant::now(),
        alarm: Box::pin(sleep(Duration::ZERO)),
        stop: Stop::of(&registry),
        registry: Arc::clone(&registry),
    };
    let counted = registry.metrics.connections.count();
    tracing::info!(peer = %connection.client.peer.ip, "connected");
    let end = connection.converse().await.err().unwrap_or_default();
    tracing::info!(peer = %connection.client.peer.ip, registrar = connection.client.name(), end, "closed");
    connection.close().await;
    drop(counted);
}

impl Client {
    /// The registrar that is logged in.
    fn name(&self) -> &str {
        self.session.as_ref().map_or("-", |session| &session.registrar)
    }
}

/// A connection and where it is in its life.
struct Connection<S> {
    registry: Arc<Registry>,
    framed: Framed<Watched<S>>,
    client: Client,
    /// The registrar whose command was answered last; `-` before a login.
    who: Arc<str>,
    /// Whether the next frame began before the last answer was sent.
    ahead: bool,
    /// How many times that happened in a row of frames.
    batches: u32,
    /// When the last frame was answered.
    active: Instant,
    /// Rings when the client was silent for too long, or before that.
    alarm: Pin<Box<Sleep>>,
    /// Tells that the registry stops.
    stop: Stop,
}

/// The registry's word that it stops, waited for through all of a connection's life: to begin anew with every frame would
/// have all connections meet at one lock.
struct Stop {
    told: watch::Receiver<bool>,
    waiting: Pin<Box<dyn Future<Output = ()> + Send>>,
    /// Whom it wakes.
    waker: Option<Waker>,
}

impl Stop {
    /// Of this registry.
    fn of(registry: &Registry) -> Stop {
        let told = registry.stop.subscribe();
        let mut own = told.clone();
        // An error would mean that the registry is gone.
        let waiting = Box::pin(async move { drop(own.wait_for(|stop| *stop).await) });
        Stop { told, waiting, waker: None }
    }

    /// Whether the registry stops; whoever asks is woken when it does.
    fn poll(&mut self, context: &mut Context<'_>) -> Poll<()> {
        if *self.told.borrow() {
            return Poll::Ready(());
        }
        if self.waker.as_ref().is_some_and(|waker| waker.will_wake(context.waker())) {
            return Poll::Pending;
        }
        self.waker = Some(context.waker().clone());
        self.waiting.as_mut().poll(context)
    }
}

impl<S> Drop for Connection<S> {
    /// However it ended, by a fault in a flow too: what is not held any more is freed by the next beat.
    fn drop(&mut self) {
        if let Some(session) = &self.client.session {
            self.registry.release(&session.id);
        }
    }
}

impl<S: AsyncRead + AsyncWrite + Prompt + Unpin> Connection<S> {
    /// Everything from the greeting to the end; never `Ok`.
    async fn converse(&mut self) -> Result<(), End> {
        let greeting = gate::greeting(&self.registry).await;
        self.send(&greeting).await?;
        loop {
            // It may hold passwords.
            let frame = Wiped::from(self.next_frame().await?);
            let begun = Instant::now();
            let spoken = gate::answer(&self.registry, &mut self.client, &frame, self.ahead).await;
            // Who logged in is known after the answer, and who logged out from before it.
            if let Some(session) = self.client.session.as_ref().filter(|session| *session.registrar != *self.who) {
                self.who = session.registrar.as_str().into();
            }
            let who = Arc::clone(&self.who);
            let took = begun.elapsed();
            self.registry.metrics.answered(&spoken.command, spoken.code, took);
            self.write_down(&who, &frame, &spoken);
            drop(frame);
            // Whatever is here before the answer leaves was sent without waiting for it.
            let ahead = self.framed.buffered() || self.framed.get_mut().has_arrived();
            self.batches += u32::from(ahead && !self.ahead);
            self.ahead = ahead;
            let sent = match &spoken.mischief {
                _ if spoken.then == Then::Vanish => Err("nobody knows whether the last command was done".into()),
                Some(mischief) => self.spoil(mischief, &spoken.frame).await,
                None => self.send(&spoken.frame).await,
            };
            // The client waits for nothing that it is not told.
            self.log(&who, &spoken, took);
            sent?;
            if spoken.then == Then::Close {
                return Err(format!("answered {}", spoken.code));
            }
            if self.batches >= BATCHES {
                return self.refuse("sent ahead of the answers too often").await;
            }
            self.active = Instant::now();
        }
    }

    /// The next frame, or why there is none.
    async fn next_frame(&mut self) -> Result<Vec<u8>, End> {
        self.wait().await?;
        let limit = Duration::from_secs(self.registry.settings().frame.timeout);
        match timeout(limit, self.framed.read()).await {
            Err(_) => Err("a frame took too long to arrive".into()),
            Ok(Ok(frame)) => Ok(frame),
            Ok(Err(error @ FrameError::TooLong { .. })) => self.refuse(&error.to_string()).await.map(|()| Vec::new()),
            // Not quoted: it may be a login without its header, and the reason is logged.
            Ok(Err(FrameError::Unframed(_))) => self
                .refuse("text came in place of a frame; each begins with four bytes of length (RFC 5734)")
                .await
                .map(|()| Vec::new()),
            Ok(Err(error)) => Err(error.to_string()),
        }
    }

    /// Waits for the first byte of the next frame, for as long as this client may be silent.
    async fn wait(&mut self) -> Result<(), End> {
        let (until, why) = self.deadline();
        // Asked first: a client whose next frame is always here already would never be waited for.
        if Instant::now() >= until {
            return Err(why.into());
        }
        if self.framed.buffered() {
            return Ok(());
        }
        let Connection { framed, alarm, stop, .. } = self;
        if until < alarm.deadline() {
            alarm.as_mut().reset(until);
        }
        poll_fn(|context| {
            if stop.poll(context).is_ready() {
                return Poll::Ready(Err("the server stops".into()));
            }
            if let Poll::Ready(arrived) = framed.get_mut().poll_ahead(context) {
                return Poll::Ready(match arrived {
                    Ok(true) => Ok(()),
                    Ok(false) => Err("the client closed the connection".into()),
                    Err(error) => Err(format!("the connection failed: {error}")),
                });
            }
            // It was set for an earlier frame, and is set again only when it rings.
            while alarm.as_mut().poll(context).is_ready() {
                if Instant::now() >= until {
                    return Poll::Ready(Err(why.into()));
                }
                alarm.as_mut().reset(until);
            }
            Poll::Pending
        })
        .await
    }

    /// Until when the next frame must have begun, and what it means when it has not.
    fn deadline(&self) -> (Instant, &'static str) {
        let settings = self.registry.settings();
        let limits = &settings.session;
        let after = |from: Instant, seconds| from + Duration::from_secs(seconds);
        let Some(session) = &self.client.session else {
            return (after(self.client.since, limits.pre_login), "no login in time");
        };
        let (idle, end) = (after(self.active, limits.idle), after(session.since, limits.lifetime));
        if end < idle { (end, "the session reached its lifetime") } else { (idle, "idle for too long") }
    }

    /// Answers 2500 to what cannot be read as a command, and ends.
    async fn refuse(&mut self, why: &str) -> Result<(), End> {
        let spoken = gate::closing(&self.registry, &self.client, why);
        self.registry.metrics.answered(&spoken.command, spoken.code, Duration::ZERO);
        self.log(self.client.name(), &spoken, Duration::ZERO);
        self.send(&spoken.frame).await?;
        Err(why.into())
    }

    /// Sends a frame in one write; a client that does not read is given up.
    async fn send(&mut self, frame: &[u8]) -> Result<(), End> {
        let limit = Duration::from_secs(self.registry.settings().frame.write_timeout);
        match timeout(limit, self.framed.write(frame)).await {
            Ok(Ok(())) => Ok(()),
            Ok(Err(error)) => Err(format!("the answer could not be sent: {error}")),
            Err(_) => Err("the client does not read its answers".into()),
        }
    }

    /// Sends an answer with a fault made on purpose; an error ends the connection.
    async fn spoil(&mut self, mischief: &Mischief, frame: &[u8]) -> Result<(), End> {
        let on_purpose = || Err("a fault on purpose".into());
        let whole = [&(frame.len() as u32 + 4).to_be_bytes(), frame].concat();
        match mischief {
            Mischief::DropBeforeCommit | Mischief::DropAfterCommit => on_purpose(),
            Mischief::Delay(wait) => {
                sleep(*wait).await;
                self.send(frame).await
            }
            Mischief::Truncate => {
                self.send_pieces(&whole[..whole.len() / 2], whole.len(), Duration::ZERO).await?;
                on_purpose()
            }
            Mischief::Garbage => self.send(b"<<< this is no EPP >>>").await,
            Mischief::Split => self.send_pieces(&whole, 7, Duration::from_millis(1)).await,
            Mischief::Slow(rate) => {
                let pause = Duration::from_micros(1_000_000 / (*rate).max(1));
                self.send_pieces(&whole, 1, pause).await
            }
            Mischief::Close => {
                self.send(frame).await?;
                on_purpose()
            }
            Mischief::Duplicate => {
                self.send(frame).await?;
                self.send(frame).await
            }
            Mischief::Refuse(_) | Mischief::WrongId => self.send(frame).await,
        }
    }

    /// Sends bytes as they are, so many at a time.
    async fn send_pieces(&mut self, bytes: &[u8], size: usize, pause: Duration) -> Result<(), End> {
        let failed = |error: std::io::Error| format!("the answer could not be sent: {error}");
        for piece in bytes.chunks(size.max(1)) {
            let stream = self.framed.get_mut();
            stream.write_all(piece).await.map_err(failed)?;
            stream.flush().await.map_err(failed)?;
            if !pause.is_zero() {
                sleep(pause).await;
            }
        }
        Ok(())
    }

    /// Frees the session's slot, then closes so that the last answer arrives.
    async fn close(mut self) {
        if let Some(session) = self.client.session.take() {
            self.registry.forget(&session, None).await;
        }
        let stream = self.framed.get_mut();
        let farewell = async {
            stream.shutdown().await?;
            let mut rest = [0; 1024];
            while stream.read(&mut rest).await? > 0 {}
            std::io::Result::Ok(())
        };
        // Nothing hangs on how the client says good-bye.
        drop(timeout(LINGER, farewell).await);
    }

    /// The exchange in the transcript, where there is one.
    fn write_down(&self, who: &str, frame: &[u8], spoken: &Spoken) {
        let Some(transcript) = self.registry.transcript.get() else { return };
        transcript.record(&Exchange {
            at: self.registry.latest().to_wire(),
            peer: self.client.peer.ip.to_string(),
            registrar: who,
            request: frame,
            answer: &spoken.frame,
            code: spoken.code,
            svtrid: &spoken.svtrid,
        });
    }

    /// One line per frame, which took so long.
    fn log(&self, who: &str, spoken: &Spoken, took: Duration) {
        tracing::info!(
            peer = %self.client.peer.ip,
            registrar = who,
            command = &*spoken.command,
            code = spoken.code.0,
            svtrid = spoken.svtrid,
            ms = took.as_millis() as u64,
            "answered"
        );
    }
}
