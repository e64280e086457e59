//! What the registry's operator does: sets its clock, acts on objects, answers in a counterpart's place, makes faults.
//! It works on the database, so that every process of the registry sees it.

mod act;
mod ote;
mod payload;
mod words;

use super::expiry;
use super::flow::{self, Refusal};
use super::maintain::fixtures;
use super::rules::policy::Policy;
use super::rules::texts::Key;
use super::settings::Settings;
use super::store::balance;
use super::store::bot::{self, Bot};
use super::store::command_log::{self, Entry};
use super::store::fault::{self, Rule};
use super::store::history::{self, Done};
use super::store::registrar::{self, State};
use super::store::transfer::TransferStatus;
use super::store::{Database, Failure, Store, Tx, clock, setting};
use super::time::Timestamp;
use crate::error::{Error, Result};
use crate::registry::mischief::{Mischief, NEWS};
use serde_json::{Value as Json, json};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use words::{assignments, duration, moment};

/// How much is brought up to date in one transaction when the clock leaps.
const AT_ONCE: i64 = 500;

/// The operator at a registry's database.
pub struct Operator {
    store: Store,
    policy: Arc<Policy>,
    settings: Settings,
}

/// What `limits drill` sets: each is soon met by a client that does not mind it (2502, a time-out, 2306, 2500).
const DRILL: &[&str] = &["session.max-per-registrar=1", "session.idle=3", "rules.check-max=5", "frame.max=4096"];

/// What the operator may ask for, as it is told to who asks for something else.
const USAGE: &str = "clock [freeze|thaw|advance 46d|set TIME|run-to NAME [expiry|redemption|purge|transfer|report]], \
    admin ACTION NAME, suspend REGISTRAR, activate REGISTRAR, expire-password REGISTRAR, revoke-cert REGISTRAR|FINGERPRINT, \
    poll push REGISTRAR [TEXT] [--kind KIND] [--name NAME] [--file FILE.xml] [--count N], \
    bot REGISTRAR approve|reject|cancel|off [--after 2s], fault add COMMAND ACTION [nth=N] [times=N] [registrar=ID] [name=PATTERN], \
    fault list, fault clear, balance REGISTRAR [AMOUNT], trid ID, limits [drill|set NAME=VALUE…|reset], \
    ote status [REGISTRAR], seed lifecycle";

impl Operator {
    /// The operator of the registry in `dir`.
    pub fn of_directory(dir: &Path) -> Result<Operator> {
        let settings = Settings::load(&dir.join("registry.toml"))?;
        let database = Database::read(&settings.database, Some(dir))?;
        Self::open(&database, &settings)
    }

    /// The operator of the registry with these settings on `database`.
    pub fn open(database: &Database, settings: &Settings) -> Result<Operator> {
        let continuous = settings.numbering == super::settings::Numbering::Continuous;
        Ok(Operator {
            store: Store::connect(database, continuous)?,
            policy: Arc::new(settings.policy()),
            settings: settings.clone(),
        })
    }

    /// Does what `words` ask for, and tells what came of it.
    pub async fn run(&self, words: &[String]) -> Result<Json> {
        let words = words::plain(words)?;
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        match words[..] {
            ["clock"] => self.clock().await,
            ["clock", "freeze"] => self.change(|tx| clock::freeze(tx, true)).await.map(told),
            ["clock", "thaw"] => self.change(|tx| clock::freeze(tx, false)).await.map(told),
            ["clock", "advance", by] => self.advance(by).await,
            ["clock", "set", at] => self.move_to(moment(at)?).await,
            ["clock", "run-to", name] => self.run_to(name, "next").await,
            ["clock", "run-to", name, event] => self.run_to(name, event).await,
            ["admin", action, name, ref more @ ..] => self.admin(action, name, more).await,
            ["expire-password", clid] => self.expire_password(clid).await,
            ["revoke-cert", which] => self.revoke_certificate(which).await,
            ["suspend", clid] => self.set_state(clid, State::Suspended).await,
            ["activate", clid] => self.set_state(clid, State::Active).await,
            ["poll", "push", clid, ref text @ ..] => self.push(clid, text).await,
            ["bot", clid, mode, ref more @ ..] => self.set_bot(clid, mode, more).await,
            ["balance", clid] => self.balance(clid, 0).await,
            ["balance", clid, amount] => {
                let amount = amount.parse().map_err(|_| Error::usage(format!("{amount:?} is no amount")))?;
                self.balance(clid, amount).await
            }
            ["fault", "add", ref more @ ..] if !more.is_empty() => self.add_fault(more).await,
            ["fault", "list"] => self.faults().await,
            ["fault", "clear"] => self.change(fault::clear).await.map(|count| json!({ "cleared": count })),
            ["trid", id] => self.look_up(id).await,
            ["limits"] => self.limits().await,
            ["limits", "drill"] => self.limit(DRILL).await,
            ["limits", "reset"] => {
                self.change(setting::clear).await?;
                self.limits().await
            }
            ["limits", "set", ref more @ ..] if !more.is_empty() => self.limit(more).await,
            ["ote", "status"] => self.checklist(None).await,
            ["ote", "status", clid] => self.checklist(Some(clid.to_owned())).await,
            ["seed", "lifecycle"] => fixtures::run(&self.store, &self.settings).await,
            _ => Err(Error::usage(format!("there is nothing called {:?} here", words.join(" "))).hint(USAGE)),
        }
    }

    /// Changes something, in one transaction.
    async fn change<T: Send + 'static>(
        &self,
        work: impl Fn(&mut Tx<'_>) -> std::result::Result<T, Failure> + Send + 'static,
    ) -> Result<T> {
        self.store.write(work).await.map_err(refused)
    }

    /// How the clock stands.
    async fn clock(&self) -> Result<Json> {
        let read = |tx: &mut Tx<'_>| Ok((clock::now(tx)?, clock::read(tx)?));
        let (now, clock) = self.store.read(read).await.map_err(refused)?;
        Ok(json!({ "now": now.to_wire(), "frozen": clock.frozen.is_some(), "offset": clock.offset / 1_000_000 }))
    }

    /// Moves the clock on.
    async fn advance(&self, by: &str) -> Result<Json> {
        let by = duration(by)?;
        let now = self.store.read(clock::now).await.map_err(refused)?;
        self.move_to(Timestamp(now.0.saturating_add(by))).await
    }

    /// Moves the clock to a moment, and lets everything happen that is due by then.
    async fn move_to(&self, at: Timestamp) -> Result<Json> {
        if at > Timestamp::LATEST {
            return Err(Error::usage("the calendar does not go that far").hint("the last year is 9999"));
        }
        if let Err(now) = self.change(move |tx| clock::move_to(tx, at)).await? {
            return Err(Error::usage(format!("it is {} already, and dates never decrease", now.to_wire()))
                .hint("a clock that may go back needs a new database"));
        }
        loop {
            let policy = Arc::clone(&self.policy);
            let settle = move |tx: &mut Tx<'_>| {
                let now = clock::now(tx)?;
                flow::settle_due(tx, &policy, now, AT_ONCE)
            };
            if self.change(settle).await? < usize::try_from(AT_ONCE).unwrap_or(usize::MAX) {
                return Ok(told(at));
            }
        }
    }

    /// Moves the clock to the next event of a domain's life.
    async fn run_to(&self, name: &str, event: &str) -> Result<Json> {
        let (policy, name, event) = (Arc::clone(&self.policy), ascii(name), event.to_owned());
        let wanted = event.clone();
        let find = move |tx: &mut Tx<'_>| {
            let now = clock::now(tx)?;
            let Some(domain) = super::lifecycle::domain(tx, &policy, &name, now)? else { return Ok(None) };
            Ok(Some(act::date_of(&domain, &policy, &wanted)))
        };
        match self.store.read(find).await.map_err(refused)? {
            Some(Some(at)) => self.move_to(at).await,
            Some(None) => Err(Error::usage(format!("the domain has no {event} ahead"))
                .hint("events are next, expiry, redemption, purge, transfer, report")),
            None => Err(Error::usage("there is no such domain")),
        }
    }

    /// Acts on an object as the registry.
    async fn admin(&self, action: &str, name: &str, more: &[&str]) -> Result<Json> {
        let (policy, name) = (Arc::clone(&self.policy), ascii(name));
        let more: Vec<String> = more.iter().map(|word| (*word).to_owned()).collect();
        let (wish, object) = (action.to_owned(), name.clone());
        let outcome = self.change(move |tx| {
            let now = clock::now(tx)?;
            act::admin(tx, &policy, &wish, &object, &more, now)
        });
        match outcome.await? {
            act::Outcome::Done => Ok(json!({ "object": name, "done": action })),
            act::Outcome::NothingWaits => Err(Error::usage(format!("nothing of the kind waits with {name}"))),
            act::Outcome::NoSuchObject => Err(Error::usage(format!("there is no domain or contact {name}"))),
            act::Outcome::NoSuchAction => {
                Err(Error::usage(format!("there is no action {action:?}")).hint(act::ACTIONS.join(", ")))
            }
        }
    }

    /// Suspends a registrar, or lets it work again.
    async fn set_state(&self, clid: &str, state: State) -> Result<Json> {
        let id = clid.to_owned();
        let found = self.change(move |tx| match registrar::find(tx, &id)? {
            Some(registrar) => registrar::set_state(tx, registrar.id, state).map(|()| true),
            None => Ok(false),
        });
        if !found.await? {
            return Err(Error::usage(format!("there is no registrar {clid}")));
        }
        Ok(json!({ "registrar": clid, "state": state.name() }))
    }

    /// Lets a registrar's password be over, and tells it; it logs in with a new one, or not at all.
    async fn expire_password(&self, clid: &str) -> Result<Json> {
        let id = clid.to_owned();
        let expired = self.change(move |tx| {
            let Some(registrar) = registrar::find(tx, &id)? else { return Ok(None) };
            let now = clock::now(tx)?;
            registrar::set_password_end(tx, registrar.id, Some(now), None)?;
            expiry::tell(tx, &id, Key::PasswordExpires, now, now)?;
            Ok(Some(now))
        });
        match expired.await? {
            Some(now) => Ok(json!({ "registrar": clid, "passwordExpires": now.to_wire() })),
            None => Err(Error::usage(format!("there is no registrar {clid}"))),
        }
    }

    /// Takes a certificate back, or all of a registrar's.
    async fn revoke_certificate(&self, which: &str) -> Result<Json> {
        let wanted = which.to_owned();
        let revoked = self.change(move |tx| {
            let now = tx.clock()?;
            let fingerprints = match registrar::find(tx, &wanted)? {
                Some(registrar) => registrar.certificates,
                None => vec![wanted.to_ascii_lowercase().replace(':', "")],
            };
            let mut count = 0;
            for fingerprint in &fingerprints {
                count += registrar::revoke_certificate(tx, fingerprint, now)?;
            }
            Ok(count)
        });
        match revoked.await? {
            0 => Err(Error::usage(format!("no certificate that still holds is on file for {which}"))
                .hint("name a registrar, or a certificate by its SHA-256 fingerprint")),
            count => Ok(json!({ "revoked": count })),
        }
    }

    /// Puts messages into a registrar's queue.
    async fn push(&self, clid: &str, more: &[&str]) -> Result<Json> {
        let (set, text) = assignments(more, &["count", "file", "kind", "name"])?;
        let wanted = set.get("kind").map_or("broadcast", String::as_str);
        let kind = act::kind(wanted).ok_or_else(|| {
            Error::usage(format!("there is no message of the kind {wanted:?}")).hint(act::KINDS.join(", "))
        })?;
        let name = set.get("name").map_or_else(|| "example.example".into(), |name| ascii(name));
        let count = set.get("count").map_or(Ok(1), |count| words::number(count))?;
        let payload = set.get("file").map(|file| payload::read(Path::new(file))).transpose()?;
        let (id, text) = (clid.to_owned(), text.join(" "));
        let message = Arc::new(act::News { clid: id, kind, name, text, payload });
        for begun in (0..count).step_by(AT_ONCE as usize) {
            let message = Arc::clone(&message);
            let pushed = self.change(move |tx| {
                if registrar::find(tx, &message.clid)?.is_none() {
                    return Ok(false);
                }
                let now = clock::now(tx)?;
                for _ in begun..count.min(begun + AT_ONCE) {
                    act::push(tx, &message, now)?;
                }
                Ok(true)
            });
            if !pushed.await? {
                return Err(Error::usage(format!("there is no registrar {clid}")));
            }
        }
        Ok(json!({ "registrar": clid, "messages": count }))
    }

    /// Lets a registrar decide about transfers by itself.
    async fn set_bot(&self, clid: &str, mode: &str, more: &[&str]) -> Result<Json> {
        // `bot B --transfers approve` is understood as `bot B approve`.
        let mode = mode.strip_prefix("transfers=").unwrap_or(mode);
        let (set, _) = assignments(more, &["after"])?;
        let after = set.get("after").map_or(Ok(0), |after| duration(after))?;
        let decision = match mode {
            "approve" => Some(TransferStatus::ClientApproved),
            "reject" => Some(TransferStatus::ClientRejected),
            "cancel" => Some(TransferStatus::ClientCancelled),
            "off" | "ignore" => None,
            _ => {
                return Err(Error::usage(format!("a bot does not {mode}"))
                    .hint("it does approve, reject, cancel (what it asked for itself) or off"));
            }
        };
        let id = clid.to_owned();
        let set = self.change(move |tx| {
            if registrar::find(tx, &id)?.is_none() {
                return Ok(false);
            }
            bot::set(tx, &id, decision.map(|decision| Bot { decision, after })).map(|()| true)
        });
        if !set.await? {
            return Err(Error::usage(format!("there is no registrar {clid}")));
        }
        Ok(json!({ "registrar": clid, "transfers": mode }))
    }

    /// Adds an amount, which may be negative, to what a registrar has, and tells what it has.
    async fn balance(&self, clid: &str, amount: i64) -> Result<Json> {
        let id = clid.to_owned();
        let left = self.change(move |tx| {
            if registrar::find(tx, &id)?.is_none() {
                return Ok(None);
            }
            if amount != 0 {
                balance::add(tx, &id, amount)?;
            }
            balance::of(tx, &id).map(Some)
        });
        match left.await? {
            Some(left) => Ok(json!({ "registrar": clid, "balance": left })),
            None => Err(Error::usage(format!("there is no registrar {clid}"))),
        }
    }

    /// Adds a rule for a fault.
    async fn add_fault(&self, more: &[&str]) -> Result<Json> {
        let (set, rest) = assignments(more, &["nth", "times", "registrar", "name"])?;
        let Some((action, command)) = rest.split_last() else { return Err(Error::usage("a fault needs an action")) };
        action.parse::<Mischief>().map_err(Error::usage)?;
        let number = |name: &str, missing| set.get(name).map_or(Ok(missing), |text| words::number(text));
        let rule = Rule {
            id: 0,
            command: if command.is_empty() { "*".into() } else { command.join(" ").replace(':', " ") },
            registrar: set.get("registrar").cloned(),
            name: set.get("name").map(|name| ascii(name)),
            nth: number("nth", 1)?,
            times: number("times", 1)?,
            seen: 0,
            action: (*action).to_owned(),
        };
        let anybodys = Rule { registrar: None, name: None, ..rule.clone() };
        if !flow::commands().any(|command| anybodys.is_about(command, "", "")) {
            let message = format!("there is no command like {:?}, so the fault would never strike", rule.command);
            return Err(Error::usage(message).hint("write domain create, domain:create, domain *, *"));
        }
        let id = self.change(move |tx| fault::add(tx, &rule)).await?;
        NEWS.store(true, Ordering::Relaxed);
        Ok(json!({ "fault": id }))
    }

    /// The rules for faults.
    async fn faults(&self) -> Result<Json> {
        let rules = self.store.read(fault::list).await.map_err(refused)?;
        let tell = |rule: &Rule| {
            json!({ "fault": rule.id, "command": rule.command, "registrar": rule.registrar, "name": rule.name,
                "nth": rule.nth, "times": rule.times, "seen": rule.seen, "action": rule.action })
        };
        Ok(Json::from(rules.iter().map(tell).collect::<Vec<_>>()))
    }

    /// The parameters that are set over those of the file.
    async fn limits(&self) -> Result<Json> {
        let over = self.store.read(setting::list).await.map_err(refused)?;
        Ok(over.into_iter().map(|(name, value)| (name, Json::from(value))).collect::<serde_json::Map<_, _>>().into())
    }

    /// Sets parameters for a while; servers take them on within a second, sessions go on.
    async fn limit(&self, words: &[&str]) -> Result<Json> {
        let mut changes = Vec::with_capacity(words.len());
        for word in words {
            let (name, value) = word.split_once('=').ok_or_else(|| {
                Error::usage(format!("{word:?} sets nothing")).hint("write session.idle=3, or `limits drill`")
            })?;
            changes.push((name.to_owned(), value.to_owned()));
        }
        let known = self.store.read(setting::list).await.map_err(refused)?;
        let all: Vec<_> = known.into_iter().chain(changes.clone()).collect();
        self.settings.with(&all)?;
        let set = move |tx: &mut Tx<'_>| changes.iter().try_for_each(|(name, value)| setting::set(tx, name, value));
        self.change(set).await?;
        self.limits().await
    }

    /// What registrars have shown in an operational test, and what is missing.
    async fn checklist(&self, clid: Option<String>) -> Result<Json> {
        let policy = Arc::clone(&self.policy);
        let told = self.store.read(move |tx| ote::status(tx, &policy, clid.as_deref())).await.map_err(refused)?;
        match told.as_array().is_some_and(Vec::is_empty) {
            true => Err(Error::usage("there is no such registrar")),
            false => Ok(told),
        }
    }

    /// What came of a command whose answer was lost, by either transaction id (CO-3): what was done, and every command
    /// with that id, those that were refused or only asked too.
    async fn look_up(&self, id: &str) -> Result<Json> {
        let wanted = id.to_owned();
        let look = move |tx: &mut Tx<'_>| {
            Ok((history::of_transaction(tx, &wanted)?, command_log::of_transaction(tx, &wanted)?))
        };
        let (deeds, commands) = self.store.read(look).await.map_err(refused)?;
        let tell = |deed: &Done| {
            json!({ "at": deed.at.to_wire(), "registrar": deed.registrar, "verb": deed.verb, "object": deed.object,
                "code": deed.code, "svTRID": deed.svtrid, "clTRID": deed.cltrid })
        };
        let deeds: Vec<Json> = deeds.iter().map(tell).collect();
        let tell = |entry: &Entry| {
            json!({ "at": entry.at.to_wire(), "registrar": entry.registrar, "session": entry.session,
                "verb": entry.verb, "object": entry.object, "code": entry.code, "duration": entry.duration,
                "svTRID": entry.svtrid, "clTRID": entry.cltrid, "deed": entry.deed })
        };
        let commands: Vec<Json> = commands.iter().map(tell).collect();
        Ok(json!({ "committed": !deeds.is_empty(), "deeds": deeds, "commands": commands }))
    }
}

/// A name as it is kept.
fn ascii(name: &str) -> String {
    if name.is_ascii() { name.to_owned() } else { super::settings::a_label(name).unwrap_or_else(|| name.to_owned()) }
}

/// The time, as it is told.
fn told(now: Timestamp) -> Json {
    json!({ "now": now.to_wire() })
}

/// Why the database did not do it.
fn refused(failure: Failure) -> Error {
    match failure {
        Failure::Refused(Refusal { code, fault }) => {
            let reason = fault.and_then(|fault| fault.reason).unwrap_or_default();
            Error::usage(format!("the registry refuses it ({code}) {reason}"))
        }
        Failure::Database(told) | Failure::Unknown(told) => {
            Error::internal("the registry's database failed").hint(told)
        }
    }
}

#[cfg(test)]
mod tests;
