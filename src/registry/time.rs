//! The registry's time: microseconds UTC, its form on the wire, and the arithmetic of calendars.

use jiff::tz::TimeZone;
use jiff::{Span, Zoned};

/// Microseconds in a day.
const DAY: i64 = 86_400_000_000;

/// A moment in microseconds since 1970-01-01T00:00:00Z.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp(pub i64);

impl Timestamp {
    /// The last moment that dates are told of: the end of the year 9998, so that a year more is still in the calendar.
    pub const LATEST: Timestamp = Timestamp(253_370_764_800_000_000);

    /// What the system's clock says.
    pub fn now() -> Self {
        Timestamp(jiff::Timestamp::now().as_microsecond())
    }

    /// The form of every `dateTime` sent: `2027-01-31T10:00:00.000Z`.
    pub fn to_wire(self) -> String {
        format!("{:.3}", self.moment())
    }

    /// Its date in UTC: `2027-01-31`.
    pub fn date(self) -> String {
        self.zoned().strftime("%Y-%m-%d").to_string()
    }

    /// So many days of 24 hours later.
    #[must_use]
    pub fn plus_days(self, days: i64) -> Self {
        Timestamp(self.0.saturating_add(days.saturating_mul(DAY)))
    }

    /// So many years later in the calendar; 29 February becomes 28 February where there is none.
    #[must_use]
    pub fn plus_years(self, years: i64) -> Self {
        let span = Span::new().try_years(years).ok();
        let later = span.and_then(|span| self.zoned().checked_add(span).ok());
        later.map_or(self, |later| Timestamp(later.timestamp().as_microsecond()))
    }

    /// The same for the library.
    fn moment(self) -> jiff::Timestamp {
        jiff::Timestamp::from_microsecond(self.0).unwrap_or(jiff::Timestamp::UNIX_EPOCH)
    }

    /// The same moment for the calendar; one outside its range counts as 1970.
    fn zoned(self) -> Zoned {
        self.moment().to_zoned(TimeZone::UTC)
    }
}

impl std::str::FromStr for Timestamp {
    type Err = jiff::Error;

    /// Reads a moment with its offset: `2027-01-31T10:00:00Z`.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.parse::<jiff::Timestamp>().map(|moment| Timestamp(moment.as_microsecond()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lv_1_lv_2_years_are_calendar_years() {
        let moment: Timestamp = "2026-01-31T10:00:00Z".parse().expect("a moment");
        assert_eq!(moment.plus_years(1).to_wire(), "2027-01-31T10:00:00.000Z");
        assert_eq!(moment.plus_days(5).to_wire(), "2026-02-05T10:00:00.000Z");
        let leap: Timestamp = "2028-02-29T00:00:00Z".parse().expect("a moment");
        assert_eq!(leap.plus_years(1).to_wire(), "2029-02-28T00:00:00.000Z");
        assert_eq!(leap.plus_years(-1).date(), "2027-02-28");
    }

    #[test]
    fn da_1_milliseconds_are_cut_not_rounded() {
        let moment: Timestamp = "2026-12-31T23:59:59.999999Z".parse().expect("a moment");
        assert_eq!(moment.to_wire(), "2026-12-31T23:59:59.999Z");
    }
}
