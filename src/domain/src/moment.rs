//! The moment of a step as the people of a practice see it: the clock on the wall, and whether
//! anybody is there.

use jiff::civil::DateTime;

/// The moment of a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// The clock on the practice's wall.
    pub wall: DateTime,
    /// Whether it is open.
    pub presence: Presence,
}

/// Whether a practice is open at a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Presence {
    /// It is.
    Open,
    /// It is not.
    Closed {
        /// Why.
        why: ClosedFor,
        /// When it opens next, by the clock on its wall; `None` when it does not in the next
        /// two weeks.
        until: Option<DateTime>,
    },
}

/// Why a practice is closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClosedFor {
    /// Outside its hours, before the first or behind the last of the day, or on a day without any.
    TheDay,
    /// Between two times of one day at which it is open.
    Lunch,
    /// For a public holiday.
    Holiday,
    /// For a closure of its own.
    Closure,
}
