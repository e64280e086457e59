//! `always` of a profile: extensions that go with every command they extend, with their values.

use crate::error::{Error, Result};

/// An extension and the options that it always has.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Always {
    /// The id of its spec.
    pub id: String,
    /// Its options, as they would be typed: name and value.
    pub options: Vec<(String, String)>,
}

/// Reads `["ID", …]`, `[{ ID = { option = "value" } }, …]` or a table of such.
pub fn always(value: &toml::Value) -> Result<Vec<Always>> {
    match value {
        toml::Value::Array(items) => items.iter().try_fold(Vec::new(), |mut all, item| {
            match item {
                toml::Value::String(id) => all.push(Always { id: id.clone(), options: Vec::new() }),
                toml::Value::Table(table) => all.extend(tables(table)?),
                other => return Err(bad(other)),
            }
            Ok(all)
        }),
        toml::Value::Table(table) => tables(table),
        other => Err(bad(other)),
    }
}

/// `ID = { option = "value", … }`.
fn tables(table: &toml::Table) -> Result<Vec<Always>> {
    let one = |(id, value): (&String, &toml::Value)| {
        let toml::Value::Table(own) = value else { return Err(bad(value)) };
        let mut options = Vec::new();
        for (option, value) in own {
            let words = match value {
                toml::Value::Array(items) => items.iter().map(word).collect::<Result<Vec<_>>>()?,
                one => vec![word(one)?],
            };
            options.extend(words.into_iter().map(|word| (option.clone(), word)));
        }
        Ok(Always { id: id.clone(), options })
    };
    table.iter().map(one).collect()
}

/// A value as it would be typed.
fn word(value: &toml::Value) -> Result<String> {
    match value {
        toml::Value::String(text) => Ok(text.clone()),
        toml::Value::Integer(number) => Ok(number.to_string()),
        toml::Value::Float(number) => Ok(number.to_string()),
        toml::Value::Boolean(truth) => Ok(truth.to_string()),
        toml::Value::Datetime(time) => Ok(time.to_string()),
        other => Err(bad(other)),
    }
}

/// Something that `always` does not take.
fn bad(value: &toml::Value) -> Error {
    Error::config(format!("`always` cannot take {value}")).hint(
        "write always = [\"ID\"], or with values [profile.NAME.always.ID] and option = \"value\" lines; \
         `eppsh spec list` shows the ids, `eppsh help ID` the options",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Vec<Always>> {
        always(&text.parse::<toml::Table>().expect("TOML")["always"])
    }

    #[test]
    fn lists_and_tables_say_the_same() {
        let one = vec![Always { id: "namestoreExt".into(), options: vec![("sub-product".into(), "dotCOM".into())] }];
        assert_eq!(read("always = [{ namestoreExt = { sub-product = \"dotCOM\" } }]").expect("a list"), one);
        assert_eq!(read("[always.namestoreExt]\nsub-product = \"dotCOM\"").expect("a table"), one);
        assert_eq!(read("always = [\"x\"]").expect("a name")[0].id, "x");
        let several = read("[always.x]\na = [\"b\", 1]\nc = true").expect("several");
        assert_eq!(several[0].options, [("a", "b"), ("a", "1"), ("c", "true")].map(|(n, v)| (n.into(), v.into())));
        for bad in ["always = 1", "always = [1]", "[always]\nx = \"y\"", "[always.x.y.z]\na = 1"] {
            assert!(read(bad).expect_err(bad).hint_text().is_some());
        }
    }
}
