//! From JSON to the XML that it stands for.

use super::tree::{Id, Tree};
use super::{COMMENT, MAX_DEPTH, TEXT};
use crate::epp::markup::{is_name, is_xml_char};
use crate::error::{Error, Result};

/// What stands in front of every document.
pub const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n";

/// The document of JSON text: exactly one root, its declaration in front.
pub fn unparse(json: &str) -> Result<String> {
    let tree = Tree::read(json).map_err(|error| Error::usage(format!("not JSON: {error}")))?;
    let one_root = || Error::usage("the JSON must be an object with exactly one key, the root element: {\"epp\": {…}}");
    let mut roots = tree.children(tree.root()).filter(|root| tree.key(*root) != COMMENT);
    let (Some(name), None, true) = (roots.next(), roots.next(), tree.is_object(tree.root())) else {
        return Err(one_root());
    };
    let mut items = tree.items(name);
    let (Some(root), None) = (items.next(), items.next()) else { return Err(one_root()) };
    let mut xml = String::with_capacity(DECLARATION.len() + json.len());
    xml.push_str(DECLARATION);
    write_element(&tree, &mut xml, tree.key(name), root, 1)?;
    Ok(xml)
}

/// Writes one element.
pub fn write_element(tree: &Tree, xml: &mut String, name: &str, id: Id, depth: usize) -> Result<()> {
    check_name(name, "element")?;
    if depth > MAX_DEPTH {
        return Err(Error::usage(format!("\"{name}\" is nested deeper than {MAX_DEPTH}")));
    }
    xml.push('<');
    xml.push_str(name);
    if !tree.is_object(id) {
        xml.push('>');
        write_escaped(xml, scalar(tree, id, name)?, None)?;
    } else {
        write_attributes(tree, xml, id)?;
        xml.push('>');
        let mut text = None;
        for child in tree.children(id) {
            match tree.key(child) {
                TEXT => text = Some(child),
                key if key.starts_with('@') => {}
                key => write_all(tree, xml, key, child, depth + 1)?,
            }
        }
        if let Some(text) = text {
            write_escaped(xml, scalar(tree, text, name)?, None)?;
        }
    }
    xml.push_str("</");
    xml.push_str(name);
    xml.push('>');
    Ok(())
}

/// Writes the elements of one name: all items of a list.
pub fn write_all(tree: &Tree, xml: &mut String, name: &str, id: Id, depth: usize) -> Result<()> {
    tree.items(id).try_for_each(|item| match name {
        COMMENT => write_comment(tree, xml, item),
        _ => write_element(tree, xml, name, item, depth),
    })
}

/// Writes the attributes of an element; `@xmlns` may hold all declarations as an object.
fn write_attributes(tree: &Tree, xml: &mut String, id: Id) -> Result<()> {
    for child in tree.children(id) {
        let Some(name) = tree.key(child).strip_prefix('@') else { continue };
        if name != "xmlns" || !tree.is_object(child) {
            write_attribute(tree, xml, name, child)?;
            continue;
        }
        for declared in tree.children(child) {
            let prefix = tree.key(declared);
            let name = if prefix.is_empty() { "xmlns".into() } else { format!("xmlns:{prefix}") };
            if !prefix.is_empty() && tree.child(id, &format!("@{name}")).is_some() {
                return Err(Error::usage("an attribute is given twice, in \"@xmlns\" and beside it"));
            }
            write_attribute(tree, xml, &name, declared)?;
        }
    }
    Ok(())
}

/// Writes one attribute.
fn write_attribute(tree: &Tree, xml: &mut String, name: &str, id: Id) -> Result<()> {
    check_name(name, "attribute")?;
    let text = scalar(tree, id, name)?;
    // Which quote: the one that the text does not hold, as Python's writer chooses.
    let quote = if text.contains('"') && !text.contains('\'') { '\'' } else { '"' };
    xml.push(' ');
    xml.push_str(name);
    xml.push('=');
    xml.push(quote);
    write_escaped(xml, text, Some(quote))?;
    xml.push(quote);
    Ok(())
}

/// Writes a comment.
fn write_comment(tree: &Tree, xml: &mut String, id: Id) -> Result<()> {
    let text = scalar(tree, id, COMMENT)?;
    if text.contains("--") || text.ends_with('-') {
        return Err(Error::usage("a comment must not hold \"--\" nor end with \"-\""));
    }
    if !text.is_empty() {
        xml.push_str("<!--");
        write_escaped(xml, text, None)?;
        xml.push_str("-->");
    }
    Ok(())
}

/// The text of a string, number, truth value or `null`.
fn scalar<'t>(tree: &'t Tree, id: Id, name: &str) -> Result<&'t str> {
    tree.text(id).ok_or_else(|| {
        Error::usage(match tree.is_list(id) {
            true => format!("\"{name}\" is a list where one value was expected"),
            false => format!("\"{name}\" is an object where a text was expected"),
        })
    })
}

/// Whether a byte may be, or begin, something that cannot stand in XML as it is.
const SPECIAL: [bool; 256] = {
    let mut special = [false; 256];
    let mut byte = 0;
    while byte < b' ' {
        special[byte as usize] = true;
        byte += 1;
    }
    special[b'&' as usize] = true;
    special[b'<' as usize] = true;
    special[b'>' as usize] = true;
    special[b'"' as usize] = true;
    // U+FFFE and U+FFFF begin with it.
    special[0xef] = true;
    special
};

/// Writes text with what is markup in it escaped; `quote` is the one around an attribute's value.
fn write_escaped(xml: &mut String, text: &str, quote: Option<char>) -> Result<()> {
    let mut from = 0;
    for (at, byte) in text.bytes().enumerate().filter(|(_, byte)| SPECIAL[usize::from(*byte)]) {
        let replacement = match byte {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' if quote == Some('"') => "&quot;",
            // A bare carriage return would come back as a line feed.
            b'\r' => "&#13;",
            b'\n' if quote.is_some() => "&#10;",
            b'\t' if quote.is_some() => "&#9;",
            _ => match text[at..].chars().next() {
                Some(c) if !is_xml_char(c) => {
                    return Err(Error::usage(format!("XML cannot carry the character U+{:04X}", c as u32)));
                }
                _ => continue,
            },
        };
        xml.push_str(&text[from..at]);
        xml.push_str(replacement);
        from = at + 1;
    }
    xml.push_str(&text[from..]);
    Ok(())
}

/// Refuses what cannot be a name: at most one colon, with something on both sides.
fn check_name(name: &str, what: &str) -> Result<()> {
    let sound = match name.split_once(':') {
        Some((prefix, local)) => is_name(prefix) && is_name(local) && !local.contains(':'),
        None => is_name(name),
    };
    match sound {
        true => Ok(()),
        false => Err(Error::usage(format!("{name:?} cannot be the name of an {what}"))),
    }
}
