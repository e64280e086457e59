//! `<poll>` (PO): the oldest message, and taking one out.

use super::{Context, Done, Refusal};
use crate::epp::{Body, Call, Code, MsgQ};
use crate::registry::rules::Object;
use crate::registry::rules::texts::{Key, language};
use crate::registry::store::message::{self, Message};
use crate::registry::store::{Failure, Tx};

/// Tells of the queue, or takes a message out.
pub(super) fn run(tx: &mut Tx<'_>, context: &Context, call: &Call) -> Result<Done, Failure> {
    match call.args.str("op") {
        Some("req") => request(tx, context),
        Some("ack") => acknowledge(tx, context, call),
        Some(_) => Err(Refusal::new(Code::RANGE_ERROR).into()),
        None => Err(Refusal::new(Code::PARAMETER_MISSING).into()),
    }
}

/// The oldest message; it stays.
fn request(tx: &mut Tx<'_>, context: &Context) -> Result<Done, Failure> {
    let Some(message) = message::head(tx, &context.registrar)? else { return Ok(Done::new(Code::NO_MESSAGES)) };
    let msgq = MsgQ {
        count: count(tx, context)?,
        id: Some(message.id.to_string()),
        qdate: Some(message.qdate.to_wire()),
        msg: Some(text(context, &message)),
        lang: language(&context.lang).map(String::from),
        markup: None,
    };
    let (data, ext) = message.data.into_iter().partition(is_object);
    Ok(Done { code: Code::ACK_TO_DEQUEUE, data, ext, msgq: Some(msgq) })
}

/// Whether an element stands in `resData`, and not in `extension`.
fn is_object(body: &Body) -> bool {
    match body.as_raw() {
        Some((uri, _)) => [Object::Domain, Object::Host, Object::Contact].iter().any(|object| object.uri() == uri),
        None => Object::from_name(&body.spec).is_some(),
    }
}

/// What an answer to another command tells of the queue (PO-5); nothing of an empty one.
pub(crate) fn hint(tx: &mut Tx<'_>, clid: &str) -> Result<Option<MsgQ>, Failure> {
    let Some(next) = message::head(tx, clid)? else { return Ok(None) };
    let count = u64::try_from(message::count(tx, clid)?).ok();
    Ok(Some(MsgQ { count, id: Some(next.id.to_string()), ..MsgQ::default() }))
}

/// Takes one of the caller's messages out; tells its id and how many are left, none included (RFC 5730, 2.9.2.3).
fn acknowledge(tx: &mut Tx<'_>, context: &Context, call: &Call) -> Result<Done, Failure> {
    let id = call.args.str("id").filter(|id| !id.is_empty()).ok_or_else(|| Refusal::new(Code::PARAMETER_MISSING))?;
    // Ids are told as plain digits; whatever else is asked for was never told.
    let number = id.parse::<i64>().ok().filter(|number| number.to_string() == id);
    let removed = match number {
        Some(number) => message::remove(tx, &context.registrar, number)?,
        None => false,
    };
    if !removed {
        return Err(Refusal::new(Code::OBJECT_DOES_NOT_EXIST).into());
    }
    let queue = MsgQ { count: count(tx, context)?, id: Some(id.to_owned()), ..MsgQ::default() };
    Ok(Done { msgq: Some(queue), ..Done::new(Code::OK) })
}

/// How many messages wait.
fn count(tx: &mut Tx<'_>, context: &Context) -> Result<Option<u64>, Failure> {
    Ok(u64::try_from(message::count(tx, &context.registrar)?).ok())
}

/// A message's text in the session's language, its `{name}`s filled in.
fn text(context: &Context, message: &Message) -> String {
    let template = Key::from_name(&message.kind).map_or(message.kind.as_str(), |key| key.text(&context.lang));
    let mut parts = template.split('{');
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (name, rest) = part.split_once('}').unwrap_or_default();
        // What is filled in is not looked at again: an operator's words may hold anything.
        match message.args.iter().find(|(known, _)| known == name) {
            Some((_, value)) => [value, rest].into_iter().for_each(|piece| text.push_str(piece)),
            None => ["{", part].into_iter().for_each(|piece| text.push_str(piece)),
        }
    }
    text
}
