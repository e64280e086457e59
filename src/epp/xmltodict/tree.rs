//! JSON text as a tree of small nodes, on its way to XML: what is posted to a gateway.
//!
//! The nodes stand in one row and know their first child and their next sibling; names and texts are places in the JSON
//! itself, or in a text beside it where an escape was resolved.

use serde::de::{DeserializeSeed, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};
use std::collections::HashMap;
use std::fmt;

/// No node.
const NONE: u32 = u32::MAX;
/// Set in the place of a text that stands beside the JSON.
const BESIDE: u32 = 1 << 31;
/// From so many keys in one object on they are looked up by hash.
const MANY: usize = 16;

/// A node, by its place in the row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Id(u32);

/// A text of a tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    at: u32,
    length: u32,
}

impl Span {
    /// Nothing.
    pub const EMPTY: Span = Span { at: 0, length: 0 };

    /// The same without its first so many bytes.
    #[must_use]
    pub fn after(self, bytes: usize) -> Span {
        let bytes = u32::try_from(bytes).unwrap_or(self.length).min(self.length);
        Span { at: self.at + bytes, length: self.length - bytes }
    }

    /// No more than its first so many bytes.
    #[must_use]
    pub fn up_to(self, bytes: usize) -> Span {
        Span { length: u32::try_from(bytes).unwrap_or(self.length).min(self.length), ..self }
    }
}

/// What a node is; of lists and objects the first child.
#[derive(Clone, Copy, Debug)]
enum Content {
    Null,
    /// A string, or the text of a number or truth value.
    Text(Span),
    List(u32),
    Object(u32),
}

#[derive(Clone, Copy, Debug)]
struct Node {
    key: Span,
    content: Content,
    next: u32,
}

/// JSON that was read.
#[derive(Debug)]
pub struct Tree<'a> {
    source: &'a str,
    beside: String,
    nodes: Vec<Node>,
}

impl<'a> Tree<'a> {
    /// Reads JSON. Of a key that stands twice in an object the last value counts, at the place of the first.
    pub fn read(source: &'a str) -> Result<Tree<'a>, serde_json::Error> {
        let mut tree = Tree { source, beside: String::new(), nodes: Vec::new() };
        let mut json = serde_json::Deserializer::from_str(source);
        let root = tree.push(Span::EMPTY);
        Value { tree: &mut tree, id: root }.deserialize(&mut json)?;
        json.end()?;
        // Places are that large, and no larger.
        match tree.nodes.len().max(source.len()).max(tree.beside.len()) < BESIDE as usize {
            true => Ok(tree),
            false => Err(serde_json::Error::custom("it is too large")),
        }
    }

    /// The JSON as it was.
    pub fn source(&self) -> &'a str {
        self.source
    }

    /// The outermost value.
    pub fn root(&self) -> Id {
        Id(0)
    }

    /// A text.
    pub fn str(&self, span: Span) -> &str {
        let (text, at) = match span.at & BESIDE {
            0 => (self.source, span.at),
            _ => (&*self.beside, span.at & !BESIDE),
        };
        text.get(at as usize..(at + span.length) as usize).unwrap_or_default()
    }

    /// The name that a value has in its object.
    pub fn key(&self, id: Id) -> &str {
        self.str(self.key_span(id))
    }

    /// The same as a place.
    pub fn key_span(&self, id: Id) -> Span {
        self.node(id).key
    }

    /// Whether it is an object.
    pub fn is_object(&self, id: Id) -> bool {
        matches!(self.node(id).content, Content::Object(_))
    }

    /// Whether it is a list.
    pub fn is_list(&self, id: Id) -> bool {
        matches!(self.node(id).content, Content::List(_))
    }

    /// The text of a string, number or truth value; that of null is empty. Lists and objects have none.
    pub fn text(&self, id: Id) -> Option<&str> {
        self.text_span(id).map(|span| self.str(span))
    }

    /// The same as a place.
    pub fn text_span(&self, id: Id) -> Option<Span> {
        match self.node(id).content {
            Content::Null => Some(Span::EMPTY),
            Content::Text(span) => Some(span),
            Content::List(_) | Content::Object(_) => None,
        }
    }

    /// The first value in a list or an object.
    pub fn first(&self, id: Id) -> Option<Id> {
        match self.node(id).content {
            Content::List(first) | Content::Object(first) => known(first),
            Content::Null | Content::Text(_) => None,
        }
    }

    /// The value behind one.
    pub fn next(&self, id: Id) -> Option<Id> {
        known(self.node(id).next)
    }

    /// The values in a list or an object.
    pub fn children(&self, id: Id) -> impl Iterator<Item = Id> + '_ {
        std::iter::successors(self.first(id), |child| self.next(*child))
    }

    /// The value called so in an object.
    pub fn child(&self, id: Id, key: &str) -> Option<Id> {
        self.children(id).find(|child| self.key(*child) == key)
    }

    /// The items of a list, or the value itself.
    pub fn items(&self, id: Id) -> impl Iterator<Item = Id> + '_ {
        let list = self.is_list(id);
        let own = (!list).then_some(id);
        own.into_iter().chain(self.children(id).filter(move |_| list))
    }

    /// Gives the values of an object, which are all of `order`, that order.
    pub fn arrange(&mut self, id: Id, order: impl Iterator<Item = Id>) {
        let mut before = None;
        for child in order {
            self.link(id, before, child);
            before = Some(child);
        }
        if let Some(Id(last)) = before {
            self.nodes[last as usize].next = NONE;
        }
    }

    /// Puts a text into an object at its front; what was no object becomes one, its text under `rest`. Gives the place of
    /// the new text.
    pub fn put(&mut self, id: Id, key: &str, text: &str, rest: &str) -> Span {
        let (key, text) = (self.keep(key), self.keep(text));
        let new = self.push(key);
        self.nodes[new.0 as usize].content = Content::Text(text);
        let behind = match self.node(id).content {
            Content::Object(first) => first,
            Content::Null => NONE,
            own => {
                let rest = self.keep(rest);
                let beside = self.push(rest);
                self.nodes[beside.0 as usize].content = own;
                beside.0
            }
        };
        self.nodes[new.0 as usize].next = behind;
        self.nodes[id.0 as usize].content = Content::Object(new.0);
        text
    }

    /// The node.
    fn node(&self, id: Id) -> &Node {
        &self.nodes[id.0 as usize]
    }

    /// A new node, which stands nowhere yet.
    fn push(&mut self, key: Span) -> Id {
        self.nodes.push(Node { key, content: Content::Null, next: NONE });
        Id(place(self.nodes.len() - 1))
    }

    /// Makes `child` the one behind `before`, or the first one in `parent`.
    fn link(&mut self, parent: Id, before: Option<Id>, child: Id) {
        match (before, &mut self.nodes[parent.0 as usize].content) {
            (Some(before), _) => self.nodes[before.0 as usize].next = child.0,
            (None, Content::List(first) | Content::Object(first)) => *first = child.0,
            (None, _) => {}
        }
    }

    /// A text that does not stand in the JSON.
    fn keep(&mut self, text: &str) -> Span {
        let at = place(self.beside.len()) | BESIDE;
        self.beside.push_str(text);
        Span { at, length: place(text.len()) }
    }

    /// The place of a part of the JSON.
    fn within(&mut self, part: &str) -> Span {
        let at = (part.as_ptr() as usize).wrapping_sub(self.source.as_ptr() as usize);
        match self.source.get(at..at.saturating_add(part.len())) {
            Some(_) => Span { at: place(at), length: place(part.len()) },
            None => self.keep(part),
        }
    }
}

/// A node, where there is one.
fn known(place: u32) -> Option<Id> {
    (place != NONE).then_some(Id(place))
}

/// A place; what is too large for one is found at the end.
fn place(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(BESIDE) & !BESIDE
}

/// Reads a value into its node.
struct Value<'t, 'a> {
    tree: &'t mut Tree<'a>,
    id: Id,
}

impl Value<'_, '_> {
    /// It is this.
    fn set(self, content: Content) {
        self.tree.nodes[self.id.0 as usize].content = content;
    }

    /// It is this text, which does not stand in the JSON as it is.
    fn set_text(self, text: &str) {
        let span = self.tree.keep(text);
        self.set(Content::Text(span));
    }
}

/// From here on whole numbers come as floating ones.
const EXACT: f64 = 9_223_372_036_854_775_808.0;

/// A floating number as Python writes it: with an exponent where it is very small, or very large.
fn float(number: f64) -> String {
    let exact = format!("{number:e}");
    let Some((digits, exponent)) = exact.split_once('e') else { return exact };
    match exponent.parse::<i32>() {
        Ok(exponent) if !(-4..16).contains(&exponent) => {
            let sign = if exponent < 0 { '-' } else { '+' };
            format!("{digits}e{sign}{:02}", exponent.unsigned_abs())
        }
        _ => format!("{number:?}"),
    }
}

impl<'a> DeserializeSeed<'a> for Value<'_, 'a> {
    type Value = ();

    fn deserialize<D: Deserializer<'a>>(self, json: D) -> Result<(), D::Error> {
        json.deserialize_any(self)
    }
}

impl<'a> Visitor<'a> for Value<'_, 'a> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        self.set(Content::Null);
        Ok(())
    }

    fn visit_bool<E>(self, truth: bool) -> Result<(), E> {
        self.set_text(if truth { "true" } else { "false" });
        Ok(())
    }

    fn visit_i64<E>(self, number: i64) -> Result<(), E> {
        self.set_text(&number.to_string());
        Ok(())
    }

    fn visit_u64<E>(self, number: u64) -> Result<(), E> {
        self.set_text(&number.to_string());
        Ok(())
    }

    fn visit_f64<E: serde::de::Error>(self, number: f64) -> Result<(), E> {
        // The digits of a whole number as long as that were lost on the way here, and nobody would see it.
        if number.abs() >= EXACT && number.fract() == 0.0 {
            return Err(E::custom("a number with so many digits is not exact here: write it as a text, in quotes"));
        }
        self.set_text(&float(number));
        Ok(())
    }

    fn visit_borrowed_str<E>(self, text: &'a str) -> Result<(), E> {
        let span = self.tree.within(text);
        self.set(Content::Text(span));
        Ok(())
    }

    fn visit_str<E>(self, text: &str) -> Result<(), E> {
        self.set_text(text);
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'a>>(self, mut items: A) -> Result<(), A::Error> {
        let Value { tree, id } = self;
        tree.nodes[id.0 as usize].content = Content::List(NONE);
        let mut before = None;
        loop {
            let item = tree.push(Span::EMPTY);
            if items.next_element_seed(Value { tree, id: item })?.is_none() {
                // It was the last one that was pushed.
                tree.nodes.pop();
                return Ok(());
            }
            tree.link(id, before, item);
            before = Some(item);
        }
    }

    fn visit_map<A: MapAccess<'a>>(self, mut fields: A) -> Result<(), A::Error> {
        let Value { tree, id } = self;
        tree.nodes[id.0 as usize].content = Content::Object(NONE);
        let (mut before, mut count) = (None, 0);
        let mut index: Option<HashMap<String, Id>> = None;
        while let Some(key) = fields.next_key_seed(Key(tree))? {
            let field = tree.push(key);
            fields.next_value_seed(Value { tree, id: field })?;
            let name = tree.str(key);
            let twin = match &index {
                Some(index) => index.get(name).copied(),
                None => tree.child(id, name),
            };
            if let Some(Id(twin)) = twin {
                tree.nodes[twin as usize].content = tree.node(field).content;
                continue;
            }
            if let Some(index) = &mut index {
                index.insert(name.to_owned(), field);
            }
            tree.link(id, before, field);
            before = Some(field);
            count += 1;
            if count == MANY {
                index = Some(tree.children(id).map(|child| (tree.key(child).to_owned(), child)).collect());
            }
        }
        Ok(())
    }
}

/// Reads a key.
struct Key<'t, 'a>(&'t mut Tree<'a>);

impl<'a> DeserializeSeed<'a> for Key<'_, 'a> {
    type Value = Span;

    fn deserialize<D: Deserializer<'a>>(self, json: D) -> Result<Span, D::Error> {
        json.deserialize_str(self)
    }
}

impl<'a> Visitor<'a> for Key<'_, 'a> {
    type Value = Span;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_borrowed_str<E>(self, text: &'a str) -> Result<Span, E> {
        Ok(self.0.within(text))
    }

    fn visit_str<E>(self, text: &str) -> Result<Span, E> {
        Ok(self.0.keep(text))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Map, Number as Num, Value as Json};

    /// The tree as the values that serde_json has for it, numbers and truths as texts.
    fn value(tree: &Tree, id: Id) -> Json {
        if tree.is_object(id) {
            return Json::Object(
                tree.children(id).map(|child| (tree.key(child).to_owned(), value(tree, child))).collect(),
            );
        }
        match tree.text(id) {
            Some(text) => text.into(),
            None => tree.children(id).map(|child| value(tree, child)).collect(),
        }
    }

    /// The same of a value.
    fn flat(json: Json) -> Json {
        match json {
            Json::Null => "".into(),
            Json::Bool(truth) => truth.to_string().into(),
            Json::Number(number) => Num::to_string(&number).into(),
            Json::Array(items) => items.into_iter().map(flat).collect(),
            Json::Object(fields) => {
                Json::Object(fields.into_iter().map(|(key, value)| (key, flat(value))).collect::<Map<_, _>>())
            }
            text => text,
        }
    }

    #[test]
    fn numbers_are_what_python_writes_or_refused() {
        let written =
            [("0.00001", "1e-05"), ("1.5e-7", "1.5e-07"), ("0.0001", "0.0001"), ("2.50", "2.5"), ("1e3", "1000.0")];
        for (json, text) in written {
            let tree = Tree::read(json).unwrap();
            assert_eq!(tree.text(tree.root()), Some(text));
        }
        for json in ["40702810900000001234", "18446744073709551616", "-9223372036854775809", "1e30"] {
            assert!(Tree::read(json).err().unwrap().to_string().contains("in quotes"), "{json}");
        }
    }

    #[test]
    fn it_is_what_serde_json_reads() {
        let many: String = (0..50).map(|n| format!("\"k{}\": {n},", n % 30)).collect();
        for text in [
            "null",
            "\"\\u0434\\n\\ud83d\\ude00\"",
            "[]",
            "{}",
            "[1, -1, 1.5, 18446744073709551615, true, false, null, [], [[\"a\"]], {\"b\": {}}]",
            r#"{"a": 1, "b": {"c": [1, {"d": "e"}]}, "a": {"f": null}, "g\n": "h", "b": 2}"#,
            &format!("{{{many} \"last\": [{{{many} \"x\": 1}}]}}"),
        ] {
            let (tree, expected) = (Tree::read(text).unwrap(), serde_json::from_str::<Json>(text).unwrap());
            assert_eq!(value(&tree, tree.root()).to_string(), flat(expected).to_string(), "{text}");
        }
        for text in ["", "{", "[1,]", "{\"a\":}", "\"\u{1}\"", "nul", "1 2", "\"\\ud800\"", "{1:2}", &"[".repeat(1000)]
        {
            assert!(Tree::read(text).is_err(), "{text}");
        }
    }

    #[test]
    fn it_can_be_changed() {
        let mut tree = Tree::read(r#"{"a": {"x": 1, "y": 2, "z": 3}, "b": "t", "c": null, "d": {}}"#).unwrap();
        let ids: Vec<Id> = tree.children(tree.root()).collect();
        let order: Vec<Id> = tree.children(ids[0]).collect();
        tree.arrange(ids[0], order.into_iter().rev());
        for id in ids {
            tree.put(id, "@k", "v", "#text");
        }
        let expected =
            r##"{"a":{"@k":"v","z":"3","y":"2","x":"1"},"b":{"@k":"v","#text":"t"},"c":{"@k":"v"},"d":{"@k":"v"}}"##;
        assert_eq!(value(&tree, tree.root()).to_string(), expected);
    }
}
