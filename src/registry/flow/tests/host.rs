//! Hosts.

use super::*;

/// The update of a host.
fn change(name: &str) -> Call {
    Call::new("host update").with("name", name)
}

/// The info of a host.
fn see(name: &str) -> Call {
    Call::new("host info").with("name", name)
}

#[test]
fn ho_1_check_and_info() {
    let mut registry = Registry::new();
    registry.register("A", "foo.example");
    registry.must("A", host("ns1.foo.example", &["2001:DB8::1", "192.0.2.2"]));
    let names = vec!["ns1.foo.example", "NS2.foo.example", "ns1", "n!.foo.com"];
    let answer = registry.values("B", Call::new("host check").with("name", names));
    let told: Vec<_> = answer.list("cd").iter().filter_map(Value::as_map).map(|item| item.str("reason")).collect();
    assert_eq!(told, [Some("In use"), None, Some("Invalid name"), Some("Invalid name")]);
    let values = registry.values("B", see("NS1.foo.example"));
    let names: Vec<_> = values.iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["name", "roid", "status", "addr", "clID", "crID", "crDate"]);
    assert_eq!(values.get("addr"), Some(&Value::from(vec!["192.0.2.2", "2001:db8::1"])));
    assert_eq!(values.str("roid"), Some("H2-DETI"));
    assert_eq!(registry.code("B", see("ns9.foo.example")), 2303);
}

#[test]
fn ho_2_a_registered_name_may_be_a_host_in_itself() {
    let mut registry = Registry::new();
    registry.register("A", "foo.example");
    assert_eq!(registry.code("A", host("foo.example", &["192.0.2.1"])), 1000);
    assert_eq!(registry.code("A", host("ns1", &[])), 2005);
    assert_eq!(registry.code("A", host("ns1.foo!.com", &[])), 2005);
    assert_eq!(registry.code("A", host("a.b.c.foo.example", &[])), 1000);
}

#[test]
fn ho_3_a_host_exists_once() {
    let mut registry = Registry::new();
    registry.must("A", host("ns1.foo.com", &[]));
    assert_eq!(registry.code("B", host("NS1.foo.com", &[])), 2302);
}

#[test]
fn ho_4_an_internal_host_needs_its_domain() {
    let mut registry = Registry::new();
    registry.register("A", "foo.example");
    assert_eq!(registry.code("A", host("ns1.bar.example", &["192.0.2.1"])), 2303);
    assert_eq!(registry.code("B", host("ns1.foo.example", &["192.0.2.1"])), 2201);
    assert_eq!(registry.code("B", host("ns1.foo.example", &[])), 2201);
    registry.now = registry.now.plus_days(10);
    registry.must("A", delete("foo.example"));
    assert_eq!(registry.code("A", host("ns1.foo.example", &["192.0.2.1"])), 2304);
}

#[test]
fn ho_5_an_external_host_has_no_addresses() {
    let mut registry = Registry::new();
    assert_eq!(registry.code("A", host("ns1.foo.com", &["192.0.2.1"])), 2306);
    assert_eq!(registry.code("A", host("ns1.foo.icann", &[])), 1000);
}

#[test]
fn ho_6_ip_1_addresses() {
    let mut registry = Registry::new();
    registry.register("A", "foo.example");
    let many: Vec<String> = (1..=14).map(|last| format!("192.0.2.{last}")).collect();
    let many: Vec<&str> = many.iter().map(String::as_str).collect();
    for (addresses, code) in [
        (&many[..], 2306),
        (&["192.0.2.1", "192.0.2.1"], 2306),
        (&["2001:db8::1", "2001:DB8:0::1"], 2306),
        (&["127.0.0.1"], 2306),
        (&["::1"], 2306),
        (&["192.0.2.256"], 2005),
        (&many[..13], 1000),
    ] {
        assert_eq!(registry.code("A", host("ns1.foo.example", addresses)), code, "{addresses:?}");
    }
}

#[test]
fn ho_7_the_answer_to_a_create() {
    let mut registry = Registry::new();
    let values = registry.values("A", host("NS1.foo.com", &[]));
    assert_eq!(values.get("name"), Some(&Value::Domain("ns1.foo.com".into())));
    assert_eq!(values.str("crDate"), Some("2026-01-31T10:00:00.000Z"));
}

#[test]
fn ho_8_only_the_sponsor_updates() {
    let mut registry = Registry::new();
    registry.must("A", host("ns1.foo.com", &[]));
    assert_eq!(registry.code("A", change("ns9.foo.com").with("new-name", "ns8.foo.com")), 2303);
    assert_eq!(registry.code("B", change("ns1.foo.com").with("new-name", "ns8.foo.com")), 2201);
}

#[test]
fn ho_9_addresses_of_a_host_in_use() {
    let mut registry = Registry::new();
    registry.must("A", host("ns1.foo.com", &[]));
    assert_eq!(registry.code("A", change("ns1.foo.com").with("add-addr", vec!["192.0.2.1"])), 2306);
    registry.register("A", "foo.example");
    registry.must("A", host("ns1.foo.example", &["192.0.2.1"]));
    registry.must("A", update("foo.example").with("add-ns", vec!["ns1.foo.example"]));
    let remove = || change("ns1.foo.example").with("rem-addr", vec!["192.0.2.1"]);
    assert_eq!(registry.code("A", remove()), 2306);
    assert_eq!(registry.code("A", remove().with("add-addr", vec!["2001:db8::1"])), 1000);
    assert_eq!(registry.code("A", remove()), 2306);
    registry.must("A", update("foo.example").with("rem-ns", vec!["ns1.foo.example"]));
    assert_eq!(registry.code("A", change("ns1.foo.example").with("rem-addr", vec!["2001:db8::1"])), 1000);
}

#[test]
fn ho_10_new_names() {
    let mut registry = Registry::new();
    registry.register("A", "foo.example");
    registry.register("B", "bar.example");
    registry.must("A", host("ns1.foo.example", &["192.0.2.1"]));
    registry.must("A", host("ns2.foo.example", &[]));
    for (new_name, code) in [
        ("!.invalid", 2005),
        ("", 2003),
        ("ns2.foo.example", 2302),
        ("NS1.foo.example", 2306),
        ("ns1.none.example", 2303),
        ("ns1.bar.example", 2201),
        ("ns3.foo.example", 1000),
    ] {
        assert_eq!(registry.code("A", change("ns1.foo.example").with("new-name", new_name)), code, "{new_name}");
    }
    assert!(registry.values("A", see("ns3.foo.example")).contains("addr"));
    registry.must("A", change("ns3.foo.example").with("new-name", "ns3.icann"));
    assert!(!registry.values("A", see("ns3.icann")).contains("addr"));
    assert_eq!(registry.code("A", delete("foo.example")), 2305);
    registry.must("A", change("ns2.foo.example").with("new-name", "ns2.icann"));
    assert_eq!(registry.code("A", delete("foo.example")), 1000);
}

#[test]
fn ho_10_links_follow_a_new_name() {
    let mut registry = Registry::new();
    registry.must("A", host("ns1.foo.com", &[]));
    registry.must("A", create("foo.example").with("ns", vec!["ns1.foo.com"]));
    registry.must("A", change("ns1.foo.com").with("new-name", "ns1.foo.net"));
    let ns = registry.values("A", info("foo.example")).get("ns").cloned();
    assert_eq!(ns, Some(Value::List(vec![Value::Domain("ns1.foo.net".into())])));
    let inside = change("ns1.foo.net").with("new-name", "ns1.foo.example");
    assert_eq!(registry.code("A", inside.clone()), 2306);
    assert_eq!(registry.code("A", inside.with("add-addr", vec!["192.0.2.1"])), 1000);
}

#[test]
fn ho_10_an_external_host_that_others_use_keeps_its_name() {
    let mut registry = Registry::new();
    registry.must("A", host("ns1.foo.com", &[]));
    registry.must("B", create("bar.example").with("ns", vec!["ns1.foo.com"]));
    assert_eq!(registry.code("A", change("ns1.foo.com").with("new-name", "ns2.foo.com")), 2305);
    registry.register("A", "foo.example");
    registry.must("A", host("ns1.foo.example", &["192.0.2.1"]));
    registry.must("B", update("bar.example").with("add-ns", vec!["ns1.foo.example"]));
    assert_eq!(registry.code("A", change("ns1.foo.example").with("new-name", "ns2.foo.example")), 1000);
}

#[test]
fn ho_11_deletes() {
    let mut registry = Registry::new();
    let remove = || Call::new("host delete").with("name", "ns1.foo.com");
    assert_eq!(registry.code("A", remove()), 2303);
    registry.must("A", host("ns1.foo.com", &[]));
    assert_eq!(registry.code("B", remove()), 2201);
    registry.must("B", create("bar.example").with("ns", vec!["ns1.foo.com"]));
    assert_eq!(registry.code("A", remove()), 2305);
    registry.must("B", update("bar.example").with("rem-ns", vec!["ns1.foo.com"]));
    assert_eq!(registry.code("A", remove()), 1000);
    assert_eq!(registry.code("A", see("ns1.foo.com")), 2303);
}

#[test]
fn ho_13_hosts_move_with_their_domain() {
    let mut registry = Registry::new();
    registry.register("A", "foo.example");
    registry.must("A", host("ns1.foo.example", &["192.0.2.1"]));
    let transfer = |op: &str| Call::new("domain transfer").with("name", "foo.example").with("op", op);
    registry.must("B", transfer("request").with("auth", "2fooBAR"));
    assert_eq!(registry.statuses("A", "host", "name", "ns1.foo.example"), ["pendingTransfer"]);
    let add = || change("ns1.foo.example").with("add-addr", vec!["192.0.2.2"]);
    assert_eq!(registry.code("A", add()), 2304);
    registry.now = registry.now.plus_days(1);
    registry.must("A", transfer("approve"));
    let values = registry.values("C", see("ns1.foo.example"));
    assert_eq!((values.str("clID"), values.str("trDate")), (Some("B"), Some("2026-02-01T10:00:00.000Z")));
    assert_eq!(registry.code("A", add()), 2201);
    assert_eq!(registry.code("B", add()), 1000);
    registry.must("B", change("ns1.foo.example").with("new-name", "ns1.icann"));
    assert_eq!(registry.values("C", see("ns1.icann")).str("trDate"), Some("2026-02-01T10:00:00.000Z"));
}
