//! The clock on the practice's wall: the instants at which it shows a time, and the days it counts.
//!
//! **Invariant:** times on the wall in order are instants in order, also when clocks change.

use domain::Minutes;
use jiff::civil::{Date, DateTime, Time};
use jiff::tz::{AmbiguousOffset, TimeZone};
use jiff::{SignedDuration, Timestamp};

/// The first instant at which the wall shows `wall` or later.
///
/// A time that is shown twice, because clocks are set back, is taken the first time. A time that
/// is skipped, because they are set forward, is the instant at which they are: doors that open or
/// close at half past two do so at three, when the clock goes from two to three.
pub(crate) fn first_shown(zone: &TimeZone, wall: DateTime) -> Timestamp {
    let instant = match zone.to_ambiguous_timestamp(wall).offset() {
        AmbiguousOffset::Unambiguous { offset } => offset.to_timestamp(wall),
        AmbiguousOffset::Fold { before, .. } => before.to_timestamp(wall),
        AmbiguousOffset::Gap { after, .. } => after.to_timestamp(wall).map(|before_change| {
            // Read with the new offset, a skipped time lies before the change.
            zone.following(before_change)
                .find(|change| change.offset() == after)
                .map_or(before_change, |change| change.timestamp())
        }),
    };
    // Only the first and the last day of the calendar have times without an instant.
    instant.unwrap_or(if wall.year() < 0 { Timestamp::MIN } else { Timestamp::MAX })
}

/// Whether the wall shows this time twice, so that naming it does not say when.
pub(crate) fn is_shown_twice(zone: &TimeZone, wall: DateTime) -> bool {
    matches!(zone.to_ambiguous_timestamp(wall).offset(), AmbiguousOffset::Fold { .. })
}

/// The first instant of a day.
pub(crate) fn midnight(zone: &TimeZone, date: Date) -> Timestamp {
    first_shown(zone, date.to_datetime(Time::midnight()))
}

/// The day that is so many days after `date`.
pub(crate) fn days_after(date: Date, days: u16) -> Date {
    date.saturating_add(SignedDuration::from_hours(24 * i64::from(days)))
}

/// The day that is so many days before `date`.
pub(crate) fn days_before(date: Date, days: u16) -> Date {
    date.saturating_sub(SignedDuration::from_hours(24 * i64::from(days)))
}

/// The days from the first to the last, both included.
pub(crate) fn days(first: Date, last: Date) -> impl Iterator<Item = Date> {
    std::iter::successors(Some(first), |date| date.tomorrow().ok())
        .take_while(move |date| *date <= last)
}

/// So many real minutes later.
pub(crate) fn later(at: Timestamp, minutes: Minutes) -> Timestamp {
    at.saturating_add(minutes.duration()).unwrap_or(Timestamp::MAX)
}

/// So many real minutes earlier.
pub(crate) fn earlier(at: Timestamp, minutes: Minutes) -> Timestamp {
    at.saturating_sub(minutes.duration()).unwrap_or(Timestamp::MIN)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn zone(name: &str) -> TimeZone {
        TimeZone::get(name).unwrap()
    }

    fn shown(name: &str, wall: DateTime) -> String {
        first_shown(&zone(name), wall).to_string()
    }

    #[test]
    fn a_time_that_is_shown_once_is_that_instant() {
        let wall = date(2026, 3, 7).at(2, 30, 0, 0);
        assert_eq!(shown("America/Toronto", wall), "2026-03-07T07:30:00Z");
    }

    #[test]
    fn a_skipped_time_is_the_instant_of_the_change() {
        for minute in [0, 1, 30, 59] {
            let wall = date(2026, 3, 8).at(2, minute, 0, 0);
            assert_eq!(shown("America/Toronto", wall), "2026-03-08T07:00:00Z");
        }
        let wall = date(2026, 10, 4).at(2, 15, 0, 0);
        assert_eq!(shown("Australia/Lord_Howe", wall), "2026-10-03T15:30:00Z");
    }

    #[test]
    fn a_time_that_is_shown_twice_is_taken_the_first_time() {
        let wall = date(2026, 11, 1).at(1, 30, 0, 0);
        assert_eq!(shown("America/Toronto", wall), "2026-11-01T05:30:00Z");
        assert!(is_shown_twice(&zone("America/Toronto"), wall));
        let wall = date(2026, 4, 5).at(1, 45, 0, 0);
        assert_eq!(shown("Australia/Lord_Howe", wall), "2026-04-04T14:45:00Z");
        assert!(!is_shown_twice(&zone("Australia/Lord_Howe"), date(2026, 4, 5).at(2, 0, 0, 0)));
    }

    #[test]
    fn a_day_that_begins_with_a_change_begins_with_the_change() {
        // Chile skips the first hour of the day: 0:00 becomes 1:00.
        let start = midnight(&zone("America/Santiago"), date(2026, 9, 6));
        assert_eq!(start.to_string(), "2026-09-06T04:00:00Z");
    }

    #[test]
    fn times_in_order_are_instants_in_order_on_every_change() {
        for name in ["America/St_Johns", "Europe/London", "Australia/Lord_Howe", "America/Santiago"]
        {
            let zone = zone(name);
            for change in zone.following("2026-01-01T00:00:00Z".parse().unwrap()).take(6) {
                let day = zone.to_datetime(change.timestamp()).date();
                let walls = (-180..180).map(|minute| {
                    day.to_datetime(Time::midnight())
                        .saturating_add(SignedDuration::from_mins(minute))
                });
                let shown: Vec<_> = walls.map(|wall| first_shown(&zone, wall)).collect();
                assert!(shown.is_sorted(), "{name} {day}");
            }
        }
    }

    #[test]
    fn the_ends_of_the_calendar_have_instants_too() {
        let zone = zone("America/Toronto");
        assert_eq!(midnight(&zone, Date::MAX), Timestamp::MAX);
        assert_eq!(midnight(&zone, Date::MIN), Timestamp::MIN);
        assert_eq!(days_after(Date::MAX, 7), Date::MAX);
        assert_eq!(days(Date::MAX, Date::MAX).count(), 1);
    }
}
