//! Frames that others wrote (`EPPSH_FRAMES`): read without loss, and told without loss.

use crate::rfc::{below, canonical, canonical_text, written};
use crate::support::{self, catalog_of, is_boolean};
use eppsh::epp::read::{self, Frame};
use eppsh::epp::request::{Incoming, outline};
use eppsh::epp::{EPP, Other, xml, xmltodict};
use eppsh::spec::Catalog;
use eppsh::spec::model::Place;
use eppsh::view::json::{Envelope, Hello, Request, Show};
use eppsh::view::notice::{is_message, notice};
use roxmltree::{Document, Node};
use serde_json::Value as Json;
use std::collections::BTreeMap;

/// The namespace of `xsi:schemaLocation`.
const XSI: &str = "http://www.w3.org/2001/XMLSchema-instance";

/// A frame of the collection, and what its index says of it.
struct Sample {
    file: String,
    kind: String,
    valid: bool,
    bytes: Vec<u8>,
}

impl Sample {
    /// Its text, without a byte order mark.
    fn text(&self) -> Option<&str> {
        std::str::from_utf8(&self.bytes).ok().map(|text| text.trim_start_matches('\u{feff}'))
    }
}

/// The whole collection; nothing where it is not there.
fn samples() -> Vec<Sample> {
    let Some(dir) = support::frames() else { return Vec::new() };
    let index = std::fs::read_to_string(dir.join("INDEX.tsv")).unwrap();
    let all: Vec<Sample> = index
        .lines()
        .skip(1)
        .map(|line| {
            let columns: Vec<&str> = line.split('\t').collect();
            Sample {
                file: columns[0].into(),
                kind: columns[3].into(),
                valid: columns[8] == "yes",
                bytes: std::fs::read(dir.join(columns[0])).unwrap(),
            }
        })
        .collect();
    assert!(all.len() > 2000, "{}", all.len());
    all
}

/// Gathers complaints, so that one run names every frame at fault, and counts what was judged.
#[derive(Default)]
struct Complaints {
    told: Vec<String>,
    count: usize,
}

impl Complaints {
    fn add(&mut self, file: &str, what: impl std::fmt::Display) {
        self.told.push(format!("{file}: {what}"));
    }

    /// The verdict; where there is a collection, at least so much of it must have been judged.
    fn verdict(self, least: usize) {
        assert!(self.told.is_empty(), "{} complaints\n{}", self.told.len(), self.told.join("\n"));
        assert!(self.count >= least || support::frames().is_none(), "only {} judged", self.count);
    }
}

/// What of the frame is no call's and no answer's own.
fn other_of(frame: &Frame) -> &[Other] {
    match frame {
        Frame::Greeting(greeting) => &greeting.other,
        Frame::Reply(reply) => &reply.other,
        Frame::Request(_, other) => other,
        Frame::Other(_) => &[],
    }
}

#[test]
fn every_frame_is_read_or_refused() {
    let catalog = Catalog::built_in();
    let mut complaints = Complaints::default();
    for sample in samples() {
        match read::frame(&sample.bytes, catalog) {
            Ok(_) => {}
            Err(bad) if sample.valid => complaints.add(&sample.file, bad),
            Err(bad) => {
                let readable = sample.text().is_some_and(|text| Document::parse(text).is_ok());
                if readable {
                    complaints.add(&sample.file, bad);
                }
            }
        }
        complaints.count += 1;
    }
    complaints.verdict(2000);
}

/// Whether every element is one of the protocol or of the three objects of RFC 5731 to 5733.
fn is_standard(text: &str) -> bool {
    let object = |uri: &str| {
        let name = uri.strip_prefix("urn:ietf:params:xml:ns:").and_then(|rest| rest.strip_suffix("-1.0"));
        matches!(name, Some("epp" | "domain" | "host" | "contact"))
    };
    let document = Document::parse(text).unwrap();
    document.descendants().filter(Node::is_element).all(|node| node.tag_name().namespace().is_some_and(object))
}

/// Frames marked valid that hold what no spec can name, and why.
const STRETCHED: &[(&str, &str)] = &[
    (
        "thedarkwinter-Net-DRI/EPP_Extensions_DNSBE_12.xml",
        "an element of a request stands in resData, which the schema takes: contact:delete",
    ),
    (
        "0x4b53-epp-go/xml_commands_hello.xml",
        "hello holds words, which its schema (anyType) takes and which mean nothing",
    ),
    ("domainr-epp/check_test_7.xml", "the answer of one extension comes twice, and its schema has it once with a list"),
    ("hiqdev-heppy/modules_fee_test_fee_check_1.xml", "the fee of another command is asked for each name"),
    ("thedarkwinter-Net-DRI/Extensions_CentralNic_Fee-0.4_7.xml", "the same"),
    ("thedarkwinter-Net-DRI/Extensions_CentralNic_Fee-0.8_3.xml", "the same"),
    ("thedarkwinter-Net-DRI/Extensions_CentralNic_Fee-0.9_3.xml", "the same"),
    (
        "thedarkwinter-Net-DRI/EPP_Extensions_FRED_62.xml",
        "a set of name servers has a domain's name there, which its schema does not have",
    ),
    (
        "thedarkwinter-Net-DRI/EPP_Extensions_LaunchPhase_33.xml",
        "an old draft's form: two launch:create in one command",
    ),
    ("thedarkwinter-Net-DRI/EPP_Extensions_Tango_33.xml", "domain:renew stands below the verb update"),
];

/// Frames that are read whole and written in another way, and why.
const REWRITTEN: &[(&str, &str)] = &[
    (
        "CZ-NIC-fred-docs/CommandStructure_Poll_MessageTypes_5.xml",
        "FRED sends a date where its schema has a date and time: it is told and never written",
    ),
    ("thedarkwinter-Net-DRI/EPP_Extensions_FRED_56.xml", "the same"),
    (
        "CZ-NIC-fred-docs/CommandStructure_Poll_MessageTypes_6.xml",
        "FRED puts an infData into oldData and newData, which its schema does not have",
    ),
    ("CZ-NIC-fred-docs/CommandStructure_Poll_MessageTypes_7.xml", "the same"),
    ("thedarkwinter-Net-DRI/EPP_Extensions_FRED_63.xml", "the same"),
    (
        "gbxyz-epp-ds-automation-extension/examples_update-command.xml",
        "the draft's example says create where its schema has update",
    ),
    (
        "thedarkwinter-Net-DRI/EPP_Extensions_DK_14.xml",
        "the elements of an extension, which have no order, come in that of the spec",
    ),
    ("thedarkwinter-Net-DRI/EPP_Extensions_DK_6.xml", "the same"),
    ("thedarkwinter-Net-DRI/EPP_Extensions_LaunchPhase_28.xml", "its signed mark is a place holder and no Base64"),
];

/// Complains of a frame that is written in another way, unless it is known to be.
fn note_rewritten(complaints: &mut Complaints, file: &str, what: Option<String>) {
    match (what, REWRITTEN.iter().any(|(known, _)| *known == file)) {
        (Some(what), false) => complaints.add(file, what),
        (None, true) => complaints.add(file, "is no exception any more"),
        _ => complaints.count += 1,
    }
}

/// Whether a spec speaks the namespace of every element.
fn is_spoken(document: &Document) -> bool {
    let uris: Vec<&str> = Catalog::built_in().uris().collect();
    let spoken = |node: Node| node.tag_name().namespace().is_some_and(|uri| uris.contains(&uri));
    document.descendants().filter(Node::is_element).all(spoken)
}

#[test]
fn frames_of_spoken_namespaces_leave_nothing_over() {
    let mut complaints = Complaints::default();
    for sample in samples() {
        let kind = matches!(sample.kind.as_str(), "request" | "response" | "greeting");
        if !(sample.valid && kind) {
            continue;
        }
        let document = Document::parse(sample.text().unwrap()).unwrap();
        if !is_spoken(&document) {
            continue;
        }
        let frame = read::frame(&sample.bytes, catalog_of(&document)).unwrap();
        let mut over: Vec<String> =
            other_of(&frame).iter().map(|other| format!("{} {}", other.path, other.value)).collect();
        if let Frame::Other(_) = frame {
            over.push("not understood".into());
        }
        match STRETCHED.iter().any(|(file, _)| *file == sample.file) {
            true if over.is_empty() => complaints.add(&sample.file, "is no exception any more"),
            true => {}
            false => over.iter().for_each(|what| complaints.add(&sample.file, what)),
        }
        complaints.count += 1;
    }
    complaints.verdict(1000);
}

#[test]
fn requests_that_leave_nothing_over_are_written_again_as_they_were() {
    let mut complaints = Complaints::default();
    for sample in samples().iter().filter(|sample| sample.valid) {
        let text = sample.text().unwrap();
        let document = Document::parse(text).unwrap();
        let catalog = catalog_of(&document);
        let Ok(Frame::Request(call, other)) = read::frame(&sample.bytes, catalog) else { continue };
        // What we write is EPP 1.0 whichever namespace the frame moved the protocol to.
        if !other.is_empty() || document.root_element().tag_name().namespace() != Some(EPP) {
            continue;
        }
        let what = match support::written(catalog, &call) {
            Ok(again) => {
                let (ours, theirs) = (canonical_text(&again), canonical(document.root_element()));
                (!is_equal(&ours, &theirs)).then(|| difference(&ours, &theirs))
            }
            Err(invalid) => Some(invalid.to_string()),
        };
        note_rewritten(&mut complaints, &sample.file, what);
    }
    complaints.verdict(300);
}

#[test]
fn the_registrys_strict_reading_takes_valid_requests() {
    let mut complaints = Complaints::default();
    for sample in samples().iter().filter(|sample| sample.valid && sample.kind == "request") {
        let text = sample.text().unwrap();
        if !is_standard(text) {
            continue;
        }
        let outlined = xml::parse_text(text, &xml::Limits::REQUEST).map_err(|bad| bad.to_string());
        let called = outlined.and_then(|document| match outline(&document) {
            Ok(Incoming::Command(command)) => {
                command.call(Catalog::built_in()).map(drop).map_err(|no| format!("{no:?}"))
            }
            Ok(Incoming::Hello) => Ok(()),
            Err(refused) => Err(format!("{refused:?}")),
        });
        if let Err(refused) = called {
            complaints.add(&sample.file, refused);
        }
        complaints.count += 1;
    }
    complaints.verdict(300);
}

/// Whether two canonical forms say the same.
fn is_equal(ours: &[String], theirs: &[String]) -> bool {
    ours.len() == theirs.len() && ours.iter().zip(theirs).all(|(ours, theirs)| is_same(ours, theirs))
}

/// Whether a line is the same; names are written as A-labels.
fn is_same(ours: &str, theirs: &str) -> bool {
    let a_label = || idna::domain_to_ascii(theirs.strip_prefix('=')?).ok();
    ours == theirs || (!theirs.is_ascii() && ours.strip_prefix('=') == a_label().as_deref())
}

/// The first place where two canonical forms part.
fn difference(ours: &[String], theirs: &[String]) -> String {
    let at = ours.iter().zip(theirs).position(|(a, b)| a != b).unwrap_or(ours.len().min(theirs.len()));
    let show = |lines: &[String]| lines[at.saturating_sub(1)..lines.len().min(at + 3)].join(" ");
    format!("wrote {} for {}", show(ours), show(theirs))
}

#[test]
fn answers_that_leave_nothing_over_are_written_again_as_they_were() {
    let mut complaints = Complaints::default();
    for sample in samples().iter().filter(|sample| sample.valid) {
        let document = Document::parse(sample.text().unwrap()).unwrap();
        let catalog = catalog_of(&document);
        let Ok(Frame::Reply(reply)) = read::frame(&sample.bytes, catalog) else { continue };
        if !reply.other.is_empty() {
            continue;
        }
        let root = document.root_element();
        let is_known = |node: &Node| {
            let spec = catalog.by_uri(node.tag_name().namespace().unwrap_or(""));
            spec.is_some_and(|spec| spec.result(node.tag_name().name()).is_some())
        };
        let in_message = below(root, &["response", "msgQ", "msg"]).into_iter().filter(is_known);
        let folded: Vec<Node> = below(root, &["response", "result", "extValue", "value"])
            .into_iter()
            .filter(|node| is_known(node) && node.ancestors().any(|above| is_unhandled(&above)))
            .collect();
        let (mut data, mut ext): (Vec<Node>, Vec<Node>) = folded.into_iter().partition(|node| {
            let spec = catalog.by_uri(node.tag_name().namespace().unwrap_or("")).unwrap();
            spec.place(node.tag_name().name()) == Some(Place::Data)
        });
        data.extend(in_message.chain(below(root, &["response", "resData"])));
        ext.extend(below(root, &["response", "extension"]));
        let mut what = None;
        for (originals, bodies) in [(data, &reply.data), (ext, &reply.ext)] {
            let theirs: Vec<String> = originals.into_iter().flat_map(canonical).collect();
            let ours: Result<Vec<_>, _> = bodies.iter().map(|body| written(catalog, body)).collect();
            what = what.or(match ours.map(|ours| ours.concat()) {
                Ok(ours) if is_equal(&ours, &theirs) => None,
                Ok(ours) => Some(difference(&ours, &theirs)),
                Err(invalid) => Some(invalid.to_string()),
            });
        }
        note_rewritten(&mut complaints, &sample.file, what);
    }
    complaints.verdict(200);
}

/// Whether it is the `extValue` of a success in which a server sends what no login asked for (RFC 9038): what is in it is
/// told in its place.
fn is_unhandled(node: &Node) -> bool {
    let reason = node.children().find(|part| part.tag_name().name() == "reason").and_then(|reason| reason.text());
    let success = node.parent_element().is_some_and(|result| result.attribute("code").unwrap_or("").starts_with('1'));
    node.tag_name().name() == "extValue" && success && reason.is_some_and(|text| text.contains("not in login services"))
}

/// Values with the names they may be told under, each as often as it is told.
#[derive(Default)]
struct Bag(BTreeMap<String, Vec<String>>);

impl Bag {
    fn put(&mut self, value: &str, key: &str) {
        self.0.entry(packed(value)).or_default().push(key.into());
    }

    /// Takes `value` out, told under the first of `keys` that tells it; where none is named, sees whether any does.
    fn take(&mut self, value: &str, keys: &[String]) -> bool {
        let Some(told) = self.0.get_mut(&packed(value)) else { return false };
        // A request says some arguments several times, which are told once.
        if keys.is_empty() {
            return true;
        }
        let at = keys.iter().find_map(|key| told.iter().position(|own| own == key));
        at.map(|at| told.swap_remove(at)).is_some()
    }

    /// Takes a value of a frame out: whole, else in its parts; a boolean in either spelling.
    fn take_told(&mut self, told: &Told, by_key: bool) -> bool {
        let keys = if by_key { &told.keys[..] } else { &[] };
        let spelling = match told.value.trim() {
            "true" => "1",
            "false" => "0",
            other => other,
        };
        (is_boolean(&told.keys[0]) && spelling != told.value && self.take(spelling, &keys[..keys.len().min(1)]))
            || self.take(&told.value, keys)
            || (is_boolean(&told.keys[0]) && self.take(spelling, keys))
            || (!told.parts.is_empty() && told.parts.iter().all(|part| self.take_told(part, by_key)))
    }

    /// Everything in `json`, told under `key`.
    fn fill(&mut self, json: &Json, key: &str) {
        match json {
            Json::Null => self.put("", key),
            Json::Bool(truth) => self.put(if *truth { "1" } else { "0" }, key),
            Json::Number(number) => self.put(&number.to_string(), key),
            Json::String(text) => {
                self.put(text, key);
                // What is kept as XML tells what is in it.
                let markup = format!("<x>{text}</x>");
                if text.trim_start().starts_with('<')
                    && let Ok(document) = Document::parse(&markup)
                {
                    let mut inside = Vec::new();
                    values(document.root_element(), &mut inside);
                    inside.iter().for_each(|told| self.put(&told.value, &told.keys[0]));
                }
            }
            Json::Array(items) => items.iter().for_each(|item| self.fill(item, key)),
            Json::Object(fields) => {
                for (name, value) in fields {
                    let own = name.trim_start_matches('@');
                    let own = own.rsplit(':').next().unwrap_or(own);
                    // What a list or an element holds beside attributes goes by the element's name.
                    let own = if name == "#text" { key } else { own };
                    self.fill(value, own);
                    // A switch is told by its name, or by a word of it: launch-avail.
                    if value == &Json::Bool(true) {
                        own.split('-').for_each(|word| self.put(word, own));
                    }
                    if value.is_null() || value == &Json::Bool(true) || value.is_object() || value.is_array() {
                        self.put(&format!("<{own}>"), own);
                    }
                }
            }
        }
    }
}

/// A text with its white space made one.
fn packed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// One value of a frame: where it stands, what it is, and the names it may be told under, the likeliest first.
struct Told {
    place: String,
    value: String,
    keys: Vec<String>,
    /// What it consists of, where it is several values in one that may also be told each alone.
    parts: Vec<Told>,
}

impl Told {
    fn new(place: &str, value: &str, keys: &[&str]) -> Told {
        let keys = keys.iter().map(|key| key.to_string()).collect();
        Told { place: place.into(), value: value.into(), keys, parts: Vec::new() }
    }
}

/// Every value of an element and of those in it, attributes and texts alike.
fn values(node: Node, all: &mut Vec<Told>) {
    let local = node.tag_name().name();
    let mut names: Vec<_> = node.ancestors().filter(Node::is_element).map(|node| node.tag_name().name()).collect();
    names.reverse();
    let place = names.join("/");
    let text: String = node.children().filter(Node::is_text).filter_map(|child| child.text()).collect();
    let attributes = node.attributes().filter(|attribute| attribute.namespace() != Some(XSI));
    let mut own: Vec<Told> = attributes
        .map(|own| Told::new(&format!("{place}@{}", own.name()), own.value(), &[own.name(), local]))
        .collect();
    if !text.trim().is_empty() {
        own.push(Told::new(&place, text.trim(), &[&[local], aliases(node)].concat()));
    }
    match joined(node, text.trim()) {
        Some(joined) => {
            let keys = own.iter().rev().flat_map(|part| part.keys.clone()).collect();
            all.push(Told { place, value: joined, keys, parts: own });
        }
        None => all.append(&mut own),
    }
    let told = |child: &Node| !(child.tag_name().name() == "reason" && is_unhandled(&node));
    node.children().filter(Node::is_element).filter(told).for_each(|child| values(child, all));
}

/// The one value that an element's text and attribute make together (`CLI.md`): a period with its unit, a telephone
/// with its extension, an address that shows its own family, and in a command what is to be disclosed.
fn joined(node: Node, text: &str) -> Option<String> {
    let uri = node.tag_name().namespace()?;
    let attribute = |name: &str| node.attribute(name);
    let in_command = || node.ancestors().any(|above| above.has_tag_name((EPP, "command")));
    match (uri.strip_prefix("urn:ietf:params:xml:ns:").unwrap_or(uri), node.tag_name().name()) {
        (_, "period") => Some(format!("{text}{}", attribute("unit")?)),
        (_, "voice" | "fax") => Some(format!("{text}x{}", attribute("x")?)),
        (_, "hostAddr" | "addr") if attribute("ip").is_some() => {
            let family = if text.contains(':') { "v6" } else { "v4" };
            (attribute("ip")? == family).then(|| text.to_string())
        }
        (_, "disclose") if in_command() => {
            Some(if matches!(attribute("flag")?, "1" | "true") { "<disclose>" } else { "<no-disclose>" }.to_string())
        }
        ("contact-1.0", field @ ("name" | "org" | "addr")) if in_command() => {
            Some(format!("{field}:{}", attribute("type")?))
        }
        _ => None,
    }
}

/// The names besides its own under which JSON tells an element's text (`CLI.md`, the envelope).
fn aliases(node: Node) -> &'static [&'static str] {
    let parent = node.parent_element().map_or("", |parent| parent.tag_name().name());
    match (parent, node.tag_name().name()) {
        ("value", _) => &["value"],
        ("supportedStatus", "status") => &["supportedStatus"],
        (_, "fee" | "credit") => &["amount"],
        (_, "objURI" | "extURI") => &["uri"],
        (_, "status" | "rgpStatus" | "event") => &["text"],
        (_, "contact") => &["id"],
        (_, "hostObj") => &["ns"],
        // What stands beside attributes is told beside them.
        _ if node.attributes().len() > 0 => &["text", "id", "value", "name"],
        _ => &[],
    }
}

/// The JSON that a frame is told in, secrets shown.
fn told(frame: &Frame) -> Json {
    let show = Show { reveal: true, secrets: &[] };
    match frame {
        Frame::Greeting(greeting) => serde_json::to_value(Hello { greeting, show }).unwrap(),
        Frame::Reply(reply) => serde_json::to_value(Envelope { command: None, reply, show }).unwrap(),
        Frame::Request(call, other) => {
            let mut json = serde_json::to_value(Request { call, other: &[], show }).unwrap();
            json["other"] = other.iter().map(|other| other.value.clone()).collect();
            json
        }
        Frame::Other(json) => json.clone(),
    }
}

#[test]
fn every_value_of_a_valid_frame_is_told() {
    let mut complaints = Complaints::default();
    for sample in samples().iter().filter(|sample| sample.valid) {
        let document = Document::parse(sample.text().unwrap()).unwrap();
        let frame = read::frame(&sample.bytes, catalog_of(&document)).unwrap();
        let mut bag = Bag::default();
        bag.fill(&told(&frame), "");
        let mut all = Vec::new();
        values(document.root_element(), &mut all);
        // Arguments go by the names of options; that they are right is judged by writing them again.
        let by_key = matches!(frame, Frame::Reply(_) | Frame::Greeting(_));
        for value in all {
            if !bag.take_told(&value, by_key) {
                complaints.add(&sample.file, format!("{} {:?}", value.place, value.value));
            }
            complaints.count += 1;
        }
    }
    complaints.verdict(10_000);
}

/// Every text and attribute with its path, in an order of their own.
fn leaves(node: Node, path: &str, all: &mut Vec<String>) {
    let prefix = node.lookup_prefix(node.tag_name().namespace().unwrap_or("")).unwrap_or("");
    let path = format!("{path}/{prefix}:{}", node.tag_name().name());
    let text: String = node.children().filter(Node::is_text).filter_map(|child| child.text()).collect();
    all.push(format!("{path} {{{}}} {}", node.tag_name().namespace().unwrap_or(""), text.trim()));
    for own in node.attributes() {
        all.push(format!("{path}@{{{}}}{} {}", own.namespace().unwrap_or(""), own.name(), own.value()));
    }
    node.children().filter(Node::is_element).for_each(|child| leaves(child, &path, all));
}

#[test]
fn the_mapping_of_xmltodict_carries_everything_there_and_back() {
    let mut complaints = Complaints::default();
    for sample in samples() {
        let Some((text, document)) = sample.text().and_then(|text| Some((text, Document::parse(text).ok()?))) else {
            continue;
        };
        let written = xmltodict::from_xml(text).and_then(|json| xmltodict::unparse(&json.to_string()));
        let written = match written {
            Ok(written) => written,
            Err(error) => {
                complaints.add(&sample.file, error);
                continue;
            }
        };
        let sorted = |document: &Document| {
            let mut all = Vec::new();
            leaves(document.root_element(), "", &mut all);
            all.sort();
            all
        };
        let (before, after) = (sorted(&document), sorted(&Document::parse(&written).unwrap()));
        if before != after {
            complaints.add(&sample.file, difference(&after, &before));
        }
        complaints.count += 1;
    }
    complaints.verdict(2000);
}

#[test]
fn answers_that_break_the_schema_still_tell_code_message_and_data() {
    let mut complaints = Complaints::default();
    for sample in samples().iter().filter(|sample| !sample.valid && sample.kind == "response") {
        let Some(document) = sample.text().and_then(|text| Document::parse(text).ok()) else { continue };
        let reply = match read::frame(&sample.bytes, Catalog::built_in()) {
            Ok(Frame::Reply(reply)) => reply,
            Ok(_) => {
                complaints.add(&sample.file, "is no answer");
                continue;
            }
            Err(bad) => {
                complaints.add(&sample.file, bad);
                continue;
            }
        };
        complaints.count += 1;
        let root = document.root_element();
        let results = below(root, &["response"]).into_iter().filter(|node| node.tag_name().name() == "result");
        let results: Vec<(&str, String)> = results
            .map(|node| {
                let mut messages = below(node, &[]).into_iter().filter(|node| node.tag_name().name() == "msg");
                let message = messages.next_back().and_then(|node| node.text()).unwrap_or("").trim().to_string();
                (node.attribute("code").unwrap_or("0").trim(), message)
            })
            .collect();
        let read: Vec<(String, String)> =
            reply.results.iter().map(|result| (result.code.0.to_string(), result.msg.clone())).collect();
        if !results
            .iter()
            .map(|(code, msg)| (*code, msg.as_str()))
            .eq(read.iter().map(|(c, m)| (c.as_str(), m.as_str())))
        {
            complaints.add(&sample.file, format!("{read:?} for {results:?}"));
        }
        let objects = below(root, &["response", "resData"]).len();
        let kept = reply.other.iter().filter(|other| other.path == "response/resData").count();
        if objects != reply.data.len() + kept {
            complaints.add(&sample.file, format!("{objects} objects, {} read, {kept} kept", reply.data.len()));
        }
    }
    complaints.verdict(80);
}

#[test]
fn transfers_and_pending_actions_are_told_in_words() {
    let mut complaints = Complaints::default();
    for sample in samples().iter().filter(|sample| sample.valid) {
        let Ok(Frame::Reply(reply)) = read::frame(&sample.bytes, Catalog::built_in()) else { continue };
        let known = |body: &&eppsh::epp::Body| matches!(&*body.element, "trnData" | "panData");
        if !is_message(&reply) || !reply.data.iter().any(|body| known(&body)) {
            continue;
        }
        complaints.count += 1;
        match notice(&reply) {
            Some(text) if text.ends_with('.') && !text.contains("  ") => {}
            other => complaints.add(&sample.file, format!("{other:?}")),
        }
    }
    complaints.verdict(20);
}
