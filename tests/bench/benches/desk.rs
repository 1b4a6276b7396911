//! Booking at the desk, in a book of a size: one transaction of a real PostgreSQL, from the request to
//! the item. The server is that of `DATABASE_URL`; without it nothing here is measured.
#![expect(clippy::expect_used, reason = "what cannot be set up is not measured: it fails")]

use std::time::Duration;

use bench::{Database, NOW, practice};
use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use domain::{PhoneNumber, Practice};
use jiff::{SignedDuration, Timestamp};
use ports::{
    Actor, Asked, Attendee, Bookkeeping as _, NewAppointment, NewPractice, Practices as _, Purpose,
    Scope,
};
use store::{Location, Settings, Store};
use tokio::runtime::Runtime;

/// Appointments that are in the book before, a quarter of an hour each, four at a time.
const SIZES: [u32; 4] = [0, 1_000, 10_000, 50_000];
/// Quarters of an hour that a practice is open on a day.
const QUARTERS: u32 = 64;

fn booking(criterion: &mut Criterion) {
    let Some(server) = bench::url() else {
        eprintln!("NOT MEASURED: appointments are booked in a PostgreSQL (set DATABASE_URL)");
        return;
    };
    let name = format!("bella_bench_desk_{}", std::process::id());
    let database = Database::on(server, &name);
    let runtime = Runtime::new().expect("a runtime for the store");
    let practice = practice();
    let store = runtime.block_on(open(&database, &runtime, &practice));
    let mut group = criterion.benchmark_group("desk");
    group.sample_size(20);
    group.warm_up_time(Duration::from_secs(1));
    group.measurement_time(Duration::from_secs(2));
    let (mut number, mut filled) = (0, 0);
    for size in SIZES {
        fill(&database, &practice, filled, size);
        filled = size;
        group.bench_function(format!("book, {size} in the book"), |bencher| {
            let ask = || {
                number += 1;
                asked(&practice, number)
            };
            let book = |asked| runtime.block_on(store.book(asked)).expect("it is booked");
            bencher.iter_batched(ask, book, BatchSize::PerIteration);
        });
    }
    group.finish();
    runtime.block_on(store.close());
}

/// Somebody with a number of their own, who wants the next slot that is free, whoever it is with.
fn asked(practice: &Practice, number: u32) -> Asked<NewAppointment> {
    let now: Timestamp = NOW.parse().expect("an instant");
    let opens = jiff::civil::time(6, 0, 0, 0);
    let quarter = number / 4;
    let day = practice.time_zone.to_datetime(now).date();
    let day =
        day.saturating_add(SignedDuration::from_hours(24 * i64::from(1 + quarter / QUARTERS)));
    let opens = day.to_datetime(opens).to_zoned(practice.time_zone.clone()).expect("an instant");
    let starts_at =
        opens.timestamp() + SignedDuration::from_mins(15 * i64::from(quarter % QUARTERS));
    let phone: PhoneNumber =
        format!("+1403{}{:04}", 420 + number / 10_000, number % 10_000).parse().expect("a number");
    let name = Some("Sarah Johnson".parse().expect("a name"));
    let customer = Attendee::Named { name, phone };
    let service = practice.services[0].id;
    Asked {
        scope: Scope::Practices([practice.id].into()),
        actor: Actor::Operator,
        now,
        once: None,
        seen: None,
        what: NewAppointment { service, provider: None, customer, starts_at },
    }
}

/// Fills the book up, past the days that can be booked.
fn fill(database: &Database, practice: &Practice, from: u32, until: u32) {
    let id = practice.id;
    let filled = database.texts(&format!(
        "WITH customer AS (
            INSERT INTO customers (id, practice_id, name, created_at)
            SELECT gen_random_uuid(), '{id}', 'Somebody', timestamptz '{NOW}'
            RETURNING id
        ), filled AS (
            INSERT INTO appointments (id, practice_id, service_id, provider_id, seats, customer_id,
                status, starts_at, ends_at, wall_start, time_zone, occupies, created_at, updated_at)
            SELECT gen_random_uuid(), '{id}', s.id, p.id, '[0,1)', customer.id, 'booked', t.at,
                t.at + interval '15 min', t.at AT TIME ZONE 'UTC', 'UTC',
                tstzrange(t.at, t.at + interval '15 min'), t.at, t.at
            FROM customer, services s, providers p,
                (SELECT timestamptz '{NOW}' + interval '100 days' + n * interval '15 min' AS at
                    FROM generate_series({from} / 4, {until} / 4 - 1) n) AS t
            RETURNING 1
        )
        SELECT count(*)::text FROM filled"
    ));
    assert_eq!(filled, [(until - from).to_string()], "the book is filled");
    assert!(database.texts("ANALYZE").is_empty(), "it has no rows");
}

async fn open(database: &Database, runtime: &Runtime, practice: &Practice) -> Store {
    let location = Location::Url(database.url());
    store::migrate(&location, runtime.handle()).await.expect("the migrations run");
    let settings = Settings {
        location,
        max_connections: 4,
        acquire_timeout: Duration::from_secs(5),
        statement_timeout: Duration::from_secs(5),
    };
    let store = Store::open(settings, runtime.handle().clone()).await.expect("a store");
    let called: PhoneNumber = bench::CALLED.parse().expect("a number");
    let practice =
        NewPractice { practice: practice.clone(), numbers: vec![called], purpose: Purpose::Real };
    store.add(&practice).await.expect("the practice is added");
    store
}

criterion_group!(benches, booking);
criterion_main!(benches);
