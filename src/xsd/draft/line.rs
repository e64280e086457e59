//! An example line for a drafted frame: values for all that it needs.

use super::item::{Child, Frame, Item, Part, Slot};
use super::names::{Id, Names};

/// One argument of the line.
struct Given {
    id: Id,
    value: Value,
}

/// What a line says at least, beside what its frame needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Least {
    /// Nothing.
    Nothing,
    /// Something: an extension takes part only when it has something to say.
    Something,
    /// A change, beside what is changed.
    Change,
}

/// What an argument is given.
enum Value {
    /// A word; for a truth value it must stand in the same word as the option.
    Word { word: String, joined: bool },
    /// Nothing: it is a switch.
    Switch,
}

/// The line: `head`, the arguments named in `args` in that order, the others as options. `None` where no value can be
/// made for something it needs, or where an extension would have nothing to say.
pub fn line(frame: &Frame, head: &str, args: &[String], least: Least) -> Option<String> {
    let mut given = Vec::new();
    needed(&frame.root, &frame.names, &mut given)?;
    match least {
        Least::Something if given.is_empty() => some(&frame.root, &frame.names, &mut given)?,
        Least::Change if given.iter().all(|one| args.iter().any(|arg| frame.names.of(one.id) == arg)) => {
            // Nothing more to change is the schema's affair.
            let _ = frame.root.children.iter().find_map(|child| match child {
                Child::One(child) if !child.wanted => attempt(child, &frame.names, &mut given),
                Child::Choice { alternatives, .. } => first(alternatives, &frame.names, &mut given),
                _ => None,
            });
        }
        _ => {}
    }
    let mut line = head.to_string();
    for arg in args {
        let Some(found) = given.iter().find(|one| frame.names.of(one.id) == arg) else { continue };
        if let Value::Word { word, .. } = &found.value {
            line.push_str(&format!(" {}", quoted(&escaped(word))?));
        }
    }
    for one in given.iter().filter(|one| !args.iter().any(|arg| frame.names.of(one.id) == arg)) {
        line.push_str(&format!(" --{}", frame.names.of(one.id)));
        match &one.value {
            Value::Switch => {}
            Value::Word { word, joined } if *joined || word.starts_with('-') => {
                line.push_str(&format!("={}", quoted(&escaped(word))?));
            }
            Value::Word { word, .. } => line.push_str(&format!(" {}", quoted(&escaped(word))?)),
        }
    }
    Some(line)
}

/// A word that would be taken for the name of a file.
fn escaped(word: &str) -> String {
    if word.starts_with('@') { format!("@{word}") } else { word.to_string() }
}

/// A word as it is typed.
fn quoted(word: &str) -> Option<String> {
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_.:/+=,%".contains(c);
    if !word.is_empty() && word.chars().all(plain) {
        return Some(word.to_string());
    }
    let sound = !word.contains(['\'', '&', '<', '>', '{', '}']) && !word.chars().any(char::is_control);
    sound.then(|| format!("'{word}'"))
}

/// Adds the arguments that an element needs once it is written.
fn needed(item: &Item, names: &Names, given: &mut Vec<Given>) -> Option<()> {
    for slot in item.slots().filter(|slot| slot.required) {
        given.push(slot_given(slot)?);
    }
    for child in &item.children {
        match child {
            Child::One(child) if child.wanted => written(child, names, given)?,
            Child::Choice { required: true, alternatives } => first(alternatives, names, given)?,
            _ => {}
        }
    }
    Some(())
}

/// Adds the arguments that have an element written.
fn written(item: &Item, names: &Names, given: &mut Vec<Given>) -> Option<()> {
    if let Some((id, _)) = item.each {
        given.push(Given { id, value: Value::Word { word: word(item, names, 0)?, joined: false } });
        return Some(());
    }
    if let Some(id) = item.flag {
        given.push(Given { id, value: Value::Switch });
    }
    let before = given.len();
    needed(item, names, given)?;
    if given.len() == before && item.flag.is_none() && !item.is_literal() && !item.always {
        some(item, names, given)?;
    }
    Some(())
}

/// Adds the first thing that an element can be given, with what that needs.
fn some(item: &Item, names: &Names, given: &mut Vec<Given>) -> Option<()> {
    if let Some(id) = item.flag {
        given.push(Given { id, value: Value::Switch });
        return Some(());
    }
    let text = item.text.iter().filter_map(|part| match part {
        Part::Slot(slot) => Some(slot),
        _ => None,
    });
    if let Some(found) = text.chain(item.slots()).find_map(slot_given) {
        given.push(found);
        return Some(());
    }
    item.children.iter().find_map(|child| match child {
        Child::One(child) => attempt(child, names, given),
        Child::Choice { alternatives, .. } => first(alternatives, names, given),
        Child::Note(_) => None,
    })
}

/// Adds the first alternative that can be written.
fn first(alternatives: &[Item], names: &Names, given: &mut Vec<Given>) -> Option<()> {
    alternatives.iter().find_map(|item| attempt(item, names, given))
}

/// Adds what has an element written, or nothing.
fn attempt(item: &Item, names: &Names, given: &mut Vec<Given>) -> Option<()> {
    let before = given.len();
    let done = written(item, names, given).filter(|()| given.len() > before);
    if done.is_none() {
        given.truncate(before);
    }
    done
}

/// A value for a slot.
fn slot_given(slot: &Slot) -> Option<Given> {
    let word = slot.sample.clone().filter(|word| !word.is_empty())?;
    Some(Given { id: slot.id?, value: Value::Word { word, joined: slot.kind == "bool" } })
}

/// One item of a list as one word: a plain value, or `field=value` pairs.
fn word(item: &Item, names: &Names, depth: usize) -> Option<String> {
    if item.is_plain() {
        let slot = item.slots().next();
        return slot
            .map_or(Some("1".into()), |slot| slot.sample.clone())
            .filter(|word| depth == 0 || !word.contains([',', ';']));
    }
    if !item.form.is_empty() && depth == 0 {
        return by_form(item, names);
    }
    let mut given = Vec::new();
    fields(item, names, depth, &mut given)?;
    if given.is_empty() {
        optional_field(item, names, depth, &mut given)?;
    }
    let nested = given.iter().any(|(_, value)| value.contains(','));
    if nested && (depth > 0 || given.len() < 2) {
        // Only one more field would have the outer separator told from the inner one.
        let known: Vec<String> = given.iter().map(|(name, _)| name.clone()).collect();
        let more = plain_fields(item, names).into_iter().find(|(name, _)| depth == 0 && !known.contains(name))?;
        given.push(more);
    }
    let sound = given.iter().all(|(_, value)| !value.contains(';') && !value.is_empty());
    let pairs: Vec<String> = given.into_iter().map(|(name, value)| format!("{name}={value}")).collect();
    sound.then(|| pairs.join(if nested { ";" } else { "," }))
}

/// One item as its form has it.
fn by_form(item: &Item, names: &Names) -> Option<String> {
    let fields = plain_fields(item, names);
    let mut word = String::new();
    for (separator, id) in &item.form {
        let needed = item.slots().all(|slot| slot.id != Some(*id) || slot.required || item.form.len() == 1);
        if let (true, (_, value)) = (needed, fields.iter().find(|(name, _)| name == names.of(*id))?) {
            word.push_str(if word.is_empty() { "" } else { separator });
            word.push_str(value);
        }
    }
    (!word.is_empty()).then_some(word)
}

/// The fields that an item needs.
fn fields(item: &Item, names: &Names, depth: usize, given: &mut Vec<(String, String)>) -> Option<()> {
    for slot in item.slots().filter(|slot| slot.required) {
        given.push((names.of(slot.id?).to_string(), field_value(slot)?));
    }
    for child in &item.children {
        match child {
            Child::One(child) if child.wanted => field(child, names, depth, given)?,
            Child::Choice { required: true, alternatives } => {
                alternatives.iter().find_map(|item| field(item, names, depth, given))?;
            }
            _ => {}
        }
    }
    Some(())
}

/// The fields that have one child written.
fn field(child: &Item, names: &Names, depth: usize, given: &mut Vec<(String, String)>) -> Option<()> {
    if let Some((id, _)) = child.each {
        let word = if depth > 1 { None } else { word(child, names, depth + 1) }?;
        given.push((names.of(id).to_string(), word));
        return Some(());
    }
    if let Some(id) = child.flag {
        given.push((names.of(id).to_string(), "true".into()));
        return Some(());
    }
    let before = given.len();
    fields(child, names, depth, given)?;
    if given.len() == before && !child.is_literal() && !child.always {
        optional_field(child, names, depth, given)?;
    }
    Some(())
}

/// The first field that an item can be given.
fn optional_field(item: &Item, names: &Names, depth: usize, given: &mut Vec<(String, String)>) -> Option<()> {
    if let Some(found) = plain_fields(item, names).into_iter().next() {
        given.push(found);
        return Some(());
    }
    item.children.iter().find_map(|child| match child {
        Child::One(child) => field(child, names, depth, given),
        Child::Choice { alternatives, .. } => alternatives.iter().find_map(|child| field(child, names, depth, given)),
        Child::Note(_) => None,
    })
}

/// The fields directly on an item, and on plain children of it.
fn plain_fields(item: &Item, names: &Names) -> Vec<(String, String)> {
    let children = item.children.iter().filter_map(|child| match child {
        Child::One(child) if child.each.is_none() && child.flag.is_none() && child.children.is_empty() => Some(child),
        _ => None,
    });
    let slots = item.slots().chain(children.flat_map(Item::slots));
    slots.filter_map(|slot| Some((names.of(slot.id?).to_string(), field_value(slot)?))).collect()
}

/// A value that can stand among others.
fn field_value(slot: &Slot) -> Option<String> {
    slot.sample.clone().filter(|value| !value.contains([',', ';']) && !value.is_empty() && value.trim() == value)
}
