//! Whether what was booked still fits, when the practice's rules have changed since.
//!
//! **Invariant:** nothing here looks at what else is booked: what the book does not allow is never
//! in it.

use domain::{Place, Practice, ProviderWish, Service, Slot, TimeRange};
use jiff::Timestamp;

use crate::columns::rooms;
use crate::hours::{Shifts, periods};
use crate::rules::providers;
use crate::wall::later;

/// Why an appointment cannot take place as it was booked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
pub enum Stranded {
    /// Its provider does not provide the service any more, or has left.
    #[error("its provider no longer provides the service")]
    NotProvided,
    /// It takes a seat that its provider does not have any more.
    #[error("its provider no longer has that seat")]
    NoSeat,
    /// Its room is gone, or is none of those that the service needs now.
    #[error("its room is gone, or is not one that the service needs")]
    NoRoom,
    /// The practice is no longer open from its start to its end.
    #[error("the practice is no longer open from its start to its end")]
    Closed,
    /// Its provider no longer works from its start to its end.
    #[error("its provider no longer works from its start to its end")]
    NotWorking,
}

/// Whether an appointment still fits the practice: its provider, seats and room are there, and
/// practice and provider are at work, without its buffers, from its start to its end.
///
/// It was booked, so notice, horizon, grid and the service's present duration are not asked for.
/// Time off is in the book and not looked at: whoever lists stranded appointments adds those that
/// overlap it.
pub fn stands(
    practice: &Practice,
    service: &Service,
    slot: Slot,
    place: Place,
) -> Result<(), Stranded> {
    let named = ProviderWish::Named(slot.provider);
    let provider = practice.provider(slot.provider).ok_or(Stranded::NotProvided)?;
    if providers(practice, service, named).is_empty() {
        return Err(Stranded::NotProvided);
    }
    if place.seats.end() > provider.seats.max(1) {
        return Err(Stranded::NoSeat);
    }
    let is_there = |room| practice.rooms.iter().any(|it| it.id == room);
    let will_do = |room| service.rooms.is_empty() || rooms(practice, service).any(|it| it == room);
    match place.room {
        Some(room) if !is_there(room) || !will_do(room) => return Err(Stranded::NoRoom),
        None if !service.rooms.is_empty() => return Err(Stranded::NoRoom),
        Some(_) | None => {}
    }
    let visit = TimeRange::new(slot.starts_at, slot.ends_at).map_err(|_empty| Stranded::Closed)?;
    let date = practice.time_zone.to_datetime(slot.starts_at).date();
    if !periods(practice, &practice.hours, date, date).any(|open| open.contains(visit)) {
        return Err(Stranded::Closed);
    }
    if !Shifts::new(practice, slot.provider, date, date).contain(visit) {
        return Err(Stranded::NotWorking);
    }
    Ok(())
}

/// Whether a customer may still call an appointment off by themselves: it starts the practice's
/// [`cancel_notice`](domain::FrontDesk) after `now`, or later.
#[must_use]
pub fn may_cancel(practice: &Practice, starts_at: Timestamp, now: Timestamp) -> bool {
    later(now, practice.desk.cancel_notice) <= starts_at
}
