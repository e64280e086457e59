//! The client against real listeners on this machine, with certificates made here.

use super::*;
use crate::error::{Error, Kind};
use crate::secret::Secret;
use openssl::asn1::Asn1Time;
use openssl::bn::BigNum;
use openssl::ec::{EcGroup, EcKey};
use openssl::hash::MessageDigest;
use openssl::nid::Nid;
use openssl::pkcs12::Pkcs12;
use openssl::pkey::{PKey, Private};
use openssl::rsa::Rsa;
use openssl::ssl::{SslAcceptor, SslMethod, SslVerifyMode, SslVersion};
use openssl::symm::Cipher;
use openssl::x509::extension::{BasicConstraints, SubjectAlternativeName};
use openssl::x509::{X509, X509Builder, X509NameBuilder};
use sha2::{Digest, Sha256};
use std::io::{Read, Write};
use std::net::TcpListener;
use std::path::PathBuf;
use tempfile::TempDir;

/// A key and its certificate.
struct Pair {
    key: PKey<Private>,
    cert: X509,
}

/// An EC key.
fn ec() -> PKey<Private> {
    let group = EcGroup::from_curve_name(Nid::X9_62_PRIME256V1).unwrap();
    PKey::from_ec_key(EcKey::generate(&group).unwrap()).unwrap()
}

/// Unix time `days` from now.
fn day(days: i64) -> Asn1Time {
    Asn1Time::from_unix(jiff::Timestamp::now().as_second() + days * 86_400).unwrap()
}

/// A certificate for `names`, signed by `issuer` or itself, valid between two days from now.
fn issue(names: &[&str], issuer: Option<&Pair>, key: PKey<Private>, valid: (i64, i64)) -> Pair {
    let mut subject = X509NameBuilder::new().unwrap();
    subject.append_entry_by_text("CN", names[0]).unwrap();
    let subject = subject.build();
    let mut builder = X509Builder::new().unwrap();
    builder.set_version(2).unwrap();
    let serial = BigNum::from_u32(names.len() as u32 + 7).unwrap().to_asn1_integer().unwrap();
    builder.set_serial_number(&serial).unwrap();
    builder.set_subject_name(&subject).unwrap();
    builder.set_issuer_name(issuer.map_or(&subject, |issuer| issuer.cert.subject_name())).unwrap();
    builder.set_not_before(&day(valid.0)).unwrap();
    builder.set_not_after(&day(valid.1)).unwrap();
    builder.set_pubkey(&key).unwrap();
    if names[0].ends_with("CA") {
        builder.append_extension(BasicConstraints::new().critical().ca().build().unwrap()).unwrap();
    } else {
        let mut alternative = SubjectAlternativeName::new();
        for name in names {
            if name.parse::<std::net::IpAddr>().is_ok() {
                alternative.ip(name)
            } else {
                alternative.dns(name)
            };
        }
        let context = builder.x509v3_context(None, None);
        let extension = alternative.build(&context).unwrap();
        builder.append_extension(extension).unwrap();
    }
    builder.sign(issuer.map_or(&key, |issuer| &issuer.key), MessageDigest::sha256()).unwrap();
    Pair { cert: builder.build(), key }
}

/// A certificate authority, and files.
struct World {
    dir: TempDir,
    ca: Pair,
}

impl World {
    fn new() -> Self {
        let world = World { dir: tempfile::tempdir().unwrap(), ca: issue(&["Test CA"], None, ec(), (-10, 10)) };
        world.file("ca.pem", &world.ca.cert.to_pem().unwrap());
        world
    }

    fn file(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let path = self.dir.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        path
    }

    fn server(&self, names: &[&str], valid: (i64, i64)) -> Pair {
        issue(names, Some(&self.ca), ec(), valid)
    }

    fn settings(&self, port: u16) -> Settings {
        let mut settings = Settings::new("127.0.0.1", port);
        settings.tls.ca = Some(self.dir.path().join("ca.pem"));
        settings
    }

    /// A listener that greets with `<g/>`; with `ask` it demands a client certificate.
    fn serve(&self, pair: &Pair, ask: bool, newest: SslVersion) -> u16 {
        let mut builder = SslAcceptor::mozilla_intermediate_v5(SslMethod::tls_server()).unwrap();
        builder.set_private_key(&pair.key).unwrap();
        builder.set_certificate(&pair.cert).unwrap();
        builder.set_max_proto_version(Some(newest)).unwrap();
        builder.cert_store_mut().add_cert(self.ca.cert.clone()).unwrap();
        if ask {
            builder.set_verify(SslVerifyMode::PEER | SslVerifyMode::FAIL_IF_NO_PEER_CERT);
        }
        let acceptor = builder.build();
        listen(move |stream| {
            if let Ok(mut stream) = acceptor.accept(stream) {
                let _ = stream.write_all(b"\0\0\0\x08<g/>");
                let _ = stream.read(&mut [0; 1]);
            }
        })
    }
}

/// A listener that treats every connection in a thread of its own.
fn listen(treat: impl Fn(std::net::TcpStream) + Send + Sync + 'static) -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let treat = std::sync::Arc::new(treat);
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let treat = treat.clone();
            std::thread::spawn(move || treat(stream.unwrap()));
        }
    });
    port
}

/// Connects and reads the greeting; the peer, or the error.
async fn greet(settings: &Settings) -> crate::error::Result<Peer> {
    let mut link = connect(settings, &mut |_| {}).await?;
    assert_eq!(link.greeting(settings).await?, b"<g/>");
    Ok(link.peer)
}

/// The error as one text; it must be of the session and have a hint.
fn told(result: crate::error::Result<Peer>, kind: Kind) -> String {
    let error: Error = result.unwrap_err();
    assert_eq!(error.kind(), kind, "{error:?}");
    format!("{} | {}", error.message(), error.hint_text().expect("every failure has a hint"))
}

#[tokio::test]
async fn a_private_authority_is_enough_and_the_peer_is_described() {
    let world = World::new();
    let pair = world.server(&["127.0.0.1"], (-1, 5));
    for (newest, name) in [(SslVersion::TLS1_3, "TLS 1.3"), (SslVersion::TLS1_2, "TLS 1.2")] {
        let peer = greet(&world.settings(world.serve(&pair, false, newest))).await.unwrap();
        assert_eq!(peer.tls_version, Some(name));
        assert!(peer.cipher.unwrap().starts_with("TLS_"));
        assert_eq!(peer.sha256, Some(Sha256::digest(pair.cert.to_der().unwrap()).into()));
        let days = (peer.expires.unwrap().as_second() - jiff::Timestamp::now().as_second()) / 3600;
        assert!((119..=120).contains(&days), "{days} h");
    }
}

#[tokio::test]
async fn a_wrong_certificate_says_what_to_set() {
    let world = World::new();
    let serve = |pair: &Pair| world.serve(pair, false, SslVersion::TLS1_3);
    let other = serve(&world.server(&["epp.example"], (-1, 5)));
    let text = told(greet(&world.settings(other)).await, Kind::Session);
    assert!(text.contains("is for epp.example, not for 127.0.0.1") && text.contains("server-name"), "{text}");
    let mut named = world.settings(other);
    named.tls.server_name = Some("epp.example".into());
    greet(&named).await.unwrap();
    named.tls.send_sni = false;
    greet(&named).await.unwrap();

    let expired = serve(&world.server(&["127.0.0.1"], (-9, -3)));
    let text = told(greet(&world.settings(expired)).await, Kind::Session);
    assert!(text.contains("expired on ") && text.contains("3 days ago") && text.contains("clock"), "{text}");
    let young = serve(&world.server(&["127.0.0.1"], (3, 9)));
    let text = told(greet(&world.settings(young)).await, Kind::Session);
    assert!(text.contains("not valid yet") && text.contains("clock"), "{text}");
    let own = serve(&issue(&["127.0.0.1"], None, ec(), (-1, 5)));
    let text = told(greet(&world.settings(own)).await, Kind::Session);
    assert!(text.contains("self-signed") && text.contains("EPPSH_CA"), "{text}");

    let good = serve(&world.server(&["127.0.0.1"], (-1, 5)));
    let mut public = world.settings(good);
    public.tls.ca = None;
    let text = told(greet(&public).await, Kind::Session);
    assert!(text.contains("issued by Test CA") && text.contains("set `ca`"), "{text}");
}

#[tokio::test]
async fn an_idn_host_is_checked_by_its_a_label() {
    let world = World::new();
    let port = world.serve(&world.server(&["xn--e1aua.xn--d1acj3b"], (-1, 5)), false, SslVersion::TLS1_3);
    let mut settings = world.settings(port);
    settings.tls.server_name = Some("епп.дети".into());
    greet(&settings).await.unwrap();
}

#[tokio::test]
async fn a_pin_decides_before_anything_is_sent() {
    let world = World::new();
    let pair = world.server(&["elsewhere"], (-9, -3));
    let mut settings = world.settings(world.serve(&pair, false, SslVersion::TLS1_3));
    settings.tls.ca = None;
    settings.tls.pin_sha256 = Some(Sha256::digest(pair.cert.to_der().unwrap()).into());
    greet(&settings).await.unwrap();
    settings.tls.pin_sha256 = Some([7; 32]);
    settings.tls.insecure = true;
    let text = told(greet(&settings).await, Kind::Session);
    assert!(text.contains("not the pinned one") && text.contains("EPPSH_PIN"), "{text}");
}

#[tokio::test]
async fn insecure_works_and_warns_every_time() {
    let world = World::new();
    let pair = issue(&["nobody"], None, ec(), (-9, -3));
    let mut settings = world.settings(world.serve(&pair, false, SslVersion::TLS1_3));
    settings.tls.insecure = true;
    let mut warnings = Vec::new();
    for _ in 0..2 {
        connect(&settings, &mut |text| warnings.push(text.to_owned())).await.unwrap();
    }
    assert_eq!(warnings.len(), 2);
    assert!(warnings[0].contains("not checked"));
}

#[tokio::test]
async fn a_missing_client_certificate_is_named_in_both_versions() {
    let world = World::new();
    let pair = world.server(&["127.0.0.1"], (-1, 5));
    for newest in [SslVersion::TLS1_3, SslVersion::TLS1_2] {
        let text = told(greet(&world.settings(world.serve(&pair, true, newest))).await, Kind::Session);
        assert!(text.contains("asks for a client certificate") && text.contains("EPPSH_CERT"), "{text}");
    }
    let mut settings = world.settings(world.serve(&pair, true, SslVersion::TLS1_3));
    let stranger = issue(&["stranger"], None, ec(), (-1, 5));
    let cert = world.file("s.pem", &stranger.cert.to_pem().unwrap());
    let key = world.file("s.key", &stranger.key.private_key_to_pem_pkcs8().unwrap());
    settings.tls.identity = Some(Identity::Pem { cert, key, password: None });
    let text = told(greet(&settings).await, Kind::Session);
    assert!(text.contains("refused the client certificate"), "{text}");
}

#[tokio::test]
async fn every_form_of_key_opens_the_door() {
    let world = World::new();
    let port = world.serve(&world.server(&["127.0.0.1"], (-1, 5)), true, SslVersion::TLS1_3);
    let rsa = Rsa::generate(2048).unwrap();
    let aes = Cipher::aes_256_cbc();
    let by_rsa = issue(&["REG-1"], Some(&world.ca), PKey::from_rsa(rsa.clone()).unwrap(), (-1, 5));
    let by_ec = issue(&["REG-1"], Some(&world.ca), ec(), (-1, 5));
    let text = |key: Vec<u8>| [b"Bag Attributes\n  friendlyName: x\n".to_vec(), key].concat();
    let sec1 = by_ec.key.ec_key().unwrap();
    let forms: Vec<(&str, &Pair, Vec<u8>, bool)> = vec![
        ("pkcs8", &by_rsa, by_rsa.key.private_key_to_pem_pkcs8().unwrap(), false),
        ("pkcs1", &by_rsa, rsa.private_key_to_pem().unwrap(), false),
        ("sec1", &by_ec, sec1.private_key_to_pem().unwrap(), false),
        ("der", &by_ec, by_ec.key.private_key_to_der().unwrap(), false),
        ("text", &by_ec, text(by_ec.key.private_key_to_pem_pkcs8().unwrap()), false),
        ("enc8", &by_rsa, by_rsa.key.private_key_to_pem_pkcs8_passphrase(aes, b"open").unwrap(), true),
        ("enc1", &by_rsa, rsa.private_key_to_pem_passphrase(aes, b"open").unwrap(), true),
        ("enc-sec1", &by_ec, sec1.private_key_to_pem_passphrase(aes, b"open").unwrap(), true),
    ];
    for (name, pair, key, encrypted) in forms {
        // The authority stands in front: the leaf is found by its key.
        let chain = [world.ca.cert.to_pem().unwrap(), pair.cert.to_pem().unwrap()].concat();
        let (cert, key) = (world.file("c.pem", &chain), world.file("c.key", &key));
        let identity = |word: Option<&str>| Identity::Pem {
            cert: cert.clone(),
            key: key.clone(),
            password: word.map(Secret::new),
        };
        let mut settings = world.settings(port);
        settings.tls.identity = Some(identity(encrypted.then_some("open")));
        greet(&settings).await.unwrap_or_else(|error| panic!("{name}: {error:?}"));
        assert_eq!(identity::needs_password(&identity(None)).unwrap(), encrypted, "{name}");
        if encrypted {
            for word in [None, Some("wrong")] {
                settings.tls.identity = Some(identity(word));
                let text = told(greet(&settings).await, Kind::Config);
                assert!(text.contains("passphrase") && text.contains("EPPSH_KEY_PASSWORD"), "{name}: {text}");
            }
        }
    }
    let (cert, key) = (
        world.file("c.pem", &by_rsa.cert.to_pem().unwrap()),
        world.file("c.key", &by_ec.key.private_key_to_pem_pkcs8().unwrap()),
    );
    let mut settings = world.settings(port);
    settings.tls.identity = Some(Identity::Pem { cert, key, password: None });
    assert!(told(greet(&settings).await, Kind::Config).contains("does not belong to the certificate"));
}

#[tokio::test]
async fn pkcs12_modern_and_legacy() {
    let world = World::new();
    let port = world.serve(&world.server(&["127.0.0.1"], (-1, 5)), true, SslVersion::TLS1_3);
    let pair = issue(&["REG-1"], Some(&world.ca), ec(), (-1, 5));
    for algorithm in [Nid::AES_256_CBC, Nid::PBE_WITHSHA1AND3_KEY_TRIPLEDES_CBC, Nid::PBE_WITHSHA1AND40BITRC2_CBC] {
        // Writing RC2 needs the provider too; it is unloaded again, so that reading has to load it by itself.
        let legacy = openssl::provider::Provider::try_load(None, "legacy", true).unwrap();
        let mut builder = Pkcs12::builder();
        builder.name("x").pkey(&pair.key).cert(&pair.cert).key_algorithm(algorithm).cert_algorithm(algorithm);
        let file = world.file("c.p12", &builder.build2("open").unwrap().to_der().unwrap());
        drop(legacy);
        let identity =
            |word: Option<&str>| Some(Identity::Pkcs12 { file: file.clone(), password: word.map(Secret::new) });
        let mut settings = world.settings(port);
        settings.tls.identity = identity(Some("open"));
        greet(&settings).await.unwrap();
        for word in [None, Some("wrong")] {
            settings.tls.identity = identity(word);
            assert!(told(greet(&settings).await, Kind::Config).contains("EPPSH_KEY_PASSWORD"));
        }
    }
}

#[tokio::test]
async fn what_is_no_tls_and_what_is_nobody() {
    let world = World::new();
    let speak = |said: &'static [u8]| {
        listen(move |mut stream| {
            let _ = stream.write_all(said);
            let _ = stream.read(&mut [0; 1024]);
        })
    };
    for (said, part) in [
        (&b"\0\0\0\x08<g/>"[..], "EPP without TLS"),
        (b"SSH-2.0-x\r\n", "SSH-2.0-x"),
        (b"Your IP is \x1b[31mnot allowed\n", "Your IP is \\u{1b}[31mnot allowed"),
    ] {
        let text = told(greet(&world.settings(speak(said))).await, Kind::Session);
        assert!(text.contains(part) && text.contains("speaks no TLS"), "{text}");
    }
    let mut plain = world.settings(speak(b"\0\0\0\x08<g/>"));
    plain.plain = true;
    assert_eq!(greet(&plain).await.unwrap().tls_version, None);
    plain.port = speak(b"Go away\n");
    assert!(told(greet(&plain).await, Kind::Session).contains("Go away"));
    plain.port = listen(drop);
    assert!(told(greet(&plain).await, Kind::Session).contains("on the registry's list"));
    plain.host = "192.0.2.1".into();
    assert!(told(greet(&plain).await, Kind::Usage).contains("without TLS"));

    let free = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let text = told(greet(&world.settings(free)).await, Kind::Session);
    assert!(text.contains("127.0.0.1: ") && text.contains("nothing listens"), "{text}");
    let mut silent = world.settings(listen(|mut stream| {
        let _ = stream.read_to_end(&mut Vec::new());
    }));
    silent.timeouts.handshake = std::time::Duration::from_millis(50);
    assert!(told(greet(&silent).await, Kind::Session).contains("timeout.handshake"));
    silent.plain = true;
    silent.timeouts.greeting = std::time::Duration::from_millis(50);
    assert!(told(greet(&silent).await, Kind::Session).contains("timeout.greeting"));
}
