//! How answers, failures and saved frames are printed, and where.

use super::*;

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
fn a_no_counts_only_when_asked_for() {
    let home = Home::new();
    home.line("@sandbox domain create foo.дети").is(0, 1000);
    home.line("@sandbox domain check foo.дети").is(0, 1000);
    home.line("@sandbox domain check foo.дети --exit-status").is(8, 1000);
    home.line("@sandbox domain check bar.дети --exit-status").is(0, 1000);
    home.line("@sandbox poll").is(0, 1300);
    home.line("@sandbox poll --exit-status").is(8, 1300);
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
