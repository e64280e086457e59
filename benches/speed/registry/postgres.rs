//! A PostgreSQL server of a measurement's own, and a wire to it that is as long as wanted.

use crate::Failure;
use crate::process::{Killed, myself};
use crate::registry::site::run;
use crate::table::say;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::mpsc::channel;
use std::time::{Duration, Instant};

/// A server in a directory of its own, which waits for the disk; gone with this.
pub struct Cluster {
    _dir: tempfile::TempDir,
    _process: Killed,
    /// Its port on the loopback interface.
    pub port: u16,
}

impl Cluster {
    /// Makes one and starts it.
    pub fn start() -> Result<Cluster, Failure> {
        let programs = programs().ok_or("PostgreSQL is not installed; apt-get install postgresql")?;
        let dir = tempfile::tempdir()?;
        let data = dir.path().join("data");
        let owned = |program: &str| {
            // The server refuses to be root, who runs this in a container.
            let mut command = Command::new("setpriv");
            command.args(["--reuid=postgres", "--regid=postgres", "--clear-groups"]).arg(programs.join(program));
            command.current_dir("/");
            command
        };
        run(Command::new("chown").arg("postgres").arg(dir.path()))?;
        run(owned("initdb").arg("-D").arg(&data).args(["-U", "eppsh", "-A", "trust", "-E", "UTF8", "--locale=C"]))?;
        let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let mut server = owned("postgres");
        server.arg("-D").arg(&data).arg("-k").arg(dir.path()).args(["-h", "127.0.0.1", "-p", &port.to_string()]);
        server.args(["-c", "max_connections=200", "-c", "shared_buffers=256MB", "-c", "log_min_messages=fatal"]);
        let process = Killed(server.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn()?);
        let patience = Instant::now() + Duration::from_secs(60);
        while run(owned("pg_isready").args(["-q", "-h", "127.0.0.1", "-p", &port.to_string()])).is_err() {
            if Instant::now() > patience {
                return Err("PostgreSQL did not start".into());
            }
            std::thread::sleep(Duration::from_millis(100));
        }
        Ok(Cluster { _dir: dir, _process: process, port })
    }
}

/// Where to find its database by way of `port`.
pub fn url(port: u16) -> String {
    format!("postgres://eppsh@127.0.0.1:{port}/postgres")
}

/// Where the server's programs are.
fn programs() -> Option<PathBuf> {
    let versions = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let mut places: Vec<PathBuf> = versions.map(|version| version.path().join("bin")).collect();
    places.sort();
    places.into_iter().rev().find(|place: &PathBuf| Path::new(place).join("initdb").is_file())
}

/// A wire to `port`, in a process of its own.
pub fn wire(port: u16, delay: Duration) -> Result<(u16, Killed), Failure> {
    let mut command = myself(&["wire", &port.to_string(), &delay.as_micros().to_string()])?;
    let mut process = Killed(command.stdout(Stdio::piped()).spawn()?);
    let mut told = String::new();
    BufReader::new(process.0.stdout.take().ok_or("no output")?).read_line(&mut told)?;
    Ok((told.trim().parse()?, process))
}

/// Listens on a free port and passes on what comes to `port`, each byte `delay` microseconds later; what comes back
/// is passed on at once. Until it is killed.
pub fn carry(port: &str, delay: &str) -> Result<(), Failure> {
    let (port, delay) = (port.parse::<u16>()?, Duration::from_micros(delay.parse()?));
    let listener = TcpListener::bind("127.0.0.1:0")?;
    say(&listener.local_addr()?.port().to_string());
    for near in listener.incoming() {
        let (near, far) = (near?, TcpStream::connect(("127.0.0.1", port))?);
        near.set_nodelay(true)?;
        far.set_nodelay(true)?;
        let (back, forth) = (far.try_clone()?, near.try_clone()?);
        std::thread::spawn(move || pass(forth, far, delay));
        std::thread::spawn(move || pass(back, near, Duration::ZERO));
    }
    Ok(())
}

/// Passes bytes on, each after `delay`, however many are on their way.
fn pass(mut from: TcpStream, mut to: TcpStream, delay: Duration) {
    let (sender, queue) = channel::<(Instant, Vec<u8>)>();
    let writer = std::thread::spawn(move || {
        for (at, bytes) in queue {
            std::thread::sleep(at.saturating_duration_since(Instant::now()));
            if to.write_all(&bytes).is_err() {
                break;
            }
        }
        drop(to.shutdown(Shutdown::Both));
    });
    let mut buffer = vec![0; 64 << 10];
    while let Ok(count @ 1..) = from.read(&mut buffer) {
        if sender.send((Instant::now() + delay, buffer[..count].to_vec())).is_err() {
            break;
        }
    }
    drop(sender);
    drop(writer.join());
}
