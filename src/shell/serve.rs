//! `eppsh registry init` and `eppsh registry serve`.

use crate::cli::RegistryAct;
use crate::config::paths;
use crate::error::Result;
use crate::registry::init::{self, InitOptions};
use crate::registry::listen::{self, ServeOptions};
use crate::registry::operator::Operator;
use crate::registry::ready;
use crate::registry::settings::Profile;
use crate::secret::Secret;
use crate::ui::Ui;
use crate::view::json_writer;
use std::io::Write;
use std::sync::Arc;
use tokio::runtime::Runtime;

/// Makes a registry's directory, or serves one.
pub fn registry(runtime: &Runtime, ui: &Arc<Ui>, act: RegistryAct) -> Result<u8> {
    let mut talk = Talk(ui.clone());
    match act {
        RegistryAct::Init { dir, profile, tlds, registrars, db } => {
            let rules = profile.ends_with(".toml").then(|| profile.clone().into());
            let profile = if rules.is_some() { Profile::default() } else { profile.parse()? };
            let registrars = registrars.into_iter().map(Secret::new).collect();
            let names = Vec::new();
            let options = InitOptions { dir: dir.into(), profile, rules, tlds, registrars, names, database: db };
            runtime.block_on(init::init(&options, &mut talk))?;
        }
        RegistryAct::Operate { dir, words } => {
            let operator = Operator::of_directory(dir.as_ref())?;
            return operate(runtime, ui, &operator, &words);
        }
        RegistryAct::Serve { dir, profile, listen, db, plain, extras } => {
            let crate::cli::registry::Extras { metrics, transcript, deterministic, json_log } = extras;
            let transcript = transcript.map(Into::into);
            let introduced = dir.is_none();
            let lanes = std::thread::available_parallelism().map_or(1, usize::from);
            let dir = match dir {
                Some(dir) => dir.into(),
                None => {
                    let state = paths::ensure(paths::state_dir()?)?;
                    runtime.block_on(ready::directory(&state, &profile, db.as_deref()))?
                }
            };
            let options = ServeOptions {
                dir,
                listen,
                db,
                plain,
                metrics,
                transcript,
                deterministic,
                json_log,
                introduced,
                lanes,
            };
            runtime.block_on(listen::serve(&options, &mut talk))?;
        }
        // It needs a session, and is done where sessions are.
        RegistryAct::Transcript(_) => {}
        RegistryAct::Maintain { dir, db, operation } => {
            runtime.block_on(super::maintain::maintain(ui, &dir, db.as_deref(), operation))?;
        }
    }
    Ok(0)
}

/// Acts as the operator of a registry, and prints what came of it.
fn operate(runtime: &Runtime, ui: &Ui, operator: &Operator, words: &[String]) -> Result<u8> {
    let told = runtime.block_on(operator.run(words))?;
    ui.data(&json_writer::to_vec(&told, ui.style(true))).map(|()| 0)
}

/// Talk for people, on stderr, as a writer.
struct Talk(Arc<Ui>);

impl Write for Talk {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.plain(&String::from_utf8_lossy(bytes));
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}
