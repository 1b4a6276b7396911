//! The records themselves.

use std::collections::BTreeMap;
use std::fmt;

use domain::{
    CustomerId, Language, Minutes, PersonName, PhoneNumber, PracticeId, ProviderId, RoomId,
    ServiceId, Takes, TimeOffId, TimeRange, WeeklyHours,
};
use jiff::Timestamp;

use super::Kept;

/// Whether a record is in use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Standing {
    /// It is offered.
    #[default]
    InUse,
    /// It is not offered any more; its appointments stand.
    Retired,
}

/// Something that can be booked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ServiceRecord {
    /// Its name in offers and read-backs: 1 to 80 characters.
    pub name: String,
    /// Its names in languages in which it has another one: 1 to 80 characters each.
    pub names: BTreeMap<Language, String>,
    /// Other names that callers use for it.
    pub spoken: Vec<String>,
    /// How long the customer is there: 1 to 1440.
    pub duration: Minutes,
    /// How long before it the provider is taken: at most 720.
    pub buffer_before: Minutes,
    /// How long after it the provider is taken: at most 720.
    pub buffer_after: Minutes,
    /// Who provides it, in the order of their ids.
    pub providers: Vec<ProviderId>,
    /// How many of a provider's seats it takes, where that is not one.
    pub takes: BTreeMap<ProviderId, Takes>,
    /// It needs one of these rooms as well, in the order of their ids; none when there are none.
    pub rooms: Vec<RoomId>,
    /// What it costs, in the practice's words: 1 to 200 characters.
    pub price_note: Option<String>,
    /// Where it stands among the others.
    pub position: i32,
    /// Whether it is offered.
    pub standing: Standing,
}

/// A person who provides services.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProviderRecord {
    /// Their name in offers and read-backs: 1 to 80 characters.
    pub name: String,
    /// Other names that callers use.
    pub spoken: Vec<String>,
    /// How many customers they see at once: 1 to 50.
    pub seats: u16,
    /// When they work; `None` when that is whenever the practice is open.
    pub hours: Option<WeeklyHours>,
    /// Where they stand among the others.
    pub position: i32,
    /// Whether they can be booked.
    pub standing: Standing,
}

/// A room, or a piece of equipment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoomRecord {
    /// Its name, for people at the practice: 1 to 80 characters.
    pub name: String,
    /// In which order it is given out.
    pub position: i32,
    /// Whether it is given out.
    pub standing: Standing,
}

/// A time in which somebody or something cannot be had.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimeOff {
    /// Who, or what.
    pub absent: Absent,
    /// When.
    pub during: TimeRange,
    /// Why: at most 200 characters.
    pub reason: String,
}

/// Who or what cannot be had.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Absent {
    /// A provider.
    Provider(ProviderId),
    /// A room.
    Room(RoomId),
}

/// Which times off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct TimeOffFilter {
    /// Of this provider.
    pub provider: Option<ProviderId>,
    /// Of this room.
    pub room: Option<RoomId>,
    /// Not over at this instant.
    pub from: Option<Timestamp>,
    /// Begun before this instant.
    pub to: Option<Timestamp>,
}

/// A person who has appointments. `Debug` hides who.
#[derive(Clone, PartialEq, Eq)]
pub struct CustomerRecord {
    /// Their name, when it is known.
    pub name: Option<PersonName>,
    /// How to reach them, in order of the numbers.
    pub phones: Vec<PhoneNumber>,
    /// What the practice has noted: at most 2000 characters.
    pub notes: String,
    /// What they speak, when it is known.
    pub language: Option<Language>,
    /// Whether they want texts.
    pub texts: bool,
    /// Since when they are known. It is never changed.
    pub created_at: Timestamp,
}

/// Which customers. `Debug` hides who.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct CustomerFilter {
    /// With this number.
    pub phone: Option<PhoneNumber>,
    /// Whose name begins so, whatever the case.
    pub name: Option<String>,
}

impl fmt::Debug for CustomerRecord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("CustomerRecord(***)")
    }
}

impl fmt::Debug for CustomerFilter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("CustomerFilter(***)")
    }
}

impl Kept for ServiceRecord {
    type Id = ServiceId;
    type Filter = Standing;
    /// Practice, position, id.
    type Place = (PracticeId, i32, ServiceId);
}

impl Kept for ProviderRecord {
    type Id = ProviderId;
    type Filter = Standing;
    /// Practice, position, id.
    type Place = (PracticeId, i32, ProviderId);
}

impl Kept for RoomRecord {
    type Id = RoomId;
    type Filter = Standing;
    /// Practice, position, id.
    type Place = (PracticeId, i32, RoomId);
}

impl Kept for TimeOff {
    type Id = TimeOffId;
    type Filter = TimeOffFilter;
    /// Start, id.
    type Place = (Timestamp, TimeOffId);
}

impl Kept for CustomerRecord {
    type Id = CustomerId;
    type Filter = CustomerFilter;
    /// Since when they are known, id.
    type Place = (Timestamp, CustomerId);
}
