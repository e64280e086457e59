//! DNSKEY records as they stand in files: zone-file lines, the files of `dnssec-keygen`, the answers of `dig`.

use super::algorithm;

/// A DNSKEY record as it was written.
#[derive(Debug, PartialEq, Eq)]
pub struct Record {
    /// The line it begins on.
    pub line: usize,
    /// Its owner, with a dot at the end where that is absolute.
    pub owner: Option<String>,
    /// Its flags.
    pub flags: u16,
    /// Its protocol.
    pub protocol: u8,
    /// Its algorithm.
    pub algorithm: u8,
    /// Its key in Base64, white space taken out.
    pub key: String,
}

/// The words of one record, whichever lines they stand on.
struct Entry<'a> {
    line: usize,
    /// Whether the first word is no owner: the line begins with a blank.
    indented: bool,
    words: Vec<&'a str>,
}

/// The DNSKEY records of a file; other records are passed over.
pub fn read(text: &str) -> Result<Vec<Record>, String> {
    let mut origin: Option<String> = None;
    let mut owner: Option<String> = None;
    let mut found = Vec::new();
    for entry in entries(text)? {
        match entry.words.as_slice() {
            [directive, name, ..] if directive.eq_ignore_ascii_case("$origin") => {
                origin = Some(absolute(name, origin.as_deref()));
            }
            [directive, ..] if directive.starts_with('$') => {}
            words => {
                let (own, rest) = split_owner(words, entry.indented);
                if let Some(own) = own {
                    owner = Some(absolute(own, origin.as_deref()));
                }
                let record = match rest.split_first() {
                    Some((kind, data)) if is_key(kind) => record(data),
                    Some((kind, _)) if own.is_none() && is_number(kind) && words.len() > 3 => record(words),
                    _ => continue,
                };
                let record = record.map_err(|why| format!("line {}: {why}", entry.line))?;
                // Bare data, as `dig +short` prints it, has no owner.
                let owner =
                    owner.clone().filter(|owner| !owner.is_empty() && rest.first().is_some_and(|kind| is_key(kind)));
                found.push(Record { line: entry.line, owner, ..record });
            }
        }
    }
    Ok(found)
}

/// The records of a zone file as words: comments gone, lines in parentheses joined (RFC 1035, section 5.1).
fn entries(text: &str) -> Result<Vec<Entry<'_>>, String> {
    let mut found: Vec<Entry> = Vec::new();
    let mut open: Option<usize> = None;
    for (at, line) in text.lines().enumerate() {
        let line = line.trim_start_matches('\u{feff}');
        if open.is_none() {
            let indented = line.starts_with([' ', '\t']);
            found.push(Entry { line: at + 1, indented, words: Vec::new() });
        }
        let (mut start, mut end, mut quoted) = (0, line.len(), false);
        for (mark, c) in line.char_indices() {
            match c {
                '"' => quoted = !quoted,
                '(' | ')' if !quoted => {
                    push(&mut found, &line[start..mark]);
                    open = (c == '(').then_some(at + 1);
                    start = mark + 1;
                }
                ';' if !quoted => {
                    end = mark;
                    break;
                }
                _ => {}
            }
        }
        push(&mut found, &line[start..end]);
    }
    if let Some(line) = open {
        return Err(format!("line {line}: the parenthesis is not closed"));
    }
    found.retain(|entry| !entry.words.is_empty());
    Ok(found)
}

/// Adds the words of `text` to the last entry.
fn push<'a>(entries: &mut [Entry<'a>], text: &'a str) {
    if let Some(entry) = entries.last_mut() {
        entry.words.extend(text.split_whitespace());
    }
}

/// Parts the owner, and passes over TTL and class: what is left begins with the type.
fn split_owner<'a, 'w>(words: &'a [&'w str], indented: bool) -> (Option<&'w str>, &'a [&'w str]) {
    let beside = |word: &&str| is_class(word) || is_ttl(word);
    let past = |words: &'a [&'w str]| {
        let skipped = words.iter().take_while(|word| beside(word)).count().min(2);
        &words[skipped..]
    };
    let without = past(words);
    let Some((first, rest)) = words.split_first() else { return (None, words) };
    let with = past(rest);
    let starts = |rest: &[&str]| rest.first().is_some_and(|kind| is_key(kind));
    // Where it can be read both ways, a blank in front tells; a class or a TTL is no owner anybody has.
    match (starts(with) && !beside(first), starts(without)) {
        (true, false) => (Some(first), with),
        (true, true) if !indented => (Some(first), with),
        (_, true) => (None, without),
        (false, false) if !indented && !beside(first) => (Some(first), with),
        (false, false) => (None, without),
    }
}

/// The data of a DNSKEY record.
fn record(data: &[&str]) -> Result<Record, String> {
    let [flags, protocol, number, key @ ..] = data else {
        return Err("the record ends too soon; it has flags, protocol, algorithm and key".into());
    };
    let wrong = |what: &str, word: &str| format!("{word:?} is no {what} of a DNSKEY record");
    let flags = flags.parse().map_err(|_| wrong("flags", flags))?;
    let protocol = protocol.parse().map_err(|_| wrong("protocol", protocol))?;
    let algorithm = algorithm::number(number).ok_or_else(|| wrong("algorithm", number))?;
    if key.is_empty() {
        return Err("the record has no key behind its algorithm".into());
    }
    Ok(Record { line: 0, owner: None, flags, protocol, algorithm, key: key.concat() })
}

/// The name with the zone that it is relative to, where that is known.
fn absolute(name: &str, origin: Option<&str>) -> String {
    match origin {
        Some(origin) if name == "@" => origin.to_string(),
        Some(origin) if !name.ends_with('.') => format!("{name}.{origin}"),
        _ if name == "@" => String::new(),
        _ => name.to_string(),
    }
}

/// Whether the word is the type of a public key's record; a CDNSKEY (RFC 7344) has the same data.
fn is_key(word: &str) -> bool {
    word.eq_ignore_ascii_case("DNSKEY") || word.eq_ignore_ascii_case("CDNSKEY")
}

/// Whether the word is a class.
fn is_class(word: &str) -> bool {
    ["IN", "CH", "HS", "ANY"].iter().any(|class| word.eq_ignore_ascii_case(class))
}

/// Whether the word is a TTL: `3600`, or `1h30m` as BIND writes it.
fn is_ttl(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit())
        && word.chars().all(|c| c.is_ascii_digit() || "smhdwSMHDW".contains(c))
}

/// Whether the word is a number.
fn is_number(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit())
}
