//! Commands at the same time, in one process and over two openings of one file.

use super::*;

/// Sends `calls` to two openings of one file in turn, all at once; the codes they answer, sorted.
fn race(prepare: impl FnOnce(&mut Registry), calls: Vec<(&'static str, Call)>) -> Vec<u16> {
    let directory = tempfile::tempdir().expect("a directory");
    let path = directory.path().join("registry.db");
    let mut registry = Registry::open(&path);
    let other = test_store(&path);
    prepare(&mut registry);
    let jobs: Vec<_> = calls.into_iter().map(|(clid, call)| (registry.context(clid), call)).collect();
    let stores = [registry.store.clone(), other];
    let mut codes = registry.runtime.block_on(async {
        let mut running = tokio::task::JoinSet::new();
        for (at, (context, call)) in jobs.into_iter().enumerate() {
            let store = stores[at % 2].clone();
            running.spawn(async move { store.write(move |tx| run(tx, &context, &call)).await });
        }
        running.join_all().await
    });
    let mut codes: Vec<u16> = codes
        .drain(..)
        .map(|outcome| match outcome {
            Ok(done) => done.code.0,
            Err(Failure::Refused(refusal)) => refusal.code.0,
            Err(Failure::Database(message) | Failure::Unknown(message)) => panic!("the database failed: {message}"),
        })
        .collect();
    codes.sort_unstable();
    codes
}

#[test]
fn co_4_tci_5_what_one_opening_wrote_the_other_reads() {
    let directory = tempfile::tempdir().expect("a directory");
    let path = directory.path().join("registry.db");
    let (mut one, mut two) = (Registry::open(&path), Registry::open(&path));
    one.register("A", "foo.example");
    assert_eq!(two.code("B", create("foo.example")), 2302);
    let values = two.values("A", info("foo.example"));
    assert_eq!(one.values("A", info("foo.example")), values);
    two.must("A", delete("foo.example"));
    assert_eq!(one.code("A", info("foo.example")), 2303);
}

#[test]
fn co_5_one_of_many_creates_wins() {
    let calls = (0..24).map(|at| (["A", "B", "C"][at % 3], create("foo.example"))).collect();
    let codes = race(|_| (), calls);
    assert_eq!(codes[0], 1000);
    assert_eq!(codes[1..], [2302; 23]);
}

#[test]
fn co_6_one_of_many_renews_wins() {
    let renew = || Call::new("domain renew").with("name", "foo.example").with("cur-exp", "2027-01-31");
    let codes = race(|registry| registry.register("A", "foo.example"), (0..16).map(|_| ("A", renew())).collect());
    assert_eq!(codes[0], 1000);
    assert_eq!(codes[1..], [2306; 15]);
}

#[test]
fn co_7_one_of_two_transfer_requests_wins() {
    let request =
        || Call::new("domain transfer").with("name", "foo.example").with("op", "request").with("auth", "2fooBAR");
    let codes = race(|registry| registry.register("A", "foo.example"), vec![("B", request()), ("C", request())]);
    assert_eq!(codes, [1001, 2300]);
}

#[test]
fn co_8_approve_or_cancel_wins() {
    let transfer = |op: &str| Call::new("domain transfer").with("name", "foo.example").with("op", op);
    let prepare = |registry: &mut Registry| {
        registry.register("A", "foo.example");
        registry.must("B", transfer("request").with("auth", "2fooBAR"));
    };
    let codes = race(prepare, vec![("A", transfer("approve")), ("B", transfer("cancel"))]);
    assert_eq!(codes, [1000, 2301]);
}

#[test]
fn co_9_a_host_is_deleted_or_linked() {
    let prepare = |registry: &mut Registry| registry.must("A", host("ns1.foo.com", &[]));
    let remove = Call::new("host delete").with("name", "ns1.foo.com");
    let codes = race(prepare, vec![("A", remove), ("B", create("foo.example").with("ns", vec!["ns1.foo.com"]))]);
    assert!(codes == [1000, 2303] || codes == [1000, 2305], "{codes:?}");
}

#[test]
fn co_10_a_domain_is_deleted_or_has_a_host() {
    let prepare = |registry: &mut Registry| registry.register("A", "foo.example");
    let codes = race(prepare, vec![("A", delete("foo.example")), ("A", host("ns1.foo.example", &["192.0.2.1"]))]);
    assert!(codes == [1000, 2303] || codes == [1000, 2305], "{codes:?}");
}

#[test]
fn ro_1_tci_2_6_numbers_have_no_gaps_although_many_create_and_some_fail() {
    let directory = tempfile::tempdir().expect("a directory");
    let path = directory.path().join("registry.db");
    let mut registry = Registry::open(&path);
    let stores = [registry.store.clone(), test_store(&path)];
    let jobs: Vec<_> = (0..60)
        .map(|at| {
            // Every third is a name that another takes too; every fifth refers to what is not there.
            let call = create(&format!("name{}.example", at - at % 3 / 2));
            let call = if at % 5 == 0 { call.with("registrant", "nobody") } else { call };
            (registry.context("A"), call)
        })
        .collect();
    let created = registry.runtime.block_on(async {
        let mut running = tokio::task::JoinSet::new();
        for (at, (context, call)) in jobs.into_iter().enumerate() {
            let store = stores[at % 2].clone();
            running.spawn(async move { store.write(move |tx| run(tx, &context, &call)).await });
        }
        running.join_all().await.into_iter().filter(Result::is_ok).count()
    });
    let numbers = registry.rows("SELECT id AS n FROM domain ORDER BY id");
    assert!((20..60).contains(&created), "some fail, most do not: {created}");
    assert_eq!(numbers, (1..=created as i64).collect::<Vec<_>>());
}

#[test]
fn po_4_one_of_two_acknowledgements_wins() {
    let prepare = |registry: &mut Registry| {
        registry.register("A", "foo.example");
        let call = Call::new("domain transfer").with("name", "foo.example").with("op", "request");
        registry.must("B", call.with("auth", "2fooBAR"));
    };
    let ack = || Call::new("poll").with("op", "ack").with("id", "1");
    assert_eq!(race(prepare, vec![("A", ack()), ("A", ack())]), [1000, 2303]);
}

#[test]
fn sg_2_any_number_of_workers_do_what_is_due_once() {
    const NAMES: usize = 10;
    let directory = tempfile::tempdir().expect("a directory");
    let path = directory.path().join("registry.db");
    let mut registry = Registry::open(&path);
    for number in 0..NAMES {
        let name = format!("name{number}.example");
        registry.register("A", &name);
        let request = Call::new("domain transfer").with("name", name).with("op", "request").with("auth", "2fooBAR");
        registry.must("B", request);
    }
    let stores = [registry.store.clone(), test_store(&path), test_store(&path)];
    let (now, policy) = (registry.now.plus_days(6), Arc::new(registry.policy.clone()));
    registry.runtime.block_on(async {
        let mut running = tokio::task::JoinSet::new();
        for worker in 0..9 {
            let (store, policy) = (stores[worker % 3].clone(), Arc::clone(&policy));
            running.spawn(async move { store.write(move |tx| settle_due(tx, &policy, now, 100)).await });
        }
        for outcome in running.join_all().await {
            outcome.expect("settled");
        }
    });
    // One for each request, and two for each that was approved by itself.
    assert_eq!(registry.rows("SELECT COUNT(*) AS n FROM poll_msg"), [3 * NAMES as i64]);
    assert_eq!(registry.rows("SELECT COUNT(*) AS n FROM history WHERE verb = 'transfer'"), [NAMES as i64]);
}

/// What one of many sessions did to a name, and when.
struct Deed {
    creates: bool,
    code: u16,
    begun: std::time::Instant,
    ended: std::time::Instant,
    svtrid: String,
}

/// Creates and deletes one name in many sessions over three openings; everything that was done.
fn create_and_delete(registry: &mut Registry, stores: &[Store]) -> Vec<Deed> {
    let sessions: Vec<Vec<Context>> = (0..6).map(|_| (0..12).map(|_| registry.context("A")).collect()).collect();
    registry.runtime.block_on(async {
        let mut running = tokio::task::JoinSet::new();
        for (session, contexts) in sessions.into_iter().enumerate() {
            let store = stores[session % stores.len()].clone();
            running.spawn(async move {
                let mut deeds = Vec::new();
                for (at, context) in contexts.into_iter().enumerate() {
                    let creates = (at + session) % 2 == 0;
                    let call = if creates { create("foo.example") } else { delete("foo.example") };
                    let (begun, svtrid) = (std::time::Instant::now(), context.svtrid.clone());
                    let code = match store.write(move |tx| run(tx, &context, &call)).await {
                        Ok(done) => done.code.0,
                        Err(Failure::Refused(refusal)) => refusal.code.0,
                        Err(Failure::Database(message) | Failure::Unknown(message)) => {
                            panic!("the database failed: {message}")
                        }
                    };
                    deeds.push(Deed { creates, code, begun, ended: std::time::Instant::now(), svtrid });
                }
                deeds
            });
        }
        running.join_all().await.into_iter().flatten().collect()
    })
}

#[test]
fn co_12_what_many_saw_could_have_happened_one_after_the_other() {
    let directory = tempfile::tempdir().expect("a directory");
    let path = directory.path().join("registry.db");
    let mut registry = Registry::open(&path);
    let stores = [registry.store.clone(), test_store(&path), test_store(&path)];
    let deeds = create_and_delete(&mut registry, &stores);
    let order = registry.runtime.block_on(registry.store.read(|tx| {
        let rows = tx.query("SELECT svtrid, 0 AS n FROM history WHERE id > 0 ORDER BY id", &[])?;
        rows.iter().map(|row| row.text("svtrid")).collect::<Result<Vec<_>, _>>()
    }));
    let order = order.expect("the history");
    let done: Vec<&Deed> =
        order.iter().map(|svtrid| deeds.iter().find(|deed| deed.svtrid == *svtrid).expect("somebody did it")).collect();
    assert_eq!(done.len(), deeds.iter().filter(|deed| deed.code == 1000).count(), "what is done is in the history");
    for (at, pair) in done.windows(2).enumerate() {
        assert_ne!(pair[0].creates, pair[1].creates, "{at}: it was created twice, or deleted twice");
        assert!(pair[0].begun <= pair[1].ended, "{at}: the order of the history is not that of time");
    }
    assert!(done.first().is_none_or(|first| first.creates));
    for deed in deeds.iter().filter(|deed| deed.code != 1000) {
        assert_eq!(deed.code, if deed.creates { 2302 } else { 2303 });
        // Who was refused met a state that may have been there at that time.
        let met = (0..=done.len()).any(|at| {
            let there = at > 0 && done[at - 1].creates;
            let from = at.checked_sub(1).map(|before| done[before].begun);
            let until = done.get(at).map(|next| next.ended);
            there == deed.creates
                && from.is_none_or(|from| from <= deed.ended)
                && until.is_none_or(|until| deed.begun <= until)
        });
        assert!(met, "{} was answered {} without a reason", deed.svtrid, deed.code);
    }
}
