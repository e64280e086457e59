//! Commands as frames, and answers as what they tell.

use super::act::{Act, IDS, Op, Who};
use super::told::{Answer, Facts};
use crate::served::domain;
use roxmltree::{Document, Node};
use std::sync::Arc;

/// How a transfer stands, as messages and answers tell it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Letter {
    /// The domain or contact.
    pub name: String,
    pub status: String,
    pub gaining: Who,
    pub losing: Who,
    /// When it came to stand so.
    pub at: String,
}

impl Letter {
    /// Who is told of it.
    pub fn recipient(&self) -> Who {
        if ["pending", "clientCancelled"].contains(&self.status.as_str()) { self.losing } else { self.gaining }
    }
}

/// What an answer to `<poll>` tells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Queue {
    pub code: u16,
    /// How many messages wait.
    pub count: u64,
    /// The message, or the next one.
    pub id: Option<i64>,
    pub letter: Option<Letter>,
}

/// The name of the domain of a family.
pub fn domain_of(family: usize) -> String {
    format!("fam{family}.example")
}

/// The id of its contact.
pub fn contact_of(family: usize) -> String {
    format!("FAM-{family}")
}

/// The name of the host outside that its domain may be delegated to.
fn host_of(family: usize) -> String {
    format!("ns.fam{family}.net")
}

/// The name of its host within.
fn glue_of(family: usize) -> String {
    format!("ns.fam{family}.example")
}

/// The object of a family that a command is about.
pub fn object_of(family: usize, act: &Act) -> String {
    match act {
        Act::ContactCreate(_) | Act::ContactInfo | Act::ContactEmail(_) | Act::ContactAuth(_) => contact_of(family),
        Act::ContactDelete | Act::ContactTransfer(_) => contact_of(family),
        Act::HostCreate | Act::HostInfo | Act::HostDelete => host_of(family),
        Act::GlueCreate | Act::GlueInfo | Act::GlueDelete => glue_of(family),
        _ => domain_of(family),
    }
}

/// The registrar with that id.
pub fn who(id: &str) -> Option<Who> {
    IDS.iter().position(|known| *known == id).and_then(|at| Who::try_from(at).ok())
}

/// An authInfo.
fn auth(number: u32) -> String {
    format!("pw-{number}-x")
}

/// A mail address.
fn email(number: u32) -> String {
    format!("e{number}@example.net")
}

/// A command.
pub fn frame(family: usize, act: &Act, cltrid: &str) -> String {
    let name = object_of(family, act);
    let pw = |object: &str, number: u32| {
        format!("<{object}:authInfo><{object}:pw>{}</{object}:pw></{object}:authInfo>", auth(number))
    };
    let change = |rest: &str| domain("update", "", &name, rest);
    let add_or_rem = |on: bool, what: &str| {
        let side = if on { "add" } else { "rem" };
        change(&format!("<domain:{side}>{what}</domain:{side}>"))
    };
    let status = |on: bool, name: &str| add_or_rem(on, &format!("<domain:status s=\"{name}\"/>"));
    let ns = format!("<domain:ns><domain:hostObj>{}</domain:hostObj></domain:ns>", host_of(family));
    let owner = |on: bool| {
        format!("<domain:registrant>{}</domain:registrant>", if on { contact_of(family) } else { "".into() })
    };
    let inside = match act {
        Act::Create { years, auth, linked, owned } => {
            let mut rest = format!("<domain:period unit=\"y\">{years}</domain:period>");
            rest.push_str(if *linked { &ns } else { "" });
            rest.push_str(&if *owned { owner(true) } else { String::new() });
            domain("create", "", &name, &format!("{rest}{}", pw("domain", *auth)))
        }
        Act::Info => domain("info", "", &name, ""),
        Act::Renew { believed, years } => {
            let rest = format!(
                "<domain:curExpDate>{believed}</domain:curExpDate><domain:period unit=\"y\">{years}</domain:period>"
            );
            domain("renew", "", &name, &rest)
        }
        Act::Auth(number) => change(&format!("<domain:chg>{}</domain:chg>", pw("domain", *number))),
        Act::Hold(on) => status(*on, "clientHold"),
        Act::Lock(on) => status(*on, "clientTransferProhibited"),
        Act::Link(on) => add_or_rem(*on, &ns),
        Act::Own(on) => change(&format!("<domain:chg>{}</domain:chg>", owner(*on))),
        Act::Delete => domain("delete", "", &name, ""),
        Act::Restore => format!(
            "{}<extension><rgp:update xmlns:rgp=\"urn:ietf:params:xml:ns:rgp-1.0\"><rgp:restore op=\"request\"/>\
             </rgp:update></extension>",
            change("")
        ),
        Act::Transfer(op) => domain("transfer", &word(*op), &name, &request(*op, |number| pw("domain", number))),
        Act::ContactCreate(number) => contact(
            "create",
            "",
            &name,
            &format!(
                "<contact:postalInfo type=\"int\"><contact:name>N</contact:name><contact:addr><contact:city>C\
                 </contact:city><contact:cc>RU</contact:cc></contact:addr></contact:postalInfo>\
                 <contact:email>{}</contact:email>{}",
                email(*number),
                pw("contact", *number)
            ),
        ),
        Act::ContactInfo => contact("info", "", &name, ""),
        Act::ContactEmail(number) => {
            let rest = format!("<contact:chg><contact:email>{}</contact:email></contact:chg>", email(*number));
            contact("update", "", &name, &rest)
        }
        Act::ContactAuth(number) => {
            contact("update", "", &name, &format!("<contact:chg>{}</contact:chg>", pw("contact", *number)))
        }
        Act::ContactDelete => contact("delete", "", &name, ""),
        Act::ContactTransfer(op) => {
            contact("transfer", &word(*op), &name, &request(*op, |number| pw("contact", number)))
        }
        Act::HostCreate | Act::GlueCreate => host("create", &name),
        Act::HostInfo | Act::GlueInfo => host("info", &name),
        Act::HostDelete | Act::GlueDelete => host("delete", &name),
    };
    command(&inside, cltrid)
}

/// A frame with a command.
pub fn command(inside: &str, cltrid: &str) -> String {
    format!("<epp xmlns=\"urn:ietf:params:xml:ns:epp-1.0\"><command>{inside}<clTRID>{cltrid}</clTRID></command></epp>")
}

/// The attribute of a transfer.
fn word(op: Op) -> String {
    let word = match op {
        Op::Request(_) => "request",
        Op::Query => "query",
        Op::Approve => "approve",
        Op::Reject => "reject",
        Op::Cancel => "cancel",
    };
    format!(" op=\"{word}\"")
}

/// The authInfo that a request for a transfer has.
fn request(op: Op, pw: impl Fn(u32) -> String) -> String {
    match op {
        Op::Request(number) => pw(number),
        _ => String::new(),
    }
}

/// A command on a contact.
fn contact(verb: &str, operation: &str, id: &str, rest: &str) -> String {
    format!(
        "<{verb}{operation}><contact:{verb} xmlns:contact=\"urn:ietf:params:xml:ns:contact-1.0\">\
         <contact:id>{id}</contact:id>{rest}</contact:{verb}></{verb}>"
    )
}

/// A command on a host.
fn host(verb: &str, name: &str) -> String {
    format!(
        "<{verb}><host:{verb} xmlns:host=\"urn:ietf:params:xml:ns:host-1.0\"><host:name>{name}</host:name>\
         </host:{verb}></{verb}>"
    )
}

/// An answer as it is read: its code, and the elements of its data.
struct Read<'a, 'input> {
    code: u16,
    data: Vec<Node<'a, 'input>>,
}

impl<'a, 'input> Read<'a, 'input> {
    /// Reads it.
    fn new(document: &'a Document<'input>) -> Self {
        let result = document.descendants().find(|node| node.has_tag_name_of("result")).unwrap();
        let data = document.descendants().find(|node| node.has_tag_name_of("resData"));
        let data = data.into_iter().flat_map(|data| data.descendants().filter(Node::is_element)).collect();
        Read { code: result.attribute("code").unwrap().parse().unwrap(), data }
    }

    /// The text of the first element of that name.
    fn text(&self, name: &str) -> Option<&'a str> {
        self.data.iter().find(|node| node.has_tag_name_of(name)).and_then(Node::text)
    }

    /// The registrar in it.
    fn who(&self, name: &str) -> Option<Who> {
        self.text(name).map(|id| who(id).unwrap_or(Who::MAX))
    }

    /// Whether there is such an element.
    fn has(&self, name: &str) -> bool {
        self.data.iter().any(|node| node.has_tag_name_of(name))
    }

    /// How a transfer stands.
    fn letter(&self) -> Option<Letter> {
        let status = self.text("trStatus")?.to_owned();
        let name = self.text("name").or_else(|| self.text("id"))?.to_owned();
        let at = self.text(if status == "pending" { "reDate" } else { "acDate" })?.to_owned();
        Some(Letter { name, status, gaining: self.who("reID")?, losing: self.who("acID")?, at })
    }
}

/// Names without their namespaces.
trait Named {
    /// Whether the element has that name.
    fn has_tag_name_of(&self, name: &str) -> bool;
}

impl Named for Node<'_, '_> {
    fn has_tag_name_of(&self, name: &str) -> bool {
        self.tag_name().name() == name
    }
}

/// What an answer tells.
pub fn read(text: &str, act: &Act) -> Answer {
    let document = Document::parse(text).unwrap();
    let read = Read::new(&document);
    let number = |text: &str, before: &str, after: &str| {
        text.strip_prefix(before).and_then(|rest| rest.strip_suffix(after)?.parse().ok()).unwrap_or(u32::MAX)
    };
    let statuses = read.data.iter().filter(|node| node.has_tag_name_of("status"));
    let mut statuses: Vec<String> = statuses.filter_map(|node| node.attribute("s")).map(String::from).collect();
    statuses.sort();
    let facts = Facts {
        code: read.code,
        sponsor: read.who("clID"),
        creator: read.who("crID"),
        updater: read.who("upID"),
        gaining: read.who("reID"),
        losing: read.who("acID"),
        statuses,
        transfer: read.text("trStatus").map(String::from),
        auth: read.text("pw").map(|text| number(text, "pw-", "-x")),
        email: read.text("email").map(|text| number(text, "e", "@example.net")),
        linked: read.has("hostObj"),
        glue: read.has("host"),
        owned: read.has("registrant"),
    };
    // Dates are followed for domains only, and not back into transfers that are over.
    let about_domain =
        matches!(act, Act::Create { .. } | Act::Info | Act::Renew { .. } | Act::Transfer(Op::Request(_) | Op::Approve));
    let date = |name: &str| read.text(name).filter(|_| about_domain).map(Arc::from);
    Answer { facts, created: date("crDate"), expires: date("exDate") }
}

/// What an answer to a transfer command says of it.
pub fn letter(text: &str) -> Option<Letter> {
    Read::new(&Document::parse(text).unwrap()).letter()
}

/// What an answer to `<poll>` tells.
pub fn queue(text: &str) -> Queue {
    let document = Document::parse(text).unwrap();
    let read = Read::new(&document);
    let told = document.descendants().find(|node| node.has_tag_name_of("msgQ"));
    let number = |name: &str| told.and_then(|node| node.attribute(name)).map(|text| text.parse::<i64>().unwrap());
    let count = number("count").map_or(0, |count| u64::try_from(count).unwrap());
    Queue { code: read.code, count, id: number("id"), letter: read.letter() }
}
