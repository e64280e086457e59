//! All definitions of a schema's files by their names, and what a name in a file refers to.

use super::model::Name;
use super::source::{self, Missing, Sources, XSD, is, place};
use crate::error::{Error, Result};
use roxmltree::{Document, Node};
use std::cell::Cell;
use std::collections::HashMap;

/// How many parts one schema may expand to; types that are used in each other make many of few.
const PARTS: usize = 60_000;

/// What can be defined under a name. Simple and complex types share their names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Sort {
    /// A global element.
    Element,
    /// A type.
    Type,
    /// A global attribute.
    Attribute,
    /// A group of elements.
    Group,
    /// A group of attributes.
    Attributes,
}

impl Sort {
    /// What the element of XML Schema defines.
    fn of(local: &str) -> Option<Sort> {
        Some(match local {
            "element" => Sort::Element,
            "simpleType" | "complexType" => Sort::Type,
            "attribute" => Sort::Attribute,
            "group" => Sort::Group,
            "attributeGroup" => Sort::Attributes,
            _ => return None,
        })
    }

    /// What to call it in a message.
    fn called(self) -> &'static str {
        match self {
            Sort::Element => "element",
            Sort::Type => "type",
            Sort::Attribute => "attribute",
            Sort::Group => "group",
            Sort::Attributes => "attribute group",
        }
    }
}

/// A file, parsed.
struct File<'a> {
    name: &'a str,
    namespace: &'a str,
    document: &'a Document<'a>,
}

/// All files of a schema and what they define.
pub struct Library<'a> {
    files: Vec<File<'a>>,
    missing: &'a [Missing],
    defined: HashMap<(Sort, &'a str, &'a str), Node<'a, 'a>>,
    /// The members of substitution groups, by the names of their heads.
    members: HashMap<Name, Vec<Node<'a, 'a>>>,
    /// How many parts may still be made.
    left: Cell<usize>,
}

/// Parses all files; what [`Library::new`] borrows from.
pub fn parse(sources: &Sources) -> Result<Vec<Document<'_>>> {
    sources.files.iter().map(|source| source::document(&source.file, &source.text)).collect()
}

impl<'a> Library<'a> {
    /// Gathers what the files define. Of two definitions the first one stands.
    pub fn new(sources: &'a Sources, documents: &'a [Document<'a>]) -> Result<Library<'a>> {
        let pairs = sources.files.iter().zip(documents);
        let files: Vec<File> = pairs
            .map(|(source, document)| File { name: &source.file, namespace: &source.namespace, document })
            .collect();
        let mut library = Library {
            files,
            missing: &sources.missing,
            defined: HashMap::new(),
            members: HashMap::new(),
            left: Cell::new(PARTS),
        };
        let mut substitutes = Vec::new();
        for file in &library.files {
            for node in definitions(file.document) {
                let Some(sort) = Sort::of(node.tag_name().name()) else { continue };
                let Some(name) = node.attribute("name") else { continue };
                library.defined.entry((sort, file.namespace, name.trim())).or_insert(node);
                if node.has_attribute("substitutionGroup") {
                    substitutes.push(node);
                }
            }
        }
        for node in substitutes {
            if let Some(head) = library.reference(node, "substitutionGroup")? {
                library.members.entry(head).or_default().push(node);
            }
        }
        Ok(library)
    }

    /// The definitions of the file that was named, in order.
    pub fn own(&self, sort: Sort) -> impl Iterator<Item = Node<'a, 'a>> {
        let first = self.files.first();
        let all = first.into_iter().flat_map(|file| definitions(file.document).map(|node| (file.namespace, node)));
        all.filter(move |(namespace, node)| {
            let name = node.attribute("name").map(str::trim);
            Sort::of(node.tag_name().name()) == Some(sort)
                && name.is_some_and(|name| self.defined.get(&(sort, *namespace, name)) == Some(node))
        })
        .map(|(_, node)| node)
    }

    /// The name that a declaration gives, which must be one that XML can carry.
    pub fn declared(&self, node: Node<'a, 'a>, what: &str) -> Result<&'a str> {
        let Some(name) = node.attribute("name").map(str::trim) else {
            return self.bad(node, format!("the {what} has no name"));
        };
        let starts = name.starts_with(|c: char| c.is_alphabetic() || c == '_');
        match starts && name.chars().all(|c| c.is_alphanumeric() || "-_.".contains(c)) {
            true => Ok(name),
            false => self.bad(node, format!("{name:?} is no name for an {what}")),
        }
    }

    /// The root element of the file that was named.
    pub fn root(&self) -> Option<Node<'a, 'a>> {
        self.files.first().map(|file| file.document.root_element())
    }

    /// The target namespace of each file with the file's root element.
    pub fn roots(&self) -> impl Iterator<Item = (&'a str, Node<'a, 'a>)> {
        self.files.iter().map(|file| (file.namespace, file.document.root_element()))
    }

    /// The elements that may stand for the element of that name.
    pub fn members(&self, head: &Name) -> &[Node<'a, 'a>] {
        self.members.get(head).map_or(&[], Vec::as_slice)
    }

    /// Takes one part from those that may still be made; `false` when there is none left.
    pub fn spend(&self) -> bool {
        let left = self.left.get();
        self.left.set(left.saturating_sub(1));
        left > 0
    }

    /// The file that a node is in.
    fn file(&self, node: Node) -> Option<&File<'a>> {
        self.files.iter().find(|file| std::ptr::eq(file.document, node.document()))
    }

    /// The namespace of what is defined in a node's file.
    pub fn namespace(&self, node: Node) -> &'a str {
        self.file(node).map_or("", |file| file.namespace)
    }

    /// Where a node stands: `FILE:LINE:COLUMN`.
    pub fn place(&self, node: Node) -> String {
        place(self.file(node).map_or("?", |file| file.name), node)
    }

    /// A failure at a node.
    pub fn bad<T>(&self, node: Node, message: impl std::fmt::Display) -> Result<T> {
        Err(Error::config(format!("{}: {message}", self.place(node))))
    }

    /// The name that an attribute refers to, if there is such an attribute.
    pub fn reference(&self, node: Node<'a, 'a>, attribute: &str) -> Result<Option<Name>> {
        node.attribute(attribute).map(|written| self.name(node, written)).transpose()
    }

    /// The name that a qualified name stands for at a node.
    pub fn name(&self, node: Node<'a, 'a>, written: &str) -> Result<Name> {
        let written = written.trim();
        let Some((prefix, local)) = written.split_once(':') else {
            // Without a prefix it is of the default namespace; a file that was included is in the including file's.
            return Ok(Name::new(node.lookup_namespace_uri(None).unwrap_or_else(|| self.without(node)), written));
        };
        match node.lookup_namespace_uri(Some(prefix)) {
            Some(namespace) => Ok(Name::new(namespace, local)),
            None if prefix == "xml" => Ok(Name::new(roxmltree::NS_XML_URI, local)),
            None => self.bad(node, format!("the prefix of {written:?} is not declared")),
        }
    }

    /// What a name without any namespace is of.
    fn without(&self, node: Node) -> &'a str {
        match node.document().root_element().has_attribute("targetNamespace") {
            true => "",
            false => self.namespace(node),
        }
    }

    /// The definition of a name that is used at `user`.
    pub fn find(&self, sort: Sort, name: &Name, user: Node) -> Result<Node<'a, 'a>> {
        let key = (sort, &*name.namespace, &*name.local);
        if let Some(node) = self.defined.get(&key) {
            return Ok(*node);
        }
        let what = format!("the {} {:?} of the namespace {}", sort.called(), name.local, name.namespace);
        let missing = self.missing.iter().find(|missing| *missing.namespace == *name.namespace);
        let known = self.files.iter().find(|file| *file.namespace == *name.namespace);
        let (why, hint) = match (missing, known) {
            (_, Some(file)) => (format!("{} does not define it", file.name), "check the name".to_string()),
            (Some(missing), None) => {
                let named = missing.location.as_deref().map_or(String::new(), |place| format!(" as {place:?}"));
                let why = format!("its schema, imported at {}{named}, is not there", missing.at);
                (why, "put the .xsd file with that targetNamespace beside this one; nothing is fetched".to_string())
            }
            (None, None) => ("nothing imports that namespace".to_string(), "add an <import> of it".to_string()),
        };
        self.bad::<Node>(user, format!("{what} is needed here, and {why}")).map_err(|error| error.hint(hint))
    }
}

/// The definitions of a file, those inside `redefine` left out.
fn definitions<'a>(document: &'a Document<'a>) -> impl Iterator<Item = Node<'a, 'a>> {
    document.root_element().children().filter(|node| is(node, ""))
}

/// Whether the name is one of XML Schema's own.
pub fn is_built_in(name: &Name) -> bool {
    &*name.namespace == XSD
}
