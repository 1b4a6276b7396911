//! What the API reads: appointments, calls, and whether the database is well.

use std::collections::BTreeSet;
use std::time::Duration;

use async_trait::async_trait;
use domain::{
    AppointmentId, AppointmentStatus, CallOutcome, CallSid, CustomerId, PhoneNumber, PracticeId,
    ProviderId, RoomId, Seq, ServiceId, Turn,
};
use jiff::Timestamp;

use crate::{Cause, ItemVersion, KeptRecording, StoredReply};

/// What the API reads.
#[async_trait]
pub trait Reports: Send + Sync {
    /// Appointments in the order of their start, then of their id.
    async fn appointments(
        &self,
        scope: &Scope,
        query: AppointmentQuery,
    ) -> Result<Page<AppointmentItem>, ReportError>;

    /// The practice that a service is of; `None` when the scope has no such service. What is
    /// remembered of the practice and its book is looked at again when it was older than this.
    async fn practice_of_service(
        &self,
        scope: &Scope,
        service: ServiceId,
    ) -> Result<Option<PracticeId>, ReportError>;

    /// One call with its transcript; `None` when the scope has no such call.
    async fn call(&self, scope: &Scope, call: CallSid) -> Result<Option<CallReport>, ReportError>;

    /// Everything that the journal keeps of one call; `None` when the scope has no such call.
    async fn kept_call(
        &self,
        scope: &Scope,
        call: CallSid,
    ) -> Result<Option<KeptCall>, ReportError>;

    /// Calls without their transcripts, the latest first.
    async fn calls(&self, scope: &Scope, query: CallQuery)
    -> Result<Vec<CallSummary>, ReportError>;
}

/// Whether the database is well.
#[async_trait]
pub trait Health: Send + Sync {
    /// How far the database's clock is from `now`, in either direction.
    async fn clock_skew(&self, now: Timestamp) -> Result<Duration, HealthError>;
}

/// Whose records may be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scope {
    /// Every practice's: the operator of the server.
    EveryPractice,
    /// These practices' and no other's.
    Practices(BTreeSet<PracticeId>),
}

impl Scope {
    /// Whether a practice's records are in it; what is not there at all is in nobody's.
    #[must_use]
    pub fn has(&self, practice: PracticeId) -> bool {
        match self {
            Self::EveryPractice => true,
            Self::Practices(practices) => practices.contains(&practice),
        }
    }

    /// What of it is about one practice.
    #[must_use]
    pub fn only(&self, practice: PracticeId) -> Self {
        Self::Practices(self.has(practice).then_some(practice).into_iter().collect())
    }
}

/// Which appointments.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AppointmentQuery {
    /// Starting at this instant or later.
    pub from: Option<Timestamp>,
    /// Starting before this instant.
    pub to: Option<Timestamp>,
    /// With this provider.
    pub provider: Option<ProviderId>,
    /// For this customer.
    pub customer: Option<CustomerId>,
    /// Of this status; one that is listed.
    pub status: Option<AppointmentStatus>,
    /// Behind this place of the list.
    pub after: Option<Cursor>,
    /// At most this many, 1 to 500.
    pub limit: u16,
}

/// A place in a list of appointments: behind the one of this start and id.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cursor {
    /// The start.
    pub starts_at: Timestamp,
    /// The id.
    pub id: AppointmentId,
}

/// A part of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page<T> {
    /// The items.
    pub items: Vec<T>,
    /// Where the next part begins; `None` at the end.
    pub next: Option<Cursor>,
}

/// An appointment as the API shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AppointmentItem {
    /// Which one.
    pub id: AppointmentId,
    /// Whose book it is in.
    pub practice: PracticeId,
    /// What for.
    pub service: (ServiceId, String),
    /// With whom.
    pub provider: (ProviderId, String),
    /// For whom: id, name, number.
    pub customer: Option<(CustomerId, Option<String>, Option<String>)>,
    /// When it starts.
    pub starts_at: Timestamp,
    /// When it ends, without buffers.
    pub ends_at: Timestamp,
    /// The practice's time zone, by its IANA name.
    pub time_zone: String,
    /// What has become of it.
    pub status: AppointmentStatus,
    /// The call that it was booked in.
    pub call: Option<CallSid>,
    /// When it was booked.
    pub created_at: Timestamp,
    /// The room, when the service needs one: id, name.
    pub room: Option<(RoomId, String)>,
    /// When the customer said that they will come.
    pub confirmed_at: Option<Timestamp>,
    /// How often it was changed.
    pub version: ItemVersion,
}

/// Which calls.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CallQuery {
    /// Those that are under way, when this is so; else those that are over; `None` for all.
    pub live: Option<bool>,
    /// That began at this instant or later.
    pub from: Option<Timestamp>,
    /// That began before this instant.
    pub to: Option<Timestamp>,
    /// Behind the one of this beginning and id, which is to say before it.
    pub after: Option<(Timestamp, CallSid)>,
    /// At most this many, 1 to 501.
    pub limit: u16,
}

/// A call without its transcript.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CallSummary {
    /// Which one.
    pub call: CallSid,
    /// Who was called.
    pub practice: PracticeId,
    /// The number that was called.
    pub called: String,
    /// The caller's number, unless it was withheld.
    pub caller: Option<String>,
    /// When it began.
    pub began_at: Timestamp,
    /// When it ended, once it has.
    pub ended_at: Option<Timestamp>,
    /// How it ended, once it has.
    pub outcome: Option<CallOutcome>,
    /// What it is doing, by the name of the state.
    pub state: String,
}

/// A call as the API shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CallReport {
    /// Which one.
    pub call: CallSid,
    /// Who was called.
    pub practice: PracticeId,
    /// The number that was called.
    pub called: String,
    /// The caller's number, unless it was withheld.
    pub caller: Option<String>,
    /// When it began.
    pub began_at: Timestamp,
    /// When it ended, once it has.
    pub ended_at: Option<Timestamp>,
    /// How it ended, once it has.
    pub outcome: Option<CallOutcome>,
    /// What it is doing, by the name of the state.
    pub state: String,
    /// The transcript.
    pub turns: Vec<TurnReport>,
    /// What the caller left on the recorder, the first one first.
    pub recordings: Vec<KeptRecording>,
}

/// One turn of a transcript.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TurnReport {
    /// Its number.
    pub turn: Turn,
    /// When it was taken.
    pub at: Timestamp,
    /// What came down the line, when something did.
    pub heard: Option<String>,
    /// How it was understood, as JSON, when it was.
    pub understood: Option<String>,
    /// The bytes of the reply, when the turn has one.
    pub reply: Option<String>,
    /// How long our part took.
    pub took: Duration,
}

/// A call as the journal keeps it, for a replay.
#[derive(Debug, Clone)]
pub struct KeptCall {
    /// Which one.
    pub call: CallSid,
    /// Who was called.
    pub practice: PracticeId,
    /// The caller's number, unless it was withheld.
    pub caller: Option<PhoneNumber>,
    /// Its steps in order; none when they are not kept any more.
    pub steps: Vec<KeptStep>,
}

/// A row of the journal.
#[derive(Clone)]
pub struct KeptStep {
    /// Its number.
    pub seq: Seq,
    /// The turn that it belongs to.
    pub turn: Turn,
    /// The reading of the clock that it was taken by.
    pub at: Timestamp,
    /// What came down the line, when something did.
    pub heard: Option<String>,
    /// What happened, as a JSON array of events.
    pub events: String,
    /// The state after it.
    pub state: String,
    /// The reply, when it ended its turn.
    pub reply: Option<StoredReply>,
    /// Whether the book made the change that it asked for; `None` when it asked for none.
    pub won: Option<bool>,
}

impl std::fmt::Debug for KeptStep {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // Words and names are in the rest.
        f.debug_struct("KeptStep")
            .field("seq", &self.seq)
            .field("turn", &self.turn)
            .finish_non_exhaustive()
    }
}

/// The records could not be read.
#[derive(Debug, thiserror::Error)]
#[error("the records could not be read")]
pub struct ReportError(#[source] pub Cause);

/// The database did not answer.
#[derive(Debug, thiserror::Error)]
#[error("the database did not answer")]
pub struct HealthError(#[source] pub Cause);
