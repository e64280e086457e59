//! The table and the command with holes.

use crate::cli::lexer;
use crate::error::{Error, Result};
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::path::Path;

/// The largest table.
const LARGEST: u64 = 256 << 20;

/// A row of the table as the words of its command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Its number: the first row below the headings is 1.
    pub number: usize,
    /// The words of its command.
    pub words: Vec<String>,
    /// Those of the words that the table had a part in.
    pub given: Vec<String>,
}

/// What a table and a command make together.
#[derive(Debug)]
pub struct Table {
    /// The rows, without those that say nothing or repeat another.
    pub rows: Vec<Row>,
    /// Rows in which every field is empty.
    pub blank: Vec<usize>,
    /// Rows that make the same command as an earlier one, and which that is.
    pub repeated: Vec<(usize, usize)>,
    /// The file's SHA-256, by which it is known again.
    pub sha256: String,
}

/// Reads the table in `path` for the command `template`, in which `{heading}` stands for a field.
pub fn read(path: &Path, template: &str) -> Result<Table> {
    let told = |error: std::io::Error| Error::usage(format!("cannot read {}: {error}", path.display()));
    let size = std::fs::metadata(path).map_err(told)?.len();
    if size > LARGEST {
        return Err(Error::usage(format!("{} is larger than {} MiB", path.display(), LARGEST >> 20)));
    }
    let bytes = std::fs::read(path).map_err(told)?;
    parse(&bytes, template).map_err(|error| error.at(path.display()))
}

/// The same, of bytes.
fn parse(bytes: &[u8], template: &str) -> Result<Table> {
    let line = lexer::split(template).map_err(|unfinished| Error::usage(unfinished.message()))?;
    if line.words.is_empty() || line.redirect.is_some() || line.pipe.is_some() {
        return Err(Error::usage("the command of a bulk run is one command, without > and |"));
    }
    let words: Vec<String> = line.words.into_iter().map(|word| word.text).collect();
    if let Some(line) = open_quote(bytes) {
        let message = format!("the quote that begins a field in line {line} is never closed; nothing was sent");
        return Err(Error::usage(message).hint("a field that holds a quote is written \"like \"\"this\"\"\""));
    }
    let mut reader = csv::ReaderBuilder::new().trim(csv::Trim::All).from_reader(bytes);
    let headings: Vec<String> = reader.headers().map_err(unreadable)?.iter().map(Into::into).collect();
    check_headings(&headings, &words)?;
    let sha256 = Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
    let mut table = Table { rows: Vec::new(), blank: Vec::new(), repeated: Vec::new(), sha256 };
    let mut seen: HashMap<Vec<String>, usize> = HashMap::new();
    for (at, record) in reader.records().enumerate() {
        let (number, record) = (at + 1, record.map_err(unreadable)?);
        if record.iter().any(|field| field.contains(['\n', '\r'])) {
            return Err(Error::usage(format!("row {number} has a field that goes over several lines"))
                .hint("is a quote left open? Rows in between would be left out"));
        }
        if record.iter().all(str::is_empty) {
            table.blank.push(number);
            continue;
        }
        let row = fill(number, &words, &headings, &record)?;
        match seen.get(&row.words) {
            Some(first) => table.repeated.push((number, *first)),
            None => {
                seen.insert(row.words.clone(), number);
                table.rows.push(row);
            }
        }
    }
    Ok(table)
}

/// The line in which a quoted field begins that goes on to the end of the file.
fn open_quote(bytes: &[u8]) -> Option<usize> {
    let (mut line, mut begun, mut is_field_start) = (1, None, true);
    for byte in bytes {
        match (byte, begun) {
            // A quote within quotes closes and opens again, which comes to the same.
            (b'"', Some(_)) => begun = None,
            (b'"', None) if is_field_start => begun = Some(line),
            _ => {}
        }
        let reopened = *byte == b'"' && begun.is_none();
        is_field_start = begun.is_none() && (matches!(byte, b',' | b'\n' | b'\r') || reopened);
        line += usize::from(*byte == b'\n');
    }
    begun
}

/// Refuses headings that name nothing or two things, and holes that no heading fills.
fn check_headings(headings: &[String], words: &[String]) -> Result<()> {
    for (at, heading) in headings.iter().enumerate() {
        if headings[..at].contains(heading) {
            return Err(Error::usage(format!("two columns are called {heading:?}")));
        }
    }
    let mut holes = 0;
    for word in words {
        for hole in holes_of(word) {
            holes += 1;
            if !headings.iter().any(|heading| heading == hole) {
                let known = headings.join(", ");
                return Err(Error::usage(format!("no column is called {hole:?}"))
                    .hint(format!("the first line names the columns; here they are: {known}")));
            }
        }
    }
    if holes == 0 {
        return Err(Error::usage("the command names no column, so every row would do the same")
            .hint("write {HEADING} where a row's field belongs: 'domain renew {name} --period 1y'"));
    }
    Ok(())
}

/// The headings that a word names.
fn holes_of(word: &str) -> impl Iterator<Item = &str> {
    word.split('{').skip(1).filter_map(|rest| rest.split_once('}').map(|(hole, _)| hole))
}

/// The words of a row.
fn fill(number: usize, words: &[String], headings: &[String], record: &csv::StringRecord) -> Result<Row> {
    let mut row = Row { number, words: Vec::new(), given: Vec::new() };
    for word in words {
        let (mut filled, mut rest) = (String::new(), word.as_str());
        while let Some((before, behind)) = rest.split_once('{') {
            let Some((hole, after)) = behind.split_once('}') else { break };
            let at = headings.iter().position(|heading| heading == hole).unwrap_or_default();
            let field = record.get(at).unwrap_or_default();
            filled.push_str(before);
            if filled.is_empty() && field.starts_with(['-', '@']) {
                // It would be an option, or name a file.
                return Err(Error::usage(format!("row {number}: {field:?} of {{{hole}}} cannot begin a word"))
                    .hint("a field that begins with - or @ would be read as an option or a file's name"));
            }
            if field.is_empty() {
                return Err(Error::usage(format!("row {number}: {{{hole}}} is empty")));
            }
            filled.push_str(field);
            rest = after;
        }
        filled.push_str(rest);
        if filled != *word {
            row.given.push(filled.clone());
        }
        row.words.push(filled);
    }
    Ok(row)
}

/// What is wrong with a table, with its line.
fn unreadable(error: csv::Error) -> Error {
    Error::usage(format!("the table cannot be read: {error}"))
        .hint("it is CSV: a line of headings, fields separated by commas, each row with as many as there are headings")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(table: &Table) -> Vec<String> {
        table.rows.iter().map(|row| row.words.join("|")).collect()
    }

    #[test]
    fn tables_are_read_as_spreadsheets_write_them() {
        let csv = "\u{feff}name,who\r\na.test,\"Ann, \"\"A\"\" Lee\"\r\n\r\n , \r\n  foo.дети , Bob \r\na.test,\"Ann, \"\"A\"\" Lee\"\r\n";
        let table = parse(csv.as_bytes(), "contact create {name} --name '{who} Jr'").unwrap();
        assert_eq!(
            words(&table),
            ["contact|create|a.test|--name|Ann, \"A\" Lee Jr", "contact|create|foo.дети|--name|Bob Jr"]
        );
        assert_eq!((table.blank, table.repeated), (vec![2], vec![(4, 1)]));
        assert_eq!(table.rows[1].given, ["foo.дети", "Bob Jr"]);
    }

    #[test]
    fn what_is_wrong_is_told_with_its_row() {
        let told = |csv: &str, template: &str| parse(csv.as_bytes(), template).unwrap_err().to_string();
        assert!(told("name\na.test\n", "domain renew {nam}").contains("\"nam\""));
        assert!(told("name\na.test\n", "domain renew a.test").contains("no column"));
        assert!(told("name,name\na,b\n", "domain renew {name}").contains("two columns"));
        assert!(told("name,x\na\n", "domain renew {name}").contains("line"));
        assert!(told("name,x\n,a\n", "domain renew {name}").contains("row 1"));
        assert!(told("name\n--yes\n", "domain renew {name}").contains("--yes"));
        assert!(told("name\n@/etc/passwd\n", "domain renew {name}").contains("row 1"));
        assert!(told("name\na\n", "domain renew {name} > x").contains("one command"));
    }
}
