//! XML Schema files, read into a small model: what elements there are, what stands in them, and what values may be.
//!
//! ```text
//! FILE.xsd ─► source   the file and what it includes and imports, found near it; nothing is fetched
//!          ─► library  every definition by its name
//!          ─► expand   each element with its types, groups and substitutes written out (simple, attributes)
//!          ─► model    a tree without references
//! ```
//!
//! Whatever is not understood becomes "anything"; size, depth and number are bounded, whatever a file holds.

mod attributes;
pub mod draft;
mod expand;
pub mod instance;
mod library;
pub mod model;
pub mod pattern;
pub mod sample;
mod simple;
mod source;
#[cfg(test)]
mod tests;

use crate::error::{Error, Result};
use library::{Library, Sort};
pub use model::Schema;
use std::collections::HashMap;
use std::path::Path;

/// Reads the schema in a file, with what it includes and imports.
pub fn load(path: &Path) -> Result<Schema> {
    let sources = source::gather(path)?;
    let documents = library::parse(&sources)?;
    let library = Library::new(&sources, &documents)?;
    let root = library.root().ok_or_else(|| Error::internal("a schema without a file"))?;
    let mut expander = expand::Expander::new(&library);
    let mut elements = Vec::new();
    for node in library.own(Sort::Element).filter(|node| !expand::is_abstract(*node)) {
        elements.push(expander.element(node)?);
    }
    let types = [Sort::Type, Sort::Group, Sort::Attributes].into_iter().flat_map(|sort| library.own(sort)).count();
    Ok(Schema {
        file: path.display().to_string(),
        namespace: library.namespace(root).into(),
        elements,
        types,
        about: expand::documentation(root),
        prefixes: prefixes(&library),
        notes: sources.notes.clone(),
    })
}

/// The usual prefix of each namespace: what its own schema calls it, else what the schema that was named does.
fn prefixes(library: &Library) -> HashMap<String, String> {
    let mut prefixes = HashMap::new();
    let mut note = |namespace: &str, prefix: Option<&str>| {
        if let Some(prefix) = prefix.filter(|prefix| !prefix.is_empty()) {
            prefixes.entry(namespace.to_string()).or_insert_with(|| prefix.to_string());
        }
    };
    for (namespace, root) in library.roots() {
        let own = root.namespaces().filter(|declared| declared.uri() == namespace);
        own.for_each(|declared| note(namespace, declared.name()));
    }
    for declared in library.root().into_iter().flat_map(|root| root.namespaces()) {
        note(declared.uri(), declared.name());
    }
    prefixes
}
