//! What can be booked, when and with whom: opening hours, closures, holidays, everybody's own hours,
//! durations, buffers, notice, horizon and what is taken of seats and rooms, made into free slots and
//! into the few that a caller is told.
//!
//! A wish is met in one reading of the appointment book, rarely two:
//!
//! ```text
//! first_look(practice, wish, now)        -> Read(a week), or Answer: nobody does that here
//! answer(practice, wish, book, now)      -> Answer, or Read(all): nothing in that week
//! answer(practice, wish, book, now)      -> Answer
//! ```
//!
//! **Invariant:** no slot is offered for a time that was not read of the book.
//! **Invariant:** an opening time is a time on the wall and a duration is real time; where the two
//! part, on days on which clocks change, the time zone is asked and nothing is guessed.
//! **Invariant:** nothing here can do anything: no clock, chance, log, lock or IO. A free slot is a
//! hint; the database decides who gets it.

mod answer;
mod book;
mod columns;
mod days_off;
mod free;
mod hours;
mod moment;
mod offers;
mod ordered;
mod rules;
mod standing;
mod wall;
mod why;
mod wished;

pub use answer::{Lookup, answer, first_look};
pub use book::{Book, Occupied, occupies, places, places_free, reading, slot};
pub use days_off::days_off;
pub use free::free_slots;
pub use moment::moment;
pub use rules::{Refusal, bookable};
pub use standing::{Stranded, may_cancel, stands};
