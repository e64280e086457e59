//! What a spec says, once it is read: commands as frames with slots in them.
//!
//! Everything borrows from the spec's text, which lives as long as the program.

/// One spec file: an object or an extension of the protocol.
#[derive(Debug)]
pub struct Spec {
    /// Its short name, the key of its values in JSON: `domain`, `rgp`.
    pub id: &'static str,
    /// The namespace it speaks.
    pub uri: &'static str,
    /// Further namespaces that the same file is read for: older versions.
    pub also: Vec<&'static str>,
    /// Where that is written down: `RFC 5731`.
    pub doc: &'static str,
    /// What it is about, in a few words.
    pub title: &'static str,
    /// The commands it brings.
    pub commands: Vec<Command>,
    /// What it adds to commands of other specs.
    pub extends: Vec<Extend>,
    /// The elements it may put into an answer.
    pub results: Vec<Told>,
    /// Elements of answers that no command asked for, as XML: examples of messages in the queue.
    pub told: Vec<&'static str>,
}

/// An element of an answer.
#[derive(Debug)]
pub struct Told {
    /// Where it stands.
    pub place: Place,
    /// The element.
    pub element: Element,
}

/// Where an element stands in an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Under `resData`.
    Data,
    /// Under `extension`.
    Extension,
}

/// A command: what is typed, and the frame it becomes.
#[derive(Debug)]
pub struct Command {
    /// Its words: `domain check`.
    pub name: &'static str,
    /// What it does, in one line.
    pub help: &'static str,
    /// The arguments that are typed without an option's name, in their order.
    pub positional: Vec<&'static str>,
    /// The frame below `<command>` (or below `<epp>`, for hello).
    pub frame: Element,
    /// Lines that show its use.
    pub examples: Vec<Example>,
}

/// What a spec adds to the `<extension>` of another spec's command.
#[derive(Debug)]
pub struct Extend {
    /// The command it goes with.
    pub command: &'static str,
    /// The words of its own under which it is offered instead of as options: `domain restore`.
    pub alias: Option<&'static str>,
    /// What it does, in one line.
    pub help: &'static str,
    /// For an alias: the arguments typed without an option's name.
    pub positional: Vec<&'static str>,
    /// For an alias: switches of the command that are on.
    pub with: Vec<&'static str>,
    /// The element below `<extension>`.
    pub frame: Element,
    /// Lines that show its use.
    pub examples: Vec<Example>,
}

/// Documentation and test at once.
#[derive(Debug)]
pub struct Example {
    /// The line as it is typed.
    pub line: &'static str,
    /// An answer to it: the element below `resData` or `extension`, as XML.
    pub answer: Option<&'static str>,
}

/// An element of a frame.
#[derive(Debug)]
pub struct Element {
    /// Its namespace.
    pub uri: &'static str,
    /// Its local name.
    pub local: &'static str,
    /// Its name as written, with its prefix.
    pub name: &'static str,
    /// The namespace declarations it must carry when it is written below its parent.
    pub declares: Vec<(&'static str, &'static str)>,
    /// Its attributes.
    pub attributes: Vec<Attribute>,
    /// Its text.
    pub text: Option<Part>,
    /// What stands in it.
    pub children: Vec<Node>,
    /// It repeats: the name of its list.
    pub each: Option<Each>,
    /// It occurs once and its values are fields under this name.
    pub group: Option<&'static str>,
    /// It is written only if something in it was given.
    pub optional: bool,
    /// The argument that switches it on.
    pub flag: Option<Flag>,
    /// The argument that has it written though nothing is in it; read, it stands for an empty one.
    pub empty: Option<&'static str>,
    /// How one item of a repeated group is typed.
    pub form: Option<Form>,
    /// The field whose values are prefixes of options: `type` gives `--loc-name`.
    pub flat: Option<&'static str>,
    /// The option's name, where it is not the slot's.
    pub option: Option<&'static str>,
    /// Its text is never shown.
    pub secret: bool,
    /// It is understood when it is read, and never written.
    pub read_only: bool,
    /// It stands for any element that nothing beside it declares; its text is that element as XML.
    pub any: bool,
    /// The character between items typed in one word.
    pub split: Option<&'static str>,
    /// It is written whenever its parent is.
    pub always: bool,
    /// It is an alternative of a choice of which one must be taken.
    pub one_of: bool,
    /// What it is, in one line.
    pub help: &'static str,
    /// Derived: it holds no slot, flag or list at all, and takes nothing from outside.
    pub literal: bool,
    /// Derived: it holds a required slot, or a text with a default, outside everything optional.
    pub needed: bool,
    /// Derived: the names of the arguments used in it, in order.
    pub names: Vec<&'static str>,
    /// Derived: those of them that switch it, or something in it outside every list, on.
    pub switches: Vec<&'static str>,
    /// Derived: the argument of the extended command that a slot of it, outside every list in it, takes its value from.
    pub outer: Option<&'static str>,
    /// Derived: every argument from outside the lists that slots in it take their values from.
    pub outers: Vec<&'static str>,
}

/// A child of an element.
#[derive(Debug)]
#[expect(
    clippy::large_enum_variant,
    reason = "nearly every child is an element; a box for each would only scatter them"
)]
pub enum Node {
    /// An element.
    Element(Element),
    /// At most one of these.
    Choice(Vec<Element>),
}

/// An attribute of an element.
#[derive(Debug)]
pub struct Attribute {
    /// Its name as written, with its prefix.
    pub name: &'static str,
    /// Its namespace, if it has one.
    pub uri: Option<&'static str>,
    /// Its local name.
    pub local: &'static str,
    /// Its value.
    pub part: Part,
    /// What it is, in one line.
    pub help: &'static str,
}

/// A text or an attribute's value.
#[derive(Debug)]
pub enum Part {
    /// Fixed.
    Literal(&'static str),
    /// Filled from an argument.
    Slot(Slot),
    /// An attribute that the kind of the element's text fills: a period's unit.
    Derived,
}

/// A hole in a frame.
#[derive(Debug)]
pub struct Slot {
    /// The argument's name; `.` is the current item of a list.
    pub name: &'static str,
    /// What may stand there.
    pub kind: Kind,
    /// Whether it must be given.
    pub required: bool,
    /// What is written when it is not given.
    pub default: Option<&'static str>,
    /// It is filled from outside the list it stands in: from an argument of the extension as a whole, or else from the
    /// command that is extended.
    pub outer: bool,
}

/// What a slot holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Any text.
    Text,
    /// A whole number.
    Int,
    /// A whole number from 0 to 255.
    Byte,
    /// A whole number from 0 to 65535.
    Short,
    /// A decimal number, kept as it is written: an amount of money.
    Decimal,
    /// True or false.
    Bool,
    /// A date and time (xsd:dateTime).
    Time,
    /// A date (xsd:date).
    Date,
    /// A length of time (xsd:duration).
    Duration,
    /// Hexadecimal digits in pairs.
    Hex,
    /// Base64.
    Base64,
    /// A domain or host name.
    Name,
    /// An IPv4 or IPv6 address; fills the attribute `ip`.
    Ip,
    /// A length of time such as `2y` or `6m`; fills the attribute `unit`.
    Period,
    /// A telephone number such as `+7.4951234567x12`; fills the attribute `x`.
    Phone,
    /// Text, or markup when it begins with `<`.
    Xml,
    /// One of these words.
    Words(Vec<&'static str>),
}

/// A list.
#[derive(Clone, Copy, Debug)]
pub struct Each {
    /// Its name.
    pub name: &'static str,
    /// Whether it needs at least one item.
    pub required: bool,
}

/// An argument that switches an element on.
#[derive(Clone, Copy, Debug)]
pub struct Flag {
    /// The argument's name.
    pub name: &'static str,
    /// The word that must be in that argument's list; without it the argument is true or false.
    pub word: Option<&'static str>,
}

/// How an item with several fields is typed in one word: `{type}:{id}`.
#[derive(Debug)]
pub struct Form {
    /// As it is written in the spec.
    pub text: &'static str,
    /// Fields, each with the separator that stands before it.
    pub fields: Vec<(&'static str, &'static str)>,
}

impl Spec {
    /// The command called `name`.
    pub fn command(&self, name: &str) -> Option<&Command> {
        self.commands.iter().find(|command| command.name == name)
    }

    /// The element of an answer with that local name.
    pub fn result(&self, local: &str) -> Option<&Element> {
        self.results.iter().map(|told| &told.element).find(|element| element.local == local)
    }

    /// Where the element of an answer with that local name stands.
    pub fn place(&self, local: &str) -> Option<Place> {
        self.results.iter().find(|told| told.element.local == local).map(|told| told.place)
    }
}

impl Command {
    /// The protocol's verb: `check`, `transfer`, `poll`.
    pub fn verb(&self) -> &'static str {
        self.frame.local
    }

    /// The first word, which names the object: `domain`.
    pub fn object(&self) -> &'static str {
        self.name.split(' ').next().unwrap_or(self.name)
    }

    /// Whether it stands beside `<command>` instead of in it: hello, and what registries put into `<extension>`.
    pub fn is_outside(&self) -> bool {
        matches!(self.frame.local, "hello" | "extension")
    }

    /// Whether it only asks (RFC 5730, section 2.9.2), with the operation of a poll or transfer.
    pub fn is_query(&self, op: Option<&str>) -> bool {
        match self.verb() {
            "check" | "info" | "hello" => true,
            "transfer" => op == Some("query"),
            "poll" => op.is_none_or(|op| op == "req"),
            _ => false,
        }
    }
}

impl Element {
    /// Elements among the children, those in choices included.
    pub fn elements(&self) -> impl Iterator<Item = &Element> {
        self.children.iter().flat_map(|node| match node {
            Node::Element(element) => std::slice::from_ref(element),
            Node::Choice(alternatives) => alternatives.as_slice(),
        })
    }

    /// The arguments that stand for an empty element, in it and below.
    pub fn empties(&self) -> impl Iterator<Item = &'static str> {
        let mut found = Vec::new();
        let mut open = vec![self];
        while let Some(element) = open.pop() {
            found.extend(element.empty);
            open.extend(element.elements());
        }
        found.into_iter()
    }

    /// The slot of its text.
    pub fn slot(&self) -> Option<&Slot> {
        match &self.text {
            Some(Part::Slot(slot)) => Some(slot),
            _ => None,
        }
    }

    /// The arguments by which it is known in its parent's scope.
    pub fn outer_names(&self) -> impl Iterator<Item = &'static str> {
        let own: &[&'static str] = if self.each.is_some() || self.group.is_some() { &[] } else { &self.names };
        self.each.map(|each| each.name).into_iter().chain(self.group).chain(own.iter().copied())
    }

    /// Whether it takes an argument of that name, as its parent would call it.
    pub fn takes(&self, name: &str) -> bool {
        self.outer_names().any(|known| known == name) || self.outers.contains(&name)
    }

    /// Whether an item of this list is one plain value and not several fields.
    pub fn is_plain(&self) -> bool {
        self.names.iter().all(|name| *name == ".")
    }

    /// Every slot directly on it: its attributes' and its text's.
    pub fn slots(&self) -> impl Iterator<Item = &Slot> {
        self.attributes.iter().map(|attribute| &attribute.part).chain(&self.text).filter_map(|part| match part {
            Part::Slot(slot) => Some(slot),
            _ => None,
        })
    }
}

impl Kind {
    /// What to call it in a message or in help.
    pub fn expected(&self) -> String {
        match self {
            Kind::Text => "a text".into(),
            Kind::Int => "a whole number".into(),
            Kind::Byte => "a whole number from 0 to 255".into(),
            Kind::Short => "a whole number from 0 to 65535".into(),
            Kind::Decimal => "a decimal number such as 12.50".into(),
            Kind::Bool => "true or false".into(),
            Kind::Time => "a date and time such as 2027-01-31T10:00:00Z".into(),
            Kind::Date => "a date such as 2027-01-31".into(),
            Kind::Duration => "a length of time such as P5D or PT12H".into(),
            Kind::Hex => "hexadecimal digits in pairs".into(),
            Kind::Base64 => "Base64".into(),
            Kind::Name => "a domain or host name".into(),
            Kind::Ip => "an IPv4 or IPv6 address".into(),
            Kind::Period => "a period such as 2y (years) or 6m (months), 1 to 99".into(),
            Kind::Phone => "a telephone number such as +7.4951234567 or +7.4951234567x12".into(),
            Kind::Xml => "a text or well-formed XML".into(),
            Kind::Words(words) => format!("one of {}", words.join(", ")),
        }
    }
}
