//! `@sandbox`: the registry inside the process. Its data stay in the user's directory; nothing leaves the machine.

use super::Registry;
use super::operator::Operator;
use super::password::{self, Cost};
use super::server::{Channel, PeerInfo, serve_stream};
use super::settings::Settings;
use super::store::registrar::{self as registrars, NewRegistrar};
use super::store::{Database, Failure};
use crate::config::SecretSource;
use crate::error::{Error, Result};
use crate::secret::Secret;
use std::net::{IpAddr, Ipv4Addr};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tokio::io::DuplexStream;

/// The sandbox's registrars and their passwords, which are no secret: the hashes need not be slow either.
const REGISTRARS: &[(&str, &str)] = &[("TEST-A", "sandbox-a"), ("TEST-B", "sandbox-b")];

/// The database in the user's data directory.
const DATABASE: &str = "sandbox.db";

/// How much may be under way in one direction.
const PIPE: usize = 64 * 1024;

/// The file that holds the password of a registrar who has changed it.
pub fn password_file(data_dir: &Path, registrar: &str) -> PathBuf {
    data_dir.join(format!("sandbox-{registrar}.password"))
}

/// The registrar so called and the password that it begins with.
fn registrar(registrar: &str) -> Result<(&'static str, &'static str)> {
    REGISTRARS.iter().find(|(id, _)| *id == registrar).copied().ok_or_else(|| {
        Error::usage(format!("the sandbox has no registrar {registrar}")).hint("it has TEST-A and TEST-B")
    })
}

/// The client id and password of a registrar of the sandbox in `data_dir`.
pub fn credentials(data_dir: &Path, id: &str) -> Result<(String, Secret)> {
    let (id, password) = registrar(id)?;
    let file = password_file(data_dir, id);
    // A sandbox that begins anew begins with the passwords that it had at first.
    let changed = file.exists() && data_dir.join(DATABASE).exists();
    let password = match changed {
        true => SecretSource::File(file).resolve("the sandbox's password", false)?,
        false => Secret::new(password),
    };
    Ok((id.into(), password))
}

/// A connection to the sandbox in `data_dir`, which is made at first use. `registrar` must be one of its registrars.
pub async fn connect(data_dir: &Path, id: &str) -> Result<DuplexStream> {
    registrar(id)?;
    create_directory(data_dir)?;
    if !data_dir.join(DATABASE).exists() {
        REGISTRARS.iter().for_each(|(id, _)| drop(std::fs::remove_file(password_file(data_dir, id))));
    }
    let registry = Registry::open(&data_dir.join(DATABASE), settings())?;
    registry.refresh().await;
    people(&registry).await.map_err(|failure| {
        Error::config(format!("the sandbox in {} cannot be used: {failure:?}", data_dir.display()))
            .hint("remove the file sandbox.db there to begin anew")
    })?;
    let (near, far) = tokio::io::duplex(PIPE);
    let peer = PeerInfo { ip: IpAddr::V4(Ipv4Addr::LOCALHOST), channel: Channel::InProcess };
    tokio::spawn(serve_stream(registry, far, peer));
    Ok(near)
}

/// The operator of the sandbox in `data_dir`.
pub fn operator(data_dir: &Path) -> Result<Operator> {
    create_directory(data_dir)?;
    Operator::open(&Database::Sqlite(data_dir.join(DATABASE)), &settings())
}

/// The sandbox's settings.
fn settings() -> Settings {
    let mut settings = Settings { svid: "eppsh sandbox".into(), ..Settings::default() };
    // A session ends with its process, and one-shot commands follow each other closely.
    settings.session.max_per_registrar = 0;
    settings.login.lockout_failures = 0;
    settings
}

/// Makes the directory, for its owner only.
fn create_directory(path: &Path) -> Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path).map_err(|error| {
        Error::config(format!("the sandbox's directory {} cannot be made: {error}", path.display())).source(error)
    })
}

/// Makes the registrars where they are missing; another process may do so at the same time.
async fn people(registry: &Arc<Registry>) -> Result<(), Failure> {
    let missing = registry.store.read(|tx| {
        let known = registrars::list(tx)?;
        Ok(REGISTRARS.iter().any(|(id, _)| !known.iter().any(|registrar| registrar.clid == *id)))
    });
    if !missing.await? {
        return Ok(());
    }
    let create = |tx: &mut super::store::Tx<'_>| {
        for (clid, password) in REGISTRARS {
            if registrars::find(tx, clid)?.is_none() {
                let hash = password::hash(&Secret::new(*password), Cost::Sandbox);
                let password_hash = &hash.map_err(|error| Failure::Database(error.to_string()))?;
                registrars::create(tx, &NewRegistrar { clid, password_hash, lang: "en" })?;
            }
        }
        Ok(())
    };
    registry.store.write(create).await
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::profile::SANDBOX_USERS;

    #[test]
    fn the_registrars_are_those_that_a_profile_may_name() {
        let ready: Vec<&str> = REGISTRARS.iter().map(|(id, _)| *id).collect();
        assert_eq!(ready, SANDBOX_USERS);
    }
}
