//! What a practice manager keeps besides the book: services, providers, rooms, time off, customers,
//! the waiting list and blocked callers.
//!
//! **Invariant:** a change is made whole, with its entry in the audit log, or not at all.
//! **Invariant:** an item is replaced only by whoever has seen its present version.

mod blocked;
mod records;
mod waiting;

use std::fmt::Debug;

use async_trait::async_trait;
use domain::PracticeId;

pub use blocked::{BlockedCallers, BlockedItem, BlockedListing, BlockedQuery, NewlyBlocked};
pub use records::{
    Absent, CustomerFilter, CustomerRecord, ProviderRecord, RoomRecord, ServiceRecord, Standing,
    TimeOff, TimeOffFilter,
};
pub use waiting::{
    NewWaiting, UnknownWaitingStatus, WaitingItem, WaitingList, WaitingListing, WaitingQuery,
    WaitingStatus,
};

use crate::{Asked, Cause, ItemVersion, Scope};

/// Most services, providers and rooms in use of one practice, of each.
pub const MOST_IN_USE: usize = 500;
/// Most other names of a service or a provider.
pub const MOST_SPOKEN: usize = 50;
/// Most periods of one provider's week.
pub const MOST_PERIODS: usize = 70;
/// Most seats of a provider.
pub const MOST_SEATS: u16 = 50;
/// Most telephone numbers of one customer.
pub const MOST_PHONES: usize = 20;
/// Most entries of one practice's time off.
pub const MOST_TIMES_OFF: usize = 10_000;
/// Most open entries of one practice's waiting list.
pub const MOST_WAITING: usize = 5_000;
/// Most blocked callers of one practice: they are read with the practice.
pub const MOST_BLOCKED: usize = 1_000;

/// A kind of record that is kept.
pub trait Kept: Clone + PartialEq + Debug + Send + Sync + 'static {
    /// Which one.
    type Id: Copy + PartialEq + Debug + Send + Sync + 'static;
    /// Which ones of a list.
    type Filter: Clone + Default + Send + Sync + 'static;
    /// A place in a list.
    type Place: Clone + Send + Sync + 'static;
}

/// A record with its name tag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item<T: Kept> {
    /// Which one.
    pub id: T::Id,
    /// Whose.
    pub practice: PracticeId,
    /// How often it was changed.
    pub version: ItemVersion,
    /// What is kept.
    pub what: T,
}

/// Which part of a list.
#[derive(Clone)]
pub struct Part<T: Kept> {
    /// Of this practice; `None` for every one of the scope.
    pub practice: Option<PracticeId>,
    /// Which ones.
    pub filter: T::Filter,
    /// Behind this place.
    pub after: Option<T::Place>,
    /// At most so many, 1 to 500.
    pub limit: u16,
}

/// A part of a list.
#[derive(Clone)]
pub struct Listing<T: Kept> {
    /// The items, in order.
    pub items: Vec<Item<T>>,
    /// Where the next part begins; `None` at the end.
    pub next: Option<T::Place>,
}

/// The records of one kind.
#[async_trait]
pub trait Register<T: Kept>: Send + Sync {
    /// A part of the list.
    async fn list(&self, scope: &Scope, part: Part<T>) -> Result<Listing<T>, RegisterError>;

    /// One record; `None` when the scope has none of that id.
    async fn one(&self, scope: &Scope, id: T::Id) -> Result<Option<Item<T>>, RegisterError>;

    /// Adds a record to a practice of the scope. Asked again with the same [`crate::Once`] it is
    /// the one that was added then.
    async fn add(&self, practice: PracticeId, asked: Asked<T>) -> Result<Item<T>, RegisterError>;

    /// Puts another record in the place of one that was seen.
    async fn replace(&self, id: T::Id, asked: Asked<T>) -> Result<Item<T>, RegisterError>;

    /// Takes a record out of use: what appointments refer to is kept and retired.
    async fn remove(&self, id: T::Id, asked: Asked<()>) -> Result<(), RegisterError>;
}

/// Everything that is kept.
pub trait Registers:
    Register<ServiceRecord>
    + Register<ProviderRecord>
    + Register<RoomRecord>
    + Register<TimeOff>
    + Register<CustomerRecord>
    + WaitingList
    + BlockedCallers
{
}

impl<T> Registers for T where
    T: Register<ServiceRecord>
        + Register<ProviderRecord>
        + Register<RoomRecord>
        + Register<TimeOff>
        + Register<CustomerRecord>
        + WaitingList
        + BlockedCallers
{
}

/// Why a record was not read or changed.
#[derive(Debug, thiserror::Error)]
pub enum RegisterError {
    /// There is no such record, or not for whoever asks.
    #[error("there is no such record")]
    NoSuchRecord,
    /// Something that it names is not there, or not there for whoever asks.
    #[error("there is no such {}", .field.trim_end_matches("_ids").trim_end_matches("_id"))]
    Unknown {
        /// The field that names it.
        field: &'static str,
    },
    /// A customer who is to wait has no telephone number.
    #[error("the customer has no telephone number")]
    Unreachable,
    /// It was changed since whoever asks has seen it.
    #[error("it was changed in the meantime")]
    Changed,
    /// Something else refers to it.
    #[error("something still refers to it")]
    Referred,
    /// There are as many as there may be.
    #[error("there are at most {most} of them")]
    TooMany {
        /// How many there may be.
        most: usize,
    },
    /// The `Idempotency-Key` was used for another request.
    #[error("this Idempotency-Key was used for another request")]
    KeyReused,
    /// The database did not do it.
    #[error("the records cannot be read or changed")]
    Failed(#[source] Cause),
}
