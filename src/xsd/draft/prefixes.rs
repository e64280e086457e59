//! The prefixes that a draft writes.

use crate::epp::EPP;
use crate::xsd::model::{Name, Schema};
use roxmltree::NS_XML_URI;

/// The prefix of each namespace that was written so far, the schema's own first.
pub struct Prefixes {
    /// What schemas call each other's namespaces.
    usual: std::collections::HashMap<String, String>,
    /// The namespaces and their prefixes.
    pub written: Vec<(String, String)>,
    /// The prefix of the directives.
    pub directives: &'static str,
}

impl Prefixes {
    /// For a schema; `own` is the prefix of its namespace.
    pub fn new(schema: &Schema, own: &str) -> Prefixes {
        let written = vec![(schema.namespace.to_string(), own.to_string())];
        Prefixes { usual: schema.prefixes.clone(), written, directives: if own == "e" { "spec" } else { "e" } }
    }

    /// An element's name as it is written. The protocol's own have no prefix.
    pub fn written(&mut self, name: &Name) -> String {
        if &*name.namespace == EPP || name.namespace.is_empty() {
            return name.local.to_string();
        }
        format!("{}:{}", self.of(&name.namespace), name.local)
    }

    /// An attribute's name as it is written.
    pub fn attribute(&mut self, name: &Name) -> String {
        match &*name.namespace {
            "" => name.local.to_string(),
            NS_XML_URI => format!("xml:{}", name.local),
            namespace => format!("{}:{}", self.of(namespace), name.local),
        }
    }

    /// The prefix of a namespace.
    fn of(&mut self, namespace: &str) -> String {
        if let Some((_, prefix)) = self.written.iter().find(|(known, _)| known == namespace) {
            return prefix.clone();
        }
        let usual = self.usual.get(namespace).cloned().unwrap_or_else(|| tail(namespace));
        let taken = |prefix: &str| prefix == self.directives || self.written.iter().any(|(_, known)| known == prefix);
        let mut prefix = usual.clone();
        let mut number = 1;
        while taken(&prefix) {
            number += 1;
            prefix = format!("{usual}{number}");
        }
        self.written.push((namespace.to_string(), prefix.clone()));
        prefix
    }
}

/// What a namespace ends with, without its version: `fee` of `urn:ietf:params:xml:ns:epp:fee-1.0`.
pub fn tail(namespace: &str) -> String {
    let end = namespace.trim_end_matches(['/', '#']).rsplit(['/', ':']).next().unwrap_or("");
    let end = end.strip_suffix(".xsd").unwrap_or(end);
    let bare = end.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.').trim_end_matches('-');
    let kept: String = bare.chars().filter(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_')).collect();
    match kept.chars().next() {
        Some(first) if first.is_ascii_alphabetic() => kept,
        _ => "x".into(),
    }
}
