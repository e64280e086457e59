//! Drafts of the published schemas (`EPPSH_SCHEMAS`): each is a spec that the check accepts, and says all the schema says.

use crate::support::{self, Home};
use eppsh::epp::decode::Decoder;
use eppsh::epp::encode;
use eppsh::shell::check::check;
use eppsh::spec::Catalog;
use eppsh::spec::model::Element;
use eppsh::xsd::draft::{Options, draft};
use eppsh::xsd::instance::{Wish, instance};
use eppsh::xsd::{self, Schema};
use roxmltree::Document;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

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

/// A schema file, what it says, and the draft of it.
type Drafted = (String, Schema, eppsh::error::Result<String>);

/// Every schema with its draft: made once, for all tests.
fn drafts() -> &'static [Drafted] {
    static DRAFTS: OnceLock<Vec<Drafted>> = OnceLock::new();
    DRAFTS.get_or_init(|| {
        let Some(dir) = support::schemas() else { return Vec::new() };
        let made = files(&dir).into_iter().map(|file| {
            let schema = xsd::load(&dir.join(&file)).unwrap_or_else(|error| panic!("{file}: {error}"));
            let text = draft(&schema, &Options::default(), Catalog::built_in());
            (file, schema, text)
        });
        made.collect()
    })
}

#[test]
fn a_draft_of_every_schema_is_accepted_by_the_check() {
    let mut faults = Vec::new();
    let mut count = 0;
    for (file, _, text) in drafts() {
        let nothing = NOTHING.iter().find(|(known, _)| known == file);
        match (text, nothing) {
            (Ok(text), None) => {
                let checked = check(vec![(file.into(), text.clone())], None);
                faults.extend(checked.err().map(|error| format!("{file}: {error}")));
                count += 1;
            }
            (Err(error), Some((_, why))) if error.message().contains(why) && error.exit_status() == 2 => {}
            (Ok(_), Some((_, why))) => faults.push(format!("{file} {why}, and can be drafted nevertheless")),
            (Err(error), _) => faults.push(format!("{file}: {error}")),
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
    assert!(count > 200 || drafts().is_empty(), "{count}");
}

/// Instances of an element: the least, and all with each alternative of its choices.
fn instances(schema: &Schema, local: &str) -> Vec<String> {
    let element = schema.element(local).unwrap();
    let full = (0..2).map(|alternative| Wish { full: true, alternative });
    let mut made: Vec<String> =
        std::iter::once(Wish::default()).chain(full).filter_map(|wish| instance(element, wish)).collect();
    made.dedup();
    made
}

/// Instances that the schema refuses or that come back otherwise, and why.
const DEPARTURES: &[(&str, &str)] = &[
    ("ietf/ttl-1.0.xsd <create>", "an identity constraint, which the model does not have, wants each type once"),
    ("ietf/ttl-1.0.xsd <update>", "the same"),
    ("ietf/ttl-1.0.xsd <infData>", "the same"),
    (
        "w3c/xmldsig-core-schema.xsd <SPKIData>",
        "of a repeated sequence a spec keeps each element's list, not how they alternate",
    ),
    // `all.xsd`, by which is judged, does not import them.
    ("rde/", "escrow, no EPP"),
];

#[test]
fn drafts_read_and_write_all_that_the_schemas_allow() {
    let mut told = Vec::new();
    let mut frames: Vec<(String, String)> = Vec::new();
    for (file, schema, text) in drafts() {
        let Ok(text) = text else { continue };
        let catalog = Catalog::with(vec![(PathBuf::from(file), text.clone())]).unwrap();
        for element in &schema.elements {
            let local = &*element.name.local;
            let declared = declarations(&catalog, &schema.namespace, local);
            assert!(!declared.is_empty() || local == "epp", "{file}: <{local}> is not in its draft");
            for xml in instances(schema, local) {
                let name = format!("{file} <{local}>");
                for known in &declared {
                    told.extend(lost(known, &xml).map(|lost| format!("{name}: {lost}\n{xml}")));
                    match written(known, &xml) {
                        Ok(again) => frames.push((name.clone(), again)),
                        Err(why) => told.push(format!("{name}: {why}\n{xml}")),
                    }
                }
                frames.push((name, xml));
            }
        }
    }
    assert!(told.is_empty(), "{told:#?}");
    let judged: Vec<_> =
        frames.into_iter().filter(|(name, _)| !DEPARTURES.iter().any(|(known, _)| name.starts_with(known))).collect();
    assert!(judged.len() > 4000 || drafts().is_empty(), "{}", judged.len());
    support::assert_valid(&judged);
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
    let text = encode::element(known, &values).map_err(|invalid| invalid.to_string())?;
    // The protocol's own elements have no prefix: in a frame its namespace is the default one.
    let end = text.find([' ', '/', '>']).unwrap();
    Ok(format!("{} xmlns=\"{}\"{}", &text[..end], eppsh::epp::EPP, &text[end..]))
}

/// A schema of `urn:x` with that body.
fn wrap(body: &str) -> String {
    format!(
        "<schema xmlns='http://www.w3.org/2001/XMLSchema' xmlns:x='urn:x' targetNamespace='urn:x' \
         elementFormDefault='qualified'>{body}</schema>"
    )
}

#[test]
fn the_command_prints_a_draft_and_says_how_it_fares() {
    let home = Home::new();
    let file = home.write(
        "x.xsd",
        wrap("<element name='create'><complexType><sequence><element name='level' type='int'/></sequence></complexType></element>"),
    );
    let ran = home.run(&["spec", "draft", &file]);
    ran.says(0, &["draft: x for urn:x, 1 examples run"]);
    assert!(ran.out.contains("<e:extend command=\"domain create\">"), "{ran:?}");
    let kept = home.write("config/eppsh/spec/x.xml", &ran.out);
    home.run(&["spec", "check", &kept]).says(0, &["1 examples run"]);
    let line = "--dry-run domain create a.example --auth 2fooBAR --level 7";
    assert!(home.line(line).out.contains("<x:level>7</x:level>"));
    let contact = home.run(&["spec", "draft", &file, "--object", "contact"]);
    assert!(contact.out.contains("<e:extend command=\"contact create\">"), "{contact:?}");
    let object = home.run(&["spec", "draft", &file, "--as", "object"]);
    assert!(
        object.out.contains("<e:command name=\"x-object create\"") || object.out.contains("\"x create\""),
        "{object:?}"
    );
    home.run(&["spec", "draft", &file, "--object", "frob"])
        .says(2, &["there is no object \"frob\"", "--object is domain"]);
    home.run(&["spec", "draft", &file, "--as", "frob"]).says(2, &["--as"]);
}

#[test]
fn what_cannot_be_drafted_is_told_in_a_sentence() {
    let home = Home::new();
    let cases = [
        (wrap("<simpleType name='t'><restriction base='token'/></simpleType>"), "it defines types only"),
        (wrap(""), "it declares no elements"),
        (wrap("<element name='a'/>").replace("targetNamespace='urn:x'", ""), "no targetNamespace"),
        (wrap("<element name='epp'/>"), "declares the frame <epp> itself"),
        (wrap("<element name='a'/>").replace("urn:x", "urn:x&amp;y"), "cannot stand in a spec"),
        (wrap("<import namespace='urn:y'/><element name='a' type='y:t' xmlns:y='urn:y'/>"), "is not there"),
        ("<a/>".into(), "so it is no schema"),
        ("<!DOCTYPE a><a/>".into(), "take the DOCTYPE out"),
        ("plain text".into(), "x.xsd:1:"),
        ("\0".into(), "x.xsd:1:"),
        (" ".repeat(10 << 20), "more than 4 MiB"),
    ];
    for (text, expected) in cases {
        let file = home.write("x.xsd", &text);
        let ran = home.run(&["spec", "draft", &file]);
        ran.says(2, &[expected]);
        assert!(!ran.out.contains("e:spec"), "{ran:?}");
    }
    home.run(&["spec", "draft", "nowhere.xsd"]).says(2, &["cannot read nowhere.xsd"]);
    home.run(&["spec", "draft", "."]).says(2, &["cannot read ."]);
    // What holds itself is kept as XML where it would begin anew.
    let file = home.write(
        "x.xsd",
        wrap("<element name='create' type='x:t'/><complexType name='t'><sequence><element name='in' type='x:t' minOccurs='0'/></sequence></complexType>"),
    );
    assert!(home.run(&["spec", "draft", &file]).out.contains("<x:in e:help=\"In\">{in:xml}</x:in>"));
}
