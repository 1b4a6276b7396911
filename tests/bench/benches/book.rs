//! Looking a wish up in the appointment book, once it is read: from when the caller's wish is known
//! to what they are told; and listing what is free in it.
#![expect(clippy::expect_used, reason = "what cannot be set up is not measured: it fails")]

mod time;

use std::hint::black_box;

use bench::{NOW, practice};
use criterion::measurement::Measurement;
use criterion::{Criterion, criterion_group, criterion_main};
use domain::{
    Availability, Days, OpenPeriod, Practice, Provider, ProviderId, ProviderWish, Resource, Room,
    RoomId, Seats, Slot, TimeRange, Times, WeeklyHours, Wish,
};
use jiff::civil::{Weekday, date, time as at};
use jiff::{SignedDuration, Timestamp};
use scheduling::{Book, Lookup, Occupied};
use uuid::Uuid;

use time::{ThreadTime, in_thread_time};

/// Appointments that begin every quarter of an hour, each provider's in turn, `every` so many
/// quarters; so many of them.
fn appointments(practice: &Practice, count: u32, every: u32) -> Vec<Occupied> {
    let people = u32::try_from(practice.providers.len()).expect("a few");
    let now: Timestamp = NOW.parse().expect("an instant");
    let one = |number: u32| {
        let from = now + SignedDuration::from_mins(i64::from(number / people * every) * 15);
        let provider = &practice.providers[usize::try_from(number % people).expect("a few")];
        let until = from + SignedDuration::from_mins(15);
        let range = TimeRange::new(from, until).expect("it ends after it begins");
        Occupied { resource: Resource::Provider(provider.id, Seats::ONLY), range }
    };
    (0..count).map(one).collect()
}

/// What a caller is told, when the book has these appointments.
fn looked_up(practice: &Practice, wish: &Wish, taken: &[Occupied]) -> Availability {
    let now: Timestamp = NOW.parse().expect("an instant");
    let mut lookup = scheduling::first_look(practice, wish, now);
    loop {
        match lookup {
            Lookup::Answer(availability) => return availability,
            Lookup::Read(read) => {
                // In the order in which they begin, as the store keeps them.
                let from = taken.partition_point(|it| it.range.until() <= read.from());
                let until = taken.partition_point(|it| it.range.from() < read.until());
                let book = Book { read, taken: taken[from..until].to_vec() };
                lookup = scheduling::answer(practice, wish, &book, now);
            }
        }
    }
}

fn wishes(practice: &Practice) -> [(&'static str, Wish); 2] {
    let service = practice.services[0].id;
    let named = ProviderWish::Named(practice.providers[1].id);
    let times = Times::At(at(10, 15, 0, 0));
    let day = Days::On(date(2026, 12, 3));
    [
        ("one time, one person", Wish { service, provider: named, days: day, times }),
        (
            "as soon as possible, anyone",
            Wish {
                service,
                provider: ProviderWish::Anyone,
                days: Days::Soonest,
                times: Times::Any,
            },
        ),
    ]
}

fn how_full(criterion: &mut Criterion<ThreadTime>) {
    let practice = practice();
    // 96 quarters a day for four people, on all of the 90 days that can be booked and one more.
    let whole = 96 * 4 * 91;
    let books = [
        ("empty", Vec::new()),
        ("half full", appointments(&practice, whole / 2, 2)),
        ("full", appointments(&practice, whole, 1)),
    ];
    for (name, wish) in wishes(&practice) {
        for (full, taken) in &books {
            criterion.bench_function(&format!("look up/{name}, {full}"), |bencher| {
                bencher.iter(|| looked_up(&practice, black_box(&wish), taken));
            });
        }
    }
}

fn how_big(criterion: &mut Criterion<ThreadTime>) {
    let practice = practice();
    let [(_, wish), _] = wishes(&practice);
    let now: Timestamp = NOW.parse().expect("an instant");
    let Lookup::Read(read) = scheduling::first_look(&practice, &wish, now) else {
        panic!("the book has to be read");
    };
    for size in SIZES {
        let book = Book { read, taken: appointments(&practice, size, 1) };
        criterion.bench_function(&format!("answer/{size} appointments read"), |bencher| {
            bencher.iter(|| scheduling::answer(&practice, black_box(&wish), &book, now));
        });
    }
    let people = people(50);
    for size in SIZES {
        // However many, they are spread over all of the days.
        let every = (QUARTERS_IN_60_DAYS * 50).checked_div(size).unwrap_or(1);
        let book = book(&people, 60, appointments(&people, size, every));
        criterion.bench_function(&format!("free/50 people, {size} appointments"), |bencher| {
            bencher.iter(|| free(&people, black_box(&book), now));
        });
    }
}

/// How many appointments the book has.
const SIZES: [u32; 4] = [0, 1_000, 10_000, 50_000];

/// Of one provider.
const QUARTERS_IN_60_DAYS: u32 = 60 * 96;

/// A practice in which so many people work, with everything that makes looking it up slow: hours of
/// their own, a room for each of them that the service needs, and holidays.
fn people(many: u128) -> Practice {
    let mut practice = practice();
    let week = std::iter::successors(Some(Weekday::Monday), |day| Some(day.next())).take(7);
    let shift =
        |opens, closes| OpenPeriod { opens: at(opens, 0, 0, 0), closes: at(closes, 0, 0, 0) };
    let shifts = week.flat_map(|day| [(day, shift(6, 12)), (day, shift(13, 22))]);
    let hours = WeeklyHours::new(shifts).expect("hours without overlap");
    let id = |number| Uuid::from_u128(0x1000 + number);
    practice.providers = (0..many)
        .map(|number| Provider {
            hours: Some(hours.clone()),
            ..Provider::new(ProviderId::new(id(number)), format!("Dr. {number}"))
        })
        .collect();
    practice.rooms = (0..many)
        .map(|number| Room { id: RoomId::new(id(number)), name: format!("Room {number}") })
        .collect();
    practice.keeps_holidays = true;
    let (providers, rooms) = (&practice.providers, &practice.rooms);
    for service in &mut practice.services {
        service.providers = providers.iter().map(|provider| provider.id).collect();
        service.rooms = rooms.iter().map(|room| room.id).collect();
    }
    practice
}

fn book(practice: &Practice, days: i64, taken: Vec<Occupied>) -> Book {
    let now: Timestamp = NOW.parse().expect("an instant");
    let until = now + SignedDuration::from_hours(24 * days);
    let within = TimeRange::new(now, until).expect("it ends after it begins");
    Book { read: scheduling::reading(&practice.services[0], within), taken }
}

fn free(practice: &Practice, book: &Book, now: Timestamp) -> Vec<Slot> {
    scheduling::free_slots(practice, &practice.services[0], ProviderWish::Anyone, book, now)
}

/// What the availability of a usual and of a large practice takes, and how long the slowest of many
/// looks took, which criterion does not say.
fn availability(criterion: &mut Criterion<ThreadTime>) {
    let now: Timestamp = NOW.parse().expect("an instant");
    for (many, days) in [(4, 14), (50, 60)] {
        let practice = people(many);
        let [_, (_, wish)] = wishes(&practice);
        let whole = 96 * u32::try_from(many * (days + 1)).expect("a few thousand");
        let days = i64::try_from(days).expect("a few");
        for (full, every) in [("half full", 2), ("full", 1)] {
            let taken = appointments(&practice, whole / every, every);
            let book = book(&practice, days, taken);
            let name = format!("{many} people, {days} days, {full}");
            criterion.bench_function(&format!("free/{name}"), |bencher| {
                bencher.iter(|| free(&practice, black_box(&book), now));
            });
            slowest(&format!("free/{name}"), || free(&practice, &book, now));
            slowest(&format!("answer/{name}"), || scheduling::answer(&practice, &wish, &book, now));
        }
    }
}

/// Prints what the slowest of 200 took.
fn slowest<T>(name: &str, mut look: impl FnMut() -> T) {
    let mut took: Vec<_> = (0..200)
        .map(|_| {
            let begun = ThreadTime.start();
            black_box(look());
            ThreadTime.end(begun)
        })
        .collect();
    took.sort_unstable();
    println!("{name}: median {:?}, p99 {:?}, slowest {:?}", took[100], took[197], took[199]);
}

criterion_group!(
    name = benches;
    config = in_thread_time();
    targets = how_full, how_big, availability
);
criterion_main!(benches);
