//! The chaos harness: that every fault really happens and no promise is broken by it, that all of
//! them together break none, and that the checker would see it if one were.
//!
//! Needs PostgreSQL installed: the embedded one takes one connection, and cannot serve two
//! processes. Where there is none, what needs it says so aloud.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]
#![expect(clippy::panic, reason = "a test fails by panicking")]

mod faults;
mod fence;
mod mutations;

use std::io::Write as _;
use std::path::PathBuf;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use chaos::{Kind, Plan, Report};
use jiff::Timestamp;

/// The binary that is tested.
const BELLA: &str = env!("CARGO_BIN_EXE_bella");

/// Whether the harness can run here. A test that cannot says aloud that it proves nothing.
fn has_postgres(test: &str) -> bool {
    let found = chaos::postgres_binaries().is_some();
    if !found {
        // Not by the macro, which is silent where a test passes.
        let mut aloud = std::io::stderr();
        writeln!(aloud, "NOT RUN, PostgreSQL is not installed: {test}").unwrap();
    }
    found
}

/// A short run with few callers who do not think long.
fn short(kinds: &[Kind], seed: u64, lasts: Option<Duration>) -> Plan {
    Plan {
        program: PathBuf::from(BELLA),
        seed,
        lasts,
        calm: Duration::from_secs(1),
        callers: 24,
        thinks: (30, 300),
        kinds: kinds.to_vec(),
        now: now(),
    }
}

#[expect(clippy::disallowed_methods, reason = "servers run by the real time, and so do callers")]
fn now() -> Timestamp {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
    Timestamp::from_second(i64::try_from(since.as_secs()).unwrap()).unwrap()
}

/// Runs it; fails with everything that is wrong.
fn clean(plan: &Plan) -> Report {
    let report = match chaos::run(plan, &|line| println!("{line}")) {
        Ok(report) => report,
        Err(error) => panic!("seed {}: {error}: {error:?}", plan.seed),
    };
    println!("{}", report.summary());
    assert!(report.is_clean(), "seed {}: {}", plan.seed, report.wrongs());
    report
}
