//! Writing groups of steps into a real PostgreSQL, as persistence does: one statement, committed.
//! The server is that of `DATABASE_URL`; without it nothing here is measured.
#![expect(clippy::expect_used, reason = "what cannot be set up is not measured: it fails")]

use std::sync::Arc;
use std::time::Duration;

use bench::{Database, Steps};
use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use domain::PhoneNumber;
use ports::{Entry, Fate, Journal as _, NewPractice, Practices as _, Purpose};
use store::{Location, Settings, Store};
use tokio::runtime::Runtime;

/// Steps in one group: the last is the limit.
const SIZES: [u32; 4] = [1, 8, 32, 64];

fn groups(criterion: &mut Criterion) {
    let Some(server) = bench::url() else {
        eprintln!("NOT MEASURED: groups of steps are written to a PostgreSQL (set DATABASE_URL)");
        return;
    };
    let name = format!("bella_bench_{}", std::process::id());
    let database = Database::on(server, &name);
    let runtime = Runtime::new().expect("a runtime for the store");
    let mut steps = Steps::default();
    let store = runtime.block_on(open(&database, &runtime, &steps));
    let write = |group: Vec<Arc<Entry>>| {
        let written = runtime.block_on(store.append(&group)).expect("the group is written");
        assert!(written.iter().all(|it| it.fate == Fate::Won), "a step was not taken");
    };
    let mut group = criterion.benchmark_group("journal");
    group.sample_size(50);
    for size in SIZES {
        group.throughput(Throughput::Elements(size.into()));
        group.bench_function(format!("plain, {size}"), |bencher| {
            bencher.iter_batched(|| steps.plain(size), write, BatchSize::PerIteration);
        });
        group.bench_function(format!("holds, {size}"), |bencher| {
            bencher.iter_batched(|| steps.holds(size), write, BatchSize::PerIteration);
        });
        group.bench_function(format!("bookings, {size}"), |bencher| {
            let held = || {
                let holds = steps.holds(size);
                write(holds.clone());
                steps.bookings(&holds)
            };
            bencher.iter_batched(held, write, BatchSize::PerIteration);
        });
    }
    group.finish();
    runtime.block_on(store.close());
}

async fn open(database: &Database, runtime: &Runtime, steps: &Steps) -> Store {
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
    let practice = NewPractice {
        practice: steps.practice().clone(),
        numbers: vec![called],
        purpose: Purpose::Simulated,
    };
    store.add(&practice).await.expect("the practice is added");
    store
}

criterion_group!(benches, groups);
criterion_main!(benches);
