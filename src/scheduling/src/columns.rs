//! The columns of the appointment book: one for each seat of a provider, one for each room, and
//! what is taken in them.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use domain::{Practice, ProviderId, Resource, RoomId, Service, TimeRange};
use jiff::SignedDuration;
use jiff::civil::Date;

use crate::Occupied;
use crate::hours::Shifts;
use crate::ordered::{Ordered, add};

/// The book as far as it is of use for one service.
#[derive(Debug)]
pub(crate) struct Columns {
    /// Of whom, in the order in which they were named.
    pub(crate) providers: Vec<Provider>,
    /// The rooms that would do; none at all when none is needed.
    rooms: Option<Vec<Column>>,
}

/// The columns of one provider.
#[derive(Debug)]
pub(crate) struct Provider {
    pub(crate) id: ProviderId,
    /// When they work.
    shifts: Shifts,
    /// How many seats beside one another the service takes, at least 1.
    takes: usize,
    seats: Vec<Column>,
}

/// What is taken of a seat or a room, apart from one another.
#[derive(Debug)]
struct Column(Ordered);

impl Columns {
    /// The columns of these providers of the practice and of the rooms that the service needs, with
    /// what is taken in them. Shifts are known for these days.
    pub(crate) fn new(
        practice: &Practice,
        service: &Service,
        providers: &[ProviderId],
        days: RangeInclusive<Date>,
        taken: &[Occupied],
    ) -> Self {
        let rooms: Vec<_> = rooms(practice, service).collect();
        let sorted = sorted(practice, providers, &rooms, taken);
        let mut columns = sorted.into_iter().map(Column::new);
        let mut provider = |id: &ProviderId| Provider {
            id: *id,
            shifts: Shifts::new(practice, *id, *days.start(), *days.end()),
            takes: practice.seats(service, *id).first().map_or(1, |first| first.end().into()),
            seats: columns.by_ref().take(seats_of(practice, *id)).collect(),
        };
        Self {
            providers: providers.iter().map(&mut provider).collect(),
            rooms: (!service.rooms.is_empty()).then(|| columns.collect()),
        }
    }

    /// Whether, if the service needs a room, one is free all the time.
    pub(crate) fn have_room(&mut self, range: TimeRange) -> bool {
        self.rooms.as_mut().is_none_or(|rooms| rooms.iter_mut().any(|room| room.is_free(range)))
    }
}

/// What is taken, sorted into a column for each seat of each provider, then one for each room.
fn sorted(
    practice: &Practice,
    providers: &[ProviderId],
    rooms: &[RoomId],
    taken: &[Occupied],
) -> Vec<Vec<TimeRange>> {
    let mut width = 0;
    let mut seats_at = BTreeMap::new();
    for id in providers {
        let first = width;
        width += seats_of(practice, *id);
        seats_at.insert(*id, first..width);
    }
    let room_at: BTreeMap<_, _> = rooms.iter().copied().zip(width..).collect();
    let mut columns = vec![Vec::new(); width + rooms.len()];
    for Occupied { resource, range } in taken {
        let at = match resource {
            Resource::Provider(id, seats) => seats_at.get(id).map(|at| {
                let seat = |number: u16| (at.start + usize::from(number)).min(at.end);
                seat(seats.first())..seat(seats.end())
            }),
            Resource::Room(id) => room_at.get(id).map(|at| *at..at + 1),
        };
        let columns = at.and_then(|at| columns.get_mut(at));
        columns.into_iter().flatten().for_each(|column| add(column, *range));
    }
    columns
}

fn seats_of(practice: &Practice, provider: ProviderId) -> usize {
    practice.provider(provider).map_or(0, |provider| provider.seats.max(1).into())
}

/// The rooms of the practice that will do for a service.
pub(crate) fn rooms(practice: &Practice, service: &Service) -> impl Iterator<Item = RoomId> {
    practice.rooms.iter().map(|room| room.id).filter(|id| service.rooms.contains(id))
}

impl Provider {
    /// Whether they work all of a time for which the practice is open.
    pub(crate) fn works(&mut self, visit: TimeRange) -> bool {
        self.shifts.contain(visit)
    }

    /// Whether enough seats beside one another are free all the time.
    pub(crate) fn is_free(&mut self, range: TimeRange) -> bool {
        let mut beside = 0;
        self.seats.iter_mut().any(|seat| {
            beside = if seat.is_free(range) { beside + 1 } else { 0 };
            beside >= self.takes
        })
    }

    /// How much of `range` is taken, on average of their seats; time that is taken twice counts
    /// once.
    pub(crate) fn load(&mut self, range: TimeRange) -> SignedDuration {
        let taken = self.seats.iter_mut().map(|seat| seat.taken_of(range));
        let sum = taken.fold(SignedDuration::ZERO, SignedDuration::saturating_add);
        let seats = i32::try_from(self.seats.len()).unwrap_or(i32::MAX).max(1);
        sum.checked_div(seats).unwrap_or(sum)
    }
}

impl Column {
    fn new(ranges: Vec<TimeRange>) -> Self {
        Self(Ordered::joined(ranges))
    }

    fn is_free(&mut self, range: TimeRange) -> bool {
        let next = self.0.after(range.from()).first();
        next.is_none_or(|taken| taken.from() >= range.until())
    }

    fn taken_of(&mut self, range: TimeRange) -> SignedDuration {
        self.0
            .after(range.from())
            .iter()
            .take_while(|taken| taken.from() < range.until())
            .map(|taken| {
                let from = taken.from().max(range.from());
                taken.until().min(range.until()).duration_since(from)
            })
            .fold(SignedDuration::ZERO, SignedDuration::saturating_add)
    }
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;

    use super::*;

    fn range(from: i64, until: i64) -> TimeRange {
        let at = |minute: i64| Timestamp::from_second(60 * minute).unwrap();
        TimeRange::new(at(from), at(until)).unwrap()
    }

    fn column(taken: &[(i64, i64)]) -> Column {
        Column::new(taken.iter().map(|(from, until)| range(*from, *until)).collect())
    }

    #[test]
    fn what_touches_what_is_taken_is_free() {
        let mut column = column(&[(20, 30), (0, 10)]);
        assert!(column.is_free(range(10, 20)));
        assert!(column.is_free(range(30, 40)));
        assert!(!column.is_free(range(10, 21)));
        assert!(!column.is_free(range(9, 20)));
        assert!(!column.is_free(range(22, 24)));
        assert!(!column.is_free(range(-5, 60)));
    }

    #[test]
    fn time_that_is_taken_twice_counts_once() {
        let mut column = column(&[(0, 30), (10, 20), (25, 40), (60, 70)]);
        assert_eq!(column.taken_of(range(0, 100)), SignedDuration::from_mins(50));
        assert_eq!(column.taken_of(range(35, 65)), SignedDuration::from_mins(10));
        assert_eq!(column.taken_of(range(41, 59)), SignedDuration::ZERO);
    }

    #[test]
    fn seats_that_are_free_apart_do_not_make_two_beside_one_another() {
        let provider = |takes| Provider {
            id: ProviderId::new(uuid::Uuid::nil()),
            shifts: Shifts::AsOpen,
            takes,
            seats: vec![column(&[]), column(&[(0, 10)]), column(&[])],
        };
        assert!(provider(1).is_free(range(5, 15)));
        assert!(!provider(2).is_free(range(5, 15)));
        assert!(provider(2).is_free(range(10, 15)));
        assert!(provider(3).is_free(range(10, 15)));
        assert_eq!(provider(1).load(range(0, 30)), SignedDuration::from_secs(200));
    }
}
