//! XML in and out: bytes to a document that is safe to walk, and text to bytes that are well-formed.

use roxmltree::{Document, Node, ParsingOptions};
use std::fmt;

/// What a document may be like. The tree builder is cubic in nested namespace declarations and quadratic in attributes,
/// and recursive walks need a bounded depth; one pass over the text enforces all of it first.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// How deep elements may nest.
    pub depth: usize,
    /// How many attributes a tag may have.
    pub attributes: usize,
    /// How many tags there may be.
    pub tags: usize,
    /// Whether a declared encoding or XML version other than UTF-8 and 1.0 is refused even where the text can be read.
    pub strict_encoding: bool,
}

impl Limits {
    /// For what a server sent: real frames are less than 20 deep, and the longest are long lists.
    pub const ANSWER: Limits = Limits { depth: 64, attributes: 64, tags: 2_000_000, strict_encoding: false };
    /// For what a client sent (`registry-spec.md` G2).
    pub const REQUEST: Limits = Limits { depth: 32, attributes: 64, tags: 40_000, strict_encoding: true };
}

/// How many namespace declarations may be in scope at once.
const NAMESPACES: usize = 64;
/// How much work all namespace declarations together may make.
const NAMESPACE_WORK: usize = 4_000_000;

/// Why a text is not XML that we read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadXml {
    /// Line and column, where known.
    pub at: Option<(u32, u32)>,
    /// What is wrong.
    pub why: String,
}

impl BadXml {
    /// A fault without a place.
    fn new(why: impl Into<String>) -> Self {
        BadXml { at: None, why: why.into() }
    }
}

impl fmt::Display for BadXml {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some((line, column)) = self.at {
            write!(f, "{line}:{column}: ")?;
        }
        f.write_str(&self.why)
    }
}

impl std::error::Error for BadXml {}

/// Line and column of a byte.
fn place(text: &str, at: usize) -> (u32, u32) {
    let before = &text[..at];
    let line = before.rfind('\n').map_or(0, |newline| newline + 1);
    (before.matches('\n').count() as u32 + 1, before[line..].chars().count() as u32 + 1)
}

/// The bytes as UTF-8, without a byte order mark.
pub fn text(bytes: &[u8]) -> Result<&str, BadXml> {
    let text = std::str::from_utf8(bytes)
        .map_err(|error| BadXml::new(format!("not UTF-8: the byte at offset {} is invalid", error.valid_up_to())))?;
    Ok(text.strip_prefix('\u{feff}').unwrap_or(text))
}

/// Reads the document in `text`.
pub fn parse_text<'a>(text: &'a str, limits: &Limits) -> Result<Document<'a>, BadXml> {
    guard(text, limits)?;
    let options = ParsingOptions { allow_dtd: false, nodes_limit: u32::MAX, ..ParsingOptions::default() };
    Document::parse_with_options(text, options).map_err(|error| {
        let at = error.pos();
        BadXml {
            at: Some((at.row, at.col)),
            why: format!("not well-formed XML: {}", without_place(&error.to_string())),
        }
    })
}

/// The parser's message without the "at 1:2" behind it.
fn without_place(message: &str) -> &str {
    message.rsplit_once(" at ").map_or(message, |(head, _)| head)
}

/// One pass over the text that bounds what the tree builder and recursive walks will see.
fn guard(text: &str, limits: &Limits) -> Result<(), BadXml> {
    let x = text.as_bytes();
    let (mut i, mut tags, mut work) = (0, 0usize, 0usize);
    // How many namespace declarations each open element made.
    let mut open: Vec<u16> = Vec::with_capacity(16);
    let mut in_scope = 0usize;
    declaration(text, limits)?;
    // The tree builder replaces what a reference cannot stand for instead of refusing it.
    let references = text.contains("&#");
    // Every step ends behind an ASCII character or at the end, where a character begins.
    while let Some(step) = x.get(i..).and_then(|rest| rest.iter().position(|byte| *byte == b'<')) {
        if references {
            check_references(&text[i..i + step])?;
        }
        i += step;
        match x.get(i + 1) {
            Some(b'!') if x[i..].starts_with(b"<!--") => i = skip(text, i + 4, "-->"),
            Some(b'!') if x[i..].starts_with(b"<![CDATA[") => i = skip(text, i + 9, "]]>"),
            Some(b'!') => {
                return Err(BadXml { at: Some(place(text, i)), why: "a DOCTYPE is not allowed in EPP".into() });
            }
            Some(b'?') => i = skip(text, i + 2, "?>"),
            Some(b'/') => {
                in_scope -= usize::from(open.pop().unwrap_or(0));
                i += 2;
            }
            _ => {
                let tag = Tag::scan(x, i + 1);
                tags += 1;
                if references {
                    check_references(&text[i..tag.end])?;
                }
                if tag.attributes > limits.attributes {
                    return Err(BadXml::new(format!("a tag with more than {} attributes", limits.attributes)));
                }
                if tags > limits.tags {
                    return Err(BadXml::new(format!("more than {} elements", limits.tags)));
                }
                in_scope += tag.namespaces;
                work += tag.namespaces * (in_scope + 1);
                if in_scope > NAMESPACES || work > NAMESPACE_WORK {
                    return Err(BadXml::new("too many namespace declarations"));
                }
                if tag.empty {
                    in_scope -= tag.namespaces;
                } else {
                    open.push(tag.namespaces as u16);
                    if open.len() > limits.depth {
                        return Err(BadXml::new(format!("elements nested deeper than {}", limits.depth)));
                    }
                }
                i = tag.end;
            }
        }
    }
    Ok(())
}

/// Checks the XML declaration, where there is one.
fn declaration(text: &str, limits: &Limits) -> Result<(), BadXml> {
    let Some(head) = text.strip_prefix("<?xml").and_then(|rest| rest.split_once("?>")).map(|(head, _)| head) else {
        return Ok(());
    };
    if !limits.strict_encoding {
        return Ok(());
    }
    let value = |name: &str| {
        let rest = head[head.find(name)? + name.len()..].trim_start().strip_prefix('=')?.trim_start();
        let quote = rest.chars().next()?;
        rest[1..].split(quote).next()
    };
    match (value("encoding"), value("version")) {
        // "utf8" is no registered name, and what Python's own writer declares.
        (Some(name), _) if !["utf-8", "utf8"].iter().any(|known| name.eq_ignore_ascii_case(known)) => {
            Err(BadXml::new(format!("the encoding is {name:?}; EPP is UTF-8 here")))
        }
        (_, Some(version)) if version != "1.0" => Err(BadXml::new(format!("XML version {version:?}; EPP is XML 1.0"))),
        _ => Ok(()),
    }
}

/// Refuses references to characters that XML does not have (its specification, section 4.1).
fn check_references(text: &str) -> Result<(), BadXml> {
    for part in text.split("&#").skip(1) {
        let digits = part.split(';').next().unwrap_or(part);
        let number = match digits.strip_prefix('x') {
            Some(hex) => u32::from_str_radix(hex, 16),
            None => digits.parse(),
        };
        if !number.ok().and_then(char::from_u32).is_some_and(is_xml_char) {
            let shown: String = digits.chars().take(12).collect();
            return Err(BadXml::new(format!("not well-formed XML: &#{shown}; stands for no character")));
        }
    }
    Ok(())
}

/// The place after the next `end`, or the end of the text.
fn skip(text: &str, from: usize, end: &str) -> usize {
    text.get(from..).and_then(|rest| rest.find(end)).map_or(text.len(), |at| from + at + end.len())
}

/// What a start tag holds.
struct Tag {
    attributes: usize,
    namespaces: usize,
    empty: bool,
    end: usize,
}

impl Tag {
    /// Scans the tag whose name begins at `from`.
    fn scan(x: &[u8], from: usize) -> Tag {
        let mut tag = Tag { attributes: 0, namespaces: 0, empty: false, end: x.len() };
        let (mut i, mut quote) = (from, 0u8);
        while let Some(&byte) = x.get(i) {
            if quote != 0 {
                if byte == quote {
                    quote = 0;
                }
            } else {
                match byte {
                    b'"' | b'\'' => quote = byte,
                    b'=' => tag.attributes += 1,
                    b'x' if x[i..].starts_with(b"xmlns")
                        && x.get(i.wrapping_sub(1)).is_some_and(|b| b.is_ascii_whitespace()) =>
                    {
                        tag.namespaces += 1;
                    }
                    b'>' => {
                        tag.empty = x.get(i.wrapping_sub(1)) == Some(&b'/');
                        tag.end = i + 1;
                        break;
                    }
                    _ => {}
                }
            }
            i += 1;
        }
        tag
    }
}

/// Whether XML 1.0 can carry `c` (section 2.2 of its specification).
pub fn is_xml_char(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..)
}

/// Appends `text` as character data, or as an attribute's value.
pub fn escape(out: &mut String, text: &str, attribute: bool) {
    let mut from = 0;
    for (at, byte) in text.bytes().enumerate() {
        let replacement = match byte {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' if attribute => "&quot;",
            // Left as they are, a reader would turn these into spaces or line feeds.
            b'\r' => "&#13;",
            b'\n' if attribute => "&#10;",
            b'\t' if attribute => "&#9;",
            _ => continue,
        };
        out.push_str(&text[from..at]);
        out.push_str(replacement);
        from = at + 1;
    }
    out.push_str(&text[from..]);
}

/// All the text of a node, entities and CDATA resolved, with comments between its parts left out.
pub fn text_of<'a>(node: Node<'a, '_>) -> std::borrow::Cow<'a, str> {
    let mut texts = node.children().filter(Node::is_text).filter_map(|child| child.text());
    match (texts.next(), texts.next()) {
        (None, _) => "".into(),
        (Some(one), None) => one.into(),
        (Some(one), Some(two)) => [one, two].into_iter().chain(texts).collect::<String>().into(),
    }
}

/// Whether every attribute and element name can be understood without looking at `node`'s ancestors is not given:
/// this writes the content of `node` as a fragment that declares the prefixes it uses.
pub fn fragment(node: Node) -> String {
    let mut out = String::new();
    for child in node.children() {
        write_node(&mut out, child, &mut Vec::new());
    }
    out
}

/// This writes `node` itself as a fragment that declares the prefixes it uses.
pub fn outer_fragment(node: Node) -> String {
    let mut out = String::new();
    write_node(&mut out, node, &mut Vec::new());
    out
}

/// Writes a node and what is in it, declaring each prefix where it is first used.
fn write_node<'a>(out: &mut String, node: Node<'a, '_>, declared: &mut Vec<(&'a str, &'a str)>) {
    if node.is_text() {
        return escape(out, node.text().unwrap_or(""), false);
    }
    if !node.is_element() {
        return;
    }
    let depth = declared.len();
    let mut tag = String::new();
    let mut name = |uri: Option<&'a str>, local: &str, tag: &mut String, attribute: bool| {
        let Some(uri) = uri else {
            if !attribute && declared.iter().rev().any(|(prefix, _)| prefix.is_empty()) {
                declared.push(("", ""));
                tag.push_str(" xmlns=\"\"");
            }
            return local.to_string();
        };
        let prefix = node.lookup_prefix(uri).filter(|prefix| !attribute || !prefix.is_empty()).unwrap_or("");
        if prefix != "xml"
            && declared.iter().rev().find(|(known, _)| *known == prefix).is_none_or(|(_, known)| *known != uri)
        {
            declared.push((prefix, uri));
            tag.push_str(if prefix.is_empty() { " xmlns" } else { " xmlns:" });
            tag.push_str(prefix);
            tag.push_str("=\"");
            escape(tag, uri, true);
            tag.push('"');
        }
        if prefix.is_empty() { local.to_string() } else { format!("{prefix}:{local}") }
    };
    let element = name(node.tag_name().namespace(), node.tag_name().name(), &mut tag, false);
    for attribute in node.attributes() {
        let name = name(attribute.namespace(), attribute.name(), &mut tag, true);
        tag.push(' ');
        tag.push_str(&name);
        tag.push_str("=\"");
        escape(&mut tag, attribute.value(), true);
        tag.push('"');
    }
    out.push('<');
    out.push_str(&element);
    out.push_str(&tag);
    if node.children().next().is_none() {
        out.push_str("/>");
    } else {
        out.push('>');
        for child in node.children() {
            write_node(out, child, declared);
        }
        out.push_str("</");
        out.push_str(&element);
        out.push('>');
    }
    declared.truncate(depth);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(text: &str) -> String {
        parse_text(text, &Limits::REQUEST).expect_err("must be refused").to_string()
    }

    #[test]
    fn hostile_documents_are_refused_before_the_tree_is_built() {
        assert!(refused(&("<a>".repeat(100_000) + &"</a>".repeat(100_000))).contains("deeper than 32"));
        assert!(refused(&format!("<a {}/>", "b='' ".repeat(65))).contains("attributes"));
        let nested: String = (0..4000).map(|i| format!("<a xmlns:n{i}='u{i}'>")).collect();
        assert!(refused(&nested).contains("nested") || refused(&nested).contains("namespace"));
        let wide: String = (0..100).map(|i| format!("xmlns:n{i}='u{i}' ")).collect();
        assert!(parse_text(&format!("<a {wide}/>"), &Limits { attributes: 200, ..Limits::REQUEST }).is_err());
        assert!(refused("<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>").contains("DOCTYPE"));
        assert!(refused("<?xml version='1.0' encoding='windows-1251'?><a/>").contains("windows-1251"));
        for name in ["UTF-8", "utf-8", "UTF8", "utf8"] {
            assert!(parse_text(&format!("<?xml version='1.0' encoding='{name}'?><a/>"), &Limits::REQUEST).is_ok());
        }
        assert!(refused("<?xml version='1.1'?><a/>").contains("1.1"));
        assert!(refused("<a></b>").contains("not well-formed"));
        assert!(text(b"<a>\xff</a>").is_err());
    }

    #[test]
    fn comments_cdata_and_quotes_do_not_confuse_the_guard() {
        let text = "<a q='>' r=\"/>\"><!-- <b xmlns:x='y'> --><![CDATA[<c><d>]]><e/></a>";
        assert!(parse_text(text, &Limits { depth: 1, ..Limits::REQUEST }).is_ok());
    }

    #[test]
    fn fragments_declare_what_they_use() {
        let document = parse_text("<a xmlns='u' xmlns:p='v'><p:b c='1&amp;2'>x<d/></p:b></a>", &Limits::ANSWER)
            .expect("well-formed");
        assert_eq!(fragment(document.root_element()), "<p:b xmlns:p=\"v\" c=\"1&amp;2\">x<d xmlns=\"u\"/></p:b>");
    }

    #[test]
    fn escaping_keeps_every_character() {
        let mut out = String::new();
        escape(&mut out, "a<b>&\"'\r\n\t]]>", true);
        let text = format!("<x y=\"{out}\"/>");
        let document = parse_text(&text, &Limits::ANSWER).expect("well-formed");
        assert_eq!(document.root_element().attribute("y"), Some("a<b>&\"'\r\n\t]]>"));
    }
}
