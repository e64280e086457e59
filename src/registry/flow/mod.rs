//! What the registry does for each command: one file, one command. Nothing here reads a clock, a socket or a file.
//!
//! Every flow takes the same steps in the same order, and the first that fails decides the answer: the form of the
//! values, the object, the caller's right to it, its statuses, what it refers to, policy, and then the change.

mod answer;
mod args;
mod auth;
pub(crate) mod clone;
mod contact_check;
mod contact_create;
mod contact_delete;
mod contact_info;
mod contact_transfer;
mod contact_update;
mod domain_check;
mod domain_create;
mod domain_delete;
mod domain_info;
mod domain_renew;
pub(crate) mod domain_transfer;
mod domain_update;
mod host_check;
mod host_create;
mod host_delete;
mod host_info;
mod host_update;
mod launch;
pub(crate) mod pending;
pub(crate) mod poll;
mod postal;
mod restore;
mod secdns;
mod tci_contact;
mod tci_domain;
pub(crate) mod transfer;
mod variant;

use super::lifecycle;
use super::rules::Object;
use super::rules::policy::{DataModel, Policy};
use super::store::{Failure, Tx, history};
use crate::epp::{Body, Call, Code, Fault, MsgQ};
use std::sync::Arc;

pub use super::time::Timestamp;

/// How many objects whose time has come a command brings up to date on its way.
const SETTLED_PER_COMMAND: i64 = 100;

/// Who asks, when, and under which rules.
#[derive(Clone, Debug)]
pub struct Context {
    /// The registrar's number.
    pub registrar_id: i64,
    /// Its client id.
    pub registrar: String,
    /// The moment the command takes effect.
    pub now: Timestamp,
    /// The session's language.
    pub lang: String,
    /// The client's transaction id.
    pub cltrid: Option<String>,
    /// The server's.
    pub svtrid: String,
    /// The extensions negotiated at login, by URI.
    pub extensions: Vec<String>,
    /// The registry's parameters.
    pub policy: Arc<Policy>,
    /// Whether the registry has consented to the command, which waited for that.
    pub consented: bool,
}

/// What a command that succeeded answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Done {
    /// Its result code.
    pub code: Code,
    /// The objects of its answer.
    pub data: Vec<Body>,
    /// The extensions' part of it.
    pub ext: Vec<Body>,
    /// The message queue to tell of.
    pub msgq: Option<MsgQ>,
}

impl Done {
    /// A success with nothing to tell.
    fn new(code: Code) -> Self {
        Done { code, ..Done::default() }
    }

    /// A success that tells of an object.
    fn with(code: Code, body: Body) -> Self {
        Done { code, data: vec![body], ..Done::default() }
    }
}

/// Why a command is refused.
#[derive(Clone, Debug, PartialEq)]
pub struct Refusal {
    /// The result code.
    pub code: Code,
    /// The element that is at fault.
    pub fault: Option<Fault>,
}

impl Refusal {
    /// A refusal that the code alone explains.
    pub fn new(code: Code) -> Self {
        Refusal { code, fault: None }
    }

    /// A refusal of `text` in the element `element` of an object's namespace; the text is never a secret.
    pub fn about(code: Code, object: Object, element: &'static str, text: impl Into<String>) -> Self {
        let fault = Fault { uri: object.uri().into(), element: element.into(), text: text.into(), reason: None };
        Refusal { code, fault: Some(fault) }
    }

    /// The same refusal with the reason for it.
    #[must_use]
    pub fn because(mut self, reason: impl Into<String>) -> Self {
        if let Some(fault) = &mut self.fault {
            fault.reason = Some(reason.into());
        }
        self
    }
}

/// A flow.
type Flow = fn(&mut Tx<'_>, &Context, &Call) -> Result<Done, Failure>;

/// Every command of objects, and whether it only asks.
const FLOWS: &[(&str, bool, Flow)] = &[
    ("domain check", true, domain_check::run),
    ("domain info", true, domain_info::run),
    ("domain create", false, domain_create::run),
    ("domain update", false, domain_update::run),
    ("domain delete", false, domain_delete::run),
    ("domain renew", false, domain_renew::run),
    ("domain transfer", false, domain_transfer::run),
    ("host check", true, host_check::run),
    ("host info", true, host_info::run),
    ("host create", false, host_create::run),
    ("host update", false, host_update::run),
    ("host delete", false, host_delete::run),
    ("contact check", true, contact_check::run),
    ("contact info", true, contact_info::run),
    ("contact create", false, contact_create::run),
    ("contact update", false, contact_update::run),
    ("contact delete", false, contact_delete::run),
    ("contact transfer", false, contact_transfer::run),
    ("poll", false, poll::run),
];

/// The extensions that commands act on, by the ids of their specs.
const ACTED_ON: &[(&str, &str)] = &[
    ("domain check", "launch"),
    ("domain create", "secDNS"),
    ("domain create", "tci-domain"),
    ("domain update", "rgp"),
    ("domain update", "secDNS"),
    ("domain update", "tci-domain"),
    ("contact create", "tci-contact"),
    ("contact update", "tci-contact"),
];

/// Whether `call` changes nothing, so that it may run in [`super::store::Store::read`]. `poll` is none of these: it
/// writes down what is due before it looks.
pub fn is_query(call: &Call) -> bool {
    let asks = FLOWS.iter().any(|(command, asks, _)| *asks && *command == call.command);
    asks || (call.command.ends_with(" transfer") && call.args.str("op") == Some("query"))
}

/// The command of that name, of objects or of sessions, if there is one.
pub fn known(command: &str) -> Option<&'static str> {
    commands().find(|known| *known == command)
}

/// Every command, of sessions and of objects.
pub fn commands() -> impl Iterator<Item = &'static str> {
    let sessions = ["hello", "login", "logout"].into_iter();
    sessions.chain(FLOWS.iter().map(|(known, ..)| *known))
}

/// Whether the answer to `call` is the same for as long as no row changes, nor the rules, nor the session, and until the
/// moment that its transaction tells ([`Tx::until`]).
pub fn is_lasting(call: &Call) -> bool {
    let lasting = ["domain check", "domain info", "host check", "contact check"].contains(&call.command.as_str());
    // A hashed authInfo runs out; and no secret of a client is to be kept.
    lasting && !["auth", "auth-roid", "auth-ext"].iter().any(|arg| call.args.contains(arg))
}

/// Whether `call` changes objects (RFC 5730, section 2.9.3), which a suspended registrar may not.
pub fn is_transform(call: &Call) -> bool {
    !is_query(call) && call.command != "poll"
}

/// Runs `call` in `tx`.
pub fn run(tx: &mut Tx<'_>, context: &Context, call: &Call) -> Result<Done, Failure> {
    prepare(tx, context, call)?;
    perform(tx, context, call)
}

/// Writes down what is due before `call` is looked at.
pub fn prepare(tx: &mut Tx<'_>, context: &Context, call: &Call) -> Result<(), Failure> {
    if tx.is_writable() && !is_query(call) && lifecycle::is_due(tx, context.now)? {
        lifecycle::settle_of(tx, &context.policy, &context.registrar, context.now, SETTLED_PER_COMMAND)?;
        settle_due(tx, &context.policy, context.now, SETTLED_PER_COMMAND)?;
    }
    Ok(())
}

/// Locks the object that `call` changes; tells whether others may have changed it since the moment was read at which it
/// takes effect, which is to be read again then. What a create makes is not there to be locked.
pub fn take_subject(tx: &mut Tx<'_>, call: &Call) -> Result<bool, Failure> {
    let (sql, arg) = match call.command.split_once(' ') {
        Some((_, "create" | "check" | "info")) | None => return Ok(false),
        Some(("domain", _)) => ("SELECT id FROM domain WHERE name = $1", "name"),
        Some(("contact", _)) => ("SELECT id FROM contact WHERE handle = $1", "id"),
        Some(_) => return Ok(false),
    };
    let Some(key) = call.args.str(arg) else { return Ok(false) };
    let key = if arg == "name" { key.to_ascii_lowercase() } else { key.to_owned() };
    tx.lock_late(sql, &[key.into()])
}

/// Does what `call` asks for, when everything due before it is written down.
pub fn perform(tx: &mut Tx<'_>, context: &Context, call: &Call) -> Result<Done, Failure> {
    let contacts = context.policy.data_model != DataModel::Minimum;
    let known = FLOWS.iter().find(|(command, ..)| *command == call.command);
    let Some((_, _, flow)) = known.filter(|(command, ..)| contacts || !command.starts_with("contact ")) else {
        return Err(Refusal::new(Code::UNIMPLEMENTED_COMMAND).into());
    };
    launch::refuse_elsewhere(call)?;
    let acts = |id: &str| ACTED_ON.iter().any(|(command, known)| *command == call.command && *known == id);
    if !call.ext.iter().all(|(id, _)| acts(id)) {
        // What is asked for is never silently left out.
        return Err(Refusal::new(Code::UNIMPLEMENTED_EXTENSION).into());
    }
    let mut done = match pending::waits(context, call) {
        Some(waits) => pending::defer(tx, context, call, waits, *flow)?,
        None => flow(tx, context, call)?,
    };
    if context.policy.poll_hint && call.command != "poll" {
        done.msgq = poll::hint(tx, &context.registrar)?;
    }
    Ok(done)
}

/// Writes down up to `limit` of each kind of thing that is due at `now`; tells how many it found.
pub fn settle_due(tx: &mut Tx<'_>, policy: &Arc<Policy>, now: Timestamp, limit: i64) -> Result<usize, Failure> {
    let waited = pending::settle(tx, policy, now, limit)?;
    Ok(waited + lifecycle::settle_due(tx, policy, now, limit)?)
}

impl Context {
    /// Writes down what the registrar did.
    fn record(
        &self,
        tx: &mut Tx<'_>,
        verb: &str,
        object: Object,
        id: i64,
        name: &str,
        code: Code,
    ) -> Result<(), Failure> {
        let deed = history::Deed {
            at: self.now,
            svtrid: Some(&self.svtrid),
            cltrid: self.cltrid.as_deref(),
            registrar: Some(&self.registrar),
            verb,
            object_type: object.name(),
            object_id: id,
            object: name,
            code,
        };
        history::record(tx, &deed)
    }

    /// Refuses who is not the sponsor.
    fn require_sponsor(&self, clid: &str) -> Result<(), Refusal> {
        if self.registrar == clid { Ok(()) } else { Err(Refusal::new(Code::AUTHORIZATION_ERROR)) }
    }
}

#[cfg(test)]
mod tests;
