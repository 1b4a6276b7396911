//! Why something cannot be had, as it is said.

use domain::testing::{KHAN, maple_dental};
use domain::{Closure, Moment, OpenPeriod, Practice, Presence, WeeklyHours};
use jiff::civil::{Weekday, date, time};

use crate::french::in_french;
use crate::script::play_at;

const CALLER: &str = "+14032661234";

/// The reason that is said for a wish, to a caller at ten on Monday the 23rd.
fn reason(practice: &Practice, wish: &str, found: &str) -> String {
    let wall = date(2026, 11, 23).at(10, 0, 0, 0);
    let moment = Moment { wall, presence: Presence::Open };
    let said = play_at(practice, CALLER, moment, &[&format!("book cleaning {wish}"), found]);
    said.rsplit("> ").next().unwrap().lines().nth(1).unwrap().trim().to_owned()
}

fn at_maple(wish: &str, found: &str) -> String {
    reason(&maple_dental(), wish, found)
}

#[test]
fn a_closed_day_is_said_to_be_closed_whatever_the_time() {
    let closed = "I'm sorry, we are closed on Saturday, November 28th.";
    assert_eq!(at_maple("anyone day:28", "found closed 30T09:00/khan"), closed);
    assert_eq!(at_maple("anyone day:28 at:10:00", "found closed 30T09:00/khan"), closed);
    assert_eq!(at_maple("anyone day:28", "found shut"), closed, "also where there is nothing else");
    let weekend = "I'm sorry, we are closed from Saturday, November 28th to Sunday, November 29th.";
    assert_eq!(at_maple("anyone days:28-29", "found closed 30T09:00/khan"), weekend);
}

#[test]
fn a_holiday_is_said_to_be_one_and_a_closure_is_none() {
    let mut practice = maple_dental();
    practice.keeps_holidays = true;
    practice.country = domain::Country::UnitedStates;
    practice.closures.push(Closure { first: date(2026, 11, 25), last: date(2026, 11, 25) });
    assert_eq!(
        reason(&practice, "anyone day:26", "found closed 27T09:00/khan"),
        "I'm sorry, we are closed on Thursday, November 26th for the holiday."
    );
    assert_eq!(
        reason(&practice, "anyone day:25", "found closed 27T09:00/khan"),
        "I'm sorry, we are closed on Wednesday, November 25th."
    );
}

#[test]
fn a_provider_who_is_away_does_not_close_the_practice() {
    let mut practice = maple_dental();
    let only = OpenPeriod { opens: time(9, 0, 0, 0), closes: time(12, 0, 0, 0) };
    let khan = practice.providers.iter_mut().find(|it| it.id == KHAN).unwrap();
    khan.hours = Some(WeeklyHours::new([(Weekday::Monday, only)]).unwrap());
    assert_eq!(
        reason(&practice, "khan day:24", "found closed 30T09:00/khan"),
        "I'm sorry, Dr. Amira Khan is not in tomorrow, Tuesday, November 24th."
    );
    assert_eq!(
        reason(&practice, "khan day:30 at:14:00", "found closed 30T09:00/khan"),
        "I'm sorry, Dr. Amira Khan is not in at 2 p.m. on Monday, November 30th."
    );
    assert_eq!(
        reason(&practice, "khan day:30 at:19:00", "found closed 30T09:00/khan"),
        "I'm sorry, a cleaning at 7 p.m. on Monday, November 30th does not fit into our opening \
         hours."
    );
}

#[test]
fn several_days_are_named_without_doubled_words() {
    assert_eq!(
        at_maple("anyone days:24-26 from:15:00", "found instead 27T09:00/khan"),
        "I'm sorry, there is nothing free at 3 p.m. or later from Tuesday, November 24th to \
         Thursday, November 26th."
    );
    assert_eq!(
        at_maple("anyone any-of:24,26", "found instead 27T09:00/khan"),
        "I'm sorry, there is nothing free tomorrow, Tuesday, November 24th or on \
         Thursday, November 26th."
    );
    assert_eq!(
        at_maple("anyone day:24 from:15:00", "found instead 27T09:00/khan"),
        "I'm sorry, there is nothing free at 3 p.m. or later tomorrow, Tuesday, November 24th."
    );
}

#[test]
fn a_time_that_is_over_is_said_to_be_and_a_short_notice_is_too_soon() {
    let past = "I'm sorry, it is past 9 a.m. already today.";
    assert_eq!(at_maple("anyone day:23 at:09:00", "found soon 23T13:00/khan"), past);
    let soon = "I'm sorry, that is too short notice for us.";
    assert_eq!(at_maple("anyone day:23 at:10:30", "found soon 23T13:00/khan"), soon);
}

#[test]
fn what_is_too_far_ahead_is_said_to_be() {
    let far = "I'm sorry, I can only arrange times within the next 90 days.";
    assert_eq!(at_maple("anyone day:30", "found far 27T09:00/khan"), far);
}

#[test]
fn the_same_in_french() {
    for (wish, found, said) in [
        (
            "anyone day:28 at:10:00",
            "found closed 30T09:00/khan",
            "Je regrette, nous sommes fermés le samedi 28 novembre.",
        ),
        (
            "anyone days:24-26 from:15:00",
            "found instead 27T09:00/khan",
            "Je regrette, il n'y a rien de libre à 15 h ou plus tard du mardi 24 novembre au jeudi \
             26 novembre.",
        ),
        (
            "anyone day:23 at:09:00",
            "found soon 23T13:00/khan",
            "Je regrette, il est déjà plus de 9 h aujourd'hui.",
        ),
    ] {
        assert_eq!(reason(&in_french(), wish, found), said);
    }
}
