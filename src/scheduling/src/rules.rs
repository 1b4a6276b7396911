//! What a practice's rules allow, whatever the book says: hours, closures, grid, notice, horizon.

use std::ops::RangeInclusive;

use domain::{Minutes, Practice, ProviderId, ProviderWish, Service, Slot, TimeRange};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

use crate::book;
use crate::columns::rooms;
use crate::hours::{Shifts, periods};
use crate::wall::{days_after, days_before, later, midnight};

/// Why no such slot can be booked, whatever the book says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
pub enum Refusal {
    /// The provider does not provide the service, or is not of this practice.
    #[error("this provider does not provide this service")]
    NotProvided,
    /// The practice has none of the rooms that the service needs.
    #[error("the practice has no room for this service")]
    NoRoom,
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
    /// The practice is open, but the provider does not work from its start to its end.
    #[error("the provider does not work from its start to its end")]
    NotWorking,
    /// Practice and provider are at work, but no appointment starts at that minute.
    #[error("appointments do not start at that minute")]
    OffGrid,
}

/// Whether the practice's rules allow a slot, taken or not: asked before a booking of a slot that
/// neither [`answer`](crate::answer()) nor [`free_slots`](crate::free_slots) named.
///
/// A slot is allowed when its provider provides the service, the practice has a room that the
/// service needs, if it needs one, and the slot
///
/// - ends after the service's duration, in real minutes;
/// - starts `notice` after `now` or later;
/// - starts, by the practice's calendar, at most `horizon_days` after today;
/// - lies, without its buffers, inside one opening period. Where two periods touch, as in a
///   practice that never closes, no slot lies across: a shift is one period, also past midnight;
/// - lies likewise inside one period of the provider's own hours, when they have some;
/// - starts a whole number of grid steps, in real time, after the practice's period begins.
///
/// A closed day is closed from midnight to midnight: a period of the day before ends at
/// midnight, and one that would begin on it does not take place, nor does its part of the next day.
/// Closed are the practice's closures and, when it keeps them, the public holidays of its country and
/// region. Providers' hours end there too.
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
    if is_without_room(practice, service) {
        return Err(Refusal::NoRoom);
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
    let open: Vec<_> = rules.open(date, date).filter(|open| open.contains(visit)).collect();
    if open.is_empty() {
        return Err(Refusal::Closed);
    }
    if !Shifts::new(practice, slot.provider, date, date).contain(visit) {
        return Err(Refusal::NotWorking);
    }
    if !open.iter().any(|open| is_on_grid(*open, slot.starts_at, rules.grid)) {
        return Err(Refusal::OffGrid);
    }
    Ok(())
}

fn is_on_grid(open: TimeRange, start: Timestamp, grid: SignedDuration) -> bool {
    start.duration_since(open.from()).as_nanos() % grid.as_nanos() == 0
}

/// Whether the service needs a room and the practice has none that will do.
pub(crate) fn is_without_room(practice: &Practice, service: &Service) -> bool {
    !service.rooms.is_empty() && rooms(practice, service).next().is_none()
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
    pub(crate) practice: &'a Practice,
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
    pub(crate) fn visit(&self, start: Timestamp) -> Option<TimeRange> {
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
        periods(self.practice, &self.practice.hours, first, last)
    }

    /// Whether notice and horizon allow a start.
    pub(crate) fn is_within_reach(&self, start: Timestamp) -> bool {
        start >= self.earliest && self.date_of(start) <= self.last
    }

    pub(crate) fn date_of(&self, instant: Timestamp) -> Date {
        self.zone().to_datetime(instant).date()
    }
}
