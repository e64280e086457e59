//! Runs of queries in a script, where one answer is read while the next query is under way.

use super::*;

/// Four checks.
const SCRIPT: &str = "domain check a.example\ndomain check b.example\ndomain check c.example\ndomain check d.example\n";

/// The lines of output as JSON.
fn lines(ran: &Ran) -> Vec<serde_json::Value> {
    ran.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn a_link_that_goes_in_a_run_costs_one_more_query() {
    for at in 1..=4 {
        let home = Home::new();
        let peer =
            Plan::new(move |number, _, id| if number == at { Do::Close } else { Do::Frame(checked(id)) }).serve();
        let ran = peer.script(&home, "", SCRIPT);
        let codes: Vec<_> = lines(&ran).iter().map(|line| line["code"].clone()).collect();
        assert_eq!((codes, ran.status), (vec![json!(1000); 4], 0), "{at}: {ran:?}");
        assert_eq!(peer.count("check"), 5, "{at}");
    }
}

#[test]
fn an_answer_that_only_looks_right_ends_the_script() {
    let home = Home::new();
    let nonsense = |id: &str| format!("<epp><response><result code=\"1000\"><broken><clTRID>{id}</clTRID></epp>");
    let peer = Plan::new(move |number, _, id| Do::Frame(if number == 2 { nonsense(id) } else { checked(id) })).serve();
    let ran = peer.script(&home, "", SCRIPT);
    let told = lines(&ran);
    let last = told.last().unwrap();
    assert_eq!((&told[0]["code"], &last["error"]["kind"], ran.status), (&json!(1000), &json!("session"), 6), "{ran:?}");
    ran.says(6, &["stdin:2"]);
    assert!(peer.count("check") <= 3, "the one under way is the last");
}

#[test]
fn another_commands_answer_is_not_taken_in_a_run() {
    let home = Home::new();
    let peer = Plan::new(|number, _, id| Do::Frame(checked(if number == 2 { "OLD-12345" } else { id }))).serve();
    let ran = peer.script(&home, "", SCRIPT);
    let ids: Vec<_> = lines(&ran).iter().map(|line| line["clTRID"].as_str().unwrap().to_string()).collect();
    assert!(ids.len() == 4 && !ids.contains(&"OLD-12345".to_string()), "{ran:?}");
    assert_eq!((peer.count("check"), ran.status), (5, 0));
}
