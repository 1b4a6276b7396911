//! Why a change ends before it is made.

use domain::PracticeVersion;
use ports::BookError;
use scheduling::Refusal;

use crate::error::StoreError;

/// Why a change ends before it is made. Nothing of it stays.
pub(super) enum Stop {
    /// It is not to be made.
    Because(BookError),
    /// It was decided by an outdated reading of the practice, which is at this version now.
    Outdated(PracticeVersion),
    /// The database failed.
    Failed(StoreError),
}

impl From<BookError> for Stop {
    fn from(error: BookError) -> Self {
        Self::Because(error)
    }
}

impl From<Refusal> for Stop {
    fn from(refusal: Refusal) -> Self {
        Self::Because(BookError::Refused(refusal))
    }
}

impl From<StoreError> for Stop {
    fn from(error: StoreError) -> Self {
        Self::Failed(error)
    }
}
