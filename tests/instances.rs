//! Answers made from the published schemas, as little as they demand and all that they allow: the specs name every part.

use crate::support::{answer, schemas};
use eppsh::epp::read;
use eppsh::spec::Catalog;
use eppsh::spec::model::{Element, Place};
use eppsh::xsd::{
    self,
    instance::{Wish, instance},
};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The schema files, by their target namespaces.
fn files(dir: &Path) -> BTreeMap<String, PathBuf> {
    let mut found = BTreeMap::new();
    let index = std::fs::read_to_string(dir.join("INDEX.md")).unwrap();
    for line in index.lines() {
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        if let [_, file, uri, ..] = cells[..]
            && file.ends_with(".xsd")
        {
            found.insert(uri.to_string(), dir.join(file));
        }
    }
    found
}

/// What is asked of the generator: the least, and everything with each alternative of its choices.
fn wishes() -> impl Iterator<Item = Wish> {
    let full = [false, true].into_iter();
    full.flat_map(|full| (0..6).map(move |alternative| Wish { full, alternative }))
}

/// Global elements that are in no request and no answer of a spec, and why.
const NOWHERE: &[(&str, &str, &str)] = &[
    ("urn:ietf:params:xml:ns:epp-1.0", "epp", "the frame itself"),
    ("urn:ietf:params:xml:ns:verificationCode-1.0", "signedCode", "it stands in frames only in Base64"),
    (
        "http://www.nic.cz/xml/epp/contact-1.0",
        "sendAuthInfo",
        "the oldest FRED declares it, and no command that holds it",
    ),
    ("http://www.nic.cz/xml/epp/domain-1.0", "sendAuthInfo", "the same"),
    ("http://www.nic.cz/xml/epp/nsset-1.0", "sendAuthInfo", "the same"),
    ("http://xmlns.corenic.net/epp/mark-ext-1.0", "augmentedMark", "it goes as XML in launch's --signed-mark"),
    ("http://xmlns.tango-rs.net/epp/mark-ext-1.0", "augmentedMark", "the same"),
];

/// What requests are made of: where one root serves requests and answers alike, the schema allows these in an answer too.
const VERBS: &[&str] = &["command", "create", "update", "delete", "info", "transfer", "renew", "check"];

/// Parts of answers that no spec names, and why; no part at all is any of that schema.
const UNREAD: &[(&str, &[&str], &str)] = &[
    ("http://www.afnic.fr/xml/epp/frnic", VERBS, "the root is that of requests too"),
    ("http://www.nic.cz/xml/epp/contactext-1.0", VERBS, "the same"),
    ("https://www.smallregistry.net/schemas/sr-1.0.xsd", VERBS, "the same"),
    ("http://www.tcinet.ru/epp/tci-billing-1.0", &[], "our own stand-in for a schema lets everything repeat"),
    (
        "http://www.tcinet.ru/epp/tci-contact-ext-1.0",
        &[],
        "our own stand-in takes everything in two places; one is sent",
    ),
];

/// The local names of everything that a frame may hold.
fn names(element: &Element, found: &mut Vec<(&'static str, &'static str)>) {
    found.push((element.uri, element.local));
    element.elements().for_each(|child| names(child, found));
}

#[test]
fn every_answer_that_a_schema_allows_is_read_whole() {
    let Some(dir) = schemas() else { return };
    let catalog = Catalog::built_in();
    let files = files(&dir);
    let (mut made, mut lost, mut nowhere) = (Vec::new(), Vec::new(), Vec::new());
    // One namespace's elements may stand in another's frames.
    let mut used = Vec::new();
    for (spec, _) in catalog.specs() {
        spec.commands.iter().for_each(|command| names(&command.frame, &mut used));
        spec.extends.iter().for_each(|extend| names(&extend.frame, &mut used));
        spec.results.iter().for_each(|told| names(&told.element, &mut used));
    }
    for entry in catalog.entries() {
        let spec = entry.spec().unwrap();
        let Some(file) = files.get(spec.uri) else { continue };
        let schema = match xsd::load(file) {
            Ok(schema) => schema,
            Err(error) => panic!("{}: {error}", file.display()),
        };
        for element in &schema.elements {
            let local = &*element.name.local;
            let Some(place) = spec.place(local) else {
                let excused = NOWHERE.iter().any(|(uri, name, _)| *uri == spec.uri && (*name == local || *name == "*"));
                if !used.iter().any(|(uri, name)| *uri == spec.uri && *name == local) && !excused {
                    nowhere.push(format!("{} {local}", spec.uri));
                }
                continue;
            };
            let mut texts: Vec<String> = Vec::new();
            for wish in wishes() {
                let Some(text) = instance(element, wish).filter(|text| !texts.contains(text)) else { continue };
                texts.push(text.clone());
                let frame = answer(&text, if place == Place::Data { "resData" } else { "extension" });
                made.push((format!("{} {local} {wish:?}", spec.uri), frame));
            }
        }
    }
    // Whatever the generator made wrong says nothing about the specs.
    let valid = crate::support::valid(&made);
    let good: Vec<&(String, String)> =
        made.iter().zip(&valid).filter(|(_, valid)| **valid).map(|(one, _)| one).collect();
    assert!(good.len() * 10 > made.len() * 8 && good.len() > 1000, "{} of {} are valid", good.len(), made.len());
    for (label, frame) in good {
        let reply = read::reply(frame.as_bytes(), catalog).unwrap();
        let excused = |other: &&eppsh::epp::Other| {
            let name = other.value.as_object().and_then(|value| value.keys().next()).cloned().unwrap_or_default();
            UNREAD
                .iter()
                .any(|(uri, part, _)| label.starts_with(uri) && (part.is_empty() || part.contains(&name.as_str())))
        };
        if let Some(other) = reply.other.iter().find(|other| !excused(other)) {
            lost.push(format!("{label}: {} {}", other.path, other.value));
        }
    }
    lost.dedup_by_key(|line| line.split(" Wish").next().unwrap_or("").to_string());
    assert!(lost.is_empty(), "left over:\n{}", lost.join("\n"));
    assert!(nowhere.is_empty(), "in no spec:\n{}", nowhere.join("\n"));
}
