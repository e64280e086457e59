//! The message queue of each registrar (RFC 5730, section 2.9.2.3).

use super::{Failure, Tx};
use crate::epp::{Body, Call};
use crate::registry::time::Timestamp;
use crate::secret::Secret;
use crate::value::{Map, Value};
use serde_json::{Value as Json, json};

/// A message that waits.
#[derive(Clone, Debug, PartialEq)]
pub struct Message {
    /// Its number; never used again.
    pub id: i64,
    /// When it was queued.
    pub qdate: Timestamp,
    /// The key of its text.
    pub kind: String,
    /// What its text names.
    pub args: Vec<(String, String)>,
    /// The objects it tells of.
    pub data: Vec<Body>,
}

/// Queues a message for `clid`.
pub fn push(
    tx: &mut Tx<'_>,
    clid: &str,
    qdate: Timestamp,
    kind: &str,
    args: &[(&str, &str)],
    data: &[Body],
) -> Result<(), Failure> {
    let args = Json::from(args.iter().map(|(name, value)| json!([name, value])).collect::<Vec<_>>()).to_string();
    let payload = Json::from(data.iter().map(write_body).collect::<Vec<_>>()).to_string();
    // First: whoever else has a message for `clid` waits here, so that numbers follow the order of commits (PO-6).
    let sql = "INSERT INTO poll_state (clid, pending) VALUES ($1, 1)
        ON CONFLICT (clid) DO UPDATE SET pending = poll_state.pending + 1";
    tx.execute(sql, &[clid.into()])?;
    let id = tx.next("message")?;
    let sql = "INSERT INTO poll_msg (id, clid, qdate, kind, args, payload) VALUES ($1, $2, $3, $4, $5, $6)";
    tx.execute(sql, &[id.into(), clid.into(), qdate.into(), kind.into(), args.into(), payload.into()])?;
    Ok(())
}

/// The oldest message of `clid`.
pub fn head(tx: &mut Tx<'_>, clid: &str) -> Result<Option<Message>, Failure> {
    tx.looks_at_any();
    let sql = "SELECT id, qdate, kind, args, payload FROM poll_msg WHERE clid = $1 ORDER BY id LIMIT 1";
    let Some(row) = tx.query_one(sql, &[clid.into()])? else { return Ok(None) };
    let damaged = |_| Failure::Database("a message in the database is damaged".into());
    let args: Vec<(String, String)> = serde_json::from_str(&row.text("args")?).map_err(damaged)?;
    let payload: Vec<Json> = serde_json::from_str(&row.text("payload")?).map_err(damaged)?;
    Ok(Some(Message {
        id: row.int("id")?,
        qdate: row.time("qdate")?,
        kind: row.text("kind")?,
        args,
        data: payload.iter().filter_map(read_body).collect(),
    }))
}

/// How many messages wait for `clid`.
pub fn count(tx: &mut Tx<'_>, clid: &str) -> Result<i64, Failure> {
    tx.looks_at_any();
    let row = tx.query_one("SELECT pending FROM poll_state WHERE clid = $1", &[clid.into()])?;
    row.map_or(Ok(0), |row| row.int("pending"))
}

/// Takes the message `id` of `clid` out; tells whether it was there.
pub fn remove(tx: &mut Tx<'_>, clid: &str, id: i64) -> Result<bool, Failure> {
    if tx.execute("DELETE FROM poll_msg WHERE id = $1 AND clid = $2", &[id.into(), clid.into()])? == 0 {
        return Ok(false);
    }
    tx.execute("UPDATE poll_state SET pending = pending - 1 WHERE clid = $1", &[clid.into()])?;
    Ok(true)
}

/// A command as text, its secrets too: it waits in the database and is done later.
pub fn call_to_text(call: &Call) -> String {
    let ext: Vec<Json> = call.ext.iter().map(|(id, args)| json!([id, write_map(args, true)])).collect();
    json!([call.command, write_map(&call.args, true), ext, call.cltrid]).to_string()
}

/// A command from its text.
pub fn call_from_text(text: &str) -> Option<Call> {
    let json: Json = serde_json::from_str(text).ok()?;
    let mut call = Call::new(json.get(0)?.as_str()?);
    call.args = read_map(json.get(1)?)?;
    for part in json.get(2)?.as_array()? {
        call.ext.push((part.get(0)?.as_str()?.to_owned().into(), read_map(part.get(1)?)?));
    }
    call.cltrid = json.get(3)?.as_str().map(String::from);
    Some(call)
}

/// An object as it is stored: `["domain", "trnData", [[name, value], …]]`; without its secrets.
fn write_body(body: &Body) -> Json {
    json!([body.spec, body.element, write_map(&body.values, false)])
}

/// Names and values as they are stored; secrets only where they are asked for.
fn write_map(map: &Map, secrets: bool) -> Json {
    map.iter().filter_map(|(name, value)| Some(json!([name, write_value(value, secrets)?]))).collect()
}

/// A value as it is stored: kinds that JSON does not tell apart stand under a key.
fn write_value(value: &Value, secrets: bool) -> Option<Json> {
    Some(match value {
        Value::Text(text) => json!(text),
        Value::Domain(name) => json!({ "domain": name }),
        Value::Int(number) => json!(number),
        Value::Bool(truth) => json!(truth),
        Value::List(items) => items.iter().filter_map(|item| write_value(item, secrets)).collect(),
        Value::Map(map) => match write_map(map, secrets) {
            // Of an authInfo nothing is left, and without its secret it is none.
            Json::Array(kept) if kept.is_empty() && !map.is_empty() => return None,
            kept => json!({ "map": kept }),
        },
        Value::Secret(secret) if secrets => json!({ "secret": secret.expose() }),
        Value::Secret(_) => return None,
    })
}

/// An object from what was stored.
fn read_body(json: &Json) -> Option<Body> {
    let (spec, element) = (json.get(0)?.as_str()?.to_owned(), json.get(1)?.as_str()?.to_owned());
    Some(Body { spec: spec.into(), element: element.into(), values: read_map(json.get(2)?)? })
}

/// Names and values from what was stored.
fn read_map(json: &Json) -> Option<Map> {
    let pairs = json.as_array()?.iter();
    pairs.map(|pair| Some((pair.get(0)?.as_str()?.to_owned(), read_value(pair.get(1)?)?))).collect()
}

/// A value from what was stored.
fn read_value(json: &Json) -> Option<Value> {
    Some(match json {
        Json::String(text) => Value::Text(text.clone()),
        Json::Bool(truth) => Value::Bool(*truth),
        Json::Number(number) => Value::Int(number.as_i64()?),
        Json::Array(items) => Value::List(items.iter().map(read_value).collect::<Option<_>>()?),
        Json::Object(object) => match object.iter().next()? {
            (key, name) if key == "domain" => Value::Domain(name.as_str()?.to_owned()),
            (key, map) if key == "map" => Value::Map(read_map(map)?),
            (key, secret) if key == "secret" => Value::Secret(Secret::new(secret.as_str()?)),
            _ => return None,
        },
        Json::Null => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_stored_comes_back_without_secrets() {
        let mut inner = Map::new();
        inner.set("pw", Secret::new("2fooBAR"));
        let mut values = Map::new();
        values.set("name", Value::Domain("foo.example".into()));
        values.set("paResult", true);
        values.set("count", 7);
        values.set("ns", vec!["a", "b"]);
        values.set("authInfo", inner);
        let body = Body { spec: "domain".into(), element: "panData".into(), values };
        let stored = write_body(&body);
        assert!(!stored.to_string().contains("2fooBAR"));
        let back = read_body(&stored).expect("it was just written");
        assert_eq!(back.values.get("name"), Some(&Value::Domain("foo.example".into())));
        assert_eq!(back.values.get("ns"), body.values.get("ns"));
        assert!(back.values.flag("paResult"));
        assert_eq!(back.values.int("count"), Some(7));
        assert_eq!(back.values.get("authInfo"), None, "an element without its secret would fit no schema");
    }
}
