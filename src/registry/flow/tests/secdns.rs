//! DS records (RFC 5910).

use super::*;

/// Sixty-four hex digits: a digest of the type 2.
const DIGEST: &str = "49FD46E6C4B45C55D4AC49FD46E6C4B45C55D4AC49FD46E6C4B45C55D4AC1234";

/// A record.
fn ds(tag: i64) -> Map {
    let mut map = Map::new();
    map.set("keyTag", tag);
    map.set("alg", 13);
    map.set("digestType", 2);
    map.set("digest", DIGEST);
    map
}

/// A record with one field changed.
fn with(field: &'static str, value: impl Into<Value>) -> Vec<Map> {
    let mut map = ds(1);
    map.set(field, value);
    vec![map]
}

/// A command with the extension's arguments.
fn extended(mut call: Call, arg: &'static str, value: impl Into<Value>) -> Call {
    call.ext.push(("secDNS".into(), [(arg, value.into())].into_iter().collect()));
    call
}

/// The create of a domain with records.
fn secure(records: Vec<Map>) -> Call {
    extended(create("foo.example"), "ds", records)
}

/// The update of its records.
fn change(arg: &'static str, records: Vec<Map>) -> Call {
    extended(update("foo.example"), arg, records)
}

/// The tags of its records.
fn tags(registry: &mut Registry) -> Vec<i64> {
    let done = registry.ask("A", info("foo.example")).expect("the domain");
    let body = done.ext.iter().find(|body| body.spec == "secDNS");
    let records = body.map(|body| body.values.list("dsData").to_vec()).unwrap_or_default();
    records.iter().filter_map(|record| record.as_map()?.int("keyTag")).collect()
}

#[test]
fn sd_1_keys_alone_are_not_taken() {
    let mut registry = Registry::new();
    let key: Map = [("flags", 257), ("protocol", 3), ("alg", 13)].into_iter().collect();
    assert_eq!(registry.code("A", extended(create("foo.example"), "dnskey", vec![key])), 2306);
}

#[test]
fn sd_2_algorithms_and_digests() {
    let mut registry = Registry::new();
    for (field, value) in [("alg", 123), ("alg", 255), ("alg", 5), ("digestType", 1), ("digestType", 3)] {
        assert_eq!(registry.code("A", secure(with(field, value))), 2306, "{field} {value}");
    }
    assert_eq!(registry.code("A", secure(with("digest", "49FD"))), 2306);
    assert_eq!(registry.code("A", secure(with("digestType", 4))), 2306, "its digest would be longer");
    assert_eq!(registry.code("A", secure(vec![ds(1)])), 1000);
}

#[test]
fn sd_3_a_record_with_its_key() {
    // RFC 8080, section 6.1.
    let mut registry = Registry::new();
    registry.policy.tlds.push(crate::registry::rules::policy::Tld { name: "com".into(), ..Default::default() });
    registry.policy.reserved.clear();
    let key = |flags: i64| {
        let mut map = Map::new();
        map.set("flags", flags);
        map.set("protocol", 3);
        map.set("alg", 15);
        map.set("pubKey", "l02Woi0iS8Aa25FQkUd9RMzZHJpBoRQwAQEX1SxZJA4=");
        map
    };
    let record = |tag: i64, digest: &str, key: Map| {
        let mut map = Map::new();
        map.set("keyTag", tag);
        map.set("alg", 15);
        map.set("digestType", 2);
        map.set("digest", digest);
        map.set("keyData", key);
        extended(create("example.com"), "ds", vec![map])
    };
    let digest = "3aa5ab37efce57f737fc1627013fee07bdf241bd10f3b1964ab55c78e79a304b";
    assert_eq!(registry.code("A", record(3613, digest, key(256))), 2306);
    assert_eq!(registry.code("A", record(3613, digest, key(1))), 2306);
    assert_eq!(registry.code("A", record(3614, digest, key(257))), 2306);
    assert_eq!(registry.code("A", record(3613, DIGEST, key(257))), 2306);
    let mut short = key(257);
    short.set("pubKey", "AQPJ");
    assert_eq!(registry.code("A", record(3613, digest, short)), 2306);
    let twice = record(3613, digest, key(257));
    let mut records = twice.ext[0].1.list("ds").to_vec();
    let mut bare = records[0].as_map().expect("a record").clone();
    bare.remove("keyData");
    records.push(bare.into());
    let twice = extended(create("example.com"), "ds", records);
    assert_eq!(registry.code("A", twice), 2306, "SD-4: one record, with its key and without");
    assert_eq!(registry.code("A", record(3613, digest, key(257))), 1000);
    registry.policy.ds_key_required = true;
    assert_eq!(registry.code("A", secure(vec![ds(1)])), 2003);
}

#[test]
fn sd_4_dc_6_how_many_records_a_create_may_have() {
    let mut registry = Registry::new();
    assert_eq!(registry.code("A", secure(Vec::new())), 2003);
    assert_eq!(registry.code("A", secure(vec![ds(1), ds(1)])), 2306);
    assert_eq!(registry.code("A", secure((1..=9).map(ds).collect())), 2306);
    assert_eq!(registry.code("A", secure((1..=8).map(ds).collect())), 1000);
}

#[test]
fn sd_5_up_1_updates_of_records() {
    let mut registry = Registry::new();
    registry.must("A", secure(vec![ds(1), ds(2)]));
    assert_eq!(registry.code("A", change("add-ds", vec![ds(1)])), 2306);
    assert_eq!(registry.code("A", change("rem-ds", vec![ds(3)])), 2306);
    assert_eq!(registry.code("A", change("add-ds", (3..=9).map(ds).collect())), 2306);
    assert_eq!(registry.code("A", extended(update("foo.example"), "rem-ds-all", false)), 2306);
    let mut nothing = update("foo.example");
    nothing.ext.push(("secDNS".into(), Map::new()));
    assert_eq!(registry.code("A", nothing), 2003);
    let mut both = change("rem-ds", vec![ds(1)]);
    both.ext[0].1.set("add-ds", vec![ds(7)]);
    registry.must("A", both);
    assert_eq!(tags(&mut registry), [2, 7]);
    let mut replaced = extended(update("foo.example"), "rem-ds-all", true);
    replaced.ext[0].1.set("add-ds", vec![ds(2)]);
    registry.must("A", replaced);
    assert_eq!(tags(&mut registry), [2]);
    registry.must("A", extended(update("foo.example"), "rem-ds-all", true));
    assert_eq!(tags(&mut registry), [0_i64; 0]);
}

#[test]
fn sd_6_sd_7_what_is_not_offered() {
    let mut registry = Registry::new();
    registry.must("A", secure(vec![ds(1)]));
    let mut life = change("add-ds", vec![ds(2)]);
    life.ext[0].1.set("add-max-sig-life", 604_800);
    assert_eq!(registry.code("A", life), 2102);
    let mut urgent = change("add-ds", vec![ds(2)]);
    urgent.ext[0].1.set("urgent", true);
    assert_eq!(registry.code("A", urgent), 2102);
}

#[test]
fn sd_8_di_5_records_are_told_in_their_order() {
    let mut registry = Registry::new();
    registry.must("A", secure(vec![ds(9), ds(4), ds(7)]));
    assert_eq!(tags(&mut registry), [9, 4, 7]);
}

#[test]
fn sd_10_a_locked_domain_keeps_its_records() {
    let mut registry = Registry::new();
    registry.must("A", secure(vec![ds(1)]));
    registry.sql("INSERT INTO object_status (object_id, s) VALUES (1, 'serverUpdateProhibited')");
    assert_eq!(registry.code("A", change("add-ds", vec![ds(2)])), 2304);
}

#[test]
fn dk_launch_claims_are_answered_and_other_phases_are_not_here() {
    let mut registry = Registry::new();
    let mut check = Call::new("domain check").with("name", vec!["foo.example"]);
    check.ext.push(("launch".into(), [("claims", true)].into_iter().collect()));
    let done = registry.ask("A", check).expect("an answer");
    assert!(done.data.is_empty());
    assert!(!done.ext[0].values.list("cd")[0].as_map().expect("an item").flag("exists"));
    let mut sunrise = create("foo.example");
    sunrise.ext.push(("launch".into(), Map::new()));
    assert_eq!(registry.code("A", sunrise), 2306);
}
