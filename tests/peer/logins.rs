//! Logins, passwords, secrets and certificates.

use super::*;

#[test]
fn logins_are_refused_in_many_ways() {
    let home = Home::new();
    for (code, status) in
        [(2200, 4), (2501, 4), (2502, 6), (2202, 4), (2002, 3), (2103, 3), (2307, 3), (2400, 5), (2500, 5)]
    {
        let peer = Plan::new(|_, _, _| Do::Close).logs_in(move |_, id| Do::Frame(answer(code, id, ""))).serve();
        let ran = peer.run(&home, "domain delete foo.example");
        assert_eq!(ran.is(status, u64::from(code))["command"], "login", "{ran:?}");
        assert_eq!((peer.count("delete"), peer.count("login")), (0, 1), "{code}");
    }
    let silent = Plan::new(|_, _, _| Do::Close).logs_in(|_, _| Do::Close).serve();
    silent.run(&home, "domain delete foo.example").says(6, &["address"]).is(6, None);
    let after = Plan::new(|_, _, _| Do::Close)
        .logs_in(|_, id| Do::Each(vec![Do::Frame(answer(1000, id, "")), Do::Close]))
        .serve();
    assert!(matches!(after.run(&home, "domain check foo.example").status, 6));
    assert!(doubts(&home).is_empty());
}

#[test]
fn a_script_that_goes_on_stops_where_there_is_no_session_to_be_had() {
    let home = Home::new();
    let script = "domain check a.example\n-domain check b.example\ndomain delete c.example\n";
    for (code, status) in [(2501, 4), (2502, 6)] {
        let peer = Plan::new(|_, _, _| Do::Close).logs_in(move |_, id| Do::Frame(answer(code, id, ""))).serve();
        let ran = peer.script(&home, "--keep-going", script);
        ran.says(status, &["the rest of the script was left out"]);
        assert_eq!((ran.documents().len(), peer.count("login")), (1, 1), "{code}: {ran:?}");
        // In a run of queries too, when the session is taken away in the middle of it.
        let again = Plan::new(move |number, _, id| match number {
            1 => Do::Frame(checked(id)),
            _ => Do::Each(vec![Do::Frame(answer(code, id, "")), Do::Close]),
        });
        let login = move |number: usize, id: &str| Do::Frame(answer(if number == 0 { 1000 } else { code }, id, ""));
        let peer = again.logs_in(login).serve();
        let queries = "domain check foo.example\n".repeat(6);
        let ran = peer.script(&home, "--keep-going", &queries);
        assert_eq!((ran.status, peer.count("login"), peer.count("check")), (status, 2, 2), "{code}: {ran:?}");
        assert!(ran.err.contains("the rest of the script was left out"), "{ran:?}");
    }
}

#[test]
fn secrets_that_a_server_returns_stay_hidden() {
    let home = Home::new();
    let planted = |id: &str| {
        answer(
            1000,
            id,
            "<resData><domain:infData xmlns:domain=\"urn:ietf:params:xml:ns:domain-1.0\"><domain:name>foo.example</domain:name>\
             <domain:roid>R-1</domain:roid><domain:clID>REG-1</domain:clID><domain:authInfo><domain:pw>Planted-Pw-1</domain:pw>\
             </domain:authInfo></domain:infData></resData><extension><x:data xmlns:x=\"urn:example:x-1.0\">\
             <x:authInfo><x:pw>Planted-Pw-1</x:pw></x:authInfo><x:newPW>Planted-Pw-1</x:newPW></x:data></extension>",
        )
    };
    let refused = |id: &str| {
        answer(2202, id, "").replace(
            "</result>",
            "<value xmlns:domain=\"urn:ietf:params:xml:ns:domain-1.0\"><domain:pw>Planted-Pw-1</domain:pw></value>\
             <extValue><value xmlns:domain=\"urn:ietf:params:xml:ns:domain-1.0\"><domain:authInfo><domain:pw>Planted-Pw-1</domain:pw>\
             </domain:authInfo></value><reason>Wrong</reason></extValue></result>",
        )
    };
    let good = Plan::new(move |_, _, id| Do::Frame(planted(id))).serve();
    let bad = Plan::new(move |_, _, id| Do::Frame(refused(id))).serve();
    for view in ["-o json", "-o xml", "-o table", "-o xmltodict", "-v", "-q ."] {
        // `run` looks for the secret in all that is printed.
        let ran = good.run(&home, &format!("domain info foo.example --auth env:PW {view}"));
        assert!(ran.status == 0 && ran.out.contains("***"), "{view}: {ran:?}");
        if view == "-v" {
            assert!(
                ran.err
                    .lines()
                    .filter(|line| line.ends_with(" bytes"))
                    .all(|line| line.starts_with(|c: char| c.is_ascii_digit())),
                "{ran:?}"
            );
        }
        assert_eq!(bad.run(&home, &format!("domain info foo.example --auth env:PW {view}")).status, 4, "{view}");
    }
    for view in ["-o json", "-o xml", "-o table", "-o xmltodict", "-q ."] {
        let shown = ran(good.command(&home, &format!("domain info foo.example --reveal {view}")).spawn().unwrap());
        assert!(shown.out.contains(PASSWORD), "{view}: {shown:?}");
    }
    home.write("pw", format!("{PASSWORD}\n"));
    let cut = Plan::new(|_, _, _| Do::Close).serve();
    for auth in ["@pw", "'cmd:cat pw'", "env:PW"] {
        cut.run(&home, &format!("domain create foo.example --yes -v --auth {auth}")).says(7, &["***"]);
    }
    let script =
        cut.script(&home, "--keep-going", "domain update foo.example --auth Planted-Pw-1\nlogin --new-password @pw\n");
    assert!(!format!("{script:?}").contains(PASSWORD), "{script:?}");
    assert!(!home.read("state/eppsh/doubt.ndjson").contains(PASSWORD));
}

#[test]
fn a_new_password_is_never_lost() {
    let home = Home::new();
    let peer = Plan::new(|_, _, _| Do::Close).logs_in(|_, _| Do::Close).serve();
    peer.run(&home, "login --new-password gen").says(2, &["--reveal"]);
    assert_eq!(peer.count("login"), 0);
    let ran = peer.run(&home, "login --new-password gen --reveal");
    ran.says(7, &["the new password", "old password"]).is(7, None);
    let sent = text_of(&peer.seen.lock().unwrap()[0], "newPW").to_string();
    assert!(sent.len() >= 6 && ran.err.contains(&sent), "{sent}: {ran:?}");
    assert_eq!((peer.count("login"), doubts(&home).len()), (1, 1));
    assert!(!home.read("state/eppsh/doubt.ndjson").contains(&sent));
}

#[cfg(feature = "registry")]
#[test]
fn an_expired_certificate_is_told_as_such() {
    use eppsh::registry::pki::{Issued, Validity};
    use std::time::{Duration, SystemTime};
    let home = Home::new();
    let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap().as_secs() as i64;
    let authority = Issued::authority("Test CA", Validity::days(now, 10)).unwrap();
    let names = ["127.0.0.1".to_string(), "localhost".to_string()];
    let old = Validity { from: now - 86_400 * 20, until: now - 86_400 * 10 };
    let server = authority.issue_server(&names, old).unwrap();
    home.write("ca.pem", authority.certificate_pem().unwrap());
    let mut builder = openssl::ssl::SslAcceptor::mozilla_intermediate(openssl::ssl::SslMethod::tls()).unwrap();
    builder.set_certificate(&server.certificate).unwrap();
    builder.set_private_key(&server.key).unwrap();
    let acceptor = builder.build();
    let peer = Plan::new(|_, _, id| Do::Frame(checked(id))).serve_with(move |stream| {
        stream.set_read_timeout(Some(Duration::from_secs(60))).ok()?;
        Some(Box::new(acceptor.accept(stream).ok()?))
    });
    let line = format!("--server 127.0.0.1:{} --user REG-1 --password env:PW --ca ca.pem", peer.port);
    let run = |more: &str| {
        let words = crate::support::words(&format!("{line} {more} domain check foo.example"));
        ran(home.command(&words.iter().map(String::as_str).collect::<Vec<_>>()).env("PW", PASSWORD).spawn().unwrap())
    };
    run("").says(6, &["expired"]).is(6, None);
    assert_eq!(peer.count("login"), 0);
    for _ in 0..2 {
        run("--insecure").says(0, &["warning"]).is(0, 1000);
    }
    let plain = Plan::new(|_, _, _| Do::Close).serve();
    let line = format!(
        "--server 127.0.0.1:{} --user REG-1 --password env:PW --ca ca.pem domain check foo.example",
        plain.port
    );
    let words = crate::support::words(&line);
    let told =
        ran(home.command(&words.iter().map(String::as_str).collect::<Vec<_>>()).env("PW", PASSWORD).spawn().unwrap());
    told.says(6, &["TLS"]);
}
