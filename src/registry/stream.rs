//! Streams as the server needs them: one that can be asked whether more has arrived, and a socket that acknowledges
//! what it waits for the rest of.

use std::future::poll_fn;
use std::io;
use std::mem::MaybeUninit;
use std::pin::{Pin, pin};
use std::task::{Context, Poll, Waker, ready};
use tokio::io::{AsyncRead, AsyncWrite, DuplexStream, ReadBuf};
use tokio::net::TcpStream;
use tokio::task::unconstrained;
use tokio_openssl::SslStream;

/// How much is read ahead at most.
const AHEAD: usize = 4096;

/// A stream that can let the other end know at once what has arrived.
pub trait Prompt {
    /// Acknowledges what was read: clients that write header and body separately wait for that in between. An answer
    /// does the same by itself.
    fn acknowledge(&self) {}
}

impl Prompt for DuplexStream {}

impl Prompt for SslStream<Socket> {
    fn acknowledge(&self) {
        self.get_ref().acknowledge();
    }
}

/// A stream that reads ahead when asked whether there is anything to read.
pub(super) struct Watched<S> {
    stream: S,
    ahead: Vec<u8>,
}

impl<S> Watched<S> {
    /// Nothing is read ahead yet.
    pub(super) fn new(stream: S) -> Self {
        Watched { stream, ahead: Vec::new() }
    }
}

impl<S: AsyncRead + Unpin> Watched<S> {
    /// Whether there is something to read this instant.
    pub(super) fn has_arrived(&mut self) -> bool {
        let mut context = Context::from_waker(Waker::noop());
        // The runtime's turn-taking must not make it look as if nothing were there.
        let looking = pin!(unconstrained(poll_fn(|context| self.poll_ahead(context))));
        matches!(looking.poll(&mut context), Poll::Ready(Ok(true)))
    }

    /// Whether there is something to read, read ahead unless something was already; `false` at the end of the stream.
    pub(super) fn poll_ahead(&mut self, context: &mut Context<'_>) -> Poll<io::Result<bool>> {
        if self.ahead.is_empty() {
            let mut room = [const { MaybeUninit::uninit() }; AHEAD];
            let mut buffer = ReadBuf::uninit(&mut room);
            ready!(Pin::new(&mut self.stream).poll_read(context, &mut buffer))?;
            self.ahead.extend_from_slice(buffer.filled());
        }
        Poll::Ready(Ok(!self.ahead.is_empty()))
    }
}

impl<S: AsyncRead + Unpin + Prompt> AsyncRead for Watched<S> {
    fn poll_read(mut self: Pin<&mut Self>, context: &mut Context<'_>, into: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        if self.ahead.is_empty() {
            let read = Pin::new(&mut self.stream).poll_read(context, into);
            if read.is_pending() {
                // Who reads has a part of a frame.
                self.stream.acknowledge();
            }
            return read;
        }
        let count = self.ahead.len().min(into.remaining());
        into.put_slice(&self.ahead[..count]);
        self.ahead.drain(..count);
        Poll::Ready(Ok(()))
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Watched<S> {
    fn poll_write(mut self: Pin<&mut Self>, context: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write(context, bytes)
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}

/// A TCP socket without Nagle's delay.
pub struct Socket(TcpStream);

impl Socket {
    /// Takes over an accepted socket.
    pub(super) fn new(stream: TcpStream) -> io::Result<Self> {
        stream.set_nodelay(true)?;
        let socket = Socket(stream);
        socket.acknowledge();
        Ok(socket)
    }
}

impl Prompt for Socket {
    /// Linux forgets the wish for quick acknowledgements; it is a hint, and so is its failure.
    fn acknowledge(&self) {
        #[cfg(target_os = "linux")]
        drop(self.0.set_quickack(true));
    }
}

impl AsyncRead for Socket {
    fn poll_read(mut self: Pin<&mut Self>, context: &mut Context<'_>, into: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.0).poll_read(context, into)
    }
}

impl AsyncWrite for Socket {
    fn poll_write(mut self: Pin<&mut Self>, context: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.0).poll_write(context, bytes)
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.0).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.0).poll_shutdown(context)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tokio::io::{AsyncReadExt, AsyncWriteExt};

    #[tokio::test]
    async fn looking_ahead_loses_nothing() {
        let (mut near, far) = tokio::io::duplex(64);
        let mut watched = Watched::new(far);
        assert!(!watched.has_arrived());
        near.write_all(b"abc").await.expect("written");
        assert!(watched.has_arrived() && watched.has_arrived());
        assert!(poll_fn(|context| watched.poll_ahead(context)).await.expect("open"));
        let mut two = [0; 2];
        watched.read_exact(&mut two).await.expect("read");
        assert_eq!(&two, b"ab");
        near.write_all(b"d").await.expect("written");
        watched.read_exact(&mut two).await.expect("read");
        assert_eq!(&two, b"cd");
        drop(near);
        assert!(!poll_fn(|context| watched.poll_ahead(context)).await.expect("no error"));
        assert!(!watched.has_arrived());
    }
}
