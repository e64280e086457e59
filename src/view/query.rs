//! `--query`: a jq filter inside the program.

use crate::error::{Error, Result};
use serde_json::Value;

/// A jq filter, ready to run.
pub struct Query(Inner);

#[cfg(feature = "jq")]
type Inner = jaq::Filter;
#[cfg(not(feature = "jq"))]
type Inner = std::convert::Infallible;

impl Query {
    /// Reads a filter; an error points at the place.
    #[cfg(feature = "jq")]
    pub fn parse(text: &str) -> Result<Query> {
        jaq::compile(text).map(Query)
    }

    /// Says how to get a program that has filters.
    #[cfg(not(feature = "jq"))]
    pub fn parse(_text: &str) -> Result<Query> {
        Err(Error::usage("this eppsh was built without jq filters")
            .hint("build it with `cargo build --features jq`, or pipe the JSON into jq: eppsh … -o json | jq …"))
    }

    /// What the filter makes of a document, none, one or many.
    #[cfg(feature = "jq")]
    pub fn run(&self, json: Value) -> Result<Vec<Value>> {
        jaq::run(&self.0, &json)
    }

    /// Cannot be reached: there is no filter to run.
    #[cfg(not(feature = "jq"))]
    pub fn run(&self, _json: Value) -> Result<Vec<Value>> {
        match self.0 {}
    }
}

/// The bytes of one result and a line feed; with `raw`, a text stands without quotes, as `jq -r` does.
pub fn result_bytes(result: &Value, raw: bool, style: super::colour::Style) -> Vec<u8> {
    match result {
        Value::String(text) if raw => {
            let text = if style.terminal { super::colour::visible_lines(text) } else { text.into() };
            format!("{text}\n").into_bytes()
        }
        other => super::json_writer::to_vec(other, style),
    }
}

/// The part that knows jaq.
#[cfg(feature = "jq")]
mod jaq {
    use super::{Error, Result, Value};
    use jaq_core::load::{Arena, Error as LoadError, File, Loader, lex, span};
    use jaq_core::{Compiler, Ctx, Vars, compile::Undefined, data::JustLut};
    use jaq_json::{Val, read};

    /// A compiled filter.
    pub type Filter = jaq_core::Filter<JustLut<Val>>;

    /// How many results one document may give: `repeat(.)` never ends.
    const MAX_RESULTS: usize = 1_000_000;

    /// Compiles a filter.
    pub fn compile(text: &str) -> Result<Filter> {
        let definitions = jaq_core::defs().chain(jaq_std::defs()).chain(jaq_json::defs());
        let functions = jaq_core::funs().chain(jaq_std::funs()).chain(jaq_json::funs());
        let arena = Arena::default();
        let modules = Loader::new(definitions).load(&arena, File { code: text, path: () }).map_err(|errors| {
            let first = errors.into_iter().map(|(_, error)| load_fault(text, error)).next();
            first.unwrap_or_else(|| Error::usage("the query cannot be read"))
        })?;
        // The environment holds passwords (EPPSH_PASSWORD): a filter copied from somewhere must not see it.
        let functions = functions.map(|function| match function.0 {
            "env" => ("env_is_not_for_filters", function.1, function.2),
            _ => function,
        });
        Compiler::default().with_funs(functions).compile(modules).map_err(|errors| {
            let first = errors.into_iter().flat_map(|(_, errors)| errors).map(|error| undefined(text, &error)).next();
            first.unwrap_or_else(|| Error::usage("the query cannot be compiled"))
        })
    }

    /// Runs a filter over one document.
    pub fn run(filter: &Filter, json: &Value) -> Result<Vec<Value>> {
        let input = read::parse_single(json.to_string().as_bytes())
            .map_err(|error| Error::internal(format!("the query cannot read its input: {error}")))?;
        let context = Ctx::<JustLut<Val>>::new(&filter.lut, Vars::new([]));
        let mut results = Vec::new();
        for result in filter.id.run((context, input)) {
            match result.map_err(|stop| stop.get_err()) {
                Ok(value) => results.push(to_json(&value)?),
                // By now the command has been done: this is no fault of what was typed before it.
                Err(Ok(error)) => return Err(Error::internal(format!("the query failed: {error}"))),
                // `halt` and `break` end the results.
                Err(Err(_)) => break,
            }
            if results.len() > MAX_RESULTS {
                return Err(Error::internal(format!("the query gave more than {MAX_RESULTS} results"))
                    .hint("does it end? `limit(10; …)` takes the first ten"));
            }
        }
        Ok(results)
    }

    /// jaq's values are more than JSON: not-a-number, bytes, keys that are no texts.
    fn to_json(value: &Val) -> Result<Value> {
        let text = value.to_string();
        match text.as_str() {
            "NaN" => Ok(Value::Null),
            text => serde_json::from_str(text).map_err(|_| {
                Error::internal("the query gave a value that is no JSON")
                    .hint("infinite numbers and keys that are no texts are none")
            }),
        }
    }

    /// A refusal of a filter that cannot be read.
    fn load_fault(text: &str, error: LoadError<&str>) -> Error {
        match error {
            LoadError::Lex(errors) => errors
                .first()
                .map(|(expected, found)| fault(text, found, &format!("expected {}", expectation(expected)))),
            LoadError::Parse(errors) => {
                errors.first().map(|(expected, found)| fault(text, found, &format!("expected {}", expected.as_str())))
            }
            LoadError::Io(errors) => errors.first().map(|(path, _)| fault(text, path, "modules cannot be loaded")),
        }
        .unwrap_or_else(|| Error::usage("the query cannot be read"))
    }

    /// What the lexer expected, in words.
    fn expectation(expected: &lex::Expect<&str>) -> &'static str {
        match expected {
            lex::Expect::Delim(open) if !matches!(*open, "(" | "[" | "{" | "\"") => "a closing delimiter",
            other => other.as_str(),
        }
    }

    /// A refusal of a name that means nothing.
    fn undefined(text: &str, (name, what): &(&str, Undefined)) -> Error {
        let arity = match what {
            Undefined::Filter(arity) => format!(" with {arity} arguments"),
            _ => String::new(),
        };
        fault(text, name, &format!("there is no {} called \"{name}\"{arity}", what.as_str()))
    }

    /// A refusal that points at `part` of the filter.
    fn fault(text: &str, part: &str, what: &str) -> Error {
        let inside = part.as_ptr() as usize >= text.as_ptr() as usize
            && part.as_ptr() as usize + part.len() <= text.as_ptr() as usize + text.len();
        let at = if inside { span(text, part).start } else { text.len() };
        let line = text[..at].rsplit('\n').next().unwrap_or_default();
        let shown = text[at - line.len()..].lines().next().unwrap_or_default();
        Error::usage(format!("the query is wrong at character {}: {what}", text[..at].chars().count() + 1))
            .hint(format!("the place is marked:\n  {shown}\n  {}^", " ".repeat(line.chars().count())))
    }
}

#[cfg(all(test, feature = "jq"))]
mod tests {
    use super::*;
    use crate::error::Kind;
    use crate::view::colour::Style;
    use serde_json::json;

    /// The results of a filter over `input`.
    fn run(filter: &str, input: Value) -> Result<Vec<Value>> {
        Query::parse(filter)?.run(input)
    }

    #[test]
    fn filters_give_none_one_or_many() {
        let input = json!({"z": 1, "cd": [{"name": "а.дети", "avail": true}, {"name": "b", "avail": false}]});
        assert_eq!(run(".cd[] | select(.avail) | .name", input.clone()).expect("runs"), [json!("а.дети")]);
        assert_eq!(
            run(".cd | map(.name) | length, .[0]", json!({"cd": [{"name": 1}]})).expect("runs"),
            [json!(1), json!(1)]
        );
        assert!(run("empty", json!(null)).expect("runs").is_empty());
        assert_eq!(run(".", input.clone()).expect("runs")[0].to_string(), input.to_string());
        assert_eq!(
            run("nan, 1.5, 12345678901", json!(null)).expect("runs"),
            [json!(null), json!(1.5), json!(12345678901_i64)]
        );
        assert_eq!(run("1, halt, 2", json!(null)).expect("runs"), [json!(1)]);
    }

    #[test]
    fn errors_point_at_the_place() {
        let error = run(".cd[] | foo(1)", json!({})).expect_err("no such filter");
        assert_eq!(error.kind(), Kind::Usage);
        assert!(error.message().contains("character 9") && error.message().contains("foo"), "{error}");
        assert!(error.hint_text().is_some_and(|hint| hint.ends_with(".cd[] | foo(1)\n          ^")), "{error:?}");
        for filter in [
            "",
            "(.a",
            ".a |",
            "[1",
            "{",
            "\"x",
            "$x",
            "@",
            ". as",
            "include \"a\"; .",
            "if",
            "\u{e9}",
            "1 2",
            "\"\\(\"",
        ] {
            if let Ok(results) = run(filter, json!(null)) {
                assert!(filter.is_empty(), "{filter:?} gave {results:?}");
            }
        }
        assert!(run("1 | error(\"x\")", json!(null)).expect_err("it fails").message().contains('x'));
        assert!(run(".a", json!([1])).is_err());
        assert!(run("infinite", json!(null)).is_err());
        assert!(run("repeat(1)", json!(null)).is_err());
        assert!(run("env", json!(null)).is_err(), "the environment is not for filters");
    }

    #[test]
    fn texts_are_quoted_unless_raw_is_wished() {
        let terminal = Style { terminal: true, ..Style::default() };
        assert_eq!(result_bytes(&json!("а\u{1b}"), false, Style::default()), "\"а\\u001b\"\n".as_bytes());
        assert_eq!(result_bytes(&json!("а\u{1b}"), true, terminal), "а\\u001b\n".as_bytes());
        assert_eq!(result_bytes(&json!("а"), true, Style::default()), "а\n".as_bytes());
        assert_eq!(result_bytes(&json!(["a"]), true, Style::default()), b"[\"a\"]\n");
    }
}
