//! `<delete>` of a domain (DD).

use super::args::{subject, unknown};
use super::{Context, Done, Refusal};
use crate::epp::{Call, Code};
use crate::registry::billing;
use crate::registry::lifecycle::{self, course};
use crate::registry::rules::Object;
use crate::registry::rules::status::{Action, permit};
use crate::registry::store::domain;
use crate::registry::store::{Failure, Tx};

/// Takes a domain out at once in its add grace period; later it stays for a while and can be restored.
pub(super) fn run(tx: &mut Tx<'_>, context: &Context, call: &Call) -> Result<Done, Failure> {
    let name = subject(call, Object::Domain)?;
    let mut domain = lifecycle::domain(tx, &context.policy, &name, context.now)?
        .ok_or_else(|| unknown(Object::Domain, "name", &name))?;
    context.require_sponsor(&domain.clid)?;
    permit(Object::Domain, &domain.statuses, lifecycle::pending_of(&domain), Action::Delete, &[])?;
    if domain::has_subordinates(tx, domain.id)? {
        let refusal = Refusal::about(Code::ASSOCIATION_PROHIBITS, Object::Domain, "name", name);
        return Err(refusal.because("Hosts are subordinate to the domain").into());
    }
    let years = course::running_years(&domain, context.now);
    billing::credit_years(tx, &context.policy, &domain.clid, years)?;
    if course::runs(&domain, "add", context.now) {
        domain::remove(tx, domain.id)?;
        context.record(tx, "delete", Object::Domain, domain.id, &name, Code::OK)?;
        return Ok(Done::new(Code::OK));
    }
    course::delete(&mut domain, &context.policy, context.now, context.cltrid.as_deref(), &context.svtrid);
    domain.upid = Some(context.registrar.clone());
    domain.up_date = Some(context.now);
    lifecycle::save(tx, &context.policy, &domain)?;
    context.record(tx, "delete", Object::Domain, domain.id, &name, Code::PENDING)?;
    Ok(Done::new(Code::PENDING))
}
