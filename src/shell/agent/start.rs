//! Starting an agent: in a process that leaves its terminal behind, or right here.

use crate::agent::hold::Setup;
use crate::agent::voice::Voice;
use crate::agent::{Account, Holder, Offer, Place, Report, Wanted, ask};
use crate::cli::globals::Globals;
use crate::client::hooks::{Audited, Hooks};
use crate::config::{self, Profile};
use crate::epp::mask;
use crate::error::{Error, Result};
use crate::shell::connect::{self, audit_log};
use crate::shell::start::small_runtime;
use crate::spec::Catalog;
use crate::ui::Ui;
use crate::wire::trace::trace_line;
use jiff::{Timestamp, Unit};
use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};
use tokio::signal::unix::{SignalKind, signal};

/// How often it is looked whether another start came to its end.
const LOOK: Duration = Duration::from_millis(100);

/// What the process that leaves says to the one that waits for it.
const READY: &str = "ready: ";

/// Starts a process that holds the session; ends when it is logged in, or has failed.
pub fn in_background(ui: &Ui, globals: &Globals, words: &[String]) -> Result<u8> {
    let failed = |error: std::io::Error| Error::internal(format!("the agent cannot be started: {error}")).source(error);
    let program = std::env::current_exe().map_err(failed)?;
    let mut child =
        Command::new(program).args(words).arg("--detached").stdout(Stdio::piped()).spawn().map_err(failed)?;
    let mut output = BufReader::new(child.stdout.take().ok_or_else(|| Error::internal("the agent has no output"))?);
    let mut first = String::new();
    output.read_line(&mut first).map_err(failed)?;
    if let Some(text) = first.strip_prefix(READY) {
        ui.talk(text.trim_end());
        return Ok(0);
    }
    let mut rest = first.into_bytes();
    output.read_to_end(&mut rest).map_err(failed)?;
    let status = child.wait().map_err(failed)?;
    // What it says for people stands on stderr, which is ours too.
    if !ui.is_terminal() || globals.output.as_deref() == Some("json") {
        ui.data(&rest)?;
    }
    Ok(status.code().and_then(|code| u8::try_from(code).ok()).unwrap_or(1))
}

/// Holds a session in this process.
pub fn here(
    ui: &Arc<Ui>,
    catalog: &'static Catalog,
    globals: &Globals,
    detached: bool,
    idle: Option<Duration>,
) -> Result<u8> {
    let profile = config::load(connect::overrides(globals)?, &connect::environment)?;
    if profile.is_sandbox {
        return Err(Error::usage("@sandbox is inside each process, and a login there costs nothing: it has no agent")
            .hint("name a profile with a server: `eppsh agent start @PROFILE`"));
    }
    let place = Place::of(&profile)?;
    let deadline = Instant::now() + profile.settings.timeouts.connect + profile.settings.timeouts.answer;
    let runtime = small_runtime()?;
    let taken = loop {
        if let Some(taken) = place.take()? {
            break taken;
        }
        // Whoever has it serves, is about to, or is about to end.
        if let Ok(Offer::Status(report)) = runtime.block_on(ask(&place, &Wanted::Status, LOOK * 20)) {
            ready(ui, detached, &format!("the agent of {} runs already (process {})", report.profile, report.pid));
            return Ok(0);
        }
        if Instant::now() >= deadline {
            return Err(Error::session(format!("another agent of {} is being started or ended", profile.name))
                .hint("try again, or see `agent status`"));
        }
        std::thread::sleep(LOOK);
    };
    let voice = Arc::new(Voice::new(log(ui.clone(), detached)));
    let logins = Arc::new(AtomicU64::new(0));
    let may_ask = !globals.no_input && std::io::IsTerminal::is_terminal(&std::io::stdin());
    let hooks = hooks(&profile, ui, globals.verbose && !detached, &voice, &logins)?;
    let mut client = connect::Account::new(&profile, may_ask)?.client_of_many(1, catalog, hooks)?;
    client.set_answer_timeout(globals.timeout.unwrap_or(profile.settings.timeouts.answer));
    let setup = Setup {
        profile: profile.name.clone(),
        account: Account::of(&profile),
        client,
        catalog,
        voice: voice.clone(),
        logins,
        idle,
        max_frame: profile.settings.max_frame,
    };
    runtime.block_on(async {
        let holder = Holder::open(setup).await?;
        let listener = taken.listen()?;
        let report = holder.report().await;
        let text = held(&report);
        if detached {
            leave(&place)?;
        }
        voice.log(&text);
        ready(ui, detached, &text);
        if detached {
            let_go()?;
        }
        end_on_signals(&holder)?;
        let ending = holder.run(taken, listener).await;
        match ending.status {
            0 => Ok(0),
            // It was told already; what is missing is the status.
            status => Ok(status),
        }
    })
}

/// A line about an agent that is ready.
fn held(report: &Report) -> String {
    let Report { profile, user, server, pid, .. } = report;
    format!("the agent of {profile} holds a session of {user} with {server} (process {pid})")
}

/// Says that the agent is ready, to whoever started it.
fn ready(ui: &Ui, detached: bool, text: &str) {
    match detached {
        // Whoever does not wait any more has been told enough.
        true => drop(ui.data(format!("{READY}{text}\n").as_bytes())),
        false => ui.talk(text),
    }
}

/// How an agent writes its log: to stderr, which a detached one has in a file.
fn log(ui: Arc<Ui>, detached: bool) -> impl Fn(&str) + Send + Sync {
    move |text| match detached {
        true => {
            let now = Timestamp::now().round(Unit::Second).unwrap_or_else(|_| Timestamp::now());
            ui.plain(&format!("{now} {text}\n"));
        }
        false => ui.talk(text),
    }
}

/// Hooks of a session that others use: no journal and no ids of its own but for its login, which it counts.
fn hooks(profile: &Profile, ui: &Arc<Ui>, verbose: bool, voice: &Arc<Voice>, logins: &Arc<AtomicU64>) -> Result<Hooks> {
    let (speaker, logins, ui) = (voice.clone(), logins.clone(), ui.clone());
    let mut written = if profile.audit { Some(audit_log()?) } else { None };
    let audit = move |exchange: &Audited| {
        let verb = exchange.outline.verb.as_str();
        if verb == "login" && exchange.code.is_some_and(|code| code < 2000) {
            logins.fetch_add(1, Ordering::Relaxed);
        }
        // Everything else is in the log of whoever had it sent.
        match &mut written {
            Some(written) if matches!(verb, "login" | "logout") => written(exchange),
            _ => Ok(()),
        }
    };
    let trace = move |direction, frame: &[u8]| {
        if verbose {
            let now = Timestamp::now().strftime("%H:%M:%S%.3f").to_string();
            ui.plain(&format!("{}\n", trace_line(&now, direction, frame, &mask::mask).trim_end()));
        }
    };
    Ok(Hooks {
        warn: Box::new(move |text| speaker.say(text)),
        trace: Box::new(trace),
        audit: Some(Box::new(audit)),
        ..Hooks::default()
    })
}

/// Leaves the terminal: from now on it does not end with it, and what is said goes into the log.
fn leave(place: &Place) -> Result<()> {
    let failed = |error: nix::errno::Errno| Error::internal(format!("the agent cannot leave its terminal: {error}"));
    let log = place.open_log()?;
    let nothing = std::fs::File::open("/dev/null").map_err(|error| Error::internal(format!("/dev/null: {error}")))?;
    // Fails only for the leader of a group of processes, which has left.
    let _ = nix::unistd::setsid();
    nix::unistd::dup2_stdin(nothing).map_err(failed)?;
    nix::unistd::dup2_stderr(log).map_err(failed)
}

/// Lets go of the pipe to whoever waited.
fn let_go() -> Result<()> {
    drop(std::io::stdout().flush());
    let nothing = std::fs::File::options().write(true).open("/dev/null");
    let nothing = nothing.map_err(|error| Error::internal(format!("/dev/null: {error}")))?;
    nix::unistd::dup2_stdout(nothing).map_err(|error| Error::internal(format!("stdout: {error}")))
}

/// A signal that ends processes has it log out first.
fn end_on_signals(holder: &Arc<Holder>) -> Result<()> {
    let signals =
        [(SignalKind::terminate(), "SIGTERM"), (SignalKind::interrupt(), "SIGINT"), (SignalKind::hangup(), "SIGHUP")];
    for (kind, name) in signals {
        let mut heard = signal(kind).map_err(|error| Error::internal(format!("{name}: {error}")))?;
        let holder = holder.clone();
        tokio::spawn(async move {
            heard.recv().await;
            holder.end(format!("{name} came"), 0);
        });
    }
    Ok(())
}
