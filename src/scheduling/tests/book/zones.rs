//! Every time zone whose clocks change, on each of its changes and at the ends of months and years.

use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;

use crate::fixture::{EVERY_DAY, hours};
use crate::model;
use crate::properties::{free, providers};
use crate::worlds::{World, changes, worlds_at};

/// A world of this zone, whose book is read from a day before `now` on.
fn world(runner: &mut TestRunner, zone: &TimeZone, now: Timestamp) -> World {
    worlds_at(zone.clone(), now).new_tree(runner).unwrap().current()
}

fn check(world: &World, days: i64) -> usize {
    let book = world.book_of(days);
    let expected =
        model::free_slots(&world.practice, world.service(), &providers(world), &book, world.now);
    let zone = world.practice.time_zone.iana_name();
    assert_eq!(free(world, &book), expected, "{zone:?} at {}: {world:#?}", world.now);
    expected.len()
}

#[test]
fn free_slots_are_exact_on_every_change_of_clocks_of_every_zone() {
    let mut runner = TestRunner::deterministic();
    let mut found = 0;
    for (zone, change) in changes() {
        let mut world = world(&mut runner, zone, *change - SignedDuration::from_hours(15));
        // Enough of them have to be open over the change: every other one never closes for long.
        if found % 2 == 0 {
            world.practice.hours = hours(&EVERY_DAY, &["20:00-06:00", "09:30-17:00"]);
            world.practice.closures.clear();
        }
        found += check(&world, 2);
    }
    println!("{found} free slots around {} changes", changes().len());
    assert!(found > 10 * changes().len());
}

#[test]
fn free_slots_are_exact_when_a_month_or_a_year_ends() {
    let mut runner = TestRunner::deterministic();
    let mut zones: Vec<_> = changes().iter().map(|(zone, _)| zone).collect();
    zones.dedup_by_key(|zone| zone.iana_name());
    assert!(zones.len() > 100);
    let ends = ["2026-12-31", "2027-02-28", "2027-04-30", "2027-12-31", "2028-02-28", "2028-02-29"];
    for (zone, end) in zones.into_iter().zip(ends.into_iter().cycle()) {
        let now = format!("{end}T15:00:00Z").parse::<Timestamp>().unwrap();
        let mut world = world(&mut runner, zone, now);
        world.practice.hours = hours(&EVERY_DAY, &["22:00-04:00", "08:00-12:00"]);
        check(&world, 3);
    }
}
