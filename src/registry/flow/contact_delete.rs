//! `<delete>` of a contact (CT-5).

use super::args::{subject, unknown};
use super::{Context, Done, Refusal};
use crate::epp::{Call, Code};
use crate::registry::lifecycle;
use crate::registry::rules::Object;
use crate::registry::rules::status::{Action, permit};
use crate::registry::store::{Failure, Tx, contact};

/// Takes a contact out that no domain has.
pub(super) fn run(tx: &mut Tx<'_>, context: &Context, call: &Call) -> Result<Done, Failure> {
    let id = subject(call, Object::Contact)?;
    let contact = lifecycle::contact(tx, &context.policy, &id, context.now)?
        .ok_or_else(|| unknown(Object::Contact, "id", &id))?;
    context.require_sponsor(&contact.clid)?;
    let pending = lifecycle::pending_of_contact(&contact);
    permit(Object::Contact, &contact.statuses, pending, Action::Delete, &[])?;
    if contact::is_linked(tx, contact.id, context.now)? {
        let refusal = Refusal::about(Code::ASSOCIATION_PROHIBITS, Object::Contact, "id", id);
        return Err(refusal.because("Domains have the contact").into());
    }
    contact::remove(tx, contact.id)?;
    context.record(tx, "delete", Object::Contact, contact.id, &id, Code::OK)?;
    Ok(Done::new(Code::OK))
}
