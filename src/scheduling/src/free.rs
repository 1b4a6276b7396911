//! The slots that are free.

use domain::{Practice, ProviderWish, Service, Slot, TimeRange};
use jiff::Timestamp;

use crate::book::{Book, slot};
use crate::columns::columns;
use crate::rules::{Rules, providers};

/// Every slot of a service that can be booked in what was read of the book, in order of start and
/// then of the practice's providers: the [rules](crate::bookable) allow it, and nothing taken of
/// its provider overlaps it and its buffers. Buffers may reach outside opening hours.
///
/// Starts are whole grid steps of real time, so in the hour that clocks go through twice a time on
/// the wall can appear twice, an hour apart.
#[must_use]
pub fn free_slots(
    practice: &Practice,
    service: &Service,
    wish: ProviderWish,
    book: &Book,
    now: Timestamp,
) -> Vec<Slot> {
    let columns = columns(&providers(practice, service, wish), &book.taken);
    let rules = Rules::new(practice, service, now);
    let mut slots = Vec::new();
    for (start, taking) in startable(&rules, book.read) {
        let free = columns.iter().filter(|column| column.is_free(taking));
        slots.extend(free.map(|column| slot(service, column.provider, start)));
    }
    slots
}

/// Every start that the rules allow and whose whole time was read, with the time that it takes of
/// a provider; in order.
pub(crate) fn startable(rules: &Rules<'_>, read: TimeRange) -> Vec<(Timestamp, TimeRange)> {
    let first = rules.date_of(read.from()).max(rules.first);
    let last = rules.date_of(read.until()).min(rules.last);
    let mut starts: Vec<_> = rules
        .starts(first, last)
        .filter(|start| rules.is_within_reach(*start))
        .filter_map(|start| Some((start, rules.taking(start)?)))
        .filter(|(_, taking)| read.contains(*taking))
        .collect();
    // Only where a night's period runs into the next day's is there anything to sort.
    starts.sort_unstable_by_key(|(start, _)| *start);
    starts.dedup();
    starts
}
