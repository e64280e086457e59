//! Brakes of a production profile: what costs money or cannot be taken back is confirmed by the object's name.

use super::Runner;
use super::order::{Order, subject};
use crate::cli::globals::Globals;
use crate::epp::Call;
use crate::error::{Error, Result};
use crate::idn;
use crate::session::Prepared;
use crate::ui::counted;

/// Whether a command deletes, transfers, restores or costs something.
fn is_braked(call: &Call) -> bool {
    let (object, verb) = call.command.split_once(' ').unwrap_or((&call.command, ""));
    match verb {
        "delete" | "renew" => true,
        "create" => object == "domain",
        "transfer" => call.args.str("op") != Some("query"),
        "update" => call.extension("rgp").is_some(),
        _ => false,
    }
}

/// The same of a hand-written frame; one that restores cannot be told from another update.
fn is_braked_frame(verb: &str, command: &str) -> bool {
    let asks = command.ends_with("query");
    matches!(verb, "delete" | "renew" | "create" | "update" | "") || verb == "transfer" && !asks
}

impl Runner {
    /// Asks before a command of a production profile that deletes, transfers, restores or costs something.
    pub(super) fn brake(&mut self, order: &Order, globals: &Globals) -> Result<()> {
        match is_braked(&order.call) {
            true => self.confirm(&order.name, subject(&order.call).unwrap_or_default(), globals),
            false => Ok(()),
        }
    }

    /// The same before a hand-written frame.
    pub(super) fn brake_raw(&mut self, frame: &[u8], globals: &Globals) -> Result<()> {
        let outline = Prepared::raw(frame.to_vec(), self.catalog).outline;
        match is_braked_frame(&outline.verb, &outline.command) {
            true => self.confirm(&outline.command, outline.object.as_deref().unwrap_or("raw"), globals),
            false => Ok(()),
        }
    }

    /// The same before a run over a table; the number of its rows is what is typed back.
    pub(super) fn brake_all(&mut self, orders: &[(usize, Order)], globals: &Globals) -> Result<()> {
        match orders.iter().find(|(_, order)| is_braked(&order.call)) {
            Some((_, order)) => {
                let name = format!("{} like {}", counted(orders.len(), "command"), order.name);
                self.confirm(&name, &orders.len().to_string(), globals)
            }
            None => Ok(()),
        }
    }

    /// Has the name typed back where the profile is marked production.
    pub(super) fn confirm(&mut self, command: &str, name: &str, globals: &Globals) -> Result<()> {
        let Some(profile) = self.profile.as_ref().filter(|profile| profile.production) else { return Ok(()) };
        let (shown, _) = idna::domain_to_unicode(name);
        let (profile, user) = (profile.name.clone(), profile.user.clone().unwrap_or_default());
        // The number of commands stands in their name already.
        let shown_command =
            if name.parse::<usize>().is_ok() { command.to_owned() } else { format!("{command} {shown}") };
        let about = format!("the profile {profile} is production, and `{shown_command}` as {user} is for real");
        match &globals.yes_to {
            Some(typed) if idn::is_same(typed, name) => return Ok(()),
            Some(typed) => {
                return Err(Error::usage(format!("{about}: --yes names {typed}, not {shown}; nothing was sent")));
            }
            None => {}
        }
        if !self.world.may_ask {
            let what = if name.parse::<usize>().is_ok() { "number" } else { "name" };
            return Err(Error::usage(format!("{about}; nothing was sent"))
                .hint(format!("to do it, add --yes={shown}: the {what}, typed back")));
        }
        self.ui.warn(&about);
        match idn::is_same(&self.world.typed(&format!("Type {shown} to do it:"))?, name) {
            true => Ok(()),
            false => Err(Error::usage(format!("that is not {shown}; nothing was sent"))),
        }
    }
}
