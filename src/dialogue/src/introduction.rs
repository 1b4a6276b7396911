//! Who calls and what about, as a person hears it who is about to take the call.
//!
//! **Invariant:** nothing is told but what the caller said in this call, and of that only the name and
//! the matter: no time of an appointment, no number.

use domain::{Language, PersonName, Practice, ServiceId, Whisper};

use crate::slip::{Errand, Purpose, Slip, Who};
use crate::state::{Return, State};
use crate::{Dialogue, Phrase, wording};

/// Who calls and what about, as far as the conversation knows it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Introduction {
    /// The caller's name, when they gave it.
    pub name: Option<PersonName>,
    /// What they want.
    pub matter: Option<Matter>,
}

/// What a caller wants who is put through.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Matter {
    /// A new appointment, for a service when it was said which.
    Booking(Option<ServiceId>),
    /// Something with an appointment that they have.
    Theirs(Errand),
    /// Help at once.
    Emergency,
}

/// What the person hears who answers a transfer, before they are connected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Whispered {
    /// This, and then the caller.
    Told(Phrase),
    /// This, and then the caller if they press 1.
    Asked(Phrase),
}

impl Introduction {
    /// The one that the question allows which was open when the caller was put through.
    pub(crate) fn of(state: &State) -> Self {
        let who = state.who();
        // A name that somebody else's appointment is to be under is not the caller's.
        let name = who.said_name().filter(|_| !who.is_another).cloned();
        Self { name, matter: Matter::of(state) }
    }

    /// Whether nothing is known.
    pub(crate) const fn is_blank(&self) -> bool {
        self.name.is_none() && self.matter.is_none()
    }
}

impl Matter {
    fn of(state: &State) -> Option<Self> {
        match state {
            // Whoever has said nothing yet may want anything.
            State::AskingIntent {
                slip: Slip { service: None, purpose: Purpose::Booking(_), .. },
            }
            | State::Recognising
            | State::OfferingPerson { .. }
            | State::AnythingElse { .. }
            | State::TakingMessage { .. }
            | State::OfferingMessage { otherwise: Return::Nowhere }
            | State::Ended(_) => None,
            State::AskingIntent { slip }
            | State::AskingService { slip }
            | State::AskingProvider { slip }
            | State::AskingDays { slip }
            | State::OfferingAnother { slip } => {
                Some(Self::of_purpose(&slip.purpose, slip.service))
            }
            State::Finding { wish, purpose, .. } | State::Offering { wish, purpose, .. } => {
                Some(Self::of_purpose(purpose, Some(wish.service)))
            }
            State::AskingName { wish, .. } | State::AskingPhone { wish, .. } => {
                Some(Self::Booking(Some(wish.service)))
            }
            State::Holding { draft, .. }
            | State::Confirming { draft, .. }
            | State::Booking { draft, .. }
            | State::Reconsidering { draft, .. } => Some(Self::Booking(Some(draft.wish.service))),
            State::Identifying { inquiry, .. }
            | State::AskingTheirPhone { inquiry, .. }
            | State::SendingCode { inquiry, .. }
            | State::AskingCode { inquiry, .. }
            | State::CheckingCode { inquiry, .. }
            | State::FindingAppointments { inquiry, .. }
            | State::ChoosingAppointment { inquiry, .. } => Some(Self::Theirs(inquiry.errand)),
            State::ConfirmingCallOff { .. } | State::CallingOff { .. } => {
                Some(Self::Theirs(Errand::CallOff))
            }
            State::ConfirmingMove { .. } | State::Moving { .. } => Some(Self::Theirs(Errand::Move)),
            State::ConfirmingNoTexts { from }
            | State::StoppingTexts { from }
            | State::OfferingMessage { otherwise: Return::To(from) } => Self::of(from),
            State::Transferring { introduction, .. } => introduction.matter,
        }
    }

    fn of_purpose(purpose: &Purpose, service: Option<ServiceId>) -> Self {
        match purpose {
            Purpose::Booking(_) => Self::Booking(service),
            Purpose::Moving(_) => Self::Theirs(Errand::Move),
        }
    }
}

impl Dialogue {
    /// What the person hears who answers, in the practice's first language: they need not speak the
    /// caller's. `None` when nobody is being called, when the practice wants nothing said, and when
    /// there is nothing to be said.
    #[must_use]
    pub fn whispered(&self, practice: &Practice) -> Option<Whispered> {
        let State::Transferring { introduction, .. } = &self.state else { return None };
        let language = practice.desk.languages.first().copied().unwrap_or(Language::English);
        let told = |introduction| wording::introduction(introduction, practice, language);
        match practice.desk.whisper {
            Whisper::Nothing => None,
            Whisper::Told if introduction.is_blank() => None,
            Whisper::Told => Some(Whispered::Told(told(introduction))),
            Whisper::Asked => {
                Some(Whispered::Asked(wording::taking_it(&told(introduction), language)))
            }
        }
    }

    /// What a person is told who is put through to from here.
    pub(crate) fn introduced(&self) -> Introduction {
        Introduction::of(&self.state)
    }
}

impl Who {
    /// Somebody of whom nothing is known but perhaps the name.
    pub(crate) fn perhaps_called(name: Option<PersonName>) -> Self {
        name.map_or_else(Self::default, Self::called)
    }
}
