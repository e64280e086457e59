//! The arguments of commands and the values of answers as JSON Schema (2020-12), for the description of the routes.

use super::body::arguments;
use crate::spec::model::{Element, Kind};
use crate::spec::params::{Field, Param, Shape, fields_of};
use serde_json::{Map as Object, Value as Json, json};

/// The body of a command with these arguments.
pub fn body(params: &[Param]) -> Json {
    let mut properties = Object::new();
    let mut required = Vec::new();
    for (key, param) in arguments(params) {
        properties.insert(key.into(), argument(param));
        if param.required && !param.secret {
            required.push(key);
        }
    }
    let mut schema = json!({"type": "object", "additionalProperties": false, "properties": properties});
    if !required.is_empty() {
        schema["required"] = json!(required);
    }
    schema
}

/// One argument.
fn argument(param: &Param) -> Json {
    let mut one = match &param.shape {
        Shape::Flag | Shape::KeyFile => json!({"type": "boolean"}),
        Shape::Value(kind) => given(kind),
        Shape::Words(words) => json!({"type": "string", "enum": with_shorthands(words)}),
        Shape::Fields { fields, .. } => json!({"anyOf": [item(fields), {"type": "string"}]}),
    };
    if param.secret {
        one["format"] = "password".into();
    }
    if let Shape::Value(Kind::Name) = &param.shape {
        one["minLength"] = 1.into();
    }
    let mut schema = match param.repeats {
        true => json!({"type": "array", "items": one}),
        false => one,
    };
    if param.repeats && param.required {
        schema["minItems"] = 1.into();
    }
    if param.nullable {
        schema = json!({"anyOf": [schema, {"type": "null"}]});
    }
    let mut help = param.help.to_string();
    if let Some(owner) = param.owner {
        help = format!("{help} [{owner}]");
    }
    schema["description"] = help.trim().into();
    if let Some(default) = param.default {
        schema["description"] = format!("{}; without it {default}", help.trim()).into();
    }
    schema
}

/// Words of a list of switches, and what stands for several of them: `name` for `name:int` and `name:loc`.
fn with_shorthands<'w>(words: &[&'w str]) -> Vec<&'w str> {
    let mut all = words.to_vec();
    for (short, _) in words.iter().filter_map(|word| word.split_once(':')) {
        if !all.contains(&short) {
            all.push(short);
        }
    }
    all
}

/// An item of several fields.
fn item(fields: &[Field]) -> Json {
    let mut properties = Object::new();
    for field in fields {
        let mut one = match field.fields.is_empty() {
            true => given(&field.kind),
            false => json!({"anyOf": [item(&field.fields), {"type": "string"}]}),
        };
        if field.repeats {
            one = json!({"type": "array", "items": one});
        }
        if !field.help.is_empty() {
            one["description"] = field.help.into();
        }
        properties.insert(field.name.into(), one);
    }
    let required: Vec<&str> = fields.iter().filter(|field| field.required).map(|field| field.name).collect();
    let mut schema = json!({"type": "object", "additionalProperties": false, "properties": properties});
    if !required.is_empty() {
        schema["required"] = json!(required);
    }
    schema
}

/// A value that is given.
fn given(kind: &Kind) -> Json {
    match kind {
        Kind::Text | Kind::Name => json!({"type": "string"}),
        Kind::Xml => json!({"type": "string", "contentMediaType": "application/xml"}),
        Kind::Int => json!({"type": "integer"}),
        Kind::Byte => json!({"type": "integer", "minimum": 0, "maximum": 255}),
        Kind::Short => json!({"type": "integer", "minimum": 0, "maximum": 65535}),
        Kind::Decimal => json!({"type": ["string", "number"], "pattern": r"^[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)$"}),
        Kind::Bool => json!({"type": "boolean"}),
        Kind::Time => json!({
            "type": "string",
            "pattern": r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2})?$",
        }),
        Kind::Date => json!({"type": "string", "format": "date"}),
        Kind::Duration => json!({"type": "string", "format": "duration"}),
        Kind::Hex => json!({"type": "string", "pattern": "^([0-9A-Fa-f]{2})*$"}),
        Kind::Base64 => json!({"type": "string", "contentEncoding": "base64"}),
        Kind::Ip => json!({"type": "string", "anyOf": [{"format": "ipv4"}, {"format": "ipv6"}]}),
        Kind::Period => {
            json!({"type": ["string", "integer"], "pattern": "^[1-9][0-9]?[ym]?$", "minimum": 1, "maximum": 99})
        }
        Kind::Phone => json!({"type": "string", "pattern": r"^(\+[0-9]{1,3}\.[0-9]{1,14}(x.*)?)?$"}),
        Kind::Words(words) => json!({"type": "string", "enum": words}),
    }
}

/// What stands under `data` when an answer holds this element. Nothing is required: a registry may leave anything out.
pub fn data(element: &'static Element) -> Json {
    json!({"type": "object", "properties": properties(&fields_of(element))})
}

/// The values of an answer.
fn properties(fields: &[Field]) -> Object<String, Json> {
    let mut all = Object::new();
    for field in fields {
        let one = match (field.fields.is_empty(), field.repeats) {
            (false, _) => json!({"type": "object", "properties": properties(&field.fields)}),
            // A host is a name, or a name with addresses.
            (true, true) => json!({"type": ["string", "integer", "boolean", "object"]}),
            (true, false) => told(&field.kind),
        };
        let mut schema = match field.repeats {
            true => json!({"type": "array", "items": one}),
            false => one,
        };
        if !field.help.is_empty() {
            schema["description"] = field.help.into();
        }
        all.insert(field.name.into(), schema.clone());
        if field.kind == Kind::Name && field.fields.is_empty() {
            schema["description"] = format!("{} with its U-labels, where it has A-labels", field.name).into();
            all.insert(format!("u{}", field.name), schema);
        }
    }
    all
}

/// A value that is told; what is not of its kind stays a text.
fn told(kind: &Kind) -> Json {
    match kind {
        Kind::Int | Kind::Byte | Kind::Short => json!({"type": ["integer", "string"]}),
        Kind::Bool => json!({"type": ["boolean", "string"]}),
        _ => json!({"type": "string"}),
    }
}
