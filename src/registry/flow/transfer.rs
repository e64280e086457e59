//! What transfers of domains and contacts have in common (RFC 5730, section 2.9.3.4).

use super::answer::{body, key, set_time};
use super::{Context, Refusal};
use crate::epp::{Body, Call, Code};
use crate::registry::rules::Object;
use crate::registry::rules::name::to_unicode;
use crate::registry::rules::texts::Key;
use crate::registry::store::bot::{self, Bot};
use crate::registry::store::transfer::{self, Transfer, TransferStatus};
use crate::registry::store::{Failure, Tx, message};
use crate::registry::time::Timestamp;
use crate::secret::Secret;
use crate::value::Map;

/// What a transfer command asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Operation {
    /// Begin one.
    Request,
    /// Tell how it stands.
    Query,
    /// Agree to it.
    Approve,
    /// Refuse it.
    Reject,
    /// Take the request back.
    Cancel,
}

impl Operation {
    /// The operation of a command (DT-11).
    pub(super) fn read(call: &Call) -> Result<Self, Refusal> {
        match call.args.str("op") {
            Some("request") => Ok(Operation::Request),
            Some("query") => Ok(Operation::Query),
            Some("approve") => Ok(Operation::Approve),
            Some("reject") => Ok(Operation::Reject),
            Some("cancel") => Ok(Operation::Cancel),
            Some(_) => Err(Refusal::new(Code::RANGE_ERROR)),
            None => Err(Refusal::new(Code::PARAMETER_MISSING)),
        }
    }

    /// How a deed of it is called in the history.
    pub(super) fn verb(self) -> &'static str {
        match self {
            Operation::Request => "transfer request",
            Operation::Query => "transfer query",
            Operation::Approve => "transfer approve",
            Operation::Reject => "transfer reject",
            Operation::Cancel => "transfer cancel",
        }
    }

    /// What becomes of a pending transfer by it; refused to anyone but the party it belongs to (DT-10).
    pub(super) fn decide(self, context: &Context, pending: Option<&Transfer>) -> Result<TransferStatus, Refusal> {
        // First, so that who loses a race to the other party or to the clock learns just that (CO-8).
        let pending = pending.ok_or_else(|| Refusal::new(Code::NOT_PENDING_TRANSFER))?;
        let (status, party) = match self {
            Operation::Approve => (TransferStatus::ClientApproved, &pending.acid),
            Operation::Reject => (TransferStatus::ClientRejected, &pending.acid),
            Operation::Cancel => (TransferStatus::ClientCancelled, &pending.reid),
            Operation::Request | Operation::Query => return Err(Refusal::new(Code::RANGE_ERROR)),
        };
        context.require_sponsor(party)?;
        Ok(status)
    }
}

/// The authInfo of a request, which must be there (DT-2).
pub(super) fn request_auth(object: Object, given: Option<&Secret>) -> Result<(), Refusal> {
    match given {
        Some(_) => Ok(()),
        None => Err(super::args::absent(object, "authInfo")),
    }
}

/// Beginnings of names whose transfers are decided at once, for who has but one registrar; in Russian too, for zones
/// that take no other letters.
const MAGIC: &[(&str, TransferStatus)] = &[
    ("auto-approve-", TransferStatus::ClientApproved),
    ("auto-reject-", TransferStatus::ClientRejected),
    ("auto-cancel-", TransferStatus::ClientCancelled),
    ("авто-согласие-", TransferStatus::ClientApproved),
    ("авто-отказ-", TransferStatus::ClientRejected),
    ("авто-отмена-", TransferStatus::ClientCancelled),
];

/// When and how a transfer of `name` from `losing` to the caller is decided without a word of theirs: by counterparts of
/// the sandbox, or for a name that says so (`auto-approve-…`).
pub(super) fn bot(
    tx: &mut Tx<'_>,
    context: &Context,
    losing: &str,
    name: &str,
) -> Result<Option<(Timestamp, TransferStatus)>, Failure> {
    if context.policy.magic_names {
        let label = name.split('.').next().unwrap_or(name);
        let label = if label.starts_with("xn--") { to_unicode(label) } else { label.to_owned() };
        if let Some((_, decision)) = MAGIC.iter().find(|(beginning, _)| label.starts_with(beginning)) {
            return Ok(Some((context.now, *decision)));
        }
    }
    let cancels = |bot: &Bot| bot.decision == TransferStatus::ClientCancelled;
    let losing = bot::find(tx, losing)?.filter(|bot| !cancels(bot));
    let gaining = bot::find(tx, &context.registrar)?.filter(cancels);
    let first = losing.into_iter().chain(gaining).min_by_key(|bot| bot.after);
    Ok(first.map(|bot| (Timestamp(context.now.0.saturating_add(bot.after)), bot.decision)))
}

/// The last transfer of an object as its parties, and who has its authInfo, may see it (DT-9). `decided`
/// is what time made of it, which a transaction that cannot write finds nowhere else.
pub(super) fn query(
    tx: &mut Tx<'_>,
    context: &Context,
    object_id: i64,
    sponsor: &str,
    decided: Option<Transfer>,
    opened: bool,
) -> Result<Transfer, Failure> {
    let latest = match decided {
        Some(transfer) => Some(transfer),
        None => transfer::latest(tx, object_id)?,
    };
    let is_party = |clid: &String| *clid == context.registrar;
    let party = latest.as_ref().is_some_and(|it| is_party(&it.reid) || is_party(&it.acid));
    if !(opened || party || context.registrar == sponsor) {
        return Err(Refusal::new(Code::AUTHORIZATION_ERROR).into());
    }
    latest.ok_or_else(|| Refusal::new(Code::NOT_PENDING_TRANSFER).into())
}

/// How a transfer stands, as answers and messages tell it.
pub(super) fn data(name: &str, transfer: &Transfer) -> Body {
    let object = transfer.object_type;
    let mut values = Map::new();
    values.set(object.key(), key(object, name));
    values.set("trStatus", transfer.status.name());
    values.set("reID", transfer.reid.as_str());
    values.set("reDate", transfer.re_date.to_wire());
    values.set("acID", transfer.acid.as_str());
    values.set("acDate", transfer.ac_date.to_wire());
    set_time(&mut values, "exDate", transfer.ex_date);
    body(object, "trnData", values)
}

/// Whether a pending action has been done, as messages tell it.
pub(crate) fn completed(
    object: Object,
    name: &str,
    done: bool,
    cltrid: Option<&str>,
    svtrid: &str,
    at: Timestamp,
) -> Body {
    let mut trid = Map::new();
    trid.set_some("clTRID", cltrid);
    trid.set("svTRID", svtrid);
    let mut values = Map::new();
    values.set(object.key(), key(object, name));
    values.set("paResult", done);
    values.set("paTRID", trid);
    values.set("paDate", at.to_wire());
    body(object, "panData", values)
}

/// That a domain was renewed, as answers and messages tell it.
pub(crate) fn renewed(name: &str, ex_date: Timestamp) -> Body {
    let mut values = Map::new();
    values.set("name", key(Object::Domain, name));
    values.set("exDate", ex_date.to_wire());
    body(Object::Domain, "renData", values)
}

/// Tells those who must know how a transfer stands now.
pub(crate) fn notify(tx: &mut Tx<'_>, name: &str, transfer: &Transfer) -> Result<(), Failure> {
    let Transfer { reid: gaining, acid: losing, .. } = transfer;
    let (key, to): (Key, &[&String]) = match transfer.status {
        TransferStatus::Pending => (Key::TransferPending, &[losing]),
        TransferStatus::ClientApproved => (Key::TransferApproved, &[gaining]),
        TransferStatus::ClientRejected => (Key::TransferRejected, &[gaining]),
        TransferStatus::ClientCancelled => (Key::TransferCancelled, &[losing]),
        TransferStatus::ServerApproved => (Key::TransferAuto, &[losing, gaining]),
        TransferStatus::ServerCancelled => (Key::TransferStopped, &[losing, gaining]),
    };
    let at = if transfer.status == TransferStatus::Pending { transfer.re_date } else { transfer.ac_date };
    for clid in to {
        let mut bodies = vec![data(name, transfer)];
        if transfer.status == TransferStatus::ServerApproved && *clid == gaining {
            bodies.push(completed(transfer.object_type, name, true, transfer.cltrid.as_deref(), &transfer.svtrid, at));
        }
        message::push(tx, clid, at, key.name(), &[], &bodies)?;
    }
    Ok(())
}
