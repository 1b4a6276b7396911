//! What fits a wish, and which few of it a caller is told.

use domain::{
    Availability, Closure, Days, OpenPeriod, ProviderWish, ServiceId, Times, WeeklyHours, Why, Wish,
};
use jiff::civil::Weekday;
use scheduling::{Lookup, first_look};
use uuid::Uuid;

use crate::fixture::{KHAN, TREMBLAY, at, full, meet, on, practice, taken, time, told, wish};

/// A Monday.
const NOW: &str = "2026-05-11 08:00";

fn between(first: &str, last: &str) -> Days {
    Days::Between { first: first.parse().unwrap(), last: last.parse().unwrap() }
}

fn any_of(days: [&str; 2]) -> Days {
    Days::AnyOf(days.map(|day| day.parse().unwrap()).into())
}

#[test]
fn one_day_and_one_time_that_is_free_is_exactly_that() {
    let practice = practice();
    let ten = Times::At(time("10:00"));
    let exactly = "exactly Tue 12 10:00 Khan";
    assert_eq!(told(&practice, &wish(on("2026-05-12"), ten), &[], NOW), exactly);
    let one_day = between("2026-05-12", "2026-05-12");
    assert_eq!(told(&practice, &wish(one_day, ten), &[], NOW), exactly);
    let twice = any_of(["2026-05-12", "2026-05-12"]);
    assert_eq!(told(&practice, &wish(twice, ten), &[], NOW), exactly);
}

#[test]
fn one_time_on_several_days_is_the_first_three_that_are_free() {
    let practice = practice();
    let ten = Times::At(time("10:00"));
    let tuesday = full(&practice, "2026-05-12 09:00-12:00");
    assert_eq!(
        told(&practice, &wish(Days::Soonest, ten), &tuesday, NOW),
        "fitting Mon 11 10:00 Khan, Wed 13 10:00 Khan, Thu 14 10:00 Khan"
    );
    assert_eq!(
        told(&practice, &wish(between("2026-05-12", "2026-05-13"), ten), &tuesday, NOW),
        "fitting Wed 13 10:00 Khan"
    );
    assert_eq!(
        told(&practice, &wish(any_of(["2026-05-14", "2026-05-11"]), ten), &tuesday, NOW),
        "fitting Mon 11 10:00 Khan, Thu 14 10:00 Khan"
    );
}

#[test]
fn about_a_time_is_the_nearest_three_soonest_first() {
    let practice = practice();
    let around_ten = wish(on("2026-05-12"), Times::Around(time("10:00")));
    assert_eq!(
        told(&practice, &around_ten, &[], NOW),
        "fitting Tue 12 09:45 Khan, Tue 12 10:00 Khan, Tue 12 10:15 Khan"
    );
    let mut taken = full(&practice, "2026-05-12 09:30-10:45").to_vec();
    assert_eq!(
        told(&practice, &around_ten, &taken, NOW),
        "fitting Tue 12 09:00 Khan, Tue 12 10:45 Khan, Tue 12 11:00 Khan"
    );
    taken.extend(full(&practice, "2026-05-12 09:00-17:00"));
    assert_eq!(
        told(&practice, &around_ten, &taken, NOW),
        "Taken, instead Wed 13 10:00 Khan, Thu 14 10:00 Khan, Fri 15 10:00 Khan"
    );
}

#[test]
fn about_a_time_when_only_that_time_is_free_is_exactly_that() {
    let practice = practice();
    let around_ten = wish(on("2026-05-12"), Times::Around(time("10:00")));
    let mut taken = full(&practice, "2026-05-12 09:00-10:00").to_vec();
    taken.extend(full(&practice, "2026-05-12 10:30-12:00"));
    assert_eq!(told(&practice, &around_ten, &taken, NOW), "exactly Tue 12 10:00 Khan");
}

#[test]
fn about_a_time_on_several_days_is_each_days_nearest_before_a_days_second() {
    let practice = practice();
    let around_ten = Times::Around(time("10:00"));
    let tuesday = full(&practice, "2026-05-12 10:00-10:30");
    assert_eq!(
        told(&practice, &wish(Days::Soonest, around_ten), &tuesday, NOW),
        "fitting Mon 11 10:00 Khan, Tue 12 09:30 Khan, Wed 13 10:00 Khan"
    );
    assert_eq!(
        told(&practice, &wish(any_of(["2026-05-12", "2026-05-13"]), around_ten), &tuesday, NOW),
        "fitting Tue 12 09:30 Khan, Tue 12 10:30 Khan, Wed 13 10:00 Khan"
    );
}

#[test]
fn any_time_of_a_day_is_spread_over_it() {
    let practice = practice();
    let tuesday = wish(on("2026-05-12"), Times::Any);
    assert_eq!(
        told(&practice, &tuesday, &[], NOW),
        "fitting Tue 12 09:00 Khan, Tue 12 11:00 Khan, Tue 12 13:00 Khan"
    );
    let early = full(&practice, "2026-05-12 09:00-11:15");
    assert_eq!(
        told(&practice, &tuesday, &early, NOW),
        "fitting Tue 12 11:15 Khan, Tue 12 13:00 Khan, Tue 12 15:00 Khan"
    );
}

#[test]
fn any_time_of_several_days_leaves_room_for_the_next_day() {
    let practice = practice();
    assert_eq!(
        told(&practice, &wish(Days::Soonest, Times::Any), &[], "2026-05-11 14:30"),
        "fitting Mon 11 15:30 Khan, Tue 12 09:00 Khan, Wed 13 09:00 Khan"
    );
    let week = between("2026-05-12", "2026-05-15");
    assert_eq!(
        told(&practice, &wish(week, Times::Any), &[], NOW),
        "fitting Tue 12 09:00 Khan, Tue 12 11:00 Khan, Wed 13 09:00 Khan"
    );
}

#[test]
fn where_little_is_free_the_rest_is_what_lies_farthest_apart() {
    let practice = practice();
    let afternoon =
        wish(on("2026-05-12"), Times::Between { from: time("14:00"), until: time("17:00") });
    assert_eq!(
        told(&practice, &afternoon, &[], NOW),
        "fitting Tue 12 14:00 Khan, Tue 12 15:00 Khan, Tue 12 16:00 Khan"
    );
    let late = full(&practice, "2026-05-12 15:15-17:00");
    // Of two that lie as far apart, the sooner.
    assert_eq!(
        told(&practice, &afternoon, &late, NOW),
        "fitting Tue 12 14:00 Khan, Tue 12 14:15 Khan, Tue 12 14:45 Khan"
    );
}

#[test]
fn from_and_until_are_kept_to() {
    let practice = practice();
    assert_eq!(
        told(&practice, &wish(on("2026-05-12"), Times::From(time("15:00"))), &[], NOW),
        "fitting Tue 12 15:00 Khan, Tue 12 15:45 Khan, Tue 12 16:30 Khan"
    );
    assert_eq!(
        told(&practice, &wish(on("2026-05-12"), Times::Until(time("09:30"))), &[], NOW),
        "fitting Tue 12 09:00 Khan, Tue 12 09:15 Khan"
    );
}

#[test]
fn anyone_is_who_has_the_least_taken_that_day() {
    let practice = practice();
    let ten = |date| wish(on(date), Times::At(time("10:00")));
    let taken = [
        taken(&practice, KHAN, "2026-05-12 13:00-14:00"),
        taken(&practice, TREMBLAY, "2026-05-12 15:00-15:30"),
        // Twice in the book, but one half hour of the day.
        taken(&practice, TREMBLAY, "2026-05-12 15:00-15:30"),
        taken(&practice, TREMBLAY, "2026-05-13 15:00-15:30"),
    ];
    let tuesday = ten("2026-05-12");
    assert_eq!(told(&practice, &tuesday, &taken, NOW), "exactly Tue 12 10:00 Tremblay");
    let wednesday = ten("2026-05-13");
    assert_eq!(told(&practice, &wednesday, &taken, NOW), "exactly Wed 13 10:00 Khan");
    // What is over today counts too.
    let monday = [crate::fixture::taken(&practice, KHAN, "2026-05-11 09:00-09:30")];
    let afternoon = wish(on("2026-05-11"), Times::At(time("15:00")));
    assert_eq!(
        told(&practice, &afternoon, &monday, "2026-05-11 12:00"),
        "exactly Mon 11 15:00 Tremblay"
    );
}

#[test]
fn a_day_of_which_only_midnight_was_read_is_read_to_its_end_before_it_is_offered() {
    let mut practice = practice();
    let period = |opens, closes| OpenPeriod { opens: time(opens), closes: time(closes) };
    practice.hours = WeeklyHours::new([
        (Weekday::Tuesday, period("00:00", "00:30")),
        // So that there is something that could be told instead.
        (Weekday::Friday, period("09:00", "17:00")),
    ])
    .unwrap();
    practice.rules.horizon_days = 8;
    let tomorrow = "2026-05-12".parse().unwrap();
    practice.closures = vec![Closure { first: tomorrow, last: tomorrow }];
    let soonest = wish(Days::Soonest, Times::At(time("00:00")));
    let taken = [taken(&practice, KHAN, "2026-05-19 10:00-11:00")];
    assert_eq!(told(&practice, &soonest, &taken, NOW), "fitting Tue 19 00:00 Tremblay");
}

#[test]
fn a_named_provider_is_no_other() {
    let practice = practice();
    let khan = Wish {
        provider: ProviderWish::Named(KHAN),
        ..wish(on("2026-05-12"), Times::At(time("10:00")))
    };
    let taken = [taken(&practice, KHAN, "2026-05-12 09:30-10:30")];
    assert_eq!(
        told(&practice, &khan, &taken, NOW),
        "Taken, instead Tue 12 10:30 Khan, Tue 12 10:45 Khan, Wed 13 10:00 Khan"
    );
}

#[test]
fn what_the_practice_does_not_do_needs_no_reading() {
    let mut practice = practice();
    let now = at(&practice, NOW);
    let nothing = Lookup::Answer(Availability::Nothing(Why::Closed));
    let other_service =
        Wish { service: ServiceId::new(Uuid::from_u128(99)), ..wish(Days::Soonest, Times::Any) };
    assert_eq!(first_look(&practice, &other_service, now), nothing);
    practice.services[0].providers = vec![TREMBLAY];
    let khan = Wish { provider: ProviderWish::Named(KHAN), ..wish(Days::Soonest, Times::Any) };
    assert_eq!(first_look(&practice, &khan, now), nothing);
    practice.rules.horizon_days = 0;
    practice.rules.notice = domain::Minutes(2 * 24 * 60);
    assert_eq!(
        first_look(&practice, &wish(Days::Soonest, Times::Any), now),
        Lookup::Answer(Availability::Nothing(Why::TooSoon))
    );
}

#[test]
fn a_usual_wish_reads_the_wished_day_and_the_week_after() {
    let mut practice = practice();
    practice.services[0].buffer_before = domain::Minutes(10);
    practice.services[0].buffer_after = domain::Minutes(5);
    let read = |wish| match first_look(&practice, &wish, at(&practice, NOW)) {
        Lookup::Read(read) => [read.from(), read.until()]
            .map(|at| practice.time_zone.to_datetime(at).strftime("%d.%m. %H:%M").to_string()),
        Lookup::Answer(answer) => panic!("{answer:?}"),
    };
    let week = |from: &str, until: &str| [from.to_owned(), until.to_owned()];
    let tuesday = wish(on("2026-05-12"), Times::Any);
    assert_eq!(read(tuesday), week("11.05. 23:50", "20.05. 00:35"));
    let soonest = wish(Days::Soonest, Times::Any);
    assert_eq!(read(soonest), week("10.05. 23:50", "19.05. 00:35"));
    let yesterday = wish(on("2026-05-10"), Times::Any);
    assert_eq!(read(yesterday), week("10.05. 23:50", "19.05. 00:35"));
    let next_year = wish(on("2027-05-12"), Times::Any);
    assert_eq!(read(next_year), week("01.08. 23:50", "10.08. 00:35"));
}

#[test]
fn no_more_is_read_than_can_be_booked() {
    let mut practice = practice();
    practice.rules.horizon_days = 3;
    for date in ["2026-05-10", "2026-05-11", "2027-05-12"] {
        let Lookup::Read(read) =
            first_look(&practice, &wish(on(date), Times::Any), at(&practice, NOW))
        else {
            panic!("there is something to read");
        };
        assert_eq!(read.from(), at(&practice, "2026-05-11 00:00"));
        assert_eq!(read.until(), at(&practice, "2026-05-15 00:30"));
    }
}

#[test]
fn the_one_slot_that_is_left_of_a_day_fits_but_was_not_named() {
    let practice = practice();
    let mut taken = full(&practice, "2026-05-12 09:00-11:30").to_vec();
    taken.extend(full(&practice, "2026-05-12 13:00-17:00"));
    assert_eq!(
        told(&practice, &wish(on("2026-05-12"), Times::Any), &taken, NOW),
        "fitting Tue 12 11:30 Khan"
    );
}

#[test]
fn the_book_is_read_once_when_something_that_was_read_fits() {
    let practice = practice();
    let month = wish(between("2026-06-01", "2026-06-30"), Times::Any);
    let (_, readings) = meet(&practice, &month, &[], at(&practice, NOW));
    assert_eq!(readings, 1);
}
