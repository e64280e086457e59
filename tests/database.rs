//! A PostgreSQL server of a test's own, which it may kill and start again, and give a standby.
//!
//! Its shell takes orders, and ends the server and removes its files when they end, however the test does.

use crate::cluster::{programs, server_user};
use std::io::{BufRead, BufReader, Write};
use std::path::PathBuf;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};

/// Makes the files, anew or as a copy of those of the server at `$3`, and does what it is told.
const SCRIPT: &str = r#"
set -e
trap '' INT TERM HUP
if [ -z "$3" ]; then
    "$1/initdb" -D "$2/data" -U eppsh -A trust -E UTF8 --locale=C --no-sync >/dev/null
else
    "$1/pg_basebackup" -h "$3" -U eppsh -D "$2/data" -R -X stream -c fast --no-sync
fi
while read -r order; do
    case $order in
    start)
        "$1/postgres" -D "$2/data" -k "$2" -h '' -c max_connections=200 -c fsync=off -c log_min_messages=fatal \
            -c deadlock_timeout=100ms -c shared_buffers=32MB >>"$2/log" 2>&1 </dev/null &
        pid=$!
        until "$1/pg_isready" -q -h "$2"; do kill -0 $pid; sleep 0.02; done;;
    crash) kill -QUIT $pid; wait $pid || true; pid=;;
    esac
    echo done
done
if [ -n "$pid" ]; then kill -QUIT $pid; wait $pid || true; fi
rm -rf "$2"
"#;

/// A server.
pub struct Database {
    programs: PathBuf,
    directory: PathBuf,
    /// Ends when its input does.
    _shell: Child,
    orders: ChildStdin,
    done: BufReader<ChildStdout>,
}

impl Database {
    /// A new server; none, and a word about it, where there is no PostgreSQL.
    pub fn start() -> Option<Database> {
        let programs = programs();
        if programs.is_none() {
            eprintln!("NOT RUN: PostgreSQL is not installed; apt-get install postgresql");
        }
        Some(Database::make(programs?, ""))
    }

    /// A copy that follows this server, and without which no commit here is done.
    pub fn standby(&self) -> Database {
        let standby = Database::make(self.programs.clone(), &self.directory.display().to_string());
        self.sql("ALTER SYSTEM SET synchronous_standby_names = '*'");
        self.sql("SELECT pg_reload_conf()");
        standby
    }

    /// Makes the files of a server, a copy where it is `of` one, and runs it.
    fn make(programs: PathBuf, of: &str) -> Database {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let directory = std::env::temp_dir().join(format!("eppsh-own-{}-{number}", std::process::id()));
        drop(std::fs::remove_dir_all(&directory));
        std::fs::create_dir(&directory).unwrap();
        // The server refuses to be root.
        let mut command = Command::new("sh");
        if let Some((user, group)) = server_user() {
            std::os::unix::fs::chown(&directory, Some(user), Some(group)).unwrap();
            command = Command::new("setpriv");
            command.args([&format!("--reuid={user}"), &format!("--regid={group}"), "--clear-groups", "sh"]);
        }
        command.args(["-c", SCRIPT, "sh"]).arg(&programs).arg(&directory).arg(of).current_dir(&directory);
        let mut shell = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        let (orders, done) = (shell.stdin.take().unwrap(), BufReader::new(shell.stdout.take().unwrap()));
        let mut database = Database { programs, directory, _shell: shell, orders, done };
        database.order("start");
        database
    }

    /// Kills the server: it writes nothing more, as if its machine had lost its power.
    pub fn crash(&mut self) {
        self.order("crash");
    }

    /// Starts it again.
    pub fn resume(&mut self) {
        self.order("start");
    }

    /// How a registry reaches it.
    pub fn url(&self) -> String {
        format!("postgres://eppsh@/postgres?host={}", self.directory.display())
    }

    /// How it reaches whichever of this one and another takes writes.
    pub fn url_with(&self, other: &Database) -> String {
        format!("{}&host={}&target_session_attrs=read-write", self.url(), other.directory.display())
    }

    /// What a statement gives, its columns divided by bars.
    pub fn sql(&self, statement: &str) -> String {
        let mut command = Command::new(self.programs.join("psql"));
        command.args(["-XAtq", "-U", "eppsh", "-h"]).arg(&self.directory).args(["postgres", "-c", statement]);
        let output = command.output().unwrap();
        assert!(output.status.success(), "{statement}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap().trim().to_owned()
    }

    /// Has the shell do something.
    fn order(&mut self, order: &str) {
        writeln!(self.orders, "{order}").unwrap();
        let mut told = String::new();
        self.done.read_line(&mut told).unwrap();
        let log = || std::fs::read_to_string(self.directory.join("log"));
        assert_eq!(told, "done\n", "the server did not {order}: {:?}", log());
    }
}
