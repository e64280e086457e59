//! `<update>` of a host (HO-8 to HO-10).

use super::args::{StatusChange, against_policy, check_changes, parse_key, require_change, required, subject, unknown};
use super::host_create::{check_addresses, place, read_addresses};
use super::host_info::pending_of;
use super::{Context, Done, Refusal};
use crate::epp::{Call, Code};
use crate::registry::lifecycle::{self, SeenHost};
use crate::registry::rules::Object;
use crate::registry::rules::status::{Action, permit};
use crate::registry::store::host::{self, Host};
use crate::registry::store::status::Status;
use crate::registry::store::{Failure, Tx};

/// The arguments that change something.
const CHANGES: &[&str] = &["add-addr", "rem-addr", "add-status", "rem-status", "new-name"];

/// Changes a host, all of it or nothing. Links are by number, so those that use it follow a new name.
pub(super) fn run(tx: &mut Tx<'_>, context: &Context, call: &Call) -> Result<Done, Failure> {
    let name = subject(call, Object::Host)?;
    require_change(call, CHANGES)?;
    let add = read_addresses(context, &call.args, "add-addr")?;
    let rem = read_addresses(context, &call.args, "rem-addr")?;
    let status = StatusChange::read(call, Object::Host)?;
    let new_name = match call.args.contains("new-name") {
        true => Some(parse_key(Object::Host, "name", required(&call.args, Object::Host, "new-name", "name")?)?),
        false => None,
    };
    let seen = lifecycle::host(tx, &context.policy, &name, context.now)?
        .ok_or_else(|| unknown(Object::Host, "name", &name))?;
    context.require_sponsor(&seen.host.clid)?;
    permit(Object::Host, &governing(&seen), pending_of(&seen), Action::Update, &status.removed())?;
    let mut host = seen.host;
    status.check(Object::Host, &host.statuses)?;
    check_changes(&host.addresses, &add, &rem, |ip, reason| against_policy(Object::Host, "addr", ip, reason))?;

    let had_addresses = !host.addresses.is_empty();
    host.addresses.retain(|ip| !rem.contains(ip));
    if let Some(new_name) = new_name {
        rename(tx, context, &mut host, new_name)?;
    }
    host.addresses.extend(add);
    check_addresses(context, host.superordinate.is_some(), &host.addresses)?;
    let glueless = host.superordinate.is_some() && host.addresses.is_empty();
    let was_glueless = host.name == name && !had_addresses;
    if glueless && !was_glueless && host::is_linked(tx, host.id, context.now)? {
        let reason = "Domains are delegated to the host, so that it needs an address inside the registry's zones";
        return Err(against_policy(Object::Host, "addr", "", reason).into());
    }
    host.upid = Some(context.registrar.clone());
    host.up_date = Some(context.now);
    host::save(tx, &host)?;
    status.apply(tx, host.id)?;
    context.record(tx, "update", Object::Host, host.id, &host.name, Code::OK)?;
    Ok(Done::new(Code::OK))
}

/// The statuses that decide whether a host may be changed: its own, and the registry's lock of its domain.
fn governing(seen: &SeenHost) -> Vec<Status> {
    let locks = seen.superordinate.iter().flat_map(|domain| &domain.statuses);
    let inherited = locks.filter(|status| status.s == "serverUpdateProhibited");
    seen.host.statuses.iter().chain(inherited).cloned().collect()
}

/// Gives a host another name and with it another place (HO-10).
fn rename(tx: &mut Tx<'_>, context: &Context, host: &mut Host, new_name: String) -> Result<(), Failure> {
    if new_name == host.name {
        return Err(against_policy(Object::Host, "name", &new_name, "This is its name already").into());
    }
    if host::exists(tx, &new_name)? {
        return Err(Refusal::about(Code::OBJECT_EXISTS, Object::Host, "name", new_name).into());
    }
    let superordinate = place(tx, context, &new_name)?;
    if host.superordinate.is_none() && host::is_linked_to_others(tx, host.id, &context.registrar)? {
        let refusal = Refusal::about(Code::ASSOCIATION_PROHIBITS, Object::Host, "name", host.name.as_str());
        return Err(refusal.because("Domains of other registrars are delegated to it").into());
    }
    if superordinate.is_none() {
        host.addresses.clear();
    }
    let same = superordinate.is_some() && superordinate == host.superordinate.map(|(domain, _)| domain);
    if !same {
        host.superordinate = superordinate.map(|domain| (domain, context.now));
    }
    host.clid.clone_from(&context.registrar);
    host.name = new_name;
    Ok(())
}
