//! `<delete>` of a host (HO-11).

use super::args::{subject, unknown};
use super::host_info::pending_of;
use super::{Context, Done, Refusal};
use crate::epp::{Call, Code};
use crate::registry::lifecycle;
use crate::registry::rules::Object;
use crate::registry::rules::status::{Action, permit};
use crate::registry::store::{Failure, Tx, host};

/// Takes a host out that no domain is delegated to.
pub(super) fn run(tx: &mut Tx<'_>, context: &Context, call: &Call) -> Result<Done, Failure> {
    let name = subject(call, Object::Host)?;
    let seen = lifecycle::host(tx, &context.policy, &name, context.now)?
        .ok_or_else(|| unknown(Object::Host, "name", &name))?;
    context.require_sponsor(&seen.host.clid)?;
    permit(Object::Host, &seen.host.statuses, pending_of(&seen), Action::Delete, &[])?;
    if host::is_linked(tx, seen.host.id, context.now)? {
        let refusal = Refusal::about(Code::ASSOCIATION_PROHIBITS, Object::Host, "name", name);
        return Err(refusal.because("Domains are delegated to the host").into());
    }
    host::remove(tx, seen.host.id)?;
    context.record(tx, "delete", Object::Host, seen.host.id, &name, Code::OK)?;
    Ok(Done::new(Code::OK))
}
