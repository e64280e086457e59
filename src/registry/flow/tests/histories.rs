//! ST-3 over random histories: whatever registrars, the registry and the clock do, an object shows a possible set of
//! statuses, and its info has the shape of the schema.

use super::*;
use crate::registry::store::status::{self, Status};
use proptest::prelude::*;

/// The domain that everything happens to.
const NAME: &str = "foo.example";

/// What may happen.
#[derive(Clone, Debug)]
enum Deed {
    /// A registrar sets or unsets one of its statuses.
    Client(bool, usize),
    /// The registry sets or unsets one of its own.
    Server(bool, usize),
    Delegate(bool),
    Renew,
    Delete,
    Restore(bool),
    Request,
    Approve,
    Reject,
    Cancel,
    /// From now on, or no longer, updates, renews and deletes wait for the registry's consent.
    Wait(bool),
    /// The registry decides what waits.
    Decide(bool),
    Contact(bool, usize),
    Host(bool, usize),
    RequestContact,
    ApproveContact,
    /// So many days go by.
    Days(i64),
}

/// The verbs that statuses prohibit; a hold is the last.
const WORDS: &[&str] = &["DeleteProhibited", "RenewProhibited", "TransferProhibited", "UpdateProhibited", "Hold"];

/// Some deed.
fn deed() -> impl Strategy<Value = Deed> {
    let on = any::<bool>;
    prop_oneof![
        4 => (on(), 0..5_usize).prop_map(|(on, at)| Deed::Client(on, at)),
        3 => (on(), 0..5_usize).prop_map(|(on, at)| Deed::Server(on, at)),
        1 => on().prop_map(Deed::Delegate),
        1 => Just(Deed::Renew),
        2 => Just(Deed::Delete),
        2 => on().prop_map(Deed::Restore),
        3 => Just(Deed::Request),
        1 => Just(Deed::Approve),
        1 => Just(Deed::Reject),
        1 => Just(Deed::Cancel),
        2 => on().prop_map(Deed::Wait),
        2 => on().prop_map(Deed::Decide),
        2 => (on(), 0..5_usize).prop_map(|(on, at)| Deed::Contact(on, at)),
        2 => (on(), 0..5_usize).prop_map(|(on, at)| Deed::Host(on, at)),
        2 => Just(Deed::RequestContact),
        1 => Just(Deed::ApproveContact),
        3 => (1..40_i64).prop_map(Deed::Days),
    ]
}

impl Registry {
    /// Lets it happen, or be refused.
    fn happen(&mut self, deed: &Deed) {
        let sponsor = self.sponsor();
        let direction = |on: bool| if on { "add-status" } else { "rem-status" };
        let transfer = |op: &'static str| Call::new("domain transfer").with("name", NAME).with("op", op);
        let of_contact = |op: &'static str| Call::new("contact transfer").with("id", "sh8013").with("op", op);
        let call = match deed {
            Deed::Client(on, at) => update(NAME).with(direction(*on), status_of(&format!("client{}", WORDS[*at]))),
            Deed::Contact(on, at) => {
                let set = status_of(&format!("client{}", WORDS[*at]));
                Call::new("contact update").with("id", "sh8013").with(direction(*on), set)
            }
            Deed::Host(on, at) => {
                let set = status_of(&format!("client{}", WORDS[*at]));
                Call::new("host update").with("name", "ns1.foo.com").with(direction(*on), set)
            }
            Deed::Delegate(on) => update(NAME).with(if *on { "add-ns" } else { "rem-ns" }, vec!["ns1.foo.com"]),
            Deed::Renew => {
                let expires = self.read_domain().map(|domain| domain.ex_date.date()).unwrap_or_default();
                Call::new("domain renew").with("name", NAME).with("cur-exp", expires)
            }
            Deed::Delete => delete(NAME),
            Deed::Restore(report) => lifecycle::restore(if *report { "report" } else { "request" }),
            Deed::Request => {
                let gaining = if sponsor == "A" { "B" } else { "A" };
                return drop(self.ask(gaining, transfer("request").with("auth", "2fooBAR")));
            }
            Deed::Cancel => {
                let gaining = if sponsor == "A" { "B" } else { "A" };
                return drop(self.ask(gaining, transfer("cancel")));
            }
            Deed::Approve => transfer("approve"),
            Deed::Reject => transfer("reject"),
            Deed::RequestContact => return drop(self.ask("B", of_contact("request").with("auth", "2fooBAR"))),
            Deed::ApproveContact => return drop(self.ask("A", of_contact("approve"))),
            Deed::Wait(on) => {
                let verbs: &[&str] = if *on { &["update", "renew", "delete", "create"] } else { &[] };
                return self.policy.pending = verbs.iter().map(|verb| (*verb).to_owned()).collect();
            }
            Deed::Server(on, at) => return self.set_server(*on, format!("server{}", WORDS[*at])),
            Deed::Decide(consents) => return self.decide_all(*consents),
            Deed::Days(days) => return self.now = self.now.plus_days(*days),
        };
        drop(self.ask(&sponsor, call));
    }

    /// The domain as it is now, if there is one.
    fn read_domain(&mut self) -> Option<crate::registry::store::domain::Domain> {
        let (policy, now) = (self.policy.clone(), self.now);
        let read = move |tx: &mut Tx<'_>| crate::registry::lifecycle::domain(tx, &policy, NAME, now);
        self.runtime.block_on(self.store.read(read)).expect("read")
    }

    /// Whose the domain is.
    fn sponsor(&mut self) -> String {
        self.read_domain().map_or_else(|| "A".into(), |domain| domain.clid)
    }

    /// Sets or unsets a status as the registry.
    fn set_server(&mut self, on: bool, s: String) {
        let Some(domain) = self.read_domain() else { return };
        let has = domain.statuses.iter().any(|status| status.s == s);
        let set = move |tx: &mut Tx<'_>| match (on, has) {
            (true, false) => status::add(tx, domain.id, &Status::new(s.as_str())),
            (false, true) => status::remove(tx, domain.id, &s).map(drop),
            _ => Ok(()),
        };
        self.runtime.block_on(self.store.write(set)).expect("set");
    }

    /// Decides whatever waits with the domain and the contact.
    fn decide_all(&mut self, consents: bool) {
        let (policy, now) = (Arc::new(self.policy.clone()), self.now);
        let domain = self.read_domain().map(|domain| domain.id);
        let decide = move |tx: &mut Tx<'_>| {
            let contact = crate::registry::store::contact::number(tx, "sh8013")?;
            for id in domain.into_iter().chain(contact) {
                crate::registry::flow::pending::decide(tx, &policy, id, consents, now)?;
            }
            Ok(())
        };
        self.runtime.block_on(self.store.write(decide)).expect("decided");
    }

    /// What is wrong with the statuses and the info of an object, if it is there.
    fn misfit(&mut self, clid: &str, object: Object, name: &str) -> Option<String> {
        let call = Call::new(format!("{} info", object.name())).with(object.key(), name);
        // Its frame was written, and so has the elements of the schema in their order.
        let done = match self.ask(clid, call) {
            Ok(done) => done,
            Err(refusal) if refusal.code.0 == 2303 => return None,
            Err(refusal) => return Some(format!("info is refused: {refusal:?}")),
        };
        let values = &done.data[0].values;
        let statuses = values.list("status").iter().filter_map(Value::as_map).filter_map(|status| status.str("s"));
        let all: Vec<&str> = statuses.collect();
        let has = |s: &str| all.contains(&s);
        let ends = |end: &str| all.iter().any(|s| s.ends_with(end));
        let pending: Vec<&&str> = all.iter().filter(|s| s.starts_with("pending")).collect();
        let most = if object == Object::Domain { 11 } else { 7 };
        let mut unique = all.clone();
        unique.sort_unstable();
        unique.dedup();
        let ok_fits = match object {
            Object::Domain => !has("ok") || all.len() == 1,
            _ => !has("ok") || all.iter().all(|s| ["ok", "linked"].contains(s)),
        };
        let delegated = !values.list("ns").is_empty();
        let rules = [
            ("there is a status", !all.is_empty()),
            ("at most one is pending", pending.len() <= 1),
            ("there are not too many", all.len() <= most),
            ("none comes twice", unique.len() == all.len()),
            ("pendingDelete stands beside no *DeleteProhibited", !has("pendingDelete") || !ends("DeleteProhibited")),
            ("pendingTransfer beside no *TransferProhibited", !has("pendingTransfer") || !ends("TransferProhibited")),
            ("pendingRenew beside no *RenewProhibited", !has("pendingRenew") || !ends("RenewProhibited")),
            ("pendingUpdate beside no *UpdateProhibited", !has("pendingUpdate") || !ends("UpdateProhibited")),
            ("ok fits", ok_fits),
            ("inactive is what is not delegated", object != Object::Domain || has("inactive") != delegated),
            ("it has what every info has", ["roid", "clID", "crID"].iter().all(|name| values.contains(name))),
        ];
        let broken = rules.iter().find(|(_, holds)| !holds)?;
        Some(format!("{name}: not true that {}: {all:?}", broken.0))
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn st_3_statuses_are_possible_after_any_history(deeds in prop::collection::vec(deed(), 1..40)) {
        let mut registry = Registry::new();
        registry.must("A", contact("sh8013"));
        registry.must("A", host("ns1.foo.com", &[]));
        registry.must("A", create(NAME).with("registrant", "sh8013"));
        for (at, deed) in deeds.iter().enumerate() {
            registry.happen(deed);
            let clid = registry.sponsor();
            let contact = registry.values_of_contact();
            for (clid, object, name) in [
                (clid.as_str(), Object::Domain, NAME),
                ("A", Object::Host, "ns1.foo.com"),
                (contact.as_str(), Object::Contact, "sh8013"),
            ] {
                let wrong = registry.misfit(clid, object, name);
                prop_assert!(wrong.is_none(), "{}, after {:?}", wrong.unwrap_or_default(), &deeds[..=at]);
            }
        }
    }
}

impl Registry {
    /// Whose the contact is.
    fn values_of_contact(&mut self) -> String {
        let (policy, now) = (self.policy.clone(), self.now);
        let read = move |tx: &mut Tx<'_>| crate::registry::lifecycle::contact(tx, &policy, "sh8013", now);
        let found = self.runtime.block_on(self.store.read(read)).expect("read");
        found.map_or_else(|| "A".into(), |contact| contact.clid)
    }
}
