//! The declarations of every command and answer: a file each, gathered by `build.rs` into the table [`BUILT_IN`].
//!
//! A spec is the frame as it goes over the wire, its values turned into slots. The same file parses what is typed,
//! writes the request, reads the answer, and serves the registry from the other side. `man eppsh-spec` teaches it.
//!
//! `objects/` has the objects of the standard, `extensions/` the extensions of the IETF, `registries/NAME/` what a
//! registry or a family of registries has of its own. Adding one is adding a file.

pub mod coverage;
pub mod derived;
pub mod load;
pub mod model;
pub mod params;
mod version;

use crate::epp::EPP;
use crate::error::{Error, Result};
use model::{Command, Element, Extend, Spec};
use roxmltree::Node;
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use version::Version;

/// One row of the table: a file, one of the namespaces it is read for, and what must be known before it is read.
pub struct BuiltIn {
    /// The spec's id.
    pub id: &'static str,
    /// The namespace it speaks.
    pub uri: &'static str,
    /// The namespace that stands in the file; another one where this row is an older version.
    pub main: &'static str,
    /// The directory it is in: `objects`, `extensions`, or a registry's.
    pub family: &'static str,
    /// The first words of the commands it brings.
    pub brings: &'static [&'static str],
    /// The commands it extends.
    pub extends: &'static [&'static str],
    /// The file.
    pub text: &'static str,
}

/// **The table**, made by `build.rs`: the standard objects first, and of several versions the newest first.
pub const BUILT_IN: &[BuiltIn] = include!(concat!(env!("OUT_DIR"), "/table.rs"));

/// The families that a person is told of without asking: the standard's, and those of the registry inside.
const COMMON: &[&str] = &["objects", "extensions", "tci"];

/// Words that no spec's command may begin with: they are the program's and the shell's own.
pub const RESERVED: &[&str] = &[
    "agent",
    "bulk",
    "completions",
    "doctor",
    "doubt",
    "draft",
    "edit",
    "explain",
    "gateway",
    "greeting",
    "help",
    "history",
    "last",
    "log",
    "man",
    "output",
    "passwd",
    "profile",
    "quit",
    "raw",
    "registry",
    "sandbox",
    "show",
    "source",
    "spec",
    "status",
    "timing",
    "trace",
    "transfer",
    "use",
    "watch",
];

/// The id of the extension that tells prices (RFC 8748).
pub const FEE: &str = "fee";

/// Where a spec comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// This program.
    BuiltIn,
    /// A file of the user's.
    File(PathBuf),
}

/// A spec that may not have been read yet.
pub struct Entry {
    /// Its id.
    pub id: &'static str,
    /// The namespace it is read for.
    pub uri: &'static str,
    /// The directory of a built-in one; `user` for the user's.
    pub family: &'static str,
    /// Where it comes from.
    pub source: Source,
    brings: Vec<&'static str>,
    extends: Vec<&'static str>,
    text: &'static str,
    spec: OnceLock<Option<Spec>>,
}

impl Entry {
    /// The spec, read at its first use. Built-in ones always can be: a test reads them all.
    pub fn spec(&self) -> Option<&Spec> {
        self.spec.get_or_init(|| load::load_for(self.id, self.text, Some(self.uri)).ok()).as_ref()
    }

    /// The file.
    pub fn text(&self) -> &'static str {
        self.text
    }

    /// A row of the table.
    fn of(row: &'static BuiltIn) -> Entry {
        Entry {
            id: row.id,
            uri: row.uri,
            family: row.family,
            source: Source::BuiltIn,
            brings: row.brings.to_vec(),
            extends: row.extends.to_vec(),
            text: row.text,
            spec: OnceLock::new(),
        }
    }

    /// A file of the user's, read.
    fn of_user(path: &Path, text: &'static str, spec: Spec) -> Entry {
        Entry {
            id: spec.id,
            uri: spec.uri,
            family: "user",
            source: Source::File(path.to_path_buf()),
            brings: brought(&spec),
            extends: extended(&spec),
            text,
            spec: OnceLock::from(Some(spec)),
        }
    }

    /// Whether a person is told of it without asking.
    pub fn is_common(&self) -> bool {
        self.source != Source::BuiltIn || COMMON.contains(&self.family)
    }

    /// Whether some text of it is secret.
    pub fn has_secrets(&self) -> bool {
        self.text.contains("secret=")
    }

    /// Whether its text declares the command called `name`.
    fn declares(&self, name: &str) -> bool {
        self.text.contains(&format!("name=\"{name}\"")) || self.text.contains(&format!("name='{name}'"))
    }

    /// Whether its text mentions one of these options: what does not cannot have it.
    fn mentions(&self, options: &[&str]) -> bool {
        self.source != Source::BuiltIn
            || options.iter().any(|option| self.text.contains(option) || derived::is_of(self.id, option))
    }
}

/// Which extensions of a command are wanted.
#[derive(Clone, Copy, Debug)]
pub enum Wanted<'a> {
    /// All.
    All,
    /// Those that a person is told of without asking, or all that a session agreed on.
    Common,
    /// Those that may have one of these options, without dashes: what was typed pays for itself only.
    Typed(&'a [&'a str]),
}

/// All specs that this process knows. The user's stand before the built-in ones and shadow them; those that a session
/// agreed on stand before all others, and so decide which of two commands of one name is meant.
pub struct Catalog {
    entries: Vec<Arc<Entry>>,
    /// How many of the first entries a session agreed on.
    agreed: usize,
}

impl Catalog {
    /// The specs inside the program.
    pub fn built_in() -> &'static Catalog {
        static CATALOG: OnceLock<Catalog> = OnceLock::new();
        CATALOG.get_or_init(|| Catalog { entries: BUILT_IN.iter().map(Entry::of).map(Arc::new).collect(), agreed: 0 })
    }

    /// The specs inside the program and the user's files. A file's text lives as long as the program: the model borrows from it.
    pub fn with(files: Vec<(PathBuf, String)>) -> Result<Catalog> {
        let leaked = |(path, text): (PathBuf, String)| (path, &*Box::leak(text.into_boxed_str()));
        let files: Vec<(PathBuf, &'static str)> = files.into_iter().map(leaked).collect();
        let near: Vec<&'static str> = files.iter().map(|(_, text)| *text).collect();
        let mut entries: Vec<Arc<Entry>> = Vec::new();
        for (path, text) in files {
            let file = path.display().to_string();
            let main = load::load_among(&file, text, None, &near)?;
            let others = main.also.clone();
            let mut specs = vec![main];
            for uri in others {
                specs.push(load::load_among(&file, text, Some(uri), &near)?);
            }
            for spec in specs {
                let twin = entries.iter().find(|entry| entry.uri == spec.uri);
                if let Some(Source::File(other)) = twin.map(|entry| &entry.source) {
                    let message = format!("{file}: {} declares the same namespace {}", other.display(), spec.uri);
                    return Err(Error::config(message));
                }
                if let Some(word) = brought(&spec).into_iter().find(|word| RESERVED.contains(word)) {
                    return Err(Error::config(format!("{file}: {word:?} is a command of eppsh itself"))
                        .hint("give the object another word: the part before the blank in the names of its commands"));
                }
                entries.push(Arc::new(Entry::of_user(&path, text, spec)));
            }
        }
        // Of several versions the newest stands first, wherever their files do.
        let ids: Vec<&str> = entries.iter().map(|entry| entry.id).collect();
        let place = |entry: &Entry| ids.iter().position(|id| *id == entry.id);
        entries.sort_by_key(|entry| (place(entry), std::cmp::Reverse(Version::of(entry.uri))));
        // The protocol's own namespace is that of several specs, told apart by their ids.
        let shadowed = |entry: &&Arc<Entry>| {
            entries.iter().any(|own| own.uri == entry.uri && (own.uri != EPP || own.id == entry.id))
        };
        let rest: Vec<Arc<Entry>> =
            Catalog::built_in().entries.iter().filter(|entry| !shadowed(entry)).cloned().collect();
        entries.extend(rest);
        let catalog = Catalog { entries, agreed: 0 };
        for entry in catalog.entries().filter(|entry| entry.source != Source::BuiltIn) {
            let extends = || entry.extends.iter().filter(|command| catalog.command(command).is_none());
            if let (Some(command), Source::File(path)) = (extends().next(), &entry.source) {
                let message = format!("{}: it extends {command:?}, and there is no such command", path.display());
                return Err(Error::config(message).hint("`eppsh help` lists the commands"));
            }
        }
        Ok(catalog)
    }

    /// The same specs with those of `uris` in front, as a session agreed on them. Asked again for the same, it is the same.
    pub fn preferring(&'static self, uris: &[&str]) -> &'static Catalog {
        /// The catalogs made so far, by the one they are made of and the namespaces in front.
        type Known = HashMap<(usize, Vec<String>), &'static Catalog>;
        static KNOWN: OnceLock<Mutex<Known>> = OnceLock::new();
        let mut known = KNOWN.get_or_init(Mutex::default).lock().unwrap_or_else(PoisonError::into_inner);
        // What a server makes up is no reason for another catalog: each lives as long as the program.
        let known_here = |uri: &&&str| self.entries.iter().any(|entry| entry.uri == **uri);
        let mut ours: Vec<String> = uris.iter().filter(known_here).map(|uri| uri.to_string()).collect();
        ours.sort_unstable();
        let key = (std::ptr::from_ref(self) as usize, ours);
        known.entry(key).or_insert_with(|| {
            let (agreed, others): (Vec<_>, Vec<_>) =
                self.entries.iter().cloned().partition(|entry| entry.uri == EPP || uris.contains(&entry.uri));
            let count = agreed.len();
            let entries = agreed.into_iter().chain(others).collect();
            // As many as there are registries with different offers: few.
            Box::leak(Box::new(Catalog { entries, agreed: count }))
        })
    }

    /// Whether a session agreed on some of the specs.
    pub fn is_agreed(&self) -> bool {
        self.agreed > 0
    }

    /// Every entry, the preferred first.
    pub fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.entries.iter().map(|entry| &**entry)
    }

    /// Every spec with its source; reads them all.
    pub fn specs(&self) -> impl Iterator<Item = (&Spec, &Source)> {
        self.entries().filter_map(|entry| Some((entry.spec()?, &entry.source)))
    }

    /// The namespaces known, without reading anything.
    pub fn uris(&self) -> impl Iterator<Item = &'static str> {
        self.entries().map(|entry| entry.uri)
    }

    /// The id and namespace of every spec, the better version first, without reading anything.
    pub fn known(&self) -> impl Iterator<Item = (&'static str, &'static str)> {
        self.entries().map(|entry| (entry.id, entry.uri))
    }

    /// The file of the spec with that id.
    pub fn text(&self, id: &str) -> Option<&'static str> {
        self.entries().find(|entry| entry.id == id).map(|entry| entry.text)
    }

    /// The spec with that id, in its newest version.
    pub fn by_id(&self, id: &str) -> Option<&Spec> {
        self.entries().find(|entry| entry.id == id)?.spec()
    }

    /// The spec of a namespace.
    pub fn by_uri(&self, uri: &str) -> Option<&Spec> {
        self.entries().find(|entry| entry.uri == uri)?.spec()
    }

    /// The element of an answer called `local` in the newest version of `id` that has it.
    pub fn result(&self, id: &str, local: &str) -> Option<&Element> {
        self.entries().filter(|entry| entry.id == id).filter_map(Entry::spec).find_map(|spec| spec.result(local))
    }

    /// The first words of all commands, each once.
    pub fn objects(&self) -> Vec<&'static str> {
        self.words(|_| true)
    }

    /// The first words of the commands that a person is told of: those that a session agreed on, or the common ones.
    pub fn common_objects(&self) -> Vec<&'static str> {
        self.words(|at| if self.agreed > 0 { at < self.agreed } else { self.entries[at].is_common() })
    }

    /// The first words of the commands of the entries that `wanted` takes.
    fn words(&self, wanted: impl Fn(usize) -> bool) -> Vec<&'static str> {
        let mut words = Vec::new();
        for (_, entry) in self.entries.iter().enumerate().filter(|(at, _)| wanted(*at)) {
            for word in &entry.brings {
                if !words.contains(word) {
                    words.push(*word);
                }
            }
        }
        words
    }

    /// The commands whose first word is `object`, each as the first spec that brings it has it. Specs that nobody is told
    /// of unasked are looked at only where no other brings the object.
    pub fn commands(&self, object: &str) -> impl Iterator<Item = (&Spec, &Command)> {
        let bringing = || self.entries().enumerate().filter(|(_, entry)| entry.brings.contains(&object));
        let told = |at: usize, entry: &Entry| at < self.agreed || entry.is_common();
        let any_told = bringing().any(|(at, entry)| told(at, entry));
        let mut ids: Vec<&'static str> = Vec::new();
        let mut found: Vec<(&Spec, &Command)> = Vec::new();
        for (_, entry) in bringing().filter(|(at, entry)| !any_told || told(*at, entry)) {
            if ids.contains(&entry.id) {
                continue;
            }
            ids.push(entry.id);
            let Some(spec) = entry.spec() else { continue };
            for command in spec.commands.iter().filter(|command| command.object() == object) {
                if !found.iter().any(|(_, known)| known.name == command.name) {
                    found.push((spec, command));
                }
            }
        }
        found.into_iter()
    }

    /// The command called `name`, as the first spec that brings it has it: one that a person is told of, if there is one.
    pub fn command(&self, name: &str) -> Option<(&Spec, &Command)> {
        let object = name.split(' ').next()?;
        let told = |at: usize, entry: &Entry| at < self.agreed || entry.is_common();
        let bringing = || self.entries().enumerate().filter(|(_, entry)| entry.brings.contains(&object));
        let first = bringing().filter(|(at, entry)| told(*at, entry));
        let others = bringing().filter(|(at, entry)| !told(*at, entry) && entry.declares(name));
        first.chain(others).find_map(|(_, entry)| {
            let spec = entry.spec()?;
            Some((spec, spec.command(name)?))
        })
    }

    /// The extension that offers the command called `name` in words of its own.
    pub fn alias(&self, name: &str) -> Option<(&Spec, &Extend)> {
        let declared = format!("as=\"{name}\"");
        let mentioning = self.entries().filter(|entry| entry.text.contains(&declared));
        mentioning
            .filter_map(Entry::spec)
            .find_map(|spec| Some((spec, spec.extends.iter().find(|extend| extend.alias == Some(name))?)))
    }

    /// The namespaces of all specs that bring a command called `name`.
    pub fn bringing<'c>(&'c self, name: &'c str) -> impl Iterator<Item = &'static str> + 'c {
        let object = name.split(' ').next().unwrap_or(name);
        self.entries()
            .filter(move |entry| entry.brings.contains(&object) && entry.declares(name))
            .map(|entry| entry.uri)
    }

    /// What extensions add to the command called `name`.
    pub fn extends(&self, name: &str) -> impl Iterator<Item = (&Spec, &Extend)> {
        self.extends_wanted(name, Wanted::All)
    }

    /// What those extensions that are wanted add to the command called `name`.
    pub fn extends_wanted(&self, name: &str, wanted: Wanted) -> impl Iterator<Item = (&Spec, &Extend)> {
        let agreed = self.agreed;
        let mut found = Vec::new();
        for (at, entry) in self.entries().enumerate().filter(|(_, entry)| entry.extends.contains(&name)) {
            let takes = match wanted {
                Wanted::All => true,
                Wanted::Common if agreed > 0 => at < agreed,
                Wanted::Common => entry.is_common(),
                Wanted::Typed(options) => entry.mentions(options),
            };
            // What is not wanted is not read either.
            if takes && let Some(spec) = entry.spec() {
                found.extend(spec.extends.iter().filter(|extend| extend.command == name).map(|extend| (spec, extend)));
            }
        }
        found.into_iter()
    }

    /// What the extension `id` adds to the command called `name`.
    pub fn extend(&self, id: &str, name: &str) -> Option<(&Spec, &Extend)> {
        let entries = self.entries().filter(|entry| entry.id == id && entry.extends.contains(&name));
        entries
            .filter_map(Entry::spec)
            .find_map(|spec| Some((spec, spec.extends.iter().find(|extend| extend.command == name)?)))
    }

    /// The command whose frame has this verb and object. Of what stands outside `<command>` it is the candidate that
    /// leaves nothing unread.
    pub fn command_of(&self, verb: Node) -> Option<&Command> {
        let name = verb.tag_name().name();
        let object = verb.children().find(Node::is_element).filter(|_| !matches!(name, "login" | "logout" | "poll"));
        match object {
            Some(object) => {
                let fits = |command: &&Command| {
                    command.frame.local == name
                        && command.frame.elements().any(|child| child.local == object.tag_name().name())
                };
                let candidates = self.by_uri(object.tag_name().namespace()?)?.commands.iter().filter(fits);
                let reads_all = |command: &&Command| {
                    let mut decoder = crate::epp::decode::Decoder::default();
                    decoder.read(&command.frame, verb);
                    decoder.other.is_empty()
                };
                match candidates.clone().count() {
                    0 | 1 => candidates.clone().next(),
                    _ => candidates.clone().find(reads_all).or(candidates.clone().next()),
                }
            }
            None => self
                .entries()
                .filter(|entry| entry.uri == EPP)
                .filter_map(Entry::spec)
                .flat_map(|spec| &spec.commands)
                .find(|command| command.frame.local == name),
        }
    }

    /// Whether the command called `name` is one whose price the fee extension tells and takes.
    pub fn has_price(&self, name: &str) -> bool {
        let billable = matches!(name.split_once(' '), Some((_, "create" | "renew" | "transfer" | "update")));
        billable && self.entries().any(|entry| entry.id == FEE && entry.extends.contains(&name))
    }

    /// What this element of an `<extension>` adds to the command called `name`.
    pub fn extend_of(&self, name: &str, node: Node) -> Option<(&Spec, &Extend)> {
        let spec = self.by_uri(node.tag_name().namespace()?)?;
        let fits = |extend: &&Extend| extend.command == name && crate::epp::decode::fits(&extend.frame, node);
        Some((spec, spec.extends.iter().find(fits)?))
    }
}

/// The first words of the commands that a spec brings.
fn brought(spec: &Spec) -> Vec<&'static str> {
    let mut words = Vec::new();
    for command in &spec.commands {
        if !words.contains(&command.object()) {
            words.push(command.object());
        }
    }
    words
}

/// The commands that a spec extends.
fn extended(spec: &Spec) -> Vec<&'static str> {
    let mut words = Vec::new();
    for extend in &spec.extends {
        if !words.contains(&extend.command) {
            words.push(extend.command);
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
            let spec = load::load_for(row.id, row.text, Some(row.uri)).unwrap_or_else(|error| panic!("{error}"));
            assert_eq!((spec.id, spec.uri), (row.id, row.uri));
            // An older version may lack a command that the file has.
            // A version may lack what others of the same file have.
            let says = |found: Vec<&str>, told: &[&str]| found.iter().all(|word| told.contains(word));
            assert!(says(brought(&spec), row.brings) && says(extended(&spec), row.extends), "{}", row.uri);
            assert!(!spec.doc.is_empty() && !spec.title.is_empty(), "{}", row.id);
            for command in &spec.commands {
                assert!(!command.help.is_empty(), "{} has no help", command.name);
            }
        }
    }

    #[test]
    fn help_is_one_short_line_and_a_registrys_own_specs_say_whose_they_are() {
        for row in BUILT_IN {
            let document = roxmltree::Document::parse(row.text).expect("a spec is XML");
            let attributes = document.descendants().flat_map(|node| node.attributes());
            for help in attributes.filter(|attribute| attribute.name().split('-').next() == Some("help")) {
                let (text, long) = (help.value(), help.value().chars().count());
                assert!(long <= 80 && !text.ends_with('.'), "{}: {long} characters: {text}", row.uri);
            }
            let title = document.root_element().attribute("title").unwrap_or("");
            let is_own = !matches!(row.family, "objects" | "extensions" | "drafts");
            assert!(!is_own || title.contains(": "), "{}: {title}", row.uri);
        }
    }

    #[test]
    fn the_same_choice_is_the_same_catalog_whatever_else_a_server_offers() {
        let (domain, rgp) = ("urn:ietf:params:xml:ns:domain-1.0", "urn:ietf:params:xml:ns:rgp-1.0");
        let catalog = Catalog::built_in();
        let chosen = catalog.preferring(&[domain, rgp]);
        assert!(std::ptr::eq(chosen, catalog.preferring(&[rgp, "urn:x:made-up-1", domain])));
        assert!(!std::ptr::eq(chosen, catalog.preferring(&[domain])));
        assert!(chosen.is_agreed() && chosen.common_objects().contains(&"domain"));
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
                let params = params::params(catalog, command, Wanted::All);
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

    /// Options of extensions that have the name of another, and why that is: command, extension, option.
    const SHARED: &[(&str, &str, &str, &str)] = &[
        ("login", "loginSec", "pw", "it is set in the profile and never typed; the session fills it"),
        ("login", "loginSec", "newPW", "the same"),
    ];

    #[test]
    fn no_option_of_an_extension_is_renamed_because_another_has_its_name() {
        let catalog = Catalog::built_in();
        let mut renamed = Vec::new();
        for object in catalog.objects() {
            for (_, command) in catalog.commands(object) {
                let params = params::params(catalog, command, Wanted::All);
                let extends = catalog.extends(command.name).filter(|(_, extend)| extend.alias.is_none());
                for (spec, extend) in extends {
                    for own in params::of_frame(&extend.frame, Some(spec.id)) {
                        let same = |param: &&params::Param| {
                            param.owner == own.owner && param.name == own.name && param.part == own.part
                        };
                        let kept = params.iter().find(same).is_none_or(|param| param.option == own.option);
                        let known = SHARED.iter().any(|(name, id, option, _)| {
                            *name == command.name && *id == spec.id && *option == own.option
                        });
                        if !kept && !known {
                            renamed.push(format!("{} {}: --{}", command.name, spec.id, own.option));
                        }
                    }
                }
            }
        }
        renamed.dedup();
        assert!(renamed.is_empty(), "{}", renamed.join("\n"));
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
