//! Links that break, stall or bring nonsense: what is asked again, what is in doubt.

use super::*;

/// Answers that are none.
fn hostile() -> Vec<(&'static str, Do)> {
    let bomb = "<!DOCTYPE epp [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]><epp>&b;</epp>";
    let deep = format!(
        "<epp xmlns=\"urn:ietf:params:xml:ns:epp-1.0\">{}{}</epp>",
        "<a>".repeat(100_000),
        "</a>".repeat(100_000)
    );
    let mut invalid = framed("<epp>......</epp>");
    invalid[10..14].copy_from_slice(&[0xff, 0xfe, 0xc3, 0x28]);
    vec![
        ("a length of 4 GiB", Do::Bytes(vec![0xff; 4])),
        ("a length below 5", Do::Bytes(vec![0, 0, 0, 3])),
        ("unframed text", Do::Each(vec![Do::Bytes(b"550 your IP is not allowed\r\n".to_vec()), Do::Close])),
        ("invalid UTF-8", Do::Bytes(invalid)),
        ("a DTD", Do::Frame("<!DOCTYPE epp SYSTEM \"file:///etc/passwd\"><epp/>".into())),
        ("an entity bomb", Do::Frame(bomb.into())),
        ("depth", Do::Frame(deep)),
        ("no XML", Do::Frame("hello, world".into())),
        ("another vocabulary", Do::Frame("<html><body/></html>".into())),
        ("half a frame", Do::Each(vec![Do::Bytes(framed("<epp xmlns='x'></epp>")[..9].to_vec()), Do::Close])),
        ("a closed link", Do::Close),
    ]
}

#[test]
fn a_hostile_greeting_ends_in_an_error() {
    let home = Home::new();
    for at in 0..hostile().len() {
        let peer = Plan::new(|_, _, _| Do::Close).greets(move |_| hostile().swap_remove(at).1).serve();
        let ran = peer.run(&home, "domain check foo.example --timeout 60s");
        let json = ran.is(6, None);
        assert_eq!(json["error"]["kind"], "session", "{}: {ran:?}", hostile()[at].0);
        assert_eq!(peer.count("login"), 0);
        if hostile()[at].0 == "unframed text" {
            ran.says(6, &["your IP is not allowed"]);
        }
    }
}

#[test]
fn a_query_is_asked_again_once_and_a_transform_never() {
    for at in 0..hostile().len() {
        let (name, home) = (hostile()[at].0, Home::new());
        let peer = Plan::new(move |_, _, _| hostile().swap_remove(at).1).serve();
        let ran = peer.run(&home, "domain info foo.example");
        assert_eq!(ran.is(6, None)["error"]["kind"], "session", "{name}");
        assert_eq!(peer.count("info"), 2, "{name}: once more, and no oftener");
        assert!(doubts(&home).is_empty(), "{name}");

        let ran = peer.run(&home, "domain create foo.example --auth env:PW --cltrid DOUBT-1");
        ran.says(7, &["DOUBT-1", "unknown", "domain info foo.example"]);
        assert_eq!(ran.is(7, None)["error"]["kind"], "unknown", "{name}");
        assert_eq!(peer.count("create"), 1, "{name}: never again");
        let [doubt] = &doubts(&home)[..] else { panic!("{name}: {:?}", doubts(&home)) };
        assert_eq!((&doubt["clTRID"], &doubt["command"]), (&json!("DOUBT-1"), &json!("domain create")), "{name}");
        assert!(!doubt.to_string().contains(PASSWORD), "{name}");
    }
}

#[test]
fn a_query_after_a_lost_link_gets_its_answer() {
    let home = Home::new();
    let peer = Plan::new(|number, _, id| if number == 1 { Do::Close } else { Do::Frame(checked(id)) }).serve();
    let ran = peer.run(&home, "domain check foo.example");
    ran.is(0, 1000);
    ran.says(0, &["warning", "asked again"]);
    assert_eq!((peer.count("login"), peer.count("check")), (2, 2));
}

#[test]
fn tci_2_2_1_5_tci_2_2_1_6_every_transform_is_sent_once() {
    for line in [
        "domain create foo.example --auth gen",
        "domain update foo.example --add-status clientHold",
        "domain renew foo.example --cur-exp 2027-01-01",
        "domain transfer request foo.example --auth env:PW",
        "domain delete foo.example",
        "host create ns1.foo.example",
        "contact delete C-1",
        "poll ack 1",
    ] {
        let home = Home::new();
        let peer = Plan::new(|_, _, _| Do::Close).serve();
        let ran = peer.run(&home, line);
        assert_eq!(ran.status, 7, "{line}: {ran:?}");
        let sent = peer.seen.lock().unwrap().iter().filter(|frame| !matches!(verb(frame), "login" | "logout")).count();
        assert_eq!((sent, doubts(&home).len()), (1, 1), "{line}");
        let id = doubts(&home)[0]["clTRID"].as_str().unwrap().to_string();
        assert!(ran.err.contains(&id), "{line}: {ran:?}");
    }
    for line in ["domain transfer query foo.example", "poll", "contact info C-1", "host check ns1.foo.example"] {
        let home = Home::new();
        let peer = Plan::new(|_, _, _| Do::Close).serve();
        assert_eq!(peer.run(&home, line).status, 6, "{line}");
        assert!(doubts(&home).is_empty(), "{line}");
    }
}

#[test]
fn a_link_that_goes_after_the_answer_is_no_harm() {
    let home = Home::new();
    let peer = Plan::new(|_, _, id| Do::Each(vec![Do::Frame(answer(1000, id, "")), Do::Close])).serve();
    peer.run(&home, "domain delete foo.example").is(0, 1000);
    // Between two commands of a script the session is simply opened again.
    let mut child = peer.command(&home, "").stdin(std::process::Stdio::piped()).spawn().unwrap();
    let mut script = child.stdin.take().unwrap();
    let closed = || while peer.told.recv().unwrap() != "closed" {};
    closed();
    for name in ["one", "two", "three"] {
        writeln!(script, "domain delete {name}.example").unwrap();
        closed();
    }
    drop(script);
    let ran = ran(child);
    assert_eq!((ran.status, ran.documents().len()), (0, 3), "{ran:?}");
    assert_eq!((peer.count("delete"), peer.count("login")), (4, 4));
    assert!(doubts(&home).is_empty());
}

#[test]
fn an_answer_to_something_else_is_not_believed() {
    let home = Home::new();
    let stale = |id: &str| answer(1000, &format!("{id}-OTHER"), "");
    let query = Plan::new(move |_, _, id| Do::Frame(stale(id))).serve();
    query.run(&home, "domain info foo.example").is(6, None);
    assert_eq!(query.count("info"), 2);
    let transform = Plan::new(move |_, _, id| Do::Frame(stale(id))).serve();
    transform.run(&home, "domain delete foo.example").is(7, None);
    assert_eq!((transform.count("delete"), doubts(&home).len()), (1, 1));
    let refused = Plan::new(|_, _, _| Do::Frame(answer(2303, "NOT-THIS", ""))).serve();
    refused.run(&home, "domain delete foo.example").is(7, None);
}

#[test]
fn a_query_that_timed_out_is_asked_again_on_another_link() {
    let home = Home::new();
    let peer = Plan::new(|number, _, id| if number == 1 { Do::Silence } else { Do::Frame(checked(id)) }).serve();
    peer.run(&home, "domain check foo.example --timeout 3s").says(0, &["within 3 s", "asked again"]).is(0, 1000);
    assert_eq!((peer.count("login"), peer.count("check")), (2, 2));
    // What was asked on the first link is no answer on the second.
    let old = Mutex::new(String::new());
    let late = Plan::new(move |_, _, id| {
        let before = std::mem::replace(&mut *old.lock().unwrap(), id.into());
        if before.is_empty() { Do::Close } else { Do::Frame(answer(2303, &before, "")) }
    });
    late.serve().run(&home, "domain check foo.example").is(6, None);
}

#[test]
fn silence_ends_with_the_time_out() {
    let home = Home::new();
    let peer = Plan::new(|_, _, _| Do::Silence).serve();
    peer.run(&home, "domain info foo.example --timeout 200ms").says(6, &["0.2 s"]);
    peer.run(&home, "domain delete foo.example --timeout 200ms").says(7, &["0.2 s"]);
    let dumb = Plan::new(|_, _, _| Do::Silence).greets(|_| Do::Silence).serve();
    home.write(
        "config/eppsh/config.toml",
        format!(
            "[profile.dumb]\nserver = '127.0.0.1:{}'\nplain = true\nuser = 'A'\npassword = {{ env = 'HOME' }}\ntimeout = {{ greeting = '200ms' }}\n",
            dumb.port
        ),
    );
    home.line("@dumb domain check foo.example").says(6, &["greeting", "0.2 s"]);
    let login = Plan::new(|_, _, _| Do::Silence).logs_in(|_, _| Do::Silence).serve();
    login.run(&home, "domain delete foo.example --timeout 200ms").says(6, &["logging in"]);
    assert_eq!(doubts(&home).len(), 1);
}

#[test]
fn ctrl_c_stops_a_query_and_puts_a_transform_in_doubt() {
    for (line, status) in [("domain info foo.example", 130), ("domain delete foo.example --cltrid STOP-1", 7)] {
        let home = Home::new();
        let peer = Plan::new(|_, _, _| Do::Silence).serve();
        let child = peer.command(&home, line).spawn().unwrap();
        while peer.told.recv().unwrap() == "login" {}
        assert!(Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap().success());
        let ran = ran(child);
        assert_eq!(ran.status, status, "{ran:?}");
        assert_eq!(doubts(&home).len(), usize::from(status == 7), "{line}");
        if status == 7 {
            ran.says(7, &["STOP-1"]).is(7, None);
        }
    }
}
