//! What may be typed, what it becomes on the wire, and how mistakes in it are told.

use super::*;

#[test]
fn a_dry_run_prints_the_request_and_touches_nothing() {
    let home = Home::new();
    let ran = home.line("domain create foo.дети --period 12m --ns ns1.foo.дети=192.0.2.1,2001:db8::1 --auth env:HOME --cltrid T-1 --dry-run");
    assert_eq!(ran.status, 0, "{ran:?}");
    for part in [
        "<domain:name>foo.xn--d1acj3b</domain:name>",
        "<domain:period unit=\"m\">12</domain:period>",
        "<domain:hostAddr ip=\"v6\">2001:db8::1</domain:hostAddr>",
        "<domain:pw>***</domain:pw>",
        "<clTRID>T-1</clTRID>",
    ] {
        assert!(ran.out.contains(part), "{part}: {ran:?}");
    }
    assert!(
        home.line("domain create foo.дети --auth env:HOME --reveal --dry-run")
            .out
            .contains(&home.dir.path().display().to_string())
    );
    let json = home.line("domain check foo.дети --dry-run -o json").json();
    assert!(json.to_string().contains("foo.xn--d1acj3b"), "{json}");
    let login = home.line("--plain --server 127.0.0.1:1 --user REG-1 login --new-password env:HOME --dry-run");
    assert_eq!(login.status, 0, "{login:?}");
    assert!(login.out.contains("<clID>REG-1</clID>") && login.out.contains("<newPW>***</newPW>"), "{login:?}");
    // A profile with an address that nothing answers at: nothing is asked.
    assert_eq!(home.line("--plain --server 127.0.0.1:1 domain check foo.дети --dry-run").status, 0);
    assert!(!home.path("data").exists() && !home.path("state").exists() && !home.path("config").exists());
}

#[test]
fn wrong_words_are_told_and_nothing_is_sent() {
    let home = Home::new();
    for (line, parts) in [
        ("domain create foo.дети --perod 1y", &["--perod", "--period"][..]),
        ("domain chek foo.дети", &["chek", "check"]),
        ("@sandbox -o yaml domain check foo.дети", &["yaml", "xmltodict"]),
        ("domain create foo.дети --period 0y", &["--period", "0y"]),
        ("domain create foo.дети --period 100y", &["--period", "100y"]),
        ("domain create foo.дети --period 1y,2y", &["--period"]),
        ("domain check foo.дети ''", &["blank"]),
        ("domain check foo.дети,", &["blank"]),
        ("domain check 'foo bar.дети'", &["IDNA"]),
        ("domain create foo.дети --ds '12345 3 1 xyz'", &["--ds", "hexadecimal"]),
        ("domain create foo.дети --ds '12345 3'", &["--ds"]),
        ("domain update foo.дети --ds '12345 3 1 49FD46E6'", &["--ds"]),
        ("domain create foo.дети --ns ns1.foo.дети=192.0.2.300", &["--ns", "192.0.2.300"]),
        ("domain update foo.дети", &["change"]),
        ("contact update C-1", &["change"]),
        ("host update ns1.foo.дети", &["change"]),
        ("contact update C-1 --city Москва", &["cc"]),
        (
            "contact create C-1 --name A --city B --cc RU --email a@b.example --disclose nosuch",
            &["--disclose", "nosuch"],
        ),
        ("domain info foo.дети --hosts some", &["some", "all"]),
        ("domain info foo.дети --auth prompt", &["--auth", "terminal", "env:"]),
        ("domain info foo.дети --auth env:NOSUCH", &["--auth", "NOSUCH"]),
        ("domain info foo.дети --auth 'cmd:exit 3'", &["--auth", "exit 3"]),
        ("domain info foo.дети --auth @nosuch", &["--auth", "nosuch"]),
        ("domain check @nosuch", &["nosuch"]),
        ("@nosuch domain check foo.дети", &["nosuch", "sandbox"]),
        ("@sandbox --user NOBODY domain check foo.дети", &["NOBODY", "TEST-A"]),
        ("@sandbox --timeout soon domain check foo.дети", &["--timeout", "30s"]),
        ("domain check \u{1}", &["U+0001"]),
    ] {
        let ran = home.line(line);
        ran.says(2, parts);
        assert!(!ran.err.contains("--auth: --auth"), "{ran:?}");
        let json = ran.is(2, None);
        assert!(json["ok"] == false && matches!(json["error"]["kind"].as_str(), Some("usage" | "config")), "{json}");
        assert!(json["error"]["message"].is_string(), "{json}");
    }
    assert!(!home.path("data/eppsh/sandbox.db").exists(), "the sandbox was not even opened");
}

#[test]
fn values_come_in_every_form() {
    let home = Home::new();
    home.write("names", "foo.дети\n\n# not this\nbar.дети\r\n");
    home.write("auth", "From-File-1\n");
    let frame = |line: &str| {
        let ran = home.line(&format!("{line} --dry-run --reveal"));
        assert_eq!(ran.status, 0, "{ran:?}");
        ran.out
    };
    let from_file = frame("domain check @names");
    assert_eq!(from_file.matches("<domain:name>").count(), 2, "{from_file}");
    let from_stdin = home.feed(&["domain", "check", "-", "--dry-run"], "foo.дети\nbar.дети\n");
    assert_eq!(from_stdin.out.matches("<domain:name>").count(), 2, "{from_stdin:?}");
    for (auth, text) in [
        ("@auth", "From-File-1"),
        ("'cmd:echo From-Cmd-1'", "From-Cmd-1"),
        ("env:XDG_DATA_HOME", "/data"),
        ("Literal-1", "Literal-1"),
    ] {
        assert!(
            frame(&format!("domain create foo.дети --auth {auth}")).contains(&format!("{text}</domain:pw>")),
            "{auth}"
        );
    }
    let (first, second) = (frame("domain create foo.дети --auth gen"), frame("domain create foo.дети --auth gen"));
    let generated = |frame: &str| frame.split("<domain:pw>").nth(1).unwrap().split('<').next().unwrap().to_string();
    assert!(generated(&first).len() >= 16 && generated(&first) != generated(&second));
    let literal = home.line("domain info foo.дети --auth Literal-1 --dry-run");
    assert_eq!(literal.err.matches("process list").count(), 1, "a literal warns once: {literal:?}");
    assert!(!home.line("domain info foo.дети --auth @auth --dry-run").err.contains("process list"));

    for (line, parts) in [
        ("domain create foo.дети --period 1y", &["<domain:period unit=\"y\">1<"][..]),
        ("domain create foo.дети --period 12m", &["unit=\"m\">12<"]),
        ("domain create foo.дети --contact admin:A --contact admin:B", &["type=\"admin\">A<", "type=\"admin\">B<"]),
        (
            "domain create foo.дети --ns a.example --ns b.example",
            &["<domain:hostObj>a.example<", "<domain:hostObj>b.example<"],
        ),
        ("domain create foo.дети --ds '12345 3 1 49fd 46e6'", &["<secDNS:keyTag>12345<", "<secDNS:digest>49fd46e6<"]),
        (
            "domain create foo.дети --ds keyTag=1;alg=8;digestType=2;digest=ABCD",
            &["<secDNS:keyTag>1<", "<secDNS:alg>8<"],
        ),
        (
            "domain create foo.дети --dnskey '257 3 1 AQPJ////4Q=='",
            &["<secDNS:flags>257<", "<secDNS:pubKey>AQPJ////4Q==<"],
        ),
        ("domain update foo.дети --rem-ds-all --urgent", &["<secDNS:all>1<", "urgent=\"1\""]),
        ("domain update foo.дети --auth none", &["<domain:null/>"]),
        ("contact update C-1 --org ''", &["<contact:org/>"]),
        ("contact update C-1 --voice ''", &["<contact:voice/>"]),
        (
            "contact create C-1 --name A --loc-name Б --city M --loc-city М --cc RU --loc-cc RU --email a@b.example",
            &["type=\"int\"", "type=\"loc\"", "<contact:name>Б<"],
        ),
        (
            "contact create C-1 --name A --city M --cc RU --email a@b.example --disclose voice,addr:int",
            &["<contact:disclose flag=\"1\">", "<contact:addr type=\"int\"/>", "<contact:voice/>"],
        ),
        (
            "contact create C-1 --name A --city M --cc RU --email a@b.example --no-disclose email",
            &["<contact:disclose flag=\"0\">", "<contact:email/>"],
        ),
        ("domain restore foo.дети", &["op=\"request\"", "<domain:chg"]),
        ("domain info foo.дети --hosts none", &["hosts=\"none\""]),
    ] {
        let frame = frame(line);
        parts.iter().for_each(|part| assert!(frame.contains(part), "{line}: {part}\n{frame}"));
    }
    // What is not given is not written.
    let bare = frame("contact update C-1 --email a@b.example");
    assert!(!bare.contains("postalInfo") && !bare.contains("voice") && !bare.contains("authInfo"), "{bare}");
}

#[test]
fn what_is_wrong_is_named_as_it_was_typed() {
    let home = Home::new();
    let keys = "--ds '1 8 2 AA' --dnskey '257 3 8 AAAA'";
    for (line, message) in [
        ("contact create c1 --type loc --name X --city M --email a@b.c".into(), "--cc is required"),
        (
            "contact create c1 --name X --city M --cc RU --loc-name Y --loc-city Z --email a@b.c".into(),
            "--loc-cc is required",
        ),
        (format!("domain create a.test {keys}"), "--dnskey excludes --ds"),
        ("domain create a.test --ns a.example --ns b.example=192.0.2.1".into(), "--ns mixes two forms"),
    ] {
        home.line(&format!("{line} --dry-run")).says(2, &[&format!("error: {message}")]);
        home.feed(&["@sandbox", "--dry-run"], &format!("{line}\n")).says(2, &[&format!("error: stdin:1: {message}")]);
    }
    let line = "@sandbox contact create c1 --type loc --name X --city M --email a@b.c";
    assert_eq!(home.line(line).is(2, None)["error"]["message"], "--cc is required");
}
