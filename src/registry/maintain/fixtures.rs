//! `registry seed lifecycle`: one domain in every state of its life, under names that are always the same.
//!
//! Each is made by the flows that serve commands, at the moments in the past that bring it where it is to be.

use crate::epp::{Call, Code};
use crate::error::{Error, Result};
use crate::registry::flow::{self, Context, Refusal};
use crate::registry::lifecycle;
use crate::registry::rules::policy::{Policy, Table};
use crate::registry::settings::Settings;
use crate::registry::store::registrar::{self, Registrar};
use crate::registry::store::status::{self, Status};
use crate::registry::store::{Failure, Store, Tx, clock};
use crate::registry::time::Timestamp;
use crate::registry::trid;
use crate::value::{Map, Value};
use serde_json::{Value as Json, json};
use std::sync::Arc;

/// The authInfo of all of them.
pub const AUTHINFO: &str = "Seed-Lifecycle-Aa1";

/// The registrant of all of them.
const CONTACT: &str = "SEED-LIFE";

/// Seconds of a day and of an hour.
const DAY: i64 = 86_400;
const HOUR: i64 = 3_600;

/// A state: its label in Latin letters, in Russian ones for zones that take no others, and what leads to it.
type Fixture = (&'static str, &'static str, fn(&Story<'_>, &str) -> Vec<Step>);

/// Something that is done on the way: how many seconds ago, by whom, what.
struct Step {
    ago: i64,
    second: bool,
    deed: Deed,
}

/// What is done.
enum Deed {
    /// A command.
    Ask(Call),
    /// A command that waits for the registry's consent.
    Defer(Call),
    /// The registry sets a status.
    Set(&'static str),
}

/// What a registrar does.
fn ask(ago: i64, call: Call) -> Step {
    Step { ago, second: false, deed: Deed::Ask(call) }
}

/// What the other registrar does.
fn other(ago: i64, call: Call) -> Step {
    Step { ago, second: true, deed: Deed::Ask(call) }
}

/// Every state.
const FIXTURES: &[Fixture] = &[
    ("add-period", "льгота-создания", |story, name| vec![ask(HOUR, story.create(name))]),
    ("ok", "обычный", |story, name| {
        vec![ask(100 * DAY, story.create(name).with("ns", vec!["ns1.seed-life.example.net"]))]
    }),
    ("inactive", "без-серверов", |story, name| vec![ask(100 * DAY, story.create(name))]),
    ("expiring", "истекает", |story, name| vec![ask(364 * DAY, story.create(name))]),
    ("renew-period", "льгота-продления", |story, name| {
        vec![ask(100 * DAY, story.create(name)), ask(HOUR, story.renew(name, 100 * DAY))]
    }),
    ("auto-renew-period", "льгота-автопродления", |story, name| {
        vec![ask(366 * DAY, story.create(name))]
    }),
    ("transfer-period", "льгота-передачи", |story, name| {
        vec![
            other(100 * DAY, story.create(name)),
            ask(2 * HOUR, story.transfer(name, "request")),
            other(HOUR, story.transfer(name, "approve")),
        ]
    }),
    ("transfer-out", "передаётся-от-нас", |story, name| {
        vec![ask(100 * DAY, story.create(name)), other(HOUR, story.transfer(name, "request"))]
    }),
    ("transfer-in", "передаётся-к-нам", |story, name| {
        vec![other(100 * DAY, story.create(name)), ask(HOUR, story.transfer(name, "request"))]
    }),
    ("transfer-rejected", "передача-отклонена", |story, name| {
        vec![
            ask(100 * DAY, story.create(name)),
            other(2 * HOUR, story.transfer(name, "request")),
            ask(HOUR, story.transfer(name, "reject")),
        ]
    }),
    ("redemption-period", "можно-восстановить", |story, name| {
        vec![ask(100 * DAY, story.create(name)), ask(HOUR, story.delete(name))]
    }),
    ("pending-restore", "восстанавливается", |story, name| {
        vec![ask(100 * DAY, story.create(name)), ask(2 * HOUR, story.delete(name)), ask(HOUR, story.restore(name))]
    }),
    ("pending-delete", "удаляется-через-час", |story, name| {
        let deleted = (story.policy.redemption + story.policy.pending_delete) * DAY - HOUR;
        vec![ask(deleted + 60 * DAY, story.create(name)), ask(deleted, story.delete(name))]
    }),
    ("pending-create", "ждёт-создания", |story, name| vec![defer(story.create(name))]),
    ("pending-update", "ждёт-изменения", |story, name| {
        vec![
            ask(100 * DAY, story.create(name)),
            defer(Call::new("domain update").with("name", name).with("add-status", vec![word("clientHold")])),
        ]
    }),
    ("pending-renew", "ждёт-продления", |story, name| {
        vec![ask(100 * DAY, story.create(name)), defer(story.renew(name, 100 * DAY))]
    }),
    ("client-hold", "снят-клиентом", |story, name| story.locked(name, "clientHold")),
    ("client-delete-prohibited", "удаление-запрещено", |story, name| {
        story.locked(name, "clientDeleteProhibited")
    }),
    ("client-renew-prohibited", "продление-запрещено", |story, name| {
        story.locked(name, "clientRenewProhibited")
    }),
    ("client-transfer-prohibited", "передача-запрещена", |story, name| {
        story.locked(name, "clientTransferProhibited")
    }),
    ("client-update-prohibited", "изменение-запрещено", |story, name| {
        story.locked(name, "clientUpdateProhibited")
    }),
    ("server-hold", "снят-реестром", |story, name| story.held(name, "serverHold")),
    ("server-delete-prohibited", "реестр-против-удаления", |story, name| {
        story.held(name, "serverDeleteProhibited")
    }),
    ("server-renew-prohibited", "реестр-против-продления", |story, name| {
        story.held(name, "serverRenewProhibited")
    }),
    ("server-transfer-prohibited", "реестр-против-передачи", |story, name| {
        story.held(name, "serverTransferProhibited")
    }),
    ("server-update-prohibited", "реестр-против-изменения", |story, name| {
        story.held(name, "serverUpdateProhibited")
    }),
    ("glue", "свой-сервер", |story, name| {
        let host = format!("ns1.{name}");
        vec![
            ask(100 * DAY, story.create(name)),
            ask(100 * DAY, Call::new("host create").with("name", host.as_str()).with("addr", vec!["198.51.100.1"])),
            ask(100 * DAY, Call::new("domain update").with("name", name).with("add-ns", vec![host])),
        ]
    }),
    ("signed", "подписан", |story, name| vec![ask(100 * DAY, story.signed(name))]),
];

/// A command of the first registrar that waits.
fn defer(call: Call) -> Step {
    Step { ago: HOUR, second: false, deed: Deed::Defer(call) }
}

/// A status as an argument.
fn word(s: &str) -> Map {
    [("s", s)].into_iter().collect()
}

/// Makes what is not there yet, and tells names and states.
pub async fn run(store: &Store, settings: &Settings) -> Result<Json> {
    let policy = Arc::new(policy(settings));
    let zone = policy.tlds.first().cloned().ok_or_else(|| Error::config("the registry serves no zone"))?;
    let registrars = store.read(registrar::list).await.map_err(super::told)?;
    let [first, second, ..] = &registrars[..] else {
        return Err(Error::config("a lifecycle needs two registrars: one hands over, one takes"));
    };
    let (first, second) = (first.clone(), second.clone());
    let work = move |tx: &mut Tx<'_>| {
        let now = clock::now(tx)?;
        let story = Story { policy: &policy, first: &first, second: &second, now };
        story.people(tx)?;
        let mut told = Vec::with_capacity(FIXTURES.len());
        for (latin, russian, steps) in FIXTURES {
            let label = if zone.table == Some(Table::Russian) { russian } else { latin };
            let shown = format!("{label}.{}", zone.name);
            let name = idna::domain_to_ascii(&shown).map_err(|_| Failure::Database(format!("{shown} is no name")))?;
            let made = story.tell(tx, &name, steps(&story, &name))?;
            told.push(json!({ "state": latin, "name": name, "uname": idna::domain_to_unicode(&name).0, "made": made }));
        }
        flow::settle_due(tx, &policy, now, 1_000)?;
        Ok(told)
    };
    let told = store.write(work).await.map_err(super::told)?;
    Ok(json!({ "registrars": [registrars[0].clid, registrars[1].clid], "authInfo": AUTHINFO, "domains": told }))
}

/// The registry's own periods; what the objects must be like is no client's business here.
fn policy(settings: &Settings) -> Policy {
    let own = settings.policy();
    Policy {
        tlds: own.tlds,
        roid_suffix: own.roid_suffix,
        grace_add: own.grace_add,
        grace_renew: own.grace_renew,
        grace_auto_renew: own.grace_auto_renew,
        grace_transfer: own.grace_transfer,
        redemption: own.redemption,
        pending_delete: own.pending_delete,
        restore_report: own.restore_report,
        transfer_pending: own.transfer_pending,
        transfer_auto: own.transfer_auto,
        magic_names: false,
        restore_report_required: true,
        ..Settings::default().policy()
    }
}

/// Who does what, under which rules, and when it is now.
struct Story<'a> {
    policy: &'a Arc<Policy>,
    first: &'a Registrar,
    second: &'a Registrar,
    now: Timestamp,
}

impl Story<'_> {
    /// The registrant and the name server that they share.
    fn people(&self, tx: &mut Tx<'_>) -> Result<(), Failure> {
        let postal: Map = [("type", "int"), ("name", "Seed"), ("city", "Moscow"), ("cc", "RU")].into_iter().collect();
        let contact = Call::new("contact create")
            .with("id", CONTACT)
            .with("postalInfo", vec![postal])
            .with("email", "seed@example.net")
            .with("auth", AUTHINFO);
        let host = Call::new("host create").with("name", "ns1.seed-life.example.net");
        for call in [contact, host] {
            self.step(tx, ask(400 * DAY, call), "")?;
        }
        Ok(())
    }

    /// Takes the steps to a state, unless the name is taken; whether they were taken.
    fn tell(&self, tx: &mut Tx<'_>, name: &str, steps: Vec<Step>) -> Result<bool, Failure> {
        for step in steps {
            if !self.step(tx, step, name)? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Takes one step; whether the object was not there before.
    fn step(&self, tx: &mut Tx<'_>, step: Step, name: &str) -> Result<bool, Failure> {
        let who = if step.second { self.second } else { self.first };
        let now = Timestamp(self.now.0 - step.ago * 1_000_000);
        let (call, policy) = match step.deed {
            Deed::Ask(call) => (call, Arc::clone(self.policy)),
            Deed::Defer(call) => {
                let pending = ["create", "update", "renew"].map(String::from).into();
                (call, Arc::new(Policy { pending, ..(**self.policy).clone() }))
            }
            Deed::Set(s) => {
                if let Some(domain) = lifecycle::domain(tx, self.policy, name, now)? {
                    status::add(tx, domain.id, &Status::new(s))?;
                }
                return Ok(true);
            }
        };
        let millis = u64::try_from(now.0 / 1000).unwrap_or(0);
        let context = Context {
            registrar_id: who.id,
            registrar: who.clid.clone(),
            now,
            lang: "en".into(),
            cltrid: None,
            svtrid: trid::next("seed", millis).map_err(|error| Failure::Database(error.to_string()))?,
            extensions: Vec::new(),
            policy,
            consented: false,
        };
        match flow::perform(tx, &context, &call) {
            Ok(_) => Ok(true),
            Err(Failure::Refused(Refusal { code, .. })) if code == Code::OBJECT_EXISTS => Ok(false),
            Err(failure) => Err(failure),
        }
    }

    fn create(&self, name: &str) -> Call {
        Call::new("domain create").with("name", name).with("auth", AUTHINFO).with("registrant", CONTACT)
    }

    fn delete(&self, name: &str) -> Call {
        Call::new("domain delete").with("name", name)
    }

    /// The renew of what was created so many seconds ago for a year.
    fn renew(&self, name: &str, created: i64) -> Call {
        let expires = Timestamp(self.now.0 - created * 1_000_000).plus_years(1);
        Call::new("domain renew").with("name", name).with("cur-exp", expires.date())
    }

    fn transfer(&self, name: &str, op: &'static str) -> Call {
        let call = Call::new("domain transfer").with("name", name).with("op", op);
        if op == "request" { call.with("auth", AUTHINFO) } else { call }
    }

    fn restore(&self, name: &str) -> Call {
        let mut call = Call::new("domain update").with("name", name);
        call.ext.push(("rgp".into(), [("op", "request")].into_iter().collect()));
        call
    }

    /// What its sponsor has set a status on.
    fn locked(&self, name: &str, s: &str) -> Vec<Step> {
        let set = Call::new("domain update").with("name", name).with("add-status", vec![word(s)]);
        vec![ask(100 * DAY, self.create(name)), ask(DAY, set)]
    }

    /// What the registry has set a status on.
    fn held(&self, name: &str, s: &'static str) -> Vec<Step> {
        let set = Step { ago: DAY, second: false, deed: Deed::Set(s) };
        vec![ask(100 * DAY, self.create(name)), set]
    }

    /// A create with a DS record.
    fn signed(&self, name: &str) -> Call {
        let record: Map = [
            ("keyTag", Value::Int(12345)),
            ("alg", Value::Int(13)),
            ("digestType", Value::Int(2)),
            ("digest", Value::from("49FD46E6C4B45C55D4AC69CBD3CD34AC1AFE51DE1B2F0F0A3E0A4AC0A5B2B7B1")),
        ]
        .into_iter()
        .collect();
        let mut call = self.create(name);
        call.ext.push(("secDNS".into(), [("ds", vec![record])].into_iter().collect()));
        call
    }
}
