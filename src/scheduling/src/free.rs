//! The slots that are free.

use domain::{Practice, ProviderWish, Service, Slot, TimeRange};
use jiff::Timestamp;
use jiff::civil::Date;

use crate::book::{Book, slot};
use crate::columns::Columns;
use crate::rules::{Rules, providers};

/// Every slot of a service that can be booked in what was read of the book, in order of start and
/// then of the practice's providers.
///
/// The [rules](crate::bookable) allow it; enough seats of its provider beside one another are free
/// for all of it and its buffers; and so is, when the service needs a room, one of the rooms that will
/// do. Buffers may reach outside opening hours and the provider's own.
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
    let rules = Rules::new(practice, service, now);
    let first = rules.date_of(book.read.from()).max(rules.first);
    let last = rules.date_of(book.read.until()).min(rules.last);
    let providers = providers(practice, service, wish);
    let columns = Columns::new(practice, service, &providers, first..=last, &book.taken);
    let mut slots = Vec::new();
    for Start { visit, taking } in startable(&rules, first, last, book.read) {
        if columns.have_room(taking) {
            let all = columns.providers.iter();
            let free = all.filter(|provider| provider.works(visit) && provider.is_free(taking));
            slots.extend(free.map(|provider| slot(service, provider.id, visit.from())));
        }
    }
    slots
}

/// A start that the rules allow.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Start {
    /// The customer's time.
    visit: TimeRange,
    /// The time that it takes of a provider and a room.
    taking: TimeRange,
}

/// Every start that the practice's rules allow and whose whole time was read, in order.
fn startable(rules: &Rules<'_>, first: Date, last: Date, read: TimeRange) -> Vec<Start> {
    let mut starts: Vec<_> = rules
        .starts(first, last)
        .filter(|start| rules.is_within_reach(*start))
        .filter_map(|start| {
            Some(Start { visit: rules.visit(start)?, taking: rules.taking(start)? })
        })
        .filter(|start| read.contains(start.taking))
        .collect();
    // Only where a night's period runs into the next day's is there anything to sort.
    starts.sort_unstable_by_key(|start| start.visit.from());
    starts.dedup();
    starts
}
