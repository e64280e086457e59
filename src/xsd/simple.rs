//! Simple types: what they are derived from, and the limits that gather on the way.

use super::library::{Library, Sort, is_built_in};
use super::model::{Base, Facets, Name, Simple};
use super::source::is;
use crate::error::Result;
use roxmltree::Node;

/// How many types may be built on each other.
const CHAIN: usize = 32;

/// The built-in type of that name.
pub fn built_in(local: &str) -> Simple {
    let whole = |least, most| Base::Integer { least, most };
    let signed = |bits: u32| whole(Some(-(1i128 << (bits - 1))), Some((1i128 << (bits - 1)) - 1));
    let unsigned = |bits: u32| whole(Some(0), Some((1i128 << bits) - 1));
    Simple::of(match local {
        "boolean" => Base::Boolean,
        "integer" => whole(None, None),
        "nonNegativeInteger" => whole(Some(0), None),
        "positiveInteger" => whole(Some(1), None),
        "nonPositiveInteger" => whole(None, Some(0)),
        "negativeInteger" => whole(None, Some(-1)),
        "long" => signed(64),
        "int" => signed(32),
        "short" => signed(16),
        "byte" => signed(8),
        "unsignedLong" => unsigned(64),
        "unsignedInt" => unsigned(32),
        "unsignedShort" => unsigned(16),
        "unsignedByte" => unsigned(8),
        "decimal" => Base::Decimal,
        "float" | "double" => Base::Float,
        "date" => Base::Date,
        "dateTime" | "dateTimeStamp" => Base::DateTime,
        "time" => Base::Time,
        "duration" | "dayTimeDuration" | "yearMonthDuration" => Base::Duration,
        "gYear" | "gYearMonth" | "gMonth" | "gMonthDay" | "gDay" => Base::Calendar(local.to_string()),
        "hexBinary" => Base::Hex,
        "base64Binary" => Base::Base64,
        "anyURI" => Base::Uri,
        "language" => Base::Language,
        "token" | "NMTOKEN" | "Name" | "NCName" | "ID" | "IDREF" | "ENTITY" | "QName" | "NOTATION" => Base::Token,
        "NMTOKENS" | "IDREFS" | "ENTITIES" => Base::List(Box::new(Simple::of(Base::Token))),
        _ => Base::Text,
    })
}

impl<'a> Library<'a> {
    /// The simple type that an attribute of `node` names.
    pub fn simple_named(&self, node: Node<'a, 'a>, name: &Name, depth: usize) -> Result<Simple> {
        if is_built_in(name) {
            return Ok(built_in(&name.local));
        }
        let found = self.find(Sort::Type, name, node)?;
        if !is(&found, "simpleType") {
            return self.bad(node, format!("{:?} is no simple type, and one is needed here", name.local));
        }
        let mut simple = self.simple(found, depth)?;
        simple.types.insert(0, name.clone());
        Ok(simple)
    }

    /// The type that a `simpleType` element defines.
    pub fn simple(&self, node: Node<'a, 'a>, depth: usize) -> Result<Simple> {
        if depth > CHAIN {
            return self.bad(node, format!("more than {CHAIN} types are built on each other"));
        }
        if !self.spend() {
            return Ok(Simple::of(Base::Text));
        }
        match node.children().find(|child| ["restriction", "list", "union"].iter().any(|name| is(child, name))) {
            Some(child) if is(&child, "restriction") => self.restricted(child, depth),
            Some(child) if is(&child, "list") => {
                let item = match self.reference(child, "itemType")? {
                    Some(name) => self.simple_named(child, &name, depth + 1)?,
                    None => self.inner(child, depth)?.unwrap_or_else(|| Simple::of(Base::Text)),
                };
                Ok(Simple::of(Base::List(Box::new(item))))
            }
            Some(child) => self.union(child, depth),
            None => Ok(Simple::of(Base::Text)),
        }
    }

    /// The anonymous type inside an element.
    pub fn inner(&self, node: Node<'a, 'a>, depth: usize) -> Result<Option<Simple>> {
        let inner = node.children().find(|child| is(child, "simpleType"));
        inner.map(|inner| self.simple(inner, depth + 1)).transpose()
    }

    /// A type with further limits.
    fn restricted(&self, node: Node<'a, 'a>, depth: usize) -> Result<Simple> {
        let base = match self.reference(node, "base")? {
            Some(name) => self.simple_named(node, &name, depth + 1)?,
            None => self.inner(node, depth)?.unwrap_or_else(|| Simple::of(Base::Text)),
        };
        Ok(self.limited(node, base))
    }

    /// `base` with the facets in a `restriction`.
    pub fn limited(&self, node: Node<'a, 'a>, mut base: Simple) -> Simple {
        let (mut words, mut patterns) = (Vec::new(), Vec::new());
        for facet in node.children().filter(|child| is(child, "")) {
            let Some(value) = facet.attribute("value") else { continue };
            match facet.tag_name().name() {
                "enumeration" => words.push(value.to_string()),
                "pattern" => patterns.push(value.to_string()),
                name => limit(&mut base, name, value.trim()),
            }
        }
        if !words.is_empty() {
            let trims = base.base != Base::Text;
            base.words = words.iter().map(|word| if trims { word.trim() } else { word }.to_string()).collect();
        }
        if !patterns.is_empty() {
            base.facets.patterns.push(patterns);
        }
        base
    }

    /// A union: of words only it is these words, else any of its members.
    fn union(&self, node: Node<'a, 'a>, depth: usize) -> Result<Simple> {
        let mut members = Vec::new();
        for name in node.attribute("memberTypes").unwrap_or_default().split_whitespace() {
            members.push(self.simple_named(node, &self.name(node, name)?, depth + 1)?);
        }
        for inner in node.children().filter(|child| is(child, "simpleType")) {
            members.push(self.simple(inner, depth + 1)?);
        }
        if !members.is_empty() && members.iter().all(|member| !member.words.is_empty()) {
            let mut simple = Simple::of(Base::Token);
            simple.words = members.into_iter().flat_map(|member| member.words).collect();
            return Ok(simple);
        }
        if members.len() == 1 {
            return Ok(members.remove(0));
        }
        Ok(Simple::of(Base::Union(members)))
    }
}

/// Notes one limit; what cannot be read limits nothing.
fn limit(simple: &mut Simple, name: &str, value: &str) {
    let Facets { min_length, max_length, .. } = &mut simple.facets;
    let length = value.parse::<usize>().ok();
    match name {
        "length" => (*min_length, *max_length) = (length, length),
        "minLength" => *min_length = length,
        "maxLength" => *max_length = length,
        "totalDigits" => simple.facets.total_digits = value.parse().ok(),
        "fractionDigits" => simple.facets.fraction_digits = value.parse().ok(),
        "minInclusive" | "minExclusive" | "maxInclusive" | "maxExclusive" => bound(simple, name, value),
        _ => {}
    }
}

/// Notes a least or greatest value.
fn bound(simple: &mut Simple, name: &str, value: &str) {
    let (lower, step) = (name.starts_with("min"), i128::from(name.ends_with("Exclusive")));
    match &mut simple.base {
        Base::Integer { least, most } => match value.parse::<i128>() {
            Ok(value) if lower => *least = value.checked_add(step),
            Ok(value) => *most = value.checked_sub(step),
            Err(_) => {}
        },
        _ if lower => simple.facets.least = Some(value.to_string()),
        _ => simple.facets.most = Some(value.to_string()),
    }
}
