//! The course of a domain's life: the specification's vectors LV-1 to LV-11, and the rules LC-0 to LC-9.

use super::*;
use crate::registry::rules::policy::Expiry;
use proptest::prelude::*;

/// The domain of every vector.
const NAME: &str = "foo.example";

/// The renew of it.
fn renew(believed: &str, period: &str) -> Call {
    Call::new("domain renew").with("name", NAME).with("cur-exp", believed).with("period", period)
}

/// The request of its restore, or the report on it.
pub(super) fn restore(op: &'static str) -> Call {
    let mut args = Map::new();
    args.set("op", op);
    if op == "report" {
        for (arg, text) in [
            ("pre-data", "before"),
            ("post-data", "after"),
            ("del-time", "2027-02-01T00:00:00.0Z"),
            ("res-time", "2027-02-10T00:00:00.0Z"),
            ("reason", "Registrant error"),
        ] {
            args.set(arg, text);
        }
        let statement: Map = [("text", "The information in this report is true")].into_iter().collect();
        args.set("statement", vec![statement]);
    }
    let mut call = update(NAME);
    call.ext.push(("rgp".into(), args));
    call
}

impl Registry {
    /// LV-1: the domain, created on 2026-01-31 at 10:00 for a year.
    fn lv_1() -> Self {
        let mut registry = Registry::new();
        registry.register("A", NAME);
        registry
    }

    /// LV-6: it renewed itself and was deleted the day after.
    fn lv_6() -> Self {
        let mut registry = Self::lv_1();
        registry.at("2027-02-01T00:00:00Z");
        assert_eq!(registry.code("A", delete(NAME)), 1001);
        registry.drain("A");
        registry
    }

    /// Sets the clock.
    pub(super) fn at(&mut self, text: &str) {
        self.now = moment(text);
    }

    /// When the domain expires.
    fn expires(&mut self) -> String {
        self.values("A", info(NAME)).str("exDate").expect("a date").to_owned()
    }

    /// The statuses of RFC 3915 that the domain shows to `clid`.
    pub(super) fn rgp(&mut self, clid: &str) -> Vec<String> {
        let done = self.ask(clid, info(NAME)).expect("the domain");
        let Some(body) = done.ext.iter().find(|body| body.spec == "rgp") else { return Vec::new() };
        let statuses = body.values.list("rgpStatus").iter().filter_map(Value::as_map);
        statuses.filter_map(|status| status.str("s")).map(String::from).collect()
    }

    /// The texts of the messages that wait for `clid`, and when they were queued.
    pub(super) fn told(&mut self, clid: &str) -> Vec<(String, String)> {
        let mut told = Vec::new();
        loop {
            let done = self.ask(clid, poll_request()).expect("a poll request is always answered");
            let Some(queue) = done.msgq else { return told };
            told.push((queue.msg.expect("a text"), queue.qdate.expect("a date")));
            self.must(clid, Call::new("poll").with("op", "ack").with("id", queue.id.expect("an id")));
        }
    }
}

#[test]
fn lv_1_lc_9_a_create_and_its_add_period() {
    let mut registry = Registry::lv_1();
    assert_eq!(registry.expires(), "2027-01-31T10:00:00.000Z");
    registry.at("2026-02-05T09:59:59.999999Z");
    assert_eq!(registry.rgp("A"), ["addPeriod"]);
    registry.at("2026-02-05T10:00:00Z");
    assert!(registry.rgp("A").is_empty(), "LC-9: at its end a period is over");
}

#[test]
fn lv_2_a_leap_day() {
    let mut registry = Registry::new();
    registry.at("2028-02-29T00:00:00Z");
    registry.register("A", NAME);
    assert_eq!(registry.expires(), "2029-02-28T00:00:00.000Z");
}

#[test]
fn lv_3_a_delete_in_the_add_period_and_after_it() {
    let mut registry = Registry::lv_1();
    registry.at("2026-02-05T09:59:59Z");
    assert_eq!(registry.code("A", delete(NAME)), 1000);
    assert_eq!(registry.code("A", info(NAME)), 2303);
    let mut registry = Registry::lv_1();
    registry.at("2026-02-05T10:00:00Z");
    assert_eq!(registry.code("A", delete(NAME)), 1001);
    registry.at("2026-03-07T09:59:59Z");
    assert_eq!(registry.rgp("A"), ["redemptionPeriod"]);
    registry.at("2026-03-07T10:00:00Z");
    assert_eq!(registry.rgp("A"), ["pendingDelete"]);
    registry.at("2026-03-12T09:59:59Z");
    assert_eq!(registry.statuses("A", "domain", "name", NAME), ["pendingDelete", "inactive"]);
    registry.at("2026-03-12T10:00:00Z");
    assert_eq!(registry.code("A", info(NAME)), 2303);
}

#[test]
fn lv_4_no_more_than_ten_years_ahead() {
    let mut registry = Registry::lv_1();
    registry.at("2026-02-01T00:00:00Z");
    assert_eq!(registry.code("A", renew("2027-01-31", "10y")), 2306);
    assert_eq!(registry.code("A", renew("2027-01-31", "9y")), 1000);
    assert_eq!(registry.expires(), "2036-01-31T10:00:00.000Z");
}

#[test]
fn lv_5_it_renews_itself() {
    let mut registry = Registry::lv_1();
    registry.at("2027-01-31T10:00:00Z");
    assert_eq!(registry.expires(), "2028-01-31T10:00:00.000Z");
    assert_eq!(registry.rgp("A"), ["autoRenewPeriod"]);
    registry.at("2027-03-17T09:59:59Z");
    assert_eq!(registry.rgp("A"), ["autoRenewPeriod"]);
    registry.at("2027-03-17T10:00:00Z");
    assert!(registry.rgp("A").is_empty());
    let messages = registry.drain("A");
    let (text, data) = &messages[0];
    assert_eq!((messages.len(), text.as_str(), data[0].element.as_ref()), (1, "Domain auto-renewed", "renData"));
    assert_eq!(data[0].values.str("exDate"), Some("2028-01-31T10:00:00.000Z"));
    let queued = registry.rows("SELECT at AS n FROM history WHERE verb = 'autorenew'");
    assert_eq!(queued, [moment("2027-01-31T10:00:00Z").0]);
}

#[test]
fn lv_6_a_delete_takes_the_automatic_year_back() {
    let mut registry = Registry::lv_6();
    assert_eq!(registry.expires(), "2027-01-31T10:00:00.000Z");
    assert_eq!(registry.rgp("A"), ["redemptionPeriod"]);
}

#[test]
fn lv_7_lc_1_du_7_a_restore_with_its_report() {
    let mut registry = Registry::lv_6();
    registry.at("2027-02-10T00:00:00Z");
    let done = registry.ask("A", restore("request")).expect("a restore");
    assert_eq!((done.code, done.ext[0].element.as_ref()), (Code::OK, "upData"));
    assert_eq!(registry.rgp("A"), ["pendingRestore"]);
    assert_eq!(registry.statuses("A", "domain", "name", NAME), ["pendingDelete", "inactive"]);
    registry.at("2027-02-11T00:00:00Z");
    assert_eq!(registry.code("A", restore("report")), 1000);
    assert_eq!(registry.statuses("A", "domain", "name", NAME), ["inactive"]);
    assert!(registry.rgp("A").is_empty(), "no grace period after a restore");
    assert_eq!(registry.expires(), "2028-01-31T10:00:00.000Z");
    let told = registry.told("A");
    assert_eq!(told, [("Restore report due by 2027-02-17T00:00:00.000Z".into(), "2027-02-10T00:00:00.000Z".into())]);
}

#[test]
fn lv_8_a_restore_without_its_report() {
    let mut registry = Registry::lv_6();
    registry.at("2027-02-28T00:00:00Z");
    registry.must("A", restore("request"));
    registry.at("2027-03-06T23:59:59Z");
    assert_eq!(registry.rgp("A"), ["pendingRestore"]);
    registry.at("2027-03-07T00:00:00Z");
    assert_eq!(registry.rgp("A"), ["pendingDelete"]);
    assert_eq!(registry.code("A", restore("report")), 2304);
    registry.at("2027-03-11T23:59:59Z");
    assert_eq!(registry.code("A", info(NAME)), 1000);
    registry.at("2027-03-12T00:00:00Z");
    assert_eq!(registry.code("A", info(NAME)), 2303);
    let expected = [
        ("Restore report due by 2027-03-07T00:00:00.000Z", "2027-02-28T00:00:00.000Z"),
        ("Restore report not received", "2027-03-07T00:00:00.000Z"),
        ("Domain purged", "2027-03-12T00:00:00.000Z"),
    ];
    let told = registry.told("A");
    assert_eq!(told.iter().map(|(text, at)| (text.as_str(), at.as_str())).collect::<Vec<_>>(), expected);
}

#[test]
fn lv_8_early_a_missed_report_leads_back_to_redemption() {
    let mut registry = Registry::lv_6();
    registry.at("2027-02-02T00:00:00Z");
    registry.must("A", restore("request"));
    registry.at("2027-02-09T00:00:00Z");
    assert_eq!(registry.rgp("A"), ["redemptionPeriod"]);
    registry.must("A", restore("request"));
    registry.at("2027-02-16T00:00:00Z");
    assert_eq!(registry.rgp("A"), ["redemptionPeriod"]);
    registry.at("2027-03-08T00:00:00Z");
    assert_eq!(registry.code("A", info(NAME)), 2303);
}

#[test]
fn lv_9_a_transfer_takes_the_automatic_year_over() {
    let mut registry = Registry::lv_1();
    registry.at("2027-02-01T00:00:00Z");
    let request = Call::new("domain transfer").with("name", NAME).with("op", "request").with("auth", "2fooBAR");
    let values = registry.values("B", request);
    assert_eq!(values.str("exDate"), Some("2028-01-31T10:00:00.000Z"));
    registry.at("2027-02-06T00:00:00Z");
    let values = registry.values("B", info(NAME));
    assert_eq!((values.str("clID"), values.str("exDate")), (Some("B"), Some("2028-01-31T10:00:00.000Z")));
    assert_eq!(registry.rgp("B"), ["transferPeriod"]);
    registry.at("2027-02-10T23:59:59Z");
    assert_eq!(registry.rgp("B"), ["transferPeriod"]);
    registry.at("2027-02-11T00:00:00Z");
    assert!(registry.rgp("B").is_empty());
    let approved = ("Transfer approved automatically".to_owned(), "2027-02-06T00:00:00.000Z".to_owned());
    assert_eq!(registry.told("B"), std::slice::from_ref(&approved));
    assert_eq!(registry.told("A").last(), Some(&approved));
}

#[test]
fn lc_0_the_clock_comes_by_a_renewed_domain_in_vain_and_then_in_time() {
    let mut registry = Registry::lv_1();
    let due = |registry: &Registry| registry.rows("SELECT next_due AS n FROM domain WHERE id = 1")[0];
    let expiry = moment("2027-01-31T10:00:00Z").0;
    assert_eq!(due(&registry), expiry);
    registry.must("A", renew("2027-01-31", "1y"));
    assert_eq!(due(&registry), expiry, "no index was written to");
    registry.at("2027-02-01T00:00:00Z");
    assert_eq!(registry.told("A"), []);
    assert_eq!(due(&registry), moment("2028-01-31T10:00:00Z").0);
    assert_eq!(registry.expires(), "2028-01-31T10:00:00.000Z");
    registry.must("A", renew("2028-01-31", "1y"));
    registry.at("2029-02-01T00:00:00Z");
    assert_eq!(registry.told("A").len(), 1, "it renewed itself, once");
    assert_eq!(
        registry.rows("SELECT at AS n FROM history WHERE verb = 'autorenew'"),
        [moment("2029-01-31T10:00:00Z").0]
    );
    assert_eq!(due(&registry), moment("2030-01-31T10:00:00Z").0);
}

#[test]
fn lv_10_lc_7_a_leap_of_the_clock_is_lived_through() {
    let mut registry = Registry::lv_1();
    registry.at("2026-02-10T00:00:00Z");
    registry.must("A", poll_request());
    registry.at("2030-06-01T00:00:00Z");
    assert_eq!(registry.expires(), "2031-01-31T10:00:00.000Z");
    let told = registry.told("A");
    let expected = ["2027", "2028", "2029", "2030"].map(|year| format!("{year}-01-31T10:00:00.000Z"));
    assert_eq!(told.iter().map(|(_, at)| at.clone()).collect::<Vec<_>>(), expected);
    let renewed = registry.rows("SELECT at AS n FROM history WHERE verb = 'autorenew' ORDER BY id");
    assert_eq!(renewed, expected.map(|at| moment(&at).0));
}

#[test]
fn lc_7_messages_about_several_domains_come_in_the_order_of_their_dates() {
    let mut registry = Registry::lv_1();
    registry.at("2026-05-01T00:00:00Z");
    registry.must("A", create("bar.example"));
    registry.at("2029-12-01T00:00:00Z");
    let dates: Vec<String> = registry.told("A").into_iter().map(|(_, at)| at).collect();
    let mut sorted = dates.clone();
    sorted.sort();
    assert_eq!((dates.len(), &dates), (6, &sorted));
}

#[test]
fn lv_11_three_renews_are_one_renew_period() {
    let mut registry = Registry::lv_1();
    for year in ["2027", "2028", "2029"] {
        registry.must("A", renew(&format!("{year}-01-31"), "1y"));
    }
    assert_eq!(registry.rgp("A"), ["addPeriod", "renewPeriod"]);
    assert_eq!(registry.code("A", delete(NAME)), 1000);
}

#[test]
fn lc_2_who_may_restore_what() {
    let mut registry = Registry::lv_1();
    assert_eq!(registry.code("A", restore("request")), 2304);
    registry.at("2026-03-01T00:00:00Z");
    registry.must("A", delete(NAME));
    assert_eq!(registry.code("B", restore("request")), 2201);
    assert_eq!(registry.code("A", restore("request").with("auth", "3fooBAR")), 2002);
    let mut both = restore("request");
    both.ext.push(("secDNS".into(), Map::new()));
    assert_eq!(registry.code("A", both), 2002);
    assert_eq!(registry.code("A", update(NAME).with("auth", "3fooBAR")), 2304, "only a restore is let through");
    registry.policy.restore_report_required = false;
    assert_eq!(registry.code("A", restore("request")), 1000);
    assert_eq!(registry.statuses("A", "domain", "name", NAME), ["inactive"]);
}

#[test]
fn lc_3_reports() {
    let mut registry = Registry::lv_6();
    assert_eq!(registry.code("A", restore("report")), 2304);
    registry.must("A", restore("request"));
    let mut empty = restore("report");
    empty.ext[0].1 = [("op", "report")].into_iter().collect();
    assert_eq!(registry.code("A", empty), 2003);
    for arg in ["pre-data", "post-data", "del-time", "res-time", "reason", "statement"] {
        let mut lacking = restore("report");
        lacking.ext[0].1.remove(arg);
        assert_eq!(registry.code("A", lacking), 2003, "{arg}");
    }
    let mut odd = restore("report");
    odd.ext[0].1.set("op", "request");
    assert_eq!(registry.code("A", odd), 2001);
    assert_eq!(registry.code("A", restore("request")), 2304, "it is asked for already");
}

#[test]
fn lc_6_a_delete_while_a_restore_waits() {
    let mut registry = Registry::lv_6();
    registry.must("A", restore("request"));
    assert_eq!(registry.code("A", delete(NAME)), 2304);
}

#[test]
fn lc_8_a_transfer_comes_before_an_expiry_at_the_same_moment() {
    let mut registry = Registry::lv_1();
    registry.at("2027-01-26T10:00:00Z");
    let request = Call::new("domain transfer").with("name", NAME).with("op", "request").with("auth", "2fooBAR");
    registry.must("B", request);
    registry.at("2027-01-31T10:00:00Z");
    let values = registry.values("B", info(NAME));
    assert_eq!((values.str("clID"), values.str("exDate")), (Some("B"), Some("2028-01-31T10:00:00.000Z")));
    registry.must("B", poll_request());
    assert_eq!(registry.rows("SELECT COUNT(*) AS n FROM history WHERE verb = 'autorenew'"), [0]);
}

#[test]
fn lc_the_registry_may_delete_what_expires() {
    let mut registry = Registry::lv_1();
    registry.policy.expiry = Expiry::Delete;
    registry.at("2027-01-28T00:00:00Z");
    let request = Call::new("domain transfer").with("name", NAME).with("op", "request").with("auth", "2fooBAR");
    registry.must("B", request);
    registry.drain("A");
    registry.at("2027-02-01T00:00:00Z");
    assert_eq!(registry.rgp("A"), ["redemptionPeriod"]);
    let told: Vec<String> = registry.told("A").into_iter().map(|(text, _)| text).collect();
    let expected = ["Transfer cancelled by registry", "Domain deleted, restorable until 2027-03-02T10:00:00.000Z"];
    assert_eq!(told, expected, "DT-12");
    assert_eq!(registry.told("B")[0].0, "Transfer cancelled by registry");
    registry.at("2027-03-07T10:00:00Z");
    assert_eq!(registry.told("A")[0].0, "Domain purged");
}

#[test]
fn lc_the_sponsor_is_told_before_it_expires() {
    let mut registry = Registry::new();
    registry.policy.expiry_notices = vec![30, 7];
    registry.register("A", NAME);
    registry.at("2027-01-30T00:00:00Z");
    let expected = ["2027-01-01T10:00:00.000Z", "2027-01-24T10:00:00.000Z"];
    let told = registry.told("A");
    assert_eq!(told.iter().map(|(_, at)| at.as_str()).collect::<Vec<_>>(), expected);
    assert_eq!(told[0].0, "Domain expires on 2027-01-31T10:00:00.000Z");
}

#[test]
fn dr_4_outside_of_the_renewal_window() {
    let mut registry = Registry::lv_1();
    registry.policy.renew_window = 60;
    assert_eq!(registry.code("A", renew("2027-01-31", "1y")), 2105);
    registry.at("2026-12-02T10:00:00Z");
    assert_eq!(registry.code("A", renew("2027-01-31", "1y")), 1000);
}

#[test]
fn dr_6_a_renew_comes_on_top_of_an_automatic_one() {
    let mut registry = Registry::lv_1();
    registry.at("2027-02-01T00:00:00Z");
    assert_eq!(registry.code("A", renew("2028-01-31", "2y")), 1000);
    assert_eq!(registry.expires(), "2030-01-31T10:00:00.000Z");
    assert_eq!(registry.rgp("A"), ["autoRenewPeriod", "renewPeriod"]);
    registry.must("A", delete(NAME));
    assert_eq!(registry.expires(), "2027-01-31T10:00:00.000Z", "DD-5: both are taken back");
}

/// What a schedule does at one of its moments.
#[derive(Clone, Debug)]
enum Tick {
    /// The worker.
    Work,
    /// A command that looks at the domain.
    Look,
    /// A command that changes another domain.
    Elsewhere,
    /// The sponsor asks for messages.
    Poll,
}

/// Everything a registry remembers of the domain after a schedule: history and messages with their dates.
fn remembered(ticks: &[(i64, Tick)], story: u8) -> Vec<(i64, String)> {
    let mut registry = Registry::lv_1();
    registry.register("B", "other.example");
    let start = registry.now;
    let mut now = 20;
    let act = |registry: &mut Registry, day: i64| registry.now = start.plus_days(day);
    act(&mut registry, now);
    if story & 1 == 1 {
        registry.must("A", delete(NAME));
        if story & 2 == 2 {
            registry.must("A", restore("request"));
        }
    } else if story & 2 == 2 {
        let request = Call::new("domain transfer").with("name", NAME).with("op", "request").with("auth", "2fooBAR");
        registry.must("B", request);
    }
    for (days, tick) in ticks {
        now += days;
        act(&mut registry, now);
        match tick {
            Tick::Work => registry.work(),
            Tick::Look => drop(registry.ask("A", update(NAME).with("auth", "no"))),
            Tick::Elsewhere => drop(registry.ask("B", update("other.example").with("auth", "4fooBAR"))),
            Tick::Poll => registry.must("A", poll_request()),
        }
    }
    act(&mut registry, 1500);
    registry.work();
    registry.lines()
}

impl Registry {
    /// Lets the worker do everything that is due.
    fn work(&mut self) {
        let (now, policy) = (self.now, Arc::new(self.policy.clone()));
        let work = move |tx: &mut Tx<'_>| settle_due(tx, &policy, now, 1_000);
        self.runtime.block_on(self.store.write(work)).expect("done");
    }

    /// What was done to the first domain and who was told of it, with the dates.
    fn lines(&self) -> Vec<(i64, String)> {
        let work = |tx: &mut Tx<'_>| {
            let done =
                tx.query("SELECT at, verb AS what, id AS n FROM history WHERE object_id = 1 ORDER BY id", &[])?;
            let sql = "SELECT qdate AS at, clid || ' ' || kind AS what, id AS n FROM poll_msg ORDER BY clid, id";
            let told = tx.query(sql, &[])?;
            done.iter().chain(&told).map(|row| Ok((row.int("at")?, row.text("what")?))).collect()
        };
        self.runtime.block_on(self.store.read(work)).expect("rows")
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn lc_0_whoever_touches_a_domain_first_its_history_is_the_same(
        ticks in prop::collection::vec(
            (1..90_i64, prop_oneof![
                Just(Tick::Work), Just(Tick::Look), Just(Tick::Elsewhere), Just(Tick::Poll)
            ]), 0..12),
        story in 0..4_u8,
    ) {
        prop_assert_eq!(remembered(&ticks, story), remembered(&[], story));
    }
}

impl Registry {
    /// Pays `amount` in for `clid`.
    fn pay(&mut self, clid: &'static str, amount: i64) {
        let work = move |tx: &mut Tx<'_>| crate::registry::store::balance::add(tx, clid, amount);
        self.runtime.block_on(self.store.write(work)).expect("paid");
    }

    /// What `clid` has.
    fn balance(&mut self, clid: &'static str) -> i64 {
        let work = move |tx: &mut Tx<'_>| crate::registry::store::balance::of(tx, clid);
        self.runtime.block_on(self.store.read(work)).expect("a balance")
    }
}

#[test]
fn dc_12_lc_4_dd_5_commands_cost_money_where_the_registry_asks_for_it() {
    let mut registry = Registry::new();
    (registry.policy.billing, registry.policy.price_year, registry.policy.price_restore) = (true, 10, 50);
    assert_eq!(registry.code("A", create(NAME)), 2104);
    registry.pay("A", 45);
    assert_eq!(registry.code("A", create(NAME).with("period", "5y")), 2104);
    assert_eq!(registry.balance("A"), 45, "CO-1: nothing is taken for what is refused");
    registry.must("A", create(NAME).with("period", "2y"));
    assert_eq!(registry.balance("A"), 25);
    registry.must("A", delete(NAME));
    assert_eq!(registry.balance("A"), 45, "DD-5: given back in the add period");
    registry.must("A", create(NAME));
    registry.at("2026-03-01T00:00:00Z");
    registry.must("A", renew("2027-01-31", "1y"));
    assert_eq!(registry.balance("A"), 25);
    assert_eq!(registry.code("A", renew("2028-01-31", "3y")), 2104);
    registry.must("A", delete(NAME));
    assert_eq!(registry.balance("A"), 35);
    assert_eq!(registry.code("A", restore("request")), 2104, "LC-4");
    registry.pay("A", 50);
    registry.must("A", restore("request"));
    assert_eq!(registry.balance("A"), 35);
}

#[test]
fn dt_8_lc_a_transfer_and_an_automatic_renew_are_paid_too() {
    let mut registry = Registry::lv_1();
    (registry.policy.billing, registry.policy.price_year, registry.policy.low_balance) = (true, 10, 5);
    let request = || Call::new("domain transfer").with("name", NAME).with("op", "request").with("auth", "2fooBAR");
    assert_eq!(registry.code("B", request()), 2104);
    registry.pay("B", 12);
    registry.must("B", request());
    assert_eq!(registry.balance("B"), 12, "it is paid when it is approved");
    registry.must("A", Call::new("domain transfer").with("name", NAME).with("op", "approve"));
    assert_eq!(registry.balance("B"), 2);
    assert_eq!(registry.told("B")[0].0, "Low balance");
    registry.at("2028-02-01T00:00:00Z");
    registry.must("B", poll_request());
    assert_eq!(registry.balance("B"), 2, "a year that cannot be paid is not given");
    assert!(
        registry.told("B").iter().any(|(text, at)| text.starts_with("Domain deleted") && at.starts_with("2028-01-31"))
    );
    assert_eq!(registry.statuses("B", "domain", "name", NAME), ["pendingDelete", "inactive"]);
}

#[test]
fn lc_0_lc_7_years_are_renewed_as_long_as_they_are_paid() {
    let mut registry = Registry::lv_1();
    (registry.policy.billing, registry.policy.price_year) = (true, 10);
    registry.pay("A", 25);
    registry.at("2029-02-01T00:00:00Z");
    let seen = registry.statuses("A", "domain", "name", NAME);
    assert_eq!(seen, ["pendingDelete", "inactive"], "by a look alone");
    registry.must("A", poll_request());
    assert_eq!(registry.balance("A"), 5);
    assert_eq!(registry.rows("SELECT COUNT(*) AS n FROM history WHERE verb = 'autorenew'"), [2]);
    assert_eq!(registry.rows("SELECT COUNT(*) AS n FROM history WHERE verb = 'autodelete'"), [1]);
    assert_eq!(registry.statuses("A", "domain", "name", NAME), seen);
    registry.pay("A", 100);
    assert_eq!(registry.statuses("A", "domain", "name", NAME), seen, "it is too late for money");
}

#[test]
fn dd_2_lc_0_a_domain_that_goes_by_the_clock_takes_its_hosts_with_it_and_is_in_nobodys_way() {
    let mut registry = Registry::lv_1();
    registry.policy.expiry = Expiry::Delete;
    registry.must("A", host("ns1.foo.example", &["192.0.2.1"]));
    registry.register("B", "bar.example");
    registry.must(
        "B",
        Call::new("domain renew").with("name", "bar.example").with("cur-exp", "2027-01-31").with("period", "5y"),
    );
    registry.must("B", update("bar.example").with("add-ns", vec!["ns1.foo.example"]));
    registry.at("2027-02-01T00:00:00Z");
    assert_eq!(registry.code("A", delete(NAME)), 2304, "it is being deleted already");
    registry.at("2027-06-01T00:00:00Z");
    // By a look, before anything is written down.
    let check = Call::new("host check").with("name", vec!["ns1.foo.example"]);
    assert!(registry.values("B", check.clone()).list("cd")[0].as_map().expect("a map").flag("avail"));
    assert_eq!(registry.code("B", Call::new("host info").with("name", "ns1.foo.example")), 2303);
    // By what somebody else asks for.
    registry.register("B", "third.example");
    assert_eq!(registry.rows("SELECT COUNT(*) AS n FROM host"), [0]);
    assert_eq!(
        registry.rows("SELECT COUNT(*) AS n FROM history WHERE object = 'ns1.foo.example' AND verb = 'purge'"),
        [1]
    );
    assert_eq!(registry.statuses("B", "domain", "name", "bar.example"), ["inactive"]);
    assert!(registry.values("B", check).list("cd")[0].as_map().expect("a map").flag("avail"));
    registry.register("B", NAME);
}

#[test]
fn lc_0_what_cannot_be_done_to_one_object_refuses_nobody_elses_command() {
    let mut registry = Registry::lv_1();
    registry.must("A", delete(NAME));
    // As a fault of the registry would leave it: something that the purge knows nothing about.
    registry.register("B", "bar.example");
    let odd = "ALTER TABLE registrar ADD COLUMN odd BIGINT REFERENCES domain (id) ON DELETE RESTRICT";
    registry.runtime.block_on(registry.store.write(move |tx| tx.execute(odd, &[]))).expect("a column");
    registry.sql("UPDATE registrar SET odd = (SELECT id FROM domain WHERE name = 'bar.example') WHERE clid = 'A'");
    registry.at("2026-02-10T00:00:00Z");
    assert_eq!(registry.code("B", delete("bar.example")), 1001);
    registry.at("2026-06-01T00:00:00Z");
    registry.register("A", "third.example");
    registry.sql("UPDATE registrar SET odd = NULL WHERE clid = 'A'");
    registry.at("2026-06-01T02:00:00Z");
    registry.register("A", "bar.example");
}

#[test]
fn dc_2_dr_3_nothing_goes_beyond_the_calendar() {
    let mut registry = Registry::new();
    registry.at("9995-01-01T00:00:00Z");
    assert_eq!(registry.code("A", create(NAME).with("period", "10y")), 2306);
    registry.must("A", create(NAME).with("period", "2y"));
    let expires = registry.expires();
    assert_eq!(registry.code("A", renew(&expires[..10], "9y")), 2306);
}
