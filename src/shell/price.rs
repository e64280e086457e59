//! Prices: what a registry asks for a command, and the most that one is ready to pay (RFC 8748 and its drafts).

use crate::error::{Error, Result};
use crate::value::{Map, Value};
use std::fmt;

/// How many decimal places an amount may have.
const PLACES: u32 = 6;

/// An amount of money, exact, in millionths of the currency's unit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Amount(i128);

impl Amount {
    /// Both together.
    pub fn plus(self, more: Amount) -> Amount {
        Amount(self.0.saturating_add(more.0))
    }

    /// Reads `12`, `12.5` or `-2.50`.
    pub fn parse(text: &str) -> Option<Amount> {
        let text = text.trim();
        let (negative, digits) =
            text.strip_prefix('-').map_or((false, text.trim_start_matches('+')), |rest| (true, rest));
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        let sound = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        // Zeros behind the last place say nothing; anything else there would be lost.
        let kept = fraction.trim_end_matches('0');
        if (whole.is_empty() && fraction.is_empty()) || whole.len() > 20 || !sound(whole) || !sound(fraction) {
            return None;
        }
        if kept.len() > PLACES as usize {
            return None;
        }
        let padded = format!("{whole}{kept:0<width$}", width = PLACES as usize);
        let value: i128 = padded.parse().ok()?;
        Some(Amount(if negative { -value } else { value }))
    }
}

impl fmt::Display for Amount {
    /// With two decimal places, or as many as it takes.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let unit = 10_i128.pow(PLACES);
        let (sign, value) = (if self.0 < 0 { "-" } else { "" }, self.0.abs());
        let fraction = format!("{:0width$}", value % unit, width = PLACES as usize);
        let fraction = fraction.trim_end_matches('0');
        write!(f, "{sign}{}.{fraction:0<2}", value / unit)
    }
}

/// The most that a command may cost.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cap {
    /// How much.
    pub amount: Amount,
    /// Of which currency (ISO 4217).
    pub currency: String,
}

impl Cap {
    /// Reads `120USD` or `120.00 USD`.
    pub fn parse(word: &str) -> Result<Cap> {
        let told = || {
            Error::usage(format!("--max-fee: {word:?} is no amount with its currency"))
                .hint("write the number and the three letters of the currency: --max-fee 120USD")
        };
        let word = word.trim();
        let at = word.find(|c: char| c.is_ascii_alphabetic()).ok_or_else(told)?;
        let (amount, currency) = (Amount::parse(&word[..at]), word[at..].to_ascii_uppercase());
        let sound = currency.len() == 3 && currency.bytes().all(|byte| byte.is_ascii_uppercase());
        match amount.filter(|amount| sound && *amount >= Amount(0)) {
            Some(amount) => Ok(Cap { amount, currency }),
            None => Err(told()),
        }
    }
}

impl fmt::Display for Cap {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.amount, self.currency)
    }
}

/// What an answer to a check with fees says of one command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Price {
    /// It costs that, in the currency named there, if one is named.
    Costs(Amount, Option<String>),
    /// It is not told, for that reason.
    Untold(String),
}

/// Finds the price of `verb` in the values of the fee extension, whatever its version: fees and credits together.
pub fn price(values: &Map, verb: &str) -> Price {
    let mut found = Vec::new();
    gather(values, None, None, verb, &mut found);
    let reason = first_reason(values);
    match found[..] {
        [] => Price::Untold(reason.unwrap_or_else(|| format!("the registry names no fee for {verb}"))),
        [(fields, currency)] => {
            let amounts = |list: &str| -> Option<Vec<Amount>> {
                fields.list(list).iter().map(|fee| Amount::parse(amount_of(fee)?)).collect()
            };
            match (amounts("fee"), amounts("credit")) {
                (Some(fees), Some(credits)) if !fees.is_empty() => {
                    let total = fees.iter().chain(&credits).map(|amount| amount.0).sum();
                    Price::Costs(Amount(total), currency.map(Into::into))
                }
                (Some(_), Some(_)) => Price::Untold(
                    first_reason(fields).unwrap_or_else(|| format!("the registry names no fee for {verb}")),
                ),
                _ => Price::Untold("the registry's fees are no amounts that can be added".into()),
            }
        }
        _ => Price::Untold(format!("the registry names several fees for {verb}")),
    }
}

/// The number of a fee: an item of its own, or a field of it.
fn amount_of(fee: &Value) -> Option<&str> {
    match fee {
        Value::Map(fields) => fields.str("amount"),
        plain => plain.as_str(),
    }
}

/// Gathers the maps that tell what `verb` costs, each with the currency in force there. Newer versions have an item
/// for each command, older ones an item for each name and command.
fn gather<'a>(
    fields: &'a Map,
    currency: Option<&'a str>,
    command: Option<&'a str>,
    verb: &str,
    found: &mut Vec<(&'a Map, Option<&'a str>)>,
) {
    let currency = fields.str("currency").or(currency);
    // The command stands in an attribute, a text, or the item that is told of.
    let own = ["command", "name"].into_iter().find_map(|key| match fields.get(key) {
        Some(Value::Map(inner)) => inner.str("command").or(inner.str("name")),
        Some(value) => value.as_str(),
        None => None,
    });
    let has_fees = fields.contains("fee");
    let command = own.filter(|_| has_fees).or(command);
    if has_fees && command == Some(verb) {
        found.push((fields, currency));
        return;
    }
    for (_, value) in fields.iter() {
        for inner in value.items().iter().filter_map(Value::as_map) {
            gather(inner, currency, command, verb, found);
        }
    }
}

/// The first reason in the values.
fn first_reason(fields: &Map) -> Option<String> {
    fields.iter().find_map(|(name, value)| match value {
        _ if name == "reason" => match value {
            Value::Map(inner) => inner.str("reason").or(inner.str("text")).map(Into::into),
            plain => plain.as_str().map(Into::into),
        },
        value => value.items().iter().filter_map(Value::as_map).find_map(first_reason),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::epp::read;
    use crate::spec::Catalog;

    fn values(uri: &str, inner: &str) -> Map {
        let frame = format!(
            "<epp xmlns='urn:ietf:params:xml:ns:epp-1.0'><response><result code='1000'><msg>Done</msg></result>\
             <extension><fee:chkData xmlns:fee='{uri}'>{inner}</fee:chkData></extension>\
             <trID><svTRID>1</svTRID></trID></response></epp>"
        );
        let reply = read::reply(frame.as_bytes(), Catalog::built_in()).expect("an answer");
        assert!(reply.other.is_empty(), "{:?}", reply.other);
        reply.extension("fee").expect("fees").clone()
    }

    #[test]
    fn amounts_are_exact() {
        for (text, shown) in
            [("12", "12.00"), ("12.5", "12.50"), ("-2.50", "-2.50"), ("0.000001", "0.000001"), (".5", "0.50")]
        {
            assert_eq!(Amount::parse(text).map(|amount| amount.to_string()).as_deref(), Some(shown));
        }
        for bad in ["", ".", "1,5", "1e3", "0.0000001", "x", "123456789012345678901"] {
            assert_eq!(Amount::parse(bad), None, "{bad}");
        }
        assert!(Amount::parse("120.00") > Amount::parse("119.999999"));
        assert_eq!(Amount::parse("1.10"), Amount::parse("1.1"));
    }

    #[test]
    fn a_cap_is_an_amount_with_its_currency() {
        for text in ["120USD", "120.00 USD", "120.00usd"] {
            assert_eq!(Cap::parse(text).expect("a cap").to_string(), "120.00 USD");
        }
        for bad in ["120", "USD", "120 US", "120 USDT", "-5USD", "1.2.3EUR"] {
            assert!(Cap::parse(bad).expect_err(bad).hint_text().is_some_and(|hint| hint.contains("120USD")));
        }
    }

    #[test]
    fn the_price_is_found_in_every_version() {
        let new = values(
            "urn:ietf:params:xml:ns:epp:fee-1.0",
            "<fee:currency>USD</fee:currency><fee:cd avail='1'><fee:objID>a.test</fee:objID>\
             <fee:command name='create'><fee:period unit='y'>1</fee:period><fee:fee>10.00</fee:fee>\
             <fee:fee description='Early access'>100.00</fee:fee><fee:credit>-2.50</fee:credit></fee:command>\
             <fee:command name='renew'><fee:fee>7</fee:fee></fee:command>\
             <fee:command name='restore'><fee:reason>Not now</fee:reason></fee:command></fee:cd>",
        );
        let usd = Some("USD".to_string());
        assert_eq!(price(&new, "create"), Price::Costs(Amount(107_500_000), usd.clone()));
        assert_eq!(price(&new, "renew"), Price::Costs(Amount(7_000_000), usd.clone()));
        assert!(matches!(price(&new, "restore"), Price::Untold(why) if why == "Not now"));
        let old = values(
            "urn:ietf:params:xml:ns:fee-0.7",
            "<fee:cd><fee:name>a.test</fee:name><fee:currency>USD</fee:currency><fee:command>create</fee:command>\
             <fee:period unit='y'>1</fee:period><fee:fee>5.00</fee:fee></fee:cd>",
        );
        assert_eq!(price(&old, "create"), Price::Costs(Amount(5_000_000), usd.clone()));
        assert!(matches!(price(&old, "renew"), Price::Untold(_)));
        let middle = values(
            "urn:ietf:params:xml:ns:fee-0.11",
            "<fee:cd avail='1'><fee:object><d:name xmlns:d='urn:ietf:params:xml:ns:domain-1.0'>a.test</d:name></fee:object>\
             <fee:command>create</fee:command><fee:currency>USD</fee:currency><fee:period unit='y'>1</fee:period>\
             <fee:fee>5.00</fee:fee></fee:cd>",
        );
        assert_eq!(price(&middle, "create"), Price::Costs(Amount(5_000_000), usd));
    }
}
