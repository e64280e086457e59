//! The message queue.

use super::*;

/// The acknowledgement of a message.
fn ack(id: &str) -> Call {
    Call::new("poll").with("op", "ack").with("id", id)
}

/// A registry where B asked A for two domains.
fn registry() -> Registry {
    let mut registry = Registry::new();
    for name in ["foo.example", "bar.example"] {
        registry.register("A", name);
        let call = Call::new("domain transfer").with("name", name).with("op", "request").with("auth", "2fooBAR");
        registry.must("B", call);
    }
    registry
}

#[test]
fn po_1_the_oldest_message_stays_until_it_is_acknowledged() {
    let mut registry = registry();
    let first = registry.ask("A", poll_request()).expect("a message");
    assert_eq!(first.code, Code::ACK_TO_DEQUEUE);
    let queue = first.msgq.clone().expect("a queue");
    assert_eq!((queue.count, queue.qdate.as_deref()), (Some(2), Some("2026-01-31T10:00:00.000Z")));
    assert_eq!(queue.msg.as_deref(), Some("Transfer requested"));
    assert_eq!(first.data[0].values.str("name"), Some("foo.example"));
    assert!(matches!(first.data[0].values.get("name"), Some(Value::Domain(_))));
    assert_eq!(registry.ask("A", poll_request().with("id", "99")), Ok(first));
    let empty = registry.ask("B", poll_request()).expect("an answer");
    assert_eq!((empty.code, empty.msgq), (Code::NO_MESSAGES, None));
}

#[test]
fn po_2_acknowledging() {
    let mut registry = registry();
    assert_eq!(registry.code("A", Call::new("poll").with("op", "ack")), 2003);
    let id = registry.ask("A", poll_request()).ok().and_then(|done| done.msgq?.id).expect("an id");
    for wrong in ["99", "x", "", "+1", "01", "99999999999999999999"] {
        assert_eq!(registry.code("A", ack(wrong)), if wrong.is_empty() { 2003 } else { 2303 }, "{wrong}");
    }
    assert_eq!(registry.code("B", ack(&id)), 2303);
    let done = registry.ask("A", ack(&id)).expect("it was there");
    let told = |id: &str, count| Some(MsgQ { count: Some(count), id: Some(id.into()), ..MsgQ::default() });
    assert_eq!((done.code, done.msgq), (Code::OK, told(&id, 1)), "the id of what is gone, and how many are left");
    assert_eq!(registry.code("A", ack(&id)), 2303);
    let id = registry.ask("A", poll_request()).ok().and_then(|done| done.msgq?.id).expect("an id");
    let last = registry.ask("A", ack(&id)).expect("it was there");
    assert_eq!((last.code, last.msgq), (Code::OK, told(&id, 0)));
    assert_eq!(registry.code("A", poll_request()), 1300);
}

#[test]
fn po_2_any_own_message_can_be_acknowledged() {
    let mut registry = registry();
    assert_eq!(registry.code("A", ack("2")), 1000);
    assert_eq!(registry.drain("A").len(), 1);
}

#[test]
fn po_3_operations() {
    let mut registry = Registry::new();
    assert_eq!(registry.code("A", Call::new("poll")), 2003);
    assert_eq!(registry.code("A", Call::new("poll").with("op", "peek")), 2004);
}

#[test]
fn po_6_numbers_are_not_used_again() {
    let mut registry = registry();
    assert_eq!(registry.drain("A").len(), 2);
    registry.must("B", Call::new("domain transfer").with("name", "foo.example").with("op", "cancel"));
    let id = registry.ask("A", poll_request()).ok().and_then(|done| done.msgq?.id);
    assert_eq!(id.as_deref(), Some("3"));
}

#[test]
fn po_7_no_message_without_its_cause() {
    let mut registry = registry();
    let again = Call::new("domain transfer").with("name", "foo.example").with("op", "request").with("auth", "2fooBAR");
    assert_eq!(registry.code("C", again), 2300);
    assert_eq!(registry.drain("A").len(), 2);
    assert_eq!(registry.rows("SELECT pending AS n FROM poll_state"), [0]);
}

#[test]
fn po_8_the_text_is_in_the_language_of_who_asks() {
    let mut registry = registry();
    let mut context = registry.context("A");
    context.lang = "ru".into();
    let queue = registry.ask_in(context, poll_request()).ok().and_then(|done| done.msgq).expect("a message");
    assert_eq!((queue.msg.as_deref(), queue.lang.as_deref()), (Some("Запрошена передача"), Some("ru")));
}
