//! Commands that wait for another transaction, and clocks that are late.

use super::audit::create;
use super::*;
use crate::epp::Call;
use crate::registry::flow;
use crate::registry::store::{clock, cluster, domain};
use std::sync::mpsc;

/// RFC 3915's namespace.
const RGP: &str = "urn:ietf:params:xml:ns:rgp-1.0";

/// A domain command on foo.example.
fn on_domain(verb: &str, extension: &str) -> String {
    command(&format!(
        "<{verb}><domain:{verb} xmlns:domain=\"urn:ietf:params:xml:ns:domain-1.0\"><domain:name>foo.example</domain:name>\
         </domain:{verb}></{verb}>{extension}"
    ))
}

#[tokio::test]
async fn tr_43_a_command_reads_the_time_again_when_it_has_its_object_to_itself() {
    let Some(url) = cluster::url() else { return };
    let directory = directory().await;
    let database = move_to(Database::Postgres(url), &directory.path().join("registry.db")).await;
    let site = site_in(directory, true, |settings| settings.database = database).await;
    assert_eq!(site.session().await.code(create("foo.example")).await, 1000);
    for (name, there) in [("foo.example", true), ("bar.example", false)] {
        // Nobody has the object now, but somebody may have had it since the time was read.
        let call = Call::new("domain renew").with("name", name);
        let may_have_changed = site.registry.store.write(move |tx| flow::take_subject(tx, &call)).await;
        assert_eq!(may_have_changed, Ok(there), "{name}");
    }
    site.finish().await;
}

/// Moves the registry's clock so many days on.
async fn advance(site: &Site, days: i64) {
    let moved = site.registry.store.write(move |tx| {
        let now = clock::now(tx)?;
        clock::move_to(tx, now.plus_days(days))
    });
    moved.await.expect("moved").expect("ahead");
}

#[tokio::test]
async fn section_5_3_a_restore_that_waited_until_the_purge_comes_too_late() {
    let Some(url) = cluster::url() else { return };
    let directory = directory().await;
    let database = move_to(Database::Postgres(url), &directory.path().join("registry.db")).await;
    let site = site_in(directory, true, |settings| settings.database = database).await;
    site.registry.store.write(|tx| clock::freeze(tx, true)).await.expect("frozen");
    let mut peer = site.connect().await;
    let services = format!("{SERVICES}<svcExtension><extURI>{RGP}</extURI></svcExtension>");
    assert_eq!(peer.code(login_with("TEST-A", "<pw>password-a</pw>", "en", &services, "")).await, 1000);
    assert_eq!(peer.code(create("foo.example")).await, 1000);
    advance(&site, 10).await;
    assert_eq!(peer.code(on_domain("delete", "")).await, 1001);
    advance(&site, 29).await;

    // Somebody has the domain; the restore comes in time and waits, until the domain is to be purged.
    let (held, is_held) = mpsc::channel();
    let (release, is_released) = mpsc::channel::<()>();
    let is_released = Mutex::new(is_released);
    let store = site.registry.store.clone();
    let holder = tokio::spawn(async move {
        let hold = move |tx: &mut Tx<'_>| {
            domain::find(tx, "foo.example")?;
            let pid = tx.query_one("SELECT pg_backend_pid()::BIGINT AS n ", &[])?.expect("a row").int("n")?;
            held.send(pid).expect("awaited");
            is_released.lock().expect("sound").recv().expect("released");
            Ok(())
        };
        store.write(hold).await
    });
    let pid = tokio::task::spawn_blocking(move || is_held.recv().expect("held")).await.expect("no panic");
    let restore =
        format!("<extension><rgp:update xmlns:rgp=\"{RGP}\"><rgp:restore op=\"request\"/></rgp:update></extension>");
    let update = on_domain("update", &restore).replace("</domain:name>", "</domain:name><domain:chg/>");
    peer.send(&update).await;
    let waits = "SELECT COUNT(*) AS n FROM pg_stat_activity WHERE $1::INT = ANY(pg_blocking_pids(pid))";
    let is_waiting = async || {
        let found = site.registry.store.read(move |tx| tx.query_one(waits, &[pid.into()])).await;
        found.expect("read").expect("a row").int("n").expect("a number") > 0
    };
    while !is_waiting().await {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    advance(&site, 7).await;
    release.send(()).expect("held until now");
    holder.await.expect("no panic").expect("let go");
    assert_eq!(code(&peer.receive().await.expect("an answer")), 2303);
    assert_eq!(peer.code(create("foo.example")).await, 1000, "the name is free");
    site.finish().await;
}

#[tokio::test]
async fn tr_43_tr_44_a_clock_that_is_late_tells_no_time_before_what_is_done() {
    let site = site(|_| {}).await;
    let mut peer = site.connect().await;
    assert_eq!(peer.code(login_with("TEST-A", "<pw>password-a</pw>", "en", SERVICES, "")).await, 1000);
    let before = site.registry.store.read(clock::now).await.expect("a time");
    assert_eq!(peer.code(create("foo.example")).await, 1000);
    // As if this machine's clock had been set back, or another process had one that is late.
    let late = |tx: &mut Tx<'_>| {
        tx.execute("UPDATE clock SET offset_us = $1, last_now = 0 WHERE id = 1", &[(-3_600_000_000).into()])
    };
    assert_eq!(site.registry.store.write(late).await, Ok(1));
    let (now, created) = site
        .registry
        .store
        .read(|tx| Ok((clock::now(tx)?, domain::find(tx, "foo.example")?.expect("the domain").cr_date)))
        .await
        .expect("times");
    assert!(before <= created && created <= now, "{before:?} {created:?} {now:?}");
}
