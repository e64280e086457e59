//! TLS and client certificates (TR-11, TR-28, TR-29), and the sandbox, which has neither.

use super::*;
use crate::registry::pki::{Issued, Validity};
use crate::registry::sandbox;
use crate::registry::settings::ClientCertificate;
use crate::registry::store::{Failure, Tx, registrar};
use openssl::ssl::{SslConnector, SslFiletype, SslMethod, SslVersion};
use std::path::Path;
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
async fn tr_28_a_bound_certificate_is_asked_for_at_login() {
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
async fn tr_11_plain_text_on_the_tls_port_is_cut() {
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
    let mut options = ServeOptions { dir: directory.path().into(), listen: "0.0.0.0:0".into(), db: None, plain: true };
    let error = Listener::open(&options).await.err().expect("refused");
    assert!(error.message().contains("--plain"), "{error}");
    options.listen = "127.0.0.1:0".into();
    options.db = Some("postgres://eppsh:secret@127.0.0.1:1/epp".into());
    let error = Listener::open(&options).await.err().expect("refused");
    let told = format!("{error:?} {error}");
    assert!(told.contains("postgres://eppsh@127.0.0.1:1/epp") && !told.contains("secret"), "{told}");
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
        let (user, password) = sandbox::credentials(registrar).expect("credentials");
        assert_eq!(peer.code(&login(&user, password.expose())).await, 1000);
        assert_eq!(peer.code(command(CHECK)).await, 1000);
        assert_eq!(peer.code(command("<logout/>")).await, 1500);
    }
    validate(&answers.lock().expect("whole"));
    assert!(sandbox::connect(&data, "NOBODY").await.is_err());
}
