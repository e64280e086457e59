//! Thousands of sessions that are logged in and silent: the memory of the process that holds them.

use super::site::{REGISTRARS, Site};
use crate::Failure;
use crate::table::{Table, Target};
use std::fs::read_to_string;

/// How many sessions are held, and how many log in at a time.
const SESSIONS: usize = 5000;
const AT_ONCE: usize = 8;
/// What the process may hold by itself, in kibibytes; and for each session.
const ITSELF: f64 = 64.0 * 1024.0;
const EACH: f64 = 64.0;

/// Measures all of it.
pub fn measure(table: &mut Table) -> Result<(), Failure> {
    let dir = tempfile::tempdir()?;
    let site = Site::make(&dir.path().join("site"), None, 1000)?;
    let server = site.serve(None)?;
    let door = site.door(server.port)?;
    let status = format!("/proc/{}/status", server.process.0.id());
    let empty = resident(&status)?;
    let held = std::thread::scope(|scope| {
        let log_in = || door.sessions(REGISTRARS[0], SESSIONS / AT_ONCE);
        let threads: Vec<_> = (0..AT_ONCE).map(|_| scope.spawn(log_in)).collect();
        let join =
            |thread: std::thread::ScopedJoinHandle<'_, _>| thread.join().map_err(|_| "a login's thread failed")?;
        threads.into_iter().map(join).collect::<Result<Vec<_>, Failure>>()
    })?;
    let full = resident(&status)?;
    let megabytes = |kilobytes: f64| format!("{:.1} MiB", kilobytes / 1024.0);
    let most = (ITSELF + EACH * SESSIONS as f64) / 1024.0;
    let what = format!("registry: memory of {SESSIONS} sessions");
    table.add(&what, megabytes(full), megabytes(empty), full / 1024.0, "MiB", Target::Most(most));
    let each = (full - empty) / SESSIONS as f64;
    table.add("registry: memory of a session", format!("{each:.1} KiB"), "-".into(), each, "KiB", Target::Most(EACH));
    drop(held);
    Ok(())
}

/// What a process holds in memory, in kibibytes.
fn resident(status: &str) -> Result<f64, Failure> {
    let text = read_to_string(status)?;
    let line = text.lines().find_map(|line| line.strip_prefix("VmRSS:")).ok_or("the kernel does not tell")?;
    Ok(line.split_whitespace().next().unwrap_or_default().parse()?)
}
