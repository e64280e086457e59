//! From a JSON object to the frame it stands for, and from an answer to the JSON it is told as.

use crate::epp::{EPP, xmltodict};
use crate::error::{Error, Result};
use crate::session::Prepared;
use crate::spec::Catalog;
use serde_json::{Map, Value};

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
    if verb == "login" {
        return Err(Error::usage("the gateway logs in by itself"));
    }
    let mut epp = Map::new();
    epp.insert("@xmlns".into(), EPP.into());
    if verb == "hello" {
        epp.extend(body);
    } else {
        let mut command = Map::new();
        command.extend(body.remove_entry(&verb));
        command.extend(body.remove_entry("extension"));
        command.insert("clTRID".into(), cltrid.into());
        epp.insert("command".into(), command.into());
    }
    let xml = xmltodict::to_xml(&Value::Object(Map::from_iter([("epp".to_owned(), epp.into())])))?;
    Ok(Prepared::raw(xml.into_bytes(), catalog))
}

/// An answer as JSON: without `epp` and `response`, and without `trID` where its clTRID is `cltrid`.
pub fn answer(raw: &[u8], cltrid: &str) -> Result<Vec<u8>> {
    let text = crate::epp::xml::text(raw).map_err(|bad| Error::session(bad.to_string()))?;
    let Value::Object(document) = xmltodict::from_xml(text)? else {
        return Err(Error::internal("a document is an object"));
    };
    let mut value = document.into_iter().next().map_or(Value::Null, |(_, root)| root);
    if let Value::Object(epp) = &mut value {
        epp.shift_remove("@xmlns");
        if let Some(response) = epp.shift_remove("response") {
            value = response;
        }
    }
    if let Value::Object(response) = &mut value
        && response.get("trID").and_then(|ids| ids.get("clTRID")).and_then(Value::as_str) == Some(cltrid)
    {
        response.shift_remove("trID");
    }
    Ok(value.to_string().into_bytes())
}
