//! Colours, and text made harmless for a terminal.
//!
//! Whether a stream takes colours is the writer's decision; here they are only put on.

use colored::Color;
use std::borrow::Cow;
use std::fmt::Write;

/// How something is to look.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Style {
    /// Indented over several lines instead of one line.
    pub pretty: bool,
    /// With colours.
    pub colour: bool,
    /// For a terminal: control characters and bidi overrides are written as escapes.
    pub terminal: bool,
}

/// What a colour means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paint {
    /// The name of a field, element or column.
    Key,
    /// A text.
    Text,
    /// A number or truth value.
    Scalar,
    /// Beside the point.
    Dim,
    /// As wished.
    Good,
    /// Refused, failed.
    Bad,
    /// To be looked at.
    Warning,
}

/// Ends a colour.
pub const RESET: &str = "\x1b[0m";

impl Paint {
    /// The escape sequence that starts the colour.
    pub fn start(self) -> String {
        let (attribute, colour) = match self {
            Paint::Key => ("", Color::Cyan),
            Paint::Text => ("", Color::Green),
            Paint::Scalar => ("", Color::Yellow),
            Paint::Dim => ("", Color::BrightBlack),
            Paint::Good => ("", Color::Green),
            Paint::Bad => ("1;", Color::Red),
            Paint::Warning => ("1;", Color::Yellow),
        };
        format!("\x1b[{attribute}{}m", colour.to_fg_str())
    }

    /// The text in this colour, or as it is.
    pub fn on<'a>(self, text: &'a str, colour: bool) -> Cow<'a, str> {
        if colour { format!("{}{text}{RESET}", self.start()).into() } else { text.into() }
    }
}

/// Whether a terminal could be misled by the character: controls, bidi marks and overrides, line separators.
pub fn is_risky(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// The text with every risky character written as `\uXXXX`.
pub fn visible(text: &str) -> Cow<'_, str> {
    visible_but(text, |_| false)
}

/// The same, with line feeds and tabs left in.
pub fn visible_lines(text: &str) -> Cow<'_, str> {
    visible_but(text, |c| matches!(c, '\n' | '\t'))
}

/// Escapes what is risky, save what `keep` names.
fn visible_but(text: &str, keep: impl Fn(char) -> bool) -> Cow<'_, str> {
    let risky = |c: char| is_risky(c) && !keep(c);
    if !text.contains(risky) {
        return text.into();
    }
    let mut shown = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match risky(c) {
            true => drop(write!(shown, "\\u{:04x}", c as u32)),
            false => shown.push(c),
        }
    }
    shown.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn risky_characters_are_written_out() {
        let text = "a\x1b[31m\u{202e}\u{2066}\u{200f}\u{61c}\u{9b}\u{7f}дети\n";
        assert_eq!(visible(text), "a\\u001b[31m\\u202e\\u2066\\u200f\\u061c\\u009b\\u007fдети\\u000a");
        assert_eq!(visible_lines("a\n\tb\r"), "a\n\tb\\u000d");
        assert!(matches!(visible("дети 日本"), Cow::Borrowed(_)));
    }

    #[test]
    fn colour_is_put_on_only_when_wanted() {
        assert_eq!(Paint::Bad.on("x", true), "\x1b[1;31mx\x1b[0m");
        assert_eq!(Paint::Bad.on("x", false), "x");
    }
}
