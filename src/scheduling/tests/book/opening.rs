//! What hours, closures, grid, notice, horizon and buffers allow.

use domain::{Closure, Minutes, ProviderWish, Resource, Seats, TimeRange};
use scheduling::{Book, Occupied, Refusal, bookable, free_slots, occupies, reading, slot};

use crate::fixture::{
    CHECK_UP, EVERY_DAY, FILLING, KHAN, TREMBLAY, at, hours, open, practice, range, service,
    starts, taken, words,
};

const NOW: &str = "2026-05-11 08:00";

#[test]
fn an_empty_morning_has_a_slot_at_every_step_until_the_last_that_ends_by_closing() {
    let practice = practice();
    let filling = practice.service(FILLING).unwrap();
    assert_eq!(
        starts(&practice, filling, "2026-05-12 00:00-13:00", &[], NOW),
        "09:00 09:15 09:30 09:45 10:00 10:15 10:30 10:45 11:00"
    );
}

#[test]
fn the_grid_counts_from_the_opening() {
    let mut practice = practice();
    practice.hours = hours(&EVERY_DAY, &["09:10-11:00"]);
    practice.rules.grid = Minutes(20);
    let check_up = practice.service(CHECK_UP).unwrap();
    assert_eq!(
        starts(&practice, check_up, "2026-05-12 00:00-23:00", &[], NOW),
        "09:10 09:30 09:50 10:10 10:30"
    );
}

#[test]
fn what_is_taken_is_not_free_and_what_touches_it_is() {
    let practice = practice();
    let check_up = practice.service(CHECK_UP).unwrap();
    let taken = [taken(&practice, KHAN, "2026-05-12 09:30-11:00")];
    assert_eq!(
        starts(&practice, check_up, "2026-05-12 08:00-12:00", &taken, NOW),
        "09:00 11:00 11:15 11:30"
    );
}

#[test]
fn buffers_may_reach_outside_hours_and_not_into_what_is_taken() {
    let mut practice = practice();
    practice.services[0].buffer_before = Minutes(15);
    practice.services[0].buffer_after = Minutes(30);
    let check_up = practice.service(CHECK_UP).unwrap();
    let taken = [taken(&practice, KHAN, "2026-05-12 10:15-11:00")];
    // The first begins a quarter before opening, the last ends half an hour after closing.
    assert_eq!(
        starts(&practice, check_up, "2026-05-12 00:00-12:00", &taken, NOW),
        "09:00 09:15 11:15 11:30"
    );
    let slot = slot(check_up, KHAN, at(&practice, "2026-05-12 10:00"));
    assert_eq!(occupies(check_up, slot), Ok(range(&practice, "2026-05-12 09:45-11:00")));
}

#[test]
fn only_what_was_read_whole_with_its_buffers_is_free() {
    let mut practice = practice();
    practice.services[0].buffer_after = Minutes(15);
    let check_up = practice.service(CHECK_UP).unwrap();
    let now = at(&practice, NOW);
    let khan = ProviderWish::Named(KHAN);
    let read = range(&practice, "2026-05-12 09:10-10:20");
    let slots = free_slots(&practice, check_up, khan, &open(read, &[]), now);
    assert_eq!(words(&practice, &slots), "Tue 12 09:15 Khan, Tue 12 09:30 Khan");
    let within = range(&practice, "2026-05-12 09:10-10:20");
    let slots = free_slots(&practice, check_up, khan, &open(reading(check_up, within), &[]), now);
    assert_eq!(words(&practice, &slots), "Tue 12 09:15 Khan, Tue 12 09:30 Khan, Tue 12 09:45 Khan");
}

#[test]
fn everyones_slots_are_listed_by_start_and_then_by_the_practices_order() {
    let mut practice = practice();
    practice.providers.reverse();
    let filling = practice.service(FILLING).unwrap();
    let read = range(&practice, "2026-05-12 09:00-10:15");
    let now = at(&practice, NOW);
    let slots = free_slots(&practice, filling, ProviderWish::Anyone, &open(read, &[]), now);
    assert_eq!(
        words(&practice, &slots),
        "Tue 12 09:00 Tremblay, Tue 12 09:00 Khan, Tue 12 09:15 Tremblay, Tue 12 09:15 Khan"
    );
}

#[test]
fn only_those_who_provide_the_service_are_listed() {
    let mut practice = practice();
    practice.services[0].providers = vec![TREMBLAY];
    let check_up = practice.service(CHECK_UP).unwrap();
    let read = range(&practice, "2026-05-12 09:00-09:30");
    let now = at(&practice, NOW);
    let free = |wish| free_slots(&practice, check_up, wish, &open(read, &[]), now);
    assert_eq!(words(&practice, &free(ProviderWish::Anyone)), "Tue 12 09:00 Tremblay");
    assert_eq!(free(ProviderWish::Named(KHAN)), []);
}

#[test]
fn another_seat_is_not_in_the_way() {
    let practice = practice();
    let check_up = practice.service(CHECK_UP).unwrap();
    let range = range(&practice, "2026-05-12 09:00-12:00");
    let beside = Occupied { resource: Resource::Provider(KHAN, Seats::new(1, 2).unwrap()), range };
    assert_ne!(starts(&practice, check_up, "2026-05-12 09:00-12:00", &[beside], NOW), "");
}

#[test]
fn a_nights_period_goes_on_past_midnight() {
    let mut practice = practice();
    practice.hours = hours(&EVERY_DAY, &["22:00-02:00"]);
    let night = service(CHECK_UP, 60);
    assert_eq!(
        starts(&practice, &night, "2026-05-12 00:00-23:59", &[], NOW),
        "00:00 00:15 00:30 00:45 01:00 22:00 22:15 22:30 22:45"
    );
    let book = open(range(&practice, "2026-05-12 12:00-23:59"), &[]);
    let until = at(&practice, "2026-05-13 12:00");
    let read = TimeRange::new(book.read.from(), until).unwrap();
    let khan = ProviderWish::Named(KHAN);
    let slots = free_slots(&practice, &night, khan, &Book { read, ..book }, at(&practice, NOW));
    assert_eq!(slots.len(), 13);
    assert!(words(&practice, &slots).contains("Tue 12 23:30 Khan"));
}

#[test]
fn a_closed_day_is_closed_from_midnight_to_midnight() {
    let mut practice = practice();
    practice.hours = hours(&EVERY_DAY, &["22:00-02:00"]);
    let closed = "2026-05-13".parse().unwrap();
    practice.closures = vec![Closure { first: closed, last: closed }];
    let night = service(CHECK_UP, 60);
    let starts = |within| starts(&practice, &night, within, &[], NOW);
    // The night before ends at midnight,
    assert_eq!(starts("2026-05-12 12:00-23:59"), "22:00 22:15 22:30 22:45");
    assert_eq!(starts("2026-05-13 00:00-23:59"), "");
    // and nobody opened on the evening that would go on into the day after.
    assert_eq!(starts("2026-05-14 00:00-12:00"), "");
    assert_ne!(starts("2026-05-14 12:00-23:59"), "");
}

#[test]
fn a_night_that_runs_into_the_next_morning_lists_no_start_twice() {
    let mut practice = practice();
    practice.hours = hours(&EVERY_DAY, &["06:00-08:00", "22:00-07:00"]);
    practice.rules.grid = Minutes(30);
    let check_up = practice.service(CHECK_UP).unwrap();
    assert_eq!(
        starts(&practice, check_up, "2026-05-12 05:00-09:00", &[], NOW),
        "05:00 05:30 06:00 06:30 07:00 07:30"
    );
}

#[test]
fn the_first_start_is_the_notice_from_now_and_the_last_is_on_the_last_day() {
    let mut practice = practice();
    practice.rules.horizon_days = 1;
    let check_up = practice.service(CHECK_UP).unwrap();
    let starts = |within| starts(&practice, check_up, within, &[], "2026-05-12 14:45");
    assert_eq!(starts("2026-05-12 00:00-23:00"), "15:45 16:00 16:15 16:30");
    assert!(starts("2026-05-13 00:00-23:00").ends_with("16:30"));
    assert_eq!(starts("2026-05-14 00:00-23:00"), "");
}

#[test]
fn a_refusal_says_which_rule_it_is() {
    let practice = practice();
    let check_up = practice.service(CHECK_UP).unwrap();
    let now = at(&practice, "2026-05-12 09:30");
    let ask = |wall| bookable(&practice, check_up, slot(check_up, KHAN, at(&practice, wall)), now);
    assert_eq!(ask("2026-05-12 10:30"), Ok(()));
    assert_eq!(ask("2026-05-12 10:15"), Err(Refusal::TooSoon));
    assert_eq!(ask("2026-05-11 10:15"), Err(Refusal::TooSoon));
    assert_eq!(ask("2026-08-10 16:30"), Ok(()));
    assert_eq!(ask("2026-08-11 09:00"), Err(Refusal::TooFar));
    assert_eq!(ask("2026-05-12 11:45"), Err(Refusal::Closed));
    assert_eq!(ask("2026-05-17 10:00"), Err(Refusal::Closed));
    assert_eq!(ask("2026-05-13 10:07"), Err(Refusal::OffGrid));

    let start = at(&practice, "2026-05-13 10:00");
    let mut long = slot(check_up, KHAN, start);
    long.ends_at = at(&practice, "2026-05-13 11:00");
    assert_eq!(bookable(&practice, check_up, long, now), Err(Refusal::WrongLength));
    let nothing = service(CHECK_UP, 0);
    let empty = slot(&nothing, KHAN, start);
    assert_eq!(bookable(&practice, &nothing, empty, now), Err(Refusal::WrongLength));
    let mut by_tremblay = check_up.clone();
    by_tremblay.providers = vec![TREMBLAY];
    let khans = slot(check_up, KHAN, start);
    assert_eq!(bookable(&practice, &by_tremblay, khans, now), Err(Refusal::NotProvided));
}

#[test]
fn a_grid_or_a_duration_of_no_minutes_neither_hangs_nor_books() {
    let mut practice = practice();
    practice.rules.grid = Minutes(0);
    let nothing = service(CHECK_UP, 0);
    assert_eq!(starts(&practice, &nothing, "2026-05-12 00:00-23:00", &[], NOW), "");
    let check_up = practice.service(CHECK_UP).unwrap();
    assert_eq!(
        starts(&practice, check_up, "2026-05-12 09:00-09:32", &[], NOW),
        "09:00 09:01 09:02"
    );
}
