//! The file of a change that is under way: the new password, and how far the change has come.

use crate::config::{Profile, paths};
use crate::durable;
use crate::error::{Error, Result};
use crate::fault;
use crate::secret::Secret;
use serde_json::{Value, json};
use std::fs::{File, TryLockError};
use std::path::{Path, PathBuf};
use zeroize::Zeroizing;

/// How far a change has come; each is on disk before what comes after it is begun.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// The new password is there; nothing was sent.
    Made,
    /// The login with it is about to be sent, or was.
    Sent,
    /// The registry has said that it holds now.
    Changed,
    /// A login by it was let in.
    Proven,
}

impl Step {
    const ALL: [(Step, &str); 4] =
        [(Step::Made, "made"), (Step::Sent, "sent"), (Step::Changed, "changed"), (Step::Proven, "proven")];

    /// The word for it in the file, which is also the name of the point after it.
    fn word(self) -> &'static str {
        Step::ALL.iter().find(|(step, _)| *step == self).map_or("made", |(_, word)| word)
    }
}

/// A change that is under way.
#[derive(Clone, Debug, PartialEq)]
pub struct Pending {
    /// How far it has come.
    pub step: Step,
    /// The profile it was begun with.
    pub profile: String,
    /// The server that the account is at.
    pub server: String,
    /// The account.
    pub user: String,
    /// The new password.
    pub password: Secret,
    /// Whether it was made by a rule: then nobody knows it but this file.
    pub made: bool,
    /// The command that is to store it, where one was named.
    pub store: Option<String>,
    /// In `Sent`: the new one was tried and not let in, or is being tried.
    pub tried_new: bool,
    /// In `Sent`: the same of the old one.
    pub tried_old: bool,
}

impl Pending {
    /// Whether it was found that the old password holds still.
    pub fn is_unapplied(&self) -> bool {
        self.step == Step::Sent && self.tried_new && !self.tried_old
    }

    /// Whether neither of the two was let in.
    pub fn is_stuck(&self) -> bool {
        self.step == Step::Sent && self.tried_new && self.tried_old
    }

    fn json(&self) -> Value {
        json!({
            "step": self.step.word(),
            "time": jiff::Timestamp::now().strftime("%Y-%m-%dT%H:%M:%SZ").to_string(),
            "profile": self.profile,
            "server": self.server,
            "user": self.user,
            "password": self.password.expose(),
            "made": self.made,
            "store": self.store,
            "tried-new": self.tried_new,
            "tried-old": self.tried_old,
        })
    }

    fn read(bytes: &[u8]) -> Option<Pending> {
        let json: Value = serde_json::from_slice(bytes).ok()?;
        let text = |name: &str| json.get(name).and_then(Value::as_str).map(ToString::to_string);
        let truth = |name: &str| json.get(name).and_then(Value::as_bool).unwrap_or(false);
        let word = text("step")?;
        Some(Pending {
            step: Step::ALL.iter().find(|(_, known)| *known == word)?.0,
            profile: text("profile")?,
            server: text("server")?,
            user: text("user")?,
            password: Secret::new(text("password").filter(|text| !text.is_empty())?),
            made: truth("made"),
            store: text("store"),
            tried_new: truth("tried-new"),
            tried_old: truth("tried-old"),
        })
    }
}

/// Where the change of one account is written down: an account is a server and a user, whatever profile leads to it.
#[derive(Clone, Debug)]
pub struct Place {
    dir: PathBuf,
    server: String,
    user: String,
}

impl Place {
    /// That of a profile's account; none where the profile has no user.
    pub fn of(profile: &Profile) -> Result<Option<Place>> {
        let Some(user) = &profile.user else { return Ok(None) };
        let server = if profile.is_sandbox { "sandbox".into() } else { profile.settings.server() };
        Ok(Some(Place { dir: paths::state_dir()?.join("passwd"), server, user: user.clone() }))
    }

    /// The server of the account.
    pub fn server(&self) -> &str {
        &self.server
    }

    /// The file.
    pub fn path(&self) -> PathBuf {
        self.file("json")
    }

    fn file(&self, kind: &str) -> PathBuf {
        let mut name = durable::name_of(&[&self.server, &self.user]).into_os_string();
        name.push(format!(".{kind}"));
        self.dir.join(name)
    }

    /// Takes the account for this process, for as long as the file that is given back lives; none where another process
    /// has it.
    pub fn lock(&self) -> Result<Option<File>> {
        paths::ensure(self.dir.clone())?;
        let path = self.file("lock");
        let file = durable::open(&path).map_err(|error| durable::failed("opened", &path, error))?;
        match file.try_lock() {
            Ok(()) => Ok(Some(file)),
            Err(TryLockError::WouldBlock) => Ok(None),
            Err(TryLockError::Error(error)) => Err(durable::failed("locked", &path, error)),
        }
    }

    /// The change that is under way, or was left open.
    pub fn read(&self) -> Result<Option<Pending>> {
        let path = self.path();
        let bytes = match std::fs::read(&path) {
            Ok(bytes) => Zeroizing::new(bytes),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(durable::failed("read", &path, error)),
        };
        let own = |pending: &Pending| pending.server == self.server && pending.user == self.user;
        match Pending::read(&bytes).filter(own) {
            Some(pending) => Ok(Some(pending)),
            None => Err(Error::config(format!(
                "{} is damaged: a change of the password of {} was under way, and how far it came cannot be told; \
                 nothing was sent",
                path.display(),
                self.user
            ))
            .hint("look into it for the new password; `passwd rotate --forget` sets it aside")),
        }
    }

    /// Writes down how far a change has come. When this returns it is on disk.
    pub fn write(&self, pending: &Pending) -> Result<()> {
        let path = self.path();
        paths::ensure(self.dir.clone())?;
        durable::sweep(&path);
        let text = Zeroizing::new(format!("{:#}\n", pending.json()));
        durable::replace(&path, text.as_bytes()).map_err(|error| {
            durable::failed("written", &path, error)
                .hint("make room on the disk; a password is changed only once the new one is safe there")
        })?;
        fault::point(match pending.step {
            Step::Made => "passwd-made",
            Step::Sent => "passwd-sent",
            Step::Changed => "passwd-changed",
            Step::Proven => "passwd-proven",
        });
        Ok(())
    }

    /// The change is over: nothing of it is left.
    pub fn remove(&self) -> Result<()> {
        let path = self.path();
        durable::sweep(&path);
        match std::fs::remove_file(&path) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(durable::failed("removed", &path, error)),
            _ => durable::sync_dir(&path).map_err(|error| durable::failed("removed", &path, error)),
        }
    }

    /// Sets aside a file that cannot be read; gives its new name.
    pub fn set_aside(&self) -> Result<PathBuf> {
        let (path, kept) = (self.path(), self.file("damaged"));
        std::fs::rename(&path, &kept).map_err(|error| durable::failed("set aside", &path, error))?;
        Ok(kept)
    }

    /// A change that was begun with the same profile for another account, before the profile was changed.
    pub fn elsewhere(&self, profile: &str) -> Option<Pending> {
        let own = self.path();
        let is_json = |path: &Path| path.extension().is_some_and(|kind| kind == "json");
        let entries = std::fs::read_dir(&self.dir).ok()?.filter_map(|entry| Some(entry.ok()?.path()));
        let mut others = entries.filter(|path| is_json(path) && *path != own);
        others.find_map(|path| {
            let bytes = Zeroizing::new(std::fs::read(path).ok()?);
            Pending::read(&bytes).filter(|pending| pending.profile == profile && pending.step > Step::Made)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(dir: &Path) -> Place {
        Place { dir: dir.join("passwd"), server: "epp.example.net:700".into(), user: "REG-1".into() }
    }

    fn pending() -> Pending {
        Pending {
            step: Step::Made,
            profile: "ote".into(),
            server: "epp.example.net:700".into(),
            user: "REG-1".into(),
            password: Secret::new("\"ключ\\1"),
            made: true,
            store: Some("pass insert".into()),
            tried_new: false,
            tried_old: false,
        }
    }

    #[test]
    fn what_is_written_is_read_and_is_its_owners() {
        let dir = tempfile::tempdir().unwrap();
        let place = place(dir.path());
        assert_eq!(place.read().unwrap(), None);
        for step in [Step::Made, Step::Sent, Step::Changed, Step::Proven] {
            let pending = Pending { step, tried_new: step == Step::Sent, ..pending() };
            place.write(&pending).unwrap();
            assert_eq!(place.read().unwrap(), Some(pending));
        }
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(std::fs::metadata(place.path()).unwrap().permissions().mode() & 0o777, 0o600);
        }
        place.remove().unwrap();
        place.remove().unwrap();
        assert_eq!(place.read().unwrap(), None);
    }

    #[test]
    fn a_file_that_is_none_is_told_and_can_be_set_aside() {
        let dir = tempfile::tempdir().unwrap();
        let place = place(dir.path());
        place.write(&pending()).unwrap();
        let text = std::fs::read_to_string(place.path()).unwrap();
        for damaged in
            [&text[..text.len() / 2], "", "[]", &text.replace("REG-1", "REG-2"), &text.replace("made\",", "?\",")]
        {
            std::fs::write(place.path(), damaged).unwrap();
            let error = place.read().unwrap_err();
            assert!(error.message().contains("damaged") && !format!("{error:?}").contains("ключ"), "{error:?}");
        }
        assert!(place.set_aside().unwrap().exists());
        assert_eq!(place.read().unwrap(), None);
    }

    #[test]
    fn two_do_not_change_one_password_and_another_account_is_another_matter() {
        let dir = tempfile::tempdir().unwrap();
        let place = place(dir.path());
        let taken = place.lock().unwrap();
        assert!(taken.is_some() && place.lock().unwrap().is_none());
        let other = Place { user: "REG-2".into(), ..place.clone() };
        assert!(other.lock().unwrap().is_some());
        place.write(&Pending { step: Step::Sent, ..pending() }).unwrap();
        assert_eq!(other.read().unwrap(), None);
        assert_eq!(other.elsewhere("ote").map(|pending| pending.user).as_deref(), Some("REG-1"));
        assert!(place.elsewhere("ote").is_none() && other.elsewhere("live").is_none());
    }
}
