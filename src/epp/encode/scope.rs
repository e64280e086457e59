//! Where slots take their values from.

use super::{Done, Element, Map, Slot, Value, Why, invalid, switches};

/// Where slots take their values from: the fields in reach, and the item of the list one is in.
#[derive(Clone, Copy)]
pub(super) struct Scope<'a> {
    pub(super) fields: &'a Map,
    pub(super) item: Option<&'a Value>,
    pub(super) outer: Outer<'a>,
}

/// The arguments of an extension and of the command it goes with, and the value among several that is written now.
#[derive(Clone, Copy)]
pub(super) struct Outer<'a> {
    pub(super) own: &'a Map,
    pub(super) command: &'a Map,
    pub(super) now: Option<(&'static str, &'a Value)>,
}

/// No command is extended.
const ALONE: Outer<'static> = Outer { own: Map::EMPTY, command: Map::EMPTY, now: None };

impl<'a> Outer<'a> {
    /// The values of the argument `name`.
    pub(super) fn values(&self, name: &str) -> &'a [Value] {
        self.own.get(name).or(self.command.get(name)).map_or(&[], Value::items)
    }

    /// The value to write for the argument `name`.
    pub(super) fn value(&self, name: &str) -> Option<&'a Value> {
        match self.now {
            Some((now, value)) if now == name => Some(value),
            _ => self.values(name).first(),
        }
    }
}

impl<'a> Scope<'a> {
    /// The arguments of a call or an answer.
    pub(super) fn of(fields: &'a Map) -> Scope<'a> {
        Scope { fields, item: None, outer: ALONE }
    }

    /// The fields of an item or a group.
    pub(super) fn within(self, fields: &'a Map) -> Scope<'a> {
        Scope { fields, item: None, ..self }
    }

    /// What a slot takes its value from.
    pub(super) fn value(&self, slot: &Slot) -> Option<&'a Value> {
        if slot.outer { self.outer.value(slot.name) } else { self.get(slot.name) }
    }

    /// The value of the argument `name`.
    pub(super) fn get(&self, name: &str) -> Option<&'a Value> {
        if name == "." { self.item } else { self.fields.get(name) }
    }

    /// Whether the switch `element` has is on, or it is to be written empty.
    pub(super) fn switched(&self, element: &Element) -> bool {
        let empty = element.empty.is_some_and(|name| self.get(name).and_then(Value::as_bool) == Some(true));
        empty
            || element.flag.is_some_and(|flag| match (self.get(flag.name), flag.word) {
                (Some(value), Some(word)) => value.items().iter().any(|item| item.as_str() == Some(word)),
                (Some(value), None) => value.as_bool() == Some(true),
                (None, _) => false,
            })
    }

    /// The items of the list that `element` repeats over and that fit it.
    pub(super) fn items(&self, element: &Element, list: &str) -> impl Iterator<Item = &'a Value> {
        let plain = element.is_plain();
        self.get(list).map_or(&[][..], Value::items).iter().filter(move |item| matches!(item, Value::Map(_)) != plain)
    }

    /// Whether anything in `element` was given.
    pub(super) fn given(&self, element: &Element) -> bool {
        if element.read_only {
            return false;
        }
        self.switched(element)
            || match (element.each, element.group) {
                (Some(each), _) => self.items(element, each.name).next().is_some(),
                (None, Some(group)) => self.get(group).is_some(),
                (None, None) => {
                    element.slots().any(|slot| !slot.outer && self.get(slot.name).is_some())
                        || element.elements().any(|child| self.given(child))
                }
            }
    }

    /// Whether a slot of `element` takes a value that is there from outside the list it stands in.
    pub(super) fn carries(&self, element: &Element) -> bool {
        element.slots().any(|slot| slot.outer && self.outer.value(slot.name).is_some())
            || element
                .elements()
                .filter(|child| child.each.is_none() && child.group.is_none())
                .any(|child| self.carries(child))
    }

    /// Refuses a switch that is on in `other`, which is left out of a choice, and unknown in the element `taken`.
    pub(super) fn covered(&self, other: &Element, taken: &Element) -> Done {
        if let Some(flag) = other.flag
            && self.switched(other)
        {
            let mut words = Vec::new();
            let known = switches(taken, flag.name, &mut words);
            if !known || flag.word.is_some_and(|word| !words.contains(&word)) {
                let word = flag.word.unwrap_or("it");
                let why = Why::default().text(word).text(" does not go with ").arguments(names_given(taken, *self));
                return invalid(flag.name, why);
            }
        }
        let same_scope = |child: &&Element| child.each.is_none() && child.group.is_none();
        other.elements().filter(same_scope).try_for_each(|child| self.covered(child, taken))
    }

    /// Whether an argument was given that only `element` among the `alternatives` uses, or its switch is on.
    pub(super) fn given_alone(&self, element: &Element, alternatives: &[Element]) -> bool {
        let others = |name: &str| {
            alternatives.iter().any(|other| {
                !other.read_only && !std::ptr::eq(other, element) && other.outer_names().any(|known| known == name)
            })
        };
        self.switched(element) || element.outer_names().any(|name| !others(name) && self.get(name).is_some())
    }
}

/// The arguments given in an element, for a message.
pub(super) fn names_given(element: &Element, scope: Scope) -> Vec<&'static str> {
    element.outer_names().filter(|name| scope.get(name).is_some()).collect()
}
