//! Prints what came back, in the view that was asked for.

use crate::epp::{Call, Greeting, Other, Reply, mask, xml, xmltodict};
use crate::error::{Error, Kind, Result};
use crate::ui::Ui;
use crate::view::json::{Envelope, Failure, Hello, Masked, Request, Show};
use crate::view::query::{Query, result_bytes};
use crate::view::table::Sheet;
use crate::view::{json_writer, xml as pretty_xml};
use serde::Serialize;
use serde_json::Value as Json;

/// Something to print.
pub enum Shown<'a> {
    /// An answer, and the command it answers where that is known.
    Reply(Option<&'a str>, &'a Reply),
    /// A greeting.
    Greeting(&'a Greeting),
    /// A request, read or about to be sent.
    Request(&'a Call, &'a [Other]),
    /// A frame that no spec covers, in the mapping of xmltodict, or what eppsh tells of itself.
    Other(&'a Json),
}

/// How to print.
pub struct Format {
    /// `json`, `xml`, `table` or `xmltodict`.
    pub kind: String,
    /// A filter over the JSON.
    pub query: Option<Query>,
    /// The frame's own bytes; a filter's texts without quotes.
    pub raw: bool,
    /// Secrets as they are.
    pub reveal: bool,
    /// Whether XML hides secrets too; `show` turns files into other forms and back, and does not.
    pub mask_xml: bool,
    /// Whether this document is one of several: each on a line of its own off a terminal.
    pub several: bool,
}

impl Format {
    /// Prints `shown`, whose frame is `frame`.
    pub fn print(&self, ui: &Ui, shown: &Shown, frame: &[u8]) -> Result<()> {
        if self.query.is_some() {
            return self.json(ui, shown);
        }
        match self.kind.as_str() {
            "xml" => self.xml(ui, frame),
            "xmltodict" => self.xmltodict(ui, frame),
            "table" => ui.data(self.table(ui, shown).as_bytes()),
            _ => self.json(ui, shown),
        }
    }

    /// What is shown of secrets.
    fn show(&self) -> Show<'static> {
        Show { reveal: self.reveal, secrets: &[] }
    }

    fn json(&self, ui: &Ui, shown: &Shown) -> Result<()> {
        let show = self.show();
        match shown {
            Shown::Reply(command, reply) => self.document(ui, &Envelope { command: *command, reply, show }),
            Shown::Greeting(greeting) => self.document(ui, &Hello { greeting, show }),
            Shown::Request(call, other) => self.document(ui, &Request { call, other, show }),
            Shown::Other(value) => self.document(ui, &Masked { value, show, secret: false }),
        }
    }

    /// One JSON document, or what the filter makes of it.
    fn document(&self, ui: &Ui, document: &impl Serialize) -> Result<()> {
        let style = ui.style(!self.several);
        let Some(query) = &self.query else {
            return ui.data(&json_writer::to_vec(document, style));
        };
        let json = serde_json::to_value(document).map_err(|error| Error::internal(error.to_string()))?;
        for result in query.run(json)? {
            ui.data(&result_bytes(&result, self.raw, ui.style(false)))?;
        }
        Ok(())
    }

    fn xml(&self, ui: &Ui, frame: &[u8]) -> Result<()> {
        if self.raw {
            return ui.data(frame);
        }
        match xml::text(frame) {
            Ok(text) if self.hides() => ui.data(pretty_xml::pretty(&mask::mask(text), ui.style(true)).as_bytes()),
            Ok(text) => ui.data(pretty_xml::pretty(text, ui.style(true)).as_bytes()),
            Err(_) => ui.data(&mask::mask_bytes(frame, &[])),
        }
    }

    /// Whether secrets in XML are hidden.
    fn hides(&self) -> bool {
        self.mask_xml && !self.reveal
    }

    fn xmltodict(&self, ui: &Ui, frame: &[u8]) -> Result<()> {
        let text = xml::text(frame).map_err(|bad| Error::session(bad.to_string()))?;
        let value = xmltodict::from_xml(text)?;
        let show = Show { reveal: !self.hides(), secrets: &[] };
        ui.data(&json_writer::to_vec(&Masked { value: &value, show, secret: false }, ui.style(!self.several)))
    }

    fn table(&self, ui: &Ui, shown: &Shown) -> String {
        let style = ui.style(true);
        let sheet = Sheet { width: None, colour: style.colour, show: self.show() };
        match shown {
            Shown::Reply(command, reply) => sheet.reply(*command, reply),
            Shown::Greeting(greeting) => sheet.greeting(greeting),
            Shown::Request(call, _) => sheet.request(call),
            Shown::Other(value) => sheet.document(value),
        }
    }

    /// Prints a failure as JSON where JSON is what a program reads.
    pub fn failure(&self, ui: &Ui, command: Option<&str>, error: &Error) {
        if self.kind == "json" && self.query.is_none() {
            // A refused login is the registry's answer, with its code.
            if let Some(reply) = error.refusal() {
                let refused = if error.kind() == Kind::Session { Some("login") } else { command };
                let envelope = Envelope { command: refused, reply, show: self.show() };
                return drop(ui.data(&json_writer::to_vec(&envelope, ui.style(!self.several))));
            }
            // The message on stderr has told it; a closed stdout changes nothing.
            drop(ui.data(&json_writer::to_vec(&Failure { command, error }, ui.style(!self.several))));
        }
    }
}
