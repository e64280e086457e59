//! The words of an operator: lengths of time, moments, `name=value`.

use crate::error::{Error, Result};
use crate::registry::time::Timestamp;
use std::collections::BTreeMap;

/// Microseconds in a length of time: `90s`, `30m`, `2h`, `46d`, `2w`.
pub(super) fn duration(text: &str) -> Result<i64> {
    let wrong = || Error::usage(format!("{text:?} is no length of time")).hint("write 90s, 30m, 2h, 46d or 2w");
    let unit = text.chars().next_back().ok_or_else(wrong)?;
    let seconds: i64 = match unit {
        's' => 1,
        'm' => 60,
        'h' => 3_600,
        'd' => 86_400,
        'w' => 604_800,
        _ => return Err(wrong()),
    };
    let number: i64 = text[..text.len() - unit.len_utf8()].parse().map_err(|_| wrong())?;
    let micros = number.checked_mul(seconds).and_then(|seconds| seconds.checked_mul(1_000_000));
    micros.filter(|micros| *micros >= 0).ok_or_else(wrong)
}

/// A moment: `2027-01-31T10:00:00Z`, `2027-01-31T10:00Z`, `2027-01-31`.
pub(super) fn moment(text: &str) -> Result<Timestamp> {
    let whole = if text.contains('T') { text.to_owned() } else { format!("{text}T00:00:00Z") };
    whole.parse().map_err(|_| {
        Error::usage(format!("{text:?} is no moment")).hint("write 2027-01-31T10:00:00Z or a date, 2027-01-31")
    })
}

/// A whole number from 1 to a million; 0 too, where it means "always".
pub(super) fn number(text: &str) -> Result<i64> {
    let number = text.parse().ok().filter(|number| (0..=1_000_000).contains(number));
    number.ok_or_else(|| Error::usage(format!("{text:?} is no number from 0 to 1000000")))
}

/// Parts `name=value` words, whose names are `known`, from the others. `code=2400` is one of the others.
pub(super) fn assignments<'w>(words: &[&'w str], known: &[&str]) -> Result<(BTreeMap<&'w str, String>, Vec<&'w str>)> {
    let mut set = BTreeMap::new();
    let mut rest = Vec::new();
    for word in words {
        match word.split_once('=') {
            Some((name, value)) if known.contains(&name) => {
                if set.insert(name, value.to_owned()).is_some() {
                    return Err(Error::usage(format!("{name} is given twice")));
                }
            }
            _ => rest.push(*word),
        }
    }
    Ok((set, rest))
}

/// The words with every `--name value` and `--name=value` written as `name=value`.
pub(super) fn plain(words: &[String]) -> Result<Vec<String>> {
    let mut plain = Vec::with_capacity(words.len());
    let mut words = words.iter();
    while let Some(word) = words.next() {
        match word.strip_prefix("--") {
            None => plain.push(word.clone()),
            Some(option) if option.contains('=') => plain.push(option.to_owned()),
            Some(option) => {
                let value = words.next().ok_or_else(|| Error::usage(format!("--{option} needs a value")))?;
                plain.push(format!("{option}={value}"));
            }
        }
    }
    Ok(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_and_moments() {
        assert_eq!(duration("46d").expect("a length"), 46 * 86_400_000_000);
        assert_eq!(duration("2s").expect("a length"), 2_000_000);
        for wrong in ["", "d", "5", "-1d", "1y", "9999999999999999d", "5дн"] {
            assert!(duration(wrong).is_err(), "{wrong}");
        }
        assert_eq!(moment("2027-01-01").expect("a moment").to_wire(), "2027-01-01T00:00:00.000Z");
        assert_eq!(moment("2027-01-01T00:00Z").expect("a moment").to_wire(), "2027-01-01T00:00:00.000Z");
        assert!(moment("soon").is_err());
    }
}
