//! `<create>` of a host (HO-2 to HO-7), and the checks that `<update>` makes too.

use super::answer::body;
use super::args::{against_policy, check_quota, repeated, subject, unfit, unknown};
use super::{Context, Done, Refusal};
use crate::epp::{Call, Code};
use crate::registry::lifecycle;
use crate::registry::rules::{Object, value};
use crate::registry::store::action::Action;
use crate::registry::store::host::{self, Host};
use crate::registry::store::{Failure, Tx};
use crate::value::{Map, Value};

/// Creates a host, inside a domain of the caller's or outside the registry's zones.
pub(super) fn run(tx: &mut Tx<'_>, context: &Context, call: &Call) -> Result<Done, Failure> {
    let name = subject(call, Object::Host)?;
    let addresses = read_addresses(context, &call.args, "addr")?;
    if let Some(twice) = repeated(&addresses) {
        return Err(against_policy(Object::Host, "addr", twice, "This address comes twice").into());
    }
    if host::exists(tx, &name)? {
        return Err(Refusal::about(Code::OBJECT_EXISTS, Object::Host, "name", name).into());
    }
    let superordinate = place(tx, context, &name)?;
    check_addresses(context, superordinate.is_some(), &addresses)?;
    if context.policy.host_internal_requires_address && superordinate.is_some() && addresses.is_empty() {
        let refusal = Refusal::about(Code::PARAMETER_MISSING, Object::Host, "addr", "");
        return Err(refusal.because("A host inside the registry's zones needs an address").into());
    }
    check_quota(tx, context, Object::Host)?;

    let id = tx.next("object")?;
    let host = Host {
        id,
        roid: Object::Host.roid(id, &context.policy.roid_suffix),
        superordinate: superordinate.map(|domain| (domain, context.now)),
        clid: context.registrar.clone(),
        crid: context.registrar.clone(),
        cr_date: context.now,
        upid: None,
        up_date: None,
        tr_date: None,
        statuses: Vec::new(),
        addresses,
        name,
    };
    host::insert(tx, &host)?;
    context.record(tx, "create", Object::Host, id, &host.name, Code::OK)?;
    let mut values = Map::new();
    values.set("name", Value::Domain(host.name));
    values.set("crDate", host.cr_date.to_wire());
    Ok(Done::with(Code::OK, body(Object::Host, "creData", values)))
}

/// The domain that a host of this name comes to be subordinate to; it must be the caller's and open to change (HO-4).
/// None for a name outside the registry's zones.
pub(super) fn place(tx: &mut Tx<'_>, context: &Context, name: &str) -> Result<Option<i64>, Failure> {
    let Some(superordinate) = context.policy.superordinate(name) else { return Ok(None) };
    let domain = lifecycle::domain(tx, &context.policy, &superordinate, context.now)?.ok_or_else(|| {
        unknown(Object::Host, "name", name).because(format!("There is no domain {superordinate} for it to be in"))
    })?;
    context.require_sponsor(&domain.clid)?;
    let locked = domain.statuses.iter().any(|status| status.s == "serverUpdateProhibited");
    // One whose create may yet be denied holds nothing.
    let waits = domain.action.as_ref().map(Action::status).filter(|status| *status == "pendingCreate");
    if domain.deletion.is_some() || locked || waits.is_some() {
        let status = if locked { "serverUpdateProhibited" } else { waits.unwrap_or("pendingDelete") };
        let refusal = Refusal::about(Code::STATUS_PROHIBITS, Object::Host, "name", name);
        return Err(refusal.because(format!("The domain {superordinate} is {status}")).into());
    }
    Ok(Some(domain.id))
}

/// The addresses in an argument, in canonical form.
pub(super) fn read_addresses(context: &Context, args: &Map, arg: &str) -> Result<Vec<String>, Refusal> {
    let refuse_private = context.policy.refuse_private_addresses;
    let read = |text: &str| value::address(text, refuse_private).map_err(unfit(Object::Host, "addr", text));
    args.list(arg).iter().filter_map(Value::as_str).map(read).collect()
}

/// Checks which addresses a host may have: an external one none, an internal one not too many (HO-5, HO-6).
pub(super) fn check_addresses(context: &Context, internal: bool, addresses: &[String]) -> Result<(), Refusal> {
    let most = context.policy.addresses_max;
    match (internal, addresses.first(), addresses.get(most)) {
        (false, Some(first), _) => {
            let reason = "A host outside the registry's zones has no addresses here";
            Err(against_policy(Object::Host, "addr", first, reason))
        }
        (true, _, Some(extra)) => {
            Err(against_policy(Object::Host, "addr", extra, format!("A host has at most {most} addresses")))
        }
        _ => Ok(()),
    }
}
