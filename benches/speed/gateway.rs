//! The gateway beside the least that a gateway can be: requests in a second, how long the slowest take, memory; and
//! its mapping from XML to JSON beside Python's xmltodict.

use crate::Failure;
use crate::process::{Killed, Stub, certificates, myself, program_at};
use crate::stub::DELAY;
use crate::table::{Table, Target, median, say, time};
use crate::{codec, minigw};
use eppsh::epp::xmltodict::document::to_json;
use eppsh::epp::xmltodict::unparse;
use std::hint::black_box;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// How often each load is run, in turn with the other.
const RUNS: usize = 5;
/// How long one run lasts.
const RUN: Duration = Duration::from_secs(2);
/// How many sessions the gateways have.
const SESSIONS: usize = 8;

/// Measures all of it.
pub fn measure(table: &mut Table) -> Result<(), Failure> {
    mapping(table)?;
    let dir = tempfile::tempdir()?;
    let dir = dir.path();
    certificates(dir)?;
    let stub = Stub::start(dir, "answer")?;
    let (ours, least) = (Gateway::ours(dir, &stub, SESSIONS)?, Gateway::least(dir, &stub, SESSIONS)?);
    // A client for each session, and one more that waits, so that no session is ever idle.
    let [ours_rate, least_rate] = interleaved(&ours, &least, SESSIONS * 2, |load| load.rate())?;
    let ratio = ours_rate / least_rate;
    let rate = |rate: f64| format!("{rate:.0}/s");
    table.add("gateway: requests", rate(ours_rate), rate(least_rate), ratio, "x", Target::Least(0.75));
    let [ours_slow, least_slow] = interleaved(&ours, &least, SESSIONS, |load| load.slow())?;
    let above = (ours_slow - least_slow) * 1e3;
    table.add("gateway: 99th percentile", time(ours_slow), time(least_slow), above, "ms", Target::Most(1.0));
    drop((ours, least));

    let slow = Stub::start(dir, "delay")?;
    let gateway = Gateway::ours(dir, &slow, SESSIONS)?;
    let possible = SESSIONS as f64 / DELAY.as_secs_f64();
    let rates =
        (0..3).map(|_| Ok(load(&gateway.address, SESSIONS * 2)?.rate())).collect::<Result<Vec<_>, Failure>>()?;
    let found = median(rates);
    table.add("gateway: 20 ms registry", rate(found), rate(possible), found / possible, "x", Target::Least(0.95));

    let gateway = Gateway::ours(dir, &stub, 16)?;
    load(&gateway.address, 32)?;
    let megabytes = gateway.peak()?;
    table.add(
        "gateway: memory, 16 sessions",
        format!("{megabytes:.1} MB"),
        "-".into(),
        megabytes,
        "MB",
        Target::Most(30.0),
    );
    Ok(())
}

/// XML to JSON beside xmltodict, where that is installed.
fn mapping(table: &mut Table) -> Result<(), Failure> {
    let dir = tempfile::tempdir()?;
    for (what, frame, least) in [("1 KB", codec::ANSWER.to_owned(), 10.0), ("1 MB", codec::large_check(), 8.0)] {
        let file = dir.path().join("frame.xml");
        std::fs::write(&file, &frame)?;
        let ours = codec::interleaved([&mut || drop(black_box(to_json(black_box(&frame)).unwrap()))])[0];
        match theirs(&file) {
            Some(theirs) => {
                let ratio = theirs / ours;
                table.add(&format!("XML to JSON, {what}"), time(ours), time(theirs), ratio, "x", Target::Least(least));
            }
            None => {
                say(&format!("NOT COMPARED: XML to JSON, {what}: {} (target/xmltodict-venv is not there)", time(ours)))
            }
        }
        let text = to_json(&frame)?;
        let back = codec::interleaved([&mut || {
            drop(black_box(unparse(black_box(&text)).unwrap()));
        }])[0];
        if let Some(theirs) = theirs_back(&file) {
            let ratio = theirs / back;
            table.add(&format!("JSON to XML, {what}"), time(back), time(theirs), ratio, "x", Target::Least(least));
        }
    }
    let xml = dir.path().join("frame.xml");
    let json = dir.path().join("frame.json");
    std::fs::write(&json, to_json(&std::fs::read_to_string(&xml)?)?)?;
    let kilobytes = |file: &Path| Ok::<_, Failure>(std::fs::metadata(file)?.len() as f64 / 1024.0);
    // What is mapped is in memory either way; beside it everything that mapping takes, and the frame is the measure.
    let frame = kilobytes(&xml)?;
    for (what, mode, file) in [("XML to JSON", "json", &xml), ("JSON to XML", "xml", &json)] {
        let peak = |mode: &str| -> Result<f64, Failure> {
            let output = myself(&["mapping", mode])?.arg(file).output()?;
            Ok(String::from_utf8(output.stdout)?.trim().parse()?)
        };
        let used = peak(mode)? - peak("read")? + kilobytes(file)?;
        table.add(
            &format!("{what}, 1 MB: memory"),
            format!("{:.1} MB", used / 1024.0),
            format!("{:.1} MB", frame / 1024.0),
            used / frame,
            "x",
            Target::Most(6.0),
        );
    }
    Ok(())
}

/// Reads a file, maps it to what is wanted, and prints the peak of memory in kilobytes.
pub fn map_one(mode: &str, file: &Path) -> Result<(), Failure> {
    let text = std::fs::read_to_string(file)?;
    let mapped = match mode {
        "json" => to_json(&text)?,
        "xml" => unparse(&text)?,
        _ => String::new(),
    };
    black_box((&text, &mapped));
    say(&status_of("self", "VmHWM:")?.to_string());
    Ok(())
}

/// The seconds that xmltodict takes for the text of a frame to the text of its JSON.
fn theirs(file: &Path) -> Option<f64> {
    python(file, "json.dumps(xmltodict.parse(data), ensure_ascii=False)")
}

/// The seconds that it takes back.
fn theirs_back(file: &Path) -> Option<f64> {
    python(file, "xmltodict.unparse(json.loads(text))")
}

/// The seconds that an expression of Python takes: the best of several runs.
fn python(file: &Path, expression: &str) -> Option<f64> {
    let python = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("target/xmltodict-venv/bin/python");
    let script = format!(
        "import json, sys, timeit, xmltodict\ndata = open(sys.argv[1], 'rb').read()\n\
         text = json.dumps(xmltodict.parse(data), ensure_ascii=False)\n\
         count = max(1, 200000 // len(data))\n\
         print(min(timeit.repeat(lambda: {expression}, number=count, repeat=7)) / count)"
    );
    let output = Command::new(python).args(["-c", &script]).arg(file).output().ok()?;
    String::from_utf8(output.stdout).ok()?.trim().parse().ok()
}

/// A gateway at work.
struct Gateway {
    address: String,
    process: Killed,
}

impl Gateway {
    /// The program's.
    fn ours(dir: &Path, stub: &Stub, sessions: usize) -> Result<Gateway, Failure> {
        let mut command = program_at(dir, stub)?;
        command.args(["gateway", "--listen", "127.0.0.1:0", "--eager", "--sessions", &sessions.to_string()]);
        Gateway::of(&mut command)
    }

    /// The least that one can be.
    fn least(dir: &Path, stub: &Stub, sessions: usize) -> Result<Gateway, Failure> {
        let mut command = myself(&["minigw", stub.port()])?;
        command.arg(dir).arg(sessions.to_string());
        Gateway::of(&mut command)
    }

    /// Waits until it listens and answers.
    fn of(command: &mut Command) -> Result<Gateway, Failure> {
        let mut process = Killed(command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn()?);
        let mut log = BufReader::new(process.0.stderr.take().ok_or("no output")?);
        let address = log.by_ref().lines().map_while(Result::ok).find_map(|line| {
            let (_, address) = line.split_once("listening on ")?;
            Some(address.trim_start_matches("http://").to_owned())
        });
        // Taken as it comes: to take it apart would keep the clients waiting.
        std::thread::spawn(move || drop(std::io::copy(&mut log, &mut std::io::sink())));
        let address = address.ok_or("the gateway does not listen")?;
        Client::open(&address)?.ask()?;
        Ok(Gateway { address, process })
    }

    /// The most memory it had, in megabytes.
    fn peak(&self) -> Result<f64, Failure> {
        Ok(status_of(&self.process.0.id().to_string(), "VmHWM:")? / 1024.0)
    }
}

/// A line of a process's status, in kilobytes.
fn status_of(process: &str, name: &str) -> Result<f64, Failure> {
    let text = std::fs::read_to_string(format!("/proc/{process}/status"))?;
    let line = text.lines().find_map(|line| line.strip_prefix(name)).ok_or("the kernel tells no memory")?;
    Ok(line.split_whitespace().next().unwrap_or("").parse()?)
}

/// What a load brought: the seconds that each request took, and all of them together.
struct Load {
    took: Vec<f64>,
    whole: f64,
}

impl Load {
    /// Requests in a second.
    fn rate(&self) -> f64 {
        self.took.len() as f64 / self.whole
    }

    /// What all but one in a hundred are quicker than.
    fn slow(&self) -> f64 {
        let mut sorted = self.took.clone();
        sorted.sort_by(f64::total_cmp);
        sorted[sorted.len() * 99 / 100]
    }
}

/// The medians of several runs against each, in turn.
fn interleaved(
    ours: &Gateway,
    least: &Gateway,
    clients: usize,
    of: impl Fn(&Load) -> f64,
) -> Result<[f64; 2], Failure> {
    let mut samples = [Vec::new(), Vec::new()];
    for round in 0..=RUNS {
        for (at, gateway) in [ours, least].into_iter().enumerate() {
            let value = of(&load(&gateway.address, clients)?);
            // A first round warms everything up.
            if round > 0 {
                samples[at].push(value);
            }
        }
    }
    Ok(samples.map(median))
}

/// So many clients, each asking as soon as it was answered.
fn load(address: &str, clients: usize) -> Result<Load, Failure> {
    let start = Instant::now();
    let took = std::thread::scope(|scope| {
        let work = || -> Result<Vec<f64>, Failure> {
            let mut client = Client::open(address)?;
            let mut took = Vec::new();
            while start.elapsed() < RUN {
                let asked = Instant::now();
                client.ask()?;
                took.push(asked.elapsed().as_secs_f64());
            }
            Ok(took)
        };
        let running: Vec<_> = (0..clients).map(|_| scope.spawn(work)).collect();
        running.into_iter().map(|client| client.join().map_err(|_| "a client failed")?).collect::<Result<Vec<_>, _>>()
    })?;
    Ok(Load { took: took.concat(), whole: start.elapsed().as_secs_f64() })
}

/// One connection that asks the same again and again.
struct Client {
    stream: TcpStream,
    request: Vec<u8>,
    buffer: Vec<u8>,
}

impl Client {
    /// Connects.
    fn open(address: &str) -> Result<Client, Failure> {
        let stream = TcpStream::connect(address)?;
        stream.set_nodelay(true)?;
        let body = r#"{"check":{"domain:check":{"@xmlns:domain":"urn:ietf:params:xml:ns:domain-1.0","domain:name":"foo.example"}}}"#;
        let request = format!(
            "POST /epp/api/v1.0/request HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n\
             Content-Length: {}\r\n\r\n{body}",
            body.len()
        );
        Ok(Client { stream, request: request.into_bytes(), buffer: vec![0; 64 << 10] })
    }

    /// Asks, and reads the answer.
    fn ask(&mut self) -> Result<(), Failure> {
        self.stream.write_all(&self.request)?;
        let mut used = 0;
        loop {
            match self.stream.read(&mut self.buffer[used..])? {
                0 => return Err("the gateway closed the connection".into()),
                read => used += read,
            }
            if minigw::whole(&self.buffer[..used]).is_some() {
                break;
            }
        }
        match self.buffer.starts_with(b"HTTP/1.1 200") {
            true => Ok(()),
            false => Err(String::from_utf8_lossy(&self.buffer[..used]).into_owned().into()),
        }
    }
}
