//! The poll desk: messages are kept before they are acknowledged, whatever kills the program, and transfers are decided once.

use super::server::Served;
use super::*;
use std::collections::BTreeMap;
use std::time::{Duration, SystemTime};

/// How many messages are drained under how many kills: a short form, and with `EPPSH_WHOLE=1` the whole.
fn amount() -> (usize, usize) {
    if std::env::var_os("EPPSH_WHOLE").is_some() { (10_000, 100) } else { (120, 8) }
}

/// How often each message of TEST-A's is in the file.
fn times(home: &Home, file: &str) -> BTreeMap<String, usize> {
    let mut times = BTreeMap::new();
    for line in home.read(file).lines() {
        let message: Value = serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"));
        assert_eq!((&message["user"], &message["code"]), (&json!("TEST-A"), &json!(1301)), "{line}");
        *times.entry(message["msgQ"]["id"].as_str().unwrap().to_string()).or_default() += 1;
    }
    times
}

/// Everything about a drain that is right at its end.
fn all_once(home: &Home, file: &str, count: usize, ask: &dyn Fn(&str) -> Ran) {
    let times = times(home, file);
    assert_eq!(times.len(), count, "every message is there");
    assert!(times.values().all(|times| *times == 1), "and once: {times:?}");
    assert_eq!(ask("poll count").json()["count"], 0, "none is left");
}

/// A number below `below` that nobody foresees.
fn random(below: usize) -> usize {
    let nanos = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap().subsec_nanos();
    (nanos as usize / 7) % below.max(1)
}

#[test]
fn a_queue_is_drained_into_a_file_and_a_command() {
    let home = Home::new();
    home.line("@sandbox domain check foo.дети").is(0, 1000);
    home.line("sandbox poll push TEST-A Привет count=5").says(0, &[]);
    assert_eq!(home.line("@sandbox poll count").json()["count"], 5);
    home.line("@sandbox poll drain").says(2, &["--to"]);
    let first = home.line("@sandbox poll drain --to m.ndjson --max 2");
    assert_eq!(first.json(), json!({ "ok": true, "command": "poll drain", "drained": 2, "known": 0, "left": 3 }));
    let refusing = home.line("@sandbox poll drain --exec 'cat >/dev/null; exit 3'");
    refusing.says(1, &["was not acknowledged", "exit 3"]);
    assert_eq!(home.line("@sandbox poll count").json()["count"], 3);
    let rest = home.line("@sandbox poll drain --to m.ndjson --exec 'cat >>taken.ndjson'");
    assert_eq!((rest.status, &rest.json()["drained"], &rest.json()["left"]), (0, &json!(3), &json!(0)), "{rest:?}");
    assert_eq!(home.read("taken.ndjson").lines().count(), 3);
    all_once(&home, "m.ndjson", 5, &|line| home.line(&format!("@sandbox {line}")));
    assert!(home.read("m.ndjson").contains("Привет"));
    home.line("@sandbox --exit-status poll drain --to m.ndjson").says(8, &[]);
    home.line("@sandbox --exit-status poll count").says(8, &[]);
    let mode =
        std::os::unix::fs::PermissionsExt::mode(&std::fs::metadata(home.path("m.ndjson")).unwrap().permissions());
    assert_eq!(mode & 0o777, 0o600);
}

#[test]
fn a_drain_that_dies_at_any_step_loses_nothing_and_repeats_nothing() {
    let home = Home::new();
    home.line("@sandbox domain check foo.дети").is(0, 1000);
    let points = ["before-write", "half-written", "before-sync", "handed", "before-ack", "after-ack"];
    home.line(&format!("sandbox poll push TEST-A Hello count={}", 3 * points.len())).says(0, &[]);
    for point in points {
        let words = ["@sandbox", "poll", "drain", "--to", "m.ndjson", "--exec", "cat >>taken.ndjson", "--max", "3"];
        let died = ran(home.command(&words).env("EPPSH_DIE_AT", format!("drain-{point}:2")).spawn().unwrap());
        assert_eq!(died.status, 128 + 6, "{point}: {died:?}");
    }
    home.line("@sandbox poll drain --to m.ndjson --exec 'cat >>taken.ndjson'").is(0, None);
    all_once(&home, "m.ndjson", 3 * points.len(), &|line| home.line(&format!("@sandbox {line}")));
    // Between the end of the command and the note of it lies the one place where it may see a message again.
    assert_eq!(home.read("taken.ndjson").lines().count(), 3 * points.len() + 1);
}

#[test]
fn random_kills_of_a_drain_lose_nothing_and_repeat_nothing() {
    let (count, kills) = amount();
    let home = Home::new();
    let served = Served::start_with(&home, &|| {
        home.line(&format!("registry poll registry push TEST-A Hello count={count}")).says(0, &[]);
    });
    let line = |line: &str| format!("--config registry/eppsh.toml @TEST-A --server {} {line}", served.address);
    let words = crate::support::words(&line("poll drain --to m.ndjson"));
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let length = || std::fs::metadata(home.path("m.ndjson")).map_or(0, |data| data.len());
    let mut killed = 0;
    while killed < kills {
        let mut child = home.command(&words).spawn().unwrap();
        // Somewhere among the messages that are this run's share, at no step in particular.
        let until = length() + (random(count / kills) * 400) as u64;
        while length() < until && child.try_wait().unwrap().is_none() {
            std::thread::yield_now();
        }
        std::thread::sleep(Duration::from_micros(random(4000) as u64));
        if child.try_wait().unwrap().is_some() {
            break;
        }
        child.kill().unwrap();
        child.wait().unwrap();
        killed += 1;
    }
    let ask = |asked: &str| home.line(&line(asked));
    let last = ask("poll drain --to m.ndjson");
    assert_eq!(last.status, 0, "{last:?}");
    assert!(killed * 2 > kills, "{killed} kills are too few to tell");
    all_once(&home, "m.ndjson", count, &ask);
    eprintln!("{count} messages, {killed} kills");
}

#[test]
fn a_full_disk_stops_a_drain_before_it_acknowledges() {
    let home = Home::new();
    let served = Served::start_with(&home, &|| {
        home.line("registry poll registry push TEST-A Hello count=5").says(0, &[]);
    });
    let line = |line: &str| format!("--config registry/eppsh.toml @TEST-A --server {} {line}", served.address);
    home.line(&line("poll drain --to /dev/full")).says(2, &["/dev/full is no file"]);
    let words = crate::support::words(&line("poll drain --to m.ndjson"));
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let full = ran(home.on_a_small_disk(&words, 2).spawn().unwrap());
    full.says(1, &["m.ndjson cannot be written", "messages drained before"]);
    let kept = home.read("m.ndjson").lines().count();
    assert!(kept > 0 && kept < 5 && home.read("m.ndjson").ends_with('\n'), "what was cut is taken back");
    assert_eq!(home.line(&line("poll count")).json()["count"], 5 - kept);
    home.line(&line("poll drain --to m.ndjson")).is(0, None);
    all_once(&home, "m.ndjson", 5, &|asked| home.line(&line(asked)));
    home.write("notes.txt", "not yours\n");
    home.line("@sandbox poll drain --to notes.txt").says(2, &["notes.txt:1", "no message of `poll drain`"]);
    assert_eq!(home.read("notes.txt"), "not yours\n");
}

#[test]
fn a_queue_is_watched() {
    let home = Home::new();
    home.line("@sandbox domain check foo.дети").is(0, 1000);
    home.line("sandbox poll push TEST-A Hello").says(0, &[]);
    for (words, shown) in [("poll watch 10ms", "\"code\":1301"), ("poll watch 10ms --to m.ndjson", "\"drained\":1")] {
        let words = crate::support::words(&format!("@sandbox {words}"));
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let mut child = home.command(&words).spawn().unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let told: String =
            std::iter::from_fn(|| lines.next()).map(Result::unwrap).take_while(|line| line != "}").collect();
        assert!(told.replace(' ', "").contains(shown), "{told}");
        Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap();
        assert_eq!(child.wait().unwrap().code(), Some(130));
    }
    home.line("@sandbox poll watch often").says(2, &["often"]);
}

#[test]
fn transfers_are_listed_with_their_deadlines_and_decided_once() {
    let home = Home::new();
    let first = |line: &str| home.line(&format!("@sandbox {line}"));
    let second = |line: &str| home.line(&format!("@sandbox --user TEST-B {line}"));
    for name in ["a.example", "b.example", "c.example"] {
        first(&format!("domain create {name} --auth Transfer-1")).is(0, 1000);
    }
    home.line("sandbox clock freeze").says(0, &[]);
    second("domain transfer request a.example --auth Transfer-1").is(0, 1001);
    second("domain transfer request b.example --auth Transfer-1").is(0, 1001);
    // One was acknowledged, one is in the queue.
    first("poll drain --to m.ndjson --max 1").says(0, &[]);
    let inbox = first("transfer inbox").json();
    let names: Vec<&Value> = inbox["transfers"].as_array().unwrap().iter().map(|one| &one["name"]).collect();
    assert_eq!(names, ["a.example", "b.example"], "{inbox}");
    assert_eq!(inbox["transfers"][0]["reID"], "TEST-B");
    assert!(inbox["transfers"][0]["hoursLeft"].as_i64().unwrap() > 24, "{inbox}");
    assert_eq!(second("transfer inbox").json()["transfers"], json!([]), "what one asked for oneself does not wait");

    second("domain transfer request c.example --auth Transfer-1").is(0, 1001);
    first("transfer approve").says(2, &["--all"]);
    first("transfer approve --all --before 24h").says(0, &["no transfer to approve"]);
    let unasked = first("transfer approve c.example");
    unasked.says(2, &["--yes", "nothing was sent"]);
    let approved = first("transfer approve c.example --yes");
    assert_eq!(approved.is(0, 1000)["data"]["trStatus"], "clientApproved", "{approved:?}");
    first("transfer reject b.example --yes").is(0, 1000);
    first("transfer approve --all --before 1000h --yes").is(0, 1000);
    assert_eq!(first("transfer inbox --from m.ndjson").json()["transfers"], json!([]));
    first("transfer approve --all --yes").says(0, &["no transfer to approve"]);
}
