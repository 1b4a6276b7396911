//! Whole days off, by the practice's calendar.

use domain::{TimeRange, TimeRangeError};
use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::wall::{days_after, midnight};

/// The time from the beginning of the first day to the end of the last one, both included, where
/// the clocks are in `zone`. A day whose midnight the clocks skip begins when they are set forward.
///
/// Fails when the last day is before the first.
pub fn days_off(zone: &TimeZone, first: Date, last: Date) -> Result<TimeRange, TimeRangeError> {
    TimeRange::new(midnight(zone, first), midnight(zone, days_after(last, 1)))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn off(zone: &str, first: Date, last: Date) -> (String, String) {
        let range = days_off(&TimeZone::get(zone).unwrap(), first, last).unwrap();
        (range.from().to_string(), range.until().to_string())
    }

    #[test]
    fn both_days_are_off_whole_also_when_clocks_change() {
        for (zone, first, last, from, until) in [
            (
                "America/Denver",
                date(2026, 12, 24),
                date(2026, 12, 26),
                "2026-12-24T07:00:00Z",
                "2026-12-27T07:00:00Z",
            ),
            // A day of 23 hours.
            (
                "America/Toronto",
                date(2026, 3, 8),
                date(2026, 3, 8),
                "2026-03-08T05:00:00Z",
                "2026-03-09T04:00:00Z",
            ),
            // Chile skips the midnight at which this day would begin.
            (
                "America/Santiago",
                date(2026, 9, 6),
                date(2026, 9, 6),
                "2026-09-06T04:00:00Z",
                "2026-09-07T03:00:00Z",
            ),
        ] {
            assert_eq!(off(zone, first, last), (from.to_owned(), until.to_owned()), "{zone}");
        }
    }

    #[test]
    fn the_last_day_is_not_before_the_first() {
        let zone = TimeZone::get("America/Toronto").unwrap();
        assert_eq!(days_off(&zone, date(2026, 3, 8), date(2026, 3, 7)), Err(TimeRangeError));
    }
}
