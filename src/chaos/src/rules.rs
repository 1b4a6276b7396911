//! What is promised, whatever breaks; and the check of a history and a book against it.
//!
//! **Invariant:** nothing here asks a server or reads a clock: the same history gives the same
//! verdict, and a history that breaks a rule can be written by hand (`tests/chaos/mutations.rs`).

mod calls;
mod replies;
mod servers;

use std::collections::BTreeMap;
use std::time::Duration;

use domain::CallSid;

use crate::book::Book;
use crate::figures::Figures;
use crate::history::History;

pub(crate) use calls::{BOOKED, as_text};
pub(crate) use replies::waited;

/// What is promised.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rule {
    /// Nobody's time is sold twice.
    SlotSoldTwice,
    /// Who hears "you are booked" has that appointment.
    BookedWithoutAppointment,
    /// Every appointment was read back to a caller, who said yes to it and nothing else.
    AppointmentWithoutYes,
    /// The same turn of a call has one answer, byte for byte.
    RepeatedDifferently,
    /// Every call comes to an end that its caller understands.
    StuckCall,
    /// A signed webhook is answered with TwiML, as long as there is a server that could.
    WithoutTwiml,
    /// Nobody waits longer than 2 s for a word.
    SlowTurn,
    /// A server's memory is bounded.
    MemoryUnbounded,
    /// A server ends when it is asked to, in time, and not before.
    ServerEnded,
    /// Once it is calm, a caller is served as if nothing had happened.
    LastCallerNotServed,
}

impl Rule {
    /// All of them.
    pub const ALL: [Self; 10] = [
        Self::SlotSoldTwice,
        Self::BookedWithoutAppointment,
        Self::AppointmentWithoutYes,
        Self::RepeatedDifferently,
        Self::StuckCall,
        Self::WithoutTwiml,
        Self::SlowTurn,
        Self::MemoryUnbounded,
        Self::ServerEnded,
        Self::LastCallerNotServed,
    ];

    /// What a breach of it is called.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::SlotSoldTwice => "slots sold twice",
            Self::BookedWithoutAppointment => "heard booked without an appointment",
            Self::AppointmentWithoutYes => "appointments that no caller confirmed",
            Self::RepeatedDifferently => "repeated webhooks with a different body",
            Self::StuckCall => "stuck calls",
            Self::WithoutTwiml => "signed webhooks without valid TwiML",
            Self::SlowTurn => "turns over 2 s",
            Self::MemoryUnbounded => "servers that grew without bound",
            Self::ServerEnded => "servers that ended by themselves, or not when asked to",
            Self::LastCallerNotServed => "last callers who were not served",
        }
    }
}

/// A breach of a promise.
#[derive(Debug, Clone)]
pub struct Violation {
    /// Of which one.
    pub rule: Rule,
    /// Whose call it was.
    pub call: Option<CallSid>,
    /// What happened.
    pub how: String,
}

/// How long an answer may take.
pub const TURN_LIMIT: Duration = Duration::from_secs(2);
/// How much more memory a server may ever take than when it had just begun to serve, in bytes.
pub const MEMORY_LIMIT: u64 = 128 * 1024 * 1024;
/// How long a server may take to end when it is asked to: 5 s for requests under way, 5 s for the
/// database's connections, and the way there.
pub(crate) const DRAIN_LIMIT: Duration = Duration::from_secs(12);
/// How long before its end a call may have lost its last webhook for the loss to be the reason.
const LOSS_REACHES: Duration = Duration::from_secs(45);

/// What is wrong with a history.
#[derive(Debug, Default)]
pub struct Verdict {
    /// Every breach.
    pub violations: Vec<Violation>,
    /// What happened, in numbers.
    pub figures: Figures,
}

impl Verdict {
    /// How often each promise was broken.
    #[must_use]
    pub fn counts(&self) -> BTreeMap<Rule, usize> {
        let of = |rule| self.violations.iter().filter(|violation| violation.rule == rule).count();
        Rule::ALL.into_iter().map(|rule| (rule, of(rule))).collect()
    }

    fn broke(&mut self, rule: Rule, call: Option<CallSid>, how: String) {
        self.violations.push(Violation { rule, call, how });
    }
}

/// Judges a history by its book.
#[must_use]
pub fn check(history: &History, book: &Book) -> Verdict {
    let mut verdict = Verdict { figures: Figures::of(history, book), violations: Vec::new() };
    calls::no_slot_is_sold_twice(book, &mut verdict);
    calls::booked_means_booked(history, book, &mut verdict);
    calls::only_a_plain_yes_books(history, book, &mut verdict);
    calls::every_call_ends_well(history, &mut verdict);
    calls::the_last_caller_is_served(history, book, &mut verdict);
    replies::the_same_turn_the_same_bytes(history, &mut verdict);
    replies::every_answer_is_twiml(history, &mut verdict);
    replies::nobody_waits_long(history, &mut verdict);
    servers::memory_is_bounded(history, &mut verdict);
    servers::nothing_ends_by_itself(history, &mut verdict);
    verdict
}
