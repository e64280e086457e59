//! What went over the wire, for `-v`: indented, secrets masked, nothing in it a terminal would obey.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use std::fmt::Write;

/// Which way a frame went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// To the server.
    Sent,
    /// From the server.
    Received,
}

/// A frame as lines for the trace, headed by `time`. `mask` takes the secrets out of XML text.
pub fn trace_line(time: &str, direction: Direction, frame: &[u8], mask: &dyn Fn(&str) -> String) -> String {
    let arrow = match direction {
        Direction::Sent => ">>",
        Direction::Received => "<<",
    };
    let body = match (std::str::from_utf8(frame), direction) {
        (Ok(text), _) => escape_controls(&indent(&mask(text)), true),
        // Nothing can be masked in what cannot be read, and ours may hold a password.
        (Err(_), Direction::Sent) => "(not UTF-8; not shown)".to_owned(),
        (Err(_), Direction::Received) => format!("(not UTF-8; base64) {}", STANDARD.encode(frame)),
    };
    format!("{time} {arrow} {} bytes\n{body}", frame.len())
}

/// The text with control characters and bidi overrides written as `\u{…}`; line ends stay when `lines` says so.
pub(super) fn escape_controls(text: &str, lines: bool) -> String {
    let mut shown = String::with_capacity(text.len());
    for letter in text.chars() {
        let bidi =
            matches!(letter, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{61c}');
        if (letter.is_control() && !(lines && matches!(letter, '\n' | '\t'))) || bidi {
            let _ = write!(shown, "\\u{{{:x}}}", letter as u32);
        } else {
            shown.push(letter);
        }
    }
    shown
}

/// XML with every element on a line of its own, made without parsing: what is no XML must be shown too.
fn indent(text: &str) -> String {
    let mut lines = String::with_capacity(text.len() * 2);
    let mut depth = 0usize;
    let mut last = Piece::Close;
    for (kind, piece) in pieces(text) {
        if kind == Piece::Text && piece.trim().is_empty() {
            continue;
        }
        if kind == Piece::Close {
            depth = depth.saturating_sub(1);
        }
        // A value stays between its tags.
        let joined = kind == Piece::Text && last == Piece::Open
            || kind == Piece::Close && matches!(last, Piece::Text | Piece::Open);
        if !joined && !lines.is_empty() {
            lines.push('\n');
        }
        if !joined {
            lines.extend(std::iter::repeat_n("  ", depth.min(40)));
        }
        lines.push_str(piece.trim_matches(['\r', '\n']));
        if kind == Piece::Open {
            depth += 1;
        }
        last = kind;
    }
    lines
}

/// What a piece of XML is.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Piece {
    Open,
    Close,
    Alone,
    Text,
}

/// Cuts XML at its tags.
fn pieces(text: &str) -> impl Iterator<Item = (Piece, &str)> {
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let (kind, length) = match rest.find('<') {
            Some(0) => tag(rest),
            Some(at) => (Piece::Text, at),
            None => (Piece::Text, rest.len()),
        };
        let (piece, after) = rest.split_at(length);
        rest = after;
        Some((kind, piece))
    })
}

/// The tag `text` begins with, and its length.
fn tag(text: &str) -> (Piece, usize) {
    let until = |end: &str| text.find(end).map_or(text.len(), |at| at + end.len());
    if text.starts_with("<!--") {
        (Piece::Alone, until("-->"))
    } else if text.starts_with("<![CDATA[") {
        (Piece::Text, until("]]>"))
    } else if text.starts_with("<?") {
        (Piece::Alone, until("?>"))
    } else {
        let mut quote = None;
        let end = text.bytes().position(|byte| match quote {
            Some(open) => {
                if byte == open {
                    quote = None;
                }
                false
            }
            None => {
                if matches!(byte, b'"' | b'\'') {
                    quote = Some(byte);
                }
                byte == b'>'
            }
        });
        let length = end.map_or(text.len(), |at| at + 1);
        let kind = match &text[..length] {
            tag if tag.starts_with("</") => Piece::Close,
            tag if tag.ends_with("/>") || tag.starts_with("<!") => Piece::Alone,
            _ => Piece::Open,
        };
        (kind, length)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mask(text: &str) -> String {
        text.replace("s3cret", "***")
    }

    #[test]
    fn a_frame_is_indented_and_masked() {
        let frame = "<?xml version=\"1.0\"?><epp a='>'>\n <!-- x --><pw>s3cret</pw><e/><n>дети</n><z></z></epp>";
        let expected = "12:00 >> 91 bytes\n<?xml version=\"1.0\"?>\n<epp a='>'>\n  <!-- x -->\n  <pw>***</pw>\n  <e/>\n  <n>дети</n>\n  <z></z>\n</epp>";
        assert_eq!(trace_line("12:00", Direction::Sent, frame.as_bytes(), &mask), expected);
    }

    #[test]
    fn nothing_a_terminal_obeys_remains() {
        let line = trace_line("t", Direction::Received, "<a>\u{1b}[2J\u{202e}\r\u{9b}</a>".as_bytes(), &mask);
        assert_eq!(line.split_once('\n').unwrap().1, "<a>\\u{1b}[2J\\u{202e}\\u{d}\\u{9b}</a>");
    }

    #[test]
    fn what_cannot_be_read_is_encoded_or_withheld() {
        assert!(trace_line("t", Direction::Received, &[0xff, 0xfe], &mask).ends_with("base64) //4="));
        assert!(trace_line("t", Direction::Sent, b"<pw>s3cret\xff</pw>", &mask).ends_with("not shown)"));
    }

    #[test]
    fn broken_xml_is_shown_all_the_same() {
        for text in ["<", "</a></b>", "<a", "<!-- ", "<![CDATA[x", "a<b c=\"", "</>"] {
            assert!(!trace_line("t", Direction::Received, text.as_bytes(), &mask).is_empty(), "{text}");
        }
    }
}
