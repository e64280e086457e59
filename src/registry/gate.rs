//! What every command passes before anything is done, and what every answer passes before it is sent
//! (`G1`-`G9`, `G17`, `G18` of the registry's rules).
//!
//! ```text
//!  bytes ─► understand ─► logged in? ahead? known object? known extensions? ─► login | logout | flow in a transaction
//!                                                                                        │ commit
//!  bytes ◄─ encode ◄──── extensions of this session only ◄──── code, data ◄──────────────┘
//! ```

use super::audit::Draft;
use super::flow::{self, Context, Done, Refusal};
use super::mischief::{self, Mischief};
use super::repeats::{Question, Truth};
use super::rules::reasons;
use super::server::Client;
use super::sessions::Session;
use super::settings::Settings;
use super::store::registrar::{self, State};
use super::store::{Failure, clock, command_log};
use super::time::Timestamp;
use super::{Registry, login, metrics, texts};
use crate::epp::reply::{Answer, Body, Fault};
use crate::epp::request::{self, Incoming, Refused, Request};
use crate::epp::{Call, Code, Greeting, encode, xml};
use crate::spec::Catalog;
use std::borrow::Cow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::time::Instant;

/// What TCI's greeting names among the objects although nothing is done with them.
const SCHEMAS: &[&str] = &["urn:ietf:params:xml:ns:epp-1.0", "urn:ietf:params:xml:ns:eppcom-1.0"];

/// The namespace of RFC 9038: data of services that the login left out go into `extValue` (EX-2).
const UNHANDLED: &str = "urn:ietf:params:xml:ns:epp:unhandled-namespaces-1.0";

/// How much of a faulty value is quoted back.
const LONGEST_QUOTE: usize = 1024;

/// What is sent, and what the log and the connection must know of it.
#[derive(Debug)]
pub(super) struct Spoken {
    /// The body of the frame.
    pub(super) frame: Vec<u8>,
    /// What happens to the connection after it.
    pub(super) then: Then,
    /// The command, as far as it was understood.
    pub(super) command: Cow<'static, str>,
    /// The result code; a greeting counts as 1000.
    pub(super) code: Code,
    /// The server transaction id; empty for a greeting.
    pub(super) svtrid: String,
    /// What is done to it on purpose.
    pub(super) mischief: Option<Mischief>,
}

/// What happens to the connection after an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Then {
    /// It stays open.
    Stay,
    /// It is closed.
    Close,
    /// It is closed and nothing is sent: nobody knows what to tell.
    Vanish,
}

/// A frame that passed the gate.
#[derive(Debug)]
enum Passed {
    /// `<hello>`.
    Hello,
    /// Any command.
    Command(Call),
}

/// A frame that did not, with what is known of it.
#[derive(Debug)]
struct Turned {
    command: String,
    cltrid: Option<String>,
    refused: Refused,
}

/// The greeting as a frame.
pub(super) async fn greeting(registry: &Registry) -> Vec<u8> {
    let settings = &*registry.settings();
    let schemas = if settings.object_schemas { SCHEMAS.to_vec() } else { Vec::new() };
    let greeting = Greeting {
        svid: settings.svid.clone(),
        svdate: registry.now().await.to_wire(),
        versions: vec!["1.0".into()],
        langs: settings.langs.clone(),
        objuris: told(settings, schemas.into_iter().chain(registry.objects())),
        exturis: told(settings, registry.extensions()),
        ..Greeting::default()
    };
    encode::greeting(&greeting).unwrap_or_default().into_bytes()
}

/// URIs as the greeting tells them, each with the name of its schema's file where that is wanted.
fn told<'a>(settings: &Settings, uris: impl Iterator<Item = &'a str>) -> Vec<String> {
    let tell = |uri: &str| match settings.schema_suffix {
        true => format!("{uri} {}.xsd", uri.rsplit([':', '/']).next().unwrap_or(uri)),
        false => uri.to_owned(),
    };
    uris.map(tell).collect()
}

/// Does what `frame` asks for; `ahead` tells that it was sent before the last answer.
pub(super) async fn answer(registry: &Registry, client: &mut Client, frame: &[u8], ahead: bool) -> Spoken {
    let begun = Instant::now();
    // Only what waited for the last answer may be answered without a look at it.
    let asks = client.session.as_ref().filter(|_| !ahead && registry.store.tells_states());
    let question = asks.and_then(|session| Question::of(&session.mark, frame));
    if let Some(question) = &question
        && let Some(spoken) = again(registry, client, question, begun).await
    {
        return spoken;
    }
    let passed = catch_unwind(AssertUnwindSafe(|| pass(registry, client.session.as_ref(), frame, ahead)));
    let lang = client.session.as_ref().map(|session| session.lang.clone());
    let mut speaker = Speaker::new(registry, lang);
    match passed {
        Err(_) => {
            registry.log(Draft::new(client, &speaker.svtrid, begun), Code::COMMAND_FAILED);
            speaker.say("-", None, outcome(Code::COMMAND_FAILED))
        }
        Ok(Err(turned)) => {
            let Refused { code, fault } = turned.refused;
            let draft = Draft::new(client, &speaker.svtrid, begun);
            registry.log(draft.turned(&turned.command, turned.cltrid.as_deref()), code);
            speaker.say(&turned.command, turned.cltrid, Outcome { code, fault, ..Outcome::default() })
        }
        Ok(Ok(Passed::Hello)) => {
            let frame = greeting(registry).await;
            let (command, svtrid) = ("hello".into(), String::new());
            Spoken { frame, then: Then::Stay, command, code: Code::OK, svtrid, mischief: None }
        }
        Ok(Ok(Passed::Command(call))) => {
            let call = Arc::new(call);
            let draft = Draft::new(client, &speaker.svtrid, begun).of(&call);
            let mischief = mischief::of(registry, client, &call).await;
            let mut outcome = match &mischief {
                Some(Mischief::Refuse(code)) => outcome(*code),
                Some(Mischief::DropBeforeCommit) => outcome(Code::COMMAND_FAILED),
                _ => match too_fast(registry, client, &call.command, begun) {
                    Some(refused) => refused,
                    None => carry_out(registry, client, &call, &draft).await,
                },
            };
            let lasting = outcome.truth.take().filter(|_| mischief.is_none());
            let lasting = lasting.zip(question).zip(draft.about());
            if !outcome.logged {
                registry.log(draft, outcome.code);
            }
            if let Some(session) = &client.session {
                speaker.lang.clone_from(&session.lang);
            }
            let cltrid =
                if mischief == Some(Mischief::WrongId) { Some("NOT-YOURS".into()) } else { call.cltrid.clone() };
            let spoken = Spoken { mischief, ..speaker.say(&call.command, cltrid, outcome) };
            if let Some(((truth, question), about)) = lasting.filter(|_| spoken.code == Code::OK) {
                let answer = (&*spoken.frame, &*spoken.svtrid);
                registry.repeats.keep(&question, truth, (about, call.cltrid.as_deref()), answer);
            }
            spoken
        }
    }
}

/// The answer to a question that was asked before, while it is true.
async fn again(registry: &Registry, client: &mut Client, question: &Question<'_>, begun: Instant) -> Option<Spoken> {
    if mischief::is_possible(registry) {
        return None;
    }
    let latest = Arc::clone(&registry.latest);
    let look = move |tx: &mut super::store::Tx<'_>| Ok((tx.state(), Registry::tick(&latest, clock::tick(tx)?)));
    let (state, now) = registry.store.read(look).await.ok()?;
    let known = registry.repeats.find(question, state?, &registry.policy(), now)?;
    let lang = client.session.as_ref().map(|session| session.lang.clone());
    let speaker = Speaker::new(registry, lang);
    let draft = Draft::new(client, &speaker.svtrid, begun).again(&known.about, question.cltrid);
    if let Some(refused) = too_fast(registry, client, known.about.command, begun) {
        registry.log(draft, refused.code);
        return Some(speaker.say(known.about.command, Some(question.cltrid.into()), refused));
    }
    registry.log(draft, Code::OK);
    let frame = known.frame(question.cltrid, &speaker.svtrid);
    let (command, svtrid) = (known.about.command.into(), speaker.svtrid);
    Some(Spoken { frame, then: Then::Stay, command, code: Code::OK, svtrid, mischief: None })
}

/// An answer 2500 to something that is no command.
pub(super) fn closing(registry: &Registry, client: &Client, why: &str) -> Spoken {
    let fault =
        Fault { uri: crate::epp::EPP.into(), element: "epp".into(), reason: Some(why.into()), ..Fault::default() };
    let speaker = Speaker::new(registry, client.session.as_ref().map(|session| session.lang.clone()));
    registry.log(Draft::new(client, &speaker.svtrid, Instant::now()), Code::FAILED_CLOSING);
    speaker.say("-", None, Outcome { code: Code::FAILED_CLOSING, fault: Some(fault), ..Outcome::default() })
}

/// G2 to G10: from bytes to a call, or the code of the first step that refuses.
fn pass(registry: &Registry, session: Option<&Session>, frame: &[u8], ahead: bool) -> Result<Passed, Box<Turned>> {
    let unread = |code, fault| Box::new(Turned { command: "-".into(), cltrid: None, refused: Refused { code, fault } });
    let bad = |error: xml::BadXml| {
        let fault = Fault {
            uri: crate::epp::EPP.into(),
            element: "epp".into(),
            text: String::new(),
            reason: Some(error.to_string()),
        };
        unread(Code::SYNTAX_ERROR, Some(fault))
    };
    let text = xml::text(frame).map_err(bad)?;
    let document = xml::parse_text(text, &xml::Limits::REQUEST).map_err(bad)?;
    let request = match request::outline(&document).map_err(|refused| unread(refused.code, refused.fault))? {
        Incoming::Hello => return Ok(Passed::Hello),
        Incoming::Command(request) => request,
    };
    check(registry, session, &request, ahead).map(Passed::Command).map_err(|refused| {
        let cltrid = request.cltrid.clone().unwrap_or(None);
        Box::new(Turned { command: shown(&request), cltrid, refused })
    })
}

/// Why a service of the registry is not to be had in this session.
const NOT_AGREED: &str = "This service was not asked for at login";

/// A refused command for the log: a verb comes from the client and may be any text.
fn shown(request: &Request<'_, '_>) -> String {
    let plain = request.verb.chars().filter(|letter| letter.is_ascii_alphanumeric());
    plain.take(16).collect()
}

/// G3 to G10 on a command whose outline is known.
fn check(
    registry: &Registry,
    session: Option<&Session>,
    request: &Request<'_, '_>,
    ahead: bool,
) -> Result<Call, Refused> {
    if let Some(fault) = request.fault() {
        return Err(fault.clone());
    }
    if request.cltrid.is_err() {
        let reason = Some("a client transaction id has 3 to 64 characters".into());
        let fault = Fault { uri: crate::epp::EPP.into(), element: "clTRID".into(), text: String::new(), reason };
        return Err(Refused { code: Code::VALUE_SYNTAX_ERROR, fault: Some(fault) });
    }
    let misused = match (session, request.verb) {
        (Some(_), "login") => Some("This session is logged in already"),
        (None, verb) if verb != "login" => Some("Nobody is logged in"),
        _ => ahead.then_some("It came before the answer to what was sent before it"),
    };
    if let Some(reason) = misused {
        return Err(request.refuse_verb(Code::USE_ERROR, reason));
    }
    check_services(registry, session, request)?;
    let by_values = [Code::PARAMETER_MISSING, Code::RANGE_ERROR, Code::VALUE_SYNTAX_ERROR];
    request.call(Catalog::built_in()).map_err(|refused| match registry.policy().schema_errors_2001 {
        true if by_values.contains(&refused.code) => Refused { code: Code::SYNTAX_ERROR, ..refused },
        _ => refused,
    })
}

/// G8 and G9: the namespaces of the object and of the extensions.
fn check_services(registry: &Registry, session: Option<&Session>, request: &Request<'_, '_>) -> Result<(), Refused> {
    if !matches!(request.verb, "login" | "logout" | "poll") {
        let uri = request.object.unwrap_or("");
        if !registry.objects().any(|known| known == uri) {
            return Err(request.refuse_object(Code::UNIMPLEMENTED_SERVICE));
        }
        if session.is_some_and(|session| !session.objects.iter().any(|agreed| agreed == uri)) {
            return Err(request.refuse_object(Code::USE_ERROR).because(NOT_AGREED));
        }
    }
    for uri in &request.extensions {
        if !registry.extensions().any(|known| known == *uri) {
            return Err(request.refuse_extension(uri, Code::UNIMPLEMENTED_EXTENSION));
        }
        if session.is_some_and(|session| !session.extensions.iter().any(|agreed| agreed == *uri)) {
            return Err(request.refuse_extension(uri, Code::USE_ERROR).because(NOT_AGREED));
        }
    }
    Ok(())
}

/// What came of a command.
#[derive(Debug, Default)]
pub(super) struct Outcome {
    /// The result code.
    pub(super) code: Code,
    /// What was wrong.
    pub(super) fault: Option<Fault>,
    /// The rest of the answer.
    pub(super) done: Done,
    /// What is of services that the login left out.
    pub(super) left_out: Vec<Body>,
    /// Whether it is in the log of commands, written in the transaction of what was done.
    pub(super) logged: bool,
    /// Whether nobody knows if it was done.
    pub(super) unknown: bool,
    /// When it would be the same, where that can be told.
    pub(super) truth: Option<Truth>,
}

/// An outcome that is only a code.
pub(super) fn outcome(code: Code) -> Outcome {
    Outcome { code, ..Outcome::default() }
}

impl From<Result<Done, Failure>> for Outcome {
    /// A failure of the database is the log's business; the client learns that nothing was done.
    fn from(result: Result<Done, Failure>) -> Self {
        match result {
            Ok(done) => Outcome { code: done.code, done, ..Outcome::default() },
            Err(Failure::Refused(Refusal { code, fault, .. })) => Outcome { code, fault, ..Outcome::default() },
            Err(Failure::Database(reason)) => {
                tracing::error!(reason, "the database failed");
                outcome(Code::COMMAND_FAILED)
            }
            Err(Failure::Unknown(reason)) => {
                tracing::error!(reason, "the database was lost within a commit, and the client is told nothing");
                Outcome { unknown: true, ..outcome(Code::FAILED_CLOSING) }
            }
        }
    }
}

/// G11: the refusal of a command that comes too soon after too many others; a session can always be ended.
fn too_fast(registry: &Registry, client: &mut Client, command: &str, now: Instant) -> Option<Outcome> {
    let most = registry.settings().session.commands_per_minute;
    if client.session.is_none() || command == "logout" || client.pace.admits(most, now) {
        return None;
    }
    let reason = Some(format!("more than {most} commands in a minute; wait a little"));
    let fault = Fault { uri: crate::epp::EPP.into(), element: "epp".into(), text: String::new(), reason };
    Some(Outcome { code: Code::COMMAND_FAILED, fault: Some(fault), ..Outcome::default() })
}

impl Registry {
    /// Lets what came of a command wait to be logged.
    fn log(&self, draft: Draft, code: Code) {
        self.audit.push(draft.into_ended(code, self.latest()));
    }
}

/// Login, logout, or a flow in its transaction.
async fn carry_out(registry: &Registry, client: &mut Client, call: &Arc<Call>, draft: &Draft) -> Outcome {
    match (call.command.as_str(), &client.session) {
        ("login", None) => login::login(registry, client, call).await,
        ("logout", Some(_)) => {
            if let Some(session) = client.session.take() {
                let last = draft.ended(Code::ENDING_SESSION, registry.latest(), None);
                registry.forget(&session, Some(last)).await;
            }
            Outcome { logged: true, ..outcome(Code::ENDING_SESSION) }
        }
        (_, Some(session)) => {
            let outcome = run(registry, session, call, draft).await;
            if outcome.code == Code::COMMAND_FAILED || outcome.unknown {
                metrics::count(&registry.metrics.database_failures);
            }
            outcome
        }
        (_, None) => outcome(Code::USE_ERROR),
    }
}

/// Runs the flow of `call`: queries on a snapshot, transforms in a transaction that is durable before this returns.
async fn run(registry: &Registry, session: &Session, call: &Arc<Call>, draft: &Draft) -> Outcome {
    let mut context = Context {
        registrar_id: session.registrar_id,
        registrar: session.registrar.clone(),
        now: registry.latest(),
        lang: session.lang.clone(),
        cltrid: call.cltrid.clone(),
        svtrid: draft.svtrid().into(),
        extensions: session.extensions.clone(),
        policy: registry.policy(),
        consented: false,
    };
    let call = Arc::clone(call);
    let mut outcome: Outcome = match flow::is_query(&call) {
        true => {
            let latest = Arc::clone(&registry.latest);
            let ask = move |tx: &mut super::store::Tx<'_>| {
                context.now = Registry::tick(&latest, clock::tick(tx)?);
                let done = flow::run(tx, &context, &call)?;
                let ground = if flow::is_lasting(&call) { tx.ground() } else { None };
                let rules = || Arc::clone(&context.policy);
                Ok((done, ground.map(|ground| Truth { ground, rules: rules(), from: context.now, until: tx.until() })))
            };
            match registry.store.read(ask).await {
                Ok((done, truth)) => Outcome { truth, ..Ok(done).into() },
                Err(failure) => Err(failure).into(),
            }
        }
        false => {
            let (latest, draft) = (Arc::clone(&registry.latest), draft.clone());
            // A look at the queue changes nothing that a row in the same transaction could vouch for.
            let logged = call.command != "poll" || call.args.str("op") == Some("ack");
            let transform = move |tx: &mut super::store::Tx<'_>| {
                if flow::is_transform(&call) && registrar::state(tx, &context.registrar)? != Some(State::Active) {
                    return Err(Refusal::new(Code::AUTHORIZATION_ERROR).into());
                }
                // Read where no other command is between: dates follow the order of the commits.
                context.now = Registry::tick(&latest, clock::tick(tx)?);
                flow::prepare(tx, &context, &call)?;
                if flow::take_subject(tx, &call)? {
                    // Others may have been in the way, and time went by: what was due meanwhile has happened (5.3), and
                    // nothing is dated before what was done to the object before.
                    context.now = Registry::tick(&latest, clock::tick(tx)?);
                }
                let done = flow::perform(tx, &context, &call)?;
                if logged {
                    command_log::close(tx, draft.ended(done.code, context.now, tx.deed()))?;
                }
                Ok(done)
            };
            let mut outcome: Outcome = registry.store.write(transform).await.into();
            outcome.logged = logged && outcome.code.0 < 2000;
            outcome
        }
    };
    let unhandled = session.extensions.iter().any(|uri| uri == UNHANDLED);
    let Outcome { done, left_out, .. } = &mut outcome;
    for (bodies, services) in [(&mut done.data, &session.objects), (&mut done.ext, &session.extensions)] {
        let (told, rest): (Vec<Body>, Vec<Body>) =
            std::mem::take(bodies).into_iter().partition(|body| agreed(services, body));
        *bodies = told;
        if unhandled {
            left_out.extend(rest);
        }
    }
    outcome
}

/// Whether `body` is of a service that the login asked for (EX-1, EX-3): a message tells of objects that the session may
/// know nothing about, and one client refuses the whole answer for a strange namespace.
fn agreed(services: &[String], body: &Body) -> bool {
    let uri = match body.as_raw() {
        Some((uri, _)) => Some(uri),
        None => Catalog::built_in().by_id(&body.spec).map(|spec| spec.uri),
    };
    services.iter().any(|agreed| Some(agreed.as_str()) == uri)
}

/// Writes answers with one transaction id and in one language.
struct Speaker {
    lang: String,
    svtrid: String,
}

impl Speaker {
    /// An answer's frame; without a session its language is the registry's first.
    fn new(registry: &Registry, lang: Option<String>) -> Self {
        let millis = u64::try_from(Timestamp::now().0 / 1000).unwrap_or(0);
        let svtrid = registry.next_trid(millis).unwrap_or_else(|error| {
            tracing::error!(%error, "a transaction id without chance");
            format!("{millis}")
        });
        Speaker { lang: lang.unwrap_or_else(|| "en".into()), svtrid }
    }

    /// The frame that tells `outcome`.
    fn say(&self, command: &str, cltrid: Option<String>, outcome: Outcome) -> Spoken {
        let Outcome { code, fault, done, left_out, unknown, .. } = outcome;
        let translated = |mut fault: Fault| {
            fault.reason = fault.reason.map(|reason| reasons::say(&reason, &self.lang).into_owned());
            fault
        };
        let mut answer = Answer {
            code,
            msg: texts::text(code, &self.lang).into(),
            lang: self.lang.clone(),
            errors: fault.map(translated).map(quotable).into_iter().collect(),
            unhandled: left_out,
            msgq: done.msgq,
            data: done.data,
            ext: done.ext,
            cltrid,
            svtrid: self.svtrid.clone(),
        };
        let frame = encoded(&answer).or_else(|| {
            // What was done is done: its code goes out even when its data cannot.
            (answer.data, answer.ext, answer.msgq, answer.errors) = Default::default();
            answer.unhandled.clear();
            encoded(&answer)
        });
        let then = match code.closes() {
            _ if unknown => Then::Vanish,
            true => Then::Close,
            false => Then::Stay,
        };
        let frame = frame.unwrap_or_default();
        Spoken { frame, then, command: command.to_owned().into(), code, svtrid: answer.svtrid, mischief: None }
    }
}

/// The fault with an element that can be quoted: names from the client may be no names, and namespaces no URIs, which
/// validating clients would refuse the whole answer for.
fn quotable(fault: Fault) -> Fault {
    if is_uri(&fault.uri) && is_name(&fault.element) {
        let text = fault.text.chars().take(LONGEST_QUOTE).collect();
        return Fault { text, ..fault };
    }
    let told: String =
        format!("{} in {:?}", fault.element.escape_debug(), fault.uri).chars().take(LONGEST_QUOTE).collect();
    let reason = Some(fault.reason.map_or_else(|| told.clone(), |reason| format!("{reason}: {told}")));
    Fault { uri: crate::epp::EPP.into(), element: "epp".into(), text: String::new(), reason }
}

/// Whether a namespace has a scheme and no character that a URI cannot have (RFC 3986).
fn is_uri(uri: &str) -> bool {
    let scheme = |scheme: &str| {
        scheme.starts_with(|first: char| first.is_ascii_alphabetic())
            && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte))
    };
    uri.split_once(':').is_some_and(|(before, rest)| {
        scheme(before)
            && rest.matches('#').count() <= 1
            && rest.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._~:/?#@!$&*+,;=".contains(&byte))
    })
}

/// Whether an element's name is one for certain, whatever else XML would allow.
fn is_name(name: &str) -> bool {
    name.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_')
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._".contains(&byte))
}

/// The answer as bytes; `None` when it has values that do not fit its declaration, which is a fault of ours.
fn encoded(answer: &Answer) -> Option<Vec<u8>> {
    match catch_unwind(AssertUnwindSafe(|| encode::answer(Catalog::built_in(), answer))) {
        Ok(Ok(text)) => Some(text.into_bytes()),
        Ok(Err(error)) => {
            tracing::error!(%error, svtrid = answer.svtrid, "an answer could not be written");
            None
        }
        Err(_) => None,
    }
}
