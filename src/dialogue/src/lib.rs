//! The conversation with a caller, as a pure and total function.
//!
//! [`Dialogue::begin`] opens it, [`Dialogue::step`] takes it on by one event, and
//! [`Dialogue::resume`] repeats whatever it is waiting for, so that a call whose process died goes
//! on where it stood.
//!
//! **Invariant:** every state takes every event; an ended dialogue is deaf.
//! **Invariant:** nothing here can speak, book or hang up: a step returns its effects as data.
//! **Invariant:** the word "booked" is said in answer to [`DiaryAnswer::Booked`] and nowhere else, and
//! so are "moved" and "cancelled" to theirs.
//! **Invariant:** nothing of an appointment is said, moved or called off before its name was given by
//! a caller who calls from its number, or who has said the code that was sent there.
//! **Invariant:** every call ends within its budget of turns, with a booking, a person, a message
//! or an honest goodbye.

mod appointments;
mod asking;
mod calling_off;
mod commands;
mod confirming;
mod correction;
mod effect;
mod event;
mod finding;
mod hearing;
mod identity;
mod informing;
mod introduction;
mod keypad;
mod leaving;
mod machine;
mod moving;
mod naming;
mod offering;
mod open_days;
mod opening;
mod policy;
mod question;
mod reasons;
mod record;
mod repair;
mod slip;
mod state;
pub mod texts;
mod verifying;
mod wording;

pub use effect::{
    Booking, CallingOff, CodeGiven, CodeRequest, Effect, HoldRequest, Keypad, Listen, Moving, Next,
    Pace, Phrase, Plan, Reply, Request, Then, Transfer,
};
pub use event::{Answer, DiaryAnswer, Event, Line, TransferOutcome};
pub use identity::names::agree as names_agree;
pub use introduction::{Introduction, Matter, Whispered};
pub use machine::{Dialogue, Setbacks, Tries};
pub use policy::{Budgets, Policy};
pub use record::{
    Came, Decided, FORMAT, Happened, Legibility, decided, done_so_far, is_request, read_dialogue,
    read_event, state_name, write_dialogue, write_event, write_request, write_understanding,
};
pub use slip::{Asked, Draft, Errand, GivenName, Inquiry, Purpose, ReachedBy, Search, Slip, Who};
pub use state::{About, Return, State};
pub use verifying::{MOST_TRIES, Verified};
