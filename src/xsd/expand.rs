//! Elements with everything in them: types, groups and substitution groups written out where they are used.

use super::library::{Library, Sort, is_built_in};
use super::model::{Attribute, Base, Content, Element, Name, Occurs, Particle, Simple, What};
use super::simple::built_in;
use super::source::is;
use crate::error::Result;
use roxmltree::Node;

/// How deep elements are followed into each other.
const DEPTH: usize = 24;
/// How many types and groups may be open at once, each inside or based on the one before.
const OPEN: usize = 64;

/// What a type makes of the elements that have it.
#[derive(Clone)]
pub struct Type {
    /// Its name and those of the types it is based on.
    pub types: Vec<Name>,
    /// What stands in it.
    pub content: Content,
    /// The attributes.
    pub attributes: Vec<Attribute>,
    /// Whether any other attribute may stand.
    pub any_attribute: bool,
}

impl Type {
    /// A type without attributes.
    fn of(content: Content) -> Type {
        Type { types: Vec::new(), content, attributes: Vec::new(), any_attribute: false }
    }
}

/// Writes elements out.
pub struct Expander<'a, 'l> {
    /// Where definitions are found.
    pub library: &'l Library<'a>,
    /// The types and groups that are being written out: one that is met again holds itself.
    open: Vec<Node<'a, 'a>>,
    /// How many elements deep we are.
    depth: usize,
}

impl<'a, 'l> Expander<'a, 'l> {
    /// For the definitions in `library`.
    pub fn new(library: &'l Library<'a>) -> Self {
        Expander { library, open: Vec::new(), depth: 0 }
    }

    /// The element that a declaration declares.
    pub fn element(&mut self, node: Node<'a, 'a>) -> Result<Element> {
        let global = node.parent_element().is_some_and(|parent| is(&parent, "schema"));
        let form = node.attribute("form").or_else(|| node.document().root_element().attribute("elementFormDefault"));
        let qualified = global || form == Some("qualified");
        let local = self.library.declared(node, "element")?;
        let namespace = if qualified { self.library.namespace(node) } else { "" };
        self.depth += 1;
        let own = if self.depth > DEPTH { Ok(Type::of(Content::Anything)) } else { self.type_of(node) };
        self.depth -= 1;
        let Type { types, content, attributes, any_attribute } = own?;
        let text = |name: &str| node.attribute(name).map(str::to_string);
        Ok(Element {
            name: Name::new(namespace, local),
            types,
            content,
            attributes,
            any_attribute,
            default: text("default"),
            fixed: text("fixed"),
            nillable: node.attribute("nillable").is_some_and(|nil| nil == "true" || nil == "1"),
            help: documentation(node),
        })
    }

    /// The type of an element: named, its own, or that of the element it stands for.
    fn type_of(&mut self, node: Node<'a, 'a>) -> Result<Type> {
        if let Some(name) = self.library.reference(node, "type")? {
            return self.named(node, &name);
        }
        if let Some(own) = node.children().find(|child| is(child, "complexType")) {
            return self.complex(own);
        }
        if let Some(simple) = self.library.inner(node, 0)? {
            return Ok(Type::of(Content::Text(simple)));
        }
        match self.library.reference(node, "substitutionGroup")? {
            Some(head) => {
                let head = self.library.find(Sort::Element, &head, node)?;
                self.opened(head, |own| own.type_of(head))
            }
            None => Ok(Type::of(Content::Untyped)),
        }
    }

    /// The type of that name.
    fn named(&mut self, user: Node<'a, 'a>, name: &Name) -> Result<Type> {
        if is_built_in(name) {
            return Ok(Type::of(match &*name.local {
                "anyType" => Content::Anything,
                local => Content::Text(built_in(local)),
            }));
        }
        let found = self.library.find(Sort::Type, name, user)?;
        if is(&found, "simpleType") {
            let simple = self.library.simple_named(user, name, 0)?;
            return Ok(Type { types: simple.types.clone(), ..Type::of(Content::Text(simple)) });
        }
        let mut own = self.opened(found, |own| own.complex(found))?;
        own.types.insert(0, name.clone());
        Ok(own)
    }

    /// Writes a definition out, unless it is being written out already: then it is anything.
    fn opened(&mut self, node: Node<'a, 'a>, write: impl FnOnce(&mut Self) -> Result<Type>) -> Result<Type> {
        if self.open.contains(&node) || self.open.len() >= OPEN {
            return Ok(Type::of(Content::Anything));
        }
        self.open.push(node);
        let written = write(self);
        self.open.pop();
        written
    }

    /// What a `complexType` defines.
    fn complex(&mut self, node: Node<'a, 'a>) -> Result<Type> {
        let mixed = |node: Node| node.attribute("mixed").is_some_and(|mixed| mixed == "true" || mixed == "1");
        let derived =
            |content: Node<'a, 'a>| content.children().find(|child| is(child, "extension") || is(child, "restriction"));
        for child in node.children() {
            if is(&child, "simpleContent") {
                return match derived(child) {
                    Some(own) => self.simple_content(own),
                    None => Ok(Type::of(Content::Anything)),
                };
            }
            if is(&child, "complexContent") {
                return match derived(child) {
                    Some(own) => self.complex_content(own, mixed(node) || mixed(child)),
                    None => Ok(Type::of(Content::Anything)),
                };
            }
        }
        let particle = self.model_group(node)?;
        let content = content_of(particle.into_iter().collect(), mixed(node));
        let (attributes, any_attribute) = self.attributes(node, Vec::new())?;
        Ok(Type { attributes, any_attribute, ..Type::of(content) })
    }

    /// A text with attributes.
    fn simple_content(&mut self, node: Node<'a, 'a>) -> Result<Type> {
        let mut base = self.base(node)?;
        if let Some(inner) = self.library.inner(node, 0)? {
            base.content = Content::Text(inner);
        }
        base.content = match base.content {
            Content::Text(simple) => Content::Text(self.library.limited(node, simple)),
            // The base holds elements too; a restriction may leave only their text.
            _ => Content::Text(Simple::of(Base::Text)),
        };
        (base.attributes, base.any_attribute) = self.derived_attributes(node, base.attributes, base.any_attribute)?;
        Ok(base)
    }

    /// Elements and attributes more, or fewer, than a base has.
    fn complex_content(&mut self, node: Node<'a, 'a>, mixed: bool) -> Result<Type> {
        let mut base = self.base(node)?;
        let own = self.model_group(node)?;
        let (inherited, was_mixed) = match base.content {
            _ if is(&node, "restriction") => (None, false),
            Content::Elements(particle) => (Some(particle), false),
            Content::Mixed(particle) => (Some(particle), true),
            Content::Anything | Content::Untyped if own.is_none() && !is_any_type(self.library, node)? => {
                return Ok(base);
            }
            _ => (None, false),
        };
        base.content = content_of(inherited.into_iter().chain(own).collect(), mixed || was_mixed);
        (base.attributes, base.any_attribute) = self.derived_attributes(node, base.attributes, base.any_attribute)?;
        Ok(base)
    }

    /// What a derivation is based on.
    fn base(&mut self, node: Node<'a, 'a>) -> Result<Type> {
        match self.library.reference(node, "base")? {
            Some(name) => self.named(node, &name),
            None => Ok(Type::of(Content::Anything)),
        }
    }

    /// The attributes of a derived type.
    fn derived_attributes(
        &mut self,
        node: Node<'a, 'a>,
        base: Vec<Attribute>,
        any: bool,
    ) -> Result<(Vec<Attribute>, bool)> {
        let (attributes, own) = self.attributes(node, base)?;
        Ok((attributes, own || (any && is(&node, "extension"))))
    }

    /// The group of elements that stands in a type or derivation, if one does.
    fn model_group(&mut self, node: Node<'a, 'a>) -> Result<Option<Particle>> {
        let names = ["sequence", "choice", "all", "group"];
        let group = node.children().find(|child| names.iter().any(|name| is(child, name)));
        Ok(group.map(|group| self.particle(group)).transpose()?.flatten())
    }

    /// A part of a content; `None` where it may not stand at all.
    fn particle(&mut self, node: Node<'a, 'a>) -> Result<Option<Particle>> {
        let occurs = self.occurs(node)?;
        if occurs.max == Some(0) {
            return Ok(None);
        }
        if !self.library.spend() {
            return Ok(Some(Particle { occurs, what: What::Any("##any".into()) }));
        }
        let what = match node.tag_name().name() {
            "element" => match self.library.reference(node, "ref")? {
                Some(name) => self.referred(node, &name)?,
                None => What::Element(Box::new(self.element(node)?)),
            },
            "sequence" => What::Sequence(self.particles(node)?),
            "all" => What::All(self.particles(node)?),
            "choice" => What::Choice(self.particles(node)?),
            "any" => What::Any(node.attribute("namespace").unwrap_or("##any").to_string()),
            "group" => return self.group(node, occurs),
            _ => return Ok(None),
        };
        Ok(Some(Particle { occurs, what }))
    }

    /// The parts of a group.
    fn particles(&mut self, node: Node<'a, 'a>) -> Result<Vec<Particle>> {
        let mut parts = Vec::new();
        for child in node.children().filter(|child| is(child, "")) {
            parts.extend(self.particle(child)?);
        }
        Ok(parts)
    }

    /// A named group where it is used.
    fn group(&mut self, node: Node<'a, 'a>, occurs: Occurs) -> Result<Option<Particle>> {
        let Some(name) = self.library.reference(node, "ref")? else { return Ok(None) };
        let found = self.library.find(Sort::Group, &name, node)?;
        if self.open.contains(&found) || self.open.len() >= OPEN {
            return Ok(Some(Particle { occurs, what: What::Any("##any".into()) }));
        }
        self.open.push(found);
        let inner = self.model_group(found);
        self.open.pop();
        Ok(inner?.map(|inner| Particle { occurs: inner.occurs.within(occurs), what: inner.what }))
    }

    /// A global element where it is used: itself, or one of those that may stand for it.
    fn referred(&mut self, user: Node<'a, 'a>, name: &Name) -> Result<What> {
        let found = self.library.find(Sort::Element, name, user)?;
        let mut names = vec![name.clone()];
        let mut stand_ins = vec![found];
        let mut at = 0;
        while let Some(head) = names.get(at).cloned() {
            for member in self.library.members(&head) {
                let local = member.attribute("name").unwrap_or_default();
                let own = Name::new(self.library.namespace(*member), local.trim());
                if !names.contains(&own) {
                    names.push(own);
                    stand_ins.push(*member);
                }
            }
            at += 1;
        }
        let mut elements = Vec::new();
        for node in stand_ins.into_iter().filter(|node| !is_abstract(*node)) {
            if !self.library.spend() {
                break;
            }
            elements.push(self.element(node)?);
        }
        let once = |element| Particle { occurs: Occurs::ONCE, what: What::Element(Box::new(element)) };
        Ok(match elements.len() {
            0 => What::Any(name.namespace.to_string()),
            1 => What::Element(Box::new(elements.remove(0))),
            _ => What::Choice(elements.into_iter().map(once).collect()),
        })
    }

    /// How often a part may stand.
    fn occurs(&self, node: Node<'a, 'a>) -> Result<Occurs> {
        let number = |name: &str| match node.attribute(name).map(str::trim) {
            None => Ok(Some(1)),
            Some("unbounded") if name == "maxOccurs" => Ok(None),
            // What is too large to count is as good as unbounded.
            Some(digits) if !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()) => Ok(digits.parse().ok()),
            Some(other) => self.library.bad(node, format!("{name} is a number, not {other:?}")),
        };
        let (min, max) = (number("minOccurs")?.unwrap_or(u32::MAX), number("maxOccurs")?);
        Ok(Occurs { min, max })
    }
}

/// Whether a derivation is based on anything at all, which is how an ordinary type may be written out in full.
fn is_any_type<'a>(library: &Library<'a>, node: Node<'a, 'a>) -> Result<bool> {
    Ok(library.reference(node, "base")?.is_some_and(|name| is_built_in(&name)))
}

/// Whether an element is only there to be stood for.
pub fn is_abstract(node: Node) -> bool {
    node.attribute("abstract").is_some_and(|word| word == "true" || word == "1")
}

/// The content that groups of elements make.
fn content_of(mut parts: Vec<Particle>, mixed: bool) -> Content {
    let particle = match parts.len() {
        0 => None,
        1 => Some(parts.remove(0)),
        _ => Some(Particle { occurs: Occurs::ONCE, what: What::Sequence(parts) }),
    };
    match particle {
        Some(particle) if mixed => Content::Mixed(particle),
        Some(particle) => Content::Elements(particle),
        None if mixed => Content::Text(Simple::of(Base::Text)),
        None => Content::Empty,
    }
}

/// What a definition says about itself, white space made single.
pub fn documentation(node: Node) -> Option<String> {
    let annotation = node.children().find(|child| is(child, "annotation"))?;
    let texts = annotation.children().filter(|child| is(child, "documentation"));
    let text: String =
        texts.flat_map(|one| one.descendants()).filter_map(|part| part.text().filter(|_| part.is_text())).collect();
    let words: Vec<&str> = text.split_whitespace().collect();
    (!words.is_empty()).then(|| words.join(" "))
}
