//! Programs of others against `eppsh registry serve`, over TLS with client certificates: each runs every command it
//! has, and what it tells of each step is compared with the file of expected lines beside it.
//!
//! They are Net::EPP (Debian: `libnet-epp-perl libio-socket-ssl-perl`) and epptools (PyPI, in the environment whose
//! interpreter `EPPSH_TEST_PYTHON` names, else `target/interop-venv`). Where one is not installed, its test says so.

use crate::served::Served;
use crate::support::{self, Home};
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A registry served by the program itself on a free port, with TLS; it ends with this value.
struct Site {
    server: Served,
    home: Home,
}

impl Site {
    /// Makes a registry and waits until it listens.
    fn start() -> Site {
        let home = Home::new();
        let made = home.line("registry init registry");
        assert_eq!(made.status, 0, "{made:?}");
        let server = Served::run(home.command(&["registry", "serve", "registry", "--listen", "127.0.0.1:0"]));
        Site { server, home }
    }

    /// Runs a client's script against it: the lines told, and the frames received.
    fn run(&self, interpreter: &OsStr, script: &str) -> (String, Vec<(String, String)>) {
        let frames = tempfile::tempdir().unwrap();
        let output = Command::new(interpreter)
            .env("LC_ALL", "C") // An unknown locale would be complained about.
            .arg(interop().join(script))
            .arg(self.server.address.rsplit(':').next().unwrap())
            .arg(self.home.path("registry"))
            .arg(frames.path())
            .output()
            .unwrap();
        let told = String::from_utf8(output.stdout).unwrap();
        assert!(output.status.success(), "{script}:\n{told}{}", String::from_utf8_lossy(&output.stderr));
        assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{script} complains");
        (told, read(frames.path()))
    }
}

/// Where the scripts are.
fn interop() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/interop")
}

/// The frames kept in a directory, in order.
fn read(dir: &Path) -> Vec<(String, String)> {
    let mut paths: Vec<_> = std::fs::read_dir(dir).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let named = |path: PathBuf| {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        (name, std::fs::read_to_string(path).unwrap())
    };
    paths.into_iter().map(named).collect()
}

/// Whether an interpreter can load a client; says plainly when it cannot.
fn has(interpreter: &OsStr, loads: &[&str], install: &str) -> bool {
    let loaded = Command::new(interpreter).args(loads).output();
    let there = loaded.is_ok_and(|output| output.status.success());
    if !there {
        eprintln!("NOT RUN: {} cannot load the client; {install}", Path::new(interpreter).display());
    }
    there
}

/// Runs `script` and holds every line it tells and every frame it got against what is expected.
fn compare(interpreter: &OsStr, script: &str, expected: &str) {
    let site = Site::start();
    let (told, frames) = site.run(interpreter, script);
    let wanted = std::fs::read_to_string(interop().join(expected)).unwrap();
    let differ: String = differences(&wanted, &told);
    assert!(differ.is_empty(), "{script} saw something else than {expected}:\n{differ}");
    assert!(frames.len() > wanted.lines().count() / 2, "{} frames were kept", frames.len());
    support::assert_valid(&frames);
}

/// The lines in which two texts differ.
fn differences(wanted: &str, told: &str) -> String {
    let (mut wanted, mut told) = (wanted.lines(), told.lines());
    let mut differ = String::new();
    loop {
        match (wanted.next(), told.next()) {
            (None, None) => return differ,
            (left, right) if left == right => {}
            (left, right) => {
                differ.push_str(&format!("- {}\n+ {}\n", left.unwrap_or("(end)"), right.unwrap_or("(end)")));
            }
        }
    }
}

#[test]
fn net_epp_runs_every_command() {
    let perl = OsStr::new("perl");
    if has(perl, &["-MNet::EPP::Simple", "-e1"], "apt-get install libnet-epp-perl libio-socket-ssl-perl") {
        compare(perl, "net_epp.pl", "net_epp.txt");
    }
}

#[test]
fn epptools_runs_every_command() {
    let default = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/interop-venv/bin/python");
    let python = std::env::var_os("EPPSH_TEST_PYTHON").unwrap_or_else(|| default.into());
    let install = "python3 -m venv target/interop-venv && target/interop-venv/bin/pip install epptools==1.1.2";
    if has(&python, &["-c", "import epptools"], install) {
        compare(&python, "epp_tools.py", "epp_tools.txt");
    }
}
