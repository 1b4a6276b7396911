//! The appointment book as far as it was read, and what a slot takes of it.

use domain::{Place, Practice, ProviderId, Resource, Service, Slot, TimeRange, TimeRangeError};
use jiff::Timestamp;

use crate::columns::rooms;
use crate::wall::{earlier, later};

/// Something that takes time: an appointment with its buffers, a live hold, time off. What takes a
/// provider and a room is two of these.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Occupied {
    /// Of what.
    pub resource: Resource,
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
    /// Everything that takes time of a provider or a room in there, in any order; it may overlap.
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

/// Most places that are tried for one appointment.
const MOST_PLACES: usize = 64;

/// The places where an appointment for a service with a provider can be, in the order in which they
/// are to be tried: every seat with every room, 64 at most. None when the provider is not of this
/// practice, or when no room that the service needs is left.
#[must_use]
pub fn places(practice: &Practice, service: &Service, provider: ProviderId) -> Vec<Place> {
    let mut places = all_places(practice, service, provider);
    places.truncate(MOST_PLACES);
    places
}

/// The same places, those first that are free for all of `taking`, by what is known to be taken:
/// 64 at most of both together.
///
/// With [`places`] alone a busy provider of many seats is tried seat by seat, and where there are more
/// than 64 places the one that is free may not be tried at all. What is known may be old, so those
/// that seem taken are not left out.
#[must_use]
pub fn places_free(
    practice: &Practice,
    service: &Service,
    provider: ProviderId,
    taking: TimeRange,
    taken: &[Occupied],
) -> Vec<Place> {
    let in_the_way: Vec<_> = taken.iter().filter(|it| it.range.overlaps(taking)).collect();
    let is_taken = |place: &Place| {
        in_the_way.iter().any(|occupied| match occupied.resource {
            Resource::Provider(id, seats) => id == provider && seats.overlap(place.seats),
            Resource::Room(id) => place.room == Some(id),
        })
    };
    let mut places = all_places(practice, service, provider);
    // Stable: among the free ones, and among the others, the order stays.
    places.sort_by_key(is_taken);
    places.truncate(MOST_PLACES);
    places
}

fn all_places(practice: &Practice, service: &Service, provider: ProviderId) -> Vec<Place> {
    let seats = practice.seats(service, provider);
    let in_room = |room| seats.iter().map(move |&seats| Place { seats, room });
    if service.rooms.is_empty() {
        return in_room(None).collect();
    }
    rooms(practice, service).flat_map(|room| in_room(Some(room))).collect()
}
