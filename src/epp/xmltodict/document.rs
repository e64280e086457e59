//! A whole frame as JSON text, without a value for each element between: what a gateway makes of every answer.
//!
//! The elements stand in one row, in the order of their tags; those of one name under one parent are a chain.

use crate::epp::markup::{Reader, Token, decode_attribute, decode_text, unify_lines};
use crate::error::{Error, Result};
use std::borrow::Cow;
use std::collections::HashMap;

/// No element.
const NONE: u32 = u32::MAX;
/// From so many names under one parent on they are looked up by hash.
const MANY: usize = 32;

/// An element, by its place in the row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Id(u32);

/// A document that was read.
pub struct Document<'a> {
    elements: Vec<Element<'a>>,
    attributes: Vec<(&'a str, &'a str)>,
}

/// One element.
struct Element<'a> {
    name: &'a str,
    text: Cow<'a, str>,
    /// Where its attributes begin and end.
    attributes: (u32, u32),
    /// The first of its children.
    child: u32,
    /// The first child of its parent that has the next name; only on the first of a name.
    other: u32,
    /// The next child of its parent that has the same name.
    same: u32,
}

/// An element whose end has not been read.
struct Open<'a> {
    id: u32,
    /// Where the names of its children begin.
    names: usize,
    /// The same by hash, where they are many.
    index: Option<HashMap<&'a str, usize>>,
}

/// A name under an open element, with its first and its last bearer.
struct Name<'a> {
    name: &'a str,
    first: u32,
    last: u32,
}

impl<'a> Document<'a> {
    /// Reads a document.
    pub fn read(text: &'a str) -> Result<Document<'a>> {
        // A usual frame needs no more; a large one grows as it is read.
        let mut document = Document { elements: Vec::with_capacity(32), attributes: Vec::with_capacity(8) };
        let mut reader = Reader::new(text);
        let mut open: Vec<Open> = Vec::with_capacity(16);
        let mut names: Vec<Name> = Vec::with_capacity(32);
        while let Some(token) = reader.token()? {
            let closed = match token {
                Token::Start { name, attributes, empty } => {
                    let begin = place(document.attributes.len())?;
                    document.attributes.extend(attributes.iter().map(|attribute| (attribute.name, attribute.raw)));
                    reader.reuse(attributes);
                    let attributes = (begin, place(document.attributes.len())?);
                    let id = place(document.elements.len())?;
                    let text = Cow::Borrowed("");
                    document.elements.push(Element { name, text, attributes, child: NONE, other: NONE, same: NONE });
                    open.push(Open { id, names: names.len(), index: None });
                    empty
                }
                Token::End(_) => true,
                Token::Text(raw) => {
                    document.say(&open, decode_text(raw)?);
                    false
                }
                Token::Cdata(raw) => {
                    document.say(&open, unify_lines(raw));
                    false
                }
                Token::Comment(_) | Token::Instruction(_) => false,
            };
            if closed && let Some(ended) = open.pop() {
                names.truncate(ended.names);
                if let Some(parent) = open.last_mut() {
                    document.adopt(parent, ended.id, &mut names);
                }
            }
        }
        Ok(document)
    }

    /// Adds text to the innermost element. What is white space at its beginning is stripped anyway.
    fn say(&mut self, open: &[Open], text: Cow<'a, str>) {
        let Some(element) = open.last().and_then(|open| self.elements.get_mut(open.id as usize)) else { return };
        if element.text.trim_start().is_empty() {
            element.text = text;
        } else {
            element.text.to_mut().push_str(&text);
        }
    }

    /// Makes `id` a child of `parent`, whose names so far are at the end of `names`.
    fn adopt(&mut self, parent: &mut Open<'a>, id: u32, names: &mut Vec<Name<'a>>) {
        let name = self.elements[id as usize].name;
        let own = &names[parent.names..];
        let found = match &parent.index {
            Some(index) => index.get(name).copied(),
            None => own.iter().rposition(|known| known.name == name),
        };
        if let Some(at) = found {
            let known = &mut names[parent.names + at];
            self.elements[known.last as usize].same = id;
            known.last = id;
            return;
        }
        match own.last() {
            Some(before) => self.elements[before.first as usize].other = id,
            None => self.elements[parent.id as usize].child = id,
        }
        if own.len() == MANY {
            parent.index = Some(own.iter().enumerate().map(|(at, known)| (known.name, at)).collect());
        }
        if let Some(index) = &mut parent.index {
            index.insert(name, own.len());
        }
        names.push(Name { name, first: id, last: id });
    }

    /// The outermost element.
    pub fn root(&self) -> Id {
        Id(0)
    }

    /// Its name as written.
    pub fn name(&self, id: Id) -> &'a str {
        self.element(id).name
    }

    /// The text of an element, stripped.
    pub fn text(&self, id: Id) -> &str {
        self.element(id).text.trim()
    }

    /// The value of an attribute as it is written.
    pub fn attribute(&self, id: Id, name: &str) -> Option<&'a str> {
        let (begin, end) = self.element(id).attributes;
        let attributes = &self.attributes[begin as usize..end as usize];
        attributes.iter().find(|(known, _)| *known == name).map(|(_, raw)| *raw)
    }

    /// The first child with that local name.
    pub fn child(&self, id: Id, local: &str) -> Option<Id> {
        let is_it = |name: &str| name.strip_suffix(local).is_some_and(|rest| rest.is_empty() || rest.ends_with(':'));
        self.kinds(id).find(|child| is_it(self.name(*child)))
    }

    /// The first child of each name.
    fn kinds(&self, id: Id) -> impl Iterator<Item = Id> + '_ {
        let known = |place: u32| (place != NONE).then_some(Id(place));
        std::iter::successors(known(self.element(id).child), move |child| known(self.element(*child).other))
    }

    /// The element.
    fn element(&self, id: Id) -> &Element<'a> {
        &self.elements[id.0 as usize]
    }

    /// Writes the value of an element.
    pub fn write(&self, json: &mut String, id: Id) -> Result<()> {
        self.write_without(json, id, &[])
    }

    /// Writes the value of an element without the fields of some names, which are as they are in JSON.
    pub fn write_without(&self, json: &mut String, id: Id, without: &[&str]) -> Result<()> {
        let element = self.element(id);
        let (begin, end) = element.attributes;
        let attributes = &self.attributes[begin as usize..end as usize];
        let text = element.text.trim();
        if attributes.is_empty() && element.child == NONE {
            if text.is_empty() {
                json.push_str("null")
            } else {
                write_text(json, text)
            }
            return Ok(());
        }
        let mut separator = '{';
        for (name, raw) in attributes {
            if without.iter().any(|key| key.strip_prefix('@') == Some(name)) {
                continue;
            }
            json.push(separator);
            separator = ',';
            json.push_str("\"@");
            json.push_str(name);
            json.push_str("\":");
            write_text(json, &decode_attribute(raw)?);
        }
        for first in self.kinds(id).filter(|kind| !without.contains(&self.name(*kind))) {
            json.push(separator);
            separator = ',';
            json.push('"');
            json.push_str(self.name(first));
            json.push_str("\":");
            self.write_all(json, first)?;
        }
        if !text.is_empty() {
            json.push(separator);
            separator = ',';
            json.push_str("\"#text\":");
            write_text(json, text);
        }
        json.push_str(if separator == '{' { "{}" } else { "}" });
        Ok(())
    }

    /// Writes the value of an element, or the list of all that have its name beside it.
    fn write_all(&self, json: &mut String, first: Id) -> Result<()> {
        let mut next = self.element(first).same;
        if next == NONE {
            return self.write(json, first);
        }
        json.push('[');
        self.write(json, first)?;
        while next != NONE {
            json.push(',');
            self.write(json, Id(next))?;
            next = self.element(Id(next)).same;
        }
        json.push(']');
        Ok(())
    }
}

/// The whole document as JSON text: `{"epp":{…}}`.
pub fn to_json(text: &str) -> Result<String> {
    let document = Document::read(text)?;
    let mut json = String::with_capacity(text.len());
    json.push_str("{\"");
    json.push_str(document.name(document.root()));
    json.push_str("\":");
    document.write(&mut json, document.root())?;
    json.push('}');
    Ok(json)
}

/// A place in a row.
fn place(at: usize) -> Result<u32> {
    u32::try_from(at).ok().filter(|at| *at < NONE).ok_or_else(|| Error::usage("the document is too large"))
}

/// Writes a string, with what JSON must escape escaped.
fn write_text(json: &mut String, text: &str) {
    json.push('"');
    let mut from = 0;
    for (at, byte) in text.bytes().enumerate() {
        let escape = match byte {
            b'"' => "\\\"",
            b'\\' => "\\\\",
            b'\n' => "\\n",
            b'\r' => "\\r",
            b'\t' => "\\t",
            // No other control character can stand in XML.
            _ => continue,
        };
        json.push_str(&text[from..at]);
        json.push_str(escape);
        from = at + 1;
    }
    json.push_str(&text[from..]);
    json.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::epp::xmltodict::from_xml;

    #[test]
    fn it_is_the_text_of_the_value() {
        let many: String = (0..200).map(|n| format!("<n{0}/><x/><n{0}>{n}</n{0}>", n % 90)).collect();
        for xml in [
            "<a/>",
            "<a> x </a>",
            "<a b='1'/>",
            "<a b='1 &amp; \"'>\t\"\\\r\n/</a>",
            "<a><b>1</b><c/><b>2</b>t<b k='v'>3</b> u </a>",
            "<a> <b/> <![CDATA[ x ]]> <!-- y --> &#13;<b/></a>",
            "<?xml version='1.0'?><p:a xmlns:p='u'>\u{a0}ё<p:b><c/><c/></p:b><c/><p:b/></p:a>",
            &format!("<a>{many}</a>"),
        ] {
            assert_eq!(to_json(xml).unwrap(), from_xml(xml).unwrap().to_string(), "{xml}");
        }
        for xml in ["", "<a>", "<a></b>", "<a b='&x;'/>", "<a>&x;</a>"] {
            assert!(to_json(xml).is_err(), "{xml}");
        }
    }

    #[test]
    fn fields_can_be_left_out() {
        let document = Document::read("<e xmlns='u' k='v'><r><i>1</i></r><t/></e>").unwrap();
        let mut json = String::new();
        document.write_without(&mut json, document.root(), &["@xmlns", "t"]).unwrap();
        assert_eq!(json, r#"{"@k":"v","r":{"i":"1"}}"#);
        let r = document.child(document.root(), "r").unwrap();
        assert_eq!(document.text(document.child(r, "i").unwrap()), "1");
        json.clear();
        document.write_without(&mut json, r, &["i"]).unwrap();
        assert_eq!(json, "{}");
    }
}
