//! Certificates of a test registry: an authority of its own, the server's certificate, one certificate per registrar.
//!
//! A client's chain, validity and binding are judged at login and not in the handshake (`at_login`): the handshake
//! proves possession of the key only, so that a registrar with the wrong certificate meets an EPP answer.

use crate::error::{Error, Result};
use crate::secret::Secret;
use openssl::asn1::Asn1Time;
use openssl::bn::{BigNum, MsbOption};
use openssl::ec::{EcGroup, EcKey};
use openssl::error::ErrorStack;
use openssl::hash::MessageDigest;
use openssl::nid::Nid;
use openssl::pkey::{PKey, Private};
use openssl::ssl::{SslAcceptor, SslMethod, SslMode, SslOptions, SslSessionCacheMode, SslVerifyMode};
use openssl::stack::Stack;
use openssl::x509::extension::{
    AuthorityKeyIdentifier, BasicConstraints, ExtendedKeyUsage, KeyUsage, SubjectAlternativeName, SubjectKeyIdentifier,
};
use openssl::x509::store::{X509Store, X509StoreBuilder};
use openssl::x509::{X509, X509Builder, X509NameBuilder, X509PurposeId, X509Ref, X509StoreContext};
use std::net::IpAddr;
use std::path::Path;

/// A certificate with its private key.
pub struct Issued {
    /// The certificate.
    pub certificate: X509,
    /// Its private key.
    pub key: PKey<Private>,
}

/// What a certificate is for; decides its extensions.
#[derive(Clone, Copy)]
enum Purpose<'a> {
    /// Signs the others.
    Authority,
    /// The listener's, for these names and addresses.
    Server(&'a [String]),
    /// A registrar's.
    Client,
}

/// From when to when a certificate holds, in seconds of the Unix epoch.
#[derive(Clone, Copy, Debug)]
pub struct Validity {
    /// The first second.
    pub from: i64,
    /// The last second.
    pub until: i64,
}

impl Validity {
    /// `days` from `now` on; an hour earlier too, for clocks that differ.
    pub fn days(now: i64, days: i64) -> Self {
        Validity { from: now - 3600, until: now + days * 86_400 }
    }
}

/// A client certificate as the listener saw it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PeerCertificate {
    /// SHA-256 of its DER form, in lower-case hexadecimal.
    pub fingerprint: String,
    /// Whether the registry's authority vouches for it now.
    pub trusted: bool,
    /// In how many days it expires.
    pub days_left: i32,
}

impl Issued {
    /// A new authority called `name`.
    pub fn authority(name: &str, validity: Validity) -> Result<Issued> {
        issue(name, validity, Purpose::Authority, None).map_err(failed)
    }

    /// The authority whose certificate and key are in these PEM files.
    pub fn load(certificate: &Path, key: &Path) -> Result<Issued> {
        let read = |path: &Path| {
            std::fs::read(path).map_err(|error| {
                Error::config(format!("{} cannot be read: {error}", path.display()))
                    .hint("certificates are issued where the authority's key is, in the directory that init made")
                    .source(error)
            })
        };
        let (certificate, key) = (read(certificate)?, read(key)?);
        let certificate = X509::from_pem(&certificate).map_err(failed)?;
        let key = PKey::private_key_from_pem(&key).map_err(failed)?;
        if !certificate.public_key().map_err(failed)?.public_eq(&key) {
            return Err(Error::config("the authority's key does not belong to its certificate"));
        }
        Ok(Issued { certificate, key })
    }

    /// A certificate of this authority for a listener reached under `names`.
    pub fn issue_server(&self, names: &[String], validity: Validity) -> Result<Issued> {
        let first = names.first().map_or("localhost", String::as_str);
        issue(first, validity, Purpose::Server(names), Some(self)).map_err(failed)
    }

    /// A certificate of this authority for the registrar `name`.
    pub fn issue_client(&self, name: &str, validity: Validity) -> Result<Issued> {
        issue(name, validity, Purpose::Client, Some(self)).map_err(failed)
    }

    /// The certificate as PEM.
    pub fn certificate_pem(&self) -> Result<String> {
        self.certificate.to_pem().map_err(failed).map(text)
    }

    /// The private key as PEM (PKCS#8).
    pub fn key_pem(&self) -> Result<Secret> {
        self.key.private_key_to_pem_pkcs8().map_err(failed).map(text).map(Secret::new)
    }

    /// The certificate's fingerprint.
    pub fn fingerprint(&self) -> Result<String> {
        fingerprint(&self.certificate).map_err(failed)
    }
}

/// Makes and signs one certificate; without `issuer` it signs itself.
fn issue(name: &str, validity: Validity, purpose: Purpose<'_>, issuer: Option<&Issued>) -> Result<Issued, ErrorStack> {
    let group = EcGroup::from_curve_name(Nid::X9_62_PRIME256V1)?;
    let key = PKey::from_ec_key(EcKey::generate(&group)?)?;
    let mut subject = X509NameBuilder::new()?;
    subject.append_entry_by_nid(Nid::COMMONNAME, name)?;
    let subject = subject.build();

    let mut builder = X509Builder::new()?;
    builder.set_version(2)?;
    builder.set_serial_number(random_serial()?.as_ref())?;
    builder.set_not_before(Asn1Time::from_unix(validity.from)?.as_ref())?;
    builder.set_not_after(Asn1Time::from_unix(validity.until)?.as_ref())?;
    builder.set_subject_name(&subject)?;
    builder.set_issuer_name(issuer.map_or(subject.as_ref(), |issuer| issuer.certificate.subject_name()))?;
    builder.set_pubkey(&key)?;
    extend(&mut builder, purpose, issuer)?;
    builder.sign(issuer.map_or(&key, |issuer| &issuer.key), MessageDigest::sha256())?;
    Ok(Issued { certificate: builder.build(), key })
}

/// The extensions of X.509 version 3 (RFC 5280, section 4.2) that `purpose` asks for.
fn extend(builder: &mut X509Builder, purpose: Purpose<'_>, issuer: Option<&Issued>) -> Result<(), ErrorStack> {
    let authority = matches!(purpose, Purpose::Authority);
    let mut constraints = BasicConstraints::new();
    constraints.critical();
    if authority {
        constraints.ca().pathlen(0);
    }
    builder.append_extension(constraints.build()?)?;
    let mut usage = KeyUsage::new();
    match authority {
        true => usage.critical().key_cert_sign().crl_sign(),
        false => usage.critical().digital_signature(),
    };
    builder.append_extension(usage.build()?)?;

    let issuer = issuer.map(|issuer| issuer.certificate.as_ref());
    let subject_id = SubjectKeyIdentifier::new().build(&builder.x509v3_context(issuer, None))?;
    builder.append_extension(subject_id)?;
    if issuer.is_some() {
        let authority_id = AuthorityKeyIdentifier::new().keyid(true).build(&builder.x509v3_context(issuer, None))?;
        builder.append_extension(authority_id)?;
    }
    match purpose {
        Purpose::Authority => {}
        Purpose::Client => builder.append_extension(ExtendedKeyUsage::new().client_auth().build()?)?,
        Purpose::Server(names) => {
            builder.append_extension(ExtendedKeyUsage::new().server_auth().build()?)?;
            let mut alternative = SubjectAlternativeName::new();
            for name in names {
                match name.parse::<IpAddr>() {
                    Ok(_) => alternative.ip(name),
                    Err(_) => alternative.dns(name),
                };
            }
            let alternative = alternative.build(&builder.x509v3_context(issuer, None))?;
            builder.append_extension(alternative)?;
        }
    }
    Ok(())
}

/// A positive serial number of 20 octets at most (RFC 5280, section 4.1.2.2).
fn random_serial() -> Result<openssl::asn1::Asn1Integer, ErrorStack> {
    let mut serial = BigNum::new()?;
    serial.rand(159, MsbOption::MAYBE_ZERO, false)?;
    serial.to_asn1_integer()
}

/// SHA-256 of a certificate's DER form, in lower-case hexadecimal.
fn fingerprint(certificate: &X509Ref) -> Result<String, ErrorStack> {
    let digest = certificate.digest(MessageDigest::sha256())?;
    Ok(digest.iter().map(|byte| format!("{byte:02x}")).collect())
}

/// The fingerprint of the certificate in PEM text.
pub fn fingerprint_of_pem(pem: &[u8]) -> Result<String> {
    X509::from_pem(pem).and_then(|certificate| fingerprint(&certificate)).map_err(failed)
}

/// The listener's side of TLS: its own identity, and the authority that vouches for its clients.
pub struct Identity {
    acceptor: SslAcceptor,
    clients: X509Store,
}

impl Identity {
    /// Reads the server's certificate (with its chain), its key and the clients' authority from PEM files.
    /// With `required`, the handshake fails without a certificate of that authority.
    pub fn load(certificate: &Path, key: &Path, client_authority: &Path, required: bool) -> Result<Identity> {
        let authority = required.then_some(client_authority);
        let acceptor = acceptor(certificate, key, authority).map_err(|stack| {
            failed(stack)
                .at(format!("{} with {}", certificate.display(), key.display()))
                .hint("both must be PEM, and the key must belong to the certificate")
        })?;
        let clients = authorities(client_authority).map_err(|error| error.at(client_authority.display()))?;
        Ok(Identity { acceptor, clients })
    }

    /// The acceptor for one handshake.
    pub fn acceptor(&self) -> &SslAcceptor {
        &self.acceptor
    }

    /// What login must know of the client's certificate.
    pub fn judge(&self, certificate: &X509Ref) -> Result<PeerCertificate> {
        let mut context = X509StoreContext::new().map_err(failed)?;
        let chain = Stack::new().map_err(failed)?;
        let trusted =
            context.init(&self.clients, certificate, &chain, |context| context.verify_cert()).map_err(failed)?;
        let left = Asn1Time::days_from_now(0).and_then(|now| now.diff(certificate.not_after())).map_err(failed)?;
        let fingerprint = fingerprint(certificate).map_err(failed)?;
        Ok(PeerCertificate { fingerprint, trusted, days_left: left.days })
    }
}

/// TLS 1.2 and 1.3, asking for a client certificate and taking any, or one of `authority` only.
fn acceptor(certificate: &Path, key: &Path, authority: Option<&Path>) -> Result<SslAcceptor, ErrorStack> {
    let mut builder = SslAcceptor::mozilla_intermediate_v5(SslMethod::tls_server())?;
    builder.set_certificate_chain_file(certificate)?;
    builder.set_private_key_file(key, openssl::ssl::SslFiletype::PEM)?;
    builder.check_private_key()?;
    match authority {
        None => builder.set_verify_callback(SslVerifyMode::PEER, |_, _| true),
        Some(path) => {
            builder.set_ca_file(path)?;
            builder.set_verify(SslVerifyMode::PEER | SslVerifyMode::FAIL_IF_NO_PEER_CERT);
        }
    }
    // What has arrived is taken in one read, and silent sessions hold no buffers.
    builder.set_read_ahead(true);
    builder.set_mode(SslMode::RELEASE_BUFFERS);
    // A resumed session would carry an identity that nobody proved again.
    builder.set_session_cache_mode(SslSessionCacheMode::OFF);
    builder.set_options(SslOptions::NO_TICKET);
    builder.set_num_tickets(0)?;
    Ok(builder.build())
}

/// The certificates of a PEM file as the authorities for clients.
fn authorities(path: &Path) -> Result<X509Store> {
    let pem = std::fs::read(path).map_err(|error| Error::config(format!("cannot be read: {error}")).source(error))?;
    let mut builder = X509StoreBuilder::new().map_err(failed)?;
    for certificate in X509::stack_from_pem(&pem).map_err(failed)? {
        builder.add_cert(certificate).map_err(failed)?;
    }
    builder.set_purpose(X509PurposeId::SSL_CLIENT).map_err(failed)?;
    Ok(builder.build())
}

/// PEM is ASCII.
fn text(pem: Vec<u8>) -> String {
    String::from_utf8(pem).unwrap_or_default()
}

/// OpenSSL's words as our error.
fn failed(stack: ErrorStack) -> Error {
    let reason = stack.errors().first().and_then(|error| error.reason()).unwrap_or("unknown reason");
    Error::config(format!("certificate or key cannot be used: {reason}")).source(stack)
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: i64 = 1_790_000_000;

    /// Seconds of the Unix epoch now.
    fn now() -> i64 {
        std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).expect("after 1970").as_secs() as i64
    }

    /// Writes the files of a listener and loads them.
    fn identity(directory: &Path, authority: &Issued) -> Identity {
        let names = ["localhost".to_owned(), "127.0.0.1".to_owned(), "::1".to_owned()];
        let server = authority.issue_server(&names, Validity::days(now(), 10)).expect("a certificate");
        let (pem, key, ca) = (directory.join("s.pem"), directory.join("s.key"), directory.join("ca.pem"));
        std::fs::write(&pem, server.certificate_pem().expect("PEM")).expect("written");
        std::fs::write(&key, server.key_pem().expect("PEM").expose()).expect("written");
        std::fs::write(&ca, authority.certificate_pem().expect("PEM")).expect("written");
        Identity::load(&pem, &key, &ca, false).expect("a listener")
    }

    #[test]
    fn certificates_hold_what_rfc_5280_asks_for() {
        let authority = Issued::authority("Test CA", Validity::days(NOW, 3650)).expect("an authority");
        let names = ["localhost".to_owned(), "127.0.0.1".to_owned(), "::1".to_owned()];
        let server = authority.issue_server(&names, Validity::days(NOW, 825)).expect("a certificate");
        let shown = String::from_utf8(server.certificate.to_text().expect("text")).expect("UTF-8");
        for part in [
            "Version: 3 (0x2)",
            "CA:FALSE",
            "Digital Signature",
            "TLS Web Server Authentication",
            "DNS:localhost, IP Address:127.0.0.1, IP Address:0:0:0:0:0:0:0:1",
            "Subject Key Identifier",
            "Authority Key Identifier",
            "prime256v1",
        ] {
            assert!(shown.contains(part), "{part} is missing:\n{shown}");
        }
        assert!(server.certificate.verify(&authority.key).expect("a check"));
        let serial = server.certificate.serial_number().to_bn().expect("a number");
        assert!(!serial.is_negative() && serial.num_bytes() <= 20 && serial.num_bits() > 64);
        let other = authority.issue_server(&names, Validity::days(NOW, 825)).expect("a certificate");
        assert_ne!(other.certificate.serial_number().to_bn().expect("a number"), serial);
    }

    #[test]
    fn the_authority_vouches_for_its_own_valid_client_certificates_only() {
        let directory = tempfile::tempdir().expect("a directory");
        let authority = Issued::authority("A", Validity::days(now(), 10)).expect("an authority");
        let stranger = Issued::authority("A", Validity::days(now(), 10)).expect("an authority");
        let identity = identity(directory.path(), &authority);
        let judge = |issued: &Issued| identity.judge(&issued.certificate).expect("judged").trusted;

        let good = authority.issue_client("TEST-A", Validity::days(now(), 10)).expect("a certificate");
        assert!(judge(&good));
        assert!((9..=10).contains(&identity.judge(&good.certificate).expect("judged").days_left));
        assert_eq!(identity.judge(&good.certificate).expect("judged").fingerprint, good.fingerprint().expect("hex"));
        let expired = Validity { from: now() - 7200, until: now() - 3600 };
        assert!(!judge(&authority.issue_client("TEST-A", expired).expect("a certificate")));
        let future = Validity { from: now() + 3600, until: now() + 7200 };
        assert!(!judge(&authority.issue_client("TEST-A", future).expect("a certificate")));
        assert!(!judge(&stranger.issue_client("TEST-A", Validity::days(now(), 10)).expect("a certificate")));
        let server = authority.issue_server(&["localhost".into()], Validity::days(now(), 10)).expect("a certificate");
        assert!(!judge(&server), "a server's certificate is not a client's");
    }

    #[test]
    fn a_key_that_is_not_the_certificates_is_refused() {
        let directory = tempfile::tempdir().expect("a directory");
        let one = Issued::authority("A", Validity::days(NOW, 1)).expect("an authority");
        let other = Issued::authority("B", Validity::days(NOW, 1)).expect("an authority");
        let (pem, key) = (directory.path().join("a.pem"), directory.path().join("b.key"));
        std::fs::write(&pem, one.certificate_pem().expect("PEM")).expect("written");
        std::fs::write(&key, other.key_pem().expect("PEM").expose()).expect("written");
        let error = Identity::load(&pem, &key, &pem, false).err().expect("refused");
        assert!(error.message().contains("b.key"), "{error}");
    }
}
