//! Colours on the line that is being typed.

use super::typed::{Role, Token, TokenKind, Walk, tokens};
use crate::view::colour::Paint;
use clap::Command;

/// The line in colours; `cursor` is where it is being typed: a word that is not finished is not yet wrong.
pub fn line(tree: &Command, line: &str, cursor: usize) -> String {
    let mut text = String::with_capacity(line.len() * 2);
    let mut walk = Walk::new(tree);
    let mut at = 0;
    for token in tokens(line) {
        text.push_str(&line[at..token.start]);
        let raw = &line[token.start..token.end];
        match paint(&mut walk, &token, raw, token.end == cursor) {
            Some(paint) => text.push_str(&paint.on(raw, true)),
            None => text.push_str(raw),
        }
        at = token.end;
    }
    text + &line[at..]
}

/// The colour of one piece.
fn paint(walk: &mut Walk<'_>, token: &Token, raw: &str, typing: bool) -> Option<Paint> {
    match token.kind {
        TokenKind::Comment => return Some(Paint::Dim),
        TokenKind::Pipe | TokenKind::File | TokenKind::Body => return Some(Paint::Text),
        TokenKind::Word => {}
    }
    let begun = typing && may_become(walk, &token.text);
    match walk.step(&token.text) {
        Role::Command => Some(Paint::Key),
        Role::Option => Some(Paint::Scalar),
        Role::Unknown if begun => None,
        Role::Unknown => Some(Paint::Bad),
        Role::Value | Role::Argument => raw.starts_with(['\'', '"']).then_some(Paint::Text),
    }
}

/// Whether the word is the beginning of a command or an option.
fn may_become(walk: &Walk<'_>, word: &str) -> bool {
    match word.strip_prefix("--") {
        Some(name) => walk.options().filter_map(|arg| arg.get_long()).any(|long| long.starts_with(name)),
        None if word == "-" => true,
        None => walk.commands().any(|command| command.get_name().starts_with(word)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::{Place, command};
    use crate::spec::Catalog;
    use crate::view::colour::RESET;

    fn show(text: &str, cursor: usize) -> String {
        let coloured = line(&command(Catalog::built_in(), Place::Shell, None), text, cursor);
        let names = [(Paint::Key, "K"), (Paint::Scalar, "O"), (Paint::Text, "T"), (Paint::Bad, "!"), (Paint::Dim, "D")];
        let named =
            names.iter().fold(coloured, |text, (paint, name)| text.replace(&paint.start(), &format!("<{name}:")));
        named.replace(RESET, ">")
    }

    #[test]
    fn each_word_has_the_colour_of_its_role() {
        assert_eq!(
            show("domain check foo.дети --lang 日本  # x", 99),
            "<K:domain> <K:check> foo.дети <!:--lang> 日本  <D:# x>"
        );
        assert_eq!(show("domain chekc x -o json", 99), "<K:domain> <!:chekc> <!:x> <O:-o> json");
        assert_eq!(
            show("contact create x --org 'Рога и копыта", 0),
            "<K:contact> <K:create> x <O:--org> <T:'Рога и копыта>"
        );
        assert_eq!(show("poll > f", 99), "<K:poll> > <T:f>");
    }

    #[test]
    fn a_word_that_is_being_typed_is_not_wrong_yet() {
        assert_eq!(show("dom", 3), "dom");
        assert_eq!(show("watch 5s dom", 12), "<K:watch> 5s dom");
        assert_eq!(show("dox", 3), "<!:dox>");
        assert_eq!(show("dom ", 4), "<!:dom> ");
        assert_eq!(show("domain create x --per", 21), "<K:domain> <K:create> x --per");
    }

    #[test]
    fn only_escapes_are_added() {
        for text in ["", "  ", "a 'b", "raw <<EOF\n<x>\n", "x | y > z", "\\"] {
            let coloured = line(&command(Catalog::built_in(), Place::Shell, None), text, 0);
            let bare = [Paint::Key, Paint::Scalar, Paint::Text, Paint::Bad, Paint::Dim]
                .iter()
                .fold(coloured, |text, paint| text.replace(&paint.start(), ""));
            assert_eq!(bare.replace(RESET, ""), text);
        }
    }
}
