//! The specs against the published schemas (`EPPSH_SCHEMAS`): every element and attribute is there, in its order.

use crate::support;
use eppsh::spec::Catalog;
use eppsh::spec::model::{Element, Node as Child, Part};
use roxmltree::{Document, Node};
use std::collections::BTreeSet;

/// The schema files, and the prefixes by which they and others call them.
const FILES: &[(&str, &str)] = &[
    ("ietf/epp-1.0.xsd", "epp"),
    ("ietf/eppcom-1.0.xsd", "eppcom"),
    ("ietf/domain-1.0.xsd", "domain"),
    ("ietf/host-1.0.xsd", "host"),
    ("ietf/contact-1.0.xsd", "contact"),
    ("ietf/rgp-1.0.xsd", "rgp"),
    ("ietf/secDNS-1.1.xsd", "secDNS"),
    ("ietf/loginSec-1.0.xsd", "loginSec"),
];

/// The schemas, by prefix.
struct Schemas<'a, 'i>(Vec<(&'static str, &'a Document<'i>)>);

impl<'a, 'i> Schemas<'a, 'i> {
    /// The global declaration called `name` (`prefix:local`) of that sort.
    fn global(&self, sort: &str, name: &str) -> Option<Node<'a, 'i>> {
        let (prefix, local) = name.split_once(':')?;
        let (_, document) = self.0.iter().find(|(own, _)| *own == prefix)?;
        let elements = document.root_element().children().filter(Node::is_element);
        elements.into_iter().find(|node| node.tag_name().name() == sort && node.attribute("name") == Some(local))
    }

    /// The type of an element: its own, or the one it names.
    fn type_of(&self, element: Node<'a, 'i>) -> Option<Node<'a, 'i>> {
        match element.attribute("type") {
            Some(name) => self.global("complexType", name),
            None => element.children().find(|node| node.tag_name().name() == "complexType"),
        }
    }
}

/// The parts of a type: those called `name`, at any depth that is not inside another element.
fn parts<'a, 'i>(node: Node<'a, 'i>, name: &str, found: &mut Vec<Node<'a, 'i>>) {
    for child in node.children().filter(Node::is_element) {
        if child.tag_name().name() == name {
            found.push(child);
        } else if child.tag_name().name() != "element" {
            parts(child, name, found);
        }
    }
}

/// The children of several declarations of one element: a spec may declare it once for each value of an attribute.
fn children<'e>(declared: &[&'e Element]) -> Vec<&'e Element> {
    declared.iter().flat_map(|element| element.elements()).filter(|child| !child.read_only).collect()
}

/// Whether the spec demands the child of that name: it is written whatever else is given, or its absence refused.
fn is_demanded(declared: &[&Element], local: &str) -> bool {
    declared.iter().flat_map(|element| &element.children).any(|child| match child {
        Child::Element(child) => {
            let needed = child.each.map_or(child.needed || child.literal, |each| each.required);
            child.local == local && needed && !child.optional && child.flag.is_none()
        }
        Child::Choice(_) => false,
    })
}

/// Compares one type with what the spec declares.
fn compare(schemas: &Schemas, at: &str, node: Node, declared: &[&Element], told: &mut BTreeSet<String>) {
    let Some(own) = schemas.type_of(node) else { return };
    let mut attributes = Vec::new();
    parts(own, "attribute", &mut attributes);
    let names: Vec<&str> = attributes.iter().filter_map(|attribute| attribute.attribute("name")).collect();
    for name in &names {
        if !declared.iter().any(|element| element.attributes.iter().any(|known| known.local == *name)) {
            told.insert(format!("{at}@{name}: not in the spec"));
        }
    }
    for known in declared.iter().flat_map(|element| &element.attributes) {
        let schema = attributes.iter().find(|attribute| attribute.attribute("name") == Some(known.local));
        let required = schema.is_some_and(|attribute| attribute.attribute("use") == Some("required"));
        match (&known.part, schema) {
            (_, None) => drop(told.insert(format!("{at}@{}: not in the schema", known.local))),
            (Part::Slot(slot), _) if required && !slot.required && slot.default.is_none() && slot.name != "." => {
                told.insert(format!("{at}@{}: required", known.local));
            }
            _ => {}
        }
    }
    let mut elements = Vec::new();
    parts(own, "element", &mut elements);
    let mut order: Vec<&str> = Vec::new();
    for element in &elements {
        let Some(name) = element.attribute("name").or_else(|| element.attribute("ref")?.split(':').nth(1)) else {
            continue;
        };
        if order.contains(&name) {
            continue;
        }
        order.push(name);
        let path = format!("{at}/{name}");
        let below: Vec<&Element> = children(declared).into_iter().filter(|child| child.local == name).collect();
        if below.is_empty() {
            told.insert(format!("{path}: not in the spec"));
            continue;
        }
        let in_sequence = element.parent().is_some_and(|parent| parent.tag_name().name() == "sequence");
        if in_sequence && element.attribute("minOccurs") != Some("0") && !is_demanded(declared, name) {
            told.insert(format!("{path}: required"));
        }
        let many = element.attribute("maxOccurs").is_some_and(|most| most != "1");
        if many && below.iter().all(|child| child.each.is_none() && child.flag.is_none()) {
            told.insert(format!("{path}: repeats"));
        }
        compare(schemas, &path, *element, &below, told);
    }
    let mut ours: Vec<&str> = Vec::new();
    for child in children(declared) {
        if !ours.contains(&child.local) {
            ours.push(child.local);
        }
    }
    let places: Vec<_> = ours.iter().map(|name| order.iter().position(|own| own == name)).collect();
    if let Some(at_fault) = places.iter().position(Option::is_none) {
        told.insert(format!("{at}/{}: not in the schema", ours[at_fault]));
    } else if !places.is_sorted() {
        told.insert(format!("{at}: {ours:?} in another order than {order:?}"));
    }
}

/// Where specs depart from the schemas, and why.
const DEPARTURES: &[(&str, &str)] = &[
    ("contact:update/add/status: required", "add is written only with a status, and clients exist that send it empty"),
    ("contact:update/rem/status: required", "the same"),
    ("host:update/chg/name: required", "the same"),
    ("epp:login/svcs/svcExtension/extURI: required", "svcExtension is written only with one"),
    (
        "loginSec:loginSec/userAgent/app: required",
        "only in one of three alternatives: any of the three may stand alone",
    ),
];

#[test]
fn every_element_and_attribute_of_the_schemas_is_in_the_specs() {
    let Some(dir) = support::schemas() else { return };
    let texts: Vec<String> = FILES.iter().map(|(file, _)| std::fs::read_to_string(dir.join(file)).unwrap()).collect();
    let documents: Vec<Document> = texts.iter().map(|text| Document::parse(text).unwrap()).collect();
    let schemas = Schemas(FILES.iter().map(|(_, prefix)| *prefix).zip(&documents).collect());
    let mut told = BTreeSet::new();
    let mut count = 0;
    for (spec, _) in Catalog::built_in().specs() {
        let mut judge = |element: &Element| {
            if let Some(node) = schemas.global("element", &format!("{}:{}", spec.id, element.local)) {
                compare(&schemas, &format!("{}:{}", spec.id, element.local), node, &[element], &mut told);
                count += 1;
            }
        };
        spec.results.iter().map(|told| &told.element).for_each(&mut judge);
        spec.extends.iter().for_each(|extend| judge(&extend.frame));
        spec.commands.iter().flat_map(|command| command.frame.elements()).for_each(&mut judge);
    }
    let login = Catalog::built_in().command("login").unwrap().1;
    let node = schemas.global("complexType", "epp:loginType").unwrap();
    let holder = Document::parse("<element type='epp:loginType'/>").unwrap();
    assert!(node.has_children());
    compare(&schemas, "epp:login", holder.root_element(), &[&login.frame], &mut told);
    let unexplained: Vec<_> = told.iter().filter(|one| !DEPARTURES.iter().any(|(place, _)| *one == place)).collect();
    assert!(unexplained.is_empty(), "{unexplained:#?}");
    for (place, why) in DEPARTURES {
        assert!(told.contains(*place), "{place} is none any more: {why}");
    }
    assert!(count > 30, "{count}");
}
