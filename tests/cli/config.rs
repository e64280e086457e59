//! Profiles, the environment, specs of the user's own, and what the program offers beside commands.

use super::*;

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
    // Help, completion and the page of extensions know it too.
    assert!(home.line("help tax").out.contains("--tax-number"));
    for shell in ["bash", "zsh", "fish"] {
        assert!(home.line(&format!("completions {shell}")).out.contains("tax-number"), "{shell}");
    }
    assert!(home.line("man eppsh-extensions").out.contains("tax\\-number"));
    // Never dropped in silence: a server that does not have it is not asked.
    home.line("@sandbox domain create foo.дети --tax-number 7").says(2, &["tax", "urn:example:tax-1.0"]);
    home.line("@sandbox domain info foo.дети").is(3, 2303);

    for (broken, place) in [
        (OWN.replace("e:help=", "e:hlep="), "tax.xml:2:"),
        (OWN.replace("</e:spec>", ""), "tax.xml:"),
        (OWN.replace("<tax:create>", "<taxx:create>"), "tax.xml:2:"),
        (OWN.replace("{tax-number!:int}", "x {tax-number!:int}"), "tax.xml:2:"),
        (format!("<!DOCTYPE a [<!ENTITY b 'c'>]>{OWN}"), "tax.xml:1:"),
        (OWN.replace("command=\"domain create\"", "command=\"domain craete\""), "domain craete"),
        (OWN.replace("<e:extend ", &format!("<!--{}--><e:extend ", "x".repeat(10_000_000))), "1024 KiB"),
        (
            format!(
                "{}{}",
                OWN.split("<e:extend").next().unwrap(),
                "<e:command name=\"registry x\" help=\"y\"><info/></e:command></e:spec>"
            ),
            "registry",
        ),
    ] {
        home.write("config/eppsh/spec/tax.xml", &broken);
        home.line("domain check foo.дети").says(2, &[place]).is(2, None);
    }
}

#[test]
fn the_manuals_own_spec_goes_all_the_way() {
    let home = Home::new();
    let manual = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/src/emit/example.xml")).unwrap();
    assert!(manual.lines().count() < 30);
    home.write("config/eppsh/spec/badge.xml", &manual);
    let answer = crate::support::answer(
        "<b:creData xmlns:b=\"urn:example:epp:badge-1.0\"><b:level>gold</b:level><b:fee currency=\"EUR\">12.50</b:fee></b:creData>",
        "extension",
    );
    let json = home.run(&["show", &home.write("answer.xml", answer)]).json();
    assert_eq!(json["ext"]["badge"], json!({ "level": "gold", "fee": "12.50", "currency": "EUR" }), "{json}");
    assert!(json["other"].is_null());
    let frame = home.line("spec show badge --frame").out;
    assert!(frame.contains("{badge-level!:basic|gold}") && !frame.contains("e:help"), "{frame}");

    // A schema of the registry's judges the examples, with what it says where it does not agree.
    let schema = |proof: &str| {
        format!(
            "<schema xmlns=\"http://www.w3.org/2001/XMLSchema\" targetNamespace=\"urn:example:epp:badge-1.0\" \
             elementFormDefault=\"qualified\"><element name=\"create\"><complexType><sequence><element name=\"level\" \
             type=\"token\"/><element name=\"until\" type=\"date\" minOccurs=\"0\"/><element name=\"{proof}\" minOccurs=\"0\"><complexType><simpleContent><extension \
             base=\"token\"><attribute name=\"by\" type=\"token\"/></extension></simpleContent></complexType></element></sequence></complexType></element>\
             <element name=\"creData\"><complexType><sequence><any processContents=\"skip\" maxOccurs=\"9\"/></sequence></complexType></element></schema>"
        )
    };
    let spec = home.write("badge.xml", &manual);
    let judged = |schema: String| home.run(&["spec", "check", "--xsd", &home.write("badge.xsd", schema), &spec]);
    if crate::support::schemas().is_some() {
        judged(schema("proof")).says(0, &["held against the schema"]);
        judged(schema("evidence")).says(2, &["badge.xml", "proof"]);
        let lonely = schema("proof").replace("<element name=\"create\">", "<import namespace=\"urn:x\" schemaLocation=\"gone.xsd\"/><element xmlns:x=\"urn:x\" name=\"a\" type=\"x:t\"/><element name=\"create\">");
        judged(lonely).says(2, &["cannot be used", "gone.xsd"]);
    }
    let drafted = home.run(&["spec", "draft", &home.write("draft.xsd", schema("proof"))]);
    assert!(drafted.status == 0 && drafted.out.contains("{level!}"), "{drafted:?}");
    home.run(&["spec", "check", &home.write("drafted.xml", &drafted.out)]).says(0, &["urn:example:epp:badge-1.0"]);
}

#[test]
fn a_spec_may_stand_in_for_a_built_in_one_and_is_said_to() {
    let home = Home::new();
    let rgp = home.line("spec show rgp").out;
    let path = home.write("config/eppsh/spec/rgp.xml", rgp.replace("Bring back a name", "Fetch back a name"));
    home.run(&["spec", "check", &path]).says(0, &["stands in for the built-in spec"]);
    assert!(home.line("help domain restore").out.contains("Fetch back a name"));
    let list = home.line("spec list").json();
    let own: Vec<_> = list.as_array().unwrap().iter().filter(|spec| spec["id"] == "rgp").collect();
    assert!(own.len() == 1 && own[0]["shadows"] == "built-in" && own[0]["source"] == path.as_str(), "{own:?}");
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
fn without_configuration_the_environment_chooses_among_the_sandbox_s_registrars() {
    let home = Home::new();
    for (user, client) in [("TEST-B", "TEST-B"), ("REG-1", "TEST-A")] {
        let create = format!("host create ns.{}.example.org", user.to_lowercase());
        let create = crate::support::words(&create);
        let words: Vec<&str> = create.iter().map(String::as_str).collect();
        ran(home.command(&words).env("EPPSH_USER", user).spawn().unwrap()).is(0, 1000);
        let info = home.line(&format!("@sandbox host info ns.{}.example.org", user.to_lowercase())).is(0, 1000);
        assert_eq!(info["data"]["crID"], client, "{user}");
    }
}

#[test]
fn without_tls_no_other_machine_is_asked_for() {
    let home = Home::new();
    home.line("--plain --server nosuch.invalid --user A --password prompt domain check a.example")
        .says(2, &["error: nosuch.invalid:700 would be reached without TLS", "hint: `plain` is for this very machine"]);
}
