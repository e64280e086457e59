//! The time in front of a line, as the log has it anyway, and written anew only once a second.

use std::cell::RefCell;
use std::fmt;
use std::time::{SystemTime, UNIX_EPOCH};
use tracing_subscriber::fmt::format::Writer;
use tracing_subscriber::fmt::time::FormatTime;

/// Writes the time: `2026-11-26T21:47:07.012345Z`.
#[derive(Clone, Copy, Debug, Default)]
pub struct Clock;

thread_local! {
    /// The second that was written last, and how.
    static LAST: RefCell<(u64, String)> = const { RefCell::new((0, String::new())) };
}

impl FormatTime for Clock {
    fn format_time(&self, writer: &mut Writer<'_>) -> fmt::Result {
        write_moment(SystemTime::now(), writer)
    }
}

/// Writes a moment, to the microsecond.
fn write_moment(moment: SystemTime, writer: &mut Writer<'_>) -> fmt::Result {
    let since = moment.duration_since(UNIX_EPOCH).unwrap_or_default();
    LAST.with_borrow_mut(|(second, text)| {
        if text.is_empty() || *second != since.as_secs() {
            *second = since.as_secs();
            let whole = i64::try_from(*second).ok().and_then(|second| jiff::Timestamp::from_second(second).ok());
            *text = whole.unwrap_or(jiff::Timestamp::MAX).strftime("%Y-%m-%dT%H:%M:%S").to_string();
        }
        writer.write_str(text)
    })?;
    let (mut rest, mut micros) = (since.subsec_micros(), *b".000000Z");
    for digit in micros[1..7].iter_mut().rev() {
        *digit += (rest % 10) as u8;
        rest /= 10;
    }
    writer.write_str(std::str::from_utf8(&micros).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    #[test]
    fn times_are_what_they_were() {
        let written = |since: Duration| {
            let mut text = String::new();
            write_moment(UNIX_EPOCH + since, &mut Writer::new(&mut text)).unwrap();
            text
        };
        for (second, nanos, expected) in [
            (0, 0, "1970-01-01T00:00:00.000000Z"),
            (1_795_729_627, 12_345_999, "2026-11-26T21:47:07.012345Z"),
            (1_795_729_627, 999_999_999, "2026-11-26T21:47:07.999999Z"),
            (1_795_729_628, 1_000, "2026-11-26T21:47:08.000001Z"),
            (11_847_456_541, 0, "2345-06-07T08:09:01.000000Z"),
        ] {
            assert_eq!(written(Duration::new(second, nanos)), expected);
        }
        let mut text = String::new();
        Clock.format_time(&mut Writer::new(&mut text)).unwrap();
        let mut theirs = String::new();
        tracing_subscriber::fmt::time::SystemTime.format_time(&mut Writer::new(&mut theirs)).unwrap();
        assert_eq!(text.len(), theirs.len());
        assert!(text <= theirs, "{text} {theirs}");
    }
}
