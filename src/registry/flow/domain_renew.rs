//! `<renew>` of a domain (DR).

use super::args::{against_policy, malformed, required, subject, unknown, years};
use super::domain_create::beyond_the_calendar;
use super::transfer::renewed;
use super::{Context, Done, Refusal};
use crate::epp::{Call, Code};
use crate::registry::billing;
use crate::registry::lifecycle::{self, course};
use crate::registry::rules::status::{Action, permit};
use crate::registry::rules::{Object, value};
use crate::registry::store::domain::Grace;
use crate::registry::store::{Failure, Tx};

/// Extends the registration. The expiry date the client believes in guards against renewing twice.
pub(super) fn run(tx: &mut Tx<'_>, context: &Context, call: &Call) -> Result<Done, Failure> {
    let name = subject(call, Object::Domain)?;
    let believed = required(&call.args, Object::Domain, "cur-exp", "curExpDate")?;
    let date = value::date(believed)
        .ok_or_else(|| malformed(Object::Domain, "curExpDate", believed)("A date is written as 2027-01-31".into()))?;
    let years = years(context, call)?;
    let mut domain = lifecycle::domain(tx, &context.policy, &name, context.now)?
        .ok_or_else(|| unknown(Object::Domain, "name", &name))?;
    context.require_sponsor(&domain.clid)?;
    permit(Object::Domain, &domain.statuses, lifecycle::pending_of(&domain), Action::Renew, &[])?;
    if date != domain.ex_date.date() {
        let reason = "This is not the date on which the domain expires";
        return Err(against_policy(Object::Domain, "curExpDate", believed, reason).into());
    }
    let window = context.policy.renew_window;
    if window > 0 && context.now < domain.ex_date.plus_days(-window) {
        let refusal = Refusal::about(Code::NOT_ELIGIBLE_FOR_RENEWAL, Object::Domain, "name", &name);
        let from = domain.ex_date.plus_days(-window).to_wire();
        return Err(refusal.because(format!("The domain cannot be renewed before {from}")).into());
    }
    let most = context.policy.period_max;
    let extended = domain.ex_date.plus_years(years);
    if extended <= domain.ex_date {
        return Err(beyond_the_calendar(years).into());
    }
    if extended > context.now.plus_years(most) {
        let reason = format!("The domain would expire more than {most} years from now");
        return Err(against_policy(Object::Domain, "period", &format!("{years}"), reason).into());
    }
    billing::charge_years(tx, context, &name, years)?;
    domain.ex_date = extended;
    domain.upid = Some(context.registrar.clone());
    domain.up_date = Some(context.now);
    domain.noticed_at = None;
    course::end_grace(&mut domain, context.now);
    let ends_at = context.now.plus_days(context.policy.grace_renew);
    domain.grace.push(Grace { kind: "renew".into(), ends_at, years });
    lifecycle::save_renewed(tx, &context.policy, &domain, context.now)?;
    context.record(tx, "renew", Object::Domain, domain.id, &name, Code::OK)?;
    Ok(Done::with(Code::OK, renewed(&name, domain.ex_date)))
}
