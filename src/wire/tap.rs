//! Listens to the first bytes a server sends: they name the TLS version and cipher, or show that it speaks no TLS.

use std::io;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, ready};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};

/// A ServerHello fits in this.
const LIMIT: usize = 1024;
/// How much is read at once: a usual frame.
const CHUNK: usize = 4096;

/// What was heard, shared with the one who asks after a failed handshake took the stream.
#[derive(Clone, Debug, Default)]
pub(super) struct Heard(Arc<Mutex<Vec<u8>>>);

impl Heard {
    /// The first bytes.
    pub(super) fn bytes(&self) -> Vec<u8> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// The TLS version and the cipher suite the server chose, by their numbers.
    pub(super) fn chosen(&self) -> Option<(u16, u16)> {
        server_hello(&self.bytes())
    }

    /// Adds what a read brought; false once there is enough.
    fn push(&self, bytes: &[u8]) -> bool {
        let mut heard = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let room = LIMIT.saturating_sub(heard.len()).min(bytes.len());
        heard.extend_from_slice(&bytes[..room]);
        heard.len() < LIMIT
    }
}

/// A stream whose first received bytes are kept.
pub(super) struct Tap<S> {
    inner: S,
    heard: Heard,
    listening: bool,
    /// Read ahead: OpenSSL asks for five bytes, and both a refusal in words and the record behind them are longer.
    ahead: Box<[u8]>,
    /// What of it was not handed out yet.
    left: std::ops::Range<usize>,
}

impl<S> Tap<S> {
    /// Listens to `inner`.
    pub(super) fn new(inner: S, heard: Heard) -> Self {
        Tap { inner, heard, listening: true, ahead: vec![0; CHUNK].into(), left: 0..0 }
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for Tap<S> {
    fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context<'_>, into: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        let tap = &mut *self;
        if tap.left.is_empty() {
            if !tap.listening && into.remaining() >= CHUNK {
                return Pin::new(&mut tap.inner).poll_read(cx, into);
            }
            let mut chunk = ReadBuf::new(&mut tap.ahead);
            ready!(Pin::new(&mut tap.inner).poll_read(cx, &mut chunk))?;
            tap.listening = tap.listening && tap.heard.push(chunk.filled());
            tap.left = 0..chunk.filled().len();
        }
        let count = into.remaining().min(tap.left.len());
        into.put_slice(&tap.ahead[tap.left.start..tap.left.start + count]);
        tap.left.start += count;
        Poll::Ready(Ok(()))
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Tap<S> {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.inner).poll_write(cx, bytes)
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.inner).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.inner).poll_shutdown(cx)
    }
}

/// Reads version and cipher suite from a record with a ServerHello (RFC 8446 section 4.1.3, RFC 5246 section 7.4.1.3).
fn server_hello(record: &[u8]) -> Option<(u16, u16)> {
    const HANDSHAKE: u8 = 22;
    const SERVER_HELLO: u8 = 2;
    const SUPPORTED_VERSIONS: u16 = 43;
    let pair = |at: usize| Some(u16::from_be_bytes([*record.get(at)?, *record.get(at + 1)?]));
    if *record.first()? != HANDSHAKE || *record.get(5)? != SERVER_HELLO {
        return None;
    }
    let mut version = pair(9)?;
    let session = 9 + 2 + 32;
    let suite_at = session + 1 + usize::from(*record.get(session)?);
    let suite = pair(suite_at)?;
    let mut at = suite_at + 5;
    // No extensions at all is legal in TLS 1.2.
    let end = at + usize::from(pair(suite_at + 3).unwrap_or(0));
    while at + 4 <= end {
        let (kind, length) = (pair(at)?, usize::from(pair(at + 2)?));
        if kind == SUPPORTED_VERSIONS {
            version = pair(at + 4)?;
        }
        at += 4 + length;
    }
    Some((version, suite))
}

/// What people call the version.
pub(super) fn version_name(number: u16) -> &'static str {
    match number {
        0x0304 => "TLS 1.3",
        0x0303 => "TLS 1.2",
        _ => "an unknown version of TLS",
    }
}

/// The IANA name of the suites in use today, else the number.
pub(super) fn suite_name(number: u16) -> String {
    let name = match number {
        0x1301 => "TLS_AES_128_GCM_SHA256",
        0x1302 => "TLS_AES_256_GCM_SHA384",
        0x1303 => "TLS_CHACHA20_POLY1305_SHA256",
        0xc02b => "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
        0xc02c => "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
        0xc02f => "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
        0xc030 => "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
        0xcca8 => "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256",
        0xcca9 => "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
        0x009e => "TLS_DHE_RSA_WITH_AES_128_GCM_SHA256",
        0x009f => "TLS_DHE_RSA_WITH_AES_256_GCM_SHA384",
        _ => return format!("0x{number:04X}"),
    };
    name.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A ServerHello of TLS 1.2 with `session` bytes of session id and `extensions`.
    fn hello(session: usize, extensions: &[u8]) -> Vec<u8> {
        let mut record = vec![22, 3, 3, 0, 0, 2, 0, 0, 0, 3, 3];
        record.extend([7; 32]);
        record.push(session as u8);
        record.extend(vec![9; session]);
        record.extend([0xc0, 0x2c, 0]);
        record.extend((extensions.len() as u16).to_be_bytes());
        record.extend(extensions);
        record
    }

    #[test]
    fn version_and_suite_are_read() {
        assert_eq!(server_hello(&hello(0, &[])), Some((0x0303, 0xc02c)));
        assert_eq!(server_hello(&hello(32, &[0, 23, 0, 0, 0, 43, 0, 2, 3, 4])), Some((0x0304, 0xc02c)));
    }

    #[test]
    fn a_cut_hello_is_no_panic() {
        let whole = hello(32, &[0, 43, 0, 2, 3, 4]);
        for end in 0..whole.len() {
            let _ = server_hello(&whole[..end]);
        }
        assert_eq!(server_hello(b"HTTP/1.1 400 Bad Request"), None);
    }
}
