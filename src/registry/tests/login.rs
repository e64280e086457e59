//! Who gets in (LG-*, TR-26, TR-27).

use super::*;
use crate::registry::sessions;
use crate::registry::store::Tx;
use crate::registry::store::registrar::{self, State};
use crate::registry::time::Timestamp;

/// A login of TEST-A with passwords only.
fn with_passwords(passwords: &str) -> String {
    login_with("TEST-A", passwords, "en", SERVICES, "")
}

#[tokio::test]
async fn lg_2_lg_3_lg_4_lg_5_what_is_asked_for_is_checked_before_the_password() {
    let site = site(|settings| settings.login.tolerate_unknown_services = false).await;
    let mut peer = site.connect().await;
    let pw = "<pw>password-a</pw>";
    let unknown_object = format!("{SERVICES}<objURI>urn:nobody</objURI>");
    let unknown_extension = format!("{SERVICES}<svcExtension><extURI>urn:nobody</extURI></svcExtension>");
    let cases = [
        (login("ab", "password-a"), 2005),
        (login("TEST-A-TEST-A-TEST-A", "password-a"), 2005),
        (login("TEST-A", "short"), 2005),
        (login("TEST-A", "a-password-too-long"), 2005),
        (login("TEST-A", "password-a").replace("<version>1.0", "<version>2.0"), 2100),
        (login_with("TEST-A", pw, "fr", SERVICES, ""), 2102),
        (login_with("TEST-A", pw, "en", "", ""), 2003),
        (login_with("TEST-A", pw, "en", &unknown_object, ""), 2307),
        (login_with("TEST-A", pw, "en", &unknown_extension, ""), 2103),
        (login_with("TEST-A", pw, "en", SERVICES, "<extension><x xmlns=\"urn:nobody\"/></extension>"), 2103),
    ];
    for (frame, expected) in cases {
        let answer = peer.ask(&frame).await;
        assert_eq!(code(&answer), expected, "{frame}\n{answer}");
        assert!(!answer.contains("password"), "{answer}");
    }
    assert_eq!(site.sessions().await, 0);
    assert_eq!(peer.code(&login("TEST-A", "password-a")).await, 1000);
    site.finish().await;
}

#[tokio::test]
async fn services_that_nobody_offers_are_left_out_where_that_is_tolerated() {
    let site = site(|_| {}).await;
    let mut peer = site.connect().await;
    let services = format!("{SERVICES}<svcExtension><extURI>urn:ietf:params:xml:ns:fee-1.0</extURI></svcExtension>");
    assert_eq!(peer.code(login_with("TEST-A", "<pw>password-a</pw>", "en", &services, "")).await, 1000);
    let fee = "<extension><fee:check xmlns:fee=\"urn:ietf:params:xml:ns:fee-1.0\"/></extension>";
    assert_eq!(peer.code(command(&format!("{CHECK}{fee}"))).await, 2103);
    site.finish().await;
}

#[tokio::test]
async fn lg_4_the_session_speaks_the_language_it_asked_for() {
    let site = site(|_| {}).await;
    let mut peer = site.connect().await;
    let answer = peer.ask(login_with("TEST-A", "<pw>password-a</pw>", "ru-RU", SERVICES, "")).await;
    assert_eq!(code(&answer), 1000);
    assert!(answer.contains("<msg lang=\"ru\">Команда выполнена успешно</msg>"), "{answer}");
    assert!(peer.ask(command("<frobnicate/>")).await.contains("Неизвестная команда"));
    site.finish().await;
}

#[tokio::test]
async fn lg_6_a_wrong_id_and_a_wrong_password_look_the_same() {
    let site = site(|_| {}).await;
    let mut peer = site.connect().await;
    let without_id = |answer: &str| answer.replace(inside(answer, "svTRID"), "");
    let wrong = peer.ask(&login("TEST-A", "password-x")).await;
    let unknown = peer.ask(&login("NOBODY", "password-a")).await;
    assert_eq!(code(&wrong), 2200);
    assert_eq!(without_id(&wrong), without_id(&unknown));
    site.finish().await;
}

#[tokio::test]
async fn lg_7_tci_2_2_1_10_tr_27_the_third_failure_ends_the_connection_and_success_resets_the_count() {
    let site = site(|_| {}).await;
    let mut peer = site.connect().await;
    for expected in [2200, 2200, 2501] {
        assert_eq!(peer.code(&login("TEST-A", "password-x")).await, expected);
    }
    peer.expect_end().await;
    let failed = |tx: &mut Tx<'_>| Ok(registrar::find(tx, "TEST-A")?.expect("a registrar").failed_count);
    assert_eq!(site.registry.store.read(failed).await.expect("counted"), 3);
    let mut peer = site.connect().await;
    assert_eq!(peer.code(&login("TEST-A", "password-x")).await, 2200);
    assert_eq!(peer.code(&login("TEST-A", "password-x")).await, 2200);
    assert_eq!(peer.code(&login("TEST-A", "password-a")).await, 1000);
    assert_eq!(site.registry.store.read(failed).await.expect("counted"), 0);
    site.finish().await;
}

#[tokio::test]
async fn lg_7_tr_27_too_many_failures_lock_the_registrar_out_for_a_while() {
    let site = site(|settings| {
        settings.login.lockout_failures = 3;
        settings.login.max_failed_per_connection = 100;
    })
    .await;
    for expected in [2200, 2200, 2501] {
        assert_eq!(site.connect().await.code(&login("TEST-A", "password-x")).await, expected);
    }
    assert_eq!(site.connect().await.code(&login("TEST-A", "password-a")).await, 2501, "the right one too");
    assert_eq!(site.connect().await.code(&login("TEST-B", "password-b")).await, 1000, "another registrar may");
    let end = |tx: &mut Tx<'_>| {
        let registrar = registrar::find(tx, "TEST-A")?.expect("a registrar");
        let now = Timestamp::now();
        assert!(registrar.locked_until.is_some_and(|until| until > now));
        registrar::lock_out(tx, registrar.id, now)
    };
    site.registry.store.write(end).await.expect("the lock-out ends");
    assert_eq!(site.connect().await.code(&login("TEST-A", "password-a")).await, 1000);
    site.finish().await;
}

#[tokio::test]
async fn lg_7_too_many_failures_lock_the_address_out() {
    let site = site(|settings| settings.login.lockout_address_failures = 3).await;
    for (id, expected) in [("NOBODY-1", 2200), ("NOBODY-2", 2200), ("NOBODY-3", 2501)] {
        assert_eq!(site.connect().await.code(&login(id, "password-x")).await, expected);
    }
    assert_eq!(site.connect().await.code(&login("TEST-A", "password-a")).await, 2501);
    site.finish().await;
}

#[tokio::test]
async fn lg_8_a_suspended_registrar_gets_no_session_and_may_only_look_in_one_it_has() {
    let site = site(|_| {}).await;
    let mut peer = site.session().await;
    let suspend = |tx: &mut Tx<'_>| {
        let id = registrar::find(tx, "TEST-A")?.expect("a registrar").id;
        registrar::set_state(tx, id, State::Suspended)
    };
    site.registry.store.write(suspend).await.expect("suspended");
    assert_eq!(peer.code(command(CHECK)).await, 1000);
    let delete = command(&CHECK.replace("check", "delete"));
    assert_eq!(peer.code(&delete).await, 2201);
    assert_eq!(site.connect().await.code(&login("TEST-A", "password-a")).await, 2201);
    assert_eq!(site.connect().await.code(&login("TEST-A", "password-x")).await, 2200);
    site.finish().await;
}

#[tokio::test]
async fn lg_9_lg_11_a_new_password_is_checked_and_replaces_the_old_one() {
    let site = site(|_| {}).await;
    let mut first = site.session().await;
    let mut peer = site.connect().await;
    assert_eq!(peer.code(with_passwords("<pw>password-a</pw><newPW>short</newPW>")).await, 2005);
    assert_eq!(peer.code(with_passwords("<pw>password-a</pw><newPW>password-a</newPW>")).await, 2306);
    assert_eq!(peer.code(with_passwords("<pw>password-x</pw><newPW>password-1</newPW>")).await, 2200);
    let mut old = "password-a".to_owned();
    for new in ["password-1", "password-2", "password-3"] {
        let mut peer = site.connect().await;
        assert_eq!(peer.code(with_passwords(&format!("<pw>{old}</pw><newPW>{new}</newPW>"))).await, 1000);
        old = new.into();
    }
    let mut peer = site.connect().await;
    assert_eq!(peer.code(with_passwords("<pw>password-a</pw>")).await, 2200, "the old one is gone");
    assert_eq!(peer.code(with_passwords("<pw>password-3</pw><newPW>password-a</newPW>")).await, 2306, "too fresh");
    assert_eq!(peer.code(with_passwords("<pw>password-3</pw>")).await, 1000, "a refused change changes nothing");
    assert_eq!(first.code(command(CHECK)).await, 1000, "sessions stay");
    site.finish().await;
}

#[tokio::test]
async fn lg_10_tci_2_2_1_10_tr_26_sessions_are_counted_over_all_processes() {
    let site = site(|settings| settings.session.max_per_registrar = 2).await;
    // A second process on the same database.
    let options = ServeOptions {
        dir: site.directory.path().into(),
        listen: "127.0.0.1:0".into(),
        plain: true,
        ..ServeOptions::default()
    };
    let listener = Listener::open(&options).await.expect("a port");
    let (address, second) = (listener.address, Arc::clone(listener.registry()));
    let task = tokio::spawn(listener.run());

    let mut here = site.session().await;
    let mut there = site.over(TcpStream::connect(address).await.expect("connected"));
    there.receive().await.expect("a greeting");
    assert_eq!(there.code(&login("TEST-A", "password-a")).await, 1000);
    let mut third = site.connect().await;
    let change = with_passwords("<pw>password-a</pw><newPW>password-1</newPW>");
    assert_eq!(third.code(change).await, 2502);
    third.expect_end().await;
    assert_eq!(here.code(command("<logout/>")).await, 1500);
    let mut peer = site.session().await;
    assert_eq!(peer.code(command(CHECK)).await, 1000, "the refused login changed no password");
    drop(there);
    site.wait_for_sessions(1).await;
    second.stop();
    timeout(PATIENCE, task).await.expect("stops").expect("no panic");
    site.finish().await;
}

#[tokio::test]
async fn tr_26_the_sessions_of_a_dead_process_are_freed() {
    let site = site(|settings| settings.session.max_per_registrar = 1).await;
    let crashed = |tx: &mut Tx<'_>| {
        let long_ago = Timestamp(Timestamp::now().0 - 60_000_000);
        let id = registrar::find(tx, "TEST-A")?.expect("a registrar").id;
        let opening = sessions::Opening { id: "s", process: "crashed", registrar_id: id, peer: "192.0.2.1" };
        assert!(sessions::open(tx, &opening, 1, long_ago)?);
        Ok(())
    };
    site.registry.store.write(crashed).await.expect("written");
    assert_eq!(site.sessions().await, 1);
    drop(site.session().await);
    site.finish().await;
}

#[tokio::test]
async fn lg_2_login_security_carries_long_passwords() {
    let site = site(|_| {}).await;
    let services = format!("{SERVICES}<svcExtension><extURI>{LOGIN_SEC}</extURI></svcExtension>");
    let extension =
        |inside: &str| format!("<extension><l:loginSec xmlns:l=\"{LOGIN_SEC}\">{inside}</l:loginSec></extension>");
    let hidden = "<pw>[LOGIN-SECURITY]</pw>";
    let with = |passwords: &str, inside: &str| login_with("TEST-A", passwords, "en", &services, &extension(inside));
    let long = "a password of more than sixteen characters";

    let mut peer = site.connect().await;
    assert_eq!(peer.code(with(hidden, "")).await, 2003, "no password anywhere");
    assert_eq!(
        peer.code(login_with("TEST-A", hidden, "en", SERVICES, &extension("<l:pw>password-a</l:pw>"))).await,
        2002
    );
    let both = "<pw>[LOGIN-SECURITY]</pw><newPW>[LOGIN-SECURITY]</newPW>";
    let change = with(
        both,
        &format!("<l:userAgent><l:app>eppsh</l:app></l:userAgent><l:pw>password-a</l:pw><l:newPW>{long}</l:newPW>"),
    );
    assert_eq!(peer.code(change).await, 1000);
    let mut peer = site.connect().await;
    assert_eq!(peer.code(with(hidden, "<l:pw>password-a</l:pw>")).await, 2200);
    let answer = peer.ask(with(both, &format!("<l:pw>{long}</l:pw><l:newPW>{long}</l:newPW>"))).await;
    assert_eq!(code(&answer), 2200);
    assert!(answer.contains("type=\"newPW\"") && answer.contains("level=\"error\""), "{answer}");
    let answer = peer.ask(with(hidden, &format!("<l:pw>{long}</l:pw>"))).await;
    assert_eq!(code(&answer), 1000);
    assert!(answer.contains("name=\"failedLogins\"") && answer.contains("value=\"1\""), "{answer}");
    site.finish().await;
}

#[tokio::test]
async fn ex_1_no_extension_data_without_asking_for_it() {
    let site = site(|_| {}).await;
    let mut peer = site.connect().await;
    assert_eq!(peer.code(&login("TEST-A", "password-x")).await, 2200);
    let answer = peer.ask(&login("TEST-A", "password-a")).await;
    assert_eq!(code(&answer), 1000);
    assert!(!answer.contains("<extension"), "{answer}");
    site.finish().await;
}
