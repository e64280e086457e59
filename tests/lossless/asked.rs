//! What is asked of a person at a terminal before something is done, and what the answers lead to.

use super::*;
use expectrl::session::OsSession;
use expectrl::{Expect, Session};
use std::process::Command;
use std::time::Duration;

/// Runs the program on the terminal and outlives it, so that nothing it said is lost.
const LEADER: &str = "stty echo; \"$@\"; echo \"ended with $?.\"; read end";

/// A line of the program on a terminal of its own.
struct Asked(OsSession);

impl Asked {
    /// Runs it with the profile.
    fn run(world: &World, line: &str) -> Asked {
        let words = crate::support::words(line);
        let program = world.home.command(&words.iter().map(String::as_str).collect::<Vec<_>>());
        let mut command = Command::new("sh");
        command.args(["-c", LEADER, "sh"]).arg(program.get_program()).args(program.get_args());
        command.current_dir(world.home.dir.path()).env_clear().env("NO_COLOR", "1").env("TERM", "xterm");
        command.envs(program.get_envs().filter_map(|(name, value)| Some((name, value?))));
        let mut session = Session::spawn(command).unwrap();
        // Only so that a program that hangs fails its test.
        session.set_expect_timeout(Some(Duration::from_secs(120)));
        Asked(session)
    }

    /// Waits for these words.
    fn says(&mut self, words: &str) -> &mut Asked {
        self.0.expect(words).unwrap_or_else(|error| panic!("{words:?}: {error}"));
        self
    }

    /// Waits until what is typed is not seen.
    fn unseen(&mut self) -> &mut Asked {
        unseen(&self.0);
        self
    }

    /// Types an answer.
    fn answer(&mut self, text: &str) -> &mut Asked {
        self.0.send(format!("{text}\r")).unwrap();
        self
    }

    /// Waits for the end with that exit status.
    fn ends(&mut self, status: u8) {
        self.says(&format!("ended with {status}."));
    }
}

#[test]
fn a_name_is_typed_back_before_it_is_deleted() {
    let world = World::new();
    world.register("foo.example");
    world.profile("production = true");
    let delete = || Asked::run(&world, "@reg domain delete foo.example");
    delete().says("Type foo.example to do it:").answer("bar.example").says("nothing was sent").ends(2);
    delete().says("Type foo.example to do it:").answer("").says("nothing was sent").ends(2);
    world.run("domain info foo.example").is(0, 1000);
    delete().says("Type foo.example to do it:").answer("FOO.example").ends(0);
    world.home.write("names.csv", "name\none.example\ntwo.example\n");
    let bulk = || Asked::run(&world, "@reg bulk names.csv 'domain create {name} --auth gen' --apply");
    bulk().says("Type 2 to do it:").answer("3").says("nothing was sent").ends(2);
    bulk().says("Type 2 to do it:").answer("2").says("2 of 2 rows done").ends(0);
}

#[test]
fn what_may_have_been_done_is_asked_about_before_it_is_sent_again() {
    let world = World::new();
    let before = world.register("cut.example");
    world.proxy.cut("<renew>", Cut::FirstByte);
    world.run("domain renew cut.example --period 1y").says(7, &[]);
    let renew = || Asked::run(&world, "@reg domain renew cut.example --period 1y");
    renew().says("may have been done already").says("Send it again? [y/N]").answer("").says("nothing was sent").ends(2);
    assert_eq!(world.expires("cut.example"), before);
    renew().says("Send it again? [y/N]").answer("y").ends(0);
    assert_eq!(world.expires("cut.example"), later(&before, 1));
}

#[test]
fn transfers_are_named_and_asked_about_once_for_all() {
    let world = World::new();
    let request = |names: &[&str]| {
        for name in names {
            world.profile("");
            world.run(&format!("domain create {name} --auth secret-1")).is(0, 1000);
            let request = format!("--user BBB --password password-b domain transfer request {name} --auth secret-1");
            world.run(&request).is(0, 1001);
        }
    };
    let waiting = || world.run("transfer inbox").json()["transfers"].as_array().unwrap().len();
    request(&["a.example", "b.example"]);
    world.run("poll drain --to m.ndjson").says(0, &[]);
    let approve = || Asked::run(&world, "@reg transfer approve --all");
    approve().says("a.example to BBB").says("approve these 2? [y/N]").answer("n").says("nothing was sent").ends(2);
    assert_eq!(waiting(), 2);
    world.profile("production = true");
    approve().says("b.example to BBB").says("Type 2 to do it:").answer("y").says("nothing was sent").ends(2);
    assert_eq!(waiting(), 2);
    approve().says("Type 2 to do it:").answer("2").ends(0);
    assert_eq!(waiting(), 0);

    // In a script the number is given.
    request(&["c.example", "d.example"]);
    world.run("poll drain --to m.ndjson").says(0, &[]);
    world.profile("production = true");
    for line in ["transfer approve --all", "transfer approve --all --yes", "transfer approve --all --yes=3"] {
        world.run(line).says(2, &["c.example to BBB", "d.example to BBB", "production", "nothing was sent"]);
    }
    world.run("transfer approve --all").says(2, &["--yes=2"]);
    assert_eq!(waiting(), 2);
    assert_eq!(world.run("transfer reject c.example d.example --yes=2").documents().len(), 2);
    assert_eq!(waiting(), 0);
    request(&["e.example"]);
    world.profile("production = true");
    world.run("transfer approve e.example --yes").says(2, &["--yes=e.example"]);
    world.run("transfer approve e.example --yes e.example").is(0, 1000);
}

#[test]
fn a_password_is_asked_for_once_by_the_agent_and_is_not_seen() {
    let world = World::new();
    let address = &world.proxy.address;
    let text = format!("[profile.reg]\nserver = '{address}'\nplain = true\nuser = 'AAA'\n");
    world.home.write("config/eppsh/config.toml", text);
    let mut agent = Asked::run(&world, "agent start @reg");
    agent.says("password of reg:").unseen().answer("password-a");
    let said = agent.0.expect("ended with 0.").unwrap();
    let said = String::from_utf8_lossy(said.before()).into_owned();
    assert!(said.contains("holds a session of AAA") && !said.contains("password-a"), "{said}");
    drop(agent);
    // The terminal is gone; the agent is not, and nobody is asked any more.
    world.run("domain check foo.example").is(0, 1000);
    world.run("--no-agent domain check foo.example").says(2, &["password of reg"]);
    Asked::run(&world, "@reg domain check foo.example").ends(0);
    world.home.line("agent stop @reg").says(0, &["has logged out"]);
}

#[test]
fn a_shell_has_a_session_of_its_own_unless_it_is_told_otherwise() {
    let world = World::new();
    world.home.line("agent start @reg").says(0, &[]);
    let forwarded = || world.home.line("agent status @reg").json()["commands"].as_u64().unwrap();
    for (options, more) in [("", 0), ("--agent", 1)] {
        let before = forwarded();
        let mut shell = Asked::run(&world, &format!("@reg {options}"));
        shell.says("> ").answer("domain check typed.example").says("avail").says("> ").answer("quit").ends(0);
        assert_eq!(forwarded(), before + more, "{options}");
    }
}
