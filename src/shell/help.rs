//! `help`: an overview, a command out of the tree, or a topic.

use crate::cli::forms::nearest;
use crate::cli::{Place, command};
use crate::error::{Error, Result};
use crate::shell::explain;
use crate::spec::Catalog;
use crate::view::colour::Paint;
use clap::Command;
use std::fmt::Write;

/// What can be read about beside commands.
const TOPICS: &[(&str, &str)] = &[
    (
        "values",
        "Values
  Names are typed as U-labels or A-labels; the wire carries A-labels, answers show both.
  @FILE gives one value per line where an option or argument repeats, the whole file where it does not.
  - reads standard input. @@ begins a value with a real @.
  Quote what holds blanks: 'as it stands', \"with \\\" and \\\\\", or \\ before a single character.
  A period is 2y or 6m, a date 2027-01-31, a telephone number +7.4951234567x12.
  An item of several fields is typed as its option's help shows it, or as field=value;field=value.
",
    ),
    (
        "secrets",
        "Passwords and authInfo
  prompt      asks, without echo          env:VAR   the variable's value
  cmd:'…'     the output of a command     @FILE     the first line of a file
  gen         makes one up and sends it
  passwd rotate changes the password of the account to a made one and stores it; passwd takes one of yours.
  A literal works and warns once. The history keeps prompt in its place.
  Answers show ***; --reveal shows secrets as they are.
",
    ),
    (
        "agent",
        "The session agent
  eppsh agent start @PROFILE   logs in and holds the session; one-shot commands of that profile use it, and cost no login
  eppsh agent status, stop     how it is; it logs out and ends
  Without an agent a command logs in itself. --no-agent, or agent = false in the profile, keeps it out.
  The shell has a session of its own; eppsh --agent is a shell in the agent's.
",
    ),
    (
        "output",
        "Output
  -o json|xml|table|xmltodict or the command output choose the form; --json and --xml are short for two of them.
  -q FILTER prints what a jq filter makes of the answer, last shows the answer again in another form.
  > FILE writes, >> FILE appends, | COMMAND gives it to a command of your system's shell.
",
    ),
    (
        "editing",
        "Editing
  Tab completes words, options, values and objects seen in earlier answers. Right arrow takes the grey hint.
  Up, Down and Ctrl-R look through the history. A line that begins with a blank is not kept.
  A line goes on after \\ at its end, in an open quote, and up to EOF after <<EOF.
  Ctrl-C clears the line; while a command runs it asks whether to stop waiting, pressed again it stops.
  Ctrl-D or quit leaves. edit writes the next command in $VISUAL or $EDITOR.
",
    ),
    (
        "limits",
        "Limits of the registry that the client keeps, as the profile has them
  [profile.ote.limits]
  rate = \"100/min\"             commands wait for their turn; logins count
  commands-per-session = 900    after so many a new session, unseen
  names-per-check = 50          longer checks are sent in parts, and answered as one
  idle = \"120s\"                a hello in time keeps the session
  A refused password is tried once, and a full registry (2502) is told of: neither is knocked at again and again.

Examples:
  profile show ote
  domain check @names.txt
",
    ),
    (
        "brakes",
        "Before what costs money or cannot be taken back
  production = true    in a profile: deletions, transfers, restorations and what is paid for ask for the object's name
  read-only = true     only commands that ask are sent
  verbs = [\"check\"]    only these are sent
  In a script, where nobody can be asked, --yes NAME gives the name.

Examples:
  domain delete example.com --plan
  domain renew example.com --period 1y --yes example.com
",
    ),
    (
        "status",
        "Exit status, of one-shot commands and of scripts
  0 done                                   5 the server failed
  1 a fault of eppsh                       6 no session; nothing was done
  2 wrong usage or configuration           7 outcome unknown: a change was sent, no answer to trust came
  3 refused                                8 a \"no\", with --exit-status
  4 not authenticated or authorised        130 interrupted
",
    ),
];

/// The names of topics, for completion.
pub fn topics() -> impl Iterator<Item = &'static str> {
    TOPICS.iter().map(|(name, _)| *name)
}

/// The answer to `help TOPIC…`.
pub fn help(catalog: &'static Catalog, topic: &[String], colour: bool) -> Result<String> {
    let tree = command(catalog, Place::Shell, crate::cli::tree::Extent::Whole);
    let Some(first) = topic.first() else { return Ok(overview(catalog, &tree, colour)) };
    // Those of the program alone, `gateway` and `registry`, are told of here too.
    let page =
        page(&tree, topic).or_else(|| page(&command(catalog, Place::Program, crate::cli::tree::Extent::Titles), topic));
    let also = TOPICS.iter().find(|(name, _)| topic.len() == 1 && name.eq_ignore_ascii_case(first));
    let spec = || match topic {
        [id] => crate::emit::extensions::spec(catalog, id).map(|text| crate::emit::extensions::plain(&text)),
        _ => None,
    };
    match (page, also) {
        (Some(page), Some((_, text))) => Ok(format!("{page}\n{}", titled(text, colour))),
        (Some(page), None) => Ok(page),
        (None, Some((_, text))) => Ok(titled(text, colour)),
        (None, None) => spec().ok_or_else(|| unknown(&tree, topic)),
    }
}

/// A topic's text with its title in colour.
fn titled(text: &str, colour: bool) -> String {
    let (title, rest) = text.split_once('\n').unwrap_or((text, ""));
    format!("{}\n{rest}", Paint::Key.on(title, colour))
}

/// A command's page: usage, arguments, options, examples.
fn page(tree: &Command, topic: &[String]) -> Option<String> {
    let mut found = tree.clone();
    found.build();
    for word in topic {
        found = found.find_subcommand(word)?.clone();
    }
    let text = found.render_help().to_string();
    // Without a program's name, usage lines begin with a blank.
    Some(text.replace("Usage:  ", "Usage: "))
}

/// Nothing is called that.
fn unknown(tree: &Command, topic: &[String]) -> Error {
    let asked = topic.join(" ");
    if explain::find(&asked).next().is_some() {
        return Error::usage(format!("{asked} is no command")).hint(format!("explain {asked}"));
    }
    let mut known: Vec<String> = topics().map(Into::into).collect();
    for object in tree.get_subcommands() {
        known.push(object.get_name().into());
        known.extend(object.get_subcommands().map(|verb| format!("{} {}", object.get_name(), verb.get_name())));
    }
    let known: Vec<&str> = known.iter().map(String::as_str).collect();
    Error::usage(format!("there is no help on {asked:?}{}", nearest(&asked, &known)))
        .hint("help alone lists what there is")
}

/// Everything there is, in three groups.
fn overview(catalog: &'static Catalog, tree: &Command, colour: bool) -> String {
    let objects = catalog.objects();
    let session = |name: &str| matches!(name, "login" | "passwd" | "raw" | "show");
    let own = |name: &str| objects.contains(&name) || session(name);
    let grouped = |command: &Command| command.has_subcommands() && !session(command.get_name());
    let all: Vec<&Command> = tree.get_subcommands().collect();
    let mut text = String::new();
    heading(&mut text, "Objects", colour);
    for object in all.iter().filter(|command| grouped(command)) {
        let verbs: Vec<&str> = object.get_subcommands().map(Command::get_name).collect();
        row(&mut text, object.get_name(), &verbs.join(" "), colour);
    }
    heading(&mut text, "Session", colour);
    for command in all.iter().filter(|command| !grouped(command) && own(command.get_name())) {
        row(&mut text, command.get_name(), &about(command), colour);
    }
    heading(&mut text, "Shell", colour);
    for command in all.iter().filter(|command| !grouped(command) && !own(command.get_name())) {
        let aliases: Vec<&str> = command.get_all_aliases().filter(|alias| alias.starts_with('\\')).collect();
        let aliases = if aliases.is_empty() { String::new() } else { format!(" ({})", aliases.join(" ")) };
        row(&mut text, command.get_name(), &format!("{}{aliases}", about(command)), colour);
    }
    let topics: Vec<&str> = topics().collect();
    let _ = writeln!(text, "\nhelp COMMAND shows its options and examples: help domain create");
    let _ = writeln!(text, "help TOPIC tells of {}.", topics.join(", "));
    let _ = writeln!(text, "explain 2305 tells of a code or a status.");
    let _ = writeln!(text, "help ID shows what an extension adds, help fee; `eppsh spec list` has all of them.");
    text
}

/// What the command does.
fn about(command: &Command) -> String {
    command.get_about().map(ToString::to_string).unwrap_or_default()
}

/// The title of a group.
fn heading(text: &mut String, title: &str, colour: bool) {
    let gap = if text.is_empty() { "" } else { "\n" };
    let _ = writeln!(text, "{gap}{}", Paint::Key.on(title, colour));
}

/// A command and what it does.
fn row(text: &mut String, name: &str, about: &str, colour: bool) {
    let padded = format!("{name:<10}");
    let _ = writeln!(text, "  {} {about}", Paint::Good.on(&padded, colour));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ask(topic: &str) -> Result<String> {
        let words: Vec<String> = topic.split_whitespace().map(Into::into).collect();
        help(Catalog::built_in(), &words, false)
    }

    #[test]
    fn the_overview_names_every_command() {
        let text = ask("").expect("an overview");
        let tree = command(Catalog::built_in(), Place::Shell, crate::cli::tree::Extent::Whole);
        for command in tree.get_subcommands() {
            assert!(text.lines().any(|line| line.split_whitespace().next() == Some(command.get_name())), "{text}");
        }
        assert!(text.lines().all(|line| line.chars().count() <= 100), "{text}");
    }

    #[test]
    fn a_command_s_page_comes_from_the_tree() {
        let text = ask("domain create").expect("a page");
        for part in ["Usage: domain create", "--registrant", "--contact", "TYPE:ID", "Examples:"] {
            assert!(text.contains(part), "{part} in {text}");
        }
        assert!(ask("\\q").expect("by its short form").contains("Log out and leave"));
        assert!(ask("domain").expect("an object").contains("restore"));
    }

    #[test]
    fn topics_are_text_and_unknown_ones_get_the_nearest() {
        assert!(ask("secrets").expect("a topic").contains("cmd:"));
        assert!(ask("output").expect("both").contains("xmltodict"));
        assert!(ask("domain creat").expect_err("none").message().contains("did you mean domain create?"));
        assert!(ask("limits").expect("a command and a topic").contains("names-per-check"));
        assert!(ask("gateway").expect("the program's").contains("--sessions"));
        assert_eq!(ask("clientHold").expect_err("none").hint_text(), Some("explain clientHold"));
    }
}
