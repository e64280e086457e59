//! Statuses through the flows.

use super::*;

#[test]
fn st_1_inactive_becomes_ok_with_a_name_server() {
    let mut registry = Registry::new();
    registry.must("A", host("ns1.foo.com", &[]));
    registry.register("A", "foo.example");
    assert_eq!(registry.statuses("A", "domain", "name", "foo.example"), ["inactive"]);
    registry.must("A", update("foo.example").with("add-ns", vec!["ns1.foo.com"]));
    assert_eq!(registry.statuses("A", "domain", "name", "foo.example"), ["ok"]);
}

#[test]
fn st_2_ok_and_linked_of_hosts_and_contacts() {
    let mut registry = Registry::new();
    registry.must("A", host("ns1.foo.com", &[]));
    registry.must("A", contact("sh8013"));
    assert_eq!(registry.statuses("A", "host", "name", "ns1.foo.com"), ["ok"]);
    assert_eq!(registry.statuses("A", "contact", "id", "sh8013"), ["ok"]);
    registry.must("B", create("foo.example").with("ns", vec!["ns1.foo.com"]).with("registrant", "sh8013"));
    assert_eq!(registry.statuses("A", "host", "name", "ns1.foo.com"), ["ok", "linked"]);
    assert_eq!(registry.statuses("A", "contact", "id", "sh8013"), ["ok", "linked"]);
}

#[test]
fn st_4_only_client_statuses_are_the_clients() {
    let mut registry = Registry::new();
    registry.register("A", "foo.example");
    registry.must("A", host("ns1.foo.com", &[]));
    registry.must("A", contact("sh8013"));
    for direction in ["add-status", "rem-status"] {
        for (s, code) in [("serverHold", 2306), ("ok", 2306), ("pendingDelete", 2306), ("linked", 2004), ("x", 2004)] {
            assert_eq!(registry.code("A", update("foo.example").with(direction, status_of(s))), code, "{s}");
        }
        let of_host = Call::new("host update").with("name", "ns1.foo.com").with(direction, status_of("clientHold"));
        assert_eq!(registry.code("A", of_host), 2004);
        let of_contact = Call::new("contact update").with("id", "sh8013").with(direction, status_of("linked"));
        assert_eq!(registry.code("A", of_contact), 2306);
    }
}

#[test]
fn st_5_the_words_of_a_status_are_kept() {
    let mut registry = Registry::new();
    registry.register("A", "foo.example");
    let status: Map = [("s", "clientHold"), ("lang", "ru"), ("text", "Не оплачен")].into_iter().collect();
    registry.must("A", update("foo.example").with("add-status", vec![status.clone()]));
    let values = registry.values("A", info("foo.example"));
    assert_eq!(values.list("status")[0], Value::Map(status));
}

#[test]
fn st_6_statuses_forbid_through_every_command() {
    let mut registry = Registry::new();
    registry.register("A", "foo.example");
    registry.must("A", host("ns1.foo.com", &[]));
    registry.must("A", contact("sh8013"));
    let of_host =
        |arg: &'static str, s: &str| Call::new("host update").with("name", "ns1.foo.com").with(arg, status_of(s));
    let of_contact =
        |arg: &'static str, s: &str| Call::new("contact update").with("id", "sh8013").with(arg, status_of(s));
    for s in ["clientDeleteProhibited", "clientUpdateProhibited"] {
        registry.must("A", of_host("add-status", s));
        registry.must("A", of_contact("add-status", s));
    }
    assert_eq!(registry.code("A", Call::new("host delete").with("name", "ns1.foo.com")), 2304);
    assert_eq!(registry.code("A", Call::new("contact delete").with("id", "sh8013")), 2304);
    assert_eq!(registry.code("A", Call::new("contact update").with("id", "sh8013").with("voice", "+1.2")), 2304);
    assert_eq!(registry.code("A", of_host("rem-status", "clientDeleteProhibited")), 2304);
    assert_eq!(registry.code("A", of_host("rem-status", "clientUpdateProhibited")), 1000);
    assert_eq!(registry.code("A", of_contact("rem-status", "clientUpdateProhibited")), 1000);
}

#[test]
fn st_6_a_lock_by_the_registry_covers_subordinate_hosts() {
    let mut registry = Registry::new();
    registry.register("A", "foo.example");
    registry.must("A", host("ns1.foo.example", &["192.0.2.1"]));
    registry.sql("INSERT INTO object_status (object_id, s) VALUES (1, 'serverUpdateProhibited')");
    let call = Call::new("host update").with("name", "ns1.foo.example").with("add-addr", vec!["192.0.2.2"]);
    assert_eq!(registry.code("A", call), 2304);
    assert_eq!(registry.code("A", host("ns2.foo.example", &[])), 2304);
    assert_eq!(registry.code("A", update("foo.example").with("auth", "3fooBAR")), 2304);
}
