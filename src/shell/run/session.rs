//! `login` and `raw`: what goes to the registry and is no command of a spec.

use super::{Last, Runner};
use crate::cli::globals::Globals;
use crate::config::SecretSource;
use crate::epp::read::Frame;
use crate::epp::{Greeting, mask};
use crate::error::{Error, Result};
use crate::passwd::policy;
use crate::secret::Secret;
use crate::session::{Greeted, Login};
use crate::shell::output::{Format, Shown};
use crate::shell::world::{World, generate, read_file, read_stdin};
use serde_json::Value as Json;

impl Runner {
    /// `login`.
    pub(super) async fn login(&mut self, new_password: Option<String>, globals: &Globals) -> Result<u8> {
        if globals.dry_run {
            return self.dry_login(new_password.map(|_| policy::CORE_LONGEST), globals);
        }
        let generated = new_password.as_deref() == Some("gen");
        let new_password = match new_password.as_deref() {
            None => None,
            // A password that nobody has seen locks its owner out.
            Some("gen") if !globals.reveal => {
                return Err(Error::usage("a generated password would be known to nobody; nothing was sent").hint(
                    "`login --new-password gen --reveal` shows it; env:VAR, cmd:'…' and @FILE take one that you keep",
                ));
            }
            // RFC 5730 allows a password 16 characters at most.
            Some("gen") => Some(generate(16)),
            Some("prompt") => {
                let first = SecretSource::Prompt.resolve("new password", self.world.may_ask)?;
                let second = SecretSource::Prompt.resolve("new password, again", self.world.may_ask)?;
                if first != second {
                    return Err(Error::usage("the two passwords differ; nothing was sent"));
                }
                Some(first)
            }
            Some(word) => {
                let mut world = World::new(self.ui.clone(), self.world.may_ask);
                Some(crate::cli::words::Sources::secret(&mut world, "--new-password", word)?)
            }
        };
        self.open(globals).await?;
        let format = self.format(globals, true)?;
        // Told before it is sent: if the answer is lost, this is all there is.
        if let Some(secret) = new_password.as_ref().filter(|_| generated) {
            self.ui.talk(&format!("the new password, once the login has succeeded, is {}", secret.expose()));
        }
        let exchange = self.client()?.login(new_password).await?;
        self.answered("login", exchange, globals, &format)
    }

    /// A login, perhaps with a new password of this length, as it would be at a registry that offers what most do.
    pub(super) fn dry_login(&mut self, new_length: Option<usize>, globals: &Globals) -> Result<u8> {
        let profile = self.load(globals)?.clone();
        let uris = |ids: &[&str]| -> Vec<String> {
            let known = |id: &&str| self.specs.known().find(|(own, _)| own == id).map(|(_, uri)| uri.to_string());
            ids.iter().filter_map(known).collect()
        };
        let greeting = Greeting {
            versions: vec!["1.0".into()],
            langs: vec![profile.lang.clone().unwrap_or_else(|| "en".into())],
            objuris: uris(&["domain", "contact", "host"]),
            exturis: uris(&["loginSec"]),
            protocol: crate::epp::EPP.into(),
            ..Greeting::default()
        };
        // What stands for the secrets is as long as they are.
        let login = Login {
            user: profile
                .user
                .ok_or_else(|| Error::usage("a login names a user").hint("--user NAME, or `user` in the profile"))?,
            password: Secret::new("password"),
            new_password: new_length.map(|length| Secret::new("x".repeat(length))),
            lang: profile.lang,
            ..Login::default()
        };
        let cltrid = globals.cltrid.clone().unwrap_or_else(crate::client::hooks::unique_id);
        let written = Greeted { greeting }.login(&login, self.specs, cltrid)?;
        let format = Format { kind: "xml".into(), ..self.format(globals, true)? };
        format.print(&self.ui, &Shown::Other(&Json::Null), mask::mask(&written.frame).as_bytes())?;
        self.ui.talk("objects and extensions are those that the registry's greeting offers; nothing was sent");
        Ok(0)
    }

    /// `raw`.
    pub(super) async fn raw(&mut self, frame: &str, globals: &Globals) -> Result<u8> {
        let bytes = match frame {
            "-" => read_stdin()?,
            text if text.trim_start().starts_with('<') => text.as_bytes().to_vec(),
            path => read_file(path)?,
        };
        if bytes.trim_ascii().is_empty() {
            return Err(Error::usage("there is no frame: nothing was read, and nothing was sent"));
        }
        if globals.dry_run {
            let format = Format { kind: "xml".into(), ..self.format(globals, true)? };
            format.print(&self.ui, &Shown::Other(&Json::Null), &bytes)?;
            return Ok(0);
        }
        self.load(globals)?;
        self.brake_raw(&bytes, globals)?;
        self.guard_raw(&bytes, globals)?;
        self.open(globals).await?;
        let format = self.format(globals, true)?;
        let answer = self.client()?.raw(bytes.clone()).await?;
        match &answer.answer {
            Frame::Greeting(greeting) => {
                format.print(&self.ui, &Shown::Greeting(greeting), &answer.raw)?;
                Ok(0)
            }
            Frame::Reply(reply) => {
                let status = self.print_reply("raw", reply, &answer.raw, globals, &format)?;
                self.last = Some(Last { command: "raw".into(), request: bytes, answer: answer.raw });
                Ok(status)
            }
            _ => Err(Error::session("what came back is no answer")),
        }
    }
}
