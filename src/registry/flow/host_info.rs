//! `<info>` of a host (HO-1).

use super::answer::{body, set_time, statuses};
use super::args::{subject, unknown};
use super::{Context, Done};
use crate::epp::{Call, Code};
use crate::registry::lifecycle::{self, SeenHost};
use crate::registry::rules::{Object, status};
use crate::registry::store::{Failure, Tx, host};
use crate::value::{Map, Value};

/// Tells any registrar what the registry holds of a host.
pub(super) fn run(tx: &mut Tx<'_>, context: &Context, call: &Call) -> Result<Done, Failure> {
    let name = subject(call, Object::Host)?;
    let seen = lifecycle::host(tx, &context.policy, &name, context.now)?
        .ok_or_else(|| unknown(Object::Host, "name", &name))?;
    let pending = pending_of(&seen);
    let host = seen.host;
    let linked = host::is_linked(tx, host.id, context.now)?.then_some("linked");
    let mut values = Map::new();
    values.set("name", Value::Domain(name));
    values.set("roid", host.roid);
    values.set("status", statuses(&status::shown(&host.statuses, pending, linked)));
    if !host.addresses.is_empty() {
        values.set("addr", host.addresses);
    }
    values.set("clID", host.clid);
    values.set("crID", host.crid);
    values.set("crDate", host.cr_date.to_wire());
    values.set_some("upID", host.upid);
    set_time(&mut values, "upDate", host.up_date);
    set_time(&mut values, "trDate", host.tr_date);
    Ok(Done::with(Code::OK, body(Object::Host, "infData", values)))
}

/// What is pending with a host: the transfer of its superordinate domain, with which it goes.
pub(super) fn pending_of(seen: &SeenHost) -> Option<&'static str> {
    seen.superordinate.as_ref().and_then(|domain| domain.pending.as_ref()).map(|_| "pendingTransfer")
}
