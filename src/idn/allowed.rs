//! Which characters IDNA2008 allows in a U-label (RFC 5892), of those that UTS 46 leaves after its mapping.

use icu_properties::CodePointMapData;
use icu_properties::props::GeneralCategory;
use unicode_script::{Script, UnicodeScript};

/// Whether IDNA2008 knows a place for the character at all (RFC 5892, section 3).
pub fn is_allowed(c: char) -> bool {
    use GeneralCategory as Category;
    match c {
        // Section 2.6: exceptions, here those that are letters or digits by the rules below and disallowed all the same.
        '\u{640}' | '\u{7fa}' | '\u{302e}' | '\u{302f}' | '\u{3031}'..='\u{3035}' | '\u{303b}' => false,
        // Section 2.6: those that the rules below would not allow. The joiners and the last six depend on what stands around.
        '-' | '\u{6fd}' | '\u{6fe}' | '\u{f0b}' | '\u{3007}' => true,
        '\u{200c}' | '\u{200d}' | '\u{b7}' | '\u{375}' | '\u{5f3}' | '\u{5f4}' | '\u{30fb}' => true,
        // Section 2.4: marks for symbols and music.
        '\u{20d0}'..='\u{20ff}' | '\u{1d100}'..='\u{1d24f}' => false,
        // Section 2.9: single parts of Hangul syllables.
        '\u{1100}'..='\u{11ff}' | '\u{a960}'..='\u{a97f}' | '\u{d7b0}'..='\u{d7ff}' => false,
        c => matches!(
            category(c),
            Category::LowercaseLetter
                | Category::OtherLetter
                | Category::ModifierLetter
                | Category::NonspacingMark
                | Category::SpacingMark
                | Category::DecimalNumber
        ),
    }
}

/// The first character of a mapped label that may not stand where it does, and what it would need
/// (RFC 5892, appendix A.3 to A.9; the joiners are UTS 46's own concern).
pub fn out_of_place(label: &[char]) -> Option<(char, &'static str)> {
    let near = |at: usize, step: isize| at.checked_add_signed(step).and_then(|at| label.get(at)).copied();
    let of = |c: Option<char>, script: Script| c.is_some_and(|c| c.script() == script);
    let japanese =
        |c: &char| *c != '\u{30fb}' && matches!(c.script(), Script::Hiragana | Script::Katakana | Script::Han);
    let has = |digits: std::ops::RangeInclusive<char>| label.iter().any(|c| digits.contains(c));
    label.iter().enumerate().find_map(|(at, c)| {
        let needs = match c {
            '\u{b7}' if (near(at, -1), near(at, 1)) != (Some('l'), Some('l')) => "which stands between two l only",
            '\u{375}' if !of(near(at, 1), Script::Greek) => "which stands before a Greek letter only",
            '\u{5f3}' | '\u{5f4}' if !of(near(at, -1), Script::Hebrew) => "which stands behind a Hebrew letter only",
            '\u{30fb}' if !label.iter().any(japanese) => {
                "which needs a Hiragana, Katakana or Han character in its label"
            }
            '\u{660}'..='\u{669}' if has('\u{6f0}'..='\u{6f9}') => {
                "an Arabic-Indic digit, which does not go with extended ones (U+06F0 to U+06F9)"
            }
            _ => return None,
        };
        Some((*c, needs))
    })
}

/// What a character that no name can have is, in words.
pub fn described(c: char) -> &'static str {
    use GeneralCategory as Category;
    match category(c) {
        Category::Control => "a control character",
        Category::Format => "an invisible character",
        Category::SpaceSeparator | Category::LineSeparator | Category::ParagraphSeparator => "a space",
        Category::OtherSymbol => "a symbol or emoji",
        Category::MathSymbol | Category::CurrencySymbol | Category::ModifierSymbol => "a symbol",
        Category::Unassigned => "a character that Unicode does not have",
        Category::PrivateUse => "a character of nobody's script (private use)",
        Category::LetterNumber | Category::OtherNumber => "a number that is no digit",
        Category::NonspacingMark | Category::SpacingMark | Category::EnclosingMark => "a combining mark",
        Category::UppercaseLetter
        | Category::LowercaseLetter
        | Category::TitlecaseLetter
        | Category::ModifierLetter
        | Category::OtherLetter => "a letter that names leave out",
        Category::DecimalNumber => "a digit that names leave out",
        _ => "punctuation",
    }
}

/// Whether the character combines with the one before it.
pub fn is_mark(c: char) -> bool {
    matches!(
        category(c),
        GeneralCategory::NonspacingMark | GeneralCategory::SpacingMark | GeneralCategory::EnclosingMark
    )
}

/// What the Unicode character database calls General_Category.
fn category(c: char) -> GeneralCategory {
    CodePointMapData::<GeneralCategory>::new().get(c)
}
