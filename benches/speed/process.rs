//! Whole processes: start-up, one command over TLS, ten thousand in one session, renewals of a table, and the memory they take.

use crate::Failure;
use crate::stub::HOLD;
use crate::table::{Table, Target, median, time};
use openssl::asn1::{Asn1Integer, Asn1Time};
use openssl::bn::BigNum;
use openssl::ec::{EcGroup, EcKey};
use openssl::hash::MessageDigest;
use openssl::nid::Nid;
use openssl::pkey::{PKey, Private};
use openssl::x509::extension::{BasicConstraints, SubjectAlternativeName};
use openssl::x509::{X509Builder, X509NameBuilder};
use std::fmt::Write;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Instant;

/// How often the short runs are made, and the long ones.
const SHORT_RUNS: usize = 31;
const LONG_RUNS: usize = 3;
/// How many checks the script holds.
const COMMANDS: usize = 10_000;
/// How many renewals a run over a table makes.
const RENEWALS: usize = 2_000;
/// The program measured.
pub const EPPSH: &str = env!("CARGO_BIN_EXE_eppsh");

/// Measures all of it.
pub fn measure(table: &mut Table) -> Result<(), Failure> {
    let dir = tempfile::tempdir()?;
    let dir = dir.path();
    certificates(dir)?;
    let mut script = String::new();
    (0..COMMANDS).try_for_each(|number| writeln!(script, "domain check d{number}.example"))?;
    std::fs::write(dir.join("script"), script)?;
    starts(table, dir)?;
    specs(table, dir)?;
    let stub = Stub::start(dir, "answer")?;
    one_shot(table, dir, &stub)?;
    script_of_checks(table, dir, &stub)?;
    memory(table, dir)
}

/// Start-up without a connection, beside a process that does nothing.
fn starts(table: &mut Table, dir: &Path) -> Result<(), Failure> {
    for (what, args) in
        [("--version", &["--version"][..]), ("--dry-run domain check", &["--dry-run", "domain", "check", "x.example"])]
    {
        let mut floor = || timed(&mut myself(&["nothing"])?);
        let mut subject = || timed(eppsh(dir, None)?.args(args));
        let [floor, subject] = interleaved(SHORT_RUNS, [&mut floor, &mut subject])?;
        table.add(&format!("start: {what}"), time(subject), time(floor), subject * 1e3, "ms", Target::Most(10.0));
    }
    Ok(())
}

/// Start-up with all specs built in, beside the same program with the five of the standard's objects.
fn specs(table: &mut Table, dir: &Path) -> Result<(), Failure> {
    let target = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/few-specs");
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let built = Command::new(cargo)
        .args(["build", "--quiet", "--release", "--bin", "eppsh", "--target-dir"])
        .arg(&target)
        .env("EPPSH_SPECS", "session poll domain host contact")
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .status()?;
    if !built.success() {
        return Err("the program with few specs could not be built".into());
    }
    let few = target.join("release/eppsh");
    let args = ["--dry-run", "domain", "check", "x.example"];
    let mut floor = || timed(program(&few, dir, None)?.args(args));
    let mut subject = || timed(eppsh(dir, None)?.args(args));
    let [floor, subject] = interleaved(3 * SHORT_RUNS, [&mut floor, &mut subject])?;
    table.add("start with all specs", time(subject), time(floor), subject / floor, "x", Target::Most(1.2));
    Ok(())
}

/// One check: connect, greeting, login, check, logout.
fn one_shot(table: &mut Table, dir: &Path, stub: &Stub) -> Result<(), Failure> {
    let output = eppsh(dir, Some(stub))?.args(["domain", "check", "x.example"]).output()?;
    let told = String::from_utf8_lossy(&output.stdout);
    if !output.status.success() || !told.contains("STUB-2") || !told.contains("\"x.example\"") {
        return Err(format!("a check went wrong: {told}{}", String::from_utf8_lossy(&output.stderr)).into());
    }
    let mut floor = || timed(&mut stub.floor(dir, 1)?);
    let mut subject = || timed(eppsh(dir, Some(stub))?.args(["domain", "check", "x.example"]));
    let [floor, subject] = interleaved(SHORT_RUNS, [&mut floor, &mut subject])?;
    table.add("one check, whole process", time(subject), time(floor), subject / floor, "x", Target::Most(1.5));
    Ok(())
}

/// Renewals of a table on one session, each journalled before it is sent, beside a script of the same.
pub fn bulk(table: &mut Table) -> Result<(), Failure> {
    let dir = tempfile::tempdir()?;
    let dir = dir.path();
    certificates(dir)?;
    let stub = &Stub::start(dir, "answer")?;
    let (mut script, mut names) = (String::new(), "name\n".to_string());
    for number in 0..RENEWALS {
        writeln!(script, "domain renew d{number}.example --cur-exp 2027-01-01 --period 1y")?;
        writeln!(names, "d{number}.example")?;
    }
    std::fs::write(dir.join("renewals"), script)?;
    std::fs::write(dir.join("names.csv"), names)?;
    let journal = dir.join("names.csv.journal");
    let mut floor = || timed(eppsh(dir, Some(stub))?.arg("-f").arg(dir.join("renewals")));
    let mut subject = || {
        // Each run is a new one.
        drop(std::fs::remove_file(&journal));
        let line = "domain renew {name} --cur-exp 2027-01-01 --period 1y";
        timed(eppsh(dir, Some(stub))?.arg("bulk").arg(dir.join("names.csv")).args([line, "--apply"]))
    };
    let [floor, subject] = interleaved(LONG_RUNS, [&mut floor, &mut subject])?;
    let speed = |seconds: f64| format!("{:.0}/s", RENEWALS as f64 / seconds);
    let what = format!("bulk of {RENEWALS} renewals, beside a script");
    table.add(&what, speed(subject), speed(floor), floor / subject, "x", Target::Least(0.9));
    Ok(())
}

/// Many checks in one session.
fn script_of_checks(table: &mut Table, dir: &Path, stub: &Stub) -> Result<(), Failure> {
    let mut floor = || timed(&mut stub.floor(dir, COMMANDS)?);
    let mut subject = || timed(eppsh(dir, Some(stub))?.arg("-f").arg(dir.join("script")));
    let [floor, subject] = interleaved(LONG_RUNS, [&mut floor, &mut subject])?;
    let speed = |seconds: f64| format!("{:.0}/s", COMMANDS as f64 / seconds);
    let what = format!("script of {COMMANDS} checks");
    table.add(&what, speed(subject), speed(floor), floor / subject, "x", Target::Least(0.8));
    Ok(())
}

/// The most memory a process held at once.
fn memory(table: &mut Table, dir: &Path) -> Result<(), Failure> {
    let stub = Stub::start(dir, "hold")?;
    let floor = peak(&mut stub.floor(dir, 1)?)?;
    let short = peak(eppsh(dir, Some(&stub))?.args(["domain", "check", "x.example"]))?;
    let script = peak(eppsh(dir, Some(&stub))?.arg("-f").arg(dir.join("script")))?;
    let megabytes = |value: f64| format!("{value:.1} MB");
    table.add("memory: one check", megabytes(short), megabytes(floor), short, "MB", Target::Most(15.0));
    table.add("memory: script", megabytes(script), megabytes(floor), script, "MB", Target::Most(20.0));
    Ok(())
}

/// Runs `command` and gives the most memory it held, as the kernel tells it while the stub keeps the last answer back.
fn peak(command: &mut Command) -> Result<f64, Failure> {
    let mut child = Killed(command.stdout(Stdio::null()).spawn()?);
    let status = format!("/proc/{}/status", child.0.id());
    let mut most = 0.0f64;
    let ended = loop {
        if let Some(ended) = child.0.try_wait()? {
            break ended;
        }
        // A process that ended and was not waited for has no such line.
        let text = std::fs::read_to_string(&status).map_err(|error| format!("{status}: {error}"))?;
        let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let kilobytes = line.and_then(|line| line.split_whitespace().next()?.parse::<f64>().ok());
        most = most.max(kilobytes.unwrap_or(0.0) / 1024.0);
        std::thread::sleep(HOLD / 50);
    };
    if !ended.success() {
        return Err(format!("{command:?} ended with {ended}").into());
    }
    if most > 0.0 { Ok(most) } else { Err("the kernel told no peak of memory".into()) }
}

/// The seconds that a run of `command` takes, from its start to its end.
pub fn timed(command: &mut Command) -> Result<f64, Failure> {
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let start = Instant::now();
    let status = command.status()?;
    let took = start.elapsed().as_secs_f64();
    if status.success() { Ok(took) } else { Err(format!("{command:?} ended with {status}").into()) }
}

/// The median of `runs` runs of each subject, in turn; a first round warms everything up.
pub fn interleaved<const N: usize>(
    runs: usize,
    mut subjects: [&mut dyn FnMut() -> Result<f64, Failure>; N],
) -> Result<[f64; N], Failure> {
    let mut samples = [const { Vec::new() }; N];
    for round in 0..=runs {
        for (at, subject) in subjects.iter_mut().enumerate() {
            let took = subject()?;
            if round > 0 {
                samples[at].push(took);
            }
        }
    }
    Ok(samples.map(median))
}

/// The program, with a home of its own, and connected to the stub if there is one.
fn eppsh(dir: &Path, stub: Option<&Stub>) -> Result<Command, Failure> {
    program(Path::new(EPPSH), dir, stub)
}

/// The program, connected to the stub.
pub fn program_at(dir: &Path, stub: &Stub) -> Result<Command, Failure> {
    eppsh(dir, Some(stub))
}

/// The same, of another build.
fn program(path: &Path, dir: &Path, stub: Option<&Stub>) -> Result<Command, Failure> {
    let mut command = Command::new(path);
    for (name, _) in std::env::vars_os() {
        if name.to_string_lossy().starts_with("EPPSH_") {
            command.env_remove(name);
        }
    }
    for (variable, name) in [("XDG_CONFIG_HOME", "config"), ("XDG_DATA_HOME", "data"), ("XDG_STATE_HOME", "state")] {
        std::fs::create_dir_all(dir.join(name))?;
        command.env(variable, dir.join(name));
    }
    if let Some(stub) = stub {
        command.env("EPPSH_PASSWORD", "foo-BAR2").args(["--server", &format!("localhost:{}", stub.port)]);
        command.args(["-4", "--user", "ClientX", "--ca"]).arg(dir.join("ca.pem"));
    }
    Ok(command)
}

/// This program in another part.
pub fn myself(args: &[&str]) -> Result<Command, Failure> {
    let mut command = Command::new(std::env::current_exe()?);
    command.args(args);
    Ok(command)
}

/// A process that does not outlive its owner.
pub struct Killed(pub Child);

impl Drop for Killed {
    fn drop(&mut self) {
        drop(self.0.kill());
        drop(self.0.wait());
    }
}

/// The stub, listening.
pub struct Stub {
    port: String,
    _process: Killed,
}

impl Stub {
    /// Starts it and waits for its port.
    pub fn start(dir: &Path, mode: &str) -> Result<Stub, Failure> {
        let mut command = myself(&["stub"])?;
        let mut process = Killed(command.arg(dir).arg(mode).stdout(Stdio::piped()).spawn()?);
        let mut port = String::new();
        let output = process.0.stdout.take().ok_or("the stub has no output")?;
        BufReader::new(output).read_line(&mut port)?;
        let port = port.trim().to_string();
        port.parse::<u16>().map_err(|_| format!("the stub did not start: {port}"))?;
        Ok(Stub { port, _process: process })
    }

    /// One that is reached through another process.
    pub fn at(port: &str, process: Killed) -> Stub {
        Stub { port: port.into(), _process: process }
    }

    /// Its port.
    pub fn port(&self) -> &str {
        &self.port
    }

    /// The floor's client of this stub.
    fn floor(&self, dir: &Path, commands: usize) -> Result<Command, Failure> {
        let mut command = myself(&["floor", &self.port])?;
        command.arg(dir).arg(commands.to_string());
        Ok(command)
    }
}

/// An authority and a server's certificate for `localhost`, in files.
pub fn certificates(dir: &Path) -> Result<(), Failure> {
    let (ca_key, server_key) = (key()?, key()?);
    let mut ca = certificate("bench authority", 1, &ca_key)?;
    ca.append_extension(BasicConstraints::new().critical().ca().build()?)?;
    ca.sign(&ca_key, MessageDigest::sha256())?;
    let ca = ca.build();
    let mut server = certificate("localhost", 2, &server_key)?;
    server.set_issuer_name(ca.subject_name())?;
    let names = SubjectAlternativeName::new().dns("localhost").build(&server.x509v3_context(Some(&ca), None))?;
    server.append_extension(names)?;
    server.sign(&ca_key, MessageDigest::sha256())?;
    std::fs::write(dir.join("ca.pem"), ca.to_pem()?)?;
    std::fs::write(dir.join("server.pem"), server.build().to_pem()?)?;
    std::fs::write(dir.join("server.key"), server_key.private_key_to_pem_pkcs8()?)?;
    Ok(())
}

/// A new key.
fn key() -> Result<PKey<Private>, Failure> {
    let group = EcGroup::from_curve_name(Nid::X9_62_PRIME256V1)?;
    Ok(PKey::from_ec_key(EcKey::generate(&group)?)?)
}

/// A certificate of `key` for `name`, issued by itself until said otherwise, and not signed yet.
fn certificate(name: &str, serial: u32, key: &PKey<Private>) -> Result<X509Builder, Failure> {
    let mut subject = X509NameBuilder::new()?;
    subject.append_entry_by_nid(Nid::COMMONNAME, name)?;
    let subject = subject.build();
    let mut builder = X509Builder::new()?;
    builder.set_version(2)?;
    let serial = BigNum::from_u32(serial)?;
    builder.set_serial_number(&*Asn1Integer::from_bn(&serial)?)?;
    builder.set_subject_name(&subject)?;
    builder.set_issuer_name(&subject)?;
    builder.set_pubkey(key)?;
    builder.set_not_before(&*Asn1Time::days_from_now(0)?)?;
    builder.set_not_after(&*Asn1Time::days_from_now(1)?)?;
    Ok(builder)
}
