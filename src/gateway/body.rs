//! A JSON object to the call it means: the other way, beside words, to give a command's arguments.
//!
//! Arguments are named as on the command line: positional ones by their names, all others as their long options. A value
//! is a value: no `@file`, `env:` or `gen` is looked behind. What may repeat is a list. An item of several fields is an
//! object of them, or the word that would be typed (`admin:ID`). `null` takes away where the word `none` would.

use crate::cli::forms;
use crate::cli::tree::{Declared, declared};
use crate::cli::words::{assembled, blamed, put, switch, told_as};
use crate::epp::Call;
use crate::error::Error;
use crate::secret::Secret;
use crate::spec::model::{Form, Kind};
use crate::spec::params::{Field, Param, Shape};
use crate::spec::{Catalog, Wanted};
use crate::value::{Map, Value};
use serde_json::{Map as Object, Value as Json};

/// The words of a command that specs declare, its arguments, and what it may be called with.
pub fn command(catalog: &'static Catalog, name: &str) -> Option<Declared> {
    // The gateway logs in and out by itself.
    let offered = !matches!(name, "login" | "logout");
    offered.then(|| declared(catalog, name, Wanted::Common)).flatten()
}

/// Why a body makes no call.
#[derive(Debug)]
pub struct Misfit {
    /// The argument at fault, where it is one.
    pub argument: Option<String>,
    /// What is wrong, whose argument is named in it.
    pub message: String,
    /// Whether there is no such argument.
    pub is_unknown: bool,
}

impl Misfit {
    /// Something wrong with an argument.
    fn of(argument: &str, why: &str) -> Misfit {
        let message = match why.strip_prefix("it ") {
            Some(rest) => format!("{argument} {rest}"),
            None => format!("{argument}: {why}"),
        };
        Misfit { argument: Some(argument.into()), message, is_unknown: false }
    }

    /// What writing the frame found wrong, in the words of the body; anything else stays an error.
    pub fn from_error(declared: &Declared, error: Error) -> Result<Misfit, Error> {
        if !error.is_about_an_argument() {
            return Err(error);
        }
        let mut argument = None;
        let named = |param: &Param| key(&declared.params, param).to_string();
        let error = error.in_words(|invalid| {
            argument = blamed(declared, invalid).map(named);
            told_as(declared, invalid, &named)
        });
        let message = error.message().replace(" none", " null");
        Ok(Misfit { argument, message, is_unknown: false })
    }
}

/// The name of an argument in a body.
pub fn key<'p>(params: &[Param], param: &'p Param) -> &'p str {
    let taken = || params.iter().any(|other| other.position.is_some() && other.name == param.option);
    match param.position {
        Some(_) => param.name,
        // `host update NAME --name NEW`: a body has one place for both.
        None if taken() => param.name,
        None => &param.option,
    }
}

/// The arguments that a body may have: files of this machine are not the caller's.
pub fn arguments(params: &[Param]) -> impl Iterator<Item = (&str, &Param)> {
    let is_given = |param: &&Param| !matches!(param.shape, Shape::KeyFile) && !param.name.ends_with("-null");
    params.iter().filter(is_given).map(|param| (key(params, param), param))
}

/// The call that `body` makes of a declared command. `generate` makes up an authInfo that was left out.
pub fn call(declared: &Declared, body: &Object<String, Json>, generate: &dyn Fn() -> Secret) -> Result<Call, Misfit> {
    let known: Vec<&str> = arguments(&declared.params).map(|(key, _)| key).collect();
    if let Some(unknown) = body.keys().find(|key| !known.contains(&key.as_str())) {
        let near = forms::nearest(unknown, &known);
        let list = if near.is_empty() { format!("; there is {}", listed(&known)) } else { near };
        let misfit = Misfit::of(unknown, &format!("there is no such argument{list}"));
        return Err(Misfit { is_unknown: true, ..misfit });
    }
    let mut call = Call::new(declared.command.name);
    let mut ext: Vec<(&'static str, Map)> = Vec::new();
    for (key, param) in arguments(&declared.params) {
        let args = match param.owner {
            None => &mut call.args,
            Some(owner) => {
                let at = ext.iter().position(|(id, _)| *id == owner).unwrap_or_else(|| {
                    ext.push((owner, Map::new()));
                    ext.len() - 1
                });
                &mut ext[at].1
            }
        };
        match body.get(key) {
            Some(json) => argument(param, json, args).map_err(|why| Misfit::of(key, &why))?,
            None if param.secret && param.generated && !stood_in(param, body) => args.set(param.name, generate()),
            None if param.required && !param.secret => return Err(Misfit::of(key, "it is required")),
            None => {}
        }
    }
    Ok(assembled(declared, call, ext))
}

/// Whether another form of an authInfo stands in for it.
fn stood_in(param: &Param, body: &Object<String, Json>) -> bool {
    body.contains_key(&format!("{}-ext", param.option))
}

/// Names for a sentence, as many as one reads.
fn listed(names: &[&str]) -> String {
    const MOST: usize = 12;
    match names {
        [] => "none".into(),
        names if names.len() > MOST => format!("{}, … (GET /openapi.json has all)", names[..MOST].join(", ")),
        names => names.join(", "),
    }
}

/// Reads one argument.
fn argument(param: &Param, json: &Json, args: &mut Map) -> Result<(), String> {
    if json.is_null() && param.nullable {
        args.set(format!("{}-null", param.name), true);
        return Ok(());
    }
    if let Shape::Flag = param.shape {
        if json.as_bool().ok_or_else(|| misfit(json, "true or false"))? {
            args.set(param.name, true);
        }
        return Ok(());
    }
    if !param.repeats {
        return item(param, json, args);
    }
    let items = json.as_array().ok_or_else(|| misfit(json, "a list"))?;
    if items.is_empty() && param.required {
        return Err("it has no item, and needs one".into());
    }
    for (at, one) in items.iter().enumerate() {
        item(param, one, args).map_err(|why| format!("item {}: {why}", at + 1))?;
    }
    Ok(())
}

/// Reads the value of an argument, or one of several.
fn item(param: &Param, json: &Json, args: &mut Map) -> Result<(), String> {
    match &param.shape {
        Shape::Value(kind) => put(param, value(kind, param.secret, json)?, args),
        Shape::Words(words) => {
            let word = json.as_str().ok_or_else(|| misfit(json, "a word"))?;
            switch(param, words, word, args).map_err(|error| error.message().to_string())?;
        }
        Shape::Fields { fields: own, form, plain } => {
            put(param, fields(own, *form, plain.as_ref(), json)?, args);
        }
        Shape::Flag | Shape::KeyFile => {}
    }
    Ok(())
}

/// A value of a kind.
fn value(kind: &Kind, secret: bool, json: &Json) -> Result<Value, String> {
    // Truth and whole numbers have types of their own in JSON, and no other form.
    let typed = matches!(kind, Kind::Bool | Kind::Int | Kind::Byte | Kind::Short);
    let text = match json {
        Json::String(text) if !typed => text.clone(),
        Json::Bool(truth) if *kind == Kind::Bool => truth.to_string(),
        Json::Number(number) if is_number(kind, number) => number.to_string(),
        other => return Err(misfit(other, &kind.expected())),
    };
    if let Kind::Period = kind
        && text.is_empty()
    {
        return Err(misfit(json, &kind.expected()));
    }
    forms::plain(kind, secret, &text)
}

/// Whether a number may stand for a value of the kind: a period in years is one.
fn is_number(kind: &Kind, number: &serde_json::Number) -> bool {
    match kind {
        Kind::Decimal => true,
        Kind::Int | Kind::Byte | Kind::Short | Kind::Period => number.is_i64(),
        _ => false,
    }
}

/// An item of several fields: an object of them, or the word that would be typed.
fn fields(own: &[Field], form: Option<&Form>, plain: Option<&Kind>, json: &Json) -> Result<Value, String> {
    let given = match json {
        Json::String(word) => return forms::item(own, form, plain, word),
        Json::Object(given) => given,
        other => return Err(misfit(other, "an object, or the word that would be typed")),
    };
    let names: Vec<&str> = own.iter().map(|field| field.name).collect();
    if let Some(unknown) = given.keys().find(|name| !names.contains(&name.as_str())) {
        let near = forms::nearest(unknown, &names);
        let list = if near.is_empty() { format!("; there is {}", names.join(", ")) } else { near };
        return Err(format!("there is no field {unknown:?}{list}"));
    }
    let mut map = Map::new();
    for field in own {
        match given.get(field.name) {
            Some(json) => map.set(field.name, of_field(field, json).map_err(|why| format!("{}: {why}", field.name))?),
            None if field.required => return Err(format!("{} is required: {}", field.name, field.kind.expected())),
            None => {}
        }
    }
    Ok(Value::Map(map))
}

/// The value of a field.
fn of_field(field: &Field, json: &Json) -> Result<Value, String> {
    let one = |json: &Json| match field.fields.is_empty() {
        true => value(&field.kind, field.secret, json),
        false => fields(&field.fields, field.form, None, json),
    };
    if !field.repeats {
        return one(json);
    }
    let items = json.as_array().ok_or_else(|| misfit(json, "a list"))?;
    items.iter().map(one).collect::<Result<Vec<_>, _>>().map(Value::List)
}

/// What was found where something else was expected; texts are not shown, for they may be secrets.
fn misfit(json: &Json, expected: &str) -> String {
    let found = match json {
        Json::Null => "null".into(),
        Json::Bool(truth) => truth.to_string(),
        Json::Number(number) => number.to_string(),
        Json::String(_) => "a text".into(),
        Json::Array(_) => "a list".into(),
        Json::Object(_) => "an object".into(),
    };
    format!("{found} is not {expected}")
}
