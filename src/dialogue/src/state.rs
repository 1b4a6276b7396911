//! Where a conversation stands, with exactly the facts that the place has.
//!
//! The facts come in three stages, as on a receptionist's desk: a [`Slip`] with blank lines, a
//! whole [`Wish`] that the book can answer, and a [`Draft`] that lacks nothing but the caller's
//! yes.

use domain::{
    AppointmentId, CallOutcome, Days, Expecting, PersonName, PhoneNumber, ProviderWish, ServiceId,
    Slot, Times, Wish,
};

/// Where a conversation stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum State {
    /// Waiting to hear what the caller wants.
    AskingIntent {
        /// What is known of the booking.
        slip: Slip,
    },
    /// Waiting to hear which service.
    AskingService {
        /// What is known of the booking.
        slip: Slip,
    },
    /// Waiting to hear with whom.
    AskingProvider {
        /// What is known of the booking.
        slip: Slip,
    },
    /// Waiting to hear when.
    AskingDays {
        /// What is known of the booking.
        slip: Slip,
    },
    /// Waiting for the book to say what could be had.
    Finding {
        /// What was asked of the book.
        wish: Wish,
        /// For whom.
        who: Who,
        /// What led to the look-up.
        search: Search,
    },
    /// Waiting for the caller to choose.
    Offering {
        /// What the slots answer.
        wish: Wish,
        /// For whom.
        who: Who,
        /// One to three slots, in the order in which they were said.
        slots: Vec<Slot>,
    },
    /// Waiting to hear the name.
    AskingName {
        /// What was wished for.
        wish: Wish,
        /// What is known of the person.
        who: Who,
        /// What was chosen.
        slot: Slot,
    },
    /// Waiting to hear a number, because the caller's is withheld.
    AskingPhone {
        /// What was wished for.
        wish: Wish,
        /// Under which name.
        name: GivenName,
        /// What was chosen.
        slot: Slot,
    },
    /// Waiting for the book to keep the chosen slot.
    Holding {
        /// What will be read back.
        draft: Draft,
        /// How many times in a row a slot was lost before this one.
        lost: u8,
    },
    /// Read back; waiting for yes or no.
    Confirming {
        /// What was read back.
        draft: Draft,
        /// What keeps the slot.
        hold: AppointmentId,
    },
    /// Confirmed; waiting for the book to commit it.
    Booking {
        /// What was confirmed.
        draft: Draft,
        /// What is being made an appointment.
        hold: AppointmentId,
    },
    /// The caller said no; waiting to hear what to change.
    Reconsidering {
        /// What was read back.
        draft: Draft,
        /// What still keeps the slot.
        hold: AppointmentId,
    },
    /// Waiting for a message.
    TakingMessage,
    /// A person is being called.
    Transferring,
    /// Over.
    Ended(CallOutcome),
}

/// What a receptionist writes down while listening. Any line may be filled at any time, and any
/// may still be blank.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Slip {
    /// What for.
    pub service: Option<ServiceId>,
    /// With whom.
    pub provider: Option<ProviderWish>,
    /// On which days.
    pub days: Option<Days>,
    /// At what times.
    pub times: Option<Times>,
    /// For whom.
    pub who: Who,
}

/// What is known of the person the appointment is for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Who {
    /// Their name, once it was asked or given.
    pub name: Option<GivenName>,
    /// A number they gave; the caller's own is known without asking.
    pub phone: Option<PhoneNumber>,
}

/// The name that an appointment stands under.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GivenName {
    /// As it was said.
    Given(PersonName),
    /// Left open: the practice knows the number.
    LeftOpen,
}

/// An appointment that lacks nothing but the caller's yes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// What was wished for.
    pub wish: Wish,
    /// What was chosen.
    pub slot: Slot,
    /// For whom.
    pub name: GivenName,
    /// How to reach them.
    pub phone: ReachedBy,
}

/// How a customer can be reached.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReachedBy {
    /// At the number they call from.
    CallersOwn(PhoneNumber),
    /// At a number that they gave, which is read back.
    Given(PhoneNumber),
}

/// What led to a look-up in the book.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Search {
    /// The caller's wish.
    Wished,
    /// A slot that the caller had chosen, and that somebody else got first.
    Lost {
        /// How many times in a row that has happened, at least 1.
        times: u8,
    },
}

/// How often the present question has gone wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tries {
    /// Times it met silence.
    pub silences: u8,
    /// Times its answer was not understood.
    pub misunderstandings: u8,
}

impl ReachedBy {
    /// The number.
    #[must_use]
    pub const fn number(&self) -> &PhoneNumber {
        match self {
            Self::CallersOwn(number) | Self::Given(number) => number,
        }
    }
}

impl Slip {
    /// The slip that says what `wish` says.
    #[must_use]
    pub fn of(wish: Wish, who: Who) -> Self {
        Self {
            service: Some(wish.service),
            provider: Some(wish.provider),
            days: Some(wish.days),
            times: Some(wish.times),
            who,
        }
    }
}

impl Slip {
    /// The slip of `wish` with the lines for day and time blank again.
    #[must_use]
    pub fn without_when(wish: Wish, who: Who) -> Self {
        Self { days: None, times: None, ..Self::of(wish, who) }
    }
}

impl Draft {
    /// The wish and the person, for a conversation that goes back to looking.
    #[must_use]
    pub fn unmake(self) -> (Wish, Who) {
        let phone = match self.phone {
            ReachedBy::CallersOwn(_) => None,
            ReachedBy::Given(number) => Some(number),
        };
        (self.wish, Who { name: Some(self.name), phone })
    }
}

impl State {
    /// What the conversation waits for from the caller in this state.
    #[must_use]
    pub const fn expecting(&self) -> Expecting {
        match self {
            Self::AskingIntent { .. } => Expecting::Intent,
            Self::AskingService { .. } => Expecting::Service,
            Self::AskingProvider { .. } => Expecting::Provider,
            Self::AskingDays { .. } => Expecting::Date,
            Self::Offering { .. } => Expecting::Slot,
            Self::AskingName { .. } => Expecting::Name,
            Self::AskingPhone { .. } => Expecting::Phone,
            Self::Confirming { .. } => Expecting::Confirmation,
            Self::Reconsidering { .. } => Expecting::Anything,
            Self::TakingMessage => Expecting::Message,
            // The book is asked within the turn: the caller waits for us.
            Self::Finding { .. } | Self::Holding { .. } | Self::Booking { .. } => {
                Expecting::Anything
            }
            Self::Transferring | Self::Ended(_) => Expecting::Ended,
        }
    }

    /// The hold that this state keeps, to be given back when the conversation leaves it for
    /// anything but the booking.
    #[must_use]
    pub const fn hold(&self) -> Option<AppointmentId> {
        match self {
            Self::Confirming { hold, .. }
            | Self::Booking { hold, .. }
            | Self::Reconsidering { hold, .. } => Some(*hold),
            Self::AskingIntent { .. }
            | Self::AskingService { .. }
            | Self::AskingProvider { .. }
            | Self::AskingDays { .. }
            | Self::Finding { .. }
            | Self::Offering { .. }
            | Self::AskingName { .. }
            | Self::AskingPhone { .. }
            | Self::Holding { .. }
            | Self::TakingMessage
            | Self::Transferring
            | Self::Ended(_) => None,
        }
    }

    /// The state's name, for operators: what the call is doing.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::AskingIntent { .. } => "asking_intent",
            Self::AskingService { .. } => "asking_service",
            Self::AskingProvider { .. } => "asking_provider",
            Self::AskingDays { .. } => "asking_days",
            Self::Finding { .. } => "finding",
            Self::Offering { .. } => "offering",
            Self::AskingName { .. } => "asking_name",
            Self::AskingPhone { .. } => "asking_phone",
            Self::Holding { .. } => "holding",
            Self::Confirming { .. } => "confirming",
            Self::Booking { .. } => "booking",
            Self::Reconsidering { .. } => "reconsidering",
            Self::TakingMessage => "taking_message",
            Self::Transferring => "transferring",
            Self::Ended(_) => "ended",
        }
    }
}
