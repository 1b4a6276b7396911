//! When the practice is open: in its week, and on days that a caller names, closures and holidays
//! included.

use domain::{ClosedFor, Days, OpenPeriod, Practice, Times, Understanding};
use jiff::ToSpan;
use jiff::civil::Date;

use crate::Policy;
use crate::wording::Remark;

/// Most days that are told one by one; of more it is the week.
const ONE_BY_ONE: usize = 3;
/// How many days ahead closed ones are told along with the week.
const AHEAD: i32 = 7;
/// Longest time that is told to be closed from day to day, in days.
const LONGEST: i32 = 60;

/// One day, as it is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct OpenDay {
    pub(crate) date: Date,
    pub(crate) opening: Opening,
}

/// When a practice is open on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Opening {
    /// In these periods, at least one.
    In(Vec<OpenPeriod>),
    /// Not at all.
    Never(ClosedFor),
}

/// The answer to a caller who asks when the practice is open.
pub(crate) fn told(heard: &Understanding, policy: &Policy<'_>) -> Vec<Remark> {
    let days = match &heard.days {
        None | Some(Days::Soonest) => return week(policy),
        Some(Days::On(date)) => vec![*date],
        Some(Days::Between { first, last }) => {
            let mut dates = first.series(1.day()).take_while(|date| date <= last);
            let some: Vec<_> = dates.by_ref().take(ONE_BY_ONE).collect();
            if dates.next().is_some() {
                return week_from(*first, policy);
            }
            some
        }
        Some(Days::AnyOf(dates)) => dates.iter().copied().take(ONE_BY_ONE).collect(),
    };
    let practice = policy.practice;
    let mut remarks = Vec::new();
    for date in days {
        let day = OpenDay::of(practice, date);
        if let (Some(Times::At(time) | Times::Around(time)), Opening::In(_)) =
            (heard.times, &day.opening)
        {
            let is_open = practice.is_open_at(date, time);
            remarks.push(Remark::OpenAt { date, time, is_open });
            if is_open {
                continue;
            }
        }
        remarks.push(Remark::OpenOn(day));
    }
    remarks
}

/// The week, and what is closed in the next days all the same.
pub(crate) fn week(policy: &Policy<'_>) -> Vec<Remark> {
    week_from(policy.moment.wall.date(), policy)
}

fn week_from(first: Date, policy: &Policy<'_>) -> Vec<Remark> {
    let practice = policy.practice;
    let last = first.saturating_add(AHEAD.days());
    let mut remarks = vec![Remark::Hours];
    let mut date = first;
    while date < last {
        let has_hours = !practice.hours.on(date.weekday()).is_empty();
        if let Some(why) = practice.closed_all_day(date).filter(|_| has_hours) {
            let until = closed_until(practice, date, why);
            remarks.push(Remark::ClosedFrom { first: date, last: until, why });
            date = until;
        }
        date = date.saturating_add(1.day());
    }
    remarks
}

/// The last day on which it is closed without a break, from one on.
fn closed_until(practice: &Practice, first: Date, why: ClosedFor) -> Date {
    let days =
        first.series(1.day()).take_while(|date| *date < first.saturating_add(LONGEST.days()));
    let closed = days.take_while(|date| practice.closed_all_day(*date) == Some(why));
    closed.last().unwrap_or(first)
}

impl OpenDay {
    fn of(practice: &Practice, date: Date) -> Self {
        let periods = practice.hours.on(date.weekday());
        let opening = match practice.closed_all_day(date) {
            Some(why) => Opening::Never(why),
            None if periods.is_empty() => Opening::Never(ClosedFor::TheDay),
            None => Opening::In(periods.to_vec()),
        };
        Self { date, opening }
    }
}
