//! The usual life of a session: logging in, asking, staying, ending.

use super::*;

#[tokio::test(start_paused = true)]
async fn one_login_serves_many_commands() {
    let steps = vec![Expect("a.test"), Say(checked(&["a.test"])), Expect("b.test"), Say(answer(2303, ""))];
    let mut setting = client(settings(), vec![session(steps)]);
    assert!(!setting.client.is_connected());
    let exchange = setting.client.ask(&check(&["a.test"])).await.unwrap();
    assert_eq!(names(&exchange), ["a.test"]);
    assert_eq!(exchange.reply.cltrid.as_deref(), Some("ID-2"));
    let exchange = setting.client.ask(&check(&["b.test"])).await.unwrap();
    assert_eq!(exchange.reply.code().0, 2303);
    let status = setting.client.status();
    assert!(status.connected && status.commands == 3);
    assert_eq!((status.user.as_deref(), status.server.as_deref()), (Some("REG-1"), Some("Peer")));
    assert_eq!(setting.notes.trace.lock().unwrap().len(), 7);
    drop(setting.client);
    setting.verdict.reached().await;
}

#[tokio::test(start_paused = true)]
async fn bytes_may_come_one_by_one_and_children_in_any_order() {
    let turned = "<epp xmlns=\"urn:ietf:params:xml:ns:epp-1.0\"><response><trID><svTRID>S</svTRID><clTRID>{id}</clTRID></trID>\
         <resData><x:chkData xmlns:x=\"urn:ietf:params:xml:ns:domain-1.0\"><x:cd><x:name avail=\"1\">a.test</x:name></x:cd>\
         </x:chkData></resData><result code=\"1000\"><msg>Fine</msg></result></response></epp>";
    let steps = vec![
        Drip(greeting()),
        Expect("<login>"),
        Drip(answer(1000, "")),
        Expect("<check>"),
        Drip(turned.into()),
        Expect("<delete>"),
        Drip(answer(1001, "")),
    ];
    let mut setting = client(settings(), vec![steps]);
    assert_eq!(names(&setting.client.ask(&check(&["a.test"])).await.unwrap()), ["a.test"]);
    assert_eq!(setting.client.ask(&delete()).await.unwrap().reply.code(), Code::PENDING);
}

#[tokio::test(start_paused = true)]
async fn a_closing_answer_is_shown_and_the_next_command_connects() {
    for code in [1500, 2500, 2501, 2502] {
        let first = session(vec![Expect("a.test"), Say(answer(code, "")), End]);
        let mut setting = client(settings(), vec![first, session(vec![Expect("b.test"), Say(checked(&["b.test"]))])]);
        assert_eq!(setting.client.ask(&check(&["a.test"])).await.unwrap().reply.code().0, code);
        assert!(!setting.client.is_connected());
        setting.client.ask(&check(&["b.test"])).await.unwrap();
        drop(setting.client);
        setting.verdict.reached().await;
    }
}

#[tokio::test(start_paused = true)]
async fn a_refused_login_is_an_error_with_its_code_and_nothing_is_tried_again() {
    for (code, status) in [(2200, 4), (2501, 4), (2502, 6), (2306, 3)] {
        let steps = vec![Say(greeting()), Expect("<login>"), Say(answer(code, "")), End];
        let mut setting = client(settings(), vec![steps]);
        let error = setting.client.ask(&check(&["a.test"])).await.unwrap_err();
        assert_eq!((error.kind(), error.exit_status()), (Kind::Session, status));
        assert!(error.message().contains("REG-1"), "{error}");
        setting.verdict.reached().await;
    }
}

#[tokio::test(start_paused = true)]
async fn a_registry_that_repeats_a_password_does_not_have_it_told() {
    let told = answer(2200, "").replace("Said", "the password abcdef is wrong");
    let steps = vec![Say(greeting()), Expect("<login>"), Say(told), End];
    let mut setting = client(settings(), vec![steps]);
    let error = setting.client.ask(&check(&["a.test"])).await.unwrap_err();
    let reply = error.refusal().expect("what was answered");
    assert!(error.message().contains("***") && !error.message().contains("abcdef"), "{error}");
    assert_eq!(reply.results[0].msg, "the password *** is wrong");
    setting.verdict.reached().await;
}

#[tokio::test(start_paused = true)]
async fn no_greeting_is_an_error_that_says_what_came() {
    let cases = [
        (vec![Close], "the connection was closed"),
        (vec![Bytes(b"Your IP is not allowed\n".to_vec()), Close], "Your IP is not allowed"),
        (vec![Say(answer(2502, ""))], "2502"),
        (vec![Say("<html/>".into())], "no greeting"),
        (vec![], "nothing came within 10 s"),
    ];
    for (steps, expected) in cases {
        let mut setting = client(settings(), vec![steps]);
        let error = setting.client.ask(&delete()).await.unwrap_err();
        assert!(error.message().contains(expected), "{error} lacks {expected}");
        assert_eq!((error.kind(), setting.notes.doubts().len()), (Kind::Session, 0));
        setting.verdict.reached().await;
    }
}

#[tokio::test(start_paused = true)]
async fn hello_needs_no_login_and_keeps_a_session() {
    let steps = vec![
        Say(greeting()),
        Expect("<hello/>"),
        Say(greeting()),
        Expect("<login>"),
        Say(answer(1000, "")),
        Expect("<check>"),
        Say(checked(&["a.test"])),
        Expect("<hello/>"),
        Say(greeting().replace("Peer", "Peer 2")),
    ];
    let mut setting = client(settings(), vec![steps]);
    assert_eq!(setting.client.hello().await.unwrap().0.svid, "Peer");
    assert_eq!(setting.client.hello().await.unwrap().0.svid, "Peer");
    setting.client.ask(&check(&["a.test"])).await.unwrap();
    assert_eq!(setting.client.hello().await.unwrap().0.svid, "Peer 2");
    drop(setting.client);
    setting.verdict.reached().await;
}

#[tokio::test(start_paused = true)]
async fn keepalive_is_due_in_time_and_never_connects() {
    let limits = Limits { idle: Some(Duration::from_secs(120)), ..Limits::default() };
    let steps = vec![Expect("<check>"), Say(checked(&["a.test"])), Expect("<hello/>"), Say(greeting()), Close];
    let mut setting = client(Settings { limits, ..settings() }, vec![session(steps)]);
    assert!(!setting.client.keepalive().await && setting.client.idle_due(Instant::now()).is_none());
    setting.client.ask(&check(&["a.test"])).await.unwrap();
    // At three quarters of it, or up to a tenth earlier.
    let due = |client: &Client| (78..=90).contains(&client.idle_due(Instant::now()).unwrap().as_secs());
    assert!(due(&setting.client));
    tokio::time::sleep(Duration::from_secs(100)).await;
    assert_eq!(setting.client.idle_due(Instant::now()), Some(Duration::ZERO));
    assert!(setting.client.keepalive().await);
    assert!(due(&setting.client));
    assert!(!setting.client.keepalive().await && !setting.client.is_connected());
    setting.verdict.reached().await;
}

#[tokio::test(start_paused = true)]
async fn a_session_is_renewed_before_its_last_command() {
    let one = |name: &'static str| [Expect(name), Say(checked(&[name]))];
    let bye = || [Expect("<logout/>"), Say(answer(1500, "")), End];
    let first = session(one("a.test").into_iter().chain(one("b.test")).chain(bye()).collect());
    let second = session(one("c.test").into_iter().collect());
    let limits = Limits { commands_per_session: Some(4), ..Limits::default() };
    let mut setting = client(Settings { limits, ..settings() }, vec![first, second]);
    for name in ["a.test", "b.test", "c.test"] {
        setting.client.ask(&check(&[name])).await.unwrap();
    }
    drop(setting.client);
    setting.verdict.reached().await;
}

#[tokio::test(start_paused = true)]
async fn the_rate_is_kept_and_said() {
    let answers = (0..4).flat_map(|_| [Expect("<check>"), Say(checked(&["a.test"]))]).collect();
    let rate = Some(Rate { count: 3, per: Duration::from_secs(60) });
    let limits = Limits { rate, ..Limits::default() };
    let mut setting = client(Settings { limits, ..settings() }, vec![session(answers)]);
    let started = Instant::now();
    // The login counts.
    for expected in [0, 0, 60, 60] {
        setting.client.ask(&check(&["a.test"])).await.unwrap();
        assert_eq!(started.elapsed().as_secs(), expected);
    }
    assert_eq!(setting.notes.warned("the profile allows 3 commands in 60 s"), 1);
}

#[tokio::test(start_paused = true)]
async fn who_keeps_a_session_for_others_keeps_to_its_rate() {
    let answers = || (0..4).flat_map(|_| [Expect("<check>"), Say(checked(&["a.test"]))]).collect();
    let limits = Limits { rate: Some(Rate { count: 3, per: Duration::from_secs(60) }), ..Limits::default() };
    for (limits, waits) in [(limits, [0, 0, 60, 60]), (Limits::default(), [0; 4])] {
        let mut client = client(Settings { limits, ..settings() }, vec![session(answers())]).client;
        let started = Instant::now();
        for (number, expected) in waits.into_iter().enumerate() {
            if !client.is_ready(true).await {
                client.make_ready(true).await.unwrap();
            }
            let prepared = client.prepare(&check(&["a.test"]), format!("ID-{number}")).unwrap();
            client.relay(&prepared).await.unwrap();
            assert_eq!(started.elapsed().as_secs(), expected);
        }
        // Where no rate looks back, nothing is remembered.
        let remembers = format!("{:?}", client.pace) != "Pace([])";
        assert_eq!(remembers, client.settings.limits.rate.is_some());
    }
}

#[tokio::test(start_paused = true)]
async fn long_checks_are_split_and_their_answers_joined() {
    let limits = Limits { names_per_check: Some(2), ..Limits::default() };
    let steps = vec![
        Expect("b.test"),
        Say(checked(&["a.test", "b.test"])),
        Expect("d.test"),
        Say(checked(&["c.test", "d.test"])),
        Expect("e.test"),
        Say(checked(&["e.test"])),
        Expect("b.test"),
        Say(checked(&["a.test", "b.test"])),
        Expect("bad.test"),
        Say(answer(2005, "")),
    ];
    let mut setting = client(Settings { limits, ..settings() }, vec![session(steps)]);
    let exchange = setting.client.ask(&check(&["a.test", "b.test", "c.test", "d.test", "e.test"])).await.unwrap();
    assert_eq!(names(&exchange), ["a.test", "b.test", "c.test", "d.test", "e.test"]);
    assert_eq!((exchange.earlier.len(), exchange.reply.cltrid.as_deref()), (2, Some("ID-4")));
    let exchange =
        setting.client.ask(&check(&["a.test", "b.test", "bad.test", "never.test", "sent.test"])).await.unwrap();
    assert_eq!((exchange.reply.code().0, names(&exchange)), (2005, vec!["a.test", "b.test"]));
    drop(setting.client);
    setting.verdict.reached().await;
}

#[tokio::test(start_paused = true)]
async fn what_is_wrong_with_a_command_is_found_without_a_connection() {
    let mut setting = client(Settings { read_only: true, ..settings() }, vec![]);
    for call in [delete(), Call::new("domain info"), Call::new("domain fly"), Call::new("logout")] {
        assert_eq!(setting.client.ask(&call).await.unwrap_err().kind(), Kind::Usage, "{call:?}");
    }
    let raw = b"<epp xmlns='urn:ietf:params:xml:ns:epp-1.0'><command><renew/></command></epp>".to_vec();
    assert_eq!(setting.client.raw(raw).await.unwrap_err().kind(), Kind::Usage);
    assert_eq!(setting.client.login(Some("ghijkl".into())).await.unwrap_err().kind(), Kind::Usage);
    assert_eq!(
        setting.client.ask(&Call::new("poll").with("op", "ack").with("id", "1")).await.unwrap_err().kind(),
        Kind::Usage
    );
    assert!(!setting.client.is_connected());
}

#[tokio::test(start_paused = true)]
async fn a_closing_answer_to_hello_is_no_greeting() {
    let first =
        session(vec![Expect("<check>"), Say(checked(&["a.test"])), Expect("<hello/>"), Say(answer(2500, "")), End]);
    let mut setting = client(settings(), vec![first, vec![Say(greeting().replace("Peer", "Peer 2"))]]);
    setting.client.ask(&check(&["a.test"])).await.unwrap();
    assert_eq!(setting.client.hello().await.unwrap().0.svid, "Peer 2");
    drop(setting.client);
    setting.verdict.reached().await;
}

#[tokio::test]
async fn a_registry_inside_the_process_is_asked_the_same_way() {
    let inside = Inside(|| async {
        let (here, there) = tokio::io::duplex(WIDE);
        tokio::spawn(async move {
            let mut there = crate::wire::Framed::new(there, 1 << 20);
            there.write(greeting().as_bytes()).await.unwrap();
            while let Ok(frame) = there.read().await {
                let id = String::from_utf8(frame).unwrap().split("clTRID>").nth(1).unwrap().replace("</", "");
                there.write(answer(1000, "").replace("{id}", &id).as_bytes()).await.unwrap();
            }
        });
        Ok(here)
    });
    let mut client = Client::new(settings(), Catalog::built_in(), Box::new(inside), Hooks::default());
    assert_eq!(client.ask(&delete()).await.unwrap().reply.code(), Code::OK);
    assert_eq!(client.status().peer.unwrap().address, "this process");
}

#[tokio::test]
async fn a_registry_on_the_network_is_asked_and_explained() {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let mut network = crate::wire::Settings::new("127.0.0.1", listener.local_addr().unwrap().port());
    network.plain = true;
    let server = tokio::spawn(async move {
        drop(listener.accept().await.unwrap());
        let mut link = crate::wire::Framed::new(listener.accept().await.unwrap().0, 1 << 20);
        link.write(greeting().as_bytes()).await.unwrap();
        assert!(link.read().await.is_err());
    });
    let mut client = Client::new(settings(), Catalog::built_in(), Box::new(Network(network)), Hooks::default());
    let error = client.hello().await.unwrap_err();
    assert!(error.message().contains("127.0.0.1") && error.hint_text().is_some(), "{error:?}");
    assert_eq!(client.hello().await.unwrap().0.svid, "Peer");
    drop(client);
    server.await.unwrap();
}

#[test]
fn a_client_can_be_shared_between_tasks() {
    fn sent<T: Send>(_: T) {}
    let mut setting = client(settings(), vec![]);
    let call = delete();
    sent(setting.client.ask(&call));
}

#[cfg(feature = "registry")]
#[tokio::test]
async fn the_sandbox_takes_a_session_and_a_new_password() {
    use crate::registry::sandbox;
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().to_path_buf();
    let inside = Inside(move || {
        let path = path.clone();
        async move { sandbox::connect(&path, "TEST-A").await }
    });
    let (user, password) = sandbox::credentials(directory.path(), "TEST-A").unwrap();
    let settings = Settings { login: Login { user, password, ..Login::default() }, ..settings() };
    let mut client = Client::new(settings, Catalog::built_in(), Box::new(inside), Hooks::default());
    assert_eq!(names(&client.ask(&check(&["foo.xn--d1acj3b"])).await.unwrap()), ["foo.xn--d1acj3b"]);
    assert_eq!(client.ask(&Call::new("poll")).await.unwrap().reply.code(), Code::NO_MESSAGES);
    assert_eq!(client.status().queue, Some(0));
    client.hello().await.unwrap();
    let secret = "a password longer than sixteen characters";
    assert!(!client.login(Some(secret.into())).await.unwrap().request.contains(secret));
    assert_eq!(client.logout().await.unwrap().unwrap().reply.code(), Code::ENDING_SESSION);
    client.login(None).await.unwrap();
    assert_eq!(client.settings().login.password.expose(), secret);
}

#[tokio::test(start_paused = true)]
async fn a_wrong_password_is_tried_once_and_again_only_when_asked_to() {
    for (code, again) in [(2200, false), (2501, false), (2502, true)] {
        let refused = || vec![Say(greeting()), Expect("<login>"), Say(answer(code, "")), End];
        let mut setting = client(settings(), vec![refused(), refused()]);
        for _ in 0..2 {
            let error = setting.client.ask(&check(&["a.test"])).await.unwrap_err();
            assert_eq!(error.refusal().unwrap().code().0, code, "{error}");
        }
        assert_eq!(setting.log.count("<login>"), if again { 2 } else { 1 }, "{code}");
        if !again {
            setting.client.login(None).await.unwrap_err();
        }
        assert_eq!(setting.log.count("<login>"), 2, "{code}");
        setting.verdict.reached().await;
    }
}

#[tokio::test(start_paused = true)]
async fn only_the_verbs_that_the_profile_allows_are_sent() {
    let verbs = Some(vec!["check".to_string()]);
    let steps = vec![Expect("<check>"), Say(checked(&["a.test"]))];
    let mut setting = client(Settings { verbs, ..settings() }, vec![session(steps)]);
    let error = setting.client.ask(&delete()).await.unwrap_err();
    assert!(error.message().contains("not allowed") && error.exit_status() == 2, "{error}");
    setting.client.ask(&check(&["a.test"])).await.unwrap();
    drop(setting.client);
    setting.verdict.reached().await;
}
