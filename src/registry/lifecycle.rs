//! What time does to objects. **An object's state is a function of its row and the clock** (LC-0): every command sees
//! it through these functions. Where the transaction may write, what became due is written down, with the time at
//! which it was due; where it may not, the same state is computed and forgotten.

use super::flow::transfer::{completed, notify};
use super::rules::Object;
use super::rules::policy::{Policy, TransferAuto};
use super::rules::texts::Key;
use super::store::contact::{self, Contact};
use super::store::domain::{self, Domain, Grace};
use super::store::history::{self, Deed};
use super::store::host::{self, Host};
use super::store::transfer::{self, Transfer, TransferStatus};
use super::store::{Failure, Tx, message};
use super::time::Timestamp;
use crate::epp::Code;

/// A host as it is seen: with its superordinate domain, whose sponsor and transfer date are its own.
pub struct SeenHost {
    /// The host.
    pub host: Host,
    /// The domain it is subordinate to.
    pub superordinate: Option<Domain>,
}

/// The domain called `name` as it is at `now`.
pub fn domain(tx: &mut Tx<'_>, policy: &Policy, name: &str, now: Timestamp) -> Result<Option<Domain>, Failure> {
    match domain::find(tx, name)? {
        Some(domain) => settle_domain(tx, policy, domain, now),
        None => Ok(None),
    }
}

/// The contact called `handle` as it is at `now`.
pub fn contact(tx: &mut Tx<'_>, policy: &Policy, handle: &str, now: Timestamp) -> Result<Option<Contact>, Failure> {
    match contact::find(tx, handle)? {
        Some(contact) => settle_contact(tx, policy, contact, now).map(Some),
        None => Ok(None),
    }
}

/// The host called `name` as it is at `now`.
pub fn host(tx: &mut Tx<'_>, policy: &Policy, name: &str, now: Timestamp) -> Result<Option<SeenHost>, Failure> {
    let Some(mut host) = host::find(tx, name)? else { return Ok(None) };
    let Some((id, since)) = host.superordinate else { return Ok(Some(SeenHost { host, superordinate: None })) };
    let superordinate = match domain::get(tx, id)? {
        Some(domain) => settle_domain(tx, policy, domain, now)?,
        None => None,
    };
    if let Some(domain) = &superordinate {
        host.clid.clone_from(&domain.clid);
        host.tr_date = domain.tr_date.filter(|moved| *moved > since).or(host.tr_date);
    }
    Ok(Some(SeenHost { host, superordinate }))
}

/// Writes down up to `limit` transfers and as many purges that are due at `now`, in the order they were due; tells how
/// many it found. Any number of processes may do this at once.
pub fn settle_due(tx: &mut Tx<'_>, policy: &Policy, now: Timestamp, limit: i64) -> Result<usize, Failure> {
    let due = if policy.transfer_auto == TransferAuto::Never { Vec::new() } else { transfer::due(tx, now, limit)? };
    for transfer in &due {
        match transfer.object_type {
            Object::Contact => {
                if let Some(contact) = contact::get(tx, transfer.object_id)? {
                    settle_contact(tx, policy, contact, now)?;
                }
            }
            Object::Domain | Object::Host => {
                if let Some(domain) = domain::get(tx, transfer.object_id)? {
                    settle_domain(tx, policy, domain, now)?;
                }
            }
        }
    }
    let sql = "SELECT id FROM domain WHERE purge_at IS NOT NULL AND purge_at <= $1 ORDER BY purge_at, id LIMIT $2";
    let purged = tx.query(sql, &[now.into(), limit.into()])?;
    for row in &purged {
        if let Some(domain) = domain::get(tx, row.int("id")?)? {
            settle_domain(tx, policy, domain, now)?;
        }
    }
    Ok(due.len() + purged.len())
}

/// What is pending with a domain, as the status that tells it.
pub fn pending_of(domain: &Domain) -> Option<&'static str> {
    if domain.deletion.is_some() {
        return Some("pendingDelete");
    }
    domain.pending.as_ref().map(|_| "pendingTransfer")
}

/// Decides the pending transfer of a domain at the moment `at`; gives the transfer as decided.
pub fn decide_domain(domain: &mut Domain, status: TransferStatus, at: Timestamp) -> Option<Transfer> {
    let mut transfer = decide(domain.pending.take()?, status, at);
    if status.is_approved() {
        domain.clid.clone_from(&transfer.reid);
        domain.tr_date = Some(at);
        domain.ex_date = transfer.ex_date.unwrap_or(domain.ex_date);
        // The losing registrar knew it.
        domain.authinfo = None;
    } else {
        transfer.ex_date = None;
    }
    domain.decided = Some(transfer.clone());
    Some(transfer)
}

/// Decides the pending transfer of a contact likewise.
pub fn decide_contact(contact: &mut Contact, status: TransferStatus, at: Timestamp) -> Option<Transfer> {
    let transfer = decide(contact.pending.take()?, status, at);
    if status.is_approved() {
        contact.clid.clone_from(&transfer.reid);
        contact.tr_date = Some(at);
        contact.authinfo = None;
    }
    contact.decided = Some(transfer.clone());
    Some(transfer)
}

/// Writes down what [`decide_domain`] decided, and tells the parties.
pub fn save_domain_transfer(
    tx: &mut Tx<'_>,
    policy: &Policy,
    domain: &Domain,
    transfer: &Transfer,
) -> Result<(), Failure> {
    transfer::save(tx, transfer)?;
    if transfer.status.is_approved() {
        domain::save(tx, domain)?;
        domain::clear_grace(tx, domain.id)?;
        let ends_at = transfer.ac_date.plus_days(policy.grace_transfer);
        domain::add_grace(tx, domain.id, &Grace { kind: "transfer".into(), ends_at, years: transfer.years })?;
    }
    notify(tx, &domain.name, transfer)
}

/// Writes down what [`decide_contact`] decided, and tells the parties.
pub fn save_contact_transfer(tx: &mut Tx<'_>, contact: &Contact, transfer: &Transfer) -> Result<(), Failure> {
    transfer::save(tx, transfer)?;
    if transfer.status.is_approved() {
        contact::save(tx, contact)?;
    }
    notify(tx, &contact.handle, transfer)
}

/// The domain with everything done to it that was due at `now`; none if it was purged.
fn settle_domain(
    tx: &mut Tx<'_>,
    policy: &Policy,
    mut domain: Domain,
    now: Timestamp,
) -> Result<Option<Domain>, Failure> {
    if domain.deletion.as_ref().is_some_and(|deletion| deletion.purge_at <= now) {
        if tx.is_writable() {
            purge(tx, &domain)?;
        }
        return Ok(None);
    }
    let Some((status, at)) = due(policy, domain.pending.as_ref(), now) else { return Ok(Some(domain)) };
    if let Some(transfer) = decide_domain(&mut domain, status, at)
        && tx.is_writable()
    {
        save_domain_transfer(tx, policy, &domain, &transfer)?;
        record(tx, at, "transfer", Object::Domain, domain.id, &domain.name)?;
    }
    Ok(Some(domain))
}

/// The contact with everything done to it that was due at `now`.
fn settle_contact(tx: &mut Tx<'_>, policy: &Policy, mut contact: Contact, now: Timestamp) -> Result<Contact, Failure> {
    let Some((status, at)) = due(policy, contact.pending.as_ref(), now) else { return Ok(contact) };
    if let Some(transfer) = decide_contact(&mut contact, status, at)
        && tx.is_writable()
    {
        save_contact_transfer(tx, &contact, &transfer)?;
        record(tx, at, "transfer", Object::Contact, contact.id, &contact.handle)?;
    }
    Ok(contact)
}

/// What the registry decides of a pending transfer whose time is up, and when that was.
fn due(policy: &Policy, pending: Option<&Transfer>, now: Timestamp) -> Option<(TransferStatus, Timestamp)> {
    let at = pending.map(|transfer| transfer.ac_date).filter(|at| *at <= now)?;
    match policy.transfer_auto {
        TransferAuto::Approve => Some((TransferStatus::ServerApproved, at)),
        TransferAuto::Reject => Some((TransferStatus::ServerCancelled, at)),
        TransferAuto::Never => None,
    }
}

/// A transfer decided at `at`.
fn decide(mut transfer: Transfer, status: TransferStatus, at: Timestamp) -> Transfer {
    transfer.status = status;
    transfer.ac_date = at;
    transfer
}

/// Takes out a deleted domain whose time is up, and tells its sponsor that the delete is complete.
fn purge(tx: &mut Tx<'_>, domain: &Domain) -> Result<(), Failure> {
    let Some(deletion) = &domain.deletion else { return Ok(()) };
    domain::remove(tx, domain.id)?;
    let at = deletion.purge_at;
    let data = completed(Object::Domain, &domain.name, deletion.cltrid.as_deref(), &deletion.svtrid, at);
    message::push(tx, &domain.clid, at, Key::Purged.name(), &[], &[data])?;
    record(tx, at, "purge", Object::Domain, domain.id, &domain.name)
}

/// Writes down what the clock did.
fn record(
    tx: &mut Tx<'_>,
    at: Timestamp,
    verb: &str,
    object: Object,
    object_id: i64,
    name: &str,
) -> Result<(), Failure> {
    let object_type = object.name();
    let code = Code::OK;
    let deed =
        Deed { at, svtrid: None, cltrid: None, registrar: None, verb, object_type, object_id, object: name, code };
    history::record(tx, &deed)
}
