//! The values that travel between words, frames, JSON and the registry.
//!
//! A command's arguments and an answer's data are a [`Map`]: names in order, each with a [`Value`].
//! Secrets keep their type all the way, so that printing a map cannot show them.

use crate::secret::{MASK, Secret};
use serde::ser::{Serialize, SerializeMap, SerializeSeq, Serializer};
use std::borrow::Cow;

/// The name of a value: from a spec (borrowed for the program's life) or from a frame (owned).
pub type Name = Cow<'static, str>;

/// One value.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Text as it stands on the wire.
    Text(String),
    /// A domain or host name, as an A-label; shown as a U-label too.
    Domain(String),
    /// A whole number.
    Int(i64),
    /// A truth value.
    Bool(bool),
    /// A password, authInfo or key.
    Secret(Secret),
    /// Something that may repeat.
    List(Vec<Value>),
    /// Named fields.
    Map(Map),
}

/// Names and their values, in the order of the frame; maps that differ only in order are equal.
#[derive(Clone, Debug, Default)]
pub struct Map(Vec<(Name, Value)>);

impl PartialEq for Map {
    fn eq(&self, other: &Self) -> bool {
        self.len() == other.len() && self.iter().all(|(name, value)| other.get(name) == Some(value))
    }
}

impl Value {
    /// The text of a text, name or secret; `None` for anything else.
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Value::Text(text) | Value::Domain(text) => Some(text),
            Value::Secret(secret) => Some(secret.expose()),
            _ => None,
        }
    }

    /// The text that an XML text or attribute holds for this value; `None` for lists and maps.
    pub fn to_wire(&self) -> Option<Cow<'_, str>> {
        match self {
            Value::Int(number) => Some(number.to_string().into()),
            Value::Bool(truth) => Some((if *truth { "1" } else { "0" }).into()),
            _ => self.as_str().map(Cow::from),
        }
    }

    /// The number.
    pub fn as_int(&self) -> Option<i64> {
        match self {
            Value::Int(number) => Some(*number),
            _ => None,
        }
    }

    /// The truth value.
    pub fn as_bool(&self) -> Option<bool> {
        match self {
            Value::Bool(truth) => Some(*truth),
            _ => None,
        }
    }

    /// The items of a list; a single value counts as a list of one.
    pub fn items(&self) -> &[Value] {
        match self {
            Value::List(items) => items,
            other => std::slice::from_ref(other),
        }
    }

    /// The fields of a map.
    pub fn as_map(&self) -> Option<&Map> {
        match self {
            Value::Map(map) => Some(map),
            _ => None,
        }
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Value::Text(text.into())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Value::Text(text)
    }
}

impl From<i64> for Value {
    fn from(number: i64) -> Self {
        Value::Int(number)
    }
}

impl From<bool> for Value {
    fn from(truth: bool) -> Self {
        Value::Bool(truth)
    }
}

impl From<Secret> for Value {
    fn from(secret: Secret) -> Self {
        Value::Secret(secret)
    }
}

impl From<Map> for Value {
    fn from(map: Map) -> Self {
        Value::Map(map)
    }
}

impl<T: Into<Value>> From<Vec<T>> for Value {
    fn from(items: Vec<T>) -> Self {
        Value::List(items.into_iter().map(Into::into).collect())
    }
}

impl Map {
    /// Nothing, for what needs a map that lives as long as it likes.
    pub const EMPTY: &'static Map = &Map(Vec::new());

    /// No names yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// The value called `name`.
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.0.iter().find(|(key, _)| key == name).map(|(_, value)| value)
    }

    /// The value called `name`, to change.
    pub fn get_mut(&mut self, name: &str) -> Option<&mut Value> {
        self.0.iter_mut().find(|(key, _)| key == name).map(|(_, value)| value)
    }

    /// The text called `name`.
    pub fn str(&self, name: &str) -> Option<&str> {
        self.get(name).and_then(Value::as_str)
    }

    /// The number called `name`.
    pub fn int(&self, name: &str) -> Option<i64> {
        self.get(name).and_then(Value::as_int)
    }

    /// Whether the truth value called `name` is there and true.
    pub fn flag(&self, name: &str) -> bool {
        self.get(name).and_then(Value::as_bool).unwrap_or(false)
    }

    /// The items called `name`, none when there is no such name.
    pub fn list(&self, name: &str) -> &[Value] {
        self.get(name).map_or(&[], Value::items)
    }

    /// Whether there is a value called `name`.
    pub fn contains(&self, name: &str) -> bool {
        self.get(name).is_some()
    }

    /// Sets `name`, replacing what it was.
    pub fn set(&mut self, name: impl Into<Name>, value: impl Into<Value>) {
        let (name, value) = (name.into(), value.into());
        match self.get_mut(&name) {
            Some(old) => *old = value,
            None => self.0.push((name, value)),
        }
    }

    /// Sets `name` where there is a value.
    pub fn set_some(&mut self, name: impl Into<Name>, value: Option<impl Into<Value>>) {
        if let Some(value) = value {
            self.set(name, value);
        }
    }

    /// Adds `name` without looking whether it is there: for a name known to be new.
    pub(crate) fn append(&mut self, name: impl Into<Name>, value: Value) {
        self.0.push((name.into(), value));
    }

    /// Appends an item to the list called `name`.
    pub fn push(&mut self, name: impl Into<Name>, item: impl Into<Value>) {
        let name = name.into();
        match self.get_mut(&name) {
            Some(Value::List(items)) => items.push(item.into()),
            _ => self.set(name, Value::List(vec![item.into()])),
        }
    }

    /// Sets `name`; where it is something else already, it becomes a list of both.
    pub fn set_distinct(&mut self, name: impl Into<Name>, value: Value) {
        let name = name.into();
        match self.get(&name) {
            None => self.append(name, value),
            Some(known) if known.items().contains(&value) => {}
            Some(known) => {
                let several: Vec<Value> = known.items().iter().cloned().chain([value]).collect();
                self.set(name, several);
            }
        }
    }

    /// Takes `name` out.
    pub fn remove(&mut self, name: &str) -> Option<Value> {
        let at = self.0.iter().position(|(key, _)| key == name)?;
        Some(self.0.remove(at).1)
    }

    /// Names and values in order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Value)> {
        self.0.iter().map(|(name, value)| (name.as_ref(), value))
    }

    /// How many names.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<N: Into<Name>, V: Into<Value>> FromIterator<(N, V)> for Map {
    fn from_iter<I: IntoIterator<Item = (N, V)>>(pairs: I) -> Self {
        let mut map = Map::new();
        for (name, value) in pairs {
            map.set(name, value);
        }
        map
    }
}

impl IntoIterator for Map {
    type Item = (Name, Value);
    type IntoIter = std::vec::IntoIter<(Name, Value)>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

/// How values become JSON: secrets masked or, when the user asked for it, shown.
#[derive(Clone, Copy)]
pub struct Shown<'a, T> {
    /// What is shown.
    pub value: &'a T,
    /// Whether secrets are shown as they are (`--reveal`).
    pub reveal: bool,
}

impl Serialize for Shown<'_, Value> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let reveal = self.reveal;
        match self.value {
            Value::Text(text) | Value::Domain(text) => serializer.serialize_str(text),
            Value::Int(number) => serializer.serialize_i64(*number),
            Value::Bool(truth) => serializer.serialize_bool(*truth),
            Value::Secret(secret) if reveal || secret.is_empty() => serializer.serialize_str(secret.expose()),
            Value::Secret(_) => serializer.serialize_str(MASK),
            Value::List(items) => {
                let mut list = serializer.serialize_seq(Some(items.len()))?;
                items.iter().try_for_each(|value| list.serialize_element(&Shown { value, reveal }))?;
                list.end()
            }
            Value::Map(map) => Shown { value: map, reveal }.serialize(serializer),
        }
    }
}

impl Serialize for Shown<'_, Map> {
    /// Beside a name that is an internationalised domain name stands `u…`, its U-label form.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for (name, value) in self.value.iter() {
            map.serialize_entry(name, &Shown { value, reveal: self.reveal })?;
            if let Some(unicode) = unicode_form(value) {
                map.serialize_entry(&format!("u{name}"), &Shown { value: &unicode, reveal: false })?;
            }
        }
        map.end()
    }
}

/// Whether a name may hold an A-label; case means nothing in it (RFC 5890, section 2.3.2.1).
pub(crate) fn has_a_label(name: &str) -> bool {
    name.as_bytes().windows(4).any(|start| start.eq_ignore_ascii_case(b"xn--"))
}

/// The U-label form of a name, or of a list of names, where it differs from the A-label form.
fn unicode_form(value: &Value) -> Option<Value> {
    match value {
        Value::Domain(name) if has_a_label(name) => {
            let (unicode, sound) = idna::domain_to_unicode(name);
            (sound.is_ok() && unicode != *name).then_some(Value::Text(unicode))
        }
        Value::List(items) if items.iter().all(|item| matches!(item, Value::Domain(_))) => {
            let forms: Vec<_> = items.iter().map(unicode_form).collect();
            forms.iter().any(Option::is_some).then(|| {
                Value::List(
                    forms.into_iter().zip(items).map(|(form, item)| form.unwrap_or_else(|| item.clone())).collect(),
                )
            })
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_printed_map_holds_no_secret() {
        let map: Map = [("pw", Value::from(Secret::new("2fooBAR"))), ("name", "x".into())].into_iter().collect();
        let json = serde_json::to_string(&Shown { value: &map, reveal: false }).expect("a map is JSON");
        assert_eq!(json, r#"{"pw":"***","name":"x"}"#);
        assert!(!format!("{map:?}").contains("fooBAR"));
        let json = serde_json::to_string(&Shown { value: &map, reveal: true }).expect("a map is JSON");
        assert!(json.contains("2fooBAR"));
    }

    #[test]
    fn names_are_shown_in_both_forms() {
        let mut map = Map::new();
        map.set("name", Value::Domain("foo.xn--d1acj3b".into()));
        map.set("ns", Value::List(vec![Value::Domain("ns1.example.net".into())]));
        let json = serde_json::to_string(&Shown { value: &map, reveal: false }).expect("a map is JSON");
        assert_eq!(json, r#"{"name":"foo.xn--d1acj3b","uname":"foo.дети","ns":["ns1.example.net"]}"#);
        let names = ["ns1.example.net", "NS2.XN--D1ACJ3B"].map(|name| Value::Domain(name.into()));
        let map: Map = [("ns", Value::List(names.to_vec()))].into_iter().collect();
        let json = serde_json::to_string(&Shown { value: &map, reveal: false }).expect("a map is JSON");
        assert_eq!(json, r#"{"ns":["ns1.example.net","NS2.XN--D1ACJ3B"],"uns":["ns1.example.net","ns2.дети"]}"#);
    }
}
