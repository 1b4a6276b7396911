//! Why a wish cannot be met, as it is said to a caller.

use domain::{ClosedFor, Days, Practice, ProviderId, ProviderWish, Times, Why, Wish};
use jiff::civil::{Date, Time};

use crate::Policy;

/// Why a wish cannot be met.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reason {
    /// The practice is closed all of that day.
    ClosedOn { date: Date, why: ClosedFor },
    /// The practice is closed on all of those days.
    Closed,
    /// It is open, and the one who was asked for does not work then.
    Away(ProviderId),
    /// It is open, and nobody who does it works then.
    NobodyIn,
    /// It is open that day, and not for as long as the service takes.
    OutOfHours,
    /// It is all taken.
    Taken,
    /// That time of today is over.
    Past(Time),
    /// It is nearer than the practice's notice.
    TooSoon,
    /// It is further ahead than the practice books.
    TooFar,
}

/// The reason, as far as the practice's calendar says more than the book does.
pub(crate) fn reason(why: Why, wish: &Wish, policy: &Policy<'_>) -> Reason {
    let now = policy.moment.wall;
    match (why, &wish.days) {
        (Why::Taken, _) => Reason::Taken,
        (Why::TooFar, _) => Reason::TooFar,
        (Why::TooSoon, Days::On(date)) if *date == now.date() => {
            over(wish.times, now.time()).map_or(Reason::TooSoon, Reason::Past)
        }
        (Why::TooSoon, _) => Reason::TooSoon,
        (Why::Closed, Days::On(date)) => shut(*date, wish, policy),
        (Why::Closed, Days::Soonest | Days::Between { .. } | Days::AnyOf(_)) => match wish.times {
            Times::Any => Reason::Closed,
            Times::At(_)
            | Times::Around(_)
            | Times::From(_)
            | Times::Until(_)
            | Times::Between { .. } => Reason::OutOfHours,
        },
    }
}

/// The time of today that is over, when all that was wished for is.
fn over(times: Times, now: Time) -> Option<Time> {
    let last = match times {
        Times::At(time) | Times::Around(time) => time,
        Times::Until(until) | Times::Between { until, .. } => until,
        Times::Any | Times::From(_) => return None,
    };
    (last <= now).then_some(last)
}

/// Why nobody is there on one day.
fn shut(date: Date, wish: &Wish, policy: &Policy<'_>) -> Reason {
    let practice = policy.practice;
    if let Some(why) = practice.closed_all_day(date) {
        return Reason::ClosedOn { date, why };
    }
    if practice.hours.on(date.weekday()).is_empty() {
        return Reason::ClosedOn { date, why: ClosedFor::TheDay };
    }
    let is_open = match wish.times {
        Times::Any => true,
        Times::At(time) | Times::Around(time) => practice.is_open_at(date, time),
        Times::From(_) | Times::Until(_) | Times::Between { .. } => false,
    };
    match wish.provider {
        ProviderWish::Named(provider)
            if is_off(practice, provider, date) || wish.times == Times::Any =>
        {
            Reason::Away(provider)
        }
        ProviderWish::Named(provider) if is_open && has_own_hours(practice, provider) => {
            Reason::Away(provider)
        }
        ProviderWish::Anyone if wish.times == Times::Any => Reason::NobodyIn,
        ProviderWish::Named(_) | ProviderWish::Anyone => Reason::OutOfHours,
    }
}

/// Whether a provider never works on that day of the week.
fn is_off(practice: &Practice, provider: ProviderId, date: Date) -> bool {
    let own = practice.provider(provider).and_then(|it| it.hours.as_ref());
    own.is_some_and(|hours| hours.on(date.weekday()).is_empty())
}

fn has_own_hours(practice: &Practice, provider: ProviderId) -> bool {
    practice.provider(provider).is_some_and(|it| it.hours.is_some())
}
