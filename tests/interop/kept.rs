//! TLS for instant-epp, by OpenSSL, which keeps what the registry sent.

use instant_epp::Error;
use instant_epp::client::Connector;
use openssl::ssl::{SslConnector, SslFiletype, SslMethod};
use std::future::Future;
use std::io;
use std::path::PathBuf;
use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll};
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;
use tokio_openssl::SslStream;

/// A TLS connection that keeps what it reads.
pub struct Kept {
    stream: SslStream<TcpStream>,
    read: Arc<Mutex<Vec<u8>>>,
}

impl AsyncRead for Kept {
    fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        let before = buf.filled().len();
        let ready = Pin::new(&mut self.stream).poll_read(cx, buf);
        self.read.lock().unwrap().extend_from_slice(&buf.filled()[before..]);
        ready
    }
}

impl AsyncWrite for Kept {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &[u8]) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write(cx, buf)
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(cx)
    }
}

/// Connects with a registrar's certificate and the registry's authority.
pub struct Dial {
    /// Where the registry listens.
    pub port: u16,
    /// What `init` made.
    pub dir: PathBuf,
    /// Whose certificate is shown.
    pub shown: Option<&'static str>,
    /// What is read goes here.
    pub read: Arc<Mutex<Vec<u8>>>,
}

impl Connector for Dial {
    type Connection = Kept;

    fn connect<'s, 'f>(&'s self, _: Duration) -> Pin<Box<dyn Future<Output = Result<Kept, Error>> + Send + 'f>>
    where
        's: 'f,
        Self: 'f,
    {
        Box::pin(async move {
            let other = |error: openssl::error::ErrorStack| Error::Other(Box::new(error));
            let mut builder = SslConnector::builder(SslMethod::tls_client()).map_err(other)?;
            builder.set_ca_file(self.dir.join("ca.pem")).map_err(other)?;
            if let Some(name) = self.shown {
                let path = |extension: &str| self.dir.join("clients").join(format!("{name}.{extension}"));
                builder.set_certificate_chain_file(path("pem")).map_err(other)?;
                builder.set_private_key_file(path("key"), SslFiletype::PEM).map_err(other)?;
            }
            let ssl = builder.build().configure().and_then(|ready| ready.into_ssl("localhost")).map_err(other)?;
            let mut stream = SslStream::new(ssl, TcpStream::connect(("127.0.0.1", self.port)).await?).map_err(other)?;
            Pin::new(&mut stream).connect().await.map_err(|error| Error::Other(Box::new(error)))?;
            Ok(Kept { stream, read: self.read.clone() })
        })
    }
}

/// The frames in what was read.
pub fn frames(reads: &[Arc<Mutex<Vec<u8>>>]) -> Vec<(String, String)> {
    let mut frames = Vec::new();
    for (connection, read) in reads.iter().enumerate() {
        let mut rest = &read.lock().unwrap()[..];
        while let Some((length, _)) = rest.split_first_chunk::<4>() {
            let (frame, after) = rest.split_at(u32::from_be_bytes(*length) as usize);
            frames.push((format!("{connection}-{}", frames.len()), String::from_utf8(frame[4..].to_vec()).unwrap()));
            rest = after;
        }
    }
    frames
}
