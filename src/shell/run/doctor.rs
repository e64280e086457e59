//! `doctor` within the engine.

use super::Runner;
use crate::cli::globals::Globals;
use crate::error::Result;
use crate::shell::connect::{self, ByAgent};
use crate::shell::doctor::{self, Report};

impl Runner {
    /// `doctor`: every step on a connection of its own, beside a session that may be open.
    pub(super) async fn doctor(&mut self, globals: &Globals) -> Result<u8> {
        self.format(globals, true)?;
        let profile = self.load(globals)?.clone();
        let mut report = Report::default();
        let may_ask = self.world.may_ask;
        let reached = match profile.is_sandbox {
            true => true,
            false => match profile.wire_settings(may_ask) {
                Ok(settings) => doctor::network(&mut report, &profile, &settings, self.specs).await,
                Err(error) => return Err(error),
            },
        };
        if reached {
            let (ui, trace) = (self.ui.clone(), self.trace.clone());
            let quiet = Box::new(|_: &str| {});
            let client = connect::client(&profile, self.specs, quiet, ui, trace, may_ask, ByAgent::Never);
            let client = match (client, profile.is_sandbox) {
                (Ok(mut client), true) => client.hello().await.map(|(greeting, _)| {
                    doctor::greeting(&mut report, &profile, &greeting);
                    client
                }),
                (client, _) => client,
            };
            doctor::login(&mut report, client).await;
        }
        doctor::limits(&mut report, &profile);
        // For people it is read, for programs it is JSON.
        if globals.query.is_some() || globals.output.as_deref().is_some_and(|kind| kind != "table") {
            self.tell(&report.json(&profile), globals)?;
        } else {
            self.ui.data(report.text(self.ui.style(true).colour).as_bytes())?;
        }
        Ok(report.status())
    }
}
