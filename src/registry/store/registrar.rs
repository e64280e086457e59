//! Registrars: who may log in, with what, and how often they failed to.

use super::{Failure, Row, Tx};
use crate::registry::rules::Object;
use crate::registry::time::Timestamp;

/// How many former passwords are remembered.
const REMEMBERED: i64 = 3;

/// A registrar.
#[derive(Clone, PartialEq, Eq)]
pub struct Registrar {
    /// Its number.
    pub id: i64,
    /// Its client id.
    pub clid: String,
    /// Its password, hashed (a PHC string).
    pub password_hash: String,
    /// Whether it may work.
    pub state: State,
    /// The language it prefers.
    pub lang: String,
    /// SHA-256 fingerprints of its certificates, lower-case hex; where it never had one, any certificate will do.
    pub certificates: Vec<String>,
    /// Those of certificates that were revoked.
    pub revoked: Vec<String>,
    /// Failed logins in a row.
    pub failed_count: i64,
    /// When the last of them was.
    pub failed_at: Option<Timestamp>,
    /// Until when logins are refused.
    pub locked_until: Option<Timestamp>,
    /// When its password expires, where it does.
    pub password_expires: Option<Timestamp>,
}

/// Whether a registrar may work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// It may.
    Active,
    /// It may look, but not change anything.
    Suspended,
}

impl State {
    /// Its word in the database.
    pub fn name(self) -> &'static str {
        match self {
            State::Active => "active",
            State::Suspended => "suspended",
        }
    }

    /// What a word in the database means.
    fn read(word: &str) -> State {
        if word == State::Active.name() { State::Active } else { State::Suspended }
    }
}

/// A registrar to be made.
#[derive(Clone)]
pub struct NewRegistrar<'a> {
    /// Its client id.
    pub clid: &'a str,
    /// Its password, hashed (a PHC string).
    pub password_hash: &'a str,
    /// The language it prefers.
    pub lang: &'a str,
}

/// Columns of a registrar.
const COLUMNS: &str = "SELECT id, clid, password_hash, state, lang, failed_count, failed_at, locked_until, password_expires FROM registrar";

/// The registrar called `clid`.
pub fn find(tx: &mut Tx<'_>, clid: &str) -> Result<Option<Registrar>, Failure> {
    match tx.query_one(&format!("{COLUMNS} WHERE clid = $1"), &[clid.into()])? {
        Some(row) => read(tx, &row).map(Some),
        None => Ok(None),
    }
}

/// Whether the registrar called `clid` may work; none when there is no such registrar.
pub fn state(tx: &mut Tx<'_>, clid: &str) -> Result<Option<State>, Failure> {
    let row = tx.query_one("SELECT state FROM registrar WHERE clid = $1", &[clid.into()])?;
    row.map(|row| row.text("state").map(|word| State::read(&word))).transpose()
}

/// Keeps every other login of the registrar called `clid` waiting until this one is decided.
pub fn lock(tx: &mut Tx<'_>, clid: &str) -> Result<(), Failure> {
    tx.lock("SELECT id FROM registrar WHERE clid = $1", &[clid.into()])
}

/// Every registrar, by client id.
pub fn list(tx: &mut Tx<'_>) -> Result<Vec<Registrar>, Failure> {
    let rows = tx.query(&format!("{COLUMNS} ORDER BY clid"), &[])?;
    rows.iter().map(|row| read(tx, row)).collect()
}

/// Makes a registrar and gives its number.
pub fn create(tx: &mut Tx<'_>, new: &NewRegistrar<'_>) -> Result<i64, Failure> {
    let id = tx.next("registrar")?;
    let sql =
        "INSERT INTO registrar (id, clid, password_hash, state, lang, failed_count) VALUES ($1, $2, $3, $4, $5, 0)";
    let state = State::Active.name();
    tx.execute(sql, &[id.into(), new.clid.into(), new.password_hash.into(), state.into(), new.lang.into()])?;
    Ok(id)
}

/// Replaces the password `old` (both hashed) if it is still that one; tells whether it was.
pub fn set_password_hash(tx: &mut Tx<'_>, id: i64, old: &str, new: &str, now: Timestamp) -> Result<bool, Failure> {
    let sql = "UPDATE registrar SET password_hash = $1 WHERE id = $2 AND password_hash = $3";
    if tx.execute(sql, &[new.into(), id.into(), old.into()])? == 0 {
        return Ok(false);
    }
    let sql = "INSERT INTO registrar_password (registrar_id, at, password_hash) VALUES ($1, $2, $3)";
    tx.execute(sql, &[id.into(), now.into(), old.into()])?;
    Ok(true)
}

/// The last passwords the registrar had before the present one, hashed.
pub fn former_password_hashes(tx: &mut Tx<'_>, id: i64) -> Result<Vec<String>, Failure> {
    let sql = "SELECT password_hash FROM registrar_password WHERE registrar_id = $1 ORDER BY at DESC LIMIT $2";
    tx.query(sql, &[id.into(), REMEMBERED.into()])?.iter().map(|row| row.text("password_hash")).collect()
}

/// Lets the registrar work, or only look.
pub fn set_state(tx: &mut Tx<'_>, id: i64, state: State) -> Result<(), Failure> {
    tx.execute("UPDATE registrar SET state = $1 WHERE id = $2", &[state.name().into(), id.into()])?;
    Ok(())
}

/// How many objects of a kind the registrar `clid` has; no more than `most` are counted.
pub fn objects(tx: &mut Tx<'_>, clid: &str, object: Object, most: i64) -> Result<i64, Failure> {
    let table = object.name();
    let sql = format!("SELECT COUNT(*) AS held FROM (SELECT 1 FROM {table} WHERE clid = $1 LIMIT $2) AS counted");
    let row = tx.query_one(&sql, &[clid.into(), most.into()])?;
    row.map_or(Ok(0), |row| row.int("held"))
}

/// Ties a certificate, by its fingerprint, to the registrar.
pub fn bind_certificate(tx: &mut Tx<'_>, id: i64, fingerprint: &str) -> Result<(), Failure> {
    let sql = "INSERT INTO registrar_certificate (fingerprint, registrar_id) VALUES ($1, $2) ON CONFLICT DO NOTHING";
    tx.execute(sql, &[fingerprint.to_ascii_lowercase().into(), id.into()])?;
    Ok(())
}

/// A certificate that is on file for a registrar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Certificate {
    /// SHA-256 of its DER form, lower-case hex.
    pub fingerprint: String,
    /// Until when it holds, where the registry issued it.
    pub not_after: Option<Timestamp>,
    /// When it was revoked.
    pub revoked_at: Option<Timestamp>,
}

/// The certificates on file for the registrar with the number `id`.
pub fn certificates_of(tx: &mut Tx<'_>, id: i64) -> Result<Vec<Certificate>, Failure> {
    let sql = "SELECT fingerprint, not_after, revoked_at FROM registrar_certificate
        WHERE registrar_id = $1 ORDER BY fingerprint";
    let rows = tx.query(sql, &[id.into()])?;
    let certificate = |row: &Row| {
        let (not_after, revoked_at) = (row.opt_time("not_after")?, row.opt_time("revoked_at")?);
        Ok(Certificate { fingerprint: row.text("fingerprint")?, not_after, revoked_at })
    };
    rows.iter().map(certificate).collect()
}

/// Remembers until when a certificate holds, and when its registrars are told.
pub fn set_certificate_end(
    tx: &mut Tx<'_>,
    fingerprint: &str,
    not_after: Timestamp,
    notice: Timestamp,
) -> Result<(), Failure> {
    let sql = "UPDATE registrar_certificate SET not_after = $1, notice_at = $2 WHERE fingerprint = $3";
    tx.execute(sql, &[not_after.into(), notice.into(), fingerprint.into()])?;
    Ok(())
}

/// Remembers when the password of a registrar expires, and when it is told of that.
pub fn set_password_end(
    tx: &mut Tx<'_>,
    id: i64,
    expires: Option<Timestamp>,
    notice: Option<Timestamp>,
) -> Result<(), Failure> {
    let sql = "UPDATE registrar SET password_expires = $1, password_notice = $2 WHERE id = $3";
    tx.execute(sql, &[expires.into(), notice.into(), id.into()])?;
    Ok(())
}

/// Registrars that are to be told at `now` that their password expires: number, client id, when.
pub fn passwords_to_tell_of(
    tx: &mut Tx<'_>,
    now: Timestamp,
    limit: i64,
) -> Result<Vec<(i64, String, Timestamp)>, Failure> {
    let sql = "SELECT id, clid, password_expires FROM registrar
        WHERE password_notice <= $1 ORDER BY password_notice LIMIT $2";
    let rows = tx.query(sql, &[now.into(), limit.into()])?;
    rows.iter().map(|row| Ok((row.int("id")?, row.text("clid")?, row.time("password_expires")?))).collect()
}

/// Remembers that a registrar was told of its password.
pub fn told_of_password(tx: &mut Tx<'_>, id: i64) -> Result<(), Failure> {
    tx.execute("UPDATE registrar SET password_notice = NULL WHERE id = $1", &[id.into()])?;
    Ok(())
}

/// Certificates whose registrars are to be told at `now` that they expire: fingerprint, registrar, client id, when.
pub fn certificates_to_tell_of(
    tx: &mut Tx<'_>,
    now: Timestamp,
    limit: i64,
) -> Result<Vec<(String, i64, String, Timestamp)>, Failure> {
    let sql = "SELECT c.fingerprint, c.registrar_id, r.clid, c.not_after FROM registrar_certificate c
        JOIN registrar r ON r.id = c.registrar_id
        WHERE c.notice_at <= $1 AND c.revoked_at IS NULL ORDER BY c.notice_at LIMIT $2";
    let rows = tx.query(sql, &[now.into(), limit.into()])?;
    let told =
        |row: &Row| Ok((row.text("fingerprint")?, row.int("registrar_id")?, row.text("clid")?, row.time("not_after")?));
    rows.iter().map(told).collect()
}

/// Remembers that a registrar was told of a certificate.
pub fn told_of_certificate(tx: &mut Tx<'_>, fingerprint: &str, id: i64) -> Result<(), Failure> {
    let sql = "UPDATE registrar_certificate SET notice_at = NULL WHERE fingerprint = $1 AND registrar_id = $2";
    tx.execute(sql, &[fingerprint.into(), id.into()])?;
    Ok(())
}

/// Takes a certificate back from every registrar it is tied to; tells from how many.
pub fn revoke_certificate(tx: &mut Tx<'_>, fingerprint: &str, now: Timestamp) -> Result<u64, Failure> {
    let sql = "UPDATE registrar_certificate SET revoked_at = $1 WHERE fingerprint = $2 AND revoked_at IS NULL";
    tx.execute(sql, &[now.into(), fingerprint.into()])
}

/// Whether a certificate was taken back.
pub fn is_revoked(tx: &mut Tx<'_>, fingerprint: &str) -> Result<bool, Failure> {
    let sql = "SELECT 1 AS one FROM registrar_certificate WHERE fingerprint = $1 AND revoked_at IS NOT NULL LIMIT 1";
    tx.exists(sql, &[fingerprint.into()])
}

/// Counts a failed login and gives how many there are now in a row.
pub fn count_failure(tx: &mut Tx<'_>, id: i64, now: Timestamp) -> Result<i64, Failure> {
    let sql = "UPDATE registrar SET failed_count = failed_count + 1, failed_at = $1 WHERE id = $2";
    tx.execute(sql, &[now.into(), id.into()])?;
    let row = tx.query_one("SELECT failed_count FROM registrar WHERE id = $1", &[id.into()])?;
    row.map_or(Ok(0), |row| row.int("failed_count"))
}

/// Forgets the failed logins and any lock-out.
pub fn clear_failures(tx: &mut Tx<'_>, id: i64) -> Result<(), Failure> {
    let sql = "UPDATE registrar SET failed_count = 0, failed_at = NULL, locked_until = NULL
        WHERE id = $1 AND (failed_count > 0 OR locked_until IS NOT NULL)";
    tx.execute(sql, &[id.into()])?;
    Ok(())
}

/// Refuses logins until `until`.
pub fn lock_out(tx: &mut Tx<'_>, id: i64, until: Timestamp) -> Result<(), Failure> {
    tx.execute("UPDATE registrar SET locked_until = $1 WHERE id = $2", &[until.into(), id.into()])?;
    Ok(())
}

/// A registrar from its row.
fn read(tx: &mut Tx<'_>, row: &Row) -> Result<Registrar, Failure> {
    let id = row.int("id")?;
    let (mut certificates, mut revoked) = (Vec::new(), Vec::new());
    for certificate in certificates_of(tx, id)? {
        let kind = if certificate.revoked_at.is_some() { &mut revoked } else { &mut certificates };
        kind.push(certificate.fingerprint);
    }
    Ok(Registrar {
        id,
        clid: row.text("clid")?,
        password_hash: row.text("password_hash")?,
        state: State::read(&row.text("state")?),
        lang: row.text("lang")?,
        certificates,
        revoked,
        failed_count: row.int("failed_count")?,
        failed_at: row.opt_time("failed_at")?,
        locked_until: row.opt_time("locked_until")?,
        password_expires: row.opt_time("password_expires")?,
    })
}
