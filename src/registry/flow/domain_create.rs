//! `<create>` of a domain (DC), and the links that `<update>` sets too.

use super::answer::body;
use super::args::{absent, against_policy, check_quota, parse_key, repeated, subject, unknown, years};
use super::{Context, Done, Refusal, auth, secdns, tci_domain, variant};
use crate::epp::{Call, Code};
use crate::registry::billing;
use crate::registry::lifecycle::{self, course};
use crate::registry::rules::policy::DataModel;
use crate::registry::rules::{Object, texts::Key};
use crate::registry::store::domain::{self, Domain, Grace};
use crate::registry::store::{Failure, Tx, action, contact, ds, host};
use crate::value::{Map, Value};

/// Registers a domain.
pub(super) fn run(tx: &mut Tx<'_>, context: &Context, call: &Call) -> Result<Done, Failure> {
    let name = subject(call, Object::Domain)?;
    let years = years(context, call)?;
    let hosts = read_hosts(&call.args, "ns")?;
    let contacts = read_contacts(&call.args, "contact")?;
    let registrant = read_registrant(&call.args)?;
    check_hosts(context, &hosts)?;
    check_contacts(context, registrant.is_some(), &contacts)?;
    let authinfo = auth::first(context, call, Object::Domain)?;
    let records = secdns::create(context, call)?;
    secdns::check_digests(&name, &records)?;
    let description = tci_domain::create(context, call)?;

    let registered = lifecycle::domain(tx, &context.policy, &name, context.now)?.is_some();
    if registered {
        return Err(Refusal::about(Code::OBJECT_EXISTS, Object::Domain, "name", name).into());
    }
    context
        .policy
        .registrable(&name)
        .map_err(|key: Key| against_policy(Object::Domain, "name", &name, key.text("en")))?;
    variant::claim(tx, context, &name)?;
    if variant::is_blocked(tx, context, &name)? {
        return Err(against_policy(Object::Domain, "name", &name, Key::BlockedVariant.text("en")).into());
    }
    check_quota(tx, context, Object::Domain)?;
    let registrant =
        registrant.map(|id| link_contact(tx, context, "registrant", &id).map(|number| (number, id))).transpose()?;
    let mut contact_numbers = Vec::with_capacity(contacts.len());
    for (at, (kind, id)) in contacts.iter().enumerate() {
        // One contact often has several parts.
        let known = registrant.as_ref().filter(|(_, known)| known == id).map(|(number, _)| *number);
        let known = known.or_else(|| {
            let same = contacts[..at].iter().position(|(_, known)| known == id)?;
            contact_numbers.get(same).map(|(_, number)| *number)
        });
        let number = known.map_or_else(|| link_contact(tx, context, "contact", id), Ok)?;
        contact_numbers.push((kind, number));
    }
    let mut host_numbers = Vec::with_capacity(hosts.len());
    for name in &hosts {
        host_numbers.push(link_host(tx, context, name)?);
    }

    let ex_date = context.now.plus_years(years);
    if ex_date <= context.now {
        return Err(beyond_the_calendar(years).into());
    }
    billing::charge_years(tx, context, &name, years)?;

    // Taken after every check: numbers have no gaps, and in other databases the counter is held until the commit.
    let id = tx.next("object")?;
    let domain = Domain {
        id,
        roid: Object::Domain.roid(id, &context.policy.roid_suffix),
        clid: context.registrar.clone(),
        crid: context.registrar.clone(),
        cr_date: context.now,
        upid: None,
        up_date: None,
        ex_date,
        tr_date: None,
        registrant,
        authinfo,
        deletion: None,
        due: None,
        noticed_at: None,
        grace: vec![Grace { kind: "add".into(), ends_at: context.now.plus_days(context.policy.grace_add), years }],
        description,
        action: None,
        statuses: Vec::new(),
        pending: None,
        decided: None,
        name,
    };
    domain::insert(tx, &domain, course::next_due(&domain, &context.policy))?;
    variant::keep(tx, context, id, &domain.name)?;
    contact_numbers.iter().try_for_each(|(kind, number)| domain::add_contact(tx, id, kind, *number))?;
    host_numbers.iter().try_for_each(|number| domain::add_host(tx, id, *number))?;
    if !records.is_empty() {
        ds::write(tx, id, &records)?;
    }
    context.record(tx, "create", Object::Domain, id, &domain.name, Code::OK)?;

    let mut values = Map::new();
    values.set("name", Value::Domain(domain.name));
    values.set("crDate", domain.cr_date.to_wire());
    values.set("exDate", domain.ex_date.to_wire());
    Ok(Done::with(Code::OK, body(Object::Domain, "creData", values)))
}

/// The name servers in an argument: host objects only (DC-3).
pub(super) fn read_hosts(args: &Map, arg: &str) -> Result<Vec<String>, Refusal> {
    let items = args.list(arg);
    if let Some(attribute) = items.iter().find_map(Value::as_map) {
        let name = attribute.str("hostName").unwrap_or_default();
        if items.iter().any(|item| item.as_map().is_none()) {
            let refusal = Refusal::about(Code::SYNTAX_ERROR, Object::Domain, "hostAttr", name);
            return Err(refusal.because("hostObj and hostAttr do not go together"));
        }
        return Err(against_policy(Object::Domain, "hostAttr", name, "Name servers are host objects here (hostObj)"));
    }
    items.iter().filter_map(Value::as_str).map(|name| parse_key(Object::Host, "name", name)).collect()
}

/// The contacts in an argument: type and id.
pub(super) fn read_contacts(args: &Map, arg: &str) -> Result<Vec<(String, String)>, Refusal> {
    let mut contacts = Vec::new();
    for item in args.list(arg).iter().filter_map(Value::as_map) {
        let id = item.str("id").filter(|id| !id.is_empty()).ok_or_else(|| absent(Object::Domain, "contact"))?;
        let kind = item.str("type").unwrap_or_default();
        if !["admin", "billing", "tech"].contains(&kind) {
            let refusal = Refusal::about(Code::RANGE_ERROR, Object::Domain, "contact", id);
            return Err(refusal.because("A contact's type is admin, billing or tech"));
        }
        contacts.push((kind.to_owned(), parse_key(Object::Contact, "id", id)?));
    }
    Ok(contacts)
}

/// The registrant of a create.
fn read_registrant(args: &Map) -> Result<Option<String>, Refusal> {
    match args.str("registrant") {
        Some("") => Err(absent(Object::Domain, "registrant")),
        Some(id) => parse_key(Object::Contact, "id", id).map(Some),
        None => Ok(None),
    }
}

/// Checks the number of name servers, and that none comes twice.
fn check_hosts(context: &Context, hosts: &[String]) -> Result<(), Refusal> {
    if let Some(twice) = repeated(hosts) {
        return Err(against_policy(Object::Domain, "hostObj", twice, "This name server comes twice"));
    }
    limit_hosts(context, hosts)
}

/// Refuses more name servers than policy allows.
pub(super) fn limit_hosts(context: &Context, hosts: &[String]) -> Result<(), Refusal> {
    let most = context.policy.ns_max;
    match hosts.get(most) {
        Some(extra) => {
            Err(against_policy(Object::Domain, "hostObj", extra, format!("A domain has at most {most} name servers")))
        }
        None => Ok(()),
    }
}

/// Checks that the data model has what it asks for, and no contact comes twice (DC-4).
fn check_contacts(context: &Context, registrant: bool, contacts: &[(String, String)]) -> Result<(), Refusal> {
    if let Some((_, twice)) = repeated(contacts) {
        return Err(against_policy(Object::Domain, "contact", twice, "This contact comes twice"));
    }
    match context.policy.data_model {
        DataModel::Minimum if registrant || !contacts.is_empty() => {
            Err(against_policy(Object::Domain, "contact", "", "Domains have no registrant and no contacts here"))
        }
        DataModel::Maximum if !registrant => Err(absent(Object::Domain, "registrant")),
        DataModel::Maximum => missing_type(context, contacts).map_or(Ok(()), |kind| {
            Err(absent(Object::Domain, "contact").because(format!("A contact of the type {kind} is required")))
        }),
        DataModel::Minimum | DataModel::Optional => Ok(()),
    }
}

/// A type of contact that policy requires and `contacts` lacks.
pub(super) fn missing_type<'a>(context: &'a Context, contacts: &[(String, String)]) -> Option<&'a str> {
    let lacks = |kind: &&String| !contacts.iter().any(|(known, _)| known == *kind);
    context.policy.required_contacts.iter().find(lacks).map(String::as_str)
}

/// The refusal of years that no date can be told of any more.
pub(super) fn beyond_the_calendar(years: i64) -> Refusal {
    against_policy(Object::Domain, "period", &years.to_string(), "The calendar does not go that far")
}

/// The number of a contact to link to, which may be another registrar's.
pub(super) fn link_contact(
    tx: &mut Tx<'_>,
    context: &Context,
    element: &'static str,
    id: &str,
) -> Result<i64, Failure> {
    let number = contact::number(tx, id)?.ok_or_else(|| unknown(Object::Domain, element, id))?;
    // One whose create may yet be denied holds nothing.
    if context.policy.pending.iter().any(|verb| verb == "create")
        && action::of(tx, number)?.is_some_and(|action| action.status() == "pendingCreate")
    {
        let refusal = Refusal::about(Code::STATUS_PROHIBITS, Object::Domain, element, id);
        return Err(refusal.because("The contact is pendingCreate").into());
    }
    Ok(number)
}

/// The number of a host to delegate to: it exists, and has addresses if it is internal (DC-10, DC-11).
pub(super) fn link_host(tx: &mut Tx<'_>, context: &Context, name: &str) -> Result<i64, Failure> {
    let unknown = || unknown(Object::Domain, "hostObj", name);
    if context.policy.superordinate(name).is_none() {
        return Ok(host::number(tx, name)?.ok_or_else(unknown)?);
    }
    let host = host::refer_to(tx, name)?.ok_or_else(unknown)?;
    if host.addresses.is_empty() {
        let reason = "A host inside the registry's zones needs an address before a domain is delegated to it";
        return Err(against_policy(Object::Domain, "hostObj", name, reason).into());
    }
    if let Some((domain, _)) = host.superordinate
        && domain::is_deleted(tx, domain)?
    {
        let refusal = Refusal::about(Code::STATUS_PROHIBITS, Object::Domain, "hostObj", name);
        return Err(refusal.because("Its superordinate domain is pendingDelete").into());
    }
    Ok(host.id)
}
