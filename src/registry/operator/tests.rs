//! The operator, beside a registry that works on the same database.

use super::*;
use crate::registry::flow::{Context, is_query};
use crate::registry::store::registrar::NewRegistrar;
use crate::value::Value;

/// A registry and its operator on one database.
struct Site {
    operator: Operator,
    commands: std::cell::Cell<u64>,
}

/// Words from a line.
fn words(line: &str) -> Vec<String> {
    line.split(' ').map(String::from).collect()
}

impl Site {
    /// A registry in memory with the registrars A and B, its clock frozen on 2026-01-31 at 10:00.
    async fn new(change: impl FnOnce(&mut Settings)) -> Site {
        let mut settings = Settings::default();
        change(&mut settings);
        let operator = Operator::open(&Database::Sqlite(":memory:".into()), &settings).expect("a database");
        let people = |tx: &mut Tx<'_>| {
            for clid in ["A", "B"] {
                registrar::create(tx, &NewRegistrar { clid, password_hash: "$none", lang: "en" })?;
            }
            // Behind the back of the clock, which never goes back.
            let start: Timestamp = "2026-01-31T10:00:00Z".parse().expect("a moment");
            let sql = "UPDATE clock SET frozen_at = $1, last_now = $1 WHERE id = 1";
            tx.execute(sql, &[start.into()])
        };
        operator.store.write(people).await.expect("two registrars");
        Site { operator, commands: std::cell::Cell::new(0) }
    }

    /// What the registry answers `clid`.
    async fn ask(&self, clid: &str, call: crate::epp::Call) -> std::result::Result<flow::Done, u16> {
        self.commands.set(self.commands.get() + 1);
        let number = self.commands.get();
        let context = Context {
            registrar_id: 1,
            registrar: clid.into(),
            now: Timestamp(0),
            lang: "en".into(),
            cltrid: Some(format!("CL-{number}")),
            svtrid: format!("SV-{number}"),
            extensions: Vec::new(),
            policy: Arc::clone(&self.operator.policy),
            consented: false,
        };
        let query = is_query(&call);
        let work = move |tx: &mut Tx<'_>| {
            let now = clock::now(tx)?;
            flow::run(tx, &Context { now, ..context.clone() }, &call)
        };
        let outcome = match query {
            true => self.operator.store.read(work).await,
            false => self.operator.store.write(work).await,
        };
        outcome.map_err(|failure| match failure {
            Failure::Refused(refusal) => refusal.code.0,
            Failure::Database(told) | Failure::Unknown(told) => panic!("{told}"),
        })
    }

    /// The texts of the messages that wait for `clid`, taken out.
    async fn texts(&self, clid: &str) -> Vec<String> {
        let mut texts = Vec::new();
        while let Some((text, _)) = self.message(clid).await {
            texts.push(text);
        }
        texts
    }

    /// A command that must succeed.
    async fn must(&self, clid: &str, call: crate::epp::Call) -> flow::Done {
        let shown = format!("{call:?}");
        self.ask(clid, call).await.unwrap_or_else(|code| panic!("{shown}: {code}"))
    }

    /// What the operator is told.
    async fn operate(&self, line: &str) -> Json {
        self.operator.run(&words(line)).await.unwrap_or_else(|error| panic!("{line}: {error}"))
    }

    /// The next message of `clid`, taken out.
    async fn message(&self, clid: &str) -> Option<(String, flow::Done)> {
        let done = self.must(clid, poll("req")).await;
        let queue = done.msgq.clone()?;
        self.must(clid, poll("ack").with("id", queue.id.expect("an id"))).await;
        Some((queue.msg.expect("a text"), done))
    }

    /// The statuses of foo.example.
    async fn statuses(&self) -> Vec<String> {
        let done = self.must("A", info()).await;
        let shown = done.data[0].values.list("status").iter();
        shown.filter_map(Value::as_map).filter_map(|status| status.str("s")).map(String::from).collect()
    }
}

/// A poll command.
fn poll(op: &str) -> crate::epp::Call {
    crate::epp::Call::new("poll").with("op", op)
}

/// The create of foo.example.
fn create(name: &str) -> crate::epp::Call {
    crate::epp::Call::new("domain create").with("name", name).with("auth", "2fooBAR")
}

/// Its info.
fn info() -> crate::epp::Call {
    crate::epp::Call::new("domain info").with("name", "foo.example")
}

/// The request of a transfer.
fn request(name: &str) -> crate::epp::Call {
    crate::epp::Call::new("domain transfer").with("name", name).with("op", "request").with("auth", "2fooBAR")
}

#[tokio::test]
async fn lc_7_section_6_the_clock_leaps_and_everything_happens() {
    let site = Site::new(|_| ()).await;
    site.must("A", create("foo.example")).await;
    assert_eq!(site.operate("clock").await["now"], "2026-01-31T10:00:00.000Z");
    assert_eq!(site.operate("clock advance 46d").await["now"], "2026-03-18T10:00:00.000Z");
    assert_eq!(site.operate("clock set 2027-01-01").await["now"], "2027-01-01T00:00:00.000Z");
    assert_eq!(site.operate("clock run-to foo.example expiry").await["now"], "2027-01-31T10:00:00.000Z");
    let (text, done) = site.message("A").await.expect("a message");
    assert_eq!((text.as_str(), done.data[0].element.as_ref()), ("Domain auto-renewed", "renData"));
    for wrong in
        ["clock set 2026-01-01", "clock advance 5", "clock run-to foo.example purge", "clock run-to no.example"]
    {
        assert!(site.operator.run(&words(wrong)).await.is_err(), "{wrong}");
    }
    site.operate("clock set 9998-01-01").await;
    assert!(site.operator.run(&words("clock set 9999-12-01")).await.is_err());
    site.operate("clock thaw").await;
    assert_eq!(site.operate("clock").await["frozen"], false);
}

#[tokio::test]
async fn section_6_the_registry_locks_and_tells_the_sponsor() {
    let site = Site::new(|_| ()).await;
    site.must("A", create("foo.example")).await;
    site.operate("admin lock foo.example").await;
    let update = crate::epp::Call::new("domain update").with("name", "foo.example").with("auth", "3fooBAR");
    assert_eq!(site.ask("A", update.clone()).await, Err(2304));
    let (text, done) = site.message("A").await.expect("a message");
    assert!(text.starts_with("Object changed by registry: serverDeleteProhibited"), "{text}");
    assert_eq!((done.data[0].element.as_ref(), done.ext[0].element.as_ref()), ("infData", "changeData"));
    site.operate("admin unlock foo.example").await;
    site.operate("admin hold foo.example").await;
    assert_eq!(site.statuses().await, ["serverHold", "inactive"]);
    site.must("A", update).await;
    assert!(site.operator.run(&words("admin explode foo.example")).await.is_err());
    assert!(site.operator.run(&words("admin lock bar.example")).await.is_err());
}

#[tokio::test]
async fn dt_12_section_6_the_registry_deletes_and_restores() {
    let site = Site::new(|_| ()).await;
    site.must("A", create("foo.example")).await;
    site.must("B", request("foo.example")).await;
    site.operate("admin delete foo.example").await;
    assert_eq!(site.statuses().await, ["pendingDelete", "inactive"]);
    assert_eq!(site.message("B").await.expect("a message").0, "Transfer cancelled by registry");
    site.operate("admin restore foo.example").await;
    assert_eq!(site.statuses().await, ["inactive"]);
    site.operate("admin purge foo.example").await;
    assert_eq!(site.ask("A", info()).await.expect_err("gone"), 2303);
}

#[tokio::test]
async fn pa_2_section_6_the_operator_consents_or_not() {
    let site = Site::new(|settings| settings.rules.pending = vec!["create".into()]).await;
    site.must("A", create("foo.example")).await;
    site.must("A", create("bar.example")).await;
    site.operate("admin approve foo.example").await;
    site.operate("admin deny bar.example").await;
    assert_eq!(site.statuses().await, ["inactive"]);
    assert_eq!(site.message("A").await.expect("a message").0, "Pending action completed");
    assert_eq!(site.message("A").await.expect("a message").0, "Pending action denied");
    assert!(site.operator.run(&words("admin approve foo.example")).await.is_err(), "nothing waits any more");
}

#[tokio::test]
async fn section_6_a_counterpart_decides_by_itself() {
    let site = Site::new(|_| ()).await;
    site.operate("bot A approve after=2s").await;
    site.must("A", create("foo.example")).await;
    site.must("B", request("foo.example")).await;
    assert_eq!(site.statuses().await, ["pendingTransfer", "inactive"]);
    site.operate("clock advance 2s").await;
    let (text, done) = site.message("B").await.expect("a message");
    assert_eq!((text.as_str(), done.data[0].values.str("trStatus")), ("Transfer approved", Some("clientApproved")));
    site.operate("bot A off").await;
    site.must("A", create("auto-reject-1.example")).await;
    site.must("B", request("auto-reject-1.example")).await;
    let (text, _) = site.message("B").await.expect("a message");
    assert_eq!(text, "Transfer rejected");
    assert!(site.operator.run(&words("bot C approve")).await.is_err());
}

#[tokio::test]
async fn section_6_a_counterpart_cancels_what_it_asked_for_and_names_decide_in_both_alphabets() {
    let site = Site::new(|_| ()).await;
    site.operate("bot B --transfers cancel --after 2s").await;
    site.must("A", create("foo.example")).await;
    site.operate("admin transfer-request foo.example B").await;
    let (text, _) = site.message("A").await.expect("a message");
    assert_eq!(text, "Transfer requested");
    site.operate("clock advance 2s").await;
    let (text, done) = site.message("A").await.expect("a message");
    assert_eq!((text.as_str(), done.data[0].values.str("trStatus")), ("Transfer cancelled", Some("clientCancelled")));
    // It cancels its own requests and answers no others.
    site.operate("bot B off").await;
    site.operate("bot A cancel").await;
    site.must("B", request("foo.example")).await;
    assert_eq!(site.statuses().await, ["pendingTransfer", "inactive"]);
    for (name, word) in [
        ("auto-approve-1.example", "Transfer approved"),
        ("auto-cancel-1.example", "Transfer cancelled"),
        ("авто-согласие-1.дети", "Transfer approved"),
        ("авто-отказ-1.дети", "Transfer rejected"),
        ("авто-отмена-1.дети", "Transfer cancelled"),
    ] {
        let name = ascii(name);
        site.must("A", create(&name)).await;
        site.must("B", request(&name)).await;
        let (one, other) = (site.texts("A").await, site.texts("B").await);
        assert!(one.iter().chain(&other).any(|text| text == word), "{name}: {one:?} {other:?}");
    }
}

#[tokio::test]
async fn section_6_the_registry_hands_a_domain_over() {
    let site = Site::new(|_| ()).await;
    site.must("A", create("foo.example")).await;
    site.operate("admin transfer-force foo.example B").await;
    assert_eq!(site.texts("B").await, ["Transfer approved automatically"]);
    assert_eq!(site.ask("A", crate::epp::Call::new("domain delete").with("name", "foo.example")).await, Err(2201));
    assert!(site.operator.run(&words("admin transfer-force foo.example B")).await.is_err(), "it has it already");
    assert!(site.operator.run(&words("admin transfer-force foo.example NOBODY")).await.is_err());
    site.operate("admin transfer-request foo.example A").await;
    site.operate("admin transfer-force foo.example").await;
    site.must("A", crate::epp::Call::new("domain delete").with("name", "foo.example")).await;
}

#[tokio::test]
async fn section_6_pa_3_a_create_is_denied_by_the_words_of_the_specification() {
    let site = Site::new(|settings| settings.rules.pending = vec!["create".into()]).await;
    site.must("A", create("foo.example")).await;
    site.operate("admin deny-create foo.example").await;
    assert_eq!(site.ask("A", info()).await.expect_err("gone"), 2303);
    site.must("A", create("foo.example")).await;
    site.operate("admin approve-create foo.example").await;
    assert_eq!(site.statuses().await, ["inactive"]);
}

#[tokio::test]
async fn section_6_messages_are_pushed() {
    let site = Site::new(|_| ()).await;
    site.operate("poll push B Работы в субботу count=3").await;
    for _ in 0..3 {
        assert_eq!(site.message("B").await.expect("a message").0, "Работы в субботу");
    }
    assert!(site.message("B").await.is_none());
    for kind in act::KINDS {
        site.operate(&format!("poll push B text kind={kind} name=foo.example")).await;
        let (_, done) = site.message("B").await.expect("a message");
        let answer = crate::epp::Answer {
            msg: "text".into(),
            svtrid: "SV-1".into(),
            data: done.data,
            ext: done.ext,
            ..Default::default()
        };
        let written = crate::epp::encode::answer(crate::spec::Catalog::built_in(), &answer);
        assert!(written.is_ok(), "{kind}: {written:?}");
    }
    assert!(site.operator.run(&words("poll push B text kind=joke")).await.is_err());
}

#[tokio::test]
async fn co_3_ti_3_section_6_what_came_of_a_command() {
    let site = Site::new(|_| ()).await;
    site.must("A", create("foo.example")).await;
    let told = site.operate("trid SV-1").await;
    assert_eq!((&told["committed"], &told["deeds"][0]["verb"]), (&json!(true), &json!("create")));
    assert_eq!(site.operate("trid CL-1").await["deeds"][0]["object"], "foo.example");
    assert_eq!(site.operate("trid CL-99").await["committed"], false);
}

#[tokio::test]
async fn section_6_rules_for_faults() {
    let site = Site::new(|_| ()).await;
    site.operate("fault add domain:create code=2400 nth=3 registrar=A").await;
    assert_eq!(site.operate("fault list").await[0]["command"], "domain create");
    let strike = |tx: &mut Tx<'_>| fault::strike(tx, "domain create", "A", "foo.example");
    let mut struck = Vec::new();
    for _ in 0..4 {
        struck.push(site.operator.store.write(strike).await.expect("counted"));
    }
    assert_eq!(struck, [None, None, Some("code=2400".to_owned()), None]);
    assert_eq!(site.operate("fault clear").await["cleared"], 1);
    assert!(site.operator.run(&words("fault add domain:create explode")).await.is_err());
}

#[tokio::test]
async fn section_6_a_registrar_is_suspended() {
    let site = Site::new(|_| ()).await;
    assert_eq!(site.operate("suspend A").await["state"], "suspended");
    assert_eq!(site.operate("activate A").await["state"], "active");
    assert!(site.operator.run(&words("suspend C")).await.is_err());
    assert!(site.operator.run(&words("dance")).await.is_err());
}

#[tokio::test]
async fn section_6_one_domain_in_every_state() {
    for profile in [crate::registry::settings::Profile::Lenient, crate::registry::settings::Profile::Tci] {
        let site = Site::new(|settings| *settings = Settings::of(profile)).await;
        let told = site.operate("seed lifecycle").await;
        let domains = told["domains"].as_array().expect("a list").clone();
        let name = |state: &str| {
            let found = domains.iter().find(|domain| domain["state"] == state).unwrap_or_else(|| panic!("{state}"));
            assert_eq!(found["made"], true, "{state}");
            found["name"].as_str().expect("a name").to_owned()
        };
        let idn = profile == crate::registry::settings::Profile::Tci;
        assert_eq!(name("ok").starts_with("xn--"), idn || name("ok").ends_with("xn--d1acj3b"));
        for (state, clid, statuses, rgp) in [
            ("add-period", "A", vec!["inactive"], vec!["addPeriod"]),
            ("ok", "A", vec!["ok"], vec![]),
            ("renew-period", "A", vec!["inactive"], vec!["renewPeriod"]),
            ("auto-renew-period", "A", vec!["inactive"], vec!["autoRenewPeriod"]),
            ("transfer-period", "A", vec!["inactive"], vec!["transferPeriod"]),
            ("transfer-out", "A", vec!["pendingTransfer", "inactive"], vec![]),
            ("transfer-in", "B", vec!["pendingTransfer", "inactive"], vec![]),
            ("redemption-period", "A", vec!["pendingDelete", "inactive"], vec!["redemptionPeriod"]),
            ("pending-restore", "A", vec!["pendingDelete", "inactive"], vec!["pendingRestore"]),
            ("pending-delete", "A", vec!["pendingDelete", "inactive"], vec!["pendingDelete"]),
            ("pending-create", "A", vec!["pendingCreate", "inactive"], vec!["addPeriod"]),
            ("pending-update", "A", vec!["pendingUpdate", "inactive"], vec![]),
            ("pending-renew", "A", vec!["pendingRenew", "inactive"], vec![]),
            ("client-hold", "A", vec!["clientHold", "inactive"], vec![]),
            ("server-update-prohibited", "A", vec!["serverUpdateProhibited", "inactive"], vec![]),
            ("glue", "A", vec!["ok"], vec![]),
            ("signed", "A", vec!["inactive"], vec![]),
        ] {
            let call = crate::epp::Call::new("domain info").with("name", name(state));
            let done = site.ask(clid, call).await.unwrap_or_else(|code| panic!("{state}: {code}"));
            let words = |body: &crate::epp::Body, key: &str| -> Vec<String> {
                let items = body.values.list(key).iter().filter_map(Value::as_map);
                items.filter_map(|item| item.str("s")).map(String::from).collect()
            };
            assert_eq!(words(&done.data[0], "status"), statuses, "{state}");
            let shown = done.ext.iter().find(|body| body.spec == "rgp").map(|body| words(body, "rgpStatus"));
            assert_eq!(shown.unwrap_or_default(), rgp, "{state}");
            if state == "signed" {
                assert!(done.ext.iter().any(|body| body.spec == "secDNS"));
            }
        }
        let again = site.operate("seed lifecycle").await;
        assert!(again["domains"].as_array().expect("a list").iter().all(|domain| domain["made"] == false));
        // An hour later the one is purged.
        let gone = name("pending-delete");
        site.operate("clock advance 2h").await;
        let call = crate::epp::Call::new("domain info").with("name", gone);
        assert_eq!(site.ask("A", call).await.expect_err("gone"), 2303);
    }
}
