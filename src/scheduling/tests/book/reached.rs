//! Where the generated worlds end up.

use std::collections::BTreeMap;

use domain::{Availability, Resource, Seats, Slot, Why};
use jiff::SignedDuration;
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;
use scheduling::{Book, occupies, places};

use crate::fixture::CELLAR;
use crate::properties::{free, is_named_by_its_wall_time, is_taken, met, wall};
use crate::worlds::{World, worlds};

/// A generator that never leaves the first state proves nothing.
#[test]
fn the_worlds_reach_the_states_that_matter() {
    let mut runner = TestRunner::deterministic();
    let mut reached: BTreeMap<&str, usize> = BTreeMap::new();
    for _ in 0..1000 {
        let world = worlds().new_tree(&mut runner).unwrap().current();
        let book = world.book();
        let slots = free(&world, &book);
        let empty = free(&world, &Book { taken: Vec::new(), ..book.clone() });
        let mut note = |state: &'static str, is_reached: bool| {
            *reached.entry(state).or_default() += usize::from(is_reached);
        };
        let offsets = |slot: &Slot| {
            let zone = &world.practice.time_zone;
            zone.to_offset(slot.starts_at) != zone.to_offset(slot.ends_at)
        };
        let midnight = |slot: &Slot| {
            let last = slot.ends_at - SignedDuration::from_mins(1);
            wall(&world, slot.starts_at).date() != wall(&world, last).date()
        };
        note("a free slot", !slots.is_empty());
        note("a full book", slots.is_empty() && !empty.is_empty());
        note("some taken and some free", !slots.is_empty() && slots.len() < empty.len());
        note("a slot across a change of clocks", slots.iter().any(offsets));
        note(
            "a slot whose time is shown twice",
            slots.iter().any(|slot| !is_named_by_its_wall_time(&world, slot)),
        );
        note("a slot across midnight", slots.iter().any(midnight));
        let without = |change: &dyn Fn(&mut World)| {
            let mut other = world.clone();
            change(&mut other);
            free(&other, &book) != slots
        };
        note(
            "own hours that matter",
            without(&|it| {
                it.practice.providers.iter_mut().for_each(|provider| provider.hours = None);
            }),
        );
        note("a holiday that matters", without(&|it| it.practice.keeps_holidays = false));
        note("a closure that matters", without(&|it| it.practice.closures.clear()));
        note("a second seat that matters", without(&|it| it.practice.providers[0].seats = 1));
        note(
            "several seats at once that matter",
            without(&|it| {
                it.practice.services[0].takes.clear();
            }),
        );
        note("a taken room that matters", without(&|it| it.practice.services[0].rooms.clear()));
        note(
            "time off",
            book.taken
                .iter()
                .any(|taken| matches!(taken.resource, Resource::Provider(_, Seats::ALL))),
        );
        let needed = &world.service().rooms;
        note("no room that will do", needed.iter().all(|it| *it == CELLAR) && !needed.is_empty());
        note(
            "another room than the first",
            slots.iter().any(|slot| {
                let taking = occupies(world.service(), *slot).unwrap();
                let all = places(&world.practice, world.service(), slot.provider);
                is_taken(&book.taken, slot.provider, all[0], taking) && all[0].room.is_some()
            }),
        );
        let (availability, _, readings) = met(&world);
        note("two readings", readings == 2);
        note(
            match availability {
                Availability::Exactly(_) => "exactly",
                Availability::Fitting(slots) if slots.len() == 3 => "fitting three",
                Availability::Fitting(_) => "fitting fewer",
                Availability::Instead { why: Why::Closed, .. } => "instead of closed",
                Availability::Instead { why: Why::Taken, .. } => "instead of taken",
                Availability::Instead { why: Why::TooSoon, .. } => "instead of too soon",
                Availability::Instead { why: Why::TooFar, .. } => "instead of too far",
                Availability::Nothing(_) => "nothing",
            },
            true,
        );
    }
    println!("{reached:#?}");
    assert_eq!(reached.len(), 24);
    assert!(reached.values().all(|count| *count >= 8), "{reached:#?}");
}
