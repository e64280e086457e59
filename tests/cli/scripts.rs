//! Scripts from a file, from standard input and from `-c`.

use super::*;

#[test]
fn scripts_run_line_by_line() {
    let home = Home::new();
    let script = "# comments, and blank lines\n\n   \ndomain check foo.дети # of the line\n\
        contact check abc#d 'c-d' \"e#fg\"\ndomain check one.дети \\\n  two.дети\n\
        raw <<EOF\n<epp xmlns=\"urn:ietf:params:xml:ns:epp-1.0\"><command><check><host:check \
        xmlns:host=\"urn:ietf:params:xml:ns:host-1.0\"><host:name>ns1.foo.example</host:name></host:check></check>\
        <clTRID>RAW-1</clTRID></command></epp>\nEOF\n\
        domain check last.дети";
    let ran = home.feed(&["@sandbox", "--keep-going"], script);
    let documents = ran.documents();
    assert_eq!(ran.out.lines().count(), documents.len(), "a document a line: {ran:?}");
    let names: Vec<_> = documents.iter().map(|json| json["data"]["cd"].as_array().map_or(0, Vec::len)).collect();
    assert_eq!(names, [1, 3, 2, 1, 1], "{ran:?}");
    assert_eq!(documents[1]["data"]["cd"][0]["id"], "abc#d");
    assert_eq!(documents[3]["clTRID"], "RAW-1");
    home.write("s.epp", script);
    let file = home.run(&["@sandbox", "--keep-going", "-f", "s.epp"]);
    assert_eq!((file.status, file.documents().len()), (ran.status, 5));
    let several = home.run(&["@sandbox", "-c", "domain check foo.дети", "-c", "domain check bar.дети"]);
    assert_eq!((several.status, several.out.lines().count()), (0, 2), "{several:?}");
    let one = home.run(&["@sandbox", "-c", "domain check foo.дети"]);
    one.is(0, 1000);
}

#[test]
fn a_script_stops_at_the_first_failure() {
    let home = Home::new();
    let lines = "domain check foo.дети\ndomain info nosuch.дети\ncontact create X --nosuch 1\ndomain check bar.дети\n";
    let codes = |ran: &Ran| ran.documents().iter().map(|json| json["code"].as_u64()).collect::<Vec<_>>();
    let ran = home.feed(&["@sandbox"], lines);
    assert_eq!((ran.status, codes(&ran)), (3, vec![Some(1000), Some(2303)]), "{ran:?}");
    let ran = home.feed(&["@sandbox", "--keep-going"], lines);
    assert_eq!((ran.status, codes(&ran)), (3, vec![Some(1000), Some(2303), None, Some(1000)]), "{ran:?}");
    assert!(ran.err.contains("stdin:3"), "{ran:?}");
    let ran = home.feed(&["@sandbox"], &lines.replace("domain info", "-domain info").replace("contact", "-contact"));
    assert_eq!((ran.status, codes(&ran).len()), (0, 4), "{ran:?}");
    let ran = home.run(&["@sandbox", "-c", "domain info nosuch.дети", "-c", "domain check foo.дети"]);
    assert_eq!((ran.status, codes(&ran)), (3, vec![Some(2303)]));
    let ran = home.feed(&[], "domain info nosuch.дети\n");
    assert_eq!(ran.is(3, 2303)["ok"], false);
    let ran = home.feed(&["@sandbox"], "quit\ndomain check foo.дети\n");
    assert_eq!((ran.status, ran.out.as_str()), (0, ""));
    for unfinished in ["domain check 'foo", "raw <<EOF\n<epp/>\n"] {
        home.feed(&["@sandbox"], unfinished).says(2, &["stdin:"]).is(2, None);
    }
    home.run(&["@sandbox", "-f", "nosuch.epp"]).says(2, &["nosuch.epp"]).is(2, None);
}
