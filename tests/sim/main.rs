//! The product in a simulated world: the real conversation, calls, registry and persistence, on
//! in-memory ports, in virtual time, with everything going wrong that can. One seed is one run.
//!
//! `BELLA_SIM_SEEDS=100000` plays that many seeds, `BELLA_SIM_FIRST=7` begins with another one
//! than 0, and `BELLA_SIM_SEED=42` plays one and prints what happened in it.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod caller;
mod carrier;
mod chance;
mod check;
mod clock;
mod faults;
mod history;
mod panics;
mod ports_in_trouble;
mod process;
mod report;
mod scenario;
mod world;

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use report::Tally;
use scenario::Scenario;

/// Seeds, unless `BELLA_SIM_SEEDS` says another number.
const SEEDS: u64 = 1000;

/// From how many seeds on everything has to have been reached.
const ENOUGH: u64 = 1000;

fn from_environment(name: &str) -> Option<u64> {
    std::env::var(name).ok().map(|value| value.parse().unwrap())
}

#[test]
fn every_scenario_keeps_every_promise() {
    if let Some(seed) = from_environment("BELLA_SIM_SEED") {
        report::replay(seed);
        return;
    }
    let seeds = from_environment("BELLA_SIM_SEEDS").unwrap_or(SEEDS);
    let first = from_environment("BELLA_SIM_FIRST").unwrap_or(0);
    let begun = tokio::time::Instant::now();
    let next = AtomicU64::new(first);
    let failed = AtomicBool::new(false);
    let worker = || {
        let mut tally = Tally::default();
        while !failed.load(Ordering::Relaxed) {
            let seed = next.fetch_add(1, Ordering::Relaxed);
            if seed >= first + seeds {
                break;
            }
            let ran = world::run(&Scenario::of(seed), false);
            if !ran.broken.is_empty() {
                failed.store(true, Ordering::Relaxed);
                tally.failed.push(seed);
            }
            tally.add(ran);
        }
        tally
    };
    let workers = std::thread::available_parallelism().map_or(1, usize::from);
    let tallies = std::thread::scope(|scope| {
        let workers: Vec<_> = (0..workers).map(|_| scope.spawn(worker)).collect();
        workers.into_iter().map(|worker| worker.join().unwrap()).collect::<Vec<_>>()
    });
    let tally = tallies.into_iter().reduce(Tally::with).unwrap();
    if let Some(seed) = tally.failed.iter().min() {
        report::fail(*seed);
    }
    println!("{seeds} scenarios from seed {first} on, in {:.1?}", begun.elapsed());
    println!("{tally}");
    if seeds >= ENOUGH {
        tally.has_reached_everything();
    }
}

#[test]
fn one_seed_is_one_run() {
    for seed in 0..40 {
        let scenario = Scenario::of(seed);
        let (once, twice) = (world::run(&scenario, true), world::run(&scenario, true));
        let differs = once.trace.iter().zip(&twice.trace).find(|(once, twice)| once != twice);
        assert_eq!(differs, None, "seed {seed}");
        assert_eq!(once.trace.len(), twice.trace.len(), "seed {seed}");
    }
}
