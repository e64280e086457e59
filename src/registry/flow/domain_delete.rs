//! `<delete>` of a domain (DD).

use super::args::{subject, unknown};
use super::{Context, Done, Refusal};
use crate::epp::{Call, Code};
use crate::registry::lifecycle;
use crate::registry::rules::Object;
use crate::registry::rules::status::{Action, permit};
use crate::registry::store::domain::{self, Deletion, Domain, Grace};
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
    let grace = domain::grace(tx, domain.id, context.now)?;
    if grace.iter().any(|grace| grace.kind == "add") {
        domain::remove(tx, domain.id)?;
        context.record(tx, "delete", Object::Domain, domain.id, &name, Code::OK)?;
        return Ok(Done::new(Code::OK));
    }
    mark_deleted(context, &mut domain, &grace);
    domain::save(tx, &domain)?;
    domain::clear_grace(tx, domain.id)?;
    context.record(tx, "delete", Object::Domain, domain.id, &name, Code::PENDING)?;
    Ok(Done::new(Code::PENDING))
}

/// Begins the redemption period; the years of grace periods that still run are taken back (DD-5).
fn mark_deleted(context: &Context, domain: &mut Domain, grace: &[Grace]) {
    let now = context.now;
    let redemption_end = now.plus_days(context.policy.redemption);
    domain.ex_date = domain.ex_date.plus_years(-grace.iter().map(|grace| grace.years).sum::<i64>());
    domain.upid = Some(context.registrar.clone());
    domain.up_date = Some(now);
    domain.deletion = Some(Deletion {
        at: now,
        redemption_end,
        purge_at: redemption_end.plus_days(context.policy.pending_delete),
        cltrid: context.cltrid.clone(),
        svtrid: context.svtrid.clone(),
    });
}
