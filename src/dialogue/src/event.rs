//! What can happen in a conversation.

use domain::{AppointmentId, Availability, Keys, PersonName, Turn, Understanding, Upcoming};

/// Something that happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// The caller answered in a turn, or kept silent.
    Caller {
        /// The turn that the answer belongs to; an answer of any other turn is dropped.
        turn: Turn,
        /// What came.
        answer: Answer,
    },
    /// The appointment book answered a request.
    Diary(DiaryAnswer),
    /// The line did something.
    Line(Line),
    /// A transfer to a person ended.
    Transfer {
        /// The turn in which the line came back to us; an outcome of any other turn is dropped.
        turn: Turn,
        /// How it ended.
        outcome: TransferOutcome,
    },
}

/// An answer as it was understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// Words, understood as far as they were. An understanding of nothing is an answer too.
    Words(Understanding),
    /// Keys.
    Keys(Keys),
    /// A recording of what they said; it is kept elsewhere.
    Recorded,
    /// Nothing, until the line's patience ended.
    Silence,
    /// There may have been an answer, but it never reached us: the question has to be put again,
    /// and nobody is to blame.
    Lost,
}

/// What the appointment book answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DiaryAnswer {
    /// To a look-up: what could be had.
    Found(Availability),
    /// To a hold: the slot is kept for this call, under this id.
    Held(AppointmentId),
    /// To a booking: it is committed.
    Booked,
    /// To a hold or a booking: somebody else has the slot.
    Taken,
    /// To a look-up of who calls: the one person whom the practice knows by their number; `None` when
    /// there is nobody or several, and when that could not be looked up.
    Customer(Option<PersonName>),
    /// To a look-up of a number's appointments: those to come, the soonest first; at most
    /// [`MOST_APPOINTMENTS`](Self::MOST_APPOINTMENTS).
    Appointments(Vec<Upcoming>),
    /// To a move: it is committed. The clash of a move is [`Taken`](Self::Taken).
    Moved,
    /// To calling off: it is committed.
    CalledOff,
    /// To a move or to calling off: the appointment is not what the caller heard any more, or it is
    /// too late for them to change it. Nothing is changed.
    Gone,
    /// To no more texts: it is committed.
    TextsStopped,
    /// To a code that is to be sent: it is seen to, whether or not there is anybody to send it to.
    CodeSent,
    /// To a code: it is the one that was sent, and nobody can use it again.
    CodeRight,
    /// To a code: it is not, or it is too old, or none was sent.
    CodeWrong,
    /// To a booking: the number has as many appointments as it may. The hold is given back.
    TooMany,
}

impl DiaryAnswer {
    /// Most appointments of one number that a call is told of.
    pub const MOST_APPOINTMENTS: u32 = 10;
}

/// What the line does by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Line {
    /// The call is over, whoever ended it.
    HungUp,
}

/// How a transfer ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TransferOutcome {
    /// A person talked to the caller.
    Answered,
    /// Nobody did: busy, no answer, a failure.
    Unanswered,
}
