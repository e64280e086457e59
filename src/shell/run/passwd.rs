//! `passwd` within the engine: every step of a change is written down before it is begun, and a change that was broken off
//! is found out about and finished.

mod open;

use super::Runner;
use crate::cli::globals::Globals;
use crate::cli::passwd::Passwd;
use crate::config::{Profile, SecretSource};
use crate::error::{Error, Result};
use crate::fault;
use crate::journal::Settled;
use crate::passwd::{Keep, Pending, Place, Step, policy};
use crate::secret::Secret;
use crate::session::{Greeted, Login};
use crate::shell::connect::{self, Account};
use open::{is_open, is_wrong_password, under_way};
use serde_json::{Value as Json, json};

/// What to type to finish a change.
const RESUME: &str = "`passwd rotate --resume` finishes it";

/// One change.
struct Change {
    profile: Profile,
    place: Place,
    keep: Keep,
    pending: Pending,
    /// The transaction ids of the login that changed it, where this run sent that.
    trids: (Option<String>, Option<String>),
}

impl Runner {
    /// `passwd …`.
    pub(super) async fn passwd(&mut self, wanted: Passwd, globals: &Globals) -> Result<u8> {
        self.format(globals, true)?;
        let profile = self.load(globals)?.clone();
        let Some(place) = Place::of(&profile)? else { return Err(connect::no_user(&profile)) };
        if globals.dry_run {
            Keep::of(&profile, wanted.store.as_deref())?;
            let length = if wanted.rotate { wanted.length } else { policy::CORE_LONGEST };
            return self.dry_login(Some(length), globals);
        }
        if profile.read_only {
            let message = format!("a new password is a change, and the profile {} is read-only", profile.name);
            return Err(Error::usage(message).hint("set `read-only = false` in the profile, or use another one"));
        }
        let user = profile.user.clone().unwrap_or_default();
        let Some(_lock) = place.lock()? else { return Err(under_way(&user)) };
        if wanted.forget {
            return self.forget(&place, &user, globals);
        }
        let open = place.read()?;
        let resumed = open.as_ref().is_some_and(|pending| pending.step > Step::Made);
        let mut change = match open.filter(|_| resumed) {
            Some(pending) => self.reopened(profile, place, pending, &wanted, globals)?,
            None if wanted.resume => {
                place.remove()?;
                self.ui.talk(&format!("no change of the password of {user} is open"));
                let told = json!({ "ok": true, "command": wanted.name(), "profile": profile.name, "user": user, "changed": false });
                self.tell(&told, globals)?;
                return Ok(0);
            }
            None => self.begun(profile, place, &wanted, globals)?,
        };
        self.close().await;
        if change.pending.step == Step::Made {
            self.send(&mut change, globals).await?;
        }
        if change.pending.step == Step::Sent {
            let Change { profile, place, pending, trids, .. } = &mut change;
            *trids = self.find_out(profile, place, pending, true, globals).await?;
        }
        if change.pending.step == Step::Changed {
            self.prove(&mut change, globals).await?;
        }
        self.keep(&change, &wanted, resumed, globals)?;
        Ok(0)
    }

    /// A new change: everything that can be wrong is said before anything is sent, then it is written down.
    fn begun(&mut self, profile: Profile, place: Place, wanted: &Passwd, globals: &Globals) -> Result<Change> {
        let keep = Keep::of(&profile, wanted.store.as_deref())?;
        if let Keep::Nowhere(why) = &keep
            && wanted.rotate
            && !globals.reveal
        {
            return Err(Error::usage(format!(
                "a made password would be known to nobody: eppsh cannot store it, since {why}; nothing was sent"
            ))
            .hint("--store-cmd 'COMMAND' names what keeps it, --reveal shows it, `passwd` takes one of yours"));
        }
        keep.check()?;
        let user = profile.user.clone().unwrap_or_default();
        let typed = matches!(wanted.new_password.as_deref(), None | Some("prompt"));
        if wanted.rotate || !typed {
            self.confirm_access(&profile, &user, globals)?;
        }
        let old = connect::own_password(&profile, self.world.may_ask)?;
        let password = match wanted.rotate {
            true => policy::make(wanted.length)?,
            false => self.given(wanted.new_password.as_deref())?,
        };
        policy::check(&password, &old)?;
        let pending = Pending {
            step: Step::Made,
            profile: profile.name.clone(),
            server: place.server().into(),
            user,
            password,
            made: wanted.rotate,
            store: wanted.store.clone(),
            tried_new: false,
            tried_old: false,
        };
        place.write(&pending)?;
        // The client is made with it below; a question is not asked twice.
        let profile = Profile { password: Some(SecretSource::Literal(old)), ..profile };
        Ok(Change { profile, place, keep, pending, trids: (None, None) })
    }

    /// A change that was broken off.
    fn reopened(
        &mut self,
        profile: Profile,
        place: Place,
        mut pending: Pending,
        wanted: &Passwd,
        globals: &Globals,
    ) -> Result<Change> {
        let user = &pending.user;
        self.ui.talk(&format!("a change of the password of {user} was broken off; it is finished first"));
        if pending.is_stuck() {
            let message = format!("neither the old password of {user} nor the new one was let in before");
            if !globals.yes && !self.world.may_ask {
                return Err(Error::usage(format!("{message}; nothing was sent"))
                    .hint("--yes tries each once more; many registries lock an account after some failures"));
            }
            self.ui.warn(&message);
            if !globals.yes && !self.world.agrees("Try each of them once more?")? {
                return Err(Error::usage("nothing was sent"));
            }
            (pending.tried_new, pending.tried_old) = (false, false);
        }
        if wanted.store.is_some() {
            pending.store.clone_from(&wanted.store);
        }
        let keep = Keep::of(&profile, pending.store.as_deref())?;
        if matches!(keep, Keep::Nowhere(_)) && pending.made && !globals.reveal {
            return Err(Error::usage("the password was made, and nothing would keep it; nothing was sent")
                .hint("--store-cmd 'COMMAND' names what keeps it, --reveal shows it"));
        }
        Ok(Change { profile, place, keep, pending, trids: (None, None) })
    }

    /// Greets, and changes the password by logging in.
    async fn send(&mut self, change: &mut Change, globals: &Globals) -> Result<()> {
        let Change { profile, place, pending, .. } = change;
        let old = connect::own_password(profile, false)?;
        let ready = async {
            self.client_by(profile, old, globals)?;
            let client = self.client()?;
            let (greeting, _) = client.hello().await?;
            let login = Login { new_password: Some(pending.password.clone()), ..client.settings().login.clone() };
            let greeted = Greeted { greeting };
            match greeted.takes(&login, self.specs)? {
                true => Ok(()),
                false => Err(Error::usage(format!(
                    "the registry offers no login security (RFC 8807), and without it a password has {} to {} characters; \
                     nothing was sent",
                    policy::SHORTEST,
                    policy::CORE_LONGEST
                ))),
            }
        };
        if let Err(error) = ready.await {
            place.remove()?;
            return Err(error);
        }
        pending.step = Step::Sent;
        if let Err(error) = place.write(pending) {
            drop(place.remove());
            return Err(error);
        }
        let answered = self.client()?.login(Some(pending.password.clone())).await;
        fault::point("passwd-answered");
        match answered {
            Ok(exchange) => {
                change.trids = (exchange.reply.cltrid, exchange.reply.svtrid);
                pending.step = Step::Changed;
                self.noted(place, pending);
                Ok(())
            }
            Err(error) if is_open(&error) => Err(error.hint(format!("the new one is kept: {RESUME}"))),
            Err(error) => {
                place.remove()?;
                Err(error)
            }
        }
    }

    /// Logs in once more, by the new password alone.
    async fn prove(&mut self, change: &mut Change, globals: &Globals) -> Result<()> {
        let Change { profile, place, pending, .. } = change;
        if self.client.is_none() {
            self.client_by(profile, pending.password.clone(), globals)?;
        }
        let client = self.client()?;
        drop(client.logout().await);
        if let Err(error) = client.login(None).await {
            return Err(match is_wrong_password(&error) {
                true => error.hint(format!(
                    "the registry said that the password of {} was changed, and does not let the new one in: ask its people, \
                     then {RESUME} or `passwd rotate --forget` gives it up",
                    pending.user
                )),
                false => error.hint(format!("the password is changed and not stored yet: {RESUME}")),
            });
        }
        pending.step = Step::Proven;
        self.noted(place, pending);
        Ok(())
    }

    /// Stores what is proven, and tells.
    fn keep(&mut self, change: &Change, wanted: &Passwd, resumed: bool, globals: &Globals) -> Result<()> {
        let Change { profile, place, keep, pending, trids } = change;
        fault::point("passwd-store");
        let stored = if keep.holds(&pending.password) { Ok(()) } else { keep.store(profile, &pending.password) };
        stored.map_err(|error| {
            let shown = place.path();
            let message = format!("the password is changed, and could not be stored: {}", error.message());
            let hint = format!("eppsh has it in {} and logs in by it; {RESUME}", shown.display());
            Error::internal(message).hint(hint).source(error)
        })?;
        fault::point("passwd-stored");
        let mut told = json!({
            "ok": true,
            "command": wanted.name(),
            "profile": profile.name,
            "user": pending.user,
            "changed": true,
            "resumed": resumed,
            "stored": keep.word(),
            "place": keep.place(),
            "clTRID": trids.0,
            "svTRID": trids.1,
        });
        if pending.made && globals.reveal {
            told["password"] = Json::from(pending.password.expose());
        }
        if let Keep::Nowhere(why) = keep {
            // This is all there is of it.
            self.tell(&told, globals)?;
            if pending.made && self.ui.closed() {
                return Err(Error::internal("the new password was shown to nobody")
                    .hint("`passwd rotate --resume --reveal` shows it"));
            }
            self.ui.talk(&format!("the new password is not stored by eppsh: {why}"));
            place.remove()?;
        } else {
            place.remove()?;
            self.tell(&told, globals)?;
        }
        if let Err(error) = self.settle_logins(profile, Settled::Applied) {
            self.ui.warn(error.message());
        }
        if !profile.is_sandbox && connect::ByAgent::IfThere.may_be_there(profile).unwrap_or(false) {
            self.ui.talk(
                "an agent holds a session since before that: `agent stop` and `agent start` give it the new password",
            );
        }
        // The next session of this shell reads the configuration anew.
        self.profile = None;
        self.load(globals)?;
        if let Some(agreed) = self.client.as_ref().map(|client| client.catalog()) {
            self.adopt(agreed);
        }
        Ok(())
    }

    /// `passwd rotate --forget`.
    fn forget(&mut self, place: &Place, user: &str, globals: &Globals) -> Result<u8> {
        let pending = match place.read() {
            Ok(pending) => pending,
            Err(error) => {
                let kept = place.set_aside()?;
                self.ui.warn(error.message());
                self.ui.talk(&format!("it is kept as {}", kept.display()));
                None
            }
        };
        let open = pending.filter(|pending| pending.step > Step::Made);
        if let Some(pending) = &open {
            let said = match pending.step {
                Step::Changed | Step::Proven => "the registry has said that the new password holds",
                _ => "the new password may be the one that holds",
            };
            let message = format!("{said}, and nothing else has it: without it {user} may be locked out");
            if !globals.yes && !self.world.may_ask {
                return Err(Error::usage(message).hint(format!("--yes forgets it nevertheless; {RESUME}")));
            }
            self.ui.warn(&message);
            if !globals.yes && !self.world.agrees("Forget it?")? {
                return Err(Error::usage("it is kept").hint(RESUME));
            }
        }
        place.remove()?;
        let told = json!({ "ok": true, "command": "passwd rotate", "user": user, "changed": false, "forgotten": open.is_some() });
        self.tell(&told, globals)?;
        Ok(0)
    }

    /// The new password, from where the words say.
    fn given(&mut self, word: Option<&str>) -> Result<Secret> {
        match word {
            None | Some("prompt") if self.world.may_ask => {
                let first = SecretSource::Prompt.resolve("new password", true)?;
                let second = SecretSource::Prompt.resolve("new password, again", true)?;
                match first == second {
                    true => Ok(first),
                    false => Err(Error::usage("the two passwords differ; nothing was sent")),
                }
            }
            None => SecretSource::Prompt.resolve("--new-password", false),
            Some("gen") => Err(Error::usage("`passwd rotate` makes a password; nothing was sent")),
            Some("-") => {
                let text = crate::cli::words::Sources::stdin(&mut self.world)?;
                Ok(Secret::new(text.lines().next().unwrap_or_default()))
            }
            Some(word) => crate::cli::words::Sources::secret(&mut self.world, "--new-password", word),
        }
    }

    /// Asks before the access to a production account is changed.
    fn confirm_access(&mut self, profile: &Profile, user: &str, globals: &Globals) -> Result<()> {
        if !profile.production || globals.yes {
            return Ok(());
        }
        let about = format!("the profile {} is production, and the password of {user} is for real", profile.name);
        if !self.world.may_ask {
            return Err(Error::usage(format!("{about}; nothing was sent")).hint("to change it, add --yes"));
        }
        self.ui.warn(&about);
        match self.world.agrees("Change it?")? {
            true => Ok(()),
            false => Err(Error::usage("nothing was sent")),
        }
    }

    /// Makes the client of this account, with that password.
    fn client_by(&mut self, profile: &Profile, password: Secret, globals: &Globals) -> Result<()> {
        let account = Account::with_password(profile, password, self.world.may_ask)?;
        let mut client =
            connect::client_of(&account, profile, self.specs, self.warner(), self.ui.clone(), self.trace.clone())?;
        client.set_answer_timeout(globals.timeout.unwrap_or(profile.settings.timeouts.answer));
        self.client = Some(client);
        Ok(())
    }

    /// Writes down a step that was done. Where that fails the step before it stands there, from which all is found out.
    fn noted(&mut self, place: &Place, pending: &Pending) {
        if let Err(error) = place.write(pending) {
            self.ui.warn(error.message());
        }
    }
}
