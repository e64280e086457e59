//! What becomes of each global element of a schema: a command, an addition to other commands, or a part of answers.

use super::flat::{Flat, One, flatten};
use super::prefixes::tail;
use super::words::words;
use super::{Options, Shape};
use crate::epp::EPP;
use crate::error::{Error, Result};
use crate::spec::Catalog;
use crate::xsd::model::{Base, Content, Element, Schema};

/// The verbs of EPP that objects have.
const VERBS: [&str; 7] = ["check", "info", "create", "delete", "renew", "transfer", "update"];

/// What becomes of the elements.
pub struct Plan<'s> {
    /// Object or extension.
    pub shape: Shape,
    /// The verb of each command of its own, with its element.
    pub commands: Vec<(&'static str, &'s Element)>,
    /// The command that each addition goes with.
    pub extends: Vec<(String, &'s Element)>,
    /// The elements of answers.
    pub results: Vec<&'s Element>,
    /// What the reader of the draft should look at.
    pub notes: Vec<String>,
}

/// Plans the draft of a schema.
pub fn plan<'s>(schema: &'s Schema, options: &Options, catalog: &Catalog) -> Result<Plan<'s>> {
    let nothing = |why: &str, hint: &str| Err(Error::config(format!("{}: {why}", schema.file)).hint(hint));
    if schema.namespace.is_empty() {
        return nothing("the schema has no targetNamespace", "whatever stands in an EPP frame has one");
    }
    if *schema.namespace == *EPP {
        return nothing(
            "this is the schema of the protocol itself, which eppsh knows without a spec",
            "draft the schemas of a registry's objects and extensions",
        );
    }
    let elements: Vec<&Element> = schema.elements.iter().filter(|element| &*element.name.local != "epp").collect();
    if elements.is_empty() {
        return match (schema.elements.is_empty(), schema.types) {
            (false, _) => nothing(
                "it declares the frame <epp> itself, which no spec can stand for",
                "draft the schemas of the objects and extensions beside it",
            ),
            (true, 0) => nothing("it declares no elements", "draft the schemas that it imports, one by one"),
            (true, _) => nothing(
                "it defines types only, so there is nothing to draft",
                "draft the schemas that import it; their elements have these types",
            ),
        };
    }
    let (guessed, sure) = guess(schema);
    let shape = options.shape.unwrap_or(guessed);
    let mut plan = Plan { shape, commands: Vec::new(), extends: Vec::new(), results: Vec::new(), notes: Vec::new() };
    if options.shape.is_none() && !sure {
        plan.notes.push(
            "a query and its answer may be an object or extend another's info: --as extension drafts it so".into(),
        );
    }
    match shape {
        Shape::Object => plan.object(&elements),
        Shape::Extension => plan.extension(schema, &elements, options, catalog)?,
    }
    Ok(plan)
}

impl<'s> Plan<'s> {
    /// An object's verbs are its commands.
    fn object(&mut self, elements: &[&'s Element]) {
        for element in elements {
            match VERBS.into_iter().find(|verb| *verb == &*element.name.local) {
                Some(verb) => self.commands.push((verb, element)),
                None => self.result(element, !is_answer(&element.name.local)),
            }
        }
    }

    /// An extension's verbs go with the commands of an object.
    fn extension(
        &mut self,
        schema: &Schema,
        elements: &[&'s Element],
        options: &Options,
        catalog: &Catalog,
    ) -> Result<()> {
        let object = options.object.clone().unwrap_or_else(|| object_in(&tail(&schema.namespace)));
        let has_verb = |verb: &&str| catalog.command(&format!("{object} {verb}")).is_some();
        let alone = catalog.command(&object).is_some();
        if !alone && !VERBS.iter().any(has_verb) {
            let message = format!("there is no object {object:?} to extend");
            return Err(
                Error::usage(message).hint("--object is domain, contact, host or another object that eppsh knows")
            );
        }
        let verbs = elements.iter().any(|element| VERBS.contains(&&*element.name.local));
        let mut guessed = Vec::new();
        for element in elements {
            let local = &*element.name.local;
            if alone && !is_answer(local) {
                self.extends.push((object.clone(), element));
            } else if let Some(verb) = VERBS.into_iter().find(|verb| *verb == local) {
                match has_verb(&verb) {
                    true => self.extends.push((format!("{object} {verb}"), element)),
                    false => {
                        self.notes.push(format!("there is no command {object} {verb} for <{local}> to go with"));
                        self.result(element, false);
                    }
                }
            } else if is_answer(local) || verbs {
                self.result(element, !is_answer(local));
            } else {
                let (object, verb) = command_in(local, &object, catalog);
                self.extends.push((format!("{object} {verb}"), element));
                self.results.push(element);
                guessed.push(format!("<{local}>"));
            }
        }
        if !guessed.is_empty() {
            let told = format!(
                "which commands {} goes with, and whether it comes in answers too, the schema does not say: \
                 command=\"domain create|update\" names several",
                guessed.join(", ")
            );
            self.notes.push(told);
        }
        Ok(())
    }

    /// An element of an answer; `unsure`: its name does not say so.
    fn result(&mut self, element: &'s Element, unsure: bool) {
        if unsure {
            let local = &element.name.local;
            self.notes.push(format!("<{local}> is taken for a part of answers; if it is sent, it needs a command"));
        }
        self.results.push(element);
    }
}

/// Whether elements of that name come in answers and messages only.
fn is_answer(local: &str) -> bool {
    ["Data", "Response", "Result", "Results", "resultsList", "Notify", "Notification"]
        .iter()
        .any(|end| local.ends_with(end))
}

/// The object that a name speaks of.
fn object_in(name: &str) -> String {
    let words = words(name);
    let known = ["contact", "host", "login"].into_iter().find(|object| words.iter().any(|word| word.contains(object)));
    known.unwrap_or("domain").into()
}

/// The command that an element's name begins with, as `domainTransferRequest` does, else the creation of `object`.
fn command_in(local: &str, object: &str, catalog: &Catalog) -> (String, &'static str) {
    let mut words = words(local).into_iter().peekable();
    let own = words.next_if(|word| ["domain", "contact", "host"].contains(&word.as_str()));
    let own = own.unwrap_or_else(|| object.to_string());
    let verb = words.next().and_then(|word| VERBS.into_iter().find(|verb| *verb == word)).unwrap_or("create");
    match catalog.command(&format!("{own} {verb}")) {
        Some(_) => (own, verb),
        None => (object.to_string(), "create"),
    }
}

/// Whether a schema maps an object or extends others, and whether that is more than a guess.
fn guess(schema: &Schema) -> (Shape, bool) {
    let element = |local: &str| schema.element(local);
    let checks = element("check").is_some_and(repeats_identifier) && element("chkData").is_some();
    let informs = element("info").and_then(identifier).is_some_and(|id| match element("infData") {
        Some(data) => first(data) == Some(id),
        None => id.to_ascii_lowercase().ends_with("id") || id.to_ascii_lowercase().ends_with("name"),
    });
    let lists =
        element("info").is_some_and(asks_for_one) && element("infData").is_some() && element("create").is_some();
    if checks || informs || lists {
        return (Shape::Object, true);
    }
    // One query and its answer, and nothing to change: mostly a thing of its own, such as a balance.
    match schema.elements.len() == 2 && element("info").is_some() && element("infData").is_some() {
        true => (Shape::Object, false),
        false => (Shape::Extension, true),
    }
}

/// Texts that tell nothing apart, though commands begin with them.
const NO_IDENTIFIERS: [&str; 6] = ["currency", "command", "phase", "class", "type", "language"];

/// The parts of an element's content.
fn parts(element: &Element) -> Vec<Flat<'_>> {
    match &element.content {
        Content::Elements(particle) => flatten(particle),
        _ => Vec::new(),
    }
}

/// Whether an element is a plain text that may tell one object from another.
fn is_identifier(one: &One) -> bool {
    let named = one.element.filter(|element| !NO_IDENTIFIERS.contains(&&*element.name.local));
    named.is_some_and(|element| match &element.content {
        Content::Text(simple) => simple.words.is_empty() && matches!(simple.base, Base::Text | Base::Token),
        _ => false,
    })
}

/// The name of the text that an element begins with, if it must be there and tells an object.
pub fn identifier(element: &Element) -> Option<&str> {
    match parts(element).into_iter().next()? {
        Flat::One(one) if one.required && !one.many && is_identifier(&one) => Some(&one.element?.name.local),
        _ => None,
    }
}

/// The name of the first element in an element.
fn first(element: &Element) -> Option<&str> {
    match parts(element).into_iter().next()? {
        Flat::One(one) => Some(&one.element?.name.local),
        _ => None,
    }
}

/// Whether an element holds texts that each tell an object.
pub fn repeats_identifier(element: &Element) -> bool {
    matches!(parts(element).first(), Some(Flat::One(one)) if one.many && is_identifier(one))
}

/// Whether an element asks for one object among others that it may ask for instead.
fn asks_for_one(element: &Element) -> bool {
    matches!(parts(element).first(), Some(Flat::Choice { alternatives, .. }) if alternatives.iter().any(is_identifier))
}
