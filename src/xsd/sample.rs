//! Values for examples and tests: one that a simple type allows, chosen by its limits and by what it is called.

use super::model::{Base, Simple};
use super::pattern;

/// A value of the type, for something called `called`; `None` where none could be made.
pub fn value(simple: &Simple, called: &str) -> Option<String> {
    if let Some(word) = simple.words.iter().find(|word| !word.is_empty()).or_else(|| simple.words.first()) {
        return Some(word.clone());
    }
    let least = simple.facets.min_length.unwrap_or(0);
    Some(match &simple.base {
        Base::Boolean => "true".into(),
        Base::Integer { least, most } => whole(*least, *most),
        Base::Decimal | Base::Float => decimal(simple),
        Base::Date => "2027-01-31".into(),
        Base::DateTime => "2027-01-31T10:00:00Z".into(),
        Base::Time => "10:00:00Z".into(),
        Base::Calendar(name) => calendar(name).into(),
        Base::Duration => "P1Y".into(),
        Base::Hex => "49FD".repeat(least.max(2).div_ceil(2)).chars().take(least.max(2) * 2).collect(),
        Base::Base64 => base64(simple),
        Base::List(item) => value(item, called)?,
        Base::Union(members) => {
            members.iter().find_map(|member| value(member, called).filter(|made| !made.is_empty()))?
        }
        Base::Text | Base::Token | Base::Language | Base::Uri => text(simple, called)?,
    })
}

/// A whole number between bounds.
fn whole(least: Option<i128>, most: Option<i128>) -> String {
    let wanted = least.unwrap_or(1).max(1);
    match most {
        Some(most) if wanted > most => most.max(least.unwrap_or(most)).to_string(),
        _ => wanted.to_string(),
    }
}

/// A number with a fraction.
fn decimal(simple: &Simple) -> String {
    let places = simple.facets.fraction_digits.unwrap_or(2).min(2) as usize;
    let bound = |text: &Option<String>| text.as_deref().and_then(|text| text.parse::<f64>().ok());
    let (least, most) = (bound(&simple.facets.least), bound(&simple.facets.most));
    let fits = |number: &f64| least.is_none_or(|least| *number >= least) && most.is_none_or(|most| *number <= most);
    let number = [12.5, 1.0, 0.5, 0.0].into_iter().find(fits).or(least).or(most).unwrap_or(1.0);
    format!("{number:.places$}")
}

/// A part of a date.
fn calendar(name: &str) -> &'static str {
    match name {
        "gYearMonth" => "2027-01",
        "gMonth" => "--01",
        "gMonthDay" => "--01-31",
        "gDay" => "---31",
        _ => "2027",
    }
}

/// Base64 of as many octets as are wanted.
fn base64(simple: &Simple) -> String {
    use base64::Engine;
    let octets = simple.facets.min_length.unwrap_or(0).clamp(6, 1024).min(simple.facets.max_length.unwrap_or(1024));
    base64::engine::general_purpose::STANDARD.encode(vec![0x5a; octets])
}

/// A text that looks like what it is called, if its limits let it.
fn text(simple: &Simple, called: &str) -> Option<String> {
    let (least, most) = (simple.facets.min_length.unwrap_or(0), simple.facets.max_length.unwrap_or(usize::MAX));
    if let Some(patterns) = simple.facets.patterns.last() {
        let at_least = least.max(1);
        let made = patterns.iter().find_map(|pattern| pattern::sample(pattern, at_least));
        return made.or_else(|| patterns.iter().find_map(|pattern| pattern::sample(pattern, least)));
    }
    if simple.base == Base::Language {
        return Some("en".into());
    }
    let mut text = looks_like(&called.to_lowercase(), &simple.base).to_string();
    if text.len() > most {
        text = text.chars().filter(char::is_ascii_alphanumeric).take(most).collect();
    }
    while text.len() < least {
        text.push((b'1' + (text.len() % 9) as u8) as char);
        if text.len() > 4096 {
            return None;
        }
    }
    Some(text)
}

/// A text for something of that name.
fn looks_like(called: &str, base: &Base) -> &'static str {
    let has = |parts: &[&str]| parts.iter().any(|part| called.contains(part));
    let is = |words: &[&str]| words.contains(&called);
    match called {
        _ if *base == Base::Uri => "https://shop.example/",
        _ if is(&["ip", "addr", "hostaddr"]) => "192.0.2.1",
        _ if has(&["email"]) => "holder@shop.example",
        _ if has(&["host", "nameserver"]) || is(&["ns"]) => "ns1.shop.example",
        _ if has(&["domain", "label"]) || is(&["name"]) => "shop.example",
        _ if has(&["lang"]) => "en",
        _ if has(&["currency"]) => "EUR",
        _ if is(&["cc", "country", "countrycode"]) => "DE",
        _ if has(&["url", "uri", "href"]) => "https://shop.example/",
        _ if is(&["pw"]) || has(&["password", "authinfo", "authcode"]) => "2fooBAR",
        _ if is(&["city"]) => "Berlin",
        _ if has(&["street"]) => "Hauptstrasse 1",
        _ if is(&["pc"]) || has(&["postal"]) => "10115",
        _ if has(&["roid"]) => "ABC1-REP",
        _ if called.ends_with("id") || has(&["handle"]) => "ABC-1",
        _ if has(&["phase"]) => "open",
        _ => "sample",
    }
}

#[cfg(test)]
mod tests {
    use super::super::model::Facets;
    use super::*;

    #[test]
    fn values_keep_to_their_limits() {
        let limited = |base: Base, facets: Facets| value(&Simple { facets, ..Simple::of(base) }, "x").unwrap();
        let length = |min, max| Facets { min_length: min, max_length: max, ..Facets::default() };
        assert_eq!(limited(Base::Text, length(Some(8), None)), "sample78");
        assert_eq!(limited(Base::Text, length(None, Some(3))), "sam");
        assert_eq!(limited(Base::Hex, length(Some(3), Some(3))), "49FD49");
        assert_eq!(limited(Base::Integer { least: Some(5), most: None }, Facets::default()), "5");
        assert_eq!(limited(Base::Integer { least: None, most: Some(-2) }, Facets::default()), "-2");
        let digits = Facets { fraction_digits: Some(0), most: Some("3".into()), ..Facets::default() };
        assert_eq!(limited(Base::Decimal, digits), "1");
        assert_eq!(value(&Simple::of(Base::Text), "ownerEmail").unwrap(), "holder@shop.example");
    }
}
