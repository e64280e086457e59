//! Scripts that ask many things: answers in order, one command at a time, and an end where one fails.

use crate::support::Home;

/// A script that checks two names, asks for one that is not there, and checks another.
const SCRIPT: &str =
    "domain check a.example\ndomain check b.example\n# nothing\ndomain info nosuch.example\ndomain check c.example\n";

/// The command and code of every line of output.
fn told(out: &str) -> Vec<(String, i64)> {
    out.lines()
        .map(|line| {
            let json: serde_json::Value = serde_json::from_str(line).unwrap();
            (json["command"].as_str().unwrap().to_string(), json["code"].as_i64().unwrap())
        })
        .collect()
}

/// A line of output as it should be.
fn line(command: &str, code: i64) -> (String, i64) {
    (command.to_string(), code)
}

#[test]
fn a_script_of_queries_stops_at_the_first_that_fails() {
    let home = Home::new();
    home.write("script", SCRIPT);
    let expected = [line("domain check", 1000), line("domain check", 1000), line("domain info", 2303)];
    let from_file = home.run(&["-f", "script"]);
    assert_eq!((told(&from_file.out), from_file.status), (expected.to_vec(), 3));
    let from_stdin = home.feed(&[], SCRIPT);
    assert_eq!((told(&from_stdin.out), from_stdin.status), (expected.to_vec(), 3));
}

#[test]
fn with_keep_going_it_goes_on_and_the_status_is_that_of_the_first_failure() {
    let home = Home::new();
    let ran = home.feed(&["--keep-going"], SCRIPT);
    let expected =
        [line("domain check", 1000), line("domain check", 1000), line("domain info", 2303), line("domain check", 1000)];
    assert_eq!((told(&ran.out), ran.status), (expected.to_vec(), 3));
}

#[test]
fn queries_and_changes_keep_their_order() {
    let home = Home::new();
    let script = "domain check xenon.example\ndomain check yttrium.example\ndomain create xenon.example\ndomain check xenon.example\n\
                  domain check xenon.example | cat\ndomain info xenon.example\ndomain delete xenon.example\ndomain check xenon.example\n";
    let ran = home.feed(&[], script);
    let avail: Vec<_> = ran
        .out
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap()["data"]["cd"][0]["avail"].clone())
        .collect();
    let (yes, no, none) = (true.into(), false.into(), serde_json::Value::Null);
    assert_eq!(avail, [&yes, &yes, &none, &no, &no, &none, &none, &yes].map(Clone::clone));
    assert_eq!(ran.status, 0);
}
