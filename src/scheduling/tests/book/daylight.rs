//! The two days a year on which clocks change, north and south of the equator.

use domain::{Minutes, Practice, Service, Times};
use jiff::tz::TimeZone;
use scheduling::{bookable, slot};

use crate::fixture::{
    CHECK_UP, EVERY_DAY, KHAN, at, hours, on, practice, service, starts, told, wish,
};

fn practice_in(zone: &str, period: &str) -> Practice {
    let mut practice = practice();
    practice.time_zone = TimeZone::get(zone).unwrap();
    practice.hours = hours(&EVERY_DAY, &[period]);
    practice.rules.grid = Minutes(30);
    practice
}

fn visit() -> Service {
    service(CHECK_UP, 60)
}

#[test]
fn opening_is_by_the_wall_on_both_sides_of_a_change() {
    for (zone, change, before_and_after) in [
        ("America/Toronto", "2026-03-08", ["14:00", "13:00"]),
        ("America/St_Johns", "2026-11-01", ["11:30", "12:30"]),
        ("Europe/London", "2026-10-25", ["08:00", "09:00"]),
        ("Australia/Lord_Howe", "2026-10-04", ["22:30", "22:00"]),
    ] {
        let practice = practice_in(zone, "09:00-10:00");
        let change: jiff::civil::Date = change.parse().unwrap();
        let opens = |date: jiff::civil::Date| {
            let wall = format!("{date} 09:00");
            let start = at(&practice, &wall);
            let now = at(&practice, &format!("{} 00:00", date.yesterday().unwrap()));
            assert_eq!(bookable(&practice, &visit(), slot(&visit(), KHAN, start), now), Ok(()));
            start.strftime("%H:%M").to_string()
        };
        assert_eq!([opens(change.yesterday().unwrap()), opens(change)], before_and_after, "{zone}");
    }
}

#[test]
fn a_night_is_an_hour_shorter_in_spring_and_longer_in_autumn() {
    let practice = practice_in("America/Toronto", "00:30-04:30");
    let starts = |within: &str, now: &str| starts(&practice, &visit(), within, &[], now);
    assert_eq!(
        starts("2026-03-08 00:00-23:00", "2026-03-07 12:00"),
        "00:30 01:00 01:30 03:00 03:30"
    );
    assert_eq!(
        starts("2026-11-01 00:00-23:00", "2026-10-31 12:00"),
        "00:30 01:00 01:30 01:00 01:30 02:00 02:30 03:00 03:30"
    );
}

#[test]
fn half_an_hour_is_skipped_and_repeated_on_lord_howe() {
    let practice = practice_in("Australia/Lord_Howe", "00:30-03:30");
    let starts = |within: &str, now: &str| starts(&practice, &visit(), within, &[], now);
    assert_eq!(starts("2026-10-04 00:00-23:00", "2026-10-03 12:00"), "00:30 01:00 01:30 02:30");
    assert_eq!(
        starts("2026-04-05 00:00-23:00", "2026-04-04 12:00"),
        "00:30 01:00 01:30 01:30 02:00 02:30"
    );
}

#[test]
fn doors_that_open_or_close_in_the_skipped_hour_do_so_at_the_change() {
    let opening = practice_in("Europe/London", "01:30-03:30");
    assert_eq!(
        starts(&opening, &visit(), "2026-03-29 00:00-23:00", &[], "2026-03-28 12:00"),
        "02:00 02:30"
    );
    let closing = practice_in("Europe/London", "00:00-01:30");
    assert_eq!(
        starts(&closing, &visit(), "2026-03-29 00:00-23:00", &[], "2026-03-28 12:00"),
        "00:00"
    );
}

#[test]
fn a_period_inside_the_skipped_hour_does_not_take_place() {
    let mut practice = practice_in("Australia/Sydney", "02:00-03:00");
    practice.rules.grid = Minutes(15);
    let short = service(CHECK_UP, 15);
    let starts = |within: &str| starts(&practice, &short, within, &[], "2026-10-02 12:00");
    assert_eq!(starts("2026-10-03 00:00-23:00"), "02:00 02:15 02:30 02:45");
    assert_eq!(starts("2026-10-04 00:00-23:00"), "");
}

#[test]
fn doors_that_open_or_close_in_the_repeated_hour_do_so_the_first_time() {
    let mut practice = practice_in("America/New_York", "01:30-02:30");
    practice.rules.grid = Minutes(30);
    let short = service(CHECK_UP, 30);
    // From the first half past one to half past two is two hours.
    assert_eq!(
        starts(&practice, &short, "2026-11-01 00:00-23:00", &[], "2026-10-31 12:00"),
        "01:30 01:00 01:30 02:00"
    );
    practice.hours = hours(&EVERY_DAY, &["00:00-01:30"]);
    assert_eq!(
        starts(&practice, &short, "2026-11-01 00:00-23:00", &[], "2026-10-31 12:00"),
        "00:00 00:30 01:00"
    );
}

#[test]
fn a_time_that_is_shown_twice_is_listed_but_not_offered() {
    let practice = practice_in("America/Toronto", "00:30-04:30");
    let now = "2026-10-31 12:00";
    assert_eq!(
        told(
            &practice,
            &wish(on("2026-11-01"), Times::At(jiff::civil::time(1, 30, 0, 0))),
            &[],
            now
        ),
        "Taken, instead Sun 01 00:30 Khan, Sun 01 02:00 Khan, Mon 02 01:30 Khan"
    );
}

#[test]
fn a_time_that_is_skipped_is_closed() {
    let practice = practice_in("America/Toronto", "00:30-04:30");
    let now = "2026-03-07 12:00";
    assert_eq!(
        told(
            &practice,
            &wish(on("2026-03-08"), Times::At(jiff::civil::time(2, 30, 0, 0))),
            &[],
            now
        ),
        "Closed, instead Sun 08 01:30 Khan, Sun 08 03:00 Khan, Mon 09 02:30 Khan"
    );
}

#[test]
fn the_horizon_counts_days_of_the_calendar_across_a_change() {
    let mut practice = practice_in("America/Toronto", "09:00-17:00");
    practice.rules.horizon_days = 1;
    // Twenty-three hours later it is already the last bookable day's end.
    let starts = |within: &str| starts(&practice, &visit(), within, &[], "2026-03-07 23:30");
    assert_ne!(starts("2026-03-08 00:00-23:00"), "");
    assert_eq!(starts("2026-03-09 00:00-23:00"), "");
}
