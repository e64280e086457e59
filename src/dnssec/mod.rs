//! DS records from public keys: what `dnssec-dsfromkey` does, for a key in any of the forms in which people keep one.

mod algorithm;
mod records;

use base64::Engine;
use records::Record;
use sha2::{Digest as _, Sha256, Sha384};

/// What a DS record's digest is made with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Digest {
    /// SHA-256, type 2 (RFC 4509): every resolver knows it.
    #[default]
    Sha256,
    /// SHA-384, type 4 (RFC 6605).
    Sha384,
}

/// A DS record (RFC 4034, section 5).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ds {
    /// The tag of the key.
    pub key_tag: u16,
    /// The key's algorithm.
    pub algorithm: u8,
    /// What the digest is made with.
    pub digest_type: u8,
    /// The digest in hexadecimal digits.
    pub digest: String,
}

/// DS records, and what a person should know of the keys behind them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// One for each key.
    pub records: Vec<Ds>,
    /// Sentences about keys that work and should not be relied on.
    pub warnings: Vec<String>,
}

/// Flags of a DNSKEY (RFC 4034, section 2.1.1; RFC 5011, section 7).
const ZONE: u16 = 0x0100;
/// The key was revoked.
const REVOKED: u16 = 0x0080;
/// The key is an entry point: the parent has its DS.
const ENTRY: u16 = 0x0001;

impl Digest {
    /// The digest that `word` names.
    pub fn parse(word: &str) -> Option<Digest> {
        match word.to_ascii_lowercase().as_str() {
            "sha256" | "sha-256" | "2" => Some(Digest::Sha256),
            "sha384" | "sha-384" | "4" => Some(Digest::Sha384),
            _ => None,
        }
    }

    /// Its number in a DS record.
    fn number(self) -> u8 {
        match self {
            Digest::Sha256 => 2,
            Digest::Sha384 => 4,
        }
    }

    /// The digest of `bytes`.
    fn of(self, bytes: &[u8]) -> String {
        let hex = |digest: &[u8]| digest.iter().map(|byte| format!("{byte:02X}")).collect();
        match self {
            Digest::Sha256 => hex(&Sha256::digest(bytes)),
            Digest::Sha384 => hex(&Sha384::digest(bytes)),
        }
    }
}

/// The DS records of the keys in `text` for the domain `name`: of the entry points (flags 257), or where there is none,
/// of all its keys. The error says of the file what is wrong with it.
pub fn from_keys(text: &str, name: &str, digest: Digest) -> Result<Found, String> {
    refuse_other_files(text)?;
    let keys = records::read(text)?;
    if keys.is_empty() {
        let has_ds = text.split_whitespace().any(|word| word.eq_ignore_ascii_case("DS"));
        return Err(match text.trim().is_empty() {
            true => "it is empty, and should hold a DNSKEY record".into(),
            false if has_ds => {
                "it holds a DS record and no DNSKEY record; a DS record itself is given in one word".into()
            }
            false => "it holds no DNSKEY record, such as `example.com. IN DNSKEY 257 3 13 …`".into(),
        });
    }
    let owner = owner_of(name)?;
    let entries = keys.iter().any(|key| key.flags & ENTRY != 0);
    let mut found = Found::default();
    for key in keys.iter().filter(|key| !entries || key.flags & ENTRY != 0) {
        let ds = of_key(key, &owner, digest, &mut found.warnings).map_err(|why| format!("line {}: {why}", key.line))?;
        if !found.records.contains(&ds) {
            found.records.push(ds);
        }
    }
    Ok(found)
}

/// Files that are taken for a key by mistake.
fn refuse_other_files(text: &str) -> Result<(), String> {
    let start = text.trim_start();
    if text.lines().any(|line| line.trim_start().starts_with("Private-key-format:")) {
        return Err(
            "it holds the private key, which nobody else needs; give the public one, the file that ends in .key".into(),
        );
    }
    if start.starts_with("-----BEGIN") {
        return Err(
            "it is a PEM file; a DNSKEY record is wanted, as dnssec-keygen writes it into a file that ends in .key"
                .into(),
        );
    }
    Ok(())
}

/// The DS record of one key.
fn of_key(key: &Record, owner: &str, digest: Digest, warnings: &mut Vec<String>) -> Result<Ds, String> {
    same_owner(key, owner, warnings)?;
    if key.flags & ZONE == 0 {
        return Err(format!(
            "the flags {} say that the key does not sign a zone; a zone's key has 257 or 256 (RFC 4034, section 2.1.1)",
            key.flags
        ));
    }
    if key.protocol != 3 {
        return Err(format!("the protocol is {}, and in a DNSKEY it is 3 (RFC 4034, section 2.1.2)", key.protocol));
    }
    let public = base64::engine::general_purpose::STANDARD
        .decode(&key.key)
        .map_err(|_| "the key is not Base64; is a part of it missing?".to_string())?;
    if public.len() > usize::from(u16::MAX) - 4 {
        return Err(format!("the key has {} octets, more than a record can hold", public.len()));
    }
    algorithm::check_length(key.algorithm, public.len())?;
    let mut data = key.flags.to_be_bytes().to_vec();
    data.extend([key.protocol, key.algorithm]);
    data.extend(public);
    let key_tag = key_tag(&data);
    if key.flags & REVOKED != 0 {
        warnings.push(format!("the key {key_tag} is revoked (RFC 5011): no resolver trusts a name by its DS"));
    }
    warnings.extend(algorithm::concern(key.algorithm).map(|why| format!("the key {key_tag} is of {why}")));
    let mut hashed = wire_name(owner)?;
    hashed.extend(&data);
    Ok(Ds { key_tag, algorithm: key.algorithm, digest_type: digest.number(), digest: digest.of(&hashed) })
}

/// Refuses a key of another domain.
fn same_owner(key: &Record, owner: &str, warnings: &mut Vec<String>) -> Result<(), String> {
    let Some(written) = &key.owner else { return Ok(()) };
    let absolute = written.ends_with('.');
    let theirs = owner_of(written)?;
    if theirs == owner {
        return Ok(());
    }
    if absolute {
        return Err(format!("the key is that of {theirs}, and the command is about {owner}"));
    }
    // Relative to a zone that the file does not name, it may be the same: `example` in the zone `com`.
    let fits = owner.strip_prefix(theirs.as_str()).is_some_and(|rest| rest.starts_with('.'));
    if !fits && theirs.contains('.') {
        warnings.push(format!("the key's owner {theirs} has no dot at its end; it is taken for a key of {owner}"));
    }
    Ok(())
}

/// A name in the canonical form (RFC 4034, section 6.2), without the dot at its end.
fn owner_of(name: &str) -> Result<String, String> {
    let ascii = crate::idn::to_ascii(name.strip_suffix('.').unwrap_or(name).into())?;
    Ok(ascii.to_ascii_lowercase())
}

/// A name as the DNS sends it.
fn wire_name(name: &str) -> Result<Vec<u8>, String> {
    let mut wire = Vec::with_capacity(name.len() + 2);
    for label in name.split('.') {
        let length = u8::try_from(label.len()).ok().filter(|length| (1..=63).contains(length));
        let length = length.ok_or_else(|| format!("{name:?} is no name that a key can have"))?;
        wire.push(length);
        wire.extend(label.bytes());
    }
    wire.push(0);
    if wire.len() > 255 {
        return Err(format!("{name:?} is too long for a name"));
    }
    Ok(wire)
}

/// The tag of a key with that RDATA (RFC 4034, appendix B).
fn key_tag(data: &[u8]) -> u16 {
    // RSA/MD5 takes it from the modulus, which ends the data.
    if let ([_, _, _, 1, ..], [.., high, low, _]) = (data, data) {
        return u16::from_be_bytes([*high, *low]);
    }
    let sum = data.iter().enumerate().fold(0u32, |sum, (at, byte)| {
        sum.wrapping_add(if at % 2 == 0 { u32::from(*byte) << 8 } else { u32::from(*byte) })
    });
    ((sum + (sum >> 16)) & 0xffff) as u16
}

#[cfg(test)]
mod tests;
