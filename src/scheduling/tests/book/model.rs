//! The rules once more, so plainly that they can be read off: a model that walks through the
//! calendar minute by minute and looks at every minute of every slot.

use std::ops::Range;

use domain::{Practice, ProviderId, Resource, Service, Slot, Takes, WeeklyHours, public_holiday};
use jiff::civil::{Date, DateTime};
use jiff::{SignedDuration, Timestamp};
use scheduling::Book;

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

    /// The minutes of every period of these hours, whether or not a closure ends it early.
    fn periods(&self, practice: &Practice, hours: &WeeklyHours) -> Vec<Range<usize>> {
        let mut periods = Vec::new();
        for date in self.dates() {
            for period in hours.on(date.weekday()) {
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

    /// Every minute, and whether something in the way takes it.
    fn busy(&self, book: &Book, is_in_the_way: impl Fn(Resource) -> bool) -> Vec<bool> {
        let mut minutes = vec![false; self.walls.len()];
        for taken in book.taken.iter().filter(|taken| is_in_the_way(taken.resource)) {
            let mut at = taken.range.from().max(self.first);
            while at < taken.range.until().min(self.end()) {
                minutes[self.number(at)] = true;
                at += SignedDuration::from_mins(1);
            }
        }
        minutes
    }
}

/// What the model knows of one provider.
struct Model {
    id: ProviderId,
    /// When they work, if that is not whenever the practice is open.
    own: Option<Vec<Range<usize>>>,
    /// For each number of a seat, whether it is taken at each minute.
    seats: Vec<Vec<bool>>,
    /// How many seats beside one another are needed.
    needed: usize,
}

impl Model {
    fn new(
        calendar: &Calendar,
        practice: &Practice,
        service: &Service,
        id: ProviderId,
        book: &Book,
    ) -> Self {
        let provider = practice.provider(id).unwrap();
        let hours = provider.hours.as_ref();
        let seat = |number: u16| {
            let of_seat = move |resource| match resource {
                Resource::Provider(of, seats) => {
                    of == id && seats.first() <= number && number < seats.end()
                }
                Resource::Room(_) => false,
            };
            calendar.busy(book, of_seat)
        };
        let needed = match service.takes.get(&id) {
            None => 1,
            Some(Takes::Seats(seats)) => (*seats).min(provider.seats),
            Some(Takes::Alone) => provider.seats,
        };
        Self {
            id,
            own: hours.map(|hours| calendar.periods(practice, hours)),
            seats: (0..provider.seats).map(seat).collect(),
            needed: usize::from(needed),
        }
    }

    fn works(&self, visit: &Range<usize>) -> bool {
        let is_shift = |shift: &Range<usize>| shift.start <= visit.start && visit.end <= shift.end;
        self.own.as_ref().is_none_or(|own| own.iter().any(is_shift))
    }

    fn is_free(&self, taking: &Range<usize>) -> bool {
        let is_free = |seat: &Vec<bool>| !seat[taking.clone()].contains(&true);
        self.seats.windows(self.needed).any(|seats| seats.iter().all(is_free))
    }
}

fn is_closed(practice: &Practice, date: Date) -> bool {
    let is_holiday = public_holiday(practice.country, practice.region.as_ref(), date).is_some();
    practice.closures.iter().any(|closure| closure.covers(date))
        || practice.keeps_holidays && is_holiday
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
    let periods = calendar.periods(practice, &practice.hours);
    let closed: Vec<_> =
        calendar.dates().into_iter().filter(|date| is_closed(practice, *date)).collect();
    let today = practice.time_zone.to_datetime(now).date();
    let horizon = SignedDuration::from_hours(24 * i64::from(practice.rules.horizon_days));
    let models: Vec<_> =
        providers.iter().map(|id| Model::new(&calendar, practice, service, *id, book)).collect();
    let will_do = practice.rooms.iter().filter(|room| service.rooms.contains(&room.id));
    let rooms: Vec<_> =
        will_do.map(|room| calendar.busy(book, |it| it == Resource::Room(room.id))).collect();
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
        let visit = start..start + duration;
        let is_closed = calendar.walls[visit.clone()].iter().any(|it| closed.contains(&it.date()));
        let is_in_reach = starts_at >= now + practice.rules.notice.duration()
            && calendar.walls[start].date() <= today.saturating_add(horizon);
        let has_room =
            service.rooms.is_empty() || rooms.iter().any(|room| !room[from..end].contains(&true));
        for model in &models {
            let is_there = model.works(&visit) && model.is_free(&(from..end));
            if !is_closed && is_in_reach && has_room && is_there {
                let ends_at = calendar.instant(start + duration);
                slots.push(Slot { provider: model.id, starts_at, ends_at });
            }
        }
    }
    slots
}
