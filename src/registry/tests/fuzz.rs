//! TR-19: frames that are well-formed and wrong in their structure. Sound requests are taken apart as trees and put
//! together otherwise, so that what is wrong with them is found late: by the declarations, by the flows.

use super::*;
use roxmltree::{Document, Node as Xml};

/// How many sessions send at once.
const SESSIONS: usize = 4;

/// Texts that mean something to somebody, or to nobody.
const TEXTS: &[&str] = &[
    "",
    " ",
    "0",
    "-1",
    "1",
    "9",
    "10",
    "11",
    "99",
    "100",
    "1.5",
    "65535",
    "65536",
    "2147483648",
    "9223372036854775808",
    "-9223372036854775809",
    "1e9",
    "NaN",
    "true",
    "false",
    "maybe",
    "y",
    "m",
    "x",
    "int",
    "loc",
    "v4",
    "v6",
    "v5",
    "all",
    "del",
    "request",
    "query",
    "report",
    "req",
    "ack",
    "ok",
    "linked",
    "inactive",
    "clientHold",
    "clientUpdateProhibited",
    "clientDeleteProhibited",
    "serverHold",
    "pendingDelete",
    "name.example",
    "NAME.example",
    "other.example",
    "ns1.name.example",
    "ns1.name.example.",
    "ns1.foo.com",
    "sh8013",
    "sh8014",
    "-",
    "--",
    "a..b",
    "xn--",
    "xn--a.example",
    "тест.example",
    "xn--e1aybc.xn--d1acj3b",
    "2fooBAR",
    "2000-04-03",
    "2027-02-30",
    "0000-00-00",
    "9999-12-31",
    "-0001-01-01T00:00:00Z",
    "2027-01-31T10:00:00.0Z",
    "127.0.0.1",
    "192.0.2.1",
    "::1",
    "2001:db8::1",
    "1.2.3.4.5",
    "+1.7035555555",
    "+1.",
    "+",
    "a@b",
    "a@b.c",
    "@",
    "DE",
    "XX",
    "49FD46E6C4B45C55D4AC",
    "zz",
    "====",
    "AQPJ",
    "urn:ietf:params:xml:ns:domain-1.0",
    "\u{202e}",
    "\u{0}",
    "&",
    "<",
    "]]>",
    "{name}",
    "%s%n",
    "' OR 1=1 --",
];

/// Namespaces, known and unknown, of objects and of extensions.
const URIS: &[&str] = &[
    "urn:ietf:params:xml:ns:epp-1.0",
    "urn:ietf:params:xml:ns:domain-1.0",
    "urn:ietf:params:xml:ns:host-1.0",
    "urn:ietf:params:xml:ns:contact-1.0",
    "urn:ietf:params:xml:ns:secDNS-1.1",
    "urn:ietf:params:xml:ns:rgp-1.0",
    "urn:ietf:params:xml:ns:launch-1.0",
    "http://www.tcinet.ru/epp/tci-contact-ext-1.0",
    "http://www.tcinet.ru/epp/tci-domain-ext-1.0",
    "urn:nobody",
    "",
];

/// An element, its texts and elements in their order.
#[derive(Clone)]
struct Tree {
    uri: String,
    name: String,
    attributes: Vec<(String, String)>,
    children: Vec<Child>,
}

/// What stands in an element.
#[derive(Clone)]
enum Child {
    Element(Tree),
    Text(String),
}

impl Tree {
    /// The tree of an element that was read.
    fn read(node: Xml<'_, '_>) -> Tree {
        let children = node.children().filter_map(|child| match child.is_element() {
            true => Some(Child::Element(Tree::read(child))),
            false => child.text().filter(|text| !text.trim().is_empty()).map(|text| Child::Text(text.trim().into())),
        });
        let attributes = node.attributes().filter(|attribute| attribute.namespace().is_none());
        Tree {
            uri: node.tag_name().namespace().unwrap_or("").into(),
            name: node.tag_name().name().into(),
            attributes: attributes.map(|attribute| (attribute.name().into(), attribute.value().into())).collect(),
            children: children.collect(),
        }
    }

    /// Writes it, with a declaration wherever the namespace changes.
    fn write(&self, around: &str, into: &mut String) {
        into.push_str(&format!("<{}", self.name));
        if self.uri != around {
            into.push_str(&format!(" xmlns=\"{}\"", self.uri));
        }
        for (name, value) in &self.attributes {
            into.push_str(&format!(" {name}=\"{}\"", escaped(value)));
        }
        into.push('>');
        for child in &self.children {
            match child {
                Child::Element(element) => element.write(&self.uri, into),
                Child::Text(text) => into.push_str(&escaped(text)),
            }
        }
        into.push_str(&format!("</{}>", self.name));
    }

    /// How many elements it is, itself included.
    fn count(&self) -> usize {
        1 + self.elements().map(Tree::count).sum::<usize>()
    }

    /// Its child elements.
    fn elements(&self) -> impl Iterator<Item = &Tree> {
        self.children.iter().filter_map(|child| match child {
            Child::Element(element) => Some(element),
            Child::Text(_) => None,
        })
    }

    /// The element with the number `at`, counted in the order of the document.
    fn nth(&mut self, mut at: usize) -> &mut Tree {
        if at == 0 {
            return self;
        }
        at -= 1;
        for child in &mut self.children {
            if let Child::Element(element) = child {
                let count = element.count();
                if at < count {
                    return element.nth(at);
                }
                at -= count;
            }
        }
        unreachable!("the numbers of elements were counted")
    }
}

/// A text in which nothing is markup.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// A fixed sequence (Knuth's MMIX generator): the same frames in every run.
struct Chance(u64);

impl Chance {
    /// A number below `bound`, which is not zero.
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % bound
    }

    /// One of several.
    fn one<'a, T: ?Sized>(&mut self, of: &[&'a T]) -> &'a T {
        of[self.below(of.len())]
    }
}

/// Sound requests of every command: those of the RFCs, about objects that can be here.
fn sound() -> Vec<Tree> {
    let directory = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rfc");
    let mut paths: Vec<PathBuf> =
        std::fs::read_dir(directory).expect("readable").map(|entry| entry.expect("an entry").path()).collect();
    paths.sort();
    // A domain made today can be renewed.
    let expires = jiff::Zoned::now().with_time_zone(jiff::tz::TimeZone::UTC).checked_add(jiff::Span::new().years(1));
    let expires = expires.expect("a date").strftime("%Y-%m-%d").to_string();
    let is_request = |path: &&PathBuf| path.to_string_lossy().ends_with("-request.xml");
    let read = |path: &PathBuf| {
        let text = std::fs::read_to_string(path).expect("readable").replace("example.com", "name.example");
        let text = text.replace("2000-04-03", &expires).replace("jd1234", "sh8013");
        Tree::read(Document::parse(&text).expect("XML").root_element())
    };
    let mut all: Vec<Tree> = paths.iter().filter(is_request).map(read).collect();
    assert!(all.len() > 40, "the requests are found: {}", all.len());
    for (name, object, inside) in [
        ("create", "domain-1.0", "<name>name.example</name><authInfo><pw>2fooBAR</pw></authInfo>"),
        ("create", "host-1.0", "<name>ns1.name.example</name><addr>192.0.2.1</addr>"),
        (
            "create",
            "contact-1.0",
            "<id>sh8013</id><postalInfo type=\"int\"><name>J</name><addr><city>D</city><cc>US</cc></addr></postalInfo>\
             <email>j@d.example</email><authInfo><pw>2fooBAR</pw></authInfo>",
        ),
        ("delete", "domain-1.0", "<name>name.example</name>"),
    ] {
        let object = format!("<{name} xmlns=\"urn:ietf:params:xml:ns:{object}\">{inside}</{name}>");
        let text = command(&format!("<{name}>{object}</{name}>"));
        // They come often: without objects there is nothing to go wrong with.
        let tree = Tree::read(Document::parse(&text).expect("XML").root_element());
        all.extend(std::iter::repeat_n(tree, 6));
    }
    all
}

/// Changes a request at one place.
fn change(tree: &mut Tree, all: &[Tree], chance: &mut Chance) {
    let at = chance.below(tree.count());
    let kind = chance.below(12);
    let node = tree.nth(at);
    let place = chance.below(node.children.len() + 1);
    match kind {
        0 | 1 => drop((place < node.children.len()).then(|| node.children.remove(place))),
        2 => {
            if let Some(child) = node.children.get(place).cloned() {
                node.children.insert(place, child);
            }
        }
        3 => {
            if place > 0 {
                let other = chance.below(place);
                let last = node.children.len() - 1;
                node.children.swap(place.min(last), other);
            }
        }
        4..=6 => node.children = vec![Child::Text(chance.one(TEXTS).replace('\0', "\u{1}"))],
        7 => node.children.insert(place, Child::Text(chance.one(TEXTS).into())),
        8 => {
            let text = chance.one(TEXTS).to_owned();
            let count = node.attributes.len();
            match chance.below(3) {
                0 if count > 0 => drop(node.attributes.remove(chance.below(count))),
                1 if count > 0 => node.attributes[chance.below(count)].1 = text,
                _ => {
                    node.attributes.push((chance.one(&["op", "type", "s", "lang", "unit", "x", "msgID"]).into(), text))
                }
            }
        }
        9 => node.uri = chance.one(URIS).into(),
        10 => {
            let mut other = all[chance.below(all.len())].clone();
            let from = chance.below(other.count());
            node.children.insert(place, Child::Element(other.nth(from).clone()));
        }
        _ => {
            let mut other = all[chance.below(all.len())].clone();
            let from = chance.below(other.count());
            node.name.clone_from(&other.nth(from).name);
        }
    }
}

/// A request that is changed at up to four places, and now and then a byte of it.
fn frame_of(all: &[Tree], chance: &mut Chance) -> Vec<u8> {
    let mut tree = all[chance.below(all.len())].clone();
    for _ in 0..chance.below(5) {
        change(&mut tree, all, chance);
    }
    let mut text = String::new();
    tree.write("", &mut text);
    // A few objects of each kind: some are there, some are not.
    let (name, id) = (format!("name{}.example", chance.below(6)), format!("sh802{}", chance.below(6)));
    let mut bytes = text.replace("name.example", &name).replace("sh8013", &id).into_bytes();
    if chance.below(10) == 0 {
        let at = chance.below(bytes.len());
        bytes[at] = chance.below(256) as u8;
    }
    bytes
}

/// A session of one of the two registrars that agreed on everything.
async fn eager(site: &Site, seed: u64) -> Peer {
    let mut peer = site.connect_silently().await;
    let greeting = peer.receive().await.expect("a greeting");
    let (_, rest) = greeting.split_once("<svcExtension>").expect("extensions");
    let (extensions, _) = rest.split_once("</svcExtension>").expect("extensions");
    let services = format!("{SERVICES}<svcExtension>{extensions}</svcExtension>");
    let (id, password) = if seed.is_multiple_of(2) { ("TEST-A", "password-a") } else { ("TEST-B", "password-b") };
    assert_eq!(peer.code(login_with(id, &format!("<pw>{password}</pw>"), "en", &services, "")).await, 1000);
    peer
}

/// Sends `frames` changed requests; how many of them were done, and how many refused.
async fn send(site: &Site, frames: usize, seed: u64) -> (usize, usize) {
    let (all, mut chance) = (sound(), Chance(seed));
    let mut peer = eager(site, seed).await;
    let (mut done, mut refused) = (0, 0);
    for number in 0..frames {
        let frame = frame_of(&all, &mut chance);
        let answer = peer.ask(&frame).await;
        if !answer.contains("<greeting>") {
            let told = code(&answer);
            assert!(!(2400..2600).contains(&told), "{number}: {}\n{answer}", String::from_utf8_lossy(&frame));
            *if told < 2000 { &mut done } else { &mut refused } += 1;
            if told == 1500 {
                peer.expect_end().await;
                peer = eager(site, seed).await;
            }
        }
        if number % 100 == 0 {
            let mine = format!("STEP-{seed}-{number}");
            let answer = peer.ask(command(CHECK).replace("ABC-12345", &mine)).await;
            assert_eq!((code(&answer), inside(&answer, "clTRID")), (1000, &*mine), "the session is in step");
            // The schemas judge some of the answers: those of the first, and of the last.
            let mut answers = site.answers.lock().expect("whole");
            if answers.len() > 400 {
                answers.drain(200..300);
            }
        }
    }
    (done, refused)
}

#[tokio::test]
async fn tr_19_frames_put_together_wrongly_never_fail_and_never_close() {
    let frames = rounds(4_000, 1_000_000) / SESSIONS;
    let site = site(|settings| settings.session.max_per_registrar = 0).await;
    let sent = (1..=SESSIONS).map(|seed| send(&site, frames, seed as u64)).collect::<Vec<_>>();
    let outcomes = futures(sent).await;
    let kept = site.registry.store.read(|tx| tx.query("SELECT COUNT(*) AS n FROM history", &[])?[0].int("n")).await;
    let changed = kept.expect("counted");
    let (done, refused) = outcomes.iter().fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1));
    assert!(done > frames / 5 && refused > frames, "{done} done, {refused} refused");
    assert!(changed > frames as i64 / 40, "{changed} changes");
    // A test's own word about itself.
    #[allow(clippy::print_stderr)]
    {
        eprintln!("{} frames: {done} done ({changed} changes), {refused} refused", frames * SESSIONS);
    }
    site.finish().await;
}

/// Waits for all of them, each going on while the others wait.
async fn futures<T>(all: Vec<impl Future<Output = T>>) -> Vec<T> {
    let mut all: Vec<_> = all.into_iter().map(|one| (Box::pin(one), None)).collect();
    std::future::poll_fn(move |context| {
        for (one, outcome) in all.iter_mut().filter(|(_, outcome)| outcome.is_none()) {
            if let std::task::Poll::Ready(done) = one.as_mut().poll(context) {
                *outcome = Some(done);
            }
        }
        match all.iter().all(|(_, outcome)| outcome.is_some()) {
            true => std::task::Poll::Ready(all.iter_mut().filter_map(|(_, outcome)| outcome.take()).collect()),
            false => std::task::Poll::Pending,
        }
    })
    .await
}
