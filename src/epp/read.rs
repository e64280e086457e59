//! Reads any frame the way a client must: by name and not by order, taking what real servers send.

use super::decode::Decoder;
use super::encode::TRANSACTION;
use super::reply::{Body, MsgQ, Other, Outcome, Reason, Reply};
use super::xml::{self, BadXml, Limits, text_of};
use super::{Call, Code, Greeting, xmltodict};
use crate::spec::Catalog;
use crate::spec::model::Place;
use roxmltree::{Document, Node};
use serde_json::Value as Json;

/// A frame, understood.
#[derive(Debug)]
pub enum Frame {
    /// What a server says first.
    Greeting(Greeting),
    /// An answer.
    Reply(Reply),
    /// A command, with what no spec names in it.
    Request(Call, Vec<Other>),
    /// Something else: a protocol extension, or no EPP at all. The mapping of the whole document.
    Other(Json),
}

/// Reads the frame in `bytes`.
pub fn frame(bytes: &[u8], catalog: &Catalog) -> Result<Frame, BadXml> {
    let text = xml::text(bytes)?;
    let document = xml::parse_text(text, &Limits::ANSWER)?;
    Ok(understand(&document, catalog))
}

/// Reads an answer, or says what the frame was instead.
pub fn reply(bytes: &[u8], catalog: &Catalog) -> Result<Reply, BadXml> {
    match frame(bytes, catalog)? {
        Frame::Reply(reply) => Ok(reply),
        other => Err(unexpected(&other, "an answer")),
    }
}

/// Reads a greeting, or says what the frame was instead.
pub fn greeting(bytes: &[u8], catalog: &Catalog) -> Result<Greeting, BadXml> {
    match frame(bytes, catalog)? {
        Frame::Greeting(greeting) => Ok(greeting),
        Frame::Reply(reply) => {
            let said =
                reply.results.first().map(|result| format!("{} {}", result.code, result.msg)).unwrap_or_default();
            Err(BadXml { at: None, why: format!("an answer ({said}) came where a greeting was due") })
        }
        other => Err(unexpected(&other, "a greeting")),
    }
}

/// What came instead of what was due.
fn unexpected(frame: &Frame, due: &str) -> BadXml {
    let came = match frame {
        Frame::Greeting(_) => "a greeting",
        Frame::Reply(_) => "an answer",
        Frame::Request(..) => "a command",
        Frame::Other(_) => "something that is no EPP frame",
    };
    BadXml { at: None, why: format!("{came} came where {due} was due") }
}

/// Sorts frames by what stands in their root.
fn understand(document: &Document, catalog: &Catalog) -> Frame {
    let root = document.root_element();
    let uri = root.tag_name().namespace();
    // Registries exist that moved the whole protocol into a namespace of their own.
    let child = root.children().find(|node| node.is_element() && node.tag_name().namespace() == uri);
    let whole = || {
        let (name, value) = xmltodict::from_node(root);
        Frame::Other(Json::Object([(name, value)].into_iter().collect()))
    };
    match child.map(|child| (child, child.tag_name().name())) {
        Some((node, "greeting")) if root.tag_name().name() == "epp" => Frame::Greeting(read_greeting(node)),
        Some((node, "response")) if root.tag_name().name() == "epp" => Frame::Reply(read_reply(node, catalog)),
        Some((node, "hello")) if root.tag_name().name() == "epp" => read_hello(node, catalog),
        Some((node, "extension")) if root.tag_name().name() == "epp" => {
            read_outside(node, catalog).unwrap_or_else(whole)
        }
        Some((node, "command")) if root.tag_name().name() == "epp" => read_command(node, catalog).unwrap_or_else(whole),
        _ => whole(),
    }
}

/// The child elements of the protocol's own namespace, and all others by [`Decoder::keep`].
fn own_children<'a, 'i>(node: Node<'a, 'i>, decoder: &mut Decoder<'a, 'i>, known: &[&str]) -> Vec<Node<'a, 'i>> {
    let uri = node.tag_name().namespace();
    let (own, others): (Vec<_>, Vec<_>) = node
        .children()
        .filter(Node::is_element)
        .partition(|child| child.tag_name().namespace() == uri && known.contains(&child.tag_name().name()));
    others.into_iter().for_each(|other| decoder.keep(other));
    own
}

/// A text without the white space around it that XML has: a no-break space belongs to the text.
fn trimmed(node: Node) -> String {
    text_of(node).trim_matches([' ', '\t', '\r', '\n']).to_string()
}

/// `<greeting>`.
fn read_greeting(node: Node) -> Greeting {
    let mut decoder = Decoder::default();
    let protocol = node.tag_name().namespace().unwrap_or_default().to_string();
    let mut greeting = Greeting { protocol, ..Greeting::default() };
    for child in own_children(node, &mut decoder, &["svID", "svDate", "svcMenu", "dcp"]) {
        match child.tag_name().name() {
            "svID" => greeting.svid = trimmed(child),
            "svDate" => greeting.svdate = trimmed(child),
            "dcp" => greeting.dcp = Some(xmltodict::from_node(child).1),
            _ => {
                for item in own_children(child, &mut decoder, &["version", "lang", "objURI", "svcExtension"]) {
                    match item.tag_name().name() {
                        "version" => greeting.versions.push(trimmed(item)),
                        "lang" => greeting.langs.push(trimmed(item)),
                        "objURI" => greeting.objuris.push(trimmed(item)),
                        _ => {
                            let uris = own_children(item, &mut decoder, &["extURI"]);
                            greeting.exturis.extend(uris.into_iter().map(trimmed));
                        }
                    }
                }
            }
        }
    }
    greeting.other = decoder.other;
    greeting
}

/// `<response>`.
fn read_reply(node: Node, catalog: &Catalog) -> Reply {
    let mut decoder = Decoder::default();
    let mut reply = Reply::default();
    for child in own_children(node, &mut decoder, &["result", "msgQ", "resData", "extension", "trID"]) {
        match child.tag_name().name() {
            "result" => {
                let folded = unhandled(child);
                let result = read_result(child, &folded, &mut decoder);
                reply.results.push(result);
                for element in folded.iter().flat_map(|value| value.children()).filter(Node::is_element) {
                    let (uri, local) = (element.tag_name().namespace().unwrap_or(""), element.tag_name().name());
                    let bodies = match catalog.by_uri(uri).and_then(|spec| spec.place(local)) {
                        Some(Place::Data) => &mut reply.data,
                        _ => &mut reply.ext,
                    };
                    read_body(element, catalog, &mut decoder, bodies);
                }
            }
            "msgQ" => {
                reply.msgq = Some(read_msgq(child, &mut decoder));
                // Registries exist that put the object of a message into its text.
                let texts = child.children().filter(|part| part.tag_name().name() == "msg");
                for object in texts.flat_map(|msg| msg.children()).filter(Node::is_element) {
                    let uri = object.tag_name().namespace().unwrap_or("");
                    if catalog.by_uri(uri).is_some_and(|spec| spec.result(object.tag_name().name()).is_some()) {
                        read_body(object, catalog, &mut decoder, &mut reply.data);
                    }
                }
            }
            "resData" => read_bodies(child, catalog, &mut decoder, &mut reply.data),
            "extension" => read_bodies(child, catalog, &mut decoder, &mut reply.ext),
            _ => {
                for id in own_children(child, &mut decoder, &["clTRID", "svTRID"]) {
                    match id.tag_name().name() {
                        "clTRID" => reply.cltrid = Some(trimmed(id)),
                        _ => reply.svtrid = Some(trimmed(id)),
                    }
                }
            }
        }
    }
    reply.other = decoder.other;
    reply
}

/// The elements under `resData` or `extension`.
fn read_bodies<'a, 'i>(node: Node<'a, 'i>, catalog: &Catalog, decoder: &mut Decoder<'a, 'i>, bodies: &mut Vec<Body>) {
    node.children().filter(Node::is_element).for_each(|child| read_body(child, catalog, decoder, bodies));
}

/// One of these elements.
fn read_body<'a, 'i>(child: Node<'a, 'i>, catalog: &Catalog, decoder: &mut Decoder<'a, 'i>, bodies: &mut Vec<Body>) {
    let uri = child.tag_name().namespace().unwrap_or("");
    let known = catalog.by_uri(uri).and_then(|spec| Some((spec, spec.result(child.tag_name().name())?)));
    match known {
        Some((spec, element)) if element.each.is_some() => {
            let same = |body: &&mut Body| body.spec == spec.id && body.element == element.local;
            match bodies.iter_mut().find(same) {
                Some(body) => decoder.read_into(element, child, &mut body.values),
                None => {
                    let values = decoder.read(element, child);
                    bodies.push(Body { spec: spec.id.into(), element: element.local.into(), values });
                }
            }
        }
        Some((spec, element)) if !repeated_extension(child, bodies, spec.id, element.local) => {
            let values = decoder.read(element, child);
            bodies.push(Body { spec: spec.id.into(), element: element.local.into(), values });
        }
        _ => decoder.keep(child),
    }
}

/// Whether an extension has said the same element before: in JSON there is one place for each.
fn repeated_extension(node: Node, bodies: &[Body], id: &str, local: &str) -> bool {
    let container = node.parent_element().map_or("", |parent| parent.tag_name().name());
    container == "extension" && bodies.iter().any(|body| body.spec == id && body.element == local)
}

/// The `value`s of a success that hold what the server would have sent in its place, had the login asked for its
/// namespace (RFC 9038, section 3.1).
fn unhandled<'a, 'i>(result: Node<'a, 'i>) -> Vec<Node<'a, 'i>> {
    if !result.attribute("code").is_some_and(|code| code.trim().starts_with('1')) {
        return Vec::new();
    }
    let part = |node: Node<'a, 'i>, name: &str| node.children().find(|child| child.tag_name().name() == name);
    let ext_values = result.children().filter(|child| child.tag_name().name() == "extValue");
    ext_values
        .filter(|child| part(*child, "reason").is_some_and(|reason| text_of(reason).contains("not in login services")))
        .filter_map(|child| part(child, "value"))
        .collect()
}

/// `<result>`; the values `folded` stand elsewhere.
fn read_result<'a, 'i>(node: Node<'a, 'i>, folded: &[Node], decoder: &mut Decoder<'a, 'i>) -> Outcome {
    let mut result = Outcome {
        code: Code(node.attribute("code").and_then(|code| code.trim().parse().ok()).unwrap_or(0)),
        ..Outcome::default()
    };
    for child in own_children(node, decoder, &["msg", "value", "extValue"]) {
        match child.tag_name().name() {
            "msg" => {
                result.msg = trimmed(child);
                result.lang = child.attribute("lang").map(Into::into);
            }
            "value" => result.errors.push(read_value(child)),
            _ if child.children().any(|part| folded.iter().any(|value| value.id() == part.id())) => {}
            _ => {
                let mut reason = Reason::default();
                for part in own_children(child, decoder, &["value", "reason"]) {
                    match part.tag_name().name() {
                        "value" => reason = Reason { reason: reason.reason, lang: reason.lang, ..read_value(part) },
                        _ => {
                            reason.reason = Some(trimmed(part));
                            reason.lang = part.attribute("lang").map(Into::into);
                        }
                    }
                }
                result.errors.push(reason);
            }
        }
    }
    result
}

/// `<value>`: the element that was wrong, with its text where it holds nothing more.
fn read_value(node: Node) -> Reason {
    let elements: Vec<Node> = node.children().filter(Node::is_element).collect();
    let plain = |node: &Node| node.children().all(|child| !child.is_element()) && node.attributes().len() == 0;
    let own_text = trimmed(node);
    match elements[..] {
        [] => Reason { value: (!own_text.is_empty()).then(|| own_text.into()), ..Reason::default() },
        [one] if plain(&one) && own_text.is_empty() => {
            let text = trimmed(one);
            let (element, _) = xmltodict::from_node(one);
            Reason { element: Some(element), value: (!text.is_empty()).then(|| text.into()), ..Reason::default() }
        }
        _ => Reason { value: Some(xmltodict::from_node_alone(node).1), ..Reason::default() },
    }
}

/// `<msgQ>`.
fn read_msgq<'a, 'i>(node: Node<'a, 'i>, decoder: &mut Decoder<'a, 'i>) -> MsgQ {
    let mut msgq = MsgQ {
        count: node.attribute("count").and_then(|count| count.trim().parse().ok()),
        id: node.attribute("id").map(Into::into),
        ..MsgQ::default()
    };
    for child in own_children(node, decoder, &["qDate", "msg"]) {
        match child.tag_name().name() {
            "qDate" => msgq.qdate = Some(trimmed(child)),
            _ => {
                msgq.lang = child.attribute("lang").map(Into::into);
                if child.children().any(|part| part.is_element()) {
                    msgq.markup = Some(xmltodict::from_node_alone(child).1);
                    let words = child.descendants().filter(Node::is_text).filter_map(|text| text.text()).map(str::trim);
                    msgq.msg = Some(words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" "));
                } else {
                    msgq.msg = Some(trimmed(child));
                }
            }
        }
    }
    msgq
}

/// `<hello>`, which the schema lets hold anything.
fn read_hello(node: Node, catalog: &Catalog) -> Frame {
    let mut decoder = Decoder::default();
    let mut call = Call::new("hello");
    if let Some((_, command)) = catalog.command(&call.command) {
        call.args = decoder.read(&command.frame, node);
    }
    Frame::Request(call, decoder.other)
}

/// `<extension>` in the place of `<command>`: the call it makes, if a spec knows what is in it.
fn read_outside(node: Node, catalog: &Catalog) -> Option<Frame> {
    let mut decoder = Decoder::default();
    let command = catalog.command_of(node)?;
    let mut call = Call::new(command.name);
    call.args = decoder.read(&command.frame, node);
    call.cltrid = call.args.remove(TRANSACTION).and_then(|id| id.as_str().map(Into::into));
    Some(Frame::Request(call, decoder.other))
}

/// `<command>`: the call it makes, if a spec knows its verb and object.
fn read_command(node: Node, catalog: &Catalog) -> Option<Frame> {
    let mut decoder = Decoder::default();
    let parts: Vec<Node> = node.children().filter(Node::is_element).collect();
    let is_own = |part: &&Node, name: &str| {
        part.tag_name().name() == name && part.tag_name().namespace() == node.tag_name().namespace()
    };
    let verb = *parts.iter().find(|part| !is_own(part, "extension") && !is_own(part, "clTRID"))?;
    let command = catalog.command_of(verb)?;
    let mut call = Call::new(command.name);
    call.args = decoder.read(&command.frame, verb);
    let mut known: Vec<*const crate::spec::model::Extend> = Vec::new();
    let mut beside: Vec<Node> = Vec::new();
    for part in &parts {
        if is_own(&part, "clTRID") {
            call.cltrid = Some(trimmed(*part));
        } else if is_own(&part, "extension") {
            for child in part.children().filter(Node::is_element) {
                match catalog.extend_of(command.name, child) {
                    Some((spec, extend))
                        if extend.frame.each.is_some() || !known.contains(&std::ptr::from_ref(extend)) =>
                    {
                        known.push(extend);
                        if !extend.frame.outers.is_empty() {
                            beside.push(child);
                        }
                        let args = decoder.read_beside(&extend.frame, child, &call.args);
                        // An element written once for each name of the command is one item.
                        let distinct = extend.frame.outer.is_some_and(|outer| call.args.contains(outer));
                        call.add(spec.id, args, distinct);
                    }
                    _ => decoder.keep(child),
                }
            }
        } else if *part != verb {
            decoder.keep(*part);
        }
    }
    // What a client asks for one name and not for another, the arguments alone would not tell.
    if !decoder.is_product(&call.args) {
        beside.into_iter().for_each(|node| decoder.keep(node));
    }
    Some(Frame::Request(call, decoder.other))
}
