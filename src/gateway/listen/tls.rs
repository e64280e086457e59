//! TLS of the listener, from PEM files.

use crate::error::{Error, Result};
use openssl::pkey::PKey;
use openssl::ssl::{Ssl, SslAcceptor, SslMethod};
use openssl::x509::X509;
use std::path::Path;
use std::pin::Pin;
use tokio::net::TcpStream;
use tokio_openssl::SslStream;

/// A certificate with its chain and its key.
pub struct Identity(SslAcceptor);

impl Identity {
    /// Reads both from their files, which may be one; they must belong together.
    pub fn load(cert: &Path, key: &Path) -> Result<Identity> {
        let read = |path: &Path| {
            std::fs::read(path).map_err(|error| {
                Error::config(format!("{} cannot be read: {error}", path.display()))
                    .hint("--listen-cert and --listen-key name PEM files")
                    .source(error)
            })
        };
        let bad = |path: &Path, what: &str| {
            Error::config(format!("{} holds no {what} in PEM form", path.display()))
                .hint("--listen-cert and --listen-key name PEM files; the key must not be encrypted")
        };
        let (cert_pem, key_pem) = (read(cert)?, read(key)?);
        let chain = X509::stack_from_pem(&cert_pem).ok().filter(|chain| !chain.is_empty());
        let mut chain = chain.ok_or_else(|| bad(cert, "certificate"))?.into_iter();
        // An encrypted key is refused instead of asked for: nobody sits at a server's terminal.
        let key_of = PKey::private_key_from_pem_callback(&key_pem, |_| Ok(0)).map_err(|_| bad(key, "private key"))?;
        let leaf = chain.next().ok_or_else(|| bad(cert, "certificate"))?;
        if !leaf.public_key().is_ok_and(|public| public.public_eq(&key_of)) {
            return Err(Error::config(format!("the key in {} does not belong to {}", key.display(), cert.display())));
        }
        let built = (|| {
            let mut builder = SslAcceptor::mozilla_intermediate_v5(SslMethod::tls_server())?;
            builder.set_certificate(&leaf)?;
            builder.set_private_key(&key_of)?;
            for issuer in chain {
                builder.add_extra_chain_cert(issuer)?;
            }
            Ok(builder.build())
        })();
        built.map(Identity).map_err(|error: openssl::error::ErrorStack| {
            Error::config(format!("{} will not do: {error}", cert.display())).source(error)
        })
    }

    /// TLS over a connection.
    pub async fn accept(&self, stream: TcpStream) -> std::result::Result<SslStream<TcpStream>, String> {
        let mut stream = Ssl::new(self.0.context())
            .and_then(|ssl| SslStream::new(ssl, stream))
            .map_err(|error| error.to_string())?;
        Pin::new(&mut stream).accept().await.map_err(|error| error.to_string())?;
        Ok(stream)
    }
}
