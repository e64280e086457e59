//! The session agent: what costs a login and what does not, who may use it, and what is known when it or its link is lost.

use super::*;
use crate::served::Served;
use std::io::{Read, Write};
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::os::unix::net::UnixStream;
use std::os::unix::process::CommandExt;
use std::path::PathBuf;
use std::process::Command;

/// A home with a registry that serves over TLS and writes down what is said to it, and the profile `reg`.
struct Site {
    home: Home,
    server: Option<Served>,
    address: String,
}

impl Site {
    /// The registry with two registrars.
    fn new() -> Site {
        let home = Home::new();
        home.line("registry init registry --registrar AAA:password-a --registrar BBB:password-b").says(0, &[]);
        let mut site = Site { home, server: None, address: "127.0.0.1:0".into() };
        site.serve();
        site.profile("");
        site
    }

    /// Serves, again at the same address.
    fn serve(&mut self) {
        let words = ["registry", "serve", "registry", "--listen", &self.address, "--transcript", "said.jsonl"];
        let served = Served::run(self.home.command(&words));
        self.address.clone_from(&served.address);
        self.server = Some(served);
    }

    /// Ends the registry.
    fn end_registry(&mut self) {
        self.server = None;
    }

    /// Writes the profile `reg`, with more settings.
    fn profile(&self, more: &str) {
        let dir = self.home.path("registry").display().to_string();
        let text = format!(
            "[profile.reg]\nserver = '{}'\nuser = 'AAA'\npassword = {{ file = '{}' }}\nca = '{dir}/ca.pem'\n\
             cert = '{dir}/clients/AAA.pem'\nkey = '{dir}/clients/AAA.key'\n{more}\n",
            self.address,
            self.home.write("pw", "password-a\n"),
        );
        self.home.write("config/eppsh/config.toml", text);
    }

    /// Runs a line with the profile.
    fn run(&self, line: &str) -> Ran {
        self.home.line(&format!("@reg {line}"))
    }

    /// How many logins the registry has seen, those refused too.
    fn logins(&self) -> usize {
        self.home.read("said.jsonl").matches("<login>").count()
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        drop(self.home.line("agent stop --all"));
    }
}

/// How the agent of `reg` is.
fn status(home: &Home) -> Value {
    home.line("agent status @reg").json()
}

/// Its process.
fn pid(home: &Home) -> String {
    status(home)["pid"].as_u64().expect("an agent runs").to_string()
}

/// Sends a signal to a process.
fn signal(kind: &str, pid: &str) {
    assert!(Command::new("kill").args([kind, pid]).status().unwrap().success());
}

/// Its socket.
fn socket(home: &Home) -> PathBuf {
    home.path("state/eppsh/agent/reg+AAA.sock")
}

/// A frame for the socket.
fn framed(text: &[u8]) -> Vec<u8> {
    let mut bytes = (text.len() as u32 + 4).to_be_bytes().to_vec();
    bytes.extend_from_slice(text);
    bytes
}

/// The next frame from the socket; `None` when it was closed.
fn heard(stream: &mut UnixStream) -> Option<String> {
    let mut head = [0; 4];
    stream.read_exact(&mut head).ok()?;
    let mut body = vec![0; u32::from_be_bytes(head) as usize - 4];
    stream.read_exact(&mut body).ok()?;
    Some(String::from_utf8(body).unwrap())
}

#[test]
fn ten_one_shots_cost_one_login() {
    let site = Site::new();
    site.home.line("agent start @reg").says(0, &["the agent of reg holds a session of AAA", "process"]);
    // What the agent knows nobody else needs any more.
    std::fs::remove_file(site.home.path("pw")).unwrap();
    for number in 0..10 {
        site.run(&format!("domain create d{number}.example --auth gen")).is(0, 1000);
    }
    site.home.write("names.csv", "name\nd1.example\nd2.example\n");
    site.run("bulk names.csv 'domain renew {name} --period 1y' --apply").says(0, &[]);
    site.home.write("script", "domain info d1.example\ngreeting\nlogout\ndomain check d1.example\npoll\n");
    let script = site.run("-f script");
    script.says(0, &["the session is the agent's"]);
    assert!(script.documents().len() == 4 && script.documents()[0]["data"]["clID"] == "AAA", "{script:?}");
    site.run("-v domain check d1.example").says(0, &["the session of the agent with the process id"]);
    assert_eq!(site.logins(), 1);
    let told = status(&site.home);
    assert_eq!((&told["running"], &told["open"], &told["logins"]), (&true.into(), &true.into(), &1.into()), "{told}");
    assert!(told["commands"].as_u64().unwrap() >= 10 && told["code"] == 1300 || told["code"] == 1000, "{told}");
    let all = site.home.line("agent status").json();
    assert_eq!((all.as_array().unwrap().len(), &all[0]["profile"]), (1, &"reg".into()));

    // What is about the session itself, or asked for otherwise, has a login of its own.
    site.profile("");
    site.run("login").is(0, 1000);
    site.run("--no-agent domain check d1.example").is(0, 1000);
    site.run("doctor -o json").says(0, &[]);
    assert_eq!(site.logins(), 4);
    let off = site.home.command(&["@reg", "domain", "check", "d1.example"]).env("EPPSH_AGENT", "0").output().unwrap();
    assert!(off.status.success());
    site.profile("agent = false");
    site.run("domain check d1.example").is(0, 1000);
    assert_eq!(site.logins(), 6);

    site.home.line("agent stop @reg").says(0, &["has logged out and ended"]);
    assert!(!socket(&site.home).exists());
    assert_eq!(site.home.read("said.jsonl").matches("<logout").count(), 6, "it logged out");
    site.home.line("agent stop @reg").says(0, &["there is no agent"]);
    assert_eq!(status(&site.home)["running"], false);
    assert_eq!(site.home.line("--exit-status agent status @reg").status, 8);
    site.profile("");
    site.run("--agent domain check d1.example").says(6, &["there is no agent", "agent start"]).is(6, None);
    site.run("domain check d1.example").is(0, 1000);
    assert_eq!(site.logins(), 7);
}

#[test]
fn the_manuals_example_is_what_happens() {
    let manual = include_str!("../../src/emit/eppsh.1.txt");
    let (_, example) = manual.split_once("so that a cron job costs no login:\n```\n").unwrap();
    let (example, _) = example.split_once("```").unwrap();
    let site = Site::new();
    for line in example.lines() {
        let ran = site.home.line(&line.strip_prefix("eppsh ").unwrap().replace("@ote", "@reg"));
        assert_eq!(ran.status, 0, "{line}: {ran:?}");
    }
    assert_eq!((example.lines().count(), site.logins()), (4, 1));
}

#[test]
fn the_audit_log_has_each_exchange_once() {
    let site = Site::new();
    site.profile("production = true");
    site.home.line("agent start @reg").says(0, &[]);
    site.run("domain create d.example --auth gen --yes d.example").is(0, 1000);
    site.run("domain check d.example").is(0, 1000);
    site.home.line("agent stop @reg").says(0, &[]);
    let logged = site.home.line("log find").documents();
    let commands: Vec<&str> = logged.iter().map(|entry| entry["command"].as_str().unwrap()).collect();
    assert_eq!(commands, ["login", "domain create", "domain check", "logout"], "{logged:?}");
    site.home.line("log verify").says(0, &[]);
}

#[test]
fn a_session_of_another_account_is_not_used() {
    let site = Site::new();
    site.home.line("agent start @reg").says(0, &[]);
    let other = site.run("-v --lang ru domain check d.example");
    other.says(0, &["the agent is not used: its session is with another lang"]);
    assert_eq!((site.logins(), other.json()["lang"].as_str()), (2, Some("ru")));
    site.run("--agent --lang ru domain check d.example").says(6, &["another lang"]);
    // Another user of the same profile has another agent, or none.
    let dir = site.home.path("registry/clients").display().to_string();
    let more = format!("--user BBB --password @{dir}/BBB.password --cert {dir}/BBB.pem --key {dir}/BBB.key");
    site.run(&format!("{more} domain check d.example")).is(0, 1000);
    site.home.line(&format!("agent start @reg {more}")).says(0, &["session of BBB"]);
    assert_eq!(site.home.line("agent status").json().as_array().unwrap().len(), 2);
    let logins = site.logins();
    site.run(&format!("{more} domain check d.example")).is(0, 1000);
    assert_eq!(site.logins(), logins);
    site.home.line("agent stop --all").says(0, &["2 agents have"]);
    site.home.line("agent start @sandbox").says(2, &["no agent"]);
    site.home.line("agent start @nosuch").says(2, &["nosuch"]);
}

#[test]
fn a_killed_agent_is_done_without_and_its_socket_is_replaced() {
    let site = Site::new();
    site.home.line("agent start @reg").says(0, &[]);
    signal("-9", &pid(&site.home));
    assert!(socket(&site.home).exists());
    let own = site.run("domain check d.example");
    own.is(0, 1000);
    assert!(own.err.is_empty() && site.logins() == 2, "it says nothing: {own:?}");
    assert_eq!(status(&site.home)["running"], false);
    site.home.line("agent start @reg").says(0, &[]);
    site.run("domain check d.example").is(0, 1000);
    assert_eq!(site.logins(), 3);
    // Killed between two commands of a script, it is done without as well.
    let mut script = site.home.command(&["@reg"]).stdin(Stdio::piped()).spawn().unwrap();
    let mut input = script.stdin.take().unwrap();
    input.write_all(b"domain create d.example --auth gen\n").unwrap();
    let mut output = BufReader::new(script.stdout.take().unwrap()).lines();
    assert!(output.next().unwrap().unwrap().contains("\"code\":1000"));
    signal("-9", &pid(&site.home));
    input.write_all(b"domain renew d.example --period 1y\n").unwrap();
    drop(input);
    assert!(output.next().unwrap().unwrap().contains("\"code\":1000"));
    assert!(script.wait().unwrap().success() && site.logins() == 4);
}

#[test]
fn a_hung_agent_is_done_without_and_told_of() {
    let site = Site::new();
    site.home.line("agent start @reg").says(0, &[]);
    let agent = pid(&site.home);
    signal("-STOP", &agent);
    site.run("domain check d.example").says(0, &["warning", "does not answer"]).is(0, 1000);
    signal("-CONT", &agent);
    assert_eq!(site.logins(), 2);
}

#[test]
fn an_agent_killed_between_a_renewal_and_its_answer_leaves_a_doubt_that_is_resolved() {
    let world = World::new();
    let before = world.register("cut.example");
    world.home.line("agent start @reg").says(0, &[]);
    world.proxy.hold("<renew>", Cut::BeforeAnswer);
    let renewing = world.home.command(&["@reg", "domain", "renew", "cut.example", "--period", "1y"]).spawn().unwrap();
    world.proxy.wait();
    assert!(world.doubts().is_empty(), "it lives: what it waits for is no doubt yet");
    signal("-9", &pid(&world.home));
    crate::support::ran(renewing).says(7, &["unknown", "doubt resolve all"]);
    assert_eq!(outcomes(&world, 0), ["applied"]);
    assert_eq!(world.expires("cut.example"), later(&before, 1), "one more year, not two");
    // The same where the one-shot itself is killed: its journal tells, and the agent sends nothing again.
    world.home.line("agent start @reg").says(0, &[]);
    world.proxy.hold("<renew>", Cut::BeforeAnswer);
    let mut killed = world.home.command(&["@reg", "domain", "renew", "cut.example", "--period", "1y"]).spawn().unwrap();
    world.proxy.wait();
    killed.kill().unwrap();
    killed.wait().unwrap();
    signal("-9", &pid(&world.home));
    assert_eq!(outcomes(&world, 0), ["applied"]);
    assert_eq!(world.expires("cut.example"), later(&before, 2));
}

#[test]
fn a_link_cut_behind_the_agent_is_told_to_whoever_waits() {
    let world = World::new();
    let before = world.register("cut.example");
    world.home.line("agent start @reg").says(0, &[]);
    world.proxy.cut("<renew>", Cut::BeforeAnswer);
    let lost = world.run("domain renew cut.example --period 1y --cltrid CUT-1");
    lost.says(7, &["CUT-1", "the agent lost its session", "doubt resolve all"]);
    assert_eq!(status(&world.home)["open"], false);
    assert_eq!(outcomes(&world, 0), ["applied"]);
    assert_eq!(world.expires("cut.example"), later(&before, 1), "one more year, not two");
    world.proxy.cut("<renew>", Cut::FirstByte);
    world.run("domain renew cut.example --period 1y").says(7, &["unknown"]);
    assert_eq!(outcomes(&world, 0), ["not applied"]);
    // A question is asked again, by whoever had it.
    world.proxy.cut("<check>", Cut::BeforeAnswer);
    world.run("domain check cut.example").says(0, &["asked again"]).is(0, 1000);
    let told = status(&world.home);
    assert_eq!((&told["open"], &told["logins"]), (&true.into(), &4.into()), "{told}");
    let log = world.home.read("state/eppsh/agent/reg+AAA.log");
    assert!(log.contains("the session was lost during `domain renew`") && !log.contains("password-a"), "{log}");
    world.home.line("agent stop @reg").says(0, &[]);
}

/// What `doubt resolve all` found, command by command.
fn outcomes(world: &World, status: i32) -> Vec<String> {
    let ran = world.run("doubt resolve all");
    assert_eq!(ran.status, status, "{ran:?}");
    ran.json().as_array().unwrap().iter().map(|one| one["outcome"].as_str().unwrap().to_string()).collect()
}

#[test]
fn two_starts_at_once_make_one_agent() {
    let site = Site::new();
    let start = || site.home.command(&["agent", "start", "@reg"]).spawn().unwrap();
    let both = [start(), start()].map(crate::support::ran);
    let words = ["holds a session", "runs already"];
    let said = words.map(|word| both.iter().filter(|ran| ran.status == 0 && ran.err.contains(word)).count());
    assert_eq!((said, site.logins()), ([1, 1], 1), "{both:?}");
    site.home.line("agent start @reg").says(0, &["runs already"]);
    site.home.line("agent stop @reg").says(0, &[]);
    // One that has just ended is in nobody's way.
    site.home.line("agent start @reg").says(0, &["holds a session"]);
}

#[test]
fn a_command_under_way_gets_its_answer_before_the_agent_ends() {
    let site = Site::new();
    site.run("domain create slow.example --auth gen").is(0, 1000);
    for stop in ["agent stop @reg", "SIGTERM"] {
        site.home.line("agent start @reg").says(0, &[]);
        let agent = pid(&site.home);
        site.home.line("registry fault registry add 'domain renew' delay=3s").says(0, &[]);
        let line = ["@reg", "domain", "renew", "slow.example", "--period", "1y"];
        let renewing = site.home.command(&line).spawn().unwrap();
        until(|| status(&site.home)["commands"].as_u64() >= Some(2));
        match stop {
            "SIGTERM" => signal("-TERM", &agent),
            line => drop(site.home.line(line).says(0, &["has logged out and ended"])),
        }
        crate::support::ran(renewing).is(0, 1000);
        site.home.line("registry fault registry clear").says(0, &[]);
        until(|| !socket(&site.home).exists());
    }
}

#[test]
fn a_refused_login_is_tried_once_and_the_agent_ends() {
    let mut site = Site::new();
    site.home.line("agent start @reg --password env:HOME").says(4, &["refused"]).is(4, 2200);
    assert!(!socket(&site.home).exists());
    site.home.line("agent start @reg").says(0, &[]);
    site.home.write("new", "password-new-1\n");
    site.run("login --new-password @new").is(0, 1000);
    // The session goes on with the old password, until it is lost.
    site.run("domain check d.example").is(0, 1000);
    site.end_registry();
    site.run("domain check d.example").says(6, &["the agent has no session"]);
    assert_eq!(status(&site.home)["running"], true, "a registry that is away for a while is no reason to end");
    site.serve();
    let before = site.logins();
    site.run("domain check d.example").says(4, &["the agent has no session", "refused"]);
    assert_eq!(site.logins(), before + 1, "a wrong password is tried once");
    until(|| !socket(&site.home).exists());
    let told = status(&site.home);
    assert!(told["running"] == false && told["last"].as_str().unwrap().contains("refused: 2200"), "{told}");
    assert_eq!(site.logins(), before + 1);
}

#[test]
fn a_restarted_registry_gets_another_login_when_it_is_needed() {
    let mut site = Site::new();
    site.home.line("agent start @reg").says(0, &[]);
    site.end_registry();
    site.serve();
    site.run("domain create d.example --auth gen").is(0, 1000);
    site.run("domain check d.example").is(0, 1000);
    assert_eq!((site.logins(), status(&site.home)["logins"].as_u64()), (2, Some(2)));
}

#[test]
fn many_at_once_share_one_session_and_its_limits() {
    let site = Site::new();
    site.profile("limits = { rate = '4/s', commands-per-session = 30 }");
    site.home.line("agent start @reg").says(0, &[]);
    let script: String = (0..12).map(|number| format!("domain check d{number}.example\n")).collect();
    site.home.write("script", script);
    let runs: Vec<Child> = (0..3).map(|_| site.home.command(&["@reg", "-f", "script"]).spawn().unwrap()).collect();
    let runs: Vec<Ran> = runs.into_iter().map(crate::support::ran).collect();
    for ran in &runs {
        assert!(ran.status == 0 && ran.documents().len() == 12, "{ran:?}");
    }
    assert!(runs.iter().any(|ran| ran.err.contains("the profile allows 4 commands in 1 s")), "{runs:?}");
    let told = status(&site.home);
    assert_eq!((site.logins(), &told["commands"]), (2, &36.into()), "{told}");
}

#[test]
fn an_unused_agent_ends_by_itself_and_one_in_the_foreground_talks() {
    let site = Site::new();
    site.home.line("agent start @reg --idle 1s").says(0, &[]);
    until(|| status(&site.home)["running"] == false);
    assert!(status(&site.home)["last"].as_str().unwrap().contains("no command came"));
    site.home.line("agent start @reg --idle soon").says(2, &["--idle"]);
    let mut agent = site.home.command(&["@reg", "agent", "start", "--foreground"]).spawn().unwrap();
    let mut lines = BufReader::new(agent.stderr.take().unwrap()).lines().map_while(Result::ok);
    assert!(lines.any(|line| line.contains("holds a session of AAA")));
    site.run("domain check d.example").is(0, 1000);
    signal("-TERM", &agent.id().to_string());
    assert!(lines.any(|line| line.contains("SIGTERM")));
    assert_eq!((agent.wait().unwrap().code(), site.logins()), (Some(0), 2));
}

#[test]
fn long_answers_come_whole() {
    let site = Site::new();
    site.home.line("agent start @reg").says(0, &[]);
    let names: Vec<String> = (0..8_000).map(|number| format!("{}-{number}.example", "long".repeat(14))).collect();
    site.home.write("names", names.join("\n"));
    let checked = site.run("domain check @names -o xml --raw");
    assert!(checked.status == 0 && checked.out.len() > 1_000_000, "{}", checked.err);
    assert_eq!(checked.out.matches("long-").count(), names.len());
    site.profile("max-frame = 100000");
    site.run("--agent domain check @names").says(6, &["at most 100000"]);
    assert_eq!(site.logins(), 1);
}

#[test]
fn bad_input_on_the_socket_harms_nobody() {
    let site = Site::new();
    site.home.line("agent start @reg").says(0, &[]);
    let open = || UnixStream::connect(socket(&site.home)).unwrap();
    let closed = |stream: &mut UnixStream| matches!(stream.read(&mut [0; 1]), Ok(0) | Err(_));
    let first: [&[u8]; 8] = [
        b"",
        b"\0\0\0\x04",
        b"\xff\xff\xff\xff",
        b"GET / HTTP/1.1\r\n\r\n",
        &framed(b"{}"),
        &framed(b"\"start\""),
        &framed(b"<epp xmlns='urn:ietf:params:xml:ns:epp-1.0'><hello/></epp>"),
        &framed(&[b'['; 60_000]),
    ];
    for bytes in first {
        let mut stream = open();
        stream.write_all(bytes).unwrap();
        stream.shutdown(std::net::Shutdown::Write).unwrap();
        assert!(closed(&mut stream), "{bytes:?}");
    }
    // Half a length, held for ever, keeps nobody out.
    let mut held: Vec<UnixStream> = (0..20).map(|_| open()).collect();
    held.iter_mut().for_each(|stream| stream.write_all(b"\0\0").unwrap());

    // The account as the program says it; what comes after that is a session.
    let account = format!(
        "{{\"session\":{{\"version\":1,\"account\":{{\"server\":\"{}\",\"user\":\"AAA\",\"plain\":false,\"insecure\":false,\
         \"cert\":\"{dir}/clients/AAA.pem {dir}/clients/AAA.key\",\"ca\":\"{dir}/ca.pem\",\"pin\":null,\"server-name\":null,\
         \"lang\":null,\"objects\":null,\"extensions\":null}}}}}}",
        site.address,
        dir = site.home.path("registry").display(),
    );
    let joined = || {
        let mut stream = open();
        stream.write_all(&framed(account.as_bytes())).unwrap();
        assert!(heard(&mut stream).unwrap().starts_with("{\"session\""));
        assert!(heard(&mut stream).unwrap().contains("<greeting"));
        stream
    };
    let mut old = open();
    old.write_all(&framed(account.replace("\"version\":1", "\"version\":9").as_bytes())).unwrap();
    assert!(heard(&mut old).unwrap().contains("another version"));
    for bytes in [framed(b"{\"turn\":1}"), b"\0\0\0\0".to_vec(), framed(b"{"), b"\x7f\xff\xff\xff".to_vec()] {
        let mut stream = joined();
        stream.write_all(&bytes).unwrap();
        assert!(closed(&mut stream), "{bytes:?}");
    }
    // What the registry refuses is answered by it; logins and logouts are answered here.
    let mut stream = joined();
    let command = |body: &str| {
        framed(
            format!(
                "<epp xmlns='urn:ietf:params:xml:ns:epp-1.0'><command>{body}<clTRID>ABC-1</clTRID></command></epp>"
            )
            .as_bytes(),
        )
    };
    stream.write_all(&command("<explode/>")).unwrap();
    assert!(heard(&mut stream).unwrap().contains("code=\"2"));
    stream.write_all(&command("<login><clID>A</clID><pw>b</pw></login>")).unwrap();
    assert!(heard(&mut stream).unwrap().contains("code=\"2002\""));
    // A turn that is taken and not used passes to the next.
    stream.write_all(&framed(b"{\"turn\":{\"patience\":1000}}")).unwrap();
    assert_eq!(heard(&mut stream).unwrap(), "\"turn\"");
    site.run("domain check d.example").is(0, 1000);
    stream.write_all(&command("<logout/>")).unwrap();
    let answer = heard(&mut stream).unwrap();
    assert!(answer.contains("code=\"1500\"") && answer.contains("ABC-1"), "{answer}");
    assert!(closed(&mut stream));
    site.run("domain check d.example").is(0, 1000);
    drop(held);
    assert_eq!((site.logins(), status(&site.home)["running"].as_bool()), (1, Some(true)));
}

/// The user that has nothing, where the tests may act as any.
const NOBODY: u32 = 65534;

/// A helper of another user: `perl` with a program and an argument.
fn as_nobody(program: &str, argument: &str) -> Option<Command> {
    let home = tempfile::tempdir().unwrap();
    if std::fs::metadata(home.path()).unwrap().uid() != 0 {
        eprintln!("NOT CHECKED: sockets of another user; only root can act as one");
        return None;
    }
    let mut command = Command::new("perl");
    command.args(["-MSocket", "-e", program, argument]).uid(NOBODY).gid(NOBODY).stdout(Stdio::piped());
    Some(command)
}

#[test]
fn what_belongs_to_others_is_not_trusted() {
    let site = Site::new();
    let dir = site.home.path("state/eppsh/agent");
    site.home.line("agent start @reg").says(0, &[]);
    let mode = |path: &std::path::Path, mode: u32| {
        std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).unwrap();
    };
    mode(&dir, 0o777);
    site.run("domain check d.example").says(0, &["warning", "others can write into"]).is(0, 1000);
    site.home.line("agent start @reg").says(2, &["others can write into", "chmod 700"]);
    assert_eq!(site.logins(), 2);
    mode(&dir, 0o700);
    site.run("domain check d.example").is(0, 1000);
    assert_eq!(site.logins(), 2);

    // Another user at the socket is refused by the agent.
    let ask = "$SIG{PIPE} = 'IGNORE'; socket(S, PF_UNIX, SOCK_STREAM, 0); connect(S, sockaddr_un($ARGV[0])) or die; \
               syswrite S, pack('N', 12) . '\"status\"'; print 'heard ', (sysread(S, $x, 1) || 0)";
    let Some(mut other) = as_nobody(ask, &socket(&site.home).display().to_string()) else { return };
    for path in [site.home.dir.path(), &site.home.path("state"), &site.home.path("state/eppsh"), &dir] {
        mode(path, 0o711);
    }
    mode(&socket(&site.home), 0o666);
    let told = other.output().unwrap();
    assert_eq!(String::from_utf8_lossy(&told.stdout), "heard 0", "{told:?}");
    until(|| site.home.read("state/eppsh/agent/reg+AAA.log").contains("another user wanted in"));
    assert_eq!(site.run("domain check d.example").is(0, 1000)["code"], 1000);
    site.home.line("agent stop @reg").says(0, &[]);

    // Another user's socket in the agent's place is refused by the program, which sends nothing there.
    let theirs = site.home.path("theirs");
    std::fs::create_dir(&theirs).unwrap();
    std::os::unix::fs::chown(&theirs, Some(NOBODY), Some(NOBODY)).unwrap();
    let path = theirs.join("sock");
    let listen = "$| = 1; socket(S, PF_UNIX, SOCK_STREAM, 0); bind(S, sockaddr_un($ARGV[0])) or die; listen(S, 5); \
                  chmod 0777, $ARGV[0]; print \"ready\\n\"; while (accept(C, S)) { \
                  print 'heard ', (sysread(C, $x, 100) || 0), \"\\n\"; close C }";
    let mut listening = as_nobody(listen, &path.display().to_string()).unwrap().spawn().unwrap();
    let mut lines = BufReader::new(listening.stdout.take().unwrap()).lines().map_while(Result::ok);
    assert_eq!(lines.next().as_deref(), Some("ready"));
    std::os::unix::fs::symlink(&path, socket(&site.home)).unwrap();
    site.run("domain check d.example").says(0, &["warning", "another user listens"]).is(0, 1000);
    assert_eq!(lines.next().as_deref(), Some("heard 0"), "nothing was said to it");
    assert_eq!(site.logins(), 3);
    drop(listening.kill());
    drop(listening.wait());

    // A directory of another user is not entered.
    drop(std::fs::remove_file(socket(&site.home)));
    std::fs::write(socket(&site.home), "").unwrap();
    std::os::unix::fs::chown(&dir, Some(NOBODY), Some(NOBODY)).unwrap();
    site.run("domain check d.example").says(0, &["warning", "belongs to another user"]);
    site.home.line("agent start @reg").says(2, &["belongs to another user"]);
}
