//! The one writer: data to stdout, talk to stderr, each with its own decision about colours.
//!
//! A closed pipe is the reader's wish to hear no more: output ends quietly, and [`Ui::closed`] tells of it.

use crate::error::Error;
use crate::view::colour::{Paint, Style, visible_lines};
use std::io::{self, IsTerminal, Write};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// What the user said about colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ColourChoice {
    /// Nothing: the environment and the stream decide.
    #[default]
    Auto,
    /// `--color`.
    Always,
    /// `--no-color`.
    Never,
}

impl ColourChoice {
    /// Whether a stream gets colours. `variable` reads the environment.
    pub fn decide(self, variable: impl Fn(&str) -> Option<String>, is_terminal: bool) -> bool {
        let set = |name: &str| variable(name).filter(|value| !value.is_empty());
        match self {
            ColourChoice::Always => true,
            ColourChoice::Never => false,
            // no-color.org: any value but the empty one.
            ColourChoice::Auto if set("NO_COLOR").is_some() => false,
            ColourChoice::Auto if set("CLICOLOR_FORCE").is_some_and(|value| value != "0") => true,
            ColourChoice::Auto => is_terminal && variable("TERM").as_deref() != Some("dumb"),
        }
    }
}

/// A stream, what it takes, and whether it still takes anything.
pub struct Stream {
    writer: Box<dyn Write + Send>,
    colour: bool,
    terminal: bool,
    closed: bool,
}

impl Stream {
    /// A stream that is `terminal` or not, with or without colours.
    pub fn new(writer: impl Write + Send + 'static, colour: bool, terminal: bool) -> Self {
        Stream { writer: Box::new(writer), colour, terminal, closed: false }
    }

    /// A file, pipe or buffer: no colours, no terminal.
    pub fn plain(writer: impl Write + Send + 'static) -> Self {
        Self::new(writer, false, false)
    }

    /// Writes and flushes; after a closed pipe nothing more is tried.
    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        if self.closed {
            return Ok(());
        }
        let written = self.writer.write_all(bytes).and_then(|()| self.writer.flush());
        match written {
            Err(error) => {
                self.closed = true;
                if error.kind() == io::ErrorKind::BrokenPipe { Ok(()) } else { Err(error) }
            }
            done => done,
        }
    }
}

/// The writer, shared by whoever has something to say.
pub struct Ui {
    out: Mutex<Stream>,
    talk: Mutex<Stream>,
}

impl Ui {
    /// The program's own stdout and stderr.
    pub fn new(choice: ColourChoice) -> Self {
        let variable = |name: &str| std::env::var(name).ok();
        let (out, talk) = (io::stdout().is_terminal(), io::stderr().is_terminal());
        Self::with(
            Stream::new(io::stdout(), choice.decide(variable, out), out),
            Stream::new(io::stderr(), choice.decide(variable, talk), talk),
        )
    }

    /// Other streams: files, pipes, buffers of a test.
    pub fn with(out: Stream, talk: Stream) -> Self {
        Ui { out: Mutex::new(out), talk: Mutex::new(talk) }
    }

    /// Puts another stream in the place of stdout (`> file`, `| command`) and gives the old one back.
    pub fn replace_out(&self, stream: Stream) -> Stream {
        std::mem::replace(&mut *lock(&self.out), stream)
    }

    /// How data is to look: pretty on a terminal, or when it is the only document.
    pub fn style(&self, single: bool) -> Style {
        let out = lock(&self.out);
        Style { pretty: single || out.terminal, colour: out.colour, terminal: out.terminal }
    }

    /// Whether talk gets colours.
    pub fn talk_colour(&self) -> bool {
        lock(&self.talk).colour
    }

    /// Whether stdout is a terminal.
    pub fn is_terminal(&self) -> bool {
        lock(&self.out).terminal
    }

    /// Whether whoever read stdout has gone.
    pub fn closed(&self) -> bool {
        lock(&self.out).closed
    }

    /// Writes data to stdout as it is. A closed pipe is no error; a full disk is.
    pub fn data(&self, bytes: &[u8]) -> crate::error::Result<()> {
        lock(&self.out).write(bytes).map_err(|error| {
            // Not a matter of usage: that status promises that nothing was sent.
            Error::internal(format!("the output cannot be written: {error}"))
                .hint("the command itself may have been done: look before you send it again")
                .source(error)
        })
    }

    /// Says something about what is going on: `eppsh: …`.
    pub fn talk(&self, text: &str) {
        self.say("eppsh: ", Paint::Dim, text);
    }

    /// Warns: `warning: …`.
    pub fn warn(&self, text: &str) {
        self.say("warning: ", Paint::Warning, text);
    }

    /// Gives a hint: `hint: …`.
    pub fn hint(&self, text: &str) {
        self.say("hint: ", Paint::Key, text);
    }

    /// Tells of a failure and what to try.
    pub fn error(&self, error: &Error) {
        self.say("error: ", Paint::Bad, error.message());
        if let Some(hint) = error.hint_text() {
            self.hint(hint);
        }
    }

    /// Writes text to stderr as it is, made harmless: the wire trace, a listing, the answer to `help`.
    pub fn plain(&self, text: &str) {
        let mut stream = lock(&self.talk);
        let shown = visible_lines(text);
        // Nobody is left to be told that stderr is gone.
        let _ = stream.write(shown.as_bytes());
    }

    /// Writes a line with a heading to stderr.
    fn say(&self, heading: &str, paint: Paint, text: &str) {
        let mut stream = lock(&self.talk);
        let line = format!("{}{}\n", paint.on(heading.trim_end(), stream.colour), after_heading(heading, text));
        let _ = stream.write(line.as_bytes());
    }
}

/// How many of them: `1 message`, `2 messages`.
pub fn counted(count: impl TryInto<u64>, what: &str) -> String {
    let count = count.try_into().unwrap_or(u64::MAX);
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}

/// The text behind a heading, made harmless: it may quote what a server or a file said.
fn after_heading(heading: &str, text: &str) -> String {
    let blank = if heading.ends_with(' ') { " " } else { "" };
    format!("{blank}{}", visible_lines(text.trim_end_matches('\n')))
}

/// The stream, whatever became of the thread that held it last.
fn lock(stream: &Mutex<Stream>) -> MutexGuard<'_, Stream> {
    stream.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;

    /// A buffer that can be read while the writer holds it.
    #[derive(Clone, Default)]
    struct Shared(Arc<Mutex<Vec<u8>>>);

    impl Write for Shared {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.lock().expect("one thread").extend_from_slice(bytes);
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    impl Shared {
        fn text(&self) -> String {
            String::from_utf8(self.0.lock().expect("one thread").clone()).expect("UTF-8")
        }
    }

    /// A stream that fails, and counts how often it was tried.
    struct Failing(io::ErrorKind, Shared);

    impl Write for Failing {
        fn write(&mut self, _bytes: &[u8]) -> io::Result<usize> {
            self.1.write_all(b"!")?;
            Err(self.0.into())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn a_closed_pipe_ends_output_quietly() {
        let tries = Shared::default();
        let ui = Ui::with(Stream::plain(Failing(io::ErrorKind::BrokenPipe, tries.clone())), Stream::plain(io::sink()));
        assert!(!ui.closed());
        assert!(ui.data(b"x").is_ok());
        assert!(ui.closed());
        assert!(ui.data(b"x").is_ok());
        assert_eq!(tries.text(), "!");
    }

    #[test]
    fn a_full_disk_is_told() {
        let full = Failing(io::ErrorKind::StorageFull, Shared::default());
        let ui = Ui::with(Stream::plain(full), Stream::plain(io::sink()));
        assert!(ui.data(b"x").is_err());
    }

    #[test]
    fn talk_goes_to_stderr_and_data_to_stdout() {
        let (out, talk) = (Shared::default(), Shared::default());
        let ui = Ui::with(Stream::plain(out.clone()), Stream::plain(talk.clone()));
        ui.data(b"{}\n").expect("written");
        ui.talk("using @sandbox");
        ui.warn("a\x1b[31m\u{202e}");
        ui.error(&Error::usage("no such option").hint("try this:\n  that"));
        assert_eq!(out.text(), "{}\n");
        assert_eq!(
            talk.text(),
            "eppsh: using @sandbox\nwarning: a\\u001b[31m\\u202e\nerror: no such option\nhint: try this:\n  that\n"
        );
    }

    #[test]
    fn a_replaced_stdout_has_a_style_of_its_own() {
        let (first, second) = (Shared::default(), Shared::default());
        let ui = Ui::with(Stream::new(first.clone(), true, true), Stream::plain(io::sink()));
        assert_eq!(ui.style(false), Style { pretty: true, colour: true, terminal: true });
        let old = ui.replace_out(Stream::plain(second.clone()));
        assert_eq!(ui.style(false), Style::default());
        assert_eq!(ui.style(true), Style { pretty: true, ..Style::default() });
        ui.data(b"2").expect("written");
        ui.replace_out(old);
        ui.data(b"1").expect("written");
        assert_eq!((first.text(), second.text()), ("1".into(), "2".into()));
    }

    #[test]
    fn colours_are_decided_by_option_environment_and_stream() {
        let with = |pairs: &'static [(&str, &str)]| {
            move |name: &str| pairs.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned())
        };
        let auto = ColourChoice::Auto;
        assert!(auto.decide(with(&[("TERM", "xterm")]), true));
        assert!(auto.decide(with(&[]), true));
        assert!(!auto.decide(with(&[]), false));
        assert!(!auto.decide(with(&[("TERM", "dumb")]), true));
        assert!(!auto.decide(with(&[("NO_COLOR", "1"), ("CLICOLOR_FORCE", "1")]), true));
        assert!(auto.decide(with(&[("NO_COLOR", "")]), true));
        assert!(auto.decide(with(&[("CLICOLOR_FORCE", "1")]), false));
        assert!(!auto.decide(with(&[("CLICOLOR_FORCE", "0")]), false));
        assert!(ColourChoice::Always.decide(with(&[("NO_COLOR", "1")]), false));
        assert!(!ColourChoice::Never.decide(with(&[("CLICOLOR_FORCE", "1")]), true));
    }
}
