//! `log find|tail|verify|export`: reading the audit log.

use super::Runner;
use crate::audit::{self, verify};
use crate::cli::globals::Globals;
use crate::cli::work::{Find, LogWork};
use crate::error::{Error, Result};
use serde_json::{Value as Json, json};
use std::collections::VecDeque;
use std::io::Write;

impl Runner {
    /// What `log` asks for.
    pub(super) fn log(&mut self, work: &LogWork, globals: &Globals) -> Result<u8> {
        let path = audit::path()?;
        match work {
            LogWork::Verify => {
                let verified = verify::verify(&path)?;
                let told = json!({
                    "ok": true, "command": "log verify", "lines": verified.lines, "cut": verified.cut, "hash": verified.hash,
                });
                self.tell(&told, globals)?;
                Ok(0)
            }
            LogWork::Find(find) => {
                self.several = true;
                let mut none = true;
                audit::entries(&path, |entry| match wanted(find, &entry) {
                    true => {
                        none = false;
                        self.tell(&entry, globals)
                    }
                    false => Ok(()),
                })?;
                Ok(if globals.exit_status && none { 8 } else { 0 })
            }
            LogWork::Tail { lines } => {
                self.several = true;
                let mut last = VecDeque::new();
                audit::entries(&path, |entry| {
                    last.push_back(entry);
                    if last.len() > *lines {
                        last.pop_front();
                    }
                    Ok(())
                })?;
                last.iter().try_for_each(|entry| self.tell(entry, globals))?;
                Ok(0)
            }
            LogWork::Export { tickets, to } => {
                let mut text = String::new();
                let mut found = vec![false; tickets.len()];
                audit::entries(&path, |entry| {
                    for (at, ticket) in tickets.iter().enumerate() {
                        if [&entry["clTRID"], &entry["svTRID"]].contains(&&Json::from(ticket.as_str())) {
                            found[at] = true;
                            text.push_str(&ticket_of(&entry));
                        }
                    }
                    Ok(())
                })?;
                if let Some(at) = found.iter().position(|found| !found) {
                    return Err(Error::usage(format!("the audit log has no transaction {}", tickets[at]))
                        .hint("`log find` looks for a name, a command or a part of an id"));
                }
                match to {
                    None => self.ui.data(text.as_bytes())?,
                    Some(file) => std::fs::File::create_new(file)
                        .and_then(|mut file| file.write_all(text.as_bytes()))
                        .map_err(|error| Error::usage(format!("cannot write {file}: {error}")))?,
                }
                Ok(0)
            }
        }
    }
}

/// Whether an entry is looked for.
fn wanted(find: &Find, entry: &Json) -> bool {
    let text = |name: &str| entry[name].as_str().unwrap_or("");
    let holds = |part: &String| {
        let part = crate::idn::to_ascii(part.into()).map_or_else(|_| part.clone(), |name| name.into_owned());
        ["command", "object", "clTRID", "svTRID", "profile", "user"].iter().any(|name| text(name).contains(&part))
    };
    let time = text("time");
    find.text.as_ref().is_none_or(holds)
        && find.code.as_ref().is_none_or(|code| entry["code"].to_string().starts_with(code.trim_end_matches('x')))
        && find.since.as_ref().is_none_or(|since| time >= since.as_str())
        && find.until.as_ref().is_none_or(|until| time < until.as_str())
}

/// What a registry's help desk needs to know of one transaction.
fn ticket_of(entry: &Json) -> String {
    let told = |name: &str| match &entry[name] {
        Json::Null => "none".into(),
        Json::String(text) => text.clone(),
        other => other.to_string(),
    };
    let frame = |name: &str| match entry[name].as_str() {
        Some(text) => crate::view::xml::pretty(text, crate::view::colour::Style { pretty: true, ..Default::default() }),
        None => format!("none came: {}\n", told("why")),
    };
    format!(
        "Time:      {}\nRegistrar: {}\nCommand:   {} {}\nclTRID:    {}\nsvTRID:    {}\nCode:      {}\nTook:      {} ms\n\n\
         Request (secrets masked):\n{}\nAnswer:\n{}\n",
        told("time"),
        told("user"),
        told("command"),
        entry["object"].as_str().unwrap_or(""),
        told("clTRID"),
        told("svTRID"),
        told("code"),
        told("ms"),
        frame("request"),
        frame("answer"),
    )
}
