//! Frames that would exhaust, mislead or stall (TR-7, TR-14 to TR-17).

use super::*;
use std::time::Instant;

/// How long the worst frame may take, in a build for tests on a busy machine; a hundredth of that otherwise.
const LONGEST: Duration = Duration::from_secs(10);

#[tokio::test]
async fn tr_7_a_client_that_sends_a_byte_at_a_time_is_cut_and_others_are_served() {
    let site = site(|settings| settings.frame.timeout = 1).await;
    let mut other = site.session().await;
    for headless in [true, false] {
        let mut slow = site.connect().await;
        let bytes = frame(epp("<hello/>"));
        if !headless {
            slow.send_raw(&bytes[..4]).await;
        }
        let trickle = async {
            for byte in &bytes[if headless { 0 } else { 4 }..] {
                if slow.stream.write_all(&[*byte]).await.is_err() {
                    return;
                }
                tokio::time::sleep(Duration::from_millis(400)).await;
            }
            panic!("the whole frame was taken");
        };
        tokio::select! {
            () = trickle => {}
            () = tokio::time::sleep(Duration::from_secs(3)) => {}
        }
        assert_eq!(other.code(command(CHECK)).await, 1000);
        slow.expect_end().await;
    }
    site.finish().await;
}

#[tokio::test]
async fn tr_14_frames_that_would_exhaust_are_refused_quickly() {
    let site = site(|_| {}).await;
    let mut peer = site.session().await;
    let room = (1 << 20) - 4096;
    let fill = |piece: &str| piece.repeat(room / piece.len());
    let name = |name: &str| command(&CHECK.replace("foo.example", name));
    let cases = [
        ("depth", fill("<a>"), 2001),
        ("attributes", format!("<epp {}/>", fill("a1=\"\" ")), 2001),
        ("namespaces", format!("<epp {}/>", fill("xmlns:n1=\"u\" ")), 2001),
        ("children", epp(&fill("<a/>")), 2001),
        ("names, the last of them empty", name(&fill("a</domain:name><domain:name>")), 2003),
        ("a long text", name(&fill("a")), 2005),
        (
            "a long attribute",
            command(&CHECK.replace("<domain:name>", &format!("<domain:name x=\"{}\">", fill("a")))),
            2001,
        ),
    ];
    for (what, frame, expected) in cases {
        let begun = Instant::now();
        let answer = peer.ask(&frame).await;
        // A check answers for each name by itself.
        let told = if code(&answer) == 1000 && answer.contains("avail=\"0\"") { expected } else { code(&answer) };
        assert_eq!(told, expected, "{what}: {}", &answer[..answer.len().min(400)]);
        assert!(begun.elapsed() < LONGEST, "{what}: {:?}", begun.elapsed());
    }
    assert_eq!(peer.code(command(CHECK)).await, 1000, "the session is in step");
    site.finish().await;
}

#[tokio::test]
async fn tr_15_characters_that_do_not_belong_are_refused() {
    let site = site(|_| {}).await;
    let mut peer = site.session().await;
    let info = |name: &str| command(&CHECK.replace("check", "info").replace("foo.example", name));
    for illegal in [
        "a\u{0}b.example",
        "a\u{1}b.example",
        "a\u{1b}[31m.example",
        "&#0;.example",
        "&#x1b;.example",
        "\u{fffe}.example",
    ] {
        assert_eq!(peer.code(info(illegal)).await, 2001, "{illegal:?}");
    }
    for odd in ["a\u{202e}b.example", "a\u{200d}b.example", "a\u{85}b.example", "a\tb.example", "a b.example"] {
        let answer = peer.ask(info(odd)).await;
        assert_eq!(code(&answer), 2005, "{odd:?}: {answer}");
        assert!(!answer.contains('\u{1b}'), "{answer}");
    }
    site.finish().await;
}

#[tokio::test]
async fn tr_17_unknown_elements_are_2103_where_extensions_stand_and_2001_elsewhere() {
    let site = site(|_| {}).await;
    let mut peer = site.session().await;
    let strange = "<x:y xmlns:x=\"urn:nobody\"/>";
    assert_eq!(peer.code(command(&format!("{CHECK}<extension>{strange}</extension>"))).await, 2103);
    assert_eq!(peer.code(command(&CHECK.replace("</domain:check>", &format!("{strange}</domain:check>")))).await, 2001);
    assert_eq!(peer.code(command(&format!("{CHECK}{strange}"))).await, 2001);
    site.finish().await;
}
