//! A command in the shape that schemas ask for: parts in their order, usual prefixes declared.

use crate::epp::xmltodict::tree::{Id, Span, Tree};
use crate::error::{Error, Result};
use crate::spec::Catalog;
use crate::spec::model::Element;

/// How deep a body may nest; real frames stay below 20.
const MOST: usize = 60;

/// Shapes the value `id` of the element `verb` below `<command>`, or of `<extension>`.
pub fn shape(verb: &str, tree: &mut Tree, id: Id, catalog: &Catalog) -> Result<()> {
    let mut shaper = Shaper { verb, catalog, tree, scope: Vec::new(), order: Vec::new() };
    shaper.enter(id);
    shaper.content(id, None, 1)
}

/// What goes along on the way down.
struct Shaper<'c, 't, 'a> {
    verb: &'c str,
    catalog: &'c Catalog,
    tree: &'t mut Tree<'a>,
    /// The prefixes declared so far, each with its namespace; the innermost last.
    scope: Vec<(Span, Span)>,
    /// The children of the elements under way, each with its place among those that its parent declares.
    order: Vec<(usize, Id)>,
}

impl<'c> Shaper<'c, '_, '_> {
    /// Shapes what is in an element, which a spec may declare.
    fn content(&mut self, id: Id, declared: Option<&'c Element>, depth: usize) -> Result<()> {
        if depth > MOST {
            return Err(Error::usage(format!("the body is nested deeper than {MOST}")));
        }
        if !self.tree.is_object(id) {
            return Ok(());
        }
        let begin = self.order.len();
        let mut next = self.tree.first(id);
        while let Some(child) = next {
            next = self.tree.next(child);
            if self.tree.key(child).starts_with(['@', '#']) {
                self.attribute(child)?;
                self.order.push((0, child));
                continue;
            }
            let mut rank = usize::MAX;
            if self.tree.is_list(child) {
                let mut item = self.tree.first(child);
                while let Some(one) = item {
                    item = self.tree.next(one);
                    rank = self.element(child, one, declared, depth)?;
                }
            } else {
                rank = self.element(child, child, declared, depth)?;
            }
            self.order.push((rank, child));
        }
        let order = &mut self.order[begin..];
        if !order.is_sorted_by_key(|(rank, _)| *rank) {
            // What no spec knows stays where it is among its like, behind what is known.
            order.sort_by_key(|(rank, _)| *rank);
            self.tree.arrange(id, order.iter().map(|(_, child)| *child));
        }
        self.order.truncate(begin);
        Ok(())
    }

    /// Shapes one child, which is called as `named` is; gives its place among those that its parent declares.
    fn element(&mut self, named: Id, id: Id, parent: Option<&'c Element>, depth: usize) -> Result<usize> {
        let before = self.scope.len();
        self.enter(id);
        let key = self.tree.key_span(named);
        let colon = self.tree.str(key).find(':');
        let (prefix, local) = colon.map_or((Span::EMPTY, key), |at| (key.up_to(at), key.after(at + 1)));
        let uri = match self.known(prefix) {
            Some(uri) => uri,
            None if colon.is_none_or(|at| at == 0) => Span::EMPTY,
            None => self.declare(prefix, key, id)?,
        };
        let (uri, local) = (self.tree.str(uri), self.tree.str(local));
        let is_it = |element: &&Element| element.local == local && element.uri == uri;
        let (rank, declared) = match parent {
            Some(parent) => match parent.elements().enumerate().find(|(_, child)| is_it(child)) {
                Some((at, declared)) => (at + 1, Some(declared)),
                None => (usize::MAX, None),
            },
            None => (usize::MAX, self.outermost(uri, is_it)),
        };
        let result = self.content(id, declared, depth + 1);
        self.scope.truncate(before);
        result.map(|()| rank)
    }

    /// The declaration of an element directly below the verb or `<extension>`.
    fn outermost(&self, uri: &str, is_it: impl Fn(&&Element) -> bool + Copy) -> Option<&'c Element> {
        let spec = self.catalog.by_uri(uri)?;
        let verb = self.verb;
        let of_command = spec.commands.iter().filter(|command| command.verb() == verb);
        let mut objects = of_command.flat_map(|command| command.frame.elements());
        objects.find(is_it).or_else(|| spec.extends.iter().map(|extend| &extend.frame).find(is_it))
    }

    /// Takes the declarations on an element into the scope.
    fn enter(&mut self, id: Id) {
        if !self.tree.is_object(id) {
            return;
        }
        for child in self.tree.children(id) {
            let key = self.tree.key_span(child);
            let Some(prefix) = self.tree.str(key).strip_prefix("@xmlns") else { continue };
            match (self.tree.text_span(child), prefix.as_bytes().first()) {
                (Some(uri), None) => self.scope.push((Span::EMPTY, uri)),
                (Some(uri), Some(b':')) if !self.tree.str(uri).is_empty() => {
                    self.scope.push((key.after("@xmlns:".len()), uri));
                }
                (None, None) if self.tree.is_object(child) => {
                    let declared = self.tree.children(child);
                    self.scope
                        .extend(declared.filter_map(|one| Some((self.tree.key_span(one), self.tree.text_span(one)?))));
                }
                _ => {}
            }
        }
    }

    /// The namespace of a prefix.
    fn known(&self, prefix: Span) -> Option<Span> {
        let wanted = self.tree.str(prefix);
        self.scope.iter().rev().find(|(known, _)| self.tree.str(*known) == wanted).map(|(_, uri)| *uri)
    }

    /// Declares a prefix that is the usual one of a spec on the element that uses it.
    fn declare(&mut self, prefix: Span, key: Span, id: Id) -> Result<Span> {
        let name = self.tree.str(prefix);
        let Some(spec) = self.catalog.by_id(name) else {
            return Err(undeclared(self.tree.str(key), name));
        };
        let declaration = format!("@xmlns:{name}");
        let uri = self.tree.put(id, &declaration, spec.uri, "#text");
        self.scope.push((prefix, uri));
        Ok(uri)
    }

    /// Refuses an attribute whose prefix nothing declares.
    fn attribute(&self, id: Id) -> Result<()> {
        let key = self.tree.key_span(id);
        let name = self.tree.str(key);
        match name.strip_prefix('@').and_then(|name| name.find(':')) {
            Some(at) if !matches!(&name[1..=at], "xml" | "xmlns") && self.known(key.after(1).up_to(at)).is_none() => {
                Err(undeclared(name, &name[1..=at]))
            }
            _ => Ok(()),
        }
    }
}

/// The refusal of a name whose prefix nothing declares.
fn undeclared(name: &str, prefix: &str) -> Error {
    Error::usage(format!("{name:?} has a prefix that nothing declares"))
        .hint(format!("give it \"@xmlns:{prefix}\": its namespace"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::epp::xmltodict::unparse::write_element;
    use serde_json::{Value, json};

    /// The XML of a value shaped.
    fn shaped(verb: &str, value: &Value) -> Result<String> {
        let text = value.to_string();
        let (mut tree, mut xml) = (Tree::read(&text).unwrap(), String::new());
        let root = tree.root();
        shape(verb, &mut tree, root, Catalog::built_in())?;
        write_element(&tree, &mut xml, "x", root, 1).map(|()| xml)
    }

    #[test]
    fn parts_of_known_objects_come_in_the_order_of_their_schema() {
        let domain = "urn:ietf:params:xml:ns:domain-1.0";
        let create = json!({"d:create": {
            "d:authInfo": {"d:pw": "x"}, "d:contact": [{"@type": "tech", "#text": "C"}], "d:ns": {"d:hostObj": "h"},
            "@xmlns:d": domain, "d:new": "?", "d:period": {"@unit": "y", "#text": 2}, "d:name": "a.test", "d:registrant": "R"
        }});
        let expected = concat!(
            r#"<x><d:create xmlns:d="urn:ietf:params:xml:ns:domain-1.0"><d:name>a.test</d:name><d:period unit="y">2</d:period>"#,
            "<d:ns><d:hostObj>h</d:hostObj></d:ns><d:registrant>R</d:registrant><d:contact type=\"tech\">C</d:contact>",
            "<d:authInfo><d:pw>x</d:pw></d:authInfo><d:new>?</d:new></d:create></x>"
        );
        assert_eq!(shaped("create", &create).unwrap(), expected);
        let secdns = json!({"secDNS:create": {"@xmlns:secDNS": "urn:ietf:params:xml:ns:secDNS-1.1", "secDNS:dsData": [
            {"secDNS:digest": "AB", "secDNS:digestType": 2, "secDNS:alg": 13, "secDNS:keyTag": 1},
            {"secDNS:keyTag": 2, "secDNS:digest": "CD"}
        ]}});
        let told = shaped("extension", &secdns).unwrap();
        let order = ["keyTag>1", "alg", "digestType", "digest>AB", "keyTag>2", "digest>CD"];
        let places: Vec<usize> = order.iter().map(|part| told.find(part).unwrap()).collect();
        assert!(places.is_sorted(), "{told}");
    }

    #[test]
    fn usual_prefixes_are_declared_and_others_refused() {
        let check = shaped("check", &json!({"domain:check": {"domain:name": "a.test"}})).unwrap();
        assert!(check.starts_with(r#"<x><domain:check xmlns:domain="urn:ietf:params:xml:ns:domain-1.0">"#), "{check}");
        let of_two = json!({"contact:delete": {"contact:id": ["A", "B"]}});
        assert_eq!(shaped("delete", &of_two).unwrap().matches("xmlns").count(), 1);
        for value in [
            json!({"nosuch:check": null}),
            json!({"domain:check": {"x:y": "1"}}),
            json!({"domain:check": {"@x:y": "1"}}),
            json!({"a": {"@xmlns:x": "u", "x:b": null}, "x:c": null}),
        ] {
            let error = shaped("check", &value).unwrap_err();
            assert!(error.hint_text().unwrap().contains("@xmlns:"), "{value} {error}");
        }
        let mine = json!({"@xmlns:domain": "urn:my", "domain:info": {"domain:name": "a.test"}});
        let expected = r#"<x xmlns:domain="urn:my"><domain:info><domain:name>a.test</domain:name></domain:info></x>"#;
        assert_eq!(shaped("info", &mine).unwrap(), expected, "what the verb declares holds below it");
        let known = json!({"a": {"@xmlns": {"": "u", "x": "v"}, "x:b": {"@x:c": "1"}}, "b": {"@xml:lang": "ru"}});
        let expected = r#"<x><a xmlns="u" xmlns:x="v"><x:b x:c="1"></x:b></a><b xml:lang="ru"></b></x>"#;
        assert_eq!(shaped("check", &known).unwrap(), expected);
    }

    #[test]
    fn what_nests_too_deep_is_refused() {
        let deep = (0..70).fold(json!("x"), |inner, _| json!({"a": inner}));
        assert!(shaped("check", &deep).unwrap_err().message().contains("deeper"));
    }
}
