//! Answers that are kept are those that would be given now: after every change, whoever made it, and at every moment.

use super::*;
use crate::registry::store::clock;
use crate::registry::time::Timestamp;

/// The namespace of RGP.
const RGP: &str = "urn:ietf:params:xml:ns:rgp-1.0";

/// The names that things happen to.
const NAMES: [&str; 3] = ["foo.example", "bar.example", "baz.example"];

/// A name server, which belongs to one of them, and what it may be called too.
const HOST: &str = "ns1.foo.example";
const OTHER_HOST: &str = "ns2.foo.example";

/// An id that is not plain text: what has it is always looked at, and never kept.
const FRESH: &str = "an id of words";

/// A command of domains, with what stands in the command's element, and with an id.
fn ask(verb: &str, inside: &str, extension: &str, id: &str) -> String {
    let op = if verb == "transfer" { " op=\"request\"" } else { "" };
    epp(&format!(
        "<command><{verb}{op}><domain:{verb} xmlns:domain=\"urn:ietf:params:xml:ns:domain-1.0\">{inside}</domain:{verb}>\
         </{verb}>{extension}<clTRID>{id}</clTRID></command>"
    ))
}

/// A question about a name.
fn question(verb: &str, name: &str, id: &str) -> String {
    ask(verb, &format!("<domain:name>{name}</domain:name>"), "", id)
}

/// What an answer says, whatever its ids are.
fn said(answer: &str) -> &str {
    answer.split("<trID>").next().expect("a part")
}

/// A registrar with RGP and its session.
async fn log_in(site: &Site, id: &str, password: &str, lang: &str) -> Peer {
    let services = format!("{SERVICES}<svcExtension><extURI>{RGP}</extURI></svcExtension>");
    let mut peer = site.connect().await;
    let login = login_with(id, &format!("<pw>{password}</pw>"), lang, &services, "");
    assert_eq!(peer.code(login).await, 1000);
    peer
}

/// Moves the registry's clock.
async fn move_to(site: &Site, at: Timestamp) {
    let moved = site.registry.store.write(move |tx| clock::move_to(tx, at)).await;
    moved.expect("the clock was moved").expect("it is not in the past");
}

/// A create of a name.
fn create(name: &str) -> String {
    let inside =
        format!("<domain:name>{name}</domain:name><domain:authInfo><domain:pw>2fooBAR</domain:pw></domain:authInfo>");
    ask("create", &inside, "", "CREATE-1")
}

#[tokio::test]
async fn what_is_asked_again_is_answered_with_the_ids_of_now() {
    let (site, doorway) = site_with_doorway(true).await;
    let keeps = site.registry.store.tells_states();
    let mut peer = log_in(&site, "TEST-A", "password-a", "en").await;
    assert_eq!(peer.code(create("foo.example")).await, 1000);
    let mut answers = Vec::new();
    for id in ["ABC-1", "ABC-2", "ABC-3"] {
        let answer = peer.ask(question("info", "foo.example", id)).await;
        assert!(answer.contains("<domain:pw>2fooBAR") && answer.contains("addPeriod"), "{answer}");
        assert_eq!(inside(&answer, "clTRID"), id);
        answers.push((said(&answer).to_owned(), inside(&answer, "svTRID").to_owned()));
    }
    assert_eq!(answers[0].0, answers[2].0);
    assert!(answers[0].1 != answers[1].1 && answers[1].1 != answers[2].1);
    assert_eq!(site.registry.repeats.count(), usize::from(keeps));

    // Others are told what is theirs to know, in their language.
    let mut other = log_in(&site, "TEST-B", "password-b", "ru").await;
    let answer = other.ask(question("info", "foo.example", "ABC-1")).await;
    assert!(!answer.contains("2fooBAR") && answer.contains("lang=\"ru\""), "{answer}");
    // What is not understood, and what is refused, is not kept.
    assert_eq!(other.code(question("info", "none.example", "ABC-1")).await, 2303);
    assert_eq!(other.code(question("info", "foo.example", "A")).await, 2005);
    let auth =
        "<domain:name>foo.example</domain:name><domain:authInfo><domain:pw>2fooBAR</domain:pw></domain:authInfo>";
    assert!(other.ask(ask("info", auth, "", "ABC-1")).await.contains("crID"));
    assert_eq!(site.registry.repeats.count(), if keeps { 2 } else { 0 });

    // Every command is in the log, with its own ids and what it was about.
    let of_session = "SELECT cltrid, svtrid, verb, object, code FROM command_log WHERE verb = 'domain info'";
    site.registry.write_audit().await;
    let rows = site.registry.store.read(move |tx| tx.whole_table(of_session)).await.expect("the log");
    for (id, (_, svtrid)) in ["ABC-1", "ABC-2", "ABC-3"].iter().zip(&answers) {
        let row = rows.iter().find(|row| row.text("svtrid").is_ok_and(|logged| logged == *svtrid)).expect("its row");
        assert_eq!(row.text("cltrid").expect("an id"), *id);
        assert_eq!(row.text("object").expect("a name"), "foo.example");
        assert_eq!(row.int("code").expect("a code"), 1000);
    }

    // Other rules are other answers.
    let path = site.directory.path().join("registry.toml");
    let mut settings = Settings::load(&path).expect("settings");
    settings.rules.check_max = 1;
    std::fs::write(&path, settings.to_file().expect("settings")).expect("written");
    let two = "<domain:name>foo.example</domain:name><domain:name>bar.example</domain:name>";
    assert_eq!(peer.code(ask("check", two, "", "ABC-1")).await, 1000);
    assert_eq!(peer.code(ask("check", two, "", "ABC-2")).await, 1000);
    doorway.reload(&site.registry).expect("read again");
    assert_eq!(peer.code(ask("check", two, "", "ABC-3")).await, 2306);
    site.finish().await;
}

#[tokio::test]
async fn g11_and_faults_strike_what_is_known_too() {
    let site = site(|settings| settings.session.commands_per_minute = 4).await;
    let mut peer = site.session().await;
    let codes = async |peer: &mut Peer, count: usize| {
        let mut codes = Vec::new();
        for at in 0..count {
            codes.push(peer.code(question("check", "foo.example", &format!("ABC-{at}"))).await);
        }
        codes
    };
    assert_eq!(codes(&mut peer, 6).await, [1000, 1000, 1000, 1000, 2400, 2400]);
    let mut peer = site.session().await;
    assert_eq!(codes(&mut peer, 2).await, [1000, 1000]);
    let rule = crate::registry::store::fault::Rule {
        id: 0,
        command: "domain check".into(),
        registrar: None,
        name: None,
        nth: 1,
        times: 1,
        seen: 0,
        action: "code=2500".into(),
    };
    let add = move |tx: &mut Tx<'_>| crate::registry::store::fault::add(tx, &rule);
    site.registry.store.write(add).await.expect("a rule");
    site.registry.mischievous.store(true, std::sync::atomic::Ordering::Relaxed);
    assert_eq!(codes(&mut peer, 1).await, [2500]);
    site.finish().await;
}

/// A command that does something to a domain, which expires so.
fn deed(what: &str, name: &str, expiry: &str) -> String {
    let named = format!("<domain:name>{name}</domain:name>");
    let auth = "<domain:authInfo><domain:pw>2fooBAR</domain:pw></domain:authInfo>";
    let request =
        format!("<extension><rgp:update xmlns:rgp=\"{RGP}\"><rgp:restore op=\"request\"/></rgp:update></extension>");
    match what {
        "create" => create(name),
        "renew" => {
            let inside = format!("{named}<domain:curExpDate>{expiry}</domain:curExpDate>");
            ask("renew", &inside, "", "RENEW-1")
        }
        "restore" => ask("update", &format!("{named}<domain:chg/>"), &request, "RESTORE-1"),
        "hold" | "free" => {
            let part = if what == "hold" { "add" } else { "rem" };
            let status = format!("<domain:{part}><domain:status s=\"clientHold\"/></domain:{part}>");
            ask("update", &format!("{named}{status}"), "", "UPDATE-1")
        }
        "delegate" => {
            let host =
                format!("<domain:add><domain:ns><domain:hostObj>{HOST}</domain:hostObj></domain:ns></domain:add>");
            ask("update", &format!("{named}{host}"), "", "UPDATE-1")
        }
        "host" => host("create", HOST, "<host:addr ip=\"v4\">192.0.2.1</host:addr>"),
        "rename" => host("update", HOST, &format!("<host:chg><host:name>{OTHER_HOST}</host:name></host:chg>")),
        "drop" => host("delete", HOST, ""),
        "back" => host("update", OTHER_HOST, &format!("<host:chg><host:name>{HOST}</host:name></host:chg>")),
        "transfer" => ask("transfer", &format!("{named}{auth}"), "", "TRANSFER-1"),
        verb => ask(verb, &named, "", "DEED-1"),
    }
}

/// A command of a host.
fn host(verb: &str, name: &str, rest: &str) -> String {
    epp(&format!(
        "<command><{verb}><host:{verb} xmlns:host=\"urn:ietf:params:xml:ns:host-1.0\"><host:name>{name}</host:name>{rest}\
         </host:{verb}></{verb}><clTRID>HOST-1</clTRID></command>"
    ))
}

/// Another program on the same database, of which this process knows nothing.
async fn describe(site: &Site, texts: String) {
    let path = site.directory.path().join("registry.db");
    let database = test_database(&path);
    let change = move |tx: &mut Tx<'_>| {
        for name in NAMES {
            tx.execute("UPDATE domain SET description = $1 WHERE name = $2", &[texts.as_str().into(), name.into()])?;
        }
        Ok(())
    };
    Store::connect(&database, true).expect("a store").write(change).await.expect("changed");
}

/// LC-0: whatever happens, and whenever it is asked, what is known is what a look would tell.
#[tokio::test]
async fn lc_0_what_is_known_is_what_would_be_found() {
    whatever_happens(rounds(400, 6000), |_| {}).await;
}

/// Has what happens to one name show in the answers about another.
fn hang_together(settings: &mut Settings) {
    settings.rules.poll_hint = true;
    // One of the names is a variant of another.
    let zone = settings.tld.iter_mut().find(|zone| zone.name == "example").expect("the zone");
    zone.variants = vec!["rz".into()];
}

#[tokio::test]
async fn what_shows_in_answers_about_other_names_is_not_told_by_name() {
    let site = site(hang_together).await;
    let mut peer = log_in(&site, "TEST-A", "password-a", "en").await;
    let mut other = log_in(&site, "TEST-B", "password-b", "en").await;
    let mut known = async |id: &str| {
        let first = peer.ask(question("check", "baz.example", id)).await;
        let again = peer.ask(question("check", "baz.example", &format!("{id}-2"))).await;
        assert_eq!(said(&first), said(&again));
        again
    };
    assert!(known("ABC-1").await.contains("avail=\"1\""));
    assert_eq!(other.code(create("foo.example")).await, 1000);
    assert!(known("ABC-2").await.contains("avail=\"1\""));
    assert_eq!(other.code(create("bar.example")).await, 1000);
    let blocked = known("ABC-3").await;
    assert!(blocked.contains("avail=\"0\"") && !blocked.contains("<msgQ"), "{blocked}");
    assert_eq!(other.code(deed("delete", "bar.example", "")).await, 1000);
    assert!(known("ABC-4").await.contains("avail=\"1\""));
    // A message for one is about a domain of another's.
    let mut peer = log_in(&site, "TEST-B", "password-b", "en").await;
    let mut count = async |id: &str| {
        assert_eq!(peer.code(question("check", "none.example", id)).await, 1000);
        peer.ask(question("check", "none.example", &format!("{id}-2"))).await.contains("<msgQ count=\"1\"")
    };
    assert!(!count("ABC-1").await);
    let mut gaining = log_in(&site, "TEST-A", "password-a", "en").await;
    assert_eq!(gaining.code(deed("transfer", "foo.example", "")).await, 1001);
    assert!(count("ABC-2").await);
    site.finish().await;
}

/// Likewise where names hang together.
#[tokio::test]
async fn lc_0_what_is_known_of_names_that_hang_together_is_what_would_be_found() {
    whatever_happens(rounds(400, 4000), hang_together).await;
}

/// Has so many things happen, and asks about all names after each.
async fn whatever_happens(rounds: usize, change: impl FnOnce(&mut Settings)) {
    let site = site(|settings| {
        settings.rules.redemption = 20;
        settings.rules.pending_delete = 5;
        change(settings);
    })
    .await;
    let frozen = site.registry.store.write(|tx| clock::freeze(tx, true)).await.expect("frozen");
    let mut peers =
        [log_in(&site, "TEST-A", "password-a", "en").await, log_in(&site, "TEST-B", "password-b", "ru").await];
    let mut now = frozen;
    // Knuth's numbers: the same in every run.
    let mut seed = 20_261_127_u64;
    let mut chance = move |below: u64| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) % below
    };
    let (mut again, mut happened) = (0, HashMap::<&str, usize>::new());
    for round in 0..rounds {
        let (who, name) = (chance(2) as usize, NAMES[chance(3) as usize]);
        let deeds = [
            "create", "create", "create", "delete", "restore", "renew", "renew", "transfer", "hold", "free", "host",
            "host", "delegate", "rename", "rename", "back", "back", "drop", "other", "clock", "clock", "clock",
        ];
        let what = deeds[chance(deeds.len() as u64) as usize];
        match what {
            "other" => describe(&site, format!("[\"round {round}\"]")).await,
            "clock" => {
                // To where something happens to a domain, to just before that, or anywhere.
                let due = site.registry.store.read(|tx| {
                    let rows = tx.whole_table("SELECT next_due FROM domain WHERE next_due IS NOT NULL ORDER BY 1")?;
                    rows.iter().map(|row| row.time("next_due")).collect::<Result<Vec<_>, _>>()
                });
                let next = due.await.expect("dates").into_iter().find(|at| *at > now);
                now = match (chance(4), next) {
                    (0, Some(at)) => at,
                    (1, Some(at)) => Timestamp(at.0 - 1).max(now),
                    _ => Timestamp(now.0 + chance(8 * 86_400) as i64 * 1_000_000),
                };
                move_to(&site, now).await;
            }
            _ => {
                let found = peers[who].ask(question("info", name, FRESH)).await;
                let expiry = found.split("<domain:exDate>").nth(1).map_or("2026-01-01", |rest| &rest[..10]);
                let deed = deed(what, name, expiry);
                // One of the two is its sponsor.
                if peers[who].code(&deed).await >= 2000 && peers[1 - who].code(&deed).await >= 2000 {
                    continue;
                }
            }
        }
        *happened.entry(what).or_default() += 1;
        for (peer, known) in peers.iter_mut().zip(["A", "B"]) {
            for name in NAMES {
                for verb in ["info", "check"] {
                    let mut fresh = peer.ask(question(verb, name, FRESH)).await;
                    for turn in 0..2 {
                        let found = peer.ask(question(verb, name, &format!("{known}-{round}-{turn}"))).await;
                        if said(&found) != said(&fresh) {
                            // The registry itself may have written down just now what was due.
                            fresh = peer.ask(question(verb, name, FRESH)).await;
                        }
                        assert_eq!(said(&found), said(&fresh), "round {round}, {what} of {name} at {}", now.to_wire());
                    }
                    again += 1;
                }
            }
        }
    }
    // What is rare, like a restore within its time, need not have come to pass in every run.
    let often = ["create", "delete", "renew", "transfer", "hold", "host", "delegate", "rename", "other", "clock"];
    assert!(again > 0 && often.iter().all(|deed| happened.contains_key(deed)), "{happened:?}");
    site.finish().await;
}
