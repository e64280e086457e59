//! The loop of the interactive shell: a line is read on the main thread, and run on the runtime beside it.
//!
//! Reading a line blocks and cannot be cancelled, so everything that must go on meanwhile (keep-alive, notices, signals)
//! lives in tasks of the runtime. The engine is behind a lock that a command holds while it runs.

use super::assistant::Assistant;
use super::attend::{Wait, attend};
pub use super::background::Notices;
use super::background::{Endings, end_on_signal, keep_alive, print_notices};
use super::complete::Seen;
use super::editor;
use super::history::{History, RECALLED, Secrets};
use super::prompt::{self, Facts};
use super::terminal::{self, Terminal};
use crate::cli::{Place, command, lexer};
use crate::error::{Error, Kind, Result};
use crate::spec::Catalog;
use crate::ui::Ui;
use crate::view::colour::visible_lines;
use rustyline::error::ReadlineError;
use rustyline::history::{History as _, MemHistory, SearchDirection};
use rustyline::{ColorMode, CompletionType, Config, Editor};
use std::fmt::Write;
use std::io::IsTerminal;
use std::path::PathBuf;
use std::sync::{Arc, mpsc};
use std::time::Duration;
use tokio::runtime::Runtime;
use tokio::sync::{Mutex, Notify, watch};

/// What came of a line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Done {
    /// Its exit status.
    pub status: u8,
    /// Whether the shell is to end.
    pub quit: bool,
}

/// What runs the lines.
pub trait Engine: Send + 'static {
    /// Parses a line, runs it and prints what comes of it.
    fn line(&mut self, line: &str) -> impl Future<Output = Done>;
    /// The future of [`Engine::line`] was dropped half-way: settles what was sent without an answer.
    fn abandon(&mut self) -> impl Future<Output = ()> + Send;
    /// Logs out, if that is possible at all.
    fn leave(&mut self) -> impl Future<Output = ()> + Send;
    /// Keeps the session alive; says when to call again, `None`: not before the next command.
    fn tick(&mut self) -> impl Future<Output = Option<Duration>> + Send;
    /// What the prompt is made of.
    fn facts(&self) -> Facts;
    /// Objects of earlier answers.
    fn seen(&self) -> &Seen;
    /// The specs, those in front that the session agreed on.
    fn catalog(&self) -> &'static Catalog;
}

/// What the prompt and the completion need to know of an engine.
pub struct News {
    facts: Facts,
    seen: Seen,
    catalog: &'static Catalog,
}

impl News {
    /// As it is with `engine` now.
    pub fn of(engine: &impl Engine) -> News {
        News { facts: engine.facts(), seen: engine.seen().clone(), catalog: engine.catalog() }
    }
}

/// What the shell is made of.
pub struct Shell<E> {
    /// What runs the lines.
    pub engine: E,
    /// The specs.
    pub catalog: &'static Catalog,
    /// Where things are printed.
    pub ui: Arc<Ui>,
    /// The history's file.
    pub history: Option<PathBuf>,
    /// Profiles that `use` can go to.
    pub profiles: Vec<String>,
    /// What tasks in the background have to tell.
    pub notices: mpsc::Receiver<String>,
}

/// Runs the shell until the user leaves; gives the exit status. Only on a terminal.
///
/// Nothing may have listened for SIGINT before: the line editor installs a handler of its own, and only who listens
/// later hears Ctrl-C beside it.
pub fn run<E: Engine>(rt: &Runtime, shell: Shell<E>) -> u8 {
    let ui = shell.ui.clone();
    if !(std::io::stdin().is_terminal() && std::io::stdout().is_terminal()) {
        let error = Error::usage("the interactive shell needs a terminal");
        ui.error(&error.hint("give commands with -c, -f or on standard input"));
        return Kind::Usage.exit_status();
    }
    match Repl::start(rt, shell) {
        Ok(mut repl) => repl.run(),
        Err(error) => {
            ui.error(&error);
            error.kind().exit_status()
        }
    }
}

/// Cuts what was entered into commands: a paste may hold several.
pub fn commands(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut open = String::new();
    for line in text.lines() {
        if !open.is_empty() {
            open.push('\n');
        }
        open.push_str(line);
        if !lexer::is_unfinished(&open) {
            found.push(std::mem::take(&mut open));
        }
    }
    found.push(open);
    found.retain(|command| !command.trim().is_empty());
    found
}

/// A command that the loop runs itself.
#[derive(Debug, PartialEq, Eq)]
enum Own {
    /// `history [N]`.
    History(Option<usize>),
    /// `edit`.
    Edit,
}

/// The running shell.
struct Repl<'r, E> {
    rt: &'r Runtime,
    ui: Arc<Ui>,
    catalog: &'static Catalog,
    engine: Arc<Mutex<E>>,
    /// Wakes the keep-alive after each command.
    wake: Arc<Notify>,
    /// The exit status, once a signal has ended the shell.
    ended: watch::Receiver<u8>,
    editor: Editor<Assistant, MemHistory>,
    history: History,
    secrets: Secrets,
    facts: Facts,
    /// How often Ctrl-C was pressed on an empty line.
    interrupts: u8,
}

impl<'r, E: Engine> Repl<'r, E> {
    /// Sets up the editor, the history and the tasks.
    fn start(rt: &'r Runtime, shell: Shell<E>) -> Result<Self> {
        let colour = shell.ui.style(false).colour;
        let tree = command(shell.catalog, Place::Shell, crate::cli::tree::Extent::Whole);
        let secrets = Secrets::of(shell.catalog);
        let assistant = Assistant::new(shell.catalog, tree, shell.profiles, colour);
        let terminal = Terminal::save();
        terminal.restore_on_panic();
        let mut editor = make_editor(assistant, colour).map_err(no_terminal)?;
        let (history, lines) = History::open(shell.history);
        match lines {
            Ok(lines) => lines.into_iter().for_each(|line| drop(editor.add_history_entry(line))),
            Err(error) => shell.ui.warn(&format!("{error}")),
        }
        print_notices(&mut editor, shell.notices, shell.ui.clone());
        let (end, ended) = watch::channel(0);
        let news = News::of(&shell.engine);
        let (engine, wake) = (Arc::new(Mutex::new(shell.engine)), Arc::new(Notify::new()));
        rt.spawn(keep_alive(engine.clone(), wake.clone()));
        let endings = {
            // Heard from here on: a signal between now and the task's first turn counts.
            let _inside = rt.enter();
            Endings::listen()
        };
        rt.spawn(end_on_signal(endings, engine.clone(), end, terminal));
        let (ui, catalog, facts) = (shell.ui, shell.catalog, Facts::default());
        let mut repl = Repl { rt, ui, catalog, engine, wake, ended, editor, history, secrets, facts, interrupts: 0 };
        repl.learn(news);
        Ok(repl)
    }

    /// Reads and runs lines.
    fn run(&mut self) -> u8 {
        let status = loop {
            self.refresh();
            match self.editor.readline(&prompt::plain(&self.facts)) {
                Ok(text) => {
                    self.interrupts = 0;
                    if self.entered(&text).quit {
                        break 0;
                    }
                }
                Err(ReadlineError::Interrupted) => self.interrupted(),
                Err(ReadlineError::Eof) if terminal::tty().is_some() => break 0,
                Err(ReadlineError::Signal(_)) => {}
                Err(ReadlineError::Eof | ReadlineError::Io(_)) if terminal::tty().is_none() => break HANGUP,
                Err(error) => {
                    self.ui.error(&no_terminal(error));
                    break Kind::Internal.exit_status();
                }
            }
        };
        self.ending();
        let engine = self.engine.clone();
        let leave = async move { engine.lock().await.leave().await };
        let _ = self.rt.block_on(async { tokio::time::timeout(LEAVING, leave).await });
        self.ending();
        status
    }

    /// Once a signal has ended the shell, its task takes the process down; nothing more is begun here.
    fn ending(&self) {
        while *self.ended.borrow() != 0 {
            std::thread::park();
        }
    }

    /// Looks at the engine before a prompt. The keep-alive may have it, for as long as a dead server takes to be noticed:
    /// what the last command left is known already, so nothing waits for that.
    fn refresh(&mut self) {
        let news = self.engine.try_lock().ok().map(|engine| News::of(&*engine));
        news.into_iter().for_each(|news| self.learn(news));
        self.wake.notify_one();
    }

    /// Takes in the prompt's facts and the objects seen.
    fn learn(&mut self, News { facts, seen, catalog }: News) {
        if let Some(assistant) = self.editor.helper_mut() {
            assistant.refresh(seen, prompt::coloured(&facts), catalog);
        }
        self.facts = facts;
    }

    /// Ctrl-C at the prompt.
    fn interrupted(&mut self) {
        let empty = self.editor.helper().is_none_or(Assistant::line_was_empty);
        self.interrupts = if empty { self.interrupts.saturating_add(1) } else { 0 };
        if self.interrupts >= 2 {
            self.ui.hint("quit or Ctrl-D leaves the shell");
            self.interrupts = 0;
        }
    }

    /// Runs what was entered: one command, or those of a paste.
    fn entered(&mut self, text: &str) -> Done {
        let commands = commands(text);
        let mut done = Done::default();
        for (at, command) in commands.iter().enumerate() {
            done = self.one(command);
            let left = commands.len() - at - 1;
            if done.quit {
                break;
            }
            // A session that is gone, or a change in doubt: what was pasted behind it did not reckon with that.
            if matches!(done.status, INTERRUPTED | NO_SESSION | UNKNOWN) && left > 0 {
                self.ui.warn(&format!("the other {left} of the pasted commands were not run"));
                break;
            }
        }
        done
    }

    /// Runs one command.
    fn one(&mut self, line: &str) -> Done {
        let own = self.own(line);
        self.remember(line);
        match own {
            Some(Own::History(count)) => self.told(line, count),
            Some(Own::Edit) => self.edit(&self.last_line()),
            None => self.execute(line),
        }
    }

    /// Which of the loop's own commands it is; the engine tells what is wrong with any other.
    fn own(&self, line: &str) -> Option<Own> {
        let words = lexer::split(line).ok()?.words;
        let name = self.editor.helper()?.command_of(&words.first()?.text)?;
        match (name, words.get(1), words.len()) {
            ("history", None, _) => Some(Own::History(None)),
            ("history", Some(count), 2) => Some(Own::History(Some(count.text.parse().ok()?))),
            ("edit", None, _) => Some(Own::Edit),
            _ => None,
        }
    }

    /// The last line of the history that is not `edit` itself.
    fn last_line(&self) -> String {
        let history = self.editor.history();
        let lines = (0..history.len()).rev().filter_map(|at| history.get(at, SearchDirection::Reverse).ok().flatten());
        let mut lines = lines.map(|found| found.entry).filter(|line| self.own(line) != Some(Own::Edit));
        lines.next().map(Into::into).unwrap_or_default()
    }

    /// Adds a line to the history, secrets left out.
    fn remember(&mut self, line: &str) {
        let Some(assistant) = self.editor.helper() else { return };
        let Some(kept) = self.secrets.without(self.catalog, assistant.tree(), line) else { return };
        if let Err(error) = self.history.append(&kept) {
            self.ui.warn(&format!("the history cannot be written: {error}"));
        }
        // Its only failure is a line that it leaves out.
        let _ = self.editor.add_history_entry(kept);
    }

    /// Gives a line to the engine and attends to Ctrl-C meanwhile.
    fn execute(&mut self, line: &str) -> Done {
        let first = lexer::split(line).ok().and_then(|line| line.words.into_iter().next());
        let name = first.and_then(|word| self.editor.helper()?.command_of(&word.text).map(str::to_string));
        // watch is made to be stopped: no question.
        let wait = if name.as_deref() == Some("watch") { Wait::StopsAtOnce } else { Wait::Asks };
        let (done, news) = self.rt.block_on(attend(&self.engine, line, wait, &self.ui, self.ended.clone()));
        self.ending();
        news.into_iter().for_each(|news| self.learn(news));
        done
    }

    /// `history [N]`.
    fn told(&self, line: &str, count: Option<usize>) -> Done {
        let history = self.editor.history();
        let mut text = String::new();
        for at in history.len().saturating_sub(count.unwrap_or(usize::MAX))..history.len() {
            if let Ok(Some(found)) = history.get(at, SearchDirection::Forward) {
                let _ = writeln!(text, "{:>5}  {}", at + 1, visible_lines(&found.entry));
            }
        }
        self.finished(editor::print(&self.ui, line, &text))
    }

    /// `edit`: the last command, or what becomes of it.
    fn edit(&mut self, before: &str) -> Done {
        match editor::edit(before) {
            Ok(Some(text)) => {
                let commands = commands(&text);
                commands.iter().for_each(|command| self.ui.plain(&format!("{command}\n")));
                // An edit in an edit would have no end.
                match commands.iter().any(|command| self.own(command) == Some(Own::Edit)) {
                    true => self.finished(Err(Error::usage("edit cannot be run from the editor"))),
                    false => self.entered(&text),
                }
            }
            Ok(None) => {
                self.ui.talk("nothing was changed, so nothing is run");
                Done::default()
            }
            Err(error) => self.finished(Err(error)),
        }
    }

    /// Tells of a failure of one of the loop's own commands.
    fn finished(&self, result: Result<()>) -> Done {
        let status = result.map_or_else(
            |error| {
                self.ui.error(&error);
                error.kind().exit_status()
            },
            |()| 0,
        );
        Done { status, quit: false }
    }
}

/// Exit statuses after which a paste is not gone on with.
const INTERRUPTED: u8 = 130;
/// No session.
const NO_SESSION: u8 = 6;
/// A change is in doubt.
const UNKNOWN: u8 = 7;
/// The terminal has gone: 128 and SIGHUP.
pub(super) const HANGUP: u8 = 129;
/// How long logging out may take when the shell ends.
pub(super) const LEAVING: Duration = Duration::from_secs(3);

/// The line editor.
fn make_editor(assistant: Assistant, colour: bool) -> rustyline::Result<Editor<Assistant, MemHistory>> {
    let config = Config::builder()
        .max_history_size(RECALLED)?
        .history_ignore_dups(true)?
        .auto_add_history(false)
        .bracketed_paste(true)
        .completion_type(CompletionType::List)
        // The decision about colours is made already, by option, environment and stream.
        .color_mode(if colour { ColorMode::Forced } else { ColorMode::Disabled })
        .build();
    let mut editor = Editor::with_history(config.clone(), MemHistory::with_config(&config))?;
    editor.set_helper(Some(assistant));
    Ok(editor)
}

/// Lines cannot be read.
fn no_terminal(error: ReadlineError) -> Error {
    Error::internal(format!("the terminal cannot be read: {error}"))
        .hint("give commands with -c, -f or on standard input")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::ColourChoice;
    use expectrl::process::Termios;
    use expectrl::session::OsSession;
    use expectrl::{Expect, Session};
    use std::process;

    /// Set in the process that plays the shell, to the directory of its files.
    const PLAYS: &str = "EPPSH_TEST_REPL";

    /// An engine that repeats its lines, sleeps for ever on `domain info slow`, and notes what is asked of it.
    struct Fake {
        notices: Notices,
        seen: Seen,
        log: PathBuf,
        doubts: usize,
        lines: usize,
    }

    impl Fake {
        fn log(&self, what: &str) {
            let mut file = std::fs::OpenOptions::new().append(true).create(true).open(&self.log).expect("a log");
            std::io::Write::write_all(&mut file, format!("{what}\n").as_bytes()).expect("logged");
        }
    }

    impl Engine for Fake {
        async fn line(&mut self, line: &str) -> Done {
            self.lines += 1;
            self.log(&format!("line {line}"));
            if line.contains("slow") {
                std::future::pending::<()>().await;
            }
            if line == "hello" {
                self.notices.tell("the link was lost");
            }
            let status = if line == "logout" { NO_SESSION } else { 0 };
            Done { status, quit: line == "quit" }
        }

        async fn abandon(&mut self) {
            self.doubts += 1;
            self.log("abandoned");
        }

        async fn leave(&mut self) {
            self.log("left");
        }

        async fn tick(&mut self) -> Option<Duration> {
            None
        }

        fn facts(&self) -> Facts {
            // The prompt counts the lines: each one is known from what the editor draws again while a line is typed.
            let user = Some(self.lines.to_string());
            Facts { profile: "fake".into(), user, connected: true, doubts: self.doubts, ..Facts::default() }
        }

        fn catalog(&self) -> &'static Catalog {
            Catalog::built_in()
        }

        fn seen(&self) -> &Seen {
            &self.seen
        }
    }

    /// Not a test of its own: the process that the tests below drive on a terminal.
    #[test]
    fn plays_the_shell() {
        let Ok(dir) = std::env::var(PLAYS) else { return };
        let dir = PathBuf::from(dir);
        std::fs::write(dir.join("pid"), process::id().to_string()).expect("its number");
        let rt = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().expect("a runtime");
        let (sender, notices) = Notices::new();
        let engine = Fake { notices: sender, seen: Seen::default(), log: dir.join("log"), doubts: 0, lines: 0 };
        let shell = Shell {
            engine,
            catalog: Catalog::built_in(),
            ui: Arc::new(Ui::new(ColourChoice::Auto)),
            history: Some(dir.join("history")),
            profiles: Vec::new(),
            notices,
        };
        let status = run(&rt, shell);
        process::exit(status.into());
    }

    /// A shell on a terminal of its own.
    struct Played {
        session: OsSession,
        dir: tempfile::TempDir,
        lines: usize,
    }

    /// Runs the shell on the terminal and outlives it: when the leader of a session ends, the system throws away what
    /// nobody has read of its terminal yet, and the terminal's settings with it. The terminal of a test begins without
    /// echo, unlike a user's.
    const LEADER: &str = "stty echo; trap : INT; \"$@\"; echo \"ended with $?.\"; read end";

    impl Played {
        fn new() -> Played {
            let dir = tempfile::tempdir().expect("a directory");
            let mut command = process::Command::new("sh");
            command.args(["-c", LEADER, "sh"]).arg(std::env::current_exe().expect("this program"));
            command.args(["--exact", "shell::repl::tests::plays_the_shell", "--nocapture"]);
            command.env(PLAYS, dir.path()).env("TERM", "xterm").env("NO_COLOR", "1").env("EDITOR", "echo poll >");
            let mut session = Session::spawn(command).expect("a terminal");
            // Only so that a shell that hangs fails its test.
            session.set_expect_timeout(Some(Duration::from_secs(120)));
            let mut shell = Played { session, dir, lines: 0 };
            shell.prompt();
            shell
        }

        /// Waits for the prompt after as many lines as were run.
        fn prompt(&mut self) {
            self.session.expect(format!("fake {}> ", self.lines)).expect("a prompt");
        }

        /// Types a line that is run, and waits for the next prompt.
        fn line(&mut self, line: &str) {
            self.session.send(format!("{line}\r")).expect("typed");
            self.lines += 1;
            self.prompt();
        }

        /// Types keys that end a line without running it, and waits for the next prompt.
        fn keys(&mut self, keys: &str) {
            self.session.send(keys).expect("typed");
            self.session.expect("\n").expect("entered");
            self.prompt();
        }

        fn file(&self, name: &str) -> String {
            std::fs::read_to_string(self.dir.path().join(name)).unwrap_or_default()
        }

        /// Waits for the end with that exit status; the terminal is still there.
        fn ends_with(&mut self, status: u8) {
            self.session.expect(format!("ended with {status}.")).expect("the end");
        }
    }

    #[test]
    fn lines_are_run_kept_and_recalled_without_secrets() {
        let mut shell = Played::new();
        shell.line("domain check foo.дети");
        shell.line("domain create a.example --auth PLANTED");
        shell.line(" poll");
        shell.line("domain check \\\rb.example");
        shell.session.send("history 3\r").expect("typed");
        shell.session.expect("--auth prompt").expect("the history");
        shell.session.expect("4  history 3").expect("its own line");
        shell.prompt();
        shell.session.send("\x04").expect("Ctrl-D");
        shell.ends_with(0);
        let log = shell.file("log");
        assert!(log.contains("line domain check foo.дети\nline domain create a.example --auth PLANTED\n"), "{log}");
        assert!(log.ends_with("left\n"), "{log}");
        let history = shell.file("history");
        assert!(history.starts_with("domain check foo.дети\ndomain create a.example --auth prompt\n"), "{history}");
        assert!(!history.contains("PLANTED") && !history.contains(" poll"), "{history}");
    }

    #[test]
    fn ctrl_c_asks_and_a_second_one_abandons() {
        let mut shell = Played::new();
        shell.session.send("domain info slow\r").expect("typed");
        wait_for(&shell, "line domain info slow");
        shell.session.send("\x03").expect("Ctrl-C");
        shell.session.expect("Stop waiting").expect("the question");
        shell.session.send("n\r").expect("typed");
        shell.session.expect("still waiting").expect("it goes on");
        shell.session.send("\x03").expect("Ctrl-C");
        shell.session.expect("Stop waiting").expect("the question");
        shell.session.send("\x03").expect("Ctrl-C");
        shell.session.expect("!1 in doubt> ").expect("a prompt");
        shell.session.send("domain info slow\r").expect("typed");
        shell.session.expect("\n").expect("entered");
        wait_for(&shell, "abandoned\nline domain info slow");
        shell.session.send("\x03").expect("Ctrl-C");
        shell.session.expect("again: ").expect("the question");
        shell.session.send("y\r").expect("typed");
        shell.session.expect("!2 in doubt> ").expect("a prompt");
        shell.session.send("watch 1s domain info slow\r").expect("typed");
        wait_for(&shell, "line watch 1s domain info slow");
        shell.session.send("\x03").expect("Ctrl-C");
        shell.session.expect("!3 in doubt> ").expect("a prompt, without a question");
        shell.session.send("quit\r").expect("typed");
        shell.ends_with(0);
    }

    #[test]
    fn a_paste_is_cut_into_commands_that_stop_without_a_session() {
        let mut shell = Played::new();
        shell.session.send("\x1b[200~poll\ndomain check a\nlogout\npoll ack 1\n\x1b[201~\r").expect("pasted");
        shell.session.expect("the other 1 of the pasted").expect("a warning");
        shell.lines = 3;
        shell.prompt();
        shell.line("edit");
        assert!(shell.file("log").ends_with("line logout\nline poll\n"), "{}", shell.file("log"));
        shell.session.send("hello\r").expect("typed");
        shell.session.expect("eppsh: the link was lost").expect("a notice");
        shell.session.send("quit\r").expect("typed");
        shell.ends_with(0);
        assert_eq!(shell.file("log").matches("ack").count(), 0);
    }

    #[test]
    fn ctrl_c_clears_the_line_and_twice_tells_how_to_leave() {
        let mut shell = Played::new();
        shell.keys("domain delete a.example\x03");
        shell.keys("\x03");
        shell.session.send("\x03").expect("Ctrl-C");
        shell.session.expect("Ctrl-D leaves").expect("a hint");
        shell.prompt();
        shell.session.send("\x04").expect("Ctrl-D");
        shell.ends_with(0);
        assert_eq!(shell.file("log"), "left\n");
    }

    #[test]
    fn sigterm_logs_out_and_gives_the_terminal_back() {
        let mut shell = Played::new();
        assert!(!shell.session.is_echo().expect("settings"), "line editing has echo off");
        let killed = process::Command::new("kill").arg(shell.file("pid")).status().expect("kill");
        assert!(killed.success());
        shell.session.expect("\x1b[?25h").expect("the terminal is put back");
        shell.ends_with(143);
        assert!(shell.session.is_echo().expect("settings"), "echo is back");
        assert_eq!(shell.file("log"), "left\n");
    }

    /// Waits until the engine has noted something.
    fn wait_for(shell: &Played, what: &str) {
        for _ in 0..12_000 {
            if shell.file("log").contains(what) {
                return;
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        panic!("{what:?} is not in {:?}", shell.file("log"));
    }

    #[test]
    fn a_paste_is_cut_where_commands_end() {
        assert_eq!(commands("a\nb\n"), ["a", "b"]);
        assert_eq!(commands("a \\\n b\nc 'd\ne'\n\n"), ["a \\\n b", "c 'd\ne'"]);
        assert_eq!(commands("x\nraw <<EOF\n<y/>\nEOF\nz"), ["x", "raw <<EOF\n<y/>\nEOF", "z"]);
        assert_eq!(commands("x\nraw <<EOF\n<y/>"), ["x", "raw <<EOF\n<y/>"]);
        assert_eq!(commands(" \n"), Vec::<String>::new());
    }
}
