//! Runs of plain queries in a script, without idle moments: while the registry works on an answer, the one before is
//! read and printed, and the next line is read. There is still one command in flight, and before the next one goes out its
//! answer is known to be its own and a success; only queries are run like this, so the rest can wait.

use super::output::{Format, Shown};
use super::repl::Done;
use super::run::Runner;
use crate::cli::globals::Globals;
use crate::cli::lexer;
use crate::client::Answered;
use crate::epp::{Call, read};
use crate::error::{Error, Kind};

/// Lines that may be looked at before they are taken.
pub trait Lines: Send {
    /// The next line, if it is there already.
    fn peek(&mut self) -> Option<&str>;
    /// Takes the line that was looked at.
    fn take(&mut self);
}

/// A query that is ready to be sent.
struct Query {
    name: String,
    call: Call,
}

/// What became of a run of queries.
pub enum Run {
    /// The next line is no plain query: nothing was taken.
    None,
    /// So many lines were taken; all went well or failures are passed over, with the status of the first.
    Went(usize, u8),
    /// The script ends with the last line taken.
    Ended(Done),
}

impl Runner {
    /// Carries out queries from `lines` as long as they are plain ones and the session is open. `place` says where a
    /// line stands, counted from the first.
    pub async fn queries(
        &mut self,
        lines: &mut dyn Lines,
        keep_going: bool,
        place: &dyn Fn(usize) -> Option<String>,
    ) -> Run {
        if !self.may_run_ahead() {
            return Run::None;
        }
        let Some(mut query) = self.plain_query(lines) else { return Run::None };
        let Some(mut client) = self.take_client() else { return Run::None };
        let Ok(format) = self.format(&self.over_base(Globals::default()), true) else {
            self.give_client(client);
            return Run::None;
        };
        let (mut taken, mut status) = (0, 0);
        let mut unprinted: Option<(String, Answered)> = None;
        let mut trouble: Option<(usize, Error)> = None;
        while trouble.is_none() {
            lines.take();
            taken += 1;
            let mut next = None;
            let answered = client
                .ask_ahead(&query.call, &mut || {
                    // A query that is asked again does this twice: the second time there is nothing left to do.
                    let before = taken - 1;
                    let late = self.print(&format, unprinted.take()).map(|error| (before, error));
                    trouble = trouble.take().or(late);
                    next = next.take().or_else(|| self.plain_query(lines));
                })
                .await;
            match answered {
                Ok(answered) => {
                    let code = match &answered {
                        Answered::Read(exchange) => exchange.reply.code().exit_status(),
                        Answered::Unread(_) => 0,
                    };
                    status = if status == 0 { code } else { status };
                    trouble = trouble.or_else(|| Some((taken - 1, self.print(&format, unprinted.take())?)));
                    unprinted = Some((std::mem::take(&mut query.name), answered));
                    if (code != 0 && !keep_going) || self.ui().closed() {
                        break;
                    }
                }
                Err(error) => {
                    trouble = trouble.or_else(|| Some((taken - 1, self.print(&format, unprinted.take())?)));
                    trouble = trouble.or(Some((taken, error)));
                    break;
                }
            }
            match next {
                Some(following) => query = following,
                None => break,
            }
        }
        // The last answer is read by the client itself, which learns from it and leaves a link that brings nonsense.
        let last = match unprinted.take() {
            Some((name, Answered::Unread(unread))) => match client.read(&unread) {
                Ok(reply) => format.print(self.ui(), &Shown::Reply(Some(&name), &reply), &unread.raw).err(),
                Err(error) => Some(error),
            },
            other => self.print(&format, other),
        };
        let trouble = trouble.or(last.map(|error| (taken, error)));
        if trouble.as_ref().is_some_and(|(_, error)| error.kind() == Kind::Session) {
            client.distrust();
        }
        self.give_client(client);
        match trouble {
            Some((at, error)) => {
                self.place = place(at);
                let told = self.failed(Some(&query.name), &format, error);
                self.place = None;
                let status = if status == 0 { told } else { status };
                if keep_going { Run::Went(taken, status) } else { Run::Ended(Done { status, quit: false }) }
            }
            None if (status != 0 && !keep_going) || self.ui().closed() => Run::Ended(Done { status, quit: false }),
            None => Run::Went(taken, status),
        }
    }

    /// The next line, if it is a plain query.
    fn plain_query(&mut self, lines: &mut dyn Lines) -> Option<Query> {
        let line = lexer::split(lines.peek()?).ok()?;
        if line.redirect.is_some() || line.pipe.is_some() || line.ignore_failure || line.words.is_empty() {
            return None;
        }
        let words: Vec<String> = line.words.into_iter().map(|word| word.text).collect();
        // A word that is wrong is told of when its line is carried out in the usual way.
        let (name, call) = self.plain_call(&words)?.ok()?;
        let only_asks = matches!(name.split(' ').nth(1), Some("check" | "info"));
        only_asks.then_some(Query { name, call })
    }

    /// Prints an answer that waits for it; what went wrong with that.
    fn print(&self, format: &Format, answered: Option<(String, Answered)>) -> Option<Error> {
        let (name, answered) = answered?;
        match answered {
            Answered::Read(exchange) => {
                format.print(self.ui(), &Shown::Reply(Some(&name), &exchange.reply), &exchange.raw).err()
            }
            Answered::Unread(unread) => match read::reply(&unread.raw, self.catalog()) {
                Ok(reply) => format.print(self.ui(), &Shown::Reply(Some(&name), &reply), &unread.raw).err(),
                Err(bad) => Some(Error::session(format!("what came cannot be read: {bad}"))),
            },
        }
    }
}
