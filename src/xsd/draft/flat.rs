//! The content of an element as a spec can say it: elements one after the other, and choices between single elements.

use crate::xsd::model::{Element, Name, Particle, What};

/// A part of the content.
pub enum Flat<'m> {
    /// An element.
    One(One<'m>),
    /// One of several.
    Choice {
        /// Whether there must be one.
        required: bool,
        /// The alternatives.
        alternatives: Vec<One<'m>>,
    },
    /// What a reader of the spec should know of what follows.
    Note(String),
}

/// An element, or one that is not named.
#[derive(Clone)]
pub struct One<'m> {
    /// The element; `None`: any.
    pub element: Option<&'m Element>,
    /// Whether there must be one.
    pub required: bool,
    /// Whether there may be several.
    pub many: bool,
}

impl One<'_> {
    /// What it is called.
    fn name(&self) -> Option<&Name> {
        self.element.map(|element| &element.name)
    }
}

/// The parts of a content, in order.
pub fn flatten(particle: &Particle) -> Vec<Flat<'_>> {
    let mut parts = Vec::new();
    walk(particle, true, false, &mut parts);
    parts
}

/// Adds a part; `required` and `many` are those of what it stands in.
fn walk<'m>(particle: &'m Particle, required: bool, many: bool, parts: &mut Vec<Flat<'m>>) {
    let (required, many) = (required && particle.occurs.min > 0, many || particle.occurs.is_many());
    match &particle.what {
        What::Element(element) => add(parts, One { element: Some(element), required, many }, true),
        What::Any(_) => add(parts, One { element: None, required, many }, true),
        What::Sequence(inner) | What::All(inner) => {
            inner.iter().for_each(|part| walk(part, required, many, parts));
        }
        What::Choice(inner) if many => inner.iter().for_each(|part| walk(part, false, true, parts)),
        What::Choice(inner) => choice(inner, required, parts),
    }
}

/// Adds an element, or joins it to the one of its name: to `repeat` it, or because only one of them stands.
fn add<'m>(parts: &mut Vec<Flat<'m>>, one: One<'m>, repeat: bool) {
    let known = parts.iter_mut().find_map(|part| match part {
        Flat::One(known) if known.name() == one.name() => Some(known),
        _ => None,
    });
    match known {
        Some(known) => {
            known.many |= one.many || repeat;
            known.required = (known.required || one.required) && repeat;
        }
        None => parts.push(Flat::One(one)),
    }
}

/// Adds a choice that stands once.
fn choice<'m>(inner: &'m [Particle], required: bool, parts: &mut Vec<Flat<'m>>) {
    let mut simple = Simple { alternatives: Vec::new(), required };
    if inner.iter().all(|part| simple.add(part)) {
        match simple.alternatives.len() {
            0 => {}
            1 => parts.extend(simple.alternatives.pop().map(|one| Flat::One(One { required: simple.required, ..one }))),
            _ => parts.push(Flat::Choice { required: simple.required, alternatives: simple.alternatives }),
        }
        return;
    }
    let told: Vec<String> = inner.iter().map(told).filter(|told| !told.is_empty()).collect();
    parts.push(Flat::Note(format!("In the schema a choice: {}", told.join(" or "))));
    let mut together = Vec::new();
    for part in inner {
        let mut own = Vec::new();
        walk(part, false, false, &mut own);
        join(&mut together, own);
    }
    parts.append(&mut together);
}

/// Joins an alternative to others: what it shares with them stands once, what it has alone in front of what follows it.
fn join<'m>(together: &mut Vec<Flat<'m>>, own: Vec<Flat<'m>>) {
    let place = |together: &[Flat], flat: &Flat| match flat {
        Flat::One(one) => {
            together.iter().position(|part| matches!(part, Flat::One(known) if known.name() == one.name()))
        }
        _ => None,
    };
    let mut own: std::collections::VecDeque<Flat> = own.into();
    while let Some(flat) = own.pop_front() {
        match (place(together, &flat), flat) {
            (Some(_), Flat::One(one)) => add(together, one, false),
            (_, flat) => {
                let before = own.iter().find_map(|later| place(together, later));
                together.insert(before.unwrap_or(together.len()), flat);
            }
        }
    }
}

/// The alternatives of a choice between single elements.
struct Simple<'m> {
    alternatives: Vec<One<'m>>,
    required: bool,
}

impl<'m> Simple<'m> {
    /// Adds an alternative; `false` where it is no single element.
    fn add(&mut self, particle: &'m Particle) -> bool {
        let (optional, many) = (particle.occurs.min == 0, particle.occurs.is_many());
        let element = match &particle.what {
            What::Element(element) => Some(&**element),
            What::Any(_) => None,
            What::Choice(inner) if !many => {
                self.required &= !optional;
                return inner.iter().all(|part| self.add(part));
            }
            What::Sequence(inner) | What::All(inner) if !many => {
                self.required &= !optional && !inner.is_empty();
                return match &inner[..] {
                    [] => true,
                    [one] => self.add(one),
                    _ => false,
                };
            }
            _ => return false,
        };
        self.required &= !optional;
        if self.alternatives.iter().any(|known| known.name() == element.map(|element| &element.name)) {
            return false;
        }
        self.alternatives.push(One { element, required: true, many });
        true
    }
}

/// A content in words: `(a, b)`.
fn told(particle: &Particle) -> String {
    let all = |inner: &[Particle], between: &str| {
        let told: Vec<String> = inner.iter().map(told).filter(|told| !told.is_empty()).collect();
        if told.len() > 1 { format!("({})", told.join(between)) } else { told.concat() }
    };
    match &particle.what {
        What::Element(element) => element.name.local.to_string(),
        What::Any(_) => "any".into(),
        What::Sequence(inner) | What::All(inner) => all(inner, ", "),
        What::Choice(inner) => all(inner, " or "),
    }
}
