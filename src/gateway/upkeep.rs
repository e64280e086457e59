//! What goes on beside the requests: hellos, files read again, signals.

use super::App;
use super::listen::Doorway;
use super::watch::Files;
use crate::error::{Error, Result};
use crate::wire::identity;
use crate::wire::settings::Identity;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

/// How often files are looked at.
const LOOK: Duration = Duration::from_secs(2);

/// Has the account read again: its secrets, wherever they come from.
pub type Again = Box<dyn Fn() -> Result<()> + Send>;

/// Ends the gateway with the first SIGTERM or SIGINT.
pub fn until_told(app: &App) -> Result<()> {
    let app = app.clone();
    #[cfg(unix)]
    {
        let (mut terminate, mut interrupt) = (signal(Kind::terminate())?, signal(Kind::interrupt())?);
        tokio::spawn(async move {
            tokio::select! {
                _ = terminate.recv() => {}
                _ = interrupt.recv() => {}
            }
            app.stop();
        });
    }
    #[cfg(not(unix))]
    tokio::spawn(async move {
        drop(tokio::signal::ctrl_c().await);
        app.stop();
    });
    Ok(())
}

/// Starts everything else. `client` is the certificate for EPP; `again` is called with every SIGHUP, and when one of the
/// files in `secrets` changes, in which its password is.
pub fn start(app: &App, doorway: Doorway, client: Option<Identity>, secrets: Vec<PathBuf>, again: Again) -> Result<()> {
    if let Some(quiet) = app.settings.keepalive {
        tokio::spawn(keep_alive(app.clone(), quiet));
    }
    tokio::spawn(Arc::clone(&app.keys).keep_clean());
    let (ask, asked) = tokio::sync::mpsc::channel(1);
    #[cfg(unix)]
    {
        let mut hangup = signal(Kind::hangup())?;
        tokio::spawn(async move { while hangup.recv().await.is_some() && ask.send(()).await.is_ok() {} });
    }
    #[cfg(not(unix))]
    std::mem::forget(ask);
    tokio::spawn(look_after(app.clone(), doorway, client, secrets, again, asked));
    Ok(())
}

#[cfg(unix)]
use tokio::signal::unix::SignalKind as Kind;

/// A signal to wait for.
#[cfg(unix)]
fn signal(kind: Kind) -> Result<tokio::signal::unix::Signal> {
    tokio::signal::unix::signal(kind).map_err(|error| Error::internal("signals cannot be waited for").source(error))
}

/// Says hello in silent sessions until the gateway ends.
async fn keep_alive(app: App, quiet: Duration) {
    // Looked at more often than they are due, so that none is silent for much longer.
    let often = (quiet / 4).max(Duration::from_millis(100));
    loop {
        tokio::select! {
            () = app.stopped() => return,
            () = tokio::time::sleep(often) => app.pool.keep_alive(quiet).await,
        }
    }
}

/// Reads certificates, keys and users again when their files change, and everything when told.
async fn look_after(
    app: App,
    doorway: Doorway,
    client: Option<Identity>,
    secrets: Vec<PathBuf>,
    again: Again,
    mut asked: tokio::sync::mpsc::Receiver<()>,
) {
    let listener = app.settings.tls.clone().map(|(cert, key)| vec![cert, key]).unwrap_or_default();
    let users = app.users.as_ref().map(|users| users.path().to_owned()).into_iter().collect();
    let mut watched =
        (Files::new(listener), Files::new(users), Files::new(client.as_ref().map(paths).unwrap_or_default()));
    let mut secrets = Files::new(secrets);
    loop {
        let told = tokio::select! {
            () = app.stopped() => return,
            Some(()) = asked.recv() => true,
            () = tokio::time::sleep(LOOK) => false,
        };
        if watched.0.have_changed() || told {
            said("the listener's certificate", doorway.reload());
        }
        if watched.1.have_changed() || told {
            said("the users", app.users.as_ref().map_or(Ok(()), |users| users.reload()));
        }
        if secrets.have_changed() && !told && said("the account", again()) {
            app.pool.renew();
        }
        let sound = |identity: &Identity| identity::load(identity).map(drop);
        if (watched.2.have_changed() || told)
            && said("the client certificate", client.as_ref().map_or(Ok(()), sound))
            && (!told || said("the account", again()))
        {
            app.pool.renew();
        }
    }
}

/// The files of a client certificate.
fn paths(identity: &Identity) -> Vec<PathBuf> {
    match identity {
        Identity::Pem { cert, key, .. } => vec![cert.clone(), key.clone()],
        Identity::Pkcs12 { file, .. } => vec![file.clone()],
    }
}

/// Says in the log what came of reading something again; whether it will do.
fn said(what: &str, result: Result<()>) -> bool {
    match &result {
        Ok(()) => tracing::info!("{what}: read again"),
        Err(error) => tracing::error!(%error, "{what}: it stays as it was"),
    }
    result.is_ok()
}
