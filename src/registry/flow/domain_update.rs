//! `<update>` of a domain (DU).

use super::args::{StatusChange, absent, against_policy, check_changes, parse_key, require_change, subject, unknown};
use super::domain_create::{limit_hosts, link_contact, link_host, missing_type, read_contacts, read_hosts};
use super::{Context, Done, Refusal, auth, restore, secdns, tci_domain};
use crate::epp::{Call, Code};
use crate::registry::lifecycle;
use crate::registry::rules::Object;
use crate::registry::rules::policy::DataModel;
use crate::registry::rules::status::{Action, permit};
use crate::registry::store::domain::{self, Domain};
use crate::registry::store::{Failure, Tx};
use crate::secret::Secret;

/// The arguments that change something.
const CHANGES: &[&str] =
    &["add-ns", "rem-ns", "add-contact", "rem-contact", "add-status", "rem-status", "registrant", "auth", "auth-null"];

/// What an update asks for, its forms checked.
struct Changes {
    add_hosts: Vec<String>,
    rem_hosts: Vec<String>,
    add_contacts: Vec<(String, String)>,
    rem_contacts: Vec<(String, String)>,
    status: StatusChange,
    /// The outer `None` leaves the registrant, the inner one takes it away.
    registrant: Option<Option<String>>,
    /// Likewise for the authInfo.
    auth: Option<Option<Secret>>,
    /// The DS records.
    records: Option<secdns::Change>,
    /// The description.
    description: Option<Vec<String>>,
}

/// Changes a domain, all of it or nothing.
pub(super) fn run(tx: &mut Tx<'_>, context: &Context, call: &Call) -> Result<Done, Failure> {
    if let Some(args) = call.extension(restore::SPEC) {
        return restore::run(tx, context, call, args);
    }
    let name = subject(call, Object::Domain)?;
    require_change(call, CHANGES)?;
    let changes = read(context, call)?;
    let mut domain = lifecycle::domain(tx, &context.policy, &name, context.now)?
        .ok_or_else(|| unknown(Object::Domain, "name", &name))?;
    context.require_sponsor(&domain.clid)?;
    let pending = lifecycle::pending_of(&domain);
    permit(Object::Domain, &domain.statuses, pending, Action::Update, &changes.status.removed())?;
    changes.status.check(Object::Domain, &domain.statuses)?;

    change_hosts(tx, context, &domain, &changes)?;
    change_contacts(tx, context, &domain, &changes)?;
    change_registrant(tx, context, &mut domain, &changes)?;
    changes.status.apply(tx, domain.id)?;
    if let Some(records) = &changes.records {
        secdns::check_digests(&name, records.added())?;
        secdns::apply(tx, context, domain.id, records)?;
    }
    if let Some(auth) = changes.auth {
        domain.authinfo = auth;
    }
    domain.description = changes.description.unwrap_or(domain.description);
    domain.upid = Some(context.registrar.clone());
    domain.up_date = Some(context.now);
    lifecycle::save(tx, &context.policy, &domain)?;
    context.record(tx, "update", Object::Domain, domain.id, &name, Code::OK)?;
    Ok(Done::new(Code::OK))
}

/// Reads the arguments.
fn read(context: &Context, call: &Call) -> Result<Changes, Refusal> {
    let args = &call.args;
    let registrant = match args.str("registrant") {
        Some("") => Some(None),
        Some(id) => Some(Some(parse_key(Object::Contact, "id", id)?)),
        None => None,
    };
    Ok(Changes {
        add_hosts: read_hosts(args, "add-ns")?,
        rem_hosts: read_hosts(args, "rem-ns")?,
        add_contacts: read_contacts(args, "add-contact")?,
        rem_contacts: read_contacts(args, "rem-contact")?,
        status: StatusChange::read(call, Object::Domain)?,
        registrant,
        auth: auth::change(context, call, Object::Domain)?,
        records: secdns::update(context, call)?,
        description: tci_domain::update(context, call)?,
    })
}

/// Changes the delegation.
fn change_hosts(tx: &mut Tx<'_>, context: &Context, domain: &Domain, changes: &Changes) -> Result<(), Failure> {
    let Changes { add_hosts: add, rem_hosts: rem, .. } = changes;
    if add.is_empty() && rem.is_empty() {
        return Ok(());
    }
    let linked = domain::hosts(tx, domain.id)?;
    let current: Vec<String> = linked.iter().map(|(_, name)| name.clone()).collect();
    check_changes(&current, add, rem, |name, reason| against_policy(Object::Domain, "hostObj", name, reason))?;
    let mut result: Vec<String> = current.into_iter().filter(|name| !rem.contains(name)).collect();
    result.extend(add.iter().cloned());
    limit_hosts(context, &result)?;
    for (number, _) in linked.iter().filter(|(_, name)| rem.contains(name)) {
        domain::remove_host(tx, domain.id, *number)?;
    }
    for name in add {
        let number = link_host(tx, context, name)?;
        domain::add_host(tx, domain.id, number)?;
    }
    Ok(())
}

/// Changes the contacts.
fn change_contacts(tx: &mut Tx<'_>, context: &Context, domain: &Domain, changes: &Changes) -> Result<(), Failure> {
    let Changes { add_contacts: add, rem_contacts: rem, .. } = changes;
    if add.is_empty() && rem.is_empty() {
        return Ok(());
    }
    let current = domain::contacts(tx, domain.id)?;
    check_changes(&current, add, rem, |(_, id), reason| against_policy(Object::Domain, "contact", id, reason))?;
    let mut result: Vec<_> = current.into_iter().filter(|contact| !rem.contains(contact)).collect();
    result.extend(add.iter().cloned());
    match context.policy.data_model {
        DataModel::Minimum if !add.is_empty() => {
            return Err(against_policy(Object::Domain, "contact", "", "Domains have no contacts here").into());
        }
        DataModel::Maximum => {
            if let Some(kind) = missing_type(context, &result) {
                let reason = format!("A contact of the type {kind} is required");
                return Err(against_policy(Object::Domain, "contact", "", reason).into());
            }
        }
        DataModel::Minimum | DataModel::Optional => {}
    }
    for (kind, id) in rem {
        let number = link_contact(tx, context, "contact", id)?;
        domain::remove_contact(tx, domain.id, kind, number)?;
    }
    for (kind, id) in add {
        let number = link_contact(tx, context, "contact", id)?;
        domain::add_contact(tx, domain.id, kind, number)?;
    }
    Ok(())
}

/// Changes the registrant.
fn change_registrant(
    tx: &mut Tx<'_>,
    context: &Context,
    domain: &mut Domain,
    changes: &Changes,
) -> Result<(), Failure> {
    match (&changes.registrant, context.policy.data_model) {
        (None, _) => {}
        (Some(None), DataModel::Maximum) => {
            return Err(absent(Object::Domain, "registrant").because("A registrant is required").into());
        }
        (Some(None), _) => domain.registrant = None,
        (Some(Some(id)), DataModel::Minimum) => {
            return Err(against_policy(Object::Domain, "registrant", id, "Domains have no registrant here").into());
        }
        (Some(Some(id)), _) => domain.registrant = Some((link_contact(tx, context, "registrant", id)?, id.clone())),
    }
    Ok(())
}
