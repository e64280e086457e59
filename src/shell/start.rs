//! From the program's arguments to its exit status.

use super::output::Format;
use super::repl::{Done, Notices, Shell};
use super::run::Runner;
use super::world::World;
use super::{script, show};
use crate::cli::gateway::GatewayAct;
use crate::cli::globals::Globals;
use crate::cli::{self, Act, Parsed, Place, RegistryAct, Stop};
use crate::config::{self, paths};
use crate::error::{Error, Kind, Result};
use crate::spec::Catalog;
use crate::ui::{ColourChoice, Ui};
use crate::view::json_writer;
use crate::view::query::Query;
use serde_json::json;
use std::io::{IsTerminal, Write};
use std::sync::Arc;
use tokio::runtime::{Builder, Runtime};

/// Runs the program with `words`, the arguments without its own name; gives the exit status.
pub fn start(words: &[String]) -> u8 {
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(|place| format!(" ({}:{})", place.file(), place.line())).unwrap_or_default();
        // What was being worked on may hold secrets, so the panic's own words are not repeated. The usual writer may
        // be what failed.
        let _ = writeln!(std::io::stderr(), "error: a fault in eppsh{place}; please report it");
    }));
    std::panic::catch_unwind(|| run(words)).unwrap_or(Kind::Internal.exit_status())
}

/// Runs the program, whatever becomes of it.
fn run(words: &[String]) -> u8 {
    let ui = Arc::new(Ui::new(colours(words)));
    let catalog = match catalog() {
        Ok(catalog) => catalog,
        // The words that mend a spec need none of the user's.
        Err(_) if words.first().is_some_and(|word| word == "spec") => Catalog::built_in(),
        Err(error) => return fail(&ui, words, &error),
    };
    let mut world = World::new(ui.clone(), std::io::stdin().is_terminal());
    match cli::parse(catalog, Place::Program, words, &mut world) {
        Ok(parsed) => act(&ui, catalog, parsed, world, words),
        Err(Stop::Asked(asked)) => ui.data(asked.0.as_bytes()).map_or(1, |()| 0),
        Err(Stop::Error(error)) => fail(&ui, words, &error),
    }
}

/// Colours are decided before anything can go wrong that would be told in colour.
fn colours(words: &[String]) -> ColourChoice {
    let said = |word: &str| words.iter().any(|other| other == word);
    let after = words.iter().position(|word| word == "--color").and_then(|at| words.get(at + 1));
    match after.map(String::as_str) {
        _ if said("--no-color") || said("--color=never") => ColourChoice::Never,
        _ if said("--color=always") => ColourChoice::Always,
        Some("never") => ColourChoice::Never,
        Some("always") => ColourChoice::Always,
        _ => ColourChoice::Auto,
    }
}

/// Tells of a failure before any command; as JSON too, where a program reads.
fn fail(ui: &Ui, words: &[String], error: &Error) -> u8 {
    ui.error(error);
    let said = |word: &str| words.iter().any(|other| other == word);
    let asked = said("--json") || said("json") || said("-ojson");
    let other = ["xml", "--xml", "table", "xmltodict", "-oxml", "-otable"].iter().any(|word| said(word));
    if asked || (!other && !ui.is_terminal()) {
        Format { kind: "json".into(), query: None, raw: false, reveal: false, mask_xml: true, several: false }
            .failure(ui, None, error);
    }
    error.exit_status()
}

/// The specs inside the program, and the user's where there are any.
fn catalog() -> Result<&'static Catalog> {
    let files = user_specs()?;
    if files.is_empty() {
        return Ok(Catalog::built_in());
    }
    // The catalog lives as long as the process: everything borrows from it.
    Ok(Box::leak(Box::new(Catalog::with(files)?)))
}

/// The user's own spec files, in the order of their names.
fn user_specs() -> Result<Vec<(std::path::PathBuf, String)>> {
    let Ok(dir) = paths::config_dir() else { return Ok(Vec::new()) };
    let Ok(entries) = std::fs::read_dir(dir.join("spec")) else { return Ok(Vec::new()) };
    let mut paths: Vec<_> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "xml"));
    paths.sort();
    let read = |path: std::path::PathBuf| match std::fs::read_to_string(&path) {
        Ok(text) => Ok((path, text)),
        Err(error) => Err(Error::config(format!("cannot read {}: {error}", path.display()))),
    };
    paths.into_iter().map(read).collect()
}

/// Does what was asked for.
fn act(ui: &Arc<Ui>, catalog: &'static Catalog, parsed: Parsed, world: World, words: &[String]) -> u8 {
    let Parsed { globals, act } = parsed;
    let told = |result: Result<u8>| result.unwrap_or_else(|error| fail(ui, words, &error));
    if let Some(bad) = misused(&globals, &act) {
        return told(Err(bad));
    }
    match act {
        Act::Draft(wanted) => told(super::draft::draft(ui, catalog, &wanted)),
        Act::Show { files, from } => told(show_files(ui, catalog, &files, from.as_deref(), &globals)),
        Act::Completions { shell } => told(ui.data(crate::emit::completions(&shell, catalog).as_bytes()).map(|()| 0)),
        Act::Man { page } => told(ui.data(crate::emit::man(&page, catalog).as_bytes()).map(|()| 0)),
        Act::Profile { verb, name } => told(profiles(ui, &verb, name, &globals)),
        Act::Spec { verb, names, xsd, switch } => {
            told(super::specs::specs(ui, catalog, &verb, &names, xsd.as_deref(), switch, &globals))
        }
        #[cfg(feature = "registry")]
        Act::Registry(RegistryAct::Transcript(wanted)) => told(transcript(ui, catalog, &globals, &wanted)),
        Act::Registry(act) => told(registry(ui, act)),
        Act::Gateway(act) => told(gateway(ui, catalog, &globals, &act)),
        Act::Agent(act) => told(super::agent::agent(ui, catalog, &globals, &act, words)),
        Act::Shell if globals.commands.is_empty() && globals.file.is_none() && std::io::stdin().is_terminal() => {
            told(shell(ui, catalog, globals))
        }
        act => {
            let parsed = Parsed { globals: globals.clone(), act };
            told(one_shot(ui, catalog, globals, parsed, world, words))
        }
    }
}

/// What is wrong with options that stand beside a command which does not heed them.
fn misused(globals: &Globals, act: &Act) -> Option<Error> {
    let scripted = !globals.commands.is_empty() || globals.file.is_some();
    if scripted && !matches!(act, Act::Shell) {
        let message = "-c and -f stand in the place of a command, not beside one; nothing was sent";
        return Some(Error::usage(message).hint("put the command into a -c of its own"));
    }
    let acts = matches!(act, Act::Registry(_) | Act::Gateway(_) | Act::Agent(_));
    let message = "--dry-run shows what a command would send; this one does at once what it does";
    (globals.dry_run && acts).then(|| Error::usage(message).hint("nothing was done; leave --dry-run out to do it"))
}

/// A runtime for one command, a script or the gateway: one thread does it all.
pub(super) fn small_runtime() -> Result<Runtime> {
    Builder::new_current_thread().enable_all().build().map_err(no_runtime)
}

/// A runtime that goes on while the main thread waits for a line.
fn background_runtime() -> Result<Runtime> {
    Builder::new_multi_thread().worker_threads(2).enable_all().build().map_err(no_runtime)
}

/// The system gave no event queue.
fn no_runtime(error: std::io::Error) -> Error {
    Error::internal(format!("cannot start: {error}"))
}

/// A command, `-c`, `-f`, or a script from standard input.
fn one_shot(
    ui: &Arc<Ui>,
    catalog: &'static Catalog,
    globals: Globals,
    parsed: Parsed,
    world: World,
    words: &[String],
) -> Result<u8> {
    let mut runner = Runner::new(catalog, ui.clone(), globals.clone(), false);
    runner.take_words(words, world);
    let script = matches!(parsed.act, Act::Shell);
    // One command gives one document; a script gives many, each on its line.
    runner.several = script && globals.commands.len() != 1;
    let runtime = small_runtime()?;
    runtime.block_on(async {
        let done = tokio::select! {
            done = work(&mut runner, &globals, parsed, script) => Ok(done?),
            _ = tokio::signal::ctrl_c() => Err(Kind::Interrupted.exit_status()),
            () = terminated() => Err(TERMINATED),
        };
        let status = match done {
            Ok(done) => done.status,
            // A change under way is told of; without one it is the signal that counts.
            Err(signal) => match runner.abandon() {
                status if status == Kind::Interrupted.exit_status() => signal,
                status => status,
            },
        };
        runner.close().await;
        Ok(status)
    })
}

/// What a shell makes of a program that SIGTERM ended.
const TERMINATED: u8 = 143;

/// Comes with SIGTERM, where there is such a thing.
async fn terminated() {
    #[cfg(unix)]
    if let Ok(mut signal) = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
        signal.recv().await;
        return;
    }
    std::future::pending().await
}

/// What one-shot use does in its session.
async fn work(runner: &mut Runner, globals: &Globals, parsed: Parsed, script: bool) -> Result<Done> {
    if !script {
        return Ok(runner.parsed(Ok(parsed)).await);
    }
    if !globals.commands.is_empty() {
        let done = script::commands(runner, &globals.commands, globals.keep_going).await;
        if done.status != 0 && !globals.keep_going || globals.file.is_none() {
            return Ok(done);
        }
    }
    match &globals.file {
        Some(file) if file != "-" => script::file(runner, file, globals.keep_going).await,
        _ => script::standard_input(runner, globals.keep_going).await,
    }
}

/// The shell on a terminal.
fn shell(ui: &Arc<Ui>, catalog: &'static Catalog, globals: Globals) -> Result<u8> {
    let (sender, notices) = Notices::new();
    let mut engine = Runner::new(catalog, ui.clone(), globals.clone(), true).with_notices(sender);
    engine.load(&globals)?;
    let profiles = config::names(&super::connect::overrides(&globals)?, &super::connect::environment)?;
    // Without a place for it the shell simply has no history.
    let history = paths::state_dir().and_then(paths::ensure).ok().map(|dir| dir.join("history"));
    let shell = Shell { engine, catalog, ui: ui.clone(), history, profiles, notices };
    Ok(super::repl::run(&background_runtime()?, shell))
}

/// `show`.
fn show_files(ui: &Ui, catalog: &Catalog, files: &[String], from: Option<&str>, globals: &Globals) -> Result<u8> {
    let kind =
        globals.output.clone().unwrap_or_else(|| if from == Some("xmltodict") { "xml".into() } else { "json".into() });
    let query = globals.query.as_deref().map(Query::parse).transpose()?;
    let format =
        Format { kind, query, raw: globals.raw, reveal: globals.reveal, mask_xml: false, several: files.len() > 1 };
    show::show(ui, catalog, files, from, &format)
}

/// `profile list` and `profile show`.
fn profiles(ui: &Ui, verb: &str, name: Option<String>, globals: &Globals) -> Result<u8> {
    let profile = name.map(|name| name.trim_start_matches('@').to_string()).or_else(|| globals.profile.clone());
    let overrides = super::connect::overrides(&Globals { profile, ..globals.clone() })?;
    if verb == "list" {
        let names = config::names(&overrides, &super::connect::environment)?;
        ui.data(&json_writer::to_vec(&names, ui.style(true)))?;
        return Ok(0);
    }
    let profile = config::load(overrides, &super::connect::environment)?;
    let tls = &profile.settings.tls;
    let shown = json!({
        "name": profile.name,
        "sandbox": profile.is_sandbox,
        "server": (!profile.is_sandbox).then(|| profile.settings.server()),
        "user": profile.user,
        "password": profile.password.as_ref().map(|source| format!("{source:?}")),
        "ca": tls.ca,
        "insecure": tls.insecure,
        "lang": profile.lang,
        "output": profile.output,
        "production": profile.production,
        "read-only": profile.read_only,
        "agent": profile.agent,
        "verbs": profile.verbs,
        "idn": profile.idn.word(),
    });
    ui.data(&json_writer::to_vec(&shown, ui.style(true)))?;
    Ok(0)
}

/// `gateway`, on one thread: handing requests from thread to thread costs more than what is done for them, and what takes
/// long (passwords, files, databases) has threads of its own.
#[cfg(feature = "gateway")]
fn gateway(ui: &Arc<Ui>, catalog: &'static Catalog, globals: &Globals, act: &GatewayAct) -> Result<u8> {
    super::gateway::gateway(&small_runtime()?, ui, catalog, globals, act)
}

/// A build without the gateway says so.
#[cfg(not(feature = "gateway"))]
fn gateway(_: &Arc<Ui>, _: &'static Catalog, _: &Globals, _: &GatewayAct) -> Result<u8> {
    Err(Error::config("this eppsh was built without its gateway").hint("build it with the feature `gateway`"))
}

/// `registry transcript`.
#[cfg(feature = "registry")]
fn transcript(
    ui: &Arc<Ui>,
    catalog: &'static Catalog,
    globals: &Globals,
    wanted: &cli::registry::Transcript,
) -> Result<u8> {
    super::transcript::transcript(&small_runtime()?, ui, catalog, globals, wanted)
}

/// `registry init` and `registry serve`.
#[cfg(feature = "registry")]
fn registry(ui: &Arc<Ui>, act: RegistryAct) -> Result<u8> {
    super::serve::registry(&small_runtime()?, ui, act)
}

/// A build without the registry says so.
#[cfg(not(feature = "registry"))]
fn registry(_: &Arc<Ui>, _: RegistryAct) -> Result<u8> {
    Err(Error::config("this eppsh was built without its registry").hint("build it with the feature `registry`"))
}
