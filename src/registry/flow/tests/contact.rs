//! Contacts.

use super::*;

/// The info of a contact.
fn see(id: &str) -> Call {
    Call::new("contact info").with("id", id)
}

/// The update of the contact sh8013.
fn change() -> Call {
    Call::new("contact update").with("id", "sh8013")
}

/// A name and address with one more field.
fn with(field: &'static str, value: impl Into<Value>) -> Vec<Map> {
    let mut postal = postal_info("int");
    postal.set(field, value);
    vec![postal]
}

#[test]
fn ct_1_check() {
    let mut registry = Registry::new();
    registry.must("A", contact("sh8013"));
    let answer = registry.values("B", Call::new("contact check").with("id", vec!["sh8013", "SH8013", "s.8013"]));
    let told: Vec<_> = answer.list("cd").iter().filter_map(Value::as_map).map(|item| item.str("reason")).collect();
    assert_eq!(told, [Some("In use"), None, Some("Invalid id")]);
    for misfit in ["x", "a2345678901234567"] {
        assert_eq!(registry.code("B", Call::new("contact check").with("id", vec![misfit])), 2005);
    }
}

#[test]
fn ct_2_info_is_for_the_sponsor_and_who_has_the_authinfo() {
    let mut registry = Registry::new();
    let whole = contact("sh8013").with("voice", "+7.4951234567x12").with("fax", "+7.4951234568");
    registry.must("A", whole.with("disclose", vec!["email", "name:loc", "name:int"]));
    assert_eq!(registry.code("A", see("nobody")), 2303);
    assert_eq!(registry.code("B", see("sh8013")), 2201);
    assert_eq!(registry.code("B", see("sh8013").with("auth", "wrong-one")), 2202);
    assert!(!registry.values("B", see("sh8013").with("auth", "2fooBAR")).contains("authInfo"));
    let values = registry.values("A", see("sh8013"));
    let names: Vec<_> = values.iter().map(|(name, _)| name).collect();
    let expected = [
        "id",
        "roid",
        "status",
        "postalInfo",
        "voice",
        "fax",
        "email",
        "clID",
        "crID",
        "crDate",
        "authInfo",
        "disclose",
    ];
    assert_eq!(names, expected);
    assert_eq!(values.str("voice"), Some("+7.4951234567x12"));
    assert_eq!(values.list("postalInfo"), [Value::Map(postal_info("int"))]);
    let disclose = values.get("disclose").and_then(Value::as_map).expect("a disclosure");
    assert!(disclose.flag("flag") && disclose.flag("email") && !disclose.contains("voice"));
    assert_eq!(disclose.get("name"), Some(&Value::from(vec!["int", "loc"])));
}

#[test]
fn ct_3_what_a_contact_must_have() {
    let mut registry = Registry::new();
    let base = || Call::new("contact create").with("id", "sh8013");
    let postal = || base().with("postalInfo", vec![postal_info("int")]);
    assert_eq!(registry.code("A", base().with("email", "a@b.cd").with("auth", "2fooBAR")), 2003);
    assert_eq!(registry.code("A", postal().with("auth", "2fooBAR")), 2003);
    assert_eq!(registry.code("A", postal().with("email", "a@b.cd")), 2003);
    assert_eq!(registry.code("A", contact("sh8013").with("auth", "short")), 2306);
    assert_eq!(registry.code("A", contact("")), 2003);
    assert_eq!(registry.code("A", contact("a2345678901234567")), 2005);
    let values = registry.values("A", contact("sh8013"));
    assert_eq!((values.str("id"), values.str("crDate")), (Some("sh8013"), Some("2026-01-31T10:00:00.000Z")));
    assert_eq!(registry.code("B", contact("sh8013")), 2302);
}

#[test]
fn ct_3_the_forms_of_its_values() {
    let mut registry = Registry::new();
    let long = "a".repeat(256);
    for (postal, code) in [
        (with("name", ""), 2003),
        (with("city", ""), 2003),
        (with("cc", ""), 2003),
        (with("type", "tni"), 2004),
        (with("org", long.as_str()), 2005),
        (with("street", vec![long.as_str()]), 2005),
        (with("city", long.as_str()), 2005),
        (with("city", "Москва"), 2005),
        (with("street", vec!["1", "2", "3", "4"]), 2005),
        (with("pc", "12345678901234567"), 2005),
        (with("cc", "XX"), 2306),
        (with("cc", "U"), 2005),
        (with("cc", "USA"), 2005),
        (vec![postal_info("int"), postal_info("int")], 2005),
        (vec![postal_info("int"), postal_info("loc")], 1000),
    ] {
        let shown = format!("{postal:?}");
        assert_eq!(registry.code("A", contact("sh8013").with("postalInfo", postal)), code, "{shown}");
    }
    for (field, value, code) in [
        ("voice", "", 2003),
        ("voice", "+7495", 2005),
        ("fax", "", 2003),
        ("fax", "7.495", 2005),
        ("email", "", 2003),
        ("email", "a@b", 2005),
    ] {
        assert_eq!(registry.code("A", contact("jd1234").with(field, value)), code, "{field} {value}");
    }
}

#[test]
fn ct_4_an_update_keeps_what_it_does_not_name() {
    let mut registry = Registry::new();
    let first = with("street", vec!["1 Main St", "Suite 2"]);
    registry.must("A", contact("sh8013").with("postalInfo", first).with("voice", "+7.495"));
    let name: Map = [("type", "int"), ("name", "Jane Doe")].into_iter().collect();
    registry.must("A", change().with("postalInfo", vec![name]).with("fax", "+7.496"));
    let values = registry.values("A", see("sh8013"));
    let postal = values.list("postalInfo")[0].as_map().expect("an address").clone();
    assert_eq!((postal.str("name"), postal.list("street").len()), (Some("Jane Doe"), 2));
    assert_eq!(
        (values.str("voice"), values.str("fax"), values.str("upID")),
        (Some("+7.495"), Some("+7.496"), Some("A"))
    );
}

#[test]
fn ct_4_a_second_form_comes_whole_and_nothing_is_emptied() {
    let mut registry = Registry::new();
    registry.must("A", contact("sh8013"));
    let local: Map = [("type", "loc"), ("name", "Иван")].into_iter().collect();
    assert_eq!(registry.code("A", change().with("postalInfo", vec![local])), 2003);
    for field in ["name", "city", "cc"] {
        assert_eq!(registry.code("A", change().with("postalInfo", with(field, ""))), 2003, "{field}");
    }
    assert_eq!(registry.code("A", change().with("voice", "")), 2003);
    registry.must("A", change().with("postalInfo", vec![postal_info("loc")]));
    assert_eq!(registry.values("A", see("sh8013")).list("postalInfo").len(), 2);
    assert_eq!(registry.code("B", change().with("voice", "+7.495")), 2201);
    assert_eq!(registry.code("A", Call::new("contact update").with("id", "nobody").with("voice", "+7.495")), 2303);
}

#[test]
fn ct_5_deletes() {
    let mut registry = Registry::new();
    let remove = || Call::new("contact delete").with("id", "sh8013");
    assert_eq!(registry.code("A", remove()), 2303);
    registry.must("A", contact("sh8013"));
    assert_eq!(registry.code("B", remove()), 2201);
    registry.must("B", create("foo.example").with("contact", vec![link("tech", "sh8013")]));
    assert_eq!(registry.code("A", remove()), 2305);
    registry.must("B", update("foo.example").with("rem-contact", vec![link("tech", "sh8013")]));
    assert_eq!(registry.code("A", remove()), 1000);
    assert_eq!(registry.code("A", see("sh8013")), 2303);
}

#[test]
fn ct_6_transfers_of_contacts() {
    let mut registry = Registry::new();
    registry.must("A", contact("sh8013"));
    registry.must("A", create("foo.example").with("registrant", "sh8013"));
    let transfer = |op: &str| Call::new("contact transfer").with("id", "sh8013").with("op", op);
    assert_eq!(registry.code("B", transfer("request")), 2003);
    assert_eq!(registry.code("B", transfer("request").with("auth", "wrong-one")), 2202);
    assert_eq!(registry.code("A", transfer("request").with("auth", "2fooBAR")), 2106);
    let answer = registry.values("B", transfer("request").with("auth", "2fooBAR"));
    assert_eq!((answer.str("trStatus"), answer.str("id")), (Some("pending"), Some("sh8013")));
    assert!(!answer.contains("exDate"));
    assert_eq!(registry.code("C", transfer("request").with("auth", "2fooBAR")), 2300);
    assert_eq!(registry.statuses("A", "contact", "id", "sh8013"), ["pendingTransfer", "linked"]);
    assert_eq!(registry.code("A", change().with("voice", "+7.495")), 2304);
    registry.must("A", transfer("approve"));
    let values = registry.values("B", see("sh8013"));
    assert_eq!((values.str("clID"), values.contains("authInfo")), (Some("B"), false));
    assert_eq!(registry.drain("A")[0].0, "Transfer requested");
    assert_eq!(registry.drain("B")[0].0, "Transfer approved");
}

#[test]
fn ct_7_disclosure() {
    let mut registry = Registry::new();
    for (items, code) in [(vec!["addr:int", "addr:int"], 2005), (vec!["shoe-size"], 2005)] {
        assert_eq!(registry.code("A", contact("sh8013").with("disclose", items)), code);
    }
    let both = contact("sh8013").with("disclose", vec!["voice"]).with("no-disclose", vec!["fax"]);
    assert_eq!(registry.code("A", both), 2306);
    registry.policy.disclose = vec!["voice".into()];
    assert_eq!(registry.code("A", contact("sh8013").with("no-disclose", vec!["fax"])), 2308);
    registry.must("A", contact("sh8013").with("no-disclose", vec!["voice"]));
    let values = registry.values("A", see("sh8013"));
    assert!(!values.get("disclose").and_then(Value::as_map).expect("a disclosure").flag("flag"));
}

#[test]
fn ct_8_linked_is_told_for_contacts_and_registrants() {
    let mut registry = Registry::new();
    registry.must("A", contact("sh8013"));
    registry.must("A", contact("jd1234"));
    let call = create("foo.example").with("registrant", "sh8013").with("contact", vec![link("billing", "jd1234")]);
    registry.must("A", call);
    for id in ["sh8013", "jd1234"] {
        assert_eq!(registry.statuses("A", "contact", "id", id), ["ok", "linked"]);
    }
}
