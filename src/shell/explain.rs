//! `explain`: what a result code, a status or a word of an extension means, what to do about it, and where that is written.

use crate::cli::forms::nearest;
use crate::epp::code::Code;
use crate::error::{Error, Result};
use crate::view::colour::Paint;

/// One thing that can be explained.
#[derive(Debug)]
pub struct Entry {
    /// The code or the status.
    pub name: &'static str,
    /// What it is: a result code, a status.
    pub topic: &'static str,
    /// What it means.
    pub means: &'static str,
    /// What to do.
    pub act: &'static str,
    /// Where it is written.
    pub source: &'static str,
}

/// Builds a table of entries, grouped by what they are and by their source.
macro_rules! entries {
    ($($topic:literal $source:literal { $($name:literal $means:literal $act:literal;)* })*) => {
        /// **The table.**
        pub const ENTRIES: &[Entry] =
            &[$($(Entry { name: $name, topic: $topic, means: $means, act: $act, source: $source }),*),*];
    };
}

mod extensions;
mod protocol;

/// Everything that can be explained.
fn entries() -> impl Iterator<Item = &'static Entry> {
    protocol::ENTRIES.iter().chain(extensions::ENTRIES)
}

/// The entries called `word`, whatever its case: a word of several extensions has several.
pub fn find(word: &str) -> impl Iterator<Item = &'static Entry> {
    entries().filter(move |entry| entry.name.eq_ignore_ascii_case(word))
}

/// Everything that can be explained, for completion.
pub fn names() -> impl Iterator<Item = &'static str> {
    let all: Vec<&'static str> = entries().map(|entry| entry.name).collect();
    let first = |at: usize| !all[..at].contains(&all[at]);
    (0..all.len()).filter(|at| first(*at)).map(|at| all[at]).collect::<Vec<_>>().into_iter()
}

/// The answer to `explain WORD…`.
pub fn explain(words: &[String], colour: bool) -> Result<String> {
    let parts: Result<Vec<String>> = words.iter().map(|word| one(word.trim_matches(','), colour)).collect();
    Ok(parts?.join("\n"))
}

/// One word's explanation.
fn one(word: &str, colour: bool) -> Result<String> {
    let found: Vec<String> = find(word).map(|entry| paragraph(entry, colour)).collect();
    if !found.is_empty() {
        return Ok(found.join("\n"));
    }
    if let Some(class) = word.parse().ok().and_then(class_of) {
        return Ok(format!("{}  {class}\n", Paint::Key.on(word, colour)));
    }
    let all: Vec<&str> = names().collect();
    Err(Error::usage(format!("{word:?} is no result code, status or word of an extension{}", nearest(word, &all)))
        .hint("explain takes a code such as 2305, a status such as clientHold, or a word such as sunrise or autoRenew"))
}

/// What the digits of an unknown code tell (RFC 5730, section 3).
fn class_of(code: u16) -> Option<String> {
    let class = match code {
        1000..2000 => "a success",
        2000..2100 => "a failure in the protocol's syntax",
        2100..2200 => "a failure in the implementation of a rule",
        2200..2300 => "a failure of security",
        2300..2400 => "a failure in the management of data",
        2400..2500 => "a failure of the server's system",
        2500..2600 => "a failure after which the server closes the connection",
        2600..3000 => "a failure",
        _ => return None,
    };
    Some(format!("is not a code of RFC 5730; by its digits it is {class}. The registry's documentation knows more."))
}

/// An entry as lines.
fn paragraph(entry: &Entry, colour: bool) -> String {
    let title = entry.name.parse().ok().and_then(|code| Code(code).text()).unwrap_or(entry.topic);
    format!(
        "{}  {title}\n  {}\n  {} {}\n  {}\n",
        Paint::Key.on(entry.name, colour),
        entry.means,
        Paint::Good.on("What to do:", colour),
        entry.act,
        Paint::Dim.on(entry.source, colour)
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::epp::code::CODES;
    use crate::spec::Catalog;
    use crate::spec::model::{Element, Kind};

    fn ask(words: &str) -> Result<String> {
        explain(&words.split(' ').map(Into::into).collect::<Vec<_>>(), false)
    }

    #[test]
    fn every_code_is_explained_once() {
        for (code, _) in CODES {
            let known = names().filter(|name| *name == code.to_string()).count();
            assert_eq!(known, 1, "{code}");
        }
        let digits = names().filter(|name| name.starts_with(|c: char| c.is_ascii_digit())).count();
        assert_eq!(digits, CODES.len());
    }

    /// The words of extensions that are explained: the spec, and the slots that hold them.
    const EXPLAINED: &[(&str, &[&str])] = &[
        ("domain", &["s"]),
        ("host", &["s"]),
        ("contact", &["s"]),
        ("launch", &["phase", "launch-phase", "launch-check", "launch-type", "s", "status"]),
        ("changePoll", &["state", "operation", "type"]),
        ("fee", &["command", "applied"]),
        ("maintenance", &["pollType", "impact", "reason"]),
        ("org", &["status", "."]),
    ];

    /// The words that slots of those names take, in an element and below.
    fn words_of(element: &'static Element, slots: &[&str], found: &mut Vec<&'static str>) {
        for slot in element.slots().filter(|slot| slots.contains(&slot.name)) {
            if let Kind::Words(words) = &slot.kind {
                found.extend(words.iter().copied());
            }
        }
        element.elements().for_each(|child| words_of(child, slots, found));
    }

    #[test]
    fn every_word_of_the_specs_is_explained() {
        let mut seen = std::collections::BTreeSet::new();
        for (spec, _) in Catalog::built_in().specs() {
            let Some((_, slots)) = EXPLAINED.iter().find(|(id, _)| *id == spec.id) else { continue };
            let mut words = Vec::new();
            let frames = spec.commands.iter().map(|command| &command.frame);
            let frames = frames
                .chain(spec.extends.iter().map(|extend| &extend.frame))
                .chain(spec.results.iter().map(|told| &told.element));
            frames.for_each(|frame| words_of(frame, slots, &mut words));
            seen.extend((!words.is_empty()).then_some(spec.id));
            words.iter().for_each(|word| assert!(find(word).next().is_some(), "{}: {word}", spec.id));
        }
        assert_eq!(seen.len(), EXPLAINED.len(), "{seen:?}");
    }

    #[test]
    fn every_word_of_the_schemas_is_explained_as_what_it_is() {
        for (topic, words) in [
            ("rgpStatus", "addPeriod autoRenewPeriod renewPeriod transferPeriod pendingRestore redemptionPeriod"),
            ("trStatus", "clientApproved clientCancelled clientRejected pending serverApproved serverCancelled"),
            ("launch phase", "sunrise landrush claims open custom"),
            ("application status", "pendingValidation validated invalid pendingAllocation allocated rejected"),
            ("change message", "create delete renew transfer update restore autoRenew autoDelete autoPurge custom"),
            ("change message", "before after udrp urs"),
            ("a fee is", "create delete renew update transfer restore custom immediate delayed"),
            ("login event", "password certificate cipher tlsProtocol newPW stat custom warning error"),
            ("maintenance", "create update delete courtesy end none partial full planned emergency"),
            ("maintenance", "production ote staging dev custom"),
            ("organization", "hold terminated clientLinkProhibited serverLinkProhibited registrar reseller"),
            ("organization", "privacyproxy dns-operator"),
            ("status", "pendingDelete ok linked pendingCreate pendingUpdate clientDeleteProhibited"),
        ] {
            for word in words.split(' ') {
                assert!(find(word).any(|entry| entry.topic.contains(topic)), "{word} as {topic}");
            }
        }
    }

    #[test]
    fn a_word_has_one_entry_for_each_thing_that_it_is() {
        let all: Vec<&Entry> = entries().collect();
        for (at, entry) in all.iter().enumerate() {
            let same = |other: &&&Entry| other.name == entry.name && other.topic == entry.topic;
            assert_eq!(all[at + 1..].iter().filter(same).count(), 0, "{} as {}", entry.name, entry.topic);
            assert!(entry.means.ends_with('.') && entry.act.ends_with('.'), "{}", entry.name);
            assert!(entry.source.starts_with("RFC ") && !entry.topic.is_empty());
        }
        let text = ask("custom").expect("a word of several extensions");
        assert!(text.contains("RFC 8334") && text.contains("RFC 8590") && text.contains("RFC 9167"), "{text}");
        assert_eq!(names().filter(|name| *name == "custom").count(), 1);
    }

    #[test]
    fn words_are_explained_in_order_and_any_case() {
        let text = ask("2305 CLIENTHOLD redemptionPeriod").expect("known words");
        let places: Vec<_> = ["2305", "clientHold", "redemptionPeriod"].map(|word| text.find(word)).into();
        assert!(places.is_sorted() && places.iter().all(Option::is_some));
        assert!(text.contains("Object association prohibits operation"));
        assert!(text.contains("RFC 3915"));
    }

    #[test]
    fn unknown_words_get_the_nearest() {
        let error = ask("clientHolt").expect_err("no such status");
        assert!(error.message().contains("did you mean clientHold?"), "{error}");
        assert!(ask("2309").expect("a code by its digits").contains("management of data"));
        assert!(ask("9999").is_err());
        assert!(ask("99999999").is_err());
    }
}
