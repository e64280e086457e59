//! `--ds-from-key FILE[:sha384]`: the DS records of the keys in a file, as if they had been typed.

use super::words::Sources;
use crate::dnssec::{self, Digest, Ds};
use crate::error::{Error, Result};
use crate::value::{Map, Value};

/// The largest file that may hold keys: a zone file is cut down to them by its owner.
const LARGEST: usize = 1 << 20;

/// The records for the domain `name`, and what to say of their keys.
pub fn records(word: &str, name: Option<&str>, sources: &mut dyn Sources) -> Result<(Vec<Value>, Vec<String>)> {
    let (path, digest) = split(word)?;
    let text = if path == "-" { sources.stdin()? } else { sources.file(path)? };
    let shown = if path == "-" { "standard input" } else { path };
    if text.len() > LARGEST {
        return Err(Error::usage(format!("{shown} is larger than {} MiB, too large for keys", LARGEST >> 20))
            .hint("give the file that dnssec-keygen wrote, or the DNSKEY records alone"));
    }
    let found = dnssec::from_keys(&text, name.unwrap_or_default(), digest)
        .map_err(|why| Error::usage(format!("{shown}: {why}")))?;
    let warnings = found.warnings.iter().map(|warning| format!("{shown}: {warning}")).collect();
    Ok((found.records.into_iter().map(item).collect(), warnings))
}

/// The file, and the digest named behind it.
fn split(word: &str) -> Result<(&str, Digest)> {
    if let Some((path, digest)) = word.rsplit_once(':')
        && digest.get(..3).is_some_and(|start| start.eq_ignore_ascii_case("sha"))
    {
        let digest = Digest::parse(digest).ok_or_else(|| {
            Error::usage(format!("{digest:?} is no digest for a DS record; there are sha256 and sha384"))
        })?;
        return Ok((path, digest));
    }
    Ok((word, Digest::default()))
}

/// A record in the form that `--ds` gives it.
fn item(ds: Ds) -> Value {
    let mut fields = Map::new();
    fields.set("keyTag", i64::from(ds.key_tag));
    fields.set("alg", i64::from(ds.algorithm));
    fields.set("digestType", i64::from(ds.digest_type));
    fields.set("digest", ds.digest);
    Value::Map(fields)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::{Act, Place, Stop, parse};
    use crate::epp::Call;
    use crate::secret::Secret;
    use crate::spec::Catalog;

    /// Files by name, and what was warned of.
    #[derive(Default)]
    struct Files(Vec<String>);

    /// RFC 8080, section 6.1.
    const KEY: &str = "example.com. IN DNSKEY 257 3 15 l02Woi0iS8Aa25FQkUd9RMzZHJpBoRQwAQEX1SxZJA4=";

    impl Sources for Files {
        fn file(&mut self, path: &str) -> Result<String> {
            match path {
                "K.key" => Ok(KEY.into()),
                "C:K" => Ok(KEY.replace("257", "385")),
                "large" => Ok(" ".repeat(LARGEST + 1)),
                _ => Err(Error::usage(format!("cannot read {path}: no such file"))),
            }
        }

        fn stdin(&mut self) -> Result<String> {
            Ok(KEY.into())
        }

        fn secret(&mut self, _: &str, word: &str) -> Result<Secret> {
            Ok(Secret::new(word))
        }

        fn generate(&mut self) -> Secret {
            Secret::new("generated")
        }

        fn warn(&mut self, text: &str) {
            self.0.push(text.into());
        }
    }

    /// The call of a line, and what was warned of.
    fn typed(line: &str) -> std::result::Result<(Call, Vec<String>), String> {
        let words: Vec<String> = line.split(' ').map(Into::into).collect();
        let mut files = Files::default();
        match parse(Catalog::built_in(), Place::Shell, &words, &mut files) {
            Ok(parsed) => match parsed.act {
                Act::Call { call, .. } => Ok((call, files.0)),
                other => Err(format!("{other:?}")),
            },
            Err(Stop::Error(error)) => Err(error.message().into()),
            Err(Stop::Asked(asked)) => Err(asked.0),
        }
    }

    /// The DS records of an argument, as `TAG TYPE`.
    fn records(call: &Call, argument: &str) -> Vec<String> {
        let items = call.extension("secDNS").map_or(&[][..], |args| args.list(argument));
        let shown = |map: &Map| {
            format!("{} {}", map.int("keyTag").unwrap_or_default(), map.int("digestType").unwrap_or_default())
        };
        items.iter().filter_map(Value::as_map).map(shown).collect()
    }

    #[test]
    fn keys_become_the_records_that_could_have_been_typed() {
        let (made, warnings) = typed("domain create Example.com --ds-from-key K.key").expect("a call");
        let digest = "3AA5AB37EFCE57F737FC1627013FEE07BDF241BD10F3B1964AB55C78E79A304B";
        let by_hand = format!("keyTag=3613,alg=15,digestType=2,digest={digest}");
        let (by_hand, _) = typed(&format!("domain create Example.com --ds {by_hand}")).expect("a call");
        assert_eq!(made.ext, by_hand.ext);
        assert_eq!(warnings, Vec::<String>::new());
    }

    #[test]
    fn several_digests_and_files_add_up_without_doubles() {
        let line = "domain create example.com --ds-from-key K.key:sha384 --ds-from-key K.key --ds-from-key - --ds-from-key=-:SHA384";
        let (call, _) = typed(line).expect("a call");
        assert_eq!(records(&call, "ds"), ["3613 4", "3613 2"]);
    }

    #[test]
    fn an_update_adds_and_removes() {
        let (call, warnings) =
            typed("domain update example.com --ds-from-key C:K --rem-ds-from-key K.key").expect("a call");
        assert_eq!((records(&call, "add-ds").len(), records(&call, "rem-ds")), (1, vec!["3613 2".to_string()]));
        assert!(warnings.len() == 1 && warnings[0].starts_with("C:K: the key ") && warnings[0].contains("revoked"));
        let (_, warnings) = typed("domain update example.com --rem-ds-from-key C:K").expect("a call");
        assert!(warnings.is_empty());
    }

    #[test]
    fn mistakes_name_the_option_and_the_file() {
        for (line, message) in [
            ("domain create example.com --ds-from-key no", "--ds-from-key: cannot read no: no such file"),
            ("domain create example.com --ds-from-key K.key:sha1", "--ds-from-key: \"sha1\" is no digest"),
            ("domain create example.com --ds-from-key large", "--ds-from-key: large is larger than 1 MiB"),
            ("domain create example.org --ds-from-key K.key", "--ds-from-key: K.key: line 1: the key is that of"),
            ("domain info example.org --ds-from-key K.key", "unexpected argument '--ds-from-key'"),
        ] {
            let found = typed(line).expect_err(line);
            assert!(found.starts_with(message), "{found}");
        }
    }
}
