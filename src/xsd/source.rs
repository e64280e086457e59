//! A schema's files: the one that was named, and those that it includes and imports, found and read within limits.

use crate::epp::xml::{self, Limits};
use crate::error::{Error, Result};
use roxmltree::{Document, Node};
use std::collections::HashMap;
use std::io::Read;
use std::path::{Path, PathBuf};

/// The namespace of XML Schema itself.
pub const XSD: &str = "http://www.w3.org/2001/XMLSchema";

/// How large a file may be.
const FILE_LIMIT: usize = 4 << 20;
/// How many files one schema may draw on.
const FILES: usize = 512;
/// How much of a neighbouring file is looked at for its namespace.
const HEAD: usize = 64 << 10;
/// How many neighbouring files and directories are looked at.
const NEIGHBOURS: usize = 2000;
/// What a schema's XML may be like.
const LIMITS: Limits = Limits { depth: 64, attributes: 64, tags: 200_000, strict_encoding: false };

/// One file.
pub struct Source {
    /// What messages call it.
    pub file: String,
    /// Its text.
    pub text: String,
    /// The namespace its definitions are in: its own, or that of the file which includes it.
    pub namespace: String,
}

/// An import that leads to no file.
pub struct Missing {
    /// The namespace.
    pub namespace: String,
    /// Where it is imported: `FILE:LINE:COLUMN`.
    pub at: String,
    /// The place that the import names.
    pub location: Option<String>,
}

/// All files of a schema, the one that was named first.
#[derive(Default)]
pub struct Sources {
    /// The files.
    pub files: Vec<Source>,
    /// What was not found; it matters only when something of it is needed.
    pub missing: Vec<Missing>,
    /// What was passed over.
    pub notes: Vec<String>,
}

/// Reads the file and all that it draws on.
pub fn gather(path: &Path) -> Result<Sources> {
    let mut gatherer = Gatherer { sources: Sources::default(), known: Vec::new(), neighbours: HashMap::new() };
    let first = gatherer.add(path, path.display().to_string(), None)?;
    let mut at = first;
    while at < gatherer.sources.files.len() {
        gatherer.follow(at)?;
        at += 1;
    }
    Ok(gatherer.sources)
}

/// Parses a file's text.
pub fn document<'a>(file: &str, text: &'a str) -> Result<Document<'a>> {
    let document = xml::parse_text(text, &LIMITS).map_err(|bad| {
        let error =
            Error::config(if bad.at.is_some() { format!("{file}:{bad}") } else { format!("{file}:1:1: {bad}") });
        match bad.why.contains("DOCTYPE") {
            true => error.hint("take the DOCTYPE out: nothing of it is read, and a schema can do without"),
            false => error,
        }
    })?;
    let root = document.root_element();
    if root.tag_name().namespace() != Some(XSD) || root.tag_name().name() != "schema" {
        let message =
            format!("{}: the root element is <{}>, so it is no schema", place(file, root), root.tag_name().name());
        return Err(Error::config(message).hint(format!("a schema begins with <schema xmlns=\"{XSD}\" …>")));
    }
    Ok(document)
}

/// `FILE:LINE:COLUMN` of a node.
pub fn place(file: &str, node: Node) -> String {
    let at = node.document().text_pos_at(node.range().start);
    format!("{file}:{}:{}", at.row, at.col)
}

/// What one include or import asks for.
struct Wish {
    /// Where it stands.
    at: String,
    /// The namespace, for an import; an include is of the including file's.
    namespace: Option<String>,
    /// Where the file is said to be.
    location: Option<String>,
}

/// Finds and reads files.
struct Gatherer {
    sources: Sources,
    /// The files that were read, as the system knows them, in the order of the sources.
    known: Vec<PathBuf>,
    /// The namespaces of the schemas around a directory.
    neighbours: HashMap<PathBuf, Vec<(String, PathBuf)>>,
}

impl Gatherer {
    /// Reads a file; `adopted` is the namespace it takes when it has none of its own.
    fn add(&mut self, path: &Path, file: String, adopted: Option<&str>) -> Result<usize> {
        if self.sources.files.len() >= FILES {
            return Err(Error::config(format!("{file}: the schema draws on more than {FILES} files")));
        }
        let text = read(path, &file)?;
        let own = document(&file, &text)?.root_element().attribute("targetNamespace").map(str::to_string);
        let namespace = own.or(adopted.map(str::to_string)).unwrap_or_default();
        self.known.push(path.canonicalize().unwrap_or_else(|_| path.to_path_buf()));
        self.sources.files.push(Source { file, text, namespace });
        Ok(self.sources.files.len() - 1)
    }

    /// Reads what the file at `at` includes and imports.
    fn follow(&mut self, at: usize) -> Result<()> {
        let source = &self.sources.files[at];
        let (own, dir) = (source.namespace.clone(), self.known[at].parent().unwrap_or(Path::new(".")).to_path_buf());
        let mut wishes = Vec::new();
        for node in document(&source.file, &source.text)?.root_element().children().filter(|node| is(node, "")) {
            let name = node.tag_name().name();
            if !["import", "include", "redefine", "override"].contains(&name) {
                continue;
            }
            let at = place(&source.file, node);
            if wishes.len() >= FILES {
                return Err(Error::config(format!("{at}: the file draws on more than {FILES} others")));
            }
            if name == "redefine" || name == "override" {
                self.sources.notes.push(format!("{at}: what <{name}> changes is read as it was before"));
            }
            let namespace = (name == "import").then(|| node.attribute("namespace").unwrap_or_default().to_string());
            wishes.push(Wish { at, namespace, location: node.attribute("schemaLocation").map(str::to_string) });
        }
        wishes.into_iter().try_for_each(|wish| self.grant(wish, &own, &dir))
    }

    /// Reads the file that is wished for, where there is one.
    fn grant(&mut self, wish: Wish, own: &str, dir: &Path) -> Result<()> {
        let named = wish.location.as_deref().map(|location| dir.join(location)).filter(|path| path.is_file());
        let Some(namespace) = wish.namespace else {
            let Some(path) = named else {
                let location = wish.location.unwrap_or_default();
                return Err(Error::config(format!("{}: it includes {location:?}, and there is no such file", wish.at))
                    .hint(format!("put the file there: it has a part of the namespace {own}")));
            };
            return match self.is_known(&path) {
                true => Ok(()),
                false => self.add(&path, path.display().to_string(), Some(own)).map(drop),
            };
        };
        if namespace == XSD || namespace == roxmltree::NS_XML_URI {
            return Ok(());
        }
        if self.sources.files.iter().any(|source| source.namespace == namespace) {
            return Ok(());
        }
        let fits = |path: &PathBuf| namespace_of(path).unwrap_or_default() == namespace;
        match named.filter(fits).or_else(|| self.neighbour(dir, &namespace)) {
            Some(path) => self.add(&path, path.display().to_string(), None).map(drop),
            None => {
                self.sources.missing.push(Missing { namespace, at: wish.at, location: wish.location });
                Ok(())
            }
        }
    }

    /// Whether the file has been read.
    fn is_known(&self, path: &Path) -> bool {
        path.canonicalize().is_ok_and(|path| self.known.contains(&path))
    }

    /// A schema of that namespace near `dir`: beside, below, or one directory up and below that.
    fn neighbour(&mut self, dir: &Path, namespace: &str) -> Option<PathBuf> {
        let known = self.neighbours.entry(dir.to_path_buf()).or_insert_with(|| around(dir));
        known.iter().find(|(own, _)| own == namespace).map(|(_, path)| path.clone())
    }
}

/// Whether a node is an element of XML Schema, of that name unless it is empty.
pub fn is(node: &Node, name: &str) -> bool {
    node.tag_name().namespace() == Some(XSD) && (name.is_empty() || node.tag_name().name() == name)
}

/// A file's text, within the limit.
fn read(path: &Path, file: &str) -> Result<String> {
    let cannot = |error: std::io::Error| Error::usage(format!("cannot read {file}: {error}"));
    let mut bytes = Vec::new();
    let opened = std::fs::File::open(path).map_err(cannot)?;
    opened.take(FILE_LIMIT as u64 + 1).read_to_end(&mut bytes).map_err(cannot)?;
    if bytes.len() > FILE_LIMIT {
        let message = format!("{file} has more than {} MiB, and no schema of EPP has so much", FILE_LIMIT >> 20);
        return Err(Error::config(message).hint("name the .xsd file itself"));
    }
    let text = xml::text(&bytes).map_err(|bad| Error::config(format!("{file}: {bad}")))?;
    Ok(text.to_string())
}

/// The schemas around a directory with their namespaces, the nearest first.
fn around(dir: &Path) -> Vec<(String, PathBuf)> {
    let mut found = Vec::new();
    let mut left = NEIGHBOURS;
    let mut seen = Vec::new();
    for top in std::iter::once(dir).chain(dir.parent()) {
        let mut dirs = vec![top.to_path_buf()];
        dirs.extend(entries(top, &mut left).into_iter().filter(|path| path.is_dir()));
        for dir in dirs {
            if seen.contains(&dir) {
                continue;
            }
            let files = entries(&dir, &mut left);
            let schemas = files.into_iter().filter(|path| path.extension().is_some_and(|end| end == "xsd"));
            found.extend(schemas.filter_map(|path| Some((namespace_of(&path)?, path))));
            seen.push(dir);
        }
    }
    found
}

/// What is in a directory, in order, as long as there is anything `left` to look at.
fn entries(dir: &Path, left: &mut usize) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(dir) else { return Vec::new() };
    let mut paths: Vec<PathBuf> = entries.take(*left).filter_map(|entry| Some(entry.ok()?.path())).collect();
    *left -= paths.len();
    paths.sort();
    paths
}

/// The target namespace in the head of a file.
fn namespace_of(path: &Path) -> Option<String> {
    if !path.is_file() {
        return None;
    }
    let mut bytes = Vec::new();
    std::fs::File::open(path).ok()?.take(HEAD as u64).read_to_end(&mut bytes).ok()?;
    let text = String::from_utf8_lossy(&bytes);
    let tag = root_tag(&text)?;
    let rest =
        tag[tag.find("targetNamespace")? + "targetNamespace".len()..].trim_start().strip_prefix('=')?.trim_start();
    let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    rest[1..].split(quote).next().map(str::to_string)
}

/// The start tag of the root element, behind declarations and comments.
fn root_tag(text: &str) -> Option<&str> {
    let mut rest = &text[text.find('<')?..];
    loop {
        let end = match rest {
            _ if rest.starts_with("<!--") => "-->",
            _ if rest.starts_with("<?") => "?>",
            _ if rest.starts_with("<!") => ">",
            _ => return rest.split('>').next(),
        };
        rest = &rest[rest.find(end)? + end.len()..];
        rest = &rest[rest.find('<')?..];
    }
}
