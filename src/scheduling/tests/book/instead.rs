//! What a caller is told when nothing fits: why, and the nearest that can be had.

use domain::{Closure, Days, Practice, Times};
use scheduling::Occupied;

use crate::fixture::{EVERY_DAY, at, full, hours, meet, on, practice, time, told, wish};

/// A Monday.
const NOW: &str = "2026-05-11 08:00";

/// Both providers taken from opening to closing on each of these days.
fn full_days(practice: &Practice, first: &str, days: usize) -> Vec<Occupied> {
    let first: jiff::civil::Date = first.parse().unwrap();
    first
        .series(jiff::ToSpan::day(1))
        .take(days)
        .flat_map(|date| full(practice, &format!("{date} 09:00-17:00")))
        .collect()
}

#[test]
fn a_time_that_is_taken_gives_two_of_that_day_and_the_time_on_the_next() {
    let practice = practice();
    let taken = full(&practice, "2026-05-12 09:30-11:00");
    assert_eq!(
        told(&practice, &wish(on("2026-05-12"), Times::At(time("10:00"))), &taken, NOW),
        "Taken, instead Tue 12 09:00 Khan, Tue 12 11:00 Khan, Wed 13 10:00 Khan"
    );
}

#[test]
fn the_same_time_on_a_later_day_comes_before_another_time_on_the_next() {
    let practice = practice();
    let mut taken = full(&practice, "2026-05-12 09:30-11:00").to_vec();
    taken.extend(full(&practice, "2026-05-13 09:30-11:00"));
    assert_eq!(
        told(&practice, &wish(on("2026-05-12"), Times::At(time("10:00"))), &taken, NOW),
        "Taken, instead Tue 12 09:00 Khan, Tue 12 11:00 Khan, Thu 14 10:00 Khan"
    );
}

#[test]
fn a_full_day_gives_the_days_after() {
    let practice = practice();
    let taken = full_days(&practice, "2026-05-12", 1);
    assert_eq!(
        told(&practice, &wish(on("2026-05-12"), Times::Any), &taken, NOW),
        "Taken, instead Wed 13 09:00 Khan, Thu 14 09:00 Khan, Fri 15 09:00 Khan"
    );
}

#[test]
fn a_sunday_gives_the_next_open_days() {
    let practice = practice();
    assert_eq!(
        told(&practice, &wish(on("2026-05-17"), Times::Any), &[], NOW),
        "Closed, instead Mon 18 09:00 Khan, Tue 19 09:00 Khan, Wed 20 09:00 Khan"
    );
}

#[test]
fn lunch_and_evening_are_closed_and_a_closure_is_too() {
    let mut practice = practice();
    let tuesday =
        |practice: &Practice, times| told(practice, &wish(on("2026-05-12"), times), &[], NOW);
    assert_eq!(
        tuesday(&practice, Times::Between { from: time("12:00"), until: time("13:00") }),
        "Closed, instead Tue 12 13:00 Khan, Tue 12 13:15 Khan, Wed 13 13:00 Khan"
    );
    // A check-up at a quarter to five would not be over at five.
    assert_eq!(
        tuesday(&practice, Times::At(time("16:45"))),
        "Closed, instead Tue 12 16:15 Khan, Tue 12 16:30 Khan, Wed 13 16:30 Khan"
    );
    for times in [Times::From(time("17:00")), Times::Until(time("09:00"))] {
        assert!(tuesday(&practice, times).starts_with("Closed"));
    }
    let date = "2026-05-12".parse().unwrap();
    practice.closures = vec![Closure { first: date, last: date }];
    assert_eq!(
        tuesday(&practice, Times::At(time("10:00"))),
        "Closed, instead Wed 13 10:00 Khan, Thu 14 10:00 Khan, Fri 15 10:00 Khan"
    );
}

#[test]
fn about_midnight_is_on_the_day_wished_and_not_on_its_neighbours() {
    let mut practice = practice();
    let tuesday = |practice: &Practice, at| {
        told(practice, &wish(on("2026-05-12"), Times::Around(time(at))), &[], NOW)
    };
    practice.hours = hours(&EVERY_DAY, &["22:00-00:00"]);
    assert!(tuesday(&practice, "00:15").starts_with("Closed"));
    practice.hours = hours(&EVERY_DAY, &["00:00-02:00"]);
    assert!(tuesday(&practice, "23:45").starts_with("Closed"));
}

#[test]
fn a_time_between_two_steps_counts_as_taken_and_gives_its_neighbours() {
    let practice = practice();
    assert_eq!(
        told(&practice, &wish(on("2026-05-12"), Times::At(time("10:07"))), &[], NOW),
        "Taken, instead Tue 12 10:00 Khan, Tue 12 10:15 Khan, Wed 13 10:00 Khan"
    );
    let narrow = Times::Between { from: time("10:05"), until: time("10:10") };
    assert_eq!(
        told(&practice, &wish(on("2026-05-12"), narrow), &[], NOW),
        "Taken, instead Tue 12 10:00 Khan, Tue 12 10:15 Khan, Wed 13 10:00 Khan"
    );
}

#[test]
fn what_is_past_or_within_the_notice_is_too_soon() {
    let practice = practice();
    let ask = |date, times, now| told(&practice, &wish(on(date), times), &[], now);
    assert_eq!(
        ask("2026-05-12", Times::At(time("10:00")), "2026-05-12 09:30"),
        "TooSoon, instead Tue 12 10:30 Khan, Tue 12 10:45 Khan, Wed 13 10:00 Khan"
    );
    assert_eq!(
        ask("2026-05-12", Times::At(time("10:07")), "2026-05-12 09:30"),
        "TooSoon, instead Tue 12 10:30 Khan, Tue 12 10:45 Khan, Wed 13 10:00 Khan"
    );
    // Yesterday was a Sunday, but first of all it is over.
    assert_eq!(
        ask("2026-05-10", Times::At(time("10:00")), NOW),
        "TooSoon, instead Mon 11 10:00 Khan, Tue 12 10:00 Khan, Wed 13 10:00 Khan"
    );
    assert_eq!(
        ask("2026-05-12", Times::Any, "2026-05-12 16:00"),
        "TooSoon, instead Wed 13 09:00 Khan, Thu 14 09:00 Khan, Fri 15 09:00 Khan"
    );
    // Before opening, and the morning is over.
    assert_eq!(
        ask("2026-05-12", Times::At(time("08:00")), "2026-05-12 14:00"),
        "TooSoon, instead Tue 12 15:00 Khan, Tue 12 15:15 Khan, Wed 13 09:00 Khan"
    );
    let lunch = Times::Between { from: time("12:00"), until: time("13:00") };
    assert!(ask("2026-05-12", lunch, "2026-05-12 12:00").starts_with("TooSoon"));
    // In the evening, when nobody is there anyway.
    assert_eq!(
        ask("2026-05-12", Times::At(time("20:00")), "2026-05-12 14:00"),
        "Closed, instead Tue 12 16:15 Khan, Tue 12 16:30 Khan, Wed 13 16:30 Khan"
    );
}

#[test]
fn what_lies_beyond_the_horizon_gives_the_last_days_before_it() {
    let practice = practice();
    // Sunday the ninth is the last day of the horizon.
    assert_eq!(
        told(&practice, &wish(on("2026-09-01"), Times::At(time("10:00"))), &[], NOW),
        "TooFar, instead Wed 05 10:00 Khan, Thu 06 10:00 Khan, Fri 07 10:00 Khan"
    );
}

#[test]
fn several_days_give_the_nearest_in_time_of_two_of_them_and_then_another_day() {
    let practice = practice();
    let two_days = Days::AnyOf(vec!["2026-05-14".parse().unwrap(), "2026-05-12".parse().unwrap()]);
    assert_eq!(
        told(&practice, &wish(two_days, Times::At(time("12:30"))), &[], NOW),
        "Closed, instead Tue 12 13:00 Khan, Wed 13 13:00 Khan, Thu 14 13:00 Khan"
    );
    assert_eq!(
        told(&practice, &wish(Days::Soonest, Times::At(time("19:00"))), &[], NOW),
        "Closed, instead Mon 11 16:30 Khan, Tue 12 16:30 Khan, Wed 13 16:30 Khan"
    );
    let weekend =
        Days::Between { first: "2026-05-16".parse().unwrap(), last: "2026-05-17".parse().unwrap() };
    assert_eq!(
        told(&practice, &wish(weekend, Times::Any), &[], NOW),
        "Closed, instead Mon 18 09:00 Khan, Tue 19 09:00 Khan, Wed 20 09:00 Khan"
    );
    assert_eq!(
        told(&practice, &wish(Days::AnyOf(Vec::new()), Times::Any), &[], NOW),
        "Closed, instead Mon 11 09:00 Khan, Tue 12 09:00 Khan, Wed 13 09:00 Khan"
    );
}

#[test]
fn of_several_days_those_that_are_over_say_nothing_of_those_to_come() {
    let practice = practice();
    let today_or_tomorrow =
        Days::AnyOf(vec!["2026-05-12".parse().unwrap(), "2026-05-13".parse().unwrap()]);
    let ask = |at| told(&practice, &wish(today_or_tomorrow.clone(), at), &[], "2026-05-12 14:00");
    assert!(ask(Times::At(time("08:00"))).starts_with("Closed"));
    assert!(ask(Times::At(time("09:07"))).starts_with("Taken"));
}

#[test]
fn days_before_are_told_only_when_no_day_after_has_anything() {
    let mut practice = practice();
    practice.rules.horizon_days = 3;
    let taken = full_days(&practice, "2026-05-13", 2);
    let wednesday = wish(on("2026-05-13"), Times::At(time("10:00")));
    assert_eq!(
        told(&practice, &wednesday, &taken, NOW),
        "Taken, instead Mon 11 10:00 Khan, Tue 12 09:45 Khan, Tue 12 10:00 Khan"
    );
}

#[test]
fn days_after_a_closure_come_before_days_before_it() {
    let mut practice = practice();
    practice.closures =
        vec![Closure { first: "2026-05-13".parse().unwrap(), last: "2026-05-26".parse().unwrap() }];
    assert_eq!(
        told(&practice, &wish(on("2026-05-13"), Times::At(time("10:00"))), &[], NOW),
        "Closed, instead Wed 27 10:00 Khan, Thu 28 10:00 Khan, Fri 29 10:00 Khan"
    );
}

#[test]
fn when_weeks_are_full_the_whole_book_is_read_and_something_found() {
    let practice = practice();
    let taken = full_days(&practice, "2026-05-11", 60);
    for times in [Times::Any, Times::At(time("09:00"))] {
        for days in [Days::Soonest, on("2026-05-12")] {
            let (_, readings) = meet(&practice, &wish(days, times), &taken, at(&practice, NOW));
            assert_eq!(readings, 2);
        }
    }
    assert_eq!(
        told(&practice, &wish(Days::Soonest, Times::At(time("09:00"))), &taken, NOW),
        "fitting Fri 10 09:00 Khan, Mon 13 09:00 Khan, Tue 14 09:00 Khan"
    );
    assert_eq!(
        told(&practice, &wish(on("2026-05-12"), Times::At(time("09:00"))), &taken, NOW),
        "Taken, instead Fri 10 09:00 Khan, Mon 13 09:00 Khan, Tue 14 09:00 Khan"
    );
}

#[test]
fn wished_days_that_were_not_read_are_read_before_others_are_told() {
    let practice = practice();
    let month =
        Days::Between { first: "2026-05-12".parse().unwrap(), last: "2026-06-12".parse().unwrap() };
    // Nine o'clock is taken for a fortnight; other times are not.
    let nine: Vec<_> =
        (12..27).flat_map(|day| full(&practice, &format!("2026-05-{day} 09:00-09:30"))).collect();
    assert_eq!(
        told(&practice, &wish(month, Times::At(time("09:00"))), &nine, NOW),
        "fitting Wed 27 09:00 Khan, Thu 28 09:00 Khan, Fri 29 09:00 Khan"
    );
}

#[test]
fn a_time_that_is_taken_or_over_is_no_reason_to_read_more() {
    let practice = practice();
    let ten = Times::At(time("10:00"));
    let tuesday = full(&practice, "2026-05-12 10:00-10:30");
    let (_, readings) = meet(&practice, &wish(on("2026-05-12"), ten), &tuesday, at(&practice, NOW));
    assert_eq!(readings, 1);
    let past_and_today =
        Days::Between { first: "2026-05-11".parse().unwrap(), last: "2026-05-12".parse().unwrap() };
    let now = at(&practice, "2026-05-12 09:30");
    let (_, readings) = meet(&practice, &wish(past_and_today, ten), &[], now);
    assert_eq!(readings, 1);
}

#[test]
fn a_time_at_which_nothing_ever_starts_reads_no_more_than_the_first_week() {
    let practice = practice();
    let now = at(&practice, NOW);
    let (_, readings) = meet(&practice, &wish(Days::Soonest, Times::At(time("03:00"))), &[], now);
    assert_eq!(readings, 1);
}

#[test]
fn when_nothing_can_be_had_at_all_there_is_nothing() {
    let mut practice = practice();
    practice.rules.horizon_days = 20;
    let taken = full_days(&practice, "2026-05-11", 30);
    assert_eq!(told(&practice, &wish(Days::Soonest, Times::Any), &taken, NOW), "Taken, nothing");
    // Yesterday's hours are no hope.
    let closed =
        Closure { first: "2026-05-12".parse().unwrap(), last: "2026-12-31".parse().unwrap() };
    practice.closures = vec![closed];
    let soonest = wish(Days::Soonest, Times::Any);
    assert_eq!(told(&practice, &soonest, &[], "2026-05-12 08:00"), "Closed, nothing");
    practice.closures.clear();
    practice.hours = hours(&[], &[]);
    assert_eq!(told(&practice, &wish(Days::Soonest, Times::Any), &[], NOW), "Closed, nothing");
    practice.hours = hours(&EVERY_DAY, &["09:00-09:15"]);
    assert_eq!(told(&practice, &wish(Days::Soonest, Times::Any), &[], NOW), "Closed, nothing");
}
