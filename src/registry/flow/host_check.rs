//! `<check>` of hosts (HO-1).

use super::answer::{body, checked, limit_check};
use super::{Context, Done};
use crate::epp::{Call, Code};
use crate::registry::lifecycle;
use crate::registry::rules::texts::Key;
use crate::registry::rules::{Object, name};
use crate::registry::store::{Failure, Tx, host};
use crate::value::{Map, Value};

/// Tells of each name, in the order asked, whether a host of it can be created.
pub(super) fn run(tx: &mut Tx<'_>, context: &Context, call: &Call) -> Result<Done, Failure> {
    let names = call.args.list("name");
    limit_check(context, Object::Host, names)?;
    let mut items = Vec::with_capacity(names.len());
    for asked in names.iter().filter_map(Value::as_str) {
        let item = match name::parse_host(asked) {
            Ok(name) => {
                let taken = is_taken(tx, context, &name)?.then_some(Key::InUse);
                checked(context, Object::Host, &name, taken)
            }
            Err(_) => checked(context, Object::Host, asked, Some(Key::InvalidName)),
        };
        items.push(item);
    }
    let values: Map = [("cd", Value::List(items))].into_iter().collect();
    Ok(Done::with(Code::OK, body(Object::Host, "chkData", values)))
}

/// Whether there is a host of that name; it goes with the domain that it is subordinate to.
fn is_taken(tx: &mut Tx<'_>, context: &Context, name: &str) -> Result<bool, Failure> {
    if !host::exists(tx, name)? {
        return Ok(false);
    }
    match context.policy.superordinate(name) {
        Some(domain) => Ok(lifecycle::domain(tx, &context.policy, &domain, context.now)?.is_some()),
        None => Ok(true),
    }
}
