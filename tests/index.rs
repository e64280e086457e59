//! Every numbered rule of the registry's specification has a test whose name begins with its number (`DC-7` is
//! `dc_7_…`, one test may hold several), or a reason why it has none.

use crate::support;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;
use std::path::Path;

/// The rules with a letter or two: their numbers.
const RULES: &[(&str, &[RangeInclusive<u32>])] = &[
    ("G", &[1..=18]),
    ("SE", &[1..=2]),
    ("LG", &[1..=13]),
    ("LO", &[1..=3]),
    ("TI", &[1..=3]),
    ("EX", &[1..=4]),
    ("NM", &[1..=7]),
    ("ID", &[1..=1]),
    ("RO", &[1..=1]),
    ("DA", &[1..=1]),
    ("AI", &[1..=3]),
    ("PH", &[1..=1]),
    ("EM", &[1..=1]),
    ("CC", &[1..=1]),
    ("PL", &[1..=1]),
    ("IP", &[1..=1]),
    ("UP", &[1..=2]),
    ("ST", &[1..=6]),
    ("DK", &[1..=4]),
    ("DI", &[1..=6]),
    ("DC", &[1..=14]),
    ("DU", &[1..=8]),
    ("DD", &[1..=6]),
    ("DR", &[1..=6]),
    ("DT", &[1..=12]),
    ("HO", &[1..=14]),
    ("CT", &[1..=9]),
    ("LC", &[0..=9]),
    ("LV", &[1..=11]),
    ("PA", &[1..=3]),
    ("PO", &[1..=8]),
    ("SD", &[1..=10]),
    ("CO", &[1..=12]),
    ("TC", &[1..=3]),
    ("TR", &[1..=33, 40..=45]),
    ("SG", &[1..=5]),
    ("GR", &[1..=4]),
];

/// The points of TCI's text, as the specification's section 2 heads its rows, and how tests name them.
const POINTS: &[(&str, &[&str])] = &[
    ("1, 3", &["1", "3"]),
    ("2.2.1(1)", &["2_2_1_1"]),
    ("2.2.1(2)", &["2_2_1_2"]),
    ("2.2.1(3)", &["2_2_1_3"]),
    ("2.2.1(4)", &["2_2_1_4"]),
    ("2.2.1(5,6)", &["2_2_1_5", "2_2_1_6"]),
    ("2.2.1(7)", &["2_2_1_7"]),
    ("2.2.1(8)", &["2_2_1_8"]),
    ("2.2.1(9)", &["2_2_1_9"]),
    ("2.2.1(10)", &["2_2_1_10"]),
    ("2.2.2", &["2_2_2"]),
    ("2.3, 2.4", &["2_3", "2_4"]),
    ("2.5.1", &["2_5_1"]),
    ("2.6", &["2_6"]),
    ("2.7.1", &["2_7_1"]),
    ("2.7.2", &["2_7_2"]),
    ("2.8.1", &["2_8_1"]),
    ("2.8.2-2.8.4", &["2_8_2", "2_8_3", "2_8_4"]),
    ("2.9.1-2.9.4", &["2_9_1", "2_9_2", "2_9_3", "2_9_4"]),
    ("2.10", &["2_10"]),
    ("2.11", &["2_11"]),
    ("2.12", &["2_12"]),
    ("5", &["5"]),
    ("7.1.1.1", &["7_1_1_1"]),
    ("7.1.2.1", &["7_1_2_1"]),
    ("7.1.2.2", &["7_1_2_2"]),
    ("7.1.2.3", &["7_1_2_3"]),
    ("7.2.1", &["7_2_1"]),
    ("7.2.1.1", &["7_2_1_1"]),
    ("7.2.1.2", &["7_2_1_2"]),
    ("7.2.1.1(iv), .2(iii)", &["7_2_1_1_iv", "7_2_1_2_iii"]),
    ("7.2.2.1-3", &["7_2_2_1", "7_2_2_2", "7_2_2_3"]),
];

/// Rules without a test, and why. There are none.
const WITHOUT: &[(&str, &str)] = &[];

/// A rule as its tests write it: `dc_7`.
fn as_written(rule: &str) -> String {
    match rule.split_once('-') {
        Some((letters, number)) => format!("{}_{number}", letters.to_lowercase()),
        None => rule.to_lowercase(),
    }
}

/// Every rule, as the specification writes it.
fn rules() -> BTreeSet<String> {
    let numbered = |(letters, ranges): &(&str, &[RangeInclusive<u32>])| {
        let dash = if *letters == "G" { "" } else { "-" };
        let numbers: Vec<u32> = ranges.iter().cloned().flatten().collect();
        numbers.into_iter().map(|number| format!("{letters}{dash}{number}")).collect::<Vec<_>>()
    };
    RULES.iter().flat_map(numbered).collect()
}

/// What a test's name begins with: `dc_7`, `g13`, `tci_7_1_2_1`; and the rest of the name.
fn lead(name: &str) -> (Vec<String>, &str) {
    let (mut found, mut rest) = (Vec::new(), name);
    let is_number = |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit());
    loop {
        let words: Vec<&str> = rest.split('_').collect();
        let known = |letters: &str| RULES.iter().any(|(own, _)| *own != "G" && own.eq_ignore_ascii_case(letters));
        let taken = match words[0] {
            "tci" if words.get(1).is_some_and(|word| is_number(word)) => {
                1 + words[1..].iter().take_while(|word| is_number(word) || ["iii", "iv"].contains(word)).count()
            }
            "section" => 2,
            letters if known(letters) && words.get(1).is_some_and(|word| is_number(word)) => 2,
            word if word.strip_prefix('g').is_some_and(is_number) => 1,
            _ => return (found, rest),
        };
        found.push(words[..taken].join("_"));
        rest = rest[words[..taken].join("_").len()..].trim_start_matches('_');
        if rest.is_empty() {
            return (found, rest);
        }
    }
}

/// The names of the test functions in the sources.
fn tests() -> BTreeSet<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut names = BTreeSet::new();
    for path in ["src", "tests"].iter().flat_map(|folder| support::files(&root.join(folder), "rs")) {
        let text = std::fs::read_to_string(&path).unwrap();
        let mut waiting = false;
        for line in text.lines().map(str::trim) {
            waiting |= line == "#[test]" || line.starts_with("#[tokio::test");
            if let Some((_, rest)) = line.split_once("fn ").filter(|_| waiting) {
                names.insert(rest.split(['(', '<']).next().unwrap().to_owned());
                waiting = false;
            }
        }
    }
    names
}

#[test]
fn every_rule_has_a_test_or_a_reason_to_have_none() {
    let tests = tests();
    assert!(tests.len() > 400, "the tests are found: {}", tests.len());
    let mut held: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for test in &tests {
        let (numbers, rest) = lead(test);
        numbers.into_iter().for_each(|number| held.entry(number).or_default().push(test));
        let words: Vec<&str> = rest.split('_').collect();
        let hidden = words.windows(2).any(|pair| {
            let is_rule = rules().contains(&format!("{}-{}", pair[0].to_uppercase(), pair[1]));
            is_rule && pair[0] != "section"
        });
        assert!(!hidden, "{test}: numbers of rules come first");
    }
    let without: BTreeMap<&str, &str> = WITHOUT.iter().copied().collect();
    let rules = rules();
    let mut missing: Vec<String> = rules
        .iter()
        .filter(|rule| !held.contains_key(&as_written(rule)) && !without.contains_key(rule.as_str()))
        .cloned()
        .collect();
    let points = POINTS.iter().flat_map(|(_, written)| written.iter()).map(|point| format!("tci_{point}"));
    missing.extend(points.filter(|point| !held.contains_key(point)));
    assert!(missing.is_empty(), "without a test and a reason: {missing:?}");
    for (rule, reason) in WITHOUT {
        assert!(rules.contains(*rule) && !reason.is_empty(), "{rule} is no rule");
        assert!(!held.contains_key(&as_written(rule)), "{rule} has a test and needs no reason");
    }
    let written: BTreeSet<String> = rules.iter().map(|rule| as_written(rule)).collect();
    let strange: Vec<_> = held
        .iter()
        .filter(|(number, _)| !number.starts_with("tci_") && !number.starts_with("section_"))
        .filter(|(number, _)| !written.contains(*number))
        .collect();
    assert!(strange.is_empty(), "there are no such rules: {strange:?}");
}

/// The numbers in the specification's text: two capitals, a hyphen and digits, or G and digits at a row's beginning.
fn in_text(text: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for word in text.split(|letter: char| !letter.is_ascii_alphanumeric() && letter != '-') {
        let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        let rule = word.split_once('-').is_some_and(|(letters, number)| {
            RULES.iter().any(|(own, _)| *own == letters) && letters != "G" && digits(number)
        });
        if rule || word.strip_prefix('G').is_some_and(digits) {
            found.insert(word.to_owned());
        }
    }
    found
}

#[test]
fn the_list_of_rules_is_that_of_the_specification() {
    let path = std::env::var_os("EPPSH_SPEC").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/registry-spec.md"),
        std::path::PathBuf::from,
    );
    let Ok(text) = std::fs::read_to_string(&path) else {
        eprintln!("NOT CHECKED: {} is not there; set EPPSH_SPEC", path.display());
        return;
    };
    let (listed, written) = (rules(), in_text(&text));
    assert!(written.len() > 200, "the rules are found: {}", written.len());
    assert_eq!(written.difference(&listed).collect::<Vec<_>>(), Vec::<&String>::new(), "not in the list");
    // Of a range only the ends are written.
    let strange: Vec<_> = listed.difference(&written).filter(|rule| !rule.starts_with("TR-")).collect();
    assert!(strange.is_empty(), "not in the specification: {strange:?}");
    let (_, section) = text.split_once("\n## 2. ").unwrap();
    let section = section.split("\n## ").next().unwrap();
    let rows = section.lines().filter_map(|line| line.strip_prefix("| ")).map(|row| row.split(" |").next().unwrap());
    let heads: BTreeSet<&str> = rows.filter(|head| head.starts_with(|first: char| first.is_ascii_digit())).collect();
    assert_eq!(heads, POINTS.iter().map(|(head, _)| *head).collect());
}
