//! Contacts and their postal addresses.

use super::action::{self, Action};
use super::status::{self, Status};
use super::tci::{self, Holder};
use super::transfer::{self, Transfer};
use super::{Failure, Row, Tx};
use crate::registry::time::Timestamp;
use crate::secret::Secret;

/// A contact as stored.
#[derive(Clone, Debug)]
pub struct Contact {
    /// The number of its roid.
    pub id: i64,
    /// The id its creator gave it.
    pub handle: String,
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
    /// When it was transferred last.
    pub tr_date: Option<Timestamp>,
    /// One or two forms of its name and address, `int` before `loc`.
    pub postal: Vec<Postal>,
    /// Its telephone number, an extension after `x`.
    pub voice: Option<String>,
    /// Its fax number, likewise.
    pub fax: Option<String>,
    /// Its e-mail address.
    pub email: String,
    /// Its authInfo; without one it cannot be transferred.
    pub authinfo: Option<Secret>,
    /// What may (true) or may not be disclosed, beside the registry's policy.
    pub disclose: Option<(bool, Vec<String>)>,
    /// Who it is, as TCI wants to know it.
    pub holder: Option<Holder>,
    /// What waits for the registry's consent.
    pub action: Option<Action>,
    /// The statuses set on it.
    pub statuses: Vec<Status>,
    /// Its transfer under way.
    pub pending: Option<Transfer>,
    /// The transfer that was decided since the row was read; it may not be stored yet.
    pub decided: Option<Transfer>,
}

/// A name and address.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Postal {
    /// `int` (ASCII) or `loc`.
    pub kind: String,
    /// The person.
    pub name: String,
    /// The organisation.
    pub org: Option<String>,
    /// Up to three lines.
    pub street: Vec<String>,
    /// The city.
    pub city: String,
    /// State or province.
    pub sp: Option<String>,
    /// Postal code.
    pub pc: Option<String>,
    /// Country, ISO 3166-1.
    pub cc: String,
}

/// Columns of a contact.
const COLUMNS: &str =
    "SELECT id, handle, roid, clid, crid, cr_date, upid, up_date, tr_date, voice, fax, email, authinfo,
    disclose_flag, disclose FROM contact";

/// The contact called `handle`, as it is stored; where it may be changed, nobody else does until the transaction ends.
pub fn find(tx: &mut Tx<'_>, handle: &str) -> Result<Option<Contact>, Failure> {
    tx.locked("SELECT id FROM contact WHERE handle = $1", &[handle.into()], |tx| {
        let row = tx.query_one(&format!("{COLUMNS} WHERE handle = $1"), &[handle.into()])?;
        row.map(|row| read(tx, &row)).transpose()
    })
}

/// The contact with the number `id`, as it is stored; locked likewise.
pub fn get(tx: &mut Tx<'_>, id: i64) -> Result<Option<Contact>, Failure> {
    tx.locked("SELECT id FROM contact WHERE id = $1", &[id.into()], |tx| {
        let row = tx.query_one(&format!("{COLUMNS} WHERE id = $1"), &[id.into()])?;
        row.map(|row| read(tx, &row)).transpose()
    })
}

/// The number of the contact called `handle`.
pub fn number(tx: &mut Tx<'_>, handle: &str) -> Result<Option<i64>, Failure> {
    let row = tx.query_one("SELECT id FROM contact WHERE handle = $1", &[handle.into()])?;
    row.map(|row| row.int("id")).transpose()
}

/// Stores a new contact.
pub fn insert(tx: &mut Tx<'_>, contact: &Contact) -> Result<(), Failure> {
    let sql = "INSERT INTO contact (id, handle, roid, clid, crid, cr_date, voice, fax, email, authinfo, disclose_flag,
        disclose) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
    let (flag, items) = disclose(contact);
    tx.execute(
        sql,
        &[
            contact.id.into(),
            (&contact.handle).into(),
            (&contact.roid).into(),
            (&contact.clid).into(),
            (&contact.crid).into(),
            contact.cr_date.into(),
            (&contact.voice).into(),
            (&contact.fax).into(),
            (&contact.email).into(),
            contact.authinfo.as_ref().map(Secret::expose).into(),
            flag.into(),
            items.into(),
        ],
    )?;
    if let Some(holder) = &contact.holder {
        tci::write(tx, contact.id, holder)?;
    }
    write_postal(tx, contact)
}

/// Stores what a command may change of a contact.
pub fn save(tx: &mut Tx<'_>, contact: &Contact) -> Result<(), Failure> {
    let sql = "UPDATE contact SET clid = $1, upid = $2, up_date = $3, tr_date = $4, voice = $5, fax = $6, email = $7,
        authinfo = $8, disclose_flag = $9, disclose = $10 WHERE id = $11";
    let (flag, items) = disclose(contact);
    tx.execute(
        sql,
        &[
            (&contact.clid).into(),
            (&contact.upid).into(),
            contact.up_date.into(),
            contact.tr_date.into(),
            (&contact.voice).into(),
            (&contact.fax).into(),
            (&contact.email).into(),
            contact.authinfo.as_ref().map(Secret::expose).into(),
            flag.into(),
            items.into(),
            contact.id.into(),
        ],
    )?;
    if let Some(holder) = &contact.holder {
        tci::write(tx, contact.id, holder)?;
    }
    tx.execute("DELETE FROM contact_postal WHERE contact_id = $1", &[contact.id.into()])?;
    write_postal(tx, contact)
}

/// Takes a contact out; refused while a domain has it.
pub fn remove(tx: &mut Tx<'_>, id: i64) -> Result<(), Failure> {
    tx.execute("DELETE FROM contact_postal WHERE contact_id = $1", &[id.into()])?;
    tci::remove(tx, id)?;
    status::clear(tx, id)?;
    action::remove(tx, id)?;
    tx.execute("DELETE FROM contact WHERE id = $1", &[id.into()])?;
    Ok(())
}

/// Whether a domain that exists at `now` has the contact, as any of its contacts or as registrant.
pub fn is_linked(tx: &mut Tx<'_>, id: i64, now: Timestamp) -> Result<bool, Failure> {
    let contact = "SELECT 1 AS one FROM domain_contact l JOIN domain d ON d.id = l.domain_id
        WHERE l.contact_id = $1 AND (d.purge_at IS NULL OR d.purge_at > $2) LIMIT 1";
    let registrant = "SELECT 1 AS one FROM domain d
        WHERE d.registrant_id = $1 AND (d.purge_at IS NULL OR d.purge_at > $2) LIMIT 1";
    let params = [id.into(), now.into()];
    Ok(tx.exists(contact, &params)? || tx.exists(registrant, &params)?)
}

/// A contact from its row.
fn read(tx: &mut Tx<'_>, row: &Row) -> Result<Contact, Failure> {
    let id = row.int("id")?;
    let items = row.opt_text("disclose")?.unwrap_or_default();
    let items: Vec<String> = items.split_whitespace().map(String::from).collect();
    Ok(Contact {
        id,
        handle: row.text("handle")?,
        roid: row.text("roid")?,
        clid: row.text("clid")?,
        crid: row.text("crid")?,
        cr_date: row.time("cr_date")?,
        upid: row.opt_text("upid")?,
        up_date: row.opt_time("up_date")?,
        tr_date: row.opt_time("tr_date")?,
        postal: postal(tx, id)?,
        voice: row.opt_text("voice")?,
        fax: row.opt_text("fax")?,
        email: row.text("email")?,
        authinfo: row.opt_text("authinfo")?.map(Secret::new),
        disclose: row.opt_int("disclose_flag")?.map(|flag| (flag == 1, items)),
        holder: tci::find(tx, id)?,
        action: action::of(tx, id)?,
        statuses: status::list(tx, id)?,
        pending: transfer::pending(tx, id)?,
        decided: None,
    })
}

/// The names and addresses of a contact.
fn postal(tx: &mut Tx<'_>, id: i64) -> Result<Vec<Postal>, Failure> {
    let sql =
        "SELECT type, name, org, street, city, sp, pc, cc FROM contact_postal WHERE contact_id = $1 ORDER BY type";
    let rows = tx.query(sql, &[id.into()])?;
    rows.iter()
        .map(|row| {
            Ok(Postal {
                kind: row.text("type")?,
                name: row.text("name")?,
                org: row.opt_text("org")?,
                street: row.text("street")?.lines().map(String::from).collect(),
                city: row.text("city")?,
                sp: row.opt_text("sp")?,
                pc: row.opt_text("pc")?,
                cc: row.text("cc")?,
            })
        })
        .collect()
}

/// Stores the names and addresses of a contact that has none stored.
fn write_postal(tx: &mut Tx<'_>, contact: &Contact) -> Result<(), Failure> {
    let sql = "INSERT INTO contact_postal (contact_id, type, name, org, street, city, sp, pc, cc)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    for postal in &contact.postal {
        tx.execute(
            sql,
            &[
                contact.id.into(),
                (&postal.kind).into(),
                (&postal.name).into(),
                (&postal.org).into(),
                postal.street.join("\n").into(),
                (&postal.city).into(),
                (&postal.sp).into(),
                (&postal.pc).into(),
                (&postal.cc).into(),
            ],
        )?;
    }
    Ok(())
}

/// The disclosure as its two columns.
fn disclose(contact: &Contact) -> (Option<i64>, Option<String>) {
    let flag = contact.disclose.as_ref().map(|(flag, _)| i64::from(*flag));
    (flag, contact.disclose.as_ref().map(|(_, items)| items.join(" ")))
}
