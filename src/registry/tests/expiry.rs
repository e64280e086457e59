//! Passwords and certificates that expire, and payloads of messages that no login asks for.

use super::*;
use crate::registry::operator::Operator;
use crate::registry::store::clock;

/// RFC 9038's namespace.
const UNHANDLED: &str = "urn:ietf:params:xml:ns:epp:unhandled-namespaces-1.0";

/// A poll request.
const POLL: &str = "<poll op=\"req\"/>";

/// What the operator of `site` is asked for.
async fn operate(site: &Site, line: &[&str]) -> crate::error::Result<serde_json::Value> {
    let settings = site.registry.settings();
    let database = Database::read(&settings.database, Some(site.directory.path())).expect("a database");
    let operator = Operator::open(&database, &settings).expect("an operator");
    operator.run(&line.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>()).await
}

/// A login that asks for an extension.
fn login_for(id: &str, passwords: &str, uri: &str, extension: &str) -> String {
    let services = format!("{SERVICES}<svcExtension><extURI>{uri}</extURI></svcExtension>");
    login_with(id, passwords, "en", &services, extension)
}

#[tokio::test]
async fn sec_password_an_expired_one_opens_nothing_but_can_be_replaced() {
    let site = site(|_| {}).await;
    operate(&site, &["expire-password", "TEST-A"]).await.expect("expired");
    let mut peer = site.connect().await;
    let refused = peer.ask(login_for("TEST-A", "<pw>password-a</pw>", LOGIN_SEC, "")).await;
    assert_eq!(code(&refused), 2200);
    assert!(refused.contains("type=\"password\"") && refused.contains("level=\"error\""), "{refused}");
    let renewing = "<pw>password-a</pw><newPW>password-c</newPW>";
    assert_eq!(peer.code(login_for("TEST-A", renewing, LOGIN_SEC, "")).await, 1000);
    let told = peer.ask(command(POLL)).await;
    assert!(told.contains("Password expires 2"), "{told}");
    assert_eq!(site.connect().await.code(login("TEST-A", "password-c")).await, 1000);
    assert!(operate(&site, &["expire-password", "NOBODY"]).await.is_err());
    site.finish().await;
}

#[tokio::test]
async fn sec_password_sec_cert_their_registrar_is_told_once_some_days_before() {
    let site = site(|settings| (settings.login.password_days, settings.login.password_notice) = (40, 10)).await;
    let mut peer = site.session().await;
    let move_on = async |days: i64| {
        let moved = site.registry.store.write(move |tx| {
            let now = clock::now(tx)?;
            clock::move_to(tx, now.plus_days(days))
        });
        moved.await.expect("moved").expect("ahead");
        site.registry.settle().await;
    };
    move_on(29).await;
    assert_eq!(peer.code(command(POLL)).await, 1300);
    move_on(1).await;
    move_on(1).await;
    let told = peer.ask(command(POLL)).await;
    assert!(told.contains("Password expires 2") && told.contains("count=\"1\""), "{told}");
    // What `init` issued holds for ten years.
    move_on(3600).await;
    let told = peer.ask(command("<poll op=\"ack\" msgID=\"1\"/>")).await;
    assert_eq!(code(&told), 1000, "{told}");
    if std::env::var("EPPSH_TEST_DB").is_err() {
        // Registrars of another database have no dates of certificates.
        let told = peer.ask(command(POLL)).await;
        assert!(told.contains("Certificate expires 2"), "{told}");
    }
    let mut late = site.connect().await;
    assert_eq!(late.code(login("TEST-A", "password-a")).await, 2200, "by the registry's clock it is over");
    site.finish().await;
}

#[tokio::test]
async fn section_6_revoke_cert_closes_the_door() {
    let site = site(|_| {}).await;
    let revoked = operate(&site, &["revoke-cert", "TEST-A"]).await.expect("revoked");
    assert_eq!(revoked["revoked"], 1);
    assert!(operate(&site, &["revoke-cert", "TEST-A"]).await.is_err(), "none is left");
    site.finish().await;
}

#[tokio::test]
async fn section_6_ex_2_ex_3_a_payload_of_ones_own_is_delivered_as_the_session_can_read_it() {
    let site = site(|_| {}).await;
    let file = site.directory.path().join("notice.xml");
    std::fs::write(&file, "<n:notice xmlns:n=\"urn:example:notice\"><n:text>1 &lt; 2</n:text></n:notice>")
        .expect("written");
    let file = file.to_str().expect("a path");
    for line in [
        vec!["poll", "push", "TEST-B", "Hello", "--file", file, "--count", "2"],
        vec!["poll", "push", "TEST-B", "--kind", "unknown-ns", "Later"],
    ] {
        operate(&site, &line).await.expect("pushed");
    }
    let mut plain = site.connect().await;
    assert_eq!(plain.code(login("TEST-B", "password-b")).await, 1000);
    let told = plain.ask(command(POLL)).await;
    assert!(told.contains("Hello") && !told.contains("notice") && told.contains("count=\"3\""), "EX-3: {told}");
    let mut knowing = site.connect().await;
    assert_eq!(knowing.code(login_for("TEST-B", "<pw>password-b</pw>", UNHANDLED, "")).await, 1000);
    let told = knowing.ask(command(POLL)).await;
    let expected = "<extValue><value><n:notice xmlns:n=\"urn:example:notice\"><n:text>1 &lt; 2</n:text></n:notice></value>\
        <reason>urn:example:notice not in login services</reason></extValue>";
    assert!(told.contains(expected), "EX-2: {told}");
    for id in ["1", "2"] {
        assert_eq!(knowing.code(command(&format!("<poll op=\"ack\" msgID=\"{id}\"/>"))).await, 1000);
    }
    let told = knowing.ask(command(POLL)).await;
    assert!(told.contains("Later") && told.contains("urn:example:eppsh:unknown-1.0 not in login services"), "{told}");

    // Of a namespace that was agreed on, it stands where it belongs.
    let renewed = "<d:renData xmlns:d=\"urn:ietf:params:xml:ns:domain-1.0\"><d:name>foo.example</d:name></d:renData>";
    std::fs::write(file, renewed).expect("written");
    operate(&site, &["poll", "push", "TEST-A", "--kind", "autorenew", "--file", file]).await.expect("pushed");
    let mut other = site.session().await;
    let told = other.ask(command(POLL)).await;
    assert!(told.contains(&format!("<resData>{renewed}</resData>")), "{told}");
    std::fs::write(file, "<n:notice xmlns:n=\"urn:x\">").expect("written");
    assert!(operate(&site, &["poll", "push", "TEST-A", "--file", file]).await.is_err());
    assert!(operate(&site, &["poll", "push", "TEST-A", "--file", "nosuch.xml"]).await.is_err());
    site.finish().await;
}
