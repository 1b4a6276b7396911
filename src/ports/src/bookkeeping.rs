//! The appointment book, for changing it from a desk: by the API, by a text. Calls have the journal.

use async_trait::async_trait;
use domain::{
    AppointmentId, AppointmentStatus, PersonName, PhoneNumber, PracticeId, ProviderId, ServiceId,
};
use jiff::Timestamp;

use crate::{Actor, AppointmentItem, Cause, ItemVersion, Once, Scope};

/// The appointment book, for changing it. Each change is made whole, with its history and with what
/// the customer is told of it, or not at all.
#[async_trait]
pub trait Bookkeeping: Send + Sync {
    /// Books. Asked again with the same [`Once`], the appointment is the one that was made then.
    async fn book(&self, asked: Asked<NewAppointment>) -> Result<AppointmentItem, BookError>;

    /// Moves an appointment, to another time, another provider or another service. The old time is
    /// kept until the new one is in.
    async fn change(
        &self,
        id: AppointmentId,
        asked: Asked<AppointmentChange>,
    ) -> Result<AppointmentItem, BookError>;

    /// Calls an appointment off; its time is free at once. One that was called off already stays
    /// as it is.
    async fn cancel(
        &self,
        id: AppointmentId,
        asked: Asked<Cancellation>,
    ) -> Result<AppointmentItem, BookError>;

    /// Notes whether the customer came.
    async fn mark(
        &self,
        id: AppointmentId,
        asked: Asked<Attendance>,
    ) -> Result<AppointmentItem, BookError>;

    /// One appointment; `None` when the scope has none of that id, or it is only held.
    async fn appointment(
        &self,
        scope: &Scope,
        id: AppointmentId,
    ) -> Result<Option<AppointmentItem>, BookError>;

    /// What was done with an appointment, from the beginning, 500 entries at most.
    async fn history(
        &self,
        scope: &Scope,
        id: AppointmentId,
    ) -> Result<Option<Vec<HistoryEntry>>, BookError>;

    /// Appointments to come that the practice's hours, closures, people and rooms have no place for
    /// any more, in the order of their start, 500 at most.
    async fn stranded(
        &self,
        scope: &Scope,
        practice: PracticeId,
        now: Timestamp,
    ) -> Result<Vec<StrandedItem>, BookError>;
}

/// A change that is asked for.
#[derive(Debug, Clone)]
pub struct Asked<T> {
    /// Whose records may be changed.
    pub scope: Scope,
    /// Who asks.
    pub actor: Actor,
    /// When.
    pub now: Timestamp,
    /// What makes it the same request when it is sent again.
    pub once: Option<Once>,
    /// The version that whoever asks has seen; a change of another one is refused.
    pub seen: Option<ItemVersion>,
    /// What is asked for.
    pub what: T,
}

/// An appointment to be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewAppointment {
    /// What for. It says which practice.
    pub service: ServiceId,
    /// With whom; `None` when anyone will do.
    pub provider: Option<ProviderId>,
    /// For whom.
    pub customer: Attendee,
    /// When the customer comes.
    pub starts_at: Timestamp,
}

/// Whom an appointment is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Attendee {
    /// Somebody whom the practice knows.
    Known(domain::CustomerId),
    /// Somebody by name and number. Who has both already is the same customer.
    Named {
        /// The name, when it was given.
        name: Option<PersonName>,
        /// How to reach them.
        phone: PhoneNumber,
    },
}

/// What is to be otherwise; what is not named stays.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct AppointmentChange {
    /// When the customer comes.
    pub starts_at: Option<Timestamp>,
    /// With whom.
    pub provider: Option<ProviderId>,
    /// What for.
    pub service: Option<ServiceId>,
}

/// A cancellation.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cancellation {
    /// Why, at most 500 characters.
    pub reason: Option<String>,
}

/// Whether a customer came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Attendance {
    /// They are there.
    Arrived,
    /// They did not come.
    NoShow,
    /// It took place.
    Completed,
    /// As if nothing had been noted.
    Booked,
}

/// Something that was done with an appointment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HistoryEntry {
    /// When.
    pub at: Timestamp,
    /// By whom, as the audit log keeps it.
    pub actor: String,
    /// What: `booked`, `moved`, `cancelled`, `arrived`…
    pub action: String,
    /// Why, when somebody said.
    pub reason: Option<String>,
    /// What was otherwise before, as JSON.
    pub detail: Option<String>,
}

/// An appointment without a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StrandedItem {
    /// Which one.
    pub appointment: AppointmentItem,
    /// Why, in a sentence.
    pub why: String,
}

/// Why the book was not changed.
#[derive(Debug, thiserror::Error)]
pub enum BookError {
    /// Somebody else has that time.
    #[error("that time is taken")]
    Taken,
    /// The practice's rules do not allow it.
    #[error("{0}")]
    Refused(scheduling::Refusal),
    /// The caller has as many appointments as the practice allows.
    #[error("{what}")]
    TooMany {
        /// Which limit, in a sentence.
        what: String,
    },
    /// Something that was named is not there, or not there for whoever asks.
    #[error("there is no such {field}")]
    Unknown {
        /// The field that names it.
        field: &'static str,
    },
    /// There is no such appointment, or not for whoever asks.
    #[error("there is no such appointment")]
    NoSuchAppointment,
    /// What has become of it forbids that: a cancelled appointment is not moved.
    #[error("the appointment is {}", .0.as_str())]
    Status(AppointmentStatus),
    /// It was changed since whoever asks has seen it.
    #[error("the appointment was changed in the meantime")]
    Changed,
    /// The `Idempotency-Key` was used for another request.
    #[error("this Idempotency-Key was used for another request")]
    KeyReused,
    /// The database did not do it.
    #[error("the appointment book cannot be changed")]
    Failed(#[source] Cause),
}
