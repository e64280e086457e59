//! `doubt`: what is not known of commands of this profile, and finding it out; and nothing repeated unknowingly.

use super::Runner;
use crate::cli::doubt::Doubt;
use crate::cli::globals::Globals;
use crate::config::{self, Overrides, Profile};
use crate::doubt::{Verdict, ask};
use crate::epp::Call;
use crate::error::{Error, Kind, Result};
use crate::idn;
use crate::journal::{Entry, Ledger, Settled};
use crate::session::{Effect, Prepared};
use crate::shell::connect;
use crate::shell::output::Shown;
use serde_json::{Value as Json, json};

/// The variable that names the configuration.
const CONFIG: &str = "EPPSH_CONFIG";

/// What an entry is to a program that reads JSON; the frame is shown by `doubt show`.
fn listed(entry: &Entry) -> Json {
    let mut json = entry.json();
    if let Some(fields) = json.as_object_mut() {
        fields.shift_remove("frame");
    }
    json
}

/// The same with what became of it.
fn resolved(entry: &Entry, verdict: &Verdict) -> Json {
    let mut json = listed(entry);
    json["outcome"] = verdict.word().into();
    json["how"] = verdict.why().into();
    json
}

impl Runner {
    /// `doubt …`.
    pub(super) async fn doubt(&mut self, doubt: Doubt, globals: &Globals) -> Result<u8> {
        let format = self.format(globals, true)?;
        let open = Ledger::of_user()?.open()?;
        match doubt {
            Doubt::List => {
                let listed: Vec<Json> = open.iter().map(listed).collect();
                format.print(&self.ui, &Shown::Other(&json!(listed)), b"")?;
                Ok(0)
            }
            Doubt::Show { id } => {
                let found = named(&open, &id)?;
                let frame = found[0].frame.as_bytes();
                format.print(&self.ui, &Shown::Other(&found[0].json()), frame)?;
                Ok(0)
            }
            Doubt::Resolve { id, known: Some(applied) } => {
                let said = "the user said so".to_string();
                let verdict = if applied { Verdict::Applied(said) } else { Verdict::NotApplied(said) };
                let mut told = Vec::new();
                if id == "all" {
                    self.load(globals)?;
                }
                let wanted = named(&open, &id)?.into_iter().filter(|entry| id != "all" || self.is_own(entry));
                for entry in wanted {
                    settle(entry, &verdict)?;
                    told.push(resolved(entry, &verdict));
                }
                self.look_for_doubts();
                format.print(&self.ui, &Shown::Other(&json!(told)), b"")?;
                Ok(0)
            }
            Doubt::Resolve { id, known: None } => self.resolve(open, &id, globals).await,
        }
    }

    /// Asks the registry about one doubt, or about all of the profile.
    async fn resolve(&mut self, open: Vec<Entry>, id: &str, globals: &Globals) -> Result<u8> {
        self.load(globals)?;
        let mut open = open;
        if self.client.is_none() && open.iter().any(|entry| self.is_own(entry) && entry.command.starts_with("login")) {
            // Which password holds is found out by logging in.
            self.settle_password(globals).await?;
            open = Ledger::of_user()?.open()?;
            if id != "all" && named(&open, id).is_err() {
                self.ui.talk("what became of it is known now");
                self.format(globals, true)?.print(&self.ui, &Shown::Other(&json!([])), b"")?;
                return Ok(0);
            }
        }
        let chosen: Vec<Entry> = match id {
            "all" => open.into_iter().filter(|entry| self.is_own(entry)).collect(),
            id => named(&open, id)?.into_iter().cloned().collect(),
        };
        if let Some(other) = chosen.iter().find(|entry| !self.is_own(entry)) {
            let message = format!("{} was sent as {} with the profile {}", other.title(), other.user, other.profile);
            return Err(Error::usage(message)
                .hint(format!("ask there: `eppsh @{} --user {} doubt resolve {id}`", other.profile, other.user)));
        }
        let mut told = Vec::new();
        let mut left = 0;
        if !chosen.is_empty() {
            self.open(globals).await?;
        }
        for entry in &chosen {
            let verdict = ask(self.client()?, entry).await?;
            let agreed = self.client()?.catalog();
            self.adopt(agreed);
            left += usize::from(!settle(entry, &verdict)?);
            told.push(resolved(entry, &verdict));
        }
        self.look_for_doubts();
        self.format(globals, true)?.print(&self.ui, &Shown::Other(&json!(told)), b"")?;
        if left > 0 {
            self.ui.hint("when you know what became of one, `doubt resolve ID --as applied|not-applied` closes it");
        }
        Ok(if left == 0 { 0 } else { Kind::Unknown.exit_status() })
    }

    /// Whether a doubt is one of this account: of this profile and user, or of another profile that leads there.
    fn is_own(&self, entry: &Entry) -> bool {
        let Some(profile) = &self.profile else { return false };
        let user = profile.user.as_deref().unwrap_or_default();
        // One whose line was damaged may be anybody's.
        let unknown = entry.profile.is_empty();
        unknown
            || match entry.profile == profile.name {
                true => entry.user.is_empty() || entry.user == user,
                false => entry.user == user && self.leads_here(&entry.profile),
            }
    }

    /// Whether another profile of the configuration is one of the same registry.
    fn leads_here(&self, other: &str) -> bool {
        let Some(profile) = self.profile.as_ref().filter(|profile| !profile.is_sandbox) else { return false };
        let overrides = Overrides {
            config: self.base.config.as_ref().map(Into::into),
            profile: Some(other.to_owned()),
            ..Overrides::default()
        };
        // What the environment says of a server, it says of ours.
        let environment = |name: &str| (name == CONFIG).then(|| connect::environment(name)).flatten();
        let place = |profile: &Profile| (profile.settings.host.to_lowercase(), profile.settings.port);
        config::load(overrides, &environment)
            .is_ok_and(|known| !known.is_sandbox && known.name == other && place(&known) == place(profile))
    }

    /// Looks what of this profile is in doubt now.
    pub(super) fn look_for_doubts(&mut self) {
        match Ledger::of_user().and_then(|ledger| ledger.open()) {
            Ok(open) => self.doubts = open.into_iter().filter(|entry| self.is_own(entry)).collect(),
            Err(error) => self.ui.warn(&format!("what is in doubt cannot be told: {error}")),
        }
    }

    /// Says that something is in doubt, before anything else is done with this profile.
    pub(super) fn warn_of_doubts(&self) {
        let Some(first) = self.doubts.first() else { return };
        let text = match self.doubts.len() {
            1 => format!("the outcome of {} is not known", first.title()),
            count => format!("the outcome of {count} commands is not known, the first is {}", first.title()),
        };
        self.ui.warn(&format!("{text}: {}", first.why));
        self.ui.hint("`doubt resolve all` asks the registry; `doubt list` shows them");
    }

    /// Asks before something is sent again that may have been done.
    pub(super) fn guard_repeat(&mut self, call: &Call, globals: &Globals) -> Result<()> {
        let op = call.args.str("op");
        if self.catalog.command(&call.command).is_some_and(|(_, command)| command.is_query(op)) {
            return Ok(());
        }
        let command = match op {
            Some(op) => format!("{} {op}", call.command),
            None => call.command.clone(),
        };
        self.guard(&command, super::order::subject(call), globals)
    }

    /// The same before a hand-written frame.
    pub(super) fn guard_raw(&mut self, frame: &[u8], globals: &Globals) -> Result<()> {
        let outline = Prepared::raw(frame.to_vec(), self.catalog).outline;
        match outline.effect {
            Effect::Query => Ok(()),
            Effect::Transform => self.guard(&outline.command, outline.object.as_deref(), globals),
        }
    }

    /// Asks before a command on an object is sent again that may have been done.
    fn guard(&mut self, command: &str, object: Option<&str>, globals: &Globals) -> Result<()> {
        // Another process may have left it in doubt meanwhile, or settled it.
        self.look_for_doubts();
        let Some(doubt) = self.doubts.iter().find(|doubt| is_repeated(doubt, command, object)) else {
            return Ok(());
        };
        let message = format!("{} may have been done already: {}", doubt.title(), doubt.why);
        if globals.yes {
            self.ui.warn(&format!("{message}; sent again as --yes says"));
            return Ok(());
        }
        let hint = format!("`doubt resolve {}` finds out; --yes sends it nevertheless", doubt.id);
        if !self.world.may_ask {
            return Err(Error::usage(format!("{message}; nothing was sent")).hint(hint));
        }
        self.ui.warn(&message);
        match self.world.agrees("Send it again?")? {
            true => Ok(()),
            false => Err(Error::usage("nothing was sent").hint(hint)),
        }
    }
}

/// Whether it is the same command on the same object.
fn is_repeated(doubt: &Entry, command: &str, object: Option<&str>) -> bool {
    let same = doubt.object.as_deref().zip(object).is_some_and(|(one, other)| idn::is_same(one, other));
    let of_poll = command.starts_with("poll") && doubt.command.starts_with("poll");
    (same && doubt.command == command) || (of_poll && doubt.object.as_deref() == object)
}

/// The doubts of that id or clTRID.
fn named<'a>(open: &'a [Entry], id: &str) -> Result<Vec<&'a Entry>> {
    let all = id == "all";
    let found: Vec<&Entry> =
        open.iter().filter(|entry| all || entry.id == id || entry.cltrid.as_deref() == Some(id)).collect();
    match found.is_empty() && !all {
        true => Err(Error::usage(format!("nothing with the id {id} is in doubt")).hint("`doubt list` shows the ids")),
        false => Ok(found),
    }
}

/// Writes down what became of a command; whether that is known.
pub(super) fn settle(entry: &Entry, verdict: &Verdict) -> Result<bool> {
    let settled = match verdict {
        Verdict::Applied(_) => Settled::Applied,
        Verdict::NotApplied(_) => Settled::NotApplied,
        Verdict::CannotTell(_) => return Ok(false),
    };
    Ledger::of_user()?.settle(&entry.id, settled, verdict.why())?;
    Ok(true)
}
