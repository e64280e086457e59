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
