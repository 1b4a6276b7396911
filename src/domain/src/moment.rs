//! The moment of a step as the people of a practice see it: the clock on the wall, and whether
//! anybody is there.

use jiff::civil::{Date, DateTime, Time};

use crate::{Practice, public_holiday};

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

impl Practice {
    /// Why it is closed all of a day, whatever its hours say, if it is: a closure of its own counts
    /// before a holiday.
    #[must_use]
    pub fn closed_all_day(&self, date: Date) -> Option<ClosedFor> {
        let is_holiday = || public_holiday(self.country, self.region.as_ref(), date).is_some();
        if self.closures.iter().any(|closure| closure.covers(date)) {
            Some(ClosedFor::Closure)
        } else if self.keeps_holidays && is_holiday() {
            Some(ClosedFor::Holiday)
        } else {
            None
        }
    }

    /// Whether it is open at a time of a day by the clock on its wall, also past midnight in a
    /// period of the day before.
    #[must_use]
    pub fn is_open_at(&self, date: Date, time: Time) -> bool {
        let is_closed = |date| self.closed_all_day(date).is_some();
        let begun = self.hours.on(date.weekday()).iter();
        let mut begun =
            begun.map(|it| it.opens <= time && (it.ends_next_day() || time < it.closes));
        let before = date.yesterday().ok().filter(|before| !is_closed(*before));
        let goes_on = before.is_some_and(|before| {
            let mut late = self.hours.on(before.weekday()).iter();
            late.any(|period| period.ends_next_day() && time < period.closes)
        });
        !is_closed(date) && (begun.any(|is_open| is_open) || goes_on)
    }
}
