//! The appointment book as far as it was read, and what a slot takes of it.

use domain::{ProviderId, Seats, Service, Slot, TimeRange, TimeRangeError};
use jiff::Timestamp;

use crate::wall::{earlier, later};

/// Something that takes a provider's time: an appointment with its buffers, a live hold, time off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Occupied {
    /// Whose time.
    pub provider: ProviderId,
    /// Which of the provider's seats.
    pub seats: Seats,
    /// From when until when, buffers included.
    pub range: TimeRange,
}

/// What was read of the appointment book.
///
/// To move an appointment, leave it out of `taken`: it does not stand in its own way. Leave out
/// a call's own hold likewise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Book {
    /// The instants for which it was read. Only slots that, buffers included, lie wholly in
    /// here can be known to be free.
    pub read: TimeRange,
    /// Everything that takes time of a provider in there, in any order; it may overlap.
    pub taken: Vec<Occupied>,
}

/// The slot of a service that starts at an instant, by its length alone: it may be closed, taken
/// or over.
#[must_use]
pub fn slot(service: &Service, provider: ProviderId, starts_at: Timestamp) -> Slot {
    Slot { provider, starts_at, ends_at: later(starts_at, service.duration) }
}

/// The time that a slot takes of its provider: with the service's buffers.
///
/// Fails for a slot that does not end after it starts.
pub fn occupies(service: &Service, slot: Slot) -> Result<TimeRange, TimeRangeError> {
    TimeRange::new(slot.starts_at, slot.ends_at).map(|visit| reading(service, visit))
}

/// What the book has to be read for to know the slots of a service that lie in `within`, from the
/// customer's coming to the customer's leaving: more at either end by the service's buffers.
///
/// [`free_slots`](crate::free_slots) of a book that was read for exactly this are the free slots
/// in `within`.
#[must_use]
pub fn reading(service: &Service, within: TimeRange) -> TimeRange {
    let from = earlier(within.from(), service.buffer_before);
    let until = later(within.until(), service.buffer_after);
    // A range cannot become empty by growing.
    TimeRange::new(from, until).unwrap_or(within)
}
