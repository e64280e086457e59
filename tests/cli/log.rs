//! The audit log as its readers meet it.

use super::*;

/// A home whose sandbox is a profile with an audit log.
fn home() -> Home {
    let home = Home::new();
    home.write("config/eppsh/config.toml", "[profile.sandbox]\naudit = true\n");
    home
}

#[test]
fn what_was_exchanged_is_found_and_exported_without_secrets() {
    let home = home();
    home.line("@sandbox domain create foo.дети --auth Planted-Pw-1 --cltrid TICKET-1").is(0, 1000);
    home.line("@sandbox domain create foo.дети --auth Planted-Pw-1").is(3, 2302);
    home.line("@sandbox poll count").is(0, None);
    let log = home.read("state/eppsh/audit.ndjson");
    assert!(!log.contains("Planted-Pw-1") && log.contains("***"), "{log}");
    let found = home.line("log find foo.дети").documents();
    let told: Vec<_> = found.iter().map(|entry| (entry["command"].as_str(), entry["code"].as_u64())).collect();
    assert_eq!(told, [(Some("domain create"), Some(1000)), (Some("domain create"), Some(2302))]);
    assert_eq!((&found[0]["user"], &found[0]["profile"]), (&json!("TEST-A"), &json!("sandbox")));
    assert_eq!(home.line("log find --code 23xx").documents().len(), 1);
    assert!(home.line("log find foo --until 2020-01-01").out.is_empty());
    home.line("--exit-status log find nosuch").says(8, &[]);
    assert_eq!(home.line("log tail --lines 2").documents().len(), 2);
    let verified = home.line("log verify").json();
    assert_eq!((&verified["ok"], &verified["lines"]), (&json!(true), &json!(log.lines().count())));

    let ticket = home.line("log export --ticket TICKET-1");
    for part in ["TICKET-1", "domain create", "Code:      1000", "<domain:name>foo.xn--d1acj3b", "***"] {
        assert!(ticket.out.contains(part), "{part}: {}", ticket.out);
    }
    home.line("log export --ticket TICKET-1 --to ticket.txt").says(0, &[]);
    home.line("log export --ticket TICKET-1 --to ticket.txt").says(2, &["ticket.txt"]);
    home.line("log export --ticket NO-SUCH-1").says(2, &["NO-SUCH-1", "log find"]);
    let mode = std::fs::metadata(home.path("state/eppsh/audit.ndjson")).unwrap().permissions();
    assert_eq!(std::os::unix::fs::PermissionsExt::mode(&mode) & 0o777, 0o600);
}

#[test]
fn a_log_that_was_tampered_with_or_cut_is_told() {
    let home = home();
    home.line("log verify").says(2, &["audit.ndjson"]);
    home.line("log tail").says(2, &["no audit log yet", "audit = true"]);
    home.line("log verify").says(2, &["no audit log yet", "audit = true"]);
    for name in ["a", "b"] {
        home.line(&format!("@sandbox domain check {name}.example")).is(0, 1000);
    }
    let whole = home.read("state/eppsh/audit.ndjson");
    home.write("state/eppsh/audit.ndjson", whole.replacen("a.example", "z.example", 1));
    home.line("log verify").says(2, &["does not follow"]);
    let (cut, _) = whole.trim_end().rsplit_once('\n').unwrap();
    home.write("state/eppsh/audit.ndjson", format!("{cut}\n"));
    home.line("log verify").says(2, &["the end is missing"]);
}

#[test]
fn without_a_log_nothing_is_sent_and_a_full_disk_is_warned_of() {
    let home = home();
    home.line("@sandbox domain check a.example").is(0, 1000);
    std::fs::remove_file(home.path("state/eppsh/audit.ndjson")).unwrap();
    std::fs::create_dir(home.path("state/eppsh/audit.ndjson")).unwrap();
    home.line("@sandbox domain check a.example").says(2, &["audit.ndjson", "audit = false"]);
    std::fs::remove_dir(home.path("state/eppsh/audit.ndjson")).unwrap();
    std::os::unix::fs::symlink("/dev/full", home.path("state/eppsh/audit.ndjson")).unwrap();
    home.line("@sandbox domain check a.example").says(0, &["`domain check` was sent", "No space left"]);
}

#[test]
fn processes_at_once_write_one_chain() {
    let home = home();
    home.line("@sandbox domain check a.example").is(0, 1000);
    let children: Vec<_> =
        (0..4).map(|_| home.command(&["@sandbox", "domain", "check", "a.example"]).spawn().unwrap()).collect();
    children.into_iter().for_each(|child| assert_eq!(ran(child).status, 0));
    assert_eq!(home.line("log verify").json()["lines"], home.read("state/eppsh/audit.ndjson").lines().count());
}
