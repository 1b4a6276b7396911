//! Which practice is called, and what it is like.

use std::sync::Arc;

use async_trait::async_trait;
use domain::{PhoneNumber, Practice, PracticeId, PracticeVersion};

use crate::Cause;

/// Which practice is called, and what it is like.
#[async_trait]
pub trait Directory: Send + Sync {
    /// The practice that answers under `number`; `None` when there is none.
    async fn by_number(
        &self,
        number: &PhoneNumber,
    ) -> Result<Option<Arc<Practice>>, DirectoryError>;

    /// The practice of that id; `None` when there is none.
    async fn practice(&self, id: PracticeId) -> Result<Option<Arc<Practice>>, DirectoryError>;

    /// The practice that answers under `number` as far as it is known without asking anybody, for
    /// the moment when nobody answers. It may be out of date.
    fn remembered(&self, number: &PhoneNumber) -> Option<Arc<Practice>>;

    /// Takes note that the practice is at `version` now: an older reading is not used again.
    fn at_version(&self, id: PracticeId, version: PracticeVersion);
}

/// The directory could not be read.
#[derive(Debug, thiserror::Error)]
pub enum DirectoryError {
    /// The database did not answer.
    #[error("the directory of practices could not be read")]
    Unavailable(#[source] Cause),
    /// What it holds of a practice makes no sense.
    #[error("the practice {practice} cannot be used: {what}")]
    Unusable {
        /// Which practice.
        practice: PracticeId,
        /// What about it.
        what: &'static str,
        /// Why.
        #[source]
        source: Cause,
    },
}
