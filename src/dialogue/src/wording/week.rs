//! The opening hours of a week, the days that have the same ones together.

use domain::{OpenPeriod, WeeklyHours};
use jiff::civil::Weekday;

const WEEK: [Weekday; 7] = [
    Weekday::Monday,
    Weekday::Tuesday,
    Weekday::Wednesday,
    Weekday::Thursday,
    Weekday::Friday,
    Weekday::Saturday,
    Weekday::Sunday,
];

/// Days that follow one another and have the same hours, from the first to the last.
pub(super) struct Stretch<'a> {
    pub(super) first: Weekday,
    pub(super) last: Weekday,
    pub(super) periods: &'a [OpenPeriod],
}

/// The days on which it is open.
pub(super) fn stretches(hours: &WeeklyHours) -> Vec<Stretch<'_>> {
    let mut stretches: Vec<Stretch<'_>> = Vec::new();
    let mut unbroken = false;
    for day in WEEK {
        let periods = hours.on(day);
        match stretches.last_mut() {
            Some(stretch) if unbroken && stretch.periods == periods => stretch.last = day,
            _ if periods.is_empty() => {}
            _ => stretches.push(Stretch { first: day, last: day, periods }),
        }
        unbroken = !periods.is_empty();
    }
    stretches
}
