//! A spec file drafted from a schema: every element and attribute a slot, to be looked over and kept.
//!
//! ```text
//! Schema ─► plan    which elements are commands, which extend others, which are answers
//!        ─► frame   an element as a frame of slots (flat: what a spec can say of its content; kinds, names)
//!        ─► line    an example of each command
//!        ─► write   the text
//! ```

mod flat;
mod frame;
mod item;
mod kinds;
mod line;
mod names;
mod plan;
mod prefixes;
#[cfg(test)]
mod tests;
mod words;
mod write;

use super::model::{Element, Schema};
use crate::cli::Place;
use crate::cli::tree::Extent;
use crate::error::{Error, Result};
use crate::spec::{Catalog, params};
use frame::{Side, frame};
use item::{Child, Frame, Item};
use line::Least;
use plan::Plan;
use prefixes::{Prefixes, tail};
use write::Writer;

/// What a schema is made into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// An object with commands of its own.
    Object,
    /// An extension of other objects' commands.
    Extension,
}

/// What was asked for beside the schema.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Object or extension; guessed when it is not said.
    pub shape: Option<Shape>,
    /// The object that an extension extends: `contact`.
    pub object: Option<String>,
}

/// Lines of the catalog that are long, in a short form.
const SHORT: [(&str, &str); 6] = [
    ("domain check", "domain check shop.example"),
    ("domain renew", "domain renew shop.example --cur-exp 2027-01-31"),
    ("domain create", "domain create shop.example --auth 2fooBAR"),
    ("domain info", "domain info shop.example"),
    ("domain transfer", "domain transfer request shop.example"),
    ("domain update", "domain update shop.example"),
];

/// The text of a spec for the schema.
pub fn draft(schema: &Schema, options: &Options, catalog: &'static Catalog) -> Result<String> {
    let plan = plan::plan(schema, options, catalog)?;
    let own = schema.prefix(&schema.namespace).map_or_else(|| tail(&schema.namespace), str::to_string);
    let id = id(schema, &own, catalog);
    let mut drafter = Drafter {
        schema,
        catalog,
        prefixes: Prefixes::new(schema, &own),
        id,
        reserved: reserved(),
        out: String::new(),
    };
    drafter.body(&plan);
    let sound = |uri: &str| !uri.chars().any(|c| "&<>\"'{}".contains(c) || c.is_whitespace());
    if let Some((uri, _)) = drafter.prefixes.written.iter().find(|(uri, _)| !sound(uri)) {
        let message = format!("{}: the namespace {uri:?} cannot stand in a spec", schema.file);
        return Err(Error::config(message).hint("a spec is written without entities"));
    }
    Ok(drafter.whole(&plan))
}

/// Drafts one spec.
struct Drafter<'s> {
    schema: &'s Schema,
    catalog: &'static Catalog,
    prefixes: Prefixes,
    id: String,
    /// The options that every command has.
    reserved: Vec<String>,
    out: String,
}

impl Drafter<'_> {
    /// The file around what was drafted.
    fn whole(&self, plan: &Plan) -> String {
        let e = self.prefixes.directives;
        let mut writer = Writer { out: String::new(), directives: e };
        let file = self.schema.file.rsplit('/').next().unwrap_or(&self.schema.file);
        writer.comment(0, &format!("Drafted by `eppsh spec draft` from {file}. What is right stays, what is not can be changed; `eppsh spec check` tells."));
        for note in plan.notes.iter().chain(&self.schema.notes) {
            writer.comment(0, &format!("To look at: {note}."));
        }
        let declared: Vec<String> =
            self.prefixes.written.iter().map(|(uri, prefix)| format!(" xmlns:{prefix}=\"{uri}\"")).collect();
        writer.line(0, &format!("<{e}:spec xmlns:{e}=\"{}\"{}", crate::spec::load::DIRECTIVES, declared.concat()));
        let (doc, title) = (words::plain(file), words::plain(&self.title(plan)));
        writer.line(
            0,
            &format!("        id=\"{}\" uri=\"{}\" doc=\"{doc}\" title=\"{title}\">", self.id, self.schema.namespace),
        );
        format!("{}{}</{e}:spec>\n", writer.out, self.out)
    }

    /// What it is about.
    fn title(&self, plan: &Plan) -> String {
        let told = self.schema.about.as_deref().and_then(|about| {
            let about = about.trim_start_matches("Extensible Provisioning Protocol").trim_start_matches(" v1.0").trim();
            words::sentence(about, 60)
        });
        told.unwrap_or_else(|| match plan.shape {
            Shape::Object => format!("{} objects", words::said(&self.id)),
            Shape::Extension => format!("{} extension", words::said(&self.id)),
        })
    }

    /// Commands, additions and answers.
    fn body(&mut self, plan: &Plan) {
        let object = self.object_name();
        for (verb, element) in &plan.commands {
            self.command(&object, verb, element);
        }
        let mut taken: Vec<(String, Vec<String>)> = Vec::new();
        for (command, element) in &plan.extends {
            let own = match taken.iter_mut().position(|(known, _)| known == command) {
                Some(at) => at,
                None => {
                    taken.push((command.clone(), self.options_of(command)));
                    taken.len() - 1
                }
            };
            self.extend(command, element, &mut taken[own].1);
        }
        if !plan.results.is_empty() {
            let e = self.prefixes.directives;
            self.put(|writer| {
                writer.line(0, "");
                writer.line(1, &format!("<{e}:result>"));
            });
            for element in &plan.results {
                let mut made = frame(element, Side::Answer, &mut self.prefixes);
                made.names.settle(&self.id, &|_| false);
                self.put(|writer| writer.frame(2, &made));
            }
            self.put(|writer| writer.line(1, &format!("</{e}:result>")));
        }
    }

    /// Writes with a writer on what was drafted so far.
    fn put(&mut self, write: impl FnOnce(&mut Writer)) {
        let mut writer = Writer { out: std::mem::take(&mut self.out), directives: self.prefixes.directives };
        write(&mut writer);
        self.out = writer.out;
    }

    /// The first word of an object's commands: its id, unless another command is called so.
    fn object_name(&self) -> String {
        let name = words::dashed(&self.id);
        let own = self.catalog.commands(&name).next().is_some_and(|(spec, _)| spec.uri == &*self.schema.namespace);
        let known = [Place::Program, Place::Shell].into_iter().any(|place| {
            let tree = crate::cli::command(self.catalog, place, Extent::Titles);
            tree.get_subcommands()
                .any(|known| known.get_name() == name || known.get_all_aliases().any(|alias| alias == name))
        });
        if known && !own { format!("{name}-object") } else { name }
    }

    /// A command of its own.
    fn command(&mut self, object: &str, verb: &str, element: &Element) {
        let mut made = frame(element, Side::Request { creates: verb == "create" }, &mut self.prefixes);
        let is_transfer = verb == "transfer";
        let reserved = &self.reserved;
        made.names.settle(&words::dashed(&self.id), &|name| {
            reserved.iter().any(|known| known == name) || (is_transfer && name == "op")
        });
        let mut args = identifiers(&made, element);
        let name = format!("{object} {verb}");
        let head = if is_transfer { format!("{name} request") } else { name.clone() };
        let example = line::line(&made, &head, &args, if verb == "update" { Least::Change } else { Least::Nothing });
        if is_transfer {
            args.insert(0, "op".into());
        }
        let e = self.prefixes.directives;
        let args = if args.is_empty() { String::new() } else { format!(" args=\"{}\"", args.join(" ")) };
        let op = if is_transfer {
            format!(" op=\"{{op!:request|query|approve|reject|cancel}}\" {e}:help-op=\"What to do\"")
        } else {
            String::new()
        };
        self.put(|writer| {
            writer.line(0, "");
            writer.line(1, &format!("<{e}:command name=\"{name}\"{args} help=\"{}\">", verb_help(verb, object)));
            writer.line(2, &format!("<{verb}{op}>"));
            writer.frame(3, &made);
            writer.line(2, &format!("</{verb}>"));
            match example {
                Some(line) => writer.line(2, &format!("<{e}:example>{line}</{e}:example>")),
                None => writer.comment(2, "No example: a value for what is required could not be made up."),
            }
            writer.line(1, &format!("</{e}:command>"));
        });
    }

    /// What is added to a command.
    fn extend(&mut self, command: &str, element: &Element, taken: &mut Vec<String>) {
        let mut made = frame(element, Side::Request { creates: false }, &mut self.prefixes);
        made.names.settle(&words::dashed(&self.id), &|name| taken.iter().any(|known| known == name));
        taken.extend(arguments(&made.root, &made));
        let example = self.base_line(command).and_then(|head| line::line(&made, &head, &[], Least::Something));
        let e = self.prefixes.directives;
        self.put(|writer| {
            writer.line(0, "");
            writer.line(1, &format!("<{e}:extend command=\"{command}\">"));
            writer.frame(2, &made);
            match example {
                Some(line) => writer.line(2, &format!("<{e}:example>{line}</{e}:example>")),
                None => writer.comment(2, "No example: a value for what is required could not be made up."),
            }
            writer.line(1, &format!("</{e}:extend>"));
        });
    }

    /// The shortest line that types a command.
    fn base_line(&self, command: &str) -> Option<String> {
        if let Some((_, line)) = SHORT.iter().find(|(known, _)| *known == command) {
            return Some(line.to_string());
        }
        let (_, found) = self.catalog.command(command)?;
        let lines = found.examples.iter().map(|example| example.line);
        lines.filter(|line| !line.contains(['&', '<', '>'])).min_by_key(|line| line.len()).map(Into::into)
    }

    /// The options that a command has already: its own, those of other extensions, and those of every command.
    fn options_of(&self, command: &str) -> Vec<String> {
        let mut names = self.reserved.clone();
        let Some((_, base)) = self.catalog.command(command) else { return names };
        let own = params::of_frame(&base.frame, None);
        names.extend(own.into_iter().flat_map(|param| [param.option, param.name.to_string()]));
        // Versions of one thing share their options.
        let others = self.catalog.extends(command).filter(|(spec, _)| spec.id != self.id);
        for (_, extend) in others {
            names.extend(params::of_frame(&extend.frame, None).into_iter().map(|param| param.option));
        }
        names
    }
}

/// The id of a spec: the usual prefix, unless another namespace's spec has it.
fn id(schema: &Schema, prefix: &str, catalog: &Catalog) -> String {
    if let Some((id, _)) = catalog.known().find(|(_, uri)| *uri == &*schema.namespace) {
        return id.to_string();
    }
    // Versions of one thing share its id.
    let free = |id: &str| {
        !catalog
            .known()
            .any(|(other, uri)| other.eq_ignore_ascii_case(id) && unversioned(uri) != unversioned(&schema.namespace))
    };
    let end = tail(&schema.namespace);
    let owned = format!("{}-{end}", owner(&schema.namespace));
    let clean: String = prefix.chars().filter(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_')).collect();
    let mut wanted = [clean, end, owned.clone()].into_iter().filter(|id| !id.is_empty());
    wanted.find(|id| free(id)).unwrap_or_else(|| format!("{owned}-2"))
}

/// A namespace without its version; the IETF's have moved between versions.
fn unversioned(namespace: &str) -> String {
    match namespace.starts_with("urn:ietf:") {
        true => tail(namespace),
        false => {
            namespace.trim_end_matches(".xsd").trim_end_matches(|c: char| c.is_ascii_digit() || c == '.').to_string()
        }
    }
}

/// Whose namespace it is, in a word: `nic` of `http://www.nic.cz/xml/epp/domain-1.4`.
fn owner(namespace: &str) -> String {
    let host = namespace.split("//").nth(1).and_then(|rest| rest.split('/').next());
    let parts: Vec<&str> = host.map_or_else(|| namespace.split(':').collect(), |host| host.split('.').collect());
    let found = match host {
        Some(_) => parts.iter().rev().nth(1),
        None => parts.get(1),
    };
    found.map_or_else(|| "own".into(), |word| words::dashed(word))
}

/// The options that every command has, by any of their names.
fn reserved() -> Vec<String> {
    let all = crate::cli::globals::shared().into_iter().chain(crate::cli::globals::starting());
    let mut names: Vec<String> =
        all.flat_map(|arg| [Some(arg.get_id().to_string()), arg.get_long().map(str::to_string)]).flatten().collect();
    names.extend(["help", "version", "profile"].map(str::to_string));
    names
}

/// The arguments of a command that are typed without an option's name: what tells its object.
fn identifiers(made: &Frame, element: &Element) -> Vec<String> {
    let first = made.root.children.iter().find_map(|child| match child {
        Child::One(item) => Some(item),
        _ => None,
    });
    let Some(item) = first else { return Vec::new() };
    let id = match plan::identifier(element) {
        Some(_) => item.slots().last().and_then(|slot| slot.id),
        None if plan::repeats_identifier(element) && item.is_plain() => item.each.map(|(id, _)| id),
        None => None,
    };
    id.map(|id| made.names.of(id).to_string()).into_iter().collect()
}

/// All arguments of the frame itself.
fn arguments(item: &Item, made: &Frame) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let own = item.each.map(|(id, _)| id).into_iter().chain(item.group).chain(item.flag);
    found.extend(own.map(|id| made.names.of(id).to_string()));
    if item.each.is_none() && item.group.is_none() {
        found.extend(item.slots().filter_map(|slot| slot.id).map(|id| made.names.of(id).to_string()));
        for child in &item.children {
            match child {
                Child::One(item) => found.extend(arguments(item, made)),
                Child::Choice { alternatives, .. } => {
                    found.extend(alternatives.iter().flat_map(|item| arguments(item, made)))
                }
                Child::Note(_) => {}
            }
        }
    }
    found
}

/// What a verb does to an object.
fn verb_help(verb: &str, object: &str) -> String {
    let said = words::said(object).to_lowercase();
    match verb {
        "check" => format!("Ask whether {said} objects can be created"),
        "info" => format!("Show the data of a {said} object"),
        "create" => format!("Create a {said} object"),
        "delete" => format!("Delete a {said} object"),
        "renew" => format!("Extend the registration of a {said} object"),
        "transfer" => format!("Request, query, approve, reject or cancel the transfer of a {said} object"),
        _ => format!("Change a {said} object"),
    }
}
