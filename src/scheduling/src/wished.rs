//! Whether a day or a time is what a caller wished, and how far it is from it.

use std::ops::RangeInclusive;

use domain::{Days, Times, Wish};
use jiff::SignedDuration;
use jiff::civil::{Date, DateTime, Time};

/// How far from the time they named callers mean by "around".
const AROUND: SignedDuration = SignedDuration::from_mins(60);

/// Whether a start, by the clock on the wall, is what was wished.
pub(crate) fn fits(wish: &Wish, wall: DateTime) -> bool {
    is_day(&wish.days, wall.date()) && is_time(wish.times, wall.time())
}

/// Whether a day is among those wished.
pub(crate) fn is_day(wished: &Days, date: Date) -> bool {
    match wished {
        Days::Soonest => true,
        Days::On(day) => *day == date,
        Days::Between { first, last } => *first <= date && date <= *last,
        Days::AnyOf(days) => days.contains(&date),
    }
}

/// The first of the days wished, when they are named.
pub(crate) fn first_day(wished: &Days) -> Option<Date> {
    match wished {
        Days::Soonest => None,
        Days::On(day) => Some(*day),
        Days::Between { first, .. } => Some(*first),
        Days::AnyOf(days) => days.iter().min().copied(),
    }
}

/// The days that those wished lie between, both included.
pub(crate) fn reach(wished: &Days) -> RangeInclusive<Date> {
    match wished {
        Days::Soonest => Date::MIN..=Date::MAX,
        Days::On(day) => *day..=*day,
        Days::Between { first, last } => *first..=*last,
        Days::AnyOf(days) => {
            let first = days.iter().min().copied().unwrap_or(Date::MAX);
            first..=days.iter().max().copied().unwrap_or(Date::MIN)
        }
    }
}

/// Whether the days wished are one day.
pub(crate) fn is_one_day(wished: &Days) -> bool {
    match wished {
        Days::Soonest => false,
        Days::On(_) => true,
        Days::Between { first, last } => first == last,
        Days::AnyOf(days) => days.iter().min() == days.iter().max(),
    }
}

/// Whether a time of day is among those wished.
pub(crate) fn is_time(wished: Times, time: Time) -> bool {
    match wished {
        Times::Around(_) => off(wished, time) <= AROUND,
        Times::Until(end) => time < end,
        Times::Between { from, until } => from <= time && time < until,
        Times::Any | Times::At(_) | Times::From(_) => off(wished, time).is_zero(),
    }
}

/// How far a time of day is from those wished, never negative.
pub(crate) fn off(wished: Times, time: Time) -> SignedDuration {
    match wished {
        Times::Any => SignedDuration::ZERO,
        Times::At(wish) | Times::Around(wish) => time.duration_since(wish).abs(),
        Times::From(from) => from.duration_since(time).max(SignedDuration::ZERO),
        Times::Until(until) => time.duration_since(until).max(SignedDuration::ZERO),
        Times::Between { from, until } => {
            from.duration_since(time).max(time.duration_since(until)).max(SignedDuration::ZERO)
        }
    }
}

/// The stretch of a day's wall times that is wished, from the first up to, without, the second.
pub(crate) fn stretch(wished: Times, date: Date) -> (DateTime, DateTime) {
    let moment = SignedDuration::from_nanos(1);
    let start = date.to_datetime(Time::midnight());
    let end = start.saturating_add(SignedDuration::from_hours(24));
    let at = |time: Time| date.to_datetime(time);
    match wished {
        Times::Any => (start, end),
        Times::At(time) => (at(time), at(time).saturating_add(moment)),
        Times::Around(time) => {
            (at(time).saturating_sub(AROUND).max(start), at(time).saturating_add(AROUND + moment))
        }
        Times::From(from) => (at(from), end),
        Times::Until(until) => (start, at(until)),
        Times::Between { from, until } => (at(from), at(until)),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::{date, time};

    use super::*;

    #[test]
    fn until_and_between_leave_their_end_out() {
        let ten = time(10, 0, 0, 0);
        let nine = time(9, 0, 0, 0);
        assert!(!is_time(Times::Until(ten), ten));
        assert!(is_time(Times::Until(ten), nine));
        let between = Times::Between { from: nine, until: ten };
        assert!(is_time(between, nine));
        assert!(!is_time(between, ten));
        assert!(is_time(Times::From(ten), ten));
        assert!(!is_time(Times::From(ten), nine));
    }

    #[test]
    fn around_a_time_is_an_hour_either_way() {
        let around = Times::Around(time(10, 0, 0, 0));
        assert!(is_time(around, time(9, 0, 0, 0)));
        assert!(is_time(around, time(11, 0, 0, 0)));
        assert!(!is_time(around, time(8, 59, 0, 0)));
        assert!(!is_time(around, time(11, 1, 0, 0)));
    }

    #[test]
    fn one_day_can_be_said_in_three_ways() {
        let day = date(2026, 5, 12);
        assert!(is_one_day(&Days::On(day)));
        assert!(is_one_day(&Days::Between { first: day, last: day }));
        assert!(is_one_day(&Days::AnyOf(vec![day, day])));
        assert!(!is_one_day(&Days::AnyOf(vec![day, date(2026, 5, 13)])));
        assert!(!is_one_day(&Days::Soonest));
    }
}
