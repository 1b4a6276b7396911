//! Random practices on random days, most of them near a day on which clocks change.

use std::sync::OnceLock;

use domain::{
    BookingRules, Closure, Country, Days, Minutes, OpenPeriod, Practice, Provider, ProviderWish,
    Region, Resource, Room, Seats, Service, Takes, TimeRange, Times, WeeklyHours, Wish,
};
use jiff::civil::{Date, Time, Weekday};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use proptest::prelude::*;
use scheduling::{Book, Occupied, reading};

use crate::fixture::{
    CELLAR, CHECK_UP, EVERY_DAY, KHAN, OFFICE, SURGERY, TREMBLAY, practice, provider, service,
};

/// How many days of the book are read.
pub(crate) const DAYS: i64 = 5;

/// A practice, its book, a reading of the clock and a wish.
#[derive(Debug, Clone)]
pub(crate) struct World {
    pub(crate) practice: Practice,
    /// Everything that is taken, read or not.
    pub(crate) taken: Vec<Occupied>,
    pub(crate) now: Timestamp,
    pub(crate) wish: Wish,
}

impl World {
    pub(crate) fn service(&self) -> &Service {
        &self.practice.services[0]
    }

    /// Some days of the book, from the day before `now`.
    pub(crate) fn book(&self) -> Book {
        self.book_of(DAYS)
    }

    /// So many days of it, from the day before `now`.
    pub(crate) fn book_of(&self, days: i64) -> Book {
        let from = self.now - SignedDuration::from_hours(24);
        let until = from + SignedDuration::from_hours(24 * days);
        let read = reading(self.service(), TimeRange::new(from, until).unwrap());
        crate::fixture::open(read, &self.taken)
    }
}

/// Every time zone whose clocks change between 2026 and 2028, with the changes.
pub(crate) fn changes() -> &'static [(TimeZone, Timestamp)] {
    static CHANGES: OnceLock<Vec<(TimeZone, Timestamp)>> = OnceLock::new();
    CHANGES.get_or_init(|| {
        let first = "2026-01-01T00:00:00Z".parse::<Timestamp>().unwrap();
        let end = "2029-01-01T00:00:00Z".parse::<Timestamp>().unwrap();
        let mut changes = Vec::new();
        for name in jiff::tz::db().available() {
            let zone = TimeZone::get(name.as_str()).unwrap();
            let instants: Vec<_> = zone
                .following(first)
                .map(|change| change.timestamp())
                .take_while(|change| *change < end)
                .collect();
            changes.extend(instants.into_iter().map(|change| (zone.clone(), change)));
        }
        assert!(changes.len() > 500, "{} changes of clocks are known", changes.len());
        changes
    })
}

/// A zone and an instant, three times in four less than four days before a change of its clocks.
fn nows() -> impl Strategy<Value = (TimeZone, Timestamp)> {
    let minutes = prop_oneof![3 => 0..4 * 24 * 60i64, 1 => 0..90 * 24 * 60i64];
    (proptest::sample::select(changes()), minutes)
        .prop_map(|((zone, change), minutes)| (zone, change - SignedDuration::from_mins(minutes)))
}

fn times() -> impl Strategy<Value = Time> {
    // Whole quarters, mostly, and often in the small hours, in which clocks change.
    let quarters = prop_oneof![(0..16i8), (0..96i8)];
    let minutes = (0..24i8, 0..60i8).prop_map(|(hour, minute)| Time::constant(hour, minute, 0, 0));
    prop_oneof![
        4 => quarters.prop_map(|quarter| Time::constant(quarter / 4, quarter % 4 * 15, 0, 0)),
        1 => minutes,
    ]
}

fn hours() -> impl Strategy<Value = WeeklyHours> {
    let period = (times(), times()).prop_map(|(opens, closes)| OpenPeriod { opens, closes });
    let days = proptest::sample::subsequence(EVERY_DAY.to_vec(), 1..=7);
    (proptest::collection::vec(period, 1..=3), days).prop_map(|(periods, days)| {
        // As many of the periods as do not overlap.
        let week = |periods: &[OpenPeriod]| {
            let on = |day: &Weekday| periods.iter().map(|period| (*day, *period)).collect();
            WeeklyHours::new(days.iter().flat_map(|day| -> Vec<_> { on(day) }))
        };
        (1..=periods.len()).rev().find_map(|count| week(&periods[..count]).ok()).unwrap_or_default()
    })
}

fn services() -> impl Strategy<Value = Service> {
    let buffers = || prop_oneof![Just(0u16), 0..45u16];
    let providers = proptest::sample::subsequence(vec![KHAN, TREMBLAY], 1..=2);
    let takes = prop_oneof![
        3 => Just(None),
        1 => (1..4u16).prop_map(|seats| Some(Takes::Seats(seats))),
        1 => Just(Some(Takes::Alone)),
    ];
    // Often none is needed; sometimes one that the practice does not have.
    let rooms = prop_oneof![
        6 => Just(Vec::new()),
        4 => proptest::sample::subsequence(vec![OFFICE, SURGERY], 1..=2),
        1 => proptest::sample::subsequence(vec![OFFICE, CELLAR], 1..=2),
    ];
    (5..180u16, buffers(), buffers(), providers, takes, rooms).prop_map(
        |(minutes, before, after, providers, takes, rooms)| Service {
            buffer_before: Minutes(before),
            buffer_after: Minutes(after),
            providers,
            takes: takes.into_iter().map(|takes| (KHAN, takes)).collect(),
            rooms,
            ..service(CHECK_UP, minutes)
        },
    )
}

/// Khan sees several at once now and then; both have hours of their own now and then.
fn providers() -> impl Strategy<Value = Vec<Provider>> {
    let own = || prop_oneof![3 => Just(None), 1 => hours().prop_map(Some)];
    let seats = prop_oneof![Just(1u16), 2..5u16];
    (seats, own(), own()).prop_map(|(seats, khans, tremblays)| {
        vec![
            Provider { seats, hours: khans, ..provider(KHAN, "Khan") },
            Provider { hours: tremblays, ..provider(TREMBLAY, "Tremblay") },
        ]
    })
}

/// A country and a region, and whether their holidays are kept.
fn places() -> impl Strategy<Value = (Country, Option<Region>, bool)> {
    let places = vec![
        (Country::Canada, "ON"),
        (Country::UnitedStates, "MA"),
        (Country::UnitedKingdom, "SCT"),
        (Country::Australia, "VIC"),
    ];
    (proptest::sample::select(places), any::<bool>())
        .prop_map(|((country, region), keeps)| (country, region.parse().ok(), keeps))
}

fn rules() -> impl Strategy<Value = BookingRules> {
    let grid = proptest::sample::select(vec![5u16, 7, 10, 15, 20, 30, 45, 60]);
    let notice = prop_oneof![2 => 0..180u16, 1 => 0..2880u16];
    let horizon_days = prop_oneof![1 => 0..4u16, 3 => 4..40u16];
    (grid, notice, horizon_days).prop_map(|(grid, notice, horizon_days)| BookingRules {
        notice: Minutes(notice),
        horizon_days,
        grid: Minutes(grid),
    })
}

/// Something taken, at most so many days from `now`, sometimes for days on end: some of a provider's
/// seats, all of them, or a room.
fn occupied(now: Timestamp, days: i64) -> impl Strategy<Value = Occupied> {
    let length = prop_oneof![8 => 1..240i64, 1 => 1..4 * 24 * 60i64];
    let seats = prop_oneof![
        6 => Just(Seats::ONLY),
        3 => (0..4u16, 1..3u16).prop_map(|(first, more)| Seats::new(first, first + more).unwrap()),
        1 => Just(Seats::ALL),
    ];
    let provider = proptest::sample::select(vec![KHAN, TREMBLAY]);
    let room = proptest::sample::select(vec![OFFICE, SURGERY]);
    let resource = prop_oneof![
        4 => (provider, seats).prop_map(|(provider, seats)| Resource::Provider(provider, seats)),
        1 => room.prop_map(Resource::Room),
    ];
    (-24 * 60..days * 24 * 60, length, resource).prop_map(move |(start, length, resource)| {
        let from = now + SignedDuration::from_mins(start);
        let until = from + SignedDuration::from_mins(length);
        Occupied { resource, range: TimeRange::new(from, until).unwrap() }
    })
}

/// Days relative to today: soon, far, past, one or several.
fn wished_days(today: Date) -> impl Strategy<Value = Days> {
    let day = (-2..45i64).prop_map(move |days| today + SignedDuration::from_hours(24 * days));
    let near = (0..6i64).prop_map(move |days| today + SignedDuration::from_hours(24 * days));
    let day = || prop_oneof![day.clone(), near.clone()];
    prop_oneof![
        2 => Just(Days::Soonest),
        4 => day().prop_map(Days::On),
        2 => (day(), 0..30i64).prop_map(|(first, days)| Days::Between {
            first,
            last: first + SignedDuration::from_hours(24 * days),
        }),
        2 => proptest::collection::vec(day(), 0..4).prop_map(Days::AnyOf),
    ]
}

/// Any times of day, or a step of the grid counted from an opening.
fn wished_times(hours: &WeeklyHours, rules: BookingRules) -> impl Strategy<Value = Times> + use<> {
    let openings: Vec<_> =
        EVERY_DAY.iter().flat_map(|day| hours.on(*day)).map(|period| period.opens).collect();
    let step = (proptest::sample::select(openings), 0..20i64).prop_map(move |(opens, step)| {
        opens.wrapping_add(SignedDuration::from_mins(step * i64::from(rules.grid.0)))
    });
    prop_oneof![
        4 => step.prop_map(Times::At),
        2 => Just(Times::Any),
        2 => times().prop_map(Times::At),
        2 => times().prop_map(Times::Around),
        1 => times().prop_map(Times::From),
        1 => times().prop_map(Times::Until),
        1 => (times(), times()).prop_map(|(one, other)| Times::Between {
            from: one.min(other),
            until: one.max(other),
        }),
    ]
}

fn wished_providers() -> impl Strategy<Value = ProviderWish> {
    prop_oneof![
        4 => Just(ProviderWish::Anyone),
        1 => Just(ProviderWish::Named(KHAN)),
        1 => Just(ProviderWish::Named(TREMBLAY)),
    ]
}

pub(crate) fn worlds() -> impl Strategy<Value = World> {
    nows().prop_flat_map(|(time_zone, now)| worlds_at(time_zone, now))
}

/// Worlds in a zone at a reading of the clock.
pub(crate) fn worlds_at(time_zone: TimeZone, now: Timestamp) -> impl Strategy<Value = World> {
    let today = time_zone.to_datetime(now).date();
    let taken = prop_oneof![
        2 => proptest::collection::vec(occupied(now, DAYS), 0..30),
        1 => proptest::collection::vec(occupied(now, 45), 0..200),
    ];
    (practices(time_zone, today), taken).prop_flat_map(move |(practice, taken)| {
        let times = wished_times(&practice.hours, practice.rules);
        (wished_providers(), wished_days(today), times).prop_map(move |(provider, days, times)| {
            let wish = Wish { service: CHECK_UP, provider, days, times };
            World { practice: practice.clone(), taken: taken.clone(), now, wish }
        })
    })
}

fn practices(time_zone: TimeZone, today: Date) -> impl Strategy<Value = Practice> {
    let closure = (-1..DAYS, prop_oneof![3 => 0..2i64, 1 => 0..40i64]);
    let closure = closure.prop_map(move |(after, length)| {
        let first = today + SignedDuration::from_hours(24 * after);
        Closure { first, last: first + SignedDuration::from_hours(24 * length) }
    });
    let closures = prop_oneof![
        1 => Just(Vec::new()),
        2 => proptest::collection::vec(closure, 0..=2),
    ];
    (hours(), services(), providers(), rules(), closures, places()).prop_map(
        move |(hours, service, providers, rules, closures, (country, region, keeps_holidays))| {
            let room = |id| Room { id, name: String::new() };
            Practice {
                time_zone: time_zone.clone(),
                hours,
                closures,
                country,
                region,
                keeps_holidays,
                services: vec![service],
                providers,
                rooms: vec![room(OFFICE), room(SURGERY)],
                rules,
                ..practice()
            }
        },
    )
}
