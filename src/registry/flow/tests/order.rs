//! Which refusal comes first (G12 to G16), and what the tables keep (SG-3, GR-2, GR-3).

use super::*;

#[test]
fn g12_g13_g14_g15_g16_the_first_step_that_fails_decides() {
    let mut registry = Registry::new();
    registry.register("A", "foo.example");
    registry.must("A", host("ns1.foo.example", &["192.0.2.1"]));
    registry.must("A", update("foo.example").with("add-status", status_of("clientDeleteProhibited")));
    assert_eq!(registry.code("B", delete("bar.example")), 2303, "G13: it is not there");
    assert_eq!(registry.code("B", delete("foo.example")), 2201, "G14: who is not the sponsor learns nothing of locks");
    assert_eq!(registry.code("A", delete("foo.example")), 2304, "G15: the status before the host below it");
    registry.must("A", update("foo.example").with("rem-status", status_of("clientDeleteProhibited")));
    assert_eq!(registry.code("A", delete("foo.example")), 2305, "G16: the host below it");
    let transfer =
        |auth: &str| Call::new("domain transfer").with("name", "foo.example").with("op", "request").with("auth", auth);
    registry.must("A", update("foo.example").with("add-status", status_of("clientTransferProhibited")));
    assert_eq!(registry.code("B", transfer("wrong-one")), 2202, "G14: the authInfo before the status");
    assert_eq!(registry.code("B", transfer("2fooBAR")), 2304, "G15");
    let strange = update("foo.example").with("add-ns", vec!["ns.nowhere.com"]);
    assert_eq!(registry.code("B", strange.clone()), 2201, "G14 before G16");
    assert_eq!(registry.code("A", strange), 2303, "G16");
    // G12: what is due at this moment counts, whether or not anybody wrote it down.
    registry.register("A", "gone.example");
    registry.now = registry.now.plus_days(6);
    assert_eq!(registry.code("A", delete("gone.example")), 1001);
    registry.now = registry.now.plus_days(34);
    assert_eq!(registry.code("B", create("gone.example")), 2302);
    registry.now = registry.now.plus_days(2);
    assert_eq!(registry.code("A", info("gone.example")), 2303);
    assert_eq!(registry.code("B", create("gone.example")), 1000);
}

#[test]
fn sg_3_messages_are_not_late_for_want_of_a_worker() {
    const NAMES: usize = 120;
    let mut registry = Registry::new();
    for number in 0..NAMES {
        registry.register("A", &format!("name{number}.example"));
    }
    registry.now = registry.now.plus_days(366);
    let first = registry.ask("A", poll_request()).expect("an answer").msgq.expect("a message");
    assert!(first.count.is_some_and(|count| count >= 100), "{first:?}");
    assert_eq!(registry.drain("A").len(), NAMES);
    assert_eq!(registry.ask("B", poll_request()).expect("an answer").code, Code::NO_MESSAGES);
}

#[test]
fn gr_2_a_message_waits_for_ever_and_their_number_is_kept_up() {
    let mut registry = Registry::new();
    for number in 0..12 {
        let name = format!("name{number}.example");
        registry.register("A", &name);
        registry
            .must("B", Call::new("domain transfer").with("name", name).with("op", "request").with("auth", "2fooBAR"));
    }
    for id in ["3", "1", "12"] {
        registry.must("A", Call::new("poll").with("op", "ack").with("id", id));
    }
    assert_eq!(registry.code("A", Call::new("poll").with("op", "ack").with("id", "3")), 2303);
    let counted = "SELECT COUNT(*) AS n FROM poll_msg WHERE clid = 'A'";
    let kept = "SELECT pending AS n FROM poll_state WHERE clid = 'A'";
    assert_eq!((registry.rows(counted), registry.rows(kept)), (vec![9], vec![9]));
    registry.now = registry.now.plus_days(3650);
    let queue = registry.ask("A", poll_request()).expect("an answer").msgq.expect("a message");
    assert_eq!((queue.id.as_deref(), queue.msg.as_deref()), (Some("2"), Some("Transfer requested")));
    assert_eq!(registry.rows(counted), registry.rows(kept), "whatever ten years added");
}

#[test]
fn gr_3_what_is_purged_leaves_its_history_and_nothing_else() {
    let mut registry = Registry::new();
    registry.must("A", contact("sh8013"));
    registry.must("A", host("ns1.foo.com", &[]));
    let call = create("foo.example").with("registrant", "sh8013").with("ns", vec!["ns1.foo.com"]);
    registry.must("A", call.with("contact", vec![link("admin", "sh8013")]));
    registry.must("A", delete("foo.example"));
    for table in [
        "SELECT COUNT(*) AS n FROM domain",
        "SELECT COUNT(*) AS n FROM domain_contact",
        "SELECT COUNT(*) AS n FROM domain_host",
        "SELECT COUNT(*) AS n FROM domain_ds",
        "SELECT COUNT(*) AS n FROM object_status",
    ] {
        assert_eq!(registry.rows(table), [0], "{table}");
    }
    assert_eq!(registry.rows("SELECT COUNT(*) AS n FROM history WHERE object = 'foo.example'"), [2]);
    registry.register("B", "foo.example");
    assert_eq!(registry.rows("SELECT COUNT(*) AS n FROM domain WHERE id > 3"), [1], "with a number of its own");
}
