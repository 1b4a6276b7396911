//! What a practice's rules allow, whatever the book says: hours, closures, grid, notice, horizon.

use std::ops::RangeInclusive;

use domain::{Minutes, Practice, ProviderId, ProviderWish, Service, Slot, TimeRange};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

use crate::book;
use crate::wall::{days, days_after, days_before, first_shown, later, midnight};

/// Why no such slot can be booked, whatever the book says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
pub enum Refusal {
    /// The provider does not provide the service, or is not of this practice.
    #[error("this provider does not provide this service")]
    NotProvided,
    /// It does not end when the service, started then, is over.
    #[error("an appointment for this service has another length")]
    WrongLength,
    /// It is past, or nearer than the practice's notice.
    #[error("it is past, or sooner than the practice takes appointments")]
    TooSoon,
    /// It is further ahead than the practice books.
    #[error("it is further ahead than the practice takes appointments")]
    TooFar,
    /// The practice is not open from its start to its end.
    #[error("the practice is not open from its start to its end")]
    Closed,
    /// The practice is open, but no appointment starts at that minute.
    #[error("appointments do not start at that minute")]
    OffGrid,
}

/// Whether the practice's rules allow a slot, taken or not: asked before a booking of a slot that
/// neither [`answer`](crate::answer()) nor [`free_slots`](crate::free_slots) named.
///
/// A slot is allowed when its provider provides the service and the slot
///
/// - ends after the service's duration, in real minutes;
/// - starts `notice` after `now` or later;
/// - starts, by the practice's calendar, at most `horizon_days` after today;
/// - lies, without its buffers, inside one opening period. Where two periods touch, as in a
///   practice that never closes, no slot lies across: a shift is one period, also past midnight;
/// - starts a whole number of grid steps, in real time, after that period begins.
///
/// A closed day is closed from midnight to midnight: a period of the day before ends at
/// midnight, and one that would begin on it does not take place, nor does its part of the next day.
///
/// When the clock skips an opening or closing time, the period begins or ends at the change; when
/// it shows one twice, the first time.
pub fn bookable(
    practice: &Practice,
    service: &Service,
    slot: Slot,
    now: Timestamp,
) -> Result<(), Refusal> {
    let named = ProviderWish::Named(slot.provider);
    if providers(practice, service, named).is_empty() {
        return Err(Refusal::NotProvided);
    }
    if slot != book::slot(service, slot.provider, slot.starts_at) {
        return Err(Refusal::WrongLength);
    }
    let visit =
        TimeRange::new(slot.starts_at, slot.ends_at).map_err(|_empty| Refusal::WrongLength)?;
    let rules = Rules::new(practice, service, now);
    let date = rules.date_of(slot.starts_at);
    if slot.starts_at < rules.earliest {
        return Err(Refusal::TooSoon);
    }
    if date > rules.last {
        return Err(Refusal::TooFar);
    }
    let mut refusal = Refusal::Closed;
    for open in rules.open(date, date) {
        if open.contains(visit) {
            if is_on_grid(open, slot.starts_at, rules.grid) {
                return Ok(());
            }
            refusal = Refusal::OffGrid;
        }
    }
    Err(refusal)
}

fn is_on_grid(open: TimeRange, start: Timestamp, grid: SignedDuration) -> bool {
    start.duration_since(open.from()).as_nanos() % grid.as_nanos() == 0
}

/// Who of the practice provides the service and is wished, in the practice's order.
pub(crate) fn providers(
    practice: &Practice,
    service: &Service,
    wish: ProviderWish,
) -> Vec<ProviderId> {
    practice
        .providers
        .iter()
        .map(|provider| provider.id)
        .filter(|id| service.providers.contains(id))
        .filter(|id| match wish {
            ProviderWish::Anyone => true,
            ProviderWish::Named(named) => *id == named,
        })
        .collect()
}

/// A practice's rules for one service, at one reading of the clock.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Rules<'a> {
    practice: &'a Practice,
    pub(crate) service: &'a Service,
    /// Nothing starts before: now, and the notice.
    pub(crate) earliest: Timestamp,
    /// The first day on which something can start.
    pub(crate) first: Date,
    /// The last day on which something can start.
    pub(crate) last: Date,
    grid: SignedDuration,
}

impl<'a> Rules<'a> {
    pub(crate) fn new(practice: &'a Practice, service: &'a Service, now: Timestamp) -> Self {
        let day_of = |instant| practice.time_zone.to_datetime(instant).date();
        let earliest = later(now, practice.rules.notice);
        Self {
            practice,
            service,
            earliest,
            first: day_of(earliest),
            last: days_after(day_of(now), practice.rules.horizon_days),
            grid: practice.rules.grid.max(Minutes(1)).duration(),
        }
    }

    /// Where the practice's clocks are.
    pub(crate) fn zone(&self) -> &'a TimeZone {
        &self.practice.time_zone
    }

    /// What has to be read of the book to know every slot that starts on these days.
    pub(crate) fn reading(&self, first: Date, last: Date) -> Option<TimeRange> {
        // Whole days, so that it is known how much of a day each provider has to do.
        let from = midnight(self.zone(), first);
        let until = later(midnight(self.zone(), days_after(last, 1)), self.service.duration);
        let within = TimeRange::new(from, until).ok()?;
        Some(book::reading(self.service, within))
    }

    /// The days that were read to their end. Of the day after, no more was read than the slots
    /// of these days reach into.
    pub(crate) fn days_read(&self, read: TimeRange) -> RangeInclusive<Date> {
        self.date_of(read.from())..=days_before(self.date_of(read.until()), 1)
    }

    /// The customer's time, from start to end.
    fn visit(&self, start: Timestamp) -> Option<TimeRange> {
        TimeRange::new(start, later(start, self.service.duration)).ok()
    }

    /// The time that a slot takes of its provider.
    pub(crate) fn taking(&self, start: Timestamp) -> Option<TimeRange> {
        self.visit(start).map(|visit| book::reading(self.service, visit))
    }

    /// Every start that hours, closures and grid allow on these days, perhaps too soon and perhaps
    /// some of the day before and the day after. In order, except where a night's period runs
    /// into the next day's.
    pub(crate) fn starts(&self, first: Date, last: Date) -> impl Iterator<Item = Timestamp> {
        self.open(first, last).flat_map(move |open| {
            std::iter::successors(Some(open.from()), |at| at.checked_add(self.grid).ok())
                .map_while(move |start| self.visit(start))
                .take_while(move |visit| open.contains(*visit))
                .map(TimeRange::from)
        })
    }

    /// The opening periods that reach into these days, in order of opening.
    pub(crate) fn open(&self, first: Date, last: Date) -> impl Iterator<Item = TimeRange> {
        days(days_before(first, 1), last).flat_map(move |date| self.opened_on(date))
    }

    /// The opening periods that begin on a day.
    fn opened_on(&self, date: Date) -> impl Iterator<Item = TimeRange> {
        let zone = self.zone();
        let next = days_after(date, 1);
        let periods =
            if self.is_closed_on(date) { &[] } else { self.practice.hours.on(date.weekday()) };
        periods.iter().filter_map(move |period| {
            let opens = first_shown(zone, date.to_datetime(period.opens));
            let closes = if !period.ends_next_day() {
                first_shown(zone, date.to_datetime(period.closes))
            } else if self.is_closed_on(next) {
                midnight(zone, next)
            } else {
                first_shown(zone, next.to_datetime(period.closes))
            };
            // A period that is skipped whole does not take place.
            TimeRange::new(opens, closes).ok()
        })
    }

    fn is_closed_on(&self, date: Date) -> bool {
        self.practice.closures.iter().any(|closure| closure.covers(date))
    }

    /// Whether notice and horizon allow a start.
    pub(crate) fn is_within_reach(&self, start: Timestamp) -> bool {
        start >= self.earliest && self.date_of(start) <= self.last
    }

    pub(crate) fn date_of(&self, instant: Timestamp) -> Date {
        self.zone().to_datetime(instant).date()
    }
}
