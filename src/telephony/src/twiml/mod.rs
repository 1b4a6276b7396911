//! TwiML: what the carrier is told to say, to wait for and to do.
//!
//! **Invariant:** text never becomes markup: every document goes through the XML writer, which
//! escapes, and characters that XML 1.0 forbids are left out.
//! **Invariant:** whatever listens has an action that names the next turn, and something behind it
//! for silence.
//! **Invariant:** what is said outside the journal claims nothing: it promises no appointment.

mod accent;
mod document;
mod message;
mod outside;
mod renderer;

pub use document::{Introduced, MAX_DOCUMENT_BYTES};
pub use message::message;
pub use outside::{
    cannot_be_answered, empty, give_up, next_person, no_practice, not_taken, one_moment,
    too_many_calls,
};
pub use renderer::TwimlRenderer;
