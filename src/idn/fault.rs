//! Why a name is no internationalised domain name: the label, the character, and what would help.
//!
//! The library says only that a name is wrong. What is asked here comes after its verdict, so that the two never differ.

use super::allowed::{described, is_allowed, is_mark, out_of_place};
use super::{is_a_label, labels, mapped};
use icu_properties::CodePointMapData;
use icu_properties::props::BidiClass;
use idna::uts46::{AsciiDenyList, DnsLength, Hyphens, Uts46};

/// The longest label, and the longest name, in octets (RFC 1035, section 2.3.4; the name without the root's dot).
const LONGEST: (usize, usize) = (63, 253);

/// A fault as a sentence about `name`.
pub fn sentence(name: &str, fault: &str) -> String {
    format!("{name:?} is no valid domain name (IDNA2008): {fault}")
}

/// What is wrong with a name that is refused.
pub fn of(name: &str) -> String {
    let parts: Vec<&str> = labels(name).collect();
    if let [before @ .., ""] = parts.as_slice()
        && !before.is_empty()
        && before.iter().all(|label| !label.is_empty())
    {
        return "it ends with a dot; leave the dot away".into();
    }
    let found = parts.iter().find_map(|label| of_label(label));
    found.or_else(|| too_long(name)).or_else(|| direction(name)).unwrap_or_else(|| "IDNA2008 does not allow it".into())
}

/// What IDNA2008 refuses in a label that UTS 46 may have let through.
pub fn disallowed(label: &str) -> Option<String> {
    if is_a_label(label) || label.is_ascii() {
        return None;
    }
    if let Some(c) = label.chars().find(|c| maps_to(*c, is_refused)) {
        return Some(format!("its label {label:?} holds {}, {}; {}", shown(c), described(c), instead(label)));
    }
    let whole: Vec<char> = mapped(label).chars().collect();
    out_of_place(&whole).map(|(c, needs)| format!("its label {label:?} holds {}, {needs}", shown(c)))
}

/// Whether a typed character stands for one of a kind.
fn maps_to(c: char, kind: impl Fn(char) -> bool) -> bool {
    mapped(c.encode_utf8(&mut [0; 4])).chars().any(kind)
}

/// Whether a mapped character is one that no label can have.
fn is_refused(c: char) -> bool {
    !c.is_ascii() && !is_allowed(c)
}

/// What is wrong with one label by itself.
fn of_label(label: &str) -> Option<String> {
    if label.is_empty() {
        return Some("a label is empty: it begins with a dot, or two dots stand together".into());
    }
    let denied = |c: char| c.is_ascii() && !c.is_ascii_alphanumeric() && c != '-';
    if let Some(c) = label.chars().find(|c| maps_to(*c, denied)) {
        let kind = if c.is_whitespace() { " a space," } else { "" };
        return Some(format!(
            "its label {label:?} holds {},{kind} and a name has letters, digits and hyphens",
            shown(c)
        ));
    }
    let whole = mapped(label);
    if is_a_label(&whole) {
        let (_, sound) = Uts46::new().to_unicode(label.as_bytes(), AsciiDenyList::STD3, Hyphens::Check);
        return sound.is_err().then(|| format!("its A-label {label:?} does not stand for any U-label"));
    }
    if let Some(fault) = disallowed(label) {
        return Some(fault);
    }
    if whole.is_empty() {
        return Some(format!("its label {label:?} is nothing but characters that names leave out"));
    }
    if let Some(c) = label.chars().next().filter(|c| is_mark(*c)) {
        let mark = shown(c);
        return Some(format!(
            "its label {label:?} begins with {mark}, a combining mark, which needs a letter before it"
        ));
    }
    if whole.starts_with('-') || whole.ends_with('-') {
        return Some(format!("its label {label:?} begins or ends with a hyphen"));
    }
    if whole.chars().skip(2).take(2).eq("--".chars()) {
        return Some(format!(
            "its label {label:?} has hyphens in the third and fourth place, which only A-labels (xn--…) have"
        ));
    }
    if !has_right_to_left(label)
        && let Some(c) = label.chars().find(|c| matches!(c, '\u{200c}' | '\u{200d}'))
        && !is_sound(label)
    {
        let name = if c == '\u{200c}' { "the zero-width non-joiner" } else { "the zero-width joiner" };
        return Some(format!(
            "its label {label:?} holds {}, {name}, which stands behind a virama or between joining letters only \
             (RFC 5892, appendix A)",
            shown(c)
        ));
    }
    None
}

/// A label or a name that is too long as it goes over the wire.
fn too_long(name: &str) -> Option<String> {
    let octets = |text: &str| {
        let ascii =
            Uts46::new().to_ascii(text.as_bytes(), AsciiDenyList::EMPTY, Hyphens::Allow, DnsLength::Ignore).ok();
        // What the encoder gives up on is longer than any label.
        ascii.map_or(text.len(), |ascii| ascii.len())
    };
    let long = labels(name).map(|label| (label, octets(label))).find(|(_, octets)| *octets > LONGEST.0);
    if let Some((label, octets)) = long {
        return Some(format!("its label {label:?} takes {octets} octets as an A-label, and {} are allowed", LONGEST.0));
    }
    let octets = octets(name);
    (octets > LONGEST.1).then(|| format!("it takes {octets} octets with A-labels, and {} are allowed", LONGEST.1))
}

/// What the rule for names with right-to-left letters refuses (RFC 5893, section 2).
fn direction(name: &str) -> Option<String> {
    if !has_right_to_left(name) {
        return None;
    }
    // A label of right-to-left letters beside it makes the rule hold for any label.
    let breaks = |label: &&str| !is_sound(&format!("\u{5d0}.{label}"));
    let label = labels(name).find(breaks)?;
    let whole: Vec<char> = mapped(label).chars().collect();
    let of = |c: char| CodePointMapData::<BidiClass>::new().get(c);
    let is_rtl = |c: &char| matches!(of(*c), BidiClass::RightToLeft | BidiClass::ArabicLetter);
    let why = if whole.first().is_some_and(|c| !is_rtl(c) && of(*c) != BidiClass::LeftToRight) {
        "begins with something that is no letter"
    } else if whole.iter().any(is_rtl) && whole.iter().any(|c| of(*c) == BidiClass::LeftToRight) {
        "mixes letters written from the right with letters written from the left"
    } else if whole.iter().any(|c| of(*c) == BidiClass::ArabicNumber)
        && whole.iter().any(|c| of(*c) == BidiClass::EuropeanNumber)
    {
        "mixes European and Arabic digits"
    } else {
        "has its characters in an order that cannot be shown in one way only"
    };
    Some(format!("its label {label:?} {why}, against the rule for right-to-left names (RFC 5893)"))
}

/// Whether a name has letters or digits written from the right.
fn has_right_to_left(name: &str) -> bool {
    let class = CodePointMapData::<BidiClass>::new();
    mapped(name)
        .chars()
        .any(|c| matches!(class.get(c), BidiClass::RightToLeft | BidiClass::ArabicLetter | BidiClass::ArabicNumber))
}

/// Whether the library takes a name, its length left aside.
fn is_sound(name: &str) -> bool {
    Uts46::new().to_ascii(name.as_bytes(), AsciiDenyList::STD3, Hyphens::Check, DnsLength::Ignore).is_ok()
}

/// A character and its code point; one that shows nothing by itself as the code point alone.
pub fn shown(c: char) -> String {
    let code = format!("U+{:04X}", c as u32);
    let visible = !is_mark(c) && !c.is_whitespace() && c.escape_debug().len() == 1;
    if visible { format!("{c} ({code})") } else { code }
}

/// What else could be typed for a label that IDNA2008 refuses.
fn instead(label: &str) -> String {
    let rule = "only letters, digits and hyphens may stand there";
    let whole = mapped(label);
    let ace =
        idna::punycode::encode_str(&whole).filter(|_| !whole.contains(['\u{fffd}', '.', ' ']) && !whole.is_ascii());
    match ace.map(|ace| format!("xn--{ace}")).filter(|ace| ace.len() <= LONGEST.0) {
        Some(ace) => format!("{rule}; for a registry that takes it all the same, type the A-label {ace}"),
        None => rule.into(),
    }
}
