//! How values are typed: `2y`, `admin:ID`, `HOST=IP,IP`, a DS record as in a zone file, `field=value` pairs.

use crate::epp::kind;
use crate::secret::Secret;
use crate::spec::model::{Form, Kind};
use crate::spec::params::Field;
use crate::value::{Map, Value};

/// Why a word is not the value it should be.
pub type Bad = String;

/// A plain value of a kind.
pub fn plain(kind: &Kind, secret: bool, word: &str) -> Result<Value, Bad> {
    if secret {
        return Ok(Value::Secret(Secret::new(word)));
    }
    let packed: String;
    let word = match kind {
        Kind::Hex | Kind::Base64 => {
            packed = word.split_whitespace().collect();
            &packed
        }
        Kind::Period if !word.is_empty() && word.bytes().all(|b| b.is_ascii_digit()) => {
            packed = format!("{word}y");
            &packed
        }
        _ => word,
    };
    if let Kind::Words(words) = kind
        && !words.contains(&word)
    {
        return Err(format!("{word:?} is not {}{}", kind.expected(), nearest(word, words)));
    }
    // What may be empty is written empty: that is how a value is taken away.
    if word.is_empty() && matches!(kind, Kind::Text | Kind::Phone | Kind::Xml) {
        return Ok("".into());
    }
    let wire = kind::to_wire(kind, word.into())?;
    Ok(kind::from_wire(kind, &wire))
}

/// The word that was probably meant.
pub fn nearest(word: &str, words: &[&str]) -> String {
    let scored = words.iter().map(|known| (strsim::jaro_winkler(word, known), known));
    match scored.max_by(|a, b| a.0.total_cmp(&b.0)) {
        Some((score, known)) if score > 0.8 => format!("; did you mean {known}?"),
        _ => String::new(),
    }
}

/// One item with several fields, or its plain form.
pub fn item(fields: &[Field], form: Option<&Form>, plain_kind: Option<&Kind>, word: &str) -> Result<Value, Bad> {
    if let Some(pairs) = pairs(fields, word) {
        return pairs.map(Value::Map);
    }
    if let (Some(kind), Some(form)) = (plain_kind, form) {
        let separator = form.fields.get(1).map_or("=", |(separator, _)| separator);
        if !word.contains(separator) {
            return plain(kind, false, word);
        }
    }
    match form {
        Some(form) => by_form(fields, form, word).map(Value::Map),
        None => {
            let mut map = Map::new();
            for (field, part) in fields.iter().zip(word.splitn(fields.len().max(1), ',')) {
                set(&mut map, field, part.trim())?;
            }
            complete(fields, map, word).map(Value::Map)
        }
    }
}

/// `field=value,field=value`, or with `;` between them where a value holds a comma.
fn pairs(fields: &[Field], word: &str) -> Option<Result<Map, Bad>> {
    let starts =
        |part: &str| part.split_once('=').is_some_and(|(name, _)| fields.iter().any(|field| field.name == name.trim()));
    if !starts(word) {
        return None;
    }
    // A value that is XML runs to the end.
    let (pairs, xml) = match word.find("=<") {
        Some(at) => {
            let from = word[..at].rfind([';', ',']).map_or(0, |at| at + 1);
            (word[..from].trim_end_matches([';', ',']), Some(&word[from..]))
        }
        None => (word, None),
    };
    let separator = if pairs.contains(';') { ';' } else { ',' };
    let mut map = Map::new();
    for part in pairs.split(separator).filter(|_| !pairs.is_empty()).chain(xml) {
        let known = part.split_once('=').and_then(|(name, value)| {
            fields.iter().find(|field| field.name == name.trim()).map(|field| (field, value))
        });
        let Some((field, value)) = known else {
            let names = fields.iter().map(|field| field.name).collect::<Vec<_>>().join(", ");
            return Some(Err(format!("{part:?} is no field=value; the fields are {names}, separated by ',' or ';'")));
        };
        if let Err(bad) = set(&mut map, field, value.trim()) {
            return Some(Err(bad));
        }
    }
    Some(complete(fields, map, word))
}

/// The fields of a form, each up to the separator of the next.
fn by_form(fields: &[Field], form: &Form, word: &str) -> Result<Map, Bad> {
    let mut map = Map::new();
    let mut rest = word.trim();
    for (at, (_, name)) in form.fields.iter().enumerate() {
        let Some(field) = fields.iter().find(|field| field.name == *name) else { continue };
        let next = form.fields.get(at + 1).map(|(separator, _)| *separator);
        let split = next.and_then(|separator| rest.split_once(separator));
        match (split, next) {
            (Some((part, after)), _) => {
                // `create::sunrise` leaves the field between out.
                if !part.trim().is_empty() || field.required {
                    set(&mut map, field, part.trim())?;
                }
                rest = after.trim_start();
                if rest.is_empty() {
                    break;
                }
            }
            // Without its separator, an optional field in front of a required one was left out: an ID without its role.
            (None, Some(_)) if !field.required && later_required(fields, form, at) => {}
            (None, _) => {
                set(&mut map, field, rest)?;
                break;
            }
        }
    }
    complete(fields, map, word)
}

/// Whether a field behind `at` must be there.
fn later_required(fields: &[Field], form: &Form, at: usize) -> bool {
    form.fields[at + 1..].iter().any(|(_, name)| fields.iter().any(|field| field.name == *name && field.required))
}

/// Reads one field of an item.
fn set(map: &mut Map, field: &Field, text: &str) -> Result<(), Bad> {
    let in_field = |bad: Bad| format!("{}: {bad}", field.name);
    let value = |text: &str| match field.fields.is_empty() {
        true => plain(&field.kind, field.secret, text),
        false => item(&field.fields, field.form, None, text),
    };
    if !field.repeats {
        map.set(field.name, value(text).map_err(in_field)?);
        return Ok(());
    }
    let several = field.fields.is_empty() && !matches!(field.kind, Kind::Text | Kind::Xml);
    for part in text.split(|c| several && c == ',') {
        map.push(field.name, value(part.trim()).map_err(in_field)?);
    }
    Ok(())
}

/// Checks that nothing required is missing.
fn complete(fields: &[Field], map: Map, word: &str) -> Result<Map, Bad> {
    match fields.iter().find(|field| field.required && !map.contains(field.name)) {
        Some(field) => Err(format!("{word:?} lacks {}: {}", field.name, field.kind.expected())),
        None => Ok(map),
    }
}

/// How an item is typed, for help: `TYPE:ID`.
pub fn shown(fields: &[Field], form: Option<&Form>) -> String {
    match form {
        Some(form) => {
            form.fields.iter().map(|(separator, name)| format!("{separator}{}", name.to_uppercase())).collect()
        }
        None => {
            let names: Vec<String> = fields.iter().map(|field| format!("{}=…", field.name)).collect();
            names.join(";")
        }
    }
}
