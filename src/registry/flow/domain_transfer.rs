//! `<transfer>` of a domain (DT).

use super::args::{against_policy, given_auth, subject, unknown, years};
use super::auth::opens;
use super::transfer::{Operation, bot, data, notify, query, request_auth};
use super::{Context, Done, Refusal};
use crate::epp::{Call, Code};
use crate::registry::billing;
use crate::registry::lifecycle::{self, course};
use crate::registry::rules::Object;
use crate::registry::rules::status::{Action, permit};
use crate::registry::store::domain::Domain;
use crate::registry::store::transfer::{self, Transfer, TransferStatus};
use crate::registry::store::{Failure, Tx};

/// Begins, tells of or decides the transfer of a domain, and its subordinate hosts with it.
pub(super) fn run(tx: &mut Tx<'_>, context: &Context, call: &Call) -> Result<Done, Failure> {
    let operation = Operation::read(call)?;
    let name = subject(call, Object::Domain)?;
    let given = given_auth(call, Object::Domain)?;
    if operation == Operation::Request {
        request_auth(Object::Domain, given.as_ref())?;
    }
    let years = years(context, call)?;
    let mut domain = lifecycle::domain(tx, &context.policy, &name, context.now)?
        .ok_or_else(|| unknown(Object::Domain, "name", &name))?;
    let opened = opens(context, domain.authinfo.as_ref(), given.as_ref())?;
    let decision = match operation {
        Operation::Request => return request(tx, context, call, domain, years),
        Operation::Query => {
            let found = query(tx, context, domain.id, &domain.clid, domain.decided.take(), opened)?;
            return Ok(Done::with(Code::OK, data(&name, &found)));
        }
        _ => operation.decide(context, domain.pending.as_ref())?,
    };
    let decided = course::decide_transfer(&mut domain, &context.policy, decision, context.now)
        .ok_or_else(|| Refusal::new(Code::NOT_PENDING_TRANSFER))?;
    lifecycle::save_domain_transfer(tx, &context.policy, &domain, &decided)?;
    context.record(tx, operation.verb(), Object::Domain, domain.id, &name, Code::OK)?;
    Ok(Done::with(Code::OK, data(&name, &decided)))
}

/// Begins a transfer to the caller.
fn request(tx: &mut Tx<'_>, context: &Context, call: &Call, mut domain: Domain, years: i64) -> Result<Done, Failure> {
    if context.registrar == domain.clid {
        let refusal = Refusal::about(Code::NOT_ELIGIBLE_FOR_TRANSFER, Object::Domain, "name", &domain.name);
        return Err(refusal.because("The domain is yours already").into());
    }
    permit(Object::Domain, &domain.statuses, lifecycle::pending_of(&domain), Action::Transfer, &[])?;
    check_lock(context, &domain)?;
    let most = context.now.plus_years(context.policy.period_max);
    let extended = domain.ex_date.plus_years(1);
    if let Some(period) = call.args.str("period") {
        if years != 1 {
            return Err(against_policy(Object::Domain, "period", period, "A transfer adds one year").into());
        }
        if extended > most && !course::runs(&domain, "autoRenew", context.now) {
            let reason = format!("The domain would expire more than {} years from now", context.policy.period_max);
            return Err(against_policy(Object::Domain, "period", period, reason).into());
        }
    }
    billing::require_year(tx, context, &domain.name)?;
    let transfer = begin(tx, context, &mut domain)?;
    Ok(Done::with(Code::PENDING, data(&domain.name, &transfer)))
}

/// Makes the domain's transfer to the caller pending, and tells its sponsor.
pub(crate) fn begin(tx: &mut Tx<'_>, context: &Context, domain: &mut Domain) -> Result<Transfer, Failure> {
    let mut transfer = Transfer {
        id: tx.next("transfer")?,
        object_type: Object::Domain,
        object_id: domain.id,
        status: TransferStatus::Pending,
        reid: context.registrar.clone(),
        re_date: context.now,
        acid: domain.clid.clone(),
        ac_date: context.now.plus_days(context.policy.transfer_pending),
        ex_date: None,
        years: 1,
        bot: bot(tx, context, &domain.clid, &domain.name)?,
        cltrid: context.cltrid.clone(),
        svtrid: context.svtrid.clone(),
    };
    // What it comes to if nobody decides it and the clock does.
    let (forecast, years) = course::extended(domain, &context.policy, &transfer, transfer.ac_date);
    (transfer.ex_date, transfer.years) = (Some(forecast), years);
    transfer::insert(tx, &transfer)?;
    domain.pending = Some(transfer.clone());
    lifecycle::save(tx, &context.policy, domain)?;
    notify(tx, &domain.name, &transfer)?;
    context.record(tx, Operation::Request.verb(), Object::Domain, domain.id, &domain.name, Code::PENDING)?;
    Ok(transfer)
}

/// Refuses a transfer too soon after the create or the last transfer (DT-6).
fn check_lock(context: &Context, domain: &Domain) -> Result<(), Refusal> {
    let since = domain.tr_date.unwrap_or(domain.cr_date);
    let until = since.plus_days(context.policy.transfer_lock);
    if context.now < until {
        let refusal = Refusal::about(Code::NOT_ELIGIBLE_FOR_TRANSFER, Object::Domain, "name", &domain.name);
        return Err(refusal.because(format!("The domain cannot be transferred before {}", until.to_wire())));
    }
    Ok(())
}
