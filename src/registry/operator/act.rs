//! What the registry itself does to objects, and whom it tells.

use crate::epp::{Body, Call, Code};
use crate::registry::billing;
use crate::registry::flow::transfer::{completed, notify, renewed};
use crate::registry::flow::{self, Context, pending};
use crate::registry::lifecycle::{self, course};
use crate::registry::rules::Object;
use crate::registry::rules::policy::Policy;
use crate::registry::rules::texts::Key;
use crate::registry::store::contact::Contact;
use crate::registry::store::domain::Domain;
use crate::registry::store::status::{self, Status};
use crate::registry::store::transfer::TransferStatus;
use crate::registry::store::{Failure, Tx, message, registrar};
use crate::registry::time::Timestamp;
use crate::value::{Map, Value};
use std::sync::Arc;

/// What can be done to an object.
pub(super) const ACTIONS: &[&str] = &[
    "lock",
    "unlock",
    "hold",
    "unhold",
    "set STATUS",
    "clear STATUS",
    "approve (approve-create)",
    "deny (deny-create)",
    "transfer-request REGISTRAR",
    "transfer-force [REGISTRAR]",
    "transfer-approve",
    "transfer-cancel",
    "delete",
    "purge",
    "restore",
];

/// The kinds of message that can be put into a queue.
pub(super) const KINDS: &[&str] = &[
    "broadcast",
    "transfer-requested",
    "autorenew",
    "rgp",
    "purged",
    "changePoll",
    "low-balance",
    "password",
    "certificate",
    "unknown-ns",
];

/// Names that kinds had before.
const FORMER: &[(&str, &str)] = &[("transfer", "transfer-requested"), ("changed", "changePoll")];

/// The kind of that name.
pub(super) fn kind(name: &str) -> Option<&'static str> {
    let name = FORMER.iter().find(|(former, _)| *former == name).map_or(name, |(_, present)| present);
    KINDS.iter().find(|known| **known == name).copied()
}

/// A message to put into a queue.
pub(super) struct News {
    /// Whose queue.
    pub(super) clid: String,
    /// Its kind.
    pub(super) kind: &'static str,
    /// The domain it is about, which need not be there.
    pub(super) name: String,
    /// Its text, where the kind has no text of its own.
    pub(super) text: String,
    /// What it carries in place of what its kind does.
    pub(super) payload: Option<Body>,
}

/// Puts a message into a queue.
pub(super) fn push(tx: &mut Tx<'_>, news: &News, now: Timestamp) -> Result<(), Failure> {
    let News { clid, kind, name, text, payload } = news;
    let (key, bodies) = match *kind {
        "autorenew" => (Key::AutoRenewed, vec![renewed(name, now.plus_years(1))]),
        "transfer-requested" => (Key::TransferPending, vec![asked_for(name, clid, now)]),
        "rgp" => (Key::Redemption, Vec::new()),
        "purged" => (Key::Purged, vec![completed(Object::Domain, name, true, None, "REGISTRY", now)]),
        "changePoll" => (Key::Changed, vec![change("update", now)]),
        "low-balance" => (Key::LowBalance, Vec::new()),
        "password" => (Key::PasswordExpires, Vec::new()),
        "certificate" => (Key::CertificateExpires, Vec::new()),
        "unknown-ns" => (Key::Broadcast, vec![super::payload::unknown(name)]),
        _ => (Key::Broadcast, Vec::new()),
    };
    let bodies = payload.clone().map_or(bodies, |payload| vec![payload]);
    let date = now.plus_days(30).to_wire();
    let args = [("text", text.as_str()), ("what", text), ("date", &date)];
    message::push(tx, clid, now, key.name(), &args, &bodies)
}

/// That somebody asks `clid` for a domain.
fn asked_for(name: &str, clid: &str, now: Timestamp) -> Body {
    let mut values = Map::new();
    values.set("name", Value::Domain(name.into()));
    values.set("trStatus", "pending");
    values.set("reID", "SOMEBODY");
    values.set("reDate", now.to_wire());
    values.set("acID", clid);
    values.set("acDate", now.plus_days(5).to_wire());
    Body { spec: "domain".into(), element: "trnData".into(), values }
}

/// That the registry changed an object (RFC 8590).
fn change(operation: &'static str, now: Timestamp) -> Body {
    let mut values = Map::new();
    values.set("operation", operation);
    values.set("state", "after");
    values.set("date", now.to_wire());
    values.set("svTRID", format!("REGISTRY-{}", now.0));
    values.set("who", "registry");
    Body { spec: "changePoll".into(), element: "changeData".into(), values }
}

/// The statuses of a registry's lock.
const LOCK: &[&str] = &["serverDeleteProhibited", "serverTransferProhibited", "serverUpdateProhibited"];

/// What came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    /// It was done.
    Done,
    /// Nothing waits that could be decided.
    NothingWaits,
    /// There is no such object.
    NoSuchObject,
    /// There is no such action.
    NoSuchAction,
}

/// The object that is acted on.
enum Subject {
    /// A domain.
    Domain(Box<Domain>),
    /// A contact.
    Contact(Box<Contact>),
}

impl Subject {
    /// The object called `name`.
    fn find(tx: &mut Tx<'_>, policy: &Policy, name: &str, now: Timestamp) -> Result<Option<Self>, Failure> {
        if let Some(domain) = lifecycle::domain(tx, policy, &name.to_ascii_lowercase(), now)? {
            return Ok(Some(Subject::Domain(Box::new(domain))));
        }
        Ok(lifecycle::contact(tx, policy, name, now)?.map(|contact| Subject::Contact(Box::new(contact))))
    }

    /// Its number.
    fn id(&self) -> i64 {
        match self {
            Subject::Domain(domain) => domain.id,
            Subject::Contact(contact) => contact.id,
        }
    }

    /// The statuses set on it.
    fn statuses(&self) -> &[Status] {
        match self {
            Subject::Domain(domain) => &domain.statuses,
            Subject::Contact(contact) => &contact.statuses,
        }
    }

    /// Its kind, its name and its sponsor.
    fn told(&self) -> (Object, &str, &str) {
        match self {
            Subject::Domain(domain) => (Object::Domain, &domain.name, &domain.clid),
            Subject::Contact(contact) => (Object::Contact, &contact.handle, &contact.clid),
        }
    }
}

/// Does `action` to the object called `name`.
pub(super) fn admin(
    tx: &mut Tx<'_>,
    policy: &Arc<Policy>,
    action: &str,
    name: &str,
    more: &[String],
    now: Timestamp,
) -> Result<Outcome, Failure> {
    let Some(subject) = Subject::find(tx, policy, name, now)? else { return Ok(Outcome::NoSuchObject) };
    let words: Vec<&str> = more.iter().map(String::as_str).collect();
    let (set, clear): (Vec<&str>, Vec<&str>) = match (action, &words[..]) {
        ("lock", []) => (LOCK.to_vec(), Vec::new()),
        ("unlock", []) => (Vec::new(), LOCK.to_vec()),
        ("hold", []) => (vec!["serverHold"], Vec::new()),
        ("unhold", []) => (Vec::new(), vec!["serverHold"]),
        ("set", [s]) => (vec![s], Vec::new()),
        ("clear", [s]) => (Vec::new(), vec![s]),
        ("approve" | "approve-create" | "deny" | "deny-create", []) => {
            let consents = action.starts_with("approve");
            let decided = pending::decide(tx, policy, subject.id(), consents, now)?;
            return Ok(if decided { Outcome::Done } else { Outcome::NothingWaits });
        }
        ("transfer-request" | "transfer-force", [gaining]) => {
            return hand_over(tx, policy, subject, gaining, action == "transfer-force", now);
        }
        ("transfer-force", []) => return transfer(tx, policy, subject, TransferStatus::ServerApproved, now),
        ("transfer-approve", []) => return transfer(tx, policy, subject, TransferStatus::ServerApproved, now),
        ("transfer-cancel", []) => return transfer(tx, policy, subject, TransferStatus::ServerCancelled, now),
        ("delete" | "purge" | "restore", []) => return end(tx, policy, subject, action, now),
        _ => return Ok(Outcome::NoSuchAction),
    };
    change_statuses(tx, policy, &subject, &set, &clear, now)
}

/// When the event of that name comes in a domain's life; `next` is whatever comes first.
pub(super) fn date_of(domain: &Domain, policy: &Policy, event: &str) -> Option<Timestamp> {
    let deletion = domain.deletion.as_ref();
    match event {
        "next" => course::next_due(domain, policy),
        "expiry" | "exDate" => deletion.is_none().then_some(domain.ex_date),
        "redemption" => deletion.map(|deletion| deletion.redemption_end),
        "purge" => deletion.map(|deletion| deletion.purge_at),
        "report" => deletion.and_then(|deletion| deletion.restore).map(|restore| restore.report_due),
        "transfer" => domain.pending.as_ref().map(|transfer| transfer.ac_date),
        _ => None,
    }
}

/// Sets and clears statuses; those of a kind the object does not have are left out.
fn change_statuses(
    tx: &mut Tx<'_>,
    policy: &Arc<Policy>,
    subject: &Subject,
    set: &[&str],
    clear: &[&str],
    now: Timestamp,
) -> Result<Outcome, Failure> {
    let (object, name, clid) = subject.told();
    let knows = |s: &&&str| {
        let client = s.replacen("server", "client", 1);
        crate::registry::rules::status::check_settable(object, &client).is_ok()
    };
    if set.iter().chain(clear).filter(knows).count() == 0 {
        return Ok(Outcome::NoSuchAction);
    }
    let has = |s: &&&str| subject.statuses().iter().any(|status| status.s == **s);
    for s in set.iter().filter(knows).filter(|s| !has(s)) {
        status::add(tx, subject.id(), &Status::new(*s))?;
    }
    for s in clear.iter().filter(has) {
        status::remove(tx, subject.id(), s)?;
    }
    lifecycle::record(tx, now, "status", object, subject.id(), name)?;
    let what: Vec<&str> = set.iter().chain(clear).copied().collect();
    tell(tx, policy, object, name, clid, &what.join(" "), now)?;
    Ok(Outcome::Done)
}

/// Decides a pending transfer as the registry.
fn transfer(
    tx: &mut Tx<'_>,
    policy: &Policy,
    subject: Subject,
    status: TransferStatus,
    now: Timestamp,
) -> Result<Outcome, Failure> {
    match subject {
        Subject::Domain(mut domain) => {
            let decided = course::decide_transfer(&mut domain, policy, status, now);
            let Some(decided) = decided else { return Ok(Outcome::NothingWaits) };
            lifecycle::save_domain_transfer(tx, policy, &domain, &decided)?;
            lifecycle::record(tx, now, "transfer", Object::Domain, domain.id, &domain.name)?;
        }
        Subject::Contact(mut contact) => {
            let decided = lifecycle::decide_contact(&mut contact, status, now);
            let Some(decided) = decided else { return Ok(Outcome::NothingWaits) };
            lifecycle::save_contact_transfer(tx, &contact, &decided)?;
            lifecycle::record(tx, now, "transfer", Object::Contact, contact.id, &contact.handle)?;
        }
    }
    Ok(Outcome::Done)
}

/// Asks for a domain in the place of the registrar `gaining`, or hands it over at once.
fn hand_over(
    tx: &mut Tx<'_>,
    policy: &Arc<Policy>,
    subject: Subject,
    gaining: &str,
    at_once: bool,
    now: Timestamp,
) -> Result<Outcome, Failure> {
    let Subject::Domain(mut domain) = subject else { return Ok(Outcome::NoSuchAction) };
    let Some(registrar) = registrar::find(tx, gaining)? else { return Ok(Outcome::NoSuchObject) };
    if registrar.clid == domain.clid || domain.deletion.is_some() || domain.action.is_some() {
        return Ok(Outcome::NothingWaits);
    }
    if at_once && let Some(other) = course::decide_transfer(&mut domain, policy, TransferStatus::ServerCancelled, now) {
        crate::registry::store::transfer::save(tx, &other)?;
        notify(tx, &domain.name, &other)?;
    }
    if domain.pending.is_some() {
        return Ok(Outcome::NothingWaits);
    }
    let context = registry_context(policy, &registrar.clid, now);
    flow::domain_transfer::begin(tx, &context, &mut domain)?;
    if at_once {
        return transfer(tx, policy, Subject::Domain(domain), TransferStatus::ServerApproved, now);
    }
    Ok(Outcome::Done)
}

/// The registry acting in the place of `clid`.
fn registry_context(policy: &Arc<Policy>, clid: &str, now: Timestamp) -> Context {
    Context {
        registrar_id: 0,
        registrar: clid.into(),
        now,
        lang: "en".into(),
        cltrid: None,
        svtrid: "REGISTRY".into(),
        extensions: Vec::new(),
        policy: Arc::clone(policy),
        consented: true,
    }
}

/// Deletes a domain, takes it out at once, or brings it back. A transfer under way is called off (DT-12).
fn end(
    tx: &mut Tx<'_>,
    policy: &Arc<Policy>,
    subject: Subject,
    action: &str,
    now: Timestamp,
) -> Result<Outcome, Failure> {
    let Subject::Domain(mut domain) = subject else { return Ok(Outcome::NoSuchAction) };
    if let Some(decided) = course::decide_transfer(&mut domain, policy, TransferStatus::ServerCancelled, now) {
        crate::registry::store::transfer::save(tx, &decided)?;
        notify(tx, &domain.name, &decided)?;
    }
    match (action, domain.deletion.is_some()) {
        ("delete", false) => {
            let years = course::running_years(&domain, now);
            billing::credit_years(tx, policy, &domain.clid, years)?;
            course::delete(&mut domain, policy, now, None, "");
            lifecycle::save(tx, policy, &domain)?;
            let until = domain.deletion.as_ref().map_or(now, |deletion| deletion.redemption_end).to_wire();
            message::push(tx, &domain.clid, now, Key::Redemption.name(), &[("date", &*until)], &[])?;
        }
        ("restore", true) => {
            // Whoever is to pay for the years that this may take, it was not the sponsor's wish.
            let _years = course::restore(&mut domain, now);
            lifecycle::save(tx, policy, &domain)?;
            tell(tx, policy, Object::Domain, &domain.name, &domain.clid, "restore", now)?;
        }
        ("purge", _) => {
            lifecycle::take_out(tx, domain.id, now)?;
            message::push(tx, &domain.clid, now, Key::Purged.name(), &[], &[])?;
        }
        _ => return Ok(Outcome::NothingWaits),
    }
    lifecycle::record(tx, now, action, Object::Domain, domain.id, &domain.name)?;
    Ok(Outcome::Done)
}

/// Tells the sponsor what the registry changed, and how the object is after it (RFC 8590).
fn tell(
    tx: &mut Tx<'_>,
    policy: &Arc<Policy>,
    object: Object,
    name: &str,
    clid: &str,
    what: &str,
    now: Timestamp,
) -> Result<(), Failure> {
    let context = registry_context(policy, clid, now);
    let info = Call::new(format!("{} info", object.name())).with(object.key(), name);
    let seen = flow::run(tx, &context, &info)?;
    debug_assert_eq!(seen.code, Code::OK, "a sponsor may look at what it has");
    let change = change(if what == "restore" { "restore" } else { "update" }, now);
    let bodies: Vec<Body> = seen.data.into_iter().chain([change]).collect();
    message::push(tx, clid, now, Key::Changed.name(), &[("what", what)], &bodies)
}
