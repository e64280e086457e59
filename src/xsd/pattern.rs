//! A text that matches a pattern of XML Schema: the shortest that its first alternatives make, or a longer one.

/// How deep groups in a pattern may nest.
const DEPTH: usize = 24;
/// How long a text is made at most.
const LENGTH: usize = 4096;
/// The characters that are tried first where a class allows several.
const LIKED: &str = "A1a0Zz-._ :/@+,";

/// A text of at least so many characters that matches the pattern; `None` where the pattern is not understood.
pub fn sample(pattern: &str, at_least: usize) -> Option<String> {
    (0..=at_least.min(LENGTH)).find_map(|extra| {
        let mut maker = Maker { rest: pattern.chars().collect(), at: 0, extra, made: 0 };
        let text = maker.alternatives(0)?;
        (maker.at == maker.rest.len() && text.chars().count() >= at_least).then_some(text)
    })
}

/// Reads the pattern and makes the text in one go.
struct Maker {
    rest: Vec<char>,
    at: usize,
    /// How often more than needed a part is repeated.
    extra: usize,
    /// How much has been made, thrown away parts included.
    made: usize,
}

/// A set of characters.
#[derive(Default)]
struct Class {
    ranges: Vec<(char, char)>,
    not: bool,
    without: Option<Box<Class>>,
}

impl Maker {
    /// The next character, if it is that one.
    fn take(&mut self, c: char) -> bool {
        let found = self.rest.get(self.at) == Some(&c);
        self.at += usize::from(found);
        found
    }

    /// The next character.
    fn next(&mut self) -> Option<char> {
        let c = self.rest.get(self.at).copied();
        self.at += usize::from(c.is_some());
        c
    }

    /// `a|b`: the first alternative; the others are only read.
    fn alternatives(&mut self, depth: usize) -> Option<String> {
        if depth > DEPTH {
            return None;
        }
        let first = self.branch(depth)?;
        while self.take('|') {
            self.branch(depth)?;
        }
        Some(first)
    }

    /// Parts one after the other.
    fn branch(&mut self, depth: usize) -> Option<String> {
        let mut text = String::new();
        while let Some(c) = self.rest.get(self.at).copied() {
            if c == '|' || c == ')' {
                break;
            }
            let part = self.part(depth)?;
            let (least, most) = self.quantity()?;
            let times = most.unwrap_or(usize::MAX).min(least.saturating_add(self.extra));
            self.made = self.made.saturating_add(part.len().saturating_mul(times));
            if self.made > LENGTH * 4 {
                return None;
            }
            text.push_str(&part.repeat(times));
        }
        Some(text)
    }

    /// A character, a class or a group.
    fn part(&mut self, depth: usize) -> Option<String> {
        match self.next()? {
            '(' => {
                let text = self.alternatives(depth + 1)?;
                self.take(')').then_some(text)
            }
            '[' => Some(self.class(depth)?.pick()?.to_string()),
            '.' => Some("a".into()),
            '\\' => Some(self.escape()?.pick()?.to_string()),
            '?' | '*' | '+' | '{' | '}' | ']' => None,
            c => Some(c.to_string()),
        }
    }

    /// `?`, `*`, `+`, `{2}`, `{2,}`, `{2,5}`: how often.
    fn quantity(&mut self) -> Option<(usize, Option<usize>)> {
        let Some(c) = self.rest.get(self.at).copied().filter(|c| "?*+{".contains(*c)) else {
            return Some((1, Some(1)));
        };
        self.at += 1;
        Some(match c {
            '?' => (0, Some(1)),
            '*' => (0, None),
            '+' => (1, None),
            _ => {
                let least = self.number()?;
                let most = if self.take(',') { self.number() } else { Some(least) };
                if !self.take('}') {
                    return None;
                }
                (least, most)
            }
        })
    }

    /// Digits.
    fn number(&mut self) -> Option<usize> {
        let mut digits = String::new();
        while let Some(c) = self.rest.get(self.at).filter(|c| c.is_ascii_digit()) {
            digits.push(*c);
            self.at += 1;
        }
        digits.parse().ok()
    }

    /// What follows a backslash.
    fn escape(&mut self) -> Option<Class> {
        let of = |ranges: &[(char, char)], not| Class { ranges: ranges.to_vec(), not, without: None };
        let word = [('a', 'z'), ('A', 'Z'), ('0', '9'), ('\u{c0}', '\u{ffff}')];
        let name = [('a', 'z'), ('A', 'Z'), ('0', '9'), ('-', '-'), ('.', '.'), ('_', '_'), (':', ':')];
        let space = [(' ', ' '), ('\t', '\t'), ('\n', '\n'), ('\r', '\r')];
        Some(match self.next()? {
            c @ ('d' | 'D') => of(&[('0', '9')], c == 'D'),
            c @ ('w' | 'W') => of(&word, c == 'W'),
            c @ ('s' | 'S') => of(&space, c == 'S'),
            c @ ('i' | 'I') => of(&[('a', 'z'), ('A', 'Z'), ('_', '_'), (':', ':')], c == 'I'),
            c @ ('c' | 'C') => of(&name, c == 'C'),
            c @ ('p' | 'P') => self.category(c == 'P')?,
            'n' => of(&[('\n', '\n')], false),
            'r' => of(&[('\r', '\r')], false),
            't' => of(&[('\t', '\t')], false),
            c => of(&[(c, c)], false),
        })
    }

    /// `\p{L}`: the part of a category that is ASCII.
    fn category(&mut self, not: bool) -> Option<Class> {
        let mut name = String::new();
        if !self.take('{') {
            return None;
        }
        loop {
            match self.next()? {
                '}' => break,
                c => name.push(c),
            }
        }
        let ranges: &[(char, char)] = match name.as_str() {
            "L" | "IsBasicLatin" => &[('a', 'z'), ('A', 'Z')],
            "Lu" => &[('A', 'Z')],
            "Ll" => &[('a', 'z')],
            "N" | "Nd" => &[('0', '9')],
            name if name.starts_with('P') => &[('-', '-'), ('.', '.'), (',', ',')],
            name if name.starts_with('Z') => &[(' ', ' ')],
            _ => return None,
        };
        Some(Class { ranges: ranges.to_vec(), not, without: None })
    }

    /// `[a-z]`, `[^,]`, `[a-z-[x]]`, behind its first bracket.
    fn class(&mut self, depth: usize) -> Option<Class> {
        if depth > DEPTH {
            return None;
        }
        let mut class = Class { not: self.take('^'), ..Class::default() };
        loop {
            let from = match self.next()? {
                ']' => return Some(class),
                '-' if self.take('[') => {
                    class.without = Some(Box::new(self.class(depth + 1)?));
                    return self.take(']').then_some(class);
                }
                '\\' => {
                    let inner = self.escape()?;
                    match inner.ranges[..] {
                        [(from, to)] if from == to && !inner.not => from,
                        // The complement of a class inside a class is narrowed to what is commonly meant by it.
                        _ if inner.not => {
                            class.ranges.extend(LIKED.chars().filter(|c| inner.has(*c)).map(|c| (c, c)));
                            continue;
                        }
                        _ => {
                            class.ranges.extend(inner.ranges);
                            continue;
                        }
                    }
                }
                c => c,
            };
            let range = self.rest.get(self.at) == Some(&'-')
                && self.rest.get(self.at + 1).is_some_and(|next| !matches!(next, ']' | '['));
            if !range {
                class.ranges.push((from, from));
                continue;
            }
            self.at += 1;
            let to = match self.next()? {
                '\\' => self.escape()?.ranges.first()?.0,
                c => c,
            };
            class.ranges.push((from, to));
        }
    }
}

impl Class {
    /// Whether the character is in it.
    fn has(&self, c: char) -> bool {
        let inside = self.ranges.iter().any(|(from, to)| (*from..=*to).contains(&c)) != self.not;
        inside && self.without.as_ref().is_none_or(|without| !without.has(c))
    }

    /// A character of it, one that reads well if possible.
    fn pick(&self) -> Option<char> {
        let others = self.ranges.iter().filter(|_| !self.not).map(|(from, _)| *from);
        let printable = (' '..='~').chain(others);
        LIKED.chars().chain(printable).find(|c| self.has(*c))
    }
}

#[cfg(test)]
mod tests {
    use super::sample;

    #[test]
    fn patterns_make_texts_that_match() {
        let cases = [
            ("[A-Z]{3}", 0, "AAA"),
            (r"(\w|_){1,80}-\w{1,8}", 0, "A-A"),
            (r"(\+[0-9]{1,3}\.[0-9]{1,14})?", 0, ""),
            (r"(\+[0-9]{1,3}\.[0-9]{1,14})?", 3, "+11.11"),
            ("[^,]+", 2, "AA"),
            ("[a-z-[a]]", 0, "z"),
            (r"\d{4}-\d\d", 0, "1111-11"),
            ("a|b", 0, "a"),
            (r"[0-9a-fA-F]{8,}", 9, "AAAAAAAAA"),
            (r"[\d\-]+", 0, "1"),
            (r"\p{Lu}\p{Nd}*", 2, "A1"),
        ];
        for (pattern, least, expected) in cases {
            assert_eq!(sample(pattern, least).as_deref(), Some(expected), "{pattern}");
        }
    }

    #[test]
    fn what_is_no_pattern_ends_without_a_text() {
        let deep = "(".repeat(1000) + &")".repeat(1000);
        for bad in ["[a", "(a", "a)", "{2}", "a{2", r"\", r"\p{Greek}", "[]", "(((a{999}){999}){999}){999}", &deep] {
            assert_eq!(sample(bad, 0), None, "{bad}");
        }
        assert_eq!(sample("a", 5), None);
    }
}
