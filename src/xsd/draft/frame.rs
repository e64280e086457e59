//! An element of the schema as the frame of a command, or as an element of an answer.

use super::flat::{Flat, One, flatten};
use super::item::{Child, Frame, Item, Part, Slot};
use super::kinds;
use super::names::{Id, Names, Style};
use super::prefixes::Prefixes;
use super::words;
use crate::xsd::model::{Attribute, Content, Element, Simple};
use crate::xsd::sample;

/// Containers of an update: an empty one asks for nothing, so none of them needs a switch.
const CONTAINERS: [&str; 4] = ["add", "rem", "chg", "change"];

/// On which side of the wire a frame is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// A command. `creates`: it makes an object, whose password is made up when none is given.
    Request {
        /// Whether it makes an object.
        creates: bool,
    },
    /// An answer.
    Answer,
}

/// The frame for an element.
pub fn frame(element: &Element, side: Side, prefixes: &mut Prefixes) -> Frame {
    let mut drafter = Drafter { side, prefixes, names: Names::default() };
    let style = if side == Side::Answer { Style::Key } else { Style::Option };
    let scope = drafter.names.scope(style);
    let root = drafter.root(element, scope);
    Frame { root, names: drafter.names }
}

/// Where an element stands: the scope of its arguments, and the names on the way to it in that scope.
#[derive(Clone)]
struct At {
    scope: usize,
    path: Vec<String>,
}

impl At {
    /// One name further in.
    fn with(&self, name: &str) -> Vec<String> {
        self.path.iter().cloned().chain([name.to_string()]).collect()
    }
}

/// How an element stands in its parent.
#[derive(Clone, Copy)]
struct Need {
    /// The schema demands it.
    required: bool,
    /// It may repeat.
    many: bool,
    /// It is demanded, and so is everything it stands in.
    certain: bool,
    /// It is one of several alternatives.
    alternative: bool,
}

/// What stands in an element, as far as a spec tells.
enum Inside<'m> {
    /// Nothing.
    Nothing,
    /// A text.
    Text(&'m Simple),
    /// What is kept as XML.
    Xml,
    /// Elements.
    Parts(Vec<Flat<'m>>),
}

/// Drafts one frame.
struct Drafter<'p> {
    side: Side,
    prefixes: &'p mut Prefixes,
    names: Names,
}

impl Drafter<'_> {
    /// Whether the frame is sent.
    fn is_request(&self) -> bool {
        self.side != Side::Answer
    }

    /// Whether arguments of the scope are options of a command.
    fn is_option(&self, scope: usize) -> bool {
        self.is_request() && scope == 0
    }

    /// The topmost element: its name is the command's, so it is no part of its arguments' names.
    fn root(&mut self, element: &Element, scope: usize) -> Item {
        let inner = At { scope, path: Vec::new() };
        let need = Need { required: true, many: false, certain: true, alternative: false };
        let mut item = self.start(element, need, self.is_request());
        let inside = inside(element);
        self.attributes(element, &inside, &inner, &mut item);
        let id = |own: &mut Self| own.names.add(scope, vec![element.name.local.to_string()], 1);
        match &inside {
            Inside::Text(_) | Inside::Xml => {
                let id = id(self);
                item.text = self.text(element, &inside, Some(id), need, &item);
                item.secret = self.is_secret(element, &inside);
                self.demand_secret(&mut item, need);
            }
            Inside::Parts(parts) => self.children(parts, &inner, need, &mut item),
            Inside::Nothing => {}
        }
        if item.is_literal() {
            item.flag = Some(id(self));
        }
        item
    }

    /// An element below another.
    fn item(&mut self, element: &Element, at: &At, need: Need) -> Item {
        let local = &*element.name.local;
        let inside = inside(element);
        let mut item = self.start(element, need, self.is_option(at.scope));
        let open = element.attributes.iter().filter(|attribute| !is_fixed(attribute)).count();
        let bare = matches!(inside, Inside::Nothing)
            || matches!(&inside, Inside::Text(simple) if fixed(element, simple).is_some());
        let grouped = !self.is_request() && (matches!(inside, Inside::Parts(_)) || bare && open > 0);
        let scoped = need.many || grouped;
        let inner = match scoped {
            true => At { scope: self.names.scope(Style::Key), path: Vec::new() },
            false => At { scope: at.scope, path: at.with(local) },
        };
        if scoped {
            let id = self.names.add(at.scope, at.with(local), 1);
            match need.many {
                true => item.each = Some((id, need.required)),
                false => item.group = Some(id),
            }
        }
        self.attributes(element, &inside, &inner, &mut item);
        if need.many
            && bare
            && let [(_, Part::Slot(slot), _)] = &mut item.attributes[..]
            && slot.required
        {
            slot.id = None;
        }
        match &inside {
            Inside::Text(_) | Inside::Xml => {
                let plain = need.many && item.slots().next().is_none();
                let path = if scoped { vec![local.to_string(), "value".into()] } else { inner.path.clone() };
                let id = (!plain && !bare).then(|| self.names.add(inner.scope, path, 1));
                item.text = self.text(element, &inside, id, need, &item);
                item.secret = !need.many && self.is_secret(element, &inside);
                self.demand_secret(&mut item, need);
            }
            Inside::Parts(parts) => self.children(parts, &inner, need, &mut item),
            Inside::Nothing => {}
        }
        self.presence(element, at, need, &mut item);
        if self.is_option(at.scope) && need.many {
            item.form = form(&item);
        }
        item
    }

    /// An element with nothing in it yet.
    fn start(&mut self, element: &Element, need: Need, helped: bool) -> Item {
        let help = helped.then(|| {
            let told = element.help.as_deref().and_then(|help| words::sentence(help, 80));
            told.unwrap_or_else(|| words::said(&element.name.local))
        });
        Item { name: self.prefixes.written(&element.name), wanted: need.required, help, ..Item::default() }
    }

    /// Whether an element is there at all: by a switch, by what is in it, or always.
    fn presence(&mut self, element: &Element, at: &At, need: Need, item: &mut Item) {
        if item.each.is_some() {
            return;
        }
        let local = &*element.name.local;
        let demanded = need.required && !need.alternative;
        let needed = item.is_needed();
        let has_text = matches!(item.text, Some(Part::Slot(_)));
        let container = CONTAINERS.contains(&local) && !item.children.is_empty();
        if demanded {
            item.always = self.is_request() && !needed && !item.is_literal();
            return;
        }
        if item.group.is_none() && !needed && !has_text && !container {
            item.flag = Some(self.names.add(at.scope, at.with(local), 1));
        }
        item.optional = !need.required && needed;
    }

    /// The attributes.
    fn attributes(&mut self, element: &Element, inside: &Inside, inner: &At, item: &mut Item) {
        let derived = match inside {
            Inside::Text(simple) => kinds::with_attribute(element, simple).map(|(_, attribute)| &attribute.name),
            _ => None,
        };
        for attribute in &element.attributes {
            let written = self.prefixes.attribute(&attribute.name);
            let part = match fixed_value(attribute) {
                _ if derived == Some(&attribute.name) => Part::Derived,
                Some(value) => Part::Fixed(value.clone()),
                None => {
                    let local = &*attribute.name.local;
                    // An option is understood alone, so it says whose attribute it is.
                    let take = if self.is_option(inner.scope) { 2 } else { 1 };
                    let id = self.names.add(inner.scope, inner.with(local), take);
                    Part::Slot(Slot {
                        id: Some(id),
                        required: attribute.required,
                        kind: kinds::kind(&attribute.simple, local),
                        sample: sample::value(&attribute.simple, local),
                    })
                }
            };
            let helped = matches!(part, Part::Slot(_)) && self.is_option(inner.scope);
            let whose = (!inner.path.is_empty()).then(|| words::said(&element.name.local).to_lowercase());
            item.attributes.push((written, part, helped.then(|| attribute_help(attribute, whose))));
        }
    }

    /// The text: fixed, or the slot of `id`.
    fn text(&self, element: &Element, inside: &Inside, id: Option<Id>, need: Need, item: &Item) -> Option<Part> {
        let Inside::Text(simple) = inside else {
            // What must hold elements is no text, and no example can say which elements.
            let sample = may_be_text(element).then(|| "text".to_string());
            let slot = Slot { id, required: need.required && must_hold(element), kind: "xml".into(), sample };
            return Some(Part::Slot(slot));
        };
        if let Some(value) = fixed(element, simple) {
            return Some(Part::Fixed(value.clone()));
        }
        let local = &*element.name.local;
        // With an attribute beside it an element may be there for the attribute's sake.
        let beside = item.slots().next().is_some() && !simple.may_be_empty();
        let demanded = need.required && (self.is_request() || !simple.may_be_empty());
        let listed = need.many && !simple.may_be_empty();
        let kind = kinds::with_attribute(element, simple).map(|(kind, _)| kind.to_string());
        let sample = match kind.as_deref() {
            Some("period") => Some("1y".into()),
            Some("ip") => Some("192.0.2.1".into()),
            Some(_) => Some("+49.301234567".into()),
            None => sample::value(simple, local),
        };
        Some(Part::Slot(Slot {
            id,
            required: if need.many { listed } else { demanded || beside },
            kind: kind.unwrap_or_else(|| kinds::kind(simple, local)),
            sample,
        }))
    }

    /// Whether the text is a secret.
    fn is_secret(&self, element: &Element, inside: &Inside) -> bool {
        matches!(inside, Inside::Text(simple) if kinds::is_secret(simple, &element.name.local) && fixed(element, simple).is_none())
    }

    /// A secret that is demanded is made up when it is not given, which is right for a new object's and for no other.
    fn demand_secret(&self, item: &mut Item, need: Need) {
        if let Some(Part::Slot(slot)) = &mut item.text
            && item.secret
        {
            slot.required = need.certain && self.side == Side::Request { creates: true };
        }
    }

    /// What stands in an element.
    fn children(&mut self, parts: &[Flat], inner: &At, need: Need, item: &mut Item) {
        for part in parts {
            let child = match part {
                Flat::One(one) => {
                    let certain = need.certain && one.required;
                    let need = Need { required: one.required, many: one.many, certain, alternative: false };
                    Child::One(self.one(one, inner, need))
                }
                Flat::Choice { required, alternatives } => {
                    let mut made: Vec<Item> = Vec::new();
                    for (at, one) in alternatives.iter().enumerate() {
                        let certain = need.certain && *required && at == 0;
                        let need = Need { required: *required, many: one.many, certain, alternative: true };
                        made.push(self.one(one, inner, need));
                    }
                    self.name_after_secret(alternatives, &made);
                    Child::Choice { required: *required, alternatives: made }
                }
                Flat::Note(text) => Child::Note(text.clone()),
            };
            item.children.push(child);
        }
    }

    /// An element, or any.
    fn one(&mut self, one: &One, inner: &At, need: Need) -> Item {
        if let Some(element) = one.element {
            return self.item(element, inner, need);
        }
        let id = self.names.add(inner.scope, inner.with("any"), 1);
        // No example can say what it would be.
        let slot = Slot {
            id: (!one.many).then_some(id),
            required: need.required && !one.many,
            kind: "xml".into(),
            sample: None,
        };
        Item {
            wanted: need.required,
            each: one.many.then_some((id, need.required)),
            text: Some(Part::Slot(slot)),
            help: self.is_option(inner.scope).then(|| "Another element, as XML".to_string()),
            ..Item::default()
        }
    }

    /// `ext` and `null` beside a password are named after it, as in EPP's own objects.
    fn name_after_secret(&mut self, alternatives: &[One], made: &[Item]) {
        let id = |item: &Item| item.flag.or_else(|| item.slots().find_map(|slot| slot.id));
        let text = |item: &Item| match &item.text {
            Some(Part::Slot(slot)) => slot.id,
            _ => None,
        };
        let Some(secret) = made.iter().find(|item| item.secret).and_then(text).filter(|_| self.is_request()) else {
            return;
        };
        for (one, item) in alternatives.iter().zip(made) {
            let suffix = match one.element.map(|element| &*element.name.local) {
                Some("ext") if text(item).is_some() => "-ext",
                Some("null") if item.flag.is_some() => "-null",
                _ => continue,
            };
            if let Some(own) = id(item) {
                self.names.put_beside(own, secret, suffix);
            }
        }
    }
}

/// The fields by which an item is typed in one word, each with the separator before it: a text behind the word that tells
/// its sort, else those fields that it needs, where they are plain and not simply all.
fn form(item: &Item) -> Vec<(&'static str, Id)> {
    let slots: Vec<&Slot> = item.slots().collect();
    if let ([sort, value], Some(Part::Slot(_))) = (&slots[..], &item.text)
        && let (Some(sort_id), Some(value_id)) = (sort.id, value.id)
        && sort.kind.contains('|')
    {
        return vec![("", sort_id), (":", value_id)];
    }
    let mut fields = Vec::new();
    let mut all = 0;
    let mut note = |item: &Item, wanted: bool| {
        for slot in item.slots() {
            all += 1;
            let before = if fields.is_empty() { "" } else { "," };
            fields.extend(slot.id.filter(|_| wanted && slot.required).map(|id| (before, id)));
        }
    };
    note(item, true);
    for child in &item.children {
        match child {
            Child::One(child) if child.each.is_none() && child.flag.is_none() && child.children.is_empty() => {
                note(child, child.wanted);
            }
            Child::One(child) if child.wanted => return Vec::new(),
            Child::Choice { required: true, .. } => return Vec::new(),
            _ => {}
        }
    }
    if all > fields.len() || !item.children.is_empty() { fields } else { Vec::new() }
}

/// What stands in an element.
fn inside(element: &Element) -> Inside<'_> {
    match &element.content {
        Content::Empty | Content::Untyped => Inside::Nothing,
        Content::Text(simple) if simple.facets.max_length == Some(0) => Inside::Nothing,
        Content::Text(simple) => Inside::Text(simple),
        Content::Mixed(_) | Content::Anything => Inside::Xml,
        Content::Elements(particle) => {
            let parts = flatten(particle);
            let any = |part: &Flat| matches!(part, Flat::One(One { element: None, .. }));
            match parts.is_empty() {
                true => Inside::Nothing,
                false if parts.iter().all(any) => Inside::Xml,
                false => Inside::Parts(parts),
            }
        }
    }
}

/// Whether a text may stand where elements may.
fn may_be_text(element: &Element) -> bool {
    !matches!(element.content, Content::Elements(_)) && !must_hold(element)
}

/// Whether an element must hold other elements.
fn must_hold(element: &Element) -> bool {
    match &element.content {
        Content::Elements(particle) | Content::Mixed(particle) => flatten(particle).iter().any(|part| match part {
            Flat::One(one) => one.required,
            Flat::Choice { required, .. } => *required,
            Flat::Note(_) => false,
        }),
        _ => false,
    }
}

/// The only text that an element may have.
fn fixed<'e>(element: &'e Element, simple: &'e Simple) -> Option<&'e String> {
    let own = element.fixed.as_ref().filter(|text| words::is_literal(text));
    own.or_else(|| kinds::only_word(simple))
}

/// The only value that an attribute may have, where it is always written.
fn fixed_value(attribute: &Attribute) -> Option<&String> {
    let own = attribute.fixed.as_ref().filter(|text| words::is_literal(text));
    own.or_else(|| kinds::only_word(&attribute.simple).filter(|_| attribute.required))
}

/// Whether no argument fills an attribute.
fn is_fixed(attribute: &Attribute) -> bool {
    fixed_value(attribute).is_some()
}

/// What an attribute is, and of what where that is not the command's own element.
fn attribute_help(attribute: &Attribute, whose: Option<String>) -> String {
    let told = attribute.help.as_deref().and_then(|help| words::sentence(help, 80));
    let said = words::said(&attribute.name.local);
    let help = told.unwrap_or_else(|| whose.map_or(said.clone(), |whose| format!("{said} of {whose}")));
    match attribute.default.as_deref().map(words::plain).filter(|default| !default.is_empty()) {
        Some(default) => format!("{help}; {default} when it is left out"),
        None => help,
    }
}
