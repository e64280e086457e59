//! A change that was broken off: which of two passwords holds, found out with as few tries as can be.

use super::{RESUME, Runner};
use crate::cli::globals::Globals;
use crate::config::Profile;
use crate::epp::Code;
use crate::error::{Error, Kind, Result};
use crate::journal::{Ledger, Settled};
use crate::passwd::{Pending, Place, Step};
use crate::shell::connect;
use std::time::Duration;

/// How long another process is waited for that changes the same password.
const PATIENCE: Duration = Duration::from_secs(5);

/// How often it is looked whether that is done.
const LOOK: Duration = Duration::from_millis(50);

impl Runner {
    /// Before a session is opened: whether a change of its password is open, and if so which password is right.
    pub(in crate::shell::run) async fn settle_password(&mut self, globals: &Globals) -> Result<()> {
        let profile = self.load(globals)?;
        let Some(place) = Place::of(profile)? else { return Ok(()) };
        let Some(pending) = place.read()? else {
            if let Some(other) = place.elsewhere(&profile.name) {
                self.ui.warn(&format!(
                    "a change of the password of {} at {} is open, which was begun with this profile",
                    other.user, other.server
                ));
            }
            return Ok(());
        };
        if pending.step == Step::Made {
            return Ok(());
        }
        let (profile, user) = (profile.clone(), pending.user.clone());
        let mut lock = place.lock()?;
        // What another process is about in this moment is soon known.
        let began = tokio::time::Instant::now();
        while lock.is_none() && pending.step == Step::Sent && began.elapsed() < PATIENCE {
            tokio::time::sleep(LOOK).await;
            lock = place.lock()?;
        }
        let Some(mut pending) = place.read()? else { return Ok(()) };
        match pending.step {
            Step::Sent if lock.is_none() => return Err(under_way(&user)),
            Step::Sent if pending.is_stuck() => return Err(connect::open_change(&pending)),
            // Where the old one was let in last, a change that reached the registry late may have been done since.
            Step::Sent => drop(self.find_out(&profile, &place, &mut pending, false, globals).await?),
            _ => {}
        }
        if lock.is_some() {
            match pending.step {
                Step::Made => {}
                Step::Sent => {
                    self.ui
                        .warn(&format!("a change of the password of {user} was broken off; the old one is used still"));
                    self.ui.hint("`passwd rotate --resume` does it after all, `passwd rotate --forget` gives it up");
                }
                Step::Changed | Step::Proven => {
                    self.ui.warn(&format!(
                        "the password of {user} was changed and is not stored yet; the new one is used"
                    ));
                    self.ui.hint(RESUME);
                }
            }
        }
        Ok(())
    }

    /// Finds out which password is right where a change was sent and its answer is not known: the new one is tried once,
    /// then the old one once. With `go_on`, what was not done is done then. The session that is let in is ours afterwards.
    pub(super) async fn find_out(
        &mut self,
        profile: &Profile,
        place: &Place,
        pending: &mut Pending,
        go_on: bool,
        globals: &Globals,
    ) -> Result<(Option<String>, Option<String>)> {
        // A change that reached the registry late can have been done after the new one was found refused.
        let mut again = pending.is_unapplied();
        loop {
            if !pending.tried_new {
                pending.tried_new = true;
                place.write(pending)?;
                self.client_by(profile, pending.password.clone(), globals)?;
                match self.client()?.login(None).await {
                    Ok(_) => {
                        (pending.step, pending.tried_new, pending.tried_old) = (Step::Proven, false, false);
                        self.noted(place, pending);
                        self.settle_logins(profile, Settled::Applied)?;
                        return Ok((None, None));
                    }
                    Err(error) => {
                        self.client = None;
                        if !is_wrong_password(&error) {
                            pending.tried_new = is_locked(&error);
                            place.write(pending)?;
                            return Err(
                                error.hint(format!("whether the password was changed is not known yet: {RESUME}"))
                            );
                        }
                    }
                }
            }
            let old = connect::own_password(profile, self.world.may_ask)?;
            if pending.tried_old || old == pending.password {
                pending.tried_old = true;
                place.write(pending)?;
                return Err(connect::open_change(pending));
            }
            pending.tried_old = true;
            place.write(pending)?;
            self.client_by(profile, old, globals)?;
            let new = go_on.then(|| pending.password.clone());
            match self.client()?.login(new).await {
                Ok(exchange) if go_on => {
                    (pending.step, pending.tried_new, pending.tried_old) = (Step::Changed, false, false);
                    self.noted(place, pending);
                    return Ok((exchange.reply.cltrid, exchange.reply.svtrid));
                }
                Ok(_) => {
                    pending.tried_old = false;
                    self.noted(place, pending);
                    self.settle_logins(profile, Settled::NotApplied)?;
                    return Ok((None, None));
                }
                Err(error) => {
                    self.client = None;
                    if is_wrong_password(&error) && std::mem::take(&mut again) {
                        pending.tried_new = false;
                        continue;
                    }
                    if is_wrong_password(&error) {
                        return Err(connect::open_change(pending));
                    }
                    if go_on && error.refusal().is_some() && !is_open(&error) && !is_locked(&error) {
                        // The old one is right, and the registry will not have the new one.
                        place.remove()?;
                        self.settle_logins(profile, Settled::NotApplied)?;
                        return Err(error);
                    }
                    // One that is sent again is open again as a whole.
                    pending.tried_old = is_locked(&error);
                    pending.tried_new &= error.kind() != Kind::Unknown;
                    place.write(pending)?;
                    return Err(error.hint(format!("the new one is kept: {RESUME}")));
                }
            }
        }
    }

    /// What the journal has in doubt of logins that change this password is known now.
    pub(super) fn settle_logins(&mut self, profile: &Profile, settled: Settled) -> Result<()> {
        let ledger = Ledger::of_user()?;
        for entry in ledger.open()? {
            let own = entry.profile == profile.name && Some(&entry.user) == profile.user.as_ref();
            if own && entry.command.starts_with("login") {
                ledger.settle(&entry.id, settled, "a login with the new password told")?;
            }
        }
        self.look_for_doubts();
        Ok(())
    }
}

/// Another process is at it.
pub(super) fn under_way(user: &str) -> Error {
    Error::session(format!("the password of {user} is being changed by another eppsh; nothing was sent"))
        .hint("wait until it is done")
}

/// Whether a login says that its password is wrong.
pub(super) fn is_wrong_password(error: &Error) -> bool {
    let code = error.refusal().map(|reply| reply.code());
    matches!(code, Some(Code::AUTHENTICATION_ERROR) | Some(Code(2202)))
}

/// Whether the registry has had enough of wrong passwords.
pub(super) fn is_locked(error: &Error) -> bool {
    error.refusal().is_some_and(|reply| reply.code() == Code::AUTHENTICATION_CLOSING)
}

/// Whether a change may have been done although it was not answered with success.
pub(super) fn is_open(error: &Error) -> bool {
    let failed = |code: u16| (2400..2500).contains(&code) || code == 2500;
    error.kind() == Kind::Unknown || error.refusal().is_some_and(|reply| failed(reply.code().0))
}
