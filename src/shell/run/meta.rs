//! Commands of the shell itself.

use super::Runner;
use crate::cli::Meta;
use crate::cli::globals::{Globals, duration};
use crate::client::Client;
use crate::config;
use crate::epp::read::{self, Frame};
use crate::error::{Error, Result};
use crate::shell::output::Shown;
use crate::shell::{connect, explain, help, script};
use crate::view::json_writer;
use std::sync::atomic::Ordering;

/// How deep scripts may source each other.
const SOURCED: usize = 16;

impl Runner {
    /// A command of the shell itself.
    pub(super) async fn meta(&mut self, meta: Meta, globals: &Globals) -> Result<u8> {
        match meta {
            Meta::Help(topic) => {
                self.ui.data(help::help(self.catalog, &topic, self.ui.style(true).colour)?.as_bytes())?
            }
            Meta::Explain(what) => self.ui.data(explain::explain(&what, self.ui.style(true).colour)?.as_bytes())?,
            Meta::Output(None) => self.ui.data(format!("{}\n", self.format(globals, true)?.kind).as_bytes())?,
            Meta::Output(format) => self.format = format,
            Meta::Use(profile) => self.change_profile(profile, globals).await?,
            Meta::Status => self.status(globals)?,
            Meta::Greeting => {
                self.open(globals).await?;
                let format = self.format(globals, true)?;
                let (greeting, frame) = self.client()?.hello().await?;
                format.print(&self.ui, &Shown::Greeting(&greeting), &frame)?;
            }
            Meta::Last { request } => return self.last(request, globals),
            Meta::Source(file) => {
                if self.sourced == SOURCED {
                    let message = format!("scripts source each other deeper than {SOURCED}; does one source itself?");
                    return Err(Error::usage(message));
                }
                self.sourced += 1;
                let done = script::file(self, &file, globals.keep_going).await;
                self.sourced -= 1;
                return Ok(done?.status);
            }
            Meta::Timing(on) => self.timing = on.unwrap_or(!self.timing),
            Meta::Trace(on) => {
                let on = on.unwrap_or(!self.trace.load(Ordering::Relaxed));
                self.base.verbose = on;
                self.trace.store(on, Ordering::Relaxed);
            }
            Meta::Watch { every, words } => return self.watch(&every, &words).await,
            Meta::Sandbox(_) if globals.dry_run => {
                return Err(Error::usage(
                    "--dry-run shows what a command would send; `sandbox` does at once what it does",
                ));
            }
            Meta::Sandbox(words) => {
                let told = connect::operate_sandbox(&words).await?;
                self.ui.data(&json_writer::to_vec(&told, self.ui.style(!self.several)))?;
            }
            Meta::History(_) | Meta::Edit => return Err(Error::usage("this needs a shell on a terminal")),
            Meta::Quit => {}
        }
        Ok(0)
    }

    /// Runs a command again and again, until it fails or Ctrl-C.
    async fn watch(&mut self, every: &str, words: &[String]) -> Result<u8> {
        let every = duration(every)?;
        loop {
            let outcome = Box::pin(self.words(words)).await;
            if outcome.quit || matches!(outcome.status, 2 | 6 | 7) || self.ui.closed() {
                return Ok(outcome.status);
            }
            tokio::time::sleep(every).await;
        }
    }

    /// The last answer, or its request, in any view.
    fn last(&self, request: bool, globals: &Globals) -> Result<u8> {
        let Some(last) = &self.last else {
            return Err(Error::usage("nothing was asked yet in this session"));
        };
        let frame = if request { &last.request } else { &last.answer };
        let mut format = self.format(globals, true)?;
        if request && globals.output.is_none() && globals.query.is_none() {
            format.kind = "xml".into();
        }
        match read::frame(frame, self.catalog).map_err(|bad| Error::internal(bad.to_string()))? {
            Frame::Reply(reply) => self.print_reply(&last.command, &reply, frame, globals, &format),
            Frame::Greeting(greeting) => format.print(&self.ui, &Shown::Greeting(&greeting), frame).map(|()| 0),
            Frame::Request(call, other) => format.print(&self.ui, &Shown::Request(&call, &other), frame).map(|()| 0),
            Frame::Other(json) => format.print(&self.ui, &Shown::Other(&json), frame).map(|()| 0),
        }
    }

    /// The session and the connection.
    fn status(&mut self, globals: &Globals) -> Result<()> {
        self.load(globals)?;
        let profile = self.profile.as_ref();
        let status = self.client.as_ref().map(Client::status).unwrap_or_default();
        let json = serde_json::json!({
            "profile": profile.map(|profile| &profile.name),
            "address": profile.map(|profile| if profile.is_sandbox { "in this process".into() } else { profile.settings.server() }),
            "connected": status.connected,
            "user": status.user.or_else(|| profile.and_then(|profile| profile.user.clone())),
            "server": status.server,
            "lang": status.lang,
            "objects": status.objects,
            "extensions": status.extensions,
            "commands": status.commands,
            "age": status.age.map(|age| age.as_secs()),
            "queue": status.queue,
            "code": status.last_code.map(|code| code.0),
        });
        let style = self.ui.style(!self.several);
        self.ui.data(&json_writer::to_vec(&json, style))
    }

    /// Logs out and goes to another profile; an unknown one changes nothing.
    async fn change_profile(&mut self, profile: String, globals: &Globals) -> Result<()> {
        let globals = Globals { profile: Some(profile.clone()), ..globals.clone() };
        let loaded = config::load(connect::overrides(&globals)?, &connect::environment)?;
        self.close().await;
        self.base.profile = Some(profile);
        self.go_by(loaded);
        Ok(())
    }
}
