//! The text of an XML document as a run of tokens, names and attributes as they were written.
//!
//! A tree drops prefixes, quotes and comments; the views need them. The reader checks well-formedness as it
//! goes, knows nothing of namespaces, and refuses a DOCTYPE.

use crate::error::{Error, Result};
use std::borrow::Cow;

/// How deep elements may nest; real frames stay below 20.
const MAX_DEPTH: usize = 256;

/// One piece of a document.
#[derive(Clone, Debug, PartialEq)]
pub enum Token<'a> {
    /// `<name a="b">`, or `<name a="b"/>` when it is empty.
    Start {
        /// The name as written.
        name: &'a str,
        /// The attributes in order, namespace declarations among them.
        attributes: Vec<Attribute<'a>>,
        /// Whether the tag closes itself; no [`Token::End`] follows then.
        empty: bool,
    },
    /// `</name>`.
    End(&'a str),
    /// Text as written, references not resolved.
    Text(&'a str),
    /// What stands inside a CDATA section.
    Cdata(&'a str),
    /// What stands inside a comment.
    Comment(&'a str),
    /// A processing instruction or the XML declaration, without `<?` and `?>`.
    Instruction(&'a str),
}

/// An attribute of a start tag.
#[derive(Clone, Debug, PartialEq)]
pub struct Attribute<'a> {
    /// The name as written.
    pub name: &'a str,
    /// The text between the quotes as written.
    pub raw: &'a str,
    /// The quote around it.
    pub quote: char,
}

/// Reads a document token by token.
pub struct Reader<'a> {
    text: &'a str,
    at: usize,
    open: Vec<&'a str>,
    rooted: bool,
    /// Room for the attributes of the next start tag.
    room: Vec<Attribute<'a>>,
}

impl<'a> Reader<'a> {
    /// A reader of `text`; a byte order mark in front is skipped.
    pub fn new(text: &'a str) -> Self {
        let at = if text.starts_with('\u{FEFF}') { '\u{FEFF}'.len_utf8() } else { 0 };
        Reader { text, at, open: Vec::with_capacity(16), rooted: false, room: Vec::new() }
    }

    /// The next token, `None` at the end of a complete document.
    pub fn token(&mut self) -> Result<Option<Token<'a>>> {
        let bytes = self.text.as_bytes();
        match (bytes.get(self.at), bytes.get(self.at + 1)) {
            (None, _) => match self.open.last() {
                Some(name) => Err(self.fault(self.at, format!("the document ends inside <{name}>"))),
                None if !self.rooted => Err(self.fault(self.at, "there is no element")),
                None => Ok(None),
            },
            (Some(b'<'), Some(b'/')) => self.end_tag().map(Some),
            (Some(b'<'), Some(b'!' | b'?')) => {
                let rest = &self.text[self.at..];
                match SECTIONS.into_iter().find(|(open, ..)| rest.starts_with(open)) {
                    Some((open, close, what)) => self.section(open, close, what).map(Some),
                    None => Err(self.fault(self.at, "a DOCTYPE or another declaration is not accepted in EPP")),
                }
            }
            (Some(b'<'), _) => self.start_tag().map(Some),
            _ => self.text_run(&self.text[self.at..]).map(Some),
        }
    }

    /// Takes back the room of attributes that are of no more use.
    pub fn reuse(&mut self, mut attributes: Vec<Attribute<'a>>) {
        attributes.clear();
        self.room = attributes;
    }

    /// Text up to the next tag.
    fn text_run(&mut self, rest: &'a str) -> Result<Token<'a>> {
        let (length, seen) = scan(rest, b'<');
        let run = &rest[..length];
        if self.open.is_empty() && run.contains(|c| !is_space(c)) {
            return Err(self.fault(self.at, "text outside the root element"));
        }
        if seen & BRACKET != 0
            && let Some(place) = run.find("]]>")
        {
            return Err(self.fault(self.at + place, "\"]]>\" must not stand in text"));
        }
        if seen & SUSPECT != 0 {
            self.check_characters(run)?;
        }
        self.at += run.len();
        Ok(Token::Text(run))
    }

    /// A comment, CDATA section or instruction.
    fn section(&mut self, open: &str, close: &str, what: Section) -> Result<Token<'a>> {
        let from = self.at + open.len();
        if matches!(what, Section::Instruction)
            && let Some(usual) = USUAL.into_iter().find(|usual| self.is_first_and(from, usual, close))
        {
            let inside = &self.text[from..from + usual.len()];
            self.at = from + usual.len() + close.len();
            return Ok(Token::Instruction(inside));
        }
        let Some(length) = self.text[from..].find(close) else {
            return Err(self.fault(self.at, format!("\"{open}\" without \"{close}\"")));
        };
        let inside = &self.text[from..from + length];
        let sound = match what {
            Section::Comment => !inside.contains("--") && !inside.ends_with('-'),
            Section::Cdata => !self.open.is_empty(),
            Section::Instruction => {
                let target = inside.split(is_space).next().unwrap_or_default();
                is_name(target) && (!target.eq_ignore_ascii_case("xml") || (self.is_first() && is_declaration(inside)))
            }
        };
        if !sound {
            return Err(self.fault(self.at, format!("\"{open}…{close}\" is not well-formed here")));
        }
        self.check_characters(inside)?;
        self.at = from + length + close.len();
        Ok(match what {
            Section::Comment => Token::Comment(inside),
            Section::Cdata => Token::Cdata(inside),
            Section::Instruction => Token::Instruction(inside),
        })
    }

    /// Whether `inside` and `close` stand at `from`, as the first thing of all.
    fn is_first_and(&self, from: usize, inside: &str, close: &str) -> bool {
        self.is_first() && self.text[from..].strip_prefix(inside).is_some_and(|rest| rest.starts_with(close))
    }

    /// Whether nothing but a byte order mark stands before this place.
    fn is_first(&self) -> bool {
        self.text[..self.at].trim_start_matches('\u{FEFF}').is_empty()
    }

    /// `</name>`.
    fn end_tag(&mut self) -> Result<Token<'a>> {
        let start = self.at;
        self.at += 2;
        if let Some(open) = self.open.last()
            && self.text[self.at..].strip_prefix(open).is_some_and(|rest| rest.starts_with('>'))
        {
            self.at += open.len() + 1;
            return Ok(Token::End(self.open.pop().unwrap_or_default()));
        }
        let name = self.name()?;
        self.spaces();
        if !self.take(b'>') {
            return Err(self.fault(self.at, format!("</{name}> is not closed with \">\"")));
        }
        match self.open.pop() {
            Some(open) if open == name => Ok(Token::End(name)),
            Some(open) => Err(self.fault(start, format!("</{name}> where </{open}> was expected"))),
            None => Err(self.fault(start, format!("</{name}> closes nothing"))),
        }
    }

    /// `<name …>`.
    fn start_tag(&mut self) -> Result<Token<'a>> {
        if self.open.is_empty() && self.rooted {
            return Err(self.fault(self.at, "a second root element"));
        }
        if self.open.len() >= MAX_DEPTH {
            return Err(self.fault(self.at, format!("elements nested deeper than {MAX_DEPTH}")));
        }
        self.at += 1;
        let name = self.name()?;
        let mut attributes = std::mem::take(&mut self.room);
        loop {
            let spaced = self.spaces();
            if self.take(b'>') {
                self.open.push(name);
                self.rooted = true;
                return Ok(Token::Start { name, attributes, empty: false });
            }
            if self.text[self.at..].starts_with("/>") {
                self.at += 2;
                self.rooted = true;
                return Ok(Token::Start { name, attributes, empty: true });
            }
            if !spaced {
                return Err(self.fault(self.at, format!("<{name} is not closed with \">\"")));
            }
            let start = self.at;
            let attribute = self.attribute()?;
            if attributes.iter().any(|other| other.name == attribute.name) {
                return Err(self.fault(start, format!("the attribute {} stands twice", attribute.name)));
            }
            attributes.push(attribute);
        }
    }

    /// `name="value"`.
    fn attribute(&mut self) -> Result<Attribute<'a>> {
        let name = self.name()?;
        self.spaces();
        if !self.take(b'=') {
            return Err(self.fault(self.at, format!("the attribute {name} has no \"=\"")));
        }
        self.spaces();
        let quote = self.text.as_bytes().get(self.at).filter(|quote| matches!(quote, b'"' | b'\''));
        let Some(quote) = quote.copied() else {
            return Err(self.fault(self.at, format!("the value of {name} is not quoted")));
        };
        let from = self.at + 1;
        let (length, seen) = scan(&self.text[from..], quote);
        if from + length == self.text.len() {
            return Err(self.fault(self.at, format!("the value of {name} has no closing quote")));
        }
        let (raw, quote) = (&self.text[from..from + length], char::from(quote));
        if seen & OPENING != 0
            && let Some(place) = raw.find('<')
        {
            return Err(self.fault(from + place, format!("\"<\" in the value of {name}")));
        }
        if seen & SUSPECT != 0 {
            self.check_characters(raw)?;
        }
        self.at = from + length + 1;
        Ok(Attribute { name, raw, quote })
    }

    /// A name.
    fn name(&mut self) -> Result<&'a str> {
        let rest = &self.text[self.at..];
        let end = rest.bytes().position(|b| !PLAIN[usize::from(b)]).unwrap_or(rest.len());
        let is_plain = rest.as_bytes().get(end).is_none_or(u8::is_ascii);
        let end = if is_plain { end } else { rest.find(|c| !is_name_char(c)).unwrap_or(rest.len()) };
        let name = &rest[..end];
        let begins = name.as_bytes().first().is_some_and(|b| b.is_ascii_alphabetic() || *b == b'_');
        if !begins && !name.starts_with(is_name_start) {
            return Err(self.fault(self.at, "a name was expected"));
        }
        self.at += end;
        Ok(name)
    }

    /// Skips white space and tells whether there was any.
    fn spaces(&mut self) -> bool {
        let rest = &self.text.as_bytes()[self.at..];
        let skipped = rest.iter().position(|b| !matches!(b, b' ' | b'\t' | b'\n' | b'\r')).unwrap_or(rest.len());
        self.at += skipped;
        skipped > 0
    }

    /// Takes `wanted` if it stands here.
    fn take(&mut self, wanted: u8) -> bool {
        let there = self.text.as_bytes().get(self.at) == Some(&wanted);
        self.at += usize::from(there);
        there
    }

    /// Refuses characters that XML 1.0 cannot carry in a piece of the text.
    fn check_characters(&self, piece: &str) -> Result<()> {
        match piece.chars().find(|&c| !is_xml_char(c)) {
            None => Ok(()),
            Some(c) => Err(self.fault(self.at, format!("the character U+{:04X} cannot stand in XML", c as u32))),
        }
    }

    /// A refusal with its place.
    fn fault(&self, at: usize, what: impl Into<String>) -> Error {
        let before = &self.text[..at];
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
        Error::usage(format!("not well-formed XML at line {line}, column {column}: {}", what.into()))
    }
}

/// The bytes of nearly all names.
const PLAIN: [bool; 256] = {
    let mut plain = [false; 256];
    let mut byte = 0;
    while byte < 128 {
        let b = byte as u8;
        plain[byte] = b.is_ascii_alphanumeric() || matches!(b, b'_' | b':' | b'-' | b'.');
        byte += 1;
    }
    plain
};

/// What a scan may come by: what XML cannot carry, or begins like that; `<`; `]`.
const SUSPECT: u8 = 1;
const OPENING: u8 = 2;
const BRACKET: u8 = 4;

/// The bytes that a scan takes note of.
const NOTED: [u8; 256] = {
    let mut noted = [0; 256];
    let mut byte = 0;
    while byte < 0x20 {
        noted[byte] = if matches!(byte as u8, b'\t' | b'\n' | b'\r') { 0 } else { SUSPECT };
        byte += 1;
    }
    noted[0xEF] = SUSPECT;
    noted[b'<' as usize] = OPENING;
    noted[b']' as usize] = BRACKET;
    noted
};

/// How far it is to the byte `end`, which is ASCII, or to the end of the text, and what was seen on the way.
fn scan(text: &str, end: u8) -> (usize, u8) {
    let mut seen = 0;
    for (at, byte) in text.bytes().enumerate() {
        if byte == end {
            return (at, seen);
        }
        seen |= NOTED[usize::from(byte)];
    }
    (text.len(), seen)
}

/// What a section is.
#[derive(Clone, Copy)]
enum Section {
    Comment,
    Cdata,
    Instruction,
}

/// The sections, by their marks.
const SECTIONS: [(&str, &str, Section); 3] =
    [("<!--", "-->", Section::Comment), ("<![CDATA[", "]]>", Section::Cdata), ("<?", "?>", Section::Instruction)];

/// What most declarations are.
const USUAL: [&str; 2] =
    ["xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"no\"", "xml version=\"1.0\" encoding=\"UTF-8\""];

/// Whether it reads `xml version="…" encoding="…" standalone="…"`, the last two where they are there.
fn is_declaration(inside: &str) -> bool {
    let Some(rest) = inside.strip_prefix("xml") else { return false };
    let mut reader = Reader::new(rest);
    let mut wanted = ["version", "encoding", "standalone"].into_iter();
    while reader.spaces() && reader.at < rest.len() {
        let Ok(Attribute { name, raw, .. }) = reader.attribute() else { return false };
        let sound = match name {
            "standalone" => matches!(raw, "yes" | "no"),
            "encoding" => raw.starts_with(|c: char| c.is_ascii_alphabetic()),
            _ => true,
        };
        let plain = raw.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'-'));
        let first = wanted.len() == 3;
        if !sound || !plain || (first && name != "version") || !wanted.any(|it| it == name) {
            return false;
        }
    }
    reader.at == rest.len() && wanted.len() < 3
}

/// The text of a [`Token::Text`]: references resolved, line ends as `\n`.
pub fn decode_text(raw: &str) -> Result<Cow<'_, str>> {
    if !raw.bytes().any(|b| matches!(b, b'&' | b'\r')) {
        return Ok(raw.into());
    }
    decode(&unify_lines(raw), false).map(|text| shorten(raw, text))
}

/// The value of an [`Attribute`]: references resolved, white space as spaces (XML 1.0, section 3.3.3).
pub fn decode_attribute(raw: &str) -> Result<Cow<'_, str>> {
    if !raw.bytes().any(|b| matches!(b, b'&' | b'\r' | b'\t' | b'\n')) {
        return Ok(raw.into());
    }
    decode(&unify_lines(raw), true).map(|text| shorten(raw, text))
}

/// The text of a [`Token::Cdata`]: line ends as `\n`.
pub fn unify_lines(raw: &str) -> Cow<'_, str> {
    if raw.contains('\r') { raw.replace("\r\n", "\n").replace('\r', "\n").into() } else { raw.into() }
}

/// Borrows from `raw` where decoding changed nothing.
fn shorten(raw: &str, decoded: Option<String>) -> Cow<'_, str> {
    match decoded {
        Some(text) => text.into(),
        None => unify_lines(raw),
    }
}

/// Resolves references; `None` where there is nothing to do.
fn decode(raw: &str, attribute: bool) -> Result<Option<String>> {
    if !raw.contains(|c| c == '&' || (attribute && matches!(c, '\t' | '\n'))) {
        return Ok(None);
    }
    let mut text = String::with_capacity(raw.len());
    let mut rest = raw;
    while let Some(c) = rest.chars().next() {
        match c {
            '&' => {
                let end = rest.find(';').ok_or_else(|| Error::usage("not well-formed XML: \"&\" without \";\""))?;
                text.push(reference(&rest[1..end])?);
                rest = &rest[end + 1..];
                continue;
            }
            '\t' | '\n' if attribute => text.push(' '),
            other => text.push(other),
        }
        rest = &rest[c.len_utf8()..];
    }
    Ok(Some(text))
}

/// The character that `&name;` stands for.
fn reference(name: &str) -> Result<char> {
    let number = |digits: &str, radix| {
        let plain = digits.bytes().all(|b| b.is_ascii_hexdigit());
        u32::from_str_radix(digits, radix).ok().filter(|_| plain).and_then(char::from_u32).filter(|&c| is_xml_char(c))
    };
    let found = match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => match name.strip_prefix("#x") {
            Some(digits) => number(digits, 16),
            None => name.strip_prefix('#').and_then(|digits| number(digits, 10)),
        },
    };
    found.ok_or_else(|| Error::usage(format!("not well-formed XML: unknown reference \"&{name};\"")))
}

/// Whether XML 1.0 can carry the character.
pub fn is_xml_char(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..)
}

/// XML's own white space.
pub fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r')
}

/// Whether `text` is an XML name.
pub fn is_name(text: &str) -> bool {
    // Nearly all names are ASCII; the ranges below cost more than the rest of writing one.
    if text.bytes().all(|byte| PLAIN[usize::from(byte)]) {
        return text.bytes().next().is_some_and(|byte| byte.is_ascii_alphabetic() || matches!(byte, b'_' | b':'));
    }
    text.starts_with(is_name_start) && text.chars().all(is_name_char)
}

/// Whether a name may start with the character.
fn is_name_start(c: char) -> bool {
    matches!(c, 'a'..='z' | 'A'..='Z' | '_' | ':' | '\u{C0}'..='\u{D6}' | '\u{D8}'..='\u{F6}' | '\u{F8}'..='\u{2FF}'
        | '\u{370}'..='\u{37D}' | '\u{37F}'..='\u{1FFF}' | '\u{200C}' | '\u{200D}' | '\u{2070}'..='\u{218F}'
        | '\u{2C00}'..='\u{2FEF}' | '\u{3001}'..='\u{D7FF}' | '\u{F900}'..='\u{FDCF}' | '\u{FDF0}'..='\u{FFFD}'
        | '\u{10000}'..='\u{EFFFF}')
}

/// Whether a name may hold the character.
fn is_name_char(c: char) -> bool {
    is_name_start(c) || matches!(c, '-' | '.' | '0'..='9' | '\u{B7}' | '\u{300}'..='\u{36F}' | '\u{203F}' | '\u{2040}')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// All tokens of a document.
    fn tokens(text: &str) -> Result<Vec<Token<'_>>> {
        let mut reader = Reader::new(text);
        let mut found = Vec::new();
        while let Some(token) = reader.token()? {
            found.push(token);
        }
        Ok(found)
    }

    #[test]
    fn names_quotes_and_sections_are_kept_as_written() {
        let found =
            tokens("<?xml version='1.0'?><a:b x:y='1 &amp; 2'><![CDATA[<]]><!--c--><e/>t</a:b >").expect("sound");
        let attribute = Attribute { name: "x:y", raw: "1 &amp; 2", quote: '\'' };
        let expected = [
            Token::Instruction("xml version='1.0'"),
            Token::Start { name: "a:b", attributes: vec![attribute], empty: false },
            Token::Cdata("<"),
            Token::Comment("c"),
            Token::Start { name: "e", attributes: Vec::new(), empty: true },
            Token::Text("t"),
            Token::End("a:b"),
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn what_is_not_well_formed_is_refused_with_its_place() {
        for text in [
            "",
            " ",
            "<a>",
            "<a></b>",
            "<a/><b/>",
            "x<a/>",
            "<a/>x",
            "<a b=1/>",
            "<a b='1' b='2'/>",
            "<a b='<'/>",
            "<1/>",
            "<a>\u{1}</a>",
            "<a>]]></a>",
            "<a><!-- -- --></a>",
            "<!DOCTYPE a><a/>",
            "<a b='1'c='2'/>",
            "<a",
            "<a b",
            "<",
            "</",
            "<?xml?><a/>",
            "<?xml version='1.0'encoding='x'?><a/>",
            "<?xml encoding='x'?><a/>",
            "<?xml version='1.0' x='1'?><a/>",
            "<a><![CDATA[</a>",
            " <?xml version='1.0'?><a/>",
            "<a b='",
            "<a></a",
            "<![CDATA[x]]><a/>",
        ] {
            assert!(tokens(text).is_err(), "{text:?} was accepted");
        }
        let error = tokens("<a>\n  <b></c></a>").expect_err("mismatched tags");
        assert!(error.message().contains("line 2, column 6"), "{error}");
        assert!(tokens(&"<a>".repeat(100_000)).is_err());
    }

    #[test]
    fn references_and_line_ends_are_resolved() {
        assert_eq!(decode_text("a&lt;&#x41;&#66;\r\n\t").expect("sound"), "a<AB\n\t");
        assert_eq!(decode_attribute("a\r\nb\tc&#10;&quot;").expect("sound"), "a b c\n\"");
        for raw in ["&", "&x;", "&#0;", "&#xD800;", "&#x110000;", "&#+5;", "&;", "&#;"] {
            assert!(decode_text(raw).is_err(), "{raw:?} was accepted");
        }
    }
}
