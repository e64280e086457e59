//! Runs of plain queries in a script, without idle moments: while the registry works on an answer, the one before is
//! printed and the next line is read. There is still one command in flight, and its answer is understood before the
//! next goes out.

use super::output::{Format, Shown};
use super::repl::Done;
use super::run::Runner;
use crate::cli::globals::Globals;
use crate::cli::lexer;
use crate::client::Exchange;
use crate::epp::Call;
use crate::error::Error;

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
        let mut unprinted: Option<(String, Exchange)> = None;
        let mut trouble: Option<Error> = None;
        loop {
            lines.take();
            taken += 1;
            let mut next = None;
            let mut failed = None;
            let exchange = client
                .ask_and(&query.call, &mut || {
                    // A query that is asked again does this twice: the second time there is nothing left to do.
                    failed = failed.take().or_else(|| self.print(&format, unprinted.take()));
                    next = next.take().or_else(|| self.plain_query(lines));
                })
                .await;
            if let Some(error) = failed.or_else(|| self.print(&format, unprinted.take())) {
                trouble = Some(error);
                break;
            }
            match exchange {
                Ok(exchange) => {
                    let code = exchange.reply.code().exit_status();
                    status = if status == 0 { code } else { status };
                    unprinted = Some((std::mem::take(&mut query.name), exchange));
                    if (code != 0 && !keep_going) || self.ui().closed() {
                        break;
                    }
                }
                Err(error) => {
                    trouble = Some(error);
                    break;
                }
            }
            match next {
                Some(following) => query = following,
                None => break,
            }
        }
        let late = self.print(&format, unprinted.take());
        self.give_client(client);
        match trouble.or(late) {
            Some(error) => {
                self.place = place(taken);
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
    fn print(&self, format: &Format, answered: Option<(String, Exchange)>) -> Option<Error> {
        let (name, exchange) = answered?;
        format.print(self.ui(), &Shown::Reply(Some(&name), &exchange.reply), &exchange.raw).err()
    }
}
