//! Programs of others against `eppsh registry serve`, over TLS that wants a client certificate: each runs every command
//! it has, and what it tells of each step is compared with the file of expected lines beside it.
//!
//! They are Net::EPP (Debian: `libnet-epp-perl libio-socket-ssl-perl`), instant-epp (a crate), and from PyPI epptools,
//! EPP ("eppy"), pyepp and eppzy, in the environment whose interpreter `EPPSH_TEST_PYTHON` names, else
//! `target/interop-venv`. Where one is not installed, its test says so.

mod bad;
mod instant;
mod kept;
mod refusals;

use crate::served::Served;
use crate::support::{self, Home};
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

/// A registry served by the program itself on a free port; its TLS wants a certificate that it issued and has not taken
/// back. It ends with this value.
struct Site {
    server: Served,
    profile: &'static str,
    home: Home,
}

impl Site {
    /// Makes a registry with those rules and waits until it listens. TEST-A and TEST-B have certificates of
    /// `cert issue`, and one for both; those that `init` made are taken back, and TEST-A's is kept as `REVOKED`.
    fn start(profile: &'static str) -> Site {
        let home = Home::new();
        let dir = home.path("registry");
        let made = home.run(&["registry", "init", "registry", "--profile", profile]);
        assert_eq!(made.status, 0, "{made:?}");
        let settings = home.read("registry/registry.toml");
        let at_login = "client-certificate = \"at-login\"";
        assert!(settings.contains(at_login), "{settings}");
        let required = settings.replace(at_login, "client-certificate = \"required\"");
        std::fs::write(dir.join("registry.toml"), required).unwrap();
        let keep = |from: &str, to: &str| {
            for extension in ["pem", "key"] {
                let path = |name: &str| dir.join("clients").join(format!("{name}.{extension}"));
                std::fs::rename(path(from), path(to)).unwrap();
            }
        };
        for fingerprint in home.run(&["registry", "cert", "list", "registry", "-o", "table"]).out.lines() {
            let fingerprint = fingerprint.split_whitespace().last().unwrap();
            let revoked = home.run(&["registry", "cert", "revoke", "registry", fingerprint]);
            assert_eq!(revoked.status, 0, "{revoked:?}");
        }
        keep("TEST-A", "REVOKED");
        for (ids, name) in [(&["TEST-A"][..], "TEST-A"), (&["TEST-B"], "TEST-B"), (&["TEST-A", "TEST-B"], "BOTH")] {
            let issued = home.run(&[&["registry", "cert", "issue", "registry", "-o", "table"], ids].concat());
            let said = format!("{}{}", issued.out, issued.err);
            let path = said.split_whitespace().find(|word| word.ends_with(".pem"));
            let stem = path.and_then(|path| Path::new(path).file_stem()?.to_str());
            let Some(stem) = stem else { panic!("no certificate is named: {issued:?}") };
            keep(stem, name);
        }
        let server = Served::run(home.command(&["registry", "serve", "registry", "--listen", "127.0.0.1:0"]));
        Site { server, profile, home }
    }

    /// The port that it listens on.
    fn port(&self) -> &str {
        self.server.address.rsplit(':').next().unwrap()
    }

    /// What `init` made.
    fn dir(&self) -> PathBuf {
        self.home.path("registry")
    }

    /// Runs a client's script against it: the lines told, and the frames received.
    fn run(&self, interpreter: &OsStr, script: &str) -> (String, Vec<(String, String)>) {
        let frames = tempfile::tempdir().unwrap();
        let output = std::process::Command::new(interpreter)
            .env("LC_ALL", "C.UTF-8") // An unknown locale would be complained about.
            .env("PYTHONDONTWRITEBYTECODE", "1")
            .env("HOME", self.home.dir.path())
            .arg(interop().join(script))
            .arg(self.port())
            .arg(self.dir())
            .arg(frames.path())
            .arg(self.profile)
            .output()
            .unwrap();
        let told = String::from_utf8(output.stdout).unwrap();
        let complaints = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{script}:\n{told}{complaints}");
        assert_eq!(complaints, "", "{script} complains");
        (told, read(frames.path()))
    }

    /// Whether it still serves: another client asks it something.
    fn answers(&self) {
        let config = ["--config", "registry/eppsh.toml", "@TEST-A", "--server", &self.server.address];
        self.home.run(&[&config[..], &["domain", "check", "театр.дети"]].concat()).is(0, 1000);
    }
}

/// Where the scripts are.
fn interop() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/interop")
}

/// The interpreter with the packages from PyPI.
fn python() -> OsString {
    let default = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/interop-venv/bin/python");
    std::env::var_os("EPPSH_TEST_PYTHON").unwrap_or_else(|| default.into())
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
    let loaded = std::process::Command::new(interpreter).args(loads).output();
    let there = loaded.is_ok_and(|output| output.status.success());
    if !there {
        eprintln!("NOT RUN: {} cannot load the client; {install}", Path::new(interpreter).display());
    }
    there
}

/// Whether a package of PyPI is there.
fn has_package(module: &str, package: &str) -> bool {
    let load = format!("import {module}");
    let install = format!("python3 -m venv target/interop-venv && target/interop-venv/bin/pip install {package}");
    has(&python(), &["-c", &load], &install)
}

/// Holds what a client told against the expected lines of its file, and its frames against the schemas. A line that
/// begins with `tci:` or `lenient:` is told with those rules only.
fn compare(profile: &str, expected: &str, told: &str, frames: &[(String, String)]) {
    let all = std::fs::read_to_string(interop().join(expected)).unwrap();
    let of_profile = |line: &&str| match line.split_once(": ") {
        Some((only @ ("tci" | "lenient"), _)) => only == profile,
        _ => true,
    };
    let bare = |line: &str| line.trim_start_matches("tci: ").trim_start_matches("lenient: ").to_owned() + "\n";
    let wanted: String = all.lines().filter(of_profile).map(bare).collect();
    let differ = differences(&wanted, told);
    assert!(differ.is_empty(), "something else was told than {expected} has for {profile}:\n{differ}");
    assert!(frames.len() > wanted.lines().count() / 2, "{} frames were kept", frames.len());
    support::assert_valid(frames);
}

/// Runs a script against a registry with those rules.
fn run(interpreter: &OsStr, script: &str, expected: &str, profile: &'static str) {
    let (told, frames) = Site::start(profile).run(interpreter, script);
    compare(profile, expected, &told, &frames);
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

/// Perl with Net::EPP.
fn net_epp(profile: &'static str) {
    let perl = OsStr::new("perl");
    if has(perl, &["-MNet::EPP::Simple", "-e1"], "apt-get install libnet-epp-perl libio-socket-ssl-perl") {
        run(perl, "net_epp.pl", "net_epp.txt", profile);
    }
}

#[test]
fn net_epp_runs_every_command_by_tcis_rules() {
    net_epp("tci");
}

#[test]
fn net_epp_runs_every_command() {
    net_epp("lenient");
}

#[test]
fn epptools_runs_every_command_by_tcis_rules() {
    if has_package("epptools", "epptools==1.1.2") {
        run(&python(), "epp_tools.py", "epp_tools.txt", "tci");
    }
}

#[test]
fn epptools_runs_every_command() {
    if has_package("epptools", "epptools==1.1.2") {
        run(&python(), "epp_tools.py", "epp_tools.txt", "lenient");
    }
}

#[test]
fn eppy_runs_every_command_by_tcis_rules() {
    if has_package("eppy.client", "EPP==0.9.1") {
        run(&python(), "eppy_client.py", "eppy_client.txt", "tci");
    }
}

#[test]
fn pyepp_runs_every_command_by_tcis_rules() {
    if has_package("pyepp", "pyepp==0.3.2") {
        run(&python(), "py_epp.py", "py_epp.txt", "tci");
    }
}

#[test]
fn the_command_line_of_pyepp_runs_every_command() {
    if has_package("pyepp", "pyepp==0.3.2") {
        run(&python(), "py_epp_cli.py", "py_epp_cli.txt", "lenient");
    }
}
