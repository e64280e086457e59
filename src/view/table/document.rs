//! What eppsh tells of itself, which is no answer of a registry: lists of doubts, of transfers that wait, of plans.

use super::super::colour::Paint;
use super::super::json::Masked;
use super::{Sheet, harmless, json_rows, marked};
use serde_json::Value as Json;

/// The most columns that can be read side by side.
const COLUMNS: usize = 8;

impl Sheet<'_> {
    /// A list of records as a table, or one below the other where they are too wide for that; one record by itself.
    pub fn document(&self, value: &Json) -> String {
        let shown = serde_json::to_value(Masked { value, show: self.show, secret: false }).unwrap_or_default();
        let items = match shown {
            Json::Array(items) => items,
            one => vec![one],
        };
        let records: Vec<Vec<(String, String)>> = items.iter().map(rows).collect();
        let mut columns: Vec<&str> = Vec::new();
        for (name, _) in records.iter().flatten() {
            if !columns.contains(&name.as_str()) {
                columns.push(name);
            }
        }
        let is_broken = |(_, text): &(String, String)| text.contains('\n');
        if records.len() < 2 || columns.len() > COLUMNS || records.iter().flatten().any(is_broken) {
            return records.into_iter().map(|rows| self.record(rows)).collect::<Vec<_>>().join("\n");
        }
        let mut table = self.table();
        table.set_header(columns.iter().map(|name| marked(Paint::Key, &harmless(&name.to_uppercase()))));
        for rows in &records {
            let cell = |column: &&str| rows.iter().find(|(name, _)| name == column).map_or("", |(_, text)| text);
            table.add_row(columns.iter().map(cell));
        }
        self.finish(&table)
    }
}

/// Name and text of each field; a value that has none is called `value`.
fn rows(item: &Json) -> Vec<(String, String)> {
    let mut rows = Vec::new();
    let path = if item.is_object() { "" } else { "value" };
    json_rows(&mut rows, path, item);
    rows
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_list_is_a_table_and_a_record_stands_by_itself() {
        let sheet = Sheet::default();
        let list = json!([{ "id": 1, "command": "domain renew" }, { "id": 20, "why": "cut\u{1b}[2J" }]);
        assert_eq!(sheet.document(&list), "ID  COMMAND       WHY\n1   domain renew\n20                cut\\u001b[2J\n");
        assert_eq!(sheet.document(&json!({ "count": 3, "of": { "a": 1 } })), "count  3\nof.a   1\n");
        assert_eq!(sheet.document(&json!([])), "");
        assert_eq!(sheet.document(&json!(["one", "two"])), "VALUE\none\ntwo\n");
    }

    #[test]
    fn what_is_too_wide_stands_one_below_the_other_and_hides_its_secrets() {
        let sheet = Sheet::default();
        let list = json!([{ "frame": "a\nb", "pw": "hidden-2026" }, { "frame": "c" }]);
        let shown = sheet.document(&list);
        assert!(shown.contains("\n\nframe  c\n") && !shown.contains("hidden-2026"), "{shown}");
        let wide: Json = (0..9).map(|at| (format!("field{at}"), json!(at))).collect::<serde_json::Map<_, _>>().into();
        assert_eq!(sheet.document(&json!([wide, wide])).lines().count(), 19);
    }
}
