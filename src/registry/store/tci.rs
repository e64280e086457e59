//! TCI's data of contacts: who a person or an organisation is.

use super::domain::{list_from_text, list_to_text};
use super::{Failure, Row, Tx};

/// What TCI wants to know of a contact.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Holder {
    /// Whether it is an organisation, and no person.
    pub organization: bool,
    /// Its taxpayer identification number.
    pub tin: Option<String>,
    /// A person's date of birth.
    pub birthday: Option<String>,
    /// A person's passports.
    pub passports: Vec<String>,
    /// An organisation's addresses, `int` before `loc`.
    pub addresses: Vec<Address>,
    /// What may (true) or may not be shown to others.
    pub disclose: Option<(bool, Vec<String>)>,
}

/// A legal address.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Address {
    /// `int` (ASCII) or `loc`.
    pub kind: String,
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

/// What is known of the contact numbered `contact`.
pub fn find(tx: &mut Tx<'_>, contact: i64) -> Result<Option<Holder>, Failure> {
    let sql = "SELECT kind, tin, birthday, passports, disclose_flag, disclose FROM contact_tci WHERE contact_id = $1";
    let Some(row) = tx.query_one(sql, &[contact.into()])? else { return Ok(None) };
    let sql = "SELECT type, street, city, sp, pc, cc FROM contact_tci_addr WHERE contact_id = $1 ORDER BY type";
    let addresses = tx.query(sql, &[contact.into()])?.iter().map(address).collect::<Result<_, _>>()?;
    let items = list_from_text(row.opt_text("disclose")?)?;
    Ok(Some(Holder {
        organization: row.text("kind")? == "organization",
        tin: row.opt_text("tin")?,
        birthday: row.opt_text("birthday")?,
        passports: list_from_text(row.opt_text("passports")?)?,
        addresses,
        disclose: row.opt_int("disclose_flag")?.map(|flag| (flag == 1, items)),
    }))
}

/// Stores what is known of a contact in place of what was.
pub fn write(tx: &mut Tx<'_>, contact: i64, holder: &Holder) -> Result<(), Failure> {
    remove(tx, contact)?;
    let sql = "INSERT INTO contact_tci (contact_id, kind, tin, birthday, passports, disclose_flag, disclose)
        VALUES ($1, $2, $3, $4, $5, $6, $7)";
    let (flag, items) = match &holder.disclose {
        Some((flag, items)) => (Some(i64::from(*flag)), list_to_text(items)),
        None => (None, None),
    };
    let kind = if holder.organization { "organization" } else { "person" };
    let values = [
        contact.into(),
        kind.into(),
        (&holder.tin).into(),
        (&holder.birthday).into(),
        list_to_text(&holder.passports).unwrap_or_else(|| "[]".into()).into(),
        flag.into(),
        items.into(),
    ];
    tx.execute(sql, &values)?;
    let sql = "INSERT INTO contact_tci_addr (contact_id, type, street, city, sp, pc, cc)
        VALUES ($1, $2, $3, $4, $5, $6, $7)";
    for address in &holder.addresses {
        let values = [
            contact.into(),
            (&address.kind).into(),
            address.street.join("\n").into(),
            (&address.city).into(),
            (&address.sp).into(),
            (&address.pc).into(),
            (&address.cc).into(),
        ];
        tx.execute(sql, &values)?;
    }
    Ok(())
}

/// Forgets what is known of a contact.
pub fn remove(tx: &mut Tx<'_>, contact: i64) -> Result<(), Failure> {
    tx.execute("DELETE FROM contact_tci_addr WHERE contact_id = $1", &[contact.into()])?;
    tx.execute("DELETE FROM contact_tci WHERE contact_id = $1", &[contact.into()])?;
    Ok(())
}

/// An address from its row.
fn address(row: &Row) -> Result<Address, Failure> {
    Ok(Address {
        kind: row.text("type")?,
        street: row.text("street")?.lines().map(String::from).collect(),
        city: row.text("city")?,
        sp: row.opt_text("sp")?,
        pc: row.opt_text("pc")?,
        cc: row.text("cc")?,
    })
}
