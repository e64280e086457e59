//! Frames to values: the same declarations as in `encode`, read backwards.
//!
//! Reading never loses: what no spec names is kept, with its place. Besides, every departure from the declaration is
//! noted as an [`Issue`]; a client looks past them, the registry refuses by them.

use super::EPP;
use super::kind::{self, Wrong};
use super::reply::Other;
use super::xml::{fragment, outer_fragment, text_of};
use super::xmltodict;
use crate::secret::Secret;
use crate::spec::model::{Attribute, Element, Kind, Node, Part, Slot};
use crate::value::{Map, Value};
use roxmltree::Node as Xml;
use std::borrow::Cow;

/// Where the attributes that tell alternatives apart have defaults (RFC 8334, section 4.1).
const LAUNCH: &str = "urn:ietf:params:xml:ns:launch-1.0";

/// The namespace of attributes such as `xsi:schemaLocation`, which say nothing about values.
pub(super) const XSI: &str = "http://www.w3.org/2001/XMLSchema-instance";

/// A departure from the declaration.
#[derive(Clone, Copy, Debug)]
pub struct Issue<'a, 'i> {
    /// Where: the element itself, or the one that lacks something.
    pub node: Xml<'a, 'i>,
    /// The local name of what is missing or wrong.
    pub name: &'static str,
    /// What kind of departure.
    pub what: What,
}

/// Kinds of departure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// An unknown element; a wrong order; one too many.
    Structure,
    /// An unknown attribute, or one with another value than the one it always has.
    Attribute,
    /// Text where there is none.
    Text,
    /// Something required is absent or empty.
    Missing,
    /// A value is not of its kind.
    Value(Wrong),
}

/// Reads elements into values and gathers what did not fit.
#[derive(Default)]
pub struct Decoder<'a, 'i> {
    /// What no spec names.
    pub other: Vec<Other>,
    /// Departures from the declarations, in document order.
    pub issues: Vec<Issue<'a, 'i>>,
    /// Values that stand in lists and belong to what is around them.
    outer: Map,
    /// The items of such lists, each with its values of that sort.
    pairs: Vec<(Value, Map)>,
}

impl<'a, 'i> Decoder<'a, 'i> {
    /// The values of `node`, declared by `element`.
    pub fn read(&mut self, element: &Element, node: Xml<'a, 'i>) -> Map {
        let mut fields = Map::new();
        self.read_into(element, node, &mut fields);
        fields
    }

    /// Reads `node` into `fields`: as one more item, where the element repeats.
    pub fn read_into(&mut self, element: &Element, node: Xml<'a, 'i>, fields: &mut Map) {
        match (element.each, element.group) {
            (Some(each), _) => {
                let item = self.item(element, node);
                fields.push(each.name, item);
            }
            (None, Some(group)) => {
                let mut item = Map::new();
                self.element(element, node, &mut item);
                fields.set(group, item);
            }
            (None, None) => self.element(element, node, fields),
        }
    }

    /// One item of a list.
    fn item(&mut self, element: &Element, node: Xml<'a, 'i>) -> Value {
        let mut item = Map::new();
        if element.outer.is_none() {
            self.element(element, node, &mut item);
            return plain(element, item);
        }
        let before = std::mem::take(&mut self.outer);
        self.element(element, node, &mut item);
        let own = std::mem::replace(&mut self.outer, before);
        let item = plain(element, item);
        self.pairs.push((item.clone(), own.clone()));
        own.into_iter().for_each(|(name, value)| self.outer.set_distinct(name, value));
        item
    }

    /// The values of an extension's element; `command` has the arguments that it repeats.
    pub fn read_beside(&mut self, element: &Element, node: Xml<'a, 'i>, command: &Map) -> Map {
        self.outer = Map::new();
        let mut fields = self.read(element, node);
        for (name, value) in std::mem::take(&mut self.outer) {
            if !command.contains(&name) {
                fields.set(name, value);
            }
        }
        fields
    }

    /// Whether the lists that repeat values from around them did so for every item with each of those values: only then
    /// do the items and the values alone tell what was there.
    pub fn is_product(&self, command: &Map) -> bool {
        let (mut items, mut arounds): (Vec<&Value>, Vec<&Map>) = Default::default();
        for (item, around) in &self.pairs {
            if !items.contains(&item) {
                items.push(item);
            }
            if !arounds.contains(&around) {
                arounds.push(around);
            }
        }
        let names: Vec<&str> = arounds.iter().flat_map(|around| around.iter()).map(|(name, _)| name).collect();
        let multiplied = names.iter().any(|name| command.contains(name));
        let is_same = |name: &str| arounds.iter().all(|around| around.get(name) == arounds[0].get(name));
        let has_all = |name: &str| {
            command.list(name).iter().all(|value| arounds.iter().any(|around| around.get(name) == Some(value)))
                && arounds.iter().all(|around| around.get(name).is_some_and(|value| command.list(name).contains(value)))
        };
        (!multiplied || self.pairs.len() == items.len() * arounds.len())
            && names.into_iter().all(|name| if command.contains(name) { has_all(name) } else { is_same(name) })
    }

    /// Notes a value that belongs to what is around its list: each once, several as a list.
    fn around(&mut self, slot: &Slot, text: &str) {
        self.outer.set_distinct(slot.name, kind::from_wire(&slot.kind, text));
    }

    /// Keeps a node that nobody names.
    pub fn keep(&mut self, node: Xml<'a, 'i>) {
        let (name, value) = xmltodict::from_node_alone(node);
        self.other.push(Other {
            path: path(node.parent_element()),
            value: serde_json::Value::Object([(name, value)].into_iter().collect()),
        });
    }

    /// Keeps an attribute or text of `node`.
    fn keep_text(&mut self, node: Xml<'a, 'i>, key: String, text: &str) {
        let value = serde_json::Value::Object([(key, text.into())].into_iter().collect());
        self.other.push(Other { path: path(Some(node)), value });
    }

    fn issue(&mut self, node: Xml<'a, 'i>, name: &'static str, what: What) {
        self.issues.push(Issue { node, name, what });
    }

    /// Reads `node` into `fields`.
    fn element(&mut self, element: &Element, node: Xml<'a, 'i>, fields: &mut Map) {
        if element.any {
            element.slot().iter().for_each(|slot| set(fields, slot, outer_fragment(node).into()));
            return;
        }
        if let Some(flag) = element.flag {
            match flag.word {
                Some(word) => fields.push(flag.name, word),
                None => fields.set(flag.name, true),
            }
        }
        if let Some(name) = element.empty
            && !node.children().any(|child| child.is_element())
        {
            fields.set(name, true);
        }
        // A text that is always there stands first in JSON: the name of a check's result, then whether it is free.
        let main_text = element.slot().is_some_and(|slot| slot.required);
        let derived = element.attributes.iter().find(|known| matches!(known.part, Part::Derived));
        let derived = derived.and_then(|known| node.attributes().find(|own| is(known, own))).map(|own| own.value());
        if main_text {
            self.text(element, node, derived, fields);
        }
        self.attributes(element, node, fields);
        if !main_text {
            self.text(element, node, derived, fields);
        }
        if !element.children.is_empty() || element.text.is_none() {
            self.children(element, node, fields);
        }
    }

    /// Reads the attributes, but for the one that belongs to the text's kind.
    fn attributes(&mut self, element: &Element, node: Xml<'a, 'i>, fields: &mut Map) {
        for attribute in node.attributes() {
            let known = element.attributes.iter().find(|known| is(known, &attribute));
            match known.map(|known| &known.part) {
                Some(Part::Slot(slot)) if slot.outer => self.around(slot, attribute.value()),
                Some(Part::Slot(slot)) => self.value(element, slot, node, attribute.value(), fields),
                Some(Part::Derived) => {}
                Some(Part::Literal(literal)) if same(literal, attribute.value()) => {}
                _ if attribute.namespace() == Some(XSI) => {}
                _ => {
                    self.issue(node, element.local, What::Attribute);
                    self.keep_text(node, format!("@{}", attribute.name()), attribute.value());
                }
            }
        }
        for known in &element.attributes {
            let must = match &known.part {
                // A default stands for what nobody typed, not for what a frame must say.
                Part::Slot(slot) => slot.required,
                // The unit of a time; the family of an address has a default in its schema.
                Part::Derived => element.slot().is_some_and(|slot| slot.kind == Kind::Period),
                Part::Literal(_) => element.uri != LAUNCH,
            };
            if must && !node.attributes().any(|attribute| is(known, &attribute)) {
                self.issue(node, known.local, What::Missing);
            }
        }
    }

    /// Reads the text.
    fn text(&mut self, element: &Element, node: Xml<'a, 'i>, derived: Option<&'a str>, fields: &mut Map) {
        let text = text_of(node);
        let text = text.trim_matches([' ', '\t', '\r', '\n']);
        match &element.text {
            Some(Part::Slot(slot)) if slot.kind == Kind::Xml => {
                let markup = node.children().any(|child| child.is_element()) || text.starts_with('<');
                let value: Value = if markup { fragment(node).trim().into() } else { text.into() };
                set(fields, slot, value);
            }
            Some(Part::Slot(slot)) => {
                for child in node.children().filter(Xml::is_element) {
                    self.issue(child, element.local, What::Structure);
                    self.keep(child);
                }
                // The lines of an address may be empty; a name, or the item of a list that must not be empty, may not.
                let may_be_empty =
                    slot.name == "." && slot.kind == Kind::Text && element.each.is_some_and(|each| !each.required);
                if text.is_empty() && slot.required && !may_be_empty && !element.secret {
                    self.issue(node, element.local, What::Missing);
                }
                if slot.outer {
                    return self.around(slot, text);
                }
                let text = self.joined(element, slot, node, text, derived);
                // `<status s="ok"/>` has no text; `<voice/>` has an empty one.
                let slotted = |own: &roxmltree::Attribute| {
                    element.attributes.iter().any(|known| matches!(known.part, Part::Slot(_)) && is(known, own))
                };
                let beside = node.attributes().any(|own| slotted(&own));
                if !text.is_empty() || element.secret || !beside {
                    self.value(element, slot, node, &text, fields);
                }
            }
            Some(Part::Literal(literal)) if same(literal, text) => {}
            _ if text.is_empty() => {}
            _ => {
                self.issue(node, element.local, What::Text);
                self.keep_text(node, "#text".into(), text);
            }
        }
    }

    /// The text together with the attribute that its kind fills.
    fn joined<'t>(
        &mut self,
        element: &Element,
        slot: &Slot,
        node: Xml<'a, 'i>,
        text: &'t str,
        derived: Option<&'a str>,
    ) -> Cow<'t, str> {
        if slot.kind == Kind::Phone && text.contains('x') {
            let apart = element.attributes.iter().any(|known| matches!(known.part, Part::Derived));
            if apart {
                self.issue(node, element.local, What::Value(Wrong::Syntax));
            }
        }
        let Some(derived) = derived else { return text.into() };
        match slot.kind {
            Kind::Period => format!("{text}{derived}").into(),
            Kind::Phone => format!("{text}x{derived}").into(),
            _ => {
                let family = if text.contains(':') { "v6" } else { "v4" };
                if derived != family {
                    let wrong = if matches!(derived, "v4" | "v6") { Wrong::Syntax } else { Wrong::Range };
                    self.issue(node, element.local, What::Value(wrong));
                    self.keep_text(node, "@ip".into(), derived);
                }
                text.into()
            }
        }
    }

    /// Reads one value into its slot.
    fn value(&mut self, element: &Element, slot: &Slot, node: Xml<'a, 'i>, text: &str, fields: &mut Map) {
        if !text.is_empty()
            && let Err(wrong) = kind::check(&slot.kind, text)
        {
            self.issue(node, element.local, What::Value(wrong));
        }
        let value = match element.secret && element.slot().is_some_and(|own| std::ptr::eq(own, slot)) {
            true => Value::Secret(Secret::new(text)),
            false => kind::from_wire(&slot.kind, text),
        };
        set(fields, slot, value);
    }

    /// Reads the elements below `node`.
    fn children(&mut self, element: &Element, node: Xml<'a, 'i>, fields: &mut Map) {
        let mut seen = Seen::default();
        for child in node.children().filter(Xml::is_element) {
            let Some((at, known)) = find(element, child, seen.at) else {
                // An element that is known, with a word in an attribute that none of its kind has.
                let what = if names(element, child) { What::Value(Wrong::Range) } else { What::Structure };
                self.issue(child, element.local, what);
                self.keep(child);
                continue;
            };
            if at < seen.at {
                self.issue(child, known.local, What::Structure);
            }
            seen.at = seen.at.max(at);
            let again = seen.note(at, known);
            if again == Again::Excluded {
                self.issue(child, known.local, What::Structure);
            }
            match (known.each, known.group) {
                (Some(each), _) => {
                    let item = self.item(known, child);
                    // An item written once for each name of the command is one item.
                    if known.outer.is_none() || !fields.list(each.name).contains(&item) {
                        fields.push(each.name, item);
                    }
                }
                _ if again == Again::Repeated => {
                    self.issue(child, known.local, What::Structure);
                    self.keep(child);
                }
                (None, Some(group)) => {
                    let mut item = Map::new();
                    self.element(known, child, &mut item);
                    fields.append(group, item.into());
                }
                (None, None) => self.element(known, child, fields),
            }
        }
        for (at, slot) in element.children.iter().enumerate() {
            if !seen.has(at)
                && let Some(name) = needed(slot)
            {
                self.issue(node, name, What::Missing);
            }
        }
    }
}

/// Which children of an element have come.
#[derive(Default)]
struct Seen {
    at: usize,
    found: Vec<(usize, *const Element)>,
}

/// Whether a child has come before.
#[derive(PartialEq, Eq)]
enum Again {
    /// It has not.
    First,
    /// It has, and it is no list.
    Repeated,
    /// Another alternative of its choice has.
    Excluded,
    /// It is one more of a list.
    More,
}

impl Seen {
    fn has(&self, at: usize) -> bool {
        self.found.iter().any(|(known, _)| *known == at)
    }

    fn note(&mut self, at: usize, element: &Element) -> Again {
        let again = match self.found.iter().find(|(known, _)| *known == at) {
            None => Again::First,
            Some((_, other)) if !std::ptr::eq(*other, element) => Again::Excluded,
            Some(_) if element.each.is_some() => return Again::More,
            Some(_) => Again::Repeated,
        };
        self.found.push((at, element));
        again
    }
}

/// Whether `known` declares `node`: by its name, its namespace and its fixed attributes.
pub fn fits(known: &Element, node: Xml) -> bool {
    let fixed = |attribute: &Attribute| match attribute.part {
        Part::Literal(literal) => {
            node.attributes().find(|own| is(attribute, own)).is_none_or(|own| same(literal, own.value()))
        }
        _ => true,
    };
    known.local == node.tag_name().name() && is_of(known.uri, node) && known.attributes.iter().all(fixed)
}

/// Whether `element` may hold an element of that name, whatever its attributes say.
fn names(element: &Element, node: Xml) -> bool {
    let is_it = |known: &Element| known.local == node.tag_name().name() && is_of(known.uri, node);
    element.children.iter().any(|slot| match slot {
        Node::Element(known) => is_it(known),
        Node::Choice(alternatives) => alternatives.iter().any(is_it),
    })
}

/// The child of `element` that declares `node`, at its place or after it where several would fit.
fn find<'e>(element: &'e Element, node: Xml, from: usize) -> Option<(usize, &'e Element)> {
    let fits = |known: &&Element| fits(known, node);
    let at = |(at, slot): (usize, &'e Node)| match slot {
        Node::Element(known) => Some(known).filter(fits).map(|known| (at, known)),
        Node::Choice(alternatives) => alternatives.iter().find(fits).map(|known| (at, known)),
    };
    let any = |(at, slot): (usize, &'e Node)| match slot {
        Node::Element(known) => Some(known).filter(|known| known.any).map(|known| (at, known)),
        Node::Choice(alternatives) => alternatives.iter().find(|known| known.any).map(|known| (at, known)),
    };
    let children = || element.children.iter().enumerate();
    children()
        .skip(from)
        .find_map(at)
        .or_else(|| children().find_map(at))
        .or_else(|| children().skip(from).find_map(any))
}

/// Whether a node is in the namespace `uri`. EPP's own stands for that of the frame: registries exist that moved the
/// whole protocol into a namespace of theirs.
fn is_of(uri: &str, node: Xml) -> bool {
    let own = node.tag_name().namespace().unwrap_or("");
    own == uri
        || uri == EPP && {
            let root = node.document().root_element().tag_name();
            root.name() == "epp" && root.namespace() == Some(own)
        }
}

/// The name of what must stand at a child's place, if something must.
fn needed(node: &Node) -> Option<&'static str> {
    let must = |element: &Element| {
        let wanted = element.each.map_or(element.needed || element.literal || element.always, |each| each.required);
        wanted && !element.optional && !element.read_only && element.flag.is_none()
    };
    match node {
        Node::Element(element) => must(element).then_some(element.local),
        Node::Choice(alternatives) => {
            alternatives.iter().find(|element| must(element) || element.one_of).map(|element| element.local)
        }
    }
}

/// An item with nothing but its own value stands as that value.
fn plain(element: &Element, mut item: Map) -> Value {
    match element.is_plain() {
        true => item.remove(".").unwrap_or_else(|| "".into()),
        false => Value::Map(item),
    }
}

/// Sets a slot's value.
fn set(fields: &mut Map, slot: &Slot, value: Value) {
    fields.set(slot.name, value);
}

/// Whether a declared attribute is this one.
fn is(known: &Attribute, attribute: &roxmltree::Attribute) -> bool {
    known.local == attribute.name() && known.uri == attribute.namespace()
}

/// Whether a fixed value is meant, `1` and `true` being the same boolean.
fn same(literal: &str, text: &str) -> bool {
    literal == text || matches!((literal, text), ("1", "true") | ("true", "1") | ("0", "false") | ("false", "0"))
}

/// Where a node stands: the local names from the top, without `epp`.
fn path(node: Option<Xml>) -> String {
    let mut names: Vec<&str> = node
        .into_iter()
        .flat_map(|node| node.ancestors())
        .filter(Xml::is_element)
        .map(|node| node.tag_name().name())
        .collect();
    names.pop();
    names.reverse();
    names.join("/")
}
