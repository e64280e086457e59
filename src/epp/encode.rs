//! Values to frames: a command's frame, or an answer's elements, with the slots filled.

mod answers;
mod scope;
mod why;
mod writer;

pub use answers::{answer, body, greeting};
use scope::{Outer, Scope, names_given};
pub use why::{Invalid, Item, Why};
use writer::Writer;

use super::xml::{escape, is_xml_char};
use super::{Call, EPP};
use crate::idn;
use crate::spec::model::{Command, Element, Extend, Kind, Node, Part, Slot};
use crate::value::{Map, Value};
use std::borrow::Cow;

type Done<T = ()> = Result<T, Invalid>;

/// Refuses `argument`.
fn invalid<T>(argument: &str, why: impl Into<Why>) -> Done<T> {
    Err(Invalid { argument: argument.into(), why: why.into(), owner: None, item: None })
}

/// What every frame begins with.
const HEAD: &str =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"no\"?>\n<epp xmlns=\"urn:ietf:params:xml:ns:epp-1.0\">";

/// Writes the frame of a command with the extensions that take part.
pub fn request(command: &Command, extends: &[(&Extend, &Map)], call: &Call) -> Done<String> {
    request_with(command, extends, call, idn::Form::ALabel)
}

/// The same, with domain names in the form that the registry wants.
pub fn request_with(command: &Command, extends: &[(&Extend, &Map)], call: &Call, names: idn::Form) -> Done<String> {
    let mut writer = Writer { names, ..Writer::new() };
    let outside = command.is_outside();
    if !outside {
        writer.out.push_str("<command>");
    }
    known(&command.frame, &call.args)?;
    match &call.cltrid {
        Some(cltrid) if outside && command.frame.names.contains(&TRANSACTION) => {
            let mut args = call.args.clone();
            args.set(TRANSACTION, cltrid.as_str());
            writer.one(&command.frame, Scope::of(&args))?;
        }
        _ => writer.one(&command.frame, Scope::of(&call.args))?,
    }
    if !extends.is_empty() {
        writer.out.push_str("<extension>");
        for (at, (extend, args)) in extends.iter().enumerate() {
            let scope = Scope { outer: Outer { own: args, command: &call.args, now: None }, ..Scope::of(args) };
            let written = known(&extend.frame, args).and_then(|()| writer.root(&extend.frame, scope));
            let owner = || call.ext.get(at).map(|(id, _)| id.to_string());
            written.map_err(|bad| Invalid { owner: owner(), ..bad })?;
        }
        writer.out.push_str("</extension>");
    }
    if !outside {
        if let Some(cltrid) = &call.cltrid {
            // An xsd:token: white space around it and between its words counts as the reader counts it.
            let token = cltrid.split_ascii_whitespace().collect::<Vec<_>>().join(" ");
            if !(3..=64).contains(&token.chars().count()) {
                return invalid("cltrid", "a client transaction id has 3 to 64 characters (RFC 5730, section 2.5)");
            }
            writer.leaf("clTRID", cltrid)?;
        }
        writer.out.push_str("</command>");
    }
    writer.out.push_str("</epp>");
    Ok(writer.out)
}

/// A frame of ours with the whole protocol in another namespace than EPP's own.
pub fn in_protocol(frame: String, protocol: &str) -> String {
    match protocol.is_empty() || protocol == EPP {
        true => frame,
        false => frame.replacen(&format!("xmlns=\"{EPP}\""), &format!("xmlns=\"{protocol}\""), 1),
    }
}

/// The slot of a frame outside `<command>` that the transaction id fills.
pub const TRANSACTION: &str = "clTRID";

/// Whether anything that `extend` writes was given in `args`.
pub fn takes_part(extend: &Extend, args: &Map) -> bool {
    // An element that is switched on as a whole takes part by its switch alone.
    match extend.frame.flag {
        Some(_) => Scope::of(args).switched(&extend.frame),
        None => Scope::of(args).given(&extend.frame),
    }
}

/// Refuses arguments that the frame has no slot for: nothing that was asked may be left out unseen.
fn known(frame: &Element, args: &Map) -> Done {
    switched(frame, args, |name| frame.takes(name))
}

/// The same for the fields of an item.
fn known_fields(element: &Element, fields: &Map) -> Done {
    switched(element, fields, |name| element.names.contains(&name))
}

/// Refuses arguments that `takes` does not, and words that switch nothing.
fn switched(frame: &Element, args: &Map, takes: impl Fn(&str) -> bool) -> Done {
    for (name, value) in args.iter() {
        if !takes(name) {
            return invalid(name, "there is no such argument");
        }
        let mut words = Vec::new();
        if frame.switches.contains(&name)
            && switches(frame, name, &mut words)
            && let Some(wrong) = value.items().iter().find(|item| !is_switch(item, &words))
        {
            let given = wrong.to_wire().unwrap_or_default();
            let expected = if words.is_empty() { "true or false".into() } else { words.join(", ") };
            return invalid(name, format!("{given:?} is none of {expected}"));
        }
    }
    Ok(())
}

/// Whether the argument `name` is a switch in the scope of `element`, and the words it takes.
fn switches(element: &Element, name: &str, words: &mut Vec<&'static str>) -> bool {
    let mut found = element.empty == Some(name);
    if let Some(flag) = element.flag.filter(|flag| flag.name == name) {
        words.extend(flag.word);
        found = true;
    }
    for child in element.elements().filter(|child| child.each.is_none() && child.group.is_none()) {
        found |= switches(child, name, words);
    }
    found
}

/// Whether a value switches something: one of `words`, or a truth value where there are none.
fn is_switch(value: &Value, words: &[&str]) -> bool {
    match value.as_str() {
        Some(word) => words.contains(&word),
        None => words.is_empty() && value.as_bool().is_some(),
    }
}

/// Writes one element of an answer alone: for examples and stored messages.
pub fn element(element: &Element, values: &Map) -> Done<String> {
    known(element, values)?;
    let mut writer = Writer { out: String::with_capacity(512), names: idn::Form::ALabel };
    writer.root(element, Scope::of(values))?;
    Ok(writer.out)
}
