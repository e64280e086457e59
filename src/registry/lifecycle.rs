//! What time does to objects. **An object's state is a function of its row and the clock** (LC-0): every command sees
//! it through these functions. Where the transaction may write, what became due is written down, with the time at
//! which it was due; where it may not, the same state is computed and forgotten.

pub mod course;

use super::billing;
use super::flow::clone;
use super::flow::transfer::{completed, notify, renewed};
use super::rules::Object;
use super::rules::policy::{Expiry, Policy, TransferContacts};
use super::rules::texts::Key;
use super::store::contact::{self, Contact};
use super::store::domain::{self, Domain};
use super::store::history::{self, Deed};
use super::store::host::{self, Host};
use super::store::transfer::{self, Transfer, TransferStatus};
use super::store::{Failure, Tx, balance, message};
use super::time::Timestamp;
use crate::epp::Code;
use course::{Event, Happening};
use std::collections::HashMap;

/// An hour, in microseconds.
const HOUR: i64 = 3_600_000_000;

/// A host as it is seen: with its superordinate domain, whose sponsor and transfer date are its own.
pub struct SeenHost {
    /// The host.
    pub host: Host,
    /// The domain it is subordinate to.
    pub superordinate: Option<Domain>,
}

/// The domain called `name` as it is at `now`.
pub fn domain(tx: &mut Tx<'_>, policy: &Policy, name: &str, now: Timestamp) -> Result<Option<Domain>, Failure> {
    let found = match domain::find(tx, name)? {
        Some(domain) => settle_domain(tx, policy, domain, now).map_err(undone)?,
        None => None,
    };
    if let Some(domain) = &found {
        tx.is_true_until(course::next_change(domain, policy, now));
    }
    Ok(found)
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
        Some(domain) => settle_domain(tx, policy, domain, now).map_err(undone)?,
        None => None,
    };
    // It went with its domain.
    let Some(domain) = superordinate else { return Ok(None) };
    host.clid.clone_from(&domain.clid);
    host.tr_date = domain.tr_date.filter(|moved| *moved > since).or(host.tr_date);
    Ok(Some(SeenHost { host, superordinate: Some(domain) }))
}

/// Whether anything is due at `now`, of whichever kind: one question in place of one for each.
pub fn is_due(tx: &mut Tx<'_>, now: Timestamp) -> Result<bool, Failure> {
    let sql = "SELECT 1 AS one WHERE EXISTS (SELECT 1 FROM domain WHERE next_due <= $1)
        OR EXISTS (SELECT 1 FROM transfer WHERE status = 'pending' AND due_at <= $1 AND object_type = 'contact')
        OR EXISTS (SELECT 1 FROM pending_action WHERE due_at <= $1)";
    tx.exists(sql, &[now.into()])
}

/// Writes down what is due at `now` to up to `limit` domains and as many contacts, in the order it was due; tells how
/// many it found. Any number of processes may do this at once.
pub fn settle_due(tx: &mut Tx<'_>, policy: &Policy, now: Timestamp, limit: i64) -> Result<usize, Failure> {
    let domains = settle_domains(tx, policy, None, now, limit)?;
    // Those that nothing is decided about without a word are left alone, and are not found again and again.
    let mut due = transfer::due(tx, Object::Contact, now, limit)?;
    due.retain(|transfer| course::decision(policy, Some(transfer), now).is_some());
    for transfer in &due {
        if let Some(contact) = contact::get(tx, transfer.object_id)? {
            settle_contact(tx, policy, contact, now)?;
        }
    }
    Ok(domains + due.len())
}

/// Likewise for the domains of one sponsor, whose messages are not late for want of a worker (SG-3).
pub fn settle_of(tx: &mut Tx<'_>, policy: &Policy, clid: &str, now: Timestamp, limit: i64) -> Result<usize, Failure> {
    settle_domains(tx, policy, Some(clid), now, limit)
}

/// Takes on up to `limit` domains that are due. Each goes only as far as the next one's time, and again later, so that
/// messages of different domains come in the order of their dates (LC-7).
fn settle_domains(
    tx: &mut Tx<'_>,
    policy: &Policy,
    clid: Option<&str>,
    now: Timestamp,
    limit: i64,
) -> Result<usize, Failure> {
    let mut found = 0;
    loop {
        let due = domain::due(tx, clid, now, limit)?;
        let Some((_, last)) = due.last().copied() else { return Ok(found) };
        let mut horizons = due.iter().skip(1).map(|(_, at)| *at).collect::<Vec<_>>();
        horizons.push(if due.len() == 1 { now } else { last });
        for ((id, at), horizon) in due.iter().zip(horizons) {
            // Rows stored before the clock knew them are brought up to date all at once.
            let until = if at.0 == 0 { now } else { horizon.max(*at) };
            // What cannot be done to one is no reason to refuse what somebody else asks for.
            if let Err(refusal) = tx.attempt(true, |tx| settle_one(tx, policy, (*id, *at), until))? {
                tracing::error!(?refusal, domain = id, "what is due to a domain could not be done");
                domain::put_off(tx, *id, later(now))?;
            }
        }
        found += due.len();
        if found >= usize::try_from(limit).unwrap_or(usize::MAX) {
            return Ok(found);
        }
    }
}

/// Takes one on that was due `at`, as far as `until`.
fn settle_one(tx: &mut Tx<'_>, policy: &Policy, (id, at): (i64, Timestamp), until: Timestamp) -> Result<(), Failure> {
    let Some(domain) = domain::get(tx, id)? else { return Ok(()) };
    match settle_domain(tx, policy, domain, until)? {
        Some(domain) if course::next_due(&domain, policy) != Some(at) => save(tx, policy, &domain),
        _ => Ok(()),
    }
}

/// What is pending with a domain, as the status that tells it.
pub fn pending_of(domain: &Domain) -> Option<&'static str> {
    if domain.deletion.is_some() {
        return Some("pendingDelete");
    }
    if let Some(action) = &domain.action {
        return Some(action.status());
    }
    domain.pending.as_ref().map(|_| "pendingTransfer")
}

/// What is pending with a contact likewise.
pub fn pending_of_contact(contact: &Contact) -> Option<&'static str> {
    if let Some(action) = &contact.action {
        return Some(action.status());
    }
    contact.pending.as_ref().map(|_| "pendingTransfer")
}

/// Stores a domain that was changed, and when the clock does something to it next.
pub fn save(tx: &mut Tx<'_>, policy: &Policy, domain: &Domain) -> Result<(), Failure> {
    domain::save(tx, domain, course::next_due(domain, policy))
}

/// Stores a domain, as it was read at `now`, of which only a renewal has changed anything. The clock has mostly less to do
/// with it than before: then it comes by when it would have come, finds nothing to do and is told when to come again.
/// So nothing moves in the indexes of what is due.
pub fn save_renewed(tx: &mut Tx<'_>, policy: &Policy, domain: &Domain, now: Timestamp) -> Result<(), Failure> {
    let due = course::next_due(domain, policy);
    match domain.due {
        Some(known) if known > now && due.is_none_or(|at| known <= at) => domain::save_renewed(tx, domain),
        _ => domain::save(tx, domain, due),
    }
}

/// Decides the pending transfer of a contact; gives the transfer as decided.
pub fn decide_contact(contact: &mut Contact, status: TransferStatus, at: Timestamp) -> Option<Transfer> {
    let mut transfer = contact.pending.take()?;
    transfer.status = status;
    transfer.ac_date = at;
    if status.is_approved() {
        contact.clid.clone_from(&transfer.reid);
        contact.tr_date = Some(at);
        contact.authinfo = None;
    }
    contact.decided = Some(transfer.clone());
    Some(transfer)
}

/// Writes down what [`course::decide_transfer`] decided, and tells the parties.
pub fn save_domain_transfer(
    tx: &mut Tx<'_>,
    policy: &Policy,
    domain: &Domain,
    transfer: &Transfer,
) -> Result<(), Failure> {
    transfer::save(tx, transfer)?;
    pay_for(tx, policy, transfer)?;
    save(tx, policy, domain)?;
    take_contacts(tx, policy, &mut domain.clone(), transfer)?;
    notify(tx, &domain.name, transfer)
}

/// Gives the gaining registrar copies of the contacts of a domain that was stored as its own, where policy says so.
fn take_contacts(tx: &mut Tx<'_>, policy: &Policy, domain: &mut Domain, transfer: &Transfer) -> Result<(), Failure> {
    match policy.transfer_contacts {
        TransferContacts::Clone if transfer.status.is_approved() => {
            clone::contacts(tx, policy, domain, transfer.ac_date)
        }
        _ => Ok(()),
    }
}

/// Takes the year that an approved transfer adds from the gaining registrar.
fn pay_for(tx: &mut Tx<'_>, policy: &Policy, transfer: &Transfer) -> Result<(), Failure> {
    if transfer.status.is_approved() {
        billing::debit_year(tx, policy, &transfer.reid, transfer.ac_date)?;
    }
    Ok(())
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
fn settle_domain(tx: &mut Tx<'_>, policy: &Policy, domain: Domain, now: Timestamp) -> Result<Option<Domain>, Failure> {
    if course::next_due(&domain, policy).is_none_or(|at| at > now) {
        return Ok(Some(domain));
    }
    let before = domain.clone();
    let (mut after, mut events) = course::project(domain, policy, now);
    // Who cannot pay for another year loses the domain as if nothing were renewed here.
    let unpaid = unpaid(tx, policy, &before, &events)?;
    let deleting = unpaid.map(|_| Policy { expiry: Expiry::Delete, ..policy.clone() });
    let rules = |at: Timestamp| match &deleting {
        Some(deleting) if unpaid.is_some_and(|from| at >= from) => deleting,
        _ => policy,
    };
    if let Some(at) = unpaid {
        events.retain(|event| event.at < at);
        let paid = events.last().map_or_else(
            || before.clone(),
            |last| course::project(before.clone(), policy, last.at).0.unwrap_or_else(|| before.clone()),
        );
        let (deleted, rest) = course::project(paid, rules(at), now);
        after = deleted;
        events.extend(rest);
    }
    if !tx.is_writable() || events.is_empty() {
        return Ok(after);
    }
    // Each event is told as it was at its time: the steps are taken again, one by one.
    let mut seen = before;
    for event in &events {
        let (next, _) = course::project(seen.clone(), rules(event.at), event.at);
        let shown = next.as_ref().unwrap_or(&seen);
        write_down(tx, policy, shown, event)?;
        seen = next.unwrap_or(seen);
    }
    match &mut after {
        Some(domain) => {
            save(tx, policy, domain)?;
            // By the registry's rules at most one of what the clock did was a transfer.
            for event in &events {
                if let Happening::Transferred(transfer) = &event.what {
                    take_contacts(tx, policy, domain, transfer)?;
                }
            }
        }
        // By then nobody else can be asked: whoever deletes it by a command has to see to its hosts first (DD-2).
        None => take_out(tx, seen.id, now)?,
    }
    Ok(after)
}

/// Takes a domain out, and the hosts that are subordinate to it and cannot be without it: whatever is delegated to them is
/// so no more, as most registries do it (RFC 9874).
pub fn take_out(tx: &mut Tx<'_>, id: i64, at: Timestamp) -> Result<(), Failure> {
    for (host, name) in host::subordinates(tx, id)? {
        host::unlink(tx, host)?;
        host::remove(tx, host)?;
        record(tx, at, "purge", Object::Host, host, &name)?;
    }
    domain::remove(tx, id)
}

/// What a command answers that met something due which could not be done: the refusal is not its own.
fn undone(failure: Failure) -> Failure {
    match failure {
        Failure::Refused(refusal) => Failure::Database(format!("what is due could not be done: {refusal:?}")),
        other => other,
    }
}

/// When something that was due and could not be done is tried again.
pub fn later(now: Timestamp) -> Timestamp {
    Timestamp(now.0.saturating_add(HOUR))
}

/// When first, of what the clock did, a renewal comes that the sponsor of that moment cannot pay.
fn unpaid(tx: &mut Tx<'_>, policy: &Policy, domain: &Domain, events: &[Event]) -> Result<Option<Timestamp>, Failure> {
    if !policy.billing {
        return Ok(None);
    }
    let mut sponsor = domain.clid.clone();
    let mut spent: HashMap<String, i64> = HashMap::new();
    for event in events {
        match &event.what {
            Happening::Transferred(transfer) if transfer.status.is_approved() => sponsor.clone_from(&transfer.reid),
            Happening::Renewed => {}
            _ => continue,
        }
        let paid = spent.entry(sponsor.clone()).or_default();
        *paid = paid.saturating_add(policy.price_year);
        if matches!(event.what, Happening::Renewed) && balance::of(tx, &sponsor)? < *paid {
            return Ok(Some(event.at));
        }
    }
    Ok(None)
}

/// Writes down an event and tells those it concerns; `domain` is how it left the domain.
fn write_down(tx: &mut Tx<'_>, policy: &Policy, domain: &Domain, event: &Event) -> Result<(), Failure> {
    let Event { at, what } = event;
    let (at, name) = (*at, domain.name.as_str());
    let date = |moment: Timestamp| moment.to_wire();
    let verb = match what {
        Happening::Transferred(transfer) => {
            transfer::save(tx, transfer)?;
            pay_for(tx, policy, transfer)?;
            notify(tx, name, transfer)?;
            "transfer"
        }
        Happening::Expiring => {
            let args = [("date", &*date(domain.ex_date))];
            message::push(tx, &domain.clid, at, Key::Expiring.name(), &args, &[])?;
            "expiry notice"
        }
        Happening::Renewed => {
            billing::debit_year(tx, policy, &domain.clid, at)?;
            let data = renewed(name, at.plus_years(1));
            message::push(tx, &domain.clid, at, Key::AutoRenewed.name(), &[], &[data])?;
            "autorenew"
        }
        Happening::Expired => {
            let until = domain.deletion.as_ref().map_or(at, |deletion| deletion.redemption_end);
            message::push(tx, &domain.clid, at, Key::Redemption.name(), &[("date", &*date(until))], &[])?;
            "autodelete"
        }
        Happening::ReportMissed => {
            message::push(tx, &domain.clid, at, Key::ReportMissed.name(), &[], &[])?;
            "restore missed"
        }
        Happening::Purged => {
            let (cltrid, svtrid) = match &domain.deletion {
                Some(deletion) => (deletion.cltrid.as_deref(), deletion.svtrid.as_str()),
                None => (None, ""),
            };
            // What the clock deleted was nobody's command.
            let data = (!svtrid.is_empty()).then(|| completed(Object::Domain, name, true, cltrid, svtrid, at));
            message::push(tx, &domain.clid, at, Key::Purged.name(), &[], data.as_slice())?;
            "purge"
        }
    };
    record(tx, at, verb, Object::Domain, domain.id, name)
}

/// The contact with everything done to it that was due at `now`.
fn settle_contact(tx: &mut Tx<'_>, policy: &Policy, mut contact: Contact, now: Timestamp) -> Result<Contact, Failure> {
    let Some((status, at)) = course::decision(policy, contact.pending.as_ref(), now) else { return Ok(contact) };
    if let Some(transfer) = decide_contact(&mut contact, status, at)
        && tx.is_writable()
    {
        save_contact_transfer(tx, &contact, &transfer)?;
        record(tx, at, "transfer", Object::Contact, contact.id, &contact.handle)?;
    }
    Ok(contact)
}

/// Writes down what the clock or the registry did.
pub fn record(
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
