//! Writes elements with their slots filled.

use super::{
    Cow, Done, Element, HEAD, Invalid, Item, Kind, Map, Node, Outer, Part, Scope, Slot, Value, Why, escape, idn,
    invalid, is_xml_char, known_fields, names_given,
};

/// An element's text, and the value of the attribute that the text's kind fills.
pub(super) type Parts<'a> = (Option<Cow<'a, str>>, Option<Cow<'a, str>>);

/// The text of the frame so far.
pub(super) struct Writer {
    pub(super) out: String,
    /// The form of domain names.
    pub(super) names: idn::Form,
}

impl Writer {
    pub(super) fn new() -> Self {
        let mut out = String::with_capacity(1024);
        out.push_str(HEAD);
        Writer { out, names: idn::Form::ALabel }
    }

    /// `<name>text</name>` of the protocol itself.
    pub(super) fn leaf(&mut self, name: &str, text: &str) -> Done {
        self.out.push('<');
        self.out.push_str(name);
        self.out.push('>');
        self.text(name, text, false)?;
        self.close(name);
        Ok(())
    }

    pub(super) fn close(&mut self, name: &str) {
        self.out.push_str("</");
        self.out.push_str(name);
        self.out.push('>');
    }

    /// A text, refused where XML cannot carry it.
    pub(super) fn text(&mut self, argument: &str, text: &str, attribute: bool) -> Done {
        // Most of it is.
        if text.bytes().all(|byte| matches!(byte, b' '..=b'~') && !matches!(byte, b'&' | b'<' | b'>' | b'"')) {
            self.out.push_str(text);
            return Ok(());
        }
        if let Some(c) = text.chars().find(|c| !is_xml_char(*c)) {
            return invalid(argument, format!("XML cannot carry the character U+{:04X}", c as u32));
        }
        escape(&mut self.out, text, attribute);
        Ok(())
    }

    pub(super) fn attribute(&mut self, argument: &str, name: &str, text: &str) -> Done {
        self.out.push(' ');
        self.out.push_str(name);
        self.out.push_str("=\"");
        self.text(argument, text, true)?;
        self.out.push('"');
        Ok(())
    }

    /// The topmost element of an extension or of an answer: once, or as often as its list says.
    pub(super) fn root(&mut self, element: &Element, scope: Scope) -> Done {
        if element.each.is_some() || element.group.is_some() {
            return self.child(element, scope);
        }
        self.one(element, scope)
    }

    /// An element below another: as often as its list says, or if there is a reason to write it.
    pub(super) fn child(&mut self, element: &Element, scope: Scope) -> Done {
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
    pub(super) fn list(&mut self, element: &Element, name: &'static str, required: bool, scope: Scope) -> Done {
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
    pub(super) fn items(&mut self, element: &Element, name: &'static str, items: &[Value], scope: Scope) -> Done {
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
    pub(super) fn item(&mut self, element: &Element, name: &str, item: &Value, scope: Scope) -> Done {
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
    pub(super) fn one(&mut self, element: &Element, scope: Scope) -> Done {
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
    pub(super) fn parts<'a>(&self, element: &'a Element, scope: Scope<'a>) -> Done<Parts<'a>> {
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
                        let (number, unit) = crate::epp::kind::split_period(&value);
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
    pub(super) fn any(&mut self, element: &Element, scope: Scope) -> Done {
        let Some(slot) = element.slot() else { return Ok(()) };
        match filled(slot, scope, self.names)? {
            Some(text) if text.trim_start().starts_with('<') => self.markup(slot.name, text.trim()),
            Some(_) => invalid(slot.name, "it is an element as XML, which begins with '<'"),
            None => Ok(()),
        }
    }

    /// Markup that the user gave, checked for being well-formed and complete in itself.
    pub(super) fn markup(&mut self, argument: &str, text: &str) -> Done {
        let wrapped = format!("<x>{text}</x>");
        match crate::epp::xml::parse_text(&wrapped, &crate::epp::xml::Limits::REQUEST) {
            Ok(_) => self.out.push_str(text),
            Err(bad) => return invalid(argument, bad.why),
        }
        Ok(())
    }

    /// At most one of several elements.
    pub(super) fn choice(&mut self, alternatives: &[Element], scope: Scope) -> Done {
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
pub(super) fn first_name(element: &Element) -> Option<&'static str> {
    element.flag.map(|flag| flag.name).or_else(|| element.outer_names().next())
}

/// What a slot is filled with: what was given, or its default.
pub(super) fn filled<'a>(slot: &'a Slot, scope: Scope<'a>, names: idn::Form) -> Done<Option<Cow<'a, str>>> {
    match scope.value(slot) {
        Some(value) => {
            let Some(text) = value.to_wire() else {
                return invalid(slot.name, format!("it is {}, not a list", slot.kind.expected()));
            };
            let text = crate::epp::kind::to_wire(&slot.kind, text);
            let text = if slot.kind == Kind::Name { text.and_then(|name| names.of(name)) } else { text };
            text.map(Some).or_else(|why| invalid(slot.name, why))
        }
        None => match slot.default {
            Some(default) => {
                crate::epp::kind::to_wire(&slot.kind, default.into()).map(Some).or_else(|why| invalid(slot.name, why))
            }
            None if slot.required => invalid(slot.name, "it is required"),
            None => Ok(None),
        },
    }
}

/// Whether there is nothing but white space as XML has it.
pub(super) fn is_blank(text: &str) -> bool {
    text.bytes().all(|byte| matches!(byte, b' ' | b'\t' | b'\r' | b'\n'))
}

/// Whether a text with a default stands in the element.
pub(super) fn has_default(element: &Element) -> bool {
    element.slot().is_some_and(|slot| slot.default.is_some())
        || element.elements().any(|child| child.each.is_none() && !child.optional && has_default(child))
}

/// An argument that several alternatives share.
pub(super) fn shared_name(given: &[&Element], scope: Scope) -> String {
    given.first().map_or(String::new(), |element| names_given(element, scope).join(", "))
}

/// Asks for what tells the alternatives of a choice apart.
pub(super) fn which_is_meant(alternatives: &[Element]) -> Why {
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
