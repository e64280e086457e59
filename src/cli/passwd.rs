//! `passwd`: another password for the account of the profile.

use super::act::Act;
use crate::error::{Error, Result};
use crate::passwd::policy::{CORE_LONGEST, SHORTEST};
use clap::{Arg, ArgAction, ArgMatches, Command, ValueHint};

/// What is wanted.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Passwd {
    /// A made one, instead of one that is given.
    pub rotate: bool,
    /// Where the new one comes from, where that is said.
    pub new_password: Option<String>,
    /// How many characters a made one has.
    pub length: usize,
    /// The command that stores it.
    pub store: Option<String>,
    /// Only finish a change that was broken off.
    pub resume: bool,
    /// Give up a change that was broken off.
    pub forget: bool,
}

impl Passwd {
    /// The words of the command.
    pub fn name(&self) -> &'static str {
        if self.rotate { "passwd rotate" } else { "passwd" }
    }
}

/// The words `passwd …`.
pub(super) fn command() -> Command {
    let store = || {
        Arg::new("store-cmd")
            .long("store-cmd")
            .value_name("COMMAND")
            .value_hint(ValueHint::CommandString)
            .help("Give the new one to this command on its standard input, instead of storing it where the profile has it from")
    };
    let switch = |id: &'static str, help: &'static str| Arg::new(id).long(id).action(ArgAction::SetTrue).help(help);
    Command::new("passwd")
        .about("Change the password, prove it by a second login, store it where the profile has it")
        .arg(
            Arg::new("new-password").long("new-password").value_name("SECRET").help(
                "The new one: prompt (twice), env:VAR, cmd:'…', @file, or - for the first line of standard input",
            ),
        )
        .arg(store())
        .subcommand(
            Command::new("rotate")
                .about("Make a new one by itself; nobody needs to see it")
                .arg(
                    Arg::new("length")
                        .long("length")
                        .value_name("N")
                        .value_parser(clap::value_parser!(u16).range(SHORTEST as i64..=256))
                        .help("How many characters, 16 without it; more need the registry's login security (RFC 8807)"),
                )
                .arg(store())
                .arg(
                    switch("resume", "Finish a change that was broken off, and begin none")
                        .conflicts_with_all(["length", "forget"]),
                )
                .arg(
                    switch("forget", "Give up a change that was broken off, and forget its password")
                        .conflicts_with_all(["length", "store-cmd"]),
                )
                .after_help(
                    "Examples:\n  passwd rotate\n  passwd rotate --length 32 --store-cmd 'pass insert -m -f epp/ote'\n  \
                     passwd rotate --resume",
                ),
        )
        .after_help("Examples:\n  passwd --new-password @new-password")
}

/// What the words ask for.
pub(super) fn act(matches: &ArgMatches) -> Result<Act> {
    let (rotate, own) = match matches.subcommand() {
        Some((_, own)) => (true, own),
        None => (false, matches),
    };
    let text = |matches: &ArgMatches, id: &str| matches.try_get_one::<String>(id).ok().flatten().cloned();
    let flag = |id: &str| own.try_get_one::<bool>(id).ok().flatten().copied().unwrap_or(false);
    let new_password = text(matches, "new-password");
    if rotate && new_password.is_some() {
        return Err(Error::usage("`passwd rotate` makes the new password itself")
            .hint("`passwd --new-password …` takes one of yours"));
    }
    let length = own.try_get_one::<u16>("length").ok().flatten().copied();
    Ok(Act::Passwd(Passwd {
        rotate,
        new_password,
        length: length.map_or(CORE_LONGEST, usize::from),
        store: text(own, "store-cmd").or_else(|| text(matches, "store-cmd")),
        resume: flag("resume"),
        forget: flag("forget"),
    }))
}
