//! Names that look like other names (UTS 39): scripts mixed within a label, and labels of one script that pass for Latin.

use super::fault::shown;
use super::to_unicode;
use unicode_script::{Script, UnicodeScript};
use unicode_security::{MixedScript, RestrictionLevel, RestrictionLevelDetection, skeleton};

/// As many characters as a warning names.
const NAMED: usize = 8;

/// What a person should know of the looks of a name, a sentence for each label that has them; both forms will do.
pub fn warnings(name: &str) -> Vec<String> {
    let unicode = to_unicode(name);
    let name = unicode.as_deref().unwrap_or(name);
    let labels: Vec<&str> = name.split('.').collect();
    let zone = labels.last().copied().unwrap_or_default();
    let found =
        labels.iter().filter(|label| !label.is_ascii()).filter_map(|label| mixed(label).or_else(|| whole(label, zone)));
    found
        .map(|why| format!("{name}: {why}; names like this are used to deceive, and registries may refuse them"))
        .collect()
}

/// A label whose scripts do not go together: more than UTS 39, section 5.2 calls highly restrictive.
fn mixed(label: &str) -> Option<String> {
    if label.is_single_script() || label.check_restriction_level(RestrictionLevel::HighlyRestrictive) {
        return None;
    }
    let mut scripts: Vec<(Script, Vec<char>)> = Vec::new();
    for c in label.chars() {
        match (c.script(), scripts.iter_mut().find(|(script, _)| *script == c.script())) {
            (Script::Common | Script::Inherited, _) => {}
            (_, Some((_, own))) => own.push(c),
            (script, None) => scripts.push((script, vec![c])),
        }
    }
    // The script of most letters is the label's own; of equals the first.
    let most = scripts.iter().map(|(_, own)| own.len()).max()?;
    let at = scripts.iter().position(|(_, own)| own.len() == most)?;
    let (own, _) = scripts.remove(at);
    let others: Vec<&str> = scripts.iter().map(|(script, _)| script.full_name()).collect();
    let strange = scripts.iter().flat_map(|(_, letters)| letters).copied();
    let beside = if others.is_empty() { "another script".into() } else { others.join(" and ") };
    Some(format!("the label \"{label}\" mixes {} with {beside}: {}", own.full_name(), told(strange)))
}

/// A label of one script other than Latin that can be taken for a Latin one, below a zone that is not of that script too.
fn whole(label: &str, zone: &str) -> Option<String> {
    let script =
        label.chars().map(|c| c.script()).find(|script| !matches!(script, Script::Common | Script::Inherited))?;
    // Where the zone is of the same script, nobody expects a Latin name in it.
    if script == Script::Latin || (zone != label && zone.chars().any(|c| c.script() == script)) {
        return None;
    }
    let look: String = label.chars().map(|c| latin(c).unwrap_or(c)).collect();
    look.is_ascii().then(|| {
        let letters = told(label.chars().filter(|c| !c.is_ascii()));
        format!("the label \"{label}\" is {} and looks like \"{look}\": {letters}", script.full_name())
    })
}

/// Each character once: its code point, its script, and the Latin letter that it looks like.
fn told(letters: impl Iterator<Item = char>) -> String {
    let mut told: Vec<String> = Vec::new();
    let mut seen: Vec<char> = Vec::new();
    for c in letters {
        if seen.contains(&c) {
            continue;
        }
        seen.push(c);
        if seen.len() <= NAMED {
            let script = c.script().full_name();
            let like = latin(c).filter(|like| *like != c).map_or(String::new(), |like| format!(" looks like {like}"));
            let (visible, code) = (shown(c), format!("U+{:04X}", c as u32));
            let named = match visible == code {
                true => format!("{code} ({script})"),
                false => format!("{c} ({code}, {script})"),
            };
            told.push(format!("{named}{like}"));
        }
    }
    let more = seen.len().saturating_sub(NAMED);
    if more > 0 {
        told.push(format!("{more} more"));
    }
    told.join(", ")
}

/// The ASCII letter, in lower case, that a character can be taken for.
fn latin(c: char) -> Option<char> {
    if c.is_ascii() {
        return Some(c);
    }
    let mut text = [0; 4];
    let mut look = skeleton(c.encode_utf8(&mut text));
    let first = look.next()?.to_ascii_lowercase();
    let alone = look.next().is_none();
    (alone && (first.is_ascii_alphanumeric() || first == '-')).then_some(first)
}
