//! `eppsh spec check`: a file of the user's own, held against every rule and its own examples.

use crate::cli::lexer;
use crate::cli::words::Sources;
use crate::cli::{Act, Parser, Place, Stop};
use crate::epp::{encode, read, xml};
use crate::error::{Error, Result};
use crate::secret::Secret;
use crate::session::prepare_offline;
use crate::spec::Catalog;
use crate::spec::model::{Example, Spec};
use std::path::PathBuf;

/// Checks the file and runs its examples; what to say when all is well.
pub fn check(name: &str, text: String) -> Result<String> {
    // Checked once, a file's text may stay: the model borrows from it until the process ends.
    let catalog: &'static Catalog = Box::leak(Box::new(Catalog::with(vec![(PathBuf::from(name), text)])?));
    let own = catalog.specs().find(|(_, source)| **source != crate::spec::Source::BuiltIn);
    let (spec, _) = own.ok_or_else(|| Error::internal("the checked spec is gone"))?;
    for extend in &spec.extends {
        if catalog.command(extend.command).is_none() {
            return Err(Error::config(format!(
                "{name}: it extends {:?}, and there is no such command",
                extend.command
            )));
        }
    }
    let examples: Vec<&Example> =
        spec.commands.iter().flat_map(|c| &c.examples).chain(spec.extends.iter().flat_map(|e| &e.examples)).collect();
    for example in &examples {
        run(catalog, spec, example).map_err(|error| error.at(format!("{name}: example `{}`", example.line)))?;
    }
    let shadows = crate::spec::BUILT_IN.iter().any(|row| row.id == spec.id && row.uri == spec.uri);
    let shadowed = if shadows { "; it stands in for the built-in spec of that name" } else { "" };
    Ok(format!("{name}: {} for {}, {} examples run{shadowed}", spec.id, spec.uri, examples.len()))
}

/// Types an example, writes its frame and reads both back.
fn run(catalog: &'static Catalog, spec: &Spec, example: &Example) -> Result<()> {
    let line = lexer::split(example.line).map_err(|unfinished| Error::config(unfinished.message()))?;
    let words: Vec<String> = line.words.into_iter().map(|word| word.text).collect();
    let parsed = Parser::new(catalog, Place::Shell).parse(&words, &mut Nothing).map_err(|stop| match stop {
        Stop::Error(error) => error,
        Stop::Asked(_) => Error::config("it asks for help"),
    })?;
    let Act::Call { call, .. } = parsed.act else { return Err(Error::config("it is no command of EPP")) };
    let prepared = prepare_offline(catalog, &call, "ABC-12345".into())?;
    match read::frame(&prepared.frame, catalog) {
        Ok(read::Frame::Request(back, other)) if other.is_empty() => {
            let again = prepare_offline(catalog, &back, "ABC-12345".into())?;
            if again.frame != prepared.frame {
                return Err(Error::config("its frame, read and written again, is another frame"));
            }
        }
        Ok(read::Frame::Request(_, other)) => {
            return Err(Error::config(format!("reading its frame leaves {} unnamed", other[0].path)));
        }
        Ok(_) => return Err(Error::config("its frame is no command")),
        Err(bad) => return Err(Error::config(format!("its frame cannot be read: {bad}"))),
    }
    example.answer.map_or(Ok(()), |answer| answered(spec, answer))
}

/// Reads the answer of an example and writes it again.
fn answered(spec: &Spec, answer: &str) -> Result<()> {
    let document =
        xml::parse_text(answer, &xml::Limits::ANSWER).map_err(|bad| Error::config(format!("its answer: {bad}")))?;
    let root = document.root_element();
    let element = spec.result(root.tag_name().name());
    let element =
        element.ok_or_else(|| Error::config(format!("its answer <{}> has no e:result", root.tag_name().name())))?;
    let mut decoder = crate::epp::decode::Decoder::default();
    let values = decoder.read(element, root);
    if let Some(other) = decoder.other.first() {
        return Err(Error::config(format!("reading its answer leaves something unnamed: {}", other.value)));
    }
    encode::element(element, &values).map(drop).map_err(|invalid| Error::config(format!("its answer: {invalid}")))
}

/// Examples take nothing from outside.
struct Nothing;

impl Sources for Nothing {
    fn file(&mut self, path: &str) -> Result<String> {
        Err(Error::config(format!("an example cannot read {path}")))
    }

    fn stdin(&mut self) -> Result<String> {
        Err(Error::config("an example cannot read standard input"))
    }

    fn secret(&mut self, _: &str, word: &str) -> Result<Secret> {
        Ok(Secret::new(word))
    }

    fn generate(&mut self) -> Secret {
        Secret::new("generated-1")
    }
}
