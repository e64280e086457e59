//! Domains and what they are linked to.

use super::status::{self, Status};
use super::transfer::{self, Transfer};
use super::{Failure, Row, Tx};
use crate::registry::time::Timestamp;
use crate::secret::Secret;

/// A domain as stored.
#[derive(Clone, Debug)]
pub struct Domain {
    /// The number of its roid.
    pub id: i64,
    /// Its name, lower-case.
    pub name: String,
    /// Its repository object id.
    pub roid: String,
    /// Its sponsor.
    pub clid: String,
    /// Who created it.
    pub crid: String,
    /// When it was created.
    pub cr_date: Timestamp,
    /// Who changed it last.
    pub upid: Option<String>,
    /// When it was changed last.
    pub up_date: Option<Timestamp>,
    /// When it expires.
    pub ex_date: Timestamp,
    /// When it was transferred last.
    pub tr_date: Option<Timestamp>,
    /// Its registrant: number and contact id.
    pub registrant: Option<(i64, String)>,
    /// Its authInfo; without one it cannot be transferred.
    pub authinfo: Option<Secret>,
    /// Its deletion, when it has been deleted outside the add grace period.
    pub deletion: Option<Deletion>,
    /// The statuses set on it.
    pub statuses: Vec<Status>,
    /// Its transfer under way.
    pub pending: Option<Transfer>,
    /// The transfer that was decided since the row was read; it may not be stored yet.
    pub decided: Option<Transfer>,
}

/// A delete whose domain has not been purged yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deletion {
    /// When it was asked for.
    pub at: Timestamp,
    /// Until when the domain can be restored.
    pub redemption_end: Timestamp,
    /// When it ceases to exist.
    pub purge_at: Timestamp,
    /// The client's transaction id of the delete.
    pub cltrid: Option<String>,
    /// The server's.
    pub svtrid: String,
}

/// A grace period (RFC 3915) that is still running.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grace {
    /// `add`, `renew` or `transfer`.
    pub kind: String,
    /// When it is over.
    pub ends_at: Timestamp,
    /// The years it gave.
    pub years: i64,
}

/// Columns of a domain.
const COLUMNS: &str = "SELECT d.id, d.name, d.roid, d.clid, d.crid, d.cr_date, d.upid, d.up_date, d.ex_date, d.tr_date,
    d.registrant_id, c.handle AS registrant, d.authinfo, d.deleted_at, d.redemption_end, d.purge_at,
    d.deleted_cltrid, d.deleted_svtrid
    FROM domain d LEFT JOIN contact c ON c.id = d.registrant_id";

/// The domain called `name`, as it is stored; where it may be changed, nobody else does until the transaction ends.
pub fn find(tx: &mut Tx<'_>, name: &str) -> Result<Option<Domain>, Failure> {
    tx.lock("SELECT id FROM domain WHERE name = $1", &[name.into()])?;
    let row = tx.query_one(&format!("{COLUMNS} WHERE d.name = $1"), &[name.into()])?;
    row.map(|row| read(tx, &row)).transpose()
}

/// The domain with the number `id`, as it is stored; locked likewise.
pub fn get(tx: &mut Tx<'_>, id: i64) -> Result<Option<Domain>, Failure> {
    tx.lock("SELECT id FROM domain WHERE id = $1", &[id.into()])?;
    let row = tx.query_one(&format!("{COLUMNS} WHERE d.id = $1"), &[id.into()])?;
    row.map(|row| read(tx, &row)).transpose()
}

/// Stores a new domain, without its links.
pub fn insert(tx: &mut Tx<'_>, domain: &Domain) -> Result<(), Failure> {
    let sql = "INSERT INTO domain (id, name, roid, clid, crid, cr_date, ex_date, registrant_id, authinfo)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    tx.execute(
        sql,
        &[
            domain.id.into(),
            (&domain.name).into(),
            (&domain.roid).into(),
            (&domain.clid).into(),
            (&domain.crid).into(),
            domain.cr_date.into(),
            domain.ex_date.into(),
            domain.registrant.as_ref().map(|(id, _)| *id).into(),
            domain.authinfo.as_ref().map(Secret::expose).into(),
        ],
    )?;
    Ok(())
}

/// Stores what a command may change of a domain itself.
pub fn save(tx: &mut Tx<'_>, domain: &Domain) -> Result<(), Failure> {
    let deletion = domain.deletion.as_ref();
    let sql = "UPDATE domain SET clid = $1, upid = $2, up_date = $3, ex_date = $4, tr_date = $5, registrant_id = $6,
        authinfo = $7, deleted_at = $8, redemption_end = $9, purge_at = $10, deleted_cltrid = $11, deleted_svtrid = $12
        WHERE id = $13";
    tx.execute(
        sql,
        &[
            (&domain.clid).into(),
            (&domain.upid).into(),
            domain.up_date.into(),
            domain.ex_date.into(),
            domain.tr_date.into(),
            domain.registrant.as_ref().map(|(id, _)| *id).into(),
            domain.authinfo.as_ref().map(Secret::expose).into(),
            deletion.map(|it| it.at).into(),
            deletion.map(|it| it.redemption_end).into(),
            deletion.map(|it| it.purge_at).into(),
            deletion.and_then(|it| it.cltrid.as_deref()).into(),
            deletion.map(|it| it.svtrid.as_str()).into(),
            domain.id.into(),
        ],
    )?;
    Ok(())
}

/// Takes a domain and its links out; refused while hosts are subordinate to it.
pub fn remove(tx: &mut Tx<'_>, id: i64) -> Result<(), Failure> {
    for table in ["domain_host", "domain_contact", "grace"] {
        tx.execute(&format!("DELETE FROM {table} WHERE domain_id = $1"), &[id.into()])?;
    }
    status::clear(tx, id)?;
    tx.execute("DELETE FROM domain WHERE id = $1", &[id.into()])?;
    Ok(())
}

/// The hosts a domain is delegated to, by name.
pub fn hosts(tx: &mut Tx<'_>, id: i64) -> Result<Vec<(i64, String)>, Failure> {
    let sql = "SELECT h.id, h.name FROM domain_host l JOIN host h ON h.id = l.host_id
        WHERE l.domain_id = $1 ORDER BY h.name";
    tx.query(sql, &[id.into()])?.iter().map(|row| Ok((row.int("id")?, row.text("name")?))).collect()
}

/// Delegates a domain to a host.
pub fn add_host(tx: &mut Tx<'_>, id: i64, host: i64) -> Result<(), Failure> {
    tx.execute("INSERT INTO domain_host (domain_id, host_id) VALUES ($1, $2)", &[id.into(), host.into()])?;
    Ok(())
}

/// Takes a host off a domain's delegation.
pub fn remove_host(tx: &mut Tx<'_>, id: i64, host: i64) -> Result<(), Failure> {
    tx.execute("DELETE FROM domain_host WHERE domain_id = $1 AND host_id = $2", &[id.into(), host.into()])?;
    Ok(())
}

/// A domain's contacts: type and contact id.
pub fn contacts(tx: &mut Tx<'_>, id: i64) -> Result<Vec<(String, String)>, Failure> {
    let sql = "SELECT l.type, c.handle FROM domain_contact l JOIN contact c ON c.id = l.contact_id
        WHERE l.domain_id = $1 ORDER BY l.type, c.handle";
    tx.query(sql, &[id.into()])?.iter().map(|row| Ok((row.text("type")?, row.text("handle")?))).collect()
}

/// Makes a contact one of a domain's.
pub fn add_contact(tx: &mut Tx<'_>, id: i64, kind: &str, contact: i64) -> Result<(), Failure> {
    let sql = "INSERT INTO domain_contact (domain_id, type, contact_id) VALUES ($1, $2, $3)";
    tx.execute(sql, &[id.into(), kind.into(), contact.into()])?;
    Ok(())
}

/// Takes a contact off a domain.
pub fn remove_contact(tx: &mut Tx<'_>, id: i64, kind: &str, contact: i64) -> Result<(), Failure> {
    let sql = "DELETE FROM domain_contact WHERE domain_id = $1 AND type = $2 AND contact_id = $3";
    tx.execute(sql, &[id.into(), kind.into(), contact.into()])?;
    Ok(())
}

/// The names of the hosts subordinate to a domain.
pub fn subordinates(tx: &mut Tx<'_>, id: i64) -> Result<Vec<String>, Failure> {
    let sql = "SELECT name FROM host WHERE superordinate_id = $1 ORDER BY name";
    tx.query(sql, &[id.into()])?.iter().map(|row| row.text("name")).collect()
}

/// Whether any host is subordinate to a domain.
pub fn has_subordinates(tx: &mut Tx<'_>, id: i64) -> Result<bool, Failure> {
    tx.exists("SELECT 1 AS one FROM host WHERE superordinate_id = $1 LIMIT 1", &[id.into()])
}

/// The grace periods of a domain that run at `now`; one that ends at `now` is over (LC-9).
pub fn grace(tx: &mut Tx<'_>, id: i64, now: Timestamp) -> Result<Vec<Grace>, Failure> {
    let sql = "SELECT kind, ends_at, years FROM grace WHERE domain_id = $1 AND ends_at > $2 ORDER BY kind, seq";
    let rows = tx.query(sql, &[id.into(), now.into()])?;
    rows.iter()
        .map(|row| Ok(Grace { kind: row.text("kind")?, ends_at: row.time("ends_at")?, years: row.int("years")? }))
        .collect()
}

/// Starts a grace period; several of a kind may run at once.
pub fn add_grace(tx: &mut Tx<'_>, id: i64, grace: &Grace) -> Result<(), Failure> {
    let sql = "INSERT INTO grace (domain_id, kind, seq, ends_at, years)
        SELECT $1, $2, COALESCE(MAX(seq), 0) + 1, $3, $4 FROM grace WHERE domain_id = $1 AND kind = $2";
    tx.execute(sql, &[id.into(), (&grace.kind).into(), grace.ends_at.into(), grace.years.into()])?;
    Ok(())
}

/// Ends every grace period of a domain.
pub fn clear_grace(tx: &mut Tx<'_>, id: i64) -> Result<(), Failure> {
    tx.execute("DELETE FROM grace WHERE domain_id = $1", &[id.into()])?;
    Ok(())
}

/// A domain from its row.
fn read(tx: &mut Tx<'_>, row: &Row) -> Result<Domain, Failure> {
    let id = row.int("id")?;
    Ok(Domain {
        id,
        name: row.text("name")?,
        roid: row.text("roid")?,
        clid: row.text("clid")?,
        crid: row.text("crid")?,
        cr_date: row.time("cr_date")?,
        upid: row.opt_text("upid")?,
        up_date: row.opt_time("up_date")?,
        ex_date: row.time("ex_date")?,
        tr_date: row.opt_time("tr_date")?,
        registrant: row.opt_int("registrant_id")?.zip(row.opt_text("registrant")?),
        authinfo: row.opt_text("authinfo")?.map(Secret::new),
        deletion: deletion(row)?,
        statuses: status::list(tx, id)?,
        pending: transfer::pending(tx, id)?,
        decided: None,
    })
}

/// The deletion in a domain's row.
fn deletion(row: &Row) -> Result<Option<Deletion>, Failure> {
    let Some(at) = row.opt_time("deleted_at")? else { return Ok(None) };
    Ok(Some(Deletion {
        at,
        redemption_end: row.time("redemption_end")?,
        purge_at: row.time("purge_at")?,
        cltrid: row.opt_text("deleted_cltrid")?,
        svtrid: row.text("deleted_svtrid")?,
    }))
}
