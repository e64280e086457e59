//! The program as its users run it: words in, exit status, stdout and stderr out.

use crate::support::{Home, Ran, frames, ran};
use serde_json::{Value, json};
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

/// A contact that the sandbox takes.
const CONTACT: &str =
    "--type loc --name 'Иван 👋 #1' --street 'ул. Ленина, 1' --city Москва --cc RU --email a@b.example";

/// The keys of an object, in order.
fn keys(json: &Value) -> Vec<&str> {
    json.as_object().unwrap().keys().map(String::as_str).collect()
}

#[test]
fn without_any_configuration_the_sandbox_answers() {
    let home = Home::new();
    let ran = home.line("domain check foo.дети");
    let json = ran.is(0, 1000);
    ran.says(0, &["@sandbox"]);
    assert_eq!(keys(&json), ["ok", "command", "code", "msg", "lang", "data", "ext", "clTRID", "svTRID"]);
    assert_eq!((&json["ok"], &json["command"], &json["lang"]), (&json!(true), &json!("domain check"), &json!("en")));
    assert_eq!(json["data"], json!({ "cd": [{ "name": "foo.xn--d1acj3b", "uname": "foo.дети", "avail": true }] }));
    assert_eq!(keys(&json["data"]["cd"][0]), ["name", "uname", "avail"]);
    assert!(ran.out.contains("\"foo.дети\"") && ran.out.contains("\n  \"ok\": true"), "{ran:?}");
    assert_eq!(home.line("domain check foo.xn--d1acj3b").json()["data"], json["data"]);
    let named = home.line("@sandbox domain check foo.дети");
    assert_eq!((named.err.as_str(), named.status), ("", 0), "only the default is told");
    assert_eq!(home.line("domain check -o json foo.дети --timeout 30s").status, 0, "options stand anywhere");
}

#[test]
fn every_view_of_an_answer() {
    let home = Home::new();
    let view = |options: &str| home.line(&format!("@sandbox --cltrid T-1 {options} domain check foo.дети bar.дети"));
    assert_eq!(view("-o json").is(0, 1000)["data"], view("--json").is(0, 1000)["data"]);
    assert_eq!(view("").json()["clTRID"], "T-1");

    let table = view("-o table");
    assert!(
        table.out.contains("foo.дети") && table.out.contains("xn--d1acj3b") && table.out.contains("yes"),
        "{table:?}"
    );

    let (pretty, short) = (view("-o xml"), view("--xml"));
    let until = |ran: &Ran| ran.out.split("<svTRID>").next().unwrap().to_string();
    assert_eq!(until(&pretty), until(&short));
    assert!(pretty.out.contains("\n    <result code=\"1000\">\n"), "{pretty:?}");
    let raw = view("-o xml --raw");
    assert!(
        raw.out.starts_with("<?xml")
            && raw.out.ends_with("</epp>")
            && raw.out.contains("<cd") | raw.out.contains(":cd>")
    );

    let dict: Value = serde_json::from_str(&view("-o xmltodict").out).unwrap();
    let response = &dict["epp"]["response"];
    assert_eq!(response["result"]["@code"], "1000");
    assert_eq!(response["resData"]["domain:chkData"]["domain:cd"][0]["domain:name"]["@avail"], "1");

    assert_eq!(view("-q .data.cd[].uname").out, "\"foo.дети\"\n\"bar.дети\"\n");
    assert_eq!(view("-q .data.cd[].uname --raw").out, "foo.дети\nbar.дети\n");
    assert_eq!(view("--query .data.cd[0].avail").out, "true\n");
    assert_eq!(home.line("@sandbox domain info nosuch.дети -q .code").out, "2303\n");
    home.line("@sandbox -q .data[ domain check foo.дети").says(2, &["query", "character"]);
}

#[test]
fn jq_reads_what_is_printed() {
    let home = Home::new();
    let Ok(mut jq) =
        Command::new("jq").args(["-r", ".data.cd[0].uname"]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()
    else {
        eprintln!("NOT CHECKED: there is no jq");
        return;
    };
    let ran = home.line("@sandbox domain check foo.дети");
    std::io::Write::write_all(&mut jq.stdin.take().unwrap(), ran.out.as_bytes()).unwrap();
    assert_eq!(jq.wait_with_output().unwrap().stdout, "foo.дети\n".as_bytes());
}

#[test]
fn a_dry_run_prints_the_request_and_touches_nothing() {
    let home = Home::new();
    let ran = home.line("domain create foo.дети --period 12m --ns ns1.foo.дети=192.0.2.1,2001:db8::1 --auth env:HOME --cltrid T-1 --dry-run");
    assert_eq!(ran.status, 0, "{ran:?}");
    for part in [
        "<domain:name>foo.xn--d1acj3b</domain:name>",
        "<domain:period unit=\"m\">12</domain:period>",
        "<domain:hostAddr ip=\"v6\">2001:db8::1</domain:hostAddr>",
        "<domain:pw>***</domain:pw>",
        "<clTRID>T-1</clTRID>",
    ] {
        assert!(ran.out.contains(part), "{part}: {ran:?}");
    }
    assert!(
        home.line("domain create foo.дети --auth env:HOME --reveal --dry-run")
            .out
            .contains(&home.dir.path().display().to_string())
    );
    let json = home.line("domain check foo.дети --dry-run -o json").json();
    assert!(json.to_string().contains("foo.xn--d1acj3b"), "{json}");
    // A profile with an address that nothing answers at: nothing is asked.
    assert_eq!(home.line("--plain --server 127.0.0.1:1 domain check foo.дети --dry-run").status, 0);
    assert!(!home.path("data").exists() && !home.path("state").exists() && !home.path("config").exists());
}

#[test]
fn a_no_counts_only_when_asked_for() {
    let home = Home::new();
    home.line("@sandbox domain create foo.дети").is(0, 1000);
    home.line("@sandbox domain check foo.дети").is(0, 1000);
    home.line("@sandbox domain check foo.дети --exit-status").is(8, 1000);
    home.line("@sandbox domain check bar.дети --exit-status").is(0, 1000);
    home.line("@sandbox poll").is(0, 1300);
    home.line("@sandbox poll --exit-status").is(8, 1300);
}

/// The life of a name, a host and a contact, a process each, as two registrars.
fn life(first: &dyn Fn(&str) -> Ran, second: &dyn Fn(&str) -> Ran) {
    first(&format!("contact create C-1 {CONTACT} --auth gen")).is(0, 1000);
    first("contact create C-1 --name Other --street X --city Y --cc RU --email a@b.example").is(3, 2302);
    let contact = first("contact info C-1").is(0, 1000);
    assert_eq!(contact["data"]["postalInfo"][0]["name"], "Иван 👋 #1");
    assert_eq!(contact["data"]["postalInfo"][0]["street"], json!(["ул. Ленина, 1"]));
    first("contact update C-1 --voice +7.4950000000").is(0, 1000);

    let created =
        first("domain create foo.дети --registrant C-1 --contact admin:C-1 --contact tech:C-1 --period 2y --auth gen")
            .is(0, 1000);
    assert_eq!(created["data"]["uname"], "foo.дети");
    first("domain create foo.дети").is(3, 2302);
    first("host create ns1.foo.дети --addr 192.0.2.1 --addr 2001:db8::1").is(0, 1000);
    first("host update ns1.foo.дети --add-addr 192.0.2.2 --rem-addr 192.0.2.1").is(0, 1000);
    assert_eq!(first("host info ns1.foo.дети").is(0, 1000)["data"]["addr"], json!(["192.0.2.2", "2001:db8::1"]));
    first("domain update foo.дети --add-ns ns1.foo.дети --add-status clientHold").is(0, 1000);
    let info = first("domain info foo.дети").is(0, 1000);
    assert_eq!(info["data"]["ns"], json!(["ns1.foo.xn--d1acj3b"]));
    assert_eq!(info["data"]["uns"], json!(["ns1.foo.дети"]));
    first("domain update foo.дети --rem-status clientHold").is(0, 1000);

    let expiry = info["data"]["exDate"].as_str().unwrap().get(..10).unwrap().to_string();
    first("domain renew foo.дети --cur-exp 2001-01-01").is(3, 2306);
    let renewed = first(&format!("domain renew foo.дети --cur-exp {expiry} --period 1y")).is(0, 1000);
    let ran = first("domain renew foo.дети");
    ran.is(0, 1000);
    assert!(ran.err.contains(renewed["data"]["exDate"].as_str().unwrap().get(..10).unwrap()), "{ran:?}");
    let missing = first("domain renew nosuch.дети");
    assert_eq!(missing.is(3, 2303)["command"], "domain renew", "{missing:?}");

    second("domain info foo.дети").is(0, 1000);
    second("domain update foo.дети --add-status clientHold").is(4, 2201);
    second("domain transfer request foo.дети --auth wrong-auth").is(4, 2202);
    first("domain update foo.дети --auth Transfer-1").is(0, 1000);
    second("domain transfer request foo.дети --auth Transfer-1").is(0, 1001);
    second("domain transfer request foo.дети --auth Transfer-1").is(3, 2300);
    assert_eq!(second("domain transfer query foo.дети").is(0, 1000)["data"]["trStatus"], "pending");
    let message = first("poll").is(0, 1301);
    assert_eq!((&message["object"], &message["data"]["trStatus"]), (&json!("domain:trnData"), &json!("pending")));
    let id = message["msgQ"]["id"].as_str().unwrap();
    first(&format!("poll ack {id}")).is(0, 1000);
    first(&format!("poll ack {id}")).is(3, 2303);
    first("poll").is(0, 1300);
    first("domain transfer approve foo.дети").is(0, 1000);
    first("domain transfer approve foo.дети").is(3, 2301);
    assert_eq!(second("poll req").is(0, 1301)["data"]["trStatus"], "clientApproved");

    first("domain delete foo.дети").is(4, 2201);
    second("domain delete foo.дети").is(3, 2305);
    second("host delete ns1.foo.дети").is(3, 2305);
    second("domain update foo.дети --rem-ns ns1.foo.дети").is(0, 1000);
    second("host delete ns1.foo.дети").is(0, 1000);
    first("contact delete C-1").is(3, 2305);
    let deleted = second("domain delete foo.дети");
    assert!(matches!(deleted.json()["code"].as_u64(), Some(1000 | 1001)), "{deleted:?}");
    first("contact check C-1 C-2").is(0, 1000);
    first("contact info nosuch").is(3, 2303);
    first("host info ns1.foo.дети").is(3, 2303);
}

#[test]
fn a_life_in_the_sandbox() {
    let home = Home::new();
    life(&|line| home.line(&format!("@sandbox {line}")), &|line| home.line(&format!("@sandbox --user TEST-B {line}")));
}

/// A registry that serves in a process of its own; ends with it.
struct Served {
    child: Child,
    address: String,
}

impl Served {
    /// Makes `registry/` in the home and serves it.
    fn start(home: &Home) -> Served {
        let made = home.line("registry init registry");
        made.says(0, &["TEST-A", "TEST-B", "password"]);
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
fn scripts_run_line_by_line() {
    let home = Home::new();
    let script = "# comments, and blank lines\n\n   \ndomain check foo.дети # of the line\n\
        contact check abc#d 'c-d' \"e#fg\"\ndomain check one.дети \\\n  two.дети\n\
        raw <<EOF\n<epp xmlns=\"urn:ietf:params:xml:ns:epp-1.0\"><command><check><host:check \
        xmlns:host=\"urn:ietf:params:xml:ns:host-1.0\"><host:name>ns1.foo.example</host:name></host:check></check>\
        <clTRID>RAW-1</clTRID></command></epp>\nEOF\n\
        domain check last.дети";
    let ran = home.feed(&["@sandbox", "--keep-going"], script);
    let documents = ran.documents();
    assert_eq!(ran.out.lines().count(), documents.len(), "a document a line: {ran:?}");
    let names: Vec<_> = documents.iter().map(|json| json["data"]["cd"].as_array().map_or(0, Vec::len)).collect();
    assert_eq!(names, [1, 3, 2, 1, 1], "{ran:?}");
    assert_eq!(documents[1]["data"]["cd"][0]["id"], "abc#d");
    assert_eq!(documents[3]["clTRID"], "RAW-1");
    home.write("s.epp", script);
    let file = home.run(&["@sandbox", "--keep-going", "-f", "s.epp"]);
    assert_eq!((file.status, file.documents().len()), (ran.status, 5));
    let several = home.run(&["@sandbox", "-c", "domain check foo.дети", "-c", "domain check bar.дети"]);
    assert_eq!((several.status, several.out.lines().count()), (0, 2), "{several:?}");
    let one = home.run(&["@sandbox", "-c", "domain check foo.дети"]);
    one.is(0, 1000);
}

#[test]
fn a_script_stops_at_the_first_failure() {
    let home = Home::new();
    let lines = "domain check foo.дети\ndomain info nosuch.дети\ncontact create X --nosuch 1\ndomain check bar.дети\n";
    let codes = |ran: &Ran| ran.documents().iter().map(|json| json["code"].as_u64()).collect::<Vec<_>>();
    let ran = home.feed(&["@sandbox"], lines);
    assert_eq!((ran.status, codes(&ran)), (3, vec![Some(1000), Some(2303)]), "{ran:?}");
    let ran = home.feed(&["@sandbox", "--keep-going"], lines);
    assert_eq!((ran.status, codes(&ran)), (3, vec![Some(1000), Some(2303), None, Some(1000)]), "{ran:?}");
    assert!(ran.err.contains("stdin:3"), "{ran:?}");
    let ran = home.feed(&["@sandbox"], &lines.replace("domain info", "-domain info").replace("contact", "-contact"));
    assert_eq!((ran.status, codes(&ran).len()), (0, 4), "{ran:?}");
    let ran = home.run(&["@sandbox", "-c", "domain info nosuch.дети", "-c", "domain check foo.дети"]);
    assert_eq!((ran.status, codes(&ran)), (3, vec![Some(2303)]));
    let ran = home.feed(&[], "domain info nosuch.дети\n");
    assert_eq!(ran.is(3, 2303)["ok"], false);
    let ran = home.feed(&["@sandbox"], "quit\ndomain check foo.дети\n");
    assert_eq!((ran.status, ran.out.as_str()), (0, ""));
    for unfinished in ["domain check 'foo", "raw <<EOF\n<epp/>\n"] {
        home.feed(&["@sandbox"], unfinished).says(2, &["stdin:"]).is(2, None);
    }
    home.run(&["@sandbox", "-f", "nosuch.epp"]).says(2, &["nosuch.epp"]).is(2, None);
}

#[test]
fn output_goes_where_the_line_says() {
    let home = Home::new();
    let script = "domain check one.дети > out.json\ndomain check two.дети >> out.json\n\
        domain check three.дети | tr a-z A-Z\ndomain check four.дети -o table > out.txt\n";
    let ran = home.feed(&["@sandbox"], script);
    assert!(ran.status == 0 && ran.out.contains("XN--") && ran.out.contains("\"CODE\":1000"), "{ran:?}");
    let lines: Vec<Value> = home.read("out.json").lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let names: Vec<_> = lines.iter().map(|json| json["data"]["cd"][0]["uname"].as_str().unwrap()).collect();
    assert_eq!(names, ["one.дети", "two.дети"]);
    assert!(home.read("out.txt").contains("four.дети"));
    home.feed(&["@sandbox"], "domain check one.дети > no/such/dir\n").says(2, &["no/such/dir"]);
    assert_ne!(home.feed(&["@sandbox"], "domain check one.дети > /dev/full\n").status, 0);
    assert_eq!(home.feed(&["@sandbox"], "domain check one.дети | exit 9\n").status, 9);
}

#[test]
fn wrong_words_are_told_and_nothing_is_sent() {
    let home = Home::new();
    for (line, parts) in [
        ("domain create foo.дети --perod 1y", &["--perod", "--period"][..]),
        ("domain chek foo.дети", &["chek", "check"]),
        ("@sandbox -o yaml domain check foo.дети", &["yaml", "xmltodict"]),
        ("domain create foo.дети --period 0y", &["--period", "0y"]),
        ("domain create foo.дети --period 100y", &["--period", "100y"]),
        ("domain create foo.дети --period 1y,2y", &["--period"]),
        ("domain check foo.дети ''", &["blank"]),
        ("domain check foo.дети,", &["blank"]),
        ("domain check 'foo bar.дети'", &["IDNA"]),
        ("domain create foo.дети --ds '12345 3 1 xyz'", &["--ds", "hexadecimal"]),
        ("domain create foo.дети --ds '12345 3'", &["--ds"]),
        ("domain update foo.дети --ds '12345 3 1 49FD46E6'", &["--ds"]),
        ("domain create foo.дети --ns ns1.foo.дети=192.0.2.300", &["--ns", "192.0.2.300"]),
        ("domain update foo.дети", &["change"]),
        ("contact update C-1", &["change"]),
        ("host update ns1.foo.дети", &["change"]),
        ("contact update C-1 --city Москва", &["cc"]),
        (
            "contact create C-1 --name A --city B --cc RU --email a@b.example --disclose nosuch",
            &["--disclose", "nosuch"],
        ),
        ("domain info foo.дети --hosts some", &["some", "all"]),
        ("domain info foo.дети --auth prompt", &["--auth", "terminal", "env:"]),
        ("domain info foo.дети --auth env:NOSUCH", &["--auth", "NOSUCH"]),
        ("domain info foo.дети --auth 'cmd:exit 3'", &["--auth", "exit 3"]),
        ("domain info foo.дети --auth @nosuch", &["--auth", "nosuch"]),
        ("domain check @nosuch", &["nosuch"]),
        ("@nosuch domain check foo.дети", &["nosuch", "sandbox"]),
        ("@sandbox --user NOBODY domain check foo.дети", &["NOBODY", "TEST-A"]),
        ("@sandbox --timeout soon domain check foo.дети", &["--timeout", "30s"]),
        ("domain check \u{1}", &["U+0001"]),
    ] {
        let ran = home.line(line);
        ran.says(2, parts);
        assert!(!ran.err.contains("--auth: --auth"), "{ran:?}");
        let json = ran.is(2, None);
        assert!(json["ok"] == false && matches!(json["error"]["kind"].as_str(), Some("usage" | "config")), "{json}");
        assert!(json["error"]["message"].is_string(), "{json}");
    }
    assert!(!home.path("data/eppsh/sandbox.db").exists(), "the sandbox was not even opened");
}

#[test]
fn values_come_in_every_form() {
    let home = Home::new();
    home.write("names", "foo.дети\n\n# not this\nbar.дети\r\n");
    home.write("auth", "From-File-1\n");
    let frame = |line: &str| {
        let ran = home.line(&format!("{line} --dry-run --reveal"));
        assert_eq!(ran.status, 0, "{ran:?}");
        ran.out
    };
    let from_file = frame("domain check @names");
    assert_eq!(from_file.matches("<domain:name>").count(), 2, "{from_file}");
    let from_stdin = home.feed(&["domain", "check", "-", "--dry-run"], "foo.дети\nbar.дети\n");
    assert_eq!(from_stdin.out.matches("<domain:name>").count(), 2, "{from_stdin:?}");
    for (auth, text) in [
        ("@auth", "From-File-1"),
        ("'cmd:echo From-Cmd-1'", "From-Cmd-1"),
        ("env:XDG_DATA_HOME", "/data"),
        ("Literal-1", "Literal-1"),
    ] {
        assert!(
            frame(&format!("domain create foo.дети --auth {auth}")).contains(&format!("{text}</domain:pw>")),
            "{auth}"
        );
    }
    let (first, second) = (frame("domain create foo.дети --auth gen"), frame("domain create foo.дети --auth gen"));
    let generated = |frame: &str| frame.split("<domain:pw>").nth(1).unwrap().split('<').next().unwrap().to_string();
    assert!(generated(&first).len() >= 16 && generated(&first) != generated(&second));
    let literal = home.line("domain info foo.дети --auth Literal-1 --dry-run");
    assert_eq!(literal.err.matches("process list").count(), 1, "a literal warns once: {literal:?}");
    assert!(!home.line("domain info foo.дети --auth @auth --dry-run").err.contains("process list"));

    for (line, parts) in [
        ("domain create foo.дети --period 1y", &["<domain:period unit=\"y\">1<"][..]),
        ("domain create foo.дети --period 12m", &["unit=\"m\">12<"]),
        ("domain create foo.дети --contact admin:A --contact admin:B", &["type=\"admin\">A<", "type=\"admin\">B<"]),
        (
            "domain create foo.дети --ns a.example --ns b.example",
            &["<domain:hostObj>a.example<", "<domain:hostObj>b.example<"],
        ),
        ("domain create foo.дети --ds '12345 3 1 49fd 46e6'", &["<secDNS:keyTag>12345<", "<secDNS:digest>49fd46e6<"]),
        (
            "domain create foo.дети --ds keyTag=1;alg=8;digestType=2;digest=ABCD",
            &["<secDNS:keyTag>1<", "<secDNS:alg>8<"],
        ),
        (
            "domain create foo.дети --dnskey '257 3 1 AQPJ////4Q=='",
            &["<secDNS:flags>257<", "<secDNS:pubKey>AQPJ////4Q==<"],
        ),
        ("domain update foo.дети --rem-ds-all --urgent", &["<secDNS:all>1<", "urgent=\"1\""]),
        ("domain update foo.дети --auth none", &["<domain:null/>"]),
        ("contact update C-1 --org ''", &["<contact:org/>"]),
        ("contact update C-1 --voice ''", &["<contact:voice/>"]),
        (
            "contact create C-1 --name A --loc-name Б --city M --loc-city М --cc RU --loc-cc RU --email a@b.example",
            &["type=\"int\"", "type=\"loc\"", "<contact:name>Б<"],
        ),
        (
            "contact create C-1 --name A --city M --cc RU --email a@b.example --disclose voice,addr:int",
            &["<contact:disclose flag=\"1\">", "<contact:addr type=\"int\"/>", "<contact:voice/>"],
        ),
        (
            "contact create C-1 --name A --city M --cc RU --email a@b.example --no-disclose email",
            &["<contact:disclose flag=\"0\">", "<contact:email/>"],
        ),
        ("domain restore foo.дети", &["op=\"request\"", "<domain:chg"]),
        ("domain info foo.дети --hosts none", &["hosts=\"none\""]),
    ] {
        let frame = frame(line);
        parts.iter().for_each(|part| assert!(frame.contains(part), "{line}: {part}\n{frame}"));
    }
    // What is not given is not written.
    let bare = frame("contact update C-1 --email a@b.example");
    assert!(!bare.contains("postalInfo") && !bare.contains("voice") && !bare.contains("authInfo"), "{bare}");
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
fn a_reader_that_leaves_ends_it_quietly() {
    let home = Home::new();
    let script = "domain check foo.дети\n".repeat(2000) + "domain create late.дети\n";
    home.write("s.epp", &script);
    let mut child = home.command(&["@sandbox", "-f", "s.epp"]).spawn().unwrap();
    let mut out = BufReader::new(child.stdout.take().unwrap());
    let mut line = String::new();
    out.read_line(&mut line).unwrap();
    drop(out);
    assert!(line.starts_with("{\"ok\":true"), "{line}");
    let ran = ran(child);
    assert_eq!((ran.status, ran.err.as_str()), (0, ""));
    home.line("@sandbox domain info late.дети").is(3, 2303);
}

#[test]
fn a_full_disk_is_an_error() {
    let home = Home::new();
    for view in ["json", "xml", "table", "xmltodict"] {
        let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
        let mut command = home.command(&["@sandbox", "domain", "check", "foo.дети", "-o", view]);
        // Something was sent: it is not the status of "nothing was sent".
        ran(command.stdout(full).spawn().unwrap()).says(1, &["cannot be written"]);
    }
}

#[test]
fn many_processes_share_one_sandbox() {
    let home = Home::new();
    home.line("@sandbox domain check foo.дети").is(0, 1000);
    let children: Vec<Child> =
        (0..20).map(|_| home.command(&["@sandbox", "domain", "create", "race.дети"]).spawn().unwrap()).collect();
    let mut codes: Vec<_> = children.into_iter().map(|child| ran(child).json()["code"].as_u64()).collect();
    codes.sort();
    assert_eq!(codes[0], Some(1000));
    assert!(codes[1..].iter().all(|code| *code == Some(2302)), "{codes:?}");
}

#[test]
fn a_new_home_is_set_up_once_by_many_processes() {
    let home = Home::new();
    let children: Vec<Child> =
        (0..6).map(|_| home.command(&["@sandbox", "domain", "check", "foo.дети"]).spawn().unwrap()).collect();
    for child in children {
        ran(child).is(0, 1000);
    }
}

#[test]
fn secrets_of_the_sandbox_show_only_when_asked_for() {
    let home = Home::new();
    home.write("auth", "Planted-Auth-1\n");
    home.line("@sandbox domain create foo.дети --auth @auth -v").is(0, 1000);
    for view in ["", "-o xml", "-o table", "-o xmltodict", "-v", "-q .data.authInfo"] {
        let ran = home.line(&format!("@sandbox domain info foo.дети {view}"));
        assert!(ran.status == 0 && !format!("{ran:?}").contains("Planted-Auth-1"), "{view}: {ran:?}");
        assert!(format!("{ran:?}").contains("***"), "{view}: {ran:?}");
        if view != "-v" {
            let shown = home.line(&format!("@sandbox domain info foo.дети --reveal {view}"));
            assert!(shown.out.contains("Planted-Auth-1"), "{view}: {shown:?}");
        }
    }
    let trace = home.line("@sandbox domain info foo.дети -v").err;
    assert!(trace.contains("<login>") && trace.contains("<pw>***</pw>"), "{trace}");
    let last = home.feed(&["@sandbox"], "domain info foo.дети --auth Planted-Auth-1\nlast -o xml\nlast --request\n");
    assert!(last.status == 0 && !format!("{last:?}").contains("Planted-Auth-1"), "{last:?}");
}

#[test]
fn configuration_mistakes_have_their_place() {
    use std::os::unix::fs::PermissionsExt;
    let home = Home::new();
    let with = |text: &str, line: &str| {
        home.write("config/eppsh/config.toml", text);
        home.line(line)
    };
    let check = "domain check foo.дети";
    with("[profile.a\nserver = 1", check).says(2, &["config.toml:1:"]).is(2, None);
    with("default = 'a'\n[profile.a]\npasword = 'Planted-Pw-1'", check).says(2, &["config.toml:3:1", "`password`"]);
    let secret = with("[profile.a]\npassword = ['Planted-Pw-1']\n", check);
    secret.says(2, &["config.toml:2:"]);
    let broken = with("[profile.a]\npassword = 'Planted-Pw-1\n", check);
    broken.says(2, &["config.toml:2:"]);
    assert!(!format!("{secret:?}{broken:?}").contains("Planted-Pw-1"));
    with("default = 'ote'\n[profile.ote]\nserver = 'h:700'", "@oto domain check foo.дети").says(2, &["oto", "ote"]);
    with("default = 'gone'", check).says(2, &["gone"]);

    home.write(
        "config/eppsh/config.toml",
        "[profile.a]\nserver = '127.0.0.1:1'\nplain = true\nuser = 'A'\npassword = 'Planted-Pw-1'\n",
    );
    std::fs::set_permissions(home.path("config/eppsh/config.toml"), std::fs::Permissions::from_mode(0o644)).unwrap();
    let open = home.line("@a domain check foo.дети");
    open.says(2, &["others can read", "chmod 600"]);
    assert!(!format!("{open:?}").contains("Planted-Pw-1"));
    std::fs::set_permissions(home.path("config/eppsh/config.toml"), std::fs::Permissions::from_mode(0o600)).unwrap();
    home.line("@a domain check foo.дети").says(6, &["127.0.0.1:1"]);
    let shown = home.line("profile show a");
    assert!(shown.status == 0 && !format!("{shown:?}").contains("Planted-Pw-1"), "{shown:?}");
    assert!(home.line("profile list").out.contains("sandbox"));
    home.line("--config nosuch.toml domain check foo.дети").says(2, &["nosuch.toml"]);
}

#[test]
fn the_environment_overrides_the_file_and_options_override_both() {
    let home = Home::new();
    home.write("config/eppsh/config.toml", "default = 'a'\n[profile.a]\nserver = '127.0.0.1:1'\nplain = true\nuser = 'A'\npassword = { env = 'PW' }\noutput = 'table'\n");
    let run = |variables: &[(&str, &str)], words: &[&str]| {
        let mut command = home.command(words);
        command.env("PW", "Planted-Pw-1").envs(variables.iter().copied());
        ran(command.spawn().unwrap())
    };
    let check = ["domain", "check", "foo.дети"];
    assert!(run(&[], &check).err.contains("127.0.0.1:1"));
    assert!(run(&[("EPPSH_SERVER", "127.0.0.1:2")], &check).err.contains("127.0.0.1:2"));
    assert!(
        run(&[("EPPSH_SERVER", "127.0.0.1:2")], &["--server", "127.0.0.1:3", "domain", "check", "foo.дети"])
            .err
            .contains("127.0.0.1:3")
    );
    let sandbox = run(&[("EPPSH_PROFILE", "sandbox")], &check);
    sandbox.is(0, 1000);
}

/// A user's own extension.
const OWN: &str = r#"<e:spec xmlns:e="urn:eppsh:spec:1" xmlns:tax="urn:example:tax-1.0" id="tax" uri="urn:example:tax-1.0" title="Tax numbers">
  <e:extend command="domain create"><tax:create><tax:number e:help="The holder's tax number">{tax-number!:int}</tax:number></tax:create>
    <e:example>domain create foo.example --tax-number 7</e:example></e:extend>
</e:spec>"#;

#[test]
fn a_users_own_spec_is_as_good_as_a_built_in_one() {
    let home = Home::new();
    let path = home.write("config/eppsh/spec/tax.xml", OWN);
    assert_eq!(home.run(&["spec", "check", &path]).status, 0);
    assert!(home.line("domain create --help").out.contains("--tax-number"));
    let list = home.line("spec list").json();
    let own = list.as_array().unwrap().iter().find(|spec| spec["id"] == "tax").expect("listed");
    assert!(
        own["source"].as_str().unwrap().ends_with("tax.xml") && own["commands"] == json!(["domain create"]),
        "{own}"
    );
    assert!(home.line("spec show tax").out.contains("The holder's tax number"));
    let dry = home.line("domain create foo.дети --tax-number 7 --dry-run");
    assert!(
        dry.out.contains("<tax:create xmlns:tax=\"urn:example:tax-1.0\">") && dry.out.contains("<tax:number>7<"),
        "{dry:?}"
    );
    home.line("domain create foo.дети --tax-number seven --dry-run").says(2, &["--tax-number", "seven"]);
    // Never dropped in silence: a server that does not have it is not asked.
    home.line("@sandbox domain create foo.дети --tax-number 7").says(2, &["tax", "urn:example:tax-1.0"]);
    home.line("@sandbox domain info foo.дети").is(3, 2303);

    for (broken, place) in [
        (OWN.replace("e:help=", "e:hlep="), "tax.xml:2:"),
        (OWN.replace("</e:spec>", ""), "tax.xml:"),
        (OWN.replace("<tax:create>", "<taxx:create>"), "tax.xml:2:"),
        (OWN.replace("{tax-number!:int}", "x {tax-number!:int}"), "tax.xml:2:"),
        (format!("<!DOCTYPE a [<!ENTITY b 'c'>]>{OWN}"), "tax.xml:1:"),
    ] {
        home.write("config/eppsh/spec/tax.xml", &broken);
        home.line("domain check foo.дети").says(2, &[place]).is(2, None);
    }
}

/// A frame in a file.
const REQUEST: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><epp xmlns=\"urn:ietf:params:xml:ns:epp-1.0\"><command><info>\
    <domain:info xmlns:domain=\"urn:ietf:params:xml:ns:domain-1.0\"><domain:name hosts=\"all\">foo.example</domain:name>\
    </domain:info></info><clTRID>ABC-1</clTRID></command></epp>";

#[test]
fn saved_frames_show_in_every_view_and_go_back() {
    let home = Home::new();
    home.write("request.xml", REQUEST);
    let other = Home::new();
    home.write("answer.xml", other.line("@sandbox domain check foo.дети -o xml --raw").out);
    home.write("greeting.xml", other.line("@sandbox hello -o xml --raw").out);
    for file in ["request.xml", "answer.xml", "greeting.xml"] {
        for view in ["json", "xml", "table", "xmltodict"] {
            let shown = home.line(&format!("show {file} -o {view}"));
            assert!(
                shown.status == 0 && shown.err.is_empty() && !shown.out.trim().is_empty(),
                "{file} {view}: {shown:?}"
            );
        }
        let dict = home.line(&format!("show {file} -o xmltodict")).out;
        let back = home.feed(&["show", "--from", "xmltodict", "-", "-o", "xml"], &dict);
        assert_eq!(back.status, 0, "{back:?}");
        assert_eq!(home.feed(&["show", "-o", "xmltodict"], &back.out).out, dict, "{file}");
    }
    assert_eq!(home.line("show answer.xml").json()["data"]["cd"][0]["uname"], "foo.дети");
    assert_eq!(home.line("show request.xml answer.xml").out.lines().count(), 2);
    assert_eq!(home.feed(&["show"], REQUEST).status, 0);
    home.feed(&["show", "-"], "not XML").says(2, &["standard input"]);
    home.line("show nosuch.xml").says(2, &["nosuch.xml"]);
    assert!(!home.path("data").exists(), "no connection is made for it");
}

#[test]
fn frames_of_others_never_break_it() {
    let Some(frames) = frames() else { return };
    let home = Home::new();
    let mut files = Vec::new();
    let mut directories = vec![frames];
    while let Some(directory) = directories.pop() {
        for entry in std::fs::read_dir(directory).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                directories.push(path);
            } else if path.extension().is_some_and(|extension| extension == "xml") {
                files.push(path.display().to_string());
            }
        }
    }
    files.sort();
    let sampled: Vec<&str> = files.iter().step_by((files.len() / 200).max(1)).map(String::as_str).collect();
    for view in ["json", "xml", "table", "xmltodict"] {
        for some in sampled.chunks(50) {
            let ran = home.run(&[&["show", "-o", view][..], some].concat());
            assert!(matches!(ran.status, 0 | 2), "{view}: {:?}\n{}", ran.status, ran.err);
        }
    }
}

#[test]
fn what_the_program_offers_beside_commands() {
    let home = Home::new();
    assert_eq!(home.line("--version").out.lines().count(), 1);
    assert!(home.line("--help").out.contains("Exit status"));
    for line in ["help", "help domain create", "explain 2305", "explain clientHold"] {
        let told = home.line(line);
        assert!(told.status == 0 && told.err.is_empty() && !told.out.trim().is_empty(), "{line}: {told:?}");
    }
    assert!(home.line("explain 2305").out.contains("2305") && !home.path("data").exists());
    assert_eq!(home.line("@sandbox hello").json()["greeting"]["svID"], "eppsh sandbox");
    assert_eq!(home.line("@sandbox login").json()["command"], "login");
    assert_eq!(home.line("@sandbox logout").status, 0);
    let status =
        home.feed(&["@sandbox"], "domain check foo.дети\nstatus -o json\nuse sandbox\nstatus\noutput xml\noutput\n");
    assert!(
        status.status == 0 && status.out.contains("\"profile\":\"sandbox\"") && status.out.ends_with("xml\n"),
        "{status:?}"
    );
    let invalid = home.feed(&["@sandbox"], "domain check foo.дети\n");
    assert_eq!(invalid.status, 0);
    let mut child = home.command(&["@sandbox"]).stdin(Stdio::piped()).spawn().unwrap();
    std::io::Write::write_all(&mut child.stdin.take().unwrap(), b"domain check \xff\n").unwrap();
    ran(child).says(2, &["UTF-8"]).is(2, None);
}

#[test]
fn what_is_wrong_is_named_as_it_was_typed() {
    let home = Home::new();
    let keys = "--ds '1 8 2 AA' --dnskey '257 3 8 AAAA'";
    for (line, message) in [
        ("contact create c1 --type loc --name X --city M --email a@b.c".into(), "--cc is required"),
        (
            "contact create c1 --name X --city M --cc RU --loc-name Y --loc-city Z --email a@b.c".into(),
            "--loc-cc is required",
        ),
        (format!("domain create a.test {keys}"), "--dnskey excludes --ds"),
        ("domain create a.test --ns a.example --ns b.example=192.0.2.1".into(), "--ns mixes two forms"),
    ] {
        home.line(&format!("{line} --dry-run")).says(2, &[&format!("error: {message}")]);
        home.feed(&["@sandbox", "--dry-run"], &format!("{line}\n")).says(2, &[&format!("error: stdin:1: {message}")]);
    }
    let line = "@sandbox contact create c1 --type loc --name X --city M --email a@b.c";
    assert_eq!(home.line(line).is(2, None)["error"]["message"], "--cc is required");
}
