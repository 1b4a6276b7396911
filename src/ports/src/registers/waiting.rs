//! Who waits for an earlier time, or for any.

use std::str::FromStr;

use async_trait::async_trait;
use domain::{CustomerId, PracticeId, ProviderId, ServiceId, WaitingId};
use jiff::Timestamp;
use jiff::civil::Date;

use super::RegisterError;
use crate::{Asked, Attendee, ItemVersion, Scope};

/// The waiting list: first come, first told.
#[async_trait]
pub trait WaitingList: Send + Sync {
    /// A part of the list, those who have waited longest first.
    async fn waiting(
        &self,
        scope: &Scope,
        query: WaitingQuery,
    ) -> Result<WaitingListing, RegisterError>;

    /// Puts somebody on the list of a practice of the scope. A customer by name and number who is
    /// not known yet is made one.
    async fn wait(
        &self,
        practice: PracticeId,
        asked: Asked<NewWaiting>,
    ) -> Result<WaitingItem, RegisterError>;

    /// Closes an entry; one that was closed stays so.
    async fn stop_waiting(&self, id: WaitingId, asked: Asked<()>) -> Result<(), RegisterError>;
}

/// Somebody who is to be put on the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewWaiting {
    /// Who.
    pub customer: Attendee,
    /// What for.
    pub service: ServiceId,
    /// With whom; `None` when anyone will do.
    pub provider: Option<ProviderId>,
    /// The first day that suits, by the practice's calendar.
    pub first: Date,
    /// The last one, not before the first.
    pub last: Date,
}

/// What has become of somebody's waiting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WaitingStatus {
    /// They wait.
    Waiting,
    /// They were told of a time.
    Told,
    /// They wait no more.
    Closed,
}

/// A text that names no such status.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the status of an entry is one of waiting, told, closed")]
pub struct UnknownWaitingStatus;

impl WaitingStatus {
    /// The name that the database and the API use.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Told => "told",
            Self::Closed => "closed",
        }
    }
}

impl FromStr for WaitingStatus {
    type Err = UnknownWaitingStatus;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let all = [Self::Waiting, Self::Told, Self::Closed];
        all.into_iter().find(|it| it.as_str() == text).ok_or(UnknownWaitingStatus)
    }
}

/// An entry of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WaitingItem {
    /// Which one.
    pub id: WaitingId,
    /// Whose list it is on.
    pub practice: PracticeId,
    /// How often it was changed.
    pub version: ItemVersion,
    /// Who waits: id, name, the number to reach them at.
    pub customer: (CustomerId, Option<String>, String),
    /// What for.
    pub service: (ServiceId, String),
    /// With whom; `None` when anyone will do.
    pub provider: Option<(ProviderId, String)>,
    /// The first day that suits.
    pub first: Date,
    /// The last one.
    pub last: Date,
    /// What has become of it.
    pub status: WaitingStatus,
    /// Since when they wait.
    pub created_at: Timestamp,
    /// When they were told.
    pub told_at: Option<Timestamp>,
}

/// Which part of the list.
#[derive(Debug, Clone)]
pub struct WaitingQuery {
    /// Of this practice; `None` for every one of the scope.
    pub practice: Option<PracticeId>,
    /// For this service.
    pub service: Option<ServiceId>,
    /// Of this status; `None` for those who are not closed.
    pub status: Option<WaitingStatus>,
    /// Behind this place: since when, and which.
    pub after: Option<(Timestamp, WaitingId)>,
    /// At most so many, 1 to 500.
    pub limit: u16,
}

/// A part of the list.
#[derive(Debug, Clone)]
pub struct WaitingListing {
    /// The entries.
    pub items: Vec<WaitingItem>,
    /// Where the next part begins; `None` at the end.
    pub next: Option<(Timestamp, WaitingId)>,
}
