//! Dialogues of a client with a scripted registry.

mod life;
mod trust;

use super::peer::{Log, Peers, Step, Step::*, Verdict, answer, checked, framed, greeting, session};
use super::*;
use crate::session::Login;
use crate::value::Value;
use std::sync::{Arc, Mutex};

/// A frame and which way it went.
type Traced = (Direction, Vec<u8>);

/// What a client said and wrote down.
#[derive(Clone, Default)]
struct Notes {
    warnings: Arc<Mutex<Vec<String>>>,
    doubts: Arc<Mutex<Vec<Entry>>>,
    trace: Arc<Mutex<Vec<Traced>>>,
}

impl DoubtSink for Notes {
    fn record(&mut self, doubt: &Entry) -> Result<()> {
        self.doubts.lock().unwrap().push(doubt.clone());
        Ok(())
    }
}

impl Notes {
    fn warned(&self, text: &str) -> usize {
        self.warnings.lock().unwrap().iter().filter(|warning| warning.contains(text)).count()
    }

    fn doubts(&self) -> Vec<Entry> {
        self.doubts.lock().unwrap().clone()
    }
}

struct Setting {
    client: Client,
    log: Log,
    verdict: Verdict,
    notes: Notes,
}

fn settings() -> Settings {
    let login = Login { user: "REG-1".into(), password: "abcdef".into(), ..Login::default() };
    Settings { profile: "ote".into(), login, ..Settings::default() }
}

/// A wire that takes any command at once.
const WIDE: usize = 4096;
/// A wire that takes less than a command: writing it fails when the peer goes.
const NARROW: usize = 64;

fn client(settings: Settings, dialogues: Vec<Vec<Step>>) -> Setting {
    client_over(WIDE, settings, dialogues)
}

fn client_over(capacity: usize, settings: Settings, dialogues: Vec<Vec<Step>>) -> Setting {
    let (peers, log, verdict) = Peers::new(capacity, dialogues);
    let notes = Notes::default();
    let mut number = 0;
    let (warnings, trace) = (Arc::clone(&notes.warnings), Arc::clone(&notes.trace));
    let hooks = Hooks {
        warn: Box::new(move |text| warnings.lock().unwrap().push(text.into())),
        trace: Box::new(move |direction, frame| trace.lock().unwrap().push((direction, frame.to_vec()))),
        ids: Box::new(move || {
            number += 1;
            format!("ID-{number}")
        }),
        clock: Box::new(|| std::time::UNIX_EPOCH),
        doubts: Box::new(notes.clone()),
        audit: None,
    };
    Setting { client: Client::new(settings, Catalog::built_in(), Box::new(peers), hooks), log, verdict, notes }
}

fn check(names: &[&str]) -> Call {
    Call::new("domain check").with("name", names.to_vec())
}

fn delete() -> Call {
    Call::new("domain delete").with("name", "foo.test")
}

/// The names in the answer to a check.
fn names(exchange: &Exchange) -> Vec<&str> {
    let cd = exchange.reply.values().unwrap().list("cd");
    cd.iter().filter_map(|item| item.as_map()?.get("name").and_then(Value::as_str)).collect()
}
