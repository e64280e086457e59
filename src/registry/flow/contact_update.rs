//! `<update>` of a contact (CT-4).

use super::args::{StatusChange, require_change, subject, unknown};
use super::{Context, Done, auth, postal, tci_contact};
use crate::epp::{Call, Code};
use crate::registry::lifecycle;
use crate::registry::rules::Object;
use crate::registry::rules::status::{Action, permit};
use crate::registry::store::{Failure, Tx, contact};

/// The arguments that change something.
const CHANGES: &[&str] =
    &["add-status", "rem-status", "postalInfo", "voice", "fax", "email", "auth", "disclose", "no-disclose"];

/// Changes a contact, all of it or nothing.
pub(super) fn run(tx: &mut Tx<'_>, context: &Context, call: &Call) -> Result<Done, Failure> {
    let handle = subject(call, Object::Contact)?;
    require_change(call, CHANGES)?;
    let voice = postal::number(&call.args, "voice")?;
    let fax = postal::number(&call.args, "fax")?;
    let email = postal::email(&call.args)?;
    let auth = auth::change(context, call, Object::Contact)?;
    let disclose = postal::disclose(context, &call.args)?;
    let status = StatusChange::read(call, Object::Contact)?;
    let mut contact = lifecycle::contact(tx, &context.policy, &handle, context.now)?
        .ok_or_else(|| unknown(Object::Contact, "id", &handle))?;
    context.require_sponsor(&contact.clid)?;
    let pending = lifecycle::pending_of_contact(&contact);
    permit(Object::Contact, &contact.statuses, pending, Action::Update, &status.removed())?;
    status.check(Object::Contact, &contact.statuses)?;

    contact.postal = postal::merge(&contact.postal, &call.args)?;
    contact.holder = tci_contact::update(context, call, contact.holder.as_ref())?.or(contact.holder);
    contact.voice = voice.or(contact.voice);
    contact.fax = fax.or(contact.fax);
    contact.email = email.unwrap_or(contact.email);
    contact.authinfo = auth.unwrap_or(contact.authinfo);
    contact.disclose = disclose.or(contact.disclose);
    contact.upid = Some(context.registrar.clone());
    contact.up_date = Some(context.now);
    contact::save(tx, &contact)?;
    status.apply(tx, contact.id)?;
    context.record(tx, "update", Object::Contact, contact.id, &handle, Code::OK)?;
    Ok(Done::new(Code::OK))
}
