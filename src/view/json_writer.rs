//! Writes JSON: on one line or indented, coloured, kept harmless for a terminal.

use super::colour::{Paint, RESET, Style, is_risky};
use serde::ser::Serialize;
use serde_json::ser::{CompactFormatter, Formatter, PrettyFormatter};
use std::io::{Result, Write};

/// Writes one JSON document and a line feed.
pub fn write(mut out: impl Write, value: &impl Serialize, style: Style) -> Result<()> {
    // The plain styles take the plain formatters, which are the fast ones.
    match style {
        Style { pretty: false, colour: false, terminal: false } => serialize(&mut out, value, CompactFormatter)?,
        Style { pretty: true, colour: false, terminal: false } => serialize(&mut out, value, PrettyFormatter::new())?,
        style if style.pretty => serialize(&mut out, value, Painter::new(PrettyFormatter::new(), style))?,
        style => serialize(&mut out, value, Painter::new(CompactFormatter, style))?,
    }
    out.write_all(b"\n")
}

/// The same as bytes.
pub fn to_vec(value: &impl Serialize, style: Style) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(1024);
    // Neither a Vec nor these values, whose keys are all texts, can fail.
    write(&mut bytes, value, style).expect("values are JSON");
    bytes
}

/// Writes with a formatter.
fn serialize<F: Formatter>(out: &mut impl Write, value: &impl Serialize, formatter: F) -> Result<()> {
    value.serialize(&mut serde_json::Serializer::with_formatter(out, formatter)).map_err(Into::into)
}

/// A formatter that puts colours on another and keeps risky characters from the terminal.
struct Painter<F> {
    layout: F,
    key: String,
    text: String,
    scalar: String,
    reset: &'static str,
    terminal: bool,
    in_key: bool,
}

impl<F> Painter<F> {
    /// Paints over `layout`.
    fn new(layout: F, style: Style) -> Self {
        let start = |paint: Paint| if style.colour { paint.start() } else { String::new() };
        Painter {
            layout,
            key: start(Paint::Key),
            text: start(Paint::Text),
            scalar: start(Paint::Scalar),
            reset: if style.colour { RESET } else { "" },
            terminal: style.terminal,
            in_key: false,
        }
    }

    /// Writes a scalar in its colour.
    fn scalar<W: ?Sized + Write>(&self, out: &mut W, text: std::fmt::Arguments) -> Result<()> {
        write!(out, "{}{text}{}", self.scalar, self.reset)
    }
}

/// Passes the events of the layout on as they are.
macro_rules! as_the_layout_does {
    ($($method:ident($($argument:ident: $kind:ty)?);)*) => {
        $(fn $method<W: ?Sized + Write>(&mut self, out: &mut W $(, $argument: $kind)?) -> Result<()> {
            self.layout.$method(out $(, $argument)?)
        })*
    };
}

impl<F: Formatter> Formatter for Painter<F> {
    as_the_layout_does! {
        begin_array();
        end_array();
        begin_array_value(first: bool);
        end_array_value();
        begin_object();
        end_object();
        begin_object_value();
        end_object_value();
    }

    fn begin_object_key<W: ?Sized + Write>(&mut self, out: &mut W, first: bool) -> Result<()> {
        self.in_key = true;
        self.layout.begin_object_key(out, first)
    }

    fn end_object_key<W: ?Sized + Write>(&mut self, out: &mut W) -> Result<()> {
        self.in_key = false;
        self.layout.end_object_key(out)
    }

    fn begin_string<W: ?Sized + Write>(&mut self, out: &mut W) -> Result<()> {
        write!(out, "{}\"", if self.in_key { &self.key } else { &self.text })
    }

    fn end_string<W: ?Sized + Write>(&mut self, out: &mut W) -> Result<()> {
        write!(out, "\"{}", self.reset)
    }

    fn write_string_fragment<W: ?Sized + Write>(&mut self, out: &mut W, fragment: &str) -> Result<()> {
        let mut rest = fragment;
        while let Some(at) = rest.find(is_risky).filter(|_| self.terminal) {
            let risky = rest[at..].chars().next().unwrap_or_default();
            write!(out, "{}\\u{:04x}", &rest[..at], risky as u32)?;
            rest = &rest[at + risky.len_utf8()..];
        }
        out.write_all(rest.as_bytes())
    }

    fn write_null<W: ?Sized + Write>(&mut self, out: &mut W) -> Result<()> {
        self.scalar(out, format_args!("null"))
    }

    fn write_bool<W: ?Sized + Write>(&mut self, out: &mut W, value: bool) -> Result<()> {
        self.scalar(out, format_args!("{value}"))
    }

    fn write_i64<W: ?Sized + Write>(&mut self, out: &mut W, value: i64) -> Result<()> {
        self.scalar(out, format_args!("{value}"))
    }

    fn write_u64<W: ?Sized + Write>(&mut self, out: &mut W, value: u64) -> Result<()> {
        self.scalar(out, format_args!("{value}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value as Json, json};

    #[test]
    fn a_terminal_gets_colour_and_no_escape_from_the_wire() {
        let value = json!({"a\u{202e}": ["\u{1b}[31m\u{9b}\u{7f}дети", 1, true, null, {}, -1, 1.5]});
        let shown = |style| String::from_utf8(to_vec(&value, style)).expect("JSON is UTF-8");
        let safe = shown(Style { pretty: true, colour: false, terminal: true });
        assert!(safe.starts_with("{\n  \"a\\u202e\": [\n    \"\\u001b[31m\\u009b\\u007fдети\",\n    1,"), "{safe}");
        assert_eq!(serde_json::from_str::<Json>(&safe).expect("JSON"), value);
        let coloured = shown(Style { pretty: false, colour: true, terminal: true });
        assert!(coloured.starts_with("{\x1b[36m\"a\\u202e\"\x1b[0m:[\x1b[32m\"\\u001b[31m"), "{coloured}");
        let plain: String =
            coloured.replace(RESET, "").replace("\x1b[36m", "").replace("\x1b[32m", "").replace("\x1b[33m", "");
        assert_eq!(serde_json::from_str::<Json>(&plain).expect("JSON"), value);
        assert!(shown(Style::default()).contains('\u{202e}'));
        assert_eq!(shown(Style::default()).lines().count(), 1);
    }
}
