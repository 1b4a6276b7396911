//! How a conversation is written in the journal, and read again.
//!
//! The records have types of their own: a state can be renamed or split without touching what is
//! written, and what an older or newer version wrote is read as far as it goes.
//!
//! **Invariant:** reading never fails. What cannot be read becomes the question that the facts
//! which could be read allow; it never becomes a dead call.
//! **Invariant:** a version writes nothing that the version before cannot read.

mod conversations;
mod events;
mod facts;
mod reading;
mod requests;
mod states;
mod values;

pub use conversations::{Legibility, done_so_far, read_dialogue, state_name, write_dialogue};
pub use events::{write_event, write_understanding};
pub use reading::{Came, Decided, Happened, decided, read_event};
pub use requests::{is_request, write_request};

/// The number of the present form, kept with every row.
pub const FORMAT: i16 = 1;
