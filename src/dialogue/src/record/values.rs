//! The values of a record: dates, times, slots, appointments.

use domain::{
    AppointmentId, Days, PersonName, ProviderId, ProviderWish, ServiceId, Slot, Times, Upcoming,
};
use jiff::Timestamp;
use jiff::civil::{Date, Time};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum ProviderFact {
    Anyone,
    Named(Uuid),
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum DaysFact {
    Soonest,
    On(Date),
    Between(Date, Date),
    AnyOf(Vec<Date>),
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum TimesFact {
    Any,
    At(Time),
    Around(Time),
    From(Time),
    Until(Time),
    Between(Time, Time),
}

/// Provider, start, end.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct SlotFact(Uuid, Timestamp, Timestamp);

/// Id, service, slot, name, whether it can be changed.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct UpcomingFact(Uuid, Uuid, SlotFact, Option<String>, bool);

impl ProviderFact {
    pub(super) const fn of(wish: ProviderWish) -> Self {
        match wish {
            ProviderWish::Anyone => Self::Anyone,
            ProviderWish::Named(id) => Self::Named(id.uuid()),
        }
    }

    pub(super) const fn wish(&self) -> ProviderWish {
        match self {
            Self::Anyone => ProviderWish::Anyone,
            Self::Named(id) => ProviderWish::Named(ProviderId::new(*id)),
        }
    }
}

impl UpcomingFact {
    pub(super) fn of(it: &Upcoming) -> Self {
        let name = it.name.as_ref().map(|name| name.as_str().to_owned());
        Self(it.id.uuid(), it.service.uuid(), SlotFact::of(&it.slot), name, it.can_be_changed)
    }

    pub(super) fn appointment(&self) -> Upcoming {
        Upcoming {
            id: AppointmentId::new(self.0),
            service: ServiceId::new(self.1),
            slot: self.2.slot(),
            name: self.3.as_deref().and_then(|name| name.parse::<PersonName>().ok()),
            can_be_changed: self.4,
        }
    }
}

impl DaysFact {
    pub(super) fn of(days: &Days) -> Self {
        match days {
            Days::Soonest => Self::Soonest,
            Days::On(date) => Self::On(*date),
            Days::Between { first, last } => Self::Between(*first, *last),
            Days::AnyOf(days) => Self::AnyOf(days.clone()),
        }
    }

    pub(super) fn days(&self) -> Days {
        match self {
            Self::Soonest => Days::Soonest,
            Self::On(date) => Days::On(*date),
            Self::Between(first, last) => Days::Between { first: *first, last: *last },
            Self::AnyOf(days) => Days::AnyOf(days.clone()),
        }
    }
}

impl TimesFact {
    pub(super) const fn of(times: Times) -> Self {
        match times {
            Times::Any => Self::Any,
            Times::At(at) => Self::At(at),
            Times::Around(at) => Self::Around(at),
            Times::From(from) => Self::From(from),
            Times::Until(until) => Self::Until(until),
            Times::Between { from, until } => Self::Between(from, until),
        }
    }

    pub(super) const fn times(&self) -> Times {
        match self {
            Self::Any => Times::Any,
            Self::At(at) => Times::At(*at),
            Self::Around(at) => Times::Around(*at),
            Self::From(from) => Times::From(*from),
            Self::Until(until) => Times::Until(*until),
            Self::Between(from, until) => Times::Between { from: *from, until: *until },
        }
    }
}

impl SlotFact {
    pub(super) const fn of(slot: &Slot) -> Self {
        Self(slot.provider.uuid(), slot.starts_at, slot.ends_at)
    }

    pub(super) const fn slot(&self) -> Slot {
        Slot { provider: ProviderId::new(self.0), starts_at: self.1, ends_at: self.2 }
    }
}
