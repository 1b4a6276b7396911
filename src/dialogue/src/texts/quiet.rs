//! Quiet hours: when a text that can wait is sent instead.
//!
//! What answers somebody is sent at once, at whatever hour: they have just called, or somebody has
//! just changed what they rely on. Reminders and offers wait until the quiet hours are over. A reminder
//! that would then be of little use goes out before they begin instead.
//!
//! **Invariant:** what is returned is not in the quiet hours.

use domain::QuietHours;
use jiff::SignedDuration;
use jiff::civil::DateTime;

/// How long before its appointment a reminder is still of use.
const OF_USE: SignedDuration = SignedDuration::from_mins(30);
/// How long before the quiet hours a reminder goes out that cannot wait until they are over.
const BEFORE: SignedDuration = SignedDuration::from_mins(15);

/// When they are over, for a time on the wall that is quiet; else that time.
pub(super) fn after(quiet: QuietHours, wall: DateTime) -> Option<DateTime> {
    if !quiet.cover(wall.time()) {
        return Some(wall);
    }
    let day = if wall.time() < quiet.until { wall.date() } else { wall.date().tomorrow().ok()? };
    Some(day.to_datetime(quiet.until))
}

/// When a reminder goes out that was to at `wall`, of an appointment at `start`; `None` when
/// there is no time for it.
pub(super) fn remind(quiet: QuietHours, wall: DateTime, start: DateTime) -> Option<DateTime> {
    let later = after(quiet, wall)?;
    if later == wall || later.checked_add(OF_USE).is_ok_and(|it| it <= start) {
        return Some(later);
    }
    let day = if quiet.from <= wall.time() { wall.date() } else { wall.date().yesterday().ok()? };
    let earlier = day.to_datetime(quiet.from).checked_sub(BEFORE).ok()?;
    (!quiet.cover(earlier.time())).then_some(earlier)
}

#[cfg(test)]
mod tests {
    use jiff::civil::{date, time};

    use super::*;

    fn quiet(from: (i8, i8), until: (i8, i8)) -> QuietHours {
        QuietHours { from: time(from.0, from.1, 0, 0), until: time(until.0, until.1, 0, 0) }
    }

    fn at(day: i8, hour: i8, minute: i8) -> DateTime {
        date(2026, 11, day).at(hour, minute, 0, 0)
    }

    #[test]
    fn a_reminder_by_day_stays_where_it_is() {
        let night = quiet((21, 0), (8, 0));
        assert_eq!(remind(night, at(24, 8, 0), at(24, 10, 0)), Some(at(24, 8, 0)));
        assert_eq!(remind(night, at(24, 20, 59), at(24, 22, 59)), Some(at(24, 20, 59)));
        let none = quiet((8, 0), (8, 0));
        assert_eq!(remind(none, at(24, 3, 0), at(24, 5, 0)), Some(at(24, 3, 0)));
    }

    #[test]
    fn a_reminder_at_night_waits_for_the_morning_while_it_is_of_use() {
        let night = quiet((21, 0), (8, 0));
        assert_eq!(remind(night, at(24, 7, 0), at(24, 9, 0)), Some(at(24, 8, 0)));
        assert_eq!(remind(night, at(23, 22, 0), at(24, 22, 0)), Some(at(24, 8, 0)));
        // Half an hour before is the last moment.
        assert_eq!(remind(night, at(24, 6, 30), at(24, 8, 30)), Some(at(24, 8, 0)));
        assert_eq!(remind(night, at(24, 6, 29), at(24, 8, 29)), Some(at(23, 20, 45)));
        // On the evening of the same day.
        assert_eq!(remind(night, at(24, 21, 0), at(24, 23, 0)), Some(at(24, 20, 45)));
    }

    #[test]
    fn quiet_hours_by_day_and_nearly_all_day() {
        let noon = quiet((12, 0), (14, 0));
        assert_eq!(remind(noon, at(24, 13, 0), at(24, 15, 0)), Some(at(24, 14, 0)));
        assert_eq!(remind(noon, at(24, 12, 0), at(24, 14, 0)), Some(at(24, 11, 45)));
        let nearly_all_day = quiet((8, 0), (7, 50));
        assert_eq!(remind(nearly_all_day, at(24, 6, 0), at(24, 8, 0)), None);
    }
}
