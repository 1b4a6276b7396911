//! Who is there, with how many seats and which rooms; and what is left standing when that changes.

use domain::{
    Country, Minutes, Place, Practice, Provider, ProviderWish, Resource, Room, Seats, Takes, Times,
    Why,
};
use jiff::civil::Weekday;
use scheduling::{
    Book, Lookup, Occupied, Refusal, Stranded, bookable, first_look, free_slots, may_cancel,
    places, places_free, slot, stands,
};

use crate::fixture::{
    CELLAR, CHECK_UP, EVERY_DAY, KHAN, OFFICE, SURGERY, TREMBLAY, WORKDAYS, at, hours, meet, on,
    open, practice, range, service, starts, taken, told, wish, words,
};

/// A Monday.
const NOW: &str = "2026-05-11 08:00";

fn khan(practice: &mut Practice) -> &mut Provider {
    &mut practice.providers[0]
}

fn seats(first: u16, end: u16) -> Seats {
    Seats::new(first, end).unwrap()
}

fn on_seats(practice: &Practice, taken: Seats, text: &str) -> Occupied {
    Occupied { resource: Resource::Provider(KHAN, taken), range: range(practice, text) }
}

/// Maple Dental with an office and a surgery; a check-up needs one of these rooms.
fn with_rooms(needed: &[domain::RoomId]) -> Practice {
    let mut practice = practice();
    practice.rooms = [OFFICE, SURGERY].map(|id| Room { id, name: String::new() }).into();
    practice.services[0].rooms = needed.to_vec();
    practice
}

#[test]
fn a_slot_lies_within_the_practices_hours_and_the_providers_own() {
    let mut practice = practice();
    khan(&mut practice).hours = Some(hours(&WORKDAYS, &["08:00-09:40", "10:10-11:15"]));
    let check_up = practice.service(CHECK_UP).unwrap();
    // The steps are the practice's, from nine, not Khan's.
    assert_eq!(
        starts(&practice, check_up, "2026-05-12 00:00-13:00", &[], NOW),
        "09:00 10:15 10:30 10:45"
    );
    let now = at(&practice, NOW);
    let ask = |provider, wall| {
        bookable(&practice, check_up, slot(check_up, provider, at(&practice, wall)), now)
    };
    assert_eq!(ask(KHAN, "2026-05-12 09:00"), Ok(()));
    assert_eq!(ask(KHAN, "2026-05-12 09:15"), Err(Refusal::NotWorking));
    assert_eq!(ask(TREMBLAY, "2026-05-12 09:15"), Ok(()));
    assert_eq!(ask(KHAN, "2026-05-12 08:00"), Err(Refusal::Closed));
    assert_eq!(ask(KHAN, "2026-05-12 10:20"), Err(Refusal::OffGrid));
}

#[test]
fn a_providers_night_ends_at_midnight_before_a_closed_day_too() {
    let mut practice = practice();
    practice.hours = hours(&EVERY_DAY, &["00:00-00:00"]);
    practice.rules.grid = Minutes(60);
    khan(&mut practice).hours = Some(hours(&[Weekday::Tuesday], &["22:00-02:00"]));
    let hour = service(CHECK_UP, 60);
    let night = |practice: &Practice| {
        [
            starts(practice, &hour, "2026-05-12 12:00-23:59", &[], NOW),
            starts(practice, &hour, "2026-05-13 00:00-12:00", &[], NOW),
        ]
    };
    // Across midnight no slot lies in one of the practice's own days.
    assert_eq!(night(&practice), ["22:00", "00:00 01:00"]);
    let closed = "2026-05-13".parse().unwrap();
    practice.closures = vec![domain::Closure { first: closed, last: closed }];
    assert_eq!(night(&practice), ["22:00", ""]);
}

#[test]
fn a_morning_that_begins_before_the_night_is_over_counts_by_itself() {
    let mut practice = practice();
    practice.hours = hours(&EVERY_DAY, &["00:00-00:00"]);
    practice.rules.grid = Minutes(30);
    khan(&mut practice).hours = Some(hours(&EVERY_DAY, &["05:00-07:00", "22:00-06:00"]));
    let hour = service(CHECK_UP, 60);
    assert_eq!(
        starts(&practice, &hour, "2026-05-12 04:00-12:00", &[], NOW),
        "04:00 04:30 05:00 05:30 06:00"
    );
}

#[test]
fn a_time_at_which_nobody_works_is_closed_and_somebody_elses_is_not() {
    let mut practice = practice();
    khan(&mut practice).hours = Some(hours(&WORKDAYS, &["09:00-12:00"]));
    let two = wish(on("2026-05-12"), Times::At(jiff::civil::time(14, 0, 0, 0)));
    assert_eq!(told(&practice, &two, &[], NOW), "exactly Tue 12 14:00 Tremblay");
    let with_khan = domain::Wish { provider: ProviderWish::Named(KHAN), ..two };
    assert_eq!(
        told(&practice, &with_khan, &[], NOW),
        "Closed, instead Tue 12 11:15 Khan, Tue 12 11:30 Khan, Wed 13 11:30 Khan"
    );
}

#[test]
fn a_time_at_which_they_never_work_is_no_reason_to_read_more() {
    let mut practice = practice();
    khan(&mut practice).hours = Some(hours(&WORKDAYS, &["09:00-12:00"]));
    let two = Times::At(jiff::civil::time(14, 0, 0, 0));
    let provider = ProviderWish::Named(KHAN);
    let wish = domain::Wish { provider, ..wish(domain::Days::Soonest, two) };
    let (_, readings) = meet(&practice, &wish, &[], at(&practice, NOW));
    assert_eq!(readings, 1);
}

#[test]
fn a_public_holiday_is_closed_where_it_is_kept() {
    let mut practice = practice();
    let victoria_day = wish(on("2026-05-18"), Times::At(jiff::civil::time(10, 0, 0, 0)));
    let told = |practice: &Practice| told(practice, &victoria_day, &[], NOW);
    assert_eq!(told(&practice), "exactly Mon 18 10:00 Khan");
    practice.keeps_holidays = true;
    // Not everywhere in Canada.
    assert_eq!(told(&practice), "exactly Mon 18 10:00 Khan");
    practice.region = Some("ON".parse().unwrap());
    let closed = "Closed, instead Tue 19 10:00 Khan, Wed 20 10:00 Khan, Thu 21 10:00 Khan";
    assert_eq!(told(&practice), closed);
    practice.country = Country::UnitedStates;
    assert_eq!(told(&practice), "exactly Mon 18 10:00 Khan");
}

#[test]
fn a_second_seat_can_be_had_until_it_is_taken_too() {
    let mut practice = practice();
    khan(&mut practice).seats = 2;
    let check_up = practice.service(CHECK_UP).unwrap();
    let free =
        |taken: &[Occupied]| starts(&practice, check_up, "2026-05-12 09:00-10:00", taken, NOW);
    let first = on_seats(&practice, seats(0, 1), "2026-05-12 09:00-10:00");
    let second = on_seats(&practice, seats(1, 2), "2026-05-12 09:30-10:00");
    assert_eq!(free(&[first]), "09:00 09:15 09:30");
    assert_eq!(free(&[first, second]), "09:00");
    let away = on_seats(&practice, Seats::ALL, "2026-05-12 09:15-10:00");
    assert_eq!(free(&[away]), "");
}

#[test]
fn a_service_of_several_seats_needs_them_beside_one_another() {
    let mut practice = practice();
    khan(&mut practice).seats = 3;
    practice.services[0].takes.insert(KHAN, Takes::Seats(2));
    let free = |practice: &Practice, taken: Seats| {
        let check_up = practice.service(CHECK_UP).unwrap();
        let taken = on_seats(practice, taken, "2026-05-12 09:00-12:00");
        starts(practice, check_up, "2026-05-12 09:00-09:30", &[taken], NOW)
    };
    assert_eq!(free(&practice, seats(0, 1)), "09:00");
    assert_eq!(free(&practice, seats(1, 2)), "");
    practice.services[0].takes.insert(KHAN, Takes::Alone);
    assert_eq!(free(&practice, seats(2, 3)), "");
    // Fewer seats than it takes are all of them.
    khan(&mut practice).seats = 1;
    practice.services[0].takes.insert(KHAN, Takes::Seats(5));
    assert_eq!(free(&practice, seats(2, 3)), "09:00");
}

#[test]
fn one_of_the_rooms_has_to_be_free_for_all_of_the_time() {
    let mut practice = with_rooms(&[SURGERY, OFFICE]);
    practice.services[0].buffer_after = Minutes(15);
    let check_up = practice.service(CHECK_UP).unwrap();
    let room =
        |room, text| Occupied { resource: Resource::Room(room), range: range(&practice, text) };
    let free =
        |taken: &[Occupied]| starts(&practice, check_up, "2026-05-12 09:00-10:30", taken, NOW);
    let office = room(OFFICE, "2026-05-12 09:00-10:00");
    assert_eq!(free(&[office]), "09:00 09:15 09:30 09:45 10:00");
    // Half of it in one room and half in the other is in neither.
    assert_eq!(free(&[office, room(SURGERY, "2026-05-12 10:00-11:00")]), "09:00 09:15 10:00");
    // A room that will not do is not in the way, nor of use.
    let mut only_office = practice.clone();
    only_office.services[0].rooms = vec![OFFICE, CELLAR];
    let check_up = only_office.service(CHECK_UP).unwrap();
    let surgery = room(SURGERY, "2026-05-12 09:00-12:00");
    let starts = |taken| starts(&only_office, check_up, "2026-05-12 09:00-10:30", taken, NOW);
    assert_eq!(starts(&[surgery, office]), "10:00");
}

#[test]
fn a_service_whose_rooms_are_gone_cannot_be_booked_and_needs_no_reading() {
    let practice = with_rooms(&[CELLAR]);
    let check_up = practice.service(CHECK_UP).unwrap();
    let now = at(&practice, NOW);
    assert_eq!(starts(&practice, check_up, "2026-05-12 09:00-10:30", &[], NOW), "");
    let ten = slot(check_up, KHAN, at(&practice, "2026-05-12 10:00"));
    assert_eq!(bookable(&practice, check_up, ten, now), Err(Refusal::NoRoom));
    let wish = wish(on("2026-05-12"), Times::Any);
    let nothing = domain::Availability::Nothing(Why::Closed);
    assert_eq!(first_look(&practice, &wish, now), Lookup::Answer(nothing));
}

#[test]
fn anyone_is_whose_day_is_the_least_full_whatever_it_is_full_of() {
    let mut practice = practice();
    khan(&mut practice).seats = 2;
    let at_four = wish(on("2026-05-12"), Times::At(jiff::civil::time(16, 0, 0, 0)));
    let whom = |taken: &[Occupied]| told(&practice, &at_four, taken, NOW);
    let khans = on_seats(&practice, seats(0, 1), "2026-05-12 09:00-11:00");
    // Two hours on one seat of two are one hour of the day.
    let tremblays = taken(&practice, TREMBLAY, "2026-05-12 09:00-10:15");
    assert_eq!(whom(&[khans, tremblays]), "exactly Tue 12 16:00 Khan");
    let tremblays = taken(&practice, TREMBLAY, "2026-05-12 09:00-09:45");
    assert_eq!(whom(&[khans, tremblays]), "exactly Tue 12 16:00 Tremblay");
    // Who is away in the morning is not given all of the afternoon.
    let away = on_seats(&practice, Seats::ALL, "2026-05-12 09:00-12:00");
    assert_eq!(whom(&[away, tremblays]), "exactly Tue 12 16:00 Tremblay");
}

#[test]
fn free_places_are_tried_first_even_when_there_are_more_than_are_tried() {
    let mut practice = with_rooms(&[OFFICE, SURGERY]);
    khan(&mut practice).seats = 50;
    let check_up = practice.service(CHECK_UP).unwrap();
    let morning = range(&practice, "2026-05-12 09:00-12:00");
    let at_nine = range(&practice, "2026-05-12 09:00-09:30");
    let taken = [
        Occupied { resource: Resource::Room(OFFICE), range: morning },
        Occupied { resource: Resource::Provider(KHAN, seats(0, 49)), range: morning },
    ];
    let free = Place { seats: seats(49, 50), room: Some(SURGERY) };
    let tried = places_free(&practice, check_up, KHAN, at_nine, &taken);
    assert_eq!((tried.len(), tried[0]), (64, free));
    assert!(!places(&practice, check_up, KHAN).contains(&free));
    let book = Book { taken: taken.into(), ..open(at_nine, &[]) };
    let khan = ProviderWish::Named(KHAN);
    let slots = free_slots(&practice, check_up, khan, &book, at(&practice, NOW));
    assert_eq!(words(&practice, &slots), "Tue 12 09:00 Khan");
}

#[test]
fn a_change_strands_what_does_not_fit_any_more() {
    let practice = with_rooms(&[OFFICE]);
    let ask = |change: &dyn Fn(&mut Practice)| {
        let mut changed = practice.clone();
        change(&mut changed);
        let check_up = changed.service(CHECK_UP).unwrap();
        // Off the grid, and long past.
        let appointment = slot(check_up, KHAN, at(&practice, "2020-05-12 10:07"));
        let place = Place { seats: seats(0, 1), room: Some(OFFICE) };
        stands(&changed, check_up, appointment, place)
    };
    assert_eq!(ask(&|_| {}), Ok(()));
    assert_eq!(ask(&|it| it.services[0].providers = vec![TREMBLAY]), Err(Stranded::NotProvided));
    assert_eq!(ask(&|it| it.providers.retain(|it| it.id != KHAN)), Err(Stranded::NotProvided));
    assert_eq!(ask(&|it| it.rooms.retain(|it| it.id != OFFICE)), Err(Stranded::NoRoom));
    assert_eq!(ask(&|it| it.services[0].rooms = vec![SURGERY]), Err(Stranded::NoRoom));
    assert_eq!(ask(&|it| it.services[0].rooms.clear()), Ok(()));
    assert_eq!(ask(&|it| it.hours = hours(&WORKDAYS, &["10:15-17:00"])), Err(Stranded::Closed));
    let afternoon = hours(&WORKDAYS, &["12:00-17:00"]);
    let away = |it: &mut Practice| khan(it).hours = Some(afternoon.clone());
    assert_eq!(ask(&away), Err(Stranded::NotWorking));
    let date = "2020-05-12".parse().unwrap();
    let closure = domain::Closure { first: date, last: date };
    assert_eq!(ask(&|it| it.closures.push(closure)), Err(Stranded::Closed));

    let check_up = practice.service(CHECK_UP).unwrap();
    let appointment = slot(check_up, KHAN, at(&practice, "2026-05-12 10:00"));
    let on = |seats, room| stands(&practice, check_up, appointment, Place { seats, room });
    assert_eq!(on(seats(1, 2), Some(OFFICE)), Err(Stranded::NoSeat));
    assert_eq!(on(seats(0, 1), None), Err(Stranded::NoRoom));
    assert_eq!(on(seats(0, 1), Some(CELLAR)), Err(Stranded::NoRoom));
}

#[test]
fn a_customer_may_call_off_until_the_practices_notice_before_the_start() {
    let mut practice = practice();
    practice.desk.cancel_notice = Minutes(120);
    let starts_at = at(&practice, "2026-05-12 10:00");
    let may = |practice: &Practice, now| may_cancel(practice, starts_at, at(practice, now));
    assert!(may(&practice, "2026-05-12 08:00"));
    assert!(!may(&practice, "2026-05-12 08:01"));
    practice.desk.cancel_notice = Minutes(0);
    assert!(may(&practice, "2026-05-12 09:59"));
    assert!(!may(&practice, "2026-05-12 10:01"));
}
