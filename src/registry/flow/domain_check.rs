//! `<check>` of domains (DK).

use super::answer::{body, checked, limit_check};
use super::{Context, Done, launch, variant};
use crate::epp::{Call, Code};
use crate::registry::lifecycle;
use crate::registry::rules::texts::Key;
use crate::registry::rules::{Object, name};
use crate::registry::store::{Failure, Tx, domain};
use crate::value::{Map, Value};

/// Tells of each name, in the order asked, whether it can be registered.
pub(super) fn run(tx: &mut Tx<'_>, context: &Context, call: &Call) -> Result<Done, Failure> {
    let names = call.args.list("name");
    limit_check(context, Object::Domain, names)?;
    if let Some(claims) = launch::check(context, call)? {
        return Ok(Done { ext: vec![claims], ..Done::new(Code::OK) });
    }
    let mut items = Vec::with_capacity(names.len());
    for asked in names.iter().filter_map(Value::as_str) {
        let item = match name::parse(asked) {
            Ok(name) => checked(context, Object::Domain, &name, taken(tx, context, &name)?),
            Err(_) => checked(context, Object::Domain, asked, Some(Key::InvalidName)),
        };
        items.push(item);
    }
    let values: Map = [("cd", Value::List(items))].into_iter().collect();
    Ok(Done::with(Code::OK, body(Object::Domain, "chkData", values)))
}

/// Why a well-formed name cannot be registered.
fn taken(tx: &mut Tx<'_>, context: &Context, name: &str) -> Result<Option<Key>, Failure> {
    let registered = match domain::is_quiet(tx, name, context.now)? {
        Some(true) => true,
        Some(false) => lifecycle::domain(tx, &context.policy, name, context.now)?.is_some(),
        None => false,
    };
    if registered {
        return Ok(Some(Key::InUse));
    }
    if let Err(key) = context.policy.registrable(name) {
        return Ok(Some(key));
    }
    Ok(variant::is_blocked(tx, context, name)?.then_some(Key::BlockedVariant))
}
