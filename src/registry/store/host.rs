//! Hosts and their addresses.

use super::status::{self, Status};
use super::{Failure, Tx};
use crate::registry::time::Timestamp;

/// A host as stored.
#[derive(Clone, Debug)]
pub struct Host {
    /// The number of its roid.
    pub id: i64,
    /// Its name, lower-case.
    pub name: String,
    /// Its repository object id.
    pub roid: String,
    /// The domain it is subordinate to and since when; none for an external host.
    pub superordinate: Option<(i64, Timestamp)>,
    /// Its sponsor; of an internal host, its superordinate domain's sponsor counts.
    pub clid: String,
    /// Who created it.
    pub crid: String,
    /// When it was created.
    pub cr_date: Timestamp,
    /// Who changed it last.
    pub upid: Option<String>,
    /// When it was changed last.
    pub up_date: Option<Timestamp>,
    /// When it was transferred last, before it came to its present superordinate domain.
    pub tr_date: Option<Timestamp>,
    /// The statuses set on it.
    pub statuses: Vec<Status>,
    /// Its addresses in canonical form.
    pub addresses: Vec<String>,
}

/// The host called `name`, as it is stored; where it may be changed, nobody else changes it or the domain it is
/// subordinate to until the transaction ends.
pub fn find(tx: &mut Tx<'_>, name: &str) -> Result<Option<Host>, Failure> {
    let superordinate = "SELECT id FROM domain WHERE id = (SELECT superordinate_id FROM host WHERE name = $1)";
    tx.lock(superordinate, &[name.into()])?;
    tx.locked("SELECT id FROM host WHERE name = $1", &[name.into()], |tx| read(tx, name))
}

/// The host called `name`, to be referred to: it stays as it is until the transaction ends, for others too.
pub fn refer_to(tx: &mut Tx<'_>, name: &str) -> Result<Option<Host>, Failure> {
    tx.locked_shared("SELECT id FROM host WHERE name = $1", &[name.into()], |tx| read(tx, name))
}

/// The number of the host called `name`, kept as it is likewise.
pub fn number(tx: &mut Tx<'_>, name: &str) -> Result<Option<i64>, Failure> {
    let sql = "SELECT id FROM host WHERE name = $1";
    tx.locked_shared(sql, &[name.into()], |tx| tx.query_one(sql, &[name.into()])?.map(|row| row.int("id")).transpose())
}

/// The host called `name`.
fn read(tx: &mut Tx<'_>, name: &str) -> Result<Option<Host>, Failure> {
    let sql =
        "SELECT id, name, roid, superordinate_id, superordinate_since, clid, crid, cr_date, upid, up_date, tr_date
        FROM host WHERE name = $1";
    let Some(row) = tx.query_one(sql, &[name.into()])? else { return Ok(None) };
    let id = row.int("id")?;
    Ok(Some(Host {
        id,
        name: row.text("name")?,
        roid: row.text("roid")?,
        superordinate: row.opt_int("superordinate_id")?.zip(row.opt_time("superordinate_since")?),
        clid: row.text("clid")?,
        crid: row.text("crid")?,
        cr_date: row.time("cr_date")?,
        upid: row.opt_text("upid")?,
        up_date: row.opt_time("up_date")?,
        tr_date: row.opt_time("tr_date")?,
        statuses: status::list(tx, id)?,
        addresses: addresses(tx, id)?,
    }))
}

/// Whether a host is called `name`.
pub fn exists(tx: &mut Tx<'_>, name: &str) -> Result<bool, Failure> {
    tx.exists("SELECT 1 AS one FROM host WHERE name = $1", &[name.into()])
}

/// Stores a new host with its addresses.
pub fn insert(tx: &mut Tx<'_>, host: &Host) -> Result<(), Failure> {
    let sql = "INSERT INTO host (id, name, roid, superordinate_id, superordinate_since, clid, crid, cr_date)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    tx.execute(
        sql,
        &[
            host.id.into(),
            (&host.name).into(),
            (&host.roid).into(),
            host.superordinate.map(|(id, _)| id).into(),
            host.superordinate.map(|(_, since)| since).into(),
            (&host.clid).into(),
            (&host.crid).into(),
            host.cr_date.into(),
        ],
    )?;
    write_addresses(tx, host)
}

/// Stores what a command may change of a host, its addresses too.
pub fn save(tx: &mut Tx<'_>, host: &Host) -> Result<(), Failure> {
    let sql = "UPDATE host SET name = $1, superordinate_id = $2, superordinate_since = $3, clid = $4, upid = $5,
        up_date = $6, tr_date = $7 WHERE id = $8";
    tx.execute(
        sql,
        &[
            (&host.name).into(),
            host.superordinate.map(|(id, _)| id).into(),
            host.superordinate.map(|(_, since)| since).into(),
            (&host.clid).into(),
            (&host.upid).into(),
            host.up_date.into(),
            host.tr_date.into(),
            host.id.into(),
        ],
    )?;
    tx.execute("DELETE FROM host_addr WHERE host_id = $1", &[host.id.into()])?;
    write_addresses(tx, host)
}

/// The hosts subordinate to a domain, by name.
pub fn subordinates(tx: &mut Tx<'_>, domain: i64) -> Result<Vec<(i64, String)>, Failure> {
    let rows = tx.query("SELECT id, name FROM host WHERE superordinate_id = $1 ORDER BY name", &[domain.into()])?;
    rows.iter().map(|row| Ok((row.int("id")?, row.text("name")?))).collect()
}

/// Delegates no domain to a host any more.
pub fn unlink(tx: &mut Tx<'_>, id: i64) -> Result<(), Failure> {
    tx.execute("DELETE FROM domain_host WHERE host_id = $1", &[id.into()]).map(drop)
}

/// Takes a host out; refused while a domain is delegated to it.
pub fn remove(tx: &mut Tx<'_>, id: i64) -> Result<(), Failure> {
    tx.execute("DELETE FROM host_addr WHERE host_id = $1", &[id.into()])?;
    status::clear(tx, id)?;
    tx.execute("DELETE FROM host WHERE id = $1", &[id.into()])?;
    Ok(())
}

/// Whether a domain that exists at `now` is delegated to a host: one probe, however many there are.
pub fn is_linked(tx: &mut Tx<'_>, id: i64, now: Timestamp) -> Result<bool, Failure> {
    let sql = "SELECT 1 AS one FROM domain_host l JOIN domain d ON d.id = l.domain_id
        WHERE l.host_id = $1 AND (d.purge_at IS NULL OR d.purge_at > $2) LIMIT 1";
    tx.exists(sql, &[id.into(), now.into()])
}

/// Whether a domain of another sponsor than `clid` is delegated to a host.
pub fn is_linked_to_others(tx: &mut Tx<'_>, id: i64, clid: &str) -> Result<bool, Failure> {
    let sql = "SELECT 1 AS one FROM domain_host l JOIN domain d ON d.id = l.domain_id
        WHERE l.host_id = $1 AND d.clid <> $2 LIMIT 1";
    tx.exists(sql, &[id.into(), clid.into()])
}

/// The addresses of a host, IPv4 first.
fn addresses(tx: &mut Tx<'_>, id: i64) -> Result<Vec<String>, Failure> {
    let rows = tx.query("SELECT ip FROM host_addr WHERE host_id = $1", &[id.into()])?;
    let mut found = rows.iter().map(|row| row.text("ip")).collect::<Result<Vec<_>, _>>()?;
    found.sort_by_key(|ip| ip.parse::<std::net::IpAddr>().ok());
    Ok(found)
}

/// Stores the addresses of a host that has none stored.
fn write_addresses(tx: &mut Tx<'_>, host: &Host) -> Result<(), Failure> {
    for ip in &host.addresses {
        tx.execute("INSERT INTO host_addr (host_id, ip) VALUES ($1, $2)", &[host.id.into(), ip.into()])?;
    }
    Ok(())
}
