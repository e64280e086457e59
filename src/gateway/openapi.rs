//! The description of every route: OpenAPI 3.1, made from the specs.
//!
//! What belongs to no command stands in `openapi.json` beside this file; the commands are added to it.

use super::body::{arguments, command};
use super::schema;
use super::status;
use crate::cli::lexer;
use crate::cli::tree::Declared;
use crate::spec::Catalog;
use crate::spec::model::{Command, Element, Kind};
use crate::spec::params::{Param, Shape};
use serde_json::{Map as Object, Value as Json, json};

/// The routes that belong to no command, and what all have in common.
const COMMON: &str = include_str!("openapi.json");

/// The answers' elements by the verb that asks for them (RFC 5731 to 5733).
const ANSWERS: &[(&str, &str)] =
    &[("check", "chkData"), ("info", "infData"), ("create", "creData"), ("renew", "renData"), ("transfer", "trnData")];

/// The description of the routes for the commands of `catalog`; with `users`, they ask for a name and a password.
pub fn document(catalog: &'static Catalog, users: bool) -> Json {
    // The file is this program's own, and a test reads it.
    let mut document: Json = serde_json::from_str(COMMON).unwrap_or_default();
    document["info"]["version"] = env!("CARGO_PKG_VERSION").into();
    if users {
        document["security"] = json!([{"basic": []}]);
    }
    let mut tags = Vec::new();
    for (object, declared) in commands(catalog) {
        let name = name_of(&declared);
        if !tags.contains(&object) {
            tags.push(object);
        }
        document["paths"][path(name)] = json!({"post": operation(catalog, object, &declared)});
    }
    let about = |object: &&str| json!({"name": object, "description": title(catalog, object)});
    let own = document["tags"].take();
    document["tags"] = tags.iter().map(about).chain(own.as_array().into_iter().flatten().cloned()).collect();
    document
}

/// The route of a command: `/v1/domain/check`.
pub fn path(name: &str) -> String {
    format!("/v1/{}", name.replace(' ', "/"))
}

/// Every command that has a route, with its object.
pub fn commands(catalog: &'static Catalog) -> impl Iterator<Item = (&'static str, Declared)> {
    catalog.common_objects().into_iter().flat_map(move |object| {
        let mut names: Vec<&'static str> = Vec::new();
        for (_, own) in catalog.commands(object) {
            names.push(own.name);
            let aliases = catalog.extends_wanted(own.name, crate::spec::Wanted::Common);
            names.extend(aliases.filter_map(|(_, extend)| extend.alias));
        }
        names.dedup();
        names.into_iter().filter_map(move |name| Some((object, command(catalog, name)?)))
    })
}

/// The words of a command.
pub fn name_of(declared: &Declared) -> &'static str {
    declared.extend.and_then(|(_, extend)| extend.alias).unwrap_or(declared.command.name)
}

/// What an object is.
fn title(catalog: &'static Catalog, object: &str) -> &'static str {
    catalog.commands(object).next().map_or("", |(spec, _)| spec.title)
}

/// One command.
fn operation(catalog: &'static Catalog, object: &str, declared: &Declared) -> Json {
    let name = name_of(declared);
    let help = declared.extend.map_or(declared.command.help, |(_, extend)| extend.help);
    let mut parameters = vec![json!({"$ref": "#/components/parameters/reveal"})];
    if changes(declared) {
        parameters.push(json!({"$ref": "#/components/parameters/idempotencyKey"}));
    }
    let mut content = json!({"schema": schema::body(&declared.params)});
    let examples = examples(declared);
    if !examples.is_empty() {
        content["examples"] = Json::Object(examples);
    }
    let required = arguments(&declared.params).any(|(_, param)| param.required && !param.secret);
    json!({
        "tags": [object],
        "operationId": name.replace([' ', '-'], "_"),
        "summary": help,
        "parameters": parameters,
        "requestBody": {"required": required, "content": {"application/json": content}},
        "responses": responses(catalog, declared.command),
    })
}

/// Whether a command changes something, with some operation at least.
fn changes(declared: &Declared) -> bool {
    !["req", "query"].iter().any(|op| declared.command.is_query(Some(op))) || declared.command.verb() == "transfer"
}

/// The answers of a command, by status.
fn responses(catalog: &'static Catalog, command: &'static Command) -> Json {
    if command.name == "hello" {
        return json!({
            "200": answer("The greeting", json!({"$ref": "#/components/schemas/Greeting"})),
            "default": {"$ref": "#/components/responses/Failure"},
        });
    }
    let mut all = Object::new();
    let data = result(catalog, command).map(schema::data);
    for (status, codes) in status::described() {
        let codes: Vec<String> = codes.iter().map(u16::to_string).collect();
        let description = format!("{} (result codes {})", status.canonical_reason().unwrap_or(""), codes.join(", "));
        let own = match &data {
            Some(data) if status.is_success() => json!({"allOf": [
                {"$ref": "#/components/schemas/Answer"},
                {"properties": {"data": data}},
            ]}),
            _ if status.is_success() => json!({"$ref": "#/components/schemas/Answer"}),
            _ => json!({"anyOf": [{"$ref": "#/components/schemas/Answer"}, {"$ref": "#/components/schemas/Failure"}]}),
        };
        all.insert(status.as_str().into(), answer(&description, own));
    }
    // Those that come before any command is understood.
    for (status, description) in [
        ("413", "The body is too large"),
        ("415", "The body is not application/json"),
        ("500", "A fault of the gateway or of its settings; nothing was sent"),
    ] {
        all.insert(status.into(), answer(description, json!({"$ref": "#/components/schemas/Failure"})));
    }
    Json::Object(all)
}

/// An answer of one schema.
fn answer(description: &str, schema: Json) -> Json {
    json!({"description": description, "content": {"application/json": {"schema": schema}}})
}

/// The element of a success, where its name tells that it is one.
fn result(catalog: &'static Catalog, command: &'static Command) -> Option<&'static Element> {
    let (_, local) = ANSWERS.iter().find(|(verb, _)| *verb == command.verb())?;
    let (spec, _) = catalog.command(command.name)?;
    spec.result(local)
}

/// The command's examples as bodies.
fn examples(declared: &Declared) -> Object<String, Json> {
    let lines = match declared.extend {
        Some((_, extend)) => &extend.examples,
        None => &declared.command.examples,
    };
    let bodies = lines.iter().filter_map(|example| {
        let words: Vec<String> = lexer::split(example.line).ok()?.words.into_iter().map(|word| word.text).collect();
        Some((example.line, example_body(declared, &words)?))
    });
    let numbered = bodies.enumerate().map(|(at, (line, body))| {
        (format!("example{}", at + 1), json!({"summary": line, "value": Json::Object(body)}))
    });
    numbered.collect()
}

/// The body that says what a line of the shell says; none for one that it cannot say.
pub fn example_body(declared: &Declared, words: &[String]) -> Option<Object<String, Json>> {
    let typed = name_of(declared).split(' ').count();
    let mut words = words.iter().skip(typed);
    let mut places: Vec<(&str, &Param)> =
        arguments(&declared.params).filter(|(_, param)| param.position.is_some()).collect();
    places.sort_by_key(|(_, param)| param.position);
    let mut places = places.into_iter().peekable();
    let mut body = Object::new();
    while let Some(word) = words.next() {
        let (key, param, value) = match word.strip_prefix("--") {
            Some(option) => {
                let (option, tied) = option.split_once('=').map_or((option, None), |(name, value)| (name, Some(value)));
                let named = |(_, param): &(&str, &Param)| param.position.is_none() && param.option == option;
                let (key, param) = arguments(&declared.params).find(named)?;
                let value = match (&param.shape, tied) {
                    (Shape::Flag | Shape::Value(Kind::Bool), tied) => tied.unwrap_or("true").to_string(),
                    (_, Some(tied)) => tied.to_string(),
                    _ => words.next()?.clone(),
                };
                (key, param, value)
            }
            None => {
                let (key, param) = *places.peek()?;
                if !param.repeats {
                    places.next();
                }
                (key, param, word.clone())
            }
        };
        if param.nullable && value == "none" {
            body.insert(key.into(), Json::Null);
            continue;
        }
        let mut values = split(param, &value).into_iter().map(|word| typed_value(param, word));
        match param.repeats {
            true => match body.entry(key).or_insert_with(|| json!([])) {
                Json::Array(list) => list.extend(values),
                _ => return None,
            },
            false => {
                body.insert(key.into(), values.next_back()?);
            }
        }
    }
    Some(body)
}

/// The items that one word holds, as the shell parts them.
fn split<'w>(param: &Param, word: &'w str) -> Vec<&'w str> {
    let several = |kind: &Kind| param.repeats && matches!(kind, Kind::Name | Kind::Ip | Kind::Words(_));
    let separator = match &param.shape {
        Shape::Value(kind) => several(kind).then_some(","),
        Shape::Words(_) => Some(","),
        Shape::Fields { plain, .. } => {
            let plain = plain.as_ref().is_some_and(several) && !word.contains('=');
            param.split.or(plain.then_some(","))
        }
        _ => None,
    };
    separator.map_or(vec![word], |separator| word.split(separator).map(str::trim).collect())
}

/// A word as the type that JSON has for it.
fn typed_value(param: &Param, word: &str) -> Json {
    match &param.shape {
        Shape::Flag => true.into(),
        Shape::Value(Kind::Bool) => matches!(word, "true" | "yes" | "1").into(),
        Shape::Value(Kind::Int | Kind::Byte | Kind::Short) => {
            word.parse::<i64>().map_or_else(|_| word.into(), Json::from)
        }
        _ => word.into(),
    }
}
