//! The floor of answers: a server with the registry's runtime, TLS library and listener settings, and canned frames
//! for answers. It reads a frame's length and nothing else of it.

use crate::Failure;
use crate::table::say;
use openssl::ssl::{Ssl, SslAcceptor, SslFiletype, SslMethod};
use std::path::Path;
use std::pin::Pin;
use std::sync::Arc;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio_openssl::SslStream;

/// The answers, in the directory of the registry that gave them: to the connection, and to each command.
pub const GREETING: &str = "canned-greeting.xml";
pub const ANSWER: &str = "canned-answer.xml";

/// Serves the certificate and the answers in `dir` on a free port until it is killed.
pub fn serve(dir: &Path) -> Result<(), Failure> {
    let mut builder = SslAcceptor::mozilla_intermediate_v5(SslMethod::tls_server())?;
    builder.set_certificate_chain_file(dir.join("server.pem"))?;
    builder.set_private_key_file(dir.join("server.key"), SslFiletype::PEM)?;
    let acceptor = builder.build();
    let read = |name: &str| -> Result<Arc<[u8]>, Failure> {
        let body = std::fs::read(dir.join(name))?;
        let length = u32::try_from(body.len() + 4)?.to_be_bytes();
        Ok([&length[..], &body].concat().into())
    };
    let (greeting, answer) = (read(GREETING)?, read(ANSWER)?);
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    runtime.block_on(async {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        say(&listener.local_addr()?.port().to_string());
        loop {
            let (stream, _) = listener.accept().await?;
            tokio::spawn(session(acceptor.clone(), stream, Arc::clone(&greeting), Arc::clone(&answer)));
        }
    })
}

/// One session; whatever goes wrong ends it.
async fn session(acceptor: SslAcceptor, stream: TcpStream, greeting: Arc<[u8]>, answer: Arc<[u8]>) -> Option<()> {
    stream.set_nodelay(true).ok()?;
    let mut stream = SslStream::new(Ssl::new(acceptor.context()).ok()?, stream).ok()?;
    Pin::new(&mut stream).accept().await.ok()?;
    stream.write_all(&greeting).await.ok()?;
    let (mut buffer, mut filled) = (vec![0; 16 << 10], 0);
    loop {
        let whole =
            buffer.first_chunk::<4>().filter(|_| filled >= 4).map(|header| u32::from_be_bytes(*header) as usize);
        match whole {
            Some(length) if length > buffer.len() => return None,
            Some(length) if filled >= length => {
                buffer.copy_within(length..filled, 0);
                filled -= length;
                stream.write_all(&answer).await.ok()?;
            }
            _ => match stream.read(&mut buffer[filled..]).await.ok()? {
                0 => return None,
                read => filled += read,
            },
        }
    }
}
