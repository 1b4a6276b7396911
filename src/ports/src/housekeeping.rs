//! What has to be looked for, because nobody reports it.

use async_trait::async_trait;
use domain::CallSid;
use jiff::Timestamp;

use crate::JournalError;

/// What has to be looked for, because nobody reports it.
#[async_trait]
pub trait Housekeeping: Send + Sync {
    /// Calls that are under way and began until an instant, in the order in which they began, at
    /// most so many. With `after`, those behind that one.
    async fn calls_under_way(
        &self,
        began_until: Timestamp,
        after: Option<CallUnderWay>,
        most: u16,
    ) -> Result<Vec<CallUnderWay>, JournalError>;

    /// Forgets the codes that are of no use any more; how many.
    async fn forget_codes(&self, now: Timestamp) -> Result<u32, JournalError>;
}

/// A call that is not over, as far as anybody was told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CallUnderWay {
    /// Which call.
    pub call: CallSid,
    /// When it began.
    pub began_at: Timestamp,
    /// When its last step was taken.
    pub last_at: Timestamp,
}
