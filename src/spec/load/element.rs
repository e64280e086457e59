//! An element of a frame: what it holds, and what the directives say of it.

use super::{
    Attribute, Bad, DEEPEST_USE, DIRECTIVE_ATTRIBUTES, DIRECTIVES, EPP, Each, Element, Flag, Form, KINDS, Kind, LIMITS,
    Loader, Node, Part, Scope, Slot, StringStorage, Version, Xml, attribute_name, names, to_wire, xml,
};

impl Loader<'_> {
    /// An element and everything in it.
    pub(super) fn element(&self, node: Xml<'_, 'static>, above: Scope) -> Bad<Element> {
        let (uri, written) = (self.in_text(node, node.tag_name().namespace().unwrap_or(EPP))?, self.written_name(node));
        let mut element = blank(uri, written);
        let mut scope = above.to_vec();
        self.declare(&mut element, &mut scope, written, uri);
        for attribute in node.attributes() {
            let StringStorage::Borrowed(value) = attribute.value_storage() else {
                return self.bad(
                    node,
                    format!("the attribute {} must be written without entities and line breaks", attribute.name()),
                );
            };
            if attribute.namespace() == Some(DIRECTIVES) {
                self.directive_attribute(node, &mut element, attribute.name(), value)?;
                continue;
            }
            if !self.present_attribute(node, attribute.name())? {
                continue;
            }
            let written = attribute_name(self.document.input_text(), attribute.range());
            let uri = attribute.namespace().map(|uri| self.in_text(node, uri)).transpose()?;
            if let Some(uri) = uri {
                self.declare(&mut element, &mut scope, written, uri);
            }
            let part = self.part(node, value)?;
            let local = written.rsplit(':').next().unwrap_or(written);
            let help = node.attribute_node((DIRECTIVES, format!("help-{local}").as_str()));
            let help = match help.map(|help| help.value_storage().clone()) {
                Some(StringStorage::Borrowed(help)) => help,
                _ => "",
            };
            element.attributes.push(Attribute { name: written, uri, local, part, help });
        }
        self.content(node, &mut element, &scope)?;
        self.derive(node, &mut element)?;
        Ok(element)
    }

    /// Notes that the prefix of `written` must be declared, unless an element above does.
    pub(super) fn declare(
        &self,
        element: &mut Element,
        scope: &mut Vec<(&'static str, &'static str)>,
        written: &'static str,
        uri: &'static str,
    ) {
        let prefix = written.split_once(':').map_or("", |(prefix, _)| prefix);
        let bound = scope.iter().rev().find(|(known, _)| *known == prefix);
        let outside = prefix == "xml" || (prefix.is_empty() && uri == EPP);
        if bound.map_or(!outside, |(_, known)| *known != uri) {
            scope.push((prefix, uri));
            element.declares.push((prefix, uri));
        }
    }

    /// An `e:…` attribute.
    pub(super) fn directive_attribute(
        &self,
        node: Xml,
        element: &mut Element,
        name: &str,
        value: &'static str,
    ) -> Bad<()> {
        match name {
            "each" => {
                let (name, required) = value.strip_suffix('!').map_or((value, false), |name| (name, true));
                element.each = Some(Each { name, required });
            }
            "group" => element.group = Some(value),
            "flag" => {
                let (name, word) = value.split_once('=').map_or((value, None), |(name, word)| (name, Some(word)));
                element.flag = Some(Flag { name, word });
            }
            "form" => element.form = Some(self.form(node, value)?),
            "split" if value.is_empty() => return self.bad(node, "e:split is the character between two items"),
            "split" => element.split = Some(value),
            "since" | "until" => {}
            "empty" => element.empty = Some(value),
            "flat" => element.flat = Some(value),
            "option" => element.option = Some(value),
            "help" => element.help = value,
            "optional" => element.optional = self.truth(node, name, value)?,
            "always" => element.always = self.truth(node, name, value)?,
            _ if ["help-", "since-", "until-"].iter().any(|known| {
                name.strip_prefix(known).is_some_and(|own| node.attributes().any(|a| is_written(&a, own)))
            }) => {}
            "read" => element.read_only = self.truth(node, name, value)?,
            "secret" => element.secret = self.truth(node, name, value)?,
            _ => return self.bad(node, format!("there is no directive e:{name}: {}", names(DIRECTIVE_ATTRIBUTES))),
        }
        Ok(())
    }

    /// `true` or `false`.
    pub(super) fn truth(&self, node: Xml, name: &str, value: &str) -> Bad<bool> {
        match value {
            "true" => Ok(true),
            "false" => Ok(false),
            _ => self.bad(node, format!("e:{name} is true or false, not {value:?}")),
        }
    }

    /// The children and the text of an element.
    pub(super) fn content(&self, node: Xml<'_, 'static>, element: &mut Element, scope: Scope) -> Bad<()> {
        for child in node.children() {
            if child.is_text() {
                let Some(StringStorage::Borrowed(text)) = child.text_storage() else {
                    return self.bad(child, "a text must be written without entities or CDATA");
                };
                let text = text.trim();
                if text.is_empty() {
                    continue;
                }
                if element.text.is_some() || node.children().any(|other| other.is_element()) {
                    return self.bad(child, format!("<{}> holds text and something else", element.name));
                }
                element.text = Some(self.part(child, text)?);
            } else if child.is_element() && self.present(child)? {
                self.child(child, scope, &mut element.children)?;
            }
        }
        Ok(())
    }

    /// An element below another, a choice, or what a define puts there.
    pub(super) fn child(&self, child: Xml<'_, 'static>, scope: Scope, into: &mut Vec<Node>) -> Bad<()> {
        match self.directive(child) {
            Some("choice") => match self.choice(child, scope)? {
                alternatives if alternatives.is_empty() => {}
                alternatives if alternatives.len() == 1 && !alternatives[0].one_of => {
                    into.extend(alternatives.into_iter().map(Node::Element));
                }
                alternatives => into.push(Node::Choice(alternatives)),
            },
            Some("any") => into.push(Node::Element(self.any(child)?)),
            Some("use") => {
                self.used(child, &mut |loader, part| loader.child(part, scope, into))?;
            }
            Some(other) => return self.bad(child, format!("there is no directive e:{other} inside a frame")),
            None => into.push(Node::Element(self.element(child, scope)?)),
        }
        Ok(())
    }

    /// `e:use`: hands the elements of the define to `take`, with the loader of the file that has it.
    pub(super) fn used(
        &self,
        node: Xml<'_, 'static>,
        take: &mut dyn FnMut(&Loader, Xml<'_, 'static>) -> Bad<()>,
    ) -> Bad<()> {
        self.only(node)?;
        if self.uses > DEEPEST_USE {
            return self.bad(node, "defines use each other too deeply, perhaps in a circle");
        }
        let wanted = self.need(node, "name")?;
        let Some(id) = self.plain(node, "from")? else {
            let within = Loader { uses: self.uses + 1, version: self.version.clone(), ..*self };
            return within.defined(node, wanted, take);
        };
        let called = |text: &&&'static str| {
            let head = text.split_once("spec:1").map_or("", |(_, head)| head);
            let head = head.split_once('>').map_or("", |(head, _)| head);
            [format!(" id=\"{id}\""), format!(" id='{id}'")].iter().any(|own| head.contains(own))
        };
        let built_in = || crate::spec::BUILT_IN.iter().find(|row| row.id == id).map(|row| row.text);
        let Some(text) = self.near.iter().find(called).copied().or_else(built_in) else {
            return self.bad(node, format!("there is no spec {id:?} to take {wanted:?} from"));
        };
        let Ok(document) = xml::parse_text(text, &LIMITS) else {
            return self.bad(node, format!("the spec {id:?} cannot be read"));
        };
        let version = document.root_element().attribute("uri").and_then(Version::of);
        let other = Loader { file: id, document: &document, version, uses: self.uses + 1, near: self.near };
        other.defined(document.root_element(), wanted, take).or_else(|why| self.bad(node, why))
    }

    /// Hands the elements of this file's define called `wanted` to `take`; `asked` is where it is asked for.
    pub(super) fn defined(
        &self,
        asked: Xml,
        wanted: &str,
        take: &mut dyn FnMut(&Loader, Xml<'_, 'static>) -> Bad<()>,
    ) -> Bad<()> {
        for define in self.document.root_element().children() {
            let called = self.directive(define) == Some("define") && define.attribute("name") == Some(wanted);
            if called && self.present(define)? {
                return self.elements(define)?.into_iter().try_for_each(|part| take(self, part));
            }
        }
        self.bad(asked, format!("there is no <e:define name={wanted:?}>"))
    }

    /// `e:any`.
    pub(super) fn any(&self, node: Xml<'_, 'static>) -> Bad<Element> {
        let mut element = blank("", "*");
        element.any = true;
        for attribute in node.attributes() {
            match attribute.value_storage() {
                StringStorage::Borrowed(value) => {
                    self.directive_attribute(node, &mut element, attribute.name(), value)?;
                }
                StringStorage::Owned(_) => {
                    return self.bad(
                        node,
                        format!("the attribute {} must be written without entities and line breaks", attribute.name()),
                    );
                }
            }
        }
        self.content(node, &mut element, &[])?;
        self.derive(node, &mut element)?;
        if !element.slot().is_some_and(|slot| slot.kind == Kind::Xml) {
            return self.bad(node, "e:any holds one slot of kind xml: {name:xml}, or {.:xml} in a list");
        }
        Ok(element)
    }

    /// `e:choice`.
    pub(super) fn choice(&self, node: Xml<'_, 'static>, scope: Scope) -> Bad<Vec<Element>> {
        self.only(node)?;
        let mut children = Vec::new();
        for child in self.elements(node)? {
            if self.directive(child) == Some("choice") {
                return self
                    .bad(child, "a choice in a choice is the same choice: write its alternatives into the outer one");
            }
            self.child(child, scope, &mut children)?;
        }
        let mut alternatives = Vec::new();
        for child in children {
            match child {
                Node::Element(element) => alternatives.push(element),
                Node::Choice(more) => alternatives.extend(more),
            }
        }
        if let Some(required) = self.plain(node, "required")? {
            let one_of = self.truth(node, "required", required)?;
            alternatives.iter_mut().for_each(|element| element.one_of = one_of);
        }
        let written = node.children().filter(Xml::is_element);
        if alternatives.len() < 2
            && !alternatives.iter().any(|element| element.one_of)
            && !written.clone().any(|child| self.directive(child) == Some("use"))
            && written.count() < 2
        {
            return self.bad(node, "e:choice needs two alternatives or more");
        }
        Ok(alternatives)
    }

    /// A text or an attribute's value: fixed, or one slot.
    pub(super) fn part(&self, node: Xml, text: &'static str) -> Bad<Part> {
        if text == "{}" {
            return Ok(Part::Derived);
        }
        let Some(inner) = text.strip_prefix('{').and_then(|rest| rest.strip_suffix('}')) else {
            if text.contains(['{', '}']) {
                return self.bad(node, format!("a slot stands for a whole text or value: {text:?}"));
            }
            return Ok(Part::Literal(text));
        };
        if inner.contains(['{', '}']) {
            return self.bad(node, format!("a slot stands for a whole text or value: {text:?}"));
        }
        let (inner, default) = inner.split_once('=').map_or((inner, None), |(head, value)| (head, Some(value)));
        let (name, kind) = inner.split_once(':').unwrap_or((inner, "text"));
        let (name, required) = name.strip_suffix('!').map_or((name, false), |name| (name, true));
        let (name, outer) = name.strip_prefix('^').map_or((name, false), |name| (name, true));
        let well_named =
            name == "." || (!name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_".contains(&b)));
        if !well_named {
            return self.bad(node, format!("{name:?} is no name for an argument: letters, digits, '-' and '_'"));
        }
        let kind = self.kind(node, kind)?;
        if let Some(Err(why)) = default.map(|default| to_wire(&kind, default.into())) {
            return self.bad(node, format!("the default of {name:?}: {why}"));
        }
        Ok(Part::Slot(Slot { name, kind, required: required || name == ".", default, outer }))
    }

    /// The kind of a slot.
    pub(super) fn kind(&self, node: Xml, word: &'static str) -> Bad<Kind> {
        Ok(match word {
            "text" => Kind::Text,
            "int" => Kind::Int,
            "byte" => Kind::Byte,
            "short" => Kind::Short,
            "decimal" => Kind::Decimal,
            "bool" => Kind::Bool,
            "time" => Kind::Time,
            "date" => Kind::Date,
            "duration" => Kind::Duration,
            "hex" => Kind::Hex,
            "base64" => Kind::Base64,
            "name" => Kind::Name,
            "ip" => Kind::Ip,
            "period" => Kind::Period,
            "phone" => Kind::Phone,
            "xml" => Kind::Xml,
            words if words.contains('|') => Kind::Words(words.split('|').collect()),
            _ => return self.bad(node, format!("there is no kind {word:?}: {}", names(KINDS))),
        })
    }

    /// `{a}:{b}`.
    pub(super) fn form(&self, node: Xml, text: &'static str) -> Bad<Form> {
        let mut fields = Vec::new();
        let mut rest = text;
        while !rest.is_empty() {
            let parts = rest.split_once('{').and_then(|(before, after)| Some((before, after.split_once('}')?)));
            let Some((separator, (name, after))) = parts else {
                return self.bad(node, format!("e:form is fields in braces with separators between them: {text:?}"));
            };
            if separator.is_empty() != fields.is_empty() {
                return self.bad(node, format!("e:form needs a separator between each two fields: {text:?}"));
            }
            fields.push((separator, name));
            rest = after;
        }
        Ok(Form { text, fields })
    }

    /// What follows from an element's content, and what must not be.
    pub(super) fn derive(&self, node: Xml, element: &mut Element) -> Bad<()> {
        let mut names: Vec<&'static str> = Vec::new();
        let mut add = |name: &'static str| {
            if !names.contains(&name) {
                names.push(name);
            }
        };
        element.flag.iter().for_each(|flag| add(flag.name));
        element.empty.iter().for_each(|name| add(name));
        element.slots().filter(|slot| !slot.outer).for_each(|slot| add(slot.name));
        for child in element.elements() {
            match (child.each, child.group) {
                (Some(each), _) => add(each.name),
                (None, Some(group)) => add(group),
                (None, None) => child.names.iter().for_each(|name| add(name)),
            }
        }
        if element.attributes.iter().filter(|a| matches!(a.part, Part::Derived)).count() > 1
            || (element.attributes.iter().any(|a| matches!(a.part, Part::Derived))
                && !element.slot().is_some_and(|slot| matches!(slot.kind, Kind::Period | Kind::Ip | Kind::Phone)))
        {
            return self
                .bad(node, "an attribute {} is filled by a text of kind period, ip or phone, and there is none here");
        }
        if let Some(form) = &element.form
            && let Some((_, field)) = form.fields.iter().find(|(_, field)| !names.contains(field))
        {
            return self.bad(node, format!("e:form names {field:?}, which no slot of this element is called"));
        }
        let required = element.slots().any(|slot| slot.required && slot.name != ".")
            || element.slot().is_some_and(|slot| slot.default.is_some());
        let below = |element: &Element| {
            !element.optional
                && !element.read_only
                && element.flag.is_none()
                && (element.each.map_or(element.needed, |each| each.required))
        };
        element.needed = required
            || element.children.iter().any(|node| match node {
                Node::Element(child) => below(child),
                Node::Choice(alternatives) => alternatives.iter().any(|child| child.one_of || below(child)),
            });
        let own = element.slots().find(|slot| slot.outer).map(|slot| slot.name);
        let below = element.elements().filter(|child| child.each.is_none()).find_map(|child| child.outer);
        element.outer = own.or(below);
        element.outers = element.slots().filter(|slot| slot.outer).map(|slot| slot.name).collect();
        let outers: Vec<&'static str> = element.elements().flat_map(|child| child.outers.iter().copied()).collect();
        element.outers.extend(outers);
        element.literal =
            element.each.is_none() && element.group.is_none() && names.is_empty() && element.outers.is_empty();
        element.names = names;
        element.switches = element.flag.iter().map(|flag| flag.name).chain(element.empty).collect();
        let scope = |child: &&Element| child.each.is_none() && child.group.is_none();
        let below: Vec<&'static str> =
            element.elements().filter(scope).flat_map(|child| child.switches.iter().copied()).collect();
        element.switches.extend(below);
        Ok(())
    }
}

/// An element with nothing in it and nothing said of it.
fn blank(uri: &'static str, written: &'static str) -> Element {
    Element {
        uri,
        local: written.rsplit(':').next().unwrap_or(written),
        name: written,
        declares: Vec::new(),
        attributes: Vec::new(),
        text: None,
        children: Vec::new(),
        each: None,
        group: None,
        optional: false,
        flag: None,
        empty: None,
        form: None,
        flat: None,
        option: None,
        secret: false,
        read_only: false,
        any: false,
        split: None,
        always: false,
        one_of: false,
        help: "",
        literal: false,
        needed: false,
        names: Vec::new(),
        switches: Vec::new(),
        outer: None,
        outers: Vec::new(),
    }
}

/// Whether an attribute of the frame is called `name`, without its prefix.
fn is_written(attribute: &roxmltree::Attribute, name: &str) -> bool {
    attribute.namespace() != Some(DIRECTIVES) && attribute.name() == name
}
