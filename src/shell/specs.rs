//! `eppsh spec`: the declarations listed, shown, and held against their rules.

use super::check;
use crate::cli::forms;
use crate::cli::globals::Globals;
use crate::epp::xml::{self, Limits, outer_fragment};
use crate::error::{Error, Result};
use crate::spec::load::DIRECTIVES;
use crate::spec::{BUILT_IN, Catalog, Source};
use crate::ui::Ui;
use crate::view::json_writer;
use roxmltree::Node;
use serde_json::json;
use std::path::{Path, PathBuf};

/// `spec list`, `spec show` and `spec check`.
pub fn specs(
    ui: &Ui,
    catalog: &'static Catalog,
    verb: &str,
    names: &[String],
    xsd: Option<&str>,
    switch: bool,
    globals: &Globals,
) -> Result<u8> {
    match verb {
        "list" if switch => not_covered(ui, globals)?,
        "list" => list(ui, catalog, globals)?,
        "show" => names.iter().try_for_each(|name| show(ui, catalog, name, switch))?,
        _ => check::check(files(names)?, xsd.map(Path::new))?.iter().for_each(|line| ui.talk(line)),
    }
    Ok(0)
}

/// The texts of spec files, none larger than a file of values may be.
fn files(names: &[String]) -> Result<Vec<(PathBuf, String)>> {
    let read = |name: &String| {
        let bytes = super::world::read_file(name)?;
        let text = String::from_utf8(bytes).map_err(|_| Error::usage(format!("{name} is not UTF-8 text")))?;
        Ok((PathBuf::from(name), text))
    };
    names.iter().map(read).collect()
}

/// Every spec with its namespace and commands.
fn list(ui: &Ui, catalog: &'static Catalog, globals: &Globals) -> Result<()> {
    let row = |entry: &crate::spec::Entry| {
        let spec = entry.spec()?;
        let mut commands: Vec<&str> = Vec::new();
        let brought = spec.commands.iter().map(|command| command.name);
        let added = spec.extends.iter().map(|extend| extend.alias.unwrap_or(extend.command));
        for command in brought.chain(added) {
            if !commands.contains(&command) {
                commands.push(command);
            }
        }
        let mut row = json!({ "id": spec.id, "uri": spec.uri, "title": spec.title, "doc": spec.doc });
        row["source"] = match &entry.source {
            Source::BuiltIn => "built-in".into(),
            Source::File(path) => path.display().to_string().into(),
        };
        if entry.source != Source::BuiltIn && BUILT_IN.iter().any(|row| row.uri == spec.uri) {
            row["shadows"] = "built-in".into();
        }
        row["commands"] = commands.into();
        Some(row)
    };
    let rows: Vec<_> = catalog.entries().filter_map(row).collect();
    if globals.output.as_deref() == Some("table") {
        for row in &rows {
            let text = |key: &str| row[key].as_str().unwrap_or("").to_string();
            let line = format!("{:<16} {:<50} {} ({})\n", text("id"), text("uri"), text("title"), text("doc"));
            ui.data(line.as_bytes())?;
        }
        return Ok(());
    }
    ui.data(&json_writer::to_vec(&rows, ui.style(true)))
}

/// The namespaces that are known to exist and have no spec.
fn not_covered(ui: &Ui, globals: &Globals) -> Result<()> {
    let rows = crate::spec::coverage::NOT_COVERED;
    if globals.output.as_deref() == Some("table") {
        return rows.iter().try_for_each(|(uri, why)| ui.data(format!("{uri:<60} {why}\n").as_bytes()));
    }
    let rows: Vec<_> = rows.iter().map(|(uri, why)| json!({ "uri": uri, "reason": why })).collect();
    ui.data(&json_writer::to_vec(&rows, ui.style(true)))
}

/// One spec's file, or its frames alone.
fn show(ui: &Ui, catalog: &'static Catalog, name: &str, frames: bool) -> Result<()> {
    let entry = catalog.entries().find(|entry| entry.id == name || entry.uri == name).ok_or_else(|| {
        let known: Vec<&str> = catalog.known().map(|(id, _)| id).collect();
        Error::usage(format!("there is no spec {name:?}{}", forms::nearest(name, &known)))
            .hint("`eppsh spec list` lists them")
    })?;
    if !frames {
        return ui.data(entry.text().as_bytes());
    }
    let document = xml::parse_text(entry.text(), &Limits { tags: 20_000, ..Limits::ANSWER })
        .map_err(|bad| Error::internal(format!("{}: {bad}", entry.id)))?;
    let mut out = String::new();
    for part in document.root_element().children().filter(Node::is_element) {
        let word = part.tag_name().name();
        let title = part.attribute("name").or(part.attribute("as")).or(part.attribute("command")).unwrap_or("answer");
        for frame in part.children().filter(|node| node.is_element() && node.tag_name().namespace() != Some(DIRECTIVES))
        {
            out.push_str(&format!("<!-- {word}: {title} -->\n{}\n", bare(frame)));
        }
    }
    ui.data(out.as_bytes())
}

/// A frame without the directives on it: those that are elements stay, since they say what may stand there.
fn bare(node: Node) -> String {
    let mut text = outer_fragment(node);
    let own: Vec<(String, String)> = node
        .descendants()
        .flat_map(|inner| inner.attributes())
        .filter(|attribute| attribute.namespace() == Some(DIRECTIVES))
        .map(|attribute| (attribute.name().to_string(), attribute.value().to_string()))
        .collect();
    for (name, value) in own {
        let mut written = String::new();
        xml::escape(&mut written, &value, true);
        text = text.replace(&format!(" e:{name}=\"{written}\""), "");
    }
    text.replace(&format!(" xmlns:e=\"{DIRECTIVES}\""), "")
}
