//! Values with a notation of their own: durations, rates, formats, servers and pins.

use crate::error::{Error, Result};
use crate::idn::Form;
use crate::wire::settings::{parse_pin, parse_server};
use serde::Deserialize;
use std::time::Duration;

/// The output formats of the contract.
const OUTPUTS: [&str; 4] = ["json", "xml", "table", "xmltodict"];

/// At most `count` commands in `per`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rate {
    /// How many.
    pub count: u32,
    /// In which time.
    pub per: Duration,
}

/// Reads `500ms`, `10s`, `2m` or `1h`.
pub fn parse_duration(text: &str) -> Result<Duration> {
    let wrong =
        || Error::usage(format!("`{text}` is no duration")).hint("write a number with a unit: 500ms, 10s, 2m, 1h");
    let digits = text.find(|letter: char| !letter.is_ascii_digit()).ok_or_else(wrong)?;
    let number: u64 = text[..digits].parse().map_err(|_| wrong())?;
    let unit: u64 = match &text[digits..] {
        "ms" => 1,
        "s" => 1000,
        "m" | "min" => 60_000,
        "h" => 3_600_000,
        _ => return Err(wrong()),
    };
    let milliseconds = number.checked_mul(unit).filter(|total| (1..=30 * 86_400_000).contains(total));
    milliseconds.map(Duration::from_millis).ok_or_else(wrong)
}

/// Reads `100/min`, `5/s` or `1000/h`.
pub fn parse_rate(text: &str) -> Result<Rate> {
    let wrong = || Error::usage(format!("`{text}` is no rate")).hint("write a number and a time: 5/s, 100/min, 1000/h");
    let (count, unit) = text.split_once('/').ok_or_else(wrong)?;
    let per = match unit.trim() {
        "s" | "sec" => 1,
        "m" | "min" => 60,
        "h" | "hour" => 3600,
        _ => return Err(wrong()),
    };
    let count = count.trim().parse().ok().filter(|count| *count > 0).ok_or_else(wrong)?;
    Ok(Rate { count, per: Duration::from_secs(per) })
}

/// Reads the name of an output format.
pub fn parse_output(text: &str) -> Result<String> {
    if OUTPUTS.contains(&text) {
        return Ok(text.to_owned());
    }
    Err(Error::usage(format!("`{text}` is no output format")).hint(format!("one of {}", OUTPUTS.join(", "))))
}

/// Reads the word for a form of domain names.
pub fn parse_names(text: &str) -> Result<Form> {
    Form::parse(text).ok_or_else(|| Error::usage(format!("`{text}` is no form of names; it is `a-label` or `u-label`")))
}

/// Makes a type the configuration file can hold out of a function that reads text.
macro_rules! text_value {
    ($(#[$doc:meta])* $name:ident($of:ty) = $parse:path) => {
        $(#[$doc])*
        #[derive(Clone, Debug, Deserialize)]
        #[serde(try_from = "String")]
        pub(super) struct $name(pub(super) $of);

        impl TryFrom<String> for $name {
            type Error = String;
            fn try_from(text: String) -> Result<Self, String> {
                $parse(&text).map($name).map_err(|error| match error.hint_text() {
                    Some(hint) => format!("{error}; {hint}"),
                    None => error.to_string(),
                })
            }
        }
    };
}

text_value!(/// A duration in the file.
    Span(Duration) = parse_duration);
text_value!(/// A rate in the file.
    RateText(Rate) = parse_rate);
text_value!(/// A format in the file.
    Output(String) = parse_output);
text_value!(/// A form of names in the file.
    Names(Form) = parse_names);
text_value!(/// A server in the file.
    Server((String, u16)) = parse_server);
text_value!(/// A pin in the file.
    Pin([u8; 32]) = parse_pin);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_and_rates() {
        assert_eq!(parse_duration("500ms").unwrap(), Duration::from_millis(500));
        assert_eq!(parse_duration("2m").unwrap(), Duration::from_secs(120));
        for text in ["", "10", "s", "1.5s", "-1s", "0s", "10 s", "99999999999999999999s", "18446744073709551615h", "1д"]
        {
            assert!(parse_duration(text).is_err(), "{text}");
        }
        assert_eq!(parse_rate("100/min").unwrap(), Rate { count: 100, per: Duration::from_secs(60) });
        for text in ["", "100", "0/s", "x/s", "5/day", "-1/s"] {
            assert!(parse_rate(text).is_err(), "{text}");
        }
    }
}
