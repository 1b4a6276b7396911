//! What happened, read again: for a replay.
//!
//! **Invariant:** reading never fails. What another version wrote, and this one does not know, is
//! [`Happened::Illegible`].

use domain::{AppointmentId, Availability, PersonName, Why};
use serde::Deserialize;
use serde_json::Value;

use super::values::{SlotFact, UpcomingFact};
use crate::Request;
use crate::event::{DiaryAnswer, TransferOutcome};

/// Something that happened, as the journal has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Happened {
    /// The caller answered, or kept silent; what came is beside it.
    Caller(Came),
    /// The book was asked something, as [`write_request`](crate::write_request) writes it.
    Asked(Value),
    /// The book answered a look-up.
    Answered(DiaryAnswer),
    /// The line went down.
    HungUp,
    /// A transfer ended.
    Transfer(TransferOutcome),
    /// Nothing that this version knows.
    Illegible,
}

/// In what form an answer came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Came {
    /// In words.
    Words,
    /// In keys.
    Keys,
    /// As a recording.
    Recorded,
    /// Not at all.
    Silence,
    /// It was lost.
    Lost,
}

/// Reads what [`write_event`](crate::write_event) and [`write_request`](crate::write_request) wrote.
#[must_use]
pub fn read_event(written: &Value) -> Happened {
    let word = |field: &str| written.get(field).and_then(Value::as_str);
    let read = if let Some(kind) = word("caller") {
        came(kind).map(Happened::Caller)
    } else if word("asks").is_some() {
        Some(Happened::Asked(written.clone()))
    } else if let Some(kind) = word("diary") {
        answer(kind, written).map(Happened::Answered)
    } else if let Some(outcome) = word("transfer") {
        transferred(outcome).map(Happened::Transfer)
    } else {
        (word("line") == Some("hung_up")).then_some(Happened::HungUp)
    };
    read.unwrap_or(Happened::Illegible)
}

fn came(kind: &str) -> Option<Came> {
    match kind {
        "words" => Some(Came::Words),
        "keys" => Some(Came::Keys),
        "recorded" => Some(Came::Recorded),
        "silence" => Some(Came::Silence),
        "lost" => Some(Came::Lost),
        _ => None,
    }
}

fn transferred(outcome: &str) -> Option<TransferOutcome> {
    match outcome {
        "answered" => Some(TransferOutcome::Answered),
        "unanswered" => Some(TransferOutcome::Unanswered),
        _ => None,
    }
}

/// What the book answered; changes that it made are told by where they led.
fn answer(kind: &str, written: &Value) -> Option<DiaryAnswer> {
    match kind {
        "found" => {
            let found = Found::deserialize(written.get("found")?).ok()?;
            Some(DiaryAnswer::Found(found.availability()?))
        }
        "customer" => {
            let known = Option::<String>::deserialize(written.get("customer")?).ok()?;
            let known = match known {
                Some(name) => Some(name.parse::<PersonName>().ok()?),
                None => None,
            };
            Some(DiaryAnswer::Customer(known))
        }
        "appointments" => {
            // The first rows had ids here, which say nothing of what the caller was told.
            let theirs = Vec::<UpcomingFact>::deserialize(written.get("appointments")?).ok()?;
            let theirs = theirs.iter().map(UpcomingFact::appointment).collect();
            Some(DiaryAnswer::Appointments(theirs))
        }
        _ => None,
    }
}

#[derive(Deserialize)]
struct Found {
    exactly: Option<SlotFact>,
    fitting: Option<Vec<SlotFact>>,
    instead: Option<Vec<SlotFact>>,
    why: Option<String>,
}

impl Found {
    fn availability(self) -> Option<Availability> {
        let slots = |slots: Vec<SlotFact>| slots.iter().map(SlotFact::slot).collect();
        match (self.exactly, self.fitting, self.instead, self.why) {
            (Some(only), ..) => Some(Availability::Exactly(only.slot())),
            (None, Some(fitting), ..) => Some(Availability::Fitting(slots(fitting))),
            (None, None, Some(instead), Some(why)) => {
                Some(Availability::Instead { why: reason(&why)?, slots: slots(instead) })
            }
            (None, None, None, Some(why)) => Some(Availability::Nothing(reason(&why)?)),
            (None, None, _, None) => None,
        }
    }
}

fn reason(why: &str) -> Option<Why> {
    match why {
        "closed" => Some(Why::Closed),
        "taken" => Some(Why::Taken),
        "too_soon" => Some(Why::TooSoon),
        "too_far" => Some(Why::TooFar),
        _ => None,
    }
}

/// How a change of the book ended, as far as it is told by where it led.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decided {
    /// It was made.
    Won,
    /// It was not made, and the caller is looking on.
    Lost,
    /// It was not made, and the caller was told so.
    Refused,
}

/// What the book answers to a request by how it ended; `None` where that cannot be.
#[must_use]
pub fn decided(request: &Request, ended: Decided, hold: AppointmentId) -> Option<DiaryAnswer> {
    match (request, ended) {
        (Request::Hold(_), Decided::Won) => Some(DiaryAnswer::Held(hold)),
        (Request::Book(_), Decided::Won) => Some(DiaryAnswer::Booked),
        (Request::Move(_), Decided::Won) => Some(DiaryAnswer::Moved),
        (Request::CallOff(_), Decided::Won) => Some(DiaryAnswer::CalledOff),
        (Request::StopTexts(_), _) => Some(DiaryAnswer::TextsStopped),
        (Request::SendCode(_), _) => Some(DiaryAnswer::CodeSent),
        (Request::CheckCode(_), Decided::Won) => Some(DiaryAnswer::CodeRight),
        (Request::CheckCode(_), Decided::Lost | Decided::Refused) => Some(DiaryAnswer::CodeWrong),
        (Request::Hold(_) | Request::Book(_) | Request::Move(_), Decided::Lost) => {
            Some(DiaryAnswer::Taken)
        }
        (Request::Book(_), Decided::Refused) => Some(DiaryAnswer::TooMany),
        (Request::Move(_) | Request::CallOff(_), Decided::Refused) => Some(DiaryAnswer::Gone),
        (Request::Hold(_), Decided::Refused)
        | (Request::CallOff(_), Decided::Lost)
        | (
            Request::FindSlots(_)
            | Request::FindOtherSlots { .. }
            | Request::FindCustomer(_)
            | Request::FindAppointments(_),
            _,
        ) => None,
    }
}
