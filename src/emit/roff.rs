//! A light markup to roff's `man` macros, so that the manual's text stays readable.
//!
//! ```text
//! # SECTION            ## Part of one
//! = `term` *value*     the lines up to the next blank one say what it is
//! ```                  lines between these stand as they are
//! `bold`  *italic*
//! ```

use std::fmt::Write;

/// The page `title(section)` made of `text`.
pub fn page(title: &str, section: u8, text: &str) -> String {
    let mut out = String::from(".\\\" Made by eppsh from its own declarations; see src/emit.\n");
    let _ = writeln!(
        out,
        ".TH {} {section} \"\" \"eppsh {}\" \"EPP shell\"\n.nh\n.ad l",
        quoted(&title.to_uppercase()),
        env!("CARGO_PKG_VERSION")
    );
    let mut writer = Writer { out, state: State::Heading };
    text.lines().for_each(|line| writer.line(line));
    writer.out
}

/// What the line before was, which says what must stand before the next.
#[derive(PartialEq)]
enum State {
    /// A heading or a blank line that needs nothing.
    Heading,
    /// Lines of a paragraph.
    Text,
    /// A term, or lines that say what it is.
    Term,
    /// A blank line.
    Blank,
    /// Lines that stand as they are.
    Fenced,
}

/// The roff so far.
struct Writer {
    out: String,
    state: State,
}

impl Writer {
    /// Takes one line of the markup.
    fn line(&mut self, line: &str) {
        if self.state == State::Fenced {
            return match line.starts_with("```") {
                true => self.end_fence(),
                false => self.text_line(&verbatim(line)),
            };
        }
        if line.starts_with("```") {
            self.out.push_str(".PP\n.in +4n\n.nf\n");
            self.state = State::Fenced;
        } else if let Some(heading) = line.strip_prefix("## ") {
            self.heading(".SS", heading);
        } else if let Some(heading) = line.strip_prefix("# ") {
            self.heading(".SH", heading);
        } else if let Some(term) = line.strip_prefix("= ") {
            self.out.push_str(".TP\n");
            self.text_line(&inline(term));
            self.state = State::Term;
        } else if line.trim().is_empty() {
            if self.state != State::Heading {
                self.state = State::Blank;
            }
        } else {
            if self.state == State::Blank {
                self.out.push_str(".PP\n");
                self.state = State::Text;
            } else if self.state == State::Heading {
                self.state = State::Text;
            }
            self.text_line(&inline(line.trim()));
        }
    }

    /// A heading.
    fn heading(&mut self, macro_name: &str, text: &str) {
        let _ = writeln!(self.out, "{macro_name} {}", quoted(text));
        self.state = State::Heading;
    }

    /// The end of lines that stand as they are.
    fn end_fence(&mut self) {
        self.out.push_str(".fi\n.in\n");
        self.state = State::Blank;
    }

    /// A line of text, kept from being taken for a request.
    fn text_line(&mut self, text: &str) {
        if text.starts_with(['.', '\'']) {
            self.out.push_str("\\&");
        }
        self.out.push_str(text);
        self.out.push('\n');
    }
}

/// An argument of a macro.
fn quoted(text: &str) -> String {
    format!("\"{}\"", inline(text).replace('"', "\\(dq"))
}

/// Text with its bold and italic parts.
fn inline(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['`', '*']) {
        let mark = &rest[at..=at];
        out.push_str(&prose(&rest[..at]));
        let Some(end) = rest[at + 1..].find(mark) else {
            out.push_str(&prose(&rest[at..]));
            return out;
        };
        let inner = &rest[at + 1..at + 1 + end];
        match mark {
            "`" => out.push_str(&format!("\\fB{}\\fR", verbatim(inner))),
            _ => out.push_str(&format!("\\fI{}\\fR", verbatim(inner))),
        }
        rest = &rest[at + end + 2..];
    }
    out.push_str(&prose(rest));
    out
}

/// Running text: hyphens and apostrophes may become what print has for them.
fn prose(text: &str) -> String {
    escaped(text, |_| None)
}

/// Text that someone will copy: every character stays what it is.
fn verbatim(text: &str) -> String {
    escaped(text, |c| match c {
        '-' => Some("\\-"),
        '\'' => Some("\\(aq"),
        '`' => Some("\\(ga"),
        '^' => Some("\\(ha"),
        '~' => Some("\\(ti"),
        _ => None,
    })
}

/// Text with what roff would read otherwise, and what is not ASCII, written as escapes.
fn escaped(text: &str, own: impl Fn(char) -> Option<&'static str>) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match (own(c), c) {
            (Some(escape), _) => out.push_str(escape),
            (None, '\\') => out.push_str("\\e"),
            (None, c) if c.is_ascii() => out.push(c),
            (None, c) => {
                let _ = write!(out, "\\[u{:04X}]", u32::from(c));
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_taken_for_a_request_or_an_escape() {
        let roff = page("x", 1, "# A\n.nope\n'nope\n\nback\\slash `--opt 'x'` *v* дети\n");
        let body = roff.split_once(".SH \"A\"\n").expect("the section").1;
        assert_eq!(
            body,
            "\\&.nope\n\\&'nope\n.PP\nback\\eslash \\fB\\-\\-opt \\(aqx\\(aq\\fR \\fIv\\fR \\[u0434]\\[u0435]\\[u0442]\\[u0438]\n"
        );
    }

    #[test]
    fn terms_and_fences_have_their_macros() {
        let roff = page("x", 1, "# A\n= `a`\nfirst\n\nthen\n```\n.b *c*\n```\n");
        let body = roff.split_once(".SH \"A\"\n").expect("the section").1;
        assert_eq!(body, ".TP\n\\fBa\\fR\nfirst\n.PP\nthen\n.PP\n.in +4n\n.nf\n\\&.b *c*\n.fi\n.in\n");
    }
}
