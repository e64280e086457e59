//! A frame as it is being drafted: elements with the slots and directives they get.

use super::names::{Id, Names};

/// A frame and the names of its arguments.
#[derive(Debug)]
pub struct Frame {
    /// Its topmost element.
    pub root: Item,
    /// The names.
    pub names: Names,
}

/// An element of a frame.
#[derive(Debug, Default)]
pub struct Item {
    /// Its name with its prefix; empty: any element.
    pub name: String,
    /// Whether the schema demands it in its parent.
    pub wanted: bool,
    /// The list it repeats over, and whether there must be one.
    pub each: Option<(Id, bool)>,
    /// The fields by which an item of that list is typed in one word, each with the separator before it.
    pub form: Vec<(&'static str, Id)>,
    /// The group its values are in.
    pub group: Option<Id>,
    /// The switch it has.
    pub flag: Option<Id>,
    /// Whether it is written only when something in it is given.
    pub optional: bool,
    /// Whether it is written though nothing in it is given.
    pub always: bool,
    /// Whether its text is never shown.
    pub secret: bool,
    /// Its attributes: the name as written, the value, and what it is.
    pub attributes: Vec<(String, Part, Option<String>)>,
    /// Its text.
    pub text: Option<Part>,
    /// What stands in it.
    pub children: Vec<Child>,
    /// What it is.
    pub help: Option<String>,
}

/// What stands in an element.
#[derive(Debug)]
#[expect(
    clippy::large_enum_variant,
    reason = "nearly every child is an element; a box for each would only scatter them"
)]
pub enum Child {
    /// An element.
    One(Item),
    /// One of several.
    Choice {
        /// Whether the schema demands one.
        required: bool,
        /// The alternatives.
        alternatives: Vec<Item>,
    },
    /// A comment.
    Note(String),
}

/// A text or the value of an attribute.
#[derive(Debug)]
pub enum Part {
    /// Fixed.
    Fixed(String),
    /// Filled from an argument.
    Slot(Slot),
    /// Filled by the kind of the element's text.
    Derived,
}

/// A hole in the frame.
#[derive(Debug)]
pub struct Slot {
    /// The argument; `None`: the item of the list.
    pub id: Option<Id>,
    /// Whether it must be given.
    pub required: bool,
    /// Its kind; empty for any text.
    pub kind: String,
    /// A value for examples.
    pub sample: Option<String>,
}

impl Item {
    /// Whether it must be written, as the reader of specs will see it: something required stands in it.
    pub fn is_needed(&self) -> bool {
        let own = self.slots().any(|slot| slot.required && slot.id.is_some());
        own || self.children.iter().any(|child| match child {
            Child::One(item) => item.is_needed_below(),
            Child::Choice { alternatives, .. } => alternatives.iter().any(Item::is_needed_below),
            Child::Note(_) => false,
        })
    }

    /// Whether its parent must be written for its sake.
    fn is_needed_below(&self) -> bool {
        !self.optional && self.flag.is_none() && self.each.map_or_else(|| self.is_needed(), |(_, required)| required)
    }

    /// The slots directly on it.
    pub fn slots(&self) -> impl Iterator<Item = &Slot> {
        let parts = self.attributes.iter().map(|(_, part, _)| part).chain(&self.text);
        parts.filter_map(|part| match part {
            Part::Slot(slot) => Some(slot),
            _ => None,
        })
    }

    /// Whether an item of the list it repeats over is one plain value.
    pub fn is_plain(&self) -> bool {
        self.children.is_empty() && self.slots().all(|slot| slot.id.is_none())
    }

    /// Whether no argument has anything to do with it.
    pub fn is_literal(&self) -> bool {
        let own = self.slots().next().is_some() || self.flag.is_some() || self.each.is_some() || self.group.is_some();
        !own && self.children.iter().all(|child| match child {
            Child::One(item) => item.is_literal(),
            Child::Choice { alternatives, .. } => alternatives.iter().all(Item::is_literal),
            Child::Note(_) => true,
        })
    }
}
