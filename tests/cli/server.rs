//! A registry in a process of its own, reached over TLS.

use super::*;

/// A registry that serves in a process of its own; ends with it.
pub(super) struct Served {
    child: Child,
    pub(super) address: String,
}

impl Served {
    /// Makes `registry/` in the home and serves it.
    pub(super) fn start(home: &Home) -> Served {
        Served::start_with(home, &|| {})
    }

    /// The same, with something done to the registry before it serves.
    pub(super) fn start_with(home: &Home, prepare: &dyn Fn()) -> Served {
        let made = home.line("registry init registry");
        made.says(0, &["TEST-A", "TEST-B", "password"]);
        prepare();
        let mut child = home.command(&["registry", "serve", "registry", "--listen", "127.0.0.1:0"]).spawn().unwrap();
        let mut lines = BufReader::new(child.stderr.take().unwrap()).lines();
        let listening = lines.find_map(|line| line.unwrap().strip_prefix("listening on ").map(ToString::to_string));
        let address = listening.expect("it says where it listens");
        // What it says later goes nowhere, and it never waits for a reader.
        std::thread::spawn(move || lines.for_each(drop));
        Served { child, address }
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

#[test]
fn a_life_over_tls_with_client_certificates() {
    let home = Home::new();
    let served = Served::start(&home);
    let as_user = |user: &'static str| {
        let (home, address) = (&home, &served.address);
        move |line: &str| home.line(&format!("--config registry/eppsh.toml @{user} --server {address} {line}"))
    };
    life(&as_user("TEST-A"), &as_user("TEST-B"));
    let stopped = Command::new("kill").arg(served.child.id().to_string()).status().unwrap();
    assert!(stopped.success());
    let mut served = served;
    assert_eq!(served.child.wait().unwrap().code(), Some(0), "SIGTERM ends it well");
}

#[test]
fn what_tls_refuses_names_what_to_set() {
    let home = Home::new();
    let served = Served::start(&home);
    home.line("registry init other");
    let ask = |more: &str| {
        home.line(&format!(
            "--config registry/eppsh.toml @TEST-A --server {} {more} domain check foo.дети",
            served.address
        ))
    };
    ask("").is(0, 1000);
    ask("--ca other/ca.pem").says(6, &["ca"]).is(6, None);
    ask("--server-name epp.example.net").says(6, &["server-name", "epp.example.net"]).is(6, None);
    ask(&format!("--pin {}", "ab".repeat(32))).says(6, &["pin"]).is(6, None);
    let wrong = ask("--cert registry/clients/TEST-B.pem --key registry/clients/TEST-B.key");
    wrong.says(4, &["cert"]);
    assert_eq!(wrong.json()["code"], 2200);
    let port = served.address.rsplit(':').next().unwrap();
    let bare = format!("--server 127.0.0.1:{port} --user TEST-A --password @registry/clients/TEST-A.password");
    home.line(&format!("{bare} domain check foo.дети")).says(6, &["`ca`"]);
    home.line(&format!("{bare} --ca registry/ca.pem domain check foo.дети")).says(4, &["cert"]);
    for _ in 0..2 {
        let insecure = home.line(&format!(
            "{bare} --insecure --cert registry/clients/TEST-A.pem --key registry/clients/TEST-A.key domain check foo.дети"
        ));
        insecure.says(0, &["warning", "certificate"]);
    }
    home.line(&format!("{bare} --ca nosuch.pem domain check foo.дети")).says(2, &["nosuch.pem"]);
    home.line("--plain --server 192.0.2.1:700 --user A --password env:HOME domain check foo.дети")
        .says(2, &["without TLS"]);
}

#[test]
fn what_fails_before_a_session_is_six_and_a_wrong_password_four() {
    let home = Home::new();
    let dead = home.line("--plain --server 127.0.0.1:1 --user A --password env:HOME domain check foo.дети");
    dead.says(6, &["127.0.0.1:1"]);
    assert_eq!(dead.is(6, None)["error"]["kind"], "session");
    home.line("@sandbox domain check foo.дети").is(0, 1000);
    let wrong = home.line("@sandbox --password wrong-password domain check foo.дети");
    assert_eq!(wrong.is(4, 2200)["command"], "login");
    assert!(!wrong.err.contains("wrong-password") && !wrong.out.contains("wrong-password"));
    home.line("--server epp.example.net:700 domain check foo.дети").says(2, &["user"]);
    home.line("--server 127.0.0.1:1 --plain --user A domain check foo.дети").says(2, &["EPPSH_PASSWORD"]);
}

#[test]
fn the_operator_sets_the_clock_of_a_registry_and_of_the_sandbox() {
    let home = Home::new();
    home.line("registry init registry").says(0, &["TEST-A"]);
    home.line("registry clock registry freeze").says(0, &[]);
    let before = home.line("registry clock registry").json()["now"].as_str().unwrap().to_owned();
    home.line("registry clock registry advance 46d").says(0, &[]);
    let after = home.line("registry clock registry").json()["now"].as_str().unwrap().to_owned();
    assert!(after > before, "{before} {after}");
    home.line("registry clock registry set 2020-01-01").says(2, &["dates never decrease"]);
    home.line("registry clock registry dance").says(2, &["clock"]);
    home.line("@sandbox domain create operated.example --auth 2fooBAR").is(0, 1000);
    home.line("sandbox clock advance 370d").says(0, &[]);
    home.line("sandbox admin hold operated.example").says(0, &[]);
    let told = home.line("@sandbox poll req").json();
    assert_eq!(told["msgQ"]["msg"], "Domain auto-renewed");
    home.line("sandbox poll push TEST-A Hello count=2").says(0, &[]);
    home.line("sandbox trid NO-SUCH-ID").says(0, &[]);
}

#[test]
fn a_registry_is_made_by_rules_of_ones_own() {
    let home = Home::new();
    std::fs::write(home.path("mine.toml"), "profile = \"tci\"\n[rules]\ngrace-add = 1\n").unwrap();
    home.line("registry init registry --profile mine.toml").says(0, &["TEST-A"]);
    let made = std::fs::read_to_string(home.path("registry/registry.toml")).unwrap();
    assert!(made.contains("grace-add = 1\n") && made.contains("tci-contact = \"required\"\n"), "{made}");
    home.line("registry init other --profile theirs").says(2, &["theirs"]);
}

#[test]
fn one_command_serves_a_registry_on_a_fresh_machine() {
    let home = Home::new();
    // Serves until the line to connect with was told; gives the server, and that line without the program's name.
    let serve = || {
        let words = ["registry", "serve", "--profile", "tci", "--listen", "127.0.0.1:0"];
        let mut child = home.command(&words).spawn().unwrap();
        let mut lines = BufReader::new(child.stderr.take().unwrap()).lines().map_while(Result::ok);
        let told: Vec<String> = lines.by_ref().take_while(|line| !line.starts_with("try it")).collect();
        let address = told.iter().find_map(|line| line.strip_prefix("listening on ")).unwrap().to_owned();
        assert!(
            told.iter().any(|line| line.contains("TEST-A") && line.contains("clients/TEST-A.password")),
            "{told:?}"
        );
        let dir = told.iter().find_map(|line| line.strip_prefix("the registry is in ")?.split(';').next()).unwrap();
        let dir = dir.to_owned();
        std::thread::spawn(move || lines.for_each(drop));
        (Served { child, address }, dir)
    };
    let (first, dir) = serve();
    assert!(dir.ends_with("eppsh/registry/tci"), "{dir}");
    let ask = |served: &Served| {
        home.line(&format!("--config {dir}/eppsh.toml @TEST-A --server {} domain check тест.дети", served.address))
    };
    ask(&first).is(0, 1000);
    drop(first);
    let (second, again) = serve();
    assert_eq!(again, dir, "a later start finds it again");
    ask(&second).is(0, 1000);
    home.line(&format!("registry serve {dir} --profile tci")).says(2, &["--profile"]);
}

#[test]
fn a_transcript_is_played_against_another_server_and_compared() {
    let home = Home::new();
    let serve = |dir: &str, more: &[&str]| {
        home.line(&format!("registry init {dir}")).says(0, &["TEST-A"]);
        let mut words = vec!["registry", "serve", dir, "--listen", "127.0.0.1:0"];
        words.extend(more);
        let mut child = home.command(&words).spawn().unwrap();
        let mut lines = BufReader::new(child.stderr.take().unwrap()).lines().map_while(Result::ok);
        let address = lines.find_map(|line| line.strip_prefix("listening on ").map(String::from)).unwrap();
        std::thread::spawn(move || lines.for_each(drop));
        Served { child, address }
    };
    let first = serve("one", &["--transcript", "said.jsonl"]);
    let told = |dir: &str, served: &Served, line: &str| {
        home.line(&format!("--config {dir}/eppsh.toml @TEST-A --server {} {line}", served.address))
    };
    told("one", &first, "domain create foo.example --auth 2fooBAR-x").is(0, 1000);
    told("one", &first, "domain info foo.example").is(0, 1000);
    told("one", &first, "domain create foo.example --auth 2fooBAR-x").is(3, 2302);
    drop(first);
    let second = serve("other", &[]);
    told("other", &second, "registry transcript replay said.jsonl").says(0, &["3 commands, 0 with another"]);
    // Now the name is taken there.
    let differs = told("other", &second, "registry transcript replay said.jsonl --of TEST-A");
    differs.says(8, &["3 commands, 1 with another"]);
    let line = differs.json();
    assert_eq!((&line["verb"], &line["one"], &line["other"]), (&"create".into(), &1000.into(), &2302.into()));
    told("other", &second, "registry transcript replay said.jsonl --of NOBODY").says(0, &["0 commands"]);
    home.line("registry transcript diff said.jsonl said.jsonl").says(0, &["0 with another"]);
    let exported = home.line("registry transcript export said.jsonl");
    exported.says(0, &[]);
    assert!(exported.out.contains("<domain:name>foo.example</domain:name>") && !exported.out.contains("2fooBAR"));
    home.line("registry transcript export nosuch.jsonl").says(2, &["nosuch.jsonl"]);
}
