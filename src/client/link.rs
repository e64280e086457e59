//! Where links come from: the network, or the registry inside this process.

use crate::error::{Error, Result};
use crate::secret::Secret;
use crate::wire::{self, DEFAULT_MAX_FRAME, FrameError, Link, Peer, Stream};
use std::pin::Pin;

/// A link being made.
pub type Opening<'a> = Pin<Box<dyn Future<Output = Result<Link>> + Send + 'a>>;

/// Makes links to one registry: the first, and another one after each that is lost.
pub trait Connect: Send {
    /// Makes a link; what the person should know on the way goes to `warn`.
    fn connect<'a>(&'a mut self, warn: &'a mut (dyn FnMut(&str) + Send)) -> Opening<'a>;

    /// Whether the next link may bring a session of somebody else's with it.
    fn may_lend(&self) -> bool {
        false
    }

    /// From now on no session of somebody else's is wanted.
    fn alone(&mut self) {}

    /// The password, where it was fetched for a link: a session that is lent needs none.
    fn password(&self) -> Option<Secret> {
        None
    }

    /// The error for a greeting that did not come.
    fn explain(&self, error: FrameError, _peer: &Peer) -> Error {
        Error::session(format!("no greeting came: {error}")).source(error)
    }
}

/// A registry on the network.
pub struct Network(pub wire::Settings);

impl Connect for Network {
    fn connect<'a>(&'a mut self, warn: &'a mut (dyn FnMut(&str) + Send)) -> Opening<'a> {
        Box::pin(wire::connect(&self.0, &mut |text: &str| warn(text)))
    }

    fn explain(&self, error: FrameError, peer: &Peer) -> Error {
        wire::explain_read(error, peer, &self.0)
    }
}

/// A registry inside this process: what gives a new stream to it.
pub struct Inside<F>(pub F);

impl<F, Made, S> Connect for Inside<F>
where
    F: FnMut() -> Made + Send,
    Made: Future<Output = Result<S>> + Send + 'static,
    S: Stream + 'static,
{
    fn connect<'a>(&'a mut self, _: &'a mut (dyn FnMut(&str) + Send)) -> Opening<'a> {
        let made = (self.0)();
        Box::pin(async { Ok(Link::from_stream(made.await?, DEFAULT_MAX_FRAME)) })
    }
}
