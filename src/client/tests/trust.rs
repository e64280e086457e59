//! Lost links, late answers and lies: nothing is sent twice that must not be, and nothing is believed that cannot be.

use super::*;

/// The frame that the client sends for `call` as its first command.
async fn request_of(call: &Call) -> Vec<u8> {
    let mut setting = client(settings(), vec![session(vec![Expect("<clTRID>ID-2"), Say(answer(1000, ""))])]);
    framed(&setting.client.ask(call).await.unwrap().request)
}

/// A dialogue for every byte at which the link can be lost during an exchange.
async fn cuts(call: &Call, verb: &'static str, reply: String) -> Vec<Vec<Step>> {
    let request = request_of(call).await;
    let mut cuts: Vec<_> = (0..=request.len()).map(|taken| session(vec![Take(taken)])).collect();
    let whole = framed(&reply.replace("{id}", "ID-2")).len();
    cuts.extend((0..whole).map(|given| session(vec![Expect(verb), Cut(reply.clone(), given)])));
    cuts
}

/// Dialogues with the wire each is played over.
fn both_widths(narrow: Vec<Vec<Step>>, wide: Vec<Vec<Step>>) -> Vec<(usize, Vec<Step>)> {
    let narrow = narrow.into_iter().map(|steps| (NARROW, steps));
    narrow.chain(wide.into_iter().map(|steps| (WIDE, steps))).collect()
}

#[tokio::test(start_paused = true)]
async fn a_query_is_asked_again_once_wherever_the_link_is_cut() {
    let call = check(&["a.test"]);
    let cuts_of = || cuts(&call, "<check>", checked(&["a.test"]));
    for (width, cut) in both_widths(cuts_of().await, cuts_of().await) {
        let again = session(vec![Expect("<check>"), Say(checked(&["a.test"]))]);
        let mut setting = client_over(width, settings(), vec![cut, again]);
        let exchange = setting.client.ask(&call).await.unwrap();
        assert_eq!(names(&exchange), ["a.test"]);
        let ids = setting.log.ids("<check>");
        assert!(ids.len() <= 2 && ids.iter().all(|id| ids.iter().filter(|other| *other == id).count() == 1));
        assert_eq!(setting.notes.warned("asked again") + setting.notes.warned("connecting again"), 1);
        assert!(setting.notes.doubts().is_empty());
        drop(setting.client);
        setting.verdict.reached().await;
    }
}

#[tokio::test(start_paused = true)]
async fn a_query_is_not_asked_a_third_time() {
    let lost = || session(vec![Expect("<check>"), Close]);
    let mut setting = client(settings(), vec![lost(), lost()]);
    let error = setting.client.ask(&check(&["a.test"])).await.unwrap_err();
    assert_eq!((error.kind(), error.exit_status()), (Kind::Session, 6));
    assert_eq!(setting.log.count("<check>"), 2);
    setting.verdict.reached().await;
}

#[tokio::test(start_paused = true)]
async fn a_transform_is_sent_once_wherever_the_link_is_cut() {
    let mut unknown = 0;
    let (call, half) = (delete(), cuts(&delete(), "<delete>", answer(1000, "")).await);
    let all = both_widths(half, cuts(&call, "<delete>", answer(1000, "")).await);
    for (at, (width, cut)) in all.into_iter().enumerate() {
        let before_a_byte = matches!(cut.last(), Some(Take(0)));
        // A second connection is there to be misused.
        let spare = session(vec![Expect("<delete>"), Say(answer(1000, ""))]);
        let mut setting = client_over(width, settings(), vec![cut, spare]);
        match setting.client.ask(&delete()).await {
            Err(error) => {
                unknown += 1;
                assert_eq!((error.kind(), error.exit_status()), (Kind::Unknown, 7), "cut {at}: {error:?}");
                assert_eq!(error.cltrid(), Some("ID-2"));
                assert!(error.message().contains("domain delete foo.test") && error.message().contains("ID-2"));
                assert!(error.hint_text().unwrap().contains("domain info foo.test"));
                assert!(setting.log.count("<delete>") <= 1 && setting.log.count("<login>") == 1);
                let [doubt] = &setting.notes.doubts()[..] else { panic!("cut {at}: {:?}", setting.notes.doubts()) };
                assert_eq!(doubt.cltrid.as_deref(), Some("ID-2"));
                assert_eq!((doubt.profile.as_str(), doubt.command.as_str()), ("ote", "domain delete"));
                assert_eq!(doubt.object.as_deref(), Some("foo.test"));
            }
            // Found closed before a byte was written: connecting anew and sending is no second sending.
            Ok(_) => {
                assert!(before_a_byte && setting.log.count("<delete>") == 1, "cut {at}");
                assert!(setting.notes.doubts().is_empty());
            }
        }
        assert!(!setting.client.is_connected() || before_a_byte);
    }
    assert!(unknown > 600, "{unknown}");
}

#[tokio::test(start_paused = true)]
async fn what_cannot_be_trusted_puts_a_transform_in_doubt_and_a_query_is_asked_again() {
    let bad = || -> Vec<Vec<Step>> {
        let other = answer(1000, "").replace("{id}", "ID-77");
        vec![
            vec![Say("garbage".into())],
            vec![Say(other)],
            vec![Say(answer(1000, "").replace("<clTRID>{id}</clTRID>", ""))],
            vec![Say(answer(1000, "").replace("code=\"1000\"", ""))],
            vec![Say(greeting())],
            vec![Say("<!DOCTYPE epp><epp/>".into())],
            vec![Bytes(vec![0xff; 4])],
            vec![Bytes(vec![0, 0, 0, 2])],
            vec![Bytes(b"Your IP address is not allowed\r\n".to_vec())],
            // Nothing at all.
            vec![],
            // An answer that never ends.
            vec![Bytes(vec![0, 0, 1, 0, b'<'])],
        ]
    };
    for (at, steps) in bad().into_iter().enumerate() {
        let mut dialogue = session(vec![Expect("<delete>")]);
        dialogue.extend(steps);
        dialogue.push(End);
        let mut setting = client(settings(), vec![dialogue]);
        let error = setting.client.ask(&delete()).await.unwrap_err();
        assert_eq!((error.kind(), error.cltrid()), (Kind::Unknown, Some("ID-2")), "{at}: {error:?}");
        assert!(!setting.client.is_connected());
        assert_eq!(setting.notes.doubts().len(), 1);
        setting.verdict.reached().await;
    }
    for steps in bad() {
        let mut dialogue = session(vec![Expect("<check>")]);
        dialogue.extend(steps);
        dialogue.push(End);
        let mut setting =
            client(settings(), vec![dialogue, session(vec![Expect("<check>"), Say(checked(&["a.test"]))])]);
        assert_eq!(names(&setting.client.ask(&check(&["a.test"])).await.unwrap()), ["a.test"]);
        assert_eq!(setting.notes.warned("asked again"), 1);
        drop(setting.client);
        setting.verdict.reached().await;
    }
}

#[tokio::test(start_paused = true)]
async fn a_time_out_says_how_long_it_waited() {
    let settings = Settings { answer_timeout: Duration::from_millis(7500), ..settings() };
    let mut setting = client(settings, vec![session(vec![Expect("<delete>"), Sleep(3600)])]);
    let started = Instant::now();
    let error = setting.client.ask(&delete()).await.unwrap_err();
    assert!(error.message().contains("nothing came within 7.5 s"), "{error}");
    assert_eq!(started.elapsed().as_secs(), 7);
}

#[tokio::test(start_paused = true)]
async fn a_link_found_closed_is_made_anew_before_a_transform_is_sent() {
    let idle = session(vec![Expect("<check>"), Say(checked(&["a.test"])), Close]);
    let mut setting = client(settings(), vec![idle, session(vec![Expect("<delete>"), Say(answer(1000, ""))])]);
    setting.client.ask(&check(&["a.test"])).await.unwrap();
    assert_eq!(setting.client.ask(&delete()).await.unwrap().reply.code(), Code::OK);
    assert_eq!((setting.log.count("<delete>"), setting.log.count("<login>")), (1, 2));
    drop(setting.client);
    setting.verdict.reached().await;
}

#[tokio::test(start_paused = true)]
async fn what_a_server_says_unasked_is_not_taken_for_an_answer() {
    let parting = answer(2500, "").replace("<clTRID>{id}</clTRID>", "");
    let first = session(vec![Expect("<check>"), Say(checked(&["a.test"])), Say(parting), End]);
    let mut setting = client(settings(), vec![first, session(vec![Expect("<delete>"), Say(answer(1000, ""))])]);
    setting.client.ask(&check(&["a.test"])).await.unwrap();
    assert_eq!(setting.client.ask(&delete()).await.unwrap().reply.code(), Code::OK);
    assert_eq!(setting.log.count("<delete>"), 1);
    drop(setting.client);
    setting.verdict.reached().await;
}

#[tokio::test(start_paused = true)]
async fn a_dropped_query_leaves_the_session_and_its_late_answer_is_drained() {
    // The late answer is there before the next command is typed, or comes soon after.
    for late_by in [5, 12] {
        let late = answer(2303, "").replace("{id}", "ID-2");
        let steps = vec![Expect("a.test"), Sleep(late_by), Say(late), Expect("b.test"), Say(checked(&["b.test"]))];
        let mut setting = client(settings(), vec![session(steps)]);
        let (call, short) = (check(&["a.test"]), Duration::from_secs(1));
        assert!(tokio::time::timeout(short, setting.client.ask(&call)).await.is_err());
        assert!(setting.client.abandon().is_none() && setting.client.is_connected());
        tokio::time::sleep(Duration::from_secs(10)).await;
        assert_eq!(names(&setting.client.ask(&check(&["b.test"])).await.unwrap()), ["b.test"]);
        assert!(setting.notes.doubts().is_empty());
        drop(setting.client);
        setting.verdict.reached().await;
    }
}

#[tokio::test(start_paused = true)]
async fn a_transform_is_not_sent_behind_a_query_that_never_ends() {
    let stuck = session(vec![Expect("a.test"), End]);
    let mut setting = client(settings(), vec![stuck, session(vec![Expect("<delete>"), Say(answer(1000, ""))])]);
    let call = check(&["a.test"]);
    assert!(tokio::time::timeout(Duration::from_secs(1), setting.client.ask(&call)).await.is_err());
    assert_eq!(setting.client.ask(&delete()).await.unwrap().reply.code(), Code::OK);
    assert_eq!((setting.log.count("<delete>"), setting.notes.doubts().len()), (1, 0));
    drop(setting.client);
    setting.verdict.reached().await;
}

#[tokio::test(start_paused = true)]
async fn where_ids_are_not_echoed_a_dropped_query_ends_the_link() {
    let nameless = |text: String| text.replace("<clTRID>{id}</clTRID>", "");
    let first = || vec![Say(greeting()), Expect("<login>"), Say(nameless(answer(1000, "")))];
    let mut dropped = first();
    dropped.extend([Expect("a.test"), End]);
    let mut second = first();
    second.extend([Expect("<delete>"), Say(nameless(answer(1000, "")))]);
    let mut setting = client(settings(), vec![dropped, second]);
    let call = check(&["a.test"]);
    assert!(tokio::time::timeout(Duration::from_secs(1), setting.client.ask(&call)).await.is_err());
    assert!(setting.client.abandon().is_none() && !setting.client.is_connected());
    assert_eq!(setting.client.ask(&delete()).await.unwrap().reply.code(), Code::OK);
    drop(setting.client);
    setting.verdict.reached().await;
}

#[tokio::test(start_paused = true)]
async fn a_dropped_transform_is_in_doubt_and_not_sent_again() {
    for whole_client in [false, true] {
        let first = session(vec![Expect("<delete>"), Sleep(5), End]);
        let second = session(vec![Expect("<check>"), Say(checked(&["a.test"]))]);
        let mut setting = client(settings(), vec![first, second]);
        let call = delete();
        assert!(tokio::time::timeout(Duration::from_secs(1), setting.client.ask(&call)).await.is_err());
        if whole_client {
            drop(setting.client);
        } else {
            let doubt = setting.client.abandon().unwrap();
            assert_eq!((doubt.cltrid.as_deref(), doubt.command.as_str()), (Some("ID-2"), "domain delete"));
            assert!(setting.client.abandon().is_none());
            setting.client.ask(&check(&["a.test"])).await.unwrap();
        }
        assert_eq!((setting.notes.doubts().len(), setting.log.count("<delete>")), (1, 1));
    }
}

#[tokio::test(start_paused = true)]
async fn a_command_dropped_while_it_is_written_ends_the_link() {
    // The peer takes nothing, so the write cannot end.
    let stuck = session(vec![Sleep(50), Take(1)]);
    let mut setting =
        client_over(NARROW, settings(), vec![stuck, session(vec![Expect("b.test"), Say(checked(&["b.test"]))])]);
    let call = check(&["a.test"]);
    assert!(tokio::time::timeout(Duration::from_secs(1), setting.client.ask(&call)).await.is_err());
    assert!(setting.client.abandon().is_none() && !setting.client.is_connected());
    assert_eq!(names(&setting.client.ask(&check(&["b.test"])).await.unwrap()), ["b.test"]);
}

#[tokio::test(start_paused = true)]
async fn a_lost_password_change_is_in_doubt_and_a_done_one_is_kept() {
    let lost = vec![Say(greeting()), Expect("<newPW>ghijkl</newPW>"), Close];
    let mut setting = client(settings(), vec![lost]);
    let error = setting.client.login(Some("ghijkl".into())).await.unwrap_err();
    assert_eq!((error.kind(), setting.notes.doubts().len()), (Kind::Unknown, 1));
    assert!(!format!("{error:?}{:?}", setting.notes.doubts()).contains("ghijkl"));

    let first = session(vec![Expect("<logout/>"), Say(answer(1500, "")), End]);
    let second = vec![Say(greeting()), Expect("<newPW>ghijkl</newPW>"), Say(answer(1000, "")), Close];
    let third = vec![Say(greeting()), Expect("<pw>ghijkl</pw>"), Say(answer(1000, ""))];
    let mut setting = client(settings(), vec![first, second, third]);
    setting.client.login(None).await.unwrap();
    assert_eq!(setting.client.login(None).await.unwrap_err().kind(), Kind::Usage);
    let exchange = setting.client.login(Some("ghijkl".into())).await.unwrap();
    assert!(!exchange.request.contains("ghijkl") && exchange.request.contains("***"), "{}", exchange.request);
    setting.client.logout().await.unwrap();
    setting.client.login(None).await.unwrap();
}

#[tokio::test(start_paused = true)]
async fn raw_frames_are_judged_by_their_verb() {
    let raw = |inner: &str| format!("<epp xmlns='urn:ietf:params:xml:ns:epp-1.0'>{inner}</epp>").into_bytes();
    let lost = |text| session(vec![Expect(text), Close]);
    let mut setting = client(settings(), vec![lost("<info>"), session(vec![Expect("<info>"), Say(answer(1000, ""))])]);
    let info = raw("<command><info><x/></info><clTRID>MY-1</clTRID></command>");
    let exchange = setting.client.raw(info.clone()).await.unwrap();
    assert!(matches!(exchange.answer, Frame::Reply(reply) if reply.cltrid.as_deref() == Some("MY-1")));
    assert_eq!(setting.log.ids("<info>"), ["MY-1", "MY-1"]);

    for inner in ["<command><update><x/></update><clTRID>MY-1</clTRID></command>", "<extension>MY-1</extension>"] {
        let mut setting = client(settings(), vec![lost("MY-1")]);
        let error = setting.client.raw(raw(inner)).await.unwrap_err();
        assert_eq!((error.kind(), setting.log.count("MY-1")), (Kind::Unknown, 1));
        assert_eq!(setting.notes.doubts().len(), 1);
        setting.verdict.reached().await;
    }

    let mut setting = client(settings(), vec![session(vec![Expect("<hello/>"), Say(greeting())])]);
    assert!(matches!(setting.client.raw(raw("<hello/>")).await.unwrap().answer, Frame::Greeting(_)));

    let login = raw(
        "<command><login><clID>me</clID><pw>abcdef</pw><svcs><objURI>urn:x</objURI></svcs></login><clTRID>MY-1</clTRID></command>",
    );
    let refused = vec![Say(greeting()), Expect("<clID>me"), Say(answer(2200, ""))];
    let accepted = vec![Say(greeting()), Expect("<clID>me"), Say(answer(1000, ""))];
    let mut setting = client(settings(), vec![refused, accepted]);
    let exchange = setting.client.raw(login.clone()).await.unwrap();
    assert!(matches!(&exchange.answer, Frame::Reply(reply) if reply.code().0 == 2200) && !exchange.raw.is_empty());
    setting.client.raw(login).await.unwrap();
    assert_eq!(setting.client.status().objects, ["urn:x"]);
}

/// A place that cannot be written.
struct Full;

impl DoubtSink for Full {
    fn begin<'a>(&'a mut self, _: &'a Entry) -> Begun<'a> {
        Box::pin(async { Err(Error::config("the disk is full")) })
    }

    fn record(&mut self, _: &Entry) -> Result<()> {
        Err(Error::config("the disk is full"))
    }
}

#[tokio::test(start_paused = true)]
async fn what_cannot_be_written_down_is_not_sent() {
    let steps = vec![Expect("<check>"), Say(checked(&["a.test"]))];
    let mut setting = client(settings(), vec![session(steps)]);
    setting.client.hooks.doubts = Box::new(Full);
    let error = setting.client.ask(&delete()).await.unwrap_err();
    assert_eq!((error.exit_status(), error.message()), (2, "the disk is full"));
    // The session goes on: nothing of the command went out.
    setting.client.ask(&check(&["a.test"])).await.unwrap();
    assert_eq!(setting.log.count("<delete>"), 0);
    drop(setting.client);
    setting.verdict.reached().await;
}
