//! update of domains.

use super::*;

#[test]
fn du_1_who_may_update_what() {
    let mut registry = Registry::new();
    assert_eq!(registry.code("A", update("foo.example").with("auth", "3fooBAR")), 2303);
    registry.register("A", "foo.example");
    assert_eq!(registry.code("B", update("foo.example").with("auth", "3fooBAR")), 2201);
    registry.must("A", update("foo.example").with("add-status", status_of("clientUpdateProhibited")));
    assert_eq!(registry.code("A", update("foo.example").with("auth", "3fooBAR")), 2304);
    assert_eq!(registry.code("B", update("foo.example").with("auth", "3fooBAR")), 2201);
}

#[test]
fn du_2_du_6_du_8_everything_that_can_change() {
    let mut registry = Registry::new();
    registry.must("A", contact("sh8013"));
    registry.must("B", contact("jd1234"));
    registry.must("A", host("ns1.foo.com", &[]));
    registry.must("A", host("ns2.foo.com", &[]));
    let first = create("foo.example").with("ns", vec!["ns1.foo.com"]).with("registrant", "sh8013");
    registry.must("A", first.with("contact", vec![link("tech", "sh8013")]));
    registry.now = registry.now.plus_days(1);
    let call = update("foo.example")
        .with("add-ns", vec!["ns2.foo.com"])
        .with("rem-ns", vec!["NS1.foo.com"])
        .with("add-contact", vec![link("admin", "jd1234")])
        .with("rem-contact", vec![link("tech", "sh8013")])
        .with("add-status", status_of("clientHold"))
        .with("registrant", "jd1234")
        .with("auth", "3fooBAR");
    registry.must("A", call);
    let values = registry.values("A", info("foo.example"));
    assert_eq!(values.get("ns"), Some(&Value::List(vec![Value::Domain("ns2.foo.com".into())])));
    assert_eq!(values.get("contact"), Some(&Value::from(vec![link("admin", "jd1234")])));
    assert_eq!(values.str("registrant"), Some("jd1234"));
    assert_eq!(values.str("upDate"), Some("2026-02-01T10:00:00.000Z"));
    assert_eq!(registry.statuses("A", "domain", "name", "foo.example"), ["clientHold"]);
    assert_eq!(registry.code("B", info("foo.example").with("auth", "3fooBAR")), 1000);
    assert_eq!(registry.code("A", Call::new("contact delete").with("id", "sh8013")), 1000);
}

#[test]
fn du_2_authinfo_and_registrant_can_be_taken_away() {
    let mut registry = Registry::new();
    registry.must("A", contact("sh8013"));
    registry.must("A", create("foo.example").with("registrant", "sh8013"));
    registry.must("A", update("foo.example").with("auth-null", true).with("registrant", ""));
    let values = registry.values("A", info("foo.example"));
    assert!(!values.contains("authInfo") && !values.contains("registrant"));
    assert_eq!(registry.code("B", info("foo.example").with("auth", "2fooBAR")), 2202);
}

#[test]
fn du_3_what_is_missing_and_what_is_not_linked() {
    let mut registry = Registry::new();
    registry.must("A", host("ns1.foo.com", &[]));
    registry.must("A", contact("sh8013"));
    registry.register("A", "foo.example");
    for (call, code) in [
        (update("foo.example").with("add-ns", vec!["ns9.foo.com"]), 2303),
        (update("foo.example").with("add-contact", vec![link("tech", "nobody")]), 2303),
        (update("foo.example").with("registrant", "nobody"), 2303),
        (update("foo.example").with("rem-ns", vec!["ns1.foo.com"]), 2306),
        (update("foo.example").with("rem-contact", vec![link("tech", "sh8013")]), 2306),
    ] {
        let shown = format!("{call:?}");
        assert_eq!(registry.code("A", call), code, "{shown}");
    }
}

#[test]
fn du_4_the_result_must_be_whole() {
    let mut registry = Registry::new();
    registry.must("A", contact("sh8013"));
    let names: Vec<String> = (0..14).map(|number| format!("ns{number}.foo.com")).collect();
    names.iter().for_each(|name| registry.must("A", host(name, &[])));
    let links = vec![link("admin", "sh8013"), link("tech", "sh8013")];
    let call = create("foo.example").with("registrant", "sh8013").with("contact", links);
    registry.must("A", call.with("ns", names[..13].to_vec()));
    registry.policy.data_model = DataModel::Maximum;
    assert_eq!(registry.code("A", update("foo.example").with("registrant", "")), 2003);
    let remove = update("foo.example").with("rem-contact", vec![link("tech", "sh8013")]);
    assert_eq!(registry.code("A", remove), 2306);
    assert_eq!(registry.code("A", update("foo.example").with("add-ns", vec!["ns13.foo.com"])), 2306);
    let swap = update("foo.example").with("add-ns", vec!["ns13.foo.com"]).with("rem-ns", vec!["ns0.foo.com"]);
    assert_eq!(registry.code("A", swap), 1000);
}

#[test]
fn du_5_an_internal_host_without_address_is_no_name_server() {
    let mut registry = Registry::new();
    registry.register("A", "foo.example");
    registry.must("A", host("ns1.foo.example", &[]));
    let call = || update("foo.example").with("add-ns", vec!["ns1.foo.example"]);
    assert_eq!(registry.code("A", call()), 2306);
    registry.must("A", Call::new("host update").with("name", "ns1.foo.example").with("add-addr", vec!["192.0.2.1"]));
    assert_eq!(registry.code("A", call()), 1000);
    assert_eq!(registry.statuses("A", "domain", "name", "foo.example"), ["ok"]);
}

#[test]
fn up_1_changes_must_change_something() {
    let mut registry = Registry::new();
    registry.must("A", host("ns1.foo.com", &[]));
    registry.must("A", host("ns2.foo.com", &[]));
    registry.must("A", create("foo.example").with("ns", vec!["ns1.foo.com"]));
    registry.must("A", update("foo.example").with("add-status", status_of("clientHold")));
    for call in [
        update("foo.example").with("add-ns", vec!["ns1.foo.com"]),
        update("foo.example").with("add-ns", vec!["ns2.foo.com", "ns2.foo.com"]),
        update("foo.example").with("add-ns", vec!["ns2.foo.com"]).with("rem-ns", vec!["ns2.foo.com"]),
        update("foo.example").with("add-ns", vec!["ns1.foo.com"]).with("rem-ns", vec!["ns1.foo.com"]),
        update("foo.example").with("add-status", status_of("clientHold")),
        update("foo.example").with("rem-status", status_of("clientDeleteProhibited")),
    ] {
        let shown = format!("{call:?}");
        assert_eq!(registry.code("A", call), 2306, "{shown}");
    }
}

#[test]
fn up_1_an_update_is_whole_or_nothing() {
    let mut registry = Registry::new();
    registry.must("A", host("ns1.foo.com", &[]));
    registry.register("A", "foo.example");
    let call = update("foo.example").with("add-ns", vec!["ns1.foo.com"]).with("registrant", "nobody");
    assert_eq!(registry.code("A", call), 2303);
    assert!(!registry.values("A", info("foo.example")).contains("ns"));
    assert_eq!(registry.code("A", Call::new("host delete").with("name", "ns1.foo.com")), 1000);
}

#[test]
fn up_2_an_update_of_nothing() {
    let mut registry = Registry::new();
    registry.register("A", "foo.example");
    assert_eq!(registry.code("A", update("foo.example")), 2003);
    assert_eq!(registry.code("A", update("foo.example").with("add-ns", Value::List(Vec::new()))), 2003);
    assert_eq!(registry.code("A", Call::new("host update").with("name", "ns1.foo.com")), 2003);
    assert_eq!(registry.code("A", Call::new("contact update").with("id", "sh8013")), 2003);
}
