//! The actors between the webhooks and the ports: a rate limiter, one actor per live call, a
//! registry that supervises them, persistence, which commits their steps in groups, and the courier,
//! who sends texts.
//!
//! **Invariant:** a reply leaves only after its step is in the journal.
//! **Invariant:** nobody but the registry keeps the address of a call's actor; whoever wants
//! something of a call says so to [`Registry::ask`].
//! **Invariant:** what is decided is decided by plain functions and values; the actors are shells
//! around them.

mod asked;
mod call;
mod conversation;
mod courier;
mod limiter;
mod limits;
mod persistence;
mod reaper;
mod registry;
mod replay;
mod surroundings;
mod understood;

pub use asked::{Answered, Ask, Numbers, Source, Trouble, Wanted};
pub use courier::{Bell, Courier, CourierLimits, RingingJournal, Satchel};
pub use limiter::{ApiClient, Exemptions, Gate, Limiter, NoExemptions, Over, Rates, Standing};
pub use limits::Limits;
pub use persistence::{Persistence, Scribe};
pub use reaper::reap;
pub use registry::Registry;
pub use replay::{Parted, Parting, Replayed, ReplayedTurn, replay};
pub use surroundings::Surroundings;

// What `Wanted` is made of, so that an edge need not know the conversation to ask for it.
pub use dialogue::TransferOutcome;
