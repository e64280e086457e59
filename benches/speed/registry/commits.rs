//! The floor of creates and renewals: the database alone, writing what they write.
//!
//! The same tables with the same rows, indexes and references on the same file system, through the same SQLite, synced
//! in the same way: a copy of the registry's own database. One thread writes; as many others as there are sessions
//! each ask it for one object's rows and wait until they are durable, then ask again. What waits is written in one
//! commit, as much of it as there is. It does not look anything up, decides nothing and answers nobody: no XML, no
//! TLS, no rules. A registry that kept pace with it would do all that in no time.

use crate::Failure;
use rusqlite::{Connection, params};
use std::path::Path;
use std::sync::mpsc::{SyncSender, channel, sync_channel};
use std::time::{Duration, Instant};

/// What is written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Deed {
    /// A domain, two contacts and two hosts.
    Create,
    /// A domain's new date.
    Renew,
}

/// A database of its own.
pub struct Commits {
    connection: Connection,
    next: i64,
    deeds: i64,
}

impl Commits {
    /// On a copy of `database`, which is not open.
    pub fn open(database: &Path, copy: &Path) -> Result<Commits, Failure> {
        std::fs::copy(database, copy)?;
        let connection = Connection::open(copy)?;
        connection.pragma_update_and_check(None, "journal_mode", "WAL", |_| Ok(()))?;
        connection.pragma_update(None, "synchronous", "FULL")?;
        connection.pragma_update(None, "foreign_keys", true)?;
        connection.pragma_update(None, "cache_size", -16 * 1024)?;
        connection.pragma_update_and_check(None, "wal_autocheckpoint", 8000, |_| Ok(()))?;
        connection.set_prepared_statement_cache_capacity(64);
        let next = connection.query_row("SELECT next FROM counter WHERE name = 'object'", [], |row| row.get(0))?;
        let deeds = connection.query_row("SELECT MAX(id) FROM history", [], |row| row.get(0))?;
        Ok(Commits { connection, next, deeds })
    }

    /// How many deeds a second are durable, asked for by `askers` at a time, within `span`.
    pub fn rate(&mut self, deed: Deed, askers: usize, span: Duration) -> Result<f64, Failure> {
        let begun = Instant::now();
        let (asks, queue) = channel::<SyncSender<()>>();
        std::thread::scope(|scope| {
            for _ in 0..askers {
                let asks = asks.clone();
                scope.spawn(move || {
                    let (done, wait) = sync_channel(1);
                    while begun.elapsed() < span && asks.send(done.clone()).is_ok() && wait.recv().is_ok() {}
                });
            }
            drop(asks);
            let mut count = 0u32;
            while let Ok(first) = queue.recv() {
                self.connection.execute_batch("BEGIN IMMEDIATE")?;
                let mut waiting = vec![first];
                let mut at = 0;
                while at < waiting.len() {
                    match deed {
                        Deed::Create => self.create()?,
                        Deed::Renew => self.renew()?,
                    }
                    at += 1;
                    waiting.extend(queue.try_recv());
                }
                self.connection.execute_batch("COMMIT")?;
                count += u32::try_from(waiting.len())?;
                // Who asked is still there: it waits for this.
                let _ = waiting.into_iter().map(|done| done.send(())).filter(Result::is_ok).count();
            }
            Ok(f64::from(count) / begun.elapsed().as_secs_f64())
        })
    }

    /// The rows of a create.
    fn create(&mut self) -> Result<(), Failure> {
        self.next += 1;
        let (id, now, year) = (self.next, 1_800_000_000_000_000i64, 31_536_000_000_000i64);
        let (name, roid) = (format!("floor-{id}.example"), format!("D{id}-EPPSH"));
        self.count("object")?;
        self.write(
            "INSERT INTO domain (id, name, roid, clid, crid, cr_date, ex_date, registrant_id, authinfo, next_due,
             grace) VALUES (?1, ?2, ?3, 'BENCH-A', 'BENCH-A', ?4, ?5, 1, 'Bench-auth-2026', ?5, 'add 0 1800432000000000 1')",
            params![id, name, roid, now, now + year],
        )?;
        for kind in ["admin", "tech"] {
            self.write(
                "INSERT INTO domain_contact (domain_id, type, contact_id) VALUES (?1, ?2, 1)",
                params![id, kind],
            )?;
        }
        for host in [2, 3] {
            self.write("INSERT INTO domain_host (domain_id, host_id) VALUES (?1, ?2)", params![id, host])?;
        }
        self.history("create", id, &name, now)
    }

    /// The rows of a renewal; each of a domain of its own.
    fn renew(&mut self) -> Result<(), Failure> {
        self.next += 1;
        let (id, now, year) = (self.next % 1000 * 10 + 4, 1_800_000_000_000_000i64, 31_536_000_000_000i64);
        let now = now + self.next;
        self.write(
            "UPDATE domain SET upid = 'BENCH-A', up_date = ?2, ex_date = ?3, grace = 'renew 0 1800432000000000 1'
             WHERE id = ?1",
            params![id, now, now + year],
        )?;
        self.history("renew", id, "floor.example", now)
    }

    fn history(&mut self, verb: &str, id: i64, name: &str, now: i64) -> Result<(), Failure> {
        self.deeds += 1;
        let number = self.deeds;
        self.write(
            "INSERT INTO history (id, at, svtrid, cltrid, registrar, verb, object_type, object_id, object, code, command,
             session, duration_us) VALUES (?1, ?2, ?3, ?4, 'BENCH-A', ?5, 'domain', ?6, ?7, 1000, ?8, 'floor-session', 99)",
            params![
                number,
                now,
                format!("floor-{number:026}"),
                format!("FLOOR-{number:08}"),
                verb,
                id,
                name,
                format!("domain {verb}")
            ],
        )
    }

    /// The next number of a counter.
    fn count(&self, counter: &str) -> Result<i64, Failure> {
        let sql = "UPDATE counter SET next = next + 1 WHERE name = ?1 RETURNING next - 1";
        Ok(self.connection.prepare_cached(sql)?.query_row([counter], |row| row.get(0))?)
    }

    fn write(&self, sql: &str, params: impl rusqlite::Params) -> Result<(), Failure> {
        self.connection.prepare_cached(sql)?.execute(params)?;
        Ok(())
    }
}
