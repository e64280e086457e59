//! The chain, and what breaks it.

use super::verify::verify;
use super::*;

/// A log with three lines.
fn log() -> (tempfile::TempDir, PathBuf) {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("audit.ndjson");
    let mut log = Log::open(&path).unwrap();
    for number in 1..=3 {
        log.append(json!({ "number": number })).unwrap();
    }
    (dir, path)
}

#[test]
fn lines_of_several_processes_make_one_chain() {
    let (_dir, path) = log();
    let (mut first, mut second) = (Log::open(&path).unwrap(), Log::open(&path).unwrap());
    for _ in 0..3 {
        first.append(json!({ "by": 1 })).unwrap();
        second.append(json!({ "by": 2 })).unwrap();
    }
    let verified = verify(&path).unwrap();
    assert_eq!((verified.lines, verified.cut.len()), (9, 0));
    let threads: Vec<_> = (0..4)
        .map(|by| {
            let mut log = Log::open(&path).unwrap();
            std::thread::spawn(move || (0..20).for_each(|_| log.append(json!({ "by": by })).unwrap()))
        })
        .collect();
    threads.into_iter().for_each(|thread| thread.join().unwrap());
    assert_eq!(verify(&path).unwrap().lines, 89);
}

#[test]
fn whatever_is_changed_taken_out_or_put_in_is_seen() {
    let (_dir, path) = log();
    let whole = std::fs::read_to_string(&path).unwrap();
    let lines: Vec<&str> = whole.lines().collect();
    let cases = [
        (whole.replace("\"number\":2", "\"number\":9"), "line 3 does not follow line 2"),
        (format!("{}\n{}\n", lines[0], lines[2]), "line 2 does not follow line 1"),
        (format!("{}\n{}\n", lines[1], lines[2]), "the beginning is missing"),
        (format!("{}\n{}\n", lines[0], lines[1]), "the end is missing: there were 3 lines, and 2 are left"),
        (whole.replace("\"number\":3", "\"number\":9"), "line 3 was changed"),
        (format!("{}\n{whole}", lines[0]), "line 2 does not follow line 1"),
        (String::new(), "the end is missing"),
    ];
    for (text, told) in cases {
        std::fs::write(&path, &text).unwrap();
        let error = verify(&path).unwrap_err();
        assert!(error.message().contains(told) && error.exit_status() == 2, "{told}: {error}");
    }
    std::fs::write(&path, &whole).unwrap();
    assert_eq!(verify(&path).unwrap().hash, hash(lines[2].as_bytes()));
    std::fs::remove_file(head_of(&path)).unwrap();
    assert!(verify(&path).unwrap_err().message().contains("audit.head"));
}

#[test]
fn half_a_line_stays_and_the_chain_goes_on_behind_it() {
    let (_dir, path) = log();
    let whole = std::fs::read_to_string(&path).unwrap();
    std::fs::write(&path, format!("{whole}{{\"numb")).unwrap();
    Log::open(&path).unwrap().append(json!({ "number": 5 })).unwrap();
    let verified = verify(&path).unwrap();
    assert_eq!((verified.lines, verified.cut), (5, vec![4]));
    // The small file was not written before the crash.
    std::fs::write(head_of(&path), format!("{:020} {}\n", 4, hash(b"{\"numb"))).unwrap();
    assert_eq!(verify(&path).unwrap().lines, 5);
    Log::open(&path).unwrap().append(json!({ "number": 6 })).unwrap();
    assert_eq!(verify(&path).unwrap().lines, 6);
}
