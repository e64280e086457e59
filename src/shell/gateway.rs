//! `eppsh gateway`: from profile and environment to a gateway that listens.

use super::connect::{self, Account};
use crate::cli::gateway::GatewayAct;
use crate::cli::globals::Globals;
use crate::client::hooks::Audit;
use crate::client::{Hooks, Journaled};
use crate::config::{self, paths};
use crate::error::Result;
use crate::gateway::listen::Listener;
use crate::gateway::pool::Pool;
use crate::gateway::settings::{self, Settings};
use crate::gateway::users::Users;
use crate::gateway::{Gateway, upkeep};
use crate::journal::Journal;
use crate::lanes::Lanes;
use crate::lines::start_log;
use crate::spec::Catalog;
use crate::ui::Ui;
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use tokio::runtime::Runtime;

/// Serves until SIGTERM, Ctrl-C or `finish`.
pub fn gateway(
    runtime: &Runtime,
    ui: &Arc<Ui>,
    catalog: &'static Catalog,
    globals: &Globals,
    act: &GatewayAct,
) -> Result<u8> {
    let settings = Settings::read(act, &connect::environment)?;
    let log = start_log(settings.json_log);
    let profile = act.profile.clone().or_else(|| globals.profile.clone());
    let globals = Globals { profile, ..globals.clone() };
    let first = account(&globals)?;
    if first.profile().production {
        tracing::warn!(
            profile = first.profile().name,
            "the profile is marked production, and a gateway asks nobody: what is asked of it is done. `read-only` and \
             `verbs` in the profile allow less"
        );
    }
    let client_certificate = first.server.tls.identity.clone();
    let secrets = first.password_files()?;
    let account = Arc::new(RwLock::new(first));
    let users = settings.users.as_deref().map(Users::load).transpose()?;
    let maker = {
        let account = Arc::clone(&account);
        let journal = Journal::open(&paths::state_dir()?);
        let (sessions, log) = (settings.sessions, AuditLog::default());
        Box::new(move || {
            let account = account.read().unwrap_or_else(PoisonError::into_inner);
            let audit = if account.profile().audit { Some(log.audit()?) } else { None };
            account.client_of_many(sessions, catalog, Hooks { audit, ..hooks(&journal) })
        })
    };
    // More threads than sessions would only wait for each other.
    let lanes = std::thread::available_parallelism().map_or(1, usize::from).min(settings.sessions);
    let lanes = Lanes::open(lanes);
    let pool = Pool::new(maker, settings.sessions, settings.queue, &lanes.handles());
    let app = Gateway::new(settings, pool, catalog, users);
    let again = Box::new(move || {
        let fresh = self::account(&globals)?;
        *account.write().unwrap_or_else(PoisonError::into_inner) = fresh;
        Ok(())
    });
    runtime.block_on(async {
        let listener = Listener::open(app.clone(), lanes).await?;
        if app.settings.idempotency.is_some() {
            app.keys.open().await?;
        }
        upkeep::until_told(&app)?;
        upkeep::start(&app, listener.doorway(), client_certificate, secrets, again)?;
        let scheme = if app.settings.tls.is_some() { "https" } else { "http" };
        if let Some((lines, _)) = &log {
            lines.flush();
        }
        ui.talk(&format!("listening on {scheme}://{}", listener.address));
        if app.settings.eager {
            tokio::spawn(open_all(Arc::clone(&app.pool)));
        }
        listener.run().await;
        Ok(0)
    })
}

/// Opens the sessions before anyone asks.
async fn open_all(pool: Arc<Pool>) {
    if let Err(failure) = pool.open_all().await {
        tracing::warn!(error = failure.message(), "not all sessions could be opened now");
    }
}

/// The account to log in with: a profile's, or that of epp-restapi's variables where no profile is named.
fn account(globals: &Globals) -> Result<Account> {
    let overrides = connect::overrides(globals)?;
    let named = overrides.profile.is_some() || overrides.server.is_some();
    let overrides = match named {
        true => overrides,
        false => match settings::account(&connect::environment)? {
            Some(account) => account.over(overrides),
            None => overrides,
        },
    };
    let profile = config::load(overrides, &connect::environment)?;
    if profile.defaulted {
        return Err(settings::nothing_named(&settings::VARIABLES));
    }
    Account::new(&profile, false)
}

/// The audit log of all sessions, opened once the profile asks for it.
#[derive(Default)]
struct AuditLog(Mutex<Option<Arc<Mutex<Audit>>>>);

impl AuditLog {
    /// The log for one session.
    fn audit(&self) -> Result<Audit> {
        let mut opened = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let log = match &*opened {
            Some(log) => Arc::clone(log),
            None => Arc::clone(opened.insert(Arc::new(Mutex::new(connect::audit_log()?)))),
        };
        Ok(Box::new(move |exchange| (log.lock().unwrap_or_else(PoisonError::into_inner))(exchange)))
    }
}

/// What a session tells goes to the log.
fn hooks(journal: &Journal) -> Hooks {
    let doubts = Box::new(Journaled::new(journal.clone()));
    Hooks { warn: Box::new(|text| tracing::warn!("{text}")), doubts, ..Hooks::default() }
}
