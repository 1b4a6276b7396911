//! Weekly hours made into instants: when a practice is open, and when those who work there do.
//!
//! **Invariant:** on a closed day nobody works, from midnight to midnight.

use domain::{Practice, ProviderId, TimeRange, WeeklyHours};
use jiff::Timestamp;
use jiff::civil::Date;

use crate::ordered::Ordered;
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
pub(crate) fn begun_on<'a>(
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
    practice.closed_all_day(date).is_some()
}

/// When one provider works, for some days.
#[derive(Debug)]
pub(crate) enum Shifts {
    /// Whenever the practice is open.
    AsOpen,
    /// In these periods.
    Own(Ordered),
}

impl Shifts {
    /// The shifts that reach into these days. A provider who is not of the practice has none.
    pub(crate) fn new(practice: &Practice, provider: ProviderId, first: Date, last: Date) -> Self {
        let Some(provider) = practice.provider(provider) else {
            return Self::Own(Ordered::default());
        };
        match &provider.hours {
            None => Self::AsOpen,
            Some(hours) => Self::Own(Ordered::of(periods(practice, hours, first, last))),
        }
    }

    /// Whether all of a time for which the practice is open lies in one shift.
    pub(crate) fn contain(&mut self, visit: TimeRange) -> bool {
        match self {
            Self::AsOpen => true,
            Self::Own(own) => {
                let shifts = own.after(visit.from()).iter();
                let mut begun = shifts.take_while(|shift| shift.from() <= visit.from());
                begun.any(|shift| shift.contains(visit))
            }
        }
    }

    /// The parts of an opening period that lie in a shift.
    fn within(&self, open: TimeRange) -> Vec<TimeRange> {
        match self {
            Self::AsOpen => vec![open],
            Self::Own(own) => own.all().iter().filter_map(|shift| common(*shift, open)).collect(),
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
    pub(crate) fn is_there(&mut self, visit: TimeRange) -> bool {
        self.0.iter_mut().any(|shifts| shifts.contain(visit))
    }

    /// The parts of an opening period in which somebody works; they may overlap.
    pub(crate) fn within(&self, open: TimeRange) -> impl Iterator<Item = TimeRange> {
        self.0.iter().flat_map(move |shifts| shifts.within(open))
    }
}
