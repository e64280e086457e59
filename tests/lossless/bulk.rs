//! Runs over a table, killed at any moment and gone on with: no row twice, none forgotten, and the journal says so.
//!
//! `EPPSH_WHOLE=1 cargo test --test eppsh -- lossless::bulk::killed` makes the whole of it: 500 names, a thousand kills.

use super::*;
use crate::support::ran;
use serde_json::json;
use std::collections::BTreeMap;
use std::time::{Duration, Instant};

impl World {
    /// Registers so many names; gives the table of them, and when they expire.
    fn table(&self, count: usize) -> BTreeMap<String, String> {
        let names: Vec<String> = (0..count).map(|at| format!("row-{at}.example")).collect();
        let script: String = names.iter().map(|name| format!("domain create {name} --auth gen\n")).collect();
        let made = self.home.feed(&["@reg", "-o", "json"], &script);
        assert_eq!(made.status, 0, "{}", made.err);
        self.home.write("names.csv", format!("name\n{}\n", names.join("\n")));
        self.expiries(&names)
    }

    /// When names expire.
    fn expiries(&self, names: &[String]) -> BTreeMap<String, String> {
        let script: String = names.iter().map(|name| format!("domain info {name}\n")).collect();
        let told = self.home.feed(&["@reg"], &script).documents();
        let date = |json: &Value| json["data"]["exDate"].as_str().unwrap()[..10].to_string();
        names.iter().cloned().zip(told.iter().map(date)).collect()
    }
}

const RENEW: &str = "domain renew {name} --period 1y";

#[test]
fn a_table_is_planned_and_renewed() {
    let world = World::new();
    let before = world.table(3);
    world.home.write("names.csv", "\u{feff}name,who\r\nrow-0.example,x\r\n\r\nrow-1.example,\"a, b\"\r\nrow-0.example,x\r\nrow-2.example,y\r\n,\r\n");
    let plan = world.home.run(&["@reg", "bulk", "names.csv", RENEW, "--plan"]);
    plan.says(0, &["row 3 is left out: it repeats row 1", "rows without anything", "nothing was sent"]);
    let json = plan.json();
    assert_eq!((&json["rows"], &json["repeated"]), (&json!(3), &json!([{ "row": 3, "of": 1 }])));
    let frame = json["plan"][1]["frame"].as_str().unwrap();
    assert!(frame.contains("row-1.example") && frame.contains(&before["row-1.example"]), "{frame}");
    world.home.run(&["@reg", "bulk", "names.csv", RENEW]).says(2, &["--plan", "--apply"]);

    let done = world.home.run(&["@reg", "bulk", "names.csv", RENEW, "--apply", "--journal", "run.ndjson"]);
    done.says(0, &["3 of 3 rows done", "rows a second"]);
    assert_eq!((&done.json()["done"], &done.json()["undo"]), (&json!(3), &Value::Null));
    let names: Vec<String> = before.keys().cloned().collect();
    let after = world.expiries(&names);
    assert!(names.iter().all(|name| after[name] == later(&before[name], 1)), "{after:?}");
    // The same again is another run; this one has nothing left.
    world.home.run(&["@reg", "bulk", "names.csv", RENEW, "--apply", "--journal", "run.ndjson"]).says(2, &["--resume"]);
    world.run("bulk --resume run.ndjson").says(0, &["3 of 3 rows done"]);
    assert_eq!(world.expiries(&names), after);
    world.home.write("names.csv", "name\nother.example\n");
    world.run("bulk --resume run.ndjson").says(2, &["not the table"]);
}

#[test]
fn what_was_refused_is_done_later_and_what_was_created_can_be_undone() {
    let world = World::new();
    world.register("two.example");
    world.home.write("names.csv", "name,pw\none.example,cmd:false\ntwo.example,2fooBAR-x\nthree.example,2fooBAR-y\n");
    let run = world.home.run(&[
        "@reg",
        "bulk",
        "names.csv",
        "domain create {name} --auth {pw}",
        "--apply",
        "--sessions",
        "2",
    ]);
    run.says(3, &["2 of 3 rows done, 1 refused"]);
    let json = run.json();
    assert_eq!((&json["refused"][0]["row"], &json["refused"][0]["code"]), (&json!(2), &json!(2302)));
    let journal = world.home.read("names.csv.journal");
    assert!(!journal.contains("2fooBAR"), "{journal}");
    world.run("domain delete two.example").is(0, 1000);
    world.run("bulk --resume names.csv.journal").says(3, &["1 refused"]);
    world.run("bulk --resume names.csv.journal --only failed").says(0, &["3 of 3 rows done"]);
    assert_eq!(world.home.read("names.csv.journal.undo").lines().count(), 3);
    let undone = world.home.run(&["@reg", "-f", "names.csv.journal.undo"]);
    assert_eq!((undone.status, undone.documents().len()), (0, 3), "{undone:?}");
    for (csv, command, told) in [
        ("name\na.example\n", "domain renew {nam}", "\"nam\""),
        ("name\na.example\n", "domain fly {name}", "row 1"),
        ("name\n-x\n", "domain delete {name}", "row 1"),
        ("name\na.example\n", "poll ack {name}", "row 1"),
    ] {
        world.home.write("bad.csv", csv);
        world.home.run(&["@reg", "bulk", "bad.csv", command, "--apply"]).says(2, &[told]);
    }
}

#[test]
fn a_run_dies_at_every_point_and_its_link_is_cut() {
    let world = World::new();
    let before = world.table(5);
    let names: Vec<String> = before.keys().cloned().collect();
    let start = ["@reg", "bulk", "names.csv", RENEW, "--apply", "--journal", "run.ndjson"];
    let resume = ["@reg", "bulk", "--resume", "run.ndjson"];
    let points = [
        "bulk-before",
        "bulk-written",
        "before-journal",
        "after-journal",
        "answer-read",
        "bulk-answered",
        "bulk-answered:3",
    ];
    for (at, point) in points.iter().enumerate() {
        let words = if at == 0 { &start[..] } else { &resume[..] };
        let ended = world.home.command(words).env("EPPSH_DIE_AT", point).output().unwrap();
        assert!(ended.status.code().is_none() || ended.status.success(), "{point}: {ended:?}");
    }
    assert_eq!(world.home.run(&resume).json()["done"], json!(5));
    let once = world.expiries(&names);
    assert!(names.iter().all(|name| once[name] == later(&before[name], 1)), "{once:?}");
    assert!(world.doubts().is_empty(), "{:?}", world.doubts());
    for (at, cut) in [Cut::FirstByte, Cut::BeforeAnswer].into_iter().enumerate() {
        let journal = format!("cut-{at}.ndjson");
        world.proxy.cut("<renew>", cut);
        let run = world.home.run(&["@reg", "bulk", "names.csv", RENEW, "--apply", "--journal", &journal]);
        run.says(7, &["4 of 5 rows done", "1 in doubt", "--resume"]);
        world.run(&format!("bulk --resume {journal}")).says(0, &["5 of 5 rows done"]);
        let now = world.expiries(&names);
        assert!(names.iter().all(|name| now[name] == later(&before[name], 2 + at as u32)), "{cut:?}: {now:?}");
    }
}

#[test]
fn a_damaged_journal_and_a_second_process_are_refused() {
    let world = World::new();
    world.table(2);
    let run = |more: &[&str]| world.home.run(&[&["@reg", "bulk"], more].concat());
    run(&["names.csv", RENEW, "--apply", "--journal", "run.ndjson"]).says(0, &[]);
    let text = world.home.read("run.ndjson");
    world.home.write("run.ndjson", text.replacen("\"row\":2", "\"row\":x", 1));
    run(&["--resume", "run.ndjson"]).says(2, &["line 3", "nothing was sent"]);
    world.home.write("run.ndjson", text);
    world.proxy.hold("<login>", Cut::FirstByte);
    let words = ["@reg", "bulk", "names.csv", RENEW, "--apply", "--journal", "other.ndjson"];
    let mut child = world.home.command(&words).spawn().unwrap();
    world.proxy.wait();
    run(&["--resume", "other.ndjson"]).says(2, &["another eppsh works on it"]);
    child.kill().unwrap();
    child.wait().unwrap();
}

#[test]
fn several_sessions_keep_to_one_rate_together() {
    let world = World::new();
    let before = world.table(8);
    world.profile("audit = true\nlimits = { rate = '6/s' }");
    let words = ["@reg", "bulk", "names.csv", RENEW, "--apply", "--sessions", "2", "--journal", "run.ndjson"];
    let run = world.home.run(&words);
    // Each has its half of it.
    run.says(0, &["8 of 8 rows done", "the profile allows 3 commands in 1 s"]);
    let names: Vec<String> = before.keys().cloned().collect();
    world.profile("");
    let after = world.expiries(&names);
    assert!(names.iter().all(|name| after[name] == later(&before[name], 1)), "{after:?}");
    let count = |what: &str| world.home.line(&format!("log find '{what}'")).documents().len();
    assert_eq!((count("login"), count("domain renew")), (2, 8));
}

#[test]
fn a_journal_that_lost_its_end_is_refused() {
    let world = World::new();
    let before = world.table(2);
    let names: Vec<String> = before.keys().cloned().collect();
    world.home.run(&["@reg", "bulk", "names.csv", RENEW, "--apply", "--journal", "run.ndjson"]).says(0, &[]);
    let text = world.home.read("run.ndjson");
    // Cut where a line ends, both rows look as if they waited.
    let head = text.split_inclusive('\n').next().unwrap();
    world.home.write("run.ndjson", head);
    let told = ["its end is missing", "1 are left", "nothing was sent", "run.ndjson.head"];
    world.run("bulk --resume run.ndjson").says(2, &told);
    assert!(names.iter().all(|name| world.expires(name) == later(&before[name], 1)));
    world.home.write("run.ndjson", &text);
    world.run("bulk --resume run.ndjson").says(0, &["2 of 2 rows done"]);
    // A journal from before there was such a file is read as it is.
    std::fs::remove_file(world.home.path("run.ndjson.head")).unwrap();
    world.run("bulk --resume run.ndjson").says(0, &["2 of 2 rows done"]);
    assert!(names.iter().all(|name| world.expires(name) == later(&before[name], 1)));
}

/// A number below `most` that differs from run to run.
fn chance(most: u64) -> u64 {
    use std::time::SystemTime;
    let clock = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap();
    ((clock.as_nanos() as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 32) % most
}

#[test]
fn killed_at_random_no_name_is_renewed_twice_and_none_forgotten() {
    let whole = std::env::var_os("EPPSH_WHOLE").is_some();
    let (count, kills) = if whole { (500, 1000) } else { (60, 12) };
    let world = World::new();
    let before = world.table(count);
    let names: Vec<String> = before.keys().cloned().collect();
    let (mut killed, mut years) = (0, 0);
    // Runs over the same table, one year each, until there were enough kills.
    while killed < kills {
        years += 1;
        let journal = format!("run-{years}.ndjson");
        let start = ["@reg", "bulk", "names.csv", RENEW, "--apply", "--journal", &journal];
        let resume = ["@reg", "bulk", "--resume", &journal];
        let mut begun = false;
        loop {
            let words = if begun { &resume[..] } else { &start[..] };
            let size = || world.home.path(&journal).metadata().map_or(0, |data| data.len());
            let before = size();
            let mut child = world.home.command(words).spawn().unwrap();
            let mut ended = || child.try_wait().unwrap().is_some();
            // Mostly while rows are on their way; now and then at any moment from the start on.
            while chance(8) > 0 && size() == before && !ended() {
                std::thread::sleep(Duration::from_millis(1));
            }
            let end = Instant::now() + Duration::from_micros(chance(60_000));
            while Instant::now() < end && !ended() {
                std::thread::sleep(Duration::from_micros(200));
            }
            let over = killed >= kills || ended();
            if !over {
                child.kill().unwrap();
                killed += 1;
            }
            let ran = ran(child);
            begun = world.home.path(&journal).metadata().is_ok_and(|data| data.len() > 0);
            if over && ran.status == 0 {
                assert_eq!(ran.json()["done"], json!(count), "{ran:?}");
                break;
            }
            assert!(!over || ran.status == 0, "{ran:?}");
        }
        let after = world.expiries(&names);
        let wrong: Vec<_> = names.iter().filter(|name| after[*name] != later(&before[*name], years)).collect();
        assert!(wrong.is_empty(), "after {killed} kills and {years} runs: {wrong:?} {after:?}");
        assert!(world.doubts().is_empty(), "{:?}", world.doubts());
        if years % 7 == 0 {
            // No registry registers for more than ten years.
            world.home.line("registry clock registry advance 7y");
        }
    }
    eprintln!("{killed} kills, {years} runs of {count} renewals: no name twice, none forgotten");
}
