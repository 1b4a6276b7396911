//! Looking a wish up in the appointment book, once it is read: from when the caller's wish is known
//! to what they are told.
#![expect(clippy::expect_used, reason = "what cannot be set up is not measured: it fails")]

mod time;

use std::hint::black_box;

use bench::{NOW, practice};
use criterion::{Criterion, criterion_group, criterion_main};
use domain::{Availability, Days, Practice, ProviderWish, Resource, Seats, TimeRange, Times, Wish};
use jiff::civil::{date, time as at};
use jiff::{SignedDuration, Timestamp};
use scheduling::{Book, Lookup, Occupied};

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
    for size in [0, 200, 2_000, 20_000] {
        let book = Book { read, taken: appointments(&practice, size, 1) };
        criterion.bench_function(&format!("answer/{size} appointments read"), |bencher| {
            bencher.iter(|| scheduling::answer(&practice, black_box(&wish), &book, now));
        });
    }
}

criterion_group!(name = benches; config = in_thread_time(); targets = how_full, how_big);
criterion_main!(benches);
