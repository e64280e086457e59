//! Makes the table of built-in specs from the files under `src/spec`: adding an extension is adding one file.
//!
//! Of each file only the heads of its directives are read, by their text: what they say is held against the loaded
//! file by a test.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

/// The objects of the standard, in the order of help.
const FIRST: &[&str] = &["session", "poll", "domain", "host", "contact"];

/// One row of the table.
struct Row {
    id: String,
    uri: String,
    main: String,
    family: String,
    brings: Vec<String>,
    extends: Vec<String>,
    path: PathBuf,
}

fn main() {
    let specs = Path::new(&env::var("CARGO_MANIFEST_DIR").expect("cargo says where")).join("src/spec");
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed={}", specs.display());
    let mut families =
        vec![("objects".to_string(), specs.join("objects")), ("extensions".into(), specs.join("extensions"))];
    families.extend(entries(&specs.join("registries")).into_iter().map(|dir| (name(&dir), dir)));
    let mut rows = Vec::new();
    for (family, dir) in &families {
        println!("cargo:rerun-if-changed={}", dir.display());
        let mut own: Vec<Row> =
            entries(dir).iter().filter(|path| is_xml(path)).flat_map(|path| read(path, family)).collect();
        own.sort_by_key(|row| {
            let first = FIRST.iter().position(|id| *id == row.id).unwrap_or(FIRST.len());
            (first, row.id.clone(), std::cmp::Reverse(version(&row.uri)), row.uri.clone())
        });
        rows.extend(own);
    }
    // The benchmark of starting up compares with a program of few specs, which it builds so.
    println!("cargo:rerun-if-env-changed=EPPSH_SPECS");
    if let Ok(wanted) = env::var("EPPSH_SPECS") {
        rows.retain(|row| wanted.split_whitespace().any(|id| id == row.id));
    }
    let mut table = String::from("&[\n");
    for row in rows {
        let Row { id, uri, main, family, brings, extends, path } = row;
        let path = path.display();
        writeln!(
            table,
            "BuiltIn {{ id: {id:?}, uri: {uri:?}, main: {main:?}, family: {family:?}, brings: &{brings:?}, extends: &{extends:?}, text: include_str!(\"{path}\") }},"
        )
        .expect("a string takes it");
    }
    table.push_str("]\n");
    let out = Path::new(&env::var("OUT_DIR").expect("cargo says where")).join("table.rs");
    fs::write(out, table).expect("the table can be written");
}

/// What is in a directory, in the order of the names.
fn entries(dir: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> =
        fs::read_dir(dir).map(|entries| entries.flatten().map(|entry| entry.path()).collect()).unwrap_or_default();
    paths.sort();
    paths
}

/// The last part of a path.
fn name(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

fn is_xml(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "xml")
}

/// The rows of a file: one for each namespace that it is read for.
fn read(path: &Path, family: &str) -> Vec<Row> {
    let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let head = tags(&text, "spec").next().unwrap_or_else(|| panic!("{} has no <e:spec>", path.display()));
    let need = |attribute: &str| {
        value(head, attribute).unwrap_or_else(|| panic!("{}: <e:spec> has no {attribute}", path.display())).to_string()
    };
    let (id, main) = (need("id"), need("uri"));
    let mut brings: Vec<String> = Vec::new();
    for command in tags(&text, "command").filter_map(|tag| value(tag, "name")) {
        let object = command.split(' ').next().unwrap_or(command).to_string();
        if !brings.contains(&object) {
            brings.push(object);
        }
    }
    let mut extends: Vec<String> = Vec::new();
    for command in tags(&text, "extend").filter_map(|tag| value(tag, "command")).flat_map(extended) {
        if !extends.contains(&command) {
            extends.push(command);
        }
    }
    let uris = std::iter::once(main.as_str()).chain(value(head, "also").unwrap_or("").split_whitespace());
    uris.map(|uri| Row {
        id: id.clone(),
        uri: uri.into(),
        main: main.clone(),
        family: family.into(),
        brings: brings.clone(),
        extends: extends.clone(),
        path: path.to_path_buf(),
    })
    .collect()
}

/// The start tags `<e:NAME …>`.
fn tags<'t>(text: &'t str, name: &str) -> impl Iterator<Item = &'t str> {
    let open = format!("<e:{name}");
    let starts: Vec<usize> = text.match_indices(&open).map(|(at, _)| at + open.len()).collect();
    starts.into_iter().map(|at| &text[at..]).filter(|rest| rest.starts_with(char::is_whitespace)).map(|rest| {
        let mut quote = None;
        let end = rest.find(|c| match (quote, c) {
            (None, '"' | '\'') => {
                quote = Some(c);
                false
            }
            (Some(open), c) if open == c => {
                quote = None;
                false
            }
            (quote, c) => quote.is_none() && c == '>',
        });
        &rest[..end.unwrap_or(rest.len())]
    })
}

/// The value of an attribute without a prefix.
fn value<'t>(tag: &'t str, attribute: &str) -> Option<&'t str> {
    let open = format!("{attribute}=");
    let at = tag.match_indices(&open).map(|(at, _)| at).find(|at| tag[..*at].ends_with(char::is_whitespace))?;
    let rest = &tag[at + open.len()..];
    let quote = rest.chars().next()?;
    rest[1..].split(quote).next()
}

/// The commands in `domain check|create, host create`.
fn extended(text: &str) -> Vec<String> {
    let mut commands = Vec::new();
    for part in text.split(',').map(str::trim) {
        match part.split_once(' ') {
            Some((object, verbs)) => commands.extend(verbs.split('|').map(|verb| format!("{object} {}", verb.trim()))),
            None => commands.push(part.to_string()),
        }
    }
    commands
}

/// The number at the end of a namespace.
fn version(uri: &str) -> Vec<u32> {
    let uri = uri.strip_suffix(".xsd").unwrap_or(uri);
    uri.rsplit('-').next().unwrap_or("").split('.').filter_map(|part| part.parse().ok()).collect()
}
