//! `<info>` of a domain (DI).

use super::answer::{body, set_time, statuses};
use super::args::{given_auth, subject, unknown};
use super::auth::{self, opens};
use super::{Context, Done, Refusal, restore, secdns, tci_domain};
use crate::epp::{Call, Code};
use crate::registry::lifecycle;
use crate::registry::rules::{Object, status};
use crate::registry::store::domain::{self, Links};
use crate::registry::store::{Failure, Tx};
use crate::value::{Map, Value};

/// How many values there are at most.
const MOST: usize = 14;

/// Tells what the registry holds of a domain, and less of it to those it does not belong to.
pub(super) fn run(tx: &mut Tx<'_>, context: &Context, call: &Call) -> Result<Done, Failure> {
    let name = subject(call, Object::Domain)?;
    let given = given_auth(call, Object::Domain)?;
    let (delegated, subordinate) = match call.args.str("hosts") {
        None | Some("all") => (true, true),
        Some("del") => (true, false),
        Some("sub") => (false, true),
        Some("none") => (false, false),
        Some(other) => return Err(Refusal::about(Code::RANGE_ERROR, Object::Domain, "name", other).into()),
    };
    let domain = lifecycle::domain(tx, &context.policy, &name, context.now)?
        .ok_or_else(|| unknown(Object::Domain, "name", &name))?;
    let opened = opens(context, domain.authinfo.as_ref(), given.as_ref())?;
    let sponsor = context.registrar == domain.clid;
    let gaining = domain.pending.as_ref().is_some_and(|transfer| transfer.reid == context.registrar);

    let full = sponsor || opened || gaining;
    let Links { hosts, contacts, subordinates, signed } = domain::links(tx, domain.id)?;
    let associated = hosts.is_empty().then_some("inactive");
    let shown = status::shown(&domain.statuses, lifecycle::pending_of(&domain), associated);
    let records = if signed { secdns::info(tx, domain.id)? } else { None };
    let ext = [restore::info(&domain, context.now), records, tci_domain::info(&domain.description)];
    let mut values = Map::with_capacity(MOST);
    values.set("name", Value::Domain(name));
    values.set("roid", domain.roid);
    values.set("status", statuses(&shown));
    if full {
        values.set_some("registrant", domain.registrant.map(|(_, handle)| handle));
        set_contacts(contacts, &mut values);
    }
    if delegated && !hosts.is_empty() {
        values.set("ns", hosts.into_iter().map(Value::Domain).collect::<Vec<_>>());
    }
    if full && subordinate && !subordinates.is_empty() {
        values.set("host", subordinates.into_iter().map(Value::Domain).collect::<Vec<_>>());
    }
    values.set("clID", domain.clid);
    if full {
        values.set("crID", domain.crid);
    }
    values.set("crDate", domain.cr_date.to_wire());
    if full {
        values.set_some("upID", domain.upid);
    }
    set_time(&mut values, "upDate", domain.up_date);
    values.set("exDate", domain.ex_date.to_wire());
    set_time(&mut values, "trDate", domain.tr_date);
    if sponsor {
        tx.is_true_until(auth::runs_out(domain.authinfo.as_ref()).filter(|end| *end > context.now));
        values.set_some("authInfo", auth::shown(domain.authinfo, context.now));
    }
    let mut done = Done::with(Code::OK, body(Object::Domain, "infData", values));
    done.ext.extend(ext.into_iter().flatten());
    Ok(done)
}

/// Adds the contacts of a domain.
fn set_contacts(contacts: Vec<(String, String)>, values: &mut Map) {
    for (kind, handle) in contacts {
        let contact: Map = [("type", kind), ("id", handle)].into_iter().collect();
        values.push("contact", contact);
    }
}
