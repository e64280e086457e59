//! Drafts of the published schemas (`EPPSH_SCHEMAS`): each is a spec that the check accepts, and says all the schema says.

use crate::support::{self, Home};
use eppsh::epp::decode::Decoder;
use eppsh::epp::encode;
use eppsh::shell::check::check;
use eppsh::spec::Catalog;
use eppsh::spec::model::Element;
use eppsh::xsd::draft::{Options, Shape, draft};
use eppsh::xsd::instance::{Wish, instance};
use eppsh::xsd::{self, Schema};
use roxmltree::Document;
use std::path::{Path, PathBuf};

/// Schemas that nothing can be drafted from, with what is said of them.
const NOTHING: &[(&str, &str)] = &[
    ("all-lax.xsd", "declares no elements"),
    ("all-rde.xsd", "declares no elements"),
    ("all.xsd", "declares no elements"),
    ("ee/epp-ee-1.0.xsd", "declares the frame <epp> itself"),
    ("eurid/euridcom-1.0.xsd", "defines types only"),
    ("fred-old/fredcom-1.0.xsd", "defines types only"),
    ("fred-old/fredcom-1.1.xsd", "defines types only"),
    ("fred/fredcom-1.2.xsd", "defines types only"),
    ("ietf/epp-1.0.xsd", "the schema of the protocol itself"),
    ("ietf/eppcom-1.0.xsd", "defines types only"),
    ("lax/epp-1.0.xsd", "the schema of the protocol itself"),
    ("lax/eppcom-1.0.xsd", "defines types only"),
    ("lax/ripn-epp-1.0.xsd", "declares the frame <epp> itself"),
    ("lax/ripn-eppcom-1.0.xsd", "defines types only"),
    ("metaregistrar/common-1.0.xsd", "defines types only"),
    ("ripn/ripn-epp-1.0.xsd", "declares the frame <epp> itself"),
    ("ripn/ripn-eppcom-1.0.xsd", "defines types only"),
];

/// All schema files below a directory, by their names in it.
fn files(dir: &Path) -> Vec<String> {
    let mut found = Vec::new();
    let mut open = vec![dir.to_path_buf()];
    while let Some(next) = open.pop() {
        for entry in std::fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|end| end == "xsd") {
                found.push(path.strip_prefix(dir).unwrap().display().to_string());
            }
        }
    }
    found.sort();
    found
}

/// Everything in a spec that an element of the schema may be read by.
fn declarations<'c>(catalog: &'c Catalog, uri: &str, local: &str) -> Vec<&'c Element> {
    let spec = catalog.by_uri(uri).unwrap();
    let commands = spec.commands.iter().flat_map(|command| command.frame.elements());
    let extends = spec.extends.iter().map(|extend| &extend.frame);
    let sent = commands.chain(extends).filter(|element| element.local == local && element.uri == uri);
    spec.result(local).into_iter().chain(sent).collect()
}

#[test]
fn a_draft_of_every_schema_is_accepted_by_the_check() {
    let Some(dir) = support::schemas() else { return };
    let mut faults = Vec::new();
    let mut count = 0;
    for file in files(&dir) {
        let schema = xsd::load(&dir.join(&file)).unwrap_or_else(|error| panic!("{file}: {error}"));
        let made = draft(&schema, &Options::default(), Catalog::built_in());
        let nothing = NOTHING.iter().find(|(known, _)| *known == file);
        let text = match (made, nothing) {
            (Ok(text), None) => text,
            (Err(error), Some((_, why))) if error.message().contains(why) && error.exit_status() == 2 => continue,
            (Ok(_), Some(_)) => panic!("{file} can be drafted by now"),
            (Err(error), _) => {
                faults.push(format!("{file}: {error}"));
                continue;
            }
        };
        if let Err(error) = accepted(&file, text) {
            faults.push(format!("{file}: {error}"));
        }
        count += 1;
    }
    assert!(faults.is_empty(), "{faults:#?}");
    assert!(count > 200, "{count}");
}

/// Checks a draft as `spec check` does.
fn accepted(file: &str, text: String) -> eppsh::error::Result<()> {
    check(file, text).map(drop)
}

/// Instances of an element: the least, and all with each alternative of its choices.
fn instances(schema: &Schema, local: &str) -> Vec<String> {
    let element = schema.element(local).unwrap();
    let full = (0..3).map(|alternative| Wish { full: true, alternative });
    let mut made: Vec<String> =
        std::iter::once(Wish::default()).chain(full).filter_map(|wish| instance(element, wish)).collect();
    made.dedup();
    made
}

#[test]
fn drafts_read_and_write_all_that_the_schemas_allow() {
    let Some(dir) = support::schemas() else { return };
    let mut told = Vec::new();
    let mut frames: Vec<(String, String)> = Vec::new();
    for file in files(&dir).into_iter().filter(|file| !NOTHING.iter().any(|(known, _)| known == file)) {
        let schema = xsd::load(&dir.join(&file)).unwrap();
        let text = draft(&schema, &Options::default(), Catalog::built_in()).unwrap();
        let catalog = Catalog::with(vec![(PathBuf::from(&file), text)]).unwrap();
        for element in &schema.elements {
            let local = &*element.name.local;
            let declared = declarations(&catalog, &schema.namespace, local);
            assert!(!declared.is_empty() || local == "epp", "{file}: <{local}> is not in its draft");
            for (at, xml) in instances(&schema, local).into_iter().enumerate() {
                frames.push((format!("{file} <{local}> {at}"), xml.clone()));
                for known in &declared {
                    told.extend(
                        lost(known, &xml).into_iter().map(|lost| format!("{file} <{local}> {at}: {lost}\n{xml}")),
                    );
                    match written(known, &xml) {
                        Ok(again) => frames.push((format!("{file} <{local}> {at} written"), again)),
                        Err(why) => told.push(format!("{file} <{local}> {at}: {why}\n{xml}")),
                    }
                }
            }
        }
    }
    eprintln!("{} frames", frames.len());
    for (at, (name, frame)) in frames.iter().enumerate() {
        let dir = std::path::PathBuf::from("/tmp/inst");
        std::fs::create_dir_all(&dir).unwrap();
        std::fs::write(dir.join(format!("{at}.xml")), frame).unwrap();
        std::fs::write(dir.join(format!("{at}.name")), name).unwrap();
    }
    std::fs::write("/tmp/inst.told", told.join("\n\n")).unwrap();
    assert!(told.is_empty(), "{}", told.len());
}

/// What of an element is in no slot.
fn lost(known: &Element, xml: &str) -> Option<String> {
    let document = Document::parse(xml).unwrap();
    let mut decoder = Decoder::default();
    decoder.read(known, document.root_element());
    decoder.other.first().map(|other| format!("{}: {}", other.path, other.value))
}

/// The element, read and written again.
fn written(known: &Element, xml: &str) -> Result<String, String> {
    let document = Document::parse(xml).unwrap();
    let values = Decoder::default().read(known, document.root_element());
    encode::element(known, &values).map_err(|invalid| invalid.to_string())
}
