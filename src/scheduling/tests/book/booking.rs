//! What booking does to the book, and what a change of the rules does to what was booked.

use domain::{Minutes, Place, Resource, Seats, Slot, TimeRange};
use jiff::SignedDuration;
use proptest::prelude::*;
use scheduling::{
    Book, Occupied, Refusal, Stranded, bookable, occupies, places, places_free, stands,
};

use crate::properties::{free, is_taken};
use crate::worlds::{World, worlds};

/// What an appointment takes.
fn taken(slot: Slot, place: Place, taking: TimeRange) -> Vec<Occupied> {
    let provider = Resource::Provider(slot.provider, place.seats);
    let room = place.room.map(Resource::Room);
    let resources = std::iter::once(provider).chain(room);
    resources.map(|resource| Occupied { resource, range: taking }).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn booking_until_nothing_is_free_never_takes_a_seat_or_a_room_twice(
        world in worlds(),
        picks in proptest::collection::vec(any::<proptest::sample::Index>(), 64),
    ) {
        let service = world.service();
        let mut book = world.book_of(2);
        let mut free = free(&world, &book);
        let most = 400;
        for number in 0..most {
            if free.is_empty() {
                break;
            }
            let slot = free[picks[number % picks.len()].index(free.len())];
            let taking = occupies(service, slot).unwrap();
            let tried = places_free(&world.practice, service, slot.provider, taking, &book.taken);
            let place = tried[0];
            prop_assert!(!is_taken(&book.taken, slot.provider, place, taking));
            book.taken.extend(taken(slot, place, taking));
            free = crate::properties::free(&world, &book);
            prop_assert!(number + 1 < most || free.is_empty(), "it never ends");
        }
        prop_assert_eq!(free, []);
    }
}

proptest! {
    #[test]
    fn free_places_are_tried_first_and_none_is_left_out(world in worlds(), minute in 0..7200i64) {
        let (book, service) = (world.book(), world.service());
        let starts_at = book.read.from() + SignedDuration::from_mins(minute);
        for provider in &service.providers {
            let slot = scheduling::slot(service, *provider, starts_at);
            let taking = occupies(service, slot).unwrap();
            let all = places(&world.practice, service, *provider);
            let tried = places_free(&world.practice, service, *provider, taking, &book.taken);
            let taken = |place: &Place| is_taken(&book.taken, *provider, *place, taking);
            prop_assert!(tried.is_sorted_by_key(taken));
            let (free, others): (Vec<_>, Vec<_>) = all.iter().partition(|place| !taken(place));
            prop_assert_eq!(tried, [free, others].concat());
        }
    }

    #[test]
    fn an_appointment_stands_where_one_could_be_booked_at_any_minute_and_notice(
        world in worlds(),
        minute in 0..7200i64,
    ) {
        let World { practice, .. } = &world;
        let (book, service) = (world.book(), world.service());
        let mut any_minute = practice.clone();
        any_minute.rules.grid = Minutes(1);
        any_minute.rules.notice = Minutes(0);
        any_minute.rules.horizon_days = 60;
        let starts_at = book.read.from() + SignedDuration::from_mins(minute);
        for provider in &practice.providers {
            let slot = scheduling::slot(service, provider.id, starts_at);
            let place = places(practice, service, provider.id).first().copied();
            let place = place.unwrap_or(Place { seats: Seats::ONLY, room: None });
            let expected = match bookable(&any_minute, service, slot, book.read.from()) {
                Ok(()) => Ok(()),
                Err(Refusal::NotProvided) => Err(Stranded::NotProvided),
                Err(Refusal::NoRoom) => Err(Stranded::NoRoom),
                Err(Refusal::Closed) => Err(Stranded::Closed),
                Err(Refusal::NotWorking) => Err(Stranded::NotWorking),
                Err(
                    other @ (Refusal::OffGrid
                    | Refusal::TooFar
                    | Refusal::TooSoon
                    | Refusal::WrongLength),
                ) => panic!("{other:?}"),
            };
            prop_assert_eq!(stands(practice, service, slot, place), expected);
        }
    }

    #[test]
    fn whatever_is_free_stands_once_it_is_booked(world in worlds()) {
        let service = world.service();
        let book = Book { taken: Vec::new(), ..world.book() };
        for slot in free(&world, &book) {
            for place in places(&world.practice, service, slot.provider) {
                prop_assert_eq!(stands(&world.practice, service, slot, place), Ok(()));
            }
        }
    }
}
