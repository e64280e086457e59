//! What a frame that is about to be sent does, read from the very bytes: a query may be sent again, a transform never.

use crate::epp::Call;
use crate::epp::xml::{self, Limits, text_of};
use crate::spec::Catalog;
use roxmltree::Node;

/// Whether a command changes anything at the registry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// It only asks: it may be sent again.
    Query,
    /// It changes something: it is never sent twice.
    Transform,
}

/// What is known of a frame before it is sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outline {
    /// The verb, empty where none can be told.
    pub verb: String,
    /// The command as it would be typed: `domain create`.
    pub command: String,
    /// The name or id of the object.
    pub object: Option<String>,
    /// The client transaction id in the frame.
    pub cltrid: Option<String>,
    /// What sending it does. Whatever cannot be understood counts as a transform.
    pub effect: Effect,
}

impl Outline {
    /// The outline of the frame in `bytes`.
    pub fn of(bytes: &[u8], catalog: &Catalog) -> Outline {
        let document = xml::text(bytes).and_then(|text| xml::parse_text(text, &Limits::ANSWER));
        document.ok().and_then(|document| outline(document.root_element(), catalog)).unwrap_or_else(|| Outline {
            verb: String::new(),
            command: "raw".into(),
            object: None,
            cltrid: None,
            effect: Effect::Transform,
        })
    }
}

impl Outline {
    /// The outline of a frame of ours that its first bytes show to be a check or an info, without reading it again.
    pub fn of_plain_query(frame: &str, call: &Call) -> Option<Outline> {
        let body = frame.split_once("<command>")?.1;
        let verb = ["check", "info"]
            .into_iter()
            .find(|verb| body.strip_prefix('<').is_some_and(|rest| rest.starts_with(verb)))?;
        let object = call.args.get("name").or(call.args.get("id")).and_then(|value| value.items().first()?.as_str());
        Some(Outline {
            verb: verb.into(),
            command: call.command.clone(),
            object: object.map(Into::into),
            cltrid: call.cltrid.clone(),
            effect: Effect::Query,
        })
    }
}

/// Reads the outline from the root element.
fn outline(root: Node, catalog: &Catalog) -> Option<Outline> {
    let top = elements(root).next().filter(|_| root.tag_name().name() == "epp")?;
    let verb = match top.tag_name().name() {
        "hello" => top,
        "command" => elements(top).find(|child| !matches!(child.tag_name().name(), "extension" | "clTRID"))?,
        _ => return None,
    };
    let cltrid =
        elements(top).find(|child| child.tag_name().name() == "clTRID").map(|node| text_of(node).trim().into());
    let name = verb.tag_name().name();
    let object = elements(verb).next().filter(|_| name != "login");
    Some(Outline {
        verb: name.into(),
        command: command_name(verb, object, catalog),
        object: object.and_then(object_name).or_else(|| verb.attribute("msgID").map(Into::into)),
        cltrid: cltrid.filter(|id: &String| !id.is_empty()),
        effect: effect(name, verb.attribute("op")),
    })
}

/// What a verb does (RFC 5730, section 2.9): what changes nothing at the registry is named, all else changes something.
fn effect(verb: &str, op: Option<&str>) -> Effect {
    match (verb, op) {
        ("hello" | "check" | "info" | "logout", _) | ("poll", Some("req")) | ("transfer", Some("query")) => {
            Effect::Query
        }
        _ => Effect::Transform,
    }
}

/// The command as it would be typed.
fn command_name(verb: Node, object: Option<Node>, catalog: &Catalog) -> String {
    let name = verb.tag_name().name();
    let words = match (catalog.command_of(verb), object) {
        (Some(command), _) => command.name.to_string(),
        (None, Some(object)) => {
            let spec = object.tag_name().namespace().and_then(|uri| catalog.by_uri(uri));
            format!("{} {name}", spec.map_or("object", |spec| spec.id))
        }
        (None, None) => name.to_string(),
    };
    match verb.attribute("op") {
        Some(op) if !words.ends_with(op) => format!("{words} {op}"),
        _ => words,
    }
}

/// The text of the object's `name` or `id`; nothing else is looked at, so no secret is found here.
fn object_name(object: Node) -> Option<String> {
    let node = elements(object).find(|child| matches!(child.tag_name().name(), "name" | "id"))?;
    Some(text_of(node).trim().to_string()).filter(|text| !text.is_empty())
}

/// The child elements.
fn elements<'a, 'i>(node: Node<'a, 'i>) -> impl Iterator<Item = Node<'a, 'i>> {
    node.children().filter(Node::is_element)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(inner: &str) -> Outline {
        let frame = format!("<epp xmlns='urn:ietf:params:xml:ns:epp-1.0'>{inner}</epp>");
        Outline::of(frame.as_bytes(), Catalog::built_in())
    }

    #[test]
    fn queries_are_the_listed_ones_and_nothing_else() {
        let cases = [
            ("<hello/>", Effect::Query),
            ("<command><poll op='req'/></command>", Effect::Query),
            ("<command><poll op='ack' msgID='1'/></command>", Effect::Transform),
            ("<command><poll/></command>", Effect::Transform),
            ("<command><check><x/></check></command>", Effect::Query),
            ("<command><info><x/></info></command>", Effect::Query),
            ("<command><transfer op='query'><x/></transfer></command>", Effect::Query),
            ("<command><transfer op='request'><x/></transfer></command>", Effect::Transform),
            ("<command><create><x/></create></command>", Effect::Transform),
            ("<command><renew><x/></renew></command>", Effect::Transform),
            ("<command><login/></command>", Effect::Transform),
            ("<command><somethingNew/></command>", Effect::Transform),
            ("<extension><x/></extension>", Effect::Transform),
            ("<command/>", Effect::Transform),
        ];
        for (inner, effect) in cases {
            assert_eq!(of(inner).effect, effect, "{inner}");
        }
        assert_eq!(Outline::of(b"no xml", Catalog::built_in()).effect, Effect::Transform);
        assert_eq!(Outline::of(b"<info/>", Catalog::built_in()).effect, Effect::Transform);
        assert_eq!(Outline::of(&[0xff, 0], Catalog::built_in()).effect, Effect::Transform);
    }

    #[test]
    fn command_object_and_id_are_found_whatever_the_prefix() {
        let found = of("<command><create><d:create xmlns:d='urn:ietf:params:xml:ns:domain-1.0'>\
             <d:authInfo><d:pw>hush</d:pw></d:authInfo><d:name> foo.test </d:name></d:create></create>\
             <clTRID>ABC-1</clTRID></command>");
        assert_eq!((found.command.as_str(), found.object.as_deref()), ("domain create", Some("foo.test")));
        assert_eq!((found.verb.as_str(), found.cltrid.as_deref()), ("create", Some("ABC-1")));
        let found = of("<command><poll op='ack' msgID='17'/></command>");
        assert_eq!((found.command.as_str(), found.object.as_deref()), ("poll ack", Some("17")));
        let found = of("<command><login><clID>me</clID><pw>hush</pw></login></command>");
        assert_eq!((found.command.as_str(), found.object), ("login", None));
    }
}
