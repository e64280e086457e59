//! A command in the shape that schemas ask for: parts in their order, usual prefixes declared.

use crate::error::{Error, Result};
use crate::spec::Catalog;
use crate::spec::model::Element;
use serde_json::{Map, Value};

/// How deep a body may nest; real frames stay below 20.
const MOST: usize = 60;

/// The prefixes declared so far, each with its namespace; the innermost last.
type Scope = Vec<(String, String)>;

/// Shapes the value of the element `verb` below `<command>`, or of `<extension>`.
pub fn shape(verb: &str, value: &mut Value, catalog: &Catalog) -> Result<()> {
    Shaper { verb, catalog, scope: Scope::new() }.content(value, None, 1)
}

/// What goes along on the way down.
struct Shaper<'c> {
    verb: &'c str,
    catalog: &'c Catalog,
    scope: Scope,
}

impl<'c> Shaper<'c> {
    /// Shapes what is in an element, which a spec may declare.
    fn content(&mut self, value: &mut Value, declared: Option<&Element>, depth: usize) -> Result<()> {
        if depth > MOST {
            return Err(Error::usage(format!("the body is nested deeper than {MOST}")));
        }
        let Value::Object(fields) = value else { return Ok(()) };
        let mut ordered: Vec<(usize, String, Value)> = Vec::with_capacity(fields.len());
        for (key, mut value) in std::mem::take(fields) {
            if key.starts_with(['@', '#']) {
                self.attribute(&key)?;
                ordered.push((0, key, value));
                continue;
            }
            let items = match &mut value {
                Value::Array(items) => items.as_mut_slice(),
                one => std::slice::from_mut(one),
            };
            let mut rank = usize::MAX;
            for item in items {
                rank = self.element(&key, item, declared, depth)?;
            }
            ordered.push((rank, key, value));
        }
        // What no spec knows stays where it is among its like, behind what is known.
        ordered.sort_by_key(|(rank, ..)| *rank);
        fields.extend(ordered.into_iter().map(|(_, key, value)| (key, value)));
        Ok(())
    }

    /// Shapes one child; gives its place among those that its parent declares.
    fn element(&mut self, key: &str, value: &mut Value, parent: Option<&Element>, depth: usize) -> Result<usize> {
        let before = self.scope.len();
        self.enter(value);
        let (prefix, local) = key.split_once(':').unwrap_or(("", key));
        let uri = match self.known(prefix) {
            Some(uri) => uri,
            None if prefix.is_empty() => String::new(),
            None => self.declare(prefix, key, value)?,
        };
        let found = parent.and_then(|parent| {
            parent.elements().enumerate().find(|(_, child)| child.local == local && child.uri == uri)
        });
        let (rank, declared) = match (found, parent) {
            (Some((at, declared)), _) => (at + 1, Some(declared)),
            (None, Some(_)) => (usize::MAX, None),
            (None, None) => (usize::MAX, self.outermost(&uri, local)),
        };
        let result = self.content(value, declared, depth + 1);
        self.scope.truncate(before);
        result.map(|()| rank)
    }

    /// The declaration of an element directly below the verb or `<extension>`.
    fn outermost(&self, uri: &str, local: &str) -> Option<&'c Element> {
        let spec = self.catalog.by_uri(uri)?;
        let is_it = |element: &&Element| element.local == local && element.uri == uri;
        let verb = self.verb;
        let of_command = spec.commands.iter().filter(|command| command.verb() == verb);
        let mut objects = of_command.flat_map(|command| command.frame.elements());
        objects.find(is_it).or_else(|| spec.extends.iter().map(|extend| &extend.frame).find(is_it))
    }

    /// Takes the declarations on an element into the scope.
    fn enter(&mut self, value: &Value) {
        let Value::Object(fields) = value else { return };
        for (key, value) in fields {
            match (key.as_str(), value) {
                ("@xmlns", Value::Object(declared)) => {
                    let all = declared.iter().filter_map(|(prefix, uri)| Some((prefix.clone(), uri.as_str()?.into())));
                    self.scope.extend(all);
                }
                ("@xmlns", Value::String(uri)) => self.scope.push((String::new(), uri.clone())),
                (key, Value::String(uri)) => {
                    if let Some(prefix) = key.strip_prefix("@xmlns:") {
                        self.scope.push((prefix.to_owned(), uri.clone()));
                    }
                }
                _ => {}
            }
        }
    }

    /// The namespace of a prefix.
    fn known(&self, prefix: &str) -> Option<String> {
        self.scope.iter().rev().find(|(known, _)| known == prefix).map(|(_, uri)| uri.clone())
    }

    /// Declares a prefix that is the usual one of a spec on the element that uses it.
    fn declare(&mut self, prefix: &str, key: &str, value: &mut Value) -> Result<String> {
        let Some(spec) = self.catalog.by_id(prefix) else {
            return Err(Error::usage(format!("{key:?} has a prefix that nothing declares"))
                .hint(format!("give it \"@xmlns:{prefix}\": its namespace")));
        };
        let mut fields = Map::from_iter([(format!("@xmlns:{prefix}"), spec.uri.into())]);
        match value.take() {
            Value::Object(own) => fields.extend(own),
            Value::Null => {}
            text => drop(fields.insert("#text".into(), text)),
        }
        *value = Value::Object(fields);
        self.scope.push((prefix.to_owned(), spec.uri.to_owned()));
        Ok(spec.uri.to_owned())
    }

    /// Refuses an attribute whose prefix nothing declares.
    fn attribute(&self, key: &str) -> Result<()> {
        let prefix = key.strip_prefix('@').and_then(|name| name.split_once(':')).map(|(prefix, _)| prefix);
        match prefix {
            Some(prefix) if !matches!(prefix, "xml" | "xmlns") && self.known(prefix).is_none() => {
                Err(Error::usage(format!("{key:?} has a prefix that nothing declares"))
                    .hint(format!("give it \"@xmlns:{prefix}\": its namespace")))
            }
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    /// A value shaped.
    fn shaped(verb: &str, mut value: Value) -> Result<Value> {
        shape(verb, &mut value, Catalog::built_in()).map(|()| value)
    }

    #[test]
    fn parts_of_known_objects_come_in_the_order_of_their_schema() {
        let domain = "urn:ietf:params:xml:ns:domain-1.0";
        let create = json!({"d:create": {
            "d:authInfo": {"d:pw": "x"}, "d:contact": [{"@type": "tech", "#text": "C"}], "d:ns": {"d:hostObj": "h"},
            "@xmlns:d": domain, "d:new": "?", "d:period": {"@unit": "y", "#text": 2}, "d:name": "a.test", "d:registrant": "R"
        }});
        let expected = r##"{"d:create":{"@xmlns:d":"urn:ietf:params:xml:ns:domain-1.0","d:name":"a.test","d:period":{"@unit":"y","#text":2},"d:ns":{"d:hostObj":"h"},"d:registrant":"R","d:contact":[{"@type":"tech","#text":"C"}],"d:authInfo":{"d:pw":"x"},"d:new":"?"}}"##;
        assert_eq!(shaped("create", create).unwrap().to_string(), expected);
        let secdns = json!({"secDNS:create": {"@xmlns:secDNS": "urn:ietf:params:xml:ns:secDNS-1.1", "secDNS:dsData": [
            {"secDNS:digest": "AB", "secDNS:digestType": 2, "secDNS:alg": 13, "secDNS:keyTag": 1},
            {"secDNS:keyTag": 2, "secDNS:digest": "CD"}
        ]}});
        let told = shaped("extension", secdns).unwrap().to_string();
        let order = ["keyTag\":1", "alg", "digestType", "digest\":\"AB", "keyTag\":2", "digest\":\"CD"];
        let places: Vec<usize> = order.iter().map(|part| told.find(part).unwrap()).collect();
        assert!(places.is_sorted(), "{told}");
    }

    #[test]
    fn usual_prefixes_are_declared_and_others_refused() {
        let check = shaped("check", json!({"domain:check": {"domain:name": "a.test"}})).unwrap().to_string();
        assert!(
            check.starts_with(r#"{"domain:check":{"@xmlns:domain":"urn:ietf:params:xml:ns:domain-1.0","#),
            "{check}"
        );
        let of_two = json!({"contact:delete": {"contact:id": ["A", "B"]}});
        assert_eq!(shaped("delete", of_two).unwrap().to_string().matches("xmlns").count(), 1);
        for value in [
            json!({"nosuch:check": null}),
            json!({"domain:check": {"x:y": "1"}}),
            json!({"domain:check": {"@x:y": "1"}}),
            json!({"a": {"@xmlns:x": "u", "x:b": null}, "x:c": null}),
        ] {
            let error = shaped("check", value.clone()).unwrap_err();
            assert!(error.hint_text().unwrap().contains("@xmlns:"), "{value} {error}");
        }
        let known = json!({"a": {"@xmlns": {"": "u", "x": "v"}, "x:b": {"@x:c": "1"}}, "b": {"@xml:lang": "ru"}});
        assert_eq!(shaped("check", known.clone()).unwrap(), known);
    }

    #[test]
    fn what_nests_too_deep_is_refused() {
        let deep = (0..70).fold(json!("x"), |inner, _| json!({"a": inner}));
        assert!(shaped("check", deep).unwrap_err().message().contains("deeper"));
    }
}
