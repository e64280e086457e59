//! Frames in memory: what encoding, decoding and printing cost beside the XML parser alone.

use crate::Failure;
use crate::table::{Table, Target, median, time};
use eppsh::epp::read::{self, Frame};
use eppsh::epp::{Call, encode};
use eppsh::spec::Catalog;
use eppsh::spec::model::Extend;
use eppsh::value::Map;
use eppsh::view::colour::Style;
use eppsh::view::json::{Envelope, Show};
use eppsh::view::json_writer;
use std::hint::black_box;
use std::time::{Duration, Instant};

/// How long one sample takes at least, and how many there are.
const SAMPLE: Duration = Duration::from_millis(4);
const SAMPLES: usize = 15;

/// A domain to create, with what a registrar usually sends.
const CREATE: &str = "domain create";
const REQUEST: &str = include_str!("create.xml");
/// An answer of one kilobyte.
pub const ANSWER: &str = include_str!("info.xml");

/// Measures all of it.
pub fn measure(table: &mut Table) -> Result<(), Failure> {
    let catalog = Catalog::built_in();
    let kilobyte = |text: &str| (900..1300).contains(&text.len());
    if !kilobyte(REQUEST) || !kilobyte(ANSWER) {
        return Err("the frames of the bench are not one kilobyte long".into());
    }
    let Frame::Request(call, other) = read::frame(REQUEST.as_bytes(), catalog)? else {
        return Err("the request of the bench is none".into());
    };
    if call.command != CREATE || !other.is_empty() {
        return Err(format!("the request of the bench is not understood: {other:?}").into());
    }
    let [encoding, parsing] = interleaved([&mut || encode_once(catalog, &call), &mut || parse_once(REQUEST)]);
    let micro = |seconds: f64| seconds * 1e6;
    table.add(
        "encode 1 KB",
        time(encoding),
        format!("parse {}", time(parsing)),
        micro(encoding),
        "us",
        Target::Most(10.0),
    );

    let [decoding, parsing] = interleaved([&mut || decode_once(catalog, ANSWER), &mut || parse_once(ANSWER)]);
    table.add("decode 1 KB", time(decoding), time(parsing), micro(decoding), "us", Target::Most(20.0));
    table.add("decode 1 KB, beside the parser", time(decoding), time(parsing), decoding / parsing, "x", Target::None);

    for (what, answer) in [("check", large_check()), ("info", large_info())] {
        large(table, what, &answer)?;
    }
    Ok(())
}

/// An answer of a megabyte: decoded, and printed as JSON.
fn large(table: &mut Table, what: &str, answer: &str) -> Result<(), Failure> {
    let catalog = Catalog::built_in();
    let reply = read::reply(answer.as_bytes(), catalog)?;
    if !reply.other.is_empty() {
        return Err(format!("the large {what} answer is not understood").into());
    }
    let printed = || {
        let envelope = Envelope { command: Some("domain check"), reply: &reply, show: Show::default() };
        black_box(json_writer::to_vec(&envelope, Style::default()));
    };
    let [decoding, printing, parsing] =
        interleaved([&mut || decode_once(catalog, answer), &mut || printed(), &mut || parse_once(answer)]);
    let megabytes = answer.len() as f64 / 1e6;
    let speed = megabytes / decoding;
    table.add(&format!("decode 1 MB ({what})"), time(decoding), time(parsing), speed, "MB/s", Target::Least(60.0));
    let ratio = printing / parsing;
    table.add(&format!("print 1 MB as JSON ({what})"), time(printing), time(parsing), ratio, "x", Target::Most(3.0));
    Ok(())
}

/// Writes the request.
fn encode_once(catalog: &'static Catalog, call: &Call) {
    let (_, command) = catalog.command(&call.command).unwrap();
    let extends: Vec<(&Extend, &Map)> =
        call.ext.iter().map(|(id, args)| (catalog.extend(id, &call.command).unwrap().1, args)).collect();
    black_box(encode::request(command, &extends, black_box(call)).unwrap());
}

/// Reads an answer.
fn decode_once(catalog: &Catalog, answer: &str) {
    black_box(read::reply(black_box(answer).as_bytes(), catalog).unwrap());
}

/// Has the XML parser alone read a frame.
fn parse_once(xml: &str) {
    black_box(roxmltree::Document::parse(black_box(xml)).unwrap());
}

/// The median seconds that each of the `subjects` takes, samples taken in turn.
pub fn interleaved<const N: usize>(mut subjects: [&mut dyn FnMut(); N]) -> [f64; N] {
    let rounds: Vec<u32> = subjects.iter_mut().map(|subject| rounds(*subject)).collect();
    let mut samples = [const { Vec::new() }; N];
    for _ in 0..SAMPLES {
        for (at, subject) in subjects.iter_mut().enumerate() {
            let start = Instant::now();
            (0..rounds[at]).for_each(|_| subject());
            samples[at].push(start.elapsed().as_secs_f64() / f64::from(rounds[at]));
        }
    }
    samples.map(median)
}

/// How often `subject` must run to fill a sample.
fn rounds(subject: &mut dyn FnMut()) -> u32 {
    let (start, mut rounds) = (Instant::now(), 0);
    while start.elapsed() < SAMPLE {
        subject();
        rounds += 1;
    }
    rounds
}

/// An answer with `element` in it.
fn answer(element: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"no\"?><epp xmlns=\"urn:ietf:params:xml:ns:epp-1.0\"><response>\
         <result code=\"1000\"><msg>Command completed successfully</msg></result><resData>{element}</resData>\
         <trID><clTRID>ABC-12345</clTRID><svTRID>54321-XYZ</svTRID></trID></response></epp>"
    )
}

/// A megabyte of names, every third taken.
pub fn large_check() -> String {
    let mut list = String::new();
    for number in 0.. {
        let (avail, reason) = if number % 3 == 0 { ("0", "<domain:reason>In use</domain:reason>") } else { ("1", "") };
        list.push_str(&format!(
            "<domain:cd><domain:name avail=\"{avail}\">name-{number:06}.example</domain:name>{reason}</domain:cd>"
        ));
        if list.len() > 1_000_000 {
            break;
        }
    }
    answer(&format!("<domain:chkData xmlns:domain=\"urn:ietf:params:xml:ns:domain-1.0\">{list}</domain:chkData>"))
}

/// One name with a megabyte of subordinate hosts.
fn large_info() -> String {
    let mut list = String::new();
    for number in 0.. {
        list.push_str(&format!("<domain:host>ns{number}.hosts.example.com</domain:host>"));
        if list.len() > 1_000_000 {
            break;
        }
    }
    answer(&format!(
        "<domain:infData xmlns:domain=\"urn:ietf:params:xml:ns:domain-1.0\"><domain:name>example.com</domain:name>\
         <domain:roid>EXAMPLE1-REP</domain:roid><domain:status s=\"ok\"/>{list}<domain:clID>ClientX</domain:clID></domain:infData>"
    ))
}
