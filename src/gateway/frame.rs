//! From a JSON object to the frame it stands for, and from an answer to the JSON it is told as.

mod shape;

use crate::epp::xmltodict::document::Document;
use crate::epp::{EPP, xmltodict};
use crate::error::{Error, Result};
use crate::session::{Effect, Outline, Prepared};
use crate::spec::Catalog;
use serde_json::{Map, Value};
use shape::shape;

/// The parts of a command that are no verb.
const PARTS: [&str; 2] = ["extension", "clTRID"];

/// The frame of a request: the children of `<command>`, or `{"hello": null}`. `cltrid` is the gateway's own.
pub fn request(mut body: Map<String, Value>, cltrid: &str, catalog: &Catalog) -> Result<Prepared> {
    let verbs: Vec<&String> = body.keys().filter(|key| !PARTS.contains(&key.as_str())).collect();
    let verb = match verbs[..] {
        [verb] => verb.clone(),
        [] => return Err(Error::usage("the body names no command: {\"check\": …}, {\"info\": …}, {\"hello\": null}")),
        _ => {
            let list = verbs.iter().map(|verb| format!("{verb:?}")).collect::<Vec<_>>().join(", ");
            return Err(Error::usage(format!("the body names several commands ({list}); one goes at a time")));
        }
    };
    if [verb.as_str(), "extension"].iter().any(|part| body.get(*part).is_some_and(Value::is_array)) {
        return Err(Error::usage(format!("{verb:?} is a list; one command goes at a time")));
    }
    if verb == "login" {
        return Err(Error::usage("the gateway logs in by itself"));
    }
    let mut epp = Map::new();
    epp.insert("@xmlns".into(), EPP.into());
    if verb == "hello" {
        epp.extend(body);
    } else {
        let mut command = Map::new();
        for part in [verb.as_str(), "extension"] {
            if let Some((name, mut value)) = body.remove_entry(part) {
                shape(part, &mut value, catalog)?;
                command.insert(name, value);
            }
        }
        command.insert("clTRID".into(), cltrid.into());
        epp.insert("command".into(), command.into());
    }
    let asks = matches!(verb.as_str(), "check" | "info").then(|| command_name(&epp, &verb, catalog));
    let xml = xmltodict::to_xml(&Value::Object(Map::from_iter([("epp".to_owned(), epp.into())])))?;
    let Some(command) = asks else { return Ok(Prepared::raw(xml.into_bytes(), catalog)) };
    // What only asks need not be read again to know that.
    let cltrid = Some(cltrid.to_owned());
    let outline = Outline { verb, command, object: None, cltrid, effect: Effect::Query };
    Ok(Prepared { frame: xml.into_bytes(), outline })
}

/// The command as it would be typed: `domain check`.
fn command_name(epp: &Map<String, Value>, verb: &str, catalog: &Catalog) -> String {
    let id = || {
        let (key, object) =
            epp.get("command")?.get(verb)?.as_object()?.iter().find(|(key, _)| !key.starts_with('@'))?;
        let declaration = key.split_once(':').map_or("@xmlns".into(), |(prefix, _)| format!("@xmlns:{prefix}"));
        Some(catalog.by_uri(object.get(&declaration)?.as_str()?)?.id)
    };
    format!("{} {verb}", id().unwrap_or("object"))
}

/// An answer as JSON: without `epp` and `response`, and without `trID` where its clTRID is `cltrid`.
pub fn answer(raw: &[u8], cltrid: &str) -> Result<String> {
    let text = crate::epp::xml::text(raw).map_err(|bad| Error::session(bad.to_string()))?;
    let document = Document::read(text)?;
    let mut json = String::with_capacity(text.len());
    let root = document.root();
    let Some(response) = document.child(root, "response") else {
        document.write_without(&mut json, root, &["@xmlns"])?;
        return Ok(json);
    };
    let ids = document.child(response, "trID");
    let own = ids.and_then(|ids| document.child(ids, "clTRID")).is_some_and(|id| document.text(id) == cltrid);
    let without = ids.filter(|_| own).map(|ids| document.name(ids));
    document.write_without(&mut json, response, without.as_slice())?;
    Ok(json)
}
