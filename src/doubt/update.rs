//! An update beside what the object is now: which of its changes can be seen.

use crate::epp::Call;
use crate::value::{Map, Value};

/// Which changes are there and which are not; those that nobody can see are in neither.
#[derive(Debug, Default)]
pub(super) struct Compared {
    pub there: Vec<String>,
    pub missing: Vec<String>,
}

/// Compares what an update asked for with the object's values.
pub(super) fn compare(call: &Call, values: &Map) -> Compared {
    let mut compared = Compared::default();
    for (name, asked) in call.args.iter().filter(|(name, _)| !matches!(*name, "name" | "id")) {
        let seen = if let Some(list) = name.strip_prefix("add-") {
            all(asked, |item| holds(values.list(list), item))
        } else if let Some(list) = name.strip_prefix("rem-") {
            all(asked, |item| holds(values.list(list), item).map(|there| !there))
        } else if let Some(field) = name.strip_suffix("-null") {
            (field != "auth").then(|| !values.contains(field))
        } else if name.starts_with("auth") || name.starts_with("disclose") {
            None
        } else {
            changed(asked, values.get(name))
        };
        match seen {
            Some(true) => compared.there.push(name.into()),
            Some(false) => compared.missing.push(name.into()),
            None => {}
        }
    }
    compared
}

/// Whether a plain value, or each field of an item that was given, is what was asked for.
fn changed(asked: &Value, now: Option<&Value>) -> Option<bool> {
    match asked {
        Value::Secret(_) => None,
        Value::List(items) => all(&Value::List(items.clone()), |item| holds(now.map_or(&[], Value::items), item)),
        asked => Some(now.is_some_and(|now| within(asked, now))),
    }
}

/// Whether the test holds for all items.
fn all(asked: &Value, test: impl Fn(&Value) -> Option<bool>) -> Option<bool> {
    let seen: Vec<bool> = asked.items().iter().filter_map(test).collect();
    (!seen.is_empty()).then(|| seen.into_iter().all(|one| one))
}

/// Whether a list has an item with all that was asked for.
fn holds(list: &[Value], asked: &Value) -> Option<bool> {
    Some(list.iter().any(|item| within(asked, item)))
}

/// Whether everything in `asked` is in `now`; letter case says nothing in names and addresses.
fn within(asked: &Value, now: &Value) -> bool {
    match (asked, now) {
        (Value::Map(asked), Value::Map(now)) => {
            let told =
                asked.iter().filter(|(name, value)| !matches!((*name, value.as_str()), (_, Some("")) | ("lang", _)));
            told.into_iter().all(|(name, value)| now.get(name).is_some_and(|now| within(value, now)))
        }
        (Value::List(asked), Value::List(now)) => asked.iter().all(|item| now.iter().any(|other| within(item, other))),
        // A host may be shown with its addresses, and asked for by its name alone.
        (asked, Value::Map(now)) => now.iter().next().is_some_and(|(_, first)| within(asked, first)),
        (asked, now) => match (asked.to_wire(), now.to_wire()) {
            (Some(asked), Some(now)) => asked.eq_ignore_ascii_case(&now),
            _ => asked == now,
        },
    }
}
