//! TLS and client certificates (TR-11, TR-28, TR-29), and the sandbox, which has neither.

use super::*;
use crate::registry::pki::{Issued, Validity};
use crate::registry::sandbox;
use crate::registry::settings::ClientCertificate;
use crate::registry::store::{Failure, Tx, registrar};
use crate::registry::time::Timestamp;
use openssl::ssl::{SslConnector, SslFiletype, SslMethod, SslVersion};
use std::path::{Path, PathBuf};
use std::pin::Pin;
use tokio_openssl::SslStream;

/// A client's certificate and key on disk.
struct Pair<'a>(&'a Path, &'a Path);

/// Connects with TLS, checking the server's certificate; the handshake may fail on either side.
async fn connect(site: &Site, pair: Option<Pair<'_>>, version: Option<SslVersion>) -> Option<Peer> {
    let mut builder = SslConnector::builder(SslMethod::tls_client()).expect("TLS");
    builder.set_ca_file(site.directory.path().join("ca.pem")).expect("an authority");
    if let Some(Pair(certificate, key)) = pair {
        builder.set_certificate_chain_file(certificate).expect("a certificate");
        builder.set_private_key_file(key, SslFiletype::PEM).expect("a key");
    }
    builder.set_max_proto_version(version).expect("a version");
    let ssl = builder.build().configure().expect("TLS").into_ssl("127.0.0.1").expect("TLS");
    let stream = TcpStream::connect(site.address).await.expect("connected");
    let mut stream = SslStream::new(ssl, stream).expect("TLS");
    Pin::new(&mut stream).connect().await.ok()?;
    let mut peer = site.over(stream);
    peer.receive().await.map(|_| peer)
}

/// Ties a certificate to a registrar.
fn bind(tx: &mut Tx<'_>, clid: &str, fingerprint: &str) -> Result<(), Failure> {
    let id = registrar::find(tx, clid)?.expect("a registrar").id;
    registrar::bind_certificate(tx, id, fingerprint)
}

/// The code of a login of `id` over a connection with that certificate.
async fn code_with(site: &Site, id: &str, pair: Option<Pair<'_>>) -> u16 {
    let password = if id == "TEST-A" { "password-a" } else { "password-b" };
    connect(site, pair, None).await.expect("a handshake").code(&login(id, password)).await
}

#[tokio::test]
async fn tci_2_2_2_tr_28_a_bound_certificate_is_asked_for_at_login() {
    let site = tls_site(|_| {}).await;
    let at = |name: &str| site.directory.path().join(name);
    let (a, a_key) = (at("clients/TEST-A.pem"), at("clients/TEST-A.key"));
    let (b, b_key) = (at("clients/TEST-B.pem"), at("clients/TEST-B.key"));
    assert_eq!(code_with(&site, "TEST-A", None).await, 2200, "none shown");
    assert_eq!(code_with(&site, "TEST-A", Some(Pair(&b, &b_key))).await, 2200, "another registrar's");
    assert_eq!(code_with(&site, "TEST-A", Some(Pair(&a, &a_key))).await, 1000);
    assert_eq!(code_with(&site, "TEST-B", Some(Pair(&b, &b_key))).await, 1000);
    // One certificate, two registrars.
    let fingerprint = crate::registry::pki::fingerprint_of_pem(&std::fs::read(&a).expect("read")).expect("hex");
    site.registry.store.write(move |tx| bind(tx, "TEST-B", &fingerprint)).await.expect("bound");
    assert_eq!(code_with(&site, "TEST-B", Some(Pair(&a, &a_key))).await, 1000);
    assert_eq!(code_with(&site, "TEST-A", Some(Pair(&a, &a_key))).await, 1000);
    site.finish().await;
}

#[tokio::test]
async fn lg_12_a_certificate_that_expires_soon_is_warned_of() {
    let site = tls_site(|_| {}).await;
    let at = |name: &str| site.directory.path().join(name);
    let authority = Issued {
        certificate: openssl::x509::X509::from_pem(&std::fs::read(at("ca.pem")).expect("read")).expect("PEM"),
        key: openssl::pkey::PKey::private_key_from_pem(&std::fs::read(at("ca.key")).expect("read")).expect("PEM"),
    };
    let now = jiff::Timestamp::now().as_second();
    let services = format!("{SERVICES}<svcExtension><extURI>{LOGIN_SEC}</extURI></svcExtension>");
    for (days, warned) in [(7, true), (100, false)] {
        let client = authority.issue_client("TEST-A", Validity::days(now, days)).expect("a certificate");
        let (pem, key) = (at(&format!("{days}.pem")), at(&format!("{days}.key")));
        std::fs::write(&pem, client.certificate_pem().expect("PEM")).expect("written");
        std::fs::write(&key, client.key_pem().expect("PEM").expose()).expect("written");
        let fingerprint = client.fingerprint().expect("hex");
        site.registry.store.write(move |tx| bind(tx, "TEST-A", &fingerprint)).await.expect("bound");
        let mut peer = connect(&site, Some(Pair(&pem, &key)), None).await.expect("a handshake");
        let answer = peer.ask(login_with("TEST-A", "<pw>password-a</pw>", "en", &services, "")).await;
        assert_eq!(code(&answer), 1000);
        assert_eq!(answer.contains("type=\"certificate\""), warned, "{answer}");
    }
    site.finish().await;
}

#[tokio::test]
async fn tr_28_a_certificate_nobody_vouches_for_meets_an_answer_and_not_an_alert() {
    let site = tls_site(|_| {}).await;
    let now = jiff::Timestamp::now().as_second();
    let stranger = Issued::authority("eppsh test registry CA", Validity::days(now, 1)).expect("an authority");
    let client = stranger.issue_client("TEST-A", Validity::days(now, 1)).expect("a certificate");
    let (pem, key) = (site.directory.path().join("x.pem"), site.directory.path().join("x.key"));
    std::fs::write(&pem, client.certificate_pem().expect("PEM")).expect("written");
    std::fs::write(&key, client.key_pem().expect("PEM").expose()).expect("written");
    let fingerprint = client.fingerprint().expect("hex");
    site.registry.store.write(move |tx| bind(tx, "TEST-A", &fingerprint)).await.expect("bound");
    assert_eq!(code_with(&site, "TEST-A", Some(Pair(&pem, &key))).await, 2200, "bound, and not trusted");
    site.finish().await;
}

#[tokio::test]
async fn tr_28_where_it_is_required_the_handshake_fails_without_a_certificate() {
    let site = tls_site(|settings| settings.login.client_certificate = ClientCertificate::Required).await;
    assert!(connect(&site, None, None).await.is_none());
    let at = |name: &str| site.directory.path().join(name);
    let (a, key) = (at("clients/TEST-A.pem"), at("clients/TEST-A.key"));
    assert_eq!(code_with(&site, "TEST-A", Some(Pair(&a, &key))).await, 1000);
    site.finish().await;
}

/// Writes a certificate of `authority` for TEST-A that is tied to it.
async fn issued(site: &Site, authority: &Issued, name: &str, validity: Validity) -> (PathBuf, PathBuf) {
    let client = authority.issue_client("TEST-A", validity).expect("a certificate");
    let (pem, key) =
        (site.directory.path().join(format!("{name}.pem")), site.directory.path().join(format!("{name}.key")));
    std::fs::write(&pem, client.certificate_pem().expect("PEM")).expect("written");
    std::fs::write(&key, client.key_pem().expect("PEM").expose()).expect("written");
    let fingerprint = client.fingerprint().expect("hex");
    site.registry.store.write(move |tx| bind(tx, "TEST-A", &fingerprint)).await.expect("bound");
    (pem, key)
}

/// The certificates that must open nothing: expired, not valid yet, of a stranger, revoked.
async fn bad_pairs(site: &Site) -> Vec<(&'static str, PathBuf, PathBuf)> {
    let at = |name: &str| site.directory.path().join(name);
    let authority = Issued::load(&at("ca.pem"), &at("ca.key")).expect("the authority");
    let now = jiff::Timestamp::now().as_second();
    let stranger = Issued::authority("eppsh test registry CA", Validity::days(now, 1)).expect("an authority");
    let good = Validity::days(now, 1);
    let revoke = |fingerprint: String| {
        site.registry.store.write(move |tx| registrar::revoke_certificate(tx, &fingerprint, Timestamp::now()))
    };
    let mut pairs = Vec::new();
    for (name, authority, validity) in [
        ("expired", &authority, Validity { from: now - 7200, until: now - 3600 }),
        ("early", &authority, Validity { from: now + 3600, until: now + 7200 }),
        ("stranger", &stranger, good),
        ("revoked", &authority, good),
    ] {
        let (pem, key) = issued(site, authority, name, validity).await;
        if name == "revoked" {
            let read = std::fs::read(&pem).expect("read");
            let fingerprint = crate::registry::pki::fingerprint_of_pem(&read).expect("hex");
            assert_eq!(revoke(fingerprint).await, Ok(1));
        }
        pairs.push((name, pem, key));
    }
    pairs
}

#[tokio::test]
async fn tr_28_expired_early_strange_and_revoked_certificates_meet_2200_at_login() {
    let site = tls_site(|settings| settings.login.lockout_failures = 0).await;
    for (name, pem, key) in bad_pairs(&site).await {
        assert_eq!(code_with(&site, "TEST-A", Some(Pair(&pem, &key))).await, 2200, "{name}");
    }
    site.finish().await;
}

#[tokio::test]
async fn tr_28_where_one_is_required_the_same_certificates_get_no_greeting() {
    let site = tls_site(|settings| settings.login.client_certificate = ClientCertificate::Required).await;
    for (name, pem, key) in bad_pairs(&site).await {
        assert!(connect(&site, Some(Pair(&pem, &key)), None).await.is_none(), "{name}");
    }
    site.finish().await;
}

#[tokio::test]
async fn tr_28_a_registrar_whose_only_certificate_is_revoked_cannot_do_without() {
    let site = tls_site(|_| {}).await;
    let pem = std::fs::read(site.directory.path().join("clients/TEST-A.pem")).expect("read");
    let fingerprint = crate::registry::pki::fingerprint_of_pem(&pem).expect("hex");
    let revoke = move |tx: &mut Tx<'_>| registrar::revoke_certificate(tx, &fingerprint, Timestamp::now());
    assert_eq!(site.registry.store.write(revoke).await, Ok(1));
    assert_eq!(code_with(&site, "TEST-A", None).await, 2200);
    site.finish().await;
}

/// Whether a handshake succeeds with a client made by `prepare`.
async fn shakes_hands(
    site: &Site,
    prepare: impl FnOnce(&mut openssl::ssl::SslConnectorBuilder),
    sni: Option<&str>,
) -> bool {
    let mut builder = SslConnector::builder(SslMethod::tls_client()).expect("TLS");
    builder.set_verify(openssl::ssl::SslVerifyMode::NONE);
    prepare(&mut builder);
    let mut configured = builder.build().configure().expect("TLS");
    configured.set_verify_hostname(false);
    configured.set_use_server_name_indication(sni.is_some());
    let ssl = configured.into_ssl(sni.unwrap_or("localhost")).expect("TLS");
    let stream = TcpStream::connect(site.address).await.expect("connected");
    let mut stream = SslStream::new(ssl, stream).expect("TLS");
    Pin::new(&mut stream).connect().await.is_ok()
}

#[tokio::test]
async fn tci_2_2_2_tr_29_old_versions_and_weak_ciphers_are_refused_and_any_server_name_is_taken() {
    let site = tls_site(|_| {}).await;
    for version in [SslVersion::TLS1, SslVersion::TLS1_1] {
        let old = |builder: &mut openssl::ssl::SslConnectorBuilder| {
            builder.set_security_level(0);
            builder.set_min_proto_version(Some(SslVersion::TLS1)).expect("a version");
            builder.set_max_proto_version(Some(version)).expect("a version");
        };
        assert!(!shakes_hands(&site, old, None).await, "{version:?}");
    }
    let weak = |builder: &mut openssl::ssl::SslConnectorBuilder| {
        builder.set_security_level(0);
        builder.set_max_proto_version(Some(SslVersion::TLS1_2)).expect("a version");
        builder.set_cipher_list("AES128-SHA:AES256-SHA:aNULL:eNULL").expect("ciphers");
    };
    assert!(!shakes_hands(&site, weak, None).await);
    for name in [None, Some("localhost"), Some("nobody.example")] {
        assert!(shakes_hands(&site, |_| {}, name).await, "{name:?}");
    }
    site.finish().await;
}

#[tokio::test]
async fn tr_29_no_session_is_resumed_so_that_every_client_proves_who_it_is() {
    let site = tls_site(|_| {}).await;
    for version in [SslVersion::TLS1_2, SslVersion::TLS1_3] {
        let mut builder = SslConnector::builder(SslMethod::tls_client()).expect("TLS");
        builder.set_verify(openssl::ssl::SslVerifyMode::NONE);
        builder.set_max_proto_version(Some(version)).expect("a version");
        let connector = builder.build();
        let mut kept: Option<openssl::ssl::SslSession> = None;
        for _ in 0..2 {
            let mut ssl = connector.configure().expect("TLS").into_ssl("localhost").expect("TLS");
            if let Some(session) = &kept {
                // From the same context, as `set_session` asks for.
                #[allow(unsafe_code)]
                unsafe { ssl.set_session(session) }.expect("a session");
            }
            let stream = TcpStream::connect(site.address).await.expect("connected");
            let mut stream = SslStream::new(ssl, stream).expect("TLS");
            Pin::new(&mut stream).connect().await.expect("a handshake");
            let mut length = [0; 4];
            stream.read_exact(&mut length).await.expect("a greeting");
            assert!(!stream.ssl().session_reused(), "{version:?}");
            kept = stream.ssl().session().map(ToOwned::to_owned);
        }
    }
    site.finish().await;
}

#[tokio::test]
async fn tr_33_a_new_server_certificate_is_shown_to_new_connections_and_old_ones_stay() {
    let (site, doorway) = site_with_doorway(false).await;
    let at = |name: &str| site.directory.path().join(name);
    let (a, key) = (at("clients/TEST-A.pem"), at("clients/TEST-A.key"));
    let mut peer = connect(&site, Some(Pair(&a, &key)), None).await.expect("a handshake");
    assert_eq!(peer.code(&login("TEST-A", "password-a")).await, 1000);
    let authority = Issued::load(&at("ca.pem"), &at("ca.key")).expect("the authority");
    let now = jiff::Timestamp::now().as_second();
    // In force for nobody: the client sees that it is the new one by refusing it.
    let server = authority.issue_server(&["127.0.0.1".into()], Validity { from: now - 7200, until: now - 3600 });
    let server = server.expect("a certificate");
    std::fs::write(at("server.pem"), server.certificate_pem().expect("PEM")).expect("written");
    std::fs::write(at("server.key"), server.key_pem().expect("PEM").expose()).expect("written");
    doorway.reload(&site.registry).expect("read again");
    assert!(connect(&site, Some(Pair(&a, &key)), None).await.is_none(), "the new certificate has expired");
    assert_eq!(peer.code(command(CHECK)).await, 1000, "the session goes on");
    std::fs::write(at("server.key"), "no key").expect("written");
    assert!(doorway.reload(&site.registry).is_err());
    site.finish().await;
}

#[tokio::test]
async fn tr_29_tls_1_2_is_spoken() {
    let site = tls_site(|_| {}).await;
    assert!(connect(&site, None, Some(SslVersion::TLS1_2)).await.is_some());
    site.finish().await;
}

#[tokio::test]
async fn tr_7_a_handshake_that_stalls_is_cut() {
    let site = tls_site(|settings| settings.session.handshake = 1).await;
    let mut stream = TcpStream::connect(site.address).await.expect("connected");
    stream.write_all(&[22, 3, 1]).await.expect("sent");
    let mut rest = Vec::new();
    let _ = timeout(PATIENCE, stream.read_to_end(&mut rest)).await.expect("cut in time");
    site.finish().await;
}

#[tokio::test]
async fn tci_2_2_2_tr_11_plain_text_on_the_tls_port_is_cut() {
    let site = tls_site(|_| {}).await;
    for bytes in [frame(epp("<hello/>")), b"GET / HTTP/1.0\r\n\r\n".to_vec()] {
        let mut stream = TcpStream::connect(site.address).await.expect("connected");
        stream.write_all(&bytes).await.expect("sent");
        let mut rest = Vec::new();
        // A reset is a way to be cut off, too.
        let _ = timeout(PATIENCE, stream.read_to_end(&mut rest)).await.expect("cut in time");
        assert!(!String::from_utf8_lossy(&rest).contains("epp"));
    }
    site.finish().await;
}

#[tokio::test]
async fn plain_is_for_loopback_and_a_database_that_cannot_be_reached_is_told() {
    let directory = directory().await;
    let mut options = ServeOptions {
        dir: directory.path().into(),
        listen: "0.0.0.0:0".into(),
        plain: true,
        ..ServeOptions::default()
    };
    let error = Listener::open(&options).await.err().expect("refused");
    assert!(error.message().contains("--plain"), "{error}");
    options.listen = "127.0.0.1:0".into();
    options.db = Some("postgres://eppsh:secret@127.0.0.1:1/epp".into());
    let error = Listener::open(&options).await.err().expect("refused");
    let told = format!("{error:?} {error}");
    assert!(told.contains("postgres://eppsh@127.0.0.1:1/epp") || !cfg!(feature = "postgres"), "{told}");
    assert!(!told.contains("secret"), "{told}");
    let other = directory.path().join("other.db");
    options.db = Some(format!("sqlite:{}", other.display()));
    Listener::open(&options).await.expect("opened");
    assert!(other.is_file());
}

#[tokio::test]
async fn the_sandbox_is_ready_at_once_and_keeps_what_it_has() {
    let directory = tempfile::tempdir().expect("a directory");
    let data = directory.path().join("eppsh");
    let (one, other) = tokio::join!(sandbox::connect(&data, "TEST-A"), sandbox::connect(&data, "TEST-B"));
    let answers = Arc::new(Mutex::new(Vec::new()));
    for (stream, registrar) in [(one, "TEST-A"), (other, "TEST-B"), (sandbox::connect(&data, "TEST-A").await, "TEST-A")]
    {
        let mut peer = Peer { stream: Box::new(stream.expect("connected")), answers: Arc::clone(&answers) };
        peer.receive().await.expect("a greeting");
        let (user, password) = sandbox::credentials(&data, registrar).expect("credentials");
        assert_eq!(peer.code(&login(&user, password.expose())).await, 1000);
        assert_eq!(peer.code(command(CHECK)).await, 1000);
        assert_eq!(peer.code(command("<logout/>")).await, 1500);
    }
    validate(&answers.lock().expect("whole"));
    assert!(sandbox::connect(&data, "NOBODY").await.is_err());
}
