//! Reads a spec file into its model. Strict: whatever is not understood is an error with file, line and column.

mod element;
mod terms;
mod written;

use super::model::{
    Attribute, Command, Each, Element, Example, Extend, Flag, Form, Kind, Node, Part, Place, Slot, Spec, Told,
};
use super::version::Version;
use crate::epp::EPP;
use crate::epp::kind::to_wire;
use crate::epp::xml::{self, Limits};
use crate::error::{Error, Result};
use roxmltree::{Document, Node as Xml, StringStorage};
pub use terms::{DIRECTIVE_ATTRIBUTES, DIRECTIVE_ELEMENTS, KINDS, Term};

/// The namespace of the directives.
pub const DIRECTIVES: &str = "urn:eppsh:spec:1";

/// Depth and size that a spec may have.
const LIMITS: Limits = Limits { depth: 64, attributes: 64, tags: 20_000, strict_encoding: true };

/// How large a spec may be, in bytes: the largest real one has a hundredth of it.
pub const LARGEST: usize = 1 << 20;

/// How deep defines may use defines.
const DEEPEST_USE: usize = 8;

/// Reads the spec in `text`; `file` is what messages call it.
pub fn load(file: &str, text: &'static str) -> Result<Spec> {
    load_for(file, text, None)
}

/// Reads the spec in `text` for one of its namespaces; `None` is its main one.
pub fn load_for(file: &str, text: &'static str, uri: Option<&str>) -> Result<Spec> {
    load_among(file, text, uri, &[])
}

/// The same among the texts of other specs, which may have defines that it uses.
pub fn load_among(file: &str, text: &'static str, uri: Option<&str>, near: &[&'static str]) -> Result<Spec> {
    if text.len() > LARGEST {
        return Err(Error::config(format!("{file}:1:1: a spec may have {} KiB, this has more", LARGEST >> 10)));
    }
    let read = |text: &'static str| {
        xml::parse_text(text, &LIMITS).map_err(|bad| {
            Error::config(match bad.at {
                Some(_) => format!("{file}:{bad}"),
                None => format!("{file}:1:1: {bad}"),
            })
        })
    };
    let mut document = read(text)?;
    let main = document.root_element().attribute("uri").unwrap_or("");
    if let Some(uri) = uri.filter(|uri| *uri != main && !main.is_empty()) {
        // The model borrows from the text, so each version that is used keeps its own for the program's life.
        let text = text.replace(&format!("\"{main}\""), &format!("\"{uri}\""));
        let text: &'static str = Box::leak(text.replace(&format!("'{main}'"), &format!("'{uri}'")).into_boxed_str());
        document = read(text)?;
    }
    let version = document.root_element().attribute("uri").and_then(Version::of);
    let loader = Loader { file, document: &document, version, uses: 0, near };
    loader.spec(document.root_element()).map_err(Error::config)
}

/// A message with its place in front.
type Bad<T> = std::result::Result<T, String>;

/// What the steps below share.
struct Loader<'a> {
    file: &'a str,
    document: &'a Document<'static>,
    /// The version of the namespace that the file is read for.
    version: Option<Version>,
    /// How many defines this one is read in.
    uses: usize,
    /// The texts of other specs beside the built-in ones.
    near: &'a [&'static str],
}

/// What is known of an element before its children are read.
type Scope<'a> = &'a [(&'static str, &'static str)];

impl Loader<'_> {
    /// An error at `node`.
    fn bad<T>(&self, node: Xml, message: impl std::fmt::Display) -> Bad<T> {
        let at = self.document.text_pos_at(node.range().start);
        Err(format!("{}:{}:{}: {message}", self.file, at.row, at.col))
    }

    /// The root element.
    fn spec(&self, root: Xml<'_, 'static>) -> Bad<Spec> {
        if root.tag_name().namespace() != Some(DIRECTIVES) || root.tag_name().name() != "spec" {
            return self.bad(root, format!("the root element must be <e:spec xmlns:e=\"{DIRECTIVES}\">"));
        }
        self.only(root)?;
        let mut spec = Spec {
            id: self.need(root, "id")?,
            uri: self.need(root, "uri")?,
            also: self.words(root, "also")?,
            doc: self.plain(root, "doc")?.unwrap_or(""),
            title: self.plain(root, "title")?.unwrap_or(""),
            commands: Vec::new(),
            extends: Vec::new(),
            results: Vec::new(),
            told: Vec::new(),
        };
        if spec.id.is_empty() || !spec.id.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_.".contains(&b)) {
            return self.bad(root, format!("the id {:?} may hold letters, digits, '-', '_' and '.' only", spec.id));
        }
        let brings = root.children().any(|child| self.directive(child) == Some("command"));
        let place = if brings { Place::Data } else { Place::Extension };
        for child in self.elements(root)? {
            match self.directive(child) {
                Some("define") => {
                    self.only(child)?;
                    self.need(child, "name")?;
                }
                Some("command") => {
                    let command = self.command(child, &mut spec)?;
                    if spec.commands.iter().any(|other| other.name == command.name) {
                        return self.bad(child, format!("the command {:?} is declared twice", command.name));
                    }
                    spec.commands.push(command);
                }
                Some("extend") => self.extend(child, &mut spec)?,
                Some("result") => self.result(child, place, &mut spec)?,
                _ => {
                    return self.bad(
                        child,
                        format!("<{}> here is neither e:command, e:extend, e:define nor e:result", name(child)),
                    );
                }
            }
        }
        Ok(spec)
    }

    /// `e:command`.
    fn command(&self, node: Xml<'_, 'static>, spec: &mut Spec) -> Bad<Command> {
        self.only(node)?;
        let body = self.body(node, Place::Data, Some(spec))?;
        let words = self.need(node, "name")?;
        let well_named = |word: &str| !word.is_empty() && word.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
        if !words.split(' ').all(well_named) || words.split(' ').count() > 2 {
            return self
                .bad(node, format!("the command name {words:?} must be one or two words of letters, digits and '-'"));
        }
        let Some(mut frame) = body.frame else { return self.bad(node, "a command needs a frame") };
        // A verb without its object would be no command.
        if let [Node::Element(object)] = &mut frame.children[..] {
            object.always = object.uri != EPP;
        }
        let positional = self.positional(node, &frame.names)?;
        Ok(Command {
            name: words,
            help: self.plain(node, "help")?.unwrap_or(""),
            positional,
            frame,
            examples: body.examples,
        })
    }

    /// `e:extend`: once for each command it goes with.
    fn extend(&self, node: Xml<'_, 'static>, spec: &mut Spec) -> Bad<()> {
        self.only(node)?;
        let commands = extended(self.need(node, "command")?);
        let alias = self.plain(node, "as")?;
        if alias.is_some() && commands.len() > 1 {
            return self.bad(node, "an e:extend with words of its own goes with one command");
        }
        for (at, command) in commands.iter().enumerate() {
            let mut body = self.body(node, Place::Extension, (at == 0).then_some(&mut *spec))?;
            let Some(frame) = body.frame else {
                return self.bad(node, "e:extend needs a frame; put a bare e:result under e:spec");
            };
            let positional = match alias {
                Some(_) => self.words(node, "args")?,
                None => self.positional(node, &frame.names)?,
            };
            if commands.len() > 1 {
                let own = |line: &str, command: &str| {
                    line.strip_prefix(command).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
                };
                if let Some(stray) =
                    body.examples.iter().find(|example| !commands.iter().any(|command| own(example.line, command)))
                {
                    return self.bad(node, format!("the example {:?} is of none of its commands", stray.line));
                }
                body.examples.retain(|example| own(example.line, command));
            }
            spec.extends.push(Extend {
                command,
                alias,
                help: self.plain(node, "help")?.unwrap_or(""),
                positional,
                with: self.words(node, "with")?,
                frame,
                examples: body.examples,
            });
        }
        Ok(())
    }

    /// The words of `args`, each an argument of the frame.
    fn positional(&self, node: Xml<'_, 'static>, names: &[&str]) -> Bad<Vec<&'static str>> {
        let words = self.words(node, "args")?;
        match words.iter().find(|word| !names.contains(word)) {
            Some(word) => self.bad(node, format!("args names {word:?}, which no slot of the frame is called")),
            None => Ok(words),
        }
    }

    /// An attribute that holds words.
    fn words(&self, node: Xml<'_, 'static>, attribute: &str) -> Bad<Vec<&'static str>> {
        Ok(self.plain(node, attribute)?.map(|text| text.split_whitespace().collect()).unwrap_or_default())
    }

    /// What stands inside `e:command` and `e:extend`; its results go to `spec`.
    fn body(&self, node: Xml<'_, 'static>, place: Place, mut spec: Option<&mut Spec>) -> Bad<BodyParts> {
        let mut parts = BodyParts::default();
        for child in self.elements(node)? {
            match (self.directive(child), &mut spec) {
                (Some("example"), _) => parts.examples.push(self.example(child)?),
                (Some("result"), Some(spec)) => self.result(child, place, spec)?,
                (Some("result"), None) => {}
                (Some(other), _) => return self.bad(child, format!("there is no directive e:{other} here")),
                (None, _) if parts.frame.is_some() => {
                    return self.bad(child, "a command has one frame; this is a second");
                }
                (None, _) => parts.frame = Some(self.frame(child)?),
            }
        }
        Ok(parts)
    }

    /// `e:result`: elements of an answer.
    fn result(&self, node: Xml<'_, 'static>, place: Place, spec: &mut Spec) -> Bad<()> {
        self.only(node)?;
        let place = match self.plain(node, "in")? {
            None => place,
            Some("resData") => Place::Data,
            Some("extension") => Place::Extension,
            Some(other) => return self.bad(node, format!("\"in\" is resData or extension, not {other:?}")),
        };
        for child in self.elements(node)? {
            match self.directive(child) {
                Some("example") => {
                    let Some(answer) = self.answer(child)? else {
                        return self.bad(child, "an example in e:result is the element that may come");
                    };
                    spec.told.push(answer);
                    continue;
                }
                Some(_) => {
                    return self
                        .bad(child, "e:result holds the elements of an answer and examples, no other directives");
                }
                None => {}
            }
            let element = self.frame(child)?;
            let twin = |told: &Told| told.element.local == element.local && told.element.uri == element.uri;
            if spec.results.iter().any(twin) {
                return self.bad(child, format!("the answer <{}> is declared twice", element.name));
            }
            spec.results.push(Told { place, element });
        }
        Ok(())
    }

    /// `e:example`: a line, and perhaps an answer.
    fn example(&self, node: Xml<'_, 'static>) -> Bad<Example> {
        self.only(node)?;
        let inline = match node.text_storage() {
            Some(StringStorage::Borrowed(text)) => Some(text.trim()),
            Some(StringStorage::Owned(_)) => {
                return self.bad(node, "write the line of an example without entities, or as CDATA");
            }
            None => None,
        };
        let line = self.plain(node, "line")?.or(inline.filter(|text| !text.is_empty()));
        let Some(line) = line else { return self.bad(node, "an example needs the line that is typed") };
        Ok(Example { line, answer: self.answer(node)? })
    }

    /// The element in an example, as XML.
    fn answer(&self, node: Xml<'_, 'static>) -> Bad<Option<&'static str>> {
        let elements: Vec<_> = node.children().filter(Xml::is_element).collect();
        match elements[..] {
            [] => Ok(None),
            [one] => self.of_version(one).map(Some),
            [_, second, ..] => self.bad(second, "an example shows one element of an answer; this is a second"),
        }
    }

    /// An element as text, without what this version does not have.
    fn of_version(&self, node: Xml<'_, 'static>) -> Bad<&'static str> {
        let text = self.document.input_text();
        let mut cuts: Vec<std::ops::Range<usize>> = Vec::new();
        for inner in node.descendants().filter(Xml::is_element) {
            if !self.present(inner)? {
                cuts.push(inner.range());
            }
            let bounds = inner.attributes().filter(|attribute| attribute.namespace() == Some(DIRECTIVES));
            cuts.extend(bounds.map(|attribute| attribute.range()));
        }
        if cuts.is_empty() {
            return Ok(&text[node.range()]);
        }
        cuts.sort_by_key(|cut| cut.start);
        let (mut kept, mut at) = (String::new(), node.range().start);
        for cut in cuts {
            if cut.start >= at {
                kept.push_str(&text[at..cut.start]);
                at = cut.end;
            }
        }
        kept.push_str(&text[at..node.range().end]);
        Ok(Box::leak(kept.into_boxed_str()))
    }

    /// A frame, from its topmost element.
    fn frame(&self, node: Xml<'_, 'static>) -> Bad<Element> {
        let element = self.element(node, &[])?;
        let mut kinds: Vec<(&str, &Kind)> = Vec::new();
        self.kinds(node, &element, &mut kinds)?;
        Ok(element)
    }

    /// One argument has one kind wherever it stands in a frame (lists are looked into apart).
    fn kinds<'e>(&self, node: Xml<'_, 'static>, element: &'e Element, seen: &mut Vec<(&'e str, &'e Kind)>) -> Bad<()> {
        for slot in element.slots().filter(|slot| slot.name != "." && !slot.outer) {
            match seen.iter().find(|(name, _)| *name == slot.name) {
                Some((_, kind)) if **kind != slot.kind => {
                    return self.bad(node, format!("the argument {:?} has two kinds in one frame", slot.name));
                }
                Some(_) => {}
                None => seen.push((slot.name, &slot.kind)),
            }
        }
        for child in element.elements() {
            match child.each.is_some() || child.group.is_some() {
                true => self.kinds(node, child, &mut Vec::new())?,
                false => self.kinds(node, child, seen)?,
            }
        }
        Ok(())
    }
}

/// The commands that an e:extend goes with: `domain check|create, host create`. An object without a verb is a command itself.
pub fn extended(text: &'static str) -> Vec<&'static str> {
    let mut commands = Vec::new();
    for part in text.split(',').map(str::trim) {
        match part.split_once(' ') {
            Some((object, verbs)) if verbs.contains('|') => {
                let words = verbs.split('|').map(|verb| format!("{object} {}", verb.trim()));
                // Few and short; they live as long as the spec, which lives as long as the program.
                commands.extend(words.map(|words| &*Box::leak(words.into_boxed_str())));
            }
            _ => commands.push(part),
        }
    }
    commands
}

/// What `e:command` and `e:extend` have in common.
#[derive(Default)]
struct BodyParts {
    frame: Option<Element>,
    examples: Vec<Example>,
}

/// The names of the terms, for messages.
fn names(terms: &[Term]) -> String {
    terms.iter().map(|term| term.name).collect::<Vec<_>>().join(" ")
}

/// A node's local name, for messages.
fn name<'a>(node: Xml<'a, '_>) -> &'a str {
    node.tag_name().name()
}

/// An attribute's name as written.
fn attribute_name(text: &'static str, range: std::ops::Range<usize>) -> &'static str {
    text[range].split('=').next().unwrap_or("").trim()
}
