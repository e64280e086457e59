//! The journal on a real disk: begun, answered, left open, damaged, shared.

use super::*;
use std::time::{Duration, UNIX_EPOCH};

fn entry(number: usize) -> Entry {
    Entry {
        id: format!("id-{number}"),
        time: UNIX_EPOCH + Duration::from_millis(1_800_000_000_123),
        profile: "ote".into(),
        user: "REG-1".into(),
        cltrid: Some(format!("CL-{number}")),
        command: "domain renew".into(),
        object: Some("foo.test".into()),
        frame: "<epp/>".into(),
        why: String::new(),
    }
}

fn ids(ledger: &Ledger) -> Vec<String> {
    ledger.open().unwrap().into_iter().map(|entry| entry.id).collect()
}

fn first(dir: &Path) -> PathBuf {
    dir.join("journal/1.ndjson")
}

#[tokio::test]
async fn what_a_process_leaves_open_is_in_doubt() {
    let dir = tempfile::tempdir().unwrap();
    let journal = Journal::open(dir.path());
    journal.begin(entry(1)).await.unwrap().answered(1000);
    journal.begin(entry(2)).await.unwrap().unsent();
    drop(journal.begin(entry(3)).await.unwrap());
    let ledger = journal.ledger();
    assert!(ids(&ledger).is_empty(), "its process lives");
    drop(journal);
    assert_eq!(ids(&ledger), ["id-3"]);
    let open = ledger.open().unwrap();
    assert_eq!(open[0], Entry { why: open[0].why.clone(), ..entry(3) });
    assert!(open[0].why.contains("ended before its answer"), "{open:?}");
    ledger.settle("id-3", Settled::Applied, "it was asked").unwrap();
    assert!(ids(&ledger).is_empty());
}

#[tokio::test]
async fn a_doubt_is_recorded_once() {
    let dir = tempfile::tempdir().unwrap();
    let journal = Journal::open(dir.path());
    journal.begin(entry(1)).await.unwrap().in_doubt("the link was cut").unwrap();
    let ledger = journal.ledger();
    assert_eq!(ledger.open().unwrap()[0].why, "the link was cut");
    drop(journal);
    ledger.record(&[entry(1)]).unwrap();
    assert_eq!(ids(&ledger), ["id-1"]);
}

#[tokio::test]
async fn two_processes_write_files_of_their_own() {
    let dir = tempfile::tempdir().unwrap();
    let (one, two) = (Journal::open(dir.path()), Journal::open(dir.path()));
    let (first, second) = (one.begin(entry(1)).await.unwrap(), two.begin(entry(2)).await.unwrap());
    assert_eq!(std::fs::read_dir(dir.path().join("journal")).unwrap().count(), 2);
    drop((first, one));
    assert_eq!(ids(&two.ledger()), ["id-1"]);
    second.answered(1000);
}

#[tokio::test]
async fn many_at_once_share_syncs() {
    let dir = tempfile::tempdir().unwrap();
    let journal = Journal::open(dir.path());
    let begun = (0..32).map(|number| {
        let journal = journal.clone();
        tokio::spawn(async move { journal.begin(entry(number)).await.unwrap() })
    });
    let begun: Vec<_> = begun.collect();
    for ticket in begun {
        ticket.await.unwrap().answered(1000);
    }
    drop(journal);
    assert!(ids(&Ledger::at(dir.path())).is_empty());
    assert_eq!(std::fs::metadata(first(dir.path())).unwrap().len(), 0, "nothing is kept of what is closed");
}

#[tokio::test]
async fn a_torn_line_was_not_sent_and_a_damaged_one_is_told_of() {
    let dir = tempfile::tempdir().unwrap();
    let journal = Journal::open(dir.path());
    drop(journal.begin(entry(1)).await.unwrap());
    drop(journal.begin(entry(2)).await.unwrap());
    drop(journal);
    let text = std::fs::read_to_string(first(dir.path())).unwrap();
    for end in 0..text.len() {
        let other = tempfile::tempdir().unwrap();
        std::fs::create_dir(other.path().join("journal")).unwrap();
        std::fs::write(first(other.path()), &text[..end]).unwrap();
        let whole = text[..end].matches('\n').count();
        assert_eq!(ids(&Ledger::at(other.path())).len(), whole, "{end}");
    }
    std::fs::write(first(dir.path()), text.replace("\"begin\"", "\"bogin\"")).unwrap();
    let open = Ledger::at(dir.path()).open().unwrap();
    assert!(open.len() == 2 && open[1].why.contains("line 2 of") && open[1].why.contains("damaged"), "{open:?}");
    let kept = std::fs::read_dir(dir.path().join("journal")).unwrap();
    assert!(kept.filter_map(|entry| entry.ok()).any(|entry| entry.path().to_string_lossy().ends_with(".damaged")));
}

#[test]
fn a_ledger_cut_or_changed_loses_no_other_line() {
    let dir = tempfile::tempdir().unwrap();
    let ledger = Ledger::at(dir.path());
    ledger.record(&[entry(1), entry(2), entry(3)]).unwrap();
    let path = dir.path().join("doubt.ndjson");
    let text = std::fs::read_to_string(&path).unwrap();
    std::fs::write(&path, &text[..text.len() - 9]).unwrap();
    assert_eq!(ids(&ledger), ["id-1", "id-2"]);
    ledger.record(&[entry(4)]).unwrap();
    assert_eq!(ids(&ledger), ["id-1", "id-2", "id-4"]);
    std::fs::write(&path, std::fs::read_to_string(&path).unwrap().replacen("id-2", "id\"2", 1)).unwrap();
    let open = ledger.open().unwrap();
    assert_eq!(open.iter().map(|entry| entry.id.as_str()).collect::<Vec<_>>(), ["id-1", "line-2", "id-4"]);
    assert!(open[1].why.contains("line 2 of"), "{open:?}");
    // What an earlier version wrote.
    let old =
        r#"{"time":1800000000,"profile":"ote","clTRID":"OLD-1","command":"domain create","object":"a.test","why":"x"}"#;
    std::fs::write(&path, format!("{old}\n")).unwrap();
    assert_eq!(ids(&ledger), ["OLD-1"]);
}

#[tokio::test]
async fn a_place_that_cannot_be_written_is_told_with_its_name() {
    let dir = tempfile::tempdir().unwrap();
    std::fs::write(dir.path().join("journal"), "a file stands in the way").unwrap();
    let error = Journal::open(dir.path()).begin(entry(1)).await.unwrap_err();
    assert!(error.message().contains("journal") && error.exit_status() == 2, "{error}");
}

#[test]
fn each_doubt_says_how_to_find_out() {
    let hint = |command: &str| {
        let doubt = Entry { command: command.into(), ..entry(1) };
        assert!(doubt.title().contains("foo.test") && doubt.title().contains("CL-1"));
        doubt.hint()
    };
    assert!(hint("domain renew").contains("`domain info foo.test`"));
    assert!(hint("domain transfer request").contains("`domain transfer query foo.test`"));
    assert!(hint("contact delete").contains("`contact info foo.test`"));
    assert!(hint("poll ack").contains("`poll`"));
    assert!(hint("login with a new password").contains("old password"));
    assert!(hint("raw").contains("ask the registry"));
}
