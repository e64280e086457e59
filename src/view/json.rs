//! The JSON of `CLI.md`: one envelope for every answer, and its kin for greetings, requests and failures.
//!
//! Everything serialises straight from the values to the writer; nothing is copied on the way.

use crate::epp::mask::is_secret;
use crate::epp::{Body, Call, Greeting, MsgQ, Other, Outcome, Reason, Reply};
use crate::error::Error;
use crate::secret::MASK;
use crate::value::{Map, Name, Shown};
use serde::ser::{Serialize, SerializeMap, SerializeSeq, Serializer};
use serde_json::Value as Json;

/// What of the secrets is shown.
#[derive(Clone, Copy, Debug, Default)]
pub struct Show<'a> {
    /// Secrets as they are (`--reveal`).
    pub reveal: bool,
    /// Elements that are secret besides those that are everywhere, by local name.
    pub secrets: &'a [&'a str],
}

/// The envelope of an answer.
pub struct Envelope<'a> {
    /// The command that was answered, where it is known.
    pub command: Option<&'a str>,
    /// The answer.
    pub reply: &'a Reply,
    /// What of the secrets is shown.
    pub show: Show<'a>,
}

impl Serialize for Envelope<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Done<S> {
        let Envelope { command, reply, show } = *self;
        let first = reply.results.first();
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("ok", &reply.code().is_success())?;
        map.serialize_entry("command", &command)?;
        map.serialize_entry("code", &reply.code().0)?;
        map.serialize_entry("msg", first.map_or("", |result| &result.msg))?;
        map.serialize_entry("lang", first.and_then(|result| result.lang.as_deref()).unwrap_or("en"))?;
        let open = command.is_none_or(|command| command.split(' ').next() == Some("poll"));
        if let Some(body) = reply.data.first().filter(|_| open) {
            map.serialize_entry("object", &object(body))?;
        }
        let empty = Map::new();
        map.serialize_entry("data", &show.of(reply.values().unwrap_or(&empty)))?;
        if reply.data.len() > 1 {
            map.serialize_entry("more", &each(reply.data[1..].iter().map(|body| More { body, show })))?;
        }
        map.serialize_entry("ext", &Extensions { bodies: &reply.ext, show })?;
        if let Some(msgq) = &reply.msgq {
            map.serialize_entry("msgQ", &Queue { msgq, show })?;
        }
        let errors = || reply.results.iter().flat_map(|result| &result.errors);
        if !reply.code().is_success() || errors().next().is_some() {
            map.serialize_entry("errors", &each(errors().map(|reason| Why { reason, show })))?;
        }
        if reply.results.len() > 1 {
            map.serialize_entry("results", &each(reply.results.iter().map(|outcome| OneResult { outcome, show })))?;
        }
        map.serialize_entry("clTRID", &reply.cltrid)?;
        map.serialize_entry("svTRID", &reply.svtrid)?;
        serialize_other(&mut map, &reply.other, show)?;
        map.end()
    }
}

/// What a serializer gives back.
type Done<S> = Result<<S as Serializer>::Ok, <S as Serializer>::Error>;

impl<'a> Show<'a> {
    /// The values, masked or not.
    fn of<'v>(&self, value: &'v Map) -> Shown<'v, Map> {
        Shown { value, reveal: self.reveal }
    }

    /// JSON that no spec described, masked by the names of its elements.
    fn json<'v>(&self, value: &'v Json) -> Masked<'v>
    where
        'a: 'v,
    {
        Masked { value, show: *self, secret: false }
    }
}

/// The name of the object in an answer: `domain:trnData`.
pub fn object(body: &Body) -> String {
    format!("{}:{}", body.spec, body.element)
}

/// A list from an iterator that can be walked again.
struct Each<I>(I);

/// A list of what `items` gives.
fn each<I: Iterator + Clone>(items: I) -> Each<I> {
    Each(items)
}

impl<I: Iterator<Item: Serialize> + Clone> Serialize for Each<I> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Done<S> {
        serializer.collect_seq(self.0.clone())
    }
}

/// A further object of an answer.
#[derive(Clone, Copy)]
struct More<'a> {
    body: &'a Body,
    show: Show<'a>,
}

impl Serialize for More<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Done<S> {
        let mut map = serializer.serialize_map(Some(2))?;
        map.serialize_entry("object", &object(self.body))?;
        map.serialize_entry("data", &self.show.of(&self.body.values))?;
        map.end()
    }
}

/// The extensions of an answer by id; several elements of one are joined, or a list where they share a field.
struct Extensions<'a> {
    bodies: &'a [Body],
    show: Show<'a>,
}

impl Serialize for Extensions<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Done<S> {
        let mut map = serializer.serialize_map(None)?;
        for (at, body) in self.bodies.iter().enumerate() {
            let same = |other: &&Body| other.spec == body.spec;
            if self.bodies[..at].iter().any(|other| same(&other)) {
                continue;
            }
            match self.bodies[at + 1..].iter().any(|other| same(&other)) {
                false => map.serialize_entry(&*body.spec, &self.show.of(&body.values))?,
                true => {
                    let all = self.bodies.iter().filter(same).map(|body| &body.values);
                    match joined(all.clone()) {
                        Some(one) => map.serialize_entry(&*body.spec, &self.show.of(&one))?,
                        None => map.serialize_entry(&*body.spec, &each(all.map(|values| self.show.of(values))))?,
                    }
                }
            }
        }
        map.end()
    }
}

/// Elements side by side as one, where no two have a field of the same name.
fn joined<'a>(all: impl Iterator<Item = &'a Map>) -> Option<Map> {
    let mut one = Map::new();
    for (name, value) in all.flat_map(Map::iter) {
        if one.contains(name) {
            return None;
        }
        one.set(name.to_string(), value.clone());
    }
    Some(one)
}

/// The message queue.
struct Queue<'a> {
    msgq: &'a MsgQ,
    show: Show<'a>,
}

impl Serialize for Queue<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Done<S> {
        let MsgQ { count, id, qdate, msg, lang, markup } = self.msgq;
        let mut map = serializer.serialize_map(None)?;
        serialize_some(&mut map, "count", count.as_ref())?;
        serialize_some(&mut map, "id", id.as_ref())?;
        serialize_some(&mut map, "qDate", qdate.as_ref())?;
        serialize_some(&mut map, "msg", msg.as_ref())?;
        serialize_some(&mut map, "lang", lang.as_ref())?;
        serialize_some(&mut map, "markup", markup.as_ref().map(|markup| self.show.json(markup)))?;
        map.end()
    }
}

/// What was wrong.
#[derive(Clone, Copy)]
struct Why<'a> {
    reason: &'a Reason,
    show: Show<'a>,
}

impl Serialize for Why<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Done<S> {
        let Reason { element, value, reason, lang } = self.reason;
        let secret = element.as_ref().is_some_and(|name| is_secret(name, self.show.secrets));
        let mut map = serializer.serialize_map(None)?;
        serialize_some(&mut map, "element", element.as_ref())?;
        serialize_some(&mut map, "value", value.as_ref().map(|value| Masked { value, show: self.show, secret }))?;
        serialize_some(&mut map, "reason", reason.as_ref())?;
        serialize_some(&mut map, "lang", lang.as_ref())?;
        map.end()
    }
}

/// One result of several.
#[derive(Clone, Copy)]
struct OneResult<'a> {
    outcome: &'a Outcome,
    show: Show<'a>,
}

impl Serialize for OneResult<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Done<S> {
        let Outcome { code, msg, lang, errors } = self.outcome;
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("code", &code.0)?;
        map.serialize_entry("msg", msg)?;
        map.serialize_entry("lang", lang.as_deref().unwrap_or("en"))?;
        if !errors.is_empty() {
            map.serialize_entry("errors", &each(errors.iter().map(|reason| Why { reason, show: self.show })))?;
        }
        map.end()
    }
}

/// Something no spec names.
#[derive(Clone, Copy)]
struct Unnamed<'a> {
    other: &'a Other,
    show: Show<'a>,
}

impl Serialize for Unnamed<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Done<S> {
        let mut map = serializer.serialize_map(Some(2))?;
        map.serialize_entry("path", &self.other.path)?;
        map.serialize_entry("value", &self.show.json(&self.other.value))?;
        map.end()
    }
}

/// Adds `other` where there is any.
fn serialize_other<M: SerializeMap>(map: &mut M, other: &[Other], show: Show) -> Result<(), M::Error> {
    if other.is_empty() {
        return Ok(());
    }
    map.serialize_entry("other", &each(other.iter().map(|other| Unnamed { other, show })))
}

/// Adds `name` where there is a value.
fn serialize_some<M: SerializeMap>(map: &mut M, name: &str, value: Option<impl Serialize>) -> Result<(), M::Error> {
    value.map_or(Ok(()), |value| map.serialize_entry(name, &value))
}

/// JSON in the mapping of xmltodict, the text of secret elements masked and their attributes kept.
pub struct Masked<'a> {
    /// The mapping.
    pub value: &'a Json,
    /// What of the secrets is shown.
    pub show: Show<'a>,
    /// Whether it stands inside a secret element.
    pub secret: bool,
}

impl Serialize for Masked<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Done<S> {
        let Masked { value, show, secret } = *self;
        match value {
            value if show.reveal => value.serialize(serializer),
            Json::String(text) if secret && !text.is_empty() => serializer.serialize_str(MASK),
            Json::Array(items) => {
                let mut list = serializer.serialize_seq(Some(items.len()))?;
                items.iter().try_for_each(|value| list.serialize_element(&Masked { value, show, secret }))?;
                list.end()
            }
            Json::Object(fields) => {
                let mut map = serializer.serialize_map(Some(fields.len()))?;
                for (name, value) in fields {
                    let secret = !name.starts_with('@') && (secret || is_secret(name, show.secrets));
                    map.serialize_entry(name, &Masked { value, show, secret })?;
                }
                map.end()
            }
            other => other.serialize(serializer),
        }
    }
}

/// A greeting.
pub struct Hello<'a> {
    /// What the server said.
    pub greeting: &'a Greeting,
    /// What of the secrets is shown.
    pub show: Show<'a>,
}

impl Serialize for Hello<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Done<S> {
        let mut map = serializer.serialize_map(Some(1))?;
        map.serialize_entry("greeting", &Offer(self))?;
        map.end()
    }
}

/// What stands inside a greeting.
struct Offer<'a>(&'a Hello<'a>);

impl Serialize for Offer<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Done<S> {
        let Hello { greeting, show } = *self.0;
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("svID", &greeting.svid)?;
        map.serialize_entry("svDate", &greeting.svdate)?;
        map.serialize_entry("version", &greeting.versions)?;
        map.serialize_entry("lang", &greeting.langs)?;
        map.serialize_entry("objURI", &greeting.objuris)?;
        map.serialize_entry("extURI", &greeting.exturis)?;
        map.serialize_entry("dcp", &greeting.dcp)?;
        serialize_other(&mut map, &greeting.other, show)?;
        map.end()
    }
}

/// A request read from a frame.
pub struct Request<'a> {
    /// What it asks for.
    pub call: &'a Call,
    /// What of it no spec names.
    pub other: &'a [Other],
    /// What of the secrets is shown.
    pub show: Show<'a>,
}

impl Serialize for Request<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Done<S> {
        let Call { command, args, ext, cltrid } = self.call;
        let mut map = serializer.serialize_map(Some(4))?;
        map.serialize_entry("command", command)?;
        map.serialize_entry("args", &self.show.of(args))?;
        map.serialize_entry("ext", &Named { maps: ext, show: self.show })?;
        map.serialize_entry("clTRID", cltrid)?;
        serialize_other(&mut map, self.other, self.show)?;
        map.end()
    }
}

/// The arguments of extensions by id.
struct Named<'a> {
    maps: &'a [(Name, Map)],
    show: Show<'a>,
}

impl Serialize for Named<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Done<S> {
        serializer.collect_map(self.maps.iter().map(|(name, map)| (name, self.show.of(map))))
    }
}

/// A failure on this side of the wire.
pub struct Failure<'a> {
    /// The command that failed, where one was understood.
    pub command: Option<&'a str>,
    /// What failed.
    pub error: &'a Error,
}

impl Serialize for Failure<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Done<S> {
        let mut map = serializer.serialize_map(Some(4))?;
        map.serialize_entry("ok", &false)?;
        map.serialize_entry("command", &self.command)?;
        map.serialize_entry("code", &None::<u16>)?;
        map.serialize_entry("error", &Told(self.error))?;
        map.end()
    }
}

/// What is told of a failure.
struct Told<'a>(&'a Error);

impl Serialize for Told<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Done<S> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("kind", self.0.kind().name())?;
        map.serialize_entry("message", self.0.message())?;
        map.serialize_entry("hint", &self.0.hint_text())?;
        serialize_some(&mut map, "clTRID", self.0.cltrid())?;
        map.end()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::epp::Code;
    use crate::secret::Secret;
    use crate::value::Value;
    use crate::view::{colour::Style, json_writer::to_vec};
    use serde_json::json;

    /// One line of JSON.
    fn line(value: &impl Serialize) -> String {
        String::from_utf8(to_vec(value, Style::default())).expect("JSON is UTF-8").trim_end().to_owned()
    }

    /// The envelope of `reply` as one line.
    fn envelope(command: Option<&str>, reply: &Reply) -> String {
        line(&Envelope { command, reply, show: Show::default() })
    }

    /// An answer to a check of one name.
    fn check() -> Reply {
        let cd: Map = [("name", Value::Domain("foo.xn--d1acj3b".into())), ("avail", true.into())].into_iter().collect();
        let mut values = Map::new();
        values.push("cd", cd);
        Reply {
            results: vec![Outcome { code: Code::OK, msg: "Готово".into(), lang: None, errors: Vec::new() }],
            data: vec![Body { spec: "domain".into(), element: "chkData".into(), values }],
            cltrid: Some("A-1".into()),
            svtrid: Some("S-1".into()),
            ..Reply::default()
        }
    }

    #[test]
    fn an_answer_is_the_envelope_of_the_contract() {
        let expected = r#"{"ok":true,"command":"domain check","code":1000,"msg":"Готово","lang":"en","data":{"cd":[{"name":"foo.xn--d1acj3b","uname":"foo.дети","avail":true}]},"ext":{},"clTRID":"A-1","svTRID":"S-1"}"#;
        assert_eq!(envelope(Some("domain check"), &check()), expected);
        assert!(
            envelope(None, &check())
                .contains(r#""command":null,"code":1000,"msg":"Готово","lang":"en","object":"domain:chkData","data""#)
        );
        assert!(envelope(Some("poll"), &check()).contains(r#""object":"domain:chkData""#));
        let none = envelope(None, &Reply::default());
        assert_eq!(
            none,
            r#"{"ok":false,"command":null,"code":2400,"msg":"","lang":"en","data":{},"ext":{},"errors":[],"clTRID":null,"svTRID":null}"#
        );
    }

    #[test]
    fn a_refusal_and_its_odd_parts_are_told_and_masked() {
        let reason = |element: &str, value: Json| Reason {
            element: Some(element.into()),
            value: Some(value),
            reason: Some("no".into()),
            lang: None,
        };
        let outcome = |code, errors| Outcome { code, msg: "m".into(), lang: Some("ru".into()), errors };
        let reply = Reply {
            results: vec![
                outcome(Code::AUTHORIZATION_ERROR, vec![reason("d:pw", json!("sEcReT")), reason("d:name", json!("x"))]),
                outcome(
                    Code::POLICY_ERROR,
                    vec![reason("x", json!({"d:authInfo": {"@roid": "R", "d:ext": ["sEcReT"]}}))],
                ),
            ],
            data: check().data.into_iter().chain(check().data).collect(),
            ext: ["rgp", "fee", "rgp"]
                .map(|id| Body {
                    spec: id.into(),
                    element: "e".into(),
                    values: [("pw", Value::from(Secret::new("sEcReT")))].into_iter().collect(),
                })
                .into(),
            other: vec![Other { path: "response".into(), value: json!({"a:newPW": {"@a": "b", "#text": "sEcReT"}}) }],
            msgq: Some(MsgQ { count: Some(2), id: Some("7".into()), ..MsgQ::default() }),
            ..Reply::default()
        };
        let text = envelope(Some("domain info"), &reply);
        assert!(!text.contains("sEcReT"), "{text}");
        let found: Json = serde_json::from_str(&text).expect("JSON");
        assert_eq!(found["ok"], false);
        assert_eq!(found["errors"][0], json!({"element": "d:pw", "value": "***", "reason": "no"}));
        assert_eq!(found["errors"][2]["value"], json!({"d:authInfo": {"@roid": "R", "d:ext": ["***"]}}));
        assert_eq!(found["results"][1]["code"], 2306);
        assert_eq!(found["results"][1]["lang"], "ru");
        assert_eq!(found["more"][0]["object"], "domain:chkData");
        assert_eq!(found["ext"]["rgp"], json!([{"pw": "***"}, {"pw": "***"}]));
        assert_eq!(found["ext"]["fee"], json!({"pw": "***"}));
        assert_eq!(found["msgQ"], json!({"count": 2, "id": "7"}));
        assert_eq!(found["other"], json!([{"path": "response", "value": {"a:newPW": {"@a": "b", "#text": "***"}}}]));
        let revealed = line(&Envelope { command: None, reply: &reply, show: Show { reveal: true, secrets: &[] } });
        assert_eq!(revealed.matches("sEcReT").count(), 8);
    }

    #[test]
    fn greetings_requests_and_failures_have_their_own() {
        let greeting = Greeting { svid: "S".into(), langs: vec!["en".into()], ..Greeting::default() };
        let expected =
            r#"{"greeting":{"svID":"S","svDate":"","version":[],"lang":["en"],"objURI":[],"extURI":[],"dcp":null}}"#;
        assert_eq!(line(&Hello { greeting: &greeting, show: Show::default() }), expected);
        let mut call = Call::new("login").with("pw", Secret::new("sEcReT"));
        call.ext.push(("fee".into(), Map::new()));
        let expected = r#"{"command":"login","args":{"pw":"***"},"ext":{"fee":{}},"clTRID":null}"#;
        assert_eq!(line(&Request { call: &call, other: &[], show: Show::default() }), expected);
        let error = Error::unknown("A-1", "no answer").hint("ask");
        let expected = r#"{"ok":false,"command":null,"code":null,"error":{"kind":"unknown","message":"no answer","hint":"ask","clTRID":"A-1"}}"#;
        assert_eq!(line(&Failure { command: None, error: &error }), expected);
    }
}
