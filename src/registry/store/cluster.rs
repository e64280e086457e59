//! A PostgreSQL server for tests: made in a directory of its own, reached over a socket there, and gone with the tests.
//!
//! It is a child of a shell that waits for the end of its input, which comes however the tests end.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};

/// How many schemas there are: each test takes the next one.
const SCHEMAS: usize = 2000;

/// Makes the cluster, serves it until the input ends, and removes it.
const SCRIPT: &str = r#"
set -e
trap '' INT
"$1/initdb" -D "$2/data" -U eppsh -A trust -E UTF8 --locale=C --no-sync >/dev/null
"$1/postgres" -D "$2/data" -k "$2" -h '' -c max_connections=400 -c "fsync=$3" -c log_min_messages=fatal \
    -c deadlock_timeout=100ms -c shared_buffers=64MB >"$2/log" 2>&1 </dev/null &
until "$1/pg_isready" -q -h "$2"; do kill -0 $!; sleep 0.05; done
"$1/psql" -q -h "$2" -U eppsh postgres -c "DO \$\$ BEGIN FOR i IN 0..$4 LOOP EXECUTE 'CREATE SCHEMA t' || i; END LOOP; END \$\$"
echo ready
read line || true
kill -QUIT $!
wait $! || true
rm -rf "$2"
"#;

/// A server and the pipe it lives by.
struct Cluster {
    directory: PathBuf,
    /// Held open; the server ends when it is closed.
    _shell: Child,
}

/// The URL of an empty schema; none, and a word about it, where there is no PostgreSQL.
pub fn url() -> Option<String> {
    static CLUSTER: OnceLock<Option<Cluster>> = OnceLock::new();
    static NEXT: AtomicUsize = AtomicUsize::new(0);
    // Only measurements want to wait for the disk.
    let fsync = || if std::env::var_os("EPPSH_TEST_FSYNC").is_some() { "on" } else { "off" };
    let cluster = CLUSTER.get_or_init(|| start(fsync())).as_ref()?;
    let schema = NEXT.fetch_add(1, Ordering::Relaxed);
    assert!(schema < SCHEMAS, "more schemas are needed");
    let socket = cluster.directory.display();
    Some(format!("postgres:///postgres?host={socket}&user=eppsh&options=-csearch_path%3Dt{schema}"))
}

/// Starts a server; `fsync` tells whether it waits for the disk.
fn start(fsync: &str) -> Option<Cluster> {
    let Some(programs) = programs() else {
        // A test's own word about itself goes to the test's output, which the lint is not meant for.
        #[allow(clippy::print_stderr)]
        {
            eprintln!("NOT RUN: PostgreSQL is not installed; apt-get install postgresql");
        }
        return None;
    };
    let chance = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).map_or(0, |age| age.as_nanos());
    let directory = std::env::temp_dir().join(format!("eppsh-pg-{}-{chance}", std::process::id()));
    std::fs::create_dir(&directory).expect("a directory");
    // The server refuses to be root.
    let server = server_user();
    if let Some((user, group)) = server {
        std::os::unix::fs::chown(&directory, Some(user), Some(group)).expect("a directory of the server's");
    }
    let mut command = match server {
        Some((user, group)) => {
            let mut command = Command::new("setpriv");
            command.args([&format!("--reuid={user}"), &format!("--regid={group}"), "--clear-groups", "sh"]);
            command
        }
        None => Command::new("sh"),
    };
    command.args(["-c", SCRIPT, "sh"]).arg(programs).arg(&directory).args([fsync, &SCHEMAS.to_string()]);
    let mut shell =
        command.current_dir(&directory).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("a shell");
    let mut ready = String::new();
    BufReader::new(shell.stdout.take().expect("a pipe")).read_line(&mut ready).expect("a line");
    assert_eq!(ready, "ready\n", "the server did not start: {:?}", std::fs::read_to_string(directory.join("log")));
    Some(Cluster { directory, _shell: shell })
}

/// Where the server's programs are.
pub fn programs() -> Option<PathBuf> {
    let versions = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let mut places: Vec<PathBuf> = versions.map(|version| version.path().join("bin")).collect();
    places.sort();
    places.reverse();
    let path = std::env::var_os("PATH").unwrap_or_default();
    places.extend(std::env::split_paths(&path));
    places.into_iter().find(|place| place.join("initdb").is_file())
}

/// Who is to run the server when it is root that runs the tests.
pub fn server_user() -> Option<(u32, u32)> {
    use std::os::unix::fs::MetadataExt;
    if Path::new("/proc/self").metadata().ok()?.uid() != 0 {
        return None;
    }
    let people = std::fs::read_to_string("/etc/passwd").ok()?;
    let find = |name: &str| {
        let line = people.lines().find(|line| line.split(':').next() == Some(name))?;
        let mut fields = line.split(':').skip(2);
        Some((fields.next()?.parse().ok()?, fields.next()?.parse().ok()?))
    };
    find("postgres").or_else(|| find("nobody"))
}
