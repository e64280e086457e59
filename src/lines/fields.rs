//! The fields of a line for people, as the log has them anyway, and written with less ado: texts as they are.

use std::fmt::{self, Debug};
use tracing::field::{Field, Visit};
use tracing_subscriber::field::RecordFields;
use tracing_subscriber::fmt::FormatFields;
use tracing_subscriber::fmt::format::Writer;

/// Writes fields.
#[derive(Clone, Copy, Debug, Default)]
pub struct Fields;

impl<'w> FormatFields<'w> for Fields {
    fn format_fields<R: RecordFields>(&self, writer: Writer<'w>, fields: R) -> fmt::Result {
        let mut each = Each { writer, first: true, done: Ok(()) };
        fields.record(&mut each);
        each.done
    }
}

/// Writes one field after the other.
struct Each<'w> {
    writer: Writer<'w>,
    first: bool,
    done: fmt::Result,
}

impl Each<'_> {
    /// Writes what stands in front of a value; the message has no name.
    fn begin(&mut self, field: &Field) -> fmt::Result {
        if !std::mem::take(&mut self.first) {
            self.writer.write_char(' ')?;
        }
        if field.name() != "message" {
            self.writer.write_str(field.name())?;
            self.writer.write_char('=')?;
        }
        Ok(())
    }

    /// Writes a field.
    fn add(&mut self, field: &Field, value: impl FnOnce(&mut Writer<'_>) -> fmt::Result) {
        if self.done.is_ok() {
            self.done = self.begin(field).and_then(|()| value(&mut self.writer));
        }
    }
}

impl Visit for Each<'_> {
    fn record_str(&mut self, field: &Field, text: &str) {
        let plain = text.bytes().all(|byte| matches!(byte, b' '..=b'~') && !matches!(byte, b'"' | b'\\'));
        match (field.name(), plain) {
            ("message", _) => self.add(field, |writer| writer.write_str(text)),
            (_, true) => self.add(field, |writer| {
                writer.write_char('"')?;
                writer.write_str(text)?;
                writer.write_char('"')
            }),
            (_, false) => self.record_debug(field, &text),
        }
    }

    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        self.add(field, |writer| write!(writer, "{value:?}"));
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
