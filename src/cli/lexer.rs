//! A line of the shell or of a script: words, quotes, comments, and where the output goes.

/// A line, taken apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// Its words with the quotes taken off.
    pub words: Vec<Word>,
    /// `> file` or `>> file`.
    pub redirect: Option<Redirect>,
    /// `| command`, as the user's own shell understands it.
    pub pipe: Option<String>,
    /// A `-` in front: whatever comes of it does not stop the script.
    pub ignore_failure: bool,
}

/// A word and its place in the line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// Its text.
    pub text: String,
    /// Where it begins, in bytes.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
}

/// Where output goes instead of the terminal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Redirect {
    /// The file.
    pub path: String,
    /// Whether it is appended to.
    pub append: bool,
}

/// Why a line is no command yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unfinished {
    /// A quote that is open at the end.
    Quote {
        /// Where it began.
        at: usize,
    },
    /// A `\` at the end of the line.
    Continued,
    /// `<<EOF` and no line `EOF` yet.
    Heredoc {
        /// The word that ends it.
        end: String,
    },
    /// Words behind `<<EOF`.
    Misplaced {
        /// The word that would end it.
        end: String,
    },
    /// `>` with no file, `|` with no command.
    Missing(&'static str),
}

impl Unfinished {
    /// What to tell the user when no more input will come.
    pub fn message(&self) -> String {
        match self {
            Unfinished::Quote { at } => format!("the quote at column {} is never closed", at + 1),
            Unfinished::Continued => "the line ends with \\ and nothing follows".into(),
            Unfinished::Heredoc { end } => format!("<<{end}: there is no line {end} after it"),
            Unfinished::Misplaced { end } => {
                format!("<<{end} stands last on its line, and its lines are the last value")
            }
            Unfinished::Missing(what) => format!("{what} is missing"),
        }
    }
}

/// Takes `input` apart: one command, perhaps over several lines.
pub fn split(input: &str) -> Result<Line, Unfinished> {
    let (first, body) = heredoc(input)?;
    let mut lexer = Lexer { text: first, at: 0, line: Line::default() };
    lexer.run()?;
    if let Some(body) = body {
        let end = first.len();
        lexer.line.words.push(Word { text: body.to_string(), start: end, end });
    }
    Ok(lexer.line)
}

/// Whether `input` goes on in the next line.
pub fn is_unfinished(input: &str) -> bool {
    matches!(split(input), Err(Unfinished::Continued | Unfinished::Heredoc { .. } | Unfinished::Quote { .. }))
}

/// Whether a line begins with one of psql's short forms: `\q`.
pub fn is_short_form(line: &str) -> bool {
    line.strip_prefix('\\').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_alphabetic() || c == '?'))
}

/// Splits off a here-document: `command <<EOF`, lines, `EOF`. Its lines become the last word.
fn heredoc(input: &str) -> Result<(&str, Option<&str>), Unfinished> {
    let (first, rest) = input.split_once('\n').unwrap_or((input, ""));
    let Some((head, end)) = first.rsplit_once("<<") else { return Ok((input, None)) };
    let end = end.trim();
    let (end, more) = end.split_once(char::is_whitespace).unwrap_or((end, ""));
    let is_word = !end.is_empty() && end.chars().all(|c| c.is_alphanumeric() || c == '_');
    if !is_word || !(head.is_empty() || head.ends_with(char::is_whitespace)) {
        return Ok((input, None));
    }
    if !more.is_empty() {
        // Within quotes and comments it is a text like any other.
        let is_text = head.matches(['"', '\'']).count() % 2 == 1 || head.contains('#');
        return if is_text { Ok((input, None)) } else { Err(Unfinished::Misplaced { end: end.into() }) };
    }
    let mut at = 0;
    for line in rest.split_inclusive('\n') {
        if line.trim() == end {
            // The line feed before the end is the here-document's, not the text's.
            let body = rest[..at].strip_suffix('\n').unwrap_or(&rest[..at]);
            return Ok((head, Some(body.strip_suffix('\r').unwrap_or(body))));
        }
        at += line.len();
    }
    Err(Unfinished::Heredoc { end: end.into() })
}

/// Walks over the text.
struct Lexer<'a> {
    text: &'a str,
    at: usize,
    line: Line,
}

impl Lexer<'_> {
    fn peek(&self) -> Option<char> {
        self.text[self.at..].chars().next()
    }

    fn bump(&mut self) -> Option<char> {
        let c = self.peek()?;
        self.at += c.len_utf8();
        Some(c)
    }

    fn run(&mut self) -> Result<(), Unfinished> {
        self.blanks()?;
        if self.peek() == Some('-') && self.text[self.at + 1..].starts_with(|c: char| c.is_alphabetic()) {
            self.at += 1;
            self.line.ignore_failure = true;
        }
        self.short_form()?;
        loop {
            self.blanks()?;
            match self.peek() {
                None | Some('#') => return Ok(()),
                Some('|') => {
                    let command = self.text[self.at + 1..].trim();
                    if command.is_empty() {
                        return Err(Unfinished::Missing("the command after |"));
                    }
                    self.line.pipe = Some(command.into());
                    return Ok(());
                }
                Some('>') => {
                    self.bump();
                    let append = self.peek() == Some('>');
                    if append {
                        self.bump();
                    }
                    self.blanks()?;
                    match self.word()? {
                        Some(word) => self.line.redirect = Some(Redirect { path: word.text, append }),
                        None => return Err(Unfinished::Missing("the file after >")),
                    }
                }
                Some(_) => {
                    if let Some(word) = self.word()? {
                        self.line.words.push(word);
                    }
                }
            }
        }
    }

    /// psql's short forms: the `\` in front of the first word's letter belongs to the word.
    fn short_form(&mut self) -> Result<(), Unfinished> {
        let start = self.at;
        if is_short_form(&self.text[start..]) {
            self.at += 1;
            let word = self.word()?;
            self.line.words.extend(word.map(|word| Word { text: format!("\\{}", word.text), start, ..word }));
        }
        Ok(())
    }

    /// Skips blanks and escaped line ends.
    fn blanks(&mut self) -> Result<(), Unfinished> {
        loop {
            match self.peek() {
                Some(c) if c.is_whitespace() => {
                    self.bump();
                }
                Some('\\') if self.text[self.at + 1..].is_empty() => return Err(Unfinished::Continued),
                Some('\\') if self.text[self.at + 1..].starts_with('\n') => self.at += 2,
                _ => return Ok(()),
            }
        }
    }

    /// One word; `None` at the end, a comment, a `|` or a `>`.
    fn word(&mut self) -> Result<Option<Word>, Unfinished> {
        let start = self.at;
        if matches!(self.peek(), None | Some('#' | '|' | '>')) {
            return Ok(None);
        }
        let mut text = String::new();
        while let Some(c) = self.peek() {
            match c {
                c if c.is_whitespace() => break,
                '|' | '>' => break,
                '\'' => self.single(&mut text)?,
                '"' => self.double(&mut text)?,
                '\\' => {
                    self.bump();
                    match self.bump() {
                        Some('\n') => {}
                        Some(c) => text.push(c),
                        None => return Err(Unfinished::Continued),
                    }
                }
                c => {
                    self.bump();
                    text.push(c);
                }
            }
        }
        Ok(Some(Word { text, start, end: self.at }))
    }

    /// `'…'`: everything as it stands.
    fn single(&mut self, text: &mut String) -> Result<(), Unfinished> {
        let at = self.at;
        self.bump();
        loop {
            match self.bump() {
                Some('\'') => return Ok(()),
                Some(c) => text.push(c),
                None => return Err(Unfinished::Quote { at }),
            }
        }
    }

    /// `"…"`: `\` takes its meaning from `"` and `\`.
    fn double(&mut self, text: &mut String) -> Result<(), Unfinished> {
        let at = self.at;
        self.bump();
        loop {
            match self.bump() {
                Some('"') => return Ok(()),
                Some('\\') => match self.bump() {
                    Some(c @ ('"' | '\\')) => text.push(c),
                    Some('\n') => {}
                    Some(c) => text.extend(['\\', c]),
                    None => return Err(Unfinished::Quote { at }),
                },
                Some(c) => text.push(c),
                None => return Err(Unfinished::Quote { at }),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(input: &str) -> Vec<String> {
        split(input).expect("a whole line").words.into_iter().map(|word| word.text).collect()
    }

    #[test]
    fn words_quotes_and_comments() {
        assert_eq!(words("domain check foo.дети # both"), ["domain", "check", "foo.дети"]);
        assert_eq!(words("a 'b c' \"d \\\" e\" f\\ g h#i ''"), ["a", "b c", "d \" e", "f g", "h#i", ""]);
        assert_eq!(words("a \\\n b"), ["a", "b"]);
        assert_eq!(words("  # nothing"), Vec::<String>::new());
        assert_eq!(words(" \\q now\\ x"), ["\\q", "now x"]);
        assert_eq!(words("\\?"), ["\\?"]);
        assert_eq!(words("--org 'Ромашка & Co 🌼'"), ["--org", "Ромашка & Co 🌼"]);
    }

    #[test]
    fn output_goes_elsewhere() {
        let line = split("domain info x.example > 'out file' ").expect("a whole line");
        assert_eq!(line.redirect, Some(Redirect { path: "out file".into(), append: false }));
        let line = split("poll >>q.ndjson").expect("a whole line");
        assert!(line.redirect.is_some_and(|redirect| redirect.append));
        let line = split("domain info x.example | jq '.data' > f").expect("a whole line");
        assert_eq!(line.pipe.as_deref(), Some("jq '.data' > f"));
        assert!(split("-domain check x").expect("a whole line").ignore_failure);
        assert!(!split("--help").expect("a whole line").ignore_failure);
    }

    #[test]
    fn unfinished_lines_say_so() {
        assert_eq!(split("a 'b"), Err(Unfinished::Quote { at: 2 }));
        assert_eq!(split("a \\"), Err(Unfinished::Continued));
        assert_eq!(split("raw <<EOF\n<x/>"), Err(Unfinished::Heredoc { end: "EOF".into() }));
        assert_eq!(words("raw <<EOF\n<x>\n</x>\nEOF\n"), ["raw", "<x>\n</x>"]);
        assert!(matches!(split("a >"), Err(Unfinished::Missing(_))));
    }
}
