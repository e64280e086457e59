//! `eppsh registry transcript`: a transcript as XML, two compared, or one played against another server.
//!
//! What is compared is the result codes: dates, numbers and transaction ids differ from run to run.

use super::connect;
use crate::cli::globals::Globals;
use crate::cli::registry::Transcript;
use crate::config::{self, Profile};
use crate::epp::read::Frame;
use crate::epp::{request, xml};
use crate::error::{Error, Result};
use crate::spec::Catalog;
use crate::ui::{Ui, counted};
use serde_json::{Value as Json, json};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use tokio::runtime::Runtime;

/// What stands in place of every secret that a transcript has masked: the same each time, and strong.
const SECRET: &str = "Replayed-Secret-0001";

/// A frame and what came of it.
struct Exchange {
    registrar: String,
    request: String,
    answer: String,
    code: u64,
}

/// Does it; 8 when result codes differ.
pub fn transcript(
    runtime: &Runtime,
    ui: &Arc<Ui>,
    catalog: &'static Catalog,
    globals: &Globals,
    wanted: &Transcript,
) -> Result<u8> {
    match wanted {
        Transcript::Export { file } => export(ui, &read(Path::new(file))?),
        Transcript::Diff { one, other } => {
            let (one, other) = (read(Path::new(one))?, read(Path::new(other))?);
            let codes = other.iter().map(|exchange| exchange.code).collect::<Vec<_>>();
            let longest = one.len().max(other.len());
            let pairs = (0..longest).map(|at| {
                let request = one.get(at).or(other.get(at)).map_or("", |exchange| exchange.request.as_str());
                (request.to_owned(), one.get(at).map(|exchange| exchange.code), codes.get(at).copied())
            });
            compare(ui, pairs)
        }
        Transcript::Replay { file, of } => {
            let mut exchanges = read(Path::new(file))?;
            exchanges.retain(|exchange| of.as_ref().is_none_or(|of| *of == exchange.registrar));
            let profile = config::load(connect::overrides(globals)?, &connect::environment)?;
            let told = runtime.block_on(replay(ui, globals, &profile, catalog, exchanges))?;
            compare(ui, told.into_iter())
        }
    }
}

/// The exchanges in a file of JSON lines.
fn read(file: &Path) -> Result<Vec<Exchange>> {
    let text = std::fs::read_to_string(file).map_err(|error| {
        Error::usage(format!("{} cannot be read: {error}", file.display()))
            .hint("`eppsh registry serve DIR --transcript FILE` writes one")
            .source(error)
    })?;
    let exchange = |(at, line): (usize, &str)| {
        let wrong = || Error::usage(format!("{}:{}: this is no line of a transcript", file.display(), at + 1));
        let json: Json = serde_json::from_str(line).map_err(|_| wrong())?;
        let text = |name: &str| json[name].as_str().map(String::from).ok_or_else(wrong);
        let code = json["code"].as_u64().ok_or_else(wrong)?;
        Ok(Exchange { registrar: text("registrar")?, request: text("request")?, answer: text("answer")?, code })
    };
    text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()).map(exchange).collect()
}

/// Prints the frames as one XML document; what is no XML stands in it as text.
fn export(ui: &Ui, exchanges: &[Exchange]) -> Result<u8> {
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<transcript>\n");
    for Exchange { registrar, request, answer, code } in exchanges {
        out.push_str(&format!("<exchange registrar=\"{}\" code=\"{code}\">\n", escaped(registrar)));
        for (name, frame) in [("request", request), ("answer", answer)] {
            out.push_str(&format!("<{name}>{}</{name}>\n", embedded(frame)));
        }
        out.push_str("</exchange>\n");
    }
    out.push_str("</transcript>\n");
    ui.data(out.as_bytes()).map(|()| 0)
}

/// A frame inside another document: without its declaration, or as text.
fn embedded(frame: &str) -> String {
    match xml::parse_text(frame, &xml::Limits::ANSWER) {
        Ok(document) => frame[document.root_element().range()].to_owned(),
        Err(_) => escaped(frame),
    }
}

/// Text as XML holds it.
fn escaped(text: &str) -> String {
    let plain: String = text.chars().filter(|letter| xml::is_xml_char(*letter)).collect();
    plain.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// Sends the commands of a transcript again, in a session of the profile's own; each with its code then and now.
async fn replay(
    ui: &Arc<Ui>,
    globals: &Globals,
    profile: &Profile,
    catalog: &'static Catalog,
    exchanges: Vec<Exchange>,
) -> Result<Vec<(String, Option<u64>, Option<u64>)>> {
    let warned = Arc::clone(ui);
    let warn = Box::new(move |text: &str| warned.warn(text));
    let trace = Arc::new(AtomicBool::new(globals.verbose));
    let mut client =
        connect::client(profile, catalog, warn, Arc::clone(ui), trace, !globals.no_input, connect::ByAgent::Never)?;
    let mut told = Vec::with_capacity(exchanges.len());
    for Exchange { request, code, .. } in exchanges {
        // A session begins and ends as the profile says.
        if matches!(verb(&request).as_str(), "login" | "logout" | "-") {
            continue;
        }
        let frame = request.replace(">***<", &format!(">{SECRET}<"));
        let answer = client.raw(frame.into_bytes()).await?.answer;
        let now = match answer {
            Frame::Reply(reply) => u64::from(reply.code().0),
            // As a transcript counts them.
            Frame::Greeting(_) => 1000,
            _ => 0,
        };
        told.push((request, Some(code), Some(now)));
    }
    drop(client.logout().await);
    Ok(told)
}

/// The verb of a frame; `-` for what is no command.
fn verb(frame: &str) -> String {
    let Ok(document) = xml::parse_text(frame, &xml::Limits::ANSWER) else { return "-".into() };
    match request::outline(&document) {
        Ok(request::Incoming::Command(request)) => request.verb.to_owned(),
        Ok(request::Incoming::Hello) => "hello".into(),
        Err(_) => "-".into(),
    }
}

/// Prints each pair of codes that differ, and how many there were.
fn compare(ui: &Ui, pairs: impl Iterator<Item = (String, Option<u64>, Option<u64>)>) -> Result<u8> {
    let (mut count, mut different) = (0, 0);
    for (at, (request, then, now)) in pairs.enumerate() {
        count += 1;
        if then != now {
            different += 1;
            let line =
                json!({ "number": at + 1, "verb": verb(&request), "one": then, "other": now, "request": request });
            ui.data(format!("{line}\n").as_bytes())?;
        }
    }
    ui.talk(&format!("{}, {different} with another result code", counted(count, "command")));
    Ok(if different == 0 { 0 } else { 8 })
}
