//! Frames of RFC 5734 section 4: four bytes of length in network order, which count themselves, then the XML.
//!
//! The length is what a peer says; memory is taken only for what arrives.

use crate::secret::Wiped;
use std::fmt;
use std::io;
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};

/// The largest whole frame a client takes unless told otherwise.
pub const DEFAULT_MAX_FRAME: usize = 16 * 1024 * 1024;

/// The bytes of the length itself.
const HEADER: usize = 4;

/// Room for one read: a TLS record carries no more than this.
const CHUNK: usize = 16 * 1024;

/// A buffer that grew beyond this for one long answer is given back.
const KEEP: usize = 256 * 1024;

/// How much of a text that is no frame is collected to be shown.
const TEXT_LIMIT: usize = 1024;

/// How long the rest of a text that is no frame is waited for.
const TEXT_GRACE: Duration = Duration::from_millis(500);

/// Why there is no next frame. After anything but [`FrameError::Closed`] the stream is out of step and must be closed.
#[derive(Debug)]
pub enum FrameError {
    /// The peer closed the connection between two frames.
    Closed,
    /// The peer closed it within a frame of `expected` bytes (4 while the length itself is incomplete).
    Cut {
        /// The whole frame, header included.
        expected: usize,
        /// What arrived of it.
        got: usize,
    },
    /// The length leaves no room for a body: 0 to 4.
    TooShort(u32),
    /// The length is over the limit.
    TooLong {
        /// What the header says.
        length: u32,
        /// What was allowed.
        max: usize,
    },
    /// Readable text stands where a length should be; this is its beginning.
    Unframed(String),
    /// The connection failed.
    Io(io::Error),
}

impl fmt::Display for FrameError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            FrameError::Closed => f.write_str("the connection was closed"),
            FrameError::Cut { expected, got } => {
                write!(f, "the connection was closed within a frame, after {got} of {expected} bytes")
            }
            FrameError::TooShort(length) => write!(f, "a frame says it is {length} bytes long; 5 is the least"),
            FrameError::TooLong { length, max } => {
                write!(f, "a frame says it is {length} bytes long; at most {max} are taken")
            }
            FrameError::Unframed(text) => write!(f, "instead of a frame came text: {}", text.trim().escape_debug()),
            FrameError::Io(error) => write!(f, "the connection failed: {error}"),
        }
    }
}

impl std::error::Error for FrameError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            FrameError::Io(error) => Some(error),
            _ => None,
        }
    }
}

/// A stream of bytes seen as frames.
#[derive(Debug)]
pub struct Framed<S> {
    stream: S,
    /// What arrived and was not handed out yet; it survives a cancelled [`Framed::read`].
    arrived: Vec<u8>,
    /// Where one read goes first: made once, for spare room in `arrived` would be wiped before every read.
    chunk: Box<[u8]>,
    max_frame: usize,
}

impl<S> Framed<S> {
    /// Frames over `stream`, none longer than `max_frame` bytes with its header.
    pub fn new(stream: S, max_frame: usize) -> Self {
        Framed { stream, arrived: Vec::new(), chunk: Box::default(), max_frame }
    }

    /// Whether bytes of a next frame are here already: the peer did not wait for an answer.
    pub fn buffered(&self) -> bool {
        !self.arrived.is_empty()
    }

    /// The stream below.
    pub fn get_ref(&self) -> &S {
        &self.stream
    }

    /// The stream below; reading from it directly loses the step.
    pub fn get_mut(&mut self) -> &mut S {
        &mut self.stream
    }

    /// The same frames over what `with` makes of the stream; nothing that arrived is lost.
    pub fn map<T>(self, with: impl FnOnce(S) -> T) -> Framed<T> {
        let Framed { stream, arrived, chunk, max_frame } = self;
        Framed { stream: with(stream), arrived, chunk, max_frame }
    }

    /// Gives the stream back; bytes already read ahead are lost.
    pub fn into_inner(self) -> S {
        self.stream
    }

    /// The whole length of the frame that begins in the buffer, once its header is there.
    fn length(&self) -> Result<Option<usize>, FrameError> {
        let Some(header) = self.arrived.first_chunk::<HEADER>() else { return Ok(None) };
        let length = u32::from_be_bytes(*header);
        if (length as usize) <= HEADER {
            return Err(FrameError::TooShort(length));
        }
        if length as usize > self.max_frame {
            return Err(FrameError::TooLong { length, max: self.max_frame });
        }
        Ok(Some(length as usize))
    }

    /// Takes the body of the frame of `length` bytes out of the buffer, where all of it is.
    fn take(&mut self, length: usize) -> Vec<u8> {
        let body = self.arrived[HEADER..length].to_vec();
        self.arrived.drain(..length);
        if self.arrived.is_empty() && self.arrived.capacity() > KEEP {
            self.arrived = Vec::new();
        }
        body
    }

    /// The error for an end of the stream at this point.
    fn ended(&self, expected: Option<usize>) -> FrameError {
        match (expected, self.arrived.len()) {
            (None, 0) => FrameError::Closed,
            (None, _) if readable(&self.arrived) => FrameError::Unframed(self.text()),
            (expected, got) => FrameError::Cut { expected: expected.unwrap_or(HEADER), got },
        }
    }

    /// What arrived, as text to show.
    fn text(&self) -> String {
        String::from_utf8_lossy(&self.arrived[..self.arrived.len().min(TEXT_LIMIT)]).into_owned()
    }
}

impl<S: AsyncRead + Unpin> Framed<S> {
    /// The body of the next frame. Cancelling it loses nothing: the next call goes on where this one was.
    pub async fn read(&mut self) -> Result<Vec<u8>, FrameError> {
        loop {
            let expected = match self.length() {
                Err(FrameError::TooLong { .. }) if readable(&self.arrived[..HEADER]) => {
                    return Err(self.unframed().await);
                }
                other => other?,
            };
            if let Some(length) = expected
                && self.arrived.len() >= length
            {
                return Ok(self.take(length));
            }
            match self.fill().await {
                Ok(0) => return Err(self.ended(expected)),
                Ok(_) => {}
                Err(error) if is_end(&error) => return Err(self.ended(expected)),
                Err(error) => return Err(FrameError::Io(error)),
            }
        }
    }

    /// One read into the buffer; how many bytes it brought.
    async fn fill(&mut self) -> io::Result<usize> {
        if self.chunk.is_empty() {
            self.chunk = vec![0; CHUNK].into();
        }
        let count = self.stream.read(&mut self.chunk).await?;
        self.arrived.extend_from_slice(&self.chunk[..count]);
        Ok(count)
    }

    /// Collects a little more of what is no frame, for a person to read.
    async fn unframed(&mut self) -> FrameError {
        let rest =
            async { while self.arrived.len() < TEXT_LIMIT && matches!(self.fill().await, Ok(count) if count > 0) {} };
        // A peer that says one line and waits must not be waited for.
        let _ = tokio::time::timeout(TEXT_GRACE, rest).await;
        FrameError::Unframed(self.text())
    }
}

impl<S: AsyncWrite + Unpin> Framed<S> {
    /// Sends `body` as one frame in one write, then flushes. A cancelled call may leave half a frame on the wire.
    pub async fn write(&mut self, body: &[u8]) -> io::Result<()> {
        let whole = u32::try_from(body.len() + HEADER)
            .map_err(|_| io::Error::new(io::ErrorKind::InvalidInput, "the body does not fit into one frame"))?;
        // One buffer, because two small writes meet delayed acknowledgements; wiped, because it may carry passwords.
        let frame = Wiped::from([&whole.to_be_bytes(), body].concat());
        self.stream.write_all(&frame).await?;
        self.stream.flush().await
    }
}

/// Whether this failure is no more than a connection that ended: OpenSSL calls one without a closing alert an error.
fn is_end(error: &io::Error) -> bool {
    error.kind() == io::ErrorKind::UnexpectedEof || error.to_string().contains("unexpected eof while reading")
}

/// Whether these bytes are meant for a reader. No length is: one that is as large as printable text is over 512 MiB.
fn readable(bytes: &[u8]) -> bool {
    bytes.iter().all(|byte| matches!(byte, b' '..=b'~' | b'\r' | b'\n' | b'\t'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::pin::Pin;
    use std::task::{Context, Poll};
    use tokio::io::ReadBuf;

    /// A stream that hands out its bytes in given portions, then ends.
    struct Portions {
        bytes: Vec<u8>,
        sizes: Vec<usize>,
        reads: usize,
    }

    impl AsyncRead for Portions {
        fn poll_read(mut self: Pin<&mut Self>, _: &mut Context<'_>, into: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
            let wanted = self.sizes.get(self.reads).copied().unwrap_or(usize::MAX);
            let count = wanted.min(self.bytes.len()).min(into.remaining());
            self.reads += 1;
            into.put_slice(&self.bytes.drain(..count).collect::<Vec<_>>());
            Poll::Ready(Ok(()))
        }
    }

    fn frame(body: &[u8]) -> Vec<u8> {
        [&(body.len() as u32 + 4).to_be_bytes(), body].concat()
    }

    fn over(bytes: Vec<u8>, sizes: Vec<usize>) -> Framed<Portions> {
        Framed::new(Portions { bytes, sizes, reads: 0 }, 1 << 20)
    }

    async fn error(bytes: &[u8]) -> FrameError {
        over(bytes.to_vec(), vec![]).read().await.unwrap_err()
    }

    #[tokio::test]
    async fn every_split_of_two_frames_gives_both() {
        let bytes = [frame(b"<a/>"), frame("<б/>".as_bytes())].concat();
        for first in 1..bytes.len() {
            for second in 1..=bytes.len() - first {
                let mut framed = over(bytes.clone(), vec![first, second]);
                assert_eq!(framed.read().await.unwrap(), b"<a/>");
                assert_eq!(framed.read().await.unwrap(), "<б/>".as_bytes());
                assert!(matches!(framed.read().await, Err(FrameError::Closed)));
            }
        }
    }

    #[tokio::test]
    async fn one_byte_at_a_time_is_enough() {
        let bytes = frame(&[b'x'; 1000]);
        let mut framed = over(bytes.clone(), vec![1; bytes.len()]);
        assert_eq!(framed.read().await.unwrap(), vec![b'x'; 1000]);
        assert_eq!(framed.get_ref().reads, bytes.len());
    }

    #[tokio::test]
    async fn one_read_brings_a_usual_frame_and_the_start_of_the_next() {
        let mut framed = over([frame(b"<a/>"), vec![0]].concat(), vec![]);
        assert!(!framed.buffered());
        assert_eq!(framed.read().await.unwrap(), b"<a/>");
        assert_eq!(framed.get_ref().reads, 1);
        assert!(framed.buffered());
        assert!(matches!(framed.read().await, Err(FrameError::Cut { expected: 4, got: 1 })));
    }

    #[tokio::test]
    async fn lengths_without_a_body_are_told_apart() {
        for length in 0..=4u32 {
            assert!(matches!(error(&length.to_be_bytes()).await, FrameError::TooShort(got) if got == length));
        }
        assert_eq!(over(vec![0, 0, 0, 5, b'x'], vec![]).read().await.unwrap(), b"x");
    }

    #[tokio::test]
    async fn the_limit_counts_the_header_and_holds_exactly() {
        let mut framed = Framed::new(Portions { bytes: frame(b"1234"), sizes: vec![], reads: 0 }, 8);
        assert_eq!(framed.read().await.unwrap(), b"1234");
        let mut framed = Framed::new(Portions { bytes: frame(b"12345"), sizes: vec![], reads: 0 }, 8);
        assert!(matches!(framed.read().await, Err(FrameError::TooLong { length: 9, max: 8 })));
        assert!(matches!(error(&[0xff; 4]).await, FrameError::TooLong { length: u32::MAX, .. }));
    }

    #[tokio::test]
    async fn a_declared_length_takes_no_memory() {
        let mut framed = Framed::new(&[0x7f, 0, 0, 0, b'x'][..], usize::MAX);
        assert!(matches!(framed.read().await, Err(FrameError::Cut { expected: 0x7f00_0000, got: 5 })));
        assert!(framed.arrived.capacity() < 4 * CHUNK, "{}", framed.arrived.capacity());
    }

    #[tokio::test]
    async fn a_giant_frame_passes_and_its_buffer_is_given_back() {
        let body = vec![b'z'; 3 << 20];
        let mut framed = Framed::new(Portions { bytes: frame(&body), sizes: vec![], reads: 0 }, DEFAULT_MAX_FRAME);
        assert!(framed.read().await.unwrap() == body);
        assert!(framed.arrived.capacity() <= KEEP);
    }

    #[tokio::test]
    async fn text_where_a_length_should_be_is_shown() {
        for text in ["HTTP/1.1 400 Bad Request\r\n\r\n", "Your IP address is not allowed\n", "No", "\r\n\r\n"] {
            assert!(matches!(error(text.as_bytes()).await, FrameError::Unframed(shown) if shown == text), "{text}");
        }
        let long = "Denied ".repeat(1000);
        assert!(matches!(error(long.as_bytes()).await, FrameError::Unframed(shown) if shown.len() == TEXT_LIMIT));
    }

    #[tokio::test]
    async fn a_text_that_stays_open_is_not_waited_for() {
        let (here, mut there) = tokio::io::duplex(64);
        there.write_all(b"Go away").await.unwrap();
        let mut framed = Framed::new(here, 1 << 20);
        assert!(matches!(framed.read().await, Err(FrameError::Unframed(text)) if text == "Go away"));
        drop(there);
    }

    #[tokio::test]
    async fn a_cancelled_read_goes_on_where_it_was() {
        let (here, mut there) = tokio::io::duplex(64);
        let mut framed = Framed::new(here, 1 << 20);
        for byte in frame(b"<a/>") {
            // Polled once, then dropped.
            assert!(tokio::time::timeout(Duration::ZERO, framed.read()).await.is_err());
            there.write_all(&[byte]).await.unwrap();
        }
        assert_eq!(framed.read().await.unwrap(), b"<a/>");
    }

    #[tokio::test]
    async fn an_end_within_a_frame_says_how_far_it_came() {
        assert!(matches!(error(&[0, 0, 0, 9, b'<']).await, FrameError::Cut { expected: 9, got: 5 }));
        assert!(matches!(error(&[0, 0]).await, FrameError::Cut { expected: 4, got: 2 }));
        assert!(matches!(error(&[]).await, FrameError::Closed));
    }

    #[tokio::test]
    async fn a_frame_is_one_write() {
        /// Counts writes.
        #[derive(Default)]
        struct Count(Vec<Vec<u8>>);
        impl AsyncWrite for Count {
            fn poll_write(mut self: Pin<&mut Self>, _: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
                self.0.push(bytes.to_vec());
                Poll::Ready(Ok(bytes.len()))
            }
            fn poll_flush(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
                Poll::Ready(Ok(()))
            }
            fn poll_shutdown(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
                Poll::Ready(Ok(()))
            }
        }
        let mut framed = Framed::new(Count::default(), DEFAULT_MAX_FRAME);
        framed.write("<я/>".as_bytes()).await.unwrap();
        assert_eq!(framed.into_inner().0, [frame("<я/>".as_bytes())]);
    }
}
