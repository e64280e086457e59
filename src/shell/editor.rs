//! Other programs of the user's: an editor for `edit`, files and commands that output goes to.

use crate::cli::lexer;
use crate::error::{Error, Result};
use crate::ui::Ui;
use std::fs::OpenOptions;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A file that is deleted when it is no longer needed.
struct Temporary(PathBuf);

impl Drop for Temporary {
    fn drop(&mut self) {
        // An editor may have deleted it itself.
        let _ = std::fs::remove_file(&self.0);
    }
}

/// Lets the user edit a text; `None`: it is as it was, or empty.
pub fn edit(text: &str) -> Result<Option<String>> {
    let set = |name: &str| std::env::var(name).ok().filter(|value| !value.trim().is_empty());
    let editor = set("VISUAL").or_else(|| set("EDITOR")).unwrap_or_else(|| "vi".into());
    edit_with(&editor, text)
}

/// The same with a certain editor: a command with its options, as the user's own shell understands it.
fn edit_with(editor: &str, text: &str) -> Result<Option<String>> {
    let file = temporary(text)?;
    let status = Command::new("sh").arg("-c").arg(format!("{editor} \"$1\"")).arg("sh").arg(&file.0).status();
    let failed =
        |why: String| Error::usage(format!("the editor {editor:?} {why}")).hint("set VISUAL or EDITOR to another");
    match status {
        Err(error) => return Err(failed(format!("cannot be started: {error}"))),
        Ok(status) if !status.success() => return Err(failed(format!("ended with {status}; nothing is run"))),
        Ok(_) => {}
    }
    let edited = std::fs::read_to_string(&file.0)
        .map_err(|error| Error::usage(format!("what was edited cannot be read: {error}; nothing is run")))?;
    Ok((edited.trim_end() != text.trim_end() && !edited.trim().is_empty()).then_some(edited))
}

/// A new file that only its owner can read.
fn temporary(text: &str) -> Result<Temporary> {
    let mut random = [0_u8; 8];
    getrandom::fill(&mut random).map_err(|error| Error::internal(format!("no random numbers: {error}")))?;
    let path = std::env::temp_dir().join(format!("eppsh-{:016x}.eppsh", u64::from_ne_bytes(random)));
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let failed = |error: std::io::Error| Error::usage(format!("{} cannot be written: {error}", path.display()));
    let mut file = options.open(&path).map_err(failed)?;
    let temporary = Temporary(path.clone());
    let end = if text.is_empty() { "" } else { "\n" };
    file.write_all(format!("{}{end}", text.trim_end()).as_bytes()).map_err(failed)?;
    Ok(temporary)
}

/// Prints a text where `line` says: the terminal, `> file`, `| command`.
pub fn print(ui: &Ui, line: &str, text: &str) -> Result<()> {
    let line = lexer::split(line).map_err(|unfinished| Error::usage(unfinished.message()))?;
    if let Some(redirect) = line.redirect {
        return write_file(Path::new(&redirect.path), redirect.append, text);
    }
    match line.pipe {
        Some(command) => pipe(&command, text),
        None => ui.data(text.as_bytes()),
    }
}

/// Writes or appends to a file.
fn write_file(path: &Path, append: bool, text: &str) -> Result<()> {
    let mut options = OpenOptions::new();
    options.create(true).write(true).append(append).truncate(!append);
    let written = options.open(path).and_then(|mut file| file.write_all(text.as_bytes()));
    written.map_err(|error| Error::usage(format!("{} cannot be written: {error}", path.display())))
}

/// Gives a text to a command of the system's shell.
fn pipe(command: &str, text: &str) -> Result<()> {
    let failed = |error: std::io::Error| Error::usage(format!("{command:?} cannot be run: {error}"));
    let mut child = Command::new("sh").arg("-c").arg(command).stdin(Stdio::piped()).spawn().map_err(failed)?;
    if let Some(mut stdin) = child.stdin.take() {
        // A reader that has seen enough closes the pipe.
        let _ = stdin.write_all(text.as_bytes());
    }
    child.wait().map(drop).map_err(failed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_saved_is_what_is_run() {
        let edited = edit_with("sed -i s/info/check/", "domain info foo.дети").expect("edited");
        assert_eq!(edited.as_deref(), Some("domain check foo.дети\n"));
        assert_eq!(edit_with("true", "poll").expect("left alone"), None);
        assert_eq!(edit_with("truncate -s 0", "poll").expect("emptied"), None);
        assert!(edit_with("false", "poll").expect_err("failed").message().contains("nothing is run"));
        assert!(edit_with("/nonexistent/editor", "poll").is_err());
    }

    #[cfg(unix)]
    #[test]
    fn the_file_is_the_owner_s_and_goes_away() {
        use std::os::unix::fs::PermissionsExt;
        let file = temporary("poll").expect("a file");
        assert_eq!(std::fs::metadata(&file.0).expect("there").permissions().mode() & 0o777, 0o600);
        let path = file.0.clone();
        drop(file);
        assert!(!path.exists());
    }

    #[test]
    fn output_goes_where_the_line_says() {
        let dir = tempfile::tempdir().expect("a directory");
        let path = dir.path().join("f");
        let ui = Ui::with(crate::ui::Stream::plain(std::io::sink()), crate::ui::Stream::plain(std::io::sink()));
        print(&ui, &format!("history > {}", path.display()), "a\n").expect("written");
        print(&ui, &format!("history >> {}", path.display()), "b\n").expect("appended");
        print(&ui, &format!("history | cat >> {}", path.display()), "c\n").expect("piped");
        assert_eq!(std::fs::read_to_string(&path).expect("text"), "a\nb\nc\n");
    }
}
