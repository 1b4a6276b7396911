//! What came of simulated calls.

use std::collections::HashSet;
use std::time::Duration;

use domain::CallSid;
use serde_json::{Value, json};

/// What came of simulated calls.
#[derive(Default)]
pub(crate) struct Figures {
    /// Calls that came to an end.
    pub(crate) calls: u32,
    /// How long each webhook took to be answered, in microseconds.
    pub(crate) latencies_us: Vec<u32>,
    /// The calls that heard that they are booked.
    pub(crate) heard: HashSet<CallSid>,
    /// The calls that heard it before any were counted.
    pub(crate) heard_before: HashSet<CallSid>,
    /// Safe replies, and whatever else is no answer to a caller.
    pub(crate) errors: u32,
    /// How long it took altogether.
    pub(crate) took: Duration,
}

impl Figures {
    /// Takes in what came of other calls of the same run.
    pub(crate) fn add(&mut self, other: Self) {
        self.calls += other.calls;
        self.latencies_us.extend(other.latencies_us);
        self.heard.extend(other.heard);
        self.errors += other.errors;
    }

    /// The figures, by the names that the command promises.
    pub(crate) fn summary(&self) -> Value {
        let mut sorted = self.latencies_us.clone();
        sorted.sort_unstable();
        let at = |per_mille: usize| {
            let place = (sorted.len() * per_mille / 1000).min(sorted.len().saturating_sub(1));
            sorted.get(place).map_or(0.0, |us| f64::from(*us) / 1000.0)
        };
        let turns = u32::try_from(sorted.len()).unwrap_or(u32::MAX);
        let per_second = f64::from(turns) / self.took.as_secs_f64().max(f64::EPSILON);
        json!({
            "calls": self.calls,
            "turns": turns,
            "turns_per_s": per_second.round(),
            "bookings": self.heard.len(),
            "p50_ms": at(500),
            "p95_ms": at(950),
            "p99_ms": at(990),
            "max_ms": at(1000),
            "errors": self.errors,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentiles_are_of_all_webhooks_together() {
        let mut figures = Figures { took: Duration::from_secs(2), ..Figures::default() };
        figures.add(Figures { latencies_us: (1..=500).collect(), calls: 1, ..Figures::default() });
        figures.add(Figures { latencies_us: (501..=1000).collect(), ..Figures::default() });
        let summary = figures.summary();
        for (name, value) in
            [("turns_per_s", 500.0), ("p50_ms", 0.501), ("p99_ms", 0.991), ("max_ms", 1.0)]
        {
            assert_eq!(summary[name], value, "{name}");
        }
        assert_eq!((&summary["calls"], &summary["turns"]), (&json!(1), &json!(1000)));
        assert_eq!(Figures::default().summary()["p99_ms"], 0.0);
    }
}
