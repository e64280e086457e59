//! The side of those who use an agent's session: finding it, looking whose it is, and doing without.

use super::place::{Place, is_ours};
use super::words::{Account, Offer, VERSION, Wanted, hear, tell};
use crate::client::{Connect, Opening};
use crate::error::{Error, Result};
use crate::secret::Secret;
use crate::wire::{FrameError, Framed, Link, Peer, Stream};
use std::io::ErrorKind;
use std::time::Duration;
use tokio::net::UnixStream;
use tokio::time::timeout;

/// How long an agent may take to say what it has.
const PATIENCE: Duration = Duration::from_secs(5);

/// Why there is no agent to use.
#[derive(Debug, PartialEq, Eq)]
pub enum NoAgent {
    /// There is none.
    Absent,
    /// There is one, for something else.
    Other(String),
    /// What is there is not to be trusted, or does not answer: the person should know.
    Suspect(String),
}

impl NoAgent {
    /// It, for a sentence.
    pub fn why(&self) -> &str {
        match self {
            NoAgent::Absent => "there is no agent for this profile and user",
            NoAgent::Other(why) | NoAgent::Suspect(why) => why,
        }
    }
}

/// Opens the socket of an agent, which must be this user's own.
async fn call(place: &Place, max_frame: usize) -> Result<Framed<UnixStream>, NoAgent> {
    if !place.is_taken() {
        return Err(NoAgent::Absent);
    }
    if let Some(why) = place.distrust() {
        return Err(NoAgent::Suspect(why));
    }
    let socket = place.socket();
    let stream = match timeout(PATIENCE, UnixStream::connect(&socket)).await {
        Ok(Ok(stream)) => stream,
        // A dead agent leaves a socket at which nobody answers.
        Ok(Err(error)) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::ConnectionRefused) => {
            return Err(NoAgent::Absent);
        }
        Ok(Err(error)) => return Err(NoAgent::Suspect(format!("{} cannot be opened: {error}", socket.display()))),
        Err(_) => return Err(NoAgent::Suspect("the agent does not answer".into())),
    };
    if !is_ours(&stream) {
        return Err(NoAgent::Suspect(format!("another user listens at {}", socket.display())));
    }
    Ok(Framed::new(stream, max_frame))
}

/// Asks the agent at a place something, and waits so long for the answer.
pub async fn ask(place: &Place, wanted: &Wanted, patience: Duration) -> Result<Offer, NoAgent> {
    let mut framed = call(place, 1 << 20).await?;
    let answer = async {
        tell(&mut framed, wanted).await.ok()?;
        hear::<Offer>(&mut framed).await
    };
    match timeout(patience, answer).await {
        Ok(Some(offer)) => Ok(offer),
        // One that has just ended is none.
        Ok(None) if !place.is_taken() => Err(NoAgent::Absent),
        Ok(None) => Err(NoAgent::Suspect("the agent closed its socket without an answer".into())),
        Err(_) => Err(NoAgent::Suspect("the agent does not answer".into())),
    }
}

/// What makes a connection of our own, and the password for it; done only when it is needed.
pub type Own = Box<dyn FnMut() -> Result<(Box<dyn Connect>, Secret)> + Send>;

/// Links through an agent, and to the registry itself where there is none.
pub struct Through {
    place: Place,
    account: Account,
    max_frame: usize,
    /// No connection of our own.
    only: bool,
    /// None through an agent any more.
    alone: bool,
    make: Own,
    own: Option<(Box<dyn Connect>, Secret)>,
    /// Words for those who asked for details.
    detail: Box<dyn Fn(&str) + Send>,
}

impl Through {
    /// Links for an account; `only` through an agent where that is wanted.
    pub fn new(
        place: Place,
        account: Account,
        max_frame: usize,
        only: bool,
        make: Own,
        detail: Box<dyn Fn(&str) + Send>,
    ) -> Through {
        Through { place, account, max_frame, only, alone: false, make, own: None, detail }
    }

    /// A link to the session of the agent.
    async fn join(&mut self) -> Result<Link, NoAgent> {
        let mut framed = call(&self.place, self.max_frame).await?;
        let wanted = Wanted::Session { version: VERSION, account: Box::new(self.account.clone()) };
        let answer = async {
            tell(&mut framed, &wanted).await.ok()?;
            hear::<Offer>(&mut framed).await
        };
        match timeout(PATIENCE, answer).await {
            Ok(Some(Offer::Session { pid, lent })) => {
                (self.detail)(&format!("the session of the agent with the process id {pid} is used"));
                let peer = Peer { address: format!("the agent (process {pid})"), ..Peer::default() };
                let framed = framed.map(|stream| Box::new(stream) as Box<dyn Stream>);
                Ok(Link { framed, peer, lent: Some(lent) })
            }
            Ok(Some(Offer::No(why))) => Err(NoAgent::Other(why)),
            Ok(None) if !self.place.is_taken() => Err(NoAgent::Absent),
            Ok(_) => Err(NoAgent::Suspect("the agent closed its socket or said what makes no sense".into())),
            Err(_) => Err(NoAgent::Suspect("the agent does not answer".into())),
        }
    }
}

impl Connect for Through {
    fn connect<'a>(&'a mut self, warn: &'a mut (dyn FnMut(&str) + Send)) -> Opening<'a> {
        Box::pin(async move {
            if !self.alone {
                let none = match self.join().await {
                    Ok(link) => return Ok(link),
                    Err(none) => none,
                };
                if self.only {
                    return Err(Error::session(format!("no session of an agent: {}", none.why()))
                        .hint("`eppsh agent start` starts one; without --agent a login of its own is used"));
                }
                match &none {
                    NoAgent::Absent => {}
                    NoAgent::Other(why) => (self.detail)(&format!("the agent is not used: {why}")),
                    NoAgent::Suspect(why) => warn(&format!("the agent is not used: {why}")),
                }
            }
            let own = match self.own.take() {
                Some(own) => own,
                None => (self.make)()?,
            };
            self.own.insert(own).0.connect(warn).await
        })
    }

    fn may_lend(&self) -> bool {
        !self.alone
    }

    fn alone(&mut self) {
        self.alone = true;
    }

    fn password(&self) -> Option<Secret> {
        self.own.as_ref().map(|(_, password)| password.clone())
    }

    fn explain(&self, error: FrameError, peer: &Peer) -> Error {
        match &self.own {
            Some((own, _)) => own.explain(error, peer),
            None => Error::session(format!("the agent closed its socket: {error}")).source(error),
        }
    }
}
