//! `<info>` of a contact (CT-2).

use super::answer::{body, set_time, statuses};
use super::args::{given_auth, subject, unknown};
use super::auth::{self, opens};
use super::{Context, Done, Refusal, tci_contact};
use crate::epp::{Call, Code};
use crate::registry::lifecycle;
use crate::registry::rules::{Object, status};
use crate::registry::store::contact::Postal;
use crate::registry::store::{Failure, Tx, contact};
use crate::value::{Map, Value};

/// Tells the sponsor, and who has the authInfo, what the registry holds of a contact.
pub(super) fn run(tx: &mut Tx<'_>, context: &Context, call: &Call) -> Result<Done, Failure> {
    let id = subject(call, Object::Contact)?;
    let given = given_auth(call, Object::Contact)?;
    let contact = lifecycle::contact(tx, &context.policy, &id, context.now)?
        .ok_or_else(|| unknown(Object::Contact, "id", &id))?;
    let opened = opens(context, contact.authinfo.as_ref(), given.as_ref())?;
    let sponsor = context.registrar == contact.clid;
    if !(sponsor || opened) {
        return Err(Refusal::new(Code::AUTHORIZATION_ERROR).into());
    }
    let linked = contact::is_linked(tx, contact.id, context.now)?.then_some("linked");
    let pending = lifecycle::pending_of_contact(&contact);
    let mut values = Map::new();
    values.set("id", id);
    values.set("roid", contact.roid);
    values.set("status", statuses(&status::shown(&contact.statuses, pending, linked)));
    values.set("postalInfo", contact.postal.into_iter().map(postal).collect::<Vec<_>>());
    values.set_some("voice", contact.voice);
    values.set_some("fax", contact.fax);
    values.set("email", contact.email);
    values.set("clID", contact.clid);
    values.set("crID", contact.crid);
    values.set("crDate", contact.cr_date.to_wire());
    values.set_some("upID", contact.upid);
    set_time(&mut values, "upDate", contact.up_date);
    set_time(&mut values, "trDate", contact.tr_date);
    if sponsor {
        values.set_some("authInfo", auth::shown(contact.authinfo, context.now));
    }
    values.set_some("disclose", contact.disclose.map(|(flag, items)| disclose(flag, &items)));
    let mut done = Done::with(Code::OK, body(Object::Contact, "infData", values));
    done.ext.extend(
        contact.holder.map(|holder| tci_contact::spelled(&context.policy, tci_contact::info(&holder, sponsor))),
    );
    Ok(done)
}

/// A name and address as answers hold it.
fn postal(postal: Postal) -> Map {
    let mut map = Map::new();
    map.set("type", postal.kind);
    map.set("name", postal.name);
    map.set_some("org", postal.org);
    if !postal.street.is_empty() {
        map.set("street", postal.street);
    }
    map.set("city", postal.city);
    map.set_some("sp", postal.sp);
    map.set_some("pc", postal.pc);
    map.set("cc", postal.cc);
    map
}

/// A disclosure as answers hold it, in the schema's order.
fn disclose(flag: bool, items: &[String]) -> Map {
    let mut map = Map::new();
    map.set("flag", flag);
    for element in ["name", "org", "addr"] {
        for kind in ["int", "loc"] {
            if items.iter().any(|item| item.split_once(':') == Some((element, kind))) {
                map.push(element, Value::from(kind));
            }
        }
    }
    for element in ["voice", "fax", "email"] {
        if items.iter().any(|item| item == element) {
            map.set(element, true);
        }
    }
    map
}
