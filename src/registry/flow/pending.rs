//! Commands that wait for the registry's consent (PA-1 to PA-3). What waits was tried and found good when it was asked
//! for; it is done again, as it was asked for, when the registry consents.

use super::args::subject;
use super::transfer::completed;
use super::{Context, Done, Flow};
use crate::epp::{Call, Code};
use crate::registry::billing;
use crate::registry::lifecycle;
use crate::registry::rules::Object;
use crate::registry::rules::policy::Policy;
use crate::registry::rules::texts::Key;
use crate::registry::store::action::{self, Action};
use crate::registry::store::{Failure, Tx, contact, domain, message};
use crate::registry::time::Timestamp;
use std::sync::Arc;

/// The kind of object and the verb of a command that waits by `policy`; none for one that is done at once.
pub(super) fn waits(context: &Context, call: &Call) -> Option<(Object, &'static str)> {
    let (object, verb) = call.command.split_once(' ')?;
    let object = match object {
        "domain" => Object::Domain,
        "contact" => Object::Contact,
        _ => return None,
    };
    let verbs: &[&str] = match object {
        Object::Domain => &["create", "update", "delete", "renew"],
        _ => &["create", "update"],
    };
    let verb = verbs.iter().find(|known| **known == verb)?;
    // A restore has its own way of waiting.
    let waits = !context.consented
        && call.extension(super::restore::SPEC).is_none()
        && context.policy.pending.iter().any(|pending| pending == verb);
    waits.then_some((object, verb))
}

/// Tries a command and lets it wait (PA-1).
pub(super) fn defer(
    tx: &mut Tx<'_>,
    context: &Context,
    call: &Call,
    (object, verb): (Object, &'static str),
    flow: Flow,
) -> Result<Done, Failure> {
    let mut done = match verb {
        "create" => flow(tx, context, call)?,
        _ => {
            tx.attempt(false, |tx| flow(tx, context, call))??;
            Done::default()
        }
    };
    let name = subject(call, object)?;
    let object_id = match object {
        Object::Contact => contact::number(tx, &name)?,
        Object::Domain | Object::Host => domain::find(tx, &name)?.map(|domain| domain.id),
    };
    let Some(object_id) = object_id else { return Err(Failure::Database("what waits is not there".into())) };
    let days = context.policy.pending_consent;
    let waiting = Action {
        object_type: object,
        object_id,
        verb: verb.into(),
        clid: context.registrar.clone(),
        cltrid: context.cltrid.clone(),
        svtrid: context.svtrid.clone(),
        requested_at: context.now,
        due_at: (days > 0).then(|| context.now.plus_days(days)),
        command: message::call_to_text(call),
    };
    action::insert(tx, &waiting)?;
    refresh(tx, &context.policy, &waiting)?;
    if verb != "create" {
        context.record(tx, &format!("{verb} request"), object, object_id, &name, Code::PENDING)?;
    }
    done.code = Code::PENDING;
    Ok(done)
}

/// Consents to what waits with an object, or denies it, and tells who asked for it (PA-2, PA-3). Gives whether
/// anything waited.
pub(crate) fn decide(
    tx: &mut Tx<'_>,
    policy: &Arc<Policy>,
    object_id: i64,
    consent: bool,
    now: Timestamp,
) -> Result<bool, Failure> {
    let Some(waiting) = action::of(tx, object_id)? else { return Ok(false) };
    let object = waiting.object_type;
    let name = match object {
        Object::Contact => contact::get(tx, object_id)?.map(|contact| contact.handle),
        Object::Domain | Object::Host => domain::get(tx, object_id)?.map(|domain| domain.name),
    };
    let Some(name) = name else {
        action::remove(tx, object_id)?;
        return Ok(false);
    };
    action::remove(tx, object_id)?;
    let done = match (waiting.verb.as_str(), consent) {
        ("create", true) => {
            refresh(tx, policy, &waiting)?;
            true
        }
        ("create", false) => {
            if object == Object::Domain
                && let Some(domain) = domain::get(tx, object_id)?
            {
                let years = domain.grace.iter().filter(|grace| grace.kind == "add").map(|grace| grace.years).sum();
                billing::credit_years(tx, policy, &domain.clid, years)?;
            }
            match object {
                Object::Contact => contact::remove(tx, object_id)?,
                Object::Domain | Object::Host => lifecycle::take_out(tx, object_id, now)?,
            }
            false
        }
        (_, false) => false,
        (_, true) => carry_out(tx, policy, &waiting, now)?,
    };
    let verb = format!("{} {}", waiting.verb, if done { "approved" } else { "denied" });
    lifecycle::record(tx, now, &verb, object, object_id, &name)?;
    let key = if done { Key::ActionDone } else { Key::ActionDenied };
    let data = completed(object, &name, done, waiting.cltrid.as_deref(), &waiting.svtrid, now);
    message::push(tx, &waiting.clid, now, key.name(), &[], &[data])?;
    Ok(true)
}

/// Consents to what has waited long enough at `now`.
pub(super) fn settle(tx: &mut Tx<'_>, policy: &Arc<Policy>, now: Timestamp, limit: i64) -> Result<usize, Failure> {
    let due = action::due(tx, now, limit)?;
    for waiting in &due {
        let at = waiting.due_at.unwrap_or(now);
        if let Err(refusal) = tx.attempt(true, |tx| decide(tx, policy, waiting.object_id, true, at))? {
            tracing::error!(?refusal, object = waiting.object_id, "the registry's consent could not be given");
            action::put_off(tx, waiting.object_id, lifecycle::later(now))?;
        }
    }
    Ok(due.len())
}

/// Does what waited; what it refers to may have gone meanwhile, and then it is not done.
fn carry_out(tx: &mut Tx<'_>, policy: &Arc<Policy>, waiting: &Action, now: Timestamp) -> Result<bool, Failure> {
    let Some(call) = message::call_from_text(&waiting.command) else {
        return Err(Failure::Database("a command that waits in the database is damaged".into()));
    };
    let context = Context {
        registrar_id: 0,
        registrar: waiting.clid.clone(),
        now,
        lang: "en".into(),
        cltrid: waiting.cltrid.clone(),
        svtrid: waiting.svtrid.clone(),
        extensions: Vec::new(),
        policy: Arc::clone(policy),
        consented: true,
    };
    let known = super::FLOWS.iter().find(|(command, ..)| *command == call.command);
    let Some((_, _, flow)) = known else { return Ok(false) };
    Ok(tx.attempt(true, |tx| flow(tx, &context, &call))?.is_ok())
}

/// Stores anew when the clock does something to a domain: it does less to one that waits.
fn refresh(tx: &mut Tx<'_>, policy: &Policy, waiting: &Action) -> Result<(), Failure> {
    if waiting.object_type == Object::Domain
        && let Some(domain) = domain::get(tx, waiting.object_id)?
    {
        lifecycle::save(tx, policy, &domain)?;
    }
    Ok(())
}
