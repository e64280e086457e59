//! What a schema says, reduced to what frames are made of: names, order, repetition and values.
//!
//! It is a tree without references: types, groups and substitution groups stand expanded where they are used. What
//! would never end, or what is not understood, is [`Content::Anything`] or [`What::Any`].

use std::collections::HashMap;
use std::sync::Arc;

/// A schema file with everything it draws on.
#[derive(Debug)]
pub struct Schema {
    /// The file, as it was named.
    pub file: String,
    /// Its target namespace.
    pub namespace: Arc<str>,
    /// Its own global elements that can stand in a frame, in their order: the abstract ones are left out.
    pub elements: Vec<Element>,
    /// How many types and groups it defines itself.
    pub types: usize,
    /// Its documentation, where it has any.
    pub about: Option<String>,
    /// The usual prefixes, by namespace: those of this file, then each schema's own for itself.
    pub prefixes: HashMap<String, String>,
    /// What was passed over in reading, as sentences.
    pub notes: Vec<String>,
}

/// A name in a namespace; an empty namespace is none.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Name {
    /// The namespace.
    pub namespace: Arc<str>,
    /// The name in it.
    pub local: Arc<str>,
}

/// An element, with everything that may stand in it.
#[derive(Clone, Debug)]
pub struct Element {
    /// What it is called.
    pub name: Name,
    /// The types it has, the most special one first; anonymous ones have no name and are left out.
    pub types: Vec<Name>,
    /// What stands in it.
    pub content: Content,
    /// Its attributes.
    pub attributes: Vec<Attribute>,
    /// Whether it may have attributes that no schema here names.
    pub any_attribute: bool,
    /// The text it has when it is empty.
    pub default: Option<String>,
    /// The only text it may have.
    pub fixed: Option<String>,
    /// Whether `xsi:nil` may stand for its content.
    pub nillable: bool,
    /// What the schema says about it.
    pub help: Option<String>,
}

/// What stands in an element.
#[derive(Clone, Debug)]
pub enum Content {
    /// Nothing.
    Empty,
    /// A text.
    Text(Simple),
    /// Elements.
    Elements(Particle),
    /// Elements with text between them.
    Mixed(Particle),
    /// Anything, because the declaration names no type; schemas of EPP mean an empty element by that.
    Untyped,
    /// Anything at all: the type says so, or it holds itself, or it is deeper than is read.
    Anything,
}

/// A part of an element's content.
#[derive(Clone, Debug)]
pub struct Particle {
    /// How often it stands there.
    pub occurs: Occurs,
    /// What it is.
    pub what: What,
}

/// How often something may stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Occurs {
    /// At least so often.
    pub min: u32,
    /// At most so often; `None`: as often as one likes.
    pub max: Option<u32>,
}

/// What a part of a content is.
#[derive(Clone, Debug)]
pub enum What {
    /// An element.
    Element(Box<Element>),
    /// All of these, in this order.
    Sequence(Vec<Particle>),
    /// All of these, in any order.
    All(Vec<Particle>),
    /// One of these.
    Choice(Vec<Particle>),
    /// An element that is not named, with the namespaces it may be of as the schema writes them.
    Any(String),
}

/// An attribute.
#[derive(Clone, Debug)]
pub struct Attribute {
    /// What it is called.
    pub name: Name,
    /// Whether it must be there.
    pub required: bool,
    /// What it is when it is not there.
    pub default: Option<String>,
    /// The only value it may have.
    pub fixed: Option<String>,
    /// What its value may be.
    pub simple: Simple,
    /// What the schema says about it.
    pub help: Option<String>,
}

/// A simple type: what a text or the value of an attribute may be.
#[derive(Clone, Debug, PartialEq)]
pub struct Simple {
    /// The types it is derived through, the most special one first; the built-in ones and anonymous ones are left out.
    pub types: Vec<Name>,
    /// What it is at bottom.
    pub base: Base,
    /// The only values it may have, where they are listed.
    pub words: Vec<String>,
    /// What else limits it.
    pub facets: Facets,
}

/// What a simple type is at bottom.
#[derive(Clone, Debug, PartialEq)]
pub enum Base {
    /// Text as it stands: `string` and `normalizedString`.
    Text,
    /// Text in which white space only parts words: `token`, names, `NMTOKEN`.
    Token,
    /// A language: `en`.
    Language,
    /// A URI.
    Uri,
    /// A truth value.
    Boolean,
    /// A whole number between bounds.
    Integer {
        /// The least.
        least: Option<i128>,
        /// The greatest.
        most: Option<i128>,
    },
    /// A number with a fraction in decimal digits.
    Decimal,
    /// A floating-point number.
    Float,
    /// A date.
    Date,
    /// A date and time.
    DateTime,
    /// A time of day.
    Time,
    /// A part of a date, such as a year; the text names the type: `gYear`.
    Calendar(String),
    /// A length of time: `P1Y`.
    Duration,
    /// Hexadecimal digits.
    Hex,
    /// Base64.
    Base64,
    /// Several values with spaces between them.
    List(Box<Simple>),
    /// A value of one of these types.
    Union(Vec<Simple>),
}

/// Limits of a simple type.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Facets {
    /// The least number of characters, octets or items.
    pub min_length: Option<usize>,
    /// The greatest.
    pub max_length: Option<usize>,
    /// Patterns; a value matches one of each row.
    pub patterns: Vec<Vec<String>>,
    /// The least value, where it is no whole number, as it is written.
    pub least: Option<String>,
    /// The greatest.
    pub most: Option<String>,
    /// How many digits there may be.
    pub total_digits: Option<u32>,
    /// How many of them behind the point.
    pub fraction_digits: Option<u32>,
}

impl Schema {
    /// The usual prefix of a namespace.
    pub fn prefix(&self, namespace: &str) -> Option<&str> {
        self.prefixes.get(namespace).map(String::as_str)
    }

    /// The global element of that name.
    pub fn element(&self, local: &str) -> Option<&Element> {
        self.elements.iter().find(|element| &*element.name.local == local)
    }
}

impl Name {
    /// `local` in `namespace`.
    pub fn new(namespace: &str, local: &str) -> Name {
        Name { namespace: namespace.into(), local: local.into() }
    }
}

impl Occurs {
    /// Exactly once.
    pub const ONCE: Occurs = Occurs { min: 1, max: Some(1) };

    /// Whether it may stand more than once.
    pub fn is_many(self) -> bool {
        self.max != Some(1)
    }

    /// How often a part stands when what it is a part of stands so often.
    #[must_use]
    pub fn within(self, outer: Occurs) -> Occurs {
        let max = self.max.zip(outer.max).map(|(own, outer)| own.saturating_mul(outer));
        Occurs { min: self.min.saturating_mul(outer.min), max }
    }
}

impl Simple {
    /// A built-in type without limits.
    pub fn of(base: Base) -> Simple {
        Simple { types: Vec::new(), base, words: Vec::new(), facets: Facets::default() }
    }

    /// Whether the empty text is a value of it.
    pub fn may_be_empty(&self) -> bool {
        match &self.base {
            Base::Text | Base::Token | Base::Uri | Base::Hex | Base::List(_) => {
                self.facets.min_length.unwrap_or(0) == 0
                    && (self.words.is_empty() || self.words.iter().any(String::is_empty))
                    && self.facets.patterns.is_empty()
            }
            Base::Union(members) => members.iter().any(Simple::may_be_empty),
            _ => false,
        }
    }
}
