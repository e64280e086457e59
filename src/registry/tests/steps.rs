//! The steps that every frame passes (G4 to G10), and a session as TCI's text has it (section 2.2.1), frame by frame.

use super::*;

/// Namespaces of the objects and of DS records.
const DOMAIN: &str = "urn:ietf:params:xml:ns:domain-1.0";
const HOST: &str = "urn:ietf:params:xml:ns:host-1.0";
const CONTACT: &str = "urn:ietf:params:xml:ns:contact-1.0";
const SEC_DNS: &str = "urn:ietf:params:xml:ns:secDNS-1.1";

/// A command about an object of the namespace `uri`, with what stands behind it in the frame.
fn about(verb: &str, uri: &str, inside: &str, after: &str) -> String {
    let (verb, operation) = verb.split_once(' ').unwrap_or((verb, ""));
    let operation = if operation.is_empty() { String::new() } else { format!(" op=\"{operation}\"") };
    command(&format!("<{verb}{operation}><o:{verb} xmlns:o=\"{uri}\">{inside}</o:{verb}></{verb}>{after}"))
}

/// The create of a contact with its parts given.
fn contact(id: &str, kind: &str, cc: &str, voice: &str, email: &str) -> String {
    let inside = format!(
        "<o:id>{id}</o:id><o:postalInfo type=\"{kind}\"><o:name>John</o:name><o:addr><o:city>Dulles</o:city>\
         <o:cc>{cc}</o:cc></o:addr></o:postalInfo>{voice}<o:email>{email}</o:email>\
         <o:authInfo><o:pw>2fooBAR</o:pw></o:authInfo>"
    );
    about("create", CONTACT, &inside, "")
}

/// The create of a domain with a DS record of these parts.
fn signed(tag: &str, algorithm: &str, digest: &str) -> String {
    let record = format!(
        "<extension><s:create xmlns:s=\"{SEC_DNS}\"><s:dsData><s:keyTag>{tag}</s:keyTag><s:alg>{algorithm}</s:alg>\
         <s:digestType>2</s:digestType><s:digest>{digest}</s:digest></s:dsData></s:create></extension>"
    );
    about("create", DOMAIN, "<o:name>signed.example</o:name><o:authInfo><o:pw>2fooBAR</o:pw></o:authInfo>", &record)
}

#[tokio::test]
async fn g10_a_parameter_is_missing_or_out_of_range_or_no_such_thing() {
    let site = site(|_| {}).await;
    let mut peer = site.connect().await;
    let services = format!("{SERVICES}<svcExtension><extURI>{SEC_DNS}</extURI></svcExtension>");
    assert_eq!(peer.code(login_with("TEST-A", "<pw>password-a</pw>", "en", &services, "")).await, 1000);
    let create = |name: &str, period: &str| {
        let inside = format!("<o:name>{name}</o:name>{period}<o:authInfo><o:pw>2fooBAR</o:pw></o:authInfo>");
        about("create", DOMAIN, &inside, "")
    };
    let period =
        |unit: &str, value: &str| create("foo.example", &format!("<o:period unit=\"{unit}\">{value}</o:period>"));
    let host = |address: &str| about("create", HOST, &format!("<o:name>ns.foo.example</o:name>{address}"), "");
    let renew = |date: &str| {
        about("renew", DOMAIN, &format!("<o:name>foo.example</o:name><o:curExpDate>{date}</o:curExpDate>"), "")
    };
    let status = |word: &str| {
        about("update", DOMAIN, &format!("<o:name>foo.example</o:name><o:add><o:status s=\"{word}\"/></o:add>"), "")
    };
    let digest = "49FD46E6C4B45C55D4AC".repeat(3) + "ABCD";
    let cases = [
        (about("create", DOMAIN, "<o:name>foo.example</o:name>", ""), 2003),
        (about("info", DOMAIN, "<o:name/>", ""), 2003),
        (about("check", HOST, "", ""), 2003),
        (contact("", "int", "US", "", "a@example.com"), 2003),
        (contact("sh8013", "int", "US", "<o:voice/>", "a@example.com"), 2003),
        (contact("sh8013", "int", "", "", "a@example.com"), 2003),
        (about("transfer", DOMAIN, "<o:name>foo.example</o:name>", ""), 2003),
        (command("<poll/>"), 2003),
        (command("<poll op=\"ack\"/>"), 2003),
        (period("x", "1"), 2004),
        (period("y", "0"), 2004),
        (period("y", "-1"), 2004),
        (period("y", "100"), 2004),
        (signed("12345", "-1", &digest), 2004),
        (signed("70000", "13", &digest), 2004),
        (contact("sh8013", "tni", "US", "", "a@example.com"), 2004),
        (host("<o:addr ip=\"v5\">192.0.2.1</o:addr>"), 2004),
        (status("invalidStatusCode"), 2004),
        (command("<poll op=\"peek\"/>"), 2004),
        (about("transfer steal", DOMAIN, "<o:name>foo.example</o:name>", ""), 2004),
        (period("y", "1.5"), 2005),
        (signed("A", "13", &digest), 2005),
        (signed("12345", "13", "no hex"), 2005),
        (renew("tomorrow"), 2005),
        (create("-foo.example", ""), 2005),
        (host("<o:addr>192.0.2.256</o:addr>"), 2005),
        (contact("sh", "int", "US", "", "a@example.com"), 2005),
        (contact("sh8013-sh8013-sh8013", "int", "US", "", "a@example.com"), 2005),
        (contact("sh8013", "int", "U", "", "a@example.com"), 2005),
        (contact("sh8013", "int", "US", "<o:voice>12</o:voice>", "a@example.com"), 2005),
        (contact("sh8013", "int", "US", "", "example.com"), 2005),
    ];
    for (frame, expected) in cases {
        let answer = peer.ask(&frame).await;
        assert_eq!(code(&answer), expected, "{frame}\n{answer}");
    }
    site.finish().await;
}

#[tokio::test]
async fn g9_an_extension_stands_once() {
    let site = site(|_| {}).await;
    let mut peer = site.connect().await;
    let services = format!("{SERVICES}<svcExtension><extURI>{SEC_DNS}</extURI></svcExtension>");
    assert_eq!(peer.code(login_with("TEST-A", "<pw>password-a</pw>", "en", &services, "")).await, 1000);
    let frame = signed("12345", "13", &("49FD46E6C4B45C55D4AC".repeat(3) + "ABCD"));
    let (start, rest) = frame.split_once("<extension>").expect("an extension");
    let (one, end) = rest.split_once("</extension>").expect("its end");
    assert_eq!(peer.code(format!("{start}<extension>{one}{one}</extension>{end}")).await, 2001);
    assert_eq!(peer.code(&frame).await, 1000);
    site.finish().await;
}

#[tokio::test]
async fn lo_3_at_logout_nothing_is_open() {
    let site = site(|_| {}).await;
    let mut peer = site.session().await;
    let create =
        about("create", DOMAIN, "<o:name>foo.example</o:name><o:authInfo><o:pw>2fooBAR</o:pw></o:authInfo>", "");
    assert_eq!(peer.code(&create).await, 1000);
    assert_eq!(peer.code(&create).await, 2302);
    assert_eq!(peer.code(command("<logout/>")).await, 1500);
    let mut other = site.session().await;
    assert_eq!(other.code(about("delete", DOMAIN, "<o:name>foo.example</o:name>", "")).await, 1000);
    assert_eq!(other.code(&create).await, 1000);
    site.finish().await;
}

#[tokio::test]
async fn tci_2_2_1_2_tci_2_2_1_3_a_session_is_its_connection() {
    let site = site(|settings| settings.session.max_per_registrar = 2).await;
    let mut english = site.session().await;
    let mut russian = site.connect().await;
    let domains = format!("<objURI>{DOMAIN}</objURI>");
    assert_eq!(russian.code(login_with("TEST-A", "<pw>password-a</pw>", "ru", &domains, "")).await, 1000);
    let host = about("check", HOST, "<o:name>ns.foo.com</o:name>", "");
    assert_eq!(english.code(&host).await, 1000);
    let answer = russian.ask(&host).await;
    assert_eq!(code(&answer), 2002, "it did not ask for hosts");
    assert!(answer.contains("<msg lang=\"ru\">"), "{answer}");
    assert!(english.ask(command(CHECK)).await.contains("<msg>Command"), "each has its own language");
    drop(russian);
    site.wait_for_sessions(1).await;
    let mut stranger = site.connect().await;
    assert_eq!(stranger.code(command(CHECK)).await, 2002, "a new connection is no session");
    assert_eq!(stranger.code(&login("TEST-A", "password-a")).await, 1000, "the place is free");
    site.finish().await;
}

#[tokio::test]
async fn tci_2_8_1_ten_thousand_names_are_checked_at_once() {
    const NAMES: usize = 10_000;
    let site = site(|_| {}).await;
    let mut peer = site.session().await;
    for (uri, element, end) in [(DOMAIN, "name", ".example"), (HOST, "name", ".foo.com"), (CONTACT, "id", "")] {
        let names: String = (0..NAMES).map(|at| format!("<o:{element}>name{at}{end}</o:{element}>")).collect();
        let answer = peer.ask(about("check", uri, &names, "")).await;
        assert_eq!((code(&answer), answer.matches("avail=\"1\"").count()), (1000, NAMES), "{uri}");
    }
    site.finish().await;
}

#[tokio::test]
async fn tci_2_8_2_tci_2_8_3_tci_2_8_4_tci_2_9_1_tci_2_9_2_tci_2_9_3_tci_2_9_4_every_command_of_every_object() {
    let site = site(|_| {}).await;
    let mut peer = site.session().await;
    let mut other = site.connect().await;
    assert_eq!(other.code(&login("TEST-B", "password-b")).await, 1000);
    let domain = "<o:name>foo.example</o:name>";
    let host = "<o:name>ns1.foo.example</o:name>";
    let person = "<o:id>sh8013</o:id>";
    let auth = "<o:authInfo><o:pw>2fooBAR</o:pw></o:authInfo>";
    let on = "<o:add><o:status s=\"clientDeleteProhibited\"/></o:add>";
    let off = "<o:rem><o:status s=\"clientDeleteProhibited\"/></o:rem>";
    assert_eq!(peer.code(contact("sh8013", "int", "US", "", "a@example.com")).await, 1000);
    let created = peer.ask(about("create", DOMAIN, &format!("{domain}<o:registrant>sh8013</o:registrant>{auth}"), ""));
    let created = created.await;
    assert_eq!(code(&created), 1000);
    let expiry = created.split_once("exDate>").expect("a date").1[..10].to_owned();
    let renew = format!("{domain}<o:curExpDate>{expiry}</o:curExpDate>");
    let wanted = |object: &str| format!("{object}{auth}");
    let steps = [
        (about("create", HOST, &format!("{host}<o:addr>192.0.2.1</o:addr>"), ""), 1000, true),
        (about("info", DOMAIN, domain, ""), 1000, true),
        (about("info", HOST, host, ""), 1000, true),
        (about("info", CONTACT, person, ""), 1000, true),
        (about("renew", DOMAIN, &renew, ""), 1000, true),
        (about("renew", HOST, host, ""), 2101, true),
        (about("renew", CONTACT, person, ""), 2101, true),
        (about("update", DOMAIN, &format!("{domain}{on}"), ""), 1000, true),
        (about("update", DOMAIN, &format!("{domain}{off}"), ""), 1000, true),
        (about("update", HOST, &format!("{host}{on}"), ""), 1000, true),
        (about("update", HOST, &format!("{host}{off}"), ""), 1000, true),
        (about("update", CONTACT, &format!("{person}{on}"), ""), 1000, true),
        (about("update", CONTACT, &format!("{person}{off}"), ""), 1000, true),
        (about("transfer query", DOMAIN, domain, ""), 2301, true),
        (about("transfer request", DOMAIN, &wanted(domain), ""), 1001, false),
        (about("transfer query", DOMAIN, domain, ""), 1000, false),
        (command("<poll op=\"req\"/>"), 1301, true),
        (command("<poll op=\"ack\" msgID=\"1\"/>"), 1000, true),
        (about("transfer approve", DOMAIN, domain, ""), 1000, true),
        (about("transfer request", CONTACT, &wanted(person), ""), 1001, false),
        (about("transfer query", CONTACT, person, ""), 1000, true),
        (about("transfer reject", CONTACT, person, ""), 1000, true),
        (about("transfer request", HOST, host, ""), 2101, true),
        (about("delete", HOST, host, ""), 1000, false),
        (about("delete", DOMAIN, domain, ""), 1001, false),
        (about("delete", CONTACT, person, ""), 2305, true),
    ];
    for (frame, expected, first) in steps {
        let answer = if first { &mut peer } else { &mut other }.ask(&frame).await;
        assert_eq!(code(&answer), expected, "{frame}\n{answer}");
    }
    site.finish().await;
}

#[tokio::test]
async fn tr_19_a_namespace_that_a_client_made_up_is_quoted_in_a_sound_answer() {
    let site = site(|_| {}).await;
    let mut peer = site.session().await;
    for last in ["contac@-1.0", "e+p-1.0", "ep=-1.0", "e$p", "xmlns", "xml", "9", "a.b"] {
        let answer = peer.ask(about("info", &format!("urn:ietf:params:xml:ns:{last}"), "<o:name>a</o:name>", "")).await;
        assert_eq!(code(&answer), 2307, "{last}: {answer}");
        assert!(roxmltree::Document::parse(&answer).is_ok(), "{last}: {answer}");
        let frame = epp("<hello/>").replace("urn:ietf:params:xml:ns:epp-1.0", &format!("urn:{last}"));
        let answer = peer.ask(frame).await;
        assert_eq!(code(&answer), 2001, "{last}: {answer}");
        assert!(roxmltree::Document::parse(&answer).is_ok(), "{last}: {answer}");
    }
    site.finish().await;
}
