//! Why a wish cannot be met as it is.

use domain::{ProviderId, Why, Wish};
use jiff::Timestamp;
use jiff::civil::Date;

use crate::hours::Staff;
use crate::rules::Rules;
use crate::wall::{days, earlier, first_shown};
use crate::wished::{first_day, fits, is_day, stretch};

/// Why nothing fits, given that nothing that fits is free with any of these providers.
///
/// The practice counts as closed while none of them works.
///
/// Notice and horizon come first: yesterday is over, whether or not it was a Sunday. Of several
/// days one on which it is taken counts before one on which it is too soon, and that before one
/// on which the practice is closed.
///
/// A time at which nothing starts, such as 10:07, counts as taken while the practice is open: it
/// is not closed then, and the caller is told the nearest times next. So does a time that the
/// clock shows twice that day, which cannot be offered by name. A time that it skips is closed.
pub(crate) fn why(rules: &Rules<'_>, providers: &[ProviderId], wish: &Wish) -> Why {
    let bookable = rules.first..=rules.last;
    let wished: Vec<_> =
        days(rules.first, rules.last).filter(|date| is_day(&wish.days, *date)).collect();
    let (Some(first), Some(last)) = (wished.first(), wished.last()) else {
        return match first_day(&wish.days) {
            Some(date) if date > rules.last => Why::TooFar,
            Some(_) => Why::TooSoon,
            None => Why::Closed,
        };
    };
    let staff = Staff::new(rules.practice, providers, *first, *last);
    let is_staffed = |start: &Timestamp| rules.visit(*start).is_some_and(|it| staff.is_there(it));
    let mut is_too_soon = false;
    for start in rules.starts(*first, *last).filter(is_staffed) {
        let wall = rules.zone().to_datetime(start);
        if bookable.contains(&wall.date()) && fits(wish, wall) {
            if start >= rules.earliest {
                return Why::Taken;
            }
            is_too_soon = true;
        }
    }
    let mut to_come = wished
        .iter()
        .map(|date| (date, instants(rules, wish, *date)))
        .filter(|(_, (_, until))| *until > rules.earliest)
        .peekable();
    if is_too_soon || to_come.peek().is_none() {
        Why::TooSoon
    } else if to_come.any(|(date, at)| is_open(rules, &staff, *date, at)) {
        Why::Taken
    } else {
        Why::Closed
    }
}

/// The instants of a day at which the wall shows the times wished.
fn instants(rules: &Rules<'_>, wish: &Wish, date: Date) -> (Timestamp, Timestamp) {
    let (from, until) = stretch(wish.times, date);
    (first_shown(rules.zone(), from), first_shown(rules.zone(), until))
}

/// Whether the practice is open, with somebody there, long enough for the service from one of these
/// instants of a day.
fn is_open(
    rules: &Rules<'_>,
    staff: &Staff,
    date: Date,
    (from, until): (Timestamp, Timestamp),
) -> bool {
    rules.open(date, date).flat_map(|open| staff.within(open)).any(|open| {
        let first_start = from.max(open.from());
        let last_start = earlier(open.until(), rules.service.duration);
        first_start <= last_start && first_start < until
    })
}
