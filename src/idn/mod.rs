//! Internationalised names: between U-labels and A-labels, why a name is refused, and which names deceive the eye.
//!
//! UTS 46 (non-transitional) maps what was typed; what is left must then be allowed by IDNA2008, which UTS 46 alone does
//! not ask for: it lets symbols and emoji through.

mod allowed;
mod fault;
pub mod looks;

use icu_normalizer::uts46::Uts46MapperBorrowed;
use idna::uts46::{AsciiDenyList, DnsLength, Hyphens, Uts46};
use std::borrow::Cow;

/// The form in which names go over the wire.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Form {
    /// `xn--…`, as RFC 5731 and nearly every registry have it.
    #[default]
    ALabel,
    /// With their own letters, in lower case and Unicode's form C.
    ULabel,
}

/// Whether two names are the same one, as U-labels or A-labels, in whichever case.
pub fn is_same(one: &str, other: &str) -> bool {
    let ascii = |name: &str| idna::domain_to_ascii(name).unwrap_or_else(|_| name.to_lowercase());
    ascii(one) == ascii(other)
}

/// Whether IDNA2008 allows every character of a U-label where it stands (RFC 5891, section 4.2).
pub fn is_allowed(label: &str) -> bool {
    fault::disallowed(label).is_none()
}

/// The words for the forms in the configuration.
pub const FORMS: [(&str, Form); 2] = [("a-label", Form::ALabel), ("u-label", Form::ULabel)];

impl Form {
    /// The word for it.
    pub fn word(self) -> &'static str {
        FORMS.iter().find(|(_, form)| *form == self).map_or("", |(word, _)| word)
    }

    /// The form that `word` stands for.
    pub fn parse(word: &str) -> Option<Form> {
        FORMS.iter().find(|(known, _)| *known == word).map(|(_, form)| *form)
    }

    /// A name that [`to_ascii`] gave, in this form.
    pub fn of(self, name: Cow<str>) -> Result<Cow<str>, String> {
        if self == Form::ALabel || !has_a_label(&name) {
            return Ok(name);
        }
        match to_unicode(&name) {
            Some(unicode) => Ok(unicode.into()),
            None => Err(format!(
                "{name:?} holds an A-label that stands for no U-label, and this profile sends U-labels (idn = \"u-label\")"
            )),
        }
    }
}

/// The name with A-labels for its U-labels; a name of ASCII stays as it was typed. The error says what is wrong and where.
pub fn to_ascii(name: Cow<str>) -> Result<Cow<str>, String> {
    if name.is_ascii() {
        return Ok(name);
    }
    let strict = (AsciiDenyList::STD3, Hyphens::Check, DnsLength::Verify);
    match Uts46::new().to_ascii(name.as_bytes(), strict.0, strict.1, strict.2) {
        Ok(ascii) => match labels(&name).find_map(fault::disallowed) {
            None => Ok(ascii.into_owned().into()),
            Some(fault) => Err(fault::sentence(&name, &fault)),
        },
        Err(_) => Err(fault::sentence(&name, &fault::of(&name))),
    }
}

/// The name with U-labels for its A-labels, where it has any and all are valid.
pub fn to_unicode(name: &str) -> Option<String> {
    if !has_a_label(name) {
        return None;
    }
    let (unicode, sound) = idna::domain_to_unicode(name);
    (sound.is_ok() && unicode != name).then_some(unicode)
}

/// The other form of a name that has two: of `foo.xn--d1acj3b` it is `foo.дети`, and the other way round.
pub fn other_form(name: &str) -> Option<String> {
    match name.is_ascii() {
        true => to_unicode(name),
        false => to_ascii(name.into()).ok().map(Cow::into_owned).filter(|ascii| ascii != name),
    }
}

/// Whether a name may hold an A-label; case means nothing in it (RFC 5890, section 2.3.2.1).
pub fn has_a_label(name: &str) -> bool {
    name.as_bytes().windows(4).any(|start| start.eq_ignore_ascii_case(b"xn--"))
}

/// The labels of a name as it was typed: a full-width dot separates them too.
fn labels(name: &str) -> impl Iterator<Item = &str> {
    name.split(['.', '\u{3002}', '\u{ff0e}', '\u{ff61}'])
}

/// Whether a label was typed as an A-label.
fn is_a_label(label: &str) -> bool {
    label.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("xn--"))
}

/// Text as UTS 46 maps it, before any rule about labels; U+FFFD stands for what cannot be in any name.
fn mapped(text: &str) -> String {
    Uts46MapperBorrowed::new().map_normalize(text.chars()).collect()
}

#[cfg(test)]
mod tests;
