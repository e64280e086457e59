//! `registry seed`: many domains, contacts and hosts at once, made by the same flows that serve commands.

use super::{Place, told, untold};
use crate::epp::Call;
use crate::error::{Error, Result};
use crate::registry::flow::{self, Context, Refusal, Timestamp};
use crate::registry::rules::policy::{AuthMode, Need, Policy};
use crate::registry::settings::Settings;
use crate::registry::store::registrar::{self, Registrar};
use crate::registry::store::{Failure, Tx, clock};
use crate::registry::trid;
use crate::value::{Map, Value};
use std::io::Write;
use std::sync::Arc;
use std::time::Instant;

/// How many objects one commit holds.
const AT_ONCE: u64 = 500;

/// How many domains share a contact and a pair of hosts.
const SHARED: u64 = 10;

/// How many domains are made between two words about it.
const WORD: u64 = 100_000;

/// Makes `count` domains, each with a registrant, contacts and two hosts that ten domains share, for all registrars in
/// turn. Names that are taken are left as they are, so that it can be run again for more.
pub async fn run(place: &Place, count: u64, out: &mut (dyn Write + Send)) -> Result<()> {
    let zone = place.settings.tld.first().ok_or_else(|| Error::config("the registry serves no zone"))?.name.clone();
    let registrars = place.store.read(registrar::list).await.map_err(told)?;
    if registrars.is_empty() {
        return Err(Error::config("the registry has no registrar to own the domains"));
    }
    let crowd = Arc::new(Crowd { zone, registrars, policy: Arc::new(policy(&place.settings)) });
    let (begun, mut made) = (Instant::now(), 0);
    for from in (0..count).step_by(AT_ONCE as usize) {
        let until = count.min(from + AT_ONCE);
        let crowd = Arc::clone(&crowd);
        made += place.store.write(move |tx| crowd.make(tx, from, until)).await.map_err(told)?;
        if until.is_multiple_of(WORD) && until < count {
            writeln!(out, "{until} of {count}").map_err(untold)?;
        }
    }
    let rate = made as f64 / begun.elapsed().as_secs_f64().max(0.001);
    writeln!(out, "{made} domains made, {} were there; {rate:.0} a second", count - made).map_err(untold)
}

/// The lenient rules in the registry's zones: what the objects are like is no client's business here.
fn policy(settings: &Settings) -> Policy {
    let own = settings.policy();
    Policy { tlds: own.tlds, roid_suffix: own.roid_suffix, ..Settings::default().policy() }
}

/// What the objects are made from.
struct Crowd {
    zone: String,
    registrars: Vec<Registrar>,
    policy: Arc<Policy>,
}

impl Crowd {
    /// Makes the domains numbered `from` to `until` with what they need; tells how many were not there.
    fn make(&self, tx: &mut Tx<'_>, from: u64, until: u64) -> Result<u64, Failure> {
        let now = clock::now(tx)?;
        let mut made = 0;
        for number in from..until {
            let owner = &self.registrars[number as usize % self.registrars.len()];
            let group = number / SHARED;
            if number % SHARED == 0 {
                self.ask(tx, owner, now, &contact(group))?;
                for which in [1, 2] {
                    self.ask(tx, owner, now, &Call::new("host create").with("name", host(group, which)))?;
                }
            }
            made += u64::from(self.ask(tx, owner, now, &self.domain(number, group))?);
        }
        Ok(made)
    }

    /// Runs a command as its owner; whether the object is new.
    fn ask(&self, tx: &mut Tx<'_>, owner: &Registrar, now: Timestamp, call: &Call) -> Result<bool, Failure> {
        let millis = u64::try_from(now.0 / 1000).unwrap_or(0);
        let svtrid = trid::next("seed", millis).map_err(|error| Failure::Database(error.to_string()))?;
        let context = Context {
            registrar_id: owner.id,
            registrar: owner.clid.clone(),
            now,
            lang: "en".into(),
            cltrid: None,
            svtrid,
            extensions: Vec::new(),
            policy: Arc::clone(&self.policy),
            consented: true,
        };
        match flow::run(tx, &context, &self.suited(call)) {
            Ok(_) => Ok(true),
            Err(Failure::Refused(Refusal { code, .. })) if code == crate::epp::Code::OBJECT_EXISTS => Ok(false),
            Err(failure) => Err(failure),
        }
    }

    /// A create with what the rules ask for besides.
    fn suited(&self, call: &Call) -> Call {
        let mut call = call.clone();
        if self.policy.authinfo == AuthMode::Rfc9154 {
            call.args.set("auth", "");
        }
        let mut add = |id: &'static str, args: Map| call.ext.push((id.into(), args));
        match call.command.as_str() {
            "contact create" if self.policy.tci_contact == Need::Required => {
                let mut person = Map::new();
                person.set("person", true);
                person.set("birthday", "1990-01-01");
                person.set("passport", vec!["00 00 000000"]);
                add("tci-contact", person);
            }
            "domain create" if self.policy.tci_domain == Need::Required => {
                add("tci-domain", [("description", vec!["Seed"])].into_iter().collect());
            }
            _ => {}
        }
        call
    }

    /// The create of a domain; in a zone of its own letters its label is Russian.
    fn domain(&self, number: u64, group: u64) -> Call {
        let label = if self.zone.starts_with("xn--") { format!("имя-{number}") } else { format!("seed-{number}") };
        let name = idna::domain_to_ascii(&format!("{label}.{}", self.zone)).unwrap_or_default();
        let kinds = ["admin", "tech"]
            .map(|kind| -> Map { [("type", kind.to_owned()), ("id", handle(group))].into_iter().collect() });
        Call::new("domain create")
            .with("name", name)
            .with("auth", format!("Seed-{number:09}-Aa1"))
            .with("registrant", handle(group))
            .with("contact", Vec::from(kinds))
            .with("ns", vec![Value::from(host(group, 1)), Value::from(host(group, 2))])
    }
}

/// The id of a group's contact.
fn handle(group: u64) -> String {
    format!("SEED-{group}")
}

/// A name server of a group, outside the registry's zones.
fn host(group: u64, which: u8) -> String {
    format!("ns{which}.seed-{group}.example.net")
}

/// The create of a group's contact.
fn contact(group: u64) -> Call {
    let postal: Map = [("type", "int"), ("name", "Seed"), ("city", "Moscow"), ("cc", "RU")].into_iter().collect();
    Call::new("contact create")
        .with("id", handle(group))
        .with("postalInfo", vec![postal])
        .with("email", "seed@example.net")
        .with("auth", format!("Seed-{group:09}-Aa1"))
}
