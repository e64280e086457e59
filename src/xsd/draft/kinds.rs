//! The kinds of slots for the simple types of a schema.

use super::words;
use crate::xsd::model::{Attribute, Base, Element, Simple};

/// The kind of a slot for a value of that type, of something called `called`; empty for any text.
pub fn kind(simple: &Simple, called: &str) -> String {
    let is_word = |word: &String| words::is_literal(word) && !word.contains(['|', '=']);
    if simple.words.len() > 1 && simple.words.iter().all(is_word) {
        return simple.words.join("|");
    }
    if !simple.words.is_empty() {
        return String::new();
    }
    match &simple.base {
        Base::Boolean => "bool",
        Base::Integer { least: Some(0), most: Some(255) } => "byte",
        Base::Integer { least: Some(0), most: Some(65535) } => "short",
        Base::Integer { .. } => "int",
        Base::Decimal => "decimal",
        Base::Date => "date",
        Base::DateTime => "time",
        Base::Duration => "duration",
        Base::Hex => "hex",
        Base::Base64 => "base64",
        _ if is_host_name(simple, called) => "name",
        _ => "",
    }
    .into()
}

/// Whether it is EPP's type for domain and host names, and is called like one.
fn is_host_name(simple: &Simple, called: &str) -> bool {
    let called = called.to_ascii_lowercase();
    let like = ["name", "host", "domain"].iter().any(|part| called.contains(part)) || called == "ns";
    like && simple.types.iter().any(|name| &*name.local == "labelType")
}

/// The one word that a type allows.
pub fn only_word(simple: &Simple) -> Option<&String> {
    match &simple.words[..] {
        [word] if words::is_literal(word) => Some(word),
        _ => None,
    }
}

/// The kind of a text together with an attribute that belongs to it: a period's unit, the family of an address.
pub fn with_attribute<'e>(element: &'e Element, simple: &Simple) -> Option<(&'static str, &'e Attribute)> {
    element.attributes.iter().find_map(|attribute| {
        let has = |words: &[&str]| {
            let own = &attribute.simple.words;
            own.len() == words.len() && words.iter().all(|word| own.iter().any(|known| known == word))
        };
        let kind = match &*attribute.name.local {
            "unit" if has(&["y", "m"]) && is_small(simple) => "period",
            "ip" if has(&["v4", "v6"]) => "ip",
            "x" if is_phone(simple) => "phone",
            _ => return None,
        };
        Some((kind, attribute))
    })
}

/// Whether a number goes no further than EPP's periods do.
fn is_small(simple: &Simple) -> bool {
    matches!(simple.base, Base::Integer { most: Some(..=99), .. })
}

/// Whether the pattern is that of EPP's telephone numbers.
fn is_phone(simple: &Simple) -> bool {
    simple
        .facets
        .patterns
        .iter()
        .flatten()
        .any(|pattern| pattern.trim_start_matches('(').starts_with(r"\+[0-9]{1,3}\."))
}

/// Whether a text of that name is nothing to show: a password.
pub fn is_secret(simple: &Simple, called: &str) -> bool {
    let called = called.to_ascii_lowercase();
    let like = ["pw", "newpw", "passwd", "password", "newpassword", "authinfo", "authcode", "passphrase"];
    matches!(simple.base, Base::Text | Base::Token) && simple.words.is_empty() && like.contains(&called.as_str())
}
