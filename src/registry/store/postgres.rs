//! PostgreSQL: any number of processes on one database, each with several connections that write at the same time.
//!
//! Transactions are READ COMMITTED with rows locked before they are read (SG-5); what queries read is a snapshot.
//! Whoever is in another's way is tried again, and a commit whose answer was lost is asked for.

mod mark;
mod values;

use super::engine::{Engine, Lock, Loss, Show, count_up, counted, set_count};
use super::{Failure, Row, Sql};
use crate::epp::Code;
use crate::registry::flow::Refusal;
use crate::registry::time::Timestamp;
pub(super) use mark::Mark;
use std::collections::HashMap;
use std::sync::Arc;
use std::time::{Duration, Instant};
use tokio::runtime::Runtime;
use tokio_postgres::config::{Host, SslMode};
use tokio_postgres::error::SqlState;
use tokio_postgres::types::ToSql;
use tokio_postgres::{Client, Config, NoTls, Statement};

/// How many connections of a process write.
pub(super) const WRITERS: usize = 8;

/// How many connections of a process only read.
pub(super) const READERS: usize = 4;

/// How many jobs one commit may hold: few, for their locks are held until it.
pub(super) const GROUP: usize = 16;

/// How long to connect may take.
const CONNECT: Duration = Duration::from_secs(5);

/// After how much silence a server is asked whether it is still there, and how often then.
const QUIET: Duration = Duration::from_secs(15);
const PROBE: Duration = Duration::from_secs(5);

/// How long, and after which pauses, a lost server is looked for to ask about a commit.
const LOOKS: (Duration, Duration) = (Duration::from_secs(5), Duration::from_millis(250));

/// The server's time as a column.
const CLOCK: &str = "CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000000 AS BIGINT) AS clock";

/// The next rows of a table that is shown.
const FETCH: &str = "FETCH 1000 FROM every_row";

/// What every connection begins with. A lock that is not had in this time is somebody's fault, and no client waits
/// longer for an answer.
const SETTINGS: &str = "SET synchronous_commit = on; SET lock_timeout = '10s'; SET statement_timeout = '60s';
    SET idle_in_transaction_session_timeout = '60s'; SET client_min_messages = warning";

/// A connection that is made when it is first needed and again when it is lost.
pub(super) struct Postgres {
    config: Config,
    continuous: bool,
    runtime: Runtime,
    client: Option<Client>,
    statements: HashMap<String, Prepared>,
    loss: Loss,
    /// What tells how far the connection has come; none before it writes.
    mark: Option<Mark>,
    /// Whether the transaction under way has changed anything.
    changed: bool,
}

/// A statement the server knows.
#[derive(Clone)]
struct Prepared {
    statement: Statement,
    columns: Arc<[String]>,
}

impl Postgres {
    /// A connection to be made. With `continuous`, the numbers of objects have no gaps.
    pub(super) fn new(config: Config, continuous: bool) -> std::io::Result<Postgres> {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        let (client, statements, mark) = (None, HashMap::new(), None);
        let (loss, changed) = (Loss::Lasting, false);
        Ok(Postgres { config, continuous, runtime, client, statements, loss, mark, changed })
    }

    /// Reads a URL; a password that is not in it may be in `PGPASSWORD`.
    pub(super) fn configure(url: &str) -> Result<Config, tokio_postgres::Error> {
        let mut config: Config = url.parse()?;
        if config.get_password().is_none()
            && let Ok(password) = std::env::var("PGPASSWORD")
        {
            config.password(password);
        }
        if config.get_connect_timeout().is_none() {
            config.connect_timeout(CONNECT);
        }
        // A server that vanished without a word is not waited for, for hours, by everybody.
        config
            .keepalives_idle(config.get_keepalives_idle().min(QUIET))
            .keepalives_interval(PROBE)
            .keepalives_retries(3);
        if config.get_tcp_user_timeout().is_none() {
            config.tcp_user_timeout(QUIET + PROBE * 3);
        }
        if config.get_application_name().is_none() {
            config.application_name("eppsh registry");
        }
        Ok(config)
    }

    /// Makes the connection unless there is one.
    fn connect(&mut self) -> Result<(), Failure> {
        if self.client.as_ref().is_some_and(|client| !client.is_closed()) {
            return Ok(());
        }
        (self.client, self.mark) = (None, None);
        self.statements.clear();
        let connected = self.runtime.block_on(connect(&self.config));
        self.client = Some(connected.inspect_err(|_| self.loss = Loss::Passing)?);
        Ok(())
    }

    /// The statement of `sql`, prepared once.
    fn prepare(&mut self, sql: &str) -> Result<Prepared, Failure> {
        if let Some(known) = self.statements.get(sql) {
            return Ok(known.clone());
        }
        let client = self.client.as_ref().ok_or_else(no_connection)?;
        let statement = self.runtime.block_on(client.prepare(sql)).map_err(|error| self.failed(sql, &error))?;
        let columns = statement.columns().iter().map(|column| column.name().to_owned()).collect();
        let prepared = Prepared { statement, columns };
        self.statements.insert(sql.into(), prepared.clone());
        Ok(prepared)
    }

    /// What a failed statement means: a broken constraint has a result code, anything else is a failure of the database.
    fn failed(&mut self, sql: &str, error: &tokio_postgres::Error) -> Failure {
        let Some(told) = error.as_db_error() else {
            // Values that do not fit, or a connection that broke.
            self.loss = if self.client.as_ref().is_none_or(Client::is_closed) { Loss::Passing } else { Loss::Lasting };
            return Failure::Database(with_sources(error));
        };
        let state = told.code();
        self.loss = if is_passing(state) { Loss::Passing } else { Loss::Lasting };
        if *state == SqlState::FEATURE_NOT_SUPPORTED || *state == SqlState::INVALID_SQL_STATEMENT_NAME {
            // A migration changed a table under a statement: it is prepared anew.
            self.statements.clear();
            self.loss = Loss::Passing;
        }
        if is_ending(state) {
            // The server closes the connection, if it has not yet.
            self.client = None;
        }
        let constraint = told.constraint().unwrap_or_default();
        let refused = |code| Failure::Refused(Refusal::new(code));
        if *state == SqlState::FOREIGN_KEY_VIOLATION || *state == SqlState::RESTRICT_VIOLATION {
            let deletes = sql.trim_start().starts_with("DELETE");
            return refused(if deletes { Code::ASSOCIATION_PROHIBITS } else { Code::OBJECT_DOES_NOT_EXIST });
        }
        let keys = [("domain", "name"), ("host", "name"), ("contact", "handle"), ("registrar", "clid")];
        let is_key = |(table, key): (&str, &str)| told.table() == Some(table) && constraint.contains(key);
        match *state == SqlState::UNIQUE_VIOLATION {
            true if keys.into_iter().any(is_key) => refused(Code::OBJECT_EXISTS),
            true if constraint == "transfer_pending" => refused(Code::PENDING_TRANSFER),
            _ => Failure::Database(format!("{} ({}): {sql}", told.message(), state.code())),
        }
    }

    /// How far the connection has come.
    #[cfg(test)]
    pub(super) fn mark(&self) -> Mark {
        self.mark.clone().expect("it has begun to write")
    }

    /// Makes the row that tells how far the connection has come, unless there is one.
    fn sign(&mut self) -> Result<(), Failure> {
        if self.mark.as_ref().is_some_and(Mark::is_fresh) {
            return Ok(());
        }
        let mark = Mark::new()?;
        self.batch(&mark.make())?;
        self.mark = Some(mark);
        Ok(())
    }

    /// Whether the transaction that was counted last in `mark` was committed, asked for over a new connection; an error
    /// where nobody can tell. If it was not, it never will be.
    pub(super) fn was_committed(&mut self, mark: &Mark) -> Result<bool, Failure> {
        let begun = Instant::now();
        loop {
            let found = self.connect().and_then(|()| self.query(mark::ASK, &[mark.id.clone().into()]));
            let why = match found {
                Ok(rows) => match rows.first() {
                    Some(row) => return Ok(row.int("number")? >= mark.number),
                    None => "its connection is not known".into(),
                },
                Err(failure) => format!("{failure:?}"),
            };
            if begun.elapsed() >= LOOKS.0 {
                return Err(Failure::Unknown(format!("whether a transaction was committed is not known: {why}")));
            }
            std::thread::sleep(LOOKS.1);
        }
    }
}

impl Engine for Postgres {
    fn query(&mut self, sql: &str, params: &[Sql]) -> Result<Vec<Row>, Failure> {
        self.changed |= !sql.trim_start().starts_with("SELECT");
        let Prepared { statement, columns } = self.prepare(sql)?;
        let client = self.client.as_ref().ok_or_else(no_connection)?;
        let params: Vec<&(dyn ToSql + Sync)> = params.iter().map(|value| value as _).collect();
        let rows =
            self.runtime.block_on(client.query(&statement, &params)).map_err(|error| self.failed(sql, &error))?;
        let row = |row: &tokio_postgres::Row| Row::read(&columns, |at| row.try_get(at));
        rows.iter().map(row).collect::<Result<_, _>>().map_err(|error| self.failed(sql, &error))
    }

    fn execute(&mut self, sql: &str, params: &[Sql]) -> Result<u64, Failure> {
        self.changed = true;
        let statement = self.prepare(sql)?.statement;
        let client = self.client.as_ref().ok_or_else(no_connection)?;
        let params: Vec<&(dyn ToSql + Sync)> = params.iter().map(|value| value as _).collect();
        self.runtime.block_on(client.execute(&statement, &params)).map_err(|error| self.failed(sql, &error))
    }

    fn batch(&mut self, sql: &str) -> Result<(), Failure> {
        let client = self.client.as_ref().ok_or_else(no_connection)?;
        self.runtime.block_on(client.batch_execute(sql)).map_err(|error| self.failed(sql, &error))
    }

    fn begin(&mut self, writes: bool, _saves: bool) -> Result<(), Failure> {
        self.connect()?;
        self.loss = Loss::Lasting;
        self.changed = false;
        if !writes {
            return self.batch("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
        }
        self.sign()?;
        self.batch("BEGIN; SAVEPOINT job")
    }

    fn take_turns(&mut self) -> Result<(), Failure> {
        self.batch("SELECT pg_advisory_xact_lock(7011, hashtext(current_schema()))")
    }

    fn commit(&mut self) -> Result<(), Failure> {
        // Where nothing was changed, nothing hangs on the answer.
        let Some(mark) = self.mark.as_mut().filter(|_| self.changed) else { return self.batch("COMMIT") };
        let (sql, counted) = (mark.commit(), mark.clone());
        let Err(failure) = self.batch(&sql) else { return Ok(()) };
        if self.client.as_ref().is_some_and(|client| !client.is_closed()) {
            // It was refused, and not counted.
            self.mark = None;
            return Err(failure);
        }
        match self.was_committed(&counted) {
            Ok(true) => Ok(()),
            Ok(false) => {
                self.loss = Loss::Passing;
                Err(failure)
            }
            Err(unknown) => {
                // Doing it again might do it twice.
                self.loss = Loss::Lasting;
                Err(unknown)
            }
        }
    }

    fn roll_back(&mut self) {
        let loss = self.loss;
        if self.client.as_ref().is_some_and(|client| !client.is_closed()) && self.batch("ROLLBACK").is_err() {
            // Whatever is open there ends with the connection.
            self.client = None;
        }
        self.loss = loss;
    }

    fn loss(&self) -> Loss {
        self.loss
    }

    fn has_other_writers(&self) -> bool {
        true
    }

    fn lock(&mut self, sql: &str, params: &[Sql], lock: Lock) -> Result<bool, Failure> {
        // Keys are not changed by anything: whoever only refers to a row need not wait.
        let clause = match lock {
            Lock::Exclusive => "FOR NO KEY UPDATE",
            Lock::Shared => "FOR SHARE",
        };
        Ok(!self.query(&format!("{sql} {clause}"), params)?.is_empty())
    }

    fn next(&mut self, counter: &str) -> Result<i64, Failure> {
        if counter == "object" && self.continuous {
            return count_up(self, counter);
        }
        let sql = "SELECT nextval(CAST($1 AS TEXT)::regclass) AS taken";
        let row = self.query(sql, &[format!("counter_{counter}").into()])?.into_iter().next();
        row.ok_or_else(no_connection)?.int("taken")
    }

    /// A sequence may be ahead of the table, and the other way round.
    fn counters(&mut self) -> Result<Vec<(String, i64)>, Failure> {
        let mut counters = counted(self)?;
        // Numbers without gaps come from the table alone; the sequence beside it may be ahead after a crash, which costs
        // it up to 32 numbers.
        let continuous = self.continuous;
        let has_sequence = |name: &str| is_plain(name) && !(continuous && name == "object");
        for (name, next) in counters.iter_mut().filter(|(name, _)| has_sequence(name)) {
            let sql = format!(
                "SELECT CASE WHEN is_called THEN last_value + 1 ELSE last_value END AS next FROM counter_{name}"
            );
            let ahead = self.query(&sql, &[])?.first().map_or(Ok(0), |row| row.int("next"))?;
            *next = ahead.max(*next);
        }
        Ok(counters)
    }

    fn set_counter(&mut self, counter: &str, next: i64) -> Result<(), Failure> {
        if !is_plain(counter) {
            return Err(Failure::Database(format!("no counter can be called {counter:?}")));
        }
        set_count(self, counter, next)?;
        self.batch(&format!(
            "CREATE SEQUENCE IF NOT EXISTS counter_{counter}; SELECT setval('counter_{counter}', {next}, false)"
        ))
    }

    fn each_row(&mut self, table: &str, show: Show<'_>) -> Result<(), Failure> {
        self.batch(&format!("DECLARE every_row CURSOR FOR SELECT * FROM {table}"))?;
        loop {
            // Not kept: the columns differ from table to table.
            self.statements.remove(FETCH);
            let rows = self.query(FETCH, &[])?;
            if rows.is_empty() {
                return self.batch("CLOSE every_row");
            }
            rows.iter().try_for_each(|row| show(row.columns(), &row.values()))?;
        }
    }

    /// References are checked by every statement, and pages by checksums where the server was set up with them.
    fn damage(&mut self) -> Result<Vec<String>, Failure> {
        Ok(Vec::new())
    }

    fn clock(&mut self) -> Result<Timestamp, Failure> {
        let row = self.query(&format!("SELECT {CLOCK}"), &[])?.into_iter().next();
        row.ok_or_else(no_connection)?.time("clock")
    }

    fn dated(&mut self, columns: &str, from: &str) -> Result<Option<(Row, Timestamp)>, Failure> {
        let row = self.query(&format!("SELECT {columns}, {CLOCK} {from}"), &[])?.into_iter().next();
        row.map(|row| row.time("clock").map(|clock| (row, clock))).transpose()
    }

    /// Texts sort by their bytes, as in SQLite, whatever the database was created with.
    fn translate(&self, step: &str) -> String {
        step.replace(" TEXT", " TEXT COLLATE \"C\"")
    }

    fn begin_migration(&mut self) -> Result<(), Failure> {
        self.connect()?;
        self.batch("BEGIN; SELECT pg_advisory_xact_lock(7010, hashtext(current_schema()))")
    }

    /// Counters become sequences, all but that of objects where their numbers are to have no gaps.
    fn finish_migration(&mut self) -> Result<(), Failure> {
        for row in self.query("SELECT name, next FROM counter", &[])? {
            let (name, next) = (row.text("name")?, row.int("next")?);
            if is_plain(&name) {
                self.batch(&format!("CREATE SEQUENCE IF NOT EXISTS counter_{name} START WITH {next}"))?;
            }
        }
        let wanted = i64::from(self.continuous);
        let sql = "SELECT value FROM meta WHERE name = 'continuous'";
        let found = self.query(sql, &[])?.first().map_or(Ok(None), |row| row.opt_int("value"))?;
        if found == Some(wanted) {
            return Ok(());
        }
        match (found, self.continuous) {
            (None, _) => {}
            (Some(_), true) => {
                self.batch("UPDATE counter SET next = GREATEST(next, nextval('counter_object')) WHERE name = 'object'")?
            }
            (Some(_), false) => {
                self.batch("SELECT setval('counter_object', next, false) FROM counter WHERE name = 'object'")?;
            }
        }
        let sql =
            "INSERT INTO meta (name, value) VALUES ('continuous', $1) ON CONFLICT (name) DO UPDATE SET value = $1";
        self.execute(sql, &[wanted.into()]).map(drop)
    }

    #[cfg(test)]
    fn check(&mut self, sql: &str) -> Result<(), Failure> {
        super::plan::check_postgres(self, sql)
    }
}

/// Whether a counter's name can be part of a sequence's.
fn is_plain(name: &str) -> bool {
    name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_')
}

/// Connects, with TLS unless the server is on this machine or the URL says `sslmode=disable`.
pub(super) async fn connect(config: &Config) -> Result<Client, Failure> {
    let fail = |error: tokio_postgres::Error| Failure::Database(with_sources(&error));
    let plain = match config.get_ssl_mode() {
        SslMode::Disable => true,
        SslMode::Prefer => config.get_hosts().iter().all(is_here),
        _ => false,
    };
    let client = if plain {
        let mut config = config.clone();
        let (client, connection) = config.ssl_mode(SslMode::Disable).connect(NoTls).await.map_err(fail)?;
        tokio::spawn(connection);
        client
    } else {
        let connector = native_tls::TlsConnector::new().map_err(|error| Failure::Database(error.to_string()))?;
        let connector = postgres_native_tls::MakeTlsConnector::new(connector);
        let mut config = config.clone();
        let (client, connection) = config.ssl_mode(SslMode::Require).connect(connector).await.map_err(fail)?;
        tokio::spawn(connection);
        client
    };
    client.batch_execute(SETTINGS).await.map_err(fail)?;
    Ok(client)
}

/// Whether a server is on this machine.
fn is_here(host: &Host) -> bool {
    match host {
        Host::Tcp(name) => name == "localhost" || name.parse().is_ok_and(|ip: std::net::IpAddr| ip.is_loopback()),
        #[cfg(unix)]
        Host::Unix(_) => true,
    }
}

/// Whether the server closes the connection with this word.
fn is_ending(state: &SqlState) -> bool {
    let ending = [
        SqlState::ADMIN_SHUTDOWN,
        SqlState::CRASH_SHUTDOWN,
        SqlState::IDLE_IN_TRANSACTION_SESSION_TIMEOUT,
        SqlState::CANNOT_CONNECT_NOW,
    ];
    ending.contains(state)
}

/// Whether what went wrong may go right the next time: others were in the way, or the server was stopping.
fn is_passing(state: &SqlState) -> bool {
    let passing = [
        SqlState::T_R_SERIALIZATION_FAILURE,
        SqlState::T_R_DEADLOCK_DETECTED,
        SqlState::LOCK_NOT_AVAILABLE,
        SqlState::ADMIN_SHUTDOWN,
        SqlState::CRASH_SHUTDOWN,
        SqlState::CANNOT_CONNECT_NOW,
        SqlState::READ_ONLY_SQL_TRANSACTION,
        SqlState::IDLE_IN_TRANSACTION_SESSION_TIMEOUT,
    ];
    passing.contains(state)
}

/// What is told when there is no connection where there should be one.
fn no_connection() -> Failure {
    Failure::Database("there is no connection to the database".into())
}

/// An error with what is behind it.
fn with_sources(error: &tokio_postgres::Error) -> String {
    let mut told = error.to_string();
    let mut source = std::error::Error::source(error);
    while let Some(behind) = source {
        told.push_str(&format!(": {behind}"));
        source = behind.source();
    }
    told
}
