//! What a conversation may rely on and how long it may take.

use domain::{Moment, Practice};
use jiff::civil::Date;

/// Everything a step needs to know that is not in its state: the practice,
/// the budgets, and the moment.
#[derive(Debug, Clone, Copy)]
pub struct Policy<'a> {
    /// The practice that was called.
    pub practice: &'a Practice,
    /// How long the conversation may take.
    pub budgets: Budgets,
    /// The one reading of the clock that the step is taken by, by the practice's clock.
    pub moment: Moment,
}

impl Policy<'_> {
    /// The day that it is, by the practice's clock.
    #[must_use]
    pub fn today(&self) -> Date {
        self.moment.wall.date()
    }
}

/// How often something may go wrong before a person, or a message, is the better answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Budgets {
    /// How many times one question may be met with silence, at least 1.
    pub silences: u8,
    /// How many times an answer to one question may not be understood, at least 1.
    pub misunderstandings: u8,
    /// How many answers one call may have, at least 1. A booking takes about six.
    pub answers: u16,
    /// How many times in a row a chosen slot may be lost to somebody else before the caller is
    /// asked again instead of holding the next provider's, at least 1.
    pub lost_holds: u8,
}

impl Default for Budgets {
    fn default() -> Self {
        Self { silences: 3, misunderstandings: 3, answers: 40, lost_holds: 3 }
    }
}
