//! Transfers of domains.

use super::*;

/// A transfer command about foo.example.
fn transfer(op: &str) -> Call {
    Call::new("domain transfer").with("name", "foo.example").with("op", op)
}

/// A request for it with its authInfo.
fn request() -> Call {
    transfer("request").with("auth", "2fooBAR")
}

/// A registry where A has foo.example.
fn registry() -> Registry {
    let mut registry = Registry::new();
    registry.register("A", "foo.example");
    registry
}

#[test]
fn dt_1_dt_2_the_object_and_its_authinfo() {
    let mut registry = registry();
    let other = Call::new("domain transfer").with("name", "bar.example").with("op", "request").with("auth", "2fooBAR");
    assert_eq!(registry.code("B", other), 2303);
    assert_eq!(registry.code("B", transfer("request")), 2003);
    assert_eq!(registry.code("B", transfer("request").with("auth", "wrong-one")), 2202);
    registry.must("A", update("foo.example").with("auth-null", true));
    assert_eq!(registry.code("B", request()), 2202);
    assert_eq!(registry.code("B", transfer("request").with("auth", "")), 2202);
}

#[test]
fn dt_3_dt_4_dt_5_who_and_when() {
    let mut registry = registry();
    assert_eq!(registry.code("A", request()), 2106);
    registry.must("A", update("foo.example").with("add-status", status_of("clientTransferProhibited")));
    assert_eq!(registry.code("B", request()), 2304);
    registry.must("A", update("foo.example").with("rem-status", status_of("clientTransferProhibited")));
    assert_eq!(registry.code("B", request()), 1001);
    assert_eq!(registry.code("B", request()), 2300);
    assert_eq!(registry.code("C", request()), 2300);
}

#[test]
fn dt_5_a_deleted_domain_is_not_transferred() {
    let mut registry = registry();
    registry.now = registry.now.plus_days(6);
    registry.must("A", delete("foo.example"));
    assert_eq!(registry.code("B", request()), 2304);
}

#[test]
fn dt_6_the_lock_after_a_create() {
    let mut registry = registry();
    registry.policy.transfer_lock = 60;
    registry.now = registry.now.plus_days(59);
    assert_eq!(registry.code("B", request()), 2106);
    registry.now = registry.now.plus_days(1);
    assert_eq!(registry.code("B", request()), 1001);
}

#[test]
fn dt_7_periods() {
    let mut registry = Registry::new();
    registry.must("A", create("foo.example").with("period", "10y"));
    assert_eq!(registry.code("B", request().with("period", "6m")), 2306);
    assert_eq!(registry.code("B", request().with("period", "2y")), 2306);
    assert_eq!(registry.code("B", request().with("period", "1y")), 2306);
    registry.now = registry.now.plus_days(30);
    let values = registry.values("B", request());
    assert_eq!(values.str("exDate"), Some("2036-03-02T10:00:00.000Z"));
}

#[test]
fn dt_8_a_request() {
    let mut registry = registry();
    let values = registry.values("B", request());
    for (name, value) in [
        ("trStatus", "pending"),
        ("reID", "B"),
        ("reDate", "2026-01-31T10:00:00.000Z"),
        ("acID", "A"),
        ("acDate", "2026-02-05T10:00:00.000Z"),
        ("exDate", "2028-01-31T10:00:00.000Z"),
    ] {
        assert_eq!(values.str(name), Some(value), "{name}");
    }
    assert_eq!(registry.statuses("A", "domain", "name", "foo.example"), ["pendingTransfer", "inactive"]);
    let messages = registry.drain("A");
    assert_eq!(messages, [("Transfer requested".into(), vec![Body { values, ..messages[0].1[0].clone() }])]);
    assert!(registry.drain("B").is_empty());
    for call in [update("foo.example").with("auth", "3fooBAR"), delete("foo.example")] {
        assert_eq!(registry.code("A", call), 2304);
    }
    assert!(registry.values("B", info("foo.example")).contains("crID"), "DI-2: the gaining registrar sees it all");
    assert!(!registry.values("C", info("foo.example")).contains("crID"));
}

#[test]
fn dt_9_who_may_ask_how_it_stands() {
    let mut registry = registry();
    assert_eq!(registry.code("A", transfer("query")), 2301);
    assert_eq!(registry.code("B", transfer("query")), 2201);
    assert_eq!(registry.code("B", transfer("query").with("auth", "2fooBAR")), 2301);
    registry.must("B", request());
    for (clid, code) in [("A", 1000), ("B", 1000), ("C", 2201)] {
        assert_eq!(registry.code(clid, transfer("query")), code, "{clid}");
    }
    assert_eq!(registry.code("C", transfer("query").with("auth", "2fooBAR")), 1000);
    assert_eq!(registry.code("C", transfer("query").with("auth", "wrong-one")), 2202);
    registry.must("A", transfer("reject"));
    assert_eq!(registry.values("B", transfer("query")).str("trStatus"), Some("clientRejected"));
}

#[test]
fn dt_10_approved() {
    let mut registry = registry();
    registry.must("A", update("foo.example").with("add-status", status_of("clientHold")));
    assert_eq!(registry.code("A", transfer("approve")), 2301);
    registry.must("B", request());
    assert_eq!(registry.code("B", transfer("approve")), 2201);
    assert_eq!(registry.code("C", transfer("reject")), 2201);
    assert_eq!(registry.code("A", transfer("cancel")), 2201);
    assert_eq!(registry.code("A", transfer("approve").with("auth", "wrong-one")), 2202);
    registry.now = registry.now.plus_days(1);
    let values = registry.values("A", transfer("approve").with("auth", "2fooBAR"));
    assert_eq!(
        (values.str("trStatus"), values.str("acDate")),
        (Some("clientApproved"), Some("2026-02-01T10:00:00.000Z"))
    );
    let values = registry.values("B", info("foo.example"));
    assert_eq!((values.str("clID"), values.str("crID")), (Some("B"), Some("A")));
    assert_eq!(values.str("exDate"), Some("2028-01-31T10:00:00.000Z"));
    assert_eq!(values.str("trDate"), Some("2026-02-01T10:00:00.000Z"));
    assert!(!values.contains("authInfo"), "the losing registrar knew it");
    assert_eq!(registry.statuses("B", "domain", "name", "foo.example"), ["clientHold", "inactive"]);
    assert_eq!(registry.code("A", info("foo.example").with("auth", "2fooBAR")), 2202);
    let messages = registry.drain("B");
    assert_eq!((messages.len(), messages[0].0.as_str()), (1, "Transfer approved"));
    // The add grace period ended with the transfer, and the transfer's year is taken back.
    assert_eq!(registry.code("B", delete("foo.example")), 1001);
    assert_eq!(registry.values("B", info("foo.example")).str("exDate"), Some("2027-01-31T10:00:00.000Z"));
}

#[test]
fn dt_10_rejected_and_cancelled() {
    let mut registry = registry();
    registry.must("B", request());
    let values = registry.values("A", transfer("reject"));
    assert_eq!((values.str("trStatus"), values.contains("exDate")), (Some("clientRejected"), false));
    assert_eq!(registry.drain("B")[0].0, "Transfer rejected");
    registry.drain("A");
    registry.must("B", request());
    registry.must("B", transfer("cancel"));
    let told: Vec<String> = registry.drain("A").into_iter().map(|(text, _)| text).collect();
    assert_eq!(told, ["Transfer requested", "Transfer cancelled"]);
    let values = registry.values("A", info("foo.example"));
    assert_eq!((values.str("clID"), values.str("exDate")), (Some("A"), Some("2027-01-31T10:00:00.000Z")));
    assert!(values.contains("authInfo") && !values.contains("trDate"));
    assert_eq!(registry.code("A", transfer("approve")), 2301);
    assert_eq!(registry.code("B", transfer("cancel")), 2301);
}

#[test]
fn dt_11_operations() {
    let mut registry = registry();
    assert_eq!(registry.code("B", transfer("steal")), 2004);
    assert_eq!(registry.code("B", Call::new("domain transfer").with("name", "foo.example")), 2003);
}

#[test]
fn dt_8_approved_by_the_clock_whoever_looks_first() {
    let mut registry = registry();
    registry.must("A", host("ns1.foo.example", &["192.0.2.1"]));
    registry.must("B", request());
    registry.now = moment("2026-02-05T09:59:59Z");
    assert_eq!(registry.values("B", transfer("query")).str("trStatus"), Some("pending"));
    registry.now = moment("2026-02-05T10:00:00Z");
    assert_eq!(registry.values("B", transfer("query")).str("trStatus"), Some("serverApproved"));
    registry.now = moment("2026-02-09T00:00:00Z");
    // Queries write nothing and show what is due all the same.
    let values = registry.values("B", transfer("query"));
    assert_eq!(
        (values.str("trStatus"), values.str("acDate")),
        (Some("serverApproved"), Some("2026-02-05T10:00:00.000Z"))
    );
    let values = registry.values("C", Call::new("host info").with("name", "ns1.foo.example"));
    assert_eq!((values.str("clID"), values.str("trDate")), (Some("B"), Some("2026-02-05T10:00:00.000Z")));
    let before = registry.values("B", info("foo.example"));
    assert_eq!((before.str("clID"), before.str("exDate")), (Some("B"), Some("2028-01-31T10:00:00.000Z")));
    assert_eq!(registry.rows("SELECT COUNT(*) AS n FROM history WHERE registrar IS NULL"), [0]);
    // Both parties are told when they ask, once, with the time at which it was due.
    let losing = registry.drain("A");
    assert_eq!(
        losing.iter().map(|(text, _)| text.as_str()).collect::<Vec<_>>(),
        ["Transfer requested", "Transfer approved automatically"]
    );
    let gaining = registry.drain("B");
    assert_eq!(gaining.len(), 1);
    let elements: Vec<_> = gaining[0].1.iter().map(|body| body.element.as_ref()).collect();
    assert_eq!(elements, ["trnData", "panData"]);
    assert_eq!(registry.values("B", info("foo.example")), before);
    assert_eq!(
        registry.rows("SELECT at AS n FROM history WHERE registrar IS NULL"),
        [moment("2026-02-05T10:00:00Z").0]
    );
    assert_eq!(registry.code("A", transfer("approve")), 2301);
}

#[test]
fn the_registry_may_decide_otherwise_or_not_at_all() {
    for (auto, status) in [
        (crate::registry::rules::policy::TransferAuto::Reject, "serverCancelled"),
        (crate::registry::rules::policy::TransferAuto::Never, "pending"),
    ] {
        let mut registry = registry();
        registry.policy.transfer_auto = auto;
        registry.must("B", request());
        registry.now = registry.now.plus_days(20);
        assert_eq!(registry.values("B", transfer("query")).str("trStatus"), Some(status));
        assert_eq!(registry.values("A", info("foo.example")).str("clID"), Some("A"));
    }
}
