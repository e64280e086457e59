//! The README's tour of a registry with TCI's rules: its lines are run as they stand, and give what it says.

use crate::served::Served;
use crate::support::Home;
use std::path::Path;
use std::process::Command;

/// The blocks of code of the tour, in order.
fn blocks(readme: &str) -> Vec<&str> {
    let begin = readme.find("The same registry as a process").unwrap();
    let end = readme[begin..].find("`serve --db").unwrap();
    readme[begin..begin + end].split("```\n").skip(1).step_by(2).collect()
}

/// The commands of a block, each with what it prints.
fn commands(block: &str) -> Vec<(String, String)> {
    let mut found: Vec<(String, String)> = Vec::new();
    for line in block.replace("\\\n", "").lines() {
        match (line.strip_prefix("$ "), found.last_mut()) {
            (Some(command), _) => found.push((command.to_owned(), String::new())),
            (None, Some((_, printed))) => printed.push_str(&format!("{line}\n")),
            (None, None) => panic!("no command: {line}"),
        }
    }
    found
}

/// A text in which a moment is only its year, counted from the first one's: the rest is never the same again.
fn without_moments(text: &str) -> String {
    const FORM: &[u8] = b"0000-00-00T00:00:00.000Z";
    let is_moment = |part: &str| {
        part.bytes().zip(FORM).all(|(byte, form)| if *form == b'0' { byte.is_ascii_digit() } else { byte == *form })
    };
    let (mut out, mut rest, mut first) = (String::new(), text, None);
    while let Some(next) = rest.chars().next() {
        match rest.get(..FORM.len()).filter(|part| is_moment(part)) {
            Some(moment) => {
                let year: i32 = moment[..4].parse().unwrap();
                out.push_str(&format!("(year {})", year - *first.get_or_insert(year)));
                rest = &rest[FORM.len()..];
            }
            None => {
                out.push(next);
                rest = &rest[next.len_utf8()..];
            }
        }
    }
    out
}

/// A command with the directories that it has by itself.
fn plain(home: &Home, mut command: Command) -> Command {
    for name in ["CONFIG", "DATA", "STATE", "CACHE"] {
        command.env_remove(format!("XDG_{name}_HOME"));
    }
    command.env("HOME", home.dir.path()).env("LC_ALL", "C.UTF-8");
    command
}

#[test]
fn the_tour_of_tcis_rules_gives_what_the_readme_says() {
    let blocks = blocks(include_str!("../../README.md"));
    let [serve, objects, clock] = &blocks[..] else { panic!("the server, its objects, its clock: {blocks:?}") };
    let home = Home::new();
    let [(serve, said)] = &commands(serve)[..] else { panic!("{serve}") };
    assert!(said.starts_with("listening on 127.0.0.1:7000\n"), "{said}");
    let words: Vec<&str> = serve.split(' ').skip(1).chain(["--listen", "127.0.0.1:0"]).collect();
    let served = Served::run(plain(&home, home.command(&words)));
    // The port is another, for tests run at once.
    let program = Path::new(env!("CARGO_BIN_EXE_eppsh")).parent().unwrap().display();
    let mut script = format!("exec 2>&1; shopt -s expand_aliases; PATH={program}:$PATH\n");
    let (mut wanted, mut told) = (String::new(), String::new());
    for (command, printed) in [objects, clock].into_iter().flat_map(|block| commands(block)) {
        if printed.is_empty() {
            script.push_str(&format!("{command}\n"));
            continue;
        }
        let mut shell = plain(&home, Command::new("bash"));
        shell.arg("-c").arg(format!("{script}{command}")).env("EPPSH_SERVER", &served.address);
        let output = shell.current_dir(home.dir.path()).output().unwrap();
        wanted.push_str(&format!("$ {command}\n{printed}"));
        told.push_str(&format!("$ {command}\n{}", String::from_utf8(output.stdout).unwrap()));
    }
    assert_eq!(without_moments(&told), without_moments(&wanted));
}
