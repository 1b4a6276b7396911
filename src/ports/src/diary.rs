//! The appointment book, for looking.

use async_trait::async_trait;
use domain::{
    AppointmentId, PersonName, PhoneNumber, Practice, PracticeId, ProviderId, RoomId, TimeRange,
    Upcoming,
};
use jiff::Timestamp;
use scheduling::Occupied;

use crate::Cause;

/// The appointment book, for looking. What it shows may be gone a moment later: the hold decides.
#[async_trait]
pub trait Diary: Send + Sync {
    /// What takes time of providers and rooms: appointments with their buffers, holds that have not
    /// expired, time off.
    async fn taken(&self, look: Look) -> Result<Vec<Occupied>, DiaryError>;

    /// The one person whom the practice knows by this number: `None` when there is nobody, when there
    /// are several, and when the one has no name that could be said. Entries under the same name are
    /// one person.
    async fn only_customer(
        &self,
        practice: PracticeId,
        phone: &PhoneNumber,
    ) -> Result<Option<PersonName>, DiaryError>;

    /// The appointments of whoever the practice knows by this number: those that are booked and
    /// start after `now`, the soonest first, at most
    /// [`MOST_APPOINTMENTS`](dialogue::DiaryAnswer::MOST_APPOINTMENTS). Whether they can be changed is
    /// for [`may_cancel`](scheduling::may_cancel) to say.
    async fn upcoming(
        &self,
        practice: &Practice,
        phone: &PhoneNumber,
        now: Timestamp,
    ) -> Result<Vec<Upcoming>, DiaryError>;
}

/// What is looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Look {
    /// Whose book.
    pub practice: PracticeId,
    /// Whose columns of it.
    pub providers: Vec<ProviderId>,
    /// And which rooms'.
    pub rooms: Vec<RoomId>,
    /// From when until when.
    pub window: TimeRange,
    /// What has expired by then is not shown.
    pub now: Timestamp,
    /// Not shown either: an appointment that is to be moved does not stand in its own way.
    pub except: Option<AppointmentId>,
}

/// The book could not be read.
#[derive(Debug, thiserror::Error)]
#[error("the appointment book could not be read")]
pub struct DiaryError(#[source] pub Cause);
