//! Many connections at once: most of them silent, some at work.

use super::stub::{Reaction, Stub};
use super::*;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

/// How many there are; `EPPSH_WHOLE` has as many as issue with the program asks for.
const CONNECTIONS: usize = 1000;
const WHOLE: usize = 10_000;
/// After how long a connection that says nothing may be closed.
const SILENCE: Duration = Duration::from_secs(60);
/// Descriptors that everything else in the test's process needs.
const OTHERS: usize = 2000;

/// Raises the limit of open files of this process; gives how many connections it may have.
fn room(wanted: usize) -> usize {
    use nix::sys::resource::{Resource, getrlimit, setrlimit};
    let (soft, hard) = getrlimit(Resource::RLIMIT_NOFILE).unwrap();
    let all = (wanted + OTHERS) as u64;
    if soft < all {
        // Beyond the hard limit only who administrates the machine comes.
        let raised = setrlimit(Resource::RLIMIT_NOFILE, all, hard.max(all));
        if raised.is_err() {
            setrlimit(Resource::RLIMIT_NOFILE, hard, hard).unwrap();
        }
    }
    let now = usize::try_from(getrlimit(Resource::RLIMIT_NOFILE).unwrap().0).unwrap_or(usize::MAX);
    let possible = now.saturating_sub(OTHERS).min(wanted);
    if possible < wanted {
        eprintln!("NOT CHECKED: {wanted} connections; {possible} are possible here (ulimit -n)");
    }
    possible
}

/// A gateway whose process may have so many files open, at first and at most.
fn limited(home: &Home, stub: &Stub, limits: &str, connections: usize) -> Served {
    let connections = connections.to_string();
    let words = ["--plain", "gateway", "--listen", "127.0.0.1:0", "--connections", &connections, "--sessions", "8"];
    let program = home.command(&words);
    let mut shell = std::process::Command::new("sh");
    shell.args(["-c", &format!("ulimit {limits} && exec \"$@\""), "sh"]);
    shell.arg(program.get_program()).args(program.get_args()).current_dir(home.path("."));
    shell.env_clear().envs(program.get_envs().filter_map(|(name, value)| Some((name, value?))));
    shell.envs([("EPP_SERVER", stub.address.as_str()), ("EPP_USERNAME", "AAA"), ("EPP_PASSWORD", "password-a")]);
    shell.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped());
    Served::of(shell)
}

#[test]
fn silent_connections_by_the_thousand_keep_nobody_from_being_served() {
    let wanted = if std::env::var_os("EPPSH_WHOLE").is_some() { WHOLE } else { CONNECTIONS };
    let connections = room(wanted);
    let home = Home::new();
    let stub = Stub::start(|_, _| Reaction::Answer(1000));
    // What it is given at first does not do; it takes what it may have.
    let gateway = limited(&home, &stub, "-S -n 256", connections + 100);
    let (body, all_open) = (check("a.test").to_string(), AtomicBool::new(false));
    let (worked, served) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let mut silent: Vec<(Instant, Http)> = Vec::new();
    std::thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| {
                // Those who work meanwhile.
                while !all_open.load(Ordering::Relaxed) {
                    let mut http = Http::open(&gateway.address);
                    for _ in 0..10 {
                        assert_eq!(http.try_post(REQUEST, &body, "").unwrap().status, 200);
                        worked.fetch_add(1, Ordering::Relaxed);
                    }
                }
            });
        }
        let open = |_| (Instant::now(), Http::open(&gateway.address));
        silent = (0..connections).map(open).collect();
        if cfg!(target_os = "linux") && silent[0].0.elapsed() < SILENCE / 2 {
            let files = || std::fs::read_dir(format!("/proc/{}/fd", gateway.id())).unwrap().count();
            // The last ones are in the system's queue for a moment.
            while files() < connections && silent[0].0.elapsed() < SILENCE / 2 {
                std::thread::yield_now();
            }
            eprintln!("{} files are open in the gateway, {}", files(), memory(gateway.id()));
        }
        all_open.store(true, Ordering::Relaxed);
        // Each of those who said nothing is served once it asks.
        for part in silent.chunks_mut(connections.div_ceil(8)) {
            scope.spawn(|| {
                for (opened, http) in part {
                    match http.try_post(REQUEST, &body, "") {
                        Some(answer) => {
                            assert_eq!(answer.status, 200, "{answer:?}");
                            served.fetch_add(1, Ordering::Relaxed);
                        }
                        None => assert!(opened.elapsed() >= SILENCE, "a connection was closed before its time"),
                    }
                }
            });
        }
    });
    let (worked, served) = (worked.into_inner(), served.into_inner());
    eprintln!("{connections} silent connections, {served} of them served late; {worked} requests meanwhile");
    assert_eq!(Http::open(&gateway.address).try_post(REQUEST, &body, "").unwrap().status, 200);
}

/// The memory of a process, in words.
fn memory(process: u32) -> String {
    let text = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap();
    text.lines().filter(|line| line.starts_with("VmRSS") || line.starts_with("VmHWM")).collect::<Vec<_>>().join(" ")
}

#[test]
fn fewer_files_than_connections_are_told_of_and_all_are_served_in_turn() {
    let home = Home::new();
    let stub = Stub::start(|_, _| Reaction::Answer(1000));
    let gateway = limited(&home, &stub, "-n 120", 4096);
    assert!(gateway.told.contains("the system's limit of open files allows fewer connections"), "{}", gateway.told);
    each_is_served(&gateway, || {});
}
