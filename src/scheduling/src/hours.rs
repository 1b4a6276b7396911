//! Weekly hours made into instants: when a practice is open, and when those who work there do.
//!
//! **Invariant:** on a closed day nobody works, from midnight to midnight.

use domain::{Practice, ProviderId, TimeRange, WeeklyHours, public_holiday};
use jiff::Timestamp;
use jiff::civil::Date;

use crate::wall::{days, days_after, days_before, first_shown, midnight};

/// The periods of weekly hours at a practice that reach into these days, in order of beginning.
///
/// A period of the day before a closed day ends at midnight; one that would begin on a closed day
/// does not take place, nor does its part of the next day.
pub(crate) fn periods<'a>(
    practice: &'a Practice,
    hours: &'a WeeklyHours,
    first: Date,
    last: Date,
) -> impl Iterator<Item = TimeRange> + use<'a> {
    days(days_before(first, 1), last).flat_map(move |date| begun_on(practice, hours, date))
}

/// The periods that begin on a day.
fn begun_on<'a>(
    practice: &'a Practice,
    hours: &'a WeeklyHours,
    date: Date,
) -> impl Iterator<Item = TimeRange> + use<'a> {
    let zone = &practice.time_zone;
    let next = days_after(date, 1);
    let all = hours.on(date.weekday());
    let periods = if all.is_empty() || is_closed_on(practice, date) { &[] } else { all };
    periods.iter().filter_map(move |period| {
        let begins = first_shown(zone, date.to_datetime(period.opens));
        let ends = if !period.ends_next_day() {
            first_shown(zone, date.to_datetime(period.closes))
        } else if is_closed_on(practice, next) {
            midnight(zone, next)
        } else {
            first_shown(zone, next.to_datetime(period.closes))
        };
        // A period that is skipped whole does not take place.
        TimeRange::new(begins, ends).ok()
    })
}

/// Whether the practice is closed all day, whatever its hours say.
fn is_closed_on(practice: &Practice, date: Date) -> bool {
    practice.closures.iter().any(|closure| closure.covers(date))
        || practice.keeps_holidays
            && public_holiday(practice.country, practice.region.as_ref(), date).is_some()
}

/// When one provider works, for some days.
#[derive(Debug)]
pub(crate) enum Shifts {
    /// Whenever the practice is open.
    AsOpen,
    /// In these periods, each beginning and ending later than the one before it.
    Own(Vec<TimeRange>),
}

impl Shifts {
    /// The shifts that reach into these days. A provider who is not of the practice has none.
    pub(crate) fn new(practice: &Practice, provider: ProviderId, first: Date, last: Date) -> Self {
        let Some(provider) = practice.provider(provider) else { return Self::Own(Vec::new()) };
        let Some(hours) = &provider.hours else { return Self::AsOpen };
        let mut own: Vec<TimeRange> = Vec::new();
        for period in periods(practice, hours, first, last) {
            // A short morning can lie wholly within the night that runs into it.
            if own.last().is_none_or(|last| last.until() < period.until()) {
                own.push(period);
            }
        }
        Self::Own(own)
    }

    /// Whether all of a time for which the practice is open lies in one shift.
    pub(crate) fn contain(&self, visit: TimeRange) -> bool {
        match self {
            Self::AsOpen => true,
            Self::Own(own) => {
                // Of those that have begun the last one ends last.
                let begun = own.partition_point(|shift| shift.from() <= visit.from());
                let last = begun.checked_sub(1).and_then(|last| own.get(last));
                last.is_some_and(|shift| shift.contains(visit))
            }
        }
    }

    /// The parts of an opening period that lie in a shift.
    fn within(&self, open: TimeRange) -> Vec<TimeRange> {
        match self {
            Self::AsOpen => vec![open],
            Self::Own(own) => own.iter().filter_map(|shift| common(*shift, open)).collect(),
        }
    }
}

fn common(one: TimeRange, other: TimeRange) -> Option<TimeRange> {
    let until: Timestamp = one.until().min(other.until());
    TimeRange::new(one.from().max(other.from()), until).ok()
}

/// When at least one of some providers works, for some days.
#[derive(Debug)]
pub(crate) struct Staff(Vec<Shifts>);

impl Staff {
    pub(crate) fn new(
        practice: &Practice,
        providers: &[ProviderId],
        first: Date,
        last: Date,
    ) -> Self {
        let shifts = |provider| Shifts::new(practice, provider, first, last);
        Self(providers.iter().copied().map(shifts).collect())
    }

    /// Whether somebody is there for all of a time for which the practice is open.
    pub(crate) fn is_there(&self, visit: TimeRange) -> bool {
        self.0.iter().any(|shifts| shifts.contain(visit))
    }

    /// The parts of an opening period in which somebody works; they may overlap.
    pub(crate) fn within(&self, open: TimeRange) -> impl Iterator<Item = TimeRange> {
        self.0.iter().flat_map(move |shifts| shifts.within(open))
    }
}
