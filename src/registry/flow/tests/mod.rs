//! The flows, driven as the server drives them; each test is named for the rule it holds.

mod contact;
mod domain;
mod domain_update;
mod histories;
mod host;
mod lifecycle;
mod order;
mod pending;
mod poll;
mod races;
mod secdns;
mod status;
mod tci;
mod transfer;
mod variant;

use super::*;
use crate::epp::{Answer, encode};
use crate::registry::store::registrar::{self, NewRegistrar};
use crate::registry::store::{Store, test_store};
use crate::spec::Catalog;
use crate::value::{Map, Value};
use std::path::Path;
use tokio::runtime::Runtime;

/// A registry with the registrars A, B and C and a clock that tests set.
pub(super) struct Registry {
    runtime: Runtime,
    store: Store,
    pub(super) policy: Policy,
    pub(super) now: Timestamp,
    commands: u64,
}

impl Registry {
    /// A registry in memory with the lenient rules, on 2026-01-31 at 10:00.
    pub(super) fn new() -> Self {
        Self::open(Path::new(":memory:"))
    }

    /// A registry in the file at `path`.
    pub(super) fn open(path: &Path) -> Self {
        let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
        let store = test_store(path);
        let made = runtime.block_on(store.write(|tx| {
            for clid in ["A", "B", "C"] {
                if registrar::find(tx, clid)?.is_none() {
                    registrar::create(tx, &NewRegistrar { clid, password_hash: "$none", lang: "en" })?;
                }
            }
            Ok(())
        }));
        made.expect("three registrars");
        Registry { runtime, store, policy: Policy::default(), now: moment("2026-01-31T10:00:00Z"), commands: 0 }
    }

    /// The context of the next command of `clid`.
    pub(super) fn context(&mut self, clid: &str) -> Context {
        self.commands += 1;
        Context {
            registrar_id: 1,
            registrar: clid.into(),
            now: self.now,
            lang: "en".into(),
            cltrid: Some(format!("CL-{}", self.commands)),
            svtrid: format!("SV-{}", self.commands),
            extensions: Vec::new(),
            policy: Arc::new(self.policy.clone()),
            consented: false,
        }
    }

    /// What the registry answers `clid`; a failure of the database fails the test.
    pub(super) fn ask(&mut self, clid: &str, call: Call) -> Result<Done, Refusal> {
        let context = self.context(clid);
        self.ask_in(context, call)
    }

    /// Likewise, in a context of the test's own.
    pub(super) fn ask_in(&mut self, context: Context, call: Call) -> Result<Done, Refusal> {
        let query = is_query(&call);
        let command = call.command.clone();
        let work = move |tx: &mut Tx<'_>| run(tx, &context, &call);
        let outcome = match query {
            true => self.runtime.block_on(self.store.read(work)),
            false => self.runtime.block_on(self.store.write(work)),
        };
        let outcome = outcome.map_err(|failure| match failure {
            Failure::Refused(refusal) => refusal,
            Failure::Database(message) | Failure::Unknown(message) => panic!("the database failed: {message}"),
        });
        check_written(&outcome);
        check_code(&command, &outcome);
        outcome
    }

    /// The code of the answer.
    pub(super) fn code(&mut self, clid: &str, call: Call) -> u16 {
        self.ask(clid, call).map_or_else(|refusal| refusal.code.0, |done| done.code.0)
    }

    /// The values of the answer's first object.
    pub(super) fn values(&mut self, clid: &str, call: Call) -> Map {
        let command = call.command.clone();
        let done = self.ask(clid, call).unwrap_or_else(|refusal| panic!("{command}: {refusal:?}"));
        done.data.into_iter().next().expect("an object in the answer").values
    }

    /// Runs a command that must succeed.
    pub(super) fn must(&mut self, clid: &str, call: Call) {
        let shown = format!("{call:?}");
        let outcome = self.ask(clid, call);
        assert!(outcome.is_ok(), "{shown}: {outcome:?}");
    }

    /// Registers `name` for `clid`.
    pub(super) fn register(&mut self, clid: &str, name: &str) {
        self.must(clid, create(name));
    }

    /// Rows of the database, each value as text.
    pub(super) fn rows(&self, sql: &'static str) -> Vec<i64> {
        let work = move |tx: &mut Tx<'_>| tx.query(sql, &[])?.iter().map(|row| row.int("n")).collect();
        self.runtime.block_on(self.store.read(work)).expect("rows")
    }

    /// Changes rows behind the flows' back.
    pub(super) fn sql(&self, sql: &'static str) {
        let changed = self.runtime.block_on(self.store.write(move |tx| tx.execute(sql, &[])));
        assert_ne!(changed, Ok(0), "{sql}");
    }

    /// The messages that wait for `clid`: text and elements, taken out one by one.
    pub(super) fn drain(&mut self, clid: &str) -> Vec<(String, Vec<Body>)> {
        let mut messages = Vec::new();
        loop {
            let done = self.ask(clid, poll_request()).expect("a poll request is always answered");
            let Some(queue) = done.msgq else { return messages };
            messages.push((queue.msg.expect("a text"), done.data));
            self.must(clid, Call::new("poll").with("op", "ack").with("id", queue.id.expect("an id")));
        }
    }

    /// The statuses that an object shows to its sponsor.
    pub(super) fn statuses(&mut self, clid: &str, object: &str, key: &'static str, name: &str) -> Vec<String> {
        let values = self.values(clid, Call::new(format!("{object} info")).with(key, name));
        let words = values.list("status").iter().filter_map(Value::as_map).filter_map(|status| status.str("s"));
        words.map(String::from).collect()
    }
}

/// Every answer can be written as a frame, whatever it tells.
fn check_written(outcome: &Result<Done, Refusal>) {
    let mut answer = Answer { svtrid: "SV-1".into(), lang: "en".into(), msg: "text".into(), ..Answer::default() };
    match outcome.clone() {
        Ok(Done { code, data, ext, msgq }) => {
            (answer.code, answer.data, answer.ext, answer.msgq) = (code, data, ext, msgq)
        }
        Err(Refusal { code, fault }) => (answer.code, answer.errors) = (code, fault.into_iter().collect()),
    }
    let written = encode::answer(Catalog::built_in(), &answer);
    assert!(written.is_ok(), "{answer:?}: {written:?}");
}

/// Codes that any command may answer.
const ANY: &[u16] = &[2000, 2001, 2002, 2003, 2004, 2005, 2103, 2307, 2400, 2500];

/// What else each command may answer (specification, section 1.1).
const MAY_ANSWER: &[(&str, &[u16])] = &[
    ("poll", &[1000, 1300, 1301, 2303]),
    ("domain check", &[1000, 2306]),
    ("domain info", &[1000, 2102, 2202, 2303]),
    ("domain create", &[1000, 1001, 2102, 2104, 2302, 2303, 2304, 2306, 2308]),
    ("domain update", &[1000, 1001, 2102, 2104, 2201, 2202, 2303, 2304, 2306]),
    ("domain delete", &[1000, 1001, 2201, 2303, 2304, 2305]),
    ("domain renew", &[1000, 1001, 2104, 2105, 2201, 2303, 2304, 2306]),
    ("domain transfer", &[1000, 1001, 2102, 2104, 2106, 2201, 2202, 2300, 2301, 2303, 2304, 2306]),
    ("host check", &[1000, 2306]),
    ("host info", &[1000, 2303]),
    ("host create", &[1000, 2201, 2302, 2303, 2304, 2306]),
    ("host update", &[1000, 2201, 2302, 2303, 2304, 2305, 2306]),
    ("host delete", &[1000, 2201, 2303, 2304, 2305]),
    ("contact check", &[1000, 2101, 2306]),
    ("contact info", &[1000, 2101, 2102, 2201, 2202, 2303]),
    ("contact create", &[1000, 1001, 2101, 2102, 2302, 2306, 2308]),
    ("contact update", &[1000, 1001, 2101, 2102, 2201, 2202, 2303, 2304, 2306, 2308]),
    ("contact delete", &[1000, 2101, 2201, 2303, 2304, 2305]),
    ("contact transfer", &[1000, 1001, 2101, 2102, 2106, 2201, 2202, 2300, 2301, 2303, 2304]),
    ("host renew", &[2101]),
    ("host transfer", &[2101]),
    ("contact renew", &[2101]),
];

/// No command answers a code that is not its own (1.1), and every reason can be told in Russian (2.11).
fn check_code(command: &str, outcome: &Result<Done, Refusal>) {
    let code = outcome.as_ref().map_or_else(|refusal| refusal.code.0, |done| done.code.0);
    let own = MAY_ANSWER.iter().find(|(known, _)| *known == command).map_or(&[][..], |(_, codes)| *codes);
    assert!(ANY.contains(&code) || own.contains(&code), "{command} answered {code}");
    if let Err(Refusal { fault: Some(Fault { reason: Some(reason), .. }), .. }) = outcome {
        assert!(crate::registry::rules::reasons::is_known(reason), "this has no Russian: {reason}");
    }
}

#[test]
fn extensions_are_refused_rather_than_left_out() {
    let mut registry = Registry::new();
    registry.register("A", "foo.example");
    let mut call = update("foo.example");
    call.ext.push(("fee".into(), Map::new()));
    assert_eq!(registry.code("A", call), 2103);
}

/// A moment from its text.
pub(super) fn moment(text: &str) -> Timestamp {
    text.parse().expect("a moment")
}

/// The create of a domain.
pub(super) fn create(name: &str) -> Call {
    Call::new("domain create").with("name", name).with("auth", "2fooBAR")
}

/// The info of a domain.
pub(super) fn info(name: &str) -> Call {
    Call::new("domain info").with("name", name)
}

/// The update of a domain.
pub(super) fn update(name: &str) -> Call {
    Call::new("domain update").with("name", name)
}

/// The delete of a domain.
pub(super) fn delete(name: &str) -> Call {
    Call::new("domain delete").with("name", name)
}

/// The create of a contact with what it must have.
pub(super) fn contact(id: &str) -> Call {
    Call::new("contact create")
        .with("id", id)
        .with("postalInfo", vec![postal_info("int")])
        .with("email", "john@example.com")
        .with("auth", "2fooBAR")
}

/// A name and address.
pub(super) fn postal_info(kind: &str) -> Map {
    [("type", kind), ("name", "John Doe"), ("city", "Dulles"), ("cc", "US")].into_iter().collect()
}

/// The create of a host with addresses.
pub(super) fn host(name: &str, addresses: &[&str]) -> Call {
    let call = Call::new("host create").with("name", name);
    if addresses.is_empty() { call } else { call.with("addr", addresses.to_vec()) }
}

/// A poll request.
pub(super) fn poll_request() -> Call {
    Call::new("poll").with("op", "req")
}

/// A status for an update.
pub(super) fn status_of(s: &str) -> Vec<Map> {
    vec![[("s", s)].into_iter().collect()]
}

/// A contact of a domain.
pub(super) fn link(kind: &str, id: &str) -> Map {
    [("type", kind), ("id", id)].into_iter().collect()
}

#[test]
fn ho_12_g8_commands_that_do_not_exist_are_2101() {
    let mut registry = Registry::new();
    for command in ["host renew", "host transfer", "contact renew"] {
        assert_eq!(registry.code("A", Call::new(command)), 2101, "{command}");
    }
}

#[test]
fn ct_9_no_contact_commands_without_contacts() {
    let mut registry = Registry::new();
    registry.policy.data_model = DataModel::Minimum;
    assert_eq!(registry.code("A", contact("sh8013")), 2101);
    assert_eq!(registry.code("A", create("foo.example")), 1000);
    assert_eq!(registry.code("A", create("bar.example").with("registrant", "sh8013")), 2306);
}

#[test]
fn queries_are_told_from_transforms() {
    assert!(is_query(&info("foo.example")) && !is_transform(&info("foo.example")));
    assert!(!is_query(&poll_request()) && !is_transform(&poll_request()));
    let transfer = |op| Call::new("domain transfer").with("op", op);
    assert!(is_query(&transfer("query")) && is_transform(&transfer("request")));
}
