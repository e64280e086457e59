//! The declarations of every command and answer: one file each, all listed in [`BUILT_IN`].
//!
//! A spec is the frame as it goes over the wire, its values turned into slots. The same file parses what is typed,
//! writes the request, reads the answer, and serves the registry from the other side. `man eppsh-spec` teaches it.

pub mod load;
pub mod model;
pub mod params;

use crate::epp::EPP;
use crate::error::{Error, Result};
use model::{Command, Extend, Spec};
use roxmltree::Node;
use std::path::PathBuf;
use std::sync::OnceLock;

/// One row of the table: a file, and what must be known of it before it is read.
pub struct BuiltIn {
    /// The spec's id.
    pub id: &'static str,
    /// The namespace it speaks.
    pub uri: &'static str,
    /// The first words of the commands it brings or extends.
    pub objects: &'static [&'static str],
    /// The file.
    pub text: &'static str,
}

/// Makes the table; a test holds every row against its file.
macro_rules! built_in {
    ($($path:literal $id:literal $uri:literal $objects:tt;)*) => {
        /// **The table**: adding an extension is one file and one line here.
        pub const BUILT_IN: &[BuiltIn] = &[$(BuiltIn { id: $id, uri: $uri, objects: &$objects, text: include_str!($path) }),*];
    };
}

built_in! {
    "objects/session.xml" "session" "urn:ietf:params:xml:ns:epp-1.0" ["hello", "login", "logout"];
    "objects/poll.xml" "poll" "urn:ietf:params:xml:ns:epp-1.0" ["poll"];
    "objects/domain.xml" "domain" "urn:ietf:params:xml:ns:domain-1.0" ["domain"];
    "objects/host.xml" "host" "urn:ietf:params:xml:ns:host-1.0" ["host"];
    "objects/contact.xml" "contact" "urn:ietf:params:xml:ns:contact-1.0" ["contact"];
    "extensions/rgp.xml" "rgp" "urn:ietf:params:xml:ns:rgp-1.0" ["domain"];
    "extensions/secdns.xml" "secDNS" "urn:ietf:params:xml:ns:secDNS-1.1" ["domain"];
    "extensions/login-sec.xml" "loginSec" "urn:ietf:params:xml:ns:epp:loginSec-1.0" ["login"];
    "extensions/tci-contact.xml" "tci-contact" "http://www.tcinet.ru/epp/tci-contact-ext-1.0" ["contact"];
    "extensions/tci-domain.xml" "tci-domain" "http://www.tcinet.ru/epp/tci-domain-ext-1.0" ["domain"];
}

/// Where a spec comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// This program.
    BuiltIn,
    /// A file of the user's.
    File(PathBuf),
}

/// A spec that may not have been read yet.
struct Entry {
    id: &'static str,
    uri: &'static str,
    objects: Vec<&'static str>,
    source: Source,
    text: &'static str,
    spec: OnceLock<Option<Spec>>,
}

impl Entry {
    /// The spec, read at its first use. Built-in ones always can be: a test reads them all.
    fn spec(&self) -> Option<&Spec> {
        self.spec.get_or_init(|| load::load(self.id, self.text).ok()).as_ref()
    }
}

/// All specs that this process knows. The user's stand before the built-in ones and shadow them.
pub struct Catalog {
    entries: Vec<Entry>,
}

impl Catalog {
    /// The specs inside the program.
    pub fn built_in() -> &'static Catalog {
        static CATALOG: OnceLock<Catalog> = OnceLock::new();
        CATALOG.get_or_init(|| Catalog::with(Vec::new()).unwrap_or(Catalog { entries: Vec::new() }))
    }

    /// The specs inside the program and the user's files. A file's text lives as long as the program: the model borrows from it.
    pub fn with(files: Vec<(PathBuf, String)>) -> Result<Catalog> {
        let mut entries = Vec::new();
        for (path, text) in files {
            let text: &'static str = Box::leak(text.into_boxed_str());
            let spec = load::load(&path.display().to_string(), text)?;
            if let Some(Entry { source: Source::File(other), .. }) =
                entries.iter().find(|entry: &&Entry| entry.uri == spec.uri)
            {
                let message =
                    format!("{}: {} declares the same namespace {}", path.display(), other.display(), spec.uri);
                return Err(Error::config(message));
            }
            entries.push(Entry {
                id: spec.id,
                uri: spec.uri,
                objects: objects_of(&spec),
                source: Source::File(path),
                text,
                spec: OnceLock::from(Some(spec)),
            });
        }
        let own = entries.len();
        for row in BUILT_IN {
            let shadowed = entries[..own].iter().any(|entry| entry.uri == row.uri && entry.id == row.id);
            if !shadowed {
                entries.push(Entry {
                    id: row.id,
                    uri: row.uri,
                    objects: row.objects.to_vec(),
                    source: Source::BuiltIn,
                    text: row.text,
                    spec: OnceLock::new(),
                });
            }
        }
        Ok(Catalog { entries })
    }

    /// Every spec with its source; reads them all.
    pub fn specs(&self) -> impl Iterator<Item = (&Spec, &Source)> {
        self.entries.iter().filter_map(|entry| Some((entry.spec()?, &entry.source)))
    }

    /// The namespaces known, without reading anything.
    pub fn uris(&self) -> impl Iterator<Item = &'static str> {
        self.entries.iter().map(|entry| entry.uri)
    }

    /// The id and namespace of every spec, the better version first, without reading anything.
    pub fn known(&self) -> impl Iterator<Item = (&'static str, &'static str)> {
        self.entries.iter().map(|entry| (entry.id, entry.uri))
    }

    /// The file of the spec with that id.
    pub fn text(&self, id: &str) -> Option<&'static str> {
        self.entries.iter().find(|entry| entry.id == id).map(|entry| entry.text)
    }

    /// The spec with that id.
    pub fn by_id(&self, id: &str) -> Option<&Spec> {
        self.entries.iter().find(|entry| entry.id == id)?.spec()
    }

    /// The spec of a namespace.
    pub fn by_uri(&self, uri: &str) -> Option<&Spec> {
        self.entries.iter().find(|entry| entry.uri == uri)?.spec()
    }

    /// The first words of all commands, each once.
    pub fn objects(&self) -> Vec<&'static str> {
        let mut words = Vec::new();
        for word in self.entries.iter().flat_map(|entry| &entry.objects) {
            if !words.contains(word) {
                words.push(*word);
            }
        }
        words
    }

    /// The specs that have to do with commands whose first word is `object`.
    fn about(&self, object: &str) -> impl Iterator<Item = &Spec> {
        self.entries.iter().filter(move |entry| entry.objects.contains(&object)).filter_map(Entry::spec)
    }

    /// The commands whose first word is `object`.
    pub fn commands(&self, object: &str) -> impl Iterator<Item = (&Spec, &Command)> {
        self.about(object)
            .flat_map(|spec| spec.commands.iter().map(move |command| (spec, command)))
            .filter(move |(_, command)| command.object() == object)
    }

    /// The command called `name`.
    pub fn command(&self, name: &str) -> Option<(&Spec, &Command)> {
        let object = name.split(' ').next()?;
        self.commands(object).find(|(_, command)| command.name == name)
    }

    /// What extensions add to the command called `name`.
    pub fn extends(&self, name: &str) -> impl Iterator<Item = (&Spec, &Extend)> {
        let object = name.split(' ').next().unwrap_or(name);
        self.about(object)
            .flat_map(|spec| spec.extends.iter().map(move |extend| (spec, extend)))
            .filter(move |(_, extend)| extend.command == name)
    }

    /// What the extension `id` adds to the command called `name`.
    pub fn extend(&self, id: &str, name: &str) -> Option<(&Spec, &Extend)> {
        self.extends(name).find(|(spec, _)| spec.id == id)
    }

    /// The command whose frame has this verb and object.
    pub fn command_of(&self, verb: Node) -> Option<&Command> {
        let name = verb.tag_name().name();
        let object = verb.children().find(Node::is_element).filter(|_| !matches!(name, "login" | "logout" | "poll"));
        match object {
            Some(object) => self.by_uri(object.tag_name().namespace()?)?.commands.iter().find(|command| {
                command.frame.local == name
                    && command.frame.elements().any(|child| child.local == object.tag_name().name())
            }),
            None => self
                .entries
                .iter()
                .filter(|entry| entry.uri == EPP)
                .filter_map(Entry::spec)
                .flat_map(|spec| &spec.commands)
                .find(|command| command.frame.local == name),
        }
    }

    /// What this element of an `<extension>` adds to the command called `name`.
    pub fn extend_of(&self, name: &str, node: Node) -> Option<(&Spec, &Extend)> {
        let spec = self.by_uri(node.tag_name().namespace()?)?;
        let local = node.tag_name().name();
        Some((spec, spec.extends.iter().find(|extend| extend.command == name && extend.frame.local == local)?))
    }
}

/// The first words of the commands that a spec brings or extends.
fn objects_of(spec: &Spec) -> Vec<&'static str> {
    let mut words = Vec::new();
    let names =
        spec.commands.iter().map(|command| command.name).chain(spec.extends.iter().map(|extend| extend.command));
    for word in names.filter_map(|name| name.split(' ').next()) {
        if !words.contains(&word) {
            words.push(word);
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_table_says_what_its_file_says() {
        for row in BUILT_IN {
            let spec = load::load(row.id, row.text).unwrap_or_else(|error| panic!("{error}"));
            assert_eq!((spec.id, spec.uri), (row.id, row.uri));
            assert_eq!(objects_of(&spec), row.objects, "{}", row.id);
            assert!(!spec.doc.is_empty() && !spec.title.is_empty(), "{}", row.id);
            for command in &spec.commands {
                assert!(!command.help.is_empty(), "{} has no help", command.name);
            }
        }
    }

    #[test]
    fn extensions_extend_commands_that_exist() {
        let catalog = Catalog::built_in();
        for (spec, _) in catalog.specs() {
            for extend in &spec.extends {
                assert!(catalog.command(extend.command).is_some(), "{} extends {:?}", spec.id, extend.command);
            }
        }
    }

    #[test]
    fn every_argument_has_help_and_no_two_options_share_a_name() {
        let catalog = Catalog::built_in();
        for object in catalog.objects() {
            for (_, command) in catalog.commands(object) {
                let params = params::params(catalog, command);
                for (at, param) in params.iter().enumerate() {
                    assert!(!param.help.is_empty(), "{}: --{} has no help", command.name, param.option);
                    let twin = params[..at].iter().any(|other| {
                        other.option == param.option && other.position.is_none() && param.position.is_none()
                    });
                    assert!(!twin, "{}: two options --{}", command.name, param.option);
                }
            }
        }
    }

    #[test]
    fn mistakes_are_told_with_file_line_and_column() {
        let head = "<e:spec xmlns:e='urn:eppsh:spec:1' xmlns:x='urn:x' id='x' uri='urn:x'>";
        let wrap = |body: &str| format!("{head}\n{body}</e:spec>");
        let frame = |inner: &str| wrap(&format!("<e:extend command='domain create'><x:c>{inner}</x:c></e:extend>"));
        let cases = [
            ("<!DOCTYPE a><a/>".to_string(), "DOCTYPE"),
            ("<a/>".to_string(), "1:1: the root element must be"),
            (wrap("<e:nothing/>"), "2:1: <nothing> here is neither"),
            (frame("<x:a e:eech='b'>{b}</x:a>"), "2:40: there is no directive e:eech"),
            (frame("<y:a/>"), "unknown namespace prefix"),
            (frame("<x:a>n {b}</x:a>"), "a slot stands for a whole text"),
            (frame("<x:a>{b:int}</x:a><x:d>{b:date}</x:d>"), "has two kinds"),
            (frame("<x:a>{b:blob}</x:a>"), "there is no kind \"blob\""),
            (frame("<e:choice><x:a/></e:choice>"), "two alternatives"),
            (wrap("<e:command name='domain create'/>"), "a command needs a frame"),
            (wrap("<e:command name='x y' args='z'><c/></e:command>"), "args names \"z\""),
            (frame("<x:a e:optional='maybe'/>"), "e:optional is true or false"),
            (frame("<x:a e:each='l' e:form='{a}{b}'><x:b>{a}</x:b><x:c>{b}</x:c></x:a>"), "needs a separator"),
        ];
        for (text, expected) in cases {
            let text: &'static str = Box::leak(text.into_boxed_str());
            let message = load::load("my.xml", text).err().map(|error| error.to_string()).unwrap_or_default();
            assert!(
                message.starts_with("my.xml:") && message.contains(expected),
                "{text}\n{message:?} lacks {expected:?}"
            );
        }
    }
}
