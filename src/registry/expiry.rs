//! Passwords and certificates that expire: their registrars are told some days before, once.

use super::rules::texts::Key;
use super::settings::Login;
use super::store::registrar::{self, Registrar};
use super::store::{Failure, Tx, message};
use super::time::Timestamp;

/// How many are told in one transaction.
const AT_ONCE: i64 = 100;

/// Days before its end on which a certificate's registrar is told.
pub const CERTIFICATE_NOTICE: i64 = 30;

/// When a password that was set `now` expires, and when its registrar is told; none where passwords last.
pub(super) fn of_password(rules: &Login, now: Timestamp) -> Option<(Timestamp, Timestamp)> {
    let expires = (rules.password_days > 0).then(|| now.plus_days(rules.password_days))?;
    Some((expires, expires.plus_days(-rules.password_notice)))
}

/// Gives the password of a registrar that logged in, or set a new one, its end.
pub(super) fn renew(
    tx: &mut Tx<'_>,
    rules: &Login,
    registrar: &Registrar,
    is_new: bool,
    now: Timestamp,
) -> Result<(), Failure> {
    match of_password(rules, now) {
        Some((expires, notice)) if is_new || registrar.password_expires.is_none() => {
            registrar::set_password_end(tx, registrar.id, Some(expires), Some(notice))
        }
        // A new password lasts where none expires, whatever became of the old one.
        None if is_new && registrar.password_expires.is_some() => {
            registrar::set_password_end(tx, registrar.id, None, None)
        }
        _ => Ok(()),
    }
}

/// Tells registrars what of theirs expires soon.
pub(super) fn notify(tx: &mut Tx<'_>, now: Timestamp) -> Result<(), Failure> {
    for (id, clid, expires) in registrar::passwords_to_tell_of(tx, now, AT_ONCE)? {
        registrar::told_of_password(tx, id)?;
        tell(tx, &clid, Key::PasswordExpires, expires, now)?;
    }
    for (fingerprint, id, clid, expires) in registrar::certificates_to_tell_of(tx, now, AT_ONCE)? {
        registrar::told_of_certificate(tx, &fingerprint, id)?;
        tell(tx, &clid, Key::CertificateExpires, expires, now)?;
    }
    Ok(())
}

/// Queues the message.
pub(super) fn tell(tx: &mut Tx<'_>, clid: &str, key: Key, expires: Timestamp, now: Timestamp) -> Result<(), Failure> {
    message::push(tx, clid, now, key.name(), &[("date", &expires.to_wire())], &[])
}
