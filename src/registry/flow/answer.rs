//! Parts of answers that several flows write.

use super::{Context, Refusal};
use crate::epp::{Body, Code};
use crate::registry::rules::Object;
use crate::registry::rules::texts::{Key, language};
use crate::registry::store::status::Status;
use crate::registry::time::Timestamp;
use crate::value::{Map, Value};

/// The element `element` of an object's namespace.
pub(super) fn body(object: Object, element: &'static str, values: Map) -> Body {
    Body { spec: object.name().into(), element: element.into(), values }
}

/// The name of an object as its answers hold it.
pub(super) fn key(object: Object, name: &str) -> Value {
    match object {
        Object::Contact => Value::from(name),
        Object::Domain | Object::Host => Value::Domain(name.into()),
    }
}

/// Sets a moment where there is one.
pub(super) fn set_time(map: &mut Map, name: &'static str, moment: Option<Timestamp>) {
    map.set_some(name, moment.map(Timestamp::to_wire));
}

/// Statuses as answers hold them.
pub(super) fn statuses(statuses: &[Status]) -> Value {
    Value::List(statuses.iter().map(Value::from).collect())
}

/// What a check tells of one object: `taken` is the reason why it cannot be had.
pub(super) fn checked(context: &Context, object: Object, name: &str, taken: Option<Key>) -> Value {
    let mut item = Map::new();
    item.set(object.key(), key(object, name));
    item.set("avail", taken.is_none());
    if let Some(taken) = taken {
        item.set("reason", taken.text(&context.lang));
        item.set_some("lang", language(&context.lang));
    }
    Value::Map(item)
}

/// Refuses a check of too many objects, and of what an answer could not name: the schemas limit the length of names
/// and ids, in answers too.
pub(super) fn limit_check(context: &Context, object: Object, names: &[Value]) -> Result<(), Refusal> {
    let most = context.policy.check_max;
    if most != 0 && names.len() > most {
        let extra = names[most].as_str().unwrap_or_default();
        return Err(Refusal::about(Code::POLICY_ERROR, object, object.key(), extra)
            .because(format!("One check may name at most {most} objects")));
    }
    let lengths = if object == Object::Contact { 3..=16 } else { 1..=255 };
    let misfit = |name: &&str| !lengths.contains(&name.chars().count());
    match names.iter().filter_map(Value::as_str).find(misfit) {
        Some(name) => Err(Refusal::about(Code::VALUE_SYNTAX_ERROR, object, object.key(), name).because(format!(
            "It has {} to {} characters",
            lengths.start(),
            lengths.end()
        ))),
        None => Ok(()),
    }
}
