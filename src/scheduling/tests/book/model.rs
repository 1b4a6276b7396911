//! The rules once more, so plainly that they can be read off: a model that walks through the
//! calendar minute by minute and looks at every minute of every slot.

use std::ops::Range;

use domain::{Practice, ProviderId, Resource, Seats, Service, Slot};
use jiff::civil::{Date, DateTime};
use jiff::{SignedDuration, Timestamp};
use scheduling::{Book, Occupied};

/// The minutes of some days, by number, with what the wall shows at each.
struct Calendar {
    first: Timestamp,
    walls: Vec<DateTime>,
}

impl Calendar {
    /// From two days before the book was read until two days after.
    fn around(practice: &Practice, book: &Book) -> Self {
        let two_days = SignedDuration::from_hours(48);
        let first = book.read.from() - two_days;
        let end = book.read.until() + two_days;
        let minutes = end.duration_since(first).as_mins();
        let wall =
            |minute| practice.time_zone.to_datetime(first + SignedDuration::from_mins(minute));
        Self { first, walls: (0..minutes).map(wall).collect() }
    }

    fn instant(&self, minute: usize) -> Timestamp {
        self.first + SignedDuration::from_mins(i64::try_from(minute).unwrap())
    }

    fn number(&self, instant: Timestamp) -> usize {
        usize::try_from(instant.duration_since(self.first).as_mins()).unwrap()
    }

    fn end(&self) -> Timestamp {
        self.instant(self.walls.len())
    }

    /// The first minute at which the wall shows this or later.
    fn minute(&self, wall: DateTime) -> usize {
        self.walls.iter().position(|shown| *shown >= wall).unwrap_or(self.walls.len())
    }

    fn dates(&self) -> Vec<Date> {
        let mut dates: Vec<_> = self.walls.iter().map(|wall| wall.date()).collect();
        dates.sort_unstable();
        dates.dedup();
        dates
    }

    /// The minutes of every opening period, whether or not a closure ends it early.
    fn periods(&self, practice: &Practice) -> Vec<Range<usize>> {
        let mut periods = Vec::new();
        for date in self.dates() {
            for period in practice.hours.on(date.weekday()) {
                let closing = if period.ends_next_day() { date.tomorrow().unwrap() } else { date };
                let opens = self.minute(date.to_datetime(period.opens));
                let closes = self.minute(closing.to_datetime(period.closes));
                if !is_closed(practice, date) {
                    periods.push(opens..closes);
                }
            }
        }
        periods
    }
}

fn is_closed(practice: &Practice, date: Date) -> bool {
    practice.closures.iter().any(|closure| closure.covers(date))
}

/// Every free slot, found by trying every minute.
pub(crate) fn free_slots(
    practice: &Practice,
    service: &Service,
    providers: &[ProviderId],
    book: &Book,
    now: Timestamp,
) -> Vec<Slot> {
    let calendar = Calendar::around(practice, book);
    let periods = calendar.periods(practice);
    let today = practice.time_zone.to_datetime(now).date();
    let horizon = SignedDuration::from_hours(24 * i64::from(practice.rules.horizon_days));
    let busy = |provider: ProviderId| {
        let mut minutes = vec![false; calendar.walls.len()];
        let is_in_the_way =
            |taken: &&Occupied| taken.resource == Resource::Provider(provider, Seats::ONLY);
        for taken in book.taken.iter().filter(is_in_the_way) {
            let mut at = taken.range.from().max(calendar.first);
            while at < taken.range.until().min(calendar.end()) {
                minutes[calendar.number(at)] = true;
                at += SignedDuration::from_mins(1);
            }
        }
        minutes
    };
    let busy: Vec<_> = providers.iter().map(|provider| busy(*provider)).collect();
    let duration = usize::from(service.duration.0);
    let mut slots = Vec::new();
    for start in 0..calendar.walls.len() {
        let (from, end) = (
            start.saturating_sub(usize::from(service.buffer_before.0)),
            start + duration + usize::from(service.buffer_after.0),
        );
        let starts_at = calendar.instant(start);
        let is_read = book.read.from() <= calendar.instant(from)
            && calendar.instant(end) <= book.read.until();
        let is_open = periods.iter().any(|open| {
            open.start <= start
                && start + duration <= open.end
                && (start - open.start) % usize::from(practice.rules.grid.0) == 0
        });
        if !is_read || !is_open {
            continue;
        }
        let is_closed = calendar.walls[start..start + duration]
            .iter()
            .any(|wall| is_closed(practice, wall.date()));
        let is_in_reach = starts_at >= now + practice.rules.notice.duration()
            && calendar.walls[start].date() <= today.saturating_add(horizon);
        for (provider, busy) in providers.iter().zip(&busy) {
            if !is_closed && is_in_reach && !busy[from..end].contains(&true) {
                let ends_at = calendar.instant(start + duration);
                slots.push(Slot { provider: *provider, starts_at, ends_at });
            }
        }
    }
    slots
}
