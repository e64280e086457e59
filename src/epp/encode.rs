//! Values to frames: a command's frame, or an answer's elements, with the slots filled.

mod answers;

pub use answers::{answer, greeting};

use super::xml::{escape, is_xml_char};
use super::{Call, EPP};
use crate::idn;
use crate::spec::model::{Command, Element, Extend, Kind, Node, Part, Slot};
use crate::value::{Map, Value};
use std::borrow::Cow;

/// Why a frame cannot be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invalid {
    /// The argument at fault.
    pub argument: String,
    /// What is wrong with it.
    pub why: Why,
    /// The extension whose argument it is.
    pub owner: Option<String>,
    /// The item of a list that it is a field of.
    pub item: Option<Item>,
}

/// An item of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// The list, or the group of fields.
    pub list: &'static str,
    /// What tells it from the first item, where it is another one: `loc`.
    pub which: Option<String>,
}

/// A sentence that may name arguments.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Why(Vec<Piece>);

/// A part of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Piece {
    Text(String),
    Argument(&'static str),
}

impl From<&str> for Why {
    fn from(text: &str) -> Why {
        Why(vec![Piece::Text(text.into())])
    }
}

impl From<String> for Why {
    fn from(text: String) -> Why {
        Why(vec![Piece::Text(text)])
    }
}

impl Why {
    /// The sentence with `text` at its end.
    fn text(mut self, text: &str) -> Why {
        self.0.push(Piece::Text(text.into()));
        self
    }

    /// The sentence with names at its end.
    fn arguments(mut self, names: impl IntoIterator<Item = &'static str>) -> Why {
        for (at, name) in names.into_iter().enumerate() {
            if at > 0 {
                self.0.push(Piece::Text(", ".into()));
            }
            self.0.push(Piece::Argument(name));
        }
        self
    }

    /// The sentence with arguments as `called` names them.
    pub fn told(&self, called: &dyn Fn(&str) -> String) -> String {
        let told = self.0.iter().map(|piece| match piece {
            Piece::Text(text) => text.clone(),
            Piece::Argument(name) => called(name),
        });
        told.collect()
    }
}

impl std::fmt::Display for Why {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.told(&str::to_string))
    }
}

impl std::fmt::Display for Invalid {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {}", self.argument, self.why)
    }
}

type Done<T = ()> = Result<T, Invalid>;

/// Refuses `argument`.
fn invalid<T>(argument: &str, why: impl Into<Why>) -> Done<T> {
    Err(Invalid { argument: argument.into(), why: why.into(), owner: None, item: None })
}

/// What every frame begins with.
const HEAD: &str =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"no\"?>\n<epp xmlns=\"urn:ietf:params:xml:ns:epp-1.0\">";

/// Writes the frame of a command with the extensions that take part.
pub fn request(command: &Command, extends: &[(&Extend, &Map)], call: &Call) -> Done<String> {
    request_with(command, extends, call, idn::Form::ALabel)
}

/// The same, with domain names in the form that the registry wants.
pub fn request_with(command: &Command, extends: &[(&Extend, &Map)], call: &Call, names: idn::Form) -> Done<String> {
    let mut writer = Writer { names, ..Writer::new() };
    let outside = command.is_outside();
    if !outside {
        writer.out.push_str("<command>");
    }
    known(&command.frame, &call.args)?;
    match &call.cltrid {
        Some(cltrid) if outside && command.frame.names.contains(&TRANSACTION) => {
            let mut args = call.args.clone();
            args.set(TRANSACTION, cltrid.as_str());
            writer.one(&command.frame, Scope::of(&args))?;
        }
        _ => writer.one(&command.frame, Scope::of(&call.args))?,
    }
    if !extends.is_empty() {
        writer.out.push_str("<extension>");
        for (at, (extend, args)) in extends.iter().enumerate() {
            let scope = Scope { outer: Outer { own: args, command: &call.args, now: None }, ..Scope::of(args) };
            let written = known(&extend.frame, args).and_then(|()| writer.root(&extend.frame, scope));
            let owner = || call.ext.get(at).map(|(id, _)| id.to_string());
            written.map_err(|bad| Invalid { owner: owner(), ..bad })?;
        }
        writer.out.push_str("</extension>");
    }
    if !outside {
        if let Some(cltrid) = &call.cltrid {
            // An xsd:token: white space around it and between its words counts as the reader counts it.
            let token = cltrid.split_ascii_whitespace().collect::<Vec<_>>().join(" ");
            if !(3..=64).contains(&token.chars().count()) {
                return invalid("cltrid", "a client transaction id has 3 to 64 characters (RFC 5730, section 2.5)");
            }
            writer.leaf("clTRID", cltrid)?;
        }
        writer.out.push_str("</command>");
    }
    writer.out.push_str("</epp>");
    Ok(writer.out)
}

/// A frame of ours with the whole protocol in another namespace than EPP's own.
pub fn in_protocol(frame: String, protocol: &str) -> String {
    match protocol.is_empty() || protocol == EPP {
        true => frame,
        false => frame.replacen(&format!("xmlns=\"{EPP}\""), &format!("xmlns=\"{protocol}\""), 1),
    }
}

/// The slot of a frame outside `<command>` that the transaction id fills.
pub const TRANSACTION: &str = "clTRID";

/// Whether anything that `extend` writes was given in `args`.
pub fn takes_part(extend: &Extend, args: &Map) -> bool {
    // An element that is switched on as a whole takes part by its switch alone.
    match extend.frame.flag {
        Some(_) => Scope::of(args).switched(&extend.frame),
        None => Scope::of(args).given(&extend.frame),
    }
}

/// Refuses arguments that the frame has no slot for: nothing that was asked may be left out unseen.
fn known(frame: &Element, args: &Map) -> Done {
    switched(frame, args, |name| frame.takes(name))
}

/// The same for the fields of an item.
fn known_fields(element: &Element, fields: &Map) -> Done {
    switched(element, fields, |name| element.names.contains(&name))
}

/// Refuses arguments that `takes` does not, and words that switch nothing.
fn switched(frame: &Element, args: &Map, takes: impl Fn(&str) -> bool) -> Done {
    for (name, value) in args.iter() {
        if !takes(name) {
            return invalid(name, "there is no such argument");
        }
        let mut words = Vec::new();
        if switches(frame, name, &mut words)
            && let Some(wrong) = value.items().iter().find(|item| !is_switch(item, &words))
        {
            let given = wrong.to_wire().unwrap_or_default();
            let expected = if words.is_empty() { "true or false".into() } else { words.join(", ") };
            return invalid(name, format!("{given:?} is none of {expected}"));
        }
    }
    Ok(())
}

/// Whether the argument `name` is a switch in the scope of `element`, and the words it takes.
fn switches(element: &Element, name: &str, words: &mut Vec<&'static str>) -> bool {
    let mut found = element.empty == Some(name);
    if let Some(flag) = element.flag.filter(|flag| flag.name == name) {
        words.extend(flag.word);
        found = true;
    }
    for child in element.elements().filter(|child| child.each.is_none() && child.group.is_none()) {
        found |= switches(child, name, words);
    }
    found
}

/// Whether a value switches something: one of `words`, or a truth value where there are none.
fn is_switch(value: &Value, words: &[&str]) -> bool {
    match value.as_str() {
        Some(word) => words.contains(&word),
        None => words.is_empty() && value.as_bool().is_some(),
    }
}

/// Writes one element of an answer alone: for examples and stored messages.
pub fn element(element: &Element, values: &Map) -> Done<String> {
    known(element, values)?;
    let mut writer = Writer { out: String::with_capacity(512), names: idn::Form::ALabel };
    writer.root(element, Scope::of(values))?;
    Ok(writer.out)
}

/// Where slots take their values from: the fields in reach, and the item of the list one is in.
#[derive(Clone, Copy)]
struct Scope<'a> {
    fields: &'a Map,
    item: Option<&'a Value>,
    outer: Outer<'a>,
}

/// The arguments of an extension and of the command it goes with, and the value among several that is written now.
#[derive(Clone, Copy)]
struct Outer<'a> {
    own: &'a Map,
    command: &'a Map,
    now: Option<(&'static str, &'a Value)>,
}

/// No command is extended.
const ALONE: Outer<'static> = Outer { own: Map::EMPTY, command: Map::EMPTY, now: None };

impl<'a> Outer<'a> {
    /// The values of the argument `name`.
    fn values(&self, name: &str) -> &'a [Value] {
        self.own.get(name).or(self.command.get(name)).map_or(&[], Value::items)
    }

    /// The value to write for the argument `name`.
    fn value(&self, name: &str) -> Option<&'a Value> {
        match self.now {
            Some((now, value)) if now == name => Some(value),
            _ => self.values(name).first(),
        }
    }
}

impl<'a> Scope<'a> {
    /// The arguments of a call or an answer.
    fn of(fields: &'a Map) -> Scope<'a> {
        Scope { fields, item: None, outer: ALONE }
    }

    /// The fields of an item or a group.
    fn within(self, fields: &'a Map) -> Scope<'a> {
        Scope { fields, item: None, ..self }
    }

    /// What a slot takes its value from.
    fn value(&self, slot: &Slot) -> Option<&'a Value> {
        if slot.outer { self.outer.value(slot.name) } else { self.get(slot.name) }
    }

    /// The value of the argument `name`.
    fn get(&self, name: &str) -> Option<&'a Value> {
        if name == "." { self.item } else { self.fields.get(name) }
    }

    /// Whether the switch `element` has is on, or it is to be written empty.
    fn switched(&self, element: &Element) -> bool {
        let empty = element.empty.is_some_and(|name| self.get(name).and_then(Value::as_bool) == Some(true));
        empty
            || element.flag.is_some_and(|flag| match (self.get(flag.name), flag.word) {
                (Some(value), Some(word)) => value.items().iter().any(|item| item.as_str() == Some(word)),
                (Some(value), None) => value.as_bool() == Some(true),
                (None, _) => false,
            })
    }

    /// The items of the list that `element` repeats over and that fit it.
    fn items(&self, element: &Element, list: &str) -> impl Iterator<Item = &'a Value> {
        let plain = element.is_plain();
        self.get(list).map_or(&[][..], Value::items).iter().filter(move |item| matches!(item, Value::Map(_)) != plain)
    }

    /// Whether anything in `element` was given.
    fn given(&self, element: &Element) -> bool {
        if element.read_only {
            return false;
        }
        self.switched(element)
            || match (element.each, element.group) {
                (Some(each), _) => self.items(element, each.name).next().is_some(),
                (None, Some(group)) => self.get(group).is_some(),
                (None, None) => {
                    element.slots().any(|slot| !slot.outer && self.get(slot.name).is_some())
                        || element.elements().any(|child| self.given(child))
                }
            }
    }

    /// Whether a slot of `element` takes a value that is there from outside the list it stands in.
    fn carries(&self, element: &Element) -> bool {
        element.slots().any(|slot| slot.outer && self.outer.value(slot.name).is_some())
            || element
                .elements()
                .filter(|child| child.each.is_none() && child.group.is_none())
                .any(|child| self.carries(child))
    }

    /// Refuses a switch that is on in `other`, which is left out of a choice, and unknown in the element `taken`.
    fn covered(&self, other: &Element, taken: &Element) -> Done {
        if let Some(flag) = other.flag
            && self.switched(other)
        {
            let mut words = Vec::new();
            let known = switches(taken, flag.name, &mut words);
            if !known || flag.word.is_some_and(|word| !words.contains(&word)) {
                let word = flag.word.unwrap_or("it");
                let why = Why::default().text(word).text(" does not go with ").arguments(names_given(taken, *self));
                return invalid(flag.name, why);
            }
        }
        let same_scope = |child: &&Element| child.each.is_none() && child.group.is_none();
        other.elements().filter(same_scope).try_for_each(|child| self.covered(child, taken))
    }

    /// Whether an argument was given that only `element` among the `alternatives` uses, or its switch is on.
    fn given_alone(&self, element: &Element, alternatives: &[Element]) -> bool {
        let others = |name: &str| {
            alternatives.iter().any(|other| {
                !other.read_only && !std::ptr::eq(other, element) && other.outer_names().any(|known| known == name)
            })
        };
        self.switched(element) || element.outer_names().any(|name| !others(name) && self.get(name).is_some())
    }
}

/// An element's text, and the value of the attribute that the text's kind fills.
type Parts<'a> = (Option<Cow<'a, str>>, Option<Cow<'a, str>>);

/// The text of the frame so far.
struct Writer {
    out: String,
    /// The form of domain names.
    names: idn::Form,
}

impl Writer {
    fn new() -> Self {
        let mut out = String::with_capacity(1024);
        out.push_str(HEAD);
        Writer { out, names: idn::Form::ALabel }
    }

    /// `<name>text</name>` of the protocol itself.
    fn leaf(&mut self, name: &str, text: &str) -> Done {
        self.out.push('<');
        self.out.push_str(name);
        self.out.push('>');
        self.text(name, text, false)?;
        self.close(name);
        Ok(())
    }

    fn close(&mut self, name: &str) {
        self.out.push_str("</");
        self.out.push_str(name);
        self.out.push('>');
    }

    /// A text, refused where XML cannot carry it.
    fn text(&mut self, argument: &str, text: &str, attribute: bool) -> Done {
        if let Some(c) = text.chars().find(|c| !is_xml_char(*c)) {
            return invalid(argument, format!("XML cannot carry the character U+{:04X}", c as u32));
        }
        escape(&mut self.out, text, attribute);
        Ok(())
    }

    fn attribute(&mut self, argument: &str, name: &str, text: &str) -> Done {
        self.out.push(' ');
        self.out.push_str(name);
        self.out.push_str("=\"");
        self.text(argument, text, true)?;
        self.out.push('"');
        Ok(())
    }

    /// The topmost element of an extension or of an answer: once, or as often as its list says.
    fn root(&mut self, element: &Element, scope: Scope) -> Done {
        if element.each.is_some() || element.group.is_some() {
            return self.child(element, scope);
        }
        self.one(element, scope)
    }

    /// An element below another: as often as its list says, or if there is a reason to write it.
    fn child(&mut self, element: &Element, scope: Scope) -> Done {
        if element.read_only {
            return Ok(());
        }
        if let Some(each) = element.each {
            return self.list(element, each.name, each.required, scope);
        }
        if let Some(group) = element.group {
            return match scope.get(group) {
                Some(Value::Map(fields)) => known_fields(element, fields)
                    .and_then(|()| self.one(element, scope.within(fields)))
                    .map_err(|bad| Invalid { item: Some(Item { list: group, which: None }), ..bad }),
                Some(_) => invalid(group, format!("it has fields: {}", element.names.join(", "))),
                None if element.needed && !element.optional => self.one(element, scope.within(Map::EMPTY)),
                None => Ok(()),
            };
        }
        if scope.given(element)
            || scope.carries(element)
            || element.literal
            || element.always
            || (element.needed && !element.optional && element.flag.is_none())
        {
            return self.one(element, scope);
        }
        Ok(())
    }

    /// A repeated element.
    fn list(&mut self, element: &Element, name: &'static str, required: bool, scope: Scope) -> Done {
        let items = scope.get(name).map_or(&[][..], Value::items);
        if items.is_empty() && required {
            return invalid(name, "it is required");
        }
        match element.outer.map(|outer| (outer, scope.outer.values(outer))) {
            Some((outer, values)) if !values.is_empty() => values.iter().try_for_each(|value| {
                let outer = Outer { now: Some((outer, value)), ..scope.outer };
                self.items(element, name, items, Scope { outer, ..scope })
            }),
            _ => self.items(element, name, items, scope),
        }
    }

    /// The items of a list, one after another.
    fn items(&mut self, element: &Element, name: &'static str, items: &[Value], scope: Scope) -> Done {
        for (at, item) in items.iter().enumerate() {
            self.item(element, name, item, scope).map_err(|bad| match item {
                Value::Map(fields) => {
                    let teller = element.flat.filter(|_| at > 0);
                    let which = teller.and_then(|teller| fields.str(teller)).map(Into::into);
                    Invalid { item: Some(Item { list: name, which }), ..bad }
                }
                _ => bad,
            })?;
        }
        Ok(())
    }

    /// One item of a list.
    fn item(&mut self, element: &Element, name: &str, item: &Value, scope: Scope) -> Done {
        match item {
            Value::Map(fields) => {
                known_fields(element, fields)
                    .map_err(|bad| Invalid { argument: format!("{name}.{}", bad.argument), ..bad })?;
                self.one(element, scope.within(fields))
            }
            Value::List(_) => invalid(name, "a list in a list"),
            plain if element.is_plain() => {
                self.one(element, Scope { fields: Map::EMPTY, item: Some(plain), ..scope }).map_err(|bad| Invalid {
                    argument: if bad.argument == "." { name.into() } else { bad.argument },
                    ..bad
                })
            }
            _ => invalid(name, format!("an item has the fields {}", element.names.join(", "))),
        }
    }

    /// The element itself, once.
    fn one(&mut self, element: &Element, scope: Scope) -> Done {
        if element.any {
            return self.any(element, scope);
        }
        self.out.push('<');
        self.out.push_str(element.name);
        for (prefix, uri) in &element.declares {
            self.out.push_str(if prefix.is_empty() { " xmlns" } else { " xmlns:" });
            self.out.push_str(prefix);
            self.out.push_str("=\"");
            escape(&mut self.out, uri, true);
            self.out.push('"');
        }
        let (text, derived) = self.parts(element, scope)?;
        for attribute in &element.attributes {
            match &attribute.part {
                Part::Literal(literal) => self.attribute(attribute.name, attribute.name, literal)?,
                Part::Derived => {
                    if let Some(derived) = &derived {
                        self.attribute(attribute.name, attribute.name, derived)?;
                    }
                }
                Part::Slot(slot) => {
                    if let Some(value) = filled(slot, scope, self.names)? {
                        self.attribute(slot.name, attribute.name, &value)?;
                    }
                }
            }
        }
        if text.is_none() && element.children.is_empty() {
            self.out.push_str("/>");
            return Ok(());
        }
        self.out.push('>');
        let inside = self.out.len();
        if let Some(text) = text {
            let slot = element.slot();
            let argument = slot.map_or(element.local, |slot| slot.name);
            match slot {
                Some(Slot { kind: Kind::Xml, .. }) if text.trim_start().starts_with('<') => {
                    self.markup(argument, &text)?
                }
                _ => self.text(argument, &text, false)?,
            }
        }
        for node in &element.children {
            match node {
                Node::Element(child) => self.child(child, scope)?,
                Node::Choice(alternatives) => self.choice(alternatives, scope)?,
            }
        }
        if self.out.len() == inside {
            self.out.truncate(inside - 1);
            self.out.push_str("/>");
            return Ok(());
        }
        self.close(element.name);
        Ok(())
    }

    /// The element's text, and the value of the attribute that its kind fills.
    fn parts<'a>(&self, element: &'a Element, scope: Scope<'a>) -> Done<Parts<'a>> {
        match &element.text {
            None | Some(Part::Derived) => Ok((None, None)),
            Some(Part::Literal(literal)) => Ok((Some((*literal).into()), None)),
            Some(Part::Slot(slot)) => {
                let Some(value) = filled(slot, scope, self.names)? else { return Ok((None, None)) };
                if slot.required && slot.name != "." && !element.secret && is_blank(&value) {
                    return invalid(slot.name, "it is required and must not be empty");
                }
                Ok(match slot.kind {
                    Kind::Period => {
                        let (number, unit) = super::kind::split_period(&value);
                        (Some(number.to_string().into()), Some(unit.to_string().into()))
                    }
                    Kind::Ip => {
                        let family = if value.contains(':') { "v6" } else { "v4" };
                        (Some(value), Some(family.into()))
                    }
                    Kind::Phone if !element.attributes.iter().any(|known| matches!(known.part, Part::Derived)) => {
                        (Some(value), None)
                    }
                    Kind::Phone => match value.split_once('x') {
                        Some((number, extension)) => {
                            (Some(number.to_string().into()), Some(extension.to_string().into()))
                        }
                        None => (Some(value), None),
                    },
                    _ => (Some(value), None),
                })
            }
        }
    }

    /// An element that the user gives as a whole.
    fn any(&mut self, element: &Element, scope: Scope) -> Done {
        let Some(slot) = element.slot() else { return Ok(()) };
        match filled(slot, scope, self.names)? {
            Some(text) if text.trim_start().starts_with('<') => self.markup(slot.name, text.trim()),
            Some(_) => invalid(slot.name, "it is an element as XML, which begins with '<'"),
            None => Ok(()),
        }
    }

    /// Markup that the user gave, checked for being well-formed and complete in itself.
    fn markup(&mut self, argument: &str, text: &str) -> Done {
        let wrapped = format!("<x>{text}</x>");
        match super::xml::parse_text(&wrapped, &super::xml::Limits::REQUEST) {
            Ok(_) => self.out.push_str(text),
            Err(bad) => return invalid(argument, bad.why),
        }
        Ok(())
    }

    /// At most one of several elements.
    fn choice(&mut self, alternatives: &[Element], scope: Scope) -> Done {
        let mut given: Vec<&Element> = alternatives.iter().filter(|element| scope.given(element)).collect();
        if given.len() > 1 {
            let alone: Vec<&Element> =
                given.iter().copied().filter(|element| scope.given_alone(element, alternatives)).collect();
            match alone.len() {
                0 if given.iter().all(|element| element.each.is_some()) => {
                    return invalid(
                        &shared_name(&given, scope),
                        "it mixes two forms: give all its values in the same one",
                    );
                }
                0 => {
                    return invalid(&shared_name(&given, scope), which_is_meant(alternatives));
                }
                1 => {
                    for other in given.iter().filter(|other| !std::ptr::eq(**other, alone[0])) {
                        scope.covered(other, alone[0])?;
                    }
                    given = alone;
                }
                _ => {
                    let why = Why::from("it excludes ").arguments(names_given(alone[0], scope));
                    return invalid(names_given(alone[1], scope).first().unwrap_or(&""), why);
                }
            }
        }
        match given.first() {
            Some(element) => self.child(element, scope),
            None => match alternatives.iter().find(|element| element.each.is_none() && has_default(element)) {
                Some(element) => self.child(element, scope),
                None if alternatives.iter().any(|element| element.one_of) => {
                    let names = alternatives.iter().filter(|element| !element.read_only).flat_map(first_name);
                    let names: Vec<&'static str> = names.collect();
                    let why = match names[..] {
                        [_] => "it is required".into(),
                        _ => Why::from("one is required of ").arguments(names.iter().copied()),
                    };
                    invalid(names.first().unwrap_or(&""), why)
                }
                None => Ok(()),
            },
        }
    }
}

/// The argument that an element is asked for by: its switch, or the first of its values.
fn first_name(element: &Element) -> Option<&'static str> {
    element.flag.map(|flag| flag.name).or_else(|| element.outer_names().next())
}

/// What a slot is filled with: what was given, or its default.
fn filled<'a>(slot: &'a Slot, scope: Scope<'a>, names: idn::Form) -> Done<Option<Cow<'a, str>>> {
    match scope.value(slot) {
        Some(value) => {
            let Some(text) = value.to_wire() else {
                return invalid(slot.name, format!("it is {}, not a list", slot.kind.expected()));
            };
            let text = super::kind::to_wire(&slot.kind, text);
            let text = if slot.kind == Kind::Name { text.and_then(|name| names.of(name)) } else { text };
            text.map(Some).or_else(|why| invalid(slot.name, why))
        }
        None => match slot.default {
            Some(default) => {
                super::kind::to_wire(&slot.kind, default.into()).map(Some).or_else(|why| invalid(slot.name, why))
            }
            None if slot.required => invalid(slot.name, "it is required"),
            None => Ok(None),
        },
    }
}

/// Whether there is nothing but white space as XML has it.
fn is_blank(text: &str) -> bool {
    text.bytes().all(|byte| matches!(byte, b' ' | b'\t' | b'\r' | b'\n'))
}

/// Whether a text with a default stands in the element.
fn has_default(element: &Element) -> bool {
    element.slot().is_some_and(|slot| slot.default.is_some())
        || element.elements().any(|child| child.each.is_none() && !child.optional && has_default(child))
}

/// The arguments given in an element, for a message.
fn names_given(element: &Element, scope: Scope) -> Vec<&'static str> {
    element.outer_names().filter(|name| scope.get(name).is_some()).collect()
}

/// An argument that several alternatives share.
fn shared_name(given: &[&Element], scope: Scope) -> String {
    given.first().map_or(String::new(), |element| names_given(element, scope).join(", "))
}

/// Asks for what tells the alternatives of a choice apart.
fn which_is_meant(alternatives: &[Element]) -> Why {
    let mut why = Why::from("say also which is meant: ");
    for (at, element) in alternatives.iter().filter(|element| !element.read_only).enumerate() {
        if at > 0 {
            why = why.text(" or ");
        }
        why = match element.flag {
            Some(flag) => why.arguments([flag.name]),
            None => why.arguments(element.outer_names()),
        };
    }
    why
}
