//! Speed and memory against the targets, as ratios to a floor measured in the same run.
//!
//! ```text
//! cargo bench                  everything
//! cargo bench -- codec         frames in memory only
//! cargo bench -- process       whole processes only
//! cargo bench -- agent         a command through the session agent only
//! cargo bench -- gateway       the gateway only
//! cargo bench -- answers       the registry's queries only
//! cargo bench -- transforms    its transforms only
//! ```
//!
//! The floor of a process is a blocking client that does the same exchange over TLS with no XML at all; the floor of
//! decoding is the XML parser alone. Runs of both are interleaved and medians compared, so that a busy machine hurts
//! both. The clients talk to a stub in a process of its own. The exit status is 0 whatever the numbers are, and 1 when
//! something could not be measured.
#![allow(clippy::unwrap_used)]

mod agent;
mod codec;
mod floor;
mod gateway;
mod minigw;
mod process;
mod registry;
mod stub;
mod table;

use std::process::ExitCode;
use table::Table;

/// Whatever keeps a measurement from being made.
type Failure = Box<dyn std::error::Error + Send + Sync>;

/// A part of the measurements.
type Part = (&'static str, fn(&mut Table) -> Result<(), Failure>);

/// All of them.
const PARTS: &[Part] = &[
    ("codec", codec::measure),
    ("process", process::measure),
    ("bulk", process::bulk),
    ("agent", agent::measure),
    ("gateway", gateway::measure),
    ("answers", registry::answers::measure),
    ("transforms", registry::answers::measure_transforms),
    ("growth", registry::growth::measure),
    ("idle", registry::idle::measure),
    ("processes", registry::processes::measure),
];

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).filter(|arg| arg != "--bench").collect();
    let words: Vec<&str> = args.iter().map(String::as_str).collect();
    let done = match words[..] {
        // The parts that this program plays for itself, each in a process of its own.
        ["nothing"] => Ok(()),
        ["stub", dir, mode] => stub::serve(dir.as_ref(), mode),
        ["minigw", port, dir, sessions] => minigw::serve(port, dir.as_ref(), sessions),
        ["mapping", mode, file] => gateway::map_one(mode, file.as_ref()),
        ["floor", port, dir, commands] => floor::run(port, dir.as_ref(), commands),
        ["wire", port, delay] => registry::postgres::carry(port, delay),
        ["canned", dir] => registry::canned::serve(dir.as_ref()),
        _ => match words.iter().find(|word| PARTS.iter().all(|(name, _)| name != *word)) {
            None => measure(|name| words.is_empty() || words.contains(&name)),
            Some(word) => {
                let names: Vec<&str> = PARTS.iter().map(|(name, _)| *name).collect();
                Err(format!("{word} is none of what can be measured: {}, or nothing for all", names.join(", ")).into())
            }
        },
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            table::say(&format!("NOT MEASURED: {failure}"));
            ExitCode::FAILURE
        }
    }
}

/// Measures what is wanted and prints it.
fn measure(wanted: impl Fn(&str) -> bool) -> Result<(), Failure> {
    if cfg!(debug_assertions) {
        table::say("This is an unoptimised build: its numbers say nothing about the program.");
    }
    let mut table = Table::new();
    let mut failure = None;
    for (_, part) in PARTS.iter().filter(|(name, _)| wanted(name)) {
        // One that cannot be measured does not keep the others from it.
        failure = part(&mut table).err().or(failure);
    }
    table.print();
    failure.map_or(Ok(()), Err)
}
