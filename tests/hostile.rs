//! Frames made to hurt: each is refused or read, and none takes the program down or holds it up.
//!
//! Nothing here looks at a clock; the sizes are such that anything worse than n log n would never end.

use eppsh::epp::mask;
use eppsh::epp::read::{self, Frame};
use eppsh::epp::request::{Incoming, outline};
use eppsh::epp::xml::{self, BadXml, Limits};
use eppsh::spec::Catalog;
use eppsh::view::json::{Envelope, Show};

/// What a frame begins and ends with.
const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><epp xmlns=\"urn:ietf:params:xml:ns:epp-1.0\">";
const DOMAIN: &str = "xmlns:domain=\"urn:ietf:params:xml:ns:domain-1.0\"";

/// An example frame.
fn example(name: &str) -> String {
    let path = format!("{}/tests/rfc/{name}.xml", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(path).unwrap().trim().to_string()
}

/// An answer around `inside`.
fn answer(inside: &str) -> String {
    format!(
        "{HEAD}<response><result code=\"1000\"><msg>ok</msg></result>{inside}<trID><svTRID>1</svTRID></trID></response></epp>"
    )
}

/// A check of domain names around `inside`.
fn check(inside: &str) -> String {
    format!("{HEAD}<command><check><domain:check {DOMAIN}>{inside}</domain:check></check></command></epp>")
}

/// Reads a frame as a client does.
fn client(bytes: &[u8]) -> Result<Frame, BadXml> {
    read::frame(bytes, Catalog::built_in())
}

/// What the registry's strict reading makes of a frame: whether it is a call; `Err` for what is no XML.
fn registry(bytes: &[u8]) -> Result<bool, BadXml> {
    let document = xml::parse_text(xml::text(bytes)?, &Limits::REQUEST)?;
    Ok(match outline(&document) {
        Ok(Incoming::Hello) => true,
        Ok(Incoming::Command(request)) => request.call(Catalog::built_in()).is_ok(),
        Err(_) => false,
    })
}

/// Both sides refuse the frame as XML, and masking it leaves no more than it was.
fn refused(what: &str, frame: &str, why: &str) {
    for told in [client(frame.as_bytes()).map(|_| ()), registry(frame.as_bytes()).map(|_| ())] {
        let told = told.expect_err(what).to_string();
        assert!(told.contains(why), "{what}: {told}");
    }
    mask::mask(frame);
}

#[test]
fn document_types_are_refused() {
    let bomb: String = (1..30).map(|n| format!("<!ENTITY a{n} \"{}\">", format!("&a{};", n - 1).repeat(10))).collect();
    let doctype = |inside: &str, use_it: &str| format!("<!DOCTYPE epp [{inside}]>{}", check(use_it));
    refused("bomb", &doctype(&format!("<!ENTITY a0 \"x\">{bomb}"), "<domain:name>&a29;</domain:name>"), "DOCTYPE");
    let files = ["file:///etc/passwd", "http://127.0.0.1:1/"];
    for file in files {
        refused(
            "file",
            &doctype(&format!("<!ENTITY x SYSTEM \"{file}\">"), "<domain:name>&x;</domain:name>"),
            "DOCTYPE",
        );
        refused("parameter", &doctype(&format!("<!ENTITY % x SYSTEM \"{file}\"> %x;"), ""), "DOCTYPE");
    }
    refused("empty", &format!("<!DOCTYPE epp>{}", check("")), "DOCTYPE");
    refused("inside", &check("<!DOCTYPE epp>"), "DOCTYPE");
    refused("entity of nobody", &check("<domain:name>&x;</domain:name>"), "not well-formed");
    for reference in ["&#0;", "&#1;", "&#xD800;", "&#xFFFF;", "&#x110000;", "&#99999999999999999999;", "&#;", "&"] {
        refused(reference, &check(&format!("<domain:name>{reference}</domain:name>")), "not well-formed");
    }
}

#[test]
fn depth_attributes_and_namespaces_are_bounded() {
    refused("depth", &check(&("<a>".repeat(100_000) + &"</a>".repeat(100_000))), "nested deeper");
    refused("depth without end", &"<a>".repeat(100_000), "nested deeper");
    let attributes: String = (0..1_000_000).map(|n| format!(" a{n}=\"\"")).collect();
    refused("attributes", &check(&format!("<a{attributes}/>")), "attributes");
    let declarations: String = (0..1_000_000).map(|n| format!(" xmlns:a{n}=\"u{n}\"")).collect();
    refused("declarations", &check(&format!("<a{declarations}/>")), "more than");
    let nested: String = (0..60).map(|n| format!("<a xmlns:n{n}=\"u\" xmlns:m{n}=\"u\">")).collect();
    refused("declarations, nested", &nested, "");
    let wide: String = (0..30).map(|n| format!(" xmlns:a{n}=\"u{n}\"")).collect();
    refused("declarations, side by side", &check(&format!("<a{wide}/>").repeat(20_000)), "namespace");
}

#[test]
fn a_million_children_are_read_or_refused() {
    let many = |one: &str| one.repeat(1_000_000);
    let names = many("<domain:name>a.example</domain:name>");
    assert!(registry(check(&names).as_bytes()).is_err());
    assert!(
        matches!(client(check(&names).as_bytes()), Ok(Frame::Request(call, _)) if call.args.list("name").len() == 1_000_000)
    );
    let cds = many("<domain:cd><domain:name avail=\"1\">a</domain:name></domain:cd>");
    // More elements than any answer has: refused, not read for minutes.
    assert!(
        client(answer(&format!("<resData><domain:chkData {DOMAIN}>{cds}{cds}</domain:chkData></resData>")).as_bytes())
            .is_err()
    );
    let Ok(Frame::Reply(reply)) = client(answer(&many("<result code=\"2400\"/>")).as_bytes()) else { panic!() };
    assert_eq!(reply.results.len(), 1_000_001);
    let Ok(Frame::Reply(reply)) = client(answer(&format!("<resData>{}</resData>", many("<x/>"))).as_bytes()) else {
        panic!()
    };
    assert_eq!(reply.other.len(), 1_000_000);
}

#[test]
fn many_elements_of_every_other_sort_are_read() {
    let many = |one: &str| one.repeat(100_000);
    for inside in [
        format!(
            "<resData><domain:infData {DOMAIN}>{}</domain:infData></resData>",
            many("<domain:roid>x</domain:roid>")
        ),
        format!("<resData><domain:infData {DOMAIN}>{}</domain:infData></resData>", many("<domain:status s=\"ok\"/>")),
        format!("<resData>{}</resData>", many(&format!("<domain:renData {DOMAIN}/>"))),
        format!("<extension>{}</extension>", many("<rgp:infData xmlns:rgp=\"urn:ietf:params:xml:ns:rgp-1.0\"/>")),
        format!("<msgQ count=\"1\" id=\"1\"><msg>{}</msg></msgQ>", many("<b>x</b>")),
        format!("<trID>{}</trID>", many("<clTRID>abc</clTRID>")),
        many("<!-- x --><?x y?><![CDATA[z]]>"),
    ] {
        let Ok(Frame::Reply(reply)) = client(answer(&inside).as_bytes()) else { panic!("{}", &inside[..80]) };
        let show = Show { reveal: false, secrets: &[] };
        let told = serde_json::to_string(&Envelope { command: None, reply: &reply, show }).unwrap();
        assert!(told.len() > 100);
    }
    for inside in
        [many("<domain:name/>"), many("<x/>"), format!("<domain:name>{}</domain:name>", many("<![CDATA[z]]>"))]
    {
        assert!(client(check(&inside).as_bytes()).is_ok());
        let _ = registry(check(&inside).as_bytes());
    }
}

#[test]
fn long_texts_pass() {
    let long = "я&amp;".repeat(350_000);
    let Ok(Frame::Request(call, _)) = client(check(&format!("<domain:name>{long}</domain:name>")).as_bytes()) else {
        panic!()
    };
    assert_eq!(call.args.list("name")[0].as_str().unwrap().chars().count(), 700_000);
    let spaces = " \n\t".repeat(350_000);
    let _ = registry(check(&format!("<domain:name>{spaces}</domain:name>")).as_bytes());
    refused("unclosed", &check(&format!("<domain:name x=\"{long}")), "not well-formed");
    for open in ["<!--", "<![CDATA[", "<?x", "<a", "<a b='", "<", "</", "&", "<!"] {
        assert!(client(open.repeat(300_000).as_bytes()).is_err(), "{open}");
        assert!(client(check(&open.repeat(300_000)).as_bytes()).is_err(), "{open}");
    }
}

#[test]
fn other_encodings_are_refused() {
    let frame = check("<domain:name>пример.example</domain:name>");
    let wide: Vec<u16> = frame.encode_utf16().collect();
    let little: Vec<u8> = [0xff, 0xfe].into_iter().chain(wide.iter().flat_map(|unit| unit.to_le_bytes())).collect();
    let big: Vec<u8> = [0xfe, 0xff].into_iter().chain(wide.iter().flat_map(|unit| unit.to_be_bytes())).collect();
    let bare: Vec<u8> = wide.iter().flat_map(|unit| unit.to_be_bytes()).collect();
    let latin: Vec<u8> = frame.chars().map(|c| u32::from(c) as u8).collect();
    for bytes in [&little, &big, &bare, &latin, &b"\xff".to_vec(), &Vec::new(), &b"\xef\xbb\xbf".to_vec()] {
        assert!(client(bytes).is_err());
        assert!(registry(bytes).is_err());
    }
    // Overlong, surrogate, cut short, beyond the last character.
    for bad in [&b"\xc0\xbc"[..], b"\xed\xa0\x80", b"\xe2\x82", b"\xf4\x90\x80\x80", b"\x80"] {
        let at = frame.find("пример").unwrap();
        let bytes = [&frame.as_bytes()[..at], bad, &frame.as_bytes()[at..]].concat();
        assert!(client(&bytes).unwrap_err().to_string().contains("UTF-8"));
    }
    for encoding in ["UTF-16", "windows-1251", "ISO-8859-1", "UTF-7", ""] {
        let bytes = frame.replace("UTF-8", encoding);
        assert!(registry(bytes.as_bytes()).is_err(), "{encoding}");
        let _ = client(bytes.as_bytes());
    }
    assert!(registry(frame.replace("version=\"1.0\"", "version=\"1.1\"").as_bytes()).is_err());
    let marked = format!("\u{feff}{frame}");
    assert!(matches!(client(marked.as_bytes()), Ok(Frame::Request(..))));
}

#[test]
fn characters_that_xml_does_not_have_are_refused() {
    let controls = (0..0x20u8).filter(|byte| !matches!(byte, b'\t' | b'\n' | b'\r')).map(char::from);
    for c in controls.chain(['\u{fffe}', '\u{ffff}']) {
        assert!(client(check(&format!("<domain:name>a{c}b</domain:name>")).as_bytes()).is_err(), "{c:?}");
        assert!(client(check(&format!("<domain:name a=\"{c}\">b</domain:name>")).as_bytes()).is_err(), "{c:?}");
    }
}

#[test]
fn an_answer_that_breaks_off_is_never_taken_for_a_whole_one() {
    for name in ["5731-info-response", "5730-error-response", "5730-greeting"] {
        let frame = example(name);
        for end in 0..frame.len() {
            assert!(client(&frame.as_bytes()[..end]).is_err(), "{name} up to {end}");
            mask::mask_bytes(&frame.as_bytes()[..end], &[]);
        }
        assert!(client(frame.as_bytes()).is_ok());
    }
}

#[test]
fn every_change_of_one_byte_is_refused_or_read() {
    let mut counts = [0usize; 3];
    for name in ["5731-transfer-request", "5731-renew-response"] {
        let mut bytes = example(name).replace("\n  ", "\n").into_bytes();
        for at in 0..bytes.len() {
            let was = bytes[at];
            for byte in 0..=255 {
                bytes[at] = byte;
                let read = client(&bytes);
                let strict = registry(&bytes);
                counts[match (&read, &strict) {
                    (Err(_), _) => 0,
                    (Ok(_), Ok(true)) => 1,
                    _ => 2,
                }] += 1;
                // What the registry takes, the client can read.
                assert!(read.is_ok() || strict.is_err(), "{name}: {byte} at {at}");
            }
            bytes[at] = was;
        }
    }
    assert!(counts.iter().all(|count| *count > 1000), "{counts:?}");
}
