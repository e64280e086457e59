//! `<check>` of contacts (CT-1).

use super::answer::{body, checked, limit_check};
use super::{Context, Done};
use crate::epp::{Call, Code};
use crate::registry::rules::texts::Key;
use crate::registry::rules::{Object, value};
use crate::registry::store::{Failure, Tx, contact};
use crate::value::{Map, Value};

/// Tells of each id, in the order asked, whether a contact of it can be created.
pub(super) fn run(tx: &mut Tx<'_>, context: &Context, call: &Call) -> Result<Done, Failure> {
    let ids = call.args.list("id");
    limit_check(context, Object::Contact, ids)?;
    let mut items = Vec::with_capacity(ids.len());
    for id in ids.iter().filter_map(Value::as_str) {
        let taken = match value::contact_id(id) {
            Ok(()) => contact::number(tx, id)?.map(|_| Key::InUse),
            Err(_) => Some(Key::InvalidId),
        };
        items.push(checked(context, Object::Contact, id, taken));
    }
    let values: Map = [("cd", Value::List(items))].into_iter().collect();
    Ok(Done::with(Code::OK, body(Object::Contact, "chkData", values)))
}
