//! Reads a spec file into its model. Strict: whatever is not understood is an error with file, line and column.

use super::model::{
    Attribute, Command, Each, Element, Example, Extend, Flag, Form, Kind, Node, Part, Place, Slot, Spec, Told,
};
use super::version::Version;
use crate::epp::EPP;
use crate::epp::kind::to_wire;
use crate::epp::xml::{self, Limits};
use crate::error::{Error, Result};
use roxmltree::{Document, Node as Xml, StringStorage};

/// The namespace of the directives.
pub const DIRECTIVES: &str = "urn:eppsh:spec:1";

/// A word that specs are written with, as messages and the manual (`eppsh-spec(5)`) tell it.
pub struct Term {
    /// The word.
    pub name: &'static str,
    /// What it does, in one sentence.
    pub help: &'static str,
    /// Its use: for an element, the element; for an attribute or a kind, an element of a frame.
    pub example: &'static str,
}

/// Makes a table of terms.
macro_rules! terms {
    ($($name:literal $help:literal $example:literal;)*) => {
        &[$(Term { name: $name, help: $help, example: $example }),*]
    };
}

/// The elements of the directives, `e:…`, each with the attributes it may have.
pub const DIRECTIVE_ELEMENTS: &[(&str, &[&str], &str)] = &[
    (
        "spec",
        &["id", "uri", "also", "doc", "title"],
        "The file's root: a short id, the namespace, where it is described, what it is about; \"also\" holds further namespaces, older \
         versions mostly, for which the same file is read again.",
    ),
    (
        "command",
        &["name", "help", "args"],
        "A command of its own: its words, its help, the arguments typed without an option's name.",
    ),
    (
        "extend",
        &["command", "as", "help", "args", "with"],
        "What the spec adds to the extension of other specs' commands (OBJECT VERB|VERB, OBJECT VERB): as further options or, with \"as\", \
         as a command of its own whose \"args\" are typed without an option's name; \"with\" names switches of that command to turn on.",
    ),
    (
        "result",
        &["in"],
        "The elements that may stand in an answer; \"in\" says where: resData (if the spec has commands) or extension.",
    ),
    ("define", &["name"], "Elements that stand in several places of the frames: written once, put in by e:use."),
    (
        "use",
        &["name", "from"],
        "Inside a frame: the elements of the define so called; \"from\" names the built-in spec that has it.",
    ),
    (
        "any",
        &[],
        "Inside a frame: an element of any name that nothing beside it declares; the slot in it holds that element as XML.",
    ),
    (
        "example",
        &["line"],
        "A line as it is typed, as the text or in \"line\"; below it, perhaps, the element that answers it.",
    ),
    (
        "choice",
        &["required"],
        "At most one of the elements in it is written; when two are asked for, the message names both. With required=\"true\" \
         one must be: so a secret is demanded that nobody may make up.",
    ),
];

/// The attributes that may stand on the elements of a frame, `e:…`.
pub const DIRECTIVE_ATTRIBUTES: &[Term] = terms! {
    "each" "The element repeats, once for each item of the list so named; with '!' there must be one." r#"<x:tag e:each="tag!">{.}</x:tag>"#;
    "group" "The element occurs once and its values are fields of an argument of that name." r#"<x:seat e:group="seat"><x:row>{row!:int}</x:row><x:place>{place!:int}</x:place></x:seat>"#;
    "flag" "A switch of that name has the element written; with LIST=WORD it is a word of that list." r#"<x:urgent e:flag="urgent"/>"#;
    "empty" "The switch of that name has the element written though nothing in it was given; read, it stands for an empty element." r#"<x:chg e:empty="chg"><x:level>{level}</x:level></x:chg>"#;
    "split" "The character between several items that are typed as one word." r#"<x:link e:each="link" e:form="{role}:{id}" e:split="," role="{role!:owner|user}">{id!}</x:link>"#;
    "form" "How an item with several fields is typed in one word: the fields in braces, separators between them." r#"<x:link e:each="link" e:form="{role}:{id}" role="{role!:owner|user}">{id!}</x:link>"#;
    "flat" "The fields of the list's items become options of the command, with the values of that field as prefixes." r#"<x:place e:each="place" e:flat="type" type="{type:int|loc=int}"><x:city>{city}</x:city></x:place>"#;
    "option" "The option's name, where it is not the slot's." r#"<x:name e:option="name">{new-name:name}</x:name>"#;
    "help" "What it is, in one line: help, completion and manual show it." r#"<x:level e:help="Level of service">{level:int}</x:level>"#;
    "help-ATTR" "The same for the slot in the attribute ATTR." r#"<x:note lang="{note-lang}" e:help-lang="Language of the note">{note}</x:note>"#;
    "since" "The element exists from that version of the namespace on; for an attribute since-ATTR, on a directive plain since." r#"<x:level e:since="1.0">{level}</x:level>"#;
    "until" "The element exists up to that version of the namespace; likewise until-ATTR." r#"<x:grade e:until="2.0">{grade}</x:grade>"#;
    "optional" "When true, the element is written only if something in it was given, whatever in it is required." r#"<x:report e:optional="true"><x:reason>{reason!}</x:reason></x:report>"#;
    "always" "When true, the element is written whenever its parent is, though nothing in it was given." r#"<x:info e:always="true"><x:type>{type}</x:type></x:info>"#;
    "read" "When true, the element is understood when it is read and never written." r#"<x:grade e:read="true">{grade}</x:grade>"#;
    "secret" "When true, its text is masked wherever it is shown, and its value may come from prompt, env:VAR, cmd:, @file or gen." r#"<x:code e:secret="true">{code}</x:code>"#;
};

/// The kinds that a slot may have.
pub const KINDS: &[Term] = terms! {
    "text" "Any text; the kind of a slot that names none." "<x:note>{note}</x:note>";
    "int" "A whole number." "<x:count>{count:int}</x:count>";
    "byte" "A whole number from 0 to 255." "<x:alg>{alg:byte}</x:alg>";
    "short" "A whole number from 0 to 65535." "<x:port>{port:short}</x:port>";
    "decimal" "A decimal number, kept as it is written: 12.50." "<x:fee>{fee:decimal}</x:fee>";
    "bool" "True or false; 1 or 0 on the wire." r#"<x:item avail="{avail:bool}"/>"#;
    "time" "A date and time: 2027-01-31T10:00:00Z." "<x:when>{when:time}</x:when>";
    "date" "A date: 2027-01-31." "<x:born>{born:date}</x:born>";
    "duration" "A length of time as XML Schema has it: P5D, PT12H." "<x:for>{for:duration}</x:for>";
    "hex" "Hexadecimal digits in pairs; white space is left out." "<x:digest>{digest:hex}</x:digest>";
    "base64" "Base64; white space is left out." "<x:key>{key:base64}</x:key>";
    "name" "A domain or host name; U-labels are sent as A-labels and shown as both." "<x:host>{host:name}</x:host>";
    "ip" "An IPv4 or IPv6 address; fills an attribute {} with v4 or v6." r#"<x:addr ip="{}">{addr:ip}</x:addr>"#;
    "period" "A length of time, 2y or 6m; fills an attribute {} with the unit." r#"<x:period unit="{}">{period:period}</x:period>"#;
    "phone" "A telephone number, +7.4951234567x12; fills an attribute {} with what follows the x." r#"<x:voice x="{}">{voice:phone}</x:voice>"#;
    "xml" "A text, or markup when it begins with '<'." "<x:data>{data:xml}</x:data>";
    "a|b|c" "One of these words." "<x:state>{state:on|off=on}</x:state>";
};

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

    /// An element and everything in it.
    fn element(&self, node: Xml<'_, 'static>, above: Scope) -> Bad<Element> {
        let (uri, written) = (self.in_text(node, node.tag_name().namespace().unwrap_or(EPP))?, self.written_name(node));
        let mut element = blank(uri, written);
        let mut scope = above.to_vec();
        self.declare(&mut element, &mut scope, written, uri);
        for attribute in node.attributes() {
            let StringStorage::Borrowed(value) = attribute.value_storage() else {
                return self.bad(
                    node,
                    format!("the attribute {} must be written without entities and line breaks", attribute.name()),
                );
            };
            if attribute.namespace() == Some(DIRECTIVES) {
                self.directive_attribute(node, &mut element, attribute.name(), value)?;
                continue;
            }
            if !self.present_attribute(node, attribute.name())? {
                continue;
            }
            let written = attribute_name(self.document.input_text(), attribute.range());
            let uri = attribute.namespace().map(|uri| self.in_text(node, uri)).transpose()?;
            if let Some(uri) = uri {
                self.declare(&mut element, &mut scope, written, uri);
            }
            let part = self.part(node, value)?;
            let local = written.rsplit(':').next().unwrap_or(written);
            let help = node.attribute_node((DIRECTIVES, format!("help-{local}").as_str()));
            let help = match help.map(|help| help.value_storage().clone()) {
                Some(StringStorage::Borrowed(help)) => help,
                _ => "",
            };
            element.attributes.push(Attribute { name: written, uri, local, part, help });
        }
        self.content(node, &mut element, &scope)?;
        self.derive(node, &mut element)?;
        Ok(element)
    }

    /// Notes that the prefix of `written` must be declared, unless an element above does.
    fn declare(
        &self,
        element: &mut Element,
        scope: &mut Vec<(&'static str, &'static str)>,
        written: &'static str,
        uri: &'static str,
    ) {
        let prefix = written.split_once(':').map_or("", |(prefix, _)| prefix);
        let bound = scope.iter().rev().find(|(known, _)| *known == prefix);
        let outside = prefix == "xml" || (prefix.is_empty() && uri == EPP);
        if bound.map_or(!outside, |(_, known)| *known != uri) {
            scope.push((prefix, uri));
            element.declares.push((prefix, uri));
        }
    }

    /// An `e:…` attribute.
    fn directive_attribute(&self, node: Xml, element: &mut Element, name: &str, value: &'static str) -> Bad<()> {
        match name {
            "each" => {
                let (name, required) = value.strip_suffix('!').map_or((value, false), |name| (name, true));
                element.each = Some(Each { name, required });
            }
            "group" => element.group = Some(value),
            "flag" => {
                let (name, word) = value.split_once('=').map_or((value, None), |(name, word)| (name, Some(word)));
                element.flag = Some(Flag { name, word });
            }
            "form" => element.form = Some(self.form(node, value)?),
            "split" if value.is_empty() => return self.bad(node, "e:split is the character between two items"),
            "split" => element.split = Some(value),
            "since" | "until" => {}
            "empty" => element.empty = Some(value),
            "flat" => element.flat = Some(value),
            "option" => element.option = Some(value),
            "help" => element.help = value,
            "optional" => element.optional = self.truth(node, name, value)?,
            "always" => element.always = self.truth(node, name, value)?,
            _ if ["help-", "since-", "until-"].iter().any(|known| {
                name.strip_prefix(known).is_some_and(|own| node.attributes().any(|a| is_written(&a, own)))
            }) => {}
            "read" => element.read_only = self.truth(node, name, value)?,
            "secret" => element.secret = self.truth(node, name, value)?,
            _ => return self.bad(node, format!("there is no directive e:{name}: {}", names(DIRECTIVE_ATTRIBUTES))),
        }
        Ok(())
    }

    /// `true` or `false`.
    fn truth(&self, node: Xml, name: &str, value: &str) -> Bad<bool> {
        match value {
            "true" => Ok(true),
            "false" => Ok(false),
            _ => self.bad(node, format!("e:{name} is true or false, not {value:?}")),
        }
    }

    /// The children and the text of an element.
    fn content(&self, node: Xml<'_, 'static>, element: &mut Element, scope: Scope) -> Bad<()> {
        for child in node.children() {
            if child.is_text() {
                let Some(StringStorage::Borrowed(text)) = child.text_storage() else {
                    return self.bad(child, "a text must be written without entities or CDATA");
                };
                let text = text.trim();
                if text.is_empty() {
                    continue;
                }
                if element.text.is_some() || node.children().any(|other| other.is_element()) {
                    return self.bad(child, format!("<{}> holds text and something else", element.name));
                }
                element.text = Some(self.part(child, text)?);
            } else if child.is_element() && self.present(child)? {
                self.child(child, scope, &mut element.children)?;
            }
        }
        Ok(())
    }

    /// An element below another, a choice, or what a define puts there.
    fn child(&self, child: Xml<'_, 'static>, scope: Scope, into: &mut Vec<Node>) -> Bad<()> {
        match self.directive(child) {
            Some("choice") => match self.choice(child, scope)? {
                alternatives if alternatives.is_empty() => {}
                alternatives if alternatives.len() == 1 && !alternatives[0].one_of => {
                    into.extend(alternatives.into_iter().map(Node::Element));
                }
                alternatives => into.push(Node::Choice(alternatives)),
            },
            Some("any") => into.push(Node::Element(self.any(child)?)),
            Some("use") => {
                self.used(child, &mut |loader, part| loader.child(part, scope, into))?;
            }
            Some(other) => return self.bad(child, format!("there is no directive e:{other} inside a frame")),
            None => into.push(Node::Element(self.element(child, scope)?)),
        }
        Ok(())
    }

    /// `e:use`: hands the elements of the define to `take`, with the loader of the file that has it.
    fn used(&self, node: Xml<'_, 'static>, take: &mut dyn FnMut(&Loader, Xml<'_, 'static>) -> Bad<()>) -> Bad<()> {
        self.only(node)?;
        if self.uses > DEEPEST_USE {
            return self.bad(node, "defines use each other too deeply, perhaps in a circle");
        }
        let wanted = self.need(node, "name")?;
        let Some(id) = self.plain(node, "from")? else {
            let within = Loader { uses: self.uses + 1, version: self.version.clone(), ..*self };
            return within.defined(node, wanted, take);
        };
        let called = |text: &&&'static str| {
            let head = text.split_once("spec:1").map_or("", |(_, head)| head);
            let head = head.split_once('>').map_or("", |(head, _)| head);
            [format!(" id=\"{id}\""), format!(" id='{id}'")].iter().any(|own| head.contains(own))
        };
        let built_in = || super::BUILT_IN.iter().find(|row| row.id == id).map(|row| row.text);
        let Some(text) = self.near.iter().find(called).copied().or_else(built_in) else {
            return self.bad(node, format!("there is no spec {id:?} to take {wanted:?} from"));
        };
        let Ok(document) = xml::parse_text(text, &LIMITS) else {
            return self.bad(node, format!("the spec {id:?} cannot be read"));
        };
        let version = document.root_element().attribute("uri").and_then(Version::of);
        let other = Loader { file: id, document: &document, version, uses: self.uses + 1, near: self.near };
        other.defined(document.root_element(), wanted, take).or_else(|why| self.bad(node, why))
    }

    /// Hands the elements of this file's define called `wanted` to `take`; `asked` is where it is asked for.
    fn defined(&self, asked: Xml, wanted: &str, take: &mut dyn FnMut(&Loader, Xml<'_, 'static>) -> Bad<()>) -> Bad<()> {
        for define in self.document.root_element().children() {
            let called = self.directive(define) == Some("define") && define.attribute("name") == Some(wanted);
            if called && self.present(define)? {
                return self.elements(define)?.into_iter().try_for_each(|part| take(self, part));
            }
        }
        self.bad(asked, format!("there is no <e:define name={wanted:?}>"))
    }

    /// `e:any`.
    fn any(&self, node: Xml<'_, 'static>) -> Bad<Element> {
        let mut element = blank("", "*");
        element.any = true;
        for attribute in node.attributes() {
            match attribute.value_storage() {
                StringStorage::Borrowed(value) => {
                    self.directive_attribute(node, &mut element, attribute.name(), value)?;
                }
                StringStorage::Owned(_) => {
                    return self.bad(
                        node,
                        format!("the attribute {} must be written without entities and line breaks", attribute.name()),
                    );
                }
            }
        }
        self.content(node, &mut element, &[])?;
        self.derive(node, &mut element)?;
        if !element.slot().is_some_and(|slot| slot.kind == Kind::Xml) {
            return self.bad(node, "e:any holds one slot of kind xml: {name:xml}, or {.:xml} in a list");
        }
        Ok(element)
    }

    /// `e:choice`.
    fn choice(&self, node: Xml<'_, 'static>, scope: Scope) -> Bad<Vec<Element>> {
        self.only(node)?;
        let mut children = Vec::new();
        for child in self.elements(node)? {
            if self.directive(child) == Some("choice") {
                return self
                    .bad(child, "a choice in a choice is the same choice: write its alternatives into the outer one");
            }
            self.child(child, scope, &mut children)?;
        }
        let mut alternatives = Vec::new();
        for child in children {
            match child {
                Node::Element(element) => alternatives.push(element),
                Node::Choice(more) => alternatives.extend(more),
            }
        }
        if let Some(required) = self.plain(node, "required")? {
            let one_of = self.truth(node, "required", required)?;
            alternatives.iter_mut().for_each(|element| element.one_of = one_of);
        }
        let written = node.children().filter(Xml::is_element);
        if alternatives.len() < 2
            && !alternatives.iter().any(|element| element.one_of)
            && !written.clone().any(|child| self.directive(child) == Some("use"))
            && written.count() < 2
        {
            return self.bad(node, "e:choice needs two alternatives or more");
        }
        Ok(alternatives)
    }

    /// A text or an attribute's value: fixed, or one slot.
    fn part(&self, node: Xml, text: &'static str) -> Bad<Part> {
        if text == "{}" {
            return Ok(Part::Derived);
        }
        let Some(inner) = text.strip_prefix('{').and_then(|rest| rest.strip_suffix('}')) else {
            if text.contains(['{', '}']) {
                return self.bad(node, format!("a slot stands for a whole text or value: {text:?}"));
            }
            return Ok(Part::Literal(text));
        };
        if inner.contains(['{', '}']) {
            return self.bad(node, format!("a slot stands for a whole text or value: {text:?}"));
        }
        let (inner, default) = inner.split_once('=').map_or((inner, None), |(head, value)| (head, Some(value)));
        let (name, kind) = inner.split_once(':').unwrap_or((inner, "text"));
        let (name, required) = name.strip_suffix('!').map_or((name, false), |name| (name, true));
        let (name, outer) = name.strip_prefix('^').map_or((name, false), |name| (name, true));
        let well_named =
            name == "." || (!name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_".contains(&b)));
        if !well_named {
            return self.bad(node, format!("{name:?} is no name for an argument: letters, digits, '-' and '_'"));
        }
        let kind = self.kind(node, kind)?;
        if let Some(Err(why)) = default.map(|default| to_wire(&kind, default.into())) {
            return self.bad(node, format!("the default of {name:?}: {why}"));
        }
        Ok(Part::Slot(Slot { name, kind, required: required || name == ".", default, outer }))
    }

    /// The kind of a slot.
    fn kind(&self, node: Xml, word: &'static str) -> Bad<Kind> {
        Ok(match word {
            "text" => Kind::Text,
            "int" => Kind::Int,
            "byte" => Kind::Byte,
            "short" => Kind::Short,
            "decimal" => Kind::Decimal,
            "bool" => Kind::Bool,
            "time" => Kind::Time,
            "date" => Kind::Date,
            "duration" => Kind::Duration,
            "hex" => Kind::Hex,
            "base64" => Kind::Base64,
            "name" => Kind::Name,
            "ip" => Kind::Ip,
            "period" => Kind::Period,
            "phone" => Kind::Phone,
            "xml" => Kind::Xml,
            words if words.contains('|') => Kind::Words(words.split('|').collect()),
            _ => return self.bad(node, format!("there is no kind {word:?}: {}", names(KINDS))),
        })
    }

    /// `{a}:{b}`.
    fn form(&self, node: Xml, text: &'static str) -> Bad<Form> {
        let mut fields = Vec::new();
        let mut rest = text;
        while !rest.is_empty() {
            let parts = rest.split_once('{').and_then(|(before, after)| Some((before, after.split_once('}')?)));
            let Some((separator, (name, after))) = parts else {
                return self.bad(node, format!("e:form is fields in braces with separators between them: {text:?}"));
            };
            if separator.is_empty() != fields.is_empty() {
                return self.bad(node, format!("e:form needs a separator between each two fields: {text:?}"));
            }
            fields.push((separator, name));
            rest = after;
        }
        Ok(Form { text, fields })
    }

    /// What follows from an element's content, and what must not be.
    fn derive(&self, node: Xml, element: &mut Element) -> Bad<()> {
        let mut names: Vec<&'static str> = Vec::new();
        let mut add = |name: &'static str| {
            if !names.contains(&name) {
                names.push(name);
            }
        };
        element.flag.iter().for_each(|flag| add(flag.name));
        element.empty.iter().for_each(|name| add(name));
        element.slots().filter(|slot| !slot.outer).for_each(|slot| add(slot.name));
        for child in element.elements() {
            match (child.each, child.group) {
                (Some(each), _) => add(each.name),
                (None, Some(group)) => add(group),
                (None, None) => child.names.iter().for_each(|name| add(name)),
            }
        }
        if element.attributes.iter().filter(|a| matches!(a.part, Part::Derived)).count() > 1
            || (element.attributes.iter().any(|a| matches!(a.part, Part::Derived))
                && !element.slot().is_some_and(|slot| matches!(slot.kind, Kind::Period | Kind::Ip | Kind::Phone)))
        {
            return self
                .bad(node, "an attribute {} is filled by a text of kind period, ip or phone, and there is none here");
        }
        if let Some(form) = &element.form
            && let Some((_, field)) = form.fields.iter().find(|(_, field)| !names.contains(field))
        {
            return self.bad(node, format!("e:form names {field:?}, which no slot of this element is called"));
        }
        let required = element.slots().any(|slot| slot.required && slot.name != ".")
            || element.slot().is_some_and(|slot| slot.default.is_some());
        let below = |element: &Element| {
            !element.optional
                && !element.read_only
                && element.flag.is_none()
                && (element.each.map_or(element.needed, |each| each.required))
        };
        element.needed = required
            || element.children.iter().any(|node| match node {
                Node::Element(child) => below(child),
                Node::Choice(alternatives) => alternatives.iter().any(|child| child.one_of || below(child)),
            });
        let own = element.slots().find(|slot| slot.outer).map(|slot| slot.name);
        let below = element.elements().filter(|child| child.each.is_none()).find_map(|child| child.outer);
        element.outer = own.or(below);
        element.outers = element.slots().filter(|slot| slot.outer).map(|slot| slot.name).collect();
        let outers: Vec<&'static str> = element.elements().flat_map(|child| child.outers.iter().copied()).collect();
        element.outers.extend(outers);
        element.literal =
            element.each.is_none() && element.group.is_none() && names.is_empty() && element.outers.is_empty();
        element.names = names;
        Ok(())
    }

    /// The children that are elements and exist in this version; text between them is an error.
    fn elements<'x>(&self, node: Xml<'x, 'static>) -> Bad<Vec<Xml<'x, 'static>>> {
        let mut found = Vec::new();
        for child in node.children() {
            if child.is_text() && child.text().is_some_and(|text| !text.trim().is_empty()) {
                return self.bad(child, format!("<{}> holds elements only", name(node)));
            }
            if child.is_element() && self.present(child)? {
                found.push(child);
            }
        }
        Ok(found)
    }

    /// Whether the version that is read for has this element.
    fn present(&self, node: Xml<'_, 'static>) -> Bad<bool> {
        let own = |name: &str| match self.directive(node) {
            Some(_) => node.attribute(name),
            None => None,
        };
        self.within(
            node,
            own("since").or(node.attribute((DIRECTIVES, "since"))),
            own("until").or(node.attribute((DIRECTIVES, "until"))),
        )
    }

    /// Whether the version that is read for has this attribute of the element.
    fn present_attribute(&self, node: Xml, attribute: &str) -> Bad<bool> {
        let bound = |word: &str| node.attribute((DIRECTIVES, format!("{word}-{attribute}").as_str()));
        self.within(node, bound("since"), bound("until"))
    }

    /// Whether the version that is read for lies within these bounds.
    fn within(&self, node: Xml, since: Option<&str>, until: Option<&str>) -> Bad<bool> {
        let bound = |text: Option<&str>| match text.map(Version::parse) {
            Some(None) => {
                self.bad(node, "since and until are versions such as 1.2, to compare with the end of the uri")
            }
            Some(Some(version)) => Ok(Some(version)),
            None => Ok(None),
        };
        let (since, until) = (bound(since)?, bound(until)?);
        if since.is_none() && until.is_none() {
            return Ok(true);
        }
        let Some(version) = &self.version else {
            return self.bad(node, "since and until need a uri that ends in a version: urn:x:foo-1.2");
        };
        Ok(since.is_none_or(|since| *version >= since) && until.is_none_or(|until| *version <= until))
    }

    /// The local name, if `node` is a directive.
    fn directive<'x>(&self, node: Xml<'x, 'static>) -> Option<&'x str> {
        (node.tag_name().namespace() == Some(DIRECTIVES)).then(|| node.tag_name().name())
    }

    /// Refuses attributes that the directive does not have.
    fn only(&self, node: Xml) -> Bad<()> {
        let row = DIRECTIVE_ELEMENTS.iter().find(|(element, ..)| *element == name(node));
        let known = row.map_or(&[][..], |(_, attributes, _)| attributes);
        let is_root = name(node) == "spec";
        let fits = |name: &str| known.contains(&name) || !is_root && matches!(name, "since" | "until");
        match node.attributes().find(|a| a.namespace().is_some() || !fits(a.name())) {
            Some(attribute) => self.bad(node, format!("<{}> has no attribute {:?}", name(node), attribute.name())),
            None => Ok(()),
        }
    }

    /// An attribute of a directive.
    fn plain(&self, node: Xml<'_, 'static>, attribute: &str) -> Bad<Option<&'static str>> {
        match node.attribute_node(attribute).map(|attribute| attribute.value_storage().clone()) {
            None => Ok(None),
            Some(StringStorage::Borrowed(text)) => Ok(Some(text)),
            Some(StringStorage::Owned(_)) => {
                self.bad(node, format!("the attribute {attribute} must be written without entities and line breaks"))
            }
        }
    }

    /// An attribute that must be there.
    fn need(&self, node: Xml<'_, 'static>, attribute: &str) -> Bad<&'static str> {
        match self.plain(node, attribute)? {
            Some(text) if !text.trim().is_empty() => Ok(text),
            _ => self.bad(node, format!("<{}> needs the attribute {attribute:?}", name(node))),
        }
    }

    /// A namespace as it stands in the text, which the model borrows from.
    fn in_text(&self, node: Xml, uri: &str) -> Bad<&'static str> {
        match uri {
            EPP => Ok(EPP),
            roxmltree::NS_XML_URI => Ok(roxmltree::NS_XML_URI),
            _ => match self.document.input_text().find(uri) {
                Some(at) => Ok(&self.document.input_text()[at..at + uri.len()]),
                None => self.bad(node, format!("the namespace {uri:?} must be written without entities")),
            },
        }
    }

    /// The element's name as written: its prefix is part of the frame.
    fn written_name(&self, node: Xml<'_, 'static>) -> &'static str {
        let text = &self.document.input_text()[node.range().start + 1..];
        let end = text.find(|c: char| c.is_ascii_whitespace() || c == '>' || c == '/').unwrap_or(text.len());
        &text[..end]
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

/// An element with nothing in it and nothing said of it.
fn blank(uri: &'static str, written: &'static str) -> Element {
    Element {
        uri,
        local: written.rsplit(':').next().unwrap_or(written),
        name: written,
        declares: Vec::new(),
        attributes: Vec::new(),
        text: None,
        children: Vec::new(),
        each: None,
        group: None,
        optional: false,
        flag: None,
        empty: None,
        form: None,
        flat: None,
        option: None,
        secret: false,
        read_only: false,
        any: false,
        split: None,
        always: false,
        one_of: false,
        help: "",
        literal: false,
        needed: false,
        names: Vec::new(),
        outer: None,
        outers: Vec::new(),
    }
}

/// Whether an attribute of the frame is called `name`, without its prefix.
fn is_written(attribute: &roxmltree::Attribute, name: &str) -> bool {
    attribute.namespace() != Some(DIRECTIVES) && attribute.name() == name
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
