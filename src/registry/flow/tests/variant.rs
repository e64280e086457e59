//! Variants of names, contacts that go along with a transfer, and the lengths and spellings of TCI's elements.

use super::*;
use crate::registry::rules::policy::{OrgElement, TransferContacts, VariantUse};

/// A registry whose first zone takes е for ё.
fn with_variants(usage: VariantUse) -> Registry {
    let mut registry = Registry::new();
    registry.policy.tlds[0].variants = vec!["её".into()];
    registry.policy.tlds[0].variant_use = usage;
    registry
}

/// The A-label form of a name.
fn a(name: &str) -> String {
    idna::domain_to_ascii(name).expect("a valid name")
}

/// What a check tells of a name: whether it is free, and why not.
fn checked(registry: &mut Registry, clid: &str, name: &str) -> (bool, Option<String>) {
    let values = registry.values(clid, Call::new("domain check").with("name", vec![a(name)]));
    let item = values.list("cd")[0].as_map().expect("an item").clone();
    (item.flag("avail"), item.str("reason").map(String::from))
}

#[test]
fn nm_7_a_variant_of_a_taken_name_is_blocked() {
    let mut registry = with_variants(VariantUse::Blocked);
    assert_eq!(checked(&mut registry, "A", "берёза.дети"), (true, None));
    registry.register("A", &a("берёза.дети"));
    let blocked = (false, Some("Blocked variant".to_owned()));
    assert_eq!(checked(&mut registry, "A", "береза.дети"), blocked);
    assert_eq!(checked(&mut registry, "B", "береза.дети"), blocked);
    assert_eq!(registry.code("A", create(&a("береза.дети"))), 2306);
    assert_eq!(checked(&mut registry, "A", "берёза.дети").1.as_deref(), Some("In use"));
    assert_eq!(registry.code("A", create(&a("берег.дети"))), 1000, "another name is none");
    assert_eq!(registry.code("A", create("foo.example")), 1000, "nor is one of a zone without variants");
    // Gone, it keeps nothing any more.
    registry.must("A", delete(&a("берёза.дети")));
    assert_eq!(checked(&mut registry, "B", "береза.дети"), (true, None));
    registry.register("B", &a("береза.дети"));
}

#[test]
fn nm_7_a_variant_may_be_for_the_same_registrar_only() {
    let mut registry = with_variants(VariantUse::SameRegistrar);
    registry.register("A", &a("берёза.дети"));
    assert_eq!(checked(&mut registry, "A", "береза.дети"), (true, None));
    assert_eq!(checked(&mut registry, "B", "береза.дети").1.as_deref(), Some("Blocked variant"));
    assert_eq!(registry.code("B", create(&a("береза.дети"))), 2306);
    registry.register("A", &a("береза.дети"));
}

#[test]
fn nm_7_a_variant_that_the_clock_has_purged_keeps_nothing() {
    let mut registry = with_variants(VariantUse::Blocked);
    registry.register("A", &a("берёза.дети"));
    registry.at("2026-03-01T00:00:00Z");
    registry.must("A", delete(&a("берёза.дети")));
    assert_eq!(checked(&mut registry, "B", "береза.дети").1.as_deref(), Some("Blocked variant"));
    registry.at("2026-04-05T00:00:00Z");
    assert_eq!(checked(&mut registry, "B", "береза.дети"), (true, None));
    registry.register("B", &a("береза.дети"));
}

#[test]
fn transfer_contacts_clone_the_gaining_registrar_gets_copies() {
    let mut registry = Registry::new();
    registry.policy.transfer_contacts = TransferContacts::Clone;
    for id in ["sh8013", "sh8014"] {
        registry.must("A", contact(id));
    }
    registry.must("B", contact("mine"));
    let links = vec![link("admin", "sh8013"), link("tech", "sh8014"), link("billing", "mine")];
    for name in ["foo.example", "bar.example"] {
        registry.must("A", create(name).with("registrant", "sh8013").with("contact", links.clone()));
        let request = Call::new("domain transfer").with("op", "request").with("name", name).with("auth", "2fooBAR");
        registry.must("B", request);
    }
    registry.must("A", Call::new("domain transfer").with("op", "approve").with("name", "foo.example"));
    // The clock approves the other.
    registry.at("2026-02-06T00:00:00Z");
    registry.must("B", poll_request());
    for name in ["foo.example", "bar.example"] {
        let values = registry.values("B", info(name));
        let registrant = values.str("registrant").expect("a registrant").to_owned();
        assert!(registrant.starts_with("CLONE-"), "{registrant}");
        let of = |kind: &str| {
            let contacts = values.list("contact").iter().filter_map(Value::as_map);
            let mut found = contacts.filter(|contact| contact.str("type") == Some(kind));
            found.next().and_then(|contact| contact.str("id")).expect("a contact").to_owned()
        };
        assert_eq!(of("admin"), registrant, "one contact, one copy");
        assert_ne!(of("tech"), registrant);
        assert_eq!(of("billing"), "mine", "what is its own already stays");
        let copy = registry.values("B", Call::new("contact info").with("id", registrant));
        assert_eq!((copy.str("clID"), copy.str("email")), (Some("B"), Some("john@example.com")));
    }
    registry.must("A", Call::new("contact delete").with("id", "sh8013"));
}

#[test]
fn tc_1_the_spelling_of_an_organisation_is_a_parameter() {
    let mut registry = Registry::new();
    registry.policy.tci_org_element = OrgElement::Org;
    let address: Map =
        [("type", "loc"), ("street", "Тверская, 1"), ("city", "Москва"), ("cc", "RU")].into_iter().collect();
    let mut args = Map::new();
    args.set("organization", true);
    args.set("tin", "7702714697");
    args.set("legal-addr", vec![address]);
    let mut call = contact("sh8013");
    call.ext.push(("tci-contact".into(), args));
    registry.must("A", call);
    let done = registry.ask("A", Call::new("contact info").with("id", "sh8013")).expect("an answer");
    let (uri, xml) = done.ext[0].as_raw().expect("as it is");
    assert_eq!(uri, "http://www.tcinet.ru/epp/tci-contact-ext-1.0");
    assert!(xml.contains("<contact:org>") && xml.contains("</contact:org>") && !xml.contains("organization"), "{xml}");
    assert!(xml.starts_with("<contact:infData xmlns:contact="), "it stands by itself: {xml}");
    let read = crate::epp::xml::parse_text(xml, &crate::epp::xml::Limits::ANSWER);
    assert!(read.is_ok(), "{xml}");
}

#[test]
fn tc_2_lengths_are_parameters() {
    let mut registry = Registry::new();
    let person = |passport: &str| {
        let mut args = Map::new();
        args.set("person", true);
        args.set("birthday", "1970-11-11");
        args.set("passport", vec![passport]);
        let mut call = contact("sh8013");
        call.ext.push(("tci-contact".into(), args));
        call
    };
    let organisation = |city: &str, pc: &str, tin: &str| {
        let address: Map = [("type", "loc"), ("city", city), ("pc", pc), ("cc", "RU")].into_iter().collect();
        let mut args = Map::new();
        args.set("organization", true);
        args.set("tin", tin);
        args.set("legal-addr", vec![address]);
        let mut call = contact("sh8014");
        call.ext.push(("tci-contact".into(), args));
        call
    };
    registry.policy.passport_max = 10;
    registry.policy.legal_line_max = 6;
    registry.policy.legal_pc_max = 6;
    registry.policy.tin_max = 5;
    assert_eq!(registry.code("A", person("12345678901")), 2005);
    assert_eq!(registry.code("A", person("1234567890")), 1000);
    assert_eq!(registry.code("A", organisation("Москва1", "101000", "12345")), 2005);
    assert_eq!(registry.code("A", organisation("Москва", "1010001", "12345")), 2005);
    assert_eq!(registry.code("A", organisation("Москва", "101000", "123456")), 2005);
    assert_eq!(registry.code("A", organisation("Москва", "101000", "12345")), 1000);
    registry.policy.description_max = 3;
    let described = |text: &str| {
        let mut call = create("foo.example");
        call.ext.push(("tci-domain".into(), [("description", vec![text.to_owned()])].into_iter().collect()));
        call
    };
    assert_eq!(registry.code("A", described("abcd")), 2005);
    assert_eq!(registry.code("A", described("abc")), 1000);
}

#[test]
fn tci_update_ext_required_every_update_carries_it() {
    let mut registry = Registry::new();
    registry.register("A", "foo.example");
    registry.policy.tci_update = true;
    assert_eq!(registry.code("A", update("foo.example").with("auth", "3fooBAR")), 2003);
    let mut call = update("foo.example").with("auth", "3fooBAR");
    call.ext.push(("tci-domain".into(), [("description", vec!["Site"])].into_iter().collect()));
    assert_eq!(registry.code("A", call), 1000);
}
