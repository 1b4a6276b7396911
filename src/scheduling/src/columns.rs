//! The columns of the appointment book, one for each provider, and what is taken in them.

use std::collections::BTreeMap;

use domain::{ProviderId, Resource, Seats, TimeRange};
use jiff::SignedDuration;

use crate::Occupied;

/// One provider's column of the book.
#[derive(Debug)]
pub(crate) struct Column {
    pub(crate) provider: ProviderId,
    /// In order and apart: what overlaps or touches is one range.
    taken: Vec<TimeRange>,
}

impl Column {
    /// Whether nothing in the column overlaps `range`.
    pub(crate) fn is_free(&self, range: TimeRange) -> bool {
        self.reaching(range).first().is_none_or(|taken| taken.from() >= range.until())
    }

    /// How much of `range` is taken; time that is taken twice counts once.
    pub(crate) fn taken_of(&self, range: TimeRange) -> SignedDuration {
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
        let over = self.taken.partition_point(|taken| taken.until() <= range.from());
        self.taken.get(over..).unwrap_or_default()
    }
}

/// The columns of these providers, in their order.
///
/// For now a provider has the one seat [`Seats::ONLY`]; what takes other seats is not in the way.
pub(crate) fn columns(providers: &[ProviderId], taken: &[Occupied]) -> Vec<Column> {
    let mut ranges: BTreeMap<ProviderId, Vec<TimeRange>> =
        providers.iter().map(|provider| (*provider, Vec::new())).collect();
    for occupied in taken {
        if let Resource::Provider(provider, seats) = occupied.resource
            && seats.overlap(Seats::ONLY)
            && let Some(column) = ranges.get_mut(&provider)
        {
            column.push(occupied.range);
        }
    }
    providers
        .iter()
        .map(|provider| Column {
            provider: *provider,
            taken: ranges.remove(provider).map(joined).unwrap_or_default(),
        })
        .collect()
}

/// The ranges in order, with those that overlap or touch made one.
fn joined(mut ranges: Vec<TimeRange>) -> Vec<TimeRange> {
    ranges.sort_unstable_by_key(|range| range.from());
    let mut apart: Vec<TimeRange> = Vec::with_capacity(ranges.len());
    for range in ranges {
        match apart.last_mut() {
            Some(last) if range.from() <= last.until() => {
                let until = last.until().max(range.until());
                *last = TimeRange::new(last.from(), until).unwrap_or(*last);
            }
            _ => apart.push(range),
        }
    }
    apart
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;
    use uuid::Uuid;

    use super::*;

    fn range(from: i64, until: i64) -> TimeRange {
        let at = |minute: i64| Timestamp::from_second(60 * minute).unwrap();
        TimeRange::new(at(from), at(until)).unwrap()
    }

    fn column(taken: &[(i64, i64)]) -> Column {
        let provider = ProviderId::new(Uuid::from_u128(1));
        let taken: Vec<_> = taken
            .iter()
            .map(|(from, until)| Occupied {
                resource: Resource::Provider(provider, Seats::ONLY),
                range: range(*from, *until),
            })
            .collect();
        columns(&[provider], &taken).remove(0)
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
    fn another_seat_and_another_provider_are_not_in_the_way() {
        let provider = ProviderId::new(Uuid::from_u128(1));
        let taken = [
            Occupied {
                resource: Resource::Provider(provider, Seats::new(1, 3).unwrap()),
                range: range(0, 10),
            },
            Occupied {
                resource: Resource::Provider(ProviderId::new(Uuid::from_u128(2)), Seats::ONLY),
                range: range(0, 10),
            },
        ];
        let columns = columns(&[provider], &taken);
        assert!(columns.iter().all(|column| column.is_free(range(0, 10))));
    }
}
