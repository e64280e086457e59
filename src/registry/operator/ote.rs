//! The checklist of an operational test: which deeds a registrar has shown that it can do.
//!
//! It is read from the log of commands, so a registrar that was asked to show something does it like any other command.

use crate::registry::rules::policy::Policy;
use crate::registry::store::{Failure, Row, Tx};
use serde_json::{Value as Json, json};
use std::collections::BTreeMap;

/// A command that succeeded: its verb, its extensions and the object.
struct Deed<'a> {
    verb: &'a str,
    extensions: &'a str,
    object: &'a str,
}

impl Deed<'_> {
    /// Whether it carried the extension.
    fn has(&self, extension: &str) -> bool {
        self.extensions.split(' ').any(|known| known == extension)
    }

    /// Whether its object's name has letters beyond ASCII.
    fn is_idn(&self) -> bool {
        self.object.split('.').next().is_some_and(|label| label.starts_with("xn--"))
    }
}

/// A deed that is to be shown, and which commands show it.
type Item = (&'static str, fn(&Deed<'_>, &Policy) -> bool);

/// What a registrar must have done.
const ITEMS: &[Item] = &[
    ("domain check", |deed, _| deed.verb == "domain check"),
    ("domain info", |deed, _| deed.verb == "domain info"),
    ("contact create", |deed, _| deed.verb == "contact create"),
    ("contact update", |deed, _| deed.verb == "contact update"),
    ("contact delete", |deed, _| deed.verb == "contact delete"),
    ("domain create, ASCII", |deed, _| deed.verb == "domain create" && !deed.is_idn()),
    ("domain create, IDN", |deed, _| deed.verb == "domain create" && deed.is_idn()),
    ("domain create with DS", |deed, _| deed.verb == "domain create" && deed.has("secDNS")),
    ("domain update", |deed, _| deed.verb == "domain update" && !deed.has("rgp")),
    ("domain update with DS", |deed, _| deed.verb == "domain update" && deed.has("secDNS")),
    ("domain renew", |deed, _| deed.verb == "domain renew"),
    ("domain delete", |deed, _| deed.verb == "domain delete"),
    ("domain restore", |deed, _| deed.verb == "domain update" && deed.has("rgp")),
    ("subordinate host create", |deed, policy| {
        deed.verb == "host create" && policy.superordinate(deed.object).is_some()
    }),
    ("host update", |deed, _| deed.verb == "host update"),
    ("host delete", |deed, _| deed.verb == "host delete"),
    ("transfer request", |deed, _| deed.verb == "domain transfer request"),
    ("transfer approve", |deed, _| deed.verb == "domain transfer approve"),
    ("transfer reject", |deed, _| deed.verb == "domain transfer reject"),
    ("transfer cancel", |deed, _| deed.verb == "domain transfer cancel"),
    ("poll", |deed, _| deed.verb == "poll req"),
    ("poll ack", |deed, _| deed.verb == "poll ack"),
];

/// What each registrar has shown and what is missing; of `clid` only, where it is named.
pub(super) fn status(tx: &mut Tx<'_>, policy: &Policy, clid: Option<&str>) -> Result<Json, Failure> {
    let mut shown: BTreeMap<String, Vec<u64>> = BTreeMap::new();
    for registrar in crate::registry::store::registrar::list(tx)? {
        if clid.is_none_or(|wanted| wanted == registrar.clid) {
            shown.insert(registrar.clid, vec![0; ITEMS.len()]);
        }
    }
    let sql = "SELECT registrar, verb, extensions, object FROM command_log
        WHERE code < 2000 AND registrar IS NOT NULL AND verb <> 'login' AND verb <> 'logout'
        UNION ALL SELECT registrar, command, extensions, COALESCE(named, object) FROM history
        WHERE registrar IS NOT NULL AND command IS NOT NULL";
    for row in tx.whole_table(sql)? {
        count(&row, policy, &mut shown)?;
    }
    Ok(shown.iter().map(|(clid, counts)| told(clid, counts)).collect())
}

/// Counts one command.
fn count(row: &Row, policy: &Policy, shown: &mut BTreeMap<String, Vec<u64>>) -> Result<(), Failure> {
    let Some(counts) = shown.get_mut(&row.text("registrar")?) else { return Ok(()) };
    let (verb, object) = (row.text("verb")?, row.opt_text("object")?.unwrap_or_default());
    let extensions = row.opt_text("extensions")?.unwrap_or_default();
    let deed = Deed { verb: &verb, extensions: &extensions, object: &object };
    for (count, (_, shows)) in counts.iter_mut().zip(ITEMS) {
        *count += u64::from(shows(&deed, policy));
    }
    Ok(())
}

/// A registrar's list.
fn told(clid: &str, counts: &[u64]) -> Json {
    let items = || ITEMS.iter().map(|(name, _)| *name).zip(counts);
    let missing: Vec<&str> = items().filter(|(_, count)| **count == 0).map(|(name, _)| name).collect();
    let deeds: Vec<Json> = items().map(|(name, count)| json!({ "deed": name, "count": count })).collect();
    json!({
        "registrar": clid,
        "passed": ITEMS.len() - missing.len(),
        "of": ITEMS.len(),
        "missing": missing,
        "deeds": deeds,
    })
}
