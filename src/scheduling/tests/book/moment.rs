//! Whether anybody is there, by the clock on the practice's wall.

use domain::{ClosedFor, Closure, Country, Practice, Presence};
use jiff::civil::date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use proptest::prelude::*;
use scheduling::moment;

use crate::fixture::{EVERY_DAY, at, hours, practice};

fn seen(practice: &Practice, wall: &str) -> String {
    at_instant(practice, at(practice, wall))
}

fn at_instant(practice: &Practice, now: Timestamp) -> String {
    match moment(practice, now).presence {
        Presence::Open => "open".to_owned(),
        Presence::Closed { why, until } => {
            let until = until.map_or("?".to_owned(), |it| it.strftime("%a %d %H:%M").to_string());
            format!("{why:?} until {until}")
        }
    }
}

#[test]
fn a_working_day_has_a_night_a_lunch_and_an_evening() {
    let practice = practice();
    for (wall, expected) in [
        ("2026-05-12 08:59", "TheDay until Tue 12 09:00"),
        ("2026-05-12 09:00", "open"),
        ("2026-05-12 11:59", "open"),
        ("2026-05-12 12:00", "Lunch until Tue 12 13:00"),
        ("2026-05-12 12:59", "Lunch until Tue 12 13:00"),
        ("2026-05-12 13:00", "open"),
        ("2026-05-12 17:00", "TheDay until Wed 13 09:00"),
        ("2026-05-15 18:00", "TheDay until Mon 18 09:00"),
        ("2026-05-16 12:30", "TheDay until Mon 18 09:00"),
    ] {
        assert_eq!(seen(&practice, wall), expected, "{wall}");
        assert_eq!(moment(&practice, at(&practice, wall)).wall, wall.parse().unwrap());
    }
}

#[test]
fn a_day_off_is_a_closure_or_a_holiday_all_day_and_the_opening_is_behind_it() {
    let mut practice = practice();
    practice.keeps_holidays = true;
    practice.closures = vec![Closure { first: date(2026, 7, 2), last: date(2026, 7, 3) }];
    // Canada Day is a Wednesday; two days of the practice's own follow, and a weekend.
    assert_eq!(seen(&practice, "2026-06-30 20:00"), "TheDay until Mon 06 09:00");
    assert_eq!(seen(&practice, "2026-07-01 12:30"), "Holiday until Mon 06 09:00");
    assert_eq!(seen(&practice, "2026-07-02 10:00"), "Closure until Mon 06 09:00");
    practice.country = Country::UnitedStates;
    assert_eq!(seen(&practice, "2026-07-01 10:00"), "open");
}

#[test]
fn an_opening_further_than_two_weeks_away_is_not_named() {
    let mut practice = practice();
    practice.closures = vec![Closure { first: date(2026, 7, 1), last: date(2026, 7, 15) }];
    assert_eq!(seen(&practice, "2026-07-02 08:59"), "Closure until ?");
    assert_eq!(seen(&practice, "2026-07-02 09:00"), "Closure until Thu 16 09:00");
    practice.hours = hours(&[], &[]);
    assert_eq!(seen(&practice, "2026-07-20 09:00"), "TheDay until ?");
}

#[test]
fn a_night_is_open_past_midnight_and_the_day_between_two_nights_is_no_lunch() {
    let mut practice = practice();
    practice.hours = hours(&EVERY_DAY, &["22:00-06:00"]);
    assert_eq!(seen(&practice, "2026-05-12 23:30"), "open");
    assert_eq!(seen(&practice, "2026-05-13 05:59"), "open");
    assert_eq!(seen(&practice, "2026-05-13 12:00"), "TheDay until Wed 13 22:00");
    practice.closures = vec![Closure { first: date(2026, 5, 13), last: date(2026, 5, 13) }];
    assert_eq!(seen(&practice, "2026-05-13 00:00"), "Closure until Thu 14 22:00");
    practice.hours = hours(&EVERY_DAY, &["00:00-00:00"]);
    assert_eq!(seen(&practice, "2026-05-12 23:59"), "open");
    assert_eq!(seen(&practice, "2026-05-13 03:00"), "Closure until Thu 14 00:00");
}

#[test]
fn the_wall_counts_on_the_days_on_which_clocks_change() {
    let mut practice = practice();
    practice.hours = hours(&EVERY_DAY, &["01:30-02:30", "04:00-05:00"]);
    let zone = TimeZone::get("America/Toronto").unwrap();
    let instant = |text: &str| -> Timestamp { text.parse().unwrap() };
    // Two becomes three on 8 March: what would close at half past two closes then.
    assert_eq!(at_instant(&practice, instant("2026-03-08T06:59:59Z")), "open");
    assert_eq!(at_instant(&practice, instant("2026-03-08T07:00:00Z")), "Lunch until Sun 08 04:00");
    // Half past one comes twice on 1 November: it opens the first time, and stays open.
    assert_eq!(at_instant(&practice, instant("2026-11-01T05:29:00Z")), "TheDay until Sun 01 01:30");
    for second in ["2026-11-01T05:30:00Z", "2026-11-01T06:10:00Z", "2026-11-01T07:29:59Z"] {
        assert_eq!(at_instant(&practice, instant(second)), "open");
    }
    let shown = moment(&practice, instant("2026-11-01T06:10:00Z")).wall;
    assert_eq!(shown, zone.to_datetime(instant("2026-11-01T05:10:00Z")));
}

proptest! {
    /// At the opening that was named it is open, and at no minute before.
    #[test]
    fn what_is_named_is_the_next_opening(minutes in 0_i64..(400 * 24 * 60)) {
        let practice = practice();
        let now = at(&practice, "2026-01-01 00:00") + SignedDuration::from_mins(minutes);
        if let Presence::Closed { why, until: Some(until) } = moment(&practice, now).presence {
            let opens = until.to_zoned(practice.time_zone.clone()).unwrap().timestamp();
            prop_assert_eq!(moment(&practice, opens).presence, Presence::Open);
            let before = opens - SignedDuration::from_mins(1);
            prop_assert!(moment(&practice, before).presence != Presence::Open);
            prop_assert_eq!(why == ClosedFor::Lunch, until.hour() == 13);
        }
    }
}
