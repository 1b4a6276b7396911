//! What holds for every practice, book, reading of the clock and wish.

use std::collections::BTreeMap;

use domain::{
    Availability, Days, Place, ProviderId, ProviderWish, Resource, Seats, Slot, TimeRange, Times,
    Why, Wish,
};
use jiff::civil::{Date, DateTime, Time};
use jiff::{SignedDuration, Timestamp};
use proptest::prelude::*;
use scheduling::{
    Book, Lookup, Occupied, Refusal, answer, bookable, first_look, free_slots, occupies, places,
};

use crate::model;
use crate::worlds::{World, worlds};

pub(crate) fn providers(world: &World) -> Vec<ProviderId> {
    let wished = |id: &ProviderId| match world.wish.provider {
        ProviderWish::Anyone => true,
        ProviderWish::Named(named) => named == *id,
    };
    let all = world.practice.providers.iter().map(|provider| provider.id);
    all.filter(|id| world.service().providers.contains(id)).filter(wished).collect()
}

pub(crate) fn free(world: &World, book: &Book) -> Vec<Slot> {
    free_slots(&world.practice, world.service(), world.wish.provider, book, world.now)
}

/// The answer to the world's wish, and the book that it was given from, if any was read.
pub(crate) fn met(world: &World) -> (Availability, Option<Book>, usize) {
    let World { practice, taken, now, wish } = world;
    let mut lookup = first_look(practice, wish, *now);
    let mut read_last = None;
    for readings in 0..=2 {
        match lookup {
            Lookup::Answer(availability) => return (availability, read_last, readings),
            Lookup::Read(read) => {
                let book = crate::fixture::open(read, taken);
                lookup = answer(practice, wish, &book, *now);
                read_last = Some(book);
            }
        }
    }
    panic!("two readings are enough");
}

fn slots_of(availability: &Availability) -> &[Slot] {
    match availability {
        Availability::Exactly(slot) => std::slice::from_ref(slot),
        Availability::Fitting(slots) | Availability::Instead { slots, .. } => slots,
        Availability::Nothing(_) => &[],
    }
}

/// Whether a wall time is wished, written down once more from the words of the contract.
fn fits(world: &World, wall: DateTime) -> bool {
    let (date, time) = (wall.date(), wall.time());
    let minutes = |time: Time| i32::from(time.hour()) * 60 + i32::from(time.minute());
    (match &world.wish.days {
        Days::Soonest => true,
        Days::On(day) => date == *day,
        Days::Between { first, last } => (*first..=*last).contains(&date),
        Days::AnyOf(days) => days.contains(&date),
    }) && (match world.wish.times {
        Times::Any => true,
        Times::At(at) => time == at,
        Times::Around(around) => (minutes(time) - minutes(around)).abs() <= 60,
        Times::From(from) => time >= from,
        Times::Until(until) => time < until,
        Times::Between { from, until } => (from..until).contains(&time),
    })
}

/// Whether something takes a seat or the room of a place at some time in `range`.
pub(crate) fn is_taken(
    taken: &[Occupied],
    provider: ProviderId,
    place: Place,
    range: TimeRange,
) -> bool {
    taken.iter().filter(|taken| taken.range.overlaps(range)).any(|taken| match taken.resource {
        Resource::Provider(of, seats) => of == provider && seats.overlap(place.seats),
        Resource::Room(room) => place.room == Some(room),
    })
}

pub(crate) fn wall(world: &World, instant: Timestamp) -> DateTime {
    world.practice.time_zone.to_datetime(instant)
}

pub(crate) fn is_named_by_its_wall_time(world: &World, slot: &Slot) -> bool {
    let wall = wall(world, slot.starts_at);
    !world.practice.time_zone.to_ambiguous_timestamp(wall).is_ambiguous()
}

proptest! {
    #[test]
    fn free_slots_are_exactly_those_that_a_walk_through_every_minute_finds(world in worlds()) {
        let book = world.book();
        let expected = model::free_slots(
            &world.practice, world.service(), &providers(&world), &book, world.now,
        );
        prop_assert_eq!(free(&world, &book), expected);
    }

    #[test]
    fn no_free_slot_overlaps_anything_taken_and_every_one_is_bookable(world in worlds()) {
        let service = world.service();
        for slot in free(&world, &world.book()) {
            let taking = occupies(service, slot).unwrap();
            let free = |place: &Place| !is_taken(&world.taken, slot.provider, *place, taking);
            let places = places(&world.practice, service, slot.provider);
            prop_assert!(places.iter().any(free));
            prop_assert_eq!(bookable(&world.practice, service, slot, world.now), Ok(()));
        }
    }

    #[test]
    fn what_is_neither_free_nor_taken_is_refused(world in worlds(), minute in 0..7200i64) {
        let book = Book { taken: Vec::new(), ..world.book() };
        let starts_at = book.read.from() + SignedDuration::from_mins(minute);
        let provider = world.service().providers[0];
        let slot = scheduling::slot(world.service(), provider, starts_at);
        if book.read.contains(occupies(world.service(), slot).unwrap()) {
            let anyone = World {
                wish: Wish { provider: ProviderWish::Anyone, ..world.wish.clone() },
                ..world.clone()
            };
            let allowed = bookable(&world.practice, world.service(), slot, world.now);
            prop_assert_eq!(allowed.is_ok(), free(&anyone, &book).contains(&slot));
        }
    }

    #[test]
    fn taking_more_never_frees_a_slot(world in worlds(), kept in 0..30usize) {
        let all = world.book();
        let mut fewer = all.clone();
        fewer.taken.truncate(kept);
        let before = free(&world, &fewer);
        prop_assert!(free(&world, &all).iter().all(|slot| before.contains(slot)));
    }

    #[test]
    fn whatever_is_offered_is_free_once_named_and_soonest_first(world in worlds()) {
        let (availability, book, _) = met(&world);
        let slots = slots_of(&availability);
        prop_assert!(slots.len() <= 3);
        prop_assert!(slots.is_sorted_by(|one, next| one.starts_at < next.starts_at));
        if let Some(book) = book {
            let free = free(&world, &book);
            prop_assert!(slots.iter().all(|slot| free.contains(slot)));
        }
        prop_assert!(slots.iter().all(|slot| is_named_by_its_wall_time(&world, slot)));
    }

    #[test]
    fn what_fits_is_told_when_there_is_any_and_something_else_when_there_is_none(
        world in worlds()
    ) {
        let (availability, _, _) = met(&world);
        let everything = TimeRange::new(
            world.now - SignedDuration::from_hours(72),
            world.now + SignedDuration::from_hours(24 * 60),
        ).unwrap();
        let free = free(&world, &crate::fixture::open(everything, &world.taken));
        let nameable: Vec<_> =
            free.iter().filter(|slot| is_named_by_its_wall_time(&world, slot)).collect();
        let fit: Vec<_> = nameable
            .iter()
            .filter(|slot| fits(&world, wall(&world, slot.starts_at)))
            .collect();
        let fits_wish = |slot: &Slot| fits(&world, wall(&world, slot.starts_at));
        match &availability {
            Availability::Exactly(slot) => prop_assert!(fits_wish(slot)),
            Availability::Fitting(slots) => {
                prop_assert!(!slots.is_empty() && slots.iter().all(fits_wish));
                let wish = (&world.wish.days, world.wish.times);
                prop_assert!(!matches!(wish, (Days::On(_), Times::At(_))));
            }
            Availability::Instead { slots, .. } => {
                prop_assert!(!slots.is_empty() && fit.is_empty());
                let mut days = BTreeMap::new();
                for slot in slots {
                    *days.entry(wall(&world, slot.starts_at).date()).or_insert(0) += 1;
                }
                prop_assert!(days.values().all(|count| *count <= 2));
            }
            Availability::Nothing(_) => {
                prop_assert!(nameable.is_empty());
            }
        }
    }

    #[test]
    fn why_not_is_what_a_booking_then_would_be_refused_for(
        world in worlds(),
        days in -1..45i64,
        minute in proptest::sample::select(vec![0i8, 7, 15, 30]),
    ) {
        let World { practice, now, .. } = &world;
        let date = wall(&world, *now).date() + SignedDuration::from_hours(24 * days);
        let service = world.service();
        for time in (0..24).step_by(2).map(|hour| Time::constant(hour, minute, 0, 0)) {
            let local = practice.time_zone.to_ambiguous_timestamp(date.to_datetime(time));
            let Ok(at) = local.unambiguous() else {
                continue;
            };
            let wish = Wish { days: Days::On(date), times: Times::At(time), ..world.wish.clone() };
            let (availability, _, readings) = met(&World { wish, ..world.clone() });
            let whys = providers(&world).into_iter().map(|provider| {
                let slot = scheduling::slot(service, provider, at);
                match bookable(practice, service, slot, *now) {
                    Ok(()) | Err(Refusal::OffGrid) => Why::Taken,
                    Err(Refusal::TooSoon) => Why::TooSoon,
                    Err(Refusal::TooFar) => Why::TooFar,
                    Err(
                        Refusal::Closed
                        | Refusal::NotWorking
                        | Refusal::NotProvided
                        | Refusal::NoRoom
                        | Refusal::WrongLength,
                    ) => Why::Closed,
                }
            });
            // That somebody could have been booked counts before that others do not work.
            let whys: Vec<_> = whys.collect();
            let is_taken = whys.contains(&Why::Taken);
            let first = whys.first().copied().unwrap_or(Why::Closed);
            let expected = if is_taken { Why::Taken } else { first };
            match availability {
                Availability::Exactly(_) => prop_assert_eq!(expected, Why::Taken),
                Availability::Fitting(slots) => prop_assert!(false, "{slots:?}"),
                Availability::Instead { why, .. } => prop_assert_eq!(why, expected),
                Availability::Nothing(why) => prop_assert!(readings == 0 || why == expected),
            }
        }
    }

    #[test]
    fn someone_with_less_to_do_that_day_is_not_passed_over(world in worlds()) {
        let (availability, _, _) = met(&world);
        for slot in slots_of(&availability) {
            let date = wall(&world, slot.starts_at).date();
            let midnight = |date: Date| {
                date.to_zoned(world.practice.time_zone.clone()).unwrap().timestamp()
            };
            let day = TimeRange::new(
                midnight(date), midnight(date.tomorrow().unwrap()),
            ).unwrap();
            let taken: Vec<_> =
                world.taken.iter().filter(|taken| taken.range.overlaps(day)).copied().collect();
            // In shares of a minute that go into any number of seats.
            let load = |provider: ProviderId| {
                let seats = world.practice.provider(provider).unwrap().seats;
                let minutes = (0..).map(|minute| day.from() + SignedDuration::from_mins(minute));
                let minutes: Vec<_> = minutes.take_while(|at| *at < day.until()).collect();
                let taken = (0..seats).map(|seat| {
                    let seats = Seats::new(seat, seat + 1).unwrap();
                    let place = Place { seats, room: None };
                    let is_taken = |at: &&Timestamp| {
                        let minute = TimeRange::new(**at, **at + SignedDuration::from_mins(1));
                        is_taken(&taken, provider, place, minute.unwrap())
                    };
                    minutes.iter().filter(is_taken).count()
                });
                taken.sum::<usize>() * 12 / usize::from(seats)
            };
            let read = occupies(world.service(), *slot).unwrap();
            let free = free(&world, &crate::fixture::open(read, &world.taken));
            let least = free.iter().map(|free| load(free.provider)).min();
            prop_assert_eq!(Some(load(slot.provider)), least);
        }
    }
}
