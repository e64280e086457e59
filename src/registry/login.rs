//! Login (RFC 5730, section 2.9.1.1; RFC 8807): who it is, what was agreed on, and how often it may fail.
//!
//! ```text
//!  version, language, services ─► password hashes (blocking threads) ─► one transaction:
//!     locked out? 2501 ─► wrong? count, 2200 or 2501 ─► suspended? 2201 ─► too many sessions? 2502 ─► new password, session
//! ```
//! Everything that changes does so in that transaction: a login refused for its session limit changes no password.

use super::gate::{Outcome, outcome};
use super::password::{self, Cost};
use super::repeats::Mark;
use super::rules::reasons;
use super::rules::texts::language as language_attribute;
use super::server::{Channel, Client, PeerInfo};
use super::sessions::{self, Opening, Session};
use super::store::registrar::{self, Registrar, State};
use super::store::{Failure, Tx, clock};
use super::time::Timestamp;
use super::{Registry, expiry, settings, trid};
use crate::epp::reply::{Body, Fault};
use crate::epp::{Call, Code, EPP};
use crate::secret::Secret;
use crate::spec::Catalog;
use crate::value::{Map, Value};
use tokio::time::Instant;

/// Stands in `<pw>` when the password is in the extension (RFC 8807, section 2.3).
const IN_EXTENSION: &str = "[LOGIN-SECURITY]";

/// The extension's spec.
const LOGIN_SEC: &str = "loginSec";

/// With fewer days than this left, a certificate or password is warned of.
const EXPIRES_SOON: i32 = 30;

/// Microseconds in a second.
const SECOND: i64 = 1_000_000;

/// A login that was read and whose services are agreed on.
struct Wish {
    clid: String,
    password: Secret,
    new_password: Option<Secret>,
    /// Whether the passwords came in the extension, which has room for long ones.
    extended: bool,
    lang: String,
    objects: Vec<String>,
    extensions: Vec<String>,
}

/// What the password threads found.
struct Proof {
    /// The registrar as it was when its password was checked.
    registrar: Option<Registrar>,
    /// Whether the password is right.
    right: bool,
    /// The new password's hash, where one is wanted.
    new_hash: Option<String>,
    /// Whether the new password was used before.
    reused: bool,
}

/// How a login ended in the database.
enum Verdict {
    /// A session was opened; so many failures came before it.
    Welcome { registrar: Registrar, failures: i64 },
    /// Right, but the password has expired at that time, and no new one came with it.
    Expired(Timestamp),
    /// Wrong, and counted.
    Wrong,
    /// Locked out, by this failure or an earlier one.
    LockedOut,
    /// Right, and refused all the same.
    Refused(Code, Option<Fault>),
}

/// Logs `client` in, or says why not.
pub(super) async fn login(registry: &Registry, client: &mut Client, call: &Call) -> Outcome {
    let wish = match wish(registry, call) {
        Ok(wish) => wish,
        Err(refused) => return *refused,
    };
    let proof = match prove(registry, &client.peer, &wish).await {
        Ok(proof) => proof,
        Err(failure) => return Err(failure).into(),
    };
    let id = match trid::random() {
        Ok(chance) => format!("{chance:032x}"),
        Err(error) => return Err(Failure::Database(error.to_string())).into(),
    };
    registry.hold(&id);
    let verdict = decide(registry, &client.peer, &wish, proof, id.clone()).await;
    if !matches!(verdict, Ok(Verdict::Welcome { .. })) {
        registry.release(&id);
    }
    match verdict {
        Ok(Verdict::Welcome { registrar, failures }) => {
            client.failed_logins = 0;
            let ends = registrar.password_expires.filter(|_| wish.new_password.is_none());
            let ends = ends.filter(|at| *at < registry.latest().plus_days(EXPIRES_SOON.into()));
            let outcome = welcome(&client.peer, &wish, failures, ends);
            let mark = Mark::of(&registrar.clid, &wish.lang, &wish.objects, &wish.extensions);
            client.session = Some(Session {
                id,
                mark,
                registrar_id: registrar.id,
                registrar: registrar.clid,
                lang: wish.lang,
                objects: wish.objects,
                extensions: wish.extensions,
                since: Instant::now(),
            });
            outcome
        }
        Ok(Verdict::Wrong) => {
            client.failed_logins += 1;
            let last = client.failed_logins >= registry.settings().login.max_failed_per_connection;
            outcome(if last { Code::AUTHENTICATION_CLOSING } else { Code::AUTHENTICATION_ERROR })
        }
        Ok(Verdict::Expired(at)) => {
            let mut outcome = outcome(Code::AUTHENTICATION_ERROR);
            let mut expired = event("password", "error", "The password has expired; log in with a new one");
            expired.set("exDate", at.to_wire());
            outcome.done.ext = events(&wish, vec![expired]);
            outcome
        }
        Ok(Verdict::LockedOut) => outcome(Code::AUTHENTICATION_CLOSING),
        Ok(Verdict::Refused(code, fault)) => {
            let mut outcome = Outcome { code, fault, ..Outcome::default() };
            if code == Code::AUTHENTICATION_ERROR {
                outcome.done.ext = events(&wish, vec![event("newPW", "error", "The new password was used before")]);
            }
            outcome
        }
        Err(failure) => Err(failure).into(),
    }
}

/// LG-2 to LG-5: the login as read, or the first thing wrong with it.
fn wish(registry: &Registry, call: &Call) -> Result<Wish, Box<Outcome>> {
    let args = &call.args;
    let clid = token(args.str("clID").unwrap_or(""));
    length(&clid, 3, 16).ok_or_else(|| refused(Code::VALUE_SYNTAX_ERROR, "clID", &clid, "3 to 16 characters"))?;
    let security = call.extension(LOGIN_SEC);
    let (password, extended) = password_of(args, security, "pw")?;
    let password = password.ok_or_else(|| refused(Code::PARAMETER_MISSING, "pw", "", "pw is required"))?;
    let (new_password, new_extended) = password_of(args, security, "newPW")?;

    let version = args.str("version").map_or("1.0".into(), token);
    if version != "1.0" {
        return Err(refused(Code::UNIMPLEMENTED_VERSION, "version", &version, "only 1.0 is spoken here"));
    }
    let wanted = args.str("lang").map_or("en".into(), token);
    let lang = language(&registry.settings().langs, &wanted)
        .ok_or_else(|| refused(Code::UNIMPLEMENTED_OPTION, "lang", &wanted, "this language is not in the greeting"))?;
    let objects = services(registry, args, "objURI", registry.objects().collect(), Code::UNIMPLEMENTED_SERVICE)?;
    if args.list("objURI").is_empty() {
        return Err(refused(Code::PARAMETER_MISSING, "objURI", "", "a login names at least one object service"));
    }
    let known = registry.extensions().collect();
    let extensions = services(registry, args, "extURI", known, Code::UNIMPLEMENTED_EXTENSION)?;
    let uri = Catalog::built_in().by_id(LOGIN_SEC).map_or("", |spec| spec.uri);
    if security.is_some() && !extensions.iter().any(|agreed| agreed == uri) {
        return Err(refused(Code::USE_ERROR, "svcExtension", "", "the login uses loginSec without asking for it"));
    }
    let extended = extended || new_extended;
    Ok(Wish { clid, password, new_password, extended, lang, objects, extensions })
}

/// The password called `name` and whether it came in the extension; refused when its length is wrong.
fn password_of(args: &Map, security: Option<&Map>, name: &str) -> Result<(Option<Secret>, bool), Box<Outcome>> {
    let Some(plain) = args.str(name).map(token) else { return Ok((None, false)) };
    if plain != IN_EXTENSION {
        let fits = length(&plain, 6, 16);
        return fits
            .map(|()| (Some(Secret::new(plain)), false))
            .ok_or_else(|| refused(Code::VALUE_SYNTAX_ERROR, name, "", "6 to 16 characters"));
    }
    let long = security.and_then(|security| security.str(name)).map(token);
    let long =
        long.ok_or_else(|| refused(Code::PARAMETER_MISSING, name, "", "the password is not in loginSec either"))?;
    length(&long, 6, settings::LONGEST_PASSWORD)
        .map(|()| (Some(Secret::new(long)), true))
        .ok_or_else(|| refused(Code::VALUE_SYNTAX_ERROR, name, "", "6 to 1024 characters"))
}

/// The services asked for that are known; the others are refused or, where that is tolerated, left out.
fn services(
    registry: &Registry,
    args: &Map,
    name: &str,
    known: Vec<&str>,
    unknown: Code,
) -> Result<Vec<String>, Box<Outcome>> {
    let mut agreed = Vec::new();
    for uri in args.list(name).iter().filter_map(Value::as_str).map(token) {
        if known.contains(&uri.as_str()) {
            agreed.push(uri);
        } else if !registry.settings().login.tolerate_unknown_services {
            return Err(refused(unknown, name, &uri, "this service is not in the greeting"));
        }
    }
    Ok(agreed)
}

/// The offered language that `wanted` asks for: `ru-RU` gets `ru` (LG-4).
fn language(offered: &[String], wanted: &str) -> Option<String> {
    let primary = wanted.split('-').next().unwrap_or(wanted);
    let same = |wish: &str| offered.iter().find(|lang| lang.eq_ignore_ascii_case(wish));
    same(wanted).or_else(|| same(primary)).cloned()
}

/// White space as xsd:token has it.
fn token(text: &str) -> String {
    text.split_ascii_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether `text` has from `least` to `most` characters.
fn length(text: &str, least: usize, most: usize) -> Option<()> {
    (least..=most).contains(&text.chars().count()).then_some(())
}

/// A refusal that names an element of the login.
fn refused(code: Code, element: &str, text: &str, reason: &str) -> Box<Outcome> {
    Box::new(Outcome { code, fault: Some(fault(element, text, reason)), ..Outcome::default() })
}

/// A fault in an element of the login.
fn fault(element: &str, text: &str, reason: &str) -> Fault {
    Fault { uri: EPP.into(), element: element.to_owned().into(), text: text.into(), reason: Some(reason.into()) }
}

/// Everything that takes a password hash, before the transaction and off the runtime's threads.
async fn prove(registry: &Registry, peer: &PeerInfo, wish: &Wish) -> Result<Proof, Failure> {
    let clid = wish.clid.clone();
    let known = registry.store.read(move |tx| {
        let registrar = registrar::find(tx, &clid)?;
        let former = match &registrar {
            Some(registrar) => registrar::former_password_hashes(tx, registrar.id)?,
            None => Vec::new(),
        };
        Ok((registrar, former))
    });
    let (registrar, former) = known.await?;
    let cost = if peer.in_process() { Cost::Sandbox } else { Cost::Full };
    let (password, new_password) = (wish.password.clone(), wish.new_password.clone());
    let work = move || {
        let stored = registrar.as_ref().map(|registrar| registrar.password_hash.as_str());
        let right = match stored {
            Some(stored) => password::matches(&password, stored, cost),
            None => password::matches_nobody(&password, cost),
        };
        let new_password = new_password.filter(|_| right);
        let reused = new_password.as_ref().is_some_and(|new| {
            stored.into_iter().chain(former.iter().map(String::as_str)).any(|old| password::matches(new, old, cost))
        });
        let new_hash = new_password.filter(|_| !reused).map(|new| password::hash(&new, cost)).transpose()?;
        Ok(Proof { registrar, right, new_hash, reused })
    };
    let proof = registry.hasher.run(work).await.and_then(|proof| proof);
    proof.map_err(|error: crate::error::Error| Failure::Database(error.to_string()))
}

/// Decides in one transaction, so that counters, password and session change together or not at all.
async fn decide(
    registry: &Registry,
    peer: &PeerInfo,
    wish: &Wish,
    proof: Proof,
    id: String,
) -> Result<Verdict, Failure> {
    let rules = registry.settings().login.clone();
    let limit = registry.settings().session.max_per_registrar;
    let (peer, process, extended) = (peer.clone(), registry.process.clone(), wish.extended);
    let clid = wish.clid.clone();
    let work = move |tx: &mut Tx<'_>| {
        // The database's, which all processes share: it tells which of them are dead, and when a lock-out ends.
        let now = tx.clock()?;
        let trial = Trial { peer: &peer, rules: &rules, now };
        registrar::lock(tx, &clid)?;
        let registrar = registrar::find(tx, &clid)?;
        if trial.locked_out(tx, registrar.as_ref())? {
            return Ok(Verdict::LockedOut);
        }
        // The password may have changed since it was checked.
        let unchanged = |registrar: &Registrar| {
            proof.registrar.as_ref().is_some_and(|checked| checked.password_hash == registrar.password_hash)
        };
        let entitled = registrar.as_ref().filter(|registrar| proof.right && unchanged(registrar));
        let Some(entitled) = entitled.filter(|registrar| shows_certificate(&peer, registrar)) else {
            return trial.count(tx, registrar.as_ref());
        };
        if entitled.state == State::Suspended {
            return Ok(Verdict::Refused(Code::AUTHORIZATION_ERROR, None));
        }
        // As dates are, by the registry's clock, which may have been moved.
        let today = clock::now(tx)?;
        if let Some(expired) = entitled.password_expires.filter(|at| *at <= today)
            && proof.new_hash.is_none()
            && !proof.reused
        {
            return Ok(Verdict::Expired(expired));
        }
        if proof.reused {
            let code = if extended { Code::AUTHENTICATION_ERROR } else { Code::POLICY_ERROR };
            let reason = "it must differ from the present and the last three passwords";
            return Ok(Verdict::Refused(code, Some(fault("newPW", "", reason))));
        }
        let address = peer.ip.to_string();
        let opening = Opening { id: &id, process: &process, registrar_id: entitled.id, peer: &address };
        if !sessions::open(tx, &opening, limit, now)? {
            return Ok(Verdict::Refused(Code::SESSION_LIMIT_CLOSING, None));
        }
        if let Some(new) = &proof.new_hash {
            registrar::set_password_hash(tx, entitled.id, &entitled.password_hash, new, now)?;
        }
        expiry::renew(tx, &rules, entitled, proof.new_hash.is_some(), today)?;
        registrar::clear_failures(tx, entitled.id)?;
        Ok(Verdict::Welcome { registrar: entitled.clone(), failures: entitled.failed_count })
    };
    registry.store.write(work).await
}

/// Whether the client shows a certificate that is bound to the registrar, where any is.
fn shows_certificate(peer: &PeerInfo, registrar: &Registrar) -> bool {
    let Channel::Tls(shown) = &peer.channel else { return true };
    let bound = &registrar.certificates;
    (bound.is_empty() && registrar.revoked.is_empty())
        || shown.as_ref().is_some_and(|shown| shown.trusted && bound.contains(&shown.fingerprint))
}

/// The circumstances of one attempt.
struct Trial<'a> {
    peer: &'a PeerInfo,
    rules: &'a settings::Login,
    now: Timestamp,
}

impl Trial<'_> {
    /// Whether the registrar or the address has failed too often lately.
    fn locked_out(&self, tx: &mut Tx<'_>, registrar: Option<&Registrar>) -> Result<bool, Failure> {
        if registrar.and_then(|registrar| registrar.locked_until).is_some_and(|until| until > self.now) {
            return Ok(true);
        }
        let limit = self.rules.lockout_address_failures;
        Ok(limit > 0 && !self.peer.in_process() && self.address(tx)?.failed >= limit)
    }

    /// The window in which failures add up, in microseconds.
    fn window(&self) -> i64 {
        self.rules.lockout_minutes.saturating_mul(60 * SECOND)
    }

    /// The failures from this address in the present window.
    fn address(&self, tx: &mut Tx<'_>) -> Result<sessions::Address, Failure> {
        let known = sessions::address(tx, &self.peer.ip.to_string())?;
        let open = known.since + self.window() > self.now.0;
        Ok(if open { known } else { sessions::Address { failed: 0, since: self.now.0 } })
    }

    /// Counts a failure, durably, and locks out who has too many.
    fn count(&self, tx: &mut Tx<'_>, registrar: Option<&Registrar>) -> Result<Verdict, Failure> {
        let mut locked = false;
        if let Some(registrar) = registrar {
            if registrar.failed_at.is_some_and(|last| last.0 + self.window() <= self.now.0) {
                registrar::clear_failures(tx, registrar.id)?;
            }
            let failed = registrar::count_failure(tx, registrar.id, self.now)?;
            if self.rules.lockout_failures > 0 && failed >= self.rules.lockout_failures {
                registrar::lock_out(tx, registrar.id, Timestamp(self.now.0 + self.window()))?;
                locked = true;
            }
        }
        if self.rules.lockout_address_failures > 0 && !self.peer.in_process() {
            let mut known = self.address(tx)?;
            known.failed += 1;
            sessions::forget_addresses(tx, self.now.0 - self.window())?;
            sessions::remember_address(tx, &self.peer.ip.to_string(), known)?;
            locked |= known.failed >= self.rules.lockout_address_failures;
        }
        Ok(if locked { Verdict::LockedOut } else { Verdict::Wrong })
    }
}

/// 1000, and with loginSec what the registrar should know (LG-12).
fn welcome(peer: &PeerInfo, wish: &Wish, failures: i64, password_ends: Option<Timestamp>) -> Outcome {
    let mut told = Vec::new();
    if let Some(at) = password_ends {
        let mut soon = event("password", "warning", "The password expires soon");
        soon.set("exDate", at.to_wire());
        told.push(soon);
    }
    if let Channel::Tls(Some(shown)) = &peer.channel
        && shown.days_left < EXPIRES_SOON
    {
        let mut soon = event("certificate", "warning", "The certificate expires soon");
        soon.set("exDate", Timestamp::now().plus_days(shown.days_left.into()).to_wire());
        told.push(soon);
    }
    if failures > 0 {
        let mut failed = event("stat", "warning", "Failed logins since the last one that succeeded");
        failed.set("name", "failedLogins");
        failed.set("value", failures.to_string());
        told.push(failed);
    }
    let mut outcome = outcome(Code::OK);
    outcome.done.ext = events(wish, told);
    outcome
}

/// An event of RFC 8807.
fn event(kind: &'static str, level: &'static str, text: &'static str) -> Map {
    [("type", kind), ("level", level), ("text", text)].into_iter().collect()
}

/// `loginSecData` with these events, if the login asked for the extension.
fn events(wish: &Wish, events: Vec<Map>) -> Vec<Body> {
    let Some(spec) = Catalog::built_in().by_id(LOGIN_SEC) else { return Vec::new() };
    let mut events = events;
    if let Some(lang) = language_attribute(&wish.lang) {
        for event in &mut events {
            let text = event.str("text").map(|text| reasons::say(text, lang).into_owned());
            event.set_some("text", text);
            event.set("lang", lang);
        }
    }
    if events.is_empty() || !wish.extensions.iter().any(|uri| uri == spec.uri) {
        return Vec::new();
    }
    let values = [("event", events)].into_iter().collect();
    vec![Body { spec: LOGIN_SEC.into(), element: "loginSecData".into(), values }]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lg_4_a_language_is_matched_by_its_primary_part() {
        let offered = ["en".to_owned(), "ru".to_owned()];
        assert_eq!(language(&offered, "RU").as_deref(), Some("ru"));
        assert_eq!(language(&offered, "ru-RU").as_deref(), Some("ru"));
        assert_eq!(language(&offered, "fr"), None);
    }

    #[test]
    fn lg_2_a_password_is_a_token_of_6_to_16_characters_or_stands_in_the_extension() {
        let args = |pw: &str| -> Map { [("pw", pw)].into_iter().collect() };
        let (found, extended) = password_of(&args(" foo  BAR22 "), None, "pw").expect("accepted");
        assert_eq!((found.expect("one").expose(), extended), ("foo BAR22", false));
        for wrong in ["12345", "12345678901234567"] {
            assert_eq!(password_of(&args(wrong), None, "pw").expect_err("refused").code, Code::VALUE_SYNTAX_ERROR);
        }
        let missing = password_of(&args(IN_EXTENSION), None, "pw").expect_err("refused");
        assert_eq!(missing.code, Code::PARAMETER_MISSING);
        let long = args("a password longer than sixteen characters");
        let (found, extended) = password_of(&args(IN_EXTENSION), Some(&long), "pw").expect("accepted");
        assert_eq!((found.expect("one").expose().len(), extended), (41, true));
    }
}
