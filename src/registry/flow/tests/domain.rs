//! check, info, create, delete and renew of domains.

use super::*;

#[test]
fn dk_1_one_answer_per_name_in_order() {
    let mut registry = Registry::new();
    let names = vec!["b-b.example", "FOO.example", "b-b.example"];
    let answer = registry.values("A", Call::new("domain check").with("name", names));
    let told: Vec<_> = answer.list("cd").iter().filter_map(|item| item.as_map()?.str("name")).collect();
    assert_eq!(told, ["b-b.example", "foo.example", "b-b.example"]);
}

#[test]
fn dk_2_a_name_that_cannot_be_had_has_a_reason() {
    let mut registry = Registry::new();
    registry.register("B", "taken.example");
    registry.register("B", "gone.example");
    registry.now = registry.now.plus_days(6);
    registry.must("B", delete("gone.example"));
    let names =
        vec!["taken.example", "gone.example", "nic.example", "-.example", "foo.com", "xn--a-ecp.example", "ok.foo"];
    let answer = registry.values("A", Call::new("domain check").with("name", names));
    let reasons: Vec<_> = answer.list("cd").iter().filter_map(Value::as_map).map(|item| item.str("reason")).collect();
    let expected =
        ["In use", "In use", "Reserved", "Invalid name", "Zone not served", "Invalid name", "Zone not served"];
    assert_eq!(reasons, expected.map(Some));
    assert!(answer.list("cd").iter().filter_map(Value::as_map).all(|item| !item.flag("avail")));
}

#[test]
fn dk_2_reasons_are_russian_in_a_russian_session() {
    let mut registry = Registry::new();
    let mut context = registry.context("A");
    context.lang = "ru-RU".into();
    let done = registry.ask_in(context, Call::new("domain check").with("name", vec!["nic.example"])).expect("a check");
    let item = done.data[0].values.list("cd")[0].as_map().expect("an item").clone();
    assert_eq!((item.str("reason"), item.str("lang")), (Some("Зарезервировано"), Some("ru")));
}

#[test]
fn dk_3_a_check_of_too_many_names() {
    let mut registry = Registry::new();
    registry.policy.check_max = 2;
    for object in ["domain", "host"] {
        let check = |names: Vec<&str>| Call::new(format!("{object} check")).with("name", names);
        assert_eq!(registry.code("A", check(vec!["aaa.example", "bbb.example"])), 1000);
        assert_eq!(registry.code("A", check(vec!["aaa.example", "bbb.example", "ccc.example"])), 2306);
    }
    assert_eq!(registry.code("A", Call::new("contact check").with("id", vec!["aaa", "bbb", "ccc"])), 2306);
}

#[test]
fn a_check_of_a_name_that_no_answer_could_hold() {
    let mut registry = Registry::new();
    let long = "a".repeat(256);
    for name in ["", long.as_str()] {
        assert_eq!(registry.code("A", Call::new("domain check").with("name", vec![name])), 2005);
    }
}

#[test]
fn dk_4_a_check_leaves_nothing() {
    let mut registry = Registry::new();
    registry.must("B", Call::new("domain check").with("name", vec!["foo.example"]));
    assert_eq!(registry.rows("SELECT COUNT(*) AS n FROM history"), [0]);
}

#[test]
fn di_1_unknown_name_and_wrong_authinfo() {
    let mut registry = Registry::new();
    registry.register("A", "foo.example");
    assert_eq!(registry.code("A", info("bar.example")), 2303);
    assert_eq!(registry.code("A", info("foo.com")), 2303);
    assert_eq!(registry.code("A", info("foo..example")), 2005);
    assert_eq!(registry.code("B", info("foo.example").with("auth", "wrong-one")), 2202);
    assert_eq!(registry.code("A", info("foo.example").with("auth", "wrong-one")), 2202);
    assert_eq!(registry.code("B", info("foo.example").with("auth", "2fooBAR").with("auth-roid", "D1-DETI")), 2102);
}

#[test]
fn di_2_the_sponsor_sees_everything_in_the_schemas_order() {
    let mut registry = Registry::new();
    registry.must("A", contact("sh8013"));
    registry.must("A", host("ns1.foo.com", &[]));
    let call = create("foo.example").with("registrant", "sh8013").with("ns", vec!["ns1.foo.com"]);
    registry.must("A", call.with("contact", vec![link("admin", "sh8013"), link("tech", "sh8013")]));
    registry.must("A", host("ns1.foo.example", &["192.0.2.1"]));
    registry.must("A", update("foo.example").with("auth", "3fooBAR"));
    let values = registry.values("A", info("FOO.example"));
    let names: Vec<_> = values.iter().map(|(name, _)| name).collect();
    let expected = [
        "name",
        "roid",
        "status",
        "registrant",
        "contact",
        "ns",
        "host",
        "clID",
        "crID",
        "crDate",
        "upID",
        "upDate",
        "exDate",
        "authInfo",
    ];
    assert_eq!(names, expected);
    assert_eq!(values.str("name"), Some("foo.example"));
    assert_eq!(values.get("authInfo").and_then(Value::as_map).and_then(|auth| auth.str("pw")), Some("3fooBAR"));
    assert!(matches!(values.get("authInfo").and_then(|auth| auth.as_map()?.get("pw")), Some(Value::Secret(_))));
}

#[test]
fn di_2_ai_3_the_authinfo_opens_it_to_others_but_is_not_shown() {
    let mut registry = Registry::new();
    registry.must("A", contact("sh8013"));
    registry.must("A", create("foo.example").with("registrant", "sh8013"));
    let values = registry.values("B", info("foo.example").with("auth", "2fooBAR"));
    assert_eq!(values.str("registrant"), Some("sh8013"));
    assert!(!values.contains("authInfo"));
}

#[test]
fn di_3_others_see_less() {
    let mut registry = Registry::new();
    registry.must("A", contact("sh8013"));
    registry.must("A", create("foo.example").with("registrant", "sh8013"));
    let values = registry.values("B", info("foo.example"));
    let names: Vec<_> = values.iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["name", "roid", "status", "clID", "crDate", "exDate"]);
}

#[test]
fn di_4_which_hosts_are_told() {
    let mut registry = Registry::new();
    registry.register("A", "foo.example");
    registry.must("A", host("ns1.foo.example", &["192.0.2.1"]));
    registry.must("A", update("foo.example").with("add-ns", vec!["ns1.foo.example"]));
    for (hosts, ns, host) in [("all", true, true), ("del", true, false), ("sub", false, true), ("none", false, false)] {
        let values = registry.values("A", info("foo.example").with("hosts", hosts));
        assert_eq!((values.contains("ns"), values.contains("host")), (ns, host), "{hosts}");
    }
    assert_eq!(registry.code("A", info("foo.example").with("hosts", "some")), 2004);
}

#[test]
fn di_6_dc_13_dc_14_a_fresh_domain() {
    let mut registry = Registry::new();
    let created = registry.values("A", create("foo.example"));
    assert_eq!(created.str("crDate"), Some("2026-01-31T10:00:00.000Z"));
    assert_eq!(created.str("exDate"), Some("2027-01-31T10:00:00.000Z"));
    let values = registry.values("A", info("foo.example"));
    assert_eq!(values.str("exDate"), created.str("exDate"));
    assert_eq!((values.str("clID"), values.str("crID")), (Some("A"), Some("A")));
    assert_eq!(values.str("roid"), Some("D1-DETI"));
    assert_eq!(registry.statuses("A", "domain", "name", "foo.example"), ["inactive"]);
    assert_eq!(registry.rows("SELECT code AS n FROM history"), [1000]);
}

#[test]
fn dc_1_names() {
    let mut registry = Registry::new();
    for (name, code) in [
        ("foo_bar.example", 2005),
        ("тест.дети", 2005),
        ("xx--foo.example", 2005),
        ("xn--a-ecp.example", 2005),
        ("foo.com", 2306),
        ("a.foo.example", 2306),
        ("example", 2306),
        ("xn--80akhbyknj4f.xn--d1acj3b", 1000),
        ("Foo.Example", 1000),
    ] {
        assert_eq!(registry.code("A", create(name)), code, "{name}");
    }
    assert_eq!(registry.code("A", Call::new("domain create").with("auth", "2fooBAR")), 2003);
}

#[test]
fn dc_2_periods() {
    let mut registry = Registry::new();
    for (period, code) in [("6m", 2306), ("11y", 2306), ("0y", 2004), ("100y", 2004), ("1.5y", 2005), ("10y", 1000)] {
        assert_eq!(registry.code("A", create("foo.example").with("period", period)), code, "{period}");
    }
    let values = registry.values("A", info("foo.example"));
    assert_eq!(values.str("exDate"), Some("2036-01-31T10:00:00.000Z"));
}

#[test]
fn dc_3_ho_14_name_servers() {
    let mut registry = Registry::new();
    let names: Vec<String> = (0..14).map(|number| format!("ns{number}.foo.com")).collect();
    names.iter().for_each(|name| registry.must("A", host(name, &[])));
    let attribute: Map = [("hostName", "ns1.foo.com")].into_iter().collect();
    let with = |ns: Value| create("foo.example").with("ns", ns);
    let mixed = vec![Value::from("ns1.foo.com"), Value::Map(attribute.clone())];
    assert_eq!(registry.code("A", with(Value::List(mixed))), 2001);
    assert_eq!(registry.code("A", with(vec![attribute].into())), 2306);
    assert_eq!(registry.code("A", with(vec!["ns1.foo.com", "NS1.foo.com"].into())), 2306);
    assert_eq!(registry.code("A", with(names.clone().into())), 2306);
    assert_eq!(registry.code("A", with(names[..13].to_vec().into())), 1000);
}

#[test]
fn dc_4_contacts_as_the_data_model_wants_them() {
    let mut registry = Registry::new();
    registry.must("A", contact("sh8013"));
    registry.policy.data_model = DataModel::Maximum;
    let whole = vec![link("admin", "sh8013"), link("tech", "sh8013")];
    assert_eq!(registry.code("A", create("foo.example").with("contact", whole.clone())), 2003);
    assert_eq!(registry.code("A", create("foo.example").with("registrant", "")), 2003);
    let registered = || create("foo.example").with("registrant", "sh8013");
    assert_eq!(registry.code("A", registered().with("contact", vec![link("admin", "sh8013")])), 2003);
    let twice = vec![link("tech", "sh8013"), link("tech", "sh8013")];
    assert_eq!(registry.code("A", registered().with("contact", twice)), 2306);
    assert_eq!(registry.code("A", registered().with("contact", vec![link("owner", "sh8013")])), 2004);
    assert_eq!(registry.code("A", registered().with("contact", whole)), 1000);
}

#[test]
fn dc_5_authinfo() {
    let mut registry = Registry::new();
    assert_eq!(registry.code("A", Call::new("domain create").with("name", "foo.example")), 2003);
    assert_eq!(registry.code("A", create("foo.example").with("auth", "")), 2306);
    assert_eq!(registry.code("A", create("foo.example").with("auth-ext", "<x/>")), 2102);
    let refusal = registry.ask("A", create("foo.example").with("auth", "short")).expect_err("too short");
    assert!(!format!("{refusal:?}").contains("short\""), "a secret is never quoted: {refusal:?}");
}

#[test]
fn dc_8_dc_9_taken_and_reserved_names() {
    let mut registry = Registry::new();
    registry.register("A", "foo.example");
    assert_eq!(registry.code("B", create("FOO.example")), 2302);
    assert_eq!(registry.code("A", create("www.example")), 2306);
}

#[test]
fn dc_10_dc_11_what_a_domain_refers_to() {
    let mut registry = Registry::new();
    registry.must("B", contact("sh8013"));
    registry.must("B", host("ns1.foo.com", &[]));
    registry.register("B", "bar.example");
    registry.must("B", host("ns1.bar.example", &[]));
    assert_eq!(registry.code("A", create("foo.example").with("registrant", "nobody")), 2303);
    assert_eq!(registry.code("A", create("foo.example").with("contact", vec![link("tech", "nobody")])), 2303);
    assert_eq!(registry.code("A", create("foo.example").with("ns", vec!["ns2.foo.com"])), 2303);
    assert_eq!(registry.code("A", create("foo.example").with("ns", vec!["ns1.bar.example"])), 2306);
    let others = create("foo.example").with("registrant", "sh8013").with("ns", vec!["ns1.foo.com"]);
    assert_eq!(registry.code("A", others), 1000);
}

#[test]
fn dc_10_nothing_is_delegated_to_a_host_of_a_domain_that_is_being_deleted() {
    let mut registry = Registry::new();
    registry.register("B", "bar.example");
    registry.must("B", host("ns1.bar.example", &["192.0.2.1"]));
    registry.sql(
        "UPDATE domain SET deleted_at = 1, redemption_end = 9000000000000000, purge_at = 9100000000000000, \
         deleted_svtrid = 'SV-0' WHERE name = 'bar.example'",
    );
    let ns = ("ns", vec!["ns1.bar.example"]);
    assert_eq!(registry.code("A", create("foo.example").with(ns.0, ns.1)), 2304);
    registry.register("A", "foo.example");
    assert_eq!(registry.code("A", update("foo.example").with("add-ns", vec!["ns1.bar.example"])), 2304);
}

#[test]
fn dd_1_who_may_delete_what() {
    let mut registry = Registry::new();
    registry.register("A", "foo.example");
    assert_eq!(registry.code("A", delete("bar.example")), 2303);
    assert_eq!(registry.code("B", delete("foo.example")), 2201);
    registry.must("A", update("foo.example").with("add-status", status_of("clientDeleteProhibited")));
    assert_eq!(registry.code("A", delete("foo.example")), 2304);
}

#[test]
fn dd_2_a_domain_with_subordinate_hosts_stays() {
    let mut registry = Registry::new();
    registry.register("A", "foo.example");
    registry.must("A", host("ns1.foo.example", &["192.0.2.1"]));
    assert_eq!(registry.code("A", delete("foo.example")), 2305);
    registry.must("A", Call::new("host delete").with("name", "ns1.foo.example"));
    assert_eq!(registry.code("A", delete("foo.example")), 1000);
}

#[test]
fn dd_3_lv_3_in_the_add_grace_period_a_delete_is_at_once() {
    let mut registry = Registry::new();
    registry.must("A", host("ns1.foo.com", &[]));
    registry.must("A", contact("sh8013"));
    let call = || create("foo.example").with("ns", vec!["ns1.foo.com"]).with("registrant", "sh8013");
    registry.must("A", call());
    registry.now = moment("2026-02-05T09:59:59Z");
    assert_eq!(registry.code("A", delete("foo.example")), 1000);
    assert_eq!(registry.code("A", info("foo.example")), 2303);
    assert_eq!(registry.code("A", Call::new("host delete").with("name", "ns1.foo.com")), 1000);
    assert_eq!(registry.code("A", Call::new("contact delete").with("id", "sh8013")), 1000);
    assert_eq!(registry.code("B", create("foo.example")), 1000);
}

#[test]
fn dd_4_dd_6_lv_3_later_a_delete_pends_and_holds_its_links() {
    let mut registry = Registry::new();
    registry.must("A", host("ns1.foo.com", &[]));
    registry.must("A", create("foo.example").with("ns", vec!["ns1.foo.com"]));
    registry.now = moment("2026-02-05T10:00:00Z");
    assert_eq!(registry.code("A", delete("foo.example")), 1001);
    assert_eq!(registry.statuses("A", "domain", "name", "foo.example"), ["pendingDelete"]);
    assert_eq!(registry.code("A", delete("foo.example")), 2304);
    assert_eq!(registry.code("B", create("foo.example")), 2302);
    registry.now = moment("2026-03-12T09:59:59Z");
    assert_eq!(registry.code("A", Call::new("host delete").with("name", "ns1.foo.com")), 2305);
    registry.now = moment("2026-03-12T10:00:00Z");
    assert_eq!(registry.code("A", info("foo.example")), 2303);
    assert_eq!(registry.code("A", Call::new("host delete").with("name", "ns1.foo.com")), 1000);
    let messages = registry.drain("A");
    assert_eq!(messages.len(), 1);
    assert_eq!(messages[0].0, "Domain purged");
    let values = &messages[0].1[0].values;
    assert!(values.flag("paResult"));
    assert_eq!(values.get("paTRID").and_then(Value::as_map).and_then(|trid| trid.str("svTRID")), Some("SV-3"));
    assert_eq!(values.str("paDate"), Some("2026-03-12T10:00:00.000Z"));
    assert_eq!(registry.code("B", create("foo.example")), 1000);
}

#[test]
fn lc_0_a_query_and_a_command_see_the_same_after_a_purge_is_due() {
    let mut registry = Registry::new();
    registry.must("A", contact("sh8013"));
    registry.must("A", create("foo.example").with("registrant", "sh8013"));
    registry.now = registry.now.plus_days(10);
    registry.must("A", delete("foo.example"));
    registry.now = registry.now.plus_days(35);
    assert_eq!(registry.code("A", info("foo.example")), 2303);
    let answer = registry.values("A", Call::new("domain check").with("name", vec!["foo.example"]));
    assert!(answer.list("cd")[0].as_map().expect("an item").flag("avail"));
    assert_eq!(registry.statuses("A", "contact", "id", "sh8013"), ["ok"]);
    assert_eq!(registry.rows("SELECT COUNT(*) AS n FROM domain"), [1]);
    registry.register("B", "foo.example");
    assert_eq!(registry.rows("SELECT COUNT(*) AS n FROM domain"), [1]);
}

#[test]
fn dd_5_years_of_a_running_grace_period_are_taken_back() {
    let mut registry = Registry::new();
    registry.register("A", "foo.example");
    registry.now = registry.now.plus_days(10);
    let renew = Call::new("domain renew").with("name", "foo.example").with("cur-exp", "2027-01-31");
    registry.must("A", renew.with("period", "2y"));
    registry.must("A", delete("foo.example"));
    assert_eq!(registry.values("A", info("foo.example")).str("exDate"), Some("2027-01-31T10:00:00.000Z"));
}

#[test]
fn lv_11_add_grace_wins_over_renew_grace() {
    let mut registry = Registry::new();
    registry.register("A", "foo.example");
    for year in ["2027", "2028", "2029"] {
        let believed = format!("{year}-01-31");
        registry.must("A", Call::new("domain renew").with("name", "foo.example").with("cur-exp", believed));
    }
    assert_eq!(registry.code("A", delete("foo.example")), 1000);
}

/// The renew of a domain.
fn renew(believed: &str, period: &str) -> Call {
    Call::new("domain renew").with("name", "foo.example").with("cur-exp", believed).with("period", period)
}

#[test]
fn dr_1_who_may_renew_what() {
    let mut registry = Registry::new();
    assert_eq!(registry.code("A", renew("2027-01-31", "1y")), 2303);
    registry.register("A", "foo.example");
    assert_eq!(registry.code("B", renew("2027-01-31", "1y")), 2201);
    registry.must("A", update("foo.example").with("add-status", status_of("clientRenewProhibited")));
    assert_eq!(registry.code("A", renew("2027-01-31", "1y")), 2304);
}

#[test]
fn dr_2_the_expiry_date_must_be_right() {
    let mut registry = Registry::new();
    registry.register("A", "foo.example");
    assert_eq!(registry.code("A", renew("2027-01-30", "1y")), 2306);
    assert_eq!(registry.code("A", renew("yesterday", "1y")), 2005);
    assert_eq!(registry.code("A", Call::new("domain renew").with("name", "foo.example")), 2003);
    assert_eq!(registry.code("A", renew("2027-01-31", "1y")), 1000);
    assert_eq!(registry.code("A", renew("2027-01-31", "1y")), 2306);
}

#[test]
fn dr_3_lv_4_no_more_than_ten_years_ahead() {
    let mut registry = Registry::new();
    registry.register("A", "foo.example");
    registry.now = moment("2026-02-01T00:00:00Z");
    assert_eq!(registry.code("A", renew("2027-01-31", "6m")), 2306);
    assert_eq!(registry.code("A", renew("2027-01-31", "10y")), 2306);
    assert_eq!(registry.values("A", info("foo.example")).str("exDate"), Some("2027-01-31T10:00:00.000Z"));
    let values = registry.values("A", renew("2027-01-31", "9y"));
    assert_eq!(values.str("exDate"), Some("2036-01-31T10:00:00.000Z"));
}

#[test]
fn dr_5_a_renew_adds_years_from_the_expiry() {
    let mut registry = Registry::new();
    registry.register("A", "foo.example");
    let call = Call::new("domain renew").with("name", "foo.example").with("cur-exp", "2027-01-31");
    let values = registry.values("A", call);
    assert_eq!(values.str("exDate"), Some("2028-01-31T10:00:00.000Z"));
    assert_eq!(values.str("name"), Some("foo.example"));
    assert_eq!(registry.values("A", info("foo.example")).str("upID"), Some("A"));
}

#[test]
fn ro_1_co_1_numbers_have_no_gaps_although_commands_fail() {
    let mut registry = Registry::new();
    registry.must("A", contact("sh8013"));
    assert_eq!(registry.code("A", create("foo.example").with("ns", vec!["ns1.foo.com"])), 2303);
    assert_eq!(registry.code("A", contact("sh8013")), 2302);
    registry.must("A", host("ns1.foo.com", &[]));
    registry.register("A", "foo.example");
    registry.must("A", delete("foo.example"));
    registry.register("A", "foo.example");
    assert_eq!(registry.values("A", info("foo.example")).str("roid"), Some("D4-DETI"));
    assert_eq!(registry.values("A", Call::new("host info").with("name", "ns1.foo.com")).str("roid"), Some("H2-DETI"));
}
