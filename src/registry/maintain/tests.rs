//! What an operator does, on a registry of the test's own.

use super::*;
use crate::registry::init::{InitOptions, init};
use crate::registry::store::{Tx, registrar, test_database};
use std::collections::BTreeMap;
use tempfile::TempDir;

/// A registry with the registrars AAA and BBB.
async fn place() -> (TempDir, Place) {
    let directory = tempfile::tempdir().expect("a directory");
    let dir = directory.path().join("registry");
    let database = match test_database(&dir) {
        Database::Postgres(url) => Some(url),
        Database::Sqlite(_) => None,
    };
    let registrars = ["AAA:password-a", "BBB:password-b"].map(crate::secret::Secret::from).into();
    let options = InitOptions { dir: dir.clone(), registrars, database, ..InitOptions::default() };
    init(&options, &mut Vec::new()).await.expect("a registry");
    let place = Place::open(&dir, None).expect("opened");
    (directory, place)
}

/// Everything in the database, sorted.
async fn contents(place: &Place) -> BTreeMap<String, Vec<String>> {
    let rows = |tx: &mut Tx<'_>| {
        let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
        // How far connections have come is no part of it.
        for table in crate::registry::store::tables().filter(|table| !["counter", "writer"].contains(table)) {
            let rows = found.entry(table.into()).or_default();
            tx.each_row(table, &mut |columns, values| {
                rows.push(format!("{columns:?} {values:?}"));
                Ok(())
            })?;
            rows.sort();
        }
        let counters = tx.counters()?.into_iter().map(|counter| format!("{counter:?}")).collect();
        found.insert("counter".into(), counters);
        Ok(found)
    };
    place.store.read(rows).await.expect("read")
}

/// Changes rows behind the flows' back.
async fn sql(place: &Place, sql: &'static str) {
    place.store.write(move |tx| tx.execute(sql, &[])).await.expect(sql);
}

/// What a part of this module tells.
fn text(out: Vec<u8>) -> String {
    String::from_utf8(out).expect("UTF-8")
}

#[tokio::test]
async fn tci_2_12_certificates_are_issued_listed_and_revoked() {
    let (_directory, place) = place().await;
    let ids = ["AAA".to_owned(), "BBB".to_owned()];
    let mut out = Vec::new();
    let path = cert::issue(&place, &ids, 30, &mut out).await.expect("issued");
    let told = text(out);
    let fingerprint = told.lines().nth(1).expect("a fingerprint").to_owned();
    assert!(path.is_file() && path.with_extension("key").is_file());
    assert_ne!(path, place.dir.join("clients/AAA.pem"), "what init made stays");
    for clid in ["AAA", "BBB"] {
        let bound = place.store.read(move |tx| registrar::find(tx, clid)).await.expect("read").expect("a registrar");
        assert!(
            bound.certificates.contains(&fingerprint) && bound.certificates.len() == 2,
            "{bound:?}",
            bound = bound.certificates
        );
    }
    cert::revoke(&place, path.to_str().expect("UTF-8"), &mut Vec::new()).await.expect("revoked");
    assert!(cert::revoke(&place, &fingerprint, &mut Vec::new()).await.is_err(), "once is enough");
    let bound = place.store.read(|tx| registrar::find(tx, "BBB")).await.expect("read").expect("a registrar");
    assert_eq!((bound.certificates.len(), bound.revoked), (1, vec![fingerprint.clone()]));
    let mut out = Vec::new();
    cert::list(&place, Some("AAA"), &mut out).await.expect("listed");
    let told = text(out);
    assert_eq!(told.lines().count(), 2);
    assert!(told.lines().any(|line| line.contains("revoked") && line.contains(&fingerprint)), "{told}");
    assert!(cert::issue(&place, &["NOBODY".into()], 30, &mut Vec::new()).await.is_err());
}

#[tokio::test]
async fn a_backup_is_the_whole_database_and_restores_it() {
    let (directory, place) = place().await;
    seed::run(&place, 25, &mut Vec::new()).await.expect("seeded");
    let before = contents(&place).await;
    assert!(before["domain"].len() == 25 && before["history"].len() > 25);
    let file = directory.path().join("whole.backup");
    let rows = backup::save(&place, &file).await.expect("saved");
    assert!(rows > 100, "{rows}");
    assert!(backup::save(&place, &file).await.is_err(), "no file is written over");

    seed::run(&place, 40, &mut Vec::new()).await.expect("more");
    assert!(backup::load(&place, &file, false).await.is_err(), "the database is not empty");
    assert_eq!(backup::load(&place, &file, true).await.expect("restored"), rows);
    assert_eq!(contents(&place).await, before);
    assert_eq!(place.store.read(check::faults).await.expect("checked"), Vec::<String>::new());
    seed::run(&place, 26, &mut Vec::new()).await.expect("numbers go on where they were");

    // Into the other kind of database, or an empty one of the same.
    let other = Place {
        dir: place.dir.clone(),
        settings: place.settings.clone(),
        store: Store::open(&directory.path().join("other.db")).expect("an empty database"),
    };
    backup::load(&other, &file, false).await.expect("restored");
    assert_eq!(contents(&other).await, before);

    let whole = std::fs::read_to_string(&file).expect("readable");
    let cut = &whole[..whole.len() * 2 / 3];
    std::fs::write(&file, cut).expect("written");
    assert!(backup::load(&other, &file, true).await.is_err(), "half a backup is none");
    assert_eq!(contents(&other).await, before);
}

#[tokio::test]
async fn a_snapshot_brings_a_state_back() {
    let (_directory, place) = place().await;
    seed::run(&place, 3, &mut Vec::new()).await.expect("seeded");
    let before = contents(&place).await;
    snapshot::save(&place, "begin").await.expect("saved");
    seed::run(&place, 9, &mut Vec::new()).await.expect("seeded");
    snapshot::save(&place, "later").await.expect("saved");
    snapshot::load(&place, "begin").await.expect("loaded");
    assert_eq!(contents(&place).await, before);
    snapshot::save(&place, "later").await.expect("an older one is replaced");
    let mut out = Vec::new();
    snapshot::list(&place, &mut out).expect("listed");
    assert_eq!(text(out), "begin\nlater\n");
    for wrong in ["", "../x", "nowhere"] {
        assert!(snapshot::load(&place, wrong).await.is_err(), "{wrong}");
    }
}

#[tokio::test]
async fn check_finds_what_is_broken() {
    let (_directory, place) = place().await;
    seed::run(&place, 3, &mut Vec::new()).await.expect("seeded");
    let mut out = Vec::new();
    check::run(&place, &mut out).await.expect("whole");
    assert_eq!(text(out), "the database is whole\n");
    sql(&place, "INSERT INTO poll_state (clid, pending) VALUES ('AAA', 7)").await;
    sql(&place, "INSERT INTO object_status (object_id, s) VALUES (4711, 'clientHold')").await;
    sql(&place, "UPDATE domain SET ex_date = 0 WHERE name = 'seed-1.xn--d1acj3b'").await;
    place.store.write(|tx| tx.set_counter("object", 1)).await.expect("set");
    let mut out = Vec::new();
    assert!(check::run(&place, &mut out).await.is_err());
    let told = text(out);
    for fault in ["count of messages", "clientHold", "next number of object"] {
        assert!(told.contains(fault), "{fault}: {told}");
    }
}

#[tokio::test]
async fn seeding_again_makes_only_what_is_missing() {
    let (_directory, place) = place().await;
    let mut out = Vec::new();
    seed::run(&place, 12, &mut out).await.expect("seeded");
    seed::run(&place, 15, &mut out).await.expect("seeded");
    let told = text(out);
    assert!(told.contains("12 domains made, 0 were there") && told.contains("3 domains made, 12 were there"), "{told}");
    let owners = place.store.read(|tx| tx.whole_table("SELECT COUNT(DISTINCT clid) AS owners FROM domain")).await;
    assert_eq!(owners.expect("counted")[0].int("owners"), Ok(2));
}
