//! The journal: what every call did, one row a step, written before anybody is answered.

use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use dialogue::{Booking, CallingOff, CodeGiven, CodeRequest, HoldRequest, Moving};
use domain::{
    AppointmentId, CallOutcome, CallSid, CallerId, Expecting, PerCaller, PhoneNumber, Place,
    PracticeId, PracticeVersion, Seq, TimeRange, Turn,
};
use jiff::Timestamp;
use jiff::civil::{Date, DateTime};

use crate::Cause;

/// The journal.
///
/// `(call, seq)` is the key of a row and the fence between processes: whoever writes it first has
/// taken that step, and everybody else has to read again.
#[async_trait]
pub trait Journal: Send + Sync {
    /// Writes a group of steps at once. Each step is written whole, with its change to the book,
    /// or not at all; one that loses its number does not touch the others.
    ///
    /// The answer has one fate per entry, in the order of the entries. No two entries of a group
    /// have the same key. An error says nothing about what was written: send the same entries
    /// again and believe the fates.
    async fn append(&self, group: &[Arc<Entry>]) -> Result<Vec<Written>, JournalError>;

    /// Where a call stands; `None` when there is no such call.
    async fn read(&self, call: CallSid) -> Result<Option<Recorded>, JournalError>;

    /// The reply that ended a turn; `None` when no reply of that turn is written.
    async fn reply(&self, call: CallSid, turn: Turn) -> Result<Option<StoredReply>, JournalError>;
}

/// One step to be written.
#[derive(Debug, Clone)]
pub struct Entry {
    /// The call.
    pub call: CallSid,
    /// The number of the step; the next free one as far as the writer knows.
    pub seq: Seq,
    /// The turn that the step belongs to.
    pub turn: Turn,
    /// The practice that was called.
    pub practice: PracticeId,
    /// The reading of the clock that the step was taken by.
    pub at: Timestamp,
    /// How long our part took, up to the writing.
    pub took: Duration,
    /// Who called whom, in the first step.
    pub begins: Option<Begins>,
    /// What came down the line, when something did.
    pub heard: Option<String>,
    /// How words were understood, as JSON.
    pub understood: Option<String>,
    /// What happened, as a JSON array of events.
    pub events: String,
    /// What the step changes in the book, and where it leads.
    pub change: Change,
}

/// Who called whom.
#[derive(Debug, Clone)]
pub struct Begins {
    /// The number that was called.
    pub called: PhoneNumber,
    /// Who called.
    pub caller: CallerId,
}

/// What a step changes in the appointment book. Where it leads may depend on whether the change
/// succeeds, so both ways are written down beforehand and the database takes one.
#[derive(Debug, Clone)]
pub enum Change {
    /// Nothing.
    Nothing(Leads),
    /// The call's own hold is given back. That cannot fail.
    Release {
        /// Which hold.
        hold: AppointmentId,
        /// Where the step leads.
        leads: Leads,
    },
    /// A slot is held.
    Hold {
        /// The hold.
        hold: NewHold,
        /// Where the step leads when the slot is kept.
        won: Leads,
        /// The state when somebody else has it: back to looking, and no reply yet.
        lost: String,
    },
    /// The call's own hold becomes an appointment.
    Book {
        /// The hold, and for whom.
        booking: Booking,
        /// How many appointments the number may have.
        allowance: Allowance,
        /// Where the step leads when the appointment stands.
        won: Leads,
        /// The state when the hold is gone: back to looking, and no reply yet.
        lost: String,
        /// Where the step leads when the number has as many appointments as it may: the hold is
        /// given back.
        over: Leads,
        /// What the customer gets to read of it.
        news: News,
    },
    /// An appointment is moved by its customer, who is told of it if the practice sends texts. It
    /// keeps its old time until it has the new one.
    Move {
        /// Which, and where to.
        moving: Moving,
        /// Where the step leads when it is moved.
        won: Leads,
        /// The state when somebody else has the new time: back to looking, and no reply yet.
        lost: String,
        /// Where the step leads when there is nothing to be moved any more.
        gone: Leads,
    },
    /// An appointment is called off by its customer, who is told of it if the practice sends texts.
    CallOff {
        /// Which.
        calling_off: CallingOff,
        /// Where the step leads when it is called off.
        won: Leads,
        /// Where the step leads when there is nothing to be called off any more.
        gone: Leads,
    },
    /// A number gets no more texts of the practice. That cannot fail.
    StopTexts {
        /// Which number.
        phone: PhoneNumber,
        /// Where the step leads.
        leads: Leads,
    },
    /// A code is sent to a number, if an appointment to come is under it and the name, if it wants
    /// texts, and if it has not had too many. What comes of it shows in nothing: it cannot fail.
    SendCode {
        /// To whom.
        request: CodeRequest,
        /// Where the step leads.
        leads: Leads,
    },
    /// A code is compared with those that were sent to a number for this call. Right or wrong, it
    /// costs a try; a right one is used up.
    CheckCode {
        /// What the caller said.
        given: CodeGiven,
        /// Where the step leads when it is right.
        won: Leads,
        /// Where the step leads when it is wrong, too old or used, or none was sent.
        gone: Leads,
    },
}

/// How many appointments the number that is booked for may have, this one counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Allowance {
    /// The day of the appointment, by the practice's calendar.
    pub day: Date,
    /// As many on that day, and to come.
    pub most: PerCaller,
}

/// Whether a customer gets to read what has become of their appointment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum News {
    /// They are told, by an entry of the outbox.
    Told,
    /// The practice sends no texts.
    Untold,
}

impl Change {
    /// Whether nothing is asked of the book, and the call goes on: the step of most turns.
    #[must_use]
    pub fn is_plain(&self) -> bool {
        self.plainly().is_some()
    }

    /// Where the step leads when nothing is asked of the book, and the call goes on.
    #[must_use]
    pub fn plainly(&self) -> Option<&Leads> {
        match self {
            Self::Nothing(leads) if leads.ended.is_none() => Some(leads),
            Self::Nothing(_)
            | Self::Release { .. }
            | Self::Hold { .. }
            | Self::Book { .. }
            | Self::Move { .. }
            | Self::CallOff { .. }
            | Self::StopTexts { .. }
            | Self::SendCode { .. }
            | Self::CheckCode { .. } => None,
        }
    }

    /// Whether it is an errand: a change of something that the call has not made. There are few of
    /// them and they take longer, so that each is written alone.
    #[must_use]
    pub const fn is_errand(&self) -> bool {
        match self {
            Self::Move { .. }
            | Self::CallOff { .. }
            | Self::StopTexts { .. }
            | Self::SendCode { .. }
            | Self::CheckCode { .. } => true,
            Self::Nothing(_) | Self::Release { .. } | Self::Hold { .. } | Self::Book { .. } => {
                false
            }
        }
    }
}

/// A slot to be held.
#[derive(Debug, Clone)]
pub struct NewHold {
    /// The hold's id, derived from the step.
    pub id: AppointmentId,
    /// What is held.
    pub request: HoldRequest,
    /// The time that is taken of the provider, with the buffers.
    pub occupies: TimeRange,
    /// The places to try, in this order; the first that is free is taken. At least one.
    pub places: Vec<Place>,
    /// The start by the clock on the practice's wall.
    pub wall: DateTime,
    /// The practice's time zone, by its IANA name.
    pub time_zone: String,
    /// When the hold stops keeping others out.
    pub expires_at: Timestamp,
}

/// Where a step leads.
#[derive(Debug, Clone)]
pub struct Leads {
    /// The state, as the dialogue writes it.
    pub state: String,
    /// The reply, when the step ends its turn.
    pub reply: Option<StoredReply>,
    /// How the call ended, when it did.
    pub ended: Option<CallOutcome>,
}

/// A reply as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredReply {
    /// The bytes that the carrier gets.
    pub body: String,
    /// What the conversation waits for after it.
    pub expecting: Expecting,
}

/// What became of one entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Written {
    /// Whether the step was taken, and which way it went.
    pub fate: Fate,
    /// The present version of the practice's reference data.
    pub practice: Option<PracticeVersion>,
}

/// What became of a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// It is written, and its change to the book is made.
    Won,
    /// It is written, and its change to the book could not be made.
    Lost,
    /// It is written, and not booked: the number to be booked for has as many appointments as it
    /// may. The hold is given back.
    Over,
    /// It is written, and nothing is changed: the appointment is not booked for the time that the
    /// caller heard any more, or it is too late for them to change it, or a code was wrong.
    Gone,
    /// It is not written: that number is taken. Read again.
    Fenced,
}

/// Where a call stands by its journal.
#[derive(Debug, Clone)]
pub struct Recorded {
    /// The practice that was called, by the first step.
    pub practice: PracticeId,
    /// The number of the last step.
    pub seq: Seq,
    /// The turn of the last step.
    pub turn: Turn,
    /// The form that the state is written in.
    pub format: i16,
    /// The state after the last step.
    pub state: String,
    /// The last reply and the turn that it ended. When that is not the turn of the last step, the
    /// last turn still lacks its reply.
    pub replied: Option<(Turn, StoredReply)>,
}

/// The journal could not be read or written.
#[derive(Debug, thiserror::Error)]
pub enum JournalError {
    /// The database did not answer, or not in time. Whether a write happened is not known.
    #[error("the journal did not answer")]
    Unavailable(#[source] Cause),
    /// Somebody else is in the way of this one write, for the moment. It is not done; others may
    /// be.
    #[error("a write to the journal is blocked")]
    Blocked(#[source] Cause),
    /// The database refused this one entry, and will refuse it again.
    #[error("the journal refused an entry")]
    Refused(#[source] Cause),
    /// Too many steps are waiting to be written; this one was not taken.
    #[error("too many steps are waiting to be written")]
    Overloaded,
}
