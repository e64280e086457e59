//! Contacts that go along with a transferred domain as copies of their own (`transfer-contacts = "clone"`).

use crate::registry::rules::Object;
use crate::registry::rules::policy::Policy;
use crate::registry::store::contact::{self, Contact};
use crate::registry::store::domain::{self, Domain};
use crate::registry::store::{Failure, Tx};
use crate::registry::time::Timestamp;
use std::collections::BTreeMap;

/// Gives the domain, which was just transferred, copies of its contacts that belong to its new sponsor. Those that
/// belong to it already stay.
pub(crate) fn contacts(tx: &mut Tx<'_>, policy: &Policy, domain: &mut Domain, now: Timestamp) -> Result<(), Failure> {
    let mut copies = BTreeMap::new();
    if let Some((_, handle)) = domain.registrant.clone()
        && let Some(copy) = copy(tx, policy, domain, &handle, &mut copies, now)?
    {
        domain::set_registrant(tx, domain.id, copy.0)?;
        domain.registrant = Some(copy);
    }
    for (kind, handle) in domain::contacts(tx, domain.id)? {
        let Some(number) = contact::number(tx, &handle)? else { continue };
        if let Some((copy, _)) = copy(tx, policy, domain, &handle, &mut copies, now)? {
            domain::remove_contact(tx, domain.id, &kind, number)?;
            domain::add_contact(tx, domain.id, &kind, copy)?;
        }
    }
    Ok(())
}

/// The copy of a contact, made once; none where none is needed.
fn copy(
    tx: &mut Tx<'_>,
    policy: &Policy,
    domain: &Domain,
    handle: &str,
    copies: &mut BTreeMap<String, (i64, String)>,
    now: Timestamp,
) -> Result<Option<(i64, String)>, Failure> {
    if let Some(known) = copies.get(handle) {
        return Ok(Some(known.clone()));
    }
    let Some(original) = contact::find(tx, handle)?.filter(|contact| contact.clid != domain.clid) else {
        return Ok(None);
    };
    let (id, name) = free_handle(tx)?;
    let made = Contact {
        id,
        handle: name.clone(),
        roid: Object::Contact.roid(id, &policy.roid_suffix),
        clid: domain.clid.clone(),
        crid: domain.clid.clone(),
        cr_date: now,
        upid: None,
        up_date: None,
        tr_date: None,
        // The losing registrar knows it; the new sponsor sets its own.
        authinfo: None,
        action: None,
        statuses: Vec::new(),
        pending: None,
        decided: None,
        ..original
    };
    contact::insert(tx, &made)?;
    copies.insert(handle.into(), (id, name.clone()));
    Ok(Some((id, name)))
}

/// A number and the id made of it that nobody has taken.
fn free_handle(tx: &mut Tx<'_>) -> Result<(i64, String), Failure> {
    let id = tx.next("object")?;
    let mut handle = format!("CLONE-{id}");
    let mut attempt = 0;
    while contact::number(tx, &handle)?.is_some() {
        attempt += 1;
        handle = format!("CL{attempt}-{id}");
    }
    Ok((id, handle))
}
