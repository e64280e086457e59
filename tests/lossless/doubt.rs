//! A change whose answer is lost: it is in the journal, it is told of, it is found out about, and not repeated.

use super::*;
use std::io::Write;
use std::process::Command;

/// What `doubt resolve all` found, command by command.
fn outcomes(world: &World, status: i32) -> Vec<String> {
    let ran = world.run("doubt resolve all");
    assert_eq!(ran.status, status, "{ran:?}");
    ran.json().as_array().unwrap().iter().map(|one| one["outcome"].as_str().unwrap().to_string()).collect()
}

#[test]
fn a_renewal_whose_answer_was_cut_off_is_found_applied_and_done_once() {
    let world = World::new();
    let before = world.register("cut.example");
    world.proxy.cut("<renew>", Cut::BeforeAnswer);
    let lost = world.run("domain renew cut.example --period 1y --cltrid CUT-1");
    lost.says(7, &["CUT-1", "doubt resolve all"]).is(7, None);

    // It is told of with everything that is done here, and not sent again unknowingly.
    let other = world.run("domain check cut.example");
    other.says(0, &["warning", "renew", "CUT-1", "doubt resolve"]);
    world.run("domain renew cut.example --period 1y").says(2, &["may have been done", "nothing was sent", "--yes"]);
    let [doubt] = &world.doubts()[..] else { panic!("{:?}", world.doubts()) };
    assert_eq!((&doubt["clTRID"], &doubt["command"]), (&"CUT-1".into(), &"domain renew".into()));
    let shown = world.run("doubt show CUT-1 -o xml");
    assert!(shown.out.contains("curExpDate"), "{shown:?}");

    assert_eq!(outcomes(&world, 0), ["applied"]);
    assert_eq!(world.expires("cut.example"), later(&before, 1), "one more year, not two");
    assert!(world.doubts().is_empty());
    let after = world.run("domain check cut.example");
    assert!(!after.err.contains("warning"), "{after:?}");
    world.run("domain renew cut.example --period 1y").is(0, 1000);
}

#[test]
fn a_link_cut_after_the_first_byte_is_found_not_applied() {
    let world = World::new();
    let before = world.register("cut.example");
    world.proxy.cut("<renew>", Cut::FirstByte);
    world.run("domain renew cut.example --period 1y").says(7, &["unknown"]);
    assert_eq!(outcomes(&world, 0), ["not applied"]);
    assert_eq!(world.expires("cut.example"), before);
}

#[test]
fn killed_at_any_point_of_a_change_its_journal_tells() {
    let world = World::new();
    for (point, found) in
        [("before-journal", &[][..]), ("after-journal", &["not applied"]), ("answer-read", &["applied"])]
    {
        let name = format!("{point}.example");
        let before = world.register(&name);
        let line = ["@reg", "domain", "renew", &name, "--period", "1y"];
        let ended = world.home.command(&line).env("EPPSH_DIE_AT", point).output().unwrap();
        assert!(ended.status.code().is_none(), "{point}: {ended:?}");
        assert_eq!(outcomes(&world, 0), found, "{point}");
        let years = u32::from(point == "answer-read");
        assert_eq!(world.expires(&name), later(&before, years), "{point}");
    }
    for (cut, found) in [(Cut::FirstByte, "not applied"), (Cut::BeforeAnswer, "applied")] {
        let name = format!("held-{}.example", found.len());
        world.register(&name);
        world.proxy.hold("<renew>", cut);
        let mut child = world.home.command(&["@reg", "domain", "renew", &name, "--period", "1y"]).spawn().unwrap();
        world.proxy.wait();
        // It lives: what it waits for is no doubt yet.
        assert!(world.doubts().is_empty());
        child.kill().unwrap();
        child.wait().unwrap();
        assert_eq!(outcomes(&world, 0), [found], "{cut:?}");
    }
}

#[test]
fn every_kind_of_change_is_found_out_about() {
    let world = World::new();
    world.register("one.example");
    for (line, verb) in [
        ("host create ns1.one.example --addr 192.0.2.1", "<create>"),
        ("domain update one.example --add-ns ns1.one.example", "<update>"),
        ("contact create C-1 --name A --street B --city C --cc RU --email a@b.example", "<create>"),
        ("contact update C-1 --voice +7.4950000000", "<update>"),
        ("domain create two.example --auth gen", "<create>"),
        ("domain delete two.example", "<delete>"),
    ] {
        world.proxy.cut(verb, Cut::FirstByte);
        world.run(line).says(7, &["unknown"]);
        assert_eq!(outcomes(&world, 0), ["not applied"], "{line}");
        world.proxy.cut(verb, Cut::BeforeAnswer);
        world.run(line).says(7, &["unknown"]);
        assert_eq!(outcomes(&world, 0), ["applied"], "{line}");
    }
    // What is changed and cannot be seen stays open until the person closes it.
    world.proxy.cut("<update>", Cut::BeforeAnswer);
    world.run("domain update one.example --auth gen --cltrid PW-1").says(7, &[]);
    assert_eq!(outcomes(&world, 7), ["cannot tell"]);
    let table = world.run("doubt list -o table");
    assert!(table.out.lines().any(|line| line == "clTRID   PW-1") && !table.out.contains('{'), "{table:?}");
    world.run("doubt resolve nosuch").says(2, &["nosuch", "doubt list"]);
    let closed = world.run("doubt resolve PW-1 --as applied");
    closed.says(0, &[]);
    assert_eq!(closed.json()[0]["outcome"], "applied", "{closed:?}");
    assert!(world.doubts().is_empty());
}

#[test]
fn a_drain_finds_out_itself_what_became_of_its_acknowledgement() {
    let world = World::new();
    world.home.line("registry poll registry push AAA Hello --count 3").says(0, &[]);
    for (cut, found) in [(Cut::FirstByte, "not applied"), (Cut::BeforeAnswer, "applied")] {
        world.proxy.cut("op=\"ack\"", cut);
        world.run("poll drain --to m.ndjson").says(7, &["is kept", "the same command again"]);
        world.proxy.wait();
        assert_eq!(world.doubts().len(), 1);
        let again = world.run("poll drain --to m.ndjson --max 1");
        again.says(0, &[&format!("is settled: {found}")]);
        assert!(!again.err.contains("warning") && world.doubts().is_empty(), "{again:?}");
    }
    world.run("poll drain --to m.ndjson").says(0, &[]);
    let kept = world.home.read("m.ndjson");
    assert_eq!((kept.lines().count(), world.run("poll count").json()["count"].as_u64()), (3, Some(0)), "{kept}");
    // Killed, it leaves what the next one closes.
    world.home.line("registry poll registry push AAA Hello").says(0, &[]);
    world.proxy.hold("op=\"ack\"", Cut::BeforeAnswer);
    let mut child = world.home.command(&["@reg", "poll", "drain", "--to", "m.ndjson"]).spawn().unwrap();
    world.proxy.wait();
    child.kill().unwrap();
    child.wait().unwrap();
    world.run("poll drain --to m.ndjson").says(0, &["is settled: applied"]);
    assert_eq!(world.home.read("m.ndjson").lines().count(), 4);
    assert!(world.doubts().is_empty());
}

#[test]
fn on_a_full_disk_nothing_is_sent() {
    let world = World::new();
    let before = world.register("full.example");
    let program = world.home.command(&["@reg", "domain", "renew", "full.example", "--period", "1y"]);
    let mut shell = Command::new("sh");
    shell.args(["-c", "trap '' XFSZ; ulimit -f 0; exec \"$@\"", "sh"]).arg(program.get_program());
    shell.args(program.get_args()).current_dir(world.home.dir.path()).env_clear();
    shell.envs(program.get_envs().filter_map(|(name, value)| Some((name, value?))));
    let ran = shell.output().unwrap();
    let told = String::from_utf8(ran.stderr).unwrap();
    assert_eq!(ran.status.code(), Some(2), "{told}");
    assert!(told.contains("journal") && told.contains("nothing was sent"), "{told}");
    assert_eq!(world.expires("full.example"), before);
    assert!(world.doubts().is_empty());
}

#[test]
fn a_damaged_journal_is_told_of_and_nothing_else_is_lost() {
    let world = World::new();
    world.register("one.example");
    for name in ["one", "two"] {
        world.proxy.cut("<update>", Cut::FirstByte);
        world.run(&format!("domain update one.example --add-status clientHold --cltrid DMG-{name} --yes")).says(7, &[]);
    }
    let text = world.home.read("state/eppsh/doubt.ndjson");
    world.home.write("state/eppsh/doubt.ndjson", text.replacen('{', "}", 1));
    let open = world.doubts();
    assert_eq!(open.len(), 2, "{open:?}");
    assert!(open[0]["why"].as_str().unwrap().contains("line 1 of"), "{open:?}");
    assert_eq!(outcomes(&world, 7), ["cannot tell", "not applied"]);
    world.run("doubt resolve line-1 --as not-applied").says(0, &[]);
    assert!(world.doubts().is_empty());
}

#[test]
fn what_another_process_left_in_doubt_is_not_sent_again_by_one_that_runs_already() {
    let world = World::new();
    let before = world.register("cut.example");
    let mut shell = world.home.command(&["@reg"]);
    let mut shell = shell.stdin(Stdio::piped()).spawn().unwrap();
    let mut typing = shell.stdin.take().unwrap();
    let mut told = BufReader::new(shell.stdout.take().unwrap());
    let mut line = String::new();
    writeln!(typing, "domain check other.example").unwrap();
    told.read_line(&mut line).unwrap();
    assert!(line.contains("1000"), "{line}");
    world.proxy.cut("<renew>", Cut::BeforeAnswer);
    world.run("domain renew cut.example --period 1y").says(7, &["doubt resolve"]);
    writeln!(typing, "domain renew cut.example --period 1y").unwrap();
    drop(typing);
    assert_eq!(shell.wait().unwrap().code(), Some(2));
    // Nor is a frame that was written by hand.
    let frame = world.run("--dry-run domain renew cut.example --period 1y --cur-exp 2030-01-01").out;
    world.home.write("renew.xml", &frame);
    world.run("raw renew.xml").says(2, &["may have been done", "nothing was sent"]);
    // Another account's doubts are not closed with ours.
    world.home.line("doubt list").says(0, &[]);
    assert_eq!(world.run("--user BBB doubt resolve all --as not-applied").json(), serde_json::json!([]));
    assert_eq!(outcomes(&world, 0), ["applied"]);
    assert_eq!(world.expires("cut.example"), later(&before, 1), "one more year, not two");
}

#[test]
fn sigterm_in_a_change_tells_of_it() {
    let world = World::new();
    let before = world.register("cut.example");
    world.proxy.hold("<renew>", Cut::BeforeAnswer);
    let words = ["@reg", "domain", "renew", "cut.example", "--period", "1y", "--cltrid", "TERM-1"];
    let child = world.home.command(&words).spawn().unwrap();
    world.proxy.wait();
    let id = child.id().to_string();
    assert!(Command::new("kill").args(["-TERM", &id]).status().unwrap().success());
    crate::support::ran(child).says(7, &["TERM-1", "unknown", "doubt resolve"]);
    assert_eq!(outcomes(&world, 0), ["applied"]);
    assert_eq!(world.expires("cut.example"), later(&before, 1));
}

#[test]
fn another_profile_of_the_same_account_does_not_send_it_again() {
    let world = World::new();
    let before = world.register("cut.example");
    let address = &world.proxy.address;
    world.profile(&format!(
        "[profile.live]\nserver = '{address}'\nplain = true\nuser = 'AAA'\npassword = 'password-a'\n\
         [profile.other]\nserver = '{address}'\nplain = true\nuser = 'BBB'\npassword = 'password-b'"
    ));
    world.proxy.cut("<renew>", Cut::BeforeAnswer);
    world.run("domain renew cut.example --period 1y").says(7, &["doubt resolve"]);
    world.home.line("@live domain renew cut.example --period 1y").says(2, &["may have been done", "nothing was sent"]);
    world.home.line("@other domain renew cut.example --period 1y").is(4, 2201);
    let resolved = world.home.line("@live doubt resolve all");
    assert_eq!(resolved.json()[0]["outcome"], "applied", "{resolved:?}");
    assert_eq!(world.expires("cut.example"), later(&before, 1), "one more year, not two");
}
