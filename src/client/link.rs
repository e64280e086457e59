//! Where links come from: a socket, or the registry inside this process.

use crate::error::Result;
use crate::wire::Framed;
use std::pin::Pin;
use tokio::io::{AsyncRead, AsyncWrite};

/// A stream of bytes in both directions.
pub trait Stream: AsyncRead + AsyncWrite + Unpin + Send {}

impl<S: AsyncRead + AsyncWrite + Unpin + Send> Stream for S {}

/// A stream of frames to a registry.
pub type Link = Framed<Box<dyn Stream>>;

/// A link being made.
pub type Opening<'a> = Pin<Box<dyn Future<Output = Result<Link>> + Send + 'a>>;

/// Makes links to one registry: the first, and another one after each that is lost.
pub trait Connect: Send {
    /// Makes a link; what the person should know on the way goes to `warn`.
    fn connect<'a>(&'a mut self, warn: &'a mut (dyn FnMut(&str) + Send)) -> Opening<'a>;
}
