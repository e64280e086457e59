//! One flat view of a command's arguments. The clap tree, help, completion, the manual and body checks read this,
//! and nothing else.

use super::model::{Command, Element, Extend, Form, Kind, Node, Slot};
use super::{Catalog, Wanted};

/// One argument of a command.
#[derive(Debug)]
pub struct Param {
    /// Its name among the arguments of the call.
    pub name: &'static str,
    /// The option that gives it, without dashes.
    pub option: String,
    /// The extension whose argument it is.
    pub owner: Option<&'static str>,
    /// What it takes.
    pub shape: Shape,
    /// Whether the command cannot do without it.
    pub required: bool,
    /// Whether it may be given more than once.
    pub repeats: bool,
    /// Whether it is never shown.
    pub secret: bool,
    /// What is sent when it is not given.
    pub default: Option<&'static str>,
    /// What it is.
    pub help: &'static str,
    /// Its place among the arguments without an option's name.
    pub position: Option<usize>,
    /// The field of a list's item that it fills, for options such as `--city` and `--loc-city`.
    pub part: Option<ItemPart>,
    /// Whether it is made up at random when it is not given: a secret that the command needs.
    pub generated: bool,
    /// Whether the word `none` stands for nothing at all: the flag `NAME-null`.
    pub nullable: bool,
    /// The character between several items in one word.
    pub split: Option<&'static str>,
}

/// What an argument takes.
#[derive(Debug)]
pub enum Shape {
    /// Nothing: it is a switch.
    Flag,
    /// A value.
    Value(Kind),
    /// Words out of these.
    Words(Vec<&'static str>),
    /// Several fields in one word; and a plain value too, where another element of a choice takes one.
    Fields {
        /// The fields.
        fields: Vec<Field>,
        /// How they are typed.
        form: Option<&'static Form>,
        /// The kind of the plain value.
        plain: Option<Kind>,
    },
    /// A file of public keys, from which the values of the argument are made.
    KeyFile,
}

impl Shape {
    /// Whether it is an item of several fields.
    pub fn is_item(&self) -> bool {
        matches!(self, Shape::Fields { .. })
    }
}

/// A field of an item.
#[derive(Debug)]
pub struct Field {
    /// Its name.
    pub name: &'static str,
    /// What it takes.
    pub kind: Kind,
    /// Whether an item needs it.
    pub required: bool,
    /// Whether it is a list.
    pub repeats: bool,
    /// Whether it is never shown.
    pub secret: bool,
    /// What is sent when it is not given.
    pub default: Option<&'static str>,
    /// What it is.
    pub help: &'static str,
    /// The fields of a group, and how they are typed.
    pub fields: Vec<Field>,
    /// How a group's fields are typed.
    pub form: Option<&'static Form>,
}

/// Where an option's value goes when it fills one field of one item of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemPart {
    /// The list.
    pub list: &'static str,
    /// The field.
    pub field: &'static str,
    /// The field that tells items apart, and its value for this option; `None`: as that field's own option says.
    pub item: (&'static str, Option<&'static str>),
}

/// The arguments of `command` and of the wanted extensions that go with it as options. Several versions of an extension,
/// and several of its elements, share their arguments.
pub fn params(catalog: &'static Catalog, command: &'static Command, wanted: Wanted) -> Vec<Param> {
    let mut params = of_command(command);
    place(&mut params, &command.positional);
    add_extensions(&mut params, catalog, command, wanted, None);
    params
}

/// Adds the arguments of the wanted extensions of a command, but for those of `except`.
fn add_extensions(
    params: &mut Vec<Param>,
    catalog: &'static Catalog,
    command: &'static Command,
    wanted: Wanted,
    except: Option<&str>,
) {
    let extends = catalog.extends_wanted(command.name, wanted);
    for (spec, extend) in extends.filter(|(spec, extend)| extend.alias.is_none() && Some(spec.id) != except) {
        let beyond = |param: &Param| !command.frame.names.contains(&param.name);
        let outer = outer_params(&extend.frame, spec.id).into_iter().filter(beyond);
        for mut param in of_frame(&extend.frame, Some(spec.id)).into_iter().chain(outer) {
            let same =
                |other: &&Param| other.owner == param.owner && other.name == param.name && other.part == param.part;
            if params.iter().any(|other| same(&other)) {
                continue;
            }
            // An extension's arguments are needed only if the extension takes part at all: writing the frame tells.
            param.required = false;
            if params.iter().any(|other| other.option == param.option) {
                param.option = format!("{}-{}", spec.id.to_lowercase(), param.option);
            }
            params.push(param);
        }
    }
    super::derived::add(params, None);
}

/// The arguments of a command's own frame; the transaction id is none.
fn of_command(command: &'static Command) -> Vec<Param> {
    let mut params = of_frame(&command.frame, None);
    if command.is_outside() {
        params.retain(|param| param.name != crate::epp::encode::TRANSACTION);
    }
    params
}

/// The arguments of an extension that is offered as a command of its own: the object's, its own, and those that the
/// wanted extensions add to the command behind it.
pub fn alias_params(
    catalog: &'static Catalog,
    base: &'static Command,
    id: &'static str,
    extend: &'static Extend,
    wanted: Wanted,
) -> Vec<Param> {
    let mut params: Vec<Param> =
        of_command(base).into_iter().filter(|param| base.positional.contains(&param.name)).collect();
    params.extend(of_frame(&extend.frame, Some(id)));
    place(&mut params, &extend.positional);
    add_extensions(&mut params, catalog, base, wanted, Some(id));
    params
}

/// The arguments of one frame.
pub fn of_frame(frame: &'static Element, owner: Option<&'static str>) -> Vec<Param> {
    let mut walk = Walk { params: Vec::new(), owner };
    match frame.each.is_some() || frame.group.is_some() {
        true => walk.child(frame, true),
        false => walk.element(frame, true),
    }
    let nulls: Vec<&'static str> = walk.params.iter().filter_map(|param| param.name.strip_suffix("-null")).collect();
    for param in &mut walk.params {
        param.nullable = nulls.contains(&param.name);
    }
    walk.params
}

/// The arguments that slots in lists take from outside them: of the extension, where the command has none so called.
fn outer_params(element: &'static Element, owner: &'static str) -> Vec<Param> {
    let mut walk = Walk { params: Vec::new(), owner: Some(owner) };
    let mut open = vec![element];
    while let Some(element) = open.pop() {
        for slot in element.slots().filter(|slot| slot.outer) {
            if walk.params.iter().all(|param| param.name != slot.name) {
                walk.add(slot.name, Shape::Value(slot.kind.clone()), element, false);
            }
        }
        open.extend(element.elements());
    }
    walk.params
}

/// Notes which arguments are typed without an option's name.
fn place(params: &mut [Param], positional: &[&str]) {
    for param in params {
        param.position = positional.iter().position(|name| *name == param.name);
    }
}

/// Gathers the arguments of a frame in document order.
struct Walk {
    params: Vec<Param>,
    owner: Option<&'static str>,
}

impl Walk {
    /// An element whose slots are in reach; `certain`: it is always written.
    fn element(&mut self, element: &'static Element, certain: bool) {
        if let Some(flag) = element.flag {
            match flag.word {
                Some(word) => self.word(flag.name, word, element),
                None => self.add(flag.name, Shape::Flag, element, false),
            }
        }
        for attribute in &element.attributes {
            if let super::model::Part::Slot(slot) = &attribute.part {
                self.slot(slot, element, certain, Some(attribute.help));
            }
        }
        if let Some(slot) = element.slot() {
            self.slot(slot, element, certain, None);
        }
        for node in &element.children {
            match node {
                Node::Element(child) => self.child(child, certain),
                Node::Choice(alternatives) => alternatives.iter().for_each(|child| self.child(child, false)),
            }
        }
    }

    fn child(&mut self, child: &'static Element, certain: bool) {
        if child.read_only {
            return;
        }
        match (child.each, child.group) {
            (Some(each), _) if child.flat.is_some() => self.flat(each.name, child),
            (Some(each), _) => {
                let shape = match child.is_plain() {
                    true => Shape::Value(plain_kind(child)),
                    false => Shape::Fields { fields: fields_of(child), form: child.form.as_ref(), plain: None },
                };
                self.list(each.name, shape, child, certain && each.required);
            }
            (None, Some(group)) => {
                let shape = Shape::Fields { fields: fields_of(child), form: child.form.as_ref(), plain: None };
                self.add(group, shape, child, certain && child.needed && !child.optional);
            }
            (None, None) => self.element(child, certain && child.needed && !child.optional && child.flag.is_none()),
        }
    }

    /// A slot of the element's text, or of an attribute with that help.
    fn slot(&mut self, slot: &'static Slot, element: &'static Element, certain: bool, attribute: Option<&'static str>) {
        if slot.outer || self.params.iter().any(|param| param.name == slot.name) {
            return;
        }
        let required = certain && slot.required && slot.default.is_none();
        self.add(slot.name, Shape::Value(slot.kind.clone()), element, required);
        if let Some(param) = self.params.last_mut() {
            param.default = slot.default.filter(|default| !default.is_empty());
            param.secret = attribute.is_none() && element.secret;
            param.generated = param.secret && slot.required;
            if let Some(help) = attribute {
                param.option = slot.name.to_string();
                param.help = if help.is_empty() { element.help } else { help };
            }
        }
    }

    /// A repeated element; one that another alternative of a choice also takes joins it.
    fn list(&mut self, name: &'static str, shape: Shape, element: &'static Element, required: bool) {
        match (self.params.iter_mut().find(|param| param.name == name), shape) {
            (Some(Param { shape: shape @ Shape::Value(_), .. }), Shape::Fields { fields, form, .. }) => {
                let plain = match std::mem::replace(shape, Shape::Flag) {
                    Shape::Value(kind) => Some(kind),
                    _ => None,
                };
                *shape = Shape::Fields { fields, form, plain };
            }
            (Some(Param { shape: Shape::Fields { plain, .. }, .. }), Shape::Value(kind)) => *plain = Some(kind),
            (Some(_), _) => {}
            (None, shape) => {
                self.add(name, shape, element, required);
                if let Some(param) = self.params.last_mut() {
                    param.repeats = true;
                    param.secret = element.secret;
                }
            }
        }
    }

    /// A word of a list of switches.
    fn word(&mut self, name: &'static str, word: &'static str, element: &'static Element) {
        match self.params.iter_mut().find(|param| param.name == name) {
            Some(Param { shape: Shape::Words(words), .. }) => words.push(word),
            _ => {
                self.add(name, Shape::Words(vec![word]), element, false);
                if let Some(param) = self.params.last_mut() {
                    param.repeats = true;
                }
            }
        }
    }

    /// A list whose items' fields are options of the command themselves.
    fn flat(&mut self, list: &'static str, element: &'static Element) {
        let Some(teller) = element.flat else { return };
        let fields = fields_of(element);
        let kinds: Vec<&'static str> = match fields.iter().find(|field| field.name == teller).map(|field| &field.kind) {
            Some(Kind::Words(words)) => words.clone(),
            _ => Vec::new(),
        };
        for item in std::iter::once(None).chain(kinds.into_iter().map(Some)) {
            for field in fields.iter().filter(|field| item.is_none() || field.name != teller) {
                self.add(list, Shape::Value(field.kind.clone()), element, false);
                if let Some(param) = self.params.last_mut() {
                    param.option = item.map_or(field.name.to_string(), |item| format!("{item}-{}", field.name));
                    param.part = Some(ItemPart { list, field: field.name, item: (teller, item) });
                    param.repeats = field.repeats;
                    param.secret = field.secret;
                    param.default = field.default;
                    param.help = field.help;
                }
            }
        }
    }

    fn add(&mut self, name: &'static str, shape: Shape, element: &'static Element, required: bool) {
        self.params.push(Param {
            name,
            option: element.option.unwrap_or(name).to_string(),
            owner: self.owner,
            shape,
            required,
            repeats: false,
            secret: false,
            default: None,
            help: element.help,
            position: None,
            part: None,
            generated: false,
            nullable: false,
            split: element.split,
        });
    }
}

/// The kind of a list's plain item.
fn plain_kind(element: &Element) -> Kind {
    element
        .slots()
        .next()
        .map(|slot| slot.kind.clone())
        .or_else(|| element.elements().map(plain_kind).next())
        .unwrap_or(Kind::Text)
}

/// The fields of an item.
pub fn fields_of(element: &'static Element) -> Vec<Field> {
    let mut fields = Vec::new();
    gather(element, true, &mut fields);
    fields
}

/// Gathers fields in document order.
fn gather(element: &'static Element, certain: bool, fields: &mut Vec<Field>) {
    let field = |name, kind, required, default| Field {
        name,
        kind,
        required,
        repeats: false,
        secret: element.secret,
        default,
        help: element.help,
        fields: Vec::new(),
        form: None,
    };
    for slot in element.slots().filter(|slot| slot.name != "." && !slot.outer) {
        let required = certain && slot.required && slot.default.is_none();
        push(fields, field(slot.name, slot.kind.clone(), required, slot.default));
    }
    if let Some(flag) = element.flag.filter(|flag| flag.word.is_none()) {
        push(fields, field(flag.name, Kind::Bool, false, None));
    }
    for node in &element.children {
        match node {
            Node::Element(child) => gather_child(child, certain, fields),
            Node::Choice(alternatives) => alternatives.iter().for_each(|child| gather_child(child, false, fields)),
        }
    }
}

/// The field that a child is, or the fields in it.
fn gather_child(child: &'static Element, certain: bool, fields: &mut Vec<Field>) {
    if child.read_only {
        return;
    }
    let needed = certain && child.needed && !child.optional;
    let Some(name) = child.each.map(|each| each.name).or(child.group) else {
        return gather(child, needed && child.flag.is_none(), fields);
    };
    let plain = child.each.is_some() && child.is_plain();
    push(
        fields,
        Field {
            name,
            kind: if plain { plain_kind(child) } else { Kind::Text },
            required: child.each.map_or(needed, |each| certain && each.required),
            repeats: child.each.is_some(),
            secret: child.secret,
            default: None,
            help: child.help,
            fields: if plain { Vec::new() } else { fields_of(child) },
            form: child.form.as_ref(),
        },
    );
}

/// Adds a field that is not there yet.
fn push(fields: &mut Vec<Field>, field: Field) {
    if !fields.iter().any(|other| other.name == field.name) {
        fields.push(field);
    }
}
