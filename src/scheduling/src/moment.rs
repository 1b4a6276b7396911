//! The moment of a call as the people of a practice see it.

use domain::{ClosedFor, Moment, Practice, Presence};
use jiff::civil::DateTime;
use jiff::{SignedDuration, Timestamp};

use crate::hours::{begun_on, periods};
use crate::wall::days_after;

/// How many days ahead the next opening is looked for.
const DAYS_AHEAD: u16 = 14;

/// What the clock on the practice's wall shows at an instant, and whether the practice is open then.
///
/// It is open in its opening periods, as [`bookable`](crate::bookable) makes them of its hours: from
/// the first instant of one up to, without, its end. A night's period is one period past midnight.
/// Lunch is the time between two periods that begin on the day that the wall shows; on a day that is
/// closed whole it is the closure or the holiday that counts, and of these two the closure. The next
/// opening is looked for in the next two weeks.
#[must_use]
pub fn moment(practice: &Practice, now: Timestamp) -> Moment {
    let wall = practice.time_zone.to_datetime(now);
    Moment { wall, presence: presence(practice, now, wall) }
}

fn presence(practice: &Practice, now: Timestamp, wall: DateTime) -> Presence {
    let (today, hours) = (wall.date(), &practice.hours);
    let last = days_after(today, DAYS_AHEAD);
    let mut to_come = periods(practice, hours, today, last).filter(|open| now < open.until());
    // In the order of their beginning; a night's may run into the next day's.
    let Some(next) = to_come.next() else {
        return Presence::Closed { why: why(practice, now, wall), until: None };
    };
    if next.from() <= now {
        return Presence::Open;
    }
    let latest = now.saturating_add(SignedDuration::from_hours(24 * i64::from(DAYS_AHEAD)));
    let is_soon = next.from() <= latest.unwrap_or(Timestamp::MAX);
    let until = is_soon.then(|| practice.time_zone.to_datetime(next.from()));
    Presence::Closed { why: why(practice, now, wall), until }
}

/// Why the practice is closed, when it is.
fn why(practice: &Practice, now: Timestamp, wall: DateTime) -> ClosedFor {
    if let Some(all_day) = practice.closed_all_day(wall.date()) {
        return all_day;
    }
    let today = || begun_on(practice, &practice.hours, wall.date());
    let was_open = today().any(|open| open.until() <= now);
    let will_be_open = today().any(|open| now < open.from());
    if was_open && will_be_open { ClosedFor::Lunch } else { ClosedFor::TheDay }
}
