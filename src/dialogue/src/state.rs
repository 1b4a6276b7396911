//! Where a conversation stands, with exactly the facts that the place has.

use domain::{AppointmentId, CallOutcome, Expecting, PersonName, Slot, Upcoming, Wish};

use crate::slip::{Asked, Draft, GivenName, Inquiry, Purpose, Search, Slip, Who};

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
        /// What is known of the wish.
        slip: Slip,
    },
    /// Waiting to hear when.
    AskingDays {
        /// What is known of the wish.
        slip: Slip,
    },
    /// Waiting for the book to say what could be had.
    Finding {
        /// What was asked of the book.
        wish: Wish,
        /// What for.
        purpose: Purpose,
        /// What led to the look-up.
        search: Search,
    },
    /// Waiting for the caller to choose.
    Offering {
        /// What the slots answer.
        wish: Wish,
        /// What for.
        purpose: Purpose,
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
        /// How it was asked for.
        how: Asked,
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
    /// Waiting to hear the name that an appointment is under. Nothing was said of it yet, not even
    /// that there is one.
    Identifying {
        /// What the caller wants with it.
        inquiry: Inquiry,
        /// How the name was asked for.
        how: Asked,
    },
    /// Waiting for the book to say which appointments the caller's number has.
    FindingAppointments {
        /// What the caller wants with one.
        inquiry: Inquiry,
        /// The name that it has to be under.
        name: PersonName,
        /// What led to the look-up: the caller's wish, or an appointment that was changed by
        /// somebody else while it was spoken of.
        search: Search,
    },
    /// Waiting to hear which of their appointments.
    ChoosingAppointment {
        /// What the caller wants with it.
        inquiry: Inquiry,
        /// The name that they gave.
        name: PersonName,
        /// Two or three that are under it, in the order in which they were said.
        theirs: Vec<Upcoming>,
    },
    /// Read back what is to be called off; waiting for yes or no.
    ConfirmingCallOff {
        /// What was read back.
        appointment: Upcoming,
    },
    /// Confirmed; waiting for the book to call it off.
    CallingOff {
        /// What was confirmed.
        appointment: Upcoming,
    },
    /// Called off; waiting to hear whether another time is wanted.
    OfferingAnother {
        /// The appointment that it would be.
        slip: Slip,
    },
    /// Read back the move; waiting for yes or no. The old time is kept until the book has moved it.
    ConfirmingMove {
        /// What is to be moved.
        appointment: Upcoming,
        /// What was wished for.
        wish: Wish,
        /// Where to.
        slot: Slot,
    },
    /// Confirmed; waiting for the book to move it.
    Moving {
        /// What is to be moved.
        appointment: Upcoming,
        /// What was wished for.
        wish: Wish,
        /// Where to.
        slot: Slot,
    },
    /// Something that only a person can do; waiting to hear whether one is wanted.
    OfferingPerson {
        /// Who calls.
        who: Who,
    },
    /// Waiting to hear whether texts to the caller's number are to stop.
    ConfirmingNoTexts {
        /// Where the conversation was.
        from: Box<State>,
    },
    /// Waiting for the book to stop them.
    StoppingTexts {
        /// Where the conversation was.
        from: Box<State>,
    },
    /// Something is done; waiting to hear whether that is all.
    AnythingElse {
        /// Who calls, as far as they said.
        who: Who,
    },
    /// Waiting to hear whether the caller leaves a message.
    OfferingMessage {
        /// Where it goes on without one.
        otherwise: Return,
    },
    /// Waiting for a message.
    TakingMessage {
        /// What it is about.
        about: About,
    },
    /// A person is being called.
    Transferring {
        /// Where it goes on when nobody answers.
        otherwise: Return,
    },
    /// Over.
    Ended(CallOutcome),
}

/// Where a conversation goes on that was elsewhere in between.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Return {
    /// With the question that was open. It is never one that has such a place itself.
    To(Box<State>),
    /// Nowhere: there is nothing else to be done.
    Nowhere,
}

/// What a message is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About {
    /// Whatever the caller has to say.
    Anything,
    /// They will be late.
    BeingLate,
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
            Self::AskingName { .. } | Self::Identifying { .. } => Expecting::Name,
            Self::AskingPhone { .. } => Expecting::Phone,
            Self::ChoosingAppointment { .. } => Expecting::Appointment,
            Self::Confirming { .. }
            | Self::ConfirmingCallOff { .. }
            | Self::ConfirmingMove { .. }
            | Self::ConfirmingNoTexts { .. }
            | Self::OfferingPerson { .. }
            | Self::OfferingMessage { .. } => Expecting::Confirmation,
            Self::TakingMessage { .. } => Expecting::Message,
            Self::Reconsidering { .. }
            | Self::OfferingAnother { .. }
            | Self::AnythingElse { .. }
            // The book is asked within the turn: the caller waits for us.
            | Self::Finding { .. }
            | Self::Holding { .. }
            | Self::Booking { .. }
            | Self::FindingAppointments { .. }
            | Self::CallingOff { .. }
            | Self::Moving { .. }
            | Self::StoppingTexts { .. } => Expecting::Anything,
            Self::Transferring { .. } | Self::Ended(_) => Expecting::Ended,
        }
    }

    /// Whether the book is being asked: its answer comes before the caller's.
    #[must_use]
    pub const fn waits_for_the_book(&self) -> bool {
        match self {
            Self::Finding { .. }
            | Self::Holding { .. }
            | Self::Booking { .. }
            | Self::FindingAppointments { .. }
            | Self::CallingOff { .. }
            | Self::Moving { .. }
            | Self::StoppingTexts { .. } => true,
            Self::AskingIntent { .. }
            | Self::AskingService { .. }
            | Self::AskingProvider { .. }
            | Self::AskingDays { .. }
            | Self::Offering { .. }
            | Self::AskingName { .. }
            | Self::AskingPhone { .. }
            | Self::Confirming { .. }
            | Self::Reconsidering { .. }
            | Self::Identifying { .. }
            | Self::ChoosingAppointment { .. }
            | Self::ConfirmingCallOff { .. }
            | Self::OfferingAnother { .. }
            | Self::ConfirmingMove { .. }
            | Self::OfferingPerson { .. }
            | Self::ConfirmingNoTexts { .. }
            | Self::AnythingElse { .. }
            | Self::OfferingMessage { .. }
            | Self::TakingMessage { .. }
            | Self::Transferring { .. }
            | Self::Ended(_) => false,
        }
    }

    /// The hold that this state keeps, to be given back when the conversation leaves it for
    /// anything but the booking.
    #[must_use]
    pub fn hold(&self) -> Option<AppointmentId> {
        match self {
            Self::Confirming { hold, .. }
            | Self::Booking { hold, .. }
            | Self::Reconsidering { hold, .. } => Some(*hold),
            Self::ConfirmingNoTexts { from }
            | Self::StoppingTexts { from }
            | Self::OfferingMessage { otherwise: Return::To(from) }
            | Self::Transferring { otherwise: Return::To(from) } => from.hold(),
            Self::OfferingMessage { otherwise: Return::Nowhere }
            | Self::Transferring { otherwise: Return::Nowhere }
            | Self::AskingIntent { .. }
            | Self::AskingService { .. }
            | Self::AskingProvider { .. }
            | Self::AskingDays { .. }
            | Self::Finding { .. }
            | Self::Offering { .. }
            | Self::AskingName { .. }
            | Self::AskingPhone { .. }
            | Self::Holding { .. }
            | Self::Identifying { .. }
            | Self::FindingAppointments { .. }
            | Self::ChoosingAppointment { .. }
            | Self::ConfirmingCallOff { .. }
            | Self::CallingOff { .. }
            | Self::OfferingAnother { .. }
            | Self::ConfirmingMove { .. }
            | Self::Moving { .. }
            | Self::OfferingPerson { .. }
            | Self::AnythingElse { .. }
            | Self::TakingMessage { .. }
            | Self::Ended(_) => None,
        }
    }

    /// The question that the conversation comes back to from here, when this is a detour.
    #[must_use]
    pub fn without_detour(self) -> Self {
        match self {
            Self::ConfirmingNoTexts { from }
            | Self::StoppingTexts { from }
            | Self::OfferingMessage { otherwise: Return::To(from) }
            | Self::Transferring { otherwise: Return::To(from) } => *from,
            other => other,
        }
    }

    /// The state's name, for operators: what the call is doing.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::AskingIntent { .. } => "asking_intent",
            Self::AskingService { .. } => "asking_service",
            Self::AskingProvider { slip: Slip { purpose: Purpose::Moving(_), .. } } => {
                "asking_new_provider"
            }
            Self::AskingProvider { .. } => "asking_provider",
            Self::AskingDays { slip: Slip { purpose: Purpose::Moving(_), .. } } => {
                "asking_new_days"
            }
            Self::AskingDays { .. } => "asking_days",
            Self::Finding { purpose: Purpose::Moving(_), .. } => "finding_other",
            Self::Finding { .. } => "finding",
            Self::Offering { purpose: Purpose::Moving(_), .. } => "offering_other",
            Self::Offering { .. } => "offering",
            Self::AskingName { .. } => "asking_name",
            Self::AskingPhone { .. } => "asking_phone",
            Self::Holding { .. } => "holding",
            Self::Confirming { .. } => "confirming",
            Self::Booking { .. } => "booking",
            Self::Reconsidering { .. } => "reconsidering",
            Self::Identifying { .. } => "identifying",
            Self::FindingAppointments { .. } => "finding_appointments",
            Self::ChoosingAppointment { .. } => "choosing_appointment",
            Self::ConfirmingCallOff { .. } => "confirming_call_off",
            Self::CallingOff { .. } => "calling_off",
            Self::OfferingAnother { .. } => "offering_another",
            Self::ConfirmingMove { .. } => "confirming_move",
            Self::Moving { .. } => "moving",
            Self::OfferingPerson { .. } => "offering_person",
            Self::ConfirmingNoTexts { .. } => "confirming_no_texts",
            Self::StoppingTexts { .. } => "stopping_texts",
            Self::AnythingElse { .. } => "anything_else",
            Self::OfferingMessage { .. } => "offering_message",
            Self::TakingMessage { .. } => "taking_message",
            Self::Transferring { .. } => "transferring",
            Self::Ended(_) => "ended",
        }
    }
}

impl State {
    /// What is known of who calls.
    #[must_use]
    pub fn who(&self) -> Who {
        match self {
            Self::AskingIntent { slip }
            | Self::AskingService { slip }
            | Self::AskingProvider { slip }
            | Self::AskingDays { slip }
            | Self::OfferingAnother { slip } => slip.who(),
            Self::Finding { purpose, .. } | Self::Offering { purpose, .. } => purpose.who(),
            Self::AskingName { who, .. }
            | Self::OfferingPerson { who }
            | Self::AnythingElse { who } => who.clone(),
            Self::AskingPhone { name, .. } => Who { name: Some(name.clone()), phone: None },
            Self::Holding { draft, .. }
            | Self::Confirming { draft, .. }
            | Self::Booking { draft, .. }
            | Self::Reconsidering { draft, .. } => draft.clone().unmake().1,
            Self::FindingAppointments { name, .. } | Self::ChoosingAppointment { name, .. } => {
                Who { name: Some(GivenName::Given(name.clone())), phone: None }
            }
            Self::ConfirmingCallOff { appointment }
            | Self::CallingOff { appointment }
            | Self::ConfirmingMove { appointment, .. }
            | Self::Moving { appointment, .. } => Who::of(appointment),
            Self::ConfirmingNoTexts { from }
            | Self::StoppingTexts { from }
            | Self::OfferingMessage { otherwise: Return::To(from) }
            | Self::Transferring { otherwise: Return::To(from) } => from.who(),
            Self::OfferingMessage { otherwise: Return::Nowhere }
            | Self::Transferring { otherwise: Return::Nowhere }
            | Self::Identifying { .. }
            | Self::TakingMessage { .. }
            | Self::Ended(_) => Who::default(),
        }
    }
}
