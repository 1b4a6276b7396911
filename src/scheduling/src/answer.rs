//! What to tell a caller who wishes an appointment.

use std::ops::RangeInclusive;

use domain::{Availability, Days, Practice, ProviderId, Slot, TimeRange, Times, Why, Wish};
use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

use crate::book::{Book, slot};
use crate::columns::{Columns, Provider};
use crate::hours::Staff;
use crate::offers::{self, Offer};
use crate::rules::{Rules, is_without_room, providers};
use crate::wall::{days, days_after, days_before, is_shown_twice, midnight};
use crate::why::why;
use crate::wished::{first_day, fits, is_day, is_one_day, reach};

/// How many days after the first one wished are read at first: with a week, every weekday is there.
const FIRST_LOOK_DAYS: u16 = 7;

/// What to do next about a wish.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Lookup {
    /// Read the book for these instants, and [`answer`] from it.
    Read(TimeRange),
    /// Tell the caller this.
    Answer(Availability),
}

/// How to begin to meet a wish: what to read of the book first.
///
/// That is the first of the wished days that can be booked and the week after it, which the
/// alternatives come from. For a day that is past or too soon it is the first week that can be
/// booked, for one beyond the horizon the last. Days are read whole, from midnight, and with the
/// service's buffers beyond either end.
///
/// Nothing is read when nobody provides the service, or not the provider wished, or when it needs a
/// room that the practice does not have.
#[must_use]
pub fn first_look(practice: &Practice, wish: &Wish, now: Timestamp) -> Lookup {
    match Request::new(practice, wish, now) {
        Ok(request) => request.first_look().map_or(
            // Only at the end of the calendar.
            Lookup::Answer(Availability::Nothing(Why::TooFar)),
            Lookup::Read,
        ),
        Err(why) => Lookup::Answer(Availability::Nothing(why)),
    }
}

/// What to tell a caller who wishes this, from what was read of the book; or what to read first.
///
/// More is read only when nothing that was read fits and something else might, or when nothing
/// that was read is free at all: then everything that can be booked. So a wish is answered after
/// two readings at most. `now` is to be the same throughout.
///
/// - [`Exactly`](Availability::Exactly): one day and one time, and it is free. Also for
///   [`Times::Around`] when that very time is all there is.
/// - [`Fitting`](Availability::Fitting): the nearest to the time wished, of several days each
///   day's nearest before a day's second. For a part of the day: the earliest, one at least two
///   hours later or in the other half of the day, and the earliest of the next day that fits.
/// - [`Instead`](Availability::Instead): two of the day wished, nearest in time, and the same time
///   on the days after; of days before only when no day after has anything.
/// - [`Nothing`](Availability::Nothing): all that can be booked was read, and nothing is free.
///
/// No start is offered twice. When [anyone](domain::ProviderWish::Anyone) will do, the slot is that
/// of the free provider with the least time taken that day; of equals, the practice's first. Who sees
/// several at once counts with the average of their seats: it is how full their day is. Time off
/// counts as taken, so that who is away for half a day is not given all of the other half.
///
/// A time that the clock on the wall shows twice, because it is set back, is never offered: a
/// caller could not tell the two apart. [`free_slots`](crate::free_slots) lists both.
#[must_use]
pub fn answer(practice: &Practice, wish: &Wish, book: &Book, now: Timestamp) -> Lookup {
    let request = match Request::new(practice, wish, now) {
        Ok(request) => request,
        Err(why) => return Lookup::Answer(Availability::Nothing(why)),
    };
    let columns = request.columns(book);
    // What fits is looked for by itself: most wishes name a day, and most can be had.
    let fit = request.offers(book, &columns, reach(&wish.days), |wall| fits(wish, wall));
    if !fit.is_empty() {
        return Lookup::Answer(told(wish, &offers::fitting(&fit, wish.times)));
    }
    let offers = request.offers(book, &columns, reach(&Days::Soonest), |_| true);
    if let Some(more) = request.more_than(book.read)
        && (offers.is_empty() || request.might_fit_outside(book.read))
    {
        return Lookup::Read(more);
    }
    let why = why(&request.rules, &request.providers, wish);
    let instead = slots(&offers::instead(&offers, wish));
    Lookup::Answer(if instead.is_empty() {
        Availability::Nothing(why)
    } else {
        Availability::Instead { why, slots: instead }
    })
}

/// How offers that fit are told.
fn told(wish: &Wish, fitting: &[Offer]) -> Availability {
    match fitting {
        [only] if is_one_day(&wish.days) && is_time_named(wish.times, only.wall) => {
            Availability::Exactly(only.slot)
        }
        _ => Availability::Fitting(slots(fitting)),
    }
}

fn is_time_named(times: Times, wall: DateTime) -> bool {
    match times {
        Times::At(time) | Times::Around(time) => time == wall.time(),
        Times::Any | Times::From(_) | Times::Until(_) | Times::Between { .. } => false,
    }
}

fn slots(offers: &[Offer]) -> Vec<Slot> {
    offers.iter().map(|offer| offer.slot).collect()
}

/// A wish for something that the practice does.
struct Request<'a> {
    wish: &'a Wish,
    rules: Rules<'a>,
    /// Who can be offered, in the practice's order; at least one.
    providers: Vec<ProviderId>,
}

impl<'a> Request<'a> {
    fn new(practice: &'a Practice, wish: &'a Wish, now: Timestamp) -> Result<Self, Why> {
        let service = practice.service(wish.service).ok_or(Why::Closed)?;
        let providers = providers(practice, service, wish.provider);
        if providers.is_empty() || is_without_room(practice, service) {
            return Err(Why::Closed);
        }
        let rules = Rules::new(practice, service, now);
        // The notice reaches past the horizon.
        if rules.first > rules.last {
            return Err(Why::TooSoon);
        }
        Ok(Self { wish, rules, providers })
    }

    fn first_look(&self) -> Option<TimeRange> {
        let (first, last) = (self.rules.first, self.rules.last);
        let wished = days(first, last).find(|date| is_day(&self.wish.days, *date));
        let from = match (wished, first_day(&self.wish.days)) {
            (Some(date), _) => date,
            (None, Some(date)) if date > last => days_before(last, FIRST_LOOK_DAYS).max(first),
            (None, _) => first,
        };
        let until = days_after(from, FIRST_LOOK_DAYS).min(last);
        self.rules.reading(from, until)
    }

    /// Everything that can be booked, when less than that was read.
    fn more_than(&self, read: TimeRange) -> Option<TimeRange> {
        self.rules.reading(self.rules.first, self.rules.last).filter(|all| !read.contains(*all))
    }

    /// Whether the rules allow a start that fits the wish on a day that was not read.
    fn might_fit_outside(&self, read: TimeRange) -> bool {
        let (rules, days_read) = (&self.rules, self.rules.days_read(read));
        let staff = Staff::new(rules.practice, &self.providers, rules.first, rules.last);
        let mut starts = rules.starts(rules.first, rules.last);
        starts.any(|start| {
            let is_wished_elsewhere =
                |wall: DateTime| !days_read.contains(&wall.date()) && fits(self.wish, wall);
            rules.is_within_reach(start)
                && self.wall(start).is_some_and(is_wished_elsewhere)
                && rules.visit(start).is_some_and(|visit| staff.is_there(visit))
        })
    }

    /// The columns of the book of those who can be offered, for the days that were read.
    fn columns(&self, book: &Book) -> Columns {
        let Rules { practice, service, .. } = self.rules;
        let days = self.rules.days_read(book.read);
        Columns::new(practice, service, &self.providers, days, &book.taken)
    }

    /// The free slots whose wall time is wanted, of those of these days that were read; at most one
    /// for a start. Of a day that was only begun it is not known how much each provider has to do.
    fn offers(
        &self,
        book: &Book,
        columns: &Columns,
        days: RangeInclusive<Date>,
        wanted: impl Fn(DateTime) -> bool,
    ) -> Vec<Offer> {
        let (rules, zone) = (&self.rules, self.rules.zone());
        let days_read = rules.days_read(book.read);
        let first = rules.first.max(*days.start()).max(*days_read.start());
        let last = rules.last.min(*days.end()).min(*days_read.end());
        let mut starts: Vec<_> = rules
            .starts(first, last)
            .filter(|start| *start >= rules.earliest)
            .map(|start| (start, zone.to_datetime(start)))
            .filter(|(_, wall)| (first..=last).contains(&wall.date()) && wanted(*wall))
            .filter(|(_, wall)| !is_shown_twice(zone, *wall))
            .filter_map(|(start, wall)| Some((rules.visit(start)?, wall, rules.taking(start)?)))
            .filter(|(_, _, taking)| book.read.contains(*taking) && columns.have_room(*taking))
            .collect();
        // Only where a night's period runs into the next day's is there anything to sort.
        starts.sort_unstable_by_key(|(visit, _, _)| visit.from());
        starts.dedup_by_key(|(visit, _, _)| *visit);
        let mut offers = Vec::new();
        let mut loads = Loads::default();
        for (visit, wall, taking) in starts {
            let loads = loads.on(wall.date(), columns, zone);
            let fairest = std::iter::zip(&columns.providers, loads)
                .filter(|(provider, _)| provider.works(visit) && provider.is_free(taking))
                .min_by_key(|(_, load)| **load);
            if let Some((provider, _)) = fairest {
                let slot = slot(rules.service, provider.id, visit.from());
                offers.push(Offer { slot, wall });
            }
        }
        offers
    }

    /// What the wall shows at a start; none when it shows the same twice that day.
    fn wall(&self, start: Timestamp) -> Option<DateTime> {
        let zone = self.rules.zone();
        let wall = zone.to_datetime(start);
        (!is_shown_twice(zone, wall)).then_some(wall)
    }
}

/// How much of one day is taken of each provider.
#[derive(Default)]
struct Loads {
    date: Option<Date>,
    taken: Vec<SignedDuration>,
}

impl Loads {
    /// The loads of a day; worked out once for as long as the day stays the same.
    fn on(&mut self, date: Date, columns: &Columns, zone: &TimeZone) -> &[SignedDuration] {
        if self.date != Some(date) {
            let day = TimeRange::new(midnight(zone, date), midnight(zone, days_after(date, 1)));
            let load =
                |provider: &Provider| day.map_or(SignedDuration::ZERO, |day| provider.load(day));
            self.taken = columns.providers.iter().map(load).collect();
            self.date = Some(date);
        }
        &self.taken
    }
}
