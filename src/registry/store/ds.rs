//! The DS records of a domain (RFC 5910), in the order they were added.

use super::{Failure, Row, Tx};

/// A DS record, perhaps with the key it was made from.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Ds {
    /// The key's tag.
    pub key_tag: i64,
    /// The key's algorithm.
    pub alg: i64,
    /// The digest's type.
    pub digest_type: i64,
    /// The digest in upper-case hex.
    pub digest: String,
    /// The key.
    pub key: Option<Key>,
}

/// A DNSKEY record.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Key {
    /// Its flags.
    pub flags: i64,
    /// Its protocol.
    pub protocol: i64,
    /// Its algorithm.
    pub alg: i64,
    /// The key in base64 without white space.
    pub pub_key: String,
}

/// The DS records of a domain.
pub fn list(tx: &mut Tx<'_>, domain: i64) -> Result<Vec<Ds>, Failure> {
    let sql = "SELECT key_tag, alg, digest_type, digest, flags, protocol, key_alg, pub_key FROM domain_ds
        WHERE domain_id = $1 ORDER BY ord";
    tx.query(sql, &[domain.into()])?.iter().map(read).collect()
}

/// Stores the DS records of a domain in place of those it had.
pub fn write(tx: &mut Tx<'_>, domain: i64, records: &[Ds]) -> Result<(), Failure> {
    tx.execute("DELETE FROM domain_ds WHERE domain_id = $1", &[domain.into()])?;
    let sql = "INSERT INTO domain_ds (domain_id, ord, key_tag, alg, digest_type, digest, flags, protocol, key_alg,
        pub_key) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    for (ord, ds) in (0_i64..).zip(records) {
        let key = ds.key.as_ref();
        let values = [
            domain.into(),
            ord.into(),
            ds.key_tag.into(),
            ds.alg.into(),
            ds.digest_type.into(),
            (&ds.digest).into(),
            key.map(|key| key.flags).into(),
            key.map(|key| key.protocol).into(),
            key.map(|key| key.alg).into(),
            key.map(|key| key.pub_key.as_str()).into(),
        ];
        tx.execute(sql, &values)?;
    }
    Ok(())
}

/// A record from its row.
fn read(row: &Row) -> Result<Ds, Failure> {
    let key = match row.opt_int("flags")? {
        Some(flags) => {
            Some(Key { flags, protocol: row.int("protocol")?, alg: row.int("key_alg")?, pub_key: row.text("pub_key")? })
        }
        None => None,
    };
    Ok(Ds {
        key_tag: row.int("key_tag")?,
        alg: row.int("alg")?,
        digest_type: row.int("digest_type")?,
        digest: row.text("digest")?,
        key,
    })
}
