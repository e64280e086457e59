//! Answers for people: a check as a table, an object as a record, a refusal as a short block.

mod document;

use super::colour::{Paint, RESET, is_risky};
use super::json::{Masked, Show, object};
use super::notice::notice;
use crate::epp::mask::is_secret;
use crate::epp::{Body, Call, Code, Greeting, MsgQ, Other, Outcome, Reason, Reply};
use crate::idn;
use crate::secret::MASK;
use crate::value::{Map, Value};
use comfy_table::{ColumnConstraint, ContentArrangement, Table, presets::NOTHING};
use serde_json::Value as Json;
use std::borrow::Cow;
use std::fmt::Write;

/// How a table is to look.
#[derive(Clone, Copy, Debug, Default)]
pub struct Sheet<'a> {
    /// The columns of the terminal; without it nothing is wrapped.
    pub width: Option<u16>,
    /// With colours.
    pub colour: bool,
    /// What of the secrets is shown.
    pub show: Show<'a>,
}

/// Marks of no width that a cell may hold while the table is laid out; colours take their place afterwards.
const MARKS: [(char, Paint); 4] =
    [('\u{2061}', Paint::Key), ('\u{2062}', Paint::Good), ('\u{2063}', Paint::Bad), ('\u{2064}', Paint::Dim)];
/// The mark that ends a colour.
const END: char = '\u{2060}';
/// Lists up to this many characters stand on one line.
const SHORT: usize = 60;

impl Sheet<'_> {
    /// An answer. `command` is what was asked, where it is known.
    pub fn reply(&self, command: Option<&str>, reply: &Reply) -> String {
        let mut out = String::new();
        if let Some(text) = notice(reply) {
            let _ = writeln!(out, "{}\n", lines(&text));
        }
        let code = reply.code();
        let said_all = code == Code::OK && !(reply.data.is_empty() && reply.ext.is_empty() && reply.other.is_empty());
        if !said_all || reply.results.iter().any(|result| !result.errors.is_empty()) {
            reply.results.iter().for_each(|result| self.outcome(&mut out, result));
        }
        if let Some(msgq) = &reply.msgq {
            out.push_str(&self.queue(msgq));
        }
        let open = command.is_none_or(|command| command.split(' ').next() == Some("poll"));
        for body in &reply.data {
            if open || reply.data.len() > 1 {
                self.heading(&mut out, &object(body));
            }
            out.push_str(&self.body(body));
        }
        for body in &reply.ext {
            self.heading(&mut out, &body.spec);
            out.push_str(&self.body(body));
        }
        self.other(&mut out, &reply.other);
        if !code.is_success()
            && let Some(id) = &reply.svtrid
        {
            let _ = writeln!(out, "{}", Paint::Dim.on(&format!("svTRID {}", harmless(id)), self.colour));
        }
        out
    }

    /// A greeting.
    pub fn greeting(&self, greeting: &Greeting) -> String {
        let mut rows = vec![("server".to_owned(), harmless(&greeting.svid).into_owned())];
        rows.push(("date".into(), harmless(&greeting.svdate).into_owned()));
        for (name, list) in [
            ("version", &greeting.versions),
            ("lang", &greeting.langs),
            ("objURI", &greeting.objuris),
            ("extURI", &greeting.exturis),
        ] {
            let separator = if name.ends_with("URI") { "\n" } else { ", " };
            rows.push((name.into(), list.iter().map(|text| harmless(text)).collect::<Vec<_>>().join(separator)));
        }
        if let Some(dcp) = &greeting.dcp {
            json_rows(&mut rows, "dcp", dcp);
        }
        let mut out = self.record(rows);
        self.other(&mut out, &greeting.other);
        out
    }

    /// A request read from a frame.
    pub fn request(&self, call: &Call) -> String {
        let mut out = String::new();
        self.heading(&mut out, &call.command);
        out.push_str(&self.record(self.rows(&call.args)));
        for (id, map) in &call.ext {
            self.heading(&mut out, id);
            out.push_str(&self.record(self.rows(map)));
        }
        if let Some(id) = &call.cltrid {
            out.push_str(&self.record(vec![("clTRID".into(), harmless(id).into_owned())]));
        }
        out
    }

    /// A result: code and text, and a line for each thing that was wrong.
    fn outcome(&self, out: &mut String, result: &Outcome) {
        let paint = if result.code.is_success() { Paint::Good } else { Paint::Bad };
        let _ = writeln!(out, "{} {}", paint.on(&result.code.to_string(), self.colour), harmless(&result.msg));
        for reason in &result.errors {
            let _ = writeln!(out, "  {}", self.reason(reason));
        }
    }

    /// What was wrong, on one line: `domain:name foo.test: it is reserved`.
    fn reason(&self, reason: &Reason) -> String {
        let element = reason.element.as_deref().unwrap_or_default();
        let secret = is_secret(element, self.show.secrets);
        let value = reason.value.as_ref().map(|value| Masked { value, show: self.show, secret });
        let value = value.map(|value| match serde_json::to_value(&value) {
            // It need not be a name: other letters say nothing, an A-label does.
            Ok(Json::String(text)) if text.is_ascii() => both_forms(&text).into_owned(),
            Ok(Json::String(text)) => harmless(&text).into_owned(),
            Ok(Json::Null) | Err(_) => String::new(),
            Ok(other) => harmless(&other.to_string()).into_owned(),
        });
        let what =
            [Some(Paint::Key.on(&harmless(element), self.colour).into_owned()).filter(|_| !element.is_empty()), value]
                .into_iter()
                .flatten()
                .filter(|part| !part.is_empty())
                .collect::<Vec<_>>()
                .join(" ");
        match &reason.reason {
            Some(why) if what.is_empty() => harmless(why).into_owned(),
            Some(why) => format!("{what}: {}", harmless(why)),
            None => what,
        }
    }

    /// The message queue.
    fn queue(&self, msgq: &MsgQ) -> String {
        let mut rows = Vec::new();
        let mut row = |name: &str, value: Option<&str>| {
            rows.extend(value.map(|value| (name.to_owned(), lines(value))));
        };
        row("messages", msgq.count.map(|count| count.to_string()).as_deref());
        row("message", msgq.id.as_deref());
        row("queued", msgq.qdate.as_deref());
        row("text", msgq.msg.as_deref());
        self.record(rows)
    }

    /// An object: the results of a check as a table, anything else as a record.
    fn body(&self, body: &Body) -> String {
        let fields: Vec<_> = body.values.iter().collect();
        if let [(_, Value::List(items))] = fields[..]
            && let Some(items) = items.iter().map(Value::as_map).collect::<Option<Vec<_>>>()
            && !items.is_empty()
            && items.iter().all(|item| item.contains("avail"))
        {
            return self.availability(&items);
        }
        self.record(self.rows(&body.values))
    }

    /// NAME, AVAIL, REASON, and what else an item holds.
    fn availability(&self, items: &[&Map]) -> String {
        let name_of = |item: &Map| ["name", "id"].into_iter().find(|name| item.contains(name));
        let known = ["name", "id", "avail", "reason"];
        let has_reason = items.iter().any(|item| item.contains("reason"));
        let mut more: Vec<&str> = Vec::new();
        for (name, _) in items.iter().flat_map(|item| item.iter()).filter(|(name, _)| !known.contains(name)) {
            if !more.contains(&name) {
                more.push(name);
            }
        }
        let mut table = self.table();
        let columns = ["name", "avail"].into_iter().chain(has_reason.then_some("reason")).chain(more.iter().copied());
        table.set_header(columns.map(|name| marked(Paint::Key, &harmless(&name.to_uppercase()))));
        for item in items {
            let avail = if item.flag("avail") { marked(Paint::Good, "yes") } else { marked(Paint::Bad, "no") };
            let name = name_of(item).and_then(|name| item.get(name)).map_or_else(String::new, |name| self.text(name));
            let mut row = vec![name, avail];
            row.extend(has_reason.then(|| self.cell(item, "reason")));
            row.extend(more.iter().map(|name| self.cell(item, name)));
            table.add_row(row);
        }
        self.finish(&table)
    }

    /// The value of one cell.
    fn cell(&self, item: &Map, name: &str) -> String {
        item.get(name).map_or_else(String::new, |value| self.text(value))
    }

    /// Name and value of every field, fields of maps as `postalInfo.city`.
    fn rows(&self, map: &Map) -> Vec<(String, String)> {
        let mut rows = Vec::new();
        map.iter().for_each(|(name, value)| self.field(&mut rows, &harmless(name), value));
        rows
    }

    /// The rows of one field.
    fn field(&self, rows: &mut Vec<(String, String)>, path: &str, value: &Value) {
        match value {
            Value::Map(map) => {
                map.iter().for_each(|(name, value)| self.field(rows, &format!("{path}.{}", harmless(name)), value));
            }
            Value::List(items) if items.iter().any(|item| item.as_map().is_some_and(is_wide)) => {
                for (at, item) in items.iter().enumerate() {
                    let place = if items.len() > 1 { format!("{path}[{at}]") } else { path.to_owned() };
                    self.field(rows, &place, item);
                }
            }
            other => rows.push((path.to_owned(), self.text(other))),
        }
    }

    /// A value as text, on several lines when it is a long list.
    fn text(&self, value: &Value) -> String {
        match value {
            Value::Text(text) => lines(text),
            Value::Domain(name) => both_forms(name).into_owned(),
            Value::Int(number) => number.to_string(),
            Value::Bool(truth) => (if *truth { "yes" } else { "no" }).into(),
            Value::Secret(secret) if self.show.reveal || secret.is_empty() => lines(secret.expose()),
            Value::Secret(_) => MASK.into(),
            Value::List(items) => {
                let texts: Vec<_> = items.iter().map(|item| self.text(item)).collect();
                let length: usize = texts.iter().map(|text| text.chars().count() + 2).sum();
                let one_line = length <= SHORT && !texts.iter().any(|text| text.contains('\n'));
                texts.join(if one_line { ", " } else { "\n" })
            }
            Value::Map(map) => {
                let fields: Vec<_> = map.iter().collect();
                match fields[..] {
                    [(_, value)] => self.text(value),
                    _ => fields
                        .into_iter()
                        .map(|(name, value)| format!("{}={}", harmless(name), self.text(value)))
                        .collect::<Vec<_>>()
                        .join(" "),
                }
            }
        }
    }

    /// What no spec names: a heading that says where and what, then its fields without prefixes.
    fn other(&self, out: &mut String, other: &[Other]) {
        for Other { path, value } in other {
            let shown = serde_json::to_value(Masked { value, show: self.show, secret: false }).unwrap_or_default();
            let (name, content) = match &shown {
                Json::Object(fields) if fields.len() == 1 => fields.iter().next().unzip(),
                _ => (None, None),
            };
            let place = [path.as_str(), name.map_or("", String::as_str)].join(" ");
            self.heading(out, &format!("{} (no spec)", place.trim_end()));
            let mut rows = Vec::new();
            json_rows(&mut rows, "", content.unwrap_or(&shown));
            out.push_str(&self.record(rows));
        }
    }

    /// A heading, with an empty line in front when something stands before it.
    fn heading(&self, out: &mut String, text: &str) {
        if !out.is_empty() {
            out.push('\n');
        }
        let _ = writeln!(out, "{}", Paint::Dim.on(&harmless(text), self.colour));
    }

    /// Two columns, names and values.
    fn record(&self, rows: Vec<(String, String)>) -> String {
        if rows.is_empty() {
            return String::new();
        }
        let mut table = self.table();
        let longest = rows.iter().map(|(name, _)| name.chars().count()).max().unwrap_or_default();
        for (name, value) in rows {
            table.add_row([marked(Paint::Key, &name), value]);
        }
        // Names stay whole as long as they leave half of the width to the values.
        if self.width.is_some_and(|width| longest <= usize::from(width / 2))
            && let Some(names) = table.column_mut(0)
        {
            names.set_constraint(ColumnConstraint::ContentWidth);
        }
        self.finish(&table)
    }

    /// A table without lines, as wide as the terminal at most.
    fn table(&self) -> Table {
        let mut table = Table::new();
        table.load_style(NOTHING);
        if let Some(width) = self.width.filter(|width| *width > 0) {
            table.set_content_arrangement(ContentArrangement::Dynamic).set_width(width);
        }
        table
    }

    /// The text of a table: no blanks around it, colours in the place of marks.
    fn finish(&self, table: &Table) -> String {
        let mut out = String::new();
        for line in table.lines() {
            // Each cell has a blank on either side; the first one's is no use.
            let line = line.strip_prefix(' ').unwrap_or(&line).trim_end();
            for c in line.chars() {
                match MARKS.iter().find(|(mark, _)| *mark == c) {
                    Some((_, paint)) if self.colour => out.push_str(&paint.start()),
                    Some(_) => {}
                    None if c == END && self.colour => out.push_str(RESET),
                    None if c == END => {}
                    None => out.push(c),
                }
            }
            out.push('\n');
        }
        out
    }
}

/// Whether an item of a list takes rows of its own.
fn is_wide(map: &Map) -> bool {
    map.len() > 3 || map.iter().any(|(_, value)| matches!(value, Value::Map(_) | Value::List(_)))
}

/// Rows of what is kept as JSON, by local names; declarations of namespaces are left out.
fn json_rows(rows: &mut Vec<(String, String)>, path: &str, value: &Json) {
    match value {
        // Elements that say all by being there: `<access><all/></access>`.
        Json::Object(fields) if !path.is_empty() && fields.values().all(Json::is_null) => {
            let names: Vec<_> = fields.keys().map(|name| harmless(name.rsplit(':').next().unwrap_or(name))).collect();
            rows.push((path.to_owned(), names.join(", ")));
        }
        Json::Object(fields) => {
            for (name, value) in fields.iter().filter(|(name, _)| *name != "@xmlns" && !name.starts_with("@xmlns:")) {
                let local = name.rsplit(':').next().unwrap_or_default().trim_start_matches('@');
                let place = match (path.is_empty(), name.as_str()) {
                    (_, "#text") => path.to_owned(),
                    (true, _) => harmless(local).into_owned(),
                    (false, _) => format!("{path}.{}", harmless(local)),
                };
                json_rows(rows, &place, value);
            }
        }
        Json::Array(items) => {
            items.iter().enumerate().for_each(|(at, item)| json_rows(rows, &format!("{path}[{at}]"), item));
        }
        Json::Null => rows.push((path.to_owned(), String::new())),
        Json::String(text) => rows.push((path.to_owned(), lines(text))),
        other => rows.push((path.to_owned(), other.to_string())),
    }
}

/// A name as people read it, with the A-label beside: `foo.дети (foo.xn--d1acj3b)`.
fn both_forms(name: &str) -> Cow<'_, str> {
    let plain = harmless(name);
    match idn::other_form(name) {
        Some(other) if name.is_ascii() => format!("{} ({plain})", harmless(&other)).into(),
        Some(other) => format!("{plain} ({})", harmless(&other)).into(),
        None => plain,
    }
}

/// Text between marks of a colour.
fn marked(paint: Paint, text: &str) -> String {
    match MARKS.iter().find(|(_, other)| *other == paint) {
        Some((mark, _)) => format!("{mark}{text}{END}"),
        None => text.to_owned(),
    }
}

/// Untrusted text of several lines.
fn lines(text: &str) -> String {
    text.lines().map(|line| harmless(line.trim_end())).collect::<Vec<_>>().join("\n")
}

/// Untrusted text: risky characters written out, and the marks, which would be taken for colours.
fn harmless(text: &str) -> Cow<'_, str> {
    let risky = |c: char| is_risky(c) || c == END || MARKS.iter().any(|(mark, _)| *mark == c);
    if !text.contains(risky) {
        return text.into();
    }
    let mut shown = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match (c, risky(c)) {
            ('\t', _) => shown.push(' '),
            (_, true) => drop(write!(shown, "\\u{:04x}", c as u32)),
            (_, false) => shown.push(c),
        }
    }
    shown.into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::secret::Secret;
    use serde_json::json;

    /// A map of the given fields.
    fn map<const N: usize>(fields: [(&'static str, Value); N]) -> Map {
        fields.into_iter().collect()
    }

    /// A list of maps.
    fn list<const N: usize>(items: [Map; N]) -> Value {
        Value::List(items.into_iter().map(Value::Map).collect())
    }

    /// An answer of `code` with one object.
    fn answer(code: Code, element: &'static str, values: Map) -> Reply {
        Reply {
            results: vec![Outcome { code, msg: code.text().unwrap_or_default().into(), ..Outcome::default() }],
            data: vec![Body { spec: "domain".into(), element: element.into(), values }],
            svtrid: Some("S-1".into()),
            ..Reply::default()
        }
    }

    #[test]
    fn a_check_is_a_table_with_aligned_columns() {
        let cd = list([
            map([("name", Value::Domain("foo.xn--d1acj3b".into())), ("avail", true.into())]),
            map([("name", "日本".into()), ("avail", false.into()), ("reason", "Занят".into())]),
        ]);
        let reply = answer(Code::OK, "chkData", map([("cd", cd)]));
        let text = Sheet::default().reply(Some("domain check"), &reply);
        let gap = " ".repeat(26 - 4);
        let expected = format!("NAME{gap}  AVAIL  REASON\nfoo.дети (foo.xn--d1acj3b)  yes\n日本{gap}  no     Занят\n");
        assert_eq!(text, expected);
        let name = |name: &str| Sheet::default().text(&Value::Domain(name.into()));
        assert_eq!(name("дети"), "дети (xn--d1acj3b)");
        assert_eq!((name("xn--a"), name("a.example")), ("xn--a".into(), "a.example".into()));
        let coloured = Sheet { colour: true, ..Sheet::default() }.reply(Some("domain check"), &reply);
        assert!(coloured.contains("\x1b[32myes\x1b[0m") && coloured.contains("\x1b[1;31mno\x1b[0m"), "{coloured:?}");
        let mut bare = coloured;
        for (_, paint) in MARKS {
            bare = bare.replace(&paint.start(), "");
        }
        assert_eq!(bare.replace(RESET, ""), expected);
    }

    #[test]
    fn an_object_is_a_record() {
        let postal = map([
            ("type", "int".into()),
            ("name", "J".into()),
            (
                "addr",
                Value::Map(map([("street", Value::List(vec!["1".into(), "2".into()])), ("city", "Москва".into())])),
            ),
        ]);
        let reply = answer(
            Code::OK,
            "infData",
            map([
                ("status", list([map([("s", "ok".into())]), map([("s", "linked".into())])])),
                ("contact", list([map([("type", "admin".into()), ("id", "A".into())])])),
                ("postalInfo", list([postal.clone()])),
                ("two", list([postal.clone(), postal])),
                ("ns", Value::List((0..5).map(|n| Value::Domain(format!("ns{n}.a-long-name.example"))).collect())),
                ("pw", Secret::new("sEcReT").into()),
            ]),
        );
        let text = Sheet::default().reply(Some("contact info"), &reply);
        let rows: Vec<_> = text.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
        for row in [
            "status ok, linked",
            "contact type=admin id=A",
            "postalInfo.type int",
            "postalInfo.addr.street 1, 2",
            "postalInfo.addr.city Москва",
            "two[1].addr.city Москва",
            "ns ns0.a-long-name.example",
            "ns4.a-long-name.example",
            "pw ***",
        ] {
            assert!(rows.iter().any(|found| found == row), "{row} in {text}");
        }
        let revealed = Sheet { show: Show { reveal: true, secrets: &[] }, ..Sheet::default() };
        assert!(revealed.reply(None, &reply).contains("sEcReT"));
    }

    #[test]
    fn a_width_wraps_values() {
        let reply = answer(Code::OK, "infData", map([("text", "слово ".repeat(40).into())]));
        let text = Sheet { width: Some(40), ..Sheet::default() }.reply(Some("x"), &reply);
        assert!(text.lines().count() > 5 && text.lines().all(|line| line.chars().count() <= 40), "{text}");
        assert_eq!(Sheet::default().reply(Some("x"), &reply).lines().count(), 1);
    }

    #[test]
    fn a_refusal_is_a_short_block() {
        let reason = |element: &str, value: Json| Reason {
            element: Some(element.into()),
            value: Some(value),
            reason: Some("why".into()),
            lang: None,
        };
        let mut reply = answer(Code::POLICY_ERROR, "x", Map::new());
        reply.data.clear();
        reply.results[0].errors = vec![
            reason("d:name", json!("foo.xn--d1acj3b")),
            reason("d:pw", json!("sEcReT")),
            Reason { reason: Some("alone".into()), ..Reason::default() },
        ];
        let expected = "2306 Parameter value policy error\n  d:name foo.дети (foo.xn--d1acj3b): why\n  d:pw ***: why\n  alone\nsvTRID S-1\n";
        assert_eq!(Sheet::default().reply(Some("domain create"), &reply), expected);
    }

    #[test]
    fn messages_greetings_and_requests_are_readable() {
        let mut reply = answer(Code::ACK_TO_DEQUEUE, "trnData", map([("name", "a.test".into())]));
        reply.msgq = Some(MsgQ { count: Some(3), id: Some("77".into()), msg: Some("Hello".into()), ..MsgQ::default() });
        reply.ext = vec![Body { spec: "rgp".into(), element: "e".into(), values: map([("op", "x".into())]) }];
        reply.other = vec![Other { path: "response".into(), value: json!({"a:b": {"@c": "1", "pw": "sEcReT"}}) }];
        let text = Sheet::default().reply(Some("poll"), &reply);
        let expected = "1301 Command completed successfully; ack to dequeue\nmessages  3\nmessage   77\ntext      Hello\n\n\
            domain:trnData\nname  a.test\n\nrgp\nop  x\n\nresponse a:b (no spec)\nc   1\npw  ***\n";
        assert_eq!(text, expected);
        // A message whose payload can be put into words says it in words first.
        let transfer = [("name", "a.test"), ("trStatus", "serverApproved"), ("reID", "X"), ("acID", "Y\x1b[31m")];
        reply.data[0].values = transfer.into_iter().map(|(name, value)| (name, Value::from(value))).collect();
        let text = Sheet::default().reply(Some("poll"), &reply);
        let first = "The transfer of a.test from Y\\u001b[31m to X was completed by the registry.\n\n1301 ";
        assert!(text.starts_with(first), "{text}");
        let greeting = Greeting {
            svid: "S".into(),
            objuris: vec!["u:a".into(), "u:b".into()],
            dcp: Some(json!({"access": {"all": null}, "x": {"a": null, "b": null}})),
            ..Greeting::default()
        };
        let text = Sheet::default().greeting(&greeting);
        assert!(text.starts_with("server      S\n") && text.contains("objURI      u:a\n            u:b\n"), "{text}");
        assert!(text.contains("dcp.access  all\ndcp.x       a, b\n"), "{text}");
        let text = Sheet::default().request(&Call::new("login").with("pw", Secret::new("sEcReT")));
        assert_eq!(text, "login\npw  ***\n");
    }

    #[test]
    fn nothing_from_the_wire_steers_the_terminal() {
        let text = "a\x1b[31m\u{202e}\u{2061}\u{2060}\tb";
        let reply = answer(Code::OK, "infData", map([("x", text.into()), ("y", Value::List(vec![text.into()]))]));
        for colour in [false, true] {
            let shown = Sheet { colour, ..Sheet::default() }.reply(None, &reply);
            let expected = "a\\u001b[31m\\u202e\\u2061\\u2060 b";
            assert_eq!(shown.matches(expected).count(), 2, "{shown:?}");
            assert!(!shown.contains(['\u{202e}', '\u{2060}', '\u{2061}', '\t']), "{shown:?}");
            assert_eq!(shown.contains('\x1b'), colour);
        }
    }
}
