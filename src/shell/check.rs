//! `eppsh spec check`: files of the user's own, held against every rule, their own examples and perhaps a schema.

use super::judge::{Sample, judge};
use crate::cli::words::Sources;
use crate::cli::{Act, Parser, Place, Stop};
use crate::cli::{globals, lexer};
use crate::epp::{EPP, encode, read, xml};
use crate::error::{Error, Result};
use crate::idn::Form;
use crate::secret::Secret;
use crate::session::prepare_offline;
use crate::spec::model::{self, Spec};
use crate::spec::params::of_frame;
use crate::spec::{Catalog, Source};
use clap::Arg;
use std::path::{Path, PathBuf};

/// The transaction id of examples.
const CLTRID: &str = "ABC-12345";

/// Checks the files together, as the user's directory would have them, and runs their examples; what to say when all is well.
pub fn check(files: Vec<(PathBuf, String)>, xsd: Option<&Path>) -> Result<Vec<String>> {
    // Checked once, a file's text may stay: the model borrows from it until the process ends.
    let catalog: &'static Catalog = Box::leak(Box::new(Catalog::with(files)?));
    let mut told = Vec::new();
    for entry in catalog.entries() {
        let Source::File(path) = &entry.source else { continue };
        let spec = entry.spec().ok_or_else(|| Error::internal("the checked spec is gone"))?;
        told.push(one(catalog.preferring(&[spec.uri]), spec, &path.display().to_string(), xsd)?);
    }
    Ok(told)
}

/// Checks one spec of the catalog, for one of its namespaces.
fn one(catalog: &'static Catalog, spec: &'static Spec, name: &str, xsd: Option<&Path>) -> Result<String> {
    names(spec).map_err(|error| error.at(name.to_string()))?;
    let samples = samples(catalog, spec).map_err(|error| error.at(name.to_string()))?;
    let faults = xsd.map_or(Ok(Vec::new()), |xsd| judge(xsd, &samples))?;
    if !faults.is_empty() {
        let message = format!("{name}: the schema finds fault with its examples:\n  {}", faults.join("\n  "));
        return Err(Error::config(message));
    }
    let shadows = crate::spec::BUILT_IN.iter().any(|row| row.uri == spec.uri);
    let shadowed = if shadows { "; it stands in for the built-in spec of that namespace" } else { "" };
    let judged = if xsd.is_some() { " and held against the schema" } else { "" };
    Ok(format!("{name}: {} for {}, {} examples run{judged}{shadowed}", spec.id, spec.uri, samples.len()))
}

/// Refuses options of the spec that every command has already.
fn names(spec: &'static Spec) -> Result<()> {
    let shared: Vec<Arg> = globals::shared().into_iter().chain(globals::starting()).collect();
    let frames = spec.commands.iter().map(|command| (command.name, &command.frame, &command.positional));
    let frames = frames.chain(spec.extends.iter().map(|extend| (extend.command, &extend.frame, &extend.positional)));
    // What a login says is set in the profile, and never typed.
    for (command, frame, positional) in frames.filter(|(command, ..)| *command != "login") {
        for param in of_frame(frame, None).iter().filter(|param| !positional.contains(&param.name)) {
            let taken = shared.iter().any(|arg| arg.get_long() == Some(&param.option)) || param.option == "help";
            if taken {
                let message = format!("`{command}`: every command has an option --{} already", param.option);
                return Err(Error::config(message).hint("call the slot otherwise, or give it a name by e:option"));
            }
        }
    }
    Ok(())
}

/// Runs every example of a spec; gives the frames they make.
pub fn samples(catalog: &'static Catalog, spec: &'static Spec) -> Result<Vec<Sample>> {
    let of_commands = spec.commands.iter().flat_map(|command| &command.examples);
    let of_extends = spec.extends.iter().flat_map(|extend| &extend.examples);
    let mut samples = Vec::new();
    for example in of_commands.chain(of_extends) {
        let at = |error: Error| error.at(format!("example `{}`", example.line));
        samples.push(typed(catalog, spec, example.line).map_err(at)?);
        if let Some(answer) = example.answer {
            samples.extend(answered(spec, example.line, answer).map_err(at)?);
        }
    }
    for answer in &spec.told {
        let label = answer.split(['>', ' ']).next().unwrap_or("").trim_start_matches('<');
        let at = |error: Error| error.at(format!("example <{label}>"));
        samples.extend(answered(spec, label, answer).map_err(at)?);
    }
    Ok(samples)
}

/// Types an example, writes its frame, reads it back and writes it again.
fn typed(catalog: &'static Catalog, spec: &Spec, text: &str) -> Result<Sample> {
    let line = lexer::split(text).map_err(|unfinished| Error::config(unfinished.message()))?;
    let words: Vec<String> = line.words.into_iter().map(|word| word.text).collect();
    let parsed = Parser::new(catalog, Place::Shell).parse(&words, &mut Nothing).map_err(|stop| match stop {
        Stop::Error(error) => error,
        Stop::Asked(_) => Error::config("it asks for help"),
    })?;
    let Act::Call { call, .. } = parsed.act else { return Err(Error::config("it is no command of EPP")) };
    let prepared = prepare_offline(catalog, &call, CLTRID.into(), Form::ALabel)?;
    let frame = String::from_utf8_lossy(&prepared.frame).into_owned();
    match read::frame(&prepared.frame, catalog) {
        Ok(read::Frame::Request(back, other)) if other.is_empty() => {
            let again = prepare_offline(catalog, &back, CLTRID.into(), Form::ALabel)?;
            if again.frame != prepared.frame {
                let again = String::from_utf8_lossy(&again.frame).into_owned();
                let message = format!("its frame, read and written again, is another frame:\n{frame}\n{again}");
                return Err(Error::config(message));
            }
        }
        Ok(read::Frame::Request(_, other)) => {
            return Err(Error::config(format!(
                "reading its frame leaves {} unnamed: {}",
                other[0].path, other[0].value
            )));
        }
        Ok(_) => return Err(Error::config("its frame is no command")),
        Err(bad) => return Err(Error::config(format!("its frame cannot be read: {bad}"))),
    }
    let document = xml::parse_text(&frame, &xml::Limits::ANSWER)
        .map_err(|bad| Error::config(format!("its frame cannot be read: {bad}")))?;
    let own = document.descendants().find(|node| node.is_element() && node.tag_name().namespace() == Some(spec.uri));
    let part = own.map_or_else(|| frame.clone(), xml::outer_fragment);
    Ok(Sample { label: text.into(), frame, part })
}

/// Reads the answer of an example and writes it again; gives both as frames.
fn answered(spec: &Spec, label: &str, answer: &str) -> Result<Vec<Sample>> {
    // As in a frame: what has no prefix is of the protocol itself.
    let wrapped = format!("<epp xmlns=\"{EPP}\">{answer}</epp>");
    let document =
        xml::parse_text(&wrapped, &xml::Limits::ANSWER).map_err(|bad| Error::config(format!("its answer: {bad}")))?;
    let root = document.root_element().first_element_child().unwrap_or(document.root_element());
    let local = root.tag_name().name();
    let (uri, id) = (root.tag_name().namespace(), spec.id);
    let found = spec.results.iter().find(|told| told.element.local == local && Some(told.element.uri) == uri);
    let told = found.ok_or_else(|| Error::config(format!("its answer <{local}> has no e:result in {id}")))?;
    let mut decoder = crate::epp::decode::Decoder::default();
    let values = decoder.read(&told.element, root);
    if let Some(other) = decoder.other.first() {
        return Err(Error::config(format!("reading its answer leaves something unnamed: {}", other.value)));
    }
    if let Some(issue) = decoder.issues.first() {
        let message = format!("its answer departs from the declaration at <{}>: {:?}", issue.name, issue.what);
        return Err(Error::config(message));
    }
    let write = |values| {
        encode::element(&told.element, values).map_err(|invalid| Error::config(format!("its answer: {invalid}")))
    };
    let written = write(&values)?;
    let frame = |part: &str| answer_frame(part, told.place);
    let whole = frame(&written);
    let again =
        xml::parse_text(&whole, &xml::Limits::ANSWER).map_err(|bad| Error::config(format!("its answer: {bad}")))?;
    let node = again.descendants().find(|node| node.tag_name() == root.tag_name());
    let back = node.map(|node| crate::epp::decode::Decoder::default().read(&told.element, node)).unwrap_or_default();
    if write(&back)? != written {
        return Err(Error::config(format!("its answer, read and written again, is another: {written}")));
    }
    Ok(vec![
        Sample { label: format!("{label} (answer)"), frame: frame(answer), part: answer.into() },
        Sample { label: format!("{label} (answer, written again)"), frame: frame(&written), part: written },
    ])
}

/// A whole answer around one element.
fn answer_frame(part: &str, place: model::Place) -> String {
    let container = match place {
        model::Place::Data => "resData",
        model::Place::Extension => "extension",
    };
    format!(
        "<epp xmlns=\"{EPP}\"><response><result code=\"1000\"><msg>Command completed successfully</msg></result>\
         <{container}>{part}</{container}><trID><clTRID>{CLTRID}</clTRID><svTRID>54321-XYZ</svTRID></trID></response></epp>"
    )
}

/// Examples take nothing from outside.
pub(crate) struct Nothing;

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
