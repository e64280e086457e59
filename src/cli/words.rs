//! Words that were typed, to the call they mean.

use super::forms;
use super::keys;
use super::tree::{Declared, id_of};
use crate::epp::Call;
use crate::epp::encode::Invalid;
use crate::error::{Error, Result};
use crate::secret::Secret;
use crate::spec::model::Kind;
use crate::spec::params::{Param, Shape};
use crate::value::{Map, Value};
use clap::ArgMatches;
use clap::parser::ValueSource;

/// Where values come from that are not on the line itself; the one place where words touch the world.
pub trait Sources {
    /// The text of a file (`@file`).
    fn file(&mut self, path: &str) -> Result<String>;
    /// Standard input to its end (`-`).
    fn stdin(&mut self) -> Result<String>;
    /// The secret that `word` stands for: `prompt`, `env:VAR`, `cmd:…`, `@file` or itself. `option` is for messages.
    fn secret(&mut self, option: &str, word: &str) -> Result<Secret>;
    /// A new random authInfo (`gen`).
    fn generate(&mut self) -> Secret;
    /// Says something about a value that is not wrong.
    fn warn(&mut self, _text: &str) {}
}

/// The call that `matches` makes of a declared command.
pub fn call(declared: &Declared, matches: &ArgMatches, sources: &mut dyn Sources) -> Result<Call> {
    let mut call = Call::new(declared.command.name);
    let mut reader = Reader { sources, ext: Vec::new(), subject: None };
    for param in &declared.params {
        if let (Shape::KeyFile, None) = (&param.shape, &reader.subject) {
            reader.subject = call.args.str("name").map(Into::into);
        }
        let args = match param.owner {
            None => &mut call.args,
            Some(owner) => reader.args_of(owner),
        };
        // The borrow of the extension's arguments ends before the words are read.
        let mut own = std::mem::take(args);
        let read = reader.param(param, matches, &mut own);
        match param.owner {
            None => call.args = own,
            Some(owner) => *reader.args_of(owner) = own,
        }
        read?;
    }
    Ok(assembled(declared, call, reader.ext))
}

/// The call with the arguments of the extensions that take part; those of a command that is one itself always do.
pub fn assembled(declared: &Declared, mut call: Call, ext: Vec<(&'static str, Map)>) -> Call {
    if let Some((_, extend)) = declared.extend {
        extend.with.iter().for_each(|name| call.args.set(*name, true));
    }
    let wanted = declared.extend.map(|(id, _)| id);
    let takes_part = ext.into_iter().filter(|(id, args)| wanted == Some(*id) || !args.is_empty());
    call.ext = takes_part.map(|(id, args)| (id.into(), args)).collect();
    call
}

/// Adds options of the extension `owner` to a call, where it has none of that name.
pub fn add(
    declared: &Declared,
    call: &mut Call,
    owner: &str,
    options: &[(String, String)],
    sources: &mut dyn Sources,
) -> Result<()> {
    let at = match call.ext.iter().position(|(id, _)| id == owner) {
        Some(at) => at,
        None => {
            call.ext.push((owner.to_string().into(), Map::new()));
            call.ext.len() - 1
        }
    };
    let given: Vec<String> = call.ext[at].1.iter().map(|(name, _)| name.to_string()).collect();
    let subject = call.args.str("name").map(Into::into);
    let mut reader = Reader { sources, ext: Vec::new(), subject };
    for (option, word) in options {
        let own = |param: &&Param| param.owner == Some(owner) && (param.option == *option || param.name == option);
        let Some(param) = declared.params.iter().find(own) else { continue };
        if given.iter().any(|name| name == param.name) {
            continue;
        }
        let args = &mut call.ext[at].1;
        match param.shape {
            Shape::Flag if matches!(word.as_str(), "true" | "yes" | "1") => args.set(param.name, true),
            Shape::Flag => {}
            _ => reader.word(param, word, args).map_err(|bad| bad.at(called(param)))?,
        }
    }
    Ok(())
}

/// The call that plain words make: a name each, no option among them. `None` where it takes the tree to tell.
///
/// What a script types a thousand times is mostly this; the tree would say the same, at twenty times the cost.
pub fn plain_call(declared: &Declared, words: &[String], sources: &mut dyn Sources) -> Option<Result<Call>> {
    let unusual = |word: &String| word.is_empty() || word.starts_with(['-', '@']);
    let beside = |param: &Param| param.position.is_none() && (param.required || param.generated);
    if declared.extend.is_some() || words.iter().any(unusual) || declared.params.iter().any(beside) {
        return None;
    }
    let mut places: Vec<&Param> = declared.params.iter().filter(|param| param.position.is_some()).collect();
    places.sort_by_key(|param| param.position);
    let least = places.iter().filter(|param| param.required).count();
    let open_ended = places.last().is_some_and(|param| param.repeats);
    if words.len() < least || (words.len() > places.len() && !open_ended) {
        return None;
    }
    let mut call = Call::new(declared.command.name);
    let mut reader = Reader { sources, ext: Vec::new(), subject: None };
    for (at, word) in words.iter().enumerate() {
        let param = places[at.min(places.len() - 1)];
        if let Err(bad) = reader.word(param, word, &mut call.args) {
            return Some(Err(bad.at(called(param))));
        }
    }
    Some(Ok(call))
}

/// Reads arguments out of the matches.
struct Reader<'a> {
    sources: &'a mut dyn Sources,
    ext: Vec<(&'static str, Map)>,
    /// The name of the object, where an argument depends on it.
    subject: Option<String>,
}

impl Reader<'_> {
    /// The arguments of an extension.
    fn args_of(&mut self, owner: &'static str) -> &mut Map {
        let at = self.ext.iter().position(|(id, _)| *id == owner).unwrap_or_else(|| {
            self.ext.push((owner, Map::new()));
            self.ext.len() - 1
        });
        &mut self.ext[at].1
    }

    /// Reads one argument.
    fn param(&mut self, param: &Param, matches: &ArgMatches, args: &mut Map) -> Result<()> {
        let id = id_of(param);
        let typed = matches.try_contains_id(&id).unwrap_or(false)
            && matches.value_source(&id) == Some(ValueSource::CommandLine);
        if let Shape::Flag = param.shape {
            if typed && matches.get_flag(&id) {
                args.set(param.name, true);
            }
            return Ok(());
        }
        if !typed {
            // Only a secret that the command cannot do without is made up, and only if nothing stands in its place.
            if param.secret && needs_generating(param, matches) {
                args.set(param.name, self.sources.generate());
            }
            return Ok(());
        }
        let words: Vec<&String> = matches.get_many::<String>(&id).into_iter().flatten().collect();
        let called = called(param);
        for word in words {
            for word in self.expand(param, word)? {
                // A secret's source has named the argument already.
                let named = |bad: Error| if param.secret { bad } else { bad.at(&called) };
                self.word(param, &word, args).map_err(named)?;
            }
        }
        Ok(())
    }

    /// `@file` and `-`: one value a line where the argument repeats, else the whole.
    fn expand(&mut self, param: &Param, word: &str) -> Result<Vec<String>> {
        // A file of keys is no list of values.
        if param.secret || matches!(param.shape, Shape::KeyFile) {
            return Ok(vec![word.into()]);
        }
        let text = match word.strip_prefix('@') {
            Some(escaped) if escaped.starts_with('@') => return Ok(vec![escaped.into()]),
            Some(path) => self.sources.file(path)?,
            None if word == "-" => self.sources.stdin()?,
            None => return Ok(vec![word.into()]),
        };
        if !param.repeats || matches!(param.shape, Shape::Value(Kind::Xml | Kind::Base64)) {
            return Ok(vec![text.trim_end_matches(['\r', '\n']).into()]);
        }
        let lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
        Ok(lines.map(Into::into).collect())
    }

    /// Reads one word of an argument.
    fn word(&mut self, param: &Param, word: &str, args: &mut Map) -> Result<()> {
        if param.nullable && word == "none" {
            args.set(format!("{}-null", param.name), true);
            return Ok(());
        }
        if param.secret {
            let secret = match word {
                "gen" => self.sources.generate(),
                _ => self.sources.secret(&called(param), word)?,
            };
            args.set(param.name, secret);
            return Ok(());
        }
        let several = |kind: &Kind| param.repeats && matches!(kind, Kind::Name | Kind::Ip | Kind::Words(_));
        match &param.shape {
            Shape::Value(kind) => {
                for part in word.split(|c| c == ',' && several(kind)) {
                    let value = forms::plain(kind, false, part).map_err(Error::usage)?;
                    put(param, value, args);
                }
            }
            Shape::Words(words) => {
                for part in word.split(',').map(str::trim) {
                    switch(param, words, part, args)?;
                }
            }
            Shape::Fields { fields, form, plain } => {
                // `--ns a,b` is two hosts; `--ns a=IP,IP` is one.
                let several = plain.as_ref().is_some_and(several) && !word.contains('=');
                let separator = param.split.or(several.then_some(","));
                for part in separator.map_or(vec![word], |separator| word.split(separator).collect()) {
                    let value = forms::item(fields, *form, plain.as_ref(), part).map_err(Error::usage)?;
                    put(param, value, args);
                }
            }
            Shape::KeyFile => {
                let (records, warnings) = keys::records(word, self.subject.as_deref(), self.sources)?;
                // What is taken away need not be relied on.
                if !param.name.starts_with("rem-") {
                    warnings.iter().for_each(|warning| self.sources.warn(warning));
                }
                for record in records {
                    if !args.list(param.name).contains(&record) {
                        put(param, record, args);
                    }
                }
            }
            Shape::Flag => {}
        }
        Ok(())
    }
}

/// A word of a list of switches; `name` alone stands for `name:int` and `name:loc`.
pub fn switch(param: &Param, words: &[&'static str], part: &str, args: &mut Map) -> Result<()> {
    if words.contains(&part) {
        args.push(param.name, part);
        return Ok(());
    }
    let forms: Vec<&&str> =
        words.iter().filter(|word| word.strip_prefix(part).is_some_and(|rest| rest.starts_with(':'))).collect();
    if forms.is_empty() {
        let near = forms::nearest(part, words);
        return Err(Error::usage(format!("{part:?} is none of {}{near}", words.join(", "))));
    }
    forms.into_iter().for_each(|word| args.push(param.name, *word));
    Ok(())
}

/// Puts a value where it belongs: the argument itself, its list, or a field of an item.
pub fn put(param: &Param, value: Value, args: &mut Map) {
    let Some(part) = &param.part else {
        match param.repeats {
            true => args.push(param.name, value),
            false => args.set(param.name, value),
        }
        return;
    };
    let (teller, item) = part.item;
    if part.field == teller && item.is_none() {
        // `--type loc`: what `--name` and its like belong to. It comes first, as the field stands first in its frame.
        args.set(part.list, Value::List(vec![Value::Map([(teller, value)].into_iter().collect())]));
        return;
    }
    if !args.contains(part.list) {
        args.set(part.list, Value::List(Vec::new()));
    }
    let Some(Value::List(items)) = args.get_mut(part.list) else { return };
    let found = items.iter().position(|known| match (known, item) {
        (Value::Map(fields), Some(item)) => fields.str(teller) == Some(item),
        (Value::Map(_), None) => true,
        _ => false,
    });
    let at = found.unwrap_or_else(|| {
        let item = item.unwrap_or("int");
        items.push(Value::Map([(teller, item)].into_iter().collect()));
        items.len() - 1
    });
    if let Some(Value::Map(fields)) = items.get_mut(at) {
        match param.repeats {
            true => fields.push(part.field, value),
            false => fields.set(part.field, value),
        }
    }
}

/// Whether a secret that was not typed must be made up: it is required and no `-ext` stands in for it.
fn needs_generating(param: &Param, matches: &ArgMatches) -> bool {
    let stand_in = format!("--{}-ext", param.option);
    param.generated && !matches.try_contains_id(&stand_in).unwrap_or(false)
}

/// What is wrong with an argument, said as it was typed: `--loc-cc is required`.
pub fn told(declared: &Declared, invalid: &Invalid) -> String {
    told_as(declared, invalid, &called)
}

/// The same, with the arguments as `called` names them.
pub fn told_as(declared: &Declared, invalid: &Invalid, called: &dyn Fn(&Param) -> String) -> String {
    let typed = |name: &str| match name.strip_suffix("-null").and_then(|name| at_fault(declared, invalid, name)) {
        Some(param) => format!("{} none", called(param)),
        None => at_fault(declared, invalid, name).map_or_else(|| name.into(), called),
    };
    // A field of an item that is one word says whose it is.
    let list = whole(declared, invalid).map(called);
    let place = list.map_or(String::new(), |list| format!("{list}: "));
    let (argument, why) = (typed(&invalid.argument), invalid.why.told(&typed));
    match why.strip_prefix("it ") {
        Some(rest) => format!("{place}{argument} {rest}"),
        None => format!("{place}{argument}: {why}"),
    }
}

/// The argument that cannot be written as it is: the one named, or the list that one is a field of.
pub fn blamed<'d>(declared: &'d Declared, invalid: &Invalid) -> Option<&'d Param> {
    let name = invalid.argument.strip_suffix("-null").unwrap_or(&invalid.argument);
    // A list that is missing, whose items' fields are arguments themselves: the first of them.
    let first_of = |param: &&Param| {
        let own = param.owner == invalid.owner.as_deref();
        own && param.part.as_ref().is_some_and(|part| part.list == name && part.field != part.item.0)
    };
    at_fault(declared, invalid, name)
        .or_else(|| whole(declared, invalid))
        .or_else(|| declared.params.iter().find(first_of))
}

/// The argument called `name` where the fault is.
fn at_fault<'d>(declared: &'d Declared, invalid: &Invalid, name: &str) -> Option<&'d Param> {
    let named = |param: &&Param| match (&param.part, &invalid.item) {
        (Some(part), Some(item)) => {
            part.list == item.list && part.field == name && part.item.1 == item.which.as_deref()
        }
        (None, None) => param.name == name,
        _ => false,
    };
    declared.params.iter().filter(|param| param.owner == invalid.owner.as_deref()).find(named)
}

/// The list that the argument at fault is a field of, where its items are given whole.
fn whole<'d>(declared: &'d Declared, invalid: &Invalid) -> Option<&'d Param> {
    let list = invalid.item.as_ref()?.list;
    let mut own = declared.params.iter().filter(|param| param.owner == invalid.owner.as_deref());
    own.find(|param| param.part.is_none() && param.name == list)
}

/// What an argument is called in messages.
fn called(param: &Param) -> String {
    match param.position {
        Some(_) => param.name.to_uppercase(),
        None => format!("--{}", param.option),
    }
}
