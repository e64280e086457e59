//! Names of a schema as options, as keys and as plain words.

/// The words of a name: `curExpDate` is cur, exp, date; `DNSKey_2` is dns, key, 2.
pub fn words(name: &str) -> Vec<String> {
    let chars: Vec<char> = name.chars().collect();
    let mut words = vec![String::new()];
    for (at, c) in chars.iter().enumerate() {
        if !c.is_ascii_alphanumeric() {
            words.push(String::new());
            continue;
        }
        let before = at.checked_sub(1).map(|before| chars[before]);
        let after = chars.get(at + 1);
        let starts = c.is_ascii_uppercase()
            && (before.is_some_and(|before| before.is_ascii_lowercase() || before.is_ascii_digit())
                || before.is_some_and(|before| before.is_ascii_uppercase())
                    && after.is_some_and(|after| after.is_ascii_lowercase()));
        if starts {
            words.push(String::new());
        }
        if let Some(word) = words.last_mut() {
            word.push(c.to_ascii_lowercase());
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

/// A name as an option: `cur-exp-date`.
pub fn dashed(name: &str) -> String {
    or_value(words(name).join("-"))
}

/// A name as a key: as it is, without characters that no argument may have.
pub fn key(name: &str) -> String {
    or_value(name.chars().filter(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_')).collect())
}

/// Several names as one key: `reasonLang`.
pub fn joined(names: &[String]) -> String {
    let mut joined = String::new();
    for name in names {
        let name = key(name);
        let (first, rest) = name.split_at(1);
        match joined.is_empty() {
            true => joined.push_str(&name),
            false => joined.extend([&first.to_ascii_uppercase(), rest]),
        }
    }
    joined
}

/// What is left of a name, or a word where nothing is.
fn or_value(name: String) -> String {
    if name.is_empty() { "value".into() } else { name }
}

/// What the short names of EPP stand for.
const SHORT: [(&str, &str); 15] = [
    ("addr", "Address"),
    ("authInfo", "Authorisation information"),
    ("cc", "Country code"),
    ("curExpDate", "Date on which it expires now"),
    ("ext", "Of another form, as XML"),
    ("hostAttr", "Name server with its addresses"),
    ("hostObj", "Name server"),
    ("id", "Identifier"),
    ("lang", "Language"),
    ("org", "Organisation"),
    ("pc", "Postal code"),
    ("period", "Length of time: 1y, 24m"),
    ("pw", "Password"),
    ("sp", "State or province"),
    ("voice", "Telephone number"),
];

/// A name as plain words: `Max sig life`.
pub fn said(name: &str) -> String {
    match SHORT.iter().find(|(short, _)| *short == name) {
        Some((_, long)) => long.to_string(),
        None => capital(&or_value(words(name).join(" "))),
    }
}

/// A text with its first letter a capital.
pub fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or(String::new(), |first| first.to_uppercase().chain(chars).collect())
}

/// The first sentence of a documentation, if it is short and can stand in an attribute.
pub fn sentence(text: &str, most: usize) -> Option<String> {
    let first = text.split(". ").next().unwrap_or(text).trim().trim_end_matches(['.', ':']);
    let first = plain(first);
    (first.chars().count() <= most && first.chars().any(char::is_alphabetic)).then(|| capital(&first))
}

/// A text without what an attribute of a spec cannot hold.
pub fn plain(text: &str) -> String {
    let spoken = text.replace('&', "and").replace('"', "'");
    spoken.chars().filter(|c| !matches!(c, '<' | '>') && !c.is_control()).collect()
}

/// Whether a text can stand in a spec as it is: specs have no entities, and braces are slots.
pub fn is_literal(text: &str) -> bool {
    !text.is_empty() && text.trim() == text && !text.chars().any(|c| "&<>\"{}".contains(c) || c.is_control())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_become_options_and_keys() {
        for (name, option) in [
            ("curExpDate", "cur-exp-date"),
            ("clTRID", "cl-trid"),
            ("DNSKey", "dns-key"),
            ("v4Addr", "v4-addr"),
            ("domain_confirmed", "domain-confirmed"),
            ("EAN", "ean"),
            ("credit-limit", "credit-limit"),
            ("ключ", "value"),
        ] {
            assert_eq!(dashed(name), option);
        }
        assert_eq!(joined(&["reason".into(), "lang".into()]), "reasonLang");
        assert_eq!(key("a.b"), "ab");
        assert_eq!(said("maxSigLife"), "Max sig life");
    }

    #[test]
    fn documentation_becomes_help_where_it_is_short() {
        assert_eq!(sentence("level of \"service\". More of it.", 40).as_deref(), Some("Level of 'service'"));
        assert_eq!(sentence("a & b < c", 40).as_deref(), Some("A and b  c"));
        assert_eq!(sentence(&"long ".repeat(40), 40), None);
        assert_eq!(sentence("***", 40), None);
    }
}
