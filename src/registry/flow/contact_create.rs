//! `<create>` of a contact (CT-3).

use super::answer::body;
use super::args::{absent, check_quota, subject};
use super::{Context, Done, Refusal, auth, postal, tci_contact};
use crate::epp::{Call, Code};
use crate::registry::rules::Object;
use crate::registry::store::contact::{self, Contact};
use crate::registry::store::{Failure, Tx};
use crate::value::Map;

/// Creates a contact.
pub(super) fn run(tx: &mut Tx<'_>, context: &Context, call: &Call) -> Result<Done, Failure> {
    let handle = subject(call, Object::Contact)?;
    let forms = postal::merge(&[], &call.args)?;
    if forms.is_empty() {
        return Err(absent(Object::Contact, "postalInfo").into());
    }
    let voice = postal::number(&call.args, "voice")?;
    let fax = postal::number(&call.args, "fax")?;
    let email = postal::email(&call.args)?.ok_or_else(|| absent(Object::Contact, "email"))?;
    let authinfo = auth::first(context, call, Object::Contact)?;
    let disclose = postal::disclose(context, &call.args)?;
    let holder = tci_contact::create(context, call)?;
    if contact::number(tx, &handle)?.is_some() {
        return Err(Refusal::about(Code::OBJECT_EXISTS, Object::Contact, "id", handle).into());
    }

    check_quota(tx, context, Object::Contact)?;
    let id = tx.next("object")?;
    let contact = Contact {
        id,
        roid: Object::Contact.roid(id, &context.policy.roid_suffix),
        clid: context.registrar.clone(),
        crid: context.registrar.clone(),
        cr_date: context.now,
        upid: None,
        up_date: None,
        tr_date: None,
        postal: forms,
        voice,
        fax,
        email,
        authinfo,
        disclose,
        holder,
        action: None,
        statuses: Vec::new(),
        pending: None,
        decided: None,
        handle,
    };
    contact::insert(tx, &contact)?;
    context.record(tx, "create", Object::Contact, id, &contact.handle, Code::OK)?;
    let mut values = Map::new();
    values.set("id", contact.handle);
    values.set("crDate", contact.cr_date.to_wire());
    Ok(Done::with(Code::OK, body(Object::Contact, "creData", values)))
}
