//! The columns of the appointment book: one for each seat of a provider, one for each room, and
//! what is taken in them.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use domain::{Practice, ProviderId, Resource, RoomId, Service, TimeRange};
use jiff::SignedDuration;
use jiff::civil::Date;

use crate::Occupied;
use crate::hours::Shifts;

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

/// What is taken of a seat or a room, in order and apart: what overlaps or touches is one range.
#[derive(Debug, Default)]
struct Column(Vec<TimeRange>);

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
        let mut seats: BTreeMap<ProviderId, Vec<Vec<TimeRange>>> =
            providers.iter().map(|id| (*id, vec![Vec::new(); seats_of(practice, *id)])).collect();
        let mut rooms: BTreeMap<RoomId, Vec<TimeRange>> =
            rooms(practice, service).map(|id| (id, Vec::new())).collect();
        for occupied in taken {
            match occupied.resource {
                Resource::Provider(id, taken) => {
                    let Some(seats) = seats.get_mut(&id) else { continue };
                    let end = usize::from(taken.end()).min(seats.len());
                    let seats = seats.get_mut(usize::from(taken.first())..end);
                    seats.into_iter().flatten().for_each(|seat| seat.push(occupied.range));
                }
                Resource::Room(id) => {
                    if let Some(room) = rooms.get_mut(&id) {
                        room.push(occupied.range);
                    }
                }
            }
        }
        let provider = |id: &ProviderId| Provider {
            id: *id,
            shifts: Shifts::new(practice, *id, *days.start(), *days.end()),
            takes: practice.seats(service, *id).first().map_or(1, |first| first.end().into()),
            seats: seats.remove(id).unwrap_or_default().into_iter().map(Column::new).collect(),
        };
        Self {
            providers: providers.iter().map(provider).collect(),
            rooms: (!service.rooms.is_empty())
                .then(|| rooms.into_values().map(Column::new).collect()),
        }
    }

    /// Whether, if the service needs a room, one is free all the time.
    pub(crate) fn have_room(&self, range: TimeRange) -> bool {
        self.rooms.as_ref().is_none_or(|rooms| rooms.iter().any(|room| room.is_free(range)))
    }
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
    pub(crate) fn works(&self, visit: TimeRange) -> bool {
        self.shifts.contain(visit)
    }

    /// Whether enough seats beside one another are free all the time.
    pub(crate) fn is_free(&self, range: TimeRange) -> bool {
        let mut beside = 0;
        self.seats.iter().any(|seat| {
            beside = if seat.is_free(range) { beside + 1 } else { 0 };
            beside >= self.takes
        })
    }

    /// How much of `range` is taken, on average of their seats; time that is taken twice counts
    /// once.
    pub(crate) fn load(&self, range: TimeRange) -> SignedDuration {
        let taken = self.seats.iter().map(|seat| seat.taken_of(range));
        let sum = taken.fold(SignedDuration::ZERO, SignedDuration::saturating_add);
        let seats = i32::try_from(self.seats.len()).unwrap_or(i32::MAX).max(1);
        sum.checked_div(seats).unwrap_or(sum)
    }
}

impl Column {
    /// The ranges in order, with those that overlap or touch made one.
    fn new(mut ranges: Vec<TimeRange>) -> Self {
        ranges.sort_unstable_by_key(|range| range.from());
        ranges.dedup_by(|range, last| {
            let is_apart = last.until() < range.from();
            if !is_apart {
                let until = last.until().max(range.until());
                *last = TimeRange::new(last.from(), until).unwrap_or(*last);
            }
            !is_apart
        });
        Self(ranges)
    }

    fn is_free(&self, range: TimeRange) -> bool {
        self.reaching(range).first().is_none_or(|taken| taken.from() >= range.until())
    }

    fn taken_of(&self, range: TimeRange) -> SignedDuration {
        self.reaching(range)
            .iter()
            .take_while(|taken| taken.from() < range.until())
            .map(|taken| {
                let from = taken.from().max(range.from());
                taken.until().min(range.until()).duration_since(from)
            })
            .fold(SignedDuration::ZERO, SignedDuration::saturating_add)
    }

    /// What is taken and not over when `range` begins.
    fn reaching(&self, range: TimeRange) -> &[TimeRange] {
        let over = self.0.partition_point(|taken| taken.until() <= range.from());
        self.0.get(over..).unwrap_or_default()
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
        let column = column(&[(20, 30), (0, 10)]);
        assert!(column.is_free(range(10, 20)));
        assert!(column.is_free(range(30, 40)));
        assert!(!column.is_free(range(10, 21)));
        assert!(!column.is_free(range(9, 20)));
        assert!(!column.is_free(range(22, 24)));
        assert!(!column.is_free(range(-5, 60)));
    }

    #[test]
    fn time_that_is_taken_twice_counts_once() {
        let column = column(&[(0, 30), (10, 20), (25, 40), (60, 70)]);
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
