//! What a step wants done, as data.

use domain::{
    AppointmentId, Code, Expecting, Language, PersonName, PhoneNumber, ServiceId, Slot, Wish,
};
use jiff::Timestamp;

use crate::slip::GivenName;

/// Something a step wants done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Say all that follows slowly, with a pause behind each phrase.
    Slowly,
    /// Say something.
    Say(Phrase),
    /// Then wait for the caller.
    Listen(Listen),
    /// Then record what the caller has to say.
    Record,
    /// Ask the book what could be had.
    FindSlots(Wish),
    /// Ask the book what could be had instead of an appointment, whose own time counts as free.
    FindOtherSlots {
        /// What is wished for.
        wish: Wish,
        /// The appointment that is to be moved.
        than: AppointmentId,
    },
    /// Ask the book whom the practice knows by a number.
    FindCustomer(PhoneNumber),
    /// Ask the book which appointments a number has.
    FindAppointments(PhoneNumber),
    /// Keep a slot for this call.
    Hold(HoldRequest),
    /// Turn the hold into an appointment.
    Book(Booking),
    /// Give the hold back.
    Release(AppointmentId),
    /// Move an appointment.
    Move(Moving),
    /// Call an appointment off.
    CallOff(CallingOff),
    /// Send no more texts to a number.
    StopTexts(PhoneNumber),
    /// Send a code to a number, if there is an appointment.
    SendCode(CodeRequest),
    /// Compare a code with the one that was sent.
    CheckCode(CodeGiven),
    /// Connect the caller with a person.
    Transfer(Transfer),
    /// End the call.
    HangUp,
}

/// A person to be called for the caller.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Transfer {
    /// Who: the first of these, at least one, who takes the call.
    pub people: Vec<PhoneNumber>,
    /// Whether they are told something before they are connected.
    pub is_introduced: bool,
}

/// A sentence or two to be said, as plain text.
#[derive(Clone, PartialEq, Eq)]
pub struct Phrase {
    /// The words.
    pub words: String,
    /// The language that they are in.
    pub language: Language,
}

impl std::fmt::Debug for Phrase {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // A phrase may name the caller.
        f.write_str("Phrase(***)")
    }
}

/// What to wait for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listen {
    /// What the answer will be an answer to.
    pub expecting: Expecting,
    /// What keys can be an answer.
    pub keypad: Keypad,
    /// Words that the answer is likely to contain, for speech recognition.
    pub hints: Vec<String>,
}

/// What keys can be an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keypad {
    /// One key, acted on as soon as it is pressed.
    OneKey,
    /// Four digits, acted on as soon as the fourth is pressed; fewer are ended by `#` or by a pause.
    /// A single one is as good as at any other question.
    Date,
    /// A telephone number, ended by `#` or by a pause.
    Number,
    /// Six digits, acted on as soon as the sixth is pressed; fewer are ended by `#` or by a pause. A
    /// single one is as good as at any other question.
    Code,
}

/// A slot to be kept for this call while the caller makes up their mind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HoldRequest {
    /// What for; its buffers are held as well.
    pub service: ServiceId,
    /// Which slot.
    pub slot: Slot,
}

/// A hold to be turned into an appointment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Booking {
    /// The call's own hold.
    pub hold: AppointmentId,
    /// When it begins.
    pub starts_at: Timestamp,
    /// For whom.
    pub name: GivenName,
    /// How to reach them.
    pub phone: PhoneNumber,
    /// The language that they chose, and are written to in if they are new.
    pub language: Option<Language>,
}

/// An appointment to be moved to another slot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moving {
    /// Which one.
    pub appointment: AppointmentId,
    /// When it was to begin as the caller heard it; it may have been moved by somebody else since.
    pub starts_at: Timestamp,
    /// What for; its buffers are taken as well.
    pub service: ServiceId,
    /// Where to.
    pub to: Slot,
}

/// An appointment to be called off by its customer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CallingOff {
    /// Which one.
    pub appointment: AppointmentId,
    /// When it was to begin as the caller heard it; it may have been moved by somebody else since.
    pub starts_at: Timestamp,
}

/// A code to be sent to a number, if an appointment to come is under it and the name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodeRequest {
    /// The name.
    pub name: PersonName,
    /// The number.
    pub phone: PhoneNumber,
    /// The language to write in.
    pub language: Language,
}

/// A code that a caller said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodeGiven {
    /// The number that it was sent to.
    pub phone: PhoneNumber,
    /// The digits.
    pub code: Code,
}

/// What is to be said, and then.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reply {
    /// What to say, in order.
    pub say: Vec<Phrase>,
    /// How fast.
    pub pace: Pace,
    /// The language that the caller is expected to answer in. A phrase may be in another one.
    pub language: Language,
    /// What to do after it.
    pub then: Then,
}

/// How fast something is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Pace {
    /// As it is.
    #[default]
    Usual,
    /// With a pause between the phrases.
    Slow,
}

/// What follows what is said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Then {
    /// Wait for the caller.
    Listen(Listen),
    /// Record what the caller has to say.
    Record,
    /// Connect them with a person.
    Transfer(Transfer),
    /// End the call.
    HangUp,
}

impl Reply {
    /// A reply in the language of its last phrase: that one is the question.
    fn of(say: Vec<Phrase>, pace: Pace, then: Then) -> Self {
        let language = say.last().map_or(Language::English, |phrase| phrase.language);
        Self { say, pace, language, then }
    }

    /// What the conversation waits for after this reply.
    #[must_use]
    pub const fn expecting(&self) -> Expecting {
        match &self.then {
            Then::Listen(listen) => listen.expecting,
            Then::Record => Expecting::Message,
            Then::Transfer(_) | Then::HangUp => Expecting::Ended,
        }
    }
}

/// Something asked of the appointment book, whose answer is the next event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Request {
    /// What could be had? Changes nothing.
    FindSlots(Wish),
    /// What could be had instead of an appointment, whose own time counts as free? Changes nothing.
    FindOtherSlots {
        /// What is wished for.
        wish: Wish,
        /// The appointment that is to be moved.
        than: AppointmentId,
    },
    /// Whom does the practice know by a number? Changes nothing.
    FindCustomer(PhoneNumber),
    /// Which appointments does a number have? Changes nothing.
    FindAppointments(PhoneNumber),
    /// Keep this slot.
    Hold(HoldRequest),
    /// Make it an appointment.
    Book(Booking),
    /// Move an appointment.
    Move(Moving),
    /// Call an appointment off.
    CallOff(CallingOff),
    /// Send no more texts to a number.
    StopTexts(PhoneNumber),
    /// Send a code to a number, if there is an appointment.
    SendCode(CodeRequest),
    /// Compare a code with the one that was sent.
    CheckCode(CodeGiven),
}

/// A step's effects, sorted by who has to act: the one shape that effects can have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// The hold to give back, before anything else.
    pub release: Option<AppointmentId>,
    /// What comes then.
    pub next: Next,
}

/// What a step leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Next {
    /// The turn ends with this.
    Reply(Reply),
    /// The book has to be asked first.
    Request(Request),
    /// Nothing: the event changed nothing, or the call is over.
    Nothing,
}

impl Plan {
    /// Sorts a step's effects.
    ///
    /// The effects of a step are at most one `Release`, then either phrases, perhaps with one `Slowly` before
    /// them, with exactly one of `Listen`, `Record`, `Transfer` and `HangUp` behind them, or exactly one request, or nothing. A
    /// property test holds every state to that; should effects ever break it, the first that ends
    /// the turn or asks the book counts, and what stands behind it is left out.
    #[must_use]
    pub fn of(effects: Vec<Effect>) -> Self {
        let mut release = None;
        let mut say = Vec::new();
        let mut pace = Pace::Usual;
        for effect in effects {
            let next = match effect {
                Effect::Release(hold) => {
                    release = Some(hold);
                    continue;
                }
                Effect::Slowly => {
                    pace = Pace::Slow;
                    continue;
                }
                Effect::Say(phrase) => {
                    say.push(phrase);
                    continue;
                }
                Effect::Listen(listen) => Next::Reply(Reply::of(say, pace, Then::Listen(listen))),
                Effect::Record => Next::Reply(Reply::of(say, pace, Then::Record)),
                Effect::Transfer(transfer) => {
                    Next::Reply(Reply::of(say, pace, Then::Transfer(transfer)))
                }
                Effect::HangUp => Next::Reply(Reply::of(say, pace, Then::HangUp)),
                Effect::FindSlots(wish) => Next::Request(Request::FindSlots(wish)),
                Effect::FindOtherSlots { wish, than } => {
                    Next::Request(Request::FindOtherSlots { wish, than })
                }
                Effect::FindCustomer(phone) => Next::Request(Request::FindCustomer(phone)),
                Effect::FindAppointments(phone) => Next::Request(Request::FindAppointments(phone)),
                Effect::Hold(hold) => Next::Request(Request::Hold(hold)),
                Effect::Book(booking) => Next::Request(Request::Book(booking)),
                Effect::Move(moving) => Next::Request(Request::Move(moving)),
                Effect::CallOff(calling_off) => Next::Request(Request::CallOff(calling_off)),
                Effect::StopTexts(phone) => Next::Request(Request::StopTexts(phone)),
                Effect::SendCode(request) => Next::Request(Request::SendCode(request)),
                Effect::CheckCode(given) => Next::Request(Request::CheckCode(given)),
            };
            return Self { release, next };
        }
        let next = if say.is_empty() {
            Next::Nothing
        } else {
            Next::Reply(Reply::of(say, pace, Then::HangUp))
        };
        Self { release, next }
    }
}
