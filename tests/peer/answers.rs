//! Answers of every kind, and what a person gets to see of them.

use super::*;

#[test]
fn any_split_of_bytes_and_any_order_of_children_is_read() {
    let home = Home::new();
    let drip = Plan::new(|_, _, id| Do::Drip(checked(id))).greets(|_| Do::Drip(greeting(&OBJECTS, &[]))).serve();
    drip.run(&home, "domain check foo.example").is(0, 1000);
    let turned = Plan::new(|_, _, id| {
        let whole = checked(id);
        let data = format!("<resData>{}</resData>", text_of(&whole, "resData"));
        Do::Frame(
            whole
                .replace(&data, "")
                .replace("</response>", &format!("{data}</response>"))
                .replace("<?xml", "\u{feff}<?xml"),
        )
    });
    let json = turned.serve().run(&home, "domain check foo.example").is(0, 1000);
    assert_eq!(json["data"]["cd"][0]["avail"], true, "{json}");
}

#[test]
fn codes_decide_the_status() {
    let home = Home::new();
    for (code, status) in [
        (1001, 0),
        (2001, 3),
        (2104, 3),
        (2201, 4),
        (2202, 4),
        (2302, 3),
        (2399, 3),
        (2400, 5),
        (2500, 5),
        (2501, 4),
        (2502, 6),
    ] {
        let peer = Plan::new(move |_, _, id| Do::Frame(answer(code, id, ""))).serve();
        let json = peer.run(&home, "domain delete foo.example").is(status, u64::from(code));
        assert_eq!(json["ok"], code < 2000);
        assert_eq!(peer.count("delete"), 1);
    }
}

#[test]
fn greetings_of_the_wild_are_understood() {
    let home = Home::new();
    let tci = Plan::new(|_, _, id| Do::Frame(checked(id)))
        .greets(|_| {
            Do::Frame(greeting(
                &OBJECTS
                    .map(|uri| format!("{uri} {}.xsd", uri.rsplit(':').next().unwrap()))
                    .each_ref()
                    .map(String::as_str),
                &[],
            ))
        })
        .serve();
    tci.run(&home, "domain check foo.example").is(0, 1000);
    let login = tci.seen.lock().unwrap()[0].clone();
    assert!(login.contains("<objURI>urn:ietf:params:xml:ns:domain-1.0"), "{login}");

    let few = Plan::new(|_, _, id| Do::Frame(checked(id))).greets(|_| Do::Frame(greeting(&OBJECTS[..1], &[]))).serve();
    few.run(&home, "domain check foo.example").is(0, 1000);
    few.run(&home, "contact check C-1").says(2, &["contact"]);
    assert_eq!(few.count("check"), 1);
    // An extension that was not announced is not dropped in silence.
    few.run(&home, "domain create foo.example --auth gen --ds '1 8 2 ABCD'").says(2, &["secDNS"]);
    assert_eq!(few.count("create"), 0);

    let extended = Plan::new(|_, _, id| Do::Frame(answer(1000, id, "")))
        .greets(|_| Do::Frame(greeting(&OBJECTS, &["urn:ietf:params:xml:ns:secDNS-1.1", "urn:example:unheard-of-1.0"])))
        .serve();
    extended.run(&home, "domain create foo.example --auth gen --ds '1 8 2 ABCD'").is(0, 1000);
    assert!(extended.seen.lock().unwrap()[0].contains("<extURI>urn:ietf:params:xml:ns:secDNS-1.1</extURI>"));
}

#[test]
fn what_no_spec_names_is_kept() {
    let home = Home::new();
    let peer = Plan::new(|number, _, id| {
        Do::Frame(match number {
            1 => answer(
                1301,
                id,
                "<msgQ count=\"2\" id=\"m-1\"><qDate>2027-01-01T00:00:00Z</qDate><msg>Unheard of</msg></msgQ>\
                 <resData><x:news xmlns:x=\"urn:example:news-1.0\"><x:headline>Новости 👋</x:headline><x:pw>Planted-Pw-1</x:pw></x:news></resData>",
            ),
            _ => answer(1300, id, ""),
        })
    })
    .serve();
    let json = peer.run(&home, "poll").is(0, 1301);
    assert_eq!((&json["msgQ"]["id"], &json["msgQ"]["count"]), (&json!("m-1"), &json!(2)));
    assert!(json["other"].to_string().contains("Новости 👋"), "{json}");
    peer.run(&home, "poll").is(0, 1300);
    peer.run(&home, "poll ack m-1").is(0, 1300);
}

#[test]
fn what_the_wire_says_is_made_harmless_for_people() {
    let home = Home::new();
    let peer =
        Plan::new(|_, _, id| Do::Frame(answer(2303, id, "").replace("Said", "\u{9b}31m\u{202e}evil\u{7f} &lt;said")))
            .serve();
    for view in ["json", "table", "xml", "xmltodict"] {
        let ran = peer.run(&home, &format!("domain info foo.example -v -o {view}"));
        assert_eq!(ran.status, 3);
        assert!(!ran.err.contains(['\u{9b}', '\u{202e}', '\u{7f}']), "{view}: {ran:?}");
    }
}

#[test]
fn a_renewal_without_its_date_asks_first() {
    let home = Home::new();
    let peer = Plan::new(|number, verb, id| match verb {
        "info" => Do::Frame(answer(
            1000,
            id,
            "<resData><domain:infData xmlns:domain=\"urn:ietf:params:xml:ns:domain-1.0\"><domain:name>foo.example</domain:name>\
             <domain:roid>R-1</domain:roid><domain:clID>REG-1</domain:clID><domain:exDate>2031-05-06T07:08:09Z</domain:exDate>\
             </domain:infData></resData>",
        )),
        _ if number == 2 => Do::Close,
        _ => Do::Frame(answer(1000, id, "")),
    })
    .serve();
    peer.run(&home, "domain renew foo.example").says(7, &["2031-05-06"]);
    assert_eq!((peer.count("info"), peer.count("renew")), (1, 1));
    assert!(peer.seen.lock().unwrap()[2].contains("<domain:curExpDate>2031-05-06<"));
}
