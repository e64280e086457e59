//! Any values at all, given to every command: they are refused, or they go over the wire and come back the same; and
//! what we write, a reader of other people's reads the same.

use crate::rfc::canonical_text;
use crate::specs::catalog_of_entry;
use crate::support::{catalog_of, is_default, unified, written};
use eppsh::epp::encode::TRANSACTION;
use eppsh::epp::read::{self, Frame};
use eppsh::epp::xml::is_xml_char;
use eppsh::epp::{Call, encode, kind};
use eppsh::secret::Secret;
use eppsh::spec::model::{Command, Element, Extend, Kind, Node, Part, Slot};
use eppsh::spec::{BUILT_IN, Catalog};
use eppsh::value::{Map, Value};
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestCaseError, TestRng, TestRunner};
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::ResolveResult;
use quick_xml::{NsReader, XmlVersion};
use roxmltree::Document;
use std::cell::Cell;

/// White space as XML has it.
const SPACE: [char; 4] = [' ', '\t', '\r', '\n'];

/// Texts that writers of XML get wrong.
const TRAPS: &[&str] = &[
    "]]>",
    "a<![CDATA[x]]>",
    "a]]>b",
    "&amp;",
    "&",
    "<a>",
    "</epp>",
    "\"'",
    "'\"<>&",
    "a\nb",
    "a\r\nb",
    "a\rb",
    "a\tb",
    "--",
    "a<!--",
    "-->",
    "a<?x?>",
    "é\u{301}",
    "Иван Петров",
    "😀👩‍💻",
    "\u{a0}",
    "\u{2028}",
    "\u{feff}",
    "{name}",
    "%s",
    "\\",
    "\u{85}",
    "\u{fffd}",
    "\u{10ffff}",
    "  two  blanks  ",
    "",
];

/// Any text: a trap, printable ones, anything Unicode has.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        2 => prop::sample::select(TRAPS).prop_map(String::from),
        4 => "[a-z0-9][a-z0-9-]{1,12}",
        2 => "\\PC{1,20}",
        1 => prop::collection::vec(any::<char>(), 0..8).prop_map(|chars| chars.into_iter().collect()),
    ]
}

/// Where the values of a call come from: texts and decisions, used one after another.
#[derive(Debug)]
struct Supply {
    texts: Vec<String>,
    choices: Vec<u8>,
    at: Cell<usize>,
}

/// Supplies of any content.
fn supply() -> impl Strategy<Value = Supply> {
    (prop::collection::vec(text(), 8..24), prop::collection::vec(any::<u8>(), 32..64))
        .prop_map(|(texts, choices)| Supply { texts, choices, at: Cell::new(0) })
}

impl Supply {
    fn choice(&self) -> u8 {
        self.at.set(self.at.get() + 1);
        self.choices[self.at.get() % self.choices.len()]
    }

    /// True so many times out of a hundred.
    fn often(&self, percent: u32) -> bool {
        u32::from(self.choice()) * 100 < percent * 256
    }

    fn text(&self) -> &str {
        self.at.set(self.at.get() + 1);
        &self.texts[self.at.get() % self.texts.len()]
    }

    fn one_of<'a, T>(&self, all: &'a [T]) -> &'a T {
        &all[usize::from(self.choice()) % all.len()]
    }

    /// Fills the slots, switches and lists of an element.
    fn fill(&self, element: &Element, fields: &mut Map) {
        if let Some(flag) = element.flag
            && self.often(30)
        {
            match flag.word {
                Some(word) if fields.list(flag.name).contains(&word.into()) => {}
                Some(word) => fields.push(flag.name, word),
                None => fields.set(flag.name, true),
            }
        }
        if let Some(empty) = element.empty
            && self.often(10)
        {
            fields.set(empty, true);
        }
        for attribute in &element.attributes {
            if let Part::Slot(slot) = &attribute.part {
                self.slot(slot, false, fields);
            }
        }
        if let Some(slot) = element.slot() {
            self.slot(slot, element.secret, fields);
        }
        for node in &element.children {
            match node {
                Node::Element(child) => self.child(child, fields),
                Node::Choice(alternatives) => {
                    self.child(self.one_of(alternatives), fields);
                    if self.often(3) {
                        self.child(self.one_of(alternatives), fields);
                    }
                }
            }
        }
    }

    /// Fills a slot, mostly if it is required.
    fn slot(&self, slot: &Slot, secret: bool, fields: &mut Map) {
        if slot.name != "." && !slot.outer && self.often(if slot.required { 97 } else { 40 }) {
            fields.set(slot.name, self.value(&slot.kind, secret));
        }
    }

    /// Fills what stands below an element.
    fn child(&self, child: &Element, fields: &mut Map) {
        if child.read_only {
            return;
        }
        match (child.each, child.group) {
            (Some(each), _) => {
                for _ in 0..u32::from(self.choice()) % 3 + u32::from(each.required) {
                    fields.push(each.name, self.item(child));
                }
            }
            (None, Some(group)) if self.often(60) => fields.set(group, self.map(child)),
            (None, Some(_)) => {}
            (None, None) if child.optional && self.often(40) => {}
            (None, None) => self.fill(child, fields),
        }
    }

    /// An item of a list: a value or fields.
    fn item(&self, element: &Element) -> Value {
        let kind = element.slots().find(|slot| slot.name == ".").map(|slot| &slot.kind);
        match kind.filter(|_| element.is_plain()) {
            Some(kind) => self.value(kind, element.secret),
            None => self.map(element).into(),
        }
    }

    fn map(&self, element: &Element) -> Map {
        let mut fields = Map::new();
        self.fill(element, &mut fields);
        fields
    }

    /// A value of a kind, or once in a while of none.
    fn value(&self, kind: &Kind, secret: bool) -> Value {
        if secret {
            return Secret::new(self.text()).into();
        }
        if self.often(2) {
            return self.text().into();
        }
        let number = i64::from(self.choice());
        match kind {
            Kind::Text => self.text().into(),
            Kind::Int | Kind::Byte | Kind::Short => number.into(),
            Kind::Decimal => format!("{number}.{:02}", number % 100).into(),
            Kind::Duration => format!("P{}D", number % 30 + 1).into(),
            Kind::Bool => self.often(50).into(),
            Kind::Time => format!("2027-01-31T10:{:02}:00.0Z", number % 60).into(),
            Kind::Date => format!("2027-01-{:02}", number % 28 + 1).into(),
            Kind::Hex => format!("{number:02X}AB").into(),
            Kind::Base64 => self.one_of(&["AQPJ////4Q==", "TWFu", "TQ=="]).to_string().into(),
            Kind::Name => {
                Value::Domain(format!("{}{number}.example", self.one_of(&["ns", "xn--", "Имя", "😀", "a b"])))
            }
            Kind::Ip => self.one_of(&["192.0.2.1", "2001:db8::1", "::", "1.2.3"]).to_string().into(),
            Kind::Period => format!("{}{}", number % 100, self.one_of(&["y", "m", "d"])).into(),
            Kind::Phone => {
                self.one_of(&["+7.4951234567", "+1.7035555555x1234", "", "x5", "+1.2x<&"]).to_string().into()
            }
            Kind::Xml => self
                .one_of(&["<x:a xmlns:x=\"u\">b &amp; c</x:a>", "words", "<a", " <b xmlns=\"v\"/>", "a<b"])
                .to_string()
                .into(),
            Kind::Words(words) => self.one_of(words).to_string().into(),
        }
    }
}

/// Every text in the values.
fn texts<'a>(value: &'a Value, all: &mut Vec<&'a str>) {
    match value {
        Value::List(items) => items.iter().for_each(|item| texts(item, all)),
        Value::Map(map) => map.iter().for_each(|(_, value)| texts(value, all)),
        other => all.extend(other.as_str()),
    }
}

/// What must come back: each value as the wire has it, white space around texts taken off, names as A-labels.
fn expected(value: &Value) -> Option<Value> {
    let trimmed = |text: &str| text.trim_matches(SPACE).to_string();
    let known = match value {
        Value::Domain(name) => kind::to_wire(&Kind::Name, trimmed(name).into()).ok()?.into_owned().into(),
        Value::List(items) => {
            Value::List(items.iter().map(|item| expected(item).unwrap_or_else(|| "".into())).collect())
        }
        Value::Map(map) => Value::Map(all_expected(map)),
        other => Value::Text(trimmed(&other.to_wire()?)),
    };
    (known != Value::Text(String::new())).then_some(known)
}

/// The same for named values; that there is nothing need not come back.
fn all_expected(map: &Map) -> Map {
    map.iter().filter_map(|(name, value)| Some((name.to_string(), expected(value)?))).collect()
}

/// Whether all that was given came back; beside it may stand what a spec fills in.
fn is_within(given: &Value, back: &Value) -> bool {
    match (given, back) {
        (Value::Map(given), Value::Map(back)) => {
            given.iter().all(|(name, value)| back.get(name).is_some_and(|back| is_within(value, back)))
        }
        (Value::List(given), Value::List(back)) => {
            // Items with fields and plain ones stand in separate elements; words stand in the frame's order.
            given.len() == back.len() && given.iter().all(|one| back.iter().any(|other| is_within(one, other)))
        }
        // Any text may stand for a name, written as its A-label, or for a period, in years where it says none.
        (Value::Text(given), Value::Text(back)) => {
            given == back
                || *back == format!("{given}y")
                || kind::to_wire(&Kind::Name, given.into()).is_ok_and(|name| name == back.as_str())
        }
        (given, back) => given == back,
    }
}

/// A command, perhaps with an extension, and how many cases it gets.
struct Subject {
    command: &'static Command,
    extension: Option<(&'static str, &'static Extend)>,
    cases: u32,
}

impl std::fmt::Display for Subject {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.command.name)?;
        match self.extension {
            Some((id, extend)) => write!(f, " with {id} ({})", extend.frame.uri),
            None => Ok(()),
        }
    }
}

/// Every command of every spec, alone and with each extension; of a registry's own specs the newest version, and fewer
/// cases.
fn subjects() -> Vec<Subject> {
    let mut all = Vec::new();
    for entry in Catalog::built_in().entries() {
        let is_newest = BUILT_IN.iter().any(|row| row.uri == entry.uri && row.main == row.uri);
        if !entry.is_common() && !is_newest {
            continue;
        }
        let cases = if entry.is_common() { 48 } else { 16 };
        let spec = entry.spec().unwrap();
        all.extend(spec.commands.iter().map(|command| Subject { command, extension: None, cases }));
        let catalog = catalog_of_entry(entry);
        all.extend(spec.extends.iter().filter(|extend| !extend.frame.read_only).map(|extend| {
            let (_, command) = catalog.command(extend.command).unwrap();
            Subject { command, extension: Some((spec.id, extend)), cases }
        }));
    }
    all
}

/// Runs a property the same way each time.
fn run<S: Strategy>(cases: u32, strategy: &S, test: impl Fn(S::Value) -> Result<(), TestCaseError>) {
    if let Err(failure) = tried(cases, strategy, test) {
        panic!("{failure}");
    }
}

/// Runs a property the same way each time, and tells what fails.
fn tried<S: Strategy>(
    cases: u32,
    strategy: &S,
    test: impl Fn(S::Value) -> Result<(), TestCaseError>,
) -> Result<(), String> {
    let config = Config { cases, failure_persistence: None, max_shrink_iters: 64, ..Config::default() };
    let rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    TestRunner::new_with_rng(config, rng).run(strategy, test).map_err(|failure| failure.to_string())
}

#[test]
fn any_values_are_refused_or_come_back_the_same() {
    let subjects = subjects();
    assert!(subjects.len() > 300, "{}", subjects.len());
    let mut failures = Vec::new();
    for subject in subjects {
        let (command, count) = (subject.command, Cell::new(0u32));
        let outcome = tried(subject.cases, &supply(), |supply| {
            let mut call = Call::new(command.name).clone();
            call.args = supply.map(&command.frame);
            call.args.remove(TRANSACTION);
            call.cltrid = Some(supply.text().to_string());
            let mut extends = Vec::new();
            if let Some((id, extend)) = subject.extension {
                let mut args = Map::new();
                match extend.frame.each.is_some() || extend.frame.group.is_some() {
                    true => supply.child(&extend.frame, &mut args),
                    false => supply.fill(&extend.frame, &mut args),
                }
                for outer in extend.frame.outers.iter().filter(|outer| !command.frame.names.contains(outer)) {
                    args.set(*outer, supply.text());
                }
                if !encode::takes_part(extend, &args) {
                    return Ok(());
                }
                call.ext.push((id.into(), args));
                extends.push((extend, &call.ext[0].1));
            }
            let Ok(frame) = encode::request(command, &extends, &call) else { return Ok(()) };
            count.set(count.get() + 1);
            // A container that was asked for even if it stays empty is told only if it did.
            command.frame.empties().for_each(|empty| drop(call.args.remove(empty)));
            if let Some((_, extend)) = subject.extension {
                extend.frame.empties().for_each(|empty| drop(call.ext[0].1.remove(empty)));
            }
            comes_back(&call, command, &frame)
        });
        match outcome {
            Err(failure) => failures.push(format!("{subject}: {failure}")),
            // Where very much is required, something always is wrong.
            Ok(()) if count.get() == 0 && command.frame.names.len() < 40 => {
                failures.push(format!("{subject}: none written"))
            }
            Ok(()) => {}
        }
    }
    assert!(failures.is_empty(), "{} fail\n{}", failures.len(), failures.join("\n"));
}

/// Holds a frame against the call it was written from.
fn comes_back(call: &Call, command: &Command, frame: &str) -> Result<(), TestCaseError> {
    let mut all = Vec::new();
    call.args
        .iter()
        .chain(call.ext.iter().flat_map(|(_, map)| map.iter()))
        .for_each(|(_, value)| texts(value, &mut all));
    prop_assert!(all.iter().all(|text| text.chars().all(is_xml_char)), "written: {all:?}");
    prop_assert_eq!(by_quick_xml(frame), canonical_text(frame), "{}", frame);
    let catalog = catalog_of(&Document::parse(frame).unwrap());
    let read = read::frame(frame.as_bytes(), catalog);
    let Ok(Frame::Request(back, other)) = read else { return Err(TestCaseError::fail(format!("{read:?}\n{frame}"))) };
    prop_assert_eq!(other, vec![], "{}", frame);
    prop_assert_eq!(&back.command, command.name);
    for (given, found) in std::iter::once((&call.args, Some(&back.args)))
        .chain(call.ext.iter().map(|(id, args)| (args, back.extension(id))))
    {
        let (given, found) = (Value::Map(all_expected(given)), found.map(|found| Value::Map(all_expected(found))));
        prop_assert!(
            is_within(&given, found.as_ref().unwrap_or(&Value::Map(Map::new()))),
            "{given:?}\n{found:?}\n{frame}"
        );
    }
    let again = written(catalog, &back).map_err(|invalid| TestCaseError::fail(invalid.to_string()))?;
    prop_assert_eq!(canonical_text(&again), canonical_text(frame));
    Ok(())
}

/// The same lines as [`canonical_text`], by another reader.
fn by_quick_xml(frame: &str) -> Vec<String> {
    let mut reader = NsReader::from_str(frame);
    let mut open: Vec<(Vec<String>, String)> = vec![Default::default()];
    loop {
        let (resolved, event) = reader.read_resolved_event().unwrap();
        let uri = match resolved {
            ResolveResult::Bound(uri) => uri.0.to_string(),
            _ => String::new(),
        };
        let close = match event {
            Event::Start(start) => {
                open.push((start_lines(&reader, &uri, &start), String::new()));
                false
            }
            Event::Empty(start) => {
                open.push((start_lines(&reader, &uri, &start), String::new()));
                true
            }
            Event::End(_) => true,
            Event::Text(text) => {
                open.last_mut().unwrap().1.push_str(&text.xml10_content());
                false
            }
            Event::GeneralRef(reference) => {
                let text = match reference.resolve_char_ref().unwrap() {
                    Some(c) => c.to_string(),
                    None => {
                        quick_xml::escape::resolve_predefined_entity(&reference.xml10_content()).unwrap().to_string()
                    }
                };
                open.last_mut().unwrap().1.push_str(&text);
                false
            }
            Event::Decl(_) => false,
            Event::Eof => return open.remove(0).0,
            other => panic!("{other:?}"),
        };
        if close {
            let (mut lines, text) = open.pop().unwrap();
            let name = lines[0].rsplit('}').next().unwrap_or("").to_string();
            let text = unified(&name, &text);
            if !text.is_empty() {
                // The text of an element stands behind its attributes, before its children.
                let at = lines[1..].iter().position(|line| !line.starts_with('@')).map_or(lines.len(), |at| at + 1);
                lines.insert(at, format!("={text}"));
            }
            lines.push(">".into());
            open.last_mut().unwrap().0.extend(lines);
        }
    }
}

/// The lines of a start tag.
fn start_lines(reader: &NsReader<&[u8]>, uri: &str, start: &BytesStart) -> Vec<String> {
    let mut attributes: Vec<String> = start
        .attributes()
        .map(|attribute| attribute.unwrap())
        .filter(|attribute| attribute.key.as_namespace_binding().is_none())
        .map(|attribute| {
            let (resolved, local) = reader.resolver().resolve_attribute(attribute.key);
            let uri = match resolved {
                ResolveResult::Bound(uri) => uri.0.to_string(),
                _ => String::new(),
            };
            let value = attribute.normalized_value(XmlVersion::Implicit1_0).unwrap();
            (uri, local.as_ref().to_string(), value.trim_matches(SPACE).to_string())
        })
        .filter(|(_, local, value)| !is_default(local, value))
        .map(|(uri, local, value)| format!("@{{{uri}}}{local}={}", unified(&local, &value)))
        .collect();
    attributes.sort();
    let local = start.local_name();
    std::iter::once(format!("<{{{uri}}}{}", local.as_ref())).chain(attributes).collect()
}

#[test]
fn texts_that_xml_can_carry_are_never_refused() {
    let (_, command) = Catalog::built_in().command("contact create").unwrap();
    run(2000, &(text(), text()), |(name, city)| {
        let item: Map = [("type", "loc"), ("name", &name), ("city", &city), ("cc", "RU")].into_iter().collect();
        let call = Call::new("contact create")
            .with("id", "sh8013")
            .with("postalInfo", vec![Value::Map(item)])
            .with("email", "jdoe@example.com")
            .with("auth", Secret::new(name.clone()));
        let said = |text: &String| !text.trim_matches(SPACE).is_empty() && text.chars().all(is_xml_char);
        let sound = said(&name) && said(&city);
        match encode::request(command, &[], &call) {
            Ok(frame) => {
                prop_assert!(sound, "{}", frame);
                comes_back(&call, command, &frame)
            }
            Err(invalid) => {
                prop_assert!(!sound, "{}", invalid);
                Ok(())
            }
        }
    });
}

#[test]
fn words_that_switch_nothing_are_refused_and_not_left_out() {
    let (_, command) = Catalog::built_in().command("contact create").unwrap();
    let address: Map = [("type", "int"), ("name", "John Doe"), ("city", "Dulles"), ("cc", "US")].into_iter().collect();
    let call = Call::new("contact create")
        .with("id", "sh8013")
        .with("postalInfo", vec![Value::Map(address)])
        .with("email", "jdoe@example.com")
        .with("auth", Secret::new("2fooBAR"));
    let told = |value: Value| encode::request(command, &[], &call.clone().with("disclose", value));
    assert!(told(vec!["voice", "name:int"].into()).is_ok());
    for wrong in [Value::from(vec!["voice", "nmae:int"]), "name".into(), true.into(), 1.into(), Map::new().into()] {
        assert_eq!(told(wrong.clone()).map_err(|invalid| invalid.argument), Err("disclose".into()), "{wrong:?}");
    }
}

#[test]
fn any_bytes_are_refused_or_read() {
    run(3000, &prop::collection::vec(any::<u8>(), 0..200), |bytes| {
        let _ = read::frame(&bytes, Catalog::built_in());
        Ok(())
    });
    const PIECES: &[&str] = &[
        "<epp xmlns='urn:ietf:params:xml:ns:epp-1.0'>",
        "<command>",
        "<a b='",
        "'>",
        "</a>",
        "<![CDATA[",
        "]]>",
        "<!--",
        "-->",
        "&#x41;",
        "&lt;",
        "x",
        "\u{0}",
        "<login>",
        "<x:y xmlns:x='z'/>",
        "</command>",
        "</epp>",
        "<response>",
        "</response>",
    ];
    run(5000, &prop::collection::vec(prop::sample::select(PIECES), 0..20), |parts| {
        let _ = read::frame(parts.concat().as_bytes(), Catalog::built_in());
        Ok(())
    });
}
