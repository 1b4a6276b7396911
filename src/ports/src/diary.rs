//! The appointment book, for looking.

use async_trait::async_trait;
use domain::{PracticeId, ProviderId, TimeRange};
use jiff::Timestamp;
use scheduling::Occupied;

use crate::Cause;

/// The appointment book, for looking. What it shows may be gone a moment later: the hold decides.
#[async_trait]
pub trait Diary: Send + Sync {
    /// What takes time of `providers` in `window`: appointments with their buffers, and holds
    /// that have not expired at `now`.
    async fn taken(
        &self,
        practice: PracticeId,
        providers: Vec<ProviderId>,
        window: TimeRange,
        now: Timestamp,
    ) -> Result<Vec<Occupied>, DiaryError>;
}

/// The book could not be read.
#[derive(Debug, thiserror::Error)]
#[error("the appointment book could not be read")]
pub struct DiaryError(#[source] pub Cause);
