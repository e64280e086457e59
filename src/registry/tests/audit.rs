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
        let made = |number: i64, at: Timestamp| {
            let entry = Entry {
                at: Timestamp(at.0 + number),
                svtrid: format!("OLD-{number}"),
                cltrid: Some(if at == old { "OLD" } else { "NEW" }.into()),
                verb: "domain check".into(),
                code: 1000,
                ..Entry::default()
            };
            entry.into_line()
        };
        let entries: Vec<_> = (0..2500).map(|at| made(at, old)).chain((0..30).map(|at| made(at, now))).collect();
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

/// What the operator of `site` is asked for.
async fn operate(site: &Site, line: &str) -> serde_json::Value {
    let settings = site.registry.settings();
    let database = Database::read(&settings.database, Some(site.directory.path())).expect("a database");
    let operator = crate::registry::operator::Operator::open(&database, &settings).expect("an operator");
    let words: Vec<String> = line.split(' ').map(String::from).collect();
    operator.run(&words).await.expect(line)
}

#[tokio::test]
async fn section_6_limits_are_drilled_without_a_restart() {
    let site = site(|_| {}).await;
    let mut peer = site.session().await;
    let six = "<domain:name>foo.example</domain:name>".repeat(6);
    let check = command(&CHECK.replace("<domain:name>foo.example</domain:name>", &six));
    assert_eq!(peer.code(&check).await, 1000);
    let told = operate(&site, "limits drill").await;
    assert_eq!(told["session.idle"], "3");
    site.registry.refresh().await;
    assert_eq!(peer.code(&check).await, 2306, "the session goes on, under the new rules");
    let mut second = site.connect().await;
    assert_eq!(second.code(login("TEST-A", "password-a")).await, 2502);
    let mut other = site.connect().await;
    assert_eq!(other.code(login("TEST-B", "password-b")).await, 1000);
    assert_eq!(other.code(command(&" ".repeat(4096))).await, 2500);
    operate(&site, "limits set rules.check-max=7").await;
    site.registry.refresh().await;
    assert_eq!(peer.code(&check).await, 1000);
    assert_eq!(operate(&site, "limits reset").await, serde_json::json!({}));
    site.registry.refresh().await;
    assert_eq!(site.connect().await.code(login("TEST-A", "password-a")).await, 1000);
    let settings = site.registry.settings();
    for wrong in ["session.idle=0", "session.idle=soon", "nonsense=1", "tld.name=1", "rules.check-max"] {
        let database = Database::read(&settings.database, Some(site.directory.path())).expect("a database");
        let operator = crate::registry::operator::Operator::open(&database, &settings).expect("an operator");
        let words = ["limits", "set", wrong].map(String::from);
        assert!(operator.run(&words).await.is_err(), "{wrong}");
    }
    site.finish().await;
}

#[tokio::test]
async fn section_6_the_checklist_of_an_operational_test() {
    let site = site(|_| {}).await;
    let mut peer = site.session().await;
    for name in ["foo.example", "xn--e1aybc.example"] {
        assert_eq!(peer.code(create(name)).await, 1000);
    }
    assert_eq!(peer.code(create("foo.example")).await, 2302, "what is refused shows nothing");
    let host = "<create><host:create xmlns:host=\"urn:ietf:params:xml:ns:host-1.0\"><host:name>ns1.foo.example</host:name>\
        <host:addr>192.0.2.1</host:addr></host:create></create>";
    assert_eq!(peer.code(command(host)).await, 1000);
    assert_eq!(peer.code(command("<logout/>")).await, 1500);
    let told = operate(&site, "ote status TEST-A").await;
    let count = |deed: &str| {
        let deeds = told[0]["deeds"].as_array().expect("a list");
        deeds.iter().find(|item| item["deed"] == deed).unwrap_or_else(|| panic!("{deed}"))["count"].clone()
    };
    let counts = ["domain create, ASCII", "domain create, IDN", "subordinate host create", "domain delete"].map(count);
    assert_eq!(counts, [1, 1, 1, 0].map(serde_json::Value::from));
    let missing = told[0]["missing"].as_array().expect("a list");
    assert!(missing.iter().any(|deed| deed == "domain restore"));
    assert_eq!(told[0]["passed"].as_u64().expect("a number") as usize + missing.len(), 22);
    assert_eq!(operate(&site, "ote status").await.as_array().expect("a list").len(), 2);
    site.finish().await;
}
