//! Each of these parts is in help, in the manual and in completion, and every example of its help does what it says.

use super::*;
use std::io::Read;

/// A part: its pages of help, and the section of the manual about it.
const PARTS: &[(&[&str], &str)] = &[
    (&["doubt list", "doubt show", "doubt resolve"], "IN DOUBT"),
    (
        &["poll drain", "poll watch", "poll count", "transfer inbox", "transfer approve", "transfer reject"],
        "MESSAGES AND TRANSFERS",
    ),
    (&["bulk"], "MANY COMMANDS"),
    (&["agent start", "agent stop", "agent status"], "SESSION AGENT"),
    (&["limits"], "LIMITS"),
    (&["brakes"], "BRAKES"),
    (&["passwd", "passwd rotate"], "PASSWORDS"),
    (&["log find", "log tail", "log verify", "log export"], "AUDIT LOG"),
    (&["doctor"], "FINDING OUT WHAT IS WRONG"),
];

/// The lines below `Examples:` of a page.
fn examples(page: &str) -> Vec<&str> {
    let (_, examples) = page.rsplit_once("Examples:\n").unwrap_or_else(|| panic!("no examples:\n{page}"));
    examples.lines().take_while(|line| line.starts_with("  ")).map(str::trim).collect()
}

/// Runs an example with a name of its own, of which there is what the example is about.
fn run(world: &World, page: &str, example: &str, name: &str) {
    let about = |word: &str| page.starts_with(word);
    world.run(&format!("domain create {name} --auth secret-1")).is(0, 1000);
    if about("poll") || about("transfer") {
        let request = format!("--user BBB --password password-b domain transfer request {name} --auth secret-1");
        world.run(&request).is(0, 1001);
    }
    let mut doubt = String::new();
    if about("doubt") {
        world.proxy.cut("<renew>", Cut::BeforeAnswer);
        world.run(&format!("domain renew {name} --period 1y")).is(7, None);
        doubt = world.doubts().last().unwrap()["id"].as_str().unwrap().into();
    }
    let logged = world.run("log tail --lines 1").json();
    if !example.contains("--resume") {
        world.home.write("names.csv", format!("name\n{name}\n"));
    }
    world.home.write("names.txt", format!("{name}\n"));
    let example = example
        .replace("example.com", name)
        .replace("1f2e3d4c", &doubt)
        .replace("ABC-12345", logged["clTRID"].as_str().unwrap())
        .replace("pass insert -m -f epp/ote", "cat > pw");
    // This one goes on until it is stopped.
    if example.starts_with("poll watch") {
        let line = crate::support::words(&example);
        let mut child = world.home.command(&line.iter().map(String::as_str).collect::<Vec<_>>()).spawn().unwrap();
        child.stdout.take().unwrap().read_exact(&mut [0]).unwrap();
        child.kill().unwrap();
        child.wait().unwrap();
        return;
    }
    // Nobody is there to be asked.
    let agreed = if ["transfer approve", "transfer reject"].contains(&page) { " --yes" } else { "" };
    let ran = world.home.line(&format!("{example}{agreed}"));
    assert_eq!(ran.status, 0, "{example}: {ran:?}");
}

#[test]
fn each_part_is_in_help_manual_and_completion_and_its_examples_do_what_they_say() {
    let world = World::new();
    world.profile("audit = true\n[profile.reg.limits]\nnames-per-check = 50");
    // Where a new one can be kept for both profiles.
    world.home.write("pw", "password-a");
    world.home.write("new-password", "New-Secret-1");
    let config = world.home.read("config/eppsh/config.toml");
    let config = config.replace("'password-a'", "{ file = '../../pw' }");
    let ote = config.replace("profile.reg", "profile.ote");
    world.home.write("config/eppsh/config.toml", format!("default = 'ote'\n{config}\n{ote}"));
    world.home.write("import-message", "#!/bin/sh\nexec cat >/dev/null\n");
    let executable = std::os::unix::fs::PermissionsExt::from_mode(0o700);
    std::fs::set_permissions(world.home.path("import-message"), executable).unwrap();

    let manual = world.home.line("man").out;
    let completion = world.home.line("completions bash").out;
    let mut number = 0;
    for (pages, section) in PARTS {
        assert!(manual.contains(&format!("\n.SH \"{section}\"\n")), "{section} in the manual");
        for page in *pages {
            let help = world.home.line(&format!("help {page}"));
            for example in examples(&help.says(0, &[]).out) {
                number += 1;
                run(&world, page, example, &format!("part{number}.example"));
            }
            // What is no command is a topic of help.
            if !["limits", "brakes"].contains(page) {
                let (object, verb) = page.rsplit_once(' ').unwrap_or(("", page));
                let path = if object.is_empty() { "eppsh".into() } else { format!("eppsh__subcmd__{object}") };
                assert!(completion.contains(&format!("{path},{verb})")), "{page} in the completion");
            }
        }
    }
    assert!(number > 20, "{number}");
}
