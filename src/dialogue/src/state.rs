//! Where a conversation stands, with exactly the facts that the place has.

mod each;

use domain::{AppointmentId, CallOutcome, Code, PersonName, PhoneNumber, Slot, Upcoming, Wish};

use crate::introduction::Introduction;
use crate::slip::{Asked, Draft, GivenName, Inquiry, Purpose, Search, Slip, Who};

/// Where a conversation stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum State {
    /// Waiting for the book to say who calls, before the greeting.
    Recognising,
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
    /// Waiting to hear the number that it is under, because it is not the one that calls.
    AskingTheirPhone {
        /// What the caller wants with it.
        inquiry: Inquiry,
        /// The name that it has to be under.
        name: PersonName,
    },
    /// Waiting for the book to send a code there, if there is an appointment at all.
    SendingCode {
        /// What the caller wants with it.
        inquiry: Inquiry,
        /// The name that it has to be under.
        name: PersonName,
        /// The number that it has to be under.
        phone: PhoneNumber,
    },
    /// Waiting to hear the code. Nothing was said of an appointment yet, not even that there is one.
    AskingCode {
        /// What the caller wants with it.
        inquiry: Inquiry,
        /// The name that it has to be under.
        name: PersonName,
        /// The number that it has to be under.
        phone: PhoneNumber,
    },
    /// Waiting for the book to say whether the code is right. Written down it is the question for
    /// the code: no record has one in it.
    CheckingCode {
        /// What the caller wants with it.
        inquiry: Inquiry,
        /// The name that it has to be under.
        name: PersonName,
        /// The number that it has to be under.
        phone: PhoneNumber,
        /// What they said.
        code: Code,
    },
    /// Waiting for the book to say which appointments the caller's number has, or the one that they
    /// have shown to be theirs.
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
        /// What they are told of the caller when they answer.
        introduction: Introduction,
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
