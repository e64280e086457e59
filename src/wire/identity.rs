//! The client certificate and its key, from the files registrars really have: every form of PEM, and PKCS#12 old and new.
//!
//! Everything is turned into unencrypted PKCS#8 in memory, the one form the TLS layer takes.

use crate::error::{Error, Result};
use crate::secret::Secret;
use crate::wire::settings::Identity;
use openssl::error::ErrorStack;
use openssl::pkcs12::Pkcs12;
use openssl::pkey::{PKey, Private};
use openssl::provider::Provider;
use openssl::x509::X509;
use std::path::Path;
use std::sync::OnceLock;
use zeroize::Zeroizing;

/// What names the passphrase to a person.
const PASSWORD_HINT: &str = "set key-password in the profile, or EPPSH_KEY_PASSWORD in the environment";

/// A key with the certificates that speak for it, the leaf first.
struct Pair {
    key: PKey<Private>,
    chain: Vec<X509>,
}

/// Whether the files of `identity` cannot be read without a passphrase.
pub fn needs_password(identity: &Identity) -> Result<bool> {
    match identity {
        Identity::Pem { key, .. } => {
            let mut asked = false;
            let pem = read(key, "key")?;
            let _ = PKey::private_key_from_pem_callback(&pem, |_| {
                asked = true;
                Ok(0)
            });
            Ok(asked)
        }
        // Files of `openssl pkcs12 -passout pass:` have an empty one.
        Identity::Pkcs12 { file, .. } => Ok(open_pkcs12(&read(file, "pkcs12")?, "").is_err()),
    }
}

/// Reads, decrypts and compares; what comes out can be given to the TLS layer. With it goes the certificate's last moment.
pub fn load(identity: &Identity) -> Result<(native_tls::Identity, Option<jiff::Timestamp>)> {
    let pair = match identity {
        Identity::Pem { cert, key, password } => from_pem(cert, key, password.as_ref())?,
        Identity::Pkcs12 { file, password } => from_pkcs12(file, password.as_ref())?,
    };
    let internal = |error: ErrorStack| Error::internal("the client certificate could not be prepared").source(error);
    let key = Zeroizing::new(pair.key.private_key_to_pem_pkcs8().map_err(internal)?);
    let mut chain = Vec::new();
    for certificate in &pair.chain {
        chain.extend_from_slice(&certificate.to_pem().map_err(internal)?);
    }
    let expires = pair.chain.first().and_then(|leaf| super::tls::moment(leaf.not_after()));
    native_tls::Identity::from_pkcs8(&chain, &key)
        .map(|identity| (identity, expires))
        .map_err(|error| Error::config(format!("the client certificate cannot be used: {error}")).source(error))
}

/// The client's own certificate; that of a PKCS#12 file only with its passphrase.
pub(super) fn leaf(identity: &Identity) -> Result<Option<X509>> {
    let chain = match identity {
        Identity::Pem { cert, .. } => certificates(cert, "cert")?,
        Identity::Pkcs12 { file, password } => from_pkcs12(file, password.as_ref())?.chain,
    };
    Ok(chain.into_iter().next())
}

/// The file `path` of the setting `name`.
fn read(path: &Path, name: &str) -> Result<Zeroizing<Vec<u8>>> {
    std::fs::read(path).map(Zeroizing::new).map_err(|error| {
        Error::config(format!("{}: {name} cannot be read: {error}", path.display()))
            .hint(format!("check `{name}` in the profile; a relative path there starts at the configuration file"))
            .source(error)
    })
}

/// A certificate file and a key file.
fn from_pem(cert: &Path, key: &Path, password: Option<&Secret>) -> Result<Pair> {
    let chain = certificates(cert, "cert")?;
    let private = private_key(key, password)?;
    let chain = leaf_first(chain, &private).ok_or_else(|| {
        Error::config(format!(
            "{}: this private key does not belong to the certificate in {}",
            key.display(),
            cert.display()
        ))
        .hint("`cert` and `key` must be of one pair: give the key that the certificate was requested with")
    })?;
    Ok(Pair { key: private, chain })
}

/// The certificates in `path`: PEM with any text around, or one in DER.
pub(super) fn certificates(path: &Path, name: &str) -> Result<Vec<X509>> {
    let bytes = read(path, name)?;
    let found = match X509::stack_from_pem(&bytes) {
        Ok(found) if !found.is_empty() => Ok(found),
        _ => X509::from_der(&bytes).map(|certificate| vec![certificate]),
    };
    found.map_err(|error| {
        let hint = if contains(&bytes, "-----BEGIN CERTIFICATE-----") {
            "the block is damaged: copy it again, with its BEGIN and END lines"
        } else if contains(&bytes, "PRIVATE KEY-----") {
            "this is a private key: `key` takes it, `cert` and `ca` take certificates"
        } else {
            "a PEM file has a line -----BEGIN CERTIFICATE-----; a .p12 or .pfx file goes into `pkcs12`"
        };
        Error::config(format!("{}: `{name}` holds no certificate that can be read", path.display()))
            .hint(hint)
            .source(error)
    })
}

/// The private key in `path`: PKCS#8, PKCS#1 or SEC1, encrypted or not, text around it or not; or DER.
fn private_key(path: &Path, password: Option<&Secret>) -> Result<PKey<Private>> {
    let bytes = read(path, "key")?;
    let mut asked = false;
    let key = PKey::private_key_from_pem_callback(&bytes, |buffer| {
        asked = true;
        let text = password.map_or(&[][..], |password| password.expose().as_bytes());
        let count = text.len().min(buffer.len());
        buffer[..count].copy_from_slice(&text[..count]);
        Ok(count)
    })
    .or_else(|error| PKey::private_key_from_der(&bytes).map_err(|_| error));
    key.map_err(|error| key_error(path, &bytes, asked, password.is_some()).source(error))
}

/// Why a key could not be read.
fn key_error(path: &Path, bytes: &[u8], encrypted: bool, password_given: bool) -> Error {
    let path = path.display();
    if encrypted && password_given {
        Error::config(format!("{path}: the passphrase does not open this key")).hint(PASSWORD_HINT)
    } else if encrypted {
        Error::config(format!("{path}: the key is encrypted and no passphrase is set")).hint(PASSWORD_HINT)
    } else if contains(bytes, "PRIVATE KEY-----") {
        Error::config(format!("{path}: the private key is damaged or of an unknown kind"))
            .hint("copy it again, with its BEGIN and END lines; `openssl pkey -in FILE -check` tells more")
    } else {
        Error::config(format!("{path}: `key` holds no private key"))
            .hint("a PEM file has a line -----BEGIN PRIVATE KEY-----; a .p12 or .pfx file goes into `pkcs12`")
    }
}

/// One PKCS#12 file.
fn from_pkcs12(path: &Path, password: Option<&Secret>) -> Result<Pair> {
    let bytes = read(path, "pkcs12")?;
    let parsed = open_pkcs12(&bytes, password.map_or("", Secret::expose)).map_err(|error| {
        let text = error.to_string();
        let shown = path.display();
        if !text.contains("mac verify") && !text.contains("bad decrypt") {
            return Error::config(format!("{shown}: this is no PKCS#12 file that can be read: {text}"))
                .hint("two PEM files go into `cert` and `key`")
                .source(error);
        }
        match password {
            None => Error::config(format!("{shown}: the file is encrypted and no passphrase is set")),
            Some(_) => Error::config(format!("{shown}: the passphrase does not open this file")),
        }
        .hint(PASSWORD_HINT)
        .source(error)
    })?;
    let lacking = |what: &str| Error::config(format!("{}: the file holds no {what}", path.display()));
    let key = parsed.pkey.ok_or_else(|| lacking("private key"))?;
    let chain: Vec<X509> = parsed.cert.into_iter().chain(parsed.ca.into_iter().flatten()).collect();
    let chain = leaf_first(chain, &key).ok_or_else(|| lacking("certificate of its key"))?;
    Ok(Pair { key, chain })
}

/// Opens a PKCS#12 file; what browsers and old tools wrote (RC2-40) needs OpenSSL's legacy provider.
fn open_pkcs12(bytes: &[u8], password: &str) -> Result<openssl::pkcs12::ParsedPkcs12_2, ErrorStack> {
    let file = Pkcs12::from_der(bytes)?;
    file.parse2(password).or_else(|error| {
        if !error.to_string().contains("unsupported") {
            return Err(error);
        }
        // Kept for the life of the process: dropping it unloads the algorithms again.
        static LEGACY: OnceLock<Option<Provider>> = OnceLock::new();
        match LEGACY.get_or_init(|| Provider::try_load(None, "legacy", true).ok()) {
            Some(_) => file.parse2(password),
            None => Err(error),
        }
    })
}

/// `chain` with the certificate of `key` in front; `None` when it is not among them.
fn leaf_first(mut chain: Vec<X509>, key: &PKey<Private>) -> Option<Vec<X509>> {
    let leaf =
        chain.iter().position(|certificate| certificate.public_key().is_ok_and(|public| public.public_eq(key)))?;
    chain[..=leaf].rotate_right(1);
    Some(chain)
}

/// Whether `text` stands anywhere in `bytes`.
fn contains(bytes: &[u8], text: &str) -> bool {
    bytes.windows(text.len()).any(|window| window == text.as_bytes())
}
