//! The table of built-in specs, walked: every example is typed, written, judged by the published schemas, and read back
//! to the same values; every command, extension and answer has one.

use crate::support::{assert_valid, call, files, frames, request, schemas, written};
use eppsh::epp::xml;
use eppsh::shell::check::samples;
use eppsh::spec::coverage::NOT_COVERED;
use eppsh::spec::{BUILT_IN, BuiltIn, Catalog, Entry};

/// The catalog as a registry of that family has it: its own objects stand for those of the standard, and of two specs
/// with one command the one that is meant.
pub fn catalog_of_entry(entry: &Entry) -> &'static Catalog {
    let all = Catalog::built_in();
    let is_other = |row: &&BuiltIn| {
        let own = entry.spec().unwrap();
        let commands = &all.by_uri(row.uri).unwrap().commands;
        row.id != entry.id && commands.iter().all(|command| own.command(command.name).is_none())
    };
    let family = BUILT_IN.iter().filter(|row| row.family == entry.family && row.uri == row.main);
    let uris: Vec<&str> = family.filter(is_other).map(|row| row.uri).chain([entry.uri]).collect();
    all.preferring(&uris)
}

/// Specs without a schema of their own, so that nobody outside can judge their examples.
const UNJUDGED: &[(&str, &str)] =
    &[("urn:ietf:params:xml:ns:fee-0.21", "no schema of this draft is to be had; its examples are those of 0.23")];

#[test]
fn every_example_of_every_spec_is_valid_and_reads_back() {
    let mut frames = Vec::new();
    let mut faults = Vec::new();
    for entry in Catalog::built_in().entries() {
        let catalog = catalog_of_entry(entry);
        match samples(catalog, catalog.by_uri(entry.uri).unwrap()) {
            Err(error) => faults.push(format!("{} ({}): {error}", entry.id, entry.uri)),
            Ok(_) if UNJUDGED.iter().any(|(uri, _)| *uri == entry.uri) => {}
            Ok(samples) => frames
                .extend(samples.into_iter().map(|sample| (format!("{}: {}", entry.uri, sample.label), sample.frame))),
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert!(frames.len() > 1000, "{}", frames.len());
    assert_valid(&frames);
}

/// Commands and answers that no example shows, and why.
const UNSHOWN: &[(&str, &str, &str)] = &[
    ("fee", "infData", "CentralNic sends it in 0.7 and 0.8 too, against their schemas; 0.6 has the example"),
    ("ssl", "infData", "the published schema does not have it; creData, which is the same, has the example"),
    ("ee-contact", "panData", "two schemas of version 1.1 differ in it; 1.0 has the example"),
];

#[test]
fn every_command_extension_and_answer_has_an_example() {
    let mut missing = Vec::new();
    for entry in Catalog::built_in().entries() {
        let spec = entry.spec().unwrap();
        let excused = |what: &str| {
            UNSHOWN.iter().any(|(id, word, _)| *id == spec.id && *word == what)
                || what == "login"
                || UNJUDGED.iter().any(|(uri, _)| *uri == spec.uri)
        };
        let mut note = |what: &str, shown: bool| {
            if !shown && !excused(what) {
                missing.push(format!("{} ({}): {what}", spec.id, spec.uri));
            }
        };
        for command in &spec.commands {
            note(command.name, !command.examples.is_empty());
        }
        for extend in spec.extends.iter().filter(|extend| !extend.frame.read_only) {
            note(extend.command, !extend.examples.is_empty());
        }
        let of_commands = spec.commands.iter().flat_map(|command| &command.examples);
        let of_extends = spec.extends.iter().flat_map(|extend| &extend.examples);
        let answers =
            of_commands.chain(of_extends).filter_map(|example| example.answer).chain(spec.told.iter().copied());
        let shown: Vec<String> = answers.map(local).collect();
        for told in &spec.results {
            note(told.element.local, shown.iter().any(|local| local == told.element.local));
        }
    }
    assert!(missing.is_empty(), "no example for:\n{}", missing.join("\n"));
}

/// The local name of an element written as XML.
fn local(text: &str) -> String {
    let name = text.trim_start_matches('<').split(|c: char| c.is_whitespace() || c == '>' || c == '/').next();
    name.unwrap_or("").rsplit(':').next().unwrap_or("").to_string()
}

#[test]
fn every_request_example_of_the_registrys_own_passes_its_strict_reading() {
    use eppsh::epp::request::{Incoming, outline};
    let catalog = Catalog::built_in();
    let own =
        ["session", "poll", "domain", "host", "contact", "rgp", "secDNS", "loginSec", "tci-contact", "tci-domain"];
    for id in own {
        let spec = catalog.by_id(id).unwrap();
        let of_commands = spec.commands.iter().flat_map(|command| &command.examples);
        for example in of_commands.chain(spec.extends.iter().flat_map(|extend| &extend.examples)) {
            let mut typed = call(example.line);
            typed.cltrid = Some("ABC-12345".into());
            let frame = request(&typed);
            let document = xml::parse_text(&frame, &xml::Limits::REQUEST).unwrap();
            match outline(&document).unwrap() {
                Incoming::Hello => assert_eq!(typed.command, "hello"),
                Incoming::Command(read) => {
                    read.call(catalog).unwrap_or_else(|refused| panic!("{}: {refused:?}\n{frame}", example.line));
                }
            }
        }
    }
}

/// Namespaces that frames of others have and no registry.
const MADE_UP: &[&str] =
    &["dummy", "urn:ietf:params:xml:ns:obj", "urn:ietf:params:xml:ns:obj-1.0", "urn:X-ar:paramxml:idnadomain-1.0"];

#[test]
fn every_namespace_that_is_known_has_a_spec_or_a_reason_to_have_none() {
    let mut known = std::collections::BTreeSet::new();
    if let Some(dir) = schemas() {
        let index = std::fs::read_to_string(dir.join("INDEX.md")).unwrap();
        let rows = index.lines().filter_map(|line| line.strip_prefix("| ")).filter(|row| row.contains(".xsd | "));
        known.extend(rows.map(|row| row.split(" | ").nth(1).unwrap().trim().to_string()));
        assert!(known.len() > 250, "{}", known.len());
    }
    for path in frames().iter().flat_map(|dir| files(dir, "xml")) {
        let text = std::fs::read(&path).unwrap();
        let Some(text) = std::str::from_utf8(&text).ok() else { continue };
        let Ok(document) = roxmltree::Document::parse(text) else { continue };
        let elements = document.descendants().filter(roxmltree::Node::is_element);
        known.extend(elements.filter_map(|node| node.tag_name().namespace()).map(Into::into));
    }
    let complete = schemas().is_some() && frames().is_some();
    let has_reason = |uri: &str| NOT_COVERED.iter().any(|(own, _)| *own == uri) || MADE_UP.contains(&uri);
    let has_spec = |uri: &str| uri == eppsh::epp::EPP || BUILT_IN.iter().any(|row| row.uri == uri);
    let missing: Vec<_> = known.iter().filter(|uri| !has_spec(uri) && !has_reason(uri)).collect();
    assert!(missing.is_empty(), "neither spoken nor explained: {missing:#?}");
    for (at, (uri, reason)) in NOT_COVERED.iter().enumerate() {
        assert!(!has_spec(uri) && !reason.is_empty(), "{uri} is spoken");
        assert!(!NOT_COVERED[..at].iter().any(|(other, _)| other == uri), "{uri} twice");
        assert!(!complete || known.contains(*uri), "{uri} is seen nowhere");
    }
}

#[test]
fn what_is_demanded_is_never_made_up_and_a_default_is_written_as_its_kind_is() {
    const SPEC: &str = "<e:spec xmlns:e='urn:eppsh:spec:1' xmlns:x='urn:x:x-1.0' id='x' uri='urn:x:x-1.0'>\
        <e:extend command='domain create'><x:c on='{on:bool=true}'>\
        <e:choice required='true'><x:code e:secret='true' e:help='Code'>{code}</x:code></e:choice>\
        <x:note e:help='Note'>{note}</x:note></x:c></e:extend></e:spec>";
    let file = (std::path::PathBuf::from("x.xml"), SPEC.to_string());
    let catalog: &'static Catalog = Box::leak(Box::new(Catalog::with(vec![file]).unwrap()));
    let base = call("domain create example.com --auth 2fooBAR");
    let with = |name: &'static str| {
        let mut call = base.clone();
        call.ext.push(("x".into(), [(name, "N-17")].into_iter().collect()));
        written(catalog, &call).map_err(|invalid| invalid.to_string())
    };
    assert_eq!(with("note"), Err("code: it is required".into()));
    let frame = with("code").unwrap();
    assert!(frame.contains("<x:c xmlns:x=\"urn:x:x-1.0\" on=\"1\"><x:code>N-17</x:code></x:c>"), "{frame}");
    let wrong = SPEC.replace("bool=true", "bool=maybe");
    let told = Catalog::with(vec![("x.xml".into(), wrong)]).err().map(|error| error.to_string()).unwrap_or_default();
    assert!(told.contains("the default of \"on\": \"maybe\" is not true or false"), "{told}");
}
