//! A practice to try things out on, and its book in words.

use domain::{
    Availability, BookingRules, Country, Days, FrontDesk, Minutes, OpenPeriod, Practice,
    PracticeId, PracticeVersion, Provider, ProviderId, ProviderWish, Resource, RoomId, Seats,
    Service, ServiceId, Slot, TimeRange, Times, WeeklyHours, Wish,
};
use jiff::Timestamp;
use jiff::civil::{DateTime, Time, Weekday};
use jiff::tz::TimeZone;
use scheduling::{Book, Lookup, Occupied, answer, first_look, reading};
use uuid::Uuid;

pub(crate) const KHAN: ProviderId = ProviderId::new(Uuid::from_u128(1));
pub(crate) const TREMBLAY: ProviderId = ProviderId::new(Uuid::from_u128(2));
pub(crate) const CHECK_UP: ServiceId = ServiceId::new(Uuid::from_u128(11));
pub(crate) const FILLING: ServiceId = ServiceId::new(Uuid::from_u128(12));
/// A room of the practices that have rooms.
pub(crate) const OFFICE: RoomId = RoomId::new(Uuid::from_u128(21));
/// Another.
pub(crate) const SURGERY: RoomId = RoomId::new(Uuid::from_u128(22));
/// A room that no practice has.
pub(crate) const CELLAR: RoomId = RoomId::new(Uuid::from_u128(23));

pub(crate) const WORKDAYS: [Weekday; 5] =
    [Weekday::Monday, Weekday::Tuesday, Weekday::Wednesday, Weekday::Thursday, Weekday::Friday];
pub(crate) const EVERY_DAY: [Weekday; 7] = [
    Weekday::Monday,
    Weekday::Tuesday,
    Weekday::Wednesday,
    Weekday::Thursday,
    Weekday::Friday,
    Weekday::Saturday,
    Weekday::Sunday,
];

/// Maple Dental, moved to Toronto, where clocks still change: Monday to Friday 9 to 12 and 13 to
/// 17; a check-up takes 30 minutes, a filling 60; grid 15 minutes, notice 1 hour, horizon 90 days.
pub(crate) fn practice() -> Practice {
    Practice {
        id: PracticeId::new(Uuid::from_u128(7)),
        version: PracticeVersion(1),
        name: "Maple Dental".into(),
        time_zone: TimeZone::get("America/Toronto").unwrap(),
        country: Country::Canada,
        hours: hours(&WORKDAYS, &["09:00-12:00", "13:00-17:00"]),
        region: None,
        keeps_holidays: false,
        closures: Vec::new(),
        rooms: Vec::new(),
        desk: FrontDesk::default(),
        services: vec![service(CHECK_UP, 30), service(FILLING, 60)],
        providers: vec![provider(KHAN, "Khan"), provider(TREMBLAY, "Tremblay")],
        rules: BookingRules { notice: Minutes(60), horizon_days: 90, grid: Minutes(15) },
        transfer_to: None,
        emergency: String::new(),
    }
}

pub(crate) fn service(id: ServiceId, minutes: u16) -> Service {
    Service::new(id, "", Minutes(minutes), vec![KHAN, TREMBLAY])
}

pub(crate) fn provider(id: ProviderId, name: &str) -> Provider {
    Provider::new(id, name)
}

/// The same periods, written `09:00-12:00`, on each of these days.
pub(crate) fn hours(days: &[Weekday], periods: &[&str]) -> WeeklyHours {
    let periods = periods.iter().map(|period| {
        let (opens, closes) = period.split_once('-').unwrap();
        OpenPeriod { opens: opens.parse().unwrap(), closes: closes.parse().unwrap() }
    });
    let week = days.iter().flat_map(|day| periods.clone().map(|period| (*day, period)));
    WeeklyHours::new(week).unwrap()
}

/// The instant of a time on the wall, written `2026-05-12 10:00`; the first if it is shown twice.
pub(crate) fn at(practice: &Practice, wall: &str) -> Timestamp {
    let wall: DateTime = wall.parse().unwrap();
    practice.time_zone.to_ambiguous_timestamp(wall).earlier().unwrap()
}

/// The range from one time on the wall to another of the same day: `2026-05-12 10:00-11:30`.
pub(crate) fn range(practice: &Practice, text: &str) -> TimeRange {
    let (from, until) = text.rsplit_once('-').unwrap();
    let date = from.split_once(' ').unwrap().0;
    TimeRange::new(at(practice, from), at(practice, &format!("{date} {until}"))).unwrap()
}

pub(crate) fn taken(practice: &Practice, provider: ProviderId, text: &str) -> Occupied {
    Occupied { resource: Resource::Provider(provider, Seats::ONLY), range: range(practice, text) }
}

/// Both providers taken.
pub(crate) fn full(practice: &Practice, text: &str) -> [Occupied; 2] {
    [taken(practice, KHAN, text), taken(practice, TREMBLAY, text)]
}

pub(crate) fn wish(days: Days, times: Times) -> Wish {
    Wish { service: CHECK_UP, provider: ProviderWish::Anyone, days, times }
}

pub(crate) fn on(date: &str) -> Days {
    Days::On(date.parse().unwrap())
}

pub(crate) fn time(text: &str) -> Time {
    text.parse().unwrap()
}

/// Meets a wish as a call would: reads what it is told to, and answers from that. Also says how
/// many times the book was read.
pub(crate) fn meet(
    practice: &Practice,
    wish: &Wish,
    taken: &[Occupied],
    now: Timestamp,
) -> (Availability, usize) {
    let mut lookup = first_look(practice, wish, now);
    for readings in 0..3 {
        match lookup {
            Lookup::Answer(availability) => return (availability, readings),
            Lookup::Read(read) => lookup = answer(practice, wish, &open(read, taken), now),
        }
    }
    panic!("the book is read at most twice, then there is an answer");
}

/// The book as it is read for these instants: with what is taken in them and nothing else.
pub(crate) fn open(read: TimeRange, taken: &[Occupied]) -> Book {
    let taken = taken.iter().filter(|taken| taken.range.overlaps(read)).copied().collect();
    Book { read, taken }
}

/// What a caller is told, in words.
pub(crate) fn told(practice: &Practice, wish: &Wish, taken: &[Occupied], now: &str) -> String {
    let (availability, _) = meet(practice, wish, taken, at(practice, now));
    match availability {
        Availability::Exactly(slot) => format!("exactly {}", words(practice, &[slot])),
        Availability::Fitting(slots) => format!("fitting {}", words(practice, &slots)),
        Availability::Instead { why, slots } => {
            format!("{why:?}, instead {}", words(practice, &slots))
        }
        Availability::Nothing(why) => format!("{why:?}, nothing"),
    }
}

/// Slots by the clock on the wall: `Tue 12 10:00 Khan, Tue 12 10:15 Tremblay`.
pub(crate) fn words(practice: &Practice, slots: &[Slot]) -> String {
    let words = slots.iter().map(|slot| {
        let wall = practice.time_zone.to_datetime(slot.starts_at);
        let name = &practice.provider(slot.provider).unwrap().name;
        format!("{} {name}", wall.strftime("%a %d %H:%M"))
    });
    words.collect::<Vec<_>>().join(", ")
}

/// The starts of one provider's free slots that lie within a stretch of one day.
pub(crate) fn starts(
    practice: &Practice,
    service: &Service,
    within: &str,
    taken: &[Occupied],
    now: &str,
) -> String {
    let read = reading(service, range(practice, within));
    let khan = ProviderWish::Named(KHAN);
    let book = open(read, taken);
    let slots = scheduling::free_slots(practice, service, khan, &book, at(practice, now));
    let walls = slots.iter().map(|slot| practice.time_zone.to_datetime(slot.starts_at));
    walls.map(|wall| wall.strftime("%H:%M").to_string()).collect::<Vec<_>>().join(" ")
}
