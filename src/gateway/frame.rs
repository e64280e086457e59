//! From a JSON object to the frame it stands for, and from an answer to the JSON it is told as.

mod shape;

use crate::epp::EPP;
use crate::epp::xmltodict::document::Document;
use crate::epp::xmltodict::tree::{Id, Tree};
use crate::epp::xmltodict::unparse::{DECLARATION, write_all};
use crate::error::{Error, Result};
use crate::session::{Effect, Outline, Prepared};
use crate::spec::Catalog;
use shape::shape;

/// The parts of a command that are no verb.
const PARTS: [&str; 2] = ["extension", "clTRID"];

/// The frame of a request: the children of `<command>`, or `{"hello": null}`. `cltrid` is the gateway's own.
pub fn request(mut body: Tree, cltrid: &str, catalog: &Catalog) -> Result<Prepared> {
    let root = body.root();
    let mut verbs = body.children(root).filter(|part| !PARTS.contains(&body.key(*part)));
    let (verb, others) = (verbs.next(), verbs.next());
    let Some(verb) = verb else {
        return Err(Error::usage("the body names no command: {\"check\": …}, {\"info\": …}, {\"hello\": null}"));
    };
    if others.is_some() {
        let verbs = body.children(root).map(|part| body.key(part)).filter(|key| !PARTS.contains(key));
        let list = verbs.map(|verb| format!("{verb:?}")).collect::<Vec<_>>().join(", ");
        return Err(Error::usage(format!("the body names several commands ({list}); one goes at a time")));
    }
    drop(verbs);
    let (name, extension) = (body.key(verb).to_owned(), body.child(root, "extension"));
    if let Some(list) = [Some(verb), extension].into_iter().flatten().find(|part| body.is_list(*part)) {
        return Err(Error::usage(format!("{:?} is a list; one command goes at a time", body.key(list))));
    }
    if name == "login" {
        return Err(Error::usage("the gateway logs in by itself"));
    }
    let mut xml = String::with_capacity(512 + 2 * body.source().len());
    xml.push_str(DECLARATION);
    xml.push_str("<epp xmlns=\"");
    xml.push_str(EPP);
    xml.push_str("\">");
    if name == "hello" {
        // It has no id, and nothing goes with it (RFC 5730, section 2.3).
        write_all(&body, &mut xml, &name, verb, 2)?;
    } else {
        xml.push_str("<command>");
        shape(&name, &mut body, verb, catalog)?;
        write_all(&body, &mut xml, &name, verb, 3)?;
        if let Some(extension) = extension {
            shape("extension", &mut body, extension, catalog)?;
            write_all(&body, &mut xml, "extension", extension, 3)?;
        }
        xml.push_str("<clTRID>");
        xml.push_str(cltrid);
        xml.push_str("</clTRID></command>");
    }
    xml.push_str("</epp>");
    let frame = xml.into_bytes();
    if !matches!(name.as_str(), "check" | "info") {
        return Ok(Prepared::raw(frame, catalog));
    }
    // What only asks need not be read again to know that.
    let (command, object) = subject(&body, verb, catalog);
    let (command, cltrid) = ([command, " ", &name].concat(), Some(cltrid.to_owned()));
    Ok(Prepared { frame, outline: Outline { verb: name, command, object, cltrid, effect: Effect::Query } })
}

/// What a command is about: the object as it would be typed, `domain`, and its name or id.
fn subject<'c>(body: &Tree, verb: Id, catalog: &'c Catalog) -> (&'c str, Option<String>) {
    let Some(object) = body.children(verb).find(|child| !body.key(*child).starts_with('@')) else {
        return ("object", None);
    };
    let (prefix, _) = body.key(object).split_once(':').unwrap_or_default();
    let is_declaration = |key: &str| match prefix {
        "" => key == "@xmlns",
        prefix => key.strip_prefix("@xmlns:") == Some(prefix),
    };
    let mut own = [object, verb].into_iter().filter(|part| body.is_object(*part)).flat_map(|part| body.children(part));
    let spec = own.find(|child| is_declaration(body.key(*child))).and_then(|uri| catalog.by_uri(body.text(uri)?));
    let is_name = |child: &Id| matches!(body.key(*child).rsplit(':').next(), Some("name" | "id"));
    let named = body.children(object).find(is_name).and_then(|named| body.items(named).next());
    // A name may have attributes beside it.
    let text = named.and_then(|named| body.text(body.child(named, "#text").unwrap_or(named)));
    (spec.map_or("object", |spec| spec.id), text.map(str::to_owned).filter(|text| !text.is_empty()))
}

/// What an answer tells, as JSON and as it is logged.
pub struct Told {
    /// The JSON.
    pub json: String,
    /// The code of its first result.
    pub code: Option<u16>,
    /// The server's transaction id.
    pub svtrid: Option<String>,
}

/// An answer as JSON: without `epp` and `response`, and without `trID` where its clTRID is `cltrid`.
pub fn answer(raw: &[u8], cltrid: &str) -> Result<Told> {
    let text = crate::epp::xml::text(raw).map_err(|bad| Error::session(bad.to_string()))?;
    let document = Document::read(text)?;
    let mut json = String::with_capacity(text.len());
    let root = document.root();
    let Some(response) = document.child(root, "response") else {
        document.write_without(&mut json, root, &["@xmlns"])?;
        return Ok(Told { json, code: None, svtrid: None });
    };
    let result = document.child(response, "result").and_then(|result| document.attribute(result, "code"));
    let ids = document.child(response, "trID");
    let id = |name: &str| ids.and_then(|ids| document.child(ids, name)).map(|id| document.text(id));
    let own = id("clTRID") == Some(cltrid);
    let without = ids.filter(|_| own).map(|ids| document.name(ids));
    document.write_without(&mut json, response, without.as_slice())?;
    let code = result.and_then(|code| code.trim().parse().ok());
    Ok(Told { json, code, svtrid: id("svTRID").map(str::to_owned) })
}
