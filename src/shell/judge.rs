//! Frames held against an XML Schema, by `xmllint`: a judge that is not ours.

use crate::error::{Error, Result};
use crate::shell::world::generate;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A document to judge, and what messages call it.
pub struct Sample {
    /// What it is: an example's line.
    pub label: String,
    /// The whole frame.
    pub frame: String,
    /// The element that the spec is about, alone.
    pub part: String,
}

/// Holds the samples against the schema in `xsd`; a schema that does not know EPP's frame sees the spec's own elements
/// only. Gives what it finds wrong, or the sentence of a schema that cannot be used.
pub fn judge(xsd: &Path, samples: &[Sample]) -> Result<Vec<String>> {
    if !xsd.is_file() {
        return Err(Error::usage(format!("there is no schema {}", xsd.display())));
    }
    let dir = Scratch::new()?;
    let whole = dir.write(samples.iter().map(|sample| sample.frame.as_str()), "frame")?;
    let told = run(xsd, &whole)?;
    if !told.contains("No matching global declaration available for the validation root") {
        return Ok(faults(&told, &whole, samples));
    }
    let parts = dir.write(samples.iter().map(|sample| sample.part.as_str()), "part")?;
    Ok(faults(&run(xsd, &parts)?, &parts, samples))
}

/// Runs the judge.
fn run(xsd: &Path, files: &[PathBuf]) -> Result<String> {
    let mut command = Command::new("xmllint");
    command.args(["--noout", "--nonet", "--schema"]).arg(xsd).args(files);
    let output = command.output().map_err(|error| {
        Error::config(format!("cannot run xmllint, which holds examples against a schema: {error}"))
            .hint("install it (Debian: libxml2-utils), or check without --xsd")
    })?;
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    let unusable = ["Schemas parser error", "failed to compile", "Failed to locate", "failed to load external entity"];
    let broken = told.lines().find(|line| unusable.iter().any(|known| line.contains(known)));
    match broken {
        Some(line) if output.status.code() == Some(5) || !told.contains("validates") => {
            Err(Error::config(format!("the schema {} cannot be used: {line}", xsd.display()))
                .hint("a schema that it imports must stand where its schemaLocation says"))
        }
        _ => Ok(told),
    }
}

/// The complaints, each with the label of its sample.
fn faults(told: &str, files: &[PathBuf], samples: &[Sample]) -> Vec<String> {
    let mut found = Vec::new();
    for (file, sample) in files.iter().zip(samples) {
        let place = format!("{}:", file.display());
        let complaints = told.lines().filter_map(|line| line.strip_prefix(&place));
        for complaint in complaints {
            let words = complaint.split_once("error : ").map_or(complaint, |(_, words)| words);
            found.push(format!("`{}`: {words}", sample.label));
        }
    }
    found
}

/// A directory for the documents, which goes with this value.
struct Scratch(PathBuf);

impl Scratch {
    fn new() -> Result<Scratch> {
        let dir = std::env::temp_dir().join(format!("eppsh-{}", generate(12).expose()));
        std::fs::create_dir(&dir).map_err(|error| Error::config(format!("cannot make {}: {error}", dir.display())))?;
        Ok(Scratch(dir))
    }

    /// Writes each text into a file of its own.
    fn write<'t>(&self, texts: impl Iterator<Item = &'t str>, stem: &str) -> Result<Vec<PathBuf>> {
        let file = |(at, text): (usize, &str)| {
            let path = self.0.join(format!("{stem}{at}.xml"));
            let told = |error| Error::config(format!("cannot write {}: {error}", path.display()));
            std::fs::write(&path, text).map_err(told).map(|()| path.clone())
        };
        texts.enumerate().map(file).collect()
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        // Nothing depends on it: the system clears its directory of temporary files.
        let _ = std::fs::remove_dir_all(&self.0);
    }
}
