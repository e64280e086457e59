//! `<transfer>` of a contact (CT-6).

use super::args::{given_auth, subject, unknown};
use super::auth::opens;
use super::transfer::{Operation, bot, data, notify, query, request_auth};
use super::{Context, Done, Refusal};
use crate::epp::{Call, Code};
use crate::registry::lifecycle;
use crate::registry::rules::Object;
use crate::registry::rules::status::{Action, permit};
use crate::registry::store::contact::Contact;
use crate::registry::store::transfer::{self, Transfer, TransferStatus};
use crate::registry::store::{Failure, Tx};

/// Begins, tells of or decides the transfer of a contact.
pub(super) fn run(tx: &mut Tx<'_>, context: &Context, call: &Call) -> Result<Done, Failure> {
    let operation = Operation::read(call)?;
    let id = subject(call, Object::Contact)?;
    let given = given_auth(call, Object::Contact)?;
    if operation == Operation::Request {
        request_auth(Object::Contact, given.as_ref())?;
    }
    let mut contact = lifecycle::contact(tx, &context.policy, &id, context.now)?
        .ok_or_else(|| unknown(Object::Contact, "id", &id))?;
    let opened = opens(context, contact.authinfo.as_ref(), given.as_ref())?;
    let decision = match operation {
        Operation::Request => return request(tx, context, &contact),
        Operation::Query => {
            let found = query(tx, context, contact.id, &contact.clid, contact.decided.take(), opened)?;
            return Ok(Done::with(Code::OK, data(&id, &found)));
        }
        _ => operation.decide(context, contact.pending.as_ref())?,
    };
    let decided = lifecycle::decide_contact(&mut contact, decision, context.now)
        .ok_or_else(|| Refusal::new(Code::NOT_PENDING_TRANSFER))?;
    lifecycle::save_contact_transfer(tx, &contact, &decided)?;
    context.record(tx, operation.verb(), Object::Contact, contact.id, &id, Code::OK)?;
    Ok(Done::with(Code::OK, data(&id, &decided)))
}

/// Begins a transfer to the caller.
fn request(tx: &mut Tx<'_>, context: &Context, contact: &Contact) -> Result<Done, Failure> {
    if context.registrar == contact.clid {
        let refusal = Refusal::about(Code::NOT_ELIGIBLE_FOR_TRANSFER, Object::Contact, "id", &contact.handle);
        return Err(refusal.because("The contact is yours already").into());
    }
    let pending = lifecycle::pending_of_contact(contact);
    permit(Object::Contact, &contact.statuses, pending, Action::Transfer, &[])?;
    let transfer = Transfer {
        id: tx.next("transfer")?,
        object_type: Object::Contact,
        object_id: contact.id,
        status: TransferStatus::Pending,
        reid: context.registrar.clone(),
        re_date: context.now,
        acid: contact.clid.clone(),
        ac_date: context.now.plus_days(context.policy.transfer_pending),
        ex_date: None,
        years: 0,
        bot: bot(tx, context, &contact.clid, &contact.handle)?,
        cltrid: context.cltrid.clone(),
        svtrid: context.svtrid.clone(),
    };
    transfer::insert(tx, &transfer)?;
    notify(tx, &contact.handle, &transfer)?;
    context.record(tx, Operation::Request.verb(), Object::Contact, contact.id, &contact.handle, Code::PENDING)?;
    Ok(Done::with(Code::PENDING, data(&contact.handle, &transfer)))
}
