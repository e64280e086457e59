//! The specs against the published schemas (`EPPSH_SCHEMAS`): every element and attribute is there, in its order, and
//! required where it is required.

use crate::support;
use eppsh::epp::encode::TRANSACTION;
use eppsh::spec::model::{Element, Node as Child, Part};
use eppsh::spec::{BUILT_IN, Catalog};
use roxmltree::{Document, Node};
use std::collections::BTreeSet;
use std::path::Path;

/// The schemas that `all.xsd` takes together, by their namespaces.
struct Schemas<'a, 'i>(Vec<(String, &'a Document<'i>)>);

/// What a type says of an element: its children and attributes.
#[derive(Default)]
struct Content<'a, 'i> {
    attributes: Vec<Node<'a, 'i>>,
    parts: Vec<Particle<'a, 'i>>,
    /// The choices of which one must be taken: the alternatives' names.
    choices: Vec<Vec<String>>,
    /// Whether elements of any name may come.
    any: bool,
    /// Whether attributes of any name may come.
    any_attribute: bool,
}

/// A child of a type.
struct Particle<'a, 'i> {
    /// Its namespace, where it has one.
    uri: Option<&'a str>,
    name: String,
    /// Its place in the order; the alternatives of a choice share one.
    place: usize,
    declared: Node<'a, 'i>,
    required: bool,
    many: bool,
    /// Whether it is one of several.
    chosen: bool,
}

/// Where a part of a type stands.
#[derive(Clone, Copy)]
struct Place {
    required: bool,
    many: bool,
    chosen: bool,
}

/// Whether the schema's element, group or wildcard may be left out.
fn is_optional(node: Node) -> bool {
    node.attribute("minOccurs") == Some("0")
}

/// Whether it may stand more than once.
fn repeats(node: Node) -> bool {
    node.attribute("maxOccurs").is_some_and(|most| most != "1" && most != "0")
}

impl<'a, 'i> Schemas<'a, 'i> {
    /// The global declaration of that sort and name.
    fn global(&self, sort: &str, uri: &str, local: &str) -> Option<Node<'a, 'i>> {
        let (_, document) = self.0.iter().find(|(own, _)| own == uri)?;
        let mut elements = document.root_element().children().filter(Node::is_element);
        elements.find(|node| node.tag_name().name() == sort && node.attribute("name") == Some(local))
    }

    /// What a name in a schema's attribute means.
    fn meant(&self, node: Node<'a, 'i>, sort: &str, attribute: &str) -> Option<Node<'a, 'i>> {
        let name = node.attribute(attribute)?;
        let (prefix, local) = name.split_once(':').map_or((None, name), |(prefix, local)| (Some(prefix), local));
        let target = || node.document().root_element().attribute("targetNamespace");
        let uri = node.lookup_namespace_uri(prefix).or_else(target)?;
        self.global(sort, uri, local)
    }

    /// The content of an element: by its own type, or by the one it names.
    fn content(&self, element: Node<'a, 'i>) -> Option<Content<'a, 'i>> {
        let element = self.meant(element, "element", "ref").unwrap_or(element);
        let own = || element.children().find(|node| node.tag_name().name() == "complexType");
        let node = self.meant(element, "complexType", "type").or_else(own)?;
        let mut content = Content::default();
        self.gather(node, Place { required: true, many: false, chosen: false }, &mut content);
        Some(content)
    }

    /// Gathers what stands in a type, a group or a part of one.
    fn gather(&self, node: Node<'a, 'i>, place: Place, content: &mut Content<'a, 'i>) {
        for child in node.children().filter(Node::is_element) {
            let inner =
                Place { required: place.required && !is_optional(child), many: place.many || repeats(child), ..place };
            match child.tag_name().name() {
                "extension" => {
                    if let Some(base) = self.meant(child, "complexType", "base") {
                        self.gather(base, place, content);
                    }
                    self.gather(child, place, content);
                }
                "complexContent" | "simpleContent" | "restriction" => self.gather(child, place, content),
                "sequence" | "all" => self.gather(child, inner, content),
                "choice" => {
                    let before = content.parts.len();
                    self.gather(child, Place { required: false, chosen: true, ..inner }, content);
                    content.parts[before..].iter_mut().for_each(|part| part.place = before);
                    let is_nothing = |node: Node| {
                        is_optional(node)
                            || node.tag_name().name() == "sequence" && !node.children().any(|part| part.is_element())
                    };
                    let any_optional = child.children().filter(Node::is_element).any(is_nothing);
                    if inner.required && !any_optional {
                        content.choices.push(content.parts[before..].iter().map(|part| part.name.clone()).collect());
                    }
                }
                sort @ ("group" | "attributeGroup") => {
                    if let Some(group) = self.meant(child, sort, "ref") {
                        self.gather(group, inner, content);
                    }
                }
                "element" => {
                    let own = self.meant(child, "element", "ref").unwrap_or(child);
                    if own.attribute("abstract") == Some("true") {
                        content.any = true;
                    } else if let Some(name) = own.attribute("name") {
                        let root = own.document().root_element();
                        let is_global = own.parent() == Some(root);
                        let qualified = is_global || root.attribute("elementFormDefault") == Some("qualified");
                        content.parts.push(Particle {
                            uri: root.attribute("targetNamespace").filter(|_| qualified),
                            name: name.to_string(),
                            place: content.parts.len(),
                            declared: child,
                            required: inner.required,
                            many: inner.many,
                            chosen: inner.chosen,
                        });
                    }
                }
                "attribute" => content.attributes.push(child),
                "any" => content.any = true,
                "anyAttribute" => content.any_attribute = true,
                _ => {}
            }
        }
    }
}

impl Particle<'_, '_> {
    /// Whether an element of a spec declares the same.
    fn is(&self, element: &Element) -> bool {
        self.name == element.local && self.uri.is_none_or(|uri| uri == element.uri)
    }

    /// Whether both are of one name.
    fn same(&self, other: &Particle) -> bool {
        self.name == other.name && self.uri == other.uri
    }
}

/// The children of several declarations of one element: a spec may declare it once for each value of an attribute.
fn children<'e>(declared: &[&'e Element]) -> Vec<&'e Element> {
    declared.iter().flat_map(|element| element.elements()).collect()
}

/// Whether an element is written whatever is given, or its absence refused.
fn is_needed(element: &Element) -> bool {
    // What the command itself, or the program, fills is always there.
    let filled =
        element.names.iter().all(|name| *name == TRANSACTION) && element.outers.iter().all(|name| *name == "name");
    let needed = element.each.map_or(filled || element.needed || element.always, |each| each.required);
    needed && !element.optional && element.flag.is_none() && !element.read_only
}

/// Whether the spec demands that child.
fn is_demanded(declared: &[&Element], part: &Particle) -> bool {
    declared.iter().flat_map(|element| &element.children).any(|child| match child {
        Child::Element(child) => part.is(child) && is_needed(child),
        Child::Choice(all) => all.iter().all(|child| part.is(child) && child.one_of),
    })
}

/// Compares specs with the schemas, and gathers where they part.
struct Judge<'s, 'a, 'i> {
    schemas: &'s Schemas<'a, 'i>,
    /// Whether the spec has several versions, whose answers share their shape.
    versions: bool,
    /// Whether the topmost element is written even if nothing in it is given: that of a command, not of an extension.
    always: bool,
    told: BTreeSet<String>,
    count: usize,
}

/// What of a spec declares an element that a schema declares by itself.
type Declared<'e> = Vec<(&'e str, &'e str, Vec<&'e Element>)>;

/// Gathers the elements of a frame that a schema declares by themselves, each with those of the same name.
fn gather<'e>(schemas: &Schemas, element: &'e Element, into: &mut Declared<'e>) {
    let (uri, local) = (element.uri, element.local);
    if uri == eppsh::epp::EPP || schemas.global("element", uri, local).is_none() {
        return element.elements().for_each(|child| gather(schemas, child, into));
    }
    match into.iter_mut().find(|(own, name, _)| *own == uri && *name == local) {
        Some((.., all)) => all.push(element),
        None => into.push((uri, local, vec![element])),
    }
}

/// The name of an attribute in a schema.
fn attribute_name<'a>(node: &Node<'a, '_>) -> &'a str {
    let name = node.attribute("name").or(node.attribute("ref")).unwrap_or("");
    name.rsplit(':').next().unwrap_or(name)
}

impl<'a, 'i> Judge<'_, 'a, 'i> {
    fn tell(&mut self, text: String) {
        self.told.insert(text);
    }

    /// What a spec has at all, in whatever command and answer.
    fn presence(&mut self, at: &str, node: Node<'a, 'i>, declared: &[&Element]) {
        let Some(content) = self.schemas.content(node) else { return };
        if at.matches('/').count() > 12 || declared.iter().any(|element| holds_markup(element)) {
            return;
        }
        for name in content.attributes.iter().map(attribute_name) {
            if !declared.iter().any(|element| element.attributes.iter().any(|known| known.local == name)) {
                self.tell(format!("{at}@{name}: not in the spec"));
            }
        }
        for known in declared.iter().flat_map(|element| &element.attributes) {
            let is_known = |attribute| attribute_name(attribute) == known.local;
            if !content.any_attribute && !self.versions && !content.attributes.iter().any(is_known) {
                self.tell(format!("{at}@{}: not in the schema", known.local));
            }
        }
        let ours: Vec<&Element> = children(declared);
        for (index, part) in content.parts.iter().enumerate() {
            if content.parts[..index].iter().any(|other| other.same(part)) {
                continue;
            }
            let path = format!("{at}/{}", part.name);
            let below: Vec<&Element> = ours.iter().copied().filter(|child| part.is(child)).collect();
            if below.is_empty() {
                if !ours.iter().any(|child| child.any) {
                    self.tell(format!("{path}: not in the spec"));
                }
                continue;
            }
            let others = content.parts.iter().filter(|other| other.same(part) && !other.chosen).count();
            let many = part.many || others > 1;
            let listed = below.iter().any(|child| child.each.is_some() || child.flag.is_some());
            if many && !listed && below.len() < 2 {
                self.tell(format!("{path}: repeats"));
            }
            if !many && !self.versions && below.iter().any(|child| child.each.is_some()) {
                self.tell(format!("{path}: repeats in the spec alone"));
            }
            self.presence(&path, part.declared, &below);
        }
        declared.iter().for_each(|element| self.order(at, &content, element));
    }

    /// The order of an element's children.
    fn order(&mut self, at: &str, content: &Content, element: &Element) {
        let mut places: Vec<usize> = Vec::new();
        for child in element.elements().filter(|child| !child.any && !child.read_only) {
            let mut all = content.parts.iter().filter(|part| part.is(child)).map(|part| part.place);
            match (all.clone().find(|place| places.last().is_none_or(|last| last <= place)), all.next()) {
                (Some(place), _) | (None, Some(place)) => places.push(place),
                _ if content.any || self.versions => {}
                _ => self.tell(format!("{at}/{}: not in the schema", child.local)),
            }
        }
        if !places.is_sorted() {
            let names: Vec<&str> = element.elements().map(|child| child.local).collect();
            self.tell(format!("{at}: {names:?} in another order than the schema"));
        }
    }

    /// What one command demands.
    fn demands(&mut self, at: &str, node: Node<'a, 'i>, declared: &[&Element]) {
        let Some(content) = self.schemas.content(node) else { return };
        if at.matches('/').count() > 12 || declared.iter().any(|element| holds_markup(element)) {
            return;
        }
        for known in declared.iter().flat_map(|element| &element.attributes) {
            let schema = content.attributes.iter().find(|attribute| attribute_name(attribute) == known.local);
            let required = schema.is_some_and(|attribute| attribute.attribute("use") == Some("required"));
            let Part::Slot(slot) = &known.part else { continue };
            if required && !(slot.required || slot.default.is_some() || slot.name == ".") {
                self.tell(format!("{at}@{}: required", known.local));
            } else if schema.is_some() && !required && slot.required && slot.name != "." {
                self.tell(format!("{at}@{}: required by the spec alone", known.local));
            }
        }
        let ours: Vec<&Element> = children(declared);
        // What is written only when something in it was given need not demand the only thing that can be.
        let always = !at.contains('/') && self.always;
        let others = |names: &[&str]| {
            let inside = |name: &&str| {
                let own = ours.iter().filter(|child| names.contains(&child.local));
                own.flat_map(|child| child.outer_names()).any(|known| known == *name)
            };
            always || !declared.iter().flat_map(|element| &element.names).all(inside)
        };
        for (index, part) in content.parts.iter().enumerate() {
            let below: Vec<&Element> = ours.iter().copied().filter(|child| part.is(child)).collect();
            if content.parts[..index].iter().any(|other| other.same(part)) || below.is_empty() {
                continue;
            }
            let path = format!("{at}/{}", part.name);
            let required = content.parts.iter().any(|other| other.same(part) && other.required);
            let chosen = content.parts.iter().any(|other| other.same(part) && other.chosen);
            match (required, is_demanded(declared, part)) {
                (true, false) if others(&[&part.name]) => self.tell(format!("{path}: required")),
                (false, true) if !chosen && part.name != TRANSACTION => {
                    self.tell(format!("{path}: required by the spec alone"))
                }
                _ => {}
            }
            self.demands(&path, part.declared, &below);
        }
        for choice in &content.choices {
            let names: Vec<&str> = choice.iter().map(String::as_str).collect();
            let wanted = |element: &Element| names.contains(&element.local);
            let demands = declared.iter().flat_map(|element| &element.children).any(|child| match child {
                Child::Element(child) => wanted(child) && is_needed(child),
                Child::Choice(all) => {
                    all.iter().any(|child| wanted(child) && (child.one_of || is_needed(child) || has_default(child)))
                }
            });
            if !demands && others(&names) {
                self.tell(format!("{at}: one is required of {choice:?}"));
            }
        }
    }
}

/// Whether a text with a default stands in an element.
fn has_default(element: &Element) -> bool {
    element.slot().is_some_and(|slot| slot.default.is_some()) || element.elements().any(has_default)
}

/// Whether what is in an element is kept as XML.
fn holds_markup(element: &Element) -> bool {
    element.slot().is_some_and(|slot| slot.kind == eppsh::spec::model::Kind::Xml)
}

/// Where specs depart from the schemas, and why: the namespace's last word without its version, and the place; `*` is the
/// rest, whatever it is.
const DEPARTURES: &[(&str, &str)] = &[
    ("contact update/add/status: required", "add is written only with a status, and clients exist that send it empty"),
    ("contact update/rem/status: required", "the same"),
    ("host update/chg/name: required", "the same"),
    ("ripn-contact update/add/status: required", "the same"),
    ("ripn-contact update/rem/status: required", "the same"),
    ("ripn-host update/chg/name: required", "the same"),
    ("tci-billing *", "our own stand-in, which takes the documented form and the real one"),
    ("tci-contact-ext *", "the same"),
    ("ripn-contact create/oidEsia: not in the schema", "TCI has added it since"),
    ("ripn-contact update/chg/oidEsia: not in the schema", "the same"),
    ("ripn-contact infData/oidEsia: not in the schema", "the same"),
    ("fee check/command@name: required by the spec alone", "the text of RFC 8748 requires it"),
    ("fee check/command/fee: not in the spec", "the type is shared with the answer, which alone has it"),
    ("fee check/command/credit: not in the spec", "the same"),
    ("fee check/command/reason: not in the spec", "the same"),
    ("fee check/command@standard: not in the spec", "the same"),
    ("delegation-maintenance-automation *", "both are asked for: what is left out would be switched on"),
    (
        "registry create/zone/domain/dnssec/maxSigLife/clientDefined: required by the spec alone",
        "its default is written",
    ),
    ("registry update/zone/domain/dnssec/maxSigLife/clientDefined: required by the spec alone", "the same"),
    (
        "registry create/zone/batch/batchJob/schedule: repeats in the spec alone",
        "the draft's text and examples repeat it",
    ),
    ("registry update/zone/batch/batchJob/schedule: repeats in the spec alone", "the same"),
    ("registry infData/zone/batch/batchJob/schedule: repeats in the spec alone", "the same"),
    ("registry create/zone/policies: required", "the registry tells which policies a zone needs"),
    ("registry update/zone/policies: required", "the same"),
    ("contact-eis create/postalInfo/addr: required", "the same file serves contact-ee, which has it optional"),
    ("contact-eis create/postalInfo: required by the spec alone", "the same file serves contact-ee, which requires it"),
    ("dkhm command/extension: not in the spec", "no extension of this command is known"),
    ("frnic ext/create/contact: one is required *", "three sequences, which share an element"),
    ("command-ext command-ext: one is required *", "the elements of its other namespaces stand in its place"),
    ("dns-ext creData/dsData/*", "the schema has the fields of a key there; those of a DS record are read as well"),
    ("dns-ext infData/dsData/*", "the same"),
    ("ssl creData/validation: repeats in the spec alone", "the documented answers repeat it"),
];

/// The departure that explains what was told.
fn explanation(told: &str) -> Option<&'static (&'static str, &'static str)> {
    let (uri, rest) = told.split_once(' ').unwrap_or(("", told));
    let uri = uri.strip_suffix(".xsd").unwrap_or(uri);
    let name = uri.rsplit([':', '/']).next().unwrap_or(uri);
    let name = name.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.').trim_end_matches('-');
    let short = format!("{name} {rest}");
    DEPARTURES.iter().find(|(place, _)| match place.strip_suffix('*') {
        Some(start) => short.starts_with(start),
        None => short == *place,
    })
}

/// The schemas that `all.xsd` names, each with its namespace.
fn imported(dir: &Path) -> Vec<(String, String)> {
    let all = std::fs::read_to_string(dir.join("all.xsd")).unwrap();
    let document = Document::parse(&all).unwrap();
    let imports = document.root_element().children().filter(|node| node.tag_name().name() == "import");
    let read = |node: Node| {
        let text = std::fs::read_to_string(dir.join(node.attribute("schemaLocation").unwrap())).unwrap();
        (node.attribute("namespace").unwrap().to_string(), text)
    };
    imports.map(read).collect()
}

#[test]
fn every_element_and_attribute_of_the_schemas_is_in_the_specs() {
    let Some(dir) = support::schemas() else { return };
    let texts = imported(&dir);
    let documents: Vec<Document> = texts.iter().map(|(_, text)| Document::parse(text).unwrap()).collect();
    let schemas = Schemas(texts.iter().map(|(uri, _)| uri.clone()).zip(&documents).collect());
    let mut judge = Judge { schemas: &schemas, versions: false, always: true, told: BTreeSet::new(), count: 0 };
    for (spec, _) in Catalog::built_in().specs() {
        judge.versions = BUILT_IN.iter().filter(|row| row.id == spec.id).count() > 1;
        let extends = spec.extends.iter().map(|extend| &extend.frame).filter(|frame| !frame.read_only);
        let asked: Vec<(&Element, bool)> = extends
            .map(|frame| (frame, frame.flag.is_some()))
            .chain(spec.commands.iter().map(|command| (&command.frame, true)))
            .collect();
        let mut all = Vec::new();
        let results = spec.results.iter().map(|told| &told.element);
        asked.iter().map(|(frame, _)| *frame).chain(results).for_each(|frame| gather(&schemas, frame, &mut all));
        for (uri, local, declared) in all {
            let node = schemas.global("element", uri, local).unwrap();
            judge.presence(&format!("{} {local}", spec.uri), node, &declared);
            judge.count += 1;
        }
        for (frame, always) in asked {
            let mut own = Vec::new();
            gather(&schemas, frame, &mut own);
            judge.always = always;
            for (uri, local, declared) in own {
                let node = schemas.global("element", uri, local).unwrap();
                judge.demands(&format!("{} {local}", spec.uri), node, &declared);
            }
        }
    }
    judge.versions = false;
    let login = Catalog::built_in().command("login").unwrap().1;
    let holder = schemas.global("complexType", eppsh::epp::EPP, "commandType").unwrap();
    let node = holder.descendants().find(|node| node.attribute("name") == Some("login")).unwrap();
    judge.presence("login ", node, &[&login.frame]);
    judge.demands("login ", node, &[&login.frame]);
    let unexplained: Vec<_> = judge.told.iter().filter(|told| explanation(told).is_none()).collect();
    assert!(unexplained.is_empty(), "{unexplained:#?}");
    for departure in DEPARTURES {
        let is_one = |told: &String| explanation(told).is_some_and(|known| std::ptr::eq(known, departure));
        assert!(judge.told.iter().any(is_one), "{} is none any more", departure.0);
    }
    assert!(judge.count > 300, "{}", judge.count);
}
