//! Texts made from the same declarations as the commands: manual pages and completion scripts.
//!
//! Files made from them are in `man/` and `completions/`; a test holds them fresh.

pub mod extensions;
mod man;
mod roff;

use crate::cli::{self, Place};
use crate::spec::Catalog;
use clap_complete::Shell;

/// The manual pages, as `eppsh man` names them, with their sections.
pub const PAGES: [(&str, u8); 3] = [("eppsh", 1), ("eppsh-spec", 5), ("eppsh-extensions", 7)];

/// The shells that there are completion scripts for, with the file that each looks for.
pub const SHELLS: [(&str, &str); 3] = [("bash", "eppsh.bash"), ("zsh", "_eppsh"), ("fish", "eppsh.fish")];

/// The manual page `page`, as roff; for a name that is no page, that of the program.
pub fn man(page: &str, catalog: &'static Catalog) -> String {
    match page {
        "eppsh-spec" => man::spec(),
        "eppsh-extensions" => extensions::page(catalog),
        _ => man::program(Catalog::built_in()),
    }
}

/// The completion script for `shell`; empty for one that is not in [`SHELLS`].
pub fn completions(shell: &str, catalog: &'static Catalog) -> String {
    let shell = match shell {
        "bash" => Shell::Bash,
        "zsh" => Shell::Zsh,
        "fish" => Shell::Fish,
        _ => return String::new(),
    };
    let mut script = Vec::new();
    let mut tree = cli::command(catalog, Place::Program, cli::tree::Extent::Whole);
    clap_complete::generate(shell, &mut tree, "eppsh", &mut script);
    let script = String::from_utf8_lossy(&script);
    // Help of several lines and empty descriptions leave blanks at the ends of lines.
    script.lines().map(|line| format!("{}\n", line.trim_end())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shell_is_told_every_option() {
        for (shell, _) in SHELLS {
            let script = completions(shell, Catalog::built_in());
            for word in ["check", "restore", "max-sig-life", "dry-run", "legal-addr"] {
                assert!(script.contains(word), "{shell}: {word}");
            }
        }
        assert_eq!(completions("tcsh", Catalog::built_in()), "");
    }
}
