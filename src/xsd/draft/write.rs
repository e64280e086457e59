//! A draft as text.

use super::item::{Child, Frame, Item, Part, Slot};
use super::names::{Id, Names};

/// Writes lines with their indentation.
pub struct Writer<'a> {
    /// The text so far.
    pub out: String,
    /// The prefix of the directives.
    pub directives: &'a str,
}

impl Writer<'_> {
    /// One line.
    pub fn line(&mut self, depth: usize, text: &str) {
        if !text.is_empty() {
            self.out.extend(std::iter::repeat_n("  ", depth));
            self.out.push_str(text);
        }
        self.out.push('\n');
    }

    /// A comment; two dashes would end it.
    pub fn comment(&mut self, depth: usize, text: &str) {
        let mut safe: String = text.chars().filter(|c| !c.is_control()).collect();
        while safe.contains("--") {
            safe = safe.replace("--", "- -");
        }
        self.line(depth, &format!("<!-- {} -->", safe.trim_end_matches('-')));
    }

    /// A frame or an element of an answer.
    pub fn frame(&mut self, depth: usize, frame: &Frame) {
        self.item(depth, &frame.root, &frame.names);
    }

    /// An element and what is in it.
    fn item(&mut self, depth: usize, item: &Item, names: &Names) {
        let name = if item.name.is_empty() { format!("{}:any", self.directives) } else { item.name.clone() };
        let start = format!("<{name}{}{}", self.directives_of(item, names), self.attributes_of(item, names));
        match (&item.text, item.children.is_empty()) {
            (Some(part), _) => self.line(depth, &format!("{start}>{}</{name}>", part_text(part, names))),
            (None, true) => self.line(depth, &format!("{start}/>")),
            (None, false) => {
                self.line(depth, &format!("{start}>"));
                item.children.iter().for_each(|child| self.child(depth + 1, child, names));
                self.line(depth, &format!("</{name}>"));
            }
        }
    }

    /// What stands in an element.
    fn child(&mut self, depth: usize, child: &Child, names: &Names) {
        match child {
            Child::One(item) => self.item(depth, item, names),
            Child::Choice { alternatives, .. } => {
                let directives = self.directives.to_string();
                self.line(depth, &format!("<{directives}:choice>"));
                alternatives.iter().for_each(|item| self.item(depth + 1, item, names));
                self.line(depth, &format!("</{directives}:choice>"));
            }
            Child::Note(text) => self.comment(depth, text),
        }
    }

    /// The directives on an element, but for those about attributes.
    fn directives_of(&self, item: &Item, names: &Names) -> String {
        let mut text = String::new();
        let mut put = |name: &str, value: &str| text.push_str(&format!(" {}:{name}=\"{value}\"", self.directives));
        if let Some((id, required)) = item.each {
            put("each", &format!("{}{}", names.of(id), if required { "!" } else { "" }));
        }
        if !item.form.is_empty() {
            let field = |(separator, id): &(&str, Id)| format!("{separator}{{{}}}", names.of(*id));
            put("form", &item.form.iter().map(field).collect::<String>());
        }
        if let Some(id) = item.group {
            put("group", names.of(id));
        }
        if let Some(id) = item.flag {
            put("flag", names.of(id));
        }
        for (name, set) in [("optional", item.optional), ("always", item.always), ("secret", item.secret)] {
            if set {
                put(name, "true");
            }
        }
        text
    }

    /// The attributes, and what the element and they are.
    fn attributes_of(&self, item: &Item, names: &Names) -> String {
        let mut text = String::new();
        for (name, part, _) in &item.attributes {
            text.push_str(&format!(" {name}=\"{}\"", part_text(part, names)));
        }
        for (name, _, help) in &item.attributes {
            let local = name.rsplit(':').next().unwrap_or(name);
            if let Some(help) = help {
                text.push_str(&format!(" {}:help-{local}=\"{help}\"", self.directives));
            }
        }
        let shown = item.each.is_some() || item.flag.is_some() || matches!(item.text, Some(Part::Slot(_)));
        if let Some(help) = item.help.as_ref().filter(|_| shown) {
            text.push_str(&format!(" {}:help=\"{help}\"", self.directives));
        }
        text
    }
}

/// A text or value as it is written.
fn part_text(part: &Part, names: &Names) -> String {
    match part {
        Part::Fixed(text) => text.clone(),
        Part::Derived => "{}".into(),
        Part::Slot(Slot { id, required, kind, .. }) => {
            let name = id.map_or(".", |id| names.of(id));
            let need = if *required && id.is_some() { "!" } else { "" };
            let kind = if kind.is_empty() { String::new() } else { format!(":{kind}") };
            format!("{{{name}{need}{kind}}}")
        }
    }
}
