//! A place in the book: slots, seats and what becomes of an appointment.

use std::str::FromStr;

use jiff::Timestamp;

use crate::{AppointmentId, PersonName, ProviderId, RoomId, ServiceId};

/// A time with a provider that can be booked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Slot {
    /// With whom.
    pub provider: ProviderId,
    /// When the customer comes.
    pub starts_at: Timestamp,
    /// When the customer leaves; buffers are not part of a slot.
    pub ends_at: Timestamp,
}

/// An appointment to come, as far as a caller who may have made it can hear of it or change it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Upcoming {
    /// Which one.
    pub id: AppointmentId,
    /// What for; the practice may not offer it any more.
    pub service: ServiceId,
    /// When, and with whom.
    pub slot: Slot,
    /// For whom, when the name was not left open.
    pub name: Option<PersonName>,
    /// Whether the customer can still change it by themselves, by the practice's cancel notice.
    pub can_be_changed: bool,
}

/// The seats of a provider that an appointment takes: from the first up to, without, the second.
///
/// A provider who sees one person at a time has seat 0 only.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Seats {
    first: u16,
    end: u16,
}

/// No seat at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("an appointment takes at least one seat")]
pub struct SeatsError;

impl Seats {
    /// The one seat of a provider who sees one person at a time.
    pub const ONLY: Self = Self { first: 0, end: 1 };
    /// Every seat that a provider can have: who is away is away from all of them.
    pub const ALL: Self = Self { first: 0, end: u16::MAX };

    /// The seats from `first` up to, without, `end`.
    pub const fn new(first: u16, end: u16) -> Result<Self, SeatsError> {
        if first < end { Ok(Self { first, end }) } else { Err(SeatsError) }
    }

    /// The first seat.
    #[must_use]
    pub const fn first(self) -> u16 {
        self.first
    }

    /// The first seat that is no longer taken.
    #[must_use]
    pub const fn end(self) -> u16 {
        self.end
    }

    /// Whether the two have a seat in common.
    #[must_use]
    pub const fn overlap(self, other: Self) -> bool {
        self.first < other.end && other.first < self.end
    }
}

/// Where an appointment takes place: seats of its provider, and a room when the service needs one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Place {
    /// The seats of the provider.
    pub seats: Seats,
    /// The room.
    pub room: Option<RoomId>,
}

/// Something that only one appointment can have at a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Resource {
    /// Seats of a provider.
    Provider(ProviderId, Seats),
    /// A room.
    Room(RoomId),
}

/// What has become of an appointment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum AppointmentStatus {
    /// Kept for a call that has chosen it and not yet confirmed it.
    Held,
    /// Given back by the call that held it, or taken from it after it expired.
    Released,
    /// Confirmed by the customer.
    Booked,
    /// The customer came.
    Arrived,
    /// The customer did not come.
    NoShow,
    /// It took place.
    Completed,
    /// It was called off.
    Cancelled,
}

/// A text that names no status.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("an appointment's status is one of booked, arrived, no_show, completed, cancelled")]
pub struct UnknownStatus;

impl AppointmentStatus {
    /// Every status, for tests and tables.
    pub const ALL: [Self; 7] = [
        Self::Held,
        Self::Released,
        Self::Booked,
        Self::Arrived,
        Self::NoShow,
        Self::Completed,
        Self::Cancelled,
    ];

    /// The name that the database and the API use.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Held => "held",
            Self::Released => "released",
            Self::Booked => "booked",
            Self::Arrived => "arrived",
            Self::NoShow => "no_show",
            Self::Completed => "completed",
            Self::Cancelled => "cancelled",
        }
    }

    /// Whether the book lists it: holds are nobody's appointment yet.
    #[must_use]
    pub const fn is_listed(self) -> bool {
        !matches!(self, Self::Held | Self::Released)
    }
}

impl FromStr for AppointmentStatus {
    type Err = UnknownStatus;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|status| status.as_str() == text).ok_or(UnknownStatus)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_status_reads_what_it_prints() {
        for status in AppointmentStatus::ALL {
            assert_eq!(status.as_str().parse(), Ok(status));
        }
        assert_eq!("gone".parse::<AppointmentStatus>(), Err(UnknownStatus));
    }

    #[test]
    fn seats_that_only_touch_do_not_overlap() {
        let seats = |first, end| Seats::new(first, end).unwrap();
        assert!(!seats(0, 1).overlap(seats(1, 2)));
        assert!(seats(0, 2).overlap(Seats::new(1, 3).unwrap()));
        assert_eq!(Seats::new(1, 1), Err(SeatsError));
    }
}
