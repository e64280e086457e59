//! The example frames of RFC 5730 to 5733, 3915, 5910 and 8807: read, held against the schemas, and written again.

use crate::support::{assert_valid, is_default, request, unified};
use eppsh::epp::read::{self, Frame};
use eppsh::epp::request::{Incoming, outline};
use eppsh::epp::{Answer, Body, Call, Reply, encode, xml};
use eppsh::spec::Catalog;
use roxmltree::{Document, Node};

/// The namespace of `xsi:schemaLocation`.
const XSI: &str = "http://www.w3.org/2001/XMLSchema-instance";

/// Every frame with its file's name.
fn frames() -> Vec<(String, String)> {
    let dir = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rfc");
    let mut all: Vec<(String, String)> = std::fs::read_dir(dir)
        .unwrap()
        .map(|entry| {
            let path = entry.unwrap().path();
            (path.file_stem().unwrap().to_str().unwrap().to_string(), std::fs::read_to_string(path).unwrap())
        })
        .collect();
    all.sort();
    all
}

/// RFC 5730 shows commands on an object that exists nowhere.
fn is_made_up(name: &str) -> bool {
    name.contains("-object-")
}

/// The frames whose names end so, but for those on a made-up object.
fn ending(end: &str) -> Vec<(String, String)> {
    let found: Vec<_> = frames().into_iter().filter(|(name, _)| name.ends_with(end) && !is_made_up(name)).collect();
    assert!(!found.is_empty());
    found
}

/// What an XML document says, by a reader of its own: one line for each start, attribute, text and end. Prefixes,
/// schema locations, white space around texts and an attribute that says its schema's default say nothing; `true` and
/// `1` are one boolean where the schema has one.
pub fn canonical(node: Node) -> Vec<String> {
    let mut lines = Vec::new();
    write_canonical(node, &mut lines);
    lines
}

/// The lines of one element.
fn write_canonical(node: Node, lines: &mut Vec<String>) {
    let local = node.tag_name().name();
    lines.push(format!("<{{{}}}{local}", node.tag_name().namespace().unwrap_or("")));
    let mut attributes: Vec<String> = node
        .attributes()
        .filter(|own| own.namespace() != Some(XSI) && !is_default(own.name(), own.value()))
        .map(|own| format!("@{{{}}}{}={}", own.namespace().unwrap_or(""), own.name(), unified(own.name(), own.value())))
        .collect();
    attributes.sort();
    lines.extend(attributes);
    let text: String = node.children().filter_map(|child| child.text().filter(|_| child.is_text())).collect();
    let text = unified(local, &text);
    if !text.is_empty() {
        lines.push(format!("={text}"));
    }
    for child in node.children().filter(Node::is_element) {
        write_canonical(child, lines);
    }
    lines.push(">".into());
}

/// The canonical lines of a text.
pub fn canonical_text(text: &str) -> Vec<String> {
    canonical(Document::parse(text).unwrap_or_else(|error| panic!("{error}\n{text}")).root_element())
}

/// The element children of the elements at `path` below `node`.
pub fn below<'a, 'i>(node: Node<'a, 'i>, path: &[&str]) -> Vec<Node<'a, 'i>> {
    let elements = node.children().filter(Node::is_element);
    match path {
        [] => elements.collect(),
        [first, rest @ ..] => {
            elements.filter(|child| child.tag_name().name() == *first).flat_map(|child| below(child, rest)).collect()
        }
    }
}

/// The call in a request's frame.
fn call_of(name: &str, text: &str) -> Call {
    match read::frame(text.as_bytes(), Catalog::built_in()).unwrap() {
        Frame::Request(call, other) => {
            assert_eq!(other, [], "{name}");
            call
        }
        other => panic!("{name}: {other:?}"),
    }
}

/// The answer in a frame.
fn reply_of(name: &str, text: &str) -> Reply {
    let reply = read::reply(text.as_bytes(), Catalog::built_in()).unwrap();
    assert_eq!(reply.other, [], "{name}");
    reply
}

#[test]
fn the_schemas_take_every_frame() {
    let real: Vec<_> = frames().into_iter().filter(|(name, _)| !is_made_up(name)).collect();
    assert!(real.len() >= 80, "{}", real.len());
    assert_valid(&real);
}

#[test]
fn requests_are_written_again_as_they_were() {
    for (name, text) in ending("-request") {
        let call = call_of(&name, &text);
        assert_eq!(canonical_text(&request(&call)), canonical_text(&text), "{name}");
    }
}

#[test]
fn the_registrys_strict_reading_takes_every_request() {
    let catalog = Catalog::built_in();
    for (name, text) in ending("-request") {
        let document = xml::parse_text(&text, &xml::Limits::REQUEST).unwrap();
        match outline(&document).unwrap_or_else(|refused| panic!("{name}: {refused:?}")) {
            Incoming::Hello => assert_eq!(name, "5730-hello-request"),
            Incoming::Command(command) => {
                let strict = command.call(catalog).unwrap_or_else(|refused| panic!("{name}: {refused:?}"));
                let mut lenient = call_of(&name, &text);
                let (_, declared) = catalog.command(&lenient.command).unwrap();
                declared.frame.empties().for_each(|empty| drop(lenient.args.remove(empty)));
                assert_eq!(strict, lenient, "{name}");
            }
        }
    }
}

#[test]
fn the_elements_of_answers_are_written_again_as_they_were() {
    let mut count = 0;
    for (name, text) in ending("-response") {
        let reply = reply_of(&name, &text);
        let document = Document::parse(&text).unwrap();
        for (container, bodies) in [("resData", &reply.data), ("extension", &reply.ext)] {
            let originals = below(document.root_element(), &["response", container]);
            assert_eq!(originals.len(), bodies.len(), "{name}");
            for (original, body) in originals.into_iter().zip(bodies) {
                assert_eq!(written(Catalog::built_in(), body), Ok(canonical(original)), "{name}");
                count += 1;
            }
        }
    }
    assert!(count > 30, "{count}");
}

/// What a body says once it is written: one element, or several where it repeats.
pub fn written(catalog: &Catalog, body: &Body) -> Result<Vec<String>, encode::Invalid> {
    let declared = catalog.result(&body.spec, &body.element).unwrap();
    let text = encode::element(declared, &body.values)?;
    // The protocol's own elements in it (paTRID holds them) take their namespace from the frame.
    let frame = format!("<epp xmlns=\"{}\">{text}</epp>", eppsh::epp::EPP);
    let document = Document::parse(&frame).unwrap_or_else(|error| panic!("{error}\n{text}"));
    Ok(document.root_element().children().filter(Node::is_element).flat_map(canonical).collect())
}

#[test]
fn whole_answers_are_written_again_as_they_were() {
    for (name, text) in ending("-response") {
        let reply = reply_of(&name, &text);
        // Several results, and markup in a message, are for reading only.
        let [result] = &reply.results[..] else { continue };
        if reply.msgq.as_ref().is_some_and(|msgq| msgq.markup.is_some()) {
            continue;
        }
        let answer = Answer {
            code: result.code,
            msg: result.msg.clone(),
            lang: result.lang.clone().unwrap_or_default(),
            errors: Vec::new(),
            unhandled: Vec::new(),
            msgq: reply.msgq.clone(),
            data: reply.data.clone(),
            ext: reply.ext.clone(),
            cltrid: reply.cltrid.clone(),
            svtrid: reply.svtrid.clone().unwrap(),
        };
        let again = encode::answer(Catalog::built_in(), &answer).unwrap_or_else(|invalid| panic!("{name}: {invalid}"));
        // English is what the schema of a message assumes.
        let english = text.replace("<msg lang=\"en\">", "<msg>");
        assert_eq!(canonical_text(&again), canonical_text(&english), "{name}");
    }
}

#[test]
fn the_greeting_is_written_again_as_it_was() {
    let [(_, text)] = &ending("-greeting")[..] else { panic!("one greeting") };
    let greeting = read::greeting(text.as_bytes(), Catalog::built_in()).unwrap();
    assert_eq!(greeting.other, []);
    assert_eq!(canonical_text(&encode::greeting(&greeting).unwrap()), canonical_text(text));
}

#[test]
fn results_say_what_was_wrong() {
    let frames = frames();
    let (_, text) = frames.iter().find(|(name, _)| name == "5730-error-response").unwrap();
    let reply = reply_of("5730-error-response", text);
    let told: Vec<_> = reply
        .results
        .iter()
        .flat_map(|result| result.errors.iter().map(move |error| (result.code.0, error)))
        .map(|(code, error)| {
            let value = error.value.as_ref().and_then(|value| value.as_str());
            (code, error.element.as_deref(), value, error.reason.as_deref())
        })
        .collect();
    assert_eq!(
        told,
        [
            (2004, Some("obj:elem1"), Some("2525"), None),
            (2005, Some("obj:elem2"), Some("ex(ample"), None),
            (2005, Some("obj:elem3"), Some("abc.ex(ample"), Some("Invalid character found.")),
        ]
    );
}

#[test]
fn objects_that_no_spec_knows_are_kept_whole() {
    let mut count = 0;
    for (name, text) in frames().into_iter().filter(|(name, _)| is_made_up(name)) {
        let document = Document::parse(&text).unwrap();
        match read::frame(text.as_bytes(), Catalog::built_in()).unwrap() {
            Frame::Reply(reply) => {
                let [other] = &reply.other[..] else { panic!("{name}: {:?}", reply.other) };
                assert_eq!(other.path, "response/resData", "{name}");
                let object = below(document.root_element(), &["response", "resData"])[0];
                let kept = format!("obj:{}", object.tag_name().name());
                assert!(other.value.get(&kept).is_some(), "{name}: {}", other.value);
                assert!(reply.svtrid.is_some() && reply.code().is_success(), "{name}");
            }
            Frame::Other(whole) => assert!(whole["epp"]["command"].is_object(), "{name}: {whole}"),
            other => panic!("{name}: {other:?}"),
        }
        count += 1;
    }
    assert_eq!(count, 6);
}
