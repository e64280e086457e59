//! Domains and what they are linked to.

use super::action::{self, Action};
use super::status::{self, Status};
use super::transfer::{self, Transfer};
use super::{Failure, Row, Sql, Tx};
use crate::registry::time::Timestamp;
use crate::secret::Secret;
use std::sync::LazyLock;

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
    /// When, by its row, the clock does something to it next; none for one that is new.
    pub due: Option<Timestamp>,
    /// When its sponsor was last told that it expires.
    pub noticed_at: Option<Timestamp>,
    /// Its grace periods, some of which may be over.
    pub grace: Vec<Grace>,
    /// What TCI calls its description; several texts where a client sent several.
    pub description: Vec<String>,
    /// What waits for the registry's consent.
    pub action: Option<Action>,
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
    /// When it ceases to exist, unless it is restored.
    pub purge_at: Timestamp,
    /// Its restore that was asked for and not reported yet.
    pub restore: Option<Restore>,
    /// The client's transaction id of the delete.
    pub cltrid: Option<String>,
    /// The server's.
    pub svtrid: String,
}

/// A restore that waits for its report (RFC 3915).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Restore {
    /// When it was asked for.
    pub requested_at: Timestamp,
    /// By when the report must come.
    pub report_due: Timestamp,
}

/// A grace period (RFC 3915).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grace {
    /// `add`, `autoRenew`, `renew` or `transfer`.
    pub kind: String,
    /// When it is over.
    pub ends_at: Timestamp,
    /// The years it gave.
    pub years: i64,
}

/// Columns of a domain, and whether rows of other tables belong to it: of what most domains have
/// none, none is read.
const COLUMNS: &str = "SELECT d.id, d.name, d.roid, d.clid, d.crid, d.cr_date, d.upid, d.up_date, d.ex_date, d.tr_date,
    d.registrant_id, c.handle AS registrant, d.authinfo, d.deleted_at, d.redemption_end, d.purge_at,
    d.deleted_cltrid, d.deleted_svtrid, d.restore_requested_at, d.report_due, d.description,
    d.noticed_at, d.next_due, d.grace,
    EXISTS (SELECT 1 FROM pending_action a WHERE a.object_id = d.id) AS actions,
    EXISTS (SELECT 1 FROM object_status s WHERE s.object_id = d.id) AS statuses,
    EXISTS (SELECT 1 FROM transfer t WHERE t.object_id = d.id AND t.status = 'pending') AS transfers
    FROM domain d LEFT JOIN contact c ON c.id = d.registrant_id";

static BY_NAME: LazyLock<String> = LazyLock::new(|| format!("{COLUMNS} WHERE d.name = $1"));
static BY_ID: LazyLock<String> = LazyLock::new(|| format!("{COLUMNS} WHERE d.id = $1"));

/// The domain called `name`, as it is stored; where it may be changed, nobody else does until the transaction ends.
pub fn find(tx: &mut Tx<'_>, name: &str) -> Result<Option<Domain>, Failure> {
    tx.looks_for(name);
    tx.locked("SELECT id FROM domain WHERE name = $1", &[name.into()], |tx| {
        let row = tx.query_one(&BY_NAME, &[name.into()])?;
        row.map(|row| read(tx, &row)).transpose()
    })
}

/// The domain with the number `id`, as it is stored; locked likewise.
pub fn get(tx: &mut Tx<'_>, id: i64) -> Result<Option<Domain>, Failure> {
    tx.looks_at_any();
    tx.locked("SELECT id FROM domain WHERE id = $1", &[id.into()], |tx| {
        let row = tx.query_one(&BY_ID, &[id.into()])?;
        row.map(|row| read(tx, &row)).transpose()
    })
}

/// Whether the clock has done nothing to the domain called `name` by `now`; none when there is no such domain.
pub fn is_quiet(tx: &mut Tx<'_>, name: &str, now: Timestamp) -> Result<Option<bool>, Failure> {
    tx.looks_for(name);
    let row = tx.query_one("SELECT id, next_due FROM domain WHERE name = $1", &[name.into()])?;
    let Some(row) = row else { return Ok(None) };
    let due = row.opt_time("next_due")?;
    let is_quiet = due.is_none_or(|at| at > now);
    if is_quiet {
        tx.is_true_until(due);
    }
    Ok(Some(is_quiet))
}

/// The numbers of domains to which the clock does something by `now`, and when, the first due first; of the sponsor
/// `clid` where one is given.
pub fn due(tx: &mut Tx<'_>, clid: Option<&str>, now: Timestamp, limit: i64) -> Result<Vec<(i64, Timestamp)>, Failure> {
    let rows = match clid {
        Some(clid) => {
            let sql = "SELECT id, next_due FROM domain WHERE clid = $1 AND next_due <= $2 ORDER BY next_due LIMIT $3";
            tx.query(sql, &[clid.into(), now.into(), limit.into()])?
        }
        None => {
            let sql = "SELECT id, next_due FROM domain WHERE next_due <= $1 ORDER BY next_due, id LIMIT $2";
            tx.query(sql, &[now.into(), limit.into()])?
        }
    };
    rows.iter().map(|row| Ok((row.int("id")?, row.time("next_due")?))).collect()
}

/// Has the clock not come by before `at`, whatever is due.
pub fn put_off(tx: &mut Tx<'_>, id: i64, at: Timestamp) -> Result<(), Failure> {
    tx.execute("UPDATE domain SET next_due = $1 WHERE id = $2", &[at.into(), id.into()]).map(drop)
}

/// Stores a new domain with its grace periods, to which the clock does something at `due`; its links come later.
pub fn insert(tx: &mut Tx<'_>, domain: &Domain, due: Option<Timestamp>) -> Result<(), Failure> {
    let sql = "INSERT INTO domain (id, name, roid, clid, crid, cr_date, ex_date, registrant_id, authinfo, description,
        next_due, grace) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
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
            list_to_text(&domain.description).into(),
            due.into(),
            graces_to_text(&domain.grace).into(),
        ],
    )?;
    Ok(())
}

/// What a command or the clock may change of a domain itself, but for its sponsor and its registrant.
const CHANGES: &str = "UPDATE domain SET upid = $1, up_date = $2, ex_date = $3, tr_date = $4, authinfo = $5,
    deleted_at = $6, redemption_end = $7, purge_at = $8, deleted_cltrid = $9, deleted_svtrid = $10,
    restore_requested_at = $11, report_due = $12, description = $13, next_due = $14, noticed_at = $15, grace = $16";

/// Stores what a command or the clock may change of a domain itself; the clock does something next at `due`.
pub fn save(tx: &mut Tx<'_>, domain: &Domain, due: Option<Timestamp>) -> Result<(), Failure> {
    let deletion = domain.deletion.as_ref();
    let restore = deletion.and_then(|it| it.restore);
    let (sponsor, id): (Sql, Sql) = ((&domain.clid).into(), domain.id.into());
    let registrant: Sql = domain.registrant.as_ref().map(|(id, _)| *id).into();
    let mut values = vec![
        (&domain.upid).into(),
        domain.up_date.into(),
        domain.ex_date.into(),
        domain.tr_date.into(),
        domain.authinfo.as_ref().map(Secret::expose).into(),
        deletion.map(|it| it.at).into(),
        deletion.map(|it| it.redemption_end).into(),
        deletion.map(|it| it.purge_at).into(),
        deletion.and_then(|it| it.cltrid.as_deref()).into(),
        deletion.map(|it| it.svtrid.as_str()).into(),
        restore.map(|it| it.requested_at).into(),
        restore.map(|it| it.report_due).into(),
        list_to_text(&domain.description).into(),
        due.into(),
        domain.noticed_at.into(),
        graces_to_text(&domain.grace).into(),
    ];
    if tx.is_near() {
        // Seldom another, and whatever is set is looked up and written into every index that has it.
        let sql = "UPDATE domain SET clid = $1, registrant_id = $2
            WHERE id = $3 AND (clid <> $1 OR registrant_id IS DISTINCT FROM $2)";
        tx.execute(sql, &[sponsor, registrant, id.clone()])?;
        values.push(id);
        tx.execute(&format!("{CHANGES} WHERE id = $17"), &values)?;
    } else {
        values.extend([sponsor, registrant, id]);
        tx.execute(&format!("{CHANGES}, clid = $17, registrant_id = $18 WHERE id = $19"), &values)?;
    }
    Ok(())
}

/// Stores what a renewal changes of a domain, and no column that is in an index.
pub fn save_renewed(tx: &mut Tx<'_>, domain: &Domain) -> Result<(), Failure> {
    let sql = "UPDATE domain SET upid = $1, up_date = $2, ex_date = $3, noticed_at = $4, grace = $5 WHERE id = $6";
    let grace = graces_to_text(&domain.grace).into();
    let upid = (&domain.upid).into();
    let values =
        [upid, domain.up_date.into(), domain.ex_date.into(), domain.noticed_at.into(), grace, domain.id.into()];
    tx.execute(sql, &values).map(drop)
}

/// Takes a domain and its links out; refused while hosts are subordinate to it.
pub fn remove(tx: &mut Tx<'_>, id: i64) -> Result<(), Failure> {
    for table in ["domain_host", "domain_contact", "domain_ds"] {
        tx.execute(&format!("DELETE FROM {table} WHERE domain_id = $1"), &[id.into()])?;
    }
    status::clear(tx, id)?;
    action::remove(tx, id)?;
    tx.execute("DELETE FROM domain WHERE id = $1", &[id.into()])?;
    Ok(())
}

/// What a domain is linked to, each in its order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Links {
    /// The hosts it is delegated to.
    pub hosts: Vec<String>,
    /// Its contacts: type and contact id.
    pub contacts: Vec<(String, String)>,
    /// The hosts subordinate to it.
    pub subordinates: Vec<String>,
    /// Whether it has DS records.
    pub signed: bool,
}

/// What a domain is linked to, asked for in one question. Line feeds and spaces, by which the lists come apart, are in no
/// name and at no end of a type.
pub fn links(tx: &mut Tx<'_>, id: i64) -> Result<Links, Failure> {
    let sql = "SELECT (SELECT string_agg(h.name, ' ') FROM domain_host l JOIN host h ON h.id = l.host_id
            WHERE l.domain_id = $1) AS hosts,
        (SELECT string_agg(l.type || ' ' || c.handle, '\n') FROM domain_contact l JOIN contact c ON c.id = l.contact_id
            WHERE l.domain_id = $1) AS contacts,
        (SELECT string_agg(name, ' ') FROM host WHERE superordinate_id = $1) AS subordinates,
        EXISTS (SELECT 1 FROM domain_ds WHERE domain_id = $1) AS records";
    let Some(row) = tx.query_one(sql, &[id.into()])? else { return Ok(Links::default()) };
    let names = |column: &str| -> Result<Vec<String>, Failure> {
        let text = row.opt_text(column)?.unwrap_or_default();
        let mut names: Vec<String> = text.split(' ').filter(|name| !name.is_empty()).map(String::from).collect();
        names.sort_unstable();
        Ok(names)
    };
    let contacts = row.opt_text("contacts")?.unwrap_or_default();
    let contacts = contacts.lines().filter_map(|line| line.split_once(' '));
    let mut contacts: Vec<(String, String)> = contacts.map(|(kind, handle)| (kind.into(), handle.into())).collect();
    contacts.sort_unstable();
    Ok(Links {
        hosts: names("hosts")?,
        contacts,
        subordinates: names("subordinates")?,
        signed: row.int("records")? > 0,
    })
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

/// Makes a contact the registrant of a domain.
pub fn set_registrant(tx: &mut Tx<'_>, id: i64, contact: i64) -> Result<(), Failure> {
    tx.execute("UPDATE domain SET registrant_id = $1 WHERE id = $2", &[contact.into(), id.into()])?;
    Ok(())
}

/// Takes a contact off a domain.
pub fn remove_contact(tx: &mut Tx<'_>, id: i64, kind: &str, contact: i64) -> Result<(), Failure> {
    let sql = "DELETE FROM domain_contact WHERE domain_id = $1 AND type = $2 AND contact_id = $3";
    tx.execute(sql, &[id.into(), kind.into(), contact.into()])?;
    Ok(())
}

/// Whether a domain is being deleted.
pub fn is_deleted(tx: &mut Tx<'_>, id: i64) -> Result<bool, Failure> {
    tx.exists("SELECT 1 AS one FROM domain WHERE id = $1 AND deleted_at IS NOT NULL", &[id.into()])
}

/// Whether any host is subordinate to a domain.
pub fn has_subordinates(tx: &mut Tx<'_>, id: i64) -> Result<bool, Failure> {
    tx.exists("SELECT 1 AS one FROM host WHERE superordinate_id = $1 LIMIT 1", &[id.into()])
}

/// The grace periods of a domain from their column, those of a kind in the order they began.
fn graces(text: &str) -> Result<Vec<Grace>, Failure> {
    let damaged = || Failure::Database(format!("a grace period in the database is damaged: {text}"));
    let read = |text: &str| {
        let mut parts = text.split(' ');
        let kind = parts.next()?.to_owned();
        let mut number = || parts.next()?.parse::<i64>().ok();
        let (seq, ends_at, years) = (number()?, Timestamp(number()?), number()?);
        Some((seq, Grace { kind, ends_at, years }))
    };
    let mut found = text.split(',').map(read).collect::<Option<Vec<_>>>().ok_or_else(damaged)?;
    found.sort_by(|(seq, one), (other_seq, other)| (&one.kind, seq).cmp(&(&other.kind, other_seq)));
    Ok(found.into_iter().map(|(_, grace)| grace).collect())
}

/// Grace periods as one column holds them; none where there are none.
fn graces_to_text(graces: &[Grace]) -> Option<String> {
    let mut text = String::new();
    for (seq, Grace { kind, ends_at, years }) in graces.iter().enumerate() {
        let comma = if seq == 0 { "" } else { "," };
        text.push_str(&format!("{comma}{kind} {seq} {} {years}", ends_at.0));
    }
    (!text.is_empty()).then_some(text)
}

/// Texts as one column holds them; none for an empty list.
pub(super) fn list_to_text(items: &[String]) -> Option<String> {
    (!items.is_empty()).then(|| serde_json::Value::from(items.to_vec()).to_string())
}

/// Texts from their column.
pub(super) fn list_from_text(text: Option<String>) -> Result<Vec<String>, Failure> {
    let Some(text) = text else { return Ok(Vec::new()) };
    serde_json::from_str(&text).map_err(|_| Failure::Database("a list of texts in the database is damaged".into()))
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
        due: row.opt_time("next_due")?,
        noticed_at: row.opt_time("noticed_at")?,
        grace: row.opt_text("grace")?.map_or(Ok(Vec::new()), |text| graces(&text))?,
        description: list_from_text(row.opt_text("description")?)?,
        action: if row.int("actions")? > 0 { action::of(tx, id)? } else { None },
        statuses: if row.int("statuses")? > 0 { status::list(tx, id)? } else { Vec::new() },
        pending: if row.int("transfers")? > 0 { transfer::pending(tx, id)? } else { None },
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
        restore: row
            .opt_time("restore_requested_at")?
            .zip(row.opt_time("report_due")?)
            .map(|(requested_at, report_due)| Restore { requested_at, report_due }),
        cltrid: row.opt_text("deleted_cltrid")?,
        svtrid: row.text("deleted_svtrid")?,
    }))
}
