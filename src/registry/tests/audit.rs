//! The log of commands (TI-3, GR-1), and how fast commands may come (G11).

use super::*;
use crate::registry::store::command_log::{self, Entry};
use crate::registry::time::Timestamp;

/// `<create>` of a domain.
pub(super) fn create(name: &str) -> String {
    command(&format!(
        "<create><domain:create xmlns:domain=\"urn:ietf:params:xml:ns:domain-1.0\"><domain:name>{name}</domain:name>\
         <domain:authInfo><domain:pw>2fooBAR-x</domain:pw></domain:authInfo></domain:create></create>"
    ))
}

/// The entries of `id`, a server's or a client's transaction id.
async fn entries(store: &Store, id: &str) -> Vec<Entry> {
    let id = id.to_owned();
    store.read(move |tx| command_log::of_transaction(tx, &id)).await.expect("read")
}

#[tokio::test]
async fn ti_3_a_transform_is_logged_with_its_change_and_the_others_when_the_session_ends() {
    let site = site(|_| {}).await;
    let mut peer = site.session().await;
    let done = peer.ask(create("foo.example")).await;
    let found = entries(&site.registry.store, inside(&done, "svTRID")).await;
    let [entry] = &found[..] else { panic!("{found:?}") };
    assert_eq!(
        (entry.verb.as_str(), entry.object.as_deref(), entry.code),
        ("domain create", Some("foo.example"), 1000)
    );
    assert_eq!((entry.registrar.as_deref(), entry.cltrid.as_deref()), (Some("TEST-A"), Some("ABC-12345")));
    assert!(
        entry.deed.is_some() && entry.session.is_some() && entry.duration > 0 && entry.at > Timestamp(0),
        "{entry:?}"
    );

    let refused = peer.ask(create("foo.example")).await;
    assert_eq!(code(&refused), 2302);
    let asked = peer.ask(command(CHECK)).await;
    let broken = peer.ask("<epp").await;
    assert_eq!(peer.code(command("<logout/>")).await, 1500);
    // All answered "ABC-12345"; the session's end has written them down.
    let found = entries(&site.registry.store, "ABC-12345").await;
    let mut told: Vec<(&str, i64)> = found.iter().map(|entry| (entry.verb.as_str(), entry.code)).collect();
    told.sort_unstable();
    let expected =
        [("domain check", 1000), ("domain create", 1000), ("domain create", 2302), ("login", 1000), ("logout", 1500)];
    assert_eq!(told, expected);
    assert_eq!(entries(&site.registry.store, inside(&refused, "svTRID")).await[0].deed, None);
    assert_eq!(entries(&site.registry.store, inside(&asked, "svTRID")).await[0].object.as_deref(), Some("foo.example"));
    let broken = entries(&site.registry.store, inside(&broken, "svTRID")).await;
    assert_eq!((broken[0].verb.as_str(), broken[0].code), ("-", 2001));
    site.finish().await;
}

#[tokio::test]
async fn ti_3_a_failed_login_is_logged_and_nothing_is_lost_when_the_server_stops() {
    let site = site(|_| {}).await;
    let mut stranger = site.connect().await;
    let refused = stranger.ask(login("TEST-A", "wrong-password")).await;
    assert_eq!(code(&refused), 2200);
    let mut peer = site.session().await;
    let asked = peer.ask(command(CHECK)).await;
    let store = site.registry.store.clone();
    site.finish().await;
    let failed = entries(&store, inside(&refused, "svTRID")).await;
    assert_eq!(
        (failed[0].verb.as_str(), failed[0].registrar.as_deref(), failed[0].code),
        ("login", Some("TEST-A"), 2200)
    );
    assert_eq!(failed[0].session, None);
    assert_eq!(entries(&store, inside(&asked, "svTRID")).await.len(), 1);
}

#[tokio::test]
async fn gr_1_old_entries_are_taken_out_in_slices() {
    let site = site(|settings| settings.command_log_days = 30).await;
    let now = site.registry.now().await;
    let old = now.plus_days(-31);
    let fill = move |tx: &mut Tx<'_>| {
        let made = |number: i64, at: Timestamp| Entry {
            at: Timestamp(at.0 + number),
            svtrid: format!("OLD-{number}"),
            cltrid: Some(if at == old { "OLD" } else { "NEW" }.into()),
            verb: "domain check".into(),
            code: 1000,
            ..Entry::default()
        };
        let entries: Vec<Entry> = (0..2500).map(|at| made(at, old)).chain((0..30).map(|at| made(at, now))).collect();
        command_log::write(tx, &entries)?;
        // One slice, and no more than that.
        assert_eq!(command_log::trim(tx, now.plus_days(-30), 1000)?, 1000);
        Ok(())
    };
    site.registry.store.write(fill).await.expect("filled");
    assert_eq!(entries(&site.registry.store, "OLD").await.len(), 1500);
    site.registry.settle().await;
    assert!(entries(&site.registry.store, "OLD").await.is_empty());
    assert_eq!(entries(&site.registry.store, "NEW").await.len(), 30);
    site.finish().await;
}

#[tokio::test]
async fn g11_commands_that_come_too_fast_are_2400_with_the_reason() {
    let site = site(|settings| settings.session.commands_per_minute = 3).await;
    let mut peer = site.session().await;
    for _ in 0..3 {
        assert_eq!(peer.code(command(CHECK)).await, 1000);
    }
    let refused = peer.ask(create("foo.example")).await;
    assert_eq!(code(&refused), 2400);
    assert!(refused.contains("more than 3 commands in a minute"), "{refused}");
    assert_eq!(peer.code(command("<logout/>")).await, 1500, "a session can always be ended");
    let mut other = site.session().await;
    assert_eq!(other.code(command(CHECK)).await, 1000, "it is the session's own limit");
    site.finish().await;
}

#[test]
fn g11_a_minute_later_commands_are_taken_again() {
    use crate::registry::server::Pace;
    let begun = std::time::Instant::now();
    let mut pace = Pace::default();
    let after = |seconds| begun + Duration::from_secs(seconds);
    assert!(pace.admits(2, begun) && pace.admits(2, after(1)) && !pace.admits(2, after(59)));
    assert!(pace.admits(2, after(60)) && pace.admits(2, after(61)) && !pace.admits(2, after(62)));
    assert!((0..1000).all(|_| pace.admits(0, after(63))), "0 is for any number");
}
