//! The mapping between XML and JSON that users of Python's `xmltodict` know, both ways.
//!
//! Element → key as written, attribute → `@name` (declarations of namespaces too), text → string or `#text`,
//! empty → `null`, elements of one name → a list at the place of the first. Text is stripped, comments go.

pub mod document;
pub mod tree;
pub mod unparse;

pub use unparse::unparse;

use super::markup::{Reader, Token, decode_attribute, decode_text, unify_lines};
use crate::error::{Error, Result};
use serde_json::{Map, Value};
use std::collections::BTreeSet;

/// The key of text beside attributes or children.
const TEXT: &str = "#text";
/// The key of a comment on the way back.
const COMMENT: &str = "#comment";
/// How deep a JSON value may nest on the way back, as a document on the way here.
const MAX_DEPTH: usize = 256;

/// The mapping of a whole document: `{"epp": {…}}`.
pub fn from_xml(text: &str) -> Result<Value> {
    let (name, value) = read(text, &mut Scope::default())?;
    Ok(Value::Object(Map::from_iter([(name, value)])))
}

/// The name as written and the mapping of one element, with the declarations that stand on it and below.
pub fn from_node(node: roxmltree::Node<'_, '_>) -> (String, Value) {
    from_node_and(node, &mut Scope::default())
}

/// The same, with the declarations in scope that it uses but does not hold, so that it stands alone.
pub fn from_node_alone(node: roxmltree::Node<'_, '_>) -> (String, Value) {
    let mut scope = Scope::default();
    let (name, value) = from_node_and(node, &mut scope);
    let mut declared = Map::new();
    for prefix in &scope.missing {
        let (key, known) = match prefix.as_str() {
            "" => ("@xmlns".to_owned(), node.lookup_namespace_uri(None)),
            prefix => (format!("@xmlns:{prefix}"), node.lookup_namespace_uri(Some(prefix))),
        };
        if let Some(uri) = known.filter(|uri| !uri.is_empty()) {
            declared.insert(key, uri.into());
        }
    }
    if declared.is_empty() {
        return (name, value);
    }
    match value {
        Value::Object(fields) => declared.extend(fields),
        Value::Null => {}
        text => drop(declared.insert(TEXT.into(), text)),
    }
    (name, Value::Object(declared))
}

/// The mapping of an element from its source; a tree that was read is well-formed, save for its depth.
fn from_node_and(node: roxmltree::Node<'_, '_>, scope: &mut Scope) -> (String, Value) {
    let source = &node.document().input_text()[node.range()];
    read(source, scope).unwrap_or_else(|_| (node.tag_name().name().to_owned(), source.into()))
}

/// Which prefixes are used without a declaration inside the text read.
#[derive(Default)]
struct Scope {
    missing: BTreeSet<String>,
}

/// An element whose end has not been read.
struct Open<'a> {
    name: &'a str,
    fields: Map<String, Value>,
    text: String,
    declared: Vec<&'a str>,
}

/// Reads one element from `text`, with whatever stands around it.
fn read(text: &str, scope: &mut Scope) -> Result<(String, Value)> {
    let mut reader = Reader::new(text);
    let mut open: Vec<Open> = Vec::new();
    let mut root = None;
    while let Some(token) = reader.token()? {
        let closed = match token {
            Token::Start { name, attributes, empty } => {
                let mut element = Open { name, fields: Map::new(), text: String::new(), declared: Vec::new() };
                for attribute in &attributes {
                    element.fields.insert(format!("@{}", attribute.name), decode_attribute(attribute.raw)?.into());
                    element.declared.extend(declared_prefix(attribute.name));
                }
                open.push(element);
                let used =
                    attributes.iter().filter_map(|attribute| attribute.name.split_once(':')).map(|(prefix, _)| prefix);
                note_missing(&open, name.split_once(':').map_or("", |(prefix, _)| prefix), used, scope);
                empty
            }
            Token::End(_) => true,
            Token::Text(raw) => {
                if let Some(element) = open.last_mut() {
                    element.text.push_str(&decode_text(raw)?);
                }
                false
            }
            Token::Cdata(raw) => {
                if let Some(element) = open.last_mut() {
                    element.text.push_str(&unify_lines(raw));
                }
                false
            }
            Token::Comment(_) | Token::Instruction(_) => false,
        };
        if closed && let Some(element) = open.pop() {
            let (name, value) = (element.name, close(element.fields, &element.text));
            match open.last_mut() {
                Some(parent) => push(&mut parent.fields, name, value),
                None => root = Some((name.to_owned(), value)),
            }
        }
    }
    root.ok_or_else(|| Error::usage("there is no element"))
}

/// The prefix that an attribute declares: `""` for `xmlns`.
fn declared_prefix(name: &str) -> Option<&str> {
    if name == "xmlns" { Some("") } else { name.strip_prefix("xmlns:") }
}

/// Notes the prefixes of the innermost element that nothing in `open` declares.
fn note_missing<'a>(open: &[Open], own: &'a str, attributes: impl Iterator<Item = &'a str>, scope: &mut Scope) {
    for prefix in std::iter::once(own).chain(attributes) {
        let known = matches!(prefix, "xml" | "xmlns") || open.iter().any(|element| element.declared.contains(&prefix));
        if !known && !scope.missing.contains(prefix) {
            scope.missing.insert(prefix.to_owned());
        }
    }
}

/// The value of an element that holds `fields` and `text`.
fn close(mut fields: Map<String, Value>, text: &str) -> Value {
    let text = text.trim();
    match (fields.is_empty(), text.is_empty()) {
        (true, true) => Value::Null,
        (true, false) => text.into(),
        (false, true) => Value::Object(fields),
        (false, false) => {
            fields.insert(TEXT.into(), text.into());
            Value::Object(fields)
        }
    }
}

/// Adds a child, making a list of it when its name was there. An element's value is never a list itself.
fn push(fields: &mut Map<String, Value>, name: &str, value: Value) {
    match fields.get_mut(name) {
        Some(Value::Array(list)) => list.push(value),
        Some(first) => *first = Value::Array(vec![first.take(), value]),
        None => drop(fields.insert(name.to_owned(), value)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn reading_maps_as_xmltodict_does() {
        let table = [
            ("<a/>", json!({"a": null})),
            ("<a></a>", json!({"a": null})),
            ("<a> \n </a>", json!({"a": null})),
            ("<a> x </a>", json!({"a": "x"})),
            ("<a>\u{a0}x\u{3000}</a>", json!({"a": "x"})),
            ("<a b=' 1 '/>", json!({"a": {"@b": " 1 "}})),
            ("<a b=''/>", json!({"a": {"@b": ""}})),
            ("<a b='1'>x</a>", json!({"a": {"@b": "1", "#text": "x"}})),
            ("<a>x<b/>y</a>", json!({"a": {"b": null, "#text": "xy"}})),
            ("<a>x <b/> y</a>", json!({"a": {"b": null, "#text": "x  y"}})),
            ("<a><b>1</b><c/><b>2</b></a>", json!({"a": {"b": ["1", "2"], "c": null}})),
            ("<a><b/><b/><b>x</b></a>", json!({"a": {"b": [null, null, "x"]}})),
            ("<a><!-- c --><?p i?>x<!-- d -->y</a>", json!({"a": "xy"})),
            ("<a>1<![CDATA[ <b> ]]>2</a>", json!({"a": "1 <b> 2"})),
            ("<a><![CDATA[  ]]></a>", json!({"a": null})),
            ("<a>&lt;&#65;&#x42;&amp;</a>", json!({"a": "<AB&"})),
            ("<a>1\r\n2\r3&#13;4</a>", json!({"a": "1\n2\n3\r4"})),
            ("<a b='1\r\n2\t3&#9;'/>", json!({"a": {"@b": "1 2 3\t"}})),
            (
                "<p:a q='1' xmlns:p='u' x:y='2' xmlns='v' xmlns:x='w'/>",
                json!({"p:a": {"@q": "1", "@xmlns:p": "u", "@x:y": "2", "@xmlns": "v", "@xmlns:x": "w"}}),
            ),
            ("\u{FEFF}<?xml version='1.0'?>\n<a>ё</a>\n<!-- e -->", json!({"a": "ё"})),
        ];
        for (xml, expected) in table {
            let found = from_xml(xml).expect("well-formed");
            assert_eq!(found.to_string(), expected.to_string(), "{xml}");
        }
    }

    #[test]
    fn writing_maps_as_xmltodict_does() {
        let table = [
            (json!({"a": null}), "<a></a>"),
            (json!({"a": ""}), "<a></a>"),
            (json!({"a": {}}), "<a></a>"),
            (json!({"a": 5}), "<a>5</a>"),
            (json!({"a": true}), "<a>true</a>"),
            (json!({"a": [1]}), "<a>1</a>"),
            (json!({"a": {"b": [1, null, false]}}), "<a><b>1</b><b></b><b>false</b></a>"),
            (json!({"a": {"b": []}}), "<a></a>"),
            (json!({"a": {"#text": "x", "b": "y", "@c": 1}}), r#"<a c="1"><b>y</b>x</a>"#),
            (json!({"a": {"@b": null, "@c": true, "#text": null}}), r#"<a b="" c="true"></a>"#),
            (json!({"a": {"@b": "\"", "@c": "'", "@d": "\"'"}}), r#"<a b='"' c="'" d="&quot;'"></a>"#),
            (json!({"a": {"@b": "1\n2\t3\r4<>&"}}), r#"<a b="1&#10;2&#9;3&#13;4&lt;&gt;&amp;"></a>"#),
            (json!({"a": "1\n2\t\"'<>&"}), "<a>1\n2\t\"'&lt;&gt;&amp;</a>"),
            (json!({"a": "дети"}), "<a>дети</a>"),
            (json!({"a": {"@xmlns": {"": "u", "p": "v"}}}), r#"<a xmlns="u" xmlns:p="v"></a>"#),
            (json!({"a": {"#comment": "c", "b": null}}), "<a><!--c--><b></b></a>"),
        ];
        for (value, expected) in table {
            let found = unparse(&value.to_string()).expect("it can be written");
            assert_eq!(found, format!("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n{expected}"), "{value}");
        }
    }

    #[test]
    fn what_cannot_be_xml_is_refused() {
        for value in [
            json!({}),
            json!([]),
            json!("a"),
            json!(null),
            json!({"a": 1, "b": 2}),
            json!({"a": [1, 2]}),
            json!({"a": []}),
            json!({"": 1}),
            json!({"a b": 1}),
            json!({"a><b": 1}),
            json!({"a:": 1}),
            json!({":a": 1}),
            json!({"a:b:c": 1}),
            json!({"1a": 1}),
            json!({"a": {"@": 1}}),
            json!({"a": {"@b c": 1}}),
            json!({"a": {"@b": {"c": 1}}}),
            json!({"a": {"b": [[1]]}}),
            json!({"a": {"#text": ["x"]}}),
            json!({"a": "\u{1}"}),
            json!({"a": {"@b": "\u{0}"}}),
            json!({"a": "\u{FFFF}"}),
            json!({"a": {"#comment": "--><b/>"}}),
        ] {
            assert!(unparse(&value.to_string()).is_err(), "{value} was written");
        }
        let mut deep = json!("x");
        for _ in 0..1000 {
            deep = json!({"a": deep});
        }
        assert!(unparse(&deep.to_string()).is_err());
        assert!(from_xml(&format!("{}{}", "<a>".repeat(1000), "</a>".repeat(1000))).is_err());
    }

    #[test]
    fn there_and_back_is_the_same() {
        for value in [
            json!({"epp": {"@xmlns": "urn:ietf:params:xml:ns:epp-1.0", "command": {"check": {"d:check": {"@xmlns:d": "u",
                "d:name": ["a.test", "б.дети"]}}, "clTRID": "A-1"}}}),
            json!({"a": {"@x": "1\n\t\r\"'", "#text": "x\ry"}}),
        ] {
            let xml = unparse(&value.to_string()).expect("it can be written");
            assert_eq!(from_xml(&xml).expect("well-formed").to_string(), value.to_string());
        }
    }

    #[test]
    fn an_element_alone_brings_its_declarations() {
        let text = r#"<e xmlns="u" xmlns:p="v" xmlns:q="w" xmlns:r="z"><p:a q:x="1"><b xmlns:r="y"><r:c/></b></p:a><d>t</d><f xml:lang="ru"/></e>"#;
        let document = roxmltree::Document::parse(text).expect("well-formed");
        let mut children = document.root_element().children();
        let first = children.next().expect("a child");
        assert_eq!(from_node(first).0, "p:a");
        assert_eq!(
            from_node(first).1.to_string(),
            json!({"@q:x": "1", "b": {"@xmlns:r": "y", "r:c": null}}).to_string()
        );
        assert_eq!(
            from_node_alone(first).1.to_string(),
            json!({"@xmlns": "u", "@xmlns:p": "v", "@xmlns:q": "w", "@q:x": "1", "b": {"@xmlns:r": "y", "r:c": null}})
                .to_string()
        );
        let second = children.next().expect("a child");
        assert_eq!(from_node(second), ("d".into(), json!("t")));
        assert_eq!(from_node_alone(second).1, json!({"@xmlns": "u", "#text": "t"}));
        let third = children.next().expect("a child");
        assert_eq!(from_node_alone(third).1, json!({"@xmlns": "u", "@xml:lang": "ru"}));
    }
}
