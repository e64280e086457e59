//! The fields of a line for people, as the log has them anyway, and written with less ado: texts as they are.

use std::fmt::{self, Debug, Write};
use tracing::field::{Field, Visit};
use tracing_subscriber::field::RecordFields;
use tracing_subscriber::fmt::FormatFields;
use tracing_subscriber::fmt::format::Writer;

/// Writes fields.
#[derive(Clone, Copy, Debug, Default)]
pub struct Fields;

impl<'w> FormatFields<'w> for Fields {
    fn format_fields<R: RecordFields>(&self, writer: Writer<'w>, fields: R) -> fmt::Result {
        let mut each = Each { text: String::with_capacity(USUAL) };
        fields.record(&mut each);
        let mut writer = writer;
        writer.write_str(&each.text)
    }
}

/// How long the fields of most lines are.
const USUAL: usize = 320;

/// Writes one field after the other, all of which go out together.
struct Each {
    text: String,
}

impl Each {
    /// Writes what stands in front of a value; the message has no name.
    fn begin(&mut self, field: &Field) {
        if !self.text.is_empty() {
            self.text.push(' ');
        }
        if field.name() != "message" {
            self.text.push_str(field.name());
            self.text.push('=');
        }
    }
}

impl Visit for Each {
    fn record_str(&mut self, field: &Field, text: &str) {
        let plain = text.bytes().all(|byte| matches!(byte, b' '..=b'~') && !matches!(byte, b'"' | b'\\'));
        match (field.name(), plain) {
            ("message", _) => {
                self.begin(field);
                self.text.push_str(text);
            }
            (_, true) => {
                self.begin(field);
                self.text.push('"');
                self.text.push_str(text);
                self.text.push('"');
            }
            (_, false) => self.record_debug(field, &text),
        }
    }

    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        self.begin(field);
        // To write into a text never fails, and a value that fails by itself is left as far as it came.
        let _ = write!(self.text, "{value:?}");
    }
}

#[cfg(test)]
mod tests {
    use super::super::Lines;
    use super::*;
    use std::sync::{Arc, Mutex};

    /// A place that keeps what is written.
    #[derive(Clone, Default)]
    struct Kept(Arc<Mutex<Vec<u8>>>);

    impl std::io::Write for Kept {
        fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
            self.0.lock().unwrap().extend_from_slice(bytes);
            Ok(bytes.len())
        }

        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn lines_are_what_they_were() {
        let tell = || {
            tracing::info!(
                user = "sam",
                none = None::<&str>,
                some = Some("a b"),
                odd = "\"x\\\n\u{1b}[31mдети\u{202e}",
                code = 2302_u16,
                ms = 0.75,
                truth = true,
                error = %"as it is",
                "answered {}",
                1
            );
            tracing::warn!("only words");
        };
        let lines = |own: bool| {
            let kept = Kept::default();
            let (out, writing) = Lines::written_to(kept.clone()).unwrap();
            let log = tracing_subscriber::fmt().with_writer(out).with_target(false).without_time();
            match own {
                true => tracing::subscriber::with_default(log.fmt_fields(Fields).finish(), tell),
                false => tracing::subscriber::with_default(log.finish(), tell),
            }
            drop(writing);
            let kept = kept.0.lock().unwrap().clone();
            String::from_utf8(kept).unwrap()
        };
        assert_eq!(lines(true), lines(false));
        assert!(lines(true).contains("INFO answered 1 user=\"sam\" some=\"a b\""), "{}", lines(true));
    }
}
