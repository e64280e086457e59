//! TCI's extensions, point by point of its text.

use super::*;
use crate::registry::rules::policy::{AuthMode, Need};

/// A registry with the rules of .дети in this.
fn registry() -> Registry {
    let mut registry = Registry::new();
    registry.policy.tci_contact = Need::Required;
    registry.policy.tci_domain = Need::Required;
    registry
}

/// A command with an extension's arguments.
fn extended(mut call: Call, id: &'static str, args: Map) -> Call {
    call.ext.push((id.into(), args));
    call
}

/// The create of a domain with these descriptions.
fn described(texts: &[&str]) -> Call {
    extended(create("foo.example"), "tci-domain", [("description", texts.to_vec())].into_iter().collect())
}

/// What the extension tells of `call`.
fn told(registry: &mut Registry, clid: &str, call: Call, id: &str) -> Map {
    let done = registry.ask(clid, call).expect("an answer");
    done.ext.into_iter().find(|body| body.spec == id).expect("the extension").values
}

/// A person.
fn person() -> Map {
    let mut args = Map::new();
    args.set("person", true);
    args.set("birthday", "1970-11-11");
    args.set("passport", vec!["00 00 000000, ОВД г. Москвы, 01.02.2003"]);
    args
}

/// A legal address.
fn legal(kind: &str, city: &str) -> Map {
    [("type", kind), ("city", city), ("cc", "RU")].into_iter().collect()
}

/// An organisation.
fn firm() -> Map {
    let mut args = Map::new();
    args.set("organization", true);
    args.set("legal-addr", vec![legal("int", "Moscow"), legal("loc", "Москва")]);
    args.set("tin", "7702714697");
    args
}

/// The create of a contact with these arguments of the extension.
fn holder(id: &str, args: Map) -> Call {
    extended(contact(id), "tci-contact", args)
}

/// An update of a contact likewise.
fn change(id: &str, args: Map) -> Call {
    extended(Call::new("contact update").with("id", id), "tci-contact", args)
}

/// The info of a contact.
fn see(id: &str) -> Call {
    Call::new("contact info").with("id", id)
}

#[test]
fn tci_7_1_1_1_the_description_is_a_short_text() {
    let mut registry = registry();
    assert_eq!(registry.code("A", described(&[&"я".repeat(151)])), 2005);
    assert_eq!(registry.code("A", described(&[""])), 2003);
    assert_eq!(registry.code("A", described(&[])), 2003);
    assert_eq!(registry.code("A", described(&["a\u{85}b"])), 2005);
    assert_eq!(registry.code("A", described(&["one", "two"])), 2001);
    assert_eq!(registry.code("A", described(&[&"я".repeat(150)])), 1000);
}

#[test]
fn dc_7_tci_7_1_2_1_a_create_must_carry_it_and_in_lenient_it_may() {
    let mut registry = registry();
    assert_eq!(registry.code("A", create("foo.example")), 2003);
    registry.policy.tci_domain = Need::Optional;
    assert_eq!(registry.code("A", create("foo.example")), 1000);
    assert_eq!(
        registry.code("A", extended(create("bar.example"), "tci-domain", described(&["a", "b"]).ext[0].1.clone())),
        1000
    );
}

#[test]
fn tci_7_1_2_2_tci_7_1_2_3_an_update_replaces_it_and_info_tells_it() {
    let mut registry = registry();
    registry.must("A", described(&["Сайт детского театра"]));
    let args: Map = [("description", vec!["Сайт кукольного театра"])].into_iter().collect();
    registry.must("A", extended(update("foo.example"), "tci-domain", args));
    let values = told(&mut registry, "A", info("foo.example"), "tci-domain");
    assert_eq!(values.list("description"), [Value::from("Сайт кукольного театра")]);
    assert_eq!(registry.code("A", update("foo.example").with("auth", "3fooBAR")), 1000);
    registry.policy.tci_update = true;
    assert_eq!(registry.code("A", update("foo.example").with("auth", "3fooBAR")), 2003);
}

#[test]
fn tci_7_2_1_a_contact_is_a_person_or_an_organisation() {
    let mut registry = registry();
    assert_eq!(registry.code("A", contact("sh8013")), 2003);
    let mut both = person();
    both.set("organization", true);
    assert_eq!(registry.code("A", holder("sh8013", both)), 2306);
    registry.must("A", holder("sh8013", person()));
    assert_eq!(registry.code("A", change("sh8013", firm())), 2306);
    registry.policy.tci_contact = Need::Optional;
    assert_eq!(registry.code("A", contact("sh8014")), 1000);
}

#[test]
fn tci_7_2_1_1_persons() {
    let mut registry = registry();
    for (arg, code) in [("birthday", 2003), ("passport", 2003)] {
        let mut args = person();
        args.remove(arg);
        assert_eq!(registry.code("A", holder("sh8013", args)), code, "{arg}");
    }
    let with = |arg: &'static str, value: &str| {
        let mut args = person();
        args.set(arg, value);
        holder("sh8013", args)
    };
    assert_eq!(registry.code("A", with("birthday", "2026-02-01")), 2306);
    assert_eq!(registry.code("A", with("birthday", "11.11.1970")), 2005);
    assert_eq!(registry.code("A", with("tin", "123456789012345678901")), 2005);
    let mut two = person();
    two.set("passport", vec!["первый", "второй"]);
    two.set("tin", "444444444444");
    registry.must("A", holder("sh8013", two));
    let values = told(&mut registry, "A", see("sh8013"), "tci-contact");
    let map = values.get("person").and_then(Value::as_map).expect("a person");
    assert_eq!(map.list("passport").len(), 2);
    assert_eq!((map.str("birthday"), map.str("TIN")), (Some("1970-11-11"), Some("444444444444")));
}

#[test]
fn tci_7_2_1_2_organisations() {
    let mut registry = registry();
    let with = |arg: &'static str, value: Value| {
        let mut args = firm();
        args.set(arg, value);
        holder("firm-1", args)
    };
    let mut args = firm();
    args.remove("tin");
    assert_eq!(registry.code("A", holder("firm-1", args)), 2003);
    let mut args = firm();
    args.remove("legal-addr");
    assert_eq!(registry.code("A", holder("firm-1", args)), 2003);
    assert_eq!(registry.code("A", with("legal-addr", vec![legal("int", "Москва")].into())), 2005);
    assert_eq!(registry.code("A", with("legal-addr", vec![legal("int", "a"), legal("int", "b")].into())), 2005);
    assert_eq!(registry.code("A", with("legal-addr", vec![legal("loc", "")].into())), 2003);
    let mut four = legal("loc", "Москва");
    four.set("street", vec!["1", "2", "3", "4"]);
    assert_eq!(registry.code("A", with("legal-addr", vec![four].into())), 2005);
    registry.must("A", holder("firm-1", firm()));
    let values = told(&mut registry, "A", see("firm-1"), "tci-contact");
    let map = values.get("organization").and_then(Value::as_map).expect("an organisation");
    assert_eq!((map.list("legalAddr").len(), map.str("TIN")), (2, Some("7702714697")));
}

#[test]
fn tci_7_2_2_1_tci_7_2_2_2_tci_7_2_2_3_an_update_leaves_what_it_does_not_name() {
    let mut registry = registry();
    registry.must("A", holder("firm-1", firm()));
    let mut args = Map::new();
    args.set("organization", true);
    args.set("legal-addr", vec![legal("loc", "Казань")]);
    registry.must("A", change("firm-1", args));
    let values = told(&mut registry, "A", see("firm-1"), "tci-contact");
    let map = values.get("organization").and_then(Value::as_map).expect("an organisation");
    let cities: Vec<_> = map.list("legalAddr").iter().filter_map(|address| address.as_map()?.str("city")).collect();
    assert_eq!((cities, map.str("TIN")), (vec!["Moscow", "Казань"], Some("7702714697")));
}

#[test]
fn tci_7_2_1_1_iv_tci_7_2_1_2_iii_what_must_not_be_shown_is_not() {
    let mut registry = registry();
    let mut args = person();
    args.set("no-disclose", vec!["passport", "TIN"]);
    args.set("tin", "444444444444");
    registry.must("A", holder("sh8013", args));
    let values = told(&mut registry, "B", see("sh8013").with("auth", "2fooBAR"), "tci-contact");
    let map = values.get("person").and_then(Value::as_map).expect("a person");
    assert_eq!(map.iter().map(|(name, _)| name).collect::<Vec<_>>(), ["birthday"]);
    let values = told(&mut registry, "A", see("sh8013"), "tci-contact");
    let map = values.get("person").and_then(Value::as_map).expect("a person");
    let disclose = map.get("disclose").and_then(Value::as_map).expect("a disclosure");
    assert!(!disclose.flag("flag") && disclose.flag("passport") && disclose.flag("TIN"));
}

#[test]
fn ai_1_rfc_9154() {
    let mut registry = Registry::new();
    registry.policy.authinfo = AuthMode::Rfc9154;
    let strong = "aB3$eF7!kL9#pQ2%tU5&";
    assert_eq!(registry.code("A", create("foo.example")), 2306);
    registry.must("A", create("foo.example").with("auth", ""));
    let request =
        |auth: &str| Call::new("domain transfer").with("name", "foo.example").with("op", "request").with("auth", auth);
    assert_eq!(registry.code("B", request("")), 2202, "what is not set is never right");
    assert_eq!(registry.code("A", update("foo.example").with("auth", "2fooBAR")), 2202);
    assert!(!registry.values("A", info("foo.example")).contains("authInfo"));
    registry.must("A", update("foo.example").with("auth", strong));
    let auth = registry.values("A", info("foo.example"));
    assert_eq!(auth.get("authInfo").and_then(Value::as_map).and_then(|auth| auth.str("pw")), Some(""));
    assert_eq!(registry.rows("SELECT COUNT(*) AS n FROM domain WHERE authinfo LIKE '%eF7%'"), [0]);
    assert_eq!(registry.code("B", request("aB3$eF7!kL9#pQ2%tU5?")), 2202);
    registry.now = registry.now.plus_days(14);
    assert_eq!(registry.code("B", request(strong)), 2202, "it has run out");
    assert!(!registry.values("A", info("foo.example")).contains("authInfo"), "and is not shown any more");
    registry.must("A", update("foo.example").with("auth", strong));
    assert_eq!(registry.code("B", request(strong)), 1001);
    registry.now = registry.now.plus_days(5);
    assert_eq!(registry.code("C", info("foo.example").with("auth", strong)), 2202, "a transfer takes it away");
    registry.must("B", update("foo.example").with("auth", strong));
    registry.must("B", update("foo.example").with("auth", ""));
    assert_eq!(registry.code("C", info("foo.example").with("auth", strong)), 2202);
}
