//! XML for people: indented and coloured, with every value, prefix, attribute and comment as it was written.

use super::colour::{Paint, Style, is_risky, visible, visible_lines};
use crate::epp::markup::{Attribute, Reader, Token, is_space};
use std::fmt::Write;

/// One step of indentation.
const INDENT: &str = "  ";

/// The document indented where only elements stand, ending in a line feed.
///
/// What is not well-formed comes out as it came, made harmless where it goes to a terminal.
pub fn pretty(text: &str, style: Style) -> String {
    match tokens(text) {
        Some(tokens) => Printer { tokens: &tokens, kept: kept(&tokens), style, out: String::new() }.print(),
        None => {
            let mut shown = if style.terminal { visible_lines(text).into_owned() } else { text.to_owned() };
            if !shown.ends_with('\n') {
                shown.push('\n');
            }
            shown
        }
    }
}

/// All tokens, `None` when the text is not well-formed.
fn tokens(text: &str) -> Option<Vec<Token<'_>>> {
    let mut reader = Reader::new(text);
    let mut tokens = Vec::new();
    while let Some(token) = reader.token().ok()? {
        tokens.push(token);
    }
    Some(tokens)
}

/// For every start tag, whether the content must stay as it is: it holds text, or nothing that could be indented.
fn kept(tokens: &[Token]) -> Vec<bool> {
    let mut kept = vec![false; tokens.len()];
    // For each open element: its tag, whether it holds text, whether it holds elements or comments.
    let mut open: Vec<(usize, bool, bool)> = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        match (token, open.last_mut()) {
            (Token::Text(text), Some(element)) => element.1 |= text.contains(|c| !is_space(c)),
            (Token::Cdata(_), Some(element)) => element.1 = true,
            (Token::End(_), Some(_)) => {
                if let Some((start, text, children)) = open.pop() {
                    kept[start] = text || !children;
                }
                continue;
            }
            (_, Some(element)) => element.2 = true,
            (_, None) => {}
        }
        if let Token::Start { attributes, empty: false, .. } = token {
            let preserve = attributes.iter().any(|it| it.name == "xml:space" && it.raw == "preserve");
            open.push((at, preserve, false));
        }
    }
    kept
}

/// Prints tokens.
struct Printer<'a> {
    tokens: &'a [Token<'a>],
    kept: Vec<bool>,
    style: Style,
    out: String,
}

impl Printer<'_> {
    /// The whole document.
    fn print(mut self) -> String {
        let (mut depth, mut inside) = (0_usize, 0_usize);
        let tokens = self.tokens;
        for (at, token) in tokens.iter().enumerate() {
            let ending = matches!(token, Token::End(_));
            depth -= usize::from(ending);
            match (inside, token) {
                (0, Token::Text(_)) => continue,
                (0, _) => self.new_line(depth),
                // The end of an element that holds text stands right behind the text.
                _ => inside -= usize::from(ending),
            }
            self.token(token);
            if matches!(token, Token::Start { empty: false, .. }) {
                depth += 1;
                inside += usize::from(inside > 0 || self.kept[at]);
            }
        }
        self.out.push('\n');
        self.out
    }

    /// Starts a line, save at the very beginning.
    fn new_line(&mut self, depth: usize) {
        if !self.out.is_empty() {
            self.out.push('\n');
        }
        (0..depth).for_each(|_| self.out.push_str(INDENT));
    }

    /// One token as written.
    fn token(&mut self, token: &Token) {
        match token {
            Token::Start { name, attributes, empty } => self.start(name, attributes, *empty),
            Token::End(name) => {
                self.paint(Paint::Dim, "</");
                self.paint(Paint::Key, name);
                self.paint(Paint::Dim, ">");
            }
            Token::Text(text) => self.value(text),
            Token::Cdata(text) => {
                self.paint(Paint::Dim, "<![CDATA[");
                self.plain(text);
                self.paint(Paint::Dim, "]]>");
            }
            Token::Comment(text) => self.section("<!--", text, "-->"),
            Token::Instruction(text) => self.section("<?", text, "?>"),
        }
    }

    /// A start tag.
    fn start(&mut self, name: &str, attributes: &[Attribute], empty: bool) {
        self.paint(Paint::Dim, "<");
        self.paint(Paint::Key, name);
        for Attribute { name, raw, quote } in attributes {
            self.out.push(' ');
            self.paint(Paint::Scalar, name);
            self.paint(Paint::Dim, "=");
            self.out.push(*quote);
            self.value(raw);
            self.out.push(*quote);
        }
        self.paint(Paint::Dim, if empty { "/>" } else { ">" });
    }

    /// Text or an attribute's value; what is risky becomes a reference, which leaves the value as it is.
    fn value(&mut self, raw: &str) {
        for c in raw.chars() {
            match self.style.terminal && is_risky(c) && !is_space(c) {
                true => drop(write!(self.out, "&#x{:X};", c as u32)),
                false if c == '\r' && self.style.terminal => {}
                false => self.out.push(c),
            }
        }
    }

    /// Text that knows no references.
    fn plain(&mut self, text: &str) {
        match self.style.terminal {
            true => self.out.push_str(&visible_lines(text)),
            false => self.out.push_str(text),
        }
    }

    /// A comment or instruction.
    fn section(&mut self, open: &str, text: &str, close: &str) {
        let shown = if self.style.terminal { visible_lines(text) } else { text.into() };
        self.paint(Paint::Dim, &format!("{open}{shown}{close}"));
    }

    /// A piece in a colour.
    fn paint(&mut self, paint: Paint, text: &str) {
        let text = if self.style.terminal && !text.contains('\n') { visible(text) } else { text.into() };
        self.out.push_str(&paint.on(&text, self.style.colour));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::epp::xmltodict::from_xml;

    const PLAIN: Style = Style { pretty: true, colour: false, terminal: false };

    #[test]
    fn elements_are_indented_and_texts_left_alone() {
        let text = "<?xml version=\"1.0\"?><!-- c --><e:epp xmlns:e='u'  a=\"1\"><b> x </b><c/><d></d>\n\n<f><g>1</g><!--h--></f><m>t <i>u<j/></i> </m><s> </s><k><![CDATA[<]]></k></e:epp>";
        let expected = "<?xml version=\"1.0\"?>
<!-- c -->
<e:epp xmlns:e='u' a=\"1\">
  <b> x </b>
  <c/>
  <d></d>
  <f>
    <g>1</g>
    <!--h-->
  </f>
  <m>t <i>u<j/></i> </m>
  <s> </s>
  <k><![CDATA[<]]></k>
</e:epp>
";
        let shown = pretty(text, PLAIN);
        assert_eq!(shown, expected);
        assert_eq!(pretty(&shown, PLAIN), expected);
        assert_eq!(from_xml(&shown).expect("sound"), from_xml(text).expect("sound"));
    }

    #[test]
    fn mixed_content_is_untouched_down_to_its_end() {
        let text = "<a>t<b>\n <c> <d/> </c>\n</b></a>";
        assert_eq!(pretty(text, PLAIN), format!("{text}\n"));
        let text = "<a xml:space=\"preserve\"> <b> <c/> </b> </a>";
        assert_eq!(pretty(text, PLAIN), format!("{text}\n"));
    }

    #[test]
    fn a_terminal_is_not_misled() {
        let style = Style { terminal: true, ..PLAIN };
        assert_eq!(pretty("<a b='\u{9b}'>\u{202e}x</a>", style), "<a b='&#x9B;'>&#x202E;x</a>\n");
        assert_eq!(pretty("<a><!--\u{202e}--></a>", style), "<a>\n  <!--\\u202e-->\n</a>\n");
        assert_eq!(pretty("<a>\u{1b}[31m\nx", style), "<a>\\u001b[31m\nx\n");
        assert_eq!(pretty("<a>\u{1b}", PLAIN), "<a>\u{1b}\n");
        let coloured = pretty("<a b='1'>x</a>", Style { colour: true, ..style });
        assert!(coloured.contains("\x1b[36ma\x1b[0m") && coloured.contains("\x1b[33mb\x1b[0m"), "{coloured:?}");
    }
}
