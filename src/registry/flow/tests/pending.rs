//! Commands that wait for the registry's consent.

use super::*;
use crate::registry::flow::pending::decide;

/// A registry where these commands wait.
fn registry(verbs: &[&str]) -> Registry {
    let mut registry = Registry::new();
    registry.policy.pending = verbs.iter().map(|verb| (*verb).into()).collect();
    registry
}

impl Registry {
    /// The registry's word about what waits with an object.
    fn decide(&mut self, object: i64, consent: bool) {
        let (now, policy) = (self.now, Arc::new(self.policy.clone()));
        let work = move |tx: &mut Tx<'_>| decide(tx, &policy, object, consent, now);
        assert_eq!(self.runtime.block_on(self.store.write(work)), Ok(true));
    }

    /// The only message of `clid`: its text, whether what waited was done, and the server's id of the command.
    fn word(&mut self, clid: &str) -> (String, bool, String) {
        let (text, data) = self.drain(clid).pop().expect("a message");
        let trid = data[0].values.get("paTRID").and_then(Value::as_map).and_then(|trid| trid.str("svTRID"));
        (text, data[0].values.flag("paResult"), trid.expect("an id").to_owned())
    }
}

/// The renew of foo.example.
fn renew() -> Call {
    Call::new("domain renew").with("name", "foo.example").with("cur-exp", "2027-01-31")
}

#[test]
fn pa_1_dc_14_what_waits_shows_it_and_takes_nothing_else() {
    let mut registry = registry(&["create"]);
    assert_eq!(registry.code("A", create("foo.example")), 1001);
    assert_eq!(registry.statuses("A", "domain", "name", "foo.example"), ["pendingCreate", "inactive"]);
    assert_eq!(registry.code("B", create("foo.example")), 2302, "the name is taken meanwhile");
    for call in [update("foo.example").with("auth", "3fooBAR"), delete("foo.example"), renew()] {
        assert_eq!(registry.code("A", call), 2304, "ST-6");
    }
    assert_eq!(registry.code("A", host("ns1.foo.example", &["192.0.2.1"])), 2304, "it may yet be denied");
    assert_eq!(registry.code("A", contact("sh8013")), 1001);
    assert_eq!(registry.statuses("A", "contact", "id", "sh8013"), ["pendingCreate"]);
}

#[test]
fn pa_3_what_may_be_denied_is_not_linked_to_and_costs_nothing_then() {
    let mut registry = registry(&["create"]);
    registry.policy.billing = true;
    registry.sql("INSERT INTO balance (clid, amount) VALUES ('A', 100000)");
    registry.must("A", contact("sh8013"));
    let linked = create("foo.example").with("contact", vec![link("tech", "sh8013")]);
    assert_eq!(registry.code("A", linked.clone()), 2304);
    registry.decide(1, true);
    registry.must("A", linked);
    let paid = registry.rows("SELECT amount AS n FROM balance WHERE clid = 'A'")[0];
    assert!(paid < 100_000);
    registry.decide(2, false);
    assert_eq!(registry.rows("SELECT amount AS n FROM balance WHERE clid = 'A'"), [100_000]);
}

#[test]
fn pa_2_consent() {
    let mut registry = registry(&["create"]);
    registry.must("A", create("foo.example"));
    registry.decide(1, true);
    assert_eq!(registry.statuses("A", "domain", "name", "foo.example"), ["inactive"]);
    assert_eq!(registry.word("A"), ("Pending action completed".into(), true, "SV-1".into()));
}

#[test]
fn pa_2_the_registry_consents_by_itself_in_time() {
    let mut registry = registry(&["update"]);
    registry.policy.pending_consent = 3;
    registry.register("A", "foo.example");
    assert_eq!(registry.code("A", update("foo.example").with("add-status", status_of("clientHold"))), 1001);
    registry.now = registry.now.plus_days(3);
    assert_eq!(registry.word("A").0, "Pending action completed");
    assert_eq!(registry.statuses("A", "domain", "name", "foo.example"), ["clientHold", "inactive"]);
}

#[test]
fn pa_3_a_denied_create_frees_its_name() {
    let mut registry = registry(&["create"]);
    registry.must("A", create("foo.example"));
    registry.must("A", contact("sh8013"));
    registry.decide(1, false);
    registry.decide(2, false);
    assert_eq!(registry.code("A", info("foo.example")), 2303);
    assert_eq!(registry.code("A", Call::new("contact info").with("id", "sh8013")), 2303);
    assert_eq!(registry.word("A").0, "Pending action denied");
    assert_eq!(registry.code("B", create("foo.example")), 1001);
}

#[test]
fn pa_3_denied_changes_leave_what_was_and_approved_ones_are_as_they_were_asked_for() {
    let mut registry = registry(&["update", "renew", "delete"]);
    registry.register("A", "foo.example");
    assert_eq!(registry.code("A", update("foo.example").with("auth", "short")), 2306, "what is wrong does not wait");
    assert_eq!(registry.code("A", renew()), 1001);
    assert_eq!(registry.statuses("A", "domain", "name", "foo.example"), ["pendingRenew", "inactive"]);
    registry.decide(1, false);
    assert_eq!(registry.values("A", info("foo.example")).str("exDate"), Some("2027-01-31T10:00:00.000Z"));
    registry.must("A", renew());
    registry.decide(1, true);
    assert_eq!(registry.values("A", info("foo.example")).str("exDate"), Some("2028-01-31T10:00:00.000Z"));
    assert_eq!(registry.code("A", update("foo.example").with("auth", "3fooBAR")), 1001);
    assert_eq!(registry.statuses("A", "domain", "name", "foo.example"), ["pendingUpdate", "inactive"]);
    registry.decide(1, true);
    assert_eq!(registry.code("B", info("foo.example").with("auth", "3fooBAR")), 1000);
    assert_eq!(registry.code("A", delete("foo.example")), 1001);
    assert_eq!(registry.statuses("A", "domain", "name", "foo.example"), ["pendingDelete", "inactive"]);
    registry.decide(1, true);
    assert_eq!(registry.code("A", info("foo.example")), 2303, "its add period ran");
}

#[test]
fn pa_3_what_an_update_refers_to_may_be_gone_when_it_is_approved() {
    let mut registry = registry(&["update"]);
    registry.register("A", "foo.example");
    registry.must("A", host("ns1.foo.com", &[]));
    registry.must("A", update("foo.example").with("add-ns", vec!["ns1.foo.com"]));
    registry.must("A", Call::new("host delete").with("name", "ns1.foo.com"));
    registry.decide(1, true);
    let (text, done, _) = registry.word("A");
    assert_eq!((text.as_str(), done), ("Pending action denied", false));
    assert_eq!(registry.statuses("A", "domain", "name", "foo.example"), ["inactive"]);
}

#[test]
fn pa_1_ti_3_what_waits_is_not_told_of_as_done() {
    let mut registry = registry(&["renew", "update"]);
    registry.register("A", "foo.example");
    registry.must("A", renew().with("period", "1y"));
    assert_eq!(registry.rows("SELECT COUNT(*) AS n FROM history WHERE verb = 'renew'"), [0]);
    assert_eq!(registry.rows("SELECT code AS n FROM history WHERE verb = 'renew request'"), [1001]);
    registry.decide(1, false);
    assert_eq!(registry.rows("SELECT COUNT(*) AS n FROM history WHERE verb = 'renew'"), [0]);
    // What the clock did just before is not forgotten with what is only tried.
    registry.now = moment("2027-02-01T00:00:00Z");
    registry.must("A", update("foo.example").with("auth", "3fooBAR"));
    assert_eq!(registry.rows("SELECT COUNT(*) AS n FROM history WHERE verb = 'autorenew'"), [1]);
    assert_eq!(registry.rows("SELECT COUNT(*) AS n FROM history WHERE verb = 'update'"), [0]);
    registry.decide(1, true);
    assert_eq!(registry.rows("SELECT COUNT(*) AS n FROM history WHERE verb = 'update'"), [1]);
}
