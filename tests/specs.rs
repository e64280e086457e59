//! Every example of every spec: typed, written, judged by the published schemas, and read back to the same values.

use crate::support::{answer, assert_valid, call, request};
use eppsh::epp::read::{self, Frame};
use eppsh::epp::{encode, xml};
use eppsh::spec::Catalog;
use eppsh::spec::model::Example;
use eppsh::value::Map;

/// Every example, with the name of what it belongs to and whether that is an extension.
fn examples() -> Vec<(String, bool, &'static Example)> {
    let mut all = Vec::new();
    for (spec, _) in Catalog::built_in().specs() {
        for command in &spec.commands {
            all.extend(command.examples.iter().map(|example| (command.name.to_string(), false, example)));
        }
        for extend in &spec.extends {
            all.extend(
                extend.examples.iter().map(|example| (format!("{} + {}", extend.command, spec.id), true, example)),
            );
        }
    }
    all
}

/// What was typed is what was read; beside it may stand what a spec fills in by itself.
fn assert_same(typed: &Map, back: &Map, frame: &str) {
    for (name, value) in typed.iter() {
        assert_eq!(Some(value), back.get(name), "{name}\n{frame}");
    }
}

#[test]
fn requests_are_valid_and_read_back() {
    let mut frames = Vec::new();
    for (name, _, example) in examples() {
        let mut typed = call(example.line);
        typed.cltrid = (typed.command != "hello").then(|| "ABC-12345".into());
        let frame = request(&typed);
        match read::frame(frame.as_bytes(), Catalog::built_in()).unwrap() {
            Frame::Request(back, other) => {
                assert_eq!(other, [], "{name}: {}", example.line);
                assert_eq!(request(&back), frame, "{name}: {}", example.line);
                assert_same(&typed.args, &back.args, &frame);
                for (id, args) in &typed.ext {
                    assert_same(args, back.extension(id).unwrap(), &frame);
                }
            }
            other => panic!("{name}: {other:?}"),
        }
        frames.push((name, frame));
    }
    assert!(frames.len() > 40);
    assert_valid(&frames);
}

#[test]
fn every_request_example_passes_the_registrys_strict_reading() {
    use eppsh::epp::request::{Incoming, outline};
    for (name, _, example) in examples() {
        let mut typed = call(example.line);
        typed.cltrid = Some("ABC-12345".into());
        let frame = request(&typed);
        let document = xml::parse_text(&frame, &xml::Limits::REQUEST).unwrap();
        match outline(&document).unwrap() {
            Incoming::Hello => assert_eq!(name, "hello"),
            Incoming::Command(read) => {
                read.call(Catalog::built_in()).unwrap_or_else(|refused| panic!("{name}: {refused:?}\n{frame}"));
            }
        }
    }
}

#[test]
fn answers_are_valid_and_read_back() {
    let catalog = Catalog::built_in();
    let mut frames = Vec::new();
    for (name, extension, example) in examples() {
        let Some(element) = example.answer else { continue };
        let frame = answer(element, if extension { "extension" } else { "resData" });
        let reply = read::reply(frame.as_bytes(), catalog).unwrap();
        assert!(reply.other.is_empty(), "{name}: {:?}", reply.other);
        let body = if extension { &reply.ext[0] } else { &reply.data[0] };
        let declared = catalog.by_id(&body.spec).unwrap().result(&body.element).unwrap();
        let written = encode::element(declared, &body.values).unwrap();
        let again = answer(&written, if extension { "extension" } else { "resData" });
        let back = read::reply(again.as_bytes(), catalog).unwrap();
        assert_eq!(
            &body.values,
            if extension { &back.ext[0].values } else { &back.data[0].values },
            "{name}\n{written}"
        );
        frames.push((format!("{name}, as told"), frame));
        frames.push((format!("{name}, as written"), again));
    }
    assert!(frames.len() > 20);
    assert_valid(&frames);
}
