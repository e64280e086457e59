//! Framing, hostile documents, sending ahead, time-outs and stopping (TR-*).

use super::*;
use crate::registry::server::{Channel, PeerInfo, serve_stream};

#[tokio::test]
async fn tr_1_the_greeting_comes_unasked_with_its_exact_length() {
    let site = site(|_| {}).await;
    let mut peer = site.connect_silently().await;
    let length = timeout(PATIENCE, peer.stream.read_u32()).await.expect("in time").expect("a header");
    let mut body = vec![0; length as usize - 4];
    peer.stream.read_exact(&mut body).await.expect("a body");
    assert!(body.ends_with(b"</epp>"));
    site.finish().await;
}

#[tokio::test]
async fn tci_2_2_1_4_tr_2_frames_in_pieces_and_in_one_piece() {
    let site = site(|_| {}).await;
    let mut peer = site.session().await;
    let bytes = frame(command(CHECK));
    for byte in &bytes {
        peer.send_raw(&[*byte]).await;
    }
    assert_eq!(code(&peer.receive().await.expect("an answer")), 1000);
    peer.send_raw(&bytes[..1]).await;
    peer.send_raw(&bytes[1..4]).await;
    peer.send_raw(&bytes[4..]).await;
    assert_eq!(code(&peer.receive().await.expect("an answer")), 1000);
    site.finish().await;
}

#[tokio::test]
async fn tr_3_a_length_without_a_body_closes_at_once() {
    let site = site(|_| {}).await;
    for length in 0..=4_u32 {
        let mut peer = site.connect().await;
        peer.send_raw(&length.to_be_bytes()).await;
        peer.expect_end().await;
    }
    site.finish().await;
}

#[tokio::test]
async fn tr_4_a_body_too_short_for_epp_is_a_syntax_error() {
    let site = site(|_| {}).await;
    let mut peer = site.connect().await;
    for body in ["<", "<a/>", "     "] {
        assert_eq!(peer.code(body).await, 2001);
    }
    site.finish().await;
}

#[tokio::test]
async fn g1_tr_5_the_longest_frame_is_taken_and_longer_ones_end_the_connection() {
    let site = site(|settings| settings.frame.max = 4096).await;
    let mut peer = site.session().await;
    let mut longest = command(CHECK);
    longest.extend(std::iter::repeat_n(' ', 4096 - 4 - longest.len()));
    assert_eq!(peer.code(&longest).await, 1000);
    for length in [4097, u32::MAX] {
        let mut peer = site.connect().await;
        peer.send_raw(&length.to_be_bytes()).await;
        assert_eq!(code(&peer.receive().await.expect("an answer")), 2500);
        peer.expect_end().await;
    }
    site.finish().await;
}

#[tokio::test]
async fn tr_6_a_frame_that_stalls_is_given_up() {
    let site = site(|settings| settings.frame.timeout = 1).await;
    for beginning in [&[0][..], &[0, 0, 1, 0, b'<']] {
        let mut peer = site.connect().await;
        peer.send_raw(beginning).await;
        peer.expect_end().await;
    }
    site.finish().await;
}

#[tokio::test]
async fn tr_8_a_client_that_never_reads_is_given_up() {
    let site = site(|settings| settings.frame.write_timeout = 1).await;
    let (near, far) = tokio::io::duplex(16);
    let peer = PeerInfo { ip: site.address.ip(), channel: Channel::Plain };
    let session = serve_stream(Arc::clone(&site.registry), far, peer);
    timeout(PATIENCE, session).await.expect("given up");
    drop(near);
    site.finish().await;
}

#[tokio::test]
async fn tr_9_a_half_closed_connection_gets_its_answer() {
    let site = site(|_| {}).await;
    let mut peer = site.session().await;
    peer.send(command(CHECK)).await;
    peer.stream.shutdown().await.expect("half-closed");
    assert_eq!(code(&peer.receive().await.expect("an answer")), 1000);
    peer.expect_end().await;
    site.wait_for_sessions(0).await;
    site.finish().await;
}

#[tokio::test]
async fn g2_tr_10_tr_12_tr_13_what_is_no_document_is_a_syntax_error() {
    let site = site(|_| {}).await;
    let mut peer = site.connect().await;
    let hello = epp("<hello/>");
    let declared = |encoding: &str| hello.replace("UTF-8", encoding).into_bytes();
    let utf16: Vec<u8> = "\u{feff}<epp/>".encode_utf16().flat_map(u16::to_be_bytes).collect();
    let doctype = |inside: &str| hello.replace("?><epp", &format!("?><!DOCTYPE epp {inside}><epp")).into_bytes();
    let frames: Vec<Vec<u8>> = vec![
        format!("{hello}\0\0").into_bytes(),
        format!("{hello}{hello}").into_bytes(),
        format!("{hello}garbage").into_bytes(),
        hello.as_bytes()[..hello.len() - 3].to_vec(),
        [hello.as_bytes(), b"<!-- \xff -->"].concat(),
        [hello.as_bytes(), b"<!-- \xc0\xaf -->"].concat(),
        [hello.as_bytes(), b"<!-- \xed\xa0\x80 -->"].concat(),
        utf16,
        declared("windows-1251"),
        hello.replace("version=\"1.0\"", "version=\"1.1\"").into_bytes(),
        doctype(""),
        doctype("[<!ENTITY a \"b\">]"),
        doctype("SYSTEM \"file:///etc/passwd\""),
        doctype("[<!ENTITY % a SYSTEM \"http://127.0.0.1/\"> %a;]"),
        epp("<hello>&nothing;</hello>").into_bytes(),
        format!("{}{}", "<a>".repeat(100_000), "</a>".repeat(100_000)).into_bytes(),
        format!("<epp {}/>", "a=\"\" ".repeat(50_000)).into_bytes(),
    ];
    for body in frames {
        let shown = String::from_utf8_lossy(&body[..body.len().min(200)]).into_owned();
        assert_eq!(peer.code(&body).await, 2001, "{shown}");
    }
    for name in ["utf-8", "UTF8", "utf8"] {
        assert!(peer.ask(declared(name)).await.contains("<greeting>"), "{name} is what clients call UTF-8");
    }
    let harmless = format!("{hello}<!-- a comment --><?an instruction?>");
    assert!(peer.ask(&harmless).await.contains("<greeting>"), "framing is kept");
    assert_eq!(peer.code(login("TEST-A", "<![CDATA[password-a]]>")).await, 1000, "CDATA is text");
    site.finish().await;
}

#[tokio::test]
async fn tr_18_elements_out_of_order_and_twice_are_syntax_errors() {
    let site = site(|_| {}).await;
    let mut peer = site.connect().await;
    let usual = login("TEST-A", "password-a");
    let swapped = usual.replace("<clID>TEST-A</clID><pw>password-a</pw>", "<pw>password-a</pw><clID>TEST-A</clID>");
    let twice = usual.replace("<clID>TEST-A</clID>", "<clID>TEST-A</clID><clID>TEST-A</clID>");
    let early = usual.replace("<command>", "<command><clTRID>ABC-1</clTRID>");
    for frame in [swapped, twice, early] {
        assert_eq!(peer.code(&frame).await, 2001, "{frame}");
    }
    assert_eq!(peer.code(usual.replace("<pw>password-a</pw>", "")).await, 2003);
    site.finish().await;
}

#[tokio::test]
async fn tr_19_damaged_frames_never_fail_and_never_close() {
    let site = site(|settings| settings.frame.max = 65_536).await;
    let mut peer = site.session().await;
    let sound = command(CHECK).into_bytes();
    // A fixed sequence (Knuth's MMIX generator): the same frames in every run.
    let mut chance = 1_u64;
    let mut next = |below: usize| {
        chance = chance.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (chance >> 33) as usize % below
    };
    for _ in 0..1500 {
        let mut damaged = sound.clone();
        for _ in 0..=next(3) {
            let (at, other) = (next(damaged.len()), next(damaged.len()));
            match next(4) {
                0 => damaged[at] = next(256) as u8,
                1 => drop(damaged.drain(at.min(other)..at.max(other))),
                2 => damaged.insert(at, b"<>/&\"' :"[next(8)]),
                _ => damaged.extend_from_within(at.min(other)..at.max(other)),
            }
            damaged.push(b'\n');
        }
        let answer = peer.ask(&damaged).await;
        if !answer.contains("<greeting>") {
            assert!(!(2400..2600).contains(&code(&answer)), "{}\n{answer}", String::from_utf8_lossy(&damaged));
        }
    }
    assert_eq!(peer.code(&sound).await, 1000, "the session is in step");
    site.finish().await;
}

#[tokio::test]
async fn g7_tci_2_2_1_7_tr_20_frames_sent_ahead_are_answered_and_not_executed() {
    let site = site(|_| {}).await;
    let mut peer = site.session().await;
    let many: Vec<u8> = (0..100).flat_map(|_| frame(command(CHECK))).collect();
    peer.send_raw(&many).await;
    assert_eq!(code(&peer.receive().await.expect("an answer")), 1000);
    for _ in 1..100 {
        assert_eq!(code(&peer.receive().await.expect("an answer")), 2002);
    }
    assert_eq!(peer.code(command(CHECK)).await, 1000, "waiting is all it takes");
    site.finish().await;
}

#[tokio::test]
async fn tci_2_2_1_9_tr_20_a_login_sent_with_a_command_is_the_only_one_done() {
    let site = site(|_| {}).await;
    let mut peer = site.connect().await;
    peer.send_raw(&[frame(login("TEST-A", "password-a")), frame(command(CHECK))].concat()).await;
    assert_eq!(code(&peer.receive().await.expect("an answer")), 1000);
    assert_eq!(code(&peer.receive().await.expect("an answer")), 2002);
    site.finish().await;
}

#[tokio::test]
async fn tci_2_2_1_10_tr_21_the_third_batch_ends_the_connection() {
    let site = site(|_| {}).await;
    let mut peer = site.session().await;
    let pair = [frame(command(CHECK)), frame(command(CHECK))].concat();
    for _ in 0..2 {
        peer.send_raw(&pair).await;
        assert_eq!(code(&peer.receive().await.expect("an answer")), 1000);
        assert_eq!(code(&peer.receive().await.expect("an answer")), 2002);
    }
    peer.send_raw(&pair).await;
    assert_eq!(code(&peer.receive().await.expect("an answer")), 1000);
    assert_eq!(code(&peer.receive().await.expect("an answer")), 2500);
    peer.expect_end().await;
    site.finish().await;
}

#[tokio::test]
async fn tr_22_a_frame_sent_after_the_answer_is_never_taken_for_one_sent_ahead() {
    let site = site(|_| {}).await;
    let mut peer = site.session().await;
    for _ in 0..rounds(1_000, 100_000) {
        peer.send(command(CHECK)).await;
        assert_eq!(code(&peer.receive().await.expect("an answer")), 1000);
        site.answers.lock().expect("whole").truncate(100);
    }
    site.finish().await;
}

#[tokio::test]
async fn tci_2_2_1_10_tr_24_silence_ends_a_session() {
    let site = site(|settings| settings.session.idle = 1).await;
    let mut silent = site.session().await;
    silent.expect_end().await;
    site.wait_for_sessions(0).await;
    site.finish().await;
}

#[tokio::test]
async fn tci_2_2_1_10_tr_25_a_session_ends_at_its_lifetime_however_busy() {
    let site = site(|settings| settings.session.lifetime = 1).await;
    let mut peer = site.session().await;
    let busy = async {
        loop {
            if peer.stream.write_all(&frame(epp("<hello/>"))).await.is_err() || peer.receive().await.is_none() {
                return;
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    };
    timeout(PATIENCE, busy).await.expect("ended");
    site.wait_for_sessions(0).await;
    site.finish().await;
}

#[tokio::test]
async fn tr_30_a_client_that_does_not_log_in_is_cut() {
    let site = site(|settings| settings.session.pre_login = 1).await;
    let mut peer = site.connect().await;
    peer.expect_end().await;
    site.finish().await;
}

#[tokio::test]
async fn a_client_that_sends_without_end_and_does_not_log_in_is_cut() {
    let site = site(|settings| settings.session.pre_login = 1).await;
    let peer = site.connect().await;
    let (mut reader, mut writer) = tokio::io::split(peer.stream);
    let frames = frame(command(CHECK)).repeat(50);
    let flood = async { while writer.write_all(&frames).await.is_ok() {} };
    let mut nowhere = tokio::io::sink();
    let both = async { tokio::join!(flood, tokio::io::copy(&mut reader, &mut nowhere)) };
    drop(timeout(PATIENCE, both).await.expect("ended"));
    site.finish().await;
}

#[tokio::test]
async fn a_session_whose_task_ends_by_a_fault_is_held_no_longer() {
    let site = site(|_| {}).await;
    let (near, far) = tokio::io::duplex(64 * 1024);
    let info = PeerInfo { ip: [127, 0, 0, 1].into(), channel: Channel::Plain };
    let task = tokio::spawn(serve_stream(Arc::clone(&site.registry), far, info));
    let mut peer = site.over(near);
    peer.receive().await.expect("a greeting");
    assert_eq!(peer.code(&login("TEST-A", "password-a")).await, 1000);
    assert_eq!(site.registry.sessions().len(), 1);
    task.abort();
    drop(task.await);
    assert!(site.registry.sessions().is_empty(), "the next beat frees its slot");
    site.finish().await;
}

#[tokio::test]
async fn text_that_is_no_frame_is_refused_and_not_quoted() {
    let site = site(|_| {}).await;
    let mut peer = site.connect().await;
    peer.send_raw(login("TEST-A", "password-a").as_bytes()).await;
    let answer = peer.receive().await.expect("an answer");
    assert_eq!(code(&answer), 2500);
    assert!(!answer.contains("password-a"), "what is answered is logged too: {answer}");
    peer.expect_end().await;
    site.finish().await;
}

#[tokio::test]
async fn tci_2_2_2_tr_30_an_address_has_so_many_connections_and_no_more() {
    let site = site(|settings| settings.session.max_per_address = 2).await;
    let first = site.connect().await;
    let _second = site.connect().await;
    site.connect_silently().await.expect_end().await;
    drop(first);
    let freed = async {
        while site.connect_silently().await.receive().await.is_none() {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    };
    timeout(PATIENCE, freed).await.expect("the place is free again");
    site.finish().await;
}

#[tokio::test]
async fn tr_32_stopping_closes_sessions_and_frees_their_slots() {
    let site = site(|_| {}).await;
    let mut idle = site.session().await;
    let registry = Arc::clone(&site.registry);
    assert_eq!(site.sessions().await, 1);
    registry.stop();
    idle.expect_end().await;
    site.wait_for_sessions(0).await;
    assert!(TcpStream::connect(site.address).await.is_err() || site.task.is_finished());
    site.finish().await;
}
