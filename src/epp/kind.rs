//! What each kind of slot takes: checked on the way out, understood on the way in.

use crate::idn;
use crate::spec::model::Kind;
use crate::value::Value;
use std::borrow::Cow;
use std::net::IpAddr;

/// How a value from the wire is wrong; the registry's result codes tell these apart (RFC 5730, section 3).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// Not a value of the kind at all: 2005.
    Syntax,
    /// Of the kind, but outside what the protocol allows: 2004.
    Range,
}

/// A length of time and its unit; without a unit, years.
pub fn split_period(text: &str) -> (&str, &str) {
    match text.char_indices().next_back() {
        Some((at, c)) if c.is_ascii_alphabetic() => (&text[..at], &text[at..]),
        _ => (text, "y"),
    }
}

/// The text to write for `text`, or what is expected instead.
pub fn to_wire<'a>(kind: &Kind, text: Cow<'a, str>) -> Result<Cow<'a, str>, String> {
    if let Kind::Name = kind {
        return name_to_wire(text);
    }
    if let Kind::Bool = kind {
        return match text.as_ref() {
            "1" | "true" | "yes" => Ok("1".into()),
            "0" | "false" | "no" => Ok("0".into()),
            other => Err(format!("{other:?} is not {}", kind.expected())),
        };
    }
    match check(kind, &text) {
        Ok(()) => Ok(text),
        Err(_) => Err(format!("{text:?} is not {}", kind.expected())),
    }
}

/// A name as the wire carries it: U-labels become A-labels, everything else stays as typed.
fn name_to_wire(name: Cow<str>) -> Result<Cow<str>, String> {
    if name.trim().is_empty() {
        return Err("a name is blank".into());
    }
    idn::to_ascii(name)
}

/// Whether `text` is of the kind.
pub fn check(kind: &Kind, text: &str) -> Result<(), Wrong> {
    let sound = match kind {
        Kind::Text | Kind::Name | Kind::Xml => true,
        Kind::Int => return whole(text, i64::MIN, i64::MAX),
        Kind::Byte => return whole(text, 0, 255),
        Kind::Short => return whole(text, 0, 65535),
        Kind::Decimal => is_decimal(text),
        Kind::Bool => matches!(text, "0" | "1" | "true" | "false"),
        Kind::Time => is_time(text),
        Kind::Date => is_date(text.strip_suffix('Z').unwrap_or(text)),
        Kind::Duration => is_duration(text),
        Kind::Hex => text.len().is_multiple_of(2) && text.bytes().all(|b| b.is_ascii_hexdigit()),
        Kind::Base64 => is_base64(text),
        Kind::Ip => text.parse::<IpAddr>().is_ok(),
        Kind::Period => {
            let (number, unit) = split_period(text);
            whole(number, 1, 99)?;
            return if matches!(unit, "y" | "m") { Ok(()) } else { Err(Wrong::Range) };
        }
        Kind::Phone => is_phone(text.split_once('x').map_or(text, |(number, _)| number)),
        Kind::Words(words) => return if words.contains(&text) { Ok(()) } else { Err(Wrong::Range) },
    };
    if sound { Ok(()) } else { Err(Wrong::Syntax) }
}

/// A whole number within bounds.
fn whole(text: &str, least: i64, most: i64) -> Result<(), Wrong> {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return Err(Wrong::Syntax);
    }
    match text.parse::<i64>() {
        Ok(number) if (least..=most).contains(&number) => Ok(()),
        _ => Err(Wrong::Range),
    }
}

/// xsd:date without a zone: `2027-01-31`.
pub fn is_date(text: &str) -> bool {
    text.len() == 10
        && text.bytes().enumerate().all(|(at, b)| if at == 4 || at == 7 { b == b'-' } else { b.is_ascii_digit() })
        && text.parse::<jiff::civil::Date>().is_ok()
}

/// xsd:dateTime in its extended form, with or without a zone.
pub fn is_time(text: &str) -> bool {
    let Some((date, clock)) = text.split_once('T') else { return false };
    let clock = match clock.strip_suffix('Z') {
        Some(clock) => clock,
        None => match clock.rfind(['+', '-']) {
            Some(at) if is_clock(&format!("{}:00", &clock[at + 1..])) => &clock[..at],
            Some(_) => return false,
            None => clock,
        },
    };
    let (seconds, fraction) = clock.split_once('.').unwrap_or((clock, "0"));
    is_date(date) && is_clock(seconds) && !fraction.is_empty() && fraction.bytes().all(|b| b.is_ascii_digit())
}

/// `hh:mm:ss`.
fn is_clock(text: &str) -> bool {
    let parts: Vec<&str> = text.split(':').collect();
    let number = |text: &str, most: u8| text.len() == 2 && text.parse::<u8>().is_ok_and(|n| n <= most);
    matches!(parts[..], [h, m, s] if number(h, 23) && number(m, 59) && number(s, 59)) && !text.contains('+')
}

/// xsd:decimal.
fn is_decimal(text: &str) -> bool {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let all_digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    !(whole.is_empty() && fraction.is_empty()) && all_digits(whole) && all_digits(fraction)
}

/// xsd:duration: `P1Y2M3DT4H5M6.7S`, at least one part, each unit at most once and in its order.
fn is_duration(text: &str) -> bool {
    let Some(rest) = text.strip_prefix('-').unwrap_or(text).strip_prefix('P') else { return false };
    let (date, clock) = rest.split_once('T').map_or((rest, None), |(date, clock)| (date, Some(clock)));
    let parts = |text: &str, units: &str| {
        let (mut digits, mut at) = (String::new(), 0);
        for c in text.chars() {
            match units[at..].find(c) {
                Some(found) if !digits.is_empty() && (c == 'S' || !digits.contains('.')) && is_decimal(&digits) => {
                    at += found + 1;
                    digits.clear();
                }
                None if c.is_ascii_digit() || c == '.' => digits.push(c),
                _ => return false,
            }
        }
        digits.is_empty()
    };
    parts(date, "YMD")
        && clock.is_none_or(|clock| !clock.is_empty() && parts(clock, "HMS"))
        && !(date.is_empty() && clock.is_none())
}

/// Base64 with its padding; white space inside is allowed, as in a zone file.
fn is_base64(text: &str) -> bool {
    use base64::Engine;
    let packed: String = text.split_ascii_whitespace().collect();
    !packed.is_empty() && base64::engine::general_purpose::STANDARD.decode(packed).is_ok()
}

/// RFC 5733, section 2.5: empty, or `+` country code `.` number.
fn is_phone(text: &str) -> bool {
    let digits = |text: &str, most: usize| (1..=most).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    text.is_empty()
        || text
            .strip_prefix('+')
            .and_then(|rest| rest.split_once('.'))
            .is_some_and(|(country, number)| digits(country, 3) && digits(number, 14))
}

/// The typed value of a text from the wire; what is not of the kind stays text, so that nothing is lost.
pub fn from_wire(kind: &Kind, text: &str) -> Value {
    match kind {
        Kind::Int | Kind::Byte | Kind::Short => match text.parse::<i64>() {
            Ok(number) if number.to_string() == text => Value::Int(number),
            _ => text.into(),
        },
        Kind::Bool => match text {
            "1" | "true" => Value::Bool(true),
            "0" | "false" => Value::Bool(false),
            _ => text.into(),
        },
        Kind::Name => Value::Domain(text.into()),
        _ => text.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_checked_strictly() {
        for good in [
            "1999-04-03T22:00:00.0Z",
            "2027-01-31T10:00:00Z",
            "2027-01-31T10:00:00",
            "2027-01-31T10:00:00.123456+03:00",
        ] {
            assert!(is_time(good), "{good}");
        }
        for bad in [
            "20300101T000000Z",
            "2027-01-31 10:00:00Z",
            "2027-01-31T10:00Z",
            "2027-02-30T10:00:00Z",
            "2027-01-31T24:00:00Z",
            "x",
        ] {
            assert!(!is_time(bad), "{bad}");
        }
    }

    #[test]
    fn periods_and_numbers_know_syntax_from_range() {
        assert_eq!(check(&Kind::Period, "2y"), Ok(()));
        assert_eq!(check(&Kind::Period, "100y"), Err(Wrong::Range));
        assert_eq!(check(&Kind::Period, "0y"), Err(Wrong::Range));
        assert_eq!(check(&Kind::Period, "1.5y"), Err(Wrong::Syntax));
        assert_eq!(check(&Kind::Period, "1x"), Err(Wrong::Range));
        assert_eq!(check(&Kind::Short, "70000"), Err(Wrong::Range));
        assert_eq!(check(&Kind::Short, "A"), Err(Wrong::Syntax));
    }

    #[test]
    fn names_become_a_labels() {
        assert_eq!(to_wire(&Kind::Name, "foo.дети".into()).as_deref(), Ok("foo.xn--d1acj3b"));
        assert_eq!(to_wire(&Kind::Name, "FOO.example".into()).as_deref(), Ok("FOO.example"));
        assert!(to_wire(&Kind::Name, "фу бар.дети".into()).is_err());
        assert!(to_wire(&Kind::Name, " ".into()).is_err());
    }

    #[test]
    fn decimals_and_durations_are_those_of_xml_schema() {
        for good in ["0", "12.50", "-1", "+.5", "5."] {
            assert_eq!(check(&Kind::Decimal, good), Ok(()), "{good}");
        }
        for bad in ["", ".", "1,5", "1e3", "--1", "1.2.3", "USD"] {
            assert_eq!(check(&Kind::Decimal, bad), Err(Wrong::Syntax), "{bad}");
        }
        for good in ["P5D", "PT12H", "P1Y2M3DT4H5M6.7S", "-P1M", "PT0.5S"] {
            assert_eq!(check(&Kind::Duration, good), Ok(()), "{good}");
        }
        for bad in ["", "P", "PT", "5D", "P5", "P1D2Y", "P1.5D", "P5DT", "P-5D", "P1S", "P1D1D"] {
            assert_eq!(check(&Kind::Duration, bad), Err(Wrong::Syntax), "{bad}");
        }
    }

    #[test]
    fn values_that_do_not_fit_stay_text() {
        assert_eq!(from_wire(&Kind::Int, "007"), "007".into());
        assert_eq!(from_wire(&Kind::Int, "7"), Value::Int(7));
        assert_eq!(from_wire(&Kind::Bool, "true"), Value::Bool(true));
        assert_eq!(from_wire(&Kind::Bool, "maybe"), "maybe".into());
    }
}
