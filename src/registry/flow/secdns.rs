//! DS records in commands and answers (SD-1 to SD-10, RFC 5910).

use super::args::{check_changes, repeated};
use super::{Context, Refusal};
use crate::epp::{Body, Call, Code, Fault};
use crate::registry::store::ds::{self, Ds, Key};
use crate::registry::store::{Failure, Tx};
use crate::value::{Map, Value};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256, Sha384};

/// The extension's spec.
const SPEC: &str = "secDNS";
/// Its namespace.
const URI: &str = "urn:ietf:params:xml:ns:secDNS-1.1";

/// What an update does to the DS records.
#[derive(Default)]
pub(super) struct Change {
    /// Whether all are removed.
    all: bool,
    /// Those it removes.
    rem: Vec<Ds>,
    /// Those it adds.
    add: Vec<Ds>,
}

/// The DS records of a create.
pub(super) fn create(context: &Context, call: &Call) -> Result<Vec<Ds>, Refusal> {
    let Some(args) = call.extension(SPEC) else { return Ok(Vec::new()) };
    options(args)?;
    no_keys(args, "dnskey")?;
    let records = read(context, args, "ds", true)?;
    if records.is_empty() {
        return Err(refuse(Code::PARAMETER_MISSING, "dsData", "", "A record is required"));
    }
    if repeated(&records.iter().map(plain).collect::<Vec<_>>()).is_some() {
        return Err(refuse(Code::POLICY_ERROR, "dsData", "", "This record comes twice"));
    }
    limit(context, &records)?;
    Ok(records)
}

/// What an update asks for.
pub(super) fn update(context: &Context, call: &Call) -> Result<Option<Change>, Refusal> {
    let Some(args) = call.extension(SPEC) else { return Ok(None) };
    options(args)?;
    no_keys(args, "rem-dnskey")?;
    no_keys(args, "add-dnskey")?;
    let all = args.get("rem-ds-all").and_then(Value::as_bool);
    if all == Some(false) {
        return Err(refuse(
            Code::POLICY_ERROR,
            "all",
            "false",
            "Either all records are removed or those that are named",
        ));
    }
    let change = Change {
        all: all == Some(true),
        // What is there may have been let in by other rules; it must be possible to remove it.
        rem: read(context, args, "rem-ds", false)?,
        add: read(context, args, "add-ds", true)?,
    };
    if !change.all && change.rem.is_empty() && change.add.is_empty() {
        return Err(refuse(Code::PARAMETER_MISSING, "update", "", "A record is required"));
    }
    Ok(Some(change))
}

/// Carries an update out: first what is removed, then what is added (SD-5).
pub(super) fn apply(tx: &mut Tx<'_>, context: &Context, domain: i64, change: &Change) -> Result<(), Failure> {
    let before = ds::list(tx, domain)?;
    let current: Vec<Ds> = if change.all { Vec::new() } else { before };
    let current_plain: Vec<Ds> = current.iter().map(plain).collect();
    let rem: Vec<Ds> = change.rem.iter().map(plain).collect();
    let add: Vec<Ds> = change.add.iter().map(plain).collect();
    check_changes(&current_plain, &add, &rem, |_, reason| refuse(Code::POLICY_ERROR, "dsData", "", reason))?;
    let mut result: Vec<Ds> = current.into_iter().filter(|ds| !rem.contains(&plain(ds))).collect();
    result.extend(change.add.iter().cloned());
    limit(context, &result)?;
    ds::write(tx, domain, &result)
}

/// The DS records of a domain as answers tell them; none for a domain without any.
pub(super) fn info(tx: &mut Tx<'_>, domain: i64) -> Result<Option<Body>, Failure> {
    let records = ds::list(tx, domain)?;
    if records.is_empty() {
        return Ok(None);
    }
    let mut values = Map::new();
    for ds in records {
        let mut map = Map::new();
        map.set("keyTag", ds.key_tag);
        map.set("alg", ds.alg);
        map.set("digestType", ds.digest_type);
        map.set("digest", ds.digest);
        if let Some(key) = ds.key {
            let mut inner = Map::new();
            inner.set("flags", key.flags);
            inner.set("protocol", key.protocol);
            inner.set("alg", key.alg);
            inner.set("pubKey", key.pub_key);
            map.set("keyData", inner);
        }
        values.push("dsData", map);
    }
    Ok(Some(Body { spec: SPEC.into(), element: "infData".into(), values }))
}

/// A record without its key: what makes two records the same.
fn plain(ds: &Ds) -> Ds {
    Ds { key: None, ..ds.clone() }
}

/// Refuses what is not offered: a life of signatures, urgency (SD-6, SD-7).
fn options(args: &Map) -> Result<(), Refusal> {
    for (arg, element) in [("max-sig-life", "maxSigLife"), ("add-max-sig-life", "maxSigLife")] {
        if args.contains(arg) {
            return Err(refuse(Code::UNIMPLEMENTED_OPTION, element, "", "The life of signatures cannot be set here"));
        }
    }
    if args.flag("urgent") {
        return Err(refuse(Code::UNIMPLEMENTED_OPTION, "update", "urgent", "Nothing is done faster for being urgent"));
    }
    Ok(())
}

/// Refuses keys in place of DS records (SD-1).
fn no_keys(args: &Map, arg: &str) -> Result<(), Refusal> {
    if args.list(arg).is_empty() {
        return Ok(());
    }
    Err(refuse(Code::POLICY_ERROR, "keyData", "", "DS records are taken here (dsData), not keys alone"))
}

/// Refuses more records than policy allows.
fn limit(context: &Context, records: &[Ds]) -> Result<(), Refusal> {
    let most = context.policy.ds_max;
    if records.len() > most {
        return Err(refuse(Code::POLICY_ERROR, "dsData", "", format!("A domain has at most {most} DS records")));
    }
    Ok(())
}

/// The records in an argument; `judge` tells whether policy is asked about them.
fn read(context: &Context, args: &Map, arg: &str, judge: bool) -> Result<Vec<Ds>, Refusal> {
    let mut records = Vec::new();
    for map in args.list(arg).iter().filter_map(Value::as_map) {
        let ds = Ds {
            key_tag: number(map, "keyTag")?,
            alg: number(map, "alg")?,
            digest_type: number(map, "digestType")?,
            digest: map.str("digest").unwrap_or_default().to_ascii_uppercase(),
            key: map.get("keyData").and_then(Value::as_map).map(read_key).transpose()?,
        };
        if judge {
            check(context, &ds)?;
        }
        records.push(ds);
    }
    Ok(records)
}

/// A key of a record.
fn read_key(map: &Map) -> Result<Key, Refusal> {
    Ok(Key {
        flags: number(map, "flags")?,
        protocol: number(map, "protocol")?,
        alg: number(map, "alg")?,
        pub_key: map.str("pubKey").unwrap_or_default().split_ascii_whitespace().collect(),
    })
}

/// A number of a record.
fn number(map: &Map, name: &'static str) -> Result<i64, Refusal> {
    let told = map.get(name);
    let number = told.and_then(|value| value.as_int().or_else(|| value.as_str()?.parse().ok()));
    number.ok_or_else(|| refuse(Code::PARAMETER_MISSING, name, "", "This element must be there and hold a value"))
}

/// Checks a record by policy (SD-2, SD-3).
fn check(context: &Context, ds: &Ds) -> Result<(), Refusal> {
    let policy = &context.policy;
    let against = |element, text: String, reason: &'static str| Err(refuse(Code::POLICY_ERROR, element, text, reason));
    if !policy.ds_algorithms.contains(&ds.alg) {
        return against("alg", ds.alg.to_string(), "This algorithm is not taken here");
    }
    if !policy.ds_digests.contains(&ds.digest_type) {
        return against("digestType", ds.digest_type.to_string(), "This type of digest is not taken here");
    }
    let length = match ds.digest_type {
        1 => Some(40),
        2 | 3 => Some(64),
        4 => Some(96),
        _ => None,
    };
    if length.is_some_and(|length| length != ds.digest.len()) {
        return against("digest", ds.digest.clone(), "A digest of this type has another length");
    }
    match &ds.key {
        Some(key) => check_key(context, ds, key),
        None if policy.ds_key_required => {
            Err(refuse(Code::PARAMETER_MISSING, "keyData", "", "The key that a DS record is made from is required"))
        }
        None => Ok(()),
    }
}

/// Checks the key of a record, and that the record was made from it.
fn check_key(context: &Context, ds: &Ds, key: &Key) -> Result<(), Refusal> {
    let against = |element, text: String, reason: &'static str| Err(refuse(Code::POLICY_ERROR, element, text, reason));
    if key.flags != 257 {
        return against("flags", key.flags.to_string(), "The flags of a key are 257: a key that signs keys");
    }
    if key.protocol != 3 {
        return against("protocol", key.protocol.to_string(), "The protocol of a key is 3");
    }
    if !context.policy.ds_algorithms.contains(&key.alg) {
        return against("alg", key.alg.to_string(), "This algorithm is not taken here");
    }
    let Ok(bytes) = STANDARD.decode(&key.pub_key) else {
        return Err(refuse(Code::VALUE_SYNTAX_ERROR, "pubKey", "", "A key is written in base64"));
    };
    let length = match key.alg {
        13 => Some(64),
        14 => Some(96),
        15 => Some(32),
        16 => Some(57),
        _ => None,
    };
    if bytes.is_empty() || length.is_some_and(|length| length != bytes.len()) {
        return against("pubKey", String::new(), "A key of this algorithm has another length");
    }
    if key.alg != ds.alg {
        return against("alg", key.alg.to_string(), "The key's algorithm is not that of its DS record");
    }
    if key_tag(key, &bytes) != ds.key_tag {
        return against("keyTag", ds.key_tag.to_string(), "This is not the tag of the key");
    }
    Ok(())
}

/// The data of a DNSKEY record (RFC 4034, section 2.1).
fn key_data(key: &Key, bytes: &[u8]) -> Vec<u8> {
    let flags = u16::try_from(key.flags).unwrap_or_default().to_be_bytes();
    let small = |number: i64| u8::try_from(number).unwrap_or_default();
    [&flags[..], &[small(key.protocol), small(key.alg)], bytes].concat()
}

/// The tag of a key (RFC 4034, appendix B).
fn key_tag(key: &Key, bytes: &[u8]) -> i64 {
    let data = key_data(key, bytes);
    let sum: u32 = data
        .iter()
        .enumerate()
        .map(|(at, byte)| if at % 2 == 0 { u32::from(*byte) << 8 } else { u32::from(*byte) })
        .fold(0, u32::wrapping_add);
    i64::from((sum + (sum >> 16)) & 0xffff)
}

/// Whether the digest of a record is that of its key as the key of `name` (RFC 4034, section 5.1.4); `None` where the
/// type of digest is not known here.
fn digest_fits(name: &str, ds: &Ds, key: &Key) -> Option<bool> {
    let bytes = STANDARD.decode(&key.pub_key).ok()?;
    let mut data = Vec::new();
    for label in name.split('.') {
        data.push(u8::try_from(label.len()).unwrap_or_default());
        data.extend_from_slice(label.as_bytes());
    }
    data.push(0);
    data.extend(key_data(key, &bytes));
    let hex = |bytes: &[u8]| bytes.iter().map(|byte| format!("{byte:02X}")).collect::<String>();
    match ds.digest_type {
        2 => Some(hex(&Sha256::digest(&data)) == ds.digest),
        4 => Some(hex(&Sha384::digest(&data)) == ds.digest),
        _ => None,
    }
}

/// Checks that records with keys are of those keys, which takes the domain's name (SD-3).
pub(super) fn check_digests(name: &str, records: &[Ds]) -> Result<(), Refusal> {
    for ds in records {
        if ds.key.as_ref().and_then(|key| digest_fits(name, ds, key)) == Some(false) {
            let digest = ds.digest.clone();
            return Err(refuse(
                Code::POLICY_ERROR,
                "digest",
                digest,
                "This is not the digest of the key for this name",
            ));
        }
    }
    Ok(())
}

impl Change {
    /// The records that are added.
    pub(super) fn added(&self) -> &[Ds] {
        &self.add
    }
}

/// A refusal of an element of this extension.
fn refuse(code: Code, element: &'static str, text: impl Into<String>, reason: impl Into<String>) -> Refusal {
    let fault = Fault { uri: URI.into(), element: element.into(), text: text.into(), reason: Some(reason.into()) };
    Refusal { code, fault: Some(fault) }
}
