//! A one-shot command through the session agent beside one that logs in itself, at a registry that is 20 ms away. The wire
//! delays what goes out; TCP's own handshake is not even counted against the login, since loopback makes it at once.

use crate::Failure;
use crate::process::{Killed, Stub, certificates, interleaved, myself, program_at, timed};
use crate::table::{Table, Target, time};
use std::io::{BufRead, BufReader};
use std::process::Stdio;

/// How often each is run.
const RUNS: usize = 31;

/// How far away the registry is: a round trip, in microseconds.
const AWAY: &str = "20000";

/// Measures it.
pub fn measure(table: &mut Table) -> Result<(), Failure> {
    let dir = tempfile::tempdir()?;
    let dir = dir.path();
    certificates(dir)?;
    let stub = Stub::start(dir, "answer")?;
    let mut wire = myself(&["wire", stub.port(), AWAY])?;
    let mut wire = Killed(wire.stdout(Stdio::piped()).spawn()?);
    let mut port = String::new();
    BufReader::new(wire.0.stdout.take().ok_or("the wire has no output")?).read_line(&mut port)?;
    let away = Stub::at(port.trim(), wire);

    let mut agent = program_at(dir, &away)?;
    let mut agent =
        Killed(agent.args(["agent", "start", "--foreground"]).stdin(Stdio::null()).stderr(Stdio::piped()).spawn()?);
    let mut lines = BufReader::new(agent.0.stderr.take().ok_or("the agent has no output")?).lines();
    if !lines.next().ok_or("the agent said nothing")??.contains("holds a session") {
        return Err("the agent did not start".into());
    }
    std::thread::spawn(move || lines.map_while(Result::ok).for_each(drop));

    let check = ["domain", "check", "x.example"];
    let mut floor = || timed(program_at(dir, &away)?.arg("--no-agent").args(check));
    let mut subject = || timed(program_at(dir, &away)?.arg("--agent").args(check));
    let [floor, subject] = interleaved(RUNS, [&mut floor, &mut subject])?;
    table.add(
        "one check through the agent, 20 ms away",
        time(subject),
        time(floor),
        subject / floor,
        "x",
        Target::Most(0.3),
    );
    Ok(())
}
