//! The values that travel between words, frames, JSON and the registry.
//!
//! A command's arguments and an answer's data are a [`Map`]: names in order, each with a [`Value`].
//! Secrets keep their type all the way, so that printing a map cannot show them.

use crate::idn;
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
    /// A domain or host name, as it stands on the wire; shown in its other form too.
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

    /// The name, where it is one.
    fn as_domain(&self) -> Option<&str> {
        match self {
            Value::Domain(name) => Some(name),
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

    /// No names yet, and room for so many.
    pub fn with_capacity(names: usize) -> Self {
        Map(Vec::with_capacity(names))
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

    /// The secrets in it, however deep.
    pub(crate) fn secrets<'a>(&'a self, found: &mut Vec<&'a str>) {
        fn of<'a>(value: &'a Value, found: &mut Vec<&'a str>) {
            match value {
                Value::Secret(secret) if !secret.expose().is_empty() => found.push(secret.expose()),
                Value::List(items) => items.iter().for_each(|item| of(item, found)),
                Value::Map(map) => map.secrets(found),
                _ => {}
            }
        }
        self.0.iter().for_each(|(_, value)| of(value, found));
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
    /// Beside a name that is an internationalised domain name stands its other form: `u…`, the U-label, or where the
    /// registry sent that itself, `a…`, the A-label.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for (name, value) in self.value.iter() {
            map.serialize_entry(name, &Shown { value, reveal: self.reveal })?;
            if let Some((mark, other)) = other_form(value) {
                map.serialize_entry(&format!("{mark}{name}"), &Shown { value: &other, reveal: false })?;
            }
        }
        map.end()
    }
}

/// The other form of a name, or of a list of names, where there is one, and the letter that marks it.
fn other_form(value: &Value) -> Option<(char, Value)> {
    let mark = |name: &str| if name.is_ascii() { 'u' } else { 'a' };
    match value {
        Value::Domain(name) => Some((mark(name), Value::Text(idn::other_form(name)?))),
        Value::List(items) => {
            let names: Option<Vec<&str>> = items.iter().map(Value::as_domain).collect();
            let forms: Vec<_> = names?.into_iter().map(|name| (name, idn::other_form(name))).collect();
            // A list that mixes the forms has the U-labels beside it, which are easier to read.
            let found = |wanted: char| forms.iter().any(|(name, form)| form.is_some() && mark(name) == wanted);
            let wanted = ['u', 'a'].into_iter().find(|wanted| found(*wanted))?;
            let shown = |(name, form): &(&str, Option<String>)| match form {
                Some(form) if mark(name) == wanted => form.clone(),
                _ => (*name).to_string(),
            };
            Some((wanted, forms.iter().map(shown).collect::<Vec<_>>().into()))
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
        // A registry that speaks U-labels: the A-label stands beside.
        let names = ["ns1.example.net", "ns.дети"].map(|name| Value::Domain(name.into()));
        let map: Map = [("name", Value::Domain("дети".into())), ("ns", names.to_vec().into())].into_iter().collect();
        let json = serde_json::to_string(&Shown { value: &map, reveal: false }).expect("a map is JSON");
        let expected = r#"{"name":"дети","aname":"xn--d1acj3b","ns":["ns1.example.net","ns.дети"],"ans":["ns1.example.net","ns.xn--d1acj3b"]}"#;
        assert_eq!(json, expected);
    }
}
