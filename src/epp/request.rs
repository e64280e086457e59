//! Reads a command the way a registry must: strictly, each departure with its result code
//! (`registry-spec.md` steps G3, G4, G5, G8 and G10).

use super::decode::{Decoder, Issue, What, XSI};
use super::kind::Wrong;
use super::reply::Fault;
use super::xml::text_of;
use super::{Call, Code, EPP};
use crate::spec::Catalog;
use roxmltree::{Document, Node};

/// The verbs of RFC 5730.
const VERBS: &[&str] = &["check", "create", "delete", "info", "login", "logout", "poll", "renew", "transfer", "update"];

/// A command refused before it was done.
#[derive(Clone, Debug, PartialEq)]
pub struct Refused {
    /// The result code.
    pub code: Code,
    /// The element at fault, and why.
    pub fault: Option<Fault>,
}

impl Refused {
    /// The same, with why; where an element is at fault.
    pub fn because(mut self, reason: &str) -> Refused {
        if let Some(fault) = &mut self.fault {
            fault.reason = Some(reason.to_owned());
        }
        self
    }
}

/// What a client may send.
#[derive(Debug)]
pub enum Incoming<'a, 'i> {
    /// `<hello>`.
    Hello,
    /// `<command>`.
    Command(Box<Request<'a, 'i>>),
}

/// A command whose outline is known and whose values are not read yet.
#[derive(Debug)]
pub struct Request<'a, 'i> {
    /// `check`, `login`, …
    pub verb: &'a str,
    /// The namespace of the object element, for the verbs that have one.
    pub object: Option<&'a str>,
    /// The namespaces of the elements in `<extension>`.
    pub extensions: Vec<&'a str>,
    /// The client transaction id; `Err` for one outside 3 to 64 characters.
    pub cltrid: Result<Option<String>, ()>,
    verb_node: Node<'a, 'i>,
    extension_nodes: Vec<Node<'a, 'i>>,
    fault: Option<Refused>,
}

/// A refusal for the structure of a frame.
fn structure(node: Node, why: &str) -> Refused {
    Refused { code: Code::SYNTAX_ERROR, fault: Some(fault_at(node, Some(why.into()))) }
}

/// The fault that names `node`.
fn fault_at(node: Node, reason: Option<String>) -> Fault {
    Fault {
        uri: node.tag_name().namespace().unwrap_or("").to_string().into(),
        element: node.tag_name().name().to_string().into(),
        text: String::new(),
        reason,
    }
}

/// What the frame is. The refusal of a command's structure waits in the [`Request`], beside its clTRID.
pub fn outline<'a, 'i>(document: &'a Document<'i>) -> Result<Incoming<'a, 'i>, Refused> {
    let root = document.root_element();
    if root.tag_name().namespace() != Some(EPP) || root.tag_name().name() != "epp" {
        return Err(structure(root, "the root element must be epp in urn:ietf:params:xml:ns:epp-1.0"));
    }
    if let Some(refused) = attributed(root) {
        return Err(refused);
    }
    let children: Vec<Node> = root.children().filter(Node::is_element).collect();
    let [child] = children[..] else {
        return Err(structure(root, "epp holds exactly one of hello and command"));
    };
    match child.tag_name().name() {
        _ if child.tag_name().namespace() != Some(EPP) => Err(structure(child, "this element is not allowed here")),
        // Its schema lets anything into it.
        "hello" => Ok(Incoming::Hello),
        "extension" => Err(Refused { code: Code::UNKNOWN_COMMAND, fault: Some(fault_at(child, None)) }),
        "command" if has_text(root) => Err(structure(root, "text is not allowed here")),
        "command" => command(child).map(|request| Incoming::Command(Box::new(request))),
        _ => Err(structure(child, "a client sends hello or command")),
    }
}

/// The refusal of an element with attributes where EPP has none; those of XML Schema's own are allowed everywhere.
fn attributed(node: Node) -> Option<Refused> {
    let mut strange = node.attributes().filter(|attribute| attribute.namespace() != Some(XSI));
    strange.next().map(|_| structure(node, "this element takes no attributes"))
}

/// Whether an element that holds elements also holds words.
fn has_text(node: Node) -> bool {
    node.children().any(|child| child.is_text() && child.text().is_some_and(|text| !text.trim().is_empty()))
}

/// The outline of `<command>`.
fn command<'a, 'i>(node: Node<'a, 'i>) -> Result<Request<'a, 'i>, Refused> {
    let parts: Vec<Node> = node.children().filter(Node::is_element).collect();
    let own = |part: &Node, name: &str| part.tag_name().namespace() == Some(EPP) && part.tag_name().name() == name;
    let cltrids: Vec<&Node> = parts.iter().filter(|part| own(part, "clTRID")).collect();
    let cltrid = match cltrids.first() {
        None => Ok(None),
        Some(part) => {
            let id = text_of(**part).split_ascii_whitespace().collect::<Vec<_>>().join(" ");
            if (3..=64).contains(&id.chars().count()) { Ok(Some(id)) } else { Err(()) }
        }
    };
    let Some(verb) = parts.iter().copied().find(|part| !own(part, "clTRID") && !own(part, "extension")) else {
        return Err(structure(node, "a command needs a verb"));
    };
    let mut request = Request {
        verb: verb.tag_name().name(),
        object: None,
        extensions: Vec::new(),
        cltrid,
        verb_node: verb,
        extension_nodes: Vec::new(),
        fault: None,
    };
    if verb.tag_name().namespace() != Some(EPP) || !VERBS.contains(&request.verb) {
        request.fault = Some(Refused { code: Code::UNKNOWN_COMMAND, fault: Some(fault_at(verb, None)) });
        return Ok(request);
    }
    let rank = |part: &Node| {
        if own(part, "extension") {
            1
        } else if own(part, "clTRID") {
            2
        } else {
            0
        }
    };
    let ranks: Vec<u8> = parts.iter().map(rank).collect();
    if let Some(refused) = attributed(node) {
        request.fault = Some(refused);
    }
    if !ranks.windows(2).all(|pair| pair[0] < pair[1]) || has_text(node) {
        request.fault = Some(structure(node, "a command holds one verb, then extension, then clTRID"));
    }
    if let Some(extension) = parts.iter().find(|part| own(part, "extension")) {
        request.extension_nodes = extension.children().filter(Node::is_element).collect();
        request.extensions =
            request.extension_nodes.iter().map(|node| node.tag_name().namespace().unwrap_or("")).collect();
        if request.extension_nodes.is_empty() {
            request.fault.get_or_insert_with(|| structure(*extension, "extension needs an element"));
        }
    }
    if !matches!(request.verb, "login" | "logout" | "poll") {
        let objects: Vec<Node> = verb.children().filter(Node::is_element).collect();
        match objects[..] {
            [object] => request.object = object.tag_name().namespace(),
            _ => {
                request.fault.get_or_insert_with(|| structure(verb, "the verb needs exactly one object"));
            }
        }
    }
    Ok(request)
}

impl Request<'_, '_> {
    /// What is wrong with the command's structure, if anything.
    pub fn fault(&self) -> Option<&Refused> {
        self.fault.as_ref()
    }

    /// The local name of the object element.
    pub fn object_element(&self) -> Option<&str> {
        self.object?;
        self.verb_node.children().find(Node::is_element).map(|node| node.tag_name().name())
    }

    /// A refusal that names the command, and why.
    pub fn refuse_verb(&self, code: Code, reason: &str) -> Refused {
        Refused { code, fault: Some(fault_at(self.verb_node, Some(reason.to_owned()))) }
    }

    /// A refusal that names the object element.
    pub fn refuse_object(&self, code: Code) -> Refused {
        let node = self.verb_node.children().find(Node::is_element).unwrap_or(self.verb_node);
        Refused { code, fault: Some(fault_at(node, None)) }
    }

    /// A refusal that names the extension element of that namespace.
    pub fn refuse_extension(&self, uri: &str, code: Code) -> Refused {
        let node = self.extension_nodes.iter().find(|node| node.tag_name().namespace() == Some(uri));
        Refused { code, fault: node.map(|node| fault_at(*node, None)) }
    }

    /// The call the command makes, every value checked against its declaration.
    pub fn call(&self, catalog: &Catalog) -> Result<Call, Refused> {
        if let Some(fault) = &self.fault {
            return Err(fault.clone());
        }
        if self.object_element().is_some_and(|element| element != self.verb) {
            return Err(self.refuse_object(Code::SYNTAX_ERROR));
        }
        let Some(command) = catalog.command_of(self.verb_node) else {
            return Err(self.refuse_object(Code::UNIMPLEMENTED_COMMAND));
        };
        let mut decoder = Decoder::default();
        let mut call = Call::new(command.name);
        call.cltrid = self.cltrid.clone().unwrap_or(None);
        call.args = decoder.read(&command.frame, self.verb_node);
        let mut known: Vec<*const crate::spec::model::Extend> = Vec::new();
        for node in &self.extension_nodes {
            let uri = node.tag_name().namespace().unwrap_or("");
            let Some((spec, extend)) = catalog.extend_of(command.name, *node) else {
                return Err(self.refuse_extension(uri, Code::UNIMPLEMENTED_EXTENSION));
            };
            if extend.frame.each.is_none() && known.contains(&std::ptr::from_ref(extend)) {
                return Err(structure(*node, "the same extension twice"));
            }
            known.push(extend);
            let args = decoder.read_beside(&extend.frame, *node, &call.args);
            let distinct = extend.frame.outer.is_some_and(|outer| call.args.contains(outer));
            call.add(spec.id, args, distinct);
        }
        // Clients exist that always send all of add, rem and chg; an empty one asks for nothing.
        command.frame.empties().for_each(|name| drop(call.args.remove(name)));
        match worst(&decoder.issues) {
            Some(issue) => Err(refusal(issue)),
            None => Ok(call),
        }
    }
}

/// The issue that decides the code: structure first, then the first in document order.
fn worst<'x, 'a, 'i>(issues: &'x [Issue<'a, 'i>]) -> Option<&'x Issue<'a, 'i>> {
    let structural = |issue: &&Issue| matches!(issue.what, What::Structure | What::Attribute | What::Text);
    issues.iter().find(structural).or(issues.first())
}

/// The refusal for an issue; texts that may be secret are left out.
fn refusal(issue: &Issue) -> Refused {
    let name = issue.name;
    let mut fault = fault_at(issue.node, None);
    let code = match issue.what {
        What::Structure | What::Attribute | What::Text => {
            let said = match issue.what {
                What::Attribute => "has an attribute that it does not take",
                What::Text => "holds text where it takes none",
                _ => "is not allowed at this place",
            };
            fault.reason = Some(format!("{} {said}", fault.element));
            Code::SYNTAX_ERROR
        }
        What::Missing => {
            fault.reason = Some(format!("{name} is required"));
            Code::PARAMETER_MISSING
        }
        What::Value(wrong) => {
            if !matches!(name, "pw" | "newPW") {
                fault.text = text_of(issue.node).trim().to_string();
            }
            match wrong {
                Wrong::Range => Code::RANGE_ERROR,
                Wrong::Syntax => Code::VALUE_SYNTAX_ERROR,
            }
        }
    };
    Refused { code, fault: Some(fault) }
}
