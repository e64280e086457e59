//! `registry cert`: certificates of the registry's own authority, tied to client ids (spec 2.12).

use super::{Place, told, untold};
use crate::error::{Error, Result};
use crate::registry::expiry::CERTIFICATE_NOTICE;
use crate::registry::init::{Mode, write};
use crate::registry::pki::{Issued, Validity, fingerprint_of_pem};
use crate::registry::store::registrar::{self, Certificate};
use crate::registry::store::{Failure, Tx};
use crate::registry::time::Timestamp;
use std::io::Write;
use std::path::{Path, PathBuf};

/// Microseconds in a second.
const SECOND: i64 = 1_000_000;

/// Issues one certificate for all the registrars `ids`, named for the first, that holds for `days`; tells its files.
pub async fn issue(place: &Place, ids: &[String], days: i64, out: &mut (dyn Write + Send)) -> Result<PathBuf> {
    let first = ids.first().ok_or_else(|| Error::usage("a certificate is issued for a registrar: name its id"))?;
    if !(1..=36_500).contains(&days) {
        return Err(Error::usage(format!("--days {days}: a certificate holds for 1 to 36500 days")));
    }
    require_all(place, ids).await?;
    let authority = Issued::load(&place.dir.join("ca.pem"), &place.dir.join("ca.key"))?;
    let validity = Validity::days(Timestamp::now().0 / SECOND, days);
    let issued = authority.issue_client(first, validity)?;
    let fingerprint = issued.fingerprint()?;
    let path = free_path(&place.dir.join("clients"), first, &fingerprint);
    write(&path, issued.certificate_pem()?.as_bytes(), Mode::Open)?;
    write(&path.with_extension("key"), issued.key_pem()?.expose().as_bytes(), Mode::Owner)?;
    let (owners, end) = (ids.to_vec(), Timestamp(validity.until * SECOND));
    let bound = fingerprint.clone();
    let bind = move |tx: &mut Tx<'_>| {
        for clid in &owners {
            if let Some(owner) = registrar::find(tx, clid)? {
                registrar::bind_certificate(tx, owner.id, &bound)?;
            }
        }
        registrar::set_certificate_end(tx, &bound, end, end.plus_days(-CERTIFICATE_NOTICE))
    };
    place.store.write(bind).await.map_err(told)?;
    writeln!(out, "{} until {}\n{fingerprint}", path.display(), end.date()).map_err(untold)?;
    Ok(path)
}

/// Takes a certificate back, named by its fingerprint or its file; it opens no session from now on.
pub async fn revoke(place: &Place, which: &str, out: &mut (dyn Write + Send)) -> Result<()> {
    let fingerprint = match std::fs::read(which) {
        Ok(pem) => fingerprint_of_pem(&pem).map_err(|error| error.at(which))?,
        Err(_) => which.to_ascii_lowercase().replace(':', ""),
    };
    let wanted = fingerprint.clone();
    let revoked = move |tx: &mut Tx<'_>| {
        let now = tx.clock()?;
        registrar::revoke_certificate(tx, &wanted, now)
    };
    match place.store.write(revoked).await.map_err(told)? {
        0 => Err(Error::usage(format!("no certificate that still holds is on file as {which}"))
            .hint("`eppsh registry cert list DIR` names them; a file is named by its path")),
        _ => writeln!(out, "revoked {fingerprint}").map_err(untold),
    }
}

/// Lists the certificates on file, of one registrar or of all.
pub async fn list(place: &Place, id: Option<&str>, out: &mut (dyn Write + Send)) -> Result<()> {
    let wanted = id.map(String::from);
    let found = place.store.read(move |tx| on_file(tx, wanted.as_deref())).await.map_err(told)?;
    for (clid, Certificate { fingerprint, not_after, revoked_at }) in found {
        let until = not_after.map_or("-".into(), Timestamp::date);
        let state = match (revoked_at, not_after) {
            (Some(at), _) => format!("revoked {}", at.date()),
            (None, Some(end)) if end < Timestamp::now() => "expired".into(),
            _ => "good".into(),
        };
        writeln!(out, "{clid}  {until}  {state}  {fingerprint}").map_err(untold)?;
    }
    Ok(())
}

/// Refuses ids that nobody has.
async fn require_all(place: &Place, ids: &[String]) -> Result<()> {
    let wanted = ids.to_vec();
    let unknown = move |tx: &mut Tx<'_>| {
        for clid in &wanted {
            if registrar::find(tx, clid)?.is_none() {
                return Ok(Some(clid.clone()));
            }
        }
        Ok(None)
    };
    match place.store.read(unknown).await.map_err(told)? {
        None => Ok(()),
        Some(clid) => Err(Error::usage(format!("there is no registrar {clid}"))),
    }
}

/// The certificates of the registrar `id`, or of every one, with its client id.
fn on_file(tx: &mut Tx<'_>, id: Option<&str>) -> Result<Vec<(String, Certificate)>, Failure> {
    let mut found = Vec::new();
    for registrar in registrar::list(tx)?.into_iter().filter(|known| id.is_none_or(|id| id == known.clid)) {
        for certificate in registrar::certificates_of(tx, registrar.id)? {
            found.push((registrar.clid.clone(), certificate));
        }
    }
    Ok(found)
}

/// A file for the certificate of `id` that is not there yet: `ID.pem`, or with the fingerprint's beginning.
fn free_path(clients: &Path, id: &str, fingerprint: &str) -> PathBuf {
    let plain = clients.join(format!("{id}.pem"));
    if !plain.exists() && !plain.with_extension("key").exists() {
        return plain;
    }
    clients.join(format!("{id}-{}.pem", fingerprint.get(..8).unwrap_or(fingerprint)))
}
