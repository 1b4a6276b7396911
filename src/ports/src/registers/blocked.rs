//! Numbers whose calls a practice does not take.

use async_trait::async_trait;
use domain::{PhoneNumber, PracticeId};
use jiff::Timestamp;

use super::RegisterError;
use crate::{Asked, Scope};

/// The blocked callers of practices.
#[async_trait]
pub trait BlockedCallers: Send + Sync {
    /// A part of the list, in the order of practices and numbers.
    async fn blocked(
        &self,
        scope: &Scope,
        query: BlockedQuery,
    ) -> Result<BlockedListing, RegisterError>;

    /// Blocks a number at a practice of the scope. One that is blocked gets the new reason.
    async fn block(
        &self,
        practice: PracticeId,
        asked: Asked<NewlyBlocked>,
    ) -> Result<BlockedItem, RegisterError>;

    /// Takes the calls of a number again.
    async fn unblock(
        &self,
        practice: PracticeId,
        asked: Asked<PhoneNumber>,
    ) -> Result<(), RegisterError>;
}

/// A number to be blocked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewlyBlocked {
    /// The number.
    pub phone: PhoneNumber,
    /// Why: at most 200 characters.
    pub reason: String,
}

/// A blocked number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BlockedItem {
    /// Whose calls it does not get.
    pub practice: PracticeId,
    /// The number.
    pub phone: PhoneNumber,
    /// Why.
    pub reason: String,
    /// Since when.
    pub created_at: Timestamp,
}

/// Which part of the list.
#[derive(Debug, Clone)]
pub struct BlockedQuery {
    /// Of this practice; `None` for every one of the scope.
    pub practice: Option<PracticeId>,
    /// Behind this place.
    pub after: Option<(PracticeId, PhoneNumber)>,
    /// At most so many, 1 to 500.
    pub limit: u16,
}

/// A part of the list.
#[derive(Debug, Clone)]
pub struct BlockedListing {
    /// The numbers.
    pub items: Vec<BlockedItem>,
    /// Where the next part begins; `None` at the end.
    pub next: Option<(PracticeId, PhoneNumber)>,
}
