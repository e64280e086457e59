//! A drain against a registry whose link goes between an acknowledgement and its answer.

use super::*;

/// An answer with a message of the queue.
fn message(cltrid: &str, id: &str) -> String {
    answer(
        1301,
        cltrid,
        &format!("<msgQ count=\"2\" id=\"{id}\"><qDate>2027-01-01T00:00:00Z</qDate><msg>Message {id}</msg></msgQ>"),
    )
}

/// The ids in the file, in order.
fn ids(home: &Home) -> Vec<String> {
    let line = |line: &str| serde_json::from_str::<serde_json::Value>(line).unwrap();
    home.read("m.ndjson").lines().map(|text| line(text)["msgQ"]["id"].as_str().unwrap().to_string()).collect()
}

#[test]
fn a_message_whose_acknowledgement_has_no_answer_is_kept_once() {
    for done in [false, true] {
        let home = Home::new();
        // Readings and acknowledgements take turns; the first acknowledgement is never answered, and the second run looks
        // first what became of it.
        let script: Vec<&str> = match done {
            true => vec!["1", "cut", "2", "2", "ok", ""],
            false => vec!["1", "cut", "1", "1", "ok", "2", "ok", ""],
        };
        let turns = script.len();
        let peer = Plan::new(move |number, _, id| match script[number - 1] {
            "cut" => Do::Close,
            "ok" => Do::Frame(answer(1000, id, "")),
            "" => Do::Frame(answer(1300, id, "")),
            message => Do::Frame(self::message(id, message)),
        })
        .serve();
        let cut = peer.run(&home, "poll drain --to m.ndjson");
        cut.says(7, &["unknown", "poll ack", "the same command again"]);
        assert_eq!((ids(&home), peer.count("poll")), (vec!["1".to_string()], 2), "never sent again by itself");
        let again = peer.run(&home, "poll drain --to m.ndjson");
        let known = u64::from(!done);
        assert_eq!((&again.json()["known"], again.status), (&json!(known), 0), "{again:?}");
        assert_eq!((ids(&home), peer.count("poll")), (vec!["1".to_string(), "2".to_string()], turns));
    }
}

#[test]
fn a_refused_acknowledgement_stops_the_drain_and_says_so() {
    let home = Home::new();
    let peer =
        Plan::new(|number, _, id| Do::Frame(if number == 1 { message(id, "1") } else { answer(2400, id, "") })).serve();
    peer.run(&home, "poll drain --to m.ndjson").says(5, &["the message 1 is kept", "2400"]);
    let unnamed = Plan::new(|_, _, id| Do::Frame(answer(1301, id, ""))).serve();
    unnamed.run(&home, "poll drain --to m.ndjson").says(6, &["without an id"]);
    let gone = Plan::new(|number, _, id| {
        Do::Frame(match number {
            1 => message(id, "9"),
            2 => answer(2303, id, ""),
            _ => answer(1300, id, ""),
        })
    })
    .serve();
    gone.run(&home, "poll drain --to other.ndjson").says(0, &["somebody else"]);
}
